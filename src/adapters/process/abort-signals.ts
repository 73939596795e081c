import type { CallOptions } from '../../ports/process.ts';

/** Aborted when the caller's signal is, or when the call has had its time. */
export function callSignal({ signal, timeoutMs }: CallOptions): AbortSignal {
  return anySignal(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}

/** Aborted when any of them is. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}
