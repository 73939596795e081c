export const id = 282;
export const ids = [282];
export const modules = {

/***/ 85993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readSaveImageInputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71908);

/**
 * The inputs of `save-and-upload-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readSaveImageInputs(inputs) {
    const handover = inputs.text('handover');
    const compression = inputs.choice('compression', ['auto', 'zstd', 'gzip', 'none'], 'auto');
    return {
        image: inputs.text('image'),
        handover: handover === undefined ? undefined : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHandover */ .dl)(handover, 'input "handover"'),
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

/** Every output that `save-and-upload-image/action.yml` declares. */
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
        handover: record === undefined ? '' : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeHandover */ .cm)(record),
    };
}


/***/ }),

/***/ 44627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   pL: () => (/* binding */ checkSaveInputs)
/* harmony export */ });
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97851);
/* harmony import */ var _src_core_tags_image_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27743);
/* harmony import */ var _src_services_images_subject_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16101);





/** @throws UserError for inputs that cannot work, before anything is done. */
function planOf(inputs) {
    const named = (0,_src_services_images_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .namedImage */ .VR)(inputs);
    if (named === undefined && inputs.imageTar === undefined)
        throw (0,_src_services_images_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .nothingNamed */ .Rt)();
    const checked = checkSaveInputs(inputs);
    return { ...inputs, named, ...checked, artifactName: checked.artifactName ?? nameOfImage(inputs, named) };
}
/**
 * The inputs that can be judged by themselves, in the form that they are used in.
 * @throws UserError for the first one that cannot work.
 */
function checkSaveInputs(inputs) {
    const { artifactName: name, fileName, localTag } = inputs;
    return {
        artifactName: name === undefined ? undefined : (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .safeArtifactName */ .$v)(name, 'input "artifact-name"'),
        fileName: (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .safeFileName */ .Tx)(fileName),
        localTag: localTag === undefined ? undefined : (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .localReference */ .lM)(localTag),
    };
}
/** The artifact's name, where the inputs tell the image's: an archive of a build may be the only one to know it. */
function nameOfImage(inputs, named) {
    const { handover } = inputs;
    if (handover !== undefined && handover.image !== '')
        return nameOf(`${handover.image}:${handover.tag}`);
    const candidates = [named?.text, ...inputs.tags, inputs.localTag];
    const reference = candidates.find((text) => text !== undefined && (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG)(text) !== undefined);
    return reference === undefined ? undefined : nameOf(reference);
}
/** The artifact's name for an image. */
function nameOf(reference) {
    const { repository, tag } = (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(reference, 'image');
    return (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .safeArtifactName */ .$v)((0,_src_core_tags_image_names_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactName */ .C)(repository, tag ?? 'latest'), 'name made of image and tag');
}


/***/ }),

/***/ 71917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ nothingUploaded),
  D: () => (/* binding */ saveAndUploadImage)
});

// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var oci_reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/rules/complete-record.js




/** The record of an image that a step before did not describe: nothing is known of a registry. */
function newRecord(reference, image, run, now) {
    const { repository, tag } = (0,oci_reference/* parseImageRef */.Q)(reference, 'reference of the archive');
    const event = eventFacts(run);
    const label = image.labels[labels/* revisionLabel */.w] ?? '';
    return {
        schema: 1,
        image: repository,
        tag: tag ?? '',
        digest: '',
        imageid: image.imageid,
        imageids: { [image.platform]: image.imageid },
        platforms: [image.platform],
        revision: (0,event_facts/* isFullSha */.Wf)(label) ? label : (event?.revision ?? ''),
        'source-sha': (0,event_facts/* isFullSha */.Wf)(run.sha) ? run.sha : '',
        'pushed-refs': [],
        archive: null,
        run: {
            id: run.runId,
            attempt: run.runAttempt,
            repository: run.repository,
            'head-repository': event?.headRepository ?? '',
            event: run.eventName,
        },
        created: new Date(now).toISOString(),
        skipped: null,
    };
}
/** The record with its archive; a record that knew no imageid learns it. */
function withArchive(record, image, archive) {
    const known = Object.keys(record.imageids).length > 0;
    return {
        ...record,
        imageid: record.imageid === '' ? image.imageid : record.imageid,
        imageids: known ? record.imageids : { [image.platform]: image.imageid },
        archive,
    };
}
/**
 * Holds the archive against what the build recorded: the identity that registry and archive must share.
 * @throws UserError when the engine saved another image than the one that was built.
 */
function checkIdentity(record, image) {
    const recorded = record.imageids[image.platform] ?? record.imageid;
    if (recorded === '' || recorded === image.imageid)
        return;
    throw new errors/* UserError */.yo(`The archive of ${record.image}:${record.tag} holds the image ${image.imageid}, and the build recorded ${recorded}, since something tagged another image under that name in between: nothing was uploaded; let nothing use that name between build and upload.`);
}
/** Whether a registry holds the image, as far as the record tells. */
function isPushed(record) {
    return record.digest !== '' || record['pushed-refs'].length > 0;
}
/** Undefined for events that say nothing about a revision. */
function eventFacts(run) {
    try {
        return (0,event_facts/* readEventFacts */._r)(run);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/core/retry/attempts.js
var attempts = __webpack_require__(26872);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
// EXTERNAL MODULE: ./build/src/services/progress.js
var progress = __webpack_require__(59883);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/early-upload.js


const notBegun = { artifact: undefined, sentDigest: undefined, took: undefined };
/**
 * Uploads while saving, in the hope that nothing is in the way: the name is free, and the network holds. Whoever
 * finds something there uploads the file, with all the rules of that.
 */
function earlyUpload({ name, retentionDays, signal }, deps) {
    let sending = Promise.resolve(notBegun);
    return {
        begin(content) {
            const onProgress = (0,progress/* progressLog */.m)('Uploading', deps);
            const start = deps.clock.now();
            const options = { retentionDays, onProgress, ...(signal === undefined ? {} : { signal }) };
            sending = deps.direct.send(name, content, options).then((artifact) => ({
                artifact,
                sentDigest: undefined,
                took: { start, seconds: (deps.clock.now() - start) / 1000 },
            }), (error) => {
                deps.log.debug(`"${name}" is not uploaded at once: ${(0,errors/* toMessage */.R9)(error)}`);
                return { ...notBegun, sentDigest: error instanceof errors/* UploadError */.oW ? error.sentDigest : undefined };
            });
        },
        end: () => sending,
    };
}

// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failure = __webpack_require__(81563);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/local-name.js
/**
 * Runs `work` with `name` pointing to `source` in the engine, and leaves the name afterwards as it was before (S9).
 */
async function withLocalName(engine, source, name, work) {
    const before = (await engine.inspect(name))?.id;
    await engine.tag(source, name);
    try {
        return await work();
    }
    finally {
        if (before === undefined)
            await engine.untag(name);
        else if (before !== (await engine.inspect(name))?.id)
            await engine.tag(before, name);
    }
}

// EXTERNAL MODULE: ./build/src/services/images/pack-image.js
var pack_image = __webpack_require__(59060);
// EXTERNAL MODULE: ./build/src/services/images/subject.js + 1 modules
var images_subject = __webpack_require__(16101);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/pack-planned.js






/** Packs what the plan names: an archive of the build, or what the engine saves. */
async function packPlanned(plan, { folder, meanwhile }, deps) {
    const file = `${folder}/${plan.artifactName ?? 'image.tar'}`;
    const { handover } = plan;
    const inputsWith = (auto) => ({
        ...{ compression: plan.compression === 'auto' ? auto : plan.compression },
        ...{ level: plan.compressionLevel, file, meanwhile },
        check(image) {
            if (handover !== undefined)
                checkIdentity(handover, image);
        },
    });
    if (plan.imageTar !== undefined) {
        const packed = await (0,pack_image/* packFromFile */.e)(plan.imageTar, inputsWith('zstd'), deps);
        const named = (0,oci_reference/* familiarName */.hG)(plan.named?.text ?? '') === undefined ? undefined : plan.named?.text;
        return { packed, name: named ?? packed.image.reference ?? '', file };
    }
    if (plan.named === undefined)
        throw (0,images_subject/* nothingNamed */.Rt)();
    const [info, found] = await Promise.allSettled([deps.engine.info(), (0,images_subject/* findSubject */.os)(plan.named, plan, deps.engine)]);
    const { store } = (0,failure/* settledValue */.jW)(info);
    const subject = (0,failure/* settledValue */.jW)(found);
    // The layers that the containerd store saves are compressed already.
    const inputs = inputsWith(store === 'classic' ? 'zstd' : 'none');
    const save = (reference) => (0,pack_image/* packFromEngine */.M)(reference, subject.image.sizeBytes, inputs, deps);
    const reference = plan.localTag ?? subject.reference;
    deps.log.info(`Saving ${plan.named.text}${reference === plan.named.text ? '' : ` as ${reference}`}.`);
    const packed = await (plan.localTag === undefined
        ? save(reference)
        : withLocalName(deps.engine, subject.image.id, plan.localTag, () => save(reference)));
    return { packed, name: subject.reference, file };
}

// EXTERNAL MODULE: ./build/actions/save-and-upload-image/plan.js
var save_and_upload_image_plan = __webpack_require__(44627);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/handover/record.js
var handover_record = __webpack_require__(71908);
// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/conflicts.js


/**
 * Decides about a name that is taken (S6). What cannot be seen cannot be replaced: it broke off. `auto`: the same image
 * under the same reference is kept, what an earlier attempt of this run left is replaced, and anything else means that
 * two jobs share a name.
 */
async function decideConflict(own, taken, deps) {
    if (own.overwrite === 'false')
        return 'refuse';
    if (taken === undefined)
        return 'rename';
    if (own.overwrite === 'true')
        return 'replace';
    const record = await recordOf(own.artifactName, deps);
    const { log } = deps;
    if (record === undefined) {
        // A first attempt cannot have been broken off before: whatever is there comes from another job of this run.
        if (own.runAttempt === 1)
            return 'refuse';
        log.info(`"${own.artifactName}" of an earlier attempt has no record; it is replaced.`);
        return 'replace';
    }
    if (isSame(own, record, taken)) {
        log.info(`"${own.artifactName}" is there already with the same image; it is kept.`);
        return 'keep';
    }
    if (record.run.attempt >= own.runAttempt)
        return 'refuse';
    log.info(`"${own.artifactName}" of attempt ${String(record.run.attempt)} is replaced.`);
    return 'replace';
}
function isSame(own, record, taken) {
    const { archive } = record;
    return (archive !== null &&
        archive['artifact-digest'] === taken.digest &&
        archive.reference === own.reference &&
        archive.compression === own.compression &&
        (record.imageids[archive.platform] ?? record.imageid) === own.imageid);
}
async function recordOf(artifactName, deps) {
    try {
        return await (0,find_record/* findRecord */.T)(artifactName, undefined, deps);
    }
    catch (error) {
        deps.log.debug(`The record of "${artifactName}" cannot be read: ${(0,errors/* toMessage */.R9)(error)}`);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 3 modules
var classify = __webpack_require__(62678);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/upload-artifact.js




/** An upload that did not come about. */
class ArtifactUploadError extends failure/* ClassifiedError */.IP {
    constructor(name, failure, cause) {
        const next = `${failure.reason} - ${failure.remedy}.`;
        super(`The artifact "${name}" could not be uploaded (${failure.class}): ${next}`, failure, cause);
    }
}
/** The client has five tries of its own for a failing service, and none for a failing connection (rows 83, 86). */
const policy = { maxAttempts: 4, waitSeconds: 3, retryOn: 'transient' };
const timeLimitMs = 10 * 60_000;
/**
 * Uploads one artifact. A connection that failed is tried again (A1); a name that is taken after an answer got lost is
 * recognised as this upload by its digest (A2); one that is taken otherwise is for the caller to decide.
 * @throws UploadFailed with the remedy (A3).
 */
async function uploadArtifact(request, deps) {
    const { artifacts } = deps;
    const sent = new Set(request.sentBefore === undefined ? [] : [request.sentBefore]);
    const there = sent.size === 0 ? undefined : await ownUpload(artifacts, request.name, sent);
    if (there !== undefined)
        return there;
    let current = request;
    const decided = new Set();
    let tries = 0;
    const attempt = async () => {
        tries += 1;
        try {
            return await unlessAborted(artifacts.upload(current), request.signal);
        }
        catch (error) {
            if (error instanceof errors/* UploadError */.oW && error.sentDigest !== undefined)
                sent.add(error.sentDigest);
            if (!isConflict(error))
                throw error;
            const taken = await findByName(artifacts, current.name);
            if (taken?.digest !== undefined && sent.has(taken.digest))
                return taken;
            const heldByUs = taken === undefined && tries > 1;
            const decision = heldByUs ? 'rename' : await request.onConflict(taken);
            if (decision === 'refuse' || decided.has(decision))
                throw error;
            if (decision === 'keep' && taken !== undefined)
                return taken;
            decided.add(decision);
            if (decision === 'replace')
                await artifacts.remove(current.name);
            else
                current = await renamed(request, deps);
            return attempt();
        }
    };
    const tried = await (0,retry/* retry */.L)({
        title: `upload of ${request.name}`,
        policy,
        deadline: deps.clock.now() + timeLimitMs,
        work: attempt,
        classify: (error) => (0,classify/* classifyError */.fe)(error, { phase: 'artifact' }),
        checkAlreadyDone: async () => (sent.size === 0 ? undefined : ownUpload(artifacts, current.name, sent)),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
        ...(request.onTry === undefined ? {} : { onAttempt: request.onTry }),
    }, deps);
    if (tried.ok)
        return tried.value;
    throw new ArtifactUploadError(request.name, tried.failure, tried.error);
}
async function renamed(request, deps) {
    const { name, spareName, file, archive } = request;
    deps.log.warning(`The name "${name}" is held by an upload that broke off, and stays so for this run: uploading as "${spareName}" instead. The outputs and the record say so.`);
    if (archive)
        return { ...request, name: spareName };
    const spareFile = `${file.slice(0, file.lastIndexOf('/'))}/${spareName}`;
    await deps.files.rename(file, spareFile);
    return { ...request, name: spareName, file: spareFile };
}
/** What is there under the name, when it is what was sent: only the answer to it got lost. */
async function ownUpload(artifacts, name, sent) {
    try {
        const there = await findByName(artifacts, name);
        return there?.digest !== undefined && sent.has(there.digest) ? there : undefined;
    }
    catch {
        return undefined;
    }
}
/** The client cannot be told to stop; a cancelled job ends without waiting for it. */
async function unlessAborted(work, signal) {
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
/** The newest artifact of that name in this run. */
async function findByName(artifacts, name) {
    const entries = (await artifacts.list()).filter((entry) => entry.name === name);
    return entries.sort((one, other) => other.id - one.id)[0];
}
function isConflict(error) {
    return (0,errors/* toMessage */.R9)(error).includes('(409) Conflict');
}

;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/send-artifact.js







/** Gets the archive uploaded: by the upload that ran already, or else by one of the file. */
async function sendArchive({ plan, name, packed, file, early, onTry }, deps) {
    const sent = await early?.end();
    if (sent?.took !== undefined)
        onTry(sent.took);
    if (sent?.artifact !== undefined)
        return sent.artifact;
    const wanted = `${file.slice(0, file.lastIndexOf('/'))}/${plan.archive ? plan.fileName : name}`;
    if (file !== wanted)
        await deps.files.rename(file, wanted);
    return uploadArtifact({
        ...{ name, spareName: (0,artifact_name/* spareName */.L2)(name), file: wanted, archive: plan.archive, retentionDays: plan.retentionDays },
        sentBefore: sent?.sentDigest,
        onProgress: (0,progress/* progressLog */.m)('Uploading', deps, packed.archiveBytes),
        onTry,
        onConflict: (taken) => decideConflict(send_artifact_ownUpload(plan, name, deps, packed), taken, deps),
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    }, deps);
}
/** Uploads the record beside the archive's artifact. */
async function sendRecord(plan, name, record, deps) {
    const { retentionDays, overwrite } = plan;
    const [recordName, spareRecord] = (0,artifact_name/* recordNames */.eq)(name);
    const text = (0,handover_record/* serializeHandover */.cm)(record);
    const early = earlyUpload({ name: recordName, retentionDays, signal: deps.signal }, deps);
    if (overwrite !== 'false')
        early.begin(external_node_stream_.Readable.from([Buffer.from(text)]));
    const sent = await early.end();
    if (sent.artifact !== undefined)
        return;
    const folder = await deps.files.temporaryFolder();
    const file = `${folder}/${recordName}`;
    await deps.files.writeText(file, text);
    await uploadArtifact({
        ...{ name: recordName, spareName: spareRecord, file, archive: false, retentionDays },
        sentBefore: sent.sentDigest,
        onConflict: (taken) => decideConflict(send_artifact_ownUpload(plan, name, deps), taken, deps),
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    }, deps);
    await deps.files.remove(folder);
}
function send_artifact_ownUpload(plan, name, deps, packed) {
    return {
        artifactName: name,
        overwrite: plan.overwrite,
        imageid: packed?.image.imageid ?? '',
        reference: packed?.image.reference ?? '',
        compression: packed?.compression,
        runAttempt: deps.run.runAttempt,
    };
}

;// CONCATENATED MODULE: ./build/actions/save-and-upload-image/save-and-upload-image.js









/**
 * Hands one image over to the other jobs as a workflow artifact, and says in a record what it is: rows S1-S12.
 * Where the registry has the image already, an upload that fails is a warning (A3).
 * @throws UserError for inputs that cannot work, before anything is done.
 */
async function saveAndUploadImage(inputs, deps) {
    const plan = (0,save_and_upload_image_plan/* planOf */.XC)(inputs);
    const recordAlone = inputs.upload === 'record' || (inputs.handover?.skipped ?? null) !== null;
    return recordAlone ? uploadRecordAlone(plan, deps) : uploadImage(plan, deps);
}
/** What an upload that did not take place has to say. */
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
async function uploadImage(plan, deps) {
    const { log, clock, run, files } = deps;
    let result = {
        ...nothingUploaded,
        artifactName: plan.artifactName ?? '',
        record: plan.handover,
    };
    try {
        const folder = await files.temporaryFolder();
        const early = mayUploadEarly(plan)
            ? earlyUpload({ name: plan.artifactName, retentionDays: plan.retentionDays, signal: deps.signal }, deps)
            : undefined;
        const saving = clock.now();
        const { packed, name: imageName, file, } = await log.group('Save the image', () => packPlanned(plan, { folder, meanwhile: early?.begin }, deps));
        const reference = packed.image.reference ?? imageName;
        const name = plan.artifactName ?? (0,save_and_upload_image_plan/* nameOf */.Vb)(imageName);
        const record = plan.handover ?? newRecord(imageName, packed.image, run, clock.now());
        const saved = (0,attempts/* completedPhase */.d)(`save ${reference}`, saving, clock.now());
        result = { ...result, artifactName: name, packed, record, phases: [saved] };
        checkIdentity(record, packed.image);
        const start = clock.now();
        const tries = [];
        result = { ...result, phases: [saved, { title: `upload ${name}`, attempts: tries }] };
        const onTry = (ended) => tries.push(ended);
        const artifact = await log.group('Upload the archive', () => sendArchive({ plan, name, packed, file, early, onTry }, deps));
        // An upload whose answer got lost was only asked for.
        if (tries.length === 0)
            tries.push({ start, seconds: (clock.now() - start) / 1000 });
        const complete = withArchive(record, packed.image, archiveFacts(artifact, packed, reference));
        result = {
            ...result,
            uploaded: true,
            artifactName: artifact.name,
            artifact,
            artifactUrl: artifactUrl(run, artifact.id),
            uploadSeconds: (clock.now() - start) / 1000,
            record: complete,
        };
        log.info(`Artifact "${artifact.name}" holds ${reference}: ${(0,format/* formatBytes */.z)(packed.sizeBytes)}, ${(0,format/* formatBytes */.z)(packed.archiveBytes)} as ${packed.compression}; saved in ${(0,format/* formatSeconds */.X)(packed.seconds)}, uploaded in ${(0,format/* formatSeconds */.X)(result.uploadSeconds)}.`);
        await Promise.all([files.remove(folder), sendRecord({ ...plan, overwrite: 'true' }, name, complete, deps)]);
        return { result };
    }
    catch (failure) {
        return failedOr(result, failure, deps);
    }
}
/** A zip and a name that only the archive knows have to wait; who allows no overwriting gets no second name either. */
function mayUploadEarly(plan) {
    return !plan.archive && plan.artifactName !== undefined && plan.overwrite !== 'false';
}
async function uploadRecordAlone(plan, deps) {
    const { handover } = plan;
    if (handover === undefined) {
        throw new errors/* UserError */.yo('Input "upload" is "record", which needs the record: set "handover" to the build step\'s output.');
    }
    const name = plan.artifactName ?? (0,save_and_upload_image_plan/* nameOf */.Vb)(`${handover.image}:${handover.tag}`);
    const result = { ...nothingUploaded, artifactName: name, record: handover };
    if (handover.skipped !== null)
        deps.log.info(`The build was skipped (${handover.skipped}); its record says so.`);
    try {
        await sendRecord(plan, name, handover, deps);
        return { result: { ...result, uploaded: plan.upload === 'record' } };
    }
    catch (failure) {
        return failedOr(result, failure, deps);
    }
}
/** A failed upload is a warning where the consumers can take the image from the registry. */
function failedOr(result, failure, deps) {
    if (!(failure instanceof ArtifactUploadError) || result.record === undefined || !isPushed(result.record)) {
        return { result, failure };
    }
    deps.log.warning(`${failure.message} The registry has the image, so the job goes on.`, { isFinding: true });
    return { result };
}
function archiveFacts(artifact, packed, reference) {
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
    return `${run.serverUrl}/${run.repository}/actions/runs/${String(run.runId)}/artifacts/${String(id)}`;
}


/***/ }),

/***/ 7070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ saveLead),
/* harmony export */   gw: () => (/* binding */ archiveText),
/* harmony export */   x7: () => (/* binding */ saveImageSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37234);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);





/**
 * What the step's summary page shows.
 * @param error what ended the step; undefined: nothing did
 */
function saveImageSummary(result, error) {
    const { packed, artifact, record, uploaded } = result;
    const skipped = record?.skipped ?? '';
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__/* .summaryPage */ .q)({
        title: uploaded ? 'Image handed over' : skipped === '' ? 'Image not handed over' : 'Nothing to hand over',
        failures: (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .reportedFailures */ .ZG)(error),
        failed: error !== undefined,
        lead: uploaded && packed !== undefined
            ? `${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .asCode */ .q)(packed.image.reference ?? '')} is ready for other jobs${saveLead(result)}.`
            : '',
        rows: [
            ['image', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalCell */ .BK)(packed?.image.reference ?? record?.image)],
            ['imageid', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalCell */ .BK)(packed?.image.imageid ?? record?.imageid)],
            ['artifact', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalCell */ .BK)(artifact?.name ?? result.artifactName)],
            ['artifact digest', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalCell */ .BK)(artifact?.digest)],
            ['archive', packed === undefined ? [] : [archiveText(packed)]],
            ['skipped', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalCell */ .BK)(skipped)],
        ],
        phases: result.phases,
    });
}
/** How the archive was handed over, as the end of a sentence; '' without one. */
function saveLead({ artifact, packed, uploadSeconds }) {
    if (artifact === undefined || packed === undefined)
        return '';
    const size = (0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(packed.archiveBytes);
    return `; handed over as an artifact of **${size}** in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatSeconds */ .X)(packed.seconds + uploadSeconds)}**`;
}
/** `1.47 GB, uploaded as 572 MB (zstd)` */
function archiveText({ sizeBytes, archiveBytes, compression }) {
    return `${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(sizeBytes)}, uploaded as ${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(archiveBytes)} (${compression})`;
}


/***/ }),

/***/ 38413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ archivePacker)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_filter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33955);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80322);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73973);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89488);







/**
 * Archives on disk. zstd and gzip run as programs of their own where there is one that uses every core (`zstd -T0`,
 * `pigz`); Node's zlib, which uses one, is what remains elsewhere.
 */
function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, ...told }) {
            const abort = new AbortController();
            const anyEnd = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__/* .anySignal */ .J)(signal, abort.signal);
            const part = `${file}.part`;
            const ending = new node_events__WEBPACK_IMPORTED_MODULE_0__.EventEmitter();
            if (told.meanwhile !== undefined)
                told.meanwhile(files.follow(part, endOf(ending)));
            const sieve = (0,_core_archive_filter_js__WEBPACK_IMPORTED_MODULE_2__/* .filterArchive */ .v)(expected, Infinity);
            let sizeBytes = 0;
            async function* passing(archive) {
                for await (const piece of archive) {
                    Array.from(sieve.pass(piece));
                    sizeBytes += piece.length;
                    told.onProgress?.(sizeBytes);
                    yield piece;
                }
            }
            try {
                const opened = await open(anyEnd);
                const plain = mayBeCompressed ? (0,_decompress_js__WEBPACK_IMPORTED_MODULE_4__/* .plainArchive */ .F)(opened, { exec, files, signal: anyEnd }) : opened;
                await writeCompressed(exec, files, passing(plain), { part, compression, level, signal: anyEnd });
                const { image } = sieve.finish();
                told.check?.(image);
                await files.rename(part, file);
                ending.emit('whole', file);
                return { image, sizeBytes, archiveBytes: await files.size(file) };
            }
            catch (error) {
                abort.abort(error);
                ending.emit('failed', error);
                await files.remove(part);
                signal?.throwIfAborted();
                throw error;
            }
        },
    };
}
function endOf(ending) {
    const end = new Promise((resolve, reject) => {
        ending.once('whole', resolve).once('failed', reject);
    });
    end.catch(() => undefined);
    return end;
}
async function writeCompressed(exec, files, plain, { part, compression, level, signal }) {
    const quietly = ['-q', `-${String(level)}`];
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
        await files.write(part, (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__/* .pipeThrough */ .W)(plain, compressor(compression, level)));
    }
}
function compressor(compression, level) {
    return compression === 'zstd'
        ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdCompress)({ params: { [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level } })
        : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)({ level });
}


/***/ }),

/***/ 15365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ httpCall)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);


/**
 * One HTTP request, and its answer with the bytes as the connection brings them; no status is a failure. Not by fetch,
 * which copies every body three times, and whose parser is compiled in each process anew.
 */
function httpCall(url, { method = 'GET', headers, body, signal }) {
    const target = new URL(url);
    const request = target.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request;
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
        request(target, { method, headers: { ...headers, ...length }, signal })
            .once('response', resolve)
            .on('error', reject)
            .end(body);
    });
}


/***/ }),

/***/ 91782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ streamingUploads)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(17333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80322);
/* harmony import */ var _http_call_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15365);
/* harmony import */ var _streams_chunk_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(59973);









/** Five of them at a time, as in GitHub's client, keep a connection busy, and this process small. */
const blockBytes = 4 << 20;
const inFlight = 5;
const maxTries = 4;
const requestTimeoutMs = 15_000;
const blockTimeoutMs = 120_000;
const servicePath = '/twirp/github.actions.results.api.v1.ArtifactService/';
/**
 * Uploads to the runner's artifact service while the content is still made, which GitHub's client cannot: it wants a
 * file that is whole. The calls are the client's own (6.2.1): CreateArtifact, Put Block, Put Block List,
 * FinalizeArtifact. Whatever is unexpected is an UploadError, after which the client has its turn.
 */
function streamingUploads(env, log) {
    return {
        async send(name, content, { retentionDays, signal, onProgress }) {
            const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
            const abort = new AbortController();
            const anyEnd = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .anySignal */ .J)(signal, abort.signal);
            let sentDigest;
            try {
                const service = artifactService(env, anyEnd);
                const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
                const sending = new Set();
                const memory = [];
                const ids = [];
                let sizeBytes = 0;
                let url;
                for await (const block of (0,_streams_chunk_js__WEBPACK_IMPORTED_MODULE_7__/* .chunk */ .i)(content, () => memory.pop() ?? Buffer.allocUnsafe(blockBytes))) {
                    hash.update(block);
                    // Only now: a source that fails at its start holds no name.
                    url ??= await service.create(name, type, expiry(retentionDays, env, log), log);
                    if (sending.size >= inFlight)
                        await Promise.race(sending);
                    const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
                    ids.push(id);
                    const put = putPart(url, { comp: 'block', blockid: id }, block, {}, anyEnd).then(() => {
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
                await putPart(url, { comp: 'blocklist' }, xml, { 'x-ms-blob-content-type': type }, anyEnd);
                sentDigest = `sha256:${hash.digest('hex')}`;
                const id = await service.finalize(name, sizeBytes, sentDigest);
                return { id, name, sizeBytes, digest: sentDigest };
            }
            catch (error) {
                abort.abort(error);
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UploadError */ .oW((0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toMessage */ .R9)(error), sentDigest, { cause: error });
            }
        },
    };
}
/** @throws Error where the runner has no such service, or it is behind a proxy, which this does not know. */
function artifactService(env, signal) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: resultsUrl } = env;
    if (token === undefined || resultsUrl === undefined)
        throw new Error('this step has no artifact token');
    if (['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => (env[name] ?? '') !== '')) {
        throw new Error('there is a proxy');
    }
    const run = backendIds(token);
    const call = async (method, message) => {
        const answer = await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_5__/* .httpCall */ .b)(new URL(`${servicePath}${method}`, resultsUrl), {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ ...run, ...message }),
            signal: (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .callSignal */ .v)({ signal, timeoutMs: requestTimeoutMs }),
        });
        const body = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_8__/* .tryParseJson */ .Bl)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.text)(answer));
        if (answer.statusCode === 200 && (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_8__/* .valueAt */ .fK)(body, 'ok') === true)
            return body;
        throw new Error(`${method} answered ${String(answer.statusCode)} ${(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_8__/* .textAt */ .$6)(body, 'msg') ?? ''}`);
    };
    return {
        async create(name, type, expiresAt, log) {
            const message = { name, version: 7, mime_type: type, expires_at: expiresAt };
            const url = new URL((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_8__/* .textAt */ .$6)(await call('CreateArtifact', message), 'signed_upload_url') ?? '');
            const sig = url.searchParams.get('sig') ?? '';
            for (const secret of new Set([sig, encodeURIComponent(sig)]))
                log.mask(secret);
            return url;
        },
        async finalize(name, sizeBytes, digest) {
            const answer = await call('FinalizeArtifact', { name, size: String(sizeBytes), hash: digest });
            return Number((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_8__/* .valueAt */ .fK)(answer, 'artifact_id'));
        },
    };
}
/** The ids of run and job in the runtime token, which the service checks. */
function backendIds(token) {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const scope = String(claims.scp)
        .split(' ')
        .find((text) => text.startsWith('Actions.Results:'));
    const [, run, job] = scope?.split(':') ?? [];
    if (run === undefined || job === undefined)
        throw new Error('the artifact token has no scope for results');
    return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
}
function expiry(retentionDays, env, log) {
    const most = Number(env['GITHUB_RETENTION_DAYS'] ?? '');
    const isOver = most > 0 && most < retentionDays;
    if (isOver)
        log.warning(`The repository keeps artifacts for ${String(most)} days at most.`);
    const end = new Date();
    end.setDate(end.getDate() + (isOver ? most : retentionDays));
    return end.toISOString();
}
/** Puts one part of a blob, and again when the connection or the store failed: the same part twice does no harm. */
async function putPart(url, query, block, headers, signal) {
    const target = new URL(url);
    for (const [name, value] of Object.entries(query))
        target.searchParams.set(name, value);
    for (let attempt = 1;; attempt++) {
        const failure = await put(target, block, { 'x-ms-version': '2023-11-03', ...headers }, signal).then((status) => (status >= 200 && status < 300 ? undefined : { status }), (error) => ({ status: 0, error }));
        if (failure === undefined)
            return;
        signal.throwIfAborted();
        const mayPass = failure.status === 0 || failure.status === 408 || failure.status === 429 || failure.status >= 500;
        if (!mayPass || attempt === maxTries) {
            throw new Error(`a part could not be put: ${'error' in failure ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toMessage */ .R9)(failure.error) : String(failure.status)}`);
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(500 * 2 ** attempt, undefined, { signal });
    }
}
async function put(target, block, headers, signal) {
    const anyEnd = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .callSignal */ .v)({ signal, timeoutMs: blockTimeoutMs });
    const answer = await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_5__/* .httpCall */ .b)(target, { method: 'PUT', headers, body: block, signal: anyEnd });
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.finished)(answer.resume());
    return answer.statusCode ?? 0;
}


/***/ }),

/***/ 26872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ completedPhase)
/* harmony export */ });
/** A phase that was done in one go. */
function completedPhase(title, start, end) {
    return { title, attempts: [{ start, seconds: (end - start) / 1000 }] };
}


/***/ }),

/***/ 27743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ artifactName),
/* harmony export */   s: () => (/* binding */ imageNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42423);



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
    const fields = (0,_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .splitCommas */ .F3)(line)
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
    return `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function imageName(text, what) {
    const name = text.toLowerCase();
    const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(name, what);
    if (ref.tag !== undefined || ref.digest !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has "${text}": give the name alone, the tag is computed.`);
    }
    return name;
}


/***/ }),

/***/ 59060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ packFromEngine),
/* harmony export */   e: () => (/* binding */ packFromFile)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59883);
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91583);




/** The smallest part of an image's size that its compressed archive is likely to need. */
const likelyShare = { zstd: 0.25, gzip: 0.25, none: 1 };
/**
 * What the engine saves under one reference, compressed.
 * @param sizeBytes of the image, as the engine says
 * @throws UserError when the disk is too small for it (F21)
 */
async function packFromEngine(reference, sizeBytes, inputs, deps) {
    await checkDisk(reference, sizeBytes, inputs, deps);
    const open = (signal) => deps.engine.save(reference, { signal });
    return pack({ open, expected: { references: [reference] } }, inputs, sizeBytes, deps);
}
/** An archive that a build wrote, plain or compressed. */
async function packFromFile(path, inputs, deps) {
    if (!(await deps.files.exists(path))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
    }
    const sizeBytes = await deps.files.size(path);
    await checkDisk(path, sizeBytes, inputs, deps);
    const open = () => Promise.resolve(deps.files.read(path));
    const packed = await pack({ open, mayBeCompressed: true, expected: {} }, inputs, sizeBytes, deps);
    if (packed.image.reference === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`);
    }
    return packed;
}
async function checkDisk(what, sizeBytes, { file, compression }, { files }) {
    const needed = sizeBytes * likelyShare[compression];
    const free = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
    if (free >= needed)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The archive of ${what} (${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(sizeBytes)}) needs at least ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(needed)} in the runner's temporary folder, and ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(free)} are free: free disk space before this step.`);
}
async function pack(source, inputs, totalBytes, deps) {
    const start = deps.clock.now();
    const packed = await deps.packer
        .pack({
        ...{ ...source, file: inputs.file, compression: inputs.compression, level: inputs.level },
        onProgress: (0,_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .progressLog */ .m)('Saving', deps, totalBytes),
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
        ...(inputs.check === undefined ? {} : { check: inputs.check }),
        ...(inputs.meanwhile === undefined ? {} : { meanwhile: inputs.meanwhile }),
    })
        .catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo ? error : notSaved(error);
    });
    return { ...packed, compression: inputs.compression, seconds: (deps.clock.now() - start) / 1000 };
}
function notSaved(error) {
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'save' });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
        cause: error,
    });
}


/***/ }),

/***/ 16101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  os: () => (/* binding */ findSubject),
  yT: () => (/* binding */ namedAs),
  VR: () => (/* binding */ namedImage),
  Rt: () => (/* binding */ nothingNamed)
});

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/src/core/oci/nearest-names.js
/** More of them would hide the one that was meant. */
const shown = 5;
/**
 * Names like `wanted`, the nearest first: those that only differ in the tag, or in a host or owner in front, before
 * those that look alike.
 */
function nearestNames(wanted, names) {
    const lower = wanted.toLowerCase();
    return [...names]
        .map((name) => ({ name, related: isRelated(lower, name), edits: editDistance(lower, name) }))
        .sort((one, other) => Number(other.related) - Number(one.related) || one.edits - other.edits)
        .slice(0, shown)
        .map(({ name }) => name);
}
function isRelated(one, other) {
    const repository = (name) => name.replace(/:[^:/]*$/, '');
    return repository(one) === repository(other) || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
/** Levenshtein's distance, row by row. */
function editDistance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let line = 0; line < one.length; line++) {
        const character = one[line];
        const next = [line + 1];
        for (let column = 1; column <= other.length; column++) {
            const replaced = (row[column - 1] ?? 0) + (other[column - 1] === character ? 0 : 1);
            next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[other.length] ?? 0;
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/services/images/subject.js




/**
 * The name of the image as the inputs give it, its repository in lower case (002-3); never put together from parts of
 * anything but the handover record (002-1). Undefined when no input says anything.
 * @throws UserError for a malformed reference, before anything runs (S2, 001-7).
 */
function namedImage(inputs) {
    const { image, handover, tags } = inputs;
    const [firstTag] = tags;
    if (image !== undefined)
        return namedAs(image, 'input "image"');
    if (handover !== undefined && handover.image !== '') {
        return namedAs(`${handover.image}:${handover.tag}`, 'image of input "handover"');
    }
    return firstTag === undefined ? undefined : namedAs(firstTag, 'first line of input "tags"');
}
/** Why nothing can be saved when no input names an image, and what to look at. */
function nothingNamed() {
    return new errors/* UserError */.yo('Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.');
}
/**
 * Finds the image in the engine.
 * @throws UserError with the local names nearest to it when it is not there (S1, 002-2), or when an id has no name, or
 *   several, so that the archive could not restore one.
 */
async function findSubject(named, inputs, engine) {
    const image = await engine.inspect(named.text);
    if (image === undefined)
        throw await missing(named, engine);
    const reference = isId(named.text) ? nameOfId(named, image, inputs) : nameOfReference(named, image, inputs);
    return { reference, image };
}
/**
 * A reference or id that an input gives, in the form that the engine takes.
 * @throws UserError for a malformed reference.
 */
function namedAs(text, input) {
    if (isId(text))
        return { text, input };
    const [, repository = '', rest = ''] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/.exec(text) ?? [];
    const lower = `${repository.toLowerCase()}${rest}`;
    const { tag, digest } = (0,reference/* parseImageRef */.Q)(lower, input);
    // `docker save` of a bare repository would save every tag that it has.
    return { text: tag === undefined && digest === undefined ? `${lower}:latest` : lower, input };
}
function isId(text) {
    return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}
function nameOfReference(named, image, inputs) {
    const { repository, tag, digest } = (0,reference/* parseImageRef */.Q)(named.text, named.input);
    if (digest === undefined)
        return named.text;
    return tag === undefined ? onlyName(named, image.repoTags, inputs) : `${repository}:${tag}`;
}
function nameOfId(named, image, inputs) {
    const { handover, tags } = inputs;
    const wanted = [...(handover === undefined ? [] : [`${handover.image}:${handover.tag}`]), ...tags].map(reference/* familiarName */.hG);
    const known = image.repoTags.find((name) => wanted.includes((0,reference/* familiarName */.hG)(name)));
    return known ?? onlyName(named, image.repoTags, inputs);
}
function onlyName(named, names, { localTag }) {
    const [name, ...others] = names;
    if (name !== undefined && others.length === 0)
        return name;
    if (localTag !== undefined)
        return localTag;
    const found = name === undefined ? 'no name' : `the names ${names.join(', ')}`;
    throw new errors/* UserError */.yo(`The ${named.input} is "${named.text}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`);
}
async function missing(named, engine) {
    const names = nearestNames(named.text, (await engine.tagTable()).keys());
    const there = names.length === 0 ? 'the engine holds no image at all' : `nearest names there: ${names.join(', ')}`;
    return new errors/* UserError */.yo(`The ${named.input} is "${named.text}", and the engine has no such image (${there}): build it with "load: true", or give the exact name that the build applied.`);
}


/***/ })

};
