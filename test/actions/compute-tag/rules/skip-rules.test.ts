import { describe, expect, test } from '@jest/globals';
import { findSkipReason, readSkipRules } from '../../../../actions/compute-tag/rules/skip-rules.ts';
import type { EventFacts } from '../../../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { runOf } from '../../../support/event-fixtures.ts';

const none = { patterns: [], actors: [], forced: [] };
const push = (changes: Partial<EventFacts>): EventFacts => ({ ...readEventFacts(runOf('push-branch')), ...changes });

describe('skip rules (T19)', () => {
  test('nothing is skipped without rules', () => {
    expect(findSkipReason(readSkipRules(none), push({ subject: 'chore: x' }))).toBeUndefined();
  });

  test('a commit subject that matches is the reason', () => {
    const rules = readSkipRules({ ...none, patterns: ['^docs:', '^chore(\\(deps\\))?:'] });
    expect(findSkipReason(rules, push({ subject: 'chore(deps): bump x' }))).toBe(
      'The commit subject matches the skip pattern ^chore(\\(deps\\))?:.',
    );
    expect(findSkipReason(rules, push({ subject: 'feat: chore: x' }))).toBeUndefined();
    expect(findSkipReason(rules, push({ subject: undefined }))).toBeUndefined();
  });

  test('on a pull request it is the title', () => {
    const event = readEventFacts(runOf('pull-request-dependabot'));
    expect(findSkipReason(readSkipRules({ ...none, patterns: ['^Bump '] }), event)).toContain(
      'title of the pull request',
    );
  });

  test('an actor is compared without case', () => {
    const rules = readSkipRules({ ...none, actors: ['Dependabot[bot]'] });
    expect(findSkipReason(rules, readEventFacts(runOf('push-dependabot')))).toBe(
      'The actor dependabot[bot] is in skip-actors.',
    );
  });

  test.each([
    ['feature/*', 'feature/x', true],
    ['feature/*', 'feature/x/y', false],
    ['feature/**', 'feature/x/y', true],
    ['release-1.x', 'release-1.x', true],
    ['release-1.x', 'release-11x', false],
    ['a+b', 'a+b', true],
    ['main', 'maintenance', false],
  ])('%s forces %s: %p', (pattern, branch, forced) => {
    const rules = readSkipRules({ patterns: ['.'], actors: ['octocat'], forced: [pattern] });
    expect(findSkipReason(rules, push({ branch })) === undefined).toBe(forced);
  });

  test('refuses a pattern that is no regular expression', () => {
    expect(() => readSkipRules({ ...none, patterns: ['('] })).toThrow('Input "skip-patterns" has "("');
  });
});
