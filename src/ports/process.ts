import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { ByteStream } from './files.ts';

export interface ExecOptions {
  readonly input?: ByteStream | string;
  /** Gets its stdout, of which the result then has nothing; closed here as soon as the program has it. */
  readonly output?: Socket;
  /** Replaces the environment's variables of the same name. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Shows the program's output in the log, shielded from workflow commands (threat 8). */
  readonly show?: boolean;
  /** Called with each line of stderr as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface ExecResult {
  /** -1 when a signal or the time limit ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  /** At most the last 1 MB. */
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** A program whose stdout is read as a stream; `done` settles when it has ended. */
export interface ExecStream {
  readonly stdout: Readable;
  readonly done: Promise<ExecResult>;
}

/** Starts programs from argv arrays, never through a shell, and ends the whole process tree on time-out and abort. */
export interface Exec {
  /**
   * Never rejects for an exit code; rejects when the program cannot be started, when the signal is aborted, and with what
   * its input failed with.
   */
  run(program: string, args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  stream(program: string, args: readonly string[], options?: ExecOptions): ExecStream;
  /** Whether `program` is on PATH. */
  has(program: string): Promise<boolean>;
}

export interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}
