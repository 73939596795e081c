import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { artifactStore } from '../../../src/adapters/artifacts/artifact-store.ts';
import { streamingUploads } from '../../../src/adapters/artifacts/streaming-upload.ts';
import { engineApi } from '../../../src/adapters/docker/engine-api.ts';
import { githubRest } from '../../../src/adapters/github/github-rest.ts';
import { childProcesses } from '../../../src/adapters/process/child-processes.ts';
import { distributionApi } from '../../../src/adapters/registry/distribution-api.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { startLoopbackServer, type LoopbackServer } from '../../bed/loopback-server.ts';
import { runtimeToken } from '../../bed/runtime-token.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { scriptedExec } from '../../support/scripted-exec.ts';

jest.setTimeout(60_000);

const megabyte = Buffer.alloc(1 << 20, 'x');
const maxSentBytes = 150 << 20;

async function failureOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    (value) => {
      throw new Error(`no failure: ${String(value).slice(0, 100)}`);
    },
    (error: unknown) => error as Error,
  );
}

describe.each([200, 500])('an answer of %i that does not end (Z14)', (status) => {
  let server: LoopbackServer;
  let sent = 0;
  const answer = async (response: ServerResponse): Promise<void> => {
    response.writeHead(status, { 'content-type': 'application/json' });
    while (!response.destroyed) {
      sent += megabyte.length;
      if (sent > maxSentBytes) return;
      if (response.write(megabyte)) await new Promise((resolve) => setImmediate(resolve));
      else await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    }
  };
  beforeEach(async () => {
    sent = 0;
    server = await startLoopbackServer((_request, response) => answer(response));
  });
  afterEach(async () => {
    await server.stop();
    expect(sent).toBeLessThanOrEqual(maxSentBytes);
  });

  test('of the REST API is one sentence', async () => {
    const failure = await failureOf(githubRest('t', `http://${server.address}`).get('/repos/acme/app'));
    expect(failure.message).toBe(`the answer of ${server.address} is longer than 33554432 bytes`);
  });

  test('of the artifact service ends an upload', async () => {
    const env = {
      ACTIONS_RESULTS_URL: `http://${server.address}`,
      ACTIONS_RUNTIME_TOKEN: runtimeToken({ runId: 1, attempt: 1, jobId: 1 }),
    };
    const upload = streamingUploads(env, recordingLog()).send('app', Readable.from([megabyte]), { retentionDays: 1 });
    expect((await failureOf(upload)).message).toBe('the answer to CreateArtifact is longer than 1048576 bytes');
  });

  test('of the artifact service ends a list by its client', async () => {
    Object.assign(process.env, {
      ACTIONS_RESULTS_URL: `http://${server.address}`,
      ACTIONS_RUNTIME_TOKEN: runtimeToken({ runId: 1, attempt: 1, jobId: 1 }),
    });
    expect((await failureOf(artifactStore('').list(undefined))).message).toMatch(
      /^The answer of \S+ is longer than 8388608 bytes$/,
    );
  });

  test('of a registry is one sentence', async () => {
    const registry = distributionApi(() => Promise.resolve(undefined)).repository(`${server.address}/app`);
    const failure = await failureOf(registry.manifest('v1'));
    expect(failure.message).toMatch(status === 200 ? /the answer is longer than 4194304 bytes$/ : /: HTTP 500$/);
  });

  test('of an engine is one sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ciia-endless-'));
    const socket = join(folder, 'docker.sock');
    const engine = createServer((_request, response) => void answer(response)).listen(socket);
    await once(engine, 'listening');
    const api = engineApi(scriptedExec([]), { DOCKER_HOST: `unix://${socket}` });
    const call = { command: 'docker image inspect', method: 'GET', path: '/x' } as const;
    const failure = await failureOf(api.request(call));
    engine.closeAllConnections();
    engine.close();
    rmSync(folder, { recursive: true });
    expect(failure.message.slice(0, 200)).toMatch(
      status === 200 ? /: the answer is longer than 67108864 bytes$/ : /Error response from daemon: x+$/,
    );
  });
});

describe('what does not end (Z14)', () => {
  test('as the output of a program ends the program', async () => {
    const exec = childProcesses({ write: () => undefined } as never);
    const failure = await failureOf(exec.run('yes', []));
    expect(failure.message).toBe('yes was ended, since it printed more than 64 MiB');
  });

  test('as a file is not read', async () => {
    const failure = await failureOf(runnerFiles({}).readText('/dev/zero'));
    expect(failure.message).toBe('"/dev/zero" is longer than 268435456 bytes');
  });
});
