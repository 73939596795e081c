import { readGateInputs } from './inputs.ts';
import { gateSummary } from './summary.ts';
import { gateOutputs } from './outputs.ts';
import { gateOver } from './gate.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(({ inputs }) => {
  const shown = { summary: true };
  const { result, failure } = gateOver(() => {
    shown.summary = inputs.boolean('job-summary', true);
    return readGateInputs(inputs);
  });
  const summary = shown.summary ? gateSummary(result) : undefined;
  return Promise.resolve({ outputs: gateOutputs(result), summary, failure });
});
