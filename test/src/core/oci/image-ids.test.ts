import { expect, test } from '@jest/globals';
import { readBuildMetadata } from '../../../../actions/buildx-build-with-retry/rules/build-metadata.ts';
import { onePlatform, ownImageId } from '../../../../src/core/oci/image-ids.ts';
import { idsOfLoaded } from '../../../../actions/buildx-build-with-retry/rules/loaded-ids.ts';

test.each([
  [[], 'linux/amd64'],
  [['linux/arm64'], 'linux/arm64'],
  [['linux/arm64/v8'], 'linux/arm64'],
  [['linux/arm/v7'], 'linux/arm/v7'],
  [['linux/arm64', 'linux/amd64'], 'linux/amd64'],
])('an archive of a build for [%s] on linux/amd64 holds %s (B9)', (asked, expected) => {
  expect(onePlatform(asked, 'linux/amd64')).toBe(expected);
});

test('an image for another platform than the machine\u2019s is recorded under its own, and is the one that was built', () => {
  const config = `sha256:${'c'.repeat(64)}`;
  const metadata = readBuildMetadata(JSON.stringify({ 'containerimage.config.digest': config }));
  const ids = idsOfLoaded(undefined, metadata, 'containerd', onePlatform(['linux/arm64'], 'linux/amd64'));
  expect(ids).toEqual({ 'linux/arm64': config });
  expect(ownImageId(ids, 'linux/amd64')).toBe(config);
});
