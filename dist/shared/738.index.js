export const id = 738;
export const ids = [738];
export const modules = {

/***/ 35045:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22138);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92951);
/* harmony import */ var _src_adapters_archive_packer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25391);
/* harmony import */ var _src_contracts_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22428);
/* harmony import */ var _src_flows_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18154);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87309);






await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_5__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_src_contracts_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_3__/* .readSaveImageInputs */ .Wu)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_src_flows_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_4__/* .saveAndUploadImage */ .DZ)(wanted, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerEngine */ .J)(exec),
        packer: (0,_src_adapters_archive_packer_js__WEBPACK_IMPORTED_MODULE_2__/* .archivePacker */ .$)(exec, files),
        artifacts: (0,_src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(''),
        ...{ run, log, clock, files, signal },
    });
    return {
        outputs: (0,_src_contracts_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_3__/* .saveImageOutputs */ .Fy)(result),
        summary: summarise ? (0,_src_contracts_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_3__/* .saveImageSummary */ .x7)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 75678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ artifactName),
/* harmony export */   s: () => (/* binding */ imageNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _image_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69896);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42856);



/**
 * Names of images without a tag, lower-cased (T14, 002-3); none: `ghcr.io/<owner>/<repository>`. A line holds names
 * separated by commas, or one as `name=…,enable=true|false` (T15).
 * @throws UserError with the rule that a name breaks, and when every image is switched off.
 */
function imageNames(lines, repository) {
    if (lines.length === 0)
        return [imageName(`ghcr.io/${repository}`, 'name of this repository as an image')];
    const names = lines.flatMap(enabledNames);
    if (names.length > 0)
        return [...new Set(names.map((name) => imageName(name, 'input "images"')))];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "images" has "enable=false" on every line: switch one image on.');
}
function enabledNames(line) {
    const fields = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .splitCommas */ .F3)(line)
        .map((field) => field.trim())
        .filter((field) => field !== '');
    if (!fields.some((field) => field.includes('=')))
        return fields;
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "images" has the line "${line}": ${why}.`);
    };
    let name = '';
    let enabled = true;
    for (const field of fields) {
        const [key = '', value = ''] = field.split(/=(.*)/s);
        if (key === 'name')
            name = value;
        else if (key !== 'enable')
            return refuse(`"${key}" is neither "name" nor "enable"`);
        else if (value !== 'true' && value !== 'false')
            return refuse(`"enable" is "${value}": use true or false`);
        else
            enabled = value === 'true';
    }
    if (name === '')
        return refuse('it has no "name"');
    return enabled ? [name] : [];
}
/** `<last part of the image name>-<tag>`: only characters that an artifact's name may have. */
function artifactName(image, tag) {
    return `${(0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function imageName(text, what) {
    const name = text.toLowerCase();
    const ref = (0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(name, what);
    if (ref.tag !== undefined || ref.digest !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has "${text}": give the name alone, the tag is computed.`);
    }
    return name;
}


/***/ })

};
