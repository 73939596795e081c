import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  runtimeSettings
} from "./image-config.js";

// src/core/archive/same-content.ts
function hasSameContent(local, config) {
  const sameLayers = JSON.stringify(local.diffIds ?? []) === JSON.stringify(config.diffIds);
  return sameLayers && runtimeSettings.every((name) => isSameSetting(local.settings?.[name], config.settings[name]));
}
function isSameSetting(one, other) {
  return JSON.stringify(withSortedKeys(one)) === JSON.stringify(withSortedKeys(other));
}
function withSortedKeys(value) {
  if (value === void 0 || value === null || value === "") return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1);
  return entries.length === 0 ? null : entries;
}

export {
  hasSameContent
};
