export const id = 779;
export const ids = [779];
export const modules = {

/***/ 28442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ stateNames),
/* harmony export */   r: () => (/* binding */ readSavedState)
/* harmony export */ });
const stateNames = { main: 'main-process', end: 'main-ended', leftover: 'leftover-' };
function readSavedState(env) {
    const state = Object.entries(env).flatMap(([variable, value = '']) => variable.startsWith('STATE_') && value !== '' ? [[variable.slice('STATE_'.length), value]] : []);
    const main = new Map(state).get(stateNames.main);
    return {
        main: main === undefined ? undefined : JSON.parse(main),
        hasEnded: new Map(state).has(stateNames.end),
        leftovers: state
            .filter(([name]) => name.startsWith(stateNames.leftover))
            .map(([, value]) => JSON.parse(value)),
    };
}


/***/ }),

/***/ 85779:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _adapters_runner_saved_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28442);

const saved = (0,_adapters_runner_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readSavedState */ .r)(process.env);
if (saved.main !== undefined && !(saved.hasEnded && saved.leftovers.length === 0)) {
    const { cleanUp } = await Promise.all(/* import() */[__webpack_require__.e(635), __webpack_require__.e(214), __webpack_require__.e(203), __webpack_require__.e(729)]).then(__webpack_require__.bind(__webpack_require__, 77674));
    await cleanUp(saved);
}
process.exit(0);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

};
