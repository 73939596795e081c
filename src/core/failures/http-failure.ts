import type { Failure } from './failure.ts';

/**
 * What a refused HTTP request is: a broken connection and 5xx pass, a rate limit asks for a wait, anything else stays.
 * @param status undefined: the connection failed
 */
export function httpFailure(status: number | undefined, reason: string, remedy: string): Failure {
  if (status === undefined || status >= 500) return { class: 'transient', reason, remedy };
  return { class: status === 429 ? 'rate-limit' : 'permanent', reason, remedy };
}
