import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { streamingDownloads } from '../../../../src/adapters/artifacts/streaming-download.ts';
import { TransferError } from '../../../../src/core/archive/errors.ts';
import type { ArtifactEntry } from '../../../../src/ports/artifacts.ts';
import { startLoopbackServer, type LoopbackServer } from '../../../bed/loopback-server.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const content = 'the bytes of an archive';
const artifact: ArtifactEntry = {
  id: 5,
  name: 'app-1',
  sizeBytes: content.length,
  digest: `sha256:${createHash('sha256').update(content).digest('hex')}`,
};

describe('an artifact as a stream', () => {
  let server: LoopbackServer;
  let blob = Buffer.from(content);
  let cutOff = false;
  let apiStatus = 302;
  const seen: string[] = [];
  const log = recordingLog();

  beforeEach(async () => {
    blob = Buffer.from(content);
    cutOff = false;
    apiStatus = 302;
    seen.length = 0;
    log.lines.length = 0;
    server = await startLoopbackServer(async (request, response) => {
      await Promise.resolve();
      seen.push(`${request.url ?? ''} ${request.headers.authorization ?? 'no token'}`);
      if (request.url?.startsWith('/repos/') === true) {
        response.writeHead(apiStatus, { location: `http://${server.address}/blob?sig=secret` }).end();
        return;
      }
      response.writeHead(200, { 'content-length': blob.length });
      if (!cutOff) {
        response.end(blob);
        return;
      }
      response.write(blob.subarray(0, 5), () => response.destroy());
    });
  });
  afterEach(() => server.stop());

  const open = (token = 'ghs_1', entry = artifact): ReturnType<ReturnType<typeof streamingDownloads>['open']> =>
    streamingDownloads(token, `http://${server.address}`, log).open(entry, 'acme/app', { timeoutMs: 10_000 });

  test('comes from the signed URL, which gets no token and is masked', async () => {
    const stream = await open();
    expect(stream === undefined ? '' : await text(stream)).toBe(content);
    expect(seen).toEqual(['/repos/acme/app/actions/artifacts/5/zip Bearer ghs_1', '/blob?sig=secret no token']);
    expect(log.lines).toContain('mask: secret');
  });

  test.each([
    ['there is no token', () => open('')],
    ['its digest is not known', () => open('ghs_1', { ...artifact, digest: undefined })],
  ])('is none, without a request, when %s', async (_when, opened) => {
    await expect(opened()).resolves.toBeUndefined();
    expect(seen).toEqual([]);
  });

  test.each([403, 404, 500])('is none when the API answers %i', async (status) => {
    apiStatus = status;
    await expect(open()).resolves.toBeUndefined();
  });

  test('is none for a zip, which has to be a file', async () => {
    blob = Buffer.from('PK\x03\x04 and so on');
    await expect(open()).resolves.toBeUndefined();
  });

  test.each([
    ['other bytes', 'THE bytes of an archive'],
    ['more bytes', `${content} and more`],
    ['fewer bytes', content.slice(1)],
  ])('ends with an error when it brings %s (A4)', async (_what, arrived) => {
    blob = Buffer.from(arrived);
    const stream = await open();
    await expect(stream === undefined ? '' : text(stream)).rejects.toBeInstanceOf(TransferError);
  });

  test('ends with an error when the connection does (F10)', async () => {
    cutOff = true;
    const stream = await open();
    await expect(stream === undefined ? '' : text(stream)).rejects.toThrow("The artifact's download broke off");
  });
});
