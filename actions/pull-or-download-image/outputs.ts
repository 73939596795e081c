import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { PullOrDownloadResult } from './pull-or-download-image.ts';

/** Every output that `pull-or-download-image/action.yml` declares. */
export function pullOrDownloadOutputs(result: PullOrDownloadResult): Outputs {
  return {
    source: result.source ?? '',
    'image-ref': result.imageRef,
    imageid: result.imageid,
    digest: result.digest,
    revision: result.revision,
    attempts: String(result.attempts),
    'registry-error': result.registryError,
    'artifact-error': result.artifactError,
    trust: result.trust,
    seconds: result.seconds.toFixed(1),
    skipped: String(result.skipped !== ''),
  };
}
