import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { matchInTime } from '../../../src/core/inputs/timed-match.ts';
import { toMessage, UserError } from '../../../src/errors.ts';
import { matchesBranch } from './branch-pattern.ts';

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
 * Reads the three skip inputs. A line of `skip-patterns` that is `#` alone or starts with `#` and a space is a comment;
 * any other one is a pattern, since subjects hold `#12`.
 * @throws UserError for a pattern that is no regular expression
 */
export function readSkipRules(lists: {
  readonly patterns: string;
  readonly actors: readonly string[];
  readonly forced: readonly string[];
}): SkipRules {
  const lines = lists.patterns.split(/\r?\n/).map((line) => line.trim());
  const patterns = lines.filter((line) => line !== '' && !/^#(?:\s|$)/.test(line)).map(readPattern);
  return { patterns, actors: lists.actors.map((actor) => actor.toLowerCase()), forced: lists.forced };
}

/**
 * Finds why there is nothing to build; undefined: build. What a git tag names is built whatever its commit is called: a
 * release often sits on a commit such as `chore: release`.
 * @throws UserError for a pattern that takes too long
 */
export function findSkipReason(rules: SkipRules, event: EventFacts): string | undefined {
  const { branch, subject } = event;
  if (branch !== undefined && rules.forced.some((pattern) => matchesBranch(pattern, branch))) return undefined;
  if (rules.actors.includes(event.actor.toLowerCase())) return `The actor ${event.actor} is in skip-actors.`;
  if (subject === undefined || event.kind === 'tag') return undefined;
  const pattern = rules.patterns.find((candidate) => matchInTime(candidate, subject, 'Input "skip-patterns"') !== null);
  if (pattern === undefined) return undefined;
  const what = event.kind === 'pull-request' ? 'title of the pull request' : 'commit subject';
  return `The ${what} matches the skip pattern ${pattern.source}.`;
}

function readPattern(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    const reason = toMessage(error).replace(/^.*: /s, '').toLowerCase();
    throw new UserError(
      `Input "skip-patterns" has "${source}", which is no regular expression of JavaScript with the flag "u" (${reason}): ${advise(source)}.`,
      { cause: error },
    );
  }
}

function advise(source: string): string {
  const flags = /\(\?([a-z]+)\)/i.exec(source)?.[1];
  if (flags !== undefined) return `put what "(?${flags})" is for inside of it, as in (?i:docs)`;
  const escaped = /\\([^\w\s^$\\.*+?()[\]{}|/])/.exec(source)?.[1];
  if (escaped !== undefined) return `write "${escaped}" without the backslash`;
  return 'correct it';
}
