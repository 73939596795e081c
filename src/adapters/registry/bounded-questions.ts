type Question<T> = () => Promise<T>;

interface QuestionLimits {
  /** Each is a process of its own. */
  readonly maxAtATime: number;
  readonly maxInAll: number;
  /** Makes the error for one too many. */
  readonly refuse: () => Error;
}

/**
 * Asks questions in the order in which they come, some at a time. Begins none after one has failed, since the answer as a
 * whole has failed then.
 */
export function boundedQuestions({
  maxAtATime,
  maxInAll,
  refuse,
}: QuestionLimits): <T>(ask: Question<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  let count = 0;
  let failure: Error | undefined;
  const fail = (error: Error): never => {
    failure ??= error;
    throw failure;
  };
  return async (ask) => {
    if (++count > maxInAll) fail(refuse());
    if (running === maxAtATime) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      if (failure !== undefined) throw failure;
      return await ask();
    } catch (error) {
      return fail(error as Error);
    } finally {
      // The next one takes this one's place.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
