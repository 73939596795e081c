import type { CallOptions } from '../../ports/process.ts';

/** A signal that is aborted with the caller's, and when the call's time limit is over. */
export function callSignal({ signal, timeoutMs }: CallOptions): AbortSignal {
  return anySignal(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}

/** A signal that is aborted with any of these. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}
