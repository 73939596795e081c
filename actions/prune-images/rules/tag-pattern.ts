import { UserError } from '../../../src/errors.ts';

/** A pattern of tags, as the user writes it. */
export interface TagPattern {
  readonly text: string;
  /** Whether it starts with plain text, and so means just these tags: see `classifyTag`. */
  readonly startsPlain: boolean;
  readonly parts: readonly TagPart[];
}

/** One part of a pattern, as it is written: `*`, `?`, `<n>`, or plain text. */
type TagPart = string;

/** Longer ones are no tags: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const maxTagLength = 128;

/**
 * What a word between `<` and `>` stands for. A branch called `2.0` makes tags like `2.0-3370e22`, which are no
 * version.
 */
const placeholders: Readonly<Record<string, RegExp>> = {
  sha: /^[0-9a-f]{7,64}$/,
  n: /^[1-9]\d*$/,
  version: /^v?(?:\d+|\d+\.\d+(?:\.\d+)*(?:[-_.][0-9A-Za-z._-]+)?)$/,
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
  const parts = text.replaceAll(/\*{2,}/g, '*').match(/<\w+>|[*?]|[\w.-]+|./gs) ?? refuse('it is empty');
  if (parts.length > maxTagLength) refuse(`it has more than ${maxTagLength} parts`);
  const unknown = parts.find((part) => !/^(?:[*?]|[\w.-]+)$/.test(part) && wordOf(part) === undefined);
  if (unknown !== undefined) {
    refuse(`"${unknown}" is neither in tags nor one of "*", "?", "<n>", "<sha>" and "<version>"`);
  }
  if (parts.filter((part) => part === '<sha>').length > 1) refuse('a tag holds one "<sha>"');
  return { text, startsPlain: /^[\w.-]/.test(text), parts };
}

function wordOf(part: TagPart): RegExp | undefined {
  const [, name = ''] = /^<(\w+)>$/.exec(part) ?? [];
  return Object.hasOwn(placeholders, name) ? placeholders[name] : undefined;
}

/** The ends of what a part can stand for in a tag from a place on, the longest first. */
function findEnds(part: TagPart, tag: string, start: number): readonly number[] {
  if (part === '?') return start < tag.length ? [start + 1] : [];
  const word = wordOf(part);
  if (part !== '*' && word === undefined) return tag.startsWith(part, start) ? [start + part.length] : [];
  const ends = Array.from({ length: tag.length - start + 1 }, (_, index) => tag.length - index);
  return word === undefined ? ends : ends.filter((end) => word.test(tag.slice(start, end)));
}

/**
 * Matches a whole tag. Remembers from which places the rest of a pattern cannot match, so that no pattern takes longer than
 * its length times that of the longest tag allows, however many `*` it has.
 * @returns undefined: it does not match; else what stands for `<sha>`
 */
export function matchTag({ parts }: TagPattern, tag: string): { readonly sha: string | undefined } | undefined {
  if (tag.length > maxTagLength) return undefined;
  const failed = new Set<number>();
  const match = (index: number, start: number): { readonly sha: string | undefined } | undefined => {
    const part = parts[index];
    if (part === undefined) return start === tag.length ? { sha: undefined } : undefined;
    const place = index * (maxTagLength + 1) + start;
    if (failed.has(place)) return undefined;
    for (const end of findEnds(part, tag, start)) {
      const rest = match(index + 1, end);
      if (rest !== undefined) return part === '<sha>' ? { sha: tag.slice(start, end) } : rest;
    }
    failed.add(place);
    return undefined;
  };
  return match(0, 0);
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
