import { randomUUID } from 'node:crypto';
import type { PickedImage } from '../../src/core/archive/pick-image.ts';
import { runtimeSettings } from '../../src/core/archive/pick-image.ts';
import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import type { ImageStore, LocalImage } from '../../src/core/oci/image-facts.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import { UserError } from '../../src/errors.ts';
import type { Archives, RewriteExpectation } from '../../src/ports/archives.ts';
import type { Engine, EngineInfo } from '../../src/ports/engine.ts';
import type { ByteStream, Files } from '../../src/ports/files.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import type { ObtainedImage } from './source-attempt.ts';

/** How much of a plain archive is read at most, whatever its record says. */
const maxPlainBytes = 100 * 2 ** 30;

/** What a tar needs around the bytes that a record counted: a twentieth, and 64 MB for small ones. */
const sizeTolerance = 1.05;
const sizeAllowanceBytes = 64e6;

/** An engine unpacks an archive beside what it makes of it. */
const engineSpaceFactor = 2.2;

export interface LoadRequest {
  readonly expected: ExpectedImage;
  readonly info: EngineInfo;
  readonly check?: RewriteExpectation['check'];
}

export interface LoadDeps {
  readonly engine: Engine;
  readonly archives: Archives;
  readonly files: Files;
}

type LoadedImage = Pick<ObtainedImage, 'handle' | 'temporaryName' | 'localId' | 'imageid' | 'platform' | 'labels'>;

/**
 * Checks that the engine's own disk can take the archive, where this machine can see it: an engine that fails in the
 * middle leaves what it unpacked.
 * @throws UserError
 */
export async function checkEngineSpace(request: LoadRequest, files: Files): Promise<void> {
  const plain = request.expected.archive?.['size-bytes'] ?? 0;
  const free = await freeEngineBytes(request, files);
  if (plain === 0 || free >= plain * engineSpaceFactor) return;
  const { dataRoot = '' } = request.info;
  throw new UserError(
    `The image has ${formatBytes(plain)}, and the disk of the engine (${dataRoot}) has ${formatBytes(free)} free where loading needs ${formatBytes(plain * engineSpaceFactor)}: free disk space before this step.`,
  );
}

async function freeEngineBytes({ info: { dataRoot } }: LoadRequest, files: Files): Promise<number> {
  if (dataRoot === undefined || !(await files.exists(dataRoot))) return Infinity;
  return files.freeBytes(dataRoot);
}

/**
 * Most bytes of the plain archive: what the engine's disk can take, and what the record counted where it did. A record may
 * say anything, so it can only lower the limit.
 */
export function maxArchiveBytes(expected: ExpectedImage): number {
  const recorded = expected.archive?.['size-bytes'] ?? 0;
  const fromRecord = recorded > 0 ? recorded * sizeTolerance + sizeAllowanceBytes : Infinity;
  return Math.min(maxPlainBytes, fromRecord);
}

/**
 * Loads the expected image out of an archive. The engine gets an archive of ours, with that image alone under a
 * name of ours; afterwards it is asked what it holds.
 * @throws ArchiveRefusedError, TransferError, UserError
 */
export async function loadArchive(
  archive: ByteStream,
  request: LoadRequest,
  options: CallOptions,
  deps: LoadDeps,
): Promise<LoadedImage> {
  const { expected, info, check } = request;
  const { engine, files } = deps;
  const diskBytes = (await freeEngineBytes(request, files)) / engineSpaceFactor;
  const maxBytes = Math.min(maxArchiveBytes(expected), Math.max(diskBytes, sizeAllowanceBytes));
  const { imageid, platform } = expected;
  // A name of its own for each load: jobs that load one image side by side take an untagged one away from each other.
  const name = `localhost/ci-image-actions:${randomUUID()}`;
  const rewritten = deps.archives.rewrite(archive, { imageid, platform, check, maxBytes, name });
  try {
    await engine.load(rewritten.stream, options);
    const image = rewritten.image();
    if (image === undefined) throw new Error('The engine stopped reading the archive.');
    const local = await engine.inspect(name, options);
    if (local === undefined || !isSameImage(local, image, info.store)) {
      throw new UserError(
        `The engine holds ${local?.id ?? 'nothing'} after the load, which is not the image ${image.imageid} that it was given: it was removed again; update the engine, or take the image from the registry ("source: registry").`,
      );
    }
    return {
      handle: name,
      temporaryName: name,
      localId: local.id,
      imageid: image.imageid,
      platform: image.platform,
      labels: image.labels,
    };
  } catch (error) {
    // The containerd store keeps an image whose layers it could not unpack.
    await engine.untag(name).catch(() => undefined);
    throw error;
  }
}

/**
 * Whether the engine holds what it was given. The classic store's `.Id` is the config digest; the containerd store knows
 * an image by a manifest that it writes itself, so there the layers and what a container runs are compared.
 */
function isSameImage(local: LocalImage, image: PickedImage, store: ImageStore): boolean {
  if (store === 'classic') return local.id === image.imageid;
  const sameLayers = JSON.stringify(local.diffIds ?? []) === JSON.stringify(image.diffIds);
  return sameLayers && runtimeSettings.every((name) => isSameSetting(local.settings?.[name], image.settings[name]));
}

/** Engines show a setting that is not there as null, '', or an empty list. */
function isSameSetting(one: unknown, other: unknown): boolean {
  return JSON.stringify(withSortedKeys(one)) === JSON.stringify(withSortedKeys(other));
}

function withSortedKeys(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : (value as readonly unknown[]);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? null : entries;
}
