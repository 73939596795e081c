import { textAt, valueAt } from '../json/untrusted-json.ts';

/** Whether a manifest lists others: by platform, or an image beside its attestations. */
export function isIndex(mediaType: string): boolean {
  return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}

/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
export function mediaTypeOf(manifest: unknown): string {
  const kind = valueAt(manifest, 'manifests') === undefined ? 'manifest' : 'index';
  return textAt(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}
