import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  UserError,
  textAt
} from "./error-text.js";

// src/core/oci/digest.ts
import { createHash } from "node:crypto";
var digestPattern = /^sha256:[a-f0-9]{64}$/;
function sha256(content) {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
function isDigest(text) {
  return digestPattern.test(text);
}
function assertDigest(digest) {
  if (!isDigest(digest)) throw new TypeError(`no digest: ${digest}`);
  return digest;
}
function shortenDigest(digest) {
  return digest.slice(0, "sha256:".length + 12);
}
function shortenDigests(text) {
  return text.replace(/\b(sha256[:-][a-f0-9]{12})[a-f0-9]{52}(?![a-f0-9])/g, "$1");
}
function readDigest(descriptor) {
  const digest = textAt(descriptor, "digest");
  return digest !== void 0 && isDigest(digest) ? digest : void 0;
}

// src/core/oci/platform.ts
var architectures = /* @__PURE__ */ new Map([
  ["x86_64", "amd64"],
  ["aarch64", "arm64"],
  ["armv7l", "arm/v7"],
  ["armv6l", "arm/v6"],
  ["i386", "386"],
  ["i686", "386"]
]);
var plainVariants = ["amd64/v1", "arm64/v8"];
function platformName(os, architecture, variant = "") {
  const known = architectures.get(architecture) ?? architecture;
  const named = /^\d$/.test(variant) ? `v${variant}` : variant;
  const isPlain = named === "" || plainVariants.includes(`${known}/${named}`);
  return [os, known, ...isPlain ? [] : [named]].join("/");
}
function readPlatform(json) {
  const [os, architecture] = [textAt(json, "os"), textAt(json, "architecture")];
  if (os === void 0 || os === "unknown" || architecture === void 0) return void 0;
  return platformName(os, architecture, textAt(json, "variant"));
}
function isSamePlatform(one, other) {
  const [os, architecture, variant] = one.split("/");
  const [otherOs, otherArchitecture, otherVariant] = other.split("/");
  return os === otherOs && architecture === otherArchitecture && (variant === void 0 || otherVariant === void 0 || variant === otherVariant);
}
function isPlatform(text) {
  return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text);
}
function normalizePlatform(text) {
  const [os = "", architecture = "", variant] = text.split("/");
  return platformName(os, architecture, variant);
}
function readPlatformInput(text) {
  if (text === void 0) return void 0;
  if (isPlatform(text)) return normalizePlatform(text);
  throw new UserError(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
}

// src/core/oci/reference.ts
var tagPattern = /^\w[\w.-]{0,127}$/;
var pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
var hostName = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::\d{1,5})?$/;
var hostIpv6 = /^\[[a-fA-F0-9:]+\](?::\d{1,5})?$/;
var maxRepositoryLength = 255;
function isTag(text) {
  return tagPattern.test(text);
}
function parseImageRef(text, what) {
  const refuse = (rule) => {
    throw new UserError(`The ${what} is "${text}", which is no image reference: ${rule}.`);
  };
  if (text === "") return refuse("it is empty; the job or step output that fills it was empty or was dropped");
  const at = text.indexOf("@");
  const digest = at === -1 ? void 0 : text.slice(at + 1);
  if (digest !== void 0 && !isDigest(digest)) return refuse('behind "@" stands "sha256:" and 64 hex digits');
  const name = at === -1 ? text : text.slice(0, at);
  const colon = name.lastIndexOf(":");
  const hasTag = colon > name.lastIndexOf("/") && !name.endsWith("]");
  const tag = hasTag ? name.slice(colon + 1) : void 0;
  if (tag !== void 0 && !isTag(tag)) {
    return refuse('a tag is 1 to 128 letters, digits, "_", "." or "-" and starts with a letter, digit or "_"');
  }
  const repository = hasTag ? name.slice(0, colon) : name;
  const { host, path } = splitHost(repository);
  if (host !== void 0 && !hostName.test(host) && !hostIpv6.test(host)) {
    return refuse(`"${host}" is no registry host`);
  }
  if (repository.length > maxRepositoryLength) {
    return refuse(`a name is at most ${maxRepositoryLength} characters long`);
  }
  for (const part of path.split("/")) {
    if (part === "") return refuse("a part between slashes is empty");
    if (/[A-Z]/.test(part)) return refuse(`"${part}" must be lower case`);
    if (!pathPart.test(part)) {
      return refuse(`"${part}" may hold a-z, 0-9 and single ".", "_", "__" or "-" between them`);
    }
  }
  return { repository, host, path, tag, digest };
}
function lowerRepository(text) {
  const [, repository = "", rest = ""] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/s.exec(text) ?? [];
  return `${repository.toLowerCase()}${rest}`;
}
function registryHost(ref) {
  return splitHost(ref).host ?? "docker.io";
}
function splitHost(repository) {
  const slash = repository.indexOf("/");
  const first = slash === -1 ? "" : repository.slice(0, slash);
  const isHost = /[.:A-Z]/.test(first) || first === "localhost";
  if (!isHost) return { host: void 0, path: repository };
  return { host: canonicalHost(first), path: repository.slice(slash + 1) };
}
function canonicalHost(host) {
  return host === "index.docker.io" ? "docker.io" : host;
}
function parseLocalTag(text) {
  const { repository, tag, digest } = parseImageRef(text, 'input "local-tag"');
  if (digest === void 0 && !isDigestName(repository)) return `${repository}:${tag ?? "latest"}`;
  throw new UserError(`Input "local-tag" is "${text}": give a name and a tag, and no digest.`);
}
function isDigestName(repository) {
  return repository === "sha256";
}
function atDigest(ref, digest) {
  return `${parseImageRef(ref, "reference").repository}@${digest}`;
}
function shortName(ref) {
  return ref.path.slice(ref.path.lastIndexOf("/") + 1);
}
function familiarName(reference) {
  try {
    const { host, path, repository, tag, digest } = parseImageRef(reference, "reference");
    if (tag === void 0 || digest !== void 0) return void 0;
    const isHub = host === void 0 || host === "docker.io";
    return `${isHub ? path.replace(/^library\//, "") : repository}:${tag}`;
  } catch {
    return void 0;
  }
}

export {
  sha256,
  isDigest,
  assertDigest,
  shortenDigest,
  shortenDigests,
  readDigest,
  platformName,
  readPlatform,
  isSamePlatform,
  isPlatform,
  normalizePlatform,
  readPlatformInput,
  isTag,
  parseImageRef,
  lowerRepository,
  registryHost,
  canonicalHost,
  parseLocalTag,
  isDigestName,
  atDigest,
  shortName,
  familiarName
};
