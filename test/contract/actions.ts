import { readComputeTagInputs } from '../../actions/compute-tag/inputs.ts';
import { computeTagOutputs } from '../../actions/compute-tag/outputs.ts';
import { readSeparators } from '../../actions/compute-tag/inputs.ts';
import { readBuildInputs } from '../../actions/buildx-build-with-retry/inputs.ts';
import { buildOutputs } from '../../actions/buildx-build-with-retry/outputs.ts';
import { readGateInputs } from '../../actions/gate/inputs.ts';
import { gateOutputs } from '../../actions/gate/outputs.ts';
import { readMergeInputs } from '../../actions/merge-manifests/inputs.ts';
import { mergeOutputs } from '../../actions/merge-manifests/outputs.ts';
import { readCopyImageInputs } from '../../actions/copy-image/inputs.ts';
import { copyImageOutputs } from '../../actions/copy-image/outputs.ts';
import { readPullOrDownloadInputs } from '../../actions/pull-or-download-image/inputs.ts';
import { pullOrDownloadOutputs } from '../../actions/pull-or-download-image/outputs.ts';
import { readProducerInputs } from '../../actions/producer/inputs.ts';
import { producerOutputs } from '../../actions/producer/outputs.ts';
import { readPruneLogin, readPruneInputs } from '../../actions/prune-images/inputs.ts';
import { pruneOutputs } from '../../actions/prune-images/outputs.ts';
import { readSaveImageInputs } from '../../actions/save-and-upload-image/inputs.ts';
import { saveImageOutputs } from '../../actions/save-and-upload-image/outputs.ts';
import { readScanGateInputs } from '../../actions/scan-gate/inputs.ts';
import { scanGateOutputs } from '../../actions/scan-gate/outputs.ts';
import type { InputReader, Outputs } from '../../src/core/inputs/input-reader.ts';
import { anyResult } from './any-result.ts';

/** One action as its contract module sees it. */
interface ActionContract {
  /** Folder of its entry below actions/, and of its bundle below dist/. */
  readonly name: string;
  /** Folder of its action.yml, from the repository's root. */
  readonly folder: string;
  readonly read: (inputs: InputReader) => unknown;
  /** The outputs that it writes for some result. */
  readonly outputs: () => Outputs;
}

/** Every action of this repository. */
export const actions: readonly ActionContract[] = [
  {
    name: 'producer',
    folder: '.',
    read: (inputs) => readProducerInputs(inputs, {}),
    outputs: () => producerOutputs(anyResult()),
  },
  {
    name: 'buildx-build-with-retry',
    folder: 'buildx-build-with-retry',
    read: readBuildInputs,
    outputs: () => buildOutputs(anyResult()),
  },
  {
    name: 'compute-tag',
    folder: 'compute-tag',
    read: (inputs) => [readComputeTagInputs(inputs, {}), readSeparators(inputs)],
    outputs: () => computeTagOutputs(anyResult()),
  },
  {
    name: 'merge-manifests',
    folder: 'merge-manifests',
    read: readMergeInputs,
    outputs: () => mergeOutputs(anyResult()),
  },
  {
    name: 'copy-image',
    folder: 'copy-image',
    read: readCopyImageInputs,
    outputs: () => copyImageOutputs(anyResult()),
  },
  {
    name: 'prune-images',
    folder: 'prune-images',
    read: (inputs) => [readPruneInputs(inputs), readPruneLogin(inputs)],
    outputs: () => pruneOutputs(anyResult()),
  },
  {
    name: 'pull-or-download-image',
    folder: 'pull-or-download-image',
    read: readPullOrDownloadInputs,
    outputs: () => pullOrDownloadOutputs(anyResult()),
  },
  {
    name: 'save-and-upload-image',
    folder: 'save-and-upload-image',
    read: readSaveImageInputs,
    outputs: () => saveImageOutputs(anyResult()),
  },
  {
    name: 'scan-gate',
    folder: 'scan-gate',
    read: readScanGateInputs,
    outputs: () => scanGateOutputs(anyResult()),
  },
  {
    name: 'gate',
    folder: 'gate',
    read: readGateInputs,
    outputs: () => gateOutputs(anyResult()),
  },
];
