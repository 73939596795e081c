import { artifactStore } from '../../src/adapters/artifacts/artifact-store.ts';
import { githubRest } from '../../src/adapters/github/github-rest.ts';
import { readComputeTagInputs } from './inputs.ts';
import { computeTagVariables } from './outputs.ts';
import { computeTagOutputs } from './outputs.ts';
import { readSeparators } from './outputs.ts';
import { computeTagSummary } from './summary.ts';
import { computeTag } from './compute-tag.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, run, log, clock, exec, files }) => {
  const wanted = readComputeTagInputs(inputs, run.env);
  const separators = readSeparators(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const token = inputs.text('github-token') ?? '';
  const api = githubRest(token, run.env['GITHUB_API_URL']);
  const artifacts = artifactStore(token);
  const { result, failure } = await computeTag(wanted, { run, log, clock, exec, files, api, artifacts });
  return {
    outputs: computeTagOutputs(result, separators),
    env: computeTagVariables(wanted, result, separators, run.env),
    summary: summarise ? computeTagSummary(result) : undefined,
    failure,
  };
});
