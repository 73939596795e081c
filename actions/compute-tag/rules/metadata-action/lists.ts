import { parse } from 'csv-parse/sync';

/**
 * Reads the items of a list input to the letter as docker/metadata-action does: one a line, commas belong to the item, `#`
 * in the first column starts a comment. Errors are those of csv-parse, as there.
 */
export function splitItems(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const records = parse(trimmed, {
    relaxQuotes: true,
    comment: '#',
    comment_no_infix: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
  });
  return records
    .map((record) => record.join(','))
    .filter((item) => item !== '')
    .map((item) => item.trim());
}

/** Reads the comma-separated fields of one item; quotes keep a comma. */
export function splitFields(item: string): readonly string[] {
  return parse(item, { relaxColumnCount: true, skipEmptyLines: true })[0] ?? [];
}

/** Reads `key=value`, trimmed, the key in lower case. A field without `=` has no key, and what follows a second `=` is lost. */
export function readPair(field: string): { readonly key: string | undefined; readonly value: string } {
  const [first = '', second] = field.split('=').map((part) => part.trim());
  return second === undefined ? { key: undefined, value: first } : { key: first.toLowerCase(), value: second };
}
