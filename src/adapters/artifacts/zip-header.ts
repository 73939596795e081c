import type { UserError } from '../../errors.ts';

/* Records of a zip: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3 */
export const localHeader = { signature: 0x04034b50, bytes: 30 };
/** Behind the data: checksum and sizes, for a writer that does not know them before. */
const dataDescriptor = { signature: 0x08074b50, flag: 8 };
/** This stands where a number is in a Zip64 record. */
export const full32 = 0xffffffff;

/** Reads bytes of a zip, which begin with the signature where one is given. */
export type ReadZip = (position: number, bytes: number, signature?: number) => Promise<Buffer>;

/** Makes the error for what is wrong with a zip. */
export type MakeZipError = (finding: string) => UserError;

/** The file, as the directory describes it. */
export interface ZipEntry {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

/** The numbers of the Zip64 extra field, which stands in for those that do not fit into 32 bits. */
export function readZip64Sizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) !== 1) continue;
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => readUInt64(field, index * 8));
  }
  return [];
}

export function readUInt64(buffer: Buffer, offset: number): number {
  return Number(buffer.readBigUInt64LE(offset));
}

/**
 * Finds where the data begins, behind a header that must agree with the directory. So must what follows the data: a reader
 * that goes from header to header must find what this one finds.
 */
export async function findDataStart(
  read: ReadZip,
  entry: ZipEntry,
  end: number,
  refuse: MakeZipError,
): Promise<number> {
  const fixed = await read(0, localHeader.bytes, localHeader.signature);
  const name = await read(localHeader.bytes, fixed.readUInt16LE(26));
  const extraAt = localHeader.bytes + name.length;
  const extra = readZip64Sizes(await read(extraAt, fixed.readUInt16LE(28)));
  const start = extraAt + fixed.readUInt16LE(28);
  const hasDescriptor = (entry.flags & dataDescriptor.flag) !== 0;
  const sizeAt = (offset: number): number => {
    const short = fixed.readUInt32LE(offset);
    return short === full32 ? (extra.shift() ?? short) : short;
  };
  const facts = [sizeAt(22), sizeAt(18), fixed.readUInt32LE(14)];
  const expected = [entry.bytes, entry.packedBytes, entry.crc];
  const agrees = facts.every((fact, index) => fact === expected[index] || (hasDescriptor && fact === 0));
  const isSameKind = fixed.readUInt16LE(8) === entry.method && fixed.readUInt16LE(6) === entry.flags;
  if (!name.equals(entry.name) || !isSameKind || !agrees) throw refuse('its zip says two things of its file');
  const between = end - start - entry.packedBytes;
  if (between < 0 || !descriptorSizes(hasDescriptor).includes(between)) {
    throw refuse('its zip holds more than its directory says');
  }
  if (between > 0) checkDescriptor(await read(start + entry.packedBytes, between), entry, refuse);
  return start;
}

/** Bytes of a descriptor: with a signature or without, its sizes of 32 bits or of 64. */
function descriptorSizes(hasDescriptor: boolean): readonly number[] {
  return hasDescriptor ? [12, 16, 20, 24] : [0];
}

function checkDescriptor(found: Buffer, { crc, packedBytes, bytes }: ZipEntry, refuse: MakeZipError): void {
  const isSigned = found.length % 8 === 0;
  const fields = isSigned ? found.subarray(4) : found;
  const isSame =
    (!isSigned || found.readUInt32LE() === dataDescriptor.signature) &&
    fields.readUInt32LE() === crc &&
    (fields.length === 12
      ? fields.readUInt32LE(4) === packedBytes && fields.readUInt32LE(8) === bytes
      : readUInt64(fields, 4) === packedBytes && readUInt64(fields, 12) === bytes);
  if (!isSame) throw refuse('its zip says two things of its file');
}
