export const id = 762;
export const ids = [762];
export const modules = {

/***/ 28619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   Wf: () => (/* binding */ isFullSha),
/* harmony export */   _r: () => (/* binding */ readEventFacts),
/* harmony export */   sg: () => (/* binding */ readRef)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93114);


const pullRequestEvents = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Where the token and the secrets are the repository's own, whoever caused the event. */
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
/** Where Dependabot gets a read-only token and none of the Actions secrets. */
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
const queuePrefix = 'gh-readonly-queue/';
/**
 * Reads the event of a run: rows T7-T11.
 * @throws UserError when the payload lacks what its event always has.
 */
function readEventFacts(run) {
    if (run.eventName === 'workflow_run')
        return ofWorkflowRun(run);
    return pullRequestEvents.has(run.eventName) ? ofPullRequest(run) : ofRef(run);
}
function ofPullRequest(run) {
    const pull = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'pull_request');
    const headRepository = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    const isFork = !sameRepository(headRepository, run.repository);
    const privileged = privilegedEvents.has(run.eventName);
    return {
        eventName: run.eventName,
        kind: 'pull-request',
        revision: shaOf((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha'), 'pull_request.head.sha'),
        mergeSha: privileged ? undefined : run.sha,
        branch: firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'ref')),
        tagName: undefined,
        defaultBranch: (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch'),
        prNumber: (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') ?? missing('pull_request.number'),
        isFork,
        canPush: privileged || (!isFork && run.actor !== dependabot),
        headRepository,
        privileged,
        subject: firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'title')),
        actor: run.actor,
        open: [],
    };
}
function ofRef(run) {
    const releaseTag = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'release', 'tag_name');
    const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
    // A schedule runs on the default branch and nowhere else; its payload does not always name it.
    const scheduled = run.eventName === 'schedule' ? branchOf(ref) : undefined;
    const defaultBranch = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch') ?? scheduled;
    const message = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'head_commit', 'message') ?? (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_commit', 'message');
    return {
        ...readRef(ref, defaultBranch),
        eventName: run.eventName,
        revision: shaOf((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
        mergeSha: undefined,
        defaultBranch,
        isFork: false,
        canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
        headRepository: run.repository,
        privileged: privilegedEvents.has(run.eventName),
        subject: firstLine(message),
        actor: run.actor,
        open: [],
    };
}
/**
 * The triggering run as its `workflow_run` payload tells: a fork's `pull_requests` is always empty (T10), `head_branch`
 * is bare for branches and git tags alike, and under `pull_request_target` `head_sha` is the base.
 */
function ofWorkflowRun(run) {
    const trigger = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'workflow_run');
    const eventName = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'event') ?? missing('workflow_run.event');
    const headBranch = firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_branch'));
    const defaultBranch = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch');
    const headRepository = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_repository', 'full_name');
    const isPull = pullRequestEvents.has(eventName);
    const common = {
        eventName,
        mergeSha: undefined,
        defaultBranch,
        isFork: !sameRepository(headRepository, run.repository),
        canPush: true,
        headRepository,
        privileged: true,
        actor: (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'actor', 'login') ?? run.actor,
    };
    if (isPull) {
        // In a fork, pull requests of the same branch at the parent are listed too.
        const here = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'repository', 'id');
        const pulls = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(trigger, 'pull_requests').filter((each) => (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(each, 'base', 'repo', 'id') === here);
        const [pull, ...others] = pulls;
        const prNumber = others.length === 0 ? (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') : undefined;
        const headSha = eventName === 'pull_request_target' ? (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'id') : (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha');
        return {
            ...common,
            kind: 'pull-request',
            revision: shaOf(headSha, 'workflow_run.head_sha'),
            branch: headBranch,
            tagName: undefined,
            prNumber,
            subject: firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'display_title')),
            open: prNumber === undefined ? ['pull-request-number'] : [],
        };
    }
    const revision = shaOf((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha'), 'workflow_run.head_sha');
    const subject = firstLine((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'message'));
    const ref = `refs/${eventName === 'release' ? 'tags' : 'heads'}/${headBranch ?? missing('workflow_run.head_branch')}`;
    const read = readRef(ref, defaultBranch);
    const open = read.kind === 'branch' ? ['branch-or-tag'] : [];
    return { ...common, ...read, revision, subject, open };
}
/** What a full ref stands for. */
function readRef(ref, defaultBranch) {
    const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
    if (pull !== null) {
        return { kind: 'pull-request', branch: undefined, tagName: undefined, prNumber: Number(pull[1]) };
    }
    const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
    if (tagName !== undefined)
        return { kind: 'tag', branch: undefined, tagName, prNumber: undefined };
    const branch = branchOf(ref);
    if (branch === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ref of this run is "${ref}": set the input "ref" to refs/heads/<branch> or refs/tags/<tag>.`);
    }
    const kind = branch.startsWith(queuePrefix) ? 'merge-queue' : branch === defaultBranch ? 'default-branch' : 'branch';
    return { kind, branch, tagName: undefined, prNumber: undefined };
}
/** Whether `text` is a full commit id, SHA-1 or SHA-256. */
function isFullSha(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** GitHub compares names without case. */
function sameRepository(one, other) {
    return one?.toLowerCase() === other.toLowerCase();
}
function branchOf(ref) {
    return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
/** Nothing from outside brings a line break into an output. */
function firstLine(text) {
    return text?.split(/\r?\n|\r/, 1)[0];
}
function shaOf(text, name) {
    if (text === undefined)
        return missing(name);
    if (!isFullSha(text))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's ${name} is "${text}", which is no full commit sha.`);
    return text;
}
function missing(name) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}


/***/ }),

/***/ 22738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RY: () => (/* binding */ recordSuffix),
/* harmony export */   bA: () => (/* binding */ serialiseHandover),
/* harmony export */   dl: () => (/* binding */ parseHandover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _image_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69896);


/** Ending of the artifact that holds the record. */
const recordSuffix = '.handover.json';
/** One line of JSON: it is a job output too. */
function serialiseHandover(record) {
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
        tag: reader.text('tag', _image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz),
        digest: reader.text('digest', _image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageid: reader.text('imageid', _image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageids: reader.digests('imageids'),
        platforms: reader.texts('platforms', (value) => /^[a-z0-9]+(\/[a-z0-9.]+){1,2}$/.test(value)),
        revision: reader.text('revision', isSha),
        'source-sha': reader.text('source-sha', isSha),
        'pushed-refs': reader.children('pushed-refs').map((entry) => ({
            ref: entry.text('ref', isReference),
            digest: entry.text('digest', _image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
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
        'artifact-digest': reader.text('artifact-digest', _image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
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
        (0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(value, 'reference');
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
        return Object.fromEntries(entries.map(([key, value]) => (typeof value === 'string' && (0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value) ? [key, value] : this.#refuse(name))));
    }
    count(name) {
        const value = this.value(name);
        return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : this.#refuse(name);
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

/***/ 69896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Q: () => (/* binding */ parseImageRef),
/* harmony export */   dz: () => (/* binding */ isTag)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** The grammar of github.com/distribution/reference: a tag is up to 128 word characters, dots and dashes. */
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^sha256:[a-f0-9]{64}$/;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::\d{1,5})?$/;
const hostIpv6 = /^\[[a-fA-F0-9:]+\](?::\d{1,5})?$/;
const maxRepositoryLength = 255;
/** Whether `text` can stand behind the colon of a reference. */
function isTag(text) {
    return tagPattern.test(text);
}
/** Whether `text` is a full sha256 digest: the only algorithm that is accepted (failures-and-threats section 4). */
function isDigest(text) {
    return digestPattern.test(text);
}
/**
 * Parses `[host[:port]/]path[:tag][@digest]` by the distribution grammar.
 * @param what names the value in the error: `input "image"`
 * @throws UserError with the rule that the text breaks.
 */
function parseImageRef(text, what) {
    const refuse = (rule) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${text}", which is no image reference: ${rule}.`);
    };
    if (text === '')
        return refuse('it is empty; the job or step output that fills it was empty or was dropped');
    const at = text.indexOf('@');
    const digest = at === -1 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !isDigest(digest))
        return refuse('behind "@" stands "sha256:" and 64 hex digits');
    const name = at === -1 ? text : text.slice(0, at);
    const colon = name.lastIndexOf(':');
    const hasTag = colon > name.lastIndexOf('/') && !name.endsWith(']');
    const tag = hasTag ? name.slice(colon + 1) : undefined;
    if (tag !== undefined && !isTag(tag)) {
        return refuse('a tag is 1 to 128 letters, digits, "_", "." or "-" and starts with a letter, digit or "_"');
    }
    const repository = hasTag ? name.slice(0, colon) : name;
    const { host, path } = splitHost(repository);
    if (host !== undefined && !hostName.test(host) && !hostIpv6.test(host)) {
        return refuse(`"${host}" is no registry host`);
    }
    if (repository.length > maxRepositoryLength) {
        return refuse(`a name is at most ${String(maxRepositoryLength)} characters long`);
    }
    for (const part of path.split('/')) {
        if (part === '')
            return refuse('a part between slashes is empty');
        if (/[A-Z]/.test(part))
            return refuse(`"${part}" must be lower case`);
        if (!pathPart.test(part)) {
            return refuse(`"${part}" may hold a-z, 0-9 and single ".", "_", "__" or "-" between them`);
        }
    }
    return { repository, host, path, tag, digest };
}
/** The first part is a host when it has a dot, a colon or an upper-case letter, or is `localhost`, as docker decides. */
function splitHost(repository) {
    const slash = repository.indexOf('/');
    const first = slash === -1 ? '' : repository.slice(0, slash);
    const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
    return isHost ? { host: first, path: repository.slice(slash + 1) } : { host: undefined, path: repository };
}
/** The last part of the image's path: `app` of `ghcr.io/acme/app`. */
function shortName(ref) {
    return ref.path.slice(ref.path.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 42856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ splitCommas),
/* harmony export */   i_: () => (/* binding */ InputReader)
/* harmony export */ });
/* unused harmony export oneOf */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/**
 * Typed reading of inputs. Empty means unset everywhere, and only here. A value that is not allowed is a UserError
 * with the value and the ones that are.
 */
class InputReader {
    #source;
    constructor(source) {
        this.#source = source;
    }
    /** The same inputs, but only those of `names`: everything else is unset. */
    only(names) {
        return new InputReader((name) => (names.includes(name) ? this.#source(name) : ''));
    }
    text(name) {
        const value = this.#source(name).trim();
        return value === '' ? undefined : value;
    }
    /** The value with its white space, for separators and for texts that are read elsewhere. */
    verbatim(name) {
        const value = this.#source(name);
        return value === '' ? undefined : value;
    }
    choice(name, allowed, fallback) {
        const value = this.text(name);
        if (value === undefined)
            return fallback;
        const match = allowed.find((option) => option === value);
        if (match === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use ${oneOf(allowed)}.`);
        }
        return match;
    }
    boolean(name, fallback) {
        const value = this.text(name);
        if (value === undefined)
            return fallback;
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (/^(false|False|FALSE)$/.test(value))
            return false;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use true or false.`);
    }
    integer(name, range) {
        const value = this.text(name);
        if (value === undefined)
            return range.fallback;
        const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
        if (!(number >= range.min && number <= range.max)) {
            const limits = `${String(range.min)} to ${String(range.max)}`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use a whole number from ${limits}.`);
        }
        return number;
    }
    /** One value a line; blank lines and lines that start with `#` are left out. */
    lines(name) {
        return this.#source(name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '' && !line.startsWith('#'));
    }
    /** Like `lines`, and commas separate too, as build-push-action reads its short lists. A quoted field keeps its commas. */
    list(name) {
        return this.lines(name)
            .flatMap(splitCommas)
            .map((value) => value.trim())
            .filter((value) => value !== '');
    }
}
/** `a,"b,c"` -> `a`, `b,c`: one line of RFC 4180, where a doubled quote inside quotes is a quote. */
function splitCommas(line) {
    const fields = [];
    const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
    for (const [, quoted, plain] of line.matchAll(field)) {
        fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    }
    return fields;
}
/** `a`, `b` or `c` */
function oneOf(values) {
    const quoted = values.map((value) => `"${value}"`);
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}


/***/ }),

/***/ 79332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ summaryTable)
/* harmony export */ });
/** A table for the step's summary page. Values may come from outside and are shown as they are. */
function summaryTable(title, rows) {
    const shown = rows.filter(([, values]) => values.length > 0);
    const lines = shown.map(([name, values]) => `| ${name} | ${values.map(asCode).join('<br>')} |`);
    return [`### ${title}`, '', '| | |', '|---|---|', ...lines, ''].join('\n');
}
/** Text that neither Markdown nor HTML reads as anything else. */
function asCode(text) {
    const escaped = text.replaceAll(/[^\w ./:@+,-]/gu, (character) => `&#${String(character.codePointAt(0))};`);
    return `<code>${escaped}</code>`;
}


/***/ }),

/***/ 93114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   $v: () => (/* binding */ countAt),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gT: () => (/* binding */ listAt)
/* harmony export */ });
/*
 * Reading of JSON that came from outside: nothing in it is trusted to be there or to have a type.
 */
/** The value at `path`; undefined where a step of it is missing or is no object of its own. */
function valueAt(json, ...path) {
    let value = json;
    for (const name of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
            return undefined;
        value = value[name];
    }
    return value;
}
/** The text at `path`; undefined when there is none, or it is empty. */
function textAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** The whole number from 1 at `path`. */
function countAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** The list at `path`; empty when there is none. */
function listAt(json, ...path) {
    const value = valueAt(json, ...path);
    return Array.isArray(value) ? value : [];
}


/***/ }),

/***/ 27406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H9: () => (/* binding */ finalErrorLine),
/* harmony export */   Qd: () => (/* binding */ CommandError),
/* harmony export */   R9: () => (/* binding */ toMessage),
/* harmony export */   oW: () => (/* binding */ UploadError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/** The user's to mend: shown as its message alone, one sentence with the value and the next step. */
class UserError extends Error {
    name = 'UserError';
}
/** A program that ended badly, with the evidence that classifying needs. */
class CommandError extends Error {
    name = 'CommandError';
    /** The program and its subcommand, never the whole argv: arguments may hold values that a log must not. */
    command;
    /** Exit code; -1 when a signal or a time limit ended it. */
    exitCode;
    /** The end of what it wrote on stderr, at most 20 kB. */
    stderr;
    timedOut;
    constructor(facts) {
        const line = finalErrorLine(facts.stderr);
        const how = facts.timedOut === true ? 'ran into its time limit' : `failed with exit code ${String(facts.exitCode)}`;
        super(`${facts.command} ${how}${line === '' ? '' : `: ${line}`}`);
        this.command = facts.command;
        this.exitCode = facts.exitCode;
        this.stderr = facts.stderr.slice(-20_000);
        this.timedOut = facts.timedOut ?? false;
    }
    /** The line that says why: what a failure is classified on (failures-and-threats section 1). */
    get finalLine() {
        return finalErrorLine(this.stderr);
    }
}
/** An upload of an artifact that failed, or whose answer got lost. */
class UploadError extends Error {
    name = 'UploadError';
    /** `sha256:<hex>` of what was sent; undefined when not all of it was. */
    sentDigest;
    constructor(message, sentDigest, options) {
        super(message, options);
        this.sentDigest = sentDigest;
    }
}
const trailer = /^Switch to a different driver|^(Run|See) 'docker |^Usage: |^Learn more at http|^View build details: /;
const markup = /^<\/?[a-z!]|<\/html>$/i;
/**
 * The line that says why a program failed: the last one that is not empty, since buildx and docker both put the reason
 * there, never earlier. What clients print behind it (usage, links) is passed over, and an answer that is a page of
 * HTML is joined to the line that it begins on.
 */
function finalErrorLine(stderr) {
    const lines = stderr
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !trailer.test(line));
    const last = lines.at(-1) ?? '';
    if (!markup.test(last))
        return last;
    const start = lines.findLastIndex((line) => /<(html|!doctype)/i.test(line));
    return start === -1 ? last : lines.slice(start).join(' ').slice(0, 1000);
}
/** What to show of anything that was thrown. */
function toMessage(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 56040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ tryWork)
});

;// CONCATENATED MODULE: ./build/src/core/retry-policy.js
const longestWaitMs = 60_000;
const retriesOf = {
    user: 0,
    permanent: 0,
    auth: 0,
    'rate-limit': Infinity,
    transient: Infinity,
    builder: Infinity,
    timeout: Infinity,
    unknown: 1,
};
/** Whether try number `attempt` (from 1), which failed so, is followed by another one. */
function mayRetry(failure, attempt, policy) {
    if (policy.retryOn === 'never' || attempt >= policy.maxAttempts)
        return false;
    if (policy.retryOn === 'any')
        return true;
    return attempt <= Math.min(retriesOf[failure.class], failure.maxRetries ?? Infinity);
}
/** Milliseconds to wait after failed try number `attempt`: full jitter over a doubling wait, at most 60 s. */
function waitAfter(attempt, policy, random) {
    const ceiling = Math.min(policy.waitSeconds * 1000 * 2 ** (attempt - 1), longestWaitMs);
    return Math.round(ceiling * random);
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/flows/retry.js


/**
 * Runs `work` until it succeeds, fails for good, or runs out of attempts or time. Each retry is a warning that names
 * the reason and the wait (B17).
 */
async function tryWork(request, deps) {
    const { title, policy, deadline, signal } = request;
    for (let attempt = 1;; attempt++) {
        try {
            return { ok: true, value: await request.work(attempt), attempts: attempt };
        }
        catch (error) {
            if (error instanceof errors/* UserError */.yo || error instanceof TypeError || signal?.aborted === true)
                throw error;
            const failure = request.classify(error);
            const settled = await request.settle?.(failure);
            if (settled !== undefined)
                return { ok: true, value: settled, attempts: attempt };
            if (!mayRetry(failure, attempt, policy))
                return { ok: false, failure, attempts: attempt, error };
            const asked = failure.class === 'rate-limit' ? ((await request.retryAfter?.(failure)) ?? 60_000) : undefined;
            const wait = asked ?? waitAfter(attempt, policy, deps.clock.random());
            if (deps.clock.now() + wait >= deadline) {
                const seconds = String(Math.ceil(wait / 1000));
                const remedy = `the next try would start in ${seconds} s, after the time limit: ${failure.remedy}`;
                return { ok: false, failure: { ...failure, remedy }, attempts: attempt, error };
            }
            deps.log.warning(`${title}: attempt ${String(attempt)} of ${String(policy.maxAttempts)} failed (${failure.class}): ${failure.reason} - trying again in ${(wait / 1000).toFixed(1)} s.`);
            await deps.clock.sleep(wait, signal);
        }
    }
}


/***/ }),

/***/ 87309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
;// CONCATENATED MODULE: ./build/src/adapters/actions-log.js

/** GitHub shows ten annotations of a kind for a step; three of ours leave room for the tool's own findings. */
const shownOfAKind = 3;
/** The step's log on a runner. Everything printed here first ends the shield around child output. */
function actionsLog(shield, now) {
    const shown = { notice: 0, warning: 0 };
    const annotate = (kind, message, where) => {
        shield.resume();
        shown[kind] += 1;
        const isFileFinding = where?.file !== undefined;
        if (shown[kind] <= shownOfAKind || isFileFinding)
            core[kind](message, where ?? {});
        else
            core.info(withoutCommands(`${kind}: ${message}`));
    };
    return {
        info(message) {
            shield.resume();
            core.info(withoutCommands(message));
        },
        debug(message) {
            shield.resume();
            core.debug(message);
        },
        notice(message, where) {
            annotate('notice', message, where);
        },
        warning(message, where) {
            annotate('warning', message, where);
        },
        async group(title, work) {
            shield.resume();
            const start = now();
            core.startGroup(title);
            try {
                return await work();
            }
            finally {
                shield.resume();
                core.info(`${((now() - start) / 1000).toFixed(1)} s`);
                core.endGroup();
            }
        },
        mask(value) {
            shield.resume();
            if (value !== '')
                core.setSecret(value);
        },
    };
}
/**
 * Text that merely shows something must not become a command: neither `::name::`, which begins a line, nor the older
 * `##[name]`, which a runner finds anywhere in it (threat 8).
 */
function withoutCommands(message) {
    return message.replaceAll(/^(\s*)::/gm, '$1\u200b::').replaceAll('##[', '##\u200b[');
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/adapters/child-processes.js








const keptStderr = 1_000_000;
const graceBeforeKillMs = 3_000;
/**
 * Exec on real processes. Each program leads a process group of its own, so that a time limit or a cancelled job ends
 * it with everything that it started (B5): SIGTERM, and SIGKILL three seconds later.
 */
function childProcesses(shield) {
    return {
        async run(program, args, options = {}) {
            const { child, ended } = start(program, args, options, shield);
            const stdout = [];
            child.stdout?.on('data', (chunk) => {
                stdout.push(chunk);
                if (options.show === true)
                    shield.write(chunk);
            });
            const result = await ended;
            return { ...result, stdout: Buffer.concat(stdout).toString('utf8') };
        },
        stream(program, args, options = {}) {
            const { child, ended } = start(program, args, options, shield);
            if (child.stdout === null)
                throw new Error(`${program} has no stdout`);
            return { stdout: child.stdout, done: ended };
        },
        async has(program) {
            for (const folder of (process.env['PATH'] ?? '').split(external_node_path_.delimiter)) {
                try {
                    await (0,promises_.access)((0,external_node_path_.join)(folder, program), external_node_fs_.constants.X_OK);
                    return true;
                }
                catch {
                    continue;
                }
            }
            return false;
        },
    };
}
function start(program, args, options, shield) {
    options.signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(program, [...args], {
        cwd: options.cwd,
        env: options.env === undefined ? process.env : { ...process.env, ...options.env },
        stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        detached: true,
    });
    let timedOut = false;
    let killer;
    const end = () => {
        signalGroup(child, 'SIGTERM');
        killer ??= setTimeout(() => {
            signalGroup(child, 'SIGKILL');
        }, graceBeforeKillMs);
    };
    const timer = options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            end();
        }, options.timeoutMs);
    options.signal?.addEventListener('abort', end, { once: true });
    let stderr = '';
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let partLine = '';
    child.stderr?.on('data', (chunk) => {
        if (options.show === true)
            shield.write(chunk);
        const text = decoder.write(chunk);
        stderr = (stderr + text).slice(-keptStderr);
        if (options.onLine === undefined)
            return;
        const lines = (partLine + text).split('\n');
        partLine = lines.pop() ?? '';
        for (const line of lines)
            options.onLine(line);
    });
    if (options.input !== undefined && child.stdin !== null)
        feed(options.input, child);
    const ended = new Promise((resolve, reject) => {
        const settle = () => {
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal?.removeEventListener('abort', end);
        };
        child.once('error', (error) => {
            settle();
            reject(error.code === 'ENOENT'
                ? new errors/* UserError */.yo(`The program "${program}" is not on PATH: install it on this runner.`)
                : error);
        });
        child.once('close', (code) => {
            settle();
            if (options.signal?.aborted === true)
                reject(asError(options.signal.reason));
            else
                resolve({ exitCode: code ?? -1, stdout: '', stderr, timedOut });
        });
    });
    // Whoever reads the stream may fail before looking at `done`.
    ended.catch(() => undefined);
    return { child, ended };
}
/** A program that ends without reading all its input is judged by its exit code, not by the broken pipe. */
function feed(input, child) {
    if (child.stdin === null)
        return;
    const source = typeof input === 'string' ? external_node_stream_.Readable.from([input]) : input;
    (0,external_node_stream_promises_.pipeline)(source, child.stdin).catch((error) => {
        const code = error instanceof Error ? error.code : undefined;
        if (code !== 'EPIPE')
            signalGroup(child, 'SIGTERM');
    });
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // The group is gone already.
    }
}
function asError(reason) {
    return reason instanceof Error ? reason : new Error(String(reason));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/src/adapters/runner-files.js






/** Files on the runner; `cleanUp` removes every temporary folder that was handed out. */
function runnerFiles(env) {
    const folders = [];
    return {
        readText: (path) => (0,promises_.readFile)(path, 'utf8'),
        async writeText(path, text) {
            const part = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_crypto_.randomUUID)()}.part`);
            await (0,promises_.writeFile)(part, text, { mode: 0o600 });
            await (0,promises_.rename)(part, path);
        },
        async exists(path) {
            try {
                await (0,promises_.access)(path);
                return true;
            }
            catch {
                return false;
            }
        },
        size: async (path) => (await (0,promises_.stat)(path)).size,
        remove: (path) => (0,promises_.rm)(path, { recursive: true, force: true }),
        rename: (from, to) => (0,promises_.rename)(from, to),
        async temporaryFolder({ lasting = false } = {}) {
            const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'ci-image-actions-'));
            if (!lasting)
                folders.push(folder);
            return folder;
        },
        async freeBytes(path) {
            const { bavail, bsize } = await (0,promises_.statfs)(path);
            return bavail * bsize;
        },
        read: (path) => (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20 }),
        async write(path, content) {
            const part = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_crypto_.randomUUID)()}.part`);
            try {
                await (0,external_node_stream_promises_.pipeline)(content, (0,external_node_fs_.createWriteStream)(part, { mode: 0o600, highWaterMark: 1 << 20 }));
                await (0,promises_.rename)(part, path);
            }
            catch (error) {
                await (0,promises_.rm)(part, { force: true });
                throw error;
            }
        },
        async cleanUp() {
            for (const folder of folders)
                await (0,promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}

;// CONCATENATED MODULE: ./build/src/adapters/run-facts.js


/**
 * Reads the run's facts from the runner's environment and its event file.
 * @throws UserError when this does not run inside a workflow.
 */
function readRunFacts(env) {
    const required = (name) => {
        const value = env[name];
        if (value === undefined || value === '') {
            throw new errors/* UserError */.yo(`The variable ${name} is not set: run this as a step of a GitHub Actions workflow.`);
        }
        return value;
    };
    const eventPath = env['GITHUB_EVENT_PATH'];
    let payload = {};
    if (eventPath !== undefined && eventPath !== '') {
        try {
            payload = JSON.parse((0,external_node_fs_.readFileSync)(eventPath, 'utf8'));
        }
        catch (error) {
            throw new errors/* UserError */.yo(`The event file "${eventPath}" cannot be read as JSON: check what wrote GITHUB_EVENT_PATH.`, {
                cause: error,
            });
        }
    }
    return {
        eventName: required('GITHUB_EVENT_NAME'),
        payload,
        ref: env['GITHUB_REF'] ?? '',
        sha: env['GITHUB_SHA'] ?? '',
        repository: required('GITHUB_REPOSITORY'),
        actor: env['GITHUB_ACTOR'] ?? '',
        runId: Number(env['GITHUB_RUN_ID'] ?? 0),
        runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? 1),
        serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
        workspace: env['GITHUB_WORKSPACE'] ?? '.',
        env,
    };
}

;// CONCATENATED MODULE: ./build/src/adapters/shielded-output.js

/**
 * A child's line `::set-output …` or `##[…]` must stay text. The token that switches commands on again is 128 random
 * bits that no child can know.
 */
function shieldedOutput(print) {
    let token;
    let atLineStart = true;
    return {
        write(chunk) {
            if (chunk.length === 0)
                return;
            if (token === undefined) {
                token = (0,external_node_crypto_.randomBytes)(16).toString('hex');
                print(`::stop-commands::${token}\n`);
            }
            print(chunk);
            atLineStart = chunk[chunk.length - 1] === 0x0a;
        },
        resume() {
            if (token === undefined)
                return;
            print(`${atLineStart ? '' : '\n'}::${token}::\n`);
            token = undefined;
            atLineStart = true;
        },
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/src/adapters/system-clock.js

/** The machine's time and chance. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
    random: () => Math.random(),
};

// EXTERNAL MODULE: ./build/src/core/inputs.js
var core_inputs = __webpack_require__(42856);
;// CONCATENATED MODULE: ./build/src/run-action.js









/** GitHub drops a summary of more than 1 MiB whole. */
const summaryLimit = 900_000;
/**
 * Runs one action: collects what it needs from the runner, writes its outputs and summary, turns an error into the
 * step's failure, cleans up, and leaves. The forced exit is for sockets that would keep Node alive after the last await.
 */
async function runAction(action) {
    const shield = shieldedOutput((chunk) => process.stdout.write(chunk));
    const log = actionsLog(shield, () => systemClock.now());
    const files = runnerFiles(process.env);
    const cancel = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
            cancel.abort(new errors/* UserError */.yo('The job was cancelled.'));
        });
    }
    const fail = (error) => {
        shield.resume();
        core.setFailed((0,errors/* toMessage */.R9)(error));
        if (error instanceof Error && !(error instanceof errors/* UserError */.yo) && error.stack !== undefined)
            core.debug(error.stack);
    };
    try {
        const inputs = new core_inputs/* InputReader */.i_((name) => core.getInput(name, { trimWhitespace: false }));
        const io = {
            inputs,
            run: readRunFacts(process.env),
            log,
            clock: systemClock,
            exec: childProcesses(shield),
            files,
            signal: cancel.signal,
        };
        const end = await action(io);
        shield.resume();
        for (const [name, value] of Object.entries(end.outputs))
            core.setOutput(name, value);
        for (const [name, value] of Object.entries(end.env ?? {}))
            core.exportVariable(name, value);
        if (end.summary !== undefined && hasSummary())
            await core.summary.addRaw(end.summary.slice(0, summaryLimit)).write();
        if (end.failure !== undefined)
            fail(end.failure);
    }
    catch (error) {
        fail(error);
    }
    try {
        await files.cleanUp();
    }
    catch (error) {
        core.info(`Cleaning up failed: ${(0,errors/* toMessage */.R9)(error)}`);
    }
    await flushed(process.stdout);
    process.exit();
}
/** Runners other than GitHub's may have no summary page. */
function hasSummary() {
    return (process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '';
}
function flushed(stream) {
    return new Promise((resolve) => {
        stream.write('', () => {
            resolve();
        });
    });
}


/***/ })

};
