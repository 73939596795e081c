import { UserError } from '../../../src/errors.ts';
import { oneOf } from '../../../src/core/inputs/input-reader.ts';
import { valueAt } from '../../../src/core/json/read-json.ts';
import { isGate, overallGate, type Gate } from '../../../src/core/gate/verdict.ts';

const results = ['success', 'failure', 'cancelled', 'skipped'] as const;

/** A job as the `needs` context shows it. */
interface NeededJob {
  /** Id of the job. */
  readonly id: string;
  readonly result: (typeof results)[number];
  /** Its output `gate`, whatever it holds; undefined: it has none. */
  readonly output: unknown;
}

export interface NeedsRules {
  /** Ids of the jobs that may be skipped; `*` is all of them. */
  readonly allowSkipped: readonly string[];
  /** Ids of the jobs that must say `gate`, unless they were skipped. */
  readonly requireGate: readonly string[];
}

export interface JobVerdict extends Pick<NeededJob, 'id' | 'result'> {
  /** Its own output, when it is one of the contract. */
  readonly said: Gate | undefined;
  readonly gate: Gate;
  /** Why it is not `pass`; '' when it is. Made of our own words. */
  readonly why: string;
}

interface NeedsVerdict {
  readonly gate: Gate;
  readonly jobs: readonly JobVerdict[];
}

/**
 * Reads `toJSON(needs)`.
 * @throws UserError when it is nothing that the runner would write.
 */
export function parseNeeds(text: string | undefined): readonly NeededJob[] {
  const advice = 'pass "${{ toJSON(needs) }}" and list the jobs in the "needs" of this one';
  if (text === undefined) throw new UserError(`Input "needs" is empty: ${advice}.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UserError(`Input "needs" is "${text.slice(0, 80)}", which is no JSON: ${advice}.`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new UserError(`Input "needs" is "${text.slice(0, 80)}", which is no JSON object: ${advice}.`);
  }
  const ids = Object.keys(json);
  if (ids.length === 0) throw new UserError(`Input "needs" has no job: ${advice}.`);
  return ids.map((id) => {
    if (!/^[A-Za-z_][\w-]{0,99}$/.test(id)) {
      throw new UserError(`Input "needs" has "${id.slice(0, 80)}", which is no id of a job: ${advice}.`);
    }
    const found = valueAt(json, id, 'result');
    const result = results.find((candidate) => candidate === found);
    if (result === undefined) {
      throw new UserError(`Job "${id}" of input "needs" has no result of ${oneOf(results)}: ${advice}.`);
    }
    return { id, result, output: valueAt(json, id, 'outputs', 'gate') };
  });
}

/**
 * Judges the jobs before a required check (R2, G5): each by its result, and by its output `gate` when it has one. A job
 * that was skipped counts as good only where that is allowed; a gate that says anything unknown is an error.
 * @throws UserError when the rules name a job that is not among them.
 */
export function judgeNeeds(jobs: readonly NeededJob[], rules: NeedsRules): NeedsVerdict {
  checkNames('allow-skipped', rules.allowSkipped, jobs);
  checkNames('require-gate', rules.requireGate, jobs);
  const verdicts = jobs.map((job) => judgeJob(job, rules));
  return { gate: overallGate(verdicts.map(({ gate }) => gate)), jobs: verdicts };
}

function checkNames(input: string, names: readonly string[], jobs: readonly NeededJob[]): void {
  const unknown = names.find((name) => name !== '*' && !jobs.some(({ id }) => id === name));
  if (unknown === undefined) return;
  throw new UserError(
    `Input "${input}" has "${unknown}", which is none of the needed jobs: use ${oneOf(jobs.map(({ id }) => id))}.`,
  );
}

function judgeJob({ id, result, output }: NeededJob, { allowSkipped, requireGate }: NeedsRules): JobVerdict {
  const said = isGate(output) ? output : undefined;
  const isIn = (list: readonly string[]): boolean => list.includes(id) || list.includes('*');
  const verdict = (gate: Gate, why: string): JobVerdict => ({ id, result, said, gate, why });
  const skipped = (what: string): JobVerdict =>
    isIn(allowSkipped) ? verdict('skipped', what) : verdict('fail', `${what}, which "allow-skipped" does not allow`);

  if (result === 'skipped') return skipped('was skipped');
  if (result === 'cancelled') return verdict('error', 'was cancelled');
  if (output !== undefined && said === undefined) return verdict('error', 'has an unknown output "gate"');
  if (said === 'error') return verdict('error', 'says error');
  if (result === 'failure') return verdict('fail', said === 'fail' ? 'says fail' : 'failed');
  if (said === 'fail') return verdict('fail', 'says fail');
  if (said === 'skipped') return skipped('says skipped');
  if (said === undefined && isIn(requireGate)) return verdict('error', 'has no output "gate"');
  return verdict('pass', '');
}
