import { classifyError } from '../../src/core/failures/classify.ts';
import { ClassifiedError, type Failure } from '../../src/core/failures/failure.ts';
import type { Attempt } from '../../src/core/retry/attempts.ts';
import type { RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { UploadError, toMessage } from '../../src/errors.ts';
import type { ArtifactEntry, ArtifactUpload, Artifacts } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { retry } from '../../src/services/retry/retry.ts';

/** What to do about a name that is taken. `rename`: upload under the spare name. */
export type ConflictAction = 'keep' | 'replace' | 'refuse' | 'rename';

interface UploadRequest extends ArtifactUpload {
  /** The name to fall back to where an upload that broke off holds the first one. */
  readonly spareName: string;
  /** Decides about a name that something else has; undefined: something that is not listed. */
  readonly onConflict: (taken: ArtifactEntry | undefined) => Promise<ConflictAction>;
  /** Digest of what was sent as a whole before, where only the service's answer got lost. */
  readonly sentDigest?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onAttempt?: ((ended: Attempt) => void) | undefined;
}

export interface UploadDeps {
  readonly artifacts: Artifacts;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
}

/** An upload that failed for good. */
export class ArtifactUploadError extends ClassifiedError {
  constructor(name: string, failure: Failure, cause: unknown) {
    const next = `${failure.reason} - ${failure.remedy}.`;
    super(`The artifact "${name}" could not be uploaded (${failure.class}): ${next}`, failure, cause);
  }
}

/** The client itself makes five attempts when the service fails, and only one when the connection does. */
const uploadPolicy: RetryPolicy = { maxAttempts: 4, waitSeconds: 3, retryOn: 'transient' };
const uploadTimeoutMs = 10 * 60_000;

/**
 * Uploads one artifact, with retries where the connection failed. An upload whose answer got lost is recognised by its
 * digest and not repeated; what else has the name is for `onConflict` to decide about.
 * @throws ArtifactUploadError with the next step in its message.
 */
export async function uploadArtifact(request: UploadRequest, deps: UploadDeps): Promise<ArtifactEntry> {
  const { artifacts } = deps;
  const sentDigests = new Set(request.sentDigest === undefined ? [] : [request.sentDigest]);
  const uploaded = await findOwnUpload(artifacts, request.name, sentDigests);
  if (uploaded !== undefined) return uploaded;
  let target: ArtifactUpload = request;
  let uploads = 0;
  const actions = new Set<ConflictAction>();
  let brokenOff: unknown;
  const upload = async (): Promise<ArtifactEntry> => {
    uploads += 1;
    try {
      return await rejectOnAbort(artifacts.upload(target), request.signal);
    } catch (error) {
      if (error instanceof UploadError && error.sentDigest !== undefined) sentDigests.add(error.sentDigest);
      if (!isNameTaken(error)) {
        brokenOff = error;
        throw error;
      }
      const taken = await findNewestNamed(artifacts, target.name);
      if (taken?.digest !== undefined && sentDigests.has(taken.digest)) return taken;
      const isHeldByUs = taken === undefined && uploads > 1;
      const action = isHeldByUs ? 'rename' : await request.onConflict(taken);
      // A name that is held and not listed is held by what broke off here: why it did is what the user has to know.
      if (action === 'refuse' || actions.has(action)) throw taken === undefined ? (brokenOff ?? error) : error;
      if (action === 'keep' && taken !== undefined) return taken;
      actions.add(action);
      if (action === 'replace') await artifacts.remove(target.name);
      else target = await renameToSpare(request, deps);
      return upload();
    }
  };
  const outcome = await retry(
    {
      title: `upload of ${request.name}`,
      policy: uploadPolicy,
      deadline: deps.clock.now() + uploadTimeoutMs,
      signal: request.signal,
      work: upload,
      classify: classifyUpload,
      checkAlreadyDone: () => findOwnUpload(artifacts, target.name, sentDigests),
      onAttempt: request.onAttempt,
    },
    deps,
  );
  if (outcome.ok) return outcome.value;
  throw new ArtifactUploadError(request.name, outcome.failure, outcome.error);
}

/** The storage's own answers are no answers of the artifact service: a 409 of it, say, is no name that is taken. */
function classifyUpload(error: unknown): Failure {
  const storage = error instanceof UploadError ? error.storage : undefined;
  const failure = classifyError(error, { phase: 'artifact', status: storage?.status });
  if (storage === undefined) return failure;
  const { host, status } = storage;
  const reason = `the storage ${host}, which keeps the content of artifacts, answered HTTP ${status}: ${readFirstLine(error)}`;
  const remedy = `let this runner's network, proxy and firewall allow PUT requests to ${host}, or run again later if they do`;
  return { ...failure, reason, remedy };
}

function readFirstLine(error: unknown): string {
  return (toMessage(error).trim().split('\n')[0] ?? '').slice(0, 200).replace(/\.$/, '');
}

async function renameToSpare(request: UploadRequest, deps: UploadDeps): Promise<ArtifactUpload> {
  const { name, spareName, file, archive } = request;
  deps.log.warning(
    `The name "${name}" is held by an upload that broke off, and stays so for this run: uploading as "${spareName}" instead. The outputs and the record say so.`,
  );
  if (archive) return { ...request, name: spareName };
  const spareFile = `${file.slice(0, file.lastIndexOf('/'))}/${spareName}`;
  await deps.files.rename(file, spareFile);
  return { ...request, name: spareName, file: spareFile };
}

/** The artifact of that name, when it is what was sent before: only the service's answer got lost. */
async function findOwnUpload(
  artifacts: Artifacts,
  name: string,
  sentDigests: ReadonlySet<string>,
): Promise<ArtifactEntry | undefined> {
  if (sentDigests.size === 0) return undefined;
  try {
    const found = await findNewestNamed(artifacts, name);
    return found?.digest !== undefined && sentDigests.has(found.digest) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The artifact client takes no signal, so that a cancelled job leaves its upload behind. */
async function rejectOnAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The newest artifact of that name in this run. */
async function findNewestNamed(artifacts: Artifacts, name: string): Promise<ArtifactEntry | undefined> {
  const entries = (await artifacts.list()).filter((entry) => entry.name === name);
  return entries.sort((one, other) => other.id - one.id)[0];
}

/** Whether the service refused the name. The artifact client gives the status in its message alone. */
function isNameTaken(error: unknown): boolean {
  return toMessage(error).includes('(409) Conflict');
}
