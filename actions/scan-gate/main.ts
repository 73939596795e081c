import { readArchivedConfigs } from '../../src/adapters/archives/archived-configs.ts';
import { dockerEngine } from '../../src/adapters/docker/engine.ts';
import { imagetoolsRegistry } from '../../src/adapters/registry/imagetools.ts';
import { imageArchives } from '../../src/adapters/archives/image-archives.ts';
import { imageScanners } from '../../src/adapters/scanners/image-scanners.ts';
import { readScanGateInputs } from './inputs.ts';
import { scanGateSummary } from './summary.ts';
import { scanGateOutputs } from './outputs.ts';
import { scanGate } from './scan-gate.ts';
import { runAction } from '../../src/run-action.ts';

await runAction(async ({ inputs, run, log, clock, exec, files, signal }) => {
  const shown = { summary: true };
  const read = (): ReturnType<typeof readScanGateInputs> => {
    shown.summary = inputs.boolean('job-summary', true);
    return readScanGateInputs(inputs);
  };
  const { result, failure } = await scanGate(read, {
    engine: dockerEngine(exec, run.env),
    registry: imagetoolsRegistry(exec),
    archives: imageArchives(exec, files, signal),
    scanners: imageScanners(exec, files),
    archivedConfigs: readArchivedConfigs,
    run,
    log,
    clock,
    files,
    signal,
  });
  return {
    outputs: scanGateOutputs(result),
    summary: shown.summary ? scanGateSummary(result) : undefined,
    failure,
  };
});
