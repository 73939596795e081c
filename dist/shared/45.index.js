export const id = 45;
export const ids = [45];
export const modules = {

/***/ 35045:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91782);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68255);
/* harmony import */ var _src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38413);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85993);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7070);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99700);
/* harmony import */ var _save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(71917);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88437);









await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_8__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readSaveImageInputs */ .W)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_7__/* .saveAndUploadImage */ .D)(wanted, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerEngine */ .J)(exec, run.env),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_3__/* .archivePacker */ .$)(exec, files),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(''),
        direct: (0,_src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .streamingUploads */ .f)(run.env, log),
        ...{ run, log, clock, files, signal },
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .saveImageOutputs */ .F)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .saveImageSummary */ .x7)(result, failure) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
