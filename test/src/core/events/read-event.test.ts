import { describe, expect, test } from '@jest/globals';
import type { EventFacts } from '../../../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { runOf } from '../../../support/event-fixtures.ts';
import { headSha, mergeSha, runFacts } from '../../../support/run-facts.ts';

const branchName = 'feature/Add_New-Feature';
const cases: readonly (readonly [fixture: string, facts: Partial<EventFacts>])[] = [
  ['push-default-branch', { kind: 'default-branch', branch: 'main', canPush: true, subject: 'Add dns support (#12)' }],
  ['push-branch', { kind: 'branch', branch: 'feature/dns/subdomain' }],
  ['push-tag', { kind: 'tag', tagName: 'v1.2.3', branch: undefined }],
  ['push-dependabot', { kind: 'branch', canPush: false, isFork: false }],
  ['pull-request', { kind: 'pull-request', prNumber: 15, branch: branchName, mergeSha, isFork: false, canPush: true }],
  ['pull-request-fork', { isFork: true, canPush: false, headRepository: 'contributor/app', prNumber: 15 }],
  ['pull-request-deleted-fork', { isFork: true, canPush: false, headRepository: undefined, prNumber: 15 }],
  ['pull-request-dependabot', { isFork: false, canPush: false, subject: 'Bump x from 0.9.0 to 1.0.0' }],
  ['pull-request-target-fork', { prNumber: 15, isFork: true, canPush: true, mergeSha: undefined }],
  ['merge-group', { kind: 'merge-queue', prNumber: undefined, subject: 'Merge pull request #15 from acme/feature' }],
  ['workflow-dispatch', { kind: 'branch', branch: 'feature/fix-#123' }],
  ['schedule', { kind: 'default-branch', branch: 'main', defaultBranch: 'main' }],
  ['release', { kind: 'tag', tagName: 'v1.2.3' }],
  ['workflow-run-push-default-branch', { eventName: 'push', kind: 'default-branch', missing: [] }],
  ['workflow-run-push-branch', { kind: 'branch', branch: 'feature/dns/subdomain', missing: ['branch-or-tag'] }],
  ['workflow-run-push-tag', { kind: 'branch', branch: 'v1.2.3', missing: ['branch-or-tag'] }],
  ['workflow-run-pull-request', { kind: 'pull-request', prNumber: 15, branch: branchName, isFork: false, missing: [] }],
  ['workflow-run-pull-request-fork', { prNumber: undefined, isFork: true, missing: ['pull-request-number'] }],
  [
    'workflow-run-pull-request-deleted-fork',
    { isFork: true, headRepository: undefined, missing: ['pull-request-number'] },
  ],
  ['workflow-run-pull-request-target', { eventName: 'pull_request_target', kind: 'pull-request', prNumber: 15 }],
  ['workflow-run-merge-group', { kind: 'merge-queue', missing: [] }],
  ['workflow-run-schedule', { kind: 'default-branch', missing: [] }],
  ['workflow-run-release', { kind: 'tag', tagName: 'v1.2.3', isPreRelease: true, missing: ['release-state'] }],
  ['workflow-run-workflow-dispatch', { kind: 'branch', missing: ['branch-or-tag'] }],
];

describe('the facts of an event (T7-T11)', () => {
  test.each(cases)('%s', (fixture, facts) => {
    expect(readEventFacts(runOf(fixture))).toMatchObject({ ...facts, revision: headSha });
  });

  test('a fork is compared without case, as GitHub does', () => {
    expect(readEventFacts(runOf('pull-request', { repository: 'Acme/App' })).isFork).toBe(false);
  });

  test('pull requests that the payload lists for another repository are not this one', () => {
    const run = runOf('workflow-run-pull-request');
    const payload = { ...(run.payload as object), repository: { id: 7, default_branch: 'main' } };
    expect(readEventFacts({ ...run, payload })).toMatchObject({
      prNumber: undefined,
      missing: ['pull-request-number'],
    });
  });

  test('a push without a payload still tells its branch', () => {
    const run = runFacts({ payload: {}, ref: 'refs/heads/main' });
    expect(readEventFacts(run)).toMatchObject({ kind: 'branch', branch: 'main', defaultBranch: undefined });
  });

  test.each([
    ['no payload', { eventName: 'pull_request', payload: {} }, /no pull_request\.number|no pull_request\.head\.sha/],
    ['a run that says nothing', { eventName: 'workflow_run', payload: {} }, /no workflow_run\.event/],
    ['a sha that is none', { sha: '$(id)' }, /GITHUB_SHA is "\$\(id\)"/],
    ['a payload of another type', { eventName: 'pull_request', payload: 'text' }, /payload has no/],
  ])('refuses %s', (_, changes, message) => {
    expect(() => readEventFacts(runFacts(changes))).toThrow(message);
  });
});
