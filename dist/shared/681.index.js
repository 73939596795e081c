export const id = 681;
export const ids = [681];
export const modules = {

/***/ 88443:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76443);
/* harmony import */ var _src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88426);
/* harmony import */ var _src_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86331);
/* harmony import */ var _src_flows_build_with_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15273);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99756);





await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
    const wanted = (0,_src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuildInputs */ .q)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_src_flows_build_with_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .buildWithRetry */ .L)(wanted, {
        ...io,
        exec,
        gitToken: inputs.text('github-token'),
        ...(0,_src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__/* .buildAdapters */ .J)(exec, io.run.env, wanted.builder),
    });
    return {
        outputs: (0,_src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .buildOutputs */ .J)(result),
        summary: summarise ? (0,_src_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .buildSummary */ .fR)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
