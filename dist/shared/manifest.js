import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  readDigest
} from "./reference.js";
import {
  listAt,
  textAt,
  valueAt
} from "./error-text.js";

// src/core/oci/manifest.ts
var ociIndexType = "application/vnd.oci.image.index.v1+json";
var dockerManifestListType = "application/vnd.docker.distribution.manifest.list.v2+json";
var ociArtifactType = "application/vnd.oci.artifact.manifest.v1+json";
var manifestTypes = [
  ociIndexType,
  "application/vnd.oci.image.manifest.v1+json",
  dockerManifestListType,
  "application/vnd.docker.distribution.manifest.v2+json",
  ociArtifactType
];
var maxIndexDepth = 4;
var imageConfigTypes = [
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json"
];
var anyManifestType = /\.(?:index|manifest)\.v\d\+json$|\.distribution\.manifest\./;
function mediaTypeOf(manifest) {
  const kind = valueAt(manifest, "manifests") === void 0 ? "manifest" : "index";
  return textAt(manifest, "mediaType") ?? `application/vnd.oci.image.${kind}.v1+json`;
}
function isIndex(mediaType) {
  return mediaType === ociIndexType || isDockerManifestList(mediaType);
}
function isDockerManifestList(mediaType) {
  return mediaType === dockerManifestListType;
}
function listedManifests(raw, digest) {
  const entries = listAt(JSON.parse(raw), "manifests").filter((entry) => textAt(entry, "digest") !== void 0);
  return entries.length === 0 ? [digest] : entries.flatMap((entry) => readDigest(entry) ?? []);
}
function isManifestDescriptor(descriptor) {
  const mediaType = textAt(descriptor, "mediaType");
  return mediaType === void 0 || anyManifestType.test(mediaType);
}
function isAttestation(descriptor) {
  return textAt(descriptor, "annotations", "vnd.docker.reference.type") === "attestation-manifest";
}
function attestedManifest(descriptor) {
  return textAt(descriptor, "annotations", "vnd.docker.reference.digest");
}
function isImageEntry(descriptor) {
  return !isAttestation(descriptor) && textAt(descriptor, "platform", "os") !== "unknown";
}
function isAttestationLayer(descriptor) {
  return textAt(descriptor, "mediaType") === "application/vnd.in-toto+json";
}
function isImageConfig(descriptor) {
  return imageConfigTypes.includes(textAt(descriptor, "mediaType") ?? "");
}
function isBuildCacheConfig(descriptor) {
  return textAt(descriptor, "mediaType") === "application/vnd.buildkit.cacheconfig.v0";
}

export {
  ociIndexType,
  ociArtifactType,
  manifestTypes,
  maxIndexDepth,
  mediaTypeOf,
  isIndex,
  isDockerManifestList,
  listedManifests,
  isManifestDescriptor,
  isAttestation,
  attestedManifest,
  isImageEntry,
  isAttestationLayer,
  isImageConfig,
  isBuildCacheConfig
};
