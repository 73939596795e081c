import { judgeCandidates, timeOf, type CandidateFacts, type TagVerdict } from './rules/judge-tags.ts';
import { manifestGraph, type ManifestGraph } from './rules/manifest-graph.ts';
import { readManifestNode, type ManifestNode } from './rules/manifest-node.ts';
import { brokenImage, planDeletions, type DeletionPlan, type ListedManifest } from './rules/plan-deletions.ts';
import { judgeName, type NameVerdict, type PrunePolicy } from './rules/prune-policy.ts';
import type { LiveUse } from './rules/live-use.ts';
import { revisionLabel } from '../../src/core/oci/labels.ts';
import { textAt } from '../../src/core/json/read-json.ts';
import { UserError } from '../../src/errors.ts';
import type { RegistryAnswer, RegistryRepository } from '../../src/ports/registry.ts';
import { inParallel } from './in-parallel.ts';
import { refusedBy } from './registry-with-retry.ts';

interface ReadRequest {
  readonly image: string;
  readonly policy: PrunePolicy;
  readonly defaultBranch: string | undefined;
  readonly live: LiveUse;
  readonly now: number;
}

/** What there is in a repository, and what is to become of it. */
export interface ImagePlan extends DeletionPlan {
  readonly tagVerdicts: ReadonlyMap<string, TagVerdict>;
  readonly graph: ManifestGraph;
}

/** Requests under way at once: as many as a browser would open. */
const atOnce = 8;

/**
 * Reads everything of one image that a decision needs, and decides: all its tags, every manifest that they hold, nested
 * ones and referrers too, and of what a rule matches the config. Fails closed (K2): when anything of it cannot be read,
 * nothing is decided.
 * @param listed what GitHub lists; undefined: the registry is asked for its tags
 * @throws UserError that names the image at fault and what to do about it
 */
export async function readImage(
  request: ReadRequest,
  registry: RegistryRepository,
  listed: readonly ListedManifest[] | undefined,
): Promise<ImagePlan> {
  const { image, policy, now, live } = request;
  try {
    const reading = new Reading(image, registry);
    const manifests = listed ?? (await reading.taggedManifests());
    const names = new Map(
      manifests.flatMap(({ tags }) => tags.map((tag) => [tag, judgeName(tag, policy, request.defaultBranch)])),
    );
    await reading.readAll(manifests.map(({ digest }) => digest));
    const referrerTags = referrersOf(manifests, names);
    const found =
      listed === undefined ? await reading.untaggedSubjects(referrerTags.map(({ subject }) => subject)) : [];
    const all = [...manifests, ...found];
    const graph = manifestGraph(reading.nodes, referrerTags);
    const candidates = await reading.candidates(manifests, names);
    const tagVerdicts = new Map([...keptByName(names), ...judgeCandidates(candidates, { ...policy, live, now })]);
    const plan = planDeletions({ listed: all, tagVerdicts, graph, policy, now });
    const broken = brokenImage(plan, all, graph);
    if (broken !== undefined) {
      const name = broken.tags[0] === undefined ? `@${broken.digest}` : `:${broken.tags[0]}`;
      throw new UserError(
        `Nothing was deleted in ${image}: "${image}${name}" stays and needs ${broken.missing}, which the registry does not have: push that image again or delete it.`,
      );
    }
    return { ...plan, tagVerdicts, graph };
  } catch (error) {
    throw error instanceof UserError ? error : refusedBy(image, error);
  }
}

class Reading {
  readonly nodes = new Map<string, ManifestNode>();
  readonly #image: string;
  readonly #registry: RegistryRepository;

  constructor(image: string, registry: RegistryRepository) {
    this.#image = image;
    this.#registry = registry;
  }

  /** What the tags point to; a tag that somebody deletes meanwhile is none any more. */
  async taggedManifests(): Promise<readonly ListedManifest[]> {
    const tagsOf = new Map<string, string[]>();
    const lost: string[] = [];
    await inParallel(await this.#registry.tags(), atOnce, async (tag) => {
      const answer = await this.#registry.manifest(tag);
      if (!answer.found) {
        lost.push(tag);
        return;
      }
      this.#note(answer);
      tagsOf.set(answer.digest, [...(tagsOf.get(answer.digest) ?? []), tag]);
    });
    const still = lost.length === 0 ? [] : await this.#registry.tags();
    const broken = lost.find((tag) => still.includes(tag));
    if (broken !== undefined) {
      throw new UserError(
        `Nothing was deleted in ${this.#image}: its tag "${broken}" leads to no manifest: push it again or delete it.`,
      );
    }
    const listed = [...tagsOf].map(([digest, tags]) => ({ digest, tags: tags.sort(), time: undefined }));
    return listed.sort((one, other) => ((one.tags[0] ?? '') < (other.tags[0] ?? '') ? -1 : 1));
  }

  /** Reads the manifests and what they hold; one that is not there is left out. */
  async readAll(digests: readonly string[]): Promise<void> {
    const asked = new Set<string>();
    let wave = digests;
    while (wave.length > 0) {
      const next = new Set<string>();
      await inParallel(wave, atOnce, async (digest) => {
        asked.add(digest);
        if (!this.nodes.has(digest)) {
          const answer = await this.#registry.manifest(digest);
          if (answer.found) this.#note(answer);
        }
        for (const child of this.nodes.get(digest)?.children ?? []) next.add(child);
      });
      wave = [...next].filter((digest) => !asked.has(digest));
    }
  }

  /** Images without a tag that are there all the same, since referrer tags name them. */
  async untaggedSubjects(subjects: readonly string[]): Promise<readonly ListedManifest[]> {
    const unknown = [...new Set(subjects)].filter((digest) => !this.nodes.has(digest));
    await this.readAll(unknown);
    return unknown.filter((digest) => this.nodes.has(digest)).map((digest) => ({ digest, tags: [], time: undefined }));
  }

  /** The facts of every tag that a rule matches. */
  async candidates(
    manifests: readonly ListedManifest[],
    names: ReadonlyMap<string, NameVerdict>,
  ): Promise<readonly CandidateFacts[]> {
    const candidates: CandidateFacts[] = [];
    await inParallel(manifests, atOnce, async ({ digest, tags, time }) => {
      const matched = tags.flatMap((tag) => {
        const verdict = names.get(tag);
        return verdict?.kind === 'candidate' ? [{ tag, rule: verdict.rule, sha: verdict.sha }] : [];
      });
      if (matched.length === 0) return;
      const facts = await this.#imageFacts(digest);
      for (const match of matched) {
        candidates.push({ ...match, time: time ?? facts.time, revision: facts.revision });
      }
    });
    return candidates;
  }

  async #imageFacts(digest: string): Promise<Pick<CandidateFacts, 'time' | 'revision'>> {
    const times: (string | undefined)[] = [];
    let revision: string | undefined;
    for (const node of this.#imagesIn(digest, new Set())) {
      times.push(node.created);
      if (node.config === undefined) continue;
      const config: unknown = JSON.parse((await this.#registry.config(node.config)) ?? '{}');
      const label = (name: string): string | undefined => textAt(config, 'config', 'Labels', name);
      times.push(textAt(config, 'created'), label('org.opencontainers.image.created'));
      revision ??= label(revisionLabel);
    }
    return { time: timeOf(times), revision };
  }

  #imagesIn(digest: string, seen: Set<string>): readonly ManifestNode[] {
    const node = this.nodes.get(digest);
    if (node === undefined || seen.has(digest)) return [];
    seen.add(digest);
    return [node, ...node.children.flatMap((child) => this.#imagesIn(child, seen))];
  }

  #note(answer: Extract<RegistryAnswer, { found: true }>): void {
    this.nodes.set(answer.digest, readManifestNode(answer.digest, answer.raw));
  }
}

function referrersOf(
  manifests: readonly ListedManifest[],
  names: ReadonlyMap<string, NameVerdict>,
): readonly { readonly digest: string; readonly subject: string }[] {
  return manifests.flatMap(({ digest, tags }) =>
    tags.flatMap((tag) => {
      const verdict = names.get(tag);
      return verdict?.kind === 'referrer' ? [{ digest, subject: verdict.subject }] : [];
    }),
  );
}

function keptByName(names: ReadonlyMap<string, NameVerdict>): readonly (readonly [string, TagVerdict])[] {
  return [...names].flatMap(([tag, verdict]): (readonly [string, TagVerdict])[] =>
    verdict.kind === 'keep' ? [[tag, { action: 'keep', reason: verdict.reason }]] : [],
  );
}
