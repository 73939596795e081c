import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { githubRest } from '../../src/adapters/github/github-rest.ts';
import type { ApiAnswer } from '../../src/ports/github.ts';
import { startActionsService, testRepository, type ActionsService } from './actions-service.ts';
import { callArtifactClient, type ClientAnswer, type ClientCall } from './artifact-client.ts';
import { startFaultProxy } from './fault-proxy.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

const content = randomBytes(9 * 1024 * 1024 + 17);
const digest = createHash('sha256').update(content).digest('hex');
const otherRun = {
  findBy: { token: 'ghs_test-token', workflowRunId: 7, repositoryOwner: 'octo-org', repositoryName: 'octo-app' },
};

describe("GitHub's side of a run", () => {
  let service: ActionsService;
  let folder: string;
  let file: string;
  let time: number;
  beforeEach(async () => {
    time = Date.now();
    service = await startActionsService({ now: () => time });
    folder = mkdtempSync(join(tmpdir(), 'ciia-service-'));
    file = join(folder, 'image.tar');
    writeFileSync(file, content);
  });
  afterEach(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  const call = (runId: number, ...calls: ClientCall[]): Promise<readonly ClientAnswer[]> =>
    callArtifactClient({ ...service.runtimeEnv(runId), GITHUB_API_URL: service.apiUrl }, calls);
  const value = (answer: ClientAnswer | undefined): unknown => {
    if (answer === undefined || 'error' in answer) throw new Error(answer?.error ?? 'no answer');
    return answer.value;
  };
  const error = (answer: ClientAnswer | undefined): string | undefined =>
    answer !== undefined && 'error' in answer ? answer.error : undefined;
  const upload = (skipArchive: boolean, name = 'image.tar'): ClientCall => [
    'uploadArtifact',
    name,
    [file],
    folder,
    { skipArchive, compressionLevel: 0, retentionDays: 1 },
  ];

  test('takes a raw artifact from the real client and gives it back, to the run itself and to another one', async () => {
    service.addRun({ id: 7 });
    const target = join(folder, 'same-run');
    const [uploaded, got] = await call(7, upload(true), ['getArtifact', 'image.tar']);
    expect(value(uploaded)).toMatchObject({ size: content.length, digest });
    const { id } = value(uploaded) as { id: number };
    expect(value(got)).toMatchObject({
      artifact: { id, name: 'image.tar', size: content.length, digest: `sha256:${digest}` },
    });
    const download = { path: target, expectedHash: `sha256:${digest}` };
    expect(value((await call(7, ['downloadArtifact', id, download]))[0])).toMatchObject({ digestMismatch: false });
    expect(readFileSync(join(target, 'image.tar')).equals(content)).toBe(true);

    const elsewhere = join(folder, 'other-run');
    mkdirSync(elsewhere);
    const [listed, , downloaded] = await call(
      8,
      ['listArtifacts', otherRun],
      ['getArtifact', 'image.tar', otherRun],
      ['downloadArtifact', id, { ...otherRun, path: elsewhere, expectedHash: 'sha256:0' }],
    );
    expect(value(listed)).toMatchObject({ artifacts: [{ id, digest: `sha256:${digest}` }] });
    expect(value(downloaded)).toMatchObject({ digestMismatch: true });
    expect(readFileSync(join(elsewhere, 'image.tar')).equals(content)).toBe(true);
  });

  test('takes a zipped artifact, which the real client unpacks', async () => {
    const [uploaded] = await call(7, upload(false, 'app'));
    const { id } = value(uploaded) as { id: number };
    const target = join(folder, 'unzipped');
    value((await call(7, ['downloadArtifact', id, { path: target }]))[0]);
    expect(readFileSync(join(target, 'image.tar')).equals(content)).toBe(true);
  });

  test('keeps the artifacts of runs apart', async () => {
    await call(7, upload(true));
    const [listed, got] = await call(8, ['listArtifacts'], ['getArtifact', 'image.tar']);
    expect(value(listed)).toEqual({ artifacts: [] });
    expect(error(got)).toMatch(/Artifact not found for name: image\.tar/);
  });

  test('refuses a name for the second time until it is deleted', async () => {
    const [, again, deleted, third] = await call(
      7,
      upload(true),
      upload(true),
      ['deleteArtifact', 'image.tar'],
      upload(true),
    );
    expect(error(again)).toMatch(/\(409\) Conflict: an artifact with this name already exists on the workflow run/);
    expect(error(deleted)).toBeUndefined();
    expect(error(third)).toBeUndefined();
    expect(service.artifactsOf(7)).toHaveLength(1);
  });

  test('holds the name of an upload that was never finalized, unseen and undeletable (A6)', async () => {
    const proxy = await startFaultProxy({ target: `http://${service.address}` });
    proxy.addFault({ path: /FinalizeArtifact/, do: { kind: 'status', status: 403, body: '{"msg":"no"}' } });
    const env = service.runtimeEnv(7, proxy.address);
    const answers = await callArtifactClient(env, [upload(true), ['listArtifacts'], upload(true)]);
    await proxy.stop();
    expect(error(answers[0])).toMatch(/403/);
    expect(value(answers[1])).toEqual({ artifacts: [] });
    expect(error(answers[2])).toMatch(/409/);
    // The blocks went through the proxy as well.
    expect(service.requests.some(({ path, status }) => path.includes('comp=blocklist') && status === 201)).toBe(true);
  });

  test('lets artifacts expire: gone for the run, `expired` and 410 for REST', async () => {
    service.addRun({ id: 7 });
    const [uploaded] = await call(7, upload(true));
    const { id } = value(uploaded) as { id: number };
    time += 86_400_000 + 60_000;
    expect(value((await call(7, ['listArtifacts']))[0])).toEqual({ artifacts: [] });
    const rest = githubRest('ghs_test-token', service.apiUrl);
    const listed = await rest.get('/repos/octo-org/octo-app/actions/runs/7/artifacts');
    expect(listed.data).toMatchObject({ total_count: 1, artifacts: [{ id, expired: true }] });
    expect((await rest.get(`/repos/octo-org/octo-app/actions/artifacts/${id}/zip`)).status).toBe(410);
  });

  test('refuses runtime calls without a token or for another run', async () => {
    const env = service.runtimeEnv(7);
    const [answer] = await callArtifactClient({ ...env, ACTIONS_RUNTIME_TOKEN: 'e30.e30.x' }, [['listArtifacts']]);
    expect(error(answer)).toMatch(/token/i);
    const response = await fetch(
      `http://${service.address}/twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${env['ACTIONS_RUNTIME_TOKEN'] ?? ''}` },
        body: JSON.stringify({ workflow_run_backend_id: 'another' }),
      },
    );
    expect(response.status).toBe(403);
  });

  describe('of a run that is run again', () => {
    const twice = async (options: Parameters<typeof startActionsService>[0]): Promise<readonly ClientAnswer[]> => {
      await service.stop();
      service = await startActionsService(options);
      const attempt = (number: number, ...calls: ClientCall[]): Promise<readonly ClientAnswer[]> =>
        callArtifactClient(service.runtimeEnv(7, undefined, number), calls);
      const first = await attempt(1, upload(true));
      const { id } = value(first[0]) as { id: number };
      const again = await attempt(2, ['listArtifacts'], ['downloadArtifact', id, { path: folder }], upload(true));
      service.addRun({ id: 7, runAttempt: 2 });
      return again;
    };

    test('one attempt sees what another uploaded, and its names are taken, where artifacts are the run’s', async () => {
      const [listed, downloaded, uploaded] = await twice({});
      expect(value(listed)).toMatchObject({ artifacts: [{ name: 'image.tar' }] });
      expect(value(downloaded)).toMatchObject({ digestMismatch: false });
      expect(error(uploaded)).toMatch(/\(409\) Conflict/);
    });

    test('one attempt sees nothing of another where artifacts are the attempt’s; REST shows all', async () => {
      const [listed, downloaded, uploaded] = await twice({ artifactScope: 'attempt' });
      expect(value(listed)).toEqual({ artifacts: [] });
      expect(error(downloaded)).toMatch(/No artifacts found for ID/);
      expect(error(uploaded)).toBeUndefined();
      const { data } = await githubRest('ghs_test-token', service.apiUrl).get(
        '/repos/octo-org/octo-app/actions/runs/7/artifacts',
      );
      expect(data).toMatchObject({ total_count: 2, artifacts: [{ name: 'image.tar' }, { name: 'image.tar' }] });
    });

    test('what an earlier attempt uploaded is listed and cannot be fetched, where its signed URLs are lost', async () => {
      const [listed, downloaded] = await twice({ losesEarlierAttempts: true });
      expect(value(listed)).toMatchObject({ artifacts: [{ name: 'image.tar' }] });
      expect(error(downloaded)).toMatch(/404.*workflow run not found/);
    });
  });

  describe('REST', () => {
    const get = (path: string, options?: Parameters<ReturnType<typeof githubRest>['get']>[1]): Promise<ApiAnswer> =>
      githubRest('ghs_test-token', service.apiUrl).get(`/repos/octo-org/octo-app${path}`, options);
    const fork = { id: 43, fullName: 'someone/octo-app' };

    test('finds runs by workflow file, head sha and event, newest first', async () => {
      service.addRun({ id: 1, headSha: 'b'.repeat(40), event: 'pull_request' });
      service.addRun({
        id: 2,
        headSha: 'b'.repeat(40),
        event: 'pull_request',
        status: 'in_progress',
        conclusion: null,
      });
      service.addRun({ id: 3, headSha: 'c'.repeat(40), event: 'pull_request' });
      service.addRun({ id: 4, headSha: 'b'.repeat(40), path: '.github/workflows/other.yml' });
      const query = { head_sha: 'b'.repeat(40), event: 'pull_request' };
      const { data } = await get('/actions/workflows/ci.yml/runs', { query });
      expect(data).toMatchObject({ total_count: 2, workflow_runs: [{ id: 2, status: 'in_progress' }, { id: 1 }] });
      service.github.workflows['octo-org/octo-app'] = ['new.yml'];
      expect((await get('/actions/workflows/new.yml/runs')).data).toEqual({ total_count: 0, workflow_runs: [] });
      expect((await get('/actions/workflows/none.yml/runs')).status).toBe(404);
      expect((await get('/actions/runs/1')).data).toMatchObject({
        id: 1,
        head_repository: { full_name: 'octo-org/octo-app' },
      });
    });

    test("finds pull requests by head, and by commit only when it is the repository's own", async () => {
      service.addPull({ number: 1, headSha: 'd'.repeat(40) });
      service.addPull({ number: 2, headSha: 'e'.repeat(40), headRepository: fork });
      const { data } = await get('/pulls', { query: { head: 'someone:topic', state: 'open' } });
      expect(data).toMatchObject([{ number: 2, head: { repo: { fork: true } } }]);
      expect((await get(`/commits/${'d'.repeat(40)}/pulls`)).data).toMatchObject([{ number: 1 }]);
      expect((await get(`/commits/${'e'.repeat(40)}/pulls`)).data).toEqual([]);
      expect((await get('/pulls/2')).data).toMatchObject({ number: 2, base: { repo: { id: testRepository.id } } });
    });

    test('describes the repository and its commits', async () => {
      service.github.commits['a'.repeat(40)] = { date: '2026-01-02T03:04:05Z', message: 'A change' };
      expect((await get('')).data).toMatchObject({ full_name: 'octo-org/octo-app', default_branch: 'main' });
      const { data } = await get(`/commits/${'a'.repeat(40)}`);
      expect(data).toMatchObject({ commit: { committer: { date: '2026-01-02T03:04:05Z' } } });
      expect((await get(`/commits/${'b'.repeat(40)}`)).status).toBe(404);
    });

    test('tells a tag from what is none', async () => {
      service.github.tags['octo-org/octo-app'] = { 'v1.0.0': 'f'.repeat(40) };
      expect((await get('/git/ref/tags/v1.0.0')).data).toMatchObject({ object: { sha: 'f'.repeat(40) } });
      expect(await get('/git/ref/tags/main')).toMatchObject({ status: 404, data: { message: 'Not Found' } });
    });

    test('answers 304 to a known ETag, free of charge, and 403 when the rate limit is used up', async () => {
      service.addRun({ id: 1 });
      const first = await get('/actions/runs/1');
      const left = service.github.rateLimit.remaining;
      expect(first.headers['x-ratelimit-remaining']).toBe(String(left));
      expect((await get('/actions/runs/1', { etag: first.etag ?? '' })).status).toBe(304);
      expect(service.github.rateLimit.remaining).toBe(left);
      service.github.rateLimit.remaining = 0;
      const refused = await get('/actions/runs/1');
      expect(refused).toMatchObject({ status: 403, headers: { 'x-ratelimit-remaining': '0' } });
    });

    test('refuses what a token has no permission for, and unknown tokens', async () => {
      service.addRun({ id: 1 });
      service.github.tokens['ghs_test-token'] = { contents: 'read' };
      expect(await get('/actions/runs/1')).toMatchObject({
        status: 403,
        data: { message: 'Resource not accessible by integration' },
      });
      const unknown = await githubRest('ghs_unknown', service.apiUrl).get('/repos/octo-org/octo-app/actions/runs/1');
      expect(unknown).toMatchObject({ status: 401, data: { message: 'Bad credentials' } });
    });

    test('pages lists', async () => {
      for (let id = 1; id <= 5; id++) service.addRun({ id });
      const { data } = await get('/actions/workflows/ci.yml/runs', { query: { per_page: 2, page: 2 } });
      expect(data).toMatchObject({ total_count: 5, workflow_runs: [{ id: 3 }, { id: 2 }] });
    });

    test('ends lists of runs at 1,000 where they are filtered, and counts all', async () => {
      for (let id = 1; id <= 1005; id++) service.addRun({ id });
      const list = (query: Readonly<Record<string, string | number>>): Promise<ApiAnswer> =>
        get('/actions/runs', { query: { per_page: 100, ...query } });
      expect((await list({ page: 11 })).data).toMatchObject({ workflow_runs: { length: 5 } });
      expect((await list({ page: 10, event: 'push' })).data).toMatchObject({ workflow_runs: { length: 100 } });
      const beyond = await list({ page: 11, event: 'push' });
      expect(beyond).toMatchObject({ status: 200, data: { total_count: 1005, workflow_runs: [] } });
      expect((await list({ page: 1, event: 'push' })).headers['link']).toMatch(/page=10&event=push>; rel="last"$/);
    });

    test('shifts the pages of package versions by those that vanish between them', async () => {
      const versions = [1, 2, 3, 4].map((id) => ({ id, name: `sha256:${id}`, tags: [`t${id}`], updatedAt: time }));
      const onPage = (page: number): void => {
        if (page === 1) versions.splice(0, 1);
      };
      service.github.packages['octo-org/app'] = { versions, onPage };
      service.github.tokens['ghs_test-token'] = { packages: 'read' };
      const rest = githubRest('ghs_test-token', service.apiUrl);
      const list = async (page: number): Promise<unknown> =>
        (await rest.get('/orgs/octo-org/packages/container/app/versions', { query: { per_page: 2, page } })).data;
      expect(await list(1)).toMatchObject([{ id: 1 }, { id: 2 }]);
      // The third is on neither page.
      expect(await list(2)).toMatchObject([{ id: 4 }]);
    });
  });

  test('logs what was asked, without signatures', async () => {
    await call(7, upload(true));
    const paths = service.requests.map(({ method, path }) => `${method} ${path}`);
    expect(paths[0]).toMatch(/^POST .*CreateArtifact$/);
    expect(paths.filter((path) => path.startsWith('PUT')).length).toBeGreaterThanOrEqual(3);
    expect(paths.join('\n')).not.toMatch(/sig=[A-Za-z0-9]/);
  });
});
