import { UserError } from '../../../src/errors.ts';

/** What buildx is asked to do: `build` an image, or answer a question about the build without making it. */
export type CallMethod = 'build' | 'check' | 'outline' | 'targets';

/** How buildx is asked; undefined: it builds. */
export interface CallFlags {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * How this buildx takes the method. `--call` came with 0.15 and took the place of the experimental `--print`, which
 * has no checks, and which exports an empty image unless it is told not to.
 * @param version `major.minor.patch`; '' is taken for a new one.
 * @throws UserError when it is too old for the method.
 */
export function callFlags(method: Exclude<CallMethod, 'build'>, version: string): CallFlags {
  if (!isBefore015(version)) return { args: [`--call=${method}`], env: {} };
  if (method === 'check') {
    throw new UserError(
      `Input "call" is "check", which needs buildx 0.15 or newer, and this is buildx ${version}: update it (docker/setup-buildx-action), or leave "call" out.`,
    );
  }
  return { args: [`--print=${method}`, '--output=type=cacheonly'], env: { BUILDX_EXPERIMENTAL: '1' } };
}

function isBefore015(version: string): boolean {
  const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
  return major === 0 && minor < 15;
}
