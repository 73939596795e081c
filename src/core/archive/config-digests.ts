import { listAt, valueAt } from '../json/read-json.ts';
import { readDigest } from '../oci/digest.ts';
import { maxIndexDepth } from '../oci/manifest.ts';
import { readPlatform } from '../oci/platform.ts';

/**
 * Reads the config digests, by platform, of an archive: follows index.json through nested indexes to each manifest.
 * Leaves out attestations, which have no platform, and manifests that are not in the archive.
 * @param documents the archive's JSON blobs by digest
 */
export function readConfigDigests(
  index: unknown,
  documents: ReadonlyMap<string, unknown>,
): Readonly<Record<string, string>> {
  const digests: Record<string, string> = {};
  const seen = new Set<string>();
  const follow = (document: unknown, depth: number): void => {
    const manifests = listAt(document, 'manifests');
    const listed = new Set(manifests.map((entry) => readDigest(entry) ?? ''));
    for (const digest of listed) {
      if (seen.has(digest)) continue;
      seen.add(digest);
      const child = documents.get(digest);
      if (valueAt(child, 'manifests') === undefined) addConfig(child);
      else if (depth < maxIndexDepth) follow(child, depth + 1);
    }
  };
  const addConfig = (manifest: unknown): void => {
    const digest = readDigest(valueAt(manifest, 'config')) ?? '';
    const platform = readPlatform(documents.get(digest));
    if (platform !== undefined) digests[platform] = digest;
  };
  follow(index, 0);
  return digests;
}
