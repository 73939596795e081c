import { damagedArchiveError } from './errors.ts';

/** https://www.rfc-editor.org/rfc/rfc8878#name-zstandard-frames */
const frameMagic = 0xfd2fb528;
/**
 * Skippable frames begin with this, but for four bits. Some tools put one first:
 * https://www.rfc-editor.org/rfc/rfc8878#name-skippable-frames
 */
const skippableMagic = 0x184d2a50;
/** The type of a block that is one byte many times. */
const repeatedByte = 1;

/** What comes next of a frame that is read, with its bytes. */
const partBytes = { magic: 4, 'skipped size': 4, descriptor: 1, block: 3 } as const;

export function isSkippableMagic(magic: number): boolean {
  return (magic & 0xfffffff0) >>> 0 === skippableMagic;
}

/**
 * Cuts zstd behind each of its frames, of which tools write several. Node's decompressor is at its end where one piece
 * holds more than one frame, and goes on where it does not.
 * @param onFrame called with each frame that begins
 * @returns cuts the next piece, into views of its memory. It throws a TransferError where something else than a frame begins
 */
export function zstdFrameCutter(onFrame: () => void): (piece: Buffer) => Iterable<Buffer> {
  let part: keyof typeof partBytes = 'magic';
  let value = 0;
  let bytes = 0;
  let skipped = 0;
  let checksumBytes = 0;
  const endPart = (): void => {
    switch (part) {
      case 'magic':
        if (value !== frameMagic && !isSkippableMagic(value))
          throw damagedArchiveError('bytes behind the end of its zstd');
        onFrame();
        part = value === frameMagic ? 'descriptor' : 'skipped size';
        break;
      case 'skipped size':
        skipped = value;
        part = 'magic';
        break;
      case 'descriptor':
        skipped = headerBytes(value);
        checksumBytes = (value & 0b100) === 0 ? 0 : 4;
        part = 'block';
        break;
      case 'block':
        skipped = ((value >> 1) & 0b11) === repeatedByte ? 1 : value >> 3;
        if ((value & 1) === 0) break;
        skipped += checksumBytes;
        part = 'magic';
    }
    value = 0;
    bytes = 0;
  };
  return function* cut(piece) {
    let start = 0;
    for (let at = 0; at < piece.length;) {
      if (skipped > 0) {
        const passed = Math.min(skipped, piece.length - at);
        skipped -= passed;
        at += passed;
      } else {
        value += (piece[at++] ?? 0) * 2 ** (8 * bytes++);
        if (bytes === partBytes[part]) endPart();
      }
      if (part !== 'magic' || bytes > 0 || skipped > 0) continue;
      yield piece.subarray(start, at);
      start = at;
    }
    if (start < piece.length) yield piece.subarray(start);
  };
}

/** How long the rest of a frame's header is: https://www.rfc-editor.org/rfc/rfc8878#name-frame_header_descriptor */
function headerBytes(descriptor: number): number {
  const isSingleSegment = (descriptor & 0b100000) !== 0;
  const windowBytes = isSingleSegment ? 0 : 1;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 0b11] ?? 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  return windowBytes + dictionaryBytes + sizeBytes;
}
