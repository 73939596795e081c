import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { freePassedPieces } from '../../../../src/adapters/process/garbage-collection.ts';

const pieceBytes = 64 << 10;

async function countMinorCollections(work: () => void): Promise<number> {
  let minor = 0;
  const count = (entries: readonly PerformanceEntry[]): void => {
    const kinds = entries.map((entry) => (entry as PerformanceEntry & { detail: { kind: number } }).detail.kind);
    minor += kinds.filter((kind) => kind === constants.NODE_PERFORMANCE_GC_MINOR).length;
  };
  const observer = new PerformanceObserver((list) => {
    count(list.getEntries());
  });
  observer.observe({ entryTypes: ['gc'] });
  work();
  // Entries come some time after the work.
  await sleep(200);
  count(observer.takeRecords());
  observer.disconnect();
  return minor;
}

test('young objects are searched for every 8 MiB that have passed', async () => {
  const collections = await countMinorCollections(() => {
    for (let passed = 0; passed < 128 << 20; passed += pieceBytes) freePassedPieces(pieceBytes);
  });
  expect(collections).toBeGreaterThanOrEqual(16);
});

test('the memory of pieces that have passed is free again', () => {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  for (let passed = 0; passed < 128 << 20; passed += pieceBytes) {
    freePassedPieces(Buffer.allocUnsafeSlow(pieceBytes).length);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect(most).toBeLessThan(16 << 20);
});

test('a piece that is still in use keeps its content', () => {
  const kept = Array.from({ length: 256 }, (_, index) => Buffer.alloc(pieceBytes, index));
  for (const piece of kept) freePassedPieces(piece.length);
  expect(kept.every((piece, index) => piece.every((byte) => byte === index))).toBe(true);
});

test('the collector is no global afterwards', () => {
  freePassedPieces(8 << 20);
  expect(globalThis.gc).toBeUndefined();
});
