import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import type { Registry } from '../../../src/ports/registry.ts';
import { headSha } from '../../support/run-facts.ts';
import { registryImages } from '../prune-images/registry-content.ts';
import { merge, newRepository, platformsOf, pushImage, rawIndex, registryHost, tag } from './merge-on-registry.ts';

jest.setTimeout(60_000);

const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const ociIndex = 'application/vnd.oci.image.index.v1+json';
let proxy: FaultProxy;

beforeAll(async () => {
  proxy = await startFaultProxy({ target: `http://${registryHost}` });
});
afterAll(() => proxy.stop());

/** What tags were set to, in their order. */
const tagsPut = (repository: string): readonly string[] =>
  proxy.requests
    .filter(
      ({ method, path }) => method === 'PUT' && path.startsWith(`/v2/${repository.split('/').slice(1).join('/')}/`),
    )
    .flatMap(({ path }) => /\/manifests\/(?!sha256:)(.*)$/.exec(path)?.[1] ?? []);

test.each([true, false])(
  'sources of another repository, attested: %s: a tag is set once, when every platform is there (U5)',
  async (provenance) => {
    const [build, release, mirror] = [1, 2, 3].map(() => newRepository(proxy.address));
    if (build === undefined || release === undefined || mirror === undefined) throw new Error('no repository');
    const built = await Promise.all([
      pushImage(`${build}:a`, 'linux/amd64', { provenance }),
      pushImage(`${build}:b`, 'linux/arm64', { provenance }),
    ]);
    proxy.clear();
    const { failure, outputs } = await merge({
      tags: `${release}:${tag},${release}:latest,${mirror}:${tag}`,
      sources: built.map(({ digest }) => `${build}@${digest}`).join(),
    });
    expect(failure).toBeUndefined();
    expect(tagsPut(release)).toEqual([tag, 'latest']);
    expect(tagsPut(mirror)).toEqual([tag]);
    for (const repository of [release, mirror]) {
      const index = await rawIndex(`${repository}:${tag}`);
      expect(index).toMatchObject({ digest: outputs['digest'] });
      expect(index && platformsOf(index)).toEqual(['linux/amd64', 'linux/arm64']);
      expect(index?.manifests).toHaveLength(provenance ? 4 : 2);
      for (const { digest } of index?.manifests ?? []) {
        expect(await rawIndex(`${repository}@${digest}`)).toMatchObject({ digest });
      }
    }
  },
);

const referrerType = 'application/vnd.docker.attestation.manifest.v1+json';

/** Attests an image as BuildKit does with `oci-artifact=true`: by a referrer, listed under the tag of its digest. */
async function attest(repository: string, digest: string): Promise<void> {
  const images = registryImages(repository, '');
  const layer = await images.blob(JSON.stringify({ _type: 'https://in-toto.io/Statement/v0.1', of: digest }));
  const attestation = {
    schemaVersion: 2,
    mediaType: ociManifest,
    artifactType: referrerType,
    config: { mediaType: 'application/vnd.oci.empty.v1+json', ...(await images.blob('{}')) },
    layers: [{ mediaType: 'application/vnd.in-toto+json', ...layer }],
    subject: { mediaType: ociManifest, digest, size: Buffer.byteLength(JSON.stringify(await images.manifest(digest))) },
  };
  const size = Buffer.byteLength(JSON.stringify(attestation));
  const entry = {
    mediaType: ociManifest,
    digest: await images.put(undefined, attestation),
    size,
    artifactType: referrerType,
  };
  await images.put(digest.replace(':', '-'), { schemaVersion: 2, mediaType: ociIndex, manifests: [entry] });
}

interface ListedManifest {
  readonly digest: string;
  readonly platform?: object;
  readonly annotations?: object;
}

/**
 * Lists the referrers of each image in the index that was just made, as buildx does from 0.30 on:
 * https://github.com/docker/buildx/blob/master/util/imagetools/create.go
 */
function listingReferrers(real: Registry, repository: string): Registry {
  return {
    ...real,
    async merge(sources, target, annotations, options) {
      await real.merge(sources, target, annotations, options);
      const images = registryImages(repository, '');
      const index = (await images.manifest(tag)) as { manifests: ListedManifest[] };
      for (const { digest } of [...index.manifests]) {
        const referrers = (await images.manifest(digest.replace(':', '-'))) as { manifests: ListedManifest[] };
        const [entry] = referrers.manifests;
        if (entry === undefined || index.manifests.some((listed) => listed.digest === entry.digest)) continue;
        index.manifests.push({
          ...entry,
          platform: { os: 'unknown', architecture: 'unknown' },
          annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': digest },
        });
      }
      await images.put(tag, index);
    },
  };
}

test.each([
  ['are left out by this buildx, or listed', (real: Registry) => real],
  ['are listed, as by buildx 0.30', listingReferrers],
])('attestations of plain images that only refer to them %s: one merge is enough (U4)', async (_, through) => {
  const repository = newRepository();
  const built = [
    await pushImage(`${repository}:a`, 'linux/amd64', { provenance: false }),
    await pushImage(`${repository}:b`, 'linux/arm64', { provenance: false }),
  ];
  for (const { digest } of built) await attest(repository, digest);
  const inputs = { tags: `${repository}:${tag},${repository}:latest`, sources: built.map(({ ref }) => ref).join() };
  const first = await merge(inputs, [], { through: (real) => through(real, repository) });
  expect(first.failure).toBeUndefined();
  expect(first.waits).toEqual([]);
  const index = await rawIndex(`${repository}:${tag}`);
  expect(index && platformsOf(index)).toEqual(['linux/amd64', 'linux/arm64']);
  if (through === listingReferrers) expect(index?.manifests).toHaveLength(4);
  for (const { digest } of index?.manifests ?? []) {
    expect(await rawIndex(`${repository}@${digest}`)).toMatchObject({ digest });
  }
  expect(await rawIndex(`${repository}:latest`)).toMatchObject({ digest: index?.digest });
  const again = await merge(inputs);
  expect(again.failure).toBeUndefined();
  expect(again.lines.join('\n')).toContain('holds these images already');
});

describe('images for Windows', () => {
  /** Pushes an image as Windows builders do. */
  const pushWindows = async (repository: string, version: string): Promise<string> => {
    const images = registryImages(repository, '');
    const layer = await images.blob(`layer ${version}`);
    const config = {
      os: 'windows',
      'os.version': version,
      architecture: 'amd64',
      config: { Labels: { 'org.opencontainers.image.revision': headSha, version } },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    };
    return images.put(version, {
      schemaVersion: 2,
      mediaType: ociManifest,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...(await images.blob(JSON.stringify(config))) },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }],
    });
  };

  test('of two versions are both in the index, and a second run finds it complete (U6)', async () => {
    const repository = newRepository();
    const digests = [await pushWindows(repository, '10.0.17763.1'), await pushWindows(repository, '10.0.26100.1')];
    const inputs = {
      tags: `${repository}:${tag}`,
      sources: digests.map((digest) => `${repository}@${digest}`).join(),
      platforms: 'windows/amd64',
    };
    const first = await merge(inputs);
    expect(first.failure).toBeUndefined();
    expect(first.outputs).toMatchObject({ platforms: 'windows/amd64' });
    expect((await rawIndex(`${repository}:${tag}`))?.manifests.map(({ digest }) => digest)).toEqual(digests);
    const again = await merge(inputs);
    expect(again.failure).toBeUndefined();
    expect(again.lines.join('\n')).toContain('holds these images already');
  });
});

test('a nested index under a moving tag is replaced, and as a source it is refused (U6)', async () => {
  const repository = newRepository();
  const built = await pushImage(`${repository}:a`, 'linux/amd64');
  const images = registryImages(repository, '');
  const manifests = [{ mediaType: ociIndex, digest: built.digest, size: 2 }];
  await images.put('latest', { schemaVersion: 2, mediaType: ociIndex, manifests });
  const refused = await merge({ tags: `${repository}:${tag}`, sources: `${repository}:latest` });
  expect(String(refused.failure)).toContain('is an index that lists another index');
  const { failure, outputs } = await merge({ tags: `${repository}:${tag},${repository}:latest`, sources: built.ref });
  expect(failure).toBeUndefined();
  expect((await rawIndex(`${repository}:latest`))?.digest).toBe(outputs['digest']);
});

test.each([undefined, 'v8'])('an annotation for arm64 reaches an entry of the variant %s (U6)', async (variant) => {
  const repository = newRepository();
  const images = registryImages(repository, '');
  const push = async (architecture: string, own: object = {}): Promise<object> => {
    const layer = await images.blob(architecture);
    const Labels = { 'org.opencontainers.image.revision': headSha };
    const rootfs = { type: 'layers', diff_ids: [layer.digest] };
    const platform = { os: 'linux', architecture, ...own };
    const manifest = {
      schemaVersion: 2,
      mediaType: ociManifest,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        ...(await images.blob(JSON.stringify({ ...platform, config: { Labels }, rootfs }))),
      },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }],
    };
    const size = Buffer.byteLength(JSON.stringify(manifest));
    return { mediaType: ociManifest, digest: await images.put(undefined, manifest), size, platform };
  };
  const manifests = [await push('amd64'), await push('arm64', variant === undefined ? {} : { variant })];
  const built = await images.put('built', { schemaVersion: 2, mediaType: ociIndex, manifests });
  const { failure } = await merge({
    tags: `${repository}:${tag}`,
    sources: `${repository}@${built}`,
    platforms: 'linux/amd64,linux/arm64/v8',
    annotations: 'manifest-descriptor[linux/arm64]:a=b',
  });
  expect(failure).toBeUndefined();
  const index = await rawIndex(`${repository}:${tag}`);
  expect(index?.manifests.map(({ annotations }) => annotations)).toEqual([undefined, { a: 'b' }]);
});

test('an annotation for a platform that is not there is an error, before a tag is set (U6)', async () => {
  const repository = newRepository();
  const { ref } = await pushImage(`${repository}:a`, 'linux/amd64');
  const annotations = 'manifest-descriptor[linux/arm64]:a=b';
  const { failure } = await merge({ tags: `${repository}:${tag}`, sources: ref, annotations });
  expect(String(failure)).toContain('and the index holds linux/amd64');
  expect(await rawIndex(`${repository}:${tag}`)).toBeUndefined();
});
