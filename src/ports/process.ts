/* Neighbour: programs on this machine. */
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { ByteStream } from './files.ts';

/** Limits of one call to anything outside. */
export interface CallOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ExecOptions extends CallOptions {
  readonly input?: ByteStream | string | undefined;
  /** Receives stdout, of which the result then holds nothing. This process closes its side once the program has it. */
  readonly output?: Socket | undefined;
  /** Which variables of this process the program gets, by their names. All of them when it is left out. */
  readonly inherits?: ((name: string) => boolean) | undefined;
  /** Replaces variables of the same name in the environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Text of a file that the program reads. Variables that it names are passed on, as those named in an argument are. */
  readonly reads?: string | undefined;
  readonly cwd?: string | undefined;
  /** Shows the program's output in the log, where none of it acts as a workflow command. */
  readonly show?: boolean | undefined;
  /** Called with each line of stderr as it comes. */
  readonly onLine?: ((line: string) => void) | undefined;
}

export interface ExecResult {
  /** -1 when a signal or the time limit ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  /** At most the last million characters. */
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** A program whose stdout is read as a stream. `done` settles when it has ended. */
export interface ExecStream {
  readonly stdout: Readable;
  readonly done: Promise<ExecResult>;
}

/** Starts programs from argv arrays, never through a shell. Time-out and abort end the whole process tree. */
export interface Exec {
  /**
   * Never rejects for an exit code. Rejects when the program cannot be started, when the signal is aborted, when it prints
   * more than anything here does, and with the error that reading its input failed with.
   */
  run(program: string, args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  stream(program: string, args: readonly string[], options?: ExecOptions): ExecStream;
  /** Whether `program` is on PATH. */
  has(program: string): Promise<boolean>;
}
