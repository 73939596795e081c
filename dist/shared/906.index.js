export const id = 906;
export const ids = [906];
export const modules = {

/***/ 48162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readProducerInputs)
/* harmony export */ });
/* harmony import */ var _buildx_build_with_retry_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8507);
/* harmony import */ var _compute_tag_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88606);
/* harmony import */ var _save_and_upload_image_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85993);



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
        tag: (0,_compute_tag_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readComputeTagInputs */ .Z)(inputs.only(tagInputs), env),
        build: (0,_buildx_build_with_retry_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readBuildInputs */ .q)(inputs.only([...buildInputs, 'local-tag'])),
        save: (0,_save_and_upload_image_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readSaveImageInputs */ .W)(inputs.only(saveInputs)),
        artifact: inputs.choice('artifact', ['auto', 'always', 'never'], 'auto'),
        requirePush: inputs.choice('require-push', ['auto', 'true', 'false'], 'auto'),
    };
}


/***/ }),

/***/ 6906:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38413);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_docker_build_adapters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11929);
/* harmony import */ var _src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91782);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74292);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48162);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75411);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94921);
/* harmony import */ var _producer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(11439);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(88437);










await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_9__/* .runAction */ .C)(async ({ inputs, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readProducerInputs */ .C)(inputs, io.run.env);
    const token = inputs.text('github-token') ?? '';
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_producer_js__WEBPACK_IMPORTED_MODULE_8__/* .produce */ .j)(wanted, {
        ...io,
        gitToken: inputs.text('github-token'),
        api: (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__/* .githubRest */ .U)(token, io.run.env['GITHUB_API_URL']),
        ...(0,_src_adapters_docker_build_adapters_js__WEBPACK_IMPORTED_MODULE_2__/* .buildAdapters */ .J)(io.exec, io.run.env, wanted.build.builder),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(io.exec, io.files),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__/* .artifactStore */ .i)(token),
        direct: (0,_src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_3__/* .streamingUploads */ .f)(io.run.env, io.log),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_7__/* .producerOutputs */ .V)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .producerSummary */ .z)(result, failure) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 94921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ producerOutputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71908);
/* harmony import */ var _buildx_build_with_retry_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81130);
/* harmony import */ var _compute_tag_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64669);
/* harmony import */ var _save_and_upload_image_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99700);




/** Every output that `action.yml` declares: those of the three parts, with the record as it is in the end. */
function producerOutputs(result) {
    return {
        ...(0,_save_and_upload_image_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .saveImageOutputs */ .F)(result.save),
        ...(0,_buildx_build_with_retry_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .buildOutputs */ .J)(result.build),
        ...(0,_compute_tag_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .tagOutputs */ .Bx)(result.tag),
        'artifact-name': result.save.artifactName || result.tag.artifactName,
        handover: (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeHandover */ .cm)(result.handover),
        registry: result.registry,
    };
}


/***/ }),

/***/ 11439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ produce)
});

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/build-decisions.js
var build_decisions = __webpack_require__(57406);
// EXTERNAL MODULE: ./build/src/core/handover/new-record.js
var new_record = __webpack_require__(40485);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
;// CONCATENATED MODULE: ./build/actions/producer/rules/producer-decisions.js
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
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/buildx-build-with-retry.js + 20 modules
var buildx_build_with_retry = __webpack_require__(5629);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-plan.js + 3 modules
var build_plan = __webpack_require__(77779);
// EXTERNAL MODULE: ./build/actions/compute-tag/compute-tag.js + 6 modules
var compute_tag = __webpack_require__(78240);
// EXTERNAL MODULE: ./build/actions/save-and-upload-image/plan.js
var plan = __webpack_require__(44627);
// EXTERNAL MODULE: ./build/actions/save-and-upload-image/save-and-upload-image.js + 7 modules
var save_and_upload_image = __webpack_require__(71917);
;// CONCATENATED MODULE: ./build/actions/producer/producer.js










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
        built = await (0,buildx_build_with_retry/* buildWithRetry */.L)({
            ...inputs.build,
            imageTar: solve.imageTar,
            tags: tag.tags,
            movingTags: tag.movingTags,
            labels: tag.labels,
            annotations: Object.keys(inputs.tag.annotations).length === 0 ? [] : tag.annotations,
        }, { ...deps, sourceSha: tag.sourceSha, builder: solve.builder });
    }
    catch (failure) {
        built = { result: { ...buildx_build_with_retry/* nothingBuilt */.I, imageRef: tag.imageRef, handover: recordOfNothing(tag, deps) }, failure };
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
    const build = { ...buildx_build_with_retry/* nothingBuilt */.I, imageRef: tag.imageRef, pushSkippedReason: reason, handover };
    const result = { tag, build, save: save_and_upload_image/* nothingUploaded */.O, registry: 'skipped', handover };
    if (inputs.artifact === 'never')
        return { result };
    const { result: save, failure } = await (0,save_and_upload_image/* saveAndUploadImage */.D)(savedImage(inputs.save, tag, handover, 'record'), deps);
    return { result: { ...result, save }, failure };
}
/** The record of a job that has a tag and no image. */
function recordOfNothing(tag, { run, clock }) {
    const [first] = (0,target_refs/* targetRefs */.i)([tag.imageRef], [], { revision: tag.revision, sourceSha: tag.sourceSha });
    return (0,new_record/* newHandoverRecord */.d)({
        ...{ first, digest: '', imageid: '', imageids: {}, pushedRefs: [] },
        ...{ event: tag.event, sourceSha: tag.sourceSha, run, now: clock.now() },
    });
}


/***/ }),

/***/ 75411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ producerSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37234);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);
/* harmony import */ var _buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36924);
/* harmony import */ var _save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7070);







/**
 * The page of the step: what was made, where it is, and what it took.
 * @param error what ended the step; undefined: nothing did
 */
function producerSummary(result, error) {
    const { tag, build, save, registry, handover } = result;
    const { packed, artifact } = save;
    const failures = (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .reportedFailures */ .ZG)(error ?? (registry === 'degraded' ? build.failure : undefined));
    const failed = error !== undefined;
    const skipped = handover.skipped !== null;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__/* .summaryPage */ .q)({
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
                ? `Nothing was built: ${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .asCode */ .q)(handover.skipped)}.`
                : `${(0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .buildLead */ .LR)(build)}${(0,_save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .saveLead */ .Cn)(save)}.`,
        rows: [
            ['image', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_5__/* .optionalCell */ .BK)(tag.imageRef)],
            ['moving tags', tag.movingTags],
            ['revision', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_5__/* .optionalCell */ .BK)(tag.revision)],
            ...(0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .buildRows */ .kO)({ ...build, pushSkippedReason: '' }),
            ['registry', [build.pushSkippedReason === '' ? registry : `${registry}: ${build.pushSkippedReason}`]],
            ['artifact', artifact === undefined ? [] : [artifact.name]],
            ['archive', packed === undefined ? [] : [(0,_save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .archiveText */ .gw)(packed)]],
        ],
        phases: [...build.phases, ...save.phases],
    });
}


/***/ })

};
