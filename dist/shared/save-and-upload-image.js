export const id = 183;
export const ids = [183];
export const modules = {

/***/ 35045:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38413);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91782);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58203);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15291);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85993);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(99700);
/* harmony import */ var _save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56008);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7070);









await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, leftovers, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readSaveImageInputs */ .W)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_6__/* .saveAndUploadImage */ .D)(wanted, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerEngine */ .J)(exec, run.env, leftovers),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(exec, files),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__/* .artifactStore */ .i)(''),
        direct: (0,_src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_2__/* .streamingUploads */ .f)(run.env, log),
        run,
        log,
        clock,
        files,
        signal,
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_8__/* .saveImageOutputs */ .F)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .saveImageSummary */ .x7)(result, failure) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

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

/***/ 40485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ newHandoverRecord)
/* harmony export */ });
function newHandoverRecord(facts) {
    const { first, event, run, buildSeconds } = facts;
    return {
        schema: 1,
        image: first?.repository ?? '',
        tag: first?.tag ?? '',
        digest: facts.digest ?? '',
        imageid: facts.imageid ?? '',
        imageids: facts.imageids,
        platforms: Object.keys(facts.imageids).sort(),
        revision: event.revision ?? '',
        'source-sha': facts.sourceSha ?? '',
        'pushed-refs': (facts.pushedRefs ?? []).map(({ ref, digest }) => ({ ref, digest })),
        archive: null,
        run: {
            id: run.runId,
            attempt: run.runAttempt,
            repository: run.repository,
            'head-repository': event.headRepository ?? '',
            event: run.eventName,
        },
        created: new Date(facts.now).toISOString(),
        skipped: facts.skipped ?? null,
        'build-seconds': buildSeconds === undefined ? undefined : Math.round(buildSeconds * 10) / 10,
    };
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

/***/ 20608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ findNearestNames)
/* harmony export */ });
const maxNames = 5;
function findNearestNames(wanted, names) {
    const lower = wanted.toLowerCase();
    return [...names]
        .map((name) => ({ name, related: isRelatedName(lower, name), edits: editDistance(lower, name) }))
        .sort((one, other) => Number(other.related) - Number(one.related) || one.edits - other.edits)
        .slice(0, maxNames)
        .map(({ name }) => name);
}
function isRelatedName(one, other) {
    const repository = (name) => name.replace(/:[^:/]*$/, '');
    return repository(one) === repository(other) || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
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

/***/ 1917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NN: () => (/* binding */ readRecordText),
/* harmony export */   Tq: () => (/* binding */ findRecord),
/* harmony export */   aE: () => (/* binding */ readRecord)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38321);
/* harmony import */ var _core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97851);
/* harmony import */ var _core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87070);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);




const maxRecordBytes = 1_000_000;
async function findRecord(artifactName, from, deps) {
    const records = (await deps.artifacts.list(from))
        .filter(({ name }) => (0,_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecordArtifact */ .Ug)(name))
        .sort((one, other) => other.id - one.id);
    const entry = artifactName === undefined ? selectOnlyRecord(records) : selectByArtifactName(records, artifactName);
    return entry === undefined ? undefined : readRecord(entry, from, deps);
}
function selectByArtifactName(records, artifactName) {
    const [own, spare] = (0,_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .recordArtifactNames */ .el)(artifactName);
    return records.find(({ name }) => name === own) ?? records.find(({ name }) => name === spare);
}
function selectOnlyRecord(records) {
    const names = [...new Set(records.map(({ name }) => (0,_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryName */ .Ac)((0,_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutRecordSuffix */ .zQ)(name))))];
    if (names.length <= 1)
        return records[0];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`There are several handover records: take several by "images", or set "artifact-name" to one of ${names.join(', ')}.`);
}
async function readRecord(entry, from, deps) {
    return (0,_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHandover */ .d)(await readRecordText(entry, from, deps), `record "${entry.name}"`);
}
async function readRecordText(entry, from, { artifacts, files }) {
    const folder = await files.temporaryFolder();
    return (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(await artifacts.download(entry, folder, { from, maxBytes: maxRecordBytes }));
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
