import type { RegistryLogin } from '../../../src/ports/registry.ts';

/** The user name that registries expect beside an identity token. */
const identityTokenUser = '00000000-0000-0000-0000-000000000000';

/** Lists what the log must not show of a login, also in the form of an auth file. */
export function listSecrets(login: RegistryLogin): readonly string[] {
  if ('identityToken' in login) return [login.identityToken];
  return [login.password, encodeBasicAuth(login.username, login.password)];
}

/**
 * Formats an auth file for one host:
 * https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
 * @param login undefined: requests to the host have no credentials
 */
export function formatAuthFile(host: string, login: RegistryLogin | undefined): string {
  return JSON.stringify({ auths: login === undefined ? {} : { [host]: toAuthEntry(login) } });
}

function toAuthEntry(login: RegistryLogin): Readonly<Record<string, string>> {
  if (!('identityToken' in login)) return { auth: encodeBasicAuth(login.username, login.password) };
  return { auth: encodeBasicAuth(identityTokenUser, ''), identitytoken: login.identityToken };
}

function encodeBasicAuth(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
