import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../ports.ts';

/** The machine's time and chance. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
  random: () => Math.random(),
};
