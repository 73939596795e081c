import { measureOnEmptyEngine, type ImagesBench, type MeasuredRun } from './images-bench.ts';
import { targets } from './project.ts';

const sources = ['registry', 'artifact'] as const;

/** One round from one source: three images in one step, and each of them alone. */
export interface ConsumerRound {
  readonly source: (typeof sources)[number];
  readonly together: MeasuredRun;
  readonly alone: readonly MeasuredRun[];
}

/** Hands three images over once, and takes them out of the registry and out of the artifact into an empty engine. */
export async function benchConsumers(bench: ImagesBench): Promise<readonly ConsumerRound[]> {
  const { host, registry, rounds, say, step } = bench;
  say('building and handing over');
  const made = await step('.', { images: `${registry}/bench/app`, files: 'docker-bake.json', artifact: 'always' });
  const take = (source: string, images: string): Promise<MeasuredRun> =>
    measureOnEmptyEngine(host, () =>
      step('pull-or-download-image', { handover: made['handover'] ?? '', images, source }),
    );
  const measured: ConsumerRound[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const source of sources) {
      say(`round ${round}: three images from the ${source} in one step`);
      const together = await take(source, targets.join());
      const alone: MeasuredRun[] = [];
      for (const name of targets) {
        say(`round ${round}: ${name} alone from the ${source}`);
        alone.push(await take(source, name));
      }
      measured.push({ source, together, alone });
    }
  }
  return measured;
}
