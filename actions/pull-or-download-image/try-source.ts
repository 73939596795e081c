import { TransferError } from '../../src/core/archive/errors.ts';
import { classifyError } from '../../src/core/failures/classify.ts';
import type { FailurePhase } from '../../src/core/failures/evidence.ts';
import type { Failure } from '../../src/core/failures/failure.ts';
import { completedPhase, type Attempt, type TimedPhase } from '../../src/core/retry/attempts.ts';
import type { RetryLimits } from '../../src/core/retry/retry-policy.ts';
import { UserError, toMessage } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import { retry } from '../../src/services/retry/retry.ts';
import type { SourceResult, VerifiedImage } from './source-results.ts';

/** The source does not have the image, which is no failure of the source. */
export class ImageMissingError extends UserError {}

/**
 * Whole milliseconds that the next call of an attempt may take: half of what is left, so that a call that hangs leaves
 * time for another attempt. The last attempt gets all of it.
 */
export type AttemptTimeout = () => number;

interface SourceRequest {
  readonly title: string;
  readonly limits: RetryLimits;
  readonly signal: AbortSignal;
  /** What the attempt is doing, for classifying its error. */
  readonly phase: () => FailurePhase;
  /** The registry that is asked. Undefined: none. */
  readonly host?: string | undefined;
  readonly work: (attempt: number, timeoutMs: AttemptTimeout) => Promise<VerifiedImage>;
}

/** Tries one source as often as its limits allow. An error of any kind ends the source, never the step. */
export async function trySource(
  request: SourceRequest,
  deps: { readonly clock: Clock; readonly log: Log },
): Promise<SourceResult> {
  const { limits, signal, title, phase, host } = request;
  const deadline = deps.clock.now() + limits.timeoutMs;
  let attemptCount = 0;
  const attempts: Attempt[] = [];
  try {
    const outcome = await retry(
      {
        title,
        policy: limits.policy,
        deadline,
        signal,
        onAttempt: (ended) => attempts.push(ended),
        classify: (error) =>
          error instanceof TransferError
            ? {
                class: 'transient',
                reason: error.message.replace(/\.$/, ''),
                remedy: 'run this job again; the transfer was at fault',
              }
            : classifyError(error, { phase: phase(), host, justPushed: true }),
        work: (attempt) => {
          attemptCount = attempt;
          const isLast = attempt === limits.policy.maxAttempts && attempt > 1;
          const share = isLast ? 1 : 2;
          return request.work(attempt, () => Math.max(1, Math.round((deadline - deps.clock.now()) / share)));
        },
      },
      deps,
    );
    return outcome.ok
      ? { ok: true, image: outcome.value, attemptCount: outcome.attemptCount, attempts }
      : { ok: false, failure: outcome.failure, attemptCount: outcome.attemptCount, attempts, isMissing: false };
  } catch (error) {
    // Work that breaks off because the job is cancelled fails with another error than the abort.
    signal.throwIfAborted();
    if (!(error instanceof UserError)) throw error;
    const failure: Failure = { class: 'permanent', reason: toMessage(error), remedy: '' };
    return { ok: false, failure, attemptCount, attempts, isMissing: error instanceof ImageMissingError };
  }
}

/** Times the phases of one attempt, one after the other: `end` ends one and starts the next. */
export function startStopwatch(clock: Clock): {
  readonly end: (title: string) => void;
  readonly phases: readonly TimedPhase[];
} {
  const phases: TimedPhase[] = [];
  let start = clock.now();
  return {
    phases,
    end(title) {
      const now = clock.now();
      phases.push(completedPhase(title, start, now));
      start = now;
    },
  };
}
