import { describe, expect, test } from '@jest/globals';
import { shouldRetry, backoffMs, type RetryPolicy } from '../../../../src/core/retry/retry-policy.ts';
import type { Failure, FailureClass } from '../../../../src/core/failures/failure.ts';

const policy: RetryPolicy = { maxAttempts: 3, waitSeconds: 10, retryOn: 'transient' };
const failure = (name: FailureClass, maxRetries?: number, remedy = ''): Failure => ({
  class: name,
  reason: '',
  remedy,
  ...(maxRetries === undefined ? {} : { maxRetries }),
});
/** Whether each of these tries, one after the other, is followed by a further one. */
const followed = (tries: readonly Failure[], by: RetryPolicy = policy): readonly boolean[] =>
  tries.map((tried, index) => shouldRetry(tried, tries.slice(0, index), by));
const three = (tried: Failure): readonly Failure[] => [tried, tried, tried];

describe('shouldRetry', () => {
  test.each(['user', 'permanent', 'auth'] as const)('never tries a %s failure again (F8, F17)', (name) => {
    expect(followed([failure(name)])).toEqual([false]);
    expect(followed([failure('transient'), failure(name)])).toEqual([true, false]);
  });

  test.each(['transient', 'rate-limit', 'builder', 'timeout'] as const)('tries a %s failure three times', (name) => {
    expect(followed(three(failure(name)))).toEqual([true, true, false]);
  });

  test('tries an unknown failure once more', () => {
    expect(followed([failure('unknown'), failure('unknown')])).toEqual([true, false]);
  });

  test('keeps to the failure\u2019s own limit', () => {
    expect(followed([failure('transient', 1), failure('transient', 1)])).toEqual([true, false]);
    expect(followed([failure('builder', 0)])).toEqual([false]);
  });

  test('gives a failure its own retries, whatever the tries before failed of', () => {
    const five = { ...policy, maxAttempts: 5 };
    const once = failure('transient', 1, 'look at the log of the registry');
    const down = failure('transient', undefined, 'run again later');
    expect(followed([down, once, once], five)).toEqual([true, true, false]);
    expect(followed([once, down, once], five)).toEqual([true, true, false]);
    expect(followed([down, failure('unknown'), down, failure('unknown')], five)).toEqual([true, true, true, false]);
    expect(followed([once, failure('transient', 1, 'free memory'), once], five)).toEqual([true, true, false]);
    expect(followed([failure('transient', undefined, once.remedy), once, once], five)).toEqual([true, true, false]);
  });

  test('follows retry-on', () => {
    expect(followed([failure('transient')], { ...policy, retryOn: 'never' })).toEqual([false]);
    expect(followed(three(failure('user')), { ...policy, retryOn: 'any' })).toEqual([true, true, false]);
  });
});

test('backoffMs doubles, takes a share of it by chance, and stays within a minute', () => {
  expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, policy, 1))).toEqual([10_000, 20_000, 40_000, 60_000]);
  expect(backoffMs(2, policy, 0.25)).toBe(5_000);
  expect(backoffMs(1, policy, 0)).toBe(0);
});
