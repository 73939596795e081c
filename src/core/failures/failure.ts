import { UserError } from '../../errors.ts';

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
  /** How often this very failure may be tried again, where the class would allow more; other ones do not count. */
  readonly maxRetries?: number;
  /** What has to pass before another try can end otherwise. */
  readonly minWaitSeconds?: number;
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
 * The value of a question that was asked beside others, once all of them are over: whoever looks at them in their order
 * of weight fails with the error that matters most.
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
