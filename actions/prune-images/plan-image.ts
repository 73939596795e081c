import { textAt } from '../../src/core/json/read-json.ts';
import { createdLabel, readLabel, revisionLabel } from '../../src/core/oci/labels.ts';
import { UserError } from '../../src/errors.ts';
import type { RegistryAnswer, RegistryRepository } from '../../src/ports/registry.ts';
import { forEachConcurrently } from './concurrency.ts';
import { toNothingDeletedError } from './registry-with-retry.ts';
import type { ActiveCommits } from './rules/active-commits.ts';
import { decideTags, latestTime, type CandidateFacts, type TagVerdict } from './rules/decide-tags.ts';
import { buildManifestGraph, type ManifestGraph } from './rules/manifest-graph.ts';
import { parseManifestNode, type ManifestNode } from './rules/manifest-node.ts';
import { findIncompleteImage, planDeletions, type DeletionPlan, type ListedManifest } from './rules/plan-deletions.ts';
import { classifyTag, type PrunePolicy, type TagClass } from './rules/prune-policy.ts';

interface PlanImageRequest {
  readonly image: string;
  readonly policy: PrunePolicy;
  readonly defaultBranch: string | undefined;
  readonly activeCommits: ActiveCommits;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a repository holds, and what becomes of it. */
export interface ImagePlan extends DeletionPlan {
  readonly tagVerdicts: ReadonlyMap<string, TagVerdict>;
  readonly graph: ManifestGraph;
}

const maxConcurrentRequests = 8;

/**
 * Reads everything in one repository that a decision needs, and decides: all tags, every manifest behind them, nested
 * ones and referrers too, and the configs of images that a rule matches. Fails closed: when any of it cannot be read,
 * nothing is decided.
 * @param listed what GitHub lists; undefined: the tags are read from the registry
 * @throws UserError that names the image at fault and what to do about it
 */
export async function planImage(
  request: PlanImageRequest,
  registry: RegistryRepository,
  listed: readonly ListedManifest[] | undefined,
): Promise<ImagePlan> {
  const { image, policy, now, activeCommits } = request;
  try {
    const reader = new RepositoryReader(image, registry);
    const tagged = listed ?? (await reader.readTaggedManifests());
    const tagClasses = new Map(
      tagged.flatMap(({ tags }) => tags.map((tag) => [tag, classifyTag(tag, policy, request.defaultBranch)])),
    );
    await reader.readManifests(tagged.map(({ digest }) => digest));
    const referrerTags = listReferrerTags(tagged, tagClasses);
    const untagged =
      listed === undefined ? await reader.readUntaggedSubjects(referrerTags.map(({ subject }) => subject)) : [];
    const manifests = [...tagged, ...untagged];
    const graph = buildManifestGraph(reader.nodes, referrerTags);
    const candidates = await reader.readCandidates(tagged, tagClasses);
    const tagVerdicts = new Map([
      ...listProtectedTags(tagClasses),
      ...decideTags(candidates, { activeCommits, now, keepNewest: policy.keepNewest }),
    ]);
    const plan = planDeletions({ listed: manifests, tagVerdicts, graph, policy, now });
    const incomplete = findIncompleteImage(plan, manifests, graph);
    if (incomplete === undefined) return { ...plan, tagVerdicts, graph };
    const [tag] = incomplete.tags;
    const name = tag === undefined ? `${image}@${incomplete.digest}` : `${image}:${tag}`;
    throw new UserError(
      `Nothing was deleted in ${image}: "${name}" stays and needs ${incomplete.missing}, which the registry does not have: push that image again or delete it.`,
    );
  } catch (error) {
    throw error instanceof UserError ? error : toNothingDeletedError(image, error);
  }
}

/** Reads the manifests of one repository, each once. */
class RepositoryReader {
  /** By digest. */
  readonly nodes = new Map<string, ManifestNode>();
  readonly #image: string;
  readonly #registry: RegistryRepository;

  constructor(image: string, registry: RegistryRepository) {
    this.#image = image;
    this.#registry = registry;
  }

  /**
   * Reads what the tags point to. A tag that is deleted meanwhile is left out.
   * @throws UserError for a tag without a manifest
   */
  async readTaggedManifests(): Promise<readonly ListedManifest[]> {
    const tagsByDigest = new Map<string, string[]>();
    const missing: string[] = [];
    await forEachConcurrently(await this.#registry.tags(), maxConcurrentRequests, async (tag) => {
      const answer = await this.#registry.manifest(tag);
      if (!answer.found) {
        missing.push(tag);
        return;
      }
      this.#addNode(answer);
      tagsByDigest.set(answer.digest, [...(tagsByDigest.get(answer.digest) ?? []), tag]);
    });
    const remaining = missing.length === 0 ? [] : await this.#registry.tags();
    const broken = missing.find((tag) => remaining.includes(tag));
    if (broken !== undefined) {
      throw new UserError(
        `Nothing was deleted in ${this.#image}: its tag "${broken}" leads to no manifest: push it again or delete it.`,
      );
    }
    const listed = [...tagsByDigest].map(([digest, tags]) => ({ digest, tags: tags.sort(), time: undefined }));
    return listed.sort((one, other) => ((one.tags[0] ?? '') < (other.tags[0] ?? '') ? -1 : 1));
  }

  /** Reads manifests and everything that they list. What the registry does not have gets no node. */
  async readManifests(digests: readonly string[]): Promise<void> {
    const visited = new Set<string>();
    let level = digests;
    while (level.length > 0) {
      const next = new Set<string>();
      await forEachConcurrently(level, maxConcurrentRequests, async (digest) => {
        visited.add(digest);
        if (!this.nodes.has(digest)) {
          const answer = await this.#registry.manifest(digest);
          if (answer.found) this.#addNode(answer);
        }
        for (const child of this.nodes.get(digest)?.children ?? []) next.add(child);
      });
      level = [...next].filter((digest) => !visited.has(digest));
    }
  }

  /** Reads the images that referrer tags name and that have no tag themselves. */
  async readUntaggedSubjects(subjects: readonly string[]): Promise<readonly ListedManifest[]> {
    const unread = [...new Set(subjects)].filter((digest) => !this.nodes.has(digest));
    await this.readManifests(unread);
    return unread.filter((digest) => this.nodes.has(digest)).map((digest) => ({ digest, tags: [], time: undefined }));
  }

  /** Reads the facts of every tag that a rule matches. */
  async readCandidates(
    manifests: readonly ListedManifest[],
    tagClasses: ReadonlyMap<string, TagClass>,
  ): Promise<readonly CandidateFacts[]> {
    const candidates: CandidateFacts[] = [];
    await forEachConcurrently(manifests, maxConcurrentRequests, async ({ digest, tags, time }) => {
      const matches = tags.flatMap((tag) => {
        const tagClass = tagClasses.get(tag);
        return tagClass?.kind === 'candidate' ? [{ tag, rule: tagClass.rule, sha: tagClass.sha }] : [];
      });
      if (matches.length === 0) return;
      const facts = await this.#readImageFacts(digest);
      for (const match of matches) {
        candidates.push({ ...match, time: time ?? facts.time, revision: facts.revision });
      }
    });
    return candidates;
  }

  async #readImageFacts(digest: string): Promise<Pick<CandidateFacts, 'time' | 'revision'>> {
    const times: (string | undefined)[] = [];
    let revision: string | undefined;
    for (const node of this.#listNodes(digest, new Set())) {
      times.push(node.created);
      if (node.config === undefined) continue;
      const config: unknown = JSON.parse((await this.#registry.config(node.config)) ?? '{}');
      times.push(textAt(config, 'created'), readLabel(config, createdLabel));
      revision ??= readLabel(config, revisionLabel);
    }
    return { time: latestTime(times), revision };
  }

  /** Lists a manifest and everything that it lists. */
  #listNodes(digest: string, seen: Set<string>): readonly ManifestNode[] {
    const node = this.nodes.get(digest);
    if (node === undefined || seen.has(digest)) return [];
    seen.add(digest);
    return [node, ...node.children.flatMap((child) => this.#listNodes(child, seen))];
  }

  #addNode(answer: Extract<RegistryAnswer, { found: true }>): void {
    this.nodes.set(answer.digest, parseManifestNode(answer.digest, answer.raw));
  }
}

function listReferrerTags(
  manifests: readonly ListedManifest[],
  tagClasses: ReadonlyMap<string, TagClass>,
): readonly { readonly digest: string; readonly subject: string }[] {
  return manifests.flatMap(({ digest, tags }) =>
    tags.flatMap((tag) => {
      const tagClass = tagClasses.get(tag);
      return tagClass?.kind === 'referrer' ? [{ digest, subject: tagClass.subject }] : [];
    }),
  );
}

function listProtectedTags(
  tagClasses: ReadonlyMap<string, TagClass>,
): readonly (readonly [tag: string, verdict: TagVerdict])[] {
  return [...tagClasses].flatMap(([tag, tagClass]): (readonly [string, TagVerdict])[] =>
    tagClass.kind === 'keep' ? [[tag, { action: 'keep', reason: tagClass.reason }]] : [],
  );
}
