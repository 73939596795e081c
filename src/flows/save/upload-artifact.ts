import { classifyError } from '../../core/failure-class.ts';
import type { Failure, RetryPolicy } from '../../core/retry-policy.ts';
import { UploadError, UserError, toMessage } from '../../errors.ts';
import type { ArtifactEntry, ArtifactUpload, Artifacts, Clock, Log } from '../../ports.ts';
import { tryWork } from '../retry.ts';

/** What to do about an artifact that has the name already. */
export type Conflict = 'keep' | 'replace' | 'refuse';

export interface UploadRequest extends ArtifactUpload {
  /** Asked when the name is taken by something that this upload did not send. */
  readonly onConflict: (taken: ArtifactEntry | undefined) => Promise<Conflict>;
  readonly signal?: AbortSignal;
}

export interface UploadDeps {
  readonly artifacts: Artifacts;
  readonly clock: Clock;
  readonly log: Log;
}

/** An upload that did not come about. */
export class UploadFailed extends UserError {
  readonly failure: Failure;

  constructor(name: string, failure: Failure, cause: unknown) {
    super(`The artifact "${name}" could not be uploaded (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
      cause,
    });
    this.failure = failure;
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
  const sent = new Set<string>();
  let replaced = false;
  const attempt = async (): Promise<ArtifactEntry> => {
    try {
      return await artifacts.upload(request);
    } catch (error) {
      if (error instanceof UploadError && error.sentDigest !== undefined) sent.add(error.sentDigest);
      if (!isConflict(error) || replaced) throw error;
      const taken = await findByName(artifacts, request.name);
      if (taken?.digest !== undefined && sent.has(taken.digest)) return taken;
      const decision = await request.onConflict(taken);
      if (decision === 'refuse') throw error;
      if (decision === 'keep' && taken !== undefined) return taken;
      replaced = true;
      await artifacts.remove(request.name);
      return attempt();
    }
  };
  const tried = await tryWork(
    {
      title: `upload of ${request.name}`,
      policy,
      deadline: deps.clock.now() + timeLimitMs,
      work: attempt,
      classify: (error) => classifyError(error, { phase: 'artifact' }),
      settle: async () => (sent.size === 0 ? undefined : ownUpload(artifacts, request.name, sent)),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    },
    deps,
  );
  if (tried.ok) return tried.value;
  throw new UploadFailed(request.name, tried.failure, tried.error);
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

/** The newest artifact of that name in this run. */
export async function findByName(artifacts: Artifacts, name: string): Promise<ArtifactEntry | undefined> {
  const entries = (await artifacts.list()).filter((entry) => entry.name === name);
  return entries.sort((one, other) => other.id - one.id)[0];
}

function isConflict(error: unknown): boolean {
  return toMessage(error).includes('(409) Conflict');
}
