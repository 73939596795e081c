export const id = 483;
export const ids = [483];
export const modules = {

/***/ 82056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ imageArchives),
  R: () => (/* binding */ rewriteArchive)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/archive/rewrite-image.js + 1 modules
var rewrite_image = __webpack_require__(56616);
// EXTERNAL MODULE: ./build/src/adapters/archives/decompress.js
var decompress = __webpack_require__(73973);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
;// CONCATENATED MODULE: ./build/src/adapters/archives/layer-digests.js




const skippableMagic = 0x184d2a50;
function layerDigests() {
    const tar = (0,reader/* tarReader */.R)();
    const digests = new Map();
    let name = '';
    let content = contentDigest();
    return {
        async read(piece) {
            for (const part of tar.read(piece)) {
                if (part.kind === 'member') {
                    name = part.header.name;
                    content = contentDigest();
                }
                else if (part.kind === 'content') {
                    await content.write(part.bytes);
                }
                else {
                    digests.set(name, await content.end());
                }
            }
        },
        digestOf: (member) => digests.get(member),
    };
}
function contentDigest() {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const add = (bytes) => {
        hash.update(bytes);
    };
    let start = Buffer.alloc(0);
    let decoder;
    const open = async () => {
        decoder = chooseDecoder(start, add);
        await decoder.write(start);
    };
    return {
        async write(bytes) {
            if (decoder !== undefined)
                return decoder.write(bytes);
            start = Buffer.concat([start, bytes]);
            if (start.length >= decompress/* zstdMagic */.Tj.length)
                await open();
        },
        async end() {
            if (decoder === undefined)
                await open();
            return (await decoder?.end()) === true ? `sha256:${hash.digest('hex')}` : undefined;
        },
    };
}
function chooseDecoder(start, add) {
    if (start.subarray(0, decompress/* gzipMagic */.Ez.length).equals(decompress/* gzipMagic */.Ez))
        return streamDecoder(external_node_zlib_.createGunzip, add);
    const magic = start.length < decompress/* zstdMagic */.Tj.length ? 0 : start.readUInt32LE();
    const isSkippable = (magic & 0xfffffff0) >>> 0 === skippableMagic;
    if (isSkippable || start.subarray(0, decompress/* zstdMagic */.Tj.length).equals(decompress/* zstdMagic */.Tj)) {
        return streamDecoder(external_node_zlib_.createZstdDecompress, add);
    }
    return {
        write(bytes) {
            add(bytes);
            return Promise.resolve();
        },
        end: () => Promise.resolve(true),
    };
}
function streamDecoder(create, add) {
    let isDamaged = false;
    const open = () => create()
        .on('data', add)
        .on('error', () => {
        isDamaged = true;
    });
    let stream = open();
    return {
        async write(bytes) {
            for (let left = bytes; left.length > 0 && !isDamaged;) {
                const before = stream.bytesWritten;
                await writeTo(stream, left);
                const taken = stream.bytesWritten - before;
                left = left.subarray(taken);
                if (left.length === 0)
                    return;
                if (taken === 0)
                    isDamaged = true;
                stream.destroy();
                stream = open();
            }
        },
        async end() {
            if (!isDamaged)
                await new Promise((resolve) => stream.once('close', resolve).end());
            stream.destroy();
            return !isDamaged;
        },
    };
}
function writeTo(stream, bytes) {
    return new Promise((resolve) => {
        const done = () => {
            stream.off('end', done).off('error', done);
            resolve();
        };
        stream.once('end', done).once('error', done);
        stream.write(bytes, done);
    });
}

;// CONCATENATED MODULE: ./build/src/adapters/archives/image-archives.js





const maxExpansion = 200;
const freeExpansionBytes = 64 << 20;
function imageArchives(exec, files, signal) {
    return {
        rewrite(archive, expected) {
            let packedBytes = 0;
            async function* counted() {
                for await (const piece of archive) {
                    packedBytes += piece.length;
                    yield piece;
                }
            }
            async function* bounded(plain) {
                let plainBytes = 0;
                for await (const piece of plain) {
                    plainBytes += piece.length;
                    if (plainBytes > freeExpansionBytes + packedBytes * maxExpansion) {
                        throw new errors/* ArchiveRefusedError */.Zf(`it unpacks to over ${maxExpansion} times its ${packedBytes} bytes, which no image does`);
                    }
                    yield piece;
                }
            }
            return rewriteArchive(bounded((0,decompress/* decompress */.mF)(counted(), { exec, files, signal })), expected);
        },
    };
}
function checkLayerDigests({ layers, diffIds }, digests) {
    const wrong = diffIds.findIndex((diffId, index) => digests[index] !== diffId);
    if (wrong < 0)
        return;
    const found = digests[wrong] ?? 'damaged';
    throw new errors/* ArchiveRefusedError */.Zf(`its layer "${(0,errors/* toPrintable */.f8)(layers[wrong] ?? '')}" is ${found}, and the image config has the diff id ${diffIds[wrong] ?? ''}`);
}
function rewriteArchive(archive, { check, maxBytes, name, verifyLayers, ...expected }) {
    let picked;
    async function* rewritten() {
        const rewriter = (0,rewrite_image/* imageRewriter */.O)(expected, { maxBytes, name, prefix: `${(0,external_node_crypto_.randomUUID)()}-` });
        const digests = verifyLayers ? layerDigests() : undefined;
        for await (const piece of archive) {
            for (const bytes of rewriter.pass(piece)) {
                await digests?.read(bytes);
                yield bytes;
            }
        }
        const { image, layers, rest } = rewriter.finish();
        if (digests !== undefined) {
            for (const bytes of rest)
                await digests.read(bytes);
            checkLayerDigests(image, layers.map((layer) => digests.digestOf(layer)));
        }
        check?.(image);
        picked = image;
        yield* rest;
    }
    return { stream: rewritten(), image: () => picked };
}


/***/ }),

/***/ 74292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ githubRest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _load_octokit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40022);


const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore() {
}
function githubRest(token, baseUrl) {
    let client;
    const send = async (method, path, parameters = {}) => {
        if (token === '') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The API is needed for ${path} and there is no token: set the input "github-token".`);
        }
        client ??= (0,_load_octokit_js__WEBPACK_IMPORTED_MODULE_1__/* .loadOctokit */ .m)().then(({ GitHub: Client, getOctokitOptions }) => {
            const options = { log: silent, ...(baseUrl === undefined ? {} : { baseUrl }) };
            return new Client(getOctokitOptions(token, options));
        });
        const { request } = await client;
        try {
            const answer = await request(`${method} ${path}`, parameters);
            return toApiAnswer(answer.status, answer.data, answer.headers);
        }
        catch (error) {
            const response = errorResponse(error);
            if (response === undefined)
                throw error;
            return toApiAnswer(response.status, response.data, response.headers);
        }
    };
    return {
        get: (path, { query = {}, etag } = {}) => send('GET', path, { ...query, headers: etag === undefined ? {} : { 'if-none-match': etag } }),
        delete: (path) => send('DELETE', path),
    };
}
function errorResponse(error) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    if ('response' in error && typeof error.response === 'object' && error.response !== null) {
        return error.response;
    }
    return 'status' in error && error.status === 304 ? { status: 304 } : undefined;
}
function toApiAnswer(status, data, raw) {
    const headers = {};
    for (const [name, value] of Object.entries(raw ?? {})) {
        if (value !== undefined)
            headers[name.toLowerCase()] = String(value);
    }
    return { status, data, etag: headers['etag'], headers };
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

/***/ 97707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ wireArtifacts)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/src/adapters/archives/image-archives.js + 1 modules
var image_archives = __webpack_require__(82056);
// EXTERNAL MODULE: ./build/src/adapters/artifacts/artifact-store.js + 2 modules
var artifact_store = __webpack_require__(33211);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
// EXTERNAL MODULE: ./build/src/adapters/streams/peek.js
var peek = __webpack_require__(31665);
// EXTERNAL MODULE: ./build/src/adapters/http/http-request.js + 1 modules
var http_request = __webpack_require__(73380);
// EXTERNAL MODULE: ./build/src/adapters/artifacts/single-file-zip.js + 1 modules
var single_file_zip = __webpack_require__(72320);
;// CONCATENATED MODULE: ./build/src/adapters/artifacts/streaming-download.js







function streamingDownloads(token, apiUrl, log) {
    return {
        async open(artifact, repository, options) {
            const signal = (0,abort_signals/* callSignal */.v)(options);
            if (token === '' || apiUrl === undefined || artifact.digest === undefined)
                return undefined;
            try {
                const url = `${apiUrl}/repos/${repository}/actions/artifacts/${artifact.id}/zip`;
                const body = await openSignedUrl(url, token, signal, log);
                if (body === undefined)
                    return undefined;
                return verifyDigest(body, artifact, options.onProgress);
            }
            catch (error) {
                options.signal?.throwIfAborted();
                log.debug(`No stream of the artifact "${artifact.name}": ${(0,src_errors/* toMessage */.R9)(error)}`);
                return undefined;
            }
        },
    };
}
async function openSignedUrl(url, token, signal, log) {
    const agent = { 'user-agent': 'ci-image-actions' };
    const redirect = await (0,http_request/* httpRequest */.aj)(url, { headers: { ...agent, authorization: `Bearer ${token}` }, signal });
    redirect.destroy();
    const { location } = redirect.headers;
    if (redirect.statusCode !== 302 || location === undefined) {
        log.debug(`No signed URL for a stream: HTTP ${redirect.statusCode}`);
        return undefined;
    }
    log.mask(new URL(location).searchParams.get('sig') ?? '');
    const body = await (0,http_request/* httpRequest */.aj)(location, { headers: agent, signal });
    if (body.statusCode !== 200) {
        body.destroy();
        return undefined;
    }
    const { first, all } = await (0,peek/* peek */.s)(body);
    const isZip = (0,single_file_zip/* isZipStart */.i)(first);
    if (isZip)
        body.destroy();
    return isZip ? undefined : all;
}
async function* verifyDigest(body, { digest, sizeBytes }, onProgress) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    for await (const piece of toTransferErrors(body)) {
        bytes += piece.length;
        hash.update(piece);
        onProgress?.(bytes);
        if (bytes > sizeBytes)
            throw new errors/* TransferError */.aG(`The artifact is larger than its ${sizeBytes} bytes.`);
        yield piece;
    }
    const arrived = `sha256:${hash.digest('hex')}`;
    if (arrived !== digest)
        throw new errors/* TransferError */.aG(`The artifact arrived as ${arrived}, and it is ${digest}.`);
}
async function* toTransferErrors(body) {
    try {
        yield* body;
    }
    catch (error) {
        throw new errors/* TransferError */.aG(`The artifact's download broke off: ${(0,src_errors/* toMessage */.R9)(error)}.`, { cause: error });
    }
}

// EXTERNAL MODULE: ./build/src/adapters/github/github-rest.js
var github_rest = __webpack_require__(74292);
;// CONCATENATED MODULE: ./build/src/adapters/wire-artifacts.js





function wireArtifacts({ exec, files, log, run, signal }, token) {
    const apiUrl = run.env['GITHUB_API_URL'];
    return {
        artifacts: (0,artifact_store/* artifactStore */.i)(token),
        streams: streamingDownloads(token, apiUrl, log),
        archives: (0,image_archives/* imageArchives */.T)(exec, files, signal),
        api: (0,github_rest/* githubRest */.U)(token, apiUrl),
        cores: (0,external_node_os_.availableParallelism)(),
    };
}


/***/ }),

/***/ 80711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gk: () => (/* binding */ serializeHandoverSet),
/* harmony export */   j8: () => (/* binding */ isTargetName),
/* harmony export */   lI: () => (/* binding */ parseHandoverSet),
/* harmony export */   zb: () => (/* binding */ maxSetImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17333);
/* harmony import */ var _parse_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87070);



const maxSetImages = 100;
const maxSetLength = 1_000_000;
const targetName = /^[a-zA-Z0-9_.-]{1,128}$/;
const nextStep = 'pass the "handover" output of the producer job unchanged';
function serializeHandoverSet(set) {
    return JSON.stringify({ schema: set.schema, images: set.images });
}
function isTargetName(text) {
    return targetName.test(text);
}
function parseHandoverSet(text) {
    const refuse = (finding) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The handover set ${finding}: ${nextStep}.`);
    };
    if (text.length > maxSetLength)
        return refuse(`has ${text.length} characters, and at most ${maxSetLength} are read`);
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        return refuse('is not JSON');
    }
    if (!(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(data))
        return refuse('is no JSON object');
    const { schema, images } = data;
    if (schema !== 1) {
        const found = JSON.stringify(schema);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The handover set has schema ${found}, and this version reads 1: use the same version in both jobs.`);
    }
    if (!(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(images))
        return refuse('has no object of records as "images"');
    const entries = Object.entries(images);
    if (entries.length === 0)
        return refuse('holds no image');
    if (entries.length > maxSetImages)
        return refuse(`holds ${entries.length} images, and at most ${maxSetImages} are read`);
    const records = entries.map(([name, record]) => {
        if (!isTargetName(name)) {
            return refuse(`names an image ${JSON.stringify(name.slice(0, 80))}, and a name has letters, digits, "_", "." or "-"`);
        }
        return [name, (0,_parse_record_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHandover */ .d)(JSON.stringify(record), `handover set, image "${name}",`)];
    });
    return { schema: 1, images: Object.fromEntries(records) };
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

/***/ 20608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ findNearestNames)
/* harmony export */ });
const maxNames = 5;
function findNearestNames(wanted, names) {
    const lower = wanted.toLowerCase();
    return [...names]
        .map((name) => ({ name, related: isRelatedName(lower, name), edits: editDistance(lower, name) }))
        .sort((one, other) => Number(other.related) - Number(one.related) || one.edits - other.edits)
        .slice(0, maxNames)
        .map(({ name }) => name);
}
function isRelatedName(one, other) {
    const repository = (name) => name.replace(/:[^:/]*$/, '');
    return repository(one) === repository(other) || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
function editDistance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let line = 0; line < one.length; line++) {
        const character = one[line];
        const next = [line + 1];
        for (let column = 1; column <= other.length; column++) {
            const replaced = (row[column - 1] ?? 0) + (other[column - 1] === character ? 0 : 1);
            next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[other.length] ?? 0;
}


/***/ })

};
