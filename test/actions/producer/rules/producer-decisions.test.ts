import { describe, expect, test } from '@jest/globals';
import { mayDegrade, mightNeedArtifact, needsArtifact } from '../../../../actions/producer/rules/producer-decisions.ts';

const kinds = ['pull-request', 'branch', 'merge-queue', 'default-branch', 'tag'] as const;

describe('the artifact', () => {
  test.each(['pull-request', 'branch', 'merge-queue'] as const)('is made on %s, pushed or not', (kind) => {
    expect((['pushed', 'skipped', 'failed'] as const).map((state) => needsArtifact('auto', kind, state))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each(['default-branch', 'tag'] as const)('is made on %s only where the registry has no image', (kind) => {
    expect((['pushed', 'skipped', 'failed'] as const).map((state) => needsArtifact('auto', kind, state))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('is got ready on released refs where nothing is pushed, or a push that fails may be made up for', () => {
    const ready = (requirePush: 'auto' | 'true' | 'false', pushes: boolean): boolean =>
      mightNeedArtifact('auto', requirePush, 'default-branch', pushes);
    expect([ready('auto', true), ready('true', true), ready('false', true), ready('auto', false)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(mightNeedArtifact('auto', 'true', 'pull-request', true)).toBe(true);
    expect(mightNeedArtifact('always', 'true', 'tag', true)).toBe(true);
    expect(mightNeedArtifact('never', 'false', 'pull-request', false)).toBe(false);
  });

  test('is made always or never where that is asked for', () => {
    expect(kinds.every((kind) => needsArtifact('always', kind, 'pushed'))).toBe(true);
    expect(kinds.some((kind) => needsArtifact('never', kind, 'skipped'))).toBe(false);
  });
});

describe('a failed push', () => {
  test.each(['transient', 'rate-limit', 'timeout'] as const)(
    'that is %s may be made up for but on released refs',
    (failed) => {
      expect(kinds.map((kind) => mayDegrade('auto', kind, failed))).toEqual([true, true, true, false, false]);
      expect(kinds.map((kind) => mayDegrade('true', kind, failed))).toEqual([false, false, false, false, false]);
      expect(kinds.map((kind) => mayDegrade('false', kind, failed))).toEqual([true, true, true, true, true]);
    },
  );

  test.each(['user', 'permanent', 'auth', 'builder', 'unknown'] as const)('that is %s never may', (failed) => {
    expect(kinds.some((kind) => mayDegrade('false', kind, failed))).toBe(false);
  });
});
