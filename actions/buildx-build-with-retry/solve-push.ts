import type { BuildInputs } from './rules/build-inputs.ts';
import { readBuildMetadata, type BuildMetadata } from './rules/build-metadata.ts';
import { atDigest } from '../../src/core/oci/reference.ts';
import { onePlatform, type ImageIds } from '../../src/core/oci/image-ids.ts';
import { ProgressReader } from './rules/build-progress.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { isIndex } from '../../src/core/oci/manifest.ts';
import { isList, localOutputs, pushOutput } from './rules/solve-outputs.ts';
import { loadedImage, type Built } from './build-phase.ts';
import { localNames, type BuildDeps, type BuildPlan } from './build-plan.ts';
import { PhaseError, salvageTimeoutMs, type Phases } from '../../src/services/retry/phases.ts';
import { pushedRef } from '../../src/services/registry/push-refs.ts';
import { type Pushed } from '../../src/services/registry/push-refs.ts';
import { pushAlreadyLanded, queryTimeoutMs, readBack } from '../../src/services/registry/queries.ts';
import type { Solve, Solved } from './solve.ts';
import { archivePath } from './write-archive.ts';

/** What the first solve of a builder with a store of its own left behind, and how its push ended. */
interface SolvedBuild {
  readonly built: Built;
  /** Why the push in it failed, although the image is built. */
  readonly pushError: PhaseError | undefined;
}

/**
 * Builds with a builder outside the engine (docker-container, remote, kubernetes): one solve pushes the first
 * reference, writes the archive and loads. Archive and load get a second, cached solve where they cannot hold what is
 * pushed (several platforms, attestations) or where the push failed.
 * @throws PhaseFailed when the build itself failed.
 */
export async function buildOutsideEngine(
  inputs: BuildInputs,
  plan: BuildPlan,
  first: TargetRef | undefined,
  solve: Solve,
  phases: Phases,
  deps: BuildDeps,
): Promise<SolvedBuild> {
  const start = deps.clock.now();
  const local = localOutputs({
    names: localNames(inputs, plan),
    load: plan.load,
    tar: inputs.imageTar,
    localTag: inputs.localTag,
  });
  const apart = local.length > 0 && isList(inputs);
  const outputs = [...(first === undefined ? [] : [pushOutput(first.ref)]), ...(apart ? [] : local), ...inputs.outputs];
  // That of the attempt which built the image: one after it finds everything in the cache.
  let progress = new ProgressReader();
  let pushError: PhaseError | undefined;
  let metadata: BuildMetadata | undefined;
  let latest = progress;
  let arrived = false;
  let archived: ImageIds = {};
  try {
    const solved = await phases.run<Solved | 'arrived'>({
      title: first === undefined ? 'build' : `build and push ${first.ref}`,
      context: { phase: first === undefined ? 'build' : 'push' },
      ...(first === undefined ? {} : { ref: first.ref }),
      work: (limits) => {
        const again = progress.reachedPush;
        if (!again) progress = new ProgressReader();
        latest = again ? new ProgressReader() : progress;
        return solve({ outputs, provenance: inputs.provenance, again, progress: latest }, limits);
      },
      checkAlreadyDone: async (failure) => {
        if (first === undefined || inputs.outputs.length > 0) return undefined;
        const isIt = ({ digest }: { digest: string }): boolean => latest.manifests.includes(digest);
        const there = await pushAlreadyLanded(first.ref, failure, isIt, phases, deps);
        return there === undefined ? undefined : 'arrived';
      },
    });
    if (solved === 'arrived') arrived = true;
    else metadata = solved.metadata;
  } catch (error) {
    // The exporter leaves an empty file behind.
    if (inputs.imageTar !== undefined) await deps.files.remove(archivePath(inputs.imageTar, deps.run));
    if (!(error instanceof PhaseError) || !progress.reachedPush) throw error;
    pushError = error;
  }
  if (local.length > 0 && (apart || arrived || pushError !== undefined)) {
    const platform = onePlatform(inputs.platforms, plan.engine.platform);
    const solved = await phases.run({
      title: 'export',
      context: { phase: 'build' },
      minTimeoutMs: salvageTimeoutMs,
      work: (limits) => solve({ outputs: local, provenance: 'false', again: true, onlyPlatform: platform }, limits),
    });
    metadata ??= solved.metadata;
    const id = solved.metadata.configDigest;
    if (id !== undefined) archived = { [platform]: id };
  }
  const [name] = localNames(inputs, plan);
  const limits = phases.limits(queryTimeoutMs, queryTimeoutMs);
  const loaded = plan.load && name !== undefined ? await loadedImage(name, deps.engine, limits) : undefined;
  const seconds = (deps.clock.now() - start) / 1000;
  return {
    built: {
      metadata: metadata ?? readBuildMetadata(''),
      progress,
      seconds,
      loaded,
      archived,
    },
    pushError,
  };
}

/**
 * Gives a further reference to what was pushed: an index by its digest, without its bytes passing through this machine;
 * a plain manifest by a cached solve, since buildx would wrap it into an index.
 */
export async function pushFurtherRef(
  target: TargetRef,
  first: Pushed | undefined,
  inputs: BuildInputs,
  solve: Solve,
  phases: Phases,
  deps: BuildDeps,
): Promise<Pushed> {
  const { ref } = target;
  await phases.run<unknown>({
    title: `push ${ref}`,
    context: { phase: 'push' },
    ref,
    checkAlreadyDone: (failure) =>
      pushAlreadyLanded(ref, failure, ({ digest }) => digest === first?.digest, phases, deps),
    work: (limits) =>
      first !== undefined && isIndex(first.mediaType)
        ? deps.registry.copy(atDigest(first.ref, first.digest), [ref], limits)
        : solve({ outputs: [pushOutput(ref)], provenance: inputs.provenance, again: true }, limits),
  });
  return pushedAs(ref, phases, deps);
}

/** What the registry has after a push. */
export async function pushedAs(ref: string, phases: Phases, deps: BuildDeps): Promise<Pushed> {
  return pushedRef(ref, await readBack(ref, phases, deps.registry));
}
