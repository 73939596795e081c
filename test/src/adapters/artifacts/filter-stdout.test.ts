import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { filterStdout } from '../../../../src/adapters/artifacts/filter-stdout.ts';

let printed = '';
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += Buffer.from(chunk).toString();
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('commands of the library pass, and what a service says in its lines is none (Z12)', async () => {
  await filterStdout(
    (line) => line === 'noise',
    () => {
      process.stdout.write('noise\n');
      process.stdout.write('::debug::its own%0Aone\n');
      process.stdout.write('Attempt 1 failed: 500\n\u0085::add-mask::a ##[error]\n');
      return Promise.resolve();
    },
  );
  expect(printed).toBe('::debug::its own%0Aone\nAttempt 1 failed: 500\n\u0085\u200b::add-mask::a ##\u200b[error]\n');
});
