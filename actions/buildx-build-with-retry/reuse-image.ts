import type { ExistingImage } from '../../src/core/oci/image-facts.ts';
import { isIndex } from '../../src/core/oci/manifest.ts';
import { atDigest } from '../../src/core/oci/reference.ts';
import { orderImages } from '../../src/core/tags/image-order.ts';
import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { pushRef, type PushedImage } from '../../src/services/registry/push-ref.ts';
import { pushRefs, type UnavailableRepositories } from '../../src/services/registry/push-refs.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import type { PhaseError } from '../../src/services/retry/phases.ts';
import type { BuildJob } from './build-job.ts';
import { queryExisting } from './check-existing-tags.ts';
import { pushFromEngine } from './push-from-engine.ts';

/**
 * Takes the image that is there instead of building one: sets the references that are missing, moves none back, and pulls
 * by digest where `load`, `local-tag` or `image-tar` need the image in the engine.
 * @returns whether the image is in the engine
 */
export async function reuseImage(
  existing: ExistingImage,
  knownUnavailable: UnavailableRepositories,
  job: BuildJob,
): Promise<boolean> {
  const { inputs, plan, facts, deps } = job;
  deps.log.notice(
    `${existing.ref} is there already, of the same revision and build (${existing.digest}): taking it instead of building.`,
  );
  const unavailable = new Map(knownUnavailable);
  const missing = await missingRefs(existing, unavailable, job);
  const hasIndex = isIndex(existing.mediaType);
  const pushes = missing.some(({ repository }) => !unavailable.has(repository));
  const needsEngine = plan.load || inputs.imageTar !== undefined || (pushes && !hasIndex);
  if (needsEngine) await pullByDigest(existing, job);
  await pushRefs(
    {
      refs: missing,
      requiredRegistries: inputs.requiredRegistries,
      unavailable,
      push: (target) => (hasIndex ? copyIndex(existing, target, job) : pushFromEngine(target, job)),
    },
    facts,
    deps,
  );
  return needsEngine;
}

/**
 * A reference that holds the existing digest counts as pushed. A moving tag that points elsewhere is left alone, unless
 * that image is known to be older: then an earlier attempt broke off before it.
 */
async function missingRefs(
  existing: ExistingImage,
  unavailable: Map<string, PhaseError>,
  job: BuildJob,
): Promise<readonly TargetRef[]> {
  const { plan, facts, deps } = job;
  const asked = plan.refs.filter(({ ref }) => ref !== existing.ref);
  const images = new Map([...(await queryExisting(asked, unavailable, job)), [existing.ref, existing]]);
  // Labels that this step does not set may be those of the base image.
  const labels = Object.fromEntries(
    Object.entries(existing.configs[0]?.labels ?? {}).filter(([name]) => Object.hasOwn(plan.labels.values, name)),
  );
  return plan.refs.filter(({ ref, isMoving }) => {
    const found = images.get(ref);
    if (found === undefined) return true;
    if (found.digest === existing.digest || !isMoving) {
      facts.pushed.push({ ref, digest: found.digest, mediaType: found.mediaType });
      return false;
    }
    const order = orderImages(labels, found.configs[0]?.labels ?? {});
    if (order !== undefined && order.order > 0) return true;
    deps.log.info(`${ref} stays where it is: ${found.digest}.`);
    return false;
  });
}

async function pullByDigest({ ref, digest }: ExistingImage, { plan, phases, deps }: BuildJob): Promise<void> {
  const source = atDigest(ref, digest);
  await phases.run({
    title: `pull ${source}`,
    context: { phase: 'pull' },
    ref: source,
    work: (limits) => deps.engine.pull(source, limits),
  });
  for (const name of plan.localNames) await deps.engine.tag(source, name, phases.limits(queryTimeoutMs));
}

async function copyIndex(
  { ref: from, digest, mediaType }: ExistingImage,
  { ref }: TargetRef,
  { phases, budget, deps }: BuildJob,
): Promise<PushedImage> {
  await pushRef(
    {
      ref,
      isPushed: (answer) => answer.digest === digest,
      work: (limits) => deps.registry.copy(atDigest(from, digest), [ref], limits),
    },
    phases,
    { ...deps, budget },
  );
  return { ref, digest, mediaType };
}
