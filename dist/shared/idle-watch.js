import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/adapters/streams/idle-watch.ts
var stepsUntilIdle = 20;
var IdleError = class extends Error {
  name = "IdleError";
  code = "ETIMEDOUT";
  constructor(idleMs) {
    super(`nothing came for ${idleMs / 1e3} s: ETIMEDOUT`);
  }
};
function watchIdle(idleMs, hasProgressed, act) {
  let idleSteps = 0;
  const timer = setInterval(() => {
    idleSteps = hasProgressed() ? 0 : idleSteps + 1;
    if (idleSteps < stepsUntilIdle) return;
    clearInterval(timer);
    act();
  }, idleMs / stepsUntilIdle);
  return timer;
}
function destroyWhenIdle(answer, idleMs) {
  let known = -1;
  const hasProgressed = () => {
    const before = known;
    known = answer.socket.bytesRead;
    return known !== before || answer.readableLength > 0;
  };
  const timer = watchIdle(idleMs, hasProgressed, () => {
    answer.destroy(new IdleError(idleMs));
  });
  timer.unref();
  answer.once("close", () => {
    clearInterval(timer);
  });
}

export {
  IdleError,
  watchIdle,
  destroyWhenIdle
};
