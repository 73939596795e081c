import { recognizeRegistry } from '../../../src/core/failures/registry-host.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import { UserError } from '../../../src/errors.ts';

/** The input `registry-api`. */
export type ApiChoice = 'auto' | 'github' | 'distribution';

/**
 * Chooses the API by which an image is listed and deleted: from GitHub's own registry only GitHub's deletes.
 * @param ownHost GitHub's registry whose packages the job's API knows
 * @throws UserError for GitHub's API and the registry of another company or another GitHub: it would delete the package
 *   of the same name on its own one
 */
export function chooseRegistryApi(image: string, choice: ApiChoice, ownHost: string): 'github' | 'distribution' {
  const { host = 'docker.io' } = parseImageRef(image, 'image');
  if (choice === 'distribution') return choice;
  const registry = host === ownHost ? 'ghcr' : recognizeRegistry(host, '');
  if (registry === 'ghcr' && host !== ownHost) {
    throw new UserError(
      `The image "${image}" is on ${host}, and the GitHub of this job has its packages on ${ownHost}: prune it in a workflow of its own GitHub, whose API alone deletes there.`,
    );
  }
  if (choice === 'github' && registry !== 'ghcr' && registry !== 'other') {
    throw new UserError(
      `Input "registry-api" is "github", and the image "${image}" is on ${host}, of which GitHub's API knows nothing: use "auto".`,
    );
  }
  return choice === 'github' || registry === 'ghcr' ? 'github' : 'distribution';
}

/**
 * GitHub's registry beside a server of GitHub's:
 * https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 * @param serverUrl `https://github.com`, `https://acme.ghe.com`
 */
export function githubRegistryHost(serverUrl: string): string {
  const host = /^https?:\/\/([^/]+)/.exec(serverUrl)?.[1]?.toLowerCase() ?? 'github.com';
  return host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
}
