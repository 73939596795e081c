import { listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { ReportError } from './report.ts';

/** The rules that a result of SARIF may be of: more than one only where several have its id. */
interface ResultRules {
  readonly id: string;
  readonly rules: readonly unknown[];
}

/** Reads the name of the tool that wrote a run. */
export function readToolName(run: unknown): string {
  return textAt(run, 'tool', 'driver', 'name') ?? 'unknown';
}

/**
 * Finds the rules of a result, by its id first: versions of grype wrote index 0 in every result.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317871
 * @throws ReportError when nothing says which rule it is
 */
export function findRules(run: unknown, result: unknown): ResultRules {
  const rules = componentRules(run, valueAt(result, 'rule', 'toolComponent'));
  const index = valueAt(result, 'ruleIndex') ?? valueAt(result, 'rule', 'index');
  const indexed = typeof index === 'number' ? rules[index] : undefined;
  const id = textAt(result, 'ruleId') ?? textAt(result, 'rule', 'id') ?? textAt(indexed, 'id');
  if (id === undefined) throw new ReportError('it has a result without the id of a rule');
  if (textAt(indexed, 'id') === id) return { id, rules: [indexed] };
  const named = rulesById(rules).get(id);
  if (named !== undefined) return { id, rules: named };
  return { id, rules: indexed === undefined ? [] : [indexed] };
}

/** The rules of the component that a result names: the driver, or an extension of the tool. */
function componentRules(run: unknown, component: unknown): readonly unknown[] {
  const driver = listAt(run, 'tool', 'driver', 'rules');
  if (component === undefined) return driver;
  const extensions = listAt(run, 'tool', 'extensions');
  const index = valueAt(component, 'index');
  const name = textAt(component, 'name');
  if (typeof index === 'number') return listAt(extensions[index], 'rules');
  if (name === undefined || name === textAt(run, 'tool', 'driver', 'name')) return driver;
  return listAt(
    extensions.find((extension) => textAt(extension, 'name') === name),
    'rules',
  );
}

/** Kept for each list: a report has as many results as rules, or more. */
const knownLists = new WeakMap<object, ReadonlyMap<string, readonly unknown[]>>();

function rulesById(rules: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  const known = knownLists.get(rules);
  if (known !== undefined) return known;
  const byId = new Map<string, unknown[]>();
  for (const rule of rules) {
    const id = textAt(rule, 'id') ?? '';
    const same = byId.get(id);
    if (same === undefined) byId.set(id, [rule]);
    else same.push(rule);
  }
  knownLists.set(rules, byId);
  return byId;
}
