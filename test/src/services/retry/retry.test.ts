import { describe, expect, test } from '@jest/globals';
import type { Failure } from '../../../../src/core/failures/failure.ts';
import type { Attempt } from '../../../../src/core/retry/attempts.ts';
import { UserError } from '../../../../src/errors.ts';
import { retry, type RetryRequest } from '../../../../src/services/retry/retry.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const transient: Failure = { class: 'transient', reason: '503', remedy: 'try later' };

function failing(times: number): (attempt: number) => Promise<string> {
  return (attempt) => (attempt <= times ? Promise.reject(new Error('503')) : Promise.resolve('done'));
}

function request(change: Partial<RetryRequest<string>> = {}): RetryRequest<string> {
  return {
    title: 'push app:1',
    policy: { maxAttempts: 3, waitSeconds: 10, retryOn: 'transient' },
    deadline: Date.parse('2026-01-02T04:00:00Z'),
    work: failing(0),
    classify: () => transient,
    ...change,
  };
}

describe('retry', () => {
  test('stops at the first success and says how many attempts it took (B2, B17)', async () => {
    const clock = fakeClock();
    const log = recordingLog();
    const tried = await retry(request({ work: failing(2) }), { clock, log });
    expect(tried).toEqual({ ok: true, value: 'done', attemptCount: 3 });
    expect(clock.waits).toEqual([5_000, 10_000]);
    expect(log.lines).toEqual([
      'warning: push app:1: attempt 1 of 3 failed (transient): 503 - trying again in 5.0 s.',
      'warning: push app:1: attempt 2 of 3 failed (transient): 503 - trying again in 10.0 s.',
    ]);
  });

  test('tells of each try when it began, what it took and why it failed (B17, 004-11)', async () => {
    const clock = fakeClock();
    const begin = clock.now();
    const tries: Attempt[] = [];
    const work = async (attempt: number): Promise<string> => {
      await clock.sleep(2_000);
      return failing(1)(attempt);
    };
    await retry(request({ work, onAttempt: (ended) => tries.push(ended) }), { clock, log: recordingLog() });
    expect(tries).toEqual([
      { start: begin, seconds: 2, failure: transient },
      { start: begin + 7_000, seconds: 2 },
    ]);

    tries.length = 0;
    const bad = request({ work: () => Promise.reject(new UserError('No.')), onAttempt: (ended) => tries.push(ended) });
    await expect(retry(bad, { clock, log: recordingLog() })).rejects.toThrow('No.');
    expect(tries).toMatchObject([{ failure: { class: 'permanent', reason: 'No.' } }]);
  });

  test('waits as long as a service that is down asks for, a minute at most', async () => {
    const clock = fakeClock();
    const down = (retryAfterMs: number): Failure => ({ ...transient, retryAfterMs });
    await retry(request({ work: failing(1), classify: () => down(20_000) }), { clock, log: recordingLog() });
    await retry(request({ work: failing(1), classify: () => down(3_600_000) }), { clock, log: recordingLog() });
    expect(clock.waits).toEqual([20_000, 60_000]);
  });

  test('waits as long as the failure needs before another try can end otherwise (F12)', async () => {
    const clock = fakeClock();
    const policy = { maxAttempts: 3, waitSeconds: 0, retryOn: 'transient' } as const;
    const classify = (): Failure => ({ ...transient, minWaitSeconds: 3 });
    await retry(request({ work: failing(1), policy, classify }), { clock, log: recordingLog() });
    expect(clock.waits).toEqual([3_000]);
  });

  test('tries what is worth one retry again, although the try before failed of something else', async () => {
    const unknown: Failure = { class: 'unknown', reason: 'odd', remedy: 'report it' };
    const ways = [transient, unknown];
    const tried = await retry(request({ work: failing(2), classify: () => ways.shift() ?? unknown }), {
      clock: fakeClock(),
      log: recordingLog(),
    });
    expect(tried).toEqual({ ok: true, value: 'done', attemptCount: 3 });
  });

  test('gives up after the last attempt without waiting any more (F5)', async () => {
    const clock = fakeClock();
    const tried = await retry(request({ work: failing(9) }), { clock, log: recordingLog() });
    expect(tried).toMatchObject({ ok: false, attemptCount: 3, failure: transient });
    expect(clock.waits).toHaveLength(2);
  });

  test('waits as long as the registry asks (F6)', async () => {
    const clock = fakeClock();
    const limited: Failure = { class: 'rate-limit', reason: '429', remedy: 'wait' };
    const work = failing(1);
    await retry(request({ work, classify: () => limited, retryAfter: () => Promise.resolve(2_000) }), {
      clock,
      log: recordingLog(),
    });
    expect(clock.waits).toEqual([2_000]);
  });

  test('does not start a wait that ends after the time limit, and says so (F7)', async () => {
    const clock = fakeClock();
    const limited: Failure = { class: 'rate-limit', reason: '429', remedy: 'log in' };
    const tried = await retry(
      request({
        work: failing(1),
        classify: () => limited,
        retryAfter: () => Promise.resolve(3_600_000),
        deadline: clock.now() + 60_000,
      }),
      { clock, log: recordingLog() },
    );
    expect(tried).toMatchObject({
      ok: false,
      attemptCount: 1,
      failure: { remedy: 'the next try would start in 3600 s, after the time limit: log in' },
    });
    expect(clock.waits).toEqual([]);
  });

  test('takes a failure for success when the work turns out to be done (F13)', async () => {
    const tried = await retry(request({ work: failing(9), checkAlreadyDone: () => Promise.resolve('there already') }), {
      clock: fakeClock(),
      log: recordingLog(),
    });
    expect(tried).toEqual({ ok: true, value: 'there already', attemptCount: 1 });
  });

  test.each([new UserError('no'), new TypeError('bug')])('lets %s through at once', async (error) => {
    const work = (): Promise<string> => Promise.reject(error);
    await expect(retry(request({ work }), { clock: fakeClock(), log: recordingLog() })).rejects.toBe(error);
  });

  test('ends when the job is cancelled', async () => {
    const cancel = new AbortController();
    const work = (): Promise<string> => {
      cancel.abort();
      return Promise.reject(new Error('killed'));
    };
    const tried = retry(request({ work, signal: cancel.signal }), { clock: fakeClock(), log: recordingLog() });
    await expect(tried).rejects.toThrow('killed');
  });
});
