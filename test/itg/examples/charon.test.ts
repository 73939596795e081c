import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnStep } from '../../bed/runner/results.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { bedVariables } from '../../bed/itg-setup.ts';
import type { ActionHandler, HandlerRequest } from '../../bed/runner/actions.ts';
import { workflowRunOf } from '../../bed/workflow-run-event.ts';
import { fetchRegistryManifest } from '../../support/registry-content.ts';
import { flaw } from '../../support/scan-reports.ts';
import { recordingGh } from '../../support/recording-programs.ts';
import { downloadArtifact } from '../../support/download-artifact.ts';
import {
  commitOf,
  fork,
  pullRequest,
  repository,
  startPipeline,
  type Happening,
  type Pipeline,
  type PipelineRequest,
  type PipelineRun,
} from '../../support/example-pipeline.ts';

/*
 * examples/charon on real engines of both stores and a real registry behind the fault proxy. One run proves many rows,
 * so the tests of a block share it.
 */
jest.setTimeout(300_000);

const [classic = '', containerd = '', registry = ''] = bedVariables.map((name) => process.env[name]);
const suites = ['crowdsec', 'cerberus', 'waf', 'rate-limit'];
const testJobs = [...suites.map((suite) => `integration (${suite})`), 'e2e', 'security'];
const all = (jobs: readonly string[], result: string): Readonly<Record<string, string>> =>
  Object.fromEntries(jobs.map((job) => [job, result]));
const digestForm = /^sha256:[0-9a-f]{64}$/;

let pipeline: Pipeline;
let proxy: FaultProxy;
let home: string;
/** In lower case, as it ends up in the registry. */
let image: string;
let logins: HandlerRequest[] = [];

const handlers: Readonly<Record<string, ActionHandler>> = {
  'docker/login-action': (request) => {
    logins.push(request);
    return Promise.resolve({});
  },
};

beforeAll(async () => {
  pipeline = await startPipeline(['charon:test']);
  proxy = await startFaultProxy({ target: `http://${registry}` });
  image = `${proxy.address}/acme/${pipeline.name}`;
  home = mkdtempSync(join(tmpdir(), 'ciia-charon-'));
  pipeline.setFindings([flaw({ severity: 'LOW' })]);
});
afterEach(() => {
  proxy.clear();
});
afterAll(async () => {
  await pipeline.stop();
  await proxy.stop();
  rmSync(home, { recursive: true });
});

const build = (happening: Happening, request: Partial<PipelineRequest> = {}): Promise<PipelineRun> =>
  pipeline.run('charon/docker-build.yml', happening, {
    host: classic,
    handlers,
    // The owner's name in capitals, as GitHub gives it.
    vars: { IMAGE: image.replace('/acme/', '/Acme/') },
    ...request,
  });
const consume = (file: string, producer: PipelineRun, request: Partial<PipelineRequest> = {}): Promise<PipelineRun> => {
  const started = workflowRunOf(producer.record, { runId: producer.id + 1000, apiUrl: pipeline.service.apiUrl });
  return pipeline.runOn(`charon/workflow-run/${file}.yml`, started, { host: classic, handlers, ...request });
};
const wait = (file: string, happening: Happening): Promise<PipelineRun> =>
  pipeline.run(`charon/wait/${file}.yml`, happening, { host: containerd, handlers });
const builds = (run: PipelineRun): readonly string[] =>
  run.dockerCalls.filter((call) => /\t(buildx )?build |\tbuildx bake /.test(call));
const digestAt = async (tag: string): Promise<string | null> => (await fetchRegistryManifest(`${image}:${tag}`)).digest;

describe('a pull request', () => {
  let run: PipelineRun;
  let second: PipelineRun;

  test('is built by one job, and every suite tests that very image (000-1, 000-2, 000-9, 000-17)', async () => {
    const waiting = wait('e2e', pullRequest('a'));
    run = await build(pullRequest('a'));
    expect(run.complaints).toEqual([]);
    expect(run.results).toMatchObject({ build: 'success', ...all(testJobs, 'success'), gate: 'success' });
    expect(builds(run)).toEqual([expect.stringMatching(/^build\tbuildx build .* --load /)]);
    const [built, ...obtained] = run.images;
    expect(built).toMatchObject({ job: 'build', outputs: { pushed: 'true', registry: 'pushed', uploaded: 'true' } });
    expect(obtained.map(({ job }) => job)).toEqual(testJobs);
    for (const { outputs } of obtained) expect(outputs['imageid']).toBe(built?.outputs['imageid']);
    for (const suite of suites) {
      expect(run.job(`integration (${suite})`).steps.findLast(isOwnStep)?.log).toEqual([
        `integration-test.sh ${suite}`,
        pipeline.name,
      ]);
    }
    const waited = await waiting;
    expect(waited.complaints).toEqual([]);
    expect(waited.images[0]?.outputs).toMatchObject({
      imageid: built?.outputs['imageid'],
      trust: 'same-repository',
    });
    expect(waited.job('e2e').steps.findLast(isOwnStep)?.log).toContain(pipeline.name);
  });

  test('has an immutable tag with number and head commit, in lower case, and a digest (000-3, 000-8, 002-1, 002-3, 002-9)', async () => {
    const { outputs } = run.step('build', 'image');
    expect(outputs).toMatchObject({ tag: 'pr-7-a1b2c3d', 'image-ref': `${image}:pr-7-a1b2c3d` });
    expect(outputs['digest']).toMatch(digestForm);
    expect(await digestAt('pr-7-a1b2c3d')).toBe(outputs['digest']);
    expect(run.step('build', 'image').log).toContain(`Saving ${image}:pr-7-a1b2c3d.`);
  });

  test('gets VERSION, BUILD_DATE and VCS_REF, and its labels with their spaces (000-5, 000-7, 002-7)', async () => {
    const blob = run.images[0]?.outputs['imageid'] ?? '';
    const answer = await fetch(`http://${image.replace('/', '/v2/')}/blobs/${blob}`);
    const { config } = (await answer.json()) as { readonly config: Readonly<Record<'Env' | 'Labels', unknown>> };
    expect(config.Env).toEqual(
      expect.arrayContaining([
        'VERSION=pr-7-a1b2c3d',
        expect.stringMatching(/^BUILD_DATE=\d{4}-\d\d-\d\dT/),
        `VCS_REF=${commitOf('a').head}`,
      ]),
    );
    expect(config.Labels).toMatchObject({
      'org.opencontainers.image.description': 'Charon, a web interface for a reverse proxy',
      'org.opencontainers.image.revision': commitOf('a').head,
      'io.charon.feature.branch': 'feature/greeting',
    });
  });

  test('is tested by workflow_run consumers too, and by one that knows only docker load (000-1, 000-11, 000-14, 002-4, 002-8)', async () => {
    pipeline.service.addPull({
      number: 7,
      headSha: commitOf('a').head,
      headBranch: 'feature/greeting',
      headRepository: repository,
      baseRepository: repository,
    });
    const { imageid } = run.images[0]?.outputs ?? {};
    for (const file of ['integration', 'e2e', 'security-pr']) {
      const consumer = await consume(file, run);
      expect(consumer.complaints).toEqual([]);
      expect(consumer.images.length).toBe(file === 'integration' ? 4 : 1);
      for (const { outputs } of consumer.images) expect(outputs).toMatchObject({ imageid, trust: 'same-repository' });
      expect(builds(consumer)).toEqual([]);
    }
    expect(pipeline.service.artifactsOf(run.id).map((artifact) => artifact.name)).toContain('pr-image-7');
    const download = downloadArtifact(pipeline.service, run.id + 1000, repository.fullName);
    const legacy = await consume('supply-chain-pr', run, {
      handlers: { 'actions/download-artifact': download },
    });
    expect(legacy.complaints).toEqual([]);
    expect(legacy.step('supply-chain', 'image').outputs).toEqual({ ref: `${image}:pr-7-a1b2c3d` });
    expect(legacy.dockerCalls.filter((call) => call.includes('\tlogin') || call.includes(' pull '))).toEqual([]);
  });

  test('with a new commit gets a new tag; a registry that stumbles is tried again, and one that dies is made up for (000-3, 000-6, 000-11, 002-5)', async () => {
    const before = await digestAt('pr-7-a1b2c3d');
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, when: { first: 2 }, do: { kind: 'status', status: 503 } });
    second = await build(pullRequest('c'), {
      afterJob: (job) => {
        if (job.id === 'build') proxy.addFault({ path: /.*/, do: { kind: 'status', status: 503 } });
        return Promise.resolve();
      },
    });
    proxy.clear();
    expect(second.complaints).toEqual([]);
    const [built, ...obtained] = second.images;
    expect(built?.outputs).toMatchObject({ tag: 'pr-7-c1b2c3d', attempts: '3', pushed: 'true' });
    expect(second.step('build', 'image').annotations.map(({ level }) => level)).toContain('warning');
    expect(builds(second).length).toBe(1);
    for (const { outputs } of obtained) {
      expect(outputs).toMatchObject({ source: 'artifact', imageid: built?.outputs['imageid'] });
    }
    expect(obtained.length).toBe(testJobs.length);
    expect(await digestAt('pr-7-c1b2c3d')).toBe(built?.outputs['digest']);
    expect(await digestAt('pr-7-a1b2c3d')).toBe(before);
  });

  test('with a HIGH finding, or an image of another commit, does not pass (000-10)', async () => {
    pipeline.setFindings([flaw({ severity: 'HIGH' })]);
    const found = await consume('security-pr', run);
    expect(found.results).toEqual({ security: 'failure' });
    expect(found.step('security', 'scan').outputs).toMatchObject({
      gate: 'fail',
      reason: 'findings',
      'high-count': '1',
    });
    expect(found.step('security', 'scan').outputs['sarif']).not.toBe('');
    pipeline.setFindings([flaw({ severity: 'LOW' })]);
    const record = { ...run.record, headSha: commitOf('c').head };
    const stale = await consume('security-pr', { ...run, record });
    expect(stale.results).toEqual({ security: 'failure' });
    expect(stale.complaints.join('\n')).toContain(commitOf('c').head);
  });
});

describe('a commit that needs no image', () => {
  test('leaves every check green, and tells the author (002-6)', async () => {
    const notes = join(home, 'gh-requests');
    pipeline.addProgram('gh', recordingGh(notes));
    const skipped = pullRequest('d', { title: 'chore(deps): raise the linter' });
    const run = await build(skipped);
    expect({ complaints: run.complaints, conclusion: run.conclusion }).toEqual({
      complaints: [],
      conclusion: 'success',
    });
    expect(run.results).toMatchObject({
      build: 'success',
      integration: 'skipped',
      e2e: 'skipped',
      security: 'skipped',
    });
    expect(run.results).toMatchObject({ feedback: 'success', gate: 'success' });
    expect(builds(run)).toEqual([]);
    const request = JSON.parse(readFileSync(notes, 'utf8')) as Readonly<Record<string, string>>;
    expect(request).toMatchObject({
      method: 'POST',
      path: `repos/${repository.fullName}/issues/7/comments`,
      body: expect.stringContaining('The title of the pull request matches the skip pattern'),
    });
    expect(pipeline.service.github.tokens[request['token'] ?? '']).toEqual({ 'pull-requests': 'write' });

    const consumers = [
      await consume('integration', run),
      await consume('security-pr', run),
      await wait('integration', skipped),
    ];
    for (const consumer of consumers) {
      expect({ complaints: consumer.complaints, conclusion: consumer.conclusion }).toEqual({
        complaints: [],
        conclusion: 'success',
      });
      for (const job of consumer.jobs)
        expect(job.steps.find(({ id }) => id === 'image')?.outputs['skipped']).toBe('true');
    }
    const download = downloadArtifact(pipeline.service, run.id + 1000, repository.fullName);
    const legacy = await consume('supply-chain-pr', run, { handlers: { 'actions/download-artifact': download } });
    expect(legacy.conclusion).toBe('success');
  });
});

test("a fork's pull request pushes nothing, logs in nowhere, and is tested all the same (000-11, 001-4)", async () => {
  logins = [];
  const pushesBefore = proxy.requests.filter(({ method }) => method === 'PUT').length;
  const run = await build(pullRequest('f', { from: fork }));
  expect(run.complaints).toEqual([]);
  expect(run.images.map(({ outputs }) => outputs['source'] ?? 'built')).toEqual([
    'built',
    ...testJobs.map(() => 'artifact'),
  ]);
  expect(logins).toEqual([]);
  expect(proxy.requests.filter(({ method }) => method === 'PUT').length).toBe(pushesBefore);
  const refused = await consume('e2e', run);
  expect(refused.complaints.join('\n')).toContain('fork');
});

test('closing the pull request removes its images and nothing else (000-15)', async () => {
  const { body, mediaType } = await fetchRegistryManifest(`${image}:pr-7-c1b2c3d`);
  const put = await fetch(`http://${image.replace('/', '/v2/')}/manifests/latest`, {
    method: 'PUT',
    headers: { 'content-type': mediaType ?? '' },
    body: JSON.stringify(body),
  });
  expect(put.status).toBe(201);
  const { pulls } = pipeline.service.github;
  pulls.splice(0, pulls.length, ...pulls.map((pull) => ({ ...pull, state: 'closed' as const })));
  const closed = pullRequest('c');
  const event = { ...closed.event, action: 'closed' };
  const run = await pipeline.run(
    'charon/registry-cleanup.yml',
    { ...closed, event },
    {
      host: classic,
      vars: { IMAGE: image },
    },
  );
  expect(run.complaints).toEqual([]);
  expect([await digestAt('pr-7-a1b2c3d'), await digestAt('pr-7-c1b2c3d')]).toEqual([null, null]);
  expect(await digestAt('latest')).not.toBeNull();
});
