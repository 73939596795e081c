import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  readSavedState
} from "../shared/saved-state.js";
import "../shared/bundler-runtime.js";

// src/post.ts
var saved = readSavedState(process.env);
if (saved.main !== void 0 && !(saved.hasEnded && saved.leftovers.length === 0)) {
  const { cleanUp } = await import("../shared/clean-up.js");
  await cleanUp(saved);
}
process.exit(0);
