import type { FailureEvidence } from './failure-class.ts';
import type { FailureClass } from './retry-policy.ts';

/** One line of the failure table. */
export interface FailureRule {
  /** Rows of failures-and-threats section 1 that it covers. */
  readonly rows: readonly number[];
  readonly pattern: RegExp;
  readonly when?: (evidence: FailureEvidence) => boolean;
  readonly class: FailureClass;
  readonly remedy: string;
  /** How often it is tried again at most, where the class would allow more. */
  readonly maxRetries?: number;
}

const longUploadMs = 4 * 60_000;

const fixDockerfile = 'correct the Dockerfile or what it runs';
const fixInputs = 'correct the inputs of the step';
const waitForLimit = 'log in to the registry (limits for anonymous users are lowest), mirror it, or run again later';
const logIn = 'log in to the registry first (docker/login-action) with an account that may do this';
const grantPackages =
  'give the job "permissions: packages: write", and the package this repository as a writer in its settings';
const tryLater = 'run again later; the registry or the network between was at fault';
const freeDisk = 'free disk space on the runner: trying again cannot help';
const makeBuilder = 'start a new builder (docker/setup-buildx-action); the old one does not answer any more';

/**
 * The user's own errors, anchored at the start or the end of the text: what stands between is the user's and may read
 * like anything.
 */
const userErrors: readonly FailureRule[] = [
  {
    rows: [2],
    pattern: /^RUN: exit code: 137$/,
    class: 'transient',
    maxRetries: 1,
    remedy: 'the command was killed: give the build more memory',
  },
  { rows: [1], pattern: /^RUN: exit code: \d+$/, class: 'user', remedy: fixDockerfile },
  {
    rows: [3],
    pattern: /^RUN: failed to create endpoint /,
    class: 'transient',
    remedy: "run again; the engine's network was at fault",
  },
  { rows: [4], pattern: /^dockerfile parse error/i, class: 'user', remedy: fixDockerfile },
  { rows: [5], pattern: /^the Dockerfile cannot be empty$/, class: 'user', remedy: fixDockerfile },
  {
    rows: [6],
    pattern: /^failed to read dockerfile: /,
    class: 'user',
    remedy: 'correct the inputs "file" and "context"; "file" counts from the workspace',
  },
  {
    rows: [7],
    pattern: /failed to calculate checksum of ref .*: ".*": not found$/,
    class: 'user',
    remedy: 'the file that COPY or ADD names is not in the context: check "context" and .dockerignore',
  },
  {
    rows: [8],
    pattern: /^target stage ".*" could not be found$/,
    class: 'user',
    remedy: 'correct the input "target"; the Dockerfile has no such stage',
  },
  { rows: [9], pattern: /^invalid tag ".*": /, class: 'user', remedy: fixInputs },
  { rows: [10], pattern: /^(docker: )?invalid reference format\b/, class: 'user', remedy: fixInputs },
  {
    rows: [10],
    pattern: /^Error (response )?from daemon: invalid reference format\b/i,
    class: 'user',
    remedy: fixInputs,
  },
  {
    rows: [11],
    pattern: /^unknown (shorthand )?flag: /,
    class: 'user',
    remedy: 'the installed buildx does not know this option: update it, or leave the input out',
  },
  {
    rows: [12],
    pattern: /^Cache export is not supported for the docker driver\./,
    class: 'user',
    remedy: 'use docker/setup-buildx-action, whose builder can export a cache, or leave the cache out',
  },
  {
    rows: [13],
    pattern: /^Multi-platform build is not supported for the docker driver\./,
    class: 'user',
    remedy: 'use docker/setup-buildx-action, whose builder can build for several platforms',
  },
  {
    rows: [73],
    pattern: /failed to resolve source metadata for .*: not found$/,
    class: 'user',
    remedy: 'the base image in FROM does not exist: correct its name or tag',
  },
  {
    rows: [74],
    pattern: /no matching manifest for \S+|no match for platform in manifest/,
    class: 'user',
    remedy: 'the image does not exist for this platform: choose another platform or another base image',
  },
  {
    rows: [78],
    pattern: /^(failed to walk|error from sender)\b/,
    class: 'user',
    remedy: 'the build context cannot be read: check "context", its permissions and .dockerignore',
  },
  {
    rows: [81],
    pattern: /reference does not exist$/,
    class: 'user',
    remedy: 'the image is not in this engine: build with "load", or name the image that was loaded',
  },
  {
    rows: [],
    pattern: /^unable to prepare context: |^resolve : lstat |^(invalid|unsupported) .*argument/,
    class: 'user',
    remedy: fixInputs,
  },
];

const rateLimits: readonly FailureRule[] = [
  {
    rows: [58, 59, 60, 61, 63],
    pattern: /\btoomanyrequests\b|\b429\b|Too Many Requests|rate limit exceeded|blocked due to exceeding usage/i,
    class: 'rate-limit',
    remedy: waitForLimit,
  },
  {
    rows: [62],
    pattern: /secondary rate limit|You have exceeded a .*rate limit/i,
    class: 'rate-limit',
    remedy: waitForLimit,
  },
];

const refusals: readonly FailureRule[] = [
  {
    rows: [67],
    pattern: /unauthorized: authentication required/,
    when: ({ phase, elapsedMs = 0 }) => phase === 'push' && elapsedMs > longUploadMs,
    class: 'transient',
    maxRetries: 1,
    remedy: 'the login seems to have run out during the upload: log in with a token that lives longer',
  },
  {
    rows: [64, 65],
    pattern: /installation not allowed to|permission_denied: write_package|requested installation does not exist/i,
    class: 'auth',
    remedy: grantPackages,
  },
  {
    rows: [68],
    pattern: /authorization token has expired/i,
    class: 'auth',
    remedy: 'the login has run out: log in again right before this step',
  },
  {
    rows: [69],
    pattern: /failed to fetch anonymous token: .*: 403 Forbidden/,
    class: 'transient',
    maxRetries: 1,
    remedy: logIn,
  },
  {
    rows: [91],
    pattern: /Resource not accessible by integration/i,
    class: 'auth',
    remedy: 'give the job "permissions: actions: read"',
  },
  {
    rows: [66, 67, 71],
    pattern:
      /no basic auth credentials|\bunauthorized: |pull access denied|insufficient_scope|authorization failed|failed to authorize: .*: 40[13]\b/i,
    class: 'auth',
    remedy: logIn,
  },
  {
    rows: [65],
    pattern: /\bdenied: |access to the resource is denied|: 40[13] (Unauthorized|Forbidden)\b/i,
    class: 'auth',
    remedy: `${logIn}; on GHCR ${grantPackages}`,
  },
  {
    rows: [72],
    pattern: /manifest unknown|manifests?\/\S+: not found$/,
    when: ({ justPushed }) => justPushed === true,
    class: 'transient',
    remedy: tryLater,
  },
  {
    rows: [72],
    pattern: /manifest unknown/,
    class: 'permanent',
    remedy: 'the registry has no such tag: check that the build pushed it, and its name',
  },
  {
    rows: [53],
    pattern: /unexpected status from HEAD request to .*: 400\b/i,
    class: 'permanent',
    remedy: 'the registry takes this for no valid name: check owner and name of the image',
  },
  {
    rows: [54],
    pattern: /manifest invalid|PUT request to \S+\/manifests\/\S+: 400\b/i,
    class: 'permanent',
    remedy: 'the registry does not take this kind of manifest: try "provenance: false" and no "sbom"',
  },
  {
    rows: [55],
    pattern: /413 (Request Entity|Payload|Content) Too Large/i,
    class: 'permanent',
    remedy: 'a layer is larger than the registry, or a proxy in front of it, takes: make the layers smaller',
  },
  { rows: [75, 76], pattern: /no space left on device/i, class: 'permanent', remedy: freeDisk },
  {
    rows: [84],
    pattern: /\(409\) Conflict: an artifact with this name already exists/,
    class: 'permanent',
    remedy: 'another job of this run uploads under the same name: set "artifact-name"',
  },
  {
    rows: [],
    pattern: /Failed to (Create|List|Delete|GetSigned)Artifact\w*: .*\(40[13]\)/,
    class: 'auth',
    remedy:
      "look whether the repository's Actions settings allow artifacts, and whether the job is older than its token (24 hours on hosted runners)",
  },
  {
    rows: [85],
    pattern: /Artifact storage quota has been hit/,
    class: 'permanent',
    remedy: 'delete old artifacts, or lower "retention-days"; GitHub counts again every 6 to 12 hours',
  },
  {
    rows: [88],
    pattern: /Artifact not found for name: /,
    class: 'permanent',
    remedy: 'check the name, and that the job that uploads it has ended',
  },
];

const brokenBuilder: readonly FailureRule[] = [
  {
    rows: [14],
    pattern: /^no builder ".*" found$/,
    class: 'builder',
    maxRetries: 0,
    remedy: 'create the builder first (docker/setup-buildx-action) and pass its name, or leave "builder" out',
  },
  {
    rows: [16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
    pattern:
      /code = Unavailable desc = |transport is closing|closing transport due to|error reading from server|timed out waiting for server handshake|buildkitd\.sock|failed to list workers|booting buildkit|failed to initialize builder|failed to find driver|buildx_buildkit_|^no active session for |graceful_stop/,
    class: 'builder',
    remedy: makeBuilder,
  },
  {
    rows: [24],
    pattern: /^context deadline exceeded$/,
    when: ({ phase }) => phase === 'build' || phase === 'push',
    class: 'builder',
    remedy: makeBuilder,
  },
  {
    rows: [28],
    pattern: /^error: buildkit(d)? .*(exited|not running)|no such container: buildx_buildkit/i,
    class: 'builder',
    remedy: makeBuilder,
  },
];

const transients: readonly FailureRule[] = [
  {
    rows: [15],
    pattern: /Cannot connect to the Docker daemon|Is the docker daemon running\?/i,
    class: 'transient',
    maxRetries: 1,
    remedy: 'start a Docker daemon on this runner, or set DOCKER_HOST to one that answers',
  },
  {
    rows: [38],
    pattern: /dial tcp: lookup .*: no such host/,
    class: 'transient',
    maxRetries: 2,
    remedy: "check the spelling of the registry's host name",
  },
  {
    rows: [51, 52],
    pattern:
      /blob upload invalid|digest invalid|provided digest did not match|unexpected status from (PUT|POST|PATCH) request to .*: 400\b/i,
    class: 'transient',
    maxRetries: 1,
    remedy: 'the registry refuses what was uploaded: look at its own log',
  },
  {
    rows: [56, 57],
    pattern: /filesystem layer verification failed|unexpected commit digest /,
    class: 'transient',
    maxRetries: 1,
    remedy: 'the registry, or a proxy in front of it, delivers damaged layers',
  },
  {
    rows: [77],
    pattern: /cannot allocate memory/i,
    class: 'transient',
    maxRetries: 1,
    remedy: 'give the runner more memory',
  },
  {
    rows: [86, 89],
    pattern: /Failed to make request after \d+ attempts|Artifact download failed after \d+ retries/,
    class: 'transient',
    maxRetries: 1,
    remedy: "run again later; GitHub's artifact service was at fault",
  },
  {
    // Seen as a fault of the service that does not last; only CreateArtifact's 403 is a refusal.
    rows: [],
    pattern: /Failed to FinalizeArtifact: .*\(403\)/,
    class: 'transient',
    maxRetries: 1,
    remedy: "run again later; GitHub's artifact service was at fault",
  },
  {
    rows: [83, 87, 90],
    pattern:
      /Unable to make request: (ENOTFOUND|ECONNRESET|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|EAI_AGAIN)|Upload progress stalled|chunk did not respond in \d+ms/,
    class: 'transient',
    remedy: "run again later; GitHub's artifact service was at fault",
  },
  {
    rows: [82],
    pattern: /is not in the engine although the build succeeded$/,
    class: 'transient',
    remedy: 'run again; the engine lost the image that it had loaded',
  },
  {
    rows: [29, 30, 31, 32, 33, 45, 70, 80],
    pattern:
      /\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|unexpected (HTTP )?status( code)?\b.*: 50[0234]\b|parse error response 50\d|taking too long to load|failed to fetch (oauth|anonymous) token|specified blob does not exist|error writing layer blob/i,
    class: 'transient',
    remedy: tryLater,
  },
  {
    rows: [26, 34, 35, 36, 37, 39, 40, 41, 42, 43, 44, 48, 79],
    pattern:
      /DeadlineExceeded|context deadline exceeded|TLS handshake timeout|i\/o timeout|Client\.Timeout exceeded|connection refused|Temporary failure in name resolution|lookup .*: Try again|server misbehaving|connection reset by peer|broken pipe|use of closed network connection|(^|[: ]|unexpected )EOF$|connection timed out|maximum timeout reached|no response$|no route to host|network is unreachable|ECONNRESET|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN|socket hang up/,
    class: 'transient',
    remedy: tryLater,
  },
  {
    rows: [27, 46, 47, 49, 50],
    pattern:
      /^(.*: )?failed to copy: |failed to do request: |unknown blob|blob upload unknown|read\/write on closed pipe/i,
    class: 'transient',
    remedy: tryLater,
  },
];

/** Every rule, in the order in which they are asked: a doubt ends the work instead of repeating it. */
export const failureRules: readonly FailureRule[] = [
  ...userErrors,
  ...rateLimits,
  ...refusals,
  ...brokenBuilder,
  ...transients,
];
