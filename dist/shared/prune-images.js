export const id = 675;
export const ids = [675];
export const modules = {

/***/ 74515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readPruneInputs),
/* harmony export */   u: () => (/* binding */ readPruneLogin)
/* harmony export */ });
/* harmony import */ var _src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88063);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _rules_package_choice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60350);
/* harmony import */ var _rules_prune_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90787);
/* harmony import */ var _rules_tag_pattern_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11139);





function readPruneInputs(inputs) {
    const prPrefix = inputs.text('pr-prefix') ?? 'pr-';
    (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_0__/* .checkTagStyle */ .YC)({ shortShaLength: 7, maxLength: 128, prPrefix });
    const rules = inputs.lines('rules');
    const useRegex = inputs.boolean('use-regex', false);
    const packages = useRegex ? inputs.lines('packages') : inputs.list('packages');
    const number = inputs.integer('pull-request', { min: 1, max: 2 ** 31, fallback: 0 });
    return {
        images: inputs.lines('images'),
        packages: (0,_rules_package_choice_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePackageChoice */ .x)(inputs.text('owner'), packages, useRegex),
        policy: {
            rules: (0,_rules_prune_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePruneRules */ .Tk)(rules.length === 0 ? (0,_rules_prune_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultRules */ .Z4)(prPrefix) : rules),
            pullRequest: number === 0 ? undefined : number,
            prPrefix,
            excluded: inputs.list('exclude-tags').map((text) => (0,_rules_tag_pattern_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTagPattern */ .k8)(text, 'input "exclude-tags"')),
            keepNewest: inputs.integer('keep-n-tagged', { min: 0, max: 10_000, fallback: 0 }),
            untagged: inputs.choice('delete-untagged', ['caches', 'true', 'false'], 'caches'),
            repair: inputs.choice('repair', ['none', 'report', 'delete'], 'none'),
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
function readPruneLogin(inputs) {
    const username = inputs.text('username');
    const password = inputs.text('password');
    if (username !== undefined && password !== undefined)
        return { username, password };
    if (username === undefined && password === undefined)
        return undefined;
    const missing = username === undefined ? 'username' : 'password';
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "${missing}" is empty and the other half of the login is not: set both or neither.`);
}


/***/ }),

/***/ 13091:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74292);
/* harmony import */ var _src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26197);
/* harmony import */ var _src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83426);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15291);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74515);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(17794);
/* harmony import */ var _prune_images_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(47292);
/* harmony import */ var _rules_bind_login_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13821);
/* harmony import */ var _rules_package_choice_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60350);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(28116);










await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readPruneInputs */ .a)(inputs);
    const login = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readPruneLogin */ .u)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    for (const secret of [token, login?.password ?? ''])
        log.mask(secret);
    const given = (0,_rules_bind_login_js__WEBPACK_IMPORTED_MODULE_6__/* .bindLogin */ .$)(login, (0,_rules_package_choice_js__WEBPACK_IMPORTED_MODULE_7__/* .chooseImages */ .s)(wanted.images, wanted.packages, run.repository));
    const { result, failure } = await (0,_prune_images_js__WEBPACK_IMPORTED_MODULE_5__/* .pruneImages */ .B)(wanted, {
        api: (0,_src_adapters_github_github_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .githubRest */ .U)(token, run.env['GITHUB_API_URL']),
        registries: (0,_src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_1__/* .distributionApi */ .z)((0,_src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_2__/* .registryLogin */ .j)({ given, token, actor: run.actor, env: run.env, exec })),
        run,
        log,
        clock,
        files,
        signal,
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .pruneOutputs */ .l)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_8__/* .pruneSummary */ .t)(result) : undefined,
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
/* unused harmony export maxListedTags */
/* harmony import */ var _rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16215);

const maxListedTags = 3000;
function pruneOutputs({ report, reportFile }) {
    const deletedTags = (0,_rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__/* .listRows */ .qs)(report).filter((row) => row.image !== '' && row.name !== '' && (0,_rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeleted */ .oy)(row));
    return {
        'deleted-tags': JSON.stringify(deletedTags.slice(0, maxListedTags).map(({ image, name }) => `${image}:${name}`)),
        'deleted-count': String(report.totals.deleted),
        'kept-count': String(report.totals.kept),
        'failed-count': String(report.totals.failed),
        'bytes-reclaimed': String(report.totals.bytes),
        'broken-images': JSON.stringify((0,_rules_prune_report_js__WEBPACK_IMPORTED_MODULE_0__/* .listBroken */ .qk)(report)
            .slice(0, maxListedTags)
            .map(({ image, name, id, kind, lost, action }) => ({
            ref: name === '' ? `${image}@${id}` : `${image}:${name}`,
            kind,
            lost,
            action,
        }))),
        report: reportFile,
        'dry-run': String(report['dry-run']),
    };
}


/***/ }),

/***/ 47292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ pruneImages)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/services/github/rest-requests.js
var rest_requests = __webpack_require__(82663);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
;// CONCATENATED MODULE: ./build/actions/prune-images/active-work.js




const unfinishedStatuses = ['requested', 'pending', 'waiting', 'queued', 'in_progress'];
const triggerMarginMs = 300_000;
const dayMs = 86_400_000;
async function queryActiveWork(run, deps) {
    const commits = new Map();
    const runIds = new Set();
    let oldestTriggered = Infinity;
    for (const status of unfinishedStatuses) {
        for (const json of await queryRuns(run.repository, { status }, deps)) {
            const id = (0,read_json/* countAt */.$v)(json, 'id');
            if (id === undefined || id === run.runId)
                continue;
            runIds.add(id);
            addRunCommits(json, `run ${id} (${status})`, commits);
            if ((0,read_json/* textAt */.$6)(json, 'event') === 'workflow_run') {
                oldestTriggered = Math.min(oldestTriggered, readTime(json, 'created_at') ?? 0);
            }
        }
    }
    if (oldestTriggered !== Infinity)
        await addTriggeringCommits(run, oldestTriggered, commits, deps);
    const what = 'the open pull requests';
    const path = `/repos/${run.repository}/pulls`;
    const request = { what, path, query: { state: 'open' }, permission: 'pull-requests: read' };
    const pages = requirePages(await (0,rest_requests/* queryAllPages */.cI)(request, deps), what);
    for (const pull of pages.flatMap((page) => (0,read_json/* listAt */.gT)(page))) {
        const sha = (0,read_json/* textAt */.$6)(pull, 'head', 'sha');
        if (sha !== undefined && (0,event_facts/* isFullSha */.Wf)(sha))
            commits.set(sha, `open pull request ${(0,read_json/* countAt */.$v)(pull, 'number') ?? ''}`);
    }
    return { commits, runIds };
}
async function queryRuns(repository, query, deps) {
    const what = 'the workflow runs';
    const path = `/repos/${repository}/actions/runs`;
    const pages = requirePages(await (0,rest_requests/* queryAllPages */.cI)({ what, path, query, permission: 'actions: read' }, deps), what);
    return pages.flatMap((page) => (0,read_json/* listAt */.gT)(page, 'workflow_runs'));
}
function addRunCommits(json, user, commits) {
    for (const sha of [(0,read_json/* textAt */.$6)(json, 'head_sha'), (0,read_json/* textAt */.$6)(json, 'head_commit', 'id')]) {
        if (sha !== undefined && (0,event_facts/* isFullSha */.Wf)(sha))
            commits.set(sha, user);
    }
}
async function addTriggeringCommits(run, createdAt, commits, deps) {
    const created = `>=${new Date(Math.max(createdAt - dayMs, 0)).toISOString().slice(0, 19)}Z`;
    for (const json of await queryRuns(run.repository, { status: 'completed', created }, deps)) {
        if ((readTime(json, 'updated_at') ?? Infinity) < createdAt - triggerMarginMs)
            continue;
        addRunCommits(json, `what run ${(0,read_json/* countAt */.$v)(json, 'id') ?? ''} may have started`, commits);
    }
}
function readTime(json, name) {
    const time = Date.parse((0,read_json/* textAt */.$6)(json, name) ?? '');
    return Number.isNaN(time) ? undefined : time;
}
function requirePages(pages, what) {
    if (pages !== undefined)
        return pages;
    throw new src_errors/* UserError */.yo(`GitHub's API does not show ${what} of this repository: check "github-token".`);
}

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
;// CONCATENATED MODULE: ./build/actions/prune-images/package-versions.js






const permission = 'packages: write';
const maxReadings = 5;
async function queryAccountPath(owner, deps) {
    const account = await (0,rest_requests/* queryApi */.JO)({ what: `the account ${owner}`, path: `/users/${owner}`, permission }, deps);
    return `/${(0,read_json/* textAt */.$6)(account, 'type') === 'Organization' ? 'orgs' : 'users'}/${owner}`;
}
async function findPackage(image, deps) {
    const { path } = (0,reference/* parseImageRef */.Q)(image, 'image');
    const slash = path.indexOf('/');
    if (slash === -1)
        throw new src_errors/* UserError */.yo(`The image "${image}" has no owner: use ghcr.io/<owner>/<name>.`);
    const account = await queryAccountPath(path.slice(0, slash), deps);
    const name = encodeURIComponent(path.slice(slash + 1));
    return { image, base: `${account}/packages/container/${name}/versions` };
}
async function listPackageVersions(found, deps) {
    let previous = '';
    for (let reading = 1; reading <= maxReadings; reading++) {
        const listing = await readPackageVersions(found, deps);
        if (listing === undefined)
            return undefined;
        const text = listing.versions.map(describeVersion).sort().join();
        if (listing.pageCount === 1 || text === previous)
            return listing;
        previous = text;
    }
    throw new src_errors/* UserError */.yo(`Nothing was deleted in ${found.image}: its versions changed each time they were listed: run this when fewer jobs push to it.`);
}
async function readPackageVersions({ image, base }, deps) {
    const what = `the versions of ${image}`;
    const pages = await (0,rest_requests/* queryAllPages */.cI)({ what, path: base, query: { state: 'active' }, permission }, deps);
    if (pages === undefined)
        return undefined;
    const byDigest = new Map();
    for (const json of pages.flatMap((page) => (0,read_json/* listAt */.gT)(page))) {
        const version = parsePackageVersion(json, base, image);
        byDigest.set(version.digest, version);
    }
    return { versions: [...byDigest.values()], pageCount: pages.length };
}
async function readNewestVersions({ image, base }, etag, deps) {
    const request = { what: `the newest versions of ${image}`, path: base, query: { state: 'active' }, permission };
    const answer = await (0,rest_requests/* queryChangedPage */._F)(request, etag, deps);
    if (answer === undefined)
        return undefined;
    return { versions: (0,read_json/* listAt */.gT)(answer.data).map((json) => parsePackageVersion(json, base, image)), etag: answer.etag };
}
async function isUnchanged(version, deps) {
    const { path, digest } = version;
    const json = await (0,rest_requests/* queryApi */.JO)({ what: `the version ${digest}`, path, permission }, deps);
    if (json === undefined)
        return true;
    return describeVersion(parsePackageVersion(json, (0,posix_.dirname)(path), digest)) === describeVersion(version);
}
function describeVersion({ path, digest, tags }) {
    return [path, digest, ...[...tags].sort()].join(' ');
}
function parsePackageVersion(json, base, image) {
    const id = (0,read_json/* countAt */.$v)(json, 'id');
    const digest = (0,read_json/* textAt */.$6)(json, 'name') ?? '';
    const tags = (0,read_json/* listAt */.gT)(json, 'metadata', 'container', 'tags').filter((tag) => typeof tag === 'string');
    if (id === undefined || !(0,oci_digest/* isDigest */.Bc)(digest) || !tags.every(reference/* isTag */.dz)) {
        throw new src_errors/* UserError */.yo(`A version of ${image} has no id, digest or tags: it is no container package.`);
    }
    const time = Date.parse((0,read_json/* textAt */.$6)(json, 'updated_at') ?? (0,read_json/* textAt */.$6)(json, 'created_at') ?? '');
    return { digest, tags, time: Number.isNaN(time) ? undefined : time, path: `${base}/${id}` };
}

;// CONCATENATED MODULE: ./build/actions/prune-images/find-packages.js




async function findPackageImages({ owner, patterns }, deps) {
    if (patterns.length === 0)
        return [];
    const what = `the packages of ${owner}`;
    const remedy = `give "github-token" a personal access token with read:packages and delete:packages, since a job's own token does not list them, or name the packages`;
    const account = await queryAccountPath(owner, deps);
    const request = { what, path: `${account}/packages`, query: { package_type: 'container' }, permission: '', remedy };
    const pages = await (0,rest_requests/* queryAllPages */.cI)(request, deps);
    if (pages === undefined)
        throw new src_errors/* UserError */.yo(`GitHub's API does not show ${what}: ${remedy}.`);
    const names = pages.flatMap((page) => (0,read_json/* listAt */.gT)(page)).flatMap((json) => (0,read_json/* textAt */.$6)(json, 'name') ?? []);
    const matching = names.filter((name) => patterns.some(({ whole }) => whole.test(name.toLowerCase())));
    for (const { text } of patterns.filter(({ whole }) => !names.some((name) => whole.test(name.toLowerCase())))) {
        deps.log.warning(`None of the ${names.length} container packages of ${owner} is called "${text}", so nothing was looked at there: check "packages" and "owner".`);
    }
    return [...new Set(matching.map((name) => `ghcr.io/${owner}/${name.toLowerCase()}`))].sort();
}

;// CONCATENATED MODULE: ./build/actions/prune-images/delete-planned.js

class SparedError extends src_errors/* UserError */.yo {
    outcome;
    constructor(outcome) {
        super(outcome.reason);
        this.outcome = outcome;
    }
}
const maxFailures = 3;
async function deletePlanned(deletions, { remove, stopBefore }) {
    const outcomes = new Map();
    const partsByOwner = new Map();
    for (const deletion of deletions) {
        for (const owner of deletion.after)
            partsByOwner.set(owner, [...(partsByOwner.get(owner) ?? []), deletion]);
    }
    const isDeleted = (digest) => outcomes.get(digest)?.action === 'deleted';
    let stopped;
    const deleteImage = async (digest) => {
        const reason = stopped === undefined ? await stopBefore(digest) : undefined;
        if (reason !== undefined)
            stopped = { action: 'deferred', reason };
        if (stopped === undefined)
            await deleteWithParts(digest);
        else
            outcomes.set(digest, stopped);
    };
    const deleteWithParts = async (digest) => {
        const outcome = await remove(digest);
        outcomes.set(digest, outcome);
        if (outcome.action === 'deleted') {
            for (const part of partsByOwner.get(digest) ?? []) {
                if (!outcomes.has(part.digest) && part.after.every(isDeleted))
                    await deleteWithParts(part.digest);
            }
        }
        else if (outcomes.size >= maxFailures && [...outcomes.values()].every(({ isForAll }) => isForAll === true)) {
            stopped = { action: 'failed', reason: `not tried after ${maxFailures} refusals: ${outcome.reason}` };
        }
    };
    for (const { digest, after } of deletions)
        if (after.length === 0)
            await deleteImage(digest);
    for (const { digest, after } of deletions) {
        if (outcomes.has(digest))
            continue;
        const owner = after.find((other) => !isDeleted(other)) ?? '';
        const { action = 'failed', reason = '' } = outcomes.get(owner) ?? {};
        outcomes.set(digest, { action, reason: `what holds it was not deleted${reason === '' ? '' : `: ${reason}`}` });
    }
    return outcomes;
}

// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 16 modules
var classify = __webpack_require__(98673);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
;// CONCATENATED MODULE: ./build/actions/prune-images/registry-with-retry.js



function registryWithRetry(registry, limits, deps) {
    const callWithRetry = async (title, work) => {
        const outcome = await (0,retry/* retry */.L)({ ...limits, title, work, signal: deps.signal, classify: classifyRegistryError }, deps);
        if (outcome.ok)
            return outcome.value;
        throw outcome.error;
    };
    return {
        beforeRetriedDeletion: (look) => ({
            ...registry,
            manifest: (reference) => callWithRetry(`Read ${reference}`, () => registry.manifest(reference)),
            deleteManifest: (digest) => callWithRetry(`Delete ${digest}`, async (attempt) => {
                if (attempt > 1)
                    await look();
                return registry.deleteManifest(digest);
            }),
            deleteTag: (tag) => callWithRetry(`Delete ${tag}`, () => registry.deleteTag(tag)),
        }),
        tags: () => callWithRetry('List the tags', () => registry.tags()),
        manifest: (reference) => callWithRetry(`Read ${reference}`, () => registry.manifest(reference)),
        config: (digest) => callWithRetry(`Read ${digest}`, () => registry.config(digest)),
        deleteManifest: (digest) => callWithRetry(`Delete ${digest}`, () => registry.deleteManifest(digest)),
        deleteTag: (tag) => callWithRetry(`Delete ${tag}`, () => registry.deleteTag(tag)),
        referrers: (digest) => callWithRetry(`Read what refers to ${digest}`, () => registry.referrers(digest)),
    };
}
function classifyRegistryError(error) {
    const refusal = error instanceof src_errors/* RegistryError */.gl ? error : undefined;
    const failure = (0,classify/* classifyHttpStatus */.n1)(refusal?.status, (0,src_errors/* toMessage */.R9)(error), 'run the job again later');
    return { ...failure, retryAfterMs: refusal?.retryAfterMs };
}
function explainRegistryError(error) {
    const message = (0,src_errors/* toMessage */.R9)(error);
    const status = error instanceof src_errors/* RegistryError */.gl ? error.status : undefined;
    if (status === 401 || status === 403) {
        return `${message}: log in with docker/login-action, or set "username" and "password"`;
    }
    if (status === 405) {
        return `${message}: this registry does not delete manifests, or deletion is switched off in it`;
    }
    return message;
}
function toNothingDeletedError(image, error) {
    return new src_errors/* UserError */.yo(`Nothing was deleted in ${image}: ${explainRegistryError(error)}.`, { cause: error });
}

;// CONCATENATED MODULE: ./build/actions/prune-images/deleters.js




const deletionIntervalMs = 1_000;
const reservedShare = 0.1;
const deleted = { action: 'deleted', reason: '' };
function findStopReason({ signal, clock }, deadline) {
    if (signal.aborted)
        return (0,src_errors/* toMessage */.R9)(signal.reason);
    return clock.now() >= deadline ? 'the time of "timeout-minutes" is over' : undefined;
}
const maxLooks = 5;
async function confirmDeletion(outcome, isThere, { clock, signal }) {
    try {
        for (let look = 1; await isThere(); look++) {
            if (signal.aborted)
                return outcome;
            if (look === maxLooks) {
                return { action: 'failed', reason: 'the deletion was accepted, and the image is still there' };
            }
            await clock.sleep(deletionIntervalMs, signal);
        }
    }
    catch (error) {
        if (!(error instanceof src_errors/* RegistryError */.gl) && !signal.aborted)
            throw error;
    }
    return outcome;
}
function registryRemover(registry, deps) {
    return async (digest, tags) => {
        try {
            await deleteWithTags(registry, digest, tags);
            const isThere = async () => (await findTagsOf(registry, digest, tags)).length > 0;
            return await confirmDeletion(deleted, isThere, deps);
        }
        catch (error) {
            if (error instanceof SparedError)
                return error.outcome;
            if (error instanceof src_errors/* UserError */.yo)
                return { action: 'deferred', reason: (0,src_errors/* toMessage */.R9)(error) };
            if (!(error instanceof src_errors/* RegistryError */.gl))
                throw error;
            if (error.code === 'GOOGLE_MANIFEST_DANGLING_PARENT_IMAGE') {
                return { action: 'kept', reason: 'an index that has no tag still lists it' };
            }
            const isForAll = [401, 403, 405].includes(error.status ?? 0);
            return { action: 'failed', reason: explainRegistryError(error), isForAll };
        }
    };
}
async function removeGhostTag(registry, tag) {
    try {
        if ((await registry.manifest(tag)).found)
            return { action: 'kept', reason: 'its manifest is there again' };
        await registry.deleteTag(tag);
        return (await registry.tags()).includes(tag) ? ghostTagLeft : deleted;
    }
    catch (error) {
        if (error instanceof src_errors/* UserError */.yo)
            return { action: 'deferred', reason: (0,src_errors/* toMessage */.R9)(error) };
        if (!(error instanceof src_errors/* RegistryError */.gl))
            throw error;
        if ([400, 405].includes(error.status ?? 0))
            return ghostTagLeft;
        return { action: 'failed', reason: explainRegistryError(error) };
    }
}
const ghostTagLeft = {
    action: 'kept',
    reason: 'this registry does not delete a tag whose manifest is gone: push an image under it, and delete that',
};
async function deleteWithTags(registry, digest, tags) {
    try {
        await registry.deleteManifest(digest);
    }
    catch (error) {
        if (!(error instanceof src_errors/* RegistryError */.gl) || error.code !== 'GOOGLE_MANIFEST_DANGLING_TAG')
            throw error;
        for (const tag of await findTagsOf(registry, digest, tags))
            await registry.deleteTag(tag);
        await registry.deleteManifest(digest);
    }
}
async function findTagsOf(registry, digest, tags) {
    const found = [];
    for (const tag of tags) {
        const answer = await registry.manifest(tag);
        if (answer.found && answer.digest === digest)
            found.push(tag);
    }
    return found;
}
function apiRemover({ deadline, permission }, deps) {
    let nextAt = 0;
    let budget;
    const restDeps = { ...deps, deadline };
    return {
        async stop(requestCount = 0) {
            if (budget === undefined || budget.left - requestCount > budget.limit * reservedShare)
                return undefined;
            const { resetAt, left, limit } = budget;
            const waitMs = resetAt - deps.clock.now();
            if (resetAt >= deadline) {
                return `only ${left} of ${limit} requests are left until ${new Date(resetAt).toISOString()}, for all workflows of this repository`;
            }
            if (waitMs > 0) {
                deps.log.info(`Waiting ${Math.ceil(waitMs / 1000)} s for GitHub's rate limit.`);
                try {
                    await deps.clock.sleep(waitMs, deps.signal);
                }
                catch (error) {
                    return (0,src_errors/* toMessage */.R9)(error);
                }
            }
            budget = undefined;
            return undefined;
        },
        async remove(path, what, { isThere, beforeRetry } = neverThere) {
            try {
                const waitMs = deps.signal.aborted ? 0 : nextAt - deps.clock.now();
                if (waitMs > 0)
                    await deps.clock.sleep(waitMs);
                const { outcome, status, message, headers } = await (0,rest_requests/* deleteResource */.o8)({ what, path, beforeRetry }, restDeps);
                nextAt = deps.clock.now() + deletionIntervalMs;
                budget = readRateBudget(headers);
                if (outcome === 'deleted')
                    return deleted;
                const isGone = outcome === 'gone' && !(await isThere());
                return isGone
                    ? { action: 'deleted', reason: 'was gone already' }
                    : toRefusedDeletion(status, message, permission);
            }
            catch (error) {
                if (error instanceof SparedError)
                    return error.outcome;
                return { action: deps.signal.aborted ? 'deferred' : 'failed', reason: (0,src_errors/* toMessage */.R9)(error) };
            }
        },
    };
}
const neverThere = { isThere: () => Promise.resolve(false), beforeRetry: () => Promise.resolve() };
function toRefusedDeletion(status, message, permission) {
    if (/last (?:tagged )?version|more than 5,?000 downloads/i.test(message))
        return { action: 'kept', reason: message };
    const remedy = `the job needs "permissions: ${permission}", and this repository the role Admin in the package`;
    const isForAll = [401, 403, 404].includes(status);
    return { action: 'failed', reason: isForAll ? `${message}: ${remedy}` : message, isForAll };
}
function readRateBudget(headers) {
    const number = (name) => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
    const [left, limit, reset] = [number('remaining'), number('limit'), number('reset')];
    return left >= 0 && limit > 0 && reset > 0 ? { left, limit, resetAt: reset * 1000 } : undefined;
}

// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
;// CONCATENATED MODULE: ./build/actions/prune-images/rules/active-commits.js
const minShaLength = 7;
function findCommitUser(name, revision, active) {
    const user = revision === undefined ? undefined : active.get(revision);
    if (user !== undefined)
        return user;
    const prefixes = name.split(/[^0-9a-f]/).filter((part) => part.length >= minShaLength);
    if (prefixes.length === 0)
        return undefined;
    for (const [sha, shaUser] of active) {
        if (prefixes.some((prefix) => sha.startsWith(prefix)))
            return shaUser;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/decide-artifacts.js



function parseStoredArtifact(json) {
    const id = (0,read_json/* countAt */.$v)(json, 'id');
    const name = (0,read_json/* textAt */.$6)(json, 'name');
    const runId = (0,read_json/* countAt */.$v)(json, 'workflow_run', 'id');
    if (id === undefined || name === undefined || runId === undefined)
        return undefined;
    return {
        id,
        name,
        runId,
        sizeBytes: (0,read_json/* countAt */.$v)(json, 'size_in_bytes') ?? 0,
        expired: (0,read_json/* valueAt */.fK)(json, 'expired') === true,
        headSha: (0,read_json/* textAt */.$6)(json, 'workflow_run', 'head_sha'),
    };
}
function decideArtifacts(artifacts, active, policy) {
    const names = new Set(artifacts.map(({ runId, name }) => `${runId}/${name}`));
    const handovers = artifacts.filter(({ runId, name }) => (0,artifact_name/* isRecordArtifact */.Ug)(name) ||
        (0,artifact_name/* recordArtifactNames */.el)((0,artifact_name/* primaryName */.Ac)(name)).some((record) => names.has(`${runId}/${record}`)));
    const newestIds = new Map();
    for (const { name, id } of handovers)
        newestIds.set(name, Math.max(newestIds.get(name) ?? 0, id));
    return new Map(handovers.map((artifact) => {
        const isNewest = artifact.id === newestIds.get(artifact.name);
        return [artifact, decideArtifact(artifact, isNewest, active, policy)];
    }));
}
function decideArtifact({ name, runId, headSha, expired }, isNewest, active, { pullRequest, prPrefix }) {
    if (active.runIds.has(runId))
        return { action: 'keep', reason: `of run ${runId}, which is not over` };
    const user = findCommitUser(name, headSha, active.commits);
    if (user !== undefined)
        return { action: 'keep', reason: `in use by ${user}` };
    if (pullRequest !== undefined) {
        const tag = `${prPrefix}${pullRequest}`;
        return `${(0,artifact_name/* withoutRecordSuffix */.zQ)(name)}-`.includes(`-${tag}-`)
            ? { action: 'delete', reason: `pull request ${pullRequest}` }
            : { action: 'keep', reason: `not of ${tag}` };
    }
    if (expired)
        return { action: 'delete', reason: 'expired' };
    return isNewest
        ? { action: 'keep', reason: 'the newest of its name' }
        : { action: 'delete', reason: 'a newer one has its name' };
}

// EXTERNAL MODULE: ./build/actions/prune-images/rules/prune-report.js
var prune_report = __webpack_require__(16215);
;// CONCATENATED MODULE: ./build/actions/prune-images/prune-artifacts.js







const prune_artifacts_permission = 'actions: write';
async function pruneArtifacts(request, deps) {
    const { repository, policy, dryRun, deadline } = request;
    const path = `/repos/${repository}/actions/artifacts`;
    try {
        const pages = (await (0,rest_requests/* queryAllPages */.cI)({ what: 'the artifacts', path, permission: prune_artifacts_permission }, { ...deps, deadline })) ?? [];
        const artifacts = new Map();
        for (const artifact of pages.flatMap((page) => (0,read_json/* listAt */.gT)(page, 'artifacts')).map(parseStoredArtifact)) {
            if (artifact !== undefined)
                artifacts.set(artifact.id, artifact);
        }
        const verdicts = [...decideArtifacts([...artifacts.values()], await request.queryActiveWork(), policy)];
        const ids = verdicts.filter(([, { action }]) => action === 'delete').map(([artifact]) => String(artifact.id));
        const remover = apiRemover({ deadline, permission: prune_artifacts_permission }, deps);
        const outcomes = await deletePlanned(dryRun ? [] : ids.map((digest) => ({ digest, after: [] })), {
            remove: (id) => remover.remove(`${path}/${id}`, `artifact ${id}`),
            stopBefore: async () => findStopReason(deps, deadline) ?? remover.stop(),
        });
        const rows = verdicts.map(([artifact, verdict]) => {
            const id = String(artifact.id);
            const { action = verdict.action === 'keep' ? 'kept' : 'would-delete', reason = '' } = outcomes.get(id) ?? {};
            return { image: '', name: artifact.name, id, action, reason: reason === '' ? verdict.reason : reason };
        });
        const deletedIds = new Set(rows.filter(prune_report/* isDeleted */.oy).map(({ id }) => id));
        const freed = [...artifacts.values()].filter(({ id, expired }) => deletedIds.has(String(id)) && !expired);
        return { rows, bytes: freed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), error: '' };
    }
    catch (error) {
        const message = (0,src_errors/* toMessage */.R9)(error);
        return {
            rows: [],
            bytes: 0,
            error: error instanceof src_errors/* UserError */.yo ? message : `No artifact was deleted: ${message}.`,
        };
    }
}

// EXTERNAL MODULE: ./build/actions/prune-images/rules/prune-policy.js
var prune_policy = __webpack_require__(90787);
// EXTERNAL MODULE: ./build/actions/prune-images/rules/tag-pattern.js
var tag_pattern = __webpack_require__(11139);
;// CONCATENATED MODULE: ./build/actions/prune-images/rules/broken-images.js



const ghostReason = 'its manifest is gone';
function findBrokenImages(listed, graph) {
    const parts = new Set([...graph.nodes.values()].flatMap(({ children }) => children));
    return listed.flatMap((manifest) => {
        const { digest, tags } = manifest;
        if (tags.length === 0 && parts.has(digest))
            return [];
        if (!graph.nodes.has(digest)) {
            const lost = [{ digest, platform: undefined, isImage: true }];
            return [{ ...manifest, kind: 'ghost', lost, reason: ghostReason }];
        }
        const { lost, hasImage } = findLostEntries(digest, graph);
        if (lost.length === 0)
            return [];
        const isGhost = !hasImage && lost.some(({ isImage }) => isImage);
        const reason = isGhost ? 'every image that it lists is gone' : `it lost ${lost.map(describeLoss).join(', ')}`;
        return [{ ...manifest, kind: isGhost ? 'ghost' : 'partial', lost, reason }];
    });
}
function findLostEntries(top, graph) {
    const lost = new Map();
    let hasImage = false;
    const seen = new Set();
    const remaining = [top];
    for (let digest = remaining.pop(); digest !== undefined; digest = remaining.pop()) {
        if (seen.has(digest))
            continue;
        seen.add(digest);
        for (const [child, { platform, isImage }] of graph.nodes.get(digest)?.entries ?? []) {
            const node = graph.nodes.get(child);
            if (node === undefined)
                lost.set(child, { digest: child, platform, isImage });
            else if (node.children.length === 0)
                hasImage ||= isImage;
            else
                remaining.push(child);
        }
    }
    return { lost: [...lost.values()], hasImage };
}
function describeLoss({ platform, digest, isImage }) {
    if (!isImage)
        return `the attestation ${digest}`;
    return platform ?? digest;
}
function hasUnknownContent({ lost }) {
    return lost.some(({ platform, isImage }) => isImage && platform === undefined);
}
function decideGhostTags(tags, policy) {
    const facts = { policy, activeCommits: new Map(), now: 0 };
    return tags.map((tag) => {
        const lost = [{ digest: '', platform: undefined, isImage: true }];
        const ghost = { digest: '', tags: [tag], time: undefined, kind: 'ghost', lost, reason: ghostReason };
        const reason = findReasonToSpare(ghost, { revision: undefined, time: undefined }, facts);
        return { tag, action: reason === undefined ? 'delete' : 'keep', reason: reason ?? ghostReason };
    });
}
function findReasonToSpare({ kind, lost, tags }, { revision, time }, { policy, activeCommits, now }) {
    if (policy.repair !== 'delete')
        return '"repair" only reports it';
    if (policy.pullRequest !== undefined)
        return 'not of that pull request';
    if (kind === 'partial' && !lost.some(({ isImage }) => isImage))
        return 'every platform can still be pulled';
    const excluded = policy.excluded.find((pattern) => tags.some((tag) => (0,tag_pattern/* matchTag */._f)(pattern, tag) !== undefined));
    if (excluded !== undefined)
        return `protected by "${excluded.text}"`;
    const names = tags.length === 0 ? [''] : tags;
    const user = names.map((name) => findCommitUser(name, revision, activeCommits)).find((found) => found !== undefined);
    if (user !== undefined)
        return `in use by ${user}`;
    return time !== undefined && now - time < prune_policy/* minUntaggedAgeMs */.lF ? 'younger than a day' : undefined;
}

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/decide-tags.js

const minPlausibleTime = Date.parse('2013-03-20T00:00:00Z');
function latestTime(texts) {
    const times = texts.map((text) => Date.parse(text ?? '')).filter((time) => time >= minPlausibleTime);
    return times.length === 0 ? undefined : Math.max(...times);
}
function decideTags(candidates, { activeCommits, now, keepNewest }) {
    const newest = keepNewest === 0 ? new Set() : selectNewestOfEachRule(candidates, keepNewest);
    return new Map(candidates.map((candidate) => {
        const { tag, rule } = candidate;
        const reason = findReasonToKeep(candidate, newest.has(tag), activeCommits, now);
        if (reason !== undefined)
            return [tag, { action: 'keep', reason }];
        return [tag, { action: 'delete', reason: rule.ageMs === 0 ? rule.text : `older than "${rule.text}" says` }];
    }));
}
function findReasonToKeep({ tag, rule, sha, time, revision }, isNewest, activeCommits, now) {
    const user = findCommitUser(tag, revision, activeCommits);
    if (user !== undefined)
        return `in use by ${user}`;
    if (sha !== undefined && revision === undefined)
        return `no revision label says that "${sha}" is its commit`;
    if (sha !== undefined && revision?.startsWith(sha) !== true)
        return `"${sha}" is not the commit of its label`;
    if (isNewest)
        return `among the newest of "${rule.text}"`;
    if (rule.ageMs === 0)
        return undefined;
    if (time === undefined)
        return 'its age is not known';
    return now - time < rule.ageMs ? `younger than "${rule.text}" says` : undefined;
}
function selectNewestOfEachRule(candidates, count) {
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

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/manifest-graph.js
function buildManifestGraph(nodes, referrerTags) {
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
function collectReachable(roots, graph) {
    const reached = new Set();
    const remaining = [...roots];
    for (let digest = remaining.pop(); digest !== undefined; digest = remaining.pop()) {
        if (reached.has(digest))
            continue;
        reached.add(digest);
        remaining.push(...listHeld(digest, graph));
    }
    return reached;
}
function listHeld(digest, graph) {
    return [...(graph.nodes.get(digest)?.children ?? []), ...(graph.referrers.get(digest) ?? [])];
}
function countFreedBytes(deleted, graph) {
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

;// CONCATENATED MODULE: ./build/actions/prune-images/rules/plan-deletions.js


function planDeletions(inputs) {
    const { listed, tagVerdicts, graph } = inputs;
    const groups = groupByTagVerdict(listed, tagVerdicts);
    const neededByTags = collectReachable(groups.kept, graph);
    const roots = new Set(groups.deleted.filter((digest) => !neededByTags.has(digest)));
    const neededByDeleted = collectReachable(roots, graph);
    const unneeded = groups.undecided.filter(({ digest }) => !neededByTags.has(digest) && !neededByDeleted.has(digest));
    const parts = new Set(unneeded.flatMap(({ digest }) => [...collectReachable([digest], graph)].filter((other) => other !== digest)));
    const reasons = new Map();
    const keptUntagged = [];
    for (const manifest of unneeded) {
        if (parts.has(manifest.digest))
            continue;
        const reason = findReasonToDelete(manifest, inputs);
        if (reason === undefined)
            keptUntagged.push(manifest.digest);
        else {
            roots.add(manifest.digest);
            reasons.set(manifest.digest, reason);
        }
    }
    const kept = collectReachable([...groups.kept, ...keptUntagged], graph);
    const deletions = orderDeletions(roots, kept, graph);
    const deleted = new Set(deletions.map(({ digest }) => digest));
    const isPart = ({ digest, tags }) => tags.length === 0 && !reasons.has(digest) && !keptUntagged.includes(digest);
    return {
        kept,
        deletions,
        verdicts: listed
            .filter((manifest) => !isPart(manifest))
            .map((manifest) => decideManifest(manifest, deleted.has(manifest.digest), tagVerdicts, reasons)),
    };
}
function groupByTagVerdict(listed, tagVerdicts) {
    const kept = [];
    const deleted = [];
    const undecided = [];
    for (const manifest of listed) {
        const actions = manifest.tags.flatMap((tag) => tagVerdicts.get(tag)?.action ?? []);
        if (actions.includes('keep'))
            kept.push(manifest.digest);
        else if (actions.includes('delete'))
            deleted.push(manifest.digest);
        else
            undecided.push(manifest);
    }
    return { kept, deleted, undecided };
}
function findReasonToDelete({ digest, tags, time }, { listed, graph, policy, repairs, now }) {
    const repair = repairs?.get(digest);
    if (repair !== undefined)
        return repair;
    if (policy.pullRequest !== undefined)
        return undefined;
    if (time !== undefined && now - time < prune_policy/* minUntaggedAgeMs */.lF)
        return undefined;
    if (tags.length > 0) {
        const subjects = [...graph.referrers].filter(([, own]) => own.includes(digest)).map(([subject]) => subject);
        const hasSubject = listed.some((other) => subjects.includes(other.digest));
        return hasSubject ? undefined : 'the image that it belongs to is gone';
    }
    if (policy.untagged === 'false' || time === undefined)
        return undefined;
    if (graph.nodes.get(digest)?.isCache === true)
        return 'a cache that a newer one replaced';
    return policy.untagged === 'true' ? 'has no tag' : undefined;
}
function orderDeletions(roots, kept, graph) {
    const going = [...roots].filter((root) => !kept.has(root));
    const isGoing = (digest) => !kept.has(digest) && (graph.nodes.has(digest) || roots.has(digest));
    const held = (digest) => [...new Set(listHeld(digest, graph))].filter(isGoing);
    const order = orderByHolder(going, held);
    const position = new Map(order.map((digest, index) => [digest, index]));
    const holders = new Map(order.map((digest) => [digest, []]));
    for (const [index, digest] of order.entries()) {
        for (const part of held(digest))
            if ((position.get(part) ?? 0) > index)
                holders.get(part)?.push(digest);
    }
    return order.map((digest) => ({ digest, after: holders.get(digest) ?? [] }));
}
function orderByHolder(roots, held) {
    const left = [];
    const seen = new Set();
    const path = roots.map((digest) => ({ digest, isLeaving: false }));
    for (let step = path.pop(); step !== undefined; step = path.pop()) {
        const { digest, isLeaving } = step;
        if (isLeaving)
            left.push(digest);
        else if (!seen.has(digest)) {
            seen.add(digest);
            path.push({ digest, isLeaving: true }, ...held(digest)
                .toReversed()
                .map((part) => ({ digest: part, isLeaving: false })));
        }
    }
    return left.reverse();
}
function decideManifest(manifest, isDeleted, tagVerdicts, reasons) {
    const action = isDeleted ? 'delete' : 'keep';
    const verdicts = manifest.tags.flatMap((tag) => tagVerdicts.get(tag) ?? []);
    const own = verdicts.find((verdict) => verdict.action === action)?.reason ?? reasons.get(manifest.digest);
    if (own !== undefined)
        return { ...manifest, action, reason: own };
    if (isDeleted)
        return { ...manifest, action, reason: 'belongs to a deleted image' };
    const reason = manifest.tags.length === 0 ? 'has no tag' : 'belongs to an image that stays';
    return { ...manifest, action, reason };
}
function findIncompleteImage(plan, listed, graph, isKnownGone = () => false) {
    const isMissing = (digest) => !graph.nodes.has(digest) && !isKnownGone(digest);
    if (![...plan.kept].some(isMissing))
        return undefined;
    for (const { digest, tags } of listed) {
        if (!plan.kept.has(digest))
            continue;
        const missing = [...collectReachable([digest], graph)].find(isMissing);
        if (missing !== undefined)
            return { digest, tags, missing };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/actions/prune-images/plan-image.js







const plan_image_maxLooks = 3;
async function planImage(request, reader, listed) {
    const { image, policy, now, activeCommits } = request;
    try {
        const content = await readContent(request, reader, listed);
        const { graph, gone, tagClasses } = content;
        const candidates = await reader.readCandidates(content.listed, tagClasses);
        const broken = policy.repair === 'none' ? [] : findBrokenImages(content.listed, graph);
        const repairs = await chooseRepairs(broken, request, reader);
        const tagVerdicts = new Map([
            ...listProtectedTags(tagClasses),
            ...decideTags(candidates, { activeCommits, now, keepNewest: policy.keepNewest }),
            ...listRepairedTags(broken, repairs),
        ]);
        const isUnknown = broken.some((each) => !repairs.has(each.digest) && hasUnknownContent(each));
        const effective = isUnknown ? { ...policy, untagged: 'false' } : policy;
        const plan = planDeletions({ listed: content.listed, tagVerdicts, graph, policy: effective, repairs, now });
        const incomplete = findIncompleteImage(plan, content.listed, graph, (digest) => gone.has(digest));
        if (incomplete === undefined)
            return { ...plan, ...content, tagVerdicts, broken, repairs };
        const [tag] = incomplete.tags;
        const name = tag === undefined ? `${image}@${incomplete.digest}` : `${image}:${tag}`;
        throw new IncompleteImageError(`Nothing was deleted in ${image}: "${name}" stays and needs ${incomplete.missing}, which the registry does not have: push that image again, or let "repair" list or delete what is broken.`);
    }
    catch (error) {
        throw error instanceof src_errors/* UserError */.yo ? error : toNothingDeletedError(image, error);
    }
}
class IncompleteImageError extends src_errors/* UserError */.yo {
}
async function readContent({ image, policy, defaultBranch, pause }, reader, versions) {
    const isRepairing = policy.repair !== 'none';
    let { listed: tagged, ghostTags } = versions === undefined ? await reader.readTaggedManifests() : { listed: versions, ghostTags: [] };
    for (let look = 2; isRepairing && ghostTags.length > 0 && look <= plan_image_maxLooks; look++) {
        await pause();
        ({ listed: tagged, ghostTags } = await reader.readTaggedManifests());
    }
    const [ghost] = ghostTags;
    if (ghost !== undefined && !isRepairing) {
        throw new IncompleteImageError(`Nothing was deleted in ${image}: its tag "${ghost}" leads to no manifest: push it again, or let "repair" list or delete what is broken.`);
    }
    const tagClasses = new Map(tagged.flatMap(({ tags }) => tags.map((tag) => [tag, (0,prune_policy/* classifyTag */.rn)(tag, policy, defaultBranch)])));
    await reader.readManifests(tagged.map(({ digest }) => digest));
    const referrerTags = listReferrerTags(tagged, tagClasses);
    const untagged = versions === undefined ? await reader.readUntaggedSubjects(referrerTags.map(({ subject }) => subject)) : [];
    const listed = [...tagged, ...untagged];
    const listMissing = () => {
        const needed = collectReachable(listed.map(({ digest }) => digest), buildManifestGraph(reader.nodes, referrerTags));
        return [...needed].filter((digest) => !reader.nodes.has(digest));
    };
    let missing = isRepairing ? listMissing() : [];
    for (let look = 2; missing.length > 0 && look <= plan_image_maxLooks; look++) {
        await pause();
        await reader.readManifests(missing);
        missing = listMissing();
    }
    const graph = buildManifestGraph(reader.nodes, referrerTags);
    return { listed, referrerTags, graph, ghostTags, tagClasses, gone: new Set(missing) };
}
async function chooseRepairs(broken, { policy, activeCommits, now }, reader) {
    const repairs = new Map();
    for (const each of broken) {
        const facts = await reader.readImageFacts(each.digest);
        const known = { revision: facts.revision, time: each.time ?? facts.time };
        if (findReasonToSpare(each, known, { policy, activeCommits, now }) === undefined)
            repairs.set(each.digest, each.reason);
    }
    return repairs;
}
function listReferrerTags(manifests, tagClasses) {
    return manifests.flatMap(({ digest, tags }) => tags.flatMap((tag) => {
        const tagClass = tagClasses.get(tag);
        return tagClass?.kind === 'referrer' ? [{ digest, subject: tagClass.subject }] : [];
    }));
}
function listProtectedTags(tagClasses) {
    return [...tagClasses].flatMap(([tag, tagClass]) => tagClass.kind === 'keep' ? [[tag, { action: 'keep', reason: tagClass.reason }]] : []);
}
function listRepairedTags(broken, repairs) {
    return broken.flatMap(({ digest, tags }) => {
        const reason = repairs.get(digest);
        return reason === undefined ? [] : tags.map((tag) => [tag, { action: 'delete', reason }]);
    });
}

;// CONCATENATED MODULE: ./build/actions/prune-images/repository-watch.js

const changedReason = 'its tags have changed since they were listed';
class RepositoryWatch {
    #plan;
    #reader;
    #known;
    #changed = new Set();
    #needed = new Set();
    constructor(plan, reader) {
        this.#plan = plan;
        this.#reader = reader;
        this.#known = new Set(plan.listed.map(describeListed));
    }
    async takeIn(current) {
        const changed = current.filter((manifest) => !this.isKnown(manifest));
        if (changed.length === 0)
            return { isNew: false, unread: undefined };
        await this.#reader.readManifests(changed.map(({ digest }) => digest));
        const wasListed = new Set(this.#plan.listed.map(({ digest }) => digest));
        const unread = changed.find(({ digest }) => !this.#reader.nodes.has(digest) && !wasListed.has(digest));
        if (unread !== undefined)
            return { isNew: true, unread: unread.digest };
        const graph = buildManifestGraph(this.#reader.nodes, this.#plan.referrerTags);
        for (const { digest } of changed)
            this.#changed.add(digest);
        for (const digest of collectReachable(this.#changed, graph))
            this.#needed.add(digest);
        for (const manifest of changed)
            this.#known.add(describeListed(manifest));
        return { isNew: true, unread: undefined };
    }
    isKnown(manifest) {
        return this.#known.has(describeListed(manifest));
    }
    findReasonToKeep(digest) {
        if (this.#changed.has(digest))
            return changedReason;
        return this.#needed.has(digest) ? 'something that was pushed or tagged meanwhile needs it' : undefined;
    }
}
function describeListed({ digest, tags }) {
    return [digest, ...[...tags].sort()].join(' ');
}

;// CONCATENATED MODULE: ./build/actions/prune-images/repository-access.js




const maxPackageListAgeMs = 300_000;
const maxTagListAgeMs = 60_000;
const repository_access_maxLooks = 5;
function accessPackage(listed, { plan, reader, registry }, deadline, deps) {
    const restDeps = { ...deps, deadline };
    const versionsByDigest = new Map(listed.versions.map((version) => [version.digest, version]));
    const watch = new RepositoryWatch(plan, reader);
    const remover = apiRemover({ deadline, permission: 'packages: write' }, deps);
    const isSmall = listed.pageCount === 1;
    let listedAt = -Infinity;
    let newestEtag;
    const isListDue = () => isSmall || deps.clock.now() - listedAt >= maxPackageListAgeMs;
    const readNewest = async () => {
        const newest = await readNewestVersions(listed, newestEtag, restDeps);
        newestEtag = newest?.etag ?? newestEtag;
        const last = newest?.versions.at(-1);
        if (last !== undefined && !watch.isKnown(last))
            listedAt = -Infinity;
        return newest?.versions ?? [];
    };
    const readAll = async () => {
        const { versions = [] } = (await readPackageVersions(listed, restDeps)) ?? {};
        listedAt = deps.clock.now();
        return versions;
    };
    const listAgain = async () => {
        for (let look = 1; look <= repository_access_maxLooks; look++) {
            const { isNew, unread } = await watch.takeIn(isListDue() ? await readAll() : await readNewest());
            if (unread !== undefined)
                return `${unread} was pushed meanwhile, and the registry does not have it yet`;
            if (!isNew)
                return undefined;
        }
        return 'its versions change each time they are listed';
    };
    const lookAgain = async (digest) => {
        const version = versionsByDigest.get(digest);
        if (version === undefined)
            return { action: 'kept', reason: 'GitHub does not list it' };
        const unknown = await listAgain();
        if (unknown !== undefined)
            return { action: 'deferred', reason: unknown };
        const reason = watch.findReasonToKeep(digest);
        if (reason !== undefined)
            return { action: 'kept', reason };
        if (isSmall || (await isUnchanged(version, restDeps)))
            return undefined;
        return { action: 'kept', reason: changedReason };
    };
    return {
        lookAgain,
        async remove(digest) {
            const isThere = async () => (await registry.manifest(digest)).found;
            const beforeRetry = async () => {
                throwIfSpared(await lookAgain(digest));
            };
            const path = versionsByDigest.get(digest)?.path ?? '';
            const outcome = await remover.remove(path, `${digest} of ${listed.image}`, { isThere, beforeRetry });
            return outcome.action === 'deleted' ? confirmDeletion(outcome, isThere, deps) : outcome;
        },
        stop: () => remover.stop(isListDue() ? listed.pageCount : 0),
    };
}
function accessRegistry({ plan, reader, registry }, deps) {
    const watch = new RepositoryWatch(plan, reader);
    const knownTags = new Set([...plan.listed.flatMap(({ tags }) => tags), ...plan.ghostTags]);
    let listedAt = deps.clock.now();
    const readNewTags = async () => {
        const tags = await registry.tags();
        const isDue = deps.clock.now() - listedAt >= maxTagListAgeMs;
        const { listed } = await reader.readTags(isDue ? tags : tags.filter((tag) => !knownTags.has(tag)));
        if (isDue)
            listedAt = deps.clock.now();
        for (const tag of tags)
            knownTags.add(tag);
        return listed;
    };
    const lookAgain = async (digest, tags) => {
        await watch.takeIn(await readNewTags());
        const own = await reader.readTags(tags);
        const moved = own.listed.find((manifest) => manifest.digest !== digest);
        if (moved !== undefined)
            await watch.takeIn([moved]);
        const reason = moved === undefined ? watch.findReasonToKeep(digest) : changedReason;
        return reason === undefined ? undefined : { action: 'kept', reason };
    };
    return {
        lookAgain,
        remove(digest, tags) {
            const look = async () => {
                throwIfSpared(await lookAgain(digest, tags));
            };
            return registryRemover(registry.beforeRetriedDeletion(look), deps)(digest, tags);
        },
        stop: () => Promise.resolve(undefined),
    };
}
function throwIfSpared(outcome) {
    if (outcome !== undefined)
        throw new SparedError(outcome);
}
async function findRecovery(digest, { broken, repairs }, registry) {
    if (!repairs.has(digest))
        return undefined;
    for (const { digest: lost } of broken.find((each) => each.digest === digest)?.lost ?? []) {
        if ((await registry.manifest(lost)).found)
            return `${lost} is there again`;
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/services/work/for-each-concurrently.js
var for_each_concurrently = __webpack_require__(48238);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var oci_manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
;// CONCATENATED MODULE: ./build/actions/prune-images/rules/manifest-node.js






function parseManifestNode(digest, raw) {
    const manifest = JSON.parse(raw);
    if ((0,read_json/* valueAt */.fK)(manifest, 'schemaVersion') !== 2) {
        throw new src_errors/* UserError */.yo(`The manifest ${digest} is of a form that is not read here: push that image again.`);
    }
    const entries = (0,read_json/* listAt */.gT)(manifest, 'manifests');
    const children = entries.filter(oci_manifest/* isManifestDescriptor */.tQ);
    const config = (0,read_json/* valueAt */.fK)(manifest, 'config');
    const listedBlobs = entries.filter((entry) => !(0,oci_manifest/* isManifestDescriptor */.tQ)(entry));
    const layers = [...(0,read_json/* listAt */.gT)(manifest, 'layers'), ...(0,read_json/* listAt */.gT)(manifest, 'blobs'), ...listedBlobs];
    const isImage = (0,oci_manifest/* isImageConfig */._m)(config) && !layers.some(oci_manifest/* isAttestationLayer */._7);
    const subject = (0,read_json/* valueAt */.fK)(manifest, 'subject');
    return {
        digest,
        sizeBytes: Buffer.byteLength(raw),
        children: children.map(requireDigest),
        entries: new Map(children.map((entry) => [requireDigest(entry), readEntry(entry)])),
        subject: subject === undefined || subject === null ? undefined : requireDigest(subject),
        blobs: [...(config === undefined ? [] : [config]), ...layers].map((blob) => ({
            digest: requireDigest(blob),
            sizeBytes: (0,read_json/* countAt */.$v)(blob, 'size') ?? 0,
        })),
        config: isImage ? (0,read_json/* textAt */.$6)(config, 'digest') : undefined,
        created: (0,read_json/* textAt */.$6)(manifest, 'annotations', labels/* createdLabel */.jy),
        isCache: (0,oci_manifest/* isBuildCacheConfig */.jj)(config) || entries.some(oci_manifest/* isBuildCacheConfig */.jj),
    };
}
function readEntry(descriptor) {
    return { platform: (0,platform/* readPlatform */.Kd)((0,read_json/* valueAt */.fK)(descriptor, 'platform')), isImage: (0,oci_manifest/* isImageEntry */.AA)(descriptor) };
}
function requireDigest(descriptor) {
    const digest = (0,oci_digest/* readDigest */.rP)(descriptor);
    if (digest !== undefined)
        return digest;
    const text = (0,read_json/* textAt */.$6)(descriptor, 'digest') ?? '';
    throw new src_errors/* UserError */.yo(`A manifest refers to "${text}", which is no sha256 digest: push that image again.`);
}

;// CONCATENATED MODULE: ./build/actions/prune-images/repository-reader.js





const maxConcurrentRequests = 8;
class RepositoryReader {
    nodes = new Map();
    #registry;
    constructor(registry) {
        this.#registry = registry;
    }
    async readTaggedManifests() {
        const { listed, ghostTags } = await this.readTags(await this.#registry.tags());
        const remaining = ghostTags.length === 0 ? [] : await this.#registry.tags();
        return { listed, ghostTags: ghostTags.filter((tag) => remaining.includes(tag)) };
    }
    async readTags(tags) {
        const tagsByDigest = new Map();
        const ghostTags = [];
        await (0,for_each_concurrently/* forEachConcurrently */.D)(tags, maxConcurrentRequests, async (tag) => {
            const answer = await this.#registry.manifest(tag);
            if (!answer.found) {
                ghostTags.push(tag);
                return;
            }
            this.#addNode(answer);
            tagsByDigest.set(answer.digest, [...(tagsByDigest.get(answer.digest) ?? []), tag]);
        });
        const listed = [...tagsByDigest].map(([digest, own]) => ({ digest, tags: own.sort(), time: undefined }));
        listed.sort((one, other) => ((one.tags[0] ?? '') < (other.tags[0] ?? '') ? -1 : 1));
        return { listed, ghostTags: ghostTags.sort() };
    }
    async readManifests(digests) {
        const visited = new Set();
        let level = digests;
        while (level.length > 0) {
            const next = new Set();
            await (0,for_each_concurrently/* forEachConcurrently */.D)(level, maxConcurrentRequests, async (digest) => {
                visited.add(digest);
                if (!this.nodes.has(digest)) {
                    const answer = await this.#registry.manifest(digest);
                    if (answer.found)
                        this.#addNode(answer);
                }
                for (const child of this.nodes.get(digest)?.children ?? [])
                    next.add(child);
            });
            level = [...next].filter((digest) => !visited.has(digest));
        }
    }
    async readUntaggedSubjects(subjects) {
        const unread = [...new Set(subjects)].filter((digest) => !this.nodes.has(digest));
        await this.readManifests(unread);
        return unread.filter((digest) => this.nodes.has(digest)).map((digest) => ({ digest, tags: [], time: undefined }));
    }
    async readCandidates(manifests, tagClasses) {
        const candidates = [];
        await (0,for_each_concurrently/* forEachConcurrently */.D)(manifests, maxConcurrentRequests, async ({ digest, tags, time }) => {
            const matches = tags.flatMap((tag) => {
                const tagClass = tagClasses.get(tag);
                return tagClass?.kind === 'candidate' ? [{ tag, rule: tagClass.rule, sha: tagClass.sha }] : [];
            });
            if (matches.length === 0)
                return;
            const facts = await this.readImageFacts(digest);
            for (const match of matches) {
                candidates.push({ ...match, time: time ?? facts.time, revision: facts.revision });
            }
        });
        return candidates;
    }
    async readImageFacts(digest) {
        const times = [];
        let revision;
        for (const node of this.#listNodes(digest, new Set())) {
            times.push(node.created);
            if (node.config === undefined)
                continue;
            const config = JSON.parse((await this.#registry.config(node.config)) ?? '{}');
            times.push((0,read_json/* textAt */.$6)(config, 'created'), (0,labels/* readLabel */.V8)(config, labels/* createdLabel */.jy));
            revision ??= (0,labels/* readLabel */.V8)(config, labels/* revisionLabel */.wc);
        }
        return { time: latestTime(times), revision };
    }
    #listNodes(digest, seen) {
        const node = this.nodes.get(digest);
        if (node === undefined || seen.has(digest))
            return [];
        seen.add(digest);
        return [node, ...node.children.flatMap((child) => this.#listNodes(child, seen))];
    }
    #addNode(answer) {
        this.nodes.set(answer.digest, parseManifestNode(answer.digest, answer.raw));
    }
}

;// CONCATENATED MODULE: ./build/actions/prune-images/report-image.js



function toImageReport({ image, api, policy }, plan, outcomes) {
    const outcomeOf = (id) => outcomes === undefined
        ? { action: 'would-delete', reason: '' }
        : (outcomes.get(id) ?? { action: 'failed', reason: '' });
    const listed = new Set(plan.verdicts.map(({ digest }) => digest));
    const planned = plan.deletions.map(({ digest }) => digest);
    const deleted = new Set(planned.filter((digest) => (0,prune_report/* isDeleted */.oy)(outcomeOf(digest))));
    const rows = plan.verdicts.flatMap((manifest) => (0,prune_report/* toReportRows */.Lk)(image, manifest, plan.tagVerdicts, manifest.action === 'keep' ? undefined : outcomeOf(manifest.digest)));
    const partsLeft = planned
        .filter((digest) => !listed.has(digest) && !deleted.has(digest))
        .map((digest) => {
        const { action, reason } = outcomeOf(digest);
        return { image, name: '', id: digest, action, reason };
    });
    const ghostRows = decideGhostTags(plan.ghostTags, policy).map((verdict) => {
        const { action, reason } = verdict.action === 'keep' ? keptRow : outcomeOf(verdict.tag);
        return { image, name: verdict.tag, id: '', action, reason: reason === '' ? verdict.reason : reason };
    });
    return {
        image,
        api,
        error: '',
        bytes: countFreedBytes(deleted, plan.graph),
        rows: [...rows, ...partsLeft, ...ghostRows],
        broken: [...listBrokenRows(plan, rows), ...ghostRows.map((row) => ({ ...row, kind: 'ghost', lost: [] }))],
        parts: [...deleted].filter((digest) => !listed.has(digest)).length,
    };
}
const keptRow = { action: 'kept', reason: '' };
function listBrokenRows({ broken }, rows) {
    return broken.flatMap(({ digest, kind, lost, reason }) => rows
        .filter(({ id }) => id === digest)
        .map((row) => ({
        ...row,
        kind,
        lost: lost.map(describeLoss),
        reason: row.reason === reason ? reason : `${reason}; ${row.reason}`,
    })));
}

;// CONCATENATED MODULE: ./build/actions/prune-images/prune-image.js











const maxPlans = 3;
async function pruneImage(request, deps) {
    const { image, api, dryRun } = request;
    try {
        deps.signal.throwIfAborted();
        const planned = await planRepository(request, deps);
        if (planned === undefined)
            return toEmptyReport(request, '');
        const { plan } = planned;
        deps.log.info(`${image}: ${plan.tagVerdicts.size} tags read, ${plan.deletions.length} manifests to delete.`);
        if (plan.listed.length === 0 && plan.ghostTags.length === 0) {
            deps.log.warning(`${api === 'github' ? 'GitHub' : 'The registry'} shows nothing in ${image}, so nothing was looked at there: check "images", and the login.`);
        }
        if (dryRun)
            return toImageReport(request, plan, undefined);
        const deleter = createDeleter(planned, request, deps);
        const outcomes = new Map(await deletePlanned(plan.deletions, deleter));
        for (const [tag, outcome] of await removeGhostTags(planned, request, deps))
            outcomes.set(tag, outcome);
        return toImageReport(request, plan, outcomes);
    }
    catch (error) {
        const message = (0,src_errors/* toMessage */.R9)(error);
        return toEmptyReport(request, error instanceof src_errors/* UserError */.yo ? message : `Nothing was decided in ${image}: ${message}.`);
    }
}
function toEmptyReport({ image, api }, error) {
    return { image, api, rows: [], broken: [], parts: 0, bytes: 0, error };
}
async function planRepository(request, deps) {
    const { image, api, retry } = request;
    const restDeps = { ...deps, deadline: retry.deadline };
    const registry = registryWithRetry(deps.registries.repository(image), retry, deps);
    const reader = new RepositoryReader(registry);
    const pause = () => deps.clock.sleep(retry.policy.waitSeconds * 1000, deps.signal);
    const found = api === 'github' ? await findPackage(image, restDeps) : undefined;
    for (let attempt = 1;; attempt++) {
        const listing = found === undefined ? undefined : await listPackageVersions(found, restDeps);
        if (found !== undefined && listing === undefined) {
            deps.log.warning(`GitHub shows no package of ${image}, so nothing was looked at there: check "images", and that "github-token" may read that package.`);
            return undefined;
        }
        const activeCommits = await request.queryActiveCommits();
        try {
            const now = deps.clock.now();
            const plan = await planImage({ ...request, activeCommits, now, pause }, reader, listing?.versions);
            const listed = found === undefined || listing === undefined ? undefined : { ...found, ...listing };
            return { registry, reader, plan, listed };
        }
        catch (error) {
            if (!(error instanceof IncompleteImageError) || attempt >= maxPlans)
                throw error;
        }
    }
}
function createDeleter({ plan, registry, reader, listed }, { retry, queryActiveCommits }, deps) {
    const tagsByDigest = new Map(plan.listed.map(({ digest, tags }) => [digest, tags]));
    const planned = { plan, registry, reader };
    const access = listed === undefined ? accessRegistry(planned, deps) : accessPackage(listed, planned, retry.deadline, deps);
    const findUser = async (tags) => {
        if (deps.signal.aborted || tags.length === 0)
            return undefined;
        const active = await queryActiveCommits();
        return tags.map((tag) => findCommitUser(tag, undefined, active)).find((name) => name !== undefined);
    };
    return {
        async remove(digest) {
            const tags = tagsByDigest.get(digest) ?? [];
            try {
                const user = await findUser(tags);
                if (user !== undefined)
                    return { action: 'kept', reason: `in use by ${user}` };
                const recovery = await findRecovery(digest, plan, registry);
                if (recovery !== undefined)
                    return { action: 'kept', reason: recovery };
                return (await access.lookAgain(digest, tags)) ?? (await access.remove(digest, tags));
            }
            catch (error) {
                return { action: deps.signal.aborted ? 'deferred' : 'failed', reason: (0,src_errors/* toMessage */.R9)(error) };
            }
        },
        stopBefore: async () => findStopReason(deps, retry.deadline) ?? (await access.stop()),
    };
}
async function removeGhostTags({ plan, registry }, { policy, retry }, deps) {
    const outcomes = new Map();
    for (const { tag, action } of decideGhostTags(plan.ghostTags, policy)) {
        if (action === 'keep')
            continue;
        const reason = findStopReason(deps, retry.deadline);
        outcomes.set(tag, reason === undefined ? await removeGhostTag(registry, tag) : { action: 'deferred', reason });
    }
    return outcomes;
}

// EXTERNAL MODULE: ./build/actions/prune-images/rules/package-choice.js
var package_choice = __webpack_require__(60350);
;// CONCATENATED MODULE: ./build/actions/prune-images/prune-images.js











const maxActiveWorkAgeMs = 300_000;
async function pruneImages(inputs, deps) {
    const { run, clock, files, log, signal } = deps;
    const chosen = (0,package_choice/* chooseImages */.s)(inputs.images, inputs.packages, run.repository);
    if (inputs.reportFile !== undefined && !(await files.exists((0,posix_.dirname)(inputs.reportFile)))) {
        throw new src_errors/* UserError */.yo(`Input "report-file" is "${inputs.reportFile}": its folder does not exist, so create it first.`);
    }
    const deadline = clock.now() + inputs.timeoutMs;
    const queryRecentWork = reuseActiveWork(run, { ...deps, deadline });
    const { policy, dryRun } = inputs;
    const defaultBranch = await queryDefaultBranch(run, { ...deps, deadline });
    const names = new Set([...chosen.images, ...(await findPackageImages(chosen, { ...deps, deadline }))]);
    const images = [];
    for (const image of names) {
        const request = {
            image,
            api: chooseRegistryApi(image, inputs.api),
            policy,
            defaultBranch,
            dryRun,
            retry: { policy: inputs.retry, deadline },
            queryActiveCommits: async () => (await queryRecentWork()).commits,
        };
        images.push(await log.group(`Prune ${image}`, () => pruneImage(request, deps)));
    }
    const request = { repository: run.repository, policy, dryRun, deadline, queryActiveWork: queryRecentWork };
    const artifacts = inputs.artifacts
        ? await log.group('Prune hand-over artifacts', () => pruneArtifacts(request, deps))
        : { rows: [], bytes: 0, error: '' };
    const totals = (0,prune_report/* sumTotals */.L_)({ images, artifacts });
    const report = {
        schema: 1,
        'dry-run': dryRun,
        created: new Date(clock.now()).toISOString(),
        images,
        artifacts,
        totals,
    };
    const reportFile = inputs.reportFile ?? (0,posix_.join)(await files.temporaryFolder({ lasting: true }), 'prune-report.json');
    await files.writeText(reportFile, `${JSON.stringify(report, undefined, 1)}\n`);
    const result = { report, reportFile };
    if (dryRun && totals.deleted > 0) {
        log.notice(`Dry run: ${totals.deleted} would be deleted. Set "dry-run" to false to delete them.`);
    }
    if (totals.deferred > 0) {
        log.notice(`${totals.deferred} are left for the next run: ${findFirstReason(report, 'deferred')}.`);
    }
    if (signal.aborted)
        return { result, failure: signal.reason };
    return totals.failed === 0 ? { result } : { result, failure: toPruneError(report) };
}
function chooseRegistryApi(image, api) {
    if (api !== 'auto')
        return api;
    return (0,reference/* parseImageRef */.Q)(image, 'image').host === 'ghcr.io' ? 'github' : 'distribution';
}
function reuseActiveWork(run, deps) {
    let last;
    return async () => {
        const now = deps.clock.now();
        if (last === undefined || now - last.at >= maxActiveWorkAgeMs) {
            last = { at: now, work: await queryActiveWork(run, deps) };
        }
        return last.work;
    };
}
async function queryDefaultBranch(run, deps) {
    const branch = (0,read_json/* textAt */.$6)(run.payload, 'repository', 'default_branch');
    if (branch !== undefined)
        return branch;
    const request = { what: 'the default branch', path: `/repos/${run.repository}`, permission: 'contents: read' };
    return (0,read_json/* textAt */.$6)(await (0,rest_requests/* queryApi */.JO)(request, deps), 'default_branch');
}
function toPruneError(report) {
    const errors = [...report.images, report.artifacts].map(({ error }) => error).filter((error) => error !== '');
    if (errors.length > 0)
        return new src_errors/* UserError */.yo(errors.join(' '));
    const { failed } = report.totals;
    return new src_errors/* UserError */.yo(`${failed} could not be deleted: ${findFirstReason(report, 'failed')}. The report lists them.`);
}
function findFirstReason(report, action) {
    return (0,prune_report/* listRows */.qs)(report).find((row) => row.action === action)?.reason ?? '';
}


/***/ }),

/***/ 13821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bindLogin)
/* harmony export */ });
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


function bindLogin(login, { images, patterns }) {
    if (login === undefined)
        return undefined;
    const named = images.map((image) => (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(image, 'image').host ?? 'docker.io');
    const hosts = [...new Set([...named, ...(patterns.length === 0 ? [] : ['ghcr.io'])])];
    const [host, ...others] = hosts;
    if (host !== undefined && others.length === 0)
        return { host, login };
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The images are on ${hosts.join(', ')}, and "username" and "password" are a login for one of them: leave both empty and log in to each with docker/login-action, or prune each registry in a step of its own.`);
}


/***/ }),

/***/ 60350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ chooseImages),
/* harmony export */   x: () => (/* binding */ parsePackageChoice)
/* harmony export */ });
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _src_core_tags_image_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27743);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);



const maxWildcards = 4;
const maxPatternLength = 200;
function parsePackageChoice(owner, packages, useRegex) {
    if (owner !== undefined && !/^\w[\w-]{0,99}$/.test(owner)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Input "owner" is "${owner}": use the name of a user or an organization, such as octo-org.`);
    }
    if (useRegex && packages.length === 0) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('Input "use-regex" is true and "packages" is empty: put regular expressions there, one a line.');
    }
    for (const text of packages) {
        if (text.length > maxPatternLength)
            refusePackage(text, `use at most ${maxPatternLength} characters`);
    }
    if (useRegex)
        return { owner: owner?.toLowerCase(), names: [], patterns: packages.map(parseExpression) };
    const isPattern = (text) => /[*?]/.test(text);
    return {
        owner: owner?.toLowerCase(),
        names: packages.filter((text) => !isPattern(text)).map(checkPackageName),
        patterns: packages.filter(isPattern).map(parseGlob),
    };
}
function parseExpression(text) {
    try {
        return { text, whole: new RegExp(`^(?:${text})$`, 'u') };
    }
    catch {
        return refusePackage(text, 'it is no regular expression');
    }
}
function parseGlob(text) {
    const parts = text.toLowerCase().match(/\*+|\?|[a-z0-9._/-]+|./gs) ?? [];
    if (parts.filter((part) => part.startsWith('*')).length > maxWildcards) {
        refusePackage(text, `use "*" at most ${maxWildcards} times`);
    }
    const source = parts.map((part) => {
        if (part === '*')
            return '[^/]*';
        if (part.startsWith('*'))
            return '.*';
        if (part === '?')
            return '[^/]';
        return /^[a-z0-9._/-]+$/.test(part)
            ? part.replaceAll('.', '\\.')
            : refusePackage(text, `"${part}" is neither in names of packages nor one of "*", "**" and "?"`);
    });
    return { text, whole: new RegExp(`^${source.join('')}$`) };
}
function checkPackageName(text) {
    const name = text.toLowerCase();
    if (name.startsWith('ghcr.io/'))
        refusePackage(text, 'leave host and owner out, or put it into "images"');
    const { tag, digest } = (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(`ghcr.io/owner/${name}`, 'input "packages"');
    return tag === undefined && digest === undefined ? name : refusePackage(text, 'leave tag and digest out');
}
function refusePackage(text, why) {
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Input "packages" has "${text.slice(0, maxPatternLength)}": ${why}.`);
}
function chooseImages(lines, { owner, names, patterns }, repository) {
    const [ownOwner = '', name = ''] = repository.toLowerCase().split('/');
    const hasPackages = names.length + patterns.length > 0;
    if (owner !== undefined && !hasPackages && lines.length > 0) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Input "owner" is "${owner}", and "images" have their owner in their names: use "packages".`);
    }
    const account = owner ?? ownOwner;
    const named = owner === undefined || hasPackages ? names : [name];
    const isDefault = lines.length === 0 && owner === undefined && !hasPackages;
    const listed = lines.length > 0 || isDefault ? (0,_src_core_tags_image_names_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveImageNames */ .o)(lines, repository) : [];
    const images = [...listed, ...named.map((each) => `ghcr.io/${account}/${each}`)];
    return { images: [...new Set(images)], owner: account, patterns };
}


/***/ }),

/***/ 90787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tk: () => (/* binding */ parsePruneRules),
/* harmony export */   Z4: () => (/* binding */ defaultRules),
/* harmony export */   lF: () => (/* binding */ minUntaggedAgeMs),
/* harmony export */   rn: () => (/* binding */ classifyTag)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88063);
/* harmony import */ var _tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11139);



const minUntaggedAgeMs = 86_400_000;
const protectedPatterns = ['latest', 'sha-<sha>', 'sha-<sha>-*', '<version>', '*cache*'].map((text) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTagPattern */ .k8)(text, 'protected tags'));
function defaultRules(prPrefix) {
    return [`${prPrefix}<n>=24h`, `${prPrefix}<n>-*=24h`, 'mq-<sha>=24h', 'mq-<sha>-*=24h', '*-<sha>=7d', '*-<sha>-*=7d'];
}
function parsePruneRules(lines) {
    const what = 'input "rules"';
    return lines.map((line) => {
        const [, pattern = '', age = ''] = /^(.*?)\s*=\s*(.*)$/.exec(line) ?? refuse(`Input "rules" has "${line}": use pattern=age, such as pr-*=24h.`);
        return { pattern: (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTagPattern */ .k8)(pattern, what), ageMs: (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAge */ .F1)(age, what), text: line };
    });
}
function classifyTag(tag, policy, defaultBranch) {
    const referrer = /^sha256-([0-9a-f]{64})(?:\..+|-.+)?$/.exec(tag);
    if (referrer !== null)
        return { kind: 'referrer', subject: `sha256:${referrer[1] ?? ''}` };
    const excluded = policy.excluded.find((pattern) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchTag */ ._f)(pattern, tag) !== undefined);
    if (excluded !== undefined)
        return { kind: 'keep', reason: `protected by "${excluded.text}"` };
    if (policy.pullRequest !== undefined)
        return classifyForPullRequest(tag, policy.prPrefix, policy.pullRequest);
    for (const rule of policy.rules) {
        const match = (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchTag */ ._f)(rule.pattern, tag);
        if (match === undefined)
            continue;
        const protection = rule.pattern.startsPlain ? undefined : findDefaultProtection(tag, defaultBranch);
        return protection === undefined
            ? { kind: 'candidate', rule, sha: match.sha }
            : { kind: 'keep', reason: `protected by default: ${protection}` };
    }
    return { kind: 'keep', reason: 'no rule matches it' };
}
function classifyForPullRequest(tag, prefix, number) {
    const name = `${prefix}${number}`;
    const isOwn = tag === name || (tag.startsWith(name) && /^-[0-9a-f]{7,64}(?:-.*)?$/.test(tag.slice(name.length)));
    if (!isOwn)
        return { kind: 'keep', reason: `not of ${name}` };
    const text = `pull request ${number}`;
    return { kind: 'candidate', rule: { pattern: (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTagPattern */ .k8)(`${name}*`, text), ageMs: 0, text }, sha: undefined };
}
function findDefaultProtection(tag, defaultBranch) {
    const branch = (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeRefName */ .Iv)(defaultBranch ?? '');
    const branchPatterns = branch === '' ? [] : [branch, `${branch}-<sha>`, `${branch}-<sha>-*`];
    const patterns = [...branchPatterns.map((text) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTagPattern */ .k8)(text, 'default branch')), ...protectedPatterns];
    return patterns.find((pattern) => (0,_tag_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .matchTag */ ._f)(pattern, tag) !== undefined)?.text;
}
function refuse(message) {
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(message);
}


/***/ }),

/***/ 16215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L_: () => (/* binding */ sumTotals),
/* harmony export */   Lk: () => (/* binding */ toReportRows),
/* harmony export */   oy: () => (/* binding */ isDeleted),
/* harmony export */   qk: () => (/* binding */ listBroken),
/* harmony export */   qs: () => (/* binding */ listRows)
/* harmony export */ });
function isDeleted({ action }) {
    return action === 'deleted' || action === 'would-delete';
}
function listRows(report) {
    return [...report.images.flatMap(({ rows }) => rows), ...report.artifacts.rows];
}
function listBroken({ images }) {
    return images.flatMap(({ broken }) => broken);
}
function sumTotals(report) {
    const count = { deleted: 0, kept: 0, failed: 0, deferred: 0 };
    for (const { action } of listRows(report))
        count[action === 'would-delete' ? 'deleted' : action] += 1;
    const unread = [...report.images, report.artifacts].filter(({ error }) => error !== '').length;
    const bytes = report.images.reduce((sum, image) => sum + image.bytes, 0);
    return { ...count, failed: count.failed + unread, bytes };
}
function toReportRows(image, manifest, tagVerdicts, outcome) {
    const { digest, tags } = manifest;
    const keptTag = tags.find((tag) => tagVerdicts.get(tag)?.action === 'keep');
    const reasonFor = (tag) => {
        const own = tagVerdicts.get(tag);
        if (own?.action === manifest.action)
            return own.reason;
        return keptTag === undefined ? manifest.reason : `shares its image with "${keptTag}"`;
    };
    const names = tags.length === 0 ? [''] : tags;
    return names.map((name) => ({
        image,
        name,
        id: digest,
        action: outcome?.action ?? 'kept',
        reason: outcome === undefined || outcome.reason === '' ? reasonFor(name) : outcome.reason,
    }));
}


/***/ }),

/***/ 11139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ parseAge),
/* harmony export */   _f: () => (/* binding */ matchTag),
/* harmony export */   k8: () => (/* binding */ parseTagPattern)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

const maxTagLength = 128;
const placeholders = {
    sha: /^[0-9a-f]{7,64}$/,
    n: /^[1-9]\d*$/,
    version: /^v?(?:\d+|\d+\.\d+(?:\.\d+)*(?:[-_.][0-9A-Za-z._-]+)?)$/,
};
function parseTagPattern(text, what) {
    const refuse = (why) => {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has the pattern "${text}": ${why}.`);
    };
    const parts = text.replaceAll(/\*{2,}/g, '*').match(/<\w+>|[*?]|[\w.-]+|./gs) ?? refuse('it is empty');
    if (parts.length > maxTagLength)
        refuse(`it has more than ${maxTagLength} parts`);
    const unknown = parts.find((part) => !/^(?:[*?]|[\w.-]+)$/.test(part) && wordOf(part) === undefined);
    if (unknown !== undefined) {
        refuse(`"${unknown}" is neither in tags nor one of "*", "?", "<n>", "<sha>" and "<version>"`);
    }
    if (parts.filter((part) => part === '<sha>').length > 1)
        refuse('a tag holds one "<sha>"');
    return { text, startsPlain: /^[\w.-]/.test(text), parts };
}
function wordOf(part) {
    const [, name = ''] = /^<(\w+)>$/.exec(part) ?? [];
    return Object.hasOwn(placeholders, name) ? placeholders[name] : undefined;
}
function findEnds(part, tag, start) {
    if (part === '?')
        return start < tag.length ? [start + 1] : [];
    const word = wordOf(part);
    if (part !== '*' && word === undefined)
        return tag.startsWith(part, start) ? [start + part.length] : [];
    const ends = Array.from({ length: tag.length - start + 1 }, (_, index) => tag.length - index);
    return word === undefined ? ends : ends.filter((end) => word.test(tag.slice(start, end)));
}
function matchTag({ parts }, tag) {
    if (tag.length > maxTagLength)
        return undefined;
    const failed = new Set();
    const match = (index, start) => {
        const part = parts[index];
        if (part === undefined)
            return start === tag.length ? { sha: undefined } : undefined;
        const place = index * (maxTagLength + 1) + start;
        if (failed.has(place))
            return undefined;
        for (const end of findEnds(part, tag, start)) {
            const rest = match(index + 1, end);
            if (rest !== undefined)
                return part === '<sha>' ? { sha: tag.slice(start, end) } : rest;
        }
        failed.add(place);
        return undefined;
    };
    return match(0, 0);
}
const ageUnitsMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
function parseAge(text, what) {
    const [, number = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
    const factor = ageUnitsMs[unit];
    if (factor !== undefined)
        return Number(number) * factor;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has the age "${text}": use a number and m, h, d or w, such as 24h or 7d.`);
}


/***/ }),

/***/ 28116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ pruneSummary)
/* harmony export */ });
/* harmony import */ var _src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37234);
/* harmony import */ var _rules_prune_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16215);




const maxRows = 100;
const maxReasonLength = 300;
const actionOrder = ['failed', 'deferred', 'deleted', 'would-delete', 'kept'];
function pruneSummary({ report }) {
    const { totals, images, artifacts } = report;
    const dryRun = report['dry-run'];
    const rows = [...(0,_rules_prune_report_js__WEBPACK_IMPORTED_MODULE_1__/* .listRows */ .qs)(report)].sort((one, other) => actionOrder.indexOf(one.action) - actionOrder.indexOf(other.action));
    const broken = (0,_rules_prune_report_js__WEBPACK_IMPORTED_MODULE_1__/* .listBroken */ .qk)(report);
    const head = (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .renderFactTable */ .zB)(dryRun ? 'Prune images (dry run)' : 'Pruned images', [
        [dryRun ? 'would be deleted' : 'deleted', [String(totals.deleted)]],
        ['kept', [String(totals.kept)]],
        ['failed', totals.failed === 0 ? [] : [String(totals.failed)]],
        ['left for the next run', totals.deferred === 0 ? [] : [String(totals.deferred)]],
        ['image bytes', [(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(totals.bytes)]],
        ['artifact bytes', artifacts.rows.length === 0 ? [] : [(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(artifacts.bytes)]],
        ['broken', broken.length === 0 ? [] : [String(broken.length)]],
        ['nothing found in', images.flatMap((each) => (each.error === '' && each.rows.length === 0 ? [each.image] : []))],
        ['nothing decided', [...images, artifacts].flatMap(({ error }) => (error === '' ? [] : [truncateReason(error)]))],
    ]);
    if (rows.length === 0)
        return head;
    const repairs = broken.length === 0 ? '' : renderBroken(broken);
    const list = renderRows('tag or artifact', rows);
    const more = rows.length > maxRows ? `\n${rows.length - maxRows} further rows are in the report.\n` : '';
    return `${head}\n${repairs}${list}${more}`;
}
function renderBroken(broken) {
    const list = renderRows('broken', broken);
    const more = broken.length > maxRows ? `\n${broken.length - maxRows} further ones are in the report.\n` : '';
    return `${list}${more}\n`;
}
function renderRows(what, rows) {
    return (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_2__/* .renderListTable */ .bC)(['', 'image', what, 'why'], rows
        .slice(0, maxRows)
        .map(({ action, image, name, id, reason }) => [
        action.replace('-', ' '),
        image,
        showName({ name, id }),
        truncateReason(reason),
    ]));
}
function showName({ name, id }) {
    return name === '' ? `@${(0,_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenDigest */ .YI)(id)}` : name;
}
function truncateReason(text) {
    return text.length <= maxReasonLength ? text : `${text.slice(0, maxReasonLength)}…`;
}


/***/ }),

/***/ 74292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ githubRest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _load_octokit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40022);


const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore() {
}
function githubRest(token, baseUrl) {
    let client;
    const send = async (method, path, parameters = {}) => {
        if (token === '') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The API is needed for ${path} and there is no token: set the input "github-token".`);
        }
        client ??= (0,_load_octokit_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOctokit */ .m)().then(({ GitHub: Client, getOctokitOptions }) => {
            const options = { log: silent, ...(baseUrl === undefined ? {} : { baseUrl }) };
            return new Client(getOctokitOptions(token, options));
        });
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

/***/ 40022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ loadOctokit)
/* harmony export */ });
/* harmony import */ var _streams_bounded_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84086);

const maxAnswerBytes = 32 << 20;
let loaded;
function loadOctokit() {
    loaded ??= __webpack_require__.e(/* import() */ 555).then(__webpack_require__.bind(__webpack_require__, 85555)).then((utils) => {
        const { request } = utils.defaults;
        if (request !== undefined)
            request.fetch = withLimit(request.fetch);
        return utils;
    });
    return loaded;
}
function withLimit(fetch) {
    return async (input, init) => {
        const answer = await fetch(input, init);
        if (answer.body === null)
            return answer;
        const { status, statusText, headers } = answer;
        const what = `the answer of ${new URL(input instanceof Request ? input.url : input).host}`;
        const body = await (0,_streams_bounded_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readAtMost */ .rU)(answer.body, maxAnswerBytes, what);
        return new Response(body, { status, statusText, headers: [...headers] });
    };
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

/***/ 97851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ primaryName),
/* harmony export */   Jj: () => (/* binding */ imageArtifactName),
/* harmony export */   L2: () => (/* binding */ spareName),
/* harmony export */   Ug: () => (/* binding */ isRecordArtifact),
/* harmony export */   _P: () => (/* binding */ artifactNameOfRef),
/* harmony export */   el: () => (/* binding */ recordArtifactNames),
/* harmony export */   n_: () => (/* binding */ sanitizeArtifactName),
/* harmony export */   wi: () => (/* binding */ checkFileName),
/* harmony export */   xy: () => (/* binding */ toArtifactName),
/* harmony export */   zQ: () => (/* binding */ withoutRecordSuffix)
/* harmony export */ });
/* unused harmony export recordSuffix */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


const recordSuffix = '.handover.json';
const spareSuffix = '.again';
const maxNameBytes = 255 - recordSuffix.length - spareSuffix.length;
function imageArtifactName(image, tag) {
    return `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function artifactNameOfRef(reference) {
    const { repository, tag } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(reference, 'image');
    return sanitizeArtifactName(imageArtifactName(repository, tag ?? 'latest'), 'name made of image and tag');
}
function spareName(name) {
    return `${name}${spareSuffix}`;
}
function primaryName(name) {
    return name.endsWith(spareSuffix) ? name.slice(0, -spareSuffix.length) : name;
}
function recordArtifactNames(name) {
    const primary = primaryName(name);
    return [`${primary}${recordSuffix}`, `${spareName(primary)}${recordSuffix}`];
}
function isRecordArtifact(name) {
    return name.endsWith(recordSuffix);
}
function withoutRecordSuffix(name) {
    return isRecordArtifact(name) ? name.slice(0, -recordSuffix.length) : name;
}
function toArtifactName(text) {
    return text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
}
function sanitizeArtifactName(text, what) {
    const name = toArtifactName(text);
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
    };
    if (name === '' || name === '.' || name === '..')
        return refuse('which is no name');
    if (/\.zip$/i.test(name))
        return refuse('and clients unpack what ends in ".zip"');
    if (isRecordArtifact(name))
        return refuse(`and "${recordSuffix}" is the ending of handover records`);
    if (name.endsWith(spareSuffix))
        return refuse(`and "${spareSuffix}" is the ending of a name that is fallen back to`);
    if (Buffer.byteLength(name) > maxNameBytes)
        return refuse(`which is longer than ${maxNameBytes} bytes`);
    return name;
}
function checkFileName(text) {
    if (/[":<>|*?\r\n\\/]/.test(text) || text === '.' || text === '..' || Buffer.byteLength(text) > 255) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
    }
    return text;
}


/***/ }),

/***/ 77794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ isImageEntry),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Uy: () => (/* binding */ listedManifests),
/* harmony export */   WN: () => (/* binding */ ociIndexType),
/* harmony export */   _7: () => (/* binding */ isAttestationLayer),
/* harmony export */   _m: () => (/* binding */ isImageConfig),
/* harmony export */   aY: () => (/* binding */ isDockerManifestList),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   gf: () => (/* binding */ attestedManifest),
/* harmony export */   jj: () => (/* binding */ isBuildCacheConfig),
/* harmony export */   nw: () => (/* binding */ isIndex),
/* harmony export */   tQ: () => (/* binding */ isManifestDescriptor)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);


const ociIndexType = 'application/vnd.oci.image.index.v1+json';
const dockerManifestListType = 'application/vnd.docker.distribution.manifest.list.v2+json';
const manifestTypes = [
    ociIndexType,
    'application/vnd.oci.image.manifest.v1+json',
    dockerManifestListType,
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.artifact.manifest.v1+json',
];
const imageConfigTypes = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
];
const anyManifestType = /\.(?:index|manifest)\.v\d\+json$|\.distribution\.manifest\./;
function mediaTypeOf(manifest) {
    const kind = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(manifest, 'manifests') === undefined ? 'manifest' : 'index';
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}
function isIndex(mediaType) {
    return mediaType === ociIndexType || isDockerManifestList(mediaType);
}
function isDockerManifestList(mediaType) {
    return mediaType === dockerManifestListType;
}
function listedManifests(raw, digest) {
    const entries = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(JSON.parse(raw), 'manifests').filter((entry) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'digest') !== undefined);
    return entries.length === 0 ? [digest] : entries.flatMap((entry) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .readDigest */ .rP)(entry) ?? []);
}
function isManifestDescriptor(descriptor) {
    const mediaType = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType');
    return mediaType === undefined || anyManifestType.test(mediaType);
}
function isAttestation(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'annotations', 'vnd.docker.reference.type') === 'attestation-manifest';
}
function attestedManifest(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'annotations', 'vnd.docker.reference.digest');
}
function isImageEntry(descriptor) {
    return !isAttestation(descriptor) && (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'platform', 'os') !== 'unknown';
}
function isAttestationLayer(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType') === 'application/vnd.in-toto+json';
}
function isImageConfig(descriptor) {
    return imageConfigTypes.includes((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType') ?? '');
}
function isBuildCacheConfig(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType') === 'application/vnd.buildkit.cacheconfig.v0';
}


/***/ }),

/***/ 27743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findMaskedImage),
/* harmony export */   o: () => (/* binding */ resolveImageNames)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _inputs_csv_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67875);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);



const awsAccountHost = /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//;
function resolveImageNames(lines, repository) {
    if (lines.length === 0)
        return [checkImageName(`ghcr.io/${repository}`, 'name of this repository as an image')];
    const names = lines.flatMap(readEnabledNames);
    if (names.length > 0)
        return [...new Set(names.map((name) => checkImageName(name, 'input "images"')))];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "images" has "enable=false" on every line: switch one image on.');
}
function readEnabledNames(line) {
    const fields = (0,_inputs_csv_js__WEBPACK_IMPORTED_MODULE_1__/* .readCsvFields */ .ci)(line)
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
function checkImageName(text, what) {
    const name = text.toLowerCase();
    const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseImageRef */ .Q)(name, what);
    if (ref.tag !== undefined || ref.digest !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} has "${text}": give the name alone, the tag is computed.`);
    }
    return name;
}
function findMaskedImage(images) {
    return images.find((image) => awsAccountHost.test(image));
}


/***/ }),

/***/ 88063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ shortenRefName),
/* harmony export */   Iv: () => (/* binding */ sanitizeRefName),
/* harmony export */   YC: () => (/* binding */ checkTagStyle),
/* harmony export */   _3: () => (/* binding */ formatTag),
/* harmony export */   _Q: () => (/* binding */ parseVersionTag),
/* harmony export */   y4: () => (/* binding */ shortenSha)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const hashLength = 6;
const minNameLength = hashLength + 2;
const versionPattern = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*))?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i;
function formatTag(event, sha, style) {
    const short = shortenSha(sha, style);
    switch (event.kind) {
        case 'pull-request':
            return formatPullRequestTag(event.prNumber, short, style);
        case 'default-branch':
            return `sha-${short}`;
        case 'merge-queue':
            return `mq-${short}`;
        case 'branch':
            return formatNamedTag(event.branch ?? '', 'heads', short, style);
        case 'tag': {
            const name = event.tagName ?? '';
            const version = parseVersionTag(name);
            if (version !== undefined && version.text.length <= style.maxLength)
                return version.text;
            return formatNamedTag(name, 'tags', short, style);
        }
    }
}
function shortenSha(sha, style) {
    return sha.slice(0, style.shortShaLength);
}
function checkTagStyle(style) {
    if (!/^[a-z0-9_][a-z0-9_.-]*$/.test(style.prPrefix)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "pr-prefix" is "${style.prPrefix}": use a-z, 0-9, "_", "." or "-", and start with a letter, digit or "_".`);
    }
    if (maxNameLength(style) < minNameLength) {
        const maxShaLength = style.maxLength - 1 - minNameLength;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "short-sha-length" is ${style.shortShaLength}, which leaves no room for a branch in "max-length" ${style.maxLength}: use at most ${maxShaLength}.`);
    }
}
function sanitizeRefName(name) {
    return trimEnds(name
        .toLowerCase()
        .replaceAll(/[^a-z0-9.]+|-+/g, '-')
        .replaceAll(/-{2,}/g, '-'));
}
function shortenRefName(name, space, maxLength) {
    const clean = sanitizeRefName(name);
    if (clean.length <= maxLength)
        return clean;
    return addHash(clean, `refs/${space}/${name}`, maxLength);
}
function parseVersionTag(tagName) {
    const match = versionPattern.exec(tagName);
    if (match === null)
        return undefined;
    const [, major = '', minor = '', , preRelease] = match;
    return {
        text: tagName.replace(/^v/i, '').replaceAll('+', '_').toLowerCase(),
        major,
        minor,
        isPreRelease: preRelease !== undefined,
    };
}
function formatPullRequestTag(prNumber, short, style) {
    if (prNumber === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('The pull request of this run is not known: set the input "pr-number".');
    }
    const tag = `${style.prPrefix}${prNumber}-${short}`;
    if (tag.length <= style.maxLength)
        return tag;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The tag "${tag}" has ${tag.length} characters and "max-length" is ${style.maxLength}: shorten "pr-prefix" or "short-sha-length".`);
}
function formatNamedTag(name, space, short, style) {
    const maxLength = maxNameLength(style);
    const part = shortenRefName(name, space, maxLength);
    if (isReservedName(part, style))
        return `${addHash(part, `refs/${space}/${name}`, maxLength)}-${short}`;
    return `${part === '' ? 'branch' : part}-${short}`;
}
function isReservedName(name, { prPrefix }) {
    if (name === 'sha' || name === 'mq')
        return true;
    return name.startsWith(prPrefix) && /^\d+$/.test(name.slice(prPrefix.length));
}
function addHash(name, ref, maxLength) {
    return `${trimEnds(name.slice(0, maxLength - hashLength - 1))}-${hashRef(ref)}`;
}
function maxNameLength(style) {
    return style.maxLength - 1 - style.shortShaLength;
}
function trimEnds(text) {
    return text.replace(/^[-.]+/, '').replace(/[-.]+$/, '');
}
function hashRef(ref) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(ref).digest();
    const number = digest.readUIntBE(0, 6) % 36 ** hashLength;
    return number.toString(36).padStart(hashLength, '0');
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


/***/ })

};
