import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { commandFiles, type FileEffects } from './command-files.ts';
import { commandReader, type CommandEffects } from './workflow-commands.ts';

/** Sends a signal to the process once its output matches. After SIGINT come SIGTERM and SIGKILL, as from a runner. */
export interface Interruption {
  /** Tried on all output so far, stdout and stderr together. Undefined: the process has been started. */
  readonly after?: RegExp;
  readonly signal: NodeJS.Signals;
  /** How long after the match; at once by default. */
  readonly delayMs?: number;
}

/**
 * What a runner sends when a job is cancelled, to the step's process alone:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
 */
const afterInterrupt = [
  { signal: 'SIGTERM', delayMs: 7_500 },
  { signal: 'SIGKILL', delayMs: 10_000 },
] as const;

interface StepProcessOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment; the command files' variables are added. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** RUNNER_TEMP */
  readonly temp: string;
  /** Called with each line that is not a command. */
  readonly onLine?: (line: string) => void;
  /** Called at once with each value that the process masks. */
  readonly onMask?: (value: string) => void;
  readonly interrupt?: Interruption;
  /** Ends the process group by SIGKILL. */
  readonly timeoutMs?: number;
}

/** How one process of a step ended, and what it asked the runner for. */
interface StepProcessResult {
  /** Its process group, which may outlive it: see `endGroup`. */
  readonly group: number | undefined;
  /** -1 when a signal ended it. */
  readonly exitCode: number;
  /** How long it lived after the interruption's signal. Undefined: it got none. */
  readonly endedAfterMs: number | undefined;
  readonly timedOut: boolean;
  /** As written, commands included. */
  readonly stdout: string;
  readonly stderr: string;
  readonly commands: CommandEffects;
  readonly files: FileEffects;
}

/** Hands on whole lines of a stream, its last unfinished one at `end`. */
function lineSplitter(onLine: (line: string) => void): {
  readonly write: (chunk: Buffer) => void;
  readonly end: () => void;
} {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const take = (text: string): void => {
    // A carriage return alone ends a line too; one at the end of a chunk may belong to a line feed.
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  };
  return {
    write: (chunk) => {
      take(decoder.write(chunk));
    },
    end: () => {
      take(decoder.end());
      if (rest !== '') onLine(rest);
    },
  };
}

/** How long output may stay open after the process has ended, before the step goes on without it. */
const drainMs = 300;

/** Ends what is left of a step's processes, as a runner does with orphans when the job is over. */
export function endGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}

/** The command lines of living processes with this RUNNER_TEMP, whichever group they lead. */
export function livingWith(temp: string): readonly string[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((name) => {
    try {
      const isOurs = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(`RUNNER_TEMP=${temp}`);
      return isOurs ? [readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()] : [];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

/**
 * Runs one process of a step as a runner does: fresh command files, workflow commands read from stdout and stderr
 * alike. The process leads a group of its own; what it started in the background lives on until the caller ends that.
 * @throws Error when the program cannot be started.
 */
export async function runStepProcess(options: StepProcessOptions): Promise<StepProcessResult> {
  const files = commandFiles(options.temp);
  const reader = commandReader(options.onMask);
  const lines = (): ReturnType<typeof lineSplitter> =>
    lineSplitter((line) => {
      if (!reader.take(line)) options.onLine?.(line);
    });
  const child = spawn(options.program, options.args, {
    cwd: options.cwd,
    env: { ...options.env, ...files.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let seen = '';
  let interrupted = false;
  let signalledAt: number | undefined;
  let endedAt = 0;
  const watch = (chunk: Buffer | ''): void => {
    if (options.interrupt === undefined || interrupted) return;
    seen += chunk.toString();
    if (options.interrupt.after?.test(seen) === false) return;
    interrupted = true;
    const { signal, delayMs } = options.interrupt;
    const send = (): void => {
      if (!child.kill(signal)) return;
      signalledAt = Date.now();
      if (signal !== 'SIGINT') return;
      for (const next of afterInterrupt) setTimeout(() => child.kill(next.signal), next.delayMs).unref();
    };
    if (delayMs === undefined) send();
    else setTimeout(send, delayMs).unref();
  };
  if (options.interrupt?.after === undefined) watch('');
  const capture = (stream: NodeJS.ReadableStream): { text: () => string } => {
    const chunks: Buffer[] = [];
    const splitter = lines();
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      splitter.write(chunk);
      watch(chunk);
    });
    stream.on('end', splitter.end);
    return { text: () => Buffer.concat(chunks).toString('utf8') };
  };
  const stdout = capture(child.stdout);
  const stderr = capture(child.stderr);
  let timedOut = false;
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          endGroup(child.pid);
        }, options.timeoutMs);
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        endedAt = Date.now();
        // What runs on in the background may hold the output open.
        const drained = setTimeout(resolve, drainMs, code ?? -1);
        child.once('close', () => {
          clearTimeout(drained);
          resolve(code ?? -1);
        });
      });
    });
    return {
      exitCode,
      endedAfterMs: signalledAt === undefined ? undefined : endedAt - signalledAt,
      timedOut,
      group: child.pid,
      stdout: stdout.text(),
      stderr: stderr.text(),
      commands: reader.effects,
      files: files.collect(),
    };
  } finally {
    clearTimeout(timer);
  }
}
