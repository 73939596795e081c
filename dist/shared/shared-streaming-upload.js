export const id = 435;
export const ids = [435];
export const modules = {

/***/ 85993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readSaveImageInputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87070);

function readSaveImageInputs(inputs) {
    const handover = inputs.text('handover');
    const compression = inputs.choice('compression', ['auto', 'zstd', 'gzip', 'none'], 'auto');
    return {
        image: inputs.text('image'),
        handover: handover === undefined ? undefined : (0,_src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHandover */ .d)(handover, 'input "handover"'),
        tags: inputs.list('tags'),
        imageTar: inputs.text('image-tar'),
        artifactName: inputs.text('artifact-name'),
        localTag: inputs.text('local-tag'),
        upload: inputs.choice('upload', ['image', 'record'], 'image'),
        compression,
        compressionLevel: inputs.integer('compression-level', {
            min: 1,
            max: compression === 'gzip' ? 9 : 19,
            fallback: 1,
        }),
        archive: inputs.boolean('archive', false),
        fileName: inputs.text('file-name') ?? 'image.tar',
        retentionDays: inputs.integer('retention-days', { min: 1, max: 90, fallback: 1 }),
        overwrite: inputs.choice('overwrite', ['auto', 'true', 'false'], 'auto'),
    };
}


/***/ }),

/***/ 99700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ saveImageOutputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71908);

function saveImageOutputs(result) {
    const { artifact, packed, record } = result;
    return {
        uploaded: String(result.uploaded),
        'artifact-id': artifact === undefined ? '' : String(artifact.id),
        'artifact-name': result.artifactName,
        'artifact-url': result.artifactUrl,
        'artifact-digest': artifact?.digest ?? '',
        imageid: packed?.image.imageid ?? record?.imageid ?? '',
        'size-bytes': packed === undefined ? '' : String(packed.sizeBytes),
        'archive-bytes': packed === undefined ? '' : String(packed.archiveBytes),
        'save-seconds': packed === undefined ? '' : packed.seconds.toFixed(1),
        'upload-seconds': artifact === undefined ? '' : result.uploadSeconds.toFixed(1),
        handover: record === undefined ? '' : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeHandover */ .c)(record),
    };
}


/***/ }),

/***/ 44627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ planSave),
/* harmony export */   p: () => (/* binding */ checkSaveInputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97851);
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71908);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _src_services_images_find_local_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80052);




function planSave(inputs) {
    const requested = (0,_src_services_images_find_local_image_js__WEBPACK_IMPORTED_MODULE_2__/* .selectImage */ .gG)(inputs);
    if (requested === undefined && inputs.imageTar === undefined)
        throw (0,_src_services_images_find_local_image_js__WEBPACK_IMPORTED_MODULE_2__/* .noImageError */ .Z$)();
    const checked = checkSaveInputs(inputs);
    const artifactName = checked.artifactName ?? chooseArtifactName(inputs, requested);
    return { ...inputs, ...checked, requested, artifactName };
}
function checkSaveInputs(inputs) {
    const { artifactName: name, fileName, localTag } = inputs;
    return {
        artifactName: name === undefined ? undefined : (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeArtifactName */ .n_)(name, 'input "artifact-name"'),
        fileName: (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .checkFileName */ .wi)(fileName),
        localTag: localTag === undefined ? undefined : (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLocalTag */ .rz)(localTag),
    };
}
function chooseArtifactName(inputs, requested) {
    const { handover, tags, localTag } = inputs;
    if (handover !== undefined && handover.image !== '')
        return (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactNameOfRef */ ._P)((0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordedRef */ .y)(handover));
    const reference = [requested?.ref, ...tags, localTag].find((candidate) => candidate !== undefined && (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .familiarName */ .hG)(candidate) !== undefined);
    return reference === undefined ? undefined : (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactNameOfRef */ ._P)(reference);
}


/***/ }),

/***/ 56008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ nothingUploaded),
  D: () => (/* binding */ saveAndUploadImage)
});

// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/handover/record.js
var handover_record = __webpack_require__(71908);
// EXTERNAL MODULE: ./build/src/core/retry/attempts.js
var retry_attempts = __webpack_require__(26872);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/actions/save-and-upload-image/plan.js
var save_and_upload_image_plan = __webpack_require__(44627);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/core/handover/new-record.js
var new_record = __webpack_require__(40485);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var oci_reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/rules/complete-record.js








function recordSavedImage(reference, image, run, now) {
    const event = readEventIfKnown(run);
    const label = image.labels[labels/* revisionLabel */.wc] ?? '';
    return (0,new_record/* newHandoverRecord */.d)({
        first: (0,oci_reference/* parseImageRef */.Q)(reference, 'reference of the archive'),
        imageid: image.imageid,
        imageids: { [image.platform]: image.imageid },
        event: { headRepository: event?.headRepository, revision: (0,event_facts/* isFullSha */.Wf)(label) ? label : event?.revision },
        sourceSha: (0,event_facts/* isFullSha */.Wf)(run.sha) ? run.sha : undefined,
        run,
        now,
    });
}
function addArchive(record, image, archive) {
    const hasImageIds = Object.keys(record.imageids).length > 0;
    return {
        ...record,
        imageid: record.imageid === '' ? image.imageid : record.imageid,
        imageids: hasImageIds ? record.imageids : { [image.platform]: image.imageid },
        archive,
    };
}
function checkImageId(record, image) {
    const recorded = record.imageids[image.platform] ?? record.imageid;
    if (recorded === '' || recorded === image.imageid)
        return;
    throw new errors/* UserError */.yo(`The archive of ${(0,handover_record/* recordedRef */.y)(record)} holds the image ${image.imageid}, and the build recorded ${recorded}, since something tagged another image under that name in between: nothing was uploaded; let nothing use that name between build and upload.`);
}
function isInRegistry(record) {
    return record.digest !== '' || record['pushed-refs'].length > 0;
}
function readEventIfKnown(run) {
    try {
        return (0,read_event/* readEventFacts */._)(run);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failure = __webpack_require__(81563);
// EXTERNAL MODULE: ./build/src/services/images/find-local-image.js
var find_local_image = __webpack_require__(80052);
// EXTERNAL MODULE: ./build/src/services/images/pack-image.js
var pack_image = __webpack_require__(59060);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/save-image.js





async function saveImage(plan, { folder, meanwhile }, deps) {
    const { handover, requested, localTag } = plan;
    const file = `${folder}/${plan.artifactName ?? 'image.tar'}`;
    const inputsWith = (defaultCompression) => ({
        compression: plan.compression === 'auto' ? defaultCompression : plan.compression,
        level: plan.compressionLevel,
        file,
        meanwhile,
        check(image) {
            if (handover !== undefined)
                checkImageId(handover, image);
        },
    });
    if (plan.imageTar !== undefined) {
        const packed = await (0,pack_image/* packFromFile */.e)(plan.imageTar, inputsWith('zstd'), deps);
        const isNamed = requested !== undefined && (0,oci_reference/* familiarName */.hG)(requested.ref) !== undefined;
        return { packed, reference: isNamed ? requested.ref : packed.reference, file };
    }
    if (requested === undefined)
        throw (0,find_local_image/* noImageError */.Z$)();
    const [info, found] = await Promise.allSettled([deps.engine.info(), (0,find_local_image/* findLocalImage */.e9)(requested, plan, deps.engine)]);
    const { store } = (0,failure/* settledValue */.jW)(info);
    const { image, reference } = (0,failure/* settledValue */.jW)(found);
    const inputs = inputsWith(store === 'classic' ? 'zstd' : 'none');
    const savedAs = localTag ?? reference;
    const save = () => (0,pack_image/* packFromEngine */.M)(savedAs, image, inputs, deps);
    deps.log.info(`Saving ${requested.ref}${savedAs === requested.ref ? '' : ` as ${savedAs}`}.`);
    const packed = await (localTag === undefined ? save() : withTemporaryTag(deps.engine, image.id, localTag, save));
    return { packed, reference, file };
}
async function withTemporaryTag(engine, id, name, work) {
    const before = (await engine.inspect(name))?.id;
    await engine.tag(id, name, { temporary: { before } });
    try {
        return await work();
    }
    finally {
        if (before === undefined)
            await engine.untag(name);
        else
            await engine.tag(before, name);
    }
}

// EXTERNAL MODULE: ./build/src/services/images/progress-log.js
var progress_log = __webpack_require__(84029);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/streamed-upload.js


const notUploaded = { artifact: undefined, sentDigest: undefined, attempt: undefined };
function streamedUpload({ name, retentionDays, signal }, deps) {
    let ended = Promise.resolve(notUploaded);
    return {
        begin(content) {
            const start = deps.clock.now();
            const options = { retentionDays, onProgress: (0,progress_log/* progressLog */.m)('Uploading', deps), signal };
            ended = deps.direct.send(name, content, options).then((artifact) => ({
                artifact,
                sentDigest: undefined,
                attempt: { start, seconds: (deps.clock.now() - start) / 1000 },
            }), (error) => {
                deps.log.debug(`"${name}" is not uploaded at once: ${(0,errors/* toMessage */.R9)(error)}`);
                return { ...notUploaded, sentDigest: error instanceof errors/* UploadError */.oW ? error.sentDigest : undefined };
            });
        },
        end: () => ended,
    };
}

// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 16 modules
var classify = __webpack_require__(98673);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/upload-artifact.js




class ArtifactUploadError extends failure/* ClassifiedError */.IP {
    constructor(name, failure, cause) {
        const next = `${failure.reason} - ${failure.remedy}.`;
        super(`The artifact "${name}" could not be uploaded (${failure.class}): ${next}`, failure, cause);
    }
}
const uploadPolicy = { maxAttempts: 4, waitSeconds: 3, retryOn: 'transient' };
const uploadTimeoutMs = 10 * 60_000;
async function uploadArtifact(request, deps) {
    const { artifacts } = deps;
    const sentDigests = new Set(request.sentDigest === undefined ? [] : [request.sentDigest]);
    const uploaded = await findOwnUpload(artifacts, request.name, sentDigests);
    if (uploaded !== undefined)
        return uploaded;
    let target = request;
    let uploads = 0;
    const actions = new Set();
    let brokenOff;
    const upload = async () => {
        uploads += 1;
        try {
            return await rejectOnAbort(artifacts.upload(target), request.signal);
        }
        catch (error) {
            if (error instanceof errors/* UploadError */.oW && error.sentDigest !== undefined)
                sentDigests.add(error.sentDigest);
            if (!isNameTaken(error)) {
                brokenOff = error;
                throw error;
            }
            const taken = await findNewestNamed(artifacts, target.name);
            if (taken?.digest !== undefined && sentDigests.has(taken.digest))
                return taken;
            const isHeldByUs = taken === undefined && uploads > 1;
            const action = isHeldByUs ? 'rename' : await request.onConflict(taken);
            if (action === 'refuse' || actions.has(action))
                throw taken === undefined ? (brokenOff ?? error) : error;
            if (action === 'keep' && taken !== undefined)
                return taken;
            actions.add(action);
            if (action === 'replace')
                await artifacts.remove(target.name);
            else
                target = await renameToSpare(request, deps);
            return upload();
        }
    };
    const outcome = await (0,retry/* retry */.L)({
        title: `upload of ${request.name}`,
        policy: uploadPolicy,
        deadline: deps.clock.now() + uploadTimeoutMs,
        signal: request.signal,
        work: upload,
        classify: classifyUpload,
        checkAlreadyDone: () => findOwnUpload(artifacts, target.name, sentDigests),
        onAttempt: request.onAttempt,
    }, deps);
    if (outcome.ok)
        return outcome.value;
    throw new ArtifactUploadError(request.name, outcome.failure, outcome.error);
}
function classifyUpload(error) {
    const storage = error instanceof errors/* UploadError */.oW ? error.storage : undefined;
    if (storage === undefined)
        return (0,classify/* classifyError */.fe)(error, { phase: 'artifact' });
    const { host, status } = storage;
    const reason = `the storage ${host}, which keeps the content of artifacts, answered HTTP ${status}: ${readFirstLine(error)}`;
    const remedy = `let this runner's network, proxy and firewall allow PUT requests to ${host}, or run again later if they do`;
    return (0,classify/* classifyHttpStatus */.n1)(status, reason, remedy);
}
function readFirstLine(error) {
    return ((0,errors/* toMessage */.R9)(error).trim().split('\n')[0] ?? '').slice(0, 200).replace(/\.$/, '');
}
async function renameToSpare(request, deps) {
    const { name, spareName, file, archive } = request;
    deps.log.warning(`The name "${name}" is held by an upload that broke off, and stays so for this run: uploading as "${spareName}" instead. The outputs and the record say so.`);
    if (archive)
        return { ...request, name: spareName };
    const spareFile = `${file.slice(0, file.lastIndexOf('/'))}/${spareName}`;
    await deps.files.rename(file, spareFile);
    return { ...request, name: spareName, file: spareFile };
}
async function findOwnUpload(artifacts, name, sentDigests) {
    if (sentDigests.size === 0)
        return undefined;
    try {
        const found = await findNewestNamed(artifacts, name);
        return found?.digest !== undefined && sentDigests.has(found.digest) ? found : undefined;
    }
    catch {
        return undefined;
    }
}
async function rejectOnAbort(work, signal) {
    if (signal === undefined)
        return work;
    let stop = () => undefined;
    const aborted = new Promise((_, reject) => {
        stop = () => {
            reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
        };
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted)
            stop();
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}
async function findNewestNamed(artifacts, name) {
    const entries = (await artifacts.list()).filter((entry) => entry.name === name);
    return entries.sort((one, other) => other.id - one.id)[0];
}
function isNameTaken(error) {
    return (0,errors/* toMessage */.R9)(error).includes('(409) Conflict');
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/decide-conflict.js


async function decideConflict(own, taken, deps) {
    if (own.overwrite === 'false')
        return 'refuse';
    if (taken === undefined)
        return 'rename';
    if (own.overwrite === 'true')
        return 'replace';
    const record = await readTakenRecord(own.artifactName, deps);
    const { log } = deps;
    if (record === undefined) {
        if (own.runAttempt === 1)
            return 'refuse';
        log.info(`"${own.artifactName}" of an earlier attempt has no record; it is replaced.`);
        return 'replace';
    }
    if (holdsSameImage(own, record, taken)) {
        log.info(`"${own.artifactName}" is there already with the same image; it is kept.`);
        return 'keep';
    }
    if (record.run.attempt >= own.runAttempt)
        return 'refuse';
    log.info(`"${own.artifactName}" of attempt ${record.run.attempt} is replaced.`);
    return 'replace';
}
function holdsSameImage(own, record, taken) {
    const { archive } = record;
    return (archive !== null &&
        archive['artifact-digest'] === taken.digest &&
        archive.reference === own.reference &&
        archive.compression === own.compression &&
        (record.imageids[archive.platform] ?? record.imageid) === own.imageid);
}
async function readTakenRecord(artifactName, deps) {
    try {
        return await (0,find_record/* findRecord */.Tq)(artifactName, undefined, deps);
    }
    catch (error) {
        deps.log.debug(`The record of "${artifactName}" cannot be read: ${(0,errors/* toMessage */.R9)(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/upload-handover.js







async function uploadArchive({ plan, name, packed, file, streamed, onAttempt }, deps) {
    const ended = await streamed?.end();
    if (ended?.attempt !== undefined)
        onAttempt(ended.attempt);
    if (ended?.artifact !== undefined)
        return ended.artifact;
    const namedFile = `${file.slice(0, file.lastIndexOf('/'))}/${plan.archive ? plan.fileName : name}`;
    if (file !== namedFile)
        await deps.files.rename(file, namedFile);
    return uploadArtifact({
        name,
        spareName: (0,artifact_name/* spareName */.L2)(name),
        file: namedFile,
        archive: plan.archive,
        retentionDays: plan.retentionDays,
        sentDigest: ended?.sentDigest,
        signal: deps.signal,
        onProgress: (0,progress_log/* progressLog */.m)('Uploading', deps, packed.archiveBytes),
        onAttempt,
        onConflict: (taken) => decideConflict(toPlannedUpload(plan, name, deps, packed), taken, deps),
    }, deps);
}
async function uploadRecord(plan, name, record, deps) {
    const { retentionDays, overwrite } = plan;
    const { signal } = deps;
    const [recordName, spareRecordName] = (0,artifact_name/* recordArtifactNames */.el)(name);
    const text = (0,handover_record/* serializeHandover */.c)(record);
    const streamed = streamedUpload({ name: recordName, retentionDays, signal }, deps);
    if (overwrite !== 'false')
        streamed.begin(external_node_stream_.Readable.from([Buffer.from(text)]));
    const { artifact, sentDigest } = await streamed.end();
    if (artifact !== undefined)
        return;
    const folder = await deps.files.temporaryFolder();
    const file = `${folder}/${recordName}`;
    await deps.files.writeText(file, text);
    await uploadArtifact({
        name: recordName,
        spareName: spareRecordName,
        file,
        archive: false,
        retentionDays,
        sentDigest,
        signal,
        onConflict: (taken) => decideConflict(toPlannedUpload(plan, name, deps), taken, deps),
    }, deps);
    await deps.files.remove(folder);
}
function toPlannedUpload(plan, artifactName, { run }, packed) {
    return {
        artifactName,
        overwrite: plan.overwrite,
        imageid: packed?.image.imageid ?? '',
        reference: packed?.reference ?? '',
        compression: packed?.compression,
        runAttempt: run.runAttempt,
    };
}

;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/save-and-upload-image.js











const nothingUploaded = {
    uploaded: false,
    artifactName: '',
    artifact: undefined,
    artifactUrl: '',
    packed: undefined,
    uploadSeconds: 0,
    phases: [],
    record: undefined,
};
async function saveAndUploadImage(inputs, deps) {
    const plan = (0,save_and_upload_image_plan/* planSave */.X)(inputs);
    const { handover, artifactName } = plan;
    const facts = { ...nothingUploaded, artifactName: artifactName ?? '', record: handover };
    if (plan.upload === 'image' && (handover?.skipped ?? null) === null) {
        return recordOutcome(facts, uploadImage(plan, facts, deps), deps);
    }
    if (handover === undefined) {
        throw new errors/* UserError */.yo('Input "upload" is "record", which needs the record: set "handover" to the build step\'s output.');
    }
    facts.artifactName = artifactName ?? (0,artifact_name/* artifactNameOfRef */._P)((0,handover_record/* recordedRef */.y)(handover));
    return recordOutcome(facts, uploadRecordAlone(plan, handover, facts, deps), deps);
}
async function recordOutcome(facts, work, { log }) {
    try {
        await work;
        return { result: facts };
    }
    catch (failure) {
        const isReplaced = facts.record !== undefined && isInRegistry(facts.record);
        if (!isReplaced || !(failure instanceof ArtifactUploadError))
            return { result: facts, failure };
        log.warning(`${failure.message} The registry has the image, so the job goes on.`, { isFinding: true });
        return { result: facts };
    }
}
async function uploadImage(plan, facts, deps) {
    const { log, clock, run, files, signal } = deps;
    const folder = await files.temporaryFolder();
    const streamed = canStream(plan)
        ? streamedUpload({ name: plan.artifactName, retentionDays: plan.retentionDays, signal }, deps)
        : undefined;
    const saveStart = clock.now();
    const saved = await log.group('Save the image', () => saveImage(plan, { folder, meanwhile: streamed?.begin }, deps));
    const { packed, file } = saved;
    const reference = packed.reference;
    const name = plan.artifactName ?? (0,artifact_name/* artifactNameOfRef */._P)(saved.reference);
    const record = plan.handover ?? recordSavedImage(saved.reference, packed.image, run, clock.now());
    facts.packed = packed;
    facts.artifactName = name;
    facts.record = record;
    const savePhase = (0,retry_attempts/* completedPhase */.d)(`save ${reference}`, saveStart, clock.now());
    facts.phases = [savePhase];
    checkImageId(record, packed.image);
    const uploadStart = clock.now();
    const attempts = [];
    facts.phases = [savePhase, { title: `upload ${name}`, attempts }];
    const onAttempt = (ended) => attempts.push(ended);
    const artifact = await log.group('Upload the archive', () => uploadArchive({ plan, name, packed, file, streamed, onAttempt }, deps));
    const uploadSeconds = (clock.now() - uploadStart) / 1000;
    if (attempts.length === 0)
        attempts.push({ start: uploadStart, seconds: uploadSeconds });
    const complete = addArchive(record, packed.image, toArchiveFacts(artifact, packed, reference));
    facts.uploaded = true;
    facts.artifactName = artifact.name;
    facts.artifact = artifact;
    facts.artifactUrl = artifactUrl(run, artifact.id);
    facts.uploadSeconds = uploadSeconds;
    facts.record = complete;
    log.info(`Artifact "${artifact.name}" holds ${reference}: ${(0,format/* formatBytes */.z)(packed.sizeBytes)}, ${(0,format/* formatBytes */.z)(packed.archiveBytes)} as ${packed.compression}; saved in ${(0,format/* formatSeconds */.X)(packed.seconds)}, uploaded in ${(0,format/* formatSeconds */.X)(uploadSeconds)}.`);
    await Promise.all([files.remove(folder), uploadRecord({ ...plan, overwrite: 'true' }, name, complete, deps)]);
}
function canStream(plan) {
    return !plan.archive && plan.artifactName !== undefined && plan.overwrite !== 'false';
}
async function uploadRecordAlone(plan, record, facts, deps) {
    if (record.skipped !== null)
        deps.log.info(`The build was skipped (${record.skipped}); its record says so.`);
    await uploadRecord(plan, facts.artifactName, record, deps);
    facts.uploaded = plan.upload === 'record';
}
function toArchiveFacts(artifact, packed, reference) {
    return {
        reference,
        platform: packed.image.platform,
        'artifact-name': artifact.name,
        'artifact-id': artifact.id,
        'artifact-digest': artifact.digest ?? '',
        'size-bytes': packed.sizeBytes,
        'archive-bytes': artifact.sizeBytes,
        compression: packed.compression,
    };
}
function artifactUrl(run, id) {
    return `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/artifacts/${id}`;
}


/***/ }),

/***/ 7070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oN: () => (/* binding */ formatArchive),
/* harmony export */   pe: () => (/* binding */ formatHandover),
/* harmony export */   x7: () => (/* binding */ saveImageSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3120);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);




function saveImageSummary(result, error) {
    const { packed, artifact, record, uploaded } = result;
    const skipped = record?.skipped ?? '';
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__/* .renderSummaryPage */ .E)({
        title: uploaded ? 'Image handed over' : skipped === '' ? 'Image not handed over' : 'Nothing to hand over',
        failures: (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .reportedFailures */ .ZG)(error, 'save'),
        failed: error !== undefined,
        lead: uploaded && packed !== undefined
            ? `${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeAsCode */ .n)(packed.reference)} is ready for other jobs${formatHandover(result)}.`
            : '',
        rows: [
            ['image', packed?.reference ?? record?.image],
            ['imageid', packed?.image.imageid ?? record?.imageid],
            ['artifact', artifact?.name ?? result.artifactName],
            ['artifact digest', artifact?.digest],
            ['archive', packed === undefined ? undefined : formatArchive(packed)],
            ['skipped', skipped],
        ],
        phases: result.phases,
    });
}
function formatHandover({ artifact, packed, uploadSeconds }) {
    if (artifact === undefined || packed === undefined)
        return '';
    const size = (0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(packed.archiveBytes);
    return `; handed over as an artifact of **${size}** in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(packed.seconds + uploadSeconds)}**`;
}
function formatArchive({ sizeBytes, archiveBytes, compression }) {
    return `${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(sizeBytes)}, uploaded as ${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(archiveBytes)} (${compression})`;
}


/***/ }),

/***/ 38413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ archivePacker)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_rewrite_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56616);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80322);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89488);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73973);







function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, file, compression, level, signal, ...callbacks }) {
            const abort = new AbortController();
            const end = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__/* .anySignal */ .J)(signal, abort.signal);
            const part = `${file}.part`;
            const packing = new node_events__WEBPACK_IMPORTED_MODULE_0__.EventEmitter();
            callbacks.onPacking?.(files.follow(part, whenPacked(packing)));
            const reader = (0,_core_archive_rewrite_image_js__WEBPACK_IMPORTED_MODULE_2__/* .imageRewriter */ .O)({}, { maxBytes: Infinity, prefix: '' });
            let sizeBytes = 0;
            async function* inspected(archive) {
                for await (const piece of archive) {
                    Array.from(reader.pass(piece));
                    sizeBytes += piece.length;
                    callbacks.onProgress?.(sizeBytes);
                    yield piece;
                }
            }
            try {
                const opened = await open(end);
                const plain = mayBeCompressed ? (0,_decompress_js__WEBPACK_IMPORTED_MODULE_4__/* .decompress */ .mF)(opened, { exec, files, signal: end }) : opened;
                await writeCompressed(exec, files, inspected(plain), { part, compression, level, signal: end });
                const { image } = reader.finish();
                callbacks.check?.(image);
                await files.rename(part, file);
                packing.emit('whole', file);
                return { image, sizeBytes, archiveBytes: await files.size(file) };
            }
            catch (error) {
                abort.abort(error);
                packing.emit('failed', error);
                await files.remove(part);
                signal?.throwIfAborted();
                throw error;
            }
        },
    };
}
function whenPacked(packing) {
    const path = new Promise((resolve, reject) => {
        packing.once('whole', resolve).once('failed', reject);
    });
    path.catch(() => undefined);
    return path;
}
async function writeCompressed(exec, files, plain, { part, compression, level, signal }) {
    const quietly = ['-q', `-${level}`];
    if (compression === 'none') {
        await files.write(part, plain);
    }
    else if (compression === 'zstd' && (await exec.has('zstd'))) {
        const result = await exec.run('zstd', [...quietly, '-T0', '-f', '-o', part], { input: plain, signal });
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd({ command: 'zstd', ...result });
    }
    else if (compression === 'gzip' && (await exec.has('pigz'))) {
        const { stdout, done } = exec.stream('pigz', [...quietly, '-c'], { input: plain, signal });
        await files.write(part, stdout);
        const result = await done;
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd({ command: 'pigz', ...result });
    }
    else {
        await files.write(part, (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__/* .pipeThrough */ .W7)(plain, compressor(compression, level)));
    }
}
function compressor(compression, level) {
    return compression === 'zstd'
        ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdCompress)({ params: { [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level } })
        : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)({ level });
}


/***/ }),

/***/ 91782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ streamingUploads)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58500);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80322);
/* harmony import */ var _streams_bounded_read_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(84086);
/* harmony import */ var _streams_chunk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59973);
/* harmony import */ var _http_http_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73380);








const blockBytes = 4 << 20;
const maxPutsInFlight = 5;
const maxPutAttempts = 4;
const requestTimeoutMs = 15_000;
const putTimeoutMs = 120_000;
const maxAnswerBytes = 1 << 20;
const servicePath = '/twirp/github.actions.results.api.v1.ArtifactService/';
function streamingUploads(env, log) {
    return {
        async send(name, content, { retentionDays, signal, onProgress }) {
            const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
            const abort = new AbortController();
            const end = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_4__/* .anySignal */ .J)(signal, abort.signal);
            let sentDigest;
            try {
                const service = artifactServiceClient(env, end);
                const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
                const sending = new Set();
                const memory = [];
                const ids = [];
                let sizeBytes = 0;
                let url;
                for await (const block of (0,_streams_chunk_js__WEBPACK_IMPORTED_MODULE_5__/* .chunk */ .i)(content, () => memory.pop() ?? Buffer.allocUnsafe(blockBytes))) {
                    hash.update(block);
                    url ??= await service.create(name, type, expiresAt(retentionDays, env, log), log);
                    if (sending.size >= maxPutsInFlight)
                        await Promise.race(sending);
                    const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
                    ids.push(id);
                    const put = putWithRetry(url, { query: { comp: 'block', blockid: id }, body: block }, end).then(() => {
                        memory.push(block);
                        sizeBytes += block.length;
                        onProgress?.(sizeBytes);
                        sending.delete(put);
                    });
                    put.catch(() => undefined);
                    sending.add(put);
                }
                if (url === undefined)
                    throw new Error('there is nothing to upload');
                await Promise.all(sending);
                const list = ids.map((id) => `<Latest>${id}</Latest>`).join('');
                const xml = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`);
                const headers = { 'x-ms-blob-content-type': type };
                await putWithRetry(url, { query: { comp: 'blocklist' }, body: xml, headers }, end);
                sentDigest = `sha256:${hash.digest('hex')}`;
                const id = await service.finalize(name, sizeBytes, sentDigest);
                return { id, name, sizeBytes, digest: sentDigest };
            }
            catch (error) {
                abort.abort(error);
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UploadError */ .oW((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), sentDigest, { cause: error });
            }
        },
    };
}
function artifactServiceClient(env, signal) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: resultsUrl } = env;
    if (token === undefined || resultsUrl === undefined)
        throw new Error('this step has no artifact token');
    const run = readBackendIds(token);
    const call = async (method, message) => {
        const answer = await (0,_http_http_request_js__WEBPACK_IMPORTED_MODULE_3__/* .httpRequest */ .aj)(new URL(`${servicePath}${method}`, resultsUrl), {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ ...run, ...message }),
            signal: (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_4__/* .callSignal */ .v)({ signal, timeoutMs: requestTimeoutMs }),
        });
        const body = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_6__/* .tryParseJson */ .Bl)((await (0,_streams_bounded_read_js__WEBPACK_IMPORTED_MODULE_7__/* .readAtMost */ .rU)(answer, maxAnswerBytes, `the answer to ${method}`)).toString());
        if (answer.statusCode === 200 && (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_6__/* .valueAt */ .fK)(body, 'ok') === true)
            return body;
        const status = answer.statusCode ?? 0;
        throw new _http_http_request_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpStatusError */ .F9(`${method} answered ${status} ${(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textAt */ .$6)(body, 'msg') ?? ''}`, status);
    };
    return {
        async create(name, type, expiresAt, log) {
            const message = { name, version: 7, mime_type: type, expires_at: expiresAt };
            const url = new URL((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textAt */ .$6)(await call('CreateArtifact', message), 'signed_upload_url') ?? '');
            const sig = url.searchParams.get('sig') ?? '';
            for (const secret of new Set([sig, encodeURIComponent(sig)]))
                log.mask(secret);
            return url;
        },
        async finalize(name, sizeBytes, digest) {
            const answer = await call('FinalizeArtifact', { name, size: String(sizeBytes), hash: digest });
            return Number((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_6__/* .valueAt */ .fK)(answer, 'artifact_id'));
        },
    };
}
function readBackendIds(token) {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const scope = String(claims.scp)
        .split(' ')
        .find((text) => text.startsWith('Actions.Results:'));
    const [, run, job] = scope?.split(':') ?? [];
    if (run === undefined || job === undefined)
        throw new Error('the artifact token has no scope for results');
    return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
}
function expiresAt(retentionDays, env, log) {
    const maxDays = Number(env['GITHUB_RETENTION_DAYS'] ?? '');
    const isOver = maxDays > 0 && maxDays < retentionDays;
    if (isOver)
        log.warning(`The repository keeps artifacts for ${maxDays} days at most.`);
    const end = new Date();
    end.setDate(end.getDate() + (isOver ? maxDays : retentionDays));
    return end.toISOString();
}
async function putWithRetry(url, { query, body, headers }, signal) {
    const target = new URL(url);
    for (const [name, value] of Object.entries(query))
        target.searchParams.set(name, value);
    for (let attempt = 1;; attempt++) {
        try {
            await putOnce(target, { query, body, headers }, signal);
            return;
        }
        catch (error) {
            signal.throwIfAborted();
            if (!mayPass(error) || attempt === maxPutAttempts)
                throw error;
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(500 * 2 ** attempt, undefined, { signal });
    }
}
async function putOnce(target, { body, headers }, signal) {
    const failed = 'a part could not be put';
    let status;
    try {
        const answer = await (0,_http_http_request_js__WEBPACK_IMPORTED_MODULE_3__/* .httpRequest */ .aj)(target, {
            method: 'PUT',
            headers: { 'x-ms-version': '2023-11-03', ...headers },
            body,
            signal: (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_4__/* .callSignal */ .v)({ signal, timeoutMs: putTimeoutMs }),
        });
        await (0,_streams_bounded_read_js__WEBPACK_IMPORTED_MODULE_7__/* .readStart */ .H6)(answer, maxAnswerBytes);
        status = answer.statusCode ?? 0;
    }
    catch (error) {
        throw new Error(`${failed}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error)}`, { cause: error });
    }
    if (status < 200 || status >= 300)
        throw new _http_http_request_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpStatusError */ .F9(`${failed}: ${status}`, status);
}
function mayPass(error) {
    return !(error instanceof _http_http_request_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpStatusError */ .F9) || error.status === 408 || error.status === 429 || error.status >= 500;
}


/***/ }),

/***/ 69404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hasSameContent)
/* harmony export */ });
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78112);

function hasSameContent(local, config) {
    const sameLayers = JSON.stringify(local.diffIds ?? []) === JSON.stringify(config.diffIds);
    return sameLayers && _image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .runtimeSettings */ .K.every((name) => isSameSetting(local.settings?.[name], config.settings[name]));
}
function isSameSetting(one, other) {
    return JSON.stringify(withSortedKeys(one)) === JSON.stringify(withSortedKeys(other));
}
function withSortedKeys(value) {
    if (value === undefined || value === null || value === '')
        return null;
    if (Array.isArray(value))
        return value.length === 0 ? null : value;
    if (typeof value !== 'object')
        return value;
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.length === 0 ? null : entries;
}


/***/ }),

/***/ 26872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ completedPhase)
/* harmony export */ });
function completedPhase(title, start, end) {
    return { title, attempts: [{ start, seconds: (end - start) / 1000 }] };
}


/***/ }),

/***/ 80052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z$: () => (/* binding */ noImageError),
/* harmony export */   e9: () => (/* binding */ findLocalImage),
/* harmony export */   gG: () => (/* binding */ selectImage),
/* harmony export */   vX: () => (/* binding */ parseRequestedImage)
/* harmony export */ });
/* harmony import */ var _core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71908);
/* harmony import */ var _core_oci_nearest_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20608);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);




function selectImage(inputs) {
    const { image, handover, tags } = inputs;
    const [firstTag] = tags;
    if (image !== undefined)
        return parseRequestedImage(image, 'input "image"');
    if (handover !== undefined && handover.image !== '') {
        return parseRequestedImage((0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedRef */ .y)(handover), 'image of input "handover"');
    }
    return firstTag === undefined ? undefined : parseRequestedImage(firstTag, 'first line of input "tags"');
}
function noImageError() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.');
}
async function findLocalImage(requested, inputs, engine) {
    const image = await engine.inspect(requested.ref);
    if (image === undefined)
        throw await localImageNotFound(requested, engine);
    const reference = isImageId(requested.ref)
        ? referenceOfId(requested, image, inputs)
        : referenceOfName(requested, image, inputs);
    return { reference, image };
}
function parseRequestedImage(text, input) {
    if (isImageId(text))
        return { ref: text, input };
    const ref = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .Sl)(text);
    const { tag, digest } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, input);
    return { ref: tag === undefined && digest === undefined ? `${ref}:latest` : ref, input };
}
function isImageId(text) {
    return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}
function referenceOfName(requested, image, inputs) {
    const { repository, tag, digest } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(requested.ref, requested.input);
    if (digest === undefined)
        return requested.ref;
    return tag === undefined ? requireOneName(requested, image.repoTags, inputs) : `${repository}:${tag}`;
}
function referenceOfId(requested, image, inputs) {
    const { handover, tags } = inputs;
    const candidates = handover === undefined ? tags : [(0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedRef */ .y)(handover), ...tags];
    const familiarNames = candidates.map(_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG);
    const known = image.repoTags.find((name) => familiarNames.includes((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG)(name)));
    return known ?? requireOneName(requested, image.repoTags, inputs);
}
function requireOneName(requested, names, { localTag }) {
    const [name, ...others] = names;
    if (name !== undefined && others.length === 0)
        return name;
    if (localTag !== undefined)
        return localTag;
    const found = name === undefined ? 'no name' : `the names ${names.join(', ')}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The ${requested.input} is "${requested.ref}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`);
}
async function localImageNotFound(requested, engine) {
    const names = (0,_core_oci_nearest_names_js__WEBPACK_IMPORTED_MODULE_3__/* .findNearestNames */ .u)(requested.ref, (await engine.tagTable()).keys());
    const there = names.length === 0 ? 'the engine holds no image at all' : `nearest names there: ${names.join(', ')}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The ${requested.input} is "${requested.ref}", and the engine has no such image (${there}): build it with "load: true", or give the exact name that the build applied.`);
}


/***/ }),

/***/ 59060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ packFromEngine),
/* harmony export */   e: () => (/* binding */ packFromFile)
/* harmony export */ });
/* harmony import */ var _core_archive_same_content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69404);
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98673);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91583);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _progress_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84029);






const minArchiveShare = { zstd: 0.25, gzip: 0.25, none: 1 };
async function packFromEngine(reference, image, inputs, deps) {
    const { sizeBytes } = image;
    await checkFreeDisk(reference, sizeBytes, inputs, deps);
    const open = (signal) => deps.engine.save(reference, { signal });
    const check = (saved) => {
        inputs.check?.(saved);
        checkIsInspected(saved, image, reference);
    };
    const packed = await packArchive({ open }, { ...inputs, check }, sizeBytes, deps);
    return { ...packed, reference: (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .familiarName */ .hG)(reference) ?? reference };
}
function checkIsInspected(saved, image, reference) {
    if (saved.imageid === image.id || (0,_core_archive_same_content_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameContent */ .q)(image, saved))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The engine saved ${reference} as the image ${saved.imageid}, which is not the ${image.id} that it had before, since something tagged another image under that name in between: nothing of it was used; give the image a tag that no other job uses, and run this job again.`);
}
async function packFromFile(path, inputs, deps) {
    if (!(await deps.files.exists(path))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
    }
    const sizeBytes = await deps.files.size(path);
    await checkFreeDisk(path, sizeBytes, inputs, deps);
    const open = () => Promise.resolve(deps.files.read(path));
    const packed = await packArchive({ open, mayBeCompressed: true }, inputs, sizeBytes, deps);
    const reference = packed.image.names.map(_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .familiarName */ .hG).find((name) => name !== undefined);
    if (reference === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`);
    }
    return { ...packed, reference };
}
async function checkFreeDisk(what, sizeBytes, { file, compression }, { files }) {
    const neededBytes = sizeBytes * minArchiveShare[compression];
    const freeBytes = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
    if (freeBytes >= neededBytes)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The archive of ${what} (${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(sizeBytes)}) needs at least ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(neededBytes)} in the runner's temporary folder, and ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(freeBytes)} are free: free disk space before this step.`);
}
async function packArchive(source, { compression, level, file, check, meanwhile }, totalBytes, deps) {
    const start = deps.clock.now();
    const packed = await deps.packer
        .pack({
        ...source,
        file,
        compression,
        level,
        onProgress: (0,_progress_log_js__WEBPACK_IMPORTED_MODULE_5__/* .progressLog */ .m)('Saving', deps, totalBytes),
        signal: deps.signal,
        check,
        onPacking: meanwhile,
    })
        .catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo ? error : toSaveError(error);
    });
    return { ...packed, compression, seconds: (deps.clock.now() - start) / 1000 };
}
function toSaveError(error) {
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyError */ .fe)(error, { phase: 'save' });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
        cause: error,
    });
}


/***/ }),

/***/ 84029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ progressLog)
/* harmony export */ });
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91583);

const progressIntervalMs = 10_000;
function progressLog(title, { clock, log }, totalBytes) {
    const start = clock.now();
    let lastLogged = start;
    return (bytes) => {
        const now = clock.now();
        if (now - lastLogged < progressIntervalMs)
            return;
        lastLogged = now;
        const rate = (0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes / ((now - start) / 1000));
        const total = totalBytes === undefined ? '' : ` of ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(totalBytes)}`;
        log.info(`${title}: ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes)}${total}, ${rate}/s`);
    };
}


/***/ })

};
