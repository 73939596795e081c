import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/core/retry/attempts.ts
function completedPhase(title, start, end) {
  return { title, attempts: [{ start, seconds: (end - start) / 1e3 }] };
}

export {
  completedPhase
};
