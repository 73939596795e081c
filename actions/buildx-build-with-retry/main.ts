import { buildAdapters } from '../../src/adapters/docker/build-adapters.ts';
import { readBuildInputs } from './inputs.ts';
import { buildOutputs } from './outputs.ts';
import { buildSummary } from './summary.ts';
import { buildWithRetry } from './buildx-build-with-retry.ts';
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
