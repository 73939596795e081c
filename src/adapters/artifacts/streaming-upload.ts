import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../../core/inputs/environment.ts';
import { textAt, tryParseJson, valueAt } from '../../core/json/read-json.ts';
import { UploadError, toMessage } from '../../errors.ts';
import type { StreamingUploads } from '../../ports/artifacts.ts';
import type { Log } from '../../ports/log.ts';
import { HttpStatusError, httpRequest } from '../http/http-request.ts';
import { anySignal, callSignal } from '../process/abort-signals.ts';
import { readAtMost, readStart } from '../streams/bounded-read.ts';
import { chunk } from '../streams/chunk.ts';

const blockBytes = 4 << 20;
/** As in GitHub's client: https://github.com/actions/toolkit/pull/1962 */
const maxPutsInFlight = 5;
const maxPutAttempts = 4;
const requestTimeoutMs = 15_000;
/** Of one part, however slowly it goes. */
const putTimeoutMs = 120_000;
/** How long nothing of a part may go, and no answer come. */
const putIdleMs = 30_000;
/** The answers say one thing each. */
const maxAnswerBytes = 1 << 20;
const servicePath = '/twirp/github.actions.results.api.v1.ArtifactService/';

/**
 * Uploads to the runner's artifact service while the content is still made. GitHub's client cannot, since it needs a whole
 * file. The calls are those of the client: CreateArtifact, Put Block, Put Block List, FinalizeArtifact. Anything
 * unexpected is an UploadError, and the caller then uploads by the client.
 * - https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/upload-artifact.ts
 * - https://learn.microsoft.com/en-us/rest/api/storageservices/put-block
 */
export function streamingUploads(env: Environment, log: Log): StreamingUploads {
  return {
    async send(name, content, { retentionDays, signal, onProgress }) {
      const hash = createHash('sha256');
      const abort = new AbortController();
      const end = anySignal(signal, abort.signal);
      let sentDigest: string | undefined;
      try {
        const service = artifactServiceClient(env, end);
        const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
        const sending = new Set<Promise<void>>();
        const memory: Buffer[] = [];
        const ids: string[] = [];
        let sizeBytes = 0;
        let url: URL | undefined;
        for await (const block of chunk(content, () => memory.pop() ?? Buffer.allocUnsafe(blockBytes))) {
          hash.update(block);
          // Created only now, so that a source that fails at its start does not occupy the name.
          url ??= await service.create(name, type, expiresAt(retentionDays, env, log), log);
          if (sending.size >= maxPutsInFlight) await Promise.race(sending);
          const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
          ids.push(id);
          const put = putWithRetry(url, { query: { comp: 'block', blockid: id }, body: block }, end).then(() => {
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
        const headers = { 'x-ms-blob-content-type': type };
        await putWithRetry(url, { query: { comp: 'blocklist' }, body: xml, headers }, end);
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

interface ArtifactService {
  /** The signed URL to put the blocks to. */
  readonly create: (name: string, type: string, expiresAt: string, log: Log) => Promise<URL>;
  /** The artifact's id. */
  readonly finalize: (name: string, sizeBytes: number, digest: string) => Promise<number>;
}

/** @throws Error where the runner has no artifact service */
function artifactServiceClient(env: Environment, signal: AbortSignal): ArtifactService {
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: resultsUrl } = env;
  if (token === undefined || resultsUrl === undefined) throw new Error('this step has no artifact token');
  const run = readBackendIds(token);
  const call = async (method: string, message: object): Promise<unknown> => {
    const answer = await httpRequest(new URL(`${servicePath}${method}`, resultsUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...run, ...message }),
      signal: callSignal({ signal, timeoutMs: requestTimeoutMs }),
      idleMs: requestTimeoutMs,
    });
    const body = tryParseJson((await readAtMost(answer, maxAnswerBytes, `the answer to ${method}`)).toString());
    if (answer.statusCode === 200 && valueAt(body, 'ok') === true) return body;
    const status = answer.statusCode ?? 0;
    throw new HttpStatusError(`${method} answered ${status} ${textAt(body, 'msg') ?? ''}`, status);
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

/** Reads the ids of run and job, which the service checks, from the scope of the runtime token. */
function readBackendIds(token: string): Readonly<Record<string, string>> {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { scp?: unknown };
  const scope = String(claims.scp)
    .split(' ')
    .find((text) => text.startsWith('Actions.Results:'));
  const [, run, job] = scope?.split(':') ?? [];
  if (run === undefined || job === undefined) throw new Error('the artifact token has no scope for results');
  return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
}

/** When the artifact expires, as ISO 8601. The repository's own limit wins. */
function expiresAt(retentionDays: number, env: Environment, log: Log): string {
  const maxDays = Number(env['GITHUB_RETENTION_DAYS'] ?? '');
  const isOver = maxDays > 0 && maxDays < retentionDays;
  if (isOver) log.warning(`The repository keeps artifacts for ${maxDays} days at most.`);
  const end = new Date();
  end.setDate(end.getDate() + (isOver ? maxDays : retentionDays));
  return end.toISOString();
}

/** A part of a blob, or the list of its parts. */
interface BlobPart {
  readonly query: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Puts a part, and again when the connection or the storage failed: putting the same part twice does no harm. */
async function putWithRetry(url: URL, { query, body, headers }: BlobPart, signal: AbortSignal): Promise<void> {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  for (let attempt = 1; ; attempt++) {
    try {
      await putOnce(target, { query, body, headers }, signal);
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!mayPass(error) || attempt === maxPutAttempts) throw error;
    }
    await sleep(500 * 2 ** attempt, undefined, { signal });
  }
}

/** @throws HttpStatusError; Error when the connection fails */
async function putOnce(target: URL, { body, headers }: BlobPart, signal: AbortSignal): Promise<void> {
  const failed = 'a part could not be put';
  let status: number;
  try {
    const answer = await httpRequest(target, {
      method: 'PUT',
      headers: { 'x-ms-version': '2023-11-03', ...headers },
      body,
      signal: callSignal({ signal, timeoutMs: putTimeoutMs }),
      idleMs: putIdleMs,
    });
    await readStart(answer, maxAnswerBytes);
    status = answer.statusCode ?? 0;
  } catch (error) {
    throw new Error(`${failed}: ${toMessage(error)}`, { cause: error });
  }
  if (status < 200 || status >= 300) throw new HttpStatusError(`${failed}: ${status}`, status);
}

function mayPass(error: unknown): boolean {
  return !(error instanceof HttpStatusError) || error.status === 408 || error.status === 429 || error.status >= 500;
}
