export const id = 569;
export const ids = [569];
export const modules = {

/***/ 25391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ archivePacker)
/* harmony export */ });
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _archive_guard_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6807);
/* harmony import */ var _image_archives_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22515);





/**
 * Archives on disk. zstd and gzip run as programs of their own where there is one that uses every core (`zstd -T0`,
 * `pigz`); Node's zlib, which uses one, is what remains elsewhere.
 */
function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, onProgress }) {
            const abort = new AbortController();
            const anyEnd = signal === undefined ? abort.signal : AbortSignal.any([signal, abort.signal]);
            const part = `${file}.part`;
            let sourceFailure;
            let sizeBytes = 0;
            try {
                const { stdout, done } = open(anyEnd);
                const { tap, image } = (0,_archive_guard_js__WEBPACK_IMPORTED_MODULE_3__/* .readPassingArchive */ .W)(expected);
                const plain = mayBeCompressed ? (0,_image_archives_js__WEBPACK_IMPORTED_MODULE_4__/* .plainArchive */ .F)(stdout) : stdout;
                plain.on('data', (piece) => {
                    sizeBytes += piece.length;
                    onProgress?.(sizeBytes);
                });
                (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.pipeline)(plain, tap).catch((error) => {
                    sourceFailure = error;
                });
                await writeCompressed(exec, files, tap, { part, compression, level, signal: anyEnd });
                const saved = await done;
                if (saved.exitCode !== 0)
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd({ command: 'docker image save', ...saved });
                const read = await image;
                await files.rename(part, file);
                return { image: read, sizeBytes, archiveBytes: await files.size(file) };
            }
            catch (error) {
                abort.abort(error);
                await files.remove(part);
                signal?.throwIfAborted();
                throw isConsequence(error) ? (sourceFailure ?? error) : error;
            }
        },
    };
}
/** Rejects when a compressor failed; what cut its input short is for others to find out. */
async function writeCompressed(exec, files, plain, { part, compression, level, signal }) {
    const quietly = ['-q', `-${String(level)}`];
    if (compression === 'none') {
        await files.write(part, plain);
    }
    else if (compression === 'zstd' && (await exec.has('zstd'))) {
        const result = await exec.run('zstd', [...quietly, '-T0', '-f', '-o', part], { input: plain, signal });
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd({ command: 'zstd', ...result });
    }
    else if (compression === 'gzip' && (await exec.has('pigz'))) {
        const { stdout, done } = exec.stream('pigz', [...quietly, '-c'], { input: plain, signal });
        await files.write(part, stdout);
        const result = await done;
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd({ command: 'pigz', ...result });
    }
    else {
        const transform = compression === 'zstd'
            ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdCompress)({ params: { [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level } })
            : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)({ level });
        (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.pipeline)(plain, transform).catch(() => undefined);
        await files.write(part, transform);
    }
}
/** Whether something else ended this part of the pipe: its input broke off, or it was told to end. */
function isConsequence(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd)
        return error.exitCode === -1;
    return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}


/***/ }),

/***/ 22428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ saveImageOutputs),
/* harmony export */   Wu: () => (/* binding */ readSaveImageInputs),
/* harmony export */   x7: () => (/* binding */ saveImageSummary)
/* harmony export */ });
/* harmony import */ var _core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22738);
/* harmony import */ var _core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79332);
/* harmony import */ var _flows_progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67800);



/**
 * The inputs of `save-and-upload-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readSaveImageInputs(inputs) {
    const handover = inputs.text('handover');
    const compression = inputs.choice('compression', ['auto', 'zstd', 'gzip', 'none'], 'auto');
    return {
        image: inputs.text('image'),
        handover: handover === undefined ? undefined : (0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHandover */ .dl)(handover, 'input "handover"'),
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
        handover: record === undefined ? '' : (0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .serialiseHandover */ .bA)(record),
    };
}
/** What the step's summary page shows. */
function saveImageSummary(result) {
    const { packed, artifact, record } = result;
    const optional = (text) => (text === undefined || text === '' ? [] : [text]);
    const title = result.uploaded ? `Handed over ${result.artifactName}` : `Not handed over: ${result.artifactName}`;
    return (0,_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .summaryTable */ .j)(title, [
        ['image', optional(packed?.image.reference ?? record?.image)],
        ['imageid', optional(packed?.image.imageid ?? record?.imageid)],
        ['artifact', optional(artifact?.name)],
        ['artifact digest', optional(artifact?.digest)],
        ['size', packed === undefined ? [] : [(0,_flows_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .readableBytes */ .I)(packed.sizeBytes)]],
        ['as uploaded', packed === undefined ? [] : [`${(0,_flows_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .readableBytes */ .I)(packed.archiveBytes)} (${packed.compression})`]],
        ['saved in', packed === undefined ? [] : [`${packed.seconds.toFixed(1)} s`]],
        ['uploaded in', artifact === undefined ? [] : [`${result.uploadSeconds.toFixed(1)} s`]],
        ['skipped', optional(record?.skipped ?? undefined)],
    ]);
}


/***/ }),

/***/ 18154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pL: () => (/* binding */ checkSaveInputs),
  OJ: () => (/* binding */ nothingUploaded),
  DZ: () => (/* binding */ saveAndUploadImage)
});

// EXTERNAL MODULE: ./build/src/core/archive/familiar-name.js
var familiar_name = __webpack_require__(40641);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/handover-record.js
var handover_record = __webpack_require__(22738);
;// CONCATENATED MODULE: ./build/src/core/hand-over/artifact-name.js


/** The artifact's name is a file's name on the way, and the record's name is longer by its suffix. */
const longest = 255 - handover_record/* recordSuffix */.RY.length;
/**
 * A name that the artifact service takes (S3): the characters that it refuses become `-`.
 * @param what names the value in errors: `input "artifact-name"`
 * @throws UserError for a name that cannot work: one that ends in `.zip` (clients would unpack the artifact), or like
 *   a handover record, or that is too long.
 */
function safeArtifactName(text, what) {
    const name = text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
    const refuse = (why) => {
        throw new errors/* UserError */.yo(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
    };
    if (name === '' || name === '.' || name === '..')
        return refuse('which is no name');
    if (/\.zip$/i.test(name))
        return refuse('and clients unpack what ends in ".zip"');
    if (name.endsWith(handover_record/* recordSuffix */.RY))
        return refuse(`and "${handover_record/* recordSuffix */.RY}" is the ending of handover records`);
    if (Buffer.byteLength(name) > longest)
        return refuse(`which is longer than ${String(longest)} bytes`);
    return name;
}
/**
 * The name of the file inside a zip.
 * @throws UserError when it is no plain file name.
 */
function safeFileName(text) {
    if (/[":<>|*?\r\n\\/]/.test(text) || text === '.' || text === '..' || Buffer.byteLength(text) > 255) {
        throw new errors/* UserError */.yo(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
    }
    return text;
}

// EXTERNAL MODULE: ./build/src/core/event-facts.js
var event_facts = __webpack_require__(28619);
// EXTERNAL MODULE: ./build/src/core/image-ref.js
var image_ref = __webpack_require__(69896);
// EXTERNAL MODULE: ./build/src/core/revision-label.js
var revision_label = __webpack_require__(53315);
;// CONCATENATED MODULE: ./build/src/core/hand-over/complete-record.js




/** The record of an image that a step before did not describe: nothing is known of a registry. */
function newRecord(reference, image, run, now) {
    const { repository, tag } = (0,image_ref/* parseImageRef */.Q)(reference, 'reference of the archive');
    const event = eventFacts(run);
    const label = image.labels[revision_label/* revisionLabel */.w] ?? '';
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
    throw new errors/* UserError */.yo(`The archive of ${record.image}:${record.tag} holds the image ${image.imageid}, and the build recorded ${recorded}: something tagged another image under that name in between, so nothing was uploaded.`);
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

// EXTERNAL MODULE: ./build/src/core/tag/image-names.js
var image_names = __webpack_require__(75678);
// EXTERNAL MODULE: ./build/src/flows/progress.js
var progress = __webpack_require__(67800);
// EXTERNAL MODULE: ./build/src/core/failure-class.js + 3 modules
var failure_class = __webpack_require__(90569);
// EXTERNAL MODULE: ./build/src/flows/retry.js + 1 modules
var retry = __webpack_require__(56040);
;// CONCATENATED MODULE: ./build/src/flows/save/upload-artifact.js



/** An upload that did not come about. */
class UploadFailed extends errors/* UserError */.yo {
    failure;
    constructor(name, failure, cause) {
        super(`The artifact "${name}" could not be uploaded (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
            cause,
        });
        this.failure = failure;
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
    const sent = new Set();
    let current = request;
    let settled = false;
    let tries = 0;
    const attempt = async () => {
        tries += 1;
        try {
            return await unlessAborted(artifacts.upload(current), request.signal);
        }
        catch (error) {
            if (error instanceof errors/* UploadError */.oW && error.sentDigest !== undefined)
                sent.add(error.sentDigest);
            if (!isConflict(error) || settled)
                throw error;
            const taken = await findByName(artifacts, current.name);
            if (taken?.digest !== undefined && sent.has(taken.digest))
                return taken;
            const heldByUs = taken === undefined && tries > 1;
            const decision = heldByUs ? 'rename' : await request.onConflict(taken);
            if (decision === 'refuse')
                throw error;
            if (decision === 'keep' && taken !== undefined)
                return taken;
            settled = true;
            if (decision === 'replace')
                await artifacts.remove(current.name);
            else
                current = await renamed(request, deps);
            return attempt();
        }
    };
    const tried = await (0,retry/* tryWork */.p)({
        title: `upload of ${request.name}`,
        policy,
        deadline: deps.clock.now() + timeLimitMs,
        work: attempt,
        classify: (error) => (0,failure_class/* classifyError */.f)(error, { phase: 'artifact' }),
        settle: async () => (sent.size === 0 ? undefined : ownUpload(artifacts, current.name, sent)),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
    }, deps);
    if (tried.ok)
        return tried.value;
    throw new UploadFailed(request.name, tried.failure, tried.error);
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

;// CONCATENATED MODULE: ./build/src/flows/save/conflicts.js



/**
 * Decides about a name that is taken (S6). What cannot be seen cannot be replaced: it broke off. `auto`: the same image under the same reference is kept,
 * what an earlier attempt of this run left is replaced, and anything else means that two jobs share a name.
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
    const name = `${artifactName}${handover_record/* recordSuffix */.RY}`;
    try {
        const entry = await findByName(deps.artifacts, name);
        if (entry === undefined)
            return undefined;
        const file = await deps.artifacts.download(entry, await deps.files.temporaryFolder());
        return (0,handover_record/* parseHandover */.dl)(await deps.files.readText(file), `artifact "${name}"`);
    }
    catch (error) {
        deps.log.debug(`The record "${name}" cannot be read: ${(0,errors/* toMessage */.R9)(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/flows/save/local-name.js
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

;// CONCATENATED MODULE: ./build/src/flows/save/pack-image.js



/** The smallest part of an image's size that its compressed archive is likely to need. */
const likelyShare = { zstd: 0.25, gzip: 0.25, none: 1 };
/**
 * What the engine saves under one reference, compressed.
 * @param sizeBytes of the image, as the engine says
 * @throws UserError when the disk is too small for it (F21)
 */
async function packFromEngine(reference, sizeBytes, inputs, deps) {
    const { store } = await deps.engine.info();
    const compression = inputs.compression === 'auto' ? (store === 'classic' ? 'zstd' : 'none') : inputs.compression;
    await checkDisk(reference, sizeBytes, { ...inputs, compression }, deps);
    const open = (signal) => deps.engine.save(reference, { signal });
    return pack({ open, expected: { references: [reference] } }, { ...inputs, compression }, sizeBytes, deps);
}
/** An archive that a build wrote, plain or compressed. */
async function packFromFile(path, inputs, deps) {
    if (!(await deps.files.exists(path))) {
        throw new errors/* UserError */.yo(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
    }
    const compression = inputs.compression === 'auto' ? 'zstd' : inputs.compression;
    const sizeBytes = await deps.files.size(path);
    await checkDisk(path, sizeBytes, { ...inputs, compression }, deps);
    const open = () => ({
        stdout: deps.files.read(path),
        done: Promise.resolve({ exitCode: 0, stdout: '', stderr: '', timedOut: false }),
    });
    const packed = await pack({ open, mayBeCompressed: true, expected: {} }, { ...inputs, compression }, sizeBytes, deps);
    if (packed.image.reference === undefined) {
        throw new errors/* UserError */.yo(`The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`);
    }
    return packed;
}
async function checkDisk(what, sizeBytes, { file, compression }, { files }) {
    const needed = sizeBytes * likelyShare[compression];
    const free = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
    if (free >= needed)
        return;
    throw new errors/* UserError */.yo(`The archive of ${what} (${(0,progress/* readableBytes */.I)(sizeBytes)}) needs at least ${(0,progress/* readableBytes */.I)(needed)} in the runner's temporary folder, and ${(0,progress/* readableBytes */.I)(free)} are free: free disk space before this step.`);
}
async function pack(source, inputs, totalBytes, deps) {
    const start = deps.clock.now();
    const packed = await deps.packer
        .pack({
        ...{ ...source, file: inputs.file, compression: inputs.compression, level: inputs.level },
        onProgress: (0,progress/* progressLog */.m)('Saving', deps, totalBytes),
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    })
        .catch((error) => {
        throw error instanceof errors/* UserError */.yo ? error : notSaved(error);
    });
    return { ...packed, compression: inputs.compression, seconds: (deps.clock.now() - start) / 1000 };
}
function notSaved(error) {
    const failure = (0,failure_class/* classifyError */.f)(error, { phase: 'save' });
    return new errors/* UserError */.yo(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/src/core/hand-over/nearest-names.js
/**
 * Names like `wanted`, the nearest first: those that only differ in the tag, or in a host or owner in front, before
 * those that look alike.
 */
function nearestNames(wanted, names, most = 5) {
    const lower = wanted.toLowerCase();
    return [...names]
        .map((name) => ({ name, related: isRelated(lower, name), edits: editDistance(lower, name) }))
        .sort((one, other) => Number(other.related) - Number(one.related) || one.edits - other.edits)
        .slice(0, most)
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

;// CONCATENATED MODULE: ./build/src/flows/save/subject.js




/**
 * The name of the image as the inputs give it, its repository in lower case (002-3); never put together from parts of
 * anything but the handover record (002-1). Undefined when no input says anything.
 * @throws UserError for a malformed reference, before anything runs (S2, 001-7).
 */
function namedImage(inputs) {
    const { image, handover, tags } = inputs;
    const [firstTag] = tags;
    if (image !== undefined)
        return checked(image, 'input "image"');
    if (handover !== undefined && handover.image !== '') {
        return checked(`${handover.image}:${handover.tag}`, 'image of input "handover"');
    }
    return firstTag === undefined ? undefined : checked(firstTag, 'first line of input "tags"');
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
function checked(text, input) {
    if (isId(text))
        return { text, input };
    const [, repository = '', rest = ''] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/.exec(text) ?? [];
    const lower = `${repository.toLowerCase()}${rest}`;
    const { tag, digest } = (0,image_ref/* parseImageRef */.Q)(lower, input);
    // `docker save` of a bare repository would save every tag that it has.
    return { text: tag === undefined && digest === undefined ? `${lower}:latest` : lower, input };
}
function isId(text) {
    return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}
function nameOfReference(named, image, inputs) {
    const { repository, tag, digest } = (0,image_ref/* parseImageRef */.Q)(named.text, named.input);
    if (digest === undefined)
        return named.text;
    return tag === undefined ? onlyName(named, image.repoTags, inputs) : `${repository}:${tag}`;
}
function nameOfId(named, image, inputs) {
    const { handover, tags } = inputs;
    const wanted = [...(handover === undefined ? [] : [`${handover.image}:${handover.tag}`]), ...tags].map(familiar_name/* familiarName */.h);
    const known = image.repoTags.find((name) => wanted.includes((0,familiar_name/* familiarName */.h)(name)));
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

;// CONCATENATED MODULE: ./build/src/flows/save-and-upload-image.js













/**
 * Hands one image over to the other jobs as a workflow artifact, and says in a record what it is: rows S1-S12.
 * Where the registry has the image already, an upload that fails is a warning (A3).
 * @throws UserError for inputs that cannot work, before anything is done.
 */
async function saveAndUploadImage(inputs, deps) {
    const named = namedImage(inputs);
    if (named === undefined && inputs.imageTar === undefined)
        throw nothingNamed();
    const plan = {
        ...inputs,
        named,
        ...checkSaveInputs(inputs),
        artifactName: givenName(inputs, named),
    };
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
        const { packed, name: imageName, file } = await log.group('Save the image', () => packImage(plan, folder, deps));
        const reference = packed.image.reference ?? imageName;
        const name = plan.artifactName ?? nameOf(imageName);
        const record = plan.handover ?? newRecord(imageName, packed.image, run, clock.now());
        result = { ...result, artifactName: name, packed, record };
        checkIdentity(record, packed.image);
        const start = clock.now();
        const artifact = await log.group('Upload the archive', async () => {
            const wanted = `${folder}/${plan.archive ? plan.fileName : name}`;
            if (file !== wanted)
                await files.rename(file, wanted);
            return uploadArtifact({
                ...{ name, spareName: spare(name), file: wanted, archive: plan.archive, retentionDays: plan.retentionDays },
                onProgress: (0,progress/* progressLog */.m)('Uploading', deps, packed.archiveBytes),
                onConflict: (taken) => decideConflict(save_and_upload_image_ownUpload(plan, name, deps, packed), taken, deps),
                ...(deps.signal === undefined ? {} : { signal: deps.signal }),
            }, deps);
        });
        await files.remove(folder);
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
        log.info(`Artifact "${artifact.name}" holds ${reference}: ${(0,progress/* readableBytes */.I)(packed.sizeBytes)}, ${(0,progress/* readableBytes */.I)(packed.archiveBytes)} as ${packed.compression}; saved in ${packed.seconds.toFixed(1)} s, uploaded in ${result.uploadSeconds.toFixed(1)} s.`);
        await uploadRecord({ ...plan, overwrite: 'true' }, name, complete, deps);
        return { result };
    }
    catch (failure) {
        return failedOr(result, failure, deps);
    }
}
async function uploadRecordAlone(plan, deps) {
    const { handover } = plan;
    if (handover === undefined) {
        throw new errors/* UserError */.yo('Input "upload" is "record", which needs the record: set "handover" to the build step\'s output.');
    }
    const name = plan.artifactName ?? nameOf(`${handover.image}:${handover.tag}`);
    const result = { ...nothingUploaded, artifactName: name, record: handover };
    if (handover.skipped !== null)
        deps.log.info(`The build was skipped (${handover.skipped}); its record says so.`);
    try {
        await uploadRecord(plan, name, handover, deps);
        return { result: { ...result, uploaded: plan.upload === 'record' } };
    }
    catch (failure) {
        return failedOr(result, failure, deps);
    }
}
/** A failed upload is a warning where the consumers can take the image from the registry. */
function failedOr(result, failure, deps) {
    if (!(failure instanceof UploadFailed) || result.record === undefined || !isPushed(result.record)) {
        return { result, failure };
    }
    deps.log.warning(`${failure.message} The registry has the image, so the job goes on.`);
    return { result };
}
async function packImage(plan, folder, deps) {
    const file = `${folder}/${plan.artifactName ?? 'image.tar'}`;
    const inputs = { compression: plan.compression, level: plan.compressionLevel, file };
    if (plan.imageTar !== undefined) {
        const packed = await packFromFile(plan.imageTar, inputs, deps);
        const named = (0,familiar_name/* familiarName */.h)(plan.named?.text ?? '') === undefined ? undefined : plan.named?.text;
        return { packed, name: named ?? packed.image.reference ?? '', file };
    }
    if (plan.named === undefined)
        throw nothingNamed();
    const subject = await findSubject(plan.named, plan, deps.engine);
    const save = (reference) => packFromEngine(reference, subject.image.sizeBytes, inputs, deps);
    const reference = plan.localTag ?? subject.reference;
    deps.log.info(`Saving ${plan.named.text}${reference === plan.named.text ? '' : ` as ${reference}`}.`);
    const packed = await (plan.localTag === undefined
        ? save(reference)
        : withLocalName(deps.engine, subject.image.id, plan.localTag, () => save(reference)));
    return { packed, name: subject.reference, file };
}
async function uploadRecord(plan, name, record, deps) {
    const folder = await deps.files.temporaryFolder();
    const recordName = `${name}${handover_record/* recordSuffix */.RY}`;
    const file = `${folder}/${recordName}`;
    await deps.files.writeText(file, (0,handover_record/* serialiseHandover */.bA)(record));
    await uploadArtifact({
        ...{
            name: recordName,
            spareName: `${spare(name)}${handover_record/* recordSuffix */.RY}`,
            file,
            archive: false,
            retentionDays: plan.retentionDays,
        },
        onConflict: (taken) => decideConflict(save_and_upload_image_ownUpload(plan, name, deps), taken, deps),
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    }, deps);
    await deps.files.remove(folder);
}
function spare(name) {
    return `${name}.2`;
}
/**
 * The inputs that can be judged by themselves, in the form that they are used in.
 * @throws UserError for the first one that cannot work.
 */
function checkSaveInputs(inputs) {
    const { artifactName: name, fileName, localTag } = inputs;
    return {
        artifactName: name === undefined ? undefined : safeArtifactName(name, 'input "artifact-name"'),
        fileName: safeFileName(fileName),
        localTag: localTag === undefined ? undefined : localReference(localTag),
    };
}
function localReference(text) {
    const { repository, tag, digest } = (0,image_ref/* parseImageRef */.Q)(text, 'input "local-tag"');
    if (digest === undefined)
        return `${repository}:${tag ?? 'latest'}`;
    throw new errors/* UserError */.yo(`Input "local-tag" is "${text}": give a name and a tag, no digest.`);
}
/** The artifact's name, where the inputs tell it: an archive of a build may be the only one to know its image. */
function givenName(inputs, named) {
    const { handover } = inputs;
    if (inputs.artifactName !== undefined)
        return safeArtifactName(inputs.artifactName, 'input "artifact-name"');
    if (handover !== undefined && handover.image !== '')
        return nameOf(`${handover.image}:${handover.tag}`);
    const candidates = [named?.text, ...inputs.tags, inputs.localTag];
    const reference = candidates.find((text) => text !== undefined && (0,familiar_name/* familiarName */.h)(text) !== undefined);
    return reference === undefined ? undefined : nameOf(reference);
}
function nameOf(reference) {
    const { repository, tag } = (0,image_ref/* parseImageRef */.Q)(reference, 'image');
    return safeArtifactName((0,image_names/* artifactName */.C)(repository, tag ?? 'latest'), 'name made of image and tag');
}
function save_and_upload_image_ownUpload(plan, name, deps, packed) {
    return {
        artifactName: name,
        overwrite: plan.overwrite,
        imageid: packed?.image.imageid ?? '',
        reference: packed?.image.reference ?? '',
        compression: packed?.compression,
        runAttempt: deps.run.runAttempt,
    };
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


/***/ })

};
