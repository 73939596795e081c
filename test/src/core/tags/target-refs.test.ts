import { expect, test } from '@jest/globals';
import { isMovingTag } from '../../../../src/core/tags/target-refs.ts';
import { headSha, mergeSha } from '../../../support/run-facts.ts';

test.each([
  ['sha-3370e22', false],
  ['pr-7-3370e228f2', false],
  ['mq-a9c8c58', false],
  ['1.2.3', false],
  ['v1.2.3-rc.1', false],
  ['app-1.2.3_build', false],
  ['1.2', true],
  ['1.2.3.4', true],
  ['latest', true],
  ['sha-3370e2', true],
  ['sha-90dd603', true],
])('a tag is re-pointed over time unless it holds a commit of the image or a full version: %s, %s', (tag, moving) => {
  expect(isMovingTag(tag, [headSha, mergeSha])).toBe(moving);
});

test('a commit that is not known counts for nothing', () => {
  expect(isMovingTag('latest', ['', '3370'])).toBe(true);
});
