import { describe, expect, test } from '@jest/globals';
import { classifyError, classifyFailure } from '../../../../src/core/failures/classify.ts';
import type { FailureEvidence } from '../../../../src/core/failures/evidence.ts';
import { shouldRetry } from '../../../../src/core/retry/retry-policy.ts';
import { type FailureClass } from '../../../../src/core/failures/failure.ts';
import { finalErrorLine } from '../../../../src/core/failures/error-text.ts';
import { CommandError, RegistryError, UploadError } from '../../../../src/errors.ts';
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
  test.each(['services:', 'group', 'VARIABLE', 'name:'])('a definition that is taken for a Dockerfile: %s', (word) => {
    const line = `ERROR: failed to build: failed to solve: dockerfile parse error on line 1: unknown instruction: ${word}`;
    expect(classifyFailure(evidence(line))).toMatchObject({
      class: 'user',
      remedy: expect.stringContaining('input "files"'),
    });
    expect(classifyFailure(evidence(`${line}s`)).remedy).toBe('correct the Dockerfile or what it runs');
  });

  test('an image that is not there yet may have another name', () => {
    const { remedy } = classifyFailure(
      evidence('ERROR: r.example/app:nope: not found', { phase: 'registry', justPushed: true }),
    );
    expect(remedy).toContain('check that the build pushed it, and its name');
  });

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

describe('errors that carry their facts', () => {
  const push = { phase: 'push' } as const;

  test.each([
    [503, 'transient'],
    [429, 'rate-limit'],
    [401, 'auth'],
    [404, 'permanent'],
    [undefined, 'transient'],
  ])('a registry that answered %s: %s', (status, expected) => {
    expect(classifyError(new RegistryError('It did not take the manifest', { status }), push).class).toBe(expected);
  });

  test.each([
    ['ECONNRESET', 'transient'],
    ['UND_ERR_HEADERS_TIMEOUT', 'transient'],
    ['ENETDOWN', 'transient'],
    ['EAI_AGAIN', 'transient'],
    ['EPIPE', 'transient'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'transient'],
    ['HPE_INVALID_CONSTANT', 'transient'],
    ['InvalidBlockList', 'transient'],
    ['ENOSPC', 'permanent'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'permanent'],
  ])('a system error %s, below another one: %s', (code, expected) => {
    const cause = Object.assign(new Error('it broke'), { code });
    expect(classifyError(new UploadError('The upload failed', undefined, { cause }), { phase: 'artifact' }).class).toBe(
      expected,
    );
  });

  test("a registry's own code, with the status that came with it", () => {
    const message = 'HEAD ghcr.io/v2/a/b/manifests/1: HTTP 404 NAME_UNKNOWN repository name not known to registry';
    const error = new RegistryError(message, { status: 404, code: 'NAME_UNKNOWN' });
    expect(classifyError(error, push)).toMatchObject({
      class: 'permanent',
      reason: message,
      remedy: expect.stringContaining('ghcr.io/OWNER/NAME'),
    });
    expect(classifyError(error, { ...push, justPushed: true }).class).toBe('transient');
  });

  test('an engine that does not answer, and one that passes on what a registry said', () => {
    const failed = { command: 'docker push', exitCode: 1 };
    const silent = 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock (ECONNREFUSED)';
    const refused = new CommandError({ ...failed, stderr: silent, code: 'ECONNREFUSED' });
    expect(classifyError(refused, push)).toMatchObject({ class: 'transient', maxRetries: 1 });
    const denied = new CommandError({ ...failed, stderr: 'Error response from daemon: denied: no', status: 500 });
    expect(classifyError(denied, push).class).toBe('auth');
  });

  test('a host that the name server knows nothing of is asked for twice more, and one that it cannot find now as often as allowed', () => {
    const failed = (code: string): RegistryError =>
      new RegistryError('GET r.example/v2/', { cause: Object.assign(new Error(`getaddrinfo ${code}`), { code }) });
    expect(classifyError(failed('ENOTFOUND'), push)).toMatchObject({ class: 'transient', maxRetries: 2 });
    expect(classifyError(failed('EAI_AGAIN'), push).maxRetries).toBeUndefined();
  });

  test.each([
    [408, 'transient'],
    [409, 'transient'],
    [425, 'transient'],
    [499, 'transient'],
    [500, 'transient'],
    [501, 'permanent'],
    [502, 'transient'],
    [504, 'transient'],
    [505, 'permanent'],
    [507, 'permanent'],
    [511, 'auth'],
    [520, 'transient'],
    [527, 'transient'],
    [529, 'transient'],
    [530, 'transient'],
    [400, 'permanent'],
    [402, 'permanent'],
    [405, 'permanent'],
    [407, 'auth'],
    [410, 'permanent'],
    [422, 'permanent'],
    [451, 'permanent'],
    [302, 'permanent'],
  ])('status %i of a registry, typed and in the words of BuildKit: %s', (status, expected) => {
    const path = 'https://r.example/v2/a/manifests/1';
    const text = `ERROR: failed to solve: failed to push r.example/a:1: unexpected status from PUT request to ${path}: ${status} `;
    expect(classifyError(new RegistryError(`PUT ${path}`, { status }), push).class).toBe(expected);
    expect(classifyFailure({ ...push, text }).class).toBe(expected);
  });

  test('a registry that says when to come back is asked again then', () => {
    const busy = new RegistryError('PUT r.example/v2/a', { status: 429, retryAfterMs: 7000 });
    expect(classifyError(busy, push)).toMatchObject({ class: 'rate-limit', retryAfterMs: 7000 });
    expect(classifyError(new RegistryError('PUT r.example/v2/a', { status: 503 }), push).retryAfterMs).toBeUndefined();
  });

  test("parts that the artifact's storage lost are uploaded anew, and a request that it does not take is not", () => {
    const refused = (code: string, message: string): UploadError =>
      new UploadError(message, undefined, { cause: Object.assign(new Error(message), { statusCode: 400, code }) });
    const lost = refused('InvalidBlockList', 'The specified block list is invalid.');
    expect(classifyError(lost, { phase: 'artifact' })).toMatchObject({ class: 'transient', maxRetries: 2 });
    const wrong = refused('InvalidHeaderValue', 'The value for one of the HTTP headers is not in the correct format.');
    expect(classifyError(wrong, { phase: 'artifact' })).toMatchObject({
      class: 'permanent',
      remedy: expect.stringContaining('artifact-name'),
    });
  });

  test('a status of the storage behind an upload', () => {
    const cause = Object.assign(new Error('refused'), { statusCode: 403, code: 'AuthorizationFailure' });
    const failure = classifyError(new UploadError('The upload failed', undefined, { cause }), { phase: 'artifact' });
    expect(failure.class).toBe('auth');
  });

  test('what the caller knows comes first', () => {
    const known = { ...push, status: 503, host: 'ghcr.io' };
    expect(classifyError(new Error('it did not work'), known).class).toBe('transient');
    expect(classifyFailure({ ...push, text: 'it did not work', code: 'DENIED', host: 'ghcr.io' })).toMatchObject({
      class: 'auth',
      remedy: expect.stringContaining('packages: write'),
    });
  });
});

describe('the reason that is shown', () => {
  const reason = (text: string): string => classifyFailure({ phase: 'push', text }).reason;

  test.each([
    ['ERROR: failed to build: failed to solve: failed to push r/a:1: denied: no', 'failed to push r/a:1: denied: no'],
    ['Error response from daemon: error from registry: denied\ndenied\n', 'error from registry: denied'],
    [
      'ERROR: unexpected status from PUT request to https://r.example/v2/a?_state=x: 503 Service Unavailable\nunavailable: service unavailable',
      'unexpected status from PUT request to https://r.example/v2/a: 503 Service Unavailable: unavailable: service unavailable',
    ],
    [
      'received unexpected HTTP status: 502\n<html>\n<head><title>Bad Gateway</title><style>\na { b: c }\n</style>\n</html>',
      'Bad Gateway',
    ],
    [
      `ERROR: failed to solve: process "/bin/sh -c ${'a'.repeat(200)}" did not complete successfully: exit code: 2`,
      `process "/bin/sh -c ${'a'.repeat(69)}…" did not complete successfully: exit code: 2`,
    ],
    [
      'ERROR: failed to fetch remote https://g.example/a.git: git stderr:\nremote: x\nfatal: early EOF\n\nPlease\n: exit status 128',
      'failed to fetch remote https://g.example/a.git: fatal: early EOF',
    ],
  ])('%s', (text, shown) => {
    expect(reason(text)).toBe(shown);
  });

  test('it is one line of at most 500 characters, with its beginning and its end', () => {
    const long = reason(`ERROR: failed to push ${'a/'.repeat(400)}b:1: denied: it may not`);
    expect(long).toMatch(/^failed to push .* … .*denied: it may not$/);
    expect(long.length).toBeLessThanOrEqual(500);
    expect(reason('a\u0085::add-mask::b\u001b[31m\rc')).toBe('a ::add-mask::b c');
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

test('a registry that answers TLS with plain HTTP speaks none, to our own client too', () => {
  const text =
    'GET r.example:5000/v2/: write EPROTO 404D:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../deps/openssl/openssl/ssl/record/methods/tlsany_meth.c:77:';
  const error = new RegistryError(text, { code: 'EPROTO' });
  expect(classifyError(error, { phase: 'registry' })).toMatchObject({
    class: 'permanent',
    remedy: expect.stringContaining('speaks plain HTTP'),
  });
});
