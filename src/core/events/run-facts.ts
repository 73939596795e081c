/** Facts of the run, from the runner's environment and the event's payload file. */
export interface RunFacts {
  readonly eventName: string;
  /** The webhook payload: from outside, so nothing in it is trusted to have a type. */
  readonly payload: unknown;
  readonly ref: string;
  readonly sha: string;
  /** `owner/name`, in the case that GitHub keeps. */
  readonly repository: string;
  readonly actor: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly serverUrl: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}
