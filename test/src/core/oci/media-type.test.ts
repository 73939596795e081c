import { expect, test } from '@jest/globals';
import { mediaTypeOf } from '../../../../src/core/oci/manifest.ts';
import { isIndex } from '../../../../src/core/oci/manifest.ts';

test.each([
  ['says', { mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json', config: {} }, true],
  ['leaves out, listing others', { manifests: [] }, true],
  ['leaves out, listing none', { config: {}, layers: [] }, false],
  ['cannot say, being no manifest', undefined, false],
])('takes the media type that a manifest %s', (_, manifest, listed) => {
  expect(isIndex(mediaTypeOf(manifest))).toBe(listed);
});
