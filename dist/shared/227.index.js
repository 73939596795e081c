export const id = 227;
export const ids = [227];
export const modules = {

/***/ 77779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qu: () => (/* binding */ localNames),
  C7: () => (/* binding */ planBuild),
  Ky: () => (/* binding */ usableBuilder)
});

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/build-decisions.js
var build_decisions = __webpack_require__(57406);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/call-method.js

/**
 * How this buildx takes the method. `--call` came with 0.15 and took the place of the experimental `--print`, which
 * has no checks, and which exports an empty image unless it is told not to.
 * @param version `major.minor.patch`; '' is taken for a new one.
 * @throws UserError when it is too old for the method.
 */
function callFlags(method, version) {
    if (!isBefore015(version))
        return { args: [`--call=${method}`], env: {} };
    if (method === 'check') {
        throw new errors/* UserError */.yo(`Input "call" is "check", which needs buildx 0.15 or newer, and this is buildx ${version}: update it (docker/setup-buildx-action), or leave "call" out.`);
    }
    return { args: [`--print=${method}`, '--output=type=cacheonly'], env: { BUILDX_EXPERIMENTAL: '1' } };
}
function isBefore015(version) {
    const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
    return major === 0 && minor < 15;
}

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/inputs/input-reader.js
var input_reader = __webpack_require__(42423);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/cache-options.js



/** What ECR and other strict registries take, and a failed export never fails the build (C2, C3). */
const exportFlags = 'mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true';
/**
 * Adds the registry cache to what the user gave. A pull request reads the cache and writes none, or with
 * `pull-request-cache` one of its own, so that nothing that it writes reaches the default branch (C4, threat 12).
 * @throws UserError when the cache would overwrite an image tag (C5).
 */
function cacheOptions(inputs, refs, event, builder) {
    const { registryCache, cacheFrom, cacheTo } = inputs;
    for (const target of cacheTo.flatMap(registryOf))
        refuseTag('cache-to', target, refs);
    if (registryCache === undefined)
        return { cacheFrom, cacheTo, note: undefined };
    const main = refuseTag('registry-cache', registryCache, refs);
    const isPull = event.kind === 'pull-request';
    const own = isPull && event.prNumber !== undefined ? `${main}-pr-${String(event.prNumber)}` : main;
    const reads = own === main || !inputs.pullRequestCache ? [main] : [own, main];
    const target = isPull && !inputs.pullRequestCache ? undefined : own;
    const exports = builder.driver !== 'docker' || builder.store === 'containerd';
    const writes = target !== undefined && event.canPush && exports;
    return {
        cacheFrom: [...cacheFrom, ...reads.map((ref) => `type=registry,ref=${ref}`)],
        cacheTo: writes ? [...cacheTo, `type=registry,ref=${target},${exportFlags}`] : cacheTo,
        note: exports || target === undefined
            ? undefined
            : 'The registry cache is read and not written: the docker driver of this engine cannot export one; use docker/setup-buildx-action.',
    };
}
/** Where one line of `cache-to` writes to a registry; an inline cache belongs into the image. */
function registryOf(line) {
    const fields = (0,input_reader/* splitCommas */.F3)(line);
    if (fields.length === 1 && !line.includes('='))
        return fields;
    if (!fields.includes('type=registry'))
        return [];
    return fields.filter((field) => field.startsWith('ref=')).map((field) => field.slice('ref='.length));
}
/** The reference with its tag, when it is none of the image's. */
function refuseTag(input, cache, refs) {
    const { repository, tag = 'latest' } = (0,reference/* parseImageRef */.Q)(cache, `input "${input}"`);
    const full = `${repository}:${tag}`;
    if (refs.every(({ ref }) => ref !== full))
        return full;
    throw new errors/* UserError */.yo(`Input "${input}" has "${full}", which is one of the image's tags: use one of its own, such as ${repository}:buildcache.`);
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/image-labels.js
var image_labels = __webpack_require__(2153);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/secret-build-args.js

const secretName = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|(^|_)(API|ACCESS|PRIVATE|AUTH)_?KEY/i;
/**
 * Build arguments stay readable in the image's history and in its provenance (threat 10), so one that is named like a
 * secret is told of, with the secret mount that does better. Its value goes through the environment: `NAME=value`
 * among the arguments would be readable by every process of the machine. Other values stay arguments, since a name
 * such as PATH must not reach the environment of docker.
 * @throws UserError with `fail`.
 */
function passBuildArgs(inputs, cacheTo) {
    const env = {};
    const names = [];
    const args = inputs.buildArgs.map((line) => {
        const [name = '', ...value] = line.split('=');
        if (!secretName.test(name))
            return line;
        names.push(name);
        // A name alone: buildx takes the value from the environment by itself.
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
    const spread = [...cacheTo, inputs.provenance ?? '', ...inputs.attests].some((text) => text.includes('mode=max'));
    const louder = spread ? ', and with mode=max it reaches the cache or the provenance in the registry as well' : '';
    return { args, env, warning: `${found}${louder}: ${advice}.` };
}

// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 3 modules
var classify = __webpack_require__(62678);
// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failure = __webpack_require__(81563);
// EXTERNAL MODULE: ./build/src/services/git/source-sha.js
var source_sha = __webpack_require__(54867);
// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var phases = __webpack_require__(12191);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-plan.js













/** An engine and a builder that are there answer at once. */
const planMs = 60_000;
/**
 * Reads what the run, the engine and the builder say, and decides what will be done.
 * @throws UserError for inputs that do not fit together or to what is there; nothing has been changed then.
 */
async function planBuild(inputs, deps) {
    const startedAt = deps.clock.now();
    if (inputs.localTag !== undefined)
        (0,reference/* localReference */.lM)(inputs.localTag);
    const event = (0,event_facts/* readEventFacts */._r)(deps.run);
    const limits = {
        timeoutMs: Math.min(planMs, inputs.totalTimeoutMs),
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    };
    // Side by side, since each is a process to wait for; bad input is told of before what is missing.
    const [wanted, engineAnswer, builderAnswer] = await Promise.allSettled([
        resolveTargets(inputs, event, deps),
        deps.engine.info(limits),
        deps.builder ?? usableBuilder(inputs.builder, deps, limits),
    ]);
    const { sourceSha, revisions, refs, push } = (0,failure/* settledValue */.jW)(wanted);
    const engine = (0,failure/* settledValue */.jW)(engineAnswer);
    const builder = (0,failure/* settledValue */.jW)(builderAnswer);
    const ask = inputs.call === 'build' ? undefined : callFlags(inputs.call, await deps.buildx.version(limits));
    const cache = cacheOptions(inputs, refs, event, { driver: builder.driver, store: engine.store });
    return {
        event,
        sourceSha,
        engine,
        builder,
        refs,
        push,
        load: (0,build_decisions/* decideLoad */.J)(inputs, engine, builder.driver),
        ask,
        labels: (0,image_labels/* imageLabels */.J)(inputs, revisions),
        cache,
        buildArgs: passBuildArgs(inputs, cache.cacheTo),
        startedAt,
        deadline: startedAt + inputs.totalTimeoutMs,
    };
}
/** What the inputs ask for, of what is checked out. */
async function resolveTargets(inputs, event, deps) {
    const sourceSha = deps.sourceSha ?? (await (0,source_sha/* readSourceSha */.K)(event, deps.run, deps));
    const revisions = { revision: event.revision, sourceSha };
    const refs = (0,target_refs/* targetRefs */.i)(inputs.tags, inputs.movingTags, revisions);
    checkRequired(inputs.requiredRegistries ?? [], refs);
    return { sourceSha, revisions, refs, push: (0,build_decisions/* decidePush */.v)(inputs, refs, event) };
}
/** A host that is misspelt would leave nothing required. */
function checkRequired(hosts, refs) {
    const unknown = hosts.find((host) => refs.every((ref) => ref.host !== host));
    if (unknown === undefined)
        return;
    throw new errors/* UserError */.yo(`Input "required-registries" has "${unknown}", which none of "tags" names: use the host of a tag.`);
}
/**
 * The builder of that name, or the current one.
 * @throws PhaseFailed that says what to do when there is none (F20).
 */
async function usableBuilder(name, { buildx }, limits = {}) {
    try {
        return await buildx.builder(name, limits);
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd))
            throw error;
        throw new phases/* PhaseError */.wo('finding the builder', 1, (0,classify/* classifyError */.fe)(error, { phase: 'build' }), error);
    }
}
/** What the image is called in the engine of this machine. */
function localNames(inputs, { refs }) {
    return [...refs.map(({ ref }) => ref), ...(inputs.localTag === undefined ? [] : [inputs.localTag])];
}


/***/ }),

/***/ 5629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ buildWithRetry),
  I: () => (/* binding */ nothingBuilt)
});

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-cost.js
/**
 * Seconds of the try that built the image, the upload in it left out: what building it again would cost another job.
 * Undefined: nothing was built. A try that went on where a failed one had come to counts for what it took itself.
 */
function buildCost(phases, pushSeconds) {
    const built = phases
        .filter(({ title }) => /^build\b/.test(title))
        .flatMap(({ attempts: tries }) => tries)
        .find(({ failure }) => failure === undefined);
    return built === undefined ? undefined : Math.max(0, built.seconds - pushSeconds);
}

// EXTERNAL MODULE: ./build/src/core/handover/new-record.js
var new_record = __webpack_require__(40485);
// EXTERNAL MODULE: ./build/src/core/oci/image-ids.js
var image_ids = __webpack_require__(87673);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var oci_labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/inputs/csv-line.js
var csv_line = __webpack_require__(76330);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/solve-outputs.js

/** Whether the result is more than one image: the docker exporter takes no list. */
function isList(inputs) {
    const asked = (value) => value !== undefined && value !== 'false';
    return inputs.platforms.length > 1 || asked(inputs.provenance) || asked(inputs.sbom) || inputs.attests.length > 0;
}
/** The push of one reference. Its name goes here and not by `--tag`, which every output would take. */
function pushOutput(ref) {
    return `type=image,push=true,name=${ref}`;
}
/** Outputs on this machine: the archive under one name, and the engine's image under all of them. */
function localOutputs(wanted) {
    const { names, localTag, load, tar } = wanted;
    const inArchive = localTag ?? names[0];
    const archive = ['type=docker', `dest=${tar ?? ''}`, ...(inArchive === undefined ? [] : [`name=${inArchive}`])];
    const engine = ['type=docker', ...(names.length === 0 ? [] : [`name=${names.join(',')}`])];
    return [...(tar === undefined ? [] : [(0,csv_line/* csvLine */.z)(archive)]), ...(load ? [(0,csv_line/* csvLine */.z)(engine)] : [])];
}

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/build-plan.js + 3 modules
var build_plan = __webpack_require__(77779);
// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var retry_phases = __webpack_require__(12191);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/git-context.js
/** The secret that BuildKit takes for the password of Git servers over https. */
const gitAuthToken = 'GIT_AUTH_TOKEN';
/** Whether the context is fetched by the builder, so that its files have no path on this machine. */
function isRemoteContext(context) {
    return /^(https?|git|ssh):\/\/|^(git@|github\.com\/)/.test(context);
}
/**
 * Whether the context is a Git repository on the server of this run, whose token then opens it. Another server never
 * gets to see it.
 * @param serverUrl `https://github.com`
 */
function isOwnGitContext(context, serverUrl) {
    return context.startsWith(`${serverUrl}/`) && /\.git([#?].*)?$/.test(context);
}

// EXTERNAL MODULE: ./build/src/core/oci/layer-sizes.js
var layer_sizes = __webpack_require__(81365);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/loaded-ids.js
/**
 * What engine and buildx say of the config digest. The classic store's `.Id` is it; the containerd store's is the
 * manifest's or index's, there only the metadata file tells, and only for an image without attestations.
 */
function idsOfLoaded(image, metadata, store, platform) {
    const id = store === 'classic' && image !== undefined ? image.id : metadata.configDigest;
    return id === undefined ? {} : { [image?.platform ?? platform]: id };
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-phase.js


/**
 * The build phase of the docker driver: the image ends up in the engine, from where it is pushed and saved. What is
 * neither pushed nor asked for attestations gets none, so that the image's config stays known.
 */
async function buildIntoEngine(inputs, plan, solve, phases, deps) {
    const toEngine = plan.load || plan.push.push || inputs.imageTar !== undefined;
    const names = (0,build_plan/* localNames */.qu)(inputs, plan);
    const start = deps.clock.now();
    return phases.run({
        title: 'build',
        context: { phase: 'build' },
        work: async (limits) => {
            const { metadata, progress } = await solve({
                names: toEngine ? names : plan.refs.map(({ ref }) => ref),
                load: toEngine,
                outputs: inputs.outputs,
                provenance: inputs.provenance ?? (plan.push.push || inputs.attests.length > 0 ? undefined : 'false'),
            }, limits);
            const name = names[0] ?? metadata.digest;
            const loaded = toEngine && name !== undefined ? await loadedImage(name, deps.engine, limits) : undefined;
            return { metadata, progress, seconds: (deps.clock.now() - start) / 1000, loaded };
        },
    });
}
/** A build may succeed without the image being there afterwards (row 82): then it is built again. */
async function loadedImage(name, engine, limits) {
    const image = await engine.inspect(name, limits);
    if (image !== undefined)
        return image;
    throw new errors/* CommandError */.Qd({
        command: 'docker buildx build',
        exitCode: 0,
        stderr: `the image "${name}" is not in the engine although the build succeeded`,
    });
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/engine-ids.js

/**
 * Config digests out of what the engine archives: the containerd store tells them nowhere else for an image with
 * attestations or several platforms. Nothing is known when that fails, and the build stands all the same.
 */
async function idsInEngine(name, limits, { engine, archivedConfigs, log }) {
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

// EXTERNAL MODULE: ./build/actions/buildx-build-with-retry/rules/image-labels.js
var image_labels = __webpack_require__(2153);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/existing-tag.js



/**
 * Decides about an immutable tag that is taken (B16). The same revision and build: `reuse`. The same revision out of
 * other inputs (a new merge base, say): `repoint`.
 * @throws UserError when the tag must not be touched.
 */
function decideOnExisting(existing, own, policy) {
    if (policy === 'overwrite')
        return 'repoint';
    const { ref, digest, configs } = existing;
    if (policy === 'fail') {
        throw new errors/* UserError */.yo(`${ref} exists already (${digest}) and "if-tag-exists" is fail: use a new tag.`);
    }
    const labels = configs[0]?.labels ?? {};
    const revision = labels[oci_labels/* revisionLabel */.w];
    if (revision !== own.revision) {
        const found = revision === undefined ? 'no label of a revision' : `revision ${revision}`;
        throw new errors/* UserError */.yo(`${ref} exists already (${digest}) with ${found}, and this is revision ${own.revision}: use a tag that holds the sha, list it in "moving-tags", or set "if-tag-exists: overwrite".`);
    }
    return own.mayReuse && labels[image_labels/* buildLabel */.z] === own.build ? 'reuse' : 'repoint';
}

// EXTERNAL MODULE: ./build/src/services/registry/queries.js
var queries = __webpack_require__(46404);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/existing-image.js




/**
 * Asks for the immutable tags and decides by `if-tag-exists`. A repository that does not answer is passed over, so that
 * the other ones can go on without it (B15).
 * @throws UserError when a tag must not be touched.
 */
async function existingImage(inputs, plan, phases, deps) {
    const unanswered = new Map();
    if (inputs.ifTagExists === 'overwrite')
        return { reusable: undefined, unanswered };
    const own = {
        revision: plan.event.revision,
        build: plan.labels.build,
        mayReuse: !inputs.noCache && !inputs.pull,
    };
    let reusable;
    let repoints = false;
    for (const { ref, repository } of plan.refs.filter((target) => !target.moving)) {
        const existing = await unlessUnanswered(repository, unanswered, () => (0,queries/* queryImage */.gR)(ref, phases, deps.registry));
        if (existing === undefined)
            continue;
        if (decideOnExisting(existing, own, inputs.ifTagExists) === 'reuse')
            reusable ??= existing;
        else {
            repoints = true;
            deps.log.notice(`${ref} is re-pointed from ${existing.digest}: same revision, built from other inputs.`);
        }
    }
    return { reusable: repoints ? undefined : reusable, unanswered };
}
/** Asks a repository that has answered so far, and notes it as one that does not when that is how the question fails. */
async function unlessUnanswered(repository, unanswered, ask) {
    if (unanswered.has(repository))
        return undefined;
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof retry_phases/* PhaseError */.wo))
            throw error;
        unanswered.set(repository, error);
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/services/registry/push-refs.js
var push_refs = __webpack_require__(3817);
// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 3 modules
var classify = __webpack_require__(62678);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/fresh-builder.js


/** The runner ends a step that was cancelled within seconds; a builder that hangs must not hold the other ones up. */
const removeMs = 30_000;
const needsNewBuilder = ['builder', 'timeout'];
/**
 * Replaces a builder by one under a new name with the same driver, options and endpoint: with `auto` before the attempt
 * after it broke, or hung until its time was over (row 28, a paused container); docker-container only: another one's
 * daemon is not ours to judge. With `always` before each attempt.
 * The user's own builder is left alone, and the registry cache carries the layers over.
 */
function freshBuilders(solve, builder, policy, deps) {
    const [node, ...others] = builder.nodes;
    const replaceable = node !== undefined && others.length === 0 && builder.driver !== 'docker';
    let broken = false;
    let own;
    const release = async () => {
        if (own === undefined)
            return;
        const name = own;
        own = undefined;
        try {
            await deps.buildx.remove(name, { timeoutMs: removeMs });
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
        await deps.buildx.create(own, builder.driver, node, limits);
        broken = false;
    };
    return {
        release,
        async solve(request, limits) {
            const wanted = policy === 'always' || (policy === 'auto' && broken && builder.driver === 'docker-container');
            if (replaceable && wanted)
                await renew(limits);
            try {
                return await solve({ ...request, ...(own === undefined ? {} : { builder: own }) }, limits);
            }
            catch (error) {
                broken ||= needsNewBuilder.includes((0,classify/* classifyError */.fe)(error, { phase: 'build' }).class);
                throw error;
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/push-phase.js



/**
 * Pushes one reference out of the engine and asks the registry what it has: an exit code of 0 is no proof, and a
 * failure may hide a success (F13).
 */
async function pushFromEngine(target, store, phases, deps) {
    const { ref } = target;
    const id = (await deps.engine.inspect(ref, phases.limits(queries/* queryTimeoutMs */.kW, queries/* queryTimeoutMs */.kW)))?.id;
    await phases.run({
        title: `push ${ref}`,
        context: { phase: 'push' },
        ref,
        work: async (limits) => {
            await deps.engine.push(ref, limits);
            return true;
        },
        checkAlreadyDone: (failure) => (0,queries/* pushAlreadyLanded */.ht)(ref, failure, async ({ digest }, limits) => digest === id ||
            (store === 'classic' && (await deps.registry.configs(ref, limits)).some(({ imageid }) => imageid === id)), phases, deps),
    });
    const answer = await (0,queries/* readBack */.e7)(ref, phases, deps.registry);
    const expected = store === 'containerd' ? id : await repoDigest(target, phases, deps);
    if (!target.moving && expected !== undefined && expected !== answer.digest) {
        throw new errors/* UserError */.yo(`${ref} was pushed as ${expected} and the registry answers ${answer.digest}: another run moved the tag meanwhile, or the registry is at fault; pull by digest until that is clear.`);
    }
    return (0,push_refs/* pushedRef */.L)(ref, answer);
}
/** The classic store makes the manifest while pushing, and keeps its digest. */
async function repoDigest({ ref, repository }, phases, { engine }) {
    const image = await engine.inspect(ref, phases.limits(queries/* queryTimeoutMs */.kW, queries/* queryTimeoutMs */.kW));
    return image?.repoDigests.find((entry) => entry.startsWith(`${repository}@`))?.split('@')[1];
}

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/reuse-image.js









/**
 * Takes the image that is there in place of a build: sets the references that are missing, moves none, and keeps what
 * `load` and `local-tag` promise by a pull by digest.
 * @returns whether the image is in the engine.
 */
async function reuseImage(inputs, plan, existing, report, silent, phases, deps) {
    deps.log.notice(`${existing.ref} is there already, of the same revision and build (${existing.digest}): taking it instead of building.`);
    const source = (0,reference/* atDigest */.CU)(existing.ref, existing.digest);
    const unanswered = new Map(silent);
    const missing = await missingRefs(plan, existing, report, unanswered, phases, deps);
    const listed = (0,manifest/* isIndex */.nw)(existing.mediaType);
    const pushes = missing.some(({ repository }) => !unanswered.has(repository));
    const needsEngine = plan.load || inputs.imageTar !== undefined || (pushes && !listed);
    if (needsEngine)
        await pullAs(source, inputs, plan, phases, deps);
    await (0,push_refs/* pushRefs */.N)(inputs, { refs: missing }, report, (target) => listed
        ? copyIndex(source, target, existing, phases, deps)
        : pushFromEngine(target, plan.engine.store, phases, deps), deps, unanswered);
    return needsEngine;
}
/** What is there under the existing digest counts as pushed; moving tags that point elsewhere are left alone. */
async function missingRefs(plan, existing, report, unanswered, phases, deps) {
    const missing = [];
    for (const target of plan.refs) {
        const { ref, repository } = target;
        const ask = () => (0,queries/* queryImage */.gR)(ref, phases, deps.registry);
        const there = ref === existing.ref ? existing : await unlessUnanswered(repository, unanswered, ask);
        if (there === undefined)
            missing.push(target);
        else if (there.digest === existing.digest || !target.moving) {
            report.pushed.push({ ref: target.ref, digest: there.digest, mediaType: there.mediaType });
        }
        else
            deps.log.info(`${target.ref} stays where it is: ${there.digest}.`);
    }
    return missing;
}
async function pullAs(source, inputs, plan, phases, deps) {
    await phases.run({
        title: `pull ${source}`,
        context: { phase: 'pull' },
        ref: source,
        work: (limits) => deps.engine.pull(source, limits),
    });
    for (const name of (0,build_plan/* localNames */.qu)(inputs, plan))
        await deps.engine.tag(source, name, phases.limits(queries/* queryTimeoutMs */.kW));
}
async function copyIndex(source, { ref }, { digest, mediaType }, phases, deps) {
    await phases.run({
        title: `push ${ref}`,
        context: { phase: 'push' },
        ref,
        work: (limits) => deps.registry.copy(source, [ref], limits),
        checkAlreadyDone: (failure) => (0,queries/* pushAlreadyLanded */.ht)(ref, failure, (answer) => answer.digest === digest, phases, deps),
    });
    return { ref, digest, mediaType };
}

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var digest = __webpack_require__(74835);
;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-warnings.js
/** GitHub shows ten annotations of a kind for a step. */
const shown = 10;
/**
 * The warnings in a metadata file (buildx 0.16 and later writes them when BUILDX_METADATA_WARNINGS is set). Text is
 * base64 there, as Go writes bytes; what has another form is passed over, for a warning must not fail a build.
 */
function readBuildWarnings(metadata) {
    const list = metadata['buildx.build.warnings'];
    if (!Array.isArray(list))
        return [];
    return list
        .flatMap((entry) => {
        const { short, range } = (entry ?? {});
        if (typeof short !== 'string')
            return [];
        const line = Array.isArray(range) ? range[0]?.start?.line : undefined;
        return [
            { message: Buffer.from(short, 'base64').toString('utf8'), line: typeof line === 'number' ? line : undefined },
        ];
    })
        .slice(0, shown);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-metadata.js


/** Reads a metadata file; an empty one (older buildx, a failed build) says nothing. */
function readBuildMetadata(text) {
    const data = parse(text);
    const digestAt = (key) => {
        const value = data[key];
        return typeof value === 'string' && (0,digest/* isDigest */.B)(value) ? value : undefined;
    };
    return {
        text,
        configDigest: digestAt('containerimage.config.digest'),
        digest: digestAt('containerimage.digest'),
        warnings: readBuildWarnings(data),
    };
}
function parse(text) {
    if (text.trim() === '')
        return {};
    return JSON.parse(text);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-progress.js
const step = /^#(\d+) \[[^\]]*\d+\/\d+\] (\w+)/;
const cachedStep = /^#(\d+) CACHED$/;
const failedStep = /^#(\d+) ERROR: (.*)$/;
const pushing = /^#\d+ pushing (layers|manifest)/;
const exported = /^#\d+ (exporting config|exporting manifest|exporting manifest list|writing image) (sha256:[0-9a-f]{64})/;
const pushed = /^#\d+ pushing (?:layers|manifest .*) ([\d.]+)s done$/;
const cacheTransfer = /^#(\d+) (importing|exporting) cache/;
/** Reads the lines of `--progress=plain`. A step's own output is prefixed with its time, so it cannot pose as one. */
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
    /** Config digests of what was built, known as soon as it is exported, also when a push fails after that. */
    get configs() {
        return [...this.#configs];
    }
    /** Digests of the manifests and indexes that were exported, attestations left out. */
    get manifests() {
        return [...this.#manifests];
    }
    /** What the uploads took that this solve finished. */
    get pushSeconds() {
        return this.#pushSeconds;
    }
    /** Whether a cache could be read; undefined: none was asked for. */
    get cacheFound() {
        return this.#imports.size === 0 ? undefined : [...this.#imports].some((id) => !this.#failed.has(id));
    }
    /** The error of a cache export that failed without failing the build. */
    get cacheExportError() {
        return [...this.#failed].find(([id]) => this.#exports.has(id))?.[1];
    }
    get use() {
        return { total: this.#steps.size, cached: [...this.#steps].filter((id) => this.#cached.has(id)).length };
    }
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/write-archive.js


/** Writes `image-tar` out of the engine, under the one name that consumers load; there is no file when that fails. */
async function writeArchive(path, inputs, plan, phases, deps) {
    const name = inputs.localTag ?? (0,build_plan/* localNames */.qu)(inputs, plan)[0] ?? '';
    const file = archivePath(path, deps.run);
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

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/solve-push.js













/**
 * Builds with a builder outside the engine (docker-container, remote, kubernetes): one solve pushes the first
 * reference, writes the archive and loads. Archive and load get a second, cached solve where they cannot hold what is
 * pushed (several platforms, attestations) or where the push failed.
 * @throws PhaseFailed when the build itself failed.
 */
async function buildOutsideEngine(inputs, plan, first, solve, phases, deps) {
    const start = deps.clock.now();
    const local = localOutputs({
        names: (0,build_plan/* localNames */.qu)(inputs, plan),
        load: plan.load,
        tar: inputs.imageTar,
        localTag: inputs.localTag,
    });
    const apart = local.length > 0 && isList(inputs);
    const outputs = [...(first === undefined ? [] : [pushOutput(first.ref)]), ...(apart ? [] : local), ...inputs.outputs];
    // That of the attempt which built the image: one after it finds everything in the cache.
    let progress = new ProgressReader();
    let pushError;
    let metadata;
    let latest = progress;
    let arrived = false;
    let archived = {};
    try {
        const solved = await phases.run({
            title: first === undefined ? 'build' : `build and push ${first.ref}`,
            context: { phase: first === undefined ? 'build' : 'push' },
            ...(first === undefined ? {} : { ref: first.ref }),
            work: (limits) => {
                const again = progress.reachedPush;
                if (!again)
                    progress = new ProgressReader();
                latest = again ? new ProgressReader() : progress;
                return solve({ outputs, provenance: inputs.provenance, again, progress: latest }, limits);
            },
            checkAlreadyDone: async (failure) => {
                if (first === undefined || inputs.outputs.length > 0)
                    return undefined;
                const isIt = ({ digest }) => latest.manifests.includes(digest);
                const there = await (0,queries/* pushAlreadyLanded */.ht)(first.ref, failure, isIt, phases, deps);
                return there === undefined ? undefined : 'arrived';
            },
        });
        if (solved === 'arrived')
            arrived = true;
        else
            metadata = solved.metadata;
    }
    catch (error) {
        // The exporter leaves an empty file behind.
        if (inputs.imageTar !== undefined)
            await deps.files.remove(archivePath(inputs.imageTar, deps.run));
        if (!(error instanceof retry_phases/* PhaseError */.wo) || !progress.reachedPush)
            throw error;
        pushError = error;
    }
    if (local.length > 0 && (apart || arrived || pushError !== undefined)) {
        const platform = (0,image_ids/* onePlatform */.In)(inputs.platforms, plan.engine.platform);
        const solved = await phases.run({
            title: 'export',
            context: { phase: 'build' },
            minTimeoutMs: retry_phases/* salvageTimeoutMs */.Tn,
            work: (limits) => solve({ outputs: local, provenance: 'false', again: true, onlyPlatform: platform }, limits),
        });
        metadata ??= solved.metadata;
        const id = solved.metadata.configDigest;
        if (id !== undefined)
            archived = { [platform]: id };
    }
    const [name] = (0,build_plan/* localNames */.qu)(inputs, plan);
    const limits = phases.limits(queries/* queryTimeoutMs */.kW, queries/* queryTimeoutMs */.kW);
    const loaded = plan.load && name !== undefined ? await loadedImage(name, deps.engine, limits) : undefined;
    const seconds = (deps.clock.now() - start) / 1000;
    return {
        built: {
            metadata: metadata ?? readBuildMetadata(''),
            progress,
            seconds,
            loaded,
            archived,
        },
        pushError,
    };
}
/**
 * Gives a further reference to what was pushed: an index by its digest, without its bytes passing through this machine;
 * a plain manifest by a cached solve, since buildx would wrap it into an index.
 */
async function pushFurtherRef(target, first, inputs, solve, phases, deps) {
    const { ref } = target;
    await phases.run({
        title: `push ${ref}`,
        context: { phase: 'push' },
        ref,
        checkAlreadyDone: (failure) => (0,queries/* pushAlreadyLanded */.ht)(ref, failure, ({ digest }) => digest === first?.digest, phases, deps),
        work: (limits) => first !== undefined && (0,manifest/* isIndex */.nw)(first.mediaType)
            ? deps.registry.copy((0,reference/* atDigest */.CU)(first.ref, first.digest), [ref], limits)
            : solve({ outputs: [pushOutput(ref)], provenance: inputs.provenance, again: true }, limits),
    });
    return pushedAs(ref, phases, deps);
}
/** What the registry has after a push. */
async function pushedAs(ref, phases, deps) {
    return (0,push_refs/* pushedRef */.L)(ref, await (0,queries/* readBack */.e7)(ref, phases, deps.registry));
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/rules/build-argv.js
/** The arguments of `docker buildx build`; each value is one element, so that it arrives as it was given (B12). */
function buildArgv(inputs, call) {
    return [
        '--progress=plain',
        ...call.ask,
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
/** `--name=value`: a value that starts with a dash stays a value. */
function build_argv_option(name, value) {
    return value === undefined ? [] : [`--${name}=${value}`];
}
function options(name, values) {
    return values.map((value) => `--${name}=${value}`);
}
function flag(name, on) {
    return on ? [`--${name}`] : [];
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/secret-options.js




/** Masks shorter than this would blot out common text, and drop job outputs that hold it. */
const shortestMask = 8;
/**
 * Writes the values of `secrets` into private files and answers with the `--secret` options, in which no value
 * stands: arguments are visible to every process of the machine (threat 10). A Git context on this run's server is
 * opened with the step's token, unless a secret for it is given.
 */
async function secretOptions(inputs, deps) {
    const { gitToken } = deps;
    const given = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles];
    const opensContext = gitToken !== undefined &&
        isOwnGitContext(inputs.context, deps.run.serverUrl) &&
        given.every((line) => !line.startsWith(gitAuthToken));
    const options = await givenSecrets(inputs, deps);
    if (!opensContext)
        return { options, env: {} };
    deps.log.mask(gitToken);
    return {
        options: [...options, (0,csv_line/* csvLine */.z)([`id=${gitAuthToken}`, `env=${gitAuthToken}`])],
        env: { [gitAuthToken]: gitToken },
    };
}
async function givenSecrets(inputs, deps) {
    const envs = inputs.secretEnvs.map((line) => {
        const [id, name] = split(line, 'secret-envs');
        return (0,csv_line/* csvLine */.z)([`id=${id}`, `env=${name}`]);
    });
    const files = inputs.secretFiles.map((line) => {
        const [id, path] = split(line, 'secret-files');
        return (0,csv_line/* csvLine */.z)([`id=${id}`, `src=${path}`]);
    });
    if (inputs.secrets.length === 0)
        return [...envs, ...files];
    const folder = await deps.files.temporaryFolder();
    const written = await Promise.all(inputs.secrets.map(async (line, index) => {
        const [id, value] = split(line, 'secrets');
        for (const part of value.split('\n'))
            if (part.length >= shortestMask)
                deps.log.mask(part);
        const path = (0,posix_.join)(folder, `secret-${String(index)}`);
        await deps.files.writeText(path, value);
        return (0,csv_line/* csvLine */.z)([`id=${id}`, `src=${path}`]);
    }));
    return [...written, ...envs, ...files];
}
/** The error names the input alone: the line may hold a secret. */
function split(line, input) {
    const equals = line.indexOf('=');
    if (equals < 1 || equals === line.length - 1) {
        throw new errors/* UserError */.yo(`A line of input "${input}" is not of the form id=value: correct it.`);
    }
    return [line.slice(0, equals), line.slice(equals + 1)];
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/solve.js





/** Prepares what every call of one build shares; secrets are written once, into files that go when the action ends. */
async function solver(inputs, plan, deps) {
    const secrets = await secretOptions(inputs, deps);
    const tellDifference = reproducibility(deps.log);
    const folder = await deps.files.temporaryFolder();
    const metadataFile = (0,posix_.join)(folder, 'metadata.json');
    const shared = { ...inputs, ...plan.cache, buildArgs: plan.buildArgs.args };
    return async (request, limits) => {
        const progress = request.progress ?? new ProgressReader();
        const args = buildArgv(inputsFor(request, shared), {
            names: request.names ?? [],
            labels: plan.labels.lines,
            load: request.load ?? false,
            outputs: request.outputs ?? [],
            provenance: request.provenance,
            secrets: secrets.options,
            metadataFile,
            ask: request.ask?.args ?? [],
        });
        await deps.files.remove(metadataFile);
        try {
            await deps.buildx.build(args, {
                ...limits,
                cwd: deps.run.workspace,
                env: { ...plan.buildArgs.env, ...secrets.env, ...request.ask?.env, BUILDX_METADATA_WARNINGS: '1' },
                onLine: (line) => {
                    progress.read(line);
                },
            });
        }
        finally {
            tellDifference(progress.configs);
        }
        const text = (await deps.files.exists(metadataFile)) ? await deps.files.readText(metadataFile) : '';
        return { metadata: readBuildMetadata(text), progress };
    };
}
/**
 * Compares the config digests of each solve with those of the ones before it, failed ones too as far as they came: a
 * further attempt has to make the same image, or the step says that it did not (B4). One of them may have made fewer
 * platforms than another.
 */
function reproducibility(log) {
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
function inputsFor({ again, onlyPlatform, builder }, given) {
    const shared = builder === undefined ? given : { ...given, builder };
    const cached = again === true ? { ...shared, noCache: false, noCacheFilters: [], pull: false, cacheTo: [] } : shared;
    if (onlyPlatform === undefined)
        return cached;
    return { ...cached, platforms: [onlyPlatform], annotations: [], sbom: undefined, attests: [] };
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/build-and-push.js




















/** Takes the image that is there already, or builds and pushes one; `done` says how far it came. */
async function buildAndPush(job) {
    const { inputs, plan, phases, deps } = job;
    if (plan.ask !== undefined) {
        await runCall(plan.ask, job);
        return;
    }
    const before = plan.push.push ? await existingImage(inputs, plan, phases, deps) : undefined;
    if (before?.reusable !== undefined)
        await reuse(before.reusable, before.unanswered, job);
    else {
        for (const error of before?.unanswered.values() ?? []) {
            deps.log.warning(`Building without knowing whether the tag is there already: ${error.message}`);
        }
        try {
            if (plan.builder.driver === 'docker')
                await buildInEngine(job);
            else
                await outsideEngine(job, before?.unanswered.size === 0);
        }
        finally {
            await completeIds(job);
        }
    }
}
/** What `call` asks is answered in the log; an image is not made. */
async function runCall(ask, { inputs, plan, phases, deps }) {
    const solve = await solver(inputs, plan, deps);
    await phases.run({ title: inputs.call, context: { phase: 'build' }, work: (limits) => solve({ ask }, limits) });
}
/** What neither buildx nor a registry told: there may have been no push, or one that failed. */
async function completeIds({ inputs, plan, phases, done, deps }) {
    const isKnown = (ids) => Object.keys(ids ?? {}).length > 0;
    done.ids = [done.ids, done.built?.archived, idsInProgress(inputs, plan, done)].find(isKnown) ?? {};
    const [name] = (0,build_plan/* localNames */.qu)(inputs, plan);
    if (!done.loaded || name === undefined || hasAllImageIds(inputs, done) || deps.signal?.aborted === true)
        return;
    done.ids = { ...(await idsInEngine(name, phases.limits(Infinity, retry_phases/* salvageTimeoutMs */.Tn), deps)), ...done.ids };
}
/** The one config that the build told of, also where the image is nowhere else since its push failed. */
function idsInProgress({ platforms }, { engine }, { built }) {
    const [config, ...others] = built?.progress.configs ?? [];
    if (config === undefined || others.length > 0 || platforms.length > 1)
        return {};
    return { [(0,image_ids/* onePlatform */.In)(platforms, engine.platform)]: config };
}
function hasAllImageIds({ platforms }, { ids }) {
    return Object.keys(ids).length >= Math.max(1, platforms.length);
}
async function buildInEngine(job) {
    const { inputs, plan, phases, deps } = job;
    const solve = await solver(inputs, plan, deps);
    recordBuild(await buildIntoEngine(inputs, plan, solve, phases, deps), job);
    if (inputs.imageTar !== undefined)
        await writeArchive(inputs.imageTar, inputs, plan, phases, deps);
    if (!plan.push.push)
        return;
    await askAndPush(job, (target) => pushFromEngine(target, plan.engine.store, phases, deps));
}
/** Asks once more, since other runs and registries go on while one builds, and pushes. */
async function askAndPush(job, push) {
    const { inputs, plan, phases, done, deps } = job;
    const start = deps.clock.now();
    try {
        const { reusable, unanswered } = await existingImage(inputs, plan, phases, deps);
        // Another run of the same build may have pushed meanwhile: then its image is the one.
        if (reusable !== undefined) {
            const own = (0,image_ids/* ownImageId */.Z8)(done.ids, plan.engine.platform);
            if (own !== undefined && reusable.configs.every(({ imageid }) => imageid !== own)) {
                deps.log.notice(`The build is not reproducible: ${own} here, and another image of the same inputs in the registry.`);
            }
            await reuse(reusable, unanswered, job);
        }
        else
            await pushEach(job, unanswered, push);
    }
    finally {
        done.pushSeconds = (deps.clock.now() - start) / 1000;
    }
}
async function outsideEngine(job, pushInSolve) {
    const { inputs, plan, deps } = job;
    const plain = await solver(inputs, plan, deps);
    const builders = freshBuilders(plain, plan.builder, inputs.freshBuilder, deps);
    try {
        await solveAndPush(builders.solve, job, pushInSolve);
    }
    finally {
        await builders.release();
    }
}
/** @param pushInSolve false: a registry did not answer, and is asked again before anything is pushed, by cached solves */
async function solveAndPush(solve, job, pushInSolve) {
    const { inputs, plan, phases, done, deps } = job;
    const [first] = pushInSolve ? plan.refs : [];
    const { built, pushError } = await buildOutsideEngine(inputs, plan, first, solve, phases, deps);
    recordBuild(built, job);
    if (!plan.push.push)
        return;
    const further = (target) => pushFurtherRef(target, done.pushed[0], inputs, solve, phases, deps);
    if (!pushInSolve)
        return askAndPush(job, further);
    const start = deps.clock.now();
    await pushEach(job, new Map(), (target) => {
        if (target !== first)
            return further(target);
        if (pushError !== undefined)
            throw pushError;
        return pushedAs(target.ref, phases, deps);
    });
    done.pushSeconds = (deps.clock.now() - start) / 1000;
}
function recordBuild(built, { inputs, plan, done, deps }) {
    const dockerfile = inputs.file ?? (0,posix_.join)(inputs.context, 'Dockerfile');
    const where = isRemoteContext(inputs.context) ? {} : { file: dockerfile };
    for (const { message, line } of built.metadata.warnings) {
        deps.log.warning(message, { ...where, ...(line === undefined ? {} : { startLine: line }) });
    }
    const { cacheExportError } = built.progress;
    if (cacheExportError !== undefined)
        deps.log.warning(`The build cache was not written: ${cacheExportError}`);
    if (built.progress.cacheFound === false)
        deps.log.info('No build cache could be read: everything is built anew.');
    done.built = built;
    done.loaded = built.loaded !== undefined;
    const platform = (0,image_ids/* onePlatform */.In)(inputs.platforms, plan.engine.platform);
    done.ids = idsOfLoaded(built.loaded, built.metadata, plan.engine.store, platform);
}
/** Learns the config digests from the registry where nothing on this machine tells them, or not all of them. */
async function pushEach({ inputs, plan, phases, done, deps }, unanswered, push) {
    const known = hasAllImageIds(inputs, done);
    await (0,push_refs/* pushRefs */.N)(inputs, plan, done, async (target) => {
        const pushed = await push(target);
        done.layerBytes ??= pushed.layerBytes;
        if (!known && done.pushed.length === 0) {
            const configs = await (0,queries/* queryConfigs */.KL)(pushed.ref, phases, deps.registry);
            done.ids = (0,image_ids/* idsOfPushed */.nf)(configs);
            done.layerBytes ??= (0,layer_sizes/* layersOfPlatform */.lW)(configs, plan.engine.platform);
        }
        return pushed;
    }, deps, unanswered);
}
async function reuse(existing, unanswered, { inputs, plan, phases, done, deps }) {
    done.reused = true;
    done.ids = (0,image_ids/* idsOfPushed */.nf)(existing.configs);
    done.layerBytes = (0,layer_sizes/* layersOfPlatform */.lW)(existing.configs, plan.engine.platform);
    done.loaded = await reuseImage(inputs, plan, existing, done, unanswered, phases, deps);
    if (inputs.imageTar !== undefined)
        await writeArchive(inputs.imageTar, inputs, plan, phases, deps);
}

;// CONCATENATED MODULE: ./build/actions/buildx-build-with-retry/buildx-build-with-retry.js









/** What a build that did not take place has to say. */
const nothingBuilt = {
    ...{ imageid: '', imageids: {}, digest: '', mediaType: '', imageRef: '', metadata: '' },
    ...{
        pushed: false,
        pushedRefs: [],
        failedRefs: [],
        pushSkippedReason: '',
        loaded: false,
        reused: false,
        attempts: 0,
        phases: [],
    },
    ...{ failure: undefined, cache: undefined, cacheFound: undefined, buildSeconds: undefined, pushSeconds: undefined },
    ...{ costSeconds: undefined, sizeBytes: undefined, layers: undefined, layerBytes: undefined },
};
/**
 * Builds an image once and pushes it under its tags: build and push are separate phases, each retried by the class of
 * its failure, and a build that succeeded is never repeated for a push.
 */
async function buildWithRetry(inputs, deps) {
    let plan;
    try {
        plan = await (0,build_plan/* planBuild */.C7)(inputs, deps);
    }
    catch (failure) {
        return { result: { ...nothingBuilt, handover: undefined, failure: (0,retry_phases/* toFailure */.w2)(failure) }, failure };
    }
    logPlan(plan, deps);
    const phases = new retry_phases/* Phases */.Vw({ timeoutMs: inputs.timeoutMs, deadline: plan.deadline, policy: inputs.retry }, deps);
    const done = { ids: {}, pushed: [], failed: [], loaded: false, reused: false };
    try {
        await buildAndPush({ inputs, plan, phases, done, deps });
        warnAboutIndex(inputs, done, deps);
        return { result: buildResult(plan, phases, done, undefined, deps) };
    }
    catch (failure) {
        return { result: buildResult(plan, phases, done, (0,retry_phases/* toFailure */.w2)(failure), deps), failure };
    }
}
function logPlan(plan, { log }) {
    if (!plan.push.push)
        log.info(`Not pushing: ${plan.push.reason}.`);
    if (plan.cache.note !== undefined)
        log.notice(plan.cache.note);
    if (plan.buildArgs.warning !== undefined)
        log.warning(plan.buildArgs.warning);
    const { overruled } = plan.labels;
    if (overruled !== undefined) {
        log.notice(`The label ${oci_labels/* revisionLabel */.w} is the revision ${plan.event.revision}; "labels" says "${overruled}", which is left out.`);
    }
}
/**
 * Some consumers take no index, and here buildx made one of a single platform by its own decision (B11). Who asked for
 * an attestation in the inputs knows that it makes an index, and a reused image was told of when it was built: a
 * warning there would be noise.
 */
function warnAboutIndex(inputs, { pushed: [first], reused }, { log }) {
    if (reused || first === undefined || !(0,manifest/* isIndex */.nw)(first.mediaType) || isList(inputs))
        return;
    log.warning(`${first.ref} is an index although it has one platform: buildx added a provenance attestation. Set "provenance: false" for a plain manifest, or name the kind that you want ("provenance: mode=min").`);
}
function buildResult(plan, phases, done, failure, deps) {
    const { built, pushed } = done;
    const [first] = plan.refs;
    const imageid = (0,image_ids/* ownImageId */.Z8)(done.ids, plan.engine.platform) ?? '';
    const ofFirst = pushed.filter(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
    const firstPushed = ofFirst.find(({ ref }) => ref === first?.ref) ?? ofFirst[0];
    const digest = firstPushed?.digest ?? '';
    const costSeconds = buildCost(phases.reports, built?.progress.pushSeconds ?? 0);
    return {
        imageid,
        imageids: done.ids,
        digest,
        mediaType: firstPushed?.mediaType ?? '',
        imageRef: first?.ref ?? '',
        pushed: failure === undefined && pushed.length > 0,
        pushedRefs: pushed,
        failedRefs: done.failed,
        pushSkippedReason: plan.push.push ? '' : plan.push.reason,
        loaded: done.loaded,
        reused: done.reused,
        attempts: phases.attempts,
        failure,
        cache: built?.progress.use,
        cacheFound: built?.progress.cacheFound,
        buildSeconds: built?.seconds,
        pushSeconds: done.pushSeconds,
        costSeconds,
        sizeBytes: built?.loaded?.sizeBytes,
        layers: built?.loaded?.layers ?? done.layerBytes?.length,
        layerBytes: done.layerBytes,
        metadata: built?.metadata.text ?? '',
        phases: phases.reports,
        handover: (0,new_record/* newHandoverRecord */.d)({
            first,
            digest,
            imageid,
            imageids: done.ids,
            pushedRefs: pushed,
            event: plan.event,
            sourceSha: plan.sourceSha,
            run: deps.run,
            now: deps.clock.now(),
            buildSeconds: costSeconds,
        }),
    };
}


/***/ }),

/***/ 8507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ readBuildInputs)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65776);

const minuteMs = 60_000;
const autoSwitch = ['auto', 'true', 'false'];
/**
 * The inputs of `buildx-build-with-retry/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readBuildInputs(inputs) {
    const list = (name, form) => (0,_src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .csvList */ .Fb)(name, inputs.text(name) ?? '', form);
    const movingTags = list('moving-tags', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg);
    const requiredRegistries = list('required-registries', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg);
    return {
        call: inputs.choice('call', ['build', 'check', 'outline', 'targets'], 'build'),
        context: inputs.text('context') ?? '.',
        file: inputs.text('file'),
        target: inputs.text('target'),
        platforms: list('platforms', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg),
        tags: list('tags', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg),
        movingTags: movingTags.length === 0 ? undefined : movingTags.filter((tag) => tag !== 'none'),
        localTag: inputs.text('local-tag'),
        labels: list('labels', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        annotations: list('annotations', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        buildArgs: list('build-args', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        secretBuildArgs: inputs.choice('secret-build-args', ['warn', 'fail', 'allow'], 'warn'),
        buildContexts: list('build-contexts', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        secrets: list('secrets', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        secretEnvs: list('secret-envs', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg),
        secretFiles: list('secret-files', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        ssh: list('ssh', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg),
        cacheFrom: list('cache-from', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        cacheTo: list('cache-to', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        registryCache: inputs.text('registry-cache'),
        pullRequestCache: inputs.boolean('pull-request-cache', false),
        noCache: inputs.boolean('no-cache', false),
        noCacheFilters: list('no-cache-filters', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg),
        pull: inputs.boolean('pull', false),
        push: inputs.choice('push', autoSwitch, 'auto'),
        load: inputs.choice('load', autoSwitch, 'auto'),
        outputs: list('outputs', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y1),
        imageTar: inputs.text('image-tar'),
        provenance: inputs.text('provenance'),
        sbom: inputs.text('sbom'),
        attests: list('attests', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        builder: inputs.text('builder'),
        freshBuilder: inputs.choice('fresh-builder', ['auto', 'always', 'never'], 'auto'),
        network: inputs.text('network'),
        shmSize: inputs.text('shm-size'),
        ulimit: list('ulimit', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        addHosts: list('add-hosts', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg),
        allow: list('allow', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg),
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
/* unused harmony export secondsText */
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71908);

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
        handover: result.handover === undefined ? '' : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeHandover */ .cm)(result.handover),
    };
}
function secondsText(seconds) {
    return seconds === undefined ? '' : seconds.toFixed(1);
}


/***/ }),

/***/ 57406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ decideLoad),
/* harmony export */   v: () => (/* binding */ decidePush)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56657);


/**
 * Decides `push` (B14): a pull request of a fork, and Dependabot's, have a token that cannot push, so they build
 * without it instead of failing.
 * @throws UserError when `push: true` has nowhere to go.
 */
function decidePush(inputs, refs, event) {
    if (inputs.call !== 'build')
        return { push: false, reason: '"call" asks about the build without making it' };
    if (inputs.push === 'false')
        return { push: false, reason: 'push is false' };
    if (inputs.push === 'true') {
        if (refs.length === 0)
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "push" is true and "tags" is empty: name what to push in "tags".');
        return { push: true };
    }
    if (inputs.outputs.length > 0)
        return { push: false, reason: '"outputs" says where the result goes' };
    if (refs.length === 0)
        return { push: false, reason: 'there are no tags' };
    const local = refs.find((ref) => !(0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRegistry */ .q)(ref));
    if (local !== undefined)
        return { push: false, reason: `"${local.ref}" names no registry` };
    if (!event.canPush) {
        const who = event.isFork ? 'a pull request from a fork' : "Dependabot's run";
        return { push: false, reason: `the token of ${who} cannot push` };
    }
    return { push: true };
}
/** Decides `load`: whether the image ends up in the engine of this machine. The docker driver's is there anyway. */
function decideLoad(inputs, engine, driver) {
    if (inputs.call !== 'build')
        return false;
    if (inputs.load !== 'auto')
        return inputs.load === 'true';
    const archiveInstead = inputs.imageTar !== undefined && driver !== 'docker';
    return inputs.platforms.length <= 1 && engine.local && inputs.outputs.length === 0 && !archiveInstead;
}


/***/ }),

/***/ 2153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ imageLabels),
/* harmony export */   z: () => (/* binding */ buildLabel)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83536);


/** Tells whether an image of the same revision came out of the same inputs. */
const buildLabel = 'io.github.ci-image-actions.build';
/** The user's labels with the revision and the build's own hash set by us, whatever `labels` say of them. */
function imageLabels(inputs, revisions) {
    const given = inputs.labels.find((line) => keyOf(line) === _src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w);
    const said = given?.slice(_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w.length + 1);
    const build = buildHash(inputs, revisions.sourceSha);
    const own = inputs.labels.filter((line) => ![_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w, buildLabel].includes(keyOf(line)));
    return {
        lines: [...own, `${_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w}=${revisions.revision}`, `${buildLabel}=${build}`],
        build,
        overruled: said === undefined || said === revisions.revision ? undefined : said,
    };
}
/** What decides about the content of an image besides the base images: 32 hex digits. */
function buildHash(inputs, sourceSha) {
    const { context, file, target, platforms, buildArgs, buildContexts } = inputs;
    const facts = [sourceSha, context, file ?? '', target ?? '', platforms, buildArgs, buildContexts];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
function keyOf(line) {
    return line.split('=', 1)[0] ?? '';
}


/***/ }),

/***/ 36924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LR: () => (/* binding */ buildLead),
/* harmony export */   fR: () => (/* binding */ buildSummary),
/* harmony export */   kO: () => (/* binding */ buildRows)
/* harmony export */ });
/* harmony import */ var _src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91583);
/* harmony import */ var _src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63607);
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37234);
/* harmony import */ var _src_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81365);





/** The page of the step: what was made, how it can be referred to, what it took. */
function buildSummary(facts) {
    const { failure, reused } = facts;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__/* .summaryPage */ .q)({
        title: failure !== undefined ? 'Image build failed' : reused ? 'Image reused' : 'Image built',
        failures: failure === undefined ? [] : [{ name: '', failure }],
        failed: true,
        lead: failure === undefined ? `${buildLead(facts)}.` : '',
        rows: [['image', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.imageRef)], ...buildRows(facts)],
        phases: facts.phases,
    });
}
/** What was done, as the beginning of a sentence. */
function buildLead(facts) {
    const { reused, imageRef, buildSeconds, pushSeconds, pushedRefs } = facts;
    const image = imageRef === '' ? 'The image' : (0,_src_core_summary_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .asCode */ .q)(imageRef);
    if (reused)
        return `${image} was there already, of this very revision and build: **nothing was built**`;
    const built = buildSeconds === undefined ? '' : ` in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(buildSeconds)}**`;
    if (pushedRefs.length === 0)
        return `${image} was built${built} and not pushed`;
    const tags = pushedRefs.length === 1 ? '1 tag' : `${String(pushedRefs.length)} tags`;
    const pushed = pushSeconds === undefined ? '' : ` in **${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .X)(pushSeconds)}**`;
    return `${image} was built${built} and pushed under ${tags}${pushed}`;
}
/** The rows that tell what a build left behind. */
function buildRows(facts) {
    const { cache, layers, sizeBytes, layerBytes } = facts;
    return [
        ['digest', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.digest)],
        ['imageid', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.imageid)],
        ['size', sizeTexts(sizeBytes, layers, layerBytes)],
        ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
        ['push failed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
        ['not pushed', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.pushSkippedReason)],
        ['steps from cache', cache === undefined || cache.total === 0 ? [] : [cacheText(cache)]],
        ['attempts', facts.attempts === 0 ? [] : [String(facts.attempts)]],
        ['cache', facts.cacheFound === undefined ? [] : [facts.cacheFound ? 'warm' : 'cold']],
    ];
}
function sizeTexts(sizeBytes, layers, layerBytes) {
    const counted = layers === undefined ? '' : ` in ${String(layers)} ${layers === 1 ? 'layer' : 'layers'}`;
    return [
        ...(sizeBytes === undefined ? [] : [`${(0,_src_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(sizeBytes)}${counted}`]),
        ...(layerBytes === undefined ? [] : [`${(0,_src_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatLayers */ .uS)(layerBytes)} in the registry`]),
    ];
}
function cacheText({ cached, total }) {
    const percent = Math.round((100 * cached) / total);
    return `${String(cached)} of ${String(total)} (${String(percent)} %)`;
}


/***/ }),

/***/ 21203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ archivedConfigs)
});

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/json/strict-json.js
var strict_json = __webpack_require__(70074);
;// CONCATENATED MODULE: ./build/src/core/archive/config-digests.js



/**
 * Config digests by platform of what the engine of this machine archives: it follows index.json through nested indexes
 * to each manifest that is there. Attestations have no platform and are left out, as are manifests whose content the
 * engine does not have.
 * @param documents the archive's JSON blobs by digest
 */
function configDigests(index, documents) {
    const manifests = (0,strict_json/* isObject */.Gv)(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
    return Object.assign({}, ...manifests.map((entry) => digestsOf(documents.get(digestOf(entry)), documents)));
}
function digestsOf(document, documents) {
    if (!(0,strict_json/* isObject */.Gv)(document))
        return {};
    if (document['manifests'] !== undefined)
        return configDigests(document, documents);
    const digest = digestOf(document['config']);
    const config = documents.get(digest);
    if (!(0,strict_json/* isObject */.Gv)(config))
        return {};
    const { os, architecture, variant } = config;
    if (typeof os !== 'string' || typeof architecture !== 'string' || os === 'unknown')
        return {};
    return { [(0,platform/* platformName */.$r)(os, architecture, typeof variant === 'string' ? variant : '')]: digest };
}
function digestOf(entry) {
    const digest = (0,strict_json/* isObject */.Gv)(entry) ? entry['digest'] : undefined;
    return typeof digest === 'string' && (0,oci_digest/* isDigest */.B)(digest) ? digest : '';
}

// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/src/adapters/archives/archived-configs.js




/** Manifests and configs are far below it. */
const maxDocumentBytes = 4 << 20;
/**
 * Reads the config digests, by platform, of an archive that the engine of this machine writes. Nothing is judged here:
 * archives from elsewhere go through the guard.
 */
async function archivedConfigs(archive) {
    const documents = new Map();
    let index;
    let member;
    const tar = (0,reader/* tarReader */.R)();
    for await (const piece of archive) {
        for (const part of tar.read(piece)) {
            if (part.kind === 'member') {
                const { name, size } = part.header;
                const isDocument = size <= maxDocumentBytes && ((0,member_name/* digestOfName */.VF)(name) !== undefined || name === 'index.json');
                member = isDocument ? { name, pieces: [] } : undefined;
            }
            else if (part.kind === 'content') {
                member?.pieces.push(Buffer.from(part.bytes));
            }
            else if (member !== undefined) {
                // Small layers are blobs too, and no JSON.
                const document = (0,read_json/* tryParseJson */.Bl)(Buffer.concat(member.pieces).toString('utf8'));
                const digest = (0,member_name/* digestOfName */.VF)(member.name);
                if (digest === undefined)
                    index = document;
                else
                    documents.set(digest, document);
            }
        }
    }
    tar.end();
    return configDigests(index, documents);
}


/***/ }),

/***/ 11929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ buildAdapters)
});

// EXTERNAL MODULE: ./build/src/adapters/archives/archived-configs.js + 1 modules
var archived_configs = __webpack_require__(21203);
// EXTERNAL MODULE: ./build/src/core/inputs/csv-line.js
var csv_line = __webpack_require__(76330);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/adapters/docker/buildx.js


/** The buildx plugin of the docker client on PATH. */
function dockerBuildx(exec) {
    const buildx = async (args, options = {}) => {
        const result = await exec.run('docker', ['buildx', ...args], options);
        if (result.exitCode !== 0)
            throw new errors/* CommandError */.Qd({ command: `docker buildx ${args[0] ?? ''}`, ...result });
        return result.stdout;
    };
    return {
        async builder(name, options = {}) {
            const text = await buildx(['inspect', ...(name === undefined ? [] : ['--', name])], options);
            const [head = '', nodes = ''] = text.split(/^Nodes:$/m);
            return { name: field(head, 'Name'), driver: field(head, 'Driver'), nodes: readNodes(nodes) };
        },
        async version(options = {}) {
            return /\bv?(\d+\.\d+\.\d+)/.exec(await buildx(['version'], options))?.[1] ?? '';
        },
        async build(args, options) {
            const result = await exec.run('docker', ['buildx', 'build', ...args], { ...options, show: true });
            if (result.exitCode === 0)
                return;
            // Checks tell what they found on stdout, and sum it up in the first line.
            const found = args.includes('--call=check') ? (result.stdout.trim().split('\n', 1)[0] ?? '') : '';
            throw new errors/* CommandError */.Qd({ command: 'docker buildx build', ...result, stderr: `${result.stderr}\n${found}` });
        },
        async create(name, driver, node, options = {}) {
            const flags = node.daemonFlags === '' ? [] : [`--buildkitd-flags=${node.daemonFlags}`];
            const opts = node.driverOptions.map((option) => `--driver-opt=${(0,csv_line/* csvLine */.z)([option])}`);
            const args = [`--name=${name}`, `--driver=${driver}`, ...opts, ...flags, '--bootstrap', '--', node.endpoint];
            await buildx(['create', ...args], options);
        },
        async remove(name, options = {}) {
            await buildx(['rm', '--force', '--', name], options);
        },
    };
}
/** Each node begins with its name. Options are printed as `key="value"`, values quoted as in Go. */
function readNodes(text) {
    return text
        .split(/^(?=Name:)/m)
        .filter((node) => node.startsWith('Name:'))
        .map((node) => ({
        endpoint: field(node, 'Endpoint'),
        driverOptions: [...field(node, 'Driver Options').matchAll(/([^\s=]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', value = '']) => `${key}=${value.replaceAll(/\\(.)/g, '$1')}`),
        daemonFlags: field(node, 'BuildKit daemon flags') || field(node, 'Flags'),
    }));
}
/** Older buildx calls the daemon's flags `Flags`. */
function field(text, name) {
    return new RegExp(`^${name}: +(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
}

// EXTERNAL MODULE: ./build/src/adapters/docker/engine.js + 1 modules
var engine = __webpack_require__(68255);
// EXTERNAL MODULE: ./build/src/adapters/docker/imagetools.js
var imagetools = __webpack_require__(70263);
// EXTERNAL MODULE: ./build/src/adapters/registry/registry-rate-limits.js
var registry_rate_limits = __webpack_require__(61589);
;// CONCATENATED MODULE: ./build/src/adapters/docker/build-adapters.js





/** What a build works with: one docker client, one builder, and the registries behind them. */
function buildAdapters(exec, env, builder) {
    return {
        buildx: dockerBuildx(exec),
        engine: (0,engine/* dockerEngine */.J)(exec, env),
        archivedConfigs: archived_configs/* archivedConfigs */.i,
        registry: (0,imagetools/* imagetoolsRegistry */.M)(exec, builder),
        rateLimits: registry_rate_limits/* registryRateLimits */.A,
    };
}


/***/ }),

/***/ 76330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ csvLine)
/* harmony export */ });
/** One line of CSV, as buildx reads its options: a field that holds a comma, a quote or a newline is quoted. */
function csvLine(fields) {
    return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}


/***/ }),

/***/ 54867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readSourceSha)
/* harmony export */ });
/* harmony import */ var _core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13501);

/**
 * What is checked out: HEAD of the workspace, else GITHUB_SHA. Warns when it is neither the revision nor a merge of
 * it: the image would then be built from something else than its tag says (T8).
 */
async function readSourceSha(event, run, deps) {
    // In a container job the checkout belongs to another user, which git would refuse to read.
    const git = (...args) => deps.exec
        .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: 10_000 })
        .catch(() => undefined);
    const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
    if (!(0,_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
        return run.sha;
    if (head === event.revision || head === event.mergeSha)
        return head;
    // The commit itself, not the log: a shallow clone hides parents.
    const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
    const parents = parentsOf(commit);
    if (parents.length < 2 || !parents.includes(event.revision)) {
        deps.log.warning(`The checked-out commit ${head} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`);
    }
    return head;
}
function parentsOf(commit) {
    const [headers = ''] = commit.split('\n\n', 1);
    return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}


/***/ })

};
