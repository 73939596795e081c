import { createHash } from 'node:crypto';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { Transform, pipeline, type Readable } from 'node:stream';
import { TransferBroken } from '../core/archive/transfer-broken.ts';
import { toMessage } from '../errors.ts';
import type { ArtifactStreams, CallOptions, Log } from '../ports.ts';
import { peek } from './first-bytes.ts';
import { zipMagics } from './one-file-zip.ts';

const chunkBytes = 1 << 20;

/**
 * Artifacts as streams: the REST API hands out a signed URL, and its bytes go on as they come. Whatever stands in the
 * way before the first byte (a token without `actions: read`, a proxy) is no error: then the client's download is used.
 * @param apiUrl GITHUB_API_URL
 */
export function artifactStreams(token: string, apiUrl: string | undefined, log: Log): ArtifactStreams {
  return {
    async open(artifact, repository, options) {
      const signal = endOf(options);
      if (token === '' || apiUrl === undefined || artifact.digest === undefined) return undefined;
      try {
        const url = `${apiUrl}/repos/${repository}/actions/artifacts/${String(artifact.id)}/zip`;
        const body = await signedBody(url, token, signal, log);
        if (body === undefined) return undefined;
        const checked = verified(artifact.digest, artifact.sizeBytes, options.onProgress);
        body.once('error', (error) => {
          checked.destroy(
            new TransferBroken(`The artifact's download broke off: ${toMessage(error)}.`, { cause: error }),
          );
        });
        pipeline(body, checked, () => undefined);
        return checked;
      } catch (error) {
        options.signal?.throwIfAborted();
        log.debug(`No stream of the artifact "${artifact.name}": ${toMessage(error)}`);
        return undefined;
      }
    },
  };
}

function endOf({ signal, timeoutMs }: CallOptions): AbortSignal {
  return AbortSignal.any([
    ...(signal === undefined ? [] : [signal]),
    ...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]),
  ]);
}

async function signedBody(url: string, token: string, signal: AbortSignal, log: Log): Promise<Readable | undefined> {
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'ci-image-actions' };
  const redirect = await fetch(url, { headers, redirect: 'manual', signal });
  await redirect.body?.cancel();
  const location = redirect.headers.get('location');
  if (redirect.status !== 302 || location === null) {
    log.debug(`No signed URL for a stream: HTTP ${String(redirect.status)}`);
    return undefined;
  }
  // Its query is a credential of some minutes.
  log.mask(new URL(location).searchParams.get('sig') ?? '');
  const body = await bodyOf(location, signal);
  if (body.statusCode !== 200) {
    body.destroy();
    return undefined;
  }
  const first = await peek(body);
  const isZip = first.length >= 4 && zipMagics.has(first.readUInt32LE());
  if (isZip) body.destroy();
  return isZip ? undefined : body;
}

/** Bytes as the connection brings them: those of fetch go through streams that cost as much again. */
function bodyOf(url: string, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.startsWith('https:') ? getSecure : getPlain;
  return new Promise((resolve, reject) => {
    get(url, { signal, headers: { 'user-agent': 'ci-image-actions' } }, resolve).on('error', reject);
  });
}

/** Passes the bytes, and fails at the end when they are not the artifact: whoever reads must not act before the end. */
function verified(digest: string, sizeBytes: number, onProgress?: (bytes: number) => void): Transform {
  const hash = createHash('sha256');
  let bytes = 0;
  return new Transform({
    highWaterMark: chunkBytes,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      onProgress?.(bytes);
      if (bytes > sizeBytes) done(new TransferBroken(`The artifact is larger than its ${String(sizeBytes)} bytes.`));
      else done(null, chunk);
    },
    flush(done) {
      const arrived = `sha256:${hash.digest('hex')}`;
      done(arrived === digest ? null : new TransferBroken(`The artifact arrived as ${arrived}, and it is ${digest}.`));
    },
  });
}
