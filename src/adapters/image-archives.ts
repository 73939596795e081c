import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { TransferBroken } from '../core/archive/transfer-broken.ts';
import { toMessage } from '../errors.ts';
import type { Archives } from '../ports.ts';
import { guardArchive } from './archive-guard.ts';
import { peek } from './first-bytes.ts';

const chunkBytes = 1 << 20;
/** As much as zstd puts into one block: larger pieces only cost memory. */
const decodedBytes = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);

/** Archives through Node's own decompressors, in this process. */
export const imageArchives: Archives = {
  guard(archive, expected, maxBytes) {
    return guardArchive(plainArchive(archive), expected, maxBytes);
  },
};

/** The tar inside an archive, which is told by its first bytes to be plain, gzip or zstd. */
export function plainArchive(archive: Readable): Readable {
  return Readable.from(plainBytes(archive), { objectMode: false, highWaterMark: chunkBytes });
}

async function* plainBytes(archive: Readable): AsyncGenerator<Buffer> {
  const decoder = decoderFor(await peek(archive));
  if (decoder === undefined) {
    yield* archive as AsyncIterable<Buffer>;
    return;
  }
  const feeding = pipeline(archive, decoder);
  feeding.catch(() => undefined);
  try {
    yield* decoder as AsyncIterable<Buffer>;
    await feeding;
  } catch (error) {
    if (!isDecoderError(error)) throw error;
    throw new TransferBroken(`The archive is cut off or damaged: ${toMessage(error)}.`, { cause: error });
  } finally {
    archive.destroy();
  }
}

function isDecoderError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}

function decoderFor(start: Buffer): Transform | undefined {
  if (start.subarray(0, 4).equals(zstdMagic)) return createZstdDecompress({ chunkSize: decodedBytes });
  if (start.subarray(0, 2).equals(gzipMagic)) return createGunzip({ chunkSize: decodedBytes });
  return undefined;
}
