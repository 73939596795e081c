import type { Artifacts } from '../../src/ports/artifacts.ts';

/**
 * Runs `work` for each item, at most `limit` at a time, and lets none of them keep the others from ending.
 * @returns how each ended, in the order of the items
 */
export async function runBounded<Item, T>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  const queue = [...items.entries()];
  const takeNext = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, item] = next;
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, takeNext));
  return results;
}

/**
 * The same artifacts, with one list or download at a time: what GitHub's client prints can be filtered for one call only,
 * and a connection that breaks off is taken for that of the one call.
 */
export function oneAtATime(artifacts: Artifacts): Artifacts {
  let last: Promise<unknown> = Promise.resolve();
  const queue = <T>(call: () => Promise<T>): Promise<T> => {
    const next = last.then(call, call);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    ...artifacts,
    list: (from) => queue(() => artifacts.list(from)),
    download: (artifact, folder, options) => queue(() => artifacts.download(artifact, folder, options)),
  };
}
