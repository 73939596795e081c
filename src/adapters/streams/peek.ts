import type { ByteStream } from '../../ports/files.ts';

/** Enough to tell the formats of archives apart. */
const peekedBytes = 4;

/** Reads the first four bytes of a source, or all that it has. `all` is the source from its start. */
export async function peek(source: ByteStream): Promise<{ readonly first: Buffer; readonly all: ByteStream }> {
  const pieces = source[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  while (first.length < peekedBytes) {
    const { done, value } = await pieces.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return { first, all: prepend(first, pieces) };
}

/** Puts what was read from the start of a source before the rest of it again. */
export async function* prepend(start: Buffer, rest: AsyncIterator<Buffer, undefined>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}
