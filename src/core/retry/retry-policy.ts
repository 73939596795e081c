import type { Failure, FailureClass } from '../failures/failure.ts';

type RetryOn = 'transient' | 'any' | 'never';

export interface RetryPolicy {
  /** Tries of one phase, the first included. */
  readonly maxAttempts: number;
  /** The first wait; doubles with each further one, full jitter, capped at 60 s. */
  readonly waitSeconds: number;
  readonly retryOn: RetryOn;
}

const maxWaitMs = 60_000;
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
 * Whether a try that failed so is followed by another one. What is retried once only (the table's "T×1", an unknown text)
 * gets that retry also after tries that failed in another way: a 503 before it says nothing about it.
 * @param earlier how the tries before it failed
 */
export function shouldRetry(failure: Failure, earlier: readonly Failure[], policy: RetryPolicy): boolean {
  if (policy.retryOn === 'never' || earlier.length + 1 >= policy.maxAttempts) return false;
  if (policy.retryOn === 'any') return true;
  const before = earlier.filter((other) => isSame(other, failure)).length;
  return before < Math.min(maxRetriesByClass[failure.class], failure.maxRetries ?? Infinity);
}

/** Its reason may name another layer, port or second each time; what is to be done about it stays. */
function isSame(one: Failure, other: Failure): boolean {
  return one.class === other.class && one.remedy === other.remedy && one.maxRetries === other.maxRetries;
}

/** Milliseconds to wait after failed try number `attempt`: full jitter over a doubling wait, at most 60 s. */
export function backoffMs(attempt: number, policy: RetryPolicy, random: number): number {
  const ceiling = Math.min(policy.waitSeconds * 1000 * 2 ** (attempt - 1), maxWaitMs);
  return Math.round(ceiling * random);
}

/** Limits of one source. */
export interface RetryLimits {
  readonly policy: RetryPolicy;
  /** Of all attempts together. */
  readonly timeoutMs: number;
}
