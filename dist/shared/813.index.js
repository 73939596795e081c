export const id = 813;
export const ids = [813];
export const modules = {

/***/ 80322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ firstOf),
/* harmony export */   g: () => (/* binding */ callEnd)
/* harmony export */ });
/** Aborted when the caller's signal is, or when the call has had its time. */
function callEnd({ signal, timeoutMs }) {
    return firstOf(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}
/** Aborted when any of them is. */
function firstOf(...signals) {
    return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}


/***/ }),

/***/ 23927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ TransferBroken),
/* harmony export */   u: () => (/* binding */ brokenArchive)
/* harmony export */ });
/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
class TransferBroken extends Error {
}
/** An archive that is no whole archive, whatever noticed it. */
function brokenArchive(finding, cause) {
    return new TransferBroken(`The archive is cut off or damaged: ${finding}.`, { cause });
}


/***/ }),

/***/ 62678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ classifyError),
  X: () => (/* binding */ classifyFailure)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/core/failures/rules/lasting-failures.js
const tryLater = 'run again later; the registry or the network between was at fault';
const longUploadMs = 4 * 60_000;
const fixDockerfile = 'correct the Dockerfile or what it runs';
const fixInputs = 'correct the inputs of the step';
const waitForLimit = 'log in to the registry (limits for anonymous users are lowest), mirror it, or run again later';
const logIn = 'log in to the registry first (docker/login-action) with an account that may do this';
const grantPackages = 'give the job "permissions: packages: write", and the package this repository as a writer in its settings';
const freeDisk = 'free disk space on the runner: trying again cannot help';
/**
 * The user's own errors, anchored at the start or the end of the text: what stands between is the user's and may read
 * like anything.
 */
const userErrors = [
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
        pattern: /^(Attestation|OCI exporter|Docker exporter) is not supported for the docker driver\.|exporter does not (currently )?support exporting manifest lists/,
        class: 'user',
        remedy: 'use docker/setup-buildx-action, whose builder can do this, or leave out the input that asks for it ("platforms", "provenance", "sbom", "outputs")',
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
const rateLimits = [
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
const refusals = [
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
        pattern: /no basic auth credentials|\bunauthorized(: |$)|pull access denied|insufficient_scope|authorization failed|failed to authorize: .*: 40[13]\b/i,
        class: 'auth',
        remedy: logIn,
    },
    {
        rows: [65],
        pattern: /\bdenied: | upload to \S+ in \S+: (denied|unauthorized)$|access to the resource is denied|: 40[13] (Unauthorized|Forbidden)\b|(StatusCode: |status code from registry |HTTP )40[13]\b/i,
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
        remedy: 'the registry does not speak TLS, which is taken from addresses of this machine alone: put TLS in front of it',
    },
    {
        rows: [],
        pattern: /^Error loading trust policy: /,
        class: 'permanent',
        remedy: 'skopeo has no policy on this machine: install the package "containers-common" or write /etc/containers/policy.json',
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
        remedy: "look whether the repository's Actions settings allow artifacts, and whether the job is older than its token (24 hours on hosted runners)",
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

;// CONCATENATED MODULE: ./build/src/core/failures/rules/passing-failures.js
const makeBuilder = 'start a new builder (docker/setup-buildx-action); the old one does not answer any more';
const passing_failures_tryLater = 'run again later; the registry or the network between was at fault';
/** What a new builder mends. */
const brokenBuilder = [
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
        pattern: /code = Unavailable desc = |transport is closing|closing transport due to|error reading from server|timed out waiting for server handshake|buildkitd\.sock|failed to list workers|booting buildkit|failed to initialize builder|failed to find driver|buildx_buildkit_|^no active session for |graceful_stop/,
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
const transients = [
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
        pattern: /blob upload invalid|digest invalid|provided digest did not match|unexpected status from (PUT|POST|PATCH) request to .*: 400\b/i,
        class: 'transient',
        maxRetries: 1,
        remedy: 'the registry refuses what was uploaded: look at its own log',
    },
    {
        rows: [56, 57],
        pattern: /filesystem layer verification failed|unexpected (commit )?digest:? |^reading .* does not match expected sha256:|[Dd]igest did not match, expected /,
        class: 'transient',
        maxRetries: 1,
        // The containerd store keeps the damaged layer until it has tidied up, about a second later, and does not fetch it
        // anew before: a try within that time ends the same without a request (F12).
        leastWaitSeconds: 3,
        remedy: 'look for what damages layers on their way: the registry, or a proxy in front of it',
    },
    {
        // A manifest under the digest that the registry itself named: one that lags behind, or names a wrong one (F15).
        rows: [],
        pattern: /content at \S+\/manifests\/\S+ not found/,
        class: 'transient',
        remedy: 'digest mismatch: the registry names a digest under which it has nothing; look at it, or at a cache in front of it',
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
        pattern: /Unable to make request: (ENOTFOUND|ECONNRESET|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|EAI_AGAIN)|Upload progress stalled|chunk did not respond in \d+ms/,
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
        pattern: /\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|unexpected (HTTP )?status( code)?\b.*: 50[0234]\b|(status code from registry |HTTP )50[0234]\b|parse error response 50\d|taking too long to load|failed to fetch (oauth|anonymous) token|specified blob does not exist|error writing layer blob/i,
        class: 'transient',
        remedy: passing_failures_tryLater,
    },
    {
        rows: [26, 34, 35, 36, 37, 39, 40, 41, 42, 43, 44, 48, 79],
        pattern: /DeadlineExceeded|context deadline exceeded|TLS handshake timeout|i\/o timeout|Client\.Timeout exceeded|connection refused|Temporary failure in name resolution|lookup .*: Try again|server misbehaving|connection reset by peer|broken pipe|use of closed network connection|(^|[: ]|unexpected )EOF$|connection timed out|maximum timeout reached|no response$|no route to host|network is unreachable|ECONNRESET|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN|socket hang up/,
        class: 'transient',
        remedy: passing_failures_tryLater,
    },
    {
        rows: [27, 46, 47, 49, 50],
        pattern: /^(.*: )?failed to copy: |failed to do request: |unknown blob|blob upload unknown|read\/write on closed pipe/i,
        class: 'transient',
        remedy: passing_failures_tryLater,
    },
];

;// CONCATENATED MODULE: ./build/src/core/failures/rules/index.js


/** Every rule, in the order in which they are asked: a doubt ends the work instead of repeating it. */
const failureRules = [
    ...userErrors,
    ...rateLimits,
    ...refusals,
    ...brokenBuilder,
    ...transients,
];

;// CONCATENATED MODULE: ./build/src/core/failures/classify.js


/**
 * Decides what a failure is and what the user does about it, by the table of failures-and-threats section 1.
 * Only the final line is looked at, and of a failed RUN only what stands behind the command, so that a Dockerfile cannot
 * make its own failure look like the network's. The first rule that fits wins; they are ordered from the user's own
 * errors to the transient ones, so that a doubt ends the work instead of repeating it.
 */
function classifyFailure(evidence) {
    const { finalLine, timedOut } = evidence;
    if (timedOut === true) {
        return {
            class: 'timeout',
            reason: finalLine === '' ? 'the time limit of the attempt ended it' : `time limit of the attempt; ${finalLine}`,
            remedy: 'raise "timeout-minutes" if the work needs more time than that',
        };
    }
    const text = relevantText(finalLine);
    const rule = failureRules.find((candidate) => fits(candidate, text, evidence));
    if (rule === undefined) {
        return {
            class: 'unknown',
            reason: finalLine === '' ? 'it ended without saying why' : finalLine,
            remedy: 'this text is not known yet: please report it, so that it can be classified',
        };
    }
    const { class: name, remedy, maxRetries, leastWaitSeconds } = rule;
    return {
        ...{ class: name, reason: finalLine, remedy },
        ...(maxRetries === undefined ? {} : { maxRetries }),
        ...(leastWaitSeconds === undefined ? {} : { leastWaitSeconds }),
    };
}
/** Classifies anything thrown: a CommandError by its evidence, any other error by its message. */
function classifyError(error, context) {
    return error instanceof errors/* CommandError */.Qd
        ? classifyFailure({ ...context, finalLine: error.finalLine, timedOut: error.timedOut })
        : classifyFailure({ ...context, finalLine: (0,errors/* toMessage */.R9)(error).replaceAll(/\s+/g, ' ').trim() });
}
function fits(rule, text, evidence) {
    return rule.pattern.test(text) && (rule.when?.(evidence) ?? true);
}
const runFailed = /\bprocess ".*" did not complete successfully: /;
/** Without the `ERROR: ` and `failed to solve: ` that stand before every reason, and without the failed RUN's command. */
function relevantText(finalLine) {
    const text = finalLine
        .replace(/^ERROR: /, '')
        .replace(/^failed to build: /, '')
        .replace(/^failed to solve: /, '')
        .replace(/^rpc error: code = Unknown desc = /, '');
    return runFailed.test(text) ? text.replace(runFailed, 'RUN: ') : text;
}


/***/ }),

/***/ 73692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   aH: () => (/* binding */ isPlatform),
/* harmony export */   my: () => (/* binding */ samePlatform),
/* harmony export */   oF: () => (/* binding */ checkPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** What kernels and engines call an architecture, and what image configs call it. */
const architectures = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    armv7l: 'arm/v7',
    armv6l: 'arm/v6',
    i386: '386',
    i686: '386',
};
/**
 * The platform as `os/architecture[/variant]` in the words of image configs; `linux/x86_64` is `linux/amd64`, and the
 * only variant that arm64 has is left out, as registries and buildx do.
 */
function platformName(os, architecture, variant = '') {
    const known = architectures[architecture] ?? architecture;
    const isPlainArm64 = known === 'arm64' && variant === 'v8';
    return [os, known, ...(variant === '' || isPlainArm64 ? [] : [variant])].join('/');
}
/** Whether two platforms are one; variants are compared only where both sides name one. */
function samePlatform(one, other) {
    const [os, architecture, variant] = one.split('/');
    const [otherOs, otherArchitecture, otherVariant] = other.split('/');
    return (os === otherOs &&
        architecture === otherArchitecture &&
        (variant === undefined || otherVariant === undefined || variant === otherVariant));
}
/** Whether `text` has the form `os/architecture[/variant]`: it may come from a registry. */
function isPlatform(text) {
    return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text);
}
/**
 * The input `platform`: one platform in the form of image configs.
 * @throws UserError
 */
function checkPlatform(text) {
    if (text === undefined || isPlatform(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
}


/***/ }),

/***/ 28381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ revisionLabel)
/* harmony export */ });
/** The label of the commit that an image stands for: always the revision, and what consumers compare (design section 2). */
const revisionLabel = 'org.opencontainers.image.revision';


/***/ }),

/***/ 59408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** The digest of a content, `sha256:<64 hex>`: what registries and archives call it by. */
function sha256(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}


/***/ })

};
