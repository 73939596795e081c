import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { runAction } from './action-process.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

const repository = fileURLToPath(new URL('../..', import.meta.url));

describe('running an action as a runner would', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciia-test-action-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Writes an action and answers with its name, which is a path relative to the repository. */
  const action = (scripts: Readonly<Record<string, string>>, inputs = ''): string => {
    const runs = Object.keys(scripts).map((name) => `  ${name}: dist/${name}.mjs\n`);
    mkdirSync(join(folder, 'dist'));
    for (const [name, script] of Object.entries(scripts)) writeFileSync(join(folder, 'dist', `${name}.mjs`), script);
    writeFileSync(join(folder, 'action.yml'), `name: x\n${inputs}runs:\n  using: node24\n${runs.join('')}`);
    return relative(repository, folder);
  };

  const echoEnv = `
    import { appendFileSync } from 'node:fs';
    for (const [name, value] of Object.entries(process.env))
      appendFileSync(process.env.GITHUB_OUTPUT, name + '<<END\\n' + value + '\\nEND\\n');`;

  test('gives inputs and evaluated defaults as INPUT_* on Node 24', async () => {
    const inputs = `inputs:
  some-name: {description: a, default: 5}
  With Space: {description: b, default: x}
  token: {description: c, default: "\${{ github.token }}"}
  nothing: {description: d}
`;
    const { outputs, unexpectedInputs, exitCode } = await runAction({
      action: action({ main: `${echoEnv}\nif (!process.version.startsWith('v24')) process.exit(9);` }, inputs),
      inputs: { 'with space': 'given', wrong: '1' },
      run: { token: 'ghs_x' },
    });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      'INPUT_SOME-NAME': '5',
      INPUT_WITH_SPACE: 'given',
      INPUT_TOKEN: 'ghs_x',
      INPUT_NOTHING: '',
    });
    expect(unexpectedInputs).toEqual(['wrong']);
  });

  test('describes the run by GITHUB_* and the event file, and passes nothing else of this machine on', async () => {
    process.env['CIIA_LEAK'] = 'leak';
    const { outputs } = await runAction({
      action: action({
        main: `${echoEnv}
          import { readFileSync } from 'node:fs';
          appendFileSync(process.env.GITHUB_OUTPUT, 'payload=' + readFileSync(process.env.GITHUB_EVENT_PATH) + '\\n');`,
      }),
      run: {
        eventName: 'pull_request',
        event: { number: 7 },
        ref: 'refs/pull/7/merge',
        headRef: 'topic',
        baseRef: 'main',
      },
      env: { EXTRA: 'yes' },
    });
    delete process.env['CIIA_LEAK'];
    expect(outputs).toMatchObject({
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REF_NAME: '7/merge',
      GITHUB_HEAD_REF: 'topic',
      GITHUB_REPOSITORY_OWNER: 'octo-org',
      GITHUB_RUN_ID: '1000',
      payload: '{"number":7}',
      EXTRA: 'yes',
    });
    expect(outputs).not.toHaveProperty('CIIA_LEAK');
    expect(outputs).not.toHaveProperty('GITHUB_TOKEN');
  });

  test('runs pre, main and post, hands state over, and runs post also after a failure', async () => {
    const step = (name: string, more = ''): string => `
      import { appendFileSync } from 'node:fs';
      console.log('${name} sees ' + (process.env.STATE_seen ?? 'nothing'));
      appendFileSync(process.env.GITHUB_STATE, 'seen=${name}\\n');
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, '${name};');
      ${more}`;
    const result = await runAction({
      action: action({ pre: step('pre'), main: step('main', 'process.exitCode = 3;'), post: step('post') }),
    });
    expect(result.stdout).toBe('pre sees nothing\nmain sees pre\npost sees main\n');
    expect(result).toMatchObject({ exitCode: 3, summary: 'pre;main;post;', state: { seen: 'post' } });
  });

  test('reads commands from stdout and stderr, and tells what is left in RUNNER_TEMP', async () => {
    const result = await runAction({
      action: action({
        main: `
          import { writeFileSync, appendFileSync } from 'node:fs';
          console.log('::error title=T::bad'); console.error('::warning::hm'); console.log('::add-mask::s3cret');
          console.log(['::stop-commands::X', '::error::not taken', '::X::'].join('\\n')); // at once: stderr has no order among them
          appendFileSync(process.env.GITHUB_ENV, 'A=1\\n'); appendFileSync(process.env.GITHUB_PATH, '/opt/x\\n');
          writeFileSync(process.env.RUNNER_TEMP + '/left.txt', '');`,
      }),
    });
    expect(result.annotations).toHaveLength(2);
    expect(result.annotations).toEqual(
      expect.arrayContaining([
        { level: 'error', message: 'bad', properties: { title: 'T' } },
        { level: 'warning', message: 'hm', properties: {} },
      ]),
    );
    expect(result).toMatchObject({ masks: ['s3cret'], env: { A: '1' }, path: ['/opt/x'], leftovers: ['left.txt'] });
  });

  test('sends a signal once the output matches', async () => {
    const result = await runAction({
      action: action({
        main: `
          process.on('SIGINT', () => { console.log('stopped'); process.exit(130); });
          console.log('ready'); setInterval(() => undefined, 1000);`,
      }),
      interrupt: { after: /ready/, signal: 'SIGINT' },
    });
    expect(result).toMatchObject({ exitCode: 130, stdout: 'ready\nstopped\n', timedOut: false });
  });

  test('ends the whole process group at the time limit', async () => {
    const result = await runAction({
      action: action({
        main: `
          import { spawn } from 'node:child_process';
          spawn('sleep', ['1000'], { stdio: 'inherit' }); setInterval(() => undefined, 1000);`,
      }),
      timeoutMs: 400,
    });
    expect(result).toMatchObject({ exitCode: -1, timedOut: true });
  });
});
