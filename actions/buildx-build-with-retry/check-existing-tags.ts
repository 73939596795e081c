import type { ExistingImage } from '../../src/core/oci/image-facts.ts';
import type { UnavailableRepositories } from '../../src/services/registry/push-refs.ts';
import { queryImage } from '../../src/services/registry/queries.ts';
import { PhaseError } from '../../src/services/retry/phases.ts';
import type { BuildJob } from './build-job.ts';
import { decideOnExisting } from './rules/existing-tag.ts';

/** What the registries have under the immutable tags. */
export interface ExistingTags {
  /** The image to take instead of building or pushing one; undefined: there is none. */
  readonly reusable: ExistingImage | undefined;
  /** Nothing is pushed to these before it is known what they have. */
  readonly unavailable: UnavailableRepositories;
}

/**
 * Queries the immutable tags and decides by `if-tag-exists`. A repository that does not answer is passed over, so that
 * the other ones can go on without it.
 * @throws UserError when a tag must not be touched
 */
export async function checkExistingTags({ inputs, plan, phases, deps }: BuildJob): Promise<ExistingTags> {
  const unavailable = new Map<string, PhaseError>();
  if (inputs.ifTagExists === 'overwrite') return { reusable: undefined, unavailable };
  const own = {
    revision: plan.event.revision,
    buildHash: plan.labels.buildHash,
    mayReuse: !inputs.noCache && !inputs.pull,
  };
  let reusable: ExistingImage | undefined;
  let repoints = false;
  for (const { ref, repository } of plan.refs.filter((target) => !target.isMoving)) {
    const existing = await queryIfAvailable(repository, unavailable, () => queryImage(ref, phases, deps.registry));
    if (existing === undefined) continue;
    if (decideOnExisting(existing, own, inputs.ifTagExists) === 'reuse') reusable ??= existing;
    else {
      repoints = true;
      deps.log.notice(`${ref} is re-pointed from ${existing.digest}: same revision, built from other inputs.`);
    }
  }
  return { reusable: repoints ? undefined : reusable, unavailable };
}

/** Queries a repository unless it failed to answer before, and remembers it in `unavailable` when it fails now. */
export async function queryIfAvailable<T>(
  repository: string,
  unavailable: Map<string, PhaseError>,
  query: () => Promise<T>,
): Promise<T | undefined> {
  if (unavailable.has(repository)) return undefined;
  try {
    return await query();
  } catch (error) {
    if (!(error instanceof PhaseError)) throw error;
    unavailable.set(repository, error);
    return undefined;
  }
}
