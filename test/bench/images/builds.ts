import { measureOnEmptyEngine, type ImagesBench, type MeasuredRun } from './images-bench.ts';
import { targets } from './project.ts';

/** One round: the same three images, built in both ways. */
export interface BuildRound {
  readonly oneSolve: MeasuredRun;
  readonly sideBySide: MeasuredRun;
}

/** Builds three targets in one step, and in three steps that run side by side; each time into an empty engine. */
export async function benchBuilds({ host, rounds, say, step }: ImagesBench): Promise<readonly BuildRound[]> {
  const action = 'buildx-build-with-retry';
  const push = { push: 'false' };
  const measured: BuildRound[] = [];
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round}: three targets in one solve`);
    const oneSolve = await measureOnEmptyEngine(host, () =>
      step(action, { ...push, files: 'docker-bake.json', tags: 'bench/app:1.2.3' }),
    );
    say(`round ${round}: three builds side by side`);
    const sideBySide = await measureOnEmptyEngine(host, () =>
      Promise.all(targets.map((name) => step(action, { ...push, context: name, tags: `bench/app/${name}:1.2.3` }))),
    );
    measured.push({ oneSolve, sideBySide });
  }
  return measured;
}
