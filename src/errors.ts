/** The user's to mend: shown as its message alone, one sentence with the value and the next step. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** A program that ended badly, with the evidence that classifying needs. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** The program and its subcommand, never the whole argv: arguments may hold values that a log must not. */
  readonly command: string;
  /** Exit code; -1 when a signal or a time limit ended it. */
  readonly exitCode: number;
  /** The end of what it wrote on stderr, at most 20 kB. */
  readonly stderr: string;
  readonly timedOut: boolean;

  constructor(facts: {
    readonly command: string;
    readonly exitCode: number;
    readonly stderr: string;
    readonly timedOut?: boolean;
  }) {
    const line = finalErrorLine(facts.stderr);
    const how = facts.timedOut === true ? 'ran into its time limit' : `failed with exit code ${String(facts.exitCode)}`;
    super(`${facts.command} ${how}${line === '' ? '' : `: ${line}`}`);
    this.command = facts.command;
    this.exitCode = facts.exitCode;
    this.stderr = facts.stderr.slice(-20_000);
    this.timedOut = facts.timedOut ?? false;
  }

  /** The line that says why: what a failure is classified on (failures-and-threats section 1). */
  get finalLine(): string {
    return finalErrorLine(this.stderr);
  }
}

/** An upload of an artifact that failed, or whose answer got lost. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  /** `sha256:<hex>` of what was sent; undefined when not all of it was. */
  readonly sentDigest: string | undefined;

  constructor(message: string, sentDigest: string | undefined, options?: ErrorOptions) {
    super(message, options);
    this.sentDigest = sentDigest;
  }
}

/** A registry that did not do what the distribution API asked it for. */
export class RegistryError extends Error {
  override readonly name = 'RegistryRefusal';
  /** HTTP status; undefined when the connection failed. What no retry can mend has a status below 500. */
  readonly status: number | undefined;
  /** Milliseconds that it asks to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, status: number | undefined, retryAfterMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

const trailer = /^Switch to a different driver|^(Run|See) 'docker |^Usage: |^Learn more at http|^View build details: /;
const markup = /^<\/?[a-z!]|<\/html>$/i;

/**
 * The line that says why a program failed: the last one that is not empty, since buildx and docker both put the reason
 * there, never earlier. What clients print behind it (usage, links) is passed over, and an answer that is a page of
 * HTML is joined to the line that it begins on.
 */
export function finalErrorLine(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !trailer.test(line));
  const last = lines.at(-1) ?? '';
  if (!markup.test(last)) return last;
  const start = lines.findLastIndex((line) => /<(html|!doctype)/i.test(line));
  return start === -1 ? last : lines.slice(start).join(' ').slice(0, 1000);
}

/** What to show of anything that was thrown. */
export function toMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
