import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { UserError } from '../../errors.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { Exec, ExecOptions, ExecResult, ExecStream } from '../../ports/process.ts';
import { markVariable } from '../runner/leftovers.ts';
import type { ShieldedOutput } from '../runner/stop-commands.ts';
import { writeStream } from '../streams/write-stream.ts';
import { childEnvironment } from './child-environment.ts';

const maxStderrChars = 1_000_000;
/** Far more than the longest list that any program here prints. What may be longer is streamed. */
const maxStdoutBytes = 64 << 20;
const killAfterMs = 2_000;

/**
 * Runs real programs. Each one leads a process group of its own, so that a time limit or a cancelled job ends it with all
 * programs that it started: by SIGTERM, and by SIGKILL two seconds later.
 * https://nodejs.org/api/child_process.html#optionsdetached
 * @param environment of this process, of which each program gets what it needs, unless a call replaces variables
 */
export function childProcesses(shield: ShieldedOutput, environment: NodeJS.ProcessEnv = process.env): Exec {
  return {
    async run(program, args, options = {}) {
      const { child, ended, fail } = startProgram([program, ...args], options, environment, shield);
      let stdout: Buffer[] = [];
      let size = 0;
      child.stdout?.on('data', (chunk: Buffer) => {
        if (size > maxStdoutBytes) return;
        size += chunk.length;
        stdout.push(chunk);
        if (options.show === true) shield.write(chunk);
        if (size <= maxStdoutBytes) return;
        stdout = [];
        fail(new Error(`${program} was ended, since it printed more than ${maxStdoutBytes >> 20} MiB`));
      });
      const result = await ended;
      return { ...result, stdout: Buffer.concat(stdout).toString('utf8') };
    },
    stream(program, args, options = {}): ExecStream {
      const { child, ended } = startProgram([program, ...args], options, environment, shield);
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

interface StartedProgram {
  readonly child: ChildProcess;
  readonly ended: Promise<ExecResult>;
  /** Ends the program, and has `ended` reject with the error. */
  readonly fail: (error: Error) => void;
}

function startProgram(
  [program, ...args]: readonly [string, ...string[]],
  options: ExecOptions,
  environment: NodeJS.ProcessEnv,
  shield: ShieldedOutput,
): StartedProgram {
  options.signal?.throwIfAborted();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: selectEnvironment(environment, args, options),
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
    }, killAfterMs);
  };
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          end();
        }, options.timeoutMs);
  options.signal?.addEventListener('abort', end, { once: true });
  const forget = killAtExit(child);

  let stderr = '';
  const decoder = new StringDecoder('utf8');
  let partLine = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (options.show === true) shield.write(chunk);
    const text = decoder.write(chunk);
    stderr = (stderr + text).slice(-maxStderrChars);
    if (options.onLine === undefined) return;
    const lines = (partLine + text).split('\n');
    partLine = (lines.pop() ?? '').slice(-maxStderrChars);
    for (const line of lines) options.onLine(line);
  });
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    end();
  };
  if (child.stdin !== null) {
    writeInput(options.input ?? '', child.stdin).catch((error: unknown) => {
      fail(toError(error));
    });
  }

  const ended = new Promise<ExecResult>((resolve, reject) => {
    const release = (): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      options.signal?.removeEventListener('abort', end);
      forget();
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      release();
      reject(
        error.code === 'ENOENT'
          ? new UserError(`The program "${program}" is not on PATH: install it on this runner.`)
          : error,
      );
    });
    child.once('close', (code) => {
      release();
      if (partLine !== '') options.onLine?.(partLine);
      if (options.signal?.aborted === true) reject(toError(options.signal.reason));
      else if (failure !== undefined) reject(failure);
      else resolve({ exitCode: code ?? -1, stdout: '', stderr, timedOut });
    });
  });
  // The reader of a stream may fail before it awaits `done`: that must not be an unhandled rejection.
  ended.catch(() => undefined);
  return { child, ended, fail };
}

/** What the program needs of this process, with the mark by which the step's post part finds it. */
function selectEnvironment(
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  { inherits = () => true, reads = '', env }: ExecOptions,
): NodeJS.ProcessEnv {
  const offered = childEnvironment(environment, [...args, reads]);
  const inherited = Object.entries(offered).filter(([name]) => name === markVariable || inherits(name));
  return { ...Object.fromEntries(inherited), ...env };
}

const living = new Set<ChildProcess>();

/**
 * Kills a program that still runs when this process exits: of two calls side by side one may fail, and the step end, while
 * the other one waits for a server that never answers.
 * @returns what is to be called once the program has ended
 */
function killAtExit(child: ChildProcess): () => void {
  if (living.size === 0) process.on('exit', killLiving);
  living.add(child);
  return () => {
    living.delete(child);
    if (living.size === 0) process.off('exit', killLiving);
  };
}

function killLiving(): void {
  for (const child of living) signalGroup(child, 'SIGKILL');
}

/** Ignores a broken pipe: a program that ends without reading all its input is judged by its exit code. */
function writeInput(input: ByteStream | string, stdin: Writable): Promise<void> {
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

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
