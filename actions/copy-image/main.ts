import { archivePacker } from '../../src/adapters/archive-packer.ts';
import { distributionApi } from '../../src/adapters/distribution-api.ts';
import { dockerEngine } from '../../src/adapters/docker-engine.ts';
import { isPostStep, noteFolder, removeLeftFolder } from '../../src/adapters/left-folder.ts';
import { dockerLogin } from '../../src/adapters/registry-credentials.ts';
import { registryRateLimits } from '../../src/adapters/registry-rate-limits.ts';
import { skopeo } from '../../src/adapters/skopeo.ts';
import { copyImageOutputs, copyImageSummary, readCopyImageInputs } from '../../src/contracts/copy-image.ts';
import { copyImage } from '../../src/flows/copy-image.ts';
import { runAction } from '../../src/run-action.ts';

if (isPostStep()) await removeLeftFolder(process.env);
else
  await runAction(async ({ inputs, exec, ...io }) => {
    const wanted = readCopyImageInputs(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const folder = await io.files.temporaryFolder();
    noteFolder(folder);
    const { result, failure } = await copyImage(wanted, {
      ...io,
      folder,
      copier: skopeo(exec, folder),
      engine: dockerEngine(exec, io.run.env),
      packer: archivePacker(exec, io.files),
      rateLimits: registryRateLimits,
      dockerLogin: (host) => dockerLogin(host, exec, io.run.env),
      content: (repository, login) => distributionApi(() => Promise.resolve(login)).repository(repository),
    });
    return {
      outputs: copyImageOutputs(result),
      summary: summarise ? copyImageSummary(result) : undefined,
      failure,
    };
  });
