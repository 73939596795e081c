import { findCommitUser, type ActiveCommits } from './active-commits.ts';
import type { PruneRule } from './prune-policy.ts';

/** What is known of a tag that a rule matches. */
export interface CandidateFacts {
  readonly tag: string;
  readonly rule: PruneRule;
  /** What stood for `<sha>` in the rule. */
  readonly sha: string | undefined;
  /** When it was pushed or built, in epoch milliseconds; undefined: not known. */
  readonly time: number | undefined;
  /** The image's revision label. */
  readonly revision: string | undefined;
}

/** What happens to a tag, and why. */
export interface TagVerdict {
  readonly action: 'delete' | 'keep';
  readonly reason: string;
}

interface DecisionFacts {
  readonly activeCommits: ActiveCommits;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How many of the newest tags of each rule are kept. */
  readonly keepNewest: number;
}

/** Docker's first release. An earlier date is one that a reproducible build wrote in place of the time. */
const minPlausibleTime = Date.parse('2013-03-20T00:00:00Z');

/**
 * Picks the latest of the times that an image names. Reproducible builds write 1970 or the commit's date into the
 * config; the label, which compute-tag sets, is the time of the build. Times before 2013 do not count, so an image that
 * names no other one has no age, and is kept.
 */
export function latestTime(texts: readonly (string | undefined)[]): number | undefined {
  const times = texts.map((text) => Date.parse(text ?? '')).filter((time) => time >= minPlausibleTime);
  return times.length === 0 ? undefined : Math.max(...times);
}

/**
 * Decides about the tags that a rule matches. Kept are those in use, those whose `<sha>` is not the commit in the
 * image's label, the newest ones of each rule, the young ones, and those of unknown age.
 */
export function decideTags(
  candidates: readonly CandidateFacts[],
  { activeCommits, now, keepNewest }: DecisionFacts,
): ReadonlyMap<string, TagVerdict> {
  const newest = keepNewest === 0 ? new Set<string>() : selectNewestOfEachRule(candidates, keepNewest);
  return new Map(
    candidates.map((candidate): [string, TagVerdict] => {
      const { tag, rule } = candidate;
      const reason = findReasonToKeep(candidate, newest.has(tag), activeCommits, now);
      if (reason !== undefined) return [tag, { action: 'keep', reason }];
      return [tag, { action: 'delete', reason: rule.ageMs === 0 ? rule.text : `older than "${rule.text}" says` }];
    }),
  );
}

function findReasonToKeep(
  { tag, rule, sha, time, revision }: CandidateFacts,
  isNewest: boolean,
  activeCommits: ActiveCommits,
  now: number,
): string | undefined {
  const user = findCommitUser(tag, revision, activeCommits);
  if (user !== undefined) return `in use by ${user}`;
  if (sha !== undefined && revision === undefined) return `no revision label says that "${sha}" is its commit`;
  if (sha !== undefined && revision?.startsWith(sha) !== true) return `"${sha}" is not the commit of its label`;
  if (isNewest) return `among the newest of "${rule.text}"`;
  if (rule.ageMs === 0) return undefined;
  if (time === undefined) return 'its age is not known';
  return now - time < rule.ageMs ? `younger than "${rule.text}" says` : undefined;
}

function selectNewestOfEachRule(candidates: readonly CandidateFacts[], count: number): ReadonlySet<string> {
  // An unknown age counts as new.
  const age = ({ time }: CandidateFacts): number => -(time ?? Number.MAX_SAFE_INTEGER);
  const sorted = [...candidates].sort((one, other) => age(one) - age(other) || (one.tag < other.tag ? -1 : 1));
  const taken = new Map<PruneRule, number>();
  return new Set(
    sorted
      .filter(({ rule }) => {
        const before = taken.get(rule) ?? 0;
        taken.set(rule, before + 1);
        return before < count;
      })
      .map(({ tag }) => tag),
  );
}
