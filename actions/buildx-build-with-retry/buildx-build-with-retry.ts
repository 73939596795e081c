import { buildCost } from './rules/build-cost.ts';
import { newHandoverRecord } from '../../src/core/handover/new-record.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { CacheUse } from './rules/build-progress.ts';
import { ownImageId, type ImageIds } from '../../src/core/oci/image-ids.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { isIndex } from '../../src/core/oci/manifest.ts';
import { isList } from './rules/solve-outputs.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import type { Failure } from '../../src/core/failures/failure.ts';
import { planBuild, type BuildDeps, type BuildPlan } from './build-plan.ts';
import { Phases, toFailure, type PhaseReport } from '../../src/services/retry/phases.ts';
import { buildAndPush, type Progress } from './build-and-push.ts';
import type { Pushed } from '../../src/services/registry/push-refs.ts';
import type { FailedRef } from '../../src/services/registry/push-refs.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';

export interface BuildResult {
  /** Config digest for the runner's platform; '' when it is not known. */
  readonly imageid: string;
  readonly imageids: ImageIds;
  /** What the first image's registry answered; '' when nothing was pushed. */
  readonly digest: string;
  readonly mediaType: string;
  /** First immutable reference of the first image; '' without tags. */
  readonly imageRef: string;
  readonly pushed: boolean;
  readonly pushedRefs: readonly Pushed[];
  readonly failedRefs: readonly FailedRef[];
  /** '' when it was pushed, or should have been. */
  readonly pushSkippedReason: string;
  /** Whether the image is in the engine of this machine. */
  readonly loaded: boolean;
  readonly reused: boolean;
  /** Tries of the phase that took most. */
  readonly attempts: number;
  readonly failure: Failure | undefined;
  readonly cache: CacheUse | undefined;
  /** Whether a cache could be imported; undefined: none was asked for. */
  readonly cacheFound: boolean | undefined;
  readonly buildSeconds: number | undefined;
  readonly pushSeconds: number | undefined;
  /** Of the build alone, as the record has it; see `buildCost`. */
  readonly costSeconds: number | undefined;
  /** In the engine; undefined: it is not there. */
  readonly sizeBytes: number | undefined;
  readonly layers: number | undefined;
  /** Of each layer in the registry; undefined: it is not there, or was not asked for. */
  readonly layerBytes: readonly number[] | undefined;
  /** buildx's metadata file. */
  readonly metadata: string;
  readonly phases: readonly PhaseReport[];
  /** Undefined when the build was not even planned. */
  readonly handover: HandoverRecord | undefined;
}

/** What a build that did not take place has to say. */
export const nothingBuilt: Omit<BuildResult, 'handover'> = {
  ...{ imageid: '', imageids: {}, digest: '', mediaType: '', imageRef: '', metadata: '' },
  ...{
    pushed: false,
    pushedRefs: [],
    failedRefs: [],
    pushSkippedReason: '',
    loaded: false,
    reused: false,
    attempts: 0,
    phases: [],
  },
  ...{ failure: undefined, cache: undefined, cacheFound: undefined, buildSeconds: undefined, pushSeconds: undefined },
  ...{ costSeconds: undefined, sizeBytes: undefined, layers: undefined, layerBytes: undefined },
};

/**
 * Builds an image once and pushes it under its tags: build and push are separate phases, each retried by the class of
 * its failure, and a build that succeeded is never repeated for a push.
 */
export async function buildWithRetry(inputs: BuildInputs, deps: BuildDeps): Promise<Outcome<BuildResult>> {
  let plan: BuildPlan;
  try {
    plan = await planBuild(inputs, deps);
  } catch (failure) {
    return { result: { ...nothingBuilt, handover: undefined, failure: toFailure(failure) }, failure };
  }
  logPlan(plan, deps);
  const phases = new Phases({ timeoutMs: inputs.timeoutMs, deadline: plan.deadline, policy: inputs.retry }, deps);
  const done: Progress = { ids: {}, pushed: [], failed: [], loaded: false, reused: false };
  try {
    await buildAndPush({ inputs, plan, phases, done, deps });
    warnAboutIndex(inputs, done, deps);
    return { result: buildResult(plan, phases, done, undefined, deps) };
  } catch (failure) {
    return { result: buildResult(plan, phases, done, toFailure(failure), deps), failure };
  }
}

function logPlan(plan: BuildPlan, { log }: BuildDeps): void {
  if (!plan.push.push) log.info(`Not pushing: ${plan.push.reason}.`);
  if (plan.cache.note !== undefined) log.notice(plan.cache.note);
  if (plan.buildArgs.warning !== undefined) log.warning(plan.buildArgs.warning);
  const { overruled } = plan.labels;
  if (overruled !== undefined) {
    log.notice(
      `The label ${revisionLabel} is the revision ${plan.event.revision}; "labels" says "${overruled}", which is left out.`,
    );
  }
}

/**
 * Some consumers take no index, and here buildx made one of a single platform by its own decision (B11). Who asked for
 * an attestation in the inputs knows that it makes an index, and a reused image was told of when it was built: a
 * warning there would be noise.
 */
function warnAboutIndex(inputs: BuildInputs, { pushed: [first], reused }: Progress, { log }: BuildDeps): void {
  if (reused || first === undefined || !isIndex(first.mediaType) || isList(inputs)) return;
  log.warning(
    `${first.ref} is an index although it has one platform: buildx added a provenance attestation. Set "provenance: false" for a plain manifest, or name the kind that you want ("provenance: mode=min").`,
  );
}

function buildResult(
  plan: BuildPlan,
  phases: Phases,
  done: Progress,
  failure: Failure | undefined,
  deps: BuildDeps,
): BuildResult {
  const { built, pushed } = done;
  const [first] = plan.refs;
  const imageid = ownImageId(done.ids, plan.engine.platform) ?? '';
  const ofFirst = pushed.filter(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
  const firstPushed = ofFirst.find(({ ref }) => ref === first?.ref) ?? ofFirst[0];
  const digest = firstPushed?.digest ?? '';
  const costSeconds = buildCost(phases.reports, built?.progress.pushSeconds ?? 0);
  return {
    imageid,
    imageids: done.ids,
    digest,
    mediaType: firstPushed?.mediaType ?? '',
    imageRef: first?.ref ?? '',
    pushed: failure === undefined && pushed.length > 0,
    pushedRefs: pushed,
    failedRefs: done.failed,
    pushSkippedReason: plan.push.push ? '' : plan.push.reason,
    loaded: done.loaded,
    reused: done.reused,
    attempts: phases.attempts,
    failure,
    cache: built?.progress.use,
    cacheFound: built?.progress.cacheFound,
    buildSeconds: built?.seconds,
    pushSeconds: done.pushSeconds,
    costSeconds,
    sizeBytes: built?.loaded?.sizeBytes,
    layers: built?.loaded?.layers ?? done.layerBytes?.length,
    layerBytes: done.layerBytes,
    metadata: built?.metadata.text ?? '',
    phases: phases.reports,
    handover: newHandoverRecord({
      first,
      digest,
      imageid,
      imageids: done.ids,
      pushedRefs: pushed,
      event: plan.event,
      sourceSha: plan.sourceSha,
      run: deps.run,
      now: deps.clock.now(),
      buildSeconds: costSeconds,
    }),
  };
}
