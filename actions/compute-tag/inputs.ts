import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { readLabels } from './rules/labels.ts';
import { readMovingRules } from './rules/moving-tags.ts';
import { readOverrides } from './rules/overrides.ts';
import { readSkipRules } from './rules/skip-rules.ts';
import { UserError } from '../../src/errors.ts';
import type { ComputeTagInputs } from './compute-tag.ts';
import type { GrammarInputs } from './metadata-action.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';

export type Variables = RunFacts['env'];

const shortShaVariable = 'DOCKER_METADATA_SHORT_SHA_LENGTH';

/**
 * The inputs of `compute-tag/action.yml`. With `tags` or `flavor` the names follow docker/metadata-action's rules.
 * @param env of the run: docker/metadata-action's variables count here too (T6)
 * @throws UserError for the first value that is not allowed.
 */
export function readComputeTagInputs(inputs: InputReader, env: Variables): ComputeTagInputs {
  const grammar = readGrammarInputs(inputs, env);
  const bakeTarget = inputs.text('bake-target');
  return {
    images: inputs.lines('images'),
    tag: inputs.text('tag'),
    style: {
      shortShaLength: inputs.integer('short-sha-length', { min: 7, max: 40, fallback: shortShaLengthOf(env) }),
      maxLength: inputs.integer('max-length', { min: 32, max: 128, fallback: 128 }),
      prPrefix: (inputs.text('pr-prefix') ?? 'pr-').toLowerCase(),
    },
    shaSource: inputs.choice('sha-source', ['head', 'merge'], 'head'),
    movingTags: readMovingRules(inputs.list('moving-tags')),
    labels: grammar === undefined ? readLabels(inputs.lines('labels'), 'labels') : {},
    annotations: grammar === undefined ? readLabels(inputs.lines('annotations'), 'annotations') : {},
    annotationLevels: (variable(env, 'DOCKER_METADATA_ANNOTATIONS_LEVELS') ?? 'manifest').split(','),
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
    grammar,
    bakeTarget: grammar === undefined ? bakeTarget : (bakeTarget ?? 'docker-metadata-action'),
  };
}

function readGrammarInputs(inputs: InputReader, env: Variables): GrammarInputs | undefined {
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

/** At least 7 and at most 40, whatever the variable asks for. */
function shortShaLengthOf(env: Variables): number {
  const text = variable(env, shortShaVariable) ?? '7';
  if (/^\d+$/.test(text)) return Math.min(Math.max(Number(text), 7), 40);
  throw new UserError(`${shortShaVariable} is not a valid number: ${text}`);
}

export function setsVariables(env: Variables): boolean {
  const text = variable(env, 'DOCKER_METADATA_SET_OUTPUT_ENV') ?? 'true';
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(?:0|f|F|false|FALSE|False)$/.test(text)) return false;
  throw new UserError(`parseBool syntax error: ${text}`);
}

function variable(env: Variables, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}
