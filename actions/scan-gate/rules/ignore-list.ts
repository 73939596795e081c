import { UserError } from '../../../src/errors.ts';
import type { Finding } from './report.ts';

/** A vulnerability that does not count, for a while or for good. */
export interface IgnoreEntry {
  readonly id: string;
  /** The last day on which it does not count, `YYYY-MM-DD` in UTC; undefined: for good. */
  readonly expires: string | undefined;
  readonly reason: string;
  /** Line in the file, from 1. */
  readonly line: number;
}

/** `ending`: the entry expires within two weeks. */
export type IgnoreState = 'valid' | 'ending' | 'expired';

const dayMs = 86_400_000;
const endingDays = 14;
/** What is meant for an expiry and is none: `expires = …`, `expiry: …`, `until=…`, trivy's `exp:…`. */
const expiryWord =
  /^(?:expir\w*|exp)\b|(?:^|\s)(?:expir\w*|exp)\s*[=:]|(?:^|\s)(?:expir\w*|exp|until|valid-until)[=:\s]\s*\d/i;
/** Days and months as people write them: `1/2/2027`, `2027-06`, `20270601`, `2027-Q1`, `1 January 2027`, `Jan 1st, 2027`. */
const dates: readonly RegExp[] = [
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/,
  /(?<![-\w])20\d\d(?:-(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|-?q[1-4])\b/i,
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (?:\d{1,2}[a-z]*,? )?20\d\d\b/i,
];
const lineFormat = 'use "ID", "ID expires=YYYY-MM-DD" or "ID expires=YYYY-MM-DD reason"';

/**
 * Reads an ignore list: a line for each vulnerability, `ID [expires=YYYY-MM-DD] [reason]`; `#` starts a comment line.
 * @param file its path, for errors
 * @throws UserError for the first line of another form: misread, it could hide findings
 */
export function parseIgnoreList(text: string, file: string): readonly IgnoreEntry[] {
  const entries: IgnoreEntry[] = [];
  const known = new Set<string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  for (const [index, raw] of lines.entries()) {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const line = index + 1;
    const refuse = (what: string): never => {
      throw new UserError(`Line ${line} of "${file}" ${what}: ${lineFormat}.`);
    };
    const [id = '', ...rest] = content.split(/\s+/);
    if (!isId(id)) refuse(`begins with "${id}", which is no id`);
    if (known.has(normalizeId(id))) refuse(`names ${id} a second time`);
    known.add(normalizeId(id));
    const dated = /^expires=(.*)$/.exec(rest[0] ?? '')?.[1];
    if (dated !== undefined && !isCalendarDay(dated)) refuse(`has the date "${dated}", which is none`);
    const reason = rest.slice(dated === undefined ? 0 : 1).join(' ');
    if (expiryWord.test(reason))
      refuse('has a date that is not right behind the id, as "expires=YYYY-MM-DD" without spaces');
    if (dated === undefined && dates.some((date) => date.test(reason))) {
      refuse('has a date in its reason and none behind its id, so that it would count for ever');
    }
    entries.push({ id, expires: dated, reason, line });
  }
  return entries;
}

/**
 * Whether an entry still counts on a day.
 * @param today `YYYY-MM-DD` in UTC
 */
export function ignoreState({ expires }: IgnoreEntry, today: string): IgnoreState {
  if (expires === undefined) return 'valid';
  if (expires < today) return 'expired';
  return daysLeft(expires, today) <= endingDays ? 'ending' : 'valid';
}

/** Lists the ids by which an entry may name this finding, its own and others of the same flaw, as `normalizeId` writes them. */
export function listFindingIds({ id, aliases }: Finding): readonly string[] {
  return [id, ...aliases].map(normalizeId);
}

/** Writes an id in the case in which ids are compared. */
export function normalizeId(id: string): string {
  return id.toLowerCase();
}

/** Days from `today` to a day, both `YYYY-MM-DD`; negative when it is past. */
export function daysLeft(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
}

/**
 * Whether a word can be an id: of a flaw or a rule, whose parts are joined (`CVE-…`, `github-pat`, `@scope/name:MIT`), or
 * of one part with a capital or a digit, such as the license `Zlib`. A bare name such as `openssl` is that of a package.
 */
function isId(word: string): boolean {
  return /^@?[A-Za-z0-9]+(?:[-_.:/+@]+[A-Za-z0-9]+)+\+?$/.test(word) || /^(?=.*[A-Z0-9])[A-Za-z0-9]+$/.test(word);
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
