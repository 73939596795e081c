import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';

ensurePackages();
const demo = fileURLToPath(new URL('../test/demo/demo.ts', import.meta.url));
process.exitCode = spawnSync(node24(), [demo, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
