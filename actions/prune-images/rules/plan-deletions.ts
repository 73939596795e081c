import type { TagVerdict } from './judge-tags.ts';
import { reach, type ManifestGraph } from './manifest-graph.ts';
import { untaggedAgeMs, type PrunePolicy } from './prune-policy.ts';

/** A manifest that the registry lists, by its tags or without one. */
export interface ListedManifest {
  readonly digest: string;
  readonly tags: readonly string[];
  /** When it was pushed, where the registry says so. */
  readonly time: number | undefined;
}

export interface ManifestVerdict extends ListedManifest {
  readonly action: 'delete' | 'keep';
  readonly reason: string;
}

/** A manifest to delete. */
export interface PlannedDeletion {
  readonly digest: string;
  /** The deleted images that hold it: it goes after all of them, so that no tag ever points to half an image. */
  readonly after: readonly string[];
}

export interface DeletionPlan {
  /** One for each listed manifest that is not merely a part of another one. */
  readonly verdicts: readonly ManifestVerdict[];
  readonly deletions: readonly PlannedDeletion[];
  /** All that stays, parts included. */
  readonly kept: ReadonlySet<string>;
}

/** A kept image that cannot be read whole: what else it needs is not known. */
interface BrokenImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly missing: string;
}

interface PlanInputs {
  readonly listed: readonly ListedManifest[];
  /** By tag; referrer tags have none. */
  readonly tagVerdicts: ReadonlyMap<string, TagVerdict>;
  readonly graph: ManifestGraph;
  readonly policy: Pick<PrunePolicy, 'untagged' | 'pullRequest'>;
  readonly now: number;
}

/**
 * Decides which manifests go (K2, K6). Deleting a digest takes all its tags and breaks every index that holds it. So a
 * digest goes only when no tag of it stays, and no image that stays reaches it. What belongs to a deleted image goes
 * with it: its parts, and its signatures and attestations.
 */
export function planDeletions({ listed, tagVerdicts, graph, policy, now }: PlanInputs): DeletionPlan {
  const groups = grouped(listed, tagVerdicts);
  const known = new Set(listed.map(({ digest }) => digest));
  let kept = reach(groups.kept, graph);
  const doomed = new Set(groups.doomed.filter((digest) => !kept.has(digest)));
  const dependent = reach(doomed, graph);
  const reasons = new Map<string, string>();

  // What stands alone, with no tag of its own: whoever may go takes along what it holds.
  const alone = groups.rest.filter(({ digest }) => !kept.has(digest) && !dependent.has(digest));
  const heldByAnother = new Set(
    alone.flatMap(({ digest }) => [...reach([digest], graph)].filter((other) => other !== digest)),
  );
  const stays: string[] = [];
  for (const manifest of alone) {
    if (heldByAnother.has(manifest.digest)) continue;
    const reason = reasonToGo(manifest, graph, known, policy, now);
    if (reason === undefined) stays.push(manifest.digest);
    else {
      doomed.add(manifest.digest);
      reasons.set(manifest.digest, reason);
    }
  }
  kept = reach([...groups.kept, ...stays], graph);
  const roots = [...doomed].filter((digest) => !kept.has(digest));
  const reached = new Map(roots.map((root) => [root, reach([root], graph)]));
  const after = new Map<string, string[]>();
  for (const [root, digests] of reached) {
    for (const digest of digests) {
      if (kept.has(digest) || !graph.nodes.has(digest)) continue;
      const owners = after.get(digest) ?? [];
      after.set(digest, digest === root ? owners : [...owners, root]);
    }
  }
  const isDeleted = (digest: string): boolean => after.has(digest);
  return {
    kept,
    deletions: [...after].map(([digest, owners]) => ({ digest, after: owners })),
    verdicts: listed.flatMap((manifest) => {
      const verdict = verdictOf(manifest, isDeleted(manifest.digest), tagVerdicts, reasons);
      const isPart = manifest.tags.length === 0 && !reasons.has(manifest.digest) && !stays.includes(manifest.digest);
      return isPart ? [] : [verdict];
    }),
  };
}

/** The first kept image that needs a manifest which the registry does not have; undefined: all of them are whole. */
export function brokenImage(
  plan: DeletionPlan,
  listed: readonly ListedManifest[],
  graph: ManifestGraph,
): BrokenImage | undefined {
  if ([...plan.kept].every((digest) => graph.nodes.has(digest))) return undefined;
  for (const { digest, tags } of listed) {
    if (!plan.kept.has(digest)) continue;
    const missing = [...reach([digest], graph)].find((needed) => !graph.nodes.has(needed));
    if (missing !== undefined) return { digest, tags, missing };
  }
  return undefined;
}

function grouped(
  listed: readonly ListedManifest[],
  tagVerdicts: ReadonlyMap<string, TagVerdict>,
): { readonly kept: readonly string[]; readonly doomed: readonly string[]; readonly rest: readonly ListedManifest[] } {
  const kept: string[] = [];
  const doomed: string[] = [];
  const rest: ListedManifest[] = [];
  for (const manifest of listed) {
    const actions = manifest.tags.flatMap((tag) => tagVerdicts.get(tag)?.action ?? []);
    if (actions.includes('keep')) kept.push(manifest.digest);
    else if (actions.includes('delete')) doomed.push(manifest.digest);
    else rest.push(manifest);
  }
  return { kept, doomed, rest };
}

/** Why a manifest goes that no image holds and that has no tag but a referrer's; undefined: it stays. */
function reasonToGo(
  { digest, tags, time }: ListedManifest,
  graph: ManifestGraph,
  known: ReadonlySet<string>,
  { untagged, pullRequest }: PlanInputs['policy'],
  now: number,
): string | undefined {
  if (pullRequest !== undefined) return undefined;
  if (time !== undefined && now - time < untaggedAgeMs) return undefined;
  if (tags.length > 0) {
    const subjects = [...graph.referrers].filter(([, own]) => own.includes(digest)).map(([subject]) => subject);
    return subjects.some((subject) => known.has(subject)) ? undefined : 'the image that it belongs to is gone';
  }
  // Seen only because something belongs to it: nothing says how old it is.
  if (untagged === 'false' || time === undefined) return undefined;
  if (graph.nodes.get(digest)?.cache === true) return 'a cache that a newer one replaced';
  return untagged === 'true' ? 'has no tag' : undefined;
}

function verdictOf(
  manifest: ListedManifest,
  deleted: boolean,
  tagVerdicts: ReadonlyMap<string, TagVerdict>,
  reasons: ReadonlyMap<string, string>,
): ManifestVerdict {
  const told = manifest.tags.flatMap((tag) => tagVerdicts.get(tag) ?? []);
  const action = deleted ? 'delete' : 'keep';
  const own = told.find((verdict) => verdict.action === action)?.reason ?? reasons.get(manifest.digest);
  if (own !== undefined) return { ...manifest, action, reason: own };
  if (deleted) return { ...manifest, action, reason: 'belongs to a deleted image' };
  const reason = manifest.tags.length === 0 ? 'has no tag' : 'belongs to an image that stays';
  return { ...manifest, action, reason };
}
