import { join } from 'node:path/posix';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { writeCsvLine } from '../../src/core/inputs/csv.ts';
import { UserError } from '../../src/errors.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { gitAuthToken, isOwnGitContext } from './rules/git-context.ts';

/** A shorter mask would blot out common text, and GitHub would drop job outputs that hold it. */
const minMaskLength = 8;

interface SecretOptions {
  /** Values of `--secret`. */
  readonly options: readonly string[];
  /** Environment variables that the options name. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Writes the values of `secrets` into private files and returns the `--secret` options, which hold no value: arguments
 * are visible to every process of the machine. A Git context on this run's server is opened with the step's token,
 * unless a secret for it is given (https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts).
 * @throws UserError for a line that is not of the form id=value
 */
export async function writeSecrets(
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
  const options = await writeGivenSecrets(inputs, deps);
  if (!opensContext) return { options, env: {} };
  deps.log.mask(gitToken);
  return {
    options: [...options, writeCsvLine([`id=${gitAuthToken}`, `env=${gitAuthToken}`])],
    env: { [gitAuthToken]: gitToken },
  };
}

async function writeGivenSecrets(
  inputs: Pick<BuildInputs, 'secrets' | 'secretEnvs' | 'secretFiles'>,
  deps: { readonly files: Files; readonly log: Log },
): Promise<readonly string[]> {
  const envs = inputs.secretEnvs.map((line) => {
    const [id, name] = parseSecretLine(line, 'secret-envs');
    return writeCsvLine([`id=${id}`, `env=${name}`]);
  });
  const files = inputs.secretFiles.map((line) => {
    const [id, path] = parseSecretLine(line, 'secret-files');
    return writeCsvLine([`id=${id}`, `src=${path}`]);
  });
  if (inputs.secrets.length === 0) return [...envs, ...files];
  const folder = await deps.files.temporaryFolder();
  const written = await Promise.all(
    inputs.secrets.map(async (line, index) => {
      const [id, value] = parseSecretLine(line, 'secrets');
      for (const part of value.split('\n')) if (part.length >= minMaskLength) deps.log.mask(part);
      const path = join(folder, `secret-${index}`);
      await deps.files.writeText(path, value);
      return writeCsvLine([`id=${id}`, `src=${path}`]);
    }),
  );
  return [...written, ...envs, ...files];
}

/** @throws UserError that names the input alone: the line may hold a secret */
function parseSecretLine(line: string, input: string): readonly [id: string, value: string] {
  const equals = line.indexOf('=');
  if (equals < 1 || equals === line.length - 1) {
    throw new UserError(`A line of input "${input}" is not of the form id=value: correct it.`);
  }
  return [line.slice(0, equals), line.slice(equals + 1)];
}
