import { gateOutputs, gateSummary, readGateInputs } from '../../src/contracts/gate.ts';
import { gateOver } from '../../src/flows/gate.ts';
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
