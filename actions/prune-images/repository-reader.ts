import { forEachConcurrently } from '../../src/core/concurrency/limit-concurrency.ts';
import { textAt, tryParseJson } from '../../src/core/json/read-json.ts';
import { createdLabel, readLabel, revisionLabel } from '../../src/core/oci/labels.ts';
import type { RegistryAnswer, RegistryRepository } from '../../src/ports/registry.ts';
import { latestTime, type CandidateFacts } from './rules/decide-tags.ts';
import { parseManifestNode, type ManifestNode } from './rules/manifest-node.ts';
import type { ListedManifest } from './rules/plan-deletions.ts';
import type { TagClass } from './rules/prune-policy.ts';

/** What the tags of a repository lead to. */
interface TaggedManifests {
  readonly listed: readonly ListedManifest[];
  /** Tags whose manifest is gone. */
  readonly ghostTags: readonly string[];
}

const maxConcurrentRequests = 8;

/** Reads the manifests of one repository, each once. */
export class RepositoryReader {
  /** By digest. */
  readonly nodes = new Map<string, ManifestNode>();
  readonly #registry: RegistryRepository;

  constructor(registry: RegistryRepository) {
    this.#registry = registry;
  }

  /** Reads what all tags point to. A tag that is deleted meanwhile is left out. */
  async readTaggedManifests(): Promise<TaggedManifests> {
    const { listed, ghostTags } = await this.readTags(await this.#registry.tags());
    const remaining = ghostTags.length === 0 ? [] : await this.#registry.tags();
    return { listed, ghostTags: ghostTags.filter((tag) => remaining.includes(tag)) };
  }

  /** Reads what some tags point to, sorted by tag. */
  async readTags(tags: readonly string[]): Promise<TaggedManifests> {
    const tagsByDigest = new Map<string, string[]>();
    const ghostTags: string[] = [];
    await forEachConcurrently(tags, maxConcurrentRequests, async (tag) => {
      const answer = await this.#registry.manifest(tag);
      if (!answer.found) {
        ghostTags.push(tag);
        return;
      }
      this.#addNode(answer);
      tagsByDigest.set(answer.digest, [...(tagsByDigest.get(answer.digest) ?? []), tag]);
    });
    const listed = [...tagsByDigest].map(([digest, own]) => ({ digest, tags: own.sort(), time: undefined }));
    listed.sort((one, other) => ((one.tags[0] ?? '') < (other.tags[0] ?? '') ? -1 : 1));
    return { listed, ghostTags: ghostTags.sort() };
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
      const facts = await this.readImageFacts(digest);
      for (const match of matches) {
        candidates.push({ ...match, time: time ?? facts.time, revision: facts.revision });
      }
    });
    return candidates;
  }

  /** Reads when an image was made, and of which commit. */
  async readImageFacts(digest: string): Promise<Pick<CandidateFacts, 'time' | 'revision'>> {
    const times: (string | undefined)[] = [];
    let revision: string | undefined;
    for (const node of this.#listNodes(digest, new Set())) {
      times.push(node.created);
      if (node.config === undefined) continue;
      // One that cannot be read tells nothing, so that the image is kept where something of it is needed.
      const config = tryParseJson((await this.#registry.config(node.config)) ?? '');
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
