export const id = 906;
export const ids = [906];
export const modules = {

/***/ 6906:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25391);
/* harmony import */ var _src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59544);
/* harmony import */ var _src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76443);
/* harmony import */ var _src_adapters_direct_upload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7547);
/* harmony import */ var _src_adapters_github_rest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11306);
/* harmony import */ var _src_contracts_producer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40955);
/* harmony import */ var _src_flows_producer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69103);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99756);








await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_7__/* .runAction */ .C)(async ({ inputs, ...io }) => {
    const wanted = (0,_src_contracts_producer_js__WEBPACK_IMPORTED_MODULE_5__/* .readProducerInputs */ .C3)(inputs, io.run.env);
    const token = inputs.text('github-token') ?? '';
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_src_flows_producer_js__WEBPACK_IMPORTED_MODULE_6__/* .produce */ .j)(wanted, {
        ...io,
        gitToken: inputs.text('github-token'),
        api: (0,_src_adapters_github_rest_js__WEBPACK_IMPORTED_MODULE_4__/* .githubRest */ .U)(token, io.run.env['GITHUB_API_URL']),
        ...(0,_src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_2__/* .buildAdapters */ .J)(io.exec, io.run.env, wanted.build.builder),
        packer: (0,_src_adapters_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(io.exec, io.files),
        artifacts: (0,_src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__/* .artifactStore */ .i)(token),
        direct: (0,_src_adapters_direct_upload_js__WEBPACK_IMPORTED_MODULE_3__/* .directUploads */ .k)(io.run.env, io.log),
    });
    return {
        outputs: (0,_src_contracts_producer_js__WEBPACK_IMPORTED_MODULE_5__/* .producerOutputs */ .VJ)(result),
        summary: summarise ? (0,_src_contracts_producer_js__WEBPACK_IMPORTED_MODULE_5__/* .producerSummary */ .zF)(result, failure) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 40955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ readProducerInputs),
/* harmony export */   VJ: () => (/* binding */ producerOutputs),
/* harmony export */   zF: () => (/* binding */ producerSummary)
/* harmony export */ });
/* harmony import */ var _core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22738);
/* harmony import */ var _core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(86331);
/* harmony import */ var _core_summary_escaped_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95035);
/* harmony import */ var _core_summary_page_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3120);
/* harmony import */ var _core_summary_table_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(79332);
/* harmony import */ var _buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88426);
/* harmony import */ var _compute_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23073);
/* harmony import */ var _reported_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18097);
/* harmony import */ var _save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22428);









const tagInputs = [
    ...['images', 'tag', 'moving-tags', 'short-sha-length', 'max-length', 'pr-prefix'],
    ...['skip-patterns', 'skip-actors', 'force-branches', 'labels', 'annotations'],
];
const buildInputs = [
    ...['context', 'file', 'target', 'platforms', 'build-args', 'build-contexts', 'secrets', 'secret-envs'],
    ...['secret-files', 'ssh', 'cache-from', 'cache-to', 'registry-cache', 'pull-request-cache', 'no-cache', 'pull'],
    ...['provenance', 'sbom', 'builder', 'fresh-builder', 'push', 'if-tag-exists'],
    ...['max-attempts', 'retry-wait-seconds', 'timeout-minutes', 'total-timeout-minutes'],
];
const saveInputs = ['artifact-name', 'local-tag', 'compression', 'retention-days', 'archive', 'file-name'];
/**
 * The inputs of `action.yml`: each has the meaning that it has in the action that it comes from.
 * @throws UserError for the first value that is not allowed.
 */
function readProducerInputs(inputs, env) {
    return {
        tag: (0,_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readComputeTagInputs */ .Zh)(inputs.only(tagInputs), env),
        build: (0,_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuildInputs */ .q)(inputs.only([...buildInputs, 'local-tag'])),
        save: (0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_4__/* .readSaveImageInputs */ .Wu)(inputs.only(saveInputs)),
        artifact: inputs.choice('artifact', ['auto', 'always', 'never'], 'auto'),
        requirePush: inputs.choice('require-push', ['auto', 'true', 'false'], 'auto'),
    };
}
/** Every output that `action.yml` declares: those of the three parts, with the record as it is in the end. */
function producerOutputs(result) {
    return {
        ...(0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_4__/* .saveImageOutputs */ .Fy)(result.save),
        ...(0,_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .buildOutputs */ .J)(result.build),
        ...(0,_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .tagOutputs */ .Bx)(result.tag),
        'artifact-name': result.save.artifactName || result.tag.artifactName,
        handover: (0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .serialiseHandover */ .bA)(result.handover),
        registry: result.registry,
    };
}
/**
 * The page of the step: what was made, where it is, and what it took.
 * @param error what ended the step; undefined: nothing did
 */
function producerSummary(result, error) {
    const { tag, build, save, registry, handover } = result;
    const { packed, artifact } = save;
    const failures = (0,_reported_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .reportedFailures */ .Z)(error ?? (registry === 'degraded' ? build.failure : undefined));
    const failed = error !== undefined;
    const skipped = handover.skipped !== null;
    return (0,_core_summary_page_js__WEBPACK_IMPORTED_MODULE_5__/* .summaryPage */ .q)({
        title: failed
            ? 'Image build failed'
            : skipped
                ? 'Image build skipped'
                : build.reused
                    ? 'Image reused'
                    : 'Image built once',
        failures,
        failed,
        lead: failed
            ? ''
            : skipped
                ? `Nothing was built: ${(0,_core_summary_escaped_js__WEBPACK_IMPORTED_MODULE_6__/* .asCode */ .q)(handover.skipped)}.`
                : `${(0,_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .buildLead */ .LR)(build)}${(0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_4__/* .saveLead */ .Cn)(save)}.`,
        rows: [
            ['image', (0,_core_summary_table_js__WEBPACK_IMPORTED_MODULE_8__/* .known */ .eO)(tag.imageRef)],
            ['moving tags', tag.movingTags],
            ['revision', (0,_core_summary_table_js__WEBPACK_IMPORTED_MODULE_8__/* .known */ .eO)(tag.revision)],
            ...(0,_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .buildRows */ .kO)({ ...build, pushSkippedReason: '' }),
            ['registry', [build.pushSkippedReason === '' ? registry : `${registry}: ${build.pushSkippedReason}`]],
            ['artifact', artifact === undefined ? [] : [artifact.name]],
            ['archive', packed === undefined ? [] : [(0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_4__/* .archiveText */ .gw)(packed)]],
        ],
        phases: [...build.phases, ...save.phases],
    });
}


/***/ }),

/***/ 69103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ produce)
});

// EXTERNAL MODULE: ./build/src/core/build/build-decisions.js
var build_decisions = __webpack_require__(34752);
// EXTERNAL MODULE: ./build/src/core/build/build-handover.js
var build_handover = __webpack_require__(59948);
// EXTERNAL MODULE: ./build/src/core/build/target-refs.js
var target_refs = __webpack_require__(58268);
;// CONCATENATED MODULE: ./build/src/core/producer-decisions.js
/** Failures of a push that say nothing against the image or the right to push it. */
const passing = ['transient', 'rate-limit', 'timeout'];
/** On these the registry is what the job is for: its image is deployed from there. */
function isReleased(kind) {
    return kind === 'default-branch' || kind === 'tag';
}
/** Whether the image goes up as an artifact: always, but with `auto` on released refs only when the registry has none. */
function wantsArtifact(wish, kind, registry) {
    if (wish !== 'auto')
        return wish === 'always';
    return !isReleased(kind) || registry !== 'pushed';
}
/**
 * Whether the image may have to go up as an artifact, as far as that is known before it is built.
 * @param pushes whether it will be pushed
 */
function mayWantArtifact(wish, requirePush, kind, pushes) {
    if (!pushes)
        return wantsArtifact(wish, kind, 'skipped');
    return wantsArtifact(wish, kind, mayDegrade(requirePush, kind, 'transient') ? 'degraded' : 'pushed');
}
/** Whether a push that failed so may be made up for by the artifact. A denied push never is. */
function mayDegrade(requirePush, kind, failed) {
    const required = requirePush === 'auto' ? isReleased(kind) : requirePush === 'true';
    return !required && passing.includes(failed);
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/flows/build-with-retry.js + 19 modules
var build_with_retry = __webpack_require__(15273);
// EXTERNAL MODULE: ./build/src/flows/build/build-plan.js + 3 modules
var build_plan = __webpack_require__(36925);
// EXTERNAL MODULE: ./build/src/flows/compute-tag.js + 6 modules
var compute_tag = __webpack_require__(5605);
// EXTERNAL MODULE: ./build/src/flows/save/plan.js
var plan = __webpack_require__(18006);
// EXTERNAL MODULE: ./build/src/flows/save-and-upload-image.js + 6 modules
var save_and_upload_image = __webpack_require__(16463);
;// CONCATENATED MODULE: ./build/src/flows/producer.js










/**
 * The whole producer job: tag, build with retries, push, hand over. A push that failed for a passing reason is made up
 * for by the artifact where the push is not what the job is for (design section 3, "root action").
 */
async function produce(inputs, deps) {
    (0,plan/* checkSaveInputs */.pL)(inputs.save);
    const { result: tag } = await (0,compute_tag/* computeTag */.g)(inputs.tag, deps);
    if (tag.skipReason !== undefined)
        return skip(inputs, tag, tag.skipReason, deps);
    let solve = {};
    let built;
    try {
        solve = await archiveOfTheSolve(inputs, tag, deps);
        built = await (0,build_with_retry/* buildWithRetry */.L)({
            ...inputs.build,
            imageTar: solve.imageTar,
            tags: tag.tags,
            movingTags: tag.movingTags,
            labels: tag.labels,
            annotations: Object.keys(inputs.tag.annotations).length === 0 ? [] : tag.annotations,
        }, { ...deps, sourceSha: tag.sourceSha, builder: solve.builder });
    }
    catch (failure) {
        built = { result: { ...build_with_retry/* nothingBuilt */.I, imageRef: tag.imageRef, handover: recordOfNothing(tag, deps) }, failure };
    }
    const { result: build, failure } = built;
    const registry = registryState(build, failure);
    const handover = build.handover ?? recordOfNothing(tag, deps);
    const done = { tag, build, save: save_and_upload_image/* nothingUploaded */.O, registry, handover };
    if (failure !== undefined && !isMadeUpFor(inputs, tag, build))
        return { result: done, failure };
    if (inputs.artifact === 'never')
        return { result: done, failure };
    const upload = wantsArtifact(inputs.artifact, tag.kind, registry) ? 'image' : 'record';
    const saved = await (0,save_and_upload_image/* saveAndUploadImage */.D)({ ...savedImage(inputs.save, tag, handover, upload), imageTar: solve.imageTar }, deps);
    const result = { ...done, save: saved.result, handover: saved.result.record ?? handover };
    if (failure === undefined || saved.failure !== undefined || !saved.result.uploaded) {
        return { result, failure: failure ?? saved.failure };
    }
    deps.log.warning(`The push failed and the artifact "${saved.result.artifactName}" stands in for it, so the job goes on: ${(0,errors/* toMessage */.R9)(failure)}`, { isFinding: true });
    return { result: { ...result, registry: 'degraded' } };
}
/**
 * Where the build leaves the archive, when its builder can write one out of the very solve that pushes: no load and no
 * save then. The engine's own builder cannot, and there the upload asks the engine.
 */
async function archiveOfTheSolve(inputs, tag, deps) {
    const refs = (0,target_refs/* targetRefs */.i)(tag.tags, tag.movingTags, tag);
    const { push } = (0,build_decisions/* decidePush */.v)(inputs.build, refs, tag.event);
    if (!mayWantArtifact(inputs.artifact, inputs.requirePush, tag.kind, push))
        return {};
    const builder = await (0,build_plan/* usableBuilder */.Ky)(inputs.build.builder, deps);
    if (builder.driver === 'docker')
        return { builder };
    return { builder, imageTar: `${await deps.files.temporaryFolder()}/image.tar` };
}
function registryState(build, failure) {
    if (build.pushed)
        return 'pushed';
    if (failure === undefined)
        return 'skipped';
    return build.buildSeconds === undefined ? 'not-reached' : 'failed';
}
/** Whether the artifact may stand in for the push: the image was built, and what failed after that is passing. */
function isMadeUpFor(inputs, tag, build) {
    if (build.buildSeconds === undefined || build.failure === undefined)
        return false;
    return inputs.artifact !== 'never' && mayDegrade(inputs.requirePush, tag.kind, build.failure.class);
}
function savedImage(inputs, tag, handover, upload) {
    return { ...inputs, handover, upload, artifactName: inputs.artifactName ?? tag.artifactName };
}
/** Nothing is built, and the record says why, so that consumers skip instead of failing (002-6). */
async function skip(inputs, tag, reason, deps) {
    deps.log.notice(`The build is skipped: ${reason}`);
    const handover = { ...recordOfNothing(tag, deps), skipped: reason };
    const build = { ...build_with_retry/* nothingBuilt */.I, imageRef: tag.imageRef, pushSkippedReason: reason, handover };
    const result = { tag, build, save: save_and_upload_image/* nothingUploaded */.O, registry: 'skipped', handover };
    if (inputs.artifact === 'never')
        return { result };
    const { result: save, failure } = await (0,save_and_upload_image/* saveAndUploadImage */.D)(savedImage(inputs.save, tag, handover, 'record'), deps);
    return { result: { ...result, save }, failure };
}
/** The record of a job that has a tag and no image. */
function recordOfNothing(tag, { run, clock }) {
    const [first] = (0,target_refs/* targetRefs */.i)([tag.imageRef], [], { revision: tag.revision, sourceSha: tag.sourceSha });
    return (0,build_handover/* buildHandover */.A)({
        ...{ first, digest: '', imageid: '', imageids: {}, pushedRefs: [] },
        ...{ event: tag.event, sourceSha: tag.sourceSha, run, now: clock.now() },
    });
}


/***/ })

};
