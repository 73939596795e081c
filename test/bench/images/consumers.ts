import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { measureOnEmptyEngine, type ImagesBench, type MeasuredRun } from './images-bench.ts';
import { targets } from './project.ts';

const sources = ['registry', 'artifact'] as const;

/** One round from one source: three images in one step, and each of them alone. */
export interface ConsumerRound {
  readonly source: (typeof sources)[number];
  readonly together: MeasuredRun;
  readonly alone: readonly MeasuredRun[];
  /** `docker pull` of all three side by side, which checks nothing; of an artifact there is none. */
  readonly plain: MeasuredRun | undefined;
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
  const refs = Object.values(JSON.parse(made['images'] ?? '') as Readonly<Record<string, { 'image-ref': string }>>);
  const pull = (image: string): Promise<unknown> =>
    promisify(execFile)('docker', ['pull', '--quiet', image], { env: { ...process.env, DOCKER_HOST: host } });
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
      let plain: MeasuredRun | undefined;
      if (source === 'registry') {
        say(`round ${round}: three docker pulls side by side`);
        plain = await measureOnEmptyEngine(host, () => Promise.all(refs.map((ref) => pull(ref['image-ref']))));
      }
      measured.push({ source, together, alone, plain });
    }
  }
  return measured;
}
