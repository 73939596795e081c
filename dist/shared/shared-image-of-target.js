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



/**
 * ECR and other strict registries take a cache only as an image manifest
 * (https://github.com/aws/containers-roadmap/issues/876). A failed export does not fail the build.
 */
const exportFlags = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';
/**
 * Adds the registry cache to the user's options. A pull request reads the cache and writes none, or with
 * `pull-request-cache` one of its own, so that nothing it writes reaches the default branch. The docker driver exports a
 * cache only with the containerd store (https://docs.docker.com/build/cache/backends/).
 * @throws UserError when the cache would overwrite an image tag
 */
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
/** References that one line of `cache-to` writes to. An inline cache belongs into the image and is none. */
function registryTargets(line) {
    const fields = (0,csv/* readCsvFields */.ci)(line);
    if (fields.length === 1 && !line.includes('='))
        return fields;
    if (!fields.includes('type=registry'))
        return [];
    return fields.filter((field) => field.startsWith('ref=')).map((field) => field.slice('ref='.length));
}
/**
 * Completes the reference of a cache with its tag.
 * @throws UserError when it is one of the image's
 */
function resolveCacheRef(input, cache, refs) {
    const { repository, tag = 'latest' } = (0,reference/* parseImageRef */.Q)(cache, `input "${input}"`);
    const full = `${repository}:${tag}`;
    if (refs.every(({ ref }) => ref !== full))
        return full;
    throw new errors/* UserError */.yo(`Input "${input}" has "${full}", which is one of the image's tags: use one of its own, such as ${repository}:buildcache.`);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/call-method.js

/**
 * Resolves the method for this buildx. `--call` (https://docs.docker.com/reference/cli/docker/buildx/build/#call) came
 * with 0.15 in place of the experimental `--print`, which knows no checks and exports an empty image unless told not to.
 * @param version `major.minor.patch`; '' counts as a new one
 * @throws UserError when it is too old for the method
 */
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
















/** Limit of the questions before a build: an engine and a builder that are there answer at once. */
const planTimeoutMs = 60_000;
/**
 * Reads what the run, the engine and the builder say, and decides what will be done.
 * @throws UserError for inputs that do not fit together or to what is there; nothing has been changed then
 */
async function planBuild(inputs, deps) {
    const start = deps.clock.now();
    if (inputs.localTag !== undefined)
        (0,reference/* parseLocalTag */.rz)(inputs.localTag);
    const event = (0,read_event/* readEventFacts */._)(deps.run);
    const limits = planLimits(inputs, deps);
    // Side by side, since each waits for a process. Their errors are looked at in the order of their weight: bad input first.
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
/** Limits of the questions before a build. */
function planLimits({ totalTimeoutMs }, { signal }) {
    return { timeoutMs: Math.min(planTimeoutMs, totalTimeoutMs), ...(signal === undefined ? {} : { signal }) };
}
/** Resolves what the inputs ask for against what is checked out. */
async function resolveTargets(inputs, event, deps) {
    const sourceSha = deps.sourceSha ?? (await (0,source_sha/* readSourceSha */.K)(event, deps.run, deps));
    const revisions = { revision: event.revision, sourceSha };
    const refs = (0,target_refs/* readTargetRefs */.YU)(inputs.tags, inputs.movingTags, revisions);
    checkRequiredRegistries(inputs.requiredRegistries ?? [], refs);
    return { sourceSha, revisions, refs, push: (0,build_decisions/* decidePush */.v)(inputs, refs, event) };
}
/** Refuses a misspelt host, which would leave nothing required. */
function checkRequiredRegistries(hosts, refs) {
    const unknown = hosts.find((host) => refs.every((ref) => ref.host !== host));
    if (unknown === undefined)
        return;
    throw new errors/* UserError */.yo(`Input "required-registries" has "${unknown}", which none of "tags" names: use the host of a tag.`);
}
/**
 * Finds the builder of that name, or the current one.
 * @throws PhaseError that says what to do when there is none
 */
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






/** The result of a build that did not take place. */
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
/** What a build has come to. @param failure what ended it; undefined: nothing did */
function buildResult({ inputs, plan, phases, facts, deps, shared }, failure) {
    const { built, pushed, imageids } = facts;
    const [first] = plan.refs;
    const imageid = (0,_src_core_oci_image_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .ownImageId */ .Z8)(imageids, plan.engine.platform) ?? '';
    const ofFirst = pushed.filter(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
    const firstPushed = ofFirst.find(({ ref }) => ref === first?.ref) ?? ofFirst[0];
    // What the user's own outputs push is known from buildx alone, and is the image's where it went to its repository.
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
/** One error for the step: the image's own where one failed, else all of them by name. */
function joinFailures(images) {
    const failed = images.filter(({ failure }) => failure !== undefined);
    const [first, ...others] = failed;
    if (first === undefined || others.every(({ failure }) => failure === first.failure))
        return first?.failure;
    const reasons = failed.map(({ name, failure }) => `${name}: ${(0,_src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(failure)}`);
    return new _src_core_failures_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ClassifiedError */ .IP(`${failed.length} of ${images.length} images failed. ${reasons.join(' ')}`, (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_3__/* .toFailure */ .w2)(first.failure, 'build'), first.failure);
}
/**
 * Seconds of the attempt that built the image, without the upload in it: what another job would pay to build it again.
 * Undefined: nothing was built. An attempt that went on where a failed one had stopped counts for its own time alone.
 * @param imageCount that the attempt made together: each has its share, so that those of all are the whole
 */
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

/** The build phase of the docker driver: the image ends up in the engine, and is pushed and saved from there. */
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
/**
 * The solve that loads an image. What is not pushed gets no attestations unless the inputs name some, so that the image's
 * config stays known.
 */
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
/** @param start of the build phase, epoch milliseconds */
async function inspectBuilt(job, { metadata, progress }, start, limits) {
    const { plan, deps } = job;
    const name = plan.localNames[0] ?? metadata.digest;
    const loaded = endsUpInEngine(job) && name !== undefined ? await inspectLoaded(name, deps.engine, limits) : undefined;
    return { metadata, progress, seconds: (deps.clock.now() - start) / 1000, loaded };
}
function endsUpInEngine({ inputs, plan }) {
    return plan.load || plan.push.push || inputs.imageTar !== undefined;
}
/**
 * The image that a build has loaded.
 * @throws AttemptError when the engine does not have it: a build may succeed without its image being there afterwards
 */
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

/** GitHub shows ten annotations of a kind for a step. */
const maxWarnings = 10;
/**
 * Reads the warnings in a metadata file, which buildx writes since 0.16 when BUILDX_METADATA_WARNINGS is set
 * (https://docs.docker.com/build/building/variables/#buildx_metadata_warnings). Their text is base64, as Go writes bytes.
 * What has another form is passed over, since a warning must not fail a build.
 */
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



/** Reads a metadata file; an empty one (an older buildx, a failed build) says nothing. */
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
/** `exporting cache to registry`, `exporting to GitHub Actions Cache`, and in a bake the target in front. */
const cacheTransfer = /^#(\d+) (?:\[[\w-]+\] )?(importing|exporting) .*\bcache\b/i;
/**
 * Tells which target of a bake a line of its progress is about: with several, each step begins with the target's name,
 * and its further lines have the step's number.
 * @param names of all targets that the solve builds
 */
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
/**
 * Reads the lines of `--progress=plain`, as BuildKit's progressui writes them
 * (https://github.com/moby/buildkit/blob/master/util/progress/progressui/printer.go). The output of a step has its time
 * in front, so it cannot pose as one of them.
 */
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
        // The classic store writes images, whose digests are those of their configs.
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
    /** Whether everything was built, and only the upload was left to do. */
    get reachedPush() {
        return this.#reachedPush;
    }
    /** Config digests of what was built, known once it is exported, also when a push fails after that. */
    get configs() {
        return [...this.#configs];
    }
    /** Digests of the manifests and indexes that were exported, attestations left out. */
    get manifests() {
        return [...this.#manifests];
    }
    /** How long the uploads took that this solve finished. */
    get pushSeconds() {
        return this.#pushSeconds;
    }
    /** Whether a cache could be read; undefined: there was none to import. */
    get cacheFound() {
        return this.#imports.size === 0 ? undefined : [...this.#imports].some((id) => !this.#failed.has(id));
    }
    /** The error of a cache export that failed without failing the build. */
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

/** Writes `image-tar`, where it is set, out of the engine. There is no file when that fails. */
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
/** `image-tar` counts from the workspace, as every path of the step does. */
function archivePath(path, { workspace }) {
    return (0,posix_.isAbsolute)(path) ? path : (0,posix_.join)(workspace, path);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-outside-engine.js











/**
 * Builds with a builder outside the engine (docker-container, remote, kubernetes). One solve pushes the first reference,
 * writes the archive and loads. Archive and load get a second, cached solve where they cannot hold what is pushed
 * (several platforms, attestations: https://github.com/docker/buildx/issues/59; annotations of an index), or where the
 * push failed.
 * @param first the reference to push in the solve; undefined: none
 * @throws PhaseError when the build itself failed
 */
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
/** Builds, and pushes the first reference. An attempt after the image is built takes everything from the cache. */
async function solveFirst({ inputs, phases, budget, compression, deps }, first, outputs, solve) {
    let current = new ProgressReader();
    // That of the attempt which built the image.
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
                // What the other outputs hold is not known after a failure.
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
        // The exporter leaves an empty file behind.
        if (inputs.imageTar !== undefined)
            await deps.files.remove(archivePath(inputs.imageTar, deps.run));
        if (!(error instanceof retry_phases/* PhaseError */.wo) || !progress.reachedPush)
            throw error;
        return { metadata: undefined, progress, pushError: error };
    }
}
/**
 * Gives a further reference to what was pushed. An index is copied by its digest, without its bytes passing through this
 * machine; a plain manifest takes a cached solve, since buildx would wrap it into an index
 * (https://github.com/docker/buildx/issues/2481).
 */
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



/**
 * Decides about an immutable tag that is taken. The same revision and build hash: `reuse`. The same revision out of other
 * inputs (a new merge base, say): `repoint`.
 * @throws UserError when the tag must not be touched
 */
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




/**
 * Queries the immutable tags and decides by `if-tag-exists`. A repository that does not answer is passed over, so that
 * the other ones can go on without it.
 * @throws UserError when a tag must not be touched
 */
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
/**
 * Queries references: those of one registry after each other, registries at the same time, so that a dead one costs its
 * own time alone. A repository that fails to answer is remembered in `unavailable` and not queried again; nor are the
 * other ones of its registry, once that has cost all the time that there is for it.
 */
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

/**
 * The imageid that engine and buildx give. The classic store's `.Id` is the config digest. The containerd store's is
 * that of the manifest or index: there only the metadata file has it, and only for an image without attestations.
 * @param platform of the image, where it was not loaded
 */
function loadedImageIds(image, metadata, store, platform) {
    const id = store === 'classic' && image !== undefined ? image.id : metadata.configDigest;
    return id === undefined ? {} : { [image?.platform ?? platform]: id };
}
/**
 * The imageid that the progress of the build reported, known also when the image is nowhere since its push failed.
 * @param configs config digests; with more than one, their platforms are not known
 */
function reportedImageIds(configs, platforms, runnerPlatform) {
    const [config, ...others] = configs;
    if (config === undefined || others.length > 0 || platforms.length > 1)
        return {};
    return { [(0,image_ids/* selectSinglePlatform */.Qe)(platforms, runnerPlatform)]: config };
}
/** Whether every platform that is built has its imageid. */
function hasAllImageIds(ids, platforms) {
    return Object.keys(ids).length >= Math.max(1, platforms.length);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/complete-image-ids.js



/** Fills in the imageids that neither buildx nor a registry gave: there may have been no push, or one that failed. */
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
/**
 * Reads the imageids out of what the engine saves: of an image with attestations or several platforms the containerd
 * store shows them nowhere else. The build stands without them when that fails.
 */
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



/** Limit of a removal: a builder that hangs must not hold up what follows. */
const removeTimeoutMs = 30_000;
/** Of one in a cancelled job, which is killed soon. What is left then, the step's post part removes. */
const cancelledRemoveTimeoutMs = 3_500;
/** As `docker buildx inspect` calls it. */
const configName = 'buildkitd.toml';
const needsNewBuilder = ['builder', 'timeout'];
/**
 * Replaces a builder by a new one with the same driver, options, endpoint, platforms and configuration. With `always`, before each attempt. With
 * `auto`, before the attempt after one in which it broke, or hung until the time limit (a paused container does); only
 * with the docker-container driver, since the daemon of another one is not ours to judge.
 * The user's own builder is left alone. The registry cache carries the layers over.
 */
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
/**
 * Writes the configuration of a BuildKit daemon, such as mirrors and registries without TLS, and the certificates that
 * it names: buildx copies them into the new builder.
 * @returns its path; undefined: there is none
 */
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



/**
 * Pushes one reference out of the engine and asks the registry what it has: an exit code of 0 is no proof, and a failure
 * may hide a success.
 * @throws PhaseError when the push failed; UserError when an immutable tag holds something else afterwards
 */
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
/** The digest that the classic store keeps of a push: it makes the manifest only then. */
async function repoDigest({ ref, repository }, { phases, deps }) {
    const image = await deps.engine.inspect(ref, phases.limits(queries/* queryTimeoutMs */.kW, queries/* queryTimeoutMs */.kW));
    return image?.repoDigests.find((entry) => entry.startsWith(`${repository}@`))?.split('@')[1];
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/reuse-image.js







/**
 * Takes the image that is there instead of building one: sets the references that are missing, moves none, and pulls by
 * digest where `load`, `local-tag` or `image-tar` need the image in the engine.
 * @returns whether the image is in the engine
 */
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
/** A reference that holds the existing digest counts as pushed; a moving tag that points elsewhere is left alone. */
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

/** Whether the builder fetches the context, so that its files have no path on this machine. */
function isRemoteContext(context) {
    return /^(https?|git|ssh):\/\/|^(git@|github\.com\/)/.test(context);
}
/**
 * The id of the secret that opens Git contexts with this run's token: repositories on the server of this run. BuildKit
 * takes `GIT_AUTH_TOKEN.<host>` for that host alone (since 0.8, `authSecretNames` of
 * https://github.com/moby/buildkit/blob/master/source/git/source.go). Plain `GIT_AUTH_TOKEN` would go to every server
 * that the Dockerfile names in an `ADD`.
 * @param serverUrl `https://github.com`
 * @param ids of the secrets that are given: one for this server, or for all, takes the place of the token
 * @returns undefined when no token is needed
 */
function gitTokenSecret({ context, buildContexts }, serverUrl, ids) {
    const sources = [context, ...buildContexts.map((line) => line.slice(line.indexOf('=') + 1))];
    if (!sources.some((source) => source.startsWith(`${serverUrl}/`) && /^[^?#]*\.git([#?]|$)/.test(source))) {
        return undefined;
    }
    const { host } = new URL(serverUrl);
    const given = ['GIT_AUTH_TOKEN', 'GIT_AUTH_HEADER'].flatMap((name) => [name, `${name}.${host}`]);
    return given.some((id) => ids.includes(id)) ? undefined : `GIT_AUTH_TOKEN.${host}`;
}
/**
 * Puts the Git context of this run in place of `{{defaultContext}}`, as docker/build-push-action does in `context` and
 * `build-contexts`: `gitContext` of https://github.com/docker/actions-toolkit/blob/main/src/context.ts
 * @throws UserError for another expression
 */
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
/** The commit, and on a pull request the ref of its merge, or of its head where the environment asks for that. */
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


/**
 * Replaces each `name=handover:…` of `build-contexts` by a context that the builder understands. Done once and right before
 * the first solve, so that nothing is fetched for an image that is there already.
 * @throws UserError when the image cannot be had
 */
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
/** Builds the arguments of `docker buildx build`. Each value is one element, so that it arrives as it was given. */
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
/** `--name=value`, so that a value which starts with a dash stays a value. */
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

/**
 * Reads a line of the form id=value.
 * @throws UserError that names the input alone: the line may hold a secret
 */
function parseSecretLine(line, input) {
    const equals = line.indexOf('=');
    const id = line.slice(0, Math.max(equals, 0)).trim();
    if (/^[^"\s]+$/.test(id))
        return { id, value: line.slice(equals + 1) };
    throw new errors/* UserError */.yo(`A line of input "${input}" is not of the form id=value: correct it; a value of several lines needs quotes around the whole "id=value", and a quote inside is written twice.`);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/write-secrets.js




/** A shorter mask would blot out common text, and GitHub would drop job outputs that hold it. */
const minMaskLength = 8;
/** Holds the token on its way to buildx. */
const gitTokenVariable = 'GIT_AUTH_TOKEN';
/**
 * Writes the values of `secrets` into private files and returns the `--secret` options, which hold no value: arguments
 * are visible to every process of the machine. A secret without a value is left out with a warning: a pull request from
 * a fork has none of them. A Git context on this run's server is opened with the step's token, unless a secret for that
 * server is given.
 * @throws UserError for a line that is not of the form id=value
 */
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







/** Prepares what every call of one build shares. Secrets are written once, into files that go when the action ends. */
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
/**
 * Compares the config digests of each solve with those of the solves before it, and warns when an attempt made another
 * image out of the same inputs. A solve that failed counts as far as it came, so one may have made fewer platforms than
 * another.
 */
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
/** The inputs as one solve takes them. An inline cache is part of the image and stays. */
function inputsOfSolve({ fromCache, platform, builder }, given) {
    const shared = builder === undefined ? given : { ...given, builder };
    const inline = shared.cacheTo.filter((line) => (0,csv/* readCsvFields */.ci)(line).includes('type=inline'));
    const cached = fromCache === true ? { ...shared, noCache: false, noCacheFilters: [], pull: false, cacheTo: inline } : shared;
    if (platform === undefined)
        return cached;
    return { ...cached, platforms: [platform], annotations: [], sbom: undefined, attests: [] };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-and-push.js


















/** Takes the image that is there already, or builds and pushes one; the job's facts say how far it came. */
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
/** What the registries have under the immutable tags; undefined: nothing is pushed, so it does not matter. */
async function findExisting(job) {
    return job.plan.push.push ? checkExistingTags(job) : undefined;
}
/** Takes the image that is there already, where it may be reused. @returns whether that was the whole work */
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
/** Whether every registry said what it has, so that the solve may push. */
function answersAll(existing) {
    return existing?.unavailable.size === 0;
}
/** Lets buildx answer what `call` asks, in the log; no image is made. */
async function runCall(callFlags, job) {
    const { inputs, phases } = job;
    const solve = await prepareSolve(job);
    await phases.run({ title: inputs.call, context: { phase: 'build' }, work: (limits) => solve({ callFlags }, limits) });
}
/** Saves and pushes an image that the docker driver has built. */
async function finishInEngine(built, job) {
    recordBuild(built, job);
    await writeArchive(job);
    if (job.plan.push.push)
        await recheckAndPush(job, (target) => pushFromEngine(target, job));
}
/**
 * Builds in a solve that pushes the first reference too, and pushes the other ones.
 * @param pushInSolve false: a registry did not answer. It is queried again before cached solves push everything.
 */
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
/** Checks the tags once more, since other runs and registries go on while one builds, and pushes. */
async function recheckAndPush(job, push) {
    const { plan, facts, deps } = job;
    const start = deps.clock.now();
    try {
        const { reusable, unavailable } = await checkExistingTags(job);
        if (reusable === undefined) {
            await pushEach(job, unavailable, push);
            return;
        }
        // Another run of the same build has pushed meanwhile: its image is the one.
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
/** Pushes every reference. Learns the imageids from the registry where nothing on this machine has them all. */
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



/** The minor version of buildx 0 from which on bake asks before it reads and writes outside of the working directory. */
const minorWithPermissions = 17;
/**
 * The options that let bake read the secrets of this step and write its archives, and grant what the input `allow` names.
 * What the definition itself wants outside of the workspace needs that input:
 * https://docs.docker.com/reference/cli/docker/buildx/bake/#allow
 * @throws UserError when this buildx cannot be told
 */
async function bakePermissions(jobs, secretPaths) {
    const [{ deps, shared }] = jobs;
    const { allow, ssh } = shared.step;
    const version = await deps.buildx.version();
    if (isOlder(version)) {
        // It asks for no permission to read and write files.
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
/**
 * What bake asks for beyond these options, as a failure that names the input; undefined: it asks for nothing.
 * It stands in the words of `Prompt` in https://github.com/docker/buildx/blob/master/bake/entitlements.go
 */
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
/** @param version '' counts as a new one */
function isOlder(version) {
    const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
    return major === 0 && minor < minorWithPermissions;
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/image-of-target.js
var image_of_target = __webpack_require__(75681);
// EXTERNAL MODULE: ./build/src/core/bake/escape-templates.js
var escape_templates = __webpack_require__(93602);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/render-definition.js


/** Writes a target as bake reads it, with nothing left to default but what the definition leaves so. */
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
/** The definition file of one solve. Bake takes every text in it literally. */
function renderDefinition(targets) {
    return JSON.stringify((0,escape_templates/* escapeTemplates */.Z)({ target: targets }));
}
/** As `--provenance` and `--sbom` are read. */
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








/** Prepares the targets with the secrets of the step. Every target gets these; what it does not ask for, no step of it sees. */
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











/**
 * Prepares the solves of the images of one definition. Each solve gets a file of its own that says all of it, so that
 * every attempt builds what was planned, whatever the user's files would say the second time.
 */
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
                // The contexts in the file count from the working directory already.
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




/**
 * Names of the images that cannot be built, by what buildx wrote. Newer versions name the target in the error, older ones
 * only in front of the step that failed. When it is one that others link to, these cannot be built either.
 * @returns empty when no target is named
 */
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
/** Targets whose steps failed, by the lines of the progress. */
function failedSteps(stderr, targets) {
    if (targets.length < 2)
        return [];
    const targetOf = targetLines(targets);
    return stderr.split('\n').flatMap((line) => {
        const name = targetOf(line);
        return name !== undefined && /^#\d+ ERROR: /.test(line) ? [name] : [];
    });
}
/**
 * Where in which Dockerfile buildx says that it failed, such as `web/Dockerfile:3`; undefined: it does not say. It names the
 * file alone, whose folder is known where the Dockerfile can be no other one.
 */
function placeOfFailure(stderr, images) {
    const [, file, line] = [...stderr.matchAll(/^([\w./-]{1,200}):(\d{1,9})\r?\n-{10,}$/gm)].at(-1) ?? [];
    if (file === undefined || line === undefined)
        return undefined;
    const [image, ...others] = images;
    const own = others.length === 0 && image !== undefined ? ownDockerfile(image) : undefined;
    return `${own !== undefined && (0,posix_.basename)(file) === (0,posix_.basename)(own) ? own : file}:${line}`;
}
/** The only Dockerfile that an image is built from; undefined: there are others, or it is not in a folder here. */
function ownDockerfile({ name, target, definition }) {
    const { context, dockerfile, dockerfileInline } = target;
    const isAlone = dockerfileInline === undefined && (0,bake_target/* linkedTargets */.G)(name, definition).length === 0;
    return isAlone && !isRemoteContext(context) ? (0,posix_.join)(context, dockerfile) : undefined;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-images.js









/**
 * Builds the images of one definition in one solve, and pushes each as if it were the only one. Images that are there
 * already are taken. One that fails does not keep the other ones from being built and pushed.
 */
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
/** Builds all images in one solve into the engine. */
async function loadTogether(jobs, solve, shared, failures) {
    const inspect = async (start, solved, limits) => {
        const built = new Map();
        for (const [job, image] of solved.images)
            built.set(job, await inspectBuilt(job, image, start, limits));
        return built;
    };
    return solveTogether(jobs, { solve, shared, failures, request: loadRequest, finish: inspect });
}
/**
 * Builds all images in one solve that exports nothing: each is then exported and pushed out of the builder's cache, and
 * retried alone. One image alone needs no such solve.
 */
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
/**
 * Solves images together. BuildKit ends the whole solve when one of them fails: that one is left out, and the other ones
 * go on from the cache. When buildx does not say which one failed, each is solved alone.
 */
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
/** The images that a failed solve says cannot be built; undefined: it says that one cannot be, and not which. */
function failedJobs(jobs, error) {
    if (!(error instanceof retry_phases/* PhaseError */.wo) || !(error.cause instanceof errors/* CommandError */.Qd))
        return jobs;
    const names = failedTargets(error.cause.stderr, jobs.map(({ inputs }) => inputs.bakeImage));
    if (names.length > 0)
        return jobs.filter(({ inputs }) => names.includes(inputs.bakeImage.name));
    const isOfOne = ['user', 'permanent', 'unknown'].includes(error.failure.class) && jobs.length > 1;
    return isOfOne ? undefined : jobs;
}
/** Names the image in the failure of its own build. That of a push names the reference. */
async function solveNamed(job, work) {
    try {
        await work();
    }
    catch (error) {
        const isOfBuild = error instanceof retry_phases/* PhaseError */.wo && error.failure.class === 'user';
        throw isOfBuild ? failureOf([job], job.phases, error) : error;
    }
}
/** The failure of a solve in the words of the images that it was for, and with the place in a Dockerfile where it has one. */
function failureOf(jobs, { reports }, error) {
    if (!(error instanceof retry_phases/* PhaseError */.wo) || !(error.cause instanceof errors/* CommandError */.Qd))
        return error;
    const images = jobs.map(({ inputs }) => inputs.bakeImage);
    const place = placeOfFailure(error.cause.stderr, images);
    const reason = `${place === undefined ? '' : `${place}: `}${error.failure.reason}`;
    const names = images.map(({ name }) => name).join(', ');
    return new retry_phases/* PhaseError */.wo(`building ${names}`, reports.at(-1)?.attemptCount ?? 1, { ...error.failure, reason }, error.cause);
}
/** The solves of one image: out of the cache where it was built together with others. */
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
/** What the images of one solve have in common. */
class SharedSolve {
    /** What the step says of all images, before their definitions are added. */
    step;
    phases;
    /** Of all images: how many steps came out of the cache. */
    progress;
    seconds = 0;
    /** How many images the solve made. */
    imageCount = 1;
    /** buildx's metadata file. */
    metadata = '';
    constructor(step, phases) {
        this.step = step;
        this.phases = phases;
    }
}
/** Records what a build has reached so far, which stands also when a later phase fails. */
class BuildFacts {
    pushed = [];
    failed = [];
    built;
    imageids = {};
    /** Whether the image is in the engine of this machine. */
    loaded = false;
    reused = false;
    pushSeconds;
    /** Bytes of each layer of the runner's platform, as the registry keeps it. */
    layerBytes;
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-plan.js + 2 modules
var build_plan = __webpack_require__(30000);
// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-result.js
var build_result = __webpack_require__(24732);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/images-result.js

/**
 * What the images of a step have come to together. What only one image can have, such as a digest, is there when there is
 * one image alone.
 */
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
/** The solve that they share is counted once. */
function buildSeconds(results, shared) {
    const seconds = results.flatMap((result) => result.buildSeconds ?? []);
    if (seconds.length === 0)
        return undefined;
    return shared.seconds === 0 ? seconds.reduce((sum, each) => sum + each, 0) : shared.seconds;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/log-plan.js



/** Says what was decided before anything is built, where the user may not expect it. */
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
/**
 * Warns of an index that nobody asked for: buildx adds a provenance attestation by itself, and some consumers take no
 * index (https://docs.docker.com/build/metadata/attestations/). Of a reused image the build that made it has warned.
 */
function warnAboutIndex({ inputs, facts, deps }) {
    const [first] = facts.pushed;
    if (facts.reused || first === undefined || !(0,manifest/* isIndex */.nw)(first.mediaType) || (0,solve_outputs/* asksForIndex */.aT)(inputs))
        return;
    deps.log.warning(`${first.ref} is an index although it has one platform: buildx added a provenance attestation. Set "provenance: false" for a plain manifest, or name the kind that you want ("provenance: mode=min").`);
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/layer-compression.js
var layer_compression = __webpack_require__(47766);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/push-compression.js


/**
 * How the layers of one step's pushes are compressed. Once a registry has refused that, all further pushes have gzip, so
 * that registries get the same image.
 */
class PushCompression {
    #compression;
    #log;
    #isRefused = false;
    constructor(compression, log) {
        this.#compression = compression;
        this.#log = log;
    }
    /** Whether a registry refused what was wanted. */
    get isRefused() {
        return this.#isRefused;
    }
    /** The attributes of an output that is exported now. The layers that are there already were not gzip, so it is forced. */
    get attributes() {
        return this.#isRefused ? (0,layer_compression/* compressionAttributes */.uC)('gzip', true) : (0,layer_compression/* compressionAttributes */.uC)(this.#compression, false);
    }
    /**
     * Pushes, and once more as gzip when the registry refuses the compression.
     * @param isPushing whether the work had come to the push when it failed
     */
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





/**
 * A label that every target is given while its definition is printed. How its value comes back tells whether this buildx
 * escapes templates when it prints, as newer ones do (`MarshalJSON` of
 * https://github.com/docker/buildx/blob/master/bake/bake.go), and older ones do not.
 */
const probeLabel = 'io.github.ci-image-actions.probe';
const probeValue = '${probe}';
const maxDefinitionLength = 4_000_000;
/** Fields that go back to bake as they are. */
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
/**
 * Parses what `docker buildx bake --print` printed.
 * @throws UserError for a field that would be lost, and when there is nothing to build
 */
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
/** The error of files in which nothing is built. */
function nothingToBuild() {
    return new errors/* UserError */.yo('Input "files" has no target to build: a bake file needs a target, and a compose file a service with "build".');
}
/** Follows the group `default`, in which bake puts what was asked for. Groups may hold groups. */
function resolveGroup(json) {
    const seen = new Set();
    const resolve = (name) => {
        // A target may be called `default` too.
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
/** One text may hold several, as `set` gives them. `local` is what the builder builds for anyway. */
function readPlatforms(values) {
    const platforms = values.flatMap((value) => value.split(',')).map((value) => value.trim());
    return platforms.length === 1 && platforms[0] === 'local' ? [] : platforms.filter((value) => value !== '');
}
/** An entry as the option of `docker buildx build` takes it. Newer versions of buildx print it as an object. */
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
/** `default`, or `id=path,path` */
function toSshLine(entry) {
    if (typeof entry === 'string')
        return entry;
    const id = (0,read_json/* textAt */.$6)(entry, 'id');
    const paths = (0,read_json/* listAt */.gT)(entry, 'paths').map(String);
    return id === undefined || paths.length === 0 ? id : `${id}=${paths.join(',')}`;
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/read-definition.js








/** What bake says where there is no file, and of empty ones. */
const noDefinition = "couldn't find a bake definition";
/**
 * Lets bake say what its files mean: https://docs.docker.com/reference/cli/docker/buildx/bake/#print
 * @throws UserError for files and targets that are not there, and for what bake refuses
 */
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
/**
 * The variables as environment of bake, where every version looks for those that its files declare. Docker's own would
 * change the program and not the definition.
 */
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
/** Turns what bake says of its files into an error that names the nearest target, where a name is unknown. */
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
        // Printing asks nobody but the files.
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
/** Names of targets and groups, or where this buildx cannot list them those of the default targets. */
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
/** Looks for the Dockerfiles on this machine before anything is built. */
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

/**
 * Refuses images that would replace each other.
 * @throws UserError that names both
 */
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
















/** Builds the images that bake and compose files define, in one step. */
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
/** @throws UserError for a definition that does not fit; nothing has been changed then */
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
/** What is to be said of the build arguments of targets that are only linked to. */
function linkedWarnings(step, [{ inputs, plan }]) {
    const { targets, requested } = inputs.bakeImage.definition;
    return Object.entries(targets)
        .filter(([name]) => !requested.includes(name))
        .flatMap(([, target]) => (0,secret_build_args/* passBuildArgs */.h)((0,image_of_target/* inputsOfDefinition */.Q$)(step, target), plan.cache.cacheTo).warning ?? []);
}
/** Says once what is true of several images. */
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











/**
 * Builds an image once and pushes it under its tags. Build and push are phases of their own, each retried by the class
 * of its failure; a build that succeeded is never repeated for a push.
 */
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
/**
 * Reads the inputs of `buildx-build-with-retry/action.yml`.
 * @throws UserError for the first value that is not allowed
 */
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



/** Every output that `buildx-build-with-retry/action.yml` declares. */
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
/** A record; of a step with `files` the set of the images that were made. */
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
/** Names of the targets that a target is built from, directly or not. */
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


/**
 * Decides `push`. A pull request of a fork, and one of Dependabot, has a token that cannot push: it builds without a push
 * instead of failing (https://docs.github.com/en/actions/security-guides/automatic-token-authentication).
 * @throws UserError when `push: true` has nowhere to go
 */
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
/** Decides `load`: whether the image ends up in the engine of this machine. That of the docker driver is there anyway. */
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

/** Reads an entry of `build-contexts`. Undefined: it is another kind of context. */
function readHandoverContext(line) {
    const [, name, wanted] = /^([^=]+)=handover:(.*)$/s.exec(line) ?? [];
    return name === undefined || wanted === undefined ? undefined : { name: name.trim(), wanted: wanted.trim() };
}
/**
 * The entry without what differs between two runs that made the same image: time, run, and artifact. So a record that is
 * passed on names the same inputs as long as it means the same image.
 */
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




/** The label with the build hash: it tells whether an image of the same revision came out of the same inputs. */
const buildLabel = 'io.github.ci-image-actions.build';
/** Adds the revision and the build hash to the user's labels, in place of what `labels` say of them. */
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
/** Hashes what decides about the content of an image besides the base images. */
function hashInputs(inputs, sourceSha) {
    const { context, file, target, platforms, buildArgs, buildContexts, bakeImage } = inputs;
    const facts = [sourceSha, context, file ?? '', target ?? '', platforms, buildArgs, buildContexts];
    if (bakeImage !== undefined)
        facts.push(...definitionFacts(bakeImage));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
/** What a definition says beyond the inputs: a Dockerfile in it, and the targets that are linked to. */
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




/** Stands for the name of the target in inputs that every image needs for itself. */
const namePlaceholder = '{name}';
/** The inputs that describe one image, and the key of `set` that says the same of a target. */
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
/** Whether the step builds what bake definitions say. */
function buildsFromFiles({ files, targets }) {
    return files.length > 0 || targets.length > 0;
}
/**
 * Refuses inputs that describe one image beside a definition that describes several, and the other way round.
 * @throws UserError
 */
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
/**
 * The inputs of the image that a target becomes: what the step says of all images, and what the definition says of this
 * one, which is more specific and wins.
 * @param isOnly whether it is the step's only image
 * @throws UserError for a target that cannot become an image
 */
function inputsOfTarget(step, image, revisions, isOnly) {
    const { name, target } = image;
    checkOutputs(name, target.outputs);
    const isGiven = (line) => Object.hasOwn(target.labels, line.split('=', 1)[0] ?? '');
    const tags = tagsOfTarget(step, image, revisions);
    const hosts = tags.tags.map((tag) => (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(tag, 'input "tags"').host ?? 'docker.io');
    return {
        ...inputsOfDefinition(step, target),
        ...tags,
        // An image need not go to every registry of the step.
        requiredRegistries: step.requiredRegistries?.filter((host) => hosts.includes(host)),
        bakeImage: image,
        labels: [...step.labels.filter((line) => !isGiven(line)), ...pairLines(target.labels)],
        registryCache: cacheOfTarget(step.registryCache, name),
        localTag: step.localTag === undefined ? undefined : (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(nameInput('local-tag', step.localTag, name, isOnly)),
        imageTar: step.imageTar === undefined ? undefined : nameInput('image-tar', step.imageTar, name, isOnly),
    };
}
/** What the definition says of a target, in place of the step's inputs or added to them. */
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
/** `key=value` lines. */
function pairLines(pairs) {
    return Object.entries(pairs).map(([key, value]) => `${key}=${value}`);
}
/** @throws UserError where several images would share one value */
function nameInput(input, value, name, isOnly) {
    if (!isOnly && !value.includes(namePlaceholder)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "${input}" is "${value}", and several images cannot share it: put ${namePlaceholder} where the target's name belongs.`);
    }
    return value.replaceAll(namePlaceholder, name);
}
/** Each target gets a cache of its own: those of several targets under one reference would replace each other. */
function cacheOfTarget(registryCache, name) {
    if (registryCache === undefined)
        return undefined;
    if (registryCache.includes(namePlaceholder))
        return (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(registryCache.replaceAll(namePlaceholder, name));
    const { repository, tag = 'latest' } = (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(registryCache, 'input "registry-cache"');
    return `${repository}:${tag}-${name}`;
}
/**
 * The references of a target's image: the step's tags in the repositories that the definition names, or else below each
 * of the step's own. A name without a host or an owner exists in the engine alone and names no repository.
 */
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
/** Outputs that say no more than that there is an image; where it goes is up to `push` and `load`. */
function checkOutputs(name, outputs) {
    for (const line of outputs) {
        const fields = (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvFields */ .ci)(line).map((field) => field.trim());
        const isImage = fields.some((field) => /^type=(?:image|registry|docker)$/.test(field));
        if (isImage && fields.every((field) => /^(?:type|push)=/.test(field)))
            continue;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Target "${name}" in "files" has the output "${line}", which this step does not write: leave the target out of "targets", or set "${name}.output=type=image" in "set".`);
    }
}
/** Splits `attest` into what the inputs `provenance`, `sbom` and `attests` say. */
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



/** The output `images`: JSON by name of the target. */
function serializeImages(images) {
    return JSON.stringify(Object.fromEntries(images.map((image) => [image.name, describeImage(image)])));
}
/** The output `handover`: the set of the images that can be used; '' when there is none. */
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


/**
 * Decides how the layers of a push are compressed. `auto`: as zstd, which is faster, where images are tested and not
 * deployed; as gzip, which everything takes, on the default branch and on git tags. The docker driver pushes with
 * `docker push`, which knows gzip alone.
 */
function decideLayerCompression(input, kind, driver) {
    if (driver === 'docker')
        return 'gzip';
    if (input !== 'auto')
        return input;
    return kind === 'default-branch' || kind === 'tag' ? 'gzip' : 'zstd';
}
/**
 * The attributes of an output that compress its layers so. gzip is BuildKit's default. Layers that are compressed
 * already, such as cached ones, keep what they have, unless `force` is set. Docker's own media types know no zstd.
 * https://docs.docker.com/build/exporters/#compression
 */
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
/** Whether a registry refused a manifest, which it also does for a compression that it does not know. */
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
/**
 * Whether a build argument is named like a secret: by its last word, which is what it holds. `NPM_TOKEN`, `dbPassword`
 * and `API_KEY` are; `MAX_TOKENS`, `TOKENIZERS_PARALLELISM`, `KEYBOARD` and `SSH_PUBLIC_KEY` are not.
 */
function isSecretName(name) {
    const words = name
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
    const last = words.at(-1) ?? '';
    if (words.includes('public'))
        return false;
    // Names such as PGPASSWORD and GITHUBTOKEN run their words together.
    return lastWords.includes(last) || endings.some((ending) => last.endsWith(ending));
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/secret-build-args.js


/**
 * Warns of build arguments that are named like a secret: they stay readable in the image's history and provenance, which
 * a secret mount avoids (https://docs.docker.com/build/building/secrets/). Their values go through the environment, since
 * every process of the machine can read arguments. Other values stay arguments, since a name such as PATH must not reach
 * the environment of docker.
 * @param cacheTo values of `--cache-to`; with mode=max the cache holds the arguments too
 * @throws UserError with `fail`
 */
function passBuildArgs(inputs, cacheTo) {
    const env = {};
    const names = [];
    const args = inputs.buildArgs.map((line) => {
        const [name = '', ...value] = line.split('=');
        if (!isSecretName(name))
            return line;
        names.push(name);
        // With a name alone, buildx takes the value from the environment by itself.
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


/** Whether the inputs ask for more than one plain image, so that the result is an index. */
function asksForIndex(inputs) {
    const isOn = (value) => value !== undefined && value !== 'false';
    return inputs.platforms.length > 1 || isOn(inputs.provenance) || isOn(inputs.sbom) || inputs.attests.length > 0;
}
/**
 * The output that pushes one reference. Its name is given here and not by `--tag`, which every output would take.
 * @param compression attributes, see `compressionAttributes`
 */
function pushOutput(ref, compression) {
    return ['type=image', ...compression, 'push=true', `name=${ref}`].join(',');
}
/**
 * The outputs on this machine: the archive `tar` under one name, and the engine's image under all of them. The docker
 * exporter takes one plain image each.
 * @param compression that of a push in the same solve: layers are made once, for whichever output comes first
 */
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
/**
 * Whether some annotation is of an index, which an image of one platform without attestations has none of:
 * https://docs.docker.com/build/metadata/annotations/#specify-annotation-level
 */
function hasIndexAnnotation(annotations) {
    return annotations.some((line) => {
        const [, levels = ''] = /^([a-z-]+(?:\[[^\]=]*\])?(?:,[a-z-]+(?:\[[^\]=]*\])?)*):/.exec(line) ?? [];
        return levels.split(',').some((level) => /^(?:index|manifest-descriptor)/.test(level));
    });
}
/**
 * Names the images of the user's own outputs after the tags, where they have no name. `--tag` would name our own outputs
 * too. What is pushed by its digest takes a name without a tag.
 */
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
/** Repositories that the user's own outputs push to, once they have names. */
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
/** As Go reads a boolean. */
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







/** Renders the page of the step: what was made, how to refer to it, how long it took. */
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
/** Renders the page of a step that built several images: a row for each. */
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
/** The failures of images, by name. One error of all of them stands there once. */
function imageFailures(images) {
    const failed = images.filter(({ failure }) => failure !== undefined);
    const isSame = failed.length > 1 && failed.every(({ failure }) => failure === failed[0]?.failure);
    return failed
        .slice(0, isSame ? 1 : undefined)
        .map(({ name, failure }) => ({ name: isSame ? '' : name, failure: (0,_src_services_retry_phases_js__WEBPACK_IMPORTED_MODULE_1__/* .toFailure */ .w2)(failure, 'build') }));
}
/** Says how many images there are. */
function imagesLead(images) {
    const made = images.filter(({ failure }) => failure === undefined);
    const reused = made.filter(({ result }) => result.reused).length;
    const was = made.length === 1 ? 'image was' : 'images were';
    return `**${made.length} of ${images.length}** ${was} built${reused === 0 ? '' : `, ${reused} of them taken as they were there already`}.`;
}
/** What became of an image, in one or two words. */
function resultText({ failure, reused, pushedRefs, pushSkippedReason }) {
    if (failure !== undefined)
        return `failed (${failure.class})`;
    if (reused)
        return 'reused';
    return pushSkippedReason === '' && pushedRefs.length > 0 ? 'pushed' : 'built, not pushed';
}
/** Says what was done, as the beginning of a sentence. */
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
/** The rows that say what a build left behind. */
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
/**
 * The same as `baseContexts`, whose code is loaded at the first call: most builds have no such context, and start sooner
 * without it. The import stands here alone, since each place that has one would get a copy of the code.
 */
function loadBaseContexts(deps) {
    return async (request) => {
        const { baseContexts } = await Promise.all(/* import() */[__webpack_require__.e(276), __webpack_require__.e(524)]).then(__webpack_require__.bind(__webpack_require__, 81524));
        return baseContexts(deps)(request);
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



/** The buildx plugin of the docker client on PATH. Builders that it creates do not outlive the step. */
function dockerBuildx(exec, leftovers = _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .noLeftovers */ .e3) {
    const buildx = async (args, options = {}) => {
        const result = await exec.run('docker', ['buildx', ...args], options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: `docker buildx ${args[0] ?? ''}`, ...result });
        return result.stdout;
    };
    /** Those whose creation was killed. What an engine still makes of them, only the post part can remove. */
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
            // `--call=check` prints its findings on stdout and sums them up in the first line:
            // https://docs.docker.com/build/checks/
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
/**
 * Reads the nodes of `docker buildx inspect`. Each begins with its name. Options are printed as `key="value"`, quoted as
 * in Go: https://docs.docker.com/reference/cli/docker/buildx/inspect/
 */
function readNodes(text) {
    return text
        .split(/^(?=Name:)/m)
        .filter((node) => node.startsWith('Name:'))
        .map((node) => ({
        endpoint: readField(node, 'Endpoint'),
        driverOptions: [...readField(node, 'Driver Options').matchAll(/([^\s=]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', value = '']) => `${key}=${value.replaceAll(/\\(.)/g, '$1')}`),
        // `Flags` in older versions of buildx.
        daemonFlags: readField(node, 'BuildKit daemon flags') || readField(node, 'Flags'),
        platforms: readOwnPlatforms(node),
        files: readFiles(node),
    }));
}
/** Those that the builder was created with have a star; the other ones BuildKit has found. */
function readOwnPlatforms(node) {
    const own = readField(node, 'Platforms')
        .split(', ')
        .filter((platform) => platform.endsWith('*'));
    return own.length === 0 ? undefined : own.map((platform) => platform.slice(0, -1));
}
/**
 * Reads the files of the BuildKit daemon, which newer versions of buildx show line by line behind ` > `:
 * https://github.com/docker/buildx/blob/master/commands/inspect.go
 */
function readFiles(node) {
    const [, ...sections] = node.split(/^File#/m);
    const files = sections.map((section) => {
        const [head = '', ...lines] = section.split('\n');
        const content = lines.filter((line) => /^\s*>/.test(line)).map((line) => line.replace(/^\s*> ?/, ''));
        return [head.replace(/:$/, ''), content.join('\n')];
    });
    return files.length === 0 ? undefined : Object.fromEntries(files);
}
/** The value of a line `name: value`; '' when there is none. */
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



/**
 * Reads the config digests, by platform, of an archive: follows index.json through nested indexes to each manifest.
 * Leaves out attestations, which have no platform, and manifests that are not in the archive.
 * @param documents the archive's JSON blobs by digest
 */
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




/** The largest JSON document that is read. Manifests and configs are far smaller. */
const maxDocumentBytes = 4 << 20;
/**
 * Reads the config digests, by platform, of an archive that the engine of this machine writes. Nothing is validated:
 * archives from outside go through `imageArchives`.
 */
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
                // A small layer is read too, and is no JSON.
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





/** @param builder name of the builder whose registry settings apply; undefined: the current one */
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
/**
 * Writes texts, names of fields too, so that bake reads them literally. It takes each for a template of HCL, where a
 * branch called `${NPM_TOKEN}` would stand for the variable: https://github.com/hashicorp/hcl/blob/main/json/spec.md
 */
function escapeTemplates(value) {
    if (typeof value === 'string')
        return escapeTemplate(value);
    if (Array.isArray(value))
        return value.map(escapeTemplates);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [escapeTemplate(key), escapeTemplates(item)]));
}
/** Reads back what `escapeTemplates` makes of a text. */
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
/** Writes facts as a record. The archive is added by the step that uploads one. */
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

/** The platform of what holds one alone, such as an archive: the only requested one, or else the runner's own. */
function selectSinglePlatform(requested, runner) {
    const [only, ...others] = requested;
    if (only === undefined || others.length > 0)
        return runner;
    const [os = '', architecture = '', variant] = only.split('/');
    return (0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(os, architecture, variant);
}
/** The imageids of images by platform. */
function imageIdsOf(images) {
    return Object.fromEntries(images.map(({ platform, imageid }) => [platform, imageid]));
}
/** The imageid for the runner's platform, or the only one there is; undefined when neither tells. */
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
/** Reads which commit is checked out, as `readCheckout` does, and warns when it is another one. */
async function readSourceSha(event, run, deps) {
    const { sha, isOther } = await readCheckout(event, run, deps.exec);
    if (isOther) {
        deps.log.warning(`The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`);
    }
    return sha;
}
/** Reads which commit is checked out, and whether it is what the event is about. */
async function readCheckout(event, run, exec) {
    // In a container job the checkout belongs to another user, and git refuses to read it without safe.directory:
    // https://github.com/actions/runner/issues/2033
    const git = (...args) => exec
        .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: gitTimeoutMs })
        .catch(() => undefined);
    const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
    if (!(0,_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
        return { sha: run.sha, isOther: false };
    if (head === event.revision || head === event.mergeSha)
        return { sha: head, isOther: false };
    // Reads the commit object, because `git log` hides the parents in a shallow clone.
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



/** After a failure of these classes the registry may have taken the push all the same, and its answer was lost. */
const ambiguousClasses = ['transient', 'unknown', 'timeout', 'builder'];
/**
 * Pushes one reference as a phase of its own. A failure that may hide a success is checked before it is retried.
 * @throws PhaseError when it failed for good
 */
async function pushRef(push, phases, deps) {
    await phases.run({
        title: `push ${push.ref}`,
        context: { phase: 'push' },
        ref: push.ref,
        work: push.work,
        checkAlreadyDone: (failure) => pushAlreadyLanded(push, failure, phases, deps),
    });
}
/** Asks the registry whether a push that failed has arrived all the same; undefined: no, or it cannot be asked. */
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
/** What the registry itself has of a reference after the push. */
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

/**
 * Pushes each reference, one after the other, and reports what became of it. A repository that fails, or did not answer
 * before, loses its further references, and the other ones go on.
 * @throws PhaseError of the first required registry that failed, once all had their turn
 */
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

/** What one registry that does not answer may cost a step beyond its pushes, the last question aside. */
const maxUnansweredMs = 16_000;
/** Of that, what the questions of one moment may take: more at first, less of a registry that has not answered before. */
const firstPatienceMs = 10_000;
const laterPatienceMs = 5_000;
/** For a question that has to be asked, however much a registry has cost: what was pushed is read back. */
const minPatienceMs = 2_000;
/** Counts how long a step has waited for each registry in vain, so that one that hangs or is dead costs little. */
class QueryBudget {
    #spentMs = new Map();
    /**
     * The patience with the registry of a reference, for the questions of one moment.
     * @param minMs what they get at least
     */
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
