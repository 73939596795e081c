import { artifactStore } from '../../src/adapters/artifacts/artifact-store.ts';
import { imagetoolsRegistry } from '../../src/adapters/registry/imagetools.ts';
import { registryRateLimits } from '../../src/adapters/registry/registry-rate-limits.ts';
import { runAction } from '../../src/run-action.ts';
import { readMergeInputs } from './inputs.ts';
import { mergeManifests } from './merge-manifests.ts';
import { mergeOutputs } from './outputs.ts';
import { mergeSummary } from './summary.ts';

await runAction(async ({ inputs, exec, ...io }) => {
  const wanted = readMergeInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const { result, failure } = await mergeManifests(wanted, {
    ...io,
    registry: imagetoolsRegistry(exec, wanted.builder),
    rateLimits: registryRateLimits,
    artifacts: artifactStore(''),
  });
  return {
    outputs: mergeOutputs(result),
    summary: summarise ? mergeSummary(result) : undefined,
    failure,
  };
});
