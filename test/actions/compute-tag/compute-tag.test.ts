import { describe, expect, test } from '@jest/globals';
import type { ComputeTagResult } from '../../../actions/compute-tag/compute-tag.ts';
import { computeTagOutputs } from '../../../actions/compute-tag/outputs.ts';
import { runComputeTag } from '../../support/compute-tag-run.ts';
import { runOf } from '../../support/event-fixtures.ts';
import { headSha, mergeSha, runFacts } from '../../support/run-facts.ts';

describe('compute-tag', () => {
  test('names the image of a pull request by number and head (000-3, T7, T17)', async () => {
    const { result } = await runComputeTag(runOf('pull-request'));
    expect(result).toMatchObject({
      tag: 'pr-15-3370e22',
      image: 'ghcr.io/acme/app',
      imageRef: 'ghcr.io/acme/app:pr-15-3370e22',
      tags: ['ghcr.io/acme/app:pr-15-3370e22'],
      movingTags: [],
      version: 'pr-15-3370e22',
      revision: headSha,
      shortSha: '3370e22',
      sourceSha: mergeSha,
      prNumber: 15,
      branch: 'feature/Add_New-Feature',
      kind: 'pull-request',
      isFork: false,
      canPush: true,
      artifactName: 'app-pr-15-3370e22',
      skipReason: undefined,
      bakeFiles: undefined,
    });
  });

  test.each([
    ['pull-request', 'workflow-run-pull-request', []],
    ['push-default-branch', 'workflow-run-push-default-branch', []],
    ['schedule', 'workflow-run-schedule', []],
    [
      'release',
      'workflow-run-release',
      [{ get: '/repos/acme/app/releases/tags/v1.2.3', data: { draft: false, prerelease: false } }],
    ],
    ['merge-group', 'workflow-run-merge-group', []],
    [
      'pull-request-fork',
      'workflow-run-pull-request-fork',
      [
        {
          get: '/repos/acme/app/pulls?head=contributor:feature/Add_New-Feature&state=all&per_page=100',
          data: [{ number: 15, state: 'open', head: { sha: headSha, repo: { full_name: 'contributor/app' } } }],
        },
      ],
    ],
    [
      'push-tag',
      'workflow-run-push-tag',
      [{ get: '/repos/acme/app/git/ref/tags/v1.2.3', data: { object: { type: 'commit', sha: headSha } } }],
    ],
    [
      'push-branch',
      'workflow-run-push-branch',
      [{ get: '/repos/acme/app/git/ref/tags/feature/dns/subdomain', status: 404 }],
    ],
  ])('a consumer on workflow_run computes what %s gave (T9)', async (producer, consumer, script) => {
    const { result: made } = await runComputeTag(runOf(producer));
    const { result: read } = await runComputeTag(runOf(consumer), {}, script);
    const names = ({ tag, imageRef, revision, kind, artifactName, movingTags }: ComputeTagResult): unknown => ({
      tag,
      imageRef,
      revision,
      kind,
      artifactName,
      movingTags,
    });
    expect(names(read)).toEqual(names(made));
  });

  test('a workflow that is called computes what its caller would: the event is the caller’s', async () => {
    const { result } = await runComputeTag(runOf('workflow-call'));
    const { result: caller } = await runComputeTag(runOf('workflow-dispatch'));
    expect(result).toEqual(caller);
    expect(result.event.eventName).toBe('workflow_dispatch');
  });

  test('says once how to pass on an image whose name may be masked (T18)', async () => {
    const host = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
    const { lines } = await runComputeTag(runOf('push-branch'), { images: `${host}/a,${host}/b` });
    expect(lines.filter((line) => line.includes('AWS account id'))).toHaveLength(1);
    const { lines: others } = await runComputeTag(runOf('push-branch'));
    expect(others.join()).not.toContain('AWS account id');
  });

  test('warns in a chain of workflow_run, where the commit is lost', async () => {
    const run = runOf('workflow-run-push-default-branch');
    const payload = JSON.parse(
      JSON.stringify(run.payload).replace('"event":"push"', '"event":"workflow_run"'),
    ) as unknown;
    const { lines } = await runComputeTag({ ...run, payload });
    expect(lines.join()).toContain('started by workflow_run itself');
  });

  test('gives each image each tag, the immutable one first', async () => {
    const images = 'ghcr.io/Acme/App, localhost:5000/app';
    const { result } = await runComputeTag(runOf('push-tag'), { images });
    expect(result.tags).toEqual([
      'ghcr.io/acme/app:1.2.3',
      'ghcr.io/acme/app:1.2',
      'ghcr.io/acme/app:1',
      'localhost:5000/app:1.2.3',
      'localhost:5000/app:1.2',
      'localhost:5000/app:1',
    ]);
    expect(result.movingTags).toEqual(result.tags.filter((tag) => !tag.endsWith('1.2.3')));
  });

  test('shows the merge commit when asked to, and the revision stays the head', async () => {
    const { result } = await runComputeTag(runOf('pull-request'), { 'sha-source': 'merge' });
    expect(result).toMatchObject({ tag: 'pr-15-a9c8c58', shortSha: 'a9c8c58', revision: headSha });
    await expect(runComputeTag(runOf('workflow-run-pull-request'), { 'sha-source': 'merge' })).rejects.toThrow(
      'the merge commit is not known here: use "head"',
    );
  });

  test('takes a tag that is given, after checking it', async () => {
    const { result } = await runComputeTag(runOf('workflow-dispatch'), { tag: 'Hotfix_1' });
    expect(result).toMatchObject({ tag: 'Hotfix_1', version: 'Hotfix_1', artifactName: 'app-Hotfix_1' });
    await expect(runComputeTag(runFacts(), { tag: 'a b' })).rejects.toThrow('Input "tag" is "a b"');
    const long = { tag: 'x'.repeat(64), 'max-length': '63' };
    await expect(runComputeTag(runFacts(), long)).rejects.toThrow('a tag is 1 to 63 letters');
    const denied = [{ get: '/repos/acme/app/pulls/16', status: 403 }];
    await expect(runComputeTag(runOf('workflow-dispatch'), { tag: 'x', 'pr-number': '16' }, denied)).rejects.toThrow(
      '403',
    );
  });

  test('asks for the head of a pull request that the user names and the event does not', async () => {
    const pull = { head: { sha: mergeSha, ref: 'x', repo: { full_name: 'contributor/app' } }, title: 'Try' };
    const asked = [{ get: '/repos/acme/app/pulls/16', data: pull }];
    const { result } = await runComputeTag(runOf('workflow-dispatch'), { 'pr-number': '16' }, asked);
    expect(result).toMatchObject({ tag: 'pr-16-a9c8c58', revision: mergeSha, branch: 'x', isFork: true });
    const none = [{ get: '/repos/acme/app/pulls/16', status: 404 }];
    await expect(runComputeTag(runOf('workflow-dispatch'), { 'pr-number': '16' }, none)).rejects.toThrow(
      'There is no pull request #16 in acme/app',
    );
  });

  test.each([
    ['push-branch', {}],
    ['workflow-dispatch', { sha: headSha }],
    ['pull-request', {}],
  ])('asks nobody for it when the commit is known: %s %p', async (fixture, given) => {
    const { result } = await runComputeTag(runOf(fixture), { 'pr-number': '16', ...given });
    expect(result.tag).toBe('pr-16-3370e22');
  });

  test('says why it is skipped, and computes everything all the same', async () => {
    const { result } = await runComputeTag(runOf('push-default-branch'), { 'skip-patterns': '^Add dns' });
    expect(result).toMatchObject({
      tag: 'sha-3370e22',
      skipReason: 'The commit subject matches the skip pattern ^Add dns.',
    });
  });

  test('fails on a bad input before it asks or writes anything', async () => {
    const bad = { images: 'ghcr.io//x', 'bake-target': 'x' };
    await expect(runComputeTag(runOf('push-default-branch'), bad)).rejects.toThrow('a part between slashes is empty');
  });

  test('labels hold the revision, the annotations the same at their level', async () => {
    const { result } = await runComputeTag(
      runOf('pull-request', { env: { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'index' } }),
    );
    expect(result.labels).toContain(`org.opencontainers.image.revision=${headSha}`);
    expect(result.annotations).toContain(`index:org.opencontainers.image.revision=${headSha}`);
  });

  test.each(['pull-request', 'push-branch', 'workflow-run-pull-request', 'merge-group'])(
    'no text of a payload brings a line break into an output: %s',
    async (fixture) => {
      const broken = (value: unknown, name: string): unknown => {
        if (typeof value === 'string') {
          const isSha = /^[0-9a-f]{40}$/.test(value);
          const isFact = ['event', 'full_name', 'default_branch'].includes(name);
          return isSha || isFact ? value : `${value}\nevil=1\r\nevil=2`;
        }
        if (Array.isArray(value)) return value.map((item: unknown) => broken(item, ''));
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, broken(item, key)]));
      };
      const run = runOf(fixture);
      const hostile = { ...run, payload: broken(run.payload, '') };
      for (const given of [{ 'skip-patterns': '.' }, { tags: 'type=sha', labels: 'x={{{base_ref}}}' }]) {
        const outputs = computeTagOutputs((await runComputeTag(hostile, given)).result);
        const lists = ['tags', 'tag-names', 'moving-tags', 'labels', 'annotations'];
        for (const [name, value] of Object.entries(outputs)) {
          if (lists.includes(name)) expect(value).not.toMatch(/^evil|\r/m);
          else expect(value).not.toMatch(/[\r\n]/);
        }
      }
    },
  );

  test('bake files are written where later steps find them', async () => {
    const { result, written } = await runComputeTag(runOf('pull-request'), { 'bake-target': 'app' });
    expect([...written.keys()].sort()).toEqual(Object.values(result.bakeFiles ?? {}).sort());
    expect(written.get('/temp/lasting/docker-metadata-action-bake-tags.json')).toContain('pr-15-3370e22');
  });
});
