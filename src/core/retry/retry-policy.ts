import type { Failure, FailureClass } from '../failures/failure.ts';

type RetryOn = 'transient' | 'any' | 'never';

export interface RetryPolicy {
  /** Attempts at one phase, the first included. */
  readonly maxAttempts: number;
  /** Ceiling of the first wait; it doubles with each further one. */
  readonly waitSeconds: number;
  readonly retryOn: RetryOn;
}

/** Limits of one source. */
export interface RetryLimits {
  readonly policy: RetryPolicy;
  /** Of all attempts together. */
  readonly timeoutMs: number;
}

/** The longest wait before another attempt, but for a rate limit that asks for more. */
export const maxBackoffMs = 60_000;

const maxRetriesByClass: Readonly<Record<FailureClass, number>> = {
  user: 0,
  permanent: 0,
  auth: 0,
  'rate-limit': Infinity,
  transient: Infinity,
  builder: Infinity,
  timeout: Infinity,
  unknown: 1,
};

/**
 * Decides whether a failed attempt is followed by another one. A failure that is retried once only keeps that retry
 * after attempts that failed in another way: a 503 before it says nothing about it.
 * @param earlier the failures of the attempts before it
 */
export function shouldRetry(failure: Failure, earlier: readonly Failure[], policy: RetryPolicy): boolean {
  if (policy.retryOn === 'never' || earlier.length + 1 >= policy.maxAttempts) return false;
  if (policy.retryOn === 'any') return true;
  const retries = earlier.filter((other) => isSameFailure(other, failure)).length;
  return retries < Math.min(maxRetriesByClass[failure.class], failure.maxRetries ?? Infinity);
}

/** Leaves out the reason, which may name another layer, port or second each time. */
function isSameFailure(one: Failure, other: Failure): boolean {
  return one.class === other.class && one.remedy === other.remedy && one.maxRetries === other.maxRetries;
}

/**
 * Milliseconds to wait after failed attempt number `attempt`: a random share of a ceiling that doubles up to a minute
 * ("full jitter", https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param random in [0, 1)
 */
export function backoffMs(attempt: number, policy: RetryPolicy, random: number): number {
  const ceilingMs = Math.min(policy.waitSeconds * 1000 * 2 ** (attempt - 1), maxBackoffMs);
  return Math.round(ceilingMs * random);
}
