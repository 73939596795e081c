import { UserError } from '../../../src/errors.ts';

/** A pattern of tags, as the user writes it. */
export interface TagPattern {
  readonly text: string;
  /** Whether it starts with plain text, and so means just these tags: see `classifyTag`. */
  readonly startsPlain: boolean;
  readonly whole: RegExp;
}

/**
 * What a word between `<` and `>` stands for. A branch called `2.0` makes tags like `2.0-3370e22`, which are no
 * version.
 */
const placeholders: Readonly<Record<string, string>> = {
  sha: '([0-9a-f]{7,64})',
  n: '(?:[1-9]\\d*)',
  version: 'v?(?:\\d+|\\d+\\.\\d+(?:\\.\\d+)*(?:[-_.][0-9A-Za-z._-]+)?)',
};

/**
 * Parses a pattern of whole tags: `*` is any text, `?` one character, `<n>` a number, `<sha>` 7 to 64 hex digits,
 * `<version>` a version such as 1.4.2, v2 or 1.4.2-rc.1. Everything else is itself.
 * @param what names the value in errors: `input "rules"`
 * @throws UserError for characters that no tag holds.
 */
export function parseTagPattern(text: string, what: string): TagPattern {
  const refuse = (why: string): never => {
    throw new UserError(`The ${what} has the pattern "${text}": ${why}.`);
  };
  const parts = text.match(/<\w+>|[*?]|[\w.-]+|./gs) ?? refuse('it is empty');
  const source = parts.map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    if (/^[\w.-]+$/.test(part)) return part.replaceAll('.', '\\.');
    const word = placeholders[part.slice(1, -1)];
    return word ?? refuse(`"${part}" is neither in tags nor one of "*", "?", "<n>", "<sha>" and "<version>"`);
  });
  if (parts.filter((part) => part === '<sha>').length > 1) refuse('a tag holds one "<sha>"');
  return { text, startsPlain: /^[\w.-]/.test(text), whole: new RegExp(`^${source.join('')}$`) };
}

/** Matches a whole tag. Undefined: it does not match; else what stood for `<sha>`. */
export function matchTag(pattern: TagPattern, tag: string): { readonly sha: string | undefined } | undefined {
  const found = pattern.whole.exec(tag);
  return found === null ? undefined : { sha: found[1] };
}

const ageUnitsMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Parses `24h`, `7d`, `2w` or `90m`.
 * @returns milliseconds
 * @throws UserError for anything else
 */
export function parseAge(text: string, what: string): number {
  const [, number = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const factor = ageUnitsMs[unit];
  if (factor !== undefined) return Number(number) * factor;
  throw new UserError(`The ${what} has the age "${text}": use a number and m, h, d or w, such as 24h or 7d.`);
}
