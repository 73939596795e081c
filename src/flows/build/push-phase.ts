import type { TargetRef } from '../../core/build/target-refs.ts';
import type { PushedRef } from '../../core/handover-record.ts';
import type { Failure } from '../../core/retry-policy.ts';
import { UserError } from '../../errors.ts';
import type { BuildDeps } from './build-plan.ts';
import type { Phases } from './phase.ts';
import { questionMs, readBack } from './registry-questions.ts';

/** What a registry has after a push. */
export interface Pushed extends PushedRef {
  readonly mediaType: string;
}

/** After these the registry may have taken the push although its answer was lost (rows 48, 50). */
const ambiguous: readonly Failure['class'][] = ['transient', 'unknown', 'timeout'];

/**
 * Pushes one reference out of the engine and asks the registry what it has: an exit code of 0 is no proof, and a
 * failure may hide a success (F13).
 * @param imageid config digest that the pushed image must have; undefined: not known yet.
 */
export async function pushFromEngine(
  target: TargetRef,
  imageid: string | undefined,
  phases: Phases,
  deps: BuildDeps,
): Promise<Pushed> {
  const { ref } = target;
  await phases.run<true>({
    title: `push ${ref}`,
    context: { phase: 'push' },
    ref,
    work: async (limits) => {
      await deps.engine.push(ref, limits);
      return true;
    },
    settle: async (failure) =>
      imageid !== undefined && ambiguous.includes(failure.class) && (await hasImage(ref, imageid, deps))
        ? true
        : undefined,
  });
  const answer = await readBack(ref, phases, deps.registry);
  const local = await deps.engine.inspect(ref);
  const expected = local?.repoDigests.find((entry) => entry.startsWith(`${target.repository}@`))?.split('@')[1];
  if (!target.moving && expected !== undefined && expected !== answer.digest) {
    throw new UserError(
      `${ref} was pushed as ${expected} and the registry answers ${answer.digest}: another run moved the tag meanwhile, or the registry is at fault; pull by digest until that is clear.`,
    );
  }
  return { ref, digest: answer.digest, mediaType: answer.mediaType };
}

/** Whether the registry has the image although the push failed. Nothing is known when it cannot be asked. */
async function hasImage(ref: string, imageid: string, deps: BuildDeps): Promise<boolean> {
  try {
    const limits = { timeoutMs: questionMs, ...(deps.signal === undefined ? {} : { signal: deps.signal }) };
    const configs = await deps.registry.configs(ref, limits);
    const there = configs.some((config) => config.imageid === imageid);
    if (there) deps.log.info(`${ref}: the registry has the image although the push failed.`);
    return there;
  } catch {
    return false;
  }
}
