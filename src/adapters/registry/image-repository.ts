import { assertDigest, sha256 } from '../../core/oci/digest.ts';
import { parseImageRef } from '../../core/oci/reference.ts';
import { RegistryError } from '../../errors.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { CallOptions } from '../../ports/process.ts';
import type { ImageRepository, RegistryLogin } from '../../ports/registry.ts';
import { callSignal, anySignal } from '../process/abort-signals.ts';
import { distributionRepository } from './distribution-api.ts';
import type { HttpAnswer } from './http-exchange.ts';
import { isLoopback, parseOwnAddress, repositoryUrl, staysEncrypted } from './registry-address.ts';
import { connectionError, invalidAnswerError, requireStatus, withoutQuery } from './registry-request.ts';
import { connectToRepository } from './repository-connection.ts';

interface RepositoryOptions {
  readonly signal?: AbortSignal | undefined;
  readonly isTarget: boolean;
}

/** Refusals that pass: they say nothing of what was asked. */
const passingStatuses = [408, 425, 429];

/**
 * A repository whose blobs and manifests are read and written over the distribution API:
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 * @param image repository without a tag
 */
export function imageRepository(
  image: string,
  login: RegistryLogin | undefined,
  { signal, isTarget }: RepositoryOptions,
): ImageRepository {
  const connection = connectToRepository(image, () => Promise.resolve(login), { signal, isTarget });
  const { base, origin, request } = connection;
  const transferSignal = (options: CallOptions): AbortSignal => anySignal(signal, callSignal(options));

  const startUpload = async (query: string): Promise<HttpAnswer> => {
    const url = `${base}/blobs/uploads/${query}`;
    const answer = await request('POST', url, { redirect: 'manual' });
    await requireStatus(answer, [201, 202], 'POST', url);
    await answer.body.cancel();
    return answer;
  };

  /** Undefined: the registry does not mount, or not for this account, and takes a plain upload. */
  const mountBlob = async (digest: string, from: string): Promise<HttpAnswer | undefined> => {
    try {
      return await startUpload(`?mount=${assertDigest(digest)}&from=${encodeURIComponent(pathInRegistry(from))}`);
    } catch (error) {
      const status = error instanceof RegistryError ? error.status : undefined;
      if (status === undefined || status >= 500 || passingStatuses.includes(status)) throw error;
      return undefined;
    }
  };

  return {
    ...distributionRepository(connection),
    async hasBlob(digest) {
      const url = `${base}/blobs/${assertDigest(digest)}`;
      const answer = await request('HEAD', url, { accept: '*/*' });
      await answer.body.cancel();
      const { status } = answer;
      if (status >= 500 || passingStatuses.includes(status)) await requireStatus(answer, [200], 'HEAD', url);
      return status === 200;
    },
    async readBlob(digest, offset, options = {}) {
      const url = `${base}/blobs/${assertDigest(digest)}`;
      const answer = await request('GET', url, {
        accept: '*/*',
        headers: offset === 0 ? {} : { range: `bytes=${offset}-` },
        signal: transferSignal(options),
        timeLimit: 'none',
      });
      if (answer.status === 404) {
        await answer.body.cancel();
        return undefined;
      }
      await requireStatus(answer, offset === 0 ? [200] : [200, 206], 'GET', url);
      const start = answer.status === 206 ? /^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1] : '0';
      if (start !== '0' && start !== String(offset)) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is not the part from ${offset} on`);
      }
      return readPieces(answer, url, offset - Number(start));
    },
    async beginUpload(digest, from) {
      const mounted = from === undefined ? undefined : await mountBlob(digest, from);
      if (mounted?.status === 201) return undefined;
      return uploadUrl(mounted ?? (await startUpload('')), `${base}/blobs/uploads/`);
    },
    async upload(begun, { digest, size }, content, options = {}) {
      let location = begun;
      const limits = { redirect: 'manual', signal: transferSignal(options), timeLimit: 'none' } as const;
      if (!Buffer.isBuffer(content)) {
        const answer = await request('PATCH', location, {
          ...limits,
          headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
          body: content,
        });
        await requireStatus(answer, [200, 201, 202, 204], 'PATCH', location);
        await answer.body.cancel();
        location = uploadUrl(answer, location);
      }
      const url = `${location}${location.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
      const answer = await request('PUT', url, {
        ...limits,
        headers: { 'content-type': 'application/octet-stream' },
        ...(Buffer.isBuffer(content) ? { body: content } : {}),
      });
      await requireStatus(answer, [200, 201, 202, 204], 'PUT', url);
      await answer.body.cancel();
    },
    async putManifest(reference, { raw, mediaType }) {
      const url = `${base}/manifests/${reference}`;
      const headers = { 'content-type': mediaType };
      const answer = await request('PUT', url, { headers, body: Buffer.from(raw), redirect: 'manual' });
      await requireStatus(answer, [200, 201, 202], 'PUT', url);
      await answer.body.cancel();
      const digest = answer.headers.get('docker-content-digest');
      if (digest === undefined || digest === sha256(raw)) return;
      throw invalidAnswerError(`PUT ${withoutQuery(url)}: the registry made ${digest} of ${sha256(raw)}`);
    },
  };

  /** Where an upload goes on. Another host gets no credentials, which `request` sees to. */
  function uploadUrl(answer: HttpAnswer, from: string): string {
    const location = answer.headers.get('location');
    const url = location === undefined ? null : parseOwnAddress(location, from, origin);
    if (url === null) throw invalidAnswerError(`POST ${withoutQuery(from)}: the answer names no place for the upload`);
    const isPlainHere = isLoopback(url.host) && staysEncrypted(new URL(from), url);
    if (url.protocol === 'https:' || isPlainHere) return url.href;
    throw invalidAnswerError(`POST ${withoutQuery(from)}: the upload goes to "${url.origin}", which is not encrypted`);
  }
}

/** @param skip bytes at the start that the reader has already */
async function* readPieces(answer: HttpAnswer, url: string, skip: number): ByteStream {
  let left = skip;
  try {
    for await (const bytes of answer.body) {
      const cut = Math.min(left, bytes.length);
      left -= cut;
      if (cut < bytes.length) yield Buffer.from(bytes.buffer, bytes.byteOffset + cut, bytes.length - cut);
    }
  } catch (error) {
    throw connectionError('GET', url, error);
  }
}

function pathInRegistry(repository: string): string {
  return new URL(repositoryUrl(parseImageRef(repository, 'image'))).pathname.slice('/v2/'.length);
}
