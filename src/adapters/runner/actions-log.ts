import * as core from '@actions/core';
import { formatSeconds } from '../../core/summary/format.ts';
import type { Annotation, Log } from '../../ports/log.ts';
import { toAnnotationText } from './annotation-text.ts';
import { defuseCommands } from './defuse-commands.ts';
import type { ShieldedOutput } from './stop-commands.ts';

/**
 * Messages about the work that become annotations. GitHub shows ten of a kind for a step, so that three leave room for
 * findings: https://docs.github.com/en/rest/checks/runs#create-a-check-run
 */
const maxOwnAnnotations = 3;

/** Named one by one, so that the bundle leaves out the rest of the library. */
const annotations = { notice: core.notice, warning: core.warning };

/** The step's log on a runner. Each message first switches workflow commands on again, which the shield switched off. */
export function actionsLog(shield: ShieldedOutput, now: () => number): Log {
  const shown = { notice: 0, warning: 0 };
  const annotate = (kind: 'notice' | 'warning', message: string, where: Annotation | undefined): void => {
    shield.resume();
    const { isFinding = where?.file !== undefined } = where ?? {};
    if (!isFinding) shown[kind] += 1;
    if (shown[kind] <= maxOwnAnnotations || isFinding)
      annotations[kind](toAnnotationText(message), toProperties(where));
    else core.info(defuseCommands(`${kind}: ${message}`));
  };
  return {
    info(message) {
      shield.resume();
      core.info(defuseCommands(message));
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

function toProperties({ title, file, startLine }: Annotation = {}): core.AnnotationProperties {
  const properties: core.AnnotationProperties = {};
  if (title !== undefined) properties.title = title;
  if (file !== undefined) properties.file = file;
  if (startLine !== undefined) properties.startLine = startLine;
  return properties;
}
