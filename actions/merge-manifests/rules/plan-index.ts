import type { ImageConfig } from '../../../src/core/oci/image-facts.ts';
import { revisionLabel } from '../../../src/core/oci/labels.ts';
import { isPlatform, platformName } from '../../../src/core/oci/platform.ts';
import { UserError } from '../../../src/errors.ts';

/** One image to merge, as its registry has it. */
export interface SourceImage {
  /** The reference by which the user or the record names it. */
  readonly name: string;
  /** `<repository>@<digest>` */
  readonly pinned: string;
  /** Digest of its manifest, or of everything that its index lists. */
  readonly manifests: readonly string[];
  /** One for each platform, without attestations. */
  readonly configs: readonly ImageConfig[];
}

/** A platform of the index. */
export interface MergedPlatform {
  readonly platform: string;
  /** Of Windows: an index may hold an image for each. */
  readonly osVersion?: string | undefined;
  readonly imageid: string;
  /** Of its manifest. */
  readonly digest: string;
}

/** The index to make. */
export interface IndexPlan {
  /** '' when no source has the label. */
  readonly revision: string;
  /** Of the first source. */
  readonly labels: Readonly<Record<string, string>>;
  /** Sorted by name. */
  readonly platforms: readonly MergedPlatform[];
  /** Digests of everything that it lists. */
  readonly manifests: readonly string[];
}

interface FoundImage {
  readonly name: string;
  readonly config: ImageConfig;
}

/** Names what an image runs on: a platform, and the version where it is for one alone. */
export function describeTarget({ platform, osVersion }: Pick<ImageConfig, 'platform' | 'osVersion'>): string {
  return osVersion === undefined ? platform : `${platform} ${osVersion}`;
}

/** The platform that clients take an image for: of `arm` they know the variant. */
function pulledPlatform(platform: string): string {
  return platform.endsWith('/arm') ? `${platform}/v7` : platform;
}

/** Whether nothing tells two images apart for those who pull: versions do so where both have one. */
function isSameTarget(one: ImageConfig, other: ImageConfig): boolean {
  if (pulledPlatform(one.platform) !== pulledPlatform(other.platform)) return false;
  return one.osVersion === undefined || other.osVersion === undefined || one.osVersion === other.osVersion;
}

/**
 * Plans the index of some sources: they must be of one revision, and hold each platform once, and exactly the expected
 * ones.
 * @param expected platforms; empty: whatever the sources hold
 * @throws UserError that lists what is wrong; nothing has been changed then
 */
export function planIndex(sources: readonly SourceImage[], expected: readonly string[]): IndexPlan {
  const found = sources.flatMap(({ name, configs }) => configs.map((config) => ({ name, config })));
  const images: FoundImage[] = [];
  for (const entry of found) {
    const { platform, otherPlatform, manifestDigest } = entry.config;
    if (!isPlatform(platform)) {
      throw new UserError(
        `The source ${entry.name} holds an image for the platform ${JSON.stringify(platform.slice(0, 80))}: build it for a platform such as linux/amd64.`,
      );
    }
    // Clients choose by what the index says, and the engine then runs what the config says.
    if (otherPlatform !== undefined) {
      throw new UserError(
        `The source ${entry.name} lists ${manifestDigest} for ${platform}, and the image says of itself that it is for ${otherPlatform}: build it for the platform that it is listed for.`,
      );
    }
    if (images.some(({ config }) => config.manifestDigest === manifestDigest)) continue;
    const other = images.find(({ config }) => isSameTarget(config, entry.config));
    if (other !== undefined) {
      const target = describeTarget(entry.config);
      throw new UserError(
        other.name === entry.name
          ? `The source ${entry.name} lists two images for ${target}, ${other.config.manifestDigest} and ${manifestDigest}: list the right one in "sources", by its digest.`
          : `Two sources hold ${target}: ${other.name} and ${entry.name}: give each platform to one build job, or list the right ones in "sources".`,
      );
    }
    images.push(entry);
  }
  const platforms = images.map(({ config }) => ({
    platform: config.platform,
    ...(config.osVersion === undefined ? {} : { osVersion: config.osVersion }),
    imageid: config.imageid,
    digest: config.manifestDigest,
  }));
  platforms.sort((one, other) => describeTarget(one).localeCompare(describeTarget(other), 'en', { numeric: true }));
  const byPlatform = new Map(images.map((image) => [image.config.platform, image]));
  checkExpectedPlatforms(byPlatform, expected);
  const revisions = new Set(found.map(({ config }) => config.labels[revisionLabel] ?? ''));
  if (revisions.size > 1) {
    const claims = found.map(({ name, config }) => `${name} has ${config.labels[revisionLabel] ?? 'no such label'}`);
    throw new UserError(
      `The sources are not of one revision by the label ${revisionLabel}: ${claims.join('; ')}: merge images that were built from one commit.`,
    );
  }
  const [revision = ''] = revisions;
  return {
    revision,
    labels: found[0]?.config.labels ?? {},
    platforms,
    manifests: [...new Set(sources.flatMap(({ manifests }) => manifests))],
  };
}

function checkExpectedPlatforms(
  found: ReadonlyMap<string, { readonly name: string }>,
  expected: readonly string[],
): void {
  if (expected.length === 0) {
    if (found.size > 0) return;
    throw new UserError('The sources hold no image for any platform: list images in "sources".');
  }
  const [pulled, wanted] = [[...found.keys()], expected].map((platforms) => new Set(platforms.map(pulledPlatform)));
  const missing = expected.filter((platform) => pulled?.has(pulledPlatform(platform)) !== true);
  const surplus = [...found].filter(([platform]) => wanted?.has(pulledPlatform(platform)) !== true);
  if (missing.length === 0 && surplus.length === 0) return;
  const sources = [...found].map(([platform, { name }]) => `${platform} is ${name}`);
  const problems = [
    ...(missing.length === 0 ? [] : [`${missing.join(', ')} missing`]),
    ...(surplus.length === 0 ? [] : [`${surplus.map(([platform]) => platform).join(', ')} not among "platforms"`]),
  ];
  throw new UserError(
    `The sources do not hold the platforms asked for: ${problems.join(', ')} (${sources.join('; ') || 'nothing found'}): no tag was set; look at the build job of each platform, or correct "platforms".`,
  );
}

/**
 * Checks that each annotation of an entry has its entry: buildx leaves out the other ones without a word.
 * @param annotations as `checkMergeInputs` returns them
 * @throws UserError for the first platform that is not in the index; nothing has been changed then
 */
export function checkAnnotatedPlatforms(annotations: readonly string[], { platforms }: IndexPlan): void {
  const known = [...new Set(platforms.map(({ platform }) => platform))];
  for (const annotation of annotations) {
    const [, text] = /^[a-z-]+\[([^\]]*)\]:/.exec(annotation) ?? [];
    if (text === undefined) continue;
    const [os = '', architecture = '', variant] = text.split('/');
    if (known.includes(platformName(os, architecture, variant))) continue;
    throw new UserError(
      `Input "annotations" has "${annotation}", and the index holds ${known.join(', ')}: name one of these platforms, or none for all entries.`,
    );
  }
}
