import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';
import type { Annotation } from '../ports.ts';

/**
 * How a step talks to its runner: INPUT_* variables, workflow commands on stdout, and command files. GitHub's own
 * package for it costs 45 ms of every step, since it brings an HTTP client for the OpenID tokens that nobody here needs.
 */
export interface RunnerCommands {
  /** The value of an input with its white space; '' when it is absent. */
  input(name: string): string;
  output(name: string, value: string): void;
  /** A variable for the job's later steps. */
  variable(name: string, value: string): void;
  /** Adds to the step's summary page, where the runner has one. */
  summary(markdown: string): void;
  info(message: string): void;
  debug(message: string): void;
  annotate(level: 'notice' | 'warning' | 'error', message: string, where?: Annotation): void;
  startGroup(title: string): void;
  endGroup(): void;
  mask(value: string): void;
}

/** @param print writes to the step's stdout */
export function runnerCommands(env: NodeJS.ProcessEnv, print: (text: string) => void): RunnerCommands {
  const command = (
    name: string,
    message: string,
    properties: Readonly<Record<string, string | undefined>> = {},
  ): void => {
    const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
    const list = given.map(([key, value = '']) => `${key}=${escapeProperty(value)}`).join(',');
    print(`::${name}${list === '' ? '' : ` ${list}`}::${escapeData(message)}${EOL}`);
  };
  const set = (file: 'GITHUB_OUTPUT' | 'GITHUB_ENV', fallback: string, name: string, value: string): void => {
    const path = env[file] ?? '';
    if (path === '') {
      command(fallback, value, { name });
      return;
    }
    // Nobody can write a value that ends here and begins another one.
    const end = `end_${randomUUID()}`;
    appendFileSync(path, `${name}<<${end}${EOL}${value}${EOL}${end}${EOL}`);
  };
  return {
    input: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '',
    output(name, value) {
      set('GITHUB_OUTPUT', 'set-output', name, value);
    },
    variable(name, value) {
      set('GITHUB_ENV', 'set-env', name, value);
    },
    summary(markdown) {
      const path = env['GITHUB_STEP_SUMMARY'] ?? '';
      if (path !== '') appendFileSync(path, markdown);
    },
    info(message) {
      print(`${withoutCommands(message)}${EOL}`);
    },
    debug(message) {
      command('debug', message);
    },
    annotate(level, message, { title, file, startLine } = {}) {
      command(level, message, { title, file, line: startLine?.toString() });
    },
    startGroup(title) {
      command('group', title);
    },
    endGroup() {
      command('endgroup', '');
    },
    mask(value) {
      command('add-mask', value);
    },
  };
}

/** Text that merely shows something must not become a command: neither `::name::` nor the older `##[name]` (threat 8). */
function withoutCommands(message: string): string {
  return message.replaceAll(/^(\s*)(::|##\[)/gm, '$1 \u200b$2');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
