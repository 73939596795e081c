import { UserError } from '../../../src/errors.ts';
import { cleanName } from '../../../src/core/tags/tag-text.ts';
import { matchTag, readAge, tagPattern, type TagPattern } from './tag-pattern.ts';

/** Tags that go when they are old enough. */
export interface PruneRule {
  readonly pattern: TagPattern;
  readonly ageMs: number;
  /** As the user reads it: `pr-*=24h`. */
  readonly text: string;
}

/** Which untagged manifests go: none, only caches that newer ones replaced, or all that nothing kept refers to. */
type UntaggedPolicy = 'false' | 'caches' | 'true';

/** What may be deleted, as the inputs say it. */
export interface PrunePolicy {
  /** The first one that matches counts. */
  readonly rules: readonly PruneRule[];
  /** Tags of this pull request alone, at any age; then nothing else goes, untagged manifests neither. */
  readonly pullRequest: number | undefined;
  readonly prPrefix: string;
  readonly excluded: readonly TagPattern[];
  /** So many of the newest tags of each rule stay. */
  readonly keepNewest: number;
  readonly untagged: UntaggedPolicy;
}

/** What a tag's name alone decides. */
export type NameVerdict =
  | { readonly kind: 'keep'; readonly reason: string }
  /** Belongs to the image with this digest and shares its fate. */
  | { readonly kind: 'referrer'; readonly subject: string }
  | { readonly kind: 'candidate'; readonly rule: PruneRule; readonly sha: string | undefined };

/** How old an untagged manifest must be: a push sends the parts of an image before the tag that holds them. */
export const untaggedAgeMs = 86_400_000;

/** Protected unless a rule names them outright. `*cache*` are the references of BuildKit's registry cache. */
const protectedPatterns = ['latest', 'sha-<sha>', 'sha-<sha>-*', '<version>', '*cache*'].map((text) =>
  tagPattern(text, 'protected tags'),
);

/**
 * The rules for what `compute-tag` makes, where the input is empty: pull requests and merge queues 24 hours, branches
 * 7 days (000-15).
 */
export function defaultRules(prPrefix: string): readonly string[] {
  return [
    ...[`${prPrefix}<n>=24h`, `${prPrefix}<n>-*=24h`, 'mq-<sha>=24h', 'mq-<sha>-*=24h'],
    ...['*-<sha>=7d', '*-<sha>-*=7d'],
  ];
}

/**
 * Reads lines of `pattern=age`.
 * @throws UserError
 */
export function readRules(lines: readonly string[]): readonly PruneRule[] {
  const what = 'input "rules"';
  return lines.map((line) => {
    const [, pattern = '', age = ''] =
      /^(.*?)\s*=\s*(.*)$/.exec(line) ?? refuse(`Input "rules" has "${line}": use pattern=age, such as pr-*=24h.`);
    return { pattern: tagPattern(pattern, what), ageMs: readAge(age, what), text: line };
  });
}

/**
 * Decides by the name alone (K1, K3): a referrer tag belongs to its image; protected patterns win over rules; of a pull
 * request exactly `pr-N` and `pr-N-…`, so that 1 is not 12. What is protected by default yields to a rule that begins
 * with plain text, since it means just these.
 */
export function judgeName(tag: string, policy: PrunePolicy, defaultBranch: string | undefined): NameVerdict {
  const referrer = /^sha256-([0-9a-f]{64})(?:\..+|-.+)?$/.exec(tag);
  if (referrer !== null) return { kind: 'referrer', subject: `sha256:${referrer[1] ?? ''}` };
  const excluded = policy.excluded.find((pattern) => matchTag(pattern, tag) !== undefined);
  if (excluded !== undefined) return { kind: 'keep', reason: `protected by "${excluded.text}"` };
  if (policy.pullRequest !== undefined) return ofPullRequest(tag, policy.prPrefix, policy.pullRequest);
  for (const rule of policy.rules) {
    const match = matchTag(rule.pattern, tag);
    if (match === undefined) continue;
    const guard = rule.pattern.plainStart ? undefined : protectedBy(tag, defaultBranch);
    return guard === undefined
      ? { kind: 'candidate', rule, sha: match.sha }
      : { kind: 'keep', reason: `protected by default: ${guard}` };
  }
  return { kind: 'keep', reason: 'no rule matches it' };
}

function ofPullRequest(tag: string, prefix: string, number: number): NameVerdict {
  const name = `${prefix}${String(number)}`;
  if (tag !== name && !tag.startsWith(`${name}-`)) return { kind: 'keep', reason: `not of ${name}` };
  const text = `pull request ${String(number)}`;
  return { kind: 'candidate', rule: { pattern: tagPattern(`${name}*`, text), ageMs: 0, text }, sha: undefined };
}

function protectedBy(tag: string, defaultBranch: string | undefined): string | undefined {
  const branch = cleanName(defaultBranch ?? '');
  const own = branch === '' ? [] : [branch, `${branch}-<sha>`, `${branch}-<sha>-*`];
  const patterns = [...own.map((text) => tagPattern(text, 'default branch')), ...protectedPatterns];
  return patterns.find((pattern) => matchTag(pattern, tag) !== undefined)?.text;
}

function refuse(message: string): never {
  throw new UserError(message);
}
