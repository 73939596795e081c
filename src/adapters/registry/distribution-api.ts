import { toOciCode, type OciCode } from '../../core/failures/oci-code.ts';
import { listAt, textAt, tryParseJson, valueAt } from '../../core/json/read-json.ts';
import { assertDigest, isDigest, sha256 } from '../../core/oci/digest.ts';
import { manifestTypes, mediaTypeOf, ociIndexType } from '../../core/oci/manifest.ts';
import { isTag } from '../../core/oci/reference.ts';
import { RegistryError } from '../../errors.ts';
import type { RegistryContent, RegistryLogin, RegistryRepository } from '../../ports/registry.ts';
import { otherHostError } from './http-exchange.ts';
import { checkNextPage, nextPageUrl } from './next-page.ts';
import { parseOwnAddress } from './registry-address.ts';
import { invalidAnswerError, parseJsonBody, readBody, requireStatus, withoutQuery } from './registry-request.ts';
import { connectToRepository, type RepositoryConnection } from './repository-connection.ts';

/**
 * The largest manifest that is read. Registries should take manifests of 4 MiB:
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests
 */
const maxManifestBytes = 4 << 20;
const maxConfigBytes = 8 << 20;
const maxTagPageBytes = 16 << 20;
const maxRedirects = 5;

/**
 * Registries from before version 1.1 of the specification do not know the path of the referrers API. GHCR redirects it to a
 * web page.
 */
const noReferrersStatuses = [400, 404, 405, 406, 410, 501];

/**
 * Registries over the distribution API, for what buildx and docker do not offer: listing and deleting.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 * @param login the credentials for a host and a path there; undefined: anonymous
 */
export function distributionApi(
  login: (host: string, path: string) => Promise<RegistryLogin | undefined>,
): RegistryContent {
  return { repository: (image) => distributionRepository(connectToRepository(image, login)) };
}

/** @param connection to one repository */
export function distributionRepository({ base, origin, request }: RepositoryConnection): RegistryRepository {
  const readWhole = async (url: string, maxBytes: number, accept?: string): Promise<Buffer | undefined> => {
    const answer = await request('GET', url, { accept });
    if (answer.status === 404) {
      await answer.body.cancel();
      return undefined;
    }
    try {
      await requireStatus(answer, [200], 'GET', url);
    } catch (error) {
      if (saysAbsent(error)) return undefined;
      throw error;
    }
    return readBody(answer, maxBytes, url);
  };

  /** Undefined: what answers there is not the referrers API. Some registries redirect to a web page. */
  const readReferrersPage = async (
    pageUrl: string,
  ): Promise<{ index: unknown; bytes: number; link: string | undefined } | undefined> => {
    let url = pageUrl;
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const answer = await request('GET', url, { accept: ociIndexType, redirect: 'manual' });
      const target = parseOwnAddress(answer.headers.get('location') ?? '', url, origin);
      const isRedirect = answer.status >= 300 && answer.status < 400;
      if (noReferrersStatuses.includes(answer.status) || isRedirect) await answer.body.cancel();
      if (noReferrersStatuses.includes(answer.status)) return undefined;
      if (isRedirect) {
        if (target === null || !/^\/v2\/.+\/referrers\//.test(target.pathname)) return undefined;
        if (target.origin !== origin) {
          const remedy = 'name the image by that host, or copy it with "referrers: false"';
          throw otherHostError(`GET ${withoutQuery(url)}`, target, remedy);
        }
        url = target.href;
        continue;
      }
      await requireStatus(answer, [200], 'GET', url);
      const body = await readBody(answer, maxManifestBytes, url);
      const index = tryParseJson(body.toString());
      const isIndex =
        textAt(index, 'mediaType') === ociIndexType ||
        (valueAt(index, 'mediaType') === undefined && Array.isArray(valueAt(index, 'manifests')));
      return isIndex ? { index, bytes: body.length, link: answer.headers.get('link') } : undefined;
    }
    throw invalidAnswerError(`GET ${withoutQuery(pageUrl)}: more than ${maxRedirects} redirects`);
  };

  return {
    async tags() {
      const tags = new Set<string>();
      let bytes = 0;
      const seen = new Set<string>();
      let url: string | undefined = `${base}/tags/list?n=1000`;
      while (url !== undefined) {
        const isFirst = seen.size === 0;
        let answer = await request('GET', url, { redirect: 'same-host' });
        if (answer.status === 400 && isFirst) {
          // A registry that gives fewer at a time may refuse a number that is too high for it.
          await answer.body.cancel();
          url = `${base}/tags/list`;
          answer = await request('GET', url, { redirect: 'same-host' });
        }
        seen.add(url);
        try {
          await requireStatus(answer, [200], 'GET', url);
        } catch (error) {
          // Registries answer this also for a repository whose last tag was deleted.
          if (isFirst && (answer.status === 404 || saysAbsent(error))) return [];
          throw error;
        }
        const body = await readBody(answer, maxTagPageBytes, url);
        const page = parseJsonBody(body, url);
        for (const tag of listAt(page, 'tags')) if (typeof tag === 'string') tags.add(tag);
        bytes += body.length;
        url = nextPageUrl(answer.headers.get('link'), url, origin);
        if (url !== undefined) checkNextPage(url, { seen, origin, bytes });
      }
      return [...tags];
    },
    async manifest(reference) {
      if (!isTag(reference) && !isDigest(reference)) {
        throw invalidAnswerError(`The registry lists "${reference}", which is no tag`);
      }
      const url = `${base}/manifests/${reference}`;
      const raw = await readWhole(url, maxManifestBytes, manifestTypes.join(', '));
      if (raw === undefined) return { found: false };
      const digest = sha256(raw);
      const text = raw.toString();
      if (sha256(text) !== digest) throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no UTF-8 text`);
      if (isDigest(reference) && digest !== reference) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer has the digest ${digest}`);
      }
      return { found: true, digest, mediaType: mediaTypeOf(parseJsonBody(raw, url)), raw: text };
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
        await answer.body.cancel();
        return 'gone';
      }
      await requireStatus(answer, [200, 202, 204], 'DELETE', url);
      await answer.body.cancel();
      return 'deleted';
    },
    async deleteTag(tag) {
      if (!isTag(tag)) throw new TypeError(`no tag: ${tag}`);
      const url = `${base}/manifests/${tag}`;
      const answer = await request('DELETE', url);
      await requireStatus(answer, [200, 202, 204, 404], 'DELETE', url);
      await answer.body.cancel();
    },
    async referrers(digest) {
      const found: unknown[] = [];
      let bytes = 0;
      const seen = new Set<string>();
      let url: string | undefined = `${base}/referrers/${assertDigest(digest)}`;
      while (url !== undefined) {
        const answer = await readReferrersPage(url);
        if (answer === undefined && seen.size === 0) return undefined;
        if (answer === undefined) throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no image index`);
        seen.add(url);
        for (const descriptor of listAt(answer.index, 'manifests')) found.push(descriptor);
        bytes += answer.bytes;
        url = nextPageUrl(answer.link, url, origin);
        if (url !== undefined) checkNextPage(url, { seen, origin, bytes });
      }
      return found;
    },
  };
}

/** Registries that answer with another status than 404 and one of these codes: they name what is not there. */
const absentCodes: readonly OciCode[] = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'BLOB_UNKNOWN'];

function saysAbsent(error: unknown): boolean {
  if (!(error instanceof RegistryError) || error.status === undefined || error.status >= 500) return false;
  const code = toOciCode(error.code ?? '');
  return code !== undefined && absentCodes.includes(code);
}
