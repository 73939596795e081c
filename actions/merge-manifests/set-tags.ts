import { listedManifests } from '../../src/core/oci/manifest.ts';
import { atDigest, parseImageRef } from '../../src/core/oci/reference.ts';
import { backoffMs, type RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { formatSeconds } from '../../src/core/summary/format.ts';
import { orderImages } from '../../src/core/tags/image-order.ts';
import { mayStayBehind, type TargetRef } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { pushRef, type PushedImage } from '../../src/services/registry/push-ref.ts';
import { pushRefs, type PushReport } from '../../src/services/registry/push-refs.ts';
import { minPatienceMs, type QueryBudget } from '../../src/services/registry/query-budget.ts';
import { queryConfigs, queryPushedManifest, queryTimeoutMs } from '../../src/services/registry/queries.ts';
import { PhaseError, type Phases } from '../../src/services/retry/phases.ts';
import { compareToIndex, describeTaggedImage, listAttestations, type TaggedImage } from './rules/compare-index.ts';
import { describeTarget, type IndexPlan, type SourceImage } from './rules/plan-index.ts';

/** An index to make, and the tags that it gets. */
interface IndexMerge {
  readonly sources: readonly SourceImage[];
  readonly plan: IndexPlan;
  readonly annotations: readonly string[];
  readonly targets: readonly TargetRef[];
  readonly policy: RetryPolicy;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** What a tag holds before the merge. Undefined: nothing. A PhaseError: its registry does not answer. */
type TagState = TaggedImage | PhaseError | undefined;

/** One tag to set. */
interface TagRequest {
  readonly target: TargetRef;
  readonly merge: IndexMerge;
  /** What it held before. */
  readonly previous: TaggedImage | undefined;
  /** The first tag that was set: its index is copied to the other ones, so that all get the same digest. */
  readonly first: PushedImage | undefined;
}

export interface SetTagsDeps {
  readonly registry: Registry;
  readonly budget: QueryBudget;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives every target the index. All targets are queried first, so that an immutable tag of another revision is refused
 * before anything is set. Then each is set, and read back until it holds the index.
 * @throws UserError for a tag that must not be touched. PhaseError when a registry failed, or another job keeps setting
 * a tag, once the other registries had their turn.
 */
export async function setTags(merge: IndexMerge, report: PushReport, phases: Phases, deps: SetTagsDeps): Promise<void> {
  const { plan, targets } = merge;
  const states = new Map<string, TagState>(
    await Promise.all(targets.map(async (target) => [target.ref, await queryTagState(target, phases, deps)] as const)),
  );
  for (const target of targets) checkTagIsFree(target, states.get(target.ref), plan);
  const isDone = (state: TagState): state is TaggedImage =>
    state !== undefined && !(state instanceof PhaseError) && compareToIndex(plan, state) === 'same';
  const isRerun = targets.some(({ ref, isMoving }) => !isMoving && isDone(states.get(ref)));
  const stays = (target: TargetRef): boolean =>
    mayStayBehind(target, targets) && !mayMoveTag(target, states.get(target.ref), { plan, isRerun }, deps);
  await pushRefs(
    {
      refs: targets.filter((target) => !stays(target)),
      push: async (target) => {
        const { ref } = target;
        const state = states.get(ref);
        if (state instanceof PhaseError) throw state;
        if (!isDone(state)) return setTag({ target, merge, previous: state, first: report.pushed[0] }, phases, deps);
        deps.log.info(`${ref} holds these images already: ${state.digest}.`);
        return { ref, digest: state.digest, mediaType: state.mediaType };
      },
    },
    report,
    deps,
  );
}

async function queryTagState(
  { ref, repository }: TargetRef,
  phases: Phases,
  { registry, budget }: SetTagsDeps,
): Promise<TagState> {
  try {
    return await phases.run({
      title: `find ${ref}`,
      context: { phase: 'registry' },
      timeoutMs: queryTimeoutMs,
      ref,
      patience: budget.patience(ref),
      work: async (limits) => {
        const answer = await registry.manifest(ref, limits);
        if (!answer.found) return undefined;
        const { digest, mediaType, raw } = answer;
        const configs = await registry.configs(`${repository}@${digest}`, limits);
        return {
          ref,
          digest,
          mediaType,
          manifests: listedManifests(raw, digest),
          attestations: listAttestations(raw),
          configs,
        };
      },
    });
  } catch (error) {
    // A registry that is down must not keep the others from getting their tags.
    if (error instanceof PhaseError) return error;
    throw error;
  }
}

/** @throws UserError when an immutable tag holds something that this merge must not replace. */
function checkTagIsFree({ ref, isMoving }: TargetRef, state: TagState, plan: IndexPlan): void {
  if (isMoving || state === undefined || state instanceof PhaseError) return;
  const relation = compareToIndex(plan, state);
  if (relation === 'foreign') {
    throw new UserError(
      `${ref} holds ${describeTaggedImage(state)} already, and this is revision ${plan.revision || 'unknown'}: use a tag that holds the sha, or list it in "moving-tags".`,
    );
  }
  if (relation === 'wider') {
    throw new UserError(
      `${ref} holds ${describeTaggedImage(state)} already, and this merge is for ${listIndexPlatforms(plan)} alone: merge all platforms in one step.`,
    );
  }
}

/**
 * Whether a moving tag gets this index: not when it holds a newer image, and where nothing tells which one is newer, not
 * when an earlier run of this merge has set the immutable tag, since it may have gone on to a newer image since.
 */
function mayMoveTag(
  { ref }: TargetRef,
  state: TagState,
  { plan, isRerun }: { readonly plan: IndexPlan; readonly isRerun: boolean },
  { log }: SetTagsDeps,
): boolean {
  if (state === undefined || state instanceof PhaseError) return true;
  if (compareToIndex(plan, state) !== 'foreign') return true;
  const found = orderImages(plan.labels, state.configs[0]?.labels ?? {});
  if (found === undefined ? !isRerun : found.order > 0) return true;
  const why =
    found === undefined
      ? 'This index was there before, and no tag is moved back to it'
      : `That is newer (${found.evidence}), and no tag is moved back`;
  log.notice(`${ref} stays where it is: ${describeTaggedImage(state)}. ${why}; copy-image moves it all the same.`);
  return false;
}

/**
 * Sets one tag, and sets it again while the registry answers with something that this index may replace. No `retry`: no
 * call has failed here, and the warning names what the registry answers.
 * @throws PhaseError when it still answers with something else
 */
async function setTag(request: TagRequest, phases: Phases, deps: SetTagsDeps): Promise<PushedImage> {
  const { target, merge, previous, first } = request;
  const { ref, isMoving } = target;
  const { plan, policy } = merge;
  const { clock, log, budget } = deps;
  if (previous !== undefined && !isMoving) {
    log.notice(`${ref} holds ${describeTaggedImage(previous)}: replaced by the index for ${listIndexPlatforms(plan)}.`);
  }
  for (let attempt = 1; ; attempt++) {
    await writeIndex(request, phases, deps);
    const answer = await queryPushedManifest(ref, phases, deps.registry, budget.patience(ref, minPatienceMs));
    const manifests = listedManifests(answer.raw, answer.digest);
    const attestations = listAttestations(answer.raw);
    const pushed = { ref, digest: answer.digest, mediaType: answer.mediaType };
    if (compareToIndex(plan, { manifests, attestations, configs: [] }) === 'same') return pushed;
    const pinned = `${target.repository}@${answer.digest}`;
    const configs = await queryConfigs(pinned, phases, deps.registry, budget.patience(ref, minPatienceMs));
    const found = { ...pushed, manifests, attestations, configs };
    // A registry that lags behind answers with what the tag held before.
    const isReplaceable = compareToIndex(plan, found) === 'part' || answer.digest === previous?.digest;
    const waitMs = backoffMs(attempt, policy, clock.random());
    if (isReplaceable && attempt < policy.maxAttempts && clock.now() + waitMs < merge.deadline) {
      log.warning(
        `${ref} was set, and the registry answers ${describeTaggedImage(found)}: setting it again in ${formatSeconds(waitMs / 1000)}.`,
      );
      await clock.sleep(waitMs, deps.signal);
      continue;
    }
    // With a first tag set, the index is safe under that one.
    if (isMoving && !isReplaceable && first !== undefined) {
      log.warning(`${ref} was set, and another run has moved it on to ${describeTaggedImage(found)} since.`);
      return pushed;
    }
    const failure = {
      class: 'permanent',
      reason: `the registry answers ${describeTaggedImage(found)} afterwards: another job pushes the same tag at the same time`,
      remedy: 'let build jobs push "<tag>-<architecture>" alone, and one job merge',
    } as const;
    throw new PhaseError(`push ${ref}`, attempt, failure, undefined);
  }
}

/** Writes the index, or gives the one that is there already a further tag. */
function writeIndex({ target, merge, first }: TagRequest, phases: Phases, deps: SetTagsDeps): Promise<void> {
  const { ref, repository } = target;
  const { registry } = deps;
  const { sources, annotations, plan } = merge;
  const origins = first === undefined ? sources.map(({ pinned }) => pinned) : [atDigest(first.ref, first.digest)];
  const hasContent = origins.every((origin) => parseImageRef(origin, 'source').repository === repository);
  return pushRef(
    {
      ref,
      isPushed: ({ raw, digest }) => {
        const manifests = listedManifests(raw, digest);
        return compareToIndex(plan, { manifests, attestations: listAttestations(raw), configs: [] }) === 'same';
      },
      // Where no layer is copied, what is sent is as little as in a question.
      timeoutMs: hasContent ? queryTimeoutMs : undefined,
      work: (limits) =>
        first === undefined
          ? registry.merge(origins, ref, annotations, limits)
          : registry.copy(atDigest(first.ref, first.digest), [ref], limits),
    },
    phases,
    deps,
  );
}

function listIndexPlatforms({ platforms }: IndexPlan): string {
  return platforms.map(describeTarget).join(', ');
}
