export const id = 761;
export const ids = [761];
export const modules = {

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
/** Events whose token and secrets are the repository's own, whoever caused them. */
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
/**
 * Events for which Dependabot gets a read-only token and none of the Actions secrets:
 * https://docs.github.com/en/code-security/dependabot/working-with-dependabot/troubleshooting-dependabot-on-github-actions
 */
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
/** What a run without a ref is taken for: it moves nothing. */
const noRef = { kind: 'branch', branch: undefined, tagName: undefined, prNumber: undefined };
/** Start of the branches that GitHub makes for a merge queue. */
const mergeQueuePrefix = 'gh-readonly-queue/';
/**
 * Reads from the event of a run what its image is built from.
 * @throws UserError when the payload lacks what its event always has
 */
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
    // A schedule runs on the default branch alone, and its payload does not always name that.
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
/**
 * Reads which pull request a comment is on. Its run is on the default branch, which is not what it is about; the payload
 * does not tell the head.
 */
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
/**
 * Reads the event of the triggering run. Its payload differs from the event's own: `pull_requests` is always empty for a
 * fork (https://github.com/orgs/community/discussions/25220), `head_branch` is the bare name of a branch or of a git tag,
 * and under `pull_request_target` `head_sha` is the base.
 */
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
        // A run in a fork lists the parent's pull requests from the same branch too.
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
/**
 * Reads what a full ref stands for.
 * @throws UserError for a ref that is no branch, git tag or pull request
 */
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


/** With more bars the diagram cannot be read; the table below it has them all. */
const maxBars = 40;
const maxLabelLength = 48;
/** Lanes of queries, drawn in grey: they change nothing. */
const queryLanes = ['find', 'check', 'record'];
/**
 * The phases of a step as a mermaid gantt with a bar for each attempt, and below it as a table to fold out. Nothing when
 * nothing was timed. Failed attempts are red, and the gaps behind them are the waits.
 * Syntax of the diagram: https://mermaid.js.org/syntax/gantt.html
 */
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
/** Times are counted from midnight, so that mermaid shows them as written in every time zone. */
function chartLines(bars, start, totalMs) {
    // A bar shorter than a hundredth of the whole is a mere stroke, but failed attempts and retries are always shown.
    const shown = bars
        .filter(({ attempt, attemptNumber }) => attempt.failure !== undefined || attemptNumber > 1 || attempt.seconds * 1000 >= totalMs / 100)
        .slice(0, maxBars);
    if (shown.length < 2)
        return [];
    const lanes = [...new Set(shown.map(({ lane }) => lane))];
    return [
        '```mermaid',
        'gantt',
        'dateFormat HH:mm:ss.SSS',
        `axisFormat ${totalMs <= 5_000 ? '%S.%L s' : totalMs < 3_600_000 ? '%M:%S' : '%H:%M'}`,
        `tickInterval ${tickInterval(totalMs)}`,
        ...lanes.flatMap((lane) => [
            `section ${lane}`,
            ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, start)),
        ]),
        '```',
        '',
    ];
}
function chartLine({ lane, subject, attemptNumber, attempt }, start) {
    // The end of a reference says most. A label must not hold a colon.
    const subjectEnd = subject.replace(/^.*[:/](?=[^:/]*$)/s, '');
    const label = (0,summary_escape/* escapeAsLabel */.k)([lane, subjectEnd].join(' '), maxLabelLength);
    const again = attemptNumber === 1 ? '' : ` again (${attemptNumber})`;
    const tag = attempt.failure !== undefined ? 'crit, ' : queryLanes.includes(lane) ? 'done, ' : '';
    const lengthMs = Math.max(1, Math.round(attempt.seconds * 1000));
    return `${label}${again} ${(0,format/* formatSeconds */.X)(attempt.seconds)} :${tag}${timeOfDay(attempt.start - start)}, ${lengthMs}ms`;
}
function timeOfDay(milliseconds) {
    return new Date(milliseconds).toISOString().slice('1970-01-01T'.length, -1);
}
/** Chosen so that there are at most about ten ticks. */
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



/** Renders a page: first what went wrong and what to do next, then what came out, then where the time went. */
function renderSummaryPage({ title, failures = [], failed, lead, rows, phases = [] }) {
    const table = (0,summary_table/* factTableLines */.cz)(rows);
    const lines = [
        `### ${title}`,
        '',
        ...failures.flatMap((failure) => alertLines(failure, failed ? 'CAUTION' : 'WARNING')),
        ...(lead === '' ? [] : [lead, '']),
        ...(table.length === 0 ? [] : [...table, '']),
        ...timelineLines(phases),
    ];
    return `${lines.join('\n')}\n`;
}
/**
 * Class, reason and next step as an alert; where Markdown has no alerts it is a quotation:
 * https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86833);




/** A phase that failed for good. */
class PhaseError extends _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP {
    constructor(title, attemptCount, failure, cause) {
        const attempts = attemptCount === 1 ? '1 attempt' : `${attemptCount} attempts`;
        const next = `Next: ${failure.remedy}.`;
        super(`${title} failed after ${attempts} (${failure.class}): ${failure.reason}. ${next}`, failure, cause);
    }
}
/** An attempt that failed in a way which is known where it is thrown, so that no text has to be classified. */
class AttemptError extends Error {
    name = 'AttemptError';
    failure;
    constructor(failure) {
        super(failure.reason);
        this.failure = failure;
    }
}
/**
 * What saving a built image, and learning its imageid, may take even after the deadline: a push that used up all the
 * time must not cost the image too, since the artifact stands in for that push.
 */
const salvageTimeoutMs = 2 * 60_000;
/** After these failures the neighbour has not answered, or not to the point. A rate limit is an answer. */
const unansweredClasses = ['transient', 'timeout', 'builder', 'unknown'];
/** Limits of the waits while nobody answers. */
const maxUnansweredWaitMs = 2_000;
const minUnansweredAttemptMs = 1_000;
/** Runs the phases of one step under one deadline and keeps their reports. */
class Phases {
    reports = [];
    #limits;
    #deps;
    constructor(limits, deps) {
        this.#limits = limits;
        this.#deps = deps;
    }
    /**
     * Retries the work of one phase and reports it. Questions to a registry get no group of their own in the log.
     * @throws PhaseError when the work failed for good; what `retry` does not retry is thrown as it is.
     */
    async run(request) {
        const { clock, log, rateLimits, signal } = this.#deps;
        const { policy, deadline } = this.#limits;
        const { title, context, ref } = request;
        const start = clock.now();
        const attempts = [];
        let attemptStart = start;
        /** When the last attempt ended, where it got no answer: the wait after it counts too. */
        let unansweredSince;
        const { patience } = request;
        const outcome = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)({
            title,
            policy,
            deadline,
            signal,
            work: (attempt) => {
                attemptStart = clock.now();
                if (unansweredSince !== undefined)
                    patience?.spend(attemptStart - unansweredSince);
                // A limit of nothing would be none at all.
                const timeoutMs = Math.min(request.timeoutMs ?? Infinity, Math.max(1, patience?.leftMs ?? Infinity));
                const work = () => request.work(this.limits(timeoutMs, request.minTimeoutMs), attempt);
                if (context.phase === 'registry')
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
                // No input raises the limit of a phase that has one of its own.
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
    /** Attempts of the phase that took most; 0 before the first one. */
    get attempts() {
        return Math.max(0, ...this.reports.map((report) => report.attemptCount));
    }
    /**
     * The limits of one call.
     * @param ownTimeoutMs its own, cut to that of an attempt and to what the deadline leaves
     * @param minTimeoutMs what the deadline leaves at least
     */
    limits(ownTimeoutMs = Infinity, minTimeoutMs = 1) {
        const { timeoutMs, deadline } = this.#limits;
        const { clock, signal } = this.#deps;
        return {
            timeoutMs: Math.min(ownTimeoutMs, timeoutMs, Math.max(minTimeoutMs, deadline - clock.now())),
            ...(signal === undefined ? {} : { signal }),
        };
    }
}
/** The failure to report of anything that ended a step. */
function toFailure(error) {
    if (error instanceof _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP || error instanceof AttemptError)
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
