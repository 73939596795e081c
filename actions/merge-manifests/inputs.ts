import { lineForm } from '../../src/core/inputs/csv.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { readMovingTags } from '../../src/core/tags/target-refs.ts';
import type { MergeInputs } from './rules/merge-inputs.ts';

/**
 * Reads the inputs of `merge-manifests/action.yml`.
 * @throws UserError for the first value that is not allowed
 */
export function readMergeInputs(inputs: InputReader): MergeInputs {
  return {
    tags: inputs.list('tags'),
    movingTags: readMovingTags(inputs.list('moving-tags')),
    sources: inputs.list('sources'),
    platforms: inputs.list('platforms'),
    annotations: inputs.list('annotations', lineForm),
    builder: inputs.text('builder'),
    retry: {
      maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
      retryOn: 'transient',
    },
    timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 10 }) * 60_000,
  };
}
