import { archivePacker } from '../../src/adapters/archives/archive-packer.ts';
import { artifactStore } from '../../src/adapters/artifacts/artifact-store.ts';
import { streamingUploads } from '../../src/adapters/artifacts/streaming-upload.ts';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { runAction } from '../../src/run-action.ts';
import { readSaveImageInputs } from './inputs.ts';
import { saveImageOutputs } from './outputs.ts';
import { saveAndUploadImage } from './save-and-upload-image.ts';
import { saveImageSummary } from './summary.ts';

await runAction(async ({ inputs, run, log, clock, exec, files, leftovers, signal }) => {
  const wanted = readSaveImageInputs(inputs);
  const summarise = inputs.boolean('job-summary', true);
  const { result, failure } = await saveAndUploadImage(wanted, {
    engine: dockerEngine(exec, run.env, leftovers),
    packer: archivePacker(exec, files),
    artifacts: artifactStore(''),
    direct: streamingUploads(run.env, log),
    run,
    log,
    clock,
    files,
    signal,
  });
  return {
    outputs: saveImageOutputs(result),
    summary: summarise ? saveImageSummary(result, failure) : undefined,
    failure,
  };
});
