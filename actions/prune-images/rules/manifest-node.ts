import { countAt, listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { JsonError } from '../../../src/core/json/strict-json.ts';
import { readDigest } from '../../../src/core/oci/digest.ts';
import { createdLabel } from '../../../src/core/oci/labels.ts';
import {
  isAttestationLayer,
  isBuildCacheConfig,
  isImageConfig,
  isImageEntry,
  isManifestDescriptor,
  ociArtifactType,
} from '../../../src/core/oci/manifest.ts';
import { parseManifest } from '../../../src/core/oci/parse-manifest.ts';
import { readPlatform } from '../../../src/core/oci/platform.ts';
import { UserError } from '../../../src/errors.ts';

interface Blob {
  readonly digest: string;
  readonly sizeBytes: number;
}

/** A manifest that an index lists. */
interface IndexEntry {
  /** Undefined: the index does not say. */
  readonly platform: string | undefined;
  /** Whether it is an image, or an index of images; false for an attestation. */
  readonly isImage: boolean;
}

/** What a manifest or index refers to. */
export interface ManifestNode {
  readonly digest: string;
  readonly sizeBytes: number;
  /** Manifests that an index lists, attestations among them. */
  readonly children: readonly string[];
  /** What an index says of its `children`, by digest. */
  readonly entries: ReadonlyMap<string, IndexEntry>;
  /** The manifest that a signature, an SBOM or another attachment belongs to: `subject`, of OCI 1.1. */
  readonly subject: string | undefined;
  /** Layers and config. */
  readonly blobs: readonly Blob[];
  /** Digest of an image's config; undefined for everything else, attestations too. */
  readonly config: string | undefined;
  /** The time in its annotations. */
  readonly created: string | undefined;
  /** Whether it is BuildKit's cache, not an image. */
  readonly isCache: boolean;
}

/**
 * Reads a manifest that came from a registry. An entry of an index is a manifest, unless its media type says otherwise:
 * caches of BuildKit may be indexes of layers.
 * @throws UserError for what is no manifest: it might refer to anything.
 */
export function parseManifestNode(digest: string, raw: string): ManifestNode {
  const manifest = parseListedManifest(digest, raw);
  const version = valueAt(manifest, 'schemaVersion');
  // Docker's schema 1 knows layers alone: https://distribution.github.io/distribution/spec/manifest-v2-1/
  const oldLayers = version === 1 ? listAt(manifest, 'fsLayers') : [];
  const isKnown = version === 2 || oldLayers.length > 0 || textAt(manifest, 'mediaType') === ociArtifactType;
  if (!isKnown) {
    throw new UserError(`The manifest ${digest} is of a form that is not read here: push that image again.`);
  }
  const entries = listAt(manifest, 'manifests');
  const children = entries.filter(isManifestDescriptor);
  const config = valueAt(manifest, 'config');
  const listedBlobs = entries.filter((entry) => !isManifestDescriptor(entry));
  const layers = [
    ...listAt(manifest, 'layers'),
    ...listAt(manifest, 'blobs'),
    ...listedBlobs,
    ...oldLayers.map((layer) => ({ digest: textAt(layer, 'blobSum') })),
  ];
  const isImage = isImageConfig(config) && !layers.some(isAttestationLayer);
  const subject = valueAt(manifest, 'subject');
  return {
    digest,
    sizeBytes: Buffer.byteLength(raw),
    children: children.map(requireListedDigest),
    entries: new Map(children.map((entry) => [requireListedDigest(entry), readIndexEntry(entry)])),
    subject: subject === undefined || subject === null ? undefined : requireListedDigest(subject),
    blobs: [...(config === undefined ? [] : [config]), ...layers].map((blob) => ({
      digest: requireListedDigest(blob),
      sizeBytes: countAt(blob, 'size') ?? 0,
    })),
    config: isImage ? textAt(config, 'digest') : undefined,
    created: textAt(manifest, 'annotations', createdLabel),
    isCache: isBuildCacheConfig(config) || entries.some(isBuildCacheConfig),
  };
}

/** What a program that pulls an image finds in its manifest must not be deleted because this one finds something else. */
function parseListedManifest(digest: string, raw: string): unknown {
  try {
    return parseManifest(raw);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UserError(
      `The manifest ${digest} ${error.message}, so that it is not known what it needs: push that image again, or delete it by hand.`,
      { cause: error },
    );
  }
}

function readIndexEntry(descriptor: unknown): IndexEntry {
  return { platform: readPlatform(valueAt(descriptor, 'platform')), isImage: isImageEntry(descriptor) };
}

function requireListedDigest(descriptor: unknown): string {
  const digest = readDigest(descriptor);
  if (digest !== undefined) return digest;
  const text = textAt(descriptor, 'digest') ?? '';
  throw new UserError(`A manifest refers to "${text}", which is no sha256 digest: push that image again.`);
}
