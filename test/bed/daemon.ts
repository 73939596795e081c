import { spawn, type StdioOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that runs beside this one, and does not keep it alive. */
interface Daemon {
  /** Whether it is still running. */
  readonly runs: () => boolean;
  /** SIGTERM, and SIGKILL when it takes longer than `graceMs`; resolves when it is gone. */
  readonly end: (graceMs: number) => Promise<void>;
}

/** Starts a program in the background. One that cannot be started counts as ended. */
export function startDaemon(program: string, args: readonly string[], stdio: StdioOptions): Daemon {
  const child = spawn(program, [...args], { stdio, detached: true });
  child.unref();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  const runs = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    runs,
    async end(graceMs) {
      if (!runs()) return;
      child.ref();
      child.kill('SIGTERM');
      const cancel = new AbortController();
      const patience = sleep(graceMs, undefined, { signal: cancel.signal }).then(
        () => child.kill('SIGKILL'),
        () => undefined,
      );
      await ended;
      cancel.abort();
      await patience;
    },
  };
}
