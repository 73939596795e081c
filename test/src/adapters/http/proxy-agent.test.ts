import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { streamingDownloads } from '../../../../src/adapters/artifacts/streaming-download.ts';
import { streamingUploads } from '../../../../src/adapters/artifacts/streaming-upload.ts';
import { httpRequest } from '../../../../src/adapters/http/http-request.ts';
import { startActionsService, type ActionsService } from '../../../bed/actions-service.ts';
import { startForwardProxy, type ForwardProxy } from '../../../bed/forward-proxy.ts';
import { startLoopbackServer, type LoopbackServer } from '../../../bed/loopback-server.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

function setProxy(env: Partial<Record<(typeof variables)[number], string>>): void {
  for (const name of variables) {
    const value = env[name];
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

const get = async (url: string): Promise<string> =>
  text(await httpRequest(url, { headers: {}, signal: AbortSignal.timeout(30_000), idleMs: 30_000 }));

describe('a request in a network that has only a proxy (Y22)', () => {
  let proxy: ForwardProxy;
  let server: LoopbackServer;
  beforeEach(async () => {
    proxy = await startForwardProxy({ login: 'ada:s@cret' });
    server = await startLoopbackServer((request, response) => {
      response.end(`${request.headers.host} ${request.url} ${request.headers['proxy-authorization']}`);
      return Promise.resolve();
    });
    proxy.addHost('host.invalid:80', server.address);
    setProxy({ HTTP_PROXY: `http://ada:s%40cret@${proxy.address}` });
  });
  afterEach(async () => {
    setProxy({});
    await proxy.stop();
    await server.stop();
  });

  test('goes through a tunnel, with the login for the proxy alone', async () => {
    expect(await get('http://host.invalid/a?b=c')).toBe('host.invalid /a?b=c undefined');
    expect(proxy.requests).toMatchObject([{ method: 'CONNECT', target: 'host.invalid:80', status: 200 }]);
  });

  test('uses one tunnel for requests one after the other', async () => {
    for (let index = 0; index < 3; index++) await get('http://host.invalid/');
    expect(proxy.requests).toHaveLength(1);
  });

  test('goes directly to this machine, and where NO_PROXY says so', async () => {
    expect(await get(`http://${server.address}/`)).toContain('127.0.0.1');
    process.env['NO_PROXY'] = '.invalid';
    await expect(get('http://host.invalid/')).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    });
    expect(proxy.requests).toEqual([]);
  });

  test.each([
    [
      'a login that the proxy refuses',
      'ada:other@',
      'does not connect to "host.invalid:80": 407 Proxy Authentication Required',
    ],
    ['a host that the proxy does not know', 'ada:s%40cret@', 'does not connect to "none.invalid:80": 502 Bad Gateway'],
  ])('fails with one sentence for %s', async (_what, login, expected) => {
    setProxy({ HTTP_PROXY: `http://${login}${proxy.address}` });
    const url = expected.includes('none') ? 'http://none.invalid/' : 'http://host.invalid/';
    await expect(get(url)).rejects.toThrow(`the proxy "${proxy.address}" ${expected}`);
  });

  test('fails with the code of the system where the proxy cannot be reached', async () => {
    setProxy({ HTTP_PROXY: 'http://ada:s3cret@127.0.0.1:9' });
    const failure: unknown = await get('http://host.invalid/').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'ECONNREFUSED' });
    expect(String(failure)).toMatch(/the proxy "127\.0\.0\.1:9" cannot be reached: connect ECONNREFUSED/);
    expect(String(failure)).not.toContain('s3cret');
  });

  test('speaks TLS with the host inside the tunnel', async () => {
    let hello = '';
    const secure = createServer((socket) => {
      socket.once('data', (bytes) => {
        hello = bytes.toString('latin1');
        socket.destroy();
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    proxy.addHost('secure.invalid:8443', `127.0.0.1:${(secure.address() as AddressInfo).port}`);
    setProxy({ HTTPS_PROXY: `http://ada:s%40cret@${proxy.address}` });
    await expect(get('https://secure.invalid:8443/')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(proxy.requests).toMatchObject([{ method: 'CONNECT', target: 'secure.invalid:8443', status: 200 }]);
    // The first record of a handshake, with the name of the host.
    expect(hello).toMatch(/^\x16\x03/);
    expect(hello).toContain('secure.invalid');
    secure.close();
  });
});

describe('an artifact in a network that has only a proxy (Y22)', () => {
  let proxy: ForwardProxy;
  let service: ActionsService;
  beforeEach(async () => {
    service = await startActionsService();
    proxy = await startForwardProxy();
    proxy.addHost('results.invalid:80', service.address);
    setProxy({ HTTP_PROXY: `http://${proxy.address}` });
  });
  afterEach(async () => {
    setProxy({});
    await proxy.stop();
    await service.stop();
  });

  test('is uploaded and downloaded as a stream', async () => {
    const content = randomBytes(5_000_000);
    service.addRun({ id: 7 });
    const env = service.runtimeEnv(7, 'results.invalid');
    const log = recordingLog();
    const entry = await streamingUploads(env, log).send('app', Readable.from([content]), { retentionDays: 1 });

    const downloads = streamingDownloads('ghs_test-token', 'http://results.invalid/api/v3', log);
    const stream = await downloads.open(entry, 'octo-org/octo-app', {});
    expect(stream).toBeDefined();
    expect((await buffer(Readable.from(stream ?? []))).equals(content)).toBe(true);
    expect(new Set(proxy.requests.map(({ target }) => target))).toEqual(new Set(['results.invalid:80']));
  });
});
