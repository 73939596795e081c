import { finalErrorLine } from './core/failures/error-text.ts';

/** An error that the user can fix. Its message is shown alone: one sentence with the value and the next step. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** What is known about a program, or a call in its place, that failed. */
interface CommandFacts {
  readonly command: string;
  readonly exitCode: number;
  readonly stderr: string;
  readonly timedOut?: boolean | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
}

/** A program that failed, with the evidence that classifying needs. Calls of the engine's API fail in the same way. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** The program and its subcommand, never the whole argv: arguments may hold secrets. */
  readonly command: string;
  /** Exit code; -1 when a signal or a time limit ended it. */
  readonly exitCode: number;
  /** The end of its stderr, at most 20,000 characters. */
  readonly stderr: string;
  readonly timedOut: boolean;
  /** HTTP status, where an API answered in the program's place. */
  readonly status: number | undefined;
  /** Code of the system error (`ECONNREFUSED`), where the connection to that API failed. */
  readonly code: string | undefined;

  constructor(facts: CommandFacts) {
    const stderr = facts.stderr.slice(-20_000);
    const line = finalErrorLine(stderr);
    const how = facts.timedOut === true ? 'ran into its time limit' : `failed with exit code ${facts.exitCode}`;
    super(`${facts.command} ${how}${line === '' ? '' : `: ${line}`}`);
    this.command = facts.command;
    this.exitCode = facts.exitCode;
    this.stderr = stderr;
    this.timedOut = facts.timedOut ?? false;
    this.status = facts.status;
    this.code = facts.code;
  }

  /** The line that says why. */
  get finalLine(): string {
    return finalErrorLine(this.stderr);
  }
}

/** An upload of an artifact that failed, or whose answer got lost. A status or code is in its cause. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  /** `sha256:<hex>` of what was sent. Undefined: not all of it was. */
  readonly sentDigest: string | undefined;
  /** Host of the storage that refused the content, and its HTTP status. Undefined: something else failed. */
  readonly storage: { readonly host: string; readonly status: number } | undefined;

  constructor(
    message: string,
    sentDigest: string | undefined,
    { storage, ...options }: ErrorOptions & { readonly storage?: UploadError['storage'] } = {},
  ) {
    super(message, options);
    this.sentDigest = sentDigest;
    this.storage = storage;
  }
}

interface RegistryFacts {
  readonly status?: number | undefined;
  readonly remedy?: string | undefined;
  readonly code?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A call of the distribution API that failed. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  /** HTTP status. Undefined: the connection failed. An answer that must not be used counts as 400: no retry helps. */
  readonly status: number | undefined;
  /** The registry's error code: `DENIED`, `NAME_UNKNOWN`. */
  readonly code: string | undefined;
  /** Milliseconds that the registry asks to wait. */
  readonly retryAfterMs: number | undefined;
  /** What to do about it. Undefined: status, code and text say it. */
  readonly remedy: string | undefined;

  constructor(message: string, { status, remedy, code, retryAfterMs, cause }: RegistryFacts) {
    super(message, { cause });
    this.status = status;
    this.remedy = remedy;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The message of anything that was thrown. */
export function toMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
