import type { ScanReport } from './rules/report.ts';
import { revisionMismatch } from '../../src/services/images/revision.ts';
import type { ImageToScan } from './find-image.ts';
import type { ScanGateInputs } from './scan-inputs.ts';

/** Whether the record is of the commit that is asked for. */
export function findStaleRecord({ handover, revision }: ScanGateInputs): string | undefined {
  const recorded = handover?.revision ?? '';
  if (revision === undefined || recorded === '' || recorded === revision) return undefined;
  return `The handover record is of revision ${recorded}, and revision ${revision} is expected`;
}

/**
 * Whether the image is the one that the gate is about (000-10): the record's own, built from the expected commit.
 * @returns what is wrong; undefined: nothing.
 */
export function findStaleImage({ name, imageid, labels, expected }: ImageToScan): string | undefined {
  if (expected.imageid !== undefined && imageid !== expected.imageid) {
    return `The image "${name}" is ${imageid === '' ? 'another one' : imageid}, and the handover record says ${expected.imageid}`;
  }
  return revisionMismatch(labels, expected, `The image "${name}"`);
}

/** The same of a report that is there already, by what it says of its image. */
export function findStaleReport(
  { imageids, labels }: ScanReport,
  { handover, revision }: ScanGateInputs,
): string | undefined {
  const known = handover === undefined ? [] : [handover.imageid, handover.digest, ...Object.values(handover.imageids)];
  const wanted = known.filter((digest) => digest !== '');
  const [imageid] = wanted;
  if (imageid !== undefined && !imageids.some((digest) => wanted.includes(digest))) {
    const of = imageids.length === 0 ? 'does not say which image it is of' : `is of ${imageids.join(' or ')}`;
    return `The report ${of}, and the handover record says ${imageid}`;
  }
  const recorded = handover?.revision ?? '';
  const expected = { imageid, revision: revision ?? (recorded === '' ? undefined : recorded) };
  return revisionMismatch(labels, expected, 'The image of the report');
}
