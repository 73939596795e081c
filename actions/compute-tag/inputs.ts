import { lineForm } from '../../src/core/inputs/csv.ts';
import { readEnvVariable, type Environment } from '../../src/core/inputs/environment.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { UserError } from '../../src/errors.ts';
import type { ComputeTagInputs } from './compute-tag.ts';
import type { MetadataActionInputs } from './metadata-action.ts';
import type { Separators } from './outputs.ts';
import { readLabels } from './rules/labels.ts';
import { readMovingRules } from './rules/moving-tags.ts';
import { readOverrides } from './rules/overrides.ts';
import { readSkipRules } from './rules/skip-rules.ts';

const shortShaVariable = 'DOCKER_METADATA_SHORT_SHA_LENGTH';

/**
 * Reads the inputs of `compute-tag/action.yml`. With `tags` or `flavor`, names and labels follow docker/metadata-action.
 * @param env of the run: the variables of docker/metadata-action count here too
 * @throws UserError for the first value that is not allowed
 */
export function readComputeTagInputs(inputs: InputReader, env: Environment): ComputeTagInputs {
  const metadataAction = readMetadataActionInputs(inputs, env);
  const bakeTarget = inputs.text('bake-target');
  if (metadataAction !== undefined) {
    const beside = inputs.text('tags') === undefined ? 'flavor' : 'tags';
    inputs.warnWithoutEffect({ 'moving-tags': 'auto' }, { beside });
  }
  return {
    images: inputs.lines('images'),
    tag: inputs.text('tag'),
    style: {
      shortShaLength:
        inputs.text('short-sha-length') === undefined
          ? readShortShaLength(env)
          : inputs.integer('short-sha-length', { min: 7, max: 40, fallback: 7 }),
      maxLength: inputs.integer('max-length', { min: 32, max: 128, fallback: 128 }),
      prPrefix: (inputs.text('pr-prefix') ?? 'pr-').toLowerCase(),
    },
    shaSource: inputs.choice('sha-source', ['head', 'merge'], 'head'),
    movingTags: readMovingRules(inputs.list('moving-tags')),
    labels: metadataAction === undefined ? readLabels(inputs.list('labels', lineForm), 'labels') : {},
    annotations: metadataAction === undefined ? readLabels(inputs.list('annotations', lineForm), 'annotations') : {},
    annotationLevels: (readEnvVariable(env, 'DOCKER_METADATA_ANNOTATIONS_LEVELS') ?? 'manifest').split(','),
    skip: readSkipRules({
      patterns: inputs.verbatim('skip-patterns') ?? '',
      actors: inputs.list('skip-actors'),
      forced: inputs.list('force-branches'),
    }),
    overrides: readOverrides({
      ref: inputs.text('ref'),
      sha: inputs.text('sha'),
      prNumber: inputs.text('pr-number'),
    }),
    metadataAction,
    bakeTarget: metadataAction === undefined ? bakeTarget : (bakeTarget ?? 'docker-metadata-action'),
  };
}

/** Reads what stands between the items of list outputs, white space included; a newline where nothing is set. */
export function readSeparators(inputs: InputReader): Separators {
  return {
    tags: inputs.verbatim('sep-tags') ?? '\n',
    labels: inputs.verbatim('sep-labels') ?? '\n',
    annotations: inputs.verbatim('sep-annotations') ?? '\n',
  };
}

function readMetadataActionInputs(inputs: InputReader, env: Environment): MetadataActionInputs | undefined {
  const text = (name: string): string => inputs.verbatim(name) ?? '';
  const request = {
    images: text('images'),
    tags: text('tags'),
    flavor: text('flavor'),
    labels: text('labels'),
    annotations: text('annotations'),
    prHeadSha: /true/i.test(env['DOCKER_METADATA_PR_HEAD_SHA'] ?? ''),
    shortShaLength: env[shortShaVariable] ?? '',
  };
  return request.tags.trim() === '' && request.flavor.trim() === '' ? undefined : request;
}

/** Reads the default of `short-sha-length`: what the variable says, but at least 7 and at most 40. */
function readShortShaLength(env: Environment): number {
  const text = readEnvVariable(env, shortShaVariable) ?? '7';
  if (/^\d+$/.test(text)) return Math.min(Math.max(Number(text), 7), 40);
  throw new UserError(`${shortShaVariable} is not a valid number: ${text}`);
}
