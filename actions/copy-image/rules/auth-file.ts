import type { RegistryLogin } from '../../../src/ports/registry.ts';

/** The name that registries with identity tokens expect beside them. */
const tokenUser = '00000000-0000-0000-0000-000000000000';

/** What must not be shown of a login: also in the form that it has in an auth file. */
export function secretsOf(login: RegistryLogin): readonly string[] {
  if ('identityToken' in login) return [login.identityToken];
  return [login.password, basic(login.username, login.password)];
}

/**
 * The text of an auth file (containers-auth.json(5)) for one host.
 * @param login undefined: the host is asked without credentials.
 */
export function authFile(host: string, login: RegistryLogin | undefined): string {
  return JSON.stringify({ auths: login === undefined ? {} : { [host]: entryOf(login) } });
}

function entryOf(login: RegistryLogin): Readonly<Record<string, string>> {
  if (!('identityToken' in login)) return { auth: basic(login.username, login.password) };
  return { auth: basic(tokenUser, ''), identitytoken: login.identityToken };
}

function basic(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
