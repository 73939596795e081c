/**
 * `npm run bench -- build [TURNS]`: what buildx-build-with-retry adds to a plain `docker buildx build --load` of an
 * image whose steps are all in the cache.
 */
import { docker } from '../bed/images.ts';
import { startBuildBench } from './pairwise/build-bench.ts';
import { comparePairwise } from './pairwise/pairwise.ts';

const { engine, context, step, stop } = await startBuildBench('classic');
try {
  docker(engine.host, 'buildx', 'build', '--quiet', '--load', '--tag', 'bench/app:plain', context);
  comparePairwise(
    {
      name: 'docker buildx build --load',
      program: 'docker',
      cwd: context,
      env: { DOCKER_HOST: engine.host, BUILDX_BUILDER: 'default' },
      args: ['buildx', 'build', '--progress=plain', '--provenance=false', '--load', '--tag', 'bench/app:plain', '.'],
    },
    step('buildx-build-with-retry', { tags: 'bench/app:0123456', push: 'false' }),
    Number(process.argv[2] ?? 11),
  );
} finally {
  await stop();
}
