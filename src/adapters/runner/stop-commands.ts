import { randomBytes } from 'node:crypto';

/** Shows what child programs print, with the runner's workflow commands switched off meanwhile. */
export interface ShieldedOutput {
  write(chunk: Uint8Array): void;
  /** Switches workflow commands on again. Call it before this process prints a command of its own. */
  resume(): void;
}

/**
 * Keeps a child's line `::set-env …` or `##[…]` plain text. The token that switches commands on again is 128 random bits,
 * which no child can know.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
 */
export function stopCommands(print: (chunk: Uint8Array | string) => void): ShieldedOutput {
  let token: string | undefined;
  let atLineStart = true;
  return {
    write(chunk) {
      if (chunk.length === 0) return;
      if (token === undefined) {
        token = randomBytes(16).toString('hex');
        print(`::stop-commands::${token}\n`);
      }
      print(chunk);
      atLineStart = chunk[chunk.length - 1] === 0x0a;
    },
    resume() {
      if (token === undefined) return;
      print(`${atLineStart ? '' : '\n'}::${token}::\n`);
      token = undefined;
      atLineStart = true;
    },
  };
}
