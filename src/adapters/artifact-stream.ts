import { createHash } from 'node:crypto';
import { Readable, Transform, pipeline } from 'node:stream';
import { TransferBroken } from '../core/archive/transfer-broken.ts';
import { toMessage } from '../errors.ts';
import type { ArtifactStreams, CallOptions, Log } from '../ports.ts';
import { peek } from './first-bytes.ts';

const chunkBytes = 1 << 20;
const zipMagic = 0x04034b50;

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
        const checked = verified(artifact.digest, artifact.sizeBytes);
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
  const answer = await fetch(location, { signal });
  if (!answer.ok || answer.body === null) {
    await answer.body?.cancel();
    return undefined;
  }
  const body = Readable.fromWeb(answer.body, { highWaterMark: chunkBytes });
  const { first, whole } = await peek(Readable.from(named(body), { objectMode: false, highWaterMark: chunkBytes }));
  const isZip = first.length >= 4 && first.readUInt32LE() === zipMagic;
  if (isZip) whole.destroy();
  return isZip ? undefined : whole;
}

/** fetch says no more of a connection that ended than "terminated"; its cause says why. */
async function* named(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>;
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new TransferBroken(`The artifact's download broke off: ${toMessage(cause)}.`, { cause: error });
  }
}

/** Passes the bytes, and fails at the end when they are not the artifact: whoever reads must not act before the end. */
function verified(digest: string, sizeBytes: number): Transform {
  const hash = createHash('sha256');
  let bytes = 0;
  return new Transform({
    highWaterMark: chunkBytes,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > sizeBytes) done(new TransferBroken(`The artifact is larger than its ${String(sizeBytes)} bytes.`));
      else done(null, chunk);
    },
    flush(done) {
      const arrived = `sha256:${hash.digest('hex')}`;
      done(arrived === digest ? null : new TransferBroken(`The artifact arrived as ${arrived}, and it is ${digest}.`));
    },
  });
}
