import type { InputReader, Outputs } from '../core/inputs.ts';
import { readLabels } from '../core/tag/labels.ts';
import { readMovingRules } from '../core/tag/moving-tags.ts';
import { readOverrides } from '../core/tag/overrides.ts';
import { readSkipRules } from '../core/tag/skip-rules.ts';
import { tagSummary } from '../core/tag/tag-summary.ts';
import { UserError } from '../errors.ts';
import type { ComputeTagInputs, ComputeTagResult } from '../flows/compute-tag.ts';
import type { RunFacts } from '../ports.ts';

const shortShaVariable = 'DOCKER_METADATA_SHORT_SHA_LENGTH';

/**
 * The inputs of `compute-tag/action.yml`.
 * @param env of the run: docker/metadata-action's variable for the sha length counts where the input is unset (T6)
 * @throws UserError for the first value that is not allowed.
 */
export function readComputeTagInputs(inputs: InputReader, env: RunFacts['env']): ComputeTagInputs {
  return {
    images: inputs.list('images'),
    tag: inputs.text('tag'),
    style: {
      shortShaLength: inputs.integer('short-sha-length', { min: 7, max: 40, fallback: shortShaLengthOf(env) }),
      maxLength: inputs.integer('max-length', { min: 32, max: 128, fallback: 128 }),
      prPrefix: (inputs.text('pr-prefix') ?? 'pr-').toLowerCase(),
    },
    shaSource: inputs.choice('sha-source', ['head', 'merge'], 'head'),
    movingTags: readMovingRules(inputs.list('moving-tags')),
    labels: readLabels(inputs.lines('labels'), 'labels'),
    annotations: readLabels(inputs.lines('annotations'), 'annotations'),
    skip: readSkipRules({
      patterns: inputs.lines('skip-patterns'),
      actors: inputs.list('skip-actors'),
      forced: inputs.list('force-branches'),
    }),
    overrides: readOverrides({
      ref: inputs.text('ref'),
      sha: inputs.text('sha'),
      prNumber: inputs.text('pr-number'),
    }),
  };
}

/** Every output that `compute-tag/action.yml` declares. */
export function computeTagOutputs(result: ComputeTagResult): Outputs {
  return {
    tag: result.tag,
    image: result.image,
    'image-ref': result.imageRef,
    tags: result.tags.join('\n'),
    'moving-tags': result.movingTags.join('\n'),
    version: result.version,
    labels: result.labels.join('\n'),
    annotations: result.annotations.join('\n'),
    json: result.json,
    sha: result.revision,
    'short-sha': result.shortSha,
    'source-sha': result.sourceSha,
    'pr-number': result.prNumber === undefined ? '' : String(result.prNumber),
    branch: result.branch ?? '',
    kind: result.kind,
    'is-fork': String(result.isFork),
    'can-push': String(result.canPush),
    'artifact-name': result.artifactName,
    skip: String(result.skipReason !== undefined),
    'skip-reason': result.skipReason ?? '',
  };
}

function shortShaLengthOf(env: RunFacts['env']): number {
  const text = env[shortShaVariable] ?? '';
  if (text === '') return 7;
  const length = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (length >= 7 && length <= 40) return length;
  throw new UserError(`The variable ${shortShaVariable} is "${text}": use a whole number from 7 to 40.`);
}

/** What the step's summary page shows. */
export function computeTagSummary(result: ComputeTagResult): string {
  const optional = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
  return tagSummary(`Image tag ${result.tag}`, [
    ['tag', [result.tag]],
    ['image', result.images],
    ['moving tags', result.movingTags],
    ['revision', [result.revision]],
    ['checked out', result.sourceSha === result.revision ? [] : [result.sourceSha]],
    ['kind', [result.kind]],
    ['pull request', optional(result.prNumber?.toString())],
    ['branch', optional(result.branch)],
    ['skipped', optional(result.skipReason)],
  ]);
}
