import { escapeAsCode } from './escape.ts';

/** One fact on a summary page. A row without a value is left out: undefined, '' or no values at all. */
export type FactRow = readonly [name: string, values: string | undefined | readonly string[]];

/** Renders a heading and a table of facts. Values may come from outside: they are shown as code. */
export function renderFactTable(title: string, rows: readonly FactRow[]): string {
  return [`### ${title}`, '', ...factTableLines(rows), ''].join('\n');
}

/** Renders a table with a row for each thing, its cells as code. Empty when there is no row. */
export function renderListTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '' : escapeAsCode(cell))).join(' | ')} |`);
  return [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...lines, ''].join('\n');
}

/** The lines of a table of facts. Its first row is the head, since GitHub shows an empty head as a gap. */
export function factTableLines(rows: readonly FactRow[]): readonly string[] {
  const [first, ...others] = rows
    .map(([name, values]) => [name, toValues(values)] as const)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `| ${name} | ${values.map(escapeAsCode).join('<br>')} |`);
  return first === undefined ? [] : [first, '|:--|:--|', ...others];
}

function toValues(values: string | undefined | readonly string[]): readonly string[] {
  if (values === undefined || values === '') return [];
  return typeof values === 'string' ? [values] : values;
}
