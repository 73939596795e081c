import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable, Transform, pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { UserError } from '../../errors.ts';

const chunkBytes = 1 << 20;

/* Records of a zip: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3 */
const endRecord = { signature: 0x06054b50, bytes: 22 };
const end64Locator = { signature: 0x07064b50, bytes: 20 };
const end64Record = { signature: 0x06064b50, bytes: 56 };
const directoryEntry = { signature: 0x02014b50, bytes: 46 };
const localHeader = { signature: 0x04034b50, bytes: 30 };

/** The first four bytes of a zip: a file's header, or the end record when the zip is empty. */
const zipMagics: ReadonlySet<number> = new Set([localHeader.signature, endRecord.signature]);

/** The data descriptor: sizes and checksum behind the data, for a writer that does not know them before. */
const maxDescriptorBytes = 24;
/** Flags of encrypted files, strong encryption and masked headers. */
const encryptedFlags = 0x2041;
/** These stand where a number is in a Zip64 record. */
const full16 = 0xffff;
const full32 = 0xffffffff;
/** Compression methods. */
const stored = 0;
const deflated = 8;

/** Whether a file that starts so is a zip. */
export function isZipStart(start: Buffer): boolean {
  return start.length >= 4 && zipMagics.has(start.readUInt32LE());
}

/** Makes the error for what is wrong with a zip. */
type MakeZipError = (finding: string) => UserError;

interface ZipEntry {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

/**
 * Opens the content of a zip that holds exactly one plain file, as artifacts of one file do. Nothing is written to disk, so
 * that no name in the zip can lead anywhere. The file must fill the zip from its header to the directory, so that no other
 * reader finds another file in it.
 * @param maxBytes the most bytes that the file may have
 * @returns its content, which ends with an error when it is not as the directory says
 * @throws what `refuse` makes
 */
export async function openSingleFileZip(path: string, maxBytes: number, refuse: MakeZipError): Promise<Readable> {
  const file = await open(path);
  try {
    const read = zipReader(file, refuse);
    const { size } = await file.stat();
    const directory = await findDirectory(read, size, refuse);
    const entry = await readEntry(read, directory, refuse);
    if (entry.bytes > maxBytes) {
      throw refuse(`it unpacks to ${entry.bytes} bytes, and at most ${maxBytes} are expected`);
    }
    const start = await findDataStart(read, entry, directory.start, refuse);
    return streamEntry(path, start, entry, refuse);
  } finally {
    await file.close();
  }
}

type ReadZip = (position: number, bytes: number, signature?: number) => Promise<Buffer>;

function zipReader(file: FileHandle, refuse: MakeZipError): ReadZip {
  return async (position, bytes, signature) => {
    const buffer = Buffer.alloc(bytes);
    const whole = position >= 0 && (await file.read(buffer, 0, bytes, position)).bytesRead === bytes;
    if (!whole || (signature !== undefined && buffer.readUInt32LE() !== signature)) {
      throw refuse('its zip is cut off or damaged');
    }
    return buffer;
  };
}

interface ZipDirectory {
  readonly start: number;
  readonly bytes: number;
}

async function findDirectory(read: ReadZip, size: number, refuse: MakeZipError): Promise<ZipDirectory> {
  const endAt = size - endRecord.bytes;
  const record = await read(endAt, endRecord.bytes, endRecord.signature);
  let facts = {
    entries: record.readUInt16LE(10),
    bytes: record.readUInt32LE(12),
    start: record.readUInt32LE(16),
    end: endAt,
  };
  if (facts.entries === full16 || facts.bytes === full32 || facts.start === full32) {
    const locator = await read(endAt - end64Locator.bytes, end64Locator.bytes, end64Locator.signature);
    const end = readUInt64(locator, 8);
    const record64 = await read(end, end64Record.bytes, end64Record.signature);
    facts = {
      entries: readUInt64(record64, 32),
      bytes: readUInt64(record64, 40),
      start: readUInt64(record64, 48),
      end,
    };
  }
  if (facts.entries !== 1) throw refuse(`its zip holds ${facts.entries} entries instead of one file`);
  if (facts.start + facts.bytes !== facts.end) throw refuse('its zip holds more than its directory says');
  return facts;
}

async function readEntry(read: ReadZip, { start, bytes }: ZipDirectory, refuse: MakeZipError): Promise<ZipEntry> {
  const fixed = await read(start, directoryEntry.bytes, directoryEntry.signature);
  const [nameBytes, extraBytes] = [fixed.readUInt16LE(28), fixed.readUInt16LE(30)];
  if (directoryEntry.bytes + nameBytes + extraBytes + fixed.readUInt16LE(32) !== bytes) {
    throw refuse('its zip holds more than its directory says');
  }
  const name = await read(start + directoryEntry.bytes, nameBytes);
  const extra = readZip64Sizes(await read(start + directoryEntry.bytes + nameBytes, extraBytes));
  const sizeAt = (offset: number): number => {
    const short = fixed.readUInt32LE(offset);
    return short === full32 ? (extra.shift() ?? short) : short;
  };
  const [unpacked, packed, header] = [sizeAt(24), sizeAt(20), sizeAt(42)];
  const entry = {
    name,
    method: fixed.readUInt16LE(10),
    crc: fixed.readUInt32LE(16),
    packedBytes: packed,
    bytes: unpacked,
  };
  const shown = name
    .toString('latin1')
    .slice(0, 120)
    .replaceAll(/[^\x20-\x7e]/g, '?');
  if (!/^[^/\\\0]+$/.test(name.toString('latin1')) || shown === '.' || shown === '..') {
    throw refuse(`its zip holds "${shown}", which is no plain file name`);
  }
  if (!isPlainFile(fixed.readUInt32LE(38))) throw refuse(`its zip holds "${shown}", which is no plain file`);
  if ((fixed.readUInt16LE(8) & encryptedFlags) !== 0) throw refuse('its zip is encrypted');
  if (entry.method !== stored && entry.method !== deflated) {
    throw refuse(`its zip is compressed by method ${entry.method}, where 0 and 8 are known`);
  }
  if (header !== 0 || (entry.method === stored && packed !== unpacked)) throw refuse('its zip is cut off or damaged');
  return entry;
}

/** The numbers of the Zip64 extra field, which stands in for those that do not fit into 32 bits. */
function readZip64Sizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) !== 1) continue;
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => readUInt64(field, index * 8));
  }
  return [];
}

/** The upper half is a Unix mode, where no type means a plain file too. 0x10 marks a folder of DOS. */
function isPlainFile(attributes: number): boolean {
  const type = (attributes >>> 16) & 0xf000;
  return (type === 0 || type === 0x8000) && (attributes & 0x10) === 0;
}

/** Finds where the data begins, behind a header that must agree with the directory. */
async function findDataStart(read: ReadZip, entry: ZipEntry, end: number, refuse: MakeZipError): Promise<number> {
  const fixed = await read(0, localHeader.bytes, localHeader.signature);
  const name = await read(localHeader.bytes, fixed.readUInt16LE(26));
  const start = localHeader.bytes + name.length + fixed.readUInt16LE(28);
  const between = end - start - entry.packedBytes;
  if (!name.equals(entry.name) || fixed.readUInt16LE(8) !== entry.method) {
    throw refuse('its zip says two things of its file');
  }
  if (between < 0 || between > maxDescriptorBytes) throw refuse('its zip holds more than its directory says');
  return start;
}

function streamEntry(path: string, start: number, entry: ZipEntry, refuse: MakeZipError): Readable {
  if (entry.packedBytes === 0 && entry.bytes === 0) return Readable.from([]);
  const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1, highWaterMark: chunkBytes });
  const checked = verifyContent(entry, refuse);
  if (entry.method === stored) {
    pipeline(packed, checked, () => undefined);
    return checked;
  }
  const inflate = createInflateRaw();
  inflate.once('error', () => {
    checked.destroy(refuse('its zip is cut off or damaged'));
  });
  pipeline(packed, inflate, checked, () => undefined);
  return checked;
}

/** Passes the content, and fails when its size or checksum differ from the directory's. */
function verifyContent({ bytes, crc }: ZipEntry, refuse: MakeZipError): Transform {
  let seen = 0;
  let sum = 0;
  return new Transform({
    highWaterMark: chunkBytes,
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      sum = crc32(chunk, sum);
      if (seen > bytes) done(refuse(`it unpacks to more than the ${bytes} bytes that its zip says`));
      else done(null, chunk);
    },
    flush(done) {
      done(seen === bytes && sum === crc ? null : refuse('it unpacks to other bytes than its zip says'));
    },
  });
}

function readUInt64(buffer: Buffer, offset: number): number {
  return Number(buffer.readBigUInt64LE(offset));
}
