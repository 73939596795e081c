import { distributionApi } from '../../src/adapters/registry/distribution-api.ts';
import { githubRest } from '../../src/adapters/github/github-rest.ts';
import { registryLogin } from '../../src/adapters/registry/registry-credentials.ts';
import { readLogin, readPruneInputs } from './inputs.ts';
import { pruneImagesSummary } from './summary.ts';
import { pruneOutputs } from './outputs.ts';
import { pruneImages } from './prune-images.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, run, log, clock, exec, files, signal }) => {
  const wanted = readPruneInputs(inputs);
  const given = readLogin(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const token = inputs.text('github-token') ?? '';
  for (const secret of [token, given?.password ?? '']) log.mask(secret);
  const { result, failure } = await pruneImages(wanted, {
    api: githubRest(token, run.env['GITHUB_API_URL']),
    registries: distributionApi(registryLogin({ given, token, actor: run.actor, env: run.env, exec })),
    ...{ run, log, clock, files, signal },
  });
  return {
    outputs: pruneOutputs(result),
    summary: summarise ? pruneImagesSummary(result) : undefined,
    failure,
  };
});
