import type { Gate } from '../../src/core/gate/verdict.ts';
import { judgeNeeds, parseNeeds, type JobVerdict, type NeedsRules } from './rules/judge-needs.ts';
import { UserError } from '../../src/errors.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';

export interface GateInputs extends NeedsRules {
  /** `toJSON(needs)` */
  readonly needs: string | undefined;
}

export interface GateResult {
  readonly gate: Gate;
  /** The jobs that did not pass and why, in words of our own; `bad-input`: see the error. */
  readonly reason: string;
  readonly jobs: readonly JobVerdict[];
}

/**
 * The verdict of one required check over other jobs (R2, G5). It fails unless every job passed, or was skipped and may be.
 * @param read gives the inputs; a wrong one makes the gate an error
 */
export function gateOver(read: () => GateInputs): Outcome<GateResult> {
  try {
    const inputs = read();
    const { gate, jobs } = judgeNeeds(parseNeeds(inputs.needs), inputs);
    const reason = jobs
      .filter(({ why }) => why !== '')
      .map(({ id, why }) => `${id} ${why}`)
      .join('; ');
    const result = { gate, reason, jobs };
    if (gate === 'pass' || gate === 'skipped') return { result };
    return { result, failure: new UserError(`The gate is ${gate}: ${reason}.`) };
  } catch (failure) {
    return { result: { gate: 'error', reason: 'bad-input', jobs: [] }, failure };
  }
}
