import { posix } from 'node:path';
import { ArchiveRefusedError, damagedArchiveError, toPrintable } from './errors.ts';
import { normalizeMemberName } from './member-name.ts';
import { pickImage, type ImageExpectation, type PickedImage } from './pick-image.ts';
import { tarReader, type TarHeader } from './tar-reader.ts';
import { encodeTarHeader, encodeTarMember, encodeTarPadding, tarEnd } from './tar-writer.ts';

/** Members up to this size may be documents: manifests and configs are far smaller. */
const maxHeldBytes = 4 << 20;
const maxHeldTotalBytes = 64 << 20;
const maxMembers = 20_000;
const maxLinkDepth = 8;

const manifestMember = 'manifest.json';

interface ImageRewriter {
  /**
   * Returns what of this piece goes into the new archive. Large parts are views of the piece.
   * @throws ArchiveRefusedError, TransferError
   */
  pass(piece: Buffer): Generator<Buffer>;
  /**
   * Picks the image, once every piece has passed.
   * @returns the image, the names that its layers have in the new archive, lowest first, and the end of that archive,
   *   without which an engine finds no image in it
   * @throws ArchiveRefusedError, TransferError
   */
  finish(): { readonly image: PickedImage; readonly layers: readonly string[]; readonly rest: readonly Buffer[] };
}

/** A member: its content in memory, its name in the new archive, or what it is a link to. */
type Member =
  | { readonly kind: 'held'; readonly content: Buffer }
  | { readonly kind: 'passed'; readonly as: string }
  | { readonly kind: 'link'; readonly target: string };

/**
 * Writes an archive anew with one image: its config, its layers, and at the end a `manifest.json` made here, with one
 * entry. Leaves out everything else by which an engine could decide (an index, names, other images, other platforms), so
 * that no engine can find another image there. Passes large members on as they come, before it is known which ones are
 * layers: a member without an entry means nothing.
 * @param options.maxBytes how much of the plain archive is read at most
 * @param options.prefix begins the names of the members. It has to differ for each load: containerd goes on with what a
 *   load that broke off has left under the same name.
 * @param options.name that the image gets in the new archive; undefined: none
 */
export function imageRewriter(
  expected: ImageExpectation,
  {
    maxBytes = Infinity,
    prefix,
    name,
  }: { readonly maxBytes?: number; readonly prefix: string; readonly name?: string | undefined },
): ImageRewriter {
  const configMember = `${prefix}config.json`;
  const members = new Map<string, Member>();
  const tar = tarReader();
  let readBytes = 0;
  let heldBytes = 0;
  let passedCount = 0;
  let sink: MemberSink = discard;

  const checkBytes = (bytes: number): void => {
    if (bytes > maxBytes) throw new ArchiveRefusedError(`it is larger than the ${maxBytes} bytes that it may have`);
  };
  const add = (name: string, member: Member): void => {
    members.set(name, member);
  };
  const passOn = (name: string): string => {
    const as = `${prefix}layer-${passedCount++}`;
    add(name, { kind: 'passed', as });
    return as;
  };
  const sinkFor = ({ name: rawName, size, type, linkTarget }: TarHeader, startBytes: number): MemberSink => {
    const name = normalizeMemberName(rawName);
    // By its header, before any of its content is passed on.
    checkBytes(startBytes + size);
    if (members.has(name)) throw new ArchiveRefusedError(`it holds "${toPrintable(name)}" twice`);
    if (members.size >= maxMembers) throw new ArchiveRefusedError(`it has more than ${maxMembers} members`);
    if (linkTarget !== undefined) {
      const folder = type === 'hard link' ? '' : posix.dirname(name);
      add(name, { kind: 'link', target: normalizeMemberName(posix.join(folder, linkTarget)) });
      return discard;
    }
    if (type !== 'file') return discard;
    if (size > maxHeldBytes) {
      if (isTable(name)) throw new ArchiveRefusedError(`its ${name} has ${size} bytes`);
      return passMember(passOn(name), size);
    }
    return holdMember(size, function* (content) {
      if (!isTable(name) && !mayBeJson(content) && content.length > 0) {
        yield* encodeTarMember(passOn(name), content);
        return;
      }
      heldBytes += content.length;
      if (heldBytes > maxHeldTotalBytes) throw new ArchiveRefusedError('it holds too many documents');
      add(name, { kind: 'held', content });
    });
  };
  /** Finds the member that a name means; undefined: there is none. */
  const followLinks = (
    name: string,
  ): { readonly name: string; readonly member: Exclude<Member, { kind: 'link' }> } | undefined => {
    let target = name;
    for (let depth = 0; depth <= maxLinkDepth; depth++) {
      const member = members.get(target);
      if (member?.kind !== 'link') return member === undefined ? undefined : { name: target, member };
      target = member.target;
    }
    return undefined;
  };

  return {
    *pass(piece) {
      const startBytes = readBytes;
      readBytes += piece.length;
      checkBytes(readBytes);
      for (const part of tar.read(piece)) {
        if (part.kind === 'member') {
          sink = sinkFor(part.header, startBytes);
          yield* sink.start();
        } else if (part.kind === 'content') {
          yield* sink.take(part.bytes);
        } else {
          yield* sink.end();
        }
      }
    },
    finish() {
      if (readBytes === 0) throw damagedArchiveError('it is empty');
      tar.end();
      const image = pickImage(
        {
          has: (name) => followLinks(name) !== undefined,
          document(name) {
            const member = followLinks(name)?.member;
            return member?.kind === 'held' ? member.content : undefined;
          },
        },
        expected,
      );
      const rest: Buffer[] = [...encodeTarMember(configMember, image.config)];
      const layers = image.layers.map((name) => {
        const found = followLinks(name);
        if (found?.member.kind === 'passed') return found.member.as;
        // Under the name that links lead to, so that its content is written once, however many of them there are.
        const as = passOn(found?.name ?? name);
        rest.push(...encodeTarMember(as, found?.member.content ?? Buffer.alloc(0)));
        return as;
      });
      const manifest = JSON.stringify([
        { Config: configMember, RepoTags: name === undefined ? null : [name], Layers: layers },
      ]);
      rest.push(...encodeTarMember(manifestMember, Buffer.from(manifest)), tarEnd);
      return { image, layers, rest };
    },
  };
}

/** What is done with the content of one member. */
interface MemberSink {
  start(): Iterable<Buffer>;
  take(bytes: Buffer): Iterable<Buffer>;
  end(): Iterable<Buffer>;
}

const discard: MemberSink = { start: () => [], take: () => [], end: () => [] };

function passMember(as: string, size: number): MemberSink {
  return { start: () => [encodeTarHeader(as, size)], take: (bytes) => [bytes], end: () => [encodeTarPadding(size)] };
}

function holdMember(size: number, use: (content: Buffer) => Iterable<Buffer>): MemberSink {
  const content = Buffer.alloc(size);
  let filled = 0;
  return {
    start: () => [],
    take(bytes) {
      filled += bytes.copy(content, filled);
      return [];
    },
    end: () => use(content),
  };
}

function isTable(name: string): boolean {
  return name === manifestMember || name === 'index.json';
}

/** Whether a member may be JSON: a layer begins with the name of a file or with the magic bytes of a compression. */
function mayBeJson(content: Buffer): boolean {
  return /^\s*[[{]/.test(content.toString('latin1', 0, 16));
}
