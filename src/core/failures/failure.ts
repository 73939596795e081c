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
  readonly leastWaitSeconds?: number;
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
