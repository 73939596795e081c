import { combineVerdicts, isGateVerdict, type GateVerdict } from '../../../src/core/gate/verdict.ts';
import { oneOf } from '../../../src/core/inputs/input-reader.ts';
import { valueAt } from '../../../src/core/json/read-json.ts';
import { UserError } from '../../../src/errors.ts';

const jobResults = ['success', 'failure', 'cancelled', 'skipped'] as const;

/**
 * A job as the `needs` context shows it:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#needs-context
 */
interface NeededJob {
  readonly id: string;
  readonly result: (typeof jobResults)[number];
  /** Its output `gate`, whatever it holds; undefined: it has none. */
  readonly output: unknown;
}

export interface NeedsRules {
  /** Ids of the jobs that may be skipped; `*` is all of them. */
  readonly allowSkipped: readonly string[];
  /** Ids of the jobs that pass whatever becomes of them. Not `*`: nothing would be checked. */
  readonly allowedFailures: readonly string[];
  /** Ids of the jobs that need an output `gate`, unless they were skipped; `*` is all of them. */
  readonly requireGate: readonly string[];
}

export interface JobVerdict extends Pick<NeededJob, 'id' | 'result'> {
  /** Its output `gate`, when that is a verdict. */
  readonly declared: GateVerdict | undefined;
  /** What the job counts as. */
  readonly gate: GateVerdict;
  /** Why it is not `pass`, without any text from outside; '' when it is. */
  readonly reason: string;
  /** What became of it, where `allowed-failures` lets it pass all the same; else ''. */
  readonly allowed: string;
}

interface NeedsVerdict {
  readonly gate: GateVerdict;
  readonly jobs: readonly JobVerdict[];
}

/**
 * Reads `toJSON(needs)`.
 * @throws UserError when the runner cannot have written it.
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
    const result = jobResults.find((candidate) => candidate === found);
    if (result === undefined) {
      throw new UserError(`Job "${id}" of input "needs" has no result of ${oneOf(jobResults)}: ${advice}.`);
    }
    return { id, result, output: readGateOutput(valueAt(json, id, 'outputs')) };
  });
}

/**
 * Reads the output `gate`. Names in contexts ignore case, so a job that says `GATE` says the same. Several that differ in
 * case alone count only when they agree.
 */
function readGateOutput(outputs: unknown): unknown {
  if (typeof outputs !== 'object' || outputs === null) return undefined;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(outputs);
  const found = entries.filter(([name]) => name.toLowerCase() === 'gate');
  const values = new Set<unknown>(found.map(([, value]) => value));
  const [value] = values;
  return values.size > 1 ? 'several' : value;
}

/**
 * Judges the jobs before a required check: each by its result, and by its output `gate` when it has one. A skipped job
 * passes only where the rules allow it, and an unknown output is an error.
 * @throws UserError when the rules name a job that is not among them.
 */
export function judgeNeeds(jobs: readonly NeededJob[], rules: NeedsRules): NeedsVerdict {
  checkRuleJobs('allow-skipped', rules.allowSkipped, jobs);
  checkRuleJobs('require-gate', rules.requireGate, jobs);
  checkRuleJobs('allowed-failures', rules.allowedFailures, jobs);
  if (rules.allowedFailures.includes('*')) {
    throw new UserError(
      'Input "allowed-failures" is "*", and the gate would check nothing: name the jobs that may fail.',
    );
  }
  const verdicts = jobs.map((job) => allowFailure(judgeJob(job, rules), rules));
  return { gate: combineVerdicts(verdicts.map(({ gate }) => gate)), jobs: verdicts };
}

function checkRuleJobs(input: string, names: readonly string[], jobs: readonly NeededJob[]): void {
  const unknown = names.find((name) => name !== '*' && !jobs.some(({ id }) => isSameId(id, name)));
  if (unknown === undefined) return;
  throw new UserError(
    `Input "${input}" has "${unknown}", which is none of the needed jobs: use ${oneOf(jobs.map(({ id }) => id))}.`,
  );
}

/** Compares ids of jobs as expressions do, without case. */
function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Lets a job pass that may fail, whatever became of it. */
function allowFailure(verdict: JobVerdict, { allowedFailures }: NeedsRules): JobVerdict {
  const isGood = verdict.gate === 'pass' || verdict.gate === 'skipped';
  if (isGood || !allowedFailures.some((id) => isSameId(id, verdict.id))) return verdict;
  return { ...verdict, gate: 'pass', reason: '', allowed: verdict.reason };
}

function judgeJob({ id, result, output }: NeededJob, { allowSkipped, requireGate }: NeedsRules): JobVerdict {
  const declared = isGateVerdict(output) ? output : undefined;
  const isListed = (ids: readonly string[]): boolean => ids.some((each) => each === '*' || isSameId(each, id));
  const verdict = (gate: GateVerdict, reason: string): JobVerdict => ({
    id,
    result,
    declared,
    gate,
    reason,
    allowed: '',
  });
  const judgeSkipped = (what: string): JobVerdict =>
    isListed(allowSkipped)
      ? verdict('skipped', what)
      : verdict('fail', `${what}, which "allow-skipped" does not allow`);

  if (result === 'skipped') return judgeSkipped('was skipped');
  if (result === 'cancelled') return verdict('error', 'was cancelled');
  if (output !== undefined && declared === undefined) return verdict('error', 'has an unknown output "gate"');
  if (declared === 'error') return verdict('error', 'says error');
  if (result === 'failure') return verdict('fail', declared === 'fail' ? 'says fail' : 'failed');
  if (declared === 'fail') return verdict('fail', 'says fail');
  if (declared === 'skipped') return judgeSkipped('says skipped');
  if (declared === undefined && isListed(requireGate)) return verdict('error', 'has no output "gate"');
  return verdict('pass', '');
}
