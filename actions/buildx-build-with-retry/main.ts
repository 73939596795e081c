import { wireArtifacts } from '../../src/adapters/wire-artifacts.ts';
import { wireBuild } from '../../src/adapters/wire-build.ts';
import { runAction } from '../../src/run-action.ts';
import { loadBaseContexts } from '../pull-or-download-image/load-base-context.ts';
import { buildWithRetry } from './buildx-build-with-retry.ts';
import { readBuildInputs } from './inputs.ts';
import { buildOutputs } from './outputs.ts';
import { buildSummary } from './summary.ts';

await runAction(async ({ inputs, exec, leftovers, ...io }) => {
  const buildInputs = readBuildInputs(inputs);
  const hasSummary = inputs.boolean('job-summary', true);
  const gitToken = inputs.text('github-token');
  const neighbours = { ...io, exec, ...wireBuild(exec, io.run.env, buildInputs.builder, leftovers) };
  const bases = loadBaseContexts({ ...neighbours, ...wireArtifacts(neighbours, gitToken ?? '') });
  const { result, failure } = await buildWithRetry(buildInputs, { ...neighbours, gitToken, bases });
  return {
    outputs: buildOutputs(result),
    summary: hasSummary ? buildSummary(result) : undefined,
    failure,
  };
});
