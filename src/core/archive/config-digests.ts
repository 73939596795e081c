import { readDigest } from '../oci/digest.ts';
import { readPlatform } from '../oci/platform.ts';
import { isObject } from './strict-json.ts';

/**
 * Config digests by platform of what the engine of this machine archives: it follows index.json through nested indexes
 * to each manifest that is there. Attestations have no platform and are left out, as are manifests whose content the
 * engine does not have.
 * @param documents the archive's JSON blobs by digest
 */
export function configDigests(
  index: unknown,
  documents: ReadonlyMap<string, unknown>,
): Readonly<Record<string, string>> {
  const manifests: readonly unknown[] = isObject(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
  return Object.assign(
    {},
    ...manifests.map((entry) => digestsOf(documents.get(readDigest(entry) ?? ''), documents)),
  ) as Record<string, string>;
}

function digestsOf(document: unknown, documents: ReadonlyMap<string, unknown>): Readonly<Record<string, string>> {
  if (!isObject(document)) return {};
  if (document['manifests'] !== undefined) return configDigests(document, documents);
  const digest = readDigest(document['config']) ?? '';
  const platform = readPlatform(documents.get(digest));
  return platform === undefined ? {} : { [platform]: digest };
}
