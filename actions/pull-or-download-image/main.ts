import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { imagetoolsRegistry } from '../../src/adapters/registry/imagetools.ts';
import { wireArtifacts } from '../../src/adapters/wire-artifacts.ts';
import { readPullOrDownloadInputs } from './inputs.ts';
import { pullOrDownloadSummary } from './summary.ts';
import { pullOrDownloadOutputs } from './outputs.ts';
import { pullOrDownloadImage } from './pull-or-download-image.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, exec, leftovers, ...io }) => {
  const wanted = readPullOrDownloadInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const { result, failure } = await pullOrDownloadImage(wanted, {
    ...io,
    ...wireArtifacts({ exec, ...io }, inputs.text('github-token') ?? ''),
    engine: dockerEngine(exec, io.run.env, leftovers),
    registry: imagetoolsRegistry(exec),
  });
  return {
    outputs: pullOrDownloadOutputs(result),
    summary: summarise && !io.signal.aborted ? pullOrDownloadSummary(result, failure) : undefined,
    failure,
  };
});
