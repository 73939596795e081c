import type { TagVerdict } from './decide-tags.ts';
import { collectReachable, listHeld, type ManifestGraph } from './manifest-graph.ts';
import { minUntaggedAgeMs, type PrunePolicy } from './prune-policy.ts';

/** A manifest that the registry lists, by its tags or without one. */
export interface ListedManifest {
  readonly digest: string;
  readonly tags: readonly string[];
  /** When it was pushed, in epoch milliseconds, where the registry says so. */
  readonly time: number | undefined;
}

export interface ManifestVerdict extends ListedManifest {
  readonly action: 'delete' | 'keep';
  readonly reason: string;
}

/** A manifest to delete. */
export interface PlannedDeletion {
  readonly digest: string;
  /** What is deleted too and holds it. It is deleted after all of them, so that no tag ever points to half an image. */
  readonly after: readonly string[];
}

export interface DeletionPlan {
  /** One for each listed manifest that is more than a part of another one. */
  readonly verdicts: readonly ManifestVerdict[];
  readonly deletions: readonly PlannedDeletion[];
  /** Digests of everything that is kept, parts included. */
  readonly kept: ReadonlySet<string>;
}

/** A kept image of which a part could not be read, so that it is not known what else it needs. */
interface IncompleteImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly missing: string;
}

interface PlanInputs {
  readonly listed: readonly ListedManifest[];
  /** By tag; referrer tags have none. */
  readonly tagVerdicts: ReadonlyMap<string, TagVerdict>;
  readonly graph: ManifestGraph;
  /** Whether only what is listed can be deleted: GitHub deletes versions, and may show none for a manifest. */
  readonly onlyListed?: boolean | undefined;
  readonly policy: Pick<PrunePolicy, 'untagged' | 'pullRequest'>;
  /** Why images that are broken go at any age, by digest; those with tags have verdicts that say so. */
  readonly repairs?: ReadonlyMap<string, string>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Decides which manifests are deleted. Deleting a digest takes all its tags, and breaks every index that lists it. So a
 * digest is deleted only when none of its tags is kept, and no kept image needs it. The parts of a deleted image, its
 * signatures and its attestations are deleted with it.
 */
export function planDeletions(inputs: PlanInputs): DeletionPlan {
  const { listed, tagVerdicts, graph } = inputs;
  const groups = groupByTagVerdict(listed, tagVerdicts);
  const neededByTags = collectReachable(groups.kept, graph);
  const roots = new Set(groups.deleted.filter((digest) => !neededByTags.has(digest)));
  const neededByDeleted = collectReachable(roots, graph);

  // Of what has no tag of its own, those that nothing else needs are decided; their parts share that decision.
  const unneeded = groups.undecided.filter(({ digest }) => !neededByTags.has(digest) && !neededByDeleted.has(digest));
  const parts = new Set(
    unneeded.flatMap(({ digest }) => [...collectReachable([digest], graph)].filter((other) => other !== digest)),
  );
  const listedDigests = new Set(listed.map(({ digest }) => digest));
  const attached = new Set(
    [...graph.referrers].flatMap(([subject, referrers]) => (listedDigests.has(subject) ? referrers : [])),
  );
  const reasons = new Map<string, string>();
  const keptUntagged = new Set<string>();
  for (const manifest of unneeded) {
    if (parts.has(manifest.digest)) continue;
    const reason = findReasonToDelete(manifest, attached.has(manifest.digest), inputs);
    if (reason === undefined) keptUntagged.add(manifest.digest);
    else {
      roots.add(manifest.digest);
      reasons.set(manifest.digest, reason);
    }
  }
  const kept = collectReachable([...groups.kept, ...keptUntagged], graph);
  const canGo = (digest: string): boolean =>
    !kept.has(digest) && (inputs.onlyListed !== true || listedDigests.has(digest));
  const deletions = orderDeletions(roots, canGo, graph);
  const deleted = new Set(deletions.map(({ digest }) => digest));
  const isPart = ({ digest, tags }: ListedManifest): boolean =>
    tags.length === 0 && !reasons.has(digest) && !keptUntagged.has(digest);
  return {
    kept,
    deletions,
    verdicts: listed
      .filter((manifest) => !isPart(manifest))
      .map((manifest) => decideManifest(manifest, deleted.has(manifest.digest), tagVerdicts, reasons)),
  };
}

function groupByTagVerdict(
  listed: readonly ListedManifest[],
  tagVerdicts: ReadonlyMap<string, TagVerdict>,
): {
  readonly kept: readonly string[];
  readonly deleted: readonly string[];
  readonly undecided: readonly ListedManifest[];
} {
  const kept: string[] = [];
  const deleted: string[] = [];
  const undecided: ListedManifest[] = [];
  for (const manifest of listed) {
    const actions = manifest.tags.flatMap((tag) => tagVerdicts.get(tag)?.action ?? []);
    if (actions.includes('keep')) kept.push(manifest.digest);
    else if (actions.includes('delete')) deleted.push(manifest.digest);
    else undecided.push(manifest);
  }
  return { kept, deleted, undecided };
}

/**
 * Finds why a manifest is deleted that no image needs, and that has no tag but a referrer's; undefined: it is kept.
 * @param isAttached whether it belongs to a listed manifest
 */
function findReasonToDelete(
  { digest, tags, time }: ListedManifest,
  isAttached: boolean,
  { graph, policy, repairs, now }: PlanInputs,
): string | undefined {
  const repair = repairs?.get(digest);
  if (repair !== undefined) return repair;
  if (policy.pullRequest !== undefined) return undefined;
  if (time !== undefined && now - time < minUntaggedAgeMs) return undefined;
  if (tags.length > 0) return isAttached ? undefined : 'the image that it belongs to is gone';
  // One that is known only by its referrers has no age.
  if (policy.untagged === 'false' || time === undefined) return undefined;
  if (graph.nodes.get(digest)?.isCache === true) return 'a cache that a newer one replaced';
  return policy.untagged === 'true' ? 'has no tag' : undefined;
}

/**
 * Orders what `roots` need and no kept image does: each after everything that holds it. Referrers come after their
 * image, and might hold what it is a part of: the way back of such a circle is left out.
 */
function orderDeletions(
  roots: ReadonlySet<string>,
  canGo: (digest: string) => boolean,
  graph: ManifestGraph,
): readonly PlannedDeletion[] {
  const going = [...roots].filter(canGo);
  const isGoing = (digest: string): boolean => canGo(digest) && (graph.nodes.has(digest) || roots.has(digest));
  const held = (digest: string): readonly string[] => [...new Set(listHeld(digest, graph))].filter(isGoing);
  const order = orderByHolder(going, held);
  const position = new Map(order.map((digest, index) => [digest, index]));
  const holders = new Map<string, string[]>(order.map((digest) => [digest, []]));
  for (const [index, digest] of order.entries()) {
    for (const part of held(digest)) if ((position.get(part) ?? 0) > index) holders.get(part)?.push(digest);
  }
  return order.map((digest) => ({ digest, after: holders.get(digest) ?? [] }));
}

/** Lists `roots` and all that they hold, each behind what holds it. No recursion: chains may be long. */
function orderByHolder(roots: readonly string[], held: (digest: string) => readonly string[]): readonly string[] {
  const left: string[] = [];
  const seen = new Set<string>();
  const path = roots.map((digest) => ({ digest, isLeaving: false }));
  for (let step = path.pop(); step !== undefined; step = path.pop()) {
    const { digest, isLeaving } = step;
    if (isLeaving) left.push(digest);
    else if (!seen.has(digest)) {
      seen.add(digest);
      path.push(
        { digest, isLeaving: true },
        ...held(digest)
          .toReversed()
          .map((part) => ({ digest: part, isLeaving: false })),
      );
    }
  }
  return left.reverse();
}

function decideManifest(
  manifest: ListedManifest,
  isDeleted: boolean,
  tagVerdicts: ReadonlyMap<string, TagVerdict>,
  reasons: ReadonlyMap<string, string>,
): ManifestVerdict {
  const action = isDeleted ? 'delete' : 'keep';
  const verdicts = manifest.tags.flatMap((tag) => tagVerdicts.get(tag) ?? []);
  const own = verdicts.find((verdict) => verdict.action === action)?.reason ?? reasons.get(manifest.digest);
  if (own !== undefined) return { ...manifest, action, reason: own };
  if (isDeleted) return { ...manifest, action, reason: 'belongs to a deleted image' };
  const reason = manifest.tags.length === 0 ? 'has no tag' : 'belongs to an image that stays';
  return { ...manifest, action, reason };
}

/**
 * Finds the first kept image that needs a manifest which the registry does not have; undefined: all are complete.
 * @param isKnownGone digests of which it is certain that nothing is there
 */
export function findIncompleteImage(
  plan: DeletionPlan,
  listed: readonly ListedManifest[],
  graph: ManifestGraph,
  isKnownGone: (digest: string) => boolean = () => false,
): IncompleteImage | undefined {
  const isMissing = (digest: string): boolean => !graph.nodes.has(digest) && !isKnownGone(digest);
  if (![...plan.kept].some(isMissing)) return undefined;
  for (const { digest, tags } of listed) {
    if (!plan.kept.has(digest)) continue;
    const missing = [...collectReachable([digest], graph)].find(isMissing);
    if (missing !== undefined) return { digest, tags, missing };
  }
  return undefined;
}
