import { describe, expect, test } from '@jest/globals';
import {
  computeMovingTags,
  keepLedFamilies,
  readMovingRules,
} from '../../../../actions/compute-tag/rules/moving-tags.ts';
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
    ['refs/tags/v1.2', ['v1.2']],
  ])('auto on %s: %p', (ref, tags) => {
    expect(moving([], ref)).toEqual(tags);
    expect(moving(['auto'], ref)).toEqual(tags);
  });

  test.each([
    'refs/tags/1.2.3-',
    'refs/tags/v1.2.3!',
    'refs/tags/v1.2.3-rc.01',
    'refs/tags/sha-f00dbab',
    'refs/tags/pr-7-3370e22',
    'refs/tags/release-2026.11.28',
  ])('auto on %s moves nothing: its name reads like an immutable tag (W4, W12)', (ref) => {
    expect(moving([], ref)).toEqual([]);
    expect(moving(['auto'], ref)).toEqual([]);
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

  test.each([{ prerelease: true }, { draft: true, prerelease: false }])(
    'a release that is %p moves nothing (W6)',
    (changes) => {
      const run = runOf('release');
      const release = { ...(run.payload as { release: object }).release, ...changes };
      const auto = (payload: object): readonly string[] =>
        computeMovingTags(readMovingRules([]), readEventFacts({ ...run, payload }), '1.2.3', 128);
      expect(auto(run.payload as object)).toEqual(['1.2', '1']);
      expect(auto({ ...(run.payload as object), release })).toEqual([]);
    },
  );

  test.each([
    ['v1.20.4', ['v1.21.1'], ['1.20']],
    ['v1.20.4', ['v1.20.4', 'v1.20.3', 'v1.3.0', '1.20.4'], ['1.20', '1']],
    ['v1.9.0', ['v1.10.0'], ['1.9']],
    ['v1.20.4', ['1.20.10'], []],
    ['v1.20.4', ['v1.21.0-rc.1', 'v1.21', 'v2.0.0', 'v10.0.0', 'nightly'], ['1.20', '1']],
    ['v1.20.4', ['v1.99999999999999999999999.0'], ['1.20']],
    ['v0.3.1', ['v0.4.0'], ['0.3']],
    ['v0.3.1', ['v0.3.2'], []],
    ['v1.20.4+b', ['v1.20.5+a'], []],
    ['nightly', ['v1.0.0'], ['nightly']],
  ])('%s beside the git tags %p leads %p (W5)', (tagName, gitTags, families) => {
    const event = readEventFacts(runFacts({ ref: `refs/tags/${tagName}` }));
    expect(keepLedFamilies(computeMovingTags(readMovingRules([]), event, 'x', 128), event, gitTags)).toEqual(families);
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
