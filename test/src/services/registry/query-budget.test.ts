import { expect, test } from '@jest/globals';
import { minPatienceMs, QueryBudget } from '../../../../src/services/registry/query-budget.ts';

test('a registry that does not answer costs less each time, and no other one pays for it', () => {
  const budget = new QueryBudget();
  const spendAll = (ref: string, minMs = 0): number => {
    const patience = budget.patience(ref, minMs);
    const { leftMs } = patience;
    patience.spend(leftMs);
    expect(patience.leftMs).toBe(0);
    return leftMs;
  };
  expect([1, 2, 3, 4].map((time) => spendAll(`ghcr.io/a/b:${time}`))).toEqual([10_000, 5_000, 1_000, 0]);
  expect(spendAll('ghcr.io/a/c:1', minPatienceMs)).toBe(2_000);
  expect(spendAll('a/b:1')).toBe(10_000);
  expect(spendAll('docker.io/c/d:1')).toBe(5_000);
});

test('one that nothing stands in for is asked again when it is silent, by each of those who wait at the same time', () => {
  const budget = new QueryBudget({ isNeeded: true });
  const [one, other] = ['a', 'b'].map((name) => budget.patience(`ghcr.io/a/${name}:1`));
  for (const patience of [one, other]) {
    expect(patience?.unanswered).toEqual(['timeout']);
    expect(patience?.leftMs).toBe(10_000);
    patience?.spend(10_000);
    expect(patience?.leftMs).toBe(6_000);
  }
  expect(budget.patience('ghcr.io/a/c:1').leftMs).toBe(0);
});
