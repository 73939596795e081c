import { dirname } from 'node:path/posix';
import { selectSinglePlatform } from '../../src/core/oci/image-ids.ts';
import { isIndex } from '../../src/core/oci/manifest.ts';
import { atDigest } from '../../src/core/oci/reference.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import {
  pushAlreadyLanded,
  pushRef,
  queryPushedImage,
  type PushedImage,
} from '../../src/services/registry/push-ref.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { PhaseError, salvageTimeoutMs } from '../../src/services/retry/phases.ts';
import type { BuildJob, Built } from './build-job.ts';
import { inspectLoaded } from './build-into-engine.ts';
import { readBuildMetadata, type BuildMetadata } from './rules/build-metadata.ts';
import { ProgressReader } from './rules/build-progress.ts';
import { asksForIndex, hasIndexAnnotation, localOutputs, nameOutputs, pushOutput } from './rules/solve-outputs.ts';
import type { Solve, Solved } from './solve.ts';
import { archivePath } from './archive-place.ts';

/** The first solve, and how the push in it ended. */
interface FirstSolve {
  /** Undefined when the push in it failed, or its answer was lost. */
  readonly metadata: BuildMetadata | undefined;
  readonly progress: ProgressReader;
  /** Why the push failed, although the image is built. */
  readonly pushError: PhaseError | undefined;
}

/**
 * Builds with a builder outside the engine (docker-container, remote, kubernetes). One solve pushes the first reference,
 * writes the archive and loads. Archive and load get a second, cached solve where they cannot hold what is pushed
 * (several platforms, attestations: https://github.com/docker/buildx/issues/59; annotations of an index), or where the
 * push failed.
 * @param first the reference to push in the solve; undefined: none
 * @throws PhaseError when the build itself failed
 */
export async function buildOutsideEngine(
  job: BuildJob,
  first: TargetRef | undefined,
  solve: Solve,
): Promise<{ readonly built: Built; readonly pushError: PhaseError | undefined }> {
  const { inputs, plan, phases, compression, deps } = job;
  const start = deps.clock.now();
  const archive = inputs.imageTar === undefined ? undefined : archivePath(inputs.imageTar, deps.run);
  // Buildx makes the file and not its folder.
  if (archive !== undefined) await deps.files.makeFolder(dirname(archive));
  const finished = archive === undefined ? undefined : deps.files.unfinished(archive);
  const local = localOutputs(plan, inputs.imageTar);
  const needsSecondSolve = asksForIndex(inputs) || hasIndexAnnotation(inputs.annotations);
  const outputs = (): readonly string[] => [
    ...(first === undefined ? [] : [pushOutput(first.ref, compression.attributes)]),
    ...(needsSecondSolve ? [] : localOutputs(plan, inputs.imageTar, first === undefined ? [] : compression.attributes)),
    ...nameOutputs(inputs.outputs, plan.refs),
  ];
  const { metadata, progress, pushError } = await solveFirst(job, first, outputs, solve);
  const platform = selectSinglePlatform(inputs.platforms, plan.engine.platform);
  const exported =
    local.length > 0 && (needsSecondSolve || metadata === undefined)
      ? await phases.run({
          title: 'export',
          context: { phase: 'build' },
          minTimeoutMs: salvageTimeoutMs,
          work: (limits) => solve({ outputs: local, provenance: 'false', fromCache: true, platform }, limits),
        })
      : undefined;
  finished?.();
  const exportedId = exported?.metadata.configDigest;
  const [name] = plan.localNames;
  const limits = phases.limits(queryTimeoutMs, queryTimeoutMs);
  const loaded = plan.load && name !== undefined ? await inspectLoaded(name, deps.engine, limits) : undefined;
  return {
    built: {
      metadata: metadata ?? exported?.metadata ?? readBuildMetadata(''),
      progress,
      seconds: (deps.clock.now() - start) / 1000,
      loaded,
      archived: exportedId === undefined ? undefined : { [platform]: exportedId },
    },
    pushError,
  };
}

/** Builds, and pushes the first reference. An attempt after the image is built takes everything from the cache. */
async function solveFirst(
  { inputs, phases, budget, compression, deps }: BuildJob,
  first: TargetRef | undefined,
  outputs: () => readonly string[],
  solve: Solve,
): Promise<FirstSolve> {
  let current = new ProgressReader();
  // That of the attempt which built the image.
  let progress = current;
  try {
    const solved = await phases.run<Solved | 'pushed'>({
      title: first === undefined ? 'build' : `build and push ${first.ref}`,
      context: { phase: first === undefined ? 'build' : 'push' },
      ref: first?.ref,
      work: (limits) => {
        const solveOnce = (): Promise<Solved> => {
          const fromCache = progress.reachedPush;
          current = new ProgressReader();
          if (!fromCache) progress = current;
          return solve({ outputs: outputs(), provenance: inputs.provenance, fromCache, progress: current }, limits);
        };
        return first === undefined ? solveOnce() : compression.push(first, solveOnce, () => current.reachedPush);
      },
      checkAlreadyDone: async (failure) => {
        // What the other outputs hold is not known after a failure.
        if (first === undefined || inputs.outputs.length > 0) return undefined;
        const isPushed = ({ digest }: { readonly digest: string }): boolean => current.manifests.includes(digest);
        const landed = await pushAlreadyLanded({ ref: first.ref, isPushed }, failure, phases, { ...deps, budget });
        return landed && 'pushed';
      },
    });
    return { metadata: solved === 'pushed' ? undefined : solved.metadata, progress, pushError: undefined };
  } catch (error) {
    // The exporter leaves an empty file behind.
    if (inputs.imageTar !== undefined) await deps.files.remove(archivePath(inputs.imageTar, deps.run));
    if (!(error instanceof PhaseError) || !progress.reachedPush) throw error;
    return { metadata: undefined, progress, pushError: error };
  }
}

/**
 * Gives a further reference to what was pushed. An index is copied by its digest, without its bytes passing through this
 * machine; a plain manifest takes a cached solve, since buildx would wrap it into an index
 * (https://github.com/docker/buildx/issues/2481).
 */
export async function pushFurtherRef(
  { inputs, phases, facts, budget, compression, deps }: BuildJob,
  target: TargetRef,
  solve: Solve,
): Promise<PushedImage> {
  const { ref } = target;
  const [first] = facts.pushed;
  await pushRef(
    {
      ref,
      isPushed: ({ digest }) => digest === first?.digest,
      work: (limits) =>
        compression.push<unknown>(target, () =>
          first !== undefined && isIndex(first.mediaType) && !compression.isRefused
            ? deps.registry.copy(atDigest(first.ref, first.digest), [ref], limits)
            : solve(
                {
                  outputs: [pushOutput(ref, compression.attributes)],
                  provenance: inputs.provenance,
                  fromCache: true,
                },
                limits,
              ),
        ),
    },
    phases,
    { ...deps, budget },
  );
  return queryPushedImage(ref, phases, { registry: deps.registry, budget });
}
