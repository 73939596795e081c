import { describe, expect, test } from '@jest/globals';
import {
  chooseImages,
  matchesPackage,
  parsePackageChoice,
} from '../../../../actions/prune-images/rules/package-choice.ts';

const own = { host: 'ghcr.io', repository: 'Octo-Org/App' };
const choose = (
  images: readonly string[],
  packages: readonly string[] = [],
  owner?: string,
): ReturnType<typeof chooseImages> => chooseImages(images, parsePackageChoice(owner, packages, false), own);

describe('what is looked through', () => {
  test.each([
    ['nothing is given: the image of the repository', choose([]), ['ghcr.io/octo-org/app']],
    ['images', choose(['quay.io/a/b']), ['quay.io/a/b']],
    [
      'packages of the own owner',
      choose([], ['web', 'Tools/CLI']),
      ['ghcr.io/octo-org/web', 'ghcr.io/octo-org/tools/cli'],
    ],
    ['packages of another one, beside images', choose(['a/b'], ['web'], 'Acme'), ['a/b', 'ghcr.io/acme/web']],
    ['an owner alone', choose([], [], 'acme'), ['ghcr.io/acme/app']],
    ['a pattern alone: nothing else', choose([], ['web-*']), []],
    ['one thing twice', choose(['ghcr.io/octo-org/web'], ['web']), ['ghcr.io/octo-org/web']],
  ])('when %s', (_, { images }, expected) => {
    expect(images).toEqual(expected);
  });
});

const matches = (pattern: string, name: string, useRegex = false): boolean =>
  parsePackageChoice(undefined, [pattern], useRegex).patterns.some((each) => matchesPackage(each, name));

test.each([
  ['web-*', 'web-api', true],
  ['web-*', 'my-web-api', false],
  ['web-*', 'web-api/cache', false],
  ['web/**', 'web/api/cache', true],
  ['**cache', 'web/api/cache', true],
  ['we?', 'web', true],
  ['we?', 'we/', false],
  ['w.b*', 'wxb', false],
])('the pattern %s and the package %s: %s', (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});

test('a regular expression is for the whole name', () => {
  expect(matches('web-(api|ui){1,2}', 'web-api', true)).toBe(true);
  expect(matches('web', 'web-api', true)).toBe(false);
  expect(matches('a|b', 'xb', true)).toBe(false);
});

test('a regular expression that takes for ever is refused at the first name that shows it (Z16)', () => {
  expect(() => matches('(?:a+)+', `${'a'.repeat(60)}!`, true)).toThrow('Input "packages" has');
});

test.each([
  ['acme/x', ['web'], false, 'Input "owner" is "acme/x"'],
  [undefined, [], true, '"packages" is empty'],
  [undefined, ['('], true, 'Input "packages" has "(": it is no regular expression'],
  [undefined, ['a)|(b'], true, 'Input "packages" has "a)|(b": it is no regular expression'],
  [undefined, ['web:1'], false, 'leave tag and digest out'],
  [undefined, ['ghcr.io/acme/web'], false, 'put it into "images"'],
  [undefined, ['we b*'], false, '" " is neither in names of packages'],
  [undefined, ['*a*b*c*d*'], false, 'use "*" at most 4 times'],
  [undefined, ['a'.repeat(201)], false, 'use at most 200 characters'],
])('owner %s and packages %j (expressions: %s) are refused', (owner, packages, useRegex, message) => {
  expect(() => parsePackageChoice(owner, packages, useRegex)).toThrow(message);
});

test('an owner beside images alone is refused, since it would have no effect', () => {
  expect(() => choose(['a/b'], [], 'acme')).toThrow('Input "owner" is "acme"');
});
