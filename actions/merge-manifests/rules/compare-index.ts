import type { ImageConfig } from '../../../src/core/oci/image-facts.ts';
import { createdLabel, revisionLabel } from '../../../src/core/oci/labels.ts';
import type { IndexPlan } from './plan-index.ts';

/** What a tag holds that the index is to get. */
export interface TaggedImage {
  readonly ref: string;
  readonly digest: string;
  readonly mediaType: string;
  /** Digests of everything that it lists, or its own one. */
  readonly manifests: readonly string[];
  readonly configs: readonly ImageConfig[];
}

/**
 * How the image under a tag relates to the index that the tag gets. `part`: the same revision, for some of its
 * platforms. `rebuilt`: the same revision and platforms, from other builds. `wider`: the same revision, with platforms
 * that it lacks. `foreign`: another revision, or an unknown one.
 */
type IndexRelation = 'same' | 'part' | 'rebuilt' | 'wider' | 'foreign';

/**
 * Compares what a tag holds with the index. The listed manifests decide, since annotations give the same images another
 * digest.
 */
export function compareToIndex(plan: IndexPlan, found: Pick<TaggedImage, 'manifests' | 'configs'>): IndexRelation {
  const planned = new Set(plan.manifests);
  const isSubset = found.manifests.every((digest) => planned.has(digest));
  if (isSubset && new Set(found.manifests).size === planned.size) return 'same';
  const isSameRevision =
    plan.revision !== '' &&
    found.configs.length > 0 &&
    found.configs.every(({ labels }) => labels[revisionLabel] === plan.revision);
  if (!isSubset && !isSameRevision) return 'foreign';
  const plannedPlatforms = new Set(plan.platforms.map(({ platform }) => platform));
  const foundPlatforms = new Set(found.configs.map(({ platform }) => platform));
  if ([...foundPlatforms].some((platform) => !plannedPlatforms.has(platform))) return 'wider';
  return foundPlatforms.size < plannedPlatforms.size ? 'part' : 'rebuilt';
}

/** Describes an image in messages: `sha256:… (linux/amd64, revision …)`. */
export function describeImage({ digest, configs }: Pick<TaggedImage, 'digest' | 'configs'>): string {
  const platforms = configs.map(({ platform }) => platform).sort();
  const revision = configs[0]?.labels[revisionLabel];
  return `${digest} (${platforms.join(', ')}${revision === undefined ? ', no label of a revision' : `, revision ${revision}`})`;
}

/** Whether an image was made before the index, by their labels; false when that is not known. */
export function isOlder({ configs }: Pick<TaggedImage, 'configs'>, plan: Pick<IndexPlan, 'created'>): boolean {
  return Date.parse(configs[0]?.labels[createdLabel] ?? '') < Date.parse(plan.created);
}
