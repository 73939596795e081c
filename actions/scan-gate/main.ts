import { gzippedBytes } from '../../src/adapters/archives/gzipped-bytes.ts';
import { imageArchives } from '../../src/adapters/archives/image-archives.ts';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { imagetoolsRegistry } from '../../src/adapters/registry/imagetools.ts';
import { imageScanners } from '../../src/adapters/scanners/image-scanners.ts';
import { runAction } from '../../src/run-action.ts';
import { readScanGateInputs } from './inputs.ts';
import { scanGateOutputs } from './outputs.ts';
import { scanGate } from './scan-gate.ts';
import { scanGateSummary } from './summary.ts';

await runAction(async ({ inputs, run, log, clock, exec, files, signal }) => {
  const wanted = { summary: true };
  const readInputs = (): ReturnType<typeof readScanGateInputs> => {
    wanted.summary = inputs.boolean('job-summary', true);
    return readScanGateInputs(inputs);
  };
  const { result, failure } = await scanGate(readInputs, {
    engine: dockerEngine(exec, run.env),
    registry: imagetoolsRegistry(exec),
    archives: imageArchives(exec, files, signal),
    scanners: imageScanners(exec, files),
    gzippedBytes,
    run,
    log,
    clock,
    files,
    signal,
  });
  return {
    outputs: scanGateOutputs(result),
    summary: wanted.summary ? scanGateSummary(result) : undefined,
    failure,
  };
});
