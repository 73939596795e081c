import type { ManifestNode } from './manifest-node.ts';

/** Everything that was read of one repository: manifests by digest, and how they hang together. */
export interface ManifestGraph {
  readonly nodes: ReadonlyMap<string, ManifestNode>;
  /** By the image that they belong to: by their subject, or by a tag such as `sha256-<hex>.sig`. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
}

/**
 * Puts the manifests together.
 * @param referrerTags digest that a referrer tag points to, and the image that its name means
 */
export function manifestGraph(
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
 * Every digest that `roots` cannot do without: what indexes hold, nested ones too, and what belongs to any of it:
 * signatures, attestations, and what belongs to those (K2). Digests that were not read are in it too.
 */
export function reach(roots: Iterable<string>, graph: ManifestGraph): Set<string> {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let digest = waiting.pop(); digest !== undefined; digest = waiting.pop()) {
    if (reached.has(digest)) continue;
    reached.add(digest);
    waiting.push(...(graph.nodes.get(digest)?.children ?? []), ...(graph.referrers.get(digest) ?? []));
  }
  return reached;
}

/**
 * Bytes that nothing refers to any more once `deleted` is gone: each layer, config and manifest once, and none that a
 * manifest which stays has too.
 */
export function bytesOnlyIn(deleted: ReadonlySet<string>, graph: ManifestGraph): number {
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
