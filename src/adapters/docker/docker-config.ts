import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { readEnvVariable, type Environment } from '../../core/inputs/environment.ts';
import { UserError } from '../../errors.ts';

/**
 * The folder of the docker client's settings: DOCKER_CONFIG, or `.docker` in the user's home. A variable that is empty is
 * not set to the client, and must not stand for the working folder, where anybody's code may be checked out.
 */
export function dockerConfigFolder(env: Environment): string {
  return readEnvVariable(env, 'DOCKER_CONFIG') ?? join(readEnvVariable(env, 'HOME') ?? userInfo().homedir, '.docker');
}

/**
 * Reads the docker client's configuration file; `{}` when there is none.
 * https://docs.docker.com/reference/cli/docker/#configuration-files
 * @throws UserError when it is no JSON
 */
export async function readDockerConfig(env: Environment): Promise<unknown> {
  const file = join(dockerConfigFolder(env), 'config.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`Docker's configuration "${file}" is no JSON: log in again with docker/login-action.`, {
      cause: error,
    });
  }
}
