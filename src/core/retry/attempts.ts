import type { Failure } from '../failures/failure.ts';

/** One try of a piece of work. */
export interface Attempt {
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly seconds: number;
  /** Undefined: it did what it was for. */
  readonly failure?: Failure;
}

/** A piece of work and how it was tried, as reports show it. */
export interface TimedPhase {
  /** What is done and to what: `push ghcr.io/acme/app:1`. The first word is one of ours. */
  readonly title: string;
  readonly attempts: readonly Attempt[];
}

/** A phase that was done in one go. */
export function completedPhase(title: string, start: number, end: number): TimedPhase {
  return { title, attempts: [{ start, seconds: (end - start) / 1000 }] };
}
