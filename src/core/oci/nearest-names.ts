/** More names would hide the one that was meant. */
const maxNames = 5;

/**
 * Finds names like `wanted`, the nearest first: names that differ only in the tag, or in a host or owner in front, come
 * before names that look alike.
 */
export function findNearestNames(wanted: string, names: Iterable<string>): readonly string[] {
  const lower = wanted.toLowerCase();
  return [...names]
    .map((name) => ({ name, related: isRelatedName(lower, name), edits: editDistance(lower, name) }))
    .sort((one, other) => Number(other.related) - Number(one.related) || one.edits - other.edits)
    .slice(0, maxNames)
    .map(({ name }) => name);
}

function isRelatedName(one: string, other: string): boolean {
  const repository = (name: string): string => name.replace(/:[^:/]*$/, '');
  return repository(one) === repository(other) || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
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
