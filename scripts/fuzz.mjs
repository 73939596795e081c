import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensurePackages } from './packages.mjs';

/**
 * `npm run fuzz -- [--seconds N] [--seed S] [--without-engine]`: archives with something done to them, judged in a process
 * for N seconds, and a sample of them loaded into engines of both stores for N seconds more. The same ones for the same seed.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    'without-engine': { type: 'boolean', default: false },
  },
});
if (!/^\d+$/.test(values.seconds) || !/^\d+$/.test(values.seed)) {
  console.error('Whole numbers are needed: npm run fuzz -- --seconds 60 --seed 1');
  process.exit(2);
}
ensurePackages();
const jest = fileURLToPath(new URL('jest.mjs', import.meta.url));
const env = { ...process.env, CIIA_FUZZ_SECONDS: values.seconds, CIIA_SEED: values.seed };
const suites = [['unit', 'test/src/core/archive/fuzz.test.ts']];
if (!values['without-engine']) suites.push(['itg', 'test/itg/hostile/fuzz.test.ts']);
for (const args of suites) {
  const { status } = spawnSync(process.execPath, [jest, ...args], { env, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
