/** The step of the work that failed: some texts mean something else in another one. */
export type FailurePhase = 'build' | 'push' | 'pull' | 'load' | 'save' | 'registry' | 'artifact';

/** What the caller knows beside the error itself. */
export interface FailureContext {
  readonly phase: FailurePhase;
  /** The registry that was asked; one that the error itself names comes first. */
  readonly host?: string | undefined;
  /** HTTP status of the answer, where it is known as a number. */
  readonly status?: number | undefined;
  /** Code of a system error (`ECONNRESET`) or of a registry's answer (`DENIED`). */
  readonly code?: string | undefined;
  /** How long the failed call took: a login may run out during a long upload. */
  readonly elapsedMs?: number | undefined;
  /** Whether the reference asked for was pushed a moment ago: registries may lag behind. */
  readonly justPushed?: boolean | undefined;
}

/** What is known about a failure. */
export interface FailureEvidence extends FailureContext {
  /** What the program wrote on stderr, or the end of it. */
  readonly text: string;
  readonly timedOut?: boolean | undefined;
}
