import { isObject } from '../json/read-json.ts';
import { readDigest } from '../oci/digest.ts';
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
  const manifests: readonly unknown[] = isObject(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
  return Object.assign(
    {},
    ...manifests.map((entry) => readDocumentDigests(documents.get(readDigest(entry) ?? ''), documents)),
  ) as Record<string, string>;
}

function readDocumentDigests(
  document: unknown,
  documents: ReadonlyMap<string, unknown>,
): Readonly<Record<string, string>> {
  if (!isObject(document)) return {};
  if (document['manifests'] !== undefined) return readConfigDigests(document, documents);
  const digest = readDigest(document['config']) ?? '';
  const platform = readPlatform(documents.get(digest));
  return platform === undefined ? {} : { [platform]: digest };
}
