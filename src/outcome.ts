/** A result whose facts stand also when the flow failed in the end: outputs are written first, then the step fails. */
export interface Outcome<T> {
  readonly result: T;
  readonly failure?: unknown;
}
