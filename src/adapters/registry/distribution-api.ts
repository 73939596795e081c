import { listAt, textAt } from '../../core/json/read-json.ts';
import { isDigest, sha256 } from '../../core/oci/digest.ts';
import { manifestTypes, mediaTypeOf, ociIndexType } from '../../core/oci/manifest.ts';
import { isTag, parseImageRef } from '../../core/oci/reference.ts';
import type { RegistryContent, RegistryLogin, RegistryRepository } from '../../ports/registry.ts';
import { repositoryUrl } from './registry-address.ts';
import {
  invalidAnswerError,
  parseJsonBody,
  readBody,
  requireStatus,
  sendToRegistry,
  withoutQuery,
} from './registry-request.ts';
import { authorize } from './registry-token.ts';

/**
 * The largest manifest that is read. Registries should take manifests of 4 MiB:
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests
 */
const maxManifestBytes = 4 << 20;
const maxConfigBytes = 8 << 20;
const maxTagPageBytes = 16 << 20;
const maxReferrerPages = 100;

/** Registries from before version 1.1 of the specification do not know the path of the referrers API. */
const noReferrersStatuses = [400, 404, 405, 501];

/**
 * Registries over the distribution API, for what buildx and docker do not offer: listing and deleting.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 * @param login the credentials for a host; undefined: anonymous
 */
export function distributionApi(login: (host: string) => Promise<RegistryLogin | undefined>): RegistryContent {
  return { repository: (image) => distributionRepository(image, login) };
}

function distributionRepository(
  image: string,
  login: (host: string) => Promise<RegistryLogin | undefined>,
): RegistryRepository {
  const ref = parseImageRef(image, 'image');
  const base = repositoryUrl(ref);
  const origin = new URL(base).origin;
  const request = authorizedRequests(once(() => login(ref.host ?? 'docker.io')));

  const readWhole = async (url: string, maxBytes: number, accept?: string): Promise<Buffer | undefined> => {
    const answer = await request('GET', url, accept);
    if (answer.status === 404) {
      await answer.body?.cancel();
      return undefined;
    }
    await requireStatus(answer, [200], 'GET', url);
    return readBody(answer, maxBytes, url);
  };

  return {
    async tags() {
      const tags: string[] = [];
      const seen = new Set<string>();
      let url: string | undefined = `${base}/tags/list?n=1000`;
      while (url !== undefined) {
        seen.add(url);
        const answer = await request('GET', url);
        // Registries answer this for a repository whose last tag was deleted.
        if (answer.status === 404) return tags;
        await requireStatus(answer, [200], 'GET', url);
        const page = parseJsonBody(await readBody(answer, maxTagPageBytes, url), url);
        tags.push(...listAt(page, 'tags').filter((tag) => typeof tag === 'string'));
        url = nextPageUrl(answer.headers.get('link'), url);
        if (url !== undefined && (new URL(url).origin !== origin || seen.has(url))) {
          throw invalidAnswerError(`GET ${withoutQuery(url)}: the list of tags does not end where it began`);
        }
      }
      return [...new Set(tags)];
    },
    async manifest(reference) {
      if (!isTag(reference) && !isDigest(reference)) {
        throw invalidAnswerError(`The registry lists "${reference}", which is no tag`);
      }
      const url = `${base}/manifests/${reference}`;
      const raw = await readWhole(url, maxManifestBytes, manifestTypes.join(', '));
      if (raw === undefined) return { found: false };
      const digest = sha256(raw);
      if (isDigest(reference) && digest !== reference) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer has the digest ${digest}`);
      }
      return { found: true, digest, mediaType: mediaTypeOf(parseJsonBody(raw, url)), raw: raw.toString() };
    },
    async config(digest) {
      const url = `${base}/blobs/${assertDigest(digest)}`;
      const raw = await readWhole(url, maxConfigBytes);
      if (raw !== undefined && sha256(raw) !== digest) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer has the digest ${sha256(raw)}`);
      }
      return raw?.toString();
    },
    async deleteManifest(digest) {
      const url = `${base}/manifests/${assertDigest(digest)}`;
      const answer = await request('DELETE', url);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return 'gone';
      }
      await requireStatus(answer, [200, 202, 204], 'DELETE', url);
      await answer.body?.cancel();
      return 'deleted';
    },
    async deleteTag(tag) {
      if (!isTag(tag)) throw new TypeError(`no tag: ${tag}`);
      const url = `${base}/manifests/${tag}`;
      const answer = await request('DELETE', url);
      await requireStatus(answer, [200, 202, 204, 404], 'DELETE', url);
      await answer.body?.cancel();
    },
    async referrers(digest) {
      const found: unknown[] = [];
      let url: string | undefined = `${base}/referrers/${assertDigest(digest)}`;
      for (let page = 1; url !== undefined && page <= maxReferrerPages; page++) {
        const answer = await request('GET', url, ociIndexType);
        if (noReferrersStatuses.includes(answer.status)) {
          await answer.body?.cancel();
          return undefined;
        }
        await requireStatus(answer, [200], 'GET', url);
        const index = parseJsonBody(await readBody(answer, maxManifestBytes, url), url);
        if (textAt(index, 'mediaType') !== ociIndexType) return undefined;
        found.push(...listAt(index, 'manifests'));
        url = nextPageUrl(answer.headers.get('link'), url);
        if (url !== undefined && new URL(url).origin !== origin) return found;
      }
      return found;
    },
  };
}

/** Sends requests with the authorization that the registry asks for, which is kept in memory only. */
function authorizedRequests(
  credentials: () => Promise<RegistryLogin | undefined>,
): (method: string, url: string, accept?: string) => Promise<Response> {
  /** Authorization headers by method and challenge: a challenge names the scope that the method needs. */
  const authorizations = new Map<string, string>();
  let lastChallenge = '';
  return async (method, url, accept) => {
    const known = authorizations.get(`${method} ${lastChallenge}`);
    const first = await sendToRegistry(method, url, { accept, authorization: known });
    if (first.status !== 401) return first;
    const challenge = first.headers.get('www-authenticate') ?? '';
    await first.body?.cancel();
    const authorization = await authorize(challenge, await credentials());
    if (authorization === undefined) return first;
    lastChallenge = challenge;
    authorizations.set(`${method} ${challenge}`, authorization);
    return sendToRegistry(method, url, { accept, authorization });
  };
}

function assertDigest(digest: string): string {
  if (!isDigest(digest)) throw new TypeError(`no digest: ${digest}`);
  return digest;
}

/**
 * The next page by the Link header (RFC 8288), as registries write it: `</v2/app/tags/list?last=b&n=1000>; rel="next"`.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags
 */
function nextPageUrl(link: string | null, from: string): string | undefined {
  const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
  return target === undefined ? undefined : new URL(target, from).href;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}
