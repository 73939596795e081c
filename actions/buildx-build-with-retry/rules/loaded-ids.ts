import type { LocalImage, ImageStore } from '../../../src/core/oci/image-facts.ts';
import type { ImageIds } from '../../../src/core/oci/image-ids.ts';
import type { BuildMetadata } from './build-metadata.ts';

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
