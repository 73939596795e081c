import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { dockerEngine } from '../../src/adapters/docker-engine.ts';
import { CommandError, UserError } from '../../src/errors.ts';
import { scriptedExec, type Scripted } from '../support/scripted-exec.ts';

const context = (host: string): Scripted => ({ command: /^docker context inspect/, stdout: `${host}\n` });
const info = (answer: object, exitCode = 0): Scripted => ({
  command: 'docker info --format {{json .}}',
  exitCode,
  stdout: JSON.stringify(answer),
});

describe('what the engine is', () => {
  test('a containerd snapshotter in the driver status means the containerd store', async () => {
    const exec = scriptedExec([
      context('unix:///var/run/docker.sock'),
      info({
        ServerVersion: '29.0.1',
        OSType: 'linux',
        Architecture: 'aarch64',
        DockerRootDir: '/var/lib/docker',
        DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
      }),
    ]);

    expect(await dockerEngine(exec).info()).toEqual({
      version: '29.0.1',
      store: 'containerd',
      platform: 'linux/arm64',
      local: true,
      dataRoot: '/var/lib/docker',
    });
  });

  test('an engine behind tcp is not local', async () => {
    const exec = scriptedExec([
      context('tcp://10.0.0.5:2376'),
      info({ ServerVersion: '26.1.5', OSType: 'linux', Architecture: 'x86_64', DriverStatus: [['Backing', 'extfs']] }),
    ]);

    const { store, platform, local } = await dockerEngine(exec).info();

    expect({ store, platform, local }).toEqual({ store: 'classic', platform: 'linux/amd64', local: false });
  });

  test("no daemon behind the endpoint is the user's to mend, with the endpoint and the next step (F20)", async () => {
    const exec = scriptedExec([
      context('unix:///var/run/docker.sock'),
      info({ ServerVersion: '', ServerErrors: ['Cannot connect to the Docker daemon'] }, 1),
    ]);

    const failure = await dockerEngine(exec)
      .info()
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain(
      'No Docker engine answers at unix:///var/run/docker.sock: start Docker on this runner',
    );
  });

  test('no docker client at all says so', async () => {
    const exec = { ...scriptedExec([]), has: () => Promise.resolve(false) };

    await expect(dockerEngine(exec).info()).rejects.toThrow('"docker" is not on PATH');
  });
});

describe('images', () => {
  test('the tag table leaves untagged images out', async () => {
    const exec = scriptedExec([
      {
        command: /^docker image ls/,
        stdout: 'app:1 sha256:aa\n<none>:<none> sha256:bb\nlocalhost:5000/app:2 sha256:cc\n',
      },
    ]);

    expect([...(await dockerEngine(exec).tagTable())]).toEqual([
      ['app:1', 'sha256:aa'],
      ['localhost:5000/app:2', 'sha256:cc'],
    ]);
  });

  test('an image that is not there is undefined; any other failure is an error', async () => {
    const missing = scriptedExec([
      { command: /^docker image inspect/, exitCode: 1, stderr: 'Error response from daemon: No such image: app:1\n' },
    ]);
    const broken = scriptedExec([
      { command: /^docker image inspect/, exitCode: 1, stderr: 'error during connect: EOF\n' },
    ]);

    expect(await dockerEngine(missing).inspect('app:1')).toBeUndefined();
    await expect(dockerEngine(broken).inspect('app:1')).rejects.toThrow('docker image inspect failed');
  });

  test('a reference stands behind "--", so that it is never taken for an option (threat 6)', async () => {
    const exec = scriptedExec([
      { command: 'docker image pull --quiet --platform linux/arm64 -- app:1' },
      { command: 'docker image push --quiet -- app:1' },
      { command: 'docker image tag -- app:1 app:2' },
      { command: 'docker image rm --no-prune -- app:2' },
      { command: 'docker image save -- app:1' },
    ]);
    const engine = dockerEngine(exec);

    await engine.pull('app:1', { platform: 'linux/arm64' });
    await engine.push('app:1');
    await engine.tag('app:1', 'app:2');
    await engine.untag('app:2');
    await engine.save('app:1').done;

    expect(exec.left()).toBe(0);
  });

  test('a failed call carries its command, exit code and final line', async () => {
    const exec = scriptedExec([
      { command: /^docker image push/, exitCode: 1, stderr: 'denied: permission_denied: write_package\n' },
    ]);

    const failure = await dockerEngine(exec)
      .push('ghcr.io/acme/app:1')
      .catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(CommandError);
    expect((failure as CommandError).command).toBe('docker image push');
    expect((failure as CommandError).finalLine).toBe('denied: permission_denied: write_package');
  });

  test('load answers with what the engine loaded, by tag or by id', async () => {
    const exec = scriptedExec([
      { command: 'docker image load', stdout: 'Loaded image: app:1\nLoaded image ID: sha256:ab\n' },
    ]);

    expect(await dockerEngine(exec).load(Readable.from(['x']))).toEqual(['app:1', 'sha256:ab']);
  });
});
