import { isDigest } from './reference.ts';
import { listAt, textAt } from '../json/untrusted-json.ts';

/**
 * Digests of everything that an index lists, attestations too; of a manifest that stands alone its own one.
 * @param raw what the registry answered, which was JSON to whoever asked
 */
export function listedManifests(raw: string, digest: string): readonly string[] {
  const manifest: unknown = JSON.parse(raw);
  const listed = listAt(manifest, 'manifests').flatMap((entry) => textAt(entry, 'digest') ?? []);
  return listed.length === 0 ? [digest] : listed.filter(isDigest);
}
