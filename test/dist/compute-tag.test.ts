import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runAction, type ActionResult } from '../bed/action-process.ts';
import type { RunDescription } from '../bed/run-environment.ts';
import { eventFixture } from '../support/event-fixtures.ts';
import { nastyNames } from '../support/ref-names.ts';
import { headSha, mergeSha } from '../support/run-facts.ts';

/** The API that none of these runs may call: nothing listens there. */
const noApi = 'http://127.0.0.1:9';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'ciia-tag-'));
});
afterEach(() => {
  rmSync(workspace, { recursive: true });
});

function run(
  event: Partial<RunDescription>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  const description = { repository: 'acme/app', apiUrl: noApi, ...event };
  return runAction({ action: 'compute-tag', run: description, inputs, env, workspace });
}

function fixture(name: string): Partial<RunDescription> {
  const { eventName, ref, sha, actor, payload } = eventFixture(name);
  return { eventName, ref, sha, actor, event: payload as RunDescription['event'] };
}

describe('the compiled compute-tag', () => {
  test.each([
    ['push-default-branch', 'sha-3370e22', 'default-branch'],
    ['push-branch', 'feature-dns-subdomain-3370e22', 'branch'],
    ['push-tag', '1.2.3', 'tag'],
    ['pull-request', 'pr-15-3370e22', 'pull-request'],
    ['pull-request-fork', 'pr-15-3370e22', 'pull-request'],
    ['merge-group', 'mq-3370e22', 'merge-queue'],
  ])('%s: %s, without a call to the API', async (name, tag, kind) => {
    const { outputs, exitCode, summary, leftovers } = await run(fixture(name));
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      tag,
      kind,
      'image-ref': `ghcr.io/acme/app:${tag}`,
      sha: headSha,
      'short-sha': '3370e22',
      'artifact-name': `app-${tag}`,
      skip: 'false',
    });
    expect(summary).toContain(`<code>${tag}</code>`);
    expect(leftovers).toEqual([]);
  });

  test('outputs of a pull request from a fork are all there', async () => {
    const { outputs } = await run(fixture('pull-request-fork'), { images: 'ghcr.io/Acme/App\nlocalhost:5000/App' });
    expect(outputs).toMatchObject({
      tags: 'ghcr.io/acme/app:pr-15-3370e22\nlocalhost:5000/app:pr-15-3370e22',
      'moving-tags': '',
      'source-sha': mergeSha,
      'pr-number': '15',
      branch: 'feature/Add_New-Feature',
      'is-fork': 'true',
      'can-push': 'false',
    });
  });

  test.each([
    [
      200,
      [{ number: 15, state: 'open', head: { sha: headSha, repo: { full_name: 'contributor/app' } } }],
      'pr-15-3370e22',
    ],
    [403, { message: 'Resource not accessible by integration' }, undefined],
  ])('asks for a number that the payload lacks; HTTP %i', async (status, answer, tag) => {
    const asked: (string | undefined)[] = [];
    const api = createServer((request, response) => {
      const isArtifacts = request.url?.startsWith('/repos/acme/app/actions/runs/30433642/artifacts') === true;
      if (!isArtifacts) asked.push(request.url);
      const [code, body] = isArtifacts ? [200, { total_count: 0, artifacts: [] }] : [status, answer];
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await once(api.listen(0, '127.0.0.1'), 'listening');
    const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const { outputs, annotations } = await run({ ...fixture('workflow-run-pull-request-fork'), apiUrl });
    api.close();
    expect(asked).toEqual([
      '/repos/acme/app/pulls?head=contributor%3Afeature%2FAdd_New-Feature&state=all&per_page=100',
    ]);
    expect(outputs['tag']).toBe(tag);
    const messages = annotations.map(({ message }) => message);
    expect(messages).toEqual(
      status === 200
        ? []
        : [
            'The token may not ask for the pull request of the triggering run (HTTP 403): add "permissions: pull-requests: read" to this job.',
          ],
    );
  });

  test('an invalid input is one sentence and no output', async () => {
    const { exitCode, annotations, outputs } = await run(fixture('push-branch'), { 'max-length': '12' });
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message)).toEqual([
      'Input "max-length" is "12": use a whole number from 32 to 128.',
    ]);
    expect(outputs).toEqual({});
  });

  test('docker/metadata-action’s rules give its outputs, variables and bake files', async () => {
    const { outputs, env, leftovers } = await run(fixture('push-tag'), {
      images: 'acme/app',
      tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}\ntype=pep440,pattern={{major}}.{{minor}}',
      labels: "built={{date 'YYYY' tz='UTC'}}",
      'sep-tags': ',',
    });
    expect(outputs).toMatchObject({
      tag: '1.2.3',
      version: '1.2.3',
      tags: 'acme/app:1.2.3,acme/app:1,acme/app:1.2,acme/app:latest',
      'tag-names': '1.2.3,1,1.2,latest',
    });
    expect(outputs['labels']).toMatch(/^built=\d{4}$/m);
    expect(env).toMatchObject({
      DOCKER_METADATA_OUTPUT_VERSION: '1.2.3',
      DOCKER_METADATA_OUTPUT_JSON: outputs['json'],
      DOCKER_METADATA_OUTPUT_BAKE_FILE: outputs['bake-file'],
    });
    expect(leftovers.map((path) => path.replace(/^.*\//, '')).sort()).toEqual([
      'docker-metadata-action-bake-annotations.json',
      'docker-metadata-action-bake-labels.json',
      'docker-metadata-action-bake-tags.json',
      'docker-metadata-action-bake.json',
    ]);
  });
});

describe('what is checked out', () => {
  const git = (...args: string[]): string => {
    const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd: workspace, encoding: 'utf8' }).trim();
  };

  test('is the commit, a merge of it in a shallow clone too, or something to warn of', async () => {
    git('init', '--quiet', '--initial-branch=main');
    git('commit', '--quiet', '--allow-empty', '--message=base');
    git('switch', '--quiet', '--create', 'topic');
    git('commit', '--quiet', '--allow-empty', '--message=topic');
    const topic = git('rev-parse', 'HEAD');
    const checkedOut = async (): Promise<readonly unknown[]> => {
      const { outputs, annotations } = await run({ ref: 'refs/heads/topic', sha: topic });
      return [outputs['source-sha'], annotations.map(({ level }) => level)];
    };
    expect(await checkedOut()).toEqual([topic, []]);
    git('switch', '--quiet', 'main');
    expect(await checkedOut()).toEqual([git('rev-parse', 'HEAD'), ['warning']]);
    git('merge', '--quiet', '--no-ff', '--no-edit', 'topic');
    const merge = git('rev-parse', 'HEAD');
    writeFileSync(join(workspace, '.git', 'shallow'), `${merge}\n`);
    expect(await checkedOut()).toEqual([merge, []]);
  });
});

describe('names from outside', () => {
  test.each(nastyNames)('%j stays text', async (name) => {
    const ref = `refs/heads/${name}`;
    const { outputs, exitCode, annotations, env, summary } = await run(
      { ...fixture('push-branch'), ref },
      { tags: 'type=ref,event=branch', images: 'acme/app' },
    );
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] });
    expect(outputs['tag']).toMatch(/^[a-z0-9][a-z0-9.-]{0,119}-3370e22$/);
    expect(outputs['branch']).toBe(name);
    expect(outputs['tags']).toMatch(/^acme\/app:[A-Za-z0-9._-]+$/);
    expect(Object.keys(env).filter((variable) => !variable.startsWith('DOCKER_METADATA_OUTPUT_'))).toEqual([]);
    expect(summary).not.toMatch(/<script|\u202e/);
    expect(readdirSync(workspace)).toEqual([]);
  });
});

/** Prints the URL of every module that the process loads. */
const loadTrace = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) { process.stderr.write('loads ' + url + '\\n'); return next(url, context); } });
`)}`;

test.each([
  { inputs: {}, loads: false },
  { inputs: { tags: 'type=ref,event=branch' }, loads: true },
])(
  'loads the libraries of the rules of metadata-action only for who uses those: $inputs',
  async ({ inputs, loads }) => {
    const env = { NODE_OPTIONS: `--import=${loadTrace}` };
    const { stderr, exitCode } = await run(fixture('push-branch'), { images: 'acme/app', ...inputs }, env);
    const loaded = [...stderr.matchAll(/^loads file:\/\/(.*\/dist\/.*)$/gm)].map(([, path = '']) => path);
    const isLoaded = (chunk: string): boolean => loaded.some((path) => path.endsWith(`/shared/${chunk}.js`));
    const folder = dirname(loaded.find((path) => path.endsWith('/shared/compute-tag.js')) ?? '');
    for (const chunk of ['metadata', 'actions-artifact']) expect(readdirSync(folder)).toContain(`${chunk}.js`);
    expect({ exitCode, isLoaded: isLoaded('compute-tag') }).toEqual({ exitCode: 0, isLoaded: true });
    expect(isLoaded('metadata')).toBe(loads);
    expect(isLoaded('actions-artifact')).toBe(false);
  },
);
