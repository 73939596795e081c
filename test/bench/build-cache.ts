/**
 * `npm run bench -- build-cache [TURNS]`: a rebuild with `registry-cache` on an engine that has nothing (containerd
 * store, images and build cache wiped), against one without, on an image with a step of 5 seconds.
 */
import { docker } from '../bed/images.ts';
import { startRegistry } from '../bed/registry.ts';
import { slowDockerfile, startBuildBench } from './pairwise/build-bench.ts';
import { comparePairwise, runOnce, type Candidate } from './pairwise/pairwise.ts';

const { engine, step, stop } = await startBuildBench('containerd', slowDockerfile(5));
const registry = await startRegistry();
const repository = `${registry.address}/bench/app`;
const inputs = { tags: `${repository}:1.2.3`, push: 'true', 'if-tag-exists': 'overwrite' };
const afterWipe = (candidate: Candidate): Candidate => ({
  ...candidate,
  prepare: () => {
    docker(engine.host, 'image', 'prune', '--all', '--force');
    docker(engine.host, 'builder', 'prune', '--all', '--force');
  },
});
const warm = step('warm, registry-cache', { ...inputs, 'registry-cache': `${repository}:buildcache` });
try {
  runOnce(warm);
  comparePairwise(afterWipe(step('cold', inputs)), afterWipe(warm), Number(process.argv[2] ?? 5));
} finally {
  await registry.stop();
  await stop();
}
