import { UserError } from '../../../src/errors.ts';
import type { ImageStore } from '../../../src/core/oci/image-facts.ts';
import type { EventFacts } from '../../../src/core/events/event-facts.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import { splitCommas } from '../../../src/core/inputs/input-reader.ts';
import type { BuildInputs } from './build-inputs.ts';
import type { TargetRef } from '../../../src/core/tags/target-refs.ts';

/** What ECR and other strict registries take, and a failed export never fails the build (C2, C3). */
const exportFlags = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';

/** Where the build cache is read and written. */
export interface CacheOptions {
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Why the registry cache is not written, where that needs saying. */
  readonly note: string | undefined;
}

/**
 * Adds the registry cache to what the user gave. A pull request reads the cache and writes none, or with
 * `pull-request-cache` one of its own, so that nothing that it writes reaches the default branch (C4, threat 12).
 * @throws UserError when the cache would overwrite an image tag (C5).
 */
export function cacheOptions(
  inputs: BuildInputs,
  refs: readonly TargetRef[],
  event: Pick<EventFacts, 'kind' | 'prNumber' | 'canPush'>,
  builder: { readonly driver: string; readonly store: ImageStore },
): CacheOptions {
  const { registryCache, cacheFrom, cacheTo } = inputs;
  for (const target of cacheTo.flatMap(registryOf)) refuseTag('cache-to', target, refs);
  if (registryCache === undefined) return { cacheFrom, cacheTo, note: undefined };
  const main = refuseTag('registry-cache', registryCache, refs);
  const isPull = event.kind === 'pull-request';
  const own = isPull && event.prNumber !== undefined ? `${main}-pr-${String(event.prNumber)}` : main;
  const reads = own === main || !inputs.pullRequestCache ? [main] : [own, main];
  const target = isPull && !inputs.pullRequestCache ? undefined : own;
  const exports = builder.driver !== 'docker' || builder.store === 'containerd';
  const writes = target !== undefined && event.canPush && exports;
  return {
    cacheFrom: [...cacheFrom, ...reads.map((ref) => `type=registry,ref=${ref}`)],
    cacheTo: writes ? [...cacheTo, `type=registry,ref=${target},${exportFlags}`] : cacheTo,
    note:
      exports || target === undefined
        ? undefined
        : 'The registry cache is read and not written: the docker driver of this engine cannot export one; use docker/setup-buildx-action.',
  };
}

/** Where one line of `cache-to` writes to a registry; an inline cache belongs into the image. */
function registryOf(line: string): readonly string[] {
  const fields = splitCommas(line);
  if (fields.length === 1 && !line.includes('=')) return fields;
  if (!fields.includes('type=registry')) return [];
  return fields.filter((field) => field.startsWith('ref=')).map((field) => field.slice('ref='.length));
}

/** The reference with its tag, when it is none of the image's. */
function refuseTag(input: string, cache: string, refs: readonly TargetRef[]): string {
  const { repository, tag = 'latest' } = parseImageRef(cache, `input "${input}"`);
  const full = `${repository}:${tag}`;
  if (refs.every(({ ref }) => ref !== full)) return full;
  throw new UserError(
    `Input "${input}" has "${full}", which is one of the image's tags: use one of its own, such as ${repository}:buildcache.`,
  );
}
