import { describe, expect, test } from '@jest/globals';
import { gateVerdicts, isGateVerdict, combineVerdicts } from '../../../../src/core/gate/verdict.ts';
import { readGateInputs } from '../../../../actions/gate/inputs.ts';
import { gateSummary } from '../../../../actions/gate/summary.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';
import { checkNeeds, type GateInputs, type GateResult } from '../../../../actions/gate/gate.ts';

type Needs = Readonly<
  Record<string, { readonly result: string; readonly outputs?: Readonly<Record<string, unknown>> }>
>;

const noRules = { allowedFailures: [], allowSkipped: [], allowedSkips: [], requireGate: [] };
const judge = (
  needs: Needs | string | undefined,
  rules: Partial<GateInputs> = {},
): GateResult & { failed: boolean } => {
  const text = typeof needs === 'object' ? JSON.stringify(needs) : needs;
  const { result, failure } = checkNeeds(() => ({ needs: text, ...noRules, ...rules }));
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
    ['needs', 'is not JSON'],
    ['{"a":{"result":"failure"},"a":{"result":"success"}}', 'has a key twice'],
    ['['.repeat(1e5), 'is nested deeper than 100'],
    ['\ufeff{"a":{"result":"success"}}', 'is not JSON'],
    ['[]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['{}', 'has no job'],
    ['{"a":{}}', 'Job "a" of input "needs" has no result of "success", "failure", "cancelled" or "skipped"'],
    ['{"a":{"result":"neutral"}}', 'has no result of'],
    ['{"a":"success"}', 'has no result of'],
    ['{"a b":{"result":"success"}}', 'no id of a job'],
    ['{"::set-output":{"result":"success"}}', 'no id of a job'],
  ])('%s is an error of the gate (G5)', (needs, message) => {
    const { result, failure } = checkNeeds(() => ({ needs, ...noRules }));
    expect(result).toEqual({ gate: 'error', reason: 'bad-input', jobs: [] });
    expect(String(failure)).toContain(message);
  });

  test.each([
    '{"a":{"result":"success","outputs":[{"gate":"fail"}]}}',
    '{"a":{"result":"success","outputs":"gate=fail"}}',
    '{"a":{"result":"success","Result":"failure"}}',
    '{"a":{"result":"success","outputs":{},"OUTPUTS":{"gate":"fail"}}}',
  ])('%s is of another form than the context, and an error (W11)', (needs) => {
    expect(judge(needs)).toMatchObject({ gate: 'error', reason: 'bad-input', failed: true });
  });

  test('no outputs at all may be null', () => {
    expect(judge('{"a":{"result":"success","outputs":null}}').gate).toBe('pass');
  });

  test('a rule for a job that is not needed is an error, since it was meant for another one', () => {
    const names = ['tset'];
    for (const rules of [
      { allowSkipped: names },
      { requireGate: names },
      { allowedSkips: names },
      { allowedFailures: names },
    ]) {
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

  test('an input that is wrong is told on the page', () => {
    const { result, failure } = checkNeeds(() => ({ needs: '{', ...noRules }));
    expect(gateSummary(result, failure)).toMatch(/<code>bad-input<\/code>[\s\S]*\| what happened \| <code>.*needs/);
  });

  test('ids of jobs are found whatever their case', () => {
    const skipped = { Scan: { result: 'skipped' } };
    expect(judge(skipped, { allowSkipped: ['scan'] })).toMatchObject({ gate: 'skipped', failed: false });
    expect(judge({ Scan: job('success') }, { requireGate: ['SCAN'] })).toMatchObject({ gate: 'error' });
  });
});

describe('jobs that may fail, as re-actors/alls-green has them (W11)', () => {
  const allowedFailures = ['docs'];
  const needs = (docs: Needs[string]): Needs => ({ docs, test: job('success') });

  test.each([
    [job('failure'), 'docs failed, which "allowed-failures" allows'],
    [job('cancelled'), 'docs was cancelled, which "allowed-failures" allows'],
    [job('skipped'), 'docs was skipped, which "allowed-failures" allows'],
    [job('success', 'fail'), 'docs says fail, which "allowed-failures" allows'],
    [job('failure', 'error'), 'docs says error, which "allowed-failures" allows'],
    [job('success', 'ok'), 'docs has an unknown output "gate", which "allowed-failures" allows'],
    [job('success', 'skipped'), 'docs says skipped, which "allowed-failures" allows'],
    [job('success', 'pass'), ''],
  ])('%j does not change the verdict, and is said', (docs, reason) => {
    const seen = judge(needs(docs), { allowedFailures });
    expect(seen).toMatchObject({ gate: 'pass', reason, failed: false });
    if (reason !== '') expect(gateSummary(seen)).toContain('allows</code>');
    if (reason !== '') expect(judge(needs(docs))).toMatchObject({ failed: true });
  });

  test('do not make up for others, and are found whatever their case', () => {
    const both = { docs: job('failure'), test: job('failure') };
    expect(judge(both, { allowedFailures: ['DOCS'] })).toMatchObject({ gate: 'fail', failed: true });
    expect(judge(both, { allowedFailures: ['DOCS'] }).reason).toContain('test failed');
  });

  test('a job that may fail or be skipped may do either', () => {
    const rules = { allowedFailures, allowedSkips: ['docs'] };
    for (const result of ['failure', 'skipped', 'success']) {
      expect(judge(needs(job(result)), rules)).toMatchObject({ gate: 'pass', failed: false });
    }
  });

  test('"allowed-skips" is "allow-skipped", and neither allows a failure', () => {
    expect(judge(needs(job('skipped')), { allowedSkips: ['docs'] })).toMatchObject({ gate: 'pass' });
    expect(judge({ a: job('skipped') }, { allowedSkips: ['*'] })).toMatchObject({ gate: 'skipped' });
    expect(judge(needs(job('failure')), { allowedSkips: ['docs'] })).toMatchObject({ gate: 'fail', failed: true });
  });

  test('a name that is none of the jobs is an error that names the nearest, and all of them cannot be allowed', () => {
    const jobs = JSON.stringify({ build: job('success'), 'test-unit': job('success'), scan: job('success') });
    const fail = (rules: Partial<GateInputs>): string =>
      String(checkNeeds(() => ({ needs: jobs, ...noRules, ...rules })).failure);
    expect(fail({ allowedFailures: ['test-unti'] })).toContain(
      '"test-unti", which is none of the needed jobs: the nearest is "test-unit"',
    );
    expect(fail({ allowedSkips: ['Scna'] })).toContain('Input "allowed-skips" has "Scna"');
    expect(fail({ allowedSkips: ['Scna'] })).toContain('the nearest is "scan"');
    expect(fail({ allowedFailures: ['*'] })).toContain('Input "allowed-failures" has "*"');
  });

  test.each([
    ['docs, nightly', ['docs', 'nightly']],
    ['docs\nnightly\n', ['docs', 'nightly']],
    ['["docs", "nightly"]', ['docs', 'nightly']],
    ['[\n  "docs",\n  ""\n]', ['docs']],
    ['[]', []],
    ['', []],
  ])('%j is a list', (text, expected) => {
    for (const name of ['allowed-failures', 'allowed-skips', 'allow-skipped', 'require-gate']) {
      const inputs = readGateInputs(new InputReader((input) => (input === name ? text : '')));
      expect([inputs.allowedFailures, inputs.allowedSkips, inputs.allowSkipped, inputs.requireGate]).toContainEqual(
        expected,
      );
    }
  });

  test.each(['["docs"', '[1]', '{"docs":true}', '[["docs"]]'])('%s is none', (text) => {
    expect(() => readGateInputs(new InputReader((input) => (input === 'allowed-failures' ? text : '')))).toThrow(
      'Input "allowed-failures" is',
    );
  });
});
