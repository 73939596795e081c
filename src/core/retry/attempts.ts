import type { Failure } from '../failures/failure.ts';

/** One attempt at a piece of work. */
export interface Attempt {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly seconds: number;
  /** Undefined: it succeeded. */
  readonly failure?: Failure | undefined;
}

/** A piece of work with its attempts, as reports show it. */
export interface TimedPhase {
  /** What is done, and to what: `push ghcr.io/acme/app:1`. Its first word is the lane of the timeline. */
  readonly title: string;
  readonly attempts: readonly Attempt[];
}

/** A phase that succeeded at its only attempt; `start` and `end` are epoch milliseconds. */
export function completedPhase(title: string, start: number, end: number): TimedPhase {
  return { title, attempts: [{ start, seconds: (end - start) / 1000 }] };
}
