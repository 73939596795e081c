import { newHandoverRecord } from '../../src/core/handover/new-record.ts';
import { ownImageId } from '../../src/core/oci/image-ids.ts';
import { targetRefs, type TargetRef } from '../../src/core/tags/target-refs.ts';
import { isFullSha, readEventFacts, type EventFacts } from '../../src/core/events/event-facts.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { judgeSources, type MergedPlatform, type OwnIndex } from './rules/judge-sources.ts';
import { checkMergeInputs, type MergeInputs } from './rules/merge-inputs.ts';
import type { Failure } from '../../src/core/failures/failure.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { RateLimits } from '../../src/ports/registry.ts';
import { Phases, toFailure, type PhaseReport } from '../../src/services/retry/phases.ts';
import type { Pushed } from '../../src/services/registry/push-refs.ts';
import type { FailedRef, PushReport } from '../../src/services/registry/push-refs.ts';
import { listedSources, recordedSources, type FindSourcesDeps, type Sources } from './find-sources.ts';
import { setTags, type SetTagsDeps } from './set-tags.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';

interface MergeDeps extends FindSourcesDeps, SetTagsDeps {
  readonly run: RunFacts;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
}

export interface MergeResult {
  /** First immutable reference of the first image. */
  readonly imageRef: string;
  /** What the first image's registry answered; '' when no index is there. */
  readonly digest: string;
  readonly mediaType: string;
  /** Of the sources, as soon as they are known to make up one image. */
  readonly platforms: readonly MergedPlatform[];
  readonly pushedRefs: readonly Pushed[];
  readonly failedRefs: readonly FailedRef[];
  /** Tries of the phase that took most. */
  readonly attempts: number;
  readonly phases: readonly PhaseReport[];
  readonly failure: Failure | undefined;
  readonly handover: HandoverRecord;
}

/** What is known so far: it stands also when a later step fails. */
interface Progress extends PushReport {
  targets: readonly TargetRef[];
  own: OwnIndex | undefined;
  sourceSha: string;
}

/**
 * Makes one index of the images that build jobs pushed for a platform each, and gives it its tags once every platform is
 * there: rows M1-M4.
 * @throws UserError for inputs that cannot work, before anything is asked.
 */
export async function mergeManifests(given: MergeInputs, deps: MergeDeps): Promise<Outcome<MergeResult>> {
  const event = readEventFacts(deps.run);
  const mergeSha = event.mergeSha ?? '';
  const inputs = checkMergeInputs(given, { revision: event.revision, sourceSha: mergeSha });
  const targetsFor = (revision: string): readonly TargetRef[] =>
    targetRefs(inputs.tags, inputs.movingTags, { revision, sourceSha: mergeSha });
  const deadline = deps.clock.now() + inputs.timeoutMs;
  // A connection that hangs leaves time for the next attempt.
  const phases = new Phases({ timeoutMs: inputs.timeoutMs / 2, deadline, policy: inputs.retry }, deps);
  const done: Progress = {
    ...{ pushed: [], failed: [], own: undefined, sourceSha: '' },
    targets: targetsFor(event.revision),
  };
  try {
    const sources = await findSources(inputs, done.targets[0], event, phases, deps);
    const own = judgeSources(sources.images, inputs.platforms);
    Object.assign(done, { own, sourceSha: sources.sourceSha, targets: targetsFor(own.revision || event.revision) });
    announce(own, deps);
    const { annotations, retry: policy } = inputs;
    const merge = { sources: sources.images, own, annotations, targets: done.targets, policy, deadline };
    await setTags(merge, done, phases, deps);
    tellOfAnnotations(inputs, done, deps);
    return { result: resultOf(done, phases, event, undefined, deps) };
  } catch (failure) {
    return { result: resultOf(done, phases, event, toFailure(failure), deps), failure };
  }
}

function findSources(
  inputs: MergeInputs,
  first: TargetRef | undefined,
  { revision }: EventFacts,
  phases: Phases,
  deps: MergeDeps,
): Promise<Sources> {
  if (inputs.sources.length > 0) return listedSources(inputs.sources, phases, deps);
  const { repository: image = '', tag = '' } = first ?? {};
  return recordedSources({ image, tag, revision, runId: deps.run.runId }, phases, deps);
}

function announce(own: OwnIndex, { log }: MergeDeps): void {
  for (const { platform, digest } of own.platforms) log.info(`${platform}: ${digest}`);
  if (own.revision !== '') return;
  log.warning(
    `No source has the label ${revisionLabel}, so nothing tells what an existing tag was built from: build with buildx-build-with-retry, which sets it.`,
  );
}

/** Docker's own media types know no annotations, and buildx leaves them out without a word. */
function tellOfAnnotations({ annotations }: MergeInputs, { pushed: [first] }: Progress, { log }: MergeDeps): void {
  if (annotations.length === 0 || !first?.mediaType.includes('manifest.list')) return;
  log.warning(
    `${first.ref} has no annotations: its images are of Docker's media types, and so is the list of them; build them with provenance, which makes them OCI images, or leave "annotations" out.`,
  );
}

function resultOf(
  done: Progress,
  phases: Phases,
  event: EventFacts,
  failure: Failure | undefined,
  { run, clock }: MergeDeps,
): MergeResult {
  const [first] = done.targets;
  const platforms = done.own?.platforms ?? [];
  const imageids = Object.fromEntries(platforms.map(({ platform, imageid }) => [platform, imageid]));
  const firstPushed = done.pushed.find(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
  const digest = firstPushed?.digest ?? '';
  const revision = done.own?.revision ?? event.revision;
  return {
    imageRef: first?.ref ?? '',
    digest,
    mediaType: firstPushed?.mediaType ?? '',
    platforms,
    pushedRefs: done.pushed,
    failedRefs: done.failed,
    attempts: phases.attempts,
    phases: phases.reports,
    failure,
    handover: newHandoverRecord({
      ...{ first, digest, imageids, pushedRefs: done.pushed, sourceSha: done.sourceSha, run },
      imageid: ownImageId(imageids, '') ?? '',
      event: { ...event, revision: isFullSha(revision) ? revision : '' },
      now: clock.now(),
    }),
  };
}
