import type { InputReader, Outputs } from '../../src/core/inputs/input-reader.ts';
import type { ComputeTagInputs, ComputeTagResult } from './compute-tag.ts';
import { setsVariables, type Variables } from './inputs.ts';

/** What stands between the items of list outputs. */
export interface Separators {
  readonly tags: string;
  readonly labels: string;
  readonly annotations: string;
}
export const newlines: Separators = { tags: '\n', labels: '\n', annotations: '\n' };

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

/** The outputs that docker/metadata-action has too, without its files. */
export function metadataOutputs(result: ComputeTagResult, separators: Separators): Outputs {
  return {
    version: result.version,
    tags: result.tags.join(separators.tags),
    'tag-names': result.tagNames.join(separators.tags),
    labels: result.labels.join(separators.labels),
    annotations: result.annotations.join(separators.annotations),
    json: result.json,
  };
}

export function bakeOutputs({ bakeFiles }: ComputeTagResult): Outputs {
  return {
    'bake-file-tags': bakeFiles?.['bake-file-tags'] ?? '',
    'bake-file-labels': bakeFiles?.['bake-file-labels'] ?? '',
    'bake-file-annotations': bakeFiles?.['bake-file-annotations'] ?? '',
    'bake-file': bakeFiles?.['bake-file'] ?? '',
  };
}
