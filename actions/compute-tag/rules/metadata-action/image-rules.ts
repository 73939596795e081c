import { readPair, splitFields } from './lists.ts';

/**
 * Reads `images`: names, or `name=…,enable=…`.
 * @returns the enabled names, in lower case
 */
export function readImageRules(items: readonly string[]): readonly string[] {
  const [only] = items;
  const rules =
    only !== undefined && items.length === 1
      ? (readPlainNames(only) ?? [readImageRule(only)])
      : items.map(readImageRule);
  return rules.filter(({ enabled }) => enabled).map(({ name }) => name.toLowerCase());
}

interface ImageRule {
  readonly name: string;
  readonly enabled: boolean;
}

/** Reads a line of plain names; undefined when one of its fields is an attribute. */
function readPlainNames(item: string): readonly ImageRule[] | undefined {
  const pairs = splitFields(item).map(readPair);
  return pairs.some(({ key }) => key !== undefined)
    ? undefined
    : pairs.map(({ value }) => ({ name: value, enabled: true }));
}

function readImageRule(item: string): ImageRule {
  let name = '';
  let enabled = true;
  for (const { key, value } of splitFields(item).map(readPair)) {
    if (key === undefined || key === 'name') name = value;
    else if (key !== 'enable') throw new Error(`Unknown image attribute: ${item}`);
    else if (value !== 'true' && value !== 'false') throw new Error(`Invalid enable attribute value: ${item}`);
    else enabled = value === 'true';
  }
  if (name === '') throw new Error(`Image name attribute empty: ${item}`);
  return { name, enabled };
}
