import { posix } from 'node:path';
import { tarReader, type TarHeader } from '../tar/reader.ts';
import { tarEnd, tarHeader, tarPadding } from '../tar/writer.ts';
import { ArchiveRefusedError, damagedArchiveError } from './errors.ts';
import { memberName, pickImage, printable, type ImageExpectation, type PickedImage } from './pick-image.ts';

/** Members up to this size may be documents: manifests and configs are far below it. */
const maxHeldBytes = 4 << 20;
const maxHeldTotalBytes = 64 << 20;
const maxMembers = 20_000;
const maxLinkDepth = 8;

const manifestMember = 'manifest.json';

export interface ImageRewriter {
  /**
   * What of this piece goes on, as views of it where they are large.
   * @throws ArchiveRefusedError, TransferError
   */
  pass(piece: Buffer): Generator<Buffer>;
  /**
   * Picks the image, once every piece has passed.
   * @returns the image, and the end of what goes on. Without it an engine has no image at all.
   * @throws ArchiveRefusedError, TransferError
   */
  finish(): { readonly image: PickedImage; readonly rest: readonly Buffer[] };
}

/** A member: its content in memory, the name under which it went on, or what it is a link to. */
type Member =
  | { readonly kind: 'held'; readonly content: Buffer }
  | { readonly kind: 'passed'; readonly as: string }
  | { readonly kind: 'link'; readonly target: string };

/**
 * Writes an archive anew with one image and nothing else by which an engine could decide: the config and the layers, and
 * at the end a `manifest.json` of ours with one entry. Whatever else the archive holds (an index, names,
 * other images, other platforms) is left behind, so that no engine can read something else there than we did. Large
 * members go on as they come, before it is known which ones are layers; without an entry they mean nothing.
 * @param options.maxBytes how much of the plain archive is read at most
 * @param options.prefix begins the names of what is written, and is another one each time: containerd goes on with what a
 *   load that broke off has left under the same name.
 * @param options.name that the image has in the written archive; none unless given
 */
export function imageRewriter(
  expected: ImageExpectation,
  {
    maxBytes,
    prefix,
    name,
  }: { readonly maxBytes: number; readonly prefix: string; readonly name?: string | undefined },
): ImageRewriter {
  const configMember = `${prefix}config.json`;
  const members = new Map<string, Member>();
  const tar = tarReader();
  let readBytes = 0;
  let heldBytes = 0;
  let passedCount = 0;
  let sink: MemberSink = leaveBehind;

  const add = (name: string, member: Member): void => {
    members.set(name, member);
  };
  const passOn = (name: string): string => {
    const as = `${prefix}layer-${passedCount++}`;
    add(name, { kind: 'passed', as });
    return as;
  };
  const sinkFor = ({ name: rawName, size, type, linkTarget }: TarHeader): MemberSink => {
    const name = memberName(rawName);
    if (members.has(name)) throw new ArchiveRefusedError(`it holds "${printable(name)}" twice`);
    if (members.size >= maxMembers) throw new ArchiveRefusedError(`it has more than ${maxMembers} members`);
    if (linkTarget !== undefined) {
      const folder = type === 'hard link' ? '' : posix.dirname(name);
      add(name, { kind: 'link', target: memberName(posix.join(folder, linkTarget)) });
      return leaveBehind;
    }
    if (type !== 'file') return leaveBehind;
    if (size > maxHeldBytes) return passThrough(passOn(name), size);
    return hold(size, function* (content) {
      if (!isText(content) && content.length > 0) {
        yield* tarMember(passOn(name), content);
        return;
      }
      heldBytes += content.length;
      if (heldBytes > maxHeldTotalBytes) throw new ArchiveRefusedError('it holds too many documents');
      add(name, { kind: 'held', content });
    });
  };
  const resolve = (name: string): Exclude<Member, { kind: 'link' }> | undefined => {
    let member = members.get(name);
    for (let depth = 0; member?.kind === 'link' && depth < maxLinkDepth; depth++) member = members.get(member.target);
    return member?.kind === 'link' ? undefined : member;
  };

  return {
    *pass(piece) {
      readBytes += piece.length;
      if (readBytes > maxBytes) {
        throw new ArchiveRefusedError(`it is larger than the ${maxBytes} bytes that it may have`);
      }
      for (const part of tar.read(piece)) {
        if (part.kind === 'member') {
          sink = sinkFor(part.header);
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
          has: (name) => resolve(name) !== undefined,
          document(name) {
            const member = resolve(name);
            return member?.kind === 'held' ? member.content : undefined;
          },
        },
        expected,
      );
      const rest: Buffer[] = [...tarMember(configMember, image.config)];
      const layers = image.layers.map((name) => {
        const member = resolve(name);
        if (member?.kind === 'passed') return member.as;
        const as = passOn(name);
        rest.push(...tarMember(as, member?.content ?? Buffer.alloc(0)));
        return as;
      });
      const manifest = JSON.stringify([
        { Config: configMember, RepoTags: name === undefined ? null : [name], Layers: layers },
      ]);
      rest.push(...tarMember(manifestMember, Buffer.from(manifest)), tarEnd);
      return { image, rest };
    },
  };
}

/** What becomes of the content of one member. */
interface MemberSink {
  start(): Iterable<Buffer>;
  take(bytes: Buffer): Iterable<Buffer>;
  end(): Iterable<Buffer>;
}

const leaveBehind: MemberSink = { start: () => [], take: () => [], end: () => [] };

function passThrough(as: string, size: number): MemberSink {
  return { start: () => [tarHeader(as, size)], take: (bytes) => [bytes], end: () => [tarPadding(size)] };
}

function hold(size: number, use: (content: Buffer) => Iterable<Buffer>): MemberSink {
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

function* tarMember(name: string, content: Buffer): Generator<Buffer> {
  yield tarHeader(name, content.length);
  yield content;
  yield tarPadding(content.length);
}

/** Whether a member may be JSON: a layer begins with the name of a file or with the magic bytes of a compression. */
function isText(content: Buffer): boolean {
  return /^\s*[[{]/.test(content.toString('latin1', 0, 16));
}
