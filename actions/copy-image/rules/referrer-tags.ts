import { listAt, textAt } from '../../../src/core/json/read-json.ts';
import { isDigest } from '../../../src/core/oci/digest.ts';

/** What cosign puts behind a digest: signatures, attestations, SBOMs. */
const cosignSuffixes = ['.sig', '.att', '.sbom'] as const;

/** The tags under which cosign keeps what belongs to a manifest: `sha256-<hex>.sig`, … */
export function cosignTags(digest: string): readonly string[] {
  return cosignSuffixes.map((suffix) => `${fallbackTag(digest)}${suffix}`);
}

/** The tag whose index lists a manifest's referrers where the registry has no referrers API (OCI distribution 1.1). */
export function fallbackTag(digest: string): string {
  return digest.replace(':', '-');
}

/**
 * Whether a cosign tag may be pointed from `there` to `own`: nothing that is there would be lost. Signatures and
 * attestations are layers of one manifest, which grows.
 */
export function keepsAll(own: string, there: string): boolean {
  const layers = (raw: string): readonly (string | undefined)[] =>
    listAt(JSON.parse(raw), 'layers').map((layer) => textAt(layer, 'digest'));
  const owned = layers(own);
  return layers(there).every((layer) => layer !== undefined && owned.includes(layer));
}

/** Descriptors that name a sha256 digest, each digest once. */
export function usableDescriptors(...lists: readonly (readonly unknown[])[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const descriptor of lists.flat()) {
    const digest = textAt(descriptor, 'digest');
    if (digest !== undefined && isDigest(digest) && !found.has(digest)) found.set(digest, descriptor);
  }
  return found;
}

/** The referrers that the index under a fallback tag lists. */
export function listedReferrers(raw: string): readonly unknown[] {
  return listAt(JSON.parse(raw), 'manifests');
}

/** The index for a fallback tag. */
export function referrersIndex(descriptors: Iterable<unknown>): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [...descriptors],
  });
}
