import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { startFaultProxy, type FaultProxy } from '../../bed/fault-proxy.ts';
import { seededChance } from '../../bed/seeded-chance.ts';
import { bundleAction } from '../../support/bundle-action.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { forget } from './obtain-on-engine.ts';

const moments = 3;
const longestMs = 2500;
const seed = Number(process.env['CIIA_SEED'] ?? Date.now() % 1_000_000);
const [on] = storeEngines();
if (on === undefined) throw new Error('no engine');
const ref = `cancelled-${randomBytes(4).toString('hex')}:1`;

let dist: string;
let service: ActionsService;
let slow: FaultProxy;
let lastRun = 9300;
beforeAll(async () => {
  process.stdout.write(`Cancelled at moments of the seed CIIA_SEED=${String(seed)}\n`);
  dist = mkdtempSync(join(tmpdir(), 'ciia-cancelled-dist-'));
  for (const action of ['save-and-upload-image', 'pull-or-download-image']) await bundleAction(action, dist);
  service = await startActionsService();
  // So slow that no moment is too late.
  slow = await startFaultProxy({ target: `http://${service.address}` });
  for (const [method, of] of [['PUT', 'request'] as const, ['GET', 'response'] as const]) {
    slow.addFault({ method, path: /^\/blobs\//, do: { kind: 'throttle', of, bytesPerSecond: 20_000 } });
  }
  on.build(ref, { content: randomBytes(1_000_000).toString('base64') });
}, 60_000);
afterAll(async () => {
  forget(on, ref);
  await slow.stop();
  await service.stop();
  rmSync(dist, { recursive: true });
});

const run = (
  action: string,
  runId: number,
  inputs: Readonly<Record<string, string>>,
  interrupt?: ActionRequest['interrupt'],
): Promise<ActionResult> =>
  runAction({
    ...{ action, dist, inputs, run: { runId, apiUrl: service.apiUrl } },
    ...(interrupt === undefined ? {} : { interrupt }),
    env: {
      ...{ DOCKER_HOST: on.host },
      ...service.runtimeEnv(runId, interrupt === undefined ? undefined : slow.address),
      ...(interrupt === undefined ? {} : { GITHUB_API_URL: service.apiUrl.replace(service.address, slow.address) }),
    },
  });

/** SIGTERM at seeded moments after the first word of the action, all at once. */
async function cancelled(
  action: string,
  runs: readonly number[],
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const chance = seededChance(seed);
  const delays = runs.map(() => Math.round(chance() * longestMs));
  process.stdout.write(`${action} gets SIGTERM after ${delays.join(', ')} ms\n`);
  const ends = await Promise.all(
    delays.map((delayMs, index) => run(action, runs[index] ?? 0, inputs, { signal: 'SIGTERM', after: /./, delayMs })),
  );
  for (const end of ends) {
    expect(end).toMatchObject({ timedOut: false, leftovers: [], orphans: [] });
    expect(end.exitCode).not.toBe(0);
    expect(end.stdout).toContain('The job was cancelled.');
  }
}

describe('a job that is cancelled at any moment (A7)', () => {
  test('leaves no file, no process and no artifact as a producer', async () => {
    const runs = Array.from({ length: moments }, () => service.addRun({ id: ++lastRun }).id);
    await cancelled('save-and-upload-image', runs, { image: ref });
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
      { handover },
    );
    expect(await on.engine.inspect(ref)).toBeUndefined();
  }, 60_000);
});
