import type { ExpectedImage } from '../../core/handover/expected-image.ts';
import { UserError } from '../../errors.ts';
import type { Log } from '../../ports/log.ts';
import { revisionLabel } from '../../core/oci/labels.ts';

/** What happens when an image has another revision label than expected. */
export type MismatchPolicy = 'fail' | 'warn';

/**
 * Compares an image's revision label with the expected commit. An image without the label passes when its
 * imageid is known, which says more.
 * @returns what is wrong; undefined: nothing.
 */
export function revisionMismatch(
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
 * Does what the policy says about an image of another revision.
 * @throws UserError when that is not to be a mere warning.
 */
export function checkRevision(
  labels: Readonly<Record<string, string>>,
  expected: ExpectedImage,
  where: string,
  deps: { readonly onMismatch: MismatchPolicy; readonly log: Log },
): void {
  const finding = revisionMismatch(labels, expected, where);
  if (finding === undefined) return;
  if (deps.onMismatch === 'fail') {
    throw new UserError(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
  }
  deps.log.warning(`${finding}.`);
}
