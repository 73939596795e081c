import type { Environment } from '../inputs/environment.ts';

/** Facts of the run, from the runner's environment and the event's payload file. */
export interface RunFacts {
  readonly eventName: string;
  /** The webhook payload. It comes from outside, so nothing in it is trusted to be there or to have a type. */
  readonly payload: unknown;
  /** Full ref: GITHUB_REF. */
  readonly ref: string;
  /** GITHUB_SHA. */
  readonly sha: string;
  /** `owner/name`, in the case that GitHub keeps. */
  readonly repository: string;
  /** Login of who started the run. */
  readonly actor: string;
  readonly runId: number;
  /** From 1. */
  readonly runAttempt: number;
  readonly serverUrl: string;
  /** Path of the checkout. */
  readonly workspace: string;
  readonly env: Environment;
}
