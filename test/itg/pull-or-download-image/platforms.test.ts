import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { imagetoolsRegistry } from '../../../src/adapters/registry/imagetools.ts';
import type { HandoverRecord } from '../../../src/core/handover/record.ts';
import type { ImageConfig } from '../../../src/core/oci/image-facts.ts';
import { startFaultProxy } from '../../bed/fault-proxy.ts';
import { handoverRecord } from '../../support/handover-records.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { forget, obtain, registryHost } from './obtain-on-engine.ts';

jest.setTimeout(60_000);

const tag = 'pr-15-3370e22';
const repository = `${registryHost}/obtain-platforms-${process.pid}`;
const ref = `${repository}:${tag}`;
let digest = '';
let configs: readonly ImageConfig[] = [];

beforeAll(async () => {
  const builder = storeEngines().find(({ store }) => store === 'containerd');
  const context = mkdtempSync(join(tmpdir(), 'ciia-platforms-'));
  try {
    writeFileSync(join(context, 'content'), repository);
    writeFileSync(
      join(context, 'Dockerfile'),
      'FROM scratch\nARG TARGETARCH\nLABEL arch=$TARGETARCH\nCOPY content /\n',
    );
    const labels = ['--label', `org.opencontainers.image.revision=${headSha}`];
    const platforms = ['--platform', 'linux/amd64,linux/arm64'];
    builder?.docker('buildx', 'build', '--quiet', '--push', '--tag', ref, ...platforms, ...labels, context);
  } finally {
    rmSync(context, { recursive: true });
  }
  const registry = imagetoolsRegistry(storeEngines()[0]?.exec ?? fail());
  const answer = await registry.manifest(ref);
  digest = answer.found ? answer.digest : '';
  configs = await registry.configs(`${repository}@${digest}`);
});

function fail(): never {
  throw new Error('no engine');
}

describe.each(storeEngines())('an image of two platforms with attestations, $store store', (on) => {
  const record = (): HandoverRecord =>
    handoverRecord({
      image: repository,
      tag,
      digest,
      imageid: configs[0]?.imageid ?? '',
      imageids: Object.fromEntries(configs.map(({ platform, imageid }) => [platform, imageid])),
      platforms: configs.map(({ platform }) => platform),
      'pushed-refs': [{ ref, digest }],
    });
  afterAll(() => {
    forget(on, ref, `${repository}@${digest}`);
  });

  test.each(['linux/amd64', 'linux/arm64'])('gives the imageid of %s (P12, V1)', async (platform) => {
    const end = await obtain(on, { handover: record(), platform, source: 'registry' });
    expect(end.failure).toBeUndefined();
    const imageid = configs.find((config) => config.platform === platform)?.imageid;
    expect(end.result).toMatchObject({ source: 'registry', imageid, digest, platform, revision: headSha });
    forget(on, ref, `${repository}@${digest}`);
  });

  test('is refused for a platform that it was not built for, by record and by registry (P12, V1)', async () => {
    const platform = 'linux/s390x';
    const byRecord = await obtain(on, { handover: record(), platform, source: 'registry' });
    expect(String(byRecord.failure)).toContain('built for linux/amd64, linux/arm64');
    const byRegistry = await obtain(on, { image: repository, tag, platform, source: 'registry' });
    expect(String(byRegistry.failure)).toContain('is for linux/amd64, linux/arm64');
  });
});

test('an image of which the registry has lost a platform is not taken, whichever platform is asked for (V1)', async () => {
  const [on] = storeEngines();
  const lost = configs.find(({ platform }) => platform === 'linux/arm64')?.manifestDigest ?? '';
  const proxy = await startFaultProxy({ target: `http://${registryHost}` });
  try {
    const body = JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] });
    const headers = { 'content-type': 'application/json' };
    proxy.addFault({ path: new RegExp(lost), do: { kind: 'status', status: 404, headers, body } });
    const image = repository.replace(registryHost, proxy.address);
    const end = await obtain(on ?? fail(), { image, tag, platform: 'linux/amd64', source: 'registry' });
    expect(String(end.failure)).toMatch(/The registry did not give the image: .*not found.* \([a-z-]+\): .{20,}/s);
    expect(end.result).toMatchObject({ source: undefined, imageid: '' });
  } finally {
    await proxy.stop();
  }
});
