import { isSkippableMagic } from '../../core/archive/cut-zstd-frames.ts';

const gzipMagic = Buffer.from([0x1f, 0x8b]);
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Beginnings of bzip2 and xz, which engines unpack too, and no tool writes:
 * https://github.com/moby/go-archive/blob/main/compression/compression_detect.go
 */
const foreignMagics = [Buffer.from('BZh'), Buffer.from('\xfd7zX', 'latin1')];

/** How many first bytes tell a compression. */
export const detectedBytes = zstdMagic.length;

/** Tells by the first bytes how content is compressed. Undefined: not by gzip or zstd. */
export function detectCompression(start: Buffer): 'gzip' | 'zstd' | undefined {
  if (start.subarray(0, gzipMagic.length).equals(gzipMagic)) return 'gzip';
  if (start.length < zstdMagic.length) return undefined;
  return isSkippableMagic(start.readUInt32LE()) || start.subarray(0, zstdMagic.length).equals(zstdMagic)
    ? 'zstd'
    : undefined;
}

/** Whether content begins as one that engines decompress, and nobody here can. */
export function isCompressedOtherwise(start: Buffer): boolean {
  return foreignMagics.some((magic) => start.subarray(0, magic.length).equals(magic));
}
