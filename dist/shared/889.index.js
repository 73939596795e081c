export const id = 889;
export const ids = [889];
export const modules = {

/***/ 70263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ imagetoolsRegistry)
/* harmony export */ });
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81365);
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);








/**
 * Registries as `docker buildx imagetools` reaches them: with the credentials of the user's docker login and the
 * builder's registry settings, and without an engine.
 * @param builder the builder whose settings (mirrors, plain http) apply; undefined: the current one's.
 */
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
    /** What was read already, by `<repository>@<digest>`, under which it cannot change. */
    const known = new Map();
    const registry = {
        async manifest(ref, options = {}) {
            try {
                const raw = await inspect(ref, ['--raw'], options);
                const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(raw);
                known.set((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest), raw);
                return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .mediaTypeOf */ .c0)(readManifest(raw, ref)), raw };
            }
            catch (error) {
                if (isAbsent(error))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(raw);
            const pinned = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest);
            const [manifests, images] = await Promise.all([
                platformManifests(readManifest(raw, ref), digest, async (child) => readManifest(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref)),
                inspect(pinned, ['--format', '{{json .Image}}'], options).then((text) => imagesOf(JSON.parse(text))),
            ]);
            return manifests.map((manifest) => imageConfig(manifest, images, manifests.length));
        },
        async copy(source, targets, options = {}) {
            const tags = targets.flatMap((target) => ['--tag', target]);
            await imagetools(['create', ...tags, '--', source], options);
        },
        async merge(sources, target, annotations, options = {}) {
            const flags = annotations.map((annotation) => `--annotation=${annotation}`);
            await imagetools(['create', ...flags, '--tag', target, '--', ...sources], options);
        },
    };
    return registry;
}
/**
 * 404, 401 and 403 alike: a registry that hides what the user may not see answers any of them (design, `if-tag-exists`).
 * One that knows the tag and lacks what it points to is none of these: the tag is taken (F15).
 */
function isAbsent(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry' });
    return failure.class === 'auth' || (failure.class !== 'transient' && error.finalLine.endsWith(': not found'));
}
function readManifest(raw, ref) {
    try {
        return JSON.parse(raw);
    }
    catch (error) {
        throw new Error(`The registry's answer for "${ref}" is no JSON: ${raw.slice(0, 80)}`, { cause: error });
    }
}
async function platformManifests(top, topDigest, read) {
    if (top.manifests === undefined) {
        const configDigest = checkedDigest(top.config?.digest);
        return [{ digest: topDigest, configDigest, platform: undefined, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) }];
    }
    const images = top.manifests.filter(({ platform, annotations }) => platform?.os !== 'unknown' && annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest');
    return Promise.all(images.map(async ({ digest, platform }) => {
        const manifest = await read(checkedDigest(digest));
        return {
            digest: checkedDigest(digest),
            configDigest: checkedDigest(manifest.config?.digest),
            platform: platform === undefined
                ? undefined
                : (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .platformName */ .$r)(platform.os ?? '', platform.architecture ?? '', platform.variant),
            layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(manifest),
        };
    }));
}
function checkedDigest(digest) {
    if (digest !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
/** `{{json .Image}}` is one image, or an object of images by platform. */
function imagesOf(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function platformOf(image) {
    return (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .platformName */ .$r)(image.os ?? '', image.architecture ?? '', image.variant);
}
function imageConfig(manifest, images, count) {
    const image = count === 1 ? images[0] : images.find((candidate) => platformOf(candidate) === manifest.platform);
    return {
        imageid: manifest.configDigest,
        manifestDigest: manifest.digest,
        platform: manifest.platform ?? (image === undefined ? '' : platformOf(image)),
        labels: image?.config?.Labels ?? {},
        ...(manifest.layerBytes === undefined ? {} : { layerBytes: manifest.layerBytes }),
    };
}


/***/ }),

/***/ 52280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ repositoryUrl),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs)
/* harmony export */ });
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
/** Whether a host is this machine, where registries are reached without TLS as engines do. */
function isLoopback(host) {
    return loopback.test(host);
}
/**
 * Where the distribution API has a repository: `https://ghcr.io/v2/acme/app`. Docker Hub answers under another host than
 * its names say, and its one-part names live in `library`.
 */
function repositoryUrl({ host = 'docker.io', path }) {
    const onHub = host === 'docker.io';
    const scheme = isLoopback(host) ? 'http' : 'https';
    const name = onHub && !path.includes('/') ? `library/${path}` : path;
    return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}`;
}
/** What a Retry-After header asks for, seconds or a date (RFC 9110), in milliseconds from `now`. */
function retryAfterMs(header, now) {
    if (header === null)
        return undefined;
    if (/^\d{1,7}$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 61589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ registryRateLimits)
/* harmony export */ });
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52280);


const requestTimeoutMs = 5_000;
/** Asks without credentials: a limit by address answers 429 with its Retry-After, and so does a refused client. */
const registryRateLimits = {
    async retryAfter(ref) {
        try {
            const answer = await fetch(manifestUrl(ref), {
                method: 'HEAD',
                redirect: 'manual',
                signal: AbortSignal.timeout(requestTimeoutMs),
            });
            return (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(answer.headers.get('retry-after'), Date.now());
        }
        catch {
            return undefined;
        }
    },
};
function manifestUrl(ref) {
    const parsed = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, 'reference');
    return `${(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryUrl */ .Ek)(parsed)}/manifests/${parsed.digest ?? parsed.tag ?? 'latest'}`;
}


/***/ }),

/***/ 40485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ newHandoverRecord)
/* harmony export */ });
/** The record of a built image; the archive is added by the step that uploads one. */
function newHandoverRecord(facts) {
    const { first, event, run, buildSeconds } = facts;
    return {
        schema: 1,
        image: first?.repository ?? '',
        tag: first?.tag ?? '',
        digest: facts.digest,
        imageid: facts.imageid,
        imageids: facts.imageids,
        platforms: Object.keys(facts.imageids).sort(),
        revision: event.revision,
        'source-sha': facts.sourceSha,
        'pushed-refs': facts.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
        archive: null,
        run: {
            id: run.runId,
            attempt: run.runAttempt,
            repository: run.repository,
            'head-repository': event.headRepository ?? '',
            event: run.eventName,
        },
        created: new Date(facts.now).toISOString(),
        skipped: null,
        ...(buildSeconds === undefined ? {} : { 'build-seconds': Math.round(buildSeconds * 10) / 10 }),
    };
}


/***/ }),

/***/ 65776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fb: () => (/* binding */ csvList),
/* harmony export */   XA: () => (/* binding */ lineList),
/* harmony export */   pg: () => (/* binding */ shortList),
/* harmony export */   y1: () => (/* binding */ plainLines)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

const shortList = { commas: true, quotes: true };
const lineList = { commas: false, quotes: true };
/** For what buildx reads as CSV itself. */
const plainLines = { commas: false, quotes: false };
/**
 * The values of a list input as build-push-action reads them (field study 2.2): CSV with newlines as record separators.
 * Lines that start with `#` are comments.
 * @throws UserError for a quote that is not closed.
 */
function csvList(input, text, form) {
    const values = [];
    const rest = new Cursor(text);
    while (!rest.done) {
        if (/^[ \t]*#/.test(rest.line)) {
            rest.skipLine();
            continue;
        }
        const record = readRecord(input, rest, form);
        values.push(...(form.commas ? record : [record.join(',')]));
    }
    return values.map((value) => value.trim()).filter((value) => value !== '');
}
function readRecord(input, rest, form) {
    const fields = [];
    for (;;) {
        const quoted = form.quotes ? rest.take(/"((?:[^"]|"")*)"(?=,|\r?\n|$)/y) : undefined;
        if (quoted === undefined && form.quotes && rest.take(/"[^"]*$/y) !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${input}" has a value that starts with a quote which is never closed: close it.`);
        }
        fields.push(quoted?.replaceAll('""', '"') ?? rest.take(/([^,\r\n]*)/y) ?? '');
        if (rest.take(/(,)/y) !== undefined)
            continue;
        if (rest.take(/(\r?\n|\r)/y) !== undefined || rest.done)
            return fields;
    }
}
class Cursor {
    #text;
    #position = 0;
    constructor(text) {
        this.#text = text;
    }
    get done() {
        return this.#position >= this.#text.length;
    }
    get line() {
        return this.#text.slice(this.#position).split('\n', 1)[0] ?? '';
    }
    skipLine() {
        this.#position += this.line.length + 1;
    }
    /** Moves over what the sticky pattern matches here and answers with its group. */
    take(pattern) {
        pattern.lastIndex = this.#position;
        const match = pattern.exec(this.#text);
        if (match === null)
            return undefined;
        this.#position += match[0].length;
        return match[1] ?? match[0];
    }
}


/***/ }),

/***/ 87673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ onePlatform),
/* harmony export */   Z8: () => (/* binding */ ownImageId),
/* harmony export */   nf: () => (/* binding */ idsOfPushed)
/* harmony export */ });
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);

/** The platform of what holds one alone, such as an archive: this machine's, unless another one alone was asked for. */
function onePlatform(asked, runner) {
    const [only, ...others] = asked;
    if (only === undefined || others.length > 0)
        return runner;
    const [os = '', architecture = '', variant] = only.split('/');
    return (0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(os, architecture, variant);
}
/** The imageids by platform, of what the registry holds. */
function idsOfPushed(configs) {
    return Object.fromEntries(configs.map(({ platform, imageid }) => [platform, imageid]));
}
/** The runner's own platform, or the only one there is; undefined when neither tells. */
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
/* harmony import */ var _summary_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91583);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);


/** Bytes of each layer as a registry keeps it, by its manifest; undefined for an index, and for what is no manifest. */
function layerSizes(manifest) {
    const layers = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
/** Those of the runner's platform, or of the only one there is. */
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
/** `72.1 MB in 3 layers` */
function formatLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(sum)} in ${String(bytes.length)} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}


/***/ }),

/***/ 77794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uy: () => (/* binding */ listedManifests),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/** Whether a manifest lists others: by platform, or an image beside its attestations. */


function isIndex(mediaType) {
    return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}
/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
function mediaTypeOf(manifest) {
    const kind = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(manifest, 'manifests') === undefined ? 'manifest' : 'index';
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}
/**
 * Digests of everything that an index lists, attestations too; of a manifest that stands alone its own one.
 * @param raw what the registry answered, which was JSON to whoever asked
 */
function listedManifests(raw, digest) {
    const manifest = JSON.parse(raw);
    const listed = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(manifest, 'manifests').flatMap((entry) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'digest') ?? []);
    return listed.length === 0 ? [digest] : listed.filter(_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .B);
}


/***/ }),

/***/ 56657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ targetRefs),
/* harmony export */   q: () => (/* binding */ hasRegistry)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const shortestSha = 7;
const fullVersion = /(^|[^\d.])\d+\.\d+\.\d+([^\d.]|$)/;
/**
 * Reads the tags, immutable ones before moving ones within a repository, repositories in the order given.
 * @param moving full references that may be re-pointed; undefined: every tag that holds neither the start of the sha nor
 * a full version.
 * @param input that the tags come from
 * @throws UserError for a malformed reference, and for a moving tag that is none of the tags.
 */
function targetRefs(tags, moving, revisions, input = 'tags') {
    const unknown = moving?.find((ref) => !tags.includes(ref));
    if (unknown !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
    }
    const refs = [...new Set(tags)].map((text) => {
        const { repository, host = 'docker.io', tag = 'latest', digest } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(text, `input "${input}"`);
        if (digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
        }
        const isMoving = moving === undefined ? !isImmutable(tag, revisions) : moving.includes(text);
        return { ref: `${repository}:${tag}`, repository, host, tag, moving: isMoving };
    });
    const repositories = [...new Set(refs.map(({ repository }) => repository))];
    return repositories.flatMap((repository) => {
        const own = refs.filter((ref) => ref.repository === repository);
        return [...own.filter((ref) => !ref.moving), ...own.filter((ref) => ref.moving)];
    });
}
function isImmutable(tag, { revision, sourceSha }) {
    const shas = [revision, sourceSha].filter((sha) => sha.length >= shortestSha);
    return fullVersion.test(tag) || shas.some((sha) => tag.includes(sha.slice(0, shortestSha)));
}
/** Whether a registry is meant: a name of one part without a host is one in the engine alone. */
function hasRegistry({ repository }) {
    return repository.includes('/');
}


/***/ }),

/***/ 3817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ pushedRef),
/* harmony export */   N: () => (/* binding */ pushRefs)
/* harmony export */ });
/* harmony import */ var _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81365);


/**
 * Gives each reference to `push`, one repository after the other. A repository that fails, or did not answer before,
 * loses its further references, and the other ones go on (B15).
 * @throws PhaseFailed of the first required registry that failed, once all had their turn.
 */
async function pushRefs(inputs, plan, report, push, { log }, unanswered = new Map()) {
    const failures = new Map();
    for (const target of plan.refs) {
        const earlier = failures.get(target.repository);
        if (earlier !== undefined) {
            report.failed.push({ ref: target.ref, reason: earlier.failure.reason });
            continue;
        }
        try {
            const silent = unanswered.get(target.repository);
            if (silent !== undefined)
                throw silent;
            report.pushed.push(await push(target));
        }
        catch (error) {
            if (!(error instanceof _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .PhaseError */ .wo))
                throw error;
            failures.set(target.repository, error);
            report.failed.push({ ref: target.ref, reason: error.failure.reason });
            if (!isRequired(target, inputs)) {
                log.warning(`Not required, so going on without it: ${error.message}`, { isFinding: true });
            }
        }
    }
    for (const target of plan.refs) {
        const failure = failures.get(target.repository);
        if (failure !== undefined && isRequired(target, inputs))
            throw failure;
    }
}
function isRequired({ host }, { requiredRegistries }) {
    return requiredRegistries === undefined || requiredRegistries.includes(host);
}
/** What a registry answered of a reference after the push. */
function pushedRef(ref, { digest, mediaType, raw }) {
    const layerBytes = (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_1__/* .layerSizes */ .qM)(JSON.parse(raw));
    return { ref, digest, mediaType, ...(layerBytes === undefined ? {} : { layerBytes }) };
}


/***/ }),

/***/ 46404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ queryConfigs),
/* harmony export */   Rg: () => (/* binding */ ambiguousClasses),
/* harmony export */   e7: () => (/* binding */ readBack),
/* harmony export */   gR: () => (/* binding */ queryImage),
/* harmony export */   ht: () => (/* binding */ pushAlreadyLanded),
/* harmony export */   kW: () => (/* binding */ queryTimeoutMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** A question about a manifest moves a few kilobytes. */
const queryTimeoutMs = 30_000;
/** After these the registry may have taken the push although its answer was lost (rows 48, 50). */
const ambiguousClasses = ['transient', 'unknown', 'timeout', 'builder'];
/**
 * Whether a push that failed has arrived all the same (F13); asked before it is tried again. Nothing is known when the
 * registry cannot be asked.
 * @param isIt whether what the registry has is what was pushed.
 */
async function pushAlreadyLanded(ref, failure, isIt, phases, { registry, log }) {
    if (!ambiguousClasses.includes(failure.class))
        return undefined;
    const limits = phases.limits(queryTimeoutMs);
    try {
        const answer = await registry.manifest(ref, limits);
        if (!answer.found || !(await isIt(answer, limits)))
            return undefined;
    }
    catch {
        return undefined;
    }
    log.info(`${ref}: the registry has the image although the push failed.`);
    return true;
}
/** What the registry has under a reference; undefined: nothing, or nothing that we may see. */
function queryImage(ref, phases, registry) {
    return phases.run({
        title: `find ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queryTimeoutMs,
        ref,
        work: async (limits) => {
            const answer = await registry.manifest(ref, limits);
            if (!answer.found)
                return undefined;
            const configs = await registry.configs(ref, limits);
            return { ref, digest: answer.digest, mediaType: answer.mediaType, configs };
        },
    });
}
/** One config for each platform of an image that is known to be there. */
function queryConfigs(ref, phases, registry) {
    return phases.run({
        title: `check the configs of ${ref}`,
        context: { phase: 'registry', justPushed: true },
        timeoutMs: queryTimeoutMs,
        ref,
        work: (limits) => registry.configs(ref, limits),
    });
}
/** The registry's own word on a reference that was pushed a moment ago; registries may lag behind (F14). */
function readBack(ref, phases, registry) {
    return phases.run({
        title: `check ${ref}`,
        context: { phase: 'registry', justPushed: true },
        timeoutMs: queryTimeoutMs,
        ref,
        work: async (limits) => {
            const answer = await registry.manifest(ref, limits);
            if (answer.found)
                return answer;
            const stderr = `manifest unknown: "${ref}" was pushed and cannot be read back`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd({ command: 'docker buildx imagetools inspect', exitCode: 1, stderr });
        },
    });
}


/***/ })

};
