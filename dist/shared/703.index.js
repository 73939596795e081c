export const id = 703;
export const ids = [703];
export const modules = {

/***/ 85346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ dockerRegistry)
/* harmony export */ });
/* harmony import */ var _core_build_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14240);
/* harmony import */ var _core_failure_class_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90569);
/* harmony import */ var _core_image_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69896);
/* harmony import */ var _core_media_type_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(98866);
/* harmony import */ var _core_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87630);
/* harmony import */ var _core_sha256_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89706);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);







/**
 * Registries as `docker buildx imagetools` reaches them: with the credentials of the user's docker login and the
 * builder's registry settings, and without an engine.
 * @param builder the builder whose settings (mirrors, plain http) apply; undefined: the current one's.
 */
function dockerRegistry(exec, builder) {
    const imagetools = async (args, options) => {
        const [verb = '', ...rest] = args;
        const argv = ['buildx', 'imagetools', verb, ...(builder === undefined ? [] : ['--builder', builder]), ...rest];
        const result = await exec.run('docker', argv, options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd({ command: `docker buildx imagetools ${verb}`, ...result });
        return result.stdout;
    };
    const inspect = (ref, format, options) => imagetools(['inspect', ...format, '--', ref], options);
    /** What was read already, by `<repository>@<digest>`, under which it cannot change. */
    const known = new Map();
    const registry = {
        async manifest(ref, options = {}) {
            try {
                const raw = await inspect(ref, ['--raw'], options);
                const digest = (0,_core_sha256_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .s)(raw);
                known.set((0,_core_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest), raw);
                return { found: true, digest, mediaType: (0,_core_media_type_js__WEBPACK_IMPORTED_MODULE_5__/* .mediaTypeOf */ .c)(readManifest(raw, ref)), raw };
            }
            catch (error) {
                if (isAbsent(error))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_sha256_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .s)(raw);
            const pinned = (0,_core_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest);
            const [manifests, images] = await Promise.all([
                platformManifests(readManifest(raw, ref), digest, async (child) => readManifest(await inspect((0,_core_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref)),
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
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failure_class_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .f)(error, { phase: 'registry' });
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
        return [{ digest: topDigest, configDigest, platform: undefined, layerBytes: (0,_core_build_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) }];
    }
    const images = top.manifests.filter(({ platform, annotations }) => platform?.os !== 'unknown' && annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest');
    return Promise.all(images.map(async ({ digest, platform }) => {
        const manifest = await read(checkedDigest(digest));
        return {
            digest: checkedDigest(digest),
            configDigest: checkedDigest(manifest.config?.digest),
            platform: platform === undefined
                ? undefined
                : (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .platformName */ .$r)(platform.os ?? '', platform.architecture ?? '', platform.variant),
            layerBytes: (0,_core_build_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(manifest),
        };
    }));
}
function checkedDigest(digest) {
    if (digest !== undefined && (0,_core_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
/** `{{json .Image}}` is one image, or an object of images by platform. */
function imagesOf(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function platformOf(image) {
    return (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .platformName */ .$r)(image.os ?? '', image.architecture ?? '', image.variant);
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

/***/ 23905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ imageArchives)
});

// EXTERNAL MODULE: ./build/src/core/archive/archive-sieve.js + 3 modules
var archive_sieve = __webpack_require__(24707);
;// CONCATENATED MODULE: ./build/src/adapters/archive-guard.js

/**
 * Puts a guard between an archive and the engine. Blobs pass as they come; the members that decide what the engine does
 * with them are held back until all of it was seen and judged. An engine that never gets them loads nothing (design
 * section 6).
 * @param archive the plain tar, decompressed
 * @param maxBytes how much of it is read at most (threat 4)
 */
function guardArchive(archive, expected, maxBytes) {
    let judged;
    async function* guarded() {
        const sieve = (0,archive_sieve/* archiveSieve */.F)(expected, maxBytes);
        for await (const piece of archive)
            yield* sieve.pass(piece);
        const { image, rest } = sieve.finish();
        yield* rest;
        judged = image;
    }
    return {
        stream: guarded(),
        image() {
            if (judged === undefined)
                throw new Error('The engine stopped reading the archive.');
            return judged;
        },
    };
}

// EXTERNAL MODULE: ./build/src/adapters/plain-archive.js
var plain_archive = __webpack_require__(75705);
;// CONCATENATED MODULE: ./build/src/adapters/image-archives.js


/** Archives, decompressed beside this process where there is a program for it. */
function imageArchives(exec, files, signal) {
    return {
        guard: (archive, expected, maxBytes) => guardArchive((0,plain_archive/* plainArchive */.F)(archive, { exec, files, signal }), expected, maxBytes),
    };
}


/***/ }),

/***/ 14240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RJ: () => (/* binding */ readableLayers),
/* harmony export */   lW: () => (/* binding */ layersOfPlatform),
/* harmony export */   qM: () => (/* binding */ layerSizes)
/* harmony export */ });
/* harmony import */ var _readable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68469);
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93114);


/** Bytes of each layer as a registry keeps it, by its manifest; undefined for an index, and for what is no manifest. */
function layerSizes(manifest) {
    const layers = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
/** Those of the runner's platform, or of the only one there is. */
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
/** `72.1 MB in 3 layers` */
function readableLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_readable_js__WEBPACK_IMPORTED_MODULE_1__/* .readableBytes */ .I)(sum)} in ${String(bytes.length)} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}


/***/ }),

/***/ 98866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ mediaTypeOf),
/* harmony export */   n: () => (/* binding */ isIndex)
/* harmony export */ });
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93114);

/** Whether a manifest lists others: by platform, or an image beside its attestations. */
function isIndex(mediaType) {
    return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}
/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
function mediaTypeOf(manifest) {
    const kind = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'manifests') === undefined ? 'manifest' : 'index';
    return (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}


/***/ }),

/***/ 97695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yf: () => (/* binding */ expectedFromRecord),
/* harmony export */   iA: () => (/* binding */ expectedFromInputs),
/* harmony export */   tu: () => (/* binding */ checkImageInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _image_ref_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69896);
/* harmony import */ var _event_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28619);



/**
 * Checks the form of the inputs that describe the image, before anything runs.
 * @throws UserError
 */
function checkImageInputs(inputs) {
    const { image, tag, digest, imageid, revision } = inputs;
    if (image !== undefined) {
        const ref = (0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'input "image"');
        if (ref.tag !== undefined || ref.digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
        }
    }
    if (tag !== undefined && !(0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)(tag)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
    }
    for (const [name, value] of Object.entries({ digest, imageid })) {
        if (value !== undefined && !(0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
        }
    }
    if (revision !== undefined && !(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isFullSha */ .Wf)(revision)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "revision" is "${revision}": use the full sha of the commit.`);
    }
    if (image === undefined && (tag !== undefined || digest !== undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.');
    }
    return inputs;
}
/**
 * The image that a record tells of, for one platform. Inputs may name facts of their own, which then have to agree.
 * @throws UserError when they do not, or when the image was not built for the platform.
 */
function expectedFromRecord(record, inputs, platform) {
    const imageid = imageidFor(record, platform);
    const facts = { image: record.image, tag: record.tag, digest: record.digest, imageid, revision: record.revision };
    for (const [name, recorded] of Object.entries(facts)) {
        const wanted = inputs[name];
        if (wanted !== undefined && recorded !== '' && wanted !== recorded) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The handover record says ${name} "${recorded}", and input "${name}" is "${wanted}": leave the input out, or pass the record of the right build.`);
        }
    }
    const known = (name) => inputs[name] ?? (facts[name] || undefined);
    return {
        image: known('image'),
        tag: known('tag'),
        digest: known('digest'),
        imageid: known('imageid'),
        revision: known('revision'),
        platform,
        inRegistry: record['pushed-refs'].some(({ ref }) => ref.startsWith(`${record.image}:`)),
        artifactName: record.archive?.['artifact-name'],
        archive: record.archive ?? undefined,
    };
}
/**
 * The image that inputs alone describe.
 * @throws UserError when they do not say which image.
 */
function expectedFromInputs(inputs, artifactName, platform) {
    const { image, tag, digest } = inputs;
    if (image === undefined || (tag === undefined && digest === undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".');
    }
    const named = tag === undefined ? undefined : `${(0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_image_ref_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'input "image"'))}-${tag}`;
    return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: undefined };
}
function imageidFor(record, platform) {
    const platforms = Object.keys(record.imageids);
    if (platforms.length === 0)
        return record.imageid;
    const imageid = record.imageids[platform];
    if (imageid === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The image was built for ${platforms.join(', ')}, not for ${platform}: set "platform", or add it to the build's "platforms".`);
    }
    return imageid;
}


/***/ }),

/***/ 91178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveImage),
/* harmony export */   K: () => (/* binding */ fromRegistry)
/* harmony export */ });
/* harmony import */ var _core_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87630);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75288);
/* harmony import */ var _source_attempt_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47560);
/* harmony import */ var _stopwatch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71434);





/** Longest time to ask what a reference is; an engine's own pull would wait minutes for a dead registry (F22). */
const resolveMs = 15_000;
/**
 * Gets the expected image from the first image's registry: its reference is resolved once and compared with what is
 * expected before a byte of a layer moves, and pulled by digest (threats 9 and 15, F15, F16).
 */
function fromRegistry(expected, store, limits, deps) {
    let phase = 'registry';
    const work = async (_attempt, limit) => {
        phase = 'registry';
        const watch = (0,_stopwatch_js__WEBPACK_IMPORTED_MODULE_4__/* .stopwatch */ .s)(deps.clock);
        const { digest, config } = await resolveImage(expected, Math.min(resolveMs, limit()), deps);
        if (expected.imageid !== undefined && config.imageid !== expected.imageid) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The registry's ${name(expected)} is the image ${config.imageid}, and ${expected.imageid} is expected: it was pushed by another build, so pass the record of that one, or push this one again.`);
        }
        (0,_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .checkRevision */ .G)(config.labels, expected, `The registry's ${name(expected)}`, deps);
        watch.end('resolve');
        phase = 'pull';
        const pinned = `${expected.image}@${digest}`;
        deps.log.info(`Pulling ${pinned}`);
        await deps.engine.pull(pinned, { platform: expected.platform, timeoutMs: limit(), signal: deps.signal });
        const local = await deps.engine.inspect(pinned);
        const wanted = store === 'classic' ? [config.imageid] : [digest, config.manifestDigest];
        if (local === undefined || !wanted.includes(local.id)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The engine holds ${local?.id ?? 'nothing'} under ${pinned}, and ${wanted.join(' or ')} is expected: remove that image from the engine.`);
        }
        watch.end('pull');
        const { imageid, labels } = config;
        const facts = { imageid, digest, labels, platform: expected.platform };
        return { handle: pinned, localId: local.id, ...facts, phases: watch.phases, archiveBytes: undefined };
    };
    const request = { title: `Pull ${name(expected)}`, limits, signal: deps.signal, phase: () => phase, work };
    return (0,_source_attempt_js__WEBPACK_IMPORTED_MODULE_3__/* .trySource */ .Bf)(request, deps);
}
/**
 * Asks once what the reference is; from there on only the digest counts.
 * @throws UserError when the image is not for the platform.
 */
async function resolveImage(expected, timeoutMs, deps) {
    const options = { timeoutMs, signal: deps.signal };
    const digest = expected.digest ?? (await digestOfTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
    const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
    const config = configs.find((candidate) => (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(candidate.platform, expected.platform));
    if (config === undefined) {
        const platforms = configs.map(({ platform }) => platform).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The registry's ${name(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`);
    }
    return { digest, config };
}
async function digestOfTag(ref, options, deps) {
    const answer = await deps.registry.manifest(ref, options);
    if (answer.found)
        return answer.digest;
    // Asked again for the evidence: "not there" and "may not see it" have different remedies.
    await deps.registry.configs(ref, options);
    throw new Error(`${ref} appeared in the registry just now`);
}
function name({ image, tag, digest }) {
    return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}


/***/ }),

/***/ 75288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ checkRevision),
/* harmony export */   o: () => (/* binding */ revisionMismatch)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _core_revision_label_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53315);


/**
 * Compares an image's revision label with the expected commit (P8, V2). An image without the label passes when its
 * imageid is known, which says more.
 * @returns what is wrong; undefined: nothing.
 */
function revisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_revision_label_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_revision_label_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w}` : `was built from revision ${found}`;
    return `${where} ${built}, and revision ${revision} is expected`;
}
/**
 * Does what the policy says about an image of another revision.
 * @throws UserError when that is not to be a mere warning.
 */
function checkRevision(labels, expected, where, deps) {
    const finding = revisionMismatch(labels, expected, where);
    if (finding === undefined)
        return;
    if (deps.onMismatch === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
    }
    deps.log.warning(`${finding}.`);
}


/***/ }),

/***/ 47560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ trySource),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   mm: () => (/* binding */ NothingThere),
/* harmony export */   rl: () => (/* binding */ causeOf)
/* harmony export */ });
/* harmony import */ var _core_archive_transfer_broken_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23927);
/* harmony import */ var _core_failure_class_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90569);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83077);




/** The source has nothing to give, which is no failure of it. */
class NothingThere extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo {
}
/** One source's failure as the user gets to see it. */
function describeFailure({ class: name, reason, remedy }) {
    return remedy === '' ? reason : `${reason} (${name}): ${remedy}.`;
}
/** Why a source did not give the image, as a sentence. */
function causeOf(source, failure) {
    return `The ${source} did not give the image: ${describeFailure(failure)}`;
}
/** Tries one source as often as its limits allow. An error of any kind ends the source, never the step. */
async function trySource(request, deps) {
    const { limits, signal, title, phase } = request;
    const deadline = deps.clock.now() + limits.timeoutMs;
    let attempts = 0;
    const tries = [];
    try {
        const tried = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .tryWork */ .p)({
            title,
            policy: limits.policy,
            deadline,
            signal,
            onTry: (ended) => tries.push(ended),
            classify: (error) => error instanceof _core_archive_transfer_broken_js__WEBPACK_IMPORTED_MODULE_3__/* .TransferBroken */ .V
                ? { class: 'transient', reason: error.message, remedy: 'run this job again; the transfer was at fault' }
                : (0,_core_failure_class_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .f)(error, { phase: phase(), justPushed: true }),
            work: (attempt) => {
                attempts = attempt;
                const isLast = attempt === limits.policy.maxAttempts && attempt > 1;
                return request.work(attempt, () => Math.max(1, Math.round((deadline - deps.clock.now()) / (isLast ? 1 : 2))));
            },
        }, deps);
        return tried.ok
            ? { ok: true, image: tried.value, attempts: tried.attempts, tries }
            : { ok: false, failure: tried.failure, attempts: tried.attempts, tries, absent: false };
    }
    catch (error) {
        // What breaks because the job is cancelled says that it broke, and not why.
        signal.throwIfAborted();
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
            throw error;
        const failure = { class: 'permanent', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toMessage */ .R9)(error), remedy: '' };
        return { ok: false, failure, attempts, tries, absent: error instanceof NothingThere };
    }
}


/***/ }),

/***/ 71434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ stopwatch)
/* harmony export */ });
/** Times the phases of an attempt, one after the other. */
function stopwatch(clock) {
    const phases = [];
    let start = clock.now();
    return {
        phases,
        end(name) {
            const now = clock.now();
            phases.push({ name, start, seconds: (now - start) / 1000 });
            start = now;
        },
    };
}


/***/ })

};
