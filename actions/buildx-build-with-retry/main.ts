import { wireBuild } from '../../src/adapters/wire-build.ts';
import { runAction } from '../../src/run-action.ts';
import { buildWithRetry } from './buildx-build-with-retry.ts';
import { readBuildInputs } from './inputs.ts';
import { buildOutputs } from './outputs.ts';
import { buildSummary } from './summary.ts';

await runAction(async ({ inputs, exec, leftovers, ...io }) => {
  const buildInputs = readBuildInputs(inputs);
  const hasSummary = inputs.boolean('job-summary', true);
  const { result, failure } = await buildWithRetry(buildInputs, {
    ...io,
    exec,
    gitToken: inputs.text('github-token'),
    ...wireBuild(exec, io.run.env, buildInputs.builder, leftovers),
  });
  return {
    outputs: buildOutputs(result),
    summary: hasSummary ? buildSummary(result) : undefined,
    failure,
  };
});
