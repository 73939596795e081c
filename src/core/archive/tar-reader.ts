import { damagedArchiveError } from './errors.ts';
import { blockBytes, countPaddingBytes } from './tar-writer.ts';

/** Long names and pax records of a member are far smaller. */
const maxExtensionBytes = 1 << 20;

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

/** Readers disagree on whether a size of these is followed by content. */
const withoutContent: ReadonlySet<string> = new Set([
  'hard link',
  'symbolic link',
  'character device',
  'block device',
  'directory',
  'pipe',
]);

export interface TarHeader {
  readonly name: string;
  /** Bytes of its content. */
  readonly size: number;
  /** `file`, `directory`, `symbolic link`, … */
  readonly type: string;
  /** What a link points to. Undefined: it is no link. */
  readonly linkTarget?: string | undefined;
}

/** A part of a tar: a member's header, a piece of its content (none when it is empty), or its end. */
type TarPart =
  | { readonly kind: 'member'; readonly header: TarHeader }
  | { readonly kind: 'content'; readonly bytes: Buffer }
  | { readonly kind: 'end' };

interface TarReader {
  /**
   * Returns the parts that a piece brings; their `bytes` are views of it.
   * @throws TransferError where it is no tar
   */
  read(piece: Buffer): Generator<TarPart>;
  /** @throws TransferError when the tar has not ended */
  end(): void;
}

/** What an extension says of a member in the place of its header. */
type Overrides = Partial<Pick<TarHeader, 'name' | 'size' | 'linkTarget'>>;

/**
 * Reads a tar piece by piece, without a copy and without a stream for each member. The memory of a piece may be used again
 * afterwards. Knows ustar, GNU's long names, and the pax records `path`, `linkpath` and `size`. Refuses what other readers
 * understand in another way: two extensions that disagree, pax records for all members, content of what has none. Ignores
 * what follows the end. The formats: https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
export function tarReader(): TarReader {
  const block = Buffer.alloc(blockBytes);
  let filled = 0;
  let leftBytes = 0;
  let leftPadding = 0;
  let state: 'header' | 'content' | 'padding' | 'ended' = 'header';
  let zeroBlocks = 0;
  /** The extension that is being read, which describes the next member. Undefined: a member is being read. */
  let extension: { readonly type: string; readonly pieces: Buffer[] } | undefined;
  let overrides: Overrides = {};

  const expectBytes = (size: number): void => {
    leftBytes = size;
    leftPadding = countPaddingBytes(size);
  };
  const startMember = ({ type, ...own }: TarHeader): TarPart | undefined => {
    state = 'content';
    if (isExtension(type)) {
      if (own.size > maxExtensionBytes) throw damagedArchiveError(`a name of ${own.size} bytes`);
      extension = { type, pieces: [] };
      expectBytes(own.size);
      return undefined;
    }
    const { name, size, linkTarget } = { ...own, ...overrides };
    overrides = {};
    expectBytes(size);
    const kind = memberTypes[type] ?? `type ${type}`;
    // The oldest format marks a folder by its name alone.
    const isFolder = kind === 'file' && name.endsWith('/');
    if (size > 0 && (isFolder || withoutContent.has(kind))) throw damagedArchiveError(`a ${kind} with content`);
    const header = {
      name,
      size,
      type: isFolder ? 'directory' : kind,
      linkTarget: isLink(type) ? linkTarget : undefined,
    };
    return { kind: 'member', header };
  };

  return {
    *read(piece) {
      let at = 0;
      for (;;) {
        if (state === 'ended') return;
        if (state === 'header') {
          const bytes = Math.min(blockBytes - filled, piece.length - at);
          piece.copy(block, filled, at, at + bytes);
          filled += bytes;
          at += bytes;
          if (filled < blockBytes) return;
          filled = 0;
          if (block.every((byte) => byte === 0)) {
            if (++zeroBlocks === 2) state = 'ended';
            continue;
          }
          if (zeroBlocks > 0) throw damagedArchiveError('data behind its end');
          const part = startMember(readHeader(block));
          if (part !== undefined) yield part;
        }
        if (state === 'content') {
          const bytes = Math.min(leftBytes, piece.length - at);
          const view = piece.subarray(at, at + bytes);
          at += bytes;
          leftBytes -= bytes;
          if (extension !== undefined) extension.pieces.push(Buffer.from(view));
          else if (bytes > 0) yield { kind: 'content', bytes: view };
          if (leftBytes > 0) return;
          state = 'padding';
        }
        if (state === 'padding') {
          const bytes = Math.min(leftPadding, piece.length - at);
          at += bytes;
          leftPadding -= bytes;
          if (leftPadding > 0) return;
          state = 'header';
          if (extension === undefined) {
            yield { kind: 'end' };
          } else {
            overrides = mergeOverrides(overrides, readExtension(extension.type, Buffer.concat(extension.pieces)));
            extension = undefined;
          }
        }
      }
    },
    end() {
      const isWhole = state === 'ended' || (state === 'header' && zeroBlocks === 1 && filled === 0);
      if (!isWhole) throw damagedArchiveError('it ends too early');
    },
  };
}

function readHeader(block: Buffer): TarHeader {
  let sum = 8 * 0x20;
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte;
  if (readNumber(block, 148, 8) !== sum) throw damagedArchiveError('an invalid header');
  const isUstar = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? readHeaderText(block, 345, 155) : '';
  const name = readHeaderText(block, 0, 100);
  const type = block.toString('latin1', 156, 157);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: readNumber(block, 124, 12),
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

/** Two extensions may describe one member, which readers merge in different orders. */
function mergeOverrides(one: Overrides, other: Overrides): Overrides {
  const merged = { ...one, ...other };
  const differs = (['name', 'size', 'linkTarget'] as const).some((key) => key in one && one[key] !== merged[key]);
  if (differs) throw damagedArchiveError('a member with two names or sizes');
  return merged;
}

/** Reads what an extension says of the next member. */
function readExtension(type: string, content: Buffer): Overrides {
  if (type === 'L') return { name: readHeaderText(content, 0, content.length) };
  if (type === 'K') return { linkTarget: readHeaderText(content, 0, content.length) };
  const { path, linkpath, size } = readPaxRecords(content);
  if (type === 'g') {
    // Git writes a comment there. Only some readers apply a name or a size to each member.
    if ((path ?? linkpath ?? size) !== undefined) throw damagedArchiveError('one name or size for all members');
    return {};
  }
  return {
    ...(path === undefined ? {} : { name: path }),
    ...(linkpath === undefined ? {} : { linkTarget: linkpath }),
    ...(size === undefined ? {} : { size: parsePaxNumber(size) }),
  };
}

/**
 * Reads records of the form `<length> <key>=<value>\n`:
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
 */
function readPaxRecords(content: Buffer): Readonly<Record<string, string>> {
  const records: Record<string, string> = {};
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const end = at + parsePaxNumber(content.toString('latin1', at, Math.max(at, space)));
    const record = content.toString('utf8', space + 1, end - 1);
    const equals = record.indexOf('=');
    // Where a name ends at a zero byte, as in C, it is another one.
    if (end > content.length || content[end - 1] !== 0x0a || equals < 1 || record.includes('\0')) {
      throw damagedArchiveError('an invalid pax record');
    }
    records[record.slice(0, equals)] = record.slice(equals + 1);
    at = end;
  }
  return records;
}

function parsePaxNumber(digits: string): number {
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
  if (value === 0 && digits !== '0') throw damagedArchiveError('an invalid pax record');
  return value;
}

/** Reads octal digits, or base 256, which the top bit marks and members of 8 GiB and more have. */
function readNumber(block: Buffer, offset: number, bytes: number): number {
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
