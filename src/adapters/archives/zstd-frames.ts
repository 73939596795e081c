import { createZstdDecompress, type ZstdDecompress } from 'node:zlib';
import type { ByteStream } from '../../ports/files.ts';
import { writePiece } from '../streams/write-stream.ts';

/**
 * The largest block of zstd; larger chunks only cost memory:
 * https://www.rfc-editor.org/rfc/rfc8878#name-blocks
 */
export const chunkSize = 128 << 10;

/**
 * Decompresses zstd within this process. Node's stream ends well with the first frame where another one follows, and tools
 * write several: what it leaves goes to a new one.
 */
export async function* decompressZstdFrames(source: ByteStream): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  try {
    for (let left: Buffer | undefined = Buffer.alloc(0); left !== undefined;) {
      const stream = createZstdDecompress({ chunkSize });
      const feeding = feedFrame(left, pieces, stream);
      feeding.catch((error: unknown) => {
        stream.destroy(error as Error);
      });
      yield* stream as AsyncIterable<Buffer>;
      left = await feeding;
    }
  } finally {
    // Not awaited, since a source that hangs does not answer.
    Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
}

/** @returns what is left of the last piece. Undefined: the source has ended, and the stream with it. */
async function feedFrame(
  start: Buffer,
  pieces: AsyncIterator<Buffer, undefined>,
  stream: ZstdDecompress,
): Promise<Buffer | undefined> {
  for (let piece: Buffer | undefined = start; piece !== undefined; piece = (await pieces.next()).value) {
    if (piece.length === 0) continue;
    const before = stream.bytesWritten;
    await writePiece(piece, stream);
    const taken = stream.bytesWritten - before;
    if (taken < piece.length) return piece.subarray(taken);
  }
  stream.end();
  return undefined;
}
