import { expect, test } from '@jest/globals';
import { listSecrets } from '../../../../actions/copy-image/registry-access.ts';
import {
  listCosignTags,
  keepsAllLayers,
  addToReferrersIndex,
  readReferrersIndex,
  mergeDescriptors,
} from '../../../../actions/copy-image/rules/referrer-tags.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const signatures = (...layers: string[]): string =>
  JSON.stringify({ layers: layers.map((letter) => ({ digest: digest(letter) })) });

test('cosign keeps signatures, attestations and SBOMs of a digest under tags made of it (V3)', () => {
  const hex = 'a'.repeat(64);
  expect(listCosignTags(digest('a'))).toEqual([`sha256-${hex}.sig`, `sha256-${hex}.att`, `sha256-${hex}.sbom`]);
});

test('a signature tag may grow, and must not lose what only the destination has', () => {
  expect(keepsAllLayers(signatures('a', 'b'), signatures('a'))).toBe(true);
  expect(keepsAllLayers(signatures('a'), signatures('a', 'b'))).toBe(false);
  expect(keepsAllLayers(signatures('a'), '{"layers":[{"digest":7}]}')).toBe(false);
});

test('referrers are listed once each, and only those with a sha256 digest', () => {
  const offered = [{ digest: digest('a'), artifactType: 'x' }, { digest: 'sha512:1' }, 'text', null];
  const found = mergeDescriptors(offered, [{ digest: digest('a') }, { digest: digest('b') }]);
  expect([...found.keys()]).toEqual([digest('a'), digest('b')]);
  expect(readReferrersIndex(addToReferrersIndex(undefined, found))).toEqual([...found.values()]);
  // What is there stays, also what is not understood here.
  const there = JSON.stringify({ manifests: [{ digest: 'sha512:1' }, { digest: digest('b'), size: 5 }] });
  expect(readReferrersIndex(addToReferrersIndex(there, found))).toEqual([
    { digest: 'sha512:1' },
    { digest: digest('b'), size: 5 },
    { digest: digest('a'), artifactType: 'x' },
  ]);
});

test('secrets are masked as they are and as they are sent', () => {
  const encoded = Buffer.from('alice:pass:wörd').toString('base64');
  expect(listSecrets({ username: 'alice', password: 'pass:wörd' })).toEqual(['pass:wörd', encoded]);
  expect(listSecrets({ identityToken: 'token' })).toEqual(['token']);
});
