import { countAt, listAt, textAt, valueAt } from '../../../src/core/json/read-json.ts';
import { AmbiguousJsonError, JsonError } from '../../../src/core/json/strict-json.ts';
import { isDigest } from '../../../src/core/oci/digest.ts';
import { isManifestDescriptor } from '../../../src/core/oci/manifest.ts';
import { parseManifest } from '../../../src/core/oci/parse-manifest.ts';
import { UserError } from '../../../src/errors.ts';
import type { BlobRef } from '../../../src/ports/registry.ts';

/** A manifest or index, as it is copied. */
export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly raw: string;
}

/** Everything below a manifest. */
export interface ContentTree {
  /** Manifests below it, each behind those that it lists. */
  readonly manifests: readonly Manifest[];
  readonly blobs: readonly BlobRef[];
}

/** What has to be in a repository before a manifest may be written to it. */
interface ManifestContent {
  /** Digests of the manifests and indexes that it lists. */
  readonly manifests: readonly string[];
  readonly blobs: readonly BlobRef[];
}

/**
 * Layers that only their owner may distribute, such as those of Windows:
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#non-distributable-layers
 */
const foreignLayerType = /\.foreign\.|\.nondistributable\./;

/** Every manifest, index and artifact has some of these, and an answer that is an error has none. */
const fieldsOfManifests = ['schemaVersion', 'mediaType', 'config', 'layers', 'manifests', 'blobs'];
/** https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const mediaTypePattern = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;

/**
 * Parses a manifest or index that is copied. Its bytes stay as they are, so it must mean the same to whoever pulls it as
 * to this step.
 * @throws UserError when it is none, or other programs may find something else in it
 */
export function parseCopiedManifest(raw: string, ref: string): unknown {
  const manifest = parseUnambiguously(raw, ref);
  const mediaType = textAt(manifest, 'mediaType') ?? 'application/json';
  if (fieldsOfManifests.some((field) => valueAt(manifest, field) !== undefined) && mediaTypePattern.test(mediaType)) {
    return manifest;
  }
  throw new UserError(
    `${ref} is no image: what the registry has under it is JSON, and neither a manifest nor an index; check that a registry answers there.`,
  );
}

function parseUnambiguously(raw: string, ref: string): unknown {
  try {
    return parseManifest(raw);
  } catch (error) {
    if (error instanceof AmbiguousJsonError) {
      throw new UserError(
        `The manifest of ${ref} ${error.message}, so that other programs may find another image in it: it is not copied; push the image again, as buildx or docker writes it.`,
        { cause: error },
      );
    }
    if (!(error instanceof JsonError)) throw error;
    throw new UserError(`${ref} is no image: what the registry has under it ${error.message}.`, { cause: error });
  }
}

/**
 * Lists what a manifest or index refers to, whatever kind of artifact it is: `config`, `layers`, the `blobs` of OCI's
 * former artifact manifest, and `manifests`. A `subject` is not a part of it.
 * @param ref for messages
 * @throws UserError for what cannot be copied byte for byte
 */
export function listManifestContent(raw: string, ref: string): ManifestContent {
  const json = parseCopiedManifest(raw, ref);
  if (valueAt(json, 'schemaVersion') === 1) {
    throw new UserError(
      `${ref} is a manifest of Docker's schema 1, which registries no longer take: push the image anew with a current client.`,
    );
  }
  const config = valueAt(json, 'config');
  const layers = [...listAt(json, 'layers'), ...listAt(json, 'blobs')];
  const foreign = layers.find((layer) => foreignLayerType.test(textAt(layer, 'mediaType') ?? ''));
  if (foreign !== undefined) {
    throw new UserError(
      `${ref} has the layer ${textAt(foreign, 'digest') ?? ''} of the type "${textAt(foreign, 'mediaType') ?? ''}", which only its owner may distribute: it is not copied, so leave this image out, or choose other "platforms".`,
    );
  }
  const entries = listAt(json, 'manifests');
  const blobs = [
    ...(config === undefined ? [] : [config]),
    ...layers,
    // BuildKit's older cache lists blobs in an index.
    ...entries.filter((entry) => !isManifestDescriptor(entry)),
  ];
  return {
    manifests: entries.filter(isManifestDescriptor).map((entry) => requireSha256(textAt(entry, 'digest'), ref)),
    blobs: blobs.map((blob) => ({ digest: requireSha256(textAt(blob, 'digest'), ref), size: requireSize(blob, ref) })),
  };
}

/** @throws UserError for a digest of another algorithm, or none */
export function requireSha256(digest: string | undefined, ref: string): string {
  if (digest !== undefined && isDigest(digest)) return digest;
  throw new UserError(`${ref} names "${digest ?? ''}", which is no sha256 digest: it cannot be copied.`);
}

function requireSize(descriptor: unknown, ref: string): number {
  const size = valueAt(descriptor, 'size') === 0 ? 0 : countAt(descriptor, 'size');
  if (size !== undefined) return size;
  const digest = textAt(descriptor, 'digest') ?? '';
  throw new UserError(`${ref} says no size of ${digest}: it is no valid manifest and cannot be copied.`);
}
