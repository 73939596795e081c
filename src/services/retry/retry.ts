import { formatSeconds } from '../../core/summary/format.ts';
import { shouldRetry, backoffMs, type RetryPolicy } from '../../core/retry/retry-policy.ts';
import { type Failure } from '../../core/failures/failure.ts';
import type { Attempt } from '../../core/retry/attempts.ts';
import { UserError, toMessage } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** How a retried piece of work ended. */
type RetryResult<T> =
  | { readonly ok: true; readonly value: T; readonly attemptCount: number }
  | { readonly ok: false; readonly failure: Failure; readonly attemptCount: number; readonly error: unknown };

export interface RetryRequest<T> {
  /** Names the phase in the log: `push ghcr.io/acme/app:1`. */
  readonly title: string;
  readonly policy: RetryPolicy;
  /** Epoch milliseconds after which nothing is started and no wait ends. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
  readonly work: (attempt: number) => Promise<T>;
  /** A UserError, a TypeError and an abort never get here: they end the work at once. */
  readonly classify: (error: unknown) => Failure;
  /** Asked before each retry. A value: the work turned out to be done (an answer that was lost). */
  readonly checkAlreadyDone?: (failure: Failure) => Promise<T | undefined>;
  /** Milliseconds that a rate limit asks for; undefined: not known. */
  readonly retryAfter?: (failure: Failure) => Promise<number | undefined>;
  /** Told of each try once it has ended, for the report. */
  readonly onAttempt?: (ended: Attempt) => void;
}

/**
 * Runs `work` until it succeeds, fails for good, or runs out of attempts or time. Each retry is a warning that names
 * the reason and the wait (B17).
 */
export async function retry<T>(request: RetryRequest<T>, deps: { clock: Clock; log: Log }): Promise<RetryResult<T>> {
  const { title, policy, deadline, signal } = request;
  const earlier: Failure[] = [];
  for (let attempt = 1; ; attempt++) {
    const start = deps.clock.now();
    const report = (failure?: Failure): void => {
      const seconds = (deps.clock.now() - start) / 1000;
      request.onAttempt?.({ start, seconds, ...(failure === undefined ? {} : { failure }) });
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
      const settled = await request.checkAlreadyDone?.(failure);
      report(settled === undefined ? failure : undefined);
      if (settled !== undefined) return { ok: true, value: settled, attemptCount: attempt };
      if (!shouldRetry(failure, earlier, policy)) return { ok: false, failure, attemptCount: attempt, error };
      earlier.push(failure);
      const asked = failure.class === 'rate-limit' ? ((await request.retryAfter?.(failure)) ?? 60_000) : undefined;
      const least = (failure.minWaitSeconds ?? 0) * 1000;
      const wait = asked ?? Math.max(backoffMs(attempt, policy, deps.clock.random()), least);
      if (deps.clock.now() + wait >= deadline) {
        const seconds = String(Math.ceil(wait / 1000));
        const remedy = `the next try would start in ${seconds} s, after the time limit: ${failure.remedy}`;
        return { ok: false, failure: { ...failure, remedy }, attemptCount: attempt, error };
      }
      deps.log.warning(
        `${title}: attempt ${String(attempt)} of ${String(policy.maxAttempts)} failed (${failure.class}): ${failure.reason} - trying again in ${formatSeconds(wait / 1000)}.`,
      );
      await deps.clock.sleep(wait, signal);
    }
  }
}
