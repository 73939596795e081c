export const id = 233;
export const ids = [233];
export const modules = {

/***/ 60303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readMergeInputs)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56657);


function readMergeInputs(inputs) {
    const list = (name, form = _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvForm */ .r9) => (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .readCsvList */ .td)(name, inputs.text(name) ?? '', form);
    return {
        tags: list('tags'),
        movingTags: (0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_1__/* .readMovingTags */ .Q_)(list('moving-tags')),
        sources: list('sources'),
        platforms: list('platforms'),
        annotations: list('annotations', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf),
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
/* harmony import */ var _src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6266);
/* harmony import */ var _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61589);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15291);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60303);
/* harmony import */ var _merge_manifests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23891);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(97398);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90744);








await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readMergeInputs */ .y)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_merge_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .mergeManifests */ .t)(wanted, {
        ...io,
        registry: (0,_src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_1__/* .imagetoolsRegistry */ .M)(exec, wanted.builder),
        rateLimits: _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .registryRateLimits */ .A,
        artifacts: (0,_src_adapters_artifacts_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(''),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .mergeOutputs */ .B)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .mergeSummary */ .f)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 23891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ mergeManifests)
});

// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/core/handover/new-record.js
var new_record = __webpack_require__(40485);
// EXTERNAL MODULE: ./build/src/core/oci/image-ids.js
var image_ids = __webpack_require__(87673);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var oci_labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var retry_phases = __webpack_require__(12191);
// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
// EXTERNAL MODULE: ./build/src/services/registry/queries.js
var queries = __webpack_require__(46404);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/rules/records-to-merge.js

function selectRecordedSources(records, wanted) {
    const { image, tag, revision, runId } = wanted;
    const own = records.filter(({ record }) => record.run.id === runId && record.image === image && record.tag.startsWith(`${tag}-`) && record.skipped === null);
    if (own.length === 0) {
        const seen = records.map(describeRecord).join(', ') || 'none';
        throw new errors/* UserError */.yo(`No handover record of this run is for "${image}:${tag}-…" (there: ${seen}): upload one in each build job with save-and-upload-image and "upload: record", or list the images in "sources".`);
    }
    const unpushed = own.filter(({ record }) => record.digest === '');
    if (unpushed.length > 0) {
        throw new errors/* UserError */.yo(`These images were not pushed, so there is nothing to merge: ${unpushed.map(describeRecord).join(', ')}: give this job "if: needs.<tag job>.outputs.can-push == 'true'", or look at the build jobs.`);
    }
    const foreign = own.filter(({ record }) => record.revision !== revision);
    if (foreign.length > 0) {
        const revisions = foreign.map((found) => `${describeRecord(found)} is of ${found.record.revision || 'no revision'}`);
        throw new errors/* UserError */.yo(`This run is for revision ${revision}, and of its handover records ${revisions.join(', ')}: build every platform from the run's own commit.`);
    }
    const sources = own.map(({ record }) => ({
        ref: `${record.image}@${record.digest}`,
        revision: record.revision,
        sourceSha: record['source-sha'],
    }));
    return sources.filter(({ ref }, index) => sources.findIndex((other) => other.ref === ref) === index);
}
function describeRecord({ record, artifact }) {
    return `${record.image}:${record.tag} ("${artifact}")`;
}

;// CONCATENATED MODULE: ./build/actions/merge-manifests/find-sources.js










async function findListedSources(refs, phases, { registry }) {
    const found = await Promise.all(refs.map(async (ref) => {
        const answer = await phases.run({
            title: `find ${ref}`,
            context: { phase: 'registry' },
            timeoutMs: queries/* queryTimeoutMs */.kW,
            ref,
            work: (limits) => registry.manifest(ref, limits),
        });
        return { ref, image: answer.found ? await readSourceImage(ref, answer, phases, registry) : undefined };
    }));
    const missing = found.filter(({ image }) => image === undefined).map(({ ref }) => ref);
    if (missing.length === 0)
        return { images: found.flatMap(({ image }) => image ?? []), sourceSha: '' };
    throw new errors/* UserError */.yo(`The registry has no ${missing.join(', ')}, or not for this login: no tag was set; look at the build jobs, and log in before this step.`);
}
async function findRecordedSources(wanted, phases, deps) {
    const records = await phases.run({
        title: 'read the handover records of this run',
        context: { phase: 'artifact' },
        work: () => readRunRecords(deps),
    });
    const recorded = selectRecordedSources(records, wanted);
    const images = await Promise.all(recorded.map(async (source) => {
        const answer = await (0,queries/* queryPushedManifest */.ni)(source.ref, phases, deps.registry);
        const image = await readSourceImage(source.ref, answer, phases, deps.registry);
        checkRecordedRevision(source, image);
        return image;
    }));
    const checkedOut = new Set(recorded.map(({ sourceSha }) => sourceSha));
    return { images, sourceSha: checkedOut.size === 1 ? (recorded[0]?.sourceSha ?? '') : '' };
}
async function readRunRecords(deps) {
    const entries = (await deps.artifacts.list()).filter(({ name }) => (0,artifact_name/* isRecordArtifact */.Ug)(name));
    const newest = new Map(entries.sort((one, other) => one.id - other.id).map((entry) => [entry.name, entry]));
    const found = [];
    for (const [artifact, entry] of newest) {
        try {
            found.push({ artifact, record: await (0,find_record/* readRecord */.aE)(entry, undefined, deps) });
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            deps.log.warning(`The artifact "${artifact}" is left out: ${error.message}`);
        }
    }
    return found;
}
async function readSourceImage(ref, { digest, raw }, phases, registry) {
    const nested = (0,read_json/* listAt */.gT)(JSON.parse(raw), 'manifests').find((entry) => (0,manifest/* isIndex */.nw)((0,read_json/* textAt */.$6)(entry, 'mediaType') ?? ''));
    if (nested !== undefined) {
        throw new errors/* UserError */.yo(`The source ${ref} is an index that lists another index, ${(0,oci_digest/* readDigest */.rP)(nested) ?? ''}: list the images of its platforms in "sources".`);
    }
    const pinned = (0,reference/* atDigest */.CU)(ref, digest);
    return {
        name: ref,
        pinned,
        manifests: (0,manifest/* listedManifests */.Uy)(raw, digest),
        configs: await (0,queries/* queryConfigs */.KL)(pinned, phases, registry),
    };
}
function checkRecordedRevision({ ref, revision }, image) {
    const other = image.configs.find(({ labels }) => labels[oci_labels/* revisionLabel */.wc] !== revision);
    if (other === undefined)
        return;
    throw new errors/* UserError */.yo(`The handover record of ${ref} says revision ${revision}, and the image's label ${oci_labels/* revisionLabel */.wc} says ${JSON.stringify(other.labels[oci_labels/* revisionLabel */.wc] ?? '')}: build it with buildx-build-with-retry, which sets the label.`);
}

// EXTERNAL MODULE: ./build/src/core/inputs/input-reader.js
var input_reader = __webpack_require__(42423);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/rules/merge-inputs.js





function checkMergeInputs(inputs, revisions) {
    if (inputs.tags.length === 0) {
        throw new errors/* UserError */.yo('Input "tags" is empty: name the references that the index gets, with their registry.');
    }
    const local = (0,target_refs/* readTargetRefs */.YU)(inputs.tags, inputs.movingTags, revisions).find((ref) => !(0,target_refs/* hasRegistry */.qY)(ref));
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
        platforms: [...new Set(inputs.platforms.map(parseMergePlatform))],
        annotations: inputs.annotations.map(parseIndexAnnotation),
    };
}
function parseMergePlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    const name = (0,platform/* platformName */.$r)(os, architecture, variant);
    if ((0,platform/* isPlatform */.aH)(text) && (0,platform/* isPlatform */.aH)(name))
        return name;
    throw new errors/* UserError */.yo(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}
const annotationLevels = ['index', 'manifest-descriptor'];
function parseIndexAnnotation(text) {
    const [key = ''] = text.split('=', 1);
    const typed = /^([a-z-]+)(?:\[[^\]]*\])?:(.*)$/.exec(key);
    if (key === text || key === '' || typed?.[2] === '') {
        throw new errors/* UserError */.yo(`Input "annotations" has "${text}": use key=value, one a line.`);
    }
    if (typed === null)
        return `index:${text}`;
    if (annotationLevels.some((level) => level === typed[1]))
        return text;
    throw new errors/* UserError */.yo(`Input "annotations" has "${text}", and an index has annotations of the levels ${(0,input_reader/* oneOf */.y)(annotationLevels)} alone: for those of compute-tag set the variable DOCKER_METADATA_ANNOTATIONS_LEVELS to index.`);
}

// EXTERNAL MODULE: ./build/actions/merge-manifests/rules/plan-index.js
var plan_index = __webpack_require__(8896);
// EXTERNAL MODULE: ./build/src/core/retry/retry-policy.js
var retry_policy = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
// EXTERNAL MODULE: ./build/src/services/registry/push-ref.js
var push_ref = __webpack_require__(16730);
// EXTERNAL MODULE: ./build/src/services/registry/push-refs.js
var push_refs = __webpack_require__(3817);
;// CONCATENATED MODULE: ./build/actions/merge-manifests/rules/compare-index.js





function compareToIndex(plan, found) {
    const planned = new Set(plan.manifests);
    const listed = found.manifests.filter((digest) => planned.has(digest) || !planned.has(found.attestations.get(digest) ?? ''));
    const isSubset = listed.every((digest) => planned.has(digest));
    if (isSubset && new Set(listed).size === planned.size)
        return 'same';
    const isSameRevision = plan.revision !== '' &&
        found.configs.length > 0 &&
        found.configs.every(({ labels }) => labels[oci_labels/* revisionLabel */.wc] === plan.revision);
    if (!isSubset && !isSameRevision)
        return 'foreign';
    const plannedPlatforms = new Set(plan.platforms.map(plan_index/* describeTarget */.ff));
    const foundPlatforms = new Set(found.configs.map(plan_index/* describeTarget */.ff));
    if ([...foundPlatforms].some((platform) => !plannedPlatforms.has(platform)))
        return 'wider';
    return foundPlatforms.size < plannedPlatforms.size ? 'part' : 'rebuilt';
}
function listAttestations(raw) {
    return new Map((0,read_json/* listAt */.gT)(JSON.parse(raw), 'manifests').flatMap((entry) => {
        const [digest, subject] = [(0,oci_digest/* readDigest */.rP)(entry), (0,manifest/* attestedManifest */.gf)(entry)];
        return (0,manifest/* isAttestation */.H3)(entry) && digest !== undefined && subject !== undefined ? [[digest, subject]] : [];
    }));
}
function describeImage({ digest, configs }) {
    const platforms = configs.map(plan_index/* describeTarget */.ff).sort();
    const revision = configs[0]?.labels[oci_labels/* revisionLabel */.wc];
    return `${digest} (${platforms.join(', ')}${revision === undefined ? ', no label of a revision' : `, revision ${revision}`})`;
}
function isOlder({ configs }, plan) {
    return Date.parse(configs[0]?.labels[oci_labels/* createdLabel */.jy] ?? '') < Date.parse(plan.created);
}

;// CONCATENATED MODULE: ./build/actions/merge-manifests/set-tags.js











async function setTags(merge, report, phases, deps) {
    const { plan, targets } = merge;
    const states = new Map(await Promise.all(targets.map(async (target) => [target.ref, await queryTagState(target, phases, deps.registry)])));
    for (const target of targets)
        checkTagIsFree(target, states.get(target.ref), plan);
    const isDone = (state) => state !== undefined && !(state instanceof retry_phases/* PhaseError */.wo) && compareToIndex(plan, state) === 'same';
    const isRerun = targets.some(({ ref, isMoving }) => !isMoving && isDone(states.get(ref)));
    await (0,push_refs/* pushRefs */.N)({
        refs: targets.filter((target) => !isRerun || mayMoveTag(target, states.get(target.ref), plan, deps)),
        push: async (target) => {
            const { ref } = target;
            const state = states.get(ref);
            if (state instanceof retry_phases/* PhaseError */.wo)
                throw state;
            if (!isDone(state))
                return setTag({ target, merge, previous: state, first: report.pushed[0] }, phases, deps);
            deps.log.info(`${ref} holds these images already: ${state.digest}.`);
            return { ref, digest: state.digest, mediaType: state.mediaType };
        },
    }, report, deps);
}
async function queryTagState({ ref, repository }, phases, registry) {
    try {
        return await phases.run({
            title: `find ${ref}`,
            context: { phase: 'registry' },
            timeoutMs: queries/* queryTimeoutMs */.kW,
            ref,
            work: async (limits) => {
                const answer = await registry.manifest(ref, limits);
                if (!answer.found)
                    return undefined;
                const { digest, mediaType, raw } = answer;
                const configs = await registry.configs(`${repository}@${digest}`, limits);
                return {
                    ref,
                    digest,
                    mediaType,
                    manifests: (0,manifest/* listedManifests */.Uy)(raw, digest),
                    attestations: listAttestations(raw),
                    configs,
                };
            },
        });
    }
    catch (error) {
        if (error instanceof retry_phases/* PhaseError */.wo)
            return error;
        throw error;
    }
}
function checkTagIsFree({ ref, isMoving }, state, plan) {
    if (isMoving || state === undefined || state instanceof retry_phases/* PhaseError */.wo)
        return;
    const relation = compareToIndex(plan, state);
    if (relation === 'foreign') {
        throw new errors/* UserError */.yo(`${ref} holds ${describeImage(state)} already, and this is revision ${plan.revision || 'unknown'}: use a tag that holds the sha, or list it in "moving-tags".`);
    }
    if (relation === 'wider') {
        throw new errors/* UserError */.yo(`${ref} holds ${describeImage(state)} already, and this merge is for ${listIndexPlatforms(plan)} alone: merge all platforms in one step.`);
    }
}
function mayMoveTag({ ref, isMoving }, state, plan, { log }) {
    if (!isMoving || state === undefined || state instanceof retry_phases/* PhaseError */.wo)
        return true;
    if (compareToIndex(plan, state) !== 'foreign' || isOlder(state, plan))
        return true;
    log.notice(`${ref} stays where it is: ${describeImage(state)}. This index was there before, and no tag is moved back to it.`);
    return false;
}
async function setTag(request, phases, deps) {
    const { target, merge, previous, first } = request;
    const { ref, isMoving } = target;
    const { plan, policy } = merge;
    const { clock, log } = deps;
    if (previous !== undefined && !isMoving) {
        log.notice(`${ref} holds ${describeImage(previous)}: replaced by the index for ${listIndexPlatforms(plan)}.`);
    }
    for (let attempt = 1;; attempt++) {
        await writeIndex(request, phases, deps);
        const answer = await (0,queries/* queryPushedManifest */.ni)(ref, phases, deps.registry);
        const manifests = (0,manifest/* listedManifests */.Uy)(answer.raw, answer.digest);
        const attestations = listAttestations(answer.raw);
        const pushed = { ref, digest: answer.digest, mediaType: answer.mediaType };
        if (compareToIndex(plan, { manifests, attestations, configs: [] }) === 'same')
            return pushed;
        const configs = await (0,queries/* queryConfigs */.KL)(`${target.repository}@${answer.digest}`, phases, deps.registry);
        const found = { ...pushed, manifests, attestations, configs };
        const isReplaceable = compareToIndex(plan, found) === 'part' || answer.digest === previous?.digest;
        const waitMs = (0,retry_policy/* backoffMs */.j)(attempt, policy, clock.random());
        if (isReplaceable && attempt < policy.maxAttempts && clock.now() + waitMs < merge.deadline) {
            log.warning(`${ref} was set, and the registry answers ${describeImage(found)}: setting it again in ${(0,format/* formatSeconds */.X)(waitMs / 1000)}.`);
            await clock.sleep(waitMs, deps.signal);
            continue;
        }
        if (isMoving && !isReplaceable && first !== undefined) {
            log.warning(`${ref} was set, and another run has moved it on to ${describeImage(found)} since.`);
            return pushed;
        }
        const failure = {
            class: 'permanent',
            reason: `the registry answers ${describeImage(found)} afterwards: another job pushes the same tag at the same time`,
            remedy: 'let build jobs push "<tag>-<architecture>" alone, and one job merge',
        };
        throw new retry_phases/* PhaseError */.wo(`push ${ref}`, attempt, failure, undefined);
    }
}
async function writeIndex({ target, merge, first }, phases, deps) {
    const { ref } = target;
    const { registry, log } = deps;
    const { sources, annotations, plan } = merge;
    await phases.run({
        title: `push ${ref}`,
        context: { phase: 'push' },
        ref,
        work: async (limits) => {
            if (first !== undefined)
                await registry.copy((0,reference/* atDigest */.CU)(first.ref, first.digest), [ref], limits);
            else
                await registry.merge(sources.map(({ pinned }) => pinned), ref, annotations, limits);
            return true;
        },
        checkAlreadyDone: async (failure) => {
            const limits = phases.limits(queries/* queryTimeoutMs */.kW);
            if (!push_ref/* ambiguousClasses */.Rg.includes(failure.class) || !(await holdsIndex(ref, plan, registry, limits)))
                return undefined;
            log.info(`${ref}: the registry has the index although the push failed.`);
            return true;
        },
    });
}
async function holdsIndex(ref, plan, registry, limits) {
    try {
        const answer = await registry.manifest(ref, limits);
        if (!answer.found)
            return false;
        const manifests = (0,manifest/* listedManifests */.Uy)(answer.raw, answer.digest);
        return compareToIndex(plan, { manifests, attestations: listAttestations(answer.raw), configs: [] }) === 'same';
    }
    catch {
        return false;
    }
}
function listIndexPlatforms({ platforms }) {
    return platforms.map(plan_index/* describeTarget */.ff).join(', ');
}

;// CONCATENATED MODULE: ./build/actions/merge-manifests/merge-manifests.js












async function mergeManifests(given, deps) {
    const event = (0,read_event/* readEventFacts */._)(deps.run);
    const sourceSha = event.mergeSha ?? '';
    const inputs = checkMergeInputs(given, { revision: event.revision, sourceSha });
    const targetsFor = (revision) => (0,target_refs/* readTargetRefs */.YU)(inputs.tags, inputs.movingTags, { revision, sourceSha });
    const deadline = deps.clock.now() + inputs.timeoutMs;
    const phases = new retry_phases/* Phases */.Vw({ timeoutMs: inputs.timeoutMs / 2, deadline, policy: inputs.retry }, deps);
    const progress = {
        event,
        targets: targetsFor(event.revision),
        plan: undefined,
        sourceSha: '',
        pushed: [],
        failed: [],
    };
    try {
        const { annotations, retry: policy } = inputs;
        const [first] = progress.targets;
        const wanted = {
            image: first?.repository ?? '',
            tag: first?.tag ?? '',
            revision: event.revision,
            runId: deps.run.runId,
        };
        const sources = inputs.sources.length > 0
            ? await findListedSources(inputs.sources, phases, deps)
            : await findRecordedSources(wanted, phases, deps);
        const plan = (0,plan_index/* planIndex */.CP)(sources.images, inputs.platforms);
        (0,plan_index/* checkAnnotatedPlatforms */.T0)(annotations, plan);
        const targets = targetsFor(plan.revision || event.revision);
        Object.assign(progress, { plan, targets, sourceSha: sources.sourceSha });
        logIndexPlan(plan, deps);
        const merge = { sources: sources.images, plan, annotations, targets, policy, deadline };
        await setTags(merge, progress, phases, deps);
        warnAboutLostAnnotations(inputs, progress, deps);
        return { result: toMergeResult(progress, undefined, phases, deps) };
    }
    catch (failure) {
        return { result: toMergeResult(progress, (0,retry_phases/* toFailure */.w2)(failure, 'registry'), phases, deps), failure };
    }
}
function logIndexPlan(plan, { log }) {
    for (const target of plan.platforms)
        log.info(`${(0,plan_index/* describeTarget */.ff)(target)}: ${target.digest}`);
    if (plan.revision !== '')
        return;
    log.warning(`No source has the label ${oci_labels/* revisionLabel */.wc}, so nothing tells what an existing tag was built from: build with buildx-build-with-retry, which sets it.`);
}
function warnAboutLostAnnotations({ annotations }, { pushed: [first] }, { log }) {
    if (annotations.length === 0 || first === undefined || !(0,manifest/* isDockerManifestList */.aY)(first.mediaType))
        return;
    log.warning(`${first.ref} has no annotations: its images are of Docker's media types, and so is the list of them; build them with provenance, which makes them OCI images, or leave "annotations" out.`);
}
function toMergeResult(progress, failure, phases, { run, clock }) {
    const { event, targets, plan, sourceSha, pushed, failed } = progress;
    const [first] = targets;
    const platforms = plan?.platforms ?? [];
    const imageids = (0,image_ids/* imageIdsOf */.fd)(platforms);
    const firstPushed = pushed.find(({ ref }) => first !== undefined && ref.startsWith(`${first.repository}:`));
    const digest = firstPushed?.digest ?? '';
    const revision = plan?.revision ?? event.revision;
    return {
        imageRef: first?.ref ?? '',
        digest,
        mediaType: firstPushed?.mediaType ?? '',
        platforms,
        pushedRefs: pushed,
        failedRefs: failed,
        attempts: phases.attempts,
        phases: phases.reports,
        failure,
        handover: (0,new_record/* newHandoverRecord */.d)({
            first,
            digest,
            imageids,
            pushedRefs: pushed,
            sourceSha,
            run,
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
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71908);
/* harmony import */ var _src_core_oci_image_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87673);


function mergeOutputs(result) {
    const { platforms } = result;
    return {
        digest: result.digest,
        'image-ref': result.imageRef,
        'pushed-refs': JSON.stringify([
            ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
            ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason })),
        ]),
        platforms: [...new Set(platforms.map(({ platform }) => platform))].join(','),
        imageids: JSON.stringify((0,_src_core_oci_image_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .imageIdsOf */ .fd)(platforms)),
        'media-type': result.mediaType,
        attempts: String(result.attempts),
        handover: (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeHandover */ .c)(result.handover),
    };
}


/***/ }),

/***/ 8896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CP: () => (/* binding */ planIndex),
/* harmony export */   T0: () => (/* binding */ checkAnnotatedPlatforms),
/* harmony export */   ff: () => (/* binding */ describeTarget)
/* harmony export */ });
/* harmony import */ var _src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83536);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);



function describeTarget({ platform, osVersion }) {
    return osVersion === undefined ? platform : `${platform} ${osVersion}`;
}
function isSameTarget(one, other) {
    if (one.platform !== other.platform)
        return false;
    return one.osVersion === undefined || other.osVersion === undefined || one.osVersion === other.osVersion;
}
function planIndex(sources, expected) {
    const found = sources.flatMap(({ name, configs }) => configs.map((config) => ({ name, config })));
    const images = [];
    for (const entry of found) {
        const { platform, manifestDigest } = entry.config;
        if (!(0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlatform */ .aH)(platform)) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The source ${entry.name} holds an image for the platform ${JSON.stringify(platform.slice(0, 80))}: build it for a platform such as linux/amd64.`);
        }
        if (images.some(({ config }) => config.manifestDigest === manifestDigest))
            continue;
        const other = images.find(({ config }) => isSameTarget(config, entry.config));
        if (other !== undefined) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Two sources hold ${describeTarget(entry.config)}: ${other.name} and ${entry.name}: give each platform to one build job, or list the right ones in "sources".`);
        }
        images.push(entry);
    }
    const platforms = images.map(({ config }) => ({
        platform: config.platform,
        ...(config.osVersion === undefined ? {} : { osVersion: config.osVersion }),
        imageid: config.imageid,
        digest: config.manifestDigest,
    }));
    platforms.sort((one, other) => describeTarget(one).localeCompare(describeTarget(other), 'en', { numeric: true }));
    const byPlatform = new Map(images.map((image) => [image.config.platform, image]));
    checkExpectedPlatforms(byPlatform, expected);
    const revisions = new Set(found.map(({ config }) => config.labels[_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionLabel */ .wc] ?? ''));
    if (revisions.size > 1) {
        const claims = found.map(({ name, config }) => `${name} has ${config.labels[_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionLabel */ .wc] ?? 'no such label'}`);
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The sources are not of one revision by the label ${_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionLabel */ .wc}: ${claims.join('; ')}: merge images that were built from one commit.`);
    }
    const [revision = ''] = revisions;
    return {
        revision,
        created: found[0]?.config.labels[_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .createdLabel */ .jy] ?? '',
        platforms,
        manifests: [...new Set(sources.flatMap(({ manifests }) => manifests))],
    };
}
function checkExpectedPlatforms(found, expected) {
    if (expected.length === 0) {
        if (found.size > 0)
            return;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('The sources hold no image for any platform: list images in "sources".');
    }
    const missing = expected.filter((platform) => !found.has(platform));
    const surplus = [...found].filter(([platform]) => !expected.includes(platform));
    if (missing.length === 0 && surplus.length === 0)
        return;
    const sources = [...found].map(([platform, { name }]) => `${platform} is ${name}`);
    const problems = [
        ...(missing.length === 0 ? [] : [`${missing.join(', ')} missing`]),
        ...(surplus.length === 0 ? [] : [`${surplus.map(([platform]) => platform).join(', ')} not among "platforms"`]),
    ];
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The sources do not hold the platforms asked for: ${problems.join(', ')} (${sources.join('; ') || 'nothing found'}): no tag was set; look at the build job of each platform, or correct "platforms".`);
}
function checkAnnotatedPlatforms(annotations, { platforms }) {
    const known = [...new Set(platforms.map(({ platform }) => platform))];
    for (const annotation of annotations) {
        const [, text] = /^[a-z-]+\[([^\]]*)\]:/.exec(annotation) ?? [];
        if (text === undefined)
            continue;
        const [os = '', architecture = '', variant] = text.split('/');
        if (known.includes((0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(os, architecture, variant)))
            continue;
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "annotations" has "${annotation}", and the index holds ${known.join(', ')}: name one of these platforms, or none for all entries.`);
    }
}


/***/ }),

/***/ 90744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ mergeSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3120);
/* harmony import */ var _rules_plan_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8896);


function mergeSummary(facts) {
    const { failure } = facts;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_1__/* .renderSummaryPage */ .E)({
        title: failure === undefined ? 'Platforms merged' : 'Platforms not merged',
        failures: failure === undefined ? [] : [{ name: '', failure }],
        failed: failure !== undefined,
        lead: '',
        rows: [
            ['image', facts.imageRef],
            ['digest', facts.digest],
            ['media type', facts.mediaType],
            ...facts.platforms.map((target) => [(0,_rules_plan_index_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTarget */ .ff)(target), [target.digest]]),
            ['pushed', facts.pushedRefs.map(({ ref }) => ref)],
            ['not pushed', facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
        ],
        phases: facts.phases,
    });
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
    const setTags = async (tags, sources, options) => {
        const flags = tags.flatMap((tag) => ['--tag', tag]);
        await imagetools(['create', ...flags, '--', ...sources], options);
    };
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
                if (isNotFound(error, ref))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw);
            const top = parseRawManifest(raw, ref);
            const readImages = async (of) => listImages(JSON.parse(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, of), ['--format', '{{json .Image}}'], options)));
            const manifests = readPlatformManifests(top, digest, async (child) => parseRawManifest(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref));
            const [found, images] = await Promise.all([manifests, hasPlainEntries(top) ? readImages(digest) : []]);
            return Promise.all(found.map(async (manifest) => {
                const image = found.length === 1 ? images[0] : images.find((each) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(each) === manifest.platform);
                const isCertain = found.filter(({ platform }) => platform === manifest.platform).length === 1;
                const own = isCertain && image !== undefined ? image : (await readImages(manifest.digest))[0];
                return toImageConfig(manifest, own);
            }));
        },
        async copy(source, targets, options = {}) {
            const others = targets.filter((target) => repositoryOf(target) !== repositoryOf(source));
            const digest = source.slice(source.indexOf('@') + 1);
            for (const repository of new Set(others.map(repositoryOf))) {
                await setTags([(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(repository, digest)], [source], options);
            }
            for (const target of others)
                await setTags([target], [(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(target, digest)], options);
            const own = targets.filter((target) => !others.includes(target));
            if (own.length > 0)
                await setTags(own, [source], options);
        },
        async merge(sources, target, annotations, options = {}) {
            const flags = annotations.map((annotation) => `--annotation=${annotation}`);
            if (sources.every((source) => repositoryOf(source) === repositoryOf(target))) {
                await imagetools(['create', ...flags, '--tag', target, '--', ...sources], options);
                return;
            }
            const printed = await imagetools(['create', ...flags, '--dry-run', '--', ...sources], options);
            const index = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(target, (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(printed.replace(/\n$/, '')));
            await imagetools(['create', ...flags, '--tag', index, '--', ...sources], options);
            await setTags([target], [index], options);
        },
    };
}
function repositoryOf(ref) {
    return (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseImageRef */ .Q)(ref, 'reference').repository;
}
function isNotFound(error, ref) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry', host: (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .registryHost */ .U$)(ref) });
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
const maxDepth = 3;
function hasPlainEntries({ manifests = [] }) {
    return !manifests.some(({ mediaType }) => (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isIndex */ .nw)(mediaType ?? ''));
}
async function readPlatformManifests(top, topDigest, read, depth = 1) {
    if (top.manifests === undefined) {
        const configDigest = requireAnsweredDigest(top.config?.digest);
        return [
            { digest: topDigest, configDigest, platform: undefined, osVersion: undefined, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) },
        ];
    }
    const images = top.manifests.filter(_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isImageEntry */ .AA);
    const found = images.map(async (entry) => {
        const digest = requireAnsweredDigest(entry.digest);
        const manifest = await read(digest);
        if (manifest.manifests !== undefined && depth < maxDepth) {
            return readPlatformManifests(manifest, digest, read, depth + 1);
        }
        const [only] = await readPlatformManifests({ ...manifest, manifests: undefined }, digest, read);
        const own = { platform: (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(entry.platform), osVersion: entry.platform?.['os.version'] };
        return only === undefined ? [] : [{ ...only, ...own }];
    });
    return (await Promise.all(found)).flat();
}
function requireAnsweredDigest(digest) {
    if (digest !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
function listImages(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function toImageConfig(manifest, image) {
    return {
        imageid: manifest.configDigest,
        manifestDigest: manifest.digest,
        platform: manifest.platform ?? (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(image) ?? '',
        osVersion: image?.['os.version'] ?? manifest.osVersion,
        labels: image?.config?.Labels ?? {},
        layerBytes: manifest.layerBytes,
    };
}


/***/ }),

/***/ 38301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zf: () => (/* binding */ ArchiveRefusedError),
/* harmony export */   aG: () => (/* binding */ TransferError),
/* harmony export */   f8: () => (/* binding */ toPrintable),
/* harmony export */   ig: () => (/* binding */ damagedArchiveError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

class TransferError extends Error {
}
function damagedArchiveError(finding, cause) {
    return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}
class ArchiveRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}
function toPrintable(text) {
    return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}


/***/ }),

/***/ 81563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ ClassifiedError),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   jW: () => (/* binding */ settledValue)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

class ClassifiedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    failure;
    constructor(message, failure, cause) {
        super(message, { cause });
        this.failure = failure;
    }
}
function describeFailure({ class: name, reason, remedy }) {
    return remedy === '' ? reason : `${reason} (${name}): ${remedy}.`;
}
function settledValue(settled) {
    if (settled.status === 'rejected')
        throw settled.reason;
    return settled.value;
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

/***/ 81365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lW: () => (/* binding */ layersOfPlatform),
/* harmony export */   qM: () => (/* binding */ layerSizes),
/* harmony export */   uS: () => (/* binding */ formatLayers)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);
/* harmony import */ var _summary_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91583);


function layerSizes(manifest) {
    const layers = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
function formatLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(sum)} in ${bytes.length} ${bytes.length === 1 ? 'layer' : 'layers'}`;
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
