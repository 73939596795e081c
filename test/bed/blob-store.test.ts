import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  BlobClient,
  BlobSASPermissions,
  ContainerClient,
  StorageSharedKeyCredential,
  generateBlobSASQueryParameters,
} from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { blobStore } from './blob-store.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { freePort } from './registry.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

/** A store under test, ours or azurite. */
interface Store {
  /** A signed URL for a blob; `expired` ones lay in the past. */
  readonly url: (
    name: string,
    permission: 'r' | 'w',
    more?: { readonly fileName?: string; readonly expired?: boolean },
  ) => string;
  readonly stop: () => Promise<void>;
}

async function startOurs(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-blobs-'));
  const store = blobStore(folder, Date.now);
  const server = await startLoopbackServer((request, response) =>
    store.handle(request, response, new URL(request.url ?? '', `http://${server.address}`)),
  );
  return {
    url: (name, permission, more = {}) => {
      const expires = Date.now() + (more.expired === true ? -60_000 : 60_000);
      return `http://${server.address}${store.sign(name, permission, expires, more.fileName)}`;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The account and key that every Azure storage emulator has. */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

async function startAzurite(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'ciia-azurite-'));
  const port = await freePort();
  const program = fileURLToPath(new URL('../../node_modules/azurite/dist/src/blob/main.js', import.meta.url));
  const options = ['--blobHost', '127.0.0.1', '--blobPort', String(port), '--location', folder];
  const quiet = ['--skipApiVersionCheck', '--disableTelemetry', '--loose', '--silent'];
  const child: ChildProcess = spawn(process.execPath, [program, ...options, ...quiet], { stdio: 'ignore' });
  const credential = new StorageSharedKeyCredential(account, key);
  const base = `http://127.0.0.1:${port}/${account}/actions-results`;
  const container = new ContainerClient(base, credential, { retryOptions: { maxTries: 1 } });
  for (let tries = 0; ; tries++) {
    try {
      await container.create();
      break;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
  return {
    url: (name, permission, more = {}) => {
      const sas = generateBlobSASQueryParameters(
        {
          containerName: 'actions-results',
          blobName: name,
          permissions: BlobSASPermissions.parse(permission),
          expiresOn: new Date(Date.now() + (more.expired === true ? -60_000 : 60_000)),
          ...(more.fileName === undefined ? {} : { contentDisposition: `attachment; filename="${more.fileName}"` }),
        },
        credential,
      );
      return `${base}/${name}?${sas.toString()}`;
    },
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe.each([
  ['our blob store', startOurs],
  ['azurite', startAzurite],
])('the calls of the artifact client against %s', (_name, start) => {
  let store: Store;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(async () => {
    await store.stop();
  });

  /** Uploads as the artifact client does, in smaller blocks. */
  const upload = (name: string, content: Buffer): Promise<unknown> =>
    new BlobClient(store.url(name, 'w')).getBlockBlobClient().uploadStream(Readable.from([content]), 64 * 1024, 5, {
      blobHTTPHeaders: { blobContentType: 'application/x-tar' },
    });

  test.each([
    ['one byte', 1],
    ['blocks that end at the border', 128 * 1024],
    ['blocks in any order', 64 * 1024 * 20 + 7],
  ])('keep the content of %s', async (label, size) => {
    const name = `blob-${size}`;
    const content = randomBytes(size);
    await upload(name, content);
    const answer = await fetch(store.url(name, 'r', { fileName: 'image.tar' }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-tar');
    expect(answer.headers.get('content-length')).toBe(String(size));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="image.tar"');
    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect([label, hash(Buffer.from(await answer.arrayBuffer()))]).toEqual([label, hash(content)]);
  });

  test('replace the whole content when a blob is uploaded again', async () => {
    await upload('twice', randomBytes(200_000));
    await upload('twice', Buffer.from('short'));
    expect(await (await fetch(store.url('twice', 'r'))).text()).toBe('short');
  });

  test('answer 404 BlobNotFound to what was never committed', async () => {
    const id = encodeURIComponent(Buffer.from('block-1').toString('base64'));
    const staged = await fetch(`${store.url('staged', 'w')}&comp=block&blockid=${id}`, { method: 'PUT', body: 'x' });
    expect(staged.status).toBe(201);
    const answer = await fetch(store.url('staged', 'r'));
    expect([answer.status, answer.headers.get('x-ms-error-code')]).toEqual([404, 'BlobNotFound']);
  });

  test('refuse a list that names a block that is not there', async () => {
    const answer = await fetch(`${store.url('gaps', 'w')}&comp=blocklist`, {
      method: 'PUT',
      body: '<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>AAAA</Latest></BlockList>',
    });
    expect([answer.status, answer.headers.get('x-ms-error-code')]).toEqual([400, 'InvalidBlockList']);
  });

  test('refuse a URL that expired, was changed, or is for the other direction', async () => {
    await upload('closed', Buffer.from('x'));
    const forged = store.url('closed', 'r').replace(/sig=[^&]{4}/, 'sig=AAAA');
    for (const url of [store.url('closed', 'r', { expired: true }), forged, store.url('closed', 'w')]) {
      expect((await fetch(url)).status).toBe(403);
    }
  });
});
