import { settledValue } from '../../src/core/failures/failure.ts';
import type { ExistingImage } from '../../src/core/oci/image-facts.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
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
export async function checkExistingTags(job: BuildJob): Promise<ExistingTags> {
  const { inputs, plan, deps } = job;
  const unavailable = new Map<string, PhaseError>();
  if (inputs.ifTagExists === 'overwrite') return { reusable: undefined, unavailable };
  const own = {
    revision: plan.event.revision,
    buildHash: plan.labels.buildHash,
    mayReuse: !inputs.noCache && !inputs.pull,
  };
  let reusable: ExistingImage | undefined;
  let repoints = false;
  const targets = plan.refs.filter((target) => !target.isMoving);
  const found = await queryExisting(targets, unavailable, job);
  for (const { ref } of targets) {
    const existing = found.get(ref);
    if (existing === undefined) continue;
    if (decideOnExisting(existing, own, inputs.ifTagExists) === 'reuse') reusable ??= existing;
    else {
      repoints = true;
      deps.log.notice(`${ref} is re-pointed from ${existing.digest}: same revision, built from other inputs.`);
    }
  }
  return { reusable: repoints ? undefined : reusable, unavailable };
}

/**
 * Queries references: those of one registry after each other, registries at the same time, so that a dead one costs its
 * own time alone. A repository that fails to answer is remembered in `unavailable` and not queried again; nor are the
 * other ones of its registry, once that has cost all the time that there is for it.
 */
export async function queryExisting(
  targets: readonly TargetRef[],
  unavailable: Map<string, PhaseError>,
  { phases, budget, deps }: BuildJob,
): Promise<ReadonlyMap<string, ExistingImage>> {
  const found = new Map<string, ExistingImage>();
  const queryHost = async ([first, ...others]: readonly TargetRef[]): Promise<void> => {
    if (first === undefined) return;
    const patience = budget.patience(first.ref);
    let lastError: PhaseError | undefined;
    for (const { ref, repository } of [first, ...others]) {
      if (unavailable.has(repository)) continue;
      if (lastError !== undefined && patience.leftMs === 0) {
        unavailable.set(repository, lastError);
        continue;
      }
      try {
        const image = await queryImage(ref, phases, deps.registry, patience);
        if (image !== undefined) found.set(ref, image);
      } catch (error) {
        if (!(error instanceof PhaseError)) throw error;
        lastError = error;
        unavailable.set(repository, error);
      }
    }
  };
  const hosts = [...new Set(targets.map(({ host }) => host))];
  const ends = await Promise.allSettled(
    hosts.map((host) => queryHost(targets.filter((target) => target.host === host))),
  );
  ends.forEach(settledValue);
  return found;
}
