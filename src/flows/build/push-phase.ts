import { layerSizes } from '../../core/build/layer-sizes.ts';
import type { TargetRef } from '../../core/build/target-refs.ts';
import type { PushedRef } from '../../core/handover-record.ts';
import { UserError } from '../../errors.ts';
import type { ImageStore } from '../../ports.ts';
import type { BuildDeps } from './build-plan.ts';
import type { Phases } from './phase.ts';
import { arrivedAllTheSame, questionMs, readBack, type FoundManifest } from './registry-questions.ts';

/** What a registry has after a push. */
export interface Pushed extends PushedRef {
  readonly mediaType: string;
  /** Of its layers, where this is the image's own manifest and no index. */
  readonly layerBytes?: readonly number[];
}

/** What a registry answered of a reference after the push. */
export function pushedRef(ref: string, { digest, mediaType, raw }: FoundManifest): Pushed {
  const layerBytes = layerSizes(JSON.parse(raw));
  return { ref, digest, mediaType, ...(layerBytes === undefined ? {} : { layerBytes }) };
}

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
  const id = (await deps.engine.inspect(ref, phases.limits(questionMs, questionMs)))?.id;
  await phases.run<true>({
    title: `push ${ref}`,
    context: { phase: 'push' },
    ref,
    work: async (limits) => {
      await deps.engine.push(ref, limits);
      return true;
    },
    settle: (failure) =>
      arrivedAllTheSame(
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
  const image = await engine.inspect(ref, phases.limits(questionMs, questionMs));
  return image?.repoDigests.find((entry) => entry.startsWith(`${repository}@`))?.split('@')[1];
}
