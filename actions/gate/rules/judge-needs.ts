import { combineVerdicts, isGateVerdict, type GateVerdict } from '../../../src/core/gate/verdict.ts';
import { oneOf } from '../../../src/core/inputs/input-reader.ts';
import { isObject, valueAt, type JsonObject } from '../../../src/core/json/read-json.ts';
import { findFoldedKey, parseStrictJson } from '../../../src/core/json/strict-json.ts';
import { findNearestNames } from '../../../src/core/oci/nearest-names.ts';
import { UserError, toMessage } from '../../../src/errors.ts';

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
  /** Ids of the jobs that count for nothing when they do not succeed. */
  readonly allowedFailures: readonly string[];
  /** Ids of the jobs that may be skipped; `*` is all of them. */
  readonly allowSkipped: readonly string[];
  /** The same, under the name that re-actors/alls-green has for it. */
  readonly allowedSkips: readonly string[];
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
    json = parseStrictJson(text);
  } catch (error) {
    throw new UserError(`Input "needs" is "${text.slice(0, 80)}", which ${toMessage(error)}: ${advice}.`, {
      cause: error,
    });
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
    const job = valueAt(json, id);
    const found = valueAt(job, 'result');
    const result = jobResults.find((candidate) => candidate === found);
    if (result === undefined) {
      throw new UserError(`Job "${id}" of input "needs" has no result of ${oneOf(jobResults)}: ${advice}.`);
    }
    const outputs = valueAt(job, 'outputs') ?? {};
    // Names in contexts ignore case, so that a second one would say something else.
    const isWhole = isObject(job) && isObject(outputs) && findFoldedKey(job, ['result', 'outputs']) === undefined;
    if (!isWhole) throw new UserError(`Job "${id}" of input "needs" is of another form than the context: ${advice}.`);
    return { id, result, output: readGateOutput(outputs) };
  });
}

/**
 * Reads the output `gate`. Names in contexts ignore case, so a job that says `GATE` says the same. Several that differ in
 * case alone count only when they agree.
 */
function readGateOutput(outputs: JsonObject): unknown {
  const found = Object.entries(outputs).filter(([name]) => name.toLowerCase() === 'gate');
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
  checkRuleJobs('allowed-failures', rules.allowedFailures, jobs, false);
  checkRuleJobs('allow-skipped', rules.allowSkipped, jobs);
  checkRuleJobs('allowed-skips', rules.allowedSkips, jobs);
  checkRuleJobs('require-gate', rules.requireGate, jobs);
  const verdicts = jobs.map((job) => judgeJob(job, rules));
  return { gate: combineVerdicts(verdicts.map(({ gate }) => gate)), jobs: verdicts };
}

function checkRuleJobs(input: string, names: readonly string[], jobs: readonly NeededJob[], mayBeAll = true): void {
  const isKnown = (name: string): boolean => (mayBeAll && name === '*') || jobs.some(({ id }) => isSameId(id, name));
  const unknown = names.find((name) => !isKnown(name));
  if (unknown === undefined) return;
  const ids = jobs.map(({ id }) => id);
  const [nearest = ''] = findNearestNames(unknown, ids);
  throw new UserError(
    `Input "${input}" has "${unknown.slice(0, 80)}", which is none of the needed jobs: the nearest is "${nearest}", of ${oneOf(ids)}.`,
  );
}

/** Compares ids of jobs as expressions do, without case. */
function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A job that is allowed to fail passes, whatever it comes to. Its reason says what was allowed. */
function judgeJob({ id, result, output }: NeededJob, rules: NeedsRules): JobVerdict {
  const declared = isGateVerdict(output) ? output : undefined;
  const isListed = (ids: readonly string[]): boolean => ids.some((each) => each === '*' || isSameId(each, id));
  const verdict = (gate: GateVerdict, reason: string): JobVerdict => ({ id, result, declared, gate, reason });
  const maySkip = isListed(rules.allowSkipped) || isListed(rules.allowedSkips);
  const mayFail = isListed(rules.allowedFailures);
  const refuse = (gate: GateVerdict, what: string, why = ''): JobVerdict =>
    mayFail ? verdict('pass', `${what}, which "allowed-failures" allows`) : verdict(gate, `${what}${why}`);
  const judgeSkipped = (what: string): JobVerdict =>
    maySkip ? verdict('skipped', what) : refuse('fail', what, ', which "allow-skipped" does not allow');

  if (result === 'skipped') return judgeSkipped('was skipped');
  if (result === 'cancelled') return refuse('error', 'was cancelled');
  if (output !== undefined && declared === undefined) return refuse('error', 'has an unknown output "gate"');
  if (declared === 'error') return refuse('error', 'says error');
  if (result === 'failure') return refuse('fail', declared === 'fail' ? 'says fail' : 'failed');
  if (declared === 'fail') return refuse('fail', 'says fail');
  if (declared === 'skipped') return judgeSkipped('says skipped');
  if (declared === undefined && isListed(rules.requireGate)) return refuse('error', 'has no output "gate"');
  return verdict('pass', '');
}
