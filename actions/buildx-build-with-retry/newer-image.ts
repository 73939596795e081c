import { orderImages } from '../../src/core/tags/image-order.ts';
import { mayStayBehind, type TargetRef } from '../../src/core/tags/target-refs.ts';
import { queryImage } from '../../src/services/registry/queries.ts';
import { PhaseError } from '../../src/services/retry/phases.ts';
import type { BuildJob } from './build-job.ts';

/**
 * Whether a moving tag holds a newer image than this one and so stays there: a slower or an older run, or a patch of an
 * older line, moves nothing back. Asked right before the push, and only of a tag that may stay behind. What cannot be asked
 * is not known to be newer.
 */
export async function holdsNewerImage(
  target: TargetRef,
  { inputs, plan, phases, facts, budget, deps }: BuildJob,
): Promise<boolean> {
  const { ref } = target;
  const held = plan.refs.filter((each) => facts.pushed.some((pushed) => pushed.ref === each.ref));
  if (inputs.ifTagExists === 'overwrite' || !mayStayBehind(target, held)) return false;
  const existing = await queryImage(ref, phases, deps.registry, budget.patience(ref)).catch((error: unknown) => {
    if (!(error instanceof PhaseError)) throw error;
    deps.log.info(`What ${ref} holds is not known: ${error.message}`);
    return undefined;
  });
  if (existing === undefined) return false;
  const found = orderImages(plan.labels.values, existing.configs[0]?.labels ?? {});
  if (found === undefined || found.order > 0) return false;
  deps.log.notice(
    `${ref} stays where it is: ${existing.digest} is newer (${found.evidence}), and no tag is moved back. "if-tag-exists: overwrite" moves it all the same.`,
  );
  return true;
}
