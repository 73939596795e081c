import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';

/*
 * `npm test`: everything that CI runs, straight after a clone. Every stage runs, whatever happened before it; the
 * closing line counts each test, and each stage that is no test suite as one.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'ciia-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const failedStages = [];
const secondTries = [];
/** Where the stage that compares it with dist/ builds the actions, which the integration tests then run. */
const built = join(scratch, 'dist');
/** What the last lines say of the integration tests: one for each toolchain. */
const toolchainLines = [];
/**
 * Integration tests that run once, on today's toolchain: what they prove does not depend on what an engine, buildx or a
 * registry prints, or needs what the oldest toolchain has not.
 */
const onTodayAlone = [
  'bed/workflow-run',
  'buildx-build-with-retry/build-checks',
  'buildx-build-with-retry/cancel',
  'cancel/',
  'copy-image/faults',
  'copy-image/promote',
  'demo',
  'examples/(?!stackrox)',
  'merge-manifests/example',
  'prune-images/',
  'hostile/(fuzz|hung-engine|soak)',
  'pull-or-download-image/(cancelled|side-by-side)',
  'save-and-upload-image/faults',
  'scan-gate/',
  'summaries',
].map((path) => `/test/itg/${path}`);
/** How test/bed/prepare.ts ends where a toolchain is not to be had on this kind of system. */
const notToBeHad = 3;
/** A stage that hangs must not eat the time that the others need. */
const stageLimitMs = 40 * 60_000;

/** @returns {Promise<boolean>} whether the program ended well; its output goes to the terminal */
function succeeds(program, args, variables = {}) {
  const env = { ...process.env, ...variables };
  const stdio = ['ignore', 'inherit', 'inherit'];
  const child = spawn(program, args, { cwd: root, env, stdio, timeout: stageLimitMs });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** @returns {Promise<string>} how long it took */
async function stage(name, work) {
  const start = Date.now();
  console.log(`\n== ${name}`);
  const ok = await work();
  if (!ok) failedStages.push(name);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`== ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`);
  return seconds;
}

function check(name, work) {
  return stage(name, async () => {
    const ok = await work();
    totals[ok ? 'passed' : 'failed'] += 1;
    return ok;
  });
}

function suite(name, { title = name, variables = {}, options = [] } = {}) {
  return stage(title, async () => {
    const report = join(scratch, `${title}.json`);
    const args = ['scripts/jest.mjs', name, '--json', `--outputFile=${report}`, ...options];
    const ended = await succeeds(process.execPath, args, variables);
    let result;
    try {
      result = JSON.parse(readFileSync(report, 'utf8'));
    } catch {
      totals.failed += 1;
      return false;
    }
    const tests = result.testResults.flatMap(({ assertionResults }) => assertionResults);
    secondTries.push(...tests.filter(({ invocations, status }) => invocations > 1 && status === 'passed'));
    totals.passed += result.numPassedTests;
    totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    totals.skipped += result.numPendingTests + result.numTodoTests;
    if (!ended && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) totals.failed += 1;
    if (result.numPassedTests === 0) totals.failed += 1;
    return ended && result.numPassedTests > 0;
  });
}

/** The integration tests on one toolchain, which is brought here first. */
async function integration(toolchain, options = []) {
  const variables = { CIIA_TOOLCHAIN: toolchain };
  // A build that failed leaves it to them.
  if (existsSync(join(built, 'package.json'))) variables.CIIA_DIST = built;
  const prepared = spawnSync(node24(), ['test/bed/prepare.ts'], {
    cwd: root,
    env: { ...process.env, ...variables },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = prepared.stderr.trim();
  if (said !== '') console.log(`\n${said}`);
  if (prepared.status === notToBeHad) {
    toolchainLines.push(`Not run on the toolchain "${toolchain}": ${said}`);
    return;
  }
  const before = totals.passed;
  const seconds = await suite('itg', { title: `itg on ${toolchain}`, variables, options });
  const which = prepared.stdout.trim() || toolchain;
  toolchainLines.push(`Integration tests on ${which}: ${totals.passed - before} passed in ${seconds} s`);
}

/** Relative path of every file below `folder`, sorted. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function distIsFresh() {
  if (!(await succeeds(process.execPath, ['scripts/build.mjs', '--out', built]))) return false;
  const committed = join(root, 'dist');
  const names = [...new Set([...filesBelow(built), ...filesBelow(committed)])];
  const stale = names.filter((name) => {
    try {
      return !readFileSync(join(built, name)).equals(readFileSync(join(committed, name)));
    } catch {
      return true;
    }
  });
  if (stale.length > 0)
    console.log(`dist/ differs from its source in ${stale.join(', ')}: run "npm ci && npm run build" and commit.`);
  return stale.length === 0;
}

ensurePackages();
// Lint takes one core for as long as the other three take another.
await Promise.all([
  check('lint', () => succeeds('npx', ['eslint', '.'])),
  (async () => {
    await check('format', () => succeeds('npx', ['prettier', '--check', '--log-level=warn', '.']));
    await check('types', () => succeeds('npx', ['tsc', '--noEmit']));
    await check('docs match action.yml', () => succeeds(process.execPath, ['scripts/docs.mjs', '--check']));
  })(),
]);
await suite('unit');
await check('dist is fresh', distIsFresh);
await suite('dist');
await integration('today');
await integration('oldest', ['--testPathIgnorePatterns', ...onTodayAlone]);

rmSync(scratch, { recursive: true, force: true });
console.log(`\n${toolchainLines.join('\n')}`);
for (const { fullName } of secondTries) console.log(`Passed at the second try only: ${fullName}`);
if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
const skipped = totals.skipped === 0 ? '' : `, ${totals.skipped} skipped`;
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed === 0 ? 0 : 1;
