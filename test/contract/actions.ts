import { computeTagOutputs, readComputeTagInputs, readSeparators } from '../../src/contracts/compute-tag.ts';
import { buildOutputs, readBuildInputs } from '../../src/contracts/buildx-build-with-retry.ts';
import { gateOutputs, readGateInputs } from '../../src/contracts/gate.ts';
import { mergeOutputs, readMergeInputs } from '../../src/contracts/merge-manifests.ts';
import { copyImageOutputs, readCopyImageInputs } from '../../src/contracts/copy-image.ts';
import { pullOrDownloadOutputs, readPullOrDownloadInputs } from '../../src/contracts/pull-or-download-image.ts';
import { producerOutputs, readProducerInputs } from '../../src/contracts/producer.ts';
import { pruneOutputs, readLogin, readPruneInputs } from '../../src/contracts/prune-images.ts';
import { readSaveImageInputs, saveImageOutputs } from '../../src/contracts/save-and-upload-image.ts';
import { readScanGateInputs, scanGateOutputs } from '../../src/contracts/scan-gate.ts';
import type { InputReader, Outputs } from '../../src/core/inputs.ts';
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
    read: (inputs) => [readPruneInputs(inputs), readLogin(inputs)],
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
