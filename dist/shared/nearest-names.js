import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/core/oci/nearest-names.ts
var maxNames = 5;
function findNearestNames(wanted, names) {
  const lower = wanted.toLowerCase();
  return [...names].map((name) => ({ name, related: isRelatedName(lower, name), edits: editDistance(lower, name) })).sort((one, other) => Number(other.related) - Number(one.related) || one.edits - other.edits).slice(0, maxNames).map(({ name }) => name);
}
function isRelatedName(one, other) {
  const repository = (name) => name.replace(/:[^:/]*$/, "");
  return repository(one) === repository(other) || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
function editDistance(one, other) {
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

export {
  findNearestNames
};
