import type { FailureEvidence } from '../../src/core/failures/evidence.ts';
import type { FailureClass } from '../../src/core/failures/failure.ts';

/** One example of a row of failures-and-threats section 1, as the tools print it. */
interface FailureRow {
  readonly row: number;
  readonly line: string;
  readonly expected: FailureClass;
  /** At most so many further tries, where the row says so. */
  readonly retries?: number;
  readonly context?: Partial<FailureEvidence>;
}

const rows = (
  expected: FailureClass,
  lines: readonly (readonly [row: number, line: string, retries?: number])[],
): readonly FailureRow[] =>
  lines.map(([row, line, retries]) => ({ row, line, expected, ...(retries === undefined ? {} : { retries }) }));

const rpc = 'ERROR: failed to receive status: rpc error: code = Unavailable desc =';

export const failureRows: readonly FailureRow[] = [
  ...rows('user', [
    [1, 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 7'],
    [4, 'ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)'],
    [5, 'ERROR: failed to solve: the Dockerfile cannot be empty'],
    [6, 'ERROR: failed to solve: failed to read dockerfile: open nosuch: no such file or directory'],
    [
      7,
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 0f1::x: "/nosuchfile": not found',
    ],
    [8, 'ERROR: failed to solve: target stage "zz" could not be found'],
    [9, 'ERROR: invalid tag "Bad/UPPER:1": repository name must be lowercase'],
    [10, 'invalid reference format'],
    [10, 'invalid reference format: repository name (UPPER) must be lowercase'],
    [11, 'unknown flag: --nosuchflag'],
    [12, 'ERROR: Cache export is not supported for the docker driver.'],
    [13, 'ERROR: Multi-platform build is not supported for the docker driver.'],
    [73, 'ERROR: failed to solve: acme/none:1: failed to resolve source metadata for docker.io/acme/none:1: not found'],
    [74, 'no matching manifest for linux/arm64 in the manifest list entries'],
    [78, 'ERROR: failed to solve: failed to walk: failed to xattr /src: permission denied'],
    [78, 'ERROR: failed to solve: error from sender: open /src/secret: permission denied'],
    [81, 'Error response from daemon: reference does not exist'],
  ]),
  ...rows('transient', [
    [2, 'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 137', 1],
    [
      3,
      'ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: failed to create endpoint abc on network bridge: adding interface veth1 to bridge docker0 failed: Device does not exist',
    ],
    [15, 'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?', 1],
    [26, 'ERROR: failed to solve: DeadlineExceeded: context deadline exceeded'],
    [27, 'ERROR: failed to solve: failed to copy: io: read/write on closed pipe'],
    [29, 'ERROR: failed to solve: rpc error: code = Unknown desc = unexpected status: 502 Bad Gateway'],
    [30, 'received unexpected HTTP status: 500 Internal Server Error'],
    [30, 'received unexpected HTTP status: 502 Bad Gateway'],
    [30, 'received unexpected HTTP status: 503 Service Unavailable'],
    [30, 'received unexpected HTTP status: 504 Gateway Timeout'],
    [31, 'unexpected status from HEAD request to http://r.example/v2/app/manifests/1: 503 Service Unavailable'],
    [32, 'ERROR: failed to solve: error writing layer blob: failed to parse error response 504: <!DOCTYPE html>'],
    [33, 'ERROR: failed to solve: <p>This page is taking too long to load.</p>'],
    [34, 'ERROR: failed to solve: Get "https://r.example/v2/": net/http: TLS handshake timeout'],
    [35, 'Get "https://r.example/v2/": dial tcp 192.0.2.1:443: i/o timeout'],
    [36, 'Get "https://r.example/v2/": net/http: request canceled (Client.Timeout exceeded while awaiting headers)'],
    [37, 'failed to do request: Head "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused'],
    [38, 'Get "https://ghrc.io/v2/": dial tcp: lookup ghrc.io on 192.0.2.53:53: no such host', 2],
    [39, 'dial tcp: lookup ghcr.io: Temporary failure in name resolution'],
    [39, 'dial tcp: lookup ghcr.io: Try again'],
    [40, 'dial tcp: lookup ghcr.io on 127.0.0.53:53: server misbehaving'],
    [41, 'read tcp 192.0.2.2:5000->192.0.2.1:443: read: connection reset by peer'],
    [41, 'write tcp 192.0.2.2:5000->192.0.2.1:443: write: connection reset by peer'],
    [42, 'write tcp 192.0.2.2:5000->192.0.2.1:443: write: broken pipe'],
    [43, 'readfrom tcp 192.0.2.2:5000->192.0.2.1:443: use of closed network connection'],
    [44, 'EOF'],
    [44, 'unexpected EOF'],
    [45, 'failed to copy: httpReadSeeker: failed open: unexpected status code https://r.example/v2/x: 502 Bad Gateway'],
    [46, 'ERROR: failed to solve: failed to copy: failed to do request: Put "https://ghcr.io/v2/x": net/http: abort'],
    [47, 'ERROR: failed to solve: failed to copy: cannot reuse body, request must be retried'],
    [48, 'failed commit on ref "layer-sha256:aa": no response'],
    [48, 'failed commit on ref "layer-sha256:aa": read tcp 192.0.2.1: read: connection timed out'],
    [49, 'unknown blob'],
    [50, 'blob upload unknown'],
    [51, 'blob upload invalid', 1],
    [51, 'digest invalid: provided digest did not match uploaded content', 1],
    [52, 'unexpected status from PUT request to https://r.example/v2/a/blobs/uploads/1: 400 Bad request', 1],
    [56, 'filesystem layer verification failed for digest sha256:aa', 1],
    [57, 'unexpected commit digest sha256:aa, expected sha256:bb: failed precondition', 1],
    [57, 'ERROR: failed commit on ref "": unexpected digest: sha256:aa != sha256:bb', 1],
    [69, 'ERROR: failed to solve: failed to fetch anonymous token: unexpected status: 403 Forbidden', 1],
    [70, 'ERROR: failed to solve: failed to fetch oauth token: Get https://auth.docker.io/token: EOF'],
    [70, 'ERROR: failed to solve: failed to fetch oauth token: unexpected status: 503 Service Unavailable'],
    [77, 'fork/exec /usr/bin/runc: cannot allocate memory', 1],
    [79, 'ERROR: failed to solve: error writing layer blob: maximum timeout reached'],
    [80, 'ERROR: failed to solve: error writing layer blob: 404 The specified blob does not exist'],
    [80, 'ERROR: failed to solve: error writing layer blob: not_found'],
    [82, 'the image "app:1" is not in the engine although the build succeeded'],
    [83, 'Failed to CreateArtifact: Unable to make request: ENOTFOUND'],
    [83, 'Failed to CreateArtifact: Unable to make request: ECONNRESET'],
    [86, 'Failed to CreateArtifact: Failed to make request after 5 attempts: Failed request: (503) busy', 1],
    [87, 'Upload progress stalled.'],
    [89, 'Unable to download and extract artifact: Artifact download failed after 5 retries.', 1],
    [90, 'Blob storage chunk did not respond in 30000ms'],
  ]),
  ...rows('builder', [
    [14, 'ERROR: no builder "nosuch" found', 0],
    [16, `${rpc} error reading from server: EOF`],
    [
      17,
      `${rpc} closing transport due to: connection error: desc = "error reading from server: EOF", received prior goaway: code: NO_ERROR, debug data: "graceful_stop"`,
    ],
    [18, `${rpc} connection error: desc = "error reading from server: io: read/write on closed pipe"`],
    [19, `${rpc} transport is closing`],
    [20, 'failed to get status: rpc error: code = Unavailable desc = timed out waiting for server handshake'],
    [
      21,
      'connection error: desc = "transport: error while dialing: dial unix /run/buildkit/buildkitd.sock: connect: no such file or directory"',
    ],
    [22, 'ERROR: failed to list workers: Unavailable: connection error'],
    [23, '#1 [internal] booting buildkit ERROR: exit code 1'],
    [24, 'ERROR: failed to initialize builder ci (ci0): context deadline exceeded'],
    [24, 'Get "http://docker/v1.44/containers/buildx_buildkit_ci0/json": context deadline exceeded'],
    [24, 'ERROR: context deadline exceeded'],
    [25, 'ERROR: failed to solve: no active session for abc: context deadline exceeded'],
  ]),
  ...rows('rate-limit', [
    [58, 'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating'],
    [58, 'toomanyrequests: rate limit exceeded'],
    [59, 'unexpected status from HEAD request to https://r.example/v2/a/manifests/1: 429 Too Many Requests'],
    [60, 'failed to authorize: failed to fetch oauth token: unexpected status: 429 Too Many Requests'],
    [61, 'Too Many Requests (HAP429)'],
    [62, 'unexpected status: 403 Forbidden: You have exceeded a secondary rate limit. Please wait'],
    [63, 'failed to parse error response 429: {"message":"Request was blocked due to exceeding usage of resource"}'],
  ]),
  ...rows('auth', [
    [64, 'denied: installation not allowed to Create organization package'],
    [64, 'denied: installation not allowed to Write organization package'],
    [65, 'denied: permission_denied: write_package'],
    [65, 'denied: The requested installation does not exist.'],
    [65, 'denied: denied'],
    [66, 'no basic auth credentials'],
    [67, 'unauthorized: authentication required'],
    [67, 'unauthorized'],
    [68, 'denied: Your authorization token has expired. Reauthenticate and try again.'],
    [
      71,
      "pull access denied for acme/none, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ],
    [91, 'Resource not accessible by integration'],
  ]),
  ...rows('permanent', [
    [53, 'unexpected status from HEAD request to https://ghcr.io/v2/metrics/manifests/1: 400 Bad Request'],
    [54, 'manifest invalid: manifest invalid'],
    [
      54,
      'failed commit on ref "manifest-sha256:aa": unexpected status from PUT request to https://r.example/v2/a/manifests/1: 400 Bad Request',
    ],
    [55, 'unexpected status from PUT request to https://r.example/v2/a/manifests/1: 413 Payload Too Large'],
    [55, 'unknown: <html>413 Request Entity Too Large</html>'],
    [72, 'manifest for acme/app:1 not found: manifest unknown: manifest unknown'],
    [75, 'ERROR: failed to solve: ResourceExhausted: failed to copy files: no space left on device'],
    [76, "System.IO.IOException: No space left on device : '/home/runner/_diag/x.log'"],
    [
      84,
      'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run',
    ],
    [85, 'Artifact storage quota has been hit. Unable to upload any new artifacts.'],
    [88, 'Artifact not found for name: app-1'],
  ]),
  {
    row: 28,
    line: '#7 retrying in 1s',
    expected: 'timeout',
    context: { timedOut: true },
  },
  {
    row: 72,
    line: 'manifest for acme/app:1 not found: manifest unknown: manifest unknown',
    expected: 'transient',
    context: { phase: 'registry', justPushed: true },
  },
];

/** What skopeo 1.9 says last, and what our own requests to a registry say; seen against the fault proxy. */
export const copyRows: readonly (readonly [expected: FailureClass, line: string, retries?: number])[] = [
  [
    'transient',
    'writing manifest: uploading manifest 1 to r.example/app: received unexpected HTTP status: 502 Bad Gateway',
  ],
  [
    'transient',
    'writing manifest: Put "http://r.example/v2/app/manifests/1": read tcp 192.0.2.2:5000->192.0.2.1:443: read: connection reset by peer',
  ],
  [
    'transient',
    'writing blob: initiating layer upload to /v2/app/blobs/uploads/ in r.example: received unexpected HTTP status: 503 Service Unavailable',
  ],
  ['transient', 'writing blob: uploading layer chunked: received unexpected HTTP status: 502 Bad Gateway'],
  ['transient', 'writing blob: uploading layer to http://r.example/v2/app/blobs/uploads/1: blob upload unknown'],
  ['transient', 'writing blob: uploading layer to http://r.example/v2/app/blobs/uploads/1: digest invalid', 1],
  [
    'transient',
    'reading config blob sha256:aa: Error fetching blob: invalid status code from registry 500 (Internal Server Error)',
  ],
  [
    'transient',
    'reading config blob sha256:aa: Error fetching blob: invalid status code from registry 404 (Not Found)',
    1,
  ],
  ['transient', 'reading config blob sha256:aa: unexpected EOF'],
  [
    'transient',
    'reading config blob sha256:aa: Download config.json digest sha256:bb does not match expected sha256:aa',
    1,
  ],
  [
    'transient',
    'initializing source docker://r.example/app:1: pinging container registry r.example: invalid status code from registry 503 (Service Unavailable)',
  ],
  [
    'transient',
    'initializing source docker://r.example/app:1: Requesting bearer token: invalid status code from registry 503 (Service Unavailable)',
  ],
  [
    'transient',
    'trying to reuse blob sha256:aa at destination: pinging container registry r.example: Get "http://r.example/v2/": dial tcp 192.0.2.1:1: connect: connection refused',
  ],
  [
    'transient',
    'trying to reuse blob sha256:aa at destination: pinging container registry nosuch.invalid: Get "https://nosuch.invalid/v2/": dial tcp: lookup nosuch.invalid on 192.0.2.53:53: no such host',
    2,
  ],
  ['transient', 'GET r.example/v2/app/referrers/sha256:aa: HTTP 503'],
  ['transient', 'GET r.example/v2/app/referrers/sha256:aa: connect ECONNREFUSED 192.0.2.1:443'],
  ['rate-limit', 'writing manifest: uploading manifest 1 to r.example/app: StatusCode: 429, slow down'],
  ['rate-limit', 'writing manifest: uploading manifest 1 to r.example/app: toomanyrequests: slow down'],
  [
    'rate-limit',
    'writing manifest: uploading manifest 1 to r.example/app: denied: You have exceeded a secondary rate limit',
  ],
  ['rate-limit', 'initializing source docker://r.example/app:1: too many requests to registry'],
  ['rate-limit', 'GET r.example/v2/app/referrers/sha256:aa: HTTP 429'],
  ['auth', 'writing manifest: uploading manifest 1 to r.example/app: unauthorized: authentication required'],
  ['auth', 'writing manifest: uploading manifest 1 to r.example/app: denied: permission_denied: write_package'],
  ['auth', 'writing manifest: uploading manifest 1 to r.example/app: StatusCode: 403, forbidden'],
  ['auth', 'writing blob: initiating layer upload to /v2/app/blobs/uploads/ in r.example: denied'],
  ['auth', 'writing blob: initiating layer upload to /v2/app/blobs/uploads/ in r.example:5000: unauthorized'],
  [
    'auth',
    'initializing source docker://r.example/app:1: unable to retrieve auth token: invalid username/password: unauthorized: no',
  ],
  [
    'auth',
    'initializing source docker://r.example/app:1: Requesting bearer token: invalid status code from registry 403 (Forbidden)',
  ],
  ['auth', 'GET r.example/v2/app/referrers/sha256:aa: HTTP 401 UNAUTHORIZED authentication required'],
  [
    'permanent',
    'Error parsing image name "docker://r.example/app:1": reading manifest 1 in r.example/app: manifest unknown: manifest unknown',
  ],
  [
    'permanent',
    'Error parsing image name "docker://r.example/app:1": reading manifest 1 in r.example/app: StatusCode: 404, <html>',
  ],
  ['permanent', 'writing manifest: uploading manifest 1 to r.example/app: manifest invalid'],
  ['permanent', 'writing manifest: uploading manifest 1 to r.example/app: StatusCode: 413, too large'],
  [
    'permanent',
    'trying to reuse blob sha256:aa at destination: pinging container registry r.example: Get "https://r.example/v2/": http: server gave HTTP response to HTTPS client',
  ],
  ['permanent', 'Error loading trust policy: open /etc/containers/policy.json: no such file or directory'],
  [
    'permanent',
    'determining manifest MIME type for docker://r.example/app@sha256:aa: Manifest does not match provided manifest digest sha256:aa',
  ],
];
