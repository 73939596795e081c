import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

/**
 * `node scripts/jest.mjs PROJECT [JEST OPTION ...]` on Node 24. Tests with real processes get two minutes each, and are not
 * waited for after the last one: an engine keeps a transfer that hangs, and with it the proxy's socket, for as long as it
 * likes.
 */
const [project, ...rest] = process.argv.slice(2);
const limit = project === 'unit' ? [] : ['--testTimeout=120000', '--forceExit'];
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(
  node24(),
  ['--experimental-vm-modules', '--no-warnings', jest, ...rest, ...limit, '--selectProjects', project],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
