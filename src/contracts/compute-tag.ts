import type { InputReader, Outputs } from '../core/inputs.ts';
import { readLabels } from '../core/tag/labels.ts';
import { readMovingRules } from '../core/tag/moving-tags.ts';
import { readOverrides } from '../core/tag/overrides.ts';
import { readSkipRules } from '../core/tag/skip-rules.ts';
import { summaryTable } from '../core/summary-table.ts';
import { UserError } from '../errors.ts';
import type { ComputeTagInputs, ComputeTagResult } from '../flows/compute-tag.ts';
import type { GrammarInputs } from '../flows/grammar.ts';
import type { RunFacts } from '../ports.ts';

type Variables = RunFacts['env'];

/** What stands between the items of list outputs. */
interface Separators {
  readonly tags: string;
  readonly labels: string;
  readonly annotations: string;
}

const newlines: Separators = { tags: '\n', labels: '\n', annotations: '\n' };
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

/** What stands between the items of the outputs; a newline where nothing is set. */
export function readSeparators(inputs: InputReader): Separators {
  return {
    tags: inputs.verbatim('sep-tags') ?? newlines.tags,
    labels: inputs.verbatim('sep-labels') ?? newlines.labels,
    annotations: inputs.verbatim('sep-annotations') ?? newlines.annotations,
  };
}

/** Every output that `compute-tag/action.yml` declares. */
export function computeTagOutputs(result: ComputeTagResult, separators: Separators = newlines): Outputs {
  return { ...tagOutputs(result, separators), ...bakeOutputs(result) };
}

/** The outputs that name and describe the image: all but the bake files. */
export function tagOutputs(result: ComputeTagResult, separators: Separators = newlines): Outputs {
  return {
    tag: result.tag,
    image: result.image,
    'image-ref': result.imageRef,
    ...metadataOutputs(result, separators),
    'moving-tags': result.movingTags.join('\n'),
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

/**
 * The variables that docker/metadata-action sets beside its outputs, for who uses its rules.
 * @throws UserError for a DOCKER_METADATA_SET_OUTPUT_ENV that is no boolean.
 */
export function computeTagVariables(
  inputs: ComputeTagInputs,
  result: ComputeTagResult,
  separators: Separators,
  env: Variables,
): Readonly<Record<string, string>> {
  if (inputs.grammar === undefined || !setsVariables(env)) return {};
  const outputs = Object.entries({ ...metadataOutputs(result, separators), ...bakeOutputs(result) });
  return Object.fromEntries(
    outputs.map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.replaceAll('-', '_').toUpperCase()}`, value]),
  );
}

/** What the step's summary page shows. */
export function computeTagSummary(result: ComputeTagResult): string {
  const optional = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
  return summaryTable(`Image tag ${result.tag}`, [
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

/** The outputs that docker/metadata-action has too, without its files. */
function metadataOutputs(result: ComputeTagResult, separators: Separators): Outputs {
  return {
    version: result.version,
    tags: result.tags.join(separators.tags),
    'tag-names': result.tagNames.join(separators.tags),
    labels: result.labels.join(separators.labels),
    annotations: result.annotations.join(separators.annotations),
    json: result.json,
  };
}

function bakeOutputs({ bakeFiles }: ComputeTagResult): Outputs {
  return {
    'bake-file-tags': bakeFiles?.['bake-file-tags'] ?? '',
    'bake-file-labels': bakeFiles?.['bake-file-labels'] ?? '',
    'bake-file-annotations': bakeFiles?.['bake-file-annotations'] ?? '',
    'bake-file': bakeFiles?.['bake-file'] ?? '',
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

function setsVariables(env: Variables): boolean {
  const text = variable(env, 'DOCKER_METADATA_SET_OUTPUT_ENV') ?? 'true';
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(?:0|f|F|false|FALSE|False)$/.test(text)) return false;
  throw new UserError(`parseBool syntax error: ${text}`);
}

function variable(env: Variables, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}
