import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { startContainerBuilder, type ContainerBuilder } from '../../bed/container-builder.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { docker, uniqueName, writeContext } from '../../bed/images.ts';
import type { RunDescription } from '../../bed/run-environment.ts';
import { forgetImages } from '../../support/build-fixture.ts';
import { pullRequest, push } from '../../support/main-job-runs.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

/*
 * The compiled root action with the docker client on the classic store and a docker-container builder, the usual pair on
 * hosted runners: the archive comes out of a solve, not out of the engine.
 */
const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
const { host } = client;
const seconds = 60;

let service: ActionsService;
let proxy: FaultProxy;
let builder: ContainerBuilder;
let runId = 400;

beforeAll(async () => {
  service = await startActionsService();
  proxy = await startFaultProxy({ target: `http://${process.env['CIIA_REGISTRY'] ?? ''}` });
  builder = await startContainerBuilder({ client: host, behind: behind.host, registry: proxy.address });
});

afterEach(() => {
  proxy.clear();
});

afterAll(async () => {
  await builder.stop();
  // A builder inside an engine leaves what it pushed in that engine's store.
  for (const engine of [client, behind]) forgetImages(engine, `${proxy.address}/acme/app`);
  await Promise.all([service.stop(), proxy.stop()]);
});

interface Made extends ActionResult {
  readonly seconds: number;
  /** Names of the run's artifacts. */
  readonly artifacts: readonly string[];
  /** Another job of this run takes the image, and forgets it. */
  readonly consume: (inputs?: Readonly<Record<string, string>>) => Promise<ActionResult>;
}

async function produce(run: Partial<RunDescription>, inputs: Readonly<Record<string, string>> = {}): Promise<Made> {
  const workspace = writeContext();
  const shared = {
    run: { ...run, runId: ++runId, apiUrl: service.apiUrl },
    env: { DOCKER_HOST: host, ...service.runtimeEnv(runId) },
  };
  const images = `${proxy.address}/acme/${uniqueName('app')}`;
  const start = Date.now();
  const made = await runAction({
    action: '.',
    inputs: { images, builder: builder.name, 'retry-wait-seconds': '0', ...inputs },
    ...shared,
    workspace,
  });
  rmSync(workspace, { recursive: true });
  const { handover = '', 'image-ref': ref = '' } = made.outputs;
  return {
    ...made,
    seconds: (Date.now() - start) / 1000,
    artifacts: service.artifactsOf(shared.run.runId).map(({ name }) => name),
    async consume(more = {}) {
      const consumed = await runAction({
        action: 'pull-or-download-image',
        inputs: { handover, ...more },
        ...shared,
      });
      docker(host, 'image', 'rm', '--force', ref);
      return consumed;
    },
  };
}

test('push and archive come out of one solve, and both are the same image (B8)', async () => {
  const { consume, ...made } = await produce(pullRequest());
  const { outputs } = made;
  expect(made).toMatchObject({ exitCode: 0, leftovers: [], outputs: { registry: 'pushed', uploaded: 'true' } });
  expect(() => docker(host, 'image', 'inspect', outputs['image-ref'] ?? '')).toThrow();

  for (const source of ['registry', 'artifact']) {
    const consumed = await consume({ source });
    expect(consumed).toMatchObject({ exitCode: 0, outputs: { source, imageid: outputs['imageid'] } });
  }
});

test('a registry that does not even say what it has is made up for by the archive of a solve without a push (B8, F5)', async () => {
  proxy.addFault({ path: /./, do: { kind: 'status', status: 503 } });
  const { consume, ...made } = await produce(pullRequest(), { 'max-attempts': '2' });
  const { outputs } = made;
  expect({ exitCode: made.exitCode, ...outputs }).toMatchObject({
    exitCode: 0,
    registry: 'degraded',
    uploaded: 'true',
    pushed: 'false',
    digest: '',
    attempts: '2',
    'failure-class': 'transient',
    'failure-reason': expect.stringContaining('503'),
    imageid: expect.stringMatching(/^sha256:/),
  });
  expect(JSON.parse(outputs['pushed-refs'] ?? '')).toEqual([
    { ref: outputs['image-ref'], error: outputs['failure-reason'] },
  ]);
  expect(parseHandover(outputs['handover'] ?? '', 'output')).toMatchObject({
    imageid: outputs['imageid'],
    digest: '',
    'pushed-refs': [],
    archive: { reference: outputs['image-ref'] },
  });
  // The retries have used up the warnings on the way; this one has to be seen all the same.
  expect(made.annotations.map(({ message }) => message).join('\n')).toContain('stands in for it');
  expect(proxy.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
  expect(made.leftovers).toEqual([]);
  expect(made.seconds).toBeLessThan(seconds);
  expect(await consume()).toMatchObject({
    exitCode: 0,
    outputs: { source: 'artifact', imageid: outputs['imageid'] },
  });
});

test.each([
  ['a denied push fails it everywhere', pullRequest(), 403, 'auth', '1'],
  ['one that never answers fails it on the default branch', push, 503, 'transient', '2'],
] as const)('nothing stands in for the registry: %s (F5, F8)', async (_, run, status, name, attempts) => {
  proxy.addFault({ path: /./, do: { kind: 'status', status } });
  const made = await produce(run, { 'max-attempts': '2' });
  expect({ exitCode: made.exitCode, ...made.outputs }).toMatchObject({
    exitCode: 1,
    registry: 'failed',
    uploaded: 'false',
    pushed: 'false',
    digest: '',
    attempts,
    'failure-class': name,
    imageid: expect.stringMatching(/^sha256:/),
  });
  expect(made.artifacts).toEqual([]);
  expect(made.leftovers).toEqual([]);
  expect(made.seconds).toBeLessThan(seconds);
});

test('several platforms that are not pushed on the default branch go up as an archive of this one (B9)', async () => {
  const inputs = { push: 'false', platforms: 'linux/amd64,linux/arm64' };
  const { consume, ...made } = await produce(push, inputs);
  expect({ exitCode: made.exitCode, ...made.outputs }).toMatchObject({
    exitCode: 0,
    registry: 'skipped',
    uploaded: 'true',
    imageid: expect.stringMatching(/^sha256:/),
  });
  expect(await consume()).toMatchObject({
    exitCode: 0,
    outputs: { source: 'artifact', imageid: made.outputs['imageid'] },
  });
});
