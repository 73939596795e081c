import { summaryTable, listTable } from '../../src/core/summary/table.ts';
import type { GateResult } from './gate.ts';

/** Markdown for the step's summary page. */
export function gateSummary({ gate, reason, jobs }: GateResult): string {
  const rows = jobs.map((job) => [job.id, job.result, job.said ?? '', job.gate, job.why]);
  return [
    summaryTable(`Gate: ${gate}`, [['reason', reason === '' ? [] : [reason]]]),
    listTable(['job', 'result', 'its gate', 'counts as', 'why'], rows),
  ].join('\n');
}
