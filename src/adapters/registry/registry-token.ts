import { textAt } from '../../core/json/read-json.ts';
import type { RegistryLogin } from '../../ports/registry.ts';
import type { HttpAnswer } from './http-exchange.ts';
import { isLoopback, staysEncrypted } from './registry-address.ts';
import { invalidAnswerError, parseJsonBody, readBody, requireStatus, sendToRegistry } from './registry-request.ts';

const maxTokenBytes = 4 << 20;

/**
 * Makes the Authorization header that a registry's challenge asks for: Basic (RFC 7617), or a token from the service that
 * the challenge names (https://distribution.github.io/distribution/spec/auth/token/).
 * @param origin of the registry, as a URL
 * @returns undefined when there is none to be had
 * @throws RegistryError when the token service refuses, or the credentials must not go there
 */
export async function authorize(
  challenge: string,
  credentials: RegistryLogin | undefined,
  origin: string,
): Promise<string | undefined> {
  const basic =
    credentials !== undefined && 'username' in credentials
      ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`
      : undefined;
  // A registry may offer several ways, one behind the other.
  const [, bearer] = /(?:^|,\s*)bearer\s+(.*)$/is.exec(challenge) ?? [];
  if (bearer === undefined || (basic !== undefined && /^basic\b/i.test(challenge))) {
    return /(?:^|,\s*)basic\b/i.test(challenge) ? basic : undefined;
  }
  const parameter = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(bearer)?.[1];
  const realm = URL.parse(parameter('realm') ?? '');
  if (realm === null) return undefined;
  if (!staysEncrypted(new URL(origin), realm) || (realm.protocol !== 'https:' && !isLoopback(realm.host))) {
    throw invalidAnswerError(`The registry asks for its token at "${realm.origin}", which is not encrypted`);
  }
  // It would stand in for the credentials, and "https://ghcr.io@other.example/" is not where it seems to be.
  if (realm.username !== '' || realm.password !== '') {
    throw invalidAnswerError(`The registry asks for its token at "${realm.origin}" with a login inside the address`);
  }
  const scope = { service: parameter('service'), scope: parameter('scope') };
  const answer = await (credentials !== undefined && 'identityToken' in credentials
    ? refreshToken(realm, credentials.identityToken, scope)
    : sendToRegistry('GET', tokenUrl(realm, scope), { authorization: basic }));
  await requireStatus(answer, [200], 'GET', realm.href);
  const body = parseJsonBody(await readBody(answer, maxTokenBytes, realm.href), realm.href);
  const token = textAt(body, 'token') ?? textAt(body, 'access_token');
  return token === undefined ? undefined : `Bearer ${token}`;
}

/** What a token is for, as the challenge says it. */
type TokenScope = Readonly<Record<'service' | 'scope', string | undefined>>;

function tokenUrl(realm: URL, { service, scope }: TokenScope): string {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  // A mount needs rights in two repositories, each of which is a parameter of its own.
  for (const each of scope?.split(' ') ?? []) url.searchParams.append('scope', each);
  return url.href;
}

/** Exchanges an identity token by OAuth's refresh grant: https://distribution.github.io/distribution/spec/auth/oauth/ */
function refreshToken(realm: URL, identityToken: string, { service, scope }: TokenScope): Promise<HttpAnswer> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: identityToken,
    client_id: 'ci-image-actions',
  });
  if (service !== undefined) form.set('service', service);
  if (scope !== undefined) form.set('scope', scope);
  return sendToRegistry('POST', realm.href, { form });
}
