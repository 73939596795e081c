import { ArchiveRefusedError } from '../../src/core/archive/errors.ts';
import { TransferError } from '../../src/core/archive/errors.ts';
import type { ArchiveFacts } from '../../src/core/handover/record.ts';
import type { FailurePhase } from '../../src/core/failures/evidence.ts';
import { expectedFromRecord, type ExpectedImage } from '../../src/core/handover/expected-image.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { ArtifactEntry, StreamingDownloads, Artifacts, OtherRun } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { progressLog } from '../../src/services/images/progress-log.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import { findRecord } from '../../src/services/artifacts/find-record.ts';
import { checkEngineSpace, loadArchive, maxArchiveBytes, type LoadDeps, type LoadRequest } from './load-archive.ts';
import { checkRevision, type MismatchPolicy } from '../../src/services/images/revision.ts';
import { SourceEmptyError, trySource, type ObtainedImage, type SourceEnd } from './source-attempt.ts';
import { type RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { stopwatch } from './stopwatch.ts';

/** Artifacts of one name, of several attempts of a run, that are looked at before the source is given up. */
const maxCandidates = 3;

export interface ArtifactDeps extends LoadDeps {
  readonly run: RunFacts;
  readonly streams: StreamingDownloads;
  readonly artifacts: Artifacts;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onMismatch: MismatchPolicy;
}

interface ArtifactRequest extends LoadRequest {
  readonly name: string;
  /** The run that has it; undefined: this one. */
  readonly from: OtherRun | undefined;
  readonly limits: RetryLimits;
}

/**
 * Gets the expected image from a workflow artifact. Its archive is judged on its way into the engine, so that a wrong or
 * hostile one changes nothing there. Of several artifacts of that name the newest acceptable one
 * counts.
 */
export function fromArtifact(request: ArtifactRequest, deps: ArtifactDeps): Promise<SourceEnd> {
  const { name, limits } = request;
  let phase: FailurePhase = 'artifact';
  const onPhase = (now: FailurePhase): void => {
    phase = now;
  };
  const work = async (attempt: number, limit: () => number): Promise<ObtainedImage> => {
    phase = 'artifact';
    const options = { timeoutMs: limit(), signal: deps.signal };
    const direct = attempt === 1 ? await recordedStream(request, options, deps) : undefined;
    if (direct !== undefined) return obtainFrom(direct, request, { options, onPhase }, deps);
    const expected = await completed(request, deps);
    const named = { ...request, expected, name: expected.archive?.['artifact-name'] ?? name };
    const candidates = await find(named, deps);
    const refusals: string[] = [];
    for (const [index, artifact] of candidates.entries()) {
      try {
        const streamed = attempt === 1 && artifact.id !== request.expected.archive?.['artifact-id'];
        const stream = streamed ? await open(artifact, named, options, deps) : undefined;
        return await obtainFrom({ artifact, stream }, named, { options, onPhase }, deps);
      } catch (error) {
        if (!(error instanceof UserError) || index === candidates.length - 1) throw withOthers(error, refusals);
        refusals.push(toMessage(error));
        deps.log.warning(`${toMessage(error)} An older artifact "${named.name}" is tried.`);
      }
    }
    throw new SourceEmptyError(
      `There is no artifact "${named.name}" in ${runName(request.from)}: it was never uploaded, or its retention is over; run the producer job again, and raise its "retention-days" if that is what happened.`,
    );
  };
  return trySource({ title: `Load artifact ${name}`, limits, signal: deps.signal, phase: () => phase, work }, deps);
}

function withOthers(error: unknown, refusals: readonly string[]): unknown {
  if (!(error instanceof UserError) || refusals.length === 0) return error;
  return new UserError([...refusals, toMessage(error)].join(' '), { cause: error });
}

/** An artifact, and its bytes where there is a stream of them. */
interface Arriving {
  readonly artifact: ArtifactEntry;
  readonly stream: Awaited<ReturnType<StreamingDownloads['open']>>;
}

/** A record tells all that a stream needs: neither a list nor the client is loaded for it. */
async function recordedStream(
  request: ArtifactRequest,
  options: CallOptions,
  deps: ArtifactDeps,
): Promise<Arriving | undefined> {
  const { archive } = request.expected;
  if (archive?.['artifact-name'] !== request.name || archive['artifact-digest'] === '') return undefined;
  const artifact = recordedEntry(archive);
  const stream = await open(artifact, request, options, deps);
  return stream === undefined ? undefined : { artifact, stream };
}

function recordedEntry(archive: ArchiveFacts): ArtifactEntry {
  return {
    id: archive['artifact-id'],
    name: archive['artifact-name'],
    sizeBytes: archive['archive-bytes'],
    digest: archive['artifact-digest'],
  };
}

async function open(
  artifact: ArtifactEntry,
  request: ArtifactRequest,
  options: CallOptions,
  deps: ArtifactDeps,
): Promise<Arriving['stream']> {
  const { from } = request;
  await checkEngineSpace(request, deps.files);
  return deps.streams.open(artifact, from?.repository ?? deps.run.repository, {
    ...options,
    onProgress: progressLog('Downloading', deps, artifact.sizeBytes),
  });
}

/** From a stream, or else through a file. */
async function obtainFrom(
  { artifact, stream }: Arriving,
  request: ArtifactRequest,
  { options, onPhase }: { readonly options: CallOptions; readonly onPhase: (phase: FailurePhase) => void },
  deps: ArtifactDeps,
): Promise<ObtainedImage> {
  const { expected, from } = request;
  const { files, log } = deps;
  const watch = stopwatch(deps.clock);
  const folder = stream === undefined ? await files.temporaryFolder() : undefined;
  try {
    log.info(`Loading the artifact "${artifact.name}" (${formatBytes(artifact.sizeBytes)}) of ${runName(from)}`);
    if (folder !== undefined) {
      await checkEngineSpace(request, files);
      await checkSpace(folder, artifact.sizeBytes, files);
    }
    const maxBytes = maxArchiveBytes(expected);
    const archive = stream ?? (await deps.artifacts.download(artifact, folder ?? '', { ...options, from, maxBytes }));
    if (stream === undefined) {
      watch.end('download');
      onPhase('load');
    }
    const check: LoadRequest['check'] = ({ labels }) => {
      checkRevision(labels, expected, `The artifact "${artifact.name}"`, deps);
    };
    const image = await loadArchive(archive, { ...request, check }, options, deps);
    watch.end(stream === undefined ? 'load' : 'download and load');
    return { ...image, digest: undefined, phases: watch.phases, archiveBytes: artifact.sizeBytes };
  } catch (error) {
    // Only a file's digest is known before its archive is judged: a stream may have been damaged on its way.
    if (stream !== undefined && error instanceof ArchiveRefusedError) {
      throw new TransferError(`What arrived is not acceptable: ${error.finding}.`, { cause: error });
    }
    throw error;
  } finally {
    if (folder !== undefined) await files.remove(folder);
  }
}

async function checkSpace(folder: string, bytes: number, files: Files): Promise<void> {
  const free = await files.freeBytes(folder);
  if (free >= bytes) return;
  throw new UserError(
    `The artifact has ${formatBytes(bytes)} and the disk of ${folder} has ${formatBytes(free)} free: make room, or give the job "permissions: actions: read", with which it needs no file.`,
  );
}

/** Inputs alone do not say what is in an archive: the record beside it does, when there is one. */
async function completed({ expected, name, from }: ArtifactRequest, deps: ArtifactDeps): Promise<ExpectedImage> {
  if (expected.archive !== undefined) return expected;
  const record = await findRecord(name, from, deps);
  return record === undefined ? expected : expectedFromRecord(record, expected, expected.platform);
}

/**
 * The artifacts of that name, the newest first; of a record that names its artifact that one alone, since another one under
 * its name is somebody else's.
 * @throws UserError when that one is there with other content.
 */
async function find({ expected, name: wanted, from }: ArtifactRequest, deps: ArtifactDeps): Promise<ArtifactEntry[]> {
  const named = (await deps.artifacts.list(from)).filter(({ name }) => name === wanted);
  const recorded = expected.archive;
  if (recorded === undefined || recorded['artifact-id'] === 0) {
    return named.sort((one, other) => other.id - one.id).slice(0, maxCandidates);
  }
  const { 'artifact-id': id, 'artifact-digest': digest } = recorded;
  const own = named.find((artifact) => artifact.id === id);
  const [other] = named;
  if (own === undefined && other !== undefined) {
    throw new UserError(
      `The record names the artifact "${wanted}" with id ${id}, and ${runName(from)} has it with id ${other.id}: another job uploaded under that name, so give each job a name of its own, or pass the record of the right one.`,
    );
  }
  if (own?.digest !== undefined && digest !== '' && own.digest !== digest) {
    throw new UserError(
      `The record says that the artifact "${wanted}" has the digest ${digest}, and the service says ${own.digest}: it was replaced, and is not used; run the producer job again.`,
    );
  }
  return own === undefined ? [] : [own];
}

function runName(from: OtherRun | undefined): string {
  return from === undefined ? 'this run' : `run ${from.runId} of ${from.repository}`;
}
