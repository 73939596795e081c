import { artifactStore } from '../../src/adapters/artifacts/artifact-store.ts';
import { githubRest } from '../../src/adapters/github/github-rest.ts';
import { readEnvVariable } from '../../src/core/inputs/environment.ts';
import { runAction } from '../../src/run-action.ts';
import { computeTag } from './compute-tag.ts';
import { readComputeTagInputs, readSeparators } from './inputs.ts';
import { computeTagOutputs, computeTagVariables } from './outputs.ts';
import { computeTagSummary } from './summary.ts';

await runAction(async ({ inputs, run, log, clock, exec, files }) => {
  const tagInputs = readComputeTagInputs(inputs, run.env);
  const separators = readSeparators(inputs);
  const writesSummary = inputs.boolean('job-summary', true);
  const token = inputs.text('github-token') ?? '';
  const api = githubRest(token, readEnvVariable(run.env, 'GITHUB_API_URL'));
  const artifacts = artifactStore(token);
  const { result, failure } = await computeTag(tagInputs, { run, log, clock, exec, files, api, artifacts });
  return {
    outputs: computeTagOutputs(result, separators),
    env: computeTagVariables(tagInputs, result, separators, run.env),
    summary: writesSummary ? computeTagSummary(result) : undefined,
    failure,
  };
});
