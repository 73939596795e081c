import { usedBy, type LiveUse } from './live-use.ts';
import type { PruneRule } from './prune-policy.ts';

/** What is known of a tag that a rule matches. */
export interface CandidateFacts {
  readonly tag: string;
  readonly rule: PruneRule;
  /** What stood for `<sha>` in the rule. */
  readonly sha: string | undefined;
  /** When it was pushed or built, in milliseconds since the epoch; undefined: not known. */
  readonly time: number | undefined;
  /** Label `org.opencontainers.image.revision`. */
  readonly revision: string | undefined;
}

/** What happens to a tag, and why. */
export interface TagVerdict {
  readonly action: 'delete' | 'keep';
  readonly reason: string;
}

/** Older than Docker: a date that a reproducible build put in place of the time. */
const earliest = Date.parse('2013-03-20T00:00:00Z');

/**
 * The time that an image tells of itself: the latest of what it says. Builds that shall be reproducible say 1970 or
 * the commit's date in the config; the label, which compute-tag sets, is the time of the build. A time before 2013 is
 * none, so an image that says only that has no age and stays.
 */
export function timeOf(told: readonly (string | undefined)[]): number | undefined {
  const times = told.map((text) => Date.parse(text ?? '')).filter((time) => time >= earliest);
  return times.length === 0 ? undefined : Math.max(...times);
}

/**
 * Decides what the rules' tags come to (K1, K4, 000-15): kept are those that are in use, those whose `<sha>` is not the
 * commit that the image says it was built from, the newest ones of each rule, the young, and those of unknown age.
 */
export function judgeCandidates(
  candidates: readonly CandidateFacts[],
  { live, now, keepNewest }: { readonly live: LiveUse; readonly now: number; readonly keepNewest: number },
): ReadonlyMap<string, TagVerdict> {
  const newest = keepNewest === 0 ? new Set<string>() : newestOfEachRule(candidates, keepNewest);
  return new Map(
    candidates.map((facts) => {
      const keep = reasonToKeep(facts, live, now, newest);
      return [facts.tag, keep === undefined ? doomed(facts) : { action: 'keep', reason: keep }];
    }),
  );
}

function reasonToKeep(
  { tag, rule, sha, time, revision }: CandidateFacts,
  live: LiveUse,
  now: number,
  newest: ReadonlySet<string>,
): string | undefined {
  const user = usedBy(tag, revision, live);
  if (user !== undefined) return `in use by ${user}`;
  if (sha !== undefined && revision === undefined) return `no revision label says that "${sha}" is its commit`;
  if (sha !== undefined && revision?.startsWith(sha) !== true) return `"${sha}" is not the commit of its label`;
  if (newest.has(tag)) return `among the newest of "${rule.text}"`;
  if (rule.ageMs === 0) return undefined;
  if (time === undefined) return 'its age is not known';
  return now - time < rule.ageMs ? `younger than "${rule.text}" says` : undefined;
}

function doomed({ rule }: CandidateFacts): TagVerdict {
  return { action: 'delete', reason: rule.ageMs === 0 ? rule.text : `older than "${rule.text}" says` };
}

function newestOfEachRule(candidates: readonly CandidateFacts[], count: number): ReadonlySet<string> {
  // Of unknown age: as if it were new.
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
