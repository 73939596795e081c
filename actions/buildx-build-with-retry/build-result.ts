import { ClassifiedError, type Failure } from '../../src/core/failures/failure.ts';
import { newHandoverRecord } from '../../src/core/handover/new-record.ts';
import type { HandoverRecord } from '../../src/core/handover/record.ts';
import { ownImageId, type ImageIds } from '../../src/core/oci/image-ids.ts';
import { toMessage } from '../../src/errors.ts';
import type { TimedPhase } from '../../src/core/retry/attempts.ts';
import type { PushedImage } from '../../src/services/registry/push-ref.ts';
import type { FailedRef } from '../../src/services/registry/push-refs.ts';
import { toFailure, type PhaseReport } from '../../src/services/retry/phases.ts';
import type { BuildJob } from './build-job.ts';
import type { CacheUse } from './rules/build-progress.ts';
import { nameOutputs, pushedRepositories } from './rules/solve-outputs.ts';

export interface BuildResult {
  /** Of a step that builds from `files`: each image by the name of its target. Undefined: the result is the image's. */
  readonly images?: readonly ImageResult[] | undefined;
  /** Config digest for the runner's platform; '' when it is not known. */
  readonly imageid: string;
  readonly imageids: ImageIds;
  /** What the first image's registry answered, or what `outputs` pushed; '' when nothing was pushed. */
  readonly digest: string;
  readonly mediaType: string;
  /** First immutable reference of the first image; '' without tags. */
  readonly imageRef: string;
  readonly pushed: boolean;
  readonly pushedRefs: readonly PushedImage[];
  readonly failedRefs: readonly FailedRef[];
  /** '' when it was pushed, or should have been. */
  readonly pushSkippedReason: string;
  /** Whether the image is in the engine of this machine. */
  readonly loaded: boolean;
  readonly reused: boolean;
  /** Attempts of the phase that took most. */
  readonly attempts: number;
  readonly failure: Failure | undefined;
  readonly cache: CacheUse | undefined;
  /** Whether a cache could be imported; undefined: there was none to import. */
  readonly cacheFound: boolean | undefined;
  readonly buildSeconds: number | undefined;
  readonly pushSeconds: number | undefined;
  /** Of the build alone, as the record has it; see `buildCost`. */
  readonly costSeconds: number | undefined;
  /** In the engine; undefined: it is not there. */
  readonly sizeBytes: number | undefined;
  readonly layers: number | undefined;
  /** Of each layer in the registry; undefined: it is not there, or this is not known. */
  readonly layerBytes: readonly number[] | undefined;
  /** buildx's metadata file. */
  readonly metadata: string;
  readonly phases: readonly PhaseReport[];
  /** Undefined when the build was not even planned. */
  readonly handover: HandoverRecord | undefined;
}

/** What one image of several has come to. */
export interface ImageResult {
  readonly name: string;
  /** Further names of the very same image. */
  readonly aliases?: readonly string[] | undefined;
  readonly result: BuildResult;
  /** What ended it; undefined: nothing did. */
  readonly failure?: unknown;
}

/** The result of a build that did not take place. */
export const nothingBuilt: Omit<BuildResult, 'handover'> = {
  imageid: '',
  imageids: {},
  digest: '',
  mediaType: '',
  imageRef: '',
  pushed: false,
  pushedRefs: [],
  failedRefs: [],
  pushSkippedReason: '',
  loaded: false,
  reused: false,
  attempts: 0,
  failure: undefined,
  cache: undefined,
  cacheFound: undefined,
  buildSeconds: undefined,
  pushSeconds: undefined,
  costSeconds: undefined,
  sizeBytes: undefined,
  layers: undefined,
  layerBytes: undefined,
  metadata: '',
  phases: [],
};

/** What a build has come to. @param failure what ended it; undefined: nothing did */
export function buildResult(
  { inputs, plan, phases, facts, deps, shared }: BuildJob,
  failure: Failure | undefined,
): BuildResult {
  const { built, pushed, imageids } = facts;
  const [first] = plan.refs;
  const imageid = ownImageId(imageids, plan.engine.platform) ?? '';
  const ofFirst = pushed.filter(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
  const firstPushed = ofFirst.find(({ ref }) => ref === first?.ref) ?? ofFirst[0];
  // What the user's own outputs push is known from buildx alone, and is the image's where it went to its repository.
  const repositories = pushedRepositories(nameOutputs(inputs.outputs, plan.refs));
  const byOutputs = repositories.length === 0 ? undefined : built?.metadata;
  const digest = firstPushed?.digest ?? byOutputs?.digest ?? '';
  const isOfFirst = firstPushed !== undefined || (first !== undefined && repositories.includes(first.repository));
  const reports = facts.reused ? phases.reports : [...(shared?.phases.reports ?? []), ...phases.reports];
  const costSeconds = facts.reused
    ? undefined
    : buildCost(reports, shared === undefined ? (built?.progress.pushSeconds ?? 0) : 0, shared?.imageCount);
  return {
    imageid,
    imageids,
    digest,
    mediaType: firstPushed?.mediaType ?? byOutputs?.mediaType ?? '',
    imageRef: first?.ref ?? '',
    pushed: failure === undefined && pushed.length > 0,
    pushedRefs: pushed,
    failedRefs: facts.failed,
    pushSkippedReason: plan.push.push ? '' : plan.push.reason,
    loaded: facts.loaded,
    reused: facts.reused,
    attempts: Math.max(0, ...reports.map(({ attemptCount }) => attemptCount)),
    failure,
    cache: shared === undefined ? built?.progress.cacheUse : undefined,
    cacheFound: built?.progress.cacheFound,
    buildSeconds: built?.seconds,
    pushSeconds: facts.pushTime === undefined ? undefined : (facts.pushTime.end - facts.pushTime.start) / 1000,
    costSeconds,
    sizeBytes: built?.loaded?.sizeBytes,
    layers: built?.loaded?.diffIds?.length ?? facts.layerBytes?.length,
    layerBytes: facts.layerBytes,
    metadata: built?.metadata.text ?? '',
    phases: reports,
    handover: newHandoverRecord({
      first,
      digest: isOfFirst ? digest : '',
      imageid,
      imageids,
      pushedRefs: pushed,
      event: plan.event,
      sourceSha: plan.sourceSha,
      run: deps.run,
      now: deps.clock.now(),
      buildSeconds: costSeconds,
    }),
  };
}

/** One error for the step: the image's own where one failed, else all of them by name. */
export function joinFailures(images: readonly Pick<ImageResult, 'name' | 'failure'>[]): unknown {
  const failed = images.filter(({ failure }) => failure !== undefined);
  const [first, ...others] = failed;
  if (first === undefined || others.every(({ failure }) => failure === first.failure)) return first?.failure;
  const reasons = failed.map(({ name, failure }) => `${name}: ${toMessage(failure)}`);
  return new ClassifiedError(
    `${failed.length} of ${images.length} images failed. ${reasons.join(' ')}`,
    toFailure(first.failure, 'build'),
    first.failure,
  );
}

/**
 * Seconds of the attempt that built the image, without the upload in it: what another job would pay to build it again.
 * Undefined: nothing was built. An attempt that went on where a failed one had stopped counts for its own time alone.
 * @param imageCount that the attempt made together: each has its share, so that those of all are the whole
 */
export function buildCost(phases: readonly TimedPhase[], pushSeconds: number, imageCount = 1): number | undefined {
  const built = phases
    .filter(({ title }) => /^build\b/.test(title))
    .flatMap(({ attempts }) => attempts)
    .find(({ failure }) => failure === undefined);
  return built === undefined ? undefined : Math.max(0, built.seconds - pushSeconds) / imageCount;
}
