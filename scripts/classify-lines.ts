import { classifyFailure } from '../src/core/failures/classify.ts';
import type { FailurePhase } from '../src/core/failures/evidence.ts';
import type { Failure } from '../src/core/failures/failure.ts';
import { shouldRetry } from '../src/core/retry/retry-policy.ts';

const phases: readonly string[] = ['build', 'push', 'pull', 'load', 'save', 'registry', 'artifact'];
const policy = { maxAttempts: 10, waitSeconds: 1, retryOn: 'transient' } as const;

export interface ClassifyOptions {
  readonly phase: FailurePhase;
  readonly host?: string | undefined;
}

/** How often a failure that comes again and again is tried again: a number, or `all` of the attempts of `max-attempts: 10`. */
export function countRetries(failure: Failure): number | 'all' {
  const earlier: Failure[] = [];
  while (shouldRetry(failure, earlier, policy)) earlier.push(failure);
  return earlier.length === policy.maxAttempts - 1 ? 'all' : earlier.length;
}

/**
 * Reads the options of the command line: `--phase P` and `--host H`, also as `--phase=P`.
 * @throws Error with one sentence for an option, or a phase, that there is not.
 */
export function readOptions(argv: readonly string[]): ClassifyOptions {
  const words = argv.flatMap((word) => {
    const [, name, value] = /^(--[a-z]+)=(.*)$/s.exec(word) ?? [];
    return name === undefined ? [word] : [name, value ?? ''];
  });
  const given = new Map<string, string>();
  for (let index = 0; index < words.length; index += 2) {
    const [name = '', value] = words.slice(index, index + 2);
    if ((name !== '--phase' && name !== '--host') || value === undefined) {
      throw new Error(`"${name}" is no option: there are --phase PHASE and --host HOST, and the text comes on stdin.`);
    }
    given.set(name, value);
  }
  return { phase: readPhase(given.get('--phase') ?? 'build'), host: given.get('--host') };
}

/**
 * Classifies what was read: each line of JSON lines with a `text`, else the text as a whole.
 * @returns JSON lines for JSON lines, else a few lines for people
 */
export function classifyInput(input: string, options: ClassifyOptions): string {
  const records = readRecords(input);
  return records === undefined ? describe(input, options) : records.map((record) => answer(record, options)).join('');
}

type Entry = Readonly<Record<string, unknown>>;

/** The objects of JSON lines; undefined when the input is not that. */
function readRecords(input: string): readonly Entry[] | undefined {
  const lines = input.split('\n').filter((line) => line.trim() !== '');
  const records = lines.map(readRecord);
  return records.length > 0 && records.every((record) => record !== undefined) ? records : undefined;
}

function readRecord(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'text' in value ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function answer(record: Entry, options: ClassifyOptions): string {
  const { id, text, phase, host } = record;
  const failure = classifyFailure({
    text: String(text),
    phase: isPhase(phase) ? phase : options.phase,
    host: typeof host === 'string' ? host : options.host,
  });
  const { class: name, reason, remedy } = failure;
  return `${JSON.stringify({ id, class: name, retries: countRetries(failure), reason, remedy })}\n`;
}

function describe(text: string, options: ClassifyOptions): string {
  const failure = classifyFailure({ text, ...options });
  const retries = countRetries(failure);
  const again =
    { 0: 'no', 1: 'once', 2: 'twice', all: 'yes, each phase up to max-attempts' }[retries] ?? `${retries} times`;
  const rows = [
    ['class', failure.class],
    ['tried again', again],
    ['reason', failure.reason],
    ['next', failure.remedy],
  ];
  return rows.map(([name = '', value = '']) => `${`${name}:`.padEnd(13)}${value}\n`).join('');
}

function isPhase(name: unknown): name is FailurePhase {
  return typeof name === 'string' && phases.includes(name);
}

function readPhase(phase: string): FailurePhase {
  if (isPhase(phase)) return phase;
  throw new Error(`"${phase}" is no phase: there are ${phases.join(', ')}.`);
}
