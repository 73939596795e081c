import { renderFactTable, renderListTable } from '../../src/core/summary/table.ts';
import type { GateResult } from './gate.ts';

/** Renders the step's summary page. */
export function gateSummary({ gate, reason, jobs }: GateResult): string {
  const rows = jobs.map((job) => [job.id, job.result, job.declared ?? '', job.gate, job.reason]);
  return [
    renderFactTable(`Gate: ${gate}`, [['reason', reason]]),
    renderListTable(['job', 'result', 'its gate', 'counts as', 'why'], rows),
  ].join('\n');
}
