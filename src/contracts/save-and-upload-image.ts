import { parseHandover, serialiseHandover } from '../core/handover-record.ts';
import type { InputReader, Outputs } from '../core/inputs.ts';
import { summaryTable } from '../core/summary-table.ts';
import { readableBytes } from '../flows/progress.ts';
import type { SaveImageInputs } from '../flows/save/plan.ts';
import type { SaveImageResult } from '../flows/save-and-upload-image.ts';

/**
 * The inputs of `save-and-upload-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readSaveImageInputs(inputs: InputReader): SaveImageInputs {
  const handover = inputs.text('handover');
  const compression = inputs.choice('compression', ['auto', 'zstd', 'gzip', 'none'], 'auto');
  return {
    image: inputs.text('image'),
    handover: handover === undefined ? undefined : parseHandover(handover, 'input "handover"'),
    tags: inputs.list('tags'),
    imageTar: inputs.text('image-tar'),
    artifactName: inputs.text('artifact-name'),
    localTag: inputs.text('local-tag'),
    upload: inputs.choice('upload', ['image', 'record'], 'image'),
    compression,
    compressionLevel: inputs.integer('compression-level', {
      min: 1,
      max: compression === 'gzip' ? 9 : 19,
      fallback: 1,
    }),
    archive: inputs.boolean('archive', false),
    fileName: inputs.text('file-name') ?? 'image.tar',
    retentionDays: inputs.integer('retention-days', { min: 1, max: 90, fallback: 1 }),
    overwrite: inputs.choice('overwrite', ['auto', 'true', 'false'], 'auto'),
  };
}

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
    handover: record === undefined ? '' : serialiseHandover(record),
  };
}

/** What the step's summary page shows. */
export function saveImageSummary(result: SaveImageResult): string {
  const { packed, artifact, record } = result;
  const optional = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : [text]);
  const title = result.uploaded ? `Handed over ${result.artifactName}` : `Not handed over: ${result.artifactName}`;
  return summaryTable(title, [
    ['image', optional(packed?.image.reference ?? record?.image)],
    ['imageid', optional(packed?.image.imageid ?? record?.imageid)],
    ['artifact', optional(artifact?.name)],
    ['artifact digest', optional(artifact?.digest)],
    ['size', packed === undefined ? [] : [readableBytes(packed.sizeBytes)]],
    ['as uploaded', packed === undefined ? [] : [`${readableBytes(packed.archiveBytes)} (${packed.compression})`]],
    ['saved in', packed === undefined ? [] : [`${packed.seconds.toFixed(1)} s`]],
    ['uploaded in', artifact === undefined ? [] : [`${result.uploadSeconds.toFixed(1)} s`]],
    ['skipped', optional(record?.skipped ?? undefined)],
  ]);
}
