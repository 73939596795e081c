import { artifactStore } from '../../src/adapters/artifact-store.ts';
import { dockerEngine } from '../../src/adapters/docker-engine.ts';
import { dockerRegistry } from '../../src/adapters/docker-registry.ts';
import { imageArchives } from '../../src/adapters/image-archives.ts';
import {
  pullOrDownloadOutputs,
  pullOrDownloadSummary,
  readPullOrDownloadInputs,
} from '../../src/contracts/pull-or-download-image.ts';
import { pullOrDownloadImage } from '../../src/flows/pull-or-download-image.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, run, log, clock, exec, files, signal }) => {
  const wanted = readPullOrDownloadInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const { result, failure } = await pullOrDownloadImage(wanted, {
    engine: dockerEngine(exec),
    registry: dockerRegistry(exec),
    artifacts: artifactStore(''),
    archives: imageArchives,
    ...{ run, log, clock, files, signal },
  });
  return {
    outputs: pullOrDownloadOutputs(result),
    summary: summarise ? pullOrDownloadSummary(result) : undefined,
    failure,
  };
});
