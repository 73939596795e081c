import { asCode } from '../../src/core/summary/escape.ts';
import { summaryPage } from '../../src/core/summary/page.ts';
import { formatBytes, formatSeconds } from '../../src/core/summary/format.ts';
import { optionalCell } from '../../src/core/summary/table.ts';
import type { Packed } from '../../src/services/images/pack-image.ts';
import { reportedFailures } from '../../src/services/retry/phases.ts';
import type { SaveImageResult } from './save-and-upload-image.ts';

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
      ['image', optionalCell(packed?.image.reference ?? record?.image)],
      ['imageid', optionalCell(packed?.image.imageid ?? record?.imageid)],
      ['artifact', optionalCell(artifact?.name ?? result.artifactName)],
      ['artifact digest', optionalCell(artifact?.digest)],
      ['archive', packed === undefined ? [] : [archiveText(packed)]],
      ['skipped', optionalCell(skipped)],
    ],
    phases: result.phases,
  });
}

/** How the archive was handed over, as the end of a sentence; '' without one. */
export function saveLead({ artifact, packed, uploadSeconds }: SaveImageResult): string {
  if (artifact === undefined || packed === undefined) return '';
  const size = formatBytes(packed.archiveBytes);
  return `; handed over as an artifact of **${size}** in **${formatSeconds(packed.seconds + uploadSeconds)}**`;
}

/** `1.47 GB, uploaded as 572 MB (zstd)` */
export function archiveText({ sizeBytes, archiveBytes, compression }: Packed): string {
  return `${formatBytes(sizeBytes)}, uploaded as ${formatBytes(archiveBytes)} (${compression})`;
}
