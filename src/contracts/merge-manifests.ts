import { csvList, lineList, shortList } from '../core/build/csv-list.ts';
import { serialiseHandover } from '../core/handover-record.ts';
import type { InputReader, Outputs } from '../core/inputs.ts';
import type { MergeInputs } from '../core/merge/merge-inputs.ts';
import type { MergeResult } from '../flows/merge-manifests.ts';

/**
 * The inputs of `merge-manifests/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readMergeInputs(inputs: InputReader): MergeInputs {
  const list = (name: string, form = shortList): readonly string[] => csvList(name, inputs.text(name) ?? '', form);
  const movingTags = list('moving-tags');
  return {
    tags: list('tags'),
    movingTags: movingTags.length === 0 ? undefined : movingTags.filter((tag) => tag !== 'none'),
    sources: list('sources'),
    platforms: list('platforms'),
    annotations: list('annotations', lineList),
    builder: inputs.text('builder'),
    retry: {
      maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
      retryOn: 'transient',
    },
    timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 10 }) * 60_000,
  };
}

/** Every output that `merge-manifests/action.yml` declares. */
export function mergeOutputs(result: MergeResult): Outputs {
  const { platforms } = result;
  return {
    digest: result.digest,
    'image-ref': result.imageRef,
    'pushed-refs': JSON.stringify([
      ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
      ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason })),
    ]),
    platforms: platforms.map(({ platform }) => platform).join(','),
    imageids: JSON.stringify(Object.fromEntries(platforms.map(({ platform, imageid }) => [platform, imageid]))),
    'media-type': result.mediaType,
    attempts: String(result.attempts),
    handover: serialiseHandover(result.handover),
  };
}
