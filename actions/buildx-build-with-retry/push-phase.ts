import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import type { ImageStore } from '../../src/core/oci/image-facts.ts';
import type { BuildDeps } from './build-plan.ts';
import type { Phases } from '../../src/services/retry/phases.ts';
import { pushAlreadyLanded, queryTimeoutMs, readBack } from '../../src/services/registry/queries.ts';
import { pushedRef, type Pushed } from '../../src/services/registry/push-refs.ts';

/**
 * Pushes one reference out of the engine and asks the registry what it has: an exit code of 0 is no proof, and a
 * failure may hide a success (F13).
 */
export async function pushFromEngine(
  target: TargetRef,
  store: ImageStore,
  phases: Phases,
  deps: BuildDeps,
): Promise<Pushed> {
  const { ref } = target;
  const id = (await deps.engine.inspect(ref, phases.limits(queryTimeoutMs, queryTimeoutMs)))?.id;
  await phases.run<true>({
    title: `push ${ref}`,
    context: { phase: 'push' },
    ref,
    work: async (limits) => {
      await deps.engine.push(ref, limits);
      return true;
    },
    checkAlreadyDone: (failure) =>
      pushAlreadyLanded(
        ref,
        failure,
        async ({ digest }, limits) =>
          digest === id ||
          (store === 'classic' && (await deps.registry.configs(ref, limits)).some(({ imageid }) => imageid === id)),
        phases,
        deps,
      ),
  });
  const answer = await readBack(ref, phases, deps.registry);
  const expected = store === 'containerd' ? id : await repoDigest(target, phases, deps);
  if (!target.moving && expected !== undefined && expected !== answer.digest) {
    throw new UserError(
      `${ref} was pushed as ${expected} and the registry answers ${answer.digest}: another run moved the tag meanwhile, or the registry is at fault; pull by digest until that is clear.`,
    );
  }
  return pushedRef(ref, answer);
}

/** The classic store makes the manifest while pushing, and keeps its digest. */
async function repoDigest(
  { ref, repository }: TargetRef,
  phases: Phases,
  { engine }: BuildDeps,
): Promise<string | undefined> {
  const image = await engine.inspect(ref, phases.limits(queryTimeoutMs, queryTimeoutMs));
  return image?.repoDigests.find((entry) => entry.startsWith(`${repository}@`))?.split('@')[1];
}
