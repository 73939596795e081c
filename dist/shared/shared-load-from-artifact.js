export const id = 357;
export const ids = [357];
export const modules = {

/***/ 31649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ awaitRun)
/* harmony export */ });
/* harmony import */ var _src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13501);
/* harmony import */ var _src_core_events_read_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43718);
/* harmony import */ var _src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97851);
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17333);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _src_services_github_rest_requests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82663);
/* harmony import */ var _rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17314);







const maxStartDelayMs = 120_000;
const maxListDelayMs = 15_000;
const firstWaitMs = 5_000;
const maxWaitMs = 20_000;
const permission = 'actions: read';
const sharedEvents = new Set(['push', 'pull_request', 'pull_request_target', 'merge_group', 'release']);
async function awaitRun(inputs, deps) {
    const facts = (0,_src_core_events_read_event_js__WEBPACK_IMPORTED_MODULE_0__/* .readEventFacts */ ._)(deps.run);
    const cachedDeps = { ...deps, api: cacheByEtag(deps.api) };
    const isReady = inputs.isReady ?? ((run) => hasRecord(run, inputs.artifactName, cachedDeps));
    const start = deps.clock.now();
    let loggedState = '';
    let endedAt;
    for (let round = 0;; round++) {
        const run = await findNewestRun(inputs.workflow, facts, cachedDeps);
        if (run !== undefined && (await isReady(run)))
            return run.id;
        const now = deps.clock.now();
        const waitedMs = now - start;
        if (run?.status === 'completed')
            endedAt ??= now;
        const isListLate = endedAt !== undefined && run?.conclusion === 'success' && now - endedAt < maxListDelayMs;
        const state = run === undefined ? 'does not exist yet' : `is ${run.status.replace('_', ' ')}`;
        const name = `${inputs.workflow} for ${facts.revision}`;
        if (run?.status === 'completed' && !isListLate) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Run ${run.id} of ${name} ended with "${run.conclusion ?? 'no conclusion'}" and without a handover record: mend that run, and run it again before this job.`);
        }
        const limitMs = run === undefined ? Math.min(maxStartDelayMs, inputs.waitMs) : inputs.waitMs;
        const stepMs = isListLate ? firstWaitMs : Math.min(firstWaitMs * 1.5 ** round, maxWaitMs);
        const waitMs = stepMs * (0.75 + deps.clock.random() / 2);
        if (!isListLate && waitedMs + waitMs > limitMs) {
            const remedy = run === undefined
                ? 'check "workflow", and that it starts on the same event'
                : 'raise "wait-minutes", or look why it takes so long';
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The run of ${name} ${state} after ${(waitedMs / 1000).toFixed(0)} s: ${remedy}.`);
        }
        if (state !== loggedState)
            deps.log.info(`Waiting: the run of ${name} ${state}.`);
        loggedState = state;
        await deps.clock.sleep(waitMs, deps.signal);
    }
}
async function findNewestRun(workflow, facts, deps) {
    const path = `/repos/${deps.run.repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
    const event = sharedEvents.has(facts.eventName) ? { event: facts.eventName } : {};
    const query = { head_sha: facts.revision, ...event };
    const pages = await (0,_src_services_github_rest_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .queryAllPages */ .cI)({ what: `the runs of ${workflow}`, path, query, permission }, deps);
    if (pages === undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`There is no workflow "${workflow}" in ${deps.run.repository}: "workflow" is the name of its file, such as build.yml.`);
    }
    const runs = pages
        .flatMap((page) => (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(page, 'workflow_runs'))
        .filter((json) => isRunOfEvent(json, facts))
        .map((json) => (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_4__/* .readWorkflowRun */ .hO)(json, `API's list of runs of ${workflow}`))
        .filter(({ id, headSha }) => id !== deps.run.runId && headSha === facts.revision);
    return runs.sort((one, other) => other.id - one.id)[0];
}
function isRunOfEvent(json, facts) {
    if (facts.prNumber === undefined)
        return true;
    const numbers = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(json, 'pull_requests').map((pull) => (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .countAt */ .$v)(pull, 'number'));
    if (numbers.length > 0)
        return numbers.includes(facts.prNumber);
    const sameHead = (0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .isSameRepository */ .ve)((0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(json, 'head_repository', 'full_name'), facts.headRepository ?? '');
    return sameHead && (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(json, 'head_branch') === facts.branch;
}
async function hasRecord(run, artifactName, deps) {
    if (artifactName === undefined)
        return hasRecordArtifact(run, {}, deps);
    const [own, spare] = (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .recordArtifactNames */ .el)(artifactName);
    if (await hasRecordArtifact(run, { name: own }, deps))
        return true;
    return run.status === 'completed' && hasRecordArtifact(run, { name: spare }, deps);
}
async function hasRecordArtifact(run, filter, deps) {
    const path = `/repos/${deps.run.repository}/actions/runs/${run.id}/artifacts`;
    const pages = await (0,_src_services_github_rest_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .queryAllPages */ .cI)({ what: `the artifacts of run ${run.id}`, path, query: filter, permission }, deps);
    const artifacts = (pages ?? []).flatMap((page) => (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(page, 'artifacts'));
    return artifacts.some((artifact) => (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecordArtifact */ .Ug)((0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(artifact, 'name') ?? ''));
}
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


/***/ }),

/***/ 16062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ formatRunName),
/* harmony export */   O3: () => (/* binding */ completeExpected),
/* harmony export */   n1: () => (/* binding */ findArtifacts),
/* harmony export */   qM: () => (/* binding */ toRecordedEntry)
/* harmony export */ });
/* harmony import */ var _src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7073);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _src_services_artifacts_find_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1917);



const maxArtifacts = 3;
async function completeExpected({ expected, name, from }, deps) {
    if (expected.archive !== undefined)
        return expected;
    const record = await (0,_src_services_artifacts_find_record_js__WEBPACK_IMPORTED_MODULE_2__/* .findRecord */ .Tq)(name, from, deps);
    return record === undefined ? expected : (0,_src_core_handover_expected_image_js__WEBPACK_IMPORTED_MODULE_0__/* .readExpectedFromRecord */ .yS)(record, expected, expected.platform);
}
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
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The record names the artifact "${wanted}" with id ${id}, and ${formatRunName(from)} has it with id ${other.id}: another job uploaded under that name, so give each job a name of its own, or pass the record of the right one.`);
    }
    if (own?.digest !== undefined && digest !== '' && own.digest !== digest) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The record says that the artifact "${wanted}" has the digest ${digest}, and the service says ${own.digest}: it was replaced, and is not used; run the producer job again.`);
    }
    return own === undefined ? [] : [own];
}
function formatRunName(from) {
    return from === undefined ? 'this run' : `run ${from.runId} of ${from.repository}`;
}
function toRecordedEntry(archive) {
    return {
        id: archive['artifact-id'],
        name: archive['artifact-name'],
        sizeBytes: archive['archive-bytes'],
        digest: archive['artifact-digest'],
    };
}


/***/ }),

/***/ 52226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c1: () => (/* binding */ warnOfFork),
/* harmony export */   eX: () => (/* binding */ readRecordWithRetry),
/* harmony export */   p: () => (/* binding */ findHandover)
/* harmony export */ });
/* harmony import */ var _src_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98673);
/* harmony import */ var _src_core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _src_services_artifacts_find_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1917);
/* harmony import */ var _src_services_retry_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86833);
/* harmony import */ var _await_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31649);
/* harmony import */ var _find_producer_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81911);
/* harmony import */ var _rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17314);








const listDelaysMs = [2_000, 4_000, 8_000];
async function findHandover(inputs, deps) {
    const { workflow, source, artifactName, handover: givenRecord } = inputs;
    const runId = workflow === undefined ? inputs.runId : await (0,_await_run_js__WEBPACK_IMPORTED_MODULE_5__/* .awaitRun */ .I)({ ...inputs, workflow }, deps);
    const producer = await (0,_find_producer_run_js__WEBPACK_IMPORTED_MODULE_6__/* .findProducerRun */ .t)({ ...inputs, runId }, givenRecord, source === 'registry', deps);
    const record = givenRecord ?? (inputs.image === undefined ? await readProducerRecord(producer) : undefined);
    if (record !== undefined && producer.facts !== undefined)
        (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_7__/* .checkRecordOfRun */ .Yr)(record, producer.facts);
    return { producer, record };
    async function readProducerRecord({ from }) {
        if (source === 'registry') {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('Nothing says which image is meant: with "source: registry" pass "handover", or "image" and "tag".');
        }
        const find = () => (0,_src_services_artifacts_find_record_js__WEBPACK_IMPORTED_MODULE_3__/* .findRecord */ .Tq)(artifactName, from, deps);
        for (const waitMs of [0, ...listDelaysMs]) {
            if (waitMs > 0)
                await deps.clock.sleep(waitMs, deps.signal);
            const found = await readRecordWithRetry(find, inputs.limits, deps);
            if (found !== undefined)
                return found;
        }
        const run = from === undefined ? 'This run' : `Run ${from.runId} of ${from.repository}`;
        const named = artifactName === undefined ? '' : ` named "${artifactName}.handover.json"`;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${run} has no handover record${named}: let this job need the producer job, or pass "handover", or "image" and "tag".`);
    }
}
async function readRecordWithRetry(work, { policy, timeoutMs }, deps) {
    const outcome = await (0,_src_services_retry_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L)({
        title: 'Read the handover record',
        policy,
        work,
        signal: deps.signal,
        deadline: deps.clock.now() + timeoutMs,
        classify: (error) => (0,_src_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'artifact' }),
    }, deps);
    if (outcome.ok)
        return outcome.value;
    const reason = (0,_src_core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFailure */ .Ic)(outcome.failure);
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The handover record cannot be read: ${reason}`, { cause: outcome.error });
}
function warnOfFork(log) {
    log.warning("This image holds a fork's code: run it in a job without secrets and write permissions.");
}


/***/ }),

/***/ 81911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ findProducerRun)
/* harmony export */ });
/* harmony import */ var _src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13501);
/* harmony import */ var _src_core_events_read_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43718);
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17333);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _src_services_github_rest_requests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82663);
/* harmony import */ var _rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17314);






async function findProducerRun(inputs, record, isPayloadEnough, deps) {
    const { run } = deps;
    const triggering = run.eventName === 'workflow_run' ? (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .valueAt */ .fK)(run.payload, 'workflow_run') : undefined;
    const runId = inputs.runId ?? recordedRunId(record) ?? (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .countAt */ .$v)(triggering, 'id') ?? run.runId;
    const recorded = record?.run.id === runId ? record.run.repository : undefined;
    const repository = inputs.repository ?? (recorded === '' ? undefined : recorded) ?? run.repository;
    if (runId === run.runId && (0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .isSameRepository */ .ve)(repository, run.repository)) {
        return { from: undefined, facts: undefined, trust: checkOwnTrust(run, inputs.allowForks) };
    }
    const payloadRun = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .countAt */ .$v)(triggering, 'id') === runId ? (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_3__/* .readWorkflowRun */ .hO)(triggering, 'workflow_run payload') : undefined;
    const job = readConsumerJob(run);
    if (payloadRun !== undefined)
        (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTrust */ .Rr)(payloadRun, job, inputs.allowForks);
    const from = { runId, repository };
    const facts = isPayloadEnough && payloadRun !== undefined ? payloadRun : await queryRun(from, deps);
    if (payloadRun !== undefined)
        (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_3__/* .checkSameRun */ .S1)(payloadRun, facts);
    return { from, facts, trust: (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTrust */ .Rr)(facts, job, inputs.allowForks) };
}
function recordedRunId(record) {
    return record === undefined || record.run.id === 0 ? undefined : record.run.id;
}
async function queryRun({ runId, repository }, deps) {
    const name = `run ${runId} of ${repository}`;
    const answer = await (0,_src_services_github_rest_requests_js__WEBPACK_IMPORTED_MODULE_2__/* .queryApi */ .JO)({ what: name, path: `/repos/${repository}/actions/runs/${runId}`, permission: 'actions: read' }, deps);
    if (answer === undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`There is no ${name}, or the token may not see it: check "run-id" and "repository", and give "github-token" the permission "actions: read" there.`);
    }
    const facts = (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_3__/* .readWorkflowRun */ .hO)(answer, `API's answer for ${name}`);
    if (facts.id !== runId || !(0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .isSameRepository */ .ve)(facts.repository, repository)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The API answered ${name} with run ${facts.id} of ${facts.repository}: try again.`);
    }
    return facts;
}
function readConsumerJob(run) {
    const isPullRequest = run.eventName.startsWith('pull_request');
    return { event: run.eventName, isFork: isPullRequest && (0,_src_core_events_read_event_js__WEBPACK_IMPORTED_MODULE_0__/* .readEventFacts */ ._)(run).isFork };
}
function checkOwnTrust(run, allowForks) {
    if (run.eventName !== 'pull_request_target' && run.eventName !== 'workflow_run')
        return 'same-run';
    const { isFork, headRepository, revision } = (0,_src_core_events_read_event_js__WEBPACK_IMPORTED_MODULE_0__/* .readEventFacts */ ._)(run);
    if (!isFork)
        return 'same-run';
    return (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTrust */ .Rr)({
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


/***/ }),

/***/ 38967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ findRecords)
/* harmony export */ });
/* harmony import */ var _src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97851);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _src_services_artifacts_find_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1917);
/* harmony import */ var _await_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31649);
/* harmony import */ var _find_artifacts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16062);
/* harmony import */ var _find_handover_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52226);
/* harmony import */ var _find_producer_run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81911);
/* harmony import */ var _rules_named_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(86713);
/* harmony import */ var _rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(17314);









const maxRecords = 256;
const listDelaysMs = [2_000, 4_000, 8_000];
async function findRecords(inputs, platform, deps) {
    const { handover, handoverSet: set, source, workflow } = inputs;
    const wanted = inputs.images ?? 'all';
    const cache = new Map();
    const given = set === undefined ? handover : checkOneRun(set);
    const runId = workflow === undefined
        ? inputs.runId
        : await (0,_await_run_js__WEBPACK_IMPORTED_MODULE_3__/* .awaitRun */ .I)({ ...inputs, workflow, artifactName: undefined, isReady }, deps);
    const producer = await (0,_find_producer_run_js__WEBPACK_IMPORTED_MODULE_6__/* .findProducerRun */ .t)({ ...inputs, runId }, given, source === 'registry', deps);
    if (wanted === 'all')
        (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_8__/* .checkAllOfRun */ .Y$)(producer.facts, producer.trust, deps.run.repository);
    const candidates = await listCandidates(producer.from);
    for (const { record } of candidates)
        if (producer.facts !== undefined)
            (0,_rules_workflow_run_js__WEBPACK_IMPORTED_MODULE_8__/* .checkRecordOfRun */ .Yr)(record, producer.facts);
    const where = set === undefined ? `records of ${(0,_find_artifacts_js__WEBPACK_IMPORTED_MODULE_4__/* .formatRunName */ .G0)(producer.from)}` : 'handover set';
    return { producer, records: (0,_rules_named_records_js__WEBPACK_IMPORTED_MODULE_7__/* .selectRecords */ .jr)(candidates, wanted, { platform, where }) };
    async function listCandidates(from) {
        if (set !== undefined)
            return (0,_rules_named_records_js__WEBPACK_IMPORTED_MODULE_7__/* .listNamedRecords */ .iw)({ set });
        const own = handover === undefined ? [] : (0,_rules_named_records_js__WEBPACK_IMPORTED_MODULE_7__/* .listNamedRecords */ .iw)({ record: handover });
        const isSkipped = handover !== undefined && handover.skipped !== null;
        if (source === 'registry')
            return isSkipped ? own : requireNames(own);
        const found = await listRecords(from);
        const isWanted = ({ name }) => wanted === 'all' || wanted.includes(name);
        if (isSkipped && ![...own, ...found].some(isWanted))
            return own;
        if (own.length + found.length > 0)
            return preferGiven(own, found, platform);
        const run = from === undefined ? 'This run' : `Run ${from.runId} of ${from.repository}`;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${run} has no handover record: let this job need the producer jobs, or pass "handover".`);
    }
    async function listRecords(from) {
        for (const waitMs of from === undefined ? [] : listDelaysMs) {
            const found = await (0,_find_handover_js__WEBPACK_IMPORTED_MODULE_5__/* .readRecordWithRetry */ .eX)(() => readRecords(from, cache, deps), inputs.limits, deps);
            if (wanted === 'all' ? found.length > 0 : hasAll(wanted, found))
                return found;
            await deps.clock.sleep(waitMs, deps.signal);
        }
        return (0,_find_handover_js__WEBPACK_IMPORTED_MODULE_5__/* .readRecordWithRetry */ .eX)(() => readRecords(from, cache, deps), inputs.limits, deps);
    }
    function requireNames(own) {
        if (own.length > 0 && wanted !== 'all')
            return own;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Nothing says which images there are: with "source: registry" pass a set of records by "handover".');
    }
    async function isReady({ id, repository, status, }) {
        if (status === 'completed')
            return true;
        if (wanted === 'all')
            return false;
        const from = { runId: id, repository };
        const found = await (0,_find_handover_js__WEBPACK_IMPORTED_MODULE_5__/* .readRecordWithRetry */ .eX)(() => readRecords(from, cache, deps), inputs.limits, deps);
        return hasAll(wanted, found);
    }
}
function hasAll(wanted, found) {
    return wanted.every((name) => found.some((one) => one.name === name));
}
function preferGiven(given, found, platform) {
    const isGiven = ({ name, record }) => given.some((own) => own.name === name && own.record.image === record.image && Object.hasOwn(own.record.imageids, platform));
    return [...given, ...found.filter((one) => one.isTarget || !isGiven(one))];
}
function checkOneRun({ images }) {
    const records = Object.entries(images);
    const [first] = records;
    const other = records.find(([, { run }]) => run.id !== first?.[1].run.id || run.repository !== first[1].run.repository);
    if (first === undefined || other === undefined)
        return first?.[1];
    const describe = ([name, { run }]) => `"${name}" of run ${run.id} of ${run.repository}`;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The handover set has the image ${describe(first)} and ${describe(other)}: pass the set of one producer job unchanged.`);
}
async function readRecords(from, cache, deps) {
    const entries = (await deps.artifacts.list(from)).filter(({ name }) => (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecordArtifact */ .Ug)(name));
    const byName = (entry) => (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .primaryName */ .Ac)((0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutRecordSuffix */ .zQ)(entry.name));
    const newest = [
        ...new Map([...entries].sort((one, other) => one.id - other.id).map((entry) => [byName(entry), entry])).values(),
    ];
    if (newest.length > maxRecords) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`There are ${newest.length} handover records in ${(0,_find_artifacts_js__WEBPACK_IMPORTED_MODULE_4__/* .formatRunName */ .G0)(from)}, and at most ${maxRecords} are read: pass "handover".`);
    }
    const found = [];
    for (const entry of newest) {
        const handovers = cache.get(entry.id) ?? (0,_rules_named_records_js__WEBPACK_IMPORTED_MODULE_7__/* .parseHandovers */ .m0)(await (0,_src_services_artifacts_find_record_js__WEBPACK_IMPORTED_MODULE_2__/* .readRecordText */ .NN)(entry, from, deps), `record "${entry.name}"`);
        cache.set(entry.id, handovers);
        found.push(handovers);
    }
    return [
        ...found.filter(({ record }) => record !== undefined),
        ...found.filter(({ set }) => set !== undefined),
    ].flatMap(_rules_named_records_js__WEBPACK_IMPORTED_MODULE_7__/* .listNamedRecords */ .iw);
}


/***/ }),

/***/ 60357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ pullOrDownloadImage)
});

// EXTERNAL MODULE: ./build/src/core/retry/attempts.js
var attempts = __webpack_require__(26872);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/actions/pull-or-download-image/find-handover.js
var find_handover = __webpack_require__(52226);
// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/core/handover/expected-image.js
var expected_image = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failures_failure = __webpack_require__(81563);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/source-results.js


function describeSourceFailure(source, failure) {
    return `The ${source} did not give the image: ${(0,failures_failure/* describeFailure */.Ic)(failure)}`;
}
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


function chooseNames(image, expected, trust, inputs) {
    const names = [...listOwnNames(inputs, expected, trust), ...inputs.localTags];
    if (names.length > 0 || image.temporaryName === undefined)
        return names;
    return [`localhost/ci-image-actions:${image.imageid.replace('sha256:', '')}`];
}
function listOwnNames(inputs, { image, tag }, trust) {
    if (image === undefined || tag === undefined)
        return [];
    const isRequested = inputs.image === image && inputs.tag === tag;
    return isRequested || trust === 'same-run' ? [`${image}:${tag}`] : [];
}
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
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var oci_platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
// EXTERNAL MODULE: ./build/src/services/images/progress-log.js
var progress_log = __webpack_require__(84029);
// EXTERNAL MODULE: ./build/src/services/images/revision.js
var revision = __webpack_require__(18400);
// EXTERNAL MODULE: ./build/actions/pull-or-download-image/find-artifacts.js
var find_artifacts = __webpack_require__(16062);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/core/archive/same-content.js
var same_content = __webpack_require__(69404);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/load-archive.js




const maxPlainBytes = 100 * 2 ** 30;
const sizeTolerance = 1.05;
const sizeAllowanceBytes = 64e6;
const engineSpaceFactor = 2.2;
async function checkEngineSpace(request, files) {
    const plain = request.expected.archive?.['size-bytes'] ?? 0;
    const free = await readFreeEngineBytes(request, files);
    if (plain === 0 || free >= plain * engineSpaceFactor)
        return;
    const { dataRoot = '' } = request.info;
    throw new errors/* UserError */.yo(`The image has ${(0,format/* formatBytes */.z)(plain)}, and the disk of the engine (${dataRoot}) has ${(0,format/* formatBytes */.z)(free)} free where loading needs ${(0,format/* formatBytes */.z)(plain * engineSpaceFactor)}: free disk space before this step.`);
}
async function checkSpaceForAll(request, files) {
    const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
    const largest = [...request.sizes].sort((one, other) => other - one).slice(0, request.atATime);
    const needed = sum(request.sizes) + sum(largest) * (engineSpaceFactor - 1);
    if (needed === 0)
        return;
    const free = await readFreeEngineBytes(request, files);
    if (free >= needed)
        return;
    const { dataRoot = '' } = request.info;
    throw new errors/* UserError */.yo(`The ${request.sizes.length} images have ${(0,format/* formatBytes */.z)(sum(request.sizes))} together, and the disk of the engine (${dataRoot}) has ${(0,format/* formatBytes */.z)(free)} free where loading needs ${(0,format/* formatBytes */.z)(needed)}: free disk space before this step, or take fewer images by "images".`);
}
async function readFreeEngineBytes({ info: { dataRoot } }, files) {
    if (dataRoot === undefined || !(await files.exists(dataRoot)))
        return Infinity;
    return files.freeBytes(dataRoot);
}
function limitArchiveBytes(expected) {
    const recorded = expected.archive?.['size-bytes'] ?? 0;
    const fromRecord = recorded > 0 ? recorded * sizeTolerance + sizeAllowanceBytes : Infinity;
    return Math.min(maxPlainBytes, fromRecord);
}
async function loadArchive(archive, request, options, deps) {
    const { expected, info, check } = request;
    const { engine, files } = deps;
    const diskBytes = (await readFreeEngineBytes(request, files)) / engineSpaceFactor;
    const maxBytes = Math.min(limitArchiveBytes(expected), Math.max(diskBytes, sizeAllowanceBytes));
    const { imageid, platform } = expected;
    const name = `localhost/ci-image-actions:${(0,external_node_crypto_.randomUUID)()}`;
    const verifyLayers = info.store === 'containerd';
    const rewritten = deps.archives.rewrite(archive, { imageid, platform, check, maxBytes, name, verifyLayers });
    try {
        await engine.load(rewritten.stream, { ...options, temporaryName: name });
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
        await engine.untag(name).catch(() => undefined);
        throw error;
    }
}
function isSameImage(local, image, store) {
    if (store === 'classic')
        return local.id === image.imageid;
    return (0,same_content/* hasSameContent */.q)(local, image);
}

// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 16 modules
var classify = __webpack_require__(98673);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/try-source.js





class ImageMissingError extends errors/* UserError */.yo {
}
async function trySource(request, deps) {
    const { limits, signal, title, phase, host } = request;
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
                : (0,classify/* classifyError */.fe)(error, { phase: phase(), host, justPushed: true }),
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
        signal.throwIfAborted();
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        const failure = { class: 'permanent', reason: (0,errors/* toMessage */.R9)(error), remedy: '' };
        return { ok: false, failure, attemptCount, attempts, isMissing: error instanceof ImageMissingError };
    }
}
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









function loadFromArtifact(request, deps) {
    const { name, limits } = request;
    let phase = 'artifact';
    const onPhase = (now) => {
        phase = now;
    };
    const work = async (attempt, timeoutMs) => {
        phase = 'artifact';
        checkPlatform(request.expected);
        const options = { timeoutMs: timeoutMs(), signal: deps.signal };
        const direct = attempt === 1 ? await openRecordedArtifact(request, options, deps) : undefined;
        if (direct !== undefined)
            return loadDownload(direct, request, { options, onPhase }, deps);
        const expected = await (0,find_artifacts/* completeExpected */.O3)(request, deps);
        checkPlatform(expected);
        const named = { ...request, expected, name: expected.archive?.['artifact-name'] ?? name };
        const candidates = await (0,find_artifacts/* findArtifacts */.n1)(named, deps);
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
        throw new ImageMissingError(`There is no artifact "${named.name}" in ${(0,find_artifacts/* formatRunName */.G0)(request.from)}: it was never uploaded, or its retention is over; run the producer job again, and raise its "retention-days" if that is what happened.`);
    };
    return trySource({ title: `Load artifact ${name}`, limits, signal: deps.signal, phase: () => phase, work }, deps);
}
function checkPlatform({ archive, platform, image }) {
    if (archive === undefined || archive.platform === '' || (0,oci_platform/* isSamePlatform */.SW)(archive.platform, platform))
        return;
    const registry = image === undefined ? '' : `push the image, so that this job can pull it from ${image}, or `;
    throw new ImageMissingError(`The artifact "${archive['artifact-name']}" holds the image for ${archive.platform} alone, and ${platform} is wanted: ${registry}build it for ${platform} in a job with an artifact of its own, or run this job on ${archive.platform}.`);
}
function addRefusals(error, refusals) {
    if (!(error instanceof errors/* UserError */.yo) || refusals.length === 0)
        return error;
    return new errors/* UserError */.yo([...refusals, (0,errors/* toMessage */.R9)(error)].join(' '), { cause: error });
}
async function openRecordedArtifact(request, options, deps) {
    const { archive } = request.expected;
    if (archive?.['artifact-name'] !== request.name || archive['artifact-digest'] === '')
        return undefined;
    const artifact = (0,find_artifacts/* toRecordedEntry */.qM)(archive);
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
async function loadDownload({ artifact, stream }, request, { options, onPhase }, deps) {
    const { expected, from } = request;
    const { files, log } = deps;
    const watch = startStopwatch(deps.clock);
    const folder = stream === undefined ? await files.temporaryFolder() : undefined;
    try {
        log.info(`Loading the artifact "${artifact.name}" (${(0,format/* formatBytes */.z)(artifact.sizeBytes)}) of ${(0,find_artifacts/* formatRunName */.G0)(from)}`);
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





const resolveTimeoutMs = 15_000;
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
    return trySource({ ...request, host: (0,reference/* registryHost */.U$)(expected.image) }, deps);
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/try-sources.js


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
async function tryRegistry({ expected, info, limits }, deps) {
    const { image, inRegistry } = expected;
    return image === undefined || !inRegistry
        ? undefined
        : pullFromRegistry({ ...expected, image }, info.store, limits, deps);
}
function limitAttempts(limits, maxAttempts) {
    return { ...limits, policy: { ...limits.policy, maxAttempts } };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/obtain-image.js






const emptyImageResult = {
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
async function obtainImage(facts, request, deps) {
    const { inputs, record, producer, info, platform, registry: first } = request;
    const expected = readExpectedImage(inputs, record, platform, deps.run);
    const results = first?.ok === true
        ? { registry: first }
        : await trySources({ ...inputs, expected, info, from: producer?.from }, deps);
    const report = reportSources(results);
    facts.source = report.source;
    facts.registryError = report.registryError;
    facts.artifactError = report.artifactError;
    facts.failures = report.failures;
    if (results.artifact?.ok === true && producer !== undefined)
        facts.trust = producer.trust;
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
function readExpectedImage(inputs, record, platform, run) {
    if (record !== undefined) {
        const expected = (0,expected_image/* readExpectedFromRecord */.yS)(record, inputs, platform);
        return { ...expected, artifactName: expected.artifactName ?? inputs.artifactName };
    }
    const revision = inputs.revision ?? (inputs.workflow === undefined ? undefined : (0,read_event/* readEventFacts */._)(run).revision);
    return (0,expected_image/* readExpectedFromInputs */.wf)({ ...inputs, revision }, inputs.artifactName, platform);
}

// EXTERNAL MODULE: ./build/src/core/handover/record.js
var handover_record = __webpack_require__(71908);
// EXTERNAL MODULE: ./build/src/services/work/for-each-concurrently.js
var for_each_concurrently = __webpack_require__(48238);
// EXTERNAL MODULE: ./build/actions/pull-or-download-image/find-records.js
var find_records = __webpack_require__(38967);
// EXTERNAL MODULE: ./build/actions/pull-or-download-image/rules/stack-files.js
var stack_files = __webpack_require__(77053);
;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/one-at-a-time.js
function oneAtATime(artifacts) {
    let last = Promise.resolve();
    const queue = (call) => {
        const next = last.then(call, call);
        last = next.catch(() => undefined);
        return next;
    };
    return {
        ...artifacts,
        list: (from) => queue(() => artifacts.list(from)),
        download: (artifact, folder, options) => queue(() => artifacts.download(artifact, folder, options)),
    };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/report-images.js

function reportImages(images, trust) {
    const [first] = images;
    if (first === undefined)
        return { ...emptyImageResult, trust };
    const results = images.map(({ result }) => result);
    const there = results.filter(({ skipped }) => skipped === '');
    const common = {
        trust,
        source: commonValue(there.map(({ source }) => source)),
        revision: commonValue(there.map(({ revision }) => revision)) ?? '',
        platform: commonValue(there.map(({ platform }) => platform)) ?? '',
        attempts: sum(results.map(({ attempts }) => attempts)),
        registryError: joinErrors(images, ({ registryError }) => registryError),
        artifactError: joinErrors(images, ({ artifactError }) => artifactError),
        failures: images.flatMap(listFailures),
        phases: images.flatMap(({ name, result }) => result.phases.map(({ title, attempts }) => ({ title: `${title} ${name}`, attempts }))),
        buildSeconds: sumKnown(there.map(({ buildSeconds }) => buildSeconds)),
        archiveBytes: sumKnown(there.map(({ archiveBytes }) => archiveBytes)),
        skipped: there.length === 0 ? first.result.skipped : '',
        seconds: 0,
    };
    if (images.length > 1)
        return { ...common, imageRef: '', imageid: '', digest: '' };
    const { imageRef, imageid, digest } = first.result;
    return { ...common, imageRef, imageid, digest };
}
function commonValue(values) {
    return new Set(values).size === 1 ? values[0] : undefined;
}
function joinErrors(images, read) {
    if (images.length === 1)
        return images.map(({ result }) => read(result)).join('');
    return images.flatMap(({ name, result }) => (read(result) === '' ? [] : [`${name}: ${read(result)}`])).join('\n');
}
function listFailures({ name, result, error }) {
    if (result.failures.length > 0 || error === '') {
        return result.failures.map(({ name: source, failure }) => ({ name: `${name}, ${source}`, failure }));
    }
    return [{ name, failure: { class: 'permanent', reason: error, remedy: '' } }];
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}
function sumKnown(values) {
    const known = values.filter((value) => value !== undefined);
    return known.length === values.length && known.length > 0 ? sum(known) : undefined;
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/write-stack-files.js

async function writeStackFiles(images, files) {
    const folder = await files.temporaryFolder({ lasting: true });
    const paths = { composeFile: `${folder}/compose.images.yml`, envFile: `${folder}/images.env` };
    await files.writeText(paths.composeFile, (0,stack_files/* renderComposeOverride */.hJ)(images));
    await files.writeText(paths.envFile, (0,stack_files/* renderEnvFile */.mJ)(images));
    return paths;
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/obtain-images.js












const maxAtATime = 3;
async function obtainImages(facts, inputs, deps) {
    const info = await deps.engine.info();
    const start = deps.clock.now();
    const queued = { ...deps, artifacts: oneAtATime(deps.artifacts) };
    const platform = inputs.platform ?? info.platform;
    const { producer, records } = await (0,find_records/* findRecords */.g)(inputs, platform, queued);
    const found = (0,attempts/* completedPhase */.d)('record', start, deps.clock.now());
    facts.phases = [found];
    facts.trust = producer.trust;
    if (producer.trust === 'fork' && inputs.allowForks === true)
        (0,find_handover/* warnOfFork */.c1)(deps.log);
    const atATime = Math.max(1, Math.min(maxAtATime, deps.cores));
    const plans = planImages(records, inputs, producer);
    checkExpectedImages(plans, inputs, platform, deps);
    await checkSpaceForAll({ sizes: listArchiveSizes(records, inputs), atATime, info }, deps.files);
    const images = [];
    await (0,for_each_concurrently/* forEachConcurrently */.D)(plans.entries(), atATime, async ([index, plan]) => {
        const request = { ...plan, inputs, producer, info, platform };
        images[index] = await obtainNamed(request, { ...queued, log: prefixLog(deps.log, plan.name) });
    });
    deps.signal.throwIfAborted();
    Object.assign(facts, reportImages(images, producer.trust));
    facts.phases = [found, ...facts.phases];
    facts.images = images;
    if (images.some(({ error }) => error !== ''))
        throw new errors/* UserError */.yo(describeFailedImages(images));
    const stack = images.flatMap(({ name, result }) => (result.skipped === '' ? [{ name, ref: result.imageRef }] : []));
    if (stack.length > 0)
        Object.assign(facts, await writeStackFiles(stack, deps.files));
}
function planImages(records, inputs, { trust }) {
    const plans = records.map((named) => ({ ...named, localTags: (0,stack_files/* expandLocalTags */.xq)(inputs.localTags, named.name) }));
    const taken = plans.filter(({ record }) => record.skipped === null);
    (0,stack_files/* checkDistinctRefs */.DZ)(taken.map(({ name, record, localTags }) => {
        const own = trust === 'same-run' && record.image !== '' && record.tag !== '' ? [(0,handover_record/* recordedRef */.y)(record)] : [];
        return { name, refs: [...own, ...localTags], imageid: record.imageid };
    }));
    (0,stack_files/* checkEnvVariables */.d7)(taken.map(({ name }) => name));
    return plans;
}
function checkExpectedImages(plans, inputs, platform, { run }) {
    const findings = plans.flatMap(({ name, record }) => {
        try {
            if (record.skipped === null)
                readExpectedImage(inputs, record, platform, run);
            return [];
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            return [`${name}: ${error.message}`];
        }
    });
    if (findings.length > 0)
        throw new errors/* UserError */.yo(findings.join(' '));
}
function listArchiveSizes(records, { source }) {
    if (source === 'registry')
        return [];
    return records.map(({ record }) => record.archive?.['size-bytes'] ?? 0);
}
async function obtainNamed(request, deps) {
    const { name, record, inputs, producer, localTags } = request;
    const start = deps.clock.now();
    const facts = { ...emptyImageResult, trust: producer.trust, buildSeconds: record['build-seconds'] };
    let error = '';
    if (record.skipped !== null) {
        deps.log.notice(`There is no image to test: the producer skipped the build (${record.skipped}).`);
        facts.skipped = record.skipped === '' ? 'no reason given' : record.skipped;
    }
    else {
        try {
            deps.signal.throwIfAborted();
            await obtainImage(facts, { ...request, inputs: { ...inputs, localTags } }, deps);
        }
        catch (thrown) {
            error = (0,errors/* toMessage */.R9)(thrown);
        }
    }
    facts.seconds = (deps.clock.now() - start) / 1000;
    return { name, result: facts, error };
}
function describeFailedImages(images) {
    const failed = images.filter(({ error }) => error !== '');
    const there = images.filter(({ error, result }) => error === '' && result.skipped === '');
    const sentences = failed.map(({ name, error }) => `${name}: ${error}`);
    const rest = there.map(({ name, result }) => `${name} as ${result.imageRef}`).join(', ');
    const end = rest === '' ? 'The engine holds none of them.' : `The engine holds ${rest}; no compose file was written.`;
    return [`${failed.length} of ${images.length} images could not be taken.`, ...sentences, end].join(' ');
}
function prefixLog(log, name) {
    return {
        ...log,
        info: (message) => {
            log.info(`${name}: ${message}`);
        },
        debug: (message) => {
            log.debug(`${name}: ${message}`);
        },
        notice: (message, where) => {
            log.notice(`${name}: ${message}`, where);
        },
        warning: (message, where) => {
            log.warning(`${name}: ${message}`, where);
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/pull-or-download-image/pull-or-download-image.js







async function pullOrDownloadImage(inputs, deps) {
    const start = deps.clock.now();
    const facts = { ...emptyImageResult, images: [], composeFile: '', envFile: '' };
    let failure;
    try {
        const { handoverSet } = inputs;
        if (inputs.images === undefined && handoverSet === undefined) {
            await obtainOne(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
        }
        else {
            await obtainImages(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
        }
    }
    catch (error) {
        failure = error;
    }
    facts.seconds = (deps.clock.now() - start) / 1000;
    return { result: facts, failure };
}
async function obtainOne(facts, inputs, deps) {
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
    const { record, producer } = handover ?? {};
    await obtainImage(facts, { inputs, record, producer, info, platform, registry: first }, deps);
}
async function tryRegistryFirst(inputs, { platform, info }, deps) {
    if (inputs.workflow === undefined || inputs.image === undefined || inputs.source === 'artifact')
        return undefined;
    const expected = readExpectedImage(inputs, undefined, platform, deps.run);
    return tryRegistry({ expected, info, limits: limitAttempts(inputs.limits, 1) }, deps);
}
async function findProducer(facts, inputs, registry, deps) {
    const start = deps.clock.now();
    const handover = await (0,find_handover/* findHandover */.p)(inputs, deps).catch((error) => {
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
    if (producer.trust === 'fork' && inputs.allowForks === true)
        (0,find_handover/* warnOfFork */.c1)(deps.log);
    return handover;
}


/***/ }),

/***/ 86713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pd: () => (/* binding */ parseWantedImages),
/* harmony export */   iw: () => (/* binding */ listNamedRecords),
/* harmony export */   jr: () => (/* binding */ selectRecords),
/* harmony export */   m0: () => (/* binding */ parseHandovers)
/* harmony export */ });
/* harmony import */ var _src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80711);
/* harmony import */ var _src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87070);
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71908);
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17333);
/* harmony import */ var _src_core_oci_nearest_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20608);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);







const maxListedNames = 20;
function parseHandovers(text, where) {
    return (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .valueAt */ .fK)((0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .tryParseJson */ .Bl)(text), 'images') === undefined
        ? { record: (0,_src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHandover */ .d)(text, where) }
        : { set: (0,_src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHandoverSet */ .lI)(text) };
}
function listNamedRecords({ record, set }) {
    if (set !== undefined)
        return Object.entries(set.images).map(([name, ofName]) => ({ name, record: ofName, isTarget: true }));
    const name = record.image === '' ? '' : (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .shortName */ .EU)((0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseImageRef */ .Q)(record.image, 'image of a record'));
    return [{ name, record, isTarget: false }];
}
function parseWantedImages(names) {
    const wanted = [...new Set(names)];
    if (wanted.length === 0)
        return undefined;
    if (wanted.includes('all')) {
        if (wanted.length === 1)
            return 'all';
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "images" is "${wanted.join(', ')}": use "all" alone, or names alone.`);
    }
    const wrong = wanted.find((name) => !(0,_src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__/* .isTargetName */ .j8)(name));
    if (wrong !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "images" names "${wrong.slice(0, 80)}": use "all", or names of letters, digits, "_", "." or "-", one a line or separated by commas.`);
    }
    if (wanted.length <= _src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__/* .maxSetImages */ .zb)
        return wanted;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "images" has ${wanted.length} names: one step takes at most ${_src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__/* .maxSetImages */ .zb} images.`);
}
function selectRecords(candidates, wanted, { platform, where }) {
    const records = withoutOtherPlatforms(withoutRepeated(candidates), platform);
    const names = [...new Set(records.map(({ name }) => name))];
    const missing = wanted === 'all' ? [] : wanted.filter((name) => !names.includes(name));
    if (missing.length > 0) {
        if (records.length > 0 && records.every(({ record }) => record.skipped !== null))
            return records;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`There is no image ${missing.map((name) => `"${name}"`).join(', ')} in the ${where}, which has ${listNames(names, missing)}: correct the name, or let the producer build what is missing.`);
    }
    const selected = wanted === 'all' ? records : records.filter(({ name }) => wanted.includes(name));
    checkNamed(selected);
    checkUnambiguous(selected);
    checkOneRevision(selected);
    if (selected.length <= _src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__/* .maxSetImages */ .zb)
        return selected;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The ${where} has ${selected.length} images, and one step takes at most ${_src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__/* .maxSetImages */ .zb}: name those that this job needs by "images".`);
}
function withoutRepeated(candidates) {
    const identify = ({ record }) => JSON.stringify([(0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedRef */ .y)(record), record.imageid, record.skipped]);
    return candidates.filter((candidate, index) => {
        if (candidate.isTarget)
            return true;
        const same = (other) => identify(other) === identify(candidate);
        return !candidates.some((other) => other.isTarget && same(other)) && !candidates.slice(index + 1).some(same);
    });
}
function withoutOtherPlatforms(records, platform) {
    return records.filter(({ name, record }) => {
        const ofImage = records.filter((other) => other.name === name && other.record.image === record.image);
        const fitting = ofImage.filter((other) => Object.hasOwn(other.record.imageids, platform));
        return fitting.length !== 1 || fitting.some((other) => other.record === record);
    });
}
function checkNamed(records) {
    const unnamed = records.find(({ name }) => !(0,_src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_0__/* .isTargetName */ .j8)(name));
    if (unnamed === undefined)
        return;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`A record is that of ${describeRecord(unnamed.record)}, which gives no name for it here: take it by its "artifact-name" in a step of its own.`);
}
function checkUnambiguous(records) {
    for (const [index, { name, record }] of records.entries()) {
        const other = records.slice(index + 1).find((later) => later.name === name);
        if (other === undefined)
            continue;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The name "${name}" stands for ${describeRecord(record)} and for ${describeRecord(other.record)}: take the one by its "artifact-name" in a step of its own, or build them under different names.`);
    }
}
function checkOneRevision(records) {
    const known = records.filter(({ record }) => record.revision !== '');
    const [first] = known;
    const other = known.find(({ record }) => record.revision !== first?.record.revision);
    if (first === undefined || other === undefined)
        return;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The image "${first.name}" is of revision ${first.record.revision}, and "${other.name}" of ${other.record.revision}: these are no images of one build, so run all producer jobs for one commit.`);
}
function describeRecord(record) {
    const artifact = record.archive?.['artifact-name'];
    const name = record.image === '' ? 'an image without a name' : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedRef */ .y)(record);
    return artifact === undefined ? name : `${name} (artifact "${artifact}")`;
}
function listNames(names, missing) {
    if (names.length <= maxListedNames)
        return names.join(', ');
    const near = new Set(missing.flatMap((name) => (0,_src_core_oci_nearest_names_js__WEBPACK_IMPORTED_MODULE_6__/* .findNearestNames */ .u)(name, names)));
    return `${names.length}, among them ${[...near].slice(0, maxListedNames).join(', ')}`;
}


/***/ }),

/***/ 77053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ checkDistinctRefs),
/* harmony export */   Gk: () => (/* binding */ isNamePattern),
/* harmony export */   d7: () => (/* binding */ checkEnvVariables),
/* harmony export */   hJ: () => (/* binding */ renderComposeOverride),
/* harmony export */   mJ: () => (/* binding */ renderEnvFile),
/* harmony export */   xq: () => (/* binding */ expandLocalTags),
/* harmony export */   zV: () => (/* binding */ parseLocalTagPattern)
/* harmony export */ });
/* unused harmony export envVariable */
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const namePattern = '{name}';
function parseLocalTagPattern(text) {
    if (!text.includes(namePattern))
        return (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLocalTag */ .rz)(text);
    (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLocalTag */ .rz)(text.replaceAll(namePattern, 'name'));
    return text;
}
function isNamePattern(localTag) {
    return localTag.includes(namePattern);
}
function expandLocalTags(patterns, name) {
    return patterns.map((pattern) => {
        if (!isNamePattern(pattern))
            return pattern;
        try {
            return (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLocalTag */ .rz)((0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .Sl)(pattern.replaceAll(namePattern, name)));
        }
        catch (error) {
            if (!(error instanceof _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
                throw error;
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "local-tag" has "${pattern}", and the image is "${name}": ${error.message}`, {
                cause: error,
            });
        }
    });
}
function checkDistinctRefs(images) {
    const owners = new Map();
    for (const image of images) {
        for (const ref of new Set(image.refs.map((written) => (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG)(written) ?? written))) {
            const owner = owners.get(ref);
            if (owner !== undefined && (owner.imageid === '' || owner.imageid !== image.imageid)) {
                throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The images "${owner.name}" and "${image.name}" would both be ${ref} in the engine: write "{name}" into "local-tag", as in {name}:test, or build them under different names.`);
            }
            owners.set(ref, image);
        }
    }
}
function envVariable(name) {
    const variable = `${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_IMAGE`;
    return /^\d/.test(variable) ? `_${variable}` : variable;
}
function checkEnvVariables(names) {
    const owners = new Map();
    for (const name of names) {
        const variable = envVariable(name);
        const owner = owners.get(variable);
        if (owner !== undefined) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The images "${owner}" and "${name}" would both be ${variable} in the env file: take them in two steps by "images", or name one of them differently.`);
        }
        owners.set(variable, name);
    }
}
function renderComposeOverride(images) {
    const services = images.flatMap(({ name, ref }) => [
        `  ${JSON.stringify(name)}:`,
        `    image: ${JSON.stringify(checkRef(ref))}`,
        '    pull_policy: never',
        '    build: !reset null',
    ]);
    return ['services:', ...services, ''].join('\n');
}
function renderEnvFile(images) {
    return images.map(({ name, ref }) => `${envVariable(name)}=${checkRef(ref)}\n`).join('');
}
function checkRef(ref) {
    (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, 'name of an image in the engine');
    return ref;
}


/***/ }),

/***/ 17314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rr: () => (/* binding */ checkTrust),
/* harmony export */   S1: () => (/* binding */ checkSameRun),
/* harmony export */   Y$: () => (/* binding */ checkAllOfRun),
/* harmony export */   Yr: () => (/* binding */ checkRecordOfRun),
/* harmony export */   hO: () => (/* binding */ readWorkflowRun)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13501);
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);



const unprivilegedEvents = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);
const chosenCommitEvents = new Set(['workflow_dispatch', 'repository_dispatch', 'schedule']);
function readWorkflowRun(json, where) {
    const event = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'event');
    const headSha = event === 'pull_request_target' ? (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'head_commit', 'id') : (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'head_sha');
    const id = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(json, 'id');
    const repository = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'repository', 'full_name');
    if (id === undefined ||
        repository === undefined ||
        event === undefined ||
        headSha === undefined ||
        !(0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isFullSha */ .Wf)(headSha)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} lacks id, repository, event or head commit: it is no workflow run.`);
    }
    return {
        id,
        repository,
        headSha,
        event,
        headRepository: (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'head_repository', 'full_name'),
        path: (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'path')?.replace(/@.*$/s, '') ?? '',
        attempt: (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(json, 'run_attempt') ?? 1,
        status: (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'status') ?? '',
        conclusion: (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'conclusion'),
    };
}
function checkTrust(run, job, allowForks) {
    if ((0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(run.headRepository, run.repository))
        return 'same-repository';
    if (allowForks ?? (job.isFork && unprivilegedEvents.has(job.event)))
        return 'fork';
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Run ${run.id} built the code of the fork ${run.headRepository ?? '(deleted)'}, and this job on ${job.event} has rights that a fork has not: test it in a pull_request workflow, or set "allow-forks" in a job with "permissions: { actions: read }" and no secrets.`);
}
function checkSameRun(one, other) {
    const facts = ['id', 'repository', 'headRepository', 'headSha', 'event', 'path'];
    const different = facts.find((fact) => String(one[fact]).toLowerCase() !== String(other[fact]).toLowerCase());
    if (different !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event says that run ${one.id} has ${different} "${one[different]}", and the API says "${other[different]}": run this job again.`);
    }
}
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
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The handover record of run ${run.id} says ${name} "${claimed}", and GitHub says "${known}": it is not that run's record, and not used: pass the "handover" output of that run's own producer job.`);
    }
}
function checkAllOfRun(run, trust, repository) {
    const next = 'list the names that this job expects by "images"';
    if (trust === 'fork') {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`A fork's run says itself what its images are called, and such names are not used here: ${next}.`);
    }
    if (run === undefined)
        return;
    if (!(0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(run.repository, repository)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Run ${run.id} of ${run.repository} says itself what its images are called, and names of another repository are not used here: ${next}.`);
    }
    if (run.status === 'completed' && run.conclusion === 'success')
        return;
    const state = run.status === 'completed' ? `ended with "${run.conclusion ?? 'no conclusion'}"` : `is "${run.status}"`;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Run ${run.id} ${state}, so that some of its images may be missing: ${next}.`);
}


/***/ }),

/***/ 69404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hasSameContent)
/* harmony export */ });
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78112);

function hasSameContent(local, config) {
    const sameLayers = JSON.stringify(local.diffIds ?? []) === JSON.stringify(config.diffIds);
    return sameLayers && _image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .runtimeSettings */ .K.every((name) => isSameSetting(local.settings?.[name], config.settings[name]));
}
function isSameSetting(one, other) {
    return JSON.stringify(withSortedKeys(one)) === JSON.stringify(withSortedKeys(other));
}
function withSortedKeys(value) {
    if (value === undefined || value === null || value === '')
        return null;
    if (Array.isArray(value))
        return value.length === 0 ? null : value;
    if (typeof value !== 'object')
        return value;
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.length === 0 ? null : entries;
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

/***/ 26872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ completedPhase)
/* harmony export */ });
function completedPhase(title, start, end) {
    return { title, attempts: [{ start, seconds: (end - start) / 1000 }] };
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

/***/ 82663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JO: () => (/* binding */ queryApi),
/* harmony export */   _F: () => (/* binding */ queryChangedPage),
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
const maxShown = 1_000;
async function queryApi(request, deps) {
    return (await sendGet(request, deps))?.data;
}
async function queryChangedPage(request, etag, deps) {
    const query = { ...request.query, per_page: pageSize, page: 1 };
    const answer = await sendGet({ ...request, query }, deps, etag);
    return answer?.status === 304 ? undefined : answer;
}
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
        if (/\brel="next"/.test(answer.headers['link'] ?? ''))
            continue;
        const shown = pages.reduce((sum, data) => sum + countEntries(data), 0);
        const total = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .countAt */ .$v)(answer.data, 'total_count') ?? shown;
        if (shown < maxShown || shown >= total)
            return pages;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`GitHub's API shows ${shown} of ${request.what} and says that there are ${total}: it ends there, so that nothing is known of the rest; run the job again when there are fewer of them.`);
    }
}
function countEntries(page) {
    const list = Array.isArray(page) ? page : Object.values(page ?? {}).find((value) => Array.isArray(value));
    return Array.isArray(list) ? list.length : 0;
}
async function deleteResource({ what, path, beforeRetry, }, deps) {
    const { status, data, headers } = await sendWithRetry({ what, title: `DELETE ${path}` }, deps, async (attempt) => {
        if (attempt > 1)
            await beforeRetry?.();
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
function sendGet({ what, path, query, permission, remedy }, deps, etag) {
    return sendWithRetry({ what, title: `GET ${path}` }, deps, async () => {
        const answer = await deps.api.get(path, { ...(query === undefined ? {} : { query }), etag });
        if (answer.status === 200 || (answer.status === 304 && etag !== undefined))
            return answer;
        if (answer.status === 404 || answer.status === 422)
            return undefined;
        if (isPermissionDenied(answer)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The token may not ask for ${what} (HTTP ${answer.status}): ${remedy ?? `add "permissions: ${permission}" to this job`}.`);
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
class ApiStatusError extends Error {
    name = 'ApiStatusError';
    answer;
    constructor(answer) {
        super(`HTTP ${answer.status}`);
        this.answer = answer;
    }
}
function isPermissionDenied({ status, headers }) {
    return status === 401 || (status === 403 && !isRateLimited(headers));
}
function isRateLimited(headers) {
    return headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
}
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

/***/ 84029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ progressLog)
/* harmony export */ });
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91583);

const progressIntervalMs = 10_000;
function progressLog(title, { clock, log }, totalBytes) {
    const start = clock.now();
    let lastLogged = start;
    return (bytes) => {
        const now = clock.now();
        if (now - lastLogged < progressIntervalMs)
            return;
        lastLogged = now;
        const rate = (0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes / ((now - start) / 1000));
        const total = totalBytes === undefined ? '' : ` of ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(totalBytes)}`;
        log.info(`${title}: ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes)}${total}, ${rate}/s`);
    };
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


async function resolveImage(expected, timeoutMs, deps) {
    const options = { timeoutMs, signal: deps.signal };
    const digest = expected.digest ?? (await resolveTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
    const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
    const ofPlatform = configs.filter((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePlatform */ .SW)(candidate.platform, expected.platform));
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
    await deps.registry.configs(ref, options);
    throw new Error(`${ref} appeared in the registry just now`);
}
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


function findRevisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc}` : `was built from revision ${found}`;
    return `${where} ${built}, and revision ${revision} is expected`;
}
function checkRevision(labels, expected, where, deps) {
    const finding = findRevisionMismatch(labels, expected, where);
    if (finding === undefined)
        return;
    if (deps.onMismatch === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
    }
    deps.log.warning(`${finding}.`);
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
