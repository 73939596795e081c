import { TransferError } from '../../src/core/archive/errors.ts';
import { classifyError } from '../../src/core/failures/classify.ts';
import type { FailurePhase } from '../../src/core/failures/evidence.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { describeFailure, type Failure } from '../../src/core/failures/failure.ts';
import type { Attempt } from '../../src/core/retry/attempts.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import { retry } from '../../src/services/retry/retry.ts';

/** An image that is in the engine and was verified. */
export interface ObtainedImage {
  /** What the engine knows it by: a reference or an id. */
  readonly handle: string;
  /** A name that only the load needed: whoever has named the image removes it. */
  readonly temporaryName?: string | undefined;
  /** Its `.Id` in the engine. */
  readonly localId: string;
  readonly imageid: string;
  readonly digest: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly platform: string;
  /** What the attempt that gave it spent its time on. */
  readonly phases: readonly Phase[];
  /** Of the archive as it is stored. */
  readonly archiveBytes: number | undefined;
}

export interface Phase {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly seconds: number;
}

/** How one source ended. */
export type SourceEnd = { readonly attemptCount: number; readonly attempts: readonly Attempt[] } & (
  | { readonly ok: true; readonly image: ObtainedImage }
  | { readonly ok: false; readonly failure: Failure; readonly absent: boolean }
);

/** The source has nothing to give, which is no failure of it. */
export class SourceEmptyError extends UserError {}

/** Whole milliseconds that an attempt may take: half of what is left, so that a hang leaves time for another try. */
export type AttemptLimit = () => number;

interface SourceRequest {
  readonly title: string;
  readonly limits: RetryLimits;
  readonly signal: AbortSignal;
  /** Where an error came from, for classifying it. */
  readonly phase: () => FailurePhase;
  readonly work: (attempt: number, limit: AttemptLimit) => Promise<ObtainedImage>;
}

/** Why a source did not give the image, as a sentence. */
export function causeOf(source: 'registry' | 'artifact', failure: Failure): string {
  return `The ${source} did not give the image: ${describeFailure(failure)}`;
}

/** Tries one source as often as its limits allow. An error of any kind ends the source, never the step. */
export async function trySource(request: SourceRequest, deps: { clock: Clock; log: Log }): Promise<SourceEnd> {
  const { limits, signal, title, phase } = request;
  const deadline = deps.clock.now() + limits.timeoutMs;
  let attempts = 0;
  const tries: Attempt[] = [];
  try {
    const tried = await retry(
      {
        title,
        policy: limits.policy,
        deadline,
        signal,
        onAttempt: (ended) => tries.push(ended),
        classify: (error) =>
          error instanceof TransferError
            ? { class: 'transient', reason: error.message, remedy: 'run this job again; the transfer was at fault' }
            : classifyError(error, { phase: phase(), justPushed: true }),
        work: (attempt) => {
          attempts = attempt;
          const isLast = attempt === limits.policy.maxAttempts && attempt > 1;
          return request.work(attempt, () => Math.max(1, Math.round((deadline - deps.clock.now()) / (isLast ? 1 : 2))));
        },
      },
      deps,
    );
    return tried.ok
      ? { ok: true, image: tried.value, attemptCount: tried.attemptCount, attempts: tries }
      : { ok: false, failure: tried.failure, attemptCount: tried.attemptCount, attempts: tries, absent: false };
  } catch (error) {
    // What breaks because the job is cancelled says that it broke, and not why.
    signal.throwIfAborted();
    if (!(error instanceof UserError)) throw error;
    const failure: Failure = { class: 'permanent', reason: toMessage(error), remedy: '' };
    return { ok: false, failure, attemptCount: attempts, attempts: tries, absent: error instanceof SourceEmptyError };
  }
}
