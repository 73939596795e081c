import { describe, expect, test } from '@jest/globals';
import { gateVerdicts, isGateVerdict, combineVerdicts } from '../../../../src/core/gate/verdict.ts';
import { readGateInputs } from '../../../../actions/gate/inputs.ts';
import { gateSummary } from '../../../../actions/gate/summary.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';
import { checkNeeds, type GateInputs, type GateResult } from '../../../../actions/gate/gate.ts';

type Needs = Readonly<
  Record<string, { readonly result: string; readonly outputs?: Readonly<Record<string, unknown>> }>
>;

const judge = (
  needs: Needs | string | undefined,
  rules: Partial<GateInputs> = {},
): GateResult & { failed: boolean } => {
  const text = typeof needs === 'object' ? JSON.stringify(needs) : needs;
  const { result, failure } = checkNeeds(() => ({
    needs: text,
    allowSkipped: [],
    allowedFailures: [],
    requireGate: [],
    ...rules,
  }));
  return { ...result, failed: failure !== undefined };
};
const job = (result: string, gate?: unknown): Needs[string] => ({
  result,
  outputs: { handover: '{"a":1}', gate },
});

describe('a required check over jobs', () => {
  test.each([
    ['every job succeeded', { build: job('success'), test: job('success') }, 'pass', ''],
    ['every gate passes', { scan: job('success', 'pass') }, 'pass', ''],
    ['one job failed', { build: job('success'), test: job('failure') }, 'fail', 'test failed'],
    ['one job was cancelled', { test: job('cancelled') }, 'error', 'test was cancelled'],
    ['a gate fails in a job that is green (G5)', { scan: job('success', 'fail') }, 'fail', 'scan says fail'],
    ['a gate has no verdict in a green job (G4)', { scan: job('success', 'error') }, 'error', 'scan says error'],
    ['a job failed for want of a verdict', { scan: job('failure', 'error') }, 'error', 'scan says error'],
    ['a job failed beside a gate that passed', { scan: job('failure', 'pass') }, 'fail', 'scan failed'],
    ['a gate says something else', { scan: job('success', 'ok') }, 'error', 'scan has an unknown output "gate"'],
    ['a gate says nothing', { scan: job('success', '') }, 'error', 'scan has an unknown output "gate"'],
    ['a gate is no text', { scan: job('success', true) }, 'error', 'scan has an unknown output "gate"'],
    ['a gate differs in case', { scan: job('success', 'PASS') }, 'error', 'scan has an unknown output "gate"'],
    [
      'no verdict outweighs a failure',
      { a: job('failure'), b: job('cancelled'), c: job('success') },
      'error',
      'a failed; b was cancelled',
    ],
  ])('when %s (R2)', (_, needs, gate, reason) => {
    expect(judge(needs)).toMatchObject({ gate, reason, failed: gate !== 'pass' });
  });

  test('a job without outputs counts by its result', () => {
    expect(judge({ build: { result: 'success' } })).toMatchObject({ gate: 'pass', failed: false });
  });
});

describe('skipped jobs', () => {
  const chore: Needs = { build: job('success'), test: job('skipped'), scan: job('success', 'skipped') };

  test('pass only where they may be skipped, by result and by gate (R2, 002-6)', () => {
    expect(judge(chore)).toMatchObject({ gate: 'fail', failed: true });
    expect(judge(chore).reason).toBe(
      'test was skipped, which "allow-skipped" does not allow; scan says skipped, which "allow-skipped" does not allow',
    );
    expect(judge(chore, { allowSkipped: ['test'] })).toMatchObject({ gate: 'fail' });
    expect(judge(chore, { allowSkipped: ['test', 'scan'] })).toMatchObject({ gate: 'pass', failed: false });
    expect(judge(chore, { allowSkipped: ['*'] })).toMatchObject({ gate: 'pass', failed: false });
  });

  test('all of them skipped is "skipped", and green', () => {
    const all = { a: job('skipped'), b: job('success', 'skipped') };
    expect(judge(all, { allowSkipped: ['*'] })).toMatchObject({ gate: 'skipped', failed: false });
  });

  test('a failure is not made up for by "allow-skipped"', () => {
    expect(judge({ a: job('failure'), b: job('cancelled') }, { allowSkipped: ['*'] })).toMatchObject({ gate: 'error' });
  });
});

describe('jobs that may fail', () => {
  test.each<[string, Needs[string], string]>([
    ['failed', job('failure'), 'failed'],
    ['was cancelled', job('cancelled'), 'was cancelled'],
    ['was skipped', job('skipped'), 'was skipped, which "allow-skipped" does not allow'],
    ['says fail', job('success', 'fail'), 'says fail'],
    ['says error', job('failure', 'error'), 'says error'],
    ['has no gate', job('success'), 'has no output "gate"'],
  ])(
    'pass when the one that %s is named, in any case, and it is told what was let pass (W11)',
    (_, nightly, allowed) => {
      const rules = { requireGate: ['nightly'] };
      const needs = { build: job('success'), nightly };
      expect(judge(needs, rules).failed).toBe(true);
      const judged = judge(needs, { ...rules, allowedFailures: ['Nightly'] });
      expect(judged).toMatchObject({ gate: 'pass', reason: '', failed: false });
      expect(judged.jobs[1]).toMatchObject({ id: 'nightly', gate: 'pass', allowed });
      expect(gateSummary(judged)).toContain('allowed-failures');
      expect(judge({ ...needs, build: job('failure') }, { ...rules, allowedFailures: ['nightly'] })).toMatchObject({
        gate: 'fail',
        reason: 'build failed',
      });
    },
  );

  test('are named one by one: with "*" nothing would be checked', () => {
    expect(judge({ build: job('success') }, { allowedFailures: ['*'] })).toMatchObject({ gate: 'error', failed: true });
  });

  test('stand in a list of JSON too, as in alls-green (W11)', () => {
    const read = (text: string): GateInputs =>
      readGateInputs(new InputReader((name) => (name === 'allowed-failures' ? text : '')));
    expect(read('["lint", "docs"]').allowedFailures).toEqual(['lint', 'docs']);
    expect(read('lint, docs').allowedFailures).toEqual(['lint', 'docs']);
    expect(read('lint\ndocs').allowedFailures).toEqual(['lint', 'docs']);
    expect(read('[]').allowedFailures).toEqual([]);
    expect(judge({ lint: job('failure') }, { allowedFailures: read('["lint"').allowedFailures }).gate).toBe('error');
  });
});

describe('a gate that is required (G5)', () => {
  test('must be there when the job ran', () => {
    const needs = { scan: job('success'), build: job('success') };
    expect(judge(needs, { requireGate: ['scan'] })).toMatchObject({
      gate: 'error',
      reason: 'scan has no output "gate"',
    });
    expect(judge(needs, { requireGate: ['*'] }).reason).toContain('build has no output');
    expect(judge({ scan: job('success', 'pass') }, { requireGate: ['scan'] })).toMatchObject({ gate: 'pass' });
  });

  test('may be missing from a job that was skipped', () => {
    const rules = { requireGate: ['scan'], allowSkipped: ['scan'] };
    expect(judge({ scan: job('skipped'), build: job('success') }, rules)).toMatchObject({ gate: 'pass' });
  });
});

describe('what is no result of needs', () => {
  test.each([
    [undefined, 'Input "needs" is empty'],
    ['needs', 'no JSON'],
    ['[]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['{}', 'has no job'],
    ['{"a":{}}', 'Job "a" of input "needs" has no result of "success", "failure", "cancelled" or "skipped"'],
    ['{"a":{"result":"neutral"}}', 'has no result of'],
    ['{"a":"success"}', 'has no result of'],
    ['{"a b":{"result":"success"}}', 'no id of a job'],
    ['{"::set-output":{"result":"success"}}', 'no id of a job'],
  ])('%s is an error of the gate (G5)', (needs, message) => {
    const { result, failure } = checkNeeds(() => ({ needs, allowSkipped: [], allowedFailures: [], requireGate: [] }));
    expect(result).toEqual({ gate: 'error', reason: 'bad-input', jobs: [] });
    expect(String(failure)).toContain(message);
  });

  test('a rule for a job that is not needed is an error, since it was meant for another one', () => {
    for (const rules of [{ allowSkipped: ['tset'] }, { requireGate: ['tset'] }, { allowedFailures: ['tset'] }]) {
      expect(judge({ test: job('success') }, rules)).toMatchObject({ gate: 'error', failed: true });
    }
  });
});

test('the contract has four words', () => {
  expect(gateVerdicts).toEqual(['pass', 'fail', 'skipped', 'error']);
  expect([isGateVerdict('pass'), isGateVerdict('Pass'), isGateVerdict(undefined), isGateVerdict('')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(combineVerdicts([])).toBe('skipped');
});

describe('names that differ in case (W11)', () => {
  const scan = (outputs: Readonly<Record<string, unknown>>): Needs => ({ scan: { result: 'success', outputs } });

  test.each([
    [{ GATE: 'fail' }, 'fail', 'scan says fail'],
    [{ Gate: 'error' }, 'error', 'scan says error'],
    [{ GATE: 'ok' }, 'error', 'scan has an unknown output "gate"'],
    [{ gate: 'pass', GATE: 'fail' }, 'error', 'scan has an unknown output "gate"'],
    [{ gate: 'pass', GATE: 'pass' }, 'pass', ''],
  ])('the outputs %j are %s', (outputs, gate, reason) => {
    expect(judge(scan(outputs))).toMatchObject({ gate, reason });
    if (gate === 'pass') expect(judge(scan(outputs), { requireGate: ['scan'] }).gate).toBe('pass');
  });

  test('ids of jobs are found whatever their case', () => {
    const skipped = { Scan: { result: 'skipped' } };
    expect(judge(skipped, { allowSkipped: ['scan'] })).toMatchObject({ gate: 'skipped', failed: false });
    expect(judge({ Scan: job('success') }, { requireGate: ['SCAN'] })).toMatchObject({ gate: 'error' });
  });
});
