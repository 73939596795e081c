import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { ArchiveRefused } from '../core/archive/archive-refused.ts';
import { EngineStopped } from '../core/archive/engine-stopped.ts';
import { judgeArchive, type ArchiveExpectation, type ArchiveImage } from '../core/archive/judge-archive.ts';
import {
  digestOfName,
  isIndexMember,
  memberKind,
  type IndexMember,
  type MemberKind,
} from '../core/archive/member-name.ts';
import { TransferBroken } from '../core/archive/transfer-broken.ts';
import type { GuardedArchive } from '../ports.ts';
import { tarEnd, tarHeader, tarPadding } from '../core/archive/tar-frame.ts';

/** Members up to this size are read whole: manifests and configs are far below it. */
const smallBytes = 4 << 20;
const maxDocuments = 1_000;
const maxMembers = 20_000;
const chunkBytes = 1 << 20;

/**
 * Puts a guard between an archive and the engine. Blobs pass as they come; the members that decide what the engine does
 * with them are held back until all of it was seen and judged, and then written anew. An engine that never gets them
 * loads nothing (design section 6). The tar itself is written anew too, so that the engine's parser finds exactly what
 * this one found.
 * @param archive the plain tar, decompressed
 * @param maxBytes how much of it is read at most (threat 4)
 */
export function guardArchive(archive: Readable, expected: ArchiveExpectation, maxBytes: number): GuardedArchive {
  const ending = new EventEmitter<{ judged: [ArchiveImage]; failed: [unknown] }>();
  const image = new Promise<ArchiveImage>((resolve, reject) => {
    ending.once('judged', resolve);
    ending.once('failed', reject);
  });
  image.catch(() => undefined);
  async function* guarded(): AsyncGenerator<Uint8Array> {
    try {
      ending.emit('judged', yield* sift(archive, expected, maxBytes));
    } catch (error) {
      ending.emit('failed', error);
      throw error;
    } finally {
      ending.emit('failed', new EngineStopped());
    }
  }
  return { stream: Readable.from(guarded(), { objectMode: false, highWaterMark: chunkBytes }), image };
}

/**
 * Tells what an archive holds while its bytes pass unchanged.
 * @returns a transform to pipe the plain tar through, and the image, known once it has ended.
 */
export function readPassingArchive(expected: ArchiveExpectation = {}): {
  readonly tap: Transform;
  readonly image: Promise<ArchiveImage>;
} {
  let waiting: TransformCallback | undefined;
  const proceed = (): void => {
    const done = waiting;
    waiting = undefined;
    done?.();
  };
  const copy = new Readable({ read: proceed, highWaterMark: chunkBytes });
  copy.once('close', proceed);
  const tap = new Transform({
    highWaterMark: chunkBytes,
    transform(chunk: Buffer, _encoding, done) {
      this.push(chunk);
      if (copy.destroyed || copy.push(chunk)) done();
      else waiting = done;
    },
    flush(done) {
      copy.push(null);
      done();
    },
    destroy(error, done) {
      copy.destroy(error ?? undefined);
      done(error);
    },
  });
  const image = last(sift(copy, expected, Infinity));
  image.catch(() => undefined);
  return { tap, image };
}

async function last<T>(parts: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const part = await parts.next();
    if (part.done === true) return part.value;
  }
}

/** Reads every member once, yields the bytes of a tar with what may pass, and judges before it yields what decides. */
async function* sift(
  archive: Readable,
  expected: ArchiveExpectation,
  maxBytes: number,
): AsyncGenerator<Uint8Array, ArchiveImage> {
  const members = new Map<IndexMember, string>();
  const documents = new Map<string, string>();
  const names = new Set<string>();
  const reader = extract();
  const feeding = pipeline(archive, capped(maxBytes), reader);
  feeding.catch(() => undefined);
  try {
    for await (const entry of reader) {
      const { name, size } = entry.header;
      const kind = admit(entry.header, names);
      if (kind === 'needless') {
        entry.resume();
      } else if (isIndexMember(name)) {
        if (size > smallBytes) throw new ArchiveRefused(`its ${name} has ${String(size)} bytes`);
        members.set(name, (await whole(entry)).toString('utf8'));
      } else if (size > smallBytes) {
        yield tarHeader(name, size);
        for await (const chunk of entry as AsyncIterable<Buffer>) yield chunk;
        yield tarPadding(size);
      } else {
        const content = await whole(entry);
        const document = checkedDocument(name, content);
        if (document !== undefined) documents.set(document.digest, document.text);
        if (documents.size > maxDocuments) throw new ArchiveRefused('it holds too many documents');
        yield* tarMember(name, content);
      }
    }
    await feeding;
    if (names.size === 0) throw new TransferBroken('The archive is cut off or damaged: it is empty.');
  } catch (error) {
    // The reader may only know that its source closed; the feeding pipeline knows why.
    throw error instanceof ArchiveRefused ? error : await causeOf(feeding, error);
  } finally {
    reader.destroy();
    archive.destroy();
  }
  const verdict = judgeArchive({ members, documents, names }, expected);
  for (const [name, text] of verdict.members) yield* tarMember(name, Buffer.from(text));
  yield tarEnd;
  return verdict.image;
}

async function causeOf(feeding: Promise<void>, seen: unknown): Promise<unknown> {
  const cause = await feeding.then(
    () => seen,
    (error: unknown) => error,
  );
  const isTarError =
    cause instanceof Error && /^(Unexpected end of data|Invalid tar header|Invalid header|Header)/.test(cause.message);
  return isTarError ? new TransferBroken(`The archive is cut off or damaged: ${cause.message}.`, { cause }) : cause;
}

function* tarMember(name: string, content: Uint8Array): Generator<Uint8Array> {
  yield tarHeader(name, content.length);
  yield content;
  yield tarPadding(content.length);
}

function capped(maxBytes: number): Transform {
  let total = 0;
  return new Transform({
    highWaterMark: chunkBytes,
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (total > maxBytes)
        done(new ArchiveRefused(`it is larger than the ${String(maxBytes)} bytes that it may have`));
      else done(null, chunk);
    },
  });
}

/** Decides by its header whether a member may be there at all. */
function admit({ name, type }: Header, names: Set<string>): MemberKind {
  const kind = memberKind(name);
  const shown = name.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
  if (kind === undefined) throw new ArchiveRefused(`it holds "${shown}", which no engine writes`);
  const isPlain = type === 'file' || type === 'contiguous-file' || (type === 'directory' && kind === 'needless');
  if (!isPlain) {
    throw new ArchiveRefused(`its member "${shown}" is a ${type}`);
  }
  if (names.has(name)) throw new ArchiveRefused(`it holds "${shown}" twice`);
  names.add(name);
  if (names.size > maxMembers) throw new ArchiveRefused(`it has more than ${String(maxMembers)} members`);
  return kind;
}

/** A blob must be what its name says; JSON among the blobs is kept for judging. */
function checkedDocument(name: string, content: Buffer): { digest: string; text: string } | undefined {
  const promised = digestOfName(name);
  if (promised === undefined) return undefined;
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  if (digest !== promised) throw new ArchiveRefused(`its blob "${name}" has the content of ${digest}`);
  return content[0] === 0x7b ? { digest, text: content.toString('utf8') } : undefined;
}

async function whole(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
