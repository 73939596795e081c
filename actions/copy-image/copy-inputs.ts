import { parseImageRef } from '../../src/core/oci/reference.ts';
import type { RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { hasRegistry, readTargetRefs } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import type { RegistryLogin } from '../../src/ports/registry.ts';
import { parseRequestedImage } from '../../src/services/images/find-local-image.ts';

export interface CopyImageInputs {
  readonly src: string;
  /** References that the image gets. */
  readonly dst: readonly string[];
  readonly source: 'registry' | 'engine';
  /** Undefined: the docker login of the job. */
  readonly srcLogin: RegistryLogin | undefined;
  readonly dstLogin: RegistryLogin | undefined;
  /** Expected digest of `src`. */
  readonly digest: string | undefined;
  /** Empty: all that the image has. */
  readonly platforms: readonly string[];
  readonly referrers: boolean;
  readonly movingTags: readonly string[] | undefined;
  readonly retry: RetryPolicy;
  /** Of the whole step. */
  readonly timeoutMs: number;
}

/**
 * Checks what needs no query.
 * @throws UserError for the first input that cannot work
 */
export function checkCopyInputs(inputs: CopyImageInputs): void {
  if (inputs.dst.length === 0) throw new UserError('Input "dst" is empty: give the references that the image gets.');
  const targets = readTargetRefs(inputs.dst, inputs.movingTags, { revision: '', sourceSha: '' }, 'dst');
  const local = targets.find((target) => !hasRegistry(target));
  if (local !== undefined) {
    throw new UserError(`Input "dst" has "${local.ref}", which names no registry: write it as host/name:tag.`);
  }
  const [{ host } = { host: '' }] = targets;
  const other = targets.find((target) => target.host !== host);
  if (inputs.dstLogin !== undefined && other !== undefined) {
    throw new UserError(
      `Input "dst" names the registries "${host}" and "${other.host}", and "dst-username" is an account of one: use a step for each registry.`,
    );
  }
  if (inputs.source === 'registry') {
    const src = parseImageRef(inputs.src, 'input "src"');
    if (!src.repository.includes('/')) {
      throw new UserError(
        `Input "src" is "${inputs.src}", which names no registry: write it as host/name:tag, or set "source: engine".`,
      );
    }
    return;
  }
  parseRequestedImage(inputs.src, 'input "src"');
  const [unused] = [
    ...(inputs.digest === undefined ? [] : ['digest']),
    ...(inputs.platforms.length === 0 ? [] : ['platforms']),
    ...(inputs.srcLogin === undefined ? [] : ['src-username']),
  ];
  if (unused !== undefined) {
    throw new UserError(`Input "${unused}" has no meaning with "source: engine": leave it out.`);
  }
}

/** Names a repository in one form, so that two names of it compare equal: `ghcr.io/acme/app`. */
export function repositoryKey(ref: string): string {
  const { host = 'docker.io', path } = parseImageRef(ref, 'reference');
  return `${host}/${path}`;
}

/** Whether two references name one repository. */
export function isSameImageRepository(one: string, other: string): boolean {
  return repositoryKey(one) === repositoryKey(other);
}
