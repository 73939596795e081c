import * as core from '@actions/core';
import { formatSeconds } from '../../core/summary/format.ts';
import type { Annotation, Log } from '../../ports/log.ts';
import type { ShieldedOutput } from './stop-commands.ts';

/** GitHub shows ten annotations of a kind for a step; three of ours leave room for the tool's own findings. */
const shownOfAKind = 3;

/** By name: what is not named of the library is not in the bundle. */
const annotations = { notice: core.notice, warning: core.warning };

/** The step's log on a runner. Everything printed here first ends the shield around child output. */
export function actionsLog(shield: ShieldedOutput, now: () => number): Log {
  const shown = { notice: 0, warning: 0 };
  const annotate = (kind: 'notice' | 'warning', message: string, where: Annotation | undefined): void => {
    shield.resume();
    const { isFinding = where?.file !== undefined, ...place } = where ?? {};
    if (!isFinding) shown[kind] += 1;
    if (shown[kind] <= shownOfAKind || isFinding) annotations[kind](message, place);
    else core.info(withoutCommands(`${kind}: ${message}`));
  };
  return {
    info(message) {
      shield.resume();
      core.info(withoutCommands(message));
    },
    debug(message) {
      shield.resume();
      core.debug(message);
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
      core.startGroup(title);
      try {
        return await work();
      } finally {
        shield.resume();
        core.info(formatSeconds((now() - start) / 1000));
        core.endGroup();
      }
    },
    mask(value) {
      shield.resume();
      if (value !== '') core.setSecret(value);
    },
  };
}

/**
 * Text that merely shows something must not become a command: neither `::name::`, which begins a line, nor the older
 * `##[name]`, which a runner finds anywhere in it (threat 8).
 */
function withoutCommands(message: string): string {
  return message.replaceAll(/^(\s*)::/gm, '$1\u200b::').replaceAll('##[', '##\u200b[');
}
