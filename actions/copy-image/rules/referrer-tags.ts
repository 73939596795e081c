import { listAt } from '../../../src/core/json/read-json.ts';
import { readDigest } from '../../../src/core/oci/digest.ts';
import { ociIndexType } from '../../../src/core/oci/manifest.ts';

/** What cosign appends to a digest for signatures, attestations and SBOMs. */
const cosignSuffixes = ['.sig', '.att', '.sbom'] as const;

/**
 * Lists the tags under which cosign keeps what belongs to a manifest, such as `sha256-<hex>.sig`:
 * https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
export function listCosignTags(digest: string): readonly string[] {
  return cosignSuffixes.map((suffix) => `${referrersTag(digest)}${suffix}`);
}

/**
 * The tag whose index lists a manifest's referrers where the registry has no referrers API:
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema
 */
export function referrersTag(digest: string): string {
  return digest.replace(':', '-');
}

/**
 * Whether a cosign tag may move from the manifest `there` to `own` without losing anything: signatures and attestations
 * are layers of one manifest, which grows.
 */
export function keepsAllLayers(own: string, there: string): boolean {
  const readLayers = (raw: string): readonly (string | undefined)[] =>
    listAt(JSON.parse(raw), 'layers').map(readDigest);
  const ownLayers = readLayers(own);
  return readLayers(there).every((layer) => layer !== undefined && ownLayers.includes(layer));
}

/** Merges lists of descriptors by digest. What has no sha256 digest is left out. */
export function mergeDescriptors(...lists: readonly (readonly unknown[])[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const descriptor of lists.flat()) {
    const digest = readDigest(descriptor);
    if (digest !== undefined && !found.has(digest)) found.set(digest, descriptor);
  }
  return found;
}

/** Reads the descriptors in the index under a referrers tag. */
export function readReferrersIndex(raw: string): readonly unknown[] {
  return listAt(JSON.parse(raw), 'manifests');
}

/**
 * Adds descriptors to the index under a referrers tag, whose own content stays.
 * @param there undefined: there is none yet
 */
export function addToReferrersIndex(there: string | undefined, descriptors: ReadonlyMap<string, unknown>): string {
  const index = there === undefined ? {} : (JSON.parse(there) as object);
  const known = listAt(index, 'manifests');
  const added = [...descriptors].filter(([digest]) => !known.some((entry) => readDigest(entry) === digest));
  const manifests = [...known, ...added.map(([, descriptor]) => descriptor)];
  return JSON.stringify({ ...index, schemaVersion: 2, mediaType: ociIndexType, manifests });
}
