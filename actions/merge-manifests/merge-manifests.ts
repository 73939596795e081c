import { isFullSha, type EventFacts } from '../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { Failure, Outcome } from '../../src/core/failures/failure.ts';
import { newHandoverRecord } from '../../src/core/handover/new-record.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { imageIdsOf, ownImageId } from '../../src/core/oci/image-ids.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { isDockerManifestList } from '../../src/core/oci/manifest.ts';
import { readTargetRefs, type TargetRef } from '../../src/core/tags/target-refs.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { RateLimits } from '../../src/ports/registry.ts';
import { QueryBudget } from '../../src/services/registry/query-budget.ts';
import type { PushedImage } from '../../src/services/registry/push-ref.ts';
import type { FailedRef, PushReport } from '../../src/services/registry/push-refs.ts';
import { Phases, toFailure, type PhaseReport } from '../../src/services/retry/phases.ts';
import { findListedSources, findRecordedSources, type FindSourcesDeps } from './find-sources.ts';
import { checkMergeInputs, type MergeInputs } from './rules/merge-inputs.ts';
import {
  checkAnnotatedPlatforms,
  describeTarget,
  planIndex,
  type IndexPlan,
  type MergedPlatform,
} from './rules/plan-index.ts';
import { setTags, type SetTagsDeps } from './set-tags.ts';

interface MergeDeps extends Omit<FindSourcesDeps & SetTagsDeps, 'budget'> {
  readonly run: RunFacts;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
}

export interface MergeResult {
  /** First immutable reference of the first image. */
  readonly imageRef: string;
  /** Of the first image, as its registry answers; '' when no index is there. */
  readonly digest: string;
  readonly mediaType: string;
  /** Of the sources, once they are known to be one image. */
  readonly platforms: readonly MergedPlatform[];
  readonly pushedRefs: readonly PushedImage[];
  readonly failedRefs: readonly FailedRef[];
  /** Attempts of the phase that took most. */
  readonly attempts: number;
  readonly phases: readonly PhaseReport[];
  readonly failure: Failure | undefined;
  readonly handover: HandoverRecord;
}

/** What is known so far: it is reported also when a later step fails. */
interface MergeProgress extends PushReport {
  readonly event: EventFacts;
  targets: readonly TargetRef[];
  plan: IndexPlan | undefined;
  sourceSha: string;
}

/**
 * Makes one index of the images that build jobs pushed for one platform each, and gives it its tags once every platform
 * is there.
 * @throws UserError for inputs that cannot work, before anything is queried.
 */
export async function mergeManifests(given: MergeInputs, neighbours: MergeDeps): Promise<Outcome<MergeResult>> {
  const deps = { ...neighbours, budget: new QueryBudget({ isNeeded: true }) };
  const event = readEventFacts(deps.run);
  const sourceSha = event.mergeSha ?? '';
  const inputs = checkMergeInputs(given, { revision: event.revision, sourceSha });
  const targetsFor = (revision: string): readonly TargetRef[] =>
    readTargetRefs(inputs.tags, inputs.movingTags, { revision, sourceSha });
  const deadline = deps.clock.now() + inputs.timeoutMs;
  // Half of the time, so that a connection that hangs leaves time for another attempt.
  const phases = new Phases({ timeoutMs: inputs.timeoutMs / 2, deadline, policy: inputs.retry }, deps);
  const progress: MergeProgress = {
    event,
    targets: targetsFor(event.revision),
    plan: undefined,
    sourceSha: '',
    pushed: [],
    failed: [],
  };
  try {
    const { annotations, retry: policy } = inputs;
    const [first] = progress.targets;
    const wanted = {
      image: first?.repository ?? '',
      tag: first?.tag ?? '',
      revision: event.revision,
      runId: deps.run.runId,
    };
    const sources =
      inputs.sources.length > 0
        ? await findListedSources(inputs.sources, phases, deps)
        : await findRecordedSources(wanted, phases, deps);
    const plan = planIndex(sources.images, inputs.platforms);
    checkAnnotatedPlatforms(annotations, plan);
    const targets = targetsFor(plan.revision || event.revision);
    Object.assign(progress, { plan, targets, sourceSha: sources.sourceSha });
    logIndexPlan(plan, deps);
    const merge = { sources: sources.images, plan, annotations, targets, policy, deadline };
    await setTags(merge, progress, phases, deps);
    warnAboutLostAnnotations(inputs, progress, deps);
    return { result: toMergeResult(progress, undefined, phases, deps) };
  } catch (failure) {
    return { result: toMergeResult(progress, toFailure(failure, 'registry'), phases, deps), failure };
  }
}

function logIndexPlan(plan: IndexPlan, { log }: MergeDeps): void {
  for (const target of plan.platforms) log.info(`${describeTarget(target)}: ${target.digest}`);
  if (plan.revision !== '') return;
  log.warning(
    `No source has the label ${revisionLabel}, so nothing tells what an existing tag was built from: build with buildx-build-with-retry, which sets it.`,
  );
}

/** Docker's own media types have no annotations, and buildx leaves them out without a message. */
function warnAboutLostAnnotations(
  { annotations }: MergeInputs,
  { pushed: [first] }: MergeProgress,
  { log }: MergeDeps,
): void {
  if (annotations.length === 0 || first === undefined || !isDockerManifestList(first.mediaType)) return;
  log.warning(
    `${first.ref} has no annotations: its images are of Docker's media types, and so is the list of them; build them with provenance, which makes them OCI images, or leave "annotations" out.`,
  );
}

function toMergeResult(
  progress: MergeProgress,
  failure: Failure | undefined,
  phases: Phases,
  { run, clock }: MergeDeps,
): MergeResult {
  const { event, targets, plan, sourceSha, pushed, failed } = progress;
  const [first] = targets;
  const platforms = plan?.platforms ?? [];
  const imageids = imageIdsOf(platforms);
  const firstPushed = pushed.find(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
  const digest = firstPushed?.digest ?? '';
  const revision = plan?.revision ?? event.revision;
  return {
    imageRef: first?.ref ?? '',
    digest,
    mediaType: firstPushed?.mediaType ?? '',
    platforms,
    pushedRefs: pushed,
    failedRefs: failed,
    attempts: phases.attempts,
    phases: phases.reports,
    failure,
    handover: newHandoverRecord({
      first,
      digest,
      imageids,
      pushedRefs: pushed,
      sourceSha,
      run,
      imageid: ownImageId(imageids, '') ?? '',
      event: { ...event, revision: isFullSha(revision) ? revision : '' },
      now: clock.now(),
    }),
  };
}
