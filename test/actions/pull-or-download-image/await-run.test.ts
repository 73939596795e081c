import { describe, expect, test } from '@jest/globals';
import { awaitRun } from '../../../actions/pull-or-download-image/await-run.ts';
import type { ApiAnswer, GitHubApi } from '../../../src/ports/github.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, repositoryPayload, runFacts } from '../../support/run-facts.ts';

const pull = {
  number: 15,
  title: 'A change',
  head: { ref: 'topic', sha: headSha, repo: { full_name: 'Acme/App' } },
};
const run = runFacts({
  eventName: 'pull_request',
  payload: { repository: repositoryPayload(), pull_request: pull },
  ref: 'refs/pull/15/merge',
});

interface State {
  /** What the producer's run looks like; undefined: it does not exist yet. */
  readonly status?: string;
  readonly conclusion?: string;
  readonly record?: boolean;
  /** Name of the record's artifact. */
  readonly named?: string;
  readonly changes?: Readonly<Record<string, unknown>>;
}

/** The API in each round of polling; the last state stays. `paid` counts answers that are no 304. */
function apiOf(...states: readonly State[]): GitHubApi & { readonly asked: string[]; paid: () => number } {
  const asked: string[] = [];
  let round = -1;
  let paid = 0;
  const answer = (data: unknown, etag: string | undefined): ApiAnswer => {
    const own = JSON.stringify(data);
    if (etag === own) return { status: 304, data: null, etag: own, headers: {} };
    paid++;
    return { status: 200, data, etag: own, headers: {} };
  };
  return {
    asked,
    paid: () => paid,
    get(path, { query, etag } = {}) {
      asked.push(`${path} ${JSON.stringify(query)}`);
      const isList = path.endsWith('/runs');
      if (isList) round++;
      const state = states[Math.min(round, states.length - 1)] ?? {};
      if (!isList) {
        const name = state.named ?? 'a.handover.json';
        const isThere = state.record === true && (query?.['name'] ?? name) === name;
        return Promise.resolve(answer({ artifacts: isThere ? [{ name }] : [] }, etag));
      }
      const json = {
        id: 99,
        event: 'pull_request',
        head_sha: headSha,
        path: '.github/workflows/build.yml',
        run_attempt: 1,
        repository: { full_name: 'Acme/App' },
        head_repository: { full_name: 'Acme/App' },
        head_branch: 'topic',
        status: state.status,
        conclusion: state.conclusion ?? null,
        pull_requests: [{ number: 15 }],
        ...state.changes,
      };
      return Promise.resolve(answer({ workflow_runs: state.status === undefined ? [] : [json] }, etag));
    },
  };
}

const wait = (api: GitHubApi, minutes = 10, clock = fakeClock(), artifactName?: string): Promise<number> =>
  awaitRun(
    { workflow: 'build.yml', repository: undefined, waitMs: minutes * 60_000, artifactName },
    { run, api, clock, log: recordingLog(), signal: new AbortController().signal },
  );

describe("the producer's run of another workflow (P4)", () => {
  test('is found by file, head sha and event', async () => {
    const api = apiOf({ status: 'in_progress', record: true });
    await expect(wait(api)).resolves.toBe(99);
    expect(api.asked[0]).toContain('/repos/Acme/App/actions/workflows/build.yml/runs');
    expect(api.asked[0]).toContain(`"head_sha":"${headSha}","event":"pull_request"`);
  });

  test('is awaited until its record is there, not until it ends', async () => {
    const clock = fakeClock();
    const running = { status: 'in_progress' };
    await expect(wait(apiOf({}, {}, running, running, { ...running, record: true }), 10, clock)).resolves.toBe(99);
    expect(clock.waits.length).toBe(4);
  });

  test('costs nothing of the rate limit while nothing changes', async () => {
    const running = { status: 'in_progress' };
    const api = apiOf(...Array.from({ length: 30 }, () => running), { ...running, record: true });
    await wait(api, 20);
    expect(api.asked.length).toBe(62);
    expect(api.paid()).toBe(3);
  });

  test('has its record under the spare name where a broken-off upload holds the other one', async () => {
    const ended = { status: 'completed', conclusion: 'success', record: true, named: 'app.again.handover.json' };
    const api = apiOf({ status: 'in_progress' }, ended);
    await expect(wait(api, 10, fakeClock(), 'app')).resolves.toBe(99);
    expect(api.asked.filter((asked) => asked.includes('app.again'))).toHaveLength(1);
    await expect(wait(apiOf(ended), 10, fakeClock(), 'other')).rejects.toThrow('without a handover record');
  });

  test('has its record also when the list of artifacts is empty for a moment after its end (H6)', async () => {
    const ended = { status: 'completed', conclusion: 'success' };
    const clock = fakeClock();
    await expect(wait(apiOf(ended, { ...ended, record: true }), 0, clock)).resolves.toBe(99);
    expect(clock.waits).toHaveLength(1);
  });

  test('that ended well without a record is not awaited for long', async () => {
    const clock = fakeClock();
    const ended = { status: 'completed', conclusion: 'success' };
    await expect(wait(apiOf(ended), 10, clock)).rejects.toThrow('ended with "success" and without a handover record');
    expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(25_000);
  });

  test.each([1, 2, 11])('has its record on page %i of its artifacts (H7)', async (page) => {
    const runs = apiOf({ status: 'in_progress' });
    const api: GitHubApi = {
      get(path, options) {
        if (path.endsWith('/runs')) return runs.get(path, options);
        const isHere = options?.query?.['page'] === page;
        const artifacts = [{ name: isHere ? 'a.handover.json' : 'report' }];
        const link = isHere ? {} : { link: '<https://api.github.com/next>; rel="next"' };
        return Promise.resolve({ status: 200, data: { artifacts }, etag: undefined, headers: link });
      },
    };
    await expect(wait(api, 0)).resolves.toBe(99);
  });

  test('ends the wait at once when it failed without a record', async () => {
    const clock = fakeClock();
    const api = apiOf({ status: 'in_progress' }, { status: 'completed', conclusion: 'failure' });
    await expect(wait(api, 10, clock)).rejects.toThrow('ended with "failure" and without a handover record');
    expect(clock.waits.length).toBe(1);
  });

  test('that does not appear within two minutes is not awaited longer', async () => {
    const clock = fakeClock();
    await expect(wait(apiOf({}), 60, clock)).rejects.toThrow('does not exist yet after');
    expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(120_000);
  });

  test('that takes longer than wait-minutes is an error that says so', async () => {
    await expect(wait(apiOf({ status: 'in_progress' }), 3)).rejects.toThrow('raise "wait-minutes"');
  });

  test('without wait-minutes is asked for once', async () => {
    const clock = fakeClock();
    await expect(wait(apiOf({ status: 'queued' }), 0, clock)).rejects.toThrow('is queued');
    expect(clock.waits).toEqual([]);
  });

  test.each([
    ['another pull request of the same commit', { pull_requests: [{ number: 16 }] }],
    ["another fork's branch of the same commit", { pull_requests: [], head_repository: { full_name: 'x/app' } }],
    ['this very run', { id: 4711 }],
  ])('is not %s', async (_what, changes) => {
    await expect(wait(apiOf({ status: 'in_progress', record: true, changes }), 0)).rejects.toThrow(
      'does not exist yet',
    );
  });
});

test('a workflow that there is not is named', async () => {
  const api: GitHubApi = {
    get: () => Promise.resolve({ status: 404, data: null, etag: undefined, headers: {} }),
  };
  await expect(wait(api)).rejects.toThrow('There is no workflow "build.yml"');
});

test.each([
  ['acme/app', 99],
  ['acme/lib', undefined],
])('with "repository: %s" the run is %s', async (repository, id) => {
  const inputs = { workflow: 'build.yml', repository, waitMs: 0, artifactName: undefined };
  const api = apiOf({ status: 'completed', conclusion: 'success', record: true });
  const deps = { run, api, clock: fakeClock(), log: recordingLog(), signal: new AbortController().signal };
  const found = awaitRun(inputs, deps);
  if (id !== undefined) expect(await found).toBe(id);
  else await expect(found).rejects.toThrow('Input "repository" is "acme/lib" beside "workflow"');
  expect(api.asked.length > 0).toBe(id !== undefined);
});
