export const id = 260;
export const ids = [260];
export const modules = {

/***/ 35045:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38413);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91782);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64791);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88437);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85993);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(99700);
/* harmony import */ var _save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56008);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7070);









await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readSaveImageInputs */ .W)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_6__/* .saveAndUploadImage */ .D)(wanted, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerEngine */ .J)(exec, run.env),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(exec, files),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__/* .artifactStore */ .i)(''),
        direct: (0,_src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_2__/* .streamingUploads */ .f)(run.env, log),
        run,
        log,
        clock,
        files,
        signal,
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_8__/* .saveImageOutputs */ .F)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .saveImageSummary */ .x7)(result, failure) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 40485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ newHandoverRecord)
/* harmony export */ });
/** Writes facts as a record. The archive is added by the step that uploads one. */
function newHandoverRecord(facts) {
    const { first, event, run, buildSeconds } = facts;
    return {
        schema: 1,
        image: first?.repository ?? '',
        tag: first?.tag ?? '',
        digest: facts.digest ?? '',
        imageid: facts.imageid ?? '',
        imageids: facts.imageids,
        platforms: Object.keys(facts.imageids).sort(),
        revision: event.revision ?? '',
        'source-sha': facts.sourceSha ?? '',
        'pushed-refs': (facts.pushedRefs ?? []).map(({ ref, digest }) => ({ ref, digest })),
        archive: null,
        run: {
            id: run.runId,
            attempt: run.runAttempt,
            repository: run.repository,
            'head-repository': event.headRepository ?? '',
            event: run.eventName,
        },
        created: new Date(facts.now).toISOString(),
        skipped: facts.skipped ?? null,
        'build-seconds': buildSeconds === undefined ? undefined : Math.round(buildSeconds * 10) / 10,
    };
}


/***/ }),

/***/ 71908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ serializeHandover),
/* harmony export */   y: () => (/* binding */ recordedRef)
/* harmony export */ });
/** The image's first reference, as the record names it. */
function recordedRef({ image, tag }) {
    return `${image}:${tag}`;
}
/** One line of JSON, so that it can be a job output. */
function serializeHandover(record) {
    return JSON.stringify(record);
}


/***/ })

};
