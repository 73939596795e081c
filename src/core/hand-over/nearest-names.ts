/** Names like `wanted`, the nearest first: same repository or same last part before those that look alike. */
export function nearestNames(wanted: string, names: Iterable<string>, most = 5): readonly string[] {
  const lower = wanted.toLowerCase();
  return [...names]
    .map((name) => ({ name, distance: distance(lower, name.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance || one.name.localeCompare(other.name))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Edits between two names; half of that when one only has a host or an owner in front, or another tag. */
function distance(one: string, other: string): number {
  const edits = editDistance(one, other);
  const repository = (name: string): string => name.replace(/:[^:/]*$/, '');
  const related = repository(one) === repository(other) || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
  return related ? edits / 2 : edits;
}

/** Levenshtein's distance, row by row. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 0; line < one.length; line++) {
    const character = one[line];
    const next = [line + 1];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (other[column - 1] === character ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
