import { randomUUID } from 'node:crypto';
import type { PickedImage } from '../../src/core/archive/pick-image.ts';
import { hasSameContent } from '../../src/core/archive/same-content.ts';
import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import type { ImageStore, LocalImage } from '../../src/core/oci/image-facts.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import { UserError } from '../../src/errors.ts';
import type { Archives, RewriteExpectation } from '../../src/ports/archives.ts';
import type { Engine, EngineInfo } from '../../src/ports/engine.ts';
import type { ByteStream, Files } from '../../src/ports/files.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { sum } from './rules/sum.ts';
import type { VerifiedImage } from './source-results.ts';

/** The most that is read of a plain archive, whatever its record says. */
const maxPlainBytes = 100 * 2 ** 30;

/** How much larger a tar may be than its record says: a twentieth, and 64 MB for small ones. */
const sizeTolerance = 1.05;
const sizeAllowanceBytes = 64e6;

/** An engine needs disk for the archive that it unpacks and for the layers that it makes of it. */
const engineSpaceFactor = 2.2;

export interface LoadRequest {
  readonly expected: ExpectedImage;
  readonly info: EngineInfo;
  readonly check?: RewriteExpectation['check'];
  readonly packedBytes?: RewriteExpectation['packedBytes'];
}

export interface LoadDeps {
  readonly engine: Engine;
  readonly archives: Archives;
  readonly files: Files;
}

type LoadedImage = Pick<VerifiedImage, 'engineRef' | 'temporaryName' | 'localId' | 'imageid' | 'platform' | 'labels'>;

/**
 * Checks that the engine's disk can take the archive, where this machine can see that disk: an engine that runs out of
 * space does not remove what it has unpacked.
 * @throws UserError with both sizes
 */
export async function checkEngineSpace(request: LoadRequest, files: Files): Promise<void> {
  const plain = request.expected.archive?.['size-bytes'] ?? 0;
  const free = await readFreeEngineBytes(request, files);
  if (plain === 0 || free >= plain * engineSpaceFactor) return;
  const { dataRoot = '' } = request.info;
  throw new UserError(
    `The image has ${formatBytes(plain)}, and the disk of the engine (${dataRoot}) has ${formatBytes(free)} free where loading needs ${formatBytes(plain * engineSpaceFactor)}: free disk space before this step.`,
  );
}

interface SpaceRequest {
  /** Sizes of the plain archives that are loaded in any case, in bytes. */
  readonly certain: readonly number[];
  /** Sizes of all that may be loaded. */
  readonly possible: readonly number[];
  readonly atATime: number;
  readonly info: EngineInfo;
}

/**
 * Checks the same for several archives, before the first of them is loaded.
 * @returns whether there is room for all that may be loaded, `atATime` at the same time
 * @throws UserError with both sizes when those that are loaded in any case find no room, even one after the other
 */
export async function checkSpaceForAll(
  { certain, possible, atATime, info }: SpaceRequest,
  files: Files,
): Promise<boolean> {
  const free = await readFreeEngineBytes({ info }, files);
  const needed = estimateEngineBytes(certain, 1);
  if (free >= needed) return free >= estimateEngineBytes(possible, atATime);
  const { dataRoot = '' } = info;
  throw new UserError(
    `The ${certain.length} images have ${formatBytes(sum(certain))} together, and the disk of the engine (${dataRoot}) has ${formatBytes(free)} free where loading needs ${formatBytes(needed)}: free disk space before this step, or take fewer images by "images".`,
  );
}

/** What archives take of the engine's disk at most: each leaves its layers, and the largest ones are unpacked side by side. */
function estimateEngineBytes(sizes: readonly number[], atATime: number): number {
  const largest = [...sizes].sort((one, other) => other - one).slice(0, atATime);
  return sum(sizes) + sum(largest) * (engineSpaceFactor - 1);
}

async function readFreeEngineBytes({ info: { dataRoot } }: Pick<LoadRequest, 'info'>, files: Files): Promise<number> {
  if (dataRoot === undefined || !(await files.exists(dataRoot))) return Infinity;
  return files.freeBytes(dataRoot);
}

/**
 * The most bytes that are read of the plain archive: what its record says, with a tolerance. A record may say anything, so
 * it can only lower the limit.
 */
export function limitArchiveBytes(expected: ExpectedImage): number {
  const recorded = expected.archive?.['size-bytes'] ?? 0;
  const fromRecord = recorded > 0 ? recorded * sizeTolerance + sizeAllowanceBytes : Infinity;
  return Math.min(maxPlainBytes, fromRecord);
}

/**
 * Loads the expected image from an archive. Writes the archive anew, with that image alone and under a temporary name, and
 * checks afterwards what the engine has under that name.
 * @throws ArchiveRefusedError, TransferError, UserError
 */
export async function loadArchive(
  archive: ByteStream,
  request: LoadRequest,
  options: CallOptions,
  deps: LoadDeps,
): Promise<LoadedImage> {
  const { expected, info, check, packedBytes } = request;
  const { engine, files } = deps;
  const freeBytes = Math.max((await readFreeEngineBytes(request, files)) / engineSpaceFactor, sizeAllowanceBytes);
  const maxLayerBytes = Math.min(maxPlainBytes, freeBytes);
  const maxBytes = Math.min(limitArchiveBytes(expected), freeBytes);
  const { imageid, platform } = expected;
  // Each load has its own name: of jobs that load one image at the same time, one could remove the other's untagged image.
  const name = `localhost/ci-image-actions:${randomUUID()}`;
  const verifyLayers = info.store === 'containerd';
  const wanted = { imageid, platform, check, maxBytes, maxLayerBytes, packedBytes, name, verifyLayers };
  const rewritten = deps.archives.rewrite(archive, wanted);
  try {
    await engine.load(rewritten.stream, { ...options, temporaryName: name });
    const image = rewritten.image();
    if (image === undefined) throw new Error('The engine stopped reading the archive.');
    const local = await engine.inspect(name, options);
    if (local === undefined || !isSameImage(local, image, info.store)) {
      throw new UserError(
        `The engine holds ${local?.id ?? 'nothing'} after the load, which is not the image ${image.imageid} that it was given: it was removed again; update the engine, or take the image from the registry ("source: registry").`,
      );
    }
    return {
      engineRef: name,
      temporaryName: name,
      localId: local.id,
      imageid: image.imageid,
      platform: image.platform,
      labels: image.labels,
    };
  } catch (error) {
    // The containerd store keeps an image even when it could not unpack its layers.
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
  return hasSameContent(local, image);
}
