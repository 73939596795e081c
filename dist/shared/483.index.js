export const id = 483;
export const ids = [483];
export const modules = {

/***/ 9358:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22138);
/* harmony import */ var _src_adapters_github_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11306);
/* harmony import */ var _src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23073);
/* harmony import */ var _src_flows_compute_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5605);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92760);





await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files }) => {
    const wanted = (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readComputeTagInputs */ .Zh)(inputs, run.env);
    const separators = (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readSeparators */ .Ny)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    const api = (0,_src_adapters_github_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .githubRest */ .U)(token, run.env['GITHUB_API_URL']);
    const artifacts = (0,_src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(token);
    const { result, failure } = await (0,_src_flows_compute_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .computeTag */ .g)(wanted, { run, log, clock, exec, files, api, artifacts });
    return {
        outputs: (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .computeTagOutputs */ .Y1)(result, separators),
        env: (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .computeTagVariables */ .rk)(wanted, result, separators, run.env),
        summary: summarise ? (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .computeTagSummary */ .KX)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 23927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ TransferBroken)
/* harmony export */ });
/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
class TransferBroken extends Error {
}


/***/ }),

/***/ 28619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   Wf: () => (/* binding */ isFullSha),
/* harmony export */   _r: () => (/* binding */ readEventFacts),
/* harmony export */   sg: () => (/* binding */ readRef)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93114);


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
    const pull = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'pull_request');
    const headRepository = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    const isFork = !sameRepository(headRepository, run.repository);
    const privileged = privilegedEvents.has(run.eventName);
    return {
        eventName: run.eventName,
        kind: 'pull-request',
        revision: shaOf((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha'), 'pull_request.head.sha'),
        mergeSha: privileged ? undefined : run.sha,
        branch: firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'ref')),
        tagName: undefined,
        defaultBranch: (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch'),
        prNumber: (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') ?? missing('pull_request.number'),
        isFork,
        canPush: privileged || (!isFork && run.actor !== dependabot),
        headRepository,
        privileged,
        subject: firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'title')),
        actor: run.actor,
        open: [],
    };
}
function ofRef(run) {
    const releaseTag = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'release', 'tag_name');
    const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
    // A schedule runs on the default branch and nowhere else; its payload does not always name it.
    const scheduled = run.eventName === 'schedule' ? branchOf(ref) : undefined;
    const defaultBranch = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch') ?? scheduled;
    const message = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'head_commit', 'message') ?? (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_commit', 'message');
    return {
        ...readRef(ref, defaultBranch),
        eventName: run.eventName,
        revision: shaOf((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
        mergeSha: undefined,
        defaultBranch,
        isFork: false,
        canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
        headRepository: run.repository,
        privileged: privilegedEvents.has(run.eventName),
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
    const trigger = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'workflow_run');
    const eventName = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'event') ?? missing('workflow_run.event');
    const headBranch = firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_branch'));
    const defaultBranch = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch');
    const headRepository = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_repository', 'full_name');
    const isPull = pullRequestEvents.has(eventName);
    const common = {
        eventName,
        mergeSha: undefined,
        defaultBranch,
        isFork: !sameRepository(headRepository, run.repository),
        canPush: true,
        headRepository,
        privileged: true,
        actor: (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'actor', 'login') ?? run.actor,
    };
    if (isPull) {
        // In a fork, pull requests of the same branch at the parent are listed too.
        const here = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'repository', 'id');
        const pulls = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(trigger, 'pull_requests').filter((each) => (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(each, 'base', 'repo', 'id') === here);
        const [pull, ...others] = pulls;
        const prNumber = others.length === 0 ? (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') : undefined;
        const headSha = eventName === 'pull_request_target' ? (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'id') : (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha');
        return {
            ...common,
            kind: 'pull-request',
            revision: shaOf(headSha, 'workflow_run.head_sha'),
            branch: headBranch,
            tagName: undefined,
            prNumber,
            subject: firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'display_title')),
            open: prNumber === undefined ? ['pull-request-number'] : [],
        };
    }
    const revision = shaOf((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha'), 'workflow_run.head_sha');
    const subject = firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'message'));
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

/***/ 69896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Q: () => (/* binding */ parseImageRef),
/* harmony export */   dz: () => (/* binding */ isTag)
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
/** The last part of the image's path: `app` of `ghcr.io/acme/app`. */
function shortName(ref) {
    return ref.path.slice(ref.path.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 20046:
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
/** Whether try number `attempt` (from 1), which failed so, is followed by another one. */
function mayRetry(failure, attempt, policy) {
    if (policy.retryOn === 'never' || attempt >= policy.maxAttempts)
        return false;
    if (policy.retryOn === 'any')
        return true;
    return attempt <= Math.min(retriesOf[failure.class], failure.maxRetries ?? Infinity);
}
/** Milliseconds to wait after failed try number `attempt`: full jitter over a doubling wait, at most 60 s. */
function waitAfter(attempt, policy, random) {
    const ceiling = Math.min(policy.waitSeconds * 1000 * 2 ** (attempt - 1), longestWaitMs);
    return Math.round(ceiling * random);
}


/***/ }),

/***/ 75678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ artifactName),
/* harmony export */   s: () => (/* binding */ imageNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _image_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69896);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42856);



/**
 * Names of images without a tag, lower-cased (T14, 002-3); none: `ghcr.io/<owner>/<repository>`. A line holds names
 * separated by commas, or one as `name=…,enable=true|false` (T15).
 * @throws UserError with the rule that a name breaks, and when every image is switched off.
 */
function imageNames(lines, repository) {
    if (lines.length === 0)
        return [imageName(`ghcr.io/${repository}`, 'name of this repository as an image')];
    const names = lines.flatMap(enabledNames);
    if (names.length > 0)
        return [...new Set(names.map((name) => imageName(name, 'input "images"')))];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "images" has "enable=false" on every line: switch one image on.');
}
function enabledNames(line) {
    const fields = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .splitCommas */ .F3)(line)
        .map((field) => field.trim())
        .filter((field) => field !== '');
    if (!fields.some((field) => field.includes('=')))
        return fields;
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "images" has the line "${line}": ${why}.`);
    };
    let name = '';
    let enabled = true;
    for (const field of fields) {
        const [key = '', value = ''] = field.split(/=(.*)/s);
        if (key === 'name')
            name = value;
        else if (key !== 'enable')
            return refuse(`"${key}" is neither "name" nor "enable"`);
        else if (value !== 'true' && value !== 'false')
            return refuse(`"enable" is "${value}": use true or false`);
        else
            enabled = value === 'true';
    }
    if (name === '')
        return refuse('it has no "name"');
    return enabled ? [name] : [];
}
/** `<last part of the image name>-<tag>`: only characters that an artifact's name may have. */
function artifactName(image, tag) {
    return `${(0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function imageName(text, what) {
    const name = text.toLowerCase();
    const ref = (0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(name, what);
    if (ref.tag !== undefined || ref.digest !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has "${text}": give the name alone, the tag is computed.`);
    }
    return name;
}


/***/ }),

/***/ 83077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ tryWork)
/* harmony export */ });
/* harmony import */ var _core_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20046);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * Runs `work` until it succeeds, fails for good, or runs out of attempts or time. Each retry is a warning that names
 * the reason and the wait (B17).
 */
async function tryWork(request, deps) {
    const { title, policy, deadline, signal } = request;
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
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo || error instanceof TypeError || signal?.aborted === true) {
                report({ class: 'permanent', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toMessage */ .R9)(error), remedy: '' });
                throw error;
            }
            const failure = request.classify(error);
            const settled = await request.settle?.(failure);
            report(settled === undefined ? failure : undefined);
            if (settled !== undefined)
                return { ok: true, value: settled, attempts: attempt };
            if (!(0,_core_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .mayRetry */ .K)(failure, attempt, policy))
                return { ok: false, failure, attempts: attempt, error };
            const asked = failure.class === 'rate-limit' ? ((await request.retryAfter?.(failure)) ?? 60_000) : undefined;
            const wait = asked ?? (0,_core_retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .waitAfter */ .W)(attempt, policy, deps.clock.random());
            if (deps.clock.now() + wait >= deadline) {
                const seconds = String(Math.ceil(wait / 1000));
                const remedy = `the next try would start in ${seconds} s, after the time limit: ${failure.remedy}`;
                return { ok: false, failure: { ...failure, remedy }, attempts: attempt, error };
            }
            deps.log.warning(`${title}: attempt ${String(attempt)} of ${String(policy.maxAttempts)} failed (${failure.class}): ${failure.reason} - trying again in ${(wait / 1000).toFixed(1)} s.`);
            await deps.clock.sleep(wait, signal);
        }
    }
}


/***/ }),

/***/ 27841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readSourceSha)
/* harmony export */ });
/* harmony import */ var _core_event_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28619);

/**
 * What is checked out: HEAD of the workspace, else GITHUB_SHA. Warns when it is neither the revision nor a merge of
 * it: the image would then be built from something else than its tag says (T8).
 */
async function readSourceSha(event, run, deps) {
    // In a container job the checkout belongs to another user, which git would refuse to read.
    const git = (...args) => deps.exec
        .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: 10_000 })
        .catch(() => undefined);
    const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
    if (!(0,_core_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
        return run.sha;
    if (head === event.revision || head === event.mergeSha)
        return head;
    // The commit itself, not the log: a shallow clone hides parents.
    const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
    const parents = parentsOf(commit);
    if (parents.length < 2 || !parents.includes(event.revision)) {
        deps.log.warning(`The checked-out commit ${head} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`);
    }
    return head;
}
function parentsOf(commit) {
    const [headers = ''] = commit.split('\n\n', 1);
    return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}


/***/ })

};
