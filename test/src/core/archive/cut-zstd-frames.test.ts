import { randomBytes } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { zstdFrameCutter } from '../../../../src/core/archive/cut-zstd-frames.ts';

const skippable = (bytes: number): Buffer => {
  const head = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
  head.writeUInt32LE(bytes, 4);
  return Buffer.concat([head, Buffer.alloc(bytes, 0x28)]);
};
const compress = (content: Buffer, params: Readonly<Record<number, number>> = {}): Buffer =>
  zstdCompressSync(content, { params });

const frames: Readonly<Record<string, Buffer>> = {
  'a short text': compress(Buffer.from('ab')),
  nothing: compress(Buffer.alloc(0)),
  'zeros, of several blocks': compress(Buffer.alloc(1 << 20)),
  'what cannot be compressed': compress(randomBytes(140_000)),
  'a checksum': compress(randomBytes(1000), { [constants.ZSTD_c_checksumFlag]: 1 }),
  'no content size': compress(randomBytes(1000), { [constants.ZSTD_c_contentSizeFlag]: 0 }),
  'a checksum and no content size': compress(Buffer.alloc(200_000, 'text '), {
    [constants.ZSTD_c_checksumFlag]: 1,
    [constants.ZSTD_c_contentSizeFlag]: 0,
  }),
  'a skippable frame': skippable(1000),
  'an empty skippable frame': skippable(0),
};

function cutAll(zstd: Buffer, pieceBytes: number): { readonly ends: ReadonlySet<number>; readonly frames: number } {
  let begun = 0;
  const cut = zstdFrameCutter(() => (begun += 1));
  const ends = new Set<number>();
  let at = 0;
  for (let start = 0; start < zstd.length; start += pieceBytes) {
    for (const part of cut(zstd.subarray(start, start + pieceBytes))) ends.add((at += part.length));
  }
  expect(at).toBe(zstd.length);
  return { ends, frames: begun };
}

describe('frames of zstd', () => {
  test.each(Object.entries(frames))('with %s are cut where they end', (_what, frame) => {
    const zstd = Buffer.concat([frame, frame, frames['a checksum'] ?? frame, frame]);
    const ends = [frame.length, 2 * frame.length, zstd.length - frame.length, zstd.length];
    expect(cutAll(zstd, zstd.length)).toEqual({ ends: new Set(ends), frames: 4 });
    for (const pieceBytes of [1, 2, 3, 7, 1000]) {
      const found = cutAll(zstd, pieceBytes);
      expect(ends.filter((end) => !found.ends.has(end))).toEqual([]);
    }
  });

  test('with something else behind them are damaged', () => {
    const cut = zstdFrameCutter(() => undefined);
    expect(() => Array.from(cut(Buffer.concat([skippable(3), Buffer.from('\0\0\0\0')])))).toThrow(
      'The archive is cut off or damaged: bytes behind the end of its zstd.',
    );
  });
});
