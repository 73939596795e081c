import { describe, expect, test } from '@jest/globals';
import type { EventFacts } from '../../../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../../../src/core/events/read-event.ts';
import { isTag } from '../../../../src/core/oci/reference.ts';
import {
  checkTagStyle,
  formatTag,
  parseVersionTag,
  sanitizeRefName,
  type TagStyle,
} from '../../../../src/core/tags/tag-text.ts';
import { runOf } from '../../../support/event-fixtures.ts';
import { nastyNames, randomNames } from '../../../support/ref-names.ts';
import { headSha, runFacts } from '../../../support/run-facts.ts';
import { invalidVersions, validVersions } from '../../../support/semver-strings.ts';

const style: TagStyle = { shortShaLength: 7, maxLength: 128, prPrefix: 'pr-' };
const refTag = (ref: string, changes: Partial<TagStyle> = {}): string => {
  const event = readEventFacts(runFacts({ ref }));
  return formatTag(event, event.revision, { ...style, ...changes });
};
const branchTag = (branch: string, changes?: Partial<TagStyle>): string => refTag(`refs/heads/${branch}`, changes);

describe('the tag of an event (T12, 000-3)', () => {
  test.each([
    ['push-default-branch', 'sha-3370e22'],
    ['push-branch', 'feature-dns-subdomain-3370e22'],
    ['push-tag', '1.2.3'],
    ['pull-request', 'pr-15-3370e22'],
    ['pull-request-target-fork', 'pr-15-3370e22'],
    ['merge-group', 'mq-3370e22'],
    ['workflow-dispatch', 'feature-fix-123-3370e22'],
    ['schedule', 'sha-3370e22'],
    ['release', '1.2.3'],
    ['workflow-run-pull-request', 'pr-15-3370e22'],
    ['workflow-run-release', '1.2.3'],
  ])('%s: %s', (fixture, tag) => {
    const event = readEventFacts(runOf(fixture));
    expect(formatTag(event, event.revision, style)).toBe(tag);
  });

  test.each([
    ['v1.2.3', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['v1.2.3-RC.1+Build.5', '1.2.3-rc.1_build.5'],
    ['v1.2', 'v1.2-3370e22'],
    ['release/2026', 'release-2026-3370e22'],
    ['01.2.3', '01.2.3-3370e22'],
  ])('git tag %s: %s', (name, tag) => {
    expect(refTag(`refs/tags/${name}`)).toBe(tag);
  });

  test('a version that is longer than the limit is cut like any name, with its sha', () => {
    const tag = refTag(`refs/tags/v1.2.3-${'a'.repeat(100)}`, { maxLength: 63 });
    expect(tag).toMatch(/^v1\.2\.3-a+-[0-9a-z]{6}-3370e22$/);
    expect(tag).toHaveLength(63);
  });

  test('the number of a pull request and the sha are never cut', () => {
    const event: EventFacts = { ...readEventFacts(runOf('pull-request')), prNumber: 1_234_567_890 };
    const tight = { ...style, maxLength: 32, prPrefix: 'pull-requests-' };
    expect(formatTag({ ...event, prNumber: 15 }, headSha, tight)).toBe('pull-requests-15-3370e22');
    expect(() => formatTag(event, headSha, { ...tight, shortShaLength: 8 })).toThrow(
      'has 33 characters and "max-length" is 32',
    );
  });

  test('a pull request without a number is the user’s to name', () => {
    const event: EventFacts = { ...readEventFacts(runOf('pull-request')), prNumber: undefined };
    expect(() => formatTag(event, headSha, style)).toThrow('set the input "pr-number"');
  });
});

describe('branch names in tags (T1-T5, 000-4)', () => {
  test.each([
    ['feature/Add_New-Feature', 'feature-add-new-feature'],
    ['feature/dns/subdomain', 'feature-dns-subdomain'],
    ['feature/fix-#123', 'feature-fix-123'],
    ['feature/my-feature', 'feature-my-feature'],
    ['feature/Sub/Feature', 'feature-sub-feature'],
    ['_wip/foo', 'wip-foo'],
    ['feature/foo!', 'feature-foo'],
    ['feature/--push', 'feature-push'],
    ['my/feature#1245', 'my-feature-1245'],
    ['banner-utils-test-#5', 'banner-utils-test-5'],
    ['release/1.2.x', 'release-1.2.x'],
    ['###', 'branch'],
    ['ветка', 'branch'],
    ['feature/größe', 'feature-gr-e'],
  ])('%s: %s', (branch, part) => {
    expect(branchTag(branch)).toBe(`${part}-3370e22`);
  });

  test.each([
    [63, 7],
    [128, 7],
    [128, 40],
    [32, 20],
  ])('a name of 250 characters fills %i characters exactly, with a sha of %i', (maxLength, shortShaLength) => {
    const tag = branchTag('x'.repeat(250), { maxLength, shortShaLength });
    expect(tag).toHaveLength(maxLength);
    expect(tag.endsWith(`-${headSha.slice(0, shortShaLength)}`)).toBe(true);
  });

  test('a name that just fits stays whole, one more character is cut and hashed', () => {
    expect(branchTag('x'.repeat(55), { maxLength: 63 })).toBe(`${'x'.repeat(55)}-3370e22`);
    expect(branchTag('x'.repeat(56), { maxLength: 63 })).toMatch(/^x{48}-[0-9a-z]{6}-3370e22$/);
  });

  test('no dash or dot is left where a name was cut', () => {
    expect(branchTag(`${'x'.repeat(47)}-.-${'y'.repeat(60)}`, { maxLength: 63 })).toMatch(
      /^x{47}-[0-9a-z]{6}-3370e22$/,
    );
  });

  test('a branch and a git tag of the same long name do not meet', () => {
    const name = 'x'.repeat(250);
    expect(branchTag(name)).not.toBe(refTag(`refs/tags/${name}`));
  });

  test.each([63, 128])(
    '10 000 generated and nasty names give valid, stable tags that do not meet, at %i',
    (maxLength) => {
      const names = [...nastyNames, ...randomNames(10_000, 20260102)];
      const cutTags = new Map<string, string>();
      for (const name of names) {
        const tag = branchTag(name, { maxLength });
        if (!isTag(tag) || !/^[a-z0-9_][a-z0-9_.-]*$/.test(tag)) throw new Error(`${JSON.stringify(name)}: ${tag}`);
        if (tag.length > maxLength || /--|[-.]{2}3370e22$/.test(tag))
          throw new Error(`${JSON.stringify(name)}: ${tag}`);
        expect(branchTag(name, { maxLength })).toBe(tag);
        if (sanitizeRefName(name).length > maxLength - 8) {
          const other = cutTags.get(tag);
          if (other !== undefined && other !== name) throw new Error(`${name} meets ${other}: ${tag}`);
          cutTags.set(tag, name);
        }
      }
      expect(cutTags.size).toBeGreaterThan(1000);
    },
  );
});

describe('the style of tags', () => {
  test.each([['-x'], ['x y'], ['PR/'], ['.']])('refuses the prefix "%s"', (prPrefix) => {
    expect(() => {
      checkTagStyle({ ...style, prPrefix });
    }).toThrow('Input "pr-prefix"');
  });

  test('refuses a sha that leaves no room for a branch', () => {
    expect(() => {
      checkTagStyle({ ...style, maxLength: 32, shortShaLength: 24 });
    }).toThrow('use at most 23');
    checkTagStyle({ ...style, maxLength: 32, shortShaLength: 23 });
  });
});

test.each([
  ['v1.2.3', { text: '1.2.3', major: '1', minor: '2', isPreRelease: false }],
  ['v0.3.0-beta', { text: '0.3.0-beta', major: '0', minor: '3', isPreRelease: true }],
  ['v1.2.3.4', undefined],
  ['nightly', undefined],
])('git tag %s names the version %p', (name, version) => {
  expect(parseVersionTag(name)).toEqual(version);
});

describe('git tags that are versions, by the strings of semver.org (W12)', () => {
  const tagOf = (tagName: string): string =>
    formatTag(readEventFacts(runFacts({ ref: `refs/tags/${tagName}` })), headSha, style);

  test.each(validVersions)('%s is one', (version) => {
    expect(tagOf(`v${version}`)).toBe(version.replaceAll('+', '_').toLowerCase());
  });

  test.each([...invalidVersions, '1.2.3-rc.01', '1.2.3-'])('%s is none, so its tag shows the commit', (text) => {
    expect(tagOf(`v${text}`)).toMatch(/-3370e22$/);
    expect(tagOf(text)).toMatch(/-3370e22$/);
  });
});

describe('a name that would give the tag of another kind at the same commit (W14)', () => {
  test.each([
    ['refs/heads/pr-7', 'pr-7'],
    ['refs/heads/PR/7', 'pr-7'],
    ['refs/tags/pr-7', 'pr-7'],
    ['refs/heads/sha', 'sha'],
    ['refs/heads/mq', 'mq'],
  ])('%s has a hash of its ref', (ref, name) => {
    const tag = formatTag(readEventFacts(runFacts({ ref })), headSha, style);
    expect(tag).toMatch(new RegExp(`^${name}-[0-9a-z]{6}-3370e22$`));
  });

  test.each([
    ['refs/heads/pr-7-hotfix', 'pr-7-hotfix-3370e22'],
    ['refs/heads/pr-x', 'pr-x-3370e22'],
    ['refs/heads/sha-1', 'sha-1-3370e22'],
  ])('%s has none', (ref, tag) => {
    expect(formatTag(readEventFacts(runFacts({ ref })), headSha, style)).toBe(tag);
  });

  test('counts with another prefix too', () => {
    const changed = { ...style, prPrefix: 'mr', maxLength: 32 };
    const ref = `refs/heads/mr${'1'.repeat(20)}`;
    const tag = formatTag(readEventFacts(runFacts({ ref })), headSha, changed);
    expect(tag).toMatch(/^mr1{15}-[0-9a-z]{6}-3370e22$/);
  });
});
