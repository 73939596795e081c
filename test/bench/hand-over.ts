/**
 * `npm run bench -- hand-over [--sizes 100,500] [--stores classic,containerd] [--runs 3] [--slow-runs N] [--ours]
 * [--json FILE] [--page]`: what it costs to hand an image from one job to another, recipe beside recipe in the same
 * minutes, on an engine of its own and an artifact service on loopback. Sizes are megabytes of files in the image.
 * `--slow-runs`: how often the recipes are run that a runner has steps for, other than these actions. With `--ours` only
 * the floors, what people do and these actions are run. Results go to FILE (.bench/hand-over-speed.json), beside those of other
 * stores and sizes that it holds already; `--page` writes docs/development/hand-over-speed.md and its plot from all of them.
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
import { writePage } from './hand-over/page.ts';
import {
  compressedFloor,
  deadRegistry,
  floor,
  otherRecipes,
  ours,
  usual,
  type Bench,
  type HandOver,
} from './hand-over/recipes.ts';
import { deadRegistryLine, heading, keepResult, readResults, table, type Measured } from './hand-over/table.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,500' },
    stores: { type: 'string', default: 'classic,containerd' },
    runs: { type: 'string', default: '3' },
    'slow-runs': { type: 'string' },
    ours: { type: 'boolean', default: false },
    json: { type: 'string', default: '.bench/hand-over-speed.json' },
    page: { type: 'boolean', default: false },
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
if (values.page) writePage(readResults(values.json));
process.exit();

/** Runs every recipe as often as asked for, by turns, prints the table, and keeps the figures. */
async function benchOf(store: EngineStore, megabytes: number): Promise<void> {
  const engine = await startEngine(store);
  const service = await startActionsService();
  const work = mkdtempSync(join(home, 'work-'));
  const docker = (...args: string[]): string =>
    execFileSync('docker', ['--host', engine.host, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const runs = Number(values.runs);
  const slowRuns = Number(values['slow-runs'] ?? values.runs);
  try {
    const bench: Bench = {
      host: engine.host,
      ref: 'bench/app:1',
      service,
      dist,
      temp: join(work, 'temp'),
      plainTar: join(work, 'plain.tar'),
    };
    mkdirSync(bench.temp);
    say(`${store} store, ${megabytes} MB: building the image`);
    const context = join(work, 'context');
    writeImageContext(context, megabytes * 1e6);
    docker('buildx', 'build', '--quiet', '--load', '--provenance=false', '--tag', bench.ref, context);
    rmSync(context, { recursive: true });
    // The build cache would keep the layers, and loading would have nothing to do.
    docker('builder', 'prune', '--all', '--force');
    docker('image', 'save', '--output', bench.plainTar, bench.ref);

    const recipes = [floor, usual, compressedFloor, ...(values.ours ? [] : otherRecipes), ours];
    const done = new Map<string, HandOver[]>(recipes.map(({ name }) => [name, []]));
    for (let round = 1; round <= Math.max(runs, slowRuns); round++) {
      for (const [index, recipe] of recipes.entries()) {
        if (round > ([floor, compressedFloor, ours].includes(recipe) ? runs : slowRuns)) continue;
        say(`${store} store, ${megabytes} MB, round ${round}: ${recipe.name}`);
        const runId = round * 100 + index;
        service.addRun({ id: runId });
        const cost = await recipe.run(bench, runId, () => docker('image', 'rm', '--force', bench.ref));
        done.get(recipe.name)?.push(cost);
      }
    }
    say(`${store} store, ${megabytes} MB: a dead registry`);
    service.addRun({ id: 1 });
    const dead = await deadRegistry(bench, 1, runs, (ref) => docker('image', 'rm', '--force', ref));
    const measured = recipes.map(({ name, label }): Measured => ({ name, label, runs: done.get(name) ?? [] }));
    const result = {
      store,
      megabytes,
      measured,
      dead,
      cores: cpus().length,
      engine: docker('version', '--format', '{{.Server.Version}}').trim(),
    };
    keepResult(values.json, result);
    console.log(`\n${heading(result)}\n\n${table(measured)}\n\n${deadRegistryLine(result)}`);
  } finally {
    await service.stop();
    await engine.stop();
    rmSync(work, { recursive: true, force: true });
  }
}
