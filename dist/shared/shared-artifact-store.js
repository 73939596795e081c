export const id = 16;
export const ids = [16];
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
// EXTERNAL MODULE: ./build/src/adapters/github/load-octokit.js
var load_octokit = __webpack_require__(40022);
// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
// EXTERNAL MODULE: ./build/src/adapters/runner/defuse-commands.js
var defuse_commands = __webpack_require__(11102);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/filter-stdout.js

async function filterStdout(filter, work) {
    const { stdout } = process;
    const original = stdout.write.bind(stdout);
    const write = (chunk, ...rest) => {
        if (typeof chunk !== 'string' || !filter(chunk.trimEnd())) {
            const safe = typeof chunk === 'string' ? defuseText(chunk) : chunk;
            return original(safe, ...rest);
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
function defuseText(text) {
    return /^::[^\r\n]*\r?\n?$/.test(text) ? text : (0,defuse_commands/* defuseCommands */.p)(text);
}

// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
// EXTERNAL MODULE: ./build/src/adapters/streams/bounded-read.js
var bounded_read = __webpack_require__(84086);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/reject-truncated-response.js


const channel = 'http.client.response.finish';
const maxAnswerBytes = 8 << 20;
class TruncatedResponseError extends Error {
    name = 'TruncatedResponseError';
    code = 'ECONNRESET';
    constructor() {
        super('Unable to make request: ECONNRESET in the middle of the answer');
    }
}
async function rejectTruncatedResponse(path, work, maxContentBytes = Infinity) {
    let stop = () => undefined;
    const truncated = new Promise((_, reject) => {
        const listen = (message) => {
            const { request, response } = message;
            const isWatched = request.path.startsWith(path);
            if (isWatched) {
                response.once('close', () => {
                    if (!response.complete)
                        reject(new TruncatedResponseError());
                });
            }
            if (!isWatched && request.method !== 'PUT')
                return;
            const limit = request.method === 'GET' ? maxContentBytes : maxAnswerBytes;
            whenLongerThan(limit, response, () => {
                reject(new bounded_read/* TooLongError */.Pw(`The answer of ${request.host} is longer than ${limit} bytes`));
                response.destroy();
            });
        };
        (0,external_node_diagnostics_channel_.subscribe)(channel, listen);
        stop = () => (0,external_node_diagnostics_channel_.unsubscribe)(channel, listen);
    });
    try {
        return await Promise.race([work(), truncated]);
    }
    finally {
        stop();
    }
}
function whenLongerThan(limit, response, act) {
    let size = 0;
    const count = (chunk) => {
        size += chunk.length;
        if (size <= limit)
            return;
        response.off('data', count);
        act();
    };
    const begin = (event) => {
        if (event !== 'data')
            return;
        response.off('newListener', begin);
        response.on('data', count);
    };
    response.on('newListener', begin);
}

// EXTERNAL MODULE: ./build/src/adapters/artifacts/single-file-zip.js + 1 modules
var single_file_zip = __webpack_require__(72320);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/artifact-store.js










const highWaterMark = 1 << 20;
function artifactStore(token) {
    let loaded;
    const client = () => {
        process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= '4';
        process.env['ACTIONS_ARTIFACT_MAX_ARTIFACT_COUNT'] ??= '10000';
        loaded ??= Promise.all([Promise.all(/* import() */[__webpack_require__.e(555), __webpack_require__.e(606)]).then(__webpack_require__.bind(__webpack_require__, 40606)), (0,load_octokit/* loadOctokit */.m)()]).then(([{ DefaultArtifactClient }]) => new DefaultArtifactClient());
        return loaded;
    };
    const findBy = (from) => {
        if (from === undefined)
            return {};
        if (token === '') {
            throw new src_errors/* UserError */.yo(`Artifacts of run ${from.runId} in ${from.repository} need a token: give the job "permissions: actions: read" and set "github-token".`);
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
            const readLine = (line) => {
                const bytes = /^Uploaded bytes (\d+)$/.exec(line)?.[1];
                if (bytes !== undefined)
                    onProgress?.(Number(bytes));
                const sent = /^SHA256 digest of uploaded artifact is ([0-9a-f]{64})$/.exec(line)?.[1];
                if (sent !== undefined)
                    digest = `sha256:${sent}`;
                return isClientLine(line);
            };
            try {
                const answer = await callClient(readLine, () => artifacts.uploadArtifact(name, [file], (0,external_node_path_.dirname)(file), {
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
                throw new src_errors/* UploadError */.oW((0,src_errors/* toMessage */.R9)(error), digest, { cause: error, storage: readStorage(error) });
            }
        },
        async list(from) {
            const artifacts = await client();
            const answer = await callClient(isClientLine, () => artifacts.listArtifacts(findBy(from)));
            return answer.artifacts.map(toArtifactEntry);
        },
        async download(artifact, folder, { from, maxBytes, ...options }) {
            const refuse = (finding) => new src_errors/* UserError */.yo(`The artifact "${artifact.name}" is refused: ${finding}. Nothing of it was used; let the producer job upload it again, as one file.`);
            const checkSize = (bytes) => {
                if (bytes <= maxBytes)
                    return;
                throw refuse(`it has ${bytes} bytes, and at most ${maxBytes} are expected`);
            };
            checkSize(artifact.sizeBytes);
            const artifacts = await client();
            const download = (run) => {
                const request = {
                    ...findBy(run),
                    path: folder,
                    skipDecompress: true,
                    ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
                };
                const call = () => abandonAtEnd(artifacts.downloadArtifact(artifact.id, request), options);
                return callClient(isClientLine, call, maxBytes);
            };
            const { digestMismatch } = await download(from).catch((error) => {
                if (from !== undefined || !isOfEarlierAttempt(error))
                    throw error;
                return download(readThisRun()).catch((refusal) => {
                    throw isRefused(refusal) ? permissionError(artifact.name, refusal) : refusal;
                });
            });
            if (digestMismatch === true) {
                throw new errors/* TransferError */.aG(`The artifact "${artifact.name}" arrived with another digest than ${artifact.digest}.`);
            }
            const [file = ''] = await (0,promises_.readdir)(folder);
            const path = (0,external_node_path_.join)(folder, file);
            checkSize((await (0,promises_.stat)(path)).size);
            return (await isZip(path))
                ? (0,single_file_zip/* openSingleFileZip */.s)(path, maxBytes, refuse)
                : (0,external_node_fs_.createReadStream)(path, { highWaterMark });
        },
        async remove(name) {
            const artifacts = await client();
            await callClient(isClientLine, () => artifacts.deleteArtifact(name));
        },
    };
}
function readStorage(error) {
    const { request, statusCode } = error;
    if (typeof request?.url !== 'string' || typeof statusCode !== 'number')
        return undefined;
    return { host: new URL(request.url).host, status: statusCode };
}
function isOfEarlierAttempt(error) {
    return (0,src_errors/* toMessage */.R9)(error).includes('workflow run not found');
}
function readThisRun() {
    const { GITHUB_RUN_ID: runId, GITHUB_REPOSITORY: repository = '' } = process.env;
    return { runId: Number(runId), repository };
}
function isRefused(error) {
    return [401, 403, 404].some((status) => status === error.status);
}
function permissionError(name, cause) {
    return new src_errors/* UserError */.yo(`The artifact "${name}" is of an earlier attempt of this run, and the REST API, which alone gives it to this one, refused it (${(0,src_errors/* toMessage */.R9)(cause)}): give the job "permissions: actions: read", or use "Re-run all jobs".`, { cause });
}
function callClient(isNoise, work, maxContentBytes) {
    const path = maxContentBytes === undefined ? '/twirp/' : '/';
    return filterStdout(isNoise, () => rejectTruncatedResponse(path, work, maxContentBytes));
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
async function abandonAtEnd(work, options) {
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
function toArtifactEntry(artifact) {
    return {
        id: artifact.id,
        name: artifact.name,
        sizeBytes: artifact.size,
        digest: artifact.digest,
    };
}
const clientLinePattern = /^(Artifact name is valid!|Root directory input is valid!|Uploaded bytes |Uploading artifact: |Beginning upload of |Finished uploading |SHA256 digest of |Finalizing artifact |Artifact .* successfully finalized|Artifact '.*' \(ID: \d+\) deleted$|Found \d+ artifact|Fetching artifact list |Downloading artifact '|Downloading raw file |Redirecting to blob |Starting download of |Artifact download completed |Set concurrency based on )/;
function isClientLine(line) {
    return clientLinePattern.test(line);
}


/***/ }),

/***/ 72320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ isZipStart),
  s: () => (/* binding */ openSingleFileZip)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/zip-header.js
const localHeader = { signature: 0x04034b50, bytes: 30 };
const dataDescriptor = { signature: 0x08074b50, flag: 8 };
const full32 = 0xffffffff;
function readZip64Sizes(extra) {
    for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
        const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
        if (extra.readUInt16LE(at) !== 1)
            continue;
        return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => readUInt64(field, index * 8));
    }
    return [];
}
function readUInt64(buffer, offset) {
    return Number(buffer.readBigUInt64LE(offset));
}
async function findDataStart(read, entry, end, refuse) {
    const fixed = await read(0, localHeader.bytes, localHeader.signature);
    const name = await read(localHeader.bytes, fixed.readUInt16LE(26));
    const extraAt = localHeader.bytes + name.length;
    const extra = readZip64Sizes(await read(extraAt, fixed.readUInt16LE(28)));
    const start = extraAt + fixed.readUInt16LE(28);
    const hasDescriptor = (entry.flags & dataDescriptor.flag) !== 0;
    const sizeAt = (offset) => {
        const short = fixed.readUInt32LE(offset);
        return short === full32 ? (extra.shift() ?? short) : short;
    };
    const facts = [sizeAt(22), sizeAt(18), fixed.readUInt32LE(14)];
    const expected = [entry.bytes, entry.packedBytes, entry.crc];
    const agrees = facts.every((fact, index) => fact === expected[index] || (hasDescriptor && fact === 0));
    const isSameKind = fixed.readUInt16LE(8) === entry.method && fixed.readUInt16LE(6) === entry.flags;
    if (!name.equals(entry.name) || !isSameKind || !agrees)
        throw refuse('its zip says two things of its file');
    const between = end - start - entry.packedBytes;
    if (between < 0 || !descriptorSizes(hasDescriptor).includes(between)) {
        throw refuse('its zip holds more than its directory says');
    }
    if (between > 0)
        checkDescriptor(await read(start + entry.packedBytes, between), entry, refuse);
    return start;
}
function descriptorSizes(hasDescriptor) {
    return hasDescriptor ? [12, 16, 20, 24] : [0];
}
function checkDescriptor(found, { crc, packedBytes, bytes }, refuse) {
    const isSigned = found.length % 8 === 0;
    const fields = isSigned ? found.subarray(4) : found;
    const isSame = (!isSigned || found.readUInt32LE() === dataDescriptor.signature) &&
        fields.readUInt32LE() === crc &&
        (fields.length === 12
            ? fields.readUInt32LE(4) === packedBytes && fields.readUInt32LE(8) === bytes
            : readUInt64(fields, 4) === packedBytes && readUInt64(fields, 12) === bytes);
    if (!isSame)
        throw refuse('its zip says two things of its file');
}

;// CONCATENATED MODULE: ./build/src/adapters/artifacts/single-file-zip.js





const chunkBytes = 1 << 20;
const endRecord = { signature: 0x06054b50, bytes: 22 };
const end64Locator = { signature: 0x07064b50, bytes: 20 };
const end64Record = { signature: 0x06064b50, bytes: 56 };
const directoryEntry = { signature: 0x02014b50, bytes: 46 };
const zipMagics = new Set([localHeader.signature, endRecord.signature]);
const encryptedFlags = 0x2041;
const full16 = 0xffff;
const stored = 0;
const deflated = 8;
function isZipStart(start) {
    return start.length >= 4 && zipMagics.has(start.readUInt32LE());
}
async function openSingleFileZip(path, maxBytes, refuse) {
    const file = await (0,promises_.open)(path);
    try {
        const read = zipReader(file, refuse);
        const { size } = await file.stat();
        const directory = await findDirectory(read, size, refuse);
        const entry = await readEntry(read, directory, refuse);
        if (entry.bytes > maxBytes) {
            throw refuse(`it unpacks to ${entry.bytes} bytes, and at most ${maxBytes} are expected`);
        }
        const start = await findDataStart(read, entry, directory.start, refuse);
        return streamEntry(path, start, entry, refuse);
    }
    finally {
        await file.close();
    }
}
function zipReader(file, refuse) {
    return async (position, bytes, signature) => {
        const buffer = Buffer.alloc(bytes);
        const isPlace = position >= 0 && Number.isSafeInteger(position);
        const whole = isPlace && (await file.read(buffer, 0, bytes, position)).bytesRead === bytes;
        if (!whole || (signature !== undefined && buffer.readUInt32LE() !== signature)) {
            throw refuse('its zip is cut off or damaged');
        }
        return buffer;
    };
}
async function findDirectory(read, size, refuse) {
    const endAt = size - endRecord.bytes;
    const record = await read(endAt, endRecord.bytes, endRecord.signature);
    const short = {
        entries: record.readUInt16LE(10),
        bytes: record.readUInt32LE(12),
        start: record.readUInt32LE(16),
    };
    if (record.readUInt32LE(4) !== 0 || record.readUInt16LE(8) !== short.entries) {
        throw refuse('its zip is one of several parts');
    }
    const isZip64 = short.entries === full16 || short.bytes === full32 || short.start === full32;
    const facts = isZip64 ? await readEnd64(read, endAt) : { ...short, end: endAt };
    if (!isZip64) {
        const before = await read(endAt - end64Locator.bytes, end64Locator.bytes).catch(() => undefined);
        if (before?.readUInt32LE() === end64Locator.signature)
            throw refuse('its zip says two things of its file');
    }
    const agrees = [facts.entries, full16].includes(short.entries) &&
        [facts.bytes, full32].includes(short.bytes) &&
        [facts.start, full32].includes(short.start);
    if (!agrees)
        throw refuse('its zip says two things of its file');
    if (facts.entries !== 1)
        throw refuse(`its zip holds ${facts.entries} entries instead of one file`);
    if (facts.start + facts.bytes !== facts.end)
        throw refuse('its zip holds more than its directory says');
    return facts;
}
async function readEnd64(read, endAt) {
    const locator = await read(endAt - end64Locator.bytes, end64Locator.bytes, end64Locator.signature);
    const end = readUInt64(locator, 8);
    const record = await read(end, end64Record.bytes, end64Record.signature);
    return { entries: readUInt64(record, 32), bytes: readUInt64(record, 40), start: readUInt64(record, 48), end };
}
async function readEntry(read, { start, bytes }, refuse) {
    const fixed = await read(start, directoryEntry.bytes, directoryEntry.signature);
    const [nameBytes, extraBytes] = [fixed.readUInt16LE(28), fixed.readUInt16LE(30)];
    if (directoryEntry.bytes + nameBytes + extraBytes + fixed.readUInt16LE(32) !== bytes) {
        throw refuse('its zip holds more than its directory says');
    }
    const name = await read(start + directoryEntry.bytes, nameBytes);
    const extra = readZip64Sizes(await read(start + directoryEntry.bytes + nameBytes, extraBytes));
    const sizeAt = (offset) => {
        const short = fixed.readUInt32LE(offset);
        return short === full32 ? (extra.shift() ?? short) : short;
    };
    const [unpacked, packed, header] = [sizeAt(24), sizeAt(20), sizeAt(42)];
    const entry = {
        name,
        flags: fixed.readUInt16LE(8),
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
    if ((entry.flags & encryptedFlags) !== 0)
        throw refuse('its zip is encrypted');
    if (entry.method !== stored && entry.method !== deflated) {
        throw refuse(`its zip is compressed by method ${entry.method}, where 0 and 8 are known`);
    }
    if (header !== 0 || (entry.method === stored && packed !== unpacked))
        throw refuse('its zip is cut off or damaged');
    return entry;
}
function isPlainFile(attributes) {
    const type = (attributes >>> 16) & 0xf000;
    return (type === 0 || type === 0x8000) && (attributes & 0x10) === 0;
}
function streamEntry(path, start, entry, refuse) {
    if (entry.packedBytes === 0 && entry.bytes === 0)
        return external_node_stream_.Readable.from([]);
    const packed = (0,external_node_fs_.createReadStream)(path, { start, end: start + entry.packedBytes - 1, highWaterMark: chunkBytes });
    const checked = verifyContent(entry, refuse);
    if (entry.method === stored) {
        (0,external_node_stream_.pipeline)(packed, checked, () => undefined);
        return checked;
    }
    const inflate = (0,external_node_zlib_.createInflateRaw)();
    inflate.once('error', () => {
        checked.destroy(refuse('its zip is cut off or damaged'));
    });
    (0,external_node_stream_.pipeline)(packed, inflate, checked, () => undefined);
    return checked;
}
function verifyContent({ bytes, crc }, refuse) {
    let seen = 0;
    let sum = 0;
    return new external_node_stream_.Transform({
        highWaterMark: chunkBytes,
        transform(chunk, _encoding, done) {
            seen += chunk.length;
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            if (seen > bytes)
                done(refuse(`it unpacks to more than the ${bytes} bytes that its zip says`));
            else
                done(null, chunk);
        },
        flush(done) {
            done(seen === bytes && sum === crc ? null : refuse('it unpacks to other bytes than its zip says'));
        },
    });
}


/***/ }),

/***/ 40022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ loadOctokit)
/* harmony export */ });
/* harmony import */ var _streams_bounded_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84086);

const maxAnswerBytes = 32 << 20;
let loaded;
function loadOctokit() {
    loaded ??= __webpack_require__.e(/* import() */ 555).then(__webpack_require__.bind(__webpack_require__, 85555)).then((utils) => {
        const { request } = utils.defaults;
        if (request !== undefined)
            request.fetch = withLimit(request.fetch);
        return utils;
    });
    return loaded;
}
function withLimit(fetch) {
    return async (input, init) => {
        const answer = await fetch(input, init);
        if (answer.body === null)
            return answer;
        const { status, statusText, headers } = answer;
        const what = `the answer of ${new URL(input instanceof Request ? input.url : input).host}`;
        const body = await (0,_streams_bounded_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readAtMost */ .rU)(answer.body, maxAnswerBytes, what);
        return new Response(body, { status, statusText, headers: [...headers] });
    };
}


/***/ }),

/***/ 43718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readEventFacts),
/* harmony export */   r: () => (/* binding */ parseRef)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _event_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13501);



const pullRequestEvents = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
const noRef = { kind: 'branch', branch: undefined, tagName: undefined, prNumber: undefined };
const mergeQueuePrefix = 'gh-readonly-queue/';
function readEventFacts(run) {
    if (run.eventName === 'workflow_run')
        return readWorkflowRunEvent(run);
    return pullRequestEvents.has(run.eventName) ? readPullRequestEvent(run) : readRefEvent(run);
}
function readPullRequestEvent(run) {
    const pull = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'pull_request');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    const isFork = !(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(headRepository, run.repository);
    const isPrivileged = privilegedEvents.has(run.eventName);
    return {
        eventName: run.eventName,
        kind: 'pull-request',
        revision: checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha'), 'pull_request.head.sha'),
        mergeSha: isPrivileged ? undefined : run.sha,
        branch: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'ref')),
        tagName: undefined,
        defaultBranch: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch'),
        prNumber: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') ?? failMissing('pull_request.number'),
        isFork,
        canPush: isPrivileged || (!isFork && run.actor !== dependabot),
        headRepository,
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'title')),
        actor: run.actor,
        missing: [],
    };
}
function readRefEvent(run) {
    const releaseTag = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'release', 'tag_name');
    const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
    const scheduled = run.eventName === 'schedule' ? parseBranch(ref) : undefined;
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch') ?? scheduled;
    const pull = readCommentedPullRequest(run);
    const message = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'head_commit', 'message') ?? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_commit', 'message');
    return {
        ...(ref === '' ? noRef : parseRef(ref, defaultBranch)),
        eventName: run.eventName,
        revision: checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
        mergeSha: undefined,
        defaultBranch,
        isFork: false,
        canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
        headRepository: run.repository,
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)(message),
        actor: run.actor,
        isPreRelease: ['prerelease', 'draft'].some((field) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'release', field) === true),
        missing: ref === '' ? ['ref'] : [],
        ...pull,
    };
}
function readCommentedPullRequest(run) {
    const issue = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'issue');
    if ((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(issue, 'pull_request') === undefined)
        return {};
    return {
        kind: 'pull-request',
        branch: undefined,
        tagName: undefined,
        prNumber: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(issue, 'number') ?? failMissing('issue.number'),
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(issue, 'title')),
        missing: ['pull-request-head'],
    };
}
function readWorkflowRunEvent(run) {
    const trigger = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'workflow_run');
    const eventName = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'event') ?? failMissing('workflow_run.event');
    const headBranch = (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_branch'));
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_repository', 'full_name');
    const isPull = pullRequestEvents.has(eventName);
    const common = {
        eventName,
        mergeSha: undefined,
        defaultBranch,
        isFork: !(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(headRepository, run.repository),
        canPush: true,
        headRepository,
        actor: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'actor', 'login') ?? run.actor,
    };
    if (isPull) {
        const here = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'repository', 'id');
        const pulls = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(trigger, 'pull_requests').filter((each) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(each, 'base', 'repo', 'id') === here);
        const [pull, ...others] = pulls;
        const prNumber = others.length === 0 ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') : undefined;
        const headSha = eventName === 'pull_request_target' ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'id') : (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha');
        return {
            ...common,
            kind: 'pull-request',
            revision: checkSha(headSha, 'workflow_run.head_sha'),
            branch: headBranch,
            tagName: undefined,
            prNumber,
            subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'display_title')),
            missing: prNumber === undefined ? ['pull-request-number'] : [],
        };
    }
    const revision = checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha'), 'workflow_run.head_sha');
    const subject = (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'message'));
    const ref = `refs/${eventName === 'release' ? 'tags' : 'heads'}/${headBranch ?? failMissing('workflow_run.head_branch')}`;
    const read = parseRef(ref, defaultBranch);
    const missing = read.kind === 'branch' ? ['branch-or-tag'] : [];
    return { ...common, ...read, revision, subject, missing };
}
function parseRef(ref, defaultBranch) {
    const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
    if (pull !== null) {
        return { kind: 'pull-request', branch: undefined, tagName: undefined, prNumber: Number(pull[1]) };
    }
    const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
    if (tagName !== undefined)
        return { kind: 'tag', branch: undefined, tagName, prNumber: undefined };
    const branch = parseBranch(ref);
    if (branch === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ref of this run is "${ref}": set the input "ref" to refs/heads/<branch> or refs/tags/<tag>.`);
    }
    const kind = branch.startsWith(mergeQueuePrefix)
        ? 'merge-queue'
        : branch === defaultBranch
            ? 'default-branch'
            : 'branch';
    return { kind, branch, tagName: undefined, prNumber: undefined };
}
function parseBranch(ref) {
    return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
function checkSha(text, name) {
    if (text === undefined)
        return failMissing(name);
    if (!(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isFullSha */ .Wf)(text))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's ${name} is "${text}", which is no full commit sha.`);
    return text;
}
function failMissing(name) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}


/***/ }),

/***/ 97851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ primaryName),
/* harmony export */   Jj: () => (/* binding */ imageArtifactName),
/* harmony export */   L2: () => (/* binding */ spareName),
/* harmony export */   Ug: () => (/* binding */ isRecordArtifact),
/* harmony export */   _P: () => (/* binding */ artifactNameOfRef),
/* harmony export */   el: () => (/* binding */ recordArtifactNames),
/* harmony export */   n_: () => (/* binding */ sanitizeArtifactName),
/* harmony export */   wi: () => (/* binding */ checkFileName),
/* harmony export */   xy: () => (/* binding */ toArtifactName),
/* harmony export */   zQ: () => (/* binding */ withoutRecordSuffix)
/* harmony export */ });
/* unused harmony export recordSuffix */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


const recordSuffix = '.handover.json';
const spareSuffix = '.again';
const maxNameBytes = 255 - recordSuffix.length - spareSuffix.length;
function imageArtifactName(image, tag) {
    return `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function artifactNameOfRef(reference) {
    const { repository, tag } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(reference, 'image');
    return sanitizeArtifactName(imageArtifactName(repository, tag ?? 'latest'), 'name made of image and tag');
}
function spareName(name) {
    return `${name}${spareSuffix}`;
}
function primaryName(name) {
    return name.endsWith(spareSuffix) ? name.slice(0, -spareSuffix.length) : name;
}
function recordArtifactNames(name) {
    const primary = primaryName(name);
    return [`${primary}${recordSuffix}`, `${spareName(primary)}${recordSuffix}`];
}
function isRecordArtifact(name) {
    return name.endsWith(recordSuffix);
}
function withoutRecordSuffix(name) {
    return isRecordArtifact(name) ? name.slice(0, -recordSuffix.length) : name;
}
function toArtifactName(text) {
    return text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
}
function sanitizeArtifactName(text, what) {
    const name = toArtifactName(text);
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
    };
    if (name === '' || name === '.' || name === '..')
        return refuse('which is no name');
    if (/\.zip$/i.test(name))
        return refuse('and clients unpack what ends in ".zip"');
    if (isRecordArtifact(name))
        return refuse(`and "${recordSuffix}" is the ending of handover records`);
    if (name.endsWith(spareSuffix))
        return refuse(`and "${spareSuffix}" is the ending of a name that is fallen back to`);
    if (Buffer.byteLength(name) > maxNameBytes)
        return refuse(`which is longer than ${maxNameBytes} bytes`);
    return name;
}
function checkFileName(text) {
    if (/[":<>|*?\r\n\\/]/.test(text) || text === '.' || text === '..' || Buffer.byteLength(text) > 255) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
    }
    return text;
}


/***/ }),

/***/ 87070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ parseHandover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13501);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73692);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90490);





const nextStep = 'pass the "handover" output of the producer job unchanged';
function parseHandover(text, where) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is not JSON: ${nextStep}.`);
    }
    const fields = new RecordFields(data, where);
    if (fields.value('images') !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is a set of several images, and one is meant here: pass the record of one, such as toJSON(fromJSON(needs.build.outputs.handover).images.NAME).`);
    }
    if (fields.value('schema') !== 1) {
        const found = JSON.stringify(fields.value('schema'));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} has schema ${found}, and this version reads 1: use the same version in both jobs.`);
    }
    const run = fields.child('run');
    return {
        schema: 1,
        image: fields.text('image', isRepository),
        tag: fields.text('tag', _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTag */ .dz),
        digest: fields.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageid: fields.text('imageid', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageids: fields.digests('imageids'),
        platforms: fields.texts('platforms', _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlatform */ .aH),
        revision: fields.text('revision', _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFullSha */ .Wf),
        'source-sha': fields.text('source-sha', _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFullSha */ .Wf),
        'pushed-refs': fields.children('pushed-refs').map((entry) => ({
            ref: entry.text('ref', isReference),
            digest: entry.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        })),
        archive: fields.value('archive') === null ? null : readArchiveFacts(fields.child('archive')),
        run: {
            id: run.count('id'),
            attempt: run.count('attempt'),
            repository: run.text('repository', isRepositoryName),
            'head-repository': run.text('head-repository', isRepositoryName),
            event: run.text('event', (value) => /^[a-z_]{1,40}$/.test(value)),
        },
        created: fields.text('created', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
        skipped: fields.value('skipped') === null ? null : fields.text('skipped', isOneLine),
        ...(fields.value('build-seconds') === undefined ? {} : { 'build-seconds': fields.seconds('build-seconds') }),
    };
}
function readArchiveFacts(fields) {
    const compression = fields.text('compression', (value) => ['zstd', 'gzip', 'none'].includes(value));
    return {
        reference: fields.text('reference', isReference),
        platform: fields.text('platform', _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlatform */ .aH),
        'artifact-name': fields.text('artifact-name', isOneLine),
        'artifact-id': fields.count('artifact-id'),
        'artifact-digest': fields.text('artifact-digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        'size-bytes': fields.count('size-bytes'),
        'archive-bytes': fields.count('archive-bytes'),
        compression: compression,
    };
}
function isRepositoryName(value) {
    return /^[\w.-]+\/[\w.-]+$/.test(value);
}
function isOneLine(value) {
    return !/[\r\n]/.test(value);
}
function isReference(value) {
    return tryParseRef(value) !== undefined;
}
function isRepository(value) {
    const ref = tryParseRef(value);
    return ref !== undefined && ref.tag === undefined && ref.digest === undefined;
}
function tryParseRef(value) {
    try {
        return (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImageRef */ .Q)(value, 'reference');
    }
    catch {
        return undefined;
    }
}
class RecordFields {
    #fields;
    #where;
    constructor(data, where) {
        if (typeof data !== 'object' || data === null || Array.isArray(data)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is no JSON object: ${nextStep}.`);
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
        return Object.fromEntries(entries.map(([key, value]) => (typeof value === 'string' && (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value) ? [key, value] : this.#refuse(name))));
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
        return new RecordFields(this.value(name), `${this.#where}, field "${name}",`);
    }
    children(name) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => new RecordFields(item, `${this.#where}, field "${name}",`));
    }
    #refuse(name) {
        const value = this.value(name) === undefined ? 'nothing' : JSON.stringify(this.value(name)).slice(0, 80);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${this.#where} has ${value} as "${name}": ${nextStep}.`);
    }
}


/***/ })

};
