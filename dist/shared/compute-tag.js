export const id = 577;
export const ids = [577];
export const modules = {

/***/ 9358:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74292);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15291);
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

/***/ 74292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ githubRest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _load_octokit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40022);


const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore() {
}
function githubRest(token, baseUrl) {
    let client;
    const send = async (method, path, parameters = {}) => {
        if (token === '') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The API is needed for ${path} and there is no token: set the input "github-token".`);
        }
        client ??= (0,_load_octokit_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOctokit */ .m)().then(({ GitHub: Client, getOctokitOptions }) => {
            const options = { log: silent, ...(baseUrl === undefined ? {} : { baseUrl }) };
            return new Client(getOctokitOptions(token, options));
        });
        const { request } = await client;
        try {
            const answer = await request(`${method} ${path}`, parameters);
            return toApiAnswer(answer.status, answer.data, answer.headers);
        }
        catch (error) {
            const response = errorResponse(error);
            if (response === undefined)
                throw error;
            return toApiAnswer(response.status, response.data, response.headers);
        }
    };
    return {
        get: (path, { query = {}, etag } = {}) => send('GET', path, { ...query, headers: etag === undefined ? {} : { 'if-none-match': etag } }),
        delete: (path) => send('DELETE', path),
    };
}
function errorResponse(error) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    if ('response' in error && typeof error.response === 'object' && error.response !== null) {
        return error.response;
    }
    return 'status' in error && error.status === 304 ? { status: 304 } : undefined;
}
function toApiAnswer(status, data, raw) {
    const headers = {};
    for (const [name, value] of Object.entries(raw ?? {})) {
        if (value !== undefined)
            headers[name.toLowerCase()] = String(value);
    }
    return { status, data, etag: headers['etag'], headers };
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

class TransferError extends Error {
}
function damagedArchiveError(finding, cause) {
    return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
class ArchiveRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}
function toPrintable(text) {
    return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}


/***/ }),

/***/ 93602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ unescapeTemplate),
/* harmony export */   Z: () => (/* binding */ escapeTemplates)
/* harmony export */ });
function escapeTemplates(value) {
    if (typeof value === 'string')
        return escapeTemplate(value);
    if (Array.isArray(value))
        return value.map(escapeTemplates);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [escapeTemplate(key), escapeTemplates(item)]));
}
function unescapeTemplate(text) {
    return text.replaceAll(/([$%])\1(?=\{)/g, '$1');
}
function escapeTemplate(text) {
    return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
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


const shaStartLength = 7;
const minShaLength = 4;
const fullVersion = /\d+\.\d+\.\d+/;
const pythonVersion = /(?:^|[^a-z\d])v?\d+(?:\.\d+[-_.]?(?:a|b|c|rc|alpha|beta|pre|post|rev|dev)|(?:rc|\.post|\.dev))\d+/i;
const shaAtEnd = /[\da-f]{7}$/i;
const shaBetween = /(?:^|[-_.])g?(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}(?=[-_.])/i;
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
function isMovingTag(tag, shas) {
    const isFixed = [fullVersion, pythonVersion, shaAtEnd, shaBetween].some((pattern) => pattern.test(tag));
    return !isFixed && !shas.some((sha) => showsCommit(tag, sha));
}
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
function hasRegistry({ repository }) {
    return repository.includes('/');
}
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
async function readSourceSha(event, run, deps) {
    const { sha, isOther } = await readCheckout(event, run, deps.exec);
    if (isOther) {
        deps.log.warning(`The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`);
    }
    return sha;
}
async function readCheckout(event, run, exec) {
    const git = (...args) => exec
        .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: gitTimeoutMs })
        .catch(() => undefined);
    const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
    if (!(0,_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
        return { sha: run.sha, isOther: false };
    if (head === event.revision || head === event.mergeSha)
        return { sha: head, isOther: false };
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
