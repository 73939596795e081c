import { isFullSha } from '../../src/core/events/event-facts.ts';
import { parseHandover } from '../../src/core/handover/parse-record.ts';
import { oneOf, type InputReader } from '../../src/core/inputs/input-reader.ts';
import { readPlatformInput } from '../../src/core/oci/platform.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import { defaultKinds, findingKinds } from './rules/report.ts';
import { severities } from './rules/severity.ts';
import { scannerNames, type ScanGateInputs } from './scan-inputs.ts';

/**
 * Reads the inputs of `scan-gate/action.yml`.
 * @throws UserError for the first value that is not allowed
 */
export function readScanGateInputs(inputs: InputReader): ScanGateInputs {
  const handover = inputs.text('handover');
  if (inputs.text('report') !== undefined) inputs.warnWithoutEffect({ scanner: 'auto' }, { beside: 'report' });
  return {
    imageRef: readImageRef(inputs.text('image-ref')),
    input: inputs.text('input'),
    handover: handover === undefined ? undefined : parseHandover(handover, 'input "handover"'),
    scanner: inputs.choice('scanner', ['auto', ...scannerNames], 'auto'),
    report: inputs.text('report'),
    kinds: readWords('scanners', inputs.list('scanners'), findingKinds, defaultKinds),
    severities: readWords('severity', inputs.list('severity'), severities, ['CRITICAL', 'HIGH']),
    ignoreUnfixed: inputs.boolean('ignore-unfixed', false),
    ignoreFile: inputs.text('ignore-file'),
    revision: readRevision(inputs.text('revision')),
    platform: readPlatformInput(inputs.text('platform')),
    onMismatch: inputs.choice('on-mismatch', ['fail', 'warn'], 'fail'),
    sarifFile: inputs.text('sarif-file'),
    fail: inputs.boolean('fail', true),
    limits: {
      policy: {
        maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
        waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
        retryOn: 'transient',
      },
      timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 15 }) * 60_000,
    },
  };
}

function readImageRef(text: string | undefined): string | undefined {
  if (text !== undefined) parseImageRef(text, 'input "image-ref"');
  return text;
}

/** Reads words of a list, in any case, into the order of `allowed`. */
function readWords<Word extends string>(
  input: string,
  words: readonly string[],
  allowed: readonly Word[],
  fallback: readonly Word[],
): readonly Word[] {
  if (words.length === 0) return fallback;
  const wanted = words.map((word) => {
    const known = allowed.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
    if (known !== undefined) return known;
    throw new UserError(`Input "${input}" has "${word}": use ${oneOf(allowed)}, several with commas between.`);
  });
  return allowed.filter((word) => wanted.includes(word));
}

function readRevision(text: string | undefined): string | undefined {
  if (text === undefined || isFullSha(text)) return text;
  throw new UserError(`Input "revision" is "${text}": use the full sha of the commit.`);
}
