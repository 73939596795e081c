import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  AmbiguousJsonError,
  findFoldedKey,
  parseStrictJson
} from "./strict-json.js";
import {
  isObject,
  listAt,
  valueAt
} from "./error-text.js";

// src/core/oci/parse-manifest.ts
var manifestKeys = [
  "schemaVersion",
  "mediaType",
  "artifactType",
  "config",
  "layers",
  "blobs",
  "manifests",
  "subject"
];
var descriptorKeys = ["mediaType", "artifactType", "digest", "size", "urls", "data", "annotations", "platform"];
var platformKeys = ["architecture", "os", "os.version", "os.features", "variant"];
function parseManifest(text) {
  const manifest = parseStrictJson(text);
  rejectOtherSpelling(manifest, manifestKeys);
  const parts = [valueAt(manifest, "config") ?? [], ...listAt(manifest, "layers"), ...listAt(manifest, "blobs")].flat();
  const entries = listAt(manifest, "manifests");
  if (parts.length > 0 && entries.length > 0) throw new AmbiguousJsonError("is both an image and an index of images");
  const descriptors = [...parts, ...entries, valueAt(manifest, "subject")];
  for (const descriptor of descriptors) {
    rejectOtherSpelling(descriptor, descriptorKeys);
    rejectOtherSpelling(valueAt(descriptor, "platform"), platformKeys);
  }
  return manifest;
}
function rejectOtherSpelling(value, names) {
  const key = isObject(value) ? findFoldedKey(value, names) : void 0;
  if (key !== void 0) throw new AmbiguousJsonError(`spells the key ${JSON.stringify(key.slice(0, 80))} unusually`);
}

export {
  parseManifest
};
