import { describe, expect, test } from '@jest/globals';
import { planIndex } from '../../../../actions/merge-manifests/rules/plan-index.ts';
import { platformConfig, repeatedDigest, mergeSource } from '../../../support/merge-images.ts';
import { headSha } from '../../../support/run-facts.ts';

const amd64 = mergeSource('app:1-amd64', platformConfig('linux/amd64', 'a'));
const arm64 = mergeSource('app:1-arm64', platformConfig('linux/arm64', 'b'));
const both = ['linux/amd64', 'linux/arm64'];

describe('sources make up one image (M2, M3)', () => {
  test('when every expected platform is there once, of one revision', () => {
    const withAttestation = { ...amd64, manifests: [repeatedDigest('a'), repeatedDigest('9')] };
    expect(planIndex([arm64, withAttestation], both)).toEqual({
      revision: headSha,
      created: '',
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
      'two versions of Windows share a platform (U6)',
      [
        mergeSource('w19', platformConfig('windows/amd64', 'a')),
        mergeSource('w22', platformConfig('windows/amd64', '9')),
      ],
      [],
      'versions of Windows are not told apart here',
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
