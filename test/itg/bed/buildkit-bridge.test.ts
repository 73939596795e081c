import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { bedVariables } from '../../bed/itg-setup.ts';
import { startBuildkitBridge, type BuildkitBridge } from '../../bed/buildkit-bridge.ts';
import { docker, uniqueName, writeContext } from '../../bed/images.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

const [classicHost = '', containerdHost = '', registry = ''] = bedVariables.map((name) => process.env[name]);

interface BuildEnd {
  readonly exitCode: number;
  readonly stderr: string;
}

describe('the BuildKit bridge (docker client on a classic engine, builder in a containerd one)', () => {
  let bridge: BuildkitBridge;
  let config: string;
  let context: string;
  const builder = uniqueName('ciia-remote');
  const env = (): NodeJS.ProcessEnv => ({ ...process.env, DOCKER_HOST: classicHost, BUILDX_CONFIG: config });
  /** Never a synchronous call: the bridge lives in this process. */
  const buildx = (...args: string[]): Promise<BuildEnd> => watched(args, () => undefined);
  const watched = (args: readonly string[], watch: (stderr: string) => void): Promise<BuildEnd> =>
    new Promise((resolve) => {
      let seen = '';
      const child = execFile('docker', ['buildx', ...args], { env: env() }, (error, _stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : 1, stderr });
      });
      child.stderr?.on('data', (text: string) => {
        seen += text;
        watch(seen);
      });
    });
  const cacheOnly = (): Promise<BuildEnd> =>
    buildx('build', '--builder', builder, '--output', 'type=cacheonly', context);

  beforeAll(async () => {
    bridge = await startBuildkitBridge(containerdHost);
    config = mkdtempSync(join(tmpdir(), 'ciia-buildx-'));
    context = writeContext({ runnable: true });
    await buildx('create', '--name', builder, '--driver', 'remote', bridge.endpoint);
  });
  afterAll(async () => {
    await buildx('rm', builder);
    await bridge.stop();
    for (const folder of [config, context]) rmSync(folder, { recursive: true, force: true });
  });

  test('carries a build with a push inside the solve', async () => {
    const ref = `${registry}/${uniqueName('bridge')}:t`;
    const metadata = join(config, 'metadata.json');
    const output = `type=image,push=true,name=${ref}`;
    const built = await buildx('build', '--builder', builder, '--output', output, '--metadata-file', metadata, context);
    expect(built).toMatchObject({ exitCode: 0 });
    // The engine behind the bridge keeps what was pushed through it.
    docker(containerdHost, 'image', 'rm', ref);
    const { 'containerimage.digest': digest } = JSON.parse(readFileSync(metadata, 'utf8')) as Record<string, string>;
    const [name = ''] = ref.slice(registry.length + 1).split(':');
    const answer = await fetch(`http://${registry}/v2/${name}/manifests/t`, {
      headers: { accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json' },
    });
    expect(answer.headers.get('docker-content-digest')).toBe(digest);
  });

  test('breaks a build in the middle when it is killed, and carries builds again when revived', async () => {
    const slow = writeContext({ runnable: true });
    writeFileSync(
      join(slow, 'Dockerfile'),
      'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "sh", "-c", "echo at work; /bin/busybox sleep 60"]\n',
    );
    const args = ['build', '--builder', builder, '--progress', 'plain', '--no-cache', slow];
    const broken = await watched(args, (stderr) => {
      if (/ at work$/m.test(stderr)) void bridge.kill();
    });
    rmSync(slow, { recursive: true, force: true });
    expect(broken.exitCode).toBe(1);
    expect(broken.stderr).toMatch(/^ERROR: .*(connection|EOF|Unavailable|closing|reading from server)/m);
    await bridge.revive();
    expect(await cacheOnly()).toMatchObject({ exitCode: 0 });
  });
});
