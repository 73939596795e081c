import type { ImageConfig } from '../../../src/core/oci/image-facts.ts';
import { revisionLabel } from '../../../src/core/oci/labels.ts';
import { listAt } from '../../../src/core/json/read-json.ts';
import { readDigest } from '../../../src/core/oci/digest.ts';
import { attestedManifest, isAttestation } from '../../../src/core/oci/manifest.ts';
import { describeTarget, type IndexPlan } from './plan-index.ts';

/** What a tag holds that the index is to get. */
export interface TaggedImage {
  readonly ref: string;
  readonly digest: string;
  readonly mediaType: string;
  /** Digests of everything that it lists, or its own one. */
  readonly manifests: readonly string[];
  /** Those of `manifests` that are attestations, each with the image that it belongs to. */
  readonly attestations: ReadonlyMap<string, string>;
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
 * digest. Attestations of ours that the plan does not have do not count: buildx 0.30 puts those that only refer to a
 * plain manifest into the index.
 */
export function compareToIndex(
  plan: IndexPlan,
  found: Pick<TaggedImage, 'manifests' | 'attestations' | 'configs'>,
): IndexRelation {
  const planned = new Set(plan.manifests);
  const listed = found.manifests.filter(
    (digest) => planned.has(digest) || !planned.has(found.attestations.get(digest) ?? ''),
  );
  const isSubset = listed.every((digest) => planned.has(digest));
  if (isSubset && new Set(listed).size === planned.size) return 'same';
  const isSameRevision =
    plan.revision !== '' &&
    found.configs.length > 0 &&
    found.configs.every(({ labels }) => labels[revisionLabel] === plan.revision);
  if (!isSubset && !isSameRevision) return 'foreign';
  const plannedPlatforms = new Set(plan.platforms.map(describeTarget));
  const foundPlatforms = new Set(found.configs.map(describeTarget));
  if ([...foundPlatforms].some((platform) => !plannedPlatforms.has(platform))) return 'wider';
  return foundPlatforms.size < plannedPlatforms.size ? 'part' : 'rebuilt';
}

/** Finds the attestations that an index lists, and the image that each belongs to. */
export function listAttestations(raw: string): ReadonlyMap<string, string> {
  return new Map(
    listAt(JSON.parse(raw), 'manifests').flatMap((entry): [string, string][] => {
      const [digest, subject] = [readDigest(entry), attestedManifest(entry)];
      return isAttestation(entry) && digest !== undefined && subject !== undefined ? [[digest, subject]] : [];
    }),
  );
}

/** Describes an image in messages: `sha256:… (linux/amd64, revision …)`. */
export function describeTaggedImage({ digest, configs }: Pick<TaggedImage, 'digest' | 'configs'>): string {
  const platforms = configs.map(describeTarget).sort();
  const revision = configs[0]?.labels[revisionLabel];
  return `${digest} (${platforms.join(', ')}${revision === undefined ? ', no label of a revision' : `, revision ${revision}`})`;
}
