/**
 * Runs `work` on every item, on at most `maxConcurrent` at a time.
 * @throws the first failure; no further item is begun then
 */
export async function forEachConcurrently<T>(
  items: Iterable<T>,
  maxConcurrent: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const remaining = items[Symbol.iterator]();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let next = remaining.next(); next.done !== true && !failed; next = remaining.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: maxConcurrent }, worker));
}
