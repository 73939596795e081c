import { defuseCommands } from '../runner/defuse-commands.ts';

/** Gets one printed line. Returns whether it is left out of the log. */
export type LineFilter = (line: string) => boolean;

/**
 * Runs `work` and passes each line that is printed meanwhile to `filter`. The artifact client reports its progress, and the
 * digest of what it sent, only by printing them:
 * https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/blob-upload.ts
 * A line that stays may hold what the service said, which is no command to the runner.
 */
export async function filterStdout<T>(filter: LineFilter, work: () => Promise<T>): Promise<T> {
  const { stdout } = process;
  const original = stdout.write.bind(stdout);
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    if (typeof chunk !== 'string' || !filter(chunk.trimEnd())) {
      const safe = typeof chunk === 'string' ? defuseText(chunk) : chunk;
      return (original as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean)(safe, ...rest);
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

/** The client's own commands are one line each, with everything in them escaped. */
function defuseText(text: string): string {
  return /^::[^\r\n]*\r?\n?$/.test(text) ? text : defuseCommands(text);
}
