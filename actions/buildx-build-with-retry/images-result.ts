import type { Failure } from '../../src/core/failures/failure.ts';
import type { SharedSolve } from './build-job.ts';
import { nothingBuilt, type BuildResult, type ImageResult } from './build-result.ts';

/**
 * What the images of a step have come to together. What only one image can have, such as a digest, is there when there is
 * one image alone.
 */
export function summarizeImages(
  images: readonly ImageResult[],
  shared: SharedSolve,
  failure: Failure | undefined,
): BuildResult {
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
    pushSeconds: shared.pushSeconds,
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
