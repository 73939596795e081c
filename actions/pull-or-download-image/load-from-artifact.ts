import { ArchiveRefusedError, TransferError } from '../../src/core/archive/errors.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { isSamePlatform } from '../../src/core/oci/platform.ts';
import type { ExpectedImage } from '../../src/core/handover/expected-image.ts';
import type { FailurePhase } from '../../src/core/failures/evidence.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { formatBytes } from '../../src/core/summary/format.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import type { ArtifactEntry, Artifacts, StreamingDownloads } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { progressLog } from '../../src/services/images/progress-log.ts';
import { checkRevision, type MismatchPolicy } from '../../src/services/images/revision.ts';
import {
  completeExpected,
  findArtifacts,
  formatRunName,
  toRecordedEntry,
  type ArtifactSearch,
} from './find-artifacts.ts';
import { checkEngineSpace, limitArchiveBytes, loadArchive, type LoadDeps, type LoadRequest } from './load-archive.ts';
import type { SourceResult, VerifiedImage } from './source-results.ts';
import { ImageMissingError, startStopwatch, trySource, type AttemptTimeout } from './try-source.ts';

export interface ArtifactDeps extends LoadDeps {
  readonly run: RunFacts;
  readonly streams: StreamingDownloads;
  readonly artifacts: Artifacts;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onMismatch: MismatchPolicy;
}

interface ArtifactRequest extends LoadRequest, ArtifactSearch {
  readonly limits: RetryLimits;
}

/**
 * Loads the expected image from a workflow artifact. The archive is validated on its way into the engine, so that a wrong
 * or hostile one changes nothing there. Of several artifacts of that name it takes the newest acceptable one.
 */
export function loadFromArtifact(request: ArtifactRequest, deps: ArtifactDeps): Promise<SourceResult> {
  const { name, limits } = request;
  let phase: FailurePhase = 'artifact';
  const onPhase = (now: FailurePhase): void => {
    phase = now;
  };
  const work = async (attempt: number, timeoutMs: AttemptTimeout): Promise<VerifiedImage> => {
    phase = 'artifact';
    checkPlatform(request.expected);
    const options = { timeoutMs: timeoutMs(), signal: deps.signal };
    const direct = attempt === 1 ? await openRecordedArtifact(request, options, deps) : undefined;
    if (direct !== undefined) return loadDownload(direct, request, { options, onPhase }, deps);
    const expected = await completeExpected(request, deps);
    checkPlatform(expected);
    const named = { ...request, expected, name: expected.archive?.['artifact-name'] ?? name };
    const candidates = await findArtifacts(named, deps);
    const refusals: string[] = [];
    for (const [index, artifact] of candidates.entries()) {
      try {
        const streamed = attempt === 1 && artifact.id !== request.expected.archive?.['artifact-id'];
        const stream = streamed ? await openStream(artifact, named, options, deps) : undefined;
        return await loadDownload({ artifact, stream }, named, { options, onPhase }, deps);
      } catch (error) {
        if (!(error instanceof UserError) || index === candidates.length - 1) throw addRefusals(error, refusals);
        refusals.push(toMessage(error));
        deps.log.warning(`${toMessage(error)} An older artifact "${named.name}" is tried.`);
      }
    }
    throw new ImageMissingError(
      `There is no artifact "${named.name}" in ${formatRunName(request.from)}: it was never uploaded, or its retention is over; run the producer job again, and raise its "retention-days" if that is what happened.`,
    );
  };
  return trySource({ title: `Load artifact ${name}`, limits, signal: deps.signal, phase: () => phase, work }, deps);
}

/**
 * Compares platforms before anything is transferred: an archive holds one of them, and a registry may have them all.
 * @throws ImageMissingError that names both
 */
function checkPlatform({ archive, platform, image }: ExpectedImage): void {
  if (archive === undefined || archive.platform === '' || isSamePlatform(archive.platform, platform)) return;
  const registry = image === undefined ? '' : `push the image, so that this job can pull it from ${image}, or `;
  throw new ImageMissingError(
    `The artifact "${archive['artifact-name']}" holds the image for ${archive.platform} alone, and ${platform} is wanted: ${registry}build it for ${platform} in a job with an artifact of its own, or run this job on ${archive.platform}.`,
  );
}

function addRefusals(error: unknown, refusals: readonly string[]): unknown {
  if (!(error instanceof UserError) || refusals.length === 0) return error;
  return new UserError([...refusals, toMessage(error)].join(' '), { cause: error });
}

/** An artifact, and its bytes. Without a stream they are downloaded as a file. */
interface ArtifactDownload {
  readonly artifact: ArtifactEntry;
  readonly stream: Awaited<ReturnType<StreamingDownloads['open']>>;
}

/** Opens the artifact that the record describes. Needs neither a list of artifacts nor the artifact client. */
async function openRecordedArtifact(
  request: ArtifactRequest,
  options: CallOptions,
  deps: ArtifactDeps,
): Promise<ArtifactDownload | undefined> {
  const { archive } = request.expected;
  if (archive?.['artifact-name'] !== request.name || archive['artifact-digest'] === '') return undefined;
  const artifact = toRecordedEntry(archive);
  const stream = await openStream(artifact, request, options, deps);
  return stream === undefined ? undefined : { artifact, stream };
}

async function openStream(
  artifact: ArtifactEntry,
  request: ArtifactRequest,
  options: CallOptions,
  deps: ArtifactDeps,
): Promise<ArtifactDownload['stream']> {
  const { from } = request;
  await checkEngineSpace(request, deps.files);
  return deps.streams.open(artifact, from?.repository ?? deps.run.repository, {
    ...options,
    onProgress: progressLog('Downloading', deps, artifact.sizeBytes),
  });
}

/** Loads the image from the stream, or else from a downloaded file. */
async function loadDownload(
  { artifact, stream }: ArtifactDownload,
  request: ArtifactRequest,
  { options, onPhase }: { readonly options: CallOptions; readonly onPhase: (phase: FailurePhase) => void },
  deps: ArtifactDeps,
): Promise<VerifiedImage> {
  const { expected, from } = request;
  const { files, log } = deps;
  const watch = startStopwatch(deps.clock);
  const folder = stream === undefined ? await files.temporaryFolder() : undefined;
  try {
    log.info(`Loading the artifact "${artifact.name}" (${formatBytes(artifact.sizeBytes)}) of ${formatRunName(from)}`);
    if (folder !== undefined) {
      await checkEngineSpace(request, files);
      await checkDownloadSpace(folder, artifact.sizeBytes, files);
    }
    const maxBytes = limitArchiveBytes(expected);
    const archive = stream ?? (await deps.artifacts.download(artifact, folder ?? '', { ...options, from, maxBytes }));
    if (stream === undefined) {
      watch.end('download');
      onPhase('load');
    }
    const check: LoadRequest['check'] = ({ labels }) => {
      checkRevision(labels, expected, `The artifact "${artifact.name}"`, deps);
    };
    const image = await loadArchive(archive, { ...request, check, packedBytes: artifact.sizeBytes }, options, deps);
    watch.end(stream === undefined ? 'load' : 'download and load');
    return { ...image, digest: undefined, phases: watch.phases, archiveBytes: artifact.sizeBytes };
  } catch (error) {
    // A stream's digest is only known at its end, so what is refused before may be damaged. A file's digest was checked.
    if (stream !== undefined && error instanceof ArchiveRefusedError) {
      throw new TransferError(`What arrived is not acceptable: ${error.finding}.`, { cause: error });
    }
    throw error;
  } finally {
    if (folder !== undefined) await files.remove(folder);
  }
}

async function checkDownloadSpace(folder: string, bytes: number, files: Files): Promise<void> {
  const free = await files.freeBytes(folder);
  if (free >= bytes) return;
  throw new UserError(
    `The artifact has ${formatBytes(bytes)} and the disk of ${folder} has ${formatBytes(free)} free: make room, or give the job "permissions: actions: read", with which it needs no file.`,
  );
}
