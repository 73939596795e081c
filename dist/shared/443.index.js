export const id = 443;
export const ids = [443];
export const modules = {

/***/ 88443:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52622);
/* harmony import */ var _src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86389);
/* harmony import */ var _src_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86331);
/* harmony import */ var _src_flows_build_with_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33186);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87309);





await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
    const wanted = (0,_src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuildInputs */ .q)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_src_flows_build_with_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .buildWithRetry */ .L)(wanted, {
        ...io,
        exec,
        ...(0,_src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__/* .buildAdapters */ .J)(exec, wanted.builder),
    });
    return {
        outputs: (0,_src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .buildOutputs */ .J)(result),
        summary: summarise ? (0,_src_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .buildSummary */ .f)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
