export const id = 138;
export const ids = [138];
export const modules = {

/***/ 35045:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91782);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68255);
/* harmony import */ var _src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38413);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85993);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7070);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99700);
/* harmony import */ var _save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(71917);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88437);









await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_8__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readSaveImageInputs */ .W)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_save_and_upload_image_js__WEBPACK_IMPORTED_MODULE_7__/* .saveAndUploadImage */ .D)(wanted, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerEngine */ .J)(exec, run.env),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_3__/* .archivePacker */ .$)(exec, files),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(''),
        direct: (0,_src_adapters_artifacts_streaming_upload_js__WEBPACK_IMPORTED_MODULE_1__/* .directUploads */ .k)(run.env, log),
        ...{ run, log, clock, files, signal },
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .saveImageOutputs */ .F)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .saveImageSummary */ .x7)(result, failure) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ fulfilled)
/* harmony export */ });
/**
 * The value of a question that was asked beside others, once all of them are over: whoever looks at them in their order
 * of weight fails with the error that matters most.
 */
function fulfilled(settled) {
    if (settled.status === 'rejected')
        throw settled.reason;
    return settled.value;
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
// EXTERNAL MODULE: ./build/src/core/summary/readable.js
var readable = __webpack_require__(17940);
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
        (0,readable/* readableSeconds */.m)(total / 1000),
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
function barsOf({ title, tries }) {
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
    return `${label}${again} ${(0,readable/* readableSeconds */.m)(of.seconds)} :${tag}${timeOfDay(of.start - start)}, ${String(Math.max(1, Math.round(of.seconds * 1000)))}ms`;
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
    return `| ${name}${again} | ${(0,readable/* readableSeconds */.m)((of.start - start) / 1000)} | ${(0,readable/* readableSeconds */.m)(of.seconds)} | ${end} |`;
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
/* harmony export */   NG: () => (/* binding */ PhaseFailed),
/* harmony export */   Vw: () => (/* binding */ Phases),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   my: () => (/* binding */ keepMs)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86833);




/** A phase that failed for good. */
class PhaseFailed extends _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .I {
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
const keepMs = 2 * 60_000;
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
        const { title, settle, ref } = request;
        const start = clock.now();
        const tries = [];
        let attemptStart = start;
        const tried = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .tryWork */ .p)({
            title,
            policy: this.#limits.policy,
            deadline: this.#limits.deadline,
            ...(signal === undefined ? {} : { signal }),
            work: (attempt) => {
                attemptStart = clock.now();
                const work = () => request.work(this.limits(request.timeoutMs, request.leastMs), attempt);
                if (request.context.phase === 'registry')
                    return work();
                return log.group(attempt === 1 ? title : `${title}, attempt ${String(attempt)}`, work);
            },
            onTry: (ended) => tries.push(ended),
            classify: (error) => {
                const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .f)(error, { ...request.context, elapsedMs: clock.now() - attemptStart });
                // No input raises a limit of its own.
                const silent = failure.class === 'timeout' && request.timeoutMs !== undefined;
                return silent
                    ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
                    : failure;
            },
            ...(settle === undefined ? {} : { settle }),
            ...(ref === undefined ? {} : { retryAfter: () => rateLimits.retryAfter(ref) }),
        }, { clock, log });
        const report = { title, tries, attempts: tried.attempts, seconds: (clock.now() - start) / 1000 };
        if (tried.ok) {
            this.reports.push(report);
            return tried.value;
        }
        this.reports.push({ ...report, failure: tried.failure });
        throw new PhaseFailed(title, tried.attempts, tried.failure, tried.error);
    }
    /** The most tries that a phase took. */
    get attempts() {
        return Math.max(0, ...this.reports.map((report) => report.attempts));
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
function failureOf(error) {
    if (error instanceof _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .I)
        return error.failure;
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd)
        return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .f)(error, { phase: 'build' });
    return { class: error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo ? 'permanent' : 'unknown', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), remedy: '' };
}


/***/ })

};
