import type { ImagePlan } from './plan-image.ts';
import type { RepositoryReader } from './repository-reader.ts';
import { buildManifestGraph, collectReachable } from './rules/manifest-graph.ts';
import type { ListedManifest } from './rules/plan-deletions.ts';

export const changedReason = 'its tags have changed since they were listed';

/**
 * Knows what was pushed or tagged in a repository since its plan was made, which deletions under way must not break:
 * whatever newer lists show that was not there before stays, with all that it needs.
 */
export class RepositoryWatch {
  readonly #plan: Pick<ImagePlan, 'listed' | 'referrerTags'>;
  readonly #reader: RepositoryReader;
  /** What was listed before, each with its tags. */
  readonly #known: Set<string>;
  readonly #changed = new Set<string>();
  readonly #needed = new Set<string>();

  constructor(plan: Pick<ImagePlan, 'listed' | 'referrerTags'>, reader: RepositoryReader) {
    this.#plan = plan;
    this.#reader = reader;
    this.#known = new Set(plan.listed.map(describeListed));
  }

  /**
   * Takes in what is listed now.
   * @returns whether something is new, and the digest of what could not be read, so that it is not known what it needs
   */
  async takeIn(
    current: readonly ListedManifest[],
  ): Promise<{ readonly isNew: boolean; readonly unread: string | undefined }> {
    const changed = current.filter((manifest) => !this.isKnown(manifest));
    if (changed.length === 0) return { isNew: false, unread: undefined };
    await this.#reader.readManifests(changed.map(({ digest }) => digest));
    const wasListed = new Set(this.#plan.listed.map(({ digest }) => digest));
    const unread = changed.find(({ digest }) => !this.#reader.nodes.has(digest) && !wasListed.has(digest));
    if (unread !== undefined) return { isNew: true, unread: unread.digest };
    const graph = buildManifestGraph(this.#reader.nodes, this.#plan.referrerTags);
    for (const { digest } of changed) this.#changed.add(digest);
    for (const digest of collectReachable(this.#changed, graph)) this.#needed.add(digest);
    for (const manifest of changed) this.#known.add(describeListed(manifest));
    return { isNew: true, unread: undefined };
  }

  /** Whether a manifest was listed before with these tags. */
  isKnown(manifest: ListedManifest): boolean {
    return this.#known.has(describeListed(manifest));
  }

  /** Says why a manifest must stay; undefined: nothing new needs it. */
  findReasonToKeep(digest: string): string | undefined {
    if (this.#changed.has(digest)) return changedReason;
    return this.#needed.has(digest) ? 'something that was pushed or tagged meanwhile needs it' : undefined;
  }
}

function describeListed({ digest, tags }: ListedManifest): string {
  return [digest, ...[...tags].sort()].join(' ');
}
