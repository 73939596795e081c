import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import { pushRef, queryPushedImage, type PushedImage } from '../../src/services/registry/push-ref.ts';
import { queryTimeoutMs } from '../../src/services/registry/queries.ts';
import type { BuildJob } from './build-job.ts';

/**
 * Pushes one reference out of the engine and asks the registry what it has: an exit code of 0 is no proof, and a failure
 * may hide a success.
 * @throws PhaseError when the push failed; UserError when an immutable tag holds something else afterwards
 */
export async function pushFromEngine(target: TargetRef, job: BuildJob): Promise<PushedImage> {
  const { ref } = target;
  const { plan, phases, budget, deps } = job;
  const { store } = plan.engine;
  const id = (await deps.engine.inspect(ref, phases.limits(queryTimeoutMs, queryTimeoutMs)))?.id;
  await pushRef(
    {
      ref,
      isPushed: async ({ digest }, limits) =>
        digest === id ||
        (store === 'classic' && (await deps.registry.configs(ref, limits)).some(({ imageid }) => imageid === id)),
      work: (limits) => deps.engine.push(ref, limits),
    },
    phases,
    { ...deps, budget },
  );
  const pushed = await queryPushedImage(ref, phases, { registry: deps.registry, budget });
  const expected = store === 'containerd' ? id : await repoDigest(target, job);
  if (!target.isMoving && expected !== undefined && expected !== pushed.digest) {
    throw new UserError(
      `${ref} was pushed as ${expected} and the registry answers ${pushed.digest}: another run moved the tag meanwhile, or the registry is at fault; pull by digest until that is clear.`,
    );
  }
  return pushed;
}

/** The digest that the classic store keeps of a push: it makes the manifest only then. */
async function repoDigest({ ref, repository }: TargetRef, { phases, deps }: BuildJob): Promise<string | undefined> {
  const image = await deps.engine.inspect(ref, phases.limits(queryTimeoutMs, queryTimeoutMs));
  return image?.repoDigests.find((entry) => entry.startsWith(`${repository}@`))?.split('@')[1];
}
