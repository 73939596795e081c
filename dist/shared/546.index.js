export const id = 546;
export const ids = [546];
export const modules = {

/***/ 56298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readPullOrDownloadInputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71908);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7073);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73692);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);





/**
 * The inputs of `pull-or-download-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readPullOrDownloadInputs(inputs) {
    const handover = inputs.text('handover');
    const image = (0,_src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_2__/* .checkImageInputs */ .tu)({
        image: inputs.text('image'),
        tag: inputs.text('tag'),
        digest: inputs.text('digest'),
        imageid: inputs.text('imageid'),
        revision: inputs.text('revision'),
    });
    const wanted = { workflow: workflow(inputs.text('workflow')), runId: runId(inputs) };
    if (wanted.workflow !== undefined && wanted.runId !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo('Inputs "workflow" and "run-id" are both set: the run is found by the one or the other.');
    }
    return {
        ...image,
        ...wanted,
        handover: handover === undefined ? undefined : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHandover */ .dl)(handover, 'input "handover"'),
        artifactName: inputs.text('artifact-name'),
        repository: repository(inputs.text('repository')),
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
        localTags: inputs.list('local-tag').map(_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .localReference */ .lM),
        platform: (0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPlatform */ .oF)(inputs.text('platform')),
        onMismatch: inputs.choice('on-mismatch', ['fail', 'warn'], 'fail'),
    };
}
function runId(inputs) {
    const id = inputs.integer('run-id', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
    return id === 0 ? undefined : id;
}
function repository(text) {
    if (text === undefined || /^[\w.-]+\/[\w.-]+$/.test(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "repository" is "${text}": use owner/name.`);
}
function workflow(text) {
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
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_artifacts_streaming_download_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76635);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68255);
/* harmony import */ var _src_adapters_docker_imagetools_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70263);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74292);
/* harmony import */ var _src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61916);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56298);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76571);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(53585);
/* harmony import */ var _pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(59347);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(88437);











await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_9__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readPullOrDownloadInputs */ .A)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    const apiUrl = run.env['GITHUB_API_URL'];
    const { result, failure } = await (0,_pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_8__/* .pullOrDownloadImage */ .u)(wanted, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerEngine */ .J)(exec, run.env),
        registry: (0,_src_adapters_docker_imagetools_js__WEBPACK_IMPORTED_MODULE_3__/* .imagetoolsRegistry */ .M)(exec),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(token),
        streams: (0,_src_adapters_artifacts_streaming_download_js__WEBPACK_IMPORTED_MODULE_1__/* .streamingDownloads */ .g)(token, apiUrl, log),
        archives: (0,_src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_5__/* .imageArchives */ .T)(exec, files, signal),
        api: (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__/* .githubRest */ .U)(token, apiUrl),
        ...{ run, log, clock, files, signal },
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .pullOrDownloadOutputs */ .T)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .pullOrDownloadSummary */ .D)(result, failure) : undefined,
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
/** Every output that `pull-or-download-image/action.yml` declares. */
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
        trust: result.trust ?? '',
        seconds: result.seconds.toFixed(1),
        skipped: String(result.skipped !== ''),
    };
}


/***/ }),

/***/ 59347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ pullOrDownloadImage)
});

// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/handover/expected-image.js
var expected_image = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/core/retry/attempts.js
var retry_attempts = __webpack_require__(26872);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 3 modules
var classify = __webpack_require__(62678);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/rules/workflow-run.js



/** Events whose runs hold no more rights than a fork's own run. */
const unprivilegedEvents = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);
/** Runs whose author names the commit that is built. */
const freeCommitEvents = new Set(['workflow_dispatch', 'repository_dispatch', 'schedule']);
/**
 * Reads a run out of untrusted JSON.
 * @throws UserError when it lacks what every run has.
 */
function readWorkflowRun(json, where) {
    const event = (0,read_json/* textAt */.$6)(json, 'event');
    const headSha = event === 'pull_request_target' ? (0,read_json/* textAt */.$6)(json, 'head_commit', 'id') : (0,read_json/* textAt */.$6)(json, 'head_sha');
    const id = (0,read_json/* countAt */.$v)(json, 'id');
    const repository = (0,read_json/* textAt */.$6)(json, 'repository', 'full_name');
    if (id === undefined ||
        repository === undefined ||
        event === undefined ||
        headSha === undefined ||
        !(0,event_facts/* isFullSha */.Wf)(headSha)) {
        throw new errors/* UserError */.yo(`The ${where} lacks id, repository, event or head commit: it is no workflow run.`);
    }
    return {
        ...{ id, repository, headSha, event },
        headRepository: (0,read_json/* textAt */.$6)(json, 'head_repository', 'full_name'),
        path: (0,read_json/* textAt */.$6)(json, 'path')?.replace(/@.*$/s, '') ?? '',
        attempt: (0,read_json/* countAt */.$v)(json, 'run_attempt') ?? 1,
        status: (0,read_json/* textAt */.$6)(json, 'status') ?? '',
        conclusion: (0,read_json/* textAt */.$6)(json, 'conclusion'),
    };
}
/**
 * Decides whether a run of `event` may use what `run` made (threat 2). A fork's run may offer anything under any name,
 * so where the job has more rights than the fork, its image is taken only when that was asked for.
 * @param allowForks the input; undefined: only where this job has no more rights than the fork
 * @throws UserError
 */
function trustIn(run, event, allowForks) {
    if ((0,event_facts/* sameRepository */.RB)(run.headRepository, run.repository))
        return 'same-repository';
    if (allowForks ?? unprivilegedEvents.has(event))
        return 'fork';
    throw new errors/* UserError */.yo(`Run ${String(run.id)} built the code of the fork ${run.headRepository ?? '(deleted)'}, and a job on ${event} has rights that a fork has not: test it in a pull_request workflow, or set "allow-forks" in a job with "permissions: { actions: read }" and no secrets.`);
}
/**
 * Compares what two sources tell of a run: the event's payload and the API, say.
 * @throws UserError that names what differs.
 */
function checkSameRun(one, other) {
    const facts = ['id', 'repository', 'headRepository', 'headSha', 'event', 'path'];
    const different = facts.find((fact) => String(one[fact]).toLowerCase() !== String(other[fact]).toLowerCase());
    if (different !== undefined) {
        throw new errors/* UserError */.yo(`The event says that run ${String(one.id)} has ${different} "${String(one[different])}", and the API says "${String(other[different])}": run this job again.`);
    }
}
/**
 * A record is data out of its run's artifacts: it counts only when it agrees with what GitHub says of that run.
 * @throws UserError that names what differs.
 */
function checkRecordOfRun(record, run) {
    const claims = [
        ['run id', String(record.run.id), String(run.id)],
        ['repository', record.run.repository, run.repository],
        ['head repository', record.run['head-repository'], run.headRepository ?? record.run['head-repository']],
        ['event', record.run.event, run.event],
        ['revision', record.revision, freeCommitEvents.has(run.event) ? record.revision : run.headSha],
    ];
    const different = claims.find(([, claimed, known]) => claimed.toLowerCase() !== known.toLowerCase());
    if (different !== undefined) {
        const [name, claimed, known] = different;
        throw new errors/* UserError */.yo(`The handover record of run ${String(run.id)} says ${name} "${claimed}", and GitHub says "${known}": it is not that run's record, and not used: pass the "handover" output of that run's own producer job.`);
    }
}

// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/handover/record.js
var record = __webpack_require__(71908);
// EXTERNAL MODULE: ./build/src/services/github/ask-api.js
var ask_api = __webpack_require__(27284);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/etag-cache.js
/** Asks again with the ETag of the last answer: what has not changed costs nothing of the rate limit (P4). */
function etagCache(api) {
    const answers = new Map();
    return {
        async get(path, options = {}) {
            const key = JSON.stringify([path, options.query]);
            const last = answers.get(key);
            const answer = await api.get(path, { ...options, ...(last === undefined ? {} : { etag: last.etag }) });
            if (answer.status === 304 && last !== undefined)
                return last;
            if (answer.status === 200 && answer.etag !== undefined)
                answers.set(key, { ...answer, etag: answer.etag });
            return answer;
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/await-run.js








/** How long a run may take to appear: GitHub starts the workflows of one event within seconds of each other. */
const graceMs = 120_000;
const firstPauseMs = 5_000;
const longestPauseMs = 20_000;
const permission = 'actions: read';
const startedTogether = new Set(['push', 'pull_request', 'pull_request_target', 'merge_group', 'release']);
/**
 * Finds the newest run of the workflow for this event's commit and waits until its handover record is there, not until
 * it ends (P4). So a plain pull_request workflow can test what another one builds.
 * @returns the run's id
 * @throws UserError at once when the run ended without a record, and when the time is over.
 */
async function awaitRun(inputs, deps) {
    const facts = (0,event_facts/* readEventFacts */._r)(deps.run);
    const asking = { ...deps, api: etagCache(deps.api) };
    const start = deps.clock.now();
    let said = '';
    for (let round = 0;; round++) {
        const run = await newestRun(inputs.workflow, facts, asking);
        if (run !== undefined && (await hasRecord(run, inputs.artifactName, asking)))
            return run.id;
        const waited = deps.clock.now() - start;
        const state = run === undefined ? 'does not exist yet' : `is ${run.status.replace('_', ' ')}`;
        const name = `${inputs.workflow} for ${facts.revision}`;
        if (run?.status === 'completed') {
            throw new errors/* UserError */.yo(`Run ${String(run.id)} of ${name} ended with "${run.conclusion ?? 'no conclusion'}" and without a handover record: mend that run, and run it again before this job.`);
        }
        const limit = run === undefined ? Math.min(graceMs, inputs.waitMs) : inputs.waitMs;
        const pause = Math.min(firstPauseMs * 1.5 ** round, longestPauseMs) * (0.75 + deps.clock.random() / 2);
        if (waited + pause > limit) {
            const remedy = run === undefined
                ? 'check "workflow", and that it starts on the same event'
                : 'raise "wait-minutes", or look why it takes so long';
            throw new errors/* UserError */.yo(`The run of ${name} ${state} after ${(waited / 1000).toFixed(0)} s: ${remedy}.`);
        }
        if (state !== said)
            deps.log.info(`Waiting: the run of ${name} ${state}.`);
        said = state;
        await deps.clock.sleep(pause, deps.signal);
    }
}
async function newestRun(workflow, facts, deps) {
    const path = `/repos/${deps.run.repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
    // What starts on a push or a pull request starts on the same one; a dispatched or scheduled job takes what is there.
    const event = startedTogether.has(facts.eventName) ? { event: facts.eventName } : {};
    const query = { head_sha: facts.revision, ...event, per_page: 20 };
    const answer = await (0,ask_api/* askApi */.wk)({ what: `the runs of ${workflow}`, path, query, permission }, deps);
    if (answer === undefined) {
        throw new errors/* UserError */.yo(`There is no workflow "${workflow}" in ${deps.run.repository}: "workflow" is the name of its file, such as build.yml.`);
    }
    const runs = (0,read_json/* listAt */.gT)(answer, 'workflow_runs')
        .filter((json) => isOfEvent(json, facts))
        .map((json) => readWorkflowRun(json, `API's list of runs of ${workflow}`))
        .filter(({ id, headSha }) => id !== deps.run.runId && headSha === facts.revision);
    return runs.sort((one, other) => other.id - one.id)[0];
}
/** One commit may be the head of several pull requests: then the run must be the one of this event's. */
function isOfEvent(json, facts) {
    if (facts.prNumber === undefined)
        return true;
    const numbers = (0,read_json/* listAt */.gT)(json, 'pull_requests').map((pull) => (0,read_json/* countAt */.$v)(pull, 'number'));
    if (numbers.length > 0)
        return numbers.includes(facts.prNumber);
    // A fork's run names no pull request: its branch has to do.
    const sameHead = (0,event_facts/* sameRepository */.RB)((0,read_json/* textAt */.$6)(json, 'head_repository', 'full_name'), facts.headRepository ?? '');
    return sameHead && (0,read_json/* textAt */.$6)(json, 'head_branch') === facts.branch;
}
async function hasRecord(run, artifactName, deps) {
    if (artifactName === undefined)
        return hasArtifact(run, {}, deps);
    const [own, spare] = (0,artifact_name/* recordNames */.eq)(artifactName);
    if (await hasArtifact(run, { name: own }, deps))
        return true;
    // The rare case is asked for once: each question counts.
    return run.status === 'completed' && hasArtifact(run, { name: spare }, deps);
}
async function hasArtifact(run, named, deps) {
    const path = `/repos/${deps.run.repository}/actions/runs/${String(run.id)}/artifacts`;
    const query = { per_page: 100, ...named };
    const answer = await (0,ask_api/* askApi */.wk)({ what: `the artifacts of run ${String(run.id)}`, path, query, permission }, deps);
    return (0,read_json/* listAt */.gT)(answer, 'artifacts').some((artifact) => (0,read_json/* textAt */.$6)(artifact, 'name')?.endsWith(record/* recordSuffix */.RY) === true);
}

// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/producer-run.js





/**
 * Finds the run in question, and whether this job may use its image: the one that is asked for, else under
 * `workflow_run` the triggering one, else the one of the record, else this one (P3, threat 2).
 * @param payloadIsEnough the triggering run is then taken from the event's own payload, without a call
 * @throws UserError for a fork's run where that is not allowed, and when GitHub contradicts the event.
 */
async function findProducerRun(inputs, record, payloadIsEnough, deps) {
    const { run } = deps;
    const triggering = run.eventName === 'workflow_run' ? (0,read_json/* valueAt */.fK)(run.payload, 'workflow_run') : undefined;
    const runId = inputs.runId ?? recordedRun(record) ?? (0,read_json/* countAt */.$v)(triggering, 'id') ?? run.runId;
    const recorded = record?.run.id === runId ? record.run.repository : undefined;
    const repository = inputs.repository ?? (recorded === '' ? undefined : recorded) ?? run.repository;
    if (runId === run.runId && (0,event_facts/* sameRepository */.RB)(repository, run.repository)) {
        return { from: undefined, facts: undefined, trust: trustInThisRun(run, inputs.allowForks) };
    }
    const told = (0,read_json/* countAt */.$v)(triggering, 'id') === runId ? readWorkflowRun(triggering, 'workflow_run payload') : undefined;
    if (told !== undefined)
        trustIn(told, run.eventName, inputs.allowForks);
    const from = { runId, repository };
    const facts = payloadIsEnough && told !== undefined ? told : await askForRun(from, deps);
    if (told !== undefined)
        checkSameRun(told, facts);
    return { from, facts, trust: trustIn(facts, run.eventName, inputs.allowForks) };
}
function recordedRun(record) {
    return record === undefined || record.run.id === 0 ? undefined : record.run.id;
}
async function askForRun({ runId, repository }, deps) {
    const name = `run ${String(runId)} of ${repository}`;
    const answer = await (0,ask_api/* askApi */.wk)({ what: name, path: `/repos/${repository}/actions/runs/${String(runId)}`, permission: 'actions: read' }, deps);
    if (answer === undefined) {
        throw new errors/* UserError */.yo(`There is no ${name}, or the token may not see it: check "run-id" and "repository", and give "github-token" the permission "actions: read" there.`);
    }
    const facts = readWorkflowRun(answer, `API's answer for ${name}`);
    if (facts.id !== runId || !(0,event_facts/* sameRepository */.RB)(facts.repository, repository)) {
        throw new errors/* UserError */.yo(`The API answered ${name} with run ${String(facts.id)} of ${facts.repository}: try again.`);
    }
    return facts;
}
/** Under these events this run itself may have built a fork's code with the repository's own rights. */
function trustInThisRun(run, allowForks) {
    if (run.eventName !== 'pull_request_target' && run.eventName !== 'workflow_run')
        return 'same-run';
    const { isFork, headRepository, revision } = (0,event_facts/* readEventFacts */._r)(run);
    if (!isFork)
        return 'same-run';
    return trustIn({
        ...{ id: run.runId, repository: run.repository, headRepository, headSha: revision, event: run.eventName },
        ...{ path: '', attempt: run.runAttempt, status: '', conclusion: undefined },
    }, run.eventName, allowForks);
}

// EXTERNAL MODULE: ./build/src/core/retry/retry-policy.js
var retry_policy = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failures_failure = __webpack_require__(81563);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/find-handover.js









/**
 * Finds the producer's run and its record. The record counts only when it agrees with what GitHub says of the run
 * (threat 2).
 * @throws UserError when nothing says which image is meant.
 */
async function findHandover(inputs, deps) {
    const { workflow, source, artifactName, handover: handed } = inputs;
    const runId = workflow === undefined ? inputs.runId : await awaitRun({ ...inputs, workflow }, deps);
    const producer = await findProducerRun({ ...inputs, runId }, handed, source === 'registry', deps);
    const record = handed ?? (inputs.image === undefined ? await recordOf(producer) : undefined);
    if (record !== undefined && producer.facts !== undefined)
        checkRecordOfRun(record, producer.facts);
    return { producer, record };
    async function recordOf({ from }) {
        if (source === 'registry') {
            throw new errors/* UserError */.yo('Nothing says which image is meant: with "source: registry" pass "handover", or "image" and "tag".');
        }
        const found = await readPatiently(() => (0,find_record/* findRecord */.T)(artifactName, from, deps), inputs.limits, deps);
        if (found !== undefined)
            return found;
        const run = from === undefined ? 'This run' : `Run ${String(from.runId)} of ${from.repository}`;
        const named = artifactName === undefined ? '' : ` named "${artifactName}.handover.json"`;
        throw new errors/* UserError */.yo(`${run} has no handover record${named}: let this job need the producer job, or pass "handover", or "image" and "tag".`);
    }
}
async function readPatiently(work, { policy, timeoutMs }, deps) {
    const tried = await (0,retry/* retry */.L)({
        ...{ title: 'Read the handover record', policy, work, signal: deps.signal },
        deadline: deps.clock.now() + timeoutMs,
        classify: (error) => (0,classify/* classifyError */.fe)(error, { phase: 'artifact' }),
    }, deps);
    if (tried.ok)
        return tried.value;
    throw new errors/* UserError */.yo(`The handover record cannot be read: ${(0,failures_failure/* describeFailure */.Ic)(tried.failure)}`, { cause: tried.error });
}

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/name-locally.js


/**
 * Gives the obtained image its names in the engine, and proves that each of them is this image and not one that was
 * there before (threat 15).
 * @throws UserError when another process takes a name away meanwhile.
 */
async function nameLocally(image, names, deps) {
    for (const name of new Set(names)) {
        if ((0,reference/* familiarName */.hG)(name) !== image.handle)
            await deps.engine.tag(image.handle, name);
        const local = await deps.engine.inspect(name);
        if (local?.id !== image.localId) {
            throw new errors/* UserError */.yo(`The tag "${name}" points to ${local?.id ?? 'nothing'} and not to ${image.localId}: another job on this engine sets the same tag, so give each of them one of its own.`);
        }
        deps.log.info(`${name} is ${image.imageid}`);
    }
}

// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var oci_labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var archive_errors = __webpack_require__(38301);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/source-attempt.js





/** The source has nothing to give, which is no failure of it. */
class SourceEmptyError extends errors/* UserError */.yo {
}
/** Why a source did not give the image, as a sentence. */
function causeOf(source, failure) {
    return `The ${source} did not give the image: ${(0,failures_failure/* describeFailure */.Ic)(failure)}`;
}
/** Tries one source as often as its limits allow. An error of any kind ends the source, never the step. */
async function trySource(request, deps) {
    const { limits, signal, title, phase } = request;
    const deadline = deps.clock.now() + limits.timeoutMs;
    let attempts = 0;
    const tries = [];
    try {
        const tried = await (0,retry/* retry */.L)({
            title,
            policy: limits.policy,
            deadline,
            signal,
            onAttempt: (ended) => tries.push(ended),
            classify: (error) => error instanceof archive_errors/* TransferError */.aG
                ? { class: 'transient', reason: error.message, remedy: 'run this job again; the transfer was at fault' }
                : (0,classify/* classifyError */.fe)(error, { phase: phase(), justPushed: true }),
            work: (attempt) => {
                attempts = attempt;
                const isLast = attempt === limits.policy.maxAttempts && attempt > 1;
                return request.work(attempt, () => Math.max(1, Math.round((deadline - deps.clock.now()) / (isLast ? 1 : 2))));
            },
        }, deps);
        return tried.ok
            ? { ok: true, image: tried.value, attemptCount: tried.attemptCount, attempts: tries }
            : { ok: false, failure: tried.failure, attemptCount: tried.attemptCount, attempts: tries, absent: false };
    }
    catch (error) {
        // What breaks because the job is cancelled says that it broke, and not why.
        signal.throwIfAborted();
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        const failure = { class: 'permanent', reason: (0,errors/* toMessage */.R9)(error), remedy: '' };
        return { ok: false, failure, attemptCount: attempts, attempts: tries, absent: error instanceof SourceEmptyError };
    }
}

// EXTERNAL MODULE: ./build/src/services/progress.js
var progress = __webpack_require__(59883);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/load-archive.js




/** How much of a plain archive is read at most when its record does not tell its size, and in any case (threat 4). */
const unknownSizeBytes = 20 * 2 ** 30;
const largestBytes = 100 * 2 ** 30;
/** An engine unpacks an archive beside what it makes of it. */
const engineNeeds = 2.2;
/**
 * Checks that the engine's own disk can take the archive, where this machine can see it: an engine that fails in the
 * middle leaves what it unpacked.
 * @throws UserError
 */
async function checkEngineSpace({ expected, info }, files) {
    const plain = expected.archive?.['size-bytes'] ?? 0;
    const { dataRoot } = info;
    if (plain === 0 || dataRoot === undefined || !(await files.exists(dataRoot)))
        return;
    const free = await files.freeBytes(dataRoot);
    if (free >= plain * engineNeeds)
        return;
    throw new errors/* UserError */.yo(`The image has ${(0,format/* formatBytes */.z)(plain)}, and the disk of the engine (${dataRoot}) has ${(0,format/* formatBytes */.z)(free)} free where loading needs ${(0,format/* formatBytes */.z)(plain * engineNeeds)}: free disk space before this step.`);
}
/**
 * Loads an archive into the engine, which gets the members that decide what it does only after all of it was judged.
 * @throws ArchiveRefused, TransferBroken, UserError
 */
async function loadArchive(archive, request, options, deps) {
    const image = await load(archive, request, options, deps);
    return { ...image, ...(await verified(image, request.info, deps.engine)) };
}
async function load(archive, { expected, localTags, check }, options, deps) {
    const { archives, engine } = deps;
    const wanted = {
        references: referencesOf(expected, localTags),
        platform: expected.platform,
        ...(expected.imageid === undefined ? {} : { imageid: expected.imageid }),
        ...(check === undefined ? {} : { check }),
    };
    const guarded = archives.guard(archive, wanted, largestPlain(expected));
    const loaded = await engine.load(guarded.stream, options);
    const judged = guarded.image();
    const names = loaded.map((name) => (0,reference/* familiarName */.hG)(name) ?? name);
    const foreign = names.find((name) => name !== judged.reference && !name.startsWith('sha256:'));
    if (foreign !== undefined)
        throw new archive_errors/* ArchiveRefusedError */.Zf(`the engine says that it loaded "${foreign}" out of it`);
    return { ...judged, loaded: names };
}
/** The reference that the record names; without a record what the image shall be called here. */
function referencesOf(expected, localTags) {
    if (expected.archive !== undefined)
        return [expected.archive.reference];
    const own = expected.tag === undefined ? [] : [`${expected.image ?? ''}:${expected.tag}`];
    return [...own, ...localTags];
}
/** Most bytes of the plain archive: a twentieth and 64 MB are for what a tar needs around the bytes that the record counted. */
function largestPlain(expected) {
    const recorded = expected.archive?.['size-bytes'] ?? 0;
    return recorded === 0 ? unknownSizeBytes : Math.min(largestBytes, recorded * 1.05 + 64e6);
}
async function verified(image, { store }, engine) {
    const handle = image.reference ?? image.loaded[0] ?? image.imageid;
    const local = await engine.inspect(handle);
    const wanted = store === 'classic' ? image.imageid : image.manifestDigest;
    if (local === undefined || (wanted !== undefined && local.id !== wanted)) {
        throw new errors/* UserError */.yo(`The engine holds ${local?.id ?? 'nothing'} as ${handle} after the load, and ${wanted ?? 'an image'} is expected: another job on this engine may use the same tag, so give each of them one of its own.`);
    }
    return { handle, localId: local.id };
}

// EXTERNAL MODULE: ./build/src/services/images/revision.js
var revision = __webpack_require__(18400);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/stopwatch.js
/** Times the phases of an attempt, one after the other. */
function stopwatch(clock) {
    const phases = [];
    let start = clock.now();
    return {
        phases,
        end(name) {
            const now = clock.now();
            phases.push({ name, start, seconds: (now - start) / 1000 });
            start = now;
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/artifact-source.js












/** Artifacts of one name, of several attempts of a run, that are looked at before the source is given up. */
const maxCandidates = 3;
/**
 * Gets the expected image from a workflow artifact. Its archive is judged on its way into the engine, so that a wrong or
 * hostile one changes nothing there (threats 2-4, A4-A6). Of several artifacts of that name the newest acceptable one
 * counts.
 */
function fromArtifact(request, deps) {
    const { name, limits } = request;
    let phase = 'artifact';
    const tell = (now) => {
        phase = now;
    };
    const work = async (attempt, limit) => {
        phase = 'artifact';
        const options = { timeoutMs: limit(), signal: deps.signal };
        const direct = attempt === 1 ? await recordedStream(request, options, deps) : undefined;
        if (direct !== undefined)
            return obtainFrom(direct, request, options, tell, deps);
        const expected = await completed(request, deps);
        const named = { ...request, expected, name: expected.archive?.['artifact-name'] ?? name };
        const candidates = await find(named, deps);
        const refusals = [];
        for (const [index, artifact] of candidates.entries()) {
            try {
                const streamed = attempt === 1 && artifact.id !== request.expected.archive?.['artifact-id'];
                const stream = streamed ? await artifact_source_open(artifact, named, options, deps) : undefined;
                return await obtainFrom({ artifact, stream }, named, options, tell, deps);
            }
            catch (error) {
                if (!(error instanceof errors/* UserError */.yo) || index === candidates.length - 1)
                    throw withOthers(error, refusals);
                refusals.push((0,errors/* toMessage */.R9)(error));
                deps.log.warning(`${(0,errors/* toMessage */.R9)(error)} An older artifact "${named.name}" is tried.`);
            }
        }
        throw new SourceEmptyError(`There is no artifact "${named.name}" in ${runName(request.from)}: it was never uploaded, or its retention is over; run the producer job again, and raise its "retention-days" if that is what happened.`);
    };
    return trySource({ title: `Load artifact ${name}`, limits, signal: deps.signal, phase: () => phase, work }, deps);
}
function withOthers(error, refusals) {
    if (!(error instanceof errors/* UserError */.yo) || refusals.length === 0)
        return error;
    return new errors/* UserError */.yo([...refusals, (0,errors/* toMessage */.R9)(error)].join(' '), { cause: error });
}
/** A record tells all that a stream needs: neither a list nor the client is loaded for it. */
async function recordedStream(request, options, deps) {
    const { archive } = request.expected;
    if (archive?.['artifact-name'] !== request.name || archive['artifact-digest'] === '')
        return undefined;
    const artifact = recordedEntry(archive);
    const stream = await artifact_source_open(artifact, request, options, deps);
    return stream === undefined ? undefined : { artifact, stream };
}
function recordedEntry(archive) {
    return {
        id: archive['artifact-id'],
        name: archive['artifact-name'],
        sizeBytes: archive['archive-bytes'],
        digest: archive['artifact-digest'],
    };
}
async function artifact_source_open(artifact, request, options, deps) {
    const { from } = request;
    await checkEngineSpace(request, deps.files);
    return deps.streams.open(artifact, from?.repository ?? deps.run.repository, {
        ...options,
        onProgress: (0,progress/* progressLog */.m)('Downloading', deps, artifact.sizeBytes),
    });
}
/** From a stream, or else through a file. */
async function obtainFrom({ artifact, stream }, request, options, tell, deps) {
    const { expected, from } = request;
    const { files, log } = deps;
    const watch = stopwatch(deps.clock);
    const folder = stream === undefined ? await files.temporaryFolder() : undefined;
    try {
        log.info(`Loading the artifact "${artifact.name}" (${(0,format/* formatBytes */.z)(artifact.sizeBytes)}) of ${runName(from)}`);
        if (folder !== undefined) {
            await checkEngineSpace(request, files);
            await checkSpace(folder, artifact.sizeBytes, files);
        }
        const maxBytes = largestPlain(expected);
        const archive = stream ?? (await deps.artifacts.download(artifact, folder ?? '', { ...options, from, maxBytes }));
        if (stream === undefined) {
            watch.end('download');
            tell('load');
        }
        const check = ({ labels }) => {
            (0,revision/* checkRevision */.G)(labels, expected, `The artifact "${artifact.name}"`, deps);
        };
        const image = await loadArchive(archive, { ...request, check }, options, deps);
        watch.end(stream === undefined ? 'load' : 'download and load');
        const { imageid, labels, platform, handle, localId } = image;
        const facts = { imageid, digest: undefined, labels, platform, handle, localId };
        return { ...facts, phases: watch.phases, archiveBytes: artifact.sizeBytes };
    }
    catch (error) {
        // Only a file's digest is known before its archive is judged: a stream may have been damaged on its way.
        if (stream !== undefined && error instanceof archive_errors/* ArchiveRefusedError */.Zf) {
            throw new archive_errors/* TransferError */.aG(`What arrived is not acceptable: ${error.finding}.`, { cause: error });
        }
        throw error;
    }
    finally {
        if (folder !== undefined)
            await files.remove(folder);
    }
}
async function checkSpace(folder, bytes, files) {
    const free = await files.freeBytes(folder);
    if (free >= bytes)
        return;
    throw new errors/* UserError */.yo(`The artifact has ${(0,format/* formatBytes */.z)(bytes)} and the disk of ${folder} has ${(0,format/* formatBytes */.z)(free)} free: make room, or give the job "permissions: actions: read", with which it needs no file.`);
}
/** Inputs alone do not say what is in an archive: the record beside it does, when there is one. */
async function completed({ expected, name, from }, deps) {
    if (expected.archive !== undefined)
        return expected;
    const record = await (0,find_record/* findRecord */.T)(name, from, deps);
    return record === undefined ? expected : (0,expected_image/* expectedFromRecord */.Yf)(record, expected, expected.platform);
}
/** The artifacts of that name: the one that the record names, then the newest first. */
async function find({ expected, name: wanted, from }, deps) {
    const named = (await deps.artifacts.list(from)).filter(({ name }) => name === wanted);
    const recorded = expected.archive?.['artifact-id'];
    const rank = ({ id }) => (id === recorded ? Infinity : id);
    return named.sort((one, other) => rank(other) - rank(one)).slice(0, maxCandidates);
}
function runName(from) {
    return from === undefined ? 'this run' : `run ${String(from.runId)} of ${from.repository}`;
}

// EXTERNAL MODULE: ./build/src/services/images/resolve-image.js
var resolve_image = __webpack_require__(87717);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/registry-source.js






/** Longest time to ask what a reference is; an engine's own pull would wait minutes for a dead registry (F22). */
const resolveMs = 15_000;
/**
 * Gets the expected image from the first image's registry: its reference is resolved once and compared with what is
 * expected before a byte of a layer moves, and pulled by digest (threats 9 and 15, F15, F16).
 */
function fromRegistry(expected, store, limits, deps) {
    let phase = 'registry';
    const work = async (_attempt, limit) => {
        phase = 'registry';
        const watch = stopwatch(deps.clock);
        const { digest, config } = await (0,resolve_image/* resolveImage */.A)(expected, Math.min(resolveMs, limit()), deps);
        if (expected.imageid !== undefined && config.imageid !== expected.imageid) {
            throw new errors/* UserError */.yo(`The registry's ${(0,resolve_image/* nameOfImage */.q)(expected)} is the image ${config.imageid}, and ${expected.imageid} is expected: it was pushed by another build, so pass the record of that one, or push this one again.`);
        }
        (0,revision/* checkRevision */.G)(config.labels, expected, `The registry's ${(0,resolve_image/* nameOfImage */.q)(expected)}`, deps);
        watch.end('resolve');
        phase = 'pull';
        const pinned = `${expected.image}@${digest}`;
        deps.log.info(`Pulling ${pinned}`);
        await deps.engine.pull(pinned, { platform: expected.platform, timeoutMs: limit(), signal: deps.signal });
        const local = await deps.engine.inspect(pinned);
        const wanted = store === 'classic' ? [config.imageid] : [digest, config.manifestDigest];
        if (local === undefined || !wanted.includes(local.id)) {
            throw new errors/* UserError */.yo(`The engine holds ${local?.id ?? 'nothing'} under ${pinned}, and ${wanted.join(' or ')} is expected: remove that image from the engine.`);
        }
        watch.end('pull');
        const { imageid, labels } = config;
        const facts = { imageid, digest, labels, platform: expected.platform };
        return { handle: pinned, localId: local.id, ...facts, phases: watch.phases, archiveBytes: undefined };
    };
    const request = { title: `Pull ${(0,resolve_image/* nameOfImage */.q)(expected)}`, limits, signal: deps.signal, phase: () => phase, work };
    return trySource(request, deps);
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/sources.js





/**
 * Asks the sources in their order. With an artifact there, one failed registry step of any class leads to it at once;
 * the registry is tried again only when there is none.
 */
async function askSources(request, deps) {
    const { expected, source, limits, from } = request;
    const { artifactName } = expected;
    if (source === 'artifact' && artifactName === undefined)
        return {};
    if (source === 'registry' || artifactName === undefined)
        return { registry: await askRegistry(request, deps) };
    const once = { ...limits, policy: { ...limits.policy, maxAttempts: 1 } };
    const registry = source === 'artifact' ? undefined : await askRegistry({ ...request, limits: once }, deps);
    if (registry?.ok === true)
        return { registry };
    if (registry !== undefined) {
        deps.log.info(`The registry did not give the image (${registry.failure.reason}): taking the artifact.`);
    }
    const artifact = await fromArtifact({ ...request, name: artifactName, from }, deps);
    if (artifact.ok || !artifact.absent || registry === undefined || limits.policy.maxAttempts === 1) {
        return { registry, artifact };
    }
    const left = { ...limits, policy: { ...limits.policy, maxAttempts: limits.policy.maxAttempts - 1 } };
    return { registry: await askRegistry({ ...request, limits: left }, deps), artifact };
}
/** Undefined when there is nothing to ask it for. */
async function askRegistry({ expected, info, limits }, deps) {
    const { image, inRegistry } = expected;
    return image === undefined || !inRegistry
        ? undefined
        : fromRegistry({ ...expected, image }, info.store, limits, deps);
}
/**
 * The image that one of the sources gave.
 * @throws UserError with the cause of each source that was asked (F23).
 */
function imageOf({ registry, artifact }) {
    if (registry?.ok === true)
        return registry.image;
    if (artifact?.ok === true)
        return artifact.image;
    const causes = [
        ...(registry === undefined ? [] : [causeOf('registry', registry.failure)]),
        ...(artifact === undefined ? [] : [causeOf('artifact', artifact.failure)]),
    ];
    if (causes.length > 0)
        throw new errors/* UserError */.yo(causes.join(' '));
    throw new errors/* UserError */.yo('There is nothing to take the image from: the producer did not push it or did not upload it, and "source" asks for that. Set "push" or "artifact: always" there, or leave "source" at auto here.');
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/timeline.js
/** What the sources were tried for: each failed try, and of the one that gave the image its phases. */
function timelineOf({ registry, artifact }) {
    return [...phasesOf('registry', registry), ...phasesOf('artifact', artifact)];
}
function phasesOf(source, end) {
    if (end === undefined)
        return [];
    const failed = end.attempts.filter(({ failure }) => failure !== undefined);
    const phases = end.ok ? end.image.phases : [];
    return [
        ...(failed.length === 0 ? [] : [{ title: source, attempts: failed }]),
        ...phases.map(({ name, start, seconds }) => ({ title: `${source} ${name}`, attempts: [{ start, seconds }] })),
    ];
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/pull-or-download-image.js












const nothing = {
    source: undefined,
    ...{ imageRef: '', imageid: '', digest: '', revision: '', platform: '', attempts: 0 },
    ...{ registryError: '', artifactError: '', trust: undefined, seconds: 0, skipped: '', phases: [], failures: [] },
    ...{ archiveBytes: undefined, buildSeconds: undefined },
};
/**
 * Brings the producer's image into this machine's engine: from the registry when it answers, from the artifact when it
 * does not, and from neither unless it is the very same image (P1-P13, F22, F23).
 */
async function pullOrDownloadImage(inputs, deps) {
    const start = deps.clock.now();
    let known = nothing;
    const resultWith = (more) => {
        const seconds = (deps.clock.now() - start) / 1000;
        return { ...known, ...more, seconds };
    };
    const sourcesDeps = { ...deps, onMismatch: inputs.onMismatch };
    try {
        const info = await deps.engine.info();
        const platform = inputs.platform ?? info.platform;
        const early = await registryBeforeWaiting(inputs, platform, info, deps.run, sourcesDeps);
        const phases = [...timelineOf({ registry: early })];
        const { attempts, registryError } = reportOf({ registry: early });
        known = { ...known, phases, attempts, registryError };
        const finding = deps.clock.now();
        const handover = early?.ok === true ? undefined : await findAfterRegistry(early, inputs, deps);
        if (handover !== undefined)
            phases.push((0,retry_attempts/* completedPhase */.d)('record', finding, deps.clock.now()));
        known = {
            ...known,
            trust: handover?.record === undefined ? undefined : handover.producer.trust,
            buildSeconds: handover?.record?.['build-seconds'],
        };
        if (known.trust === 'fork' && inputs.allowForks === true) {
            deps.log.warning("This image holds a fork's code: run it in a job without secrets and write permissions.");
        }
        const skipped = handover?.record?.skipped ?? null;
        if (skipped !== null) {
            deps.log.notice(`There is no image to test: the producer skipped the build (${skipped}).`);
            return { result: resultWith({ skipped }) };
        }
        const expected = expectedImage(inputs, handover?.record, platform, deps.run);
        const request = { ...inputs, expected, info, from: handover?.producer.from };
        const ends = early?.ok === true ? { registry: early } : await askSources(request, sourcesDeps);
        const report = reportOf(ends);
        known = { ...known, ...report };
        if (early?.ok !== true) {
            known = { ...known, attempts: attempts + report.attempts };
            phases.push(...timelineOf(ends));
        }
        const image = imageOf(ends);
        const ownName = expected.tag === undefined ? [] : [`${expected.image ?? ''}:${expected.tag}`];
        const names = [...ownName, ...inputs.localTags];
        await nameLocally(image, names, deps);
        const { imageid, digest = '', labels, archiveBytes } = image;
        const imageRef = names[0] ?? image.handle;
        const facts = { imageRef, imageid, digest, platform, archiveBytes };
        return { result: resultWith({ ...facts, revision: labels[oci_labels/* revisionLabel */.w] ?? '' }) };
    }
    catch (failure) {
        return { result: resultWith({}), failure };
    }
}
/** With an image and a tag the registry may know it before the producer's run is over: it is asked first. */
async function registryBeforeWaiting(inputs, platform, info, run, deps) {
    if (inputs.workflow === undefined || inputs.image === undefined || inputs.source === 'artifact')
        return undefined;
    const expected = expectedImage(inputs, undefined, platform, run);
    const limits = { ...inputs.limits, policy: { ...inputs.limits.policy, maxAttempts: 1 } };
    return askRegistry({ expected, info, limits }, deps);
}
/**
 * The producer's record, where the registry did not have the image before.
 * @throws UserError that tells of both when there is none (F23)
 */
async function findAfterRegistry(early, inputs, deps) {
    try {
        return await findHandover(inputs, deps);
    }
    catch (error) {
        if (early?.ok !== false || !(error instanceof errors/* UserError */.yo))
            throw error;
        throw new errors/* UserError */.yo(`${causeOf('registry', early.failure)} ${error.message}`, { cause: error });
    }
}
function expectedImage(inputs, record, platform, run) {
    if (record !== undefined) {
        const expected = (0,expected_image/* expectedFromRecord */.Yf)(record, inputs, platform);
        return { ...expected, artifactName: expected.artifactName ?? inputs.artifactName };
    }
    // Who waits for the build of this event's commit wants no other one's.
    const revision = inputs.revision ?? (inputs.workflow === undefined ? undefined : (0,event_facts/* readEventFacts */._r)(run).revision);
    return (0,expected_image/* expectedFromInputs */.iA)({ ...inputs, revision }, inputs.artifactName, platform);
}
function reportOf({ registry, artifact, }) {
    const failures = Object.entries({ registry, artifact }).flatMap(([name, end]) => end?.ok === false ? [{ name, failure: end.failure }] : []);
    return {
        failures,
        source: registry?.ok === true ? 'registry' : artifact?.ok === true ? 'artifact' : undefined,
        attempts: (registry?.attemptCount ?? 0) + (artifact?.attemptCount ?? 0),
        registryError: registry?.ok === false ? (0,failures_failure/* describeFailure */.Ic)(registry.failure) : '',
        artifactError: artifact?.ok === false ? (0,failures_failure/* describeFailure */.Ic)(artifact.failure) : '',
    };
}


/***/ }),

/***/ 76571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ pullOrDownloadSummary)
/* harmony export */ });
/* unused harmony export obtainSummary */
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37234);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);





/**
 * Where the image came from, what did not give it, and what a build in its place would have taken (R1).
 * @param failures what ended the step, where no source is to blame
 */
function obtainSummary(facts, failures = []) {
    const { source, skipped, archiveBytes, attempts } = facts;
    const failed = source === undefined && skipped === '';
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__/* .summaryPage */ .q)({
        title: failed ? 'No image' : skipped === '' ? `Image from the ${source ?? ''}` : 'No image to test',
        failures: facts.failures.length > 0 ? facts.failures : failures,
        failed: failed || failures.length > 0,
        lead: failed ? '' : leadOf(facts),
        rows: [
            ['image', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalCell */ .BK)(facts.imageRef)],
            ['imageid', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalCell */ .BK)(facts.imageid)],
            ['digest', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalCell */ .BK)(facts.digest)],
            ['revision', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalCell */ .BK)(facts.revision)],
            ['platform', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalCell */ .BK)(facts.platform)],
            ['attempts', attempts === 0 ? [] : [String(attempts)]],
            ['artifact size', archiveBytes === undefined ? [] : [(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(archiveBytes)]],
            ['trust', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalCell */ .BK)(facts.trust)],
        ],
        phases: facts.phases,
    });
}
function leadOf({ skipped, seconds, buildSeconds, source }) {
    if (skipped !== '')
        return `The producer skipped the build: ${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .asCode */ .q)(skipped)}.`;
    const obtained = `Obtained from the ${source ?? ''} in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(seconds)}**`;
    if (buildSeconds === undefined)
        return `${obtained}.`;
    const saved = buildSeconds - seconds;
    const balance = saved > 0 ? `**${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(saved)} saved**` : 'no time saved';
    return `This job did not build. ${obtained}; the build took **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(buildSeconds)}**: 1 build avoided, ${balance}.`;
}
/**
 * Markdown for the step's summary page.
 * @param error what ended the step; undefined: nothing did
 */
function pullOrDownloadSummary(result, error) {
    return obtainSummary(result, (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .reportedFailures */ .ZG)(error));
}


/***/ }),

/***/ 61916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ imageArchives)
});

// EXTERNAL MODULE: ./build/src/core/archive/filter.js + 3 modules
var filter = __webpack_require__(33955);
;// CONCATENATED MODULE: ./build/src/adapters/archives/archive-guard.js

/**
 * Puts a guard between an archive and the engine. Blobs pass as they come; the members that decide what the engine does
 * with them are held back until all of it was seen and judged. An engine that never gets them loads nothing (design
 * section 6).
 * @param archive the plain tar, decompressed
 * @param maxBytes how much of it is read at most (threat 4)
 */
function guardArchive(archive, expected, maxBytes) {
    let judged;
    async function* guarded() {
        const sieve = (0,filter/* filterArchive */.v)(expected, maxBytes);
        for await (const piece of archive)
            yield* sieve.pass(piece);
        const { image, rest } = sieve.finish();
        yield* rest;
        judged = image;
    }
    return {
        stream: guarded(),
        image() {
            if (judged === undefined)
                throw new Error('The engine stopped reading the archive.');
            return judged;
        },
    };
}

// EXTERNAL MODULE: ./build/src/adapters/archives/decompress.js
var decompress = __webpack_require__(73973);
;// CONCATENATED MODULE: ./build/src/adapters/archives/image-archives.js


/** Archives, decompressed beside this process where there is a program for it. */
function imageArchives(exec, files, signal) {
    return {
        guard: (archive, expected, maxBytes) => guardArchive((0,decompress/* plainArchive */.F)(archive, { exec, files, signal }), expected, maxBytes),
    };
}


/***/ }),

/***/ 15365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ httpCall)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);


/**
 * One HTTP request, and its answer with the bytes as the connection brings them; no status is a failure. Not by fetch,
 * which copies every body three times, and whose parser is compiled in each process anew.
 */
function httpCall(url, { method = 'GET', headers, body, signal }) {
    const target = new URL(url);
    const request = target.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request;
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
        request(target, { method, headers: { ...headers, ...length }, signal })
            .once('response', resolve)
            .on('error', reject)
            .end(body);
    });
}


/***/ }),

/***/ 76635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ streamingDownloads)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80322);
/* harmony import */ var _streams_peek_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31665);
/* harmony import */ var _http_call_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15365);
/* harmony import */ var _single_file_zip_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73865);







/**
 * Artifacts as streams: the REST API hands out a signed URL, and its bytes go on as they come. Whatever stands in the
 * way before the first byte (a token without `actions: read`, a proxy) is no error: then the client's download is used.
 * @param apiUrl GITHUB_API_URL
 */
function streamingDownloads(token, apiUrl, log) {
    return {
        async open(artifact, repository, options) {
            const signal = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__/* .callSignal */ .v)(options);
            if (token === '' || apiUrl === undefined || artifact.digest === undefined)
                return undefined;
            try {
                const url = `${apiUrl}/repos/${repository}/actions/artifacts/${String(artifact.id)}/zip`;
                const body = await signedBody(url, token, signal, log);
                if (body === undefined)
                    return undefined;
                return verified(body, artifact, options.onProgress);
            }
            catch (error) {
                options.signal?.throwIfAborted();
                log.debug(`No stream of the artifact "${artifact.name}": ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error)}`);
                return undefined;
            }
        },
    };
}
async function signedBody(url, token, signal, log) {
    const agent = { 'user-agent': 'ci-image-actions' };
    const redirect = await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_3__/* .httpCall */ .b)(url, { headers: { ...agent, authorization: `Bearer ${token}` }, signal });
    redirect.destroy();
    const { location } = redirect.headers;
    if (redirect.statusCode !== 302 || location === undefined) {
        log.debug(`No signed URL for a stream: HTTP ${String(redirect.statusCode)}`);
        return undefined;
    }
    // Its query is a credential of some minutes.
    log.mask(new URL(location).searchParams.get('sig') ?? '');
    const body = await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_3__/* .httpCall */ .b)(location, { headers: agent, signal });
    if (body.statusCode !== 200) {
        body.destroy();
        return undefined;
    }
    const { first, all } = await (0,_streams_peek_js__WEBPACK_IMPORTED_MODULE_6__/* .peek */ .s)(body);
    const isZip = (0,_single_file_zip_js__WEBPACK_IMPORTED_MODULE_4__/* .isZipStart */ .i)(first);
    if (isZip)
        body.destroy();
    return isZip ? undefined : all;
}
/** Passes the bytes, and fails at the end when they are not the artifact: whoever reads must not act before the end. */
async function* verified(body, { digest, sizeBytes }, onProgress) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    for await (const piece of arriving(body)) {
        bytes += piece.length;
        hash.update(piece);
        onProgress?.(bytes);
        if (bytes > sizeBytes)
            throw new _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransferError */ .aG(`The artifact is larger than its ${String(sizeBytes)} bytes.`);
        yield piece;
    }
    const arrived = `sha256:${hash.digest('hex')}`;
    if (arrived !== digest)
        throw new _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransferError */ .aG(`The artifact arrived as ${arrived}, and it is ${String(digest)}.`);
}
async function* arriving(body) {
    try {
        yield* body;
    }
    catch (error) {
        throw new _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransferError */ .aG(`The artifact's download broke off: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error)}.`, { cause: error });
    }
}


/***/ }),

/***/ 70263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ imagetoolsRegistry)
/* harmony export */ });
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81365);
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);








/**
 * Registries as `docker buildx imagetools` reaches them: with the credentials of the user's docker login and the
 * builder's registry settings, and without an engine.
 * @param builder the builder whose settings (mirrors, plain http) apply; undefined: the current one's.
 */
function imagetoolsRegistry(exec, builder) {
    const imagetools = async (args, options) => {
        const [verb = '', ...rest] = args;
        const argv = ['buildx', 'imagetools', verb, ...(builder === undefined ? [] : ['--builder', builder]), ...rest];
        const result = await exec.run('docker', argv, options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd({ command: `docker buildx imagetools ${verb}`, ...result });
        return result.stdout;
    };
    const inspect = (ref, format, options) => imagetools(['inspect', ...format, '--', ref], options);
    /** What was read already, by `<repository>@<digest>`, under which it cannot change. */
    const known = new Map();
    const registry = {
        async manifest(ref, options = {}) {
            try {
                const raw = await inspect(ref, ['--raw'], options);
                const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(raw);
                known.set((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest), raw);
                return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .mediaTypeOf */ .c0)(readManifest(raw, ref)), raw };
            }
            catch (error) {
                if (isAbsent(error))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(raw);
            const pinned = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest);
            const [manifests, images] = await Promise.all([
                platformManifests(readManifest(raw, ref), digest, async (child) => readManifest(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref)),
                inspect(pinned, ['--format', '{{json .Image}}'], options).then((text) => imagesOf(JSON.parse(text))),
            ]);
            return manifests.map((manifest) => imageConfig(manifest, images, manifests.length));
        },
        async copy(source, targets, options = {}) {
            const tags = targets.flatMap((target) => ['--tag', target]);
            await imagetools(['create', ...tags, '--', source], options);
        },
        async merge(sources, target, annotations, options = {}) {
            const flags = annotations.map((annotation) => `--annotation=${annotation}`);
            await imagetools(['create', ...flags, '--tag', target, '--', ...sources], options);
        },
    };
    return registry;
}
/**
 * 404, 401 and 403 alike: a registry that hides what the user may not see answers any of them (design, `if-tag-exists`).
 * One that knows the tag and lacks what it points to is none of these: the tag is taken (F15).
 */
function isAbsent(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry' });
    return failure.class === 'auth' || (failure.class !== 'transient' && error.finalLine.endsWith(': not found'));
}
function readManifest(raw, ref) {
    try {
        return JSON.parse(raw);
    }
    catch (error) {
        throw new Error(`The registry's answer for "${ref}" is no JSON: ${raw.slice(0, 80)}`, { cause: error });
    }
}
async function platformManifests(top, topDigest, read) {
    if (top.manifests === undefined) {
        const configDigest = checkedDigest(top.config?.digest);
        return [{ digest: topDigest, configDigest, platform: undefined, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) }];
    }
    const images = top.manifests.filter(({ platform, annotations }) => platform?.os !== 'unknown' && annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest');
    return Promise.all(images.map(async ({ digest, platform }) => {
        const manifest = await read(checkedDigest(digest));
        return {
            digest: checkedDigest(digest),
            configDigest: checkedDigest(manifest.config?.digest),
            platform: platform === undefined
                ? undefined
                : (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .platformName */ .$r)(platform.os ?? '', platform.architecture ?? '', platform.variant),
            layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(manifest),
        };
    }));
}
function checkedDigest(digest) {
    if (digest !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
/** `{{json .Image}}` is one image, or an object of images by platform. */
function imagesOf(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function platformOf(image) {
    return (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .platformName */ .$r)(image.os ?? '', image.architecture ?? '', image.variant);
}
function imageConfig(manifest, images, count) {
    const image = count === 1 ? images[0] : images.find((candidate) => platformOf(candidate) === manifest.platform);
    return {
        imageid: manifest.configDigest,
        manifestDigest: manifest.digest,
        platform: manifest.platform ?? (image === undefined ? '' : platformOf(image)),
        labels: image?.config?.Labels ?? {},
        ...(manifest.layerBytes === undefined ? {} : { layerBytes: manifest.layerBytes }),
    };
}


/***/ }),

/***/ 74292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ githubRest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** The REST API through octokit, which is only loaded when a flow asks for something. */
function githubRest(token, baseUrl) {
    let client;
    const send = async (method, path, parameters = {}) => {
        if (token === '') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The API is needed for ${path} and there is no token: set the input "github-token".`);
        }
        client ??= __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351)).then(({ getOctokit }) => getOctokit(token, baseUrl === undefined ? {} : { baseUrl }));
        const { request } = await client;
        try {
            const answer = await request(`${method} ${path}`, parameters);
            return answerOf(answer.status, answer.data, answer.headers);
        }
        catch (error) {
            const response = responseOf(error);
            if (response === undefined)
                throw error;
            return answerOf(response.status, response.data, response.headers);
        }
    };
    return {
        get: (path, { query = {}, etag } = {}) => send('GET', path, { ...query, headers: etag === undefined ? {} : { 'if-none-match': etag } }),
        delete: (path) => send('DELETE', path),
    };
}
/** octokit throws for every status of 300 and more, 304 included; the response hangs at the error. */
function responseOf(error) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    if ('response' in error && typeof error.response === 'object' && error.response !== null) {
        return error.response;
    }
    return 'status' in error && error.status === 304 ? { status: 304 } : undefined;
}
function answerOf(status, data, raw) {
    const headers = {};
    for (const [name, value] of Object.entries(raw ?? {})) {
        if (value !== undefined)
            headers[name.toLowerCase()] = String(value);
    }
    return { status, data, etag: headers['etag'], headers };
}


/***/ }),

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yf: () => (/* binding */ expectedFromRecord),
/* harmony export */   iA: () => (/* binding */ expectedFromInputs),
/* harmony export */   tu: () => (/* binding */ checkImageInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13501);




/**
 * Checks the form of the inputs that describe the image, before anything runs.
 * @throws UserError
 */
function checkImageInputs(inputs) {
    const { image, tag, digest, imageid, revision } = inputs;
    if (image !== undefined) {
        const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'input "image"');
        if (ref.tag !== undefined || ref.digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
        }
    }
    if (tag !== undefined && !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)(tag)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
    }
    for (const [name, value] of Object.entries({ digest, imageid })) {
        if (value !== undefined && !(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(value)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
        }
    }
    if (revision !== undefined && !(0,_events_event_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .isFullSha */ .Wf)(revision)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "revision" is "${revision}": use the full sha of the commit.`);
    }
    if (image === undefined && (tag !== undefined || digest !== undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.');
    }
    return inputs;
}
/**
 * The image that a record tells of, for one platform. Inputs may name facts of their own, which then have to agree.
 * @throws UserError when they do not, or when the image was not built for the platform.
 */
function expectedFromRecord(record, inputs, platform) {
    const imageid = imageidFor(record, platform);
    const facts = { image: record.image, tag: record.tag, digest: record.digest, imageid, revision: record.revision };
    for (const [name, recorded] of Object.entries(facts)) {
        const wanted = inputs[name];
        if (wanted !== undefined && recorded !== '' && wanted !== recorded) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The handover record says ${name} "${recorded}", and input "${name}" is "${wanted}": leave the input out, or pass the record of the right build.`);
        }
    }
    const known = (name) => inputs[name] ?? (facts[name] || undefined);
    return {
        image: known('image'),
        tag: known('tag'),
        digest: known('digest'),
        imageid: known('imageid'),
        revision: known('revision'),
        platform,
        inRegistry: record['pushed-refs'].some(({ ref }) => ref.startsWith(`${record.image}:`)),
        artifactName: record.archive?.['artifact-name'],
        archive: record.archive ?? undefined,
    };
}
/**
 * The image that inputs alone describe.
 * @throws UserError when they do not say which image.
 */
function expectedFromInputs(inputs, artifactName, platform) {
    const { image, tag, digest } = inputs;
    if (image === undefined || (tag === undefined && digest === undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".');
    }
    const named = tag === undefined ? undefined : `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'input "image"'))}-${tag}`;
    return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: undefined };
}
function imageidFor(record, platform) {
    const platforms = Object.keys(record.imageids);
    if (platforms.length === 0)
        return record.imageid;
    const imageid = record.imageids[platform];
    if (imageid === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The image was built for ${platforms.join(', ')}, not for ${platform}: set "platform", or add it to the build's "platforms".`);
    }
    return imageid;
}


/***/ }),

/***/ 81365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lW: () => (/* binding */ layersOfPlatform),
/* harmony export */   qM: () => (/* binding */ layerSizes),
/* harmony export */   uS: () => (/* binding */ formatLayers)
/* harmony export */ });
/* harmony import */ var _summary_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91583);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);


/** Bytes of each layer as a registry keeps it, by its manifest; undefined for an index, and for what is no manifest. */
function layerSizes(manifest) {
    const layers = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
/** Those of the runner's platform, or of the only one there is. */
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
/** `72.1 MB in 3 layers` */
function formatLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(sum)} in ${String(bytes.length)} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}


/***/ }),

/***/ 77794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uy: () => (/* binding */ listedManifests),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/** Whether a manifest lists others: by platform, or an image beside its attestations. */


function isIndex(mediaType) {
    return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}
/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
function mediaTypeOf(manifest) {
    const kind = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(manifest, 'manifests') === undefined ? 'manifest' : 'index';
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}
/**
 * Digests of everything that an index lists, attestations too; of a manifest that stands alone its own one.
 * @param raw what the registry answered, which was JSON to whoever asked
 */
function listedManifests(raw, digest) {
    const manifest = JSON.parse(raw);
    const listed = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(manifest, 'manifests').flatMap((entry) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'digest') ?? []);
    return listed.length === 0 ? [digest] : listed.filter(_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .B);
}


/***/ }),

/***/ 26872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ completedPhase)
/* harmony export */ });
/** A phase that was done in one go. */
function completedPhase(title, start, end) {
    return { title, attempts: [{ start, seconds: (end - start) / 1000 }] };
}


/***/ }),

/***/ 27284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K5: () => (/* binding */ askPages),
/* harmony export */   NA: () => (/* binding */ deleteByApi),
/* harmony export */   wk: () => (/* binding */ askApi)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _retry_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86833);




const policy = { maxAttempts: 4, waitSeconds: 2, retryOn: 'transient' };
const patienceMs = 120_000;
const perPage = 100;
/**
 * Asks the REST API and tries again what passes: 5xx, rate limits, connections that break.
 * @returns the answer's JSON; undefined for 404, and for 422, which is how commits that are not there answer
 * @throws UserError with the line for the workflow when the token may not ask.
 */
async function askApi(question, deps) {
    return (await answerTo(question, deps))?.data;
}
/**
 * Asks for a list page by page, as long as the Link header names a next one.
 * @returns the JSON of each page; undefined when the first one is 404
 * @throws UserError as `askApi`, and when a page is missing in the middle: half a list would be taken for all of it.
 */
async function askPages(question, deps) {
    const pages = [];
    for (let page = 1;; page++) {
        const query = { ...question.query, per_page: perPage, page };
        const answer = await answerTo({ ...question, query }, deps);
        if (answer === undefined) {
            if (page === 1)
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`GitHub's API lost page ${String(page)} of ${question.what}: run the job again.`);
        }
        pages.push(answer.data);
        if (!/\brel="next"/.test(answer.headers['link'] ?? ''))
            return pages;
    }
}
/**
 * Deletes through the REST API; a refusal is an answer, so that one does not stop the others. What passes is tried again
 * as by `askApi`.
 * @throws UserError when there is no answer at all.
 */
async function deleteByApi({ what, path }, deps) {
    const { status, data, headers } = await patiently({ what, title: `DELETE ${path}` }, deps, async () => {
        const answer = await deps.api.delete(path);
        if (answer.status < 500 && answer.status !== 429 && !(answer.status === 403 && isRateLimit(answer.headers))) {
            return answer;
        }
        throw new ApiRefusal(answer);
    });
    const message = `HTTP ${String(status)} ${(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(data, 'message') ?? ''}`.trim();
    const outcome = status >= 200 && status < 300 ? 'deleted' : status === 404 ? 'gone' : 'refused';
    return { outcome, status, message, headers };
}
function answerTo(question, deps) {
    const { what, path, query, permission } = question;
    return patiently({ what, title: `GET ${path}` }, deps, async () => {
        const answer = await deps.api.get(path, query === undefined ? {} : { query });
        if (answer.status === 200)
            return answer;
        if (answer.status === 404 || answer.status === 422)
            return undefined;
        if (isDenied(answer)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The token may not ask for ${what} (HTTP ${String(answer.status)}): add "permissions: ${permission}" to this job.`);
        }
        throw new ApiRefusal(answer);
    });
}
async function patiently({ what, title }, deps, work) {
    let asked;
    const tried = await (0,_retry_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L)({
        ...{ title, policy, work },
        deadline: deps.deadline ?? deps.clock.now() + patienceMs,
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
        classify(error) {
            asked = error instanceof ApiRefusal ? waitAsked(error.answer, deps.clock.now()) : undefined;
            return classify(error);
        },
        retryAfter: () => Promise.resolve(asked),
    }, deps);
    if (tried.ok)
        return tried.value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`GitHub's API gave no answer about ${what} after ${String(tried.attemptCount)} attempts (${tried.failure.reason}): ${tried.failure.remedy}.`, { cause: tried.error });
}
/** An answer that may be another one the next time. */
class ApiRefusal extends Error {
    answer;
    constructor(answer) {
        super(`HTTP ${String(answer.status)}`);
        this.answer = answer;
    }
}
/** 401 and 403, but for the 403 of a rate limit. */
function isDenied({ status, headers }) {
    return status === 401 || (status === 403 && !isRateLimit(headers));
}
function isRateLimit(headers) {
    return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
}
/** Milliseconds until a rate limit is over, as far as the answer tells. */
function waitAsked({ headers }, now) {
    const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
    if (retryAfter >= 0)
        return retryAfter * 1000;
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
    return reset >= 0 ? Math.max(reset * 1000 - now, 0) : undefined;
}
function classify(error) {
    const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toMessage */ .R9)(error);
    const remedy = 'run the job again later';
    if (!(error instanceof ApiRefusal))
        return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyHttpStatus */ .n1)(undefined, reason, remedy);
    const { status } = error.answer;
    return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyHttpStatus */ .n1)(status === 403 ? 429 : status, reason, remedy);
}


/***/ }),

/***/ 87717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveImage),
/* harmony export */   q: () => (/* binding */ nameOfImage)
/* harmony export */ });
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * Asks once what the reference is; from there on only the digest counts.
 * @throws UserError when the image is not for the platform.
 */
async function resolveImage(expected, timeoutMs, deps) {
    const options = { timeoutMs, signal: deps.signal };
    const digest = expected.digest ?? (await digestOfTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
    const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
    const config = configs.find((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(candidate.platform, expected.platform));
    if (config === undefined) {
        const platforms = configs.map(({ platform }) => platform).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The registry's ${nameOfImage(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`);
    }
    return { digest, config };
}
async function digestOfTag(ref, options, deps) {
    const answer = await deps.registry.manifest(ref, options);
    if (answer.found)
        return answer.digest;
    // Asked again for the evidence: "not there" and "may not see it" have different remedies.
    await deps.registry.configs(ref, options);
    throw new Error(`${ref} appeared in the registry just now`);
}
function nameOfImage({ image, tag, digest }) {
    return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}


/***/ }),

/***/ 18400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ checkRevision),
/* harmony export */   o: () => (/* binding */ revisionMismatch)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83536);


/**
 * Compares an image's revision label with the expected commit (P8, V2). An image without the label passes when its
 * imageid is known, which says more.
 * @returns what is wrong; undefined: nothing.
 */
function revisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w}` : `was built from revision ${found}`;
    return `${where} ${built}, and revision ${revision} is expected`;
}
/**
 * Does what the policy says about an image of another revision.
 * @throws UserError when that is not to be a mere warning.
 */
function checkRevision(labels, expected, where, deps) {
    const finding = revisionMismatch(labels, expected, where);
    if (finding === undefined)
        return;
    if (deps.onMismatch === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
    }
    deps.log.warning(`${finding}.`);
}


/***/ })

};
