import { escapeAsCode } from '../../src/core/summary/escape.ts';
import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { renderSummaryPage } from '../../src/core/summary/page.ts';
import type { PackedImage } from '../../src/services/images/pack-image.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import type { SaveImageResult } from './save-and-upload-image.ts';

/**
 * Renders the step's summary page.
 * @param error what ended the step; undefined: nothing did
 */
export function saveImageSummary(result: SaveImageResult, error?: unknown): string {
  const { packed, artifact, record, uploaded } = result;
  const skipped = record?.skipped ?? '';
  return renderSummaryPage({
    title: uploaded ? 'Image handed over' : skipped === '' ? 'Image not handed over' : 'Nothing to hand over',
    failures: reportedFailures(error, 'save'),
    failed: error !== undefined,
    lead:
      uploaded && packed !== undefined
        ? `${escapeAsCode(packed.reference)} is ready for other jobs${formatHandover(result)}.`
        : '',
    rows: [
      ['image', packed?.reference ?? record?.image],
      ['imageid', packed?.image.imageid ?? record?.imageid],
      ['artifact', artifact?.name ?? result.artifactName],
      ['artifact digest', artifact?.digest],
      ['archive', packed === undefined ? undefined : formatArchive(packed)],
      ['skipped', skipped],
    ],
    phases: result.phases,
  });
}

/** Says how the archive was handed over, as the end of a sentence; '' when it was not. */
export function formatHandover({ artifact, packed, uploadSeconds }: SaveImageResult): string {
  if (artifact === undefined || packed === undefined) return '';
  const size = formatBytes(packed.archiveBytes);
  return `; handed over as an artifact of **${size}** in **${formatSeconds(packed.seconds + uploadSeconds)}**`;
}

/** Shows the sizes as `1.47 GB, uploaded as 572 MB (zstd)`. */
export function formatArchive({ sizeBytes, archiveBytes, compression }: PackedImage): string {
  return `${formatBytes(sizeBytes)}, uploaded as ${formatBytes(archiveBytes)} (${compression})`;
}
