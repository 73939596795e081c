export const id = 762;
export const ids = [762];
export const modules = {

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







/**
 * Registries by `docker buildx imagetools`: with the credentials of the user's docker login and the builder's registry
 * settings, and without an engine. https://docs.docker.com/reference/cli/docker/buildx/imagetools/
 * @param builder the builder whose settings (mirrors, plain HTTP) apply; undefined: the current one
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
    /** Manifests that were read already, by `<repository>@<digest>`, under which they cannot change. */
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
                if (isNotFound(error))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw);
            const pinned = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, digest);
            const [manifests, images] = await Promise.all([
                readPlatformManifests(parseRawManifest(raw, ref), digest, async (child) => parseRawManifest(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref)),
                inspect(pinned, ['--format', '{{json .Image}}'], options).then((text) => listImages(JSON.parse(text))),
            ]);
            return manifests.map((manifest) => toImageConfig(manifest, images, manifests.length));
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
}
/**
 * Whether there is nothing that the user may see. 404, 401 and 403 count alike: a registry answers any of them for a
 * repository that it hides. A registry that has the tag and lacks its manifest does not count, since the tag is taken.
 */
function isNotFound(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry' });
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
async function readPlatformManifests(top, topDigest, read) {
    if (top.manifests === undefined) {
        const configDigest = requireAnsweredDigest(top.config?.digest);
        return [{ digest: topDigest, configDigest, platform: undefined, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) }];
    }
    const images = top.manifests.filter(_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isImageEntry */ .AA);
    return Promise.all(images.map(async ({ digest, platform }) => {
        const manifest = await read(requireAnsweredDigest(digest));
        return {
            digest: requireAnsweredDigest(digest),
            configDigest: requireAnsweredDigest(manifest.config?.digest),
            platform: (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(platform),
            layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(manifest),
        };
    }));
}
function requireAnsweredDigest(digest) {
    if (digest !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
/** `{{json .Image}}` is one image, or an object of images by platform. */
function listImages(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function toImageConfig(manifest, images, count) {
    const image = count === 1 ? images[0] : images.find((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(candidate) === manifest.platform);
    return {
        imageid: manifest.configDigest,
        manifestDigest: manifest.digest,
        platform: manifest.platform ?? (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(image) ?? '',
        labels: image?.config?.Labels ?? {},
        layerBytes: manifest.layerBytes,
    };
}


/***/ }),

/***/ 52280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ repositoryUrl),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
/**
 * Whether a host is this machine. Registries on loopback are reached without TLS, as the docker engine does:
 * https://docs.docker.com/reference/cli/dockerd/#insecure-registries
 */
function isLoopback(host) {
    return loopback.test(host);
}
/**
 * The URL of a repository in the distribution API: `https://ghcr.io/v2/acme/app`. Docker Hub serves it from another host
 * than its names say, and its one-part names are in `library`.
 */
function repositoryUrl({ host = 'docker.io', path }) {
    const onHub = host === 'docker.io';
    const scheme = isLoopback(host) ? 'http' : 'https';
    const name = onHub && !path.includes('/') ? `library/${path}` : path;
    return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}`;
}
/**
 * Milliseconds from `now` that a Retry-After header asks to wait, in seconds or until a date:
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function parseRetryAfter(header, now) {
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
/** Sends a request without credentials: a registry that limits this address answers 429 with Retry-After to any. */
const registryRateLimits = {
    async retryAfter(ref) {
        try {
            const answer = await fetch(manifestUrl(ref), {
                method: 'HEAD',
                redirect: 'manual',
                signal: AbortSignal.timeout(requestTimeoutMs),
            });
            return (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRetryAfter */ .mu)(answer.headers.get('retry-after'), Date.now());
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

/***/ 71908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ serializeHandover),
/* harmony export */   y: () => (/* binding */ recordedRef)
/* harmony export */ });
/** The image's first reference, as the record names it. */
function recordedRef({ image, tag }) {
    return `${image}:${tag}`;
}
/** One line of JSON, so that it can be a job output. */
function serializeHandover(record) {
    return JSON.stringify(record);
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

/***/ 81365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lW: () => (/* binding */ layersOfPlatform),
/* harmony export */   qM: () => (/* binding */ layerSizes),
/* harmony export */   uS: () => (/* binding */ formatLayers)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);
/* harmony import */ var _summary_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91583);


/**
 * Bytes of each layer as a registry keeps it, as the manifest says; undefined for an index, and for what is no
 * manifest.
 */
function layerSizes(manifest) {
    const layers = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
/** Bytes of each layer for the runner's platform, or for the only one there is. */
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
/** Shows sizes as `72.1 MB in 3 layers`. */
function formatLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(sum)} in ${bytes.length} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}


/***/ }),

/***/ 56657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q_: () => (/* binding */ readMovingTags),
/* harmony export */   Tp: () => (/* binding */ isMovingTag),
/* harmony export */   YU: () => (/* binding */ readTargetRefs),
/* harmony export */   qY: () => (/* binding */ hasRegistry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


/** The shortest start of a commit of the image that is taken for one anywhere in a tag; git abbreviates to 7 digits too. */
const shaStartLength = 7;
/** The shortest start that is taken for one where it stands alone: git abbreviates to no fewer digits. */
const minShaLength = 4;
/** Three numbers or more; a calendar date counts too. */
const fullVersion = /\d+\.\d+\.\d+/;
/** A pre-, post- or development release of PEP 440, which needs no third number: `1.2rc1`, `1.2.post1`, `3.dev0`. */
const pythonVersion = /(?:^|[^a-z\d])v?\d+(?:\.\d+[-_.]?(?:a|b|c|rc|alpha|beta|pre|post|rev|dev)|(?:rc|\.post|\.dev))\d+/i;
/** Digits of a commit that may be any: at the end, as every tag of ours shows it. */
const shaAtEnd = /[\da-f]{7}$/i;
/** The same between separators, where a suffix such as `-alpine` follows. Digits alone may be the number of a ticket. */
const shaBetween = /(?:^|[-_.])g?(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}(?=[-_.])/i;
/**
 * Reads the references to give. Repositories keep their order, and within one immutable tags come before moving ones.
 * @param tags full references
 * @param moving full references that may be re-pointed; undefined: `isMovingTag` decides
 * @param input that the tags come from
 * @throws UserError for a malformed reference, and for a moving tag that is none of the tags
 */
function readTargetRefs(tags, moving, revisions, input = 'tags') {
    const unknown = moving?.find((ref) => !tags.includes(ref));
    if (unknown !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
    }
    const shas = [revisions.revision, revisions.sourceSha];
    const refs = [...new Set(tags)].map((text) => {
        const { repository, host = 'docker.io', tag = 'latest', digest } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(text, `input "${input}"`);
        if (digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
        }
        const isMoving = moving === undefined ? isMovingTag(tag, shas) : moving.includes(text);
        return { ref: `${repository}:${tag}`, repository, host, tag, isMoving };
    });
    const repositories = [...new Set(refs.map(({ repository }) => repository))];
    return repositories.flatMap((repository) => {
        const own = refs.filter((ref) => ref.repository === repository);
        return [...own.filter((ref) => !ref.isMoving), ...own.filter((ref) => ref.isMoving)];
    });
}
/**
 * Decides whether a tag is re-pointed over time. A tag stays where it is when it holds a full version, such as `1.2.3` or
 * `v1.2.3-rc.1`, the start of one of the commits that the image comes from, or what may be any other commit: a run knows
 * only its own commits, and a tag that names another one would be moved away from it.
 * @param shas full commit ids; an empty one counts for nothing
 */
function isMovingTag(tag, shas) {
    const isFixed = [fullVersion, pythonVersion, shaAtEnd, shaBetween].some((pattern) => pattern.test(tag));
    return !isFixed && !shas.some((sha) => showsCommit(tag, sha));
}
/** Whether a tag shows this commit, also with fewer digits than seven at its end or between separators. */
function showsCommit(tag, sha) {
    if (sha.length < shaStartLength)
        return false;
    const lower = tag.toLowerCase();
    if (lower.includes(sha.slice(0, shaStartLength)))
        return true;
    const starts = Array.from({ length: shaStartLength - minShaLength }, (_, index) => sha.slice(0, minShaLength + index));
    const parts = lower.split(/[-_.]/);
    return starts.some((start) => lower.endsWith(start) || parts.includes(start));
}
/** Whether a registry is meant: a name of one part, without a host, exists in the engine alone. */
function hasRegistry({ repository }) {
    return repository.includes('/');
}
/** Reads the values of the input `moving-tags`. Empty: `isMovingTag` decides. `none` stands for no moving tag at all. */
function readMovingTags(values) {
    return values.length === 0 ? undefined : values.filter((value) => value !== 'none');
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

/***/ 46404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ queryConfigs),
/* harmony export */   gR: () => (/* binding */ queryImage),
/* harmony export */   kW: () => (/* binding */ queryTimeoutMs),
/* harmony export */   ni: () => (/* binding */ queryPushedManifest)
/* harmony export */ });
/* harmony import */ var _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12191);

/** Limit of one question about a manifest, which moves a few kilobytes. */
const queryTimeoutMs = 30_000;
/** What the registry has under a reference; undefined: nothing, or nothing that this login may see. */
function queryImage(ref, phases, registry, patience) {
    return phases.run({
        title: `find ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queryTimeoutMs,
        ref,
        patience,
        work: async (limits) => {
            const answer = await registry.manifest(ref, limits);
            if (!answer.found)
                return undefined;
            const configs = await registry.configs(ref, limits);
            return { ref, digest: answer.digest, mediaType: answer.mediaType, configs };
        },
    });
}
/** One config for each platform of an image that is known to be there: its absence is retried, since registries lag. */
function queryConfigs(ref, phases, registry, patience) {
    const title = `check the configs of ${ref}`;
    return queryPushed({ title, ref, patience, work: (limits) => registry.configs(ref, limits) }, phases);
}
/** The manifest that the registry itself has of a reference after the push: its absence is retried too. */
function queryPushedManifest(ref, phases, registry, patience) {
    const work = async (limits) => {
        const answer = await registry.manifest(ref, limits);
        if (answer.found)
            return answer;
        throw new _retry_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({
            class: 'transient',
            reason: `manifest unknown: "${ref}" was pushed and cannot be read back`,
            remedy: 'run again later; the registry or the network between was at fault',
        });
    };
    return queryPushed({ title: `check ${ref}`, ref, patience, work }, phases);
}
function queryPushed(question, phases) {
    return phases.run({ ...question, context: { phase: 'registry', justPushed: true }, timeoutMs: queryTimeoutMs });
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
