import { recognizeRegistry } from '../../../src/core/failures/registry-host.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import { UserError } from '../../../src/errors.ts';

/** The input `registry-api`. */
export type ApiChoice = 'auto' | 'github' | 'distribution';

/**
 * Chooses the API by which an image is listed and deleted: from GitHub's own registry only GitHub's deletes.
 * @throws UserError for GitHub's API and another company's registry: it would delete the package of the same name on
 *   ghcr.io
 */
export function chooseRegistryApi(image: string, choice: ApiChoice): 'github' | 'distribution' {
  const { host = 'docker.io' } = parseImageRef(image, 'image');
  const registry = recognizeRegistry(host, '');
  if (choice === 'github' && registry !== 'ghcr' && registry !== 'other') {
    throw new UserError(
      `Input "registry-api" is "github", and the image "${image}" is on ${host}, of which GitHub's API knows nothing: use "auto".`,
    );
  }
  if (choice !== 'auto') return choice;
  return registry === 'ghcr' ? 'github' : 'distribution';
}
