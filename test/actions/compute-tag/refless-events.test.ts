import { describe, expect, test } from '@jest/globals';
import { formatTag } from '../../../src/core/tags/tag-text.ts';
import { readEventFacts } from '../../../src/core/events/read-event.ts';
import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import { runComputeTag } from '../../support/compute-tag-run.ts';
import { commentOn, runOf } from '../../support/event-fixtures.ts';
import { headSha, mergeSha, repositoryPayload, runFacts } from '../../support/run-facts.ts';

const pull = (number: number, sha = headSha): object => ({
  get: `/repos/acme/app/pulls/${number}`,
  data: { number, title: 'T', head: { sha, ref: 'feature/x', repo: { full_name: 'contributor/app' } } },
});
const answer = pull(15) as { get: string; data: unknown };

describe('a comment on a pull request (W1)', () => {
  const main: RunFacts = { ...commentOn(15), sha: mergeSha };

  test('has the tag of that pull request and moves nothing', async () => {
    const { result } = await runComputeTag(main, { 'moving-tags': 'auto\nedge' }, [answer]);
    expect(result).toMatchObject({
      tag: 'pr-15-3370e22',
      kind: 'pull-request',
      prNumber: 15,
      isFork: true,
      revision: headSha,
      tagNames: ['pr-15-3370e22'],
      movingTags: [],
    });
  });

  test('has it in the grammar of docker/metadata-action too', async () => {
    const tags = 'type=edge\ntype=ref,event=branch\ntype=ref,event=pr\ntype=sha';
    const { result } = await runComputeTag(main, { tags }, [answer]);
    expect(result.tagNames).toEqual(['pr-15', 'sha-3370e22']);
  });

  test('is an error when the API does not tell the head, also with a tag given', async () => {
    const refused = { get: answer.get, status: 403 };
    await expect(runComputeTag(main, {}, [refused])).rejects.toThrow('pull-requests: read');
    await expect(runComputeTag(main, { tag: 'x' }, [refused])).rejects.toThrow('pull-requests: read');
  });

  test('asks nobody when "sha" is given', async () => {
    const { result } = await runComputeTag(main, { sha: headSha });
    expect(result).toMatchObject({ tag: 'pr-15-3370e22', movingTags: [] });
  });

  test('another number given counts, and its head is asked for', async () => {
    const sixteen = { ...answer, get: '/repos/acme/app/pulls/16' };
    const { result } = await runComputeTag(main, { 'pr-number': '16' }, [sixteen]);
    expect(result.tag).toBe('pr-16-3370e22');
  });

  test('a comment on an issue is on the default branch', () => {
    const payload = { issue: { number: 3 }, repository: repositoryPayload() };
    expect(readEventFacts(runFacts({ eventName: 'issue_comment', payload })).kind).toBe('default-branch');
  });
});

describe.each(['status', 'deployment', 'deployment_status', 'repository_dispatch'])(
  '%s without a ref (W2)',
  (eventName) => {
    const run = runFacts({ eventName, ref: '', sha: mergeSha });

    test.each([
      ['refs/heads/main', 'sha-3370e22', ['latest']],
      ['refs/heads/feature/x', 'feature-x-3370e22', []],
      ['refs/tags/v1.2.3', '1.2.3', ['1.2', '1']],
      ['refs/pull/15/merge', 'pr-15-3370e22', []],
    ])('"ref" %s and "sha" name the image', async (ref, tag, moving) => {
      const { result } = await runComputeTag(run, { ref, sha: headSha });
      expect(result.tagNames).toEqual([tag, ...moving]);
      expect((await runComputeTag({ ...run, sha: '' }, { ref, sha: headSha })).result.tag).toBe(tag);
    });

    test('the number of a pull request is enough', async () => {
      const { result } = await runComputeTag({ ...run, repository: 'acme/app' }, { 'pr-number': '15' }, [answer]);
      expect(result.tagNames).toEqual(['pr-15-3370e22']);
    });

    test.each([{}, { sha: headSha }, { tag: 'x' }])(
      'with %p alone it is an error that says what to set',
      async (given) => {
        await expect(runComputeTag(run, given)).rejects.toThrow(
          `The event ${eventName} has no ref: set "ref" and "sha" to what is built.`,
        );
      },
    );

    test('other actions of the same job can read it, and it moves nothing', () => {
      expect(readEventFacts(run)).toMatchObject({
        kind: 'branch',
        branch: undefined,
        revision: mergeSha,
        missing: ['ref'],
      });
    });
  },
);

describe.each(['main', 'refs/for/main', 'refs/notes/commits', 'refs/pull/x/merge'])(
  'a run on "%s", as other servers and programs have it (W2)',
  (ref) => {
    const run = runFacts({ ref, sha: mergeSha });

    test('builds what "ref" and "sha" say, and is an error without them', async () => {
      const { result } = await runComputeTag(run, { ref: 'refs/heads/main', sha: headSha });
      expect(result.tagNames).toEqual(['sha-3370e22', 'latest']);
      await expect(runComputeTag(run)).rejects.toThrow(
        `The ref of this run is "${ref}", which is no branch, git tag or pull request: set "ref" and "sha"`,
      );
    });

    test('other actions of the same job can read it, and it moves nothing', () => {
      expect(readEventFacts(run)).toMatchObject({ kind: 'branch', branch: undefined, missing: ['ref'] });
    });
  },
);

test('a triggering run without a branch needs "ref" and "sha" (W2)', async () => {
  const run = runOf('workflow-run-push-branch');
  const payload = structuredClone(run.payload) as { workflow_run: { head_branch: string | null } };
  payload.workflow_run.head_branch = null;
  await expect(runComputeTag({ ...run, payload })).rejects.toThrow('The event push has no ref: set "ref" and "sha"');
  const { result } = await runComputeTag({ ...run, payload }, { ref: 'refs/heads/feature/x', sha: headSha });
  expect(result.tagNames).toEqual(['feature-x-3370e22']);
});

test('a comment on an issue whose "pull_request" is null, as Gitea writes it, is on the default branch (W1)', () => {
  const payload = { issue: { number: 3, pull_request: null }, repository: repositoryPayload() };
  expect(readEventFacts(runFacts({ eventName: 'issue_comment', payload })).kind).toBe('default-branch');
});

test('a run of the branch pr-7 and one of pull request 7 at one commit do not share a tag (W14)', () => {
  const style = { shortShaLength: 7, maxLength: 128, prPrefix: 'pr-' };
  const branch = formatTag(readEventFacts(runFacts({ ref: 'refs/heads/pr-7' })), headSha, style);
  const pullRequest = formatTag({ ...readEventFacts(runOf('pull-request')), prNumber: 7 }, headSha, style);
  expect(branch).not.toBe(pullRequest);
});
