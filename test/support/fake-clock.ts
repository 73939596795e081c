import type { Clock } from '../../src/ports/clock.ts';

/** A clock that moves only when someone sleeps. `waits` are the sleeps in milliseconds. */
export function fakeClock(
  start = Date.parse('2026-01-02T03:04:05Z'),
  random = 0.5,
): Clock & { readonly waits: number[] } {
  let time = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    sleep(ms, signal) {
      signal?.throwIfAborted();
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
    random: () => random,
  };
}
