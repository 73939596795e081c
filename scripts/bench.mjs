import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';

/** `npm run bench -- [NAME] [OPTION ...]`: one of test/bench/, or all of them one after the other. */
ensurePackages();
const folder = fileURLToPath(new URL('../test/bench/', import.meta.url));
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const [first, ...options] = process.argv.slice(2);
if (first !== undefined && !known.includes(first)) {
  console.error(`There is no bench "${first}": use ${known.join(', ')}, or none for all.`);
  process.exit(2);
}
for (const name of first === undefined ? known : [first]) {
  console.log(`\n# ${name}\n`);
  const { status } = spawnSync(node24(), [`${folder}${name}.ts`, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
