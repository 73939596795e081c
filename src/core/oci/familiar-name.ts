import { parseImageRef } from './reference.ts';

/**
 * The short form under which an engine keeps a reference, so that aliases of one name compare equal (row a4):
 * `docker.io/library/app:1` -> `app:1`. Undefined when it is no reference with a tag.
 */
export function familiarName(reference: string): string | undefined {
  try {
    const { host, path, repository, tag, digest } = parseImageRef(reference, 'reference');
    if (tag === undefined || digest !== undefined) return undefined;
    const isHub = host === undefined || host === 'docker.io' || host === 'index.docker.io';
    return `${isHub ? path.replace(/^library\//, '') : repository}:${tag}`;
  } catch {
    return undefined;
  }
}
