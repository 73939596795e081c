import { UserError } from '../../src/errors.ts';

/** Why a gate says what it says: one of these words, so that nothing of a report reaches an output. */
export type ScanReason =
  | 'clean'
  | 'findings'
  | 'stale'
  | 'producer-skipped'
  | 'bad-input'
  | 'no-image'
  | 'no-scanner'
  | 'scanner-failed'
  | 'bad-report'
  | 'cancelled'
  | 'failed';

/** Why there is no verdict: the gate is `error`. */
export class NoVerdictError extends UserError {
  readonly reason: ScanReason;

  constructor(reason: ScanReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
