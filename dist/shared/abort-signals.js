import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/adapters/process/abort-signals.ts
function callSignal({ signal, timeoutMs }) {
  return anySignal(signal, timeoutMs === void 0 ? void 0 : AbortSignal.timeout(timeoutMs));
}
function anySignal(...signals) {
  return AbortSignal.any(signals.filter((signal) => signal !== void 0));
}

export {
  callSignal,
  anySignal
};
