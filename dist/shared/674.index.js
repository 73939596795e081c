export const id = 674;
export const ids = [674];
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


/***/ })

};
