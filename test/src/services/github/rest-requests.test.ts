import { expect, test } from '@jest/globals';
import type { GitHubApi } from '../../../../src/ports/github.ts';
import { queryAllPages } from '../../../../src/services/github/rest-requests.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { recordingLog } from '../../../support/recording-log.ts';

/** A list of `total` entries that ends after `shown` ones. */
const listOf = (total: number, shown = total): GitHubApi => ({
  get(_path, { query } = {}) {
    const start = (Number(query?.['page']) - 1) * 100;
    const ids = Array.from({ length: Math.max(0, Math.min(100, shown - start)) }, (_, index) => ({
      id: start + index,
    }));
    const link = start + 100 < shown ? { link: '<https://api.github.com/next>; rel="next"' } : {};
    return Promise.resolve({ status: 200, data: { total_count: total, runs: ids }, etag: undefined, headers: link });
  },
});
const read = (api: GitHubApi): ReturnType<typeof queryAllPages> =>
  queryAllPages(
    { what: 'the runs', path: '/runs', permission: 'actions: read' },
    { api, clock: fakeClock(), log: recordingLog() },
  );

test('a list is read to its end, also when it has more than 1,000 entries (H7)', async () => {
  expect(await read(listOf(250))).toHaveLength(3);
  expect(await read(listOf(1_234))).toHaveLength(13);
});

test('where the API ends a list before its end, the error says where (H7)', async () => {
  await expect(read(listOf(1_234, 1_000))).rejects.toThrow(
    "GitHub's API shows 1000 of the runs and says that there are 1234: it ends there",
  );
});

test('a list that got shorter while it was read is no error', async () => {
  expect(await read(listOf(12, 11))).toHaveLength(1);
});

test('a rate limit is waited for as long as it says, and a server that failed is not', async () => {
  const reset = String(Date.parse('2026-01-02T03:05:00Z') / 1000);
  const clock = fakeClock();
  const statuses = [502, 403];
  const api: GitHubApi = {
    get(path, options) {
      const status = statuses.shift();
      if (status === undefined) return listOf(1).get(path, options);
      const headers = { 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': status === 403 ? '0' : '4000' };
      return Promise.resolve({ status, data: {}, etag: undefined, headers });
    },
  };
  const start = clock.now();
  await queryAllPages(
    { what: 'the runs', path: '/runs', permission: 'actions: read' },
    { api, clock, log: recordingLog() },
  );
  const [afterFault = 0, afterLimit = 0] = clock.waits;
  expect(afterFault).toBeLessThan(10_000);
  expect(start + afterFault + afterLimit).toBe(Number(reset) * 1000);
});
