import { writeLine } from '../../src/core/inputs/csv.ts';
import type { Environment } from '../../src/core/inputs/environment.ts';
import type { Outputs } from '../../src/core/inputs/input-reader.ts';
import { UserError } from '../../src/errors.ts';
import type { ComputeTagInputs, ComputeTagResult } from './compute-tag.ts';

/** What stands between the items of list outputs. */
export interface Separators {
  readonly tags: string;
  readonly labels: string;
  readonly annotations: string;
}

const newlines: Separators = { tags: '\n', labels: '\n', annotations: '\n' };

/** The outputs that `compute-tag/action.yml` declares, all of them. */
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
 * The variables that docker/metadata-action sets beside its outputs; none without its rules.
 * @throws UserError for a DOCKER_METADATA_SET_OUTPUT_ENV that is no boolean
 */
export function computeTagVariables(
  inputs: ComputeTagInputs,
  result: ComputeTagResult,
  separators: Separators,
  env: Environment,
): Readonly<Record<string, string>> {
  if (inputs.metadataAction === undefined || !setsVariables(env)) return {};
  const outputs = Object.entries({ ...metadataOutputs(result, separators), ...bakeOutputs(result) });
  return Object.fromEntries(
    outputs.map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.replaceAll('-', '_').toUpperCase()}`, value]),
  );
}

/** The outputs that docker/metadata-action has too, all but the bake files. */
function metadataOutputs(result: ComputeTagResult, separators: Separators): Outputs {
  return {
    version: result.version,
    tags: result.tags.join(separators.tags),
    'tag-names': result.tagNames.join(separators.tags),
    labels: joinLines(result.labels, separators.labels),
    annotations: joinLines(result.annotations, separators.annotations),
    json: result.json,
  };
}

/** Joins lines as list inputs read them. Another separator is the user's own format, which has no quotes. */
function joinLines(lines: readonly string[], separator: string): string {
  return lines.map((line) => (separator === '\n' ? writeLine(line) : line)).join(separator);
}

/** The paths of the bake files; '' where none are written. */
function bakeOutputs({ bakeFiles }: ComputeTagResult): Outputs {
  return {
    'bake-file-tags': bakeFiles?.['bake-file-tags'] ?? '',
    'bake-file-labels': bakeFiles?.['bake-file-labels'] ?? '',
    'bake-file-annotations': bakeFiles?.['bake-file-annotations'] ?? '',
    'bake-file': bakeFiles?.['bake-file'] ?? '',
  };
}

/** Reads the variable as the boolean that docker/metadata-action takes it for: Go's `strconv.ParseBool`, true by default. */
function setsVariables(env: Environment): boolean {
  const text = env['DOCKER_METADATA_SET_OUTPUT_ENV'] ?? '';
  if (text === '' || /^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(?:0|f|F|false|FALSE|False)$/.test(text)) return false;
  throw new UserError(`parseBool syntax error: ${text}`);
}
