import type { BlobRef } from '../../../src/ports/registry.ts';

/** A layer as a registry keeps it. */
interface CompressedLayer extends BlobRef {
  readonly compression: 'gzip' | 'zstd';
}

const dockerType = 'application/vnd.docker.';
const ociType = 'application/vnd.oci.image.';

/**
 * Formats the manifest of an image that came out of an engine: in Docker's media types, which every registry and engine
 * takes, unless a layer is compressed with zstd, for which Docker has none.
 * https://github.com/opencontainers/image-spec/blob/main/manifest.md
 */
export function formatEngineManifest(config: BlobRef, layers: readonly CompressedLayer[]): string {
  const isOci = layers.some(({ compression }) => compression === 'zstd');
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: isOci ? `${ociType}manifest.v1+json` : `${dockerType}distribution.manifest.v2+json`,
    config: {
      mediaType: isOci ? `${ociType}config.v1+json` : `${dockerType}container.image.v1+json`,
      size: config.size,
      digest: config.digest,
    },
    layers: layers.map(({ compression, size, digest }) => ({
      mediaType: isOci ? `${ociType}layer.v1.tar+${compression}` : `${dockerType}image.rootfs.diff.tar.gzip`,
      size,
      digest,
    })),
  });
}
