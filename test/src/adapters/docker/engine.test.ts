import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dockerEngine } from '../../../../src/adapters/docker/engine.ts';
import { CommandError, UserError } from '../../../../src/errors.ts';
import type { Engine } from '../../../../src/ports/engine.ts';
import { scriptedExec, type Scripted } from '../../../support/scripted-exec.ts';

const emptyTar = '\0'.repeat(1024);

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  /** Cuts the connection behind the body. */
  readonly cut?: boolean;
  readonly hangs?: boolean;
}

let folder: string;
let server: Server;
let socket: string;
let answers: Record<string, Answer>;
let asked: string[];
let bodies: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-engine-'));
  socket = join(folder, 'docker.sock');
  [answers, asked, bodies] = [{}, [], []];
  server = createServer((request: IncomingMessage, response) => {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    asked.push(call);
    const {
      status = 200,
      body = '',
      cut,
      hangs,
    } = answers[call] ?? { status: 404, body: { message: 'page not found' } };
    void text(request).then(
      (sent) => {
        bodies.push(sent);
        if (hangs === true) return;
        response.writeHead(status);
        response.write(typeof body === 'string' ? body : JSON.stringify(body));
        if (cut === true) setTimeout(() => response.destroy(), 20);
        else response.end();
      },
      () => bodies.push('broken off'),
    );
  }).listen(socket);
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const engine = (env: Readonly<Record<string, string>> = {}, script: readonly Scripted[] = []): Engine =>
  dockerEngine(scriptedExec(script), { DOCKER_HOST: `unix://${socket}`, ...env });

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('what the engine is', () => {
  test('a containerd snapshotter in the driver status means the containerd store', async () => {
    answers['GET /info'] = {
      body: {
        ServerVersion: '29.0.1',
        OSType: 'linux',
        Architecture: 'aarch64',
        DockerRootDir: '/var/lib/docker',
        Containerd: { Address: '/var/run/docker/containerd/containerd.sock' },
        DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
      },
    };

    expect(await engine().info()).toEqual({
      store: 'containerd',
      platform: 'linux/arm64',
      local: true,
      dataRoot: '/var/lib/docker',
    });
  });

  test('the endpoint of the context that is named, or of the current one, is asked of the docker client', async () => {
    const answer = (context: string): Scripted => ({
      command: `docker context inspect --format {{.Endpoints.docker.Host}} -- ${context}`,
      stdout: `unix://${socket}\n`,
    });
    answers['GET /info'] = { body: { OSType: 'linux', Architecture: 'aarch64' } };
    writeFileSync(join(folder, 'config.json'), '{"currentContext":"mine"}');

    const named = engine({ DOCKER_HOST: '', DOCKER_CONTEXT: 'theirs' }, [answer('theirs')]);
    const current = engine({ DOCKER_HOST: '', DOCKER_CONTEXT: '', DOCKER_CONFIG: folder }, [answer('mine')]);

    expect((await named.info()).platform).toBe('linux/arm64');
    expect((await current.info()).platform).toBe('linux/arm64');
  });

  test('a context that there is not, and a client that reaches no engine, say which and why', async () => {
    const noContext = { command: /^docker context inspect/, exitCode: 1, stderr: 'context "nope": context not found' };
    const found = engine({ DOCKER_HOST: '', DOCKER_CONTEXT: 'nope' }, [noContext]);
    expect(String(await failureOf(found.info()))).toMatch(
      /^UserError: The docker context "nope" cannot be used \(.*context not found\): create it/,
    );
    const refused = { command: 'docker system dial-stdio', exitCode: 1, stderr: 'dial tcp 10.0.0.1:1: refused\n' };
    const remote = engine({ DOCKER_HOST: 'tcp://10.0.0.1:1' }, [refused]);
    expect(String(await failureOf(remote.info()))).toContain('(error during connect: dial tcp 10.0.0.1:1: refused)');
  });

  test("no daemon behind the endpoint is the user's to mend, with the endpoint and the next step (F20)", async () => {
    const failure = await failureOf(engine({ DOCKER_HOST: 'unix:///nowhere/docker.sock' }).info());

    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain('No Docker engine answers at unix:///nowhere/docker.sock: start Docker');
    expect(String(failure)).toContain('ubuntu-slim does not');
    expect(String(failure)).toContain('Cannot connect to the Docker daemon');
    expect(failure).toMatchObject({ cause: { code: 'ENOENT' } });
  });

  test('a daemon that hangs is given up in time, and says so (F20)', async () => {
    answers['GET /info'] = { hangs: true };

    const failure = await failureOf(engine().info({ timeoutMs: 100 }));

    expect(String(failure)).toContain('it was asked and did not answer in time');
  });

  test.each<[string, string, (from: Engine) => Promise<unknown>]>([
    ['docker image inspect', 'GET /images/app/json', (from) => from.inspect('app')],
    ['docker image ls', 'GET /images/json', (from) => from.tagTable()],
    ['docker image tag', 'POST /images/app/tag?repo=b&tag=1', (from) => from.tag('app', 'b:1')],
    ['docker image rm', 'DELETE /images/app?noprune=1', (from) => from.untag('app')],
    ['docker image inspect', 'GET /images/app/json', (from) => from.inspect('app', { timeoutMs: 600_000 })],
  ])('a daemon that takes a question and never answers it ends the call: %s (F20)', async (command, call, ask) => {
    answers[call] = { hangs: true };
    const limits = { answerMs: 200, removeMs: 200 };
    const hung = dockerEngine(scriptedExec([]), { DOCKER_HOST: `unix://${socket}` }, undefined, limits);

    expect(String(await failureOf(ask(hung)))).toBe(
      `UserError: The Docker engine at unix://${socket} was asked for what "${command}" does and did not answer in 0.2 s: start Docker on this runner anew, or use another runner.`,
    );
  });

  test('the time limit of a call that is shorter counts', async () => {
    answers['GET /images/app/json'] = { hangs: true };

    expect(await failureOf(engine().inspect('app', { timeoutMs: 100 }))).toMatchObject({ timedOut: true });
  });

  test('no docker client at all says so', async () => {
    const exec = { ...scriptedExec([]), has: () => Promise.resolve(false) };

    await expect(dockerEngine(exec, {}).info()).rejects.toThrow('"docker" is not on PATH');
  });
});

describe('images', () => {
  test('the tag table leaves untagged images out', async () => {
    answers['GET /images/json'] = {
      body: [
        { Id: 'sha256:aa', RepoTags: ['app:1', 'localhost:5000/app:2'] },
        { Id: 'sha256:bb', RepoTags: ['<none>:<none>', `app@sha256:${'b'.repeat(64)}`] },
        { Id: 'sha256:cc', RepoTags: null },
      ],
    };

    expect([...(await engine().tagTable())]).toEqual([
      ['app:1', 'sha256:aa'],
      ['localhost:5000/app:2', 'sha256:aa'],
    ]);
  });

  test('a list that fails because an image goes away meanwhile is asked for again', async () => {
    const message = 'failed to get rootfs of image app:9: content not found';
    answers['GET /images/json'] = { status: 500, body: { message } };

    await expect(engine().tagTable()).rejects.toThrow(message);
    expect(asked).toEqual(Array(5).fill('GET /images/json'));
  });

  test('an image that is not there is undefined; any other failure is an error', async () => {
    answers['GET /images/app%3A1/json'] = { status: 404, body: { message: 'No such image: app:1' } };
    answers['GET /images/app%3A2/json'] = { status: 500, body: { message: 'layer store is broken' } };

    expect(await engine().inspect('app:1')).toBeUndefined();
    await expect(engine().inspect('app:2')).rejects.toThrow(
      'docker image inspect failed with exit code 1: Error response from daemon: layer store is broken',
    );
  });

  test('a reference is never taken for an option or for a part of a path (threat 6)', async () => {
    const calls = [
      { command: 'docker image pull --quiet --platform linux/arm64 -- app:1' },
      { command: 'docker image push --quiet -- app:1' },
    ];
    answers['POST /images/localhost%3A5000/app%3A1/tag?repo=app&tag=2'] = {};
    answers['DELETE /images/a%3Fforce%3D1?noprune=1'] = {};
    answers['GET /images/get?names=app%3A1'] = { body: emptyTar };
    const it = engine({}, calls);

    await it.pull('app:1', { platform: 'linux/arm64' });
    await it.push('app:1');
    await it.tag('localhost:5000/app:1', 'app:2');
    await it.untag('a?force=1');

    expect(await text(await it.save('app:1'))).toBe(emptyTar);
  });

  test('a failed transfer carries its command, exit code and final line', async () => {
    const line = 'denied: permission_denied: write_package';
    const script = [{ command: /^docker image push/, exitCode: 1, stderr: `${line}\n` }];

    const failure = await failureOf(engine({}, script).push('ghcr.io/acme/app:1'));

    expect(failure).toBeInstanceOf(CommandError);
    expect((failure as CommandError).command).toBe('docker image push');
    expect((failure as CommandError).finalLine).toBe(line);
  });

  test('an image that is not there, and an engine that breaks off, are failures of the save', async () => {
    answers['GET /images/get?names=app%3A1'] = { status: 404, body: { message: 'reference does not exist' } };
    answers['GET /images/get?names=app%3A2'] = { body: 'half a t', cut: true };

    await expect(engine().save('app:1')).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('Error response from daemon: reference does not exist'),
    });
    await expect(text(await engine().save('app:2'))).rejects.toThrow(
      /^docker image save failed with exit code 1: error during connect: unexpected EOF$/,
    );
  });

  test('load answers with what the engine loaded, by tag or by id', async () => {
    answers['POST /images/load?quiet=1'] = {
      body: '{"stream":"Loaded image: app:1\\n"}\n{"stream":"Loaded image ID: sha256:ab\\n"}\n',
    };

    expect(await engine().load(Readable.from(['x', 'y']))).toEqual(['app:1', 'sha256:ab']);
    expect(bodies).toEqual(['xy']);
  });

  test.each([
    [
      'an unpacking that failed',
      '{"stream":"Error unpacking image a (overlayfs): no space left on device\\n"}',
      'no space left',
    ],
    ['an error without its old field', '{"errorDetail":{"message":"invalid tar header"}}', 'invalid tar header'],
  ])('a load whose stream tells of %s has failed, whatever its status says (H12)', async (_, line, reason) => {
    answers['POST /images/load?quiet=1'] = { body: `${line}\n{"stream":"Loaded image: a\\n"}\n` };
    const failure = await failureOf(engine().load(Readable.from([Buffer.from('tar')])));
    expect(failure).toBeInstanceOf(CommandError);
    expect(String(failure)).toContain(reason);
  });

  test('a load that the engine gives up in the middle is its failure, although the status was good', async () => {
    answers['POST /images/load?quiet=1'] = { body: '{"errorDetail":{"message":"no space"},"error":"no space left"}\n' };

    await expect(engine().load(Readable.from(['x']))).rejects.toThrow(
      'docker image load failed with exit code 1: no space',
    );
  });

  test('an archive that breaks off reaches the engine as a broken connection, never as its end', async () => {
    const parts = async function* (): AsyncGenerator<string> {
      yield 'x';
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('another image');
    };

    expect(await failureOf(engine().load(Readable.from(parts())))).toBeInstanceOf(Error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bodies).toEqual(['broken off']);
  });

  test('a cancelled job ends a call with the reason of the cancellation', async () => {
    answers['GET /images/json'] = { hangs: true };
    const cancel = new AbortController();
    setTimeout(() => {
      cancel.abort(new Error('The job was cancelled.'));
    }, 50);

    await expect(engine().tagTable({ signal: cancel.signal })).rejects.toThrow('The job was cancelled.');
  });
});
