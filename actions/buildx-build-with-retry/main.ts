import { buildAdapters } from '../../src/adapters/build-adapters.ts';
import { buildOutputs, readBuildInputs } from '../../src/contracts/buildx-build-with-retry.ts';
import { buildSummary } from '../../src/core/build/build-summary.ts';
import { buildWithRetry } from '../../src/flows/build-with-retry.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, exec, ...io }) => {
  const wanted = readBuildInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const { result, failure } = await buildWithRetry(wanted, {
    ...io,
    exec,
    gitToken: inputs.text('github-token'),
    ...buildAdapters(exec, io.run.env, wanted.builder),
  });
  return {
    outputs: buildOutputs(result),
    summary: summarise ? buildSummary(result) : undefined,
    failure,
  };
});
