export const id = 523;
export const ids = [523];
export const modules = {

/***/ 9358:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74292);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88437);
/* harmony import */ var _compute_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63321);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88606);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64669);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72919);







await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_2__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files }) => {
    const tagInputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readComputeTagInputs */ .Z)(inputs, run.env);
    const separators = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readSeparators */ .N)(inputs);
    const writesSummary = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    const api = (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .githubRest */ .U)(token, run.env['GITHUB_API_URL']);
    const artifacts = (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(token);
    const { result, failure } = await (0,_compute_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .computeTag */ .g)(tagInputs, { run, log, clock, exec, files, api, artifacts });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .computeTagOutputs */ .Y1)(result, separators),
        env: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .computeTagVariables */ .rk)(tagInputs, result, separators, run.env),
        summary: writesSummary ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .computeTagSummary */ .K)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 72919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ computeTagSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37234);

/** What the step's summary page shows. */
function computeTagSummary(result) {
    const optional = (text) => (text === undefined ? [] : [text]);
    return (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_0__/* .renderFactTable */ .zB)(`Image tag ${result.tag}`, [
        ['tag', [result.tag]],
        ['image', result.images],
        ['moving tags', result.movingTags],
        ['revision', [result.revision]],
        ['checked out', result.sourceSha === result.revision ? [] : [result.sourceSha]],
        ['kind', [result.kind]],
        ['pull request', optional(result.prNumber?.toString())],
        ['branch', optional(result.branch)],
        ['skipped', optional(result.skipReason)],
    ]);
}


/***/ }),

/***/ 80322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ anySignal),
/* harmony export */   v: () => (/* binding */ callSignal)
/* harmony export */ });
/** A signal that is aborted with the caller's, and when the call's time limit is over. */
function callSignal({ signal, timeoutMs }) {
    return anySignal(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}
/** A signal that is aborted with any of these. */
function anySignal(...signals) {
    return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}


/***/ }),

/***/ 38301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zf: () => (/* binding */ ArchiveRefusedError),
/* harmony export */   aG: () => (/* binding */ TransferError),
/* harmony export */   f8: () => (/* binding */ toPrintable),
/* harmony export */   ig: () => (/* binding */ damagedArchiveError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** A transfer that brought less than what was sent, or something else: another attempt may bring all of it. */
class TransferError extends Error {
}
/** The error for a tar, or its compression, that is cut off or damaged. */
function damagedArchiveError(finding, cause) {
    return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
/** An archive that must not reach the engine. It is not fetched again: another attempt would bring the same bytes. */
class ArchiveRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}
/** Makes a name from outside fit for a message: ASCII, at most 120 characters. */
function toPrintable(text) {
    return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}


/***/ }),

/***/ 43718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readEventFacts),
/* harmony export */   r: () => (/* binding */ parseRef)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _event_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13501);



const pullRequestEvents = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Events whose token and secrets are the repository's own, whoever caused them. */
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
/**
 * Events for which Dependabot gets a read-only token and none of the Actions secrets:
 * https://docs.github.com/en/code-security/dependabot/working-with-dependabot/troubleshooting-dependabot-on-github-actions
 */
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
/** What a run without a ref is taken for: it moves nothing. */
const noRef = { kind: 'branch', branch: undefined, tagName: undefined, prNumber: undefined };
/** Start of the branches that GitHub makes for a merge queue. */
const mergeQueuePrefix = 'gh-readonly-queue/';
/**
 * Reads from the event of a run what its image is built from.
 * @throws UserError when the payload lacks what its event always has
 */
function readEventFacts(run) {
    if (run.eventName === 'workflow_run')
        return readWorkflowRunEvent(run);
    return pullRequestEvents.has(run.eventName) ? readPullRequestEvent(run) : readRefEvent(run);
}
function readPullRequestEvent(run) {
    const pull = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'pull_request');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    const isFork = !(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(headRepository, run.repository);
    const isPrivileged = privilegedEvents.has(run.eventName);
    return {
        eventName: run.eventName,
        kind: 'pull-request',
        revision: checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha'), 'pull_request.head.sha'),
        mergeSha: isPrivileged ? undefined : run.sha,
        branch: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'ref')),
        tagName: undefined,
        defaultBranch: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch'),
        prNumber: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') ?? failMissing('pull_request.number'),
        isFork,
        canPush: isPrivileged || (!isFork && run.actor !== dependabot),
        headRepository,
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'title')),
        actor: run.actor,
        missing: [],
    };
}
function readRefEvent(run) {
    const releaseTag = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'release', 'tag_name');
    const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
    // A schedule runs on the default branch alone, and its payload does not always name that.
    const scheduled = run.eventName === 'schedule' ? parseBranch(ref) : undefined;
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch') ?? scheduled;
    const pull = readCommentedPullRequest(run);
    const message = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'head_commit', 'message') ?? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_commit', 'message');
    return {
        ...(ref === '' ? noRef : parseRef(ref, defaultBranch)),
        eventName: run.eventName,
        revision: checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
        mergeSha: undefined,
        defaultBranch,
        isFork: false,
        canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
        headRepository: run.repository,
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)(message),
        actor: run.actor,
        isPreRelease: ['prerelease', 'draft'].some((field) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'release', field) === true),
        missing: ref === '' ? ['ref'] : [],
        ...pull,
    };
}
/**
 * Reads which pull request a comment is on. Its run is on the default branch, which is not what it is about; the payload
 * does not tell the head.
 */
function readCommentedPullRequest(run) {
    const issue = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'issue');
    if ((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(issue, 'pull_request') === undefined)
        return {};
    return {
        kind: 'pull-request',
        branch: undefined,
        tagName: undefined,
        prNumber: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(issue, 'number') ?? failMissing('issue.number'),
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(issue, 'title')),
        missing: ['pull-request-head'],
    };
}
/**
 * Reads the event of the triggering run. Its payload differs from the event's own: `pull_requests` is always empty for a
 * fork (https://github.com/orgs/community/discussions/25220), `head_branch` is the bare name of a branch or of a git tag,
 * and under `pull_request_target` `head_sha` is the base.
 */
function readWorkflowRunEvent(run) {
    const trigger = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'workflow_run');
    const eventName = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'event') ?? failMissing('workflow_run.event');
    const headBranch = (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_branch'));
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_repository', 'full_name');
    const isPull = pullRequestEvents.has(eventName);
    const common = {
        eventName,
        mergeSha: undefined,
        defaultBranch,
        isFork: !(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(headRepository, run.repository),
        canPush: true,
        headRepository,
        actor: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'actor', 'login') ?? run.actor,
    };
    if (isPull) {
        // A run in a fork lists the parent's pull requests from the same branch too.
        const here = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'repository', 'id');
        const pulls = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(trigger, 'pull_requests').filter((each) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(each, 'base', 'repo', 'id') === here);
        const [pull, ...others] = pulls;
        const prNumber = others.length === 0 ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') : undefined;
        const headSha = eventName === 'pull_request_target' ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'id') : (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha');
        return {
            ...common,
            kind: 'pull-request',
            revision: checkSha(headSha, 'workflow_run.head_sha'),
            branch: headBranch,
            tagName: undefined,
            prNumber,
            subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'display_title')),
            missing: prNumber === undefined ? ['pull-request-number'] : [],
        };
    }
    const revision = checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha'), 'workflow_run.head_sha');
    const subject = (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'message'));
    const ref = `refs/${eventName === 'release' ? 'tags' : 'heads'}/${headBranch ?? failMissing('workflow_run.head_branch')}`;
    const read = parseRef(ref, defaultBranch);
    const missing = read.kind === 'branch' ? ['branch-or-tag'] : [];
    return { ...common, ...read, revision, subject, missing };
}
/**
 * Reads what a full ref stands for.
 * @throws UserError for a ref that is no branch, git tag or pull request
 */
function parseRef(ref, defaultBranch) {
    const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
    if (pull !== null) {
        return { kind: 'pull-request', branch: undefined, tagName: undefined, prNumber: Number(pull[1]) };
    }
    const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
    if (tagName !== undefined)
        return { kind: 'tag', branch: undefined, tagName, prNumber: undefined };
    const branch = parseBranch(ref);
    if (branch === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ref of this run is "${ref}": set the input "ref" to refs/heads/<branch> or refs/tags/<tag>.`);
    }
    const kind = branch.startsWith(mergeQueuePrefix)
        ? 'merge-queue'
        : branch === defaultBranch
            ? 'default-branch'
            : 'branch';
    return { kind, branch, tagName: undefined, prNumber: undefined };
}
function parseBranch(ref) {
    return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
function checkSha(text, name) {
    if (text === undefined)
        return failMissing(name);
    if (!(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isFullSha */ .Wf)(text))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's ${name} is "${text}", which is no full commit sha.`);
    return text;
}
function failMissing(name) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}


/***/ }),

/***/ 73692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   Kd: () => (/* binding */ readPlatform),
/* harmony export */   SC: () => (/* binding */ checkPlatformInput),
/* harmony export */   SW: () => (/* binding */ isSamePlatform),
/* harmony export */   aH: () => (/* binding */ isPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);


/** Names of architectures: of kernels and engines, and of image configs. */
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
/**
 * The platform in an image config, or in a descriptor's `platform`; undefined when it names none, or an unknown one.
 */
function readPlatform(json) {
    const [os, architecture] = [(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'os'), (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'architecture')];
    if (os === undefined || os === 'unknown' || architecture === undefined)
        return undefined;
    return platformName(os, architecture, (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'variant'));
}
/** Whether two platforms are one; variants are compared only where both sides name one. */
function isSamePlatform(one, other) {
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
 * Checks the input `platform`: one platform in the words of image configs.
 * @throws UserError for anything else
 */
function checkPlatformInput(text) {
    if (text === undefined || isPlatform(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
}


/***/ }),

/***/ 56657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q_: () => (/* binding */ readMovingTags),
/* harmony export */   Tp: () => (/* binding */ isMovingTag),
/* harmony export */   YU: () => (/* binding */ readTargetRefs),
/* harmony export */   qY: () => (/* binding */ hasRegistry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


/** The shortest start of a commit of the image that is taken for one anywhere in a tag; git abbreviates to 7 digits too. */
const shaStartLength = 7;
/** The shortest start that is taken for one where it stands alone: git abbreviates to no fewer digits. */
const minShaLength = 4;
/** Three numbers or more; a calendar date counts too. */
const fullVersion = /\d+\.\d+\.\d+/;
/** A pre-, post- or development release of PEP 440, which needs no third number: `1.2rc1`, `1.2.post1`, `3.dev0`. */
const pythonVersion = /(?:^|[^a-z\d])v?\d+(?:\.\d+[-_.]?(?:a|b|c|rc|alpha|beta|pre|post|rev|dev)|(?:rc|\.post|\.dev))\d+/i;
/** Digits of a commit that may be any: at the end, as every tag of ours shows it. */
const shaAtEnd = /[\da-f]{7}$/i;
/** The same between separators, where a suffix such as `-alpine` follows. Digits alone may be the number of a ticket. */
const shaBetween = /(?:^|[-_.])g?(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}(?=[-_.])/i;
/**
 * Reads the references to give. Repositories keep their order, and within one immutable tags come before moving ones.
 * @param tags full references
 * @param moving full references that may be re-pointed; undefined: `isMovingTag` decides
 * @param input that the tags come from
 * @throws UserError for a malformed reference, and for a moving tag that is none of the tags
 */
function readTargetRefs(tags, moving, revisions, input = 'tags') {
    const unknown = moving?.find((ref) => !tags.includes(ref));
    if (unknown !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
    }
    const shas = [revisions.revision, revisions.sourceSha];
    const refs = [...new Set(tags)].map((text) => {
        const { repository, host = 'docker.io', tag = 'latest', digest } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(text, `input "${input}"`);
        if (digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
        }
        const isMoving = moving === undefined ? isMovingTag(tag, shas) : moving.includes(text);
        return { ref: `${repository}:${tag}`, repository, host, tag, isMoving };
    });
    const repositories = [...new Set(refs.map(({ repository }) => repository))];
    return repositories.flatMap((repository) => {
        const own = refs.filter((ref) => ref.repository === repository);
        return [...own.filter((ref) => !ref.isMoving), ...own.filter((ref) => ref.isMoving)];
    });
}
/**
 * Decides whether a tag is re-pointed over time. A tag stays where it is when it holds a full version, such as `1.2.3` or
 * `v1.2.3-rc.1`, the start of one of the commits that the image comes from, or what may be any other commit: a run knows
 * only its own commits, and a tag that names another one would be moved away from it.
 * @param shas full commit ids; an empty one counts for nothing
 */
function isMovingTag(tag, shas) {
    const isFixed = [fullVersion, pythonVersion, shaAtEnd, shaBetween].some((pattern) => pattern.test(tag));
    return !isFixed && !shas.some((sha) => showsCommit(tag, sha));
}
/** Whether a tag shows this commit, also with fewer digits than seven at its end or between separators. */
function showsCommit(tag, sha) {
    if (sha.length < shaStartLength)
        return false;
    const lower = tag.toLowerCase();
    if (lower.includes(sha.slice(0, shaStartLength)))
        return true;
    const starts = Array.from({ length: shaStartLength - minShaLength }, (_, index) => sha.slice(0, minShaLength + index));
    const parts = lower.split(/[-_.]/);
    return starts.some((start) => lower.endsWith(start) || parts.includes(start));
}
/** Whether a registry is meant: a name of one part, without a host, exists in the engine alone. */
function hasRegistry({ repository }) {
    return repository.includes('/');
}
/** Reads the values of the input `moving-tags`. Empty: `isMovingTag` decides. `none` stands for no moving tag at all. */
function readMovingTags(values) {
    return values.length === 0 ? undefined : values.filter((value) => value !== 'none');
}


/***/ }),

/***/ 54867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readSourceSha),
/* harmony export */   b: () => (/* binding */ readCheckout)
/* harmony export */ });
/* harmony import */ var _core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13501);

const gitTimeoutMs = 10_000;
/** Reads which commit is checked out, as `readCheckout` does, and warns when it is another one. */
async function readSourceSha(event, run, deps) {
    const { sha, isOther } = await readCheckout(event, run, deps.exec);
    if (isOther) {
        deps.log.warning(`The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`);
    }
    return sha;
}
/** Reads which commit is checked out, and whether it is what the event is about. */
async function readCheckout(event, run, exec) {
    // In a container job the checkout belongs to another user, and git refuses to read it without safe.directory:
    // https://github.com/actions/runner/issues/2033
    const git = (...args) => exec
        .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: gitTimeoutMs })
        .catch(() => undefined);
    const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
    if (!(0,_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
        return { sha: run.sha, isOther: false };
    if (head === event.revision || head === event.mergeSha)
        return { sha: head, isOther: false };
    // Reads the commit object, because `git log` hides the parents in a shallow clone.
    const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
    const parents = readParents(commit);
    return { sha: head, isOther: parents.length < 2 || !parents.includes(event.revision) };
}
function readParents(commit) {
    const [headers = ''] = commit.split('\n\n', 1);
    return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}


/***/ })

};
