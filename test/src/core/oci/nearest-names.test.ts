import { expect, test } from '@jest/globals';
import { findNearestNames } from '../../../../src/core/oci/nearest-names.ts';

test.each([
  [
    'another tag of the repository',
    'ghcr.io/acme/app:pr-2-1234567',
    ['postgres:17', 'ghcr.io/acme/app:main', 'node:24'],
  ],
  ['a missing host or owner', 'app:1', ['apt:1', 'ghcr.io/acme/app:1', 'zig:1']],
  ['a slip of the pen', 'acme/ap:1', ['redis:1', 'acme/app:1', 'postgres:17']],
])('%s stands before what only looks alike', (_, wanted, names) => {
  expect(findNearestNames(wanted, names)[0]).toMatch(/app/);
});

test('at most five are named', () => {
  expect(
    findNearestNames(
      'app:1',
      Array.from({ length: 40 }, (_, index) => `app:${index}`),
    ),
  ).toHaveLength(5);
});
