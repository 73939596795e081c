export const id = 38;
export const ids = [38];
export const modules = {

/***/ 88443:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76443);
/* harmony import */ var _src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88426);
/* harmony import */ var _src_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86331);
/* harmony import */ var _src_flows_build_with_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53941);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92760);





await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_3__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
    const wanted = (0,_src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuildInputs */ .q)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const { result, failure } = await (0,_src_flows_build_with_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .buildWithRetry */ .L)(wanted, {
        ...io,
        exec,
        gitToken: inputs.text('github-token'),
        ...(0,_src_adapters_build_adapters_js__WEBPACK_IMPORTED_MODULE_0__/* .buildAdapters */ .J)(exec, wanted.builder),
    });
    return {
        outputs: (0,_src_contracts_buildx_build_with_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .buildOutputs */ .J)(result),
        summary: summarise ? (0,_src_core_build_build_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .buildSummary */ .fR)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 92951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ dockerEngine)
/* harmony export */ });
/* harmony import */ var _core_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87630);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/** The engine behind the docker client on PATH: DOCKER_HOST, the current context or the default socket. */
function dockerEngine(exec) {
    const docker = async (args, options = {}) => {
        const result = await exec.run('docker', args, options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: commandName(args), ...result });
        return result;
    };
    return {
        async info(options = {}) {
            if (!(await exec.has('docker'))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
            }
            const [context, result] = await Promise.all([
                exec.run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], limits(options)),
                exec.run('docker', ['info', '--format', '{{json .}}'], limits(options)),
            ]);
            return engineInfo(result, context.stdout.trim());
        },
        async tagTable(options = {}) {
            const args = ['image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}'];
            const { stdout } = await docker(args, limits(options));
            const rows = stdout.split('\n').filter((line) => line !== '' && !line.includes('<none>'));
            return new Map(rows.map((row) => {
                const space = row.indexOf(' ');
                return [row.slice(0, space), row.slice(space + 1)];
            }));
        },
        async inspect(ref, options = {}) {
            const args = ['image', 'inspect', '--format', '{{json .}}', '--', ref];
            const result = await exec.run('docker', args, limits(options));
            if (result.exitCode === 0)
                return localImage(JSON.parse(result.stdout));
            if (/no such image|not found/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finalErrorLine */ .H9)(result.stderr)))
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: commandName(args), ...result });
        },
        async tag(source, target, options = {}) {
            await docker(['image', 'tag', '--', source, target], limits(options));
        },
        async untag(ref) {
            await docker(['image', 'rm', '--no-prune', '--', ref]);
        },
        async pull(ref, options = {}) {
            const platform = options.platform === undefined ? [] : ['--platform', options.platform];
            await docker(['image', 'pull', '--quiet', ...platform, '--', ref], limits(options));
        },
        async push(ref, options = {}) {
            await docker(['image', 'push', '--quiet', '--', ref], limits(options));
        },
        save(ref, options = {}) {
            const platform = options.platform === undefined ? [] : ['--platform', options.platform];
            return exec.stream('docker', ['image', 'save', ...platform, '--', ref], limits(options));
        },
        async load(archive, options = {}) {
            const { stdout } = await docker(['image', 'load'], { ...limits(options), input: archive });
            return [...stdout.matchAll(/^Loaded image(?: ID)?: (\S+)$/gm)].map(([, loaded = '']) => loaded);
        },
    };
}
/** `docker image pull`: no argument of a user. */
function commandName(args) {
    return ['docker', ...args.slice(0, 2)].join(' ');
}
function limits({ timeoutMs, signal }) {
    return { ...(timeoutMs === undefined ? {} : { timeoutMs }), ...(signal === undefined ? {} : { signal }) };
}
/** Without a daemon `docker info` still prints JSON, with the reason in `ServerErrors`; the exit code varies (F20). */
function engineInfo(result, endpoint) {
    const answer = readJson(result.stdout);
    const version = answer?.ServerVersion ?? '';
    if (version === '') {
        const silent = result.timedOut ? 'it was asked and did not answer in time' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finalErrorLine */ .H9)(result.stderr);
        const reason = answer?.ServerErrors?.[0] ?? silent;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`No Docker engine answers at ${endpoint === '' ? 'the default endpoint' : endpoint}: start Docker on this runner, or point DOCKER_HOST at an engine (${reason}).`);
    }
    const containerd = answer?.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
    const local = /^(unix|npipe):/.test(endpoint);
    return {
        version,
        store: containerd ? 'containerd' : 'classic',
        platform: (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(answer?.OSType ?? 'linux', answer?.Architecture ?? ''),
        local,
        ...(local ? { dataRoot: answer?.DockerRootDir } : {}),
    };
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function localImage(answer) {
    const layers = answer.RootFS?.Layers?.length;
    return {
        id: answer.Id,
        repoTags: answer.RepoTags ?? [],
        repoDigests: answer.RepoDigests ?? [],
        labels: answer.Config?.Labels ?? {},
        platform: (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
        sizeBytes: answer.Size ?? 0,
        ...(layers === undefined ? {} : { layers }),
    };
}


/***/ }),

/***/ 46955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ ArchiveRefused)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
class ArchiveRefused extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}


/***/ }),

/***/ 90806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ memberKind),
/* harmony export */   VF: () => (/* binding */ digestOfName),
/* harmony export */   zB: () => (/* binding */ isIndexMember)
/* harmony export */ });
/* unused harmony export indexMembers */
/** Members that decide what an engine does with an archive. */
const indexMembers = ['manifest.json', 'index.json', 'repositories', 'oci-layout'];
const blob = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
const layer = /^[a-f0-9]{64}\/layer\.tar$/;
const needless = /^(?:blobs\/?|blobs\/sha256\/?|[a-f0-9]{64}\/?|[a-f0-9]{64}\/(?:VERSION|json))$/;
function isIndexMember(name) {
    return indexMembers.some((member) => member === name);
}
/**
 * Undefined for a name that no engine writes: absolute or climbing paths, aliases such as `./manifest.json`, extra files.
 */
function memberKind(name) {
    if (isIndexMember(name))
        return 'index';
    if (blob.test(name))
        return 'blob';
    if (layer.test(name))
        return 'layer';
    return needless.test(name) ? 'needless' : undefined;
}
/** The digest that a blob's name promises for its content: `sha256:<hex>`. */
function digestOfName(name) {
    const match = blob.exec(name);
    const hex = match?.[1] ?? match?.[2];
    return hex === undefined ? undefined : `sha256:${hex}`;
}


/***/ }),

/***/ 58014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   RJ: () => (/* binding */ parseStrictJson),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46955);

/** Field names of the documents that engines read, as they are spelled. */
const spelled = new Set([
    ...['schemaVersion', 'mediaType', 'artifactType', 'manifests', 'config', 'layers', 'subject', 'annotations'],
    ...['digest', 'size', 'urls', 'data', 'platform', 'os', 'architecture', 'variant', 'os.version', 'os.features'],
]);
const lowerCased = new Set([...spelled].map((name) => name.toLowerCase()));
/** A string, and the colon behind it when it is a key. */
const stringToken = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
/**
 * Parses a document that the engine reads too, from bytes that cannot be written anew because they are addressed by
 * digest. Go's parser takes `Digest` for `digest` and adds up duplicate keys where JavaScript keeps the last, so a
 * document could show each of them another image (row A6): it is refused unless both must read the same.
 * @throws ArchiveRefused
 */
function parseStrictJson(text, what) {
    const document = parseJson(text, what);
    if (!isObject(document))
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} is no JSON object`);
    const keysInText = [...text.matchAll(stringToken)].filter(([, colon]) => colon !== undefined).length;
    if (countKeys(document) !== keysInText)
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} has a key twice`);
    refuseOtherSpellings(document, what);
    return document;
}
/**
 * Parses JSON without minding who else reads it.
 * @throws ArchiveRefused
 */
function parseJson(text, what) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} is not JSON`);
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function countKeys(value) {
    if (typeof value !== 'object' || value === null)
        return 0;
    const own = Array.isArray(value) ? 0 : Object.keys(value).length;
    return Object.values(value).reduce((sum, child) => sum + countKeys(child), own);
}
function refuseOtherSpellings(value, what) {
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        if (!Array.isArray(value) && !spelled.has(key) && !/^[\x20-\x7e]+$/.test(key)) {
            throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} has a key that is not ASCII`);
        }
        if (!Array.isArray(value) && !spelled.has(key) && lowerCased.has(key.toLowerCase())) {
            throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} spells the key "${key}" unusually`);
        }
        // Annotations are free text on both sides of the colon, read by their exact name.
        if (key !== 'annotations')
            refuseOtherSpellings(child, what);
    }
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


/***/ })

};
