import { runInNewContext } from 'node:vm';
import { UserError } from '../../errors.ts';

/** A pattern that needs longer than this for one line would need for ever. */
const limitMs = 1000;

/**
 * Matches a pattern of the user with a limit in time: anyone can name a branch or write a subject that a careless pattern
 * takes years for.
 * @param where the pattern comes from, such as `Input "skip-patterns"`
 * @throws UserError for a pattern that takes too long
 */
export function matchInTime(pattern: RegExp, text: string, where: string): readonly (string | undefined)[] | null {
  try {
    return runInNewContext('text.match(pattern)', { pattern, text }, { timeout: limitMs }) as RegExpMatchArray | null;
  } catch (error) {
    throw new UserError(
      `${where} has "${pattern.source}", which takes longer than a second on "${text.slice(0, 80)}": avoid repeated groups that can match in several ways, such as (a+)+.`,
      { cause: error },
    );
  }
}
