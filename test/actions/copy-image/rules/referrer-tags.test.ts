import { expect, test } from '@jest/globals';
import { authFile, secretsOf } from '../../../../actions/copy-image/rules/auth-file.ts';
import {
  cosignTags,
  keepsAll,
  referrersIndex,
  listedReferrers,
  usableDescriptors,
} from '../../../../actions/copy-image/rules/referrer-tags.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const signatures = (...layers: string[]): string =>
  JSON.stringify({ layers: layers.map((letter) => ({ digest: digest(letter) })) });

test('cosign keeps signatures, attestations and SBOMs of a digest under tags made of it (V3)', () => {
  const hex = 'a'.repeat(64);
  expect(cosignTags(digest('a'))).toEqual([`sha256-${hex}.sig`, `sha256-${hex}.att`, `sha256-${hex}.sbom`]);
});

test('a signature tag may grow, and must not lose what only the destination has', () => {
  expect(keepsAll(signatures('a', 'b'), signatures('a'))).toBe(true);
  expect(keepsAll(signatures('a'), signatures('a', 'b'))).toBe(false);
  expect(keepsAll(signatures('a'), '{"layers":[{"digest":7}]}')).toBe(false);
});

test('referrers are listed once each, and only those with a sha256 digest', () => {
  const offered = [{ digest: digest('a'), artifactType: 'x' }, { digest: 'sha512:1' }, 'text', null];
  const found = usableDescriptors(offered, [{ digest: digest('a') }, { digest: digest('b') }]);
  expect([...found.keys()]).toEqual([digest('a'), digest('b')]);
  expect(listedReferrers(referrersIndex(found.values()))).toEqual([...found.values()]);
});

test('an auth file holds one host and its account, or nobody', () => {
  const login = { username: 'alice', password: 'pass:wörd' };
  const { auths } = JSON.parse(authFile('quay.io', login)) as { auths: Record<string, { auth: string }> };
  expect(Object.keys(auths)).toEqual(['quay.io']);
  expect(Buffer.from(auths['quay.io']?.auth ?? '', 'base64').toString()).toBe('alice:pass:wörd');
  expect(secretsOf(login)).toEqual(['pass:wörd', auths['quay.io']?.auth]);
  expect(authFile('quay.io', undefined)).toBe('{"auths":{}}');
  expect(authFile('x.azurecr.io', { identityToken: 'token' })).toContain('"identitytoken":"token"');
});
