import { githubRest } from '../../src/adapters/github-rest.ts';
import { computeTagOutputs, computeTagSummary, readComputeTagInputs } from '../../src/contracts/compute-tag.ts';
import { computeTag } from '../../src/flows/compute-tag.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, run, log, clock, exec }) => {
  const wanted = readComputeTagInputs(inputs, run.env);
  const summarise = inputs.boolean('job-summary', true);
  const api = githubRest(inputs.text('github-token') ?? '', run.env['GITHUB_API_URL']);
  const { result, failure } = await computeTag(wanted, { run, log, clock, exec, api });
  return {
    outputs: computeTagOutputs(result),
    summary: summarise ? computeTagSummary(result) : undefined,
    failure,
  };
});
