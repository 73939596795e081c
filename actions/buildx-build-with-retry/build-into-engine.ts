import type { LocalImage } from '../../src/core/oci/image-facts.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { AttemptError } from '../../src/services/retry/phases.ts';
import type { BuildJob, Built } from './build-job.ts';
import type { Solve, Solved, SolveRequest } from './solve.ts';

/** The build phase of the docker driver: the image ends up in the engine, and is pushed and saved from there. */
export async function buildIntoEngine(job: BuildJob, solve: Solve): Promise<Built> {
  const { phases, deps } = job;
  const start = deps.clock.now();
  return phases.run({
    title: 'build',
    context: { phase: 'build' },
    work: async (limits) => {
      const solved = await solve(loadRequest(job), limits);
      return inspectBuilt(job, solved, start, limits);
    },
  });
}

/**
 * The solve that loads an image. What is not pushed gets no attestations unless the inputs name some, so that the image's
 * config stays known.
 */
export function loadRequest(job: BuildJob): SolveRequest {
  const { inputs, plan } = job;
  const toEngine = endsUpInEngine(job);
  return {
    names: toEngine ? plan.localNames : plan.refs.map(({ ref }) => ref),
    load: toEngine,
    outputs: inputs.outputs,
    provenance: inputs.provenance ?? (plan.push.push || inputs.attests.length > 0 ? undefined : 'false'),
  };
}

/** @param start of the build phase, epoch milliseconds */
export async function inspectBuilt(
  job: BuildJob,
  { metadata, progress }: Solved,
  start: number,
  limits: CallOptions,
): Promise<Built> {
  const { plan, deps } = job;
  const name = plan.localNames[0] ?? metadata.digest;
  const loaded = endsUpInEngine(job) && name !== undefined ? await inspectLoaded(name, deps.engine, limits) : undefined;
  return { metadata, progress, seconds: (deps.clock.now() - start) / 1000, loaded };
}

function endsUpInEngine({ inputs, plan }: BuildJob): boolean {
  return plan.load || plan.push.push || inputs.imageTar !== undefined;
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
