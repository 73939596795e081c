import { archivePacker } from '../../src/adapters/archives/archive-packer.ts';
import { streamingUploads } from '../../src/adapters/artifacts/streaming-upload.ts';
import { wireArtifacts } from '../../src/adapters/wire-artifacts.ts';
import { wireBuild } from '../../src/adapters/wire-build.ts';
import { runAction } from '../../src/run-action.ts';
import { loadBaseContexts } from '../pull-or-download-image/load-base-context.ts';
import { readProducerInputs } from './inputs.ts';
import { producerOutputs } from './outputs.ts';
import { produce } from './producer.ts';
import { producerSummary } from './summary.ts';

await runAction(async ({ inputs, leftovers, ...io }) => {
  const wanted = readProducerInputs(inputs, io.run.env);
  const token = inputs.text('github-token') ?? '';
  const summarise = inputs.boolean('job-summary', true);
  const neighbours = {
    ...io,
    ...wireBuild(io.exec, io.run.env, wanted.build.builder, leftovers),
    ...wireArtifacts(io, token),
  };
  const { result, failure } = await produce(wanted, {
    ...neighbours,
    gitToken: inputs.text('github-token'),
    bases: loadBaseContexts(neighbours),
    packer: archivePacker(io.exec, io.files),
    direct: streamingUploads(io.run.env, io.log),
  });
  return {
    outputs: producerOutputs(result),
    summary: summarise ? producerSummary(result, failure) : undefined,
    failure,
  };
});
