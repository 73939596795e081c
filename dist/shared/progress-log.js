import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  formatBytes
} from "./format.js";

// src/services/images/progress-log.ts
var progressIntervalMs = 1e4;
function progressLog(title, { clock, log }, totalBytes) {
  const start = clock.now();
  let lastLogged = start;
  return (bytes) => {
    const now = clock.now();
    if (now - lastLogged < progressIntervalMs) return;
    lastLogged = now;
    const rate = formatBytes(bytes / ((now - start) / 1e3));
    const total = totalBytes === void 0 ? "" : ` of ${formatBytes(totalBytes)}`;
    log.info(`${title}: ${formatBytes(bytes)}${total}, ${rate}/s`);
  };
}

export {
  progressLog
};
