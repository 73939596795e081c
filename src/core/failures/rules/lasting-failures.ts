import type { FailureRule } from './rule.ts';

const tryLater = 'run again later; the registry or the network between was at fault';
const longUploadMs = 4 * 60_000;

const fixDockerfile = 'correct the Dockerfile or what it runs';
const fixInputs = 'correct the inputs of the step';
const waitForLimit = 'log in to the registry (limits for anonymous users are lowest), mirror it, or run again later';
const logIn = 'log in to the registry first (docker/login-action) with an account that may do this';
const grantPackages =
  'give the job "permissions: packages: write", and the package this repository as a writer in its settings';
const freeDisk = 'free disk space on the runner: trying again cannot help';

/**
 * The user's own errors, anchored at the start or the end of the text: what stands between is the user's and may read
 * like anything.
 */
export const userErrors: readonly FailureRule[] = [
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
    rows: [],
    pattern: /^Check complete, \d+ warnings? ha(s|ve) been found!$/,
    class: 'user',
    remedy: 'correct what the checks name above, or leave a rule out by "# check=skip=" in the Dockerfile',
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
    rows: [],
    pattern:
      /^(Attestation|OCI exporter|Docker exporter) is not supported for the docker driver\.|exporter does not (currently )?support exporting manifest lists/,
    class: 'user',
    remedy:
      'use docker/setup-buildx-action, whose builder can do this, or leave out the input that asks for it ("platforms", "provenance", "sbom", "outputs")',
  },
  {
    rows: [73],
    pattern: /failed to resolve source metadata for (\S+: )+not found$/,
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

/** What waiting mends. */
export const rateLimits: readonly FailureRule[] = [
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

/** What the other side refuses for good. */
export const refusals: readonly FailureRule[] = [
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
    rows: [],
    pattern: /^fatal: (could not read (Username|Password) for |Authentication failed for )/,
    class: 'auth',
    remedy: 'the Git context is private: "github-token" opens those of this server, "secrets: GIT_AUTH_TOKEN=" others',
  },
  {
    rows: [66, 67, 71],
    pattern:
      /no basic auth credentials|\bunauthorized(: |$)|pull access denied|insufficient_scope|authorization failed|failed to authorize: .*: 40[13]\b/i,
    class: 'auth',
    remedy: logIn,
  },
  {
    rows: [65],
    pattern:
      /\bdenied: | upload to \S+ in \S+: (denied|unauthorized)$|access to the resource is denied|: 40[13] (Unauthorized|Forbidden)\b|(StatusCode: |status code from registry |HTTP )40[13]\b/i,
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
    pattern: /manifest unknown|reading manifest .*: StatusCode: 404\b/,
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
    rows: [],
    pattern: /server gave HTTP response to HTTPS client/,
    class: 'permanent',
    remedy:
      'the registry does not speak TLS, which is taken from addresses of this machine alone: put TLS in front of it',
  },
  {
    rows: [],
    pattern: /^Error loading trust policy: /,
    class: 'permanent',
    remedy:
      'skopeo has no policy on this machine: install the package "containers-common" or write /etc/containers/policy.json',
  },
  {
    rows: [],
    pattern: /Manifest does not match provided manifest digest/,
    class: 'permanent',
    remedy: 'the registry delivers something else under that digest: look for a cache or a proxy in front of it',
  },
  {
    rows: [55],
    pattern: /413 (Request Entity|Payload|Content) Too Large|StatusCode: 413\b/i,
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
    pattern: /Unable to get the ACTIONS_(RUNTIME_TOKEN|RESULTS_URL)|not currently supported on GHES/,
    class: 'permanent',
    remedy: 'artifacts need a runner of github.com or ghe.com: elsewhere push to a registry and leave them out',
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
