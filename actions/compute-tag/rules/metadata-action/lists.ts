import { parse } from 'csv-parse/sync';

/**
 * Items of a list input as docker/metadata-action reads them: one a line, commas belong to the item, `#` in the first
 * column starts a comment.
 */
export function readItems(text: string): readonly string[] {
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

/** The comma-separated fields of one item; quotes keep a comma. */
export function readFields(item: string): readonly string[] {
  return parse(item, { relaxColumnCount: true, skipEmptyLines: true })[0] ?? [];
}

/** `key=value`, both trimmed and the key in lower case; a field without `=` has no key. What stands behind a further `=` is dropped. */
export function readPair(field: string): { readonly key: string | undefined; readonly value: string } {
  const [first = '', second] = field.split('=').map((part) => part.trim());
  return second === undefined ? { key: undefined, value: first } : { key: first.toLowerCase(), value: second };
}
