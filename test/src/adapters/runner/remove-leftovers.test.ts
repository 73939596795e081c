import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readStartTime } from '../../../../src/adapters/process/process-table.ts';
import { markVariable, stateLeftovers } from '../../../../src/adapters/runner/leftovers.ts';
import { readSavedState, type Leftover } from '../../../../src/adapters/runner/saved-state.ts';
import { removeLeftovers } from '../../../../src/adapters/runner/remove-leftovers.ts';
import type { Engine } from '../../../../src/ports/engine.ts';
import { commandFiles } from '../../../bed/runner/command-files.ts';
import { memoryEngine } from '../../../support/memory-engine.ts';
import { recordingLog } from '../../../support/recording-log.ts';
import { scriptedExec, type Scripted } from '../../../support/scripted-exec.ts';

let temp: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'ciia-leftovers-'));
});
afterEach(() => {
  rmSync(temp, { recursive: true });
});

/** The state that the post part gets of these leftovers, by way of the runner's file. */
function stateOf(leftovers: readonly Leftover[], hasEnded = false): Record<string, string> {
  const runner = commandFiles(temp);
  const before = process.env['GITHUB_STATE'];
  Object.assign(process.env, { GITHUB_STATE: runner.env['GITHUB_STATE'] });
  try {
    const own = stateLeftovers(process.env);
    for (const leftover of leftovers) own.remember(leftover);
    own.remember({ kind: 'folder', name: join(temp, 'ci-image-actions-forgotten') });
    own.forget('folder', join(temp, 'ci-image-actions-forgotten'));
    if (hasEnded) own.end();
  } finally {
    if (before === undefined) delete process.env['GITHUB_STATE'];
    else process.env['GITHUB_STATE'] = before;
  }
  return Object.fromEntries(Object.entries(runner.collect().state).map(([name, value]) => [`STATE_${name}`, value]));
}

async function post(
  state: Readonly<Record<string, string>>,
  engine: Engine = memoryEngine({}),
  script: readonly Scripted[] = [],
): Promise<readonly string[]> {
  const log = recordingLog();
  const env = { RUNNER_TEMP: temp, ...state };
  await removeLeftovers(readSavedState(env), { engine, exec: scriptedExec(script), log, env });
  return log.lines;
}

describe('the post part (Z18)', () => {
  test('removes folders and unfinished files that are left, and says which', async () => {
    const folder = join(temp, 'ci-image-actions-a');
    const file = join(temp, 'image.tar');
    mkdirSync(folder);
    for (const path of [join(folder, 'secret-0'), file]) writeFileSync(path, 'half');
    const lines = await post(
      stateOf([
        { kind: 'folder', name: folder },
        { kind: 'file', name: file },
      ]),
    );
    expect([existsSync(folder), existsSync(file)]).toEqual([false, false]);
    expect(lines.map((line) => line.replace(temp, '')).sort()).toEqual([
      expect.stringMatching(/Removed the folder \/ci-image-actions-a, which the main part of this step left behind/),
      expect.stringMatching(/Removed the unfinished file \/image.tar/),
    ]);
  });

  test('empties no folder where a file was to be', async () => {
    const folder = join(temp, 'work');
    mkdirSync(folder);
    expect(await post(stateOf([{ kind: 'file', name: folder }]))).toEqual([expect.stringContaining('EISDIR')]);
    expect(existsSync(folder)).toBe(true);
  });

  test('says nothing when nothing is left, and when the main part never ran', async () => {
    expect(await post(stateOf([{ kind: 'folder', name: join(temp, 'ci-image-actions-a') }], true))).toEqual([]);
    expect(await post({})).toEqual([]);
  });

  test('leaves folders alone that are not ours, and the files of a step that came to its end', async () => {
    const file = join(temp, 'image.tar');
    writeFileSync(file, 'whole');
    mkdirSync(join(temp, 'mine'));
    mkdirSync(join(temp, 'ci-image-actions-a', 'deeper'), { recursive: true });
    const names = [join(temp, 'mine'), join(temp, 'ci-image-actions-a', 'deeper'), '/etc', ''];
    const folders = names.map((name): Leftover => ({ kind: 'folder', name }));
    expect(await post(stateOf([...folders, { kind: 'file', name: file }], true))).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('whole');
    expect(existsSync(join(temp, 'mine'))).toBe(true);
  });

  test('takes a temporary name away, also one that the engine sets after the connection broke off', async () => {
    const engine = memoryEngine({ 'app:1': { id: 'sha256:a' } });
    const name = 'localhost/ci-image-actions:1';
    setTimeout(() => engine.tags.set(name, 'sha256:a'), 600);
    expect(await post(stateOf([{ kind: 'image-name', name }]), engine)).toEqual([
      expect.stringContaining(`Removed the name ${name}`),
    ]);
    expect(engine.tags.has(name)).toBe(false);
  });

  test('points a name to the image again that it had before', async () => {
    const engine = memoryEngine({ 'app:local': { id: 'sha256:new' }, 'app:old': { id: 'sha256:old' } });
    await post(stateOf([{ kind: 'image-name', name: 'app:local', before: 'sha256:old' }], true), engine);
    expect((await engine.inspect('app:local'))?.id).toBe('sha256:old');
  });

  test('removes a builder, and is silent when there is none', async () => {
    const command = 'docker buildx rm --force -- ci-image-actions-b';
    const state = stateOf([{ kind: 'builder', name: 'ci-image-actions-b' }]);
    expect(await post(state, undefined, [{ command }])).toEqual([expect.stringContaining('Removed the builder')]);
    const missing = { command, exitCode: 1, stderr: 'ERROR: no builder "ci-image-actions-b" found\n' };
    expect(await post(state, undefined, [missing])).toEqual([]);
  });

  test('looks twice more for the container of a builder whose creation was killed', async () => {
    const unfinished = { driver: 'docker-container', endpoint: 'default' };
    const rm = { command: 'docker buildx rm --force -- ci-image-actions-b' };
    const find = { command: 'docker buildx create --name=ci-image-actions-b --driver=docker-container -- default' };
    const state = stateOf([{ kind: 'builder', name: 'ci-image-actions-b', unfinished }]);
    const lines = await post(state, undefined, [rm, find, rm, find, rm]);
    expect(lines).toEqual([expect.stringContaining('Removed the builder')]);
  }, 30_000);

  test('does not fail when something cannot be removed, and says what', async () => {
    const engine: Engine = { ...memoryEngine({}), inspect: () => Promise.reject(new Error('no engine')) };
    const lines = await post(stateOf([{ kind: 'image-name', name: 'app:x' }]), engine);
    expect(lines).toEqual([expect.stringMatching(/left the name app:x behind, which cannot be removed: no engine/)]);
  });
});

describe('what still runs when the post part does (Z18)', () => {
  const running: ChildProcess[] = [];
  const start = async (script: string, env: Readonly<Record<string, string>> = {}): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000); console.log('ready');`], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    running.push(child);
    await once(child.stdout, 'data');
    return child;
  };
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });
  const mainState = (pid = 0, startTime = readStartTime(pid)): Record<string, string> => ({
    'STATE_main-process': JSON.stringify({ pid, startTime, mark: 'the-mark' }),
  });

  test('a main part that goes on is told to end, as in a job whose connection to its container was cut', async () => {
    const main = await start("process.on('SIGTERM', () => process.exit(7))");
    const ended = once(main, 'exit');
    await post(mainState(main.pid));
    expect(await ended).toEqual([7, null]);
  });

  test('programs of a main part that was killed are ended, and nobody else is', async () => {
    const deaf = await start("process.on('SIGTERM', () => {})", { [markVariable]: 'the-mark' });
    const other = await start('', { [markVariable]: 'another-mark' });
    // A process that has the main part's number by now is another one.
    const reused = await start('');
    const ended = once(deaf, 'exit');
    await post(mainState(reused.pid, '1'));
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect([other.exitCode, other.signalCode, reused.exitCode, reused.signalCode]).toEqual([null, null, null, null]);
  });
});
