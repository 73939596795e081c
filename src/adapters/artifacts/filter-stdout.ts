/** One line that the artifact client prints; answers whether it is swallowed. */
export type LineFilter = (line: string) => boolean;

/**
 * Runs `work` and offers each line that is printed meanwhile to `filter`. The artifact client tells its progress and
 * the digest of what it sent in no other way than by printing them, once for each 8 MiB.
 */
export async function filterStdout<T>(filter: LineFilter, work: () => Promise<T>): Promise<T> {
  const { stdout } = process;
  const original = stdout.write.bind(stdout);
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    if (typeof chunk !== 'string' || !filter(chunk.trimEnd())) {
      return (original as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean)(chunk, ...rest);
    }
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  stdout.write = write;
  try {
    return await work();
  } finally {
    stdout.write = original;
  }
}
