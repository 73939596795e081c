import type { Transform, Writable } from 'node:stream';
import type { ByteStream } from '../../ports/files.ts';

/**
 * Writes a source into a target and ends it; the target has let go of each piece before the next is asked for. Rejects
 * with what the source failed with. A target that fails says so itself, by its `error` event: then the source is ended.
 */
export async function writeStream(source: ByteStream, target: Writable): Promise<void> {
  for await (const piece of source) {
    if (!(await write(piece, target))) return;
  }
  target.end();
}

function write(piece: Uint8Array, target: Writable): Promise<boolean> {
  return new Promise((resolve) => {
    target.write(piece, (error) => {
      resolve(error === undefined || error === null);
    });
  });
}

/** What a transform makes of a source; fails with what either fails with. */
export async function* pipeThrough(source: ByteStream, transform: Transform): AsyncGenerator<Buffer> {
  writeStream(source, transform).catch((error: unknown) => {
    transform.destroy(error as Error);
  });
  yield* transform as AsyncIterable<Buffer>;
}
