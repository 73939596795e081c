import { describe, expect, test } from '@jest/globals';
import { completeEvent } from '../../../actions/compute-tag/complete-event.ts';
import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../../src/core/events/read-event.ts';
import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import { runOf } from '../../support/event-fixtures.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { headSha, mergeSha } from '../../support/run-facts.ts';
import { scriptedApi, type ScriptedAnswer } from '../../support/scripted-api.ts';

const byBranch = '/repos/acme/app/pulls?head=contributor:feature/Add_New-Feature&state=all&per_page=100';
const byCommit = `/repos/acme/app/commits/${headSha}/pulls`;
const gitTag = '/repos/acme/app/git/ref/tags/v1.2.3';

const pull = (number: number, changes: Readonly<Record<string, unknown>> = {}): unknown => ({
  number,
  state: 'open',
  head: { sha: headSha, repo: { full_name: 'contributor/app' } },
  base: { repo: { full_name: 'acme/app' } },
  ...changes,
});
const moved = { head: { sha: mergeSha, repo: { full_name: 'contributor/app' } } };
const closed = { ...moved, state: 'closed' };

async function resolve(run: RunFacts, script: readonly ScriptedAnswer[]): Promise<EventFacts & { waits: number[] }> {
  const api = scriptedApi(script);
  const clock = fakeClock();
  const facts = await completeEvent(readEventFacts(run), { run, api, clock, log: recordingLog() });
  expect(api.left()).toBe(0);
  return { ...facts, waits: clock.waits };
}

describe('the pull request of a fork’s run (T10)', () => {
  const run = runOf('workflow-run-pull-request-fork');

  test.each([
    ['its head branch has one with this head', [pull(15), pull(9, closed)]],
    ['its branch has moved on since', [pull(15, moved)]],
    ['older ones of that branch are closed', [pull(15, moved), pull(9, closed)]],
    ['another one has the same head and is closed (W10)', [pull(9, { state: 'closed' }), pull(15)]],
    ['it is closed meanwhile', [pull(15, closed)]],
    ['another fork of that owner has a branch of that name', [pull(15), pull(9, { head: { repo: null } })]],
  ])('is found when %s', async (_, data) => {
    await expect(resolve(run, [{ get: byBranch, data }])).resolves.toMatchObject({ prNumber: 15, missing: [] });
  });

  test('is found by commit when the branch does not tell', async () => {
    const two = [pull(15, moved), pull(16, moved)];
    const facts = await resolve(run, [
      { get: byBranch, data: two },
      { get: byCommit, data: [pull(15), pull(3, { base: { repo: { full_name: 'other/app' } } })] },
    ]);
    expect(facts.prNumber).toBe(15);
  });

  test('is found by commit alone when the fork is gone', async () => {
    const gone = runOf('workflow-run-pull-request-deleted-fork');
    const facts = await resolve(gone, [{ get: byCommit, data: [pull(15, { head: { sha: headSha, repo: null } })] }]);
    expect(facts).toMatchObject({ prNumber: 15, isFork: true });
  });

  test('several that fit are listed, and not guessed from', async () => {
    const script = [
      { get: byBranch, data: [] },
      { get: byCommit, data: [pull(15), pull(16)] },
    ];
    await expect(resolve(run, script)).rejects.toThrow('(#15, #16): set the input "pr-number"');
  });

  test('none is an error that says so; a commit that is not there answers 422', async () => {
    const script = [
      { get: byBranch, data: [] },
      { get: byCommit, status: 422 },
    ];
    await expect(resolve(run, script)).rejects.toThrow('(none found): set the input "pr-number"');
  });

  test.each([401, 403])('HTTP %i names the line for the workflow', async (status) => {
    await expect(resolve(run, [{ get: byBranch, status }])).rejects.toThrow(
      'add "permissions: pull-requests: read" to this job',
    );
  });

  test('a server’s fault and a broken connection are tried again', async () => {
    const script = [
      { get: byBranch, status: 502 },
      { get: byBranch, broken: 'socket hang up' },
      { get: byBranch, data: [pull(15)] },
    ];
    await expect(resolve(run, script)).resolves.toMatchObject({ prNumber: 15, waits: [1000, 2000] });
  });

  test('a rate limit is waited for as long as it says', async () => {
    const limited = { get: byBranch, status: 403, headers: { 'x-ratelimit-remaining': '0', 'retry-after': '7' } };
    const facts = await resolve(run, [limited, { get: byBranch, data: [pull(15)] }]);
    expect(facts.waits).toEqual([7000]);
  });

  test('a rate limit that ends after the patience does is an error', async () => {
    const reset = String(Date.parse('2026-01-02T04:04:05Z') / 1000);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    await expect(resolve(run, [{ get: byBranch, status: 403, headers }])).rejects.toThrow(
      'gave no answer about the pull request of the triggering run after 1 attempts (HTTP 403)',
    );
  });

  test('four server faults are an error', async () => {
    const fault = { get: byBranch, status: 500 };
    await expect(resolve(run, [fault, fault, fault, fault])).rejects.toThrow('after 4 attempts (HTTP 500)');
  });
});

describe('the ref of a run (T9)', () => {
  const run = runOf('workflow-run-push-tag');

  test('is a git tag when a tag of that name is this revision', async () => {
    const facts = await resolve(run, [{ get: gitTag, data: { object: { type: 'commit', sha: headSha } } }]);
    expect(facts).toMatchObject({ kind: 'tag', tagName: 'v1.2.3', branch: undefined });
  });

  test('is a git tag too when the tag is annotated', async () => {
    const facts = await resolve(run, [
      { get: gitTag, data: { object: { type: 'tag', sha: mergeSha } } },
      { get: `/repos/acme/app/git/tags/${mergeSha}`, data: { object: { type: 'commit', sha: headSha } } },
    ]);
    expect(facts).toMatchObject({ kind: 'tag', tagName: 'v1.2.3' });
  });

  test.each([
    ['there is no such tag', { status: 404 }],
    ['the tag of that name is another commit', { data: { object: { type: 'commit', sha: mergeSha } } }],
  ])('is a branch when %s', async (_, answer) => {
    await expect(resolve(run, [{ get: gitTag, ...answer }])).resolves.toMatchObject({
      kind: 'branch',
      branch: 'v1.2.3',
    });
  });

  test('a missing permission names the line for the workflow', async () => {
    await expect(resolve(run, [{ get: gitTag, status: 403 }])).rejects.toThrow('add "permissions: contents: read"');
  });

  test('a name is escaped in the path, its slashes kept', async () => {
    const get = '/repos/acme/app/git/ref/tags/feature/fix-%23123';
    await resolve(runOf('workflow-run-workflow-dispatch'), [{ get, status: 404 }]);
  });
});

test.each([
  'push-default-branch',
  'push-branch',
  'push-tag',
  'pull-request',
  'pull-request-fork',
  'pull-request-target-fork',
  'merge-group',
  'workflow-dispatch',
  'schedule',
  'release',
  'workflow-run-push-default-branch',
  'workflow-run-pull-request',
  'workflow-run-merge-group',
])('%s costs no call', async (fixture) => {
  await expect(resolve(runOf(fixture), [])).resolves.toMatchObject({ revision: headSha, missing: [] });
});
