import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/services/concurrency/for-each-concurrently.ts
var maxImagesAtATime = 3;
async function forEachConcurrently(items, maxConcurrent, work) {
  const remaining = items[Symbol.iterator]();
  const failures = [];
  const worker = async () => {
    for (let next = remaining.next(); next.done !== true && failures.length === 0; next = remaining.next()) {
      await work(next.value).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: maxConcurrent }, worker));
  if (failures.length > 0) throw failures[0];
}

export {
  maxImagesAtATime,
  forEachConcurrently
};
