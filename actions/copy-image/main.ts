import { archivePacker } from '../../src/adapters/archives/archive-packer.ts';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { distributionApi } from '../../src/adapters/registry/distribution-api.ts';
import { readDockerLogin } from '../../src/adapters/registry/registry-credentials.ts';
import { registryRateLimits } from '../../src/adapters/registry/registry-rate-limits.ts';
import { skopeoCopier } from '../../src/adapters/registry/skopeo.ts';
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
    copier: skopeoCopier(exec, folder),
    engine: dockerEngine(exec, io.run.env),
    packer: archivePacker(exec, io.files),
    rateLimits: registryRateLimits,
    dockerLogin: (host) => readDockerLogin(host, exec, io.run.env),
    content: (repository, login) => distributionApi(() => Promise.resolve(login)).repository(repository),
  });
  return {
    outputs: copyImageOutputs(result),
    summary: summarise ? copyImageSummary(result) : undefined,
    failure,
  };
});
