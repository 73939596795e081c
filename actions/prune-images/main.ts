import { githubRest } from '../../src/adapters/github/github-rest.ts';
import { distributionApi } from '../../src/adapters/registry/distribution-api.ts';
import { registryLogin } from '../../src/adapters/registry/registry-credentials.ts';
import { readEnvVariable } from '../../src/core/inputs/environment.ts';
import { runAction } from '../../src/run-action.ts';
import { readPruneInputs, readPruneLogin } from './inputs.ts';
import { pruneOutputs } from './outputs.ts';
import { pruneImages } from './prune-images.ts';
import { bindLogin } from './rules/bind-login.ts';
import { chooseImages } from './rules/package-choice.ts';
import { githubRegistryHost } from './rules/registry-api.ts';
import { pruneSummary } from './summary.ts';

await runAction(async ({ inputs, run, log, clock, exec, files, signal }) => {
  const wanted = readPruneInputs(inputs);
  const login = readPruneLogin(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const token = inputs.text('github-token') ?? '';
  for (const secret of [token, login?.password ?? '']) log.mask(secret);
  const tokenHost = githubRegistryHost(run.serverUrl);
  const own = { host: tokenHost, repository: run.repository };
  const given = bindLogin(login, chooseImages(wanted.images, wanted.packages, own));
  const { result, failure } = await pruneImages(wanted, {
    api: githubRest(token, readEnvVariable(run.env, 'GITHUB_API_URL')),
    registries: distributionApi(registryLogin({ given, token, tokenHost, actor: run.actor, env: run.env, exec })),
    run,
    log,
    clock,
    files,
    signal,
  });
  return {
    outputs: pruneOutputs(result),
    summary: summarise ? pruneSummary(result) : undefined,
    failure,
  };
});
