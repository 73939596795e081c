import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/core/concurrency/limit-concurrency.ts
var maxImagesAtATime = 3;
function limitConcurrency(maxConcurrent) {
  const waiting = [];
  const failures = [];
  let running = 0;
  let admitted = 0;
  return async (work) => {
    if (running === maxConcurrent) await new Promise((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      if (failures.length > 0) throw failures[0];
      return await work();
    } catch (error) {
      failures.push(error);
      throw failures[0];
    } finally {
      const next = waiting[admitted];
      if (next === void 0) {
        running -= 1;
      } else {
        admitted += 1;
        next();
      }
    }
  };
}
async function forEachConcurrently(items, maxConcurrent, work) {
  const inTurn = limitConcurrency(maxConcurrent);
  const ends = await Promise.allSettled(Array.from(items, (item) => inTurn(() => work(item))));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

export {
  maxImagesAtATime,
  limitConcurrency,
  forEachConcurrently
};
