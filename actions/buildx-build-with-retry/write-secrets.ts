import { join } from 'node:path/posix';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { writeCsvLine } from '../../src/core/inputs/csv.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { gitTokenSecret } from './rules/git-context.ts';
import { parseSecretLine, type SecretLine } from './rules/secret-line.ts';

/** A shorter mask would blot out common text, and GitHub would drop job outputs that hold it. */
const minMaskLength = 8;

/** Holds the token on its way to buildx. */
export const gitTokenVariable = 'GIT_AUTH_TOKEN';

interface SecretOptions {
  /** Values of `--secret`. */
  readonly options: readonly string[];
  /** Environment variables that the options name. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Writes the values of `secrets` into private files and returns the `--secret` options, which hold no value: arguments
 * are visible to every process of the machine. A secret without a value is left out with a warning: a pull request from
 * a fork has none of them. A Git context on this run's server is opened with the step's token, unless a secret for that
 * server is given.
 * @throws UserError for a line that is not of the form id=value
 */
export async function writeSecrets(
  inputs: Pick<BuildInputs, 'context' | 'buildContexts' | 'secrets' | 'secretEnvs' | 'secretFiles'>,
  deps: {
    readonly files: Files;
    readonly log: Log;
    readonly run: Pick<RunFacts, 'serverUrl'>;
    readonly gitToken?: string | undefined;
  },
): Promise<SecretOptions> {
  const { gitToken, log } = deps;
  const secrets = readSecrets(inputs.secrets, 'secrets', log);
  const envs = readSecrets(inputs.secretEnvs, 'secret-envs', log);
  const files = readSecrets(inputs.secretFiles, 'secret-files', log);
  const options = [
    ...(await writeValues(secrets, deps)),
    ...envs.map(({ id, value }) => writeCsvLine([`id=${id}`, `env=${value}`])),
    ...files.map(({ id, value }) => writeCsvLine([`id=${id}`, `src=${value}`])),
  ];
  const ids = [...secrets, ...envs, ...files].map(({ id }) => id);
  const own = gitToken === undefined ? undefined : gitTokenSecret(inputs, deps.run.serverUrl, ids);
  if (gitToken === undefined || own === undefined) return { options, env: {} };
  log.mask(gitToken);
  return {
    options: [...options, writeCsvLine([`id=${own}`, `env=${gitTokenVariable}`])],
    env: { [gitTokenVariable]: gitToken },
  };
}

function readSecrets(lines: readonly string[], input: string, log: Log): readonly SecretLine[] {
  const secrets = lines.map((line) => parseSecretLine(line, input));
  for (const { id } of secrets.filter(({ value }) => value === '')) {
    log.warning(
      `Input "${input}" has no value for "${id}", so the build goes on without that secret: a pull request from a fork or from Dependabot has none; elsewhere check the name of the secret.`,
    );
  }
  return secrets.filter(({ value }) => value !== '');
}

async function writeValues(
  secrets: readonly SecretLine[],
  { files, log }: { readonly files: Files; readonly log: Log },
): Promise<readonly string[]> {
  if (secrets.length === 0) return [];
  const folder = await files.temporaryFolder();
  return Promise.all(
    secrets.map(async ({ id, value }, index) => {
      for (const line of value.split('\n')) if (line.trim().length >= minMaskLength) log.mask(line.trim());
      const path = join(folder, `secret-${index}`);
      await files.writeText(path, value);
      return writeCsvLine([`id=${id}`, `src=${path}`]);
    }),
  );
}
