import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

const up = fileURLToPath(new URL('../test/bed/up.ts', import.meta.url));
process.exitCode = spawnSync(node24(), [up], { stdio: 'inherit' }).status ?? 1;
