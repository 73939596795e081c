import { splitFields } from './lists.ts';

export type RuleType = 'schedule' | 'semver' | 'pep440' | 'match' | 'edge' | 'ref' | 'raw' | 'sha';

/** One line of `tags`, with its defaults. */
export interface TagRule {
  readonly type: RuleType;
  readonly attributes: ReadonlyMap<string, string>;
}

interface RuleForm {
  readonly priority: string;
  readonly required?: string | undefined;
  readonly defaults?: Readonly<Record<string, string>>;
}

const ruleForms: Readonly<Record<RuleType, RuleForm>> = {
  schedule: { priority: '1000', defaults: { pattern: 'nightly' } },
  semver: { priority: '900', required: 'pattern', defaults: { value: '', match: '' } },
  pep440: { priority: '900', required: 'pattern', defaults: { value: '', match: '' } },
  match: { priority: '800', required: 'pattern', defaults: { group: '0', value: '' } },
  edge: { priority: '700', defaults: { branch: '' } },
  ref: { priority: '600', required: 'event' },
  raw: { priority: '200', required: 'value' },
  sha: { priority: '100', defaults: { prefix: 'sha-', format: 'short' } },
};

const defaultRules = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];

/** Reads `tags` and sorts them by priority, highest first; equals keep the order of their lines. */
export function readTagRules(items: readonly string[]): readonly TagRule[] {
  const rules = (items.length === 0 ? defaultRules : items).map(readTagRule);
  const priority = (rule: TagRule): number => Number(rule.attributes.get('priority'));
  return rules.sort((one, other) => {
    const [first, second] = [priority(one), priority(other)];
    return first < second ? 1 : first > second ? -1 : 0;
  });
}

/** Reads one line. Errors are those of docker/metadata-action. */
function readTagRule(item: string): TagRule {
  const attributes = new Map<string, string>();
  let type: RuleType = 'raw';
  for (const field of splitFields(item)) {
    const { key, value } = readAttribute(field);
    if (key !== 'type') attributes.set(key, value);
    else if (isRuleType(value)) type = value;
    else throw new Error(`Unknown tag type attribute: ${value}`);
  }
  const { priority, required, defaults = {} } = ruleForms[type];
  if (required !== undefined && !attributes.has(required)) throw new Error(`Missing ${required} attribute for ${item}`);
  const fill = (name: string, value: string): void => {
    if (!attributes.has(name)) attributes.set(name, value);
  };
  for (const [name, value] of Object.entries(defaults)) fill(name, value);
  checkValues(type, attributes, item);
  if (type === 'ref' && attributes.get('event') === 'pr') fill('prefix', 'pr-');
  fill('enable', 'true');
  fill('priority', priority);
  return { type, attributes };
}

function checkValues(type: RuleType, attributes: ReadonlyMap<string, string>, item: string): void {
  const value = (name: string): string => attributes.get(name) ?? '';
  if (type === 'match' && Number.isNaN(Number(value('group')))) throw new Error(`Invalid match group for ${item}`);
  if (type === 'ref' && !['branch', 'tag', 'pr'].includes(value('event'))) throw new Error(`Invalid event for ${item}`);
  if (type === 'sha' && !['short', 'long'].includes(value('format'))) throw new Error(`Invalid format for ${item}`);
}

/** Splits at the first `=` only, because patterns may hold more. A field without one is the value. */
function readAttribute(field: string): { readonly key: string; readonly value: string } {
  const at = field.indexOf('=', 1);
  if (at === -1 || field.startsWith('=')) return { key: 'value', value: field.trim() };
  return { key: field.slice(0, at).trim().toLowerCase(), value: field.slice(at + 1).trim() };
}

function isRuleType(text: string): text is RuleType {
  return Object.hasOwn(ruleForms, text);
}
