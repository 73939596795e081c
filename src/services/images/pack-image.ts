import { classifyError } from '../../core/failures/classify.ts';
import type { Compression } from '../../core/handover/record.ts';
import { UserError } from '../../errors.ts';
import type { ArchivePacker, PackRequest, PackedArchive } from '../../ports/archives.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engine } from '../../ports/engine.ts';
import type { ByteStream, Files } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import { progressLog } from '../progress.ts';
import { formatBytes } from '../../core/summary/format.ts';

export interface PackInputs {
  readonly compression: Compression;
  readonly level: number;
  /** Where the packed archive goes. */
  readonly file: string;
  readonly check?: PackRequest['check'];
  readonly meanwhile?: PackRequest['meanwhile'] | undefined;
}

export interface PackDeps {
  readonly engine: Engine;
  readonly packer: ArchivePacker;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

export interface Packed extends PackedArchive {
  readonly compression: Compression;
  readonly seconds: number;
}

/** The smallest part of an image's size that its compressed archive is likely to need. */
const likelyShare: Readonly<Record<Compression, number>> = { zstd: 0.25, gzip: 0.25, none: 1 };

/**
 * What the engine saves under one reference, compressed.
 * @param sizeBytes of the image, as the engine says
 * @throws UserError when the disk is too small for it (F21)
 */
export async function packFromEngine(
  reference: string,
  sizeBytes: number,
  inputs: PackInputs,
  deps: PackDeps,
): Promise<Packed> {
  await checkDisk(reference, sizeBytes, inputs, deps);
  const open = (signal: AbortSignal): Promise<ByteStream> => deps.engine.save(reference, { signal });
  return pack({ open, expected: { references: [reference] } }, inputs, sizeBytes, deps);
}

/** An archive that a build wrote, plain or compressed. */
export async function packFromFile(path: string, inputs: PackInputs, deps: PackDeps): Promise<Packed> {
  if (!(await deps.files.exists(path))) {
    throw new UserError(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
  }
  const sizeBytes = await deps.files.size(path);
  await checkDisk(path, sizeBytes, inputs, deps);
  const open = (): Promise<ByteStream> => Promise.resolve(deps.files.read(path));
  const packed = await pack({ open, mayBeCompressed: true, expected: {} }, inputs, sizeBytes, deps);
  if (packed.image.reference === undefined) {
    throw new UserError(
      `The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`,
    );
  }
  return packed;
}

async function checkDisk(
  what: string,
  sizeBytes: number,
  { file, compression }: PackInputs,
  { files }: PackDeps,
): Promise<void> {
  const needed = sizeBytes * likelyShare[compression];
  const free = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
  if (free >= needed) return;
  throw new UserError(
    `The archive of ${what} (${formatBytes(sizeBytes)}) needs at least ${formatBytes(needed)} in the runner's temporary folder, and ${formatBytes(free)} are free: free disk space before this step.`,
  );
}

async function pack(
  source: Pick<PackRequest, 'open' | 'mayBeCompressed' | 'expected'>,
  inputs: PackInputs,
  totalBytes: number,
  deps: PackDeps,
): Promise<Packed> {
  const start = deps.clock.now();
  const packed = await deps.packer
    .pack({
      ...{ ...source, file: inputs.file, compression: inputs.compression, level: inputs.level },
      onProgress: progressLog('Saving', deps, totalBytes),
      ...(deps.signal === undefined ? {} : { signal: deps.signal }),
      ...(inputs.check === undefined ? {} : { check: inputs.check }),
      ...(inputs.meanwhile === undefined ? {} : { meanwhile: inputs.meanwhile }),
    })
    .catch((error: unknown) => {
      throw error instanceof UserError ? error : notSaved(error);
    });
  return { ...packed, compression: inputs.compression, seconds: (deps.clock.now() - start) / 1000 };
}

function notSaved(error: unknown): UserError {
  const failure = classifyError(error, { phase: 'save' });
  return new UserError(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
    cause: error,
  });
}
