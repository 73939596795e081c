export const id = 702;
export const ids = [702];
export const modules = {

/***/ 60303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readMergeInputs)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65776);

/**
 * The inputs of `merge-manifests/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readMergeInputs(inputs) {
    const list = (name, form = _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .shortList */ .pg) => (0,_src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .csvList */ .Fb)(name, inputs.text(name) ?? '', form);
    const movingTags = list('moving-tags');
    return {
        tags: list('tags'),
        movingTags: movingTags.length === 0 ? undefined : movingTags.filter((tag) => tag !== 'none'),
        sources: list('sources'),
        platforms: list('platforms'),
        annotations: list('annotations', _src_core_inputs_csv_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .XA),
        builder: inputs.text('builder'),
        retry: {
            maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
            waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
            retryOn: 'transient',
        },
        timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 10 }) * 60_000,
    };
}


/***/ }),

/***/ 42183:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33211);
/* harmony import */ var _src_adapters_docker_imagetools_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70263);
/* harmony import */ var _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61589);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60303);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97398);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90744);
/* harmony import */ var _merge_manifests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41590);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88437);








await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_6__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readMergeInputs */ .y)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_merge_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .mergeManifests */ .t)(wanted, {
        ...io,
        registry: (0,_src_adapters_docker_imagetools_js__WEBPACK_IMPORTED_MODULE_1__/* .imagetoolsRegistry */ .M)(exec, wanted.builder),
        rateLimits: _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .registryRateLimits */ .A,
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(''),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .mergeOutputs */ .B)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .mergeSummary */ .f)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 41590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ mergeManifests)
});

// EXTERNAL MODULE: ./build/src/core/handover/new-record.js
var new_record = __webpack_require__(40485);
// EXTERNAL MODULE: ./build/src/core/oci/image-ids.js
var image_ids = __webpack_require__(87673);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var oci_labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var oci_platform = __webpack_require__(73692);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/rules/judge-sources.js




/**
 * Decides whether the sources make up one image (M2, M3): one revision, each platform once, and exactly the expected
 * ones.
 * @param expected platforms; empty: whatever there is
 * @throws UserError that lists what is wrong; nothing has been changed then.
 */
function judgeSources(sources, expected) {
    const found = sources.flatMap(({ name, configs }) => configs.map((config) => ({ name, config })));
    const list = (lines) => lines.join('; ');
    const byPlatform = new Map();
    for (const entry of found) {
        const { platform, manifestDigest } = entry.config;
        if (!(0,oci_platform/* isPlatform */.aH)(platform)) {
            throw new errors/* UserError */.yo(`The source ${entry.name} holds an image for the platform ${JSON.stringify(platform.slice(0, 80))}: build it for a platform such as linux/amd64.`);
        }
        const other = byPlatform.get(platform);
        if (other !== undefined && other.config.manifestDigest !== manifestDigest) {
            throw new errors/* UserError */.yo(`Two sources hold ${platform}: ${other.name} and ${entry.name}: give each platform to one build job, or list the right ones in "sources".`);
        }
        byPlatform.set(platform, entry);
    }
    const platforms = [...byPlatform].map(([platform, { config }]) => ({
        ...{ platform, imageid: config.imageid, digest: config.manifestDigest },
    }));
    platforms.sort((one, other) => (one.platform < other.platform ? -1 : 1));
    checkPlatforms(byPlatform, expected);
    const revisions = new Set(found.map(({ config }) => config.labels[oci_labels/* revisionLabel */.w] ?? ''));
    if (revisions.size > 1) {
        const told = found.map(({ name, config }) => `${name} has ${config.labels[oci_labels/* revisionLabel */.w] ?? 'no such label'}`);
        throw new errors/* UserError */.yo(`The sources are not of one revision by the label ${oci_labels/* revisionLabel */.w}: ${list(told)}: merge images that were built from one commit.`);
    }
    const [revision = ''] = revisions;
    return {
        revision,
        created: found[0]?.config.labels[oci_labels/* createdLabel */.j] ?? '',
        platforms,
        manifests: [...new Set(sources.flatMap(({ manifests }) => manifests))],
    };
}
function checkPlatforms(found, expected) {
    if (expected.length === 0) {
        if (found.size > 0)
            return;
        throw new errors/* UserError */.yo('The sources hold no image for any platform: list images in "sources".');
    }
    const missing = expected.filter((platform) => !found.has(platform));
    const surplus = [...found].filter(([platform]) => !expected.includes(platform));
    if (missing.length === 0 && surplus.length === 0)
        return;
    const there = [...found].map(([platform, { name }]) => `${platform} is ${name}`);
    const wrong = [
        ...(missing.length === 0 ? [] : [`${missing.join(', ')} missing`]),
        ...(surplus.length === 0 ? [] : [`${surplus.map(([platform]) => platform).join(', ')} not among "platforms"`]),
    ];
    throw new errors/* UserError */.yo(`The sources do not hold the platforms asked for: ${wrong.join(', ')} (${there.join('; ') || 'nothing found'}): no tag was set; look at the build job of each platform, or correct "platforms".`);
}

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/inputs/input-reader.js
var input_reader = __webpack_require__(42423);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/rules/merge-inputs.js





/**
 * The inputs in the form that they are used in, checked before anything is asked or changed.
 * @throws UserError for the first value that cannot work.
 */
function checkMergeInputs(inputs, revisions) {
    if (inputs.tags.length === 0) {
        throw new errors/* UserError */.yo('Input "tags" is empty: name the references that the index gets, with their registry.');
    }
    const local = (0,target_refs/* targetRefs */.i)(inputs.tags, inputs.movingTags, revisions).find((ref) => !(0,target_refs/* hasRegistry */.q)(ref));
    if (local !== undefined) {
        throw new errors/* UserError */.yo(`Input "tags" has "${local.ref}", which names no registry: use a full reference.`);
    }
    for (const source of inputs.sources) {
        const { tag, digest } = (0,reference/* parseImageRef */.Q)(source, 'input "sources"');
        if (tag === undefined && digest === undefined) {
            throw new errors/* UserError */.yo(`Input "sources" has "${source}", which has neither tag nor digest: add one.`);
        }
    }
    if (inputs.sources.length === 0 && inputs.platforms.length === 0) {
        throw new errors/* UserError */.yo('Input "platforms" is empty, and so is "sources": list the platforms that this run builds, or the images to merge.');
    }
    return {
        ...inputs,
        platforms: [...new Set(inputs.platforms.map(readPlatform))],
        annotations: inputs.annotations.map(readAnnotation),
    };
}
function readPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    const name = (0,oci_platform/* platformName */.$r)(os, architecture, variant);
    if ((0,oci_platform/* isPlatform */.aH)(text) && (0,oci_platform/* isPlatform */.aH)(name))
        return name;
    throw new errors/* UserError */.yo(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}
const levels = ['index', 'manifest-descriptor'];
/** `key=value` is the index's; the level is only looked for in front of the first `=`. */
function readAnnotation(text) {
    const [key = ''] = text.split('=', 1);
    const typed = /^([a-z-]+)(?:\[[^\]]*\])?:(.*)$/.exec(key);
    if (key === text || key === '' || typed?.[2] === '') {
        throw new errors/* UserError */.yo(`Input "annotations" has "${text}": use key=value, one a line.`);
    }
    if (typed === null)
        return `index:${text}`;
    if (levels.some((level) => level === typed[1]))
        return text;
    throw new errors/* UserError */.yo(`Input "annotations" has "${text}", and an index has annotations of the levels ${(0,input_reader/* oneOf */.yL)(levels)} alone: for those of compute-tag set the variable DOCKER_METADATA_ANNOTATIONS_LEVELS to index.`);
}

// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var retry_phases = __webpack_require__(12191);
// EXTERNAL MODULE: ./build/src/core/handover/record.js
var record = __webpack_require__(71908);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/rules/records-to-merge.js

/**
 * The images to merge into `<image>:<tag>`: those whose records name that image and a tag that starts with `<tag>-`.
 * Records are data: only what names this very repository and run is followed.
 * @throws UserError that lists what cannot be merged: nothing there, never pushed, another revision.
 */
function recordsToMerge(records, wanted) {
    const { image, tag, revision, runId } = wanted;
    const own = records.filter(({ record }) => record.run.id === runId && record.image === image && record.tag.startsWith(`${tag}-`) && record.skipped === null);
    const nameOf = ({ record, artifact }) => `${record.image}:${record.tag} ("${artifact}")`;
    if (own.length === 0) {
        const seen = records.map(nameOf).join(', ') || 'none';
        throw new errors/* UserError */.yo(`No handover record of this run is for "${image}:${tag}-…" (there: ${seen}): upload one in each build job with save-and-upload-image and "upload: record", or list the images in "sources".`);
    }
    const kept = own.filter(({ record }) => record.digest === '');
    if (kept.length > 0) {
        throw new errors/* UserError */.yo(`These images were not pushed, so there is nothing to merge: ${kept.map(nameOf).join(', ')}: give this job "if: needs.<tag job>.outputs.can-push == 'true'", or look at the build jobs.`);
    }
    const foreign = own.filter(({ record }) => record.revision !== revision);
    if (foreign.length > 0) {
        const told = foreign.map((found) => `${nameOf(found)} is of ${found.record.revision || 'no revision'}`);
        throw new errors/* UserError */.yo(`This run is for revision ${revision}, and of its handover records ${told.join(', ')}: build every platform from the run's own commit.`);
    }
    const sources = own.map(({ record }) => ({
        ref: `${record.image}@${record.digest}`,
        revision: record.revision,
        sourceSha: record['source-sha'],
    }));
    return sources.filter(({ ref }, index) => sources.findIndex((other) => other.ref === ref) === index);
}

// EXTERNAL MODULE: ./build/src/services/registry/queries.js
var queries = __webpack_require__(46404);
// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/find-sources.js








/**
 * The images that the user lists; a tag is resolved once and pinned.
 * @throws UserError that lists those which are not there.
 */
async function listedSources(refs, phases, { registry }) {
    const found = await Promise.all(refs.map(async (ref) => {
        const answer = await phases.run({
            ...{ title: `find ${ref}`, context: { phase: 'registry' }, timeoutMs: queries/* queryTimeoutMs */.kW, ref },
            work: (limits) => registry.manifest(ref, limits),
        });
        return { ref, image: answer.found ? await sourceImage(ref, answer, phases, registry) : undefined };
    }));
    const missing = found.filter(({ image }) => image === undefined).map(({ ref }) => ref);
    if (missing.length === 0)
        return { images: found.flatMap(({ image }) => image ?? []), sourceSha: '' };
    throw new errors/* UserError */.yo(`The registry has no ${missing.join(', ')}, or not for this login: no tag was set; look at the build jobs, and log in before this step.`);
}
/**
 * The images that the handover records of this run tell of (M3). What their build jobs pushed a moment ago is waited for.
 * @throws UserError that lists records which cannot be merged.
 */
async function recordedSources(wanted, phases, deps) {
    const records = await phases.run({
        title: 'read the handover records of this run',
        context: { phase: 'artifact' },
        work: () => runRecords(deps),
    });
    const recorded = recordsToMerge(records, wanted);
    const images = await Promise.all(recorded.map(async (source) => {
        const answer = await (0,queries/* readBack */.e7)(source.ref, phases, deps.registry);
        const image = await sourceImage(source.ref, answer, phases, deps.registry);
        checkRevision(source, image);
        return image;
    }));
    const checkedOut = new Set(recorded.map(({ sourceSha }) => sourceSha));
    return { images, sourceSha: checkedOut.size === 1 ? (recorded[0]?.sourceSha ?? '') : '' };
}
/**
 * Every record of this run, the newest of each name; one that is none is told of and left out. One after the other: the
 * client's output is filtered for one call at a time.
 */
async function runRecords(deps) {
    const entries = (await deps.artifacts.list()).filter(({ name }) => name.endsWith(record/* recordSuffix */.RY));
    const newest = new Map(entries.sort((one, other) => one.id - other.id).map((entry) => [entry.name, entry]));
    const found = [];
    for (const [artifact, entry] of newest) {
        try {
            found.push({ artifact, record: await (0,find_record/* readRecord */.a)(entry, undefined, deps) });
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            deps.log.warning(`The artifact "${artifact}" is left out: ${error.message}`);
        }
    }
    return found;
}
async function sourceImage(ref, { digest, raw }, phases, registry) {
    const pinned = (0,reference/* atDigest */.CU)(ref, digest);
    return {
        name: ref,
        pinned,
        manifests: (0,manifest/* listedManifests */.Uy)(raw, digest),
        configs: await (0,queries/* queryConfigs */.KL)(pinned, phases, registry),
    };
}
/** A record may be wrong about its image; what the image says of itself cannot be. */
function checkRevision(source, image) {
    const other = image.configs.find(({ labels }) => labels[oci_labels/* revisionLabel */.w] !== source.revision);
    if (other === undefined)
        return;
    throw new errors/* UserError */.yo(`The handover record of ${source.ref} says revision ${source.revision}, and the image's label ${oci_labels/* revisionLabel */.w} says ${JSON.stringify(other.labels[oci_labels/* revisionLabel */.w] ?? '')}: build it with buildx-build-with-retry, which sets the label.`);
}

;// CONCATENATED MODULE: ./build/actions/merge-manifests/rules/compare-index.js


/** Decides what stands under a tag (M4): children tell, since annotations give the same image another digest. */
function relationTo(own, found) {
    const ownManifests = new Set(own.manifests);
    const isPiece = found.manifests.every((digest) => ownManifests.has(digest));
    if (isPiece && new Set(found.manifests).size === ownManifests.size)
        return 'same';
    const sameRevision = own.revision !== '' &&
        found.configs.length > 0 &&
        found.configs.every(({ labels }) => labels[oci_labels/* revisionLabel */.w] === own.revision);
    if (!isPiece && !sameRevision)
        return 'foreign';
    const ours = new Set(own.platforms.map(({ platform }) => platform));
    const theirs = new Set(found.configs.map(({ platform }) => platform));
    if ([...theirs].some((platform) => !ours.has(platform)))
        return 'wider';
    return theirs.size < ours.size ? 'part' : 'rebuilt';
}
/** `sha256:… (linux/amd64, revision …)`, for errors and notices. */
function describeImage({ digest, configs }) {
    const platforms = configs.map(({ platform }) => platform).sort();
    const revision = configs[0]?.labels[oci_labels/* revisionLabel */.w];
    return `${digest} (${platforms.join(', ')}${revision === undefined ? ', no label of a revision' : `, revision ${revision}`})`;
}
/** Whether the image was made before ours, by its label; false when that is not known. */
function isOlder({ configs }, own) {
    const [theirs, ours] = [Date.parse(configs[0]?.labels[oci_labels/* createdLabel */.j] ?? ''), Date.parse(own.created)];
    return theirs < ours;
}

// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
// EXTERNAL MODULE: ./build/src/core/retry/retry-policy.js
var retry_policy = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/src/services/registry/push-refs.js
var push_refs = __webpack_require__(3817);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/set-tags.js









/**
 * Gives every target the index. First all of them are asked what they hold, so that an immutable tag of another revision
 * is refused before anything is set; then each is set, and read back until it is the index (M4).
 * @throws UserError for a tag that must not be touched; PhaseFailed when a registry failed, or another job keeps setting
 * a tag, once the other registries had their turn.
 */
async function setTags(merge, report, phases, deps) {
    const there = new Map(await Promise.all(merge.targets.map(async (target) => [target.ref, await unlessDown(() => findImage(target, phases, deps.registry))])));
    for (const target of merge.targets)
        checkTarget(target, there.get(target.ref), merge.own);
    const isThere = (target) => {
        const found = there.get(target.ref);
        return found !== undefined && !(found instanceof retry_phases/* PhaseError */.wo) && relationTo(merge.own, found) === 'same';
    };
    const isRerun = merge.targets.some((target) => !target.moving && isThere(target));
    const targets = merge.targets.filter((target) => !isRerun || mayMove(target, there.get(target.ref), merge.own, deps));
    await (0,push_refs/* pushRefs */.N)({ requiredRegistries: undefined }, { refs: targets }, report, async (target) => {
        const found = there.get(target.ref);
        if (found instanceof retry_phases/* PhaseError */.wo)
            throw found;
        if (found === undefined || !isThere(target)) {
            return setTag(target, found, report.pushed[0], merge, phases, deps);
        }
        deps.log.info(`${target.ref} holds these images already: ${found.digest}.`);
        return { ref: target.ref, digest: found.digest, mediaType: found.mediaType };
    }, deps);
}
/** @throws UserError when an immutable tag holds something that is not ours to replace. */
function checkTarget({ ref, moving }, found, own) {
    if (moving || found === undefined || found instanceof retry_phases/* PhaseError */.wo)
        return;
    const relation = relationTo(own, found);
    if (relation === 'foreign') {
        throw new errors/* UserError */.yo(`${ref} holds ${describeImage(found)} already, and this is revision ${own.revision || 'unknown'}: use a tag that holds the sha, or list it in "moving-tags".`);
    }
    if (relation === 'wider') {
        throw new errors/* UserError */.yo(`${ref} holds ${describeImage(found)} already, and this merge is for ${platformsOf(own)} alone: merge all platforms in one step.`);
    }
}
/** When an earlier attempt has set the immutable tag, a moving one may have gone on to a newer image since. */
function mayMove({ ref, moving }, found, own, { log }) {
    if (!moving || found === undefined || found instanceof retry_phases/* PhaseError */.wo)
        return true;
    if (relationTo(own, found) !== 'foreign' || isOlder(found, own))
        return true;
    log.notice(`${ref} stays where it is: ${describeImage(found)}. This index was there before, and no tag is moved back to it.`);
    return false;
}
async function setTag(target, found, first, merge, phases, deps) {
    const { ref, moving } = target;
    const { own, policy } = merge;
    if (found !== undefined && !moving) {
        deps.log.notice(`${ref} holds ${describeImage(found)}: replaced by the index for ${platformsOf(own)}.`);
    }
    for (let round = 1;; round++) {
        await writeIndex(target, first, merge, phases, deps);
        const answer = await (0,queries/* readBack */.e7)(ref, phases, deps.registry);
        const manifests = (0,manifest/* listedManifests */.Uy)(answer.raw, answer.digest);
        const pushed = { ref, digest: answer.digest, mediaType: answer.mediaType };
        if (relationTo(own, { manifests, configs: [] }) === 'same')
            return pushed;
        const configs = await (0,queries/* queryConfigs */.KL)(`${target.repository}@${answer.digest}`, phases, deps.registry);
        const rival = { ...pushed, manifests, configs };
        // What stood there before may be an answer that lags behind.
        const again = relationTo(own, rival) === 'part' || answer.digest === found?.digest;
        const wait = (0,retry_policy/* backoffMs */.j)(round, policy, deps.clock.random());
        if (again && round < policy.maxAttempts && deps.clock.now() + wait < merge.deadline) {
            deps.log.warning(`${ref} was set, and the registry answers ${describeImage(rival)}: setting it again in ${(0,format/* formatSeconds */.X)(wait / 1000)}.`);
            await deps.clock.sleep(wait, deps.signal);
            continue;
        }
        // The index is safe under its immutable tag then.
        if (moving && !again && first !== undefined) {
            deps.log.warning(`${ref} was set, and another run has moved it on to ${describeImage(rival)} since.`);
            return pushed;
        }
        const failure = {
            class: 'permanent',
            reason: `the registry answers ${describeImage(rival)} afterwards: another job pushes the same tag at the same time`,
            remedy: 'let build jobs push "<tag>-<architecture>" alone, and one job merge',
        };
        throw new retry_phases/* PhaseError */.wo(`push ${ref}`, round, failure, undefined);
    }
}
/** Writes the index, or gives the one that is there already a further name; an answer that got lost is asked for. */
async function writeIndex({ ref }, first, { sources, annotations, own }, phases, deps) {
    const { registry, log } = deps;
    const pinned = sources.map((source) => source.pinned);
    await phases.run({
        title: `push ${ref}`,
        context: { phase: 'push' },
        ref,
        work: async (limits) => {
            if (first !== undefined)
                await registry.copy((0,reference/* atDigest */.CU)(first.ref, first.digest), [ref], limits);
            else
                await registry.merge(pinned, ref, annotations, limits);
            return true;
        },
        checkAlreadyDone: async (failure) => {
            if (!queries/* ambiguousClasses */.Rg.includes(failure.class) || !(await holdsIndex(ref, own, deps)))
                return undefined;
            log.info(`${ref}: the registry has the index although the push failed.`);
            return true;
        },
    });
}
/** Nothing is known when the registry cannot be asked. */
async function holdsIndex(ref, own, { registry, signal }) {
    try {
        const limits = { timeoutMs: queries/* queryTimeoutMs */.kW, ...(signal === undefined ? {} : { signal }) };
        const answer = await registry.manifest(ref, limits);
        if (!answer.found)
            return false;
        return relationTo(own, { manifests: (0,manifest/* listedManifests */.Uy)(answer.raw, answer.digest), configs: [] }) === 'same';
    }
    catch {
        return false;
    }
}
function findImage({ ref, repository }, phases, registry) {
    return phases.run({
        ...{ title: `find ${ref}`, context: { phase: 'registry' }, timeoutMs: queries/* queryTimeoutMs */.kW, ref },
        work: async (limits) => {
            const answer = await registry.manifest(ref, limits);
            if (!answer.found)
                return undefined;
            const { digest, mediaType, raw } = answer;
            const configs = await registry.configs(`${repository}@${digest}`, limits);
            return { ref, digest, mediaType, manifests: (0,manifest/* listedManifests */.Uy)(raw, digest), configs };
        },
    });
}
/** A registry that is down must not keep the other ones from theirs. */
async function unlessDown(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof retry_phases/* PhaseError */.wo)
            return error;
        throw error;
    }
}
function platformsOf({ platforms }) {
    return platforms.map(({ platform }) => platform).join(', ');
}

;// CONCATENATED MODULE: ./build/actions/merge-manifests/merge-manifests.js










/**
 * Makes one index of the images that build jobs pushed for a platform each, and gives it its tags once every platform is
 * there: rows M1-M4.
 * @throws UserError for inputs that cannot work, before anything is asked.
 */
async function mergeManifests(given, deps) {
    const event = (0,event_facts/* readEventFacts */._r)(deps.run);
    const mergeSha = event.mergeSha ?? '';
    const inputs = checkMergeInputs(given, { revision: event.revision, sourceSha: mergeSha });
    const targetsFor = (revision) => (0,target_refs/* targetRefs */.i)(inputs.tags, inputs.movingTags, { revision, sourceSha: mergeSha });
    const deadline = deps.clock.now() + inputs.timeoutMs;
    // A connection that hangs leaves time for the next attempt.
    const phases = new retry_phases/* Phases */.Vw({ timeoutMs: inputs.timeoutMs / 2, deadline, policy: inputs.retry }, deps);
    const done = {
        ...{ pushed: [], failed: [], own: undefined, sourceSha: '' },
        targets: targetsFor(event.revision),
    };
    try {
        const sources = await findSources(inputs, done.targets[0], event, phases, deps);
        const own = judgeSources(sources.images, inputs.platforms);
        Object.assign(done, { own, sourceSha: sources.sourceSha, targets: targetsFor(own.revision || event.revision) });
        announce(own, deps);
        const { annotations, retry: policy } = inputs;
        const merge = { sources: sources.images, own, annotations, targets: done.targets, policy, deadline };
        await setTags(merge, done, phases, deps);
        tellOfAnnotations(inputs, done, deps);
        return { result: resultOf(done, phases, event, undefined, deps) };
    }
    catch (failure) {
        return { result: resultOf(done, phases, event, (0,retry_phases/* toFailure */.w2)(failure), deps), failure };
    }
}
function findSources(inputs, first, { revision }, phases, deps) {
    if (inputs.sources.length > 0)
        return listedSources(inputs.sources, phases, deps);
    const { repository: image = '', tag = '' } = first ?? {};
    return recordedSources({ image, tag, revision, runId: deps.run.runId }, phases, deps);
}
function announce(own, { log }) {
    for (const { platform, digest } of own.platforms)
        log.info(`${platform}: ${digest}`);
    if (own.revision !== '')
        return;
    log.warning(`No source has the label ${oci_labels/* revisionLabel */.w}, so nothing tells what an existing tag was built from: build with buildx-build-with-retry, which sets it.`);
}
/** Docker's own media types know no annotations, and buildx leaves them out without a word. */
function tellOfAnnotations({ annotations }, { pushed: [first] }, { log }) {
    if (annotations.length === 0 || !first?.mediaType.includes('manifest.list'))
        return;
    log.warning(`${first.ref} has no annotations: its images are of Docker's media types, and so is the list of them; build them with provenance, which makes them OCI images, or leave "annotations" out.`);
}
function resultOf(done, phases, event, failure, { run, clock }) {
    const [first] = done.targets;
    const platforms = done.own?.platforms ?? [];
    const imageids = Object.fromEntries(platforms.map(({ platform, imageid }) => [platform, imageid]));
    const firstPushed = done.pushed.find(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
    const digest = firstPushed?.digest ?? '';
    const revision = done.own?.revision ?? event.revision;
    return {
        imageRef: first?.ref ?? '',
        digest,
        mediaType: firstPushed?.mediaType ?? '',
        platforms,
        pushedRefs: done.pushed,
        failedRefs: done.failed,
        attempts: phases.attempts,
        phases: phases.reports,
        failure,
        handover: (0,new_record/* newHandoverRecord */.d)({
            ...{ first, digest, imageids, pushedRefs: done.pushed, sourceSha: done.sourceSha, run },
            imageid: (0,image_ids/* ownImageId */.Z8)(imageids, '') ?? '',
            event: { ...event, revision: (0,event_facts/* isFullSha */.Wf)(revision) ? revision : '' },
            now: clock.now(),
        }),
    };
}


/***/ }),

/***/ 97398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ mergeOutputs)
/* harmony export */ });
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71908);

/** Every output that `merge-manifests/action.yml` declares. */
function mergeOutputs(result) {
    const { platforms } = result;
    return {
        digest: result.digest,
        'image-ref': result.imageRef,
        'pushed-refs': JSON.stringify([
            ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
            ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason })),
        ]),
        platforms: platforms.map(({ platform }) => platform).join(','),
        imageids: JSON.stringify(Object.fromEntries(platforms.map(({ platform, imageid }) => [platform, imageid]))),
        'media-type': result.mediaType,
        attempts: String(result.attempts),
        handover: (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeHandover */ .cm)(result.handover),
    };
}


/***/ }),

/***/ 90744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ mergeSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37234);


/** The page of the step: the index, what is in it by platform, where it went. */
function mergeSummary(facts) {
    const { failure } = facts;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__/* .summaryPage */ .q)({
        title: failure === undefined ? 'Platforms merged' : 'Platforms not merged',
        failures: failure === undefined ? [] : [{ name: '', failure }],
        failed: failure !== undefined,
        lead: '',
        rows: [
            ['image', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.imageRef)],
            ['digest', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.digest)],
            ['media type', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.mediaType)],
            ...facts.platforms.map(({ platform, digest }) => [platform, [digest]]),
            ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
            ['not pushed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
        ],
        phases: facts.phases,
    });
}


/***/ }),

/***/ 80322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ anySignal),
/* harmony export */   v: () => (/* binding */ callSignal)
/* harmony export */ });
/** Aborted when the caller's signal is, or when the call has had its time. */
function callSignal({ signal, timeoutMs }) {
    return anySignal(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}
/** Aborted when any of them is. */
function anySignal(...signals) {
    return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}


/***/ }),

/***/ 38301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zf: () => (/* binding */ ArchiveRefusedError),
/* harmony export */   aG: () => (/* binding */ TransferError),
/* harmony export */   ig: () => (/* binding */ damagedArchiveError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
class TransferError extends Error {
}
/** An archive that is no whole archive, whatever noticed it. */
function damagedArchiveError(finding, cause) {
    return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
class ArchiveRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
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

/***/ 73692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   aH: () => (/* binding */ isPlatform),
/* harmony export */   my: () => (/* binding */ samePlatform),
/* harmony export */   oF: () => (/* binding */ checkPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** What kernels and engines call an architecture, and what image configs call it. */
const architectures = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    armv7l: 'arm/v7',
    armv6l: 'arm/v6',
    i386: '386',
    i686: '386',
};
/**
 * The platform as `os/architecture[/variant]` in the words of image configs; `linux/x86_64` is `linux/amd64`, and the
 * only variant that arm64 has is left out, as registries and buildx do.
 */
function platformName(os, architecture, variant = '') {
    const known = architectures[architecture] ?? architecture;
    const isPlainArm64 = known === 'arm64' && variant === 'v8';
    return [os, known, ...(variant === '' || isPlainArm64 ? [] : [variant])].join('/');
}
/** Whether two platforms are one; variants are compared only where both sides name one. */
function samePlatform(one, other) {
    const [os, architecture, variant] = one.split('/');
    const [otherOs, otherArchitecture, otherVariant] = other.split('/');
    return (os === otherOs &&
        architecture === otherArchitecture &&
        (variant === undefined || otherVariant === undefined || variant === otherVariant));
}
/** Whether `text` has the form `os/architecture[/variant]`: it may come from a registry. */
function isPlatform(text) {
    return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text);
}
/**
 * The input `platform`: one platform in the form of image configs.
 * @throws UserError
 */
function checkPlatform(text) {
    if (text === undefined || isPlatform(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
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
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
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
        (0,format/* formatSeconds */.X)(total / 1000),
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
function barsOf({ title, attempts: tries }) {
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
    return `${label}${again} ${(0,format/* formatSeconds */.X)(of.seconds)} :${tag}${timeOfDay(of.start - start)}, ${String(Math.max(1, Math.round(of.seconds * 1000)))}ms`;
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
    return `| ${name}${again} | ${(0,format/* formatSeconds */.X)((of.start - start) / 1000)} | ${(0,format/* formatSeconds */.X)(of.seconds)} | ${end} |`;
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
/* harmony export */   Tn: () => (/* binding */ salvageTimeoutMs),
/* harmony export */   Vw: () => (/* binding */ Phases),
/* harmony export */   ZG: () => (/* binding */ reportedFailures),
/* harmony export */   w2: () => (/* binding */ toFailure),
/* harmony export */   wo: () => (/* binding */ PhaseError)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86833);




/** A phase that failed for good. */
class PhaseError extends _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP {
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
const salvageTimeoutMs = 2 * 60_000;
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
        const { title, checkAlreadyDone: settle, ref } = request;
        const start = clock.now();
        const attempts = [];
        let attemptStart = start;
        const tried = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)({
            title,
            policy: this.#limits.policy,
            deadline: this.#limits.deadline,
            ...(signal === undefined ? {} : { signal }),
            work: (attempt) => {
                attemptStart = clock.now();
                const work = () => request.work(this.limits(request.timeoutMs, request.minTimeoutMs), attempt);
                if (request.context.phase === 'registry')
                    return work();
                return log.group(attempt === 1 ? title : `${title}, attempt ${String(attempt)}`, work);
            },
            onAttempt: (ended) => attempts.push(ended),
            classify: (error) => {
                const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { ...request.context, elapsedMs: clock.now() - attemptStart });
                // No input raises a limit of its own.
                const silent = failure.class === 'timeout' && request.timeoutMs !== undefined;
                return silent
                    ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
                    : failure;
            },
            ...(settle === undefined ? {} : { checkAlreadyDone: settle }),
            ...(ref === undefined ? {} : { retryAfter: () => rateLimits.retryAfter(ref) }),
        }, { clock, log });
        const report = { title, attempts, attemptCount: tried.attemptCount, seconds: (clock.now() - start) / 1000 };
        if (tried.ok) {
            this.reports.push(report);
            return tried.value;
        }
        this.reports.push({ ...report, failure: tried.failure });
        throw new PhaseError(title, tried.attemptCount, tried.failure, tried.error);
    }
    /** The most tries that a phase took. */
    get attempts() {
        return Math.max(0, ...this.reports.map((report) => report.attemptCount));
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
function toFailure(error) {
    if (error instanceof _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP)
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
