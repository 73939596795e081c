import type { InputReader, Outputs } from '../core/inputs.ts';
import { parseImageRef } from '../core/image-ref.ts';
import { checkImageInputs } from '../core/obtain/expected-image.ts';
import { obtainSummary } from '../core/obtain/obtain-summary.ts';
import { UserError } from '../errors.ts';
import type { PullOrDownloadInputs, PullOrDownloadResult } from '../flows/pull-or-download-image.ts';

/**
 * The inputs of `pull-or-download-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readPullOrDownloadInputs(inputs: InputReader): PullOrDownloadInputs {
  const image = checkImageInputs({
    image: inputs.text('image'),
    tag: inputs.text('tag'),
    digest: inputs.text('digest'),
    imageid: inputs.text('imageid'),
    revision: inputs.text('revision'),
  });
  return {
    ...image,
    handover: inputs.text('handover'),
    artifactName: inputs.text('artifact-name'),
    source: inputs.choice('source', ['auto', 'registry', 'artifact'], 'auto'),
    limits: {
      policy: {
        maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
        waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
        retryOn: 'transient',
      },
      timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 10 }) * 60_000,
    },
    localTags: inputs.list('local-tag').map(localTag),
    platform: platform(inputs.text('platform')),
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
    seconds: result.seconds.toFixed(1),
    skipped: String(result.skipped !== ''),
  };
}

export const pullOrDownloadSummary: (result: PullOrDownloadResult) => string = obtainSummary;

function localTag(text: string): string {
  const { tag, digest } = parseImageRef(text, 'input "local-tag"');
  if (digest !== undefined)
    throw new UserError(`Input "local-tag" is "${text}": a local name has a tag and no digest.`);
  return tag === undefined ? `${text}:latest` : text;
}

function platform(text: string | undefined): string | undefined {
  if (text === undefined || /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text)) return text;
  throw new UserError(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
}
