import type { BuildInputs } from './rules/build-inputs.ts';
import type { BuildMetadata } from './rules/build-metadata.ts';
import type { ImageIds } from '../../src/core/oci/image-ids.ts';
import type { ProgressReader } from './rules/build-progress.ts';
import { CommandError } from '../../src/errors.ts';
import type { LocalImage } from '../../src/core/oci/image-facts.ts';
import type { Engine } from '../../src/ports/engine.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { localNames, type BuildDeps, type BuildPlan } from './build-plan.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import type { Solve } from './solve.ts';

/** What the build phase left behind. */
export interface Built {
  readonly metadata: BuildMetadata;
  readonly progress: ProgressReader;
  readonly seconds: number;
  /** The image in the engine; undefined when it was not loaded. */
  readonly loaded: LocalImage | undefined;
  /** Of an archive or a load that took a solve of its own, since it holds one platform and no attestations. */
  readonly archived?: ImageIds;
}

/**
 * The build phase of the docker driver: the image ends up in the engine, from where it is pushed and saved. What is
 * neither pushed nor asked for attestations gets none, so that the image's config stays known.
 */
export async function buildIntoEngine(
  inputs: BuildInputs,
  plan: BuildPlan,
  solve: Solve,
  phases: Phases,
  deps: BuildDeps,
): Promise<Built> {
  const toEngine = plan.load || plan.push.push || inputs.imageTar !== undefined;
  const names = localNames(inputs, plan);
  const start = deps.clock.now();
  return phases.run({
    title: 'build',
    context: { phase: 'build' },
    work: async (limits) => {
      const { metadata, progress } = await solve(
        {
          names: toEngine ? names : plan.refs.map(({ ref }) => ref),
          load: toEngine,
          outputs: inputs.outputs,
          provenance: inputs.provenance ?? (plan.push.push || inputs.attests.length > 0 ? undefined : 'false'),
        },
        limits,
      );
      const name = names[0] ?? metadata.digest;
      const loaded = toEngine && name !== undefined ? await loadedImage(name, deps.engine, limits) : undefined;
      return { metadata, progress, seconds: (deps.clock.now() - start) / 1000, loaded };
    },
  });
}

/** A build may succeed without the image being there afterwards (row 82): then it is built again. */
export async function loadedImage(name: string, engine: Engine, limits: CallOptions): Promise<LocalImage> {
  const image = await engine.inspect(name, limits);
  if (image !== undefined) return image;
  throw new CommandError({
    command: 'docker buildx build',
    exitCode: 0,
    stderr: `the image "${name}" is not in the engine although the build succeeded`,
  });
}
