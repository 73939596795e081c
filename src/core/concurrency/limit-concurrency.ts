/**
 * How many images are worked on at a time, on however few cores: an engine unpacks one image on one core, so two at a time
 * would leave the third alone on it. More would only divide disk and network further, and meet limits of registries.
 */
export const maxImagesAtATime = 3;

/**
 * Makes a function that runs work in the order in which it comes, at most `maxConcurrent` pieces at a time. Begins none
 * after one has failed, since the whole has failed then: what waits, and what comes later, fails with that first error.
 */
export function limitConcurrency(maxConcurrent: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  const failures: unknown[] = [];
  let running = 0;
  /** How many have waited; `shift` would copy the rest of a long list each time. */
  let admitted = 0;
  return async (work) => {
    if (running === maxConcurrent) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      if (failures.length > 0) throw failures[0];
      return await work();
    } catch (error) {
      failures.push(error);
      throw failures[0];
    } finally {
      // The next one takes this one's place.
      const next = waiting[admitted];
      if (next === undefined) {
        running -= 1;
      } else {
        admitted += 1;
        next();
      }
    }
  };
}

/**
 * Runs `work` on every item, on at most `maxConcurrent` at a time.
 * @throws the first failure, once what is under way has ended; no further item is begun after it
 */
export async function forEachConcurrently<T>(
  items: Iterable<T>,
  maxConcurrent: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const inTurn = limitConcurrency(maxConcurrent);
  const ends = await Promise.allSettled(Array.from(items, (item) => inTurn(() => work(item))));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
