import { ArchiveRefusedError } from '../../src/core/archive/errors.ts';
import { familiarName } from '../../src/core/oci/reference.ts';
import type { ArchiveExpectation, ArchiveImage } from '../../src/core/archive/validate.ts';
import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import { UserError } from '../../src/errors.ts';
import type { Archives } from '../../src/ports/archives.ts';
import type { Engine, EngineInfo } from '../../src/ports/engine.ts';
import type { ByteStream, Files } from '../../src/ports/files.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import type { ObtainedImage } from './source-attempt.ts';

/** How much of a plain archive is read at most when its record does not tell its size, and in any case (threat 4). */
const unknownSizeBytes = 20 * 2 ** 30;
const largestBytes = 100 * 2 ** 30;

/** An engine unpacks an archive beside what it makes of it. */
const engineNeeds = 2.2;

export interface LoadRequest {
  readonly expected: ExpectedImage;
  /** Further references that the archive may carry when no record names its own one. */
  readonly localTags: readonly string[];
  readonly info: EngineInfo;
  readonly check?: ArchiveExpectation['check'];
}

export interface LoadDeps {
  readonly engine: Engine;
  readonly archives: Archives;
  readonly files: Files;
}

type LoadedArchive = ArchiveImage & Pick<ObtainedImage, 'handle' | 'localId'>;

/**
 * Checks that the engine's own disk can take the archive, where this machine can see it: an engine that fails in the
 * middle leaves what it unpacked.
 * @throws UserError
 */
export async function checkEngineSpace({ expected, info }: LoadRequest, files: Files): Promise<void> {
  const plain = expected.archive?.['size-bytes'] ?? 0;
  const { dataRoot } = info;
  if (plain === 0 || dataRoot === undefined || !(await files.exists(dataRoot))) return;
  const free = await files.freeBytes(dataRoot);
  if (free >= plain * engineNeeds) return;
  throw new UserError(
    `The image has ${formatBytes(plain)}, and the disk of the engine (${dataRoot}) has ${formatBytes(free)} free where loading needs ${formatBytes(plain * engineNeeds)}: free disk space before this step.`,
  );
}

/**
 * Loads an archive into the engine, which gets the members that decide what it does only after all of it was judged.
 * @throws ArchiveRefused, TransferBroken, UserError
 */
export async function loadArchive(
  archive: ByteStream,
  request: LoadRequest,
  options: CallOptions,
  deps: LoadDeps,
): Promise<LoadedArchive> {
  const image = await load(archive, request, options, deps);
  return { ...image, ...(await verified(image, request.info, deps.engine)) };
}

async function load(
  archive: ByteStream,
  { expected, localTags, check }: LoadRequest,
  options: CallOptions,
  deps: LoadDeps,
): Promise<ArchiveImage & { readonly loaded: readonly string[] }> {
  const { archives, engine } = deps;
  const wanted = {
    references: referencesOf(expected, localTags),
    platform: expected.platform,
    ...(expected.imageid === undefined ? {} : { imageid: expected.imageid }),
    ...(check === undefined ? {} : { check }),
  };
  const guarded = archives.guard(archive, wanted, largestPlain(expected));
  const loaded = await engine.load(guarded.stream, options);
  const judged = guarded.image();
  const names = loaded.map((name) => familiarName(name) ?? name);
  const foreign = names.find((name) => name !== judged.reference && !name.startsWith('sha256:'));
  if (foreign !== undefined) throw new ArchiveRefusedError(`the engine says that it loaded "${foreign}" out of it`);
  return { ...judged, loaded: names };
}

/** The reference that the record names; without a record what the image shall be called here. */
function referencesOf(expected: ExpectedImage, localTags: readonly string[]): readonly string[] {
  if (expected.archive !== undefined) return [expected.archive.reference];
  const own = expected.tag === undefined ? [] : [`${expected.image ?? ''}:${expected.tag}`];
  return [...own, ...localTags];
}

/** Most bytes of the plain archive: a twentieth and 64 MB are for what a tar needs around the bytes that the record counted. */
export function largestPlain(expected: ExpectedImage): number {
  const recorded = expected.archive?.['size-bytes'] ?? 0;
  return recorded === 0 ? unknownSizeBytes : Math.min(largestBytes, recorded * 1.05 + 64e6);
}

async function verified(
  image: ArchiveImage & { readonly loaded: readonly string[] },
  { store }: EngineInfo,
  engine: Engine,
): Promise<Pick<ObtainedImage, 'handle' | 'localId'>> {
  const handle = image.reference ?? image.loaded[0] ?? image.imageid;
  const local = await engine.inspect(handle);
  const wanted = store === 'classic' ? image.imageid : image.manifestDigest;
  if (local === undefined || (wanted !== undefined && local.id !== wanted)) {
    throw new UserError(
      `The engine holds ${local?.id ?? 'nothing'} as ${handle} after the load, and ${wanted ?? 'an image'} is expected: another job on this engine may use the same tag, so give each of them one of its own.`,
    );
  }
  return { handle, localId: local.id };
}
