import { isObject, listAt, valueAt } from '../json/read-json.ts';
import { AmbiguousJsonError, findFoldedKey, parseStrictJson } from '../json/strict-json.ts';

const manifestKeys = [
  'schemaVersion',
  'mediaType',
  'artifactType',
  'config',
  'layers',
  'blobs',
  'manifests',
  'subject',
];
const descriptorKeys = ['mediaType', 'artifactType', 'digest', 'size', 'urls', 'data', 'annotations', 'platform'];
const platformKeys = ['architecture', 'os', 'os.version', 'os.features', 'variant'];

/**
 * Parses a manifest or an index whose bytes an engine, a scanner or a registry reads too, in Go: of `config` and `Config`
 * it takes the later one, where this parser knows the first alone (https://pkg.go.dev/encoding/json#Unmarshal).
 * @throws JsonError when it is none, AmbiguousJsonError when it would be another one for them
 */
export function parseManifest(text: string): unknown {
  const manifest = parseStrictJson(text);
  rejectOtherSpelling(manifest, manifestKeys);
  const parts = [valueAt(manifest, 'config') ?? [], ...listAt(manifest, 'layers'), ...listAt(manifest, 'blobs')].flat();
  const entries = listAt(manifest, 'manifests');
  // A header of the registry's answer would decide which one it is:
  // https://github.com/opencontainers/distribution-spec/security/advisories/GHSA-mc8v-mgrf-8f4m
  if (parts.length > 0 && entries.length > 0) throw new AmbiguousJsonError('is both an image and an index of images');
  const descriptors = [...parts, ...entries, valueAt(manifest, 'subject')];
  for (const descriptor of descriptors) {
    rejectOtherSpelling(descriptor, descriptorKeys);
    rejectOtherSpelling(valueAt(descriptor, 'platform'), platformKeys);
  }
  return manifest;
}

function rejectOtherSpelling(value: unknown, names: readonly string[]): void {
  const key = isObject(value) ? findFoldedKey(value, names) : undefined;
  if (key !== undefined) throw new AmbiguousJsonError(`spells the key ${JSON.stringify(key.slice(0, 80))} unusually`);
}
