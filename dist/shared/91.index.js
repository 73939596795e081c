export const id = 91;
export const ids = [91];
export const modules = {

/***/ 74515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readPruneInputs),
/* harmony export */   m: () => (/* binding */ readLogin)
/* harmony export */ });
/* harmony import */ var _rules_prune_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90787);
/* harmony import */ var _rules_tag_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11139);
/* harmony import */ var _src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88063);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);




/**
 * The inputs of `prune-images/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readPruneInputs(inputs) {
    const prPrefix = inputs.text('pr-prefix') ?? 'pr-';
    (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_2__/* .checkStyle */ .iy)({ shortShaLength: 7, maxLength: 128, prPrefix });
    const rules = inputs.lines('rules');
    const number = inputs.integer('pull-request', { min: 1, max: 2 ** 31, fallback: 0 });
    return {
        images: inputs.lines('images'),
        policy: {
            rules: (0,_rules_prune_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .readRules */ .Kc)(rules.length === 0 ? (0,_rules_prune_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultRules */ .Z4)(prPrefix) : rules),
            pullRequest: number === 0 ? undefined : number,
            prPrefix,
            excluded: inputs.list('exclude-tags').map((text) => (0,_rules_tag_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .tagPattern */ .bO)(text, 'input "exclude-tags"')),
            keepNewest: inputs.integer('keep-n-tagged', { min: 0, max: 10_000, fallback: 0 }),
            untagged: inputs.choice('delete-untagged', ['caches', 'true', 'false'], 'caches'),
        },
        api: inputs.choice('registry-api', ['auto', 'github', 'distribution'], 'auto'),
        artifacts: inputs.boolean('artifacts', false),
        dryRun: inputs.boolean('dry-run', true),
        reportFile: inputs.text('report-file'),
        retry: {
            maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
            waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
            retryOn: 'transient',
        },
        timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 30 }) * 60_000,
    };
}
/**
 * The login for the registry; undefined: the job's docker login.
 * @throws UserError for half of it.
 */
function readLogin(inputs) {
    const username = inputs.text('username');
    const password = inputs.text('password');
    if (username !== undefined && password !== undefined)
        return { username, password };
    if (username === undefined && password === undefined)
        return undefined;
    const missing = username === undefined ? 'username' : 'password';
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "${missing}" is empty and the other half of the login is not: set both or neither.`);
}


/***/ }),

/***/ 13091:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26197);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74292);
/* harmony import */ var _src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83426);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74515);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28116);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17794);
/* harmony import */ var _prune_images_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(78868);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88437);








await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_6__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readPruneInputs */ .a)(inputs);
    const given = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readLogin */ .m)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    for (const secret of [token, given?.password ?? ''])
        log.mask(secret);
    const { result, failure } = await (0,_prune_images_js__WEBPACK_IMPORTED_MODULE_5__/* .pruneImages */ .B)(wanted, {
        api: (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .githubRest */ .U)(token, run.env['GITHUB_API_URL']),
        registries: (0,_src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_0__/* .distributionApi */ .z)((0,_src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_2__/* .registryLogin */ .j)({ given, token, actor: run.actor, env: run.env, exec })),
        ...{ run, log, clock, files, signal },
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_7__/* .pruneOutputs */ .l)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .pruneImagesSummary */ .V)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 17794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ pruneOutputs)
/* harmony export */ });
/* unused harmony export mostListed */
/* harmony import */ var _rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16215);

/** A job's outputs hold 1 MB together. */
const mostListed = 3000;
/** Every output that `prune-images/action.yml` declares. */
function pruneOutputs({ report, reportFile }) {
    const gone = (0,_rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__/* .allRows */ .Pl)(report).filter(({ image, name, action }) => image !== '' && name !== '' && ['deleted', 'would-delete'].includes(action));
    return {
        'deleted-tags': JSON.stringify(gone.slice(0, mostListed).map(({ image, name }) => `${image}:${name}`)),
        'deleted-count': String(report.totals.deleted),
        'kept-count': String(report.totals.kept),
        'failed-count': String(report.totals.failed),
        'bytes-reclaimed': String(report.totals.bytes),
        report: reportFile,
        'dry-run': String(report['dry-run']),
    };
}


/***/ }),

/***/ 78868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ pruneImages)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/actions/prune-images/rules/prune-report.js
var prune_report = __webpack_require__(16215);
// EXTERNAL MODULE: ./build/src/core/tags/image-names.js
var image_names = __webpack_require__(27743);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/services/github/ask-api.js
var ask_api = __webpack_require__(27284);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
;// CONCATENATED MODULE: ./build/actions/prune-images/live-use.js




/** In the order in which a run goes through them: one that moves on in between is still seen once. */
const unfinished = ['requested', 'pending', 'waiting', 'queued', 'in_progress'];
/**
 * The commits that queued and running workflows and open pull requests of this repository work on (K4), this run aside.
 * A run that another one's end started (`workflow_run`) names the default branch's commit and not what it tests; so
 * while there is one, the commits of runs that ended since shortly before it are in use too.
 * @throws UserError when the token may not ask: then nothing may be deleted
 */
async function liveWork(run, deps) {
    const shas = new Map();
    const runIds = new Set();
    let oldestChained = Infinity;
    for (const status of unfinished) {
        for (const json of await runsOf(run.repository, { status }, deps)) {
            const id = (0,read_json/* countAt */.$v)(json, 'id');
            if (id === undefined || id === run.runId)
                continue;
            runIds.add(id);
            noteShas(json, `run ${String(id)} (${status})`, shas);
            if ((0,read_json/* textAt */.$6)(json, 'event') === 'workflow_run')
                oldestChained = Math.min(oldestChained, timeAt(json, 'created_at', 0));
        }
    }
    if (oldestChained !== Infinity)
        await noteTriggers(run, oldestChained, shas, deps);
    const pulls = await (0,ask_api/* askPages */.K5)({
        ...{ what: 'the open pull requests', path: `/repos/${run.repository}/pulls`, query: { state: 'open' } },
        permission: 'pull-requests: read',
    }, deps);
    for (const pull of list(pulls, 'the open pull requests').flatMap((page) => (0,read_json/* listAt */.gT)(page))) {
        const sha = (0,read_json/* textAt */.$6)(pull, 'head', 'sha');
        if (sha !== undefined && (0,event_facts/* isFullSha */.Wf)(sha))
            shas.set(sha, `open pull request ${String((0,read_json/* countAt */.$v)(pull, 'number') ?? '')}`);
    }
    return { shas, runIds };
}
async function runsOf(repository, query, deps) {
    const what = 'the workflow runs';
    const path = `/repos/${repository}/actions/runs`;
    const pages = await (0,ask_api/* askPages */.K5)({ what, path, query, permission: 'actions: read' }, deps);
    return list(pages, what).flatMap((page) => (0,read_json/* listAt */.gT)(page, 'workflow_runs'));
}
function noteShas(json, user, shas) {
    for (const sha of [(0,read_json/* textAt */.$6)(json, 'head_sha'), (0,read_json/* textAt */.$6)(json, 'head_commit', 'id')]) {
        if (sha !== undefined && (0,event_facts/* isFullSha */.Wf)(sha))
            shas.set(sha, user);
    }
}
/** A run is created when the one that triggers it ends; five minutes for clocks and queues. */
async function noteTriggers(run, since, shas, deps) {
    const created = `>=${new Date(Math.max(since - 86_400_000, 0)).toISOString().slice(0, 19)}Z`;
    for (const json of await runsOf(run.repository, { status: 'completed', created }, deps)) {
        if (timeAt(json, 'updated_at', Infinity) < since - 300_000)
            continue;
        noteShas(json, `what run ${String((0,read_json/* countAt */.$v)(json, 'id') ?? '')} may have started`, shas);
    }
}
function timeAt(json, name, fallback) {
    const time = Date.parse((0,read_json/* textAt */.$6)(json, name) ?? '');
    return Number.isNaN(time) ? fallback : time;
}
/** A list that is not there is no empty list. */
function list(pages, what) {
    if (pages !== undefined)
        return pages;
    throw new errors/* UserError */.yo(`GitHub's API does not show ${what} of this repository: check "github-token".`);
}

// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/handover/record.js
var record = __webpack_require__(71908);
;// CONCATENATED MODULE: ./build/actions/prune-images/rules/live-use.js
/**
 * Who still needs a tag: its revision is a live one, or its text holds the first characters of one.
 * @param revision the image's label, where it is known
 * @returns `open pull request 7`, `run 4711 (queued)`; undefined: nobody
 */
function usedBy(tag, revision, live) {
    const labelled = revision === undefined ? undefined : live.get(revision);
    if (labelled !== undefined)
        return labelled;
    const parts = tag.split(/[^0-9a-f]/).filter((part) => part.length >= 7);
    if (parts.length === 0)
        return undefined;
    for (const [sha, user] of live) {
        if (parts.some((part) => sha.startsWith(part)))
            return user;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/plan-artifacts.js




/** Reads an artifact of the REST API's list; undefined when it lacks what every artifact has. */
function readArtifact(json) {
    const id = (0,read_json/* countAt */.$v)(json, 'id');
    const name = (0,read_json/* textAt */.$6)(json, 'name');
    const runId = (0,read_json/* countAt */.$v)(json, 'workflow_run', 'id');
    if (id === undefined || name === undefined || runId === undefined)
        return undefined;
    return {
        ...{ id, name, runId, sizeBytes: (0,read_json/* countAt */.$v)(json, 'size_in_bytes') ?? 0 },
        expired: (0,read_json/* valueAt */.fK)(json, 'expired') === true,
        headSha: (0,read_json/* textAt */.$6)(json, 'workflow_run', 'head_sha'),
    };
}
/**
 * Decides which hand-over artifacts go: those that expired, and those that a newer one of the same name replaced; with a
 * pull request all of its. A hand-over is a record and, in the same run, the archive of the record's name; other
 * artifacts are nobody's business here and get no verdict. What a live run made or a live commit needs stays.
 */
function judgeArtifacts(artifacts, live, pullRequest) {
    const names = new Set(artifacts.map(({ runId, name }) => `${String(runId)}/${name}`));
    const handOvers = artifacts.filter(({ runId, name }) => name.endsWith(record/* recordSuffix */.RY) ||
        (0,artifact_name/* recordNames */.eq)((0,artifact_name/* wantedName */.Lt)(name)).some((record) => names.has(`${String(runId)}/${record}`)));
    const newest = new Map();
    for (const { name, id } of handOvers)
        newest.set(name, Math.max(newest.get(name) ?? 0, id));
    return new Map(handOvers.map((artifact) => [artifact, judge(artifact, live, pullRequest, newest.get(artifact.name))]));
}
function judge({ id, name, runId, headSha, expired }, live, pullRequest, newest) {
    if (live.runIds.has(runId))
        return { action: 'keep', reason: `of run ${String(runId)}, which is not over` };
    const user = usedBy(name, headSha, live.shas);
    if (user !== undefined)
        return { action: 'keep', reason: `in use by ${user}` };
    if (pullRequest !== undefined) {
        const tag = `${pullRequest.prefix}${String(pullRequest.number)}`;
        const isOwn = `${name.endsWith(record/* recordSuffix */.RY) ? name.slice(0, -record/* recordSuffix */.RY.length) : name}-`.includes(`-${tag}-`);
        return isOwn
            ? { action: 'delete', reason: `pull request ${String(pullRequest.number)}` }
            : { action: 'keep', reason: `not of ${tag}` };
    }
    if (expired)
        return { action: 'delete', reason: 'expired' };
    if (id !== newest)
        return { action: 'delete', reason: 'a newer one has its name' };
    return { action: 'keep', reason: 'the newest of its name' };
}

;// CONCATENATED MODULE: ./build/actions/prune-images/delete-planned.js
/** So many refusals with no success at all: the rest would go the same way. */
const enough = 3;
/**
 * Deletes one thing after the other, each image followed at once by what goes with it, so that an end in the middle
 * leaves at most one image half deleted, and of that one no tag. A failure does not stop the others; what an image that
 * could not be deleted holds stays.
 */
async function deletePlanned(deletions, { remove, stopBefore }) {
    const ends = new Map();
    const parts = new Map();
    for (const deletion of deletions) {
        for (const owner of deletion.after)
            parts.set(owner, [...(parts.get(owner) ?? []), deletion]);
    }
    const isGone = (digest) => ends.get(digest)?.action === 'deleted';
    let stopped;
    const begin = async ({ digest }) => {
        const why = stopped === undefined ? await stopBefore(digest) : undefined;
        if (why !== undefined)
            stopped = { action: 'deferred', reason: why };
        if (stopped !== undefined) {
            ends.set(digest, stopped);
            return;
        }
        await end(digest);
    };
    const end = async (digest) => {
        const result = await remove(digest);
        ends.set(digest, result);
        if (result.action === 'deleted') {
            for (const part of parts.get(digest) ?? []) {
                if (!ends.has(part.digest) && part.after.every(isGone))
                    await end(part.digest);
            }
        }
        else if (ends.size >= enough && [...ends.values()].every(({ action }) => action === 'failed')) {
            stopped = { action: 'failed', reason: `not tried after ${String(enough)} refusals: ${result.reason}` };
        }
    };
    for (const deletion of deletions.filter(({ after }) => after.length === 0))
        await begin(deletion);
    for (const { digest, after } of deletions) {
        if (ends.has(digest))
            continue;
        const owner = after.find((other) => !isGone(other)) ?? '';
        const { action = 'failed', reason = '' } = ends.get(owner) ?? {};
        ends.set(digest, { action, reason: `what holds it was not deleted${reason === '' ? '' : `: ${reason}`}` });
    }
    return ends;
}

// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 3 modules
var classify = __webpack_require__(62678);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
;// CONCATENATED MODULE: ./build/actions/prune-images/registry-with-retry.js



/**
 * A registry that is asked again where that can help: 5xx, broken connections, and 429 after the wait that it asks for.
 * Calls reject with the registry's last refusal.
 */
function registryWithRetry(registry, patience, deps) {
    const patiently = async (title, work) => {
        let asked;
        const tried = await (0,retry/* retry */.L)({
            ...{ title, work, ...patience, signal: deps.signal },
            classify(error) {
                asked = error instanceof errors/* RegistryError */.gl ? error.retryAfterMs : undefined;
                return registryFailure(error);
            },
            retryAfter: () => Promise.resolve(asked),
        }, deps);
        if (tried.ok)
            return tried.value;
        throw tried.error;
    };
    return {
        tags: () => patiently('List the tags', () => registry.tags()),
        manifest: (reference) => patiently(`Read ${reference}`, () => registry.manifest(reference)),
        config: (digest) => patiently(`Read ${digest}`, () => registry.config(digest)),
        deleteManifest: (digest) => patiently(`Delete ${digest}`, () => registry.deleteManifest(digest)),
        referrers: (digest) => patiently(`Read what refers to ${digest}`, () => registry.referrers(digest)),
    };
}
function registryFailure(error) {
    const status = error instanceof errors/* RegistryError */.gl ? error.status : undefined;
    return (0,classify/* classifyHttpStatus */.n1)(status, (0,errors/* toMessage */.R9)(error), 'run the job again later');
}
/** What a registry's refusal means to the user. */
function explained(error) {
    const said = (0,errors/* toMessage */.R9)(error);
    if (!(error instanceof errors/* RegistryError */.gl))
        return said;
    if (error.status === 401 || error.status === 403) {
        return `${said}: log in with docker/login-action, or set "username" and "password"`;
    }
    if (error.status === 405)
        return `${said}: this registry does not delete manifests, or deletion is switched off in it`;
    return said;
}
/** The refusal as an error for the step. */
function refusedBy(image, error) {
    return new errors/* UserError */.yo(`Nothing was deleted in ${image}: ${explained(error)}.`, { cause: error });
}

;// CONCATENATED MODULE: ./build/actions/prune-images/deleters.js



/** GitHub asks for a second between requests that change something. */
const pauseMs = 1_000;
/** The limit is one for all of the repository's workflows: they get what is left of it. */
const sharedPart = 0.1;
const deleted = { action: 'deleted', reason: '' };
/** Deletes in a registry. */
function registryRemove(registry) {
    return async (digest) => {
        try {
            await registry.deleteManifest(digest);
            return deleted;
        }
        catch (error) {
            if (error instanceof errors/* UserError */.yo)
                return { action: 'deferred', reason: (0,errors/* toMessage */.R9)(error) };
            if (!(error instanceof errors/* RegistryError */.gl))
                throw error;
            return { action: 'failed', reason: explained(error) };
        }
    };
}
/**
 * @param deadline milliseconds since the epoch
 * @param permission what the token needs: `packages: write`
 */
function apiRemover({ deadline, permission }, deps) {
    let nextAt = 0;
    let budget;
    const asking = { ...deps, deadline };
    return {
        async stop() {
            if (budget === undefined || budget.left > budget.limit * sharedPart)
                return undefined;
            const { resetAt, left, limit } = budget;
            const wait = resetAt - deps.clock.now();
            if (resetAt >= deadline) {
                return `only ${String(left)} of ${String(limit)} requests are left until ${new Date(resetAt).toISOString()}, for all workflows of this repository`;
            }
            if (wait > 0) {
                deps.log.info(`Waiting ${String(Math.ceil(wait / 1000))} s for GitHub's rate limit.`);
                try {
                    await deps.clock.sleep(wait, deps.signal);
                }
                catch (error) {
                    return (0,errors/* toMessage */.R9)(error);
                }
            }
            budget = undefined;
            return undefined;
        },
        async remove(path, what, isThere) {
            try {
                // When the job is cancelled, what was begun is finished without pauses.
                const wait = deps.signal.aborted ? 0 : nextAt - deps.clock.now();
                if (wait > 0)
                    await deps.clock.sleep(wait);
                const { outcome, status, message, headers } = await (0,ask_api/* deleteByApi */.NA)({ what, path }, asking);
                nextAt = deps.clock.now() + pauseMs;
                budget = budgetOf(headers);
                if (outcome === 'deleted')
                    return deleted;
                const isGone = outcome === 'gone' && !((await isThere?.()) ?? false);
                return isGone ? { action: 'deleted', reason: 'was gone already' } : refusal(status, message, permission);
            }
            catch (error) {
                if (deps.signal.aborted)
                    return { action: 'deferred', reason: (0,errors/* toMessage */.R9)(error) };
                return { action: 'failed', reason: (0,errors/* toMessage */.R9)(error) };
            }
        },
    };
}
/** Two refusals are rules of GitHub's that no later run changes, so they must not fail every run. */
function refusal(status, message, permission) {
    if (/last tagged version|more than 5,?000 downloads/i.test(message))
        return { action: 'kept', reason: message };
    const remedy = `the job needs "permissions: ${permission}", and this repository the role Admin in the package`;
    return { action: 'failed', reason: [401, 403, 404].includes(status) ? `${message}: ${remedy}` : message };
}
function budgetOf(headers) {
    const number = (name) => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
    const [left, limit, reset] = [number('remaining'), number('limit'), number('reset')];
    return left >= 0 && limit > 0 && reset > 0 ? { left, limit, resetAt: reset * 1000 } : undefined;
}

;// CONCATENATED MODULE: ./build/actions/prune-images/prune-artifacts.js






/** Deletes hand-over artifacts that nobody needs any more. Never rejects: what went wrong is in the report. */
async function pruneArtifacts(request, deps) {
    const { repository, policy, dryRun, deadline } = request;
    const base = `/repos/${repository}/actions/artifacts`;
    try {
        const question = { what: 'the artifacts', path: base, permission: 'actions: write' };
        const pages = (await (0,ask_api/* askPages */.K5)(question, { ...deps, deadline })) ?? [];
        // New ones that come up while the list is read push others onto the next page.
        const artifacts = new Map();
        for (const artifact of pages.flatMap((page) => (0,read_json/* listAt */.gT)(page, 'artifacts')).map(readArtifact)) {
            if (artifact !== undefined)
                artifacts.set(artifact.id, artifact);
        }
        const { pullRequest: number, prPrefix: prefix } = policy;
        const pull = number === undefined ? undefined : { number, prefix };
        const verdicts = [...judgeArtifacts([...artifacts.values()], await request.live(), pull)];
        const doomed = verdicts.filter(([, { action }]) => action === 'delete').map(([artifact]) => String(artifact.id));
        const remover = apiRemover({ deadline, permission: 'actions: write' }, deps);
        const ends = await deletePlanned(dryRun ? [] : doomed.map((digest) => ({ digest, after: [] })), {
            remove: (id) => remover.remove(`${base}/${id}`, `artifact ${id}`),
            async stopBefore() {
                if (deps.signal.aborted)
                    return (0,errors/* toMessage */.R9)(deps.signal.reason);
                if (deps.clock.now() >= deadline)
                    return 'the time of "timeout-minutes" is over';
                return remover.stop();
            },
        });
        const rows = verdicts.map(([{ id, name }, verdict]) => {
            const end = ends.get(String(id));
            const action = end?.action ?? (verdict.action === 'keep' ? 'kept' : 'would-delete');
            return {
                image: '',
                name,
                id: String(id),
                action,
                reason: end === undefined || end.reason === '' ? verdict.reason : end.reason,
            };
        });
        const gone = new Set(rows.filter(({ action }) => ['deleted', 'would-delete'].includes(action)).map(({ id }) => id));
        const bytes = [...artifacts.values()].reduce((sum, { id, sizeBytes, expired }) => sum + (gone.has(String(id)) && !expired ? sizeBytes : 0), 0);
        return { rows, bytes, error: '' };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return { rows: [], bytes: 0, error: (0,errors/* toMessage */.R9)(error) };
    }
}

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/manifest-graph.js
/**
 * Puts the manifests together.
 * @param referrerTags digest that a referrer tag points to, and the image that its name means
 */
function manifestGraph(nodes, referrerTags) {
    const referrers = new Map();
    const add = (subject, digest) => {
        const known = referrers.get(subject);
        if (known === undefined)
            referrers.set(subject, [digest]);
        else
            known.push(digest);
    };
    for (const { digest, subject } of nodes.values())
        if (subject !== undefined)
            add(subject, digest);
    for (const { subject, digest } of referrerTags)
        add(subject, digest);
    return { nodes, referrers };
}
/**
 * Every digest that `roots` cannot do without: what indexes hold, nested ones too, and what belongs to any of it:
 * signatures, attestations, and what belongs to those (K2). Digests that were not read are in it too.
 */
function reach(roots, graph) {
    const reached = new Set();
    const waiting = [...roots];
    for (let digest = waiting.pop(); digest !== undefined; digest = waiting.pop()) {
        if (reached.has(digest))
            continue;
        reached.add(digest);
        waiting.push(...(graph.nodes.get(digest)?.children ?? []), ...(graph.referrers.get(digest) ?? []));
    }
    return reached;
}
/**
 * Bytes that nothing refers to any more once `deleted` is gone: each layer, config and manifest once, and none that a
 * manifest which stays has too.
 */
function bytesOnlyIn(deleted, graph) {
    const kept = new Set();
    const freed = new Map();
    for (const node of graph.nodes.values()) {
        if (!deleted.has(node.digest))
            for (const { digest } of node.blobs)
                kept.add(digest);
        else
            for (const { digest, sizeBytes } of [node, ...node.blobs])
                freed.set(digest, sizeBytes);
    }
    let bytes = 0;
    for (const [digest, sizeBytes] of freed)
        if (!kept.has(digest))
            bytes += sizeBytes;
    return bytes;
}

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
;// CONCATENATED MODULE: ./build/actions/prune-images/package-versions.js





const permission = 'packages: write';
/**
 * All versions of an image's package, untagged ones too, as GitHub's packages API lists them. The owner of `ghcr.io/…` is
 * the first part of the path, the rest is the package's name; users and organizations have routes of their own.
 * @returns none when there is no such package
 * @throws UserError when the token may not list them
 */
async function packageVersions(image, deps) {
    const { path } = (0,reference/* parseImageRef */.Q)(image, 'image');
    const slash = path.indexOf('/');
    if (slash === -1)
        throw new errors/* UserError */.yo(`The image "${image}" has no owner: use ghcr.io/<owner>/<name>.`);
    const owner = path.slice(0, slash);
    const account = await (0,ask_api/* askApi */.wk)({ what: `the owner of ${image}`, path: `/users/${owner}`, permission }, deps);
    const kind = (0,read_json/* textAt */.$6)(account, 'type') === 'Organization' ? 'orgs' : 'users';
    const name = encodeURIComponent(path.slice(slash + 1));
    const base = `/${kind}/${owner}/packages/container/${name}/versions`;
    const what = `the versions of ${image}`;
    const pages = await (0,ask_api/* askPages */.K5)({ what, path: base, query: { state: 'active' }, permission }, deps);
    const byDigest = new Map();
    for (const version of (pages ?? []).flatMap((page) => (0,read_json/* listAt */.gT)(page))) {
        const read = readVersion(version, base, image);
        byDigest.set(read.digest, read);
    }
    return [...byDigest.values()];
}
function readVersion(json, base, image) {
    const id = (0,read_json/* countAt */.$v)(json, 'id');
    const digest = (0,read_json/* textAt */.$6)(json, 'name') ?? '';
    const tags = (0,read_json/* listAt */.gT)(json, 'metadata', 'container', 'tags').filter((tag) => typeof tag === 'string');
    if (id === undefined || !(0,oci_digest/* isDigest */.B)(digest) || !tags.every(reference/* isTag */.dz)) {
        throw new errors/* UserError */.yo(`A version of ${image} has no id, digest or tags: it is no container package.`);
    }
    // Updated when a tag is set: the younger one counts.
    const time = Date.parse((0,read_json/* textAt */.$6)(json, 'updated_at') ?? (0,read_json/* textAt */.$6)(json, 'created_at') ?? '');
    return { digest, tags, time: Number.isNaN(time) ? undefined : time, path: `${base}/${String(id)}` };
}

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/judge-tags.js

/** Older than Docker: a date that a reproducible build put in place of the time. */
const earliest = Date.parse('2013-03-20T00:00:00Z');
/**
 * The time that an image tells of itself: the latest of what it says. Builds that shall be reproducible say 1970 or
 * the commit's date in the config; the label, which compute-tag sets, is the time of the build. A time before 2013 is
 * none, so an image that says only that has no age and stays.
 */
function timeOf(told) {
    const times = told.map((text) => Date.parse(text ?? '')).filter((time) => time >= earliest);
    return times.length === 0 ? undefined : Math.max(...times);
}
/**
 * Decides what the rules' tags come to (K1, K4, 000-15): kept are those that are in use, those whose `<sha>` is not the
 * commit that the image says it was built from, the newest ones of each rule, the young, and those of unknown age.
 */
function judgeCandidates(candidates, { live, now, keepNewest }) {
    const newest = keepNewest === 0 ? new Set() : newestOfEachRule(candidates, keepNewest);
    return new Map(candidates.map((facts) => {
        const keep = reasonToKeep(facts, live, now, newest);
        return [facts.tag, keep === undefined ? doomed(facts) : { action: 'keep', reason: keep }];
    }));
}
function reasonToKeep({ tag, rule, sha, time, revision }, live, now, newest) {
    const user = usedBy(tag, revision, live);
    if (user !== undefined)
        return `in use by ${user}`;
    if (sha !== undefined && revision === undefined)
        return `no revision label says that "${sha}" is its commit`;
    if (sha !== undefined && revision?.startsWith(sha) !== true)
        return `"${sha}" is not the commit of its label`;
    if (newest.has(tag))
        return `among the newest of "${rule.text}"`;
    if (rule.ageMs === 0)
        return undefined;
    if (time === undefined)
        return 'its age is not known';
    return now - time < rule.ageMs ? `younger than "${rule.text}" says` : undefined;
}
function doomed({ rule }) {
    return { action: 'delete', reason: rule.ageMs === 0 ? rule.text : `older than "${rule.text}" says` };
}
function newestOfEachRule(candidates, count) {
    // Of unknown age: as if it were new.
    const age = ({ time }) => -(time ?? Number.MAX_SAFE_INTEGER);
    const sorted = [...candidates].sort((one, other) => age(one) - age(other) || (one.tag < other.tag ? -1 : 1));
    const taken = new Map();
    return new Set(sorted
        .filter(({ rule }) => {
        const before = taken.get(rule) ?? 0;
        taken.set(rule, before + 1);
        return before < count;
    })
        .map(({ tag }) => tag));
}

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/manifest-node.js



const cacheConfig = 'application/vnd.buildkit.cacheconfig.v0';
const imageConfigs = ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'];
const manifestType = /\.(?:index|manifest)\.v\d\+json$|\.distribution\.manifest\./;
/**
 * Reads a manifest that came from a registry. What an index holds is a manifest unless its type says otherwise: older
 * caches are indexes of layers.
 * @throws UserError for what is no manifest: it might refer to anything.
 */
function readManifestNode(digest, raw) {
    const manifest = JSON.parse(raw);
    if ((0,read_json/* valueAt */.fK)(manifest, 'schemaVersion') !== 2) {
        throw new errors/* UserError */.yo(`The manifest ${digest} is of a form that is not read here: push that image again.`);
    }
    const entries = (0,read_json/* listAt */.gT)(manifest, 'manifests');
    const isManifest = (entry) => manifestType.test((0,read_json/* textAt */.$6)(entry, 'mediaType') ?? '.manifest.v1+json');
    const config = (0,read_json/* valueAt */.fK)(manifest, 'config');
    const configType = (0,read_json/* textAt */.$6)(config, 'mediaType');
    const inIndex = entries.filter((entry) => !isManifest(entry));
    const layers = [...(0,read_json/* listAt */.gT)(manifest, 'layers'), ...(0,read_json/* listAt */.gT)(manifest, 'blobs'), ...inIndex];
    const isStatement = layers.some((layer) => (0,read_json/* textAt */.$6)(layer, 'mediaType') === 'application/vnd.in-toto+json');
    const isImage = imageConfigs.includes(configType ?? '') && !isStatement;
    const subject = (0,read_json/* valueAt */.fK)(manifest, 'subject');
    return {
        digest,
        sizeBytes: Buffer.byteLength(raw),
        children: entries.filter(isManifest).map(digestOf),
        subject: subject === undefined || subject === null ? undefined : digestOf(subject),
        blobs: [...(config === undefined ? [] : [config]), ...layers].map((blob) => ({
            digest: digestOf(blob),
            sizeBytes: (0,read_json/* countAt */.$v)(blob, 'size') ?? 0,
        })),
        config: isImage ? (0,read_json/* textAt */.$6)(config, 'digest') : undefined,
        created: (0,read_json/* textAt */.$6)(manifest, 'annotations', 'org.opencontainers.image.created'),
        cache: configType === cacheConfig || entries.some((entry) => (0,read_json/* textAt */.$6)(entry, 'mediaType') === cacheConfig),
    };
}
function digestOf(descriptor) {
    const digest = (0,read_json/* textAt */.$6)(descriptor, 'digest') ?? '';
    if ((0,oci_digest/* isDigest */.B)(digest))
        return digest;
    throw new errors/* UserError */.yo(`A manifest refers to "${digest}", which is no sha256 digest: push that image again.`);
}

// EXTERNAL MODULE: ./build/actions/prune-images/rules/prune-policy.js
var prune_policy = __webpack_require__(90787);
;// CONCATENATED MODULE: ./build/actions/prune-images/rules/plan-deletions.js


/**
 * Decides which manifests go (K2, K6). Deleting a digest takes all its tags and breaks every index that holds it. So a
 * digest goes only when no tag of it stays, and no image that stays reaches it. What belongs to a deleted image goes
 * with it: its parts, and its signatures and attestations.
 */
function planDeletions({ listed, tagVerdicts, graph, policy, now }) {
    const groups = grouped(listed, tagVerdicts);
    const known = new Set(listed.map(({ digest }) => digest));
    let kept = reach(groups.kept, graph);
    const doomed = new Set(groups.doomed.filter((digest) => !kept.has(digest)));
    const dependent = reach(doomed, graph);
    const reasons = new Map();
    // What stands alone, with no tag of its own: whoever may go takes along what it holds.
    const alone = groups.rest.filter(({ digest }) => !kept.has(digest) && !dependent.has(digest));
    const heldByAnother = new Set(alone.flatMap(({ digest }) => [...reach([digest], graph)].filter((other) => other !== digest)));
    const stays = [];
    for (const manifest of alone) {
        if (heldByAnother.has(manifest.digest))
            continue;
        const reason = reasonToGo(manifest, graph, known, policy, now);
        if (reason === undefined)
            stays.push(manifest.digest);
        else {
            doomed.add(manifest.digest);
            reasons.set(manifest.digest, reason);
        }
    }
    kept = reach([...groups.kept, ...stays], graph);
    const roots = [...doomed].filter((digest) => !kept.has(digest));
    const reached = new Map(roots.map((root) => [root, reach([root], graph)]));
    const after = new Map();
    for (const [root, digests] of reached) {
        for (const digest of digests) {
            if (kept.has(digest) || !graph.nodes.has(digest))
                continue;
            const owners = after.get(digest) ?? [];
            after.set(digest, digest === root ? owners : [...owners, root]);
        }
    }
    const isDeleted = (digest) => after.has(digest);
    return {
        kept,
        deletions: [...after].map(([digest, owners]) => ({ digest, after: owners })),
        verdicts: listed.flatMap((manifest) => {
            const verdict = verdictOf(manifest, isDeleted(manifest.digest), tagVerdicts, reasons);
            const isPart = manifest.tags.length === 0 && !reasons.has(manifest.digest) && !stays.includes(manifest.digest);
            return isPart ? [] : [verdict];
        }),
    };
}
/** The first kept image that needs a manifest which the registry does not have; undefined: all of them are whole. */
function brokenImage(plan, listed, graph) {
    if ([...plan.kept].every((digest) => graph.nodes.has(digest)))
        return undefined;
    for (const { digest, tags } of listed) {
        if (!plan.kept.has(digest))
            continue;
        const missing = [...reach([digest], graph)].find((needed) => !graph.nodes.has(needed));
        if (missing !== undefined)
            return { digest, tags, missing };
    }
    return undefined;
}
function grouped(listed, tagVerdicts) {
    const kept = [];
    const doomed = [];
    const rest = [];
    for (const manifest of listed) {
        const actions = manifest.tags.flatMap((tag) => tagVerdicts.get(tag)?.action ?? []);
        if (actions.includes('keep'))
            kept.push(manifest.digest);
        else if (actions.includes('delete'))
            doomed.push(manifest.digest);
        else
            rest.push(manifest);
    }
    return { kept, doomed, rest };
}
/** Why a manifest goes that no image holds and that has no tag but a referrer's; undefined: it stays. */
function reasonToGo({ digest, tags, time }, graph, known, { untagged, pullRequest }, now) {
    if (pullRequest !== undefined)
        return undefined;
    if (time !== undefined && now - time < prune_policy/* untaggedAgeMs */.rL)
        return undefined;
    if (tags.length > 0) {
        const subjects = [...graph.referrers].filter(([, own]) => own.includes(digest)).map(([subject]) => subject);
        return subjects.some((subject) => known.has(subject)) ? undefined : 'the image that it belongs to is gone';
    }
    // Seen only because something belongs to it: nothing says how old it is.
    if (untagged === 'false' || time === undefined)
        return undefined;
    if (graph.nodes.get(digest)?.cache === true)
        return 'a cache that a newer one replaced';
    return untagged === 'true' ? 'has no tag' : undefined;
}
function verdictOf(manifest, deleted, tagVerdicts, reasons) {
    const told = manifest.tags.flatMap((tag) => tagVerdicts.get(tag) ?? []);
    const action = deleted ? 'delete' : 'keep';
    const own = told.find((verdict) => verdict.action === action)?.reason ?? reasons.get(manifest.digest);
    if (own !== undefined)
        return { ...manifest, action, reason: own };
    if (deleted)
        return { ...manifest, action, reason: 'belongs to a deleted image' };
    const reason = manifest.tags.length === 0 ? 'has no tag' : 'belongs to an image that stays';
    return { ...manifest, action, reason };
}

// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
;// CONCATENATED MODULE: ./build/actions/prune-images/in-parallel.js
/** Runs `work` over all items, at most `limit` at a time; rejects with the first failure and starts nothing more then. */
async function inParallel(items, limit, work) {
    const waiting = items[Symbol.iterator]();
    let failed = false;
    const worker = async () => {
        for (let next = waiting.next(); next.done !== true && !failed; next = waiting.next()) {
            try {
                await work(next.value);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: limit }, worker));
}

;// CONCATENATED MODULE: ./build/actions/prune-images/read-image.js










/** Requests under way at once: as many as a browser would open. */
const atOnce = 8;
/**
 * Reads everything of one image that a decision needs, and decides: all its tags, every manifest that they hold, nested
 * ones and referrers too, and of what a rule matches the config. Fails closed (K2): when anything of it cannot be read,
 * nothing is decided.
 * @param listed what GitHub lists; undefined: the registry is asked for its tags
 * @throws UserError that names the image at fault and what to do about it
 */
async function readImage(request, registry, listed) {
    const { image, policy, now, live } = request;
    try {
        const reading = new Reading(image, registry);
        const manifests = listed ?? (await reading.taggedManifests());
        const names = new Map(manifests.flatMap(({ tags }) => tags.map((tag) => [tag, (0,prune_policy/* judgeName */.Bt)(tag, policy, request.defaultBranch)])));
        await reading.readAll(manifests.map(({ digest }) => digest));
        const referrerTags = referrersOf(manifests, names);
        const found = listed === undefined ? await reading.untaggedSubjects(referrerTags.map(({ subject }) => subject)) : [];
        const all = [...manifests, ...found];
        const graph = manifestGraph(reading.nodes, referrerTags);
        const candidates = await reading.candidates(manifests, names);
        const tagVerdicts = new Map([...keptByName(names), ...judgeCandidates(candidates, { ...policy, live, now })]);
        const plan = planDeletions({ listed: all, tagVerdicts, graph, policy, now });
        const broken = brokenImage(plan, all, graph);
        if (broken !== undefined) {
            const name = broken.tags[0] === undefined ? `@${broken.digest}` : `:${broken.tags[0]}`;
            throw new errors/* UserError */.yo(`Nothing was deleted in ${image}: "${image}${name}" stays and needs ${broken.missing}, which the registry does not have: push that image again or delete it.`);
        }
        return { ...plan, tagVerdicts, graph };
    }
    catch (error) {
        throw error instanceof errors/* UserError */.yo ? error : refusedBy(image, error);
    }
}
class Reading {
    nodes = new Map();
    #image;
    #registry;
    constructor(image, registry) {
        this.#image = image;
        this.#registry = registry;
    }
    /** What the tags point to; a tag that somebody deletes meanwhile is none any more. */
    async taggedManifests() {
        const tagsOf = new Map();
        const lost = [];
        await inParallel(await this.#registry.tags(), atOnce, async (tag) => {
            const answer = await this.#registry.manifest(tag);
            if (!answer.found) {
                lost.push(tag);
                return;
            }
            this.#note(answer);
            tagsOf.set(answer.digest, [...(tagsOf.get(answer.digest) ?? []), tag]);
        });
        const still = lost.length === 0 ? [] : await this.#registry.tags();
        const broken = lost.find((tag) => still.includes(tag));
        if (broken !== undefined) {
            throw new errors/* UserError */.yo(`Nothing was deleted in ${this.#image}: its tag "${broken}" leads to no manifest: push it again or delete it.`);
        }
        const listed = [...tagsOf].map(([digest, tags]) => ({ digest, tags: tags.sort(), time: undefined }));
        return listed.sort((one, other) => ((one.tags[0] ?? '') < (other.tags[0] ?? '') ? -1 : 1));
    }
    /** Reads the manifests and what they hold; one that is not there is left out. */
    async readAll(digests) {
        const asked = new Set();
        let wave = digests;
        while (wave.length > 0) {
            const next = new Set();
            await inParallel(wave, atOnce, async (digest) => {
                asked.add(digest);
                if (!this.nodes.has(digest)) {
                    const answer = await this.#registry.manifest(digest);
                    if (answer.found)
                        this.#note(answer);
                }
                for (const child of this.nodes.get(digest)?.children ?? [])
                    next.add(child);
            });
            wave = [...next].filter((digest) => !asked.has(digest));
        }
    }
    /** Images without a tag that are there all the same, since referrer tags name them. */
    async untaggedSubjects(subjects) {
        const unknown = [...new Set(subjects)].filter((digest) => !this.nodes.has(digest));
        await this.readAll(unknown);
        return unknown.filter((digest) => this.nodes.has(digest)).map((digest) => ({ digest, tags: [], time: undefined }));
    }
    /** The facts of every tag that a rule matches. */
    async candidates(manifests, names) {
        const candidates = [];
        await inParallel(manifests, atOnce, async ({ digest, tags, time }) => {
            const matched = tags.flatMap((tag) => {
                const verdict = names.get(tag);
                return verdict?.kind === 'candidate' ? [{ tag, rule: verdict.rule, sha: verdict.sha }] : [];
            });
            if (matched.length === 0)
                return;
            const facts = await this.#imageFacts(digest);
            for (const match of matched) {
                candidates.push({ ...match, time: time ?? facts.time, revision: facts.revision });
            }
        });
        return candidates;
    }
    async #imageFacts(digest) {
        const times = [];
        let revision;
        for (const node of this.#imagesIn(digest, new Set())) {
            times.push(node.created);
            if (node.config === undefined)
                continue;
            const config = JSON.parse((await this.#registry.config(node.config)) ?? '{}');
            const label = (name) => (0,read_json/* textAt */.$6)(config, 'config', 'Labels', name);
            times.push((0,read_json/* textAt */.$6)(config, 'created'), label('org.opencontainers.image.created'));
            revision ??= label(labels/* revisionLabel */.w);
        }
        return { time: timeOf(times), revision };
    }
    #imagesIn(digest, seen) {
        const node = this.nodes.get(digest);
        if (node === undefined || seen.has(digest))
            return [];
        seen.add(digest);
        return [node, ...node.children.flatMap((child) => this.#imagesIn(child, seen))];
    }
    #note(answer) {
        this.nodes.set(answer.digest, readManifestNode(answer.digest, answer.raw));
    }
}
function referrersOf(manifests, names) {
    return manifests.flatMap(({ digest, tags }) => tags.flatMap((tag) => {
        const verdict = names.get(tag);
        return verdict?.kind === 'referrer' ? [{ digest, subject: verdict.subject }] : [];
    }));
}
function keptByName(names) {
    return [...names].flatMap(([tag, verdict]) => verdict.kind === 'keep' ? [[tag, { action: 'keep', reason: verdict.reason }]] : []);
}

;// CONCATENATED MODULE: ./build/actions/prune-images/prune-image.js









/**
 * Looks through one repository and deletes what is to go. Nothing is deleted unless all that stays could be read.
 * Never rejects: what went wrong is in the report.
 */
async function pruneImage(request, deps) {
    const { image, api, patience, dryRun } = request;
    const nothing = { image, api, rows: [], parts: 0, bytes: 0 };
    try {
        deps.signal.throwIfAborted();
        const registry = registryWithRetry(deps.registries.repository(image), patience, deps);
        const asking = { ...deps, deadline: patience.deadline };
        const versions = api === 'github' ? await packageVersions(image, asking) : undefined;
        const plan = await readImage({ ...request, live: await request.live(), now: deps.clock.now() }, registry, versions);
        deps.log.info(`${image}: ${String(plan.tagVerdicts.size)} tags read, ${String(plan.deletions.length)} manifests to delete.`);
        const ends = dryRun
            ? undefined
            : await deletePlanned(plan.deletions, deleterFor(plan, versions, registry, request, deps));
        return reportOf(request, plan, ends);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return { ...nothing, error: (0,errors/* toMessage */.R9)(error) };
    }
}
function deleterFor(plan, versions, registry, { image, patience, live }, deps) {
    const tagsOf = new Map(plan.verdicts.map(({ digest, tags }) => [digest, tags]));
    const paths = new Map(versions?.map(({ digest, path }) => [digest, path]));
    const remover = apiRemover({ deadline: patience.deadline, permission: 'packages: write' }, deps);
    const fromRegistry = registryRemove(registry);
    const fromGitHub = (digest) => {
        const path = paths.get(digest);
        // Registries keep manifests that the list of versions does not show; there is no way to delete them.
        if (path === undefined)
            return Promise.resolve({ action: 'kept', reason: 'GitHub does not list it' });
        const isThere = async () => (await registry.manifest(digest)).found;
        return remover.remove(path, `${digest} of ${image}`, isThere);
    };
    const remove = versions === undefined ? fromRegistry : fromGitHub;
    return {
        async remove(digest) {
            const tags = tagsOf.get(digest) ?? [];
            const shas = deps.signal.aborted || tags.length === 0 ? new Map() : await live();
            const user = tags.map((tag) => usedBy(tag, undefined, shas)).find((name) => name !== undefined);
            return user === undefined ? remove(digest) : { action: 'kept', reason: `in use by ${user}` };
        },
        async stopBefore() {
            if (deps.signal.aborted)
                return (0,errors/* toMessage */.R9)(deps.signal.reason);
            if (deps.clock.now() >= patience.deadline)
                return 'the time of "timeout-minutes" is over';
            return versions === undefined ? undefined : remover.stop();
        },
    };
}
function reportOf({ image, api, dryRun }, plan, ends) {
    const endOf = (digest) => dryRun ? { action: 'would-delete', reason: '' } : (ends?.get(digest) ?? { action: 'failed', reason: '' });
    const shown = new Set(plan.verdicts.map(({ digest }) => digest));
    const planned = plan.deletions.map(({ digest }) => digest);
    const gone = planned.filter((digest) => ['deleted', 'would-delete'].includes(endOf(digest).action));
    const rows = plan.verdicts.flatMap((manifest) => (0,prune_report/* rowsOf */.RO)(image, manifest, plan.tagVerdicts, manifest.action === 'keep' ? undefined : endOf(manifest.digest)));
    const partsLeft = planned
        .filter((digest) => !shown.has(digest) && !gone.includes(digest))
        .map((digest) => ({ image, name: '', id: digest, ...endOf(digest) }));
    return {
        ...{ image, api, error: '', bytes: bytesOnlyIn(new Set(gone), plan.graph) },
        rows: [...rows, ...partsLeft],
        parts: gone.filter((digest) => !shown.has(digest)).length,
    };
}

;// CONCATENATED MODULE: ./build/actions/prune-images/prune-images.js










/** Deleting takes hours for thousands: what is in use is asked anew when the answer is older than this. */
const stillLiveMs = 300_000;
/**
 * Deletes the images and hand-over artifacts that nobody needs any more (K1-K6, 000-15, 003-7), and says of each what
 * became of it. One that fails does not stop the others; a further run does what is left. The report stands also when
 * the job is cancelled in the middle.
 * @throws UserError for inputs that cannot work, before anything is asked
 */
async function pruneImages(inputs, deps) {
    const { run, clock, files, log, signal } = deps;
    const names = (0,image_names/* imageNames */.s)(inputs.images, run.repository);
    if (inputs.reportFile !== undefined && !(await files.exists((0,posix_.dirname)(inputs.reportFile)))) {
        throw new errors/* UserError */.yo(`Input "report-file" is "${inputs.reportFile}": its folder does not exist, so create it first.`);
    }
    const deadline = clock.now() + inputs.timeoutMs;
    const live = stillLive(run, { ...deps, deadline });
    const { policy, dryRun } = inputs;
    const defaultBranch = await defaultBranchOf(run, { ...deps, deadline });
    const images = [];
    for (const image of names) {
        images.push(await log.group(`Prune ${image}`, () => pruneImage({
            ...{ image, api: apiFor(image, inputs.api), policy, defaultBranch, dryRun },
            patience: { policy: inputs.retry, deadline },
            live: async () => (await live()).shas,
        }, deps)));
    }
    const request = { repository: run.repository, policy, dryRun, deadline, live };
    const artifacts = inputs.artifacts
        ? await log.group('Prune hand-over artifacts', () => pruneArtifacts(request, deps))
        : { rows: [], bytes: 0, error: '' };
    const totals = (0,prune_report/* totalsOf */.vA)({ images, artifacts });
    const report = {
        ...{ schema: 1, 'dry-run': dryRun, created: new Date(clock.now()).toISOString() },
        ...{ images, artifacts, totals },
    };
    const reportFile = inputs.reportFile ?? (0,posix_.join)(await files.temporaryFolder({ lasting: true }), 'prune-report.json');
    await files.writeText(reportFile, `${JSON.stringify(report, undefined, 1)}\n`);
    const result = { report, reportFile };
    if (dryRun && totals.deleted > 0) {
        log.notice(`Dry run: ${String(totals.deleted)} would be deleted. Set "dry-run" to false to delete them.`);
    }
    if (totals.deferred > 0)
        log.notice(`${String(totals.deferred)} are left for the next run: ${firstReason(report, 'deferred')}.`);
    if (signal.aborted)
        return { result, failure: signal.reason };
    return totals.failed === 0 ? { result } : { result, failure: failureOf(report) };
}
function apiFor(image, api) {
    if (api !== 'auto')
        return api;
    return (0,reference/* parseImageRef */.Q)(image, 'image').host === 'ghcr.io' ? 'github' : 'distribution';
}
/** What is in use, asked again when the last answer is old. */
function stillLive(run, deps) {
    let last;
    return async () => {
        const now = deps.clock.now();
        if (last === undefined || now - last.at >= stillLiveMs)
            last = { at: now, work: await liveWork(run, deps) };
        return last.work;
    };
}
/** From the payload, which a schedule's does not always tell: that one runs on the default branch. */
async function defaultBranchOf(run, deps) {
    const told = (0,read_json/* textAt */.$6)(run.payload, 'repository', 'default_branch');
    if (told !== undefined)
        return told;
    const question = { what: 'the default branch', path: `/repos/${run.repository}`, permission: 'contents: read' };
    return (0,read_json/* textAt */.$6)(await (0,ask_api/* askApi */.wk)(question, deps), 'default_branch');
}
function failureOf(report) {
    const blocked = [...report.images, report.artifacts].map(({ error }) => error).filter((error) => error !== '');
    if (blocked.length > 0)
        return new errors/* UserError */.yo(blocked.join(' '));
    const count = String(report.totals.failed);
    return new errors/* UserError */.yo(`${count} could not be deleted: ${firstReason(report, 'failed')}. The report lists them.`);
}
function firstReason(report, action) {
    const rows = [...report.images.flatMap(({ rows }) => rows), ...report.artifacts.rows];
    return rows.find((row) => row.action === action)?.reason ?? '';
}


/***/ }),

/***/ 90787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ judgeName),
/* harmony export */   Kc: () => (/* binding */ readRules),
/* harmony export */   Z4: () => (/* binding */ defaultRules),
/* harmony export */   rL: () => (/* binding */ untaggedAgeMs)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88063);
/* harmony import */ var _tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11139);



/** How old an untagged manifest must be: a push sends the parts of an image before the tag that holds them. */
const untaggedAgeMs = 86_400_000;
/** Protected unless a rule names them outright. `*cache*` are the references of BuildKit's registry cache. */
const protectedPatterns = ['latest', 'sha-<sha>', 'sha-<sha>-*', '<version>', '*cache*'].map((text) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .tagPattern */ .bO)(text, 'protected tags'));
/**
 * The rules for what `compute-tag` makes, where the input is empty: pull requests and merge queues 24 hours, branches
 * 7 days (000-15).
 */
function defaultRules(prPrefix) {
    return [
        ...[`${prPrefix}<n>=24h`, `${prPrefix}<n>-*=24h`, 'mq-<sha>=24h', 'mq-<sha>-*=24h'],
        ...['*-<sha>=7d', '*-<sha>-*=7d'],
    ];
}
/**
 * Reads lines of `pattern=age`.
 * @throws UserError
 */
function readRules(lines) {
    const what = 'input "rules"';
    return lines.map((line) => {
        const [, pattern = '', age = ''] = /^(.*?)\s*=\s*(.*)$/.exec(line) ?? refuse(`Input "rules" has "${line}": use pattern=age, such as pr-*=24h.`);
        return { pattern: (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .tagPattern */ .bO)(pattern, what), ageMs: (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .readAge */ .IZ)(age, what), text: line };
    });
}
/**
 * Decides by the name alone (K1, K3): a referrer tag belongs to its image; protected patterns win over rules; of a pull
 * request exactly `pr-N` and `pr-N-…`, so that 1 is not 12. What is protected by default yields to a rule that begins
 * with plain text, since it means just these.
 */
function judgeName(tag, policy, defaultBranch) {
    const referrer = /^sha256-([0-9a-f]{64})(?:\..+|-.+)?$/.exec(tag);
    if (referrer !== null)
        return { kind: 'referrer', subject: `sha256:${referrer[1] ?? ''}` };
    const excluded = policy.excluded.find((pattern) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchTag */ ._f)(pattern, tag) !== undefined);
    if (excluded !== undefined)
        return { kind: 'keep', reason: `protected by "${excluded.text}"` };
    if (policy.pullRequest !== undefined)
        return ofPullRequest(tag, policy.prPrefix, policy.pullRequest);
    for (const rule of policy.rules) {
        const match = (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchTag */ ._f)(rule.pattern, tag);
        if (match === undefined)
            continue;
        const guard = rule.pattern.plainStart ? undefined : protectedBy(tag, defaultBranch);
        return guard === undefined
            ? { kind: 'candidate', rule, sha: match.sha }
            : { kind: 'keep', reason: `protected by default: ${guard}` };
    }
    return { kind: 'keep', reason: 'no rule matches it' };
}
function ofPullRequest(tag, prefix, number) {
    const name = `${prefix}${String(number)}`;
    if (tag !== name && !tag.startsWith(`${name}-`))
        return { kind: 'keep', reason: `not of ${name}` };
    const text = `pull request ${String(number)}`;
    return { kind: 'candidate', rule: { pattern: (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .tagPattern */ .bO)(`${name}*`, text), ageMs: 0, text }, sha: undefined };
}
function protectedBy(tag, defaultBranch) {
    const branch = (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanName */ .$t)(defaultBranch ?? '');
    const own = branch === '' ? [] : [branch, `${branch}-<sha>`, `${branch}-<sha>-*`];
    const patterns = [...own.map((text) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .tagPattern */ .bO)(text, 'default branch')), ...protectedPatterns];
    return patterns.find((pattern) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchTag */ ._f)(pattern, tag) !== undefined)?.text;
}
function refuse(message) {
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(message);
}


/***/ }),

/***/ 16215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ allRows),
/* harmony export */   RO: () => (/* binding */ rowsOf),
/* harmony export */   vA: () => (/* binding */ totalsOf)
/* harmony export */ });
/** The rows of a report: images first, then artifacts. */
function allRows(report) {
    return [...report.images.flatMap(({ rows }) => rows), ...report.artifacts.rows];
}
/** Adds everything up. */
function totalsOf(report) {
    const count = { deleted: 0, kept: 0, failed: 0, deferred: 0 };
    for (const { action } of allRows(report))
        count[action === 'would-delete' ? 'deleted' : action] += 1;
    const blocked = [...report.images, report.artifacts].filter(({ error }) => error !== '').length;
    const bytes = report.images.reduce((sum, image) => sum + image.bytes, 0);
    return { ...count, failed: count.failed + blocked, bytes };
}
/**
 * One row for each tag of a manifest, or one for the manifest.
 * @param outcome what became of its deletion; undefined: it stays
 */
function rowsOf(image, manifest, tagVerdicts, outcome) {
    const { digest, tags } = manifest;
    const staying = tags.find((tag) => tagVerdicts.get(tag)?.action === 'keep');
    const reasonFor = (tag) => {
        const own = tagVerdicts.get(tag);
        if (own?.action === manifest.action)
            return own.reason;
        return staying === undefined ? manifest.reason : `shares its image with "${staying}"`;
    };
    const names = tags.length === 0 ? [''] : tags;
    return names.map((name) => ({
        ...{ image, name, id: digest, action: outcome?.action ?? 'kept' },
        reason: outcome === undefined || outcome.reason === '' ? reasonFor(name) : outcome.reason,
    }));
}


/***/ }),

/***/ 11139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ readAge),
/* harmony export */   _f: () => (/* binding */ matchTag),
/* harmony export */   bO: () => (/* binding */ tagPattern)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** What the words between `<` and `>` stand for; a branch called `2.0` makes tags like `2.0-3370e22`, no version. */
const words = {
    sha: '([0-9a-f]{7,64})',
    n: '(?:[1-9]\\d*)',
    version: 'v?(?:\\d+|\\d+\\.\\d+(?:\\.\\d+)*(?:[-_.][0-9A-Za-z._-]+)?)',
};
/**
 * Reads a pattern of whole tags: `*` is any text, `?` one character, `<n>` a number, `<sha>` 7 to 64 hex digits,
 * `<version>` a version such as 1.4.2, v2 or 1.4.2-rc.1. Everything else is itself.
 * @param what names the value in errors: `input "rules"`
 * @throws UserError for what is in no tag.
 */
function tagPattern(text, what) {
    const refuse = (why) => {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has the pattern "${text}": ${why}.`);
    };
    const parts = text.match(/<\w+>|[*?]|[\w.-]+|./gs) ?? refuse('it is empty');
    const source = parts.map((part) => {
        if (part === '*')
            return '.*';
        if (part === '?')
            return '.';
        if (/^[\w.-]+$/.test(part))
            return part.replaceAll('.', '\\.');
        const word = words[part.slice(1, -1)];
        return word ?? refuse(`"${part}" is neither in tags nor one of "*", "?", "<n>", "<sha>" and "<version>"`);
    });
    if (parts.filter((part) => part === '<sha>').length > 1)
        refuse('a tag holds one "<sha>"');
    return { text, plainStart: /^[\w.-]/.test(text), whole: new RegExp(`^${source.join('')}$`) };
}
/** Whether a tag fits: undefined, or what stood for `<sha>`. */
function matchTag(pattern, tag) {
    const found = pattern.whole.exec(tag);
    return found === null ? undefined : { sha: found[1] };
}
const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/**
 * `24h`, `7d`, `2w`, `90m` in milliseconds.
 * @throws UserError
 */
function readAge(text, what) {
    const [, number = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
    const factor = units[unit];
    if (factor !== undefined)
        return Number(number) * factor;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has the age "${text}": use a number and m, h, d or w, such as 24h or 7d.`);
}


/***/ }),

/***/ 28116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ pruneImagesSummary)
/* harmony export */ });
/* unused harmony export pruneSummary */
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37234);
/* harmony import */ var _rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16215);



const shownRows = 100;
const longestReason = 300;
/** The report has them whole. */
const shownId = 'sha256:'.length + 12;
/** What people look for comes first. */
const order = ['failed', 'deferred', 'deleted', 'would-delete', 'kept'];
/**
 * Counts, bytes and the first 100 rows for the step's summary page.
 */
function pruneSummary(report) {
    const { totals, images, artifacts } = report;
    const dryRun = report['dry-run'];
    const rows = [...(0,_rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__/* .allRows */ .Pl)(report)].sort((one, other) => order.indexOf(one.action) - order.indexOf(other.action));
    const head = (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .summaryTable */ .jb)(dryRun ? 'Prune images (dry run)' : 'Pruned images', [
        [dryRun ? 'would be deleted' : 'deleted', [String(totals.deleted)]],
        ['kept', [String(totals.kept)]],
        ['failed', totals.failed === 0 ? [] : [String(totals.failed)]],
        ['left for the next run', totals.deferred === 0 ? [] : [String(totals.deferred)]],
        ['image bytes', [(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(totals.bytes)]],
        ['artifact bytes', artifacts.rows.length === 0 ? [] : [(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(artifacts.bytes)]],
        ['nothing decided', [...images, artifacts].flatMap(({ error }) => (error === '' ? [] : [cut(error)]))],
    ]);
    if (rows.length === 0)
        return head;
    const list = (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .listTable */ .Lc)(['', 'image', 'tag or artifact', 'why'], rows
        .slice(0, shownRows)
        .map(({ action, image, name, id, reason }) => [
        action.replace('-', ' '),
        image,
        name === '' ? `@${id.slice(0, shownId)}` : name,
        cut(reason),
    ]));
    const more = rows.length > shownRows ? `\n${String(rows.length - shownRows)} further rows are in the report.\n` : '';
    return `${head}\n${list}${more}`;
}
function cut(text) {
    return text.length <= longestReason ? text : `${text.slice(0, longestReason)}…`;
}
/** Markdown for the step's summary page. */
function pruneImagesSummary({ report }) {
    return pruneSummary(report);
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

/***/ 26197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ distributionApi)
/* harmony export */ });
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77794);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52280);







const requestTimeoutMs = 30_000;
/** The specification asks registries to take manifests of 4 MiB; a config beyond 8 MiB is none. */
const maxManifestBytes = 4 << 20;
const maxConfigBytes = 8 << 20;
const maxTagPageBytes = 16 << 20;
const maxReferrerPages = 100;
const ociIndex = 'application/vnd.oci.image.index.v1+json';
/** Registries from before version 1.1 of the specification do not know the path. */
const withoutReferrers = [400, 404, 405, 501];
const manifestTypes = [
    ociIndex,
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.artifact.manifest.v1+json',
].join(', ');
/**
 * Registries over the distribution API (opencontainers/distribution-spec), for what buildx and docker do not offer:
 * listing and deleting. Tokens are fetched as the registry's challenge says, and kept in memory only.
 * @param login the credentials for a host; undefined: anonymous
 */
function distributionApi(login) {
    return { repository: (image) => repositoryOf(image, login) };
}
function repositoryOf(image, login) {
    const ref = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(image, 'image');
    const base = (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryUrl */ .Ek)(ref);
    const origin = new URL(base).origin;
    const credentials = remembered(() => login(ref.host ?? 'docker.io'));
    /** By the challenge that asked for it. */
    const headers = new Map();
    let lastChallenge = '';
    const request = async (method, url, accept = 'application/json') => {
        const first = await send(method, url, { accept, authorization: headers.get(`${method} ${lastChallenge}`) });
        if (first.status !== 401)
            return first;
        const challenge = first.headers.get('www-authenticate') ?? '';
        await first.body?.cancel();
        const authorization = await authorize(challenge, await credentials());
        if (authorization === undefined)
            return first;
        lastChallenge = challenge;
        headers.set(`${method} ${challenge}`, authorization);
        return send(method, url, { accept, authorization });
    };
    const readWhole = async (method, url, limit, accept) => {
        const answer = await request(method, url, accept);
        if (answer.status === 404) {
            await answer.body?.cancel();
            return undefined;
        }
        await refuseUnless(answer, [200], method, url);
        return wholeBody(answer, limit, url);
    };
    const named = (digest) => {
        if (!(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(digest))
            throw new TypeError(`no digest: ${digest}`);
        return digest;
    };
    return {
        async tags() {
            const tags = [];
            const seen = new Set();
            let url = `${base}/tags/list?n=1000`;
            while (url !== undefined) {
                seen.add(url);
                const answer = await request('GET', url);
                // A repository that holds nothing any more is not there, says the registry.
                if (answer.status === 404)
                    return tags;
                await refuseUnless(answer, [200], 'GET', url);
                const page = parseJson(await wholeBody(answer, maxTagPageBytes, url), url);
                tags.push(...(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(page, 'tags').filter((tag) => typeof tag === 'string'));
                url = nextPage(answer.headers.get('link'), url);
                if (url !== undefined && (new URL(url).origin !== origin || seen.has(url))) {
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the list of tags does not end where it began`, 400);
                }
            }
            return [...new Set(tags)];
        },
        async manifest(reference) {
            if (!(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(reference) && !(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(reference)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`The registry lists "${reference}", which is no tag`, 400);
            }
            const url = `${base}/manifests/${reference}`;
            const raw = await readWhole('GET', url, maxManifestBytes, manifestTypes);
            if (raw === undefined)
                return { found: false };
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(raw);
            if (reference.includes(':') && digest !== reference) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer has the digest ${digest}`, 400);
            }
            return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)(parseJson(raw, url)), raw: raw.toString() };
        },
        async config(digest) {
            const url = `${base}/blobs/${named(digest)}`;
            const raw = await readWhole('GET', url, maxConfigBytes);
            if (raw !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(raw) !== digest) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer has the digest ${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(raw)}`, 400);
            }
            return raw?.toString();
        },
        async deleteManifest(digest) {
            const url = `${base}/manifests/${named(digest)}`;
            const answer = await request('DELETE', url);
            if (answer.status === 404) {
                await answer.body?.cancel();
                return 'gone';
            }
            await refuseUnless(answer, [200, 202, 204], 'DELETE', url);
            await answer.body?.cancel();
            return 'deleted';
        },
        async referrers(digest) {
            const found = [];
            let url = `${base}/referrers/${named(digest)}`;
            for (let page = 1; url !== undefined && page <= maxReferrerPages; page++) {
                const answer = await request('GET', url, ociIndex);
                if (withoutReferrers.includes(answer.status)) {
                    await answer.body?.cancel();
                    return undefined;
                }
                await refuseUnless(answer, [200], 'GET', url);
                const index = parseJson(await wholeBody(answer, maxManifestBytes, url), url);
                if ((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(index, 'mediaType') !== ociIndex)
                    return undefined;
                found.push(...(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(index, 'manifests'));
                url = nextPage(answer.headers.get('link'), url);
                if (url !== undefined && new URL(url).origin !== origin)
                    return found;
            }
            return found;
        },
    };
}
async function send(method, url, { accept = 'application/json', authorization, form } = {}) {
    try {
        return await fetch(url, {
            method,
            headers: { accept, ...(authorization === undefined ? {} : { authorization }) },
            ...(form === undefined ? {} : { body: form }),
            signal: AbortSignal.timeout(requestTimeoutMs),
        });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`${method} ${pathOf(url)}: ${reasonOf(error)}`, undefined, undefined, { cause: error });
    }
}
/** The Authorization header for a challenge (distribution's token specification, RFC 7617); undefined: none to be had. */
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
    if (realm.protocol !== 'https:' && !(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .isLoopback */ .U9)(realm.host)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`The registry asks for its token at "${realm.origin}", which is not encrypted`, 400);
    }
    const service = parameter('service');
    const scope = parameter('scope');
    const answer = await (credentials !== undefined && 'identityToken' in credentials
        ? refresh(realm, credentials.identityToken, service, scope)
        : send('GET', withQuery(realm, service, scope), { authorization: basic }));
    await refuseUnless(answer, [200], 'GET', realm.href);
    const told = parseJson(await wholeBody(answer, maxManifestBytes, realm.href), realm.href);
    const token = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(told, 'token') ?? (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(told, 'access_token');
    return token === undefined ? undefined : `Bearer ${token}`;
}
function withQuery(realm, service, scope) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    if (scope !== undefined)
        url.searchParams.set('scope', scope);
    return url.href;
}
/** An identity token buys an access token by OAuth's refresh grant. */
function refresh(realm, identityToken, service, scope) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: identityToken,
        client_id: 'ci-image-actions',
        ...(service === undefined ? {} : { service }),
        ...(scope === undefined ? {} : { scope }),
    });
    return send('POST', realm.href, { form });
}
async function refuseUnless(answer, allowed, method, url) {
    if (allowed.includes(answer.status))
        return;
    let why = '';
    try {
        const [error] = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(JSON.parse(await answer.text()), 'errors');
        why = [(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(error, 'code'), (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(error, 'message')].filter((part) => part !== undefined).join(' ');
    }
    catch {
        // A gateway's page says nothing that the status does not.
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`${method} ${pathOf(url)}: HTTP ${String(answer.status)}${why === '' ? '' : ` ${why.slice(0, 200)}`}`, answer.status, (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .retryAfterMs */ .Vs)(answer.headers.get('retry-after'), Date.now()));
}
async function wholeBody(answer, limit, url) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of answer.body ?? []) {
            const bytes = chunk;
            size += bytes.length;
            if (size > limit)
                break;
            chunks.push(bytes);
        }
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: ${reasonOf(error)}`, undefined, undefined, { cause: error });
    }
    if (size > limit) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer is longer than ${String(limit)} bytes`, 400);
    }
    return Buffer.concat(chunks);
}
function parseJson(raw, url) {
    try {
        return JSON.parse(raw.toString());
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer is no JSON`, 400, undefined, { cause: error });
    }
}
/** RFC 8288, as registries page: `</v2/app/tags/list?last=b&n=1000>; rel="next"`. */
function nextPage(link, from) {
    const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
    return target === undefined ? undefined : new URL(target, from).href;
}
/** Queries may hold what a log must not. */
function pathOf(url) {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
}
function reasonOf(error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error ? cause.message : String(cause);
}
function remembered(ask) {
    let answer;
    return () => (answer ??= ask());
}


/***/ }),

/***/ 52280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ repositoryUrl),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs)
/* harmony export */ });
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
/** Whether a host is this machine, where registries are reached without TLS as engines do. */
function isLoopback(host) {
    return loopback.test(host);
}
/**
 * Where the distribution API has a repository: `https://ghcr.io/v2/acme/app`. Docker Hub answers under another host than
 * its names say, and its one-part names live in `library`.
 */
function repositoryUrl({ host = 'docker.io', path }) {
    const onHub = host === 'docker.io';
    const scheme = isLoopback(host) ? 'http' : 'https';
    const name = onHub && !path.includes('/') ? `library/${path}` : path;
    return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}`;
}
/** What a Retry-After header asks for, seconds or a date (RFC 9110), in milliseconds from `now`. */
function retryAfterMs(header, now) {
    if (header === null)
        return undefined;
    if (/^\d{1,7}$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 83426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ dockerLogin),
/* harmony export */   j: () => (/* binding */ registryLogin)
/* harmony export */ });
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70110);


/** Docker's name for the one registry whose login is not kept under its host. */
const hubKey = 'https://index.docker.io/v1/';
/** The credentials for a host: those given, else the job's docker login, else on GHCR the job's token. */
function registryLogin(sources) {
    const { given, token, actor, env, exec } = sources;
    return async (host) => {
        const known = given ?? (await dockerLogin(host, exec, env));
        if (known !== undefined || host !== 'ghcr.io' || token === '')
            return known;
        return { username: actor, password: token };
    };
}
/**
 * What `docker login` stored for a host: in the configuration file, or in the credential helper that it names, which is
 * asked over stdin as docker does. Undefined: nobody logged in there.
 */
async function dockerLogin(host, exec, env) {
    const config = await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .readDockerConfig */ .T)(env);
    const key = host === 'docker.io' ? hubKey : host;
    const helper = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credHelpers', key) ?? (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credsStore');
    const told = helper === undefined ? undefined : await askHelper(helper, key, exec);
    return told ?? storedLogin((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(config, 'auths', key));
}
async function askHelper(helper, key, exec) {
    const program = `docker-credential-${helper}`;
    if (!/^[\w.-]+$/.test(helper) || !(await exec.has(program)))
        return undefined;
    const answer = await exec.run(program, ['get'], { input: key, timeoutMs: 15_000 });
    if (answer.exitCode !== 0)
        return undefined;
    const told = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseJson */ .Bl)(answer.stdout);
    const username = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(told, 'Username');
    const secret = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(told, 'Secret');
    if (username === undefined || secret === undefined)
        return undefined;
    return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}
function storedLogin(entry) {
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

/***/ 97851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ safeArtifactName),
/* harmony export */   L2: () => (/* binding */ spareName),
/* harmony export */   Lt: () => (/* binding */ wantedName),
/* harmony export */   Tx: () => (/* binding */ safeFileName),
/* harmony export */   eq: () => (/* binding */ recordNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71908);


/** Ending of the name that is fallen back to. */
const spareEnding = '.again';
/** The artifact's name is a file's name on the way, and the record's name is longer by its suffix. */
const longest = 255 - _record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY.length - spareEnding.length;
/**
 * The name to fall back to. An upload that broke off before its end holds its name for the rest of the run, unseen and
 * not to be deleted.
 */
function spareName(artifactName) {
    return `${artifactName}${spareEnding}`;
}
/** The name that was asked for, whichever of the two an artifact has. */
function wantedName(artifactName) {
    return artifactName.endsWith(spareEnding) ? artifactName.slice(0, -spareEnding.length) : artifactName;
}
/** The artifacts that may hold the record of the archive `artifactName`: the second one where the first is held. */
function recordNames(artifactName) {
    return [`${artifactName}${_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY}`, `${spareName(artifactName)}${_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY}`];
}
/**
 * A name that the artifact service takes (S3): the characters that it refuses become `-`.
 * @param what names the value in errors: `input "artifact-name"`
 * @throws UserError for a name that cannot work: one that ends in `.zip` (clients would unpack the artifact), or like
 *   a handover record, or that is too long.
 */
function safeArtifactName(text, what) {
    const name = text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
    };
    if (name === '' || name === '.' || name === '..')
        return refuse('which is no name');
    if (/\.zip$/i.test(name))
        return refuse('and clients unpack what ends in ".zip"');
    if (name.endsWith(_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY))
        return refuse(`and "${_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordSuffix */ .RY}" is the ending of handover records`);
    if (name.endsWith(spareEnding))
        return refuse(`and "${spareEnding}" is the ending of a name that is fallen back to`);
    if (Buffer.byteLength(name) > longest)
        return refuse(`which is longer than ${String(longest)} bytes`);
    return name;
}
/**
 * The name of the file inside a zip.
 * @throws UserError when it is no plain file name.
 */
function safeFileName(text) {
    if (/[":<>|*?\r\n\\/]/.test(text) || text === '.' || text === '..' || Buffer.byteLength(text) > 255) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
    }
    return text;
}


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

/***/ 83536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ createdLabel),
/* harmony export */   w: () => (/* binding */ revisionLabel)
/* harmony export */ });
/** The label of the moment at which an image was made: ISO 8601. */
const createdLabel = 'org.opencontainers.image.created';
/** The label of the commit that an image stands for: always the revision, and what consumers compare (design section 2). */
const revisionLabel = 'org.opencontainers.image.revision';


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

/***/ 27743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ artifactName),
/* harmony export */   s: () => (/* binding */ imageNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42423);



/**
 * Names of images without a tag, lower-cased (T14, 002-3); none: `ghcr.io/<owner>/<repository>`. A line holds names
 * separated by commas, or one as `name=…,enable=true|false` (T15).
 * @throws UserError with the rule that a name breaks, and when every image is switched off.
 */
function imageNames(lines, repository) {
    if (lines.length === 0)
        return [imageName(`ghcr.io/${repository}`, 'name of this repository as an image')];
    const names = lines.flatMap(enabledNames);
    if (names.length > 0)
        return [...new Set(names.map((name) => imageName(name, 'input "images"')))];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "images" has "enable=false" on every line: switch one image on.');
}
function enabledNames(line) {
    const fields = (0,_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .splitCommas */ .F3)(line)
        .map((field) => field.trim())
        .filter((field) => field !== '');
    if (!fields.some((field) => field.includes('=')))
        return fields;
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "images" has the line "${line}": ${why}.`);
    };
    let name = '';
    let enabled = true;
    for (const field of fields) {
        const [key = '', value = ''] = field.split(/=(.*)/s);
        if (key === 'name')
            name = value;
        else if (key !== 'enable')
            return refuse(`"${key}" is neither "name" nor "enable"`);
        else if (value !== 'true' && value !== 'false')
            return refuse(`"enable" is "${value}": use true or false`);
        else
            enabled = value === 'true';
    }
    if (name === '')
        return refuse('it has no "name"');
    return enabled ? [name] : [];
}
/** `<last part of the image name>-<tag>`: only characters that an artifact's name may have. */
function artifactName(image, tag) {
    return `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function imageName(text, what) {
    const name = text.toLowerCase();
    const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(name, what);
    if (ref.tag !== undefined || ref.digest !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has "${text}": give the name alone, the tag is computed.`);
    }
    return name;
}


/***/ }),

/***/ 88063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   $t: () => (/* binding */ cleanName),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   dl: () => (/* binding */ fitName),
/* harmony export */   em: () => (/* binding */ tagText),
/* harmony export */   iy: () => (/* binding */ checkStyle)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const hashLength = 6;
/** One character of the name, a dash and the hash: less would say nothing about the branch. */
const shortestBranchPart = hashLength + 2;
const versionPattern = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9a-z.-]+)?(\+[0-9a-z.-]+)?$/i;
/**
 * The immutable tag of a revision (T1-T5, T12, 000-3, 000-4): `pr-{n}-{sha}`, `{branch}-{sha}`, `sha-{sha}` on the
 * default branch, `mq-{sha}` in a merge queue, the bare version on a version tag.
 * @param sha full sha that the tag shows, usually the revision
 * @throws UserError when the PR number and the sha do not fit: they are never cut.
 */
function tagText(event, sha, style) {
    const short = shortSha(sha, style);
    switch (event.kind) {
        case 'pull-request':
            return pullRequestTag(event.prNumber, short, style);
        case 'default-branch':
            return `sha-${short}`;
        case 'merge-queue':
            return `mq-${short}`;
        case 'branch':
            return namedTag(event.branch ?? '', 'heads', short, style);
        case 'tag': {
            const name = event.tagName ?? '';
            const version = readVersion(name);
            if (version !== undefined && version.text.length <= style.maxLength)
                return version.text;
            return namedTag(name, 'tags', short, style);
        }
    }
}
/** The first characters of a sha, as many as tags show. */
function shortSha(sha, style) {
    return sha.slice(0, style.shortShaLength);
}
/**
 * Checks what no ref can mend.
 * @throws UserError when no branch name fits beside the sha, or the prefix cannot start a tag.
 */
function checkStyle(style) {
    if (!/^[a-z0-9_][a-z0-9_.-]*$/.test(style.prPrefix)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "pr-prefix" is "${style.prPrefix}": use a-z, 0-9, "_", "." or "-", and start with a letter, digit or "_".`);
    }
    if (branchPartLength(style) < shortestBranchPart) {
        const longest = String(style.maxLength - 1 - shortestBranchPart);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "short-sha-length" is ${String(style.shortShaLength)}, which leaves no room for a branch in "max-length" ${String(style.maxLength)}: use at most ${longest}.`);
    }
}
/** The bare name of a branch or git tag as a tag: lower case, `-` for everything outside `[a-z0-9.]`; '' when nothing is left. */
function cleanName(name) {
    return trimEnds(name
        .toLowerCase()
        .replaceAll(/[^a-z0-9.]+|-+/g, '-')
        .replaceAll(/-{2,}/g, '-'));
}
/** `cleanName` in at most `limit` characters; cut names end in a hash of the whole ref so that they do not meet (T5). */
function fitName(name, space, limit) {
    const clean = cleanName(name);
    if (clean.length <= limit)
        return clean;
    return `${trimEnds(clean.slice(0, limit - hashLength - 1))}-${refHash(`refs/${space}/${name}`)}`;
}
/** The version that a git tag names; undefined when it names none. */
function readVersion(tagName) {
    const match = versionPattern.exec(tagName);
    if (match === null)
        return undefined;
    const [, major = '', minor = '', , preRelease] = match;
    return {
        text: tagName.replace(/^v/i, '').replaceAll('+', '_').toLowerCase(),
        major,
        minor,
        preRelease: preRelease !== undefined,
    };
}
function pullRequestTag(prNumber, short, style) {
    if (prNumber === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('The pull request of this run is not known: set the input "pr-number".');
    }
    const tag = `${style.prPrefix}${String(prNumber)}-${short}`;
    if (tag.length <= style.maxLength)
        return tag;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The tag "${tag}" has ${String(tag.length)} characters and "max-length" is ${String(style.maxLength)}: shorten "pr-prefix" or "short-sha-length".`);
}
function namedTag(name, space, short, style) {
    const part = fitName(name, space, branchPartLength(style));
    return `${part === '' ? 'branch' : part}-${short}`;
}
function branchPartLength(style) {
    return style.maxLength - 1 - style.shortShaLength;
}
function trimEnds(text) {
    return text.replace(/^[-.]+/, '').replace(/[-.]+$/, '');
}
/** Six base-36 digits of the ref's SHA-256: 31 bits. */
function refHash(ref) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(ref).digest();
    const number = digest.readUIntBE(0, 6) % 36 ** hashLength;
    return number.toString(36).padStart(hashLength, '0');
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


/***/ })

};
