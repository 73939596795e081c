import { buildHandover } from '../core/build/build-handover.ts';
import type { BuildInputs } from '../core/build/build-inputs.ts';
import type { CacheUse } from '../core/build/build-progress.ts';
import { idsOfLoaded, idsOfPushed, ownImageId, type ImageIds } from '../core/build/image-identity.ts';
import { revisionLabel } from '../core/build/image-labels.ts';
import type { HandoverRecord } from '../core/handover-record.ts';
import type { Failure } from '../core/retry-policy.ts';
import { buildIntoEngine, type Built } from './build/build-phase.ts';
import { planBuild, type BuildDeps, type BuildPlan } from './build/build-plan.ts';
import { Phases, type PhaseReport } from './build/phase.ts';
import { pushFromEngine, type Pushed } from './build/push-phase.ts';
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
  ...{ pushed: false, pushedRefs: [], pushSkippedReason: '', loaded: false, reused: false, attempts: 0, phases: [] },
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
  const done: Done = { built: undefined, ids: {}, pushed: [], pushStart: undefined, pushEnd: undefined };
  try {
    await buildAndPush(inputs, plan, phases, done, deps);
    return { result: resultOf(plan, phases, done, deps) };
  } catch (failure) {
    return { result: resultOf(plan, phases, done, deps), failure };
  }
}

/** What has been reached so far: it stands also when a later phase fails. */
interface Done {
  built: Built | undefined;
  ids: ImageIds;
  pushed: Pushed[];
  pushStart: number | undefined;
  pushEnd: number | undefined;
}

async function buildAndPush(
  inputs: BuildInputs,
  plan: BuildPlan,
  phases: Phases,
  done: Done,
  deps: BuildDeps,
): Promise<void> {
  const built = await buildIntoEngine(inputs, plan, phases, deps);
  done.built = built;
  done.ids = idsOfLoaded(built.loaded, built.metadata, plan.engine.store, plan.engine.platform);
  if (!plan.push.push) return;
  done.pushStart = deps.clock.now();
  try {
    for (const target of plan.refs) {
      const pushed = await pushFromEngine(target, ownImageId(done.ids, plan.engine.platform), phases, deps);
      if (done.pushed.length === 0) done.ids = idsOfPushed(await deps.registry.configs(pushed.ref, phases.limits()));
      done.pushed.push(pushed);
    }
  } finally {
    done.pushEnd = deps.clock.now();
  }
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

function resultOf(plan: BuildPlan, phases: Phases, done: Done, deps: BuildDeps): BuildResult {
  const { built, pushed } = done;
  const [first] = plan.refs;
  const imageid = ownImageId(done.ids, plan.engine.platform) ?? '';
  const digest = pushed[0]?.digest ?? '';
  const seconds = (from: number | undefined, to: number | undefined): number | undefined =>
    from === undefined || to === undefined ? undefined : (to - from) / 1000;
  return {
    imageid,
    imageids: done.ids,
    digest,
    mediaType: pushed[0]?.mediaType ?? '',
    imageRef: first?.ref ?? '',
    pushed: plan.push.push && pushed.length === plan.refs.length,
    pushedRefs: pushed,
    pushSkippedReason: plan.push.push ? '' : plan.push.reason,
    loaded: built?.loaded !== undefined,
    reused: false,
    attempts: phases.attempts,
    failure: phases.failure,
    cache: built?.cache,
    buildSeconds: built?.seconds,
    pushSeconds: seconds(done.pushStart, done.pushEnd),
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
