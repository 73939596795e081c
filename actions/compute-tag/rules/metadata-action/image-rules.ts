import { readFields, readPair } from './lists.ts';

/** Reads `images`: names, or `name=…,enable=…`. Answers with the enabled names in lower case. */
export function readImageNames(items: readonly string[]): readonly string[] {
  const [only] = items;
  const rules = only !== undefined && items.length === 1 ? (plainNames(only) ?? [readRule(only)]) : items.map(readRule);
  return rules.filter(({ enabled }) => enabled).map(({ name }) => name.toLowerCase());
}

interface ImageRule {
  readonly name: string;
  readonly enabled: boolean;
}

/** One line may hold several plain names. */
function plainNames(item: string): readonly ImageRule[] | undefined {
  const pairs = readFields(item).map(readPair);
  return pairs.some(({ key }) => key !== undefined)
    ? undefined
    : pairs.map(({ value }) => ({ name: value, enabled: true }));
}

function readRule(item: string): ImageRule {
  let name = '';
  let enabled = true;
  for (const { key, value } of readFields(item).map(readPair)) {
    if (key === undefined || key === 'name') name = value;
    else if (key !== 'enable') throw new Error(`Unknown image attribute: ${item}`);
    else if (value !== 'true' && value !== 'false') throw new Error(`Invalid enable attribute value: ${item}`);
    else enabled = value === 'true';
  }
  if (name === '') throw new Error(`Image name attribute empty: ${item}`);
  return { name, enabled };
}
