export const id = 717;
export const ids = [717];
export const modules = {

/***/ 88443:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_docker_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11929);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8507);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81130);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36924);
/* harmony import */ var _buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5629);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88437);






await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuildInputs */ .q)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .buildWithRetry */ .L)(wanted, {
        ...io,
        exec,
        gitToken: inputs.text('github-token'),
        ...(0,_src_adapters_docker_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__/* .buildAdapters */ .J)(exec, io.run.env, wanted.builder),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .buildOutputs */ .J)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .buildSummary */ .fR)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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

/***/ 3120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ summaryPage)
});

// EXTERNAL MODULE: ./build/src/core/summary/table.js
var summary_table = __webpack_require__(37234);
// EXTERNAL MODULE: ./build/src/core/summary/escape.js
var summary_escape = __webpack_require__(63607);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
;// CONCATENATED MODULE: ./build/src/core/summary/timeline.js


/** More bars than this make no picture; the table below it has them all. */
const mostBars = 40;
const longestLabel = 48;
/** Lanes of what is only asked: drawn in grey. */
const questions = ['find', 'check', 'record'];
/**
 * The phases of a step as a mermaid gantt, a bar for each try, and below it the same as a table to fold out: nothing
 * where nothing was timed. Failed tries are red, and the gaps behind them are the waits (B17, 004-11).
 */
function timelineLines(phases) {
    const bars = phases.flatMap(barsOf).sort((one, other) => one.of.start - other.of.start);
    const [first] = bars;
    if (first === undefined)
        return [];
    const total = Math.max(...bars.map(({ of }) => of.start + of.seconds * 1000)) - first.of.start;
    const failed = bars.filter(({ of }) => of.failure !== undefined).length;
    const title = [
        (0,format/* formatSeconds */.X)(total / 1000),
        `${String(bars.length)} ${bars.length === 1 ? 'step' : 'steps'}`,
        ...(failed === 0 ? [] : [`${String(failed)} failed`]),
    ].join(', ');
    return [
        ...chart(bars, first.of.start, total),
        `<details><summary>Timeline as a table: ${title}</summary>`,
        '',
        '| | begins after | takes | |',
        '|---|--:|--:|---|',
        ...bars.map((bar) => tableRow(bar, first.of.start)),
        '',
        '</details>',
    ];
}
function barsOf({ title, attempts: tries }) {
    const [, lane = '', subject = ''] = /^(\w+) ?(.*)$/s.exec(title) ?? [];
    return tries.map((of, index) => ({ lane, subject, attempt: index + 1, of }));
}
/** Times of the day from midnight on: mermaid then shows what was written, whatever the reader's time zone. */
function chart(bars, start, total) {
    // What takes no hundredth of the whole is no more than a stroke; but a try that follows a failed one is never left out.
    const shown = bars
        .filter(({ of, attempt }) => of.failure !== undefined || attempt > 1 || of.seconds * 1000 >= total / 100)
        .slice(0, mostBars);
    if (shown.length < 2)
        return [];
    const lanes = [...new Set(shown.map(({ lane }) => lane))];
    return [
        '```mermaid',
        'gantt',
        'dateFormat HH:mm:ss.SSS',
        `axisFormat ${total <= 5_000 ? '%S.%L s' : total < 3_600_000 ? '%M:%S' : '%H:%M'}`,
        `tickInterval ${tickInterval(total)}`,
        ...lanes.flatMap((lane) => [
            `section ${lane}`,
            ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, start)),
        ]),
        '```',
        '',
    ];
}
function chartLine({ lane, subject, attempt, of }, start) {
    // Of a reference the end tells most, and it may hold no colon.
    const last = subject.replace(/^.*[:/](?=[^:/]*$)/s, '');
    const label = (0,summary_escape/* asLabel */.P)([lane, last].join(' '), longestLabel);
    const again = attempt === 1 ? '' : ` again (${String(attempt)})`;
    const tag = of.failure !== undefined ? 'crit, ' : questions.includes(lane) ? 'done, ' : '';
    return `${label}${again} ${(0,format/* formatSeconds */.X)(of.seconds)} :${tag}${timeOfDay(of.start - start)}, ${String(Math.max(1, Math.round(of.seconds * 1000)))}ms`;
}
function timeOfDay(milliseconds) {
    return new Date(milliseconds).toISOString().slice('1970-01-01T'.length, -1);
}
/** At most about ten ticks. */
function tickInterval(total) {
    const steps = [
        ...[200, 500].map((ms) => [ms, `${String(ms)}millisecond`]),
        ...[1, 2, 5, 10, 15, 30].map((seconds) => [seconds * 1000, `${String(seconds)}second`]),
        ...[1, 2, 5, 10, 15, 30].map((minutes) => [minutes * 60_000, `${String(minutes)}minute`]),
    ];
    return (steps.find(([length]) => length * 10 >= total) ?? steps.at(-1))?.[1] ?? '';
}
function tableRow({ lane, subject, attempt, of }, start) {
    const name = [lane, ...(subject === '' ? [] : [(0,summary_escape/* asCode */.q)(subject)])].join(' ');
    const again = attempt === 1 ? '' : `, attempt ${String(attempt)}`;
    const end = of.failure === undefined ? '' : `failed (${of.failure.class}): ${(0,summary_escape/* asCode */.q)(of.failure.reason)}`;
    return `| ${name}${again} | ${(0,format/* formatSeconds */.X)((of.start - start) / 1000)} | ${(0,format/* formatSeconds */.X)(of.seconds)} | ${end} |`;
}

;// CONCATENATED MODULE: ./build/src/core/summary/page.js



/** The page: what went wrong and what to do next come first, then what came out, then where the time went. */
function summaryPage({ title, failures = [], failed, lead, rows, phases = [] }) {
    const timeline = timelineLines(phases);
    const table = rows.some(([, values]) => values.length > 0) ? [...(0,summary_table/* tableLines */.oW)(rows), ''] : [];
    const alerts = failures.flatMap((failure) => alertLines(failure, failed ? 'CAUTION' : 'WARNING'));
    const lines = [`### ${title}`, '', ...alerts, ...(lead === '' ? [] : [lead, '']), ...table, ...timeline];
    return `${lines.join('\n')}\n`;
}
/** Class, reason and next step as one of GitHub's alerts; elsewhere it is a quotation. */
function alertLines({ name, failure }, kind) {
    const { class: failureClass, reason, remedy } = failure;
    const subject = name === '' ? '' : `${name}: `;
    const next = remedy === '' ? [] : ['>', `> **Next:** ${(0,summary_escape/* asCode */.q)(remedy)}`];
    return [`> [!${kind}]`, `> **${subject}${failureClass}** ${(0,summary_escape/* asCode */.q)(reason)}`, ...next, ''];
}


/***/ }),

/***/ 12191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tn: () => (/* binding */ salvageTimeoutMs),
/* harmony export */   Vw: () => (/* binding */ Phases),
/* harmony export */   ZG: () => (/* binding */ reportedFailures),
/* harmony export */   w2: () => (/* binding */ toFailure),
/* harmony export */   wo: () => (/* binding */ PhaseError)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86833);




/** A phase that failed for good. */
class PhaseError extends _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP {
    constructor(title, attempts, failure, cause) {
        const times = attempts === 1 ? '1 attempt' : `${String(attempts)} attempts`;
        const next = `Next: ${failure.remedy}.`;
        super(`${title} failed after ${times} (${failure.class}): ${failure.reason}. ${next}`, failure, cause);
    }
}
/**
 * What keeping a built image, and learning which one it is, may take after the deadline: a push that used up all the time
 * must not cost the image too, since the artifact is to stand in for that push.
 */
const salvageTimeoutMs = 2 * 60_000;
/** Runs the phases of one build under one deadline and keeps their reports. */
class Phases {
    reports = [];
    #limits;
    #deps;
    constructor(limits, deps) {
        this.#limits = limits;
        this.#deps = deps;
    }
    /** @throws PhaseFailed when the work failed for good; other errors are not the work's. */
    async run(request) {
        const { clock, log, rateLimits, signal } = this.#deps;
        const { title, checkAlreadyDone: settle, ref } = request;
        const start = clock.now();
        const attempts = [];
        let attemptStart = start;
        const tried = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)({
            title,
            policy: this.#limits.policy,
            deadline: this.#limits.deadline,
            ...(signal === undefined ? {} : { signal }),
            work: (attempt) => {
                attemptStart = clock.now();
                const work = () => request.work(this.limits(request.timeoutMs, request.minTimeoutMs), attempt);
                if (request.context.phase === 'registry')
                    return work();
                return log.group(attempt === 1 ? title : `${title}, attempt ${String(attempt)}`, work);
            },
            onAttempt: (ended) => attempts.push(ended),
            classify: (error) => {
                const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { ...request.context, elapsedMs: clock.now() - attemptStart });
                // No input raises a limit of its own.
                const silent = failure.class === 'timeout' && request.timeoutMs !== undefined;
                return silent
                    ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
                    : failure;
            },
            ...(settle === undefined ? {} : { checkAlreadyDone: settle }),
            ...(ref === undefined ? {} : { retryAfter: () => rateLimits.retryAfter(ref) }),
        }, { clock, log });
        const report = { title, attempts, attemptCount: tried.attemptCount, seconds: (clock.now() - start) / 1000 };
        if (tried.ok) {
            this.reports.push(report);
            return tried.value;
        }
        this.reports.push({ ...report, failure: tried.failure });
        throw new PhaseError(title, tried.attemptCount, tried.failure, tried.error);
    }
    /** The most tries that a phase took. */
    get attempts() {
        return Math.max(0, ...this.reports.map((report) => report.attemptCount));
    }
    /** Limits of one call: its own, cut to what the deadline leaves, which counts as `leastMs` at least. */
    limits(ownMs = Infinity, leastMs = 1) {
        const { timeoutMs, deadline } = this.#limits;
        const { clock, signal } = this.#deps;
        return {
            timeoutMs: Math.min(ownMs, timeoutMs, Math.max(leastMs, deadline - clock.now())),
            ...(signal === undefined ? {} : { signal }),
        };
    }
}
/** What is reported of anything that ended a build. */
function toFailure(error) {
    if (error instanceof _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP)
        return error.failure;
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd)
        return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'build' });
    return { class: error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo ? 'permanent' : 'unknown', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), remedy: '' };
}
/** What ended a step, for its summary page; empty when nothing did. */
function reportedFailures(error) {
    return error === undefined ? [] : [{ name: '', failure: toFailure(error) }];
}


/***/ })

};
