/* Neighbour: the log of the runner. */

/** Where a message belongs in the user's files. */
export interface Annotation {
  readonly title?: string | undefined;
  readonly file?: string | undefined;
  readonly startLine?: number | undefined;
  /**
   * Whether this is a result (of a tool, or of the step) and not a message about the work. The
   * limit of three does not count results: a caller with many of them sets one of its own.
   */
  readonly isFinding?: boolean | undefined;
}

/** The step's log. `warning` and `notice` become annotations, at most three of a kind in one step. */
export interface Log {
  info(message: string): void;
  debug(message: string): void;
  notice(message: string, where?: Annotation): void;
  warning(message: string, where?: Annotation): void;
  /** Runs `work` inside a foldable group, which closes however the work ends and shows how long it took. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Hides a value in everything that the runner shows from now on. */
  mask(value: string): void;
}
