import type { Log } from '../../ports/log.ts';

/**
 * The log of one of several pieces of work that run side by side: its name stands in front of each line, since their lines
 * come mixed. Groups of a runner's log cannot overlap, so that each is a line here.
 */
export function prefixLog(log: Log, name: string): Log {
  return {
    ...log,
    info: (message) => {
      log.info(`${name}: ${message}`);
    },
    debug: (message) => {
      log.debug(`${name}: ${message}`);
    },
    notice: (message, where) => {
      log.notice(`${name}: ${message}`, where);
    },
    warning: (message, where) => {
      log.warning(`${name}: ${message}`, where);
    },
    group: (title, work) => {
      log.info(`${name}: ${title}`);
      return work();
    },
  };
}
