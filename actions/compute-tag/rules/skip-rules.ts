import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { UserError } from '../../../src/errors.ts';

/** Says when nothing needs to be built. */
export interface SkipRules {
  /** Matched against the first line of the commit message, or the title of the pull request. */
  readonly patterns: readonly RegExp[];
  /** Lower-case logins. */
  readonly actors: readonly string[];
  /** Patterns of branches that are built whatever the other rules say. */
  readonly forced: readonly string[];
}

/**
 * Reads the three skip inputs.
 * @throws UserError for a pattern that is no regular expression
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

/** Finds why there is nothing to build; undefined: build. */
export function findSkipReason(rules: SkipRules, event: EventFacts): string | undefined {
  const { branch, subject } = event;
  if (branch !== undefined && rules.forced.some((pattern) => matchesBranch(pattern, branch))) return undefined;
  if (rules.actors.includes(event.actor.toLowerCase())) return `The actor ${event.actor} is in skip-actors.`;
  const pattern = subject === undefined ? undefined : rules.patterns.find((candidate) => candidate.test(subject));
  if (pattern === undefined) return undefined;
  const what = event.kind === 'pull-request' ? 'title of the pull request' : 'commit subject';
  return `The ${what} matches the skip pattern ${pattern.source}.`;
}

/**
 * Matches as GitHub's branch filters do: `*` within a part, `**` across parts. `?` is literal, as git forbids it in names.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
function matchesBranch(pattern: string, branch: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 's').test(branch);
}
