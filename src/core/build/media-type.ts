/** Whether a manifest lists others: by platform, or an image beside its attestations. */
export function isIndex(mediaType: string): boolean {
  return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}
