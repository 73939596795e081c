/** What is done about a failure: see `failures-and-threats.md` sections 1 and "Policy to adopt". */
export type FailureClass =
  'user' | 'permanent' | 'auth' | 'rate-limit' | 'transient' | 'builder' | 'timeout' | 'unknown';

/** A failure as the user gets to see it. */
export interface Failure {
  readonly class: FailureClass;
  /** The final error line, or what happened in its place. */
  readonly reason: string;
  /** What the user does next: one sentence. */
  readonly remedy: string;
  /** How often this may be tried again at most, where the class alone would allow more. */
  readonly maxRetries?: number;
}

export type RetryOn = 'transient' | 'any' | 'never';

export interface RetryPolicy {
  /** Tries of one phase, the first included. */
  readonly maxAttempts: number;
  /** The first wait; doubles with each further one, full jitter, capped at 60 s. */
  readonly waitSeconds: number;
  readonly retryOn: RetryOn;
}

const longestWaitMs = 60_000;
const retriesOf: Readonly<Record<FailureClass, number>> = {
  user: 0,
  permanent: 0,
  auth: 0,
  'rate-limit': Infinity,
  transient: Infinity,
  builder: Infinity,
  timeout: Infinity,
  unknown: 1,
};

/** Whether try number `attempt` (from 1), which failed so, is followed by another one. */
export function mayRetry(failure: Failure, attempt: number, policy: RetryPolicy): boolean {
  if (policy.retryOn === 'never' || attempt >= policy.maxAttempts) return false;
  if (policy.retryOn === 'any') return true;
  return attempt <= Math.min(retriesOf[failure.class], failure.maxRetries ?? Infinity);
}

/** Milliseconds to wait after failed try number `attempt`: full jitter over a doubling wait, at most 60 s. */
export function waitAfter(attempt: number, policy: RetryPolicy, random: number): number {
  const ceiling = Math.min(policy.waitSeconds * 1000 * 2 ** (attempt - 1), longestWaitMs);
  return Math.round(ceiling * random);
}
