import { archivePacker } from '../../src/adapters/archives/archive-packer.ts';
import { unpackLayers } from '../../src/adapters/archives/unpack-layers.ts';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { imageRepository } from '../../src/adapters/registry/image-repository.ts';
import { readDockerLogin } from '../../src/adapters/registry/registry-credentials.ts';
import { registryRateLimits } from '../../src/adapters/registry/registry-rate-limits.ts';
import { runAction } from '../../src/run-action.ts';
import { copyImage } from './copy-image.ts';
import { readCopyImageInputs } from './inputs.ts';
import { copyImageOutputs } from './outputs.ts';
import { copyImageSummary } from './summary.ts';

await runAction(async ({ inputs, exec, ...io }) => {
  const wanted = readCopyImageInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const folder = await io.files.temporaryFolder();
  const { result, failure } = await copyImage(wanted, {
    ...io,
    folder,
    engine: dockerEngine(exec, io.run.env),
    packer: archivePacker(exec, io.files),
    rateLimits: registryRateLimits,
    dockerLogin: (repository) => readDockerLogin(repository, exec, io.run.env),
    repository: (repository, login, { isTarget }) =>
      imageRepository(repository, login, { isTarget, signal: io.signal }),
    unpackLayers,
  });
  return {
    outputs: copyImageOutputs(result),
    summary: summarise ? copyImageSummary(result, failure) : undefined,
    failure,
  };
});
