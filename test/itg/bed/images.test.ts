import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { docker, makeImage, uniqueName, type TestImage } from '../../bed/images.ts';
import { bedVariables } from '../../bed/itg-setup.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

const [classicHost = '', containerdHost = ''] = bedVariables.map((name) => process.env[name]);
const run = promisify(execFile);

describe.each([
  ['classic', classicHost],
  ['containerd', containerdHost],
])('test images on the %s store', (_store, host) => {
  test('are small, unique, labelled, and run', () => {
    const image = makeImage(host, { runnable: true, labels: { 'a.b': 'it\'s "c" $d' } });
    const other = makeImage(host);
    expect(other.id).not.toBe(image.id);
    expect(docker(host, 'run', '--rm', '--network=none', image.ref, '/bin/busybox', 'echo', 'hello')).toBe('hello');
    expect(docker(host, 'image', 'inspect', '--format', '{{index .Config.Labels "a.b"}}', image.ref)).toBe(
      'it\'s "c" $d',
    );
    for (const made of [image, other]) {
      made.remove();
      expect(() => docker(host, 'image', 'inspect', made.ref)).toThrow(/No such image/);
    }
  });
});

describe('a registry behind the fault proxy', () => {
  let registry: LocalRegistry;
  let proxy: FaultProxy;
  let image: TestImage;
  beforeAll(async () => {
    registry = await startRegistry();
    proxy = await startFaultProxy({ target: `http://${registry.address}` });
    image = makeImage(classicHost, { ref: `${proxy.address}/${uniqueName('behind')}:t` });
  });
  afterAll(async () => {
    image.remove();
    await proxy.stop();
    await registry.stop();
  });
  const push = (): Promise<{ stdout: string }> => run('docker', ['--host', classicHost, 'push', '--quiet', image.ref]);

  test('takes a push whose uploads all stay behind the proxy', async () => {
    await push();
    const methods = proxy.requests.map((request) => request.method);
    expect(methods.filter((method) => method === 'POST').length).toBeGreaterThanOrEqual(2);
    expect(methods.filter((method) => method === 'PATCH').length).toBeGreaterThanOrEqual(2);
    expect(methods.at(-1)).toBe('PUT');
  });

  test('refuses a push that the proxy denies (401, F-rows of auth)', async () => {
    proxy.clear();
    proxy.addFault({
      path: /^\/v2\//,
      do: { kind: 'status', status: 401, body: '{"errors":[{"code":"UNAUTHORIZED"}]}' },
    });
    await expect(push()).rejects.toThrow(/unauthorized|authentication/i);
  });

  test('keeps its data while it is dead', async () => {
    proxy.clear();
    await registry.kill();
    await expect(fetch(`http://${registry.address}/v2/`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await registry.revive();
    const [, repository = ''] = image.ref.split('/');
    const answer = await fetch(`http://${registry.address}/v2/${repository.split(':')[0] ?? ''}/tags/list`);
    expect(await answer.json()).toMatchObject({ tags: ['t'] });
  });
});
