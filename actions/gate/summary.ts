import { renderFactTable, renderListTable } from '../../src/core/summary/table.ts';
import type { GateResult } from './gate.ts';
import type { JobVerdict } from './rules/judge-needs.ts';

/** Renders the step's summary page. */
export function gateSummary({ gate, reason, jobs }: GateResult): string {
  const rows = jobs.map((job) => [job.id, job.result, job.declared ?? '', job.gate, describeVerdict(job)]);
  return [
    renderFactTable(`Gate: ${gate}`, [['reason', reason]]),
    renderListTable(['job', 'result', 'its gate', 'counts as', 'why'], rows),
  ].join('\n');
}

function describeVerdict({ reason, allowed }: JobVerdict): string {
  return allowed === '' ? reason : `${allowed}; "allowed-failures" has it`;
}
