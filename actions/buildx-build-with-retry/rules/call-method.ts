import { UserError } from '../../../src/errors.ts';

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
  if (!isOlderThanCallFlag(version)) return { args: [`--call=${method}`], env: {} };
  if (method === 'check') {
    throw new UserError(
      `Input "call" is "check", which needs buildx 0.15 or newer, and this is buildx ${version}: update it (docker/setup-buildx-action), or leave "call" out.`,
    );
  }
  return { args: [`--print=${method}`, '--output=type=cacheonly'], env: { BUILDX_EXPERIMENTAL: '1' } };
}

function isOlderThanCallFlag(version: string): boolean {
  const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
  return major === 0 && minor < 15;
}
