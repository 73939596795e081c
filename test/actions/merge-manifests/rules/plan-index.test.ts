import { describe, expect, test } from '@jest/globals';
import {
  checkAnnotatedPlatforms,
  planIndex,
  type SourceImage,
} from '../../../../actions/merge-manifests/rules/plan-index.ts';
import { platformConfig, repeatedDigest, mergeSource } from '../../../support/merge-images.ts';
import { headSha } from '../../../support/run-facts.ts';

const amd64 = mergeSource('app:1-amd64', platformConfig('linux/amd64', 'a'));
const arm64 = mergeSource('app:1-arm64', platformConfig('linux/arm64', 'b'));
const windows = (name: string, character: string, osVersion: string): SourceImage =>
  mergeSource(name, { ...platformConfig('windows/amd64', character), osVersion });
const both = ['linux/amd64', 'linux/arm64'];

describe('sources make up one image (M2, M3)', () => {
  test('when every expected platform is there once, of one revision', () => {
    const withAttestation = { ...amd64, manifests: [repeatedDigest('a'), repeatedDigest('9')] };
    expect(planIndex([arm64, withAttestation], both)).toEqual({
      revision: headSha,
      labels: { 'org.opencontainers.image.revision': headSha },
      platforms: [
        { platform: 'linux/amd64', imageid: repeatedDigest('c'), digest: repeatedDigest('a') },
        { platform: 'linux/arm64', imageid: repeatedDigest('c'), digest: repeatedDigest('b') },
      ],
      manifests: [repeatedDigest('b'), repeatedDigest('a'), repeatedDigest('9')],
    });
  });

  test('when one image is named twice', () => {
    expect(planIndex([amd64, { ...amd64, name: 'again' }], []).platforms).toHaveLength(1);
  });

  test('without the label, as long as none of them has it', () => {
    const bare = { ...platformConfig('linux/arm64', 'b'), labels: {} };
    const alike = [platformConfig('linux/amd64', 'a'), bare].map((config) =>
      mergeSource('x', { ...config, labels: {} }),
    );
    expect(planIndex(alike, both).revision).toBe('');
    expect(() => planIndex([amd64, mergeSource('bare', bare)], both)).toThrow('bare has no such label');
  });
});

test('two versions of Windows are two images of one platform (U6)', () => {
  const plan = planIndex([windows('w25', 'a', '10.0.26100.1'), windows('w19', '9', '10.0.17763.1')], ['windows/amd64']);
  expect(plan.platforms.map(({ osVersion, digest }) => [osVersion, digest])).toEqual([
    ['10.0.17763.1', repeatedDigest('9')],
    ['10.0.26100.1', repeatedDigest('a')],
  ]);
  expect(plan.manifests).toHaveLength(2);
});

test('an annotation of an entry that the index does not have is an error (U6)', () => {
  const plan = planIndex([amd64, arm64], []);
  expect(() => {
    checkAnnotatedPlatforms(['manifest-descriptor[linux/s390x]:a=b'], plan);
  }).toThrow('"manifest-descriptor[linux/s390x]:a=b", and the index holds linux/amd64, linux/arm64');
  checkAnnotatedPlatforms(
    ['manifest-descriptor[linux/arm64/v8]:a=b', 'manifest-descriptor:a=b', 'index:a=[linux/s390x]:b'],
    plan,
  );
});

test('arm without a variant is what buildx builds and clients pull for it: v7', () => {
  const v7 = mergeSource('app:1-arm', platformConfig('linux/arm/v7', 'a'));
  const plain = mergeSource('app:1-old', platformConfig('linux/arm', 'b'));
  const v6 = mergeSource('app:1-v6', platformConfig('linux/arm/v6', '9'));
  expect(planIndex([v7, v6], ['linux/arm', 'linux/arm/v6']).platforms).toHaveLength(2);
  expect(planIndex([plain], ['linux/arm/v7']).platforms).toHaveLength(1);
  expect(() => planIndex([v7, plain], [])).toThrow('Two sources hold linux/arm: app:1-arm and app:1-old');
  expect(() => planIndex([v6], ['linux/arm'])).toThrow('linux/arm missing, linux/arm/v6 not among "platforms"');
});

describe('sources are refused', () => {
  test.each([
    ['a platform is missing', [amd64], both, 'linux/arm64 missing (linux/amd64 is app:1-amd64)'],
    ['nothing is there', [], both, 'linux/amd64, linux/arm64 missing (nothing found)'],
    ['nothing is there and nothing expected', [], [], 'hold no image'],
    ['a platform was not asked for', [amd64, arm64], ['linux/amd64'], 'linux/arm64 not among "platforms"'],
    [
      'two hold one platform',
      [amd64, mergeSource('app:1-x64', platformConfig('linux/amd64', '9'))],
      both,
      'Two sources hold linux/amd64: app:1-amd64 and app:1-x64',
    ],
    [
      'one lists two images for one platform (M2)',
      [mergeSource('index', platformConfig('linux/amd64', 'a'), platformConfig('linux/amd64', '9'))],
      [],
      `The source index lists two images for linux/amd64, ${repeatedDigest('a')} and ${repeatedDigest('9')}:`,
    ],
    [
      'an image says that it is for another platform than its index does (M2)',
      [amd64, mergeSource('index', { ...platformConfig('linux/arm64', 'b'), otherPlatform: 'linux/amd64' })],
      both,
      `The source index lists ${repeatedDigest('b')} for linux/arm64, and the image says of itself that it is for linux/amd64`,
    ],
    [
      'two images for one version of Windows (U6)',
      [windows('w22', 'a', '10.0.20348.1'), windows('again', '9', '10.0.20348.1')],
      [],
      'Two sources hold windows/amd64 10.0.20348.1: w22 and again',
    ],
    [
      'one of two images for Windows does not say its version (U6)',
      [windows('w22', 'a', '10.0.20348.1'), mergeSource('any', platformConfig('windows/amd64', '9'))],
      [],
      'Two sources hold windows/amd64: w22 and any',
    ],
    [
      'one is of another revision',
      [amd64, mergeSource('old', platformConfig('linux/arm64', 'b', 'e'.repeat(40)))],
      both,
      `app:1-amd64 has ${headSha}; old has ${'e'.repeat(40)}`,
    ],
    [
      'a platform is no platform',
      [mergeSource('odd', platformConfig('linux/amd64\n::set-output', 'a'))],
      [],
      'The source odd holds an image for the platform "linux/amd64\\n::set-output"',
    ],
  ])('when %s', (_, sources, platforms, message) => {
    expect(() => planIndex(sources, platforms)).toThrow(message);
  });
});
