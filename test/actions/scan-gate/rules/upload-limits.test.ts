import { describe, expect, test } from '@jest/globals';
import { findUploadLimits } from '../../../../actions/scan-gate/rules/upload-limits.ts';
import { gzippedBytes } from '../../../../src/adapters/archives/gzipped-bytes.ts';

const times = (count: number, value: unknown): unknown[] => Array.from({ length: count }, () => value);
const run = (results: number, changes: object = {}): object => ({
  tool: { driver: { name: 'any', rules: [{ id: 'R' }] } },
  results: times(results, { ruleId: 'R' }),
  ...changes,
});
const find = (...runs: readonly object[]): Promise<readonly string[]> =>
  findUploadLimits(JSON.stringify({ version: '2.1.0', runs }), gzippedBytes);
const driver = (changes: object): object => ({ tool: { driver: { name: 'any', ...changes } } });

describe('what code scanning refuses or cuts off is a warning (U13)', () => {
  test.each([
    [5_000, []],
    [5_001, ['The SARIF has 5001 results in a run: code scanning keeps the worst 5000 of them.']],
    [25_000, ['The SARIF has 25000 results in a run: code scanning keeps the worst 5000 of them.']],
    [25_001, ['The SARIF has 25001 results in a run: code scanning refuses a file with more than 25000.']],
  ])('%d results', async (count, expected) => {
    expect(await find(run(count))).toEqual(expected);
  });

  test.each([
    [driver({ rules: times(25_001, { id: 'R' }) }), '25001 rules in a run'],
    [driver({ rules: [{ id: 'R', properties: { tags: times(21, 't') } }] }), 'a rule with 21 tags'],
    [{ results: [{ ruleId: 'R', locations: times(1_001, {}) }] }, 'a result with 1001 locations'],
    [{ tool: { driver: { name: 'any' }, extensions: times(101, { name: 'e' }) } }, '101 extensions of a tool'],
  ])('other limits: %#', async (changes, what) => {
    expect(await find(run(1, changes))).toEqual([expect.stringContaining(what)]);
  });

  test('too many runs, and runs that cannot be told apart', async () => {
    const runs = Array.from({ length: 21 }, (_, index) => run(0, { automationDetails: { id: `part-${index}` } }));
    expect(await find(...runs)).toEqual([expect.stringContaining('21 runs')]);
    expect(await find(run(0), run(0))).toEqual([expect.stringContaining('several runs of one tool and category')]);
  });

  test('bytes after gzip, which are counted only where they can be too many', async () => {
    const text = JSON.stringify({ version: '2.1.0', runs: [], filler: 'x'.repeat(11_000_000) });
    expect(await findUploadLimits(text, gzippedBytes)).toEqual([]);
    expect(await findUploadLimits(text, () => Promise.resolve(10_000_001))).toEqual([
      expect.stringContaining('10000001 bytes after gzip'),
    ]);
  });
});
