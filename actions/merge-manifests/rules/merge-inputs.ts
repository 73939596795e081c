import { oneOf } from '../../../src/core/inputs/input-reader.ts';
import { isDigest } from '../../../src/core/oci/digest.ts';
import { isPlatform, platformName } from '../../../src/core/oci/platform.ts';
import { parseImageRef } from '../../../src/core/oci/reference.ts';
import type { RetryPolicy } from '../../../src/core/retry/retry-policy.ts';
import { hasRegistry, readTargetRefs, type Revisions } from '../../../src/core/tags/target-refs.ts';
import { UserError } from '../../../src/errors.ts';

/** The inputs of the step; every field is named like its input in `action.yml`. */
export interface MergeInputs {
  /** Full references that the index gets. */
  readonly tags: readonly string[];
  /** Full references; undefined: the form of a tag decides. */
  readonly movingTags: readonly string[] | undefined;
  /** References by digest or tag; empty: the images in the handover records of this run. */
  readonly sources: readonly string[];
  /** Exactly these; empty, which needs `sources`: whatever they hold. */
  readonly platforms: readonly string[];
  readonly annotations: readonly string[];
  readonly builder: string | undefined;
  readonly retry: RetryPolicy;
  /** Of the whole step. */
  readonly timeoutMs: number;
}

/**
 * Checks the inputs, and brings platforms and annotations into the form in which they are used.
 * @throws UserError for the first value that cannot work; nothing has been queried or changed then
 */
export function checkMergeInputs(inputs: MergeInputs, revisions: Revisions): MergeInputs {
  if (inputs.tags.length === 0) {
    throw new UserError('Input "tags" is empty: name the references that the index gets, with their registry.');
  }
  const local = readTargetRefs(inputs.tags, inputs.movingTags, revisions).find((ref) => !hasRegistry(ref));
  if (local !== undefined) {
    throw new UserError(`Input "tags" has "${local.ref}", which names no registry: use a full reference.`);
  }
  for (const source of inputs.sources) {
    if (isDigest(source)) {
      throw new UserError(
        `Input "sources" has "${source}", a digest alone: write it behind its image as name@${source}.`,
      );
    }
    const { tag, digest } = parseImageRef(source, 'input "sources"');
    if (tag === undefined && digest === undefined) {
      throw new UserError(`Input "sources" has "${source}", which has neither tag nor digest: add one.`);
    }
  }
  if (inputs.sources.length === 0 && inputs.platforms.length === 0) {
    throw new UserError(
      'Input "platforms" is empty, and so is "sources": list the platforms that this run builds, or the images to merge.',
    );
  }
  return {
    ...inputs,
    platforms: [...new Set(inputs.platforms.map(parseMergePlatform))],
    annotations: inputs.annotations.map(parseIndexAnnotation),
  };
}

function parseMergePlatform(text: string): string {
  const [os = '', architecture = '', variant] = text.split('/');
  const name = platformName(os, architecture, variant);
  if (isPlatform(text) && isPlatform(name)) return name;
  throw new UserError(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}

const annotationLevels = ['index', 'manifest-descriptor'] as const;

/**
 * Gives `key=value` the level of the index. A level stands before the key, so nothing behind the first `=` is one:
 * https://docs.docker.com/build/metadata/annotations/#specify-annotation-level
 */
function parseIndexAnnotation(text: string): string {
  const [key = ''] = text.split('=', 1);
  const typed = /^([a-z-]+)(?:\[[^\]]*\])?:(.*)$/.exec(key);
  if (key === text || key === '' || typed?.[2] === '') {
    throw new UserError(`Input "annotations" has "${text}": use key=value, one a line.`);
  }
  if (typed === null) return `index:${text}`;
  if (annotationLevels.some((level) => level === typed[1])) return text;
  throw new UserError(
    `Input "annotations" has "${text}", and an index has annotations of the levels ${oneOf(annotationLevels)} alone: for those of compute-tag set the variable DOCKER_METADATA_ANNOTATIONS_LEVELS to index.`,
  );
}
