import type { LocalImage } from '../../src/core/oci/image-facts.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { AttemptError } from '../../src/services/retry/phases.ts';
import type { BuildJob, Built } from './build-job.ts';
import type { Solve } from './solve.ts';

/**
 * The build phase of the docker driver: the image ends up in the engine, and is pushed and saved from there. What is not
 * pushed gets no attestations unless the inputs name some, so that the image's config stays known.
 */
export async function buildIntoEngine({ inputs, plan, phases, deps }: BuildJob, solve: Solve): Promise<Built> {
  const toEngine = plan.load || plan.push.push || inputs.imageTar !== undefined;
  const start = deps.clock.now();
  return phases.run({
    title: 'build',
    context: { phase: 'build' },
    work: async (limits) => {
      const { metadata, progress } = await solve(
        {
          names: toEngine ? plan.localNames : plan.refs.map(({ ref }) => ref),
          load: toEngine,
          outputs: inputs.outputs,
          provenance: inputs.provenance ?? (plan.push.push || inputs.attests.length > 0 ? undefined : 'false'),
        },
        limits,
      );
      const name = plan.localNames[0] ?? metadata.digest;
      const loaded = toEngine && name !== undefined ? await inspectLoaded(name, deps.engine, limits) : undefined;
      return { metadata, progress, seconds: (deps.clock.now() - start) / 1000, loaded };
    },
  });
}

/**
 * The image that a build has loaded.
 * @throws AttemptError when the engine does not have it: a build may succeed without its image being there afterwards
 */
export async function inspectLoaded(name: string, engine: Engine, limits: CallOptions): Promise<LocalImage> {
  const image = await engine.inspect(name, limits);
  if (image !== undefined) return image;
  throw new AttemptError({
    class: 'transient',
    reason: `the image "${name}" is not in the engine although the build succeeded`,
    remedy: 'run again; the engine lost the image that it had loaded',
  });
}
