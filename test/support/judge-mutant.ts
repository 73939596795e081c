import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { imageArchives } from '../../src/adapters/archives/image-archives.ts';
import { runnerFiles } from '../../src/adapters/runner/runner-files.ts';
import { ArchiveRefusedError, TransferError } from '../../src/core/archive/errors.ts';
import type { ImageExpectation, PickedImage } from '../../src/core/archive/pick-image.ts';
import type { Exec } from '../../src/ports/process.ts';
import { sha256Hex } from './archive-fixture.ts';

/** The name that an accepted image gets. */
export const givenName = 'localhost/ci-image-actions:fuzz';

/** What is said of an archive, and what is wrong with saying so. */
export interface Judgement {
  readonly image: PickedImage | undefined;
  readonly refusal: string;
  readonly wrongs: readonly string[];
}

/** No program is there: everything is read in this process. */
const noPrograms: Exec = {
  run: () => Promise.reject(new Error('no program')),
  stream: () => {
    throw new Error('no program');
  },
  has: () => Promise.resolve(false),
};

/** Has an archive judged and written anew in this process, and reads what was written with another library. */
export async function judge(archive: Buffer, expected: ImageExpectation): Promise<Judgement> {
  const pieces: Buffer[] = [];
  const cut = 1 + (archive.length % 7001);
  const input = Readable.from(piecesOf(archive, cut));
  const files = runnerFiles({});
  const rewritten = imageArchives(noPrograms, files).rewrite(input, {
    ...expected,
    maxBytes: 64 << 20,
    maxLayerBytes: 64 << 20,
    name: givenName,
    verifyLayers: true,
  });
  try {
    for await (const piece of rewritten.stream) pieces.push(Buffer.from(piece));
  } catch (error) {
    const isKnown = error instanceof ArchiveRefusedError || error instanceof TransferError;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const isPlain = /^[\x20-\x7e]{20,2000}$/.test(text);
    const crash = error instanceof Error ? (error.stack ?? text) : text;
    return {
      image: undefined,
      refusal: text,
      wrongs: [
        ...(isKnown ? [] : [`a crash: ${crash}`]),
        ...(isPlain ? [] : [`no plain sentence: ${JSON.stringify(text)}`]),
      ],
    };
  }
  const image = rewritten.image();
  if (image === undefined) return { image, refusal: '', wrongs: ['it ended without an image and without an error'] };
  return { image, refusal: '', wrongs: await findWrongs(Buffer.concat(pieces), image, expected) };
}

function* piecesOf(archive: Buffer, bytes: number): Generator<Buffer> {
  for (let at = 0; at < archive.length; at += bytes) yield archive.subarray(at, at + bytes);
}

/** What an engine would find in the archive besides the image. */
async function findWrongs(tar: Buffer, image: PickedImage, expected: ImageExpectation): Promise<readonly string[]> {
  const members = new Map<string, Buffer>();
  const wrongs: string[] = [];
  const reader = extract();
  reader.end(tar);
  for await (const entry of reader as unknown as AsyncIterable<Readable & { header: { name: string; type: string } }>) {
    const { name, type } = entry.header;
    const content: Buffer[] = [];
    for await (const piece of entry as AsyncIterable<Buffer>) content.push(piece);
    if (type !== 'file') wrongs.push(`a ${type} "${name}"`);
    if (members.has(name)) wrongs.push(`"${name}" twice`);
    members.set(name, Buffer.concat(content));
  }
  const manifest = JSON.parse(members.get('manifest.json')?.toString() ?? '[]') as {
    Config: string;
    RepoTags: string[];
    Layers: string[];
  }[];
  const [entry] = manifest;
  if (manifest.length !== 1 || entry === undefined) return [...wrongs, `${manifest.length} images`];
  if (JSON.stringify(entry.RepoTags) !== JSON.stringify([givenName])) wrongs.push(`names ${entry.RepoTags.join()}`);
  const imageid = `sha256:${sha256Hex(members.get(entry.Config) ?? '')}`;
  if (imageid !== image.imageid) wrongs.push(`holds ${imageid}, and ${image.imageid} was said`);
  if (expected.imageid !== undefined && imageid !== expected.imageid) wrongs.push(`not the expected ${imageid}`);
  const digests = entry.Layers.map((name) => members.get(name)).map((layer) =>
    layer === undefined ? 'none' : `sha256:${sha256Hex(layer)}`,
  );
  const { rootfs } = JSON.parse(members.get(entry.Config)?.toString() ?? '{}') as { rootfs?: { diff_ids?: string[] } };
  if (digests.join() !== (rootfs?.diff_ids ?? []).join()) wrongs.push(`layers ${digests.join()}`);
  const prefix = entry.Config.replace(/config\.json$/, '');
  const others = [...members.keys()].filter(
    (name) => name !== 'manifest.json' && name !== entry.Config && !/^layer-\d+$/.test(name.slice(prefix.length)),
  );
  if (others.length > 0) wrongs.push(`also ${others.join()}`);
  return wrongs;
}
