import { archivePacker } from '../../src/adapters/archives/archive-packer.ts';
import { artifactStore } from '../../src/adapters/artifacts/artifact-store.ts';
import { streamingUploads } from '../../src/adapters/artifacts/streaming-upload.ts';
import { wireBuild } from '../../src/adapters/wire-build.ts';
import { githubRest } from '../../src/adapters/github/github-rest.ts';
import { runAction } from '../../src/run-action.ts';
import { readProducerInputs } from './inputs.ts';
import { producerOutputs } from './outputs.ts';
import { produce } from './producer.ts';
import { producerSummary } from './summary.ts';

await runAction(async ({ inputs, leftovers, ...io }) => {
  const wanted = readProducerInputs(inputs, io.run.env);
  const token = inputs.text('github-token') ?? '';
  const summarise = inputs.boolean('job-summary', true);
  const { result, failure } = await produce(wanted, {
    ...io,
    gitToken: inputs.text('github-token'),
    api: githubRest(token, io.run.env['GITHUB_API_URL']),
    ...wireBuild(io.exec, io.run.env, wanted.build.builder, leftovers),
    packer: archivePacker(io.exec, io.files),
    artifacts: artifactStore(token),
    direct: streamingUploads(io.run.env, io.log),
  });
  return {
    outputs: producerOutputs(result),
    summary: summarise ? producerSummary(result, failure) : undefined,
    failure,
  };
});
