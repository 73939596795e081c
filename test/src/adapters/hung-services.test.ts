import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { artifactStore } from '../../../src/adapters/artifacts/artifact-store.ts';
import { rejectStalledCall } from '../../../src/adapters/artifacts/reject-stalled-call.ts';
import { streamingDownloads } from '../../../src/adapters/artifacts/streaming-download.ts';
import { limitFetch } from '../../../src/adapters/github/load-octokit.ts';
import { httpRequest } from '../../../src/adapters/http/http-request.ts';
import { exchangeHttp } from '../../../src/adapters/registry/http-exchange.ts';
import { classifyError } from '../../../src/core/failures/classify.ts';
import { sha256 } from '../../../src/core/oci/digest.ts';
import { answerJson, startLoopbackServer, type LoopbackServer } from '../../bed/loopback-server.ts';
import { runtimeToken } from '../../bed/runtime-token.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { whole } from '../../support/whole.ts';

const idleMs = 400;
const never = new AbortController().signal;
const environment = { ...process.env };
let server: LoopbackServer;
let folder: string;
let handle: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-hung-'));
  server = await startLoopbackServer((request, response) => {
    handle(request, response);
    return Promise.resolve();
  });
  Object.assign(process.env, {
    ACTIONS_RESULTS_URL: `http://${server.address}`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken({ runId: 1, attempt: 1, jobId: 1 }),
  });
});
afterEach(async () => {
  process.env = { ...environment };
  await server.stop();
  rmSync(folder, { recursive: true });
});

const url = (): string => `http://${server.address}/x`;
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe.each<[string, (response: ServerResponse) => void]>([
  ['does not answer', (): undefined => undefined],
  [
    'stops in the middle of its answer',
    (response): void => {
      response.writeHead(200, { 'content-length': 100 }).write('the start');
    },
  ],
])('a service that %s', (how, hang) => {
  beforeEach(() => {
    handle = (_, response) => {
      hang(response);
    };
  });

  test('ends a plain request', async () => {
    const work = httpRequest(url(), { headers: {}, signal: never, idleMs }).then(text);
    expect(await failureOf(work)).toMatchObject({ name: 'IdleError', code: 'ETIMEDOUT' });
  });

  test.each(['GET', 'HEAD'])('ends a request to a registry: %s', async (method) => {
    const options = { headers: {}, redirect: 'follow', signal: never, idleMs } as const;
    const work = exchangeHttp(method, url(), options).then(({ body }) => text(body));
    expect(await failureOf(work)).toMatchObject({ name: 'IdleError', code: 'ETIMEDOUT' });
  });

  test.each<[string, string | AsyncIterable<Uint8Array> | undefined]>([
    ['without a body', undefined],
    ['of some bytes', 'x'.repeat(1000)],
    ['of a stream', Readable.from([Buffer.alloc(100_000), Buffer.alloc(100_000)])],
  ])(
    'ends what is written to a registry and was taken, after the time for its check: %s (H10)',
    async (_what, body) => {
      const options = { headers: {}, body, redirect: 'manual', signal: never, idleMs, checkMs: 2 * idleMs } as const;
      const start = Date.now();
      const work = exchangeHttp('PUT', url(), options).then((answer) => text(answer.body));
      expect(await failureOf(work)).toMatchObject({ name: 'IdleError', code: 'ETIMEDOUT' });
      if (how === 'does not answer') expect(Date.now() - start).toBeGreaterThan(1.8 * idleMs);
    },
  );

  test('ends a request of octokit, which takes it for a broken connection', async () => {
    const failure = await failureOf(limitFetch(fetch, idleMs)(url()));
    expect(String(failure)).toBe(`Error: no whole answer of ${server.address} in 0.4 s: ETIMEDOUT`);
  });

  test("ends each call of GitHub's client, in a way that may pass", async () => {
    const store = artifactStore('', idleMs);
    const entry = { id: 1, name: 'app', sizeBytes: 3, digest: undefined };
    writeFileSync(join(folder, 'app'), 'app');
    const upload = { name: 'app', file: join(folder, 'app'), retentionDays: 1, archive: false };
    for (const work of [
      (): Promise<unknown> => store.list(),
      (): Promise<unknown> => store.remove('app'),
      (): Promise<unknown> => store.download(entry, folder, { maxBytes: 1000 }),
      (): Promise<unknown> => store.upload(upload),
    ]) {
      const failure = classifyError(await failureOf(work()), { phase: 'artifact' });
      expect(failure).toMatchObject({ class: 'transient', reason: expect.stringContaining('nothing came for 0.4 s') });
    }
  });

  test('gives no stream of an artifact', async () => {
    const entry = { id: 1, name: 'app', sizeBytes: 3, digest: sha256('app') };
    const streams = streamingDownloads('t', `http://${server.address}`, recordingLog(), idleMs);
    expect(await streams.open(entry, 'acme/app', {})).toBeUndefined();
  });
});

test('a storage that stops in the middle of an artifact ends its stream with a TransferError', async () => {
  handle = (request, response) => {
    if (request.url === '/blob') response.writeHead(200, { 'content-length': 100 }).write('the start');
    else response.writeHead(302, { location: `http://${server.address}/blob` }).end();
  };
  const entry = { id: 1, name: 'app', sizeBytes: 100, digest: sha256('app') };
  const streams = streamingDownloads('t', `http://${server.address}`, recordingLog(), idleMs);
  const stream = await streams.open(entry, 'acme/app', {});
  expect(String(await failureOf(whole(stream ?? Readable.from([]))))).toBe(
    "Error: The artifact's download broke off: nothing came for 0.4 s: ETIMEDOUT.",
  );
});

describe('an upload to a registry', () => {
  const options = { headers: {}, redirect: 'manual', signal: never, idleMs, checkMs: 20 * idleMs } as const;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield await Promise.resolve(Buffer.alloc(1 << 20));
  }

  test.each<[string, Buffer | AsyncIterable<Uint8Array>]>([
    ['bytes', Buffer.alloc(64 << 20)],
    ['a stream', endless()],
  ])('of %s that is not taken ends soon', async (_what, body) => {
    // Nothing reads the request.
    handle = (request) => request.pause();
    const start = Date.now();
    const failure = await failureOf(exchangeHttp('PATCH', url(), { ...options, body }));
    expect(failure).toMatchObject({ name: 'IdleError', code: 'ETIMEDOUT' });
    expect(Date.now() - start).toBeLessThan(15 * idleMs);
  });

  test('goes on when what it sends comes slowly', async () => {
    handle = (request, response) => {
      void text(request).then((all) => response.end(String(all.length)));
    };
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10);
      await sleep(3 * idleMs);
      yield Buffer.alloc(10);
    }
    const answer = await exchangeHttp('PATCH', url(), { ...options, body: slow() });
    expect(await text(answer.body)).toBe('20');
  });
});

describe('a service that is slow', () => {
  beforeEach(() => {
    handle = (_, response) => {
      response.writeHead(200);
      let pieces = 0;
      const timer = setInterval(() => {
        response.write('x');
        if (++pieces < 15) return;
        clearInterval(timer);
        response.end();
      }, 100);
    };
  });

  test('is waited for as long as it sends', async () => {
    const answer = await httpRequest(url(), { headers: {}, signal: never, idleMs: 1000 });
    expect(await text(answer)).toHaveLength(15);
    const call = (): Promise<string> => fetch(url()).then((response) => response.text());
    expect(await rejectStalledCall(call, 5000)).toHaveLength(15);
  });

  test('is not at fault when its reader is slow', async () => {
    handle = (_, response) => {
      response.end(Buffer.alloc(4 << 20));
    };
    const answer = await httpRequest(url(), { headers: {}, signal: never, idleMs });
    let size = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      if (size === 0) await sleep(3 * idleMs);
      size += piece.length;
    }
    expect(size).toBe(4 << 20);
  });
});

test('a storage that takes nothing ends an upload in a way that may pass, and before all of it was sent', async () => {
  handle = (request, response) => {
    if (request.method === 'POST')
      answerJson(response, 200, { ok: true, signed_upload_url: `${url()}/blob?sig=a-signature` });
  };
  writeFileSync(join(folder, 'app'), 'app');
  const upload = { name: 'app', file: join(folder, 'app'), retentionDays: 1, archive: false };
  const store = artifactStore('', idleMs);
  // The storage's client cannot be told to end: it waits for its further tries, which all fail, and watches over them. An
  // action exits meanwhile.
  const { setTimeout: startTimer, setInterval: startInterval } = globalThis;
  globalThis.setTimeout = ((...args: Parameters<typeof startTimer>) =>
    startTimer(...args).unref()) as typeof startTimer;
  globalThis.setInterval = (...args: Parameters<typeof startInterval>) => startInterval(...args).unref();
  const failure = await failureOf(store.upload(upload));
  expect(failure).toMatchObject({ name: 'UploadError', sentDigest: undefined });
  expect(classifyError(failure, { phase: 'artifact' })).toMatchObject({ class: 'transient' });
});
