import { describe, expect, test } from '@jest/globals';
import { computeMovingTags, readMovingRules } from '../../../../actions/compute-tag/rules/moving-tags.ts';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { runOf } from '../../../support/event-fixtures.ts';
import { runFacts } from '../../../support/run-facts.ts';

const moving = (lines: readonly string[], ref: string, tag = 'sha-3370e22'): readonly string[] =>
  computeMovingTags(readMovingRules(lines), readEventFacts(runFacts({ ref })), tag, 128);

describe('moving tags (T13)', () => {
  test.each([
    ['refs/heads/main', ['latest']],
    ['refs/heads/feature/x', []],
    ['refs/tags/v1.2.3', ['1.2', '1']],
    ['refs/tags/v0.3.1', ['0.3']],
    ['refs/tags/v1.2.3-rc.1', []],
    ['refs/tags/v1.2.3+build.5', ['1.2', '1']],
    ['refs/tags/Nightly_Build', ['nightly-build']],
    ['refs/tags/###', []],
    ['refs/heads/gh-readonly-queue/main/pr-1-x', []],
  ])('auto on %s: %p', (ref, tags) => {
    expect(moving([], ref)).toEqual(tags);
    expect(moving(['auto'], ref)).toEqual(tags);
  });

  test.each([
    [['edge'], 'refs/heads/main', ['edge']],
    [['edge'], 'refs/heads/development', []],
    [['dev=development'], 'refs/heads/development', ['dev']],
    [['dev=development'], 'refs/heads/main', []],
    [['auto', 'dev=development', 'latest'], 'refs/heads/main', ['latest']],
    [['stable=main', 'edge'], 'refs/heads/main', ['stable', 'edge']],
    [['none'], 'refs/heads/main', []],
    [['edge'], 'refs/tags/v1.2.3', []],
  ])('%p on %s: %p', (lines, ref, tags) => {
    expect(moving(lines, ref)).toEqual(tags);
  });

  test('a pull request moves nothing, even from a branch of that name', () => {
    const event = readEventFacts(runOf('pull-request'));
    expect(
      computeMovingTags(readMovingRules(['auto', 'x=feature/Add_New-Feature']), event, 'pr-15-3370e22', 128),
    ).toEqual([]);
  });

  test('the immutable tag is never a moving one', () => {
    expect(moving(['release', 'edge'], 'refs/heads/main', 'release')).toEqual(['edge']);
  });

  test.each([['-x'], ['a b'], ['x=='], ['=main'], ['x='], ['none=main'], ['a/b']])('refuses "%s"', (line) => {
    expect(() => readMovingRules([line])).toThrow(`Input "moving-tags" has "${line}"`);
  });

  test('refuses none beside others', () => {
    expect(() => readMovingRules(['none', 'edge'])).toThrow('"none" alone');
  });
});
