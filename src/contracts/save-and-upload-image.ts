import { parseHandover, serialiseHandover } from '../core/handover-record.ts';
import type { InputReader, Outputs } from '../core/inputs.ts';
import { readableBytes, readableSeconds } from '../core/readable.ts';
import { asCode } from '../core/summary/escaped.ts';
import { summaryPage } from '../core/summary/page.ts';
import { known } from '../core/summary-table.ts';
import type { Packed } from '../flows/save/pack-image.ts';
import type { SaveImageInputs } from '../flows/save/plan.ts';
import type { SaveImageResult } from '../flows/save-and-upload-image.ts';
import { reportedFailures } from './reported-failure.ts';

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

/**
 * What the step's summary page shows.
 * @param error what ended the step; undefined: nothing did
 */
export function saveImageSummary(result: SaveImageResult, error?: unknown): string {
  const { packed, artifact, record, uploaded } = result;
  const skipped = record?.skipped ?? '';
  return summaryPage({
    title: uploaded ? 'Image handed over' : skipped === '' ? 'Image not handed over' : 'Nothing to hand over',
    failures: reportedFailures(error),
    failed: error !== undefined,
    lead:
      uploaded && packed !== undefined
        ? `${asCode(packed.image.reference ?? '')} is ready for other jobs${saveLead(result)}.`
        : '',
    rows: [
      ['image', known(packed?.image.reference ?? record?.image)],
      ['imageid', known(packed?.image.imageid ?? record?.imageid)],
      ['artifact', known(artifact?.name ?? result.artifactName)],
      ['artifact digest', known(artifact?.digest)],
      ['archive', packed === undefined ? [] : [archiveText(packed)]],
      ['skipped', known(skipped)],
    ],
    phases: result.phases,
  });
}

/** How the archive was handed over, as the end of a sentence; '' without one. */
export function saveLead({ artifact, packed, uploadSeconds }: SaveImageResult): string {
  if (artifact === undefined || packed === undefined) return '';
  const size = readableBytes(packed.archiveBytes);
  return `; handed over as an artifact of **${size}** in **${readableSeconds(packed.seconds + uploadSeconds)}**`;
}

/** `1.47 GB, uploaded as 572 MB (zstd)` */
export function archiveText({ sizeBytes, archiveBytes, compression }: Packed): string {
  return `${readableBytes(sizeBytes)}, uploaded as ${readableBytes(archiveBytes)} (${compression})`;
}
