import type { ExpectedImage } from '../../core/handover/expected-image.ts';
import { revisionLabel } from '../../core/oci/labels.ts';
import { UserError } from '../../errors.ts';
import type { Log } from '../../ports/log.ts';

/** What to do about an image with another revision label than expected. `refuse`: fail where no input says otherwise. */
export type MismatchPolicy = 'fail' | 'warn' | 'refuse';

/**
 * Compares an image's revision label with the expected commit. An image without the label passes where its imageid is
 * expected too, which says more.
 * @param where names the image in the message
 * @returns what is wrong; undefined: nothing
 */
export function findRevisionMismatch(
  labels: Readonly<Record<string, string>>,
  { revision, imageid }: Pick<ExpectedImage, 'revision' | 'imageid'>,
  where: string,
): string | undefined {
  const found = labels[revisionLabel] ?? '';
  if (revision === undefined || found === revision || (found === '' && imageid !== undefined)) return undefined;
  const built = found === '' ? `has no label ${revisionLabel}` : `was built from revision ${found}`;
  return `${where} ${built}, and revision ${revision} is expected`;
}

/**
 * Compares an image's revision label with the expected commit. What is wrong is an error, or with `warn` a warning.
 * @throws UserError
 */
export function checkRevision(
  labels: Readonly<Record<string, string>>,
  expected: ExpectedImage,
  where: string,
  deps: { readonly onMismatch: MismatchPolicy; readonly log: Log },
): void {
  const finding = findRevisionMismatch(labels, expected, where);
  if (finding === undefined) return;
  if (deps.onMismatch === 'warn') {
    deps.log.warning(`${finding}.`);
    return;
  }
  const wayOut = deps.onMismatch === 'fail' ? ', or set "on-mismatch" to warn' : '';
  throw new UserError(`${finding}: build it again for this commit${wayOut}.`);
}
