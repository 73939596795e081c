import { sanitizeRefName } from '../../../src/core/tags/tag-text.ts';
import { UserError } from '../../../src/errors.ts';
import { matchTag, parseAge, parseTagPattern, type TagPattern } from './tag-pattern.ts';

/** Tags that are deleted when they are old enough. */
export interface PruneRule {
  readonly pattern: TagPattern;
  readonly ageMs: number;
  /** As the user writes it: `pr-*=24h`. */
  readonly text: string;
}

/** Which untagged manifests are deleted: none, caches that newer ones replaced, or all that no kept image needs. */
type UntaggedPolicy = 'false' | 'caches' | 'true';

type RepairPolicy = 'none' | 'report' | 'delete';

/** What may be deleted, as the inputs say. */
export interface PrunePolicy {
  /** The first one that matches decides. */
  readonly rules: readonly PruneRule[];
  /** Only tags of this pull request, at any age; then nothing else is deleted, and no untagged manifest. */
  readonly pullRequest: number | undefined;
  readonly prPrefix: string;
  readonly excluded: readonly TagPattern[];
  /** How many of the newest tags of each rule are kept. */
  readonly keepNewest: number;
  readonly untagged: UntaggedPolicy;
  /** What happens to images that are broken: `none` stops everything in their repository. */
  readonly repair: RepairPolicy;
}

/** What a tag's name alone says about it. */
export type TagClass =
  | { readonly kind: 'keep'; readonly reason: string }
  /** Belongs to the image with the digest `subject`, and is deleted with it. */
  | { readonly kind: 'referrer'; readonly subject: string }
  | { readonly kind: 'candidate'; readonly rule: PruneRule; readonly sha: string | undefined };

/** The age that an untagged manifest must have: a push sends the parts of an image before its tag. */
export const minUntaggedAgeMs = 86_400_000;

/**
 * Protected, unless a rule that starts with plain text names them. `*cache*` is for the tags of BuildKit's registry
 * cache.
 */
const protectedPatterns = ['latest', 'sha-<sha>', 'sha-<sha>-*', '<version>', '*cache*'].map((text) =>
  parseTagPattern(text, 'protected tags'),
);

/**
 * The rules where the input is empty, for the tags that `compute-tag` makes: pull requests and merge queues are kept
 * for 24 hours, branches for 7 days.
 */
export function defaultRules(prPrefix: string): readonly string[] {
  return [`${prPrefix}<n>=24h`, `${prPrefix}<n>-*=24h`, 'mq-<sha>=24h', 'mq-<sha>-*=24h', '*-<sha>=7d', '*-<sha>-*=7d'];
}

/**
 * Parses lines of `pattern=age`.
 * @throws UserError for the first line of another form
 */
export function parsePruneRules(lines: readonly string[]): readonly PruneRule[] {
  const what = 'input "rules"';
  return lines.map((line) => {
    const [, pattern = '', age = ''] =
      /^([^=]*)=(.*)$/.exec(line) ?? refuse(`Input "rules" has "${line}": use pattern=age, such as pr-*=24h.`);
    return { pattern: parseTagPattern(pattern.trim(), what), ageMs: parseAge(age.trim(), what), text: line };
  });
}

/**
 * Classifies a tag by its name alone. Excluded patterns win over all else. A referrer's tag belongs to its image. With a
 * pull request only `pr-N`, `pr-N-<sha>` and `pr-N-<sha>-…` are candidates, so that 1 does not match 12. Default
 * protection yields to a rule that starts with plain text, since such a rule means just these tags.
 */
export function classifyTag(tag: string, policy: PrunePolicy, defaultBranch: string | undefined): TagClass {
  const excluded = policy.excluded.find((pattern) => matchTag(pattern, tag) !== undefined);
  if (excluded !== undefined) return { kind: 'keep', reason: `protected by "${excluded.text}"` };
  const referrer = /^sha256-([0-9a-f]{64})(?:\..+|-.+)?$/.exec(tag);
  if (referrer !== null) return { kind: 'referrer', subject: `sha256:${referrer[1] ?? ''}` };
  if (policy.pullRequest !== undefined) return classifyForPullRequest(tag, policy.prPrefix, policy.pullRequest);
  for (const rule of policy.rules) {
    const match = matchTag(rule.pattern, tag);
    if (match === undefined) continue;
    const protection = rule.pattern.startsPlain ? undefined : findDefaultProtection(tag, defaultBranch);
    return protection === undefined
      ? { kind: 'candidate', rule, sha: match.sha }
      : { kind: 'keep', reason: `protected by default: ${protection}` };
  }
  return { kind: 'keep', reason: 'no rule matches it' };
}

/**
 * Whether a tag is `pr-N`, `pr-N-<sha>` or `pr-N-<sha>-…`. A branch may be called `pr-7-hotfix`: only a commit behind the
 * number makes a tag the pull request's.
 * @param name `pr-N`
 */
export function isPullRequestTag(tag: string, name: string): boolean {
  return tag === name || (tag.startsWith(name) && /^-[0-9a-f]{7,64}(?:-.*)?$/.test(tag.slice(name.length)));
}

function classifyForPullRequest(tag: string, prefix: string, number: number): TagClass {
  const name = `${prefix}${number}`;
  if (!isPullRequestTag(tag, name)) return { kind: 'keep', reason: `not of ${name}` };
  const text = `pull request ${number}`;
  return { kind: 'candidate', rule: { pattern: parseTagPattern(`${name}*`, text), ageMs: 0, text }, sha: undefined };
}

function findDefaultProtection(tag: string, defaultBranch: string | undefined): string | undefined {
  const branch = sanitizeRefName(defaultBranch ?? '');
  const branchPatterns = branch === '' ? [] : [branch, `${branch}-<sha>`, `${branch}-<sha>-*`];
  const patterns = [...branchPatterns.map((text) => parseTagPattern(text, 'default branch')), ...protectedPatterns];
  return patterns.find((pattern) => matchTag(pattern, tag) !== undefined)?.text;
}

function refuse(message: string): never {
  throw new UserError(message);
}
