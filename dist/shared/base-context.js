export const id = 524;
export const ids = [524];
export const modules = {

/***/ 81524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   baseContexts: () => (/* binding */ baseContexts)
/* harmony export */ });
/* harmony import */ var _src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7073);
/* harmony import */ var _src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80711);
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(71908);
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(17333);
/* harmony import */ var _src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73692);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _src_services_images_resolve_image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87717);
/* harmony import */ var _find_records_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38967);
/* harmony import */ var _pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60357);
/* harmony import */ var _rules_named_records_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86713);











const queryTimeoutMs = 15_000;
const defaults = {
    handover: undefined,
    handoverSet: undefined,
    images: undefined,
    image: undefined,
    tag: undefined,
    digest: undefined,
    imageid: undefined,
    revision: undefined,
    artifactName: undefined,
    runId: undefined,
    repository: undefined,
    allowForks: undefined,
    workflow: undefined,
    waitMs: 0,
    source: 'auto',
    limits: { policy: { maxAttempts: 3, waitSeconds: 10, retryOn: 'transient' }, timeoutMs: 600_000 },
    localTags: [],
    platform: undefined,
    onMismatch: 'fail',
};
function baseContexts(deps) {
    return async (request) => {
        const record = await findBaseRecord(request, deps);
        if (record.skipped !== null) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`its producer skipped the build (${record.skipped}): skip this build too.`);
        }
        const registry = await findInRegistry(record, request, deps);
        if (registry.found)
            return `docker-image://${record.image}@${record.digest}`;
        deps.log.info(`The registry does not give ${(0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_9__/* .recordedRef */ .y)(record)} (${registry.reason}): taking the artifact.`);
        return takeArtifact(record, registry.reason, request, deps);
    };
}
async function findBaseRecord({ wanted, platforms }, deps) {
    const { records } = wanted.startsWith('{')
        ? await checkGivenRecord(wanted, platforms, deps)
        : await findNamed(wanted, platforms, deps);
    const [first] = records;
    if (first === undefined)
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`there is no image "${wanted}" in this run.`);
    return first.record;
}
function checkGivenRecord(text, [platform = ''], deps) {
    const { record } = (0,_rules_named_records_js__WEBPACK_IMPORTED_MODULE_8__/* .parseHandovers */ .m0)(text, 'record of a build context');
    if (record === undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo('it is a set of several images: pass the record of one of them, as in toJSON(fromJSON(…).images.api).');
    }
    const handoverSet = { schema: 1, images: { base: record } };
    return (0,_find_records_js__WEBPACK_IMPORTED_MODULE_6__/* .findRecords */ .g)({ ...defaults, handoverSet, images: ['base'] }, platform, deps);
}
function findNamed(name, [platform = ''], deps) {
    if ((0,_src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_1__/* .isTargetName */ .j8)(name) && name !== 'all')
        return (0,_find_records_js__WEBPACK_IMPORTED_MODULE_6__/* .findRecords */ .g)({ ...defaults, images: [name] }, platform, deps);
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`"${name.slice(0, 80)}" is no name of an image: use handover:<name of an image of this run>, or a record.`);
}
async function findInRegistry(record, { platforms }, deps) {
    const { image, tag, digest } = record;
    if (digest === '' || record['pushed-refs'].length === 0)
        return { found: false, reason: 'it was not pushed' };
    for (const platform of platforms) {
        const { imageid } = (0,_src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_0__/* .readExpectedFromRecord */ .yS)(record, defaults, platform);
        try {
            const { config } = await (0,_src_services_images_resolve_image_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveImage */ .A)({ image, tag, digest, imageid, platform }, queryTimeoutMs, deps);
            if (config.imageid !== imageid)
                return { found: false, reason: `it has another image for ${platform}` };
        }
        catch (error) {
            deps.signal.throwIfAborted();
            return { found: false, reason: error instanceof _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd ? error.finalLine : (0,_src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toMessage */ .R9)(error) };
        }
    }
    return { found: true };
}
async function takeArtifact(record, reason, { driver, platforms, pull }, deps) {
    const { archive } = record;
    if (archive === null) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the registry does not give ${(0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_9__/* .recordedRef */ .y)(record)} (${reason}), and it has no artifact.`);
    }
    const other = platforms.find((platform) => !(0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .isSamePlatform */ .SW)(platform, archive.platform));
    if (other !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the registry does not give ${(0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_9__/* .recordedRef */ .y)(record)} (${reason}), and its artifact is for ${archive.platform}, not for ${other}: build when the registry answers again.`);
    }
    if (driver === 'docker' && pull) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the registry does not give ${(0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_9__/* .recordedRef */ .y)(record)} (${reason}), and with "pull: true" this builder takes no image from its own engine: leave "pull" out.`);
    }
    const { imageid = '' } = (0,_src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_0__/* .readExpectedFromRecord */ .yS)(record, defaults, archive.platform);
    const id = [imageid, archive['artifact-digest']].find(_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc) ?? 'latest';
    const name = `localhost/ci-image-actions/base:${id.replace('sha256:', '')}`;
    const inputs = {
        ...defaults,
        handover: record,
        source: 'artifact',
        platform: archive.platform,
        localTags: [name],
    };
    const { failure } = await (0,_pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_7__/* .pullOrDownloadImage */ .u)(inputs, deps);
    if (failure !== undefined) {
        if (!(failure instanceof _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo))
            throw new Error((0,_src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toMessage */ .R9)(failure), { cause: failure });
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The registry does not give ${(0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_9__/* .recordedRef */ .y)(record)} (${reason}). ${failure.message}`, {
            cause: failure,
        });
    }
    return driver === 'docker' ? `docker-image://${name}` : writeLayout(name, deps);
}
async function writeLayout(name, { engine, exec, files, signal }) {
    const folder = await files.temporaryFolder();
    const input = await engine.save(name, { signal });
    const { exitCode, stderr } = await exec.run('tar', ['-x', '-C', folder], { input, signal });
    await engine.untag(name).catch(() => undefined);
    if (exitCode !== 0)
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd({ command: 'tar', exitCode, stderr });
    const index = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_10__/* .tryParseJson */ .Bl)(await files.readText(`${folder}/index.json`));
    const digest = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_10__/* .textAt */ .$6)((0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_10__/* .listAt */ .gT)(index, 'manifests')[0], 'digest');
    if (digest !== undefined && (0,_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest))
        return `oci-layout://${folder}@${digest}`;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo('the engine does not save images as OCI layouts: use Docker Engine 25 or newer.');
}


/***/ })

};
