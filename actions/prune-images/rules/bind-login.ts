import { parseImageRef } from '../../../src/core/oci/reference.ts';
import { UserError } from '../../../src/errors.ts';
import type { ChosenImages } from './package-choice.ts';

/** A login, and the only host that may get it. */
export interface HostLogin {
  readonly host: string;
  readonly login: { readonly username: string; readonly password: string };
}

/**
 * Binds the login of the inputs to the registry of the images.
 * @throws UserError when the images are on several hosts: all but one would get a password that is not theirs
 */
export function bindLogin(
  login: HostLogin['login'] | undefined,
  { images, host: packagesHost, patterns }: Omit<ChosenImages, 'owner'>,
): HostLogin | undefined {
  if (login === undefined) return undefined;
  const named = images.map((image) => parseImageRef(image, 'image').host ?? 'docker.io');
  const hosts = [...new Set([...named, ...(patterns.length === 0 ? [] : [packagesHost])])];
  const [host, ...others] = hosts;
  if (host !== undefined && others.length === 0) return { host, login };
  throw new UserError(
    `The images are on ${hosts.join(', ')}, and "username" and "password" are a login for one of them: leave both empty and log in to each with docker/login-action, or prune each registry in a step of its own.`,
  );
}
