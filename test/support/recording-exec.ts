import type { Exec } from '../../src/ports/process.ts';

/** Runs programs, and keeps each command line and all output. */
export function recordingExec(exec: Exec): Exec & { readonly commands: string[][]; readonly printed: string[] } {
  const commands: string[][] = [];
  const printed: string[] = [];
  return {
    commands,
    printed,
    async run(program, args, options) {
      commands.push([program, ...args]);
      const result = await exec.run(program, args, options);
      printed.push(result.stdout, result.stderr);
      return result;
    },
    stream(program, args, options) {
      commands.push([program, ...args]);
      return exec.stream(program, args, options);
    },
    has: (program) => exec.has(program),
  };
}
