export const id = 440;
export const ids = [440];
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
/* harmony import */ var _json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48049);


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
    const pull = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'pull_request');
    const headRepository = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    const isFork = !sameRepository(headRepository, run.repository);
    const privileged = privilegedEvents.has(run.eventName);
    return {
        eventName: run.eventName,
        kind: 'pull-request',
        revision: shaOf((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha'), 'pull_request.head.sha'),
        mergeSha: privileged ? undefined : run.sha,
        branch: firstLine((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'ref')),
        tagName: undefined,
        defaultBranch: (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch'),
        prNumber: (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') ?? missing('pull_request.number'),
        isFork,
        canPush: privileged || (!isFork && run.actor !== dependabot),
        headRepository,
        subject: firstLine((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'title')),
        actor: run.actor,
        open: [],
    };
}
function ofRef(run) {
    const releaseTag = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'release', 'tag_name');
    const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
    // A schedule runs on the default branch and nowhere else; its payload does not always name it.
    const scheduled = run.eventName === 'schedule' ? branchOf(ref) : undefined;
    const defaultBranch = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch') ?? scheduled;
    const message = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'head_commit', 'message') ?? (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_commit', 'message');
    return {
        ...readRef(ref, defaultBranch),
        eventName: run.eventName,
        revision: shaOf((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
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
    const trigger = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'workflow_run');
    const eventName = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'event') ?? missing('workflow_run.event');
    const headBranch = firstLine((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_branch'));
    const defaultBranch = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch');
    const headRepository = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_repository', 'full_name');
    const isPull = pullRequestEvents.has(eventName);
    const common = {
        eventName,
        mergeSha: undefined,
        defaultBranch,
        isFork: !sameRepository(headRepository, run.repository),
        canPush: true,
        headRepository,
        actor: (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'actor', 'login') ?? run.actor,
    };
    if (isPull) {
        // In a fork, pull requests of the same branch at the parent are listed too.
        const here = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'repository', 'id');
        const pulls = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(trigger, 'pull_requests').filter((each) => (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(each, 'base', 'repo', 'id') === here);
        const [pull, ...others] = pulls;
        const prNumber = others.length === 0 ? (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') : undefined;
        const headSha = eventName === 'pull_request_target' ? (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'id') : (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha');
        return {
            ...common,
            kind: 'pull-request',
            revision: shaOf(headSha, 'workflow_run.head_sha'),
            branch: headBranch,
            tagName: undefined,
            prNumber,
            subject: firstLine((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'display_title')),
            open: prNumber === undefined ? ['pull-request-number'] : [],
        };
    }
    const revision = shaOf((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha'), 'workflow_run.head_sha');
    const subject = firstLine((0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'message'));
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

/***/ 81563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ ClassifiedError),
/* harmony export */   p: () => (/* binding */ describeFailure)
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


/***/ }),

/***/ 71908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RY: () => (/* binding */ recordSuffix),
/* harmony export */   bA: () => (/* binding */ serialiseHandover),
/* harmony export */   dl: () => (/* binding */ parseHandover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


/** Ending of the artifact that holds the record. */
const recordSuffix = '.handover.json';
/** One line of JSON: it is a job output too. */
function serialiseHandover(record) {
    return JSON.stringify(record);
}
/**
 * Reads a record, which is data from another job or run and trusted in nothing: every field is checked for its form.
 * @param where names its origin in errors: `input "handover"`
 * @throws UserError that names the field at fault.
 */
function parseHandover(text, where) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is not JSON: pass the "handover" output of the producer job unchanged.`);
    }
    const reader = new FieldReader(data, where);
    if (reader.value('schema') !== 1) {
        const found = JSON.stringify(reader.value('schema'));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} has schema ${found}, and this version reads 1: use the same version in both jobs.`);
    }
    const skipped = reader.value('skipped');
    const run = reader.child('run');
    const record = {
        schema: 1,
        image: reader.text('image', isRepository),
        tag: reader.text('tag', _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz),
        digest: reader.text('digest', _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageid: reader.text('imageid', _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageids: reader.digests('imageids'),
        platforms: reader.texts('platforms', (value) => /^[a-z0-9]+(\/[a-z0-9.]+){1,2}$/.test(value)),
        revision: reader.text('revision', isSha),
        'source-sha': reader.text('source-sha', isSha),
        'pushed-refs': reader.children('pushed-refs').map((entry) => ({
            ref: entry.text('ref', isReference),
            digest: entry.text('digest', _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        })),
        archive: reader.value('archive') === null ? null : archiveFacts(reader.child('archive')),
        run: {
            id: run.count('id'),
            attempt: run.count('attempt'),
            repository: run.text('repository', isFullName),
            'head-repository': run.text('head-repository', isFullName),
            event: run.text('event', (value) => /^[a-z_]{1,40}$/.test(value)),
        },
        created: reader.text('created', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
        skipped: skipped === null ? null : reader.text('skipped', (value) => !/[\r\n]/.test(value)),
        ...(reader.value('build-seconds') === undefined ? {} : { 'build-seconds': reader.seconds('build-seconds') }),
    };
    return record;
}
function archiveFacts(reader) {
    const compression = reader.text('compression', (value) => ['zstd', 'gzip', 'none'].includes(value));
    return {
        reference: reader.text('reference', isReference),
        platform: reader.text('platform', (value) => /^[a-z0-9/.]+$/.test(value)),
        'artifact-name': reader.text('artifact-name', (value) => !/[\r\n]/.test(value)),
        'artifact-id': reader.count('artifact-id'),
        'artifact-digest': reader.text('artifact-digest', _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        'size-bytes': reader.count('size-bytes'),
        'archive-bytes': reader.count('archive-bytes'),
        compression: compression,
    };
}
const isSha = (value) => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value);
const isFullName = (value) => /^[\w.-]+\/[\w.-]+$/.test(value);
const isReference = (value) => parses(value);
const isRepository = (value) => parses(value) && !/[@]|:[^/]*$/.test(value);
function parses(value) {
    try {
        (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(value, 'reference');
        return true;
    }
    catch {
        return false;
    }
}
/** Reads fields of untrusted JSON; '' passes everywhere, since a record says so of what it does not know. */
class FieldReader {
    #fields;
    #where;
    constructor(data, where) {
        if (typeof data !== 'object' || data === null || Array.isArray(data)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is no JSON object: pass the "handover" output of the producer job unchanged.`);
        }
        this.#fields = data;
        this.#where = where;
    }
    value(name) {
        return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    }
    text(name, accept) {
        const value = this.value(name);
        if (typeof value !== 'string' || (value !== '' && !accept(value)))
            return this.#refuse(name);
        return value;
    }
    texts(name, accept) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => (typeof item === 'string' && accept(item) ? item : this.#refuse(name)));
    }
    digests(name) {
        const entries = Object.entries(this.value(name) ?? {});
        return Object.fromEntries(entries.map(([key, value]) => (typeof value === 'string' && (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value) ? [key, value] : this.#refuse(name))));
    }
    count(name) {
        const value = this.value(name);
        return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : this.#refuse(name);
    }
    seconds(name) {
        const value = this.value(name);
        return typeof value === 'number' && value >= 0 && value < 1e6 ? value : this.#refuse(name);
    }
    child(name) {
        return new FieldReader(this.value(name), `${this.#where}, field "${name}",`);
    }
    children(name) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => new FieldReader(item, `${this.#where}, field "${name}",`));
    }
    #refuse(name) {
        const value = this.value(name) === undefined ? 'nothing' : JSON.stringify(this.value(name)).slice(0, 80);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${this.#where} has ${value} as "${name}": pass the "handover" output of the producer job unchanged.`);
    }
}


/***/ }),

/***/ 90490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Q: () => (/* binding */ parseImageRef),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   lM: () => (/* binding */ localReference)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

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
/** Whether `text` is a full sha256 digest: the only algorithm that is accepted (failures-and-threats section 4). */
function isDigest(text) {
    return digestPattern.test(text);
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
    if (digest !== undefined && !isDigest(digest))
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


/***/ }),

/***/ 9733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ mayRetry),
/* harmony export */   W: () => (/* binding */ waitAfter)
/* harmony export */ });
const longestWaitMs = 60_000;
const retriesOf = {
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
function mayRetry(failure, earlier, policy) {
    if (policy.retryOn === 'never' || earlier.length + 1 >= policy.maxAttempts)
        return false;
    if (policy.retryOn === 'any')
        return true;
    const before = earlier.filter((other) => isSame(other, failure)).length;
    return before < Math.min(retriesOf[failure.class], failure.maxRetries ?? Infinity);
}
/** Its reason may name another layer, port or second each time; what is to be done about it stays. */
function isSame(one, other) {
    return one.class === other.class && one.remedy === other.remedy && one.maxRetries === other.maxRetries;
}
/** Milliseconds to wait after failed try number `attempt`: full jitter over a doubling wait, at most 60 s. */
function waitAfter(attempt, policy, random) {
    const ceiling = Math.min(policy.waitSeconds * 1000 * 2 ** (attempt - 1), longestWaitMs);
    return Math.round(ceiling * random);
}


/***/ }),

/***/ 86833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ tryWork)
/* harmony export */ });
/* harmony import */ var _core_summary_readable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17940);
/* harmony import */ var _core_retry_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9733);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);




/**
 * Runs `work` until it succeeds, fails for good, or runs out of attempts or time. Each retry is a warning that names
 * the reason and the wait (B17).
 */
async function tryWork(request, deps) {
    const { title, policy, deadline, signal } = request;
    const earlier = [];
    for (let attempt = 1;; attempt++) {
        const start = deps.clock.now();
        const report = (failure) => {
            const seconds = (deps.clock.now() - start) / 1000;
            request.onTry?.({ start, seconds, ...(failure === undefined ? {} : { failure }) });
        };
        try {
            const value = await request.work(attempt);
            report();
            return { ok: true, value, attempts: attempt };
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo || error instanceof TypeError || signal?.aborted === true) {
                report({ class: 'permanent', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), remedy: '' });
                throw error;
            }
            const failure = request.classify(error);
            const settled = await request.settle?.(failure);
            report(settled === undefined ? failure : undefined);
            if (settled !== undefined)
                return { ok: true, value: settled, attempts: attempt };
            if (!(0,_core_retry_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .mayRetry */ .K)(failure, earlier, policy))
                return { ok: false, failure, attempts: attempt, error };
            earlier.push(failure);
            const asked = failure.class === 'rate-limit' ? ((await request.retryAfter?.(failure)) ?? 60_000) : undefined;
            const least = (failure.leastWaitSeconds ?? 0) * 1000;
            const wait = asked ?? Math.max((0,_core_retry_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .waitAfter */ .W)(attempt, policy, deps.clock.random()), least);
            if (deps.clock.now() + wait >= deadline) {
                const seconds = String(Math.ceil(wait / 1000));
                const remedy = `the next try would start in ${seconds} s, after the time limit: ${failure.remedy}`;
                return { ok: false, failure: { ...failure, remedy }, attempts: attempt, error };
            }
            deps.log.warning(`${title}: attempt ${String(attempt)} of ${String(policy.maxAttempts)} failed (${failure.class}): ${failure.reason} - trying again in ${(0,_core_summary_readable_js__WEBPACK_IMPORTED_MODULE_3__/* .readableSeconds */ .m)(wait / 1000)}.`);
            await deps.clock.sleep(wait, signal);
        }
    }
}


/***/ })

};
