import { isObject, listAt, valueAt } from '../json/read-json.ts';
import { AmbiguousJsonError, findFoldedKey, parseStrictJson } from '../json/strict-json.ts';

const manifestKeys = ['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers', 'manifests', 'subject'];
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
  const descriptors = [valueAt(manifest, 'config'), ...listAt(manifest, 'layers'), ...listAt(manifest, 'manifests')];
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
