import { UserError } from '../../errors.ts';

/** Reads one raw input by its name in `action.yml`; an input that is absent or empty is ''. */
type InputSource = (name: string) => string;

/** What a step writes: output names as in `action.yml`, every declared one, '' where there is nothing to say. */
export type Outputs = Readonly<Record<string, string>>;

/**
 * Typed reading of inputs. Empty means unset everywhere, and only here. A value that is not allowed is a UserError
 * with the value and the ones that are.
 */
export class InputReader {
  readonly #source: InputSource;

  constructor(source: InputSource) {
    this.#source = source;
  }

  /** The same inputs, but only those of `names`: everything else is unset. */
  only(names: readonly string[]): InputReader {
    return new InputReader((name) => (names.includes(name) ? this.#source(name) : ''));
  }

  text(name: string): string | undefined {
    const value = this.#source(name).trim();
    return value === '' ? undefined : value;
  }

  /** The value with its white space, for separators and for texts that are read elsewhere. */
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
      const limits = `${String(range.min)} to ${String(range.max)}`;
      throw new UserError(`Input "${name}" is "${value}": use a whole number from ${limits}.`);
    }
    return number;
  }

  /** One value a line; blank lines and lines that start with `#` are left out. */
  lines(name: string): readonly string[] {
    return this.#source(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  }

  /** Like `lines`, and commas separate too, as build-push-action reads its short lists. A quoted field keeps its commas. */
  list(name: string): readonly string[] {
    return this.lines(name)
      .flatMap(splitCommas)
      .map((value) => value.trim())
      .filter((value) => value !== '');
  }
}

/** `a,"b,c"` -> `a`, `b,c`: one line of RFC 4180, where a doubled quote inside quotes is a quote. */
export function splitCommas(line: string): readonly string[] {
  const fields: string[] = [];
  const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  for (const [, quoted, plain] of line.matchAll(field)) {
    fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  }
  return fields;
}

/** `a`, `b` or `c` */
export function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
