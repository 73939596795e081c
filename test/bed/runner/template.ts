import { evaluate, type Contexts, type Functions, type Value } from './expressions.ts';

/** An expression in a workflow file; text around it has become a call of `format`. */
export class Expression {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** A part of a workflow file whose expressions are not evaluated yet. */
export type Template =
  null | boolean | number | string | Expression | readonly Template[] | { readonly [key: string]: Template };

/** The parser's tokens as it serializes them: literals are themselves. */
interface Token {
  readonly type: number;
  readonly seq?: readonly unknown[];
  readonly map?: readonly { readonly Key: unknown; readonly Value: unknown }[];
  readonly expr?: string;
}

const sequence = 1;
const mapping = 2;
const expression = 3;

/** The template of a serialized token. */
export function templateOf(token: unknown): Template {
  if (token === null || token === undefined) return null;
  if (typeof token === 'string' || typeof token === 'number' || typeof token === 'boolean') return token;
  const { type, seq = [], map = [], expr = '' } = token as Token;
  if (type === sequence) return seq.map(templateOf);
  if (type === expression) return new Expression(expr);
  if (type !== mapping) throw new Error('The workflow uses "${{ insert }}", which this runner does not know.');
  return Object.fromEntries(
    map.map(({ Key, Value }) => {
      if (typeof Key !== 'string')
        throw new Error('The workflow has an expression as a key, which this runner does not know.');
      return [Key, templateOf(Value)];
    }),
  );
}

/** The entries of a mapping; of nothing, or of anything else, none. */
export function entriesOf(template: Template | undefined): Readonly<Record<string, Template>> {
  const isMapping =
    typeof template === 'object' && template !== null && !Array.isArray(template) && !(template instanceof Expression);
  return isMapping ? (template as Readonly<Record<string, Template>>) : {};
}

/** The template with every expression replaced by its value. */
export function resolve(template: Template, contexts: Contexts, functions: Functions = {}): Value {
  if (template instanceof Expression) return evaluate(template.source, contexts, functions);
  if (Array.isArray(template)) return template.map((item: Template) => resolve(item, contexts, functions));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, item]) => [key, resolve(item, contexts, functions)]));
}
