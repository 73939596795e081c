import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { imageArchives } from '../../src/adapters/image-archives.ts';
import { TransferBroken } from '../../src/core/archive/transfer-broken.ts';
import { fixtureImage, savedArchive, tarOf } from '../support/archive-fixture.ts';

const app = await fixtureImage('app');
const tar = await tarOf(savedArchive(app, 'docker.io/library/app:1'));
const forms = { plain: tar, gzip: gzipSync(tar), zstd: zstdCompressSync(tar) };

/** As a download brings it: in pieces that end anywhere. */
const pieces = (content: Buffer): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / 777) }, (_, index) =>
      content.subarray(index * 777, (index + 1) * 777),
    ),
  );

describe.each(Object.entries(forms))('an archive that is %s', (_name, content) => {
  test('is recognised by its first bytes and comes out plain', async () => {
    const guarded = imageArchives.guard(pieces(content), {}, 1 << 30);
    const out = await buffer(guarded.stream);
    await expect(guarded.image).resolves.toMatchObject({ imageid: app.imageid });
    expect(out.includes(app.layer.content ?? 'never')).toBe(true);
  });

  test.each([0, 0.3, 0.7, 0.9])('is broken when it ends at %d of its length', async (share) => {
    const guarded = imageArchives.guard(pieces(content.subarray(0, content.length * share)), {}, 1 << 30);
    await expect(buffer(guarded.stream)).rejects.toBeInstanceOf(TransferBroken);
    await expect(guarded.image).rejects.toBeInstanceOf(TransferBroken);
  });

  test('fails with the error of its source', async () => {
    const failing = Readable.from(
      (function* () {
        yield content.subarray(0, 1000);
        throw new Error('the line is dead');
      })(),
    );
    const guarded = imageArchives.guard(failing, {}, 1 << 30);
    await expect(buffer(guarded.stream)).rejects.toThrow('the line is dead');
    await expect(guarded.image).rejects.toThrow('the line is dead');
  });
});
