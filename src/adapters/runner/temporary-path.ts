import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { readEnvVariable, type Environment } from '../../core/inputs/environment.ts';

const prefix = 'ci-image-actions-';

/** Makes a path for a folder of a step, in the runner's temporary folder. */
export function makeTemporaryPath(env: Environment): string {
  return join(temporaryRoot(env), `${prefix}${randomBytes(6).toString('hex')}`);
}

/** Whether a path is one of those that are made here: nothing else may be removed as a whole folder. */
export function isTemporaryPath(path: string, env: Environment): boolean {
  return basename(path).startsWith(prefix) && dirname(resolve(path)) === resolve(temporaryRoot(env));
}

function temporaryRoot(env: Environment): string {
  return readEnvVariable(env, 'RUNNER_TEMP') ?? tmpdir();
}
