import { UserError } from '../../errors.ts';
import { csvForm, readCsvList, type CsvForm } from './csv.ts';

/** Reads one raw input by its name in `action.yml`; an input that is absent or empty is ''. */
type InputSource = (name: string) => string;

/** What a step writes: every output that its `action.yml` declares, '' where there is nothing to say. */
export type Outputs = Readonly<Record<string, string>>;

/** How much of a value a warning shows. */
const maxShownLength = 80;

/**
 * Reads the inputs of an action by type. An empty input counts as unset, which is decided here alone. A value that is not
 * allowed is a UserError that quotes it and says what is.
 */
export class InputReader {
  readonly #source: InputSource;
  readonly #warn: (message: string) => void;

  constructor(source: InputSource, warn: (message: string) => void = () => undefined) {
    this.#source = source;
    this.#warn = warn;
  }

  /** Narrows the inputs to those of `names`: all others are unset. */
  only(names: readonly string[]): InputReader {
    return new InputReader((name) => (names.includes(name) ? this.#source(name) : ''), this.#warn);
  }

  /**
   * Warns of inputs that are set and have no effect, since another one is not set (`without`), or is (`beside`). It is no
   * error, since reusable workflows pass on what they have.
   * @param defaults in `action.yml`, by input; '' where there is none
   */
  warnWithoutEffect(
    defaults: Readonly<Record<string, string>>,
    cause: { readonly without: string } | { readonly beside: string },
  ): void {
    const because =
      'without' in cause
        ? `without "${cause.without}": set both or neither`
        : `beside "${cause.beside}": set only one of them`;
    for (const [name, usual] of Object.entries(defaults)) {
      const value = this.text(name) ?? '';
      if (value === '' || value.toLowerCase() === usual) continue;
      const [line = ''] = value.split(/[\r\n]/, 1);
      this.#warn(`Input "${name}" is "${line.slice(0, maxShownLength)}", which has no effect ${because}.`);
    }
  }

  text(name: string): string | undefined {
    const value = this.#source(name).trim();
    return value === '' ? undefined : value;
  }

  /** The value with its white space, for separators and for texts that others parse. */
  verbatim(name: string): string | undefined {
    const value = this.#source(name);
    return value === '' ? undefined : value;
  }

  choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const match = allowed.find((option) => option === value);
    if (match === undefined) {
      throw new UserError(`Input "${name}" is "${value}": use ${oneOf(allowed)}.`);
    }
    return match;
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.text(name);
    if (value === undefined) return fallback;
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (/^(false|False|FALSE)$/.test(value)) return false;
    throw new UserError(`Input "${name}" is "${value}": use true or false.`);
  }

  integer(name: string, range: { readonly min: number; readonly max: number; readonly fallback: number }): number {
    const value = this.text(name);
    if (value === undefined) return range.fallback;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= range.min && number <= range.max)) {
      const limits = `${range.min} to ${range.max}`;
      throw new UserError(`Input "${name}" is "${value}": use a whole number from ${limits}.`);
    }
    return number;
  }

  /** One value a line, with its quotes; blank lines and lines that start with `#` are left out. */
  lines(name: string): readonly string[] {
    return this.#source(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  }

  /** Values separated by newlines and, unless `form` says otherwise, by commas; quotes keep either. */
  list(name: string, form: CsvForm = csvForm): readonly string[] {
    return readCsvList(name, this.text(name) ?? '', form);
  }
}

/** Joins what is allowed for a sentence: `"a", "b" or "c"`. */
export function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
