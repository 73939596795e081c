import { expect, test } from '@jest/globals';
import { createMasks } from './masks.ts';

test('masks hide a value everywhere, the longest first, and each line of it', () => {
  const masks = createMasks();
  masks.add('abc');
  masks.add('abcdef');
  masks.add('first line\nsecond line');
  expect(masks.hide('abcdef abc xabcx')).toBe('*** *** x***x');
  expect(masks.hide('the second line')).toBe('the ***');
});

test('masks take no empty value, which would be found everywhere', () => {
  const masks = createMasks();
  masks.add('');
  masks.add(' ');
  expect(masks.hide('a b')).toBe('a b');
});
