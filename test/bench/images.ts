/**
 * `npm run bench -- images [--megabytes 200] [--build-work 4] [--stores classic,containerd] [--rounds 3] [--json FILE]`:
 * several images against one, in one run: one bake solve of three targets against three builds side by side, with nothing
 * in the cache (I3); three images in one consumer step against the slowest of them alone, from the registry and from the
 * artifact, and against three `docker pull` side by side (I5). Megabytes are those of files in each image; `--build-work` is
 * how often each build minifies 9 MB. Each engine is the bench's own, and the actions are those in dist/, or in the folder
 * that CIIA_DIST names. Figures go to FILE (.bench/images.json) too. `--megabytes 20 --build-work 1 --rounds 1` tries it out
 * in a minute.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startActionsService } from '../bed/actions-service.ts';
import { startEngine, type EngineStore } from '../bed/engine.ts';
import { docker } from '../bed/images.ts';
import { provision } from '../bed/provision.ts';
import { startRegistry } from '../bed/registry.ts';
import { benchBuilds } from './images/builds.ts';
import { benchConsumers } from './images/consumers.ts';
import { actionStep, type ImagesBench } from './images/images-bench.ts';
import { imagesTables, type ImagesResult } from './images/images-table.ts';
import { writeProject } from './images/project.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    'build-work': { type: 'string', default: '4' },
    stores: { type: 'string', default: 'classic,containerd' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string', default: '.bench/images.json' },
  },
});
const size = { megabytes: Number(values.megabytes), buildWork: Number(values['build-work']) };
const rounds = Number(values.rounds);
const say = (line: string): void => {
  console.error(line);
};

provision(
  ['dockerd', 'docker', 'buildx', 'containerd', 'runc', 'iptables', 'ip', 'zstd', 'busybox', 'docker-registry'],
  { install: true, say },
);
const home = mkdtempSync(join(tmpdir(), 'ciia-images-'));
const workspace = join(home, 'project');
writeProject(workspace, size);
const results: ImagesResult[] = [];
try {
  for (const store of values.stores.split(',')) {
    if (store !== 'classic' && store !== 'containerd') throw new Error(`There is no store "${store}".`);
    results.push(await benchOf(store));
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
mkdirSync(dirname(values.json), { recursive: true });
writeFileSync(values.json, `${JSON.stringify(results, undefined, 1)}\n`);
console.log(`\n${results.map(imagesTables).join('\n\n')}\n\nWritten to ${values.json}.`);
process.exit();

async function benchOf(store: EngineStore): Promise<ImagesResult> {
  const engine = await startEngine(store);
  const registry = await startRegistry();
  const service = await startActionsService();
  try {
    const bench: ImagesBench = {
      host: engine.host,
      registry: registry.address,
      rounds,
      say: (line) => {
        say(`${store} store, ${size.megabytes} MB: ${line}`);
      },
      step: actionStep({ host: engine.host, service, workspace }),
    };
    const builds = await benchBuilds(bench);
    const consumers = await benchConsumers(bench);
    const version = docker(engine.host, 'version', '--format', '{{.Server.Version}}');
    return { store, ...size, rounds, cores: cpus().length, engine: version, builds, consumers };
  } finally {
    await service.stop();
    await registry.stop();
    await engine.stop();
  }
}
