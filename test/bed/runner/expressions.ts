import { Evaluator, Lexer, Parser, data } from '@actions/expressions';
import { TokenType } from '@actions/expressions/lexer';

/** A value inside a workflow expression. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** Context name (`github`, `env`, …) to its value. */
export type Contexts = Readonly<Record<string, Value>>;

/** Functions beyond the ones that every expression has, by lower-case name (`success`, `hashfiles`, …). */
export type Functions = Readonly<Record<string, (...args: Value[]) => Value>>;

function toData(value: Value): data.ExpressionData {
  if (value === null) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map((item: Value) => toData(item)));
  return new data.Dictionary(...Object.entries(value).map(([key, item]) => ({ key, value: toData(item) })));
}

const fromData = (value: data.ExpressionData): Value => JSON.parse(JSON.stringify(value, data.replacer)) as Value;

/**
 * Evaluates one expression (without its `${{ }}`) with GitHub's own parser and evaluator.
 * @throws Error with the expression, when it names an unknown context or function or does not parse.
 */
export function evaluate(source: string, contexts: Contexts, functions: Functions = {}): Value {
  const { tokens } = new Lexer(source).lex();
  // The lexer of 0.3.61 unescapes only the first '' of a literal; the service unescapes all of them.
  for (const token of tokens) {
    if (token.type === TokenType.STRING) token.value = token.lexeme.slice(1, -1).replaceAll("''", "'");
  }
  const definitions = Object.entries(functions).map(([name, call]) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...args: data.ExpressionData[]) => toData(call(...args.map(fromData))),
  }));
  try {
    const tree = new Parser(tokens, Object.keys(contexts), definitions).parse();
    const root = toData(contexts) as data.Dictionary;
    return fromData(new Evaluator(tree, root, new Map(definitions.map((entry) => [entry.name, entry]))).evaluate());
  } catch (error) {
    throw new Error(`The expression "${source}" failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** A value as text, by GitHub's rules: null is empty, objects are their kind. */
export function asText(value: Value): string {
  return toData(value).coerceString();
}

/** Whether a condition holds: all but null, false, 0, NaN and ''. */
export function isTrue(value: Value): boolean {
  return value !== null && value !== false && value !== 0 && value !== '' && !Number.isNaN(value);
}

/** Text with each `${{ expression }}` replaced by its value. */
export function interpolate(text: string, contexts: Contexts, functions: Functions = {}): string {
  return text.replace(/\$\{\{((?:[^'}]|'(?:[^']|'')*'|\}(?!\}))*)\}\}/g, (_whole, source: string) =>
    asText(evaluate(source.trim(), contexts, functions)),
  );
}
