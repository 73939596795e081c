import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  findImageId
} from "./image-ids.js";

// src/core/handover/record.ts
function recordedImageId({ imageid, imageids }, platform) {
  return findImageId(imageids, platform) ?? imageid;
}
function recordedRef({ image, tag }) {
  return `${image}:${tag}`;
}
function serializeHandover(record) {
  return JSON.stringify(record);
}

export {
  recordedImageId,
  recordedRef,
  serializeHandover
};
