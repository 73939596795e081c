import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { UserError } from '../../errors.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { Exec, ExecOptions, ExecResult, ExecStream } from '../../ports/process.ts';
import { writeStream } from '../streams/write-stream.ts';
import type { ShieldedOutput } from '../runner/stop-commands.ts';

const keptStderr = 1_000_000;
const graceBeforeKillMs = 3_000;

/**
 * Exec on real processes. Each program leads a process group of its own, so that a time limit or a cancelled job ends
 * it with everything that it started (B5): SIGTERM, and SIGKILL three seconds later.
 * @param environment of every program, but for what a call replaces
 */
export function childProcesses(shield: ShieldedOutput, environment: NodeJS.ProcessEnv = process.env): Exec {
  return {
    async run(program, args, options = {}) {
      const { child, ended } = start(program, args, options, environment, shield);
      const stdout: Buffer[] = [];
      child.stdout?.on('data', (chunk: Buffer) => {
        stdout.push(chunk);
        if (options.show === true) shield.write(chunk);
      });
      const result = await ended;
      return { ...result, stdout: Buffer.concat(stdout).toString('utf8') };
    },
    stream(program, args, options = {}): ExecStream {
      const { child, ended } = start(program, args, options, environment, shield);
      if (child.stdout === null) throw new Error(`${program} has no stdout`);
      return { stdout: child.stdout, done: ended };
    },
    async has(program) {
      for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
        try {
          await access(join(folder, program), constants.X_OK);
          return true;
        } catch {
          continue;
        }
      }
      return false;
    },
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<ExecResult>;
}

function start(
  program: string,
  args: readonly string[],
  options: ExecOptions,
  environment: NodeJS.ProcessEnv,
  shield: ShieldedOutput,
): Started {
  options.signal?.throwIfAborted();
  const child = spawn(program, [...args], {
    cwd: options.cwd,
    env: options.env === undefined ? environment : { ...environment, ...options.env },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', options.output ?? 'pipe', 'pipe'],
    detached: true,
  });
  options.output?.destroy();
  let timedOut = false;
  let killer: NodeJS.Timeout | undefined;
  const end = (): void => {
    signalGroup(child, 'SIGTERM');
    killer ??= setTimeout(() => {
      signalGroup(child, 'SIGKILL');
    }, graceBeforeKillMs);
  };
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          end();
        }, options.timeoutMs);
  options.signal?.addEventListener('abort', end, { once: true });

  let stderr = '';
  const decoder = new StringDecoder('utf8');
  let partLine = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (options.show === true) shield.write(chunk);
    const text = decoder.write(chunk);
    stderr = (stderr + text).slice(-keptStderr);
    if (options.onLine === undefined) return;
    const lines = (partLine + text).split('\n');
    partLine = lines.pop() ?? '';
    for (const line of lines) options.onLine(line);
  });
  let inputFailure: Error | undefined;
  if (child.stdin !== null) {
    feed(options.input ?? '', child.stdin).catch((error: unknown) => {
      inputFailure = asError(error);
      signalGroup(child, 'SIGTERM');
    });
  }

  const ended = new Promise<ExecResult>((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      options.signal?.removeEventListener('abort', end);
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(
        error.code === 'ENOENT'
          ? new UserError(`The program "${program}" is not on PATH: install it on this runner.`)
          : error,
      );
    });
    child.once('close', (code) => {
      settle();
      if (options.signal?.aborted === true) reject(asError(options.signal.reason));
      else if (inputFailure !== undefined) reject(inputFailure);
      else resolve({ exitCode: code ?? -1, stdout: '', stderr, timedOut });
    });
  });
  // Whoever reads the stream may fail before looking at `done`.
  ended.catch(() => undefined);
  return { child, ended };
}

/** A program that ends without reading all its input is judged by its exit code, not by the broken pipe. */
function feed(input: ByteStream | string, stdin: Writable): Promise<void> {
  stdin.on('error', () => undefined);
  if (typeof input !== 'string') return writeStream(input, stdin);
  stdin.end(input);
  return Promise.resolve();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
