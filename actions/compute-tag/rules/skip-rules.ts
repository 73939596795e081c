import { UserError } from '../../../src/errors.ts';
import type { EventFacts } from '../../../src/core/events/event-facts.ts';

/** When nothing needs to be built (T19). */
export interface SkipRules {
  /** Tried on the first line of the commit message, or the title of the pull request. */
  readonly patterns: readonly RegExp[];
  /** Lower-case logins. */
  readonly actors: readonly string[];
  /** Branch patterns that are built whatever the others say. */
  readonly forced: readonly string[];
}

/**
 * Reads the three skip inputs.
 * @throws UserError for a pattern that is no regular expression.
 */
export function readSkipRules(lists: {
  readonly patterns: readonly string[];
  readonly actors: readonly string[];
  readonly forced: readonly string[];
}): SkipRules {
  const patterns = lists.patterns.map((source) => {
    try {
      return new RegExp(source, 'u');
    } catch {
      throw new UserError(`Input "skip-patterns" has "${source}", which is no regular expression.`);
    }
  });
  return { patterns, actors: lists.actors.map((actor) => actor.toLowerCase()), forced: lists.forced };
}

/** Why there is nothing to build; undefined: build. */
export function skipReason(rules: SkipRules, event: EventFacts): string | undefined {
  const { branch, subject } = event;
  if (branch !== undefined && rules.forced.some((pattern) => matchesBranch(pattern, branch))) return undefined;
  if (rules.actors.includes(event.actor.toLowerCase())) return `The actor ${event.actor} is in skip-actors.`;
  const hit = subject === undefined ? undefined : rules.patterns.find((pattern) => pattern.test(subject));
  if (hit === undefined) return undefined;
  const what = event.kind === 'pull-request' ? 'title of the pull request' : 'commit subject';
  return `The ${what} matches the skip pattern ${hit.source}.`;
}

/** GitHub's own branch patterns: `*` within a part, `**` across parts, `?` is left literal as git forbids it in names. */
function matchesBranch(pattern: string, branch: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 's').test(branch);
}
