import { expect, test } from '@jest/globals';
import { findImageId, ownImageId, selectSinglePlatform } from '../../../../src/core/oci/image-ids.ts';

test.each([
  [[], 'linux/amd64'],
  [['linux/arm64'], 'linux/arm64'],
  [['linux/arm64/v8'], 'linux/arm64'],
  [['linux/arm/v7'], 'linux/arm/v7'],
  [['linux/arm64', 'linux/amd64'], 'linux/amd64'],
])('an archive of a build for [%s] on linux/amd64 holds %s (B9)', (asked, expected) => {
  expect(selectSinglePlatform(asked, 'linux/amd64')).toBe(expected);
});

test.each([
  [{ 'linux/amd64': 'a', 'linux/amd64/v2': 'b' }, 'linux/amd64', 'a', 'a'],
  [{ 'linux/amd64/v2': 'b', 'linux/arm64': 'c' }, 'linux/amd64', 'b', 'b'],
  [{ 'linux/arm/v6': 'a', 'linux/arm/v7': 'b' }, 'linux/arm', undefined, undefined],
  [{ 'linux/arm/v6': 'a' }, 'linux/arm/v7', undefined, 'a'],
  [{ 'linux/arm64': 'a' }, 'linux/amd64', undefined, 'a'],
  [{}, 'linux/amd64', undefined, undefined],
])('of %j the imageid for %s is %s, and on a runner of that platform %s', (ids, platform, found, own) => {
  expect(findImageId(ids, platform)).toBe(found);
  expect(ownImageId(ids, platform)).toBe(own);
});
