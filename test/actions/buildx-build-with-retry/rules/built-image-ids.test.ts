import { expect, test } from '@jest/globals';
import { readBuildMetadata } from '../../../../actions/buildx-build-with-retry/rules/build-metadata.ts';
import { loadedImageIds } from '../../../../actions/buildx-build-with-retry/rules/built-image-ids.ts';
import { selectSinglePlatform, ownImageId } from '../../../../src/core/oci/image-ids.ts';

test('an image for another platform than the machine\u2019s is recorded under its own, and is the one that was built', () => {
  const config = `sha256:${'c'.repeat(64)}`;
  const metadata = readBuildMetadata(JSON.stringify({ 'containerimage.config.digest': config }));
  const ids = loadedImageIds(undefined, metadata, 'containerd', selectSinglePlatform(['linux/arm64'], 'linux/amd64'));
  expect(ids).toEqual({ 'linux/arm64': config });
  expect(ownImageId(ids, 'linux/amd64')).toBe(config);
});
