import type { ImageConfig } from './image-facts.ts';
import { platformName } from './platform.ts';

/** Config digests by platform: the identity that registry, engine and archive share. */
export type ImageIds = Readonly<Record<string, string>>;

/** The platform of what holds one alone, such as an archive: the only requested one, or else the runner's own. */
export function selectSinglePlatform(requested: readonly string[], runner: string): string {
  const [only, ...others] = requested;
  if (only === undefined || others.length > 0) return runner;
  const [os = '', architecture = '', variant] = only.split('/');
  return platformName(os, architecture, variant);
}

/** The imageids of images by platform. */
export function imageIdsOf(images: readonly Pick<ImageConfig, 'platform' | 'imageid'>[]): ImageIds {
  return Object.fromEntries(images.map(({ platform, imageid }) => [platform, imageid]));
}

/** The imageid for the runner's platform, or the only one there is; undefined when neither tells. */
export function ownImageId(ids: ImageIds, platform: string): string | undefined {
  const all = Object.entries(ids);
  const [only] = all;
  if (ids[platform] !== undefined) return ids[platform];
  return all.length === 1 ? only?.[1] : undefined;
}
