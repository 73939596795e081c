import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';

ensurePackages();
const [name, ...rest] = process.argv.slice(2);
const isNamed = name === 'compose';
const file = isNamed ? 'compose-demo.ts' : 'demo.ts';
const demo = fileURLToPath(new URL(`../test/demo/${file}`, import.meta.url));
process.exitCode =
  spawnSync(node24(), [demo, ...(isNamed ? rest : process.argv.slice(2))], { stdio: 'inherit' }).status ?? 1;
