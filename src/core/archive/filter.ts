import { sha256 } from '../oci/digest.ts';
import { ArchiveRefusedError } from './errors.ts';
import { validateArchive, type ArchiveExpectation, type ArchiveImage } from './validate.ts';
import { digestOfName, isIndexMember, memberKind, type IndexMember } from './member-name.ts';
import { tarEnd, tarHeader, tarPadding } from '../tar/writer.ts';
import { tarReader, type TarHeader } from '../tar/reader.ts';
import { damagedArchiveError } from './errors.ts';

/** Members up to this size are read whole: manifests and configs are far below it. */
const smallBytes = 4 << 20;
const maxDocumentBytes = 64 << 20;
const maxMembers = 20_000;

interface ArchiveSieve {
  /**
   * What of this piece may go on to an engine, as views of it where they are large: blobs as they come, in a tar that is
   * written anew, so that the engine's parser finds exactly what this one found.
   * @throws ArchiveRefused, TransferBroken
   */
  pass(piece: Buffer): Generator<Buffer>;
  /**
   * Judges, once every piece has passed.
   * @returns the image, and the members by which an engine decides, written anew: without them it loads nothing.
   * @throws ArchiveRefused, TransferBroken
   */
  finish(): { readonly image: ArchiveImage; readonly rest: readonly Buffer[] };
}

/** What goes on of a member. */
interface MemberFate {
  readonly start?: Buffer;
  readonly take?: (bytes: Buffer) => Generator<Buffer>;
  readonly end?: () => Generator<Buffer>;
}

/**
 * Sieves an archive piece by piece: what decides what an engine does with it is held back until all of it was seen and
 * judged.
 * @param maxBytes how much of it is read at most
 */
export function filterArchive(expected: ArchiveExpectation, maxBytes: number): ArchiveSieve {
  const members = new Map<IndexMember, string>();
  const documents = new Map<string, string>();
  const names = new Set<string>();
  const tar = tarReader();
  let fate: MemberFate = {};
  let readBytes = 0;
  let documentBytes = 0;

  const keepDocument = (name: string, content: Buffer): void => {
    const digest = digestOfName(name);
    if (digest === undefined) return;
    const found = sha256(content);
    if (found !== digest) throw new ArchiveRefusedError(`its blob "${name}" has the content of ${found}`);
    if (content[0] !== 0x7b) return;
    documents.set(digest, content.toString('utf8'));
    documentBytes += content.length;
    if (documentBytes > maxDocumentBytes) throw new ArchiveRefusedError('it holds too many documents');
  };
  const fateOf = ({ name, size }: TarHeader): MemberFate => {
    if (isIndexMember(name)) {
      if (size > smallBytes) throw new ArchiveRefusedError(`its ${name} has ${size} bytes`);
      return whole(size, function* (content) {
        members.set(name, content.toString('utf8'));
      });
    }
    if (size > smallBytes) return passing(name, size);
    return whole(size, function* (content) {
      keepDocument(name, content);
      yield* tarMember(name, content);
    });
  };

  return {
    *pass(piece) {
      readBytes += piece.length;
      if (readBytes > maxBytes) {
        throw new ArchiveRefusedError(`it is larger than the ${maxBytes} bytes that it may have`);
      }
      for (const part of tar.read(piece)) {
        if (part.kind === 'member') {
          fate = admit(part.header, names) === 'needless' ? {} : fateOf(part.header);
          if (fate.start !== undefined) yield fate.start;
        } else if (part.kind === 'content') {
          yield* fate.take?.(part.bytes) ?? [];
        } else {
          yield* fate.end?.() ?? [];
        }
      }
    },
    finish() {
      if (readBytes === 0) throw damagedArchiveError('it is empty');
      tar.end();
      const verdict = validateArchive({ members, documents, names }, expected);
      const written = [...verdict.members].flatMap(([name, text]) => [...tarMember(name, Buffer.from(text))]);
      return { image: verdict.image, rest: [...written, tarEnd] };
    },
  };
}

function passing(name: string, size: number): MemberFate {
  return {
    start: tarHeader(name, size),
    *take(bytes) {
      yield bytes;
    },
    *end() {
      yield tarPadding(size);
    },
  };
}

function whole(size: number, use: (content: Buffer) => Generator<Buffer>): MemberFate {
  const content = Buffer.alloc(size);
  let filled = 0;
  return {
    *take(bytes) {
      filled += bytes.copy(content, filled);
    },
    *end() {
      yield* use(content);
    },
  };
}

function* tarMember(name: string, content: Buffer): Generator<Buffer> {
  yield tarHeader(name, content.length);
  yield content;
  yield tarPadding(content.length);
}

/** Decides by its header whether a member may be there at all. */
function admit({ name, type }: TarHeader, names: Set<string>): ReturnType<typeof memberKind> {
  const kind = memberKind(name);
  const shown = name.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
  if (kind === undefined) throw new ArchiveRefusedError(`it holds "${shown}", which no engine writes`);
  const isPlain = type === 'file' || (type === 'directory' && kind === 'needless');
  if (!isPlain) throw new ArchiveRefusedError(`its member "${shown}" is a ${type}`);
  if (names.has(name)) throw new ArchiveRefusedError(`it holds "${shown}" twice`);
  names.add(name);
  if (names.size > maxMembers) throw new ArchiveRefusedError(`it has more than ${maxMembers} members`);
  return kind;
}
