import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensurePackages } from './packages.mjs';

/**
 * `npm run soak -- [--runs N] [--minutes M] [--seed S]`: whole hand-overs on engines of both stores through a registry and
 * an artifact service that fail a fifth of all requests, with cancels, until N are done or M minutes are over.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
  },
});
if (!Object.values(values).every((value) => /^\d+$/.test(value))) {
  console.error('Whole numbers are needed: npm run soak -- --runs 1000 --minutes 60 --seed 1');
  process.exit(2);
}
ensurePackages();
const jest = fileURLToPath(new URL('jest.mjs', import.meta.url));
const { runs, minutes, seed } = values;
const env = { ...process.env, CIIA_SOAK_RUNS: runs, CIIA_SOAK_MINUTES: minutes, CIIA_SEED: seed };
const args = [jest, 'itg', 'test/itg/hostile/soak.test.ts'];
process.exitCode = spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1;
