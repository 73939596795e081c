import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { childProcesses } from '../../../../src/adapters/process/child-processes.ts';
import { stopCommands } from '../../../../src/adapters/runner/stop-commands.ts';
import { UserError } from '../../../../src/errors.ts';

const node = process.execPath;
const quiet = childProcesses(stopCommands(() => undefined));

function shown(): { readonly exec: ReturnType<typeof childProcesses>; readonly text: () => string } {
  const printed: string[] = [];
  const shield = stopCommands((chunk) => printed.push(Buffer.from(chunk).toString('utf8')));
  return {
    exec: childProcesses(shield),
    text: () => {
      shield.resume();
      return printed.join('');
    },
  };
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

describe('childProcesses', () => {
  test('hands arguments over unchanged, whatever is in them (B12, threat 5)', async () => {
    const args = ['a b', '"', '$(id)', '`id`', '*', 'x=y', 'line\nbreak', ''];
    const print = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
    const result = await quiet.run(node, ['-e', print, '--', ...args]);
    expect(JSON.parse(result.stdout)).toEqual(args);
  });

  test('tells exit code, stdout and stderr, and each line of stderr as it comes', async () => {
    const lines: string[] = [];
    const script = 'console.log("out"); console.error("one\\ntwo"); process.exit(3)';
    const result = await quiet.run(node, ['-e', script], { onLine: (line) => lines.push(line) });
    expect(result).toEqual({ exitCode: 3, stdout: 'out\n', stderr: 'one\ntwo\n', timedOut: false });
    expect(lines).toEqual(['one', 'two']);
  });

  test('feeds input, and does not mind a program that leaves it unread', async () => {
    const echo = await quiet.run(node, ['-e', 'process.stdin.pipe(process.stdout)'], { input: 'hello' });
    expect(echo.stdout).toBe('hello');
    const deaf = await quiet.run(node, ['-e', 'process.exit(4)'], { input: 'x'.repeat(5_000_000) });
    expect(deaf.exitCode).toBe(4);
  });

  test('says which program is missing', async () => {
    const missing = quiet.run('no-such-program', []);
    await expect(missing).rejects.toThrow(UserError);
    await expect(missing).rejects.toThrow('The program "no-such-program" is not on PATH');
    expect([await quiet.has('no-such-program'), await quiet.has('sh')]).toEqual([false, true]);
  });

  test('ends the whole process tree at the time limit (B5, F11)', async () => {
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(child.pid);
      setInterval(() => {}, 1000);`;
    const result = await quiet.run(node, ['-e', script], { timeoutMs: 1_500 });
    expect(result).toMatchObject({ exitCode: -1, timedOut: true });
    expect(await isGone(Number(result.stdout))).toBe(true);
  });

  test('kills what ignores SIGTERM', async () => {
    const script = 'process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000)';
    const result = await quiet.run(node, ['-e', script], { timeoutMs: 1_000 });
    expect(result).toMatchObject({ stdout: 'ready\n', timedOut: true, exitCode: -1 });
  });

  test('ends the program when the job is cancelled (A7)', async () => {
    const cancel = new AbortController();
    const running = quiet.run(node, ['-e', 'setInterval(() => {}, 1000)'], { signal: cancel.signal });
    setTimeout(() => {
      cancel.abort(new UserError('The job was cancelled.'));
    }, 200);
    await expect(running).rejects.toThrow('The job was cancelled.');
    await expect(quiet.run(node, [], { signal: cancel.signal })).rejects.toThrow('The job was cancelled.');
  });

  test('kills at the end of this process what still waits then (A7)', async () => {
    const sources = ['process/child-processes.ts', 'runner/stop-commands.ts'].map(
      (file) => new URL(`../../../../src/adapters/${file}`, import.meta.url).href,
    );
    const script = `
      const [{ childProcesses }, { stopCommands }] = await Promise.all(${JSON.stringify(sources)}.map((file) => import(file)));
      const exec = childProcesses(stopCommands(() => undefined));
      for (let count = 0; count < 12; count++) {
        const { stdout } = exec.stream(process.execPath, ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)']);
        stdout.once('data', (pid) => process.stdout.write(pid));
      }
      setTimeout(() => process.exit(), 3000);`;
    const result = await quiet.run(node, ['--no-warnings=ExperimentalWarning', '--input-type=module', '-e', script]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    const pids = result.stdout.trim().split('\n').map(Number);
    expect(pids.length).toBeGreaterThan(0);
    for (const pid of pids) expect(await isGone(pid)).toBe(true);
  });

  test('streams stdout', async () => {
    const { stdout, done } = quiet.stream(node, ['-e', 'process.stdout.write("x".repeat(300000))']);
    expect(await text(stdout)).toHaveLength(300_000);
    expect(await done).toMatchObject({ exitCode: 0 });
  });

  test('shows output only while workflow commands are off (threat 8)', async () => {
    const { exec, text: printed } = shown();
    const script = 'console.log("::set-output name=digest::evil"); process.stderr.write("##[add-mask]a")';
    await exec.run(node, ['-e', script], { show: true });
    const lines = printed().trimEnd().split('\n');
    const token = /^::stop-commands::([0-9a-f]{32})$/.exec(lines[0] ?? '')?.[1];
    expect(token).toBeDefined();
    expect(lines.at(-1)).toBe(`::${token}::`);
    expect(lines.slice(1, -1).sort()).toEqual(['##[add-mask]a', '::set-output name=digest::evil']);
  });
});
