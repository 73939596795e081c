import type { Failure } from '../../core/failures/failure.ts';
import type { PushedRef } from '../../core/handover/record.ts';
import { layerSizes } from '../../core/oci/layer-sizes.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { CallOptions } from '../../ports/process.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Phases } from '../retry/phases.ts';
import { queryPushedManifest, queryTimeoutMs, type FoundManifest } from './queries.ts';
import { minPatienceMs, type QueryBudget } from './query-budget.ts';

/** What a registry has after a push. */
export interface PushedImage extends PushedRef {
  readonly mediaType: string;
  /** Bytes of each layer, where this is the image's own manifest and no index. */
  readonly layerBytes?: readonly number[] | undefined;
}

/** A push of one reference. */
interface RefPush {
  readonly ref: string;
  /** Whether what the registry has is what is pushed. */
  readonly isPushed: (answer: FoundManifest, limits: CallOptions) => boolean | Promise<boolean>;
}

interface PushDeps {
  readonly registry: Registry;
  readonly log: Log;
  readonly clock: Clock;
  readonly budget: QueryBudget;
}

/** After a failure of these classes the registry may have taken the push all the same, and its answer was lost. */
const ambiguousClasses: readonly Failure['class'][] = ['transient', 'unknown', 'timeout', 'builder'];

/**
 * Pushes one reference as a phase of its own. A failure that may hide a success is checked before it is retried.
 * @throws PhaseError when it failed for good
 */
export async function pushRef(
  push: RefPush & {
    readonly work: (limits: CallOptions) => Promise<unknown>;
    /** Limit of one attempt, where it is shorter than that of a build. */
    readonly timeoutMs?: number | undefined;
  },
  phases: Phases,
  deps: PushDeps,
): Promise<void> {
  await phases.run<unknown>({
    title: `push ${push.ref}`,
    context: { phase: 'push' },
    ref: push.ref,
    timeoutMs: push.timeoutMs,
    work: push.work,
    checkAlreadyDone: (failure) => pushAlreadyLanded(push, failure, phases, deps),
  });
}

/** Asks the registry whether a push that failed has arrived all the same; undefined: no, or it cannot be asked. */
export async function pushAlreadyLanded(
  { ref, isPushed }: RefPush,
  failure: Failure,
  phases: Phases,
  { registry, log, clock, budget }: PushDeps,
): Promise<true | undefined> {
  const patience = budget.patience(ref);
  if (!ambiguousClasses.includes(failure.class) || patience.leftMs === 0) return undefined;
  const limits = phases.limits(Math.min(queryTimeoutMs, patience.leftMs));
  const start = clock.now();
  try {
    const answer = await registry.manifest(ref, limits);
    if (!answer.found || !(await isPushed(answer, limits))) return undefined;
  } catch {
    patience.spend(clock.now() - start);
    return undefined;
  }
  log.info(`${ref}: the registry has it although the push failed.`);
  return true;
}

/** What the registry itself has of a reference after the push. */
export async function queryPushedImage(
  ref: string,
  phases: Phases,
  { registry, budget }: Pick<PushDeps, 'registry' | 'budget'>,
): Promise<PushedImage> {
  const patience = budget.patience(ref, minPatienceMs);
  const { digest, mediaType, raw } = await queryPushedManifest(ref, phases, registry, patience);
  return { ref, digest, mediaType, layerBytes: layerSizes(JSON.parse(raw)) };
}
