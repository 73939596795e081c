import type { Outcome } from '../../src/core/failures/failure.ts';
import type { GateVerdict } from '../../src/core/gate/verdict.ts';
import { UserError } from '../../src/errors.ts';
import { judgeNeeds, parseNeeds, type JobVerdict, type NeedsRules } from './rules/judge-needs.ts';

export interface GateInputs extends NeedsRules {
  /** `toJSON(needs)` */
  readonly needs: string | undefined;
}

export interface GateResult {
  readonly gate: GateVerdict;
  /** The jobs that did not pass and why, without any text from outside; `bad-input`: the failure says more. */
  readonly reason: string;
  readonly jobs: readonly JobVerdict[];
}

/**
 * Decides one required check over other jobs. It fails unless every job passed, or was skipped and may be.
 * @param read gives the inputs; when it throws, the gate is an error and not left open
 */
export function checkNeeds(read: () => GateInputs): Outcome<GateResult> {
  try {
    const inputs = read();
    const { gate, jobs } = judgeNeeds(parseNeeds(inputs.needs), inputs);
    const reason = jobs
      .filter((job) => job.reason !== '')
      .map((job) => `${job.id} ${job.reason}`)
      .join('; ');
    const result = { gate, reason, jobs };
    if (gate === 'pass' || gate === 'skipped') return { result };
    return { result, failure: new UserError(`The gate is ${gate}: ${reason}.`) };
  } catch (failure) {
    return { result: { gate: 'error', reason: 'bad-input', jobs: [] }, failure };
  }
}
