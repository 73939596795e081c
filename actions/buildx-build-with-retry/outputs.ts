import { serializeHandover } from '../../src/core/handover/record.ts';
import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { BuildResult } from './build-result.ts';

/** Every output that `buildx-build-with-retry/action.yml` declares. */
export function buildOutputs(result: BuildResult): Outputs {
  const { cache, failure } = result;
  return {
    imageid: result.imageid,
    imageids: JSON.stringify(result.imageids),
    digest: result.digest,
    metadata: result.metadata,
    'image-ref': result.imageRef,
    pushed: String(result.pushed),
    'pushed-refs': JSON.stringify([
      ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
      ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason })),
    ]),
    'push-skipped-reason': result.pushSkippedReason,
    reused: String(result.reused),
    attempts: String(result.attempts),
    'failure-class': failure?.class ?? 'none',
    'failure-reason': failure?.reason ?? '',
    'cached-steps': cache === undefined ? '' : String(cache.cached),
    'total-steps': cache === undefined ? '' : String(cache.total),
    'cache-hit-ratio': cache === undefined || cache.total === 0 ? '' : (cache.cached / cache.total).toFixed(2),
    'build-seconds': secondsText(result.buildSeconds),
    'push-seconds': secondsText(result.pushSeconds),
    'media-type': result.mediaType,
    handover: result.handover === undefined ? '' : serializeHandover(result.handover),
  };
}

function secondsText(seconds: number | undefined): string {
  return seconds === undefined ? '' : seconds.toFixed(1);
}
