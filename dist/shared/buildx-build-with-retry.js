export const id = 443;
export const ids = [443];
export const modules = {

/***/ 88443:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_wire_artifacts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97707);
/* harmony import */ var _src_adapters_wire_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14975);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15291);
/* harmony import */ var _pull_or_download_image_load_base_context_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(30979);
/* harmony import */ var _buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63737);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8507);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81130);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36924);








await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_2__/* .runAction */ .C)(async ({ inputs, exec, leftovers, ...io }) => {
    const buildInputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildInputs */ .q)(inputs);
    const hasSummary = inputs.boolean('job-summary', true);
    const gitToken = inputs.text('github-token');
    const neighbours = { ...io, exec, ...(0,_src_adapters_wire_build_js__WEBPACK_IMPORTED_MODULE_1__/* .wireBuild */ .w)(exec, io.run.env, buildInputs.builder, leftovers) };
    const bases = (0,_pull_or_download_image_load_base_context_js__WEBPACK_IMPORTED_MODULE_7__/* .loadBaseContexts */ .w)({ ...neighbours, ...(0,_src_adapters_wire_artifacts_js__WEBPACK_IMPORTED_MODULE_0__/* .wireArtifacts */ .J)(neighbours, gitToken ?? '') });
    const { result, failure } = await (0,_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .buildWithRetry */ .L)(buildInputs, { ...neighbours, gitToken, bases });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .buildOutputs */ .J)(result),
        summary: hasSummary ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .buildSummary */ .fR)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
