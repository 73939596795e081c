import { describe, expect, test } from '@jest/globals';
import { classifyError, classifyFailure } from '../../../../src/core/failures/classify.ts';
import type { FailureEvidence } from '../../../../src/core/failures/evidence.ts';
import { shouldRetry } from '../../../../src/core/retry/retry-policy.ts';
import { type FailureClass } from '../../../../src/core/failures/failure.ts';
import { CommandError, finalErrorLine } from '../../../../src/errors.ts';
import { copyRows, failureRows } from '../../../support/failure-rows.ts';

const evidence = (text: string, more: Partial<FailureEvidence> = {}): FailureEvidence => ({
  phase: 'build',
  text,
  ...more,
});

describe('the 91 rows of the failure table (B3)', () => {
  test.each(failureRows)('row $row: $line', ({ line, expected, retries, context }) => {
    const failure = classifyFailure(evidence(line, context));
    expect(failure.class).toBe(expected);
    if (retries !== undefined) expect(failure.maxRetries).toBe(retries);
    expect(failure.remedy).not.toBe('');
  });

  test('every row from 1 to 91 has an example', () => {
    const wanted = Array.from({ length: 91 }, (_, index) => index + 1);
    expect([...new Set(failureRows.map(({ row }) => row))].sort((a, b) => a - b)).toEqual(wanted);
  });
});

describe('what a copy between registries says last (X3)', () => {
  const copies = copyRows.map(([expected, line, retries]) => ({ expected, line, retries }));
  test.each(copies)('$line is $expected', ({ expected, line, retries }) => {
    const failure = classifyFailure(evidence(line, { phase: 'push' }));
    expect(failure.class).toBe(expected);
    if (retries !== undefined) expect(failure.maxRetries).toBe(retries);
  });
});

describe('text that the user controls', () => {
  const transient = [
    'rpc error: code = Unavailable desc = error reading from server: EOF',
    'toomanyrequests: rate limit exceeded',
    '503 Service Unavailable',
    'connection reset by peer',
    'did not complete successfully: failed to create endpoint on network bridge',
  ];
  test.each(transient)('a RUN that prints "%s" and exits 1 is the user\'s error (F18)', (text) => {
    const line = `ERROR: failed to solve: process "/bin/sh -c echo '${text}'; exit 1" did not complete successfully: exit code: 1`;
    expect(classifyFailure(evidence(line)).class).toBe('user');
  });

  test.each([
    'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref a::b: "/toomanyrequests: 429 EOF": not found',
    'ERROR: failed to solve: target stage "503 Service Unavailable" could not be found',
    'ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: connection reset by peer',
    'ERROR: invalid tag "code = Unavailable desc = EOF": invalid reference format',
  ])('a name that reads like a transient failure does not make one: %s', (line) => {
    expect(classifyFailure(evidence(line)).class).toBe('user');
  });

  test('transient text earlier in the log does not count, only the final line does', () => {
    const stderr = [
      '#5 0.130 ERROR: failed to solve: rpc error: code = Unavailable desc = EOF',
      'ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN',
    ].join('\n');
    const error = new CommandError({ command: 'docker buildx build', exitCode: 1, stderr });
    expect(classifyError(error, { phase: 'build' }).class).toBe('user');
  });
});

describe('conditions', () => {
  test('an expired login is retried once after a long upload only (row 67)', () => {
    const line = 'unauthorized: authentication required';
    expect(classifyFailure(evidence(line, { phase: 'push', elapsedMs: 1000 })).class).toBe('auth');
    const late = classifyFailure(evidence(line, { phase: 'push', elapsedMs: 600_000 }));
    expect([late.class, late.maxRetries]).toEqual(['transient', 1]);
    expect(classifyFailure(evidence(line, { phase: 'build', elapsedMs: 600_000 })).class).toBe('auth');
  });

  test('an attempt that ran into its limit is a time-out, whatever it said last (row 28)', () => {
    const failure = classifyFailure(evidence('#3 retrying in 1s', { timedOut: true }));
    expect(failure.class).toBe('timeout');
  });

  test('a registry that lacks what it names itself may only lag behind, and FROM nothing is the user\u2019s error (F14, F15)', () => {
    const from = 'ERROR: failed to solve: acme/a:1: failed to resolve source metadata for docker.io/acme/a:1: ';
    const lacks = `httpReadSeeker: failed open: content at http://r.example/v2/a/manifests/sha256:${'0'.repeat(64)} not found: not found`;
    const seen = [`ERROR: ${lacks}`, `${from}${lacks}`].map((line) => classifyFailure(evidence(line)));
    expect(seen.map((failure) => failure.class)).toEqual(['transient', 'transient']);
    expect(seen[0]?.remedy).toContain('digest mismatch');
    expect(classifyFailure(evidence(`${from}docker.io/acme/a:1: not found`)).class).toBe('user');
  });

  test('a Git context that asks for a login is nothing to try again', () => {
    const line = "fatal: could not read Username for 'https://git.example': terminal prompts disabled";
    expect(classifyFailure(evidence(line))).toMatchObject({ class: 'auth', reason: line });
  });

  test('an unknown text is retried once and asks to be reported', () => {
    const failure = classifyFailure(evidence('ERROR: the moon is full'));
    expect(failure.class).toBe('unknown');
    expect(failure.remedy).toContain('report');
    const policy = { maxAttempts: 5, waitSeconds: 1, retryOn: 'transient' as const };
    expect([shouldRetry(failure, [], policy), shouldRetry(failure, [failure], policy)]).toEqual([true, false]);
  });

  test('permanent classes are never tried a second time', () => {
    const policy = { maxAttempts: 5, waitSeconds: 1, retryOn: 'transient' as const };
    const classes: FailureClass[] = ['user', 'permanent', 'auth'];
    for (const name of classes) expect(shouldRetry({ class: name, reason: '', remedy: '' }, [], policy)).toBe(false);
  });
});

describe('the final line', () => {
  test('usage and links behind the reason are passed over', () => {
    const stderr =
      "unknown flag: --nosuchflag\n\nUsage:  docker buildx build\n\nRun 'docker buildx build --help' for more\n";
    expect(finalErrorLine(stderr)).toBe('unknown flag: --nosuchflag');
  });

  test.each([
    'Attestation is not supported for the docker driver.',
    'Cache export is not supported for the docker driver.',
    'Docker exporter is not supported for the docker driver.',
  ])('advice behind it is passed over: %s', (reason) => {
    const stderr = `ERROR: ${reason}\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/attestations/\n`;
    expect(finalErrorLine(stderr)).toBe(`ERROR: ${reason}`);
    expect(classifyFailure(evidence(finalErrorLine(stderr))).class).toBe('user');
  });

  test('a page of HTML is read as one line with what stands before it', () => {
    const stderr =
      'error parsing HTTP 413: invalid character: "<html>\n<title>413 Request Entity Too Large</title>\n</html>\n';
    expect(classifyFailure(evidence(finalErrorLine(stderr))).class).toBe('permanent');
  });
});
