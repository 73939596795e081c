import type { Readable } from 'node:stream';
import { ArchiveRefused } from '../../core/archive/archive-refused.ts';
import { EngineStopped } from '../../core/archive/engine-stopped.ts';
import { familiarName } from '../../core/archive/familiar-name.ts';
import { TransferBroken } from '../../core/archive/transfer-broken.ts';
import type { ArchiveImage } from '../../core/archive/judge-archive.ts';
import type { FailurePhase } from '../../core/failure-class.ts';
import { expectedFromRecord, type ExpectedImage } from '../../core/obtain/expected-image.ts';
import { UserError } from '../../errors.ts';
import type {
  ArtifactEntry,
  ArtifactStreams,
  Artifacts,
  Archives,
  CallOptions,
  Clock,
  Engine,
  Files,
  ImageStore,
  Log,
  OtherRun,
  RunFacts,
} from '../../ports.ts';
import { readableBytes } from '../progress.ts';
import { findRecord } from './find-record.ts';
import { checkRevision, type MismatchPolicy } from './revision.ts';
import { NothingThere, trySource, type ObtainedImage, type SourceEnd, type SourceLimits } from './source-attempt.ts';
import { stopwatch } from './stopwatch.ts';

/** How much of a plain archive is read at most when its record does not tell its size, and in any case (threat 4). */
const unknownSizeBytes = 20 * 2 ** 30;
const largestBytes = 100 * 2 ** 30;

export interface ArtifactDeps {
  readonly run: RunFacts;
  readonly streams: ArtifactStreams;
  readonly engine: Engine;
  readonly artifacts: Artifacts;
  readonly archives: Archives;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onMismatch: MismatchPolicy;
}

export interface ArtifactRequest {
  readonly expected: ExpectedImage;
  readonly name: string;
  /** The run that has it; undefined: this one. */
  readonly from: OtherRun | undefined;
  /** Further references that the archive may carry when no record names its own one. */
  readonly localTags: readonly string[];
  readonly store: ImageStore;
  readonly limits: SourceLimits;
}

/**
 * Gets the expected image from a workflow artifact. Its archive is judged on its way into the engine, so that a wrong or
 * hostile one changes nothing there (threats 2-4, A4-A6).
 */
export function fromArtifact(request: ArtifactRequest, deps: ArtifactDeps): Promise<SourceEnd> {
  const { name, from, limits, store } = request;
  let phase: FailurePhase = 'artifact';
  const work = async (attempt: number, limit: () => number): Promise<ObtainedImage> => {
    phase = 'artifact';
    const watch = stopwatch(deps.clock);
    const artifact = await find(request, deps);
    const expected = await completed(request, deps);
    const size = readableBytes(artifact.sizeBytes);
    deps.log.info(`Loading the artifact "${name}" (${size}) of ${runName(from)}`);
    const repository = from?.repository ?? deps.run.repository;
    watch.end('find');
    const options = { timeoutMs: limit(), signal: deps.signal };
    const stream = attempt === 1 ? await deps.streams.open(artifact, repository, options) : undefined;
    const folder = stream === undefined ? await deps.files.temporaryFolder() : undefined;
    try {
      if (folder !== undefined) await checkSpace(folder, artifact.sizeBytes, deps.files);
      const archive = stream ?? deps.files.read(await deps.artifacts.download(artifact, folder ?? '', from, options));
      if (stream === undefined) watch.end('download');
      phase = stream === undefined ? 'load' : 'artifact';
      const image = await load(archive, { ...request, expected }, options, deps);
      checkRevision(image.labels, expected, `The artifact "${name}"`, deps);
      const local = await verified(image, store, deps.engine);
      watch.end(stream === undefined ? 'load' : 'download and load');
      const { imageid, labels, platform } = image;
      const facts = { imageid, digest: undefined, labels, platform };
      return { ...local, ...facts, phases: watch.phases, archiveBytes: artifact.sizeBytes };
    } catch (error) {
      // Only a file's digest is known before its archive is judged: a stream may have been damaged on its way.
      if (stream !== undefined && error instanceof ArchiveRefused) {
        throw new TransferBroken(`What arrived is not acceptable: ${error.finding}.`, { cause: error });
      }
      throw error;
    } finally {
      if (folder !== undefined) await deps.files.remove(folder);
    }
  };
  return trySource({ title: `Load artifact ${name}`, limits, signal: deps.signal, phase: () => phase, work }, deps);
}

async function checkSpace(folder: string, bytes: number, files: Files): Promise<void> {
  const free = await files.freeBytes(folder);
  if (free >= bytes) return;
  throw new UserError(
    `The artifact has ${readableBytes(bytes)} and the disk of ${folder} has ${readableBytes(free)} free: make room, or give the job "permissions: actions: read", with which it needs no file.`,
  );
}

/** Inputs alone do not say what is in an archive: the record beside it does, when there is one. */
async function completed({ expected, name, from }: ArtifactRequest, deps: ArtifactDeps): Promise<ExpectedImage> {
  if (expected.archive !== undefined) return expected;
  const record = await findRecord(name, from, deps);
  return record === undefined ? expected : expectedFromRecord(record, expected, expected.platform);
}

async function find({ expected, name: wanted, from }: ArtifactRequest, deps: ArtifactDeps): Promise<ArtifactEntry> {
  const named = (await deps.artifacts.list(from)).filter(({ name }) => name === wanted);
  const recorded = named.find(({ id }) => id === expected.archive?.['artifact-id']);
  const newest = [...named].sort((one, other) => other.id - one.id)[0];
  const artifact = recorded ?? newest;
  if (artifact !== undefined) return artifact;
  throw new NothingThere(
    `There is no artifact "${wanted}" in ${runName(from)}: it was never uploaded, or its retention is over; run the producer job again, and raise its "retention-days" if that is what happened.`,
  );
}

function runName(from: OtherRun | undefined): string {
  return from === undefined ? 'this run' : `run ${String(from.runId)} of ${from.repository}`;
}

async function load(
  archive: Readable,
  { expected, localTags }: ArtifactRequest,
  options: CallOptions,
  deps: ArtifactDeps,
): Promise<ArchiveImage & { readonly loaded: readonly string[] }> {
  const { archives, engine } = deps;
  const wanted = {
    references: referencesOf(expected, localTags),
    platform: expected.platform,
    ...(expected.imageid === undefined ? {} : { imageid: expected.imageid }),
  };
  const guarded = archives.guard(archive, wanted, plainLimit(expected));
  const loading = engine.load(guarded.stream, options);
  const [judged, loaded] = await Promise.allSettled([guarded.image, loading]);
  if (judged.status === 'rejected' && !(judged.reason instanceof EngineStopped)) throw judged.reason;
  if (loaded.status === 'rejected') throw loaded.reason;
  if (judged.status === 'rejected') throw judged.reason;
  const names = loaded.value.map((name) => familiarName(name) ?? name);
  const foreign = names.find((name) => name !== judged.value.reference && !name.startsWith('sha256:'));
  if (foreign !== undefined) throw new ArchiveRefused(`the engine says that it loaded "${foreign}" out of it`);
  return { ...judged.value, loaded: names };
}

/** The reference that the record names; without a record what the image shall be called here. */
function referencesOf(expected: ExpectedImage, localTags: readonly string[]): readonly string[] {
  if (expected.archive !== undefined) return [expected.archive.reference];
  const own = expected.tag === undefined ? [] : [`${expected.image ?? ''}:${expected.tag}`];
  return [...own, ...localTags];
}

/** A twentieth and 64 MB are for what a tar needs around the bytes that the record counted. */
function plainLimit(expected: ExpectedImage): number {
  const recorded = expected.archive?.['size-bytes'] ?? 0;
  return recorded === 0 ? unknownSizeBytes : Math.min(largestBytes, recorded * 1.05 + 64e6);
}

async function verified(
  image: ArchiveImage & { readonly loaded: readonly string[] },
  store: ImageStore,
  engine: Engine,
): Promise<Pick<ObtainedImage, 'handle' | 'localId'>> {
  const handle = image.reference ?? image.loaded[0] ?? image.imageid;
  const local = await engine.inspect(handle);
  const wanted = store === 'classic' ? image.imageid : image.manifestDigest;
  if (local === undefined || (wanted !== undefined && local.id !== wanted)) {
    throw new UserError(
      `The engine holds ${local?.id ?? 'nothing'} as ${handle} after the load, and ${wanted ?? 'an image'} is expected: another job on this engine may use the same tag.`,
    );
  }
  return { handle, localId: local.id };
}
