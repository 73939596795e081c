import { Readable } from 'node:stream';

const chunkBytes = 1 << 20;

/** A stream's first chunk (empty when there is none), and the stream with that chunk still in it. */
export async function peek(stream: Readable): Promise<{ readonly first: Buffer; readonly whole: Readable }> {
  const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const start = await chunks.next();
  const first = start.done === true ? Buffer.alloc(0) : start.value;
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { first, whole: Readable.from(all(), { objectMode: false, highWaterMark: chunkBytes }) };
}
