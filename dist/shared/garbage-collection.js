import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/adapters/process/garbage-collection.ts
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
var bytesBetweenCollections = 8 << 20;
var passedBytes = 0;
var collectYoung;
function freePassedPieces(bytes) {
  passedBytes += bytes;
  if (passedBytes < bytesBetweenCollections) return;
  passedBytes = 0;
  collectYoung ??= prepareCollector();
  collectYoung();
}
function prepareCollector() {
  setFlagsFromString("--no-incremental-marking");
  setFlagsFromString("--expose-gc");
  const collector = runInNewContext("globalThis.gc");
  setFlagsFromString("--no-expose-gc");
  return () => collector?.({ type: "minor" });
}

export {
  freePassedPieces
};
