import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { basename, dirname } from 'node:path';
import { runAction, type ActionResult } from '../../bed/action-process.ts';
import { seededChance } from '../../bed/seeded-chance.ts';
import { findBrokenArtifacts, startCancelWorld, type CancelledRun, type CancelWorld } from './scenarios.ts';

/*
 * Every action that makes something, killed at random moments of a run as a runner kills it: SIGINT to the action's process
 * alone, SIGTERM 7.5 seconds later and SIGKILL 2.5 seconds after that, or, as in a job with `container:`, nothing but
 * SIGKILL. Then its post part runs. `npm run cancel` takes fifty moments of each.
 */
const moments = Number(process.env['CIIA_CANCEL_MOMENTS'] ?? 4);
const seed = Number(process.env['CIIA_SEED'] ?? Date.now() % 1_000_000);
const atOnce = 4;
jest.setTimeout(60_000 + moments * 30_000);

const actions = [
  'buildx-build-with-retry',
  'producer',
  'producer of two images',
  'save-and-upload-image',
  'pull-or-download-image',
  'pull-or-download-image of two images',
  'pull-or-download-image from a registry',
  'copy-image',
  'merge-manifests',
  'scan-gate',
  'scan-gate of an engine',
  'prune-images',
  'compute-tag',
];
const uuidTag = /^localhost\/ci-image-actions:[\da-f]+-/;

let world: CancelWorld;
beforeAll(async () => {
  process.stdout.write(`Cancelled at moments of the seed CIIA_SEED=${seed}\n`);
  world = await startCancelWorld();
});
afterAll(async () => {
  await world.stop();
});

/** A whole run: how long it takes, and that nothing but the moment is wrong with the others. */
async function measure(run: CancelledRun): Promise<number> {
  await run.prepare?.();
  const start = Date.now();
  const end = await runAction(run.request);
  const flaws = await run.findFlaws?.();
  run.remove?.();
  expect({ exitCode: end.exitCode, said: end.exitCode === 0 ? '' : end.stdout }).toEqual({ exitCode: 0, said: '' });
  expect(flaws ?? []).toEqual([]);
  expect(end.post).toEqual({ exitCode: 0, stdout: '' });
  return Date.now() - start;
}

interface Killed {
  readonly how: string;
  readonly run: CancelledRun;
  readonly end: ActionResult;
}

async function kill(run: CancelledRun, signal: NodeJS.Signals, delayMs: number): Promise<Killed> {
  await run.prepare?.();
  const end = await runAction({ ...run.request, interrupt: { signal, delayMs } });
  return { how: `${signal} after ${delayMs} ms`, run, end };
}

/** What is wrong with one end; the log comes with it. */
async function findFlaws({ how, run, end }: Killed): Promise<readonly string[]> {
  const flaws = [
    ...end.leftovers.filter((path) => !isWholeResult(path, end)).map((path) => `file ${path}`),
    ...end.orphans.map((line) => `process ${line}`),
    ...((await run.findFlaws?.()) ?? []),
  ];
  if (end.post.exitCode !== 0) flaws.push(`post part ended with ${end.post.exitCode}`);
  if (end.timedOut) flaws.push('it hung');
  if (how.startsWith('SIGINT') && (end.endedAfterMs ?? 0) > 8_000) flaws.push(`it took ${end.endedAfterMs ?? 0} ms`);
  return flaws.length === 0 ? [] : [`${how}: ${flaws.join(', ')}\n${end.stdout.slice(-2_000)}`];
}

/** Later steps get the files that the outputs of a step name, once it has come so far. */
function isWholeResult(path: string, { outputs }: ActionResult): boolean {
  const named = Object.values(outputs).map((output) => dirname(output));
  return named.some((folder) => basename(folder) === dirname(path));
}

describe('a job that is cancelled at any moment leaves nothing of ours (A7, Z18)', () => {
  test.each(actions)('%s', async (action) => {
    const scenario = world.scenarios[action];
    if (scenario === undefined) throw new Error(`no scenario for ${action}`);
    let latestMs = await measure(scenario());
    const chance = seededChance(seed + actions.indexOf(action));
    const ends: Killed[] = [];
    while (ends.length < moments) {
      const batch = Array.from({ length: Math.min(atOnce, moments - ends.length) }, (_, index) =>
        kill(scenario(), (ends.length + index) % 2 === 0 ? 'SIGINT' : 'SIGKILL', Math.round(chance() * latestMs)),
      );
      for (const killed of await Promise.all(batch)) {
        ends.push(killed);
        // It came to its end before: the first run is the slowest.
        if (killed.end.exitCode === 0) latestMs *= 0.9;
      }
    }
    const hit = ends.filter(({ end }) => end.exitCode !== 0).length;
    const slowest = Math.max(
      0,
      ...ends.map(({ end, how }) => (how.startsWith('SIGINT') ? (end.endedAfterMs ?? 0) : 0)),
    );
    process.stdout.write(
      `${action}: killed ${hit} of ${moments} times (${ends.map(({ how }) => how).join(', ')}), slowest end ${slowest} ms\n`,
    );
    expect((await Promise.all(ends.map(findFlaws))).flat()).toEqual([]);
    expect(await findLasting(() => findInEngines(ends))).toEqual([]);
    const runIds = new Set(ends.map(({ run }) => run.request.run?.runId ?? 0));
    const broken = await Promise.all([...runIds].map((id) => findBrokenArtifacts(world.service, id)));
    expect(broken.flat()).toEqual([]);
    for (const { run } of ends) run.remove?.();
  });
});

/** How long other tests that use the engines meanwhile keep names of their own. */
const foreignMs = 15_000;

/** What is found, and found again until then: what other tests have made and remove themselves does not count. */
async function findLasting(find: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let lasting = await find();
  for (let waitedMs = 0; lasting.length > 0 && waitedMs < foreignMs; waitedMs += 1000) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const found = await find();
    lasting = lasting.filter((one) => found.includes(one));
  }
  return lasting;
}

/** Temporary names, builders and their containers that are left. */
async function findInEngines(ends: readonly Killed[]): Promise<readonly string[]> {
  const { engines, client, builder } = world;
  const tables = await Promise.all(engines.map(({ engine }) => engine.tagTable()));
  const temporary = ends.flatMap(({ run }) => run.temporaryTags ?? []);
  const tags = tables.flatMap((table) => [...table.keys()]);
  const builders = (await client.exec.run('docker', ['buildx', 'ls'])).stdout.match(/ci-image-actions-\w+/g) ?? [];
  const volumes = client.docker('volume', 'ls', '--quiet').split('\n');
  return [
    ...tags.filter((tag) => uuidTag.test(tag) || temporary.includes(tag)),
    ...builders,
    ...builder.containers().filter((name) => name.includes('ci-image-actions-')),
    ...volumes.filter((name) => name.includes('ci-image-actions-')),
  ];
}
