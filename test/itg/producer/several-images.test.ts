import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHandoverSet, type HandoverSet } from '../../../src/core/handover/handover-set.ts';
import { serializeHandover } from '../../../src/core/handover/record.ts';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { startContainerBuilder, type ContainerBuilder } from '../../bed/container-builder.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { docker, uniqueName } from '../../bed/images.ts';
import type { RunDescription } from '../../bed/run-environment.ts';
import { forgetImages } from '../../support/build-fixture.ts';
import { pullRequest } from '../../support/main-job-runs.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

/* The compiled root action builds two images of one bake file, and the compiled consumer takes each. */
const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
const tag = 'pr-7-3370e22';

let service: ActionsService;
let proxy: FaultProxy;
let container: ContainerBuilder;
let runId = 700;

beforeAll(async () => {
  service = await startActionsService();
  proxy = await startFaultProxy({ target: `http://${process.env['CIIA_REGISTRY'] ?? ''}` });
  container = await startContainerBuilder({ client: client.host, behind: behind.host, registry: proxy.address });
});

afterEach(() => {
  proxy.clear();
});

afterAll(async () => {
  await container.stop();
  for (const engine of [client, behind]) forgetImages(engine, `${proxy.address}/acme/`);
  await Promise.all([service.stop(), proxy.stop()]);
});

describe.each([
  ['docker driver', (): string => 'default'],
  ['docker-container driver', (): string => container.name],
])('two images at once, %s', (_, builder) => {
  interface Made extends ActionResult {
    readonly base: string;
    readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly set: HandoverSet | undefined;
    readonly artifacts: readonly string[];
    readonly consume: (inputs: Readonly<Record<string, string>>) => Promise<ActionResult>;
  }

  async function produce(run: Partial<RunDescription>, inputs: Readonly<Record<string, string>> = {}): Promise<Made> {
    const workspace = mkdtempSync(join(tmpdir(), 'ciia-several-'));
    for (const name of ['api', 'web']) {
      mkdirSync(join(workspace, name));
      writeFileSync(join(workspace, name, 'Dockerfile'), 'FROM scratch\nCOPY content /\n');
      writeFileSync(join(workspace, name, 'content'), uniqueName(name));
    }
    const targets = { api: { context: 'api' }, web: { context: 'web' } };
    const bake = { group: { default: { targets: ['api', 'web'] } }, target: targets };
    writeFileSync(join(workspace, 'docker-bake.json'), JSON.stringify(bake));
    const base = `${proxy.address}/acme/${uniqueName('app')}`;
    const runs = `{ image: ${base}/shared, build: ./api }`;
    writeFileSync(join(workspace, 'shared.yml'), `services:\n  cron: ${runs}\n  worker: ${runs}\n`);
    const shared = {
      run: { ...run, runId: ++runId, apiUrl: service.apiUrl },
      env: { DOCKER_HOST: client.host, ...service.runtimeEnv(runId) },
    };
    const given = { images: base, files: 'docker-bake.json', builder: builder(), 'retry-wait-seconds': '0', ...inputs };
    const made = await runAction({ action: '.', inputs: given, ...shared, workspace });
    rmSync(workspace, { recursive: true });
    const { handover = '', images = '' } = made.outputs;
    return {
      ...made,
      base,
      images: images === '' ? {} : (JSON.parse(images) as Made['images']),
      set: handover === '' ? undefined : parseHandoverSet(handover),
      artifacts: service.artifactsOf(shared.run.runId).map(({ name }) => name),
      consume: (more) => runAction({ action: 'pull-or-download-image', inputs: more, ...shared }),
    };
  }

  test('each is pushed and handed over under its own name, and consumers get that image (I3, I4, I8)', async () => {
    const { base, images, set, artifacts, consume, ...made } = await produce(pullRequest());
    expect(made).toMatchObject({ exitCode: 0, leftovers: [], unexpectedInputs: [] });
    expect(made.outputs).toMatchObject({ tag, registry: 'pushed', pushed: 'true', uploaded: 'true', 'image-ref': '' });
    expect([...artifacts].sort()).toEqual([
      `api-${tag}`,
      `api-${tag}.handover.json`,
      `web-${tag}`,
      `web-${tag}.handover.json`,
    ]);
    expect(made.summary).toContain('| target | image | digest | imageid | registry | artifact |');
    for (const name of ['api', 'web']) {
      const record = set?.images[name];
      if (record === undefined) throw new Error(`no record of ${name}`);
      expect(record).toMatchObject({ image: `${base}/${name}`, tag, archive: { 'artifact-name': `${name}-${tag}` } });
      expect(images[name]).toMatchObject({
        'artifact-name': `${name}-${tag}`,
        pushed: true,
        error: '',
        handover: record,
      });
      for (const source of ['registry', 'artifact']) {
        const localTag = `${uniqueName('consumer')}:test`;
        const consumed = await consume({ handover: serializeHandover(record), source, 'local-tag': localTag });
        expect(consumed).toMatchObject({ exitCode: 0, outputs: { source, imageid: record.imageid } });
        docker(client.host, 'image', 'rm', '--force', localTag, `${base}/${name}:${tag}`);
      }
    }
  });

  test('one image of two services goes up once, and consumers get it for both (I4, I5, I6)', async () => {
    const { base, images, set, artifacts, consume, ...made } = await produce(pullRequest(), { files: 'shared.yml' });
    expect(made).toMatchObject({ exitCode: 0, leftovers: [], outputs: { registry: 'pushed' } });
    expect([...artifacts].sort()).toEqual([`shared-${tag}`, `shared-${tag}.handover.json`]);
    expect(images['worker']).toEqual(images['cron']);
    const { imageid } = set?.images['worker'] ?? {};
    for (const source of ['registry', 'artifact']) {
      const consumed = await consume({ handover: JSON.stringify(set), source });
      expect(consumed).toMatchObject({ exitCode: 0, outputs: { source } });
      const image = expect.objectContaining({ imageid, 'image-ref': `${base}/shared:${tag}` });
      expect(JSON.parse(consumed.outputs['images'] ?? '')).toEqual({ cron: image, worker: image });
      docker(client.host, 'image', 'rm', '--force', `${base}/shared:${tag}`);
    }
  });

  test('the artifact stands in for the one push that fails for a reason that passes (I3)', async () => {
    proxy.addFault({ method: 'PUT', path: /\/web\/manifests\//, do: { kind: 'status', status: 503 } });
    const { images, set, ...made } = await produce(pullRequest(), { 'max-attempts': '2' });
    expect(made).toMatchObject({ exitCode: 0, outputs: { registry: 'degraded', pushed: 'false', uploaded: 'true' } });
    expect(images).toMatchObject({ api: { pushed: true, error: '' }, web: { pushed: false, digest: '', error: '' } });
    expect(set?.images['web']?.archive).toMatchObject({ 'artifact-name': `web-${tag}` });
  });

  test('a denied push fails the step, and the other image stands (I3)', async () => {
    proxy.addFault({ method: 'POST', path: /\/web\/blobs\//, do: { kind: 'status', status: 403 } });
    const { images, set, artifacts, ...made } = await produce(pullRequest());
    expect(made).toMatchObject({ exitCode: 1, outputs: { registry: 'failed' } });
    expect(images).toMatchObject({ api: { pushed: true, error: '' }, web: { pushed: false } });
    expect(images['web']?.['error']).not.toBe('');
    expect(Object.keys(set?.images ?? {})).toEqual(['api']);
    expect(artifacts).toContain(`api-${tag}`);
    expect(artifacts).not.toContain(`web-${tag}`);
  });

  test("a fork's images go up as artifacts alone, under the names that the inputs give (I3, I4)", async () => {
    const inputs = { 'artifact-name': 'my-{name}', 'local-tag': '{name}:ci' };
    const { images, artifacts, ...made } = await produce(pullRequest('someone/fork'), inputs);
    expect(made).toMatchObject({ exitCode: 0, outputs: { registry: 'skipped', pushed: 'false', uploaded: 'true' } });
    expect(images).toMatchObject({
      api: { 'artifact-name': 'my-api', handover: { archive: { reference: 'api:ci' } } },
    });
    expect(artifacts).toEqual(expect.arrayContaining(['my-api', 'my-web']));
  });
});
