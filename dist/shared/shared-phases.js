export const id = 808;
export const ids = [808];
export const modules = {

/***/ 73380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F9: () => (/* binding */ HttpStatusError),
  aj: () => (/* binding */ httpRequest),
  Gh: () => (/* binding */ openRequest)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/adapters/http/find-proxy.js
var find_proxy = __webpack_require__(58349);
;// CONCATENATED MODULE: ./build/src/adapters/http/proxy-agent.js




const connectTimeoutMs = 30_000;
const agentOptions = { keepAlive: true, timeout: 5_000 };
class ProxyError extends Error {
    name = 'ProxyError';
    code;
    constructor(message, cause) {
        super(message, { cause });
        this.code = (0,read_json/* textAt */.$6)(cause, 'code');
    }
}
const agents = new Map();
function proxyAgent(target, env = process.env) {
    const proxy = (0,find_proxy/* findProxy */.E)(target, env);
    if (proxy === undefined)
        return undefined;
    const key = JSON.stringify([target.protocol, proxy]);
    const known = agents.get(key);
    if (known !== undefined)
        return known;
    const agent = target.protocol === 'https:' ? new SecureTunnels(proxy) : new PlainTunnels(proxy);
    agents.set(key, agent);
    return agent;
}
class PlainTunnels extends external_node_http_.Agent {
    #proxy;
    constructor(proxy) {
        super(agentOptions);
        this.#proxy = proxy;
    }
    createConnection(options, connected) {
        openTunnel(this.#proxy, hostAndPort(options, 80)).then((socket) => connected?.(null, socket), (error) => connected?.(error, undefined));
    }
}
class SecureTunnels extends external_node_https_.Agent {
    #proxy;
    constructor(proxy) {
        super(agentOptions);
        this.#proxy = proxy;
    }
    createConnection(options, connected) {
        openTunnel(this.#proxy, hostAndPort(options, 443)).then((socket) => {
            const secure = super.createConnection({ ...options, socket });
            if (secure)
                connected?.(null, secure);
        }, (error) => connected?.(error, undefined));
    }
}
function hostAndPort({ host, port }, defaultPort) {
    const name = host ?? 'localhost';
    return `${name.includes(':') ? `[${name}]` : name}:${port ?? defaultPort}`;
}
function openTunnel({ protocol, host, port, authorization }, target) {
    const name = `the proxy "${host}:${port}"`;
    const open = protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    return new Promise((resolve, reject) => {
        const sent = open({
            host,
            port,
            method: 'CONNECT',
            path: target,
            headers: { host: target, ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }) },
            agent: false,
            timeout: connectTimeoutMs,
        });
        sent.once('connect', ({ statusCode = 0, statusMessage }, socket, head) => {
            if (statusCode < 200 || statusCode >= 300) {
                socket.destroy();
                const answer = `${statusCode} ${statusMessage ?? ''}`.trim().slice(0, 200);
                reject(new ProxyError(`${name} does not connect to "${target}": ${answer}`));
                return;
            }
            socket.setTimeout(0);
            if (head.length > 0)
                socket.unshift(head);
            resolve(socket);
        });
        sent.once('timeout', () => sent.destroy(new Error(`no answer in ${connectTimeoutMs / 1000} s: i/o timeout`)));
        sent.once('error', (error) => {
            reject(new ProxyError(`${name} cannot be reached: ${error.message}`, error));
        });
        sent.end();
    });
}

;// CONCATENATED MODULE: ./build/src/adapters/http/http-request.js



class HttpStatusError extends Error {
    name = 'HttpStatusError';
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
function openRequest(target, options) {
    const open = target.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    const agent = proxyAgent(target) ?? options.agent;
    return open(target, agent === undefined ? options : { ...options, agent });
}
function httpRequest(url, { method = 'GET', headers, body, signal }) {
    return new Promise((resolve, reject) => {
        const sent = openRequest(new URL(url), { method, headers: { ...headers }, signal });
        if (body !== undefined)
            sent.setHeader('content-length', Buffer.byteLength(body));
        sent.once('response', resolve).on('error', reject).end(body);
    });
}


/***/ }),

/***/ 52280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ repositoryUrl),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
function isLoopback(host) {
    return loopback.test(host);
}
function repositoryUrl({ host = 'docker.io', path }) {
    const onHub = host === 'docker.io';
    const scheme = isLoopback(host) ? 'http' : 'https';
    const name = onHub && !path.includes('/') ? `library/${path}` : path;
    return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}`;
}
function parseRetryAfter(header, now) {
    if (header === null)
        return undefined;
    if (/^\d{1,7}$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 61589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ registryRateLimits)
/* harmony export */ });
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _http_http_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73380);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52280);



const requestTimeoutMs = 5_000;
const registryRateLimits = {
    async retryAfter(ref) {
        try {
            const signal = AbortSignal.timeout(requestTimeoutMs);
            const answer = await (0,_http_http_request_js__WEBPACK_IMPORTED_MODULE_1__/* .httpRequest */ .aj)(manifestUrl(ref), { method: 'HEAD', headers: {}, signal });
            answer.destroy();
            return (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRetryAfter */ .mu)(answer.headers['retry-after'] ?? null, Date.now());
        }
        catch {
            return undefined;
        }
    },
};
function manifestUrl(ref) {
    const parsed = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, 'reference');
    return `${(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryUrl */ .Ek)(parsed)}/manifests/${parsed.digest ?? parsed.tag ?? 'latest'}`;
}


/***/ }),

/***/ 71908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ serializeHandover),
/* harmony export */   y: () => (/* binding */ recordedRef)
/* harmony export */ });
function recordedRef({ image, tag }) {
    return `${image}:${tag}`;
}
function serializeHandover(record) {
    return JSON.stringify(record);
}


/***/ }),

/***/ 3120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ renderSummaryPage)
});

// EXTERNAL MODULE: ./build/src/core/summary/escape.js
var summary_escape = __webpack_require__(63607);
// EXTERNAL MODULE: ./build/src/core/summary/table.js
var summary_table = __webpack_require__(37234);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
;// CONCATENATED MODULE: ./build/src/core/summary/timeline.js


const maxBars = 40;
const maxLabelLength = 48;
const queryLanes = ['find', 'check', 'record'];
function timelineLines(phases) {
    const bars = phases.flatMap(toBars).sort((one, other) => one.attempt.start - other.attempt.start);
    const [first] = bars;
    if (first === undefined)
        return [];
    const { start } = first.attempt;
    const totalMs = Math.max(...bars.map(({ attempt }) => attempt.start + attempt.seconds * 1000)) - start;
    const failed = bars.filter(({ attempt }) => attempt.failure !== undefined).length;
    const title = [
        (0,format/* formatSeconds */.X)(totalMs / 1000),
        `${bars.length} ${bars.length === 1 ? 'step' : 'steps'}`,
        ...(failed === 0 ? [] : [`${failed} failed`]),
    ].join(', ');
    return [
        ...chartLines(bars, start, totalMs),
        `<details><summary>Timeline as a table: ${title}</summary>`,
        '',
        '| | begins after | takes | |',
        '|---|--:|--:|---|',
        ...bars.map((bar) => timelineRow(bar, start)),
        '',
        '</details>',
    ];
}
function toBars({ title, attempts }) {
    const [, lane = '', subject = ''] = /^(\w+) ?(.*)$/s.exec(title) ?? [];
    return attempts.map((attempt, index) => ({ lane, subject, attemptNumber: index + 1, attempt }));
}
function chartLines(bars, start, totalMs) {
    const shown = bars
        .filter(({ attempt, attemptNumber }) => attempt.failure !== undefined || attemptNumber > 1 || attempt.seconds * 1000 >= totalMs / 100)
        .slice(0, maxBars);
    if (shown.length < 2)
        return [];
    const lanes = [...new Set(shown.map(({ lane }) => lane))];
    const labelOf = chooseLabels(shown);
    return [
        '```mermaid',
        'gantt',
        'dateFormat HH:mm:ss.SSS',
        `axisFormat ${totalMs <= 5_000 ? '%S.%L s' : totalMs < 3_600_000 ? '%M:%S' : '%H:%M'}`,
        `tickInterval ${tickInterval(totalMs)}`,
        ...lanes.flatMap((lane) => [
            `section ${lane}`,
            ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, labelOf(bar), start)),
        ]),
        '```',
        '',
    ];
}
function chooseLabels(bars) {
    const endOf = ({ subject }) => subject.replace(/^.*[:/](?=[^:/]*$)/s, '');
    const repositories = new Map();
    for (const bar of bars) {
        const end = endOf(bar);
        repositories.set(end, (repositories.get(end) ?? new Set()).add(bar.subject));
    }
    return (bar) => {
        const end = endOf(bar);
        return (repositories.get(end)?.size ?? 0) > 1 ? bar.subject.replace(/^.*\//s, '') : end;
    };
}
function chartLine({ lane, attemptNumber, attempt }, subject, start) {
    const label = (0,summary_escape/* escapeAsLabel */.k)([lane, subject].join(' '), maxLabelLength);
    const again = attemptNumber === 1 ? '' : ` again (${attemptNumber})`;
    const tag = attempt.failure !== undefined ? 'crit, ' : queryLanes.includes(lane) ? 'done, ' : '';
    const lengthMs = Math.max(1, Math.round(attempt.seconds * 1000));
    return `${label}${again} ${(0,format/* formatSeconds */.X)(attempt.seconds)} :${tag}${timeOfDay(attempt.start - start)}, ${lengthMs}ms`;
}
function timeOfDay(milliseconds) {
    return new Date(milliseconds).toISOString().slice('1970-01-01T'.length, -1);
}
function tickInterval(totalMs) {
    const intervals = [
        ...[200, 500].map((ms) => [ms, `${ms}millisecond`]),
        ...[1, 2, 5, 10, 15, 30].map((seconds) => [seconds * 1000, `${seconds}second`]),
        ...[1, 2, 5, 10, 15, 30].map((minutes) => [minutes * 60_000, `${minutes}minute`]),
    ];
    return (intervals.find(([ms]) => ms * 10 >= totalMs) ?? intervals.at(-1))?.[1] ?? '';
}
function timelineRow({ lane, subject, attemptNumber, attempt }, start) {
    const name = [lane, ...(subject === '' ? [] : [(0,summary_escape/* escapeAsCode */.n)(subject)])].join(' ');
    const again = attemptNumber === 1 ? '' : `, attempt ${attemptNumber}`;
    const { seconds, failure } = attempt;
    const end = failure === undefined ? '' : `failed (${failure.class}): ${(0,summary_escape/* escapeAsCode */.n)(failure.reason)}`;
    return `| ${name}${again} | ${(0,format/* formatSeconds */.X)((attempt.start - start) / 1000)} | ${(0,format/* formatSeconds */.X)(seconds)} | ${end} |`;
}

;// CONCATENATED MODULE: ./build/src/core/summary/page.js



function renderSummaryPage({ title, failures = [], failed, lead, rows, list = '', phases = [], }) {
    const table = (0,summary_table/* factTableLines */.cz)(rows);
    const lines = [
        `### ${title}`,
        '',
        ...failures.flatMap((failure) => alertLines(failure, failed ? 'CAUTION' : 'WARNING')),
        ...(lead === '' ? [] : [lead, '']),
        ...(table.length === 0 ? [] : [...table, '']),
        ...(list === '' ? [] : [list]),
        ...timelineLines(phases),
    ];
    return `${lines.join('\n')}\n`;
}
function alertLines({ name, failure }, kind) {
    const { class: failureClass, reason, remedy } = failure;
    const subject = name === '' ? '' : `${name}: `;
    const next = remedy === '' ? [] : ['>', `> **Next:** ${(0,summary_escape/* escapeAsCode */.n)(remedy)}`];
    return [`> [!${kind}]`, `> **${subject}${failureClass}** ${(0,summary_escape/* escapeAsCode */.n)(reason)}`, ...next, ''];
}


/***/ }),

/***/ 56657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q_: () => (/* binding */ readMovingTags),
/* harmony export */   Tp: () => (/* binding */ isMovingTag),
/* harmony export */   YU: () => (/* binding */ readTargetRefs),
/* harmony export */   qY: () => (/* binding */ hasRegistry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


const shaStartLength = 7;
const minShaLength = 4;
const fullVersion = /\d+\.\d+\.\d+/;
const pythonVersion = /(?:^|[^a-z\d])v?\d+(?:\.\d+[-_.]?(?:a|b|c|rc|alpha|beta|pre|post|rev|dev)|(?:rc|\.post|\.dev))\d+/i;
const shaAtEnd = /[\da-f]{7}$/i;
const shaBetween = /(?:^|[-_.])g?(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}(?=[-_.])/i;
function readTargetRefs(tags, moving, revisions, input = 'tags') {
    const unknown = moving?.find((ref) => !tags.includes(ref));
    if (unknown !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
    }
    const shas = [revisions.revision, revisions.sourceSha];
    const refs = [...new Set(tags)].map((text) => {
        const { repository, host = 'docker.io', tag = 'latest', digest } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(text, `input "${input}"`);
        if (digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
        }
        const isMoving = moving === undefined ? isMovingTag(tag, shas) : moving.includes(text);
        return { ref: `${repository}:${tag}`, repository, host, tag, isMoving };
    });
    const repositories = [...new Set(refs.map(({ repository }) => repository))];
    return repositories.flatMap((repository) => {
        const own = refs.filter((ref) => ref.repository === repository);
        return [...own.filter((ref) => !ref.isMoving), ...own.filter((ref) => ref.isMoving)];
    });
}
function isMovingTag(tag, shas) {
    const isFixed = [fullVersion, pythonVersion, shaAtEnd, shaBetween].some((pattern) => pattern.test(tag));
    return !isFixed && !shas.some((sha) => showsCommit(tag, sha));
}
function showsCommit(tag, sha) {
    if (sha.length < shaStartLength)
        return false;
    const lower = tag.toLowerCase();
    if (lower.includes(sha.slice(0, shaStartLength)))
        return true;
    const starts = Array.from({ length: shaStartLength - minShaLength }, (_, index) => sha.slice(0, minShaLength + index));
    const parts = lower.split(/[-_.]/);
    return starts.some((start) => lower.endsWith(start) || parts.includes(start));
}
function hasRegistry({ repository }) {
    return repository.includes('/');
}
function readMovingTags(values) {
    return values.length === 0 ? undefined : values.filter((value) => value !== 'none');
}


/***/ }),

/***/ 46404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ queryConfigs),
/* harmony export */   gR: () => (/* binding */ queryImage),
/* harmony export */   kW: () => (/* binding */ queryTimeoutMs),
/* harmony export */   ni: () => (/* binding */ queryPushedManifest)
/* harmony export */ });
/* harmony import */ var _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);

const queryTimeoutMs = 30_000;
function queryImage(ref, phases, registry, patience) {
    return phases.run({
        title: `find ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queryTimeoutMs,
        ref,
        patience,
        work: async (limits) => {
            const answer = await registry.manifest(ref, limits);
            if (!answer.found)
                return undefined;
            const configs = await registry.configs(ref, limits);
            return { ref, digest: answer.digest, mediaType: answer.mediaType, configs };
        },
    });
}
function queryConfigs(ref, phases, registry, patience) {
    const title = `check the configs of ${ref}`;
    return queryPushed({ title, ref, patience, work: (limits) => registry.configs(ref, limits) }, phases);
}
function queryPushedManifest(ref, phases, registry, patience) {
    const work = async (limits) => {
        const answer = await registry.manifest(ref, limits);
        if (answer.found)
            return answer;
        throw new _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({
            class: 'transient',
            reason: `manifest unknown: "${ref}" was pushed and cannot be read back`,
            remedy: 'run again later; the registry or the network between was at fault',
        });
    };
    return queryPushed({ title: `check ${ref}`, ref, patience, work }, phases);
}
function queryPushed(question, phases) {
    return phases.run({ ...question, context: { phase: 'registry', justPushed: true }, timeoutMs: queryTimeoutMs });
}


/***/ }),

/***/ 12191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tn: () => (/* binding */ salvageTimeoutMs),
/* harmony export */   Vw: () => (/* binding */ Phases),
/* harmony export */   ZG: () => (/* binding */ reportedFailures),
/* harmony export */   cb: () => (/* binding */ AttemptError),
/* harmony export */   w2: () => (/* binding */ toFailure),
/* harmony export */   wo: () => (/* binding */ PhaseError)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98673);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86833);





class PhaseError extends _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP {
    constructor(title, attemptCount, failure, cause) {
        const attempts = attemptCount === 1 ? '1 attempt' : `${attemptCount} attempts`;
        const next = `Next: ${failure.remedy}.`;
        super(`${title} failed after ${attempts} (${failure.class}): ${failure.reason}. ${next}`, failure, cause);
    }
}
class AttemptError extends Error {
    name = 'AttemptError';
    failure;
    constructor(failure) {
        super(failure.reason);
        this.failure = failure;
    }
}
const salvageTimeoutMs = 2 * 60_000;
const unansweredClasses = ['transient', 'timeout', 'builder', 'unknown'];
const maxUnansweredWaitMs = 2_000;
const minUnansweredAttemptMs = 1_000;
class Phases {
    reports = [];
    #limits;
    #deps;
    constructor(limits, deps) {
        this.#limits = limits;
        this.#deps = deps;
    }
    async run(request) {
        const { clock, log, rateLimits, signal } = this.#deps;
        const { policy, deadline } = this.#limits;
        const { title, ref } = request;
        const context = ref === undefined ? request.context : { host: (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .registryHost */ .U$)(ref), ...request.context };
        const start = clock.now();
        const attempts = [];
        let attemptStart = start;
        let unansweredSince;
        const { patience } = request;
        const outcome = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L)({
            title,
            policy,
            deadline,
            signal,
            work: (attempt) => {
                attemptStart = clock.now();
                if (unansweredSince !== undefined)
                    patience?.spend(attemptStart - unansweredSince);
                const timeoutMs = Math.min(request.timeoutMs ?? Infinity, Math.max(1, patience?.leftMs ?? Infinity));
                const work = () => request.work(this.limits(timeoutMs, request.minTimeoutMs), attempt);
                if (context.phase === 'registry' || request.hasGroup === false)
                    return work();
                return log.group(attempt === 1 ? title : `${title}, attempt ${attempt}`, work);
            },
            onAttempt: (ended) => attempts.push(ended),
            classify: (error) => {
                unansweredSince = undefined;
                if (error instanceof AttemptError)
                    return error.failure;
                const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { ...context, elapsedMs: clock.now() - attemptStart });
                if (patience !== undefined && unansweredClasses.includes(failure.class)) {
                    unansweredSince = clock.now();
                    patience.spend(unansweredSince - attemptStart);
                }
                return failure.class === 'timeout' && request.timeoutMs !== undefined
                    ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
                    : failure;
            },
            checkAlreadyDone: request.checkAlreadyDone,
            maxWaitMs: () => patience === undefined || unansweredSince === undefined
                ? undefined
                : Math.min(maxUnansweredWaitMs, patience.leftMs - minUnansweredAttemptMs),
            retryAfter: ref === undefined ? undefined : () => rateLimits.retryAfter(ref),
        }, { clock, log });
        const { attemptCount } = outcome;
        const report = { title, attempts, attemptCount, seconds: (clock.now() - start) / 1000 };
        if (outcome.ok) {
            this.reports.push(report);
            return outcome.value;
        }
        this.reports.push({ ...report, failure: outcome.failure });
        throw new PhaseError(title, attemptCount, outcome.failure, outcome.error);
    }
    get attempts() {
        return Math.max(0, ...this.reports.map((report) => report.attemptCount));
    }
    limits(ownTimeoutMs = Infinity, minTimeoutMs = 1) {
        const { timeoutMs, deadline } = this.#limits;
        const { clock, signal } = this.#deps;
        return {
            timeoutMs: Math.min(ownTimeoutMs, timeoutMs, Math.max(minTimeoutMs, deadline - clock.now())),
            ...(signal === undefined ? {} : { signal }),
        };
    }
}
function toFailure(error, phase) {
    if (error instanceof _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP || error instanceof AttemptError)
        return error.failure;
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd)
        return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase });
    return { class: error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo ? 'permanent' : 'unknown', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .toMessage */ .R9)(error), remedy: '' };
}
function reportedFailures(error, phase) {
    return error === undefined ? [] : [{ name: '', failure: toFailure(error, phase) }];
}


/***/ })

};
