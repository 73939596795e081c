/** Whether a manifest lists others: by platform, or an image beside its attestations. */

import { valueAt, textAt, listAt } from '../json/read-json.ts';
import { isDigest } from './digest.ts';

export function isIndex(mediaType: string): boolean {
  return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}

/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
export function mediaTypeOf(manifest: unknown): string {
  const kind = valueAt(manifest, 'manifests') === undefined ? 'manifest' : 'index';
  return textAt(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}

/**
 * Digests of everything that an index lists, attestations too; of a manifest that stands alone its own one.
 * @param raw what the registry answered, which was JSON to whoever asked
 */
export function listedManifests(raw: string, digest: string): readonly string[] {
  const manifest: unknown = JSON.parse(raw);
  const listed = listAt(manifest, 'manifests').flatMap((entry) => textAt(entry, 'digest') ?? []);
  return listed.length === 0 ? [digest] : listed.filter(isDigest);
}
