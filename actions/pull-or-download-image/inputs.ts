import { toArtifactName } from '../../src/core/handover/artifact-name.ts';
import { checkImageInputs } from '../../src/core/handover/expected-image.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { hasNamePlaceholder, namePlaceholder } from '../../src/core/inputs/name-placeholder.ts';
import { readPlatformInput } from '../../src/core/oci/platform.ts';
import { lowerRepository } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { PullOrDownloadInputs } from './pull-or-download-image.ts';
import { parseHandovers, parseWantedImages } from './rules/named-records.ts';
import { parseLocalTagPattern } from './rules/stack-files.ts';

/**
 * The inputs of `pull-or-download-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readPullOrDownloadInputs(inputs: InputReader): PullOrDownloadInputs {
  const handoverText = inputs.text('handover');
  const { record: handover, set: handoverSet } =
    handoverText === undefined ? {} : parseHandovers(handoverText, 'input "handover"');
  const images = parseWantedImages(inputs.list('images'));
  const name = inputs.text('image');
  const artifactName = inputs.text('artifact-name');
  const image = checkImageInputs({
    image: name === undefined ? undefined : lowerRepository(name),
    tag: inputs.text('tag'),
    digest: inputs.text('digest'),
    imageid: inputs.text('imageid'),
    revision: inputs.text('revision'),
  });
  const wanted = { workflow: readWorkflowFile(inputs.text('workflow')), runId: readRunId(inputs) };
  if (wanted.workflow !== undefined && wanted.runId !== undefined) {
    throw new UserError('Inputs "workflow" and "run-id" are both set: the run is found by the one or the other.');
  }
  if (wanted.workflow === undefined) inputs.warnWithoutEffect({ 'wait-minutes': '0' }, { without: 'workflow' });
  const localTags = inputs.list('local-tag').map(parseLocalTagPattern);
  const isSeveral = images !== undefined || handoverSet !== undefined;
  if (isSeveral) checkNoSingleImage(inputs);
  else checkNoPattern(localTags);
  return {
    ...image,
    ...wanted,
    handover,
    handoverSet,
    images,
    artifactName: artifactName === undefined ? undefined : toArtifactName(artifactName),
    repository: checkRepository(inputs.text('repository')),
    allowForks: inputs.text('allow-forks') === undefined ? undefined : inputs.boolean('allow-forks', false),
    waitMs: inputs.integer('wait-minutes', { min: 0, max: 360, fallback: 0 }) * 60_000,
    source: inputs.choice('source', ['auto', 'registry', 'artifact'], 'auto'),
    limits: {
      policy: {
        maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
        waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
        retryOn: 'transient',
      },
      timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 10 }) * 60_000,
    },
    localTags,
    platform: readPlatformInput(inputs.text('platform')),
    onMismatch: inputs.choice('on-mismatch', ['fail', 'warn'], 'fail'),
  };
}

/** Several images are not described by what describes one. */
function checkNoSingleImage(inputs: InputReader): void {
  const one = ['image', 'tag', 'digest', 'imageid', 'artifact-name'].find((name) => inputs.text(name) !== undefined);
  if (one === undefined) return;
  throw new UserError(
    `Input "${one}" is set beside several images, and describes one: leave it out, or take that image in a step of its own.`,
  );
}

function checkNoPattern(localTags: readonly string[]): void {
  const pattern = localTags.find(hasNamePlaceholder);
  if (pattern === undefined) return;
  throw new UserError(
    `Input "local-tag" is "${pattern}", and ${namePlaceholder} stands for the name of one of several images: name them by "images", or write the name out.`,
  );
}

function readRunId(inputs: InputReader): number | undefined {
  const id = inputs.integer('run-id', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
  return id === 0 ? undefined : id;
}

function checkRepository(text: string | undefined): string | undefined {
  if (text === undefined || /^[\w.-]+\/[\w.-]+$/.test(text)) return text;
  throw new UserError(`Input "repository" is "${text}": use owner/name.`);
}

function readWorkflowFile(text: string | undefined): string | undefined {
  const file = text?.replace(/^\.github\/workflows\//, '');
  if (file === undefined || /^[^/]+\.ya?ml$/.test(file)) return file;
  throw new UserError(`Input "workflow" is "${file}": use the name of the workflow's file, such as build.yml.`);
}
