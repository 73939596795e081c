import type { ManifestNode } from './manifest-node.ts';

/** Every manifest that was read of one repository, and how they refer to each other. */
export interface ManifestGraph {
  /** By digest. */
  readonly nodes: ReadonlyMap<string, ManifestNode>;
  /** Referrers by the image that they belong to, as their subject says or a tag such as `sha256-<hex>.sig`. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
}

/** @param referrerTags digest that a referrer's tag points to, and the image that the tag is named after */
export function buildManifestGraph(
  nodes: ReadonlyMap<string, ManifestNode>,
  referrerTags: readonly { readonly digest: string; readonly subject: string }[],
): ManifestGraph {
  const referrers = new Map<string, string[]>();
  const add = (subject: string, digest: string): void => {
    const known = referrers.get(subject);
    if (known === undefined) referrers.set(subject, [digest]);
    else known.push(digest);
  };
  for (const { digest, subject } of nodes.values()) if (subject !== undefined) add(subject, digest);
  for (const { subject, digest } of referrerTags) add(subject, digest);
  return { nodes, referrers };
}

/**
 * Collects `roots` and everything that they need: what indexes list, nested ones too, and the referrers of any of it
 * (signatures, attestations, and the referrers of those). Digests that were not read are among them.
 */
export function collectReachable(roots: Iterable<string>, graph: ManifestGraph): Set<string> {
  const reached = new Set<string>();
  const remaining = [...roots];
  for (let digest = remaining.pop(); digest !== undefined; digest = remaining.pop()) {
    if (reached.has(digest)) continue;
    reached.add(digest);
    remaining.push(...listHeld(digest, graph));
  }
  return reached;
}

/** Lists what goes with a manifest: what it lists, and what refers to it. */
export function listHeld(digest: string, graph: ManifestGraph): readonly string[] {
  return [...(graph.nodes.get(digest)?.children ?? []), ...(graph.referrers.get(digest) ?? [])];
}

/**
 * Counts the bytes that nothing refers to any more once `deleted` is gone: each layer, config and manifest once, and
 * none that a kept manifest refers to as well.
 */
export function countFreedBytes(deleted: ReadonlySet<string>, graph: ManifestGraph): number {
  const kept = new Set<string>();
  const freed = new Map<string, number>();
  for (const node of graph.nodes.values()) {
    if (!deleted.has(node.digest)) for (const { digest } of node.blobs) kept.add(digest);
    else for (const { digest, sizeBytes } of [node, ...node.blobs]) freed.set(digest, sizeBytes);
  }
  let bytes = 0;
  for (const [digest, sizeBytes] of freed) if (!kept.has(digest)) bytes += sizeBytes;
  return bytes;
}
