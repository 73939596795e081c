import type { ImageConfig } from '../../../src/core/oci/image-facts.ts';
import { createdLabel } from '../../../src/core/oci/labels.ts';
import { revisionLabel } from '../../../src/core/oci/labels.ts';
import type { OwnIndex } from './judge-sources.ts';

/** What a registry has under a tag that the index gets. */
export interface FoundImage {
  readonly ref: string;
  readonly digest: string;
  readonly mediaType: string;
  readonly manifests: readonly string[];
  readonly configs: readonly ImageConfig[];
}

/**
 * How an image under our tag stands to our index. `part`: of our revision, for some of our platforms alone. `rebuilt`: of
 * our revision and platforms, other builds. `wider`: of our revision, with platforms that we lack. `foreign`: of another
 * revision, or nobody knows.
 */
type Relation = 'same' | 'part' | 'rebuilt' | 'wider' | 'foreign';

/** Decides what stands under a tag (M4): children tell, since annotations give the same image another digest. */
export function relationTo(own: OwnIndex, found: Pick<FoundImage, 'manifests' | 'configs'>): Relation {
  const ownManifests = new Set(own.manifests);
  const isPiece = found.manifests.every((digest) => ownManifests.has(digest));
  if (isPiece && new Set(found.manifests).size === ownManifests.size) return 'same';
  const sameRevision =
    own.revision !== '' &&
    found.configs.length > 0 &&
    found.configs.every(({ labels }) => labels[revisionLabel] === own.revision);
  if (!isPiece && !sameRevision) return 'foreign';
  const ours = new Set(own.platforms.map(({ platform }) => platform));
  const theirs = new Set(found.configs.map(({ platform }) => platform));
  if ([...theirs].some((platform) => !ours.has(platform))) return 'wider';
  return theirs.size < ours.size ? 'part' : 'rebuilt';
}

/** `sha256:… (linux/amd64, revision …)`, for errors and notices. */
export function describeImage({ digest, configs }: Pick<FoundImage, 'digest' | 'configs'>): string {
  const platforms = configs.map(({ platform }) => platform).sort();
  const revision = configs[0]?.labels[revisionLabel];
  return `${digest} (${platforms.join(', ')}${revision === undefined ? ', no label of a revision' : `, revision ${revision}`})`;
}

/** Whether the image was made before ours, by its label; false when that is not known. */
export function isOlder({ configs }: Pick<FoundImage, 'configs'>, own: Pick<OwnIndex, 'created'>): boolean {
  const [theirs, ours] = [Date.parse(configs[0]?.labels[createdLabel] ?? ''), Date.parse(own.created)];
  return theirs < ours;
}
