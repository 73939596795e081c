import { expect, test } from '@jest/globals';
import { forEachConcurrently, limitConcurrency } from '../../../../src/core/concurrency/limit-concurrency.ts';

/** Work of one turn of the event loop, and how much of it ran at a time. */
function recordWork() {
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const work = async (item: number): Promise<void> => {
    begun.push(item);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (item < 0) throw new Error(`item ${item} fails`);
  };
  return { begun, work, most: () => most, running: () => running };
}

test('runs every item, in order and no more at a time than allowed', async () => {
  const { begun, work, most } = recordWork();
  await forEachConcurrently(new Set([1, 2, 3, 4, 5, 6, 7]), 3, work);
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most()).toBe(3);
});

test('begins nothing after a failure, ends what is under way and throws the first error', async () => {
  const { begun, work, running } = recordWork();
  await expect(forEachConcurrently([1, -2, -3, 4, 5], 3, work)).rejects.toThrow('item -2 fails');
  expect(begun).toEqual([1, -2, -3, 4]);
  expect(running()).toBe(0);
});

test('takes on work while other work runs, and none after a failure', async () => {
  const { begun, work } = recordWork();
  const inTurn = limitConcurrency(1);
  const first = inTurn(() => work(1));
  await Promise.all([first, inTurn(() => work(2))]);
  const failing = inTurn(() => work(-3));
  const waiting = inTurn(() => work(4));
  await expect(failing).rejects.toThrow('item -3 fails');
  await expect(waiting).rejects.toThrow('item -3 fails');
  await expect(inTurn(() => work(5))).rejects.toThrow('item -3 fails');
  expect(begun).toEqual([1, 2, -3]);
});
