import type { ByteStream } from '../../ports/files.ts';

/**
 * Copies the content into blocks. Each but the last is as large as its memory.
 * @param memory gives the memory of the next block; the reader of a block may keep it unless this gives it again
 */
export async function* chunk(content: ByteStream, memory: () => Buffer): AsyncGenerator<Buffer> {
  let block = memory();
  let filled = 0;
  for await (const piece of content) {
    for (let at = 0; at < piece.length;) {
      const bytes = piece.copy(block, filled, at);
      at += bytes;
      filled += bytes;
      if (filled < block.length) continue;
      yield block;
      block = memory();
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
