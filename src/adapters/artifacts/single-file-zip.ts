import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable, Transform, pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { maxExpandedBytes } from '../../core/archive/expansion-limit.ts';
import { detectCompression } from '../archives/detect-compression.ts';
import {
  findDataStart,
  full32,
  localHeader,
  type MakeZipError,
  readUInt64,
  type ReadZip,
  readZip64Sizes,
  type ZipEntry,
} from './zip-header.ts';

const chunkBytes = 1 << 20;

/* Records of a zip: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3 */
const endRecord = { signature: 0x06054b50, bytes: 22 };
const end64Locator = { signature: 0x07064b50, bytes: 20 };
const end64Record = { signature: 0x06064b50, bytes: 56 };
const directoryEntry = { signature: 0x02014b50, bytes: 46 };

/** The first four bytes of a zip: a file's header, or the end record when the zip is empty. */
const zipMagics: ReadonlySet<number> = new Set([localHeader.signature, endRecord.signature]);

/** Flags of encrypted files, strong encryption and masked headers. */
const encryptedFlags = 0x2041;
/** This stands where a number is in a Zip64 record. */
const full16 = 0xffff;
/** Compression methods. */
const stored = 0;
const deflated = 8;

/** Whether a file that starts so is a zip. */
export function isZipStart(start: Buffer): boolean {
  return start.length >= 4 && zipMagics.has(start.readUInt32LE());
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
    const entry = await readDirectoryEntry(read, directory, refuse);
    if (entry.bytes > maxBytes) {
      throw refuse(`it unpacks to ${entry.bytes} bytes, and at most ${maxBytes} are expected`);
    }
    if (entry.bytes > maxExpandedBytes(entry.packedBytes)) {
      throw refuse(`it unpacks to ${entry.bytes} bytes from ${entry.packedBytes}, which no image does`);
    }
    const start = await findDataStart(read, entry, directory.start, refuse);
    return streamEntry(path, start, entry, refuse);
  } finally {
    await file.close();
  }
}

function zipReader(file: FileHandle, refuse: MakeZipError): ReadZip {
  return async (position, bytes, signature) => {
    const buffer = Buffer.alloc(bytes);
    const isPlace = position >= 0 && Number.isSafeInteger(position);
    const whole = isPlace && (await file.read(buffer, 0, bytes, position)).bytesRead === bytes;
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
  const short = {
    entries: record.readUInt16LE(10),
    bytes: record.readUInt32LE(12),
    start: record.readUInt32LE(16),
  };
  if (record.readUInt32LE(4) !== 0 || record.readUInt16LE(8) !== short.entries) {
    throw refuse('its zip is one of several parts');
  }
  const isZip64 = short.entries === full16 || short.bytes === full32 || short.start === full32;
  const facts = isZip64 ? await readEnd64(read, endAt) : { ...short, end: endAt };
  if (!isZip64) {
    // Some readers take a locator that stands there without need, at the end of a comment of the entry.
    const before = await read(endAt - end64Locator.bytes, end64Locator.bytes).catch(() => undefined);
    if (before?.readUInt32LE() === end64Locator.signature) throw refuse('its zip says two things of its file');
  }
  const agrees =
    [facts.entries, full16].includes(short.entries) &&
    [facts.bytes, full32].includes(short.bytes) &&
    [facts.start, full32].includes(short.start);
  if (!agrees) throw refuse('its zip says two things of its file');
  if (facts.entries !== 1) throw refuse(`its zip holds ${facts.entries} entries instead of one file`);
  if (facts.start + facts.bytes !== facts.end) throw refuse('its zip holds more than its directory says');
  return facts;
}

async function readEnd64(read: ReadZip, endAt: number): Promise<ZipDirectory & { entries: number; end: number }> {
  const locator = await read(endAt - end64Locator.bytes, end64Locator.bytes, end64Locator.signature);
  const end = readUInt64(locator, 8);
  const record = await read(end, end64Record.bytes, end64Record.signature);
  return { entries: readUInt64(record, 32), bytes: readUInt64(record, 40), start: readUInt64(record, 48), end };
}

async function readDirectoryEntry(
  read: ReadZip,
  { start, bytes }: ZipDirectory,
  refuse: MakeZipError,
): Promise<ZipEntry> {
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
    flags: fixed.readUInt16LE(8),
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
  if ((entry.flags & encryptedFlags) !== 0) throw refuse('its zip is encrypted');
  if (entry.method !== stored && entry.method !== deflated) {
    throw refuse(`its zip is compressed by method ${entry.method}, where 0 and 8 are known`);
  }
  if (header !== 0 || (entry.method === stored && packed !== unpacked)) throw refuse('its zip is cut off or damaged');
  return entry;
}

/** The upper half is a Unix mode, where no type means a plain file too. 0x10 marks a folder of DOS. */
function isPlainFile(attributes: number): boolean {
  const type = (attributes >>> 16) & 0xf000;
  return (type === 0 || type === 0x8000) && (attributes & 0x10) === 0;
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

/** Zeros that are compressed twice in the archive and once more by the zip would go beyond any other limit. */
const maxTwicePackedBytes = 64 << 20;

/** Passes the content, and fails when its size or checksum differ from the directory's. */
function verifyContent({ bytes, packedBytes, crc }: ZipEntry, refuse: MakeZipError): Transform {
  const isCompressedFurther = bytes > maxTwicePackedBytes + 2 * packedBytes;
  let seen = 0;
  let sum = 0;
  return new Transform({
    highWaterMark: chunkBytes,
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      sum = crc32(chunk, sum);
      if (seen === chunk.length && isCompressedFurther && detectCompression(chunk) !== undefined) {
        done(refuse(`it is compressed, and its zip makes ${packedBytes} of its ${bytes} bytes, which no image allows`));
      } else if (seen > bytes) done(refuse(`it unpacks to more than the ${bytes} bytes that its zip says`));
      else done(null, chunk);
    },
    flush(done) {
      done(seen === bytes && sum === crc ? null : refuse('it unpacks to other bytes than its zip says'));
    },
  });
}
