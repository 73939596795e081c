import { CsvError, parse, type Options } from 'csv-parse/sync';
import { UserError } from '../../errors.ts';

/** How a list input is read. */
export interface CsvForm {
  /** Commas separate values too; else a line is one value. */
  readonly commas: boolean;
  /** A value that starts with `"` ends at the closing quote, over commas and newlines; `""` in it is one quote. */
  readonly quotes: boolean;
  /** White space around a value belongs to it; else it is cut. */
  readonly keepsSpace?: boolean | undefined;
}

export const csvForm: CsvForm = { commas: true, quotes: true };
export const lineForm: CsvForm = { commas: false, quotes: true };

/** For secrets, whose values are kept byte by byte. */
export const exactLineForm: CsvForm = { commas: false, quotes: true, keepsSpace: true };

/** For what buildx reads as CSV itself. */
export const rawLineForm: CsvForm = { commas: false, quotes: false };

/** Separates nothing: a comma, and a quote behind it, belong to the line. No input holds this character. */
const noDelimiter = '\u0000';

const options: Options = {
  comment: '#',
  comment_no_infix: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
};

/**
 * Reads the values of a list input as build-push-action does, whose reader is
 * https://github.com/docker/actions-toolkit/blob/main/src/util.ts (`getInputList`). Lines that start with `#` are
 * comments here, also indented ones.
 * @throws UserError for a quote that is not closed
 */
export function readCsvList(input: string, text: string, form: CsvForm): readonly string[] {
  const records = parseCsv(text, {
    ...options,
    quote: form.quotes ? '"' : false,
    delimiter: form.commas ? ',' : noDelimiter,
  });
  if (records === undefined) {
    throw new UserError(`Input "${input}" has a value that starts with a quote which is never closed: close it.`);
  }
  return records
    .filter(([first = '']) => !/^[ \t]+#/.test(first))
    .flat()
    .map((value) => (form.keepsSpace === true ? value : value.trim()))
    .filter((value) => value.trim() !== '');
}

/** Reads one line: `a,"b,c"` gives `a` and `b,c`. A line whose quote is not closed has no quotes. */
export function readCsvFields(line: string): readonly string[] {
  const records = parseCsv(line, { relax_column_count: true, relax_quotes: true });
  return records === undefined ? line.split(',') : (records[0] ?? []);
}

/** Writes one line as buildx reads its options: a field that holds a comma, a quote or a newline is quoted. */
export function writeCsvLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

/** Writes a value so that a list of whole lines gives it back: in quotes where it would end, or be a comment. */
export function writeLine(value: string): string {
  return /^\s*["#]|[\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** @returns undefined when a quote is not closed */
function parseCsv(text: string, parseOptions: Options): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, parseOptions);
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return undefined;
    throw error;
  }
}
