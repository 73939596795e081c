import type { Transform, Writable } from 'node:stream';
import type { ByteStream } from '../../ports/files.ts';

/**
 * Writes a source into a target and ends the target. The target is done with each piece before the next one is read, since
 * the memory of a piece is used again. Rejects when the source fails. When the target fails, which its own `error` event
 * says, no more of the source is read.
 */
export async function writeStream(source: ByteStream, target: Writable): Promise<void> {
  for await (const piece of source) {
    if (!(await writePiece(piece, target))) return;
  }
  target.end();
}

/** Writes one piece. False: the target has failed. */
export function writePiece(piece: Uint8Array, target: Writable): Promise<boolean> {
  return new Promise((resolve) => {
    target.write(piece, (error) => {
      resolve(error === undefined || error === null);
    });
  });
}

/** The output of a transform for a source. Fails when either fails. */
export async function* pipeThrough(source: ByteStream, transform: Transform): AsyncGenerator<Buffer> {
  writeStream(source, transform).catch((error: unknown) => {
    transform.destroy(error as Error);
  });
  yield* transform as AsyncIterable<Buffer>;
}
