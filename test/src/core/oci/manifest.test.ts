import { describe, expect, test } from '@jest/globals';
import {
  attestedManifest,
  isAttestation,
  isBuildCacheConfig,
  isDockerManifestList,
  isImageConfig,
  isImageEntry,
  isIndex,
  isManifestDescriptor,
  listedManifests,
  mediaTypeOf,
} from '../../../../src/core/oci/manifest.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';

describe('media types', () => {
  test.each([
    ['says', { mediaType: dockerList, config: {} }, true],
    ['leaves out, listing others', { manifests: [] }, true],
    ['leaves out, listing none', { config: {}, layers: [] }, false],
    ['cannot say, being no manifest', undefined, false],
  ])('takes the media type that a manifest %s', (_, manifest, listed) => {
    expect(isIndex(mediaTypeOf(manifest))).toBe(listed);
  });

  test("of Docker's own are told from those of OCI", () => {
    expect(isDockerManifestList(dockerList)).toBe(true);
    expect(isDockerManifestList(mediaTypeOf({ manifests: [] }))).toBe(false);
  });

  test.each([
    ['application/vnd.oci.image.manifest.v1+json', true],
    ['application/vnd.docker.distribution.manifest.v2+json', true],
    ['application/vnd.oci.artifact.manifest.v1+json', true],
    [undefined, true],
    ['application/vnd.oci.image.layer.v1.tar+gzip', false],
    ['application/vnd.buildkit.cacheconfig.v0', false],
  ])('of a descriptor say whether it is a manifest: %s', (mediaType, isManifest) => {
    expect(isManifestDescriptor({ mediaType })).toBe(isManifest);
  });

  test('of a config say whose it is', () => {
    const types = [
      'application/vnd.oci.image.config.v1+json',
      'application/vnd.docker.container.image.v1+json',
      'application/vnd.buildkit.cacheconfig.v0',
      'application/vnd.cncf.helm.config.v1+json',
    ].map((mediaType) => ({ mediaType }));
    expect(types.map(isImageConfig)).toEqual([true, true, false, false]);
    expect(types.map(isBuildCacheConfig)).toEqual([false, false, true, false]);
    expect(isImageConfig(undefined)).toBe(false);
  });
});

describe('entries of an index', () => {
  const image = { digest: digest('a'), platform: { os: 'linux', architecture: 'amd64' } };
  const unknown = { digest: digest('b'), platform: { os: 'unknown', architecture: 'unknown' } };
  const attestation = {
    ...unknown,
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': digest('a'),
    },
  };

  test('are images, unless they are attestations or of an unknown platform', () => {
    expect([image, unknown, attestation, { digest: digest('c') }].map(isImageEntry)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([image, unknown, attestation].map(isAttestation)).toEqual([false, false, true]);
    expect([image, attestation].map(attestedManifest)).toEqual([undefined, digest('a')]);
  });

  test('are listed, attestations too; a manifest that stands alone is itself', () => {
    const manifests = [{ digest: digest('a') }, { digest: digest('b') }, { digest: 'md5:1' }, 'x'];
    expect(listedManifests(JSON.stringify({ manifests }), digest('f'))).toEqual([digest('a'), digest('b')]);
    expect(listedManifests('{"config":{}}', digest('f'))).toEqual([digest('f')]);
  });
});
