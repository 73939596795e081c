import { join } from 'node:path/posix';
import { UserError } from '../../src/errors.ts';
import { gitAuthToken, isOwnGitContext } from './rules/git-context.ts';
import { csvLine } from '../../src/core/inputs/csv-line.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';

/** Masks shorter than this would blot out common text, and drop job outputs that hold it. */
const shortestMask = 8;

interface SecretOptions {
  /** Of `--secret`. */
  readonly options: readonly string[];
  /** Variables that they name. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Writes the values of `secrets` into private files and answers with the `--secret` options, in which no value
 * stands: arguments are visible to every process of the machine (threat 10). A Git context on this run's server is
 * opened with the step's token, unless a secret for it is given.
 */
export async function secretOptions(
  inputs: Pick<BuildInputs, 'context' | 'secrets' | 'secretEnvs' | 'secretFiles'>,
  deps: {
    readonly files: Files;
    readonly log: Log;
    readonly run: Pick<RunFacts, 'serverUrl'>;
    readonly gitToken?: string | undefined;
  },
): Promise<SecretOptions> {
  const { gitToken } = deps;
  const given = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles];
  const opensContext =
    gitToken !== undefined &&
    isOwnGitContext(inputs.context, deps.run.serverUrl) &&
    given.every((line) => !line.startsWith(gitAuthToken));
  const options = await givenSecrets(inputs, deps);
  if (!opensContext) return { options, env: {} };
  deps.log.mask(gitToken);
  return {
    options: [...options, csvLine([`id=${gitAuthToken}`, `env=${gitAuthToken}`])],
    env: { [gitAuthToken]: gitToken },
  };
}

async function givenSecrets(
  inputs: Pick<BuildInputs, 'secrets' | 'secretEnvs' | 'secretFiles'>,
  deps: { readonly files: Files; readonly log: Log },
): Promise<readonly string[]> {
  const envs = inputs.secretEnvs.map((line) => {
    const [id, name] = split(line, 'secret-envs');
    return csvLine([`id=${id}`, `env=${name}`]);
  });
  const files = inputs.secretFiles.map((line) => {
    const [id, path] = split(line, 'secret-files');
    return csvLine([`id=${id}`, `src=${path}`]);
  });
  if (inputs.secrets.length === 0) return [...envs, ...files];
  const folder = await deps.files.temporaryFolder();
  const written = await Promise.all(
    inputs.secrets.map(async (line, index) => {
      const [id, value] = split(line, 'secrets');
      for (const part of value.split('\n')) if (part.length >= shortestMask) deps.log.mask(part);
      const path = join(folder, `secret-${String(index)}`);
      await deps.files.writeText(path, value);
      return csvLine([`id=${id}`, `src=${path}`]);
    }),
  );
  return [...written, ...envs, ...files];
}

/** The error names the input alone: the line may hold a secret. */
function split(line: string, input: string): readonly [id: string, value: string] {
  const equals = line.indexOf('=');
  if (equals < 1 || equals === line.length - 1) {
    throw new UserError(`A line of input "${input}" is not of the form id=value: correct it.`);
  }
  return [line.slice(0, equals), line.slice(equals + 1)];
}
