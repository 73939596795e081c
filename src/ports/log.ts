/** Where a message belongs in the user's files. */
export interface Annotation {
  readonly title?: string;
  readonly file?: string;
  readonly startLine?: number;
  /**
   * What came out in the end, by a tool or by the step, and no message on the way there: it does not count among the
   * three, and who gives many limits them.
   */
  readonly isFinding?: boolean;
}

/** The step's log. `warning` and `notice` become annotations: at most three of a kind in one step. */
export interface Log {
  info(message: string): void;
  debug(message: string): void;
  notice(message: string, where?: Annotation): void;
  warning(message: string, where?: Annotation): void;
  /** Runs `work` inside a foldable group that closes however it ends, and says how long it took. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Keeps a value out of everything that the runner shows from now on. */
  mask(value: string): void;
}
