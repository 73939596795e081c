/**
 * Writes texts, names of fields too, so that bake reads them literally. It takes each for a template of HCL, where a
 * branch called `${NPM_TOKEN}` would stand for the variable: https://github.com/hashicorp/hcl/blob/main/json/spec.md
 */
export function escapeTemplates(value: unknown): unknown {
  if (typeof value === 'string') return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(escapeTemplates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [escapeTemplate(key), escapeTemplates(item)]));
}

/** Reads back what `escapeTemplates` makes of a text. */
export function unescapeTemplate(text: string): string {
  return text.replaceAll(/([$%])\1(?=\{)/g, '$1');
}

function escapeTemplate(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
