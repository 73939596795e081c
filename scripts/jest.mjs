import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

/**
 * `node scripts/jest.mjs PROJECT [JEST OPTION ...]` on Node 24. A test gets half a minute, and one with compiled actions or
 * engines two. Those are not waited for after the last one: an engine keeps a transfer that hangs, and with it the proxy's
 * socket, for as long as it likes. The workers of the others get time to end: jest kills one after half a second, and warns
 * of an open handle where there is only a busy machine. A signal is passed on, so that the integration tests can end the
 * engines that they started. Three files of those run side by side, since they wait for half of their time, and of the
 * others as many as there are cores: jest would leave one idle.
 */
const [project, ...rest] = process.argv.slice(2);
const limit =
  project === 'unit'
    ? ['--testTimeout=30000', '--workerGracefulExitTimeout=10000']
    : ['--testTimeout=120000', '--forceExit'];
const workers = `--maxWorkers=${project === 'itg' ? '3' : '100%'}`;
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const child = spawn(
  node24(),
  ['--experimental-vm-modules', '--no-warnings', jest, ...rest, ...limit, workers, '--selectProjects', project],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
