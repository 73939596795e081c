import { decideLoad, decidePush, type PushDecision } from './rules/build-decisions.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { callFlags, type CallFlags } from './rules/call-method.ts';
import { cacheOptions, type CacheOptions } from './rules/cache-options.ts';
import { imageLabels, type ImageLabels } from './rules/image-labels.ts';
import { passBuildArgs, type PassedBuildArgs } from './rules/secret-build-args.ts';
import { targetRefs, type Revisions, type TargetRef } from '../../src/core/tags/target-refs.ts';
import { readEventFacts, type EventFacts } from '../../src/core/events/event-facts.ts';
import { classifyError } from '../../src/core/failures/classify.ts';
import { settledValue } from '../../src/core/failures/failure.ts';
import { localReference } from '../../src/core/oci/reference.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { ArchivedConfigs } from '../../src/ports/archives.ts';
import type { BuilderInfo, Buildx } from '../../src/ports/buildx.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Engine, EngineInfo } from '../../src/ports/engine.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { CallOptions, Exec } from '../../src/ports/process.ts';
import type { RateLimits, Registry } from '../../src/ports/registry.ts';
import { CommandError, UserError } from '../../src/errors.ts';
import { readSourceSha } from '../../src/services/git/source-sha.ts';
import { PhaseError } from '../../src/services/retry/phases.ts';

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
  readonly signal?: AbortSignal;
  /** What is checked out, where a step before this one has read it. */
  readonly sourceSha?: string;
  /** The builder that `builder` names, where a step before this one has found it. */
  readonly builder?: BuilderInfo | undefined;
  /** Opens a Git context on the server of this run. */
  readonly gitToken?: string | undefined;
}

/** Everything that is decided before something is built. */
export interface BuildPlan {
  readonly event: EventFacts;
  readonly sourceSha: string;
  readonly engine: EngineInfo;
  readonly builder: BuilderInfo;
  /** First the immutable ones of the first image. */
  readonly refs: readonly TargetRef[];
  readonly push: PushDecision;
  readonly load: boolean;
  /** What is asked in place of building; undefined: it is built. */
  readonly ask: CallFlags | undefined;
  readonly labels: ImageLabels;
  readonly cache: CacheOptions;
  readonly buildArgs: PassedBuildArgs;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly deadline: number;
}

/** An engine and a builder that are there answer at once. */
const planMs = 60_000;

/**
 * Reads what the run, the engine and the builder say, and decides what will be done.
 * @throws UserError for inputs that do not fit together or to what is there; nothing has been changed then.
 */
export async function planBuild(inputs: BuildInputs, deps: BuildDeps): Promise<BuildPlan> {
  const startedAt = deps.clock.now();
  if (inputs.localTag !== undefined) localReference(inputs.localTag);
  const event = readEventFacts(deps.run);
  const limits: CallOptions = {
    timeoutMs: Math.min(planMs, inputs.totalTimeoutMs),
    ...(deps.signal === undefined ? {} : { signal: deps.signal }),
  };
  // Side by side, since each is a process to wait for; bad input is told of before what is missing.
  const [wanted, engineAnswer, builderAnswer] = await Promise.allSettled([
    resolveTargets(inputs, event, deps),
    deps.engine.info(limits),
    deps.builder ?? usableBuilder(inputs.builder, deps, limits),
  ]);
  const { sourceSha, revisions, refs, push } = settledValue(wanted);
  const engine = settledValue(engineAnswer);
  const builder = settledValue(builderAnswer);
  const ask = inputs.call === 'build' ? undefined : callFlags(inputs.call, await deps.buildx.version(limits));
  const cache = cacheOptions(inputs, refs, event, { driver: builder.driver, store: engine.store });
  return {
    event,
    sourceSha,
    engine,
    builder,
    refs,
    push,
    load: decideLoad(inputs, engine, builder.driver),
    ask,
    labels: imageLabels(inputs, revisions),
    cache,
    buildArgs: passBuildArgs(inputs, cache.cacheTo),
    startedAt,
    deadline: startedAt + inputs.totalTimeoutMs,
  };
}

/** What the inputs ask for, of what is checked out. */
async function resolveTargets(
  inputs: BuildInputs,
  event: EventFacts,
  deps: BuildDeps,
): Promise<Pick<BuildPlan, 'sourceSha' | 'refs' | 'push'> & { readonly revisions: Revisions }> {
  const sourceSha = deps.sourceSha ?? (await readSourceSha(event, deps.run, deps));
  const revisions = { revision: event.revision, sourceSha };
  const refs = targetRefs(inputs.tags, inputs.movingTags, revisions);
  checkRequired(inputs.requiredRegistries ?? [], refs);
  return { sourceSha, revisions, refs, push: decidePush(inputs, refs, event) };
}

/** A host that is misspelt would leave nothing required. */
function checkRequired(hosts: readonly string[], refs: readonly TargetRef[]): void {
  const unknown = hosts.find((host) => refs.every((ref) => ref.host !== host));
  if (unknown === undefined) return;
  throw new UserError(
    `Input "required-registries" has "${unknown}", which none of "tags" names: use the host of a tag.`,
  );
}

/**
 * The builder of that name, or the current one.
 * @throws PhaseFailed that says what to do when there is none (F20).
 */
export async function usableBuilder(
  name: string | undefined,
  { buildx }: Pick<BuildDeps, 'buildx'>,
  limits: CallOptions = {},
): Promise<BuilderInfo> {
  try {
    return await buildx.builder(name, limits);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new PhaseError('finding the builder', 1, classifyError(error, { phase: 'build' }), error);
  }
}

/** What the image is called in the engine of this machine. */
export function localNames(
  inputs: Pick<BuildInputs, 'localTag'>,
  { refs }: Pick<BuildPlan, 'refs'>,
): readonly string[] {
  return [...refs.map(({ ref }) => ref), ...(inputs.localTag === undefined ? [] : [inputs.localTag])];
}
