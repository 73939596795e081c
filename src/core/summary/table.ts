import { asCode } from './escape.ts';

/** One row of the step's summary; a row without a value is left out. */
export type SummaryRow = readonly [name: string, values: readonly string[]];

/** A table under its title, for the step's summary page. Values may come from outside and are shown as they are. */
export function summaryTable(title: string, rows: readonly SummaryRow[]): string {
  return [`### ${title}`, '', ...tableLines(rows), ''].join('\n');
}

/** A table with a row for each thing, its cells shown as they are; nothing when there is no row. */
export function listTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '' : asCode(cell))).join(' | ')} |`);
  return [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...lines, ''].join('\n');
}

/** The lines of the table alone, its first row as the head: an empty head would show as a gap. */
export function tableLines(rows: readonly SummaryRow[]): readonly string[] {
  const shown = rows.filter(([, values]) => values.length > 0);
  const [first = '', ...others] = shown.map(([name, values]) => `| ${name} | ${values.map(asCode).join('<br>')} |`);
  return [first, '|:--|:--|', ...others];
}

/** The values of a row that may have none. */
export function optionalCell(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [text];
}
