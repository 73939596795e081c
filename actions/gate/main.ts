import { gateOutputs, gateSummary, readGateInputs } from '../../src/contracts/gate.ts';
import { gateOver } from '../../src/flows/gate.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(({ inputs }) => {
  let summarise = true;
  const { result, failure } = gateOver(() => {
    summarise = inputs.boolean('job-summary', true);
    return readGateInputs(inputs);
  });
  const summary = summarise ? gateSummary(result) : undefined;
  return Promise.resolve({ outputs: gateOutputs(result), summary, failure });
});
