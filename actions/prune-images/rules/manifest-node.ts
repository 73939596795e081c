import { isDigest } from '../../../src/core/oci/digest.ts';
import { countAt, listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { UserError } from '../../../src/errors.ts';

interface Blob {
  readonly digest: string;
  readonly sizeBytes: number;
}

/** What a manifest or index refers to. */
export interface ManifestNode {
  readonly digest: string;
  readonly sizeBytes: number;
  /** Manifests inside an index, attestations among them. */
  readonly children: readonly string[];
  /** The manifest that a signature, an SBOM or another attachment belongs to (OCI 1.1). */
  readonly subject: string | undefined;
  /** Layers and config. */
  readonly blobs: readonly Blob[];
  /** Digest of an image's config; undefined for everything else, attestations too. */
  readonly config: string | undefined;
  /** Annotation `org.opencontainers.image.created`. */
  readonly created: string | undefined;
  /** BuildKit's cache, not an image. */
  readonly cache: boolean;
}

const cacheConfig = 'application/vnd.buildkit.cacheconfig.v0';
const imageConfigs = ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'];
const manifestType = /\.(?:index|manifest)\.v\d\+json$|\.distribution\.manifest\./;

/**
 * Reads a manifest that came from a registry. What an index holds is a manifest unless its type says otherwise: older
 * caches are indexes of layers.
 * @throws UserError for what is no manifest: it might refer to anything.
 */
export function readManifestNode(digest: string, raw: string): ManifestNode {
  const manifest: unknown = JSON.parse(raw);
  if (valueAt(manifest, 'schemaVersion') !== 2) {
    throw new UserError(`The manifest ${digest} is of a form that is not read here: push that image again.`);
  }
  const entries = listAt(manifest, 'manifests');
  const isManifest = (entry: unknown): boolean => manifestType.test(textAt(entry, 'mediaType') ?? '.manifest.v1+json');
  const config = valueAt(manifest, 'config');
  const configType = textAt(config, 'mediaType');
  const inIndex = entries.filter((entry) => !isManifest(entry));
  const layers = [...listAt(manifest, 'layers'), ...listAt(manifest, 'blobs'), ...inIndex];
  const isStatement = layers.some((layer) => textAt(layer, 'mediaType') === 'application/vnd.in-toto+json');
  const isImage = imageConfigs.includes(configType ?? '') && !isStatement;
  const subject = valueAt(manifest, 'subject');
  return {
    digest,
    sizeBytes: Buffer.byteLength(raw),
    children: entries.filter(isManifest).map(digestOf),
    subject: subject === undefined || subject === null ? undefined : digestOf(subject),
    blobs: [...(config === undefined ? [] : [config]), ...layers].map((blob) => ({
      digest: digestOf(blob),
      sizeBytes: countAt(blob, 'size') ?? 0,
    })),
    config: isImage ? textAt(config, 'digest') : undefined,
    created: textAt(manifest, 'annotations', 'org.opencontainers.image.created'),
    cache: configType === cacheConfig || entries.some((entry) => textAt(entry, 'mediaType') === cacheConfig),
  };
}

function digestOf(descriptor: unknown): string {
  const digest = textAt(descriptor, 'digest') ?? '';
  if (isDigest(digest)) return digest;
  throw new UserError(`A manifest refers to "${digest}", which is no sha256 digest: push that image again.`);
}
