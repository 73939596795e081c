export const id = 546;
export const ids = [546];
export const modules = {

/***/ 56298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readPullOrDownloadInputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87070);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97851);
/* harmony import */ var _src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7073);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73692);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);






/**
 * The inputs of `pull-or-download-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readPullOrDownloadInputs(inputs) {
    const handover = inputs.text('handover');
    const name = inputs.text('image');
    const artifactName = inputs.text('artifact-name');
    const image = (0,_src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_3__/* .checkImageInputs */ .tu)({
        image: name === undefined ? undefined : (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(name),
        tag: inputs.text('tag'),
        digest: inputs.text('digest'),
        imageid: inputs.text('imageid'),
        revision: inputs.text('revision'),
    });
    const wanted = { workflow: readWorkflowFile(inputs.text('workflow')), runId: readRunId(inputs) };
    if (wanted.workflow !== undefined && wanted.runId !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo('Inputs "workflow" and "run-id" are both set: the run is found by the one or the other.');
    }
    return {
        ...image,
        ...wanted,
        handover: handover === undefined ? undefined : (0,_src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHandover */ .d)(handover, 'input "handover"'),
        artifactName: artifactName === undefined ? undefined : (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_2__/* .toArtifactName */ .xy)(artifactName),
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
        localTags: inputs.list('local-tag').map(_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLocalTag */ .rz),
        platform: (0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .checkPlatformInput */ .SC)(inputs.text('platform')),
        onMismatch: inputs.choice('on-mismatch', ['fail', 'warn'], 'fail'),
    };
}
function readRunId(inputs) {
    const id = inputs.integer('run-id', { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
    return id === 0 ? undefined : id;
}
function checkRepository(text) {
    if (text === undefined || /^[\w.-]+\/[\w.-]+$/.test(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`Input "repository" is "${text}": use owner/name.`);
}
function readWorkflowFile(text) {
    const file = text?.replace(/^\.github\/workflows\//, '');
    if (file === undefined || /^[^/]+\.ya?ml$/.test(file))
        return file;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`Input "workflow" is "${file}": use the name of the workflow's file, such as build.yml.`);
}


/***/ }),

/***/ 38546:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_artifacts_streaming_download_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76635);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64791);
/* harmony import */ var _src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6266);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74292);
/* harmony import */ var _src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61597);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56298);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76571);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(53585);
/* harmony import */ var _pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(64787);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(88437);











await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_9__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readPullOrDownloadInputs */ .A)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    const apiUrl = run.env['GITHUB_API_URL'];
    const { result, failure } = await (0,_pull_or_download_image_js__WEBPACK_IMPORTED_MODULE_8__/* .pullOrDownloadImage */ .u)(wanted, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerEngine */ .J)(exec, run.env),
        registry: (0,_src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_3__/* .imagetoolsRegistry */ .M)(exec),
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(token),
        streams: (0,_src_adapters_artifacts_streaming_download_js__WEBPACK_IMPORTED_MODULE_1__/* .streamingDownloads */ .g)(token, apiUrl, log),
        archives: (0,_src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_5__/* .imageArchives */ .T)(exec, files, signal),
        api: (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_4__/* .githubRest */ .U)(token, apiUrl),
        run,
        log,
        clock,
        files,
        signal,
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
        trust: result.trust,
        seconds: result.seconds.toFixed(1),
        skipped: String(result.skipped !== ''),
    };
}


/***/ }),

/***/ 64787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ pullOrDownloadImage)
});

// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/core/handover/expected-image.js
var expected_image = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/core/retry/attempts.js
var attempts = __webpack_require__(26872);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 16 modules
var classify = __webpack_require__(98673);
// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failures_failure = __webpack_require__(81563);
// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/services/github/rest-requests.js
var rest_requests = __webpack_require__(82663);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/rules/workflow-run.js



/**
 * Events whose runs of a fork's code get a read-only token and no secrets:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
const unprivilegedEvents = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);
/** Events whose run may build another commit than its head: its author chooses one. */
const chosenCommitEvents = new Set(['workflow_dispatch', 'repository_dispatch', 'schedule']);
/**
 * Reads a run from untrusted JSON.
 * @param where names the origin in errors: `workflow_run payload`
 * @throws UserError when it lacks what every run has
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
        id,
        repository,
        headSha,
        event,
        headRepository: (0,read_json/* textAt */.$6)(json, 'head_repository', 'full_name'),
        path: (0,read_json/* textAt */.$6)(json, 'path')?.replace(/@.*$/s, '') ?? '',
        attempt: (0,read_json/* countAt */.$v)(json, 'run_attempt') ?? 1,
        status: (0,read_json/* textAt */.$6)(json, 'status') ?? '',
        conclusion: (0,read_json/* textAt */.$6)(json, 'conclusion'),
    };
}
/**
 * Decides whether a job may use what another run made. A fork's run may offer anything under any name, so a job with more
 * rights than a fork may use its image only when the user allows it. A job for a pull request of the repository's own
 * branch has such rights: secrets, and a token that writes.
 * @param allowForks the input. Undefined: allowed only where this job itself is a fork's.
 * @throws UserError
 */
function checkTrust(run, job, allowForks) {
    if ((0,event_facts/* isSameRepository */.ve)(run.headRepository, run.repository))
        return 'same-repository';
    if (allowForks ?? (job.isFork && unprivilegedEvents.has(job.event)))
        return 'fork';
    throw new errors/* UserError */.yo(`Run ${run.id} built the code of the fork ${run.headRepository ?? '(deleted)'}, and this job on ${job.event} has rights that a fork has not: test it in a pull_request workflow, or set "allow-forks" in a job with "permissions: { actions: read }" and no secrets.`);
}
/**
 * Compares what the event's payload and the API say of a run.
 * @throws UserError that names what differs
 */
function checkSameRun(one, other) {
    const facts = ['id', 'repository', 'headRepository', 'headSha', 'event', 'path'];
    const different = facts.find((fact) => String(one[fact]).toLowerCase() !== String(other[fact]).toLowerCase());
    if (different !== undefined) {
        throw new errors/* UserError */.yo(`The event says that run ${one.id} has ${different} "${one[different]}", and the API says "${other[different]}": run this job again.`);
    }
}
/**
 * Compares a record, which comes from the run's artifacts and is not trusted, with what GitHub says of that run.
 * @throws UserError that names what differs
 */
function checkRecordOfRun(record, run) {
    const claims = [
        ['run id', String(record.run.id), String(run.id)],
        ['repository', record.run.repository, run.repository],
        ['head repository', record.run['head-repository'], run.headRepository ?? record.run['head-repository']],
        ['event', record.run.event, run.event],
        ['revision', record.revision, chosenCommitEvents.has(run.event) ? record.revision : run.headSha],
    ];
    const different = claims.find(([, claimed, known]) => claimed.toLowerCase() !== known.toLowerCase());
    if (different !== undefined) {
        const [name, claimed, known] = different;
        throw new errors/* UserError */.yo(`The handover record of run ${run.id} says ${name} "${claimed}", and GitHub says "${known}": it is not that run's record, and not used: pass the "handover" output of that run's own producer job.`);
    }
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/await-run.js







/** Limits the wait for a run to appear: GitHub starts the workflows of one event within seconds of each other. */
const maxStartDelayMs = 120_000;
const firstWaitMs = 5_000;
const maxWaitMs = 20_000;
const permission = 'actions: read';
/** Events that start several workflows at the same time: the producer's run then has the same event. */
const sharedEvents = new Set(['push', 'pull_request', 'pull_request_target', 'merge_group', 'release']);
/**
 * Finds the newest run of the workflow for this event's commit, and waits until its handover record is there; the run
 * itself may go on. So a pull_request workflow can test what another workflow builds.
 * @returns the run's id
 * @throws UserError when the time is over, and at once when the run ended without a record
 */
async function awaitRun(inputs, deps) {
    const facts = (0,read_event/* readEventFacts */._)(deps.run);
    const cachedDeps = { ...deps, api: cacheByEtag(deps.api) };
    const start = deps.clock.now();
    let loggedState = '';
    for (let round = 0;; round++) {
        const run = await findNewestRun(inputs.workflow, facts, cachedDeps);
        if (run !== undefined && (await hasRecord(run, inputs.artifactName, cachedDeps)))
            return run.id;
        const waitedMs = deps.clock.now() - start;
        const state = run === undefined ? 'does not exist yet' : `is ${run.status.replace('_', ' ')}`;
        const name = `${inputs.workflow} for ${facts.revision}`;
        if (run?.status === 'completed') {
            throw new errors/* UserError */.yo(`Run ${run.id} of ${name} ended with "${run.conclusion ?? 'no conclusion'}" and without a handover record: mend that run, and run it again before this job.`);
        }
        const limitMs = run === undefined ? Math.min(maxStartDelayMs, inputs.waitMs) : inputs.waitMs;
        const waitMs = Math.min(firstWaitMs * 1.5 ** round, maxWaitMs) * (0.75 + deps.clock.random() / 2);
        if (waitedMs + waitMs > limitMs) {
            const remedy = run === undefined
                ? 'check "workflow", and that it starts on the same event'
                : 'raise "wait-minutes", or look why it takes so long';
            throw new errors/* UserError */.yo(`The run of ${name} ${state} after ${(waitedMs / 1000).toFixed(0)} s: ${remedy}.`);
        }
        if (state !== loggedState)
            deps.log.info(`Waiting: the run of ${name} ${state}.`);
        loggedState = state;
        await deps.clock.sleep(waitMs, deps.signal);
    }
}
async function findNewestRun(workflow, facts, deps) {
    const path = `/repos/${deps.run.repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
    // Workflows of a push or a pull request start on the same event. A dispatched or scheduled job takes any run.
    const event = sharedEvents.has(facts.eventName) ? { event: facts.eventName } : {};
    const query = { head_sha: facts.revision, ...event, per_page: 20 };
    const answer = await (0,rest_requests/* queryApi */.JO)({ what: `the runs of ${workflow}`, path, query, permission }, deps);
    if (answer === undefined) {
        throw new errors/* UserError */.yo(`There is no workflow "${workflow}" in ${deps.run.repository}: "workflow" is the name of its file, such as build.yml.`);
    }
    const runs = (0,read_json/* listAt */.gT)(answer, 'workflow_runs')
        .filter((json) => isRunOfEvent(json, facts))
        .map((json) => readWorkflowRun(json, `API's list of runs of ${workflow}`))
        .filter(({ id, headSha }) => id !== deps.run.runId && headSha === facts.revision);
    return runs.sort((one, other) => other.id - one.id)[0];
}
/** Whether a run is of this event's pull request: one commit may be the head of several ones. */
function isRunOfEvent(json, facts) {
    if (facts.prNumber === undefined)
        return true;
    const numbers = (0,read_json/* listAt */.gT)(json, 'pull_requests').map((pull) => (0,read_json/* countAt */.$v)(pull, 'number'));
    if (numbers.length > 0)
        return numbers.includes(facts.prNumber);
    // GitHub lists no pull request for a fork's run, so its branch is compared.
    const sameHead = (0,event_facts/* isSameRepository */.ve)((0,read_json/* textAt */.$6)(json, 'head_repository', 'full_name'), facts.headRepository ?? '');
    return sameHead && (0,read_json/* textAt */.$6)(json, 'head_branch') === facts.branch;
}
async function hasRecord(run, artifactName, deps) {
    if (artifactName === undefined)
        return hasRecordArtifact(run, {}, deps);
    const [own, spare] = (0,artifact_name/* recordArtifactNames */.el)(artifactName);
    if (await hasRecordArtifact(run, { name: own }, deps))
        return true;
    // Queried only once the run has ended: it is rare, and each query counts against the rate limit.
    return run.status === 'completed' && hasRecordArtifact(run, { name: spare }, deps);
}
async function hasRecordArtifact(run, filter, deps) {
    const path = `/repos/${deps.run.repository}/actions/runs/${run.id}/artifacts`;
    const query = { per_page: 100, ...filter };
    const answer = await (0,rest_requests/* queryApi */.JO)({ what: `the artifacts of run ${run.id}`, path, query, permission }, deps);
    return (0,read_json/* listAt */.gT)(answer, 'artifacts').some((artifact) => (0,artifact_name/* isRecordArtifact */.Ug)((0,read_json/* textAt */.$6)(artifact, 'name') ?? ''));
}
/**
 * Sends the ETag of the last answer with each further query: an answer that has not changed costs nothing of the rate
 * limit: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
function cacheByEtag(api) {
    const answers = new Map();
    return {
        async get(path, options = {}) {
            const key = JSON.stringify([path, options.query]);
            const last = answers.get(key);
            const answer = await api.get(path, { ...options, etag: last?.etag });
            if (answer.status === 304 && last !== undefined)
                return last;
            if (answer.status === 200 && answer.etag !== undefined)
                answers.set(key, answer);
            return answer;
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/find-producer-run.js






/**
 * Finds the producer's run, and decides whether this job may use its image. It is the run of the input, else of the
 * record, else under `workflow_run` the triggering one, else this one.
 * @param isPayloadEnough whether the event's payload may describe the triggering run, without a query
 * @throws UserError for a fork's run where that is not allowed, and when GitHub contradicts the event
 */
async function findProducerRun(inputs, record, isPayloadEnough, deps) {
    const { run } = deps;
    const triggering = run.eventName === 'workflow_run' ? (0,read_json/* valueAt */.fK)(run.payload, 'workflow_run') : undefined;
    const runId = inputs.runId ?? recordedRunId(record) ?? (0,read_json/* countAt */.$v)(triggering, 'id') ?? run.runId;
    const recorded = record?.run.id === runId ? record.run.repository : undefined;
    const repository = inputs.repository ?? (recorded === '' ? undefined : recorded) ?? run.repository;
    if (runId === run.runId && (0,event_facts/* isSameRepository */.ve)(repository, run.repository)) {
        return { from: undefined, facts: undefined, trust: checkOwnTrust(run, inputs.allowForks) };
    }
    const payloadRun = (0,read_json/* countAt */.$v)(triggering, 'id') === runId ? readWorkflowRun(triggering, 'workflow_run payload') : undefined;
    const job = readConsumerJob(run);
    if (payloadRun !== undefined)
        checkTrust(payloadRun, job, inputs.allowForks);
    const from = { runId, repository };
    const facts = isPayloadEnough && payloadRun !== undefined ? payloadRun : await queryRun(from, deps);
    if (payloadRun !== undefined)
        checkSameRun(payloadRun, facts);
    return { from, facts, trust: checkTrust(facts, job, inputs.allowForks) };
}
function recordedRunId(record) {
    return record === undefined || record.run.id === 0 ? undefined : record.run.id;
}
async function queryRun({ runId, repository }, deps) {
    const name = `run ${runId} of ${repository}`;
    const answer = await (0,rest_requests/* queryApi */.JO)({ what: name, path: `/repos/${repository}/actions/runs/${runId}`, permission: 'actions: read' }, deps);
    if (answer === undefined) {
        throw new errors/* UserError */.yo(`There is no ${name}, or the token may not see it: check "run-id" and "repository", and give "github-token" the permission "actions: read" there.`);
    }
    const facts = readWorkflowRun(answer, `API's answer for ${name}`);
    if (facts.id !== runId || !(0,event_facts/* isSameRepository */.ve)(facts.repository, repository)) {
        throw new errors/* UserError */.yo(`The API answered ${name} with run ${facts.id} of ${facts.repository}: try again.`);
    }
    return facts;
}
/** Reads what the event says of this job. Only events of pull requests tell of a fork. */
function readConsumerJob(run) {
    const isPullRequest = run.eventName.startsWith('pull_request');
    return { event: run.eventName, isFork: isPullRequest && (0,read_event/* readEventFacts */._)(run).isFork };
}
/** Checks this run itself: under two events it may have built a fork's code with the repository's own rights. */
function checkOwnTrust(run, allowForks) {
    if (run.eventName !== 'pull_request_target' && run.eventName !== 'workflow_run')
        return 'same-run';
    const { isFork, headRepository, revision } = (0,read_event/* readEventFacts */._)(run);
    if (!isFork)
        return 'same-run';
    return checkTrust({
        id: run.runId,
        repository: run.repository,
        headRepository,
        headSha: revision,
        event: run.eventName,
        path: '',
        attempt: run.runAttempt,
        status: '',
        conclusion: undefined,
    }, readConsumerJob(run), allowForks);
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/find-handover.js








/**
 * Finds the producer's run and its record. The record counts only when it agrees with what GitHub says of the run.
 * @throws UserError when nothing says which image is meant
 */
async function findHandover(inputs, deps) {
    const { workflow, source, artifactName, handover: givenRecord } = inputs;
    const runId = workflow === undefined ? inputs.runId : await awaitRun({ ...inputs, workflow }, deps);
    const producer = await findProducerRun({ ...inputs, runId }, givenRecord, source === 'registry', deps);
    const record = givenRecord ?? (inputs.image === undefined ? await readProducerRecord(producer) : undefined);
    if (record !== undefined && producer.facts !== undefined)
        checkRecordOfRun(record, producer.facts);
    return { producer, record };
    async function readProducerRecord({ from }) {
        if (source === 'registry') {
            throw new errors/* UserError */.yo('Nothing says which image is meant: with "source: registry" pass "handover", or "image" and "tag".');
        }
        const found = await readRecordWithRetry(() => (0,find_record/* findRecord */.T)(artifactName, from, deps), inputs.limits, deps);
        if (found !== undefined)
            return found;
        const run = from === undefined ? 'This run' : `Run ${from.runId} of ${from.repository}`;
        const named = artifactName === undefined ? '' : ` named "${artifactName}.handover.json"`;
        throw new errors/* UserError */.yo(`${run} has no handover record${named}: let this job need the producer job, or pass "handover", or "image" and "tag".`);
    }
}
async function readRecordWithRetry(work, { policy, timeoutMs }, deps) {
    const outcome = await (0,retry/* retry */.L)({
        title: 'Read the handover record',
        policy,
        work,
        signal: deps.signal,
        deadline: deps.clock.now() + timeoutMs,
        classify: (error) => (0,classify/* classifyError */.fe)(error, { phase: 'artifact' }),
    }, deps);
    if (outcome.ok)
        return outcome.value;
    const reason = (0,failures_failure/* describeFailure */.Ic)(outcome.failure);
    throw new errors/* UserError */.yo(`The handover record cannot be read: ${reason}`, { cause: outcome.error });
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/source-results.js


/** Says in a sentence why a source did not give the image. */
function describeSourceFailure(source, failure) {
    return `The ${source} did not give the image: ${(0,failures_failure/* describeFailure */.Ic)(failure)}`;
}
/**
 * Returns the image that one of the sources gave.
 * @throws UserError with the failure of each source that was tried
 */
function requireImage({ registry, artifact }) {
    if (registry?.ok === true)
        return registry.image;
    if (artifact?.ok === true)
        return artifact.image;
    const failures = [
        ...(registry === undefined ? [] : [describeSourceFailure('registry', registry.failure)]),
        ...(artifact === undefined ? [] : [describeSourceFailure('artifact', artifact.failure)]),
    ];
    if (failures.length > 0)
        throw new errors/* UserError */.yo(failures.join(' '));
    throw new errors/* UserError */.yo('There is nothing to take the image from: the producer did not push it or did not upload it, and "source" asks for that. Set "push" or "artifact: always" there, or leave "source" at auto here.');
}
/** Sums up the attempts and failures of the sources. */
function reportSources({ registry, artifact }) {
    const failures = Object.entries({ registry, artifact }).flatMap(([name, result]) => result?.ok === false ? [{ name, failure: result.failure }] : []);
    return {
        source: registry?.ok === true ? 'registry' : artifact?.ok === true ? 'artifact' : undefined,
        attempts: (registry?.attemptCount ?? 0) + (artifact?.attemptCount ?? 0),
        registryError: registry?.ok === false ? (0,failures_failure/* describeFailure */.Ic)(registry.failure) : '',
        artifactError: artifact?.ok === false ? (0,failures_failure/* describeFailure */.Ic)(artifact.failure) : '',
        failures,
    };
}
/** Lists what took the time: each failed attempt, and the phases of the attempt that gave the image. */
function listPhases({ registry, artifact }) {
    return [...listSourcePhases('registry', registry), ...listSourcePhases('artifact', artifact)];
}
function listSourcePhases(source, result) {
    if (result === undefined)
        return [];
    const failed = result.attempts.filter(({ failure }) => failure !== undefined);
    const phases = result.ok ? result.image.phases : [];
    return [
        ...(failed.length === 0 ? [] : [{ title: source, attempts: failed }]),
        ...phases.map(({ title, attempts }) => ({ title: `${source} ${title}`, attempts })),
    ];
}

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/tag-image.js


/**
 * Chooses the names of the image in the engine: its name in the registry, where that may be used, and the local tags. An
 * image from an artifact without any name gets one by its imageid.
 */
function chooseNames(image, expected, trust, inputs) {
    const names = [...listOwnNames(inputs, expected, trust), ...inputs.localTags];
    if (names.length > 0 || image.temporaryName === undefined)
        return names;
    return [`localhost/ci-image-actions:${image.imageid.replace('sha256:', '')}`];
}
/**
 * The image's name in its registry, where this job itself asked for it: by `image` and `tag`, or by a record of its own
 * run. A record of another run names nothing here: it could say `postgres:16`.
 */
function listOwnNames(inputs, { image, tag }, trust) {
    if (image === undefined || tag === undefined)
        return [];
    const isRequested = inputs.image === image && inputs.tag === tag;
    return isRequested || trust === 'same-run' ? [`${image}:${tag}`] : [];
}
/**
 * Tags the image in the engine, and checks that each name then is this image and not one that was there before.
 * @throws UserError when another process takes a name away meanwhile
 */
async function tagImage(image, names, deps) {
    const { temporaryName } = image;
    try {
        for (const name of new Set(names)) {
            if ((0,reference/* familiarName */.hG)(name) !== image.engineRef)
                await deps.engine.tag(image.engineRef, name);
            const local = await deps.engine.inspect(name);
            if (local?.id !== image.localId) {
                throw new errors/* UserError */.yo(`The tag "${name}" points to ${local?.id ?? 'nothing'} and not to ${image.localId}: another job on this engine sets the same tag, so give each of them one of its own.`);
            }
            deps.log.info(`${name} is ${image.imageid}`);
        }
    }
    finally {
        if (temporaryName !== undefined)
            await deps.engine.untag(temporaryName).catch(() => undefined);
    }
}

// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var archive_errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
// EXTERNAL MODULE: ./build/src/services/images/progress-log.js
var progress_log = __webpack_require__(84029);
// EXTERNAL MODULE: ./build/src/services/images/revision.js
var revision = __webpack_require__(18400);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/find-artifacts.js



/** Several attempts of a run leave several artifacts of one name. So many of them are tried. */
const maxArtifacts = 3;
/** Adds what the record beside the artifact says, when there is one: inputs alone do not say what is in an archive. */
async function completeExpected({ expected, name, from }, deps) {
    if (expected.archive !== undefined)
        return expected;
    const record = await (0,find_record/* findRecord */.T)(name, from, deps);
    return record === undefined ? expected : (0,expected_image/* readExpectedFromRecord */.yS)(record, expected, expected.platform);
}
/**
 * Finds the artifacts of that name, newest first. Where the record has the id of its artifact, finds that one alone:
 * another artifact of the same name is another job's.
 * @throws UserError when the name belongs to another artifact, or the artifact has another digest
 */
async function findArtifacts({ expected, name: wanted, from }, deps) {
    const named = (await deps.artifacts.list(from)).filter(({ name }) => name === wanted);
    const recorded = expected.archive;
    if (recorded === undefined || recorded['artifact-id'] === 0) {
        return named.sort((one, other) => other.id - one.id).slice(0, maxArtifacts);
    }
    const { 'artifact-id': id, 'artifact-digest': digest } = recorded;
    const own = named.find((artifact) => artifact.id === id);
    const [other] = named;
    if (own === undefined && other !== undefined) {
        throw new errors/* UserError */.yo(`The record names the artifact "${wanted}" with id ${id}, and ${formatRunName(from)} has it with id ${other.id}: another job uploaded under that name, so give each job a name of its own, or pass the record of the right one.`);
    }
    if (own?.digest !== undefined && digest !== '' && own.digest !== digest) {
        throw new errors/* UserError */.yo(`The record says that the artifact "${wanted}" has the digest ${digest}, and the service says ${own.digest}: it was replaced, and is not used; run the producer job again.`);
    }
    return own === undefined ? [] : [own];
}
/** Names the run in messages. */
function formatRunName(from) {
    return from === undefined ? 'this run' : `run ${from.runId} of ${from.repository}`;
}
/** The artifact that a record describes, as a list would show it. */
function toRecordedEntry(archive) {
    return {
        id: archive['artifact-id'],
        name: archive['artifact-name'],
        sizeBytes: archive['archive-bytes'],
        digest: archive['artifact-digest'],
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/core/archive/same-content.js
var same_content = __webpack_require__(69404);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/load-archive.js




/** The most that is read of a plain archive, whatever its record says. */
const maxPlainBytes = 100 * 2 ** 30;
/** How much larger a tar may be than its record says: a twentieth, and 64 MB for small ones. */
const sizeTolerance = 1.05;
const sizeAllowanceBytes = 64e6;
/** An engine needs disk for the archive that it unpacks and for the layers that it makes of it. */
const engineSpaceFactor = 2.2;
/**
 * Checks that the engine's disk can take the archive, where this machine can see that disk: an engine that runs out of
 * space does not remove what it has unpacked.
 * @throws UserError with both sizes
 */
async function checkEngineSpace(request, files) {
    const plain = request.expected.archive?.['size-bytes'] ?? 0;
    const free = await readFreeEngineBytes(request, files);
    if (plain === 0 || free >= plain * engineSpaceFactor)
        return;
    const { dataRoot = '' } = request.info;
    throw new errors/* UserError */.yo(`The image has ${(0,format/* formatBytes */.z)(plain)}, and the disk of the engine (${dataRoot}) has ${(0,format/* formatBytes */.z)(free)} free where loading needs ${(0,format/* formatBytes */.z)(plain * engineSpaceFactor)}: free disk space before this step.`);
}
async function readFreeEngineBytes({ info: { dataRoot } }, files) {
    if (dataRoot === undefined || !(await files.exists(dataRoot)))
        return Infinity;
    return files.freeBytes(dataRoot);
}
/**
 * The most bytes that are read of the plain archive: what its record says, with a tolerance. A record may say anything, so
 * it can only lower the limit.
 */
function limitArchiveBytes(expected) {
    const recorded = expected.archive?.['size-bytes'] ?? 0;
    const fromRecord = recorded > 0 ? recorded * sizeTolerance + sizeAllowanceBytes : Infinity;
    return Math.min(maxPlainBytes, fromRecord);
}
/**
 * Loads the expected image from an archive. Writes the archive anew, with that image alone and under a temporary name, and
 * checks afterwards what the engine has under that name.
 * @throws ArchiveRefusedError, TransferError, UserError
 */
async function loadArchive(archive, request, options, deps) {
    const { expected, info, check } = request;
    const { engine, files } = deps;
    const diskBytes = (await readFreeEngineBytes(request, files)) / engineSpaceFactor;
    const maxBytes = Math.min(limitArchiveBytes(expected), Math.max(diskBytes, sizeAllowanceBytes));
    const { imageid, platform } = expected;
    // Each load has its own name: of jobs that load one image at the same time, one could remove the other's untagged image.
    const name = `localhost/ci-image-actions:${(0,external_node_crypto_.randomUUID)()}`;
    const rewritten = deps.archives.rewrite(archive, { imageid, platform, check, maxBytes, name });
    try {
        await engine.load(rewritten.stream, options);
        const image = rewritten.image();
        if (image === undefined)
            throw new Error('The engine stopped reading the archive.');
        const local = await engine.inspect(name, options);
        if (local === undefined || !isSameImage(local, image, info.store)) {
            throw new errors/* UserError */.yo(`The engine holds ${local?.id ?? 'nothing'} after the load, which is not the image ${image.imageid} that it was given: it was removed again; update the engine, or take the image from the registry ("source: registry").`);
        }
        return {
            engineRef: name,
            temporaryName: name,
            localId: local.id,
            imageid: image.imageid,
            platform: image.platform,
            labels: image.labels,
        };
    }
    catch (error) {
        // The containerd store keeps an image even when it could not unpack its layers.
        await engine.untag(name).catch(() => undefined);
        throw error;
    }
}
/**
 * Whether the engine holds what it was given. The classic store's `.Id` is the config digest; the containerd store knows
 * an image by a manifest that it writes itself, so there the layers and what a container runs are compared.
 */
function isSameImage(local, image, store) {
    if (store === 'classic')
        return local.id === image.imageid;
    return (0,same_content/* hasSameContent */.q)(local, image);
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/try-source.js





/** The source does not have the image, which is no failure of the source. */
class ImageMissingError extends errors/* UserError */.yo {
}
/** Tries one source as often as its limits allow. An error of any kind ends the source, never the step. */
async function trySource(request, deps) {
    const { limits, signal, title, phase } = request;
    const deadline = deps.clock.now() + limits.timeoutMs;
    let attemptCount = 0;
    const attempts = [];
    try {
        const outcome = await (0,retry/* retry */.L)({
            title,
            policy: limits.policy,
            deadline,
            signal,
            onAttempt: (ended) => attempts.push(ended),
            classify: (error) => error instanceof archive_errors/* TransferError */.aG
                ? { class: 'transient', reason: error.message, remedy: 'run this job again; the transfer was at fault' }
                : (0,classify/* classifyError */.fe)(error, { phase: phase(), justPushed: true }),
            work: (attempt) => {
                attemptCount = attempt;
                const isLast = attempt === limits.policy.maxAttempts && attempt > 1;
                const share = isLast ? 1 : 2;
                return request.work(attempt, () => Math.max(1, Math.round((deadline - deps.clock.now()) / share)));
            },
        }, deps);
        return outcome.ok
            ? { ok: true, image: outcome.value, attemptCount: outcome.attemptCount, attempts }
            : { ok: false, failure: outcome.failure, attemptCount: outcome.attemptCount, attempts, isMissing: false };
    }
    catch (error) {
        // Work that breaks off because the job is cancelled fails with another error than the abort.
        signal.throwIfAborted();
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        const failure = { class: 'permanent', reason: (0,errors/* toMessage */.R9)(error), remedy: '' };
        return { ok: false, failure, attemptCount, attempts, isMissing: error instanceof ImageMissingError };
    }
}
/** Times the phases of one attempt, one after the other: `end` ends one and starts the next. */
function startStopwatch(clock) {
    const phases = [];
    let start = clock.now();
    return {
        phases,
        end(title) {
            const now = clock.now();
            phases.push((0,attempts/* completedPhase */.d)(title, start, now));
            start = now;
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/load-from-artifact.js








/**
 * Loads the expected image from a workflow artifact. The archive is validated on its way into the engine, so that a wrong
 * or hostile one changes nothing there. Of several artifacts of that name it takes the newest acceptable one.
 */
function loadFromArtifact(request, deps) {
    const { name, limits } = request;
    let phase = 'artifact';
    const onPhase = (now) => {
        phase = now;
    };
    const work = async (attempt, timeoutMs) => {
        phase = 'artifact';
        const options = { timeoutMs: timeoutMs(), signal: deps.signal };
        const direct = attempt === 1 ? await openRecordedArtifact(request, options, deps) : undefined;
        if (direct !== undefined)
            return loadDownload(direct, request, { options, onPhase }, deps);
        const expected = await completeExpected(request, deps);
        const named = { ...request, expected, name: expected.archive?.['artifact-name'] ?? name };
        const candidates = await findArtifacts(named, deps);
        const refusals = [];
        for (const [index, artifact] of candidates.entries()) {
            try {
                const streamed = attempt === 1 && artifact.id !== request.expected.archive?.['artifact-id'];
                const stream = streamed ? await openStream(artifact, named, options, deps) : undefined;
                return await loadDownload({ artifact, stream }, named, { options, onPhase }, deps);
            }
            catch (error) {
                if (!(error instanceof errors/* UserError */.yo) || index === candidates.length - 1)
                    throw addRefusals(error, refusals);
                refusals.push((0,errors/* toMessage */.R9)(error));
                deps.log.warning(`${(0,errors/* toMessage */.R9)(error)} An older artifact "${named.name}" is tried.`);
            }
        }
        throw new ImageMissingError(`There is no artifact "${named.name}" in ${formatRunName(request.from)}: it was never uploaded, or its retention is over; run the producer job again, and raise its "retention-days" if that is what happened.`);
    };
    return trySource({ title: `Load artifact ${name}`, limits, signal: deps.signal, phase: () => phase, work }, deps);
}
function addRefusals(error, refusals) {
    if (!(error instanceof errors/* UserError */.yo) || refusals.length === 0)
        return error;
    return new errors/* UserError */.yo([...refusals, (0,errors/* toMessage */.R9)(error)].join(' '), { cause: error });
}
/** Opens the artifact that the record describes. Needs neither a list of artifacts nor the artifact client. */
async function openRecordedArtifact(request, options, deps) {
    const { archive } = request.expected;
    if (archive?.['artifact-name'] !== request.name || archive['artifact-digest'] === '')
        return undefined;
    const artifact = toRecordedEntry(archive);
    const stream = await openStream(artifact, request, options, deps);
    return stream === undefined ? undefined : { artifact, stream };
}
async function openStream(artifact, request, options, deps) {
    const { from } = request;
    await checkEngineSpace(request, deps.files);
    return deps.streams.open(artifact, from?.repository ?? deps.run.repository, {
        ...options,
        onProgress: (0,progress_log/* progressLog */.m)('Downloading', deps, artifact.sizeBytes),
    });
}
/** Loads the image from the stream, or else from a downloaded file. */
async function loadDownload({ artifact, stream }, request, { options, onPhase }, deps) {
    const { expected, from } = request;
    const { files, log } = deps;
    const watch = startStopwatch(deps.clock);
    const folder = stream === undefined ? await files.temporaryFolder() : undefined;
    try {
        log.info(`Loading the artifact "${artifact.name}" (${(0,format/* formatBytes */.z)(artifact.sizeBytes)}) of ${formatRunName(from)}`);
        if (folder !== undefined) {
            await checkEngineSpace(request, files);
            await checkDownloadSpace(folder, artifact.sizeBytes, files);
        }
        const maxBytes = limitArchiveBytes(expected);
        const archive = stream ?? (await deps.artifacts.download(artifact, folder ?? '', { ...options, from, maxBytes }));
        if (stream === undefined) {
            watch.end('download');
            onPhase('load');
        }
        const check = ({ labels }) => {
            (0,revision/* checkRevision */.G)(labels, expected, `The artifact "${artifact.name}"`, deps);
        };
        const image = await loadArchive(archive, { ...request, check }, options, deps);
        watch.end(stream === undefined ? 'load' : 'download and load');
        return { ...image, digest: undefined, phases: watch.phases, archiveBytes: artifact.sizeBytes };
    }
    catch (error) {
        // A stream's digest is only known at its end, so what is refused before may be damaged. A file's digest was checked.
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
async function checkDownloadSpace(folder, bytes, files) {
    const free = await files.freeBytes(folder);
    if (free >= bytes)
        return;
    throw new errors/* UserError */.yo(`The artifact has ${(0,format/* formatBytes */.z)(bytes)} and the disk of ${folder} has ${(0,format/* formatBytes */.z)(free)} free: make room, or give the job "permissions: actions: read", with which it needs no file.`);
}

// EXTERNAL MODULE: ./build/src/services/images/resolve-image.js
var resolve_image = __webpack_require__(87717);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/pull-from-registry.js




/** Limits the query for what a reference is: an engine's own pull waits minutes for a registry that does not answer. */
const resolveTimeoutMs = 15_000;
/**
 * Pulls the expected image from its registry. Resolves the reference once, compares it with what is expected before any
 * layer is transferred, and pulls by digest.
 */
function pullFromRegistry(expected, store, limits, deps) {
    let phase = 'registry';
    const work = async (_attempt, timeoutMs) => {
        phase = 'registry';
        const watch = startStopwatch(deps.clock);
        const { digest, config } = await (0,resolve_image/* resolveImage */.A)(expected, Math.min(resolveTimeoutMs, timeoutMs()), deps);
        if (expected.imageid !== undefined && config.imageid !== expected.imageid) {
            throw new errors/* UserError */.yo(`The registry's ${(0,resolve_image/* formatImageRef */.k)(expected)} is the image ${config.imageid}, and ${expected.imageid} is expected: it was pushed by another build, so pass the record of that one, or push this one again.`);
        }
        (0,revision/* checkRevision */.G)(config.labels, expected, `The registry's ${(0,resolve_image/* formatImageRef */.k)(expected)}`, deps);
        watch.end('resolve');
        phase = 'pull';
        // Pulls the platform's own manifest: an engine selects from an index by its own rules.
        const pinned = `${expected.image}@${config.manifestDigest}`;
        deps.log.info(`Pulling ${pinned}`);
        await deps.engine.pull(pinned, { platform: expected.platform, timeoutMs: timeoutMs(), signal: deps.signal });
        const local = await deps.engine.inspect(pinned);
        const wanted = store === 'classic' ? config.imageid : config.manifestDigest;
        if (local?.id !== wanted) {
            throw new errors/* UserError */.yo(`The engine holds ${local?.id ?? 'nothing'} under ${pinned}, and ${wanted} is expected: remove that image from the engine.`);
        }
        watch.end('pull');
        const { imageid, labels } = config;
        const facts = { imageid, digest, labels, platform: expected.platform };
        return { engineRef: pinned, localId: local.id, ...facts, phases: watch.phases, archiveBytes: undefined };
    };
    const request = { title: `Pull ${(0,resolve_image/* formatImageRef */.k)(expected)}`, limits, signal: deps.signal, phase: () => phase, work };
    return trySource(request, deps);
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/try-sources.js


/**
 * Tries the registry, then the artifact. Where an artifact is known, takes it after one failed attempt at the registry,
 * whatever the failure. Tries the registry again only when there turns out to be no artifact.
 */
async function trySources(request, deps) {
    const { expected, source, limits, from } = request;
    const { artifactName } = expected;
    if (source === 'artifact' && artifactName === undefined)
        return {};
    if (source === 'registry' || artifactName === undefined)
        return { registry: await tryRegistry(request, deps) };
    const registry = source === 'artifact' ? undefined : await tryRegistry({ ...request, limits: limitAttempts(limits, 1) }, deps);
    if (registry?.ok === true)
        return { registry };
    if (registry !== undefined) {
        deps.log.info(`The registry did not give the image (${registry.failure.reason}): taking the artifact.`);
    }
    const artifact = await loadFromArtifact({ ...request, name: artifactName, from }, deps);
    if (artifact.ok || !artifact.isMissing || registry === undefined || limits.policy.maxAttempts === 1) {
        return { registry, artifact };
    }
    const left = limitAttempts(limits, limits.policy.maxAttempts - 1);
    return { registry: await tryRegistry({ ...request, limits: left }, deps), artifact };
}
/** Tries the registry. Undefined: there is no image that it could have. */
async function tryRegistry({ expected, info, limits }, deps) {
    const { image, inRegistry } = expected;
    return image === undefined || !inRegistry
        ? undefined
        : pullFromRegistry({ ...expected, image }, info.store, limits, deps);
}
/** The same limits with another number of attempts. */
function limitAttempts(limits, maxAttempts) {
    return { ...limits, policy: { ...limits.policy, maxAttempts } };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/pull-or-download-image.js









const emptyResult = {
    source: undefined,
    imageRef: '',
    imageid: '',
    digest: '',
    revision: '',
    platform: '',
    attempts: 0,
    registryError: '',
    artifactError: '',
    failures: [],
    phases: [],
    buildSeconds: undefined,
    archiveBytes: undefined,
    trust: 'unknown',
    seconds: 0,
    skipped: '',
};
/**
 * Brings the producer's image into this machine's engine: from the registry, or from the artifact when the registry does
 * not give it. Accepts nothing but the expected image.
 */
async function pullOrDownloadImage(inputs, deps) {
    const start = deps.clock.now();
    const facts = { ...emptyResult };
    let failure;
    try {
        await obtainImage(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
    }
    catch (error) {
        failure = error;
    }
    facts.seconds = (deps.clock.now() - start) / 1000;
    return { result: facts, failure };
}
async function obtainImage(facts, inputs, deps) {
    const info = await deps.engine.info();
    const platform = inputs.platform ?? info.platform;
    const first = await tryRegistryFirst(inputs, { platform, info }, deps);
    const firstReport = reportSources({ registry: first });
    facts.attempts = firstReport.attempts;
    facts.registryError = firstReport.registryError;
    facts.phases = listPhases({ registry: first });
    const handover = first?.ok === true ? undefined : await findProducer(facts, inputs, first, deps);
    const skipped = handover?.record?.skipped ?? undefined;
    if (skipped !== undefined) {
        deps.log.notice(`There is no image to test: the producer skipped the build (${skipped}).`);
        facts.skipped = skipped;
        return;
    }
    const expected = readExpectedImage(inputs, handover?.record, platform, deps.run);
    const request = { ...inputs, expected, info, from: handover?.producer.from };
    const results = first?.ok === true ? { registry: first } : await trySources(request, deps);
    const report = reportSources(results);
    facts.source = report.source;
    facts.registryError = report.registryError;
    facts.artifactError = report.artifactError;
    facts.failures = report.failures;
    if (results.artifact?.ok === true && handover !== undefined)
        facts.trust = handover.producer.trust;
    if (first?.ok !== true) {
        facts.attempts += report.attempts;
        facts.phases = [...facts.phases, ...listPhases(results)];
    }
    const image = requireImage(results);
    const names = chooseNames(image, expected, facts.trust, inputs);
    await tagImage(image, names, deps);
    facts.imageRef = names[0] ?? image.engineRef;
    facts.imageid = image.imageid;
    facts.digest = image.digest ?? '';
    facts.revision = image.labels[labels/* revisionLabel */.wc] ?? '';
    facts.platform = platform;
    facts.archiveBytes = image.archiveBytes;
}
/** Tries the registry before the producer's run ends: with an image and a tag it may have the image already. */
async function tryRegistryFirst(inputs, { platform, info }, deps) {
    if (inputs.workflow === undefined || inputs.image === undefined || inputs.source === 'artifact')
        return undefined;
    const expected = readExpectedImage(inputs, undefined, platform, deps.run);
    return tryRegistry({ expected, info, limits: limitAttempts(inputs.limits, 1) }, deps);
}
/**
 * Finds the producer's run and its record.
 * @param registry how the registry ended that was tried before
 * @throws UserError with both failures when there is no record
 */
async function findProducer(facts, inputs, registry, deps) {
    const start = deps.clock.now();
    const handover = await findHandover(inputs, deps).catch((error) => {
        if (registry?.ok !== false || !(error instanceof errors/* UserError */.yo))
            throw error;
        const reason = describeSourceFailure('registry', registry.failure);
        throw new errors/* UserError */.yo(`${reason} ${error.message}`, { cause: error });
    });
    const { producer, record } = handover;
    facts.phases = [...facts.phases, (0,attempts/* completedPhase */.d)('record', start, deps.clock.now())];
    facts.buildSeconds = record?.['build-seconds'];
    if (record !== undefined)
        facts.trust = producer.trust;
    if (producer.trust === 'fork' && inputs.allowForks === true) {
        deps.log.warning("This image holds a fork's code: run it in a job without secrets and write permissions.");
    }
    return handover;
}
function readExpectedImage(inputs, record, platform, run) {
    if (record !== undefined) {
        const expected = (0,expected_image/* readExpectedFromRecord */.yS)(record, inputs, platform);
        return { ...expected, artifactName: expected.artifactName ?? inputs.artifactName };
    }
    // A job that waits for another workflow's build of this event's commit accepts no image of another commit.
    const revision = inputs.revision ?? (inputs.workflow === undefined ? undefined : (0,read_event/* readEventFacts */._)(run).revision);
    return (0,expected_image/* readExpectedFromInputs */.wf)({ ...inputs, revision }, inputs.artifactName, platform);
}


/***/ }),

/***/ 76571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ pullOrDownloadSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3120);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);




/**
 * Renders the step's summary page: where the image came from, which source did not give it, and what a build in its place
 * would have taken.
 * @param error what ended the step; undefined: nothing did
 */
function pullOrDownloadSummary(result, error) {
    const { source, skipped, archiveBytes, attempts } = result;
    const failed = source === undefined && skipped === '';
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__/* .renderSummaryPage */ .E)({
        title: failed ? 'No image' : skipped === '' ? `Image from the ${source ?? ''}` : 'No image to test',
        failures: result.failures.length > 0 ? result.failures : (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .reportedFailures */ .ZG)(error),
        failed: failed || error !== undefined,
        lead: failed ? '' : formatLead(result),
        rows: [
            ['image', result.imageRef],
            ['imageid', result.imageid],
            ['digest', result.digest],
            ['revision', result.revision],
            ['platform', result.platform],
            ['attempts', attempts === 0 ? [] : [String(attempts)]],
            ['artifact size', archiveBytes === undefined ? [] : [(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(archiveBytes)]],
            ['trust', result.trust],
        ],
        phases: result.phases,
    });
}
function formatLead({ skipped, seconds, buildSeconds, source }) {
    if (skipped !== '')
        return `The producer skipped the build: ${(0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeAsCode */ .n)(skipped)}.`;
    const obtained = `Obtained from the ${source ?? ''} in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .X)(seconds)}**`;
    if (buildSeconds === undefined)
        return `${obtained}.`;
    const saved = buildSeconds - seconds;
    const balance = saved > 0 ? `**${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .X)(saved)} saved**` : 'no time saved';
    return `This job did not build. ${obtained}; the build took **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .X)(buildSeconds)}**: 1 build avoided, ${balance}.`;
}


/***/ }),

/***/ 61597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ imageArchives)
/* harmony export */ });
/* unused harmony export rewriteArchive */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);
/* harmony import */ var _core_archive_rewrite_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56616);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73973);




/** A real image is compressed to a fifth at best. An archive that unpacks to far more is made to fill a disk. */
const maxExpansion = 200;
const freeExpansionBytes = 64 << 20;
/** Archives from outside: decompressed within bounds, and written anew with one image alone. */
function imageArchives(exec, files, signal) {
    return {
        rewrite(archive, expected) {
            let packedBytes = 0;
            async function* counted() {
                for await (const piece of archive) {
                    packedBytes += piece.length;
                    yield piece;
                }
            }
            async function* bounded(plain) {
                let plainBytes = 0;
                for await (const piece of plain) {
                    plainBytes += piece.length;
                    if (plainBytes > freeExpansionBytes + packedBytes * maxExpansion) {
                        throw new _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveRefusedError */ .Zf(`it unpacks to over ${maxExpansion} times its ${packedBytes} bytes, which no image does`);
                    }
                    yield piece;
                }
            }
            return rewriteArchive(bounded((0,_decompress_js__WEBPACK_IMPORTED_MODULE_3__/* .decompress */ .m)(counted(), { exec, files, signal })), expected);
        },
    };
}
/**
 * Writes a plain tar anew with one image alone.
 * @param archive the plain tar
 */
function rewriteArchive(archive, { check, maxBytes, name, ...expected }) {
    let picked;
    async function* rewritten() {
        const rewriter = (0,_core_archive_rewrite_image_js__WEBPACK_IMPORTED_MODULE_2__/* .imageRewriter */ .O)(expected, { maxBytes, name, prefix: `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}-` });
        for await (const piece of archive)
            yield* rewriter.pass(piece);
        const { image, rest } = rewriter.finish();
        check?.(image);
        picked = image;
        yield* rest;
    }
    return { stream: rewritten(), image: () => picked };
}


/***/ }),

/***/ 80739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ HttpStatusError),
/* harmony export */   a: () => (/* binding */ httpRequest)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);


/** An answer whose status says that the request failed. */
class HttpStatusError extends Error {
    name = 'HttpStatusError';
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
/**
 * Sends one HTTP request and returns its answer, whatever its status, with the bytes as the connection brings them. `fetch`
 * is not used, since it copies every body three times and compiles its parser anew in each process.
 */
function httpRequest(url, { method = 'GET', headers, body, signal }) {
    const target = new URL(url);
    const request = target.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request;
    return new Promise((resolve, reject) => {
        const sent = request(target, { method, headers: { ...headers }, signal });
        if (body !== undefined)
            sent.setHeader('content-length', Buffer.byteLength(body));
        sent.once('response', resolve).on('error', reject).end(body);
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
/* harmony import */ var _http_request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80739);
/* harmony import */ var _single_file_zip_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73865);







/**
 * Opens artifacts as streams: the REST API gives a signed URL, and its bytes are passed on as they come. A failure before
 * the first byte (a token without `actions: read`, a proxy) is no error: the caller then downloads by GitHub's client.
 * https://docs.github.com/en/rest/actions/artifacts#download-an-artifact
 * @param apiUrl GITHUB_API_URL
 */
function streamingDownloads(token, apiUrl, log) {
    return {
        async open(artifact, repository, options) {
            const signal = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__/* .callSignal */ .v)(options);
            if (token === '' || apiUrl === undefined || artifact.digest === undefined)
                return undefined;
            try {
                const url = `${apiUrl}/repos/${repository}/actions/artifacts/${artifact.id}/zip`;
                const body = await openSignedUrl(url, token, signal, log);
                if (body === undefined)
                    return undefined;
                return verifyDigest(body, artifact, options.onProgress);
            }
            catch (error) {
                options.signal?.throwIfAborted();
                log.debug(`No stream of the artifact "${artifact.name}": ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error)}`);
                return undefined;
            }
        },
    };
}
async function openSignedUrl(url, token, signal, log) {
    const agent = { 'user-agent': 'ci-image-actions' };
    const redirect = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_3__/* .httpRequest */ .a)(url, { headers: { ...agent, authorization: `Bearer ${token}` }, signal });
    redirect.destroy();
    const { location } = redirect.headers;
    if (redirect.statusCode !== 302 || location === undefined) {
        log.debug(`No signed URL for a stream: HTTP ${redirect.statusCode}`);
        return undefined;
    }
    // The query of a signed URL is a credential for some minutes.
    log.mask(new URL(location).searchParams.get('sig') ?? '');
    const body = await (0,_http_request_js__WEBPACK_IMPORTED_MODULE_3__/* .httpRequest */ .a)(location, { headers: agent, signal });
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
/** Passes the bytes and fails at the end when they are not the artifact. The reader must not act before the end. */
async function* verifyDigest(body, { digest, sizeBytes }, onProgress) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    for await (const piece of toTransferErrors(body)) {
        bytes += piece.length;
        hash.update(piece);
        onProgress?.(bytes);
        if (bytes > sizeBytes)
            throw new _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransferError */ .aG(`The artifact is larger than its ${sizeBytes} bytes.`);
        yield piece;
    }
    const arrived = `sha256:${hash.digest('hex')}`;
    if (arrived !== digest)
        throw new _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransferError */ .aG(`The artifact arrived as ${arrived}, and it is ${digest}.`);
}
async function* toTransferErrors(body) {
    try {
        yield* body;
    }
    catch (error) {
        throw new _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TransferError */ .aG(`The artifact's download broke off: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error)}.`, { cause: error });
    }
}


/***/ }),

/***/ 74292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ githubRest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/**
 * The REST API by octokit, which is loaded at the first request: it takes a tenth of a second.
 * @param baseUrl GITHUB_API_URL; undefined: https://api.github.com
 */
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
            return toApiAnswer(answer.status, answer.data, answer.headers);
        }
        catch (error) {
            const response = errorResponse(error);
            if (response === undefined)
                throw error;
            return toApiAnswer(response.status, response.data, response.headers);
        }
    };
    return {
        get: (path, { query = {}, etag } = {}) => send('GET', path, { ...query, headers: etag === undefined ? {} : { 'if-none-match': etag } }),
        delete: (path) => send('DELETE', path),
    };
}
/**
 * The response of an error. octokit throws for every status from 300 on, 304 included, and attaches the response:
 * https://github.com/octokit/request-error.js#readme
 */
function errorResponse(error) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    if ('response' in error && typeof error.response === 'object' && error.response !== null) {
        return error.response;
    }
    return 'status' in error && error.status === 304 ? { status: 304 } : undefined;
}
function toApiAnswer(status, data, raw) {
    const headers = {};
    for (const [name, value] of Object.entries(raw ?? {})) {
        if (value !== undefined)
            headers[name.toLowerCase()] = String(value);
    }
    return { status, data, etag: headers['etag'], headers };
}


/***/ }),

/***/ 6266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ imagetoolsRegistry)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98673);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81365);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73692);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);







/**
 * Registries by `docker buildx imagetools`: with the credentials of the user's docker login and the builder's registry
 * settings, and without an engine. https://docs.docker.com/reference/cli/docker/buildx/imagetools/
 * @param builder the builder whose settings (mirrors, plain HTTP) apply; undefined: the current one
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
    /** Manifests that were read already, by `<repository>@<digest>`, under which they cannot change. */
    const known = new Map();
    return {
        async manifest(ref, options = {}) {
            try {
                const raw = await inspect(ref, ['--raw'], options);
                const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw);
                known.set((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, digest), raw);
                return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)(parseRawManifest(raw, ref)), raw };
            }
            catch (error) {
                if (isNotFound(error))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw);
            const pinned = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, digest);
            const [manifests, images] = await Promise.all([
                readPlatformManifests(parseRawManifest(raw, ref), digest, async (child) => parseRawManifest(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref)),
                inspect(pinned, ['--format', '{{json .Image}}'], options).then((text) => listImages(JSON.parse(text))),
            ]);
            return manifests.map((manifest) => toImageConfig(manifest, images, manifests.length));
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
}
/**
 * Whether there is nothing that the user may see. 404, 401 and 403 count alike: a registry answers any of them for a
 * repository that it hides. A registry that has the tag and lacks its manifest does not count, since the tag is taken.
 */
function isNotFound(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry' });
    return failure.class === 'auth' || (failure.class !== 'transient' && error.finalLine.endsWith(': not found'));
}
function parseRawManifest(raw, ref) {
    try {
        return JSON.parse(raw);
    }
    catch (error) {
        throw new Error(`The registry's answer for "${ref}" is no JSON: ${raw.slice(0, 80)}`, { cause: error });
    }
}
async function readPlatformManifests(top, topDigest, read) {
    if (top.manifests === undefined) {
        const configDigest = requireAnsweredDigest(top.config?.digest);
        return [{ digest: topDigest, configDigest, platform: undefined, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) }];
    }
    const images = top.manifests.filter(_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isImageEntry */ .AA);
    return Promise.all(images.map(async ({ digest, platform }) => {
        const manifest = await read(requireAnsweredDigest(digest));
        return {
            digest: requireAnsweredDigest(digest),
            configDigest: requireAnsweredDigest(manifest.config?.digest),
            platform: (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(platform),
            layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(manifest),
        };
    }));
}
function requireAnsweredDigest(digest) {
    if (digest !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
/** `{{json .Image}}` is one image, or an object of images by platform. */
function listImages(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function toImageConfig(manifest, images, count) {
    const image = count === 1 ? images[0] : images.find((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(candidate) === manifest.platform);
    return {
        imageid: manifest.configDigest,
        manifestDigest: manifest.digest,
        platform: manifest.platform ?? (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(image) ?? '',
        labels: image?.config?.Labels ?? {},
        layerBytes: manifest.layerBytes,
    };
}


/***/ }),

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tu: () => (/* binding */ checkImageInputs),
/* harmony export */   wf: () => (/* binding */ readExpectedFromInputs),
/* harmony export */   yS: () => (/* binding */ readExpectedFromRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13501);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _artifact_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97851);





/**
 * Checks the form of the inputs that describe the image.
 * @throws UserError for the first malformed value
 */
function checkImageInputs(inputs) {
    const { image, tag, digest, imageid, revision } = inputs;
    if (image !== undefined) {
        const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseImageRef */ .Q)(image, 'input "image"');
        if (ref.tag !== undefined || ref.digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
        }
    }
    if (tag !== undefined && !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)(tag)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
    }
    for (const [name, value] of Object.entries({ digest, imageid })) {
        if (value !== undefined && !(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
        }
    }
    if (revision !== undefined && !(0,_events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFullSha */ .Wf)(revision)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "revision" is "${revision}": use the full sha of the commit.`);
    }
    if (image === undefined && (tag !== undefined || digest !== undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.');
    }
    return inputs;
}
/**
 * Reads the expected image, for one platform, from a record. Inputs that say the same facts have to agree with it.
 * @throws UserError when they do not, and when the image was not built for the platform
 */
function readExpectedFromRecord(record, inputs, platform) {
    const imageid = selectImageid(record, platform);
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
 * Reads the expected image from the inputs alone.
 * @throws UserError when they do not say which image
 */
function readExpectedFromInputs(inputs, artifactName, platform) {
    const { image, tag, digest } = inputs;
    if (image === undefined || (tag === undefined && digest === undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".');
    }
    const named = tag === undefined ? undefined : (0,_artifact_name_js__WEBPACK_IMPORTED_MODULE_3__/* .imageArtifactName */ .Jj)(image, tag);
    return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: undefined };
}
function selectImageid(record, platform) {
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
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);
/* harmony import */ var _summary_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91583);


/**
 * Bytes of each layer as a registry keeps it, as the manifest says; undefined for an index, and for what is no
 * manifest.
 */
function layerSizes(manifest) {
    const layers = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
/** Bytes of each layer for the runner's platform, or for the only one there is. */
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
/** Shows sizes as `72.1 MB in 3 layers`. */
function formatLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(sum)} in ${bytes.length} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}


/***/ }),

/***/ 26872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ completedPhase)
/* harmony export */ });
/** A phase that succeeded at its only attempt; `start` and `end` are epoch milliseconds. */
function completedPhase(title, start, end) {
    return { title, attempts: [{ start, seconds: (end - start) / 1000 }] };
}


/***/ }),

/***/ 82663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JO: () => (/* binding */ queryApi),
/* harmony export */   cI: () => (/* binding */ queryAllPages),
/* harmony export */   o8: () => (/* binding */ deleteResource)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98673);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _retry_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86833);




const retryPolicy = { maxAttempts: 4, waitSeconds: 2, retryOn: 'transient' };
const defaultTimeoutMs = 120_000;
const pageSize = 100;
/**
 * Reads one resource. Retries 5xx, rate limits and broken connections.
 * @returns the JSON of the answer; undefined for 404, and for 422, which is the answer for commits that do not exist
 * @throws UserError that names the missing permission when the token may not read it.
 */
async function queryApi(request, deps) {
    return (await sendGet(request, deps))?.data;
}
/**
 * Reads a list page by page, as long as the Link header names a next one:
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 * @returns the JSON of each page; undefined when the first one is 404
 * @throws UserError as `queryApi`, and when a later page is missing: half a list would be taken for all of it.
 */
async function queryAllPages(request, deps) {
    const pages = [];
    for (let page = 1;; page++) {
        const query = { ...request.query, per_page: pageSize, page };
        const answer = await sendGet({ ...request, query }, deps);
        if (answer === undefined) {
            if (page === 1)
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`GitHub's API lost page ${page} of ${request.what}: run the job again.`);
        }
        pages.push(answer.data);
        if (!/\brel="next"/.test(answer.headers['link'] ?? ''))
            return pages;
    }
}
/**
 * Deletes one resource, with the retries of `queryApi`. A refusal is a result, so that one does not stop other
 * deletions.
 * @throws UserError when no attempt got an answer.
 */
async function deleteResource({ what, path }, deps) {
    const { status, data, headers } = await sendWithRetry({ what, title: `DELETE ${path}` }, deps, async () => {
        const answer = await deps.api.delete(path);
        if (answer.status < 500 && answer.status !== 429 && !(answer.status === 403 && isRateLimited(answer.headers))) {
            return answer;
        }
        throw new ApiStatusError(answer);
    });
    const message = `HTTP ${status} ${(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textAt */ .$6)(data, 'message') ?? ''}`.trim();
    const outcome = status >= 200 && status < 300 ? 'deleted' : status === 404 ? 'gone' : 'refused';
    return { outcome, status, message, headers };
}
function sendGet({ what, path, query, permission }, deps) {
    return sendWithRetry({ what, title: `GET ${path}` }, deps, async () => {
        const answer = await deps.api.get(path, query === undefined ? {} : { query });
        if (answer.status === 200)
            return answer;
        if (answer.status === 404 || answer.status === 422)
            return undefined;
        if (isPermissionDenied(answer)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The token may not ask for ${what} (HTTP ${answer.status}): add "permissions: ${permission}" to this job.`);
        }
        throw new ApiStatusError(answer);
    });
}
async function sendWithRetry({ what, title }, deps, work) {
    const { clock, signal } = deps;
    const outcome = await (0,_retry_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L)({
        title,
        policy: retryPolicy,
        work,
        deadline: deps.deadline ?? clock.now() + defaultTimeoutMs,
        signal,
        classify: (error) => classifyApiError(error, clock.now()),
    }, deps);
    if (outcome.ok)
        return outcome.value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`GitHub's API gave no answer about ${what} after ${outcome.attemptCount} attempts (${outcome.failure.reason}): ${outcome.failure.remedy}.`, { cause: outcome.error });
}
/** A status that may be another one at the next attempt. */
class ApiStatusError extends Error {
    name = 'ApiStatusError';
    answer;
    constructor(answer) {
        super(`HTTP ${answer.status}`);
        this.answer = answer;
    }
}
/** 401 and 403, but for the 403 of a rate limit. */
function isPermissionDenied({ status, headers }) {
    return status === 401 || (status === 403 && !isRateLimited(headers));
}
/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function isRateLimited(headers) {
    return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
}
/** Milliseconds until a rate limit is over, as far as the answer says. */
function readRetryAfterMs({ headers }, now) {
    const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
    if (retryAfter >= 0)
        return retryAfter * 1000;
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
    return reset >= 0 ? Math.max(reset * 1000 - now, 0) : undefined;
}
function classifyApiError(error, now) {
    const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toMessage */ .R9)(error);
    const remedy = 'run the job again later';
    if (!(error instanceof ApiStatusError))
        return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyHttpStatus */ .n1)(undefined, reason, remedy);
    const { answer } = error;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyHttpStatus */ .n1)(answer.status === 403 ? 429 : answer.status, reason, remedy);
    return { ...failure, retryAfterMs: readRetryAfterMs(answer, now) };
}


/***/ }),

/***/ 87717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveImage),
/* harmony export */   k: () => (/* binding */ formatImageRef)
/* harmony export */ });
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * Resolves a reference once to a digest and to the image for the platform. A tag may move, so callers go on by the digest.
 * @throws UserError when the image is not for the platform
 */
async function resolveImage(expected, timeoutMs, deps) {
    const options = { timeoutMs, signal: deps.signal };
    const digest = expected.digest ?? (await resolveTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
    const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
    const ofPlatform = configs.filter((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePlatform */ .SW)(candidate.platform, expected.platform));
    // An index may list several images that fit one platform: the expected one comes first.
    const config = ofPlatform.find(({ imageid }) => imageid === expected.imageid) ?? ofPlatform[0];
    if (config === undefined) {
        const platforms = configs.map(({ platform }) => platform).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The registry's ${formatImageRef(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`);
    }
    return { digest, config };
}
async function resolveTag(ref, options, deps) {
    const answer = await deps.registry.manifest(ref, options);
    if (answer.found)
        return answer.digest;
    // Queried again for its error: "not there" and "may not see it" have different remedies.
    await deps.registry.configs(ref, options);
    throw new Error(`${ref} appeared in the registry just now`);
}
/** The reference for messages: by its tag where there is one. */
function formatImageRef({ image, tag, digest }) {
    return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}


/***/ }),

/***/ 18400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ checkRevision),
/* harmony export */   p: () => (/* binding */ findRevisionMismatch)
/* harmony export */ });
/* harmony import */ var _core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83536);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);


/**
 * Compares an image's revision label with the expected commit. An image without the label passes where its imageid is
 * expected too, which says more.
 * @param where names the image in the message
 * @returns what is wrong; undefined: nothing
 */
function findRevisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc}` : `was built from revision ${found}`;
    return `${where} ${built}, and revision ${revision} is expected`;
}
/**
 * Compares an image's revision label with the expected commit. What is wrong is an error, or with `warn` a warning.
 * @throws UserError
 */
function checkRevision(labels, expected, where, deps) {
    const finding = findRevisionMismatch(labels, expected, where);
    if (finding === undefined)
        return;
    if (deps.onMismatch === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
    }
    deps.log.warning(`${finding}.`);
}


/***/ })

};
