import { Readable } from 'node:stream';
import type { Exec, ExecOptions, ExecResult } from '../../src/ports/process.ts';

/** One expected call: the whole command line, and what it answers. */
export interface Scripted {
  readonly command: string | RegExp;
  readonly exitCode?: number | undefined;
  readonly stdout?: string | undefined;
  readonly stderr?: string | undefined;
  readonly timedOut?: boolean | undefined;
}

/** Answers the scripted calls in their order, and throws for any other one. `calls` are their argv arrays. */
export function scriptedExec(script: readonly Scripted[]): Exec & {
  readonly calls: string[][];
  readonly options: (ExecOptions | undefined)[];
  readonly left: () => number;
} {
  const queue = [...script];
  const calls: string[][] = [];
  const options: (ExecOptions | undefined)[] = [];
  const answer = (program: string, args: readonly string[], given: ExecOptions | undefined): ExecResult => {
    calls.push([program, ...args]);
    options.push(given);
    const line = [program, ...args].join(' ');
    const next = queue.shift();
    if (next === undefined) throw new Error(`not scripted: ${line}`);
    const fits = typeof next.command === 'string' ? next.command === line : next.command.test(line);
    if (!fits) throw new Error(`scripted: ${next.command}\ncalled:   ${line}`);
    const { exitCode = 0, stdout = '', stderr = '', timedOut = false } = next;
    for (const row of stderr.split('\n')) given?.onLine?.(row);
    return { exitCode, stdout, stderr, timedOut };
  };
  return {
    calls,
    options,
    left: () => queue.length,
    run: (program, args, given) => Promise.resolve().then(() => answer(program, args, given)),
    stream(program, args, given) {
      const result = answer(program, args, given);
      return { stdout: Readable.from([Buffer.from(result.stdout)]), done: Promise.resolve(result) };
    },
    has: () => Promise.resolve(true),
  };
}
