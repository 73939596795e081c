import { expect, test } from '@jest/globals';
import type { CopyImageInputs } from '../../../actions/copy-image/copy-inputs.ts';
import { findRegistryImage } from '../../../actions/copy-image/source-image.ts';
import { copySession } from '../../support/copy-session.ts';
import { memoryRepository } from '../../support/memory-repository.ts';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';

test.each([
  ['a chart', '{}', 'application/vnd.cncf.helm.config.v1+json'],
  ['an image whose config names no platform', '{}', 'application/vnd.oci.image.config.v1+json'],
  [
    'an image whose platform is unknown',
    '{"os":"unknown","architecture":"unknown"}',
    'application/vnd.oci.image.config.v1+json',
  ],
])('%s has no platforms to choose from', async (_what, configText, configType) => {
  const source = memoryRepository();
  const config = source.addBlob(configText, configType);
  source.addManifest({ schemaVersion: 2, mediaType: manifestType, config, layers: [] }, '1');
  const inputs: CopyImageInputs = {
    src: 'r.example/chart:1',
    dst: [],
    source: 'registry',
    srcLogin: undefined,
    dstLogin: undefined,
    digest: undefined,
    platforms: ['linux/amd64'],
    referrers: false,
    movingTags: undefined,
    retry: { maxAttempts: 1, waitSeconds: 0, retryOn: 'never' },
    timeoutMs: 60_000,
  };
  const session = copySession({ 'r.example/chart': source }, {});
  await expect(findRegistryImage(inputs, session)).rejects.toThrow(
    'r.example/chart:1 is no image for a platform: leave "platforms" out, so that it is copied as it is.',
  );
  expect((await findRegistryImage({ ...inputs, platforms: [] }, session)).isCut).toBe(false);
});
