import { expect, test } from '@jest/globals';
import { selectSinglePlatform } from '../../../../src/core/oci/image-ids.ts';

test.each([
  [[], 'linux/amd64'],
  [['linux/arm64'], 'linux/arm64'],
  [['linux/arm64/v8'], 'linux/arm64'],
  [['linux/arm/v7'], 'linux/arm/v7'],
  [['linux/arm64', 'linux/amd64'], 'linux/amd64'],
])('an archive of a build for [%s] on linux/amd64 holds %s (B9)', (asked, expected) => {
  expect(selectSinglePlatform(asked, 'linux/amd64')).toBe(expected);
});
