import type { Failure } from '../../src/core/failures/failure.ts';
import type { BakeJob, SharedSolve } from './build-job.ts';
import { nothingBuilt, type BuildResult, type ImageResult } from './build-result.ts';

/**
 * What the images of a step have come to together. What only one image can have, such as a digest, is there when there is
 * one image alone.
 */
export function summarizeImages(
  images: readonly ImageResult[],
  jobs: readonly [BakeJob, ...BakeJob[]],
  failure: Failure | undefined,
): BuildResult {
  const [{ shared }] = jobs;
  const results = images.map(({ result }) => result);
  const [only, ...others] = results;
  const reports = results.flatMap((result) => result.phases.filter((phase) => !shared.phases.reports.includes(phase)));
  const phases = [...shared.phases.reports, ...reports];
  return {
    ...(others.length === 0 && only !== undefined ? only : { ...nothingBuilt, handover: undefined }),
    images,
    pushed: results.length > 0 && results.every((result) => result.pushed),
    pushedRefs: results.flatMap((result) => result.pushedRefs),
    failedRefs: results.flatMap((result) => result.failedRefs),
    pushSkippedReason: results.find((result) => result.pushSkippedReason !== '')?.pushSkippedReason ?? '',
    loaded: results.every((result) => result.loaded),
    reused: results.every((result) => result.reused),
    attempts: Math.max(0, ...phases.map(({ attemptCount }) => attemptCount)),
    failure,
    cache: shared.progress?.cacheUse ?? only?.cache,
    cacheFound: shared.progress?.cacheFound,
    buildSeconds: buildSeconds(results, shared),
    pushSeconds: joinPushTimes(jobs),
    metadata: shared.metadata === '' ? (only?.metadata ?? '') : shared.metadata,
    phases,
  };
}

/** The solve that they share is counted once. */
function buildSeconds(results: readonly BuildResult[], shared: SharedSolve): number | undefined {
  const seconds = results.flatMap((result) => result.buildSeconds ?? []);
  if (seconds.length === 0) return undefined;
  return shared.seconds === 0 ? seconds.reduce((sum, each) => sum + each, 0) : shared.seconds;
}

/** Seconds from the first push to the end of the last one, since they go on side by side; undefined: nothing was pushed. */
function joinPushTimes(jobs: readonly BakeJob[]): number | undefined {
  const times = jobs.flatMap(({ facts }) => facts.pushTime ?? []);
  if (times.length === 0) return undefined;
  return (Math.max(...times.map(({ end }) => end)) - Math.min(...times.map(({ start }) => start))) / 1000;
}
