import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { readCsvFields } from '../../../src/core/inputs/csv.ts';
import type { ImageStore } from '../../../src/core/oci/image-facts.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import type { TargetRef } from '../../../src/core/tags/target-refs.ts';
import { UserError } from '../../../src/errors.ts';
import type { BuildInputs } from './build-inputs.ts';

/**
 * ECR and other strict registries take a cache only as an image manifest
 * (https://github.com/aws/containers-roadmap/issues/876). A failed export does not fail the build.
 */
const exportFlags = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';

/** Values of `--cache-from` and `--cache-to`. */
export interface CacheOptions {
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Why the registry cache is not written, where the user should know. */
  readonly note: string | undefined;
}

/**
 * Adds the registry cache to the user's options. A pull request reads the cache and writes none, or with
 * `pull-request-cache` one of its own, so that nothing it writes reaches the default branch. The docker driver exports a
 * cache only with the containerd store (https://docs.docker.com/build/cache/backends/).
 * @throws UserError when the cache would overwrite an image tag
 */
export function resolveCache(
  inputs: BuildInputs,
  refs: readonly TargetRef[],
  event: Pick<EventFacts, 'kind' | 'prNumber' | 'canPush'>,
  builder: { readonly driver: string; readonly store: ImageStore },
): CacheOptions {
  const { registryCache, cacheFrom, cacheTo } = inputs;
  checkCacheTargets(cacheTo, refs);
  if (registryCache === undefined) return { cacheFrom, cacheTo, note: undefined };
  const main = resolveCacheRef('registry-cache', registryCache, refs);
  const isPullRequest = event.kind === 'pull-request';
  const own = isPullRequest && event.prNumber !== undefined ? `${main}-pr-${event.prNumber}` : main;
  const reads = own === main || !inputs.pullRequestCache ? [main] : [own, main];
  const target = isPullRequest && !inputs.pullRequestCache ? undefined : own;
  const canExport = builder.driver !== 'docker' || builder.store === 'containerd';
  const writes = target !== undefined && event.canPush && canExport;
  return {
    cacheFrom: [...cacheFrom, ...reads.map((ref) => `type=registry,ref=${ref}`)],
    cacheTo: writes ? [...cacheTo, `type=registry,ref=${target},${exportFlags}`] : cacheTo,
    note:
      canExport || target === undefined
        ? undefined
        : 'The registry cache is read and not written: the docker driver of this engine cannot export one; use docker/setup-buildx-action.',
  };
}

/**
 * Checks that no cache is written over an image.
 * @throws UserError
 */
export function checkCacheTargets(cacheTo: readonly string[], refs: readonly TargetRef[]): void {
  for (const target of cacheTo.flatMap(registryTargets)) resolveCacheRef('cache-to', target, refs);
}

/** References that one line of `cache-to` writes to. An inline cache belongs into the image and is none. */
function registryTargets(line: string): readonly string[] {
  const fields = readCsvFields(line);
  if (fields.length === 1 && !line.includes('=')) return fields;
  if (!fields.includes('type=registry')) return [];
  return fields.filter((field) => field.startsWith('ref=')).map((field) => field.slice('ref='.length));
}

/**
 * Completes the reference of a cache with its tag.
 * @throws UserError when it is one of the image's
 */
function resolveCacheRef(input: string, cache: string, refs: readonly TargetRef[]): string {
  const { repository, tag = 'latest' } = parseImageRef(cache, `input "${input}"`);
  const full = `${repository}:${tag}`;
  if (refs.every(({ ref }) => ref !== full)) return full;
  throw new UserError(
    `Input "${input}" has "${full}", which is one of the image's tags: use one of its own, such as ${repository}:buildcache.`,
  );
}
