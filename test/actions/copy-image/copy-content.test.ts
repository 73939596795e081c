import { describe, expect, test } from '@jest/globals';
import { copyByDigest, readContentTree, type ImageContent } from '../../../actions/copy-image/copy-content.ts';
import { RegistryError } from '../../../src/errors.ts';
import { copySession } from '../../support/copy-session.ts';
import { memoryRepository, type MemoryRepository } from '../../support/memory-repository.ts';

const from = 'r.example/app';
const to = 'd.example/app';
const indexType = 'application/vnd.oci.image.index.v1+json';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

function pushImage(
  source: MemoryRepository,
  name: string,
  layerType?: string,
): ReturnType<MemoryRepository['addManifest']> {
  const config = source.addBlob(`{"name":"${name}"}`, 'application/vnd.oci.image.config.v1+json');
  return source.addManifest({
    schemaVersion: 2,
    mediaType: manifestType,
    config,
    layers: [source.addBlob(name, layerType)],
  });
}

function imageAt(source: MemoryRepository, digest: string, repository: string | undefined = from): ImageContent {
  const raw = source.manifests.get(digest) ?? '';
  return { source, repository, digest, raw, mediaType: indexType };
}

describe('what is copied', () => {
  test('an index in an index, an artifact and a zstd layer, byte for byte and from the leaves up (U2)', async () => {
    const source = memoryRepository();
    const zstd = pushImage(source, 'zstd', 'application/vnd.oci.image.layer.v1.tar+zstd');
    const inner = source.addManifest({ schemaVersion: 2, mediaType: indexType, manifests: [zstd] });
    const chart = source.addManifest({
      schemaVersion: 2,
      mediaType: manifestType,
      artifactType: 'application/vnd.acme',
      config: source.addBlob('{}', 'application/vnd.oci.empty.v1+json'),
      layers: [source.addBlob('chart', 'application/vnd.cncf.helm.chart.content.v1.tar+gzip')],
    });
    const artifactType = 'application/vnd.oci.artifact.manifest.v1+json';
    const artifact = source.addManifest({ mediaType: artifactType, blobs: [source.addBlob('blob of an artifact')] });
    const { digest } = source.addManifest({
      schemaVersion: 2,
      manifests: [inner, chart, artifact],
      annotations: { a: 'ä' },
    });
    const target = memoryRepository();
    await copyByDigest(imageAt(source, digest), to, copySession({ [from]: source }, { [to]: target }));
    expect(target.manifests).toEqual(source.manifests);
    expect(target.blobs).toEqual(source.blobs);
    expect(target.writes.at(-1)).toBe(`manifest ${digest}`);
  });

  test('within one registry blobs are mounted, and blobs that two images share move once', async () => {
    const source = memoryRepository();
    const image = pushImage(source, 'app');
    const other = 'r.example/other';
    const target = memoryRepository({ siblings: { [from]: source } });
    const session = copySession({ [from]: source }, { [other]: target });
    await copyByDigest(imageAt(source, image.digest), other, session);
    expect(target.writes.map((write) => write.split(' ')[0])).toEqual(['mount', 'mount', 'manifest']);
    const index = source.addManifest({ schemaVersion: 2, mediaType: indexType, manifests: [image] });
    target.blobs.clear();
    await copyByDigest(imageAt(source, index.digest), other, session).catch(() => undefined);
    expect(target.blobs.size).toBe(0);
  });

  test('a blob that fails is tried again by itself', async () => {
    const source = memoryRepository();
    const layers = ['a', 'b', 'c', 'd', 'e', 'f'].map((content) => source.addBlob(content));
    const config = source.addBlob('{}');
    const { digest } = source.addManifest({ schemaVersion: 2, mediaType: manifestType, config, layers });
    const target = memoryRepository();
    let failures = 0;
    const flaky: MemoryRepository = {
      ...target,
      upload(...upload) {
        const isHit = upload[1].digest === layers[2]?.digest && failures++ < 2;
        return isHit
          ? Promise.reject(new RegistryError('PUT d.example/v2/app/blobs/uploads/1: HTTP 503', { status: 503 }))
          : target.upload(...upload);
      },
    };
    const session = copySession({ [from]: source }, { [to]: flaky });
    await copyByDigest(imageAt(source, digest), to, session);
    expect(target.writes).toHaveLength(8);
    expect(session.parts.attempts).toBe(3);
  });
});

describe('what is refused before anything is copied', () => {
  const refused = async (source: MemoryRepository, digest: string): Promise<string> => {
    const target = memoryRepository();
    const session = copySession({ [from]: source }, { [to]: target });
    const error: unknown = await copyByDigest(imageAt(source, digest), to, session).catch((thrown: unknown) => thrown);
    expect(target.writes).toEqual([]);
    return error instanceof Error ? error.message : '';
  };

  test('an index with a layer that only its owner may distribute', async () => {
    const source = memoryRepository();
    const foreign = pushImage(source, 'windows', 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip');
    const index = source.addManifest({ manifests: [pushImage(source, 'linux'), foreign] });
    expect(await refused(source, index.digest)).toMatch(/foreign.*which only its owner may distribute.*platforms/);
  });

  test('an index that lists what is not there', async () => {
    const source = memoryRepository();
    const gone = `sha256:${'9'.repeat(64)}`;
    const index = source.addManifest({
      manifests: [pushImage(source, 'linux'), { mediaType: manifestType, digest: gone }],
    });
    expect(await refused(source, index.digest)).toContain(`${from}@${gone} is not there`);
  });

  test('indexes that are nested without end', async () => {
    const source = memoryRepository();
    let index = pushImage(source, 'linux');
    for (let depth = 0; depth < 10; depth++) index = source.addManifest({ mediaType: indexType, manifests: [index] });
    expect(await refused(source, index.digest)).toContain('more below it than any image has');
  });
});

test('the manifests of an image are read once for all targets', async () => {
  const source = memoryRepository();
  const index = source.addManifest({ manifests: [pushImage(source, 'linux')] });
  let reads = 0;
  const counting = { ...source, manifest: (digest: string) => (reads++, source.manifest(digest)) };
  const session = copySession({ [from]: counting }, {});
  await readContentTree({ ...imageAt(source, index.digest), source: counting }, session);
  await readContentTree({ ...imageAt(source, index.digest), source: counting }, session);
  expect(reads).toBe(1);
});
