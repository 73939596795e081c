/**
 * `npm run bench -- hand-over [--sizes 100,500] [--stores classic,containerd] [--runs 3] [--ours]`: what it costs to
 * hand an image from one job to another, recipe beside recipe in the same minutes, on an engine of its own and an
 * artifact service on loopback. Sizes are megabytes of files in the image. With `--ours` only the floor, what people do
 * and these actions are run.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startActionsService } from '../bed/actions-service.ts';
import { startEngine, type EngineStore } from '../bed/engine.ts';
import { provision } from '../bed/provision.ts';
import { writeImageContext } from './hand-over/image-content.ts';
import { floor, otherRecipes, ours, usual, type Bench, type HandOver } from './hand-over/recipes.ts';
import { table, type Measured } from './hand-over/table.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,500' },
    stores: { type: 'string', default: 'classic,containerd' },
    runs: { type: 'string', default: '3' },
    ours: { type: 'boolean', default: false },
  },
});
const build = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
const say = (line: string): void => {
  console.error(line);
};

provision(['dockerd', 'docker', 'buildx', 'containerd', 'runc', 'iptables', 'ip', 'zstd'], { install: true, say });
const home = mkdtempSync(join(tmpdir(), 'ciia-bench-'));
const dist = join(home, 'dist');
execFileSync(process.execPath, [build, '--out', dist]);
try {
  for (const store of values.stores.split(',')) {
    for (const size of values.sizes.split(',')) {
      await benchOf(store === 'containerd' ? 'containerd' : 'classic', Number(size));
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exit();

/** Runs every recipe as often as asked for, by turns, and prints the table. */
async function benchOf(store: EngineStore, megabytes: number): Promise<void> {
  const engine = await startEngine(store);
  const service = await startActionsService();
  const work = mkdtempSync(join(home, 'work-'));
  const docker = (...args: string[]): string =>
    execFileSync('docker', ['--host', engine.host, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const bench: Bench = {
      ...{ host: engine.host, ref: 'bench/app:1', service, dist },
      ...{ temp: join(work, 'temp'), plainTar: join(work, 'plain.tar') },
    };
    mkdirSync(bench.temp);
    say(`${store} store, ${String(megabytes)} MB: building the image`);
    const context = join(work, 'context');
    writeImageContext(context, megabytes * 1e6);
    docker('buildx', 'build', '--quiet', '--load', '--provenance=false', '--tag', bench.ref, context);
    rmSync(context, { recursive: true });
    // The build cache would keep the layers, and loading would have nothing to do.
    docker('builder', 'prune', '--all', '--force');
    docker('image', 'save', '--output', bench.plainTar, bench.ref);

    const recipes = [floor, usual, ...(values.ours ? [] : otherRecipes), ours];
    const runs = new Map<string, HandOver[]>(recipes.map(({ name }) => [name, []]));
    for (let round = 1; round <= Number(values.runs); round++) {
      for (const [index, recipe] of recipes.entries()) {
        say(`${store} store, ${String(megabytes)} MB, round ${String(round)}: ${recipe.name}`);
        const runId = round * 100 + index;
        service.addRun({ id: runId });
        const cost = await recipe.run(bench, runId, () => docker('image', 'rm', '--force', bench.ref));
        runs.get(recipe.name)?.push(cost);
      }
    }
    const measured = recipes.map(({ name }): Measured => ({ name, runs: runs.get(name) ?? [] }));
    const [floorRuns, usualRuns] = measured;
    if (floorRuns === undefined || usualRuns === undefined) throw new Error('nothing was measured');
    console.log(
      `\n**${store} store, ${String(megabytes)} MB image**, medians of ${values.runs}, ${String(cpus().length)} cores, Engine ${docker('version', '--format', '{{.Server.Version}}').trim()}\n`,
    );
    console.log(table(measured, floorRuns, usualRuns));
  } finally {
    await service.stop();
    await engine.stop();
    rmSync(work, { recursive: true, force: true });
  }
}
