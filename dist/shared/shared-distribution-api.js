export const id = 47;
export const ids = [47];
export const modules = {

/***/ 26197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ distributionRepository),
/* harmony export */   z: () => (/* binding */ distributionApi)
/* harmony export */ });
/* harmony import */ var _core_failures_oci_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23100);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17333);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _repository_connection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35206);
/* harmony import */ var _registry_request_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67211);








const maxManifestBytes = 4 << 20;
const maxConfigBytes = 8 << 20;
const maxTagPageBytes = 16 << 20;
const maxReferrerPages = 100;
const maxRedirects = 5;
const noReferrersStatuses = [400, 404, 405, 406, 410, 501];
function distributionApi(login) {
    return { repository: (image) => distributionRepository((0,_repository_connection_js__WEBPACK_IMPORTED_MODULE_5__/* .connectToRepository */ .o)(image, login)) };
}
function distributionRepository({ base, origin, request }) {
    const readWhole = async (url, maxBytes, accept) => {
        const answer = await request('GET', url, { accept });
        if (answer.status === 404) {
            await answer.body.cancel();
            return undefined;
        }
        try {
            await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .requireStatus */ .cu)(answer, [200], 'GET', url);
        }
        catch (error) {
            if (saysAbsent(error))
                return undefined;
            throw error;
        }
        return (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .readBody */ .x8)(answer, maxBytes, url);
    };
    const readReferrersPage = async (pageUrl) => {
        let url = pageUrl;
        for (let redirects = 0; redirects <= maxRedirects; redirects++) {
            const answer = await request('GET', url, { accept: _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .ociIndexType */ .WN, redirect: 'manual' });
            const target = URL.parse(answer.headers.get('location') ?? '', url);
            const isRedirect = answer.status >= 300 && answer.status < 400;
            if (noReferrersStatuses.includes(answer.status) || isRedirect)
                await answer.body.cancel();
            if (noReferrersStatuses.includes(answer.status))
                return undefined;
            if (isRedirect) {
                if (target === null || !/^\/v2\/.+\/referrers\//.test(target.pathname))
                    return undefined;
                url = target.href;
                continue;
            }
            await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .requireStatus */ .cu)(answer, [200], 'GET', url);
            const index = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_7__/* .tryParseJson */ .Bl)((await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .readBody */ .x8)(answer, maxManifestBytes, url)).toString());
            return (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_7__/* .textAt */ .$6)(index, 'mediaType') === _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .ociIndexType */ .WN ? { index, link: answer.headers.get('link') } : undefined;
        }
        throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidAnswerError */ .qU)(`GET ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(pageUrl)}: more than ${maxRedirects} redirects`);
    };
    return {
        async tags() {
            const tags = [];
            const seen = new Set();
            let url = `${base}/tags/list?n=1000`;
            while (url !== undefined) {
                seen.add(url);
                const answer = await request('GET', url);
                if (answer.status === 404)
                    return tags;
                await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .requireStatus */ .cu)(answer, [200], 'GET', url);
                const page = (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJsonBody */ .Y2)(await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .readBody */ .x8)(answer, maxTagPageBytes, url), url);
                tags.push(...(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_7__/* .listAt */ .gT)(page, 'tags').filter((tag) => typeof tag === 'string'));
                url = nextPageUrl(answer.headers.get('link'), url);
                if (url !== undefined && (new URL(url).origin !== origin || seen.has(url))) {
                    throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidAnswerError */ .qU)(`GET ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(url)}: the list of tags does not end where it began`);
                }
            }
            return [...new Set(tags)];
        },
        async manifest(reference) {
            if (!(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTag */ .dz)(reference) && !(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(reference)) {
                throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidAnswerError */ .qU)(`The registry lists "${reference}", which is no tag`);
            }
            const url = `${base}/manifests/${reference}`;
            const raw = await readWhole(url, maxManifestBytes, _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .manifestTypes */ .Fm.join(', '));
            if (raw === undefined)
                return { found: false };
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw);
            const text = raw.toString();
            if ((0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(text) !== digest)
                throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidAnswerError */ .qU)(`GET ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(url)}: the answer is no UTF-8 text`);
            if ((0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(reference) && digest !== reference) {
                throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidAnswerError */ .qU)(`GET ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(url)}: the answer has the digest ${digest}`);
            }
            return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)((0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJsonBody */ .Y2)(raw, url)), raw: text };
        },
        async config(digest) {
            const url = `${base}/blobs/${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .assertDigest */ .V7)(digest)}`;
            const raw = await readWhole(url, maxConfigBytes);
            if (raw !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw) !== digest) {
                throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidAnswerError */ .qU)(`GET ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(url)}: the answer has the digest ${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw)}`);
            }
            return raw?.toString();
        },
        async deleteManifest(digest) {
            const url = `${base}/manifests/${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .assertDigest */ .V7)(digest)}`;
            const answer = await request('DELETE', url);
            if (answer.status === 404) {
                await answer.body.cancel();
                return 'gone';
            }
            await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .requireStatus */ .cu)(answer, [200, 202, 204], 'DELETE', url);
            await answer.body.cancel();
            return 'deleted';
        },
        async deleteTag(tag) {
            if (!(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTag */ .dz)(tag))
                throw new TypeError(`no tag: ${tag}`);
            const url = `${base}/manifests/${tag}`;
            const answer = await request('DELETE', url);
            await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .requireStatus */ .cu)(answer, [200, 202, 204, 404], 'DELETE', url);
            await answer.body.cancel();
        },
        async referrers(digest) {
            const found = [];
            let url = `${base}/referrers/${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .assertDigest */ .V7)(digest)}`;
            for (let page = 1; url !== undefined && page <= maxReferrerPages; page++) {
                const answer = await readReferrersPage(url);
                if (answer === undefined && page === 1)
                    return undefined;
                if (answer === undefined)
                    throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .invalidAnswerError */ .qU)(`GET ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutQuery */ .j$)(url)}: the answer is no image index`);
                found.push(...(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_7__/* .listAt */ .gT)(answer.index, 'manifests'));
                url = nextPageUrl(answer.link, url);
                if (url !== undefined && new URL(url).origin !== origin)
                    return found;
            }
            return found;
        },
    };
}
function nextPageUrl(link, from) {
    const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
    return target === undefined ? undefined : new URL(target, from).href;
}
const absentCodes = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'BLOB_UNKNOWN'];
function saysAbsent(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RegistryError */ .gl) || error.status === undefined || error.status >= 500)
        return false;
    const code = (0,_core_failures_oci_code_js__WEBPACK_IMPORTED_MODULE_0__/* .toOciCode */ .gv)(error.code ?? '');
    return code !== undefined && absentCodes.includes(code);
}


/***/ }),

/***/ 83426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readDockerLogin),
/* harmony export */   j: () => (/* binding */ registryLogin)
/* harmony export */ });
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70110);


const dockerHubKey = 'https://index.docker.io/v1/';
const helperTimeoutMs = 15_000;
function registryLogin(sources) {
    const { given, token, actor, env, exec } = sources;
    return async (host) => {
        const known = given?.host === host ? given.login : await readDockerLogin(host, exec, env);
        if (known !== undefined || host !== 'ghcr.io' || token === '')
            return known;
        return { username: actor, password: token };
    };
}
async function readDockerLogin(host, exec, env) {
    const config = await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .readDockerConfig */ .T)(env);
    const key = host === 'docker.io' ? dockerHubKey : host;
    const helper = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credHelpers', key) ?? (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credsStore');
    const fromHelper = helper === undefined ? undefined : await runCredentialHelper(helper, key, exec);
    return fromHelper ?? decodeStoredLogin((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(config, 'auths', key));
}
async function runCredentialHelper(helper, key, exec) {
    const program = `docker-credential-${helper}`;
    if (!/^[\w.-]+$/.test(helper) || !(await exec.has(program)))
        return undefined;
    const answer = await exec.run(program, ['get'], { input: key, timeoutMs: helperTimeoutMs });
    if (answer.exitCode !== 0)
        return undefined;
    const stored = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseJson */ .Bl)(answer.stdout);
    const username = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(stored, 'Username');
    const secret = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(stored, 'Secret');
    if (username === undefined || secret === undefined)
        return undefined;
    return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}
function decodeStoredLogin(entry) {
    const identityToken = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'identitytoken');
    if (identityToken !== undefined)
        return { identityToken };
    const [username, password] = Buffer.from((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'auth') ?? '', 'base64')
        .toString()
        .split(/:(.*)/s);
    if (username === undefined || username === '' || password === undefined)
        return undefined;
    return { username, password };
}


/***/ }),

/***/ 67211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $t: () => (/* binding */ connectionError),
  qU: () => (/* binding */ invalidAnswerError),
  Y2: () => (/* binding */ parseJsonBody),
  x8: () => (/* binding */ readBody),
  cu: () => (/* binding */ requireStatus),
  L9: () => (/* binding */ sendToRegistry),
  j$: () => (/* binding */ withoutQuery)
});

// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
// EXTERNAL MODULE: ./build/src/adapters/streams/bounded-read.js
var bounded_read = __webpack_require__(84086);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/adapters/http/http-request.js + 1 modules
var http_request = __webpack_require__(73380);
;// CONCATENATED MODULE: ./build/src/adapters/registry/http-exchange.js


const maxRedirects = 5;
const followedStatuses = [301, 302, 303, 307, 308];
const maxDrainedBytes = 64 << 10;
async function exchangeHttp(method, url, options) {
    const headers = new Headers(options.headers);
    let target = new URL(url);
    for (let redirects = 0;; redirects++) {
        const answer = await send(method, target, { ...options, headers });
        const location = answer.headers.get('location');
        const isFollowed = options.redirect === 'follow' && options.body === undefined;
        if (!isFollowed || location === null || !followedStatuses.includes(answer.status))
            return answer;
        await answer.body.cancel();
        if (redirects >= maxRedirects)
            throw new Error(`more than ${maxRedirects} redirects`);
        const next = new URL(location, target);
        if (target.protocol === 'https:' && next.protocol !== 'https:') {
            throw new Error(`a redirect to "${next.origin}", which is not encrypted`);
        }
        if (next.origin !== target.origin)
            headers.delete('authorization');
        target = next;
    }
}
const repeatableMethods = ['GET', 'HEAD', 'POST'];
async function send(method, target, options, isRepeated = false) {
    const { headers, body, signal } = options;
    const mayRepeat = repeatableMethods.includes(method) && !isRepeated;
    const request = (0,http_request/* openRequest */.Gh)(target, {
        method,
        headers: Object.fromEntries(headers),
        signal,
        agent: mayRepeat ? undefined : false,
    });
    try {
        return toAnswer(await sendBody(request, method, body), request, target, signal);
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        if (!mayRepeat || !request.reusedSocket)
            throw error;
        return send(method, target, options, true);
    }
}
function sendBody(request, method, body) {
    return new Promise((resolve, reject) => {
        request.once('response', resolve).on('error', reject);
        if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) {
            if (body !== undefined)
                request.setHeader('content-length', Buffer.byteLength(body));
            else if (method !== 'GET' && method !== 'HEAD')
                request.setHeader('content-length', 0);
            request.end(body);
            return;
        }
        (0,external_node_stream_.pipeline)(body, request, (error) => {
            if (error instanceof Error)
                reject(error);
        });
    });
}
function toAnswer(message, request, target, signal) {
    const headers = new Headers();
    for (const [name, values] of Object.entries(message.headersDistinct)) {
        for (const value of values ?? [])
            headers.append(name, value);
    }
    async function* read() {
        try {
            yield* message;
        }
        catch (error) {
            throw signal.aborted ? signal.reason : error;
        }
        finally {
            if (!request.writableFinished)
                request.destroy();
        }
    }
    return {
        status: message.statusCode ?? 0,
        headers,
        url: target.href,
        body: {
            [Symbol.asyncIterator]: read,
            cancel() {
                const length = Number(headers.get('content-length') ?? Infinity);
                if (length <= maxDrainedBytes && request.writableFinished)
                    message.resume();
                else
                    message.destroy();
                message.on('error', () => undefined);
                return Promise.resolve();
            },
        },
    };
}

// EXTERNAL MODULE: ./build/src/adapters/registry/registry-address.js
var registry_address = __webpack_require__(52280);
;// CONCATENATED MODULE: ./build/src/adapters/registry/registry-request.js






const requestTimeoutMs = 30_000;
const maxErrorBytes = 1 << 20;
async function sendToRegistry(method, url, options = {}) {
    const { accept = 'application/json', authorization, form, body, redirect, signal, timeLimit } = options;
    const headers = new Headers({ accept, ...options.headers });
    if (authorization !== undefined)
        headers.set('authorization', authorization);
    if (form !== undefined)
        headers.set('content-type', 'application/x-www-form-urlencoded');
    const limit = timeLimit === 'none' ? undefined : AbortSignal.timeout(requestTimeoutMs);
    try {
        return await exchangeHttp(method, url, {
            headers,
            body: form?.toString() ?? body,
            redirect: redirect ?? 'follow',
            signal: (0,abort_signals/* anySignal */.J)(signal, limit),
        });
    }
    catch (error) {
        throw connectionError(method, url, error);
    }
}
async function requireStatus(answer, accepted, method, url) {
    const { status } = answer;
    if (accepted.includes(status))
        return;
    const { code, message } = await readFirstError(answer);
    const why = [code, message].filter((part) => part !== undefined).join(' ');
    throw new errors/* RegistryError */.gl(`${method} ${withoutQuery(url)}: HTTP ${status}${why === '' ? '' : ` ${why.slice(0, 200)}`}`, {
        status,
        code,
        retryAfterMs: (0,registry_address/* parseRetryAfter */.mu)(answer.headers.get('retry-after'), Date.now()),
    });
}
async function readFirstError(answer) {
    try {
        const body = await readBody(answer, maxErrorBytes, answer.url);
        const [error] = (0,read_json/* listAt */.gT)(JSON.parse(body.toString()), 'errors');
        return { code: (0,read_json/* textAt */.$6)(error, 'code'), message: (0,read_json/* textAt */.$6)(error, 'message') };
    }
    catch {
        return {};
    }
}
async function readBody(answer, maxBytes, url) {
    try {
        return await (0,bounded_read/* readAtMost */.rU)(answer.body, maxBytes, `GET ${withoutQuery(url)}: the answer`);
    }
    catch (error) {
        throw error instanceof bounded_read/* TooLongError */.Pw ? invalidAnswerError(error.message) : connectionError('GET', url, error);
    }
}
function parseJsonBody(body, url) {
    try {
        return JSON.parse(body.toString());
    }
    catch (error) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no JSON`, error);
    }
}
function invalidAnswerError(message, cause) {
    return new errors/* RegistryError */.gl(message, { status: 400, cause });
}
function withoutQuery(url) {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
}
function connectionError(method, url, error) {
    const code = (0,read_json/* textAt */.$6)(error, 'code');
    const [first] = (0,read_json/* listAt */.gT)(error, 'errors');
    const message = (0,read_json/* textAt */.$6)(first, 'message') ?? ((0,errors/* toMessage */.R9)(error) || (code ?? 'the connection failed'));
    return new errors/* RegistryError */.gl(`${method} ${withoutQuery(url)}: ${message}`, { code, cause: error });
}


/***/ }),

/***/ 35206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ connectToRepository)
});

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/registry/registry-address.js
var registry_address = __webpack_require__(52280);
// EXTERNAL MODULE: ./build/src/adapters/registry/registry-request.js + 1 modules
var registry_request = __webpack_require__(67211);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/src/adapters/registry/registry-token.js



const maxTokenBytes = 4 << 20;
async function authorize(challenge, credentials) {
    const basic = credentials !== undefined && 'username' in credentials
        ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`
        : undefined;
    if (/^basic\b/i.test(challenge))
        return basic;
    const parameter = (name) => new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(challenge)?.[1];
    const realm = URL.parse(parameter('realm') ?? '');
    if (!/^bearer\b/i.test(challenge) || realm === null)
        return undefined;
    if (realm.protocol !== 'https:' && !(0,registry_address/* isLoopback */.U9)(realm.host)) {
        throw (0,registry_request/* invalidAnswerError */.qU)(`The registry asks for its token at "${realm.origin}", which is not encrypted`);
    }
    const scope = { service: parameter('service'), scope: parameter('scope') };
    const answer = await (credentials !== undefined && 'identityToken' in credentials
        ? refreshToken(realm, credentials.identityToken, scope)
        : (0,registry_request/* sendToRegistry */.L9)('GET', tokenUrl(realm, scope), { authorization: basic }));
    await (0,registry_request/* requireStatus */.cu)(answer, [200], 'GET', realm.href);
    const body = (0,registry_request/* parseJsonBody */.Y2)(await (0,registry_request/* readBody */.x8)(answer, maxTokenBytes, realm.href), realm.href);
    const token = (0,read_json/* textAt */.$6)(body, 'token') ?? (0,read_json/* textAt */.$6)(body, 'access_token');
    return token === undefined ? undefined : `Bearer ${token}`;
}
function tokenUrl(realm, { service, scope }) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    if (scope !== undefined)
        url.searchParams.set('scope', scope);
    return url.href;
}
function refreshToken(realm, identityToken, { service, scope }) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: identityToken,
        client_id: 'ci-image-actions',
    });
    if (service !== undefined)
        form.set('service', service);
    if (scope !== undefined)
        form.set('scope', scope);
    return (0,registry_request/* sendToRegistry */.L9)('POST', realm.href, { form });
}

;// CONCATENATED MODULE: ./build/src/adapters/registry/repository-connection.js





function connectToRepository(image, login, options = {}) {
    const ref = (0,reference/* parseImageRef */.Q)(image, 'image');
    const base = (0,registry_address/* repositoryUrl */.Ek)(ref);
    const { origin } = new URL(base);
    return {
        base,
        origin,
        request: authorizedRequests(origin, once(() => login(ref.host ?? 'docker.io')), options),
    };
}
function authorizedRequests(origin, credentials, { signal, isTarget = false }) {
    const authorizations = new Map();
    const answerChallenge = async (challenge, isRead) => {
        const login = await credentials();
        const wider = isTarget && isRead ? withPush(challenge) : challenge;
        try {
            return await authorize(wider, login);
        }
        catch (error) {
            const isRefused = error instanceof errors/* RegistryError */.gl && (error.status === 401 || error.status === 403);
            if (wider === challenge || !isRefused)
                throw error;
            return authorize(challenge, login);
        }
    };
    return async (method, url, options = {}) => {
        const send = (authorization) => (0,registry_request/* sendToRegistry */.L9)(method, url, { signal, ...options, authorization });
        if (new URL(url).origin !== origin)
            return send();
        const kind = authorizationKind(method, url);
        const first = await send(authorizations.get(kind));
        if (first.status !== 401 || new URL(first.url).origin !== origin)
            return first;
        const challenge = first.headers.get('www-authenticate') ?? '';
        const authorization = await answerChallenge(challenge, kind === 'read');
        if (authorization === undefined)
            return first;
        await first.body.cancel();
        const isForAll = authorization.startsWith('Basic ');
        for (const other of isForAll ? authorizationKinds : [kind])
            authorizations.set(other, authorization);
        if (options.body !== undefined && !Buffer.isBuffer(options.body)) {
            throw new errors/* RegistryError */.gl(`${method} ${(0,registry_request/* withoutQuery */.j$)(url)}: the authorization expired during the upload`, {});
        }
        return send(authorization);
    };
}
const authorizationKinds = ['read', 'write', 'mount', 'delete'];
function authorizationKind(method, url) {
    if (method === 'GET' || method === 'HEAD')
        return 'read';
    if (method === 'DELETE')
        return 'delete';
    return new URL(url).searchParams.has('from') ? 'mount' : 'write';
}
function withPush(challenge) {
    return challenge.replace(/(\bscope="repository:[^"\s]+:)pull"/i, '$1pull,push"');
}
function once(work) {
    let result;
    return () => (result ??= work());
}


/***/ }),

/***/ 48238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ forEachConcurrently)
/* harmony export */ });
async function forEachConcurrently(items, maxConcurrent, work) {
    const remaining = items[Symbol.iterator]();
    const failures = [];
    const worker = async () => {
        for (let next = remaining.next(); next.done !== true && failures.length === 0; next = remaining.next()) {
            await work(next.value).catch((error) => failures.push(error));
        }
    };
    await Promise.all(Array.from({ length: maxConcurrent }, worker));
    if (failures.length > 0)
        throw failures[0];
}


/***/ })

};
