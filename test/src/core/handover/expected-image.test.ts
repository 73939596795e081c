import { describe, expect, test } from '@jest/globals';
import {
  checkImageInputs,
  readExpectedFromInputs,
  readExpectedFromRecord,
  type ImageInputs,
} from '../../../../src/core/handover/expected-image.ts';
import { UserError } from '../../../../src/errors.ts';
import { handoverRecord } from '../../../support/handover-records.ts';

const none: ImageInputs = {
  image: undefined,
  tag: undefined,
  digest: undefined,
  imageid: undefined,
  revision: undefined,
};
const id = (letter: string): string => `sha256:${letter.repeat(64)}`;

describe('inputs that describe the image', () => {
  test.each<[string, Partial<ImageInputs>]>([
    ['an image with a tag in it', { image: 'ghcr.io/acme/app:1' }],
    ['an image in upper case', { image: 'ghcr.io/Acme/app' }],
    ['a tag that is an option', { image: 'app', tag: '--privileged' }],
    ['a short digest', { image: 'app', digest: 'sha256:abc' }],
    ['an imageid of another algorithm', { imageid: `sha512:${'a'.repeat(128)}` }],
    ['a short revision', { revision: '3370e22' }],
    ['a tag without its image (P10)', { tag: '1' }],
  ])('are refused with %s', (_what, inputs) => {
    expect(() => checkImageInputs({ ...none, ...inputs })).toThrow(UserError);
  });

  test('without a record have to name the image', () => {
    expect(() => readExpectedFromInputs(none, 'app-1', 'linux/amd64')).toThrow('Nothing says which image');
  });

  test('give the artifact the name that the producer gives it', () => {
    const inputs = { ...none, image: 'ghcr.io/acme/app', tag: '1' };
    expect(readExpectedFromInputs(inputs, undefined, 'linux/amd64').artifactName).toBe('app-1');
    expect(readExpectedFromInputs(inputs, 'mine', 'linux/amd64').artifactName).toBe('mine');
  });
});

describe('a record', () => {
  const record = handoverRecord({
    imageid: id('a'),
    imageids: { 'linux/amd64': id('a'), 'linux/arm64': id('b') },
  });

  test('says which imageid a platform has', () => {
    expect(readExpectedFromRecord(record, none, 'linux/arm64').imageid).toBe(id('b'));
  });

  test('of an image for other platforms is refused with the ones that there are', () => {
    expect(() => readExpectedFromRecord(record, none, 'linux/s390x')).toThrow('linux/amd64, linux/arm64');
  });

  test('of a variant that the platform leaves open says its imageid, as registry and archive do', () => {
    const variants = { ...record, imageids: { 'linux/amd64/v2': id('a'), 'linux/arm/v7': id('b') } };
    expect(readExpectedFromRecord(variants, none, 'linux/amd64').imageid).toBe(id('a'));
    expect(() => readExpectedFromRecord(variants, none, 'linux/arm/v6')).toThrow('not for linux/arm/v6');
  });

  test('that an input contradicts is refused', () => {
    expect(() => readExpectedFromRecord(record, { ...none, imageid: id('c') }, 'linux/amd64')).toThrow('imageid');
  });

  test('of an image that was not pushed leads to no registry', () => {
    expect(readExpectedFromRecord(record, none, 'linux/amd64').inRegistry).toBe(false);
  });

  test('leaves to the inputs what it does not know', () => {
    const revision = 'e'.repeat(40);
    const expected = readExpectedFromRecord({ ...record, revision: '' }, { ...none, revision }, 'linux/amd64');
    expect(expected.revision).toBe(revision);
  });
});
