/**
 * The value of a question that was asked beside others, once all of them are over: whoever looks at them in their order
 * of weight fails with the error that matters most.
 */
export function fulfilled<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
