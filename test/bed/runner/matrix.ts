import type { Value } from './expressions.ts';

/** One leg of a matrix: its values by key. */
export type Leg = Readonly<Record<string, Value>>;

const isMapping = (value: Value | undefined): value is Leg =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mappings = (value: Value | undefined): readonly Leg[] =>
  Array.isArray(value) ? value.filter((item: Value): item is Leg => isMapping(item)) : [];

/** Whether two values are the same, nested ones included. */
const same = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The legs of an evaluated `strategy.matrix`, by GitHub's rules: every combination of the axes, without those that an
 * `exclude` describes; an `include` entry extends each combination whose own values it does not contradict, else it
 * becomes a leg of its own.
 */
export function matrixLegs(matrix: Value): readonly Leg[] {
  if (!isMapping(matrix)) return [];
  const { include, exclude, ...axes } = matrix;
  let combinations: readonly Leg[] = Object.keys(axes).length === 0 ? [] : [{}];
  for (const [axis, values] of Object.entries(axes)) {
    if (!Array.isArray(values)) throw new Error(`The matrix axis "${axis}" is not a list.`);
    combinations = combinations.flatMap((leg) => values.map((value: Value) => ({ ...leg, [axis]: value })));
  }
  combinations = combinations.filter(
    (leg) => !mappings(exclude).some((entry) => Object.entries(entry).every(([key, value]) => same(leg[key], value))),
  );
  const legs = combinations.map((own) => ({ own, leg: own }));
  for (const entry of mappings(include)) {
    const fitting = legs.filter(({ own }) => {
      const shared = Object.keys(entry).filter((key) => key in own);
      return Object.keys(own).length > 0 && shared.every((key) => same(own[key], entry[key]));
    });
    if (fitting.length === 0) legs.push({ own: {}, leg: entry });
    for (const item of fitting) item.leg = { ...item.leg, ...entry };
  }
  return legs.map(({ leg }) => leg);
}
