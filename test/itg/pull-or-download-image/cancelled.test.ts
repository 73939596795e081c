import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { seededChance } from '../../bed/seeded-chance.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { forget, registryHost } from './obtain-on-engine.ts';

const moments = 4;
const longestMs = 2500;
const seed = Number(process.env['CIIA_SEED'] ?? Date.now() % 1_000_000);
const [on, builder] = storeEngines();
if (on === undefined || builder === undefined) throw new Error('no engine');
const name = `cancelled-${randomBytes(4).toString('hex')}`;
const ref = `${name}:1`;

let service: ActionsService;
let slow: FaultProxy;
let slowRegistry: FaultProxy;
let lastRun = 9300;
beforeAll(async () => {
  process.stdout.write(`Cancelled at moments of the seed CIIA_SEED=${seed}\n`);
  service = await startActionsService();
  // So slow that no moment is too late.
  slow = await startFaultProxy({ target: `http://${service.address}` });
  slowRegistry = await startFaultProxy({ target: `http://${registryHost}` });
  for (const [method, of] of [['PUT', 'request'] as const, ['GET', 'response'] as const]) {
    slow.addFault({ method, path: /^\/blobs\//, do: { kind: 'throttle', of, bytesPerSecond: 20_000 } });
    slowRegistry.addFault({ method, path: /\/blobs\//, do: { kind: 'throttle', of, bytesPerSecond: 20_000 } });
  }
  on.build(ref, { content: randomBytes(1_000_000).toString('base64') });
}, 60_000);
afterAll(async () => {
  forget(on, ref);
  await Promise.all([slow.stop(), slowRegistry.stop()]);
  await service.stop();
});

const run = (
  action: string,
  runId: number,
  inputs: Readonly<Record<string, string>>,
  interrupt?: ActionRequest['interrupt'],
): Promise<ActionResult> =>
  runAction({
    action,
    inputs,
    run: { runId, apiUrl: service.apiUrl },
    ...(interrupt === undefined ? {} : { interrupt }),
    env: {
      DOCKER_HOST: on.host,
      ...service.runtimeEnv(runId, interrupt === undefined ? undefined : slow.address),
      ...(interrupt === undefined ? {} : { GITHUB_API_URL: service.apiUrl.replace(service.address, slow.address) }),
    },
  });

/** SIGTERM and SIGINT by turns, at seeded moments after the first word of the action, all at once. */
async function cancelled(
  action: string,
  runs: readonly number[],
  inputs: (index: number) => Readonly<Record<string, string>>,
): Promise<void> {
  const chance = seededChance(seed);
  const delays = runs.map(() => Math.round(chance() * longestMs));
  process.stdout.write(`${action} is cancelled after ${delays.join(', ')} ms\n`);
  const ends = await Promise.all(
    delays.map((delayMs, index) => {
      const signal = index % 2 === 0 ? 'SIGTERM' : 'SIGINT';
      return run(action, runs[index] ?? 0, inputs(index), { signal, after: /./, delayMs });
    }),
  );
  for (const end of ends) {
    expect(end).toMatchObject({ timedOut: false, leftovers: [], orphans: [] });
    expect(end.exitCode).not.toBe(0);
    expect(end.stdout).toContain('The job was cancelled.');
  }
}

describe('a job that is cancelled at any moment (A7)', () => {
  test('leaves no file, no process, no tag and no artifact as a producer', async () => {
    const runs = Array.from({ length: moments }, () => service.addRun({ id: ++lastRun }).id);
    await cancelled('save-and-upload-image', runs, (index) => ({
      image: ref,
      'local-tag': `${name}:${index}`,
    }));
    expect([...(await on.engine.tagTable()).keys()].filter((tag) => tag.startsWith(name))).toEqual([ref]);
    expect(runs.flatMap((id) => service.artifactsOf(id))).toEqual([]);
  }, 60_000);

  test('leaves no file, no process and no image as a consumer', async () => {
    const { id } = service.addRun({ id: ++lastRun });
    const save = await run('save-and-upload-image', id, { image: ref });
    expect(save.exitCode).toBe(0);
    forget(on, ref);
    const handover = save.outputs['handover'] ?? '';
    await cancelled(
      'pull-or-download-image',
      Array.from({ length: moments }, () => id),
      () => ({ handover }),
    );
    expect(await on.engine.inspect(ref)).toBeUndefined();
  }, 60_000);

  test('leaves no process and no image while it pulls', async () => {
    const pushed = `${registryHost}/${ref}`;
    const image = `${slowRegistry.address}/${name}`;
    // The other engine builds it: this one would not fetch the layers that its own builder keeps.
    builder.build(pushed, { content: randomBytes(1_000_000).toString('base64') });
    builder.docker('image', 'push', '--quiet', pushed);
    forget(builder, pushed);
    await cancelled(
      'pull-or-download-image',
      Array.from({ length: moments }, () => ++lastRun),
      () => ({ image, tag: '1', source: 'registry' }),
    );
    expect(await on.engine.inspect(`${image}:1`)).toBeUndefined();
    expect(slowRegistry.requests.some(({ path }) => path.includes('/blobs/'))).toBe(true);
  }, 60_000);
});
