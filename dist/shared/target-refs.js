import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  isDigestName,
  parseImageRef
} from "./reference.js";
import {
  UserError
} from "./error-text.js";

// src/core/tags/target-refs.ts
var shaStartLength = 7;
var minShaLength = 4;
var fullVersion = /\d+\.\d+\.\d+/;
var calendarDay = /(?:^|\D)(?:19|20)\d\d([-_]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:$|\D|\d{4}(?:$|\D)|\d{6})/;
var numberedRelease = /(?:^|[^a-z\d])v?\d+(?:\.\d+[-_.]?(?:a|b|c|r)|(?:\.\d+)?[-_.]?(?:rc|alpha|beta|pre|preview|post|rev|dev))[-_.]?\d+/i;
var movingWord = /(?:^|[-_.])latest(?:$|[-_.])/i;
var shaAtEnd = /[\da-f]{7}$/i;
var shaBetween = /(?:^|[-_.])g?(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}(?=[-_.])/i;
function readTargetRefs(tags, moving, revisions, input = "tags") {
  const unknown = moving?.find((ref) => !tags.includes(ref));
  if (unknown !== void 0) {
    throw new UserError(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
  }
  const shas = [revisions.revision, revisions.sourceSha];
  const read = tags.map((text) => {
    const { repository, host = "docker.io", tag = "latest", digest } = parseImageRef(text, `input "${input}"`);
    if (digest !== void 0 || isDigestName(repository)) {
      throw new UserError(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
    }
    const isMoving = moving === void 0 ? isMovingTag(tag, shas) : moving.includes(text);
    return { ref: `${repository}:${tag}`, repository, host, tag, isMoving };
  });
  const refs = [...new Set(read.map(({ ref }) => ref))].flatMap((ref) => {
    const [first, ...others] = read.filter((each) => each.ref === ref);
    return first === void 0 ? [] : [{ ...first, isMoving: [first, ...others].some(({ isMoving }) => isMoving) }];
  });
  const repositories = [...new Set(refs.map(({ repository }) => repository))];
  return repositories.flatMap((repository) => {
    const own = refs.filter((ref) => ref.repository === repository);
    return [...own.filter((ref) => !ref.isMoving), ...own.filter((ref) => ref.isMoving)];
  });
}
function isMovingTag(tag, shas) {
  const versions = movingWord.test(tag) ? [] : [fullVersion, calendarDay, numberedRelease];
  const isFixed = [...versions, shaAtEnd, shaBetween].some((pattern) => pattern.test(tag));
  return !isFixed && !shas.some((sha) => showsCommit(tag, sha));
}
function showsCommit(tag, sha) {
  if (sha.length < shaStartLength) return false;
  const lower = tag.toLowerCase();
  if (lower.includes(sha.slice(0, shaStartLength))) return true;
  const starts = Array.from(
    { length: shaStartLength - minShaLength },
    (_, index) => sha.slice(0, minShaLength + index)
  );
  const parts = lower.split(/[-_.]/);
  return starts.some((start) => lower.endsWith(start) || parts.includes(start));
}
function mayStayBehind({ isMoving, repository }, held) {
  return isMoving && held.some((other) => !other.isMoving && other.repository === repository);
}
function hasRegistry({ repository }) {
  return repository.includes("/");
}
function readMovingTags(values) {
  return values.length === 0 ? void 0 : values.filter((value) => value !== "none");
}

export {
  readTargetRefs,
  isMovingTag,
  mayStayBehind,
  hasRegistry,
  readMovingTags
};
