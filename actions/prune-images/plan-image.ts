import { UserError } from '../../src/errors.ts';
import { toNothingDeletedError } from './registry-with-retry.ts';
import type { RepositoryReader } from './repository-reader.ts';
import type { ActiveCommits } from './rules/active-commits.ts';
import {
  decideGhostTags,
  findBrokenImages,
  findReasonToSpare,
  hasUnknownContent,
  type BrokenImage,
  type GhostVerdict,
} from './rules/broken-images.ts';
import { decideTags, type TagVerdict } from './rules/decide-tags.ts';
import { buildManifestGraph, collectReachable, type ManifestGraph } from './rules/manifest-graph.ts';
import { findIncompleteImage, planDeletions, type DeletionPlan, type ListedManifest } from './rules/plan-deletions.ts';
import { classifyTag, type PrunePolicy, type TagClass } from './rules/prune-policy.ts';

interface PlanImageRequest {
  readonly image: string;
  readonly policy: PrunePolicy;
  readonly defaultBranch: string | undefined;
  readonly activeCommits: ActiveCommits;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Waits before what is missing is looked for again. */
  readonly pause: () => Promise<void>;
}

/** A referrer's tag: the digest that it points to, and the image that it is named after. */
interface ReferrerTag {
  readonly digest: string;
  readonly subject: string;
}

/** What a repository holds, and what becomes of it. */
export interface ImagePlan extends DeletionPlan {
  readonly tagVerdicts: ReadonlyMap<string, TagVerdict>;
  readonly graph: ManifestGraph;
  /** All that is listed, parts too. */
  readonly listed: readonly ListedManifest[];
  readonly referrerTags: readonly ReferrerTag[];
  /** What `repair` found. */
  readonly broken: readonly BrokenImage[];
  /** Why some of `broken` are deleted, by digest. */
  readonly repairs: ReadonlyMap<string, string>;
  /** What happens to tags of a registry whose manifest is gone. */
  readonly ghostVerdicts: readonly GhostVerdict[];
}

/** What could be read of a repository. */
interface RepositoryContent extends Pick<ImagePlan, 'listed' | 'referrerTags' | 'graph'> {
  /** Tags of a registry whose manifest is gone. */
  readonly ghostTags: readonly string[];
  readonly tagClasses: ReadonlyMap<string, TagClass>;
  /** Digests that are needed and, after several looks, not there. */
  readonly gone: ReadonlySet<string>;
}

/** How often what is missing is looked for, before it counts as gone. */
const maxLooks = 3;

/**
 * Reads everything in one repository that a decision needs, and decides: all tags, every manifest behind them, nested
 * ones and referrers too, and the configs of images that a rule matches. Fails closed: when any of it cannot be read,
 * nothing is decided. With `repair` what is gone for good is a finding instead.
 * @param listed what GitHub lists; undefined: the tags are read from the registry
 * @throws UserError that names the image at fault and what to do about it
 */
export async function planImage(
  request: PlanImageRequest,
  reader: RepositoryReader,
  listed: readonly ListedManifest[] | undefined,
): Promise<ImagePlan> {
  const { image, policy, now, activeCommits } = request;
  try {
    const content = await readContent(request, reader, listed);
    const { graph, gone, tagClasses } = content;
    const candidates = await reader.readCandidates(content.listed, tagClasses);
    const broken = policy.repair === 'none' ? [] : findBrokenImages(content.listed, graph);
    const repairs = await chooseRepairs(broken, request, reader);
    // The newest of each rule stay. A pull request's tags are chosen by no rule.
    const keepNewest = policy.pullRequest === undefined ? policy.keepNewest : 0;
    const tagVerdicts = new Map([
      ...listProtectedTags(tagClasses),
      ...decideTags(candidates, { activeCommits, now, keepNewest }),
      ...listRepairedTags(broken, repairs),
    ]);
    // What a manifest listed that is gone is not known, so what has no tag might belong to it.
    const isUnknown = broken.some((each) => !repairs.has(each.digest) && hasUnknownContent(each));
    const effective: PrunePolicy = isUnknown ? { ...policy, untagged: 'false' } : policy;
    const planned = { listed: content.listed, tagVerdicts, graph, policy: effective, repairs, now };
    const plan = planDeletions({ ...planned, onlyListed: listed !== undefined });
    const incomplete = findIncompleteImage(plan, content.listed, graph, (digest) => gone.has(digest));
    const ghostVerdicts = decideGhostTags(content.ghostTags, request);
    if (incomplete === undefined) return { ...plan, ...content, tagVerdicts, broken, repairs, ghostVerdicts };
    const [tag] = incomplete.tags;
    const name = tag === undefined ? `${image}@${incomplete.digest}` : `${image}:${tag}`;
    throw new IncompleteImageError(
      `Nothing was deleted in ${image}: "${name}" stays and needs ${incomplete.missing}, which the registry does not have: push that image again, or let "repair" list or delete what is broken.`,
    );
  } catch (error) {
    throw error instanceof UserError ? error : toNothingDeletedError(image, error);
  }
}

/** An image that stays is not whole: or it was changed while it was read. */
export class IncompleteImageError extends UserError {}

async function readContent(
  { image, policy, defaultBranch, pause }: PlanImageRequest,
  reader: RepositoryReader,
  versions: readonly ListedManifest[] | undefined,
): Promise<RepositoryContent> {
  const isRepairing = policy.repair !== 'none';
  let { listed: tagged, ghostTags } =
    versions === undefined ? await reader.readTaggedManifests() : { listed: versions, ghostTags: [] };
  for (let look = 2; isRepairing && ghostTags.length > 0 && look <= maxLooks; look++) {
    await pause();
    ({ listed: tagged, ghostTags } = await reader.readTaggedManifests());
  }
  const [ghost] = ghostTags;
  if (ghost !== undefined && !isRepairing) {
    throw new IncompleteImageError(
      `Nothing was deleted in ${image}: its tag "${ghost}" leads to no manifest: push it again, or let "repair" list or delete what is broken.`,
    );
  }
  const tagClasses = new Map(
    tagged.flatMap(({ tags }) => tags.map((tag) => [tag, classifyTag(tag, policy, defaultBranch)])),
  );
  await reader.readManifests(tagged.map(({ digest }) => digest));
  const referrerTags = listReferrerTags(tagged, tagClasses);
  const untagged =
    versions === undefined ? await reader.readUntaggedSubjects(referrerTags.map(({ subject }) => subject)) : [];
  const listed = [...tagged, ...untagged];
  const listMissing = (): readonly string[] => {
    const needed = collectReachable(
      listed.map(({ digest }) => digest),
      buildManifestGraph(reader.nodes, referrerTags),
    );
    return [...needed].filter((digest) => !reader.nodes.has(digest));
  };
  let missing = isRepairing ? listMissing() : [];
  for (let look = 2; missing.length > 0 && look <= maxLooks; look++) {
    await pause();
    await reader.readManifests(missing);
    missing = listMissing();
  }
  const graph = buildManifestGraph(reader.nodes, referrerTags);
  return { listed, referrerTags, graph, ghostTags, tagClasses, gone: new Set(missing) };
}

/** Says why broken images are deleted, by digest. */
async function chooseRepairs(
  broken: readonly BrokenImage[],
  { policy, activeCommits, now }: PlanImageRequest,
  reader: RepositoryReader,
): Promise<ReadonlyMap<string, string>> {
  const repairs = new Map<string, string>();
  for (const each of broken) {
    const facts = await reader.readImageFacts(each.digest);
    const known = { revision: facts.revision, time: each.time ?? facts.time };
    if (findReasonToSpare(each, known, { policy, activeCommits, now }) === undefined)
      repairs.set(each.digest, each.reason);
  }
  return repairs;
}

function listReferrerTags(
  manifests: readonly ListedManifest[],
  tagClasses: ReadonlyMap<string, TagClass>,
): readonly ReferrerTag[] {
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

function listRepairedTags(
  broken: readonly BrokenImage[],
  repairs: ReadonlyMap<string, string>,
): readonly (readonly [tag: string, verdict: TagVerdict])[] {
  return broken.flatMap(({ digest, tags }): (readonly [string, TagVerdict])[] => {
    const reason = repairs.get(digest);
    return reason === undefined ? [] : tags.map((tag) => [tag, { action: 'delete', reason }]);
  });
}
