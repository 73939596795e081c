import { parseImageRef } from '../../core/oci/reference.ts';
import { RegistryError } from '../../errors.ts';
import type { RegistryLogin } from '../../ports/registry.ts';
import type { HttpAnswer } from './http-exchange.ts';
import { repositoryUrl } from './registry-address.ts';
import { sendToRegistry, withoutQuery, type RequestOptions } from './registry-request.ts';
import { authorize } from './registry-token.ts';

type SendAuthorized = (
  method: string,
  url: string,
  options?: Omit<RequestOptions, 'authorization' | 'form'>,
) => Promise<HttpAnswer>;

/** One repository, and requests to it with the authorization that its registry asks for. */
export interface RepositoryConnection {
  /** `https://ghcr.io/v2/acme/app` */
  readonly base: string;
  readonly origin: string;
  readonly request: SendAuthorized;
}

interface ConnectionOptions {
  /** Ends every request. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Whether the repository is written to: then reading asks for the same rights as writing does. Registries answer "denied"
   * to who may only read what does not exist yet.
   */
  readonly isTarget?: boolean | undefined;
}

/**
 * @param image repository without a tag: `ghcr.io/acme/app`
 * @param login the credentials for a host and a path there; undefined: anonymous
 */
export function connectToRepository(
  image: string,
  login: (host: string, path: string) => Promise<RegistryLogin | undefined>,
  options: ConnectionOptions = {},
): RepositoryConnection {
  const ref = parseImageRef(image, 'image');
  const base = repositoryUrl(ref);
  const { origin } = new URL(base);
  return {
    base,
    origin,
    request: authorizedRequests(
      origin,
      once(() => login(ref.host ?? 'docker.io', ref.path)),
      options,
    ),
  };
}

/**
 * Sends requests with the authorization that the registry asks for, which is kept in memory only. Other hosts, to which a
 * registry redirects or where it takes uploads, never get it, and their challenges are not answered.
 */
function authorizedRequests(
  origin: string,
  credentials: () => Promise<RegistryLogin | undefined>,
  { signal, isTarget = false }: ConnectionOptions,
): SendAuthorized {
  /** Authorization headers by what they let one do. */
  const authorizations = new Map<string, string>();
  const answerChallenge = async (given: string, kind: AuthorizationKind, url: URL): Promise<string | undefined> => {
    const login = await credentials();
    const challenge = withScope(given, kind, url);
    const wider = isTarget && kind === 'read' ? withPush(challenge) : challenge;
    try {
      return await authorize(wider, login, origin);
    } catch (error) {
      const isRefused = error instanceof RegistryError && (error.status === 401 || error.status === 403);
      if (wider === challenge || !isRefused) throw error;
      return authorize(challenge, login, origin);
    }
  };
  return async (method, url, options = {}) => {
    const send = (authorization?: string): Promise<HttpAnswer> =>
      sendToRegistry(method, url, { signal, ...options, authorization });
    if (new URL(url).origin !== origin) return send();
    const kind = authorizationKind(method, url);
    const first = await send(authorizations.get(kind));
    if (first.status !== 401 || new URL(first.url).origin !== origin) return first;
    const challenge = first.headers.get('www-authenticate') ?? '';
    const authorization = await answerChallenge(challenge, kind, new URL(url));
    if (authorization === undefined) return first;
    await first.body.cancel();
    const isForAll = authorization.startsWith('Basic ');
    for (const other of isForAll ? authorizationKinds : [kind]) authorizations.set(other, authorization);
    if (options.body !== undefined && !Buffer.isBuffer(options.body)) {
      // A stream cannot be sent twice. The next attempt has the new authorization.
      throw new RegistryError(`${method} ${withoutQuery(url)}: the authorization expired during the upload`, {});
    }
    return send(authorization);
  };
}

const authorizationKinds = ['read', 'write', 'mount', 'delete'] as const;
type AuthorizationKind = (typeof authorizationKinds)[number];

const actionsOf: Readonly<Record<AuthorizationKind, string>> = {
  read: 'pull',
  write: 'pull,push',
  mount: 'pull,push',
  delete: 'delete',
};

/** Requests of one kind need the same rights. One that mounts a blob needs those of two repositories. */
function authorizationKind(method: string, url: string): AuthorizationKind {
  if (method === 'GET' || method === 'HEAD') return 'read';
  if (method === 'DELETE') return 'delete';
  return new URL(url).searchParams.has('from') ? 'mount' : 'write';
}

/** Adds the scope that a request needs to a challenge which names none: clients are to know it themselves. */
function withScope(challenge: string, kind: AuthorizationKind, url: URL): string {
  const [, name] = /^\/v2\/(.+)\/(?:manifests|blobs|tags|referrers)\//.exec(url.pathname) ?? [];
  if (name === undefined || !/\bbearer\b/i.test(challenge) || /\bscope=/i.test(challenge)) return challenge;
  const from = url.searchParams.get('from');
  const source = from === null ? '' : ` repository:${from}:pull`;
  return `${challenge},scope="repository:${name}:${actionsOf[kind]}${source}"`;
}

/** Widens the scope of a challenge: https://distribution.github.io/distribution/spec/auth/scope/ */
function withPush(challenge: string): string {
  return challenge.replace(/(\bscope="repository:[^"\s]+:)pull"/i, '$1pull,push"');
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}
