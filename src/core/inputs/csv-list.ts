import { UserError } from '../../errors.ts';

/** How build-push-action reads an input. */
export interface ListForm {
  /** Commas separate values too; else a line is one value. */
  readonly commas: boolean;
  /** A value that starts with `"` goes on to the closing quote, over commas and newlines; `""` in it is one quote. */
  readonly quotes: boolean;
}

export const shortList: ListForm = { commas: true, quotes: true };
export const lineList: ListForm = { commas: false, quotes: true };

/** For what buildx reads as CSV itself. */
export const plainLines: ListForm = { commas: false, quotes: false };

/**
 * The values of a list input as build-push-action reads them (field study 2.2): CSV with newlines as record separators.
 * Lines that start with `#` are comments.
 * @throws UserError for a quote that is not closed.
 */
export function csvList(input: string, text: string, form: ListForm): readonly string[] {
  const values: string[] = [];
  const rest = new Cursor(text);
  while (!rest.done) {
    if (/^[ \t]*#/.test(rest.line)) {
      rest.skipLine();
      continue;
    }
    const record = readRecord(input, rest, form);
    values.push(...(form.commas ? record : [record.join(',')]));
  }
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

function readRecord(input: string, rest: Cursor, form: ListForm): readonly string[] {
  const fields: string[] = [];
  for (;;) {
    const quoted = form.quotes ? rest.take(/"((?:[^"]|"")*)"(?=,|\r?\n|$)/y) : undefined;
    if (quoted === undefined && form.quotes && rest.take(/"[^"]*$/y) !== undefined) {
      throw new UserError(`Input "${input}" has a value that starts with a quote which is never closed: close it.`);
    }
    fields.push(quoted?.replaceAll('""', '"') ?? rest.take(/([^,\r\n]*)/y) ?? '');
    if (rest.take(/(,)/y) !== undefined) continue;
    if (rest.take(/(\r?\n|\r)/y) !== undefined || rest.done) return fields;
  }
}

class Cursor {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#position >= this.#text.length;
  }

  get line(): string {
    return this.#text.slice(this.#position).split('\n', 1)[0] ?? '';
  }

  skipLine(): void {
    this.#position += this.line.length + 1;
  }

  /** Moves over what the sticky pattern matches here and answers with its group. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#position += match[0].length;
    return match[1] ?? match[0];
  }
}
