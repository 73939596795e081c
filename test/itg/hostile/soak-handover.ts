import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { imagetoolsRegistry } from '../../../src/adapters/registry/imagetools.ts';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import type { ActionsService } from '../../bed/actions-service.ts';
import { startFaultProxy, type FaultAction, type FaultProxy } from '../../bed/fault-proxy.ts';
import { seededChance } from '../../bed/seeded-chance.ts';
import { fixtureImage, savedArchive, tarOf } from '../../support/archive-fixture.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import type { StoreEngine } from '../../support/store-engines.ts';
import { registryHost } from '../pull-or-download-image/obtain-on-engine.ts';

/** The share of requests that something happens to. */
const faultyShare = 0.2;
const cancelledShare = 0.2;
const longestCancelMs = 2500;
const repository = 'octo-org/octo-app';

/**
 * A request that hangs costs minutes in GitHub's client of the artifacts, which `npm test` does not have; other tests there
 * have hung services. `npm run soak` does.
 */
const isLong = process.env['CIIA_SOAK_RUNS'] !== undefined;

/** Everything that the proxy can do to a request. `decoy` is a path at which the registry has another image. */
function faultsOf(decoy: string): readonly (readonly [path: RegExp, action: FaultAction, weight: number])[] {
  return [
    [/./, { kind: 'status', status: 503 }, 4],
    [/./, { kind: 'status', status: 500 }, 2],
    [/./, { kind: 'status', status: 429, headers: { 'retry-after': '1' } }, 2],
    [/./, { kind: 'cut', of: 'response', afterBytes: 50, by: 'RST' }, 3],
    [/./, { kind: 'cut', of: 'response', afterBytes: 50, by: 'FIN' }, 3],
    [/./, { kind: 'cut', of: 'request', afterBytes: 20, by: 'RST' }, 2],
    [/./, { kind: 'drop-answer' }, 4],
    [/./, { kind: 'delay', ms: 500 }, 2],
    [/./, { kind: 'throttle', of: 'response', bytesPerSecond: 100_000 }, 2],
    [/./, { kind: 'throttle', of: 'request', bytesPerSecond: 200_000 }, 2],
    ...(isLong ? [[/./, { kind: 'hang' }, 0.2] as const] : []),
    [/\/blobs\//, { kind: 'corrupt', of: 'response', atByte: 100 }, 3],
    [/\/blobs\//, { kind: 'corrupt', of: 'request', atByte: 100 }, 1],
    [/\/manifests\//, { kind: 'swap', path: decoy }, 3],
    [/\/manifests\//, { kind: 'headers', replace: { 'docker-content-digest': `sha256:${'0'.repeat(64)}` } }, 1],
    [/./, { kind: 'headers', replace: { 'content-type': 'text/html' } }, 1],
  ];
}

/**
 * Arms the proxy: together the faults that may hit any request hit a fifth of them, the same ones for the same seed. Those of
 * some paths come on top of it.
 */
function shake(proxy: FaultProxy, seed: number, decoy: string): void {
  const faults = faultsOf(decoy);
  const total = faults.reduce((sum, [path, , weight]) => (path.source === '.' ? sum + weight : sum), 0);
  for (const [index, [path, action, weight]] of faults.entries()) {
    proxy.addFault({ path, when: { share: (faultyShare * weight) / total, seed: seed + index }, do: action });
  }
}

/** What one hand-over was given. */
export interface SoakRun {
  readonly index: number;
  readonly seed: number;
  readonly on: StoreEngine;
  readonly source: 'auto' | 'artifact' | 'registry';
  readonly mark: string;
  readonly service: ActionsService;
  /** `/v2/<name>/manifests/1` of another image in the registry. */
  readonly decoy: string;
}

/** How one hand-over ended. */
export interface SoakEnd {
  readonly run: SoakRun;
  readonly ref: string;
  readonly imageid: string;
  readonly cancelled: 'save-and-upload-image' | 'pull-or-download-image' | undefined;
  readonly produced: ActionResult;
  /** Undefined: there was nothing to consume. */
  readonly consumed: ActionResult | undefined;
  /** What a container of the image printed; undefined when the engine has none of that name. */
  readonly printed: string | undefined;
  readonly expectedPrint: string;
  /** Names of the artifacts of the run, and how many requests met which fault. */
  readonly artifacts: readonly string[];
  readonly faults: readonly string[];
  readonly requests: number;
  readonly seconds: number;
}

/** Puts a new image on the engine, under names that nothing shakes. */
async function putImage(on: StoreEngine, name: string, refs: readonly string[]): Promise<{ imageid: string }> {
  const image = await fixtureImage(name, { content: randomBytes(75_000), prints: name });
  const [first = '', ...others] = refs;
  await on.engine.load(Readable.from([await tarOf(savedArchive(image, first))]));
  for (const ref of others) await on.engine.tag(first, ref);
  return image;
}

/** Pushes an image that the tag-swapping registry gives in the place of another. */
export async function pushDecoy(on: StoreEngine, mark: string): Promise<string> {
  const ref = `${registryHost}/${mark}-decoy:1`;
  await putImage(on, `${mark}-decoy`, [ref]);
  await on.engine.push(ref);
  await on.engine.untag(ref);
  return `/v2/${mark}-decoy/manifests/1`;
}

/** One hand-over, from save-and-upload-image to pull-or-download-image, with proxies and seeds of its own. */
export async function handOver(soak: SoakRun): Promise<SoakEnd> {
  const { index, on, source, mark, service } = soak;
  const startMs = Date.now();
  const seed = soak.seed + 1000 * index;
  const chance = seededChance(seed);
  const runId = 700_000 + index;
  service.addRun({ id: runId });
  const registry = await startFaultProxy({ target: `http://${registryHost}` });
  const artifacts = await startFaultProxy({ target: `http://${service.address}` });
  const name = `${mark}-${index}`;
  const direct = `${registryHost}/${name}:1`;
  const ref = `${registry.address}/${name}:1`;
  const { imageid } = await putImage(on, name, [direct, ref]);
  await on.engine.push(direct);
  const there = await imagetoolsRegistry(on.exec).manifest(direct);
  await on.engine.untag(direct);
  if (!there.found) throw new Error(`${direct} was not pushed`);
  const record = handoverRecord({
    image: ref.slice(0, -2),
    tag: '1',
    digest: there.digest,
    imageid,
    revision: '',
    'pushed-refs': [{ ref, digest: there.digest }],
    run: { id: runId, attempt: 1, repository, 'head-repository': repository, event: 'push' },
  });
  const cancels = chance() < cancelledShare;
  const cancelled = cancels ? (chance() < 0.5 ? 'save-and-upload-image' : 'pull-or-download-image') : undefined;
  const signal = chance() < 0.5 ? 'SIGINT' : 'SIGTERM';
  const delayMs = Math.round(chance() * longestCancelMs);
  const run = (action: string, inputs: Readonly<Record<string, string>>): Promise<ActionResult> => {
    const interrupt: ActionRequest['interrupt'] = { after: /./, signal, delayMs };
    return runAction({
      action,
      inputs,
      run: { runId, apiUrl: service.apiUrl.replace(service.address, artifacts.address) },
      env: { DOCKER_HOST: on.host, ...service.runtimeEnv(runId, artifacts.address) },
      timeoutMs: 600_000,
      ...(action === cancelled ? { interrupt } : {}),
    });
  };
  try {
    shake(registry, seed, soak.decoy);
    shake(artifacts, seed + 500, soak.decoy);
    const produced = await run('save-and-upload-image', { handover: JSON.stringify(record) });
    await on.engine.untag(ref);
    const handover = produced.outputs['handover'] ?? '';
    const isMissing = handover === '' && source !== 'registry';
    const consumed = isMissing
      ? undefined
      : await run('pull-or-download-image', {
          handover: handover === '' ? JSON.stringify(record) : handover,
          source,
          'max-attempts': '10',
          'retry-wait-seconds': '0',
          'timeout-minutes': '1',
        });
    const isThere = (await on.engine.inspect(ref)) !== undefined;
    const printed = isThere ? (await on.printedBy(ref)).trim() : undefined;
    if (isThere) await on.engine.untag(ref);
    const requests = [...registry.requests, ...artifacts.requests];
    return {
      run: soak,
      ref,
      imageid,
      cancelled,
      produced,
      consumed,
      printed,
      expectedPrint: name,
      artifacts: service.artifactsOf(runId).map((artifact) => artifact.name),
      faults: requests.flatMap(({ fault }) => fault ?? []),
      requests: requests.length,
      seconds: (Date.now() - startMs) / 1000,
    };
  } finally {
    await Promise.all([registry.stop(), artifacts.stop()]);
  }
}
