import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { CopyImageResult } from './copy-image.ts';

/** Writes every output that `copy-image/action.yml` declares. */
export function copyImageOutputs(result: CopyImageResult): Outputs {
  return {
    digest: result.digest,
    'copied-refs': JSON.stringify(result.refs),
    'referrers-copied': String(result.referrersCopied),
    'media-type': result.mediaType,
    attempts: String(result.attempts),
  };
}
