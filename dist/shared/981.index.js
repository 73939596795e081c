export const id = 981;
export const ids = [981];
export const modules = {

/***/ 9358:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74292);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88606);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64669);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72919);
/* harmony import */ var _compute_tag_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78240);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88437);









await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_5__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readComputeTagInputs */ .Z)(inputs, run.env);
    const separators = (0,_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readSeparators */ .Ny)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    const api = (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .githubRest */ .U)(token, run.env['GITHUB_API_URL']);
    const artifacts = (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(token);
    const { result, failure } = await (0,_compute_tag_js__WEBPACK_IMPORTED_MODULE_4__/* .computeTag */ .g)(wanted, { run, log, clock, exec, files, api, artifacts });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .computeTagOutputs */ .Y1)(result, separators),
        env: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .computeTagVariables */ .rk)(wanted, result, separators, run.env),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .computeTagSummary */ .K)(result) : undefined,
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
    return (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_0__/* .summaryTable */ .jb)(`Image tag ${result.tag}`, [
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
/** Aborted when the caller's signal is, or when the call has had its time. */
function callSignal({ signal, timeoutMs }) {
    return anySignal(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}
/** Aborted when any of them is. */
function anySignal(...signals) {
    return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}


/***/ }),

/***/ 38301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zf: () => (/* binding */ ArchiveRefusedError),
/* harmony export */   aG: () => (/* binding */ TransferError),
/* harmony export */   ig: () => (/* binding */ damagedArchiveError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
class TransferError extends Error {
}
/** An archive that is no whole archive, whatever noticed it. */
function damagedArchiveError(finding, cause) {
    return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
class ArchiveRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}


/***/ }),

/***/ 27743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ artifactName),
/* harmony export */   s: () => (/* binding */ imageNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42423);



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
    const fields = (0,_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .splitCommas */ .F3)(line)
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
    return `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function imageName(text, what) {
    const name = text.toLowerCase();
    const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(name, what);
    if (ref.tag !== undefined || ref.digest !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has "${text}": give the name alone, the tag is computed.`);
    }
    return name;
}


/***/ }),

/***/ 54867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readSourceSha)
/* harmony export */ });
/* harmony import */ var _core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13501);

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
    if (!(0,_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
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
