export const id = 689;
export const ids = [689];
export const modules = {

/***/ 78240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ computeTag)
});

// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/documents.js
/** `manifest:key=value`, for each level of the image that is annotated. */
function levelled(annotations, levels) {
    return levels.flatMap((level) => annotations.map((annotation) => `${level}:${annotation}`));
}
/** The output `json`, in the form of docker/metadata-action. */
function metadataJson(metadata, levels) {
    return JSON.stringify({
        tags: metadata.tags,
        'tag-names': metadata.tagNames,
        labels: asObject(metadata.labels),
        annotations: levelled(metadata.annotations, levels),
    });
}
/** One target of docker buildx bake to inherit from, whole and in parts. */
function bakeDefinitions(metadata, levels, target) {
    const definition = (body) => JSON.stringify({ target: { [target]: body } }, null, 2);
    const tags = { tags: metadata.tags };
    const labels = { labels: asObject(metadata.labels) };
    const args = {
        args: {
            DOCKER_META_IMAGES: metadata.images.join(','),
            ...(metadata.version === '' ? {} : { DOCKER_META_VERSION: metadata.version }),
        },
    };
    return {
        'bake-file-tags': definition({ ...tags, ...args }),
        'bake-file-labels': definition(labels),
        'bake-file-annotations': definition({ annotations: levelled(metadata.annotations, levels) }),
        'bake-file': definition({ ...tags, ...labels, ...args }),
    };
}
function asObject(labels) {
    return Object.fromEntries(labels.map((label) => {
        const at = label.indexOf('=');
        return [label.slice(0, at), label.slice(at + 1)];
    }));
}

// EXTERNAL MODULE: ./build/src/core/tags/image-names.js
var image_names = __webpack_require__(27743);
// EXTERNAL MODULE: ./build/actions/compute-tag/rules/labels.js
var labels = __webpack_require__(70212);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/masked-names.js
const accountHost = /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//;
/**
 * The first image whose registry's host holds an AWS account id. Logins often mask that id, and the runner drops job
 * outputs that hold a masked value, whose list nobody can read (T18).
 */
function imageLikelyMasked(images) {
    return images.find((image) => accountHost.test(image));
}

// EXTERNAL MODULE: ./build/actions/compute-tag/rules/moving-tags.js
var moving_tags = __webpack_require__(56051);
// EXTERNAL MODULE: ./build/actions/compute-tag/rules/overrides.js
var overrides = __webpack_require__(88378);
// EXTERNAL MODULE: ./build/actions/compute-tag/rules/skip-rules.js
var skip_rules = __webpack_require__(67106);
// EXTERNAL MODULE: ./build/src/core/tags/tag-text.js
var tag_text = __webpack_require__(88063);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./build/actions/compute-tag/bake-files.js


/** Writes the bake definitions where later steps of the job find them. */
async function writeBakeFiles(metadata, levels, target, files) {
    const folder = await files.temporaryFolder({ lasting: true });
    const paths = Object.entries(bakeDefinitions(metadata, levels, target)).map(async ([output, definition]) => {
        const path = (0,posix_.join)(folder, `${output.replace(/^bake-file/, 'docker-metadata-action-bake')}.json`);
        await files.writeText(path, definition);
        return [output, path];
    });
    return Object.fromEntries(await Promise.all(paths));
}

// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/services/github/ask-api.js
var ask_api = __webpack_require__(27284);
;// CONCATENATED MODULE: ./build/actions/compute-tag/metadata-action.js




/**
 * Names and labels by docker/metadata-action's rules, for who comes from there. The libraries that they need are loaded
 * here and by nobody else.
 * @throws UserError with the message that docker/metadata-action has.
 */
async function readGrammar(inputs, event, overrides, deps) {
    const { run, clock, log } = deps;
    const { computeMetadata } = await Promise.all(/* import() */[__webpack_require__.e(971), __webpack_require__.e(693)]).then(__webpack_require__.bind(__webpack_require__, 34693));
    const repository = await repositoryOf(deps);
    const told = (...path) => (0,labels/* oneLine */.TN)((0,read_json/* textAt */.$6)(repository, ...path) ?? '');
    const now = new Date(clock.now());
    const sha = overrides.sha ?? (inputs.prHeadSha && event.kind === 'pull-request' ? event.revision : run.sha);
    const context = {
        eventName: run.eventName,
        ref: refOf(run, event, overrides),
        sha,
        payload: run.payload,
        shortShaLength: inputs.shortShaLength,
        now,
        commitDate: usesCommitDate(inputs) ? ((await commitDate(sha, deps)) ?? now) : now,
    };
    const facts = {
        context,
        revision: event.revision,
        repository: {
            name: told('name'),
            description: told('description'),
            url: told('html_url'),
            licence: told('license', 'spdx_id'),
            defaultBranch: told('default_branch'),
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
/** `pull_request_target` runs on the base branch, and its tags are those of the pull request all the same. */
function refOf(run, event, overrides) {
    if (overrides.ref !== undefined)
        return overrides.ref;
    const isPull = run.eventName === 'pull_request_target' || overrides.prNumber !== undefined;
    return isPull && event.prNumber !== undefined ? `refs/pull/${String(event.prNumber)}/merge` : run.ref;
}
/** From the payload; the one of a schedule may lack it. */
async function repositoryOf(deps) {
    const { payload, repository, serverUrl, eventName } = deps.run;
    const told = (0,read_json/* valueAt */.fK)(payload, 'repository');
    if ((0,read_json/* textAt */.$6)(told, 'name') !== undefined)
        return told;
    const question = { what: 'this repository', path: `/repos/${repository}`, permission: 'metadata: read' };
    const answer = eventName === 'schedule' ? await (0,ask_api/* askApi */.wk)(question, deps) : undefined;
    const name = repository.slice(repository.indexOf('/') + 1);
    return answer ?? { name, html_url: `${serverUrl}/${repository}` };
}
function usesCommitDate(inputs) {
    return [inputs.tags, inputs.flavor, inputs.labels, inputs.annotations].some((text) => text.includes('commit_date'));
}
/** From the payload of a push, else from the API; undefined when neither knows. */
async function commitDate(sha, deps) {
    const { payload, repository } = deps.run;
    const commits = [...(0,read_json/* listAt */.gT)(payload, 'commits'), (0,read_json/* valueAt */.fK)(payload, 'head_commit')];
    const pushed = commits.find((commit) => (0,read_json/* textAt */.$6)(commit, 'id') === sha);
    const date = (0,read_json/* textAt */.$6)(pushed, 'timestamp') ??
        (0,read_json/* textAt */.$6)(await (0,ask_api/* askApi */.wk)({ what: 'the date of the commit', path: `/repos/${repository}/commits/${sha}`, permission: 'contents: read' }, deps).catch((error) => {
            deps.log.debug(`The date of the commit is not known: ${(0,errors/* toMessage */.R9)(error)}`);
        }), 'commit', 'committer', 'date');
    return date === undefined ? undefined : new Date(date);
}

// EXTERNAL MODULE: ./build/src/core/handover/record.js
var record = __webpack_require__(71908);
// EXTERNAL MODULE: ./build/src/services/artifacts/find-record.js
var find_record = __webpack_require__(1917);
;// CONCATENATED MODULE: ./build/actions/compute-tag/recorded-tag.js





/** A run with more records than this is not searched for the one that fits. */
const mostRecords = 20;
/**
 * The tag that the triggering run recorded for this image and this revision: it knows what no event tells, such as
 * another prefix or a tag that was given (T9, T10).
 * @returns undefined when there is no record that agrees, or none may be read
 * @throws UserError that lists the tags when records disagree.
 */
async function recordedTag(event, image, deps) {
    const { run, log } = deps;
    const runId = (0,read_json/* countAt */.$v)(run.payload, 'workflow_run', 'id');
    if (run.eventName !== 'workflow_run' || runId === undefined)
        return undefined;
    const from = { runId, repository: run.repository };
    const records = await readRecords(from, deps).catch((error) => {
        log.info(`The triggering run's record is not read: ${(0,errors/* toMessage */.R9)(error)}`);
        return [];
    });
    const tags = new Set(records.filter((record) => agrees(record, event, image, from)).map(({ tag }) => tag));
    if (tags.size > 1) {
        throw new errors/* UserError */.yo(`The triggering run recorded several tags for ${image}, ${[...tags].join(', ')}: set "tag".`);
    }
    const [tag] = tags;
    return tag;
}
async function readRecords(from, deps) {
    const entries = (await deps.artifacts.list(from))
        .filter(({ name }) => name.endsWith(record/* recordSuffix */.RY))
        .sort((one, other) => one.id - other.id);
    // Of several attempts under one name the newest counts.
    const newest = [...new Map(entries.map((entry) => [entry.name, entry])).values()];
    if (newest.length > mostRecords)
        throw new Error(`it has ${String(newest.length)} of them`);
    const records = [];
    for (const entry of newest)
        records.push(await (0,find_record/* readRecord */.a)(entry, from, deps));
    return records;
}
/** A fork's run may have written anything: there the tag must show the commit, so that it names nothing else. */
function agrees(record, event, image, from) {
    return (record.tag !== '' &&
        record.image === image &&
        record.revision === event.revision &&
        record.run.id === from.runId &&
        (0,event_facts/* sameRepository */.RB)(record.run.repository, from.repository) &&
        (!event.isFork || showsCommit(record.tag, event.revision)));
}
function showsCommit(tag, revision) {
    const shown = tag.slice(tag.lastIndexOf('-') + 1);
    return shown.length >= 7 && revision.startsWith(shown);
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/complete-event.js




/**
 * Fills in what `event` has open: what a `workflow_run` payload does not tell is asked of the API (T9, T10). No other
 * event costs a call.
 * @throws UserError when the API may not be asked, or does not know.
 */
async function closeEvent(event, deps) {
    let facts = { ...event, open: [] };
    if (event.open.includes('pull-request-number')) {
        facts = { ...facts, prNumber: await findPullRequest(event, deps) };
    }
    if (event.open.includes('pull-request-head') && event.prNumber !== undefined) {
        facts = { ...facts, ...(await pullRequestHead(event.prNumber, deps)) };
    }
    if (event.open.includes('branch-or-tag') &&
        event.branch !== undefined &&
        (await isGitTag(event, event.branch, deps))) {
        facts = { ...facts, kind: 'tag', branch: undefined, tagName: event.branch };
    }
    return facts;
}
async function pullRequestHead(number, deps) {
    const what = `pull request #${String(number)}`;
    const path = `/repos/${deps.run.repository}/pulls/${String(number)}`;
    const pull = await (0,ask_api/* askApi */.wk)({ what, path, permission: 'pull-requests: read' }, deps);
    const revision = (0,read_json/* textAt */.$6)(pull, 'head', 'sha');
    if (revision === undefined || !(0,event_facts/* isFullSha */.Wf)(revision)) {
        throw new errors/* UserError */.yo(`There is no ${what} in ${deps.run.repository}: check the input "pr-number".`);
    }
    const headRepository = (0,read_json/* textAt */.$6)(pull, 'head', 'repo', 'full_name');
    return {
        revision,
        branch: (0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(pull, 'head', 'ref')),
        headRepository,
        isFork: !(0,event_facts/* sameRepository */.RB)(headRepository, deps.run.repository),
        subject: (0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(pull, 'title')),
    };
}
/** By head branch first, then by commit: a fork that is gone has only the commit left. */
async function findPullRequest(event, deps) {
    const repository = `/repos/${deps.run.repository}`;
    const what = 'the pull request of the triggering run';
    const permission = 'pull-requests: read';
    const { headRepository, branch, revision } = event;
    if (headRepository !== undefined && branch !== undefined) {
        const owner = headRepository.slice(0, headRepository.indexOf('/'));
        const query = { head: `${owner}:${branch}`, state: 'all', per_page: 100 };
        const answer = await (0,ask_api/* askApi */.wk)({ what, path: `${repository}/pulls`, query, permission }, deps);
        const pulls = (0,read_json/* listAt */.gT)(answer).filter((pull) => (0,event_facts/* sameRepository */.RB)((0,read_json/* textAt */.$6)(pull, 'head', 'repo', 'full_name'), headRepository));
        const found = theOne(pulls, revision);
        if (found !== undefined)
            return found;
    }
    const answer = await (0,ask_api/* askApi */.wk)({ what, path: `${repository}/commits/${revision}/pulls`, permission }, deps);
    const pulls = (0,read_json/* listAt */.gT)(answer).filter((pull) => (0,event_facts/* sameRepository */.RB)((0,read_json/* textAt */.$6)(pull, 'base', 'repo', 'full_name'), deps.run.repository));
    const found = theOne(pulls, revision);
    if (found !== undefined)
        return found;
    const numbers = pulls.map((pull) => `#${String((0,read_json/* countAt */.$v)(pull, 'number') ?? '?')}`).join(', ');
    throw new errors/* UserError */.yo(`No single pull request belongs to ${revision} (${numbers === '' ? 'none found' : numbers}): set the input "pr-number".`);
}
/** The one with that head; else the only one that is open; else the only one. */
function theOne(pulls, revision) {
    const candidates = pulls.flatMap((pull) => {
        const number = (0,read_json/* countAt */.$v)(pull, 'number');
        if (number === undefined)
            return [];
        return [{ number, headSha: (0,read_json/* textAt */.$6)(pull, 'head', 'sha'), open: (0,read_json/* textAt */.$6)(pull, 'state') === 'open' }];
    });
    const choices = [
        candidates.filter(({ headSha }) => headSha === revision),
        candidates.filter(({ open }) => open),
        candidates,
    ];
    const [choice] = choices.filter(({ length }) => length > 0);
    return choice?.length === 1 ? choice[0]?.number : undefined;
}
/** Whether the bare name is a git tag of this revision; an annotated tag is followed to its commit. */
async function isGitTag(event, name, deps) {
    const repository = `/repos/${deps.run.repository}`;
    const question = { what: 'the ref of the triggering run', permission: 'contents: read' };
    const encoded = name.split('/').map(encodeURIComponent).join('/');
    const ref = await (0,ask_api/* askApi */.wk)({ ...question, path: `${repository}/git/ref/tags/${encoded}` }, deps);
    let sha = (0,read_json/* textAt */.$6)(ref, 'object', 'sha');
    if ((0,read_json/* textAt */.$6)(ref, 'object', 'type') === 'tag' && sha !== undefined) {
        const tag = await (0,ask_api/* askApi */.wk)({ ...question, path: `${repository}/git/tags/${encodeURIComponent(sha)}` }, deps);
        sha = (0,read_json/* textAt */.$6)(tag, 'object', 'sha');
    }
    return sha === event.revision;
}

// EXTERNAL MODULE: ./build/src/services/git/source-sha.js
var source_sha = __webpack_require__(54867);
;// CONCATENATED MODULE: ./build/actions/compute-tag/compute-tag.js
















/**
 * Computes everything that names the image of this event.
 * @throws UserError for inputs and events that give no valid tag.
 */
async function computeTag(inputs, deps) {
    const { run, log } = deps;
    (0,tag_text/* checkStyle */.iy)(inputs.style);
    const told = (0,overrides/* override */.$)((0,event_facts/* readEventFacts */._r)(run), inputs.overrides, run.ref);
    const given = inputs.tag === undefined ? await findRecordedTag(told, inputs, deps) : checkedTag(inputs.tag, inputs.style);
    const event = await completeEvent(told, given, deps);
    if (run.eventName === 'workflow_run' && event.eventName === 'workflow_run') {
        log.warning('The triggering run was started by workflow_run itself, so all it tells is the default branch: pass the handover on, or set "ref" and "sha".');
    }
    const shownSha = given === undefined ? shaForTag(event, inputs) : event.revision;
    const tag = given ?? (0,tag_text/* tagText */.em)(event, shownSha, inputs.style);
    const short = (0,tag_text/* shortSha */.Fu)(shownSha, inputs.style);
    const metadata = inputs.grammar === undefined
        ? ownMetadata(event, tag, inputs, deps)
        : await readGrammar(inputs.grammar, event, inputs.overrides, deps);
    const images = (0,image_names/* imageNames */.s)(metadata.images, run.repository);
    const [image = ''] = images;
    const masked = imageLikelyMasked(images);
    if (masked !== undefined) {
        log.notice(`"${masked}" holds an AWS account id. Where a login masks it, outputs with it come out empty in other jobs: pass on "tag" and "digest", or let the consumer find the record by its run.`);
    }
    const [, ...ownMoving] = metadata.tagNames;
    const moving = inputs.grammar === undefined ? ownMoving : metadata.tagNames.filter((name) => (0,moving_tags/* isMoving */.rU)(name, short));
    const levels = inputs.annotationLevels;
    const { bakeTarget } = inputs;
    const result = {
        tag,
        image,
        images,
        imageRef: `${image}:${tag}`,
        tags: metadata.tags,
        tagNames: metadata.tagNames,
        movingTags: metadata.images.length === 0 ? moving : referencesOf(metadata.images, moving),
        version: metadata.version,
        labels: metadata.labels,
        annotations: levelled(metadata.annotations, levels),
        json: metadataJson(metadata, levels),
        bakeFiles: bakeTarget === undefined ? undefined : await writeBakeFiles(metadata, levels, bakeTarget, deps.files),
        revision: event.revision,
        shortSha: short,
        sourceSha: await (0,source_sha/* readSourceSha */.K)(event, run, deps),
        prNumber: event.prNumber,
        branch: event.branch,
        kind: event.kind,
        isFork: event.isFork,
        canPush: event.canPush,
        artifactName: (0,image_names/* artifactName */.C)(image, tag),
        skipReason: (0,skip_rules/* skipReason */.Y)(inputs.skip, event),
        event,
    };
    log.info(`${result.imageRef} (${event.kind} at ${event.revision})`);
    return { result };
}
/** Only what the event leaves to others is worth a look at the triggering run's record. */
async function findRecordedTag(event, inputs, deps) {
    const { ref, sha, prNumber } = inputs.overrides;
    const isPlain = ref === undefined && sha === undefined && prNumber === undefined && inputs.grammar === undefined;
    const [image = ''] = isPlain ? (0,image_names/* imageNames */.s)(inputs.images, deps.run.repository) : [];
    return isPlain ? recordedTag(event, image, deps) : undefined;
}
/** With the tag at hand, a question that may not be asked costs other outputs, but never the revision. */
async function completeEvent(event, tag, deps) {
    try {
        return await closeEvent(event, deps);
    }
    catch (error) {
        const isVital = tag === undefined || event.open.includes('pull-request-head');
        if (isVital || !(error instanceof errors/* UserError */.yo))
            throw error;
        deps.log.warning(error.message);
        return event;
    }
}
/** Names and labels by our own rules. */
function ownMetadata(event, tag, inputs, deps) {
    const { run, clock } = deps;
    const images = (0,image_names/* imageNames */.s)(inputs.images, run.repository);
    const tagNames = [tag, ...(0,moving_tags/* movingTags */.Ui)(inputs.movingTags, event, tag, inputs.style.maxLength)];
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
        tags: referencesOf(images, tagNames),
        labels: (0,labels/* labelLines */._e)((0,labels/* imageLabels */.J0)(event, facts, inputs.labels)),
        annotations: (0,labels/* labelLines */._e)((0,labels/* imageLabels */.J0)(event, facts, inputs.annotations)),
    };
}
function shaForTag(event, inputs) {
    if (inputs.shaSource === 'head' || event.kind !== 'pull-request')
        return event.revision;
    if (event.mergeSha !== undefined)
        return event.mergeSha;
    throw new errors/* UserError */.yo(`Input "sha-source" is "merge", and on ${event.eventName} the merge commit is not known here: use "head".`);
}
function checkedTag(tag, { maxLength }) {
    if ((0,reference/* isTag */.dz)(tag) && tag.length <= maxLength)
        return tag;
    throw new errors/* UserError */.yo(`Input "tag" is "${tag}": a tag is 1 to ${String(maxLength)} letters, digits, "_", "." or "-" and starts with a letter, digit or "_".`);
}
function referencesOf(images, tags) {
    return images.flatMap((image) => tags.map((tag) => `${image}:${tag}`));
}


/***/ }),

/***/ 88606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ setsVariables),
/* harmony export */   Z: () => (/* binding */ readComputeTagInputs)
/* harmony export */ });
/* harmony import */ var _rules_labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70212);
/* harmony import */ var _rules_moving_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56051);
/* harmony import */ var _rules_overrides_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88378);
/* harmony import */ var _rules_skip_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67106);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);





const shortShaVariable = 'DOCKER_METADATA_SHORT_SHA_LENGTH';
/**
 * The inputs of `compute-tag/action.yml`. With `tags` or `flavor` the names follow docker/metadata-action's rules.
 * @param env of the run: docker/metadata-action's variables count here too (T6)
 * @throws UserError for the first value that is not allowed.
 */
function readComputeTagInputs(inputs, env) {
    const grammar = readGrammarInputs(inputs, env);
    const bakeTarget = inputs.text('bake-target');
    return {
        images: inputs.lines('images'),
        tag: inputs.text('tag'),
        style: {
            shortShaLength: inputs.integer('short-sha-length', { min: 7, max: 40, fallback: shortShaLengthOf(env) }),
            maxLength: inputs.integer('max-length', { min: 32, max: 128, fallback: 128 }),
            prPrefix: (inputs.text('pr-prefix') ?? 'pr-').toLowerCase(),
        },
        shaSource: inputs.choice('sha-source', ['head', 'merge'], 'head'),
        movingTags: (0,_rules_moving_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .readMovingRules */ .Im)(inputs.list('moving-tags')),
        labels: grammar === undefined ? (0,_rules_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .readLabels */ .k2)(inputs.lines('labels'), 'labels') : {},
        annotations: grammar === undefined ? (0,_rules_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .readLabels */ .k2)(inputs.lines('annotations'), 'annotations') : {},
        annotationLevels: (variable(env, 'DOCKER_METADATA_ANNOTATIONS_LEVELS') ?? 'manifest').split(','),
        skip: (0,_rules_skip_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .readSkipRules */ .R)({
            patterns: inputs.lines('skip-patterns'),
            actors: inputs.list('skip-actors'),
            forced: inputs.list('force-branches'),
        }),
        overrides: (0,_rules_overrides_js__WEBPACK_IMPORTED_MODULE_2__/* .readOverrides */ .i)({
            ref: inputs.text('ref'),
            sha: inputs.text('sha'),
            prNumber: inputs.text('pr-number'),
        }),
        grammar,
        bakeTarget: grammar === undefined ? bakeTarget : (bakeTarget ?? 'docker-metadata-action'),
    };
}
function readGrammarInputs(inputs, env) {
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
/** At least 7 and at most 40, whatever the variable asks for. */
function shortShaLengthOf(env) {
    const text = variable(env, shortShaVariable) ?? '7';
    if (/^\d+$/.test(text))
        return Math.min(Math.max(Number(text), 7), 40);
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${shortShaVariable} is not a valid number: ${text}`);
}
function setsVariables(env) {
    const text = variable(env, 'DOCKER_METADATA_SET_OUTPUT_ENV') ?? 'true';
    if (/^(?:1|t|T|true|TRUE|True)$/.test(text))
        return true;
    if (/^(?:0|f|F|false|FALSE|False)$/.test(text))
        return false;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`parseBool syntax error: ${text}`);
}
function variable(env, name) {
    const value = env[name];
    return value === '' ? undefined : value;
}


/***/ }),

/***/ 64669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ tagOutputs),
/* harmony export */   Ny: () => (/* binding */ readSeparators),
/* harmony export */   Y1: () => (/* binding */ computeTagOutputs),
/* harmony export */   rk: () => (/* binding */ computeTagVariables)
/* harmony export */ });
/* unused harmony exports newlines, metadataOutputs, bakeOutputs */
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88606);

const newlines = { tags: '\n', labels: '\n', annotations: '\n' };
/** What stands between the items of the outputs; a newline where nothing is set. */
function readSeparators(inputs) {
    return {
        tags: inputs.verbatim('sep-tags') ?? newlines.tags,
        labels: inputs.verbatim('sep-labels') ?? newlines.labels,
        annotations: inputs.verbatim('sep-annotations') ?? newlines.annotations,
    };
}
/** Every output that `compute-tag/action.yml` declares. */
function computeTagOutputs(result, separators = newlines) {
    return { ...tagOutputs(result, separators), ...bakeOutputs(result) };
}
/** The outputs that name and describe the image: all but the bake files. */
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
/**
 * The variables that docker/metadata-action sets beside its outputs, for who uses its rules.
 * @throws UserError for a DOCKER_METADATA_SET_OUTPUT_ENV that is no boolean.
 */
function computeTagVariables(inputs, result, separators, env) {
    if (inputs.grammar === undefined || !(0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .setsVariables */ .N)(env))
        return {};
    const outputs = Object.entries({ ...metadataOutputs(result, separators), ...bakeOutputs(result) });
    return Object.fromEntries(outputs.map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.replaceAll('-', '_').toUpperCase()}`, value]));
}
/** The outputs that docker/metadata-action has too, without its files. */
function metadataOutputs(result, separators) {
    return {
        version: result.version,
        tags: result.tags.join(separators.tags),
        'tag-names': result.tagNames.join(separators.tags),
        labels: result.labels.join(separators.labels),
        annotations: result.annotations.join(separators.annotations),
        json: result.json,
    };
}
function bakeOutputs({ bakeFiles }) {
    return {
        'bake-file-tags': bakeFiles?.['bake-file-tags'] ?? '',
        'bake-file-labels': bakeFiles?.['bake-file-labels'] ?? '',
        'bake-file-annotations': bakeFiles?.['bake-file-annotations'] ?? '',
        'bake-file': bakeFiles?.['bake-file'] ?? '',
    };
}


/***/ }),

/***/ 70212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J0: () => (/* binding */ imageLabels),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   _e: () => (/* binding */ labelLines),
/* harmony export */   k2: () => (/* binding */ readLabels)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);


const ours = 'io.github.ci-image-actions.';
/**
 * The eight OCI labels (T16) and ours; `revision` is what the tag was computed for.
 * @param custom labels of the user, which win
 */
function imageLabels(event, facts, custom) {
    return sortedLabels({ ...ociLabels(event.revision, facts), ...ownLabels(event), ...custom });
}
/** The eight labels of the OCI image specification. */
function ociLabels(revision, facts) {
    const { payload, repository, serverUrl } = facts;
    const told = (...path) => (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'repository', ...path);
    const url = told('html_url') ?? `${serverUrl}/${repository}`;
    const oci = {
        created: facts.created,
        description: told('description') ?? '',
        licenses: told('license', 'spdx_id') ?? '',
        revision,
        source: url,
        title: told('name') ?? repository.slice(repository.indexOf('/') + 1),
        url,
        version: facts.version,
    };
    return Object.fromEntries(Object.entries(oci).map(([name, value]) => [`org.opencontainers.image.${name}`, oneLine(value)]));
}
/**
 * Reads `key=value` lines; `key=` keeps the key with an empty value.
 * @throws UserError for a line without a key.
 */
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
/** `key=value` texts, by key. */
function labelLines(labels) {
    return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}
function ownLabels(event) {
    const { prNumber, branch } = event;
    return {
        ...(prNumber === undefined ? {} : { [`${ours}pr-number`]: String(prNumber) }),
        ...(branch === undefined ? {} : { [`${ours}branch`]: oneLine(branch) }),
    };
}
function sortedLabels(labels) {
    return Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}
/** A label is one line of a list. */
function oneLine(text) {
    return text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
}


/***/ }),

/***/ 56051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Im: () => (/* binding */ readMovingRules),
/* harmony export */   Ui: () => (/* binding */ movingTags),
/* harmony export */   rU: () => (/* binding */ isMoving)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88063);



/**
 * Reads `auto`, `none`, `tag` (on the default branch) and `tag=branch`.
 * @throws UserError for a value that cannot be a tag.
 */
function readMovingRules(lines) {
    if (lines.length === 0)
        return [{ auto: true }];
    if (lines.length === 1 && lines[0] === 'none')
        return [];
    return lines.map((line) => {
        if (line === 'auto')
            return { auto: true };
        const [tag = '', branch, ...rest] = line.split('=').map((part) => part.trim());
        if (!(0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)(tag) || tag === 'none' || branch === '' || rest.length > 0) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "moving-tags" has "${line}": use "auto", "none" alone, a tag such as "edge", or tag=branch such as "dev=development".`);
        }
        return { tag, branch };
    });
}
/** The tags that are re-pointed to this revision (T13); never the immutable one. */
function movingTags(rules, event, immutable, maxLength) {
    const onBranch = event.kind === 'default-branch' || event.kind === 'branch';
    const tags = rules.flatMap((rule) => {
        if ('auto' in rule)
            return autoTags(event, maxLength);
        const applies = rule.branch === undefined ? event.kind === 'default-branch' : onBranch && rule.branch === event.branch;
        return applies ? [rule.tag] : [];
    });
    return [...new Set(tags)].filter((tag) => tag !== immutable);
}
/** Whether a tag is re-pointed over time: it holds neither the sha nor a full version. */
function isMoving(tag, shortSha) {
    return !tag.includes(shortSha) && (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_2__/* .readVersion */ .$4)(tag.replaceAll('_', '+')) === undefined;
}
/** `latest` on the default branch; `1.2` and `1` on version tags, but for pre-releases and major 0; else the git tag's name. */
function autoTags(event, maxLength) {
    if (event.kind === 'default-branch')
        return ['latest'];
    if (event.kind !== 'tag' || event.tagName === undefined)
        return [];
    const version = (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_2__/* .readVersion */ .$4)(event.tagName);
    if (version === undefined) {
        const name = (0,_src_core_tags_tag_text_js__WEBPACK_IMPORTED_MODULE_2__/* .fitName */ .dl)(event.tagName, 'tags', maxLength);
        return name === '' ? [] : [name];
    }
    if (version.preRelease)
        return [];
    const { major, minor } = version;
    return major === '0' ? [`0.${minor}`] : [`${major}.${minor}`, major];
}


/***/ }),

/***/ 88378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ override),
/* harmony export */   i: () => (/* binding */ readOverrides)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13501);


/** Their commit is the one to build, also when the user knows its pull request. */
const eventsOfTheirOwn = new Set(['push', 'merge_group']);
/**
 * Checks the texts of `ref`, `sha` and `pr-number`, which often come from a dispatch form or another step.
 * @throws UserError naming the input and its form.
 */
function readOverrides(texts) {
    const { ref, sha, prNumber } = texts;
    if (ref !== undefined && !isFullRef(ref)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "ref" is "${ref}": use refs/heads/<branch>, refs/tags/<tag> or refs/pull/<number>/merge.`);
    }
    if (sha !== undefined && !(0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .isFullSha */ .Wf)(sha)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "sha" is "${sha}": use the full commit sha, 40 or 64 lower-case hex digits.`);
    }
    if (prNumber !== undefined && !/^[1-9]\d{0,9}$/.test(prNumber)) {
        throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "pr-number" is "${prNumber}": use the number of a pull request.`);
    }
    return { ref, sha, prNumber: prNumber === undefined ? undefined : Number(prNumber) };
}
/**
 * The event with the user's overrides.
 * @param eventRef the ref that the run itself is on
 * @throws UserError when `ref` moves away from the event and no `sha` says where to.
 */
function override(event, overrides, eventRef) {
    const { ref, sha, prNumber } = overrides;
    let facts = event;
    if (ref !== undefined) {
        if (sha === undefined && ref !== eventRef) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "ref" is "${ref}" and this run is on "${eventRef}": set "sha" to the commit of that ref too.`);
        }
        facts = { ...facts, ...(0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readRef */ .sg)(ref, facts.defaultBranch), open: [] };
    }
    if (prNumber !== undefined) {
        const hasHead = sha !== undefined || facts.kind === 'pull-request' || eventsOfTheirOwn.has(facts.eventName);
        const open = hasHead ? [] : ['pull-request-head'];
        facts = { ...facts, kind: 'pull-request', prNumber, tagName: undefined, open };
    }
    return sha === undefined ? facts : { ...facts, revision: sha, mergeSha: undefined };
}
/** git's own rules for ref names (git-check-ref-format), as far as they keep a text harmless. */
function isFullRef(ref) {
    const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;
    return /^refs\/(?:heads|tags)\/[^/.]|^refs\/pull\/[1-9]\d{0,9}\/(?:merge|head)$/.test(ref) && !forbidden.test(ref);
}


/***/ }),

/***/ 67106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readSkipRules),
/* harmony export */   Y: () => (/* binding */ skipReason)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/**
 * Reads the three skip inputs.
 * @throws UserError for a pattern that is no regular expression.
 */
function readSkipRules(lists) {
    const patterns = lists.patterns.map((source) => {
        try {
            return new RegExp(source, 'u');
        }
        catch {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "skip-patterns" has "${source}", which is no regular expression.`);
        }
    });
    return { patterns, actors: lists.actors.map((actor) => actor.toLowerCase()), forced: lists.forced };
}
/** Why there is nothing to build; undefined: build. */
function skipReason(rules, event) {
    const { branch, subject } = event;
    if (branch !== undefined && rules.forced.some((pattern) => matchesBranch(pattern, branch)))
        return undefined;
    if (rules.actors.includes(event.actor.toLowerCase()))
        return `The actor ${event.actor} is in skip-actors.`;
    const hit = subject === undefined ? undefined : rules.patterns.find((pattern) => pattern.test(subject));
    if (hit === undefined)
        return undefined;
    const what = event.kind === 'pull-request' ? 'title of the pull request' : 'commit subject';
    return `The ${what} matches the skip pattern ${hit.source}.`;
}
/** GitHub's own branch patterns: `*` within a part, `**` across parts, `?` is left literal as git forbids it in names. */
function matchesBranch(pattern, branch) {
    const source = pattern
        .split(/(\*\*|\*)/)
        .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')))
        .join('');
    return new RegExp(`^${source}$`, 's').test(branch);
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
