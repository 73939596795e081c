import { expect, test } from '@jest/globals';
import { fixtureImage } from '../../../support/archive-fixture.ts';
import { mutantMaker } from '../../../support/archive-mutants.ts';
import { judge } from '../../../support/judge-mutant.ts';

/*
 * Valid archives with something done to them: each is refused with a plain sentence, or what an engine would get holds the
 * judged image alone, as another library reads it. `npm run fuzz` runs it for longer, and has engines load a sample.
 */
const seed = Number(process.env['CIIA_SEED'] ?? 1);
const limitMs = Number(process.env['CIIA_FUZZ_SECONDS'] ?? 3) * 1000;

test(
  'fuzz: whatever is done to an archive, the judged image alone is given on, or it is refused in a sentence (A6, Z1, Z4)',
  async () => {
    const app = await fixtureImage('fuzz app', { prints: 'the app' });
    const evil = await fixtureImage('fuzz evil', { prints: 'the evil one' });
    const expectations = [{}, { platform: 'linux/amd64' }, { platform: 'linux/amd64', imageid: app.imageid }];
    const make = mutantMaker(app, evil, 'fuzz-victim:1');
    const deadline = Date.now() + limitMs;
    const wrongs: unknown[] = [];
    let tried = 0;
    let accepted = 0;
    for (; Date.now() < deadline || tried < 200; tried++) {
      const { bytes, story } = make(seed * 1_000_003 + tried);
      const expected = expectations[tried % expectations.length] ?? {};
      const judgement = await judge(bytes, expected);
      if (judgement.image !== undefined) accepted++;
      if (judgement.wrongs.length > 0)
        wrongs.push({ mutant: seed * 1_000_003 + tried, story, wrongs: judgement.wrongs });
      if (wrongs.length >= 5) break;
    }
    process.stdout.write(
      `Fuzz: ${tried} mutants with the seed ${seed}, ${accepted} accepted, ${wrongs.length} wrong\n`,
    );
    expect(wrongs).toEqual([]);
    // Mutants that are all refused, or all accepted, would prove nothing.
    expect(accepted / tried).toBeGreaterThan(0.05);
    expect(accepted / tried).toBeLessThan(0.95);
  },
  limitMs + 60_000,
);
