import { UserError } from '../../../src/errors.ts';
import { isOlderBuildx } from './buildx-version.ts';

/** The minor version of buildx 0 that brought `--call`. */
const minorWithCall = 15;

/** What buildx does: `build` an image, or answer a question about the build without making it. */
export type CallMethod = 'build' | 'check' | 'outline' | 'targets';

/** Arguments and variables that make buildx answer a question. */
export interface CallFlags {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Resolves the method for this buildx. `--call` (https://docs.docker.com/reference/cli/docker/buildx/build/#call) came
 * with 0.15 in place of the experimental `--print`, which knows no checks and exports an empty image unless told not to.
 * @param version `major.minor.patch`; '' counts as a new one
 * @throws UserError when it is too old for the method
 */
export function resolveCallFlags(method: Exclude<CallMethod, 'build'>, version: string): CallFlags {
  if (!isOlderBuildx(version, minorWithCall)) return { args: [`--call=${method}`], env: {} };
  if (method === 'check') {
    throw new UserError(
      `Input "call" is "check", which needs buildx 0.${minorWithCall} or newer, and this is buildx ${version}: update it (docker/setup-buildx-action), or leave "call" out.`,
    );
  }
  return { args: [`--print=${method}`, '--output=type=cacheonly'], env: { BUILDX_EXPERIMENTAL: '1' } };
}
