import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A summary beyond this is dropped whole. */
const summaryLimit = 1024 * 1024;

/**
 * Reads `NAME=value` lines and `NAME<<DELIMITER` blocks.
 * @throws Error in the runner's words; on GitHub the step fails by it.
 */
export function parseNamedValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    const isPlain = equals >= 0 && (heredoc < 0 || equals < heredoc);
    if (!isPlain && heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const name = line.slice(0, isPlain ? equals : heredoc);
    if (name === '') throw new Error(`Invalid format '${line}'. Name must not be empty`);
    if (isPlain) {
      values[name] = line.slice(equals + 1);
      continue;
    }
    const delimiter = line.slice(heredoc + 2);
    if (delimiter === '') throw new Error(`Invalid format '${line}'. Delimiter must not be empty`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    values[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

/** What a step wrote into its command files. */
export interface FileEffects {
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Folders for the front of PATH, in the order given. */
  readonly path: readonly string[];
  /** '' also when it was too large. */
  readonly summary: string;
  /** What could not be read; a step with any of these fails. */
  readonly errors: readonly string[];
  /** What was dropped; shown as error annotations, and the step goes on. */
  readonly dropped: readonly string[];
}

/** One step's command files: OUTPUT, ENV, STATE, PATH and STEP_SUMMARY. */
interface CommandFiles {
  readonly env: Readonly<Record<string, string>>;
  /** Reads the files and removes them. */
  readonly collect: () => FileEffects;
}

/** Makes empty command files for one step below `temp`, which is RUNNER_TEMP. */
export function commandFiles(temp: string): CommandFiles {
  const folder = join(temp, '_runner_file_commands');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, '');
    return path;
  };
  const paths = {
    output: file('set_output'),
    env: file('set_env'),
    state: file('save_state'),
    path: file('add_path'),
    summary: file('step_summary'),
  };
  return {
    env: {
      GITHUB_OUTPUT: paths.output,
      GITHUB_ENV: paths.env,
      GITHUB_STATE: paths.state,
      GITHUB_PATH: paths.path,
      GITHUB_STEP_SUMMARY: paths.summary,
    },
    collect() {
      const errors: string[] = [];
      const dropped: string[] = [];
      const read = (path: string, variable: string): Record<string, string> => {
        try {
          return parseNamedValues(readFileSync(path, 'utf8'));
        } catch (error) {
          const reason = String(error);
          errors.push(`Unable to process file command '${variable}' successfully. ${reason}`);
          return {};
        }
      };
      const env = read(paths.env, 'env');
      if ('NODE_OPTIONS' in env) {
        delete env['NODE_OPTIONS'];
        dropped.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
      }
      const summarySize = statSync(paths.summary).size;
      if (summarySize > summaryLimit) {
        dropped.push(
          `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.ceil(summarySize / 1024)}k`,
        );
      }
      const effects = {
        outputs: read(paths.output, 'output'),
        env,
        state: read(paths.state, 'state'),
        path: readFileSync(paths.path, 'utf8')
          .split(/\r?\n/)
          .filter((line) => line !== ''),
        summary: summarySize > summaryLimit ? '' : readFileSync(paths.summary, 'utf8'),
        errors,
        dropped,
      };
      rmSync(folder, { recursive: true, force: true });
      return effects;
    },
  };
}
