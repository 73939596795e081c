import type { ImageConfig } from './image-facts.ts';
import { platformName } from './platform.ts';

/** Config digests by platform: the identity that registry, engine and archive share. */
export type ImageIds = Readonly<Record<string, string>>;

/** The platform of what holds one alone, such as an archive: this machine's, unless another one alone was asked for. */
export function onePlatform(asked: readonly string[], runner: string): string {
  const [only, ...others] = asked;
  if (only === undefined || others.length > 0) return runner;
  const [os = '', architecture = '', variant] = only.split('/');
  return platformName(os, architecture, variant);
}

/** The imageids by platform, of what the registry holds. */
export function idsOfPushed(configs: readonly ImageConfig[]): ImageIds {
  return Object.fromEntries(configs.map(({ platform, imageid }) => [platform, imageid]));
}

/** The runner's own platform, or the only one there is; undefined when neither tells. */
export function ownImageId(ids: ImageIds, platform: string): string | undefined {
  const all = Object.entries(ids);
  const [only] = all;
  if (ids[platform] !== undefined) return ids[platform];
  return all.length === 1 ? only?.[1] : undefined;
}
