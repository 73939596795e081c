import { expect, test } from '@jest/globals';
import { checkImageId } from '../../../../actions/save-and-upload-image/rules/complete-record.ts';
import type { PickedImage } from '../../../../src/core/archive/pick-image.ts';
import { handoverRecord } from '../../../support/handover-records.ts';

const amd64 = `sha256:${'a'.repeat(64)}`;
const arm = `sha256:${'b'.repeat(64)}`;
const image = (platform: string, imageid: string): PickedImage => ({
  platform,
  imageid,
  labels: {},
  diffIds: [],
  settings: {},
  config: Buffer.alloc(0),
  layers: [],
  names: [],
});

test.each([
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/arm/v7', 'linux/arm'],
  ['linux/arm', 'linux/arm/v7'],
])('the image of a build for %s is the archived one for %s', (built, archived) => {
  const record = handoverRecord({ imageid: amd64, imageids: { 'linux/amd64': amd64, [built]: arm } });
  expect(() => {
    checkImageId(record, image(archived, arm));
  }).not.toThrow();
  expect(() => {
    checkImageId(record, image(archived, amd64));
  }).toThrow(`holds the image ${amd64}, and the build recorded ${arm}`);
});
