import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs the npm packages of the lock file when they are not there or older than it. */
export function ensurePackages() {
  const installed = `${root}node_modules/.package-lock.json`;
  const lock = `${root}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the npm packages (npm ci)');
  execFileSync('npm', ['ci', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
