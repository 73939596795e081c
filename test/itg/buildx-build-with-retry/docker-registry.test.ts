import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { imagetoolsRegistry } from '../../../src/adapters/registry/imagetools.ts';
import { CommandError } from '../../../src/errors.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { contentDigest } from '../../support/build-fixture.ts';
import { storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const address = process.env['CIIA_REGISTRY'] ?? '';
const repository = `${address}/ciia-registry-${process.pid}/app`;
describe.each(storeEngines())('what a registry says of an image pushed from the $store store', (stored) => {
  const { store, exec, docker, build } = stored;
  const registry = imagetoolsRegistry(exec);
  const ref = `${repository}:${store}`;
  let imageid = '';
  beforeAll(() => {
    imageid = build(ref, { 'a.txt': store }, '--label', 'who=registry test, "quoted"');
    docker('image', 'push', '--quiet', ref);
  });
  afterAll(() => {
    docker('image', 'rm', '--force', ref);
  });

  test('the digest is the one in Docker-Content-Digest, for a manifest and for an index', async () => {
    const answer = await registry.manifest(ref);
    expect(answer).toMatchObject({ found: true, digest: await contentDigest(ref) });
    const kind = store === 'classic' ? 'distribution.manifest.v2' : 'image.index.v1';
    expect(answer.found && answer.mediaType).toContain(kind);
  });

  test('the config digest is the one in the archive that the engine saves (B10)', async () => {
    const configs = await registry.configs(ref);
    expect(configs).toHaveLength(1);
    expect(configs[0]).toMatchObject({ imageid, labels: { who: 'registry test, "quoted"' } });
    expect(configs[0]?.platform).toMatch(/^linux\//);
  });

  test('a tag that is not there is no error', async () => {
    expect(await registry.manifest(`${repository}:nosuch`)).toEqual({ found: false });
    expect(await registry.manifest(`${address}/ciia-no-such-repository:1`)).toEqual({ found: false });
  });
});

test('an index of two platforms has one config for each, and gets further tags under its own digest', async () => {
  const stored = storeEngines()[1];
  if (stored === undefined) throw new Error('no containerd engine');
  const registry = imagetoolsRegistry(stored.exec);
  const ref = `${repository}:two`;
  stored.build(ref, { 'a.txt': 'two' }, '--platform', 'linux/amd64,linux/arm64');
  stored.docker('image', 'push', '--quiet', ref);
  stored.docker('image', 'rm', '--force', ref);

  const configs = await registry.configs(ref);
  expect(configs.map(({ platform }) => platform).sort()).toEqual(['linux/amd64', 'linux/arm64']);
  expect(new Set(configs.map((config) => config.imageid)).size).toBe(2);

  const digest = await contentDigest(ref);
  await registry.copy(`${repository}@${digest ?? ''}`, [`${repository}:copy-1`, `${repository}:copy-2`]);
  expect(await contentDigest(`${repository}:copy-1`)).toBe(digest);
  expect(await contentDigest(`${repository}:copy-2`)).toBe(digest);
});

describe('a registry that does not answer as it should', () => {
  let proxy: FaultProxy;
  const registry = imagetoolsRegistry(storeEngines()[0]?.exec ?? fail());
  beforeAll(async () => {
    proxy = await startFaultProxy({ target: `http://${address}` });
  });
  afterAll(() => proxy.stop());

  test.each([401, 403, 404])('status %i is "not there"', async (status) => {
    proxy.clear();
    proxy.addFault({ path: /manifests/, do: { kind: 'status', status } });
    expect(await registry.manifest(`${proxy.address}/a/b:1`)).toEqual({ found: false });
  });

  test.each([429, 500, 503])('status %i is an error, not "not there"', async (status) => {
    proxy.clear();
    proxy.addFault({ path: /manifests/, do: { kind: 'status', status } });
    await expect(registry.manifest(`${proxy.address}/a/b:1`)).rejects.toThrow(CommandError);
  });
});

function fail(): never {
  throw new Error('no classic engine');
}
