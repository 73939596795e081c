import type { TargetRef } from '../../src/core/tags/target-refs.ts';
import { atDigest } from '../../src/core/oci/reference.ts';
import { describeImage, isOlder, relationTo, type FoundImage } from './rules/compare-index.ts';
import type { OwnIndex, SourceImage } from './rules/judge-sources.ts';
import { listedManifests } from '../../src/core/oci/manifest.ts';
import { formatSeconds } from '../../src/core/summary/format.ts';
import { backoffMs, type RetryPolicy } from '../../src/core/retry/retry-policy.ts';
import { UserError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { PhaseError, type Phases } from '../../src/services/retry/phases.ts';
import type { Pushed } from '../../src/services/registry/push-refs.ts';
import { pushRefs, type PushReport } from '../../src/services/registry/push-refs.ts';
import { ambiguousClasses, queryConfigs, queryTimeoutMs, readBack } from '../../src/services/registry/queries.ts';

/** One merge on its way. */
interface Merge {
  readonly sources: readonly SourceImage[];
  readonly own: OwnIndex;
  readonly annotations: readonly string[];
  readonly targets: readonly TargetRef[];
  readonly policy: RetryPolicy;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface SetTagsDeps {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/**
 * Gives every target the index. First all of them are asked what they hold, so that an immutable tag of another revision
 * is refused before anything is set; then each is set, and read back until it is the index (M4).
 * @throws UserError for a tag that must not be touched; PhaseFailed when a registry failed, or another job keeps setting
 * a tag, once the other registries had their turn.
 */
export async function setTags(merge: Merge, report: PushReport, phases: Phases, deps: SetTagsDeps): Promise<void> {
  const there = new Map(
    await Promise.all(
      merge.targets.map(
        async (target) => [target.ref, await unlessDown(() => findImage(target, phases, deps.registry))] as const,
      ),
    ),
  );
  for (const target of merge.targets) checkTarget(target, there.get(target.ref), merge.own);
  const isThere = (target: TargetRef): boolean => {
    const found = there.get(target.ref);
    return found !== undefined && !(found instanceof PhaseError) && relationTo(merge.own, found) === 'same';
  };
  const isRerun = merge.targets.some((target) => !target.moving && isThere(target));
  const targets = merge.targets.filter((target) => !isRerun || mayMove(target, there.get(target.ref), merge.own, deps));
  await pushRefs(
    { requiredRegistries: undefined },
    { refs: targets },
    report,
    async (target) => {
      const found = there.get(target.ref);
      if (found instanceof PhaseError) throw found;
      if (found === undefined || !isThere(target)) {
        return setTag(target, found, report.pushed[0], merge, phases, deps);
      }
      deps.log.info(`${target.ref} holds these images already: ${found.digest}.`);
      return { ref: target.ref, digest: found.digest, mediaType: found.mediaType };
    },
    deps,
  );
}

/** @throws UserError when an immutable tag holds something that is not ours to replace. */
function checkTarget({ ref, moving }: TargetRef, found: FoundImage | PhaseError | undefined, own: OwnIndex): void {
  if (moving || found === undefined || found instanceof PhaseError) return;
  const relation = relationTo(own, found);
  if (relation === 'foreign') {
    throw new UserError(
      `${ref} holds ${describeImage(found)} already, and this is revision ${own.revision || 'unknown'}: use a tag that holds the sha, or list it in "moving-tags".`,
    );
  }
  if (relation === 'wider') {
    throw new UserError(
      `${ref} holds ${describeImage(found)} already, and this merge is for ${platformsOf(own)} alone: merge all platforms in one step.`,
    );
  }
}

/** When an earlier attempt has set the immutable tag, a moving one may have gone on to a newer image since. */
function mayMove(
  { ref, moving }: TargetRef,
  found: FoundImage | PhaseError | undefined,
  own: OwnIndex,
  { log }: SetTagsDeps,
): boolean {
  if (!moving || found === undefined || found instanceof PhaseError) return true;
  if (relationTo(own, found) !== 'foreign' || isOlder(found, own)) return true;
  log.notice(
    `${ref} stays where it is: ${describeImage(found)}. This index was there before, and no tag is moved back to it.`,
  );
  return false;
}

async function setTag(
  target: TargetRef,
  found: FoundImage | undefined,
  first: Pushed | undefined,
  merge: Merge,
  phases: Phases,
  deps: SetTagsDeps,
): Promise<Pushed> {
  const { ref, moving } = target;
  const { own, policy } = merge;
  if (found !== undefined && !moving) {
    deps.log.notice(`${ref} holds ${describeImage(found)}: replaced by the index for ${platformsOf(own)}.`);
  }
  for (let round = 1; ; round++) {
    await writeIndex(target, first, merge, phases, deps);
    const answer = await readBack(ref, phases, deps.registry);
    const manifests = listedManifests(answer.raw, answer.digest);
    const pushed = { ref, digest: answer.digest, mediaType: answer.mediaType };
    if (relationTo(own, { manifests, configs: [] }) === 'same') return pushed;
    const configs = await queryConfigs(`${target.repository}@${answer.digest}`, phases, deps.registry);
    const rival = { ...pushed, manifests, configs };
    // What stood there before may be an answer that lags behind.
    const again = relationTo(own, rival) === 'part' || answer.digest === found?.digest;
    const wait = backoffMs(round, policy, deps.clock.random());
    if (again && round < policy.maxAttempts && deps.clock.now() + wait < merge.deadline) {
      deps.log.warning(
        `${ref} was set, and the registry answers ${describeImage(rival)}: setting it again in ${formatSeconds(wait / 1000)}.`,
      );
      await deps.clock.sleep(wait, deps.signal);
      continue;
    }
    // The index is safe under its immutable tag then.
    if (moving && !again && first !== undefined) {
      deps.log.warning(`${ref} was set, and another run has moved it on to ${describeImage(rival)} since.`);
      return pushed;
    }
    const failure = {
      class: 'permanent',
      reason: `the registry answers ${describeImage(rival)} afterwards: another job pushes the same tag at the same time`,
      remedy: 'let build jobs push "<tag>-<architecture>" alone, and one job merge',
    } as const;
    throw new PhaseError(`push ${ref}`, round, failure, undefined);
  }
}

/** Writes the index, or gives the one that is there already a further name; an answer that got lost is asked for. */
async function writeIndex(
  { ref }: TargetRef,
  first: Pushed | undefined,
  { sources, annotations, own }: Merge,
  phases: Phases,
  deps: SetTagsDeps,
): Promise<void> {
  const { registry, log } = deps;
  const pinned = sources.map((source) => source.pinned);
  await phases.run<true>({
    title: `push ${ref}`,
    context: { phase: 'push' },
    ref,
    work: async (limits) => {
      if (first !== undefined) await registry.copy(atDigest(first.ref, first.digest), [ref], limits);
      else await registry.merge(pinned, ref, annotations, limits);
      return true;
    },
    checkAlreadyDone: async (failure) => {
      if (!ambiguousClasses.includes(failure.class) || !(await holdsIndex(ref, own, deps))) return undefined;
      log.info(`${ref}: the registry has the index although the push failed.`);
      return true;
    },
  });
}

/** Nothing is known when the registry cannot be asked. */
async function holdsIndex(ref: string, own: OwnIndex, { registry, signal }: SetTagsDeps): Promise<boolean> {
  try {
    const limits = { timeoutMs: queryTimeoutMs, ...(signal === undefined ? {} : { signal }) };
    const answer = await registry.manifest(ref, limits);
    if (!answer.found) return false;
    return relationTo(own, { manifests: listedManifests(answer.raw, answer.digest), configs: [] }) === 'same';
  } catch {
    return false;
  }
}

function findImage(
  { ref, repository }: TargetRef,
  phases: Phases,
  registry: Registry,
): Promise<FoundImage | undefined> {
  return phases.run({
    ...{ title: `find ${ref}`, context: { phase: 'registry' }, timeoutMs: queryTimeoutMs, ref },
    work: async (limits) => {
      const answer = await registry.manifest(ref, limits);
      if (!answer.found) return undefined;
      const { digest, mediaType, raw } = answer;
      const configs = await registry.configs(`${repository}@${digest}`, limits);
      return { ref, digest, mediaType, manifests: listedManifests(raw, digest), configs };
    },
  });
}

/** A registry that is down must not keep the other ones from theirs. */
async function unlessDown<T>(work: () => Promise<T>): Promise<T | PhaseError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PhaseError) return error;
    throw error;
  }
}

function platformsOf({ platforms }: OwnIndex): string {
  return platforms.map(({ platform }) => platform).join(', ');
}
