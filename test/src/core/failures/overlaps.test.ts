import { describe, expect, test } from '@jest/globals';
import { classifyFailure } from '../../../../src/core/failures/classify.ts';
import type { FailureEvidence } from '../../../../src/core/failures/evidence.ts';

const evidence = (text: string, more: Partial<FailureEvidence> = {}): FailureEvidence => ({
  phase: 'build',
  text,
  ...more,
});

describe('names that read like errors', () => {
  const ambiguous =
    'quota billing read-only throttl rate-limiter firewall immutable oom emfile repository project'.split(' ');
  test.each([
    [
      'pull',
      'auth',
      "Error response from daemon: pull access denied for NAME, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ],
    [
      'pull',
      'auth',
      "Error response from daemon: pull access denied for acme/NAME, repository does not exist or may require 'docker login'",
    ],
    [
      'pull',
      'permanent',
      'Error response from daemon: manifest for NAME:1 not found: manifest unknown: manifest unknown',
    ],
    [
      'pull',
      'permanent',
      'Error response from daemon: manifest for acme/app:NAME not found: manifest unknown: manifest unknown',
    ],
    ['push', 'user', 'Error response from daemon: tag does not exist: NAME:1'],
    ['push', 'user', 'An image does not exist locally with the tag: acme/NAME'],
    ['push', 'transient', 'ERROR: failed to solve: failed to push r.example/NAME: unknown: unknown error'],
    ['push', 'permanent', 'unauthorized: project NAME not found: project NAME not found'],
    ['build', 'user', 'ERROR: failed to solve: target stage "NAME" could not be found'],
    [
      'build',
      'user',
      'ERROR: failed to solve: NAME: failed to resolve source metadata for docker.io/library/NAME:latest: docker.io/library/NAME:latest: not found',
    ],
    [
      'build',
      'transient',
      'ERROR: failed to solve: NAME: failed to resolve source metadata for docker.io/library/NAME:latest: failed to do request: Head "https://registry-1.docker.io/v2/library/NAME/manifests/latest": dial tcp 192.0.2.1:443: i/o timeout',
    ],
    [
      'build',
      'transient',
      'ERROR: failed to solve: failed to do request: Head "https://NAME.example/v2/a/manifests/1": dial tcp: lookup NAME.example on 192.0.2.53:53: no such host',
    ],
    [
      'registry',
      'permanent',
      'time="2026-01-01T00:00:00Z" level=fatal msg="reading manifest NAME in docker.io/acme/NAME: manifest unknown"',
    ],
  ] as const)(
    'an image, tag, host or stage called like an error is %s\u2019s %s: %s (F18)',
    (phase, expected, line) => {
      const judge = (name: string): unknown => {
        const { class: kind, remedy } = classifyFailure(evidence(line.replaceAll('NAME', name), { phase }));
        return { name, kind, remedy };
      };
      const { remedy } = classifyFailure(evidence(line.replaceAll('NAME', 'app'), { phase }));
      expect(ambiguous.map(judge)).toEqual(ambiguous.map((name) => ({ name, kind: expected, remedy })));
    },
  );

  test.each(['tag does not exist: buildkit:1', 'No such image: acme/buildkit:1'])(
    'an image of the user\u2019s called buildkit is no builder: %s (F18)',
    (line) => {
      expect(classifyFailure(evidence(`Error response from daemon: ${line}`, { phase: 'save' })).class).toBe('user');
    },
  );

  test('the number of a tag is no status (F18)', () => {
    const seen = ['503', '429', '500'].map((tag) => `unknown: tag ${tag} not found`);
    const classes = seen.map((line) => classifyFailure(evidence(line, { phase: 'registry' })).class);
    expect(classes).toEqual(['permanent', 'permanent', 'permanent']);
  });
});

describe('texts that several rules fit', () => {
  test.each([
    ['a push', 'push', 'failed to push r.nosuch/a:1: '],
    ['a base image', 'build', 'r.nosuch/a:1: failed to resolve source metadata for r.nosuch/a:1: '],
    ['reading a cache', 'build', 'failed to configure registry cache importer: '],
    ['writing a cache', 'build', 'error writing layer blob: '],
    ['writing a cache index', 'push', 'error writing manifest blob: '],
  ] as const)(
    'a host that nobody knows is asked twice more, whatever asks for it: %s (row 38)',
    (_what, phase, start) => {
      const line = `ERROR: failed to solve: ${start}failed to do request: Head "https://r.nosuch/v2/a/blobs/x": dial tcp: lookup r.nosuch on 192.0.2.53:53: no such host`;
      const { class: kind, maxRetries, remedy } = classifyFailure(evidence(line, { phase }));
      expect({ kind, maxRetries }).toEqual({ kind: 'transient', maxRetries: 2 });
      expect(remedy).toContain("the registry's host name");
    },
  );

  test('a damaged layer of a cache is written once more', () => {
    const line =
      'ERROR: failed to solve: error writing layer blob: failed to copy: unexpected commit digest sha256:aa, expected sha256:bb: failed precondition';
    expect(classifyFailure(evidence(line))).toMatchObject({ class: 'transient', maxRetries: 1 });
  });

  test('a host of GitHub\u2019s cache that is not found is no typing error', () => {
    const line =
      'ERROR: failed to solve: error writing layer blob: Post "https://results-receiver.actions.githubusercontent.com/x": dial tcp: lookup results-receiver.actions.githubusercontent.com: no such host';
    expect(classifyFailure(evidence(line)).remedy).toContain('ignore-error=true');
  });

  test('attempts of an S3 client that are used up are no quota', () => {
    const line =
      'ERROR: failed to solve: error writing layer blob: operation error S3: PutObject, exceeded maximum number of attempts, 3, https response error StatusCode: 503, RequestID: A, HostID: B, api error ServiceUnavailable: reduce';
    expect(classifyFailure(evidence(line)).class).toBe('transient');
  });

  test('a signed address of a registry\u2019s storage that ran out is asked for anew, and is no cache', () => {
    const line =
      'failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://r1.blob.core.windows.net/a?sig=1: 403 Server failed to authenticate the request';
    const failure = classifyFailure(evidence(line, { phase: 'pull' }));
    expect(failure.class).toBe('transient');
    expect(failure.remedy).not.toContain('cache');
  });

  test.each([
    ['unknown: unknown error: write /var/lib/registry/x: no space left on device', /^the registry's quota/],
    [
      'unexpected status from PUT request to https://r.example/v2/a/blobs/uploads/1: 500 Internal Server Error: no space left on device',
      /^the registry's quota/,
    ],
    [
      'unexpected status from PUT request to https://r.example/v2/a/blobs/uploads/1: 507 Insufficient Storage',
      /^the registry's quota/,
    ],
    ['received unexpected HTTP status: 507 Insufficient Storage', /^the registry's quota/],
    ['unknown: mkdir /var/lib/registry/docker: read-only file system', /^the registry does not allow/],
    ['failed to copy files: no space left on device', /^free disk space on the runner/],
    ['write /var/lib/docker/x: no space left on device: unknown', /^free disk space on the runner/],
  ])('a full disk is the one of who says so: %s', (line, remedy) => {
    const failure = classifyFailure(evidence(`ERROR: failed to solve: ${line}`, { phase: 'push' }));
    expect(failure.class).toBe('permanent');
    expect(failure.remedy).toMatch(remedy);
  });

  test('a step whose /proc cannot be mounted is the machine\u2019s, one whose own mount fails the user\u2019s', () => {
    const line = (what: string): string =>
      `ERROR: failed to solve: process "/bin/sh -c ls" did not complete successfully: runc run failed: unable to start container process: error during container init: error mounting "${what}" to rootfs at "/x": operation not permitted`;
    expect(['proc', '/src/a'].map((what) => classifyFailure(evidence(line(what))).class)).toEqual(['builder', 'user']);
  });

  test('options of a storage of the user\u2019s own are not answered with what GitHub\u2019s cache needs', () => {
    const lines = [
      'bucket ($AWS_BUCKET) not set for s3 cache',
      'unable to load AWS SDK config',
      'missing github actions token',
    ];
    const remedies = lines.map((line) => classifyFailure(evidence(`ERROR: failed to solve: ${line}`)).remedy);
    expect(remedies.map((remedy) => remedy.startsWith('type=gha'))).toEqual([false, false, true]);
  });

  test('a manifest that finds no place lacks its repository, one that is read its tag', () => {
    const ask = (method: string): string =>
      `unexpected status from ${method} request to https://r.example/v2/a/manifests/x: 404 Not Found`;
    const remedies = ['PUT', 'HEAD'].map((method) => classifyFailure(evidence(ask(method), { phase: 'push' })).remedy);
    expect(remedies).toEqual([expect.stringMatching(/^create the repository/), expect.stringMatching(/no such tag/)]);
  });

  test.each([
    ['Could not resolve host: git.nosuch', 'transient', 2],
    ['error:0A00010B:SSL routines::wrong version number', 'permanent', undefined],
    ['Failed to connect to git.nosuch port 443: Connection refused', 'transient', undefined],
  ])('a Git server is judged as a registry is: %s', (said, kind, maxRetries) => {
    const line = `ERROR: failed to solve: failed to fetch remote https://git.nosuch/a.git: git stderr:\nfatal: unable to access 'https://git.nosuch/a.git/': ${said}\n: exit status 128`;
    const failure = classifyFailure(evidence(line));
    expect([failure.class, failure.maxRetries]).toEqual([kind, maxRetries]);
  });
});
