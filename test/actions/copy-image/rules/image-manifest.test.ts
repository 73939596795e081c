import { describe, expect, test } from '@jest/globals';
import { readImageManifest, selectPlatforms } from '../../../../actions/copy-image/rules/image-manifest.ts';
import { sha256 } from '../../../../src/core/oci/digest.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const platform = (letter: string, os: string, architecture: string): object => ({
  digest: digest(letter),
  platform: { os, architecture },
});
const attestation = (letter: string, of: string): object => ({
  ...platform(letter, 'unknown', 'unknown'),
  annotations: { 'vnd.docker.reference.digest': digest(of) },
});
const index = JSON.stringify({
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [
    platform('a', 'linux', 'amd64'),
    platform('b', 'linux', 'arm64'),
    attestation('c', 'a'),
    attestation('d', 'b'),
  ],
  annotations: { kept: 'yes' },
});

describe('reading', () => {
  test('an index names its platforms and what attests them', () => {
    expect(readImageManifest(index, 'app:1').entries).toEqual([
      { digest: digest('a'), isIndex: false, platform: 'linux/amd64', attests: undefined },
      { digest: digest('b'), isIndex: false, platform: 'linux/arm64', attests: undefined },
      { digest: digest('c'), isIndex: false, platform: undefined, attests: digest('a') },
      { digest: digest('d'), isIndex: false, platform: undefined, attests: digest('b') },
    ]);
  });

  test('a manifest names its config, and whether it is an image', () => {
    const raw = (mediaType: string): string => JSON.stringify({ config: { mediaType, digest: digest('e') } });
    expect(readImageManifest(raw('application/vnd.oci.image.config.v1+json'), 'app:1')).toEqual({
      entries: undefined,
      configDigest: digest('e'),
      isImage: true,
    });
    expect(readImageManifest(raw('application/vnd.cncf.helm.config.v1+json'), 'app:1').isImage).toBe(false);
  });

  test.each(['<html>', '{"config":{"digest":"md5:1"}}', '{"manifests":[{"digest":"--privileged"}]}'])(
    'what a registry must not say is an error: %s (threat 6)',
    (raw) => {
      expect(() => readImageManifest(raw, 'app:1')).toThrow('app:1');
    },
  );
});

describe('some platforms', () => {
  test('keep their attestations and everything else of the index', () => {
    const cut = selectPlatforms(index, ['linux/arm64'], 'app:1');
    expect(readImageManifest(cut, 'app:1').entries?.map((entry) => entry.digest)).toEqual([digest('b'), digest('d')]);
    expect(JSON.parse(cut)).toMatchObject({ annotations: { kept: 'yes' } });
    expect(sha256(selectPlatforms(index, ['linux/arm64'], 'app:1'))).toBe(sha256(cut));
  });

  test('that are all of them leave the index as it is, byte for byte', () => {
    expect(selectPlatforms(index, ['linux/arm64', 'linux/amd64'], 'app:1')).toBe(index);
  });

  test('that are not there are an error with those that are', () => {
    expect(() => selectPlatforms(index, ['linux/s390x'], 'app:1')).toThrow(
      'app:1 has no platform "linux/s390x", only linux/amd64, linux/arm64',
    );
  });
});
