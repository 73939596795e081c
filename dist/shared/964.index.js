export const id = 964;
export const ids = [964];
export const modules = {

/***/ 68255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ dockerEngine)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
// EXTERNAL MODULE: ./build/src/adapters/docker/docker-config.js
var docker_config = __webpack_require__(70110);
// EXTERNAL MODULE: ./build/src/adapters/streams/peek.js
var peek = __webpack_require__(31665);
// EXTERNAL MODULE: ./build/src/adapters/streams/write-stream.js
var write_stream = __webpack_require__(89488);
// EXTERNAL MODULE: ./build/src/adapters/streams/socket-reader.js
var socket_reader = __webpack_require__(53419);
;// CONCATENATED MODULE: ./build/src/adapters/docker/engine-api.js











const localSocket = 'unix://';
/** The endpoint of a docker client without any setting. */
const defaultEndpoint = `${localSocket}/var/run/docker.sock`;
const contextMs = 10_000;
const largestHead = 64 << 10;
/**
 * The API of the engine that the docker client on PATH would use: DOCKER_HOST, DOCKER_CONTEXT, the current context, or
 * the default socket. A socket of this machine is spoken to directly, which saves a process for each question and a
 * copy of each archive; any other endpoint goes through `docker system dial-stdio`, which knows of TLS and SSH.
 * @param env of the docker client
 */
function engineApi(exec, env) {
    let found;
    const endpoint = () => (found ??= findEndpoint(exec, env));
    const within = async (call, work) => {
        call.signal?.throwIfAborted();
        const way = { exec, endpoint: await endpoint(), end: (0,abort_signals/* callSignal */.v)(call) };
        return work({ ...way, asFailure: (error) => failureOf(error, call, way) });
    };
    return {
        endpoint,
        ask: (call, body) => within(call, (way) => ask(call, body, way)),
        download: (call) => within(call, (way) => download(call, way)),
    };
}
async function findEndpoint(exec, env) {
    const host = env['DOCKER_HOST'] ?? '';
    if (host !== '')
        return host;
    const context = env['DOCKER_CONTEXT'] ?? (await currentContext(env));
    if (context === '' || context === 'default')
        return defaultEndpoint;
    const command = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}', '--', context];
    const result = await exec.run('docker', command, { timeoutMs: contextMs });
    if (result.exitCode !== 0)
        throw new src_errors/* CommandError */.Qd({ command: 'docker context inspect', ...result });
    return result.stdout.trim();
}
async function currentContext(env) {
    // The client only warns of a file that it cannot read.
    return (0,read_json/* textAt */.$6)(await (0,docker_config/* readDockerConfig */.T)(env).catch(() => ({})), 'currentContext') ?? '';
}
async function ask(call, body, way) {
    let bodyFailure;
    try {
        const response = await new Promise((resolve, reject) => {
            const sent = (0,external_node_http_.request)({
                ...{ method: call.method, path: target(call), signal: way.end },
                ...{ host: 'docker', createConnection: () => dial(way) },
                ...(body === undefined ? {} : { headers: { 'content-type': 'application/x-tar' } }),
            });
            sent.once('response', resolve).on('error', reject);
            if (body === undefined)
                sent.end();
            else
                (0,write_stream/* writeStream */.G)(body, sent).catch((error) => {
                    bodyFailure = error;
                    sent.destroy(bodyFailure);
                });
        });
        const answer = await (0,consumers_.text)(response);
        refuse(call, response.statusCode ?? 0, answer);
        return answer;
    }
    catch (error) {
        throw bodyFailure ?? way.asFailure(error);
    }
}
/** By HTTP/1.0, with which the answer has no framing, and ends with the connection. */
async function download(call, way) {
    const { socket, bytes } = way.endpoint.startsWith(localSocket)
        ? (0,socket_reader/* socketReader */.T)((onread) => (0,external_node_net_.connect)({ path: way.endpoint.slice(localSocket.length), onread }))
        : through(dial(way));
    (0,external_node_stream_.addAbortSignal)(way.end, socket);
    socket.write(`${call.method} ${target(call)} HTTP/1.0\r\nHost: docker\r\n\r\n`);
    try {
        const { status, body } = await readHead(bytes);
        if (status >= 400)
            refuse(call, status, await (0,consumers_.text)(body));
        return failingAs(body, way.asFailure);
    }
    catch (error) {
        throw way.asFailure(error);
    }
}
function through(socket) {
    return { socket, bytes: socket };
}
async function* failingAs(bytes, asFailure) {
    try {
        yield* bytes;
    }
    catch (error) {
        throw asFailure(error);
    }
}
async function readHead(bytes) {
    const pieces = bytes[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    for (;;) {
        const { done, value } = await pieces.next();
        if (done === true || head.length > largestHead)
            throw new Error('the connection ended without an answer');
        head = Buffer.concat([head, value]);
        const end = head.indexOf('\r\n\r\n');
        const status = /^HTTP\/1\.[01] (\d{3}) /.exec(head.toString('latin1', 0, Math.max(end, 0)))?.[1];
        if (status === undefined)
            continue;
        return { status: Number(status), body: (0,peek/* rejoined */.x)(head.subarray(end + 4), pieces) };
    }
}
function target({ path, query = {} }) {
    const search = new URLSearchParams(query).toString();
    return search === '' ? path : `${path}?${search}`;
}
/** @throws CommandError for an answer that is an error */
function refuse({ command }, status, answer) {
    if (status < 400)
        return;
    throw new src_errors/* CommandError */.Qd({ command, exitCode: 1, stderr: `Error response from daemon: ${messageOf(answer)}` });
}
/** What the docker client would say of it. */
function failureOf(error, { command, signal }, { end, endpoint }) {
    if (signal?.aborted === true)
        return signal.reason;
    if (error instanceof src_errors/* CommandError */.Qd)
        return error;
    if (end.aborted)
        return new src_errors/* CommandError */.Qd({ command, exitCode: -1, stderr: '', timedOut: true });
    return new src_errors/* CommandError */.Qd({ command, exitCode: 1, stderr: clientLine(error, endpoint) });
}
function dial({ endpoint, exec }) {
    if (endpoint.startsWith(localSocket))
        return (0,external_node_net_.connect)(endpoint.slice(localSocket.length));
    const input = new external_node_stream_.PassThrough();
    const { stdout, done } = exec.stream('docker', ['system', 'dial-stdio'], { input });
    const connection = external_node_stream_.Duplex.from({ readable: stdout, writable: input });
    done.then(({ exitCode, stderr }) => {
        if (exitCode !== 0)
            connection.destroy(new Error(stderr.trim()));
    }, (error) => connection.destroy(error));
    return connection;
}
/** What the docker client says of a connection that failed. */
function clientLine(error, endpoint) {
    const { code } = error;
    if (code === 'EACCES')
        return `permission denied while trying to connect to the Docker daemon at ${endpoint}`;
    if (code === 'ENOENT' || code === 'ECONNREFUSED')
        return `Cannot connect to the Docker daemon at ${endpoint} (${code})`;
    return `error during connect: ${(0,src_errors/* toMessage */.R9)(error)}`;
}
function messageOf(answer) {
    return (0,read_json/* textAt */.$6)((0,read_json/* tryParseJson */.Bl)(answer), 'message') ?? answer.trim();
}

;// CONCATENATED MODULE: ./build/src/adapters/docker/engine.js







const listAgainMs = 100;
/**
 * The engine of the docker client on PATH, by its API; what moves images to and from registries is the client's own,
 * with the logins that it keeps.
 * @param env of the docker client
 */
function dockerEngine(exec, env) {
    const api = engineApi(exec, env);
    const transfer = async (args, options) => {
        const result = await exec.run('docker', ['image', ...args], options);
        if (result.exitCode !== 0)
            throw new src_errors/* CommandError */.Qd({ command: `docker image ${args[0] ?? ''}`, ...result });
    };
    /** The containerd store fails to list its images while one of them goes away: asked again, it can. */
    const listed = async (options, tries = 5) => {
        try {
            return await api.ask({ command: 'docker image ls', method: 'GET', path: '/images/json', ...options });
        }
        catch (error) {
            const isRace = error instanceof src_errors/* CommandError */.Qd && /failed to get rootfs|not found/.test(error.finalLine);
            if (!isRace || tries === 1)
                throw error;
            await (0,promises_.setTimeout)(listAgainMs, undefined, options.signal === undefined ? {} : { signal: options.signal });
            return listed(options, tries - 1);
        }
    };
    return {
        async info(options = {}) {
            if (!(await exec.has('docker'))) {
                throw new src_errors/* UserError */.yo('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
            }
            const endpoint = await api.endpoint();
            try {
                const answer = await api.ask({ command: 'docker info', method: 'GET', path: '/info', ...options });
                return engineInfo(JSON.parse(answer), endpoint);
            }
            catch (error) {
                options.signal?.throwIfAborted();
                throw noEngine(endpoint, error);
            }
        },
        async tagTable(options = {}) {
            const images = JSON.parse(await listed(options));
            return new Map(images.flatMap(({ Id, RepoTags }) => tagsOf(RepoTags).map((tag) => [tag, Id])));
        },
        async inspect(ref, options = {}) {
            const call = { command: 'docker image inspect', method: 'GET', path: imagePath(ref, '/json') };
            try {
                return localImage(JSON.parse(await api.ask({ ...call, ...options })));
            }
            catch (error) {
                if (error instanceof src_errors/* CommandError */.Qd && /no such image|not found/i.test(error.finalLine))
                    return undefined;
                throw error;
            }
        },
        async tag(source, target, options = {}) {
            const { repository, tag } = (0,reference/* parseImageRef */.Q)(target, 'tag');
            const query = { repo: repository, tag: tag ?? 'latest' };
            const call = { command: 'docker image tag', method: 'POST', path: imagePath(source, '/tag'), query };
            await api.ask({ ...call, ...options });
        },
        async untag(ref) {
            const query = { noprune: '1' };
            await api.ask({ command: 'docker image rm', method: 'DELETE', path: imagePath(ref), query });
        },
        async pull(ref, options = {}) {
            const platform = options.platform === undefined ? [] : ['--platform', options.platform];
            await transfer(['pull', '--quiet', ...platform, '--', ref], options);
        },
        async push(ref, options = {}) {
            await transfer(['push', '--quiet', '--', ref], options);
        },
        async save(ref, options = {}) {
            const call = { command: 'docker image save', method: 'GET', path: '/images/get', query: { names: ref } };
            return wholeTar(await api.download({ ...call, ...options }), call.command);
        },
        async load(archive, options = {}) {
            const call = {
                command: 'docker image load',
                method: 'POST',
                path: '/images/load',
                query: { quiet: '1' },
            };
            const lines = (await api.ask({ ...call, ...options }, archive)).split('\n');
            const said = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
            const failed = said.find(({ error }) => error !== undefined)?.error;
            if (failed !== undefined)
                throw new src_errors/* CommandError */.Qd({ command: call.command, exitCode: 1, stderr: failed });
            return said.flatMap(({ stream = '' }) => /^Loaded image(?: ID)?: (\S+)$/m.exec(stream)?.[1] ?? []);
        },
    };
}
/** An engine that fails in the middle of an archive just ends it, or ends it with the JSON of its error. */
async function* wholeTar(archive, command) {
    const tar = (0,reader/* tarReader */.R)();
    try {
        for await (const piece of archive) {
            Array.from(tar.read(piece));
            yield piece;
        }
        tar.end();
    }
    catch (error) {
        if (!(error instanceof errors/* TransferError */.aG))
            throw error;
        throw new src_errors/* CommandError */.Qd({ command, exitCode: 1, stderr: 'error during connect: unexpected EOF' });
    }
}
/** A reference may hold slashes, which the engine takes as they are, and nothing else that a path gives a meaning. */
function imagePath(ref, verb = '') {
    return `/images/${ref.split('/').map(encodeURIComponent).join('/')}${verb}`;
}
/** Untagged images have `<none>:<none>`, and the containerd store lists what was pulled by digest among the tags. */
function tagsOf(repoTags) {
    return (repoTags ?? []).filter((name) => !/<none>|@/.test(name));
}
function engineInfo(answer, endpoint) {
    const containerd = answer.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
    const local = /^(unix|npipe):/.test(endpoint);
    return {
        store: containerd ? 'containerd' : 'classic',
        platform: (0,platform/* platformName */.$r)(answer.OSType ?? 'linux', answer.Architecture ?? ''),
        local,
        ...(local ? { dataRoot: answer.DockerRootDir } : {}),
    };
}
/** F20 */
function noEngine(endpoint, error) {
    const isSilent = error instanceof src_errors/* CommandError */.Qd && error.timedOut;
    const reason = isSilent ? 'it was asked and did not answer in time' : reasonOf(error);
    return new src_errors/* UserError */.yo(`No Docker engine answers at ${endpoint}: start Docker on this runner, or point DOCKER_HOST at an engine (${reason}).`, { cause: error });
}
function reasonOf(error) {
    return error instanceof src_errors/* CommandError */.Qd ? error.finalLine : (0,src_errors/* toMessage */.R9)(error);
}
function localImage(answer) {
    const layers = answer.RootFS?.Layers?.length;
    return {
        id: answer.Id,
        repoTags: tagsOf(answer.RepoTags),
        repoDigests: answer.RepoDigests ?? [],
        labels: answer.Config?.Labels ?? {},
        platform: (0,platform/* platformName */.$r)(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
        sizeBytes: answer.Size ?? 0,
        ...(layers === undefined ? {} : { layers }),
    };
}


/***/ }),

/***/ 80322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ anySignal),
/* harmony export */   v: () => (/* binding */ callSignal)
/* harmony export */ });
/** Aborted when the caller's signal is, or when the call has had its time. */
function callSignal({ signal, timeoutMs }) {
    return anySignal(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}
/** Aborted when any of them is. */
function anySignal(...signals) {
    return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}


/***/ }),

/***/ 31665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ peek),
/* harmony export */   x: () => (/* binding */ rejoined)
/* harmony export */ });
/** What tells the formats of archives apart. */
const peekedBytes = 4;
/** The first four bytes of a source, or all that it has, and the whole source again. */
async function peek(source) {
    const pieces = source[Symbol.asyncIterator]();
    let first = Buffer.alloc(0);
    while (first.length < peekedBytes) {
        const { done, value } = await pieces.next();
        if (done === true)
            break;
        first = Buffer.concat([first, value]);
    }
    return { first, all: rejoined(first, pieces) };
}
/** What was taken from the start of a source, before the rest of it. */
async function* rejoined(start, rest) {
    if (start.length > 0)
        yield start;
    yield* { [Symbol.asyncIterator]: () => rest };
}


/***/ }),

/***/ 53419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ socketPair),
/* harmony export */   T: () => (/* binding */ socketReader)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** As much as a local socket holds at once. */
const bufferBytes = 256 << 10;
/**
 * Reads a socket into one and the same memory.
 * @param open makes it, with the `onread` option that it is given
 */
function socketReader(open) {
    const buffer = Buffer.allocUnsafe(bufferBytes);
    let waiting = 0;
    let hasEnded = false;
    let failure;
    let wake = () => undefined;
    const socket = open({
        buffer,
        // False: nothing more is read before this piece is done with.
        callback(bytes) {
            waiting = bytes;
            wake();
            return false;
        },
    });
    const end = () => {
        hasEnded = true;
        wake();
    };
    socket.once('end', end).once('close', end);
    socket.once('error', (error) => {
        failure = error;
    });
    async function* read() {
        try {
            for (;;) {
                if (waiting === 0 && !hasEnded) {
                    await new Promise((resolve) => {
                        wake = resolve;
                    });
                }
                if (failure !== undefined)
                    throw failure;
                if (waiting === 0)
                    return;
                const piece = buffer.subarray(0, waiting);
                waiting = 0;
                yield piece;
                socket.resume();
            }
        }
        finally {
            socket.destroy();
        }
    }
    return { socket, bytes: read() };
}
/** The output that Node gives to a child cannot be read into memory that is used again: this can. */
async function socketPair(files) {
    const folder = await files.temporaryFolder();
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 's');
    const server = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.createServer)({ pauseOnConnect: true });
    try {
        await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(server.listen(path), 'listening');
        const { bytes } = socketReader((onread) => (0,node_net__WEBPACK_IMPORTED_MODULE_1__.connect)({ path, onread }));
        const [writer] = (await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(server, 'connection'));
        return { writer, bytes };
    }
    finally {
        server.close();
        await files.remove(folder);
    }
}


/***/ }),

/***/ 38301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zf: () => (/* binding */ ArchiveRefusedError),
/* harmony export */   aG: () => (/* binding */ TransferError),
/* harmony export */   ig: () => (/* binding */ damagedArchiveError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
class TransferError extends Error {
}
/** An archive that is no whole archive, whatever noticed it. */
function damagedArchiveError(finding, cause) {
    return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
class ArchiveRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}


/***/ }),

/***/ 90806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ memberKind),
/* harmony export */   VF: () => (/* binding */ digestOfName),
/* harmony export */   zB: () => (/* binding */ isIndexMember)
/* harmony export */ });
/** Members that decide what an engine does with an archive. */
const indexMembers = ['manifest.json', 'index.json', 'repositories', 'oci-layout'];
const blob = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
const layer = /^[a-f0-9]{64}\/layer\.tar$/;
const needless = /^(?:blobs\/?|blobs\/sha256\/?|[a-f0-9]{64}\/?|[a-f0-9]{64}\/(?:VERSION|json))$/;
/** Whether a member is one by which an engine decides what to load, and under which tags. */
function isIndexMember(name) {
    return indexMembers.some((member) => member === name);
}
/**
 * Undefined for a name that no engine writes: absolute or climbing paths, aliases such as `./manifest.json`, extra files.
 */
function memberKind(name) {
    if (isIndexMember(name))
        return 'index';
    if (blob.test(name))
        return 'blob';
    if (layer.test(name))
        return 'layer';
    return needless.test(name) ? 'needless' : undefined;
}
/** The digest that a blob's name promises for its content: `sha256:<hex>`. */
function digestOfName(name) {
    const match = blob.exec(name);
    const hex = match?.[1] ?? match?.[2];
    return hex === undefined ? undefined : `sha256:${hex}`;
}


/***/ }),

/***/ 70074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   RJ: () => (/* binding */ parseStrictJson),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _archive_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38301);

/** Field names of the documents that engines read, as they are spelled. */
const spelled = new Set([
    ...['schemaVersion', 'mediaType', 'artifactType', 'manifests', 'config', 'layers', 'subject', 'annotations'],
    ...['digest', 'size', 'urls', 'data', 'platform', 'os', 'architecture', 'variant', 'os.version', 'os.features'],
]);
const lowerCased = new Set([...spelled].map((name) => name.toLowerCase()));
/** A string, and the colon behind it when it is a key. */
const stringToken = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
/**
 * Parses a document that the engine reads too, from bytes that cannot be written anew because they are addressed by
 * digest. Go's parser takes `Digest` for `digest` and adds up duplicate keys where JavaScript keeps the last, so a
 * document could show each of them another image (row A6): it is refused unless both must read the same.
 * @throws ArchiveRefused
 */
function parseStrictJson(text, what) {
    const document = parseJson(text, what);
    if (!isObject(document))
        throw new _archive_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} is no JSON object`);
    const keysInText = [...text.matchAll(stringToken)].filter(([, colon]) => colon !== undefined).length;
    if (countKeys(document) !== keysInText)
        throw new _archive_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} has a key twice`);
    refuseOtherSpellings(document, what);
    return document;
}
/**
 * Parses JSON without minding who else reads it.
 * @throws ArchiveRefused
 */
function parseJson(text, what) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _archive_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} is not JSON`);
    }
}
/** Whether a value is an object: no list and no null. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function countKeys(value) {
    if (typeof value !== 'object' || value === null)
        return 0;
    const own = Array.isArray(value) ? 0 : Object.keys(value).length;
    return Object.values(value).reduce((sum, child) => sum + countKeys(child), own);
}
function refuseOtherSpellings(value, what) {
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        if (!Array.isArray(value) && !spelled.has(key) && !/^[\x20-\x7e]+$/.test(key)) {
            throw new _archive_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} has a key that is not ASCII`);
        }
        if (!Array.isArray(value) && !spelled.has(key) && lowerCased.has(key.toLowerCase())) {
            throw new _archive_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} spells the key "${key}" unusually`);
        }
        // Annotations are free text on both sides of the colon, read by their exact name.
        if (key !== 'annotations')
            refuseOtherSpellings(child, what);
    }
}


/***/ }),

/***/ 83536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ createdLabel),
/* harmony export */   w: () => (/* binding */ revisionLabel)
/* harmony export */ });
/** The label of the moment at which an image was made: ISO 8601. */
const createdLabel = 'org.opencontainers.image.created';
/** The label of the commit that an image stands for: always the revision, and what consumers compare (design section 2). */
const revisionLabel = 'org.opencontainers.image.revision';


/***/ }),

/***/ 73692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   aH: () => (/* binding */ isPlatform),
/* harmony export */   my: () => (/* binding */ samePlatform),
/* harmony export */   oF: () => (/* binding */ checkPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** What kernels and engines call an architecture, and what image configs call it. */
const architectures = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    armv7l: 'arm/v7',
    armv6l: 'arm/v6',
    i386: '386',
    i686: '386',
};
/**
 * The platform as `os/architecture[/variant]` in the words of image configs; `linux/x86_64` is `linux/amd64`, and the
 * only variant that arm64 has is left out, as registries and buildx do.
 */
function platformName(os, architecture, variant = '') {
    const known = architectures[architecture] ?? architecture;
    const isPlainArm64 = known === 'arm64' && variant === 'v8';
    return [os, known, ...(variant === '' || isPlainArm64 ? [] : [variant])].join('/');
}
/** Whether two platforms are one; variants are compared only where both sides name one. */
function samePlatform(one, other) {
    const [os, architecture, variant] = one.split('/');
    const [otherOs, otherArchitecture, otherVariant] = other.split('/');
    return (os === otherOs &&
        architecture === otherArchitecture &&
        (variant === undefined || otherVariant === undefined || variant === otherVariant));
}
/** Whether `text` has the form `os/architecture[/variant]`: it may come from a registry. */
function isPlatform(text) {
    return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text);
}
/**
 * The input `platform`: one platform in the form of image configs.
 * @throws UserError
 */
function checkPlatform(text) {
    if (text === undefined || isPlatform(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
}


/***/ }),

/***/ 26386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ tarReader)
/* harmony export */ });
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38642);
/* harmony import */ var _archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);


/** Long names and pax records of a member are far below it. */
const largestExtension = 1 << 20;
const memberTypes = {
    ...{ '\0': 'file', '0': 'file', '1': 'hard link', '2': 'symbolic link', '3': 'character device' },
    ...{ '4': 'block device', '5': 'directory', '6': 'pipe', '7': 'file' },
};
/**
 * Reads a tar piece by piece, without a copy and without a stream for each member: pieces may be views of memory that is
 * used again. Knows ustar, the long names of GNU and the pax records `path` and `size`; what follows the end is left
 * alone.
 * @throws TransferBroken where it is no tar.
 */
function tarReader() {
    const block = Buffer.alloc(_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .blockBytes */ .VE);
    let filled = 0;
    let left = 0;
    let padding = 0;
    let where = 'header';
    let zeroBlocks = 0;
    /** Said of the member behind it; undefined within that. */
    let extension;
    let override = {};
    const expect = (size) => {
        left = size;
        padding = (0,_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .paddingBytes */ .hi)(size);
    };
    const enter = ({ type, ...own }) => {
        where = 'content';
        if (isExtension(type)) {
            if (own.size > largestExtension)
                throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)(`a name of ${String(own.size)} bytes`);
            extension = { type, pieces: [] };
            expect(own.size);
            return undefined;
        }
        const { name, size } = { ...own, ...override };
        override = {};
        expect(size);
        return { kind: 'member', header: { name, size, type: memberTypes[type] ?? `type ${type}` } };
    };
    return {
        *read(piece) {
            let at = 0;
            for (;;) {
                if (where === 'ended')
                    return;
                if (where === 'header') {
                    const bytes = Math.min(_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .blockBytes */ .VE - filled, piece.length - at);
                    piece.copy(block, filled, at, at + bytes);
                    filled += bytes;
                    at += bytes;
                    if (filled < _writer_js__WEBPACK_IMPORTED_MODULE_0__/* .blockBytes */ .VE)
                        return;
                    filled = 0;
                    if (block.every((byte) => byte === 0)) {
                        if (++zeroBlocks === 2)
                            where = 'ended';
                        continue;
                    }
                    if (zeroBlocks > 0)
                        throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('data behind its end');
                    const part = enter(readHeader(block));
                    if (part !== undefined)
                        yield part;
                }
                if (where === 'content') {
                    const bytes = Math.min(left, piece.length - at);
                    const view = piece.subarray(at, at + bytes);
                    at += bytes;
                    left -= bytes;
                    if (extension !== undefined)
                        extension.pieces.push(Buffer.from(view));
                    else if (bytes > 0)
                        yield { kind: 'content', bytes: view };
                    if (left > 0)
                        return;
                    where = 'padding';
                }
                if (where === 'padding') {
                    const bytes = Math.min(padding, piece.length - at);
                    at += bytes;
                    padding -= bytes;
                    if (padding > 0)
                        return;
                    where = 'header';
                    if (extension === undefined) {
                        yield { kind: 'end' };
                    }
                    else {
                        override = { ...override, ...meaningOf(extension.type, Buffer.concat(extension.pieces)) };
                        extension = undefined;
                    }
                }
            }
        },
        end() {
            const isWhole = where === 'ended' || (where === 'header' && zeroBlocks === 1 && filled === 0);
            if (!isWhole)
                throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('it ends too early');
        },
    };
}
function readHeader(block) {
    let sum = 8 * 0x20;
    for (const [at, byte] of block.entries())
        if (at < 148 || at >= 156)
            sum += byte;
    if (numberAt(block, 148, 8) !== sum)
        throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid header');
    const isUstar = block.toString('latin1', 257, 263) === 'ustar\0';
    const prefix = isUstar ? textAt(block, 345, 155) : '';
    const name = textAt(block, 0, 100);
    return {
        name: prefix === '' ? name : `${prefix}/${name}`,
        size: numberAt(block, 124, 12),
        type: block.toString('latin1', 156, 157),
    };
}
function isExtension(type) {
    return type === 'L' || type === 'K' || type === 'x' || type === 'g';
}
/** What an extension says of the member behind it. Links are of no use here, and neither is what is said of all members. */
function meaningOf(type, content) {
    if (type === 'L')
        return { name: textAt(content, 0, content.length) };
    if (type !== 'x')
        return {};
    const { path, size } = paxRecords(content);
    return {
        ...(path === undefined ? {} : { name: path }),
        ...(size === undefined ? {} : { size: plainNumber(size) }),
    };
}
/** Records of the form `<length> <key>=<value>\n`. */
function paxRecords(content) {
    const records = {};
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(0x20, at);
        const end = at + plainNumber(content.toString('latin1', at, Math.max(at, space)));
        const record = content.toString('utf8', space + 1, end - 1);
        const equals = record.indexOf('=');
        if (end > content.length || content[end - 1] !== 0x0a || equals < 1)
            throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid pax record');
        records[record.slice(0, equals)] = record.slice(equals + 1);
        at = end;
    }
    return records;
}
function plainNumber(digits) {
    const value = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
    if (value === 0 && digits !== '0')
        throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid pax record');
    return value;
}
/** Octal digits, or base 256 marked by the top bit, as for members of 8 GiB and more. */
function numberAt(block, offset, bytes) {
    if (block[offset] === 0x80) {
        const value = block.subarray(offset + 1, offset + bytes).reduce((total, byte) => total * 256 + byte, 0);
        if (Number.isSafeInteger(value))
            return value;
    }
    else {
        const digits = textAt(block, offset, bytes).trim();
        if (/^[0-7]*$/.test(digits))
            return Number.parseInt(digits || '0', 8);
    }
    throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid header');
}
function textAt(block, offset, bytes) {
    const end = block.indexOf(0, offset);
    return block.toString('utf8', offset, end < 0 ? offset + bytes : Math.min(end, offset + bytes));
}


/***/ }),

/***/ 38642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JO: () => (/* binding */ tarEnd),
/* harmony export */   VE: () => (/* binding */ blockBytes),
/* harmony export */   hi: () => (/* binding */ paddingBytes),
/* harmony export */   pI: () => (/* binding */ tarHeader),
/* harmony export */   vr: () => (/* binding */ tarPadding)
/* harmony export */ });
/** What a tar consists of. */
const blockBytes = 512;
const largestOctalSize = 0o77777777777;
/** What ends a tar. */
const tarEnd = Buffer.alloc(2 * blockBytes);
/** The ustar header of a plain file; `name` is ASCII and at most 100 characters long. */
function tarHeader(name, size) {
    const header = Buffer.alloc(blockBytes);
    const put = (offset, value) => {
        header.write(value, offset);
    };
    put(0, name);
    put(100, '0000644\0');
    put(108, '0000000\0');
    put(116, '0000000\0');
    if (size <= largestOctalSize) {
        put(124, `${size.toString(8).padStart(11, '0')}\0`);
    }
    else {
        // Base 256, marked by the top bit: the common form for members of 8 GiB and more.
        header.writeBigUInt64BE(BigInt(size), 128);
        header[124] = 0x80;
    }
    put(136, '00000000000\0');
    put(148, '        ');
    put(156, '0');
    put(257, 'ustar\x0000');
    const sum = header.reduce((total, byte) => total + byte, 0);
    put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
    return header;
}
/** What fills a member of `size` bytes up to the next block. */
function tarPadding(size) {
    return Buffer.alloc(paddingBytes(size));
}
/** Bytes from the end of a member of `size` bytes to the next block. */
function paddingBytes(size) {
    return (blockBytes - (size % blockBytes)) % blockBytes;
}


/***/ })

};
