import { artifactStore } from '../../src/adapters/artifacts/artifact-store.ts';
import { streamingDownloads } from '../../src/adapters/artifacts/streaming-download.ts';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { imagetoolsRegistry } from '../../src/adapters/registry/imagetools.ts';
import { githubRest } from '../../src/adapters/github/github-rest.ts';
import { imageArchives } from '../../src/adapters/archives/image-archives.ts';
import { readPullOrDownloadInputs } from './inputs.ts';
import { pullOrDownloadSummary } from './summary.ts';
import { pullOrDownloadOutputs } from './outputs.ts';
import { pullOrDownloadImage } from './pull-or-download-image.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, run, log, clock, exec, files, leftovers, signal }) => {
  const wanted = readPullOrDownloadInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const token = inputs.text('github-token') ?? '';
  const apiUrl = run.env['GITHUB_API_URL'];
  const { result, failure } = await pullOrDownloadImage(wanted, {
    engine: dockerEngine(exec, run.env, leftovers),
    registry: imagetoolsRegistry(exec),
    artifacts: artifactStore(token),
    streams: streamingDownloads(token, apiUrl, log),
    archives: imageArchives(exec, files, signal),
    api: githubRest(token, apiUrl),
    run,
    log,
    clock,
    files,
    signal,
  });
  return {
    outputs: pullOrDownloadOutputs(result),
    summary: summarise ? pullOrDownloadSummary(result, failure) : undefined,
    failure,
  };
});
