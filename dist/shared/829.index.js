export const id = 829;
export const ids = [829];
export const modules = {

/***/ 92951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ dockerEngine)
/* harmony export */ });
/* harmony import */ var _core_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87630);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/** The engine behind the docker client on PATH: DOCKER_HOST, the current context or the default socket. */
function dockerEngine(exec) {
    const docker = async (args, options = {}) => {
        const result = await exec.run('docker', args, options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: commandName(args), ...result });
        return result;
    };
    return {
        async info() {
            if (!(await exec.has('docker'))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
            }
            const [context, result] = await Promise.all([
                exec.run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']),
                exec.run('docker', ['info', '--format', '{{json .}}']),
            ]);
            return engineInfo(result, context.stdout.trim());
        },
        async tagTable() {
            const { stdout } = await docker(['image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}']);
            const rows = stdout.split('\n').filter((line) => line !== '' && !line.includes('<none>'));
            return new Map(rows.map((row) => {
                const space = row.indexOf(' ');
                return [row.slice(0, space), row.slice(space + 1)];
            }));
        },
        async inspect(ref) {
            const args = ['image', 'inspect', '--format', '{{json .}}', '--', ref];
            const result = await exec.run('docker', args);
            if (result.exitCode === 0)
                return localImage(JSON.parse(result.stdout));
            if (/no such image|not found/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finalErrorLine */ .H9)(result.stderr)))
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: commandName(args), ...result });
        },
        async tag(source, target) {
            await docker(['image', 'tag', '--', source, target]);
        },
        async untag(ref) {
            await docker(['image', 'rm', '--no-prune', '--', ref]);
        },
        async pull(ref, options = {}) {
            const platform = options.platform === undefined ? [] : ['--platform', options.platform];
            await docker(['image', 'pull', '--quiet', ...platform, '--', ref], limits(options));
        },
        async push(ref, options = {}) {
            await docker(['image', 'push', '--quiet', '--', ref], limits(options));
        },
        save(ref, options = {}) {
            const platform = options.platform === undefined ? [] : ['--platform', options.platform];
            return exec.stream('docker', ['image', 'save', ...platform, '--', ref], limits(options));
        },
        async load(archive, options = {}) {
            const { stdout } = await docker(['image', 'load'], { ...limits(options), input: archive });
            return [...stdout.matchAll(/^Loaded image(?: ID)?: (\S+)$/gm)].map(([, loaded = '']) => loaded);
        },
    };
}
/** `docker image pull`: no argument of a user. */
function commandName(args) {
    return ['docker', ...args.slice(0, 2)].join(' ');
}
function limits({ timeoutMs, signal }) {
    return { ...(timeoutMs === undefined ? {} : { timeoutMs }), ...(signal === undefined ? {} : { signal }) };
}
/** Without a daemon `docker info` still prints JSON, with the reason in `ServerErrors`; the exit code varies (F20). */
function engineInfo(result, endpoint) {
    const answer = readJson(result.stdout);
    const version = answer?.ServerVersion ?? '';
    if (version === '') {
        const reason = answer?.ServerErrors?.[0] ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finalErrorLine */ .H9)(result.stderr);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`No Docker engine answers at ${endpoint === '' ? 'the default endpoint' : endpoint}: start Docker on this runner, or point DOCKER_HOST at an engine (${reason}).`);
    }
    const containerd = answer?.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
    return {
        version,
        store: containerd ? 'containerd' : 'classic',
        platform: (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$)(answer?.OSType ?? 'linux', answer?.Architecture ?? ''),
        local: /^(unix|npipe):/.test(endpoint),
    };
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function localImage(answer) {
    return {
        id: answer.Id,
        repoTags: answer.RepoTags ?? [],
        repoDigests: answer.RepoDigests ?? [],
        labels: answer.Config?.Labels ?? {},
        platform: (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$)(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
        sizeBytes: answer.Size ?? 0,
    };
}


/***/ }),

/***/ 46955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ ArchiveRefused)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
class ArchiveRefused extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}


/***/ }),

/***/ 90806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ memberKind),
/* harmony export */   VF: () => (/* binding */ digestOfName),
/* harmony export */   zB: () => (/* binding */ isIndexMember)
/* harmony export */ });
/* unused harmony export indexMembers */
/** Members that decide what an engine does with an archive. */
const indexMembers = ['manifest.json', 'index.json', 'repositories', 'oci-layout'];
const blob = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
const layer = /^[a-f0-9]{64}\/layer\.tar$/;
const needless = /^(?:blobs\/?|blobs\/sha256\/?|[a-f0-9]{64}\/?|[a-f0-9]{64}\/(?:VERSION|json))$/;
function isIndexMember(name) {
    return indexMembers.some((member) => member === name);
}
/**
 * Undefined for a name that no engine writes: absolute or climbing paths, aliases such as `./manifest.json`, extra files.
 */
function memberKind(name) {
    if (isIndexMember(name))
        return 'index';
    if (blob.test(name))
        return 'blob';
    if (layer.test(name))
        return 'layer';
    return needless.test(name) ? 'needless' : undefined;
}
/** The digest that a blob's name promises for its content: `sha256:<hex>`. */
function digestOfName(name) {
    const match = blob.exec(name);
    const hex = match?.[1] ?? match?.[2];
    return hex === undefined ? undefined : `sha256:${hex}`;
}


/***/ }),

/***/ 58014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   RJ: () => (/* binding */ parseStrictJson),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46955);

/** Field names of the documents that engines read, as they are spelled. */
const spelled = new Set([
    ...['schemaVersion', 'mediaType', 'artifactType', 'manifests', 'config', 'layers', 'subject', 'annotations'],
    ...['digest', 'size', 'urls', 'data', 'platform', 'os', 'architecture', 'variant', 'os.version', 'os.features'],
]);
const lowerCased = new Set([...spelled].map((name) => name.toLowerCase()));
/** A string, and the colon behind it when it is a key. */
const stringToken = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
/**
 * Parses a document that the engine reads too, from bytes that cannot be written anew because they are addressed by
 * digest. Go's parser takes `Digest` for `digest` and adds up duplicate keys where JavaScript keeps the last, so a
 * document could show each of them another image (row A6): it is refused unless both must read the same.
 * @throws ArchiveRefused
 */
function parseStrictJson(text, what) {
    const document = parseJson(text, what);
    if (!isObject(document))
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} is no JSON object`);
    const keysInText = [...text.matchAll(stringToken)].filter(([, colon]) => colon !== undefined).length;
    if (countKeys(document) !== keysInText)
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} has a key twice`);
    refuseOtherSpellings(document, what);
    return document;
}
/**
 * Parses JSON without minding who else reads it.
 * @throws ArchiveRefused
 */
function parseJson(text, what) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} is not JSON`);
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function countKeys(value) {
    if (typeof value !== 'object' || value === null)
        return 0;
    const own = Array.isArray(value) ? 0 : Object.keys(value).length;
    return Object.values(value).reduce((sum, child) => sum + countKeys(child), own);
}
function refuseOtherSpellings(value, what) {
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        if (!Array.isArray(value) && !spelled.has(key) && !/^[\x20-\x7e]+$/.test(key)) {
            throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} has a key that is not ASCII`);
        }
        if (!Array.isArray(value) && !spelled.has(key) && lowerCased.has(key.toLowerCase())) {
            throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} spells the key "${key}" unusually`);
        }
        // Annotations are free text on both sides of the colon, read by their exact name.
        if (key !== 'annotations')
            refuseOtherSpellings(child, what);
    }
}


/***/ }),

/***/ 90569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ classifyError)
});

// UNUSED EXPORTS: classifyFailure

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/core/lasting-failures.js
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
        rows: [66, 67, 71],
        pattern: /no basic auth credentials|\bunauthorized: |pull access denied|insufficient_scope|authorization failed|failed to authorize: .*: 40[13]\b/i,
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

;// CONCATENATED MODULE: ./build/src/core/passing-failures.js
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
        pattern: /\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|unexpected (HTTP )?status( code)?\b.*: 50[0234]\b|parse error response 50\d|taking too long to load|failed to fetch (oauth|anonymous) token|specified blob does not exist|error writing layer blob/i,
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

;// CONCATENATED MODULE: ./build/src/core/failure-rules.js


/** Every rule, in the order in which they are asked: a doubt ends the work instead of repeating it. */
const failureRules = [
    ...userErrors,
    ...rateLimits,
    ...refusals,
    ...brokenBuilder,
    ...transients,
];

;// CONCATENATED MODULE: ./build/src/core/failure-class.js


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
    const { class: name, remedy, maxRetries } = rule;
    return { class: name, reason: finalLine, remedy, ...(maxRetries === undefined ? {} : { maxRetries }) };
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

/***/ 87630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ platformName),
/* harmony export */   m: () => (/* binding */ samePlatform)
/* harmony export */ });
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


/***/ }),

/***/ 53315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ revisionLabel)
/* harmony export */ });
/** The label of the commit that an image stands for: always the revision, and what consumers compare (design section 2). */
const revisionLabel = 'org.opencontainers.image.revision';


/***/ })

};
