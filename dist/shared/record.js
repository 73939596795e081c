import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/core/handover/record.ts
function recordedRef({ image, tag }) {
  return `${image}:${tag}`;
}
function serializeHandover(record) {
  return JSON.stringify(record);
}

export {
  recordedRef,
  serializeHandover
};
