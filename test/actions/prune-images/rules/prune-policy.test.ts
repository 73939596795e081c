import { describe, expect, test } from '@jest/globals';
import { decideTags, latestTime, type CandidateFacts } from '../../../../actions/prune-images/rules/decide-tags.ts';
import { findCommitUser } from '../../../../actions/prune-images/rules/active-commits.ts';
import {
  defaultRules,
  classifyTag,
  parsePruneRules,
  type PrunePolicy,
} from '../../../../actions/prune-images/rules/prune-policy.ts';
import { matchTag, parseAge, parseTagPattern } from '../../../../actions/prune-images/rules/tag-pattern.ts';

const policy = (changes: Partial<PrunePolicy> = {}): PrunePolicy => ({
  rules: parsePruneRules(defaultRules('pr-')),
  pullRequest: undefined,
  prPrefix: 'pr-',
  excluded: [],
  keepNewest: 0,
  untagged: 'caches',
  repair: 'none',
  ...changes,
});
const told = (tag: string, changes?: Partial<PrunePolicy>): string => {
  const verdict = classifyTag(tag, policy(changes), 'main');
  if (verdict.kind === 'keep') return `keep: ${verdict.reason}`;
  return verdict.kind === 'referrer' ? `of ${verdict.subject.slice(0, 9)}` : verdict.rule.text;
};

describe('patterns', () => {
  test.each([
    ['pr-*', 'pr-12-3370e22', true],
    ['pr-<n>-*', 'pr-12-3370e22', true],
    ['pr-<n>-*', 'pr-review-3370e22', false],
    ['1.4', '1x4', false],
    ['<version>', 'v1.4.2-rc.1', true],
    ['<version>', '2', true],
    ['<version>', '2024-review-3370e22', false],
    ['*-<sha>', 'feature-x-3370e2', false],
    ['feature-?', 'feature-12', false],
  ])('%s and the tag %s: %s', (pattern, tag, matches) => {
    expect(matchTag(parseTagPattern(pattern, 'rule'), tag) !== undefined).toBe(matches);
  });

  test.each([
    ['*a*a*a*a*a*a*b', `${'a'.repeat(127)}c`, false],
    ['*a*a*a*a*a*a*b', `${'a'.repeat(127)}b`, true],
    ['<version>*<version>*<n>*<n>*<n>*x', '1.'.repeat(64), false],
    ['*?*?*?*?*?*?*?*?*?*?*?*<sha>x', 'abcdef0'.repeat(18), false],
    [`${'*a'.repeat(60)}b`, 'a'.repeat(128), false],
    ['*', 'a'.repeat(100_000), false],
  ])('%s on a long tag is decided at once (Z16)', (pattern, tag, matches) => {
    expect(matchTag(parseTagPattern(pattern, 'rule'), tag) !== undefined).toBe(matches);
  });

  test('a pattern of more parts than a tag has characters is refused (Z16)', () => {
    expect(() => parseTagPattern('a*'.repeat(100_000), 'input "rules"')).toThrow('more than 128 parts');
  });

  test.each(['', 'a b', 'app:1', '<branch>-1', '<sha>-<sha>', '(a)'])('"%s" is refused', (text) => {
    expect(() => parseTagPattern(text, 'input "rules"')).toThrow('The input "rules" has the pattern');
  });

  test.each([
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['2w', 1_209_600_000],
    ['0d', 0],
  ])('the age %s is %i ms', (text, ms) => {
    expect(parseAge(text, 'rule')).toBe(ms);
  });

  test.each(['pr-*', 'pr-*=7', 'pr-*=-1d', 'pr-*=1y', '=7d'])('the rule "%s" is refused', (line) => {
    expect(() => parsePruneRules([line])).toThrow('nput "rules"');
  });
});

describe('names', () => {
  test.each([
    ['pr-7-3370e22', 'pr-<n>-*=24h'],
    ['pr-7', 'pr-<n>=24h'],
    ['mq-3370e22', 'mq-<sha>=24h'],
    ['feature-login-9f86d08', '*-<sha>=7d'],
    ['feature-login-9f86d08-arm64', '*-<sha>-*=7d'],
    ['sha-3370e22', 'keep: protected by default: sha-<sha>'],
    ['main-3370e22', 'keep: protected by default: main-<sha>'],
    ['1.4.2-3370e22', 'keep: protected by default: <version>'],
    ['buildcache-3370e22', 'keep: protected by default: *cache*'],
    ['latest', 'keep: no rule matches it'],
    ['1.4.2', 'keep: no rule matches it'],
    [`sha256-${'a'.repeat(64)}`, 'of sha256:aa'],
    [`sha256-${'a'.repeat(64)}.sig`, 'of sha256:aa'],
  ])('of %s: %s (K1)', (tag, verdict) => {
    expect(told(tag)).toBe(verdict);
  });

  test('a rule that begins with a wildcard spares what is protected, one in plain text means it (K1)', () => {
    for (const tag of ['latest', 'main', '1.4', 'sha-3370e22', 'app-cache']) {
      expect(told(tag, { rules: parsePruneRules(['*=1d']) })).toContain('protected by default');
    }
    expect(told('sha-3370e22', { rules: parsePruneRules(['sha-*=90d']) })).toBe('sha-*=90d');
    const excluded = [parseTagPattern('sha-*', 'input')];
    expect(told('sha-3370e22', { rules: parsePruneRules(['sha-*=90d']), excluded })).toBe('keep: protected by "sha-*"');
  });

  test('a tag of a signature is never deleted either where "exclude-tags" names it (K1)', () => {
    const signature = `sha256-${'a'.repeat(64)}.sig`;
    expect(told(signature, { excluded: [parseTagPattern('*.sig', 'input')] })).toBe('keep: protected by "*.sig"');
    expect(told(signature, { excluded: [parseTagPattern('*.att', 'input')] })).toBe('of sha256:aa');
  });

  test('pull request 7 does not take the tags of the branch pr-7-hotfix (W14)', () => {
    for (const tag of ['pr-7-hotfix', 'pr-7-hotfix-3370e22', 'pr-7-fix', 'pr-7-abc-3370e22']) {
      expect(told(tag, { pullRequest: 7 })).toBe('keep: not of pr-7');
    }
    for (const tag of ['pr-7', 'pr-7-3370e22', 'pr-7-3370e22-arm64']) {
      expect(told(tag, { pullRequest: 7 })).toBe('pull request 7');
    }
  });

  test('of pull request 1 exactly pr-1 and pr-1-…, whatever the rules say (K3)', () => {
    const pullRequest = 1;
    for (const tag of ['pr-1', 'pr-1-3370e22', 'pr-1-3370e22-amd64'])
      expect(told(tag, { pullRequest })).toBe('pull request 1');
    for (const tag of ['pr-12', 'pr-12-3370e22', 'pr-10', 'xpr-1-3370e22', 'mq-3370e22']) {
      expect(told(tag, { pullRequest })).toBe('keep: not of pr-1');
    }
    expect(told('mr.1-3370e22', { pullRequest, prPrefix: 'mr.' })).toBe('pull request 1');
    expect(told('mrx1-3370e22', { pullRequest, prPrefix: 'mr.' })).toBe('keep: not of mr.1');
  });
});

describe('use', () => {
  const sha = '3370e228f2209994e2a2bb5ab5e1f1a5d1cb8d6c';
  const live = new Map([[sha, 'run 1']]);

  test.each([
    ['pr-7-3370e22', undefined, 'run 1'],
    ['pr-7-3370e22-amd64', undefined, 'run 1'],
    [`pr-7-${sha}`, undefined, 'run 1'],
    ['pr-7', sha, 'run 1'],
    ['pr-7-3370e23', undefined, undefined],
    ['pr-7-3370e2', undefined, undefined],
  ])('of %s with the label %s: %s (K4)', (tag, revision, user) => {
    expect(findCommitUser(tag, revision, live)).toBe(user);
  });
});

describe('candidates', () => {
  const now = Date.parse('2026-06-01T00:00:00Z');
  const day = 86_400_000;
  const [rule] = parsePruneRules(['pr-*=7d']);
  if (rule === undefined) throw new Error('no rule');
  const facts = (tag: string, days: number | undefined, changes: Partial<CandidateFacts> = {}): CandidateFacts => ({
    tag,
    rule,
    sha: undefined,
    revision: undefined,
    time: days === undefined ? undefined : now - days * day,
    ...changes,
  });
  const verdicts = (candidates: readonly CandidateFacts[], keepNewest = 0): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...decideTags(candidates, { activeCommits: new Map(), now, keepNewest })].map(([tag, { action, reason }]) => [
        tag,
        `${action}: ${reason}`,
      ]),
    );

  test('go when they are as old as the rule says, and stay while they are younger or of unknown age (000-15)', () => {
    expect(verdicts([facts('pr-1', 7), facts('pr-2', 6.9), facts('pr-3', undefined)])).toEqual({
      'pr-1': 'delete: older than "pr-*=7d" says',
      'pr-2': 'keep: younger than "pr-*=7d" says',
      'pr-3': 'keep: its age is not known',
    });
  });

  test('stay when the commit in the tag is not the one that the image says', () => {
    expect(
      verdicts([
        facts('a-20250101', 9, { sha: '20250101' }),
        facts('b-20250101', 9, { sha: '20250101', revision: 'f'.repeat(40) }),
        facts('c-3370e22', 9, { sha: '3370e22', revision: '3370e22'.padEnd(40, '0') }),
      ]),
    ).toEqual({
      'a-20250101': 'keep: no revision label says that "20250101" is its commit',
      'b-20250101': 'keep: "20250101" is not the commit of its label',
      'c-3370e22': 'delete: older than "pr-*=7d" says',
    });
  });

  test('the newest of each rule stay, and one of unknown age counts as new', () => {
    const [other] = parsePruneRules(['x-*=7d']);
    if (other === undefined) throw new Error('no rule');
    const all = [facts('pr-1', 30), facts('pr-2', 20), facts('pr-3', undefined), facts('x-1', 40, { rule: other })];
    expect(Object.keys(verdicts(all, 2)).filter((tag) => verdicts(all, 2)[tag]?.startsWith('delete'))).toEqual([
      'pr-1',
    ]);
  });

  test.each([
    [['1970-01-01T00:00:00Z'], undefined],
    [['1980-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'], Date.parse('2026-01-02T00:00:00Z')],
    [[undefined, 'yesterday'], undefined],
  ])('of the times %j the latest counts, and 1970 is none', (times, expected) => {
    expect(latestTime(times)).toBe(expected);
  });
});
