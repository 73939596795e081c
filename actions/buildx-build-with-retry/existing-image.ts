import { decideOnExisting } from './rules/existing-tag.ts';
import { type ExistingImage } from '../../src/core/oci/image-facts.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import type { BuildDeps, BuildPlan } from './build-plan.ts';
import { PhaseError, type Phases } from '../../src/services/retry/phases.ts';
import { queryImage } from '../../src/services/registry/queries.ts';
import type { Unanswered } from '../../src/services/registry/push-refs.ts';

/** What the registries have under the immutable tags. */
export interface Existing {
  /** The image to reuse; undefined: build, or push. */
  readonly reusable: ExistingImage | undefined;
  /** Why a repository did not answer: nothing is pushed to it before it is known what it has. */
  readonly unanswered: Unanswered;
}

/**
 * Asks for the immutable tags and decides by `if-tag-exists`. A repository that does not answer is passed over, so that
 * the other ones can go on without it (B15).
 * @throws UserError when a tag must not be touched.
 */
export async function existingImage(
  inputs: BuildInputs,
  plan: BuildPlan,
  phases: Phases,
  deps: BuildDeps,
): Promise<Existing> {
  const unanswered = new Map<string, PhaseError>();
  if (inputs.ifTagExists === 'overwrite') return { reusable: undefined, unanswered };
  const own = {
    revision: plan.event.revision,
    build: plan.labels.build,
    mayReuse: !inputs.noCache && !inputs.pull,
  };
  let reusable: ExistingImage | undefined;
  let repoints = false;
  for (const { ref, repository } of plan.refs.filter((target) => !target.moving)) {
    const existing = await unlessUnanswered(repository, unanswered, () => queryImage(ref, phases, deps.registry));
    if (existing === undefined) continue;
    if (decideOnExisting(existing, own, inputs.ifTagExists) === 'reuse') reusable ??= existing;
    else {
      repoints = true;
      deps.log.notice(`${ref} is re-pointed from ${existing.digest}: same revision, built from other inputs.`);
    }
  }
  return { reusable: repoints ? undefined : reusable, unanswered };
}

/** Asks a repository that has answered so far, and notes it as one that does not when that is how the question fails. */
export async function unlessUnanswered<T>(
  repository: string,
  unanswered: Map<string, PhaseError>,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  if (unanswered.has(repository)) return undefined;
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PhaseError)) throw error;
    unanswered.set(repository, error);
    return undefined;
  }
}
