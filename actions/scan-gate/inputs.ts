import { isFullSha } from '../../src/core/events/event-facts.ts';
import { parseHandover } from '../../src/core/handover/parse-record.ts';
import { oneOf, type InputReader } from '../../src/core/inputs/input-reader.ts';
import { readPlatformInput } from '../../src/core/oci/platform.ts';
import { parseImageRef } from '../../src/core/oci/reference.ts';
import { UserError } from '../../src/errors.ts';
import type { FindingKind } from '../../src/ports/scanners.ts';
import { defaultKinds, findingKinds } from './rules/report.ts';
import { severities, type Severity } from './rules/severity.ts';
import { scannerNames, type ScanGateInputs } from './scan-inputs.ts';

/**
 * Reads the inputs of `scan-gate/action.yml`.
 * @throws UserError for the first value that is not allowed
 */
export function readScanGateInputs(inputs: InputReader): ScanGateInputs {
  const handover = inputs.text('handover');
  return {
    imageRef: readImageRef(inputs.text('image-ref')),
    input: inputs.text('input'),
    handover: handover === undefined ? undefined : parseHandover(handover, 'input "handover"'),
    scanner: inputs.choice('scanner', ['auto', ...scannerNames], 'auto'),
    report: inputs.text('report'),
    kinds: readKinds(inputs.list('scanners')),
    severities: readSeverities(inputs.list('severity')),
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

function readKinds(words: readonly string[]): readonly FindingKind[] {
  if (words.length === 0) return defaultKinds;
  const wanted = words.map((word) => {
    const kind = findingKinds.find((candidate) => candidate === word.toLowerCase());
    if (kind === undefined) {
      throw new UserError(`Input "scanners" has "${word}": use ${oneOf(findingKinds)}, several with commas between.`);
    }
    return kind;
  });
  return findingKinds.filter((kind) => wanted.includes(kind));
}

function readSeverities(words: readonly string[]): readonly Severity[] {
  if (words.length === 0) return ['CRITICAL', 'HIGH'];
  const wanted = words.map((word) => {
    const severity = severities.find((candidate) => candidate === word.toUpperCase());
    if (severity === undefined) {
      throw new UserError(`Input "severity" has "${word}": use ${oneOf(severities)}, several with commas between.`);
    }
    return severity;
  });
  return severities.filter((severity) => wanted.includes(severity));
}

function readRevision(text: string | undefined): string | undefined {
  if (text === undefined || isFullSha(text)) return text;
  throw new UserError(`Input "revision" is "${text}": use the full sha of the commit.`);
}
