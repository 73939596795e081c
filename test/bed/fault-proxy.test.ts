import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { readBody, startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

const big = Buffer.alloc(200_000, 'x');

describe('the fault proxy', () => {
  let target: LoopbackServer;
  let proxy: FaultProxy;
  const received: { path: string; body: string; complete: boolean }[] = [];

  beforeAll(async () => {
    target = await startLoopbackServer(async (request, response) => {
      const path = request.url ?? '';
      const entry = { path, body: '', complete: false };
      received.push(entry);
      entry.body = (await readBody(request)).toString();
      entry.complete = true;
      if (path === '/upload') {
        response.writeHead(202, { location: `http://${target.address}/upload/1` });
        response.end();
        return;
      }
      if (path === '/host') response.end(request.headers.host);
      else response.end(path === '/big' ? big : `content of ${path}`);
    });
    proxy = await startFaultProxy({ target: `http://${target.address}` });
  });
  afterEach(() => {
    proxy.clear();
    received.length = 0;
  });
  afterAll(async () => {
    await proxy.stop();
    await target.stop();
  });

  const get = (path: string): Promise<Response> => fetch(`http://${proxy.address}${path}`);

  test('passes requests and answers on and logs them', async () => {
    const before = Date.now();
    const answer = await fetch(`http://${proxy.address}/a?b=c`, { method: 'POST', body: 'hello' });
    expect(await answer.text()).toBe('content of /a?b=c');
    expect(received).toEqual([{ path: '/a?b=c', body: 'hello', complete: true }]);
    expect(proxy.requests).toHaveLength(1);
    expect(proxy.requests[0]).toMatchObject({ method: 'POST', path: '/a?b=c', status: 200, fault: undefined });
    expect(proxy.requests[0]?.time).toBeGreaterThanOrEqual(before);
  });

  test('keeps the Host header and points a Location of the target back at itself', async () => {
    expect(await (await get('/host')).text()).toBe(proxy.address);
    const answer = await fetch(`http://${proxy.address}/upload`, { method: 'POST' });
    expect(answer.headers.get('location')).toBe(`http://${proxy.address}/upload/1`);
  });

  test('answers a status for the first k matches only, with headers and body', async () => {
    proxy.addFault({
      method: 'GET',
      path: /^\/v2\//,
      when: { first: 2 },
      do: { kind: 'status', status: 429, headers: { 'Retry-After': '7' }, body: 'slow down' },
    });
    expect((await fetch(`http://${proxy.address}/v2/x`, { method: 'POST' })).status).toBe(200);
    expect((await get('/other')).status).toBe(200);
    const first = await get('/v2/x');
    expect([first.status, first.headers.get('retry-after'), await first.text()]).toEqual([429, '7', 'slow down']);
    expect((await get('/v2/x')).status).toBe(429);
    expect((await get('/v2/x')).status).toBe(200);
    expect(received.map((request) => request.path)).toEqual(['/v2/x', '/other', '/v2/x']);
    expect(proxy.requests.map((request) => request.fault)).toEqual([
      undefined,
      undefined,
      'status',
      'status',
      undefined,
    ]);
  });

  test('hits the same share of requests in every run with the same seed', async () => {
    const pattern = async (seed: number): Promise<string> => {
      proxy.clear();
      proxy.addFault({ path: /./, when: { share: 0.3, seed }, do: { kind: 'status', status: 503 } });
      let seen = '';
      for (let i = 0; i < 40; i++) seen += (await get('/s')).status === 503 ? 'x' : '.';
      return seen;
    };
    const first = await pattern(1);
    expect(await pattern(1)).toBe(first);
    expect(await pattern(2)).not.toBe(first);
    expect(first.split('x').length - 1).toBeGreaterThan(5);
    expect(first.split('x').length - 1).toBeLessThan(20);
  });

  /** Bytes of the body that arrived, and the error that ended it. */
  const download = (path: string): Promise<{ bytes: number; error: string | undefined }> =>
    new Promise((resolve) => {
      let bytes = 0;
      const end = (error?: Error): void => {
        resolve({ bytes, error: error === undefined ? undefined : (error as NodeJS.ErrnoException).code });
      };
      const request = httpRequest(`http://${proxy.address}${path}`, { agent: false }, (response) => {
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => {
          end();
        });
        response.on('error', end);
      });
      request.on('error', end);
      request.end();
    });

  test.each(['FIN', 'RST'] as const)('cuts an answer after n bytes by %s', async (by) => {
    proxy.addFault({ path: /big/, do: { kind: 'cut', of: 'response', afterBytes: 1000, by } });
    const { bytes, error } = await download('/big');
    expect(error).toBe('ECONNRESET');
    if (by === 'FIN') expect(bytes).toBe(1000);
    else expect(bytes).toBeLessThanOrEqual(1000);
  });

  test('cuts an answer before its first byte', async () => {
    proxy.addFault({ path: /big/, do: { kind: 'cut', of: 'response', afterBytes: 0, by: 'RST' } });
    expect(await download('/big')).toMatchObject({ bytes: 0, error: 'ECONNRESET' });
  });

  test('cuts a request after n bytes, so that the target never sees the whole of it', async () => {
    proxy.addFault({ path: /up/, do: { kind: 'cut', of: 'request', afterBytes: 1000, by: 'RST' } });
    await expect(fetch(`http://${proxy.address}/up`, { method: 'PUT', body: big })).rejects.toThrow();
    expect(received.filter((request) => request.complete)).toEqual([]);
  });

  test('hangs: takes the request and never answers', async () => {
    proxy.addFault({ path: /./, when: { first: 1 }, do: { kind: 'hang' } });
    await expect(fetch(`http://${proxy.address}/x`, { signal: AbortSignal.timeout(150) })).rejects.toThrow(/timeout/);
    expect(proxy.requests[0]).toMatchObject({ fault: 'hang', status: undefined });
    expect((await get('/x')).status).toBe(200);
  });

  test('delays, and throttles a body to so many bytes a second', async () => {
    proxy.addFault({ path: /slow/, do: { kind: 'delay', ms: 120 } });
    proxy.addFault({ path: /big/, do: { kind: 'throttle', of: 'response', bytesPerSecond: 800_000 } });
    const start = Date.now();
    expect(await (await get('/slow')).text()).toBe('content of /slow');
    const afterDelay = Date.now();
    expect(afterDelay - start).toBeGreaterThanOrEqual(115);
    expect((await (await get('/big')).arrayBuffer()).byteLength).toBe(big.length);
    expect(Date.now() - afterDelay).toBeGreaterThanOrEqual(190);
  });

  test('corrupts exactly one byte', async () => {
    proxy.addFault({ path: /big/, do: { kind: 'corrupt', of: 'response', atByte: 150_000 } });
    const body = Buffer.from(await (await get('/big')).arrayBuffer());
    const different = [...body.entries()].filter(([at, byte]) => byte !== big[at]).map(([at]) => at);
    expect(different).toEqual([150_000]);
    expect(body).toHaveLength(big.length);
  });

  test('corrupts a request on its way to the target', async () => {
    proxy.addFault({ path: /up/, do: { kind: 'corrupt', of: 'request', atByte: 2 } });
    await fetch(`http://${proxy.address}/up`, { method: 'PUT', body: 'abcdef' });
    expect(received[0]?.body).not.toBe('abcdef');
    expect(received[0]?.complete).toBe(true);
  });

  test('drops the answer of a request that the target has done', async () => {
    proxy.addFault({ method: 'PUT', path: /./, when: { first: 1 }, do: { kind: 'drop-answer' } });
    await expect(fetch(`http://${proxy.address}/done`, { method: 'PUT', body: 'x' })).rejects.toThrow();
    expect(received).toEqual([{ path: '/done', body: 'x', complete: true }]);
    expect(proxy.requests[0]?.status).toBeUndefined();
  });

  test('replaces headers of an answer and swaps its content for that of another path', async () => {
    const digest = `sha256:${createHash('sha256').update('other').digest('hex')}`;
    proxy.addFault({
      path: /tag-a/,
      when: { first: 1 },
      do: { kind: 'headers', replace: { 'Docker-Content-Digest': digest } },
    });
    expect((await get('/tag-a')).headers.get('docker-content-digest')).toBe(digest);
    proxy.addFault({ path: /tag-a/, do: { kind: 'swap', path: '/tag-b' } });
    expect(await (await get('/tag-a')).text()).toBe('content of /tag-b');
  });

  test('resets the connection when the target is gone, and refuses it when stopped itself', async () => {
    const goneTarget = await startLoopbackServer(() => Promise.resolve());
    const own = await startFaultProxy({ target: `http://${goneTarget.address}` });
    await goneTarget.stop();
    await expect(fetch(`http://${own.address}/`)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    await own.stop();
    await expect(fetch(`http://${own.address}/`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });
});
