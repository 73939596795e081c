/**
 * How many images are worked on at a time, on however few cores: an engine unpacks one image on one core, so two at a time
 * would leave the third alone on it. More would only divide disk and network further, and meet limits of registries.
 */
export const maxImagesAtATime = 3;

/**
 * Runs `work` on every item, on at most `maxConcurrent` at a time.
 * @throws the first failure, once what is under way has ended; no further item is begun after it
 */
export async function forEachConcurrently<T>(
  items: Iterable<T>,
  maxConcurrent: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const remaining = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = remaining.next(); next.done !== true && failures.length === 0; next = remaining.next()) {
      await work(next.value).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: maxConcurrent }, worker));
  if (failures.length > 0) throw failures[0];
}
