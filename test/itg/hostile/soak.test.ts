import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ActionResult } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';
import { forget } from '../pull-or-download-image/obtain-on-engine.ts';
import { handOver, pushDecoy, type SoakEnd } from './soak-handover.ts';

/*
 * Whole hand-overs in which a fifth of all requests fails, those to the registry and those to the artifact service alike,
 * and a fifth of the steps is cancelled. Each has proxies and seeds of its own, so that the faults of one do not depend on
 * the pace of another one. The proxies live in this process: nothing may block it. `npm run soak` runs more of them.
 */
const runs = Number(process.env['CIIA_SOAK_RUNS'] ?? 50);
/** Whether no other test uses the engines: `npm run soak`. */
const isAlone = process.env['CIIA_SOAK_RUNS'] !== undefined;
const limitMs = Number(process.env['CIIA_SOAK_MINUTES'] ?? 6) * 60_000;
const seed = Number(process.env['CIIA_SEED'] ?? Date.now() % 1_000_000);
const sideBySide = 6;
/** A hand-over that hangs ends by the limits of its actions. */
const lastHandOverMs = 12 * 60_000;

const mark = `soak-${randomBytes(4).toString('hex')}`;
const engines = storeEngines();
const sources = ['auto', 'artifact', 'registry'] as const;

// What goes wrong once in a thousand times is wrong.
jest.retryTimes(0);

let service: ActionsService;
beforeAll(async () => {
  process.stdout.write(`Soak: ${runs} hand-overs with the seed CIIA_SEED=${seed}\n`);
  service = await startActionsService();
}, 60_000);
afterAll(async () => {
  for (const on of engines) forget(on, ...(await ownNames(on)));
  await service.stop();
});

/** Names that the soak left on an engine; those for a load alone, too, where no other test gives any. */
async function ownNames(on: StoreEngine): Promise<readonly string[]> {
  const temporary = isAlone ? 'localhost/ci-image-actions:' : mark;
  return [...(await on.engine.tagTable()).keys()].filter((name) => name.includes(mark) || name.startsWith(temporary));
}

function containersOf(on: StoreEngine): readonly string[] {
  const images = on.docker('ps', '--all', '--no-trunc', '--format', '{{.Image}}').split('\n');
  return images.filter((image) => image.includes(mark));
}

/** Runs hand-overs until all are done or the time is over. */
async function soak(): Promise<readonly SoakEnd[]> {
  const [first] = engines;
  if (first === undefined) throw new Error('no engine');
  const decoy = await pushDecoy(first, mark);
  const ends: SoakEnd[] = [];
  const deadline = Date.now() + limitMs;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < runs && Date.now() < deadline) {
      const index = next++;
      const on = engines[index % engines.length] ?? first;
      const source = sources[Math.floor(index / engines.length) % sources.length] ?? 'auto';
      const end = await handOver({ index, seed, on, source, mark, service, decoy });
      ends.push(end);
      if (ends.length % 25 === 0) process.stdout.write(`Soak: ${ends.length} of ${runs}\n`);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return ends;
}

/** What is wrong with the end of a hand-over, in words; nothing when all is well. */
function findWrongs(end: SoakEnd): readonly string[] {
  const { produced, consumed, printed, expectedPrint, imageid, ref, run } = end;
  const wrongs: string[] = [];
  const steps: readonly [string, ActionResult | undefined][] = [
    ['producer', produced],
    ['consumer', consumed],
  ];
  for (const [step, result] of steps) {
    if (result === undefined) continue;
    const left = [...result.leftovers, ...result.orphans];
    if (left.length > 0) wrongs.push(`leftovers of the ${step}: ${left.join(', ')}`);
    if (result.timedOut) wrongs.push(`the ${step} did not end`);
    const text = `${result.stdout}${result.stderr}`;
    if (/^\s+at .+:\d+:\d+\)?$/m.test(text) || /please report|internal error/i.test(text)) {
      wrongs.push(`the ${step} crashed: ${text.slice(-600)}`);
    }
    const isCancelled = text.includes('The job was cancelled.');
    const hasError = result.annotations.some(({ level, message }) => level === 'error' && message.length > 20);
    if (result.exitCode !== 0 && !isCancelled && !hasError) wrongs.push(`the ${step} failed without a word`);
  }
  if (printed !== undefined && printed !== expectedPrint) wrongs.push(`wrong image: ${ref} prints "${printed}"`);
  if (consumed?.exitCode === 0) {
    if (printed === undefined) wrongs.push('wrong image: none, after a success');
    if (consumed.outputs['imageid'] !== imageid) wrongs.push(`wrong image: ${consumed.outputs['imageid'] ?? ''}`);
  } else if (printed !== undefined && end.cancelled !== 'pull-or-download-image') {
    wrongs.push('foreign tag: set by a step that failed');
  }
  const isNamed = (produced.outputs['artifact-id'] ?? '') !== '';
  const isWarned = produced.annotations.some(
    ({ level, message }) => level === 'warning' && message.includes('not be uploaded'),
  );
  if (isNamed && end.artifacts.length === 0) wrongs.push('the producer names an artifact that is not there');
  if (produced.exitCode === 0 && !isNamed && !isWarned) wrongs.push('the producer keeps silent about its artifact');
  return wrongs.map((wrong) => `hand-over ${run.index} (${run.source}, ${run.on.store}): ${wrong}`);
}

function count(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, times]) => `${times} ${value}`).join(', ');
}

test(
  'soak: with a fifth of all requests failing each hand-over ends with the right image or says why not (F1-F4, F10, F12, A1, A4, A7)',
  async () => {
    const ends = await soak();
    const consumed = ends.filter((end) => end.consumed !== undefined && end.cancelled === undefined);
    const taken = consumed.filter((end) => end.consumed?.exitCode === 0);
    const wrongs = ends.flatMap(findWrongs);
    const names = (await Promise.all(engines.map(ownNames))).flat();
    const containers = engines.flatMap((on) => containersOf(on));
    const requests = ends.reduce((sum, end) => sum + end.requests, 0);
    const faults = ends.flatMap((end) => end.faults);
    const seconds = ends.map((end) => end.seconds).sort((one, other) => one - other);
    process.stdout.write(
      [
        `Soak: ${ends.length} hand-overs with the seed ${seed}; ${faults.length} of ${requests} requests failed: ${count(faults)}`,
        `Soak: ${ends.filter(({ cancelled }) => cancelled !== undefined).length} were cancelled; of ${consumed.length} others ${taken.length} brought the image, from ${count(taken.map((end) => end.consumed?.outputs['source'] ?? ''))}`,
        `Soak: ${wrongs.length} wrongs, ${names.length} names and ${containers.length} containers left; a hand-over took ${seconds[Math.floor(seconds.length / 2)]?.toFixed(1) ?? '-'} s in the middle and ${seconds.at(-1)?.toFixed(1) ?? '-'} s at most`,
        '',
      ].join('\n'),
    );
    expect(wrongs).toEqual([]);
    expect(names).toEqual([]);
    expect(containers).toEqual([]);
    expect(faults.length / requests).toBeGreaterThan(0.1);
    expect(taken.length).toBeGreaterThanOrEqual(consumed.length / 2);
  },
  limitMs + lastHandOverMs,
);
