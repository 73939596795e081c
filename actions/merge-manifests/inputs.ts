import { csvList, lineList, shortList } from '../../src/core/inputs/csv-list.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { MergeInputs } from './rules/merge-inputs.ts';

/**
 * The inputs of `merge-manifests/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readMergeInputs(inputs: InputReader): MergeInputs {
  const list = (name: string, form = shortList): readonly string[] => csvList(name, inputs.text(name) ?? '', form);
  const movingTags = list('moving-tags');
  return {
    tags: list('tags'),
    movingTags: movingTags.length === 0 ? undefined : movingTags.filter((tag) => tag !== 'none'),
    sources: list('sources'),
    platforms: list('platforms'),
    annotations: list('annotations', lineList),
    builder: inputs.text('builder'),
    retry: {
      maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
      retryOn: 'transient',
    },
    timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 10 }) * 60_000,
  };
}
