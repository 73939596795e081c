import { readableSeconds } from '../../core/summary/readable.ts';
import { mayRetry, waitAfter, type RetryPolicy } from '../../core/retry/retry-policy.ts';
import { type Failure } from '../../core/failures/failure.ts';
import type { Try } from '../../core/retry/timed-phase.ts';
import { UserError, toMessage } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** How a retried piece of work ended. */
type Tried<T> =
  | { readonly ok: true; readonly value: T; readonly attempts: number }
  | { readonly ok: false; readonly failure: Failure; readonly attempts: number; readonly error: unknown };

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
  readonly settle?: (failure: Failure) => Promise<T | undefined>;
  /** Milliseconds that a rate limit asks for; undefined: not known. */
  readonly retryAfter?: (failure: Failure) => Promise<number | undefined>;
  /** Told of each try once it has ended, for the report. */
  readonly onTry?: (ended: Try) => void;
}

/**
 * Runs `work` until it succeeds, fails for good, or runs out of attempts or time. Each retry is a warning that names
 * the reason and the wait (B17).
 */
export async function tryWork<T>(request: RetryRequest<T>, deps: { clock: Clock; log: Log }): Promise<Tried<T>> {
  const { title, policy, deadline, signal } = request;
  const earlier: Failure[] = [];
  for (let attempt = 1; ; attempt++) {
    const start = deps.clock.now();
    const report = (failure?: Failure): void => {
      const seconds = (deps.clock.now() - start) / 1000;
      request.onTry?.({ start, seconds, ...(failure === undefined ? {} : { failure }) });
    };
    try {
      const value = await request.work(attempt);
      report();
      return { ok: true, value, attempts: attempt };
    } catch (error) {
      if (error instanceof UserError || error instanceof TypeError || signal?.aborted === true) {
        report({ class: 'permanent', reason: toMessage(error), remedy: '' });
        throw error;
      }
      const failure = request.classify(error);
      const settled = await request.settle?.(failure);
      report(settled === undefined ? failure : undefined);
      if (settled !== undefined) return { ok: true, value: settled, attempts: attempt };
      if (!mayRetry(failure, earlier, policy)) return { ok: false, failure, attempts: attempt, error };
      earlier.push(failure);
      const asked = failure.class === 'rate-limit' ? ((await request.retryAfter?.(failure)) ?? 60_000) : undefined;
      const least = (failure.leastWaitSeconds ?? 0) * 1000;
      const wait = asked ?? Math.max(waitAfter(attempt, policy, deps.clock.random()), least);
      if (deps.clock.now() + wait >= deadline) {
        const seconds = String(Math.ceil(wait / 1000));
        const remedy = `the next try would start in ${seconds} s, after the time limit: ${failure.remedy}`;
        return { ok: false, failure: { ...failure, remedy }, attempts: attempt, error };
      }
      deps.log.warning(
        `${title}: attempt ${String(attempt)} of ${String(policy.maxAttempts)} failed (${failure.class}): ${failure.reason} - trying again in ${readableSeconds(wait / 1000)}.`,
      );
      await deps.clock.sleep(wait, signal);
    }
  }
}
