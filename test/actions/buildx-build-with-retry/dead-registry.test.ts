import { describe, expect, test } from '@jest/globals';
import { buildInWorld, commandError, type BuildWorldOptions } from '../../support/build-world.ts';

const tag = 'ghcr.io/a/b:1.2.3';
const other = 'quay.io/a/b:1.2.3';
const inputs = { load: 'false', 'retry-wait-seconds': '60' };
const fault = commandError('ERROR: ghcr.io/a/b: 503 Service Unavailable');

/** ghcr.io hangs from the first query that `since` says, or answers 503. */
const dead =
  (how: 'hang' | '503', since = (): boolean => true): NonNullable<BuildWorldOptions['onQuery']> =>
  async (ref, _, passes) => {
    if (!ref.startsWith('ghcr.io') || !since()) return;
    if (how === 'hang') await passes();
    throw fault;
  };

describe.each(['docker', 'docker-container'])(
  'a registry that hangs or is dead costs at most 20 s, %s driver',
  (driver) => {
    test.each(['hang', '503'] as const)('while it is asked what it has: %s; nothing is pushed to it', async (how) => {
      const pushed: string[] = [];
      const { seconds, failure, result } = await buildInWorld(
        { ...inputs, tags: `${tag}\n${other}`, 'max-attempts': '10' },
        { driver, onQuery: dead(how), onPush: (refs) => void pushed.push(...refs) },
      );
      expect(seconds).toBeLessThanOrEqual(20);
      expect(String(failure)).toContain(`find ${tag} failed after`);
      expect(pushed).toEqual([other]);
      expect(result.pushedRefs.map(({ ref }) => ref)).toEqual([other]);
    });

    test('with many repositories and a registry beside it, which is asked meanwhile', async () => {
      const many = Array.from({ length: 8 }, (_, index) => `ghcr.io/a/b${index}:1.2.3`);
      const { seconds, result } = await buildInWorld(
        { ...inputs, tags: [...many, other].join('\n') },
        { driver, onQuery: dead('hang') },
      );
      expect(seconds).toBeLessThanOrEqual(20);
      expect(result.pushedRefs.map(({ ref }) => ref)).toEqual([other]);
      expect(result.failedRefs).toHaveLength(8);
    });

    test('when it hangs from its first push on, beyond the waits between attempts', async () => {
      let isDead = false;
      const { seconds, failure, lines } = await buildInWorld(
        { ...inputs, tags: tag, 'max-attempts': '4', 'retry-wait-seconds': '0' },
        {
          driver,
          onQuery: dead('hang', () => isDead),
          onPush: ([ref]) => {
            if (ref === undefined) return;
            isDead = true;
            throw fault;
          },
        },
      );
      expect(failure).toBeDefined();
      expect(lines.join('\n')).toContain('attempt 3 of 4');
      expect(seconds).toBeLessThanOrEqual(20);
    });

    test('when it does not say what was pushed', async () => {
      let isDead = false;
      const { seconds, failure } = await buildInWorld(
        { ...inputs, tags: tag },
        {
          driver,
          onQuery: dead('hang', () => isDead),
          onPush: ([ref]) => {
            isDead ||= ref !== undefined;
          },
        },
      );
      expect(String(failure)).toContain(`check ${tag} failed after`);
      expect(seconds).toBeLessThanOrEqual(20);
    });

    test('and is pushed to when it answers again after the build', async () => {
      let solved = false;
      const { result, failure } = await buildInWorld(
        { ...inputs, tags: tag },
        {
          driver,
          onQuery: dead('hang', () => !solved),
          onPush: () => {
            solved = true;
          },
        },
      );
      expect(failure).toBeUndefined();
      expect(result.pushed).toBe(true);
    });
  },
);

test('a rate limit is an answer, and is waited for as ever', async () => {
  let count = 0;
  const { seconds, failure } = await buildInWorld(
    { ...inputs, tags: tag },
    {
      onQuery: () => {
        if (count++ === 0) throw commandError('ERROR: ghcr.io/a/b: 429 Too Many Requests\ntoomanyrequests: slow down');
      },
    },
  );
  expect(failure).toBeUndefined();
  expect(seconds).toBe(60);
});
