/**
 * `npm run bench -- build-compression [TURNS] [MEGABYTES]`: a cold build and push with layers as zstd against gzip, by a
 * builder of its own (`remote`), and a cold pull of either. The image holds files that compress to about half.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docker, uniqueName } from '../bed/images.ts';
import { startRegistry } from '../bed/registry.ts';
import { startBuildBench } from './pairwise/build-bench.ts';
import { comparePairwise, runOnce, type Candidate } from './pairwise/pairwise.ts';

const [turns = 3, megabytes = 300] = process.argv.slice(2).map(Number);
const layers = 3;
const dockerfile = ['FROM scratch', ...Array.from({ length: layers }, (_, layer) => `COPY layer-${layer} /`), ''];
const { engine, context, step, stop } = await startBuildBench('containerd', dockerfile.join('\n'));
for (let layer = 0; layer < layers; layer++) {
  const blocks = Array.from({ length: Math.ceil((megabytes * 1e6) / layers / 65_536) }, () =>
    Buffer.from(randomBytes(32_768).toString('hex'), 'latin1'),
  );
  writeFileSync(join(context, `layer-${layer}`), Buffer.concat(blocks));
}
// In a process of its own: this one waits for the commands that it measures.
const bridge = spawn(process.execPath, [fileURLToPath(new URL('./pairwise/bridge.ts', import.meta.url)), engine.host], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const [line] = (await once(bridge.stdout, 'data')) as [Buffer];
const registry = await startRegistry();
const builder = uniqueName('ciia-bench');
docker(engine.host, 'buildx', 'create', '--name', builder, '--driver', 'remote', line.toString().trim());

const wipe = (): void => {
  docker(engine.host, 'image', 'prune', '--all', '--force');
  docker(engine.host, 'builder', 'prune', '--all', '--force');
};
const refOf = (compression: string): string => `${registry.address}/bench/${compression}:1.2.3`;
const push = (compression: string): Candidate => ({
  ...step(`build and push, ${compression}`, {
    builder,
    tags: refOf(compression),
    load: 'false',
    push: 'true',
    'if-tag-exists': 'overwrite',
    'layer-compression': compression,
  }),
  prepare: wipe,
});
const pull = (compression: string): Candidate => ({
  name: `pull, ${compression}`,
  program: 'docker',
  args: ['pull', '--quiet', refOf(compression)],
  env: { DOCKER_HOST: engine.host },
  prepare: wipe,
});
try {
  comparePairwise(push('gzip'), push('zstd'), turns);
  for (const compression of ['gzip', 'zstd']) runOnce(push(compression));
  comparePairwise(pull('gzip'), pull('zstd'), turns);
} finally {
  docker(engine.host, 'buildx', 'rm', '--force', builder);
  bridge.stdin.end();
  await registry.stop();
  await stop();
}
