import type { Annotation, Log } from '../ports.ts';
import type { RunnerCommands } from './runner-commands.ts';
import type { ShieldedOutput } from './shielded-output.ts';

/** GitHub shows ten annotations of a kind for a step; three of ours leave room for the tool's own findings. */
const shownOfAKind = 3;

/** The step's log on a runner. Everything printed here first ends the shield around child output. */
export function actionsLog(runner: RunnerCommands, shield: ShieldedOutput, now: () => number): Log {
  const shown = { notice: 0, warning: 0 };
  const annotate = (kind: 'notice' | 'warning', message: string, where: Annotation | undefined): void => {
    shield.resume();
    shown[kind] += 1;
    const isFileFinding = where?.file !== undefined;
    if (shown[kind] <= shownOfAKind || isFileFinding) runner.annotate(kind, message, where);
    else runner.info(`${kind}: ${message}`);
  };
  return {
    info(message) {
      shield.resume();
      runner.info(message);
    },
    debug(message) {
      shield.resume();
      runner.debug(message);
    },
    notice(message, where) {
      annotate('notice', message, where);
    },
    warning(message, where) {
      annotate('warning', message, where);
    },
    async group(title, work) {
      shield.resume();
      const start = now();
      runner.startGroup(title);
      try {
        return await work();
      } finally {
        shield.resume();
        runner.info(`${((now() - start) / 1000).toFixed(1)} s`);
        runner.endGroup();
      }
    },
    mask(value) {
      shield.resume();
      if (value !== '') runner.mask(value);
    },
  };
}
