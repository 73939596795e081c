import { serializeHandover } from '../../src/core/handover/record.ts';
import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import { toMessage } from '../../src/errors.ts';
import type { BuildResult } from './build-result.ts';
import { serializeImages, serializeUsableImages, type ImageOutput } from './rules/image-outputs.ts';

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
    ...handoverOutputs(result),
  };
}

/** A record; of a step with `files` the set of the images that were made. */
function handoverOutputs({ images, handover }: BuildResult): Pick<Outputs, 'images' | 'handover'> {
  if (images === undefined) return { images: '', handover: handover === undefined ? '' : serializeHandover(handover) };
  const made = images.flatMap(({ name, aliases, result, failure }): readonly ImageOutput[] => {
    const error = failure === undefined ? '' : toMessage(failure);
    const { handover, pushed } = result;
    return handover === undefined ? [] : [{ name, aliases, record: handover, pushed, error }];
  });
  return { images: serializeImages(made), handover: serializeUsableImages(made) };
}

function secondsText(seconds: number | undefined): string {
  return seconds === undefined ? '' : seconds.toFixed(1);
}
