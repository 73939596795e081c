import { describe, expect, test } from '@jest/globals';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import { runComputeTag } from '../../support/compute-tag-run.ts';
import { runOf } from '../../support/event-fixtures.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { headSha, mergeSha } from '../../support/run-facts.ts';

describe('the triggering run’s record (T9, T10)', () => {
  const event = runOf('workflow-run-pull-request');
  const run = {
    id: 30433642,
    attempt: 1,
    repository: 'acme/app',
    'head-repository': 'acme/app',
    event: 'pull_request',
  };
  const record = (changes: Partial<HandoverRecord> = {}): string => JSON.stringify(handoverRecord({ run, ...changes }));
  const byBranch = '/repos/acme/app/pulls?head=contributor:feature/Add_New-Feature&state=all&per_page=100';

  test('wins over what the event tells: it knows another prefix', async () => {
    const { result } = await runComputeTag(event, {}, [], [record({ tag: 'review-15-3370e22' })]);
    expect(result).toMatchObject({ tag: 'review-15-3370e22', shortSha: '3370e22', prNumber: 15, kind: 'pull-request' });
  });

  test.each([
    ['another image', record({ image: 'ghcr.io/acme/other', tag: 'x' })],
    ['another revision', record({ revision: mergeSha, tag: 'x' })],
    ['another run', record({ run: { ...run, id: 1 }, tag: 'x' })],
    ['another repository', record({ run: { ...run, repository: 'evil/app' }, tag: 'x' })],
    ['no tag', record({ tag: '' })],
    ['nonsense', 'nonsense'],
    ['nothing that may be read', 'denied'],
  ])('does not count when it tells of %s', async (_, text) => {
    const { result } = await runComputeTag(event, {}, [], [text]);
    expect(result.tag).toBe('pr-15-3370e22');
  });

  test('of a fork counts only when its tag shows the commit', async () => {
    const fork = runOf('workflow-run-pull-request-fork');
    const answer = {
      data: [{ number: 15, state: 'open', head: { sha: headSha, repo: { full_name: 'contributor/app' } } }],
    };
    const tagOf = async (tag: string): Promise<string> =>
      (await runComputeTag(fork, {}, [{ get: byBranch, ...answer }], [record({ tag })])).result.tag;
    expect(await tagOf('latest')).toBe('pr-15-3370e22');
    expect(await tagOf('1.2.3-33')).toBe('pr-15-3370e22');
    expect(await tagOf('review-15-3370e228')).toBe('review-15-3370e228');
  });

  test('saves the tag when the API may not be asked', async () => {
    const fork = runOf('workflow-run-pull-request-fork');
    const { result, lines } = await runComputeTag(fork, {}, [{ get: byBranch, status: 403 }], [record()]);
    expect(result).toMatchObject({ tag: 'pr-15-3370e22', prNumber: undefined });
    expect(lines.join()).toContain('permissions: pull-requests: read');
  });

  test('several that agree are one, several that disagree are listed', async () => {
    const { result } = await runComputeTag(event, {}, [], [record({ tag: 'x' }), record({ tag: 'x' })]);
    expect(result.tag).toBe('x');
    await expect(runComputeTag(event, {}, [], [record({ tag: 'x' }), record({ tag: 'y' })])).rejects.toThrow(
      'recorded several tags for ghcr.io/acme/app, x, y: set "tag"',
    );
  });

  test('is not looked for when the user says what is built', async () => {
    const { result } = await runComputeTag(event, { 'pr-number': '16' }, [], [record({ tag: 'x' })]);
    expect(result.tag).toBe('pr-16-3370e22');
  });
});
