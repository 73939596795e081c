import type { Clock } from '../../src/ports/clock.ts';
import type { Phase } from './source-attempt.ts';

/** Times the phases of an attempt, one after the other. */
export function stopwatch(clock: Clock): { readonly end: (name: string) => void; readonly phases: readonly Phase[] } {
  const phases: Phase[] = [];
  let start = clock.now();
  return {
    phases,
    end(name) {
      const now = clock.now();
      phases.push({ name, start, seconds: (now - start) / 1000 });
      start = now;
    },
  };
}
