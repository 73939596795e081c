import { describe, expect, test } from '@jest/globals';
import { readEventFacts } from '../../../src/core/events/read-event.ts';
import { runComputeTag } from '../../support/compute-tag-run.ts';
import { runOf } from '../../support/event-fixtures.ts';
import { headSha, mergeSha, repositoryPayload, runFacts } from '../../support/run-facts.ts';

const zeros = '0'.repeat(40);
const repository = repositoryPayload();

describe('a push that deletes its ref (W2)', () => {
  const deletion = (ref: string, sha = headSha): ReturnType<typeof runFacts> =>
    runFacts({
      ref,
      sha,
      payload: { ref, deleted: true, before: mergeSha, after: zeros, head_commit: null, repository },
    });

  test.each(['refs/tags/v1.2.3', 'refs/heads/main', 'refs/heads/feature/x'])('names nothing: %s', async (ref) => {
    await expect(runComputeTag(deletion(ref))).rejects.toThrow(
      `This push deleted "${ref}", so nothing is there to build: leave deletions out with "if: github.event.deleted != true"`,
    );
    await expect(runComputeTag(deletion(ref), { ref })).rejects.toThrow('set "sha" to the commit of that ref too');
    await expect(runComputeTag(deletion(ref), { tag: 'x' })).rejects.toThrow('This push deleted');
    expect(readEventFacts(deletion(ref))).toMatchObject({ kind: 'branch', tagName: undefined, branch: undefined });
  });

  test('whose commit is zeros has no commit', async () => {
    await expect(runComputeTag(deletion('refs/tags/v1.2.3', zeros))).rejects.toThrow('which is no full commit sha');
    await expect(runComputeTag(runFacts({ sha: zeros }))).rejects.toThrow('which is no full commit sha');
    await expect(runComputeTag(runFacts(), { sha: zeros })).rejects.toThrow('Input "sha"');
  });

  test('builds what "ref" and "sha" say', async () => {
    const given = { ref: 'refs/heads/main', sha: mergeSha };
    expect((await runComputeTag(deletion('refs/tags/v1.2.3', zeros), given)).result.tag).toBe('sha-a9c8c58');
    const pull = { number: 15, head: { sha: mergeSha, ref: 'x', repo: { full_name: 'acme/app' } } };
    const script = [{ get: '/repos/Acme/App/pulls/15', data: pull }];
    const { result } = await runComputeTag(deletion('refs/heads/x'), { 'pr-number': '15' }, script);
    expect(result.tag).toBe('pr-15-a9c8c58');
  });

  test('is on the default branch where GitHub has moved its run there, as for the event "delete"', async () => {
    const moved = { ...deletion('refs/tags/v1.2.3'), ref: 'refs/heads/main' };
    expect((await runComputeTag(moved)).result.tagNames).toEqual(['sha-3370e22', 'latest']);
    const event = runFacts({ eventName: 'delete', payload: { ref: 'v1.2.3', ref_type: 'tag', repository } });
    expect((await runComputeTag(event)).result.tagNames).toEqual(['sha-3370e22', 'latest']);
  });
});

describe('a release', () => {
  const release = (action: string, facts: object = {}): ReturnType<typeof runFacts> =>
    runFacts({
      eventName: 'release',
      ref: 'refs/tags/v1.2.3',
      payload: { action, release: { tag_name: 'v1.2.3', draft: false, prerelease: false, ...facts }, repository },
    });

  test.each(['published', 'released', 'edited', 'created'])('that was %s moves its families', async (action) => {
    expect((await runComputeTag(release(action))).result.tagNames).toEqual(['1.2.3', '1.2', '1']);
  });

  test.each([
    ['deleted', {}],
    ['unpublished', {}],
    ['edited', { draft: true }],
    ['edited', { prerelease: true }],
    ['prereleased', { prerelease: true }],
  ])('that was %s with %p moves nothing (W6)', async (action, facts) => {
    expect((await runComputeTag(release(action, facts))).result.tagNames).toEqual(['1.2.3']);
  });

  describe('of the triggering run', () => {
    const payload = {
      workflow_run: {
        id: 30_433_642,
        event: 'release',
        head_branch: 'v1.2.3',
        head_sha: headSha,
        head_repository: { full_name: 'acme/app' },
        head_commit: { message: 'Fix' },
      },
      repository,
    };
    const run = runFacts({ eventName: 'workflow_run', payload, sha: mergeSha, repository: 'acme/app' });
    const get = '/repos/acme/app/releases/tags/v1.2.3';

    test.each([
      ['published', { draft: false, prerelease: false }, ['1.2', '1']],
      ['a pre-release', { draft: false, prerelease: true }, []],
      ['a draft', { draft: true, prerelease: false }, []],
      ['not told', {}, []],
    ])('moves its families only when it is published: %s (W6)', async (_, data, moving) => {
      const { result } = await runComputeTag(run, {}, [{ get, data }]);
      expect(result.tagNames).toEqual(['1.2.3', ...moving]);
    });

    test.each([403, 404])('moves nothing when the API answers %i (W6)', async (status) => {
      expect((await runComputeTag(run, {}, [{ get, status }])).result.tagNames).toEqual(['1.2.3']);
    });

    test('is a pre-release to actions that do not ask', () => {
      expect(readEventFacts(run)).toMatchObject({ kind: 'tag', tagName: 'v1.2.3', isPreRelease: true });
    });
  });
});

describe('a deployment of the merge ref of a pull request', () => {
  const run = runFacts({ eventName: 'deployment', ref: 'refs/pull/15/merge', sha: mergeSha, repository: 'acme/app' });
  const head = { sha: headSha, ref: 'x', repo: { full_name: 'contributor/app' } };
  const script = [{ get: '/repos/acme/app/pulls/15', data: { number: 15, title: 'T', head } }];

  test.each([{}, { ref: 'refs/pull/15/merge' }])('is of the head, and of its fork: %p', async (given) => {
    const { result } = await runComputeTag(run, given, script);
    expect(result).toMatchObject({ tag: 'pr-15-3370e22', revision: headSha, isFork: true, movingTags: [] });
  });

  test('needs nobody when "sha" is given', async () => {
    expect((await runComputeTag(run, { sha: headSha })).result.tag).toBe('pr-15-3370e22');
  });
});

test.each(['issue_comment', 'workflow_run'])(
  'a run that a run of %s triggers says that the commit is lost, and moves nothing (W1)',
  async (eventName) => {
    const run = runOf('workflow-run-push-default-branch');
    const text = JSON.stringify(run.payload).replace('"event":"push"', `"event":"${eventName}"`);
    const { result, lines } = await runComputeTag({ ...run, payload: JSON.parse(text) as unknown });
    expect(lines.join()).toContain(`started by ${eventName} itself, so all it tells is the default branch`);
    expect(result.movingTags).toEqual([]);
  },
);

describe('events that run on a branch', () => {
  test.each([
    ['check_suite', { check_suite: { head_sha: mergeSha, head_branch: 'x', pull_requests: [] } }],
    ['repository_dispatch', { client_payload: { issue: { pull_request: {} }, release: { tag_name: 'v9.9.9' } } }],
    ['repository_dispatch', { client_payload: 'text', action: ['x'], branch: null }],
    ['merge_group', { merge_group: null }],
    ['create', { ref: 'v1.2.3', ref_type: 'tag' }],
  ])('%s takes nothing but the ref from %p', async (eventName, payload) => {
    const { result } = await runComputeTag(runFacts({ eventName, payload: { ...payload, repository } }));
    expect(result).toMatchObject({ tag: 'sha-3370e22', tagNames: ['sha-3370e22', 'latest'], kind: 'default-branch' });
  });

  test('a schedule of another branch, as other servers have them, moves nothing', async () => {
    const run = runFacts({ eventName: 'schedule', ref: 'refs/heads/stable' });
    expect((await runComputeTag(run)).result.tagNames).toEqual(['stable-3370e22']);
  });

  test('commits of SHA-256 are cut like others', async () => {
    const sha = `${headSha}${'ab'.repeat(12)}`;
    expect((await runComputeTag(runFacts({ sha }))).result).toMatchObject({ tag: 'sha-3370e22', revision: sha });
  });
});
