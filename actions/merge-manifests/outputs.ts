import { serializeHandover } from '../../src/core/handover/record.ts';
import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import { imageIdsOf } from '../../src/core/oci/image-ids.ts';
import type { MergeResult } from './merge-manifests.ts';

/** Writes every output that `merge-manifests/action.yml` declares. */
export function mergeOutputs(result: MergeResult): Outputs {
  const { platforms } = result;
  return {
    digest: result.digest,
    'image-ref': result.imageRef,
    'pushed-refs': JSON.stringify([
      ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
      ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason })),
    ]),
    platforms: [...new Set(platforms.map(({ platform }) => platform))].join(','),
    imageids: JSON.stringify(imageIdsOf(platforms)),
    'media-type': result.mediaType,
    attempts: String(result.attempts),
    handover: serializeHandover(result.handover),
  };
}
