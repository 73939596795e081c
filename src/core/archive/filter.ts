import { sha256 } from '../oci/digest.ts';
import { tarReader, type TarHeader } from '../tar/reader.ts';
import { encodeTarHeader, encodeTarMember, encodeTarPadding, tarEnd } from '../tar/writer.ts';
import { ArchiveRefusedError, damagedArchiveError, toPrintable } from './errors.ts';
import { classifyMember, digestOfName, isIndexMember, type IndexMember } from './member-name.ts';
import { validateArchive, type ArchiveExpectation, type ArchiveImage } from './validate.ts';

/** Members up to this size are kept in memory: manifests and configs are far smaller. */
const maxHeldBytes = 4 << 20;
const maxDocumentBytes = 64 << 20;
const maxMembers = 20_000;

interface ArchiveFilter {
  /**
   * Returns what of this piece may reach an engine: the blobs, in a tar that is written anew, so that the engine's parser
   * finds exactly what this one found. Large parts are views of the piece.
   * @throws ArchiveRefusedError, TransferError
   */
  pass(piece: Buffer): Generator<Buffer>;
  /**
   * Validates the archive, once every piece has passed.
   * @returns the image, and the members by which an engine decides, written anew: without them it loads nothing
   * @throws ArchiveRefusedError, TransferError
   */
  finish(): { readonly image: ArchiveImage; readonly rest: readonly Buffer[] };
}

/** What is done with the content of one member. */
interface MemberSink {
  readonly start?: Buffer;
  readonly take?: (bytes: Buffer) => Generator<Buffer>;
  readonly end?: () => Generator<Buffer>;
}

/**
 * Filters an archive piece by piece. Holds back the members by which an engine decides until all of the archive was read
 * and validated.
 * @param maxBytes how much of the archive is read at most
 */
export function archiveFilter(expected: ArchiveExpectation, maxBytes: number): ArchiveFilter {
  const members = new Map<IndexMember, string>();
  const documents = new Map<string, string>();
  const names = new Set<string>();
  const tar = tarReader();
  let sink: MemberSink = {};
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
  const sinkFor = ({ name, size }: TarHeader): MemberSink => {
    if (isIndexMember(name)) {
      if (size > maxHeldBytes) throw new ArchiveRefusedError(`its ${name} has ${size} bytes`);
      return keepMember(size, function* (content) {
        members.set(name, content.toString('utf8'));
      });
    }
    if (size > maxHeldBytes) return copyMember(name, size);
    return keepMember(size, function* (content) {
      keepDocument(name, content);
      yield* encodeTarMember(name, content);
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
          sink = checkMember(part.header, names) === 'ignored' ? {} : sinkFor(part.header);
          if (sink.start !== undefined) yield sink.start;
        } else if (part.kind === 'content') {
          yield* sink.take?.(part.bytes) ?? [];
        } else {
          yield* sink.end?.() ?? [];
        }
      }
    },
    finish() {
      if (readBytes === 0) throw damagedArchiveError('it is empty');
      tar.end();
      const validated = validateArchive({ members, documents, names }, expected);
      const written = [...validated.members].flatMap(([name, text]) => [...encodeTarMember(name, Buffer.from(text))]);
      return { image: validated.image, rest: [...written, tarEnd] };
    },
  };
}

function copyMember(name: string, size: number): MemberSink {
  return {
    start: encodeTarHeader(name, size),
    *take(bytes) {
      yield bytes;
    },
    *end() {
      yield encodeTarPadding(size);
    },
  };
}

function keepMember(size: number, use: (content: Buffer) => Generator<Buffer>): MemberSink {
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

/** Checks by its header whether a member may be in an archive at all. Returns what it is. */
function checkMember({ name, type }: TarHeader, names: Set<string>): ReturnType<typeof classifyMember> {
  const kind = classifyMember(name);
  const printable = toPrintable(name);
  if (kind === undefined) throw new ArchiveRefusedError(`it holds "${printable}", which no engine writes`);
  const isPlain = type === 'file' || (type === 'directory' && kind === 'ignored');
  if (!isPlain) throw new ArchiveRefusedError(`its member "${printable}" is a ${type}`);
  if (names.has(name)) throw new ArchiveRefusedError(`it holds "${printable}" twice`);
  names.add(name);
  if (names.size > maxMembers) throw new ArchiveRefusedError(`it has more than ${maxMembers} members`);
  return kind;
}
