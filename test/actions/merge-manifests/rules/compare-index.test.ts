import { expect, test } from '@jest/globals';
import { describeTaggedImage, compareToIndex } from '../../../../actions/merge-manifests/rules/compare-index.ts';
import { platformConfig, repeatedDigest, taggedImage, plannedIndex } from '../../../support/merge-images.ts';
import { headSha } from '../../../support/run-facts.ts';

const amd64 = platformConfig('linux/amd64', 'a');
const arm64 = platformConfig('linux/arm64', 'b');
const other = 'e'.repeat(40);

test.each([
  ['the same manifests in another order', 'same', [arm64, amd64]],
  ['one of our own manifests', 'part', [amd64]],
  ['one of our own manifests, without a label', 'part', [{ ...amd64, labels: {} }]],
  ['another build of our revision for one of our platforms', 'part', [platformConfig('linux/arm64', '9')]],
  ['other builds of our revision and platforms', 'rebuilt', [amd64, platformConfig('linux/arm64', '9')]],
  ['our revision with a platform that we lack', 'wider', [platformConfig('linux/s390x', '9')]],
  ['another revision', 'foreign', [platformConfig('linux/amd64', '9', other)]],
  ['an image without a label', 'foreign', [{ ...platformConfig('linux/amd64', '9'), labels: {} }]],
  ['one of another revision beside ours', 'foreign', [amd64, platformConfig('linux/arm64', '9', other)]],
])('a tag that holds %s is "%s" (M4)', (_, relation, configs) => {
  expect(compareToIndex(plannedIndex, taggedImage(...configs))).toBe(relation);
});

test('without a revision of ours only our own manifests are known to be ours', () => {
  const own = { ...plannedIndex, revision: '' };
  expect(compareToIndex(own, taggedImage(amd64))).toBe('part');
  expect(compareToIndex(own, taggedImage({ ...platformConfig('linux/amd64', '9'), labels: {} }))).toBe('foreign');
});

test('an index that lost its attestations is not ours any more', () => {
  const own = { ...plannedIndex, manifests: [...plannedIndex.manifests, repeatedDigest('8')] };
  expect(compareToIndex(own, taggedImage(amd64, arm64))).toBe('rebuilt');
});

test('attestations that buildx adds to plain manifests of ours do not count, those of others do (U4)', () => {
  const found = taggedImage(amd64, arm64);
  const manifests = [...found.manifests, repeatedDigest('8')];
  const attestations = (subject: string): ReadonlyMap<string, string> => new Map([[repeatedDigest('8'), subject]]);
  expect(compareToIndex(plannedIndex, { ...found, manifests, attestations: attestations(amd64.manifestDigest) })).toBe(
    'same',
  );
  expect(compareToIndex(plannedIndex, { ...found, manifests, attestations: attestations(repeatedDigest('7')) })).toBe(
    'rebuilt',
  );
});

test('an image is described by digest, platforms and revision', () => {
  expect(describeTaggedImage(taggedImage(arm64, amd64))).toBe(
    `${repeatedDigest('f')} (linux/amd64, linux/arm64, revision ${headSha})`,
  );
  expect(describeTaggedImage(taggedImage({ ...amd64, labels: {} }))).toContain('(linux/amd64, no label of a revision)');
});
