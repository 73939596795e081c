import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../../src/core/oci/digest.ts';
import { RegistryError } from '../../../../src/errors.ts';
import type { BlobRef, ImageSource } from '../../../../src/ports/registry.ts';
import { copyBlob } from '../../../../src/services/registry/copy-blob.ts';
import { memoryRepository, type MemoryRepository } from '../../../support/memory-repository.ts';

const large = 'layer '.repeat(50_000);
const blobOf = (content: string): BlobRef => ({ digest: sha256(content), size: content.length });
const copy = (
  blob: BlobRef,
  from: Pick<ImageSource, 'readBlob'>,
  to: MemoryRepository,
  mountFrom?: string,
): Promise<void> => copyBlob({ blob, from, to, mountFrom }, {});
const holding = (content: string): MemoryRepository => {
  const repository = memoryRepository();
  repository.addBlob(content);
  return repository;
};

/** A source whose connection breaks after some bytes, and the offsets that it was asked for. */
function breaking(content: string, afterBytes: number): { source: Pick<ImageSource, 'readBlob'>; offsets: number[] } {
  const bytes = Buffer.from(content);
  const offsets: number[] = [];
  async function* pieces(offset: number): AsyncGenerator<Buffer, undefined> {
    await Promise.resolve();
    const end = offset + afterBytes;
    yield bytes.subarray(offset, end);
    if (end < bytes.length) throw new RegistryError('GET r.example/v2/a/blobs/b: terminated', {});
  }
  return {
    offsets,
    source: {
      readBlob(_, offset) {
        offsets.push(offset);
        return Promise.resolve(pieces(offset));
      },
    },
  };
}

describe('a blob', () => {
  test.each([['small'], [large], ['']])('arrives as it is', async (content) => {
    const target = memoryRepository();
    await copy(blobOf(content), holding(content), target);
    expect(target.blobs.get(sha256(content))?.toString()).toBe(content);
  });

  test('that is there is not sent again', async () => {
    const target = holding(large);
    await copy(blobOf(large), { readBlob: () => Promise.reject(new Error('was read')) }, target);
    expect(target.writes).toEqual([]);
  });

  test('of another repository of the registry is mounted, and sent where that fails', async () => {
    const source = holding(large);
    const target = memoryRepository({ siblings: { 'r.example/a': source } });
    await copy(blobOf(large), source, target, 'r.example/a');
    await copy(blobOf('other'), holding('other'), target, 'r.example/a');
    expect(target.writes).toEqual([`mount ${sha256(large)}`, `blob ${sha256('other')}`]);
  });

  test('whose download breaks goes on with the next byte', async () => {
    const target = memoryRepository();
    const { source, offsets } = breaking(large, 100_000);
    await copy(blobOf(large), source, target);
    expect(offsets).toEqual([0, 100_000, 200_000]);
    expect(target.blobs.get(sha256(large))?.toString()).toBe(large);
  });

  test('whose download brings nothing more is given up', async () => {
    const { source, offsets } = breaking(large, 0);
    await expect(copy(blobOf(large), source, memoryRepository())).rejects.toThrow('terminated');
    expect(offsets).toEqual([0, 0, 0]);
  });
});

describe('nothing arrives that is not what the digest says', () => {
  test.each([
    ['other bytes', 'x'.repeat(large.length)],
    ['more bytes', `${large}!`],
    ['fewer bytes', large.slice(1)],
  ])('%s', async (_, content) => {
    const target = memoryRepository();
    const source = { readBlob: async () => holding(content).readBlob(sha256(content), 0) };
    const error: unknown = await copy(blobOf(large), source, target).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { class: 'transient' } });
    expect(target.writes).toEqual([]);
  });

  test('a blob that the source does not have is said so, and not tried again', async () => {
    await expect(copy(blobOf(large), memoryRepository(), memoryRepository())).rejects.toMatchObject({
      failure: { class: 'permanent', reason: expect.stringContaining(sha256(large)) },
    });
  });
});
