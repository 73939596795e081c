export const id = 203;
export const ids = [203];
export const modules = {

/***/ 58203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ dockerEngine)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/runner/leftovers.js
var runner_leftovers = __webpack_require__(87165);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
;// CONCATENATED MODULE: ./build/src/adapters/docker/engine-answers.js

function namedTags(repoTags) {
    return (repoTags ?? []).filter((name) => !/<none>|@/.test(name));
}
function readEngineInfo(answer, endpoint) {
    const containerd = answer.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
    const local = /^(unix|npipe):/.test(endpoint);
    return {
        store: containerd ? 'containerd' : 'classic',
        platform: (0,platform/* platformName */.$r)(answer.OSType ?? 'linux', answer.Architecture ?? ''),
        local,
        dataRoot: local ? answer.DockerRootDir : undefined,
    };
}
function readLocalImage(answer) {
    return {
        id: answer.Id,
        repoTags: namedTags(answer.RepoTags),
        repoDigests: answer.RepoDigests ?? [],
        labels: answer.Config?.Labels ?? {},
        platform: (0,platform/* platformName */.$r)(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
        sizeBytes: answer.Size ?? 0,
        diffIds: answer.RootFS?.Layers ?? undefined,
        settings: answer.Config ?? undefined,
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/src/adapters/docker/containerd-root.js


const machinesContainerd = {
    socket: '/run/containerd/containerd.sock',
    config: '/etc/containerd/config.toml',
    root: '/var/lib/containerd',
};
async function findContainerdRoot(dockerRoot, address, machine = machinesContainerd) {
    const isMachines = address === undefined ? (0,external_node_fs_.existsSync)(machine.socket) : withoutVar(address) === machine.socket;
    return isMachines ? ((await readConfiguredRoot(machine.config)) ?? machine.root) : dockerRoot;
}
function withoutVar(path) {
    return path.replace(/^\/var\/run\//, '/run/');
}
async function readConfiguredRoot(config) {
    const text = await (0,external_node_fs_promises_.readFile)(config, 'utf8').catch(() => '');
    const [top = ''] = text.split(/^\s*\[/m);
    return /^\s*root\s*=\s*(["'])(.+?)\1/m.exec(top)?.[2];
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
// EXTERNAL MODULE: ./build/src/adapters/streams/bounded-read.js
var bounded_read = __webpack_require__(84086);
// EXTERNAL MODULE: ./build/src/adapters/streams/peek.js
var peek = __webpack_require__(31665);
// EXTERNAL MODULE: ./build/src/adapters/streams/socket-reader.js
var socket_reader = __webpack_require__(53419);
// EXTERNAL MODULE: ./build/src/adapters/streams/write-stream.js
var write_stream = __webpack_require__(89488);
// EXTERNAL MODULE: ./build/src/adapters/docker/docker-config.js
var docker_config = __webpack_require__(70110);
;// CONCATENATED MODULE: ./build/src/adapters/docker/engine-endpoint.js



const localScheme = 'unix://';
const contextTimeoutMs = 10_000;
async function findEngineEndpoint(exec, env) {
    const host = env['DOCKER_HOST'] ?? '';
    if (host !== '')
        return host;
    const context = env['DOCKER_CONTEXT'] ?? (await readCurrentContext(env));
    if (context === '' || context === 'default')
        return `${localScheme}/var/run/docker.sock`;
    const args = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}', '--', context];
    const result = await exec.run('docker', args, { timeoutMs: contextTimeoutMs });
    if (result.exitCode !== 0)
        throw new src_errors/* CommandError */.Qd({ command: 'docker context inspect', ...result });
    return result.stdout.trim();
}
function isLocalSocket(endpoint) {
    return endpoint.startsWith(localScheme);
}
function socketPath(endpoint) {
    return endpoint.slice(localScheme.length);
}
async function readCurrentContext(env) {
    return (0,read_json/* textAt */.$6)(await (0,docker_config/* readDockerConfig */.T)(env).catch(() => ({})), 'currentContext') ?? '';
}

;// CONCATENATED MODULE: ./build/src/adapters/docker/engine-api.js











const maxHeadBytes = 64 << 10;
const maxErrorBytes = 1 << 20;
const maxMessageChars = 4_000;
const maxAnswerBytes = 64 << 20;
function engineApi(exec, env) {
    let found;
    const endpoint = () => (found ??= findEngineEndpoint(exec, env));
    const prepareConnection = async (call) => {
        call.signal?.throwIfAborted();
        return { exec, endpoint: await endpoint(), end: (0,abort_signals/* callSignal */.v)(call) };
    };
    return {
        endpoint,
        request: async (call, body) => sendRequest(call, body, await prepareConnection(call)),
        download: async (call) => openDownload(call, await prepareConnection(call)),
    };
}
async function sendRequest(call, body, connection) {
    let bodyFailure;
    try {
        const response = await new Promise((resolve, reject) => {
            const sent = (0,external_node_http_.request)({
                method: call.method,
                path: requestTarget(call),
                signal: connection.end,
                host: 'docker',
                createConnection: () => connectToEngine(connection),
                headers: body === undefined ? {} : { 'content-type': 'application/x-tar' },
            });
            sent.once('response', resolve).on('error', reject);
            if (body === undefined)
                sent.end();
            else
                (0,write_stream/* writeStream */.G6)(body, sent).catch((error) => {
                    bodyFailure = error;
                    sent.destroy(bodyFailure);
                });
        });
        const status = response.statusCode ?? 0;
        if (status >= 400)
            throwIfError(call, status, await readError(response));
        return (await (0,bounded_read/* readAtMost */.rU)(response, maxAnswerBytes, 'the answer')).toString();
    }
    catch (error) {
        throw bodyFailure ?? toCallFailure(error, call, connection);
    }
}
async function openDownload(call, connection) {
    const { socket, bytes } = openSocket(connection);
    (0,external_node_stream_.addAbortSignal)(connection.end, socket);
    socket.write(`${call.method} ${requestTarget(call)} HTTP/1.0\r\nHost: docker\r\n\r\n`);
    const toFailure = (error) => toCallFailure(error, call, connection);
    try {
        const { status, body } = await readHead(bytes);
        if (status >= 400)
            throwIfError(call, status, await readError(body));
        return mapFailure(body, toFailure);
    }
    catch (error) {
        throw toFailure(error);
    }
}
async function readError(body) {
    return (await (0,bounded_read/* readStart */.H6)(body, maxErrorBytes)).bytes.toString();
}
function openSocket(connection) {
    const { endpoint } = connection;
    if (isLocalSocket(endpoint))
        return (0,socket_reader/* socketReader */.T)((onread) => (0,external_node_net_.connect)({ path: socketPath(endpoint), onread }));
    const socket = connectToEngine(connection);
    return { socket, bytes: socket };
}
async function* mapFailure(bytes, toFailure) {
    try {
        yield* bytes;
    }
    catch (error) {
        throw toFailure(error);
    }
}
async function readHead(bytes) {
    const pieces = bytes[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    for (;;) {
        const { done, value } = await pieces.next();
        if (done === true || head.length > maxHeadBytes)
            throw new Error('the connection ended without an answer');
        head = Buffer.concat([head, value]);
        const end = head.indexOf('\r\n\r\n');
        const status = /^HTTP\/1\.[01] (\d{3}) /.exec(head.toString('latin1', 0, Math.max(end, 0)))?.[1];
        if (status === undefined)
            continue;
        return { status: Number(status), body: (0,peek/* prepend */.H)(head.subarray(end + 4), pieces) };
    }
}
function requestTarget({ path, query = {} }) {
    const search = new URLSearchParams(query).toString();
    return search === '' ? path : `${path}?${search}`;
}
function throwIfError({ command }, status, answer) {
    if (status < 400)
        return;
    const message = (0,read_json/* textAt */.$6)((0,read_json/* tryParseJson */.Bl)(answer), 'message') ?? answer.trim();
    throw new src_errors/* CommandError */.Qd({
        command,
        exitCode: 1,
        stderr: `Error response from daemon: ${message.slice(0, maxMessageChars)}`,
        status,
    });
}
function toCallFailure(error, { command, signal }, { end, endpoint }) {
    if (signal?.aborted === true)
        return signal.reason;
    if (error instanceof src_errors/* CommandError */.Qd)
        return error;
    if (end.aborted)
        return new src_errors/* CommandError */.Qd({ command, exitCode: -1, stderr: '', timedOut: true });
    const { code } = error;
    return new src_errors/* CommandError */.Qd({ command, exitCode: 1, stderr: describeConnectionError(error, code, endpoint), code });
}
function describeConnectionError(error, code, endpoint) {
    if (code === 'EACCES')
        return `permission denied while trying to connect to the Docker daemon at ${endpoint}`;
    if (code === 'ENOENT' || code === 'ECONNREFUSED')
        return `Cannot connect to the Docker daemon at ${endpoint} (${code})`;
    return `error during connect: ${(0,src_errors/* toMessage */.R9)(error)}`;
}
function connectToEngine({ endpoint, exec }) {
    if (isLocalSocket(endpoint))
        return (0,external_node_net_.connect)(socketPath(endpoint));
    const input = new external_node_stream_.PassThrough();
    const { stdout, done } = exec.stream('docker', ['system', 'dial-stdio'], { input });
    const stream = external_node_stream_.Duplex.from({ readable: stdout, writable: input });
    done.then(({ exitCode, stderr }) => {
        if (exitCode !== 0)
            stream.destroy(new Error(stderr.trim()));
    }, (error) => stream.destroy(error));
    return stream;
}

;// CONCATENATED MODULE: ./build/src/adapters/docker/engine.js









const maxListAttempts = 5;
const listRetryMs = 100;
const unpackFailure = /^Error unpacking image[^\n]*/m;
function dockerEngine(exec, env, leftovers = runner_leftovers/* noLeftovers */.e3) {
    const api = engineApi(exec, env);
    const transfer = async (args, options) => {
        const result = await exec.run('docker', ['image', ...args], options);
        if (result.exitCode !== 0)
            throw new src_errors/* CommandError */.Qd({ command: `docker image ${args[0] ?? ''}`, ...result });
    };
    const listImages = async (options) => {
        for (let attempt = 1;; attempt++) {
            try {
                return await api.request({ command: 'docker image ls', method: 'GET', path: '/images/json', ...options });
            }
            catch (error) {
                const isRace = error instanceof src_errors/* CommandError */.Qd && /failed to get rootfs|not found/.test(error.finalLine);
                if (!isRace || attempt === maxListAttempts)
                    throw error;
                await (0,promises_.setTimeout)(listRetryMs, undefined, { signal: options.signal });
            }
        }
    };
    return {
        async info(options = {}) {
            if (!(await exec.has('docker'))) {
                throw new src_errors/* UserError */.yo('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
            }
            const endpoint = await api.endpoint();
            try {
                const answer = await api.request({ command: 'docker info', method: 'GET', path: '/info', ...options });
                const read = JSON.parse(answer);
                const info = readEngineInfo(read, endpoint);
                if (info.store === 'classic' || info.dataRoot === undefined)
                    return info;
                return { ...info, dataRoot: await findContainerdRoot(info.dataRoot, read.Containerd?.Address) };
            }
            catch (error) {
                options.signal?.throwIfAborted();
                throw noEngineError(endpoint, error);
            }
        },
        async tagTable(options = {}) {
            const images = JSON.parse(await listImages(options));
            return new Map(images.flatMap(({ Id, RepoTags }) => namedTags(RepoTags).map((tag) => [tag, Id])));
        },
        async inspect(ref, options = {}) {
            const call = { command: 'docker image inspect', method: 'GET', path: imagePath(ref, '/json') };
            try {
                return readLocalImage(JSON.parse(await api.request({ ...call, ...options })));
            }
            catch (error) {
                if (error instanceof src_errors/* CommandError */.Qd && error.status === 404)
                    return undefined;
                throw error;
            }
        },
        async tag(source, target, { temporary, ...options } = {}) {
            const { repository, tag } = (0,reference/* parseImageRef */.Q)(target, 'tag');
            const query = { repo: repository, tag: tag ?? 'latest' };
            const call = { command: 'docker image tag', method: 'POST', path: imagePath(source, '/tag'), query };
            if (temporary !== undefined)
                leftovers.remember({ kind: 'image-name', name: target, before: temporary.before });
            await api.request({ ...call, ...options });
            if (temporary === undefined)
                leftovers.forget('image-name', target);
        },
        async untag(ref) {
            const query = { noprune: '1' };
            await api.request({ command: 'docker image rm', method: 'DELETE', path: imagePath(ref), query });
            leftovers.forget('image-name', ref);
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
            return verifyTar(await api.download({ ...call, ...options }), call.command);
        },
        async load(archive, { temporaryName, ...options } = {}) {
            if (temporaryName !== undefined)
                leftovers.remember({ kind: 'image-name', name: temporaryName });
            const command = 'docker image load';
            const call = { command, method: 'POST', path: '/images/load', query: { quiet: '1' } };
            const lines = (await api.request({ ...call, ...options }, archive)).split('\n');
            const messages = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
            const failed = messages.flatMap(({ error, errorDetail, stream = '' }) => error ?? errorDetail?.message ?? unpackFailure.exec(stream)?.[0] ?? [])[0];
            if (failed !== undefined)
                throw new src_errors/* CommandError */.Qd({ command, exitCode: 1, stderr: failed });
            return messages.flatMap(({ stream = '' }) => /^Loaded image(?: ID)?: (\S+)$/m.exec(stream)?.[1] ?? []);
        },
    };
}
async function* verifyTar(archive, command) {
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
        const stderr = 'error during connect: unexpected EOF';
        throw new src_errors/* CommandError */.Qd({ command, exitCode: 1, stderr, code: 'ECONNRESET' });
    }
}
function imagePath(ref, verb = '') {
    return `/images/${ref.split('/').map(encodeURIComponent).join('/')}${verb}`;
}
function noEngineError(endpoint, error) {
    const isForbidden = error instanceof src_errors/* CommandError */.Qd && error.code === 'EACCES';
    const next = isForbidden
        ? 'add the user of this runner to the group "docker" and start the runner anew'
        : 'start Docker on this runner, use one that has it (ubuntu-latest does, ubuntu-slim does not), or point DOCKER_HOST at an engine';
    return new src_errors/* UserError */.yo(`No Docker engine answers at ${endpoint}: ${next} (${describeEngineFailure(error)}).`, {
        cause: error,
    });
}
function describeEngineFailure(error) {
    if (!(error instanceof src_errors/* CommandError */.Qd))
        return (0,src_errors/* toMessage */.R9)(error);
    return error.timedOut ? 'it was asked and did not answer in time' : error.finalLine;
}


/***/ }),

/***/ 31665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ prepend),
/* harmony export */   s: () => (/* binding */ peek)
/* harmony export */ });
const peekedBytes = 4;
async function peek(source) {
    const pieces = source[Symbol.asyncIterator]();
    let first = Buffer.alloc(0);
    while (first.length < peekedBytes) {
        const { done, value } = await pieces.next();
        if (done === true)
            break;
        first = Buffer.concat([first, value]);
    }
    return { first, all: prepend(first, pieces) };
}
async function* prepend(start, rest) {
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



const bufferBytes = 256 << 10;
function socketReader(open) {
    const buffer = Buffer.allocUnsafe(bufferBytes);
    let waiting = 0;
    let hasEnded = false;
    let failure;
    let wake = () => undefined;
    const socket = open({
        buffer,
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
/* harmony export */   f8: () => (/* binding */ toPrintable),
/* harmony export */   ig: () => (/* binding */ damagedArchiveError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

class TransferError extends Error {
}
function damagedArchiveError(finding, cause) {
    return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
class ArchiveRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}
function toPrintable(text) {
    return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}


/***/ }),

/***/ 26386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ tarReader)
/* harmony export */ });
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38642);
/* harmony import */ var _archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);


const maxExtensionBytes = 1 << 20;
const memberTypes = {
    '\0': 'file',
    '0': 'file',
    '1': 'hard link',
    '2': 'symbolic link',
    '3': 'character device',
    '4': 'block device',
    '5': 'directory',
    '6': 'pipe',
    '7': 'file',
};
const withoutContent = new Set([
    'hard link',
    'symbolic link',
    'character device',
    'block device',
    'directory',
    'pipe',
]);
function tarReader() {
    const block = Buffer.alloc(_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .blockBytes */ .VE);
    let filled = 0;
    let leftBytes = 0;
    let leftPadding = 0;
    let state = 'header';
    let zeroBlocks = 0;
    let extension;
    let overrides = {};
    const expectBytes = (size) => {
        leftBytes = size;
        leftPadding = (0,_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .countPaddingBytes */ .A9)(size);
    };
    const startMember = ({ type, ...own }) => {
        state = 'content';
        if (isExtension(type)) {
            if (own.size > maxExtensionBytes)
                throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)(`a name of ${own.size} bytes`);
            extension = { type, pieces: [] };
            expectBytes(own.size);
            return undefined;
        }
        const { name, size, linkTarget } = { ...own, ...overrides };
        overrides = {};
        expectBytes(size);
        const kind = memberTypes[type] ?? `type ${type}`;
        const isFolder = kind === 'file' && name.endsWith('/');
        if (size > 0 && (isFolder || withoutContent.has(kind)))
            throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)(`a ${kind} with content`);
        const header = {
            name,
            size,
            type: isFolder ? 'directory' : kind,
            linkTarget: isLink(type) ? linkTarget : undefined,
        };
        return { kind: 'member', header };
    };
    return {
        *read(piece) {
            let at = 0;
            for (;;) {
                if (state === 'ended')
                    return;
                if (state === 'header') {
                    const bytes = Math.min(_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .blockBytes */ .VE - filled, piece.length - at);
                    piece.copy(block, filled, at, at + bytes);
                    filled += bytes;
                    at += bytes;
                    if (filled < _writer_js__WEBPACK_IMPORTED_MODULE_0__/* .blockBytes */ .VE)
                        return;
                    filled = 0;
                    if (block.every((byte) => byte === 0)) {
                        if (++zeroBlocks === 2)
                            state = 'ended';
                        continue;
                    }
                    if (zeroBlocks > 0)
                        throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('data behind its end');
                    const part = startMember(readHeader(block));
                    if (part !== undefined)
                        yield part;
                }
                if (state === 'content') {
                    const bytes = Math.min(leftBytes, piece.length - at);
                    const view = piece.subarray(at, at + bytes);
                    at += bytes;
                    leftBytes -= bytes;
                    if (extension !== undefined)
                        extension.pieces.push(Buffer.from(view));
                    else if (bytes > 0)
                        yield { kind: 'content', bytes: view };
                    if (leftBytes > 0)
                        return;
                    state = 'padding';
                }
                if (state === 'padding') {
                    const bytes = Math.min(leftPadding, piece.length - at);
                    at += bytes;
                    leftPadding -= bytes;
                    if (leftPadding > 0)
                        return;
                    state = 'header';
                    if (extension === undefined) {
                        yield { kind: 'end' };
                    }
                    else {
                        overrides = mergeOverrides(overrides, readExtension(extension.type, Buffer.concat(extension.pieces)));
                        extension = undefined;
                    }
                }
            }
        },
        end() {
            const isWhole = state === 'ended' || (state === 'header' && zeroBlocks === 1 && filled === 0);
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
    if (readNumber(block, 148, 8) !== sum)
        throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid header');
    const isUstar = block.toString('latin1', 257, 263) === 'ustar\0';
    const prefix = isUstar ? readHeaderText(block, 345, 155) : '';
    const name = readHeaderText(block, 0, 100);
    const type = block.toString('latin1', 156, 157);
    return {
        name: prefix === '' ? name : `${prefix}/${name}`,
        size: readNumber(block, 124, 12),
        type,
        linkTarget: readHeaderText(block, 157, 100),
    };
}
function isLink(type) {
    return type === '1' || type === '2';
}
function isExtension(type) {
    return type === 'L' || type === 'K' || type === 'x' || type === 'g';
}
function mergeOverrides(one, other) {
    const merged = { ...one, ...other };
    const differs = ['name', 'size', 'linkTarget'].some((key) => key in one && one[key] !== merged[key]);
    if (differs)
        throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('a member with two names or sizes');
    return merged;
}
function readExtension(type, content) {
    if (type === 'L')
        return { name: readHeaderText(content, 0, content.length) };
    if (type === 'K')
        return { linkTarget: readHeaderText(content, 0, content.length) };
    const { path, linkpath, size } = readPaxRecords(content);
    if (type === 'g') {
        if ((path ?? linkpath ?? size) !== undefined)
            throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('one name or size for all members');
        return {};
    }
    return {
        ...(path === undefined ? {} : { name: path }),
        ...(linkpath === undefined ? {} : { linkTarget: linkpath }),
        ...(size === undefined ? {} : { size: parsePaxNumber(size) }),
    };
}
function readPaxRecords(content) {
    const records = {};
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(0x20, at);
        const end = at + parsePaxNumber(content.toString('latin1', at, Math.max(at, space)));
        const record = content.toString('utf8', space + 1, end - 1);
        const equals = record.indexOf('=');
        if (end > content.length || content[end - 1] !== 0x0a || equals < 1 || record.includes('\0')) {
            throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid pax record');
        }
        records[record.slice(0, equals)] = record.slice(equals + 1);
        at = end;
    }
    return records;
}
function parsePaxNumber(digits) {
    const value = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
    if (value === 0 && digits !== '0')
        throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid pax record');
    return value;
}
function readNumber(block, offset, bytes) {
    if (block[offset] === 0x80) {
        const value = block.subarray(offset + 1, offset + bytes).reduce((total, byte) => total * 256 + byte, 0);
        if (Number.isSafeInteger(value))
            return value;
    }
    else {
        const digits = readHeaderText(block, offset, bytes).trim();
        if (/^[0-7]*$/.test(digits))
            return Number.parseInt(digits || '0', 8);
    }
    throw (0,_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)('an invalid header');
}
function readHeaderText(block, offset, bytes) {
    const end = block.indexOf(0, offset);
    return block.toString('utf8', offset, end < 0 ? offset + bytes : Math.min(end, offset + bytes));
}


/***/ }),

/***/ 38642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ encodeTarMember),
/* harmony export */   A9: () => (/* binding */ countPaddingBytes),
/* harmony export */   JO: () => (/* binding */ tarEnd),
/* harmony export */   Nj: () => (/* binding */ encodeTarHeader),
/* harmony export */   VE: () => (/* binding */ blockBytes),
/* harmony export */   lZ: () => (/* binding */ encodeTarPadding)
/* harmony export */ });
const blockBytes = 512;
const maxOctalSize = 0o77777777777;
const tarEnd = Buffer.alloc(2 * blockBytes);
function encodeTarHeader(name, size) {
    const header = Buffer.alloc(blockBytes);
    const put = (offset, value) => {
        header.write(value, offset);
    };
    put(0, name);
    put(100, '0000644\0');
    put(108, '0000000\0');
    put(116, '0000000\0');
    if (size <= maxOctalSize) {
        put(124, `${size.toString(8).padStart(11, '0')}\0`);
    }
    else {
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
function* encodeTarMember(name, content) {
    yield encodeTarHeader(name, content.length);
    yield content;
    yield encodeTarPadding(content.length);
}
function encodeTarPadding(size) {
    return Buffer.alloc(countPaddingBytes(size));
}
function countPaddingBytes(size) {
    return (blockBytes - (size % blockBytes)) % blockBytes;
}


/***/ })

};
