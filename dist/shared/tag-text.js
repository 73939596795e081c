import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  UserError
} from "./error-text.js";

// src/core/tags/tag-text.ts
import { createHash } from "node:crypto";
var hashLength = 6;
var minNameLength = hashLength + 2;
var versionPattern = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*))?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i;
function formatTag(event, sha, style) {
  const short = shortenSha(sha, style);
  switch (event.kind) {
    case "pull-request":
      return formatPullRequestTag(event.prNumber, short, style);
    case "default-branch":
      return `sha-${short}`;
    case "merge-queue":
      return `mq-${short}`;
    case "branch":
      return formatNamedTag(event.branch ?? "", "heads", short, style);
    case "tag": {
      const name = event.tagName ?? "";
      const version = parseVersionTag(name);
      if (version !== void 0 && version.text.length <= style.maxLength) return version.text;
      return formatNamedTag(name, "tags", short, style);
    }
  }
}
function shortenSha(sha, style) {
  return sha.slice(0, style.shortShaLength);
}
function checkTagStyle(style) {
  if (!/^[a-z0-9_][a-z0-9_.-]*$/.test(style.prPrefix)) {
    throw new UserError(
      `Input "pr-prefix" is "${style.prPrefix}": use a-z, 0-9, "_", "." or "-", and start with a letter, digit or "_".`
    );
  }
  if (maxNameLength(style) < minNameLength) {
    const maxShaLength = style.maxLength - 1 - minNameLength;
    throw new UserError(
      `Input "short-sha-length" is ${style.shortShaLength}, which leaves no room for a branch in "max-length" ${style.maxLength}: use at most ${maxShaLength}.`
    );
  }
}
function sanitizeRefName(name) {
  return trimEnds(
    name.toLowerCase().replaceAll(/[^a-z0-9.]+|-+/g, "-").replaceAll(/-{2,}/g, "-")
  );
}
function shortenRefName(name, space, maxLength) {
  const clean = sanitizeRefName(name);
  if (clean.length <= maxLength) return clean;
  return addHash(clean, `refs/${space}/${name}`, maxLength);
}
function parseVersionTag(tagName) {
  const match = versionPattern.exec(tagName);
  if (match === null) return void 0;
  const [, major = "", minor = "", , preRelease] = match;
  return {
    text: tagName.replace(/^v/i, "").replaceAll("+", "_").toLowerCase(),
    major,
    minor,
    isPreRelease: preRelease !== void 0
  };
}
function compareVersions(one, other) {
  const [[core = "", ...pre], [otherCore = "", ...otherPre]] = [splitVersion(one), splitVersion(other)];
  const order = compareParts(core.split("."), otherCore.split("."));
  if (order !== 0 || one.isPreRelease !== other.isPreRelease) {
    return order !== 0 ? order : Number(other.isPreRelease) - Number(one.isPreRelease);
  }
  return compareParts(pre.join("-").split("."), otherPre.join("-").split("."));
}
function splitVersion({ text }) {
  return (text.split("_", 1)[0] ?? "").split("-");
}
function compareParts(one, other) {
  for (const [index, part] of one.entries()) {
    const otherPart = other[index];
    if (otherPart === void 0) return 1;
    if (part === otherPart) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(part), /^\d+$/.test(otherPart)];
    if (isNumber && isOtherNumber) return BigInt(part) > BigInt(otherPart) ? 1 : -1;
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return part > otherPart ? 1 : -1;
  }
  return one.length - other.length;
}
function formatPullRequestTag(prNumber, short, style) {
  if (prNumber === void 0) {
    throw new UserError('The pull request of this run is not known: set the input "pr-number".');
  }
  const tag = `${style.prPrefix}${prNumber}-${short}`;
  if (tag.length <= style.maxLength) return tag;
  throw new UserError(
    `The tag "${tag}" has ${tag.length} characters and "max-length" is ${style.maxLength}: shorten "pr-prefix" or "short-sha-length".`
  );
}
function formatNamedTag(name, space, short, style) {
  const maxLength = maxNameLength(style);
  const part = shortenRefName(name, space, maxLength);
  if (isReservedName(part, style)) return `${addHash(part, `refs/${space}/${name}`, maxLength)}-${short}`;
  return `${part === "" ? "branch" : part}-${short}`;
}
function isReservedName(name, { prPrefix }) {
  if (name === "sha" || name === "mq") return true;
  return name.startsWith(prPrefix) && /^\d+$/.test(name.slice(prPrefix.length));
}
function addHash(name, ref, maxLength) {
  return `${trimEnds(name.slice(0, maxLength - hashLength - 1))}-${hashRef(ref)}`;
}
function maxNameLength(style) {
  return style.maxLength - 1 - style.shortShaLength;
}
function trimEnds(text) {
  return text.replace(/^[-.]+/, "").replace(/[-.]+$/, "");
}
function hashRef(ref) {
  const digest = createHash("sha256").update(ref).digest();
  const number = digest.readUIntBE(0, 6) % 36 ** hashLength;
  return number.toString(36).padStart(hashLength, "0");
}

export {
  formatTag,
  shortenSha,
  checkTagStyle,
  sanitizeRefName,
  shortenRefName,
  parseVersionTag,
  compareVersions
};
