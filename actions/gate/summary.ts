import { renderFactTable, renderListTable } from '../../src/core/summary/table.ts';
import { toMessage } from '../../src/errors.ts';
import type { GateResult } from './gate.ts';

/**
 * Renders the step's summary page: the verdict and each job, or what is wrong with an input.
 * @param failure of the step; undefined: it succeeded
 */
export function gateSummary({ gate, reason, jobs }: GateResult, failure?: unknown): string {
  const whatHappened = jobs.length > 0 || failure === undefined ? '' : toMessage(failure);
  const rows = jobs.map((job) => [job.id, job.result, job.declared ?? '', job.gate, job.reason]);
  return [
    renderFactTable(`Gate: ${gate}`, [
      ['reason', reason],
      ['what happened', whatHappened],
    ]),
    renderListTable(['job', 'result', 'its gate', 'counts as', 'why'], rows),
  ].join('\n');
}
