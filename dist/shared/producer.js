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
    'files',
    'targets',
    'set',
    'vars',
    'keep-file-tags',
    'allow',
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
/* harmony import */ var _src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91782);
/* harmony import */ var _src_adapters_wire_artifacts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97707);
/* harmony import */ var _src_adapters_wire_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14975);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15291);
/* harmony import */ var _pull_or_download_image_load_base_context_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(30979);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48162);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94921);
/* harmony import */ var _producer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12064);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(75411);










await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)(async ({ inputs, leftovers, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readProducerInputs */ .C)(inputs, io.run.env);
    const token = inputs.text('github-token') ?? '';
    const summarise = inputs.boolean('job-summary', true);
    const neighbours = {
        ...io,
        ...(0,_src_adapters_wire_build_js__WEBPACK_IMPORTED_MODULE_3__/* .wireBuild */ .w)(io.exec, io.run.env, wanted.build.builder, leftovers),
        ...(0,_src_adapters_wire_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .wireArtifacts */ .J)(io, token),
    };
    const { result, failure } = await (0,_producer_js__WEBPACK_IMPORTED_MODULE_7__/* .produce */ .j)(wanted, {
        ...neighbours,
        gitToken: inputs.text('github-token'),
        bases: (0,_pull_or_download_image_load_base_context_js__WEBPACK_IMPORTED_MODULE_9__/* .loadBaseContexts */ .w)(neighbours),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(io.exec, io.files),
        direct: (0,_src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .streamingUploads */ .f)(io.run.env, io.log),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .producerOutputs */ .V)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_8__/* .producerSummary */ .z)(result, failure) : undefined,
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
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71908);
/* harmony import */ var _buildx_build_with_retry_outputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81130);
/* harmony import */ var _compute_tag_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64669);
/* harmony import */ var _save_and_upload_image_outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99700);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _buildx_build_with_retry_rules_image_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44978);






function producerOutputs(result) {
    const outputs = {
        ...(0,_save_and_upload_image_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .saveImageOutputs */ .F)(result.save),
        ...(0,_buildx_build_with_retry_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .buildOutputs */ .J)(result.build),
        ...(0,_compute_tag_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .tagOutputs */ .Bx)(result.tag),
        registry: result.registry,
    };
    const { images, handover } = result;
    if (images === undefined) {
        const record = handover === undefined ? '' : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_5__/* .serializeHandover */ .c)(handover);
        return { ...outputs, 'artifact-name': result.save.artifactName || result.tag.artifactName, handover: record };
    }
    const made = images.map(toImageOutput);
    return {
        ...outputs,
        'artifact-name': result.save.artifactName,
        'image-ref': result.build.imageRef,
        images: (0,_buildx_build_with_retry_rules_image_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .serializeImages */ .h)(made),
        handover: (0,_buildx_build_with_retry_rules_image_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .serializeUsableImages */ .d)(made),
    };
}
function toImageOutput({ name, handover, result, save, failure }) {
    const error = failure === undefined ? '' : (0,_src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(failure);
    return { name, record: handover, pushed: result.pushed, artifactName: save.artifactName, error };
}


/***/ }),

/***/ 12064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ produce)
});

// EXTERNAL MODULE: ./build/src/core/handover/new-record.js
var new_record = __webpack_require__(40485);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-plan.js + 2 modules
var build_plan = __webpack_require__(30000);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-result.js
var build_result = __webpack_require__(24732);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/buildx-build-with-retry.js + 34 modules
var buildx_build_with_retry = __webpack_require__(63737);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/build-decisions.js
var build_decisions = __webpack_require__(57406);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/image-of-target.js
var image_of_target = __webpack_require__(75681);
// EXTERNAL MODULE: ./build/actions/compute-tag/compute-tag.js + 7 modules
var compute_tag = __webpack_require__(63321);
// EXTERNAL MODULE: ./build/actions/save-and-upload-image/plan.js
var plan = __webpack_require__(44627);
// EXTERNAL MODULE: ./build/actions/save-and-upload-image/save-and-upload-image.js + 6 modules
var save_and_upload_image = __webpack_require__(56008);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/actions/producer/rules/producer-decisions.js
const statesByWeight = ['failed', 'not-reached', 'degraded', 'skipped', 'pushed'];
function joinRegistryStates(states) {
    return statesByWeight.find((state) => states.includes(state)) ?? 'not-reached';
}
const passingClasses = ['transient', 'rate-limit', 'timeout'];
function isReleased(kind) {
    return kind === 'default-branch' || kind === 'tag';
}
function needsArtifact(policy, kind, registry) {
    if (policy !== 'auto')
        return policy === 'always';
    return !isReleased(kind) || registry !== 'pushed';
}
function mightNeedArtifact(policy, requirePush, kind, pushes) {
    if (!pushes)
        return needsArtifact(policy, kind, 'skipped');
    return needsArtifact(policy, kind, mayDegrade(requirePush, kind, 'transient') ? 'degraded' : 'pushed');
}
function mayDegrade(requirePush, kind, failed) {
    const isRequired = requirePush === 'auto' ? isReleased(kind) : requirePush === 'true';
    return !isRequired && passingClasses.includes(failed);
}

;// CONCATENATED MODULE: ./build/actions/producer/hand-over.js



async function handOver(image, deps) {
    const { inputs, kind, build, failure, handover } = image;
    const registry = registryState(build, failure);
    const beforeSave = { save: save_and_upload_image/* nothingUploaded */.O, registry, handover };
    if (inputs.artifact === 'never' || (failure !== undefined && !canReplacePush(image))) {
        return { result: beforeSave, failure };
    }
    const upload = needsArtifact(inputs.artifact, kind, registry) ? 'image' : 'record';
    const saved = await (0,save_and_upload_image/* saveAndUploadImage */.D)({ ...image.save, handover, upload }, deps);
    const result = { ...beforeSave, save: saved.result, handover: saved.result.record ?? handover };
    if (failure === undefined || saved.failure !== undefined || !saved.result.uploaded) {
        return { result, failure: failure ?? saved.failure };
    }
    deps.log.warning(`The push failed and the artifact "${saved.result.artifactName}" stands in for it, so the job goes on: ${(0,errors/* toMessage */.R9)(failure)}`, { isFinding: true });
    return { result: { ...result, registry: 'degraded' } };
}
function registryState(build, failure) {
    if (build.pushed)
        return 'pushed';
    if (failure === undefined)
        return 'skipped';
    return build.buildSeconds === undefined ? 'not-reached' : 'failed';
}
function canReplacePush({ inputs, kind, build }) {
    if (build.buildSeconds === undefined || build.failure === undefined)
        return false;
    return mayDegrade(inputs.requirePush, kind, build.failure.class);
}

// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/handover/record.js
var record = __webpack_require__(71908);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/actions/producer/hand-over-images.js









async function handOverImages({ inputs, tag, images, imageTar }, deps) {
    const produced = [];
    const artifactNames = nameArtifacts(images);
    for (const image of images) {
        const { name, result: build, failure } = image;
        const { handover } = build;
        if (handover === undefined)
            continue;
        const save = { ...saveInputsOfImage(inputs.save, name), imageTar: imageTar?.replaceAll(image_of_target/* namePlaceholder */.$w, name) };
        const artifactName = save.artifactName ?? artifactNames.get(name);
        const built = { inputs, kind: tag.kind, build, failure, handover, save: { ...save, artifactName } };
        try {
            const end = await handOver(built, deps);
            produced.push({ name, result: build, ...end.result, failure: end.failure });
        }
        catch (error) {
            deps.signal?.throwIfAborted();
            const state = { save: save_and_upload_image/* nothingUploaded */.O, registry: build.pushed ? 'pushed' : 'failed', handover };
            produced.push({ name, result: build, ...state, failure: failure ?? error });
        }
    }
    const [only, ...others] = produced;
    const uploaded = produced.length > 0 && produced.every(({ save }) => save.uploaded);
    const save = only !== undefined && others.length === 0 ? only.save : { ...save_and_upload_image/* nothingUploaded */.O, uploaded };
    const registry = joinRegistryStates(produced.map((image) => image.registry));
    return { result: { save, registry, handover: undefined, images: produced }, failure: (0,build_result/* joinFailures */.cc)(produced) };
}
function saveInputsOfImage(save, name) {
    const { artifactName, localTag } = save;
    if (artifactName !== undefined && !artifactName.includes(image_of_target/* namePlaceholder */.$w)) {
        throw new errors/* UserError */.yo(`Input "artifact-name" is "${artifactName}", and each image of "files" has an artifact of its own: put ${image_of_target/* namePlaceholder */.$w} where the target's name belongs.`);
    }
    return {
        ...save,
        artifactName: artifactName?.replaceAll(image_of_target/* namePlaceholder */.$w, name),
        localTag: localTag === undefined ? undefined : (0,reference/* lowerRepository */.Sl)(localTag.replaceAll(image_of_target/* namePlaceholder */.$w, name)),
    };
}
function nameArtifacts(images) {
    const named = images.flatMap(({ name, result: { handover } }) => handover === undefined || handover.image === ''
        ? []
        : [
            {
                name,
                own: (0,artifact_name/* artifactNameOfRef */._P)((0,record/* recordedRef */.y)(handover)),
                spare: (0,artifact_name/* artifactNameOfRef */._P)(`${name.toLowerCase()}:${handover.tag}`),
            },
        ]);
    const isDistinct = new Set(named.map(({ own }) => own)).size === named.length;
    return new Map(named.map(({ name, own, spare }) => [name, isDistinct ? own : spare]));
}

;// CONCATENATED MODULE: ./build/actions/producer/producer.js













async function produce(inputs, deps) {
    (0,plan/* checkSaveInputs */.p)((0,image_of_target/* buildsFromFiles */.XY)(inputs.build) ? saveInputsOfImage(inputs.save, 'name') : inputs.save);
    const { result: tag } = await (0,compute_tag/* computeTag */.g)(inputs.tag, deps);
    if (tag.skipReason !== undefined)
        return uploadSkipRecord(inputs, tag, tag.skipReason, deps);
    const { built, imageTar } = await buildForHandover(inputs, tag, deps);
    const { result: build, failure } = built;
    if (build.images !== undefined) {
        const several = await handOverImages({ inputs, tag, images: build.images, imageTar }, deps);
        return {
            result: { tag, build, ...several.result },
            failure: several.failure ?? (build.images.length === 0 ? failure : undefined),
        };
    }
    const handover = build.handover ?? recordWithoutImage(tag, undefined, deps);
    const save = toSaveInputs(inputs, tag, imageTar);
    const end = await handOver({ inputs, kind: tag.kind, build, failure, handover, save }, deps);
    return { result: { tag, build, ...end.result }, failure: end.failure };
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
        const images = (0,image_of_target/* buildsFromFiles */.XY)(inputs.build) ? [] : undefined;
        const result = { ...build_result/* nothingBuilt */.I_, imageRef: tag.imageRef, handover: undefined, images };
        return { built: { result, failure }, imageTar: undefined };
    }
}
async function planArchive(inputs, tag, deps) {
    const refs = (0,target_refs/* readTargetRefs */.YU)(tag.tags, tag.movingTags, tag);
    const { push } = (0,build_decisions/* decidePush */.v)(inputs.build, refs, tag.event);
    if (!mightNeedArtifact(inputs.artifact, inputs.requirePush, tag.kind, push))
        return {};
    const builder = await (0,build_plan/* findBuilder */.Lx)(inputs.build.builder, deps);
    if (builder.driver === 'docker')
        return { builder };
    const file = (0,image_of_target/* buildsFromFiles */.XY)(inputs.build) ? image_of_target/* namePlaceholder */.$w : 'image';
    return { builder, imageTar: `${await deps.files.temporaryFolder()}/${file}.tar` };
}
function toSaveInputs({ save }, tag, imageTar) {
    return { ...save, imageTar, artifactName: save.artifactName ?? tag.artifactName };
}
async function uploadSkipRecord(inputs, tag, reason, deps) {
    deps.log.notice(`The build is skipped: ${reason}`);
    const handover = recordWithoutImage(tag, reason, deps);
    const build = { ...build_result/* nothingBuilt */.I_, imageRef: tag.imageRef, pushSkippedReason: reason, handover };
    const result = { tag, build, save: save_and_upload_image/* nothingUploaded */.O, registry: 'skipped', handover };
    if (inputs.artifact === 'never')
        return { result };
    const given = { ...toSaveInputs(inputs, tag, undefined), artifactName: skippedArtifactName(inputs, tag) };
    const { result: save, failure } = await (0,save_and_upload_image/* saveAndUploadImage */.D)({ ...given, handover, upload: 'record' }, deps);
    return { result: { ...result, save }, failure };
}
function skippedArtifactName({ save, build }, { artifactName }) {
    return (0,image_of_target/* buildsFromFiles */.XY)(build) ? artifactName : (save.artifactName ?? artifactName);
}
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
/* harmony import */ var _src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37234);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12191);
/* harmony import */ var _buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36924);
/* harmony import */ var _save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7070);








function producerSummary(result, error) {
    if (result.images !== undefined && result.images.length > 0)
        return imagesSummary(result, result.images, error);
    const { tag, build, save, registry } = result;
    const { packed, artifact } = save;
    const { pushSkippedReason } = build;
    const failed = error !== undefined;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_4__/* .renderSummaryPage */ .E)({
        title: failed ? 'Image build failed' : successTitle(result),
        failures: (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_1__/* .reportedFailures */ .ZG)(error ?? (registry === 'degraded' ? build.failure : undefined), 'build'),
        failed,
        lead: failed ? '' : successLead(result),
        rows: [
            ['image', tag.imageRef],
            ['moving tags', tag.movingTags],
            ['revision', tag.revision],
            ...(0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .buildRows */ .kO)({ ...build, pushSkippedReason: '' }),
            ['registry', pushSkippedReason === '' ? registry : `${registry}: ${pushSkippedReason}`],
            ['artifact', artifact?.name],
            ['archive', packed === undefined ? undefined : (0,_save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .formatArchive */ .oN)(packed)],
        ],
        phases: [...build.phases, ...save.phases],
    });
}
function imagesSummary({ tag, build, save }, images, error) {
    const phases = images.length === 1 ? save.phases : images.flatMap((image) => image.save.phases);
    const archiveOf = ({ save: { artifact, packed } }) => artifact === undefined || packed === undefined ? '' : `${artifact.name}, ${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z)(packed.archiveBytes)}`;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_4__/* .renderSummaryPage */ .E)({
        title: error === undefined ? 'Images built once' : 'Image builds failed',
        failures: (0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .imageFailures */ .$v)(images),
        failed: true,
        lead: (0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .imagesLead */ .Nu)(images),
        rows: [
            ['tag', tag.tag],
            ['revision', tag.revision],
        ],
        list: (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_6__/* .renderListTable */ .bC)(['target', 'image', 'digest', 'imageid', 'registry', 'artifact'], images.map((image) => {
            const { name, result, registry, handover } = image;
            const state = result.reused ? `${registry}, reused` : registry;
            const digests = [handover.digest, handover.imageid].map(_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenDigest */ .YI);
            return [name, result.imageRef, ...digests, state, archiveOf(image)];
        })),
        phases: [...build.phases, ...phases],
    });
}
function successTitle({ build, handover }) {
    if ((handover?.skipped ?? null) !== null)
        return 'Image build skipped';
    return build.reused ? 'Image reused' : 'Image built once';
}
function successLead({ build, save, handover }) {
    const skipped = handover?.skipped ?? null;
    if (skipped !== null)
        return `Nothing was built: ${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .escapeAsCode */ .n)(skipped)}.`;
    return `${(0,_buildx_build_with_retry_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .buildLead */ .LR)(build)}${(0,_save_and_upload_image_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .formatHandover */ .pe)(save)}.`;
}


/***/ })

};
