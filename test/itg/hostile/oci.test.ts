import {
  dockerManifest,
  ociLayout,
  sha256Hex,
  tarOf,
  type FixtureImage,
  type TarMember,
} from '../../support/archive-fixture.ts';
import { describeHostile, hostileImages, type HostileArchive } from './hostile-archives.ts';

const images = await hostileImages('oci');
const { mark, app, evil } = images;

type Json = Readonly<Record<string, unknown>>;

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const linux = { os: 'linux', architecture: 'amd64' };
const names = { 'io.containerd.image.name': `docker.io/library/${mark}-victim:1` };

const blobOf = (content: string | Buffer): TarMember => ({ name: `blobs/sha256/${sha256Hex(content)}`, content });
const contentOf = ({ content = '' }: TarMember): string | Buffer => content;
const descriptor = (blob: TarMember, mediaType: string, extra: Json = {}): Json => ({
  mediaType,
  digest: `sha256:${sha256Hex(contentOf(blob))}`,
  size: Buffer.byteLength(contentOf(blob)),
  ...extra,
});
const entry = ({ manifest }: FixtureImage, extra: Json = {}): Json => descriptor(manifest, manifestType, extra);
const indexBlob = (...manifests: readonly Json[]): TarMember =>
  blobOf(JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests }));
const indexJson = (...manifests: readonly Json[]): TarMember => ({
  name: 'index.json',
  content: JSON.stringify({ schemaVersion: 2, manifests }),
});
const nested = (levels: number): readonly TarMember[] => {
  const blobs = [indexBlob(entry(app))];
  for (let level = 1; level < levels; level++) blobs.push(indexBlob(descriptor(blobs.at(-1) ?? ociLayout, indexType)));
  return blobs;
};
/** Each index lists the one below a thousand times. */
const explosive = (): readonly TarMember[] => {
  const blobs = [indexBlob(entry(app), entry(evil))];
  for (let level = 0; level < 3; level++) {
    blobs.push(indexBlob(...Array<Json>(1000).fill(descriptor(blobs.at(-1) ?? ociLayout, indexType))));
  }
  return blobs;
};
const topOf = (blobs: readonly TarMember[]): Json => descriptor(blobs.at(-1) ?? ociLayout, indexType);

const both = [app, evil].flatMap(({ config, layer, manifest }) => [config, layer, manifest]);

/** The app's manifest with something else in it. */
function changed(change: (manifest: { config: Json; layers: Json[] }) => unknown): TarMember {
  return blobOf(JSON.stringify(change(JSON.parse(String(app.manifest.content)) as { config: Json; layers: Json[] })));
}
const layout = async (end: HostileArchive['end'], ...members: readonly TarMember[]): Promise<HostileArchive> => ({
  archive: await tarOf([...both, ...members, ociLayout]),
  end,
});
const withManifest = (
  manifest: TarMember,
  end: HostileArchive['end'],
  ...more: readonly TarMember[]
): Promise<HostileArchive> => layout(end, manifest, ...more, indexJson(descriptor(manifest, manifestType)));

const wrongRootfs = String(app.config.content).replace(
  /"diff_ids":\["[^"]*"/,
  `"diff_ids":["sha256:${sha256Hex('x')}"`,
);
const twice = String(app.config.content).replace(/"diff_ids":\[("[^"]*")/, '"diff_ids":[$1,$1');
const wrongRootfsManifest = changed((manifest) => ({
  ...manifest,
  config: descriptor(blobOf(wrongRootfs), 'application/vnd.oci.image.config.v1+json'),
}));
const twiceManifest = changed(({ layers, ...manifest }) => ({
  ...manifest,
  layers: [...layers, ...layers],
  config: descriptor(blobOf(twice), 'application/vnd.oci.image.config.v1+json'),
}));
const artifact = blobOf(
  JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: 'application/spdx+json',
    config: descriptor(blobOf('{}'), 'application/vnd.oci.empty.v1+json'),
    layers: [descriptor(blobOf('{}'), 'application/vnd.oci.empty.v1+json')],
    subject: entry(app),
  }),
);

/** As another one lists the app, and runs it, for an entry of such a platform. */
const listedFirst = async (platform: Json): Promise<HostileArchive> =>
  layout(
    'taken',
    indexJson(
      entry(evil, { platform, annotations: names }),
      entry(app, { platform: { ...linux, variant: 'v2' }, annotations: names }),
    ),
  );
const attestation = { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } };
const unknown = { platform: { os: 'unknown', architecture: 'unknown' } };

describeHostile(images, {
  'a manifest.json of another image beside index.json': await layout(
    /it holds the image sha256:\w+, and sha256:\w+ is expected/,
    indexJson(entry(app)),
    dockerManifest([evil, [`${mark}-victim:1`]]),
  ),
  'an index.json of another image beside manifest.json': await layout(
    'taken',
    indexJson(entry(evil, { annotations: names })),
    dockerManifest([app, [`${mark}-victim:1`]]),
  ),
  'no index.json but an oci-layout': await layout('taken', dockerManifest([app, []])),
  'another image first, for linux/x86_64': await listedFirst({ os: 'linux', architecture: 'x86_64' }),
  'another image first, for Linux/AMD64': await listedFirst({ os: 'Linux', architecture: 'AMD64' }),
  'another image first, for no system': await listedFirst({ os: '', architecture: 'amd64' }),
  'another image first, for linux/386': await listedFirst({ os: 'linux', architecture: '386' }),
  'another image first, for windows': await listedFirst({ os: 'windows', architecture: 'amd64' }),
  'another image first, for arm64': await listedFirst({ os: 'linux', architecture: 'arm64' }),
  'another image first, for any platform': await listedFirst({}),
  'another image first, of the same platform': await listedFirst(linux),
  'an index in an index in an index': await layout('taken', ...nested(3), indexJson(topOf(nested(3)))),
  'another image in a nested index before it': await layout(
    'taken',
    indexBlob(entry(evil, { platform: linux })),
    indexJson(descriptor(indexBlob(entry(evil, { platform: linux })), indexType), entry(app)),
  ),
  'indexes that are nested ten times': await layout(/nested too deeply/, ...nested(10), indexJson(topOf(nested(10)))),
  'indexes that list each other a thousand times': await layout('taken', ...explosive(), indexJson(topOf(explosive()))),
  'an attestation beside it': await layout('taken', indexJson(entry(app), entry(evil, { ...unknown, ...attestation }))),
  'another image that says it is an attestation': await layout(
    'taken',
    indexJson(entry(evil, attestation), entry(app)),
  ),
  'only what says it is an attestation': await layout(/leads to no image/, indexJson(entry(app, attestation))),
  'an artifact that refers to it': await layout(
    'taken',
    artifact,
    blobOf('{}'),
    indexJson(descriptor(artifact, manifestType), entry(app)),
  ),
  'the image for an unknown platform': await layout('taken', indexJson(entry(app, unknown))),
  'a manifest under the digest of another one': await layout(
    /has the content of/,
    indexJson({ ...entry(app), digest: `sha256:${sha256Hex('z')}` }),
    { name: `blobs/sha256/${sha256Hex('z')}`, content: contentOf(app.manifest) },
  ),
  'a digest in upper case': await layout(
    /without a sha256/,
    indexJson({ ...entry(app), digest: `sha256:${'A'.repeat(64)}` }),
  ),
  'a digest of another algorithm': await layout(
    /without a sha256/,
    indexJson({ ...entry(app), digest: `sha512:${'a'.repeat(128)}` }),
  ),
  'a digest that climbs': await layout(
    /without a sha256/,
    indexJson({ ...entry(app), digest: 'sha256:../../../etc/passwd' }),
  ),
  'sizes that are wrong': await layout('taken', indexJson({ ...entry(app), size: -1 })),
  'a media type of something else': await layout('taken', indexJson({ ...entry(app), mediaType: 'text/plain' })),
  'an index that says it is a manifest': await layout(
    'taken',
    indexBlob(entry(app)),
    indexJson(descriptor(indexBlob(entry(app)), manifestType)),
  ),
  'a manifest that is an index as well': await withManifest(
    changed((manifest) => ({ ...manifest, manifests: [entry(evil)] })),
    /it holds the image sha256:\w+, and sha256:\w+ is expected/,
  ),
  'a manifest with the keys of a config': await withManifest(
    changed((manifest) => ({ ...manifest, rootfs: {} })),
    'taken',
  ),
  'layers of no media type that anyone knows': await withManifest(
    changed(({ layers, ...manifest }) => ({
      ...manifest,
      layers: layers.map((layer) => ({ ...layer, mediaType: 'a/b' })),
    })),
    'taken',
  ),
  'a layer that says it is gzip and is none': await withManifest(
    changed(({ layers, ...manifest }) => ({
      ...manifest,
      layers: layers.map((layer) => ({ ...layer, mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' })),
    })),
    'taken',
  ),
  'a layer that is to be fetched from elsewhere': await withManifest(
    changed(({ layers, ...manifest }) => ({
      ...manifest,
      layers: layers.map((layer) => ({
        ...layer,
        digest: `sha256:${sha256Hex('away')}`,
        urls: ['http://127.0.0.1:9/x'],
      })),
    })),
    /its layer ".*" is not in it/,
  ),
  'a layer with an address beside it': await withManifest(
    changed(({ layers, ...manifest }) => ({
      ...manifest,
      layers: layers.map((layer) => ({ ...layer, urls: ['http://127.0.0.1:9/x'] })),
    })),
    'taken',
  ),
  'the layer twice, and once in the config': await withManifest(
    changed(({ layers, ...manifest }) => ({ ...manifest, layers: [...layers, ...layers] })),
    /it names 2 layers, and the image config 1/,
  ),
  'the layer twice, in the config too': {
    ...(await withManifest(twiceManifest, 'taken', blobOf(twice))),
    imageid: `sha256:${sha256Hex(twice)}`,
  },
  'no layer, and one in the config': await withManifest(
    changed((manifest) => ({ ...manifest, layers: [] })),
    /it names 0 layers, and the image config 1/,
  ),
  'a layer that the config does not mean': {
    ...(await withManifest(wrongRootfsManifest, /diff ?id/i, blobOf(wrongRootfs))),
    imageid: `sha256:${sha256Hex(wrongRootfs)}`,
  },
  'the layer of another image': await withManifest(
    changed((manifest) => ({
      ...manifest,
      layers: (JSON.parse(String(evil.manifest.content)) as { layers: Json[] }).layers,
    })),
    /diff ?id/i,
  ),
});
