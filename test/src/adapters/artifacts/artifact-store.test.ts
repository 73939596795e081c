import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { artifactStore } from '../../../../src/adapters/artifacts/artifact-store.ts';
import { classifyError } from '../../../../src/core/failures/classify.ts';
import { UserError } from '../../../../src/errors.ts';
import type { ArtifactEntry, OtherRun } from '../../../../src/ports/artifacts.ts';
import { startActionsService, type ActionsService } from '../../../bed/actions-service.ts';
import { startFaultProxy } from '../../../bed/fault-proxy.ts';

const maxBytes = 1000;

describe("GitHub's client behind the port", () => {
  const environment = { ...process.env };
  let service: ActionsService;
  let folder: string;
  let producer: OtherRun;
  let lastRun = 0;
  // One service for all: the client reads GITHUB_API_URL when it is loaded.
  beforeAll(async () => {
    service = await startActionsService();
  });
  afterAll(async () => {
    process.env = environment;
    await service.stop();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciia-store-'));
    producer = { runId: ++lastRun, repository: 'octo-org/octo-app' };
    service.addRun({ id: lastRun });
    enterRun(lastRun);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const enterRun = (runId: number, via?: string): void => {
    Object.assign(process.env, service.runtimeEnv(runId, via), { GITHUB_API_URL: service.apiUrl });
  };
  const upload = (name: string, archive = false): Promise<ArtifactEntry> => {
    writeFileSync(join(folder, name), `content of ${name}`);
    return artifactStore('').upload({ name, file: join(folder, name), retentionDays: 1, archive });
  };
  const emptyFolder = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };

  test.each([false, true])('what is uploaded is listed and comes back, in a zip: %s', async (archive) => {
    const store = artifactStore('');

    const entry = await upload('app-1', archive);
    const [listed] = await store.list();

    expect(listed).toMatchObject({ id: entry.id, name: 'app-1', digest: entry.digest });
    expect(entry.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const content = await store.download(entry, emptyFolder('back'), { maxBytes });
    expect(await text(content)).toBe('content of app-1');
  });

  test('what is uploaded is kept for as many days as asked (S5)', async () => {
    writeFileSync(join(folder, 'app-1'), 'content');
    await artifactStore('').upload({ name: 'app-1', file: join(folder, 'app-1'), retentionDays: 3, archive: false });
    const [{ expiresAt } = { expiresAt: 0 }] = service.artifactsOf(lastRun);
    expect(Math.round((expiresAt - Date.now()) / 86_400_000)).toBe(3);
  });

  test("another run's artifacts are read through the REST API with the token", async () => {
    const entry = await upload('app-1');
    enterRun(++lastRun);
    const store = artifactStore('ghs_test-token');

    expect(await store.list()).toEqual([]);
    expect(await store.list(producer)).toMatchObject([{ id: entry.id, digest: entry.digest }]);
    const content = await store.download(entry, emptyFolder('back'), { from: producer, maxBytes });
    expect(await text(content)).toBe('content of app-1');
  });

  describe('an artifact of an earlier attempt, for which the service has no URL (H2)', () => {
    const downloadBy = async (token: string): Promise<string> => {
      const entry = await upload('app-1');
      const proxy = await startFaultProxy({ target: `http://${service.address}` });
      const body = '{"msg":"workflow run not found"}';
      proxy.addFault({ path: /GetSignedArtifactURL/, do: { kind: 'status', status: 404, body } });
      enterRun(lastRun, proxy.address);
      Object.assign(process.env, { GITHUB_RUN_ID: String(lastRun), GITHUB_REPOSITORY: producer.repository });
      try {
        return await text(await artifactStore(token).download(entry, emptyFolder('back'), { maxBytes }));
      } finally {
        await proxy.stop();
      }
    };

    test('comes from the REST API', async () => {
      expect(await downloadBy('ghs_test-token')).toBe('content of app-1');
    });

    test.each([
      ['no token', (): string => ''],
      ['a token without the permission', (): string => service.issueToken()],
    ])('with %s the error names the permission', async (_, token) => {
      const failure = await downloadBy(token()).catch((error: unknown) => error);

      expect(failure).toBeInstanceOf(UserError);
      expect(String(failure)).toContain('"permissions: actions: read"');
    });
  });

  test('to a job that is run again also what only the REST API lists is there, where the token may ask it (H2)', async () => {
    const { repository } = producer;
    const entry = await upload('app-1');
    const proxy = await startFaultProxy({ target: `http://${service.address}` });
    proxy.addFault({ path: /ListArtifacts/, do: { kind: 'status', status: 200, body: '{"artifacts":[]}' } });
    proxy.addFault({ path: /GetSignedArtifactURL/, do: { kind: 'status', status: 404, body: '{"msg":"not found"}' } });
    enterRun(lastRun, proxy.address);
    Object.assign(process.env, { GITHUB_RUN_ID: String(lastRun), GITHUB_REPOSITORY: repository });
    try {
      expect(await artifactStore('ghs_test-token').list()).toEqual([]);
      process.env['GITHUB_RUN_ATTEMPT'] = '2';
      const store = artifactStore('ghs_test-token');
      expect(await store.list()).toMatchObject([{ id: entry.id }]);
      const content = await store.download(entry, emptyFolder('back'), { maxBytes });
      expect(await text(content)).toBe('content of app-1');
      expect(await artifactStore('').list()).toEqual([]);
    } finally {
      delete process.env['GITHUB_RUN_ATTEMPT'];
      await proxy.stop();
    }
  });

  test('one that is expired says so, and what to do (H11)', async () => {
    const entry = await upload('app-1');
    service.expireArtifact(lastRun, 'app-1');

    const store = artifactStore('ghs_test-token');
    const failure = await store.download(entry, folder, { from: producer, maxBytes }).catch((error: unknown) => error);

    expect(classifyError(failure, { phase: 'artifact' })).toMatchObject({
      class: 'permanent',
      remedy: expect.stringMatching(/^build again, or raise "retention-days"/),
    });
  });

  test("another run's artifacts without a token: which permission and input are missing", async () => {
    await expect(artifactStore('').list(producer)).rejects.toThrow(
      `Artifacts of run ${producer.runId} in octo-org/octo-app need a token: give the job "permissions: actions: read"`,
    );
  });

  test('content that changed on the way is refused (A4)', async () => {
    const entry = await upload('app-1');
    const proxy = await startFaultProxy({ target: `http://${service.address}` });
    proxy.addFault({ method: 'GET', path: /^\/blobs\//, do: { kind: 'corrupt', of: 'response', atByte: 3 } });
    enterRun(lastRun, proxy.address);

    await expect(artifactStore('').download(entry, emptyFolder('back'), { maxBytes })).rejects.toThrow(
      'arrived with another digest',
    );
    await proxy.stop();
  });

  test('an upload that failed after all of it was sent knows the digest of what it sent (A2)', async () => {
    const { digest } = await upload('app-1');
    const proxy = await startFaultProxy({ target: `http://${service.address}` });
    proxy.addFault({ path: /FinalizeArtifact/, do: { kind: 'drop-answer' } });
    enterRun(++lastRun, proxy.address);

    await expect(upload('app-1')).rejects.toMatchObject({ name: 'UploadError', sentDigest: digest });
    await proxy.stop();
  });

  test('what is removed is gone', async () => {
    await upload('app-1');
    const store = artifactStore('');

    await store.remove('app-1');

    expect(await store.list()).toEqual([]);
  });

  test('an answer that breaks off in the middle is an error, which the client would wait for ever for (A1, F10)', async () => {
    const entry = await upload('app-0');
    const proxy = await startFaultProxy({ target: `http://${service.address}` });
    const cut = { kind: 'cut', of: 'response', afterBytes: 1 } as const;
    proxy.addFault({ method: 'GET', path: /^\/blobs\//, do: { ...cut, by: 'RST' } });
    proxy.addFault({ path: /CreateArtifact/, when: { first: 1 }, do: { ...cut, by: 'RST' } });
    proxy.addFault({ path: /ListArtifacts/, when: { first: 1 }, do: { ...cut, by: 'FIN' } });
    enterRun(lastRun, proxy.address);

    await expect(upload('app-1')).rejects.toThrow('Unable to make request: ECONNRESET');
    await expect(artifactStore('').list()).rejects.toMatchObject({
      code: 'ECONNRESET',
      message: expect.stringContaining('Unable to make request: ECONNRESET'),
    });
    // The client goes on in the background, waiting and trying again, and would keep this worker for a minute.
    const others = ['setInterval', 'setImmediate', 'nextTick', 'queueMicrotask', 'Date', 'performance'] as const;
    jest.useFakeTimers({ doNotFake: [...others, 'clearInterval', 'clearImmediate'] });
    await expect(artifactStore('').download(entry, emptyFolder('back'), { maxBytes })).rejects.toThrow(
      'Unable to make request: ECONNRESET',
    );
    await proxy.stop();
  });
});
