import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { streamingUploads } from '../../../../src/adapters/artifacts/streaming-upload.ts';
import { UploadError } from '../../../../src/errors.ts';
import type { ArtifactEntry } from '../../../../src/ports/artifacts.ts';
import { startActionsService, type ActionsService } from '../../../bed/actions-service.ts';
import { callArtifactClient } from '../../../bed/artifact-client.ts';
import { startFaultProxy, type FaultProxy } from '../../../bed/fault-proxy.ts';
import { recordingLog } from '../../../support/recording-log.ts';

/** Three blocks. */
const content = randomBytes(9_000_000);
const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
const name = 'app-pr-15-3370e22';

async function* inPieces(end?: Error): AsyncGenerator<Buffer> {
  for (let start = 0; start < content.length; start += 100_000) {
    await Promise.resolve();
    yield content.subarray(start, start + 100_000);
  }
  if (end !== undefined) throw end;
}

jest.setTimeout(60_000);

describe('an upload while its content is made', () => {
  let service: ActionsService;
  let proxy: FaultProxy;
  let runId = 0;
  beforeAll(async () => {
    service = await startActionsService();
    proxy = await startFaultProxy({ target: `http://${service.address}` });
  });
  afterAll(async () => {
    await proxy.stop();
    await service.stop();
  });
  beforeEach(() => {
    service.addRun({ id: ++runId });
  });
  afterEach(() => {
    proxy.clear();
  });

  const log = recordingLog();
  const send = (
    source: AsyncIterable<Buffer> = inPieces(),
    env: Readonly<Record<string, string>> = {},
  ): Promise<ArtifactEntry> =>
    streamingUploads({ ...service.runtimeEnv(runId, proxy.address), ...env }, log).send(name, Readable.from(source), {
      retentionDays: 1,
    });
  const failureOf = async (sent: Promise<unknown>): Promise<unknown> => sent.catch((error: unknown) => error);

  test("is what GitHub's client downloads, byte for byte and with its digest", async () => {
    const entry = await send();

    expect(entry).toEqual({ id: expect.any(Number), name, sizeBytes: content.length, digest });
    expect(service.artifactsOf(runId)).toMatchObject([{ name, digest, sizeBytes: content.length }]);
    const folder = mkdtempSync(join(tmpdir(), 'ciia-direct-'));
    const [answer] = await callArtifactClient(service.runtimeEnv(runId), [
      ['downloadArtifact', entry.id, { path: folder, expectedHash: digest }],
    ]);
    expect(answer).not.toHaveProperty('error');
    expect(readFileSync(join(folder, name)).equals(content)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test('masks the signature of its URL', () => {
    expect(log.lines.some((line) => line.startsWith('mask: '))).toBe(true);
  });

  test('of a source that fails at its end leaves nothing that looks valid', async () => {
    const failure = await failureOf(send(inPieces(new Error('the engine stopped'))));

    expect(failure).toBeInstanceOf(UploadError);
    expect(failure).toMatchObject({ message: 'the engine stopped', sentDigest: undefined });
    expect(service.artifactsOf(runId)).toEqual([]);
  });

  test.each([
    ['fails before its first byte', Readable.from(failing())],
    ['is empty', Readable.from([])],
  ])('of a source that %s holds no name', async (_what, source) => {
    await failureOf(send(source));
    expect((await send()).digest).toBe(digest);
  });

  test.each([
    ['breaks', { kind: 'cut', of: 'request', afterBytes: 1000, by: 'RST' }],
    ['fails', { kind: 'status', status: 503 }],
  ] as const)('puts a block again when the store %s (F10)', async (_what, fault) => {
    proxy.addFault({ path: /comp=block&/, when: { first: 1 }, do: fault });
    expect((await send()).digest).toBe(digest);
  });

  test('gives up a block that the store refuses', async () => {
    proxy.addFault({ path: /comp=block&/, do: { kind: 'status', status: 403 } });
    expect(await failureOf(send())).toMatchObject({
      message: 'a part could not be put: 403',
      sentDigest: undefined,
      cause: { status: 403 },
    });
    expect(service.artifactsOf(runId)).toEqual([]);
  });

  test('knows the digest of what it sent when only the answer got lost (A2)', async () => {
    proxy.addFault({ path: /FinalizeArtifact/, do: { kind: 'drop-answer' } });
    expect(await failureOf(send())).toMatchObject({ name: 'UploadError', sentDigest: digest });
  });

  test('of a name that is taken says so', async () => {
    await send();
    const failure = await failureOf(send());
    expect(String(failure)).toContain('CreateArtifact answered 409');
    expect(failure).toMatchObject({ cause: { status: 409 } });
  });

  test('is not tried when there is no token', async () => {
    const before = proxy.requests.length;
    expect(await failureOf(send(inPieces(), { ACTIONS_RUNTIME_TOKEN: 'x' }))).toBeInstanceOf(UploadError);
    expect(proxy.requests).toHaveLength(before);
  });
});

async function* failing(): AsyncGenerator<Buffer> {
  await Promise.resolve();
  throw new Error('no such image');
}
