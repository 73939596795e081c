import { blockBytes, paddingBytes } from './writer.ts';
import { damagedArchiveError } from '../archive/errors.ts';

/** Long names and pax records of a member are far below it. */
const largestExtension = 1 << 20;

const memberTypes: Readonly<Record<string, string>> = {
  '\0': 'file',
  '0': 'file',
  '1': 'hard link',
  '2': 'symbolic link',
  '3': 'character device',
  '4': 'block device',
  '5': 'directory',
  '6': 'pipe',
  '7': 'file',
};

export interface TarHeader {
  readonly name: string;
  /** Bytes of its content. */
  readonly size: number;
  /** `file`, `directory`, or what else it is, in words. */
  readonly type: string;
  /** What a link points to. */
  readonly linkTarget?: string | undefined;
}

/** What comes next in a tar: a member's header, a piece of its content (none when it is empty), and its end. */
export type TarPart =
  | { readonly kind: 'member'; readonly header: TarHeader }
  | { readonly kind: 'content'; readonly bytes: Buffer }
  | { readonly kind: 'end' };

interface TarReader {
  /** The parts that a piece brings; `bytes` are views of it. */
  read(piece: Buffer): Generator<TarPart>;
  /** @throws TransferBroken when the tar had not ended. */
  end(): void;
}

/**
 * Reads a tar piece by piece, without a copy and without a stream for each member: pieces may be views of memory that is
 * used again. Knows ustar, the long names of GNU and the pax records `path` and `size`; what follows the end is left
 * alone.
 * @throws TransferBroken where it is no tar.
 */
export function tarReader(): TarReader {
  const block = Buffer.alloc(blockBytes);
  let filled = 0;
  let left = 0;
  let padding = 0;
  let where: 'header' | 'content' | 'padding' | 'ended' = 'header';
  let zeroBlocks = 0;
  /** Said of the member behind it; undefined within that. */
  let extension: { readonly type: string; readonly pieces: Buffer[] } | undefined;
  let override: Partial<Pick<TarHeader, 'name' | 'size' | 'linkTarget'>> = {};

  const expect = (size: number): void => {
    left = size;
    padding = paddingBytes(size);
  };
  const enter = ({ type, ...own }: TarHeader): TarPart | undefined => {
    where = 'content';
    if (isExtension(type)) {
      if (own.size > largestExtension) throw damagedArchiveError(`a name of ${own.size} bytes`);
      extension = { type, pieces: [] };
      expect(own.size);
      return undefined;
    }
    const { name, size, linkTarget } = { ...own, ...override };
    override = {};
    const link = isLink(type) ? { linkTarget } : {};
    expect(size);
    return { kind: 'member', header: { name, size, type: memberTypes[type] ?? `type ${type}`, ...link } };
  };

  return {
    *read(piece) {
      let at = 0;
      for (;;) {
        if (where === 'ended') return;
        if (where === 'header') {
          const bytes = Math.min(blockBytes - filled, piece.length - at);
          piece.copy(block, filled, at, at + bytes);
          filled += bytes;
          at += bytes;
          if (filled < blockBytes) return;
          filled = 0;
          if (block.every((byte) => byte === 0)) {
            if (++zeroBlocks === 2) where = 'ended';
            continue;
          }
          if (zeroBlocks > 0) throw damagedArchiveError('data behind its end');
          const part = enter(readHeader(block));
          if (part !== undefined) yield part;
        }
        if (where === 'content') {
          const bytes = Math.min(left, piece.length - at);
          const view = piece.subarray(at, at + bytes);
          at += bytes;
          left -= bytes;
          if (extension !== undefined) extension.pieces.push(Buffer.from(view));
          else if (bytes > 0) yield { kind: 'content', bytes: view };
          if (left > 0) return;
          where = 'padding';
        }
        if (where === 'padding') {
          const bytes = Math.min(padding, piece.length - at);
          at += bytes;
          padding -= bytes;
          if (padding > 0) return;
          where = 'header';
          if (extension === undefined) {
            yield { kind: 'end' };
          } else {
            override = { ...override, ...meaningOf(extension.type, Buffer.concat(extension.pieces)) };
            extension = undefined;
          }
        }
      }
    },
    end() {
      const isWhole = where === 'ended' || (where === 'header' && zeroBlocks === 1 && filled === 0);
      if (!isWhole) throw damagedArchiveError('it ends too early');
    },
  };
}

function readHeader(block: Buffer): TarHeader {
  let sum = 8 * 0x20;
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte;
  if (numberAt(block, 148, 8) !== sum) throw damagedArchiveError('an invalid header');
  const isUstar = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? readHeaderText(block, 345, 155) : '';
  const name = readHeaderText(block, 0, 100);
  const type = block.toString('latin1', 156, 157);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: numberAt(block, 124, 12),
    type,
    linkTarget: readHeaderText(block, 157, 100),
  };
}

function isLink(type: string): boolean {
  return type === '1' || type === '2';
}

function isExtension(type: string): boolean {
  return type === 'L' || type === 'K' || type === 'x' || type === 'g';
}

/** What an extension says of the member behind it. What is said of all members is of no use here. */
function meaningOf(type: string, content: Buffer): Partial<Pick<TarHeader, 'name' | 'size' | 'linkTarget'>> {
  if (type === 'L') return { name: readHeaderText(content, 0, content.length) };
  if (type === 'K') return { linkTarget: readHeaderText(content, 0, content.length) };
  if (type !== 'x') return {};
  const { path, linkpath, size } = paxRecords(content);
  return {
    ...(path === undefined ? {} : { name: path }),
    ...(linkpath === undefined ? {} : { linkTarget: linkpath }),
    ...(size === undefined ? {} : { size: plainNumber(size) }),
  };
}

/** Records of the form `<length> <key>=<value>\n`. */
function paxRecords(content: Buffer): Readonly<Record<string, string>> {
  const records: Record<string, string> = {};
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const end = at + plainNumber(content.toString('latin1', at, Math.max(at, space)));
    const record = content.toString('utf8', space + 1, end - 1);
    const equals = record.indexOf('=');
    if (end > content.length || content[end - 1] !== 0x0a || equals < 1)
      throw damagedArchiveError('an invalid pax record');
    records[record.slice(0, equals)] = record.slice(equals + 1);
    at = end;
  }
  return records;
}

function plainNumber(digits: string): number {
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
  if (value === 0 && digits !== '0') throw damagedArchiveError('an invalid pax record');
  return value;
}

/** Octal digits, or base 256 marked by the top bit, as for members of 8 GiB and more. */
function numberAt(block: Buffer, offset: number, bytes: number): number {
  if (block[offset] === 0x80) {
    const value = block.subarray(offset + 1, offset + bytes).reduce((total, byte) => total * 256 + byte, 0);
    if (Number.isSafeInteger(value)) return value;
  } else {
    const digits = readHeaderText(block, offset, bytes).trim();
    if (/^[0-7]*$/.test(digits)) return Number.parseInt(digits || '0', 8);
  }
  throw damagedArchiveError('an invalid header');
}

function readHeaderText(block: Buffer, offset: number, bytes: number): string {
  const end = block.indexOf(0, offset);
  return block.toString('utf8', offset, end < 0 ? offset + bytes : Math.min(end, offset + bytes));
}
