import type { FailureEvidence } from '../classify.ts';
import type { FailureClass } from '../failure.ts';

/** One line of the failure table. */
export interface FailureRule {
  /** Rows of failures-and-threats section 1 that it covers. */
  readonly rows: readonly number[];
  readonly pattern: RegExp;
  readonly when?: (evidence: FailureEvidence) => boolean;
  readonly class: FailureClass;
  readonly remedy: string;
  /** How often it is tried again at most, where the class would allow more. */
  readonly maxRetries?: number;
  /** What has to pass before another try can end otherwise. */
  readonly minWaitSeconds?: number;
}
