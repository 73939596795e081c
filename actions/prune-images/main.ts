import { distributionApi } from '../../src/adapters/distribution-api.ts';
import { githubRest } from '../../src/adapters/github-rest.ts';
import { registryLogin } from '../../src/adapters/registry-credentials.ts';
import { pruneImagesSummary, pruneOutputs, readLogin, readPruneInputs } from '../../src/contracts/prune-images.ts';
import { pruneImages } from '../../src/flows/prune-images.ts';
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
