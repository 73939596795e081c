import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  isSamePlatform,
  normalizePlatform
} from "./reference.js";
import {
  UserError
} from "./error-text.js";

// src/core/oci/image-ids.ts
function selectSinglePlatform(requested, runner) {
  const [only, ...others] = requested;
  return only === void 0 || others.length > 0 ? runner : normalizePlatform(only);
}
function imageIdsOf(images) {
  return Object.fromEntries(images.map(({ platform, imageid }) => [platform, imageid]));
}
function findImageId(ids, platform) {
  const own = ids[platform];
  if (own !== void 0) return own;
  const [fitting, ...others] = Object.entries(ids).filter(([name]) => isSamePlatform(name, platform));
  return others.length === 0 ? fitting?.[1] : void 0;
}
function ownImageId(ids, platform) {
  const [only, ...others] = Object.values(ids);
  return findImageId(ids, platform) ?? (others.length === 0 ? only : void 0);
}

// src/core/failures/failure.ts
var ClassifiedError = class extends UserError {
  failure;
  constructor(message, failure, cause) {
    super(message, { cause });
    this.failure = failure;
  }
};
function describeFailure({ class: name, reason, remedy }) {
  return remedy === "" ? reason : `${reason} (${name}): ${remedy}.`;
}
function settledValue(settled) {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

export {
  selectSinglePlatform,
  imageIdsOf,
  findImageId,
  ownImageId,
  ClassifiedError,
  describeFailure,
  settledValue
};
