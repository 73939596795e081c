export const id = 681;
export const ids = [681];
export const modules = {

/***/ 13501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   Wf: () => (/* binding */ isFullSha),
/* harmony export */   _r: () => (/* binding */ readEventFacts),
/* harmony export */   sg: () => (/* binding */ readRef)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);


const pullRequestEvents = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Where the token and the secrets are the repository's own, whoever caused the event. */
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
/** Where Dependabot gets a read-only token and none of the Actions secrets. */
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
const queuePrefix = 'gh-readonly-queue/';
/**
 * Reads the event of a run: rows T7-T11.
 * @throws UserError when the payload lacks what its event always has.
 */
function readEventFacts(run) {
    if (run.eventName === 'workflow_run')
        return ofWorkflowRun(run);
    return pullRequestEvents.has(run.eventName) ? ofPullRequest(run) : ofRef(run);
}
function ofPullRequest(run) {
    const pull = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'pull_request');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    const isFork = !sameRepository(headRepository, run.repository);
    const privileged = privilegedEvents.has(run.eventName);
    return {
        eventName: run.eventName,
        kind: 'pull-request',
        revision: shaOf((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha'), 'pull_request.head.sha'),
        mergeSha: privileged ? undefined : run.sha,
        branch: firstLine((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'ref')),
        tagName: undefined,
        defaultBranch: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch'),
        prNumber: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') ?? missing('pull_request.number'),
        isFork,
        canPush: privileged || (!isFork && run.actor !== dependabot),
        headRepository,
        subject: firstLine((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'title')),
        actor: run.actor,
        open: [],
    };
}
function ofRef(run) {
    const releaseTag = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'release', 'tag_name');
    const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
    // A schedule runs on the default branch and nowhere else; its payload does not always name it.
    const scheduled = run.eventName === 'schedule' ? branchOf(ref) : undefined;
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch') ?? scheduled;
    const message = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'head_commit', 'message') ?? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_commit', 'message');
    return {
        ...readRef(ref, defaultBranch),
        eventName: run.eventName,
        revision: shaOf((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
        mergeSha: undefined,
        defaultBranch,
        isFork: false,
        canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
        headRepository: run.repository,
        subject: firstLine(message),
        actor: run.actor,
        open: [],
    };
}
/**
 * The triggering run as its `workflow_run` payload tells: a fork's `pull_requests` is always empty (T10), `head_branch`
 * is bare for branches and git tags alike, and under `pull_request_target` `head_sha` is the base.
 */
function ofWorkflowRun(run) {
    const trigger = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'workflow_run');
    const eventName = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'event') ?? missing('workflow_run.event');
    const headBranch = firstLine((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_branch'));
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_repository', 'full_name');
    const isPull = pullRequestEvents.has(eventName);
    const common = {
        eventName,
        mergeSha: undefined,
        defaultBranch,
        isFork: !sameRepository(headRepository, run.repository),
        canPush: true,
        headRepository,
        actor: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'actor', 'login') ?? run.actor,
    };
    if (isPull) {
        // In a fork, pull requests of the same branch at the parent are listed too.
        const here = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'repository', 'id');
        const pulls = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(trigger, 'pull_requests').filter((each) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(each, 'base', 'repo', 'id') === here);
        const [pull, ...others] = pulls;
        const prNumber = others.length === 0 ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') : undefined;
        const headSha = eventName === 'pull_request_target' ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'id') : (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha');
        return {
            ...common,
            kind: 'pull-request',
            revision: shaOf(headSha, 'workflow_run.head_sha'),
            branch: headBranch,
            tagName: undefined,
            prNumber,
            subject: firstLine((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'display_title')),
            open: prNumber === undefined ? ['pull-request-number'] : [],
        };
    }
    const revision = shaOf((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha'), 'workflow_run.head_sha');
    const subject = firstLine((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'message'));
    const ref = `refs/${eventName === 'release' ? 'tags' : 'heads'}/${headBranch ?? missing('workflow_run.head_branch')}`;
    const read = readRef(ref, defaultBranch);
    const open = read.kind === 'branch' ? ['branch-or-tag'] : [];
    return { ...common, ...read, revision, subject, open };
}
/** What a full ref stands for. */
function readRef(ref, defaultBranch) {
    const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
    if (pull !== null) {
        return { kind: 'pull-request', branch: undefined, tagName: undefined, prNumber: Number(pull[1]) };
    }
    const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
    if (tagName !== undefined)
        return { kind: 'tag', branch: undefined, tagName, prNumber: undefined };
    const branch = branchOf(ref);
    if (branch === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ref of this run is "${ref}": set the input "ref" to refs/heads/<branch> or refs/tags/<tag>.`);
    }
    const kind = branch.startsWith(queuePrefix) ? 'merge-queue' : branch === defaultBranch ? 'default-branch' : 'branch';
    return { kind, branch, tagName: undefined, prNumber: undefined };
}
/** Whether `text` is a full commit id, SHA-1 or SHA-256. */
function isFullSha(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** GitHub compares names without case. */
function sameRepository(one, other) {
    return one?.toLowerCase() === other.toLowerCase();
}
function branchOf(ref) {
    return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
/** Nothing from outside brings a line break into an output. */
function firstLine(text) {
    return text?.split(/\r?\n|\r/, 1)[0];
}
function shaOf(text, name) {
    if (text === undefined)
        return missing(name);
    if (!isFullSha(text))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's ${name} is "${text}", which is no full commit sha.`);
    return text;
}
function missing(name) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}


/***/ }),

/***/ 62678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fe: () => (/* binding */ classifyError),
  XE: () => (/* binding */ classifyFailure),
  n1: () => (/* binding */ classifyHttpStatus)
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
        minWaitSeconds: 3,
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
    const { class: name, remedy, maxRetries, minWaitSeconds: leastWaitSeconds } = rule;
    return {
        ...{ class: name, reason: finalLine, remedy },
        ...(maxRetries === undefined ? {} : { maxRetries }),
        ...(leastWaitSeconds === undefined ? {} : { minWaitSeconds: leastWaitSeconds }),
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
/**
 * What a refused HTTP request is: a broken connection and 5xx pass, a rate limit asks for a wait, anything else stays.
 * @param status undefined: the connection failed
 */
function classifyHttpStatus(status, reason, remedy) {
    if (status === undefined || status >= 500)
        return { class: 'transient', reason, remedy };
    return { class: status === 429 ? 'rate-limit' : 'permanent', reason, remedy };
}


/***/ }),

/***/ 81563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ ClassifiedError),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   jW: () => (/* binding */ settledValue)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** A failure that was classified, and is final: its message says what to do next. */
class ClassifiedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    failure;
    constructor(message, failure, cause) {
        super(message, { cause });
        this.failure = failure;
    }
}
/** One source's failure as the user gets to see it. */
function describeFailure({ class: name, reason, remedy }) {
    return remedy === '' ? reason : `${reason} (${name}): ${remedy}.`;
}
/**
 * The value of a question that was asked beside others, once all of them are over: whoever looks at them in their order
 * of weight fails with the error that matters most.
 */
function settledValue(settled) {
    if (settled.status === 'rejected')
        throw settled.reason;
    return settled.value;
}


/***/ }),

/***/ 74835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isDigest),
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76982);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


/** The digest of a content, `sha256:<64 hex>`: what registries and archives call it by. */
function sha256(content) {
    return `sha256:${(0,crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}
/** Whether `text` is a full sha256 digest: the only algorithm that is accepted (failures-and-threats section 4). */
function isDigest(text) {
    return _reference_js__WEBPACK_IMPORTED_MODULE_1__/* .digestPattern */ .V_.test(text);
}


/***/ }),

/***/ 90490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Q: () => (/* binding */ parseImageRef),
/* harmony export */   V_: () => (/* binding */ digestPattern),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   hG: () => (/* binding */ familiarName),
/* harmony export */   lM: () => (/* binding */ localReference)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);


/** The grammar of github.com/distribution/reference: a tag is up to 128 word characters, dots and dashes. */
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^sha256:[a-f0-9]{64}$/;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::\d{1,5})?$/;
const hostIpv6 = /^\[[a-fA-F0-9:]+\](?::\d{1,5})?$/;
const maxRepositoryLength = 255;
/** Whether `text` can stand behind the colon of a reference. */
function isTag(text) {
    return tagPattern.test(text);
}
/**
 * Parses `[host[:port]/]path[:tag][@digest]` by the distribution grammar.
 * @param what names the value in the error: `input "image"`
 * @throws UserError with the rule that the text breaks.
 */
function parseImageRef(text, what) {
    const refuse = (rule) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${text}", which is no image reference: ${rule}.`);
    };
    if (text === '')
        return refuse('it is empty; the job or step output that fills it was empty or was dropped');
    const at = text.indexOf('@');
    const digest = at === -1 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(digest))
        return refuse('behind "@" stands "sha256:" and 64 hex digits');
    const name = at === -1 ? text : text.slice(0, at);
    const colon = name.lastIndexOf(':');
    const hasTag = colon > name.lastIndexOf('/') && !name.endsWith(']');
    const tag = hasTag ? name.slice(colon + 1) : undefined;
    if (tag !== undefined && !isTag(tag)) {
        return refuse('a tag is 1 to 128 letters, digits, "_", "." or "-" and starts with a letter, digit or "_"');
    }
    const repository = hasTag ? name.slice(0, colon) : name;
    const { host, path } = splitHost(repository);
    if (host !== undefined && !hostName.test(host) && !hostIpv6.test(host)) {
        return refuse(`"${host}" is no registry host`);
    }
    if (repository.length > maxRepositoryLength) {
        return refuse(`a name is at most ${String(maxRepositoryLength)} characters long`);
    }
    for (const part of path.split('/')) {
        if (part === '')
            return refuse('a part between slashes is empty');
        if (/[A-Z]/.test(part))
            return refuse(`"${part}" must be lower case`);
        if (!pathPart.test(part)) {
            return refuse(`"${part}" may hold a-z, 0-9 and single ".", "_", "__" or "-" between them`);
        }
    }
    return { repository, host, path, tag, digest };
}
/** The first part is a host when it has a dot, a colon or an upper-case letter, or is `localhost`, as docker decides. */
function splitHost(repository) {
    const slash = repository.indexOf('/');
    const first = slash === -1 ? '' : repository.slice(0, slash);
    const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
    return isHost ? { host: first, path: repository.slice(slash + 1) } : { host: undefined, path: repository };
}
/**
 * The value of `local-tag`: a name for an engine, with the tag that it gets where none is given.
 * @throws UserError
 */
function localReference(text) {
    const { repository, tag, digest } = parseImageRef(text, 'input "local-tag"');
    if (digest === undefined)
        return `${repository}:${tag ?? 'latest'}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "local-tag" is "${text}": give a name and a tag, and no digest.`);
}
/** What a registry keeps under `digest` in the repository of `ref`: a name that cannot come to mean another image. */
function atDigest(ref, digest) {
    return `${parseImageRef(ref, 'reference').repository}@${digest}`;
}
/** The last part of the image's path: `app` of `ghcr.io/acme/app`. */
function shortName(ref) {
    return ref.path.slice(ref.path.lastIndexOf('/') + 1);
}
/**
 * The short form under which an engine keeps a reference, so that aliases of one name compare equal (row a4):
 * `docker.io/library/app:1` -> `app:1`. Undefined when it is no reference with a tag.
 */
function familiarName(reference) {
    try {
        const { host, path, repository, tag, digest } = parseImageRef(reference, 'reference');
        if (tag === undefined || digest !== undefined)
            return undefined;
        const isHub = host === undefined || host === 'docker.io' || host === 'index.docker.io';
        return `${isHub ? path.replace(/^library\//, '') : repository}:${tag}`;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shouldRetry),
/* harmony export */   j: () => (/* binding */ backoffMs)
/* harmony export */ });
const maxWaitMs = 60_000;
const maxRetriesByClass = {
    user: 0,
    permanent: 0,
    auth: 0,
    'rate-limit': Infinity,
    transient: Infinity,
    builder: Infinity,
    timeout: Infinity,
    unknown: 1,
};
/**
 * Whether a try that failed so is followed by another one. What is retried once only (the table's "T×1", an unknown text)
 * gets that retry also after tries that failed in another way: a 503 before it says nothing about it.
 * @param earlier how the tries before it failed
 */
function shouldRetry(failure, earlier, policy) {
    if (policy.retryOn === 'never' || earlier.length + 1 >= policy.maxAttempts)
        return false;
    if (policy.retryOn === 'any')
        return true;
    const before = earlier.filter((other) => isSame(other, failure)).length;
    return before < Math.min(maxRetriesByClass[failure.class], failure.maxRetries ?? Infinity);
}
/** Its reason may name another layer, port or second each time; what is to be done about it stays. */
function isSame(one, other) {
    return one.class === other.class && one.remedy === other.remedy && one.maxRetries === other.maxRetries;
}
/** Milliseconds to wait after failed try number `attempt`: full jitter over a doubling wait, at most 60 s. */
function backoffMs(attempt, policy, random) {
    const ceiling = Math.min(policy.waitSeconds * 1000 * 2 ** (attempt - 1), maxWaitMs);
    return Math.round(ceiling * random);
}


/***/ }),

/***/ 86833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry)
/* harmony export */ });
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91583);
/* harmony import */ var _core_retry_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9733);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);




/**
 * Runs `work` until it succeeds, fails for good, or runs out of attempts or time. Each retry is a warning that names
 * the reason and the wait (B17).
 */
async function retry(request, deps) {
    const { title, policy, deadline, signal } = request;
    const earlier = [];
    for (let attempt = 1;; attempt++) {
        const start = deps.clock.now();
        const report = (failure) => {
            const seconds = (deps.clock.now() - start) / 1000;
            request.onAttempt?.({ start, seconds, ...(failure === undefined ? {} : { failure }) });
        };
        try {
            const value = await request.work(attempt);
            report();
            return { ok: true, value, attemptCount: attempt };
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo || error instanceof TypeError || signal?.aborted === true) {
                report({ class: 'permanent', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), remedy: '' });
                throw error;
            }
            const failure = request.classify(error);
            const settled = await request.checkAlreadyDone?.(failure);
            report(settled === undefined ? failure : undefined);
            if (settled !== undefined)
                return { ok: true, value: settled, attemptCount: attempt };
            if (!(0,_core_retry_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .shouldRetry */ .S)(failure, earlier, policy))
                return { ok: false, failure, attemptCount: attempt, error };
            earlier.push(failure);
            const asked = failure.class === 'rate-limit' ? ((await request.retryAfter?.(failure)) ?? 60_000) : undefined;
            const least = (failure.minWaitSeconds ?? 0) * 1000;
            const wait = asked ?? Math.max((0,_core_retry_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .backoffMs */ .j)(attempt, policy, deps.clock.random()), least);
            if (deps.clock.now() + wait >= deadline) {
                const seconds = String(Math.ceil(wait / 1000));
                const remedy = `the next try would start in ${seconds} s, after the time limit: ${failure.remedy}`;
                return { ok: false, failure: { ...failure, remedy }, attemptCount: attempt, error };
            }
            deps.log.warning(`${title}: attempt ${String(attempt)} of ${String(policy.maxAttempts)} failed (${failure.class}): ${failure.reason} - trying again in ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(wait / 1000)}.`);
            await deps.clock.sleep(wait, signal);
        }
    }
}


/***/ })

};
