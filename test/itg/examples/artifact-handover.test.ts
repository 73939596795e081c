import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { isOwnStep } from '../../bed/runner/results.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { bedVariables } from '../../bed/itg-setup.ts';
import { downloadArtifact } from '../../support/download-artifact.ts';
import {
  pullRequest,
  repository,
  startPipeline,
  type Pipeline,
  type PipelineRun,
} from '../../support/example-pipeline.ts';

/* examples/artifact-handover: the image goes from job to job as an artifact alone. */
jest.setTimeout(300_000);

const [classic = '', , registry = ''] = bedVariables.map((name) => process.env[name]);
const legs = ['cerberus', 'crowdsec', 'waf', 'rate-limit'].map((suite) => `integration (${suite})`);

let pipeline: Pipeline;
let proxy: FaultProxy;
beforeAll(async () => {
  pipeline = await startPipeline(['charon:local']);
  proxy = await startFaultProxy({ target: `http://${registry}` });
});
afterAll(async () => {
  await pipeline.stop();
  await proxy.stop();
});

const runId = 7000;
const run = (id: number, vars: Readonly<Record<string, string>>): Promise<PipelineRun> =>
  pipeline.run('artifact-handover/ci-pipeline.yml', pullRequest('a'), {
    host: classic,
    runId: id,
    vars: { IMAGE: `${proxy.address}/acme/${pipeline.name}`, ...vars },
    handlers: {
      'actions/download-artifact': downloadArtifact(pipeline.service, id, repository.fullName),
    },
  });
const callsOf = (ended: PipelineRun, job: string): readonly string[] =>
  ended.dockerCalls.filter((call) => call.startsWith(`${job}\t`)).map((call) => call.slice(job.length + 1));

test('one build gives the pushed image and the archive charon.tar with the tag charon:local (001-1, 001-2, 001-3, 001-5, 001-6)', async () => {
  const ended = await run(runId, {});
  expect(ended.complaints).toEqual([]);
  const [built, ...obtained] = ended.images;
  expect(built?.outputs).toMatchObject({ pushed: 'true', 'artifact-name': 'docker-image' });
  const [artifact] = pipeline.service.artifactsOf(runId).filter(({ name }) => name === 'docker-image');
  const days = ((artifact?.expiresAt ?? 0) - (artifact?.createdAt ?? 0)) / 86_400_000;
  expect(days).toBeCloseTo(1, 1);

  // Nothing is built a second time, and nothing is exported by a second build.
  const builds = ended.dockerCalls.filter((call) => call.includes(' build '));
  expect(builds).toEqual([expect.stringMatching(/^build-image\tbuildx build .*--platform=linux\/amd64/)]);

  expect(obtained.map(({ job, outputs }) => [job, outputs['source'], outputs['imageid']])).toEqual(
    legs.map((leg) => [leg, 'artifact', built?.outputs['imageid']]),
  );
  for (const leg of legs) {
    expect(
      ended
        .job(leg)
        .steps.map(({ name }) => name)
        .join('\n'),
    ).not.toContain('login');
    expect(ended.job(leg).steps.findLast(isOwnStep)?.log).toContain(pipeline.name);
  }
  const inConsumers = [...callsOf(ended, 'integration'), ...callsOf(ended, 'plain-docker')];
  expect(inConsumers.filter((call) => /^(login|pull|image pull|buildx imagetools)/.test(call))).toEqual([]);

  // The plan's own steps: download, load, inspect.
  expect(ended.results['plain-docker']).toBe('success');
  const plain = ended.job('plain-docker').steps;
  expect(plain.at(1)?.log).toEqual(['Loaded image: charon:local']);
});

test('the tests run whether the image is pushed or not, and without a push no registry is asked (001-4, 001-6)', async () => {
  const before = proxy.requests.length;
  const ended = await run(runId + 1, { PUSH: 'false' });
  expect(ended.complaints).toEqual([]);
  expect(ended.job('build-image').outputs).toMatchObject({ run_integration: 'true' });
  expect(ended.images[0]?.outputs).toMatchObject({ pushed: 'false', digest: '' });
  expect(ended.images.length).toBe(1 + legs.length);
  expect(proxy.requests.length).toBe(before);
});

test('a reference that is no reference ends the build, and no test begins (001-7)', async () => {
  const ended = await run(runId + 2, { IMAGE: 'ghcr.io//charon' });
  expect(ended.results).toMatchObject({ 'build-image': 'failure', integration: 'skipped', 'plain-docker': 'skipped' });
  expect(ended.complaints.join('\n')).toContain('"ghcr.io//charon"');
  expect(ended.dockerCalls.filter((call) => call.includes(' build '))).toEqual([]);
});
