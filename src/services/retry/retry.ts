import type { Failure } from '../../core/failures/failure.ts';
import type { Attempt } from '../../core/retry/attempts.ts';
import { backoffMs, maxBackoffMs, shouldRetry, type RetryPolicy } from '../../core/retry/retry-policy.ts';
import { formatSeconds } from '../../core/summary/format.ts';
import { UserError, toMessage } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** How a retried piece of work ended. */
type RetryResult<T> =
  | { readonly ok: true; readonly value: T; readonly attemptCount: number }
  | { readonly ok: false; readonly failure: Failure; readonly attemptCount: number; readonly error: unknown };

export interface RetryRequest<T> {
  /** Names the work in the log: `push ghcr.io/acme/app:1`. */
  readonly title: string;
  readonly policy: RetryPolicy;
  /** Epoch milliseconds. No wait ends after it. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  readonly work: (attempt: number) => Promise<T>;
  /** Not called for a UserError, a TypeError or an abort: these end the work at once. */
  readonly classify: (error: unknown) => Failure;
  /** Called before each retry. A value means that the work is done: only its answer was lost. */
  readonly checkAlreadyDone?: ((failure: Failure) => Promise<T | undefined>) | undefined;
  /** Milliseconds that a rate limit asks for, where the failure does not say; undefined: not known. */
  readonly retryAfter?: ((failure: Failure) => Promise<number | undefined>) | undefined;
  /** Longest wait after this failure. Zero or less: no further attempt; undefined: as the policy says. */
  readonly maxWaitMs?: ((failure: Failure) => number | undefined) | undefined;
  /** Called with each attempt once it has ended. */
  readonly onAttempt?: ((ended: Attempt) => void) | undefined;
}

/** The wait for a rate limit whose registry does not say how long. */
const rateLimitWaitMs = 60_000;

/**
 * Runs `work` until it succeeds, fails for good, or runs out of attempts or time. Each retry is a warning that names
 * the reason and the wait.
 * @throws a UserError, a TypeError, and what was thrown after an abort, as they are
 */
export async function retry<T>(
  request: RetryRequest<T>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<RetryResult<T>> {
  const { title, policy, deadline, signal } = request;
  const earlier: Failure[] = [];
  for (let attempt = 1; ; attempt++) {
    const start = clock.now();
    const report = (failure?: Failure): void => {
      request.onAttempt?.({ start, seconds: (clock.now() - start) / 1000, failure });
    };
    try {
      const value = await request.work(attempt);
      report();
      return { ok: true, value, attemptCount: attempt };
    } catch (error) {
      if (error instanceof UserError || error instanceof TypeError || signal?.aborted === true) {
        report({ class: 'permanent', reason: toMessage(error), remedy: '' });
        throw error;
      }
      const failure = request.classify(error);
      const done = await request.checkAlreadyDone?.(failure);
      report(done === undefined ? failure : undefined);
      if (done !== undefined) return { ok: true, value: done, attemptCount: attempt };
      const maxWaitMs = request.maxWaitMs?.(failure) ?? Infinity;
      if (maxWaitMs <= 0 || !shouldRetry(failure, earlier, policy)) {
        return { ok: false, failure, attemptCount: attempt, error };
      }
      earlier.push(failure);
      const wantedMs =
        failure.class === 'rate-limit'
          ? (failure.retryAfterMs ?? (await request.retryAfter?.(failure)) ?? rateLimitWaitMs)
          : Math.max(
              backoffMs(attempt, policy, clock.random()),
              (failure.minWaitSeconds ?? 0) * 1000,
              // A service that is down says when to come back too, at times far too late.
              Math.min(failure.retryAfterMs ?? 0, maxBackoffMs),
            );
      const waitMs = Math.min(maxWaitMs, wantedMs);
      if (clock.now() + waitMs >= deadline) {
        const remedy = `the next try would start in ${Math.ceil(waitMs / 1000)} s, after the time limit: ${failure.remedy}`;
        return { ok: false, failure: { ...failure, remedy }, attemptCount: attempt, error };
      }
      log.warning(
        `${title}: attempt ${attempt} of ${policy.maxAttempts} failed (${failure.class}): ${failure.reason} - trying again in ${formatSeconds(waitMs / 1000)}.`,
      );
      await clock.sleep(waitMs, signal);
    }
  }
}
