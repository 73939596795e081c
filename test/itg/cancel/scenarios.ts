import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionRequest } from '../../bed/action-process.ts';
import { callArtifactClient } from '../../bed/artifact-client.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { startContainerBuilder, type ContainerBuilder } from '../../bed/container-builder.ts';
import { startFaultProxy } from '../../bed/fault-proxy.ts';
import { uniqueName } from '../../bed/images.ts';
import { buildContext, type BuildContext } from '../../support/build-fixture.ts';
import { pullRequest } from '../../support/main-job-runs.ts';
import { flaws } from '../../support/scan-reports.ts';
import { standInScanners, type StandInScanners } from '../../support/stand-in-scanners.ts';
import { runAction } from '../../bed/action-process.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';
import { bakeFile, findFileFlaws, handoverSetOf, prunableImage, tagWriter } from './cancelled-content.ts';

/** A run that somebody cancels. */
export interface CancelledRun {
  readonly request: ActionRequest;
  /** Makes what it works on. */
  readonly prepare?: () => Promise<void>;
  /** Names in the engine that must not be there afterwards. */
  readonly temporaryTags?: readonly string[];
  /** What is wrong with what it left in its workspace, in a registry, or elsewhere. */
  readonly findFlaws?: () => readonly string[] | Promise<readonly string[]>;
  readonly remove?: () => void;
}

/** What all runs share. */
export interface CancelWorld {
  readonly client: StoreEngine;
  readonly engines: readonly StoreEngine[];
  readonly service: ActionsService;
  readonly builder: ContainerBuilder;
  /** A new run of each action by its name. */
  readonly scenarios: Readonly<Record<string, () => CancelledRun>>;
  readonly stop: () => Promise<void>;
}

const registry = process.env['CIIA_REGISTRY'] ?? '';

/** Makes runs take about two seconds, so that a moment hits something. */
const bytesPerSecond = 700_000;
const imageBytes = 1_000_000;

/** Starts what the runs need: engines, a registry and an artifact service that are slow, a builder, images and records. */
export async function startCancelWorld(): Promise<CancelWorld> {
  const [client, behind] = storeEngines() as [StoreEngine, StoreEngine];
  const home = mkdtempSync(join(tmpdir(), 'ciia-cancelled-'));
  const service = await startActionsService();
  const [slowService, slowRegistry, slowTarget, proxy] = await Promise.all([
    startFaultProxy({ target: `http://${service.address}` }),
    startFaultProxy({ target: `http://${registry}` }),
    startFaultProxy({ target: `http://${registry}` }),
    startFaultProxy({ target: `http://${registry}` }),
  ]);
  for (const [method, of] of [
    ['PUT', 'request'] as const,
    ['PATCH', 'request'] as const,
    ['GET', 'response'] as const,
  ]) {
    slowService.addFault({ method, path: /^\/blobs\//, do: { kind: 'throttle', of, bytesPerSecond } });
    for (const slow of [slowRegistry, slowTarget]) {
      slow.addFault({ method, path: /\/blobs\//, do: { kind: 'throttle', of, bytesPerSecond } });
    }
  }
  const builder = await startContainerBuilder({ client: client.host, behind: behind.host, registry: proxy.address });
  // Makes requests without a body last too: those for manifests, their deletion among them.
  for (const method of ['GET', 'DELETE']) {
    slowRegistry.addFault({ method, path: /\/(?:manifests|tags)\//, do: { kind: 'delay', ms: 100 } });
  }
  slowService.addFault({ method: 'GET', path: /^\/repos\//, do: { kind: 'delay', ms: 100 } });
  const scanners: StandInScanners = standInScanners(['trivy'], [{ found: flaws({ LOW: 1 }), seconds: 1 }]);
  let lastRun = 7_000;
  let count = 0;

  const name = uniqueName('ciia-cancelled');
  const content = (): string => randomBytes(imageBytes).toString('base64');
  const image = `${name}:1`;
  const webImage = `${name}-web:1`;
  for (const on of [client, behind]) on.build(image, { content: content() });
  behind.build(webImage, { content: content() });
  const archive = join(home, 'image.tar');
  client.docker('image', 'save', '--output', archive, image);
  const pushed = `${registry}/${name}/app:1`;
  behind.build(pushed, { content: content() }, '--platform=linux/amd64,linux/arm64');
  behind.docker('image', 'push', '--quiet', pushed);
  const slowPushed = pushed.replace(registry, slowRegistry.address);
  const slowRepository = slowPushed.replace(/:1$/, '');

  const engines = [client, behind];
  const handovers: string[] = [];
  const handoverRun = service.addRun({ id: ++lastRun }).id;
  for (const [on, saving] of [[client, image] as const, [behind, webImage] as const]) {
    const saved = await runAction({
      action: 'save-and-upload-image',
      inputs: { image: saving },
      run: { runId: handoverRun, apiUrl: service.apiUrl },
      env: { DOCKER_HOST: on.host, ...service.runtimeEnv(handoverRun) },
    });
    if (saved.exitCode !== 0) throw new Error(saved.stdout);
    handovers.push(saved.outputs['handover'] ?? '');
  }

  /** In a run of its own unless one is given; each second one on the other engine, where that may be. */
  const request = (
    action: string,
    inputs: Readonly<Record<string, string>>,
    {
      on = client,
      runId = service.addRun({ id: ++lastRun }).id,
      ...more
    }: Partial<ActionRequest> & {
      readonly on?: StoreEngine;
      readonly runId?: number;
    } = {},
  ): ActionRequest => ({
    action,
    inputs,
    timeoutMs: 60_000,
    ...more,
    run: { ...more.run, runId, apiUrl: service.apiUrl.replace(service.address, slowService.address) },
    env: { DOCKER_HOST: on.host, ...service.runtimeEnv(runId, slowService.address), ...more.env },
  });
  const alternate = (): StoreEngine => (++count % 2 === 0 ? client : behind);
  const tag = (): string => `t${++count}`;
  const dockerfile = (): string =>
    `FROM scratch\nCOPY busybox a.txt /\nRUN ["/busybox", "sh", "-c", "echo at work; /busybox sleep 1; echo ${uniqueName('done')}"]\n`;
  const context = (): BuildContext => buildContext(dockerfile(), { 'a.txt': content() });
  const fresh = { builder: builder.name, 'fresh-builder': 'always' };

  const scenarios: Readonly<Record<string, () => CancelledRun>> = {
    'buildx-build-with-retry': () => {
      const { folder, remove } = context();
      const { refs, moving, findHalfTags } = tagWriter(`${slowRegistry.address}/${name}/built-${tag()}`, registry);
      const tags = { tags: refs, 'moving-tags': moving };
      const inputs = { context: folder, secrets: 'one=kept-in-a-file', 'image-tar': 'image.tar', load: 'false' };
      const run = request('buildx-build-with-retry', { ...inputs, ...tags, ...fresh }, { workspace: folder });
      const findFlaws = async (): Promise<readonly string[]> => [
        ...findFileFlaws(folder, 'image.tar', client),
        ...(await findHalfTags()),
      ];
      return { request: run, findFlaws, remove };
    },
    producer: () => {
      const { folder, remove } = context();
      const inputs = { images: `${slowRegistry.address}/${name}/${tag()}`, ...fresh, 'retry-wait-seconds': '0' };
      return { request: request('.', inputs, { run: pullRequest(), workspace: folder }), remove };
    },
    'producer of two images': () => {
      const files = {
        'a.txt': content().slice(0, 100_000),
        'web.Dockerfile': dockerfile(),
        'docker-bake.json': bakeFile,
      };
      const { folder, remove } = buildContext(dockerfile(), files);
      const inputs = { images: `${slowRegistry.address}/${name}/${tag()}`, files: 'docker-bake.json', ...fresh };
      const run = pullRequest();
      return { request: request('.', { ...inputs, 'retry-wait-seconds': '0' }, { run, workspace: folder }), remove };
    },
    'save-and-upload-image': () => {
      const temporary = `${name}:${tag()}`;
      const run = request('save-and-upload-image', { image, 'local-tag': temporary }, { on: alternate() });
      return { request: run, temporaryTags: [temporary] };
    },
    'pull-or-download-image': () => {
      const on = alternate();
      const handover = handovers[engines.indexOf(on)] ?? '';
      const inputs = { handover, source: 'artifact', 'local-tag': `${name}:wanted` };
      return { request: request('pull-or-download-image', inputs, { on, runId: handoverRun }) };
    },
    'pull-or-download-image of two images': () => {
      const handover = handoverSetOf(handovers);
      const inputs = { handover, images: 'all', source: 'artifact', 'local-tag': `${name}-{name}:wanted` };
      return { request: request('pull-or-download-image', inputs, { on: alternate(), runId: handoverRun }) };
    },
    'pull-or-download-image from a registry': () => {
      const inputs = { image: slowRepository, tag: '1', source: 'registry', 'local-tag': `${name}:pulled` };
      return { request: request('pull-or-download-image', inputs, { on: alternate() }) };
    },
    'copy-image': () => {
      const login = {
        'src-username': 'alice',
        'src-password': 'secret',
        'dst-username': 'bob',
        'dst-password': 'secret',
      };
      const target = tagWriter(`${slowTarget.address}/${name}/${tag()}`, registry);
      const inputs = ++count % 2 === 0 ? { src: slowPushed, ...login } : { src: image, source: 'engine' };
      const run = request('copy-image', { ...inputs, dst: target.refs, 'moving-tags': target.moving });
      return { request: run, findFlaws: target.findHalfTags };
    },
    'merge-manifests': () => {
      const target = tagWriter(`${slowRegistry.address}/${name}/merged-${tag()}`, registry);
      const inputs = { tags: target.refs, sources: slowPushed, 'moving-tags': target.moving };
      return { request: request('merge-manifests', inputs), findFlaws: target.findHalfTags };
    },
    'scan-gate': () => ({ request: request('scan-gate', { input: archive }, { env: scanners.env }) }),
    'scan-gate of an engine': () => {
      const inputs = { 'image-ref': image };
      return { request: request('scan-gate', inputs, { on: alternate(), env: scanners.env }) };
    },
    'prune-images': () => {
      const workspace = mkdtempSync(join(home, 'prune-'));
      const { repository, findLost, fill } = prunableImage(`${registry}/${name}/pruned-${tag()}`, behind.host);
      const images = repository.replace(registry, slowRegistry.address);
      const only = { 'pull-request': '7', 'dry-run': 'false', 'registry-api': 'distribution' };
      const run = request('prune-images', { images, ...only, 'report-file': 'r.json' }, { workspace });
      const findFlaws = async (): Promise<readonly string[]> => [
        ...readdirSync(workspace).filter((entry) => entry !== 'r.json'),
        ...(await findLost()),
      ];
      return { request: run, prepare: fill, findFlaws };
    },
    'compute-tag': () => ({
      request: request('compute-tag', { 'bake-target': 'all' }),
    }),
  };
  return {
    client,
    engines,
    service,
    builder,
    scenarios,
    async stop() {
      scanners.remove();
      await builder.stop();
      for (const on of engines) {
        const { docker } = on;
        for (const ref of docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}').split('\n')) {
          if (ref.includes(name)) docker('image', 'rm', '--force', ref);
        }
      }
      await Promise.all([slowService.stop(), slowRegistry.stop(), slowTarget.stop(), proxy.stop()]);
      await service.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The artifacts of a run whose content is not what their digest says. */
export async function findBrokenArtifacts(service: ActionsService, runId: number): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-artifacts-'));
  try {
    const artifacts = service.artifactsOf(runId);
    const paths = artifacts.map(({ id }) => join(folder, String(id)));
    const calls = artifacts.map(({ id }, index) => ['downloadArtifact', id, { path: paths[index] }] as const);
    await callArtifactClient(service.runtimeEnv(runId), calls);
    return artifacts.flatMap(({ name, digest }, index) => {
      const path = paths[index] ?? '';
      const [file = ''] = existsSync(path) ? readdirSync(path) : [];
      const content = file === '' ? '' : readFileSync(join(path, file));
      return `sha256:${createHash('sha256').update(content).digest('hex')}` === digest ? [] : [`artifact ${name}`];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
