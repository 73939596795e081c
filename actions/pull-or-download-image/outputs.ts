import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { PullOrDownloadResult } from './pull-or-download-image.ts';
import type { NamedImageResult } from './report-images.ts';

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
    images: JSON.stringify(
      Object.fromEntries(result.images.map((image) => [image.name, describeObtainedImage(image)])),
    ),
    'compose-file': result.composeFile,
    'env-file': result.envFile,
  };
}

/** What the output `images` says of one image. */
function describeObtainedImage({ result, error }: NamedImageResult): Readonly<Record<string, string | number>> {
  return {
    'image-ref': result.imageRef,
    imageid: result.imageid,
    digest: result.digest,
    source: result.source ?? '',
    revision: result.revision,
    platform: result.platform,
    trust: result.trust,
    attempts: result.attempts,
    'registry-error': result.registryError,
    'artifact-error': result.artifactError,
    seconds: Math.round(result.seconds * 10) / 10,
    skipped: result.skipped,
    error,
  };
}
