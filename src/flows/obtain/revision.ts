import type { ExpectedImage } from '../../core/obtain/expected-image.ts';
import { UserError } from '../../errors.ts';
import type { Log } from '../../ports.ts';
import { revisionLabel } from '../../core/revision-label.ts';

/** What happens when an image has another revision label than expected. */
export type MismatchPolicy = 'fail' | 'warn';

/**
 * Compares the image's revision label with the expected commit (P8, V2). An image without the label passes when its
 * imageid is known, which says more.
 * @throws UserError when they differ and that is not to be a mere warning.
 */
export function checkRevision(
  labels: Readonly<Record<string, string>>,
  expected: ExpectedImage,
  where: string,
  deps: { readonly onMismatch: MismatchPolicy; readonly log: Log },
): void {
  const { revision, imageid } = expected;
  const found = labels[revisionLabel] ?? '';
  if (revision === undefined || found === revision || (found === '' && imageid !== undefined)) return;
  const built = found === '' ? `has no label ${revisionLabel}` : `was built from revision ${found}`;
  const finding = `${where} ${built}, and revision ${revision} is expected`;
  if (deps.onMismatch === 'fail') {
    throw new UserError(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
  }
  deps.log.warning(`${finding}.`);
}
