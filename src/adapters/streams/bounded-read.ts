/** Something that is longer than what is expected there can be. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/**
 * Reads a source to its end.
 * @param what begins the error: `the answer`
 * @throws TooLongError as soon as there are more bytes; the rest is not read
 */
export async function readAtMost(source: AsyncIterable<Uint8Array>, maxBytes: number, what: string): Promise<Buffer> {
  const { bytes, isWhole } = await readStart(source, maxBytes);
  if (!isWhole) throw new TooLongError(`${what} is longer than ${maxBytes} bytes`);
  return bytes;
}

/** Reads the first bytes of a source, for words that say more of a failure that is known already. The rest is not read. */
export async function readStart(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    // The memory of a piece may be used again for the next one.
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > maxBytes) return { bytes: Buffer.concat(pieces, maxBytes), isWhole: false };
  }
  return { bytes: Buffer.concat(pieces, size), isWhole: true };
}
