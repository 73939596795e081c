import { classifyError } from '../../src/core/failures/classify.ts';
import type { RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { ClassifiedError, type Failure } from '../../src/core/failures/failure.ts';
import type { Attempt } from '../../src/core/retry/attempts.ts';
import { UploadError, toMessage } from '../../src/errors.ts';
import type { ArtifactEntry, ArtifactUpload, Artifacts } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import { retry } from '../../src/services/retry/retry.ts';

/** What to do about a name that is taken. `rename`: upload under the spare name. */
export type Conflict = 'keep' | 'replace' | 'refuse' | 'rename';

interface UploadRequest extends ArtifactUpload {
  /** The name to fall back to where an upload that broke off holds the other one. */
  readonly spareName: string;
  /** Asked when the name is taken by something that this upload did not send; undefined: by something unseen. */
  readonly onConflict: (taken: ArtifactEntry | undefined) => Promise<Conflict>;
  /** Digest of what went up whole before this, when only the answer to it is missing. */
  readonly sentBefore?: string | undefined;
  readonly signal?: AbortSignal;
  readonly onTry?: (ended: Attempt) => void;
}

export interface UploadDeps {
  readonly artifacts: Artifacts;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
}

/** An upload that did not come about. */
export class ArtifactUploadError extends ClassifiedError {
  constructor(name: string, failure: Failure, cause: unknown) {
    const next = `${failure.reason} - ${failure.remedy}.`;
    super(`The artifact "${name}" could not be uploaded (${failure.class}): ${next}`, failure, cause);
  }
}

/** The client has five tries of its own for a failing service, and none for a failing connection (rows 83, 86). */
const policy: RetryPolicy = { maxAttempts: 4, waitSeconds: 3, retryOn: 'transient' };
const timeLimitMs = 10 * 60_000;

/**
 * Uploads one artifact. A connection that failed is tried again (A1); a name that is taken after an answer got lost is
 * recognised as this upload by its digest (A2); one that is taken otherwise is for the caller to decide.
 * @throws UploadFailed with the remedy (A3).
 */
export async function uploadArtifact(request: UploadRequest, deps: UploadDeps): Promise<ArtifactEntry> {
  const { artifacts } = deps;
  const sent = new Set(request.sentBefore === undefined ? [] : [request.sentBefore]);
  const there = sent.size === 0 ? undefined : await ownUpload(artifacts, request.name, sent);
  if (there !== undefined) return there;
  let current: ArtifactUpload = request;
  const decided = new Set<Conflict>();
  let tries = 0;
  const attempt = async (): Promise<ArtifactEntry> => {
    tries += 1;
    try {
      return await unlessAborted(artifacts.upload(current), request.signal);
    } catch (error) {
      if (error instanceof UploadError && error.sentDigest !== undefined) sent.add(error.sentDigest);
      if (!isConflict(error)) throw error;
      const taken = await findByName(artifacts, current.name);
      if (taken?.digest !== undefined && sent.has(taken.digest)) return taken;
      const heldByUs = taken === undefined && tries > 1;
      const decision = heldByUs ? 'rename' : await request.onConflict(taken);
      if (decision === 'refuse' || decided.has(decision)) throw error;
      if (decision === 'keep' && taken !== undefined) return taken;
      decided.add(decision);
      if (decision === 'replace') await artifacts.remove(current.name);
      else current = await renamed(request, deps);
      return attempt();
    }
  };
  const tried = await retry(
    {
      title: `upload of ${request.name}`,
      policy,
      deadline: deps.clock.now() + timeLimitMs,
      work: attempt,
      classify: (error) => classifyError(error, { phase: 'artifact' }),
      checkAlreadyDone: async () => (sent.size === 0 ? undefined : ownUpload(artifacts, current.name, sent)),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      ...(request.onTry === undefined ? {} : { onAttempt: request.onTry }),
    },
    deps,
  );
  if (tried.ok) return tried.value;
  throw new ArtifactUploadError(request.name, tried.failure, tried.error);
}

async function renamed(request: UploadRequest, deps: UploadDeps): Promise<ArtifactUpload> {
  const { name, spareName, file, archive } = request;
  deps.log.warning(
    `The name "${name}" is held by an upload that broke off, and stays so for this run: uploading as "${spareName}" instead. The outputs and the record say so.`,
  );
  if (archive) return { ...request, name: spareName };
  const spareFile = `${file.slice(0, file.lastIndexOf('/'))}/${spareName}`;
  await deps.files.rename(file, spareFile);
  return { ...request, name: spareName, file: spareFile };
}

/** What is there under the name, when it is what was sent: only the answer to it got lost. */
async function ownUpload(
  artifacts: Artifacts,
  name: string,
  sent: ReadonlySet<string>,
): Promise<ArtifactEntry | undefined> {
  try {
    const there = await findByName(artifacts, name);
    return there?.digest !== undefined && sent.has(there.digest) ? there : undefined;
  } catch {
    return undefined;
  }
}

/** The client cannot be told to stop; a cancelled job ends without waiting for it. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
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
async function findByName(artifacts: Artifacts, name: string): Promise<ArtifactEntry | undefined> {
  const entries = (await artifacts.list()).filter((entry) => entry.name === name);
  return entries.sort((one, other) => other.id - one.id)[0];
}

function isConflict(error: unknown): boolean {
  return toMessage(error).includes('(409) Conflict');
}
