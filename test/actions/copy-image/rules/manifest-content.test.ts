import { describe, expect, test } from '@jest/globals';
import { formatEngineManifest } from '../../../../actions/copy-image/rules/engine-manifest.ts';
import { readImageManifest } from '../../../../actions/copy-image/rules/image-manifest.ts';
import { listManifestContent } from '../../../../actions/copy-image/rules/manifest-content.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const list = (json: object): ReturnType<typeof listManifestContent> =>
  listManifestContent(JSON.stringify(json), 'r.example/app:1');

describe('what has to be there before a manifest', () => {
  test('config and layers of any artifact, and not its subject', () => {
    const content = list({
      config: { digest: digest('a'), size: 2 },
      layers: [{ digest: digest('b'), size: 0, mediaType: 'text/plain' }],
      subject: { digest: digest('c'), size: 3 },
    });
    expect(content).toEqual({
      manifests: [],
      blobs: [
        { digest: digest('a'), size: 2 },
        { digest: digest('b'), size: 0 },
      ],
    });
  });

  test('what an index lists: manifests by their types, everything else is a blob', () => {
    const content = list({
      manifests: [
        { digest: digest('a'), size: 1, mediaType: 'application/vnd.oci.image.manifest.v1+json' },
        { digest: digest('b'), size: 1, mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json' },
        { digest: digest('c'), size: 1, mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' },
      ],
    });
    expect(content).toEqual({ manifests: [digest('a'), digest('b')], blobs: [{ digest: digest('c'), size: 1 }] });
  });

  test.each([
    [{ schemaVersion: 1, fsLayers: [] }, 'schema 1, which registries no longer take'],
    [{ layers: [{ digest: 'sha512:1', size: 1 }] }, 'names "sha512:1", which is no sha256 digest'],
    [{ layers: [{ digest: digest('a') }] }, `says no size of ${digest('a')}`],
    [{ layers: [{ digest: digest('a'), size: -1 }] }, 'says no size'],
    [{ manifests: ['text'] }, 'names "", which is no sha256 digest'],
    ...[
      'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
      'application/vnd.oci.image.layer.nondistributable.v1.tar',
      'application/vnd.oci.image.layer.nondistributable.v1.tar+zstd',
    ].map((mediaType): [object, string] => [
      { layers: [{ digest: digest('a'), size: 1, mediaType, urls: ['https://x.example'] }] },
      'which only its owner may distribute',
    ]),
  ])('%j is refused', (json, message) => {
    expect(() => list(json)).toThrow(message);
  });
});

describe('a manifest that is another one to other programs is not copied (U1)', () => {
  const blob = `{"digest":"${digest('a')}","size":1}`;

  test.each([
    ['has a key twice', `{"layers":[${blob}],"layers":[]}`],
    ['has a key twice', `{"manifests":[{"digest":"${digest('b')}","digest":"${digest('a')}"}]}`],
    ['spells the key "Layers" unusually', `{"layers":[],"Layers":[${blob}]}`],
    ['is both an image and an index of images', `{"config":${blob},"manifests":[${blob}]}`],
  ])('%s', (finding, raw) => {
    const message = `The manifest of r.example/app:1 ${finding}, so that other programs may find another image in it`;
    expect(() => listManifestContent(raw, 'r.example/app:1')).toThrow(message);
    expect(() => readImageManifest(raw, 'r.example/app:1')).toThrow(message);
  });
});

test.each(['[]', 'null', '"x"', '{}', '{"errors":[{"code":"DENIED"}]}', '{"mediaType":"a/b\\r\\nc"}'])(
  '%s is no manifest',
  (raw) => {
    expect(() => readImageManifest(raw, 'r.example/app:1')).toThrow('neither a manifest nor an index');
    expect(() => listManifestContent(raw, 'r.example/app:1')).toThrow('neither a manifest nor an index');
  },
);

describe('the manifest of an image that comes out of an engine', () => {
  const config = { digest: digest('a'), size: 5 };

  test.each([
    [
      'gzip',
      'application/vnd.docker.distribution.manifest.v2+json',
      'application/vnd.docker.image.rootfs.diff.tar.gzip',
    ],
    ['zstd', 'application/vnd.oci.image.manifest.v1+json', 'application/vnd.oci.image.layer.v1.tar+zstd'],
  ] as const)('%s layers have the types that name them', (compression, mediaType, layerType) => {
    const layer = { digest: digest('b'), size: 6 };
    expect(JSON.parse(formatEngineManifest(config, [{ ...layer, compression }]))).toMatchObject({
      mediaType,
      config,
      layers: [{ ...layer, mediaType: layerType }],
    });
  });
});
