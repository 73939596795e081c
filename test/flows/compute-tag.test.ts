import { describe, expect, test } from '@jest/globals';
import { computeTagOutputs, readComputeTagInputs } from '../../src/contracts/compute-tag.ts';
import type { HandoverRecord } from '../../src/core/handover-record.ts';
import { InputReader } from '../../src/core/inputs.ts';
import { computeTag, type ComputeTagResult } from '../../src/flows/compute-tag.ts';
import type { Artifacts, Files, RunFacts } from '../../src/ports.ts';
import { runOf } from '../support/event-fixtures.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { handoverRecord } from '../support/handover-records.ts';
import { recordingLog } from '../support/recording-log.ts';
import { headSha, mergeSha, runFacts } from '../support/run-facts.ts';
import { scriptedApi, type ScriptedAnswer } from '../support/scripted-api.ts';

type Given = Readonly<Record<string, string>>;

interface Answer {
  readonly result: ComputeTagResult;
  readonly written: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

/** Runs the flow on inputs as a user writes them; nothing is checked out, and the API answers the script alone. */
async function compute(
  run: RunFacts,
  given: Given = {},
  script: readonly ScriptedAnswer[] = [],
  records: readonly string[] = [],
): Promise<Answer> {
  const written = new Map<string, string>();
  const unused = (): never => {
    throw new Error('not used');
  };
  const files: Files = {
    ...{ exists: unused, remove: unused, rename: unused, freeBytes: unused, read: unused, write: unused },
    temporaryFolder: (options) => Promise.resolve(options?.lasting === true ? '/temp/lasting' : '/temp/passing'),
    size: () => Promise.resolve(1000),
    readText: (path) => Promise.resolve(records[Number(path)] ?? ''),
    writeText: (path, text) => Promise.resolve(void written.set(path, text)),
  };
  const exec = {
    run: () => Promise.reject(new Error('no git here')),
    stream: unused,
    has: () => Promise.resolve(false),
  };
  const artifacts: Artifacts = {
    ...{ upload: unused, remove: unused },
    list: (from) => {
      if (run.eventName !== 'workflow_run') return unused();
      expect(from).toEqual({ runId: 30433642, repository: 'acme/app' });
      if (records.includes('denied')) return Promise.reject(new Error('Resource not accessible by integration'));
      const name = (index: number): string => `app-${String(index)}.handover.json`;
      return Promise.resolve(
        records.map((_, id) => ({ ...{ id, name: name(id), sizeBytes: 1 }, digest: undefined, createdAt: undefined })),
      );
    },
    download: ({ id }) => Promise.resolve(String(id)),
  };
  const log = recordingLog();
  const api = scriptedApi(script);
  const inputs = readComputeTagInputs(new InputReader((name) => given[name] ?? ''), run.env);
  const { result } = await computeTag(inputs, { run, log, clock: fakeClock(), exec, files, api, artifacts });
  expect(api.left()).toBe(0);
  return { result, written, lines: log.lines };
}

describe('compute-tag', () => {
  test('names the image of a pull request by number and head (000-3, T7, T17)', async () => {
    const { result } = await compute(runOf('pull-request'));
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
    ['release', 'workflow-run-release', []],
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
    const { result: made } = await compute(runOf(producer));
    const { result: read } = await compute(runOf(consumer), {}, script);
    const names = ({ tag, imageRef, revision, kind, artifactName, movingTags }: ComputeTagResult): unknown => ({
      ...{ tag, imageRef, revision, kind, artifactName, movingTags },
    });
    expect(names(read)).toEqual(names(made));
  });

  test('gives each image each tag, the immutable one first', async () => {
    const images = 'ghcr.io/Acme/App, localhost:5000/app';
    const { result } = await compute(runOf('push-tag'), { images });
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
    const { result } = await compute(runOf('pull-request'), { 'sha-source': 'merge' });
    expect(result).toMatchObject({ tag: 'pr-15-a9c8c58', shortSha: 'a9c8c58', revision: headSha });
    await expect(compute(runOf('workflow-run-pull-request'), { 'sha-source': 'merge' })).rejects.toThrow(
      'the merge commit is not known here: use "head"',
    );
  });

  test('takes a tag that is given, after checking it', async () => {
    const { result } = await compute(runOf('workflow-dispatch'), { tag: 'Hotfix_1' });
    expect(result).toMatchObject({ tag: 'Hotfix_1', version: 'Hotfix_1', artifactName: 'app-Hotfix_1' });
    await expect(compute(runFacts(), { tag: 'a b' })).rejects.toThrow('Input "tag" is "a b"');
    const long = { tag: 'x'.repeat(64), 'max-length': '63' };
    await expect(compute(runFacts(), long)).rejects.toThrow('a tag is 1 to 63 letters');
    const denied = [{ get: '/repos/acme/app/pulls/16', status: 403 }];
    await expect(compute(runOf('workflow-dispatch'), { tag: 'x', 'pr-number': '16' }, denied)).rejects.toThrow('403');
  });

  test('asks for the head of a pull request that the user names and the event does not', async () => {
    const pull = { head: { sha: mergeSha, ref: 'x', repo: { full_name: 'contributor/app' } }, title: 'Try' };
    const asked = [{ get: '/repos/acme/app/pulls/16', data: pull }];
    const { result } = await compute(runOf('workflow-dispatch'), { 'pr-number': '16' }, asked);
    expect(result).toMatchObject({ tag: 'pr-16-a9c8c58', revision: mergeSha, branch: 'x', isFork: true });
    const none = [{ get: '/repos/acme/app/pulls/16', status: 404 }];
    await expect(compute(runOf('workflow-dispatch'), { 'pr-number': '16' }, none)).rejects.toThrow(
      'There is no pull request #16 in acme/app',
    );
  });

  test.each([
    ['push-branch', {}],
    ['workflow-dispatch', { sha: headSha }],
    ['pull-request', {}],
  ])('asks nobody for it when the commit is known: %s %p', async (fixture, given) => {
    const { result } = await compute(runOf(fixture), { 'pr-number': '16', ...given });
    expect(result.tag).toBe('pr-16-3370e22');
  });

  test('says why it is skipped, and computes everything all the same', async () => {
    const { result } = await compute(runOf('push-default-branch'), { 'skip-patterns': '^Add dns' });
    expect(result).toMatchObject({
      tag: 'sha-3370e22',
      skipReason: 'The commit subject matches the skip pattern ^Add dns.',
    });
  });

  test('fails on a bad input before it asks or writes anything', async () => {
    const bad = { images: 'ghcr.io//x', 'bake-target': 'x' };
    await expect(compute(runOf('push-default-branch'), bad)).rejects.toThrow('a part between slashes is empty');
  });

  test('labels hold the revision, the annotations the same at their level', async () => {
    const { result } = await compute(runOf('pull-request', { env: { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'index' } }));
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
        const outputs = computeTagOutputs((await compute(hostile, given)).result);
        const lists = ['tags', 'tag-names', 'moving-tags', 'labels', 'annotations'];
        for (const [name, value] of Object.entries(outputs)) {
          if (lists.includes(name)) expect(value).not.toMatch(/^evil|\r/m);
          else expect(value).not.toMatch(/[\r\n]/);
        }
      }
    },
  );

  test('bake files are written where later steps find them', async () => {
    const { result, written } = await compute(runOf('pull-request'), { 'bake-target': 'app' });
    expect([...written.keys()].sort()).toEqual(Object.values(result.bakeFiles ?? {}).sort());
    expect(written.get('/temp/lasting/docker-metadata-action-bake-tags.json')).toContain('pr-15-3370e22');
  });
});

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
    const { result } = await compute(event, {}, [], [record({ tag: 'review-15-3370e22' })]);
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
    const { result } = await compute(event, {}, [], [text]);
    expect(result.tag).toBe('pr-15-3370e22');
  });

  test('of a fork counts only when its tag shows the commit', async () => {
    const fork = runOf('workflow-run-pull-request-fork');
    const answer = {
      data: [{ number: 15, state: 'open', head: { sha: headSha, repo: { full_name: 'contributor/app' } } }],
    };
    const tagOf = async (tag: string): Promise<string> =>
      (await compute(fork, {}, [{ get: byBranch, ...answer }], [record({ tag })])).result.tag;
    expect(await tagOf('latest')).toBe('pr-15-3370e22');
    expect(await tagOf('1.2.3-33')).toBe('pr-15-3370e22');
    expect(await tagOf('review-15-3370e228')).toBe('review-15-3370e228');
  });

  test('saves the tag when the API may not be asked', async () => {
    const fork = runOf('workflow-run-pull-request-fork');
    const { result, lines } = await compute(fork, {}, [{ get: byBranch, status: 403 }], [record()]);
    expect(result).toMatchObject({ tag: 'pr-15-3370e22', prNumber: undefined });
    expect(lines.join()).toContain('permissions: pull-requests: read');
  });

  test('several that agree are one, several that disagree are listed', async () => {
    const { result } = await compute(event, {}, [], [record({ tag: 'x' }), record({ tag: 'x' })]);
    expect(result.tag).toBe('x');
    await expect(compute(event, {}, [], [record({ tag: 'x' }), record({ tag: 'y' })])).rejects.toThrow(
      'recorded several tags for ghcr.io/acme/app, x, y: set "tag"',
    );
  });

  test('is not looked for when the user says what is built', async () => {
    const { result } = await compute(event, { 'pr-number': '16' }, [], [record({ tag: 'x' })]);
    expect(result.tag).toBe('pr-16-3370e22');
  });
});

describe('with docker/metadata-action’s rules', () => {
  const tags = 'type=ref,event=branch\ntype=ref,event=pr\ntype=semver,pattern={{version}}\ntype=sha';

  test('the tags are theirs and the immutable tag stands beside them', async () => {
    const { result } = await compute(runOf('pull-request'), { tags });
    expect(result).toMatchObject({
      tag: 'pr-15-3370e22',
      imageRef: 'ghcr.io/acme/app:pr-15-3370e22',
      version: 'pr-15',
      tags: ['pr-15', 'sha-a9c8c58'],
    });
  });

  test('the label revision is the head of the pull request also there', async () => {
    const { result } = await compute(runOf('pull-request'), { tags, images: 'acme/app' });
    expect(result.tags).toEqual(['acme/app:pr-15', 'acme/app:sha-a9c8c58']);
    expect(result.labels).toContain(`org.opencontainers.image.revision=${headSha}`);
  });

  test('DOCKER_METADATA_PR_HEAD_SHA makes the sha the head', async () => {
    const run = runOf('pull-request', { env: { DOCKER_METADATA_PR_HEAD_SHA: 'true' } });
    const { result } = await compute(run, { tags });
    expect(result.tagNames).toEqual(['pr-15', 'sha-3370e22']);
  });

  test('pull_request_target has the tags of the pull request, and the sha of the base', async () => {
    const { result } = await compute(runOf('pull-request-target-fork'), { tags });
    expect(result.tagNames).toEqual(['pr-15', 'sha-90dd603']);
  });

  test('moving are the tags without a sha and a full version', async () => {
    const rules = `${tags}\ntype=semver,pattern={{major}}`;
    const { result } = await compute(runOf('push-tag'), { tags: rules, images: 'acme/app' });
    expect(result.tagNames).toEqual(['1.2.3', '1', 'sha-3370e22', 'latest']);
    expect(result.movingTags).toEqual(['acme/app:1', 'acme/app:latest']);
  });

  test('its errors and warnings come through', async () => {
    await expect(compute(runOf('pull-request'), { tags: 'type=foo' })).rejects.toThrow(
      /^Unknown tag type attribute: foo$/,
    );
    const { lines } = await compute(runOf('pull-request'), { tags: 'type=edge' });
    expect(lines).toContain('warning: No Docker image version has been generated. Check tags input.');
  });

  test('the commit’s date comes from the payload of a push, else from the API, else it is now', async () => {
    const rule = { tags: "type=raw,value={{commit_date 'YYYY-MM-DD'}}" };
    expect((await compute(runOf('push-branch'), rule)).result.version).toBe('2026-01-02');
    const commit = { get: `/repos/acme/app/commits/${mergeSha}` };
    const told = { ...commit, data: { commit: { committer: { date: '2025-12-31T23:59:59Z' } } } };
    expect((await compute(runOf('pull-request'), rule, [told])).result.version).toBe('2025-12-31');
    expect((await compute(runOf('pull-request'), rule, [{ ...commit, status: 403 }])).result.version).toBe(
      '2026-01-02',
    );
  });

  test('a schedule whose payload names no repository asks for it', async () => {
    const data = { name: 'app', html_url: 'https://github.com/acme/app', default_branch: 'main', license: null };
    const { result } = await compute(runOf('schedule'), { tags: 'type=edge' }, [{ get: '/repos/acme/app', data }]);
    expect(result.version).toBe('edge');
    expect(result.labels).toContain('org.opencontainers.image.title=app');
  });

  test('bake files are written without being asked for, as there', async () => {
    const { written } = await compute(runOf('pull-request'), { flavor: 'latest=false' });
    expect(JSON.parse(written.get('/temp/lasting/docker-metadata-action-bake.json') ?? '')).toMatchObject({
      target: { 'docker-metadata-action': { tags: ['pr-15'] } },
    });
  });
});
