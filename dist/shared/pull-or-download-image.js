export const id = 408;
export const ids = [408];
export const modules = {

/***/ 56298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readPullOrDownloadInputs)
/* harmony export */ });
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97851);
/* harmony import */ var _src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7073);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73692);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _rules_named_records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86713);
/* harmony import */ var _rules_stack_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(77053);







function readPullOrDownloadInputs(inputs) {
    const handoverText = inputs.text('handover');
    const { record: handover, set: handoverSet } = handoverText === undefined ? {} : (0,_rules_named_records_js__WEBPACK_IMPORTED_MODULE_5__/* .parseHandovers */ .m0)(handoverText, 'input "handover"');
    const images = (0,_rules_named_records_js__WEBPACK_IMPORTED_MODULE_5__/* .parseWantedImages */ .Pd)(inputs.list('images'));
    const name = inputs.text('image');
    const artifactName = inputs.text('artifact-name');
    const image = (0,_src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_2__/* .checkImageInputs */ .tu)({
        image: name === undefined ? undefined : (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .Sl)(name),
        tag: inputs.text('tag'),
        digest: inputs.text('digest'),
        imageid: inputs.text('imageid'),
        revision: inputs.text('revision'),
    });
    const wanted = { workflow: readWorkflowFile(inputs.text('workflow')), runId: readRunId(inputs) };
    if (wanted.workflow !== undefined && wanted.runId !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo('Inputs "workflow" and "run-id" are both set: the run is found by the one or the other.');
    }
    const localTags = inputs.list('local-tag').map(_rules_stack_files_js__WEBPACK_IMPORTED_MODULE_6__/* .parseLocalTagPattern */ .zV);
    const isSeveral = images !== undefined || handoverSet !== undefined;
    if (isSeveral)
        checkNoSingleImage(inputs);
    else
        checkNoPattern(localTags);
    return {
        ...image,
        ...wanted,
        handover,
        handoverSet,
        images,
        artifactName: artifactName === undefined ? undefined : (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .toArtifactName */ .xy)(artifactName),
        repository: checkRepository(inputs.text('repository')),
        allowForks: inputs.text('allow-forks') === undefined ? undefined : inputs.boolean('allow-forks', false),
        waitMs: inputs.integer('wait-minutes', { min: 0, max: 360, fallback: 0 }) * 60_000,
        source: inputs.choice('source', ['auto', 'registry', 'artifact'], 'auto'),
        limits: {
            policy: {
                maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
                waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
                retryOn: 'transient',
            },
            timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 10 }) * 60_000,
        },
        localTags,
        platform: (0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPlatformInput */ .SC)(inputs.text('platform')),
        onMismatch: inputs.choice('on-mismatch', ['fail', 'warn'], 'fail'),
    };
}
function checkNoSingleImage(inputs) {
    const one = ['image', 'tag', 'digest', 'imageid', 'artifact-name'].find((name) => inputs.text(name) !== undefined);
    if (one === undefined)
        return;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "${one}" is set beside several images, and describes one: leave it out, or take that image in a step of its own.`);
}
function checkNoPattern(localTags) {
    const pattern = localTags.find(_rules_stack_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isNamePattern */ .Gk);
    if (pattern === undefined)
        return;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "local-tag" is "${pattern}", and {name} stands for the name of one of several images: name them by "images", or write the name out.`);
}
function readRunId(inputs) {
    const id = inputs.integer('run-id', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
    return id === 0 ? undefined : id;
}
function checkRepository(text) {
    if (text === undefined || /^[\w.-]+\/[\w.-]+$/.test(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "repository" is "${text}": use owner/name.`);
}
function readWorkflowFile(text) {
    const file = text?.replace(/^\.github\/workflows\//, '');
    if (file === undefined || /^[^/]+\.ya?ml$/.test(file))
        return file;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "workflow" is "${file}": use the name of the workflow's file, such as build.yml.`);
}


/***/ }),

/***/ 38546:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58203);
/* harmony import */ var _src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6266);
/* harmony import */ var _src_adapters_wire_artifacts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97707);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56298);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76571);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(53585);
/* harmony import */ var _pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(60357);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15291);








await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_6__/* .runAction */ .C)(async ({ inputs, exec, leftovers, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readPullOrDownloadInputs */ .A)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_5__/* .pullOrDownloadImage */ .u)(wanted, {
        ...io,
        ...(0,_src_adapters_wire_artifacts_js__WEBPACK_IMPORTED_MODULE_2__/* .wireArtifacts */ .J)({ exec, ...io }, inputs.text('github-token') ?? ''),
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerEngine */ .J)(exec, io.run.env, leftovers),
        registry: (0,_src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_1__/* .imagetoolsRegistry */ .M)(exec),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_7__/* .pullOrDownloadOutputs */ .T)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .pullOrDownloadSummary */ .D)(result, failure) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 53585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ pullOrDownloadOutputs)
/* harmony export */ });
function pullOrDownloadOutputs(result) {
    return {
        source: result.source ?? '',
        'image-ref': result.imageRef,
        imageid: result.imageid,
        digest: result.digest,
        revision: result.revision,
        attempts: String(result.attempts),
        'registry-error': result.registryError,
        'artifact-error': result.artifactError,
        trust: result.trust,
        seconds: result.seconds.toFixed(1),
        skipped: String(result.skipped !== ''),
        images: JSON.stringify(Object.fromEntries(result.images.map((image) => [image.name, describeImage(image)]))),
        'compose-file': result.composeFile,
        'env-file': result.envFile,
    };
}
function describeImage({ result, error }) {
    return {
        'image-ref': result.imageRef,
        imageid: result.imageid,
        digest: result.digest,
        source: result.source ?? '',
        revision: result.revision,
        platform: result.platform,
        trust: result.trust,
        attempts: result.attempts,
        'registry-error': result.registryError,
        'artifact-error': result.artifactError,
        seconds: Math.round(result.seconds * 10) / 10,
        skipped: result.skipped,
        error,
    };
}


/***/ }),

/***/ 76571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ pullOrDownloadSummary)
/* harmony export */ });
/* harmony import */ var _src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37234);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12191);






function pullOrDownloadSummary(result, error) {
    const { skipped, archiveBytes, attempts, images } = result;
    const isSeveral = images.length > 1;
    const failed = isSeveral ? images.some((image) => image.error !== '') : result.source === undefined && skipped === '';
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__/* .renderSummaryPage */ .E)({
        title: isSeveral ? formatSeveralTitle(images) : formatTitle(result, failed),
        failures: result.failures.length > 0 ? result.failures : (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_1__/* .reportedFailures */ .ZG)(error, 'pull'),
        failed: failed || error !== undefined,
        lead: failed ? '' : formatLead(result),
        rows: [
            ['image', result.imageRef],
            ['imageid', result.imageid],
            ['digest', result.digest],
            ['revision', result.revision],
            ['platform', result.platform],
            ['attempts', attempts === 0 ? [] : [String(attempts)]],
            ['artifact size', archiveBytes === undefined ? [] : [(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(archiveBytes)]],
            ['trust', result.trust],
        ],
        list: isSeveral ? (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_4__/* .renderListTable */ .bC)(['name', 'image', 'imageid', 'source', 'seconds'], images.map(imageCells)) : '',
        phases: result.phases,
    });
}
function formatTitle({ source, skipped }, failed) {
    if (failed)
        return 'No image';
    return skipped === '' ? `Image from the ${source ?? ''}` : 'No image to test';
}
function formatSeveralTitle(images) {
    const missing = images.filter(({ error }) => error !== '').length;
    return missing === 0 ? `${images.length} images` : `${missing} of ${images.length} images missing`;
}
function imageCells({ name, result, error }) {
    const { source, skipped, imageRef, imageid, seconds } = result;
    if (error !== '')
        return [name, '', '', 'missing', ''];
    if (skipped !== '')
        return [name, '', '', `skipped: ${skipped}`, ''];
    return [name, imageRef, (0,_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenDigest */ .YI)(imageid), source ?? '', (0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(seconds)];
}
function formatLead({ skipped, seconds, buildSeconds, source, images }) {
    if (skipped !== '')
        return `The producer skipped the build: ${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeAsCode */ .n)(skipped)}.`;
    const from = source ?? 'registry and artifacts';
    const obtained = `Obtained from the ${from} in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(seconds)}**`;
    if (buildSeconds === undefined)
        return `${obtained}.`;
    const saved = buildSeconds - seconds;
    const balance = saved > 0 ? `**${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(saved)} saved**` : 'no time saved';
    const builds = images.filter((image) => image.result.skipped === '').length;
    const [what, avoided] = builds > 1 ? ['builds', `${builds} builds`] : ['build', '1 build'];
    return `This job did not build. ${obtained}; the ${what} took **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(buildSeconds)}**: ${avoided} avoided, ${balance}.`;
}


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
