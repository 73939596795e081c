import { buildHandover } from '../core/build/build-handover.ts';
import type { BuildInputs } from '../core/build/build-inputs.ts';
import type { CacheUse } from '../core/build/build-progress.ts';
import type { ExistingImage } from '../core/build/existing-tag.ts';
import { idsOfLoaded, idsOfPushed, ownImageId, type ImageIds } from '../core/build/image-identity.ts';
import { revisionLabel } from '../core/build/image-labels.ts';
import type { TargetRef } from '../core/build/target-refs.ts';
import type { HandoverRecord } from '../core/handover-record.ts';
import type { Failure } from '../core/retry-policy.ts';
import { buildIntoEngine, type Built } from './build/build-phase.ts';
import { planBuild, type BuildDeps, type BuildPlan } from './build/build-plan.ts';
import { reusableBeforeBuild, reusableImage } from './build/existing-image.ts';
import { Phases, failureOf, type PhaseReport } from './build/phase.ts';
import { pushFromEngine, type Pushed } from './build/push-phase.ts';
import { pushRefs, type FailedRef, type PushReport } from './build/push-refs.ts';
import { askForConfigs } from './build/registry-questions.ts';
import { reuseImage } from './build/reuse-image.ts';
import type { Outcome } from './outcome.ts';

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
  readonly buildSeconds: number | undefined;
  readonly pushSeconds: number | undefined;
  /** buildx's metadata file. */
  readonly metadata: string;
  readonly phases: readonly PhaseReport[];
  readonly handover: HandoverRecord;
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
  ...{ failure: undefined, cache: undefined, buildSeconds: undefined, pushSeconds: undefined },
};

/**
 * Builds an image once and pushes it under its tags: build and push are separate phases, each retried by the class of
 * its failure, and a build that succeeded is never repeated for a push.
 */
export async function buildWithRetry(inputs: BuildInputs, deps: BuildDeps): Promise<Outcome<BuildResult>> {
  const plan = await planBuild(inputs, deps);
  announce(plan, deps);
  const phases = new Phases({ timeoutMs: inputs.timeoutMs, deadline: plan.deadline, policy: inputs.retry }, deps);
  const done: Done = { ids: {}, pushed: [], failed: [], loaded: false, reused: false };
  try {
    await produce(inputs, plan, phases, done, deps);
    return { result: resultOf(plan, phases, done, undefined, deps) };
  } catch (failure) {
    return { result: resultOf(plan, phases, done, failureOf(failure), deps), failure };
  }
}

/** What has been reached so far: it stands also when a later phase fails. */
interface Done extends PushReport {
  built?: Built;
  ids: ImageIds;
  loaded: boolean;
  reused: boolean;
  pushSeconds?: number;
}

async function produce(
  inputs: BuildInputs,
  plan: BuildPlan,
  phases: Phases,
  done: Done,
  deps: BuildDeps,
): Promise<void> {
  const there = plan.push.push ? await reusableBeforeBuild(inputs, plan, phases, deps) : undefined;
  if (there !== undefined) {
    await reuse(inputs, plan, there, phases, done, deps);
    return;
  }
  const built = await buildIntoEngine(inputs, plan, phases, deps);
  done.built = built;
  done.loaded = built.loaded !== undefined;
  done.ids = idsOfLoaded(built.loaded, built.metadata, plan.engine.store, plan.engine.platform);
  if (!plan.push.push) return;
  const start = deps.clock.now();
  try {
    // Another run of the same build may have pushed meanwhile: then its image is the one.
    const rival = await reusableImage(inputs, plan, phases, deps);
    if (rival === undefined) await push(inputs, plan, phases, done, deps);
    else await reuse(inputs, plan, rival, phases, done, deps);
  } finally {
    done.pushSeconds = (deps.clock.now() - start) / 1000;
  }
}

async function push(inputs: BuildInputs, plan: BuildPlan, phases: Phases, done: Done, deps: BuildDeps): Promise<void> {
  const pushOne = async (target: TargetRef): Promise<Pushed> => {
    const pushed = await pushFromEngine(target, plan.engine.store, phases, deps);
    if (Object.keys(done.ids).length === 0) {
      done.ids = idsOfPushed(await askForConfigs(pushed.ref, phases, deps.registry));
    }
    return pushed;
  };
  await pushRefs(inputs, plan, done, pushOne, deps);
}

async function reuse(
  inputs: BuildInputs,
  plan: BuildPlan,
  existing: ExistingImage,
  phases: Phases,
  done: Done,
  deps: BuildDeps,
): Promise<void> {
  done.reused = true;
  done.ids = idsOfPushed(existing.configs);
  done.loaded = await reuseImage(inputs, plan, existing, done, phases, deps);
}

function announce(plan: BuildPlan, { log }: BuildDeps): void {
  if (!plan.push.push) log.info(`Not pushing: ${plan.push.reason}.`);
  const { overruled } = plan.labels;
  if (overruled !== undefined) {
    log.notice(
      `The label ${revisionLabel} is the revision ${plan.event.revision}; "labels" says "${overruled}", which is left out.`,
    );
  }
}

function resultOf(
  plan: BuildPlan,
  phases: Phases,
  done: Done,
  failure: Failure | undefined,
  deps: BuildDeps,
): BuildResult {
  const { built, pushed } = done;
  const [first] = plan.refs;
  const imageid = ownImageId(done.ids, plan.engine.platform) ?? '';
  const firstPushed = pushed.find(({ ref }) => ref === first?.ref) ?? pushed[0];
  const digest = firstPushed?.digest ?? '';
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
    cache: built?.cache,
    buildSeconds: built?.seconds,
    pushSeconds: done.pushSeconds,
    metadata: built?.metadata.text ?? '',
    phases: phases.reports,
    handover: buildHandover({
      first,
      digest,
      imageid,
      imageids: done.ids,
      pushedRefs: pushed,
      event: plan.event,
      sourceSha: plan.sourceSha,
      run: deps.run,
      now: deps.clock.now(),
    }),
  };
}
