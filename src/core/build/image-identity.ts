import type { ImageConfig, ImageStore, LocalImage } from '../../ports.ts';
import { platformName } from '../platform.ts';
import type { BuildMetadata } from './build-metadata.ts';

/** Config digests by platform: the identity that registry, engine and archive share. */
export type ImageIds = Readonly<Record<string, string>>;

/**
 * What engine and buildx say of the config digest. The classic store's `.Id` is it; the containerd store's is the
 * manifest's or index's, there only the metadata file tells, and only for an image without attestations.
 */
export function idsOfLoaded(
  image: LocalImage | undefined,
  metadata: BuildMetadata,
  store: ImageStore,
  platform: string,
): ImageIds {
  const id = store === 'classic' && image !== undefined ? image.id : metadata.configDigest;
  return id === undefined ? {} : { [image?.platform ?? platform]: id };
}

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
