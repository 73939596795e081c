import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { TransferError } from '../../../src/core/archive/errors.ts';
import { CommandError, UserError } from '../../../src/errors.ts';
import { fixtureImage, savedArchive, tarOf } from '../../support/archive-fixture.ts';
import { mutantMaker } from '../../support/archive-mutants.ts';
import { judge } from '../../support/judge-mutant.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';
import { loadExpecting, ownTags } from './hostile-archives.ts';

/*
 * A sample of the mutants that test/src/core/archive/fuzz.test.ts judges in its process is loaded into real engines: what
 * an engine then holds and runs is what was judged, or nothing. Most are judged acceptable; a few are not.
 */
const seed = Number(process.env['CIIA_SEED'] ?? 1);
const limitMs = Number(process.env['CIIA_FUZZ_SECONDS'] ?? 20) * 1000;
/** Of the mutants that are refused in this process, so many reach the way to an engine all the same. */
const refusedShare = 20;

// The same seed gives the same mutants: a second try would hide what the engine makes of them now and then.
jest.retryTimes(0);

const mark = `fuzz-${process.pid}`;
const victimName = `${mark}-victim:1`;
const engines = storeEngines();
const app = await fixtureImage(`${mark} app`, { revision: mark, prints: 'the app' });
const evil = await fixtureImage(`${mark} evil`, { revision: mark, prints: 'the evil one' });
const victim = await fixtureImage(`${mark} victim`, { prints: 'the victim' });
const make = mutantMaker(app, evil, victimName);

beforeAll(async () => {
  const archive = await tarOf(savedArchive(victim, `docker.io/library/${victimName}`));
  for (const on of engines) await on.engine.load(Readable.from([archive]));
});
afterAll(() => {
  for (const on of engines) on.docker('rmi', '--force', victimName);
});

/** What an image that was taken prints; undefined for one that was made of both, or cannot run. */
function expectedPrint(imageid: string): string | undefined {
  if (imageid === app.imageid) return 'the app';
  return imageid === evil.imageid ? 'the evil one' : undefined;
}

/** Loads a mutant, and says in words what is wrong with what the engine holds then. */
async function load(
  on: StoreEngine,
  bytes: Buffer,
  expected: string | undefined,
): Promise<{ readonly taken: boolean; readonly wrongs: readonly string[] }> {
  const before = JSON.stringify(await ownTags(on, mark));
  const wrongs: string[] = [];
  let taken = false;
  try {
    const loaded = await loadExpecting(on, bytes, expected);
    taken = true;
    const printed = await on.printedBy(loaded.engineRef);
    const print = expectedPrint(loaded.imageid);
    if (print !== undefined && printed.trim() !== print) wrongs.push(`${loaded.imageid} prints "${printed}"`);
    if (expected !== undefined && loaded.imageid !== expected) wrongs.push(`${loaded.imageid} is not the expected one`);
    await on.engine.untag(loaded.engineRef);
  } catch (error) {
    const isKnown = error instanceof UserError || error instanceof TransferError || error instanceof CommandError;
    if (!isKnown) wrongs.push(`a crash: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  }
  const after = JSON.stringify(await ownTags(on, mark));
  if (after !== before) wrongs.push(`the tag table changed from ${before} to ${after}`);
  return { taken, wrongs };
}

test(
  'fuzz: an engine holds what was judged, and no name that the archive gives, whatever was done to it (A6, Z1, Z4)',
  async () => {
    const deadline = Date.now() + limitMs;
    const wrongs: unknown[] = [];
    let [judged, loaded, taken] = [0, 0, 0];
    for (; Date.now() < deadline; judged++) {
      const number = seed * 1_000_003 + judged;
      const { bytes, story } = make(number);
      const expected = judged % 3 === 0 ? undefined : app.imageid;
      const { image } = await judge(bytes, { imageid: expected, platform: 'linux/amd64' });
      if (image === undefined && judged % refusedShare !== 0) continue;
      for (const on of engines) {
        const end = await load(on, bytes, expected);
        loaded++;
        if (end.taken) taken++;
        if (end.taken && image === undefined)
          wrongs.push({ number, story, on: on.store, wrong: 'taken, and refused before' });
        if (end.wrongs.length > 0) wrongs.push({ number, story, on: on.store, wrongs: end.wrongs });
      }
      if (wrongs.length >= 5) break;
    }
    const left = engines.map((on) =>
      on.docker('image', 'ls', '--all', '--quiet', '--filter', `label=org.opencontainers.image.revision=${mark}`),
    );
    process.stdout.write(
      `Fuzz: ${judged} mutants with the seed ${seed}, ${loaded} loads, ${taken} taken, ${wrongs.length} wrong\n`,
    );
    expect(wrongs).toEqual([]);
    expect(left).toEqual(engines.map(() => ''));
    expect(taken).toBeGreaterThan(0);
  },
  limitMs + 120_000,
);
