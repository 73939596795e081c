import type { ImageConfig } from './image-facts.ts';
import { isSamePlatform, normalizePlatform } from './platform.ts';

/** Config digests by platform: the identity that registry, engine and archive share. */
export type ImageIds = Readonly<Record<string, string>>;

/** The platform of what holds one alone, such as an archive: the only requested one, or else the runner's own. */
export function selectSinglePlatform(requested: readonly string[], runner: string): string {
  const [only, ...others] = requested;
  return only === undefined || others.length > 0 ? runner : normalizePlatform(only);
}

/** The imageids of images by platform. */
export function imageIdsOf(images: readonly Pick<ImageConfig, 'platform' | 'imageid'>[]): ImageIds {
  return Object.fromEntries(images.map(({ platform, imageid }) => [platform, imageid]));
}

/**
 * Finds the imageid for a platform: the one under its very name, else the only one that differs from it by a variant
 * alone, as `linux/amd64/v2` does from `linux/amd64`. Undefined when none fits, or several do.
 */
export function findImageId(ids: ImageIds, platform: string): string | undefined {
  const own = ids[platform];
  if (own !== undefined) return own;
  const [fitting, ...others] = Object.entries(ids).filter(([name]) => isSamePlatform(name, platform));
  return others.length === 0 ? fitting?.[1] : undefined;
}

/** The imageid for the runner's platform, or the only one there is; undefined when neither tells. */
export function ownImageId(ids: ImageIds, platform: string): string | undefined {
  const [only, ...others] = Object.values(ids);
  return findImageId(ids, platform) ?? (others.length === 0 ? only : undefined);
}
