import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryParseJson, textAt, valueAt } from '../../core/json/read-json.ts';
import { UploadError, toMessage } from '../../errors.ts';
import type { RunFacts } from '../../core/events/event-facts.ts';
import type { StreamingUploads } from '../../ports/artifacts.ts';
import type { Log } from '../../ports/log.ts';
import { callSignal, anySignal } from '../process/abort-signals.ts';
import { httpCall } from './http-call.ts';
import { chunk } from '../streams/chunk.ts';

/** Five of them at a time, as in GitHub's client, keep a connection busy, and this process small. */
const blockBytes = 4 << 20;
const inFlight = 5;
const maxTries = 4;
const requestTimeoutMs = 15_000;
const blockTimeoutMs = 120_000;
const servicePath = '/twirp/github.actions.results.api.v1.ArtifactService/';

/**
 * Uploads to the runner's artifact service while the content is still made, which GitHub's client cannot: it wants a
 * file that is whole. The calls are the client's own (6.2.1): CreateArtifact, Put Block, Put Block List,
 * FinalizeArtifact. Whatever is unexpected is an UploadError, after which the client has its turn.
 */
export function streamingUploads(env: RunFacts['env'], log: Log): StreamingUploads {
  return {
    async send(name, content, { retentionDays, signal, onProgress }) {
      const hash = createHash('sha256');
      const abort = new AbortController();
      const anyEnd = anySignal(signal, abort.signal);
      let sentDigest: string | undefined;
      try {
        const service = artifactService(env, anyEnd);
        const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
        const sending = new Set<Promise<void>>();
        const memory: Buffer[] = [];
        const ids: string[] = [];
        let sizeBytes = 0;
        let url: URL | undefined;
        for await (const block of chunk(content, () => memory.pop() ?? Buffer.allocUnsafe(blockBytes))) {
          hash.update(block);
          // Only now: a source that fails at its start holds no name.
          url ??= await service.create(name, type, expiry(retentionDays, env, log), log);
          if (sending.size >= inFlight) await Promise.race(sending);
          const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
          ids.push(id);
          const put = putPart(url, { comp: 'block', blockid: id }, block, {}, anyEnd).then(() => {
            memory.push(block);
            sizeBytes += block.length;
            onProgress?.(sizeBytes);
            sending.delete(put);
          });
          put.catch(() => undefined);
          sending.add(put);
        }
        if (url === undefined) throw new Error('there is nothing to upload');
        await Promise.all(sending);
        const list = ids.map((id) => `<Latest>${id}</Latest>`).join('');
        const xml = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`);
        await putPart(url, { comp: 'blocklist' }, xml, { 'x-ms-blob-content-type': type }, anyEnd);
        sentDigest = `sha256:${hash.digest('hex')}`;
        const id = await service.finalize(name, sizeBytes, sentDigest);
        return { id, name, sizeBytes, digest: sentDigest };
      } catch (error) {
        abort.abort(error);
        throw new UploadError(toMessage(error), sentDigest, { cause: error });
      }
    },
  };
}

interface Service {
  /** The signed URL to put the blocks to. */
  readonly create: (name: string, type: string, expiresAt: string, log: Log) => Promise<URL>;
  /** The artifact's id. */
  readonly finalize: (name: string, sizeBytes: number, digest: string) => Promise<number>;
}

/** @throws Error where the runner has no such service, or it is behind a proxy, which this does not know. */
function artifactService(env: RunFacts['env'], signal: AbortSignal): Service {
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: resultsUrl } = env;
  if (token === undefined || resultsUrl === undefined) throw new Error('this step has no artifact token');
  if (['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => (env[name] ?? '') !== '')) {
    throw new Error('there is a proxy');
  }
  const run = backendIds(token);
  const call = async (method: string, message: object): Promise<unknown> => {
    const answer = await httpCall(new URL(`${servicePath}${method}`, resultsUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...run, ...message }),
      signal: callSignal({ signal, timeoutMs: requestTimeoutMs }),
    });
    const body = tryParseJson(await text(answer));
    if (answer.statusCode === 200 && valueAt(body, 'ok') === true) return body;
    throw new Error(`${method} answered ${String(answer.statusCode)} ${textAt(body, 'msg') ?? ''}`);
  };
  return {
    async create(name, type, expiresAt, log) {
      const message = { name, version: 7, mime_type: type, expires_at: expiresAt };
      const url = new URL(textAt(await call('CreateArtifact', message), 'signed_upload_url') ?? '');
      const sig = url.searchParams.get('sig') ?? '';
      for (const secret of new Set([sig, encodeURIComponent(sig)])) log.mask(secret);
      return url;
    },
    async finalize(name, sizeBytes, digest) {
      const answer = await call('FinalizeArtifact', { name, size: String(sizeBytes), hash: digest });
      return Number(valueAt(answer, 'artifact_id'));
    },
  };
}

/** The ids of run and job in the runtime token, which the service checks. */
function backendIds(token: string): Readonly<Record<string, string>> {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { scp?: unknown };
  const scope = String(claims.scp)
    .split(' ')
    .find((text) => text.startsWith('Actions.Results:'));
  const [, run, job] = scope?.split(':') ?? [];
  if (run === undefined || job === undefined) throw new Error('the artifact token has no scope for results');
  return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
}

function expiry(retentionDays: number, env: RunFacts['env'], log: Log): string {
  const most = Number(env['GITHUB_RETENTION_DAYS'] ?? '');
  const isOver = most > 0 && most < retentionDays;
  if (isOver) log.warning(`The repository keeps artifacts for ${String(most)} days at most.`);
  const end = new Date();
  end.setDate(end.getDate() + (isOver ? most : retentionDays));
  return end.toISOString();
}

/** Puts one part of a blob, and again when the connection or the store failed: the same part twice does no harm. */
async function putPart(
  url: URL,
  query: Readonly<Record<string, string>>,
  block: Buffer,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  for (let attempt = 1; ; attempt++) {
    const failure = await put(target, block, { 'x-ms-version': '2023-11-03', ...headers }, signal).then(
      (status) => (status >= 200 && status < 300 ? undefined : { status }),
      (error: unknown) => ({ status: 0, error }),
    );
    if (failure === undefined) return;
    signal.throwIfAborted();
    const mayPass = failure.status === 0 || failure.status === 408 || failure.status === 429 || failure.status >= 500;
    if (!mayPass || attempt === maxTries) {
      throw new Error(
        `a part could not be put: ${'error' in failure ? toMessage(failure.error) : String(failure.status)}`,
      );
    }
    await sleep(500 * 2 ** attempt, undefined, { signal });
  }
}

async function put(
  target: URL,
  block: Buffer,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const anyEnd = callSignal({ signal, timeoutMs: blockTimeoutMs });
  const answer = await httpCall(target, { method: 'PUT', headers, body: block, signal: anyEnd });
  await finished(answer.resume());
  return answer.statusCode ?? 0;
}
