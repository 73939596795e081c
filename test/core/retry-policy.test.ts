import { describe, expect, test } from '@jest/globals';
import { mayRetry, waitAfter, type FailureClass, type RetryPolicy } from '../../src/core/retry-policy.ts';

const policy: RetryPolicy = { maxAttempts: 3, waitSeconds: 10, retryOn: 'transient' };
const failure = (name: FailureClass, maxRetries?: number) => ({
  class: name,
  reason: '',
  remedy: '',
  ...(maxRetries === undefined ? {} : { maxRetries }),
});

describe('mayRetry', () => {
  test.each(['user', 'permanent', 'auth'] as const)('never tries a %s failure again (F8, F17)', (name) => {
    expect(mayRetry(failure(name), 1, policy)).toBe(false);
  });

  test.each(['transient', 'rate-limit', 'builder', 'timeout'] as const)('tries a %s failure three times', (name) => {
    expect([1, 2, 3].map((attempt) => mayRetry(failure(name), attempt, policy))).toEqual([true, true, false]);
  });

  test('tries an unknown failure once more', () => {
    expect([1, 2].map((attempt) => mayRetry(failure('unknown'), attempt, policy))).toEqual([true, false]);
  });

  test('keeps to the failure\u2019s own limit', () => {
    expect([1, 2].map((attempt) => mayRetry(failure('transient', 1), attempt, policy))).toEqual([true, false]);
  });

  test('follows retry-on', () => {
    expect(mayRetry(failure('transient'), 1, { ...policy, retryOn: 'never' })).toBe(false);
    expect(mayRetry(failure('user'), 2, { ...policy, retryOn: 'any' })).toBe(true);
    expect(mayRetry(failure('user'), 3, { ...policy, retryOn: 'any' })).toBe(false);
  });
});

test('waitAfter doubles, takes a share of it by chance, and stays within a minute', () => {
  expect([1, 2, 3, 4].map((attempt) => waitAfter(attempt, policy, 1))).toEqual([10_000, 20_000, 40_000, 60_000]);
  expect(waitAfter(2, policy, 0.25)).toBe(5_000);
  expect(waitAfter(1, policy, 0)).toBe(0);
});
