/**
 * `npm run bench -- build-reuse [TURNS]`: a re-run whose tag is in the registry already, against the build and push of
 * an image with a step of 3 seconds.
 */
import { startRegistry } from '../bed/registry.ts';
import { slowDockerfile, startBuildBench } from './pairwise/build-bench.ts';
import { comparePairwise } from './pairwise/pairwise.ts';

const { step, stop } = await startBuildBench('classic', slowDockerfile(3));
const registry = await startRegistry();
const inputs = { tags: `${registry.address}/bench/app:1.2.3`, push: 'true' };
try {
  comparePairwise(
    step('build and push', { ...inputs, 'no-cache': 'true', 'if-tag-exists': 'overwrite' }),
    step('re-run, tag there', inputs),
    Number(process.argv[2] ?? 5),
  );
} finally {
  await registry.stop();
  await stop();
}
