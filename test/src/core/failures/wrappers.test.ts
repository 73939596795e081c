import { describe, expect, test } from '@jest/globals';
import { classifyFailure } from '../../../../src/core/failures/classify.ts';
import type { FailurePhase } from '../../../../src/core/failures/evidence.ts';
import type { FailureClass } from '../../../../src/core/failures/failure.ts';

/** One refusal of a registry: the code and message of its answer, and the status that came with it. */
interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly expected: FailureClass;
}

const refusals: readonly Refusal[] = [
  { code: 'DENIED', message: 'requested access to the resource is denied', status: 403, expected: 'auth' },
  { code: 'DENIED', message: 'denied', status: 403, expected: 'auth' },
  { code: 'UNAUTHORIZED', message: 'authentication required', status: 401, expected: 'auth' },
  { code: 'UNAVAILABLE', message: 'service unavailable', status: 503, expected: 'transient' },
  { code: 'UNKNOWN', message: 'unknown error', status: 500, expected: 'transient' },
  { code: 'TOOMANYREQUESTS', message: 'too many requests', status: 429, expected: 'rate-limit' },
  { code: 'TOOMANYREQUESTS', message: 'retry after 60s', status: 429, expected: 'rate-limit' },
  { code: 'DENIED', message: 'You have exceeded a secondary rate limit', status: 403, expected: 'rate-limit' },
  { code: 'NAME_UNKNOWN', message: 'repository name not known to registry', status: 404, expected: 'permanent' },
  { code: 'MANIFEST_INVALID', message: 'manifest invalid', status: 400, expected: 'permanent' },
  { code: 'UNSUPPORTED', message: 'The operation is unsupported.', status: 405, expected: 'permanent' },
  { code: 'TAG_INVALID', message: 'the tag is immutable', status: 400, expected: 'permanent' },
  { code: 'DENIED', message: 'quota exceeded', status: 403, expected: 'permanent' },
  { code: 'BLOB_UPLOAD_UNKNOWN', message: 'blob upload unknown to registry', status: 404, expected: 'transient' },
  { code: 'BLOB_UPLOAD_INVALID', message: 'blob upload invalid', status: 400, expected: 'transient' },
  { code: 'SIZE_INVALID', message: 'provided length did not match content length', status: 400, expected: 'transient' },
];

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const ref = 'r.example/team/app:1';
const solve = 'ERROR: failed to build: failed to solve: ';
/** containerd knows these codes; it prints any other one as `unknown`. */
const knownCodes = ['DENIED', 'UNAUTHORIZED', 'UNAVAILABLE', 'TOOMANYREQUESTS', 'UNSUPPORTED'];

const spelled = (code: string): string => code.toLowerCase().replaceAll('_', ' ');
const containerd = ({ code, message }: Refusal): string =>
  `${knownCodes.includes(code) ? spelled(code) : 'unknown'}: ${message}`;
const address = ({ code }: Refusal): string =>
  /^(BLOB|SIZE)/.test(code)
    ? 'https://r.example/v2/team/app/blobs/uploads/4f?_state=x'
    : 'https://r.example/v2/team/app/manifests/1';
const refused = (refusal: Refusal): string =>
  `unexpected status from PUT request to ${address(refusal)}: ${refusal.status} ${phrases[refusal.status] ?? ''}`;
const body = ({ code, message }: Refusal, space?: number): string =>
  JSON.stringify({ errors: [{ code, message, detail: null }] }, undefined, space);

const wrappers: readonly (readonly [tool: string, phase: FailurePhase, print: (refusal: Refusal) => string])[] = [
  ['docker push', 'push', ({ code, message }) => `${spelled(code)}: ${message}\n`],
  ['BuildKit', 'push', (refusal) => `${solve}failed to push ${ref}: ${containerd(refusal)}\n`],
  [
    'containerd 2.2',
    'push',
    (refusal) => `ERROR: failed to push ${ref}: ${refused(refusal)}\n${containerd(refusal)}\n`,
  ],
  [
    'several errors',
    'push',
    (refusal) =>
      `ERROR: failed to push ${ref}: ${refused(refusal)}\nerrors:\n${containerd(refusal)}\n${containerd(refusal)}\n\n`,
  ],
  ['Engine 29', 'push', ({ message }) => `error from registry: ${message}\n`],
  [
    'a step of the progress',
    'push',
    (refusal) =>
      `#12 ERROR: failed to push ${ref}: ${containerd(refusal)}\n------\n > pushing:\n------\n${solve}failed to push ${ref}: ${containerd(refusal)}\n\nView build details: docker-desktop://x\n`,
  ],
  ['the step alone', 'push', (refusal) => `#12 ERROR: failed to push ${ref}: ${containerd(refusal)}`],
  [
    'skopeo',
    'registry',
    ({ code, message }) =>
      `time="x" level=fatal msg="writing manifest: uploading manifest 1 to r.example/team/app: ${spelled(code)}: ${message}"\n`,
  ],
  [
    'crane',
    'registry',
    (refusal) => `Error: PUT ${address(refusal)}: ${refusal.code}: ${refusal.message}; map[Name:team/app]\n`,
  ],
  ['the body', 'push', (refusal) => `${solve}failed to push ${ref}: ${refused(refusal)}: ${body(refusal)}\n`],
  ['the body over lines', 'push', (refusal) => `ERROR: ${refused(refusal)}: ${body(refusal, 2)}\n`],
  [
    'oras',
    'registry',
    (refusal) =>
      `Error: PUT "${address(refusal)}": response status code ${refusal.status}: ${spelled(refusal.code)}: ${refusal.message}\n`,
  ],
  [
    'the log of a job',
    'push',
    (refusal) =>
      `2026-08-01T10:00:01.12Z #12 pushing layers\n2026-08-01T10:00:01.13Z ${solve}failed to push ${ref}: ${containerd(refusal)}\n2026-08-01T10:00:01.14Z ##[error]buildx failed with: ${solve}failed to push ${ref}: ${containerd(refusal)}\n`,
  ],
  [
    'a stack (DEBUG)',
    'push',
    (refusal) =>
      `${solve}failed to push ${ref}: ${containerd(refusal)}\n1287 v0.32.0 buildkitd --config x\ngithub.com/moby/buildkit/util/push.Push\n\t/src/util/push/push.go:140\nruntime.goexit\n\t/usr/local/go/src/runtime/asm_amd64.s:1700\n`,
  ],
];

describe.each(wrappers)('what a registry answers, as %s prints it (Y1, Y2)', (_, phase, print) => {
  test.each(refusals)('$code $message is $expected', (refusal) => {
    expect(classifyFailure({ phase, text: print(refusal) }).class).toBe(refusal.expected);
  });
});

describe('statuses (Y15)', () => {
  const statuses: readonly (readonly [FailureClass, readonly number[]])[] = [
    ['auth', [401, 403]],
    ['rate-limit', [429]],
    ['transient', [408, 425, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530]],
    ['permanent', [405, 406, 410, 413, 415, 501]],
  ];
  const printed: readonly (readonly [string, (status: number) => string])[] = [
    [
      'BuildKit',
      (status) => `${solve}unexpected status from PUT request to https://r.example/v2/a/manifests/1: ${status}`,
    ],
    [
      'containerd 1',
      (status) => `${solve}unexpected status code https://r.example/v2/a/manifests/1: ${status} Whatever`,
    ],
    ['skopeo', (status) => `writing manifest: received unexpected HTTP status: ${status} Whatever`],
    ['crane', (status) => `Error: PUT https://r.example/v2/a/manifests/1: unexpected status code ${status} Whatever`],
    ['the classic engine', (status) => `error parsing HTTP ${status} response body: unexpected end of JSON input: ""`],
  ];
  const rows = statuses.flatMap(([expected, numbers]) =>
    numbers.flatMap((status) => printed.map(([tool, print]) => ({ status, tool, text: print(status), expected }))),
  );
  test.each(rows)('$status of $tool is $expected', ({ text, expected }) => {
    expect(classifyFailure({ phase: 'push', text }).class).toBe(expected);
  });

  test.each([
    ['POST', '/v2/a/blobs/uploads/', 'permanent'],
    ['PUT', '/v2/a/blobs/uploads/4f', 'transient'],
    ['PATCH', '/v2/a/blobs/uploads/4f?_state=x', 'transient'],
    ['HEAD', '/v2/a/manifests/1', 'permanent'],
  ])('404 of a %s of %s is %s', (method, path, expected) => {
    const text = `ERROR: unexpected status from ${method} request to https://r.example${path}: 404 Not Found`;
    expect(classifyFailure({ phase: 'push', text }).class).toBe(expected);
  });
});

describe('the network', () => {
  const broken = [
    'unexpected EOF',
    'net/http: TLS handshake timeout',
    'read tcp 10.0.0.2:5->192.0.2.1:443: read: connection reset by peer',
    'dial tcp 192.0.2.1:443: i/o timeout',
    'dial tcp 192.0.2.1:443: connect: no route to host',
    'http2: client connection lost',
    'http2: server sent GOAWAY and closed the connection; LastStreamID=7, ErrCode=NO_ERROR, debug=""',
    'stream error: stream ID 3; INTERNAL_ERROR; received from peer',
    'proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused',
    'remote error: tls: internal error',
  ];
  const untrusted = [
    'x509: certificate signed by unknown authority',
    'tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
    'x509: certificate is valid for a.example, not r.example',
    'tls: first record does not look like a TLS handshake',
    'remote error: tls: handshake failure',
  ];
  const printed: readonly ((text: string) => string)[] = [
    (text) =>
      `${solve}failed to push ${ref}: failed to do request: Put "https://r.example/v2/a/blobs/uploads/1": ${text}`,
    (text) => `Error response from daemon: Get "https://r.example/v2/": ${text}`,
    (text) =>
      `${solve}failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://r.example/v2/a": ${text}`,
    (text) => `time="x" level=fatal msg=${JSON.stringify(`writing blob: Patch "https://r.example/v2/a": ${text}`)}`,
  ];
  test.each(broken.flatMap((text) => printed.map((print) => print(text))))('%s passes', (text) => {
    expect(classifyFailure({ phase: 'push', text }).class).toBe('transient');
  });
  test.each(untrusted.flatMap((text) => printed.map((print) => print(text))))('%s stays (Y14)', (text) => {
    const failure = classifyFailure({ phase: 'push', text });
    expect(failure.class).toBe('permanent');
    expect(failure.remedy).toMatch(/CA/);
  });
});
