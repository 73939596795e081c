import { isTag, parseImageRef } from '../../core/oci/reference.ts';
import { isDigest } from '../../core/oci/digest.ts';
import { mediaTypeOf } from '../../core/oci/manifest.ts';
import type { RegistryLogin } from '../../ports/registry.ts';
import { sha256 } from '../../core/oci/digest.ts';
import { listAt, textAt } from '../../core/json/read-json.ts';
import { RegistryError } from '../../errors.ts';
import type { RegistryContent, RegistryRepository } from '../../ports/registry.ts';
import { isLoopback, repositoryUrl, retryAfterMs } from './registry-address.ts';

const requestTimeoutMs = 30_000;

/** The specification asks registries to take manifests of 4 MiB; a config beyond 8 MiB is none. */
const maxManifestBytes = 4 << 20;
const maxConfigBytes = 8 << 20;
const maxTagPageBytes = 16 << 20;
const maxReferrerPages = 100;
const ociIndex = 'application/vnd.oci.image.index.v1+json';

/** Registries from before version 1.1 of the specification do not know the path. */
const withoutReferrers = [400, 404, 405, 501];
const manifestTypes = [
  ociIndex,
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.artifact.manifest.v1+json',
].join(', ');

/**
 * Registries over the distribution API (opencontainers/distribution-spec), for what buildx and docker do not offer:
 * listing and deleting. Tokens are fetched as the registry's challenge says, and kept in memory only.
 * @param login the credentials for a host; undefined: anonymous
 */
export function distributionApi(login: (host: string) => Promise<RegistryLogin | undefined>): RegistryContent {
  return { repository: (image) => repositoryOf(image, login) };
}

function repositoryOf(image: string, login: (host: string) => Promise<RegistryLogin | undefined>): RegistryRepository {
  const ref = parseImageRef(image, 'image');
  const base = repositoryUrl(ref);
  const origin = new URL(base).origin;
  const credentials = remembered(() => login(ref.host ?? 'docker.io'));
  /** By the challenge that asked for it. */
  const headers = new Map<string, string>();
  let lastChallenge = '';

  const request = async (method: string, url: string, accept = 'application/json'): Promise<Response> => {
    const first = await send(method, url, { accept, authorization: headers.get(`${method} ${lastChallenge}`) });
    if (first.status !== 401) return first;
    const challenge = first.headers.get('www-authenticate') ?? '';
    await first.body?.cancel();
    const authorization = await authorize(challenge, await credentials());
    if (authorization === undefined) return first;
    lastChallenge = challenge;
    headers.set(`${method} ${challenge}`, authorization);
    return send(method, url, { accept, authorization });
  };

  const readWhole = async (
    method: string,
    url: string,
    limit: number,
    accept?: string,
  ): Promise<Buffer | undefined> => {
    const answer = await request(method, url, accept);
    if (answer.status === 404) {
      await answer.body?.cancel();
      return undefined;
    }
    await refuseUnless(answer, [200], method, url);
    return wholeBody(answer, limit, url);
  };

  const named = (digest: string): string => {
    if (!isDigest(digest)) throw new TypeError(`no digest: ${digest}`);
    return digest;
  };

  return {
    async tags() {
      const tags: string[] = [];
      const seen = new Set<string>();
      let url: string | undefined = `${base}/tags/list?n=1000`;
      while (url !== undefined) {
        seen.add(url);
        const answer = await request('GET', url);
        // A repository that holds nothing any more is not there, says the registry.
        if (answer.status === 404) return tags;
        await refuseUnless(answer, [200], 'GET', url);
        const page = parseJson(await wholeBody(answer, maxTagPageBytes, url), url);
        tags.push(...listAt(page, 'tags').filter((tag) => typeof tag === 'string'));
        url = nextPage(answer.headers.get('link'), url);
        if (url !== undefined && (new URL(url).origin !== origin || seen.has(url))) {
          throw new RegistryError(`GET ${pathOf(url)}: the list of tags does not end where it began`, 400);
        }
      }
      return [...new Set(tags)];
    },
    async manifest(reference) {
      if (!isTag(reference) && !isDigest(reference)) {
        throw new RegistryError(`The registry lists "${reference}", which is no tag`, 400);
      }
      const url = `${base}/manifests/${reference}`;
      const raw = await readWhole('GET', url, maxManifestBytes, manifestTypes);
      if (raw === undefined) return { found: false };
      const digest = sha256(raw);
      if (reference.includes(':') && digest !== reference) {
        throw new RegistryError(`GET ${pathOf(url)}: the answer has the digest ${digest}`, 400);
      }
      return { found: true, digest, mediaType: mediaTypeOf(parseJson(raw, url)), raw: raw.toString() };
    },
    async config(digest) {
      const url = `${base}/blobs/${named(digest)}`;
      const raw = await readWhole('GET', url, maxConfigBytes);
      if (raw !== undefined && sha256(raw) !== digest) {
        throw new RegistryError(`GET ${pathOf(url)}: the answer has the digest ${sha256(raw)}`, 400);
      }
      return raw?.toString();
    },
    async deleteManifest(digest) {
      const url = `${base}/manifests/${named(digest)}`;
      const answer = await request('DELETE', url);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return 'gone';
      }
      await refuseUnless(answer, [200, 202, 204], 'DELETE', url);
      await answer.body?.cancel();
      return 'deleted';
    },
    async referrers(digest) {
      const found: unknown[] = [];
      let url: string | undefined = `${base}/referrers/${named(digest)}`;
      for (let page = 1; url !== undefined && page <= maxReferrerPages; page++) {
        const answer = await request('GET', url, ociIndex);
        if (withoutReferrers.includes(answer.status)) {
          await answer.body?.cancel();
          return undefined;
        }
        await refuseUnless(answer, [200], 'GET', url);
        const index = parseJson(await wholeBody(answer, maxManifestBytes, url), url);
        if (textAt(index, 'mediaType') !== ociIndex) return undefined;
        found.push(...listAt(index, 'manifests'));
        url = nextPage(answer.headers.get('link'), url);
        if (url !== undefined && new URL(url).origin !== origin) return found;
      }
      return found;
    },
  };
}

async function send(
  method: string,
  url: string,
  { accept = 'application/json', authorization, form }: RequestParts = {},
): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: { accept, ...(authorization === undefined ? {} : { authorization }) },
      ...(form === undefined ? {} : { body: form }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
  } catch (error) {
    throw new RegistryError(`${method} ${pathOf(url)}: ${reasonOf(error)}`, undefined, undefined, { cause: error });
  }
}

interface RequestParts {
  readonly accept?: string;
  readonly authorization?: string | undefined;
  readonly form?: URLSearchParams;
}

/** The Authorization header for a challenge (distribution's token specification, RFC 7617); undefined: none to be had. */
async function authorize(challenge: string, credentials: RegistryLogin | undefined): Promise<string | undefined> {
  const basic =
    credentials !== undefined && 'username' in credentials
      ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`
      : undefined;
  if (/^basic\b/i.test(challenge)) return basic;
  const parameter = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(challenge)?.[1];
  const realm = URL.parse(parameter('realm') ?? '');
  if (!/^bearer\b/i.test(challenge) || realm === null) return undefined;
  if (realm.protocol !== 'https:' && !isLoopback(realm.host)) {
    throw new RegistryError(`The registry asks for its token at "${realm.origin}", which is not encrypted`, 400);
  }
  const service = parameter('service');
  const scope = parameter('scope');
  const answer = await (credentials !== undefined && 'identityToken' in credentials
    ? refresh(realm, credentials.identityToken, service, scope)
    : send('GET', withQuery(realm, service, scope), { authorization: basic }));
  await refuseUnless(answer, [200], 'GET', realm.href);
  const told = parseJson(await wholeBody(answer, maxManifestBytes, realm.href), realm.href);
  const token = textAt(told, 'token') ?? textAt(told, 'access_token');
  return token === undefined ? undefined : `Bearer ${token}`;
}

function withQuery(realm: URL, service: string | undefined, scope: string | undefined): string {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  if (scope !== undefined) url.searchParams.set('scope', scope);
  return url.href;
}

/** An identity token buys an access token by OAuth's refresh grant. */
function refresh(
  realm: URL,
  identityToken: string,
  service: string | undefined,
  scope: string | undefined,
): Promise<Response> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: identityToken,
    client_id: 'ci-image-actions',
    ...(service === undefined ? {} : { service }),
    ...(scope === undefined ? {} : { scope }),
  });
  return send('POST', realm.href, { form });
}

async function refuseUnless(answer: Response, allowed: readonly number[], method: string, url: string): Promise<void> {
  if (allowed.includes(answer.status)) return;
  let why = '';
  try {
    const [error] = listAt(JSON.parse(await answer.text()), 'errors');
    why = [textAt(error, 'code'), textAt(error, 'message')].filter((part) => part !== undefined).join(' ');
  } catch {
    // A gateway's page says nothing that the status does not.
  }
  throw new RegistryError(
    `${method} ${pathOf(url)}: HTTP ${String(answer.status)}${why === '' ? '' : ` ${why.slice(0, 200)}`}`,
    answer.status,
    retryAfterMs(answer.headers.get('retry-after'), Date.now()),
  );
}

async function wholeBody(answer: Response, limit: number, url: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      const bytes = chunk as Uint8Array;
      size += bytes.length;
      if (size > limit) break;
      chunks.push(bytes);
    }
  } catch (error) {
    throw new RegistryError(`GET ${pathOf(url)}: ${reasonOf(error)}`, undefined, undefined, { cause: error });
  }
  if (size > limit) {
    throw new RegistryError(`GET ${pathOf(url)}: the answer is longer than ${String(limit)} bytes`, 400);
  }
  return Buffer.concat(chunks);
}

function parseJson(raw: Buffer, url: string): unknown {
  try {
    return JSON.parse(raw.toString());
  } catch (error) {
    throw new RegistryError(`GET ${pathOf(url)}: the answer is no JSON`, 400, undefined, { cause: error });
  }
}

/** RFC 8288, as registries page: `</v2/app/tags/list?last=b&n=1000>; rel="next"`. */
function nextPage(link: string | null, from: string): string | undefined {
  const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
  return target === undefined ? undefined : new URL(target, from).href;
}

/** Queries may hold what a log must not. */
function pathOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}
