import { runAction } from '../../src/run-action.ts';
import { checkNeeds } from './gate.ts';
import { readGateInputs } from './inputs.ts';
import { gateOutputs } from './outputs.ts';
import { gateSummary } from './summary.ts';

await runAction(({ inputs }) => {
  const shown = { summary: true };
  const { result, failure } = checkNeeds(() => {
    shown.summary = inputs.boolean('job-summary', true);
    return readGateInputs(inputs);
  });
  const summary = shown.summary ? gateSummary(result, failure) : undefined;
  return Promise.resolve({ outputs: gateOutputs(result), summary, failure });
});
