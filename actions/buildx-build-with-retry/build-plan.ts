import { type EventFacts } from '../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import { type RunFacts } from '../../src/core/events/run-facts.ts';
import { classifyError } from '../../src/core/failures/classify.ts';
import { settledValue } from '../../src/core/failures/failure.ts';
import { parseLocalTag } from '../../src/core/oci/reference.ts';
import { readTargetRefs, type Revisions, type TargetRef } from '../../src/core/tags/target-refs.ts';
import { CommandError, UserError } from '../../src/errors.ts';
import type { ArchivedConfigs } from '../../src/ports/archives.ts';
import type { BuilderInfo, Buildx } from '../../src/ports/buildx.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Engine, EngineInfo } from '../../src/ports/engine.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { CallOptions, Exec } from '../../src/ports/process.ts';
import type { RateLimits, Registry } from '../../src/ports/registry.ts';
import { readSourceSha } from '../../src/services/git/source-sha.ts';
import { PhaseError } from '../../src/services/retry/phases.ts';
import { checkArchivePlace } from './archive-place.ts';
import type { BaseImages } from './base-images.ts';
import { decideLoad, decidePush, type PushDecision } from './rules/build-decisions.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { resolveCache, type CacheOptions } from './rules/cache-options.ts';
import { resolveCallFlags, type CallFlags } from './rules/call-method.ts';
import { labelBuild, type ImageLabels } from './rules/image-labels.ts';
import { decideLayerCompression, type LayerCompression } from './rules/layer-compression.ts';
import { passBuildArgs, type PassedBuildArgs } from './rules/secret-build-args.ts';

export interface BuildDeps {
  readonly run: RunFacts;
  readonly exec: Exec;
  readonly buildx: Buildx;
  readonly engine: Engine;
  readonly archivedConfigs: ArchivedConfigs;
  readonly registry: Registry;
  readonly rateLimits: RateLimits;
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** The sha that is checked out, where a step before this one has read it. */
  readonly sourceSha?: string | undefined;
  /** The builder that `builder` names, where a step before this one has found it. */
  readonly builder?: BuilderInfo | undefined;
  /** Opens a Git context on the server of this run. */
  readonly gitToken?: string | undefined;
  /** Images of other jobs as build contexts. */
  readonly bases?: BaseImages | undefined;
}

/** What is decided before anything is built. */
export interface BuildPlan {
  readonly event: EventFacts;
  readonly sourceSha: string;
  readonly engine: EngineInfo;
  readonly builder: BuilderInfo;
  /** First the immutable ones of the first image. */
  readonly refs: readonly TargetRef[];
  /** What the image is called in the engine of this machine. */
  readonly localNames: readonly string[];
  /** The one name that an archive holds, which consumers load; undefined: the image has no name. */
  readonly archiveName: string | undefined;
  readonly push: PushDecision;
  readonly load: boolean;
  /** What makes buildx answer `call`; undefined: it builds. */
  readonly callFlags: CallFlags | undefined;
  readonly labels: ImageLabels;
  readonly cache: CacheOptions;
  readonly layerCompression: LayerCompression;
  readonly buildArgs: PassedBuildArgs;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** Limit of the questions before a build: an engine and a builder that are there answer at once. */
const planTimeoutMs = 60_000;

/**
 * Reads what the run, the engine and the builder say, and decides what will be done.
 * @throws UserError for inputs that do not fit together or to what is there; nothing has been changed then
 */
export async function planBuild(inputs: BuildInputs, deps: BuildDeps): Promise<BuildPlan> {
  const start = deps.clock.now();
  if (inputs.localTag !== undefined) parseLocalTag(inputs.localTag);
  await checkArchivePlace(inputs.imageTar, deps);
  const event = readEventFacts(deps.run);
  const limits = planLimits(inputs, deps);
  // Side by side, since each waits for a process. Their errors are looked at in the order of their weight: bad input first.
  const [targets, engineAnswer, builderAnswer] = await Promise.allSettled([
    resolveTargets(inputs, event, deps),
    deps.engine.info(limits),
    deps.builder ?? findBuilder(inputs.builder, deps, limits),
  ]);
  const { sourceSha, revisions, refs, push } = settledValue(targets);
  const engine = settledValue(engineAnswer);
  const builder = settledValue(builderAnswer);
  const callFlags =
    inputs.call === 'build' ? undefined : resolveCallFlags(inputs.call, await deps.buildx.version(limits));
  const cache = resolveCache(inputs, refs, event, { driver: builder.driver, store: engine.store });
  return {
    event,
    sourceSha,
    engine,
    builder,
    refs,
    localNames: [...refs.map(({ ref }) => ref), ...(inputs.localTag === undefined ? [] : [inputs.localTag])],
    archiveName: inputs.localTag ?? refs[0]?.ref,
    push,
    load: decideLoad(inputs, engine, builder.driver),
    callFlags,
    labels: labelBuild(inputs, revisions),
    cache,
    layerCompression: decideLayerCompression(inputs.layerCompression, event.kind, builder.driver),
    buildArgs: passBuildArgs(inputs, cache.cacheTo),
    deadline: start + inputs.totalTimeoutMs,
  };
}

/** Limits of the questions before a build. */
export function planLimits(
  { totalTimeoutMs }: Pick<BuildInputs, 'totalTimeoutMs'>,
  { signal }: Pick<BuildDeps, 'signal'>,
): CallOptions {
  return { timeoutMs: Math.min(planTimeoutMs, totalTimeoutMs), ...(signal === undefined ? {} : { signal }) };
}

/** Resolves what the inputs ask for against what is checked out. */
async function resolveTargets(
  inputs: BuildInputs,
  event: EventFacts,
  deps: BuildDeps,
): Promise<Pick<BuildPlan, 'sourceSha' | 'refs' | 'push'> & { readonly revisions: Revisions }> {
  const sourceSha = deps.sourceSha ?? (await readSourceSha(event, deps.run, deps));
  const revisions = { revision: event.revision, sourceSha };
  const refs = readTargetRefs(inputs.tags, inputs.movingTags, revisions);
  checkRequiredRegistries(inputs.requiredRegistries ?? [], refs);
  return { sourceSha, revisions, refs, push: decidePush(inputs, refs, event) };
}

/** Refuses a misspelt host, which would leave nothing required. */
export function checkRequiredRegistries(hosts: readonly string[], refs: readonly TargetRef[]): void {
  const unknown = hosts.find((host) => refs.every((ref) => ref.host !== host));
  if (unknown === undefined) return;
  throw new UserError(
    `Input "required-registries" has "${unknown}", which none of "tags" names: use the host of a tag.`,
  );
}

/**
 * Finds the builder of that name, or the current one.
 * @throws PhaseError that says what to do when there is none
 */
export async function findBuilder(
  name: string | undefined,
  { buildx }: Pick<BuildDeps, 'buildx'>,
  limits: CallOptions,
): Promise<BuilderInfo> {
  try {
    return await buildx.builder(name, limits);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new PhaseError('finding the builder', 1, classifyError(error, { phase: 'build' }), error);
  }
}
