export const id = 735;
export const ids = [735];
export const modules = {

/***/ 30000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ts: () => (/* binding */ checkRequiredRegistries),
  Lx: () => (/* binding */ findBuilder),
  C7: () => (/* binding */ planBuild),
  Yy: () => (/* binding */ planLimits)
});

// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 16 modules
var classify = __webpack_require__(98673);
// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failure = __webpack_require__(81563);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/services/git/source-sha.js
var source_sha = __webpack_require__(54867);
// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var phases = __webpack_require__(12191);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/build-decisions.js
var build_decisions = __webpack_require__(57406);
// EXTERNAL MODULE: ./build/src/core/inputs/csv.js
var csv = __webpack_require__(67875);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/cache-options.js



const exportFlags = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';
function resolveCache(inputs, refs, event, builder) {
    const { registryCache, cacheFrom, cacheTo } = inputs;
    for (const target of cacheTo.flatMap(registryTargets))
        resolveCacheRef('cache-to', target, refs);
    if (registryCache === undefined)
        return { cacheFrom, cacheTo, note: undefined };
    const main = resolveCacheRef('registry-cache', registryCache, refs);
    const isPullRequest = event.kind === 'pull-request';
    const own = isPullRequest && event.prNumber !== undefined ? `${main}-pr-${event.prNumber}` : main;
    const reads = own === main || !inputs.pullRequestCache ? [main] : [own, main];
    const target = isPullRequest && !inputs.pullRequestCache ? undefined : own;
    const canExport = builder.driver !== 'docker' || builder.store === 'containerd';
    const writes = target !== undefined && event.canPush && canExport;
    return {
        cacheFrom: [...cacheFrom, ...reads.map((ref) => `type=registry,ref=${ref}`)],
        cacheTo: writes ? [...cacheTo, `type=registry,ref=${target},${exportFlags}`] : cacheTo,
        note: canExport || target === undefined
            ? undefined
            : 'The registry cache is read and not written: the docker driver of this engine cannot export one; use docker/setup-buildx-action.',
    };
}
function registryTargets(line) {
    const fields = (0,csv/* readCsvFields */.ci)(line);
    if (fields.length === 1 && !line.includes('='))
        return fields;
    if (!fields.includes('type=registry'))
        return [];
    return fields.filter((field) => field.startsWith('ref=')).map((field) => field.slice('ref='.length));
}
function resolveCacheRef(input, cache, refs) {
    const { repository, tag = 'latest' } = (0,reference/* parseImageRef */.Q)(cache, `input "${input}"`);
    const full = `${repository}:${tag}`;
    if (refs.every(({ ref }) => ref !== full))
        return full;
    throw new errors/* UserError */.yo(`Input "${input}" has "${full}", which is one of the image's tags: use one of its own, such as ${repository}:buildcache.`);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/call-method.js

function resolveCallFlags(method, version) {
    if (!isOlderThanCallFlag(version))
        return { args: [`--call=${method}`], env: {} };
    if (method === 'check') {
        throw new errors/* UserError */.yo(`Input "call" is "check", which needs buildx 0.15 or newer, and this is buildx ${version}: update it (docker/setup-buildx-action), or leave "call" out.`);
    }
    return { args: [`--print=${method}`, '--output=type=cacheonly'], env: { BUILDX_EXPERIMENTAL: '1' } };
}
function isOlderThanCallFlag(version) {
    const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
    return major === 0 && minor < 15;
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/image-labels.js
var image_labels = __webpack_require__(2153);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/layer-compression.js
var layer_compression = __webpack_require__(47766);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/secret-build-args.js + 1 modules
var secret_build_args = __webpack_require__(50948);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-plan.js
















const planTimeoutMs = 60_000;
async function planBuild(inputs, deps) {
    const start = deps.clock.now();
    if (inputs.localTag !== undefined)
        (0,reference/* parseLocalTag */.rz)(inputs.localTag);
    const event = (0,read_event/* readEventFacts */._)(deps.run);
    const limits = planLimits(inputs, deps);
    const [targets, engineAnswer, builderAnswer] = await Promise.allSettled([
        resolveTargets(inputs, event, deps),
        deps.engine.info(limits),
        deps.builder ?? findBuilder(inputs.builder, deps, limits),
    ]);
    const { sourceSha, revisions, refs, push } = (0,failure/* settledValue */.jW)(targets);
    const engine = (0,failure/* settledValue */.jW)(engineAnswer);
    const builder = (0,failure/* settledValue */.jW)(builderAnswer);
    const callFlags = inputs.call === 'build' ? undefined : resolveCallFlags(inputs.call, await deps.buildx.version(limits));
    const cache = resolveCache(inputs, refs, event, { driver: builder.driver, store: engine.store });
    return {
        event,
        sourceSha,
        engine,
        builder,
        refs,
        localNames: [...refs.map(({ ref }) => ref), ...(inputs.localTag === undefined ? [] : [inputs.localTag])],
        archiveName: inputs.localTag ?? refs[0]?.ref,
        push,
        load: (0,build_decisions/* decideLoad */.J)(inputs, engine, builder.driver),
        callFlags,
        labels: (0,image_labels/* labelBuild */.Z)(inputs, revisions),
        cache,
        layerCompression: (0,layer_compression/* decideLayerCompression */.c$)(inputs.layerCompression, event.kind, builder.driver),
        buildArgs: (0,secret_build_args/* passBuildArgs */.h)(inputs, cache.cacheTo),
        deadline: start + inputs.totalTimeoutMs,
    };
}
function planLimits({ totalTimeoutMs }, { signal }) {
    return { timeoutMs: Math.min(planTimeoutMs, totalTimeoutMs), ...(signal === undefined ? {} : { signal }) };
}
async function resolveTargets(inputs, event, deps) {
    const sourceSha = deps.sourceSha ?? (await (0,source_sha/* readSourceSha */.K)(event, deps.run, deps));
    const revisions = { revision: event.revision, sourceSha };
    const refs = (0,target_refs/* readTargetRefs */.YU)(inputs.tags, inputs.movingTags, revisions);
    checkRequiredRegistries(inputs.requiredRegistries ?? [], refs);
    return { sourceSha, revisions, refs, push: (0,build_decisions/* decidePush */.v)(inputs, refs, event) };
}
function checkRequiredRegistries(hosts, refs) {
    const unknown = hosts.find((host) => refs.every((ref) => ref.host !== host));
    if (unknown === undefined)
        return;
    throw new errors/* UserError */.yo(`Input "required-registries" has "${unknown}", which none of "tags" names: use the host of a tag.`);
}
async function findBuilder(name, { buildx }, limits = {}) {
    try {
        return await buildx.builder(name, limits);
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd))
            throw error;
        throw new phases/* PhaseError */.wo('finding the builder', 1, (0,classify/* classifyError */.fe)(error, { phase: 'build' }), error);
    }
}


/***/ }),

/***/ 24732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ buildResult),
/* harmony export */   I_: () => (/* binding */ nothingBuilt),
/* harmony export */   cc: () => (/* binding */ joinFailures)
/* harmony export */ });
/* unused harmony export buildCost */
/* harmony import */ var _src_core_failures_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81563);
/* harmony import */ var _src_core_handover_new_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40485);
/* harmony import */ var _src_core_oci_image_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87673);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12191);
/* harmony import */ var _rules_solve_outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71164);






const nothingBuilt = {
    imageid: '',
    imageids: {},
    digest: '',
    mediaType: '',
    imageRef: '',
    pushed: false,
    pushedRefs: [],
    failedRefs: [],
    pushSkippedReason: '',
    loaded: false,
    reused: false,
    attempts: 0,
    failure: undefined,
    cache: undefined,
    cacheFound: undefined,
    buildSeconds: undefined,
    pushSeconds: undefined,
    costSeconds: undefined,
    sizeBytes: undefined,
    layers: undefined,
    layerBytes: undefined,
    metadata: '',
    phases: [],
};
function buildResult({ inputs, plan, phases, facts, deps, shared }, failure) {
    const { built, pushed, imageids } = facts;
    const [first] = plan.refs;
    const imageid = (0,_src_core_oci_image_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .ownImageId */ .Z8)(imageids, plan.engine.platform) ?? '';
    const ofFirst = pushed.filter(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
    const firstPushed = ofFirst.find(({ ref }) => ref === first?.ref) ?? ofFirst[0];
    const repositories = (0,_rules_solve_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .pushedRepositories */ .Qx)((0,_rules_solve_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOutputs */ .qQ)(inputs.outputs, plan.refs));
    const byOutputs = repositories.length === 0 ? undefined : built?.metadata;
    const digest = firstPushed?.digest ?? byOutputs?.digest ?? '';
    const isOfFirst = firstPushed !== undefined || (first !== undefined && repositories.includes(first.repository));
    const reports = facts.reused ? phases.reports : [...(shared?.phases.reports ?? []), ...phases.reports];
    const costSeconds = facts.reused
        ? undefined
        : buildCost(reports, shared === undefined ? (built?.progress.pushSeconds ?? 0) : 0, shared?.imageCount);
    return {
        imageid,
        imageids,
        digest,
        mediaType: firstPushed?.mediaType ?? byOutputs?.mediaType ?? '',
        imageRef: first?.ref ?? '',
        pushed: failure === undefined && pushed.length > 0,
        pushedRefs: pushed,
        failedRefs: facts.failed,
        pushSkippedReason: plan.push.push ? '' : plan.push.reason,
        loaded: facts.loaded,
        reused: facts.reused,
        attempts: Math.max(0, ...reports.map(({ attemptCount }) => attemptCount)),
        failure,
        cache: shared === undefined ? built?.progress.cacheUse : undefined,
        cacheFound: built?.progress.cacheFound,
        buildSeconds: built?.seconds,
        pushSeconds: facts.pushSeconds,
        costSeconds,
        sizeBytes: built?.loaded?.sizeBytes,
        layers: built?.loaded?.diffIds?.length ?? facts.layerBytes?.length,
        layerBytes: facts.layerBytes,
        metadata: built?.metadata.text ?? '',
        phases: reports,
        handover: (0,_src_core_handover_new_record_js__WEBPACK_IMPORTED_MODULE_5__/* .newHandoverRecord */ .d)({
            first,
            digest: isOfFirst ? digest : '',
            imageid,
            imageids,
            pushedRefs: pushed,
            event: plan.event,
            sourceSha: plan.sourceSha,
            run: deps.run,
            now: deps.clock.now(),
            buildSeconds: costSeconds,
        }),
    };
}
function joinFailures(images) {
    const failed = images.filter(({ failure }) => failure !== undefined);
    const [first, ...others] = failed;
    if (first === undefined || others.every(({ failure }) => failure === first.failure))
        return first?.failure;
    const reasons = failed.map(({ name, failure }) => `${name}: ${(0,_src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(failure)}`);
    return new _src_core_failures_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ClassifiedError */ .IP(`${failed.length} of ${images.length} images failed. ${reasons.join(' ')}`, (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_3__/* .toFailure */ .w2)(first.failure, 'build'), first.failure);
}
function buildCost(phases, pushSeconds, imageCount = 1) {
    const built = phases
        .filter(({ title }) => /^build\b/.test(title))
        .flatMap(({ attempts }) => attempts)
        .find(({ failure }) => failure === undefined);
    return built === undefined ? undefined : Math.max(0, built.seconds - pushSeconds) / imageCount;
}


/***/ }),

/***/ 63737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ buildWithRetry)
});

// EXTERNAL MODULE: ./build/src/services/registry/query-budget.js
var query_budget = __webpack_require__(28716);
// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var retry_phases = __webpack_require__(12191);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./build/src/core/oci/image-ids.js
var image_ids = __webpack_require__(87673);
// EXTERNAL MODULE: ./build/src/core/oci/layer-sizes.js
var layer_sizes = __webpack_require__(81365);
// EXTERNAL MODULE: ./build/src/services/registry/push-ref.js
var push_ref = __webpack_require__(16730);
// EXTERNAL MODULE: ./build/src/services/registry/push-refs.js
var push_refs = __webpack_require__(3817);
// EXTERNAL MODULE: ./build/src/services/registry/queries.js
var queries = __webpack_require__(46404);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-into-engine.js

async function buildIntoEngine(job, solve) {
    const { phases, deps } = job;
    const start = deps.clock.now();
    return phases.run({
        title: 'build',
        context: { phase: 'build' },
        work: async (limits) => {
            const solved = await solve(loadRequest(job), limits);
            return inspectBuilt(job, solved, start, limits);
        },
    });
}
function loadRequest(job) {
    const { inputs, plan } = job;
    const toEngine = endsUpInEngine(job);
    return {
        names: toEngine ? plan.localNames : plan.refs.map(({ ref }) => ref),
        load: toEngine,
        outputs: inputs.outputs,
        provenance: inputs.provenance ?? (plan.push.push || inputs.attests.length > 0 ? undefined : 'false'),
    };
}
async function inspectBuilt(job, { metadata, progress }, start, limits) {
    const { plan, deps } = job;
    const name = plan.localNames[0] ?? metadata.digest;
    const loaded = endsUpInEngine(job) && name !== undefined ? await inspectLoaded(name, deps.engine, limits) : undefined;
    return { metadata, progress, seconds: (deps.clock.now() - start) / 1000, loaded };
}
function endsUpInEngine({ inputs, plan }) {
    return plan.load || plan.push.push || inputs.imageTar !== undefined;
}
async function inspectLoaded(name, engine, limits) {
    const image = await engine.inspect(name, limits);
    if (image !== undefined)
        return image;
    throw new retry_phases/* AttemptError */.cb({
        class: 'transient',
        reason: `the image "${name}" is not in the engine although the build succeeded`,
        remedy: 'run again; the engine lost the image that it had loaded',
    });
}

// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var digest = __webpack_require__(74835);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-warnings.js

const maxWarnings = 10;
function readBuildWarnings(metadata) {
    return (0,read_json/* listAt */.gT)(metadata, 'buildx.build.warnings')
        .flatMap((entry) => {
        const short = (0,read_json/* valueAt */.fK)(entry, 'short');
        if (typeof short !== 'string')
            return [];
        const [range] = (0,read_json/* listAt */.gT)(entry, 'range');
        const line = (0,read_json/* valueAt */.fK)(range, 'start', 'line');
        return [
            { message: Buffer.from(short, 'base64').toString('utf8'), line: typeof line === 'number' ? line : undefined },
        ];
    })
        .slice(0, maxWarnings);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-metadata.js



function readBuildMetadata(text) {
    const data = text.trim() === '' ? {} : JSON.parse(text);
    const digestAt = (key) => {
        const value = (0,read_json/* valueAt */.fK)(data, key);
        return typeof value === 'string' && (0,digest/* isDigest */.Bc)(value) ? value : undefined;
    };
    const mediaType = (0,read_json/* valueAt */.fK)(data, 'containerimage.descriptor', 'mediaType');
    return {
        text,
        mediaType: typeof mediaType === 'string' ? mediaType : undefined,
        configDigest: digestAt('containerimage.config.digest'),
        digest: digestAt('containerimage.digest'),
        warnings: readBuildWarnings(data),
    };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-progress.js
const step = /^#(\d+) \[(?:[^\]]* )?\d+\/\d+\] (\w+)/;
const cachedStep = /^#(\d+) CACHED$/;
const failedStep = /^#(\d+) ERROR: (.*)$/;
const pushing = /^#\d+ pushing (layers|manifest)/;
const exported = /^#\d+ (exporting config|exporting manifest|exporting manifest list|writing image) (sha256:[0-9a-f]{64})/;
const pushed = /^#\d+ pushing (?:layers|manifest .*) ([\d.]+)s done$/;
const cacheTransfer = /^#(\d+) (?:\[[\w-]+\] )?(importing|exporting) .*\bcache\b/i;
function targetLines(names) {
    const [only, ...others] = names;
    if (others.length === 0)
        return () => only;
    const byStep = new Map();
    return (line) => {
        const [, id, name] = /^#(\d+)(?: \[([\w-]+)[ \]])?/.exec(line) ?? [];
        if (id === undefined)
            return undefined;
        if (name !== undefined && names.includes(name))
            byStep.set(id, name);
        return byStep.get(id);
    };
}
class ProgressReader {
    #steps = new Set();
    #cached = new Set();
    #imports = new Set();
    #exports = new Set();
    #failed = new Map();
    #configs = new Set();
    #manifests = new Set();
    #reachedPush = false;
    #pushSeconds = 0;
    read(line) {
        const [, id, instruction] = step.exec(line) ?? [];
        if (id !== undefined && instruction !== 'FROM')
            this.#steps.add(id);
        const [, cached] = cachedStep.exec(line) ?? [];
        if (cached !== undefined)
            this.#cached.add(cached);
        if (pushing.test(line))
            this.#reachedPush = true;
        const [, kind, digest] = exported.exec(line) ?? [];
        if (digest !== undefined)
            (kind?.includes('manifest') === true ? this.#manifests : this.#configs).add(digest);
        this.#pushSeconds += Number(pushed.exec(line)?.[1] ?? 0);
        const [, cacheId, direction] = cacheTransfer.exec(line) ?? [];
        if (cacheId !== undefined)
            (direction === 'importing' ? this.#imports : this.#exports).add(cacheId);
        const [, failed, reason] = failedStep.exec(line) ?? [];
        if (failed !== undefined)
            this.#failed.set(failed, reason ?? '');
    }
    get reachedPush() {
        return this.#reachedPush;
    }
    get configs() {
        return [...this.#configs];
    }
    get manifests() {
        return [...this.#manifests];
    }
    get pushSeconds() {
        return this.#pushSeconds;
    }
    get cacheFound() {
        return this.#imports.size === 0 ? undefined : [...this.#imports].some((id) => !this.#failed.has(id));
    }
    get cacheExportError() {
        return [...this.#failed].find(([id]) => this.#exports.has(id))?.[1];
    }
    get cacheUse() {
        return { total: this.#steps.size, cached: [...this.#steps].filter((id) => this.#cached.has(id)).length };
    }
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/solve-outputs.js
var solve_outputs = __webpack_require__(71164);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/write-archive.js

async function writeArchive({ inputs, plan, phases, deps }) {
    if (inputs.imageTar === undefined)
        return;
    const name = plan.archiveName ?? '';
    const file = archivePath(inputs.imageTar, deps.run);
    await phases.run({
        title: `save ${name}`,
        context: { phase: 'save' },
        work: async (limits) => {
            const part = `${file}.part`;
            try {
                await deps.files.write(part, await deps.engine.save(name, limits));
                await deps.files.rename(part, file);
            }
            catch (error) {
                await deps.files.remove(file);
                throw error;
            }
        },
    });
}
function archivePath(path, { workspace }) {
    return (0,posix_.isAbsolute)(path) ? path : (0,posix_.join)(workspace, path);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-outside-engine.js











async function buildOutsideEngine(job, first, solve) {
    const { inputs, plan, phases, compression, deps } = job;
    const start = deps.clock.now();
    const finished = inputs.imageTar === undefined ? undefined : deps.files.unfinished(archivePath(inputs.imageTar, deps.run));
    const local = (0,solve_outputs/* localOutputs */.W5)(plan, inputs.imageTar);
    const needsSecondSolve = (0,solve_outputs/* asksForIndex */.aT)(inputs) || (0,solve_outputs/* hasIndexAnnotation */.oD)(inputs.annotations);
    const outputs = () => [
        ...(first === undefined ? [] : [(0,solve_outputs/* pushOutput */.Yt)(first.ref, compression.attributes)]),
        ...(needsSecondSolve ? [] : (0,solve_outputs/* localOutputs */.W5)(plan, inputs.imageTar, first === undefined ? [] : compression.attributes)),
        ...(0,solve_outputs/* nameOutputs */.qQ)(inputs.outputs, plan.refs),
    ];
    const { metadata, progress, pushError } = await solveFirst(job, first, outputs, solve);
    const platform = (0,image_ids/* selectSinglePlatform */.Qe)(inputs.platforms, plan.engine.platform);
    const exported = local.length > 0 && (needsSecondSolve || metadata === undefined)
        ? await phases.run({
            title: 'export',
            context: { phase: 'build' },
            minTimeoutMs: retry_phases/* salvageTimeoutMs */.Tn,
            work: (limits) => solve({ outputs: local, provenance: 'false', fromCache: true, platform }, limits),
        })
        : undefined;
    finished?.();
    const exportedId = exported?.metadata.configDigest;
    const [name] = plan.localNames;
    const limits = phases.limits(queries/* queryTimeoutMs */.kW, queries/* queryTimeoutMs */.kW);
    const loaded = plan.load && name !== undefined ? await inspectLoaded(name, deps.engine, limits) : undefined;
    return {
        built: {
            metadata: metadata ?? exported?.metadata ?? readBuildMetadata(''),
            progress,
            seconds: (deps.clock.now() - start) / 1000,
            loaded,
            archived: exportedId === undefined ? undefined : { [platform]: exportedId },
        },
        pushError,
    };
}
async function solveFirst({ inputs, phases, budget, compression, deps }, first, outputs, solve) {
    let current = new ProgressReader();
    let progress = current;
    try {
        const solved = await phases.run({
            title: first === undefined ? 'build' : `build and push ${first.ref}`,
            context: { phase: first === undefined ? 'build' : 'push' },
            ref: first?.ref,
            work: (limits) => {
                const solveOnce = () => {
                    const fromCache = progress.reachedPush;
                    current = new ProgressReader();
                    if (!fromCache)
                        progress = current;
                    return solve({ outputs: outputs(), provenance: inputs.provenance, fromCache, progress: current }, limits);
                };
                return first === undefined ? solveOnce() : compression.push(first, solveOnce, () => current.reachedPush);
            },
            checkAlreadyDone: async (failure) => {
                if (first === undefined || inputs.outputs.length > 0)
                    return undefined;
                const isPushed = ({ digest }) => current.manifests.includes(digest);
                const landed = await (0,push_ref/* pushAlreadyLanded */.ht)({ ref: first.ref, isPushed }, failure, phases, { ...deps, budget });
                return landed && 'pushed';
            },
        });
        return { metadata: solved === 'pushed' ? undefined : solved.metadata, progress, pushError: undefined };
    }
    catch (error) {
        if (inputs.imageTar !== undefined)
            await deps.files.remove(archivePath(inputs.imageTar, deps.run));
        if (!(error instanceof retry_phases/* PhaseError */.wo) || !progress.reachedPush)
            throw error;
        return { metadata: undefined, progress, pushError: error };
    }
}
async function pushFurtherRef({ inputs, phases, facts, budget, compression, deps }, target, solve) {
    const { ref } = target;
    const [first] = facts.pushed;
    await (0,push_ref/* pushRef */.qn)({
        ref,
        isPushed: ({ digest }) => digest === first?.digest,
        work: (limits) => compression.push(target, () => first !== undefined && (0,manifest/* isIndex */.nw)(first.mediaType) && !compression.isRefused
            ? deps.registry.copy((0,reference/* atDigest */.CU)(first.ref, first.digest), [ref], limits)
            : solve({
                outputs: [(0,solve_outputs/* pushOutput */.Yt)(ref, compression.attributes)],
                provenance: inputs.provenance,
                fromCache: true,
            }, limits)),
    }, phases, { ...deps, budget });
    return (0,push_ref/* queryPushedImage */.T2)(ref, phases, { registry: deps.registry, budget });
}

// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failure = __webpack_require__(81563);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var oci_labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/image-labels.js
var image_labels = __webpack_require__(2153);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/existing-tag.js



function decideOnExisting(existing, own, policy) {
    if (policy === 'overwrite')
        return 'repoint';
    const { ref, digest, configs } = existing;
    if (policy === 'fail') {
        throw new errors/* UserError */.yo(`${ref} exists already (${digest}) and "if-tag-exists" is fail: use a new tag.`);
    }
    const labels = configs[0]?.labels ?? {};
    const revision = labels[oci_labels/* revisionLabel */.wc];
    if (revision !== own.revision) {
        const found = revision === undefined ? 'no label of a revision' : `revision ${revision}`;
        throw new errors/* UserError */.yo(`${ref} exists already (${digest}) with ${found}, and this is revision ${own.revision}: use a tag that holds the sha, list it in "moving-tags", or set "if-tag-exists: overwrite".`);
    }
    return own.mayReuse && labels[image_labels/* buildLabel */.z] === own.buildHash ? 'reuse' : 'repoint';
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/check-existing-tags.js




async function checkExistingTags(job) {
    const { inputs, plan, deps } = job;
    const unavailable = new Map();
    if (inputs.ifTagExists === 'overwrite')
        return { reusable: undefined, unavailable };
    const own = {
        revision: plan.event.revision,
        buildHash: plan.labels.buildHash,
        mayReuse: !inputs.noCache && !inputs.pull,
    };
    let reusable;
    let repoints = false;
    const targets = plan.refs.filter((target) => !target.isMoving);
    const found = await queryExisting(targets, unavailable, job);
    for (const { ref } of targets) {
        const existing = found.get(ref);
        if (existing === undefined)
            continue;
        if (decideOnExisting(existing, own, inputs.ifTagExists) === 'reuse')
            reusable ??= existing;
        else {
            repoints = true;
            deps.log.notice(`${ref} is re-pointed from ${existing.digest}: same revision, built from other inputs.`);
        }
    }
    return { reusable: repoints ? undefined : reusable, unavailable };
}
async function queryExisting(targets, unavailable, { phases, budget, deps }) {
    const found = new Map();
    const queryHost = async ([first, ...others]) => {
        if (first === undefined)
            return;
        const patience = budget.patience(first.ref);
        let lastError;
        for (const { ref, repository } of [first, ...others]) {
            if (unavailable.has(repository))
                continue;
            if (lastError !== undefined && patience.leftMs === 0) {
                unavailable.set(repository, lastError);
                continue;
            }
            try {
                const image = await (0,queries/* queryImage */.gR)(ref, phases, deps.registry, patience);
                if (image !== undefined)
                    found.set(ref, image);
            }
            catch (error) {
                if (!(error instanceof retry_phases/* PhaseError */.wo))
                    throw error;
                lastError = error;
                unavailable.set(repository, error);
            }
        }
    };
    const hosts = [...new Set(targets.map(({ host }) => host))];
    const ends = await Promise.allSettled(hosts.map((host) => queryHost(targets.filter((target) => target.host === host))));
    ends.forEach(failure/* settledValue */.jW);
    return found;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/built-image-ids.js

function loadedImageIds(image, metadata, store, platform) {
    const id = store === 'classic' && image !== undefined ? image.id : metadata.configDigest;
    return id === undefined ? {} : { [image?.platform ?? platform]: id };
}
function reportedImageIds(configs, platforms, runnerPlatform) {
    const [config, ...others] = configs;
    if (config === undefined || others.length > 0 || platforms.length > 1)
        return {};
    return { [(0,image_ids/* selectSinglePlatform */.Qe)(platforms, runnerPlatform)]: config };
}
function hasAllImageIds(ids, platforms) {
    return Object.keys(ids).length >= Math.max(1, platforms.length);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/complete-image-ids.js



async function completeImageIds({ inputs, plan, phases, facts, deps }) {
    const { platforms } = inputs;
    const { built, loaded } = facts;
    const reported = reportedImageIds(built?.progress.configs ?? [], platforms, plan.engine.platform);
    const known = [facts.imageids, built?.archived ?? {}, reported].find((ids) => Object.keys(ids).length > 0) ?? {};
    facts.imageids = known;
    const [name] = plan.localNames;
    if (!loaded || name === undefined || hasAllImageIds(known, platforms) || deps.signal?.aborted === true)
        return;
    facts.imageids = { ...(await savedImageIds(name, phases.limits(Infinity, retry_phases/* salvageTimeoutMs */.Tn), deps)), ...known };
}
async function savedImageIds(name, limits, { engine, archivedConfigs, log }) {
    try {
        return await archivedConfigs(await engine.save(name, limits));
    }
    catch (error) {
        if (limits.signal?.aborted === true)
            throw error;
        log.info(`The config digest of ${name} could not be read from the engine: ${(0,errors/* toMessage */.R9)(error)}`);
        return {};
    }
}

// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 16 modules
var classify = __webpack_require__(98673);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/fresh-builder.js



const removeTimeoutMs = 30_000;
const cancelledRemoveTimeoutMs = 3_500;
const configName = 'buildkitd.toml';
const needsNewBuilder = ['builder', 'timeout'];
function freshBuilders(solve, builder, policy, deps) {
    const [node, ...others] = builder.nodes;
    const isReplaceable = node !== undefined && others.length === 0 && builder.driver !== 'docker';
    let isBroken = false;
    let own;
    const release = async () => {
        if (own === undefined)
            return;
        const name = own;
        own = undefined;
        try {
            const timeoutMs = deps.signal?.aborted === true ? cancelledRemoveTimeoutMs : removeTimeoutMs;
            await deps.buildx.remove(name, { timeoutMs });
        }
        catch (error) {
            deps.log.info(`The builder ${name} could not be removed: ${(0,errors/* toMessage */.R9)(error)}`);
        }
    };
    const renew = async (limits) => {
        if (node === undefined)
            return;
        await release();
        own = `ci-image-actions-${Math.floor(deps.clock.random() * 2 ** 48).toString(36)}`;
        deps.log.info(`Creating the builder ${own} in place of ${builder.name}.`);
        const configFile = await writeConfig(node, deps);
        await deps.buildx.create(own, builder.driver, { ...node, configFile }, limits);
        isBroken = false;
    };
    return {
        release,
        async solve(request, limits) {
            const isDue = policy === 'always' || (policy === 'auto' && isBroken && builder.driver === 'docker-container');
            if (isReplaceable && isDue)
                await renew(limits);
            try {
                return await solve({ ...request, builder: own }, limits);
            }
            catch (error) {
                isBroken ||= needsNewBuilder.includes((0,classify/* classifyError */.fe)(error, { phase: 'build' }).class);
                throw error;
            }
        },
    };
}
async function writeConfig({ files = {} }, deps) {
    const config = files[configName];
    if (config === undefined)
        return undefined;
    const folder = await deps.files.temporaryFolder();
    let text = config;
    for (const [path, content] of Object.entries(files).filter(([name]) => name !== configName)) {
        const copy = (0,posix_.join)(folder, path.replaceAll(/[^\w.-]+/g, '-'));
        await deps.files.writeText(copy, content);
        text = text.replaceAll(`/etc/buildkit/${path}`, () => copy);
    }
    const file = (0,posix_.join)(folder, configName);
    await deps.files.writeText(file, text);
    return file;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/push-from-engine.js



async function pushFromEngine(target, job) {
    const { ref } = target;
    const { plan, phases, budget, deps } = job;
    const { store } = plan.engine;
    const id = (await deps.engine.inspect(ref, phases.limits(queries/* queryTimeoutMs */.kW, queries/* queryTimeoutMs */.kW)))?.id;
    await (0,push_ref/* pushRef */.qn)({
        ref,
        isPushed: async ({ digest }, limits) => digest === id ||
            (store === 'classic' && (await deps.registry.configs(ref, limits)).some(({ imageid }) => imageid === id)),
        work: (limits) => deps.engine.push(ref, limits),
    }, phases, { ...deps, budget });
    const pushed = await (0,push_ref/* queryPushedImage */.T2)(ref, phases, { registry: deps.registry, budget });
    const expected = store === 'containerd' ? id : await repoDigest(target, job);
    if (!target.isMoving && expected !== undefined && expected !== pushed.digest) {
        throw new errors/* UserError */.yo(`${ref} was pushed as ${expected} and the registry answers ${pushed.digest}: another run moved the tag meanwhile, or the registry is at fault; pull by digest until that is clear.`);
    }
    return pushed;
}
async function repoDigest({ ref, repository }, { phases, deps }) {
    const image = await deps.engine.inspect(ref, phases.limits(queries/* queryTimeoutMs */.kW, queries/* queryTimeoutMs */.kW));
    return image?.repoDigests.find((entry) => entry.startsWith(`${repository}@`))?.split('@')[1];
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/reuse-image.js







async function reuseImage(existing, knownUnavailable, job) {
    const { inputs, plan, facts, deps } = job;
    deps.log.notice(`${existing.ref} is there already, of the same revision and build (${existing.digest}): taking it instead of building.`);
    const unavailable = new Map(knownUnavailable);
    const missing = await missingRefs(existing, unavailable, job);
    const hasIndex = (0,manifest/* isIndex */.nw)(existing.mediaType);
    const pushes = missing.some(({ repository }) => !unavailable.has(repository));
    const needsEngine = plan.load || inputs.imageTar !== undefined || (pushes && !hasIndex);
    if (needsEngine)
        await pullByDigest(existing, job);
    await (0,push_refs/* pushRefs */.N)({
        refs: missing,
        requiredRegistries: inputs.requiredRegistries,
        unavailable,
        push: (target) => (hasIndex ? copyIndex(existing, target, job) : pushFromEngine(target, job)),
    }, facts, deps);
    return needsEngine;
}
async function missingRefs(existing, unavailable, job) {
    const { plan, facts, deps } = job;
    const asked = plan.refs.filter(({ ref }) => ref !== existing.ref);
    const images = new Map([...(await queryExisting(asked, unavailable, job)), [existing.ref, existing]]);
    return plan.refs.filter(({ ref, isMoving }) => {
        const found = images.get(ref);
        if (found === undefined)
            return true;
        if (found.digest === existing.digest || !isMoving) {
            facts.pushed.push({ ref, digest: found.digest, mediaType: found.mediaType });
        }
        else
            deps.log.info(`${ref} stays where it is: ${found.digest}.`);
        return false;
    });
}
async function pullByDigest({ ref, digest }, { plan, phases, deps }) {
    const source = (0,reference/* atDigest */.CU)(ref, digest);
    await phases.run({
        title: `pull ${source}`,
        context: { phase: 'pull' },
        ref: source,
        work: (limits) => deps.engine.pull(source, limits),
    });
    for (const name of plan.localNames)
        await deps.engine.tag(source, name, phases.limits(queries/* queryTimeoutMs */.kW));
}
async function copyIndex({ ref: from, digest, mediaType }, { ref }, { phases, budget, deps }) {
    await (0,push_ref/* pushRef */.qn)({
        ref,
        isPushed: (answer) => answer.digest === digest,
        work: (limits) => deps.registry.copy((0,reference/* atDigest */.CU)(from, digest), [ref], limits),
    }, phases, { ...deps, budget });
    return { ref, digest, mediaType };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/git-context.js

function isRemoteContext(context) {
    return /^(https?|git|ssh):\/\/|^(git@|github\.com\/)/.test(context);
}
function gitTokenSecret({ context, buildContexts }, serverUrl, ids) {
    const sources = [context, ...buildContexts.map((line) => line.slice(line.indexOf('=') + 1))];
    if (!sources.some((source) => source.startsWith(`${serverUrl}/`) && /^[^?#]*\.git([#?]|$)/.test(source))) {
        return undefined;
    }
    const { host } = new URL(serverUrl);
    const given = ['GIT_AUTH_TOKEN', 'GIT_AUTH_HEADER'].flatMap((name) => [name, `${name}.${host}`]);
    return given.some((id) => ids.includes(id)) ? undefined : `GIT_AUTH_TOKEN.${host}`;
}
function resolveDefaultContext(inputs, run) {
    const own = `${run.serverUrl}/${run.repository}.git#${defaultRef(run)}`;
    const resolve = (text, input) => {
        const resolved = text.replaceAll(/\{\{\{?\s*defaultContext\s*\}?\}\}/g, () => own);
        const [unknown] = /\{\{.*?\}\}/.exec(resolved) ?? [];
        if (unknown === undefined)
            return resolved;
        throw new errors/* UserError */.yo(`Input "${input}" has "${unknown}": the only expression that it knows is {{defaultContext}}.`);
    };
    return {
        ...inputs,
        context: resolve(inputs.context, 'context'),
        buildContexts: inputs.buildContexts.map((line) => resolve(line, 'build-contexts')),
    };
}
function defaultRef({ ref, sha, env }) {
    if (!ref.startsWith('refs/pull/'))
        return sha === '' ? ref : sha;
    return env['DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF'] === 'true' ? ref.replace(/\/merge$/, '/head') : ref;
}

// EXTERNAL MODULE: ./build/src/core/inputs/csv.js
var csv = __webpack_require__(67875);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/handover-context.js
var handover_context = __webpack_require__(33359);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/handover-contexts.js


async function resolveHandoverContexts({ inputs, plan, deps, }) {
    const resolved = [];
    for (const line of inputs.buildContexts) {
        const context = (0,handover_context/* readHandoverContext */.t)(line);
        if (context === undefined) {
            resolved.push(line);
            continue;
        }
        if (deps.bases === undefined)
            throw new Error('This entry cannot resolve "handover:" contexts.');
        const platforms = inputs.platforms.length === 0 ? [plan.engine.platform] : inputs.platforms;
        const request = { wanted: context.wanted, driver: plan.builder.driver, platforms, pull: inputs.pull };
        const value = await deps.bases(request).catch((error) => {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            throw new errors/* UserError */.yo(`The build context "${context.name}" cannot be had: ${error.message}`, { cause: error });
        });
        deps.log.info(`The build context "${context.name}" is ${value}`);
        resolved.push(`${context.name}=${value}`);
    }
    return resolved;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-argv.js
function buildArgv(inputs, call) {
    return [
        '--progress=plain',
        ...call.callArgs,
        `--metadata-file=${call.metadataFile}`,
        ...build_argv_option('builder', inputs.builder),
        ...build_argv_option('file', inputs.file),
        ...build_argv_option('target', inputs.target),
        ...(inputs.platforms.length === 0 ? [] : [`--platform=${inputs.platforms.join(',')}`]),
        ...options('tag', call.names),
        ...options('label', call.labels),
        ...options('annotation', inputs.annotations),
        ...options('build-arg', inputs.buildArgs),
        ...options('build-context', inputs.buildContexts),
        ...options('secret', call.secrets),
        ...options('ssh', inputs.ssh),
        ...options('cache-from', inputs.cacheFrom),
        ...options('cache-to', inputs.cacheTo),
        ...flag('no-cache', inputs.noCache),
        ...options('no-cache-filter', inputs.noCacheFilters),
        ...flag('pull', inputs.pull),
        ...flag('load', call.load),
        ...options('output', call.outputs),
        ...build_argv_option('provenance', call.provenance),
        ...build_argv_option('sbom', inputs.sbom),
        ...options('attest', inputs.attests),
        ...build_argv_option('network', inputs.network),
        ...build_argv_option('shm-size', inputs.shmSize),
        ...options('ulimit', inputs.ulimit),
        ...options('add-host', inputs.addHosts),
        ...options('allow', inputs.allow),
        ...build_argv_option('cgroup-parent', inputs.cgroupParent),
        '--',
        inputs.context,
    ];
}
function build_argv_option(name, value) {
    return value === undefined ? [] : [`--${name}=${value}`];
}
function options(name, values) {
    return values.map((value) => `--${name}=${value}`);
}
function flag(name, on) {
    return on ? [`--${name}`] : [];
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/secret-line.js

function parseSecretLine(line, input) {
    const equals = line.indexOf('=');
    const id = line.slice(0, Math.max(equals, 0)).trim();
    if (/^[^"\s]+$/.test(id))
        return { id, value: line.slice(equals + 1) };
    throw new errors/* UserError */.yo(`A line of input "${input}" is not of the form id=value: correct it; a value of several lines needs quotes around the whole "id=value", and a quote inside is written twice.`);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/write-secrets.js




const minMaskLength = 8;
const gitTokenVariable = 'GIT_AUTH_TOKEN';
async function writeSecrets(inputs, deps) {
    const { gitToken, log } = deps;
    const secrets = readSecrets(inputs.secrets, 'secrets', log);
    const envs = readSecrets(inputs.secretEnvs, 'secret-envs', log);
    const files = readSecrets(inputs.secretFiles, 'secret-files', log);
    const options = [
        ...(await writeValues(secrets, deps)),
        ...envs.map(({ id, value }) => (0,csv/* writeCsvLine */.Cb)([`id=${id}`, `env=${value}`])),
        ...files.map(({ id, value }) => (0,csv/* writeCsvLine */.Cb)([`id=${id}`, `src=${value}`])),
    ];
    const ids = [...secrets, ...envs, ...files].map(({ id }) => id);
    const own = gitToken === undefined ? undefined : gitTokenSecret(inputs, deps.run.serverUrl, ids);
    if (gitToken === undefined || own === undefined)
        return { options, env: {} };
    log.mask(gitToken);
    return {
        options: [...options, (0,csv/* writeCsvLine */.Cb)([`id=${own}`, `env=${gitTokenVariable}`])],
        env: { [gitTokenVariable]: gitToken },
    };
}
function readSecrets(lines, input, log) {
    const secrets = lines.map((line) => parseSecretLine(line, input));
    for (const { id } of secrets.filter(({ value }) => value === '')) {
        log.warning(`Input "${input}" has no value for "${id}", so the build goes on without that secret: a pull request from a fork or from Dependabot has none; elsewhere check the name of the secret.`);
    }
    return secrets.filter(({ value }) => value !== '');
}
async function writeValues(secrets, { files, log }) {
    if (secrets.length === 0)
        return [];
    const folder = await files.temporaryFolder();
    return Promise.all(secrets.map(async ({ id, value }, index) => {
        for (const line of value.split('\n'))
            if (line.trim().length >= minMaskLength)
                log.mask(line.trim());
        const path = (0,posix_.join)(folder, `secret-${index}`);
        await files.writeText(path, value);
        return (0,csv/* writeCsvLine */.Cb)([`id=${id}`, `src=${path}`]);
    }));
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/solve.js







async function prepareSolve({ inputs, plan, deps }) {
    const secrets = await writeSecrets(inputs, deps);
    const checkReproducibility = reproducibilityCheck(deps.log);
    const metadataFile = (0,posix_.join)(await deps.files.temporaryFolder(), 'metadata.json');
    const buildContexts = await resolveHandoverContexts({ inputs, plan, deps });
    const shared = { ...inputs, ...plan.cache, buildContexts, buildArgs: plan.buildArgs.args };
    return async (request, limits) => {
        const { callFlags, progress = new ProgressReader() } = request;
        const args = buildArgv(inputsOfSolve(request, shared), {
            names: request.names ?? [],
            labels: plan.labels.lines,
            load: request.load ?? false,
            outputs: request.outputs ?? [],
            provenance: request.provenance,
            secrets: secrets.options,
            metadataFile,
            callArgs: callFlags?.args ?? [],
        });
        await deps.files.remove(metadataFile);
        try {
            await deps.buildx.build(args, {
                ...limits,
                cwd: deps.run.workspace,
                env: { ...plan.buildArgs.env, ...secrets.env, ...callFlags?.env, BUILDX_METADATA_WARNINGS: '1' },
                onLine: (line) => {
                    progress.read(line);
                },
            });
        }
        finally {
            checkReproducibility(progress.configs);
        }
        const text = (await deps.files.exists(metadataFile)) ? await deps.files.readText(metadataFile) : '';
        return { metadata: readBuildMetadata(text), progress };
    };
}
function reproducibilityCheck(log) {
    let known = [];
    return (configs) => {
        const added = configs.filter((config) => !known.includes(config));
        const missing = known.filter((config) => !configs.includes(config));
        if (added.length > 0 && missing.length > 0) {
            log.warning(`The build is not reproducible: an earlier attempt made the config ${missing.join(', ')}, and this one ${added.join(', ')} out of the same inputs. Pin the versions that the Dockerfile fetches, and keep times out of its files.`);
        }
        if (added.length > 0)
            known = configs;
    };
}
function inputsOfSolve({ fromCache, platform, builder }, given) {
    const shared = builder === undefined ? given : { ...given, builder };
    const inline = shared.cacheTo.filter((line) => (0,csv/* readCsvFields */.ci)(line).includes('type=inline'));
    const cached = fromCache === true ? { ...shared, noCache: false, noCacheFilters: [], pull: false, cacheTo: inline } : shared;
    if (platform === undefined)
        return cached;
    return { ...cached, platforms: [platform], annotations: [], sbom: undefined, attests: [] };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-and-push.js


















async function buildAndPush(job) {
    const { inputs, plan, deps } = job;
    if (plan.callFlags !== undefined) {
        await runCall(plan.callFlags, job);
        return;
    }
    const existing = await findExisting(job);
    if (await takeExisting(existing, job))
        return;
    try {
        const solve = await prepareSolve(job);
        if (plan.builder.driver === 'docker') {
            await finishInEngine(await buildIntoEngine(job, solve), job);
            return;
        }
        const builders = freshBuilders(solve, plan.builder, inputs.freshBuilder, deps);
        try {
            await solveAndPush(builders.solve, job, answersAll(existing));
        }
        finally {
            await builders.release();
        }
    }
    finally {
        await completeImageIds(job);
    }
}
async function findExisting(job) {
    return job.plan.push.push ? checkExistingTags(job) : undefined;
}
async function takeExisting(existing, job) {
    if (existing?.reusable !== undefined) {
        await reuse(existing.reusable, existing.unavailable, job);
        return true;
    }
    for (const error of existing?.unavailable.values() ?? []) {
        job.deps.log.warning(`Building without knowing whether the tag is there already: ${error.message}`);
    }
    return false;
}
function answersAll(existing) {
    return existing?.unavailable.size === 0;
}
async function runCall(callFlags, job) {
    const { inputs, phases } = job;
    const solve = await prepareSolve(job);
    await phases.run({ title: inputs.call, context: { phase: 'build' }, work: (limits) => solve({ callFlags }, limits) });
}
async function finishInEngine(built, job) {
    recordBuild(built, job);
    await writeArchive(job);
    if (job.plan.push.push)
        await recheckAndPush(job, (target) => pushFromEngine(target, job));
}
async function solveAndPush(solve, job, pushInSolve) {
    const { plan, phases, facts, budget, deps } = job;
    const [first] = pushInSolve ? plan.refs : [];
    const { built, pushError } = await buildOutsideEngine(job, first, solve);
    recordBuild(built, job);
    if (!plan.push.push)
        return;
    const pushFurther = (target) => pushFurtherRef(job, target, solve);
    if (!pushInSolve)
        return recheckAndPush(job, pushFurther);
    const start = deps.clock.now();
    await pushEach(job, new Map(), async (target) => {
        if (target !== first)
            return pushFurther(target);
        if (pushError !== undefined)
            throw pushError;
        return (0,push_ref/* queryPushedImage */.T2)(target.ref, phases, { registry: deps.registry, budget });
    });
    facts.pushSeconds = (deps.clock.now() - start) / 1000;
}
async function recheckAndPush(job, push) {
    const { plan, facts, deps } = job;
    const start = deps.clock.now();
    try {
        const { reusable, unavailable } = await checkExistingTags(job);
        if (reusable === undefined) {
            await pushEach(job, unavailable, push);
            return;
        }
        const own = (0,image_ids/* ownImageId */.Z8)(facts.imageids, plan.engine.platform);
        if (own !== undefined && reusable.configs.every(({ imageid }) => imageid !== own)) {
            deps.log.notice(`The build is not reproducible: ${own} here, and another image of the same inputs in the registry.`);
        }
        await reuse(reusable, unavailable, job);
    }
    finally {
        facts.pushSeconds = (deps.clock.now() - start) / 1000;
    }
}
async function pushEach({ inputs, plan, phases, facts, budget, deps }, unavailable, push) {
    const isKnown = hasAllImageIds(facts.imageids, inputs.platforms);
    await (0,push_refs/* pushRefs */.N)({
        refs: plan.refs,
        requiredRegistries: inputs.requiredRegistries,
        unavailable,
        push: async (target) => {
            const pushed = await push(target);
            facts.layerBytes ??= pushed.layerBytes;
            if (!isKnown && facts.pushed.length === 0) {
                const configs = await (0,queries/* queryConfigs */.KL)(pushed.ref, phases, deps.registry, budget.patience(pushed.ref, query_budget/* minPatienceMs */.O));
                facts.imageids = (0,image_ids/* imageIdsOf */.fd)(configs);
                facts.layerBytes ??= (0,layer_sizes/* layersOfPlatform */.lW)(configs, plan.engine.platform);
            }
            return pushed;
        },
    }, facts, deps);
}
function recordBuild(built, { inputs, plan, facts, deps }) {
    const { metadata, progress, loaded } = built;
    const dockerfile = inputs.file ?? (0,posix_.join)(inputs.context, 'Dockerfile');
    const where = isRemoteContext(inputs.context) ? {} : { file: dockerfile };
    for (const { message, line } of metadata.warnings) {
        deps.log.warning(message, { ...where, ...(line === undefined ? {} : { startLine: line }) });
    }
    const { cacheExportError } = progress;
    if (cacheExportError !== undefined)
        deps.log.warning(`The cache was not written: ${cacheExportError}`);
    if (progress.cacheFound === false)
        deps.log.info('No build cache could be read: everything is built anew.');
    facts.built = built;
    facts.loaded = loaded !== undefined;
    const platform = (0,image_ids/* selectSinglePlatform */.Qe)(inputs.platforms, plan.engine.platform);
    facts.imageids = loadedImageIds(loaded, metadata, plan.engine.store, platform);
}
async function reuse(existing, unavailable, job) {
    const { plan, facts } = job;
    facts.reused = true;
    facts.imageids = (0,image_ids/* imageIdsOf */.fd)(existing.configs);
    facts.layerBytes = (0,layer_sizes/* layersOfPlatform */.lW)(existing.configs, plan.engine.platform);
    facts.loaded = await reuseImage(existing, unavailable, job);
    await writeArchive(job);
}

// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/services/git/source-sha.js
var source_sha = __webpack_require__(54867);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/bake-permissions.js



const minorWithPermissions = 17;
async function bakePermissions(jobs, secretPaths) {
    const [{ deps, shared }] = jobs;
    const { allow, ssh } = shared.step;
    const version = await deps.buildx.version();
    if (isOlder(version)) {
        if (allow.every((entry) => /^fs(?:\.|=)/.test(entry)))
            return [];
        throw new errors/* UserError */.yo(`Input "allow" beside "files" needs buildx 0.${minorWithPermissions} or newer, and this is buildx ${version}: update it (docker/setup-buildx-action).`);
    }
    const archives = jobs.flatMap(({ inputs: { imageTar } }) => imageTar === undefined ? [] : [(0,posix_.dirname)(archivePath(imageTar, deps.run))]);
    const sockets = ssh.flatMap((line) => line.split('=')[1]?.split(',') ?? []);
    const entries = [
        ...[...secretPaths, ...sockets].map((path) => `fs.read=${path}`),
        ...[...new Set(archives)].map((path) => `fs.write=${path}`),
        ...allow,
    ];
    return entries.map((entry) => `--allow=${entry}`);
}
function missingPermissions(stderr) {
    const [, flags] = /^Pass "([^"\n]{1,2000})" to grant requested privileges/m.exec(stderr) ?? [];
    if (flags === undefined)
        return undefined;
    const entries = flags.split(/\s*--allow=/).filter((entry) => entry !== '');
    return {
        class: 'user',
        reason: `the definition asks for more than the workspace: ${entries.join(', ')}`,
        remedy: `add ${entries.map((entry) => `"${entry}"`).join(' and ')} to the input "allow", if the definition may have that`,
    };
}
function isOlder(version) {
    const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
    return major === 0 && minor < minorWithPermissions;
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/image-of-target.js
var image_of_target = __webpack_require__(75681);
// EXTERNAL MODULE: ./build/src/core/bake/escape-templates.js
var escape_templates = __webpack_require__(93602);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/render-definition.js


function renderTarget(target, inputs, call) {
    const ids = call.secrets.map(idOf);
    const attests = [...inputs.attests, ...attestLine('provenance', call.provenance), ...attestLine('sbom', inputs.sbom)];
    return {
        ...target.others,
        context: target.context,
        contexts: Object.fromEntries(inputs.buildContexts.map(splitPair)),
        dockerfile: target.dockerfile,
        'dockerfile-inline': target.dockerfileInline,
        target: target.stage,
        args: target.args,
        labels: Object.fromEntries(call.labels.map(splitPair)),
        annotations: inputs.annotations,
        tags: call.names,
        platforms: inputs.platforms,
        'cache-from': inputs.cacheFrom,
        'cache-to': inputs.cacheTo,
        secret: [...target.secrets.filter((line) => !ids.includes(idOf(line))), ...call.secrets],
        ssh: inputs.ssh,
        output: call.outputs,
        attest: attests,
        'no-cache': inputs.noCache,
        'no-cache-filter': inputs.noCacheFilters,
        pull: inputs.pull,
    };
}
function renderDefinition(targets) {
    return JSON.stringify((0,escape_templates/* escapeTemplates */.Z)({ target: targets }));
}
function attestLine(type, value) {
    if (value === undefined)
        return [];
    if (value === 'false')
        return [`type=${type},disabled=true`];
    return [value === 'true' ? `type=${type}` : `type=${type},${value}`];
}
function idOf(line) {
    return (0,csv/* readCsvFields */.ci)(line).find((field) => field.startsWith('id=')) ?? line;
}
function splitPair(line) {
    const at = line.indexOf('=');
    return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/bake-targets.js








async function prepareTargets(jobs) {
    const [{ inputs: first, plan, deps, shared }] = jobs;
    const { step } = shared;
    const { targets } = first.bakeImage.definition;
    const { options, env } = await writeSecrets({ ...step, context: '.', buildContexts: [] }, deps);
    const ids = options.flatMap((option) => (0,csv/* readCsvFields */.ci)(option)).flatMap((field) => /^id=(.*)/.exec(field)?.[1] ?? []);
    const tokenOf = (sources) => {
        const id = deps.gitToken === undefined ? undefined : gitTokenSecret(sources, deps.run.serverUrl, ids);
        return id === undefined ? [] : [`id=${id},env=${gitTokenVariable}`];
    };
    const needsToken = Object.values(targets).some(({ context, contexts }) => tokenOf({ context, buildContexts: (0,image_of_target/* pairLines */.GC)(contexts) }).length > 0);
    const token = needsToken ? deps.gitToken : undefined;
    if (token !== undefined)
        deps.log.mask(token);
    const jobOf = (name) => jobs.find(({ inputs }) => inputs.bakeImage.name === name);
    const inputsOf = (name, target) => {
        const job = jobOf(name);
        return job === undefined ? (0,image_of_target/* inputsOfDefinition */.Q$)(step, target) : { ...job.inputs, ...job.plan.cache };
    };
    const contexts = new Map();
    for (const [name, target] of Object.entries(targets)) {
        contexts.set(name, await resolveHandoverContexts({ inputs: inputsOf(name, target), plan, deps }));
    }
    const render = (name, requests) => {
        const target = targets[name];
        if (target === undefined) {
            throw new errors/* UserError */.yo(`Target "${name}" is linked to in "files" and is not defined there: define it.`);
        }
        const job = jobOf(name);
        const request = job === undefined ? undefined : requests.get(job);
        const isCached = [...requests.values()].every(({ fromCache }) => fromCache === true);
        const given = { ...inputsOf(name, target), buildContexts: contexts.get(name) ?? [] };
        const inputs = inputsOfSolve(request ?? { fromCache: isCached }, given);
        const call = {
            labels: job?.plan.labels.lines ?? (0,image_of_target/* pairLines */.GC)(target.labels),
            secrets: [...options, ...tokenOf(given)],
        };
        if (request === undefined) {
            const withoutAttests = { ...inputs, attests: [], sbom: undefined };
            return renderTarget(target, withoutAttests, {
                ...call,
                names: [],
                outputs: ['type=cacheonly'],
                provenance: undefined,
            });
        }
        const { load = false, outputs = [], names = [], provenance } = request;
        return renderTarget(target, inputs, {
            ...call,
            names,
            outputs: load ? ['type=docker', ...outputs] : outputs,
            provenance,
        });
    };
    return {
        render,
        env: token === undefined ? env : { ...env, [gitTokenVariable]: token },
        secretPaths: options.flatMap(csv/* readCsvFields */.ci).flatMap((field) => /^src=(.*)/.exec(field)?.[1] ?? []),
    };
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/bake-target.js
var bake_target = __webpack_require__(44969);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/bake-solve.js











async function prepareBake(jobs) {
    const [{ inputs, shared, deps }] = jobs;
    const { definition } = inputs.bakeImage;
    const { files, log, buildx, run } = deps;
    const { render, env, secretPaths } = await prepareTargets(jobs);
    const permissions = await bakePermissions(jobs, secretPaths);
    const folder = await files.temporaryFolder();
    const file = (0,posix_.join)(folder, 'bake.json');
    const metadataFile = (0,posix_.join)(folder, 'metadata.json');
    const checks = new Map(jobs.map((job) => [job, reproducibilityCheck(log)]));
    const warnings = new Set();
    return async ({ requests, builder = shared.step.builder, progress }, limits) => {
        const readers = new Map([...requests].map(([job, { progress: own }]) => [job, own ?? new ProgressReader()]));
        const images = new Map([...requests.keys()].map((job) => [job.inputs.bakeImage.name, job]));
        const all = [...new Set([...images.keys()].flatMap((name) => [name, ...(0,bake_target/* linkedTargets */.G)(name, definition)]))];
        const targetOf = targetLines(all);
        const targets = Object.fromEntries(all.map((name) => [name, render(name, requests)]));
        const definitionText = renderDefinition(targets);
        await files.writeText(file, definitionText);
        await files.remove(metadataFile);
        const args = [
            '--progress=plain',
            `--file=${file}`,
            `--metadata-file=${metadataFile}`,
            ...(builder === undefined ? [] : [`--builder=${builder}`]),
            ...permissions,
            '--',
            ...images.keys(),
        ];
        try {
            await buildx.bake(args, {
                ...limits,
                cwd: run.workspace,
                reads: definitionText,
                env: { ...env, BUILDX_METADATA_WARNINGS: '1', BUILDX_BAKE_FILE_RELATIVE_PATHS: 'false' },
                onLine: (line) => {
                    progress?.read(line);
                    const job = images.get(targetOf(line) ?? '');
                    if (job !== undefined)
                        readers.get(job)?.read(line);
                },
            });
        }
        catch (error) {
            const missing = error instanceof errors/* CommandError */.Qd ? missingPermissions(error.stderr) : undefined;
            throw missing === undefined ? error : new retry_phases/* AttemptError */.cb(missing);
        }
        finally {
            for (const [job, reader] of readers)
                checks.get(job)?.(reader.configs);
        }
        const metadata = (await files.exists(metadataFile)) ? await files.readText(metadataFile) : '';
        for (const { message } of readBuildMetadata(metadata).warnings) {
            if (!warnings.has(message))
                log.warning(message);
            warnings.add(message);
        }
        const byName = (0,read_json/* tryParseJson */.Bl)(metadata);
        const toSolved = (job, reader) => {
            const own = (0,read_json/* valueAt */.fK)(byName, job.inputs.bakeImage.name);
            return { metadata: readBuildMetadata(own === undefined ? '' : JSON.stringify(own)), progress: reader };
        };
        return { images: new Map([...readers].map(([job, reader]) => [job, toSolved(job, reader)])), metadata };
    };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/failed-target.js




function failedTargets(stderr, images) {
    const [{ definition } = { definition: { targets: {} } }] = images;
    const namesIn = (pattern) => [...stderr.matchAll(pattern)].map(([, name = '']) => name);
    const failed = [
        namesIn(/^ERROR: target ([\w-]+): /gm).slice(-1),
        namesIn(/^ > \[([\w-]+) [^\]\n]*\]/gm),
        failedSteps(stderr, Object.keys(definition.targets)),
    ].find((names) => names.length > 0);
    const isAffected = ({ name }) => [name, ...(0,bake_target/* linkedTargets */.G)(name, { targets: definition.targets })].some((each) => failed?.includes(each));
    return images.filter(isAffected).map(({ name }) => name);
}
function failedSteps(stderr, targets) {
    if (targets.length < 2)
        return [];
    const targetOf = targetLines(targets);
    return stderr.split('\n').flatMap((line) => {
        const name = targetOf(line);
        return name !== undefined && /^#\d+ ERROR: /.test(line) ? [name] : [];
    });
}
function placeOfFailure(stderr, images) {
    const [, file, line] = [...stderr.matchAll(/^([\w./-]{1,200}):(\d{1,9})\r?\n-{10,}$/gm)].at(-1) ?? [];
    if (file === undefined || line === undefined)
        return undefined;
    const [image, ...others] = images;
    const own = others.length === 0 && image !== undefined ? ownDockerfile(image) : undefined;
    return `${own !== undefined && (0,posix_.basename)(file) === (0,posix_.basename)(own) ? own : file}:${line}`;
}
function ownDockerfile({ name, target, definition }) {
    const { context, dockerfile, dockerfileInline } = target;
    const isAlone = dockerfileInline === undefined && (0,bake_target/* linkedTargets */.G)(name, definition).length === 0;
    return isAlone && !isRemoteContext(context) ? (0,posix_.join)(context, dockerfile) : undefined;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-images.js









async function buildImages(jobs, shared) {
    const failures = new Map();
    const attempt = async (job, work) => {
        try {
            return await work();
        }
        catch (error) {
            job.deps.signal?.throwIfAborted();
            if (!failures.has(job))
                failures.set(job, error);
            return undefined;
        }
    };
    const missing = new Map();
    const found = await Promise.all(jobs.map((job) => attempt(job, async () => ({ tags: await findExisting(job) }))));
    for (const [index, job] of jobs.entries()) {
        const existing = found[index];
        if (existing === undefined)
            continue;
        if ((await attempt(job, () => takeExisting(existing.tags, job))) === false)
            missing.set(job, existing.tags);
    }
    const [first, ...others] = missing.keys();
    if (first === undefined)
        return failures;
    const { plan, inputs, deps } = first;
    const solve = await prepareBake(jobs);
    if (plan.builder.driver === 'docker') {
        const built = await loadTogether([first, ...others], solve, shared, failures);
        for (const [job, image] of built) {
            await attempt(job, () => finishInEngine(image, job));
            await attempt(job, () => completeImageIds(job));
        }
        return failures;
    }
    const builders = freshBuilders(solve, plan.builder, inputs.freshBuilder, deps);
    try {
        await warmCache(missing, builders.solve, shared, failures);
        for (const [job, tags] of missing) {
            if (failures.has(job))
                continue;
            const alone = solveAlone(builders.solve, job, missing.size > 1);
            await attempt(job, () => solveNamed(job, () => solveAndPush(alone, job, answersAll(tags))));
            await attempt(job, () => completeImageIds(job));
        }
    }
    finally {
        await builders.release();
    }
    return failures;
}
async function loadTogether(jobs, solve, shared, failures) {
    const inspect = async (start, solved, limits) => {
        const built = new Map();
        for (const [job, image] of solved.images)
            built.set(job, await inspectBuilt(job, image, start, limits));
        return built;
    };
    return solveTogether(jobs, { solve, shared, failures, request: loadRequest, finish: inspect });
}
async function warmCache(missing, solve, shared, failures) {
    if (missing.size < 2)
        return;
    const request = (job) => ({
        outputs: ['type=cacheonly'],
        provenance: job.inputs.provenance,
    });
    const finish = () => Promise.resolve(new Map());
    await solveTogether([...missing.keys()], { solve, shared, failures, request, finish });
    const { cacheExportError } = shared.progress ?? {};
    const [first] = missing.keys();
    if (cacheExportError !== undefined)
        first?.deps.log.warning(`The cache was not written: ${cacheExportError}`);
}
async function solveTogether(jobs, work) {
    const [first] = jobs;
    if (first === undefined)
        return new Map();
    try {
        return await solveOnce(jobs, work);
    }
    catch (error) {
        first.deps.signal?.throwIfAborted();
        const failed = failedJobs(jobs, error);
        if (failed === undefined) {
            const alone = [];
            for (const job of jobs)
                alone.push(...(await solveTogether([job], work)));
            return new Map(alone);
        }
        const failure = failureOf(failed, first.shared.phases, error);
        for (const job of failed)
            work.failures.set(job, failure);
        const rest = jobs.filter((job) => !failed.includes(job));
        if (rest.length > 0) {
            const names = failed.map(({ inputs }) => inputs.bakeImage.name).join(', ');
            first.deps.log.info(`Going on without ${names}, which cannot be built.`);
        }
        return solveTogether(rest, work);
    }
}
async function solveOnce(jobs, { solve, shared, request, finish }) {
    const clock = jobs[0]?.deps.clock;
    const start = clock?.now() ?? 0;
    return shared.phases.run({
        title: `build ${jobs.map(({ inputs }) => inputs.bakeImage.name).join(', ')}`,
        context: { phase: 'build' },
        work: async (limits) => {
            const progress = new ProgressReader();
            const requests = new Map(jobs.map((job) => [job, request(job)]));
            const solved = await solve({ requests, progress }, limits);
            const built = await finish(start, solved, limits);
            shared.progress = progress;
            shared.metadata = solved.metadata;
            shared.seconds = ((clock?.now() ?? start) - start) / 1000;
            shared.imageCount = jobs.length;
            return built;
        },
    });
}
function failedJobs(jobs, error) {
    if (!(error instanceof retry_phases/* PhaseError */.wo) || !(error.cause instanceof errors/* CommandError */.Qd))
        return jobs;
    const names = failedTargets(error.cause.stderr, jobs.map(({ inputs }) => inputs.bakeImage));
    if (names.length > 0)
        return jobs.filter(({ inputs }) => names.includes(inputs.bakeImage.name));
    const isOfOne = ['user', 'permanent', 'unknown'].includes(error.failure.class) && jobs.length > 1;
    return isOfOne ? undefined : jobs;
}
async function solveNamed(job, work) {
    try {
        await work();
    }
    catch (error) {
        const isOfBuild = error instanceof retry_phases/* PhaseError */.wo && error.failure.class === 'user';
        throw isOfBuild ? failureOf([job], job.phases, error) : error;
    }
}
function failureOf(jobs, { reports }, error) {
    if (!(error instanceof retry_phases/* PhaseError */.wo) || !(error.cause instanceof errors/* CommandError */.Qd))
        return error;
    const images = jobs.map(({ inputs }) => inputs.bakeImage);
    const place = placeOfFailure(error.cause.stderr, images);
    const reason = `${place === undefined ? '' : `${place}: `}${error.failure.reason}`;
    const names = images.map(({ name }) => name).join(', ');
    return new retry_phases/* PhaseError */.wo(`building ${names}`, reports.at(-1)?.attemptCount ?? 1, { ...error.failure, reason }, error.cause);
}
function solveAlone(solve, job, isBuilt) {
    return async (request, limits) => {
        const { builder, ...own } = request;
        const requests = new Map([[job, { ...own, fromCache: isBuilt || own.fromCache }]]);
        const { images } = await solve({ requests, builder }, limits);
        const solved = images.get(job);
        if (solved === undefined)
            throw new Error(`no result for ${job.inputs.bakeImage.name}`);
        return solved;
    };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-job.js
class SharedSolve {
    step;
    phases;
    progress;
    seconds = 0;
    imageCount = 1;
    metadata = '';
    constructor(step, phases) {
        this.step = step;
        this.phases = phases;
    }
}
class BuildFacts {
    pushed = [];
    failed = [];
    built;
    imageids = {};
    loaded = false;
    reused = false;
    pushSeconds;
    layerBytes;
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-plan.js + 2 modules
var build_plan = __webpack_require__(30000);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-result.js
var build_result = __webpack_require__(24732);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/images-result.js

function summarizeImages(images, shared, failure) {
    const results = images.map(({ result }) => result);
    const [only, ...others] = results;
    const reports = results.flatMap((result) => result.phases.filter((phase) => !shared.phases.reports.includes(phase)));
    const phases = [...shared.phases.reports, ...reports];
    const pushSeconds = results.flatMap((result) => result.pushSeconds ?? []);
    return {
        ...(others.length === 0 && only !== undefined ? only : { ...build_result/* nothingBuilt */.I_, handover: undefined }),
        images,
        pushed: results.length > 0 && results.every((result) => result.pushed),
        pushedRefs: results.flatMap((result) => result.pushedRefs),
        failedRefs: results.flatMap((result) => result.failedRefs),
        pushSkippedReason: results.find((result) => result.pushSkippedReason !== '')?.pushSkippedReason ?? '',
        loaded: results.every((result) => result.loaded),
        reused: results.every((result) => result.reused),
        attempts: Math.max(0, ...phases.map(({ attemptCount }) => attemptCount)),
        failure,
        cache: shared.progress?.cacheUse ?? only?.cache,
        cacheFound: shared.progress?.cacheFound,
        buildSeconds: buildSeconds(results, shared),
        pushSeconds: pushSeconds.length === 0 ? undefined : pushSeconds.reduce((sum, seconds) => sum + seconds, 0),
        metadata: shared.metadata === '' ? (only?.metadata ?? '') : shared.metadata,
        phases,
    };
}
function buildSeconds(results, shared) {
    const seconds = results.flatMap((result) => result.buildSeconds ?? []);
    if (seconds.length === 0)
        return undefined;
    return shared.seconds === 0 ? seconds.reduce((sum, each) => sum + each, 0) : shared.seconds;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/log-plan.js



function logPlan({ layerCompression }, plan, log) {
    if (!plan.push.push)
        log.info(`Not pushing: ${plan.push.reason}.`);
    if (plan.cache.note !== undefined)
        log.notice(plan.cache.note);
    if (layerCompression !== 'auto' && layerCompression !== plan.layerCompression) {
        log.notice(`The layers are pushed as ${plan.layerCompression}: the docker driver cannot push them as ${layerCompression}; use docker/setup-buildx-action.`);
    }
    if (plan.buildArgs.warning !== undefined)
        log.warning(plan.buildArgs.warning);
    const { overruledRevision } = plan.labels;
    if (overruledRevision !== undefined) {
        log.notice(`The label ${oci_labels/* revisionLabel */.wc} is the revision ${plan.event.revision}; "labels" says "${overruledRevision}", which is left out.`);
    }
}
function warnAboutIndex({ inputs, facts, deps }) {
    const [first] = facts.pushed;
    if (facts.reused || first === undefined || !(0,manifest/* isIndex */.nw)(first.mediaType) || (0,solve_outputs/* asksForIndex */.aT)(inputs))
        return;
    deps.log.warning(`${first.ref} is an index although it has one platform: buildx added a provenance attestation. Set "provenance: false" for a plain manifest, or name the kind that you want ("provenance: mode=min").`);
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/layer-compression.js
var layer_compression = __webpack_require__(47766);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/push-compression.js


class PushCompression {
    #compression;
    #log;
    #isRefused = false;
    constructor(compression, log) {
        this.#compression = compression;
        this.#log = log;
    }
    get isRefused() {
        return this.#isRefused;
    }
    get attributes() {
        return this.#isRefused ? (0,layer_compression/* compressionAttributes */.uC)('gzip', true) : (0,layer_compression/* compressionAttributes */.uC)(this.#compression, false);
    }
    async push({ host }, work, isPushing = () => true) {
        try {
            return await work();
        }
        catch (error) {
            const isDefault = this.#compression === 'gzip' || this.#isRefused;
            if (isDefault || !isPushing() || !(0,layer_compression/* mayRefuseCompression */.Y5)(error))
                throw error;
            this.#isRefused = true;
            const { reason } = (0,classify/* classifyError */.fe)(error, { phase: 'push', host });
            this.#log.warning(`${host} does not take layers as ${this.#compression} (${reason}): pushing them as gzip. Set "layer-compression: gzip" to spare this try.`);
            return work();
        }
    }
}

// EXTERNAL MODULE: ./build/src/core/oci/nearest-names.js
var nearest_names = __webpack_require__(20608);
// EXTERNAL MODULE: ./build/src/core/handover/handover-set.js
var handover_set = __webpack_require__(80711);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/parse-definition.js





const probeLabel = 'io.github.ci-image-actions.probe';
const probeValue = '${probe}';
const maxDefinitionLength = 4_000_000;
const passedFields = [
    'network',
    'shm-size',
    'ulimits',
    'resources',
    'entitlements',
    'extra-hosts',
    'policy',
];
const readFields = [
    'description',
    'inherits',
    'annotations',
    'attest',
    'context',
    'contexts',
    'dockerfile',
    'dockerfile-inline',
    'args',
    'labels',
    'tags',
    'cache-from',
    'cache-to',
    'target',
    'secret',
    'ssh',
    'platforms',
    'output',
    'pull',
    'no-cache',
    'no-cache-filter',
    'call',
];
function parseBakeDefinition(text) {
    const json = text.length > maxDefinitionLength ? undefined : (0,read_json/* tryParseJson */.Bl)(text);
    if (!(0,read_json/* isObject */.Gv)(json) || !(0,read_json/* isObject */.Gv)(json['target'])) {
        throw new errors/* UserError */.yo('docker buildx bake printed a definition that cannot be read: run "docker buildx bake --print" with the same files, and report what it prints.');
    }
    const names = Object.keys(json['target']);
    if (names.length === 0)
        throw nothingToBuild();
    if (names.length > handover_set/* maxSetImages */.zb) {
        throw new errors/* UserError */.yo(`Input "files" defines ${names.length} targets, and at most ${handover_set/* maxSetImages */.zb} are built in one step: name fewer in "targets".`);
    }
    const targets = Object.fromEntries(names.map((name) => [name, readTarget(name, (0,read_json/* valueAt */.fK)(json, 'target', name))]));
    const requested = [...new Set(resolveGroup(json))].filter((name) => Object.hasOwn(targets, name));
    return { targets, requested };
}
function nothingToBuild() {
    return new errors/* UserError */.yo('Input "files" has no target to build: a bake file needs a target, and a compose file a service with "build".');
}
function resolveGroup(json) {
    const seen = new Set();
    const resolve = (name) => {
        if (seen.has(name))
            return [name];
        seen.add(name);
        const members = (0,read_json/* valueAt */.fK)(json, 'group', name, 'targets');
        return Array.isArray(members) ? members.map(String).flatMap(resolve) : [name];
    };
    return resolve('default');
}
function readTarget(name, value) {
    const fields = (0,read_json/* isObject */.Gv)(value) ? value : {};
    const refuse = (field, why) => {
        throw new errors/* UserError */.yo(`Target "${name}" in "files" has "${field}", ${why}.`);
    };
    const unknown = Object.keys(fields).find((field) => !passedFields.includes(field) && !readFields.includes(field));
    if (unknown !== undefined)
        refuse(unknown, 'which this version does not know: leave it out');
    const isEscaped = (0,read_json/* valueAt */.fK)(value, 'labels', probeLabel) === `$${probeValue}`;
    const literal = (text) => (isEscaped ? (0,escape_templates/* unescapeTemplate */.B)(text) : text);
    const text = (field) => {
        const found = fields[field] ?? undefined;
        return found === undefined || typeof found === 'string' ? found : refuse(field, 'which is no text');
    };
    const texts = (field) => list(field).map((item) => typeof item === 'string' ? item : refuse(field, 'which holds something else than texts'));
    const list = (field) => {
        const found = fields[field] ?? [];
        return Array.isArray(found) ? found : refuse(field, 'which is no list');
    };
    const lines = (field) => list(field).map((item) => toLine(item) ?? refuse(field, 'which holds an entry of an unknown form'));
    const record = (field) => {
        const found = fields[field] ?? {};
        if (!(0,read_json/* isObject */.Gv)(found))
            return refuse(field, 'which is no object');
        const entries = Object.entries(found).filter(([, item]) => item !== null);
        return Object.fromEntries(entries.map(([key, item]) => [key, typeof item === 'string' ? item : refuse(field, 'which holds no text')]));
    };
    const literals = (field) => Object.fromEntries(Object.entries(record(field)).map(([key, item]) => [key, literal(item)]));
    const flag = (field) => {
        const found = fields[field] ?? false;
        return typeof found === 'boolean' ? found : refuse(field, 'which is neither true nor false');
    };
    const call = text('call') ?? 'build';
    if (call !== 'build')
        refuse('call', `which is "${call}" and makes no image: leave the target out of "targets"`);
    const labels = Object.entries(literals('labels')).filter(([key]) => key !== probeLabel);
    const inline = text('dockerfile-inline');
    return {
        context: text('context') ?? '.',
        dockerfile: text('dockerfile') ?? 'Dockerfile',
        dockerfileInline: inline === undefined ? undefined : literal(inline),
        stage: text('target'),
        args: literals('args'),
        labels: Object.fromEntries(labels),
        contexts: record('contexts'),
        annotations: texts('annotations').map(literal),
        tags: texts('tags').filter((tag) => tag !== ''),
        platforms: readPlatforms(texts('platforms')),
        noCacheFilters: texts('no-cache-filter'),
        cacheFrom: lines('cache-from'),
        cacheTo: lines('cache-to'),
        secrets: lines('secret'),
        ssh: list('ssh').map((item) => toSshLine(item) ?? refuse('ssh', 'which holds an entry of an unknown form')),
        outputs: lines('output'),
        attests: lines('attest'),
        pull: flag('pull'),
        noCache: flag('no-cache'),
        others: Object.fromEntries(passedFields.flatMap((field) => (field in fields ? [[field, fields[field]]] : []))),
    };
}
function readPlatforms(values) {
    const platforms = values.flatMap((value) => value.split(',')).map((value) => value.trim());
    return platforms.length === 1 && platforms[0] === 'local' ? [] : platforms.filter((value) => value !== '');
}
function toLine(entry) {
    if (typeof entry === 'string')
        return entry;
    if (!(0,read_json/* isObject */.Gv)(entry))
        return undefined;
    const fields = Object.entries(entry);
    if (fields.some(([, value]) => !['string', 'number', 'boolean'].includes(typeof value)))
        return undefined;
    return (0,csv/* writeCsvLine */.Cb)(fields.map(([key, value]) => [key, String(value)].join('=')));
}
function toSshLine(entry) {
    if (typeof entry === 'string')
        return entry;
    const id = (0,read_json/* textAt */.$6)(entry, 'id');
    const paths = (0,read_json/* listAt */.gT)(entry, 'paths').map(String);
    return id === undefined || paths.length === 0 ? id : `${id}=${paths.join(',')}`;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/read-definition.js








const noDefinition = "couldn't find a bake definition";
async function readDefinition(inputs, limits, deps) {
    await checkFiles(inputs.files, deps);
    const unusual = inputs.targets.find((target) => !/^[\w.*?[][\w.*?[\]-]*$/.test(target));
    if (unusual !== undefined) {
        throw new errors/* UserError */.yo(`Input "targets" has "${unusual}": use names of targets, groups or compose services; definitions of another repository have to be checked out first.`);
    }
    const options = { ...limits, cwd: deps.run.workspace, env: readVars(inputs.vars) };
    const files = inputs.files.map((file) => `--file=${file}`);
    const sets = [...inputs.set, `*.labels.${probeLabel}=${probeValue}`].map((line) => `--set=${line}`);
    let text;
    try {
        text = await deps.buildx.describeBake(['--print', ...files, ...sets, '--', ...inputs.targets], options);
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd))
            throw error;
        if (inputs.files.length > 0 && error.stderr.includes(noDefinition))
            throw nothingToBuild();
        throw await explain(error, () => listTargets((args) => deps.buildx.describeBake([...args, ...files], options)));
    }
    const definition = parseBakeDefinition(text);
    await checkDockerfiles(definition, deps);
    return definition;
}
async function checkFiles(paths, { files, run }) {
    for (const path of paths) {
        const isThere = path !== '-' && (await files.exists((0,posix_.isAbsolute)(path) ? path : (0,posix_.join)(run.workspace, path)));
        if (isThere)
            continue;
        throw new errors/* UserError */.yo(`Input "files" has "${path}", which is not there: give paths of bake or compose files, from the workspace.`);
    }
}
function readVars(lines) {
    return Object.fromEntries(lines.map((line) => {
        const [, name = '', value = ''] = /^([A-Za-z_]\w*)=([^]*)$/.exec(line) ?? [];
        const isOwn = /^(?:PATH|HOME|(?:LD|DOCKER|BUILDX|BUILDKIT)_\w*)$/.test(name);
        if (name !== '' && !isOwn)
            return [name, value];
        const why = isOwn ? 'which docker itself reads: give the variable another name' : 'which is not NAME=value';
        throw new errors/* UserError */.yo(`Input "vars" has ${isOwn ? `"${name}"` : 'a line'}, ${why}.`);
    }));
}
async function explain(error, list) {
    const [, pattern] = /could not find any target matching ['"]([^'"]*)['"]/.exec(error.stderr) ?? [];
    if (pattern === '*')
        return nothingToBuild();
    const [, missing = pattern] = /failed to find target (\S+)/.exec(error.stderr) ?? [];
    if (error.stderr.includes(noDefinition)) {
        return new errors/* UserError */.yo('Input "targets" is set, and there is no bake or compose file in the workspace that bake finds by itself: name it in "files".', { cause: error });
    }
    if (missing === undefined) {
        const found = (0,classify/* classifyError */.fe)(error, { phase: 'build' });
        const failure = { ...found, reason: found.reason.replace(/\.$/, '') };
        const isOfFiles = failure.class === 'unknown' && !error.timedOut;
        const remedy = 'correct the files, or the inputs "set" and "vars", as the message says';
        return new retry_phases/* PhaseError */.wo('reading the definition', 1, isOfFiles ? { ...failure, class: 'user', remedy } : failure, error);
    }
    if (missing === 'default') {
        return new errors/* UserError */.yo('Input "files" has no group or target "default": name in "targets" what is to be built.', {
            cause: error,
        });
    }
    const nearest = (0,nearest_names/* findNearestNames */.u)(missing, await list());
    const advice = nearest.length === 0
        ? 'name targets of the files, or compose services with "build"'
        : `there is ${nearest.join(', ')}`;
    return new errors/* UserError */.yo(`Input "files" has no target "${missing}" (a compose service needs "build"): ${advice}.`, {
        cause: error,
    });
}
async function listTargets(ask) {
    try {
        const rows = (await ask(['--list=targets'])).split('\n').map((line) => /^([\w-]+)\t/.exec(line)?.[1]);
        return rows.filter((name) => name !== undefined && name !== 'TARGET').map(String);
    }
    catch {
        const printed = (0,read_json/* valueAt */.fK)((0,read_json/* tryParseJson */.Bl)(await ask(['--print']).catch(() => '')), 'target');
        return typeof printed === 'object' && printed !== null ? Object.keys(printed) : [];
    }
}
async function checkDockerfiles({ targets }, { files, run }) {
    for (const [name, { context, dockerfile, dockerfileInline }] of Object.entries(targets)) {
        if (dockerfileInline !== undefined || !isLocal(context) || !isLocal(dockerfile))
            continue;
        const paths = [dockerfile, dockerfile.replace(/Dockerfile$/, 'dockerfile')].map((file) => [file, (0,posix_.join)(context, file), (0,posix_.join)(run.workspace, context, file)].find(posix_.isAbsolute) ?? file);
        const found = await Promise.all(paths.map((path) => files.exists(path)));
        if (found.includes(true))
            continue;
        throw new errors/* UserError */.yo(`Target "${name}" in "files" has the Dockerfile "${(0,posix_.join)(context, dockerfile)}", which is not there: correct "context" and "dockerfile", where the second counts from the first.`);
    }
}
function isLocal(path) {
    return path !== '-' && !isRemoteContext(path) && !/^[a-z][a-z-]*:/.test(path);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/distinct-images.js

function checkDistinctImages(images) {
    const owners = new Map();
    for (const { name, names, inputs } of images) {
        for (const taken of [...names, ...(inputs.imageTar === undefined ? [] : [inputs.imageTar])]) {
            const owner = owners.get(taken);
            if (owner !== undefined && owner !== name) {
                throw new errors/* UserError */.yo(`Targets "${owner}" and "${name}" in "files" would both become "${taken}": give one of them a tag with another repository in the file.`);
            }
            owners.set(taken, name);
        }
    }
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/secret-build-args.js + 1 modules
var secret_build_args = __webpack_require__(50948);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-from-files.js
















async function buildFromFiles(step, deps) {
    let jobs;
    try {
        (0,image_of_target/* checkBakeInputs */.hH)(step);
        jobs = await planImages(step, deps);
    }
    catch (failure) {
        const result = { ...build_result/* nothingBuilt */.I_, handover: undefined, images: [], failure: (0,retry_phases/* toFailure */.w2)(failure, 'build') };
        return { result, failure };
    }
    const [{ shared }] = jobs;
    const log = onceLog(deps.log);
    for (const { inputs, plan } of jobs)
        logPlan(inputs, plan, log);
    for (const warning of linkedWarnings(step, jobs))
        log.warning(warning);
    let failures;
    try {
        failures = await buildImages(jobs, shared);
    }
    catch (error) {
        failures = new Map(jobs.map((job) => [job, error]));
    }
    const images = jobs.map((job) => {
        const failure = failures.get(job);
        if (failure === undefined)
            warnAboutIndex(job);
        const result = (0,build_result/* buildResult */.CR)(job, failure === undefined ? undefined : (0,retry_phases/* toFailure */.w2)(failure, 'build'));
        return { name: job.inputs.bakeImage.name, result, failure };
    });
    const failure = (0,build_result/* joinFailures */.cc)(images);
    return {
        result: summarizeImages(images, shared, failure === undefined ? undefined : (0,retry_phases/* toFailure */.w2)(failure, 'build')),
        failure,
    };
}
async function planImages(step, deps) {
    const limits = (0,build_plan/* planLimits */.Yy)(step, deps);
    const start = deps.clock.now();
    const event = (0,read_event/* readEventFacts */._)(deps.run);
    const definition = await readDefinition(step, limits, deps);
    const sourceSha = deps.sourceSha ?? (await (0,source_sha/* readSourceSha */.K)(event, deps.run, deps));
    const builder = deps.builder ?? (await (0,build_plan/* findBuilder */.Lx)(step.builder, deps, limits));
    const info = await deps.engine.info(limits);
    const shared = { ...deps, sourceSha, builder, engine: { ...deps.engine, info: () => Promise.resolve(info) } };
    const isOnly = definition.requested.length === 1;
    const deadline = start + step.totalTimeoutMs;
    const newPhases = () => new retry_phases/* Phases */.Vw({ timeoutMs: step.timeoutMs, deadline, policy: step.retry }, deps);
    const solve = new SharedSolve(step, newPhases());
    const budget = new query_budget/* QueryBudget */.M();
    const jobs = [];
    for (const name of definition.requested) {
        const target = definition.targets[name];
        if (target === undefined)
            continue;
        const bakeImage = { name, target, definition };
        const revisions = { revision: event.revision, sourceSha };
        const inputs = { ...(0,image_of_target/* inputsOfTarget */.uy)(step, bakeImage, revisions, isOnly), bakeImage };
        const plan = await (0,build_plan/* planBuild */.C7)(inputs, shared);
        const compression = new PushCompression(plan.layerCompression, deps.log);
        jobs.push({ inputs, plan, phases: newPhases(), facts: new BuildFacts(), budget, compression, deps, shared: solve });
    }
    const [first, ...others] = jobs;
    if (first === undefined)
        throw nothingToBuild();
    (0,build_plan/* checkRequiredRegistries */.ts)(step.requiredRegistries ?? [], jobs.flatMap(({ plan }) => plan.refs));
    checkDistinctImages(jobs.map(({ inputs, plan }) => ({ name: inputs.bakeImage.name, names: plan.localNames, inputs })));
    return [first, ...others];
}
function linkedWarnings(step, [{ inputs, plan }]) {
    const { targets, requested } = inputs.bakeImage.definition;
    return Object.entries(targets)
        .filter(([name]) => !requested.includes(name))
        .flatMap(([, target]) => (0,secret_build_args/* passBuildArgs */.h)((0,image_of_target/* inputsOfDefinition */.Q$)(step, target), plan.cache.cacheTo).warning ?? []);
}
function onceLog(log) {
    const said = new Set();
    const isNew = (text) => !said.has(text) && said.add(text).has(text);
    return {
        info(text) {
            if (isNew(text))
                log.info(text);
        },
        notice(text) {
            if (isNew(text))
                log.notice(text);
        },
        warning(text, options) {
            if (isNew(text))
                log.warning(text, options);
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/buildx-build-with-retry.js











async function buildWithRetry(given, deps) {
    if ((0,image_of_target/* buildsFromFiles */.XY)(given))
        return buildFromFiles(given, deps);
    let inputs = given;
    let plan;
    try {
        (0,image_of_target/* checkBakeInputs */.hH)(given);
        inputs = resolveDefaultContext(given, deps.run);
        plan = await (0,build_plan/* planBuild */.C7)(inputs, deps);
    }
    catch (failure) {
        return { result: { ...build_result/* nothingBuilt */.I_, handover: undefined, failure: (0,retry_phases/* toFailure */.w2)(failure, 'build') }, failure };
    }
    logPlan(inputs, plan, deps.log);
    const phases = new retry_phases/* Phases */.Vw({ timeoutMs: inputs.timeoutMs, deadline: plan.deadline, policy: inputs.retry }, deps);
    const job = {
        inputs,
        plan,
        phases,
        facts: new BuildFacts(),
        budget: new query_budget/* QueryBudget */.M(),
        compression: new PushCompression(plan.layerCompression, deps.log),
        deps,
    };
    try {
        await buildAndPush(job);
        warnAboutIndex(job);
        return { result: (0,build_result/* buildResult */.CR)(job, undefined) };
    }
    catch (failure) {
        return { result: (0,build_result/* buildResult */.CR)(job, (0,retry_phases/* toFailure */.w2)(failure, 'build')), failure };
    }
}


/***/ }),

/***/ 8507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ readBuildInputs)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56657);


const minuteMs = 60_000;
const autoSwitch = ['auto', 'true', 'false'];
function readBuildInputs(inputs) {
    const list = (name, form) => (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvList */ .td)(name, inputs.text(name) ?? '', form);
    const requiredRegistries = list('required-registries', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9);
    return {
        call: inputs.choice('call', ['build', 'check', 'outline', 'targets'], 'build'),
        files: list('files', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        targets: list('targets', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        set: list('set', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .rawLineForm */ .nT),
        vars: list('vars', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .rawLineForm */ .nT),
        keepFileTags: inputs.boolean('keep-file-tags', false),
        context: inputs.text('context') ?? '.',
        file: inputs.text('file'),
        target: inputs.text('target'),
        platforms: list('platforms', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        tags: list('tags', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        movingTags: (0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_1__/* .readMovingTags */ .Q_)(list('moving-tags', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9)),
        localTag: inputs.text('local-tag'),
        labels: list('labels', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        annotations: list('annotations', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        buildArgs: list('build-args', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        secretBuildArgs: inputs.choice('secret-build-args', ['warn', 'fail', 'allow'], 'warn'),
        buildContexts: list('build-contexts', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        secrets: (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvList */ .td)('secrets', inputs.verbatim('secrets') ?? '', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .exactLineForm */ .oJ),
        secretEnvs: list('secret-envs', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        secretFiles: list('secret-files', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        ssh: list('ssh', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        cacheFrom: list('cache-from', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        cacheTo: list('cache-to', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        registryCache: inputs.text('registry-cache'),
        pullRequestCache: inputs.boolean('pull-request-cache', false),
        noCache: inputs.boolean('no-cache', false),
        noCacheFilters: list('no-cache-filters', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        pull: inputs.boolean('pull', false),
        push: inputs.choice('push', autoSwitch, 'auto'),
        load: inputs.choice('load', autoSwitch, 'auto'),
        outputs: list('outputs', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .rawLineForm */ .nT),
        layerCompression: inputs.choice('layer-compression', ['auto', 'gzip', 'zstd', 'uncompressed'], 'auto'),
        imageTar: inputs.text('image-tar'),
        provenance: inputs.text('provenance'),
        sbom: inputs.text('sbom'),
        attests: list('attests', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        builder: inputs.text('builder'),
        freshBuilder: inputs.choice('fresh-builder', ['auto', 'always', 'never'], 'auto'),
        network: inputs.text('network'),
        shmSize: inputs.text('shm-size'),
        ulimit: list('ulimit', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
        addHosts: list('add-hosts', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        allow: list('allow', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9),
        cgroupParent: inputs.text('cgroup-parent'),
        ifTagExists: inputs.choice('if-tag-exists', ['reuse', 'overwrite', 'fail'], 'reuse'),
        requiredRegistries: requiredRegistries.length === 0 ? undefined : requiredRegistries,
        retry: {
            maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
            waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 3600, fallback: 10 }),
            retryOn: inputs.choice('retry-on', ['transient', 'any', 'never'], 'transient'),
        },
        timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 25 }) * minuteMs,
        totalTimeoutMs: inputs.integer('total-timeout-minutes', { min: 1, max: 360, fallback: 90 }) * minuteMs,
    };
}


/***/ }),

/***/ 81130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ buildOutputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71908);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _rules_image_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44978);



function buildOutputs(result) {
    const { cache, failure } = result;
    return {
        imageid: result.imageid,
        imageids: JSON.stringify(result.imageids),
        digest: result.digest,
        metadata: result.metadata,
        'image-ref': result.imageRef,
        pushed: String(result.pushed),
        'pushed-refs': JSON.stringify([
            ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
            ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason })),
        ]),
        'push-skipped-reason': result.pushSkippedReason,
        reused: String(result.reused),
        attempts: String(result.attempts),
        'failure-class': failure?.class ?? 'none',
        'failure-reason': failure?.reason ?? '',
        'cached-steps': cache === undefined ? '' : String(cache.cached),
        'total-steps': cache === undefined ? '' : String(cache.total),
        'cache-hit-ratio': cache === undefined || cache.total === 0 ? '' : (cache.cached / cache.total).toFixed(2),
        'build-seconds': secondsText(result.buildSeconds),
        'push-seconds': secondsText(result.pushSeconds),
        'media-type': result.mediaType,
        ...handoverOutputs(result),
    };
}
function handoverOutputs({ images, handover }) {
    if (images === undefined)
        return { images: '', handover: handover === undefined ? '' : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .serializeHandover */ .c)(handover) };
    const made = images.flatMap(({ name, result, failure }) => {
        const error = failure === undefined ? '' : (0,_src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toMessage */ .R9)(failure);
        return result.handover === undefined ? [] : [{ name, record: result.handover, pushed: result.pushed, error }];
    });
    return { images: (0,_rules_image_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeImages */ .h)(made), handover: (0,_rules_image_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeUsableImages */ .d)(made) };
}
function secondsText(seconds) {
    return seconds === undefined ? '' : seconds.toFixed(1);
}


/***/ }),

/***/ 44969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ linkedTargets)
/* harmony export */ });
function linkedTargets(name, { targets }) {
    const found = new Set();
    const follow = (from) => {
        for (const source of Object.values(targets[from]?.contexts ?? {})) {
            const linked = source.startsWith('target:') ? source.slice('target:'.length) : undefined;
            if (linked === undefined || found.has(linked))
                continue;
            found.add(linked);
            follow(linked);
        }
    };
    follow(name);
    return [...found];
}


/***/ }),

/***/ 57406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ decideLoad),
/* harmony export */   v: () => (/* binding */ decidePush)
/* harmony export */ });
/* harmony import */ var _src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56657);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


function decidePush(inputs, refs, event) {
    if (inputs.call !== 'build')
        return { push: false, reason: '"call" asks about the build without making it' };
    if (inputs.push === 'false')
        return { push: false, reason: 'push is false' };
    if (inputs.push === 'true') {
        if (refs.length === 0)
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Input "push" is true and "tags" is empty: name what to push in "tags".');
        return { push: true };
    }
    if (inputs.outputs.length > 0)
        return { push: false, reason: '"outputs" says where the result goes' };
    if (refs.length === 0)
        return { push: false, reason: 'there are no tags' };
    const local = refs.find((ref) => !(0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_0__/* .hasRegistry */ .qY)(ref));
    if (local !== undefined)
        return { push: false, reason: `"${local.ref}" names no registry` };
    if (!event.canPush) {
        const who = event.isFork ? 'a pull request from a fork' : "Dependabot's run";
        return { push: false, reason: `the token of ${who} cannot push` };
    }
    return { push: true };
}
function decideLoad(inputs, engine, driver) {
    if (inputs.call !== 'build')
        return false;
    if (inputs.load !== 'auto')
        return inputs.load === 'true';
    const archiveInstead = inputs.imageTar !== undefined && driver !== 'docker';
    return inputs.platforms.length <= 1 && engine.local && inputs.outputs.length === 0 && !archiveInstead;
}


/***/ }),

/***/ 33359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ identifyContext),
/* harmony export */   t: () => (/* binding */ readHandoverContext)
/* harmony export */ });
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);

function readHandoverContext(line) {
    const [, name, wanted] = /^([^=]+)=handover:(.*)$/s.exec(line) ?? [];
    return name === undefined || wanted === undefined ? undefined : { name: name.trim(), wanted: wanted.trim() };
}
function identifyContext(line) {
    const context = readHandoverContext(line);
    if (context?.wanted.startsWith('{') !== true)
        return line;
    const record = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .tryParseJson */ .Bl)(context.wanted);
    if (record === undefined)
        return line;
    return `${context.name}=handover:${JSON.stringify([(0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(record, 'imageids'), (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(record, 'imageid')])}`;
}


/***/ }),

/***/ 2153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ labelBuild),
/* harmony export */   z: () => (/* binding */ buildLabel)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83536);
/* harmony import */ var _bake_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44969);
/* harmony import */ var _handover_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33359);




const buildLabel = 'io.github.ci-image-actions.build';
function labelBuild(inputs, revisions) {
    const given = inputs.labels.find((line) => labelKey(line) === _src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc);
    const givenRevision = given?.slice(_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc.length + 1);
    const buildContexts = inputs.buildContexts.map(_handover_context_js__WEBPACK_IMPORTED_MODULE_2__/* .identifyContext */ .U);
    const buildHash = hashInputs({ ...inputs, buildContexts }, revisions.sourceSha);
    const own = inputs.labels.filter((line) => ![_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc, buildLabel].includes(labelKey(line)));
    return {
        lines: [...own, `${_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc}=${revisions.revision}`, `${buildLabel}=${buildHash}`],
        buildHash,
        overruledRevision: givenRevision === revisions.revision ? undefined : givenRevision,
    };
}
function hashInputs(inputs, sourceSha) {
    const { context, file, target, platforms, buildArgs, buildContexts, bakeImage } = inputs;
    const facts = [sourceSha, context, file ?? '', target ?? '', platforms, buildArgs, buildContexts];
    if (bakeImage !== undefined)
        facts.push(...definitionFacts(bakeImage));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
function definitionFacts({ name, target, definition }) {
    const linked = (0,_bake_target_js__WEBPACK_IMPORTED_MODULE_3__/* .linkedTargets */ .G)(name, definition).map((each) => {
        const { context, dockerfile, dockerfileInline, stage, args, contexts, platforms } = definition.targets[each] ?? target;
        return JSON.stringify([each, context, dockerfile, dockerfileInline, stage, args, contexts, platforms]);
    });
    return [target.dockerfileInline ?? '', ...linked];
}
function labelKey(line) {
    return line.split('=', 1)[0] ?? '';
}


/***/ }),

/***/ 75681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $w: () => (/* binding */ namePlaceholder),
/* harmony export */   GC: () => (/* binding */ pairLines),
/* harmony export */   Q$: () => (/* binding */ inputsOfDefinition),
/* harmony export */   XY: () => (/* binding */ buildsFromFiles),
/* harmony export */   hH: () => (/* binding */ checkBakeInputs),
/* harmony export */   uy: () => (/* binding */ inputsOfTarget)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56657);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);




const namePlaceholder = '{name}';
const singleImageInputs = [
    ['context', 'context', 'context'],
    ['file', 'file', 'dockerfile'],
    ['target', 'target', 'target'],
    ['platforms', 'platforms', 'platform'],
    ['buildArgs', 'build-args', 'args.NAME'],
    ['buildContexts', 'build-contexts', 'contexts.NAME'],
    ['cacheFrom', 'cache-from', 'cache-from'],
    ['cacheTo', 'cache-to', 'cache-to'],
    ['noCacheFilters', 'no-cache-filters', 'no-cache-filter'],
    ['outputs', 'outputs', 'output'],
    ['network', 'network', 'network'],
    ['shmSize', 'shm-size', 'shm-size'],
    ['ulimit', 'ulimit', 'ulimits'],
    ['addHosts', 'add-hosts', 'extra-hosts.NAME'],
];
function buildsFromFiles({ files, targets }) {
    return files.length > 0 || targets.length > 0;
}
function checkBakeInputs(inputs) {
    if (!buildsFromFiles(inputs)) {
        const [stray] = [...inputs.set.map(() => 'set'), ...inputs.vars.map(() => 'vars')];
        if (stray === undefined)
            return;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "${stray}" is set without "files": name the bake or compose files that it is for.`);
    }
    const isSet = (value) => Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '.';
    const single = singleImageInputs.find(([field]) => isSet(inputs[field]));
    if (single !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "${single[1]}" describes one image, and "files" describes all of them: write it into the file, or use "set" with a line such as *.${single[2]}=value.`);
    }
    if (inputs.cgroupParent !== undefined) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('Input "cgroup-parent" is not known to bake: leave it out beside "files".');
    }
    if (inputs.call !== 'build') {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "call" is "${inputs.call}", which is for one image: leave it out beside "files".`);
    }
}
function inputsOfTarget(step, image, revisions, isOnly) {
    const { name, target } = image;
    checkOutputs(name, target.outputs);
    const isGiven = (line) => Object.hasOwn(target.labels, line.split('=', 1)[0] ?? '');
    const tags = tagsOfTarget(step, image, revisions);
    const hosts = tags.tags.map((tag) => (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(tag, 'input "tags"').host ?? 'docker.io');
    return {
        ...inputsOfDefinition(step, target),
        ...tags,
        requiredRegistries: step.requiredRegistries?.filter((host) => hosts.includes(host)),
        bakeImage: image,
        labels: [...step.labels.filter((line) => !isGiven(line)), ...pairLines(target.labels)],
        registryCache: cacheOfTarget(step.registryCache, name),
        localTag: step.localTag === undefined ? undefined : (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(nameInput('local-tag', step.localTag, name, isOnly)),
        imageTar: step.imageTar === undefined ? undefined : nameInput('image-tar', step.imageTar, name, isOnly),
    };
}
function inputsOfDefinition(step, target) {
    const attests = splitAttests(target.attests);
    return {
        ...step,
        context: target.context,
        file: target.dockerfile,
        target: target.stage,
        platforms: target.platforms,
        labels: pairLines(target.labels),
        annotations: [...step.annotations, ...target.annotations],
        buildArgs: pairLines(target.args),
        buildContexts: pairLines(target.contexts),
        ssh: [...target.ssh, ...step.ssh],
        cacheFrom: target.cacheFrom,
        cacheTo: target.cacheTo,
        noCache: step.noCache || target.noCache,
        noCacheFilters: target.noCacheFilters,
        pull: step.pull || target.pull,
        provenance: step.provenance ?? attests.provenance,
        sbom: step.sbom ?? attests.sbom,
        attests: [...attests.others, ...step.attests],
    };
}
function pairLines(pairs) {
    return Object.entries(pairs).map(([key, value]) => `${key}=${value}`);
}
function nameInput(input, value, name, isOnly) {
    if (!isOnly && !value.includes(namePlaceholder)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "${input}" is "${value}", and several images cannot share it: put ${namePlaceholder} where the target's name belongs.`);
    }
    return value.replaceAll(namePlaceholder, name);
}
function cacheOfTarget(registryCache, name) {
    if (registryCache === undefined)
        return undefined;
    if (registryCache.includes(namePlaceholder))
        return (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(registryCache.replaceAll(namePlaceholder, name));
    const { repository, tag = 'latest' } = (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(registryCache, 'input "registry-cache"');
    return `${repository}:${tag}-${name}`;
}
function tagsOfTarget({ tags, movingTags, keepFileTags }, { name, target }, revisions) {
    const where = `target "${name}" in "files"`;
    const own = target.tags.map((tag) => {
        const { repository, tag: text = 'latest' } = (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)((0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(tag), where);
        return { repository, ref: `${repository}:${text}` };
    });
    const repositories = [...new Set(own.filter(hasRegistryName).map(({ repository }) => repository))];
    const renamed = (0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .readTargetRefs */ .YU)(tags, movingTags, revisions).flatMap(({ repository, tag, isMoving }) => {
        const targets = repositories.length > 0 ? repositories : [below(repository, name)];
        return targets.map((each) => ({ ref: `${each}:${tag}`, isMoving }));
    });
    const fixed = new Set(renamed.filter(({ isMoving }) => !isMoving).map(({ ref }) => ref));
    const kept = keepFileTags ? own.map(({ ref }) => ref).filter((ref) => !fixed.has(ref)) : [];
    const moving = [...new Set([...renamed.filter(({ isMoving }) => isMoving).map(({ ref }) => ref), ...kept])];
    return { tags: [...fixed, ...moving.filter((ref) => !fixed.has(ref))], movingTags: moving };
}
function hasRegistryName({ repository }) {
    return (0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .hasRegistry */ .qY)({ repository, ref: repository, host: '', tag: '', isMoving: false });
}
function below(repository, name) {
    const full = `${repository}/${name.toLowerCase()}`;
    try {
        (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(full, 'reference');
        return full;
    }
    catch (error) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Target "${name}" in "files" cannot name an image (${(0,_src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .toMessage */ .R9)(error).replace(/\.$/, '')}): give it a tag in the file, whose repository is taken.`);
    }
}
function checkOutputs(name, outputs) {
    for (const line of outputs) {
        const fields = (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvFields */ .ci)(line).map((field) => field.trim());
        const isImage = fields.some((field) => /^type=(?:image|registry|docker)$/.test(field));
        if (isImage && fields.every((field) => /^(?:type|push)=/.test(field)))
            continue;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Target "${name}" in "files" has the output "${line}", which this step does not write: leave the target out of "targets", or set "${name}.output=type=image" in "set".`);
    }
}
function splitAttests(lines) {
    const valueOf = (type) => {
        const fields = lines.map(_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvFields */ .ci).findLast((each) => each.includes(`type=${type}`));
        if (fields === undefined)
            return undefined;
        if (fields.includes('disabled=true'))
            return 'false';
        const rest = fields.filter((field) => field !== `type=${type}` && !field.startsWith('disabled='));
        return rest.length === 0 ? 'true' : (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .writeCsvLine */ .Cb)(rest);
    };
    const isOther = (line) => !(0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvFields */ .ci)(line).some((field) => field === 'type=provenance' || field === 'type=sbom');
    return { provenance: valueOf('provenance'), sbom: valueOf('sbom'), others: lines.filter(isOther) };
}


/***/ }),

/***/ 44978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ serializeUsableImages),
/* harmony export */   h: () => (/* binding */ serializeImages)
/* harmony export */ });
/* harmony import */ var _src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97851);
/* harmony import */ var _src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80711);
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71908);



function serializeImages(images) {
    return JSON.stringify(Object.fromEntries(images.map((image) => [image.name, describeImage(image)])));
}
function serializeUsableImages(images) {
    const usable = images.filter(({ error }) => error === '').map(({ name, record }) => [name, record]);
    return usable.length === 0 ? '' : (0,_src_core_handover_handover_set_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeHandoverSet */ .gk)({ schema: 1, images: Object.fromEntries(usable) });
}
function describeImage({ record, pushed, artifactName, error }) {
    const ref = record.image === '' ? '' : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedRef */ .y)(record);
    return {
        image: record.image,
        tag: record.tag,
        'image-ref': ref,
        digest: record.digest,
        imageid: record.imageid,
        pushed,
        'artifact-name': artifactName ?? (ref === '' ? '' : (0,_src_core_handover_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactNameOfRef */ ._P)(ref)),
        error,
        handover: record,
    };
}


/***/ }),

/***/ 47766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y5: () => (/* binding */ mayRefuseCompression),
/* harmony export */   c$: () => (/* binding */ decideLayerCompression),
/* harmony export */   uC: () => (/* binding */ compressionAttributes)
/* harmony export */ });
/* harmony import */ var _src_core_failures_parse_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44354);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


function decideLayerCompression(input, kind, driver) {
    if (driver === 'docker')
        return 'gzip';
    if (input !== 'auto')
        return input;
    return kind === 'default-branch' || kind === 'tag' ? 'gzip' : 'zstd';
}
function compressionAttributes(compression, force) {
    const forced = force ? ['force-compression=true'] : [];
    switch (compression) {
        case 'gzip':
            return force ? ['compression=gzip', ...forced] : [];
        case 'zstd':
            return ['compression=zstd', 'compression-level=3', 'oci-mediatypes=true', ...forced];
        case 'uncompressed':
            return ['compression=uncompressed', ...forced];
    }
}
function mayRefuseCompression(error) {
    if (!(error instanceof _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const { status, ociCode, text } = (0,_src_core_failures_parse_error_js__WEBPACK_IMPORTED_MODULE_0__/* .parseError */ .u)(error.stderr, { phase: 'push' });
    if (status === 415 || ociCode === 'MANIFEST_INVALID' || ociCode === 'UNSUPPORTED')
        return true;
    return /\bmedia ?type|zstd/i.test(text);
}


/***/ }),

/***/ 50948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ passBuildArgs)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/secret-name.js
const endings = ['token', 'secret', 'password', 'passwd', 'passphrase'];
const lastWords = [...endings, 'key', 'apikey', 'pwd', 'credential', 'credentials'];
function isSecretName(name) {
    const words = name
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
    const last = words.at(-1) ?? '';
    if (words.includes('public'))
        return false;
    return lastWords.includes(last) || endings.some((ending) => last.endsWith(ending));
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/secret-build-args.js


function passBuildArgs(inputs, cacheTo) {
    const env = {};
    const names = [];
    const args = inputs.buildArgs.map((line) => {
        const [name = '', ...value] = line.split('=');
        if (!isSecretName(name))
            return line;
        names.push(name);
        if (value.length > 0)
            env[name] = value.join('=');
        return name;
    });
    const [name] = names;
    if (name === undefined || inputs.secretBuildArgs === 'allow')
        return { args, env, warning: undefined };
    const advice = `pass it as "secrets: ${name.toLowerCase()}=…" and read it in a RUN --mount=type=secret,id=${name.toLowerCase()}, or set "secret-build-args: allow" when it is none`;
    const found = `The build argument ${names.join(', ')} looks like a secret and stays readable in the image's history`;
    if (inputs.secretBuildArgs === 'fail')
        throw new errors/* UserError */.yo(`${found}: ${advice}.`);
    const isSpread = [...cacheTo, inputs.provenance ?? '', ...inputs.attests].some((text) => text.includes('mode=max'));
    const addition = isSpread ? ', and with mode=max it reaches the cache or the provenance in the registry as well' : '';
    return { args, env, warning: `${found}${addition}: ${advice}.` };
}


/***/ }),

/***/ 71164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qx: () => (/* binding */ pushedRepositories),
/* harmony export */   W5: () => (/* binding */ localOutputs),
/* harmony export */   Yt: () => (/* binding */ pushOutput),
/* harmony export */   aT: () => (/* binding */ asksForIndex),
/* harmony export */   oD: () => (/* binding */ hasIndexAnnotation),
/* harmony export */   qQ: () => (/* binding */ nameOutputs)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


function asksForIndex(inputs) {
    const isOn = (value) => value !== undefined && value !== 'false';
    return inputs.platforms.length > 1 || isOn(inputs.provenance) || isOn(inputs.sbom) || inputs.attests.length > 0;
}
function pushOutput(ref, compression) {
    return ['type=image', ...compression, 'push=true', `name=${ref}`].join(',');
}
function localOutputs(plan, tar, compression = []) {
    const { localNames, archiveName, load } = plan;
    const archive = [
        'type=docker',
        `dest=${tar ?? ''}`,
        ...(archiveName === undefined ? [] : [`name=${archiveName}`]),
        ...compression,
    ];
    const engine = ['type=docker', ...(localNames.length === 0 ? [] : [`name=${localNames.join(',')}`]), ...compression];
    return [...(tar === undefined ? [] : [(0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .writeCsvLine */ .Cb)(archive)]), ...(load ? [(0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .writeCsvLine */ .Cb)(engine)] : [])];
}
function hasIndexAnnotation(annotations) {
    return annotations.some((line) => {
        const [, levels = ''] = /^([a-z-]+(?:\[[^\]=]*\])?(?:,[a-z-]+(?:\[[^\]=]*\])?)*):/.exec(line) ?? [];
        return levels.split(',').some((level) => /^(?:index|manifest-descriptor)/.test(level));
    });
}
function nameOutputs(outputs, refs) {
    return outputs.map((line) => {
        const fields = (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvFields */ .ci)(line);
        const isNamed = fields.some((field) => field.startsWith('name='));
        if (refs.length === 0 || isNamed || !/^(?:image|registry|oci|docker)$/.test(valueOf(fields, 'type')))
            return line;
        const byDigest = isTrue(valueOf(fields, 'push-by-digest'));
        const names = refs.map(({ ref, repository }) => (byDigest ? repository : ref));
        return (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .writeCsvLine */ .Cb)([...fields, `name=${[...new Set(names)].join(',')}`]);
    });
}
function pushedRepositories(outputs) {
    return outputs.map(_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvFields */ .ci).flatMap((fields) => {
        const pushes = valueOf(fields, 'type') === 'registry' || isTrue(valueOf(fields, 'push'));
        if (!pushes)
            return [];
        const names = valueOf(fields, 'name').split(',');
        return names.filter((name) => name !== '').map((name) => (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(name, 'input "outputs"').repository);
    });
}
function valueOf(fields, key) {
    const field = fields.find((candidate) => candidate.trim().startsWith(`${key}=`)) ?? '';
    return field.trim().slice(key.length + 1);
}
function isTrue(value) {
    return /^(?:1|t|T|true|True|TRUE)$/.test(value);
}


/***/ }),

/***/ 36924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ imageFailures),
/* harmony export */   LR: () => (/* binding */ buildLead),
/* harmony export */   Nu: () => (/* binding */ imagesLead),
/* harmony export */   fR: () => (/* binding */ buildSummary),
/* harmony export */   kO: () => (/* binding */ buildRows)
/* harmony export */ });
/* unused harmony export resultText */
/* harmony import */ var _src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _src_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81365);
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37234);
/* harmony import */ var _src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12191);







function buildSummary(facts) {
    const { failure, reused, images } = facts;
    if (images !== undefined && images.length > 0)
        return imagesSummary(images, facts);
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__/* .renderSummaryPage */ .E)({
        title: failure !== undefined ? 'Image build failed' : reused ? 'Image reused' : 'Image built',
        failures: failure === undefined ? [] : [{ name: '', failure }],
        failed: true,
        lead: failure === undefined ? `${buildLead(facts)}.` : '',
        rows: [['image', facts.imageRef], ...buildRows(facts)],
        phases: facts.phases,
    });
}
function imagesSummary(images, { failure, phases }) {
    const failures = imageFailures(images);
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_2__/* .renderSummaryPage */ .E)({
        title: failure === undefined ? 'Images built' : 'Image builds failed',
        failures,
        failed: true,
        lead: imagesLead(images),
        rows: [],
        list: (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_3__/* .renderListTable */ .bC)(['target', 'image', 'digest', 'imageid', 'result'], images.map(({ name, result }) => [
            name,
            result.imageRef,
            (0,_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenDigest */ .YI)(result.digest),
            (0,_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenDigest */ .YI)(result.imageid),
            resultText(result),
        ])),
        phases,
    });
}
function imageFailures(images) {
    const failed = images.filter(({ failure }) => failure !== undefined);
    const isSame = failed.length > 1 && failed.every(({ failure }) => failure === failed[0]?.failure);
    return failed
        .slice(0, isSame ? 1 : undefined)
        .map(({ name, failure }) => ({ name: isSame ? '' : name, failure: (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_1__/* .toFailure */ .w2)(failure, 'build') }));
}
function imagesLead(images) {
    const made = images.filter(({ failure }) => failure === undefined);
    const reused = made.filter(({ result }) => result.reused).length;
    const was = made.length === 1 ? 'image was' : 'images were';
    return `**${made.length} of ${images.length}** ${was} built${reused === 0 ? '' : `, ${reused} of them taken as they were there already`}.`;
}
function resultText({ failure, reused, pushedRefs, pushSkippedReason }) {
    if (failure !== undefined)
        return `failed (${failure.class})`;
    if (reused)
        return 'reused';
    return pushSkippedReason === '' && pushedRefs.length > 0 ? 'pushed' : 'built, not pushed';
}
function buildLead(facts) {
    const { reused, imageRef, buildSeconds, pushSeconds, pushedRefs } = facts;
    const image = imageRef === '' ? 'The image' : (0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeAsCode */ .n)(imageRef);
    if (reused)
        return `${image} was there already, of this very revision and build: **nothing was built**`;
    const built = buildSeconds === undefined ? '' : ` in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSeconds */ .X)(buildSeconds)}**`;
    if (pushedRefs.length === 0)
        return `${image} was built${built} and not pushed`;
    const tags = pushedRefs.length === 1 ? '1 tag' : `${pushedRefs.length} tags`;
    const pushed = pushSeconds === undefined ? '' : ` in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSeconds */ .X)(pushSeconds)}**`;
    return `${image} was built${built} and pushed under ${tags}${pushed}`;
}
function buildRows(facts) {
    const { cache, layers, sizeBytes, layerBytes } = facts;
    return [
        ['digest', facts.digest],
        ['imageid', facts.imageid],
        ['size', sizeTexts(sizeBytes, layers, layerBytes)],
        ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
        ['push failed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
        ['not pushed', facts.pushSkippedReason],
        ['steps from cache', cache === undefined || cache.total === 0 ? [] : [cacheText(cache)]],
        ['attempts', facts.attempts === 0 ? [] : [String(facts.attempts)]],
        ['cache', facts.cacheFound === undefined ? [] : [facts.cacheFound ? 'warm' : 'cold']],
    ];
}
function sizeTexts(sizeBytes, layers, layerBytes) {
    const counted = layers === undefined ? '' : ` in ${layers} ${layers === 1 ? 'layer' : 'layers'}`;
    return [
        ...(sizeBytes === undefined ? [] : [`${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z)(sizeBytes)}${counted}`]),
        ...(layerBytes === undefined ? [] : [`${(0,_src_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .formatLayers */ .uS)(layerBytes)} in the registry`]),
    ];
}
function cacheText({ cached, total }) {
    const percent = Math.round((100 * cached) / total);
    return `${cached} of ${total} (${percent} %)`;
}


/***/ }),

/***/ 30979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ loadBaseContexts)
/* harmony export */ });
function loadBaseContexts(deps) {
    const known = new Map();
    return (request) => {
        const key = JSON.stringify(request);
        const context = known.get(key) ?? Promise.all(/* import() */[__webpack_require__.e(357), __webpack_require__.e(524)]).then(__webpack_require__.bind(__webpack_require__, 81524)).then(({ baseContexts }) => baseContexts(deps)(request));
        known.set(key, context);
        return context;
    };
}


/***/ }),

/***/ 19411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ dockerBuildx)
/* harmony export */ });
/* harmony import */ var _core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87165);



function dockerBuildx(exec, leftovers = _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .noLeftovers */ .e3) {
    const buildx = async (args, options = {}) => {
        const result = await exec.run('docker', ['buildx', ...args], options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: `docker buildx ${args[0] ?? ''}`, ...result });
        return result.stdout;
    };
    const unfinished = new Set();
    return {
        async builder(name, options = {}) {
            const text = await buildx(['inspect', ...(name === undefined ? [] : ['--', name])], options);
            const [head = '', nodes = ''] = text.split(/^Nodes:$/m);
            return { name: readField(head, 'Name'), driver: readField(head, 'Driver'), nodes: readNodes(nodes) };
        },
        async version(options = {}) {
            return /\bv?(\d+\.\d+\.\d+)/.exec(await buildx(['version'], options))?.[1] ?? '';
        },
        async build(args, options) {
            const result = await exec.run('docker', ['buildx', 'build', ...args], { ...options, show: true });
            if (result.exitCode === 0)
                return;
            const found = args.includes('--call=check') ? (result.stdout.trim().split('\n', 1)[0] ?? '') : '';
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: 'docker buildx build', ...result, stderr: `${result.stderr}\n${found}` });
        },
        async bake(args, options) {
            const result = await exec.run('docker', ['buildx', 'bake', ...args], { ...options, show: true });
            if (result.exitCode !== 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: 'docker buildx bake', ...result });
        },
        describeBake(args, options) {
            return buildx(['bake', ...args], options);
        },
        async create(name, driver, node, options = {}) {
            const flags = node.daemonFlags === '' ? [] : [`--buildkitd-flags=${node.daemonFlags}`];
            const opts = node.driverOptions.map((option) => `--driver-opt=${(0,_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .writeCsvLine */ .Cb)([option])}`);
            const platforms = node.platforms === undefined ? [] : [`--platform=${node.platforms.join(',')}`];
            const config = node.configFile === undefined ? [] : [`--buildkitd-config=${node.configFile}`];
            const args = [`--name=${name}`, `--driver=${driver}`, ...opts, ...flags, ...platforms, ...config];
            const { endpoint } = node;
            leftovers.remember({ kind: 'builder', name, unfinished: { driver, endpoint } });
            unfinished.add(name);
            const result = await exec.run('docker', ['buildx', 'create', ...args, '--bootstrap', '--', endpoint], options);
            if (!result.timedOut) {
                unfinished.delete(name);
                leftovers.remember({ kind: 'builder', name });
            }
            if (result.exitCode !== 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: 'docker buildx create', ...result });
        },
        async remove(name, options = {}) {
            await buildx(['rm', '--force', '--', name], options);
            if (!unfinished.has(name))
                leftovers.forget('builder', name);
        },
    };
}
function readNodes(text) {
    return text
        .split(/^(?=Name:)/m)
        .filter((node) => node.startsWith('Name:'))
        .map((node) => ({
        endpoint: readField(node, 'Endpoint'),
        driverOptions: [...readField(node, 'Driver Options').matchAll(/(?<![^\s=])([^\s=]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', value = '']) => `${key}=${value.replaceAll(/\\(.)/g, '$1')}`),
        daemonFlags: readField(node, 'BuildKit daemon flags') || readField(node, 'Flags'),
        platforms: readOwnPlatforms(node),
        files: readFiles(node),
    }));
}
function readOwnPlatforms(node) {
    const own = readField(node, 'Platforms')
        .split(', ')
        .filter((platform) => platform.endsWith('*'));
    return own.length === 0 ? undefined : own.map((platform) => platform.slice(0, -1));
}
function readFiles(node) {
    const [, ...sections] = node.split(/^File#/m);
    const files = sections.map((section) => {
        const [head = '', ...lines] = section.split('\n');
        const content = lines.filter((line) => /^\s*>/.test(line)).map((line) => line.replace(/^\s*> ?/, ''));
        return [head.replace(/:$/, ''), content.join('\n')];
    });
    return files.length === 0 ? undefined : Object.fromEntries(files);
}
function readField(text, name) {
    return new RegExp(`^${name}: +(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
}


/***/ }),

/***/ 14975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ wireBuild)
});

// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var oci_platform = __webpack_require__(73692);
;// CONCATENATED MODULE: ./build/src/core/archive/config-digests.js



function readConfigDigests(index, documents) {
    const manifests = (0,read_json/* isObject */.Gv)(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
    return Object.assign({}, ...manifests.map((entry) => readDocumentDigests(documents.get((0,oci_digest/* readDigest */.rP)(entry) ?? ''), documents)));
}
function readDocumentDigests(document, documents) {
    if (!(0,read_json/* isObject */.Gv)(document))
        return {};
    if (document['manifests'] !== undefined)
        return readConfigDigests(document, documents);
    const digest = (0,oci_digest/* readDigest */.rP)(document['config']) ?? '';
    const platform = (0,oci_platform/* readPlatform */.Kd)(documents.get(digest));
    return platform === undefined ? {} : { [platform]: digest };
}

// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
;// CONCATENATED MODULE: ./build/src/adapters/archives/archived-configs.js




const maxDocumentBytes = 4 << 20;
async function readArchivedConfigs(archive) {
    const documents = new Map();
    let index;
    let member;
    const tar = (0,reader/* tarReader */.R)();
    for await (const piece of archive) {
        for (const part of tar.read(piece)) {
            if (part.kind === 'member') {
                const { name, size } = part.header;
                const isDocument = size <= maxDocumentBytes && ((0,member_name/* digestOfName */.V)(name) !== undefined || name === 'index.json');
                member = isDocument ? { name, pieces: [] } : undefined;
            }
            else if (part.kind === 'content') {
                member?.pieces.push(Buffer.from(part.bytes));
            }
            else if (member !== undefined) {
                const document = (0,read_json/* tryParseJson */.Bl)(Buffer.concat(member.pieces).toString('utf8'));
                const digest = (0,member_name/* digestOfName */.V)(member.name);
                if (digest === undefined)
                    index = document;
                else
                    documents.set(digest, document);
            }
        }
    }
    tar.end();
    return readConfigDigests(index, documents);
}

// EXTERNAL MODULE: ./build/src/adapters/docker/buildx.js
var buildx = __webpack_require__(19411);
// EXTERNAL MODULE: ./build/src/adapters/docker/engine.js + 4 modules
var engine = __webpack_require__(58203);
// EXTERNAL MODULE: ./build/src/adapters/registry/imagetools.js
var imagetools = __webpack_require__(6266);
// EXTERNAL MODULE: ./build/src/adapters/registry/registry-rate-limits.js
var registry_rate_limits = __webpack_require__(61589);
;// CONCATENATED MODULE: ./build/src/adapters/wire-build.js





function wireBuild(exec, env, builder, leftovers) {
    return {
        buildx: (0,buildx/* dockerBuildx */.x)(exec, leftovers),
        engine: (0,engine/* dockerEngine */.J)(exec, env, leftovers),
        archivedConfigs: readArchivedConfigs,
        registry: (0,imagetools/* imagetoolsRegistry */.M)(exec, builder),
        rateLimits: registry_rate_limits/* registryRateLimits */.A,
    };
}


/***/ }),

/***/ 93602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ unescapeTemplate),
/* harmony export */   Z: () => (/* binding */ escapeTemplates)
/* harmony export */ });
function escapeTemplates(value) {
    if (typeof value === 'string')
        return escapeTemplate(value);
    if (Array.isArray(value))
        return value.map(escapeTemplates);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [escapeTemplate(key), escapeTemplates(item)]));
}
function unescapeTemplate(text) {
    return text.replaceAll(/([$%])\1(?=\{)/g, '$1');
}
function escapeTemplate(text) {
    return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
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

/***/ 87673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qe: () => (/* binding */ selectSinglePlatform),
/* harmony export */   Z8: () => (/* binding */ ownImageId),
/* harmony export */   fd: () => (/* binding */ imageIdsOf)
/* harmony export */ });
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);

function selectSinglePlatform(requested, runner) {
    const [only, ...others] = requested;
    if (only === undefined || others.length > 0)
        return runner;
    const [os = '', architecture = '', variant] = only.split('/');
    return (0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(os, architecture, variant);
}
function imageIdsOf(images) {
    return Object.fromEntries(images.map(({ platform, imageid }) => [platform, imageid]));
}
function ownImageId(ids, platform) {
    const all = Object.entries(ids);
    const [only] = all;
    if (ids[platform] !== undefined)
        return ids[platform];
    return all.length === 1 ? only?.[1] : undefined;
}


/***/ }),

/***/ 54867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readSourceSha),
/* harmony export */   b: () => (/* binding */ readCheckout)
/* harmony export */ });
/* harmony import */ var _core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13501);

const gitTimeoutMs = 10_000;
async function readSourceSha(event, run, deps) {
    const { sha, isOther } = await readCheckout(event, run, deps.exec);
    if (isOther) {
        deps.log.warning(`The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`);
    }
    return sha;
}
async function readCheckout(event, run, exec) {
    const git = (...args) => exec
        .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: gitTimeoutMs })
        .catch(() => undefined);
    const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
    if (!(0,_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
        return { sha: run.sha, isOther: false };
    if (head === event.revision || head === event.mergeSha)
        return { sha: head, isOther: false };
    const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
    const parents = readParents(commit);
    return { sha: head, isOther: parents.length < 2 || !parents.includes(event.revision) };
}
function readParents(commit) {
    const [headers = ''] = commit.split('\n\n', 1);
    return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}


/***/ }),

/***/ 16730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ ambiguousClasses),
/* harmony export */   T2: () => (/* binding */ queryPushedImage),
/* harmony export */   ht: () => (/* binding */ pushAlreadyLanded),
/* harmony export */   qn: () => (/* binding */ pushRef)
/* harmony export */ });
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81365);
/* harmony import */ var _query_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28716);
/* harmony import */ var _queries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46404);



const ambiguousClasses = ['transient', 'unknown', 'timeout', 'builder'];
async function pushRef(push, phases, deps) {
    await phases.run({
        title: `push ${push.ref}`,
        context: { phase: 'push' },
        ref: push.ref,
        work: push.work,
        checkAlreadyDone: (failure) => pushAlreadyLanded(push, failure, phases, deps),
    });
}
async function pushAlreadyLanded({ ref, isPushed }, failure, phases, { registry, log, clock, budget }) {
    const patience = budget.patience(ref);
    if (!ambiguousClasses.includes(failure.class) || patience.leftMs === 0)
        return undefined;
    const limits = phases.limits(Math.min(_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .queryTimeoutMs */ .kW, patience.leftMs));
    const start = clock.now();
    try {
        const answer = await registry.manifest(ref, limits);
        if (!answer.found || !(await isPushed(answer, limits)))
            return undefined;
    }
    catch {
        patience.spend(clock.now() - start);
        return undefined;
    }
    log.info(`${ref}: the registry has the image although the push failed.`);
    return true;
}
async function queryPushedImage(ref, phases, { registry, budget }) {
    const patience = budget.patience(ref, _query_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .minPatienceMs */ .O);
    const { digest, mediaType, raw } = await (0,_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .queryPushedManifest */ .ni)(ref, phases, registry, patience);
    return { ref, digest, mediaType, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .layerSizes */ .qM)(JSON.parse(raw)) };
}


/***/ }),

/***/ 3817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ pushRefs)
/* harmony export */ });
/* harmony import */ var _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);

async function pushRefs({ refs, requiredRegistries, unavailable, push }, report, { log }) {
    const isRequired = ({ host }) => requiredRegistries?.includes(host) ?? true;
    const failures = new Map();
    for (const target of refs) {
        const { ref, repository } = target;
        const earlier = failures.get(repository);
        if (earlier !== undefined) {
            report.failed.push({ ref, reason: earlier.failure.reason });
            continue;
        }
        try {
            const unanswered = unavailable?.get(repository);
            if (unanswered !== undefined)
                throw unanswered;
            report.pushed.push(await push(target));
        }
        catch (error) {
            if (!(error instanceof _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .PhaseError */ .wo))
                throw error;
            failures.set(repository, error);
            report.failed.push({ ref, reason: error.failure.reason });
            if (!isRequired(target)) {
                log.warning(`Not required, so going on without it: ${error.message}`, { isFinding: true });
            }
        }
    }
    for (const target of refs) {
        const failure = failures.get(target.repository);
        if (failure !== undefined && isRequired(target))
            throw failure;
    }
}


/***/ }),

/***/ 28716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ QueryBudget),
/* harmony export */   O: () => (/* binding */ minPatienceMs)
/* harmony export */ });
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);

const maxUnansweredMs = 16_000;
const firstPatienceMs = 10_000;
const laterPatienceMs = 5_000;
const minPatienceMs = 2_000;
class QueryBudget {
    #spentMs = new Map();
    patience(ref, minMs = 0) {
        const { host = 'docker.io' } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, 'reference');
        const spentMs = () => this.#spentMs.get(host) ?? 0;
        const start = spentMs();
        const limitMs = Math.min(start === 0 ? firstPatienceMs : laterPatienceMs, maxUnansweredMs - start);
        const end = start + Math.max(minMs, limitMs);
        return {
            get leftMs() {
                return Math.max(0, end - spentMs());
            },
            spend: (ms) => {
                this.#spentMs.set(host, spentMs() + ms);
            },
        };
    }
}


/***/ })

};
