import type { Environment } from '../../src/core/inputs/environment.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { readBuildInputs } from '../buildx-build-with-retry/inputs.ts';
import { readComputeTagInputs } from '../compute-tag/inputs.ts';
import { readSaveImageInputs } from '../save-and-upload-image/inputs.ts';
import type { ProducerInputs } from './producer.ts';

const tagInputs = [
  'images',
  'tag',
  'moving-tags',
  'short-sha-length',
  'max-length',
  'pr-prefix',
  'skip-patterns',
  'skip-actors',
  'force-branches',
  'labels',
  'annotations',
];
const buildInputs = [
  'files',
  'targets',
  'set',
  'vars',
  'keep-file-tags',
  'allow',
  'context',
  'file',
  'target',
  'platforms',
  'build-args',
  'build-contexts',
  'secrets',
  'secret-envs',
  'secret-files',
  'ssh',
  'cache-from',
  'cache-to',
  'registry-cache',
  'pull-request-cache',
  'no-cache',
  'pull',
  'layer-compression',
  'provenance',
  'sbom',
  'builder',
  'fresh-builder',
  'push',
  'if-tag-exists',
  'max-attempts',
  'retry-wait-seconds',
  'timeout-minutes',
  'total-timeout-minutes',
];
const saveInputs = ['artifact-name', 'local-tag', 'compression', 'retention-days', 'archive', 'file-name'];

/**
 * Reads the inputs of `action.yml`. Each one means what it means in the action that it comes from.
 * @throws UserError for the first value that is not allowed.
 */
export function readProducerInputs(inputs: InputReader, env: Environment): ProducerInputs {
  return {
    tag: readComputeTagInputs(inputs.only(tagInputs), env),
    build: readBuildInputs(inputs.only([...buildInputs, 'local-tag'])),
    save: readSaveImageInputs(inputs.only(saveInputs)),
    artifact: inputs.choice('artifact', ['auto', 'always', 'never'], 'auto'),
    requirePush: inputs.choice('require-push', ['auto', 'true', 'false'], 'auto'),
  };
}
