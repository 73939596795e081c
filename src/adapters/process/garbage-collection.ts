import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A quarter of what V8 lets pass before it searches the whole heap. */
const bytesBetweenCollections = 8 << 20;

let passedBytes = 0;
let collectYoung: (() => unknown) | undefined;

/**
 * Has V8 free the memory of pieces that a stream has passed on. Each piece is read into new memory outside of the heap,
 * which a search of the few young objects frees in a millisecond (https://v8.dev/blog/trash-talk). V8 itself starts that
 * when the heap for young objects is full, and long before it searches the whole heap for the sake of the memory outside:
 * that took a fifth of the processor time of a copy.
 * @param bytes what has passed since the last call
 */
export function freePassedPieces(bytes: number): void {
  passedBytes += bytes;
  if (passedBytes < bytesBetweenCollections) return;
  passedBytes = 0;
  collectYoung ??= prepareCollector();
  collectYoung();
}

/**
 * Contexts made while the flag is set have the function: https://nodejs.org/api/v8.html#v8setflagsfromstringflags. What
 * is left for whole searches is done in one go: step by step beside the work they take more time than a small heap needs.
 */
function prepareCollector(): () => unknown {
  setFlagsFromString('--no-incremental-marking');
  setFlagsFromString('--expose-gc');
  const collector = runInNewContext('globalThis.gc') as NodeJS.GCFunction | undefined;
  setFlagsFromString('--no-expose-gc');
  // Without it the memory is freed later, and nothing else is different.
  return () => collector?.({ type: 'minor' });
}
