import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import type { PullOrDownloadInputs } from '../../../actions/pull-or-download-image/pull-or-download-image.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { archiveFacts, handoverRecord } from '../../support/handover-records.ts';
import { storeEngines } from '../../support/store-engines.ts';
import type { StoredArtifact } from '../../support/stored-artifacts.ts';
import { forget, obtain, produce, registryHost, type Produced } from './obtain-on-engine.ts';

const tag = 'pr-15-3370e22';
const manifests = /\/manifests\//;
const unknown = JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] });
const [classic, containerd] = storeEngines();

let proxy: FaultProxy;
beforeAll(async () => {
  proxy = await startFaultProxy({ target: `http://${registryHost}` });
});
afterAll(async () => {
  await proxy.stop();
});
beforeEach(() => {
  proxy.clear();
});

/** An image that was pushed, and that this engine has nothing of. */
interface Fresh {
  readonly image: Produced;
  /** Its repository as seen through the proxy. */
  readonly repository: string;
  readonly handover: HandoverRecord;
  readonly stored: readonly StoredArtifact[];
  /** Path of its one layer. */
  readonly layer: RegExp;
  /** Of that layer in the registry. */
  readonly layerBytes: number;
}

interface Layer {
  readonly digest: string;
  readonly size: number;
}

const limits = (timeoutMs: number): PullOrDownloadInputs['limits'] => ({
  policy: { maxAttempts: 3, waitSeconds: 0, retryOn: 'transient' },
  timeoutMs,
});

/** The layer of a pushed image, behind an index or not. */
async function layerOf(name: string, digest: string): Promise<Layer> {
  const accept = ['oci.image.index.v1', 'oci.image.manifest.v1', 'docker.distribution.manifest.v2'];
  const answer = await fetch(`http://${registryHost}/v2/${name}/manifests/${digest}`, {
    headers: { accept: accept.map((type) => `application/vnd.${type}+json`).join(',') },
  });
  type Manifest = Partial<Record<'manifests' | 'layers', Layer[]>>;
  const { manifests: images = [], layers = [] } = (await answer.json()) as Manifest;
  return layers[0] ?? layerOf(name, images[0]?.digest ?? '');
}

// What a fault does to layers depends on the engine that pulls them. Tags and manifests are read by us alone.
describe.each(storeEngines())('pulling through faults, $store store', (on) => {
  const onClassic = on.store === 'classic' ? test : undefined;
  const onContainerd = on.store === 'containerd' ? test : undefined;
  const made = new Set<string>();
  afterEach(() => {
    forget(on, ...made);
    made.clear();
  });

  /** The other engine builds it, so that this one cannot reuse what its builder kept. */
  async function fresh(): Promise<Fresh> {
    const builder = (on.store === 'classic' ? containerd : classic) ?? on;
    const name = `obtain-faults-${randomBytes(6).toString('hex')}`;
    const repository = `${proxy.address}/${name}`;
    const image = produce(builder, `${registryHost}/${name}:${tag}`, randomBytes(60_000).toString('base64'));
    for (const ref of [image.ref, `${repository}:${tag}`, `${repository}@${image.digest}`]) made.add(ref);
    const layer = await layerOf(name, image.digest);
    const record = handoverRecord({
      image: repository,
      tag,
      digest: image.digest,
      imageid: image.imageid,
      'pushed-refs': [{ ref: `${repository}:${tag}`, digest: image.digest }],
      archive: archiveFacts(image.ref, `app-${tag}`, image.archive.length),
    });
    return {
      image,
      repository,
      handover: record,
      stored: [{ name: `app-${tag}`, content: image.archive }],
      layer: new RegExp(`/blobs/${layer.digest}`),
      layerBytes: layer.size,
    };
  }

  // The classic store's engine waits for five seconds after each of them.
  test.each([on.store === 'classic' ? (['RST', [20_000]] as const) : (['FIN', [0, 20_000, -1]] as const)])(
    'connections that end by %s within a layer, after bytes %j (-1: before the last one), cost a try at most (F10)',
    async (by, places) => {
      const { image, handover, layer, layerBytes } = await fresh();
      for (const place of places) {
        proxy.addFault({
          method: 'GET',
          path: layer,
          when: { first: 1 },
          do: { kind: 'cut', of: 'response', afterBytes: place < 0 ? layerBytes + place : place, by },
        });
      }
      const end = await obtain(on, { source: 'registry', handover });
      expect(end.failure).toBeUndefined();
      expect(end.result).toMatchObject({ source: 'registry', imageid: image.imageid });
      expect(end.result.attempts).toBeLessThanOrEqual(2);
      expect(proxy.requests.filter(({ fault }) => fault === 'cut')).toHaveLength(places.length);
    },
    60_000,
  );

  onContainerd?.('a rate limit of an hour leads to the artifact at once (F7, P2)', async () => {
    const { image, handover, stored } = await fresh();
    const body = JSON.stringify({ errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] });
    const headers = { 'content-type': 'application/json', 'retry-after': '3600' };
    proxy.addFault({ path: manifests, do: { kind: 'status', status: 429, headers, body } });
    const end = await obtain(on, { handover }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid, attempts: 2 });
    expect(end.result.registryError).toContain('(rate-limit)');
    expect(end.result.seconds).toBeLessThan(15);
  });

  onContainerd?.('a registry that hangs costs its time limit, and the artifact is taken (F11)', async () => {
    const { image, handover, stored } = await fresh();
    proxy.addFault({ path: manifests, do: { kind: 'hang' } });
    const end = await obtain(on, { handover, limits: limits(10_000) }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid });
    expect(end.result.registryError).toContain('timeout');
  });

  // Tried again, the classic store's engine waits on for the connection that hangs: only another source helps there.
  test('a layer that hangs costs half of the time limit, and the artifact is taken (F11)', async () => {
    const { image, handover, layer, stored } = await fresh();
    proxy.addFault({ method: 'GET', path: layer, do: { kind: 'hang' } });
    const end = await obtain(on, { handover, limits: limits(10_000) }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid });
    expect(end.result.registryError).toContain('timeout');
  }, 30_000);

  test('a layer that is corrupt each time never becomes an image: the artifact is taken (F12)', async () => {
    const { image, handover, layer, stored } = await fresh();
    proxy.addFault({ method: 'GET', path: layer, do: { kind: 'corrupt', of: 'response', atByte: 20_000 } });
    const end = await obtain(on, { handover, limits: limits(60_000) }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid });
    expect(end.result.registryError).not.toBe('');
  }, 90_000);

  test('a layer that is corrupt once costs a try (F12)', async () => {
    const { image, handover, layer } = await fresh();
    const corrupt = { kind: 'corrupt', of: 'response', atByte: 20_000 } as const;
    proxy.addFault({ method: 'GET', path: layer, when: { first: 1 }, do: corrupt });
    const end = await obtain(on, { handover, source: 'registry', limits: limits(60_000) });
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'registry', imageid: image.imageid });
    expect(end.result.attempts).toBeLessThanOrEqual(2);
    expect(proxy.requests.filter(({ fault }) => fault === 'corrupt')).toHaveLength(1);
  }, 90_000);

  onClassic?.('a tag that the registry does not know yet is read again (F14, P2)', async () => {
    const { image, repository } = await fresh();
    proxy.addFault({
      path: new RegExp(`/manifests/${tag}$`),
      when: { first: 2 },
      do: { kind: 'status', status: 404, body: unknown, headers: { 'content-type': 'application/json' } },
    });
    const end = await obtain(on, { image: repository, tag, source: 'registry' });
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'registry', imageid: image.imageid, digest: image.digest });
    expect(end.result.attempts).toBeLessThanOrEqual(3);
  });

  test('a false Docker-Content-Digest never leads to another image (F15)', async () => {
    const { image, handover, stored } = await fresh();
    const replace = { 'docker-content-digest': `sha256:${'0'.repeat(64)}` };
    proxy.addFault({ path: manifests, do: { kind: 'headers', replace } });
    const end = await obtain(on, { handover }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result.imageid).toBe(image.imageid);
  }, 30_000);

  onContainerd?.('a tag that was swapped for another image is refused before a layer moves (F16)', async () => {
    const { image, repository, layer } = await fresh();
    const { repository: other, image: evil } = await fresh();
    const name = other.slice(other.indexOf('/') + 1);
    proxy.addFault({
      path: new RegExp(`/manifests/${tag}$`),
      do: { kind: 'swap', path: `/v2/${name}/manifests/${evil.digest}` },
    });
    const end = await obtain(on, { image: repository, tag, imageid: image.imageid, source: 'registry' });
    expect(end.failure).toBeDefined();
    expect(end.result).toMatchObject({ source: undefined, imageid: '' });
    expect(await on.engine.inspect(`${repository}:${tag}`)).toBeUndefined();
    expect(proxy.requests.some(({ path }) => layer.test(path))).toBe(false);
  });

  onClassic?.('a registry at 10 kB/s runs into its limit, and the artifact is taken (F24)', async () => {
    const { image, handover, layer, stored } = await fresh();
    proxy.addFault({ method: 'GET', path: layer, do: { kind: 'throttle', of: 'response', bytesPerSecond: 5_000 } });
    const end = await obtain(on, { handover, limits: limits(10_000) }, stored);
    expect(end.failure).toBeUndefined();
    expect(end.result).toMatchObject({ source: 'artifact', imageid: image.imageid });
    expect(end.result.registryError).toContain('timeout');
  });
});
