import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { hasCrane, startCraneRegistry } from '../../bed/crane-registry.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { buildAndPush, uniqueName, writeContext } from '../../bed/images.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { sha256 } from '../../../src/core/oci/digest.ts';
import { startCopyAction, type CopyAction } from '../../support/copy-action.ts';
import { indexType, manifestType, pullAll, putBlob, putImage, putManifest } from '../../support/registry-images.ts';

/*
 * The compiled action between real registries, with images of every shape, on a PATH where skopeo fails. What arrived is
 * read back byte by byte. Debian's registry has no referrers API, and crane's has none either.
 */
const open = process.env['CIIA_REGISTRY'] ?? '';
const containerd = process.env['CIIA_CONTAINERD_HOST'] ?? '';
const targets = ['docker-registry', ...(hasCrane() ? ['crane'] : [])];

let action: CopyAction;
let source: FaultProxy;
let registries: Readonly<Record<string, Pick<LocalRegistry, 'address' | 'stop'>>>;

beforeAll(async () => {
  action = startCopyAction();
  source = await startFaultProxy({ target: `http://${open}` });
  registries = {
    'docker-registry': await startRegistry(),
    ...(hasCrane() ? { crane: await startCraneRegistry() } : {}),
  };
});

afterEach(() => {
  source.clear();
});

afterAll(async () => {
  action.stop();
  await source.stop();
  await Promise.all(Object.values(registries).map((registry) => registry.stop()));
});

const addressOf = (registry: string): string => registries[registry]?.address ?? '';
const sentBlobs = (): string[] =>
  source.requests
    .filter(({ method, path }) => method === 'PATCH' || /uploads\/.*digest=/.test(path))
    .map(({ path }) => path);

/** Copies `:1` of a repository in the open registry to another one, and gives all digests on both sides. */
async function copy(repository: string, registry: string): Promise<{ there: readonly string[]; count: string }> {
  const path = repository.slice(repository.indexOf('/') + 1);
  const target = `${addressOf(registry)}/${path}`;
  const result = await action.run({ src: `${source.address}/${path}:1`, dst: `${target}:latest` });
  expect(result.annotations).toEqual([]);
  expect(result).toMatchObject({ exitCode: 0, leftovers: [] });
  const there = await pullAll(target, 'latest');
  expect(there).toEqual(await pullAll(repository, '1'));
  expect(action.commands()).toEqual([]);
  return { there, count: result.outputs['referrers-copied'] ?? '' };
}

describe.each(targets)('to %s', (registry) => {
  test.each([
    ['an index with attestations', 'type=registry', 5],
    ['attestations as OCI artifacts', 'type=registry,oci-mediatypes=true,oci-artifact=true', 5],
    ['zstd layers', 'type=registry,oci-mediatypes=true,compression=zstd,force-compression=true', 5],
  ])('what BuildKit pushes arrives byte for byte: %s (U1, U2)', async (_, output, manifests) => {
    const repository = `${open}/${uniqueName('ciia-bytes')}`;
    const context = writeContext({ content: randomBytes(200_000).toString('hex') });
    const flags = ['--platform', 'linux/amd64,linux/arm64', '--provenance=mode=min', '--output', output];
    buildAndPush(containerd, ...flags, '--tag', `${repository}:1`, context);
    rmSync(context, { recursive: true });
    const { there } = await copy(repository, registry);
    expect(there.length).toBeGreaterThan(manifests);
  });

  test('an index in an index, and artifacts that are no images (U2)', async () => {
    const repository = `${open}/${uniqueName('ciia-bytes')}`;
    const image = await putImage(repository, randomBytes(300_000), {
      layerType: 'application/vnd.oci.image.layer.v1.tar+zstd',
    });
    const inner = await putManifest(repository, { mediaType: indexType, schemaVersion: 2, manifests: [image] });
    const chart = await putImage(repository, randomBytes(1000), {
      layerType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
      fields: {
        artifactType: 'application/vnd.acme.chart',
        config: await putBlob(repository, Buffer.from('{}'), 'application/vnd.oci.empty.v1+json'),
      },
    });
    const outer = { schemaVersion: 2, mediaType: indexType, manifests: [inner, chart] };
    await putManifest(repository, outer, '1');
    expect((await copy(repository, registry)).there).toHaveLength(8);
  });

  test('referrers with an artifactType, in the index that stands in for the API, and those of referrers (U1)', async () => {
    const repository = `${open}/${uniqueName('ciia-bytes')}`;
    const image = await putImage(repository, randomBytes(1000), { tag: '1' });
    const refer = async (subject: typeof image, artifactType: string): Promise<typeof image> => {
      const fields = { artifactType, subject, annotations: { 'org.example': artifactType } };
      const made = await putImage(repository, Buffer.from(artifactType), { fields });
      const tag = subject.digest.replace(':', '-');
      const list = { schemaVersion: 2, mediaType: indexType, manifests: [{ ...made, artifactType }] };
      await putManifest(repository, list, tag);
      return made;
    };
    const sbom = await refer(image, 'application/vnd.example.sbom');
    const signature = await refer(sbom, 'application/vnd.example.signature');
    expect((await copy(repository, registry)).count).toBe('2');
    const target = `${addressOf(registry)}/${repository.slice(repository.indexOf('/') + 1)}`;
    for (const [subject, referrer] of [
      [image, sbom],
      [sbom, signature],
    ] as const) {
      expect((await pullAll(target, subject.digest.replace(':', '-'))).slice(1)).toEqual(
        await pullAll(repository, referrer.digest),
      );
    }
  });
});

describe('blobs', () => {
  const layer = randomBytes(3_000_000);

  test('one whose download is cut half way goes on from there, and is uploaded once', async () => {
    const repository = `${open}/${uniqueName('ciia-bytes')}`;
    await putImage(repository, layer, { tag: '1' });
    source.addFault({
      method: 'GET',
      path: new RegExp(`/blobs/${sha256(layer)}`),
      when: { first: 2 },
      do: { kind: 'cut', of: 'response', afterBytes: 1_000_000, by: 'RST' },
    });
    await copy(repository, 'docker-registry');
    const reads = source.requests.filter(({ path }) => path.includes(`/blobs/${sha256(layer)}`));
    expect(reads.map(({ fault }) => fault)).toEqual(['cut', 'cut', undefined]);
    expect(reads.at(-1)?.status).toBe(206);
  });

  test('one whose rest is refused after a cut is read from its start at the next attempt', async () => {
    const repository = `${open}/${uniqueName('ciia-bytes')}`;
    await putImage(repository, layer, { tag: '1' });
    const read = { method: 'GET', path: new RegExp(`/blobs/${sha256(layer)}`), when: { first: 1 } } as const;
    source.addFault({ ...read, do: { kind: 'cut', of: 'response', afterBytes: 1_000_000, by: 'RST' } });
    source.addFault({ ...read, do: { kind: 'status', status: 416 } });
    const path = repository.slice(repository.indexOf('/') + 1);
    const target = `${addressOf('docker-registry')}/${path}`;
    const result = await action.run({ src: `${source.address}/${path}:1`, dst: `${target}:latest` });
    expect(result).toMatchObject({ exitCode: 0, outputs: { attempts: '2' } });
    expect(await pullAll(target, 'latest')).toEqual(await pullAll(repository, '1'));
    const statuses = source.requests.filter(({ path: asked }) => asked.includes(`/blobs/${sha256(layer)}`));
    expect(statuses.map(({ status }) => status).slice(-2)).toEqual([416, 200]);
  });

  test('within one registry they are mounted, and none is sent', async () => {
    const name = uniqueName('ciia-bytes');
    await putImage(`${open}/${name}/a`, layer, { tag: '1' });
    const dst = `${source.address}/${name}/b:latest`;
    const result = await action.run({ src: `${source.address}/${name}/a:1`, dst });
    expect(result).toMatchObject({ exitCode: 0 });
    expect(await pullAll(`${open}/${name}/b`, 'latest')).toEqual(await pullAll(`${open}/${name}/a`, '1'));
    const mounts = source.requests.filter(({ path }) => path.includes('mount='));
    expect(mounts.map(({ status }) => status)).toEqual([201, 201]);
    expect(sentBlobs()).toEqual([]);
  });

  test('after a failure only what lacks is sent, and no tag is there before', async () => {
    const name = uniqueName('ciia-bytes');
    const repository = `${open}/${name}/a`;
    await putImage(repository, layer, { tag: '1' });
    const registry = await startRegistry();
    const target = await startFaultProxy({ target: `http://${registry.address}` });
    const inputs = { src: `${open}/${name}/a:1`, dst: `${target.address}/b:latest`, 'max-attempts': '1' };
    target.addFault({ method: 'PATCH', path: /uploads/, do: { kind: 'status', status: 500 } });
    expect(await action.run(inputs)).toMatchObject({ exitCode: 1 });
    const tag = await fetch(`http://${registry.address}/v2/b/manifests/latest`);
    expect(tag.status).toBe(404);
    target.clear();
    expect(await action.run(inputs)).toMatchObject({ exitCode: 0 });
    const uploads = target.requests.filter(({ method, path }) => method === 'POST' && path.includes('uploads'));
    expect(uploads).toHaveLength(1);
    await target.stop();
    await registry.stop();
  });
});

test('a layer that only its owner may distribute is refused in one sentence, before anything is copied', async () => {
  const repository = `${open}/${uniqueName('ciia-bytes')}`;
  const config = await putBlob(repository, Buffer.from('{}'), 'application/vnd.oci.image.config.v1+json');
  const foreign = await putBlob(
    repository,
    randomBytes(10),
    'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
  );
  await putManifest(repository, { mediaType: manifestType, schemaVersion: 2, config, layers: [foreign] }, '1');
  const result = await action.run({ src: `${repository}:1`, dst: `${addressOf('docker-registry')}/foreign:latest` });
  expect(result.exitCode).toBe(1);
  expect(result.annotations.map(({ message }) => message).join()).toContain('which only its owner may distribute');
  expect((await fetch(`http://${addressOf('docker-registry')}/v2/foreign/tags/list`)).status).toBe(404);
});

test.each([
  ['with a key twice', '"layers":[],"layers":[]', 'has a key twice'],
  ['with a key in two spellings', '"layers":[],"Layers":[]', 'spells the key "Layers" unusually'],
])('a manifest %s may be another image to an engine, and is not copied (U1)', async (_, layers, finding) => {
  const repository = `${open}/${uniqueName('ciia-bytes')}`;
  const config = await putBlob(repository, Buffer.from('{}'), 'application/vnd.oci.image.config.v1+json');
  const [, name = ''] = repository.split(/\/(.*)/);
  const put = await fetch(`http://${open}/v2/${name}/manifests/1`, {
    method: 'PUT',
    headers: { 'content-type': manifestType },
    body: `{"schemaVersion":2,"mediaType":"${manifestType}","config":${JSON.stringify(config)},${layers}}`,
  });
  expect(put.status).toBe(201);
  const result = await action.run({ src: `${repository}:1`, dst: `${addressOf('docker-registry')}/${name}:latest` });
  expect(result.exitCode).toBe(1);
  expect(result.annotations.map(({ message }) => message).join()).toContain(finding);
  expect((await fetch(`http://${addressOf('docker-registry')}/v2/${name}/tags/list`)).status).toBe(404);
});

test('a registry that redirects the referrers API to a web page has none, and its image is copied (U3)', async () => {
  const repository = `${open}/${uniqueName('ciia-bytes')}`;
  await putImage(repository, randomBytes(1000), { tag: '1' });
  source.addFault({
    path: /\/referrers\//,
    do: { kind: 'status', status: 303, headers: { location: 'http://127.0.0.1:9/acme/packages' } },
  });
  source.addFault({
    path: /\.(sig|att|sbom)$/,
    do: {
      kind: 'status',
      status: 404,
      body: '{"errors":[{"code":"NOT_FOUND","message":"artifact acme/app:sha256-1.sig not found"}]}',
    },
  });
  expect((await copy(repository, 'docker-registry')).count).toBe('0');
});

test.each([
  [401, 'UNAUTHORIZED', 'authentication required'],
  [403, 'DENIED', 'requested access to the resource is denied'],
])(
  'an account that may push and not pull, and gets %i %s, moves no immutable tag (U10)',
  async (status, code, message) => {
    const name = uniqueName('ciia-bytes');
    await putImage(`${open}/${name}/a`, randomBytes(1000), { tag: '1' });
    const before = await putImage(`${open}/${name}/b`, randomBytes(1000), { tag: '1.2.3' });
    const body = JSON.stringify({ errors: [{ code, message }] });
    source.addFault({ method: 'GET', path: /\/b\//, do: { kind: 'status', status, body } });
    const inputs = { src: `${open}/${name}/a:1`, dst: `${source.address}/${name}/b:1.2.3` };
    const result = await action.run(inputs);
    expect((await pullAll(`${open}/${name}/b`, '1.2.3'))[0]).toBe(before.digest);
    expect(result).toMatchObject({ exitCode: 1 });
    expect(result.annotations.map(({ message: text }) => text).join()).toContain('does not say whether it exists');
  },
);
