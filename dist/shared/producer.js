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
    'images',
    'tag',
    'moving-tags',
    'short-sha-length',
    'max-length',
    'pr-prefix',
    'skip-patterns',
    'skip-actors',
    'force-branches',
    'labels',
    'annotations',
];
const buildInputs = [
    'context',
    'file',
    'target',
    'platforms',
    'build-args',
    'build-contexts',
    'secrets',
    'secret-envs',
    'secret-files',
    'ssh',
    'cache-from',
    'cache-to',
    'registry-cache',
    'pull-request-cache',
    'no-cache',
    'pull',
    'layer-compression',
    'provenance',
    'sbom',
    'builder',
    'fresh-builder',
    'push',
    'if-tag-exists',
    'max-attempts',
    'retry-wait-seconds',
    'timeout-minutes',
    'total-timeout-minutes',
];
const saveInputs = ['artifact-name', 'local-tag', 'compression', 'retention-days', 'archive', 'file-name'];
/**
 * Reads the inputs of `action.yml`. Each one means what it means in the action that it comes from.
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
/* harmony import */ var _src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91782);
/* harmony import */ var _src_adapters_wire_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58960);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74292);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88437);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48162);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94921);
/* harmony import */ var _producer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(11439);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(75411);










await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_5__/* .runAction */ .C)(async ({ inputs, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readProducerInputs */ .C)(inputs, io.run.env);
    const token = inputs.text('github-token') ?? '';
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_producer_js__WEBPACK_IMPORTED_MODULE_8__/* .produce */ .j)(wanted, {
        ...io,
        gitToken: inputs.text('github-token'),
        api: (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__/* .githubRest */ .U)(token, io.run.env['GITHUB_API_URL']),
        ...(0,_src_adapters_wire_build_js__WEBPACK_IMPORTED_MODULE_3__/* .wireBuild */ .w)(io.exec, io.run.env, wanted.build.builder),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(io.exec, io.files),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__/* .artifactStore */ .i)(token),
        direct: (0,_src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_2__/* .streamingUploads */ .f)(io.run.env, io.log),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_7__/* .producerOutputs */ .V)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .producerSummary */ .z)(result, failure) : undefined,
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
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71908);
/* harmony import */ var _buildx_build_with_retry_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81130);
/* harmony import */ var _compute_tag_outputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64669);
/* harmony import */ var _save_and_upload_image_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99700);




/** Every output that `action.yml` declares: those of the three actions that it runs, with the final record. */
function producerOutputs(result) {
    return {
        ...(0,_save_and_upload_image_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .saveImageOutputs */ .F)(result.save),
        ...(0,_buildx_build_with_retry_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .buildOutputs */ .J)(result.build),
        ...(0,_compute_tag_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .tagOutputs */ .Bx)(result.tag),
        'artifact-name': result.save.artifactName || result.tag.artifactName,
        handover: (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_3__/* .serializeHandover */ .c)(result.handover),
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

// EXTERNAL MODULE: ./build/src/core/handover/new-record.js
var new_record = __webpack_require__(40485);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-plan.js + 4 modules
var build_plan = __webpack_require__(99006);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-result.js
var build_result = __webpack_require__(24732);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/buildx-build-with-retry.js + 21 modules
var buildx_build_with_retry = __webpack_require__(66014);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/build-decisions.js
var build_decisions = __webpack_require__(57406);
// EXTERNAL MODULE: ./build/actions/compute-tag/compute-tag.js + 7 modules
var compute_tag = __webpack_require__(63321);
// EXTERNAL MODULE: ./build/actions/save-and-upload-image/plan.js
var plan = __webpack_require__(44627);
// EXTERNAL MODULE: ./build/actions/save-and-upload-image/save-and-upload-image.js + 6 modules
var save_and_upload_image = __webpack_require__(56008);
;// CONCATENATED MODULE: ./build/actions/producer/rules/producer-decisions.js
/** Failures of a push that say nothing against the image or the permission to push it. */
const passingClasses = ['transient', 'rate-limit', 'timeout'];
/** Whether images of this kind are deployed from the registry, so that the push is what the job is for. */
function isReleased(kind) {
    return kind === 'default-branch' || kind === 'tag';
}
/** Whether to upload the image as an artifact. With `auto` released images only where the registry does not have them. */
function needsArtifact(policy, kind, registry) {
    if (policy !== 'auto')
        return policy === 'always';
    return !isReleased(kind) || registry !== 'pushed';
}
/**
 * Whether the image may have to be uploaded as an artifact, as far as that is known before the build.
 * @param pushes whether it will be pushed
 */
function mightNeedArtifact(policy, requirePush, kind, pushes) {
    if (!pushes)
        return needsArtifact(policy, kind, 'skipped');
    return needsArtifact(policy, kind, mayDegrade(requirePush, kind, 'transient') ? 'degraded' : 'pushed');
}
/** Whether the artifact may replace a push that failed in this way. A denied push is never replaced. */
function mayDegrade(requirePush, kind, failed) {
    const isRequired = requirePush === 'auto' ? isReleased(kind) : requirePush === 'true';
    return !isRequired && passingClasses.includes(failed);
}

;// CONCATENATED MODULE: ./build/actions/producer/producer.js











/**
 * Runs the whole producer job: computes the tag, builds with retries, pushes, and uploads the image for other jobs. A
 * push that failed for a reason that passes is replaced by the artifact, unless the push is what the job is for.
 * @throws UserError for inputs that cannot work, before anything is built.
 */
async function produce(inputs, deps) {
    (0,plan/* checkSaveInputs */.p)(inputs.save);
    const { result: tag } = await (0,compute_tag/* computeTag */.g)(inputs.tag, deps);
    if (tag.skipReason !== undefined)
        return uploadSkipRecord(inputs, tag, tag.skipReason, deps);
    const { built, imageTar } = await buildForHandover(inputs, tag, deps);
    const { result: build, failure } = built;
    const registry = registryState(build, failure);
    const handover = build.handover ?? recordWithoutImage(tag, undefined, deps);
    const beforeSave = { tag, build, save: save_and_upload_image/* nothingUploaded */.O, registry, handover };
    if (failure !== undefined && !canReplacePush(inputs, tag, build))
        return { result: beforeSave, failure };
    if (inputs.artifact === 'never')
        return { result: beforeSave, failure };
    const upload = needsArtifact(inputs.artifact, tag.kind, registry) ? 'image' : 'record';
    const saved = await (0,save_and_upload_image/* saveAndUploadImage */.D)({ ...toSaveInputs(inputs, tag, handover, upload), imageTar }, deps);
    const result = { ...beforeSave, save: saved.result, handover: saved.result.record ?? handover };
    if (failure === undefined || saved.failure !== undefined || !saved.result.uploaded) {
        return { result, failure: failure ?? saved.failure };
    }
    deps.log.warning(`The push failed and the artifact "${saved.result.artifactName}" stands in for it, so the job goes on: ${(0,errors/* toMessage */.R9)(failure)}`, { isFinding: true });
    return { result: { ...result, registry: 'degraded' } };
}
async function buildForHandover(inputs, tag, deps) {
    try {
        const { builder, imageTar } = await planArchive(inputs, tag, deps);
        const built = await (0,buildx_build_with_retry/* buildWithRetry */.L)({
            ...inputs.build,
            imageTar,
            tags: tag.tags,
            movingTags: tag.movingTags,
            labels: tag.labels,
            annotations: Object.keys(inputs.tag.annotations).length === 0 ? [] : tag.annotations,
        }, { ...deps, sourceSha: tag.sourceSha, builder });
        return { built, imageTar };
    }
    catch (failure) {
        const result = { ...build_result/* nothingBuilt */.I_, imageRef: tag.imageRef, handover: undefined };
        return { built: { result, failure }, imageTar: undefined };
    }
}
/**
 * Decides where the build writes the archive, when one may be needed: the solve that pushes can write it too, which
 * saves a load and a save. The `docker` driver has no such exporter, and the archive then comes out of the engine:
 * https://docs.docker.com/build/builders/drivers/
 */
async function planArchive(inputs, tag, deps) {
    const refs = (0,target_refs/* readTargetRefs */.YU)(tag.tags, tag.movingTags, tag);
    const { push } = (0,build_decisions/* decidePush */.v)(inputs.build, refs, tag.event);
    if (!mightNeedArtifact(inputs.artifact, inputs.requirePush, tag.kind, push))
        return {};
    const builder = await (0,build_plan/* findBuilder */.L)(inputs.build.builder, deps);
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
/** Whether the artifact may replace the push: the image was built, and what failed after that can pass. */
function canReplacePush(inputs, tag, build) {
    if (build.buildSeconds === undefined || build.failure === undefined)
        return false;
    return inputs.artifact !== 'never' && mayDegrade(inputs.requirePush, tag.kind, build.failure.class);
}
function toSaveInputs({ save }, tag, handover, upload) {
    return { ...save, handover, upload, artifactName: save.artifactName ?? tag.artifactName };
}
/** Builds nothing and uploads a record that says why, so that consumers skip and do not fail. */
async function uploadSkipRecord(inputs, tag, reason, deps) {
    deps.log.notice(`The build is skipped: ${reason}`);
    const handover = recordWithoutImage(tag, reason, deps);
    const build = { ...build_result/* nothingBuilt */.I_, imageRef: tag.imageRef, pushSkippedReason: reason, handover };
    const result = { tag, build, save: save_and_upload_image/* nothingUploaded */.O, registry: 'skipped', handover };
    if (inputs.artifact === 'never')
        return { result };
    const { result: save, failure } = await (0,save_and_upload_image/* saveAndUploadImage */.D)(toSaveInputs(inputs, tag, handover, 'record'), deps);
    return { result: { ...result, save }, failure };
}
/** The record of a job that has a tag and no image. */
function recordWithoutImage({ image, tag, event, sourceSha }, skipped, { run, clock }) {
    return (0,new_record/* newHandoverRecord */.d)({
        first: { repository: image, tag },
        imageids: {},
        event,
        sourceSha,
        run,
        now: clock.now(),
        skipped,
    });
}


/***/ }),

/***/ 75411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ producerSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3120);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);
/* harmony import */ var _buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36924);
/* harmony import */ var _save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7070);





/**
 * Renders the step's summary page: what was made, where it is, and how long it took.
 * @param error what ended the step; undefined: nothing did
 */
function producerSummary(result, error) {
    const { tag, build, save, registry } = result;
    const { packed, artifact } = save;
    const { pushSkippedReason } = build;
    const failed = error !== undefined;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__/* .renderSummaryPage */ .E)({
        title: failed ? 'Image build failed' : successTitle(result),
        failures: (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .reportedFailures */ .ZG)(error ?? (registry === 'degraded' ? build.failure : undefined)),
        failed,
        lead: failed ? '' : successLead(result),
        rows: [
            ['image', tag.imageRef],
            ['moving tags', tag.movingTags],
            ['revision', tag.revision],
            ...(0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .buildRows */ .kO)({ ...build, pushSkippedReason: '' }),
            ['registry', pushSkippedReason === '' ? registry : `${registry}: ${pushSkippedReason}`],
            ['artifact', artifact?.name],
            ['archive', packed === undefined ? undefined : (0,_save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .formatArchive */ .oN)(packed)],
        ],
        phases: [...build.phases, ...save.phases],
    });
}
function successTitle({ build, handover }) {
    if (handover.skipped !== null)
        return 'Image build skipped';
    return build.reused ? 'Image reused' : 'Image built once';
}
function successLead({ build, save, handover }) {
    if (handover.skipped !== null)
        return `Nothing was built: ${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeAsCode */ .n)(handover.skipped)}.`;
    return `${(0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .buildLead */ .LR)(build)}${(0,_save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .formatHandover */ .pe)(save)}.`;
}


/***/ })

};
