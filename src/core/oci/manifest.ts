import { listAt, textAt, valueAt } from '../json/read-json.ts';
import { readDigest } from './digest.ts';

/*
 * Questions about manifests, indexes and their descriptors, in the media types of OCI and of Docker:
 * https://github.com/opencontainers/image-spec/blob/main/media-types.md
 * https://distribution.github.io/distribution/spec/manifest-v2-2/
 */
export const ociIndexType = 'application/vnd.oci.image.index.v1+json';
const dockerManifestListType = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** OCI's former form of artifacts, which has no `schemaVersion`. */
export const ociArtifactType = 'application/vnd.oci.artifact.manifest.v1+json';

/** Everything that a registry may answer when a manifest is asked for. */
export const manifestTypes: readonly string[] = [
  ociIndexType,
  'application/vnd.oci.image.manifest.v1+json',
  dockerManifestListType,
  'application/vnd.docker.distribution.manifest.v2+json',
  ociArtifactType,
];

/** No tool nests indexes deeper than this. */
export const maxIndexDepth = 4;

const imageConfigTypes: readonly string[] = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];

/** Also those of later versions. */
const anyManifestType = /\.(?:index|manifest)\.v\d\+json$|\.distribution\.manifest\./;

/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
export function mediaTypeOf(manifest: unknown): string {
  const kind = valueAt(manifest, 'manifests') === undefined ? 'manifest' : 'index';
  return textAt(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}

/** Whether a manifest lists others: by platform, or an image beside its attestations. */
export function isIndex(mediaType: string): boolean {
  return mediaType === ociIndexType || isDockerManifestList(mediaType);
}

/** Whether an index is in Docker's own form, which has no annotations. */
export function isDockerManifestList(mediaType: string): boolean {
  return mediaType === dockerManifestListType;
}

/**
 * Digests of everything that an index lists, attestations too; of a manifest that stands alone its own one.
 * @param raw what the registry answered, which was JSON to whoever asked
 */
export function listedManifests(raw: string, digest: string): readonly string[] {
  const entries = listAt(JSON.parse(raw), 'manifests').filter((entry) => textAt(entry, 'digest') !== undefined);
  return entries.length === 0 ? [digest] : entries.flatMap((entry) => readDigest(entry) ?? []);
}

/** Whether a descriptor is that of a manifest or an index, not of a blob. One without a media type is taken for it. */
export function isManifestDescriptor(descriptor: unknown): boolean {
  const mediaType = textAt(descriptor, 'mediaType');
  return mediaType === undefined || anyManifestType.test(mediaType);
}

/**
 * Whether a descriptor is that of an attestation, the form in which BuildKit puts provenance and SBOM beside an image:
 * https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md
 */
export function isAttestation(descriptor: unknown): boolean {
  return textAt(descriptor, 'annotations', 'vnd.docker.reference.type') === 'attestation-manifest';
}

/** Digest of the manifest that an attestation belongs to; undefined for every other descriptor. */
export function attestedManifest(descriptor: unknown): string | undefined {
  return textAt(descriptor, 'annotations', 'vnd.docker.reference.digest');
}

/**
 * Whether an index's entry is an image. Attestations have the platform `unknown/unknown`, so that clients which do not
 * know the annotation pass them over too.
 */
export function isImageEntry(descriptor: unknown): boolean {
  return !isAttestation(descriptor) && textAt(descriptor, 'platform', 'os') !== 'unknown';
}

/** Whether a manifest's layer is an in-toto statement, which makes the manifest an attestation. */
export function isAttestationLayer(descriptor: unknown): boolean {
  return textAt(descriptor, 'mediaType') === 'application/vnd.in-toto+json';
}

/**
 * Whether a descriptor is that of an image's config, not of another artifact's. Attestations have such a config too.
 */
export function isImageConfig(descriptor: unknown): boolean {
  return imageConfigTypes.includes(textAt(descriptor, 'mediaType') ?? '');
}

/**
 * Whether a descriptor is that of the config of BuildKit's registry cache; older caches list it as an index's entry.
 */
export function isBuildCacheConfig(descriptor: unknown): boolean {
  return textAt(descriptor, 'mediaType') === 'application/vnd.buildkit.cacheconfig.v0';
}
