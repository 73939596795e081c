import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { expansionLimit } from '../../../../src/core/archive/expansion-limit.ts';
import { layerDigests } from '../../../../src/adapters/archives/layer-digests.ts';
import { sha256Hex } from '../../../support/archive-fixture.ts';
import { rawTar } from '../../../support/raw-tar.ts';

const layer = Buffer.from('the content of a layer '.repeat(5000));
const [first, second] = [layer.subarray(0, 1000), layer.subarray(1000)];
const skippable = Buffer.concat([Buffer.from([0x53, 0x2a, 0x4d, 0x18, 4, 0, 0, 0]), Buffer.from('skip')]);
const digest = `sha256:${sha256Hex(layer)}`;

async function digestOf(content: Buffer, bytes: number): Promise<string | undefined> {
  const digests = layerDigests(expansionLimit({ maxLayerBytes: Infinity }), { hashes: true });
  const tar = rawTar({ name: 'before', content: 'x' }, { name: 'layer', content }, { name: 'empty' });
  // All pieces in the same memory, as a socket's reader has it.
  const memory = Buffer.alloc(bytes);
  for (let at = 0; at < tar.length; at += bytes) {
    await digests.read(memory.subarray(0, tar.copy(memory, 0, at, at + bytes)));
  }
  expect(digests.digestOf('before')).toBe(`sha256:${sha256Hex('x')}`);
  expect(digests.digestOf('empty')).toBe(`sha256:${sha256Hex('')}`);
  expect(digests.digestOf('nothing')).toBeUndefined();
  return digests.digestOf('layer');
}

describe('the digest of a layer', () => {
  test.each<[string, Buffer]>([
    ['plain', layer],
    ['gzip', gzipSync(layer)],
    ['gzip of several members', Buffer.concat([gzipSync(first), gzipSync(second)])],
    ['zstd', zstdCompressSync(layer)],
    ['zstd of several frames', Buffer.concat([zstdCompressSync(first), zstdCompressSync(second)])],
    [
      'zstd with frames to be skipped',
      Buffer.concat([skippable, zstdCompressSync(first), skippable, zstdCompressSync(second), skippable]),
    ],
  ])('that is %s is that of its plain content', async (_how, content) => {
    for (const bytes of [7, 512, 1001, 1 << 20]) await expect(digestOf(content, bytes)).resolves.toBe(digest);
  });

  test.each<[string, Buffer]>([
    ['bzip2', Buffer.from('BZh91AY&SY and more')],
    ['xz', Buffer.from('\xfd7zXZ\0 and more', 'latin1')],
    ['cut gzip', gzipSync(layer).subarray(0, 200)],
    ['damaged gzip', Buffer.concat([gzipSync(layer).subarray(0, 100), gzipSync(layer).subarray(120)])],
    ['cut zstd', zstdCompressSync(layer).subarray(0, 40)],
    ['zstd with something else behind it', Buffer.concat([zstdCompressSync(layer), layer])],
    ['gzip with something else behind it', Buffer.concat([gzipSync(layer), layer])],
  ])('that is %s is none', async (_how, content) => {
    for (const bytes of [7, 1 << 20]) await expect(digestOf(content, bytes)).resolves.toBeUndefined();
  });

  test('that is zstd of tiny frames takes no decompressor for each of them, and not any number of them (Z15)', async () => {
    const frame = zstdCompressSync(Buffer.from('x'));
    await expect(digestOf(Buffer.concat(Array<Buffer>(5000).fill(frame)), 1 << 16)).resolves.toBe(
      `sha256:${sha256Hex('x'.repeat(5000))}`,
    );
    const limit = expansionLimit({ maxLayerBytes: Infinity });
    for (let frames = 0; frames < 999_990; frames++) limit.addFrame();
    const digests = layerDigests(limit, { hashes: true });
    const refused = digests.read(rawTar({ name: 'layer', content: Buffer.concat(Array<Buffer>(20).fill(frame)) }));
    await expect(refused).rejects.toThrow('its zstd is made of more than 1000000 frames, which no image is');
  });
});
