import type { ExistingImage } from '../../../src/core/oci/image-facts.ts';
import { revisionLabel } from '../../../src/core/oci/labels.ts';
import { UserError } from '../../../src/errors.ts';
import type { IfTagExists } from './build-inputs.ts';
import { buildLabel } from './image-labels.ts';

/** What this step would push. */
interface OwnBuild {
  readonly revision: string;
  /** See `ImageLabels`. */
  readonly buildHash: string;
  /** False with `no-cache` or `pull`, which ask for a fresh build. */
  readonly mayReuse: boolean;
}

/**
 * Decides about an immutable tag that is taken. The same revision and build hash: `reuse`. The same revision out of other
 * inputs (a new merge base, say): `repoint`.
 * @throws UserError when the tag must not be touched
 */
export function decideOnExisting(existing: ExistingImage, own: OwnBuild, policy: IfTagExists): 'reuse' | 'repoint' {
  if (policy === 'overwrite') return 'repoint';
  const { ref, digest, configs } = existing;
  if (policy === 'fail') {
    throw new UserError(`${ref} exists already (${digest}) and "if-tag-exists" is fail: use a new tag.`);
  }
  const labels = configs[0]?.labels ?? {};
  const revision = labels[revisionLabel];
  if (revision !== own.revision) {
    const found = revision === undefined ? 'no label of a revision' : `revision ${revision}`;
    throw new UserError(
      `${ref} exists already (${digest}) with ${found}, and this is revision ${own.revision}: use a tag that holds the sha, list it in "moving-tags", or set "if-tag-exists: overwrite".`,
    );
  }
  return own.mayReuse && labels[buildLabel] === own.buildHash ? 'reuse' : 'repoint';
}
