import { asCode } from '../../src/core/summary/escape.ts';
import { summaryPage } from '../../src/core/summary/page.ts';
import { readableBytes, readableSeconds } from '../../src/core/summary/readable.ts';
import { known } from '../../src/core/summary/table.ts';
import type { Packed } from '../../src/services/images/pack-image.ts';
import { reportedFailures } from '../../src/services/retry/reported-failures.ts';
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
