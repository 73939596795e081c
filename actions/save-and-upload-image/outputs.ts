import { serializeHandover } from '../../src/core/handover/record.ts';
import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import type { SaveImageResult } from './save-and-upload-image.ts';

/** Every output that `save-and-upload-image/action.yml` declares. */
export function saveImageOutputs(result: SaveImageResult): Outputs {
  const { artifact, packed, record } = result;
  return {
    uploaded: String(result.uploaded),
    'artifact-id': artifact === undefined ? '' : String(artifact.id),
    'artifact-name': result.artifactName,
    'artifact-url': result.artifactUrl,
    'artifact-digest': artifact?.digest ?? '',
    imageid: packed?.image.imageid ?? record?.imageid ?? '',
    'size-bytes': packed === undefined ? '' : String(packed.sizeBytes),
    'archive-bytes': packed === undefined ? '' : String(packed.archiveBytes),
    'save-seconds': packed === undefined ? '' : packed.seconds.toFixed(1),
    'upload-seconds': artifact === undefined ? '' : result.uploadSeconds.toFixed(1),
    handover: record === undefined ? '' : serializeHandover(record),
  };
}
