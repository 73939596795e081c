import { describe, expect, test } from '@jest/globals';
import { matchesBranch } from '../../../../actions/compute-tag/rules/branch-pattern.ts';
import { findSkipReason, readSkipRules } from '../../../../actions/compute-tag/rules/skip-rules.ts';
import type { EventFacts } from '../../../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { runOf } from '../../../support/event-fixtures.ts';

const none = { patterns: '', actors: [], forced: [] };
const push = (changes: Partial<EventFacts>): EventFacts => ({ ...readEventFacts(runOf('push-branch')), ...changes });

describe('skip rules (T19)', () => {
  test('nothing is skipped without rules', () => {
    expect(findSkipReason(readSkipRules(none), push({ subject: 'chore: x' }))).toBeUndefined();
  });

  test('a commit subject that matches is the reason', () => {
    const rules = readSkipRules({ ...none, patterns: '^docs:\n^chore(\\(deps\\))?:' });
    expect(findSkipReason(rules, push({ subject: 'chore(deps): bump x' }))).toBe(
      'The commit subject matches the skip pattern ^chore(\\(deps\\))?:.',
    );
    expect(findSkipReason(rules, push({ subject: 'feat: chore: x' }))).toBeUndefined();
    expect(findSkipReason(rules, push({ subject: undefined }))).toBeUndefined();
  });

  test('on a pull request it is the title', () => {
    const event = readEventFacts(runOf('pull-request-dependabot'));
    expect(findSkipReason(readSkipRules({ ...none, patterns: '^Bump ' }), event)).toContain(
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
    const rules = readSkipRules({ patterns: '.', actors: ['octocat'], forced: [pattern] });
    expect(findSkipReason(rules, push({ branch })) === undefined).toBe(forced);
  });

  test('refuses a pattern that is no regular expression', () => {
    expect(() => readSkipRules({ ...none, patterns: '(' })).toThrow('Input "skip-patterns" has "("');
  });

  test.each([
    ['(?i)^docs:', 'put what "(?i)" is for inside of it, as in (?i:docs)'],
    ['^docs\\:', '"u" (invalid escape): write ":" without the backslash'],
    ['a{2', '"u" (incomplete quantifier): correct it'],
    ['[z-a]', 'correct it'],
  ])('says what is wrong with %s (W13)', (patterns, advice) => {
    expect(() => readSkipRules({ ...none, patterns })).toThrow(advice);
    expect(() => readSkipRules({ ...none, patterns })).toThrow(`Input "skip-patterns" has "${patterns}"`);
  });

  test.each([
    ['#skip', 'please #skip this', true],
    ['#\\d+$', 'fix: x #12', true],
    ['# docs only\r\n^docs:', 'see # docs only', false],
    ['#\n^docs:', 'fix: #', false],
    ['  # docs only\n  ^docs:  ', 'docs: x', true],
  ])('%j on "%s": skipped is %p, as only # and a space is a comment (W13)', (patterns, subject, isSkipped) => {
    const reason = findSkipReason(readSkipRules({ ...none, patterns }), push({ subject }));
    expect(reason !== undefined).toBe(isSkipped);
  });

  test('a git tag is built whatever its commit is called, and an actor is skipped there too (W7)', () => {
    const event = { ...readEventFacts(runOf('push-tag')), subject: 'chore: release' };
    expect(findSkipReason(readSkipRules({ ...none, patterns: '^chore:' }), event)).toBeUndefined();
    expect(findSkipReason(readSkipRules({ ...none, actors: [event.actor] }), event)).toContain('skip-actors');
  });

  test('a pattern that would take years is an error within a second or so (Z16)', () => {
    const rules = readSkipRules({ ...none, patterns: '^(a+)+$' });
    expect(() => findSkipReason(rules, push({ subject: `${'a'.repeat(60)}b` }))).toThrow(
      'has "^(a+)+$", which takes longer than a second',
    );
  });

  test.each([
    ['**', '', true],
    ['a**b', 'ab', true],
    ['a*/b', 'a/b', true],
    ['**/x', 'a/b/x', true],
    ['***', 'a/b', true],
    ['*.x', '😀.x', true],
    [`${'*a'.repeat(60)}b`, 'a'.repeat(250), false],
    [`${'**a'.repeat(60)}b`, 'a'.repeat(250), false],
  ])('branch pattern %s matches %s: %p, in the time of both lengths (Z16)', (pattern, branch, matches) => {
    const start = performance.now();
    expect(matchesBranch(pattern, branch)).toBe(matches);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
