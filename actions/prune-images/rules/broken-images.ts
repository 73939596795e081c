import { findCommitUser, type ActiveCommits } from './active-commits.ts';
import type { TagVerdict } from './decide-tags.ts';
import type { ManifestGraph } from './manifest-graph.ts';
import type { ListedManifest } from './plan-deletions.ts';
import { minUntaggedAgeMs, type PrunePolicy } from './prune-policy.ts';
import { matchTag } from './tag-pattern.ts';

/** Something that an index lists, and that is gone. */
interface LostEntry {
  readonly digest: string;
  /** Undefined: the index does not say. */
  readonly platform: string | undefined;
  readonly isImage: boolean;
}

/**
 * An image that cannot be pulled whole any more. `ghost`: its manifest is gone, or everything that its index lists.
 * `partial`: some of what its index lists is gone.
 */
export interface BrokenImage extends ListedManifest {
  readonly kind: 'ghost' | 'partial';
  /** What is gone; its own digest when it is the manifest itself. */
  readonly lost: readonly LostEntry[];
  readonly reason: string;
}

const ghostReason = 'its manifest is gone';

/** Finds the listed images that are broken. A part without a tag counts with the image that lists it. */
export function findBrokenImages(listed: readonly ListedManifest[], graph: ManifestGraph): readonly BrokenImage[] {
  const parts = new Set([...graph.nodes.values()].flatMap(({ children }) => children));
  return listed.flatMap((manifest): readonly BrokenImage[] => {
    const { digest, tags } = manifest;
    if (tags.length === 0 && parts.has(digest)) return [];
    if (!graph.nodes.has(digest)) {
      const lost = [{ digest, platform: undefined, isImage: true }];
      return [{ ...manifest, kind: 'ghost', lost, reason: ghostReason }];
    }
    const { lost, hasImage } = findLostEntries(digest, graph);
    if (lost.length === 0) return [];
    const isGhost = !hasImage && lost.some(({ isImage }) => isImage);
    const reason = isGhost ? 'every image that it lists is gone' : `it lost ${lost.map(describeLoss).join(', ')}`;
    return [{ ...manifest, kind: isGhost ? 'ghost' : 'partial', lost, reason }];
  });
}

/** Finds what an index lists, directly or in an index inside it, and is gone; and whether an image is left. */
function findLostEntries(
  top: string,
  graph: ManifestGraph,
): { readonly lost: readonly LostEntry[]; readonly hasImage: boolean } {
  const lost = new Map<string, LostEntry>();
  let hasImage = false;
  const seen = new Set<string>();
  const remaining = [top];
  for (let digest = remaining.pop(); digest !== undefined; digest = remaining.pop()) {
    if (seen.has(digest)) continue;
    seen.add(digest);
    for (const [child, { platform, isImage }] of graph.nodes.get(digest)?.entries ?? []) {
      const node = graph.nodes.get(child);
      if (node === undefined) lost.set(child, { digest: child, platform, isImage });
      else if (node.children.length === 0) hasImage ||= isImage;
      else remaining.push(child);
    }
  }
  return { lost: [...lost.values()], hasImage };
}

/** Names what an index lost: a platform, or a digest. */
export function describeLoss({ platform, digest, isImage }: LostEntry): string {
  if (!isImage) return `the attestation ${digest}`;
  return platform ?? digest;
}

/** Whether it is not known what else belonged to an image: what is gone was not an image of one platform. */
export function hasUnknownContent({ lost }: BrokenImage): boolean {
  return lost.some(({ platform, isImage }) => isImage && platform === undefined);
}

/** A tag whose manifest is gone, and what happens to it. */
export interface GhostVerdict extends TagVerdict {
  readonly tag: string;
}

/** Decides about tags whose manifest is gone, of which nothing else is known. */
export function decideGhostTags(tags: readonly string[], facts: RepairFacts): readonly GhostVerdict[] {
  return tags.map((tag) => {
    const lost = [{ digest: '', platform: undefined, isImage: true }];
    const ghost = { digest: '', tags: [tag], time: undefined, kind: 'ghost', lost, reason: ghostReason } as const;
    const reason = findReasonToSpare(ghost, { revision: undefined, time: undefined }, facts);
    return { tag, action: reason === undefined ? 'delete' : 'keep', reason: reason ?? ghostReason };
  });
}

interface RepairFacts {
  readonly policy: Pick<PrunePolicy, 'repair' | 'pullRequest' | 'excluded'>;
  readonly activeCommits: ActiveCommits;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Finds why a broken image stays; undefined: it is deleted. One that lost an attestation alone can still be pulled on
 * every platform, and one of today may be a push that is not over.
 */
export function findReasonToSpare(
  { kind, lost, tags }: BrokenImage,
  { revision, time }: { readonly revision: string | undefined; readonly time: number | undefined },
  { policy, activeCommits, now }: RepairFacts,
): string | undefined {
  if (policy.repair !== 'delete') return '"repair" only reports it';
  if (policy.pullRequest !== undefined) return 'not of that pull request';
  if (kind === 'partial' && !lost.some(({ isImage }) => isImage)) return 'every platform can still be pulled';
  const excluded = policy.excluded.find((pattern) => tags.some((tag) => matchTag(pattern, tag) !== undefined));
  if (excluded !== undefined) return `protected by "${excluded.text}"`;
  const names = tags.length === 0 ? [''] : tags;
  const user = names.map((name) => findCommitUser(name, revision, activeCommits)).find((found) => found !== undefined);
  if (user !== undefined) return `in use by ${user}`;
  return time !== undefined && now - time < minUntaggedAgeMs ? 'younger than a day' : undefined;
}
