export const id = 968;
export const ids = [968];
export const modules = {

/***/ 63321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ computeTag)
});

// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/core/handover/artifact-name.js
var artifact_name = __webpack_require__(97851);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/tags/image-names.js
var image_names = __webpack_require__(27743);
// EXTERNAL MODULE: ./build/src/core/tags/tag-text.js
var tag_text = __webpack_require__(88063);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./build/src/core/bake/escape-templates.js
var escape_templates = __webpack_require__(93602);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/documents.js

const levelPattern = /^(?:manifest|index|manifest-descriptor|index-descriptor)(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*:/;
function prefixLevels(annotations, levels) {
    const own = annotations.filter((annotation) => levelPattern.test(annotation));
    const others = annotations.filter((annotation) => !levelPattern.test(annotation));
    return [...levels.flatMap((level) => others.map((annotation) => `${level}:${annotation}`)), ...own];
}
function renderMetadataJson(metadata, levels) {
    return JSON.stringify({
        tags: metadata.tags,
        'tag-names': metadata.tagNames,
        labels: toLabelObject(metadata.labels),
        annotations: prefixLevels(metadata.annotations, levels),
    });
}
function renderBakeDefinitions(metadata, levels, target) {
    const definition = (body) => JSON.stringify((0,escape_templates/* escapeTemplates */.Z)({ target: { [target]: body } }), null, 2);
    const tags = { tags: metadata.tags };
    const labels = { labels: toLabelObject(metadata.labels) };
    const args = {
        args: {
            DOCKER_META_IMAGES: metadata.images.join(','),
            DOCKER_META_VERSION: metadata.version === '' ? undefined : metadata.version,
        },
    };
    return {
        'bake-file-tags': definition({ ...tags, ...args }),
        'bake-file-labels': definition(labels),
        'bake-file-annotations': definition({ annotations: prefixLevels(metadata.annotations, levels) }),
        'bake-file': definition({ ...tags, ...labels, ...args }),
    };
}
function toLabelObject(labels) {
    return Object.fromEntries(labels.map((label) => {
        const at = label.indexOf('=');
        return [label.slice(0, at), label.slice(at + 1)];
    }));
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/bake-files.js


async function writeBakeFiles(metadata, levels, target, files) {
    const folder = await files.temporaryFolder({ lasting: true });
    const paths = Object.entries(renderBakeDefinitions(metadata, levels, target)).map(async ([output, definition]) => {
        const path = (0,posix_.join)(folder, `${output.replace(/^bake-file/, 'docker-metadata-action-bake')}.json`);
        await files.writeText(path, definition);
        return [output, path];
    });
    return Object.fromEntries(await Promise.all(paths));
}

// EXTERNAL MODULE: ./build/src/services/git/source-sha.js
var source_sha = __webpack_require__(54867);
;// CONCATENATED MODULE: ./build/actions/compute-tag/check-source.js


async function checkSource(event, { overrides, metadataAction }, deps) {
    const { run, exec, log } = deps;
    const { sha, isOther } = await (0,source_sha/* readCheckout */.b)(event, run, exec);
    if (!isOther)
        return { sourceSha: sha, mayMove: true };
    const isGiven = overrides.ref !== undefined || overrides.sha !== undefined || overrides.prNumber !== undefined;
    if (event.eventName === 'issue_comment' && event.kind === 'pull-request' && !isGiven) {
        throw new errors/* UserError */.yo(`The checked-out commit ${sha} is not the head ${event.revision} of pull request #${event.prNumber ?? '?'}, which the comment is on: check out refs/pull/${event.prNumber ?? '?'}/head, or set "ref" and "sha" to what is built.`);
    }
    const mayMove = run.eventName === 'workflow_run' || metadataAction !== undefined;
    log.warning(`The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it${mayMove ? '' : ', so no tag is moved'}: check out the revision before building, or set "ref" and "sha".`);
    return { sourceSha: sha, mayMove };
}

// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/services/github/rest-requests.js
var rest_requests = __webpack_require__(82663);
;// CONCATENATED MODULE: ./build/actions/compute-tag/complete-event.js




async function completeEvent(event, deps) {
    let facts = { ...event, missing: [] };
    if (event.missing.includes('pull-request-number')) {
        facts = { ...facts, prNumber: await findPullRequest(event, deps) };
    }
    if (event.missing.includes('pull-request-head') && event.prNumber !== undefined) {
        facts = { ...facts, ...(await readPullRequestHead(event.prNumber, deps)) };
    }
    if (event.missing.includes('branch-or-tag') &&
        event.branch !== undefined &&
        (await isTagOfRevision(event, event.branch, deps))) {
        facts = { ...facts, kind: 'tag', branch: undefined, tagName: event.branch };
    }
    return facts;
}
async function readPullRequestHead(number, deps) {
    const what = `pull request #${number}`;
    const path = `/repos/${deps.run.repository}/pulls/${number}`;
    const pull = await (0,rest_requests/* queryApi */.JO)({ what, path, permission: 'pull-requests: read' }, deps);
    const revision = (0,read_json/* textAt */.$6)(pull, 'head', 'sha');
    if (revision === undefined || !(0,event_facts/* isFullSha */.Wf)(revision)) {
        throw new errors/* UserError */.yo(`There is no ${what} in ${deps.run.repository}: check the input "pr-number".`);
    }
    const headRepository = (0,read_json/* textAt */.$6)(pull, 'head', 'repo', 'full_name');
    return {
        revision,
        branch: (0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(pull, 'head', 'ref')),
        headRepository,
        isFork: !(0,event_facts/* isSameRepository */.ve)(headRepository, deps.run.repository),
        subject: (0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(pull, 'title')),
    };
}
async function findPullRequest(event, deps) {
    const repository = `/repos/${deps.run.repository}`;
    const what = 'the pull request of the triggering run';
    const permission = 'pull-requests: read';
    const { headRepository, branch, revision } = event;
    if (headRepository !== undefined && branch !== undefined) {
        const owner = headRepository.slice(0, headRepository.indexOf('/'));
        const query = { head: `${owner}:${branch}`, state: 'all', per_page: 100 };
        const answer = await (0,rest_requests/* queryApi */.JO)({ what, path: `${repository}/pulls`, query, permission }, deps);
        const pulls = (0,read_json/* listAt */.gT)(answer).filter((pull) => (0,event_facts/* isSameRepository */.ve)((0,read_json/* textAt */.$6)(pull, 'head', 'repo', 'full_name'), headRepository));
        const found = pickPullRequest(pulls, revision);
        if (found !== undefined)
            return found;
    }
    const answer = await (0,rest_requests/* queryApi */.JO)({ what, path: `${repository}/commits/${revision}/pulls`, permission }, deps);
    const pulls = (0,read_json/* listAt */.gT)(answer).filter((pull) => (0,event_facts/* isSameRepository */.ve)((0,read_json/* textAt */.$6)(pull, 'base', 'repo', 'full_name'), deps.run.repository));
    const found = pickPullRequest(pulls, revision);
    if (found !== undefined)
        return found;
    const numbers = pulls.map((pull) => `#${(0,read_json/* countAt */.$v)(pull, 'number') ?? '?'}`).join(', ');
    throw new errors/* UserError */.yo(`No single pull request belongs to ${revision} (${numbers === '' ? 'none found' : numbers}): set the input "pr-number".`);
}
function pickPullRequest(pulls, revision) {
    const candidates = pulls.flatMap((pull) => {
        const number = (0,read_json/* countAt */.$v)(pull, 'number');
        if (number === undefined)
            return [];
        return [{ number, headSha: (0,read_json/* textAt */.$6)(pull, 'head', 'sha'), isOpen: (0,read_json/* textAt */.$6)(pull, 'state') === 'open' }];
    });
    const choices = [
        candidates.filter(({ headSha, isOpen }) => headSha === revision && isOpen),
        candidates.filter(({ headSha }) => headSha === revision),
        candidates.filter(({ isOpen }) => isOpen),
        candidates,
    ];
    const [choice] = choices.filter(({ length }) => length > 0);
    return choice?.length === 1 ? choice[0]?.number : undefined;
}
async function isTagOfRevision(event, name, deps) {
    const repository = `/repos/${deps.run.repository}`;
    const query = { what: 'the ref of the triggering run', permission: 'contents: read' };
    const encoded = name.split('/').map(encodeURIComponent).join('/');
    const ref = await (0,rest_requests/* queryApi */.JO)({ ...query, path: `${repository}/git/ref/tags/${encoded}` }, deps);
    let sha = (0,read_json/* textAt */.$6)(ref, 'object', 'sha');
    if ((0,read_json/* textAt */.$6)(ref, 'object', 'type') === 'tag' && sha !== undefined) {
        const tag = await (0,rest_requests/* queryApi */.JO)({ ...query, path: `${repository}/git/tags/${encodeURIComponent(sha)}` }, deps);
        sha = (0,read_json/* textAt */.$6)(tag, 'object', 'sha');
    }
    return sha === event.revision;
}

// EXTERNAL MODULE: ./build/actions/compute-tag/rules/labels.js
var labels = __webpack_require__(70212);
;// CONCATENATED MODULE: ./build/actions/compute-tag/metadata-action.js




async function applyMetadataAction(inputs, event, overrides, deps) {
    const { run, clock, log } = deps;
    const { computeMetadata } = await Promise.all(/* import() */[__webpack_require__.e(173), __webpack_require__.e(693)]).then(__webpack_require__.bind(__webpack_require__, 34693));
    const repository = await readRepository(deps);
    const text = (...path) => (0,labels/* toOneLine */.GX)((0,read_json/* textAt */.$6)(repository, ...path) ?? '');
    const now = new Date(clock.now());
    const isHeadShown = (inputs.prHeadSha && event.kind === 'pull-request') || isOnPullRequest(run, event);
    const sha = overrides.sha ?? (isHeadShown ? event.revision : run.sha);
    const context = {
        eventName: run.eventName,
        ref: resolveRef(run, event, overrides),
        sha,
        payload: run.payload,
        shortShaLength: inputs.shortShaLength,
        now,
        commitDate: usesCommitDate(inputs) ? ((await readCommitDate(sha, deps)) ?? now) : now,
    };
    const facts = {
        context,
        revision: event.revision,
        repository: {
            name: text('name'),
            description: text('description'),
            url: text('html_url'),
            licence: text('license', 'spdx_id'),
            defaultBranch: text('default_branch'),
        },
    };
    try {
        return computeMetadata(inputs, facts, (message) => {
            log.warning(message);
        });
    }
    catch (error) {
        throw new errors/* UserError */.yo((0,errors/* toMessage */.R9)(error), { cause: error });
    }
}
function isOnPullRequest(run, event) {
    return run.eventName === 'issue_comment' && event.kind === 'pull-request';
}
function resolveRef(run, event, overrides) {
    if (overrides.ref !== undefined)
        return overrides.ref;
    const isPull = run.eventName === 'pull_request_target' || isOnPullRequest(run, event) || overrides.prNumber !== undefined;
    return isPull && event.prNumber !== undefined ? `refs/pull/${event.prNumber}/merge` : run.ref;
}
async function readRepository(deps) {
    const { payload, repository, serverUrl, eventName } = deps.run;
    const known = (0,read_json/* valueAt */.fK)(payload, 'repository');
    if ((0,read_json/* textAt */.$6)(known, 'name') !== undefined)
        return known;
    const query = { what: 'this repository', path: `/repos/${repository}`, permission: 'metadata: read' };
    const answer = eventName === 'schedule' ? await (0,rest_requests/* queryApi */.JO)(query, deps) : undefined;
    const name = repository.slice(repository.indexOf('/') + 1);
    return answer ?? { name, html_url: `${serverUrl}/${repository}` };
}
function usesCommitDate(inputs) {
    return [inputs.tags, inputs.flavor, inputs.labels, inputs.annotations].some((text) => text.includes('commit_date'));
}
async function readCommitDate(sha, deps) {
    const { payload, repository } = deps.run;
    const commits = [...(0,read_json/* listAt */.gT)(payload, 'commits'), (0,read_json/* valueAt */.fK)(payload, 'head_commit')];
    const pushed = commits.find((commit) => (0,read_json/* textAt */.$6)(commit, 'id') === sha);
    const date = (0,read_json/* textAt */.$6)(pushed, 'timestamp') ??
        (0,read_json/* textAt */.$6)(await (0,rest_requests/* queryApi */.JO)({ what: 'the date of the commit', path: `/repos/${repository}/commits/${sha}`, permission: 'contents: read' }, deps).catch((error) => {
            deps.log.debug(`The date of the commit is not known: ${(0,errors/* toMessage */.R9)(error)}`);
        }), 'commit', 'committer', 'date');
    return date === undefined ? undefined : new Date(date);
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/read-git-tags.js

const gitTimeoutMs = 10_000;
async function readGitTags(event, deps) {
    const version = event.kind === 'tag' ? (0,tag_text/* parseVersionTag */._Q)(event.tagName ?? '') : undefined;
    if (version === undefined || version.isPreRelease)
        return [];
    const patterns = ['', 'v', 'V'].map((prefix) => `${prefix}${version.major}.*`);
    const list = await deps.exec
        .run('git', ['-c', 'safe.directory=*', 'tag', '--list', ...patterns], {
        cwd: deps.run.workspace,
        timeoutMs: gitTimeoutMs,
    })
        .catch(() => undefined);
    return list?.stdout.split('\n').filter((name) => name !== '') ?? [];
}

// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
;// CONCATENATED MODULE: ./build/actions/compute-tag/recorded-tag.js





const maxRecords = 20;
async function findRecordedTag(event, image, deps) {
    const { run, log } = deps;
    const runId = (0,read_json/* countAt */.$v)(run.payload, 'workflow_run', 'id');
    if (run.eventName !== 'workflow_run' || runId === undefined)
        return undefined;
    const from = { runId, repository: run.repository };
    const records = await readRecords(from, deps).catch((error) => {
        log.info(`The triggering run's record is not read: ${(0,errors/* toMessage */.R9)(error)}`);
        return [];
    });
    const tags = new Set(records.filter((record) => matchesEvent(record, event, image, from)).map(({ tag }) => tag));
    if (tags.size > 1) {
        throw new errors/* UserError */.yo(`The triggering run recorded several tags for ${image}, ${[...tags].join(', ')}: set "tag".`);
    }
    const [tag] = tags;
    return tag;
}
async function readRecords(from, deps) {
    const entries = (await deps.artifacts.list(from))
        .filter(({ name }) => (0,artifact_name/* isRecordArtifact */.Ug)(name))
        .sort((one, other) => one.id - other.id);
    const newest = [...new Map(entries.map((entry) => [entry.name, entry])).values()];
    if (newest.length > maxRecords)
        throw new Error(`it has ${newest.length} of them`);
    const records = [];
    for (const entry of newest)
        records.push(await (0,find_record/* readRecord */.aE)(entry, from, deps));
    return records;
}
function matchesEvent(record, event, image, from) {
    return (record.tag !== '' &&
        record.image === image &&
        record.revision === event.revision &&
        record.run.id === from.runId &&
        (0,event_facts/* isSameRepository */.ve)(record.run.repository, from.repository) &&
        (!event.isFork || endsInCommit(record.tag, event.revision)));
}
function endsInCommit(tag, revision) {
    const shown = tag.slice(tag.lastIndexOf('-') + 1);
    return shown.length >= 7 && revision.startsWith(shown);
}

// EXTERNAL MODULE: ./build/actions/compute-tag/rules/moving-tags.js
var moving_tags = __webpack_require__(56051);
// EXTERNAL MODULE: ./build/actions/compute-tag/rules/overrides.js
var overrides = __webpack_require__(88378);
// EXTERNAL MODULE: ./build/actions/compute-tag/rules/skip-rules.js + 1 modules
var skip_rules = __webpack_require__(37974);
;// CONCATENATED MODULE: ./build/actions/compute-tag/compute-tag.js


















async function computeTag(inputs, deps) {
    const { run, log } = deps;
    (0,tag_text/* checkTagStyle */.YC)(inputs.style);
    const ownSha = run.sha === '' ? (inputs.overrides.sha ?? '') : run.sha;
    const knownFacts = (0,overrides/* applyOverrides */.i)((0,read_event/* readEventFacts */._)({ ...run, sha: ownSha }), inputs.overrides, run.ref);
    const givenTag = inputs.tag === undefined
        ? await lookUpRecordedTag(knownFacts, inputs, deps)
        : checkGivenTag(inputs.tag, inputs.style);
    const event = await completeOrWarn(knownFacts, givenTag, deps);
    if (run.eventName === 'workflow_run' && event.eventName === 'workflow_run') {
        log.warning('The triggering run was started by workflow_run itself, so all it tells is the default branch: pass the handover on, or set "ref" and "sha".');
    }
    const shownSha = givenTag === undefined ? chooseShaForTag(event, inputs) : event.revision;
    const tag = givenTag ?? (0,tag_text/* formatTag */._3)(event, shownSha, inputs.style);
    const { sourceSha, mayMove } = await checkSource(event, inputs, deps);
    const movingRules = mayMove ? inputs.movingTags : [];
    const metadata = inputs.metadataAction === undefined
        ? await computeOwnMetadata(event, tag, { ...inputs, movingTags: movingRules }, deps)
        : await applyMetadataAction(inputs.metadataAction, event, inputs.overrides, deps);
    const images = (0,image_names/* resolveImageNames */.o)(metadata.images, run.repository);
    const [image = ''] = images;
    const masked = (0,image_names/* findMaskedImage */.G)(images);
    if (masked !== undefined) {
        log.notice(`"${masked}" holds an AWS account id. Where a login masks it, outputs with it come out empty in other jobs: pass on "tag" and "digest", or let the consumer find the record by its run.`);
    }
    const [, ...ownMoving] = metadata.tagNames;
    const shas = [event.revision, run.sha, sourceSha];
    const moving = inputs.metadataAction === undefined ? ownMoving : metadata.tagNames.filter((name) => (0,target_refs/* isMovingTag */.Tp)(name, shas));
    const levels = inputs.annotationLevels;
    const { bakeTarget } = inputs;
    const result = {
        tag,
        image,
        images,
        imageRef: `${image}:${tag}`,
        tags: metadata.tags,
        tagNames: metadata.tagNames,
        movingTags: metadata.images.length === 0 ? moving : combineReferences(metadata.images, moving),
        version: metadata.version,
        labels: metadata.labels,
        annotations: prefixLevels(metadata.annotations, levels),
        json: renderMetadataJson(metadata, levels),
        bakeFiles: bakeTarget === undefined ? undefined : await writeBakeFiles(metadata, levels, bakeTarget, deps.files),
        revision: event.revision,
        shortSha: (0,tag_text/* shortenSha */.y4)(shownSha, inputs.style),
        sourceSha,
        prNumber: event.prNumber,
        branch: event.branch,
        kind: event.kind,
        isFork: event.isFork,
        canPush: event.canPush,
        artifactName: (0,artifact_name/* imageArtifactName */.Jj)(image, tag),
        skipReason: (0,skip_rules/* findSkipReason */.t)(inputs.skip, event),
        event,
    };
    log.info(`${result.imageRef} (${event.kind} at ${event.revision})`);
    return { result };
}
async function lookUpRecordedTag(event, inputs, deps) {
    const { ref, sha, prNumber } = inputs.overrides;
    const isPlain = ref === undefined && sha === undefined && prNumber === undefined && inputs.metadataAction === undefined;
    const [image = ''] = isPlain ? (0,image_names/* resolveImageNames */.o)(inputs.images, deps.run.repository) : [];
    return isPlain ? findRecordedTag(event, image, deps) : undefined;
}
async function completeOrWarn(event, tag, deps) {
    try {
        return await completeEvent(event, deps);
    }
    catch (error) {
        const isNeeded = tag === undefined || event.missing.includes('pull-request-head');
        if (isNeeded || !(error instanceof errors/* UserError */.yo))
            throw error;
        deps.log.warning(error.message);
        return event;
    }
}
async function computeOwnMetadata(event, tag, inputs, deps) {
    const { run, clock } = deps;
    const images = (0,image_names/* resolveImageNames */.o)(inputs.images, run.repository);
    const moving = (0,moving_tags/* computeMovingTags */.hE)(inputs.movingTags, event, tag, inputs.style.maxLength);
    const led = moving.length === 0 ? [] : (0,moving_tags/* keepLedFamilies */.TV)(moving, event, await readGitTags(event, deps));
    if (led.length < moving.length) {
        const kept = moving.filter((name) => !led.includes(name)).join('", "');
        deps.log.info(`"${kept}" is not moved to ${tag}: a git tag of a newer version is there.`);
    }
    const tagNames = [tag, ...led];
    const facts = {
        version: tag,
        created: new Date(clock.now()).toISOString(),
        repository: run.repository,
        serverUrl: run.serverUrl,
        payload: run.payload,
    };
    return {
        version: tag,
        images,
        tagNames,
        tags: combineReferences(images, tagNames),
        labels: (0,labels/* toLabelLines */.$b)((0,labels/* computeLabels */.zt)(event, facts, inputs.labels)),
        annotations: (0,labels/* toLabelLines */.$b)((0,labels/* computeLabels */.zt)(event, facts, inputs.annotations)),
    };
}
function chooseShaForTag(event, inputs) {
    if (inputs.shaSource === 'head' || event.kind !== 'pull-request')
        return event.revision;
    if (event.mergeSha !== undefined)
        return event.mergeSha;
    throw new errors/* UserError */.yo(`Input "sha-source" is "merge", and on ${event.eventName} the merge commit is not known here: use "head".`);
}
function checkGivenTag(tag, { maxLength }) {
    if ((0,reference/* isTag */.dz)(tag) && tag.length <= maxLength)
        return tag;
    throw new errors/* UserError */.yo(`Input "tag" is "${tag}": a tag is 1 to ${maxLength} letters, digits, "_", "." or "-" and starts with a letter, digit or "_".`);
}
function combineReferences(images, tags) {
    return images.flatMap((image) => tags.map((tag) => `${image}:${tag}`));
}


/***/ }),

/***/ 88606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readSeparators),
/* harmony export */   Z: () => (/* binding */ readComputeTagInputs)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _rules_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70212);
/* harmony import */ var _rules_moving_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56051);
/* harmony import */ var _rules_overrides_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88378);
/* harmony import */ var _rules_skip_rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37974);






const shortShaVariable = 'DOCKER_METADATA_SHORT_SHA_LENGTH';
function readComputeTagInputs(inputs, env) {
    const metadataAction = readMetadataActionInputs(inputs, env);
    const bakeTarget = inputs.text('bake-target');
    return {
        images: inputs.lines('images'),
        tag: inputs.text('tag'),
        style: {
            shortShaLength: inputs.integer('short-sha-length', { min: 7, max: 40, fallback: readShortShaLength(env) }),
            maxLength: inputs.integer('max-length', { min: 32, max: 128, fallback: 128 }),
            prPrefix: (inputs.text('pr-prefix') ?? 'pr-').toLowerCase(),
        },
        shaSource: inputs.choice('sha-source', ['head', 'merge'], 'head'),
        movingTags: (0,_rules_moving_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .readMovingRules */ .Im)(inputs.list('moving-tags')),
        labels: metadataAction === undefined ? (0,_rules_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .readLabels */ .k2)(inputs.list('labels', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf), 'labels') : {},
        annotations: metadataAction === undefined ? (0,_rules_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .readLabels */ .k2)(inputs.list('annotations', _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .lineForm */ .zf), 'annotations') : {},
        annotationLevels: (readVariable(env, 'DOCKER_METADATA_ANNOTATIONS_LEVELS') ?? 'manifest').split(','),
        skip: (0,_rules_skip_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .readSkipRules */ .R)({
            patterns: inputs.verbatim('skip-patterns') ?? '',
            actors: inputs.list('skip-actors'),
            forced: inputs.list('force-branches'),
        }),
        overrides: (0,_rules_overrides_js__WEBPACK_IMPORTED_MODULE_4__/* .readOverrides */ .R)({
            ref: inputs.text('ref'),
            sha: inputs.text('sha'),
            prNumber: inputs.text('pr-number'),
        }),
        metadataAction,
        bakeTarget: metadataAction === undefined ? bakeTarget : (bakeTarget ?? 'docker-metadata-action'),
    };
}
function readSeparators(inputs) {
    return {
        tags: inputs.verbatim('sep-tags') ?? '\n',
        labels: inputs.verbatim('sep-labels') ?? '\n',
        annotations: inputs.verbatim('sep-annotations') ?? '\n',
    };
}
function readMetadataActionInputs(inputs, env) {
    const text = (name) => inputs.verbatim(name) ?? '';
    const request = {
        images: text('images'),
        tags: text('tags'),
        flavor: text('flavor'),
        labels: text('labels'),
        annotations: text('annotations'),
        prHeadSha: /true/i.test(env['DOCKER_METADATA_PR_HEAD_SHA'] ?? ''),
        shortShaLength: env[shortShaVariable] ?? '',
    };
    return request.tags.trim() === '' && request.flavor.trim() === '' ? undefined : request;
}
function readShortShaLength(env) {
    const text = readVariable(env, shortShaVariable) ?? '7';
    if (/^\d+$/.test(text))
        return Math.min(Math.max(Number(text), 7), 40);
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${shortShaVariable} is not a valid number: ${text}`);
}
function readVariable(env, name) {
    const value = env[name];
    return value === '' ? undefined : value;
}


/***/ }),

/***/ 64669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ tagOutputs),
/* harmony export */   Y1: () => (/* binding */ computeTagOutputs),
/* harmony export */   rk: () => (/* binding */ computeTagVariables)
/* harmony export */ });
/* harmony import */ var _src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const newlines = { tags: '\n', labels: '\n', annotations: '\n' };
function computeTagOutputs(result, separators = newlines) {
    return { ...tagOutputs(result, separators), ...bakeOutputs(result) };
}
function tagOutputs(result, separators = newlines) {
    return {
        tag: result.tag,
        image: result.image,
        'image-ref': result.imageRef,
        ...metadataOutputs(result, separators),
        'moving-tags': result.movingTags.join('\n'),
        sha: result.revision,
        'short-sha': result.shortSha,
        'source-sha': result.sourceSha,
        'pr-number': result.prNumber === undefined ? '' : String(result.prNumber),
        branch: result.branch ?? '',
        kind: result.kind,
        'is-fork': String(result.isFork),
        'can-push': String(result.canPush),
        'artifact-name': result.artifactName,
        skip: String(result.skipReason !== undefined),
        'skip-reason': result.skipReason ?? '',
    };
}
function computeTagVariables(inputs, result, separators, env) {
    if (inputs.metadataAction === undefined || !setsVariables(env))
        return {};
    const outputs = Object.entries({ ...metadataOutputs(result, separators), ...bakeOutputs(result) });
    return Object.fromEntries(outputs.map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.replaceAll('-', '_').toUpperCase()}`, value]));
}
function metadataOutputs(result, separators) {
    return {
        version: result.version,
        tags: result.tags.join(separators.tags),
        'tag-names': result.tagNames.join(separators.tags),
        labels: joinLines(result.labels, separators.labels),
        annotations: joinLines(result.annotations, separators.annotations),
        json: result.json,
    };
}
function joinLines(lines, separator) {
    return lines.map((line) => (separator === '\n' ? (0,_src_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .writeLine */ ._r)(line) : line)).join(separator);
}
function bakeOutputs({ bakeFiles }) {
    return {
        'bake-file-tags': bakeFiles?.['bake-file-tags'] ?? '',
        'bake-file-labels': bakeFiles?.['bake-file-labels'] ?? '',
        'bake-file-annotations': bakeFiles?.['bake-file-annotations'] ?? '',
        'bake-file': bakeFiles?.['bake-file'] ?? '',
    };
}
function setsVariables(env) {
    const text = env['DOCKER_METADATA_SET_OUTPUT_ENV'] ?? '';
    if (text === '' || /^(?:1|t|T|true|TRUE|True)$/.test(text))
        return true;
    if (/^(?:0|f|F|false|FALSE|False)$/.test(text))
        return false;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`parseBool syntax error: ${text}`);
}


/***/ }),

/***/ 70212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ toLabelLines),
/* harmony export */   GX: () => (/* binding */ toOneLine),
/* harmony export */   k2: () => (/* binding */ readLabels),
/* harmony export */   zt: () => (/* binding */ computeLabels)
/* harmony export */ });
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83536);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);



const labelPrefix = 'io.github.ci-image-actions.';
function computeLabels(event, facts, custom) {
    const { payload, repository } = facts;
    const text = (...path) => {
        const value = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'repository', ...path);
        return value === undefined ? undefined : toOneLine(value);
    };
    const ociLabels = (0,_src_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .computeOciLabels */ .KS)({
        created: facts.created,
        description: text('description') ?? '',
        licenses: text('license', 'spdx_id') ?? '',
        revision: event.revision,
        title: text('name') ?? repository.slice(repository.indexOf('/') + 1),
        url: text('html_url') ?? `${facts.serverUrl}/${repository}`,
        version: facts.version,
    });
    return sortLabels({ ...ociLabels, ...computeOwnLabels(event), ...custom });
}
function readLabels(lines, input) {
    const labels = new Map();
    for (const line of lines) {
        const at = line.indexOf('=');
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (key === '')
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${input}" has "${line}": use key=value, one a line.`);
        labels.set(key, line.slice(at + 1));
    }
    return Object.fromEntries(labels);
}
function toLabelLines(labels) {
    return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}
function computeOwnLabels(event) {
    const { prNumber, branch } = event;
    const labels = {};
    if (prNumber !== undefined)
        labels[`${labelPrefix}pr-number`] = String(prNumber);
    if (branch !== undefined)
        labels[`${labelPrefix}branch`] = toOneLine(branch);
    return labels;
}
function sortLabels(labels) {
    return Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}
function toOneLine(text) {
    return text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
}


/***/ }),

/***/ 56051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Im: () => (/* binding */ readMovingRules),
/* harmony export */   TV: () => (/* binding */ keepLedFamilies),
/* harmony export */   hE: () => (/* binding */ computeMovingTags)
/* harmony export */ });
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88063);
/* harmony import */ var _src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56657);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);




function readMovingRules(lines) {
    if (lines.length === 0)
        return [{ auto: true }];
    if (lines.length === 1 && lines[0] === 'none')
        return [];
    return lines.map((line) => {
        if (line === 'auto')
            return { auto: true };
        const [tag = '', branch, ...rest] = line.split('=').map((part) => part.trim());
        if (!(0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(tag) || tag === 'none' || branch === '' || rest.length > 0) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "moving-tags" has "${line}": use "auto", "none" alone, a tag such as "edge", or tag=branch such as "dev=development".`);
        }
        return { tag, branch };
    });
}
function computeMovingTags(rules, event, immutable, maxLength) {
    const onBranch = event.kind === 'default-branch' || event.kind === 'branch';
    const tags = rules.flatMap((rule) => {
        if ('auto' in rule)
            return computeAutoTags(event, maxLength);
        const applies = rule.branch === undefined ? event.kind === 'default-branch' : onBranch && rule.branch === event.branch;
        return applies ? [rule.tag] : [];
    });
    return [...new Set(tags)].filter((tag) => tag !== immutable);
}
function computeAutoTags(event, maxLength) {
    if (event.kind === 'default-branch')
        return ['latest'];
    if (event.kind !== 'tag' || event.tagName === undefined || event.isPreRelease === true)
        return [];
    const version = (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersionTag */ ._Q)(event.tagName);
    if (version === undefined) {
        const name = (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shortenRefName */ .Ge)(event.tagName, 'tags', maxLength);
        return name !== '' && (0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .isMovingTag */ .Tp)(name, [event.revision]) ? [name] : [];
    }
    if (version.isPreRelease)
        return [];
    const { major, minor } = version;
    return major === '0' ? [`0.${minor}`] : [`${major}.${minor}`, major];
}
function keepLedFamilies(moving, event, gitTags) {
    const own = event.kind === 'tag' ? readNumbers(event.tagName ?? '') : undefined;
    if (own === undefined)
        return moving;
    const newer = gitTags.flatMap((name) => {
        const numbers = readNumbers(name);
        return numbers !== undefined && isNewer(numbers, own) ? [`${numbers.join('.')}.`] : [];
    });
    return moving.filter((family) => !newer.some((version) => version.startsWith(`${family}.`)));
}
function readNumbers(tagName) {
    const version = (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersionTag */ ._Q)(tagName);
    return version === undefined || version.isPreRelease ? undefined : version.text.split('_', 1)[0]?.split('.');
}
function isNewer(one, other) {
    for (const [index, text] of one.entries()) {
        const difference = BigInt(text) - BigInt(other[index] ?? '0');
        if (difference !== 0n)
            return difference > 0n;
    }
    return false;
}


/***/ }),

/***/ 88378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readOverrides),
/* harmony export */   i: () => (/* binding */ applyOverrides)
/* harmony export */ });
/* harmony import */ var _src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13501);
/* harmony import */ var _src_core_events_read_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43718);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);



const ownCommitEvents = new Set(['push', 'merge_group']);
function readOverrides(texts) {
    const { ref, sha, prNumber } = texts;
    if (ref !== undefined && !isFullRef(ref)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "ref" is "${ref}": use refs/heads/<branch>, refs/tags/<tag> or refs/pull/<number>/merge.`);
    }
    if (sha !== undefined && !(0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isFullSha */ .Wf)(sha)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "sha" is "${sha}": use the full commit sha, 40 or 64 lower-case hex digits.`);
    }
    if (prNumber !== undefined && !/^[1-9]\d{0,9}$/.test(prNumber)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "pr-number" is "${prNumber}": use the number of a pull request.`);
    }
    return { ref, sha, prNumber: prNumber === undefined ? undefined : Number(prNumber) };
}
function applyOverrides(event, overrides, eventRef) {
    const { ref, sha, prNumber } = overrides;
    let facts = event;
    if (ref !== undefined) {
        if (sha === undefined && ref !== eventRef) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "ref" is "${ref}" and this run is on "${eventRef}": set "sha" to the commit of that ref too.`);
        }
        const isPreRelease = ref === eventRef ? facts.isPreRelease : false;
        facts = { ...facts, ...(0,_src_core_events_read_event_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRef */ .r)(ref, facts.defaultBranch), isPreRelease, missing: [] };
    }
    if (prNumber !== undefined) {
        const isOwnPull = facts.kind === 'pull-request' && !facts.missing.includes('pull-request-head');
        const hasHead = sha !== undefined || isOwnPull || ownCommitEvents.has(facts.eventName);
        const open = hasHead ? [] : ['pull-request-head'];
        facts = { ...facts, kind: 'pull-request', prNumber, tagName: undefined, missing: open };
    }
    if (facts.missing.includes('ref')) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The event ${facts.eventName} has no ref: set "ref" and "sha" to what is built.`);
    }
    if (sha === undefined)
        return facts;
    const missing = facts.missing.filter((fact) => fact !== 'pull-request-head');
    return { ...facts, revision: sha, mergeSha: undefined, missing };
}
function isFullRef(ref) {
    const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;
    return /^refs\/(?:heads|tags)\/[^/.]|^refs\/pull\/[1-9]\d{0,9}\/(?:merge|head)$/.test(ref) && !forbidden.test(ref);
}


/***/ }),

/***/ 37974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ findSkipReason),
  R: () => (/* binding */ readSkipRules)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/branch-pattern.js
function matchesBranch(pattern, branch) {
    const tokens = pattern.match(/\*{2,}|[^]/gu) ?? [];
    const isWildcard = (token) => token?.startsWith('*') === true;
    const passWildcards = (places) => {
        const all = new Set(places);
        for (const place of all)
            if (isWildcard(tokens[place]))
                all.add(place + 1);
        return all;
    };
    let places = passWildcards(new Set([0]));
    for (const character of branch) {
        const next = [...places].flatMap((place) => {
            const token = tokens[place];
            if (isWildcard(token))
                return token === '*' && character === '/' ? [] : [place];
            return token === character ? [place + 1] : [];
        });
        places = passWildcards(new Set(next));
    }
    return places.has(tokens.length);
}

// EXTERNAL MODULE: ./build/src/core/inputs/timed-match.js
var timed_match = __webpack_require__(59024);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/skip-rules.js



function readSkipRules(lists) {
    const lines = lists.patterns.split(/\r?\n/).map((line) => line.trim());
    const patterns = lines.filter((line) => line !== '' && !/^#(?:\s|$)/.test(line)).map(readPattern);
    return { patterns, actors: lists.actors.map((actor) => actor.toLowerCase()), forced: lists.forced };
}
function findSkipReason(rules, event) {
    const { branch, subject } = event;
    if (branch !== undefined && rules.forced.some((pattern) => matchesBranch(pattern, branch)))
        return undefined;
    if (rules.actors.includes(event.actor.toLowerCase()))
        return `The actor ${event.actor} is in skip-actors.`;
    if (subject === undefined || event.kind === 'tag')
        return undefined;
    const pattern = rules.patterns.find((candidate) => (0,timed_match/* matchInTime */.s)(candidate, subject, 'Input "skip-patterns"') !== null);
    if (pattern === undefined)
        return undefined;
    const what = event.kind === 'pull-request' ? 'title of the pull request' : 'commit subject';
    return `The ${what} matches the skip pattern ${pattern.source}.`;
}
function readPattern(source) {
    try {
        return new RegExp(source, 'u');
    }
    catch (error) {
        const reason = (0,errors/* toMessage */.R9)(error).replace(/^.*: /s, '').toLowerCase();
        throw new errors/* UserError */.yo(`Input "skip-patterns" has "${source}", which is no regular expression of JavaScript with the flag "u" (${reason}): ${advise(source)}.`, { cause: error });
    }
}
function advise(source) {
    const flags = /\(\?([a-z]+)\)/i.exec(source)?.[1];
    if (flags !== undefined)
        return `put what "(?${flags})" is for inside of it, as in (?i:docs)`;
    const escaped = /\\([^\w\s^$\\.*+?()[\]{}|/])/.exec(source)?.[1];
    if (escaped !== undefined)
        return `write "${escaped}" without the backslash`;
    return 'correct it';
}


/***/ }),

/***/ 59024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ matchInTime)
/* harmony export */ });
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30714);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const limitMs = 1000;
function matchInTime(pattern, text, where) {
    try {
        return (0,node_vm__WEBPACK_IMPORTED_MODULE_0__.runInNewContext)('text.match(pattern)', { pattern, text }, { timeout: limitMs });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${where} has "${pattern.source}", which takes longer than a second on "${text.slice(0, 80)}": avoid repeated groups that can match in several ways, such as (a+)+.`, { cause: error });
    }
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


/***/ })

};
