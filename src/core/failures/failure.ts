import { UserError } from '../../errors.ts';

/** What is done about a failure: `user`, `permanent` and `auth` end the work, any other class is tried again. */
export type FailureClass =
  'user' | 'permanent' | 'auth' | 'rate-limit' | 'transient' | 'builder' | 'timeout' | 'unknown';

/** A failure as the user gets to see it. */
export interface Failure {
  readonly class: FailureClass;
  /** Why it failed, in the words of the program that did: one line of at most 500 characters. */
  readonly reason: string;
  /** What the user does next: one sentence. */
  readonly remedy: string;
  /** How often this very failure may be tried again, where the class would allow more; other ones do not count. */
  readonly maxRetries?: number | undefined;
  /** What has to pass before another try can end otherwise. */
  readonly minWaitSeconds?: number | undefined;
  /** Milliseconds that the answer itself asks to wait. */
  readonly retryAfterMs?: number | undefined;
}

/** A failure that was classified, and is final: its message says what to do next. */
export class ClassifiedError extends UserError {
  readonly failure: Failure;

  constructor(message: string, failure: Failure, cause: unknown) {
    super(message, { cause });
    this.failure = failure;
  }
}

/** One source's failure as the user gets to see it. */
export function describeFailure({ class: name, reason, remedy }: Failure): string {
  return remedy === '' ? reason : `${reason} (${name}): ${remedy}.`;
}

/**
 * Takes the value of one of several calls that ran together, or throws what it failed with. Read in their order of
 * weight, the results of `Promise.allSettled` fail with the error that matters most.
 */
export function settledValue<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

/** A result whose facts stand also when the flow failed in the end: outputs are written first, then the step fails. */
export interface Outcome<T> {
  readonly result: T;
  readonly failure?: unknown;
}
