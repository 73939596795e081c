import { artifactStore } from '../../src/adapters/artifact-store.ts';
import { dockerRegistry } from '../../src/adapters/docker-registry.ts';
import { registryRateLimits } from '../../src/adapters/registry-rate-limits.ts';
import { mergeOutputs, readMergeInputs } from '../../src/contracts/merge-manifests.ts';
import { mergeSummary } from '../../src/core/merge/merge-summary.ts';
import { mergeManifests } from '../../src/flows/merge-manifests.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, exec, ...io }) => {
  const wanted = readMergeInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const { result, failure } = await mergeManifests(wanted, {
    ...io,
    registry: dockerRegistry(exec, wanted.builder),
    rateLimits: registryRateLimits,
    artifacts: artifactStore(''),
  });
  return {
    outputs: mergeOutputs(result),
    summary: summarise ? mergeSummary(result) : undefined,
    failure,
  };
});
