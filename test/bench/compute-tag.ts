/** `npm run bench -- compute-tag [TURNS]`: a whole run of the compiled action, beside an empty Node process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeRun, runEnvironment } from '../bed/run-environment.ts';
import { comparePairwise } from './pairwise/pairwise.ts';

const home = mkdtempSync(join(tmpdir(), 'ciia-bench-'));
const file = (name: string): string => {
  writeFileSync(join(home, name), '');
  return join(home, name);
};
const env = {
  ...runEnvironment(describeRun(), home, home),
  GITHUB_OUTPUT: file('output'),
  GITHUB_STEP_SUMMARY: file('summary'),
  GITHUB_ENV: file('env'),
};
const action = fileURLToPath(new URL('../../dist/compute-tag/index.js', import.meta.url));
try {
  comparePairwise(
    { name: 'node -e 0', program: process.execPath, args: ['-e', '0'] },
    { name: 'compute-tag', program: process.execPath, args: [action], env },
    Number(process.argv[2] ?? 21),
  );
} finally {
  rmSync(home, { recursive: true });
}
