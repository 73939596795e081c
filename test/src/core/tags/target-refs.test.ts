import { expect, test } from '@jest/globals';
import { isMovingTag, mayStayBehind, readTargetRefs } from '../../../../src/core/tags/target-refs.ts';
import { headSha, mergeSha } from '../../../support/run-facts.ts';

const checkMoving = (tag: string, moving: boolean): void => {
  expect(isMovingTag(tag, [headSha, mergeSha])).toBe(moving);
};

test.each([
  ['sha-3370e22', false],
  ['pr-7-3370e228f2', false],
  ['mq-a9c8c58', false],
  ['1.2.3', false],
  ['v1.2.3-rc.1', false],
  ['app-1.2.3_build', false],
  ['1.2', true],
  ['1.2.3.4', false],
  ['latest', true],
  ['sha-3370e2', false],
  ['3370-alpine', false],
  ['g3370e-alpine', true],
  ['sha-337', true],
])('a tag is re-pointed over time unless it holds a commit of the image or a full version: %s, %s', checkMoving);

test.each([
  ['sha-90dd603', false],
  ['pr-123-f00dbab', false],
  ['pr-123-F00DBAB', false],
  ['1234567', false],
  ['gf00dbab', false],
  ['main-f00dbab-alpine', false],
  ['v1.2-3-gf00dbab_arm64', false],
  ['0123456789abcdef0123456789abcdef01234567', false],
  ['f00dba', true],
  ['fix-1234567-crash', true],
  ['defaced-images', true],
  ['feature-cafe', true],
])('what may be the commit of another image is not re-pointed either: %s, %s (W15)', checkMoving);

test.each([
  ['app.1.2.3', false],
  ['py3-1.2.3-alpine', false],
  ['1.2.3.post1', false],
  ['1.2.3.dev0', false],
  ['1.2rc1', false],
  ['v1.2b2', false],
  ['1.2.post1', false],
  ['3.dev0', false],
  // Days, in whatever form a schedule writes them.
  ['2026-11-28', false],
  ['nightly-2026-11-28', false],
  ['20261128-slim', false],
  ['nightly-20261128-0315', false],
  ['20261128031500_arm64', false],
  ['2026_11_28', false],
  ['2026-11', true],
  ['2026-13-28', true],
  ['build-20264242-x', true],
  ['fix-120261128-x', true],
  // Releases of two numbers or one.
  ['1.2-rc.1', false],
  ['2-rc1', false],
  ['v3-beta.2-alpine', false],
  ['release-2-rc-1', false],
  ['1.2-r0', false],
  ['2.0-preview4', false],
  ['1.2-rc', true],
  ['3.13-rc-alpine3.20', true],
  ['1.2-alpine3', true],
  ['1.2-bookworm', true],
  ['8.4-dev', true],
  ['py3-1', true],
  // `latest` moves, whatever the version behind it is of; a commit is one all the same.
  ['latest-alpine3.18.4', true],
  ['node20.11.1-latest', true],
  ['latest-f00dbab', false],
  ['greatest-1.2.3', false],
  ['app-1', true],
  ['1.2-alpine', true],
  ['alpine3.18', true],
  ['edge', true],
  ['nightly', true],
])('versions in other grammars are not re-pointed: %s, %s (W3)', checkMoving);

test('a commit that is not known counts for nothing', () => {
  expect(isMovingTag('latest', ['', '3370'])).toBe(true);
});

test('two spellings of one reference are one, which moves where either may', () => {
  const revisions = { revision: headSha, sourceSha: '' };
  const twice = readTargetRefs(['ghcr.io/acme/app', 'ghcr.io/acme/app:latest'], ['ghcr.io/acme/app'], revisions);
  expect(twice).toEqual([
    {
      ref: 'ghcr.io/acme/app:latest',
      repository: 'ghcr.io/acme/app',
      host: 'ghcr.io',
      tag: 'latest',
      isMoving: true,
    },
  ]);
});

test('a moving tag may stay behind only beside an immutable one of its repository', () => {
  const revisions = { revision: headSha, sourceSha: '' };
  const read = (...tags: readonly string[]) => readTargetRefs(tags, undefined, revisions);
  const [fixed, moving] = read('ghcr.io/acme/app:1.2.3', 'ghcr.io/acme/app:edge');
  const [elsewhere] = read('ghcr.io/acme/other:edge');
  if (fixed === undefined || moving === undefined || elsewhere === undefined) throw new Error('not read');
  expect([moving, elsewhere, fixed].map((target) => mayStayBehind(target, [fixed, moving]))).toEqual([
    true,
    false,
    false,
  ]);
  expect(mayStayBehind(moving, [moving])).toBe(false);
});
