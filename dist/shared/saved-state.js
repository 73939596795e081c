import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/adapters/runner/saved-state.ts
var stateNames = { main: "main-process", end: "main-ended", leftover: "leftover-" };
function readSavedState(env) {
  const state = Object.entries(env).flatMap(
    ([variable, value = ""]) => variable.startsWith("STATE_") && value !== "" ? [[variable.slice("STATE_".length), value]] : []
  );
  const main = new Map(state).get(stateNames.main);
  return {
    main: main === void 0 ? void 0 : JSON.parse(main),
    hasEnded: new Map(state).has(stateNames.end),
    leftovers: state.filter(([name]) => name.startsWith(stateNames.leftover)).map(([, value]) => JSON.parse(value))
  };
}

export {
  stateNames,
  readSavedState
};
