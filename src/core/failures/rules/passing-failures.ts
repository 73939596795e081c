import type { FailureRule } from './rule.ts';

const makeBuilder = 'start a new builder (docker/setup-buildx-action); the old one does not answer any more';
const tryLater = 'run again later; the registry or the network between was at fault';

/** What a new builder mends. */
export const brokenBuilder: readonly FailureRule[] = [
  {
    rows: [],
    // The client's own words for a plugin that it does not have; they changed with its version 28 (F20).
    pattern: /unknown command: docker buildx$|'buildx' is not a docker command/,
    class: 'builder',
    maxRetries: 0,
    remedy: 'put "uses: docker/setup-buildx-action" before this step, or install the buildx plugin of docker',
  },
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

/** What another attempt may mend. */
export const transients: readonly FailureRule[] = [
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
    pattern:
      /filesystem layer verification failed|unexpected (commit )?digest:? |^reading .* does not match expected sha256:|[Dd]igest did not match, expected /,
    class: 'transient',
    maxRetries: 1,
    // The containerd store keeps the damaged layer until it has tidied up, about a second later, and does not fetch it
    // anew before: a try within that time ends the same without a request (F12).
    minWaitSeconds: 3,
    remedy: 'look for what damages layers on their way: the registry, or a proxy in front of it',
  },
  {
    // A manifest under the digest that the registry itself named: one that lags behind, or names a wrong one (F15).
    rows: [],
    pattern: /content at \S+\/manifests\/\S+ not found/,
    class: 'transient',
    remedy:
      'digest mismatch: the registry names a digest under which it has nothing; look at it, or at a cache in front of it',
  },
  {
    // A blob that its own manifest names may be late, or lost.
    rows: [],
    pattern: /Error fetching blob: invalid status code from registry 404\b/,
    class: 'transient',
    maxRetries: 1,
    remedy: 'the source registry has lost a part of the image: build and push it again',
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
      /\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|unexpected (HTTP )?status( code)?\b.*: 50[0234]\b|(status code from registry |HTTP )50[0234]\b|parse error response 50\d|taking too long to load|failed to fetch (oauth|anonymous) token|specified blob does not exist|error writing layer blob/i,
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
