import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import { startBuildkitBridge, type BuildkitBridge } from '../../bed/buildkit-bridge.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { buildContext, forgetImages } from '../../support/build-fixture.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const [classic, containerd] = storeEngines() as [StoreEngine, StoreEngine];
const registry = process.env['CIIA_REGISTRY'] ?? '';
const path = `ciia-cancel-${process.pid}/app`;
const mark = `slept-${process.pid}`;
const sleeping = `FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sh", "-c", "echo ${mark}; /busybox sleep 60"]\n`;
const quick = 'FROM scratch\nCOPY Dockerfile /\n';
const inRun = new RegExp(`#\\d+ [\\d.]+ ${mark}`);

/** Command lines of this machine's processes. */
const processes = (): readonly string[] => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');

describe('a job that is cancelled leaves nothing of ours (A7)', () => {
  let proxy: FaultProxy;
  let bridge: BuildkitBridge;
  const builder = `ciia-cancel-${process.pid}`;
  let count = 0;
  beforeAll(async () => {
    [proxy, bridge] = await Promise.all([
      startFaultProxy({ target: `http://${registry}` }),
      startBuildkitBridge(containerd.host),
    ]);
    await classic.exec.run('docker', ['buildx', 'create', '--name', builder, '--driver', 'remote', bridge.endpoint]);
  });
  afterAll(async () => {
    await classic.exec.run('docker', ['buildx', 'rm', '--force', builder]);
    await Promise.all([proxy.stop(), bridge.stop()]);
    forgetImages(classic, `${proxy.address}/${path}`);
  });

  /** Cancels the step, and looks at what every cancelled one has in common. */
  const cancel = async (
    dockerfile: string,
    inputs: Readonly<Record<string, string>>,
    interrupt: ActionRequest['interrupt'],
    host = classic.host,
  ): Promise<ActionResult> => {
    const context = buildContext(dockerfile);
    const tags = `${proxy.address}/${path}:3.0.${++count}`;
    const start = Date.now();
    const made = await runAction({
      action: 'buildx-build-with-retry',
      env: { DOCKER_HOST: host },
      inputs: { context: context.folder, tags, 'if-tag-exists': 'overwrite', secrets: 'one=kept-in-a-file', ...inputs },
      ...(interrupt === undefined ? {} : { interrupt }),
    }).finally(context.remove);
    expect(made.exitCode).toBe(1);
    expect(made.stdout).toContain('The job was cancelled.');
    expect(made.leftovers).toEqual([]);
    expect(made.outputs).toMatchObject({ pushed: 'false', digest: '', 'failure-reason': 'The job was cancelled.' });
    expect(Date.now() - start).toBeLessThan(50_000);
    // What was killed may take a moment to be gone from the table.
    for (let tries = 0; tries < 20 && processes().some((line) => line.includes(tags)); tries++) await sleep(100);
    expect(processes().filter((line) => line.includes(tags))).toEqual([]);
    return made;
  };

  test.each([
    ['SIGINT', classic],
    ['SIGTERM', containerd],
  ] as const)('by %s in a RUN, on the docker driver', async (signal, { host }) => {
    await cancel(sleeping, {}, { after: inRun, signal }, host);
  });

  test('as soon as it says something', async () => {
    await cancel(sleeping, {}, { after: /./, signal: 'SIGTERM' });
  });

  test('while it pushes to a registry that hangs', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: { kind: 'hang' } });
    await cancel(quick, {}, { after: /::group::push /, signal: 'SIGINT' });
    proxy.clear();
  });

  test('while it waits for the next attempt', async () => {
    proxy.addFault({ method: 'PUT', path: /\/manifests\//, do: { kind: 'status', status: 502 } });
    const made = await cancel(quick, { 'retry-wait-seconds': '3600' }, { after: /trying again in/, signal: 'SIGINT' });
    proxy.clear();
    expect(made.outputs['attempts']).toBeDefined();
  });

  test('on a builder that was made for the attempt: it is gone too', async () => {
    const inputs = { builder, 'fresh-builder': 'always' };
    const made = await cancel(sleeping, inputs, { after: inRun, signal: 'SIGTERM' });
    expect(made.stdout).toContain('Creating the builder ci-image-actions-');
    const [, own = ''] = /Creating the builder (ci-image-actions-\w+)/.exec(made.stdout) ?? [];
    // Not synchronous: it asks the builder, whose bridge is in this process.
    expect((await classic.exec.run('docker', ['buildx', 'ls'])).stdout).not.toContain(own);
  });
});
