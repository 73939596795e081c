import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { describeRun, runEnvironment } from '../bed/run-environment.ts';

const source = fileURLToPath(new URL('../../src/run-action.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What is left in RUNNER_TEMP. */
  readonly left: readonly string[];
}

/**
 * Runs an action.
 * @param work the body of an async function that gets `files`
 * @param signal sent once it says "ready"
 * @param variables beside those of every step
 */
async function run(work: string, signal?: NodeJS.Signals, variables: Record<string, string> = {}): Promise<Ended> {
  const temp = mkdtempSync(join(tmpdir(), 'ciia-run-'));
  const script = `
    import { runAction } from ${JSON.stringify(source)};
    await runAction(async ({ files }) => { ${work} });`;
  const args = ['--no-warnings', '--input-type=module', '--eval', script];
  const env = { ...runEnvironment(describeRun(), temp, temp), ...variables };
  const child = spawn(process.execPath, args, { env });
  child.stdout.on('data', (chunk: Buffer) => {
    if (signal !== undefined && chunk.includes('ready')) child.kill(signal);
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  const left = readdirSync(temp).filter((name) => name !== '_github_workflow');
  rmSync(temp, { recursive: true });
  return { code, stdout, stderr, left };
}

test('a step that waits for what cannot come fails with a message and cleans up', async () => {
  const end = await run('await files.temporaryFolder(); return new Promise(() => undefined);');
  expect(end).toMatchObject({ code: 1, stdout: expect.stringContaining('::error::This step waits for something') });
  expect(end.left).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a step that goes on after %s ends before the runner kills it, with nothing left (Z18)',
  async (signal) => {
    const start = Date.now();
    const work = 'await files.temporaryFolder({ lasting: true }); setInterval(() => 0, 100); console.log("ready");';
    const end = await run(`${work} return new Promise(() => undefined);`, signal);
    expect(end).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('::error::The job was cancelled.'),
      left: [],
    });
    expect(Date.now() - start).toBeLessThan(20_000);
  },
);

test('an error that nobody handles does not keep a cancelled step from its orderly end (Z18)', async () => {
  const failing = 'setTimeout(() => { throw new Error("write after end"); }, 20);';
  const ending = 'setTimeout(resolve, 1000, { outputs: {}, failure: new Error("ended by itself") });';
  const work = `setInterval(() => 0, 100); console.log("ready");
    return new Promise((resolve) => process.once("SIGINT", () => { ${failing} ${ending} }));`;
  const { code, stdout } = await run(work, 'SIGINT');
  expect(code).toBe(1);
  expect(stdout.match(/^::error::.*$/gm)).toEqual(['::error::ended by itself']);
});

test('an error that nobody handles fails the step by one message, which is no command of its own (Z12)', async () => {
  const work = 'await files.temporaryFolder(); setTimeout(() => { throw new Error("a\\n::add-mask::b"); }, 10);';
  const end = await run(`${work} return new Promise((resolve) => setTimeout(resolve, 5000));`);
  const said = /^::error::a%0A::add-mask::b\n::debug::[^\n]*\n$/;
  expect(end).toMatchObject({ code: 1, stdout: expect.stringMatching(said), stderr: '', left: [] });
});

test.each(['GITHUB_STATE', 'GITHUB_OUTPUT'])(
  'a file of the runner that takes nothing, %s, fails the step',
  async (name) => {
    const work = 'await files.temporaryFolder(); return { outputs: { digest: "a" }, failure: new Error("no image") };';
    const end = await run(work, undefined, { [name]: '/dev/full' });
    const said = name === 'GITHUB_STATE' ? '' : '::error::no image\n(?:::debug::.*\n)?';
    const message = `::error::The runner's file ${name}, "/dev/full", cannot be written \\(ENOSPC.*\\): free some space`;
    expect(end).toMatchObject({ code: 1, stdout: expect.stringMatching(`^${said}${message}`), stderr: '', left: [] });
  },
);

test('a summary page that cannot be written is a warning, and the outputs are there', async () => {
  const work = 'return { outputs: { digest: "sha256:a" }, summary: "page" };';
  const end = await run(work, undefined, { GITHUB_STEP_SUMMARY: '/dev/full' });
  expect(end).toMatchObject({ code: 0, stdout: expect.stringContaining('::set-output name=digest::sha256:a') });
  expect(end.stdout).toContain('::warning::The runner\'s file GITHUB_STEP_SUMMARY, "/dev/full", cannot be written');
});
