import type { InputReader, Outputs } from '../core/inputs.ts';
import { listTable, summaryTable } from '../core/summary-table.ts';
import type { GateInputs, GateResult } from '../flows/gate.ts';

/** The inputs of `gate/action.yml`. */
export function readGateInputs(inputs: InputReader): GateInputs {
  return {
    needs: inputs.text('needs'),
    allowSkipped: inputs.list('allow-skipped'),
    requireGate: inputs.list('require-gate'),
  };
}

/** Every output that `gate/action.yml` declares. */
export function gateOutputs({ gate, reason }: GateResult): Outputs {
  return { gate, reason };
}

/** Markdown for the step's summary page. */
export function gateSummary({ gate, reason, jobs }: GateResult): string {
  const rows = jobs.map((job) => [job.id, job.result, job.said ?? '', job.gate, job.why]);
  return [
    summaryTable(`Gate: ${gate}`, [['reason', reason === '' ? [] : [reason]]]),
    listTable(['job', 'result', 'its gate', 'counts as', 'why'], rows),
  ].join('\n');
}
