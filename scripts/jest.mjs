import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

const [project, ...rest] = process.argv.slice(2);
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(
  node24(),
  ['--experimental-vm-modules', '--no-warnings', jest, ...rest, '--selectProjects', project],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
