import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

/**
 * `node scripts/jest.mjs PROJECT [JEST OPTION ...]` on Node 24. Tests with real processes get two minutes each, and are not
 * waited for after the last one: an engine keeps a transfer that hangs, and with it the proxy's socket, for as long as it
 * likes. A signal is passed on, so that the integration tests can end the engines that they started. Those wait for engines
 * and registries most of the time, so two files of them run side by side.
 */
const [project, ...rest] = process.argv.slice(2);
const limit = project === 'unit' ? [] : ['--testTimeout=120000', '--forceExit'];
const workers = project === 'itg' ? ['--maxWorkers=2'] : [];
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const child = spawn(
  node24(),
  ['--experimental-vm-modules', '--no-warnings', jest, ...rest, ...limit, ...workers, '--selectProjects', project],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
