import { expect, test } from '@jest/globals';
import { describeImage, isOlder, relationTo } from '../../../../actions/merge-manifests/rules/compare-index.ts';
import { listedManifests } from '../../../../src/core/oci/manifest.ts';
import { configOf, digestOf, foundOf, ownIndex } from '../../../support/merge-images.ts';
import { headSha } from '../../../support/run-facts.ts';

const amd64 = configOf('linux/amd64', 'a');
const arm64 = configOf('linux/arm64', 'b');
const other = 'e'.repeat(40);

test.each([
  ['the same manifests in another order', 'same', [arm64, amd64]],
  ['one of our own manifests', 'part', [amd64]],
  ['one of our own manifests, without a label', 'part', [{ ...amd64, labels: {} }]],
  ['another build of our revision for one of our platforms', 'part', [configOf('linux/arm64', '9')]],
  ['other builds of our revision and platforms', 'rebuilt', [amd64, configOf('linux/arm64', '9')]],
  ['our revision with a platform that we lack', 'wider', [configOf('linux/s390x', '9')]],
  ['another revision', 'foreign', [configOf('linux/amd64', '9', other)]],
  ['an image without a label', 'foreign', [{ ...configOf('linux/amd64', '9'), labels: {} }]],
  ['one of another revision beside ours', 'foreign', [amd64, configOf('linux/arm64', '9', other)]],
])('a tag that holds %s is "%s" (M4)', (_, relation, configs) => {
  expect(relationTo(ownIndex, foundOf(...configs))).toBe(relation);
});

test('without a revision of ours only our own manifests are known to be ours', () => {
  const own = { ...ownIndex, revision: '' };
  expect(relationTo(own, foundOf(amd64))).toBe('part');
  expect(relationTo(own, foundOf({ ...configOf('linux/amd64', '9'), labels: {} }))).toBe('foreign');
});

test('an index that lost its attestations is not ours any more', () => {
  const own = { ...ownIndex, manifests: [...ownIndex.manifests, digestOf('8')] };
  expect(relationTo(own, foundOf(amd64, arm64))).toBe('rebuilt');
});

test('an image is older when both labels say so', () => {
  const made = (created: string): ReturnType<typeof foundOf> =>
    foundOf({ ...amd64, labels: { 'org.opencontainers.image.created': created } });
  const own = { created: '2026-01-02T03:04:05Z' };
  expect(isOlder(made('2026-01-02T03:04:04.999Z'), own)).toBe(true);
  expect(isOlder(made('2026-01-02T03:04:05Z'), own)).toBe(false);
  expect(isOlder(made('yesterday'), own)).toBe(false);
  expect(isOlder(foundOf(amd64), own)).toBe(false);
  expect(isOlder(made('2026-01-02T03:04:04Z'), { created: '' })).toBe(false);
});

test('an image is described by digest, platforms and revision', () => {
  expect(describeImage(foundOf(arm64, amd64))).toBe(`${digestOf('f')} (linux/amd64, linux/arm64, revision ${headSha})`);
  expect(describeImage(foundOf({ ...amd64, labels: {} }))).toContain('(linux/amd64, no label of a revision)');
});

test('an index lists its manifests and attestations, a manifest itself', () => {
  const manifests = [{ digest: digestOf('a') }, { digest: digestOf('b') }, { digest: 'md5:1' }, 'x'];
  expect(listedManifests(JSON.stringify({ manifests }), digestOf('f'))).toEqual([digestOf('a'), digestOf('b')]);
  expect(listedManifests('{"config":{}}', digestOf('f'))).toEqual([digestOf('f')]);
});
