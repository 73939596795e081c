import { expect, test } from '@jest/globals';
import { formatAuthFile, listSecrets } from '../../../../actions/copy-image/rules/auth-file.ts';
import {
  listCosignTags,
  keepsAllLayers,
  formatReferrersIndex,
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
  expect(readReferrersIndex(formatReferrersIndex(found.values()))).toEqual([...found.values()]);
});

test('an auth file holds one host and its account, or nobody', () => {
  const login = { username: 'alice', password: 'pass:wörd' };
  const { auths } = JSON.parse(formatAuthFile('quay.io', login)) as { auths: Record<string, { auth: string }> };
  expect(Object.keys(auths)).toEqual(['quay.io']);
  expect(Buffer.from(auths['quay.io']?.auth ?? '', 'base64').toString()).toBe('alice:pass:wörd');
  expect(listSecrets(login)).toEqual(['pass:wörd', auths['quay.io']?.auth]);
  expect(formatAuthFile('quay.io', undefined)).toBe('{"auths":{}}');
  expect(formatAuthFile('x.azurecr.io', { identityToken: 'token' })).toContain('"identitytoken":"token"');
});
