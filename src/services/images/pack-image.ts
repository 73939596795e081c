import type { PickedImage } from '../../core/archive/pick-image.ts';
import { hasSameContent } from '../../core/archive/same-content.ts';
import { classifyError } from '../../core/failures/classify.ts';
import type { Compression } from '../../core/handover/record.ts';
import type { LocalImage } from '../../core/oci/image-facts.ts';
import { familiarName } from '../../core/oci/reference.ts';
import { formatBytes } from '../../core/summary/format.ts';
import { UserError } from '../../errors.ts';
import type { ArchivePacker, PackRequest, PackedArchive } from '../../ports/archives.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import { progressLog } from './progress-log.ts';

export interface PackInputs {
  readonly compression: Compression;
  readonly level: number;
  /** Where to write the packed archive. */
  readonly file: string;
  readonly check?: PackRequest['check'];
  readonly meanwhile?: PackRequest['onPacking'];
}

export interface PackDeps {
  readonly engine: Engine;
  readonly packer: ArchivePacker;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

export interface PackedImage extends PackedArchive {
  /** The name that the archive gives the image, in the engine's short form. */
  readonly reference: string;
  readonly compression: Compression;
  readonly seconds: number;
}

/** The smallest share of an image's size that its archive is likely to need. */
const minArchiveShare: Readonly<Record<Compression, number>> = { zstd: 0.25, gzip: 0.25, none: 1 };

/**
 * Saves one reference out of the engine, as a compressed archive.
 * @param image what the engine had under that name when it was inspected
 * @throws UserError when the disk is too small for it, when the image could not be saved, and when the engine saved
 *   another one.
 */
export async function packFromEngine(
  reference: string,
  image: LocalImage,
  inputs: PackInputs,
  deps: PackDeps,
): Promise<PackedImage> {
  const { sizeBytes } = image;
  await checkFreeDisk(reference, sizeBytes, inputs, deps);
  const open = (signal: AbortSignal): Promise<ByteStream> => deps.engine.save(reference, { signal });
  // Saved by its name, since an archive that is saved by an id or a digest has no name to restore.
  const check = (saved: PickedImage): void => {
    inputs.check?.(saved);
    checkIsInspected(saved, image, reference);
  };
  const packed = await packArchive({ open }, { ...inputs, check }, sizeBytes, deps);
  return { ...packed, reference: familiarName(reference) ?? reference };
}

/**
 * Another job on the machine may tag another image under the name between the look at it and the end of the save.
 * @throws UserError
 */
function checkIsInspected(saved: PickedImage, image: LocalImage, reference: string): void {
  // `.Id` is the digest of the config in one of the engine's stores alone.
  if (saved.imageid === image.id || hasSameContent(image, saved)) return;
  throw new UserError(
    `The engine saved ${reference} as the image ${saved.imageid}, which is not the ${image.id} that it had before, since something tagged another image under that name in between: nothing of it was used; give the image a tag that no other job uses, and run this job again.`,
  );
}

/**
 * Packs an archive that a build wrote, plain or compressed.
 * @throws UserError when it is not there, or does not name its image.
 */
export async function packFromFile(path: string, inputs: PackInputs, deps: PackDeps): Promise<PackedImage> {
  // The path of a folder goes on behind it, that of a file does not.
  const isFolder = await deps.files.exists(`${path}/.`);
  if (isFolder || !(await deps.files.exists(path))) {
    const what = isFolder ? 'that is a folder, no archive' : 'there is no such file';
    throw new UserError(`Input "image-tar" is "${path}", and ${what}: look whether the build wrote it.`);
  }
  const sizeBytes = await deps.files.size(path);
  await checkFreeDisk(path, sizeBytes, inputs, deps);
  const open = (): Promise<ByteStream> => Promise.resolve(deps.files.read(path));
  const packed = await packArchive({ open, mayBeCompressed: true }, inputs, sizeBytes, deps);
  const reference = packed.image.names.map(familiarName).find((name) => name !== undefined);
  if (reference === undefined) {
    throw new UserError(
      `The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`,
    );
  }
  return { ...packed, reference };
}

async function checkFreeDisk(
  what: string,
  sizeBytes: number,
  { file, compression }: PackInputs,
  { files }: PackDeps,
): Promise<void> {
  const neededBytes = sizeBytes * minArchiveShare[compression];
  const freeBytes = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
  if (freeBytes >= neededBytes) return;
  throw new UserError(
    `The archive of ${what} (${formatBytes(sizeBytes)}) needs at least ${formatBytes(neededBytes)} in the runner's temporary folder, and ${formatBytes(freeBytes)} are free: free disk space before this step.`,
  );
}

async function packArchive(
  source: Pick<PackRequest, 'open' | 'mayBeCompressed'>,
  { compression, level, file, check, meanwhile }: PackInputs,
  totalBytes: number,
  deps: PackDeps,
): Promise<Omit<PackedImage, 'reference'>> {
  const start = deps.clock.now();
  const packed = await deps.packer
    .pack({
      ...source,
      file,
      compression,
      level,
      onProgress: progressLog('Saving', deps, totalBytes),
      signal: deps.signal,
      check,
      onPacking: meanwhile,
    })
    .catch((error: unknown) => {
      throw error instanceof UserError ? error : toSaveError(error);
    });
  return { ...packed, compression, seconds: (deps.clock.now() - start) / 1000 };
}

function toSaveError(error: unknown): UserError {
  const failure = classifyError(error, { phase: 'save' });
  return new UserError(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
    cause: error,
  });
}
