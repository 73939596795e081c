import { createHash } from 'node:crypto';
import { TransferError } from '../../core/archive/errors.ts';
import { toMessage } from '../../errors.ts';
import type { ArtifactEntry, StreamingDownloads } from '../../ports/artifacts.ts';
import type { ByteStream } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import { httpRequest } from '../http/http-request.ts';
import { callSignal } from '../process/abort-signals.ts';
import { freePassedPieces } from '../process/garbage-collection.ts';
import { peek } from '../streams/peek.ts';
import { isZipStart } from './single-file-zip.ts';

/** API and storage answer within seconds, and then send without a break. */
const maxIdleMs = 30_000;

/**
 * Opens artifacts as streams: the REST API gives a signed URL, and its bytes are passed on as they come. A failure before
 * the first byte (a token without `actions: read`) is no error: the caller then downloads by GitHub's client.
 * https://docs.github.com/en/rest/actions/artifacts#download-an-artifact
 * @param apiUrl GITHUB_API_URL
 * @param idleMs how long nothing may come
 */
export function streamingDownloads(
  token: string,
  apiUrl: string | undefined,
  log: Log,
  idleMs = maxIdleMs,
): StreamingDownloads {
  return {
    async open(artifact, repository, options) {
      const signal = callSignal(options);
      if (token === '' || apiUrl === undefined || artifact.digest === undefined) return undefined;
      try {
        const url = `${apiUrl}/repos/${repository}/actions/artifacts/${artifact.id}/zip`;
        const body = await openSignedUrl(url, token, { signal, idleMs }, log);
        if (body === undefined) return undefined;
        return verifyDigest(body, artifact, options.onProgress);
      } catch (error) {
        options.signal?.throwIfAborted();
        log.debug(`No stream of the artifact "${artifact.name}": ${toMessage(error)}`);
        return undefined;
      }
    },
  };
}

async function openSignedUrl(
  url: string,
  token: string,
  limits: { readonly signal: AbortSignal; readonly idleMs: number },
  log: Log,
): Promise<ByteStream | undefined> {
  const agent = { 'user-agent': 'ci-image-actions' };
  const redirect = await httpRequest(url, { headers: { ...agent, authorization: `Bearer ${token}` }, ...limits });
  redirect.destroy();
  const { location } = redirect.headers;
  if (redirect.statusCode !== 302 || location === undefined) {
    log.debug(`No signed URL for a stream: HTTP ${redirect.statusCode}`);
    return undefined;
  }
  // The query of a signed URL is a credential for some minutes.
  log.mask(new URL(location).searchParams.get('sig') ?? '');
  const body = await httpRequest(location, { headers: agent, ...limits });
  if (body.statusCode !== 200) {
    body.destroy();
    return undefined;
  }
  const { first, all } = await peek(body);
  const isZip = isZipStart(first);
  if (isZip) body.destroy();
  return isZip ? undefined : all;
}

/** Passes the bytes and fails at the end when they are not the artifact. The reader must not act before the end. */
async function* verifyDigest(
  body: ByteStream,
  { digest, sizeBytes }: ArtifactEntry,
  onProgress: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of toTransferErrors(body)) {
    bytes += piece.length;
    hash.update(piece);
    onProgress?.(bytes);
    if (bytes > sizeBytes) throw new TransferError(`The artifact is larger than its ${sizeBytes} bytes.`);
    yield piece;
  }
  const arrived = `sha256:${hash.digest('hex')}`;
  if (arrived !== digest) throw new TransferError(`The artifact arrived as ${arrived}, and it is ${digest}.`);
}

async function* toTransferErrors(body: ByteStream): AsyncGenerator<Buffer> {
  try {
    for await (const piece of body) {
      yield piece;
      freePassedPieces(piece.length);
    }
  } catch (error) {
    throw new TransferError(`The artifact's download broke off: ${toMessage(error)}.`, { cause: error });
  }
}
