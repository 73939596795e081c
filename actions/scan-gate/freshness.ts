import { findRevisionMismatch } from '../../src/services/images/revision.ts';
import type { ImageToScan } from './find-image.ts';
import type { ScanReport } from './rules/report.ts';
import type { ScanGateInputs } from './scan-inputs.ts';

/** Checks that the record is of the expected commit. Returns what is wrong; undefined: nothing. */
export function findStaleRecord({ handover, revision }: ScanGateInputs): string | undefined {
  const recorded = handover?.revision ?? '';
  if (revision === undefined || recorded === '' || recorded === revision) return undefined;
  return `The handover record is of revision ${recorded}, and revision ${revision} is expected`;
}

/** Checks that the image is the record's own, built from the expected commit. Returns what is wrong; undefined: nothing. */
export function findStaleImage({ name, imageid, labels, expected }: ImageToScan): string | undefined {
  if (expected.imageid !== undefined && imageid !== expected.imageid) {
    return `The image "${name}" is ${imageid === '' ? 'another one' : imageid}, and the handover record says ${expected.imageid}`;
  }
  return findRevisionMismatch(labels, expected, `The image "${name}"`);
}

/** Checks the same of a given report, by what it says about its image. */
export function findStaleReport(
  { images, labels }: ScanReport,
  { handover, revision }: ScanGateInputs,
): string | undefined {
  const known = handover === undefined ? [] : [handover.imageid, handover.digest, ...Object.values(handover.imageids)];
  const wanted = known.filter((digest) => digest !== '');
  const [imageid] = wanted;
  const other = images.find((digests) => !digests.some((digest) => wanted.includes(digest)));
  if (imageid !== undefined && other !== undefined) {
    const part = images.length === 1 ? 'The report' : 'A part of the report';
    const of = other.length === 0 ? 'does not say which image it is of' : `is of ${other.join(' or ')}`;
    return `${part} ${of}, and the handover record says ${imageid}`;
  }
  const recorded = handover?.revision ?? '';
  const expected = { imageid, revision: revision ?? (recorded === '' ? undefined : recorded) };
  return findRevisionMismatch(labels, expected, 'The image of the report');
}
