import type { ByteStream } from '../../ports/files.ts';

/**
 * The content in blocks, each but the last as large as the memory that it is copied to.
 * @param memory for a block; whoever gets the block has it for as long as he likes
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
