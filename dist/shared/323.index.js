export const id = 323;
export const ids = [323];
export const modules = {

/***/ 33211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ artifactStore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/reject-truncated-response.js

/** Told by Node when the head of an answer has come. */
const channel = 'http.client.response.finish';
/**
 * GitHub's client waits for ever for the rest of an answer whose connection breaks off in its body (half a minute for
 * that of a download), and a process that waits for nothing else ends there without a word. So its call ends at once,
 * with the error that it gives for a connection that breaks off before the answer (row 83, F10).
 * @param path how the paths of the requests begin that this is about
 */
async function rejectTruncatedResponse(path, work) {
    let stop = () => undefined;
    const broken = new Promise((_, reject) => {
        const listen = (message) => {
            const { request, response } = message;
            if (!request.path.startsWith(path))
                return;
            response.once('close', () => {
                if (!response.complete)
                    reject(new Error('Unable to make request: ECONNRESET in the middle of the answer'));
            });
        };
        (0,external_node_diagnostics_channel_.subscribe)(channel, listen);
        stop = () => (0,external_node_diagnostics_channel_.unsubscribe)(channel, listen);
    });
    try {
        return await Promise.race([work(), broken]);
    }
    finally {
        stop();
    }
}

// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/filter-stdout.js
/**
 * Runs `work` and offers each line that is printed meanwhile to `filter`. The artifact client tells its progress and
 * the digest of what it sent in no other way than by printing them, once for each 8 MiB.
 */
async function filterStdout(filter, work) {
    const { stdout } = process;
    const original = stdout.write.bind(stdout);
    const write = (chunk, ...rest) => {
        if (typeof chunk !== 'string' || !filter(chunk.trimEnd())) {
            return original(chunk, ...rest);
        }
        const done = rest.at(-1);
        if (typeof done === 'function')
            process.nextTick(done);
        return true;
    };
    stdout.write = write;
    try {
        return await work();
    }
    finally {
        stdout.write = original;
    }
}

// EXTERNAL MODULE: ./build/src/adapters/artifacts/single-file-zip.js
var single_file_zip = __webpack_require__(73865);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/artifact-store.js









const highWaterMark = 1 << 20;
/**
 * The runner's artifact service through GitHub's own client, which is loaded at the first call (90 ms).
 * @param token reads the artifacts of other runs (`actions: read`); this run's need none.
 */
function artifactStore(token) {
    let loaded;
    const client = () => {
        // Blocks of 8 MiB in flight; the client's own five take this process above 256 MB at times.
        process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= '4';
        loaded ??= Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(690)]).then(__webpack_require__.bind(__webpack_require__, 35690)).then(({ DefaultArtifactClient }) => new DefaultArtifactClient());
        return loaded;
    };
    const findBy = (from) => {
        if (from === undefined)
            return {};
        if (token === '') {
            throw new src_errors/* UserError */.yo(`Artifacts of run ${String(from.runId)} in ${from.repository} need a token: give the job "permissions: actions: read" and set "github-token".`);
        }
        const [repositoryOwner = '', repositoryName = ''] = from.repository.split('/');
        return { findBy: { token, workflowRunId: from.runId, repositoryOwner, repositoryName } };
    };
    return {
        async upload({ name, file, retentionDays, archive, onProgress }) {
            if (!archive && (0,external_node_path_.basename)(file) !== name)
                throw new TypeError(`a raw artifact is named like its file: ${name}`);
            const artifacts = await client();
            let digest;
            const filter = (line) => {
                const bytes = /^Uploaded bytes (\d+)$/.exec(line)?.[1];
                if (bytes !== undefined)
                    onProgress?.(Number(bytes));
                const sent = /^SHA256 digest of uploaded artifact is ([0-9a-f]{64})$/.exec(line)?.[1];
                if (sent !== undefined)
                    digest = `sha256:${sent}`;
                return isClientLine(line);
            };
            try {
                const answer = await call(filter, () => artifacts.uploadArtifact(name, [file], (0,external_node_path_.dirname)(file), {
                    retentionDays,
                    ...(archive ? { compressionLevel: 0 } : { skipArchive: true }),
                }));
                return {
                    id: answer.id ?? 0,
                    name,
                    sizeBytes: answer.size ?? 0,
                    digest: answer.digest === undefined ? digest : `sha256:${answer.digest}`,
                };
            }
            catch (error) {
                throw new src_errors/* UploadError */.oW((0,src_errors/* toMessage */.R9)(error), digest, { cause: error });
            }
        },
        async list(from) {
            const artifacts = await client();
            const answer = await call(isClientLine, () => artifacts.listArtifacts(findBy(from)));
            return answer.artifacts.map(entryOf);
        },
        async download(artifact, folder, { from, maxBytes, ...options }) {
            const refuse = (finding) => new src_errors/* UserError */.yo(`The artifact "${artifact.name}" is refused: ${finding}. Nothing of it was used; let the producer job upload it again, as one file.`);
            const checkSize = (bytes) => {
                if (bytes <= maxBytes)
                    return;
                throw refuse(`it has ${String(bytes)} bytes, and at most ${String(maxBytes)} are expected`);
            };
            checkSize(artifact.sizeBytes);
            const artifacts = await client();
            const download = () => unlessEnded(artifacts.downloadArtifact(artifact.id, {
                ...findBy(from),
                path: folder,
                // The client unpacks whatever is in a zip, to any size.
                skipDecompress: true,
                ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
            }), options);
            const { digestMismatch } = await call(isClientLine, download, '/');
            if (digestMismatch === true) {
                throw new errors/* TransferError */.aG(`The artifact "${artifact.name}" arrived with another digest than ${String(artifact.digest)}.`);
            }
            const [file = ''] = await (0,promises_.readdir)(folder);
            const path = (0,external_node_path_.join)(folder, file);
            checkSize((await (0,promises_.stat)(path)).size);
            return (await isZip(path)) ? (0,single_file_zip/* openOneFileZip */.A)(path, maxBytes, refuse) : (0,external_node_fs_.createReadStream)(path, { highWaterMark });
        },
        async remove(name) {
            const artifacts = await client();
            await call(isClientLine, () => artifacts.deleteArtifact(name));
        },
    };
}
/** @param paths whose broken answers end the call; the storage has tries of its own for what is put there */
function call(isNoise, work, paths = '/twirp/') {
    return filterStdout(isNoise, () => rejectTruncatedResponse(paths, work));
}
async function isZip(path) {
    const file = await (0,promises_.open)(path);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
        return (0,single_file_zip/* isZipStart */.i)(buffer.subarray(0, bytesRead));
    }
    finally {
        await file.close();
    }
}
/** The client's download cannot be ended: it is left behind, for the end of the process. */
async function unlessEnded(work, options) {
    const { signal } = options;
    const end = (0,abort_signals/* callSignal */.v)(options);
    end.throwIfAborted();
    let stop;
    const ended = new Promise((_resolve, reject) => {
        stop = () => {
            reject(signal?.aborted === true
                ? signal.reason
                : new errors/* TransferError */.aG('The download ran into the time limit of the attempt.'));
        };
        end.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work, ended]);
    }
    finally {
        work.catch(() => undefined);
        if (stop !== undefined)
            end.removeEventListener('abort', stop);
    }
}
function entryOf(artifact) {
    return {
        id: artifact.id,
        name: artifact.name,
        sizeBytes: artifact.size,
        digest: artifact.digest,
    };
}
const clientLines = /^(Artifact name is valid!|Root directory input is valid!|Uploaded bytes |Uploading artifact: |Beginning upload of |Finished uploading |SHA256 digest of |Finalizing artifact |Artifact .* successfully finalized|Artifact '.*' \(ID: \d+\) deleted$|Found \d+ artifact|Fetching artifact list |Downloading artifact '|Downloading raw file |Redirecting to blob |Starting download of |Artifact download completed |Set concurrency based on )/;
function isClientLine(line) {
    return clientLines.test(line);
}


/***/ }),

/***/ 73865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ openOneFileZip),
/* harmony export */   i: () => (/* binding */ isZipStart)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38522);




const chunkBytes = 1 << 20;
const endRecord = { signature: 0x06054b50, bytes: 22 };
const end64Locator = { signature: 0x07064b50, bytes: 20 };
const end64Record = { signature: 0x06064b50, bytes: 56 };
const directoryEntry = { signature: 0x02014b50, bytes: 46 };
const localHeader = { signature: 0x04034b50, bytes: 30 };
/** A zip's first four bytes: those of a file's header, or of the end when it holds nothing. */
const zipMagics = new Set([localHeader.signature, endRecord.signature]);
/** Sizes and checksum behind the data, for a writer that did not know them before. */
const longestDescriptor = 24;
const encrypted = 0x2041;
const full16 = 0xffff;
const full32 = 0xffffffff;
const stored = 0;
const deflated = 8;
/** Whether a file that starts so is a zip. */
function isZipStart(start) {
    return start.length >= 4 && zipMagics.has(start.readUInt32LE());
}
/**
 * The content of a zip that holds exactly one plain file, as artifacts of one file are (A5). Nothing is written, so that
 * no name can lead anywhere; the file is one run of bytes from the first header to the directory, so that no other
 * reader finds another file in it.
 * @param maxBytes of the file; its stream ends with an error when it brings other bytes than the directory says.
 */
async function openOneFileZip(path, maxBytes, refuse) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path);
    try {
        const read = readerOf(file, refuse);
        const { size } = await file.stat();
        const directory = await findDirectory(read, size, refuse);
        const entry = await readEntry(read, directory, refuse);
        if (entry.bytes > maxBytes) {
            throw refuse(`it unpacks to ${String(entry.bytes)} bytes, and at most ${String(maxBytes)} are expected`);
        }
        const start = await startOfData(read, entry, directory.start, refuse);
        return content(path, start, entry, refuse);
    }
    finally {
        await file.close();
    }
}
function readerOf(file, refuse) {
    return async (position, bytes, signature) => {
        const buffer = Buffer.alloc(bytes);
        const whole = position >= 0 && (await file.read(buffer, 0, bytes, position)).bytesRead === bytes;
        if (!whole || (signature !== undefined && buffer.readUInt32LE() !== signature)) {
            throw refuse('its zip is cut off or damaged');
        }
        return buffer;
    };
}
async function findDirectory(read, size, refuse) {
    const endAt = size - endRecord.bytes;
    const record = await read(endAt, endRecord.bytes, endRecord.signature);
    let facts = {
        ...{ entries: record.readUInt16LE(10), bytes: record.readUInt32LE(12), start: record.readUInt32LE(16) },
        end: endAt,
    };
    if (facts.entries === full16 || facts.bytes === full32 || facts.start === full32) {
        const locator = await read(endAt - end64Locator.bytes, end64Locator.bytes, end64Locator.signature);
        const end = long(locator, 8);
        const record64 = await read(end, end64Record.bytes, end64Record.signature);
        facts = { entries: long(record64, 32), bytes: long(record64, 40), start: long(record64, 48), end };
    }
    if (facts.entries !== 1)
        throw refuse(`its zip holds ${String(facts.entries)} entries instead of one file`);
    if (facts.start + facts.bytes !== facts.end)
        throw refuse('its zip holds more than its directory says');
    return facts;
}
async function readEntry(read, { start, bytes }, refuse) {
    const fixed = await read(start, directoryEntry.bytes, directoryEntry.signature);
    const [nameBytes, extraBytes] = [fixed.readUInt16LE(28), fixed.readUInt16LE(30)];
    if (directoryEntry.bytes + nameBytes + extraBytes + fixed.readUInt16LE(32) !== bytes) {
        throw refuse('its zip holds more than its directory says');
    }
    const name = await read(start + directoryEntry.bytes, nameBytes);
    const extra = longSizes(await read(start + directoryEntry.bytes + nameBytes, extraBytes));
    const sizeAt = (offset) => {
        const short = fixed.readUInt32LE(offset);
        return short === full32 ? (extra.shift() ?? short) : short;
    };
    const [unpacked, packed, header] = [sizeAt(24), sizeAt(20), sizeAt(42)];
    const entry = {
        name,
        method: fixed.readUInt16LE(10),
        crc: fixed.readUInt32LE(16),
        packedBytes: packed,
        bytes: unpacked,
    };
    const shown = name
        .toString('latin1')
        .slice(0, 120)
        .replaceAll(/[^\x20-\x7e]/g, '?');
    if (!/^[^/\\\0]+$/.test(name.toString('latin1')) || shown === '.' || shown === '..') {
        throw refuse(`its zip holds "${shown}", which is no plain file name`);
    }
    if (!isPlainFile(fixed.readUInt32LE(38)))
        throw refuse(`its zip holds "${shown}", which is no plain file`);
    if ((fixed.readUInt16LE(8) & encrypted) !== 0)
        throw refuse('its zip is encrypted');
    if (entry.method !== stored && entry.method !== deflated) {
        throw refuse(`its zip is compressed by method ${String(entry.method)}, where 0 and 8 are known`);
    }
    if (header !== 0 || (entry.method === stored && packed !== unpacked))
        throw refuse('its zip is cut off or damaged');
    return entry;
}
/** The 64-bit numbers that stand in for those that did not fit. */
function longSizes(extra) {
    for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
        const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
        if (extra.readUInt16LE(at) !== 1)
            continue;
        return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => long(field, index * 8));
    }
    return [];
}
/** A Unix mode is in the upper half, and no type there means a plain file; 0x10 is the folder of DOS. */
function isPlainFile(attributes) {
    const type = (attributes >>> 16) & 0xf000;
    return (type === 0 || type === 0x8000) && (attributes & 0x10) === 0;
}
async function startOfData(read, entry, end, refuse) {
    const fixed = await read(0, localHeader.bytes, localHeader.signature);
    const name = await read(localHeader.bytes, fixed.readUInt16LE(26));
    const start = localHeader.bytes + name.length + fixed.readUInt16LE(28);
    const between = end - start - entry.packedBytes;
    if (!name.equals(entry.name) || fixed.readUInt16LE(8) !== entry.method) {
        throw refuse('its zip says two things of its file');
    }
    if (between < 0 || between > longestDescriptor)
        throw refuse('its zip holds more than its directory says');
    return start;
}
function content(path, start, entry, refuse) {
    if (entry.packedBytes === 0 && entry.bytes === 0)
        return node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable.from([]);
    const packed = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { start, end: start + entry.packedBytes - 1, highWaterMark: chunkBytes });
    const checked = asPromised(entry, refuse);
    if (entry.method === stored) {
        (0,node_stream__WEBPACK_IMPORTED_MODULE_2__.pipeline)(packed, checked, () => undefined);
        return checked;
    }
    const inflate = (0,node_zlib__WEBPACK_IMPORTED_MODULE_3__.createInflateRaw)();
    inflate.once('error', () => {
        checked.destroy(refuse('its zip is cut off or damaged'));
    });
    (0,node_stream__WEBPACK_IMPORTED_MODULE_2__.pipeline)(packed, inflate, checked, () => undefined);
    return checked;
}
function asPromised({ bytes, crc }, refuse) {
    let seen = 0;
    let sum = 0;
    return new node_stream__WEBPACK_IMPORTED_MODULE_2__.Transform({
        highWaterMark: chunkBytes,
        transform(chunk, _encoding, done) {
            seen += chunk.length;
            sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_3__.crc32)(chunk, sum);
            if (seen > bytes)
                done(refuse(`it unpacks to more than the ${String(bytes)} bytes that its zip says`));
            else
                done(null, chunk);
        },
        flush(done) {
            done(seen === bytes && sum === crc ? null : refuse('it unpacks to other bytes than its zip says'));
        },
    });
}
function long(buffer, offset) {
    return Number(buffer.readBigUInt64LE(offset));
}


/***/ }),

/***/ 97851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ safeArtifactName),
/* harmony export */   L2: () => (/* binding */ spareName),
/* harmony export */   Lt: () => (/* binding */ wantedName),
/* harmony export */   Tx: () => (/* binding */ safeFileName),
/* harmony export */   eq: () => (/* binding */ recordNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71908);


/** Ending of the name that is fallen back to. */
const spareEnding = '.again';
/** The artifact's name is a file's name on the way, and the record's name is longer by its suffix. */
const longest = 255 - _record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY.length - spareEnding.length;
/**
 * The name to fall back to. An upload that broke off before its end holds its name for the rest of the run, unseen and
 * not to be deleted.
 */
function spareName(artifactName) {
    return `${artifactName}${spareEnding}`;
}
/** The name that was asked for, whichever of the two an artifact has. */
function wantedName(artifactName) {
    return artifactName.endsWith(spareEnding) ? artifactName.slice(0, -spareEnding.length) : artifactName;
}
/** The artifacts that may hold the record of the archive `artifactName`: the second one where the first is held. */
function recordNames(artifactName) {
    return [`${artifactName}${_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY}`, `${spareName(artifactName)}${_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY}`];
}
/**
 * A name that the artifact service takes (S3): the characters that it refuses become `-`.
 * @param what names the value in errors: `input "artifact-name"`
 * @throws UserError for a name that cannot work: one that ends in `.zip` (clients would unpack the artifact), or like
 *   a handover record, or that is too long.
 */
function safeArtifactName(text, what) {
    const name = text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
    };
    if (name === '' || name === '.' || name === '..')
        return refuse('which is no name');
    if (/\.zip$/i.test(name))
        return refuse('and clients unpack what ends in ".zip"');
    if (name.endsWith(_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY))
        return refuse(`and "${_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY}" is the ending of handover records`);
    if (name.endsWith(spareEnding))
        return refuse(`and "${spareEnding}" is the ending of a name that is fallen back to`);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
    }
    return text;
}


/***/ }),

/***/ 71908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RY: () => (/* binding */ recordSuffix),
/* harmony export */   cm: () => (/* binding */ serializeHandover),
/* harmony export */   dl: () => (/* binding */ parseHandover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);



/** Ending of the artifact that holds the record. */
const recordSuffix = '.handover.json';
/** One line of JSON: it is a job output too. */
function serializeHandover(record) {
    return JSON.stringify(record);
}
/**
 * Reads a record, which is data from another job or run and trusted in nothing: every field is checked for its form.
 * @param where names its origin in errors: `input "handover"`
 * @throws UserError that names the field at fault.
 */
function parseHandover(text, where) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is not JSON: pass the "handover" output of the producer job unchanged.`);
    }
    const reader = new FieldReader(data, where);
    if (reader.value('schema') !== 1) {
        const found = JSON.stringify(reader.value('schema'));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} has schema ${found}, and this version reads 1: use the same version in both jobs.`);
    }
    const skipped = reader.value('skipped');
    const run = reader.child('run');
    const record = {
        schema: 1,
        image: reader.text('image', isRepository),
        tag: reader.text('tag', _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz),
        digest: reader.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        imageid: reader.text('imageid', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        imageids: reader.digests('imageids'),
        platforms: reader.texts('platforms', (value) => /^[a-z0-9]+(\/[a-z0-9.]+){1,2}$/.test(value)),
        revision: reader.text('revision', isSha),
        'source-sha': reader.text('source-sha', isSha),
        'pushed-refs': reader.children('pushed-refs').map((entry) => ({
            ref: entry.text('ref', isReference),
            digest: entry.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        })),
        archive: reader.value('archive') === null ? null : archiveFacts(reader.child('archive')),
        run: {
            id: run.count('id'),
            attempt: run.count('attempt'),
            repository: run.text('repository', isFullName),
            'head-repository': run.text('head-repository', isFullName),
            event: run.text('event', (value) => /^[a-z_]{1,40}$/.test(value)),
        },
        created: reader.text('created', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
        skipped: skipped === null ? null : reader.text('skipped', (value) => !/[\r\n]/.test(value)),
        ...(reader.value('build-seconds') === undefined ? {} : { 'build-seconds': reader.seconds('build-seconds') }),
    };
    return record;
}
function archiveFacts(reader) {
    const compression = reader.text('compression', (value) => ['zstd', 'gzip', 'none'].includes(value));
    return {
        reference: reader.text('reference', isReference),
        platform: reader.text('platform', (value) => /^[a-z0-9/.]+$/.test(value)),
        'artifact-name': reader.text('artifact-name', (value) => !/[\r\n]/.test(value)),
        'artifact-id': reader.count('artifact-id'),
        'artifact-digest': reader.text('artifact-digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        'size-bytes': reader.count('size-bytes'),
        'archive-bytes': reader.count('archive-bytes'),
        compression: compression,
    };
}
const isSha = (value) => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value);
const isFullName = (value) => /^[\w.-]+\/[\w.-]+$/.test(value);
const isReference = (value) => parses(value);
const isRepository = (value) => parses(value) && !/[@]|:[^/]*$/.test(value);
function parses(value) {
    try {
        (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(value, 'reference');
        return true;
    }
    catch {
        return false;
    }
}
/** Reads fields of untrusted JSON; '' passes everywhere, since a record says so of what it does not know. */
class FieldReader {
    #fields;
    #where;
    constructor(data, where) {
        if (typeof data !== 'object' || data === null || Array.isArray(data)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is no JSON object: pass the "handover" output of the producer job unchanged.`);
        }
        this.#fields = data;
        this.#where = where;
    }
    value(name) {
        return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    }
    text(name, accept) {
        const value = this.value(name);
        if (typeof value !== 'string' || (value !== '' && !accept(value)))
            return this.#refuse(name);
        return value;
    }
    texts(name, accept) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => (typeof item === 'string' && accept(item) ? item : this.#refuse(name)));
    }
    digests(name) {
        const entries = Object.entries(this.value(name) ?? {});
        return Object.fromEntries(entries.map(([key, value]) => (typeof value === 'string' && (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(value) ? [key, value] : this.#refuse(name))));
    }
    count(name) {
        const value = this.value(name);
        return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : this.#refuse(name);
    }
    seconds(name) {
        const value = this.value(name);
        return typeof value === 'number' && value >= 0 && value < 1e6 ? value : this.#refuse(name);
    }
    child(name) {
        return new FieldReader(this.value(name), `${this.#where}, field "${name}",`);
    }
    children(name) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => new FieldReader(item, `${this.#where}, field "${name}",`));
    }
    #refuse(name) {
        const value = this.value(name) === undefined ? 'nothing' : JSON.stringify(this.value(name)).slice(0, 80);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${this.#where} has ${value} as "${name}": pass the "handover" output of the producer job unchanged.`);
    }
}


/***/ }),

/***/ 1917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ findRecord),
/* harmony export */   a: () => (/* binding */ readRecord)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38321);
/* harmony import */ var _core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97851);
/* harmony import */ var _core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71908);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);




/** A record is a few kilobytes; what is larger is none. */
const largestRecordBytes = 1_000_000;
/**
 * Finds the handover record among a run's artifacts: the one of `artifactName`, else the only one there is. Of several
 * attempts' records under one name the newest counts.
 * @returns undefined when there is none
 * @throws UserError that lists them when there are several.
 */
async function findRecord(artifactName, from, deps) {
    const records = (await deps.artifacts.list(from))
        .filter(({ name }) => name.endsWith(_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordSuffix */ .RY))
        .sort((one, other) => other.id - one.id);
    const entry = artifactName === undefined ? onlyOne(records) : ofArchive(records, artifactName);
    return entry === undefined ? undefined : readRecord(entry, from, deps);
}
function ofArchive(records, artifactName) {
    const [own, spare] = (0,_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .recordNames */ .eq)(artifactName);
    return records.find(({ name }) => name === own) ?? records.find(({ name }) => name === spare);
}
function onlyOne(records) {
    const names = [...new Set(records.map(({ name }) => (0,_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .wantedName */ .Lt)(name.slice(0, -_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordSuffix */ .RY.length))))];
    if (names.length <= 1)
        return records[0];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`There are several handover records: set "artifact-name" to one of ${names.join(', ')}.`);
}
/** Reads one record, which is data from another run and trusted in nothing. */
async function readRecord(entry, from, { artifacts, files }) {
    const folder = await files.temporaryFolder();
    const content = await artifacts.download(entry, folder, { from, maxBytes: largestRecordBytes });
    return (0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHandover */ .dl)(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(content), `record "${entry.name}"`);
}


/***/ })

};
