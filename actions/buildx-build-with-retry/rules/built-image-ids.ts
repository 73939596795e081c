import type { ImageStore, LocalImage } from '../../../src/core/oci/image-facts.ts';
import { selectSinglePlatform, type ImageIds } from '../../../src/core/oci/image-ids.ts';
import type { BuildMetadata } from './build-metadata.ts';

/**
 * The imageid that engine and buildx give. The classic store's `.Id` is the config digest. The containerd store's is
 * that of the manifest or index: there only the metadata file has it, and only for an image without attestations.
 * @param platform of the image, where it was not loaded
 */
export function loadedImageIds(
  image: LocalImage | undefined,
  metadata: BuildMetadata,
  store: ImageStore,
  platform: string,
): ImageIds {
  const id = store === 'classic' && image !== undefined ? image.id : metadata.configDigest;
  return id === undefined ? {} : { [image?.platform ?? platform]: id };
}

/**
 * The imageid that the progress of the build reported, known also when the image is nowhere since its push failed.
 * @param configs config digests; with more than one, their platforms are not known
 */
export function reportedImageIds(
  configs: readonly string[],
  platforms: readonly string[],
  runnerPlatform: string,
): ImageIds {
  const [config, ...others] = configs;
  if (config === undefined || others.length > 0 || platforms.length > 1) return {};
  return { [selectSinglePlatform(platforms, runnerPlatform)]: config };
}

/** Whether every platform that is built has its imageid. */
export function hasAllImageIds(ids: ImageIds, platforms: readonly string[]): boolean {
  return Object.keys(ids).length >= Math.max(1, platforms.length);
}
