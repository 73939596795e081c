import { parseHandover } from '../core/handover-record.ts';
import type { InputReader, Outputs } from '../core/inputs.ts';
import { localReference } from '../core/image-ref.ts';
import { checkImageInputs } from '../core/obtain/expected-image.ts';
import { obtainSummary } from '../core/obtain/obtain-summary.ts';
import { checkPlatform } from '../core/platform.ts';
import { UserError } from '../errors.ts';
import type { PullOrDownloadInputs, PullOrDownloadResult } from '../flows/pull-or-download-image.ts';
import { reportedFailures } from './reported-failure.ts';

/**
 * The inputs of `pull-or-download-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readPullOrDownloadInputs(inputs: InputReader): PullOrDownloadInputs {
  const handover = inputs.text('handover');
  const image = checkImageInputs({
    image: inputs.text('image'),
    tag: inputs.text('tag'),
    digest: inputs.text('digest'),
    imageid: inputs.text('imageid'),
    revision: inputs.text('revision'),
  });
  const wanted = { workflow: workflow(inputs.text('workflow')), runId: runId(inputs) };
  if (wanted.workflow !== undefined && wanted.runId !== undefined) {
    throw new UserError('Inputs "workflow" and "run-id" are both set: the run is found by the one or the other.');
  }
  return {
    ...image,
    ...wanted,
    handover: handover === undefined ? undefined : parseHandover(handover, 'input "handover"'),
    artifactName: inputs.text('artifact-name'),
    repository: repository(inputs.text('repository')),
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
    localTags: inputs.list('local-tag').map(localReference),
    platform: checkPlatform(inputs.text('platform')),
    onMismatch: inputs.choice('on-mismatch', ['fail', 'warn'], 'fail'),
  };
}

/** Every output that `pull-or-download-image/action.yml` declares. */
export function pullOrDownloadOutputs(result: PullOrDownloadResult): Outputs {
  return {
    source: result.source ?? '',
    'image-ref': result.imageRef,
    imageid: result.imageid,
    digest: result.digest,
    revision: result.revision,
    attempts: String(result.attempts),
    'registry-error': result.registryError,
    'artifact-error': result.artifactError,
    trust: result.trust ?? '',
    seconds: result.seconds.toFixed(1),
    skipped: String(result.skipped !== ''),
  };
}

/**
 * Markdown for the step's summary page.
 * @param error what ended the step; undefined: nothing did
 */
export function pullOrDownloadSummary(result: PullOrDownloadResult, error?: unknown): string {
  return obtainSummary(result, reportedFailures(error));
}

function runId(inputs: InputReader): number | undefined {
  const id = inputs.integer('run-id', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
  return id === 0 ? undefined : id;
}

function repository(text: string | undefined): string | undefined {
  if (text === undefined || /^[\w.-]+\/[\w.-]+$/.test(text)) return text;
  throw new UserError(`Input "repository" is "${text}": use owner/name.`);
}

function workflow(text: string | undefined): string | undefined {
  const file = text?.replace(/^\.github\/workflows\//, '');
  if (file === undefined || /^[^/]+\.ya?ml$/.test(file)) return file;
  throw new UserError(`Input "workflow" is "${file}": use the name of the workflow's file, such as build.yml.`);
}
