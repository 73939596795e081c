/** One row of the step's summary; a row without a value is left out. */
export type SummaryRow = readonly [name: string, values: readonly string[]];

/** A table for the step's summary page. Values may come from outside and are shown as they are. */
export function summaryTable(title: string, rows: readonly SummaryRow[]): string {
  const shown = rows.filter(([, values]) => values.length > 0);
  const lines = shown.map(([name, values]) => `| ${name} | ${values.map(asCode).join('<br>')} |`);
  return [`### ${title}`, '', '| | |', '|---|---|', ...lines, ''].join('\n');
}

/** A table with a row for each thing, its cells shown as they are; nothing when there is no row. */
export function listTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '' : asCode(cell))).join(' | ')} |`);
  return [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...lines, ''].join('\n');
}

/** A table with a head for each column; cells may come from outside too. */
export function summaryList(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = rows.map((cells) => line(cells.map((cell) => (cell === '' ? '' : asCode(cell)))));
  return [line(heads), line(heads.map(() => '---')), ...lines, ''].join('\n');
}

/** Text that neither Markdown nor HTML reads as anything else. */
function asCode(text: string): string {
  const escaped = text.replaceAll(/[^\w ./:@+,-]/gu, (character) => `&#${String(character.codePointAt(0))};`);
  return `<code>${escaped}</code>`;
}
