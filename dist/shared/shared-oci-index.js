export const id = 176;
export const ids = [176];
export const modules = {

/***/ 52598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ archivePacker)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/core/tar/writer.js
var writer = __webpack_require__(38642);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/archive/strict-json.js
var strict_json = __webpack_require__(58014);
;// CONCATENATED MODULE: ./build/src/core/archive/docker-manifest.js



/**
 * Reads the manifest.json of `docker save`, which must list exactly one image.
 * @throws ArchiveRefusedError
 */
function readDockerManifest(text) {
    const entries = (0,strict_json/* parseArchiveJson */.o5)(text, 'manifest.json');
    if (!Array.isArray(entries))
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json is no JSON list');
    if (entries.length !== 1)
        throw new errors/* ArchiveRefusedError */.Zf(`manifest.json holds ${entries.length} images`);
    const entry = entries[0];
    if (!(0,strict_json/* isObject */.Gv)(entry))
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json describes no image');
    const config = entry['Config'];
    if (typeof config !== 'string' || (0,member_name/* classifyMember */.P9)(config) !== 'blob') {
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json names no config inside the archive');
    }
    const layers = readTextList(entry['Layers'], 'Layers');
    if (layers.some((layer) => !['blob', 'layer'].includes((0,member_name/* classifyMember */.P9)(layer) ?? ''))) {
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json names a layer outside the archive');
    }
    return { config, repoTags: readTextList(entry['RepoTags'] ?? [], 'RepoTags'), layers };
}
function readTextList(value, name) {
    if ((0,strict_json/* isTextList */.Sl)(value))
        return value;
    throw new errors/* ArchiveRefusedError */.Zf(`manifest.json has a "${name}" that is no list of texts`);
}

// EXTERNAL MODULE: ./build/src/core/archive/image-config.js
var image_config = __webpack_require__(78112);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var oci_manifest = __webpack_require__(77794);
;// CONCATENATED MODULE: ./build/src/core/archive/oci-index.js




const manifestTypes = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const nameAnnotation = 'io.containerd.image.name';
const refNameAnnotation = 'org.opencontainers.image.ref.name';
/**
 * Follows index.json over the manifest of `platform` to the config: exactly one image (attestations aside), reached by
 * digests alone.
 * @param documents the archive's JSON blobs by the sha256 of their bytes
 * @throws ArchiveRefusedError
 */
function readOciIndex(text, documents, platform) {
    const index = (0,strict_json/* parseArchiveJson */.o5)(text, 'index.json');
    const [entry, ...others] = readDescriptors(index, 'index.json');
    if (entry === undefined || others.length > 0) {
        throw new errors/* ArchiveRefusedError */.Zf(`index.json holds ${others.length + (entry === undefined ? 0 : 1)} images`);
    }
    const manifest = (0,oci_manifest/* isIndex */.nw)(entry.mediaType) ? selectPlatformManifest(entry, documents, platform) : entry;
    const annotations = (0,strict_json/* isObject */.Gv)(entry.fields['annotations']) ? entry.fields['annotations'] : {};
    const { kept, names } = readNameAnnotations(annotations);
    const rewritten = {
        schemaVersion: 2,
        mediaType: oci_manifest/* ociIndexType */.WN,
        manifests: [{ mediaType: entry.mediaType, digest: entry.digest, size: entry.size, annotations: kept }],
    };
    return {
        digest: entry.digest,
        imageid: readManifestConfig(manifest, documents),
        names,
        rewritten: JSON.stringify(rewritten),
    };
}
/** Engines name an image by the first annotation, or, without it, by the second taken as a whole reference. */
function readNameAnnotations(annotations) {
    const name = annotations[nameAnnotation] ?? '';
    const refName = annotations[refNameAnnotation] ?? '';
    if (typeof name !== 'string' || typeof refName !== 'string') {
        throw new errors/* ArchiveRefusedError */.Zf('index.json has a name that is no text');
    }
    if (name !== '')
        return { kept: { [nameAnnotation]: name, [refNameAnnotation]: tagOf(name) }, names: [name] };
    if (refName !== '')
        return { kept: { [refNameAnnotation]: refName }, names: [refName] };
    return { kept: {}, names: [] };
}
function tagOf(name) {
    return name.slice(name.lastIndexOf(':') + 1);
}
function selectPlatformManifest(entry, documents, platform) {
    const index = readDocument(entry, documents, 'the image index');
    const [os, architecture] = platform.split('/');
    // Attestations have the platform unknown/unknown, which is never the expected one.
    const candidates = readDescriptors(index, 'the image index').filter(({ fields }) => {
        const wanted = fields['platform'];
        // Of an entry without a platform an engine reads it from the config, so it may be the one that runs.
        return !(0,strict_json/* isObject */.Gv)(wanted) || (wanted['os'] === os && wanted['architecture'] === architecture);
    });
    const [manifest, ...others] = candidates;
    if (manifest === undefined || others.length > 0) {
        throw new errors/* ArchiveRefusedError */.Zf(`the image index holds ${candidates.length} manifests for ${platform} instead of one`);
    }
    return manifest;
}
function readManifestConfig(manifest, documents) {
    if (!manifestTypes.includes(manifest.mediaType)) {
        throw new errors/* ArchiveRefusedError */.Zf(`"${manifest.mediaType}" is no media type of an image manifest`);
    }
    const document = readDocument(manifest, documents, 'the image manifest');
    if (document['manifests'] !== undefined)
        throw new errors/* ArchiveRefusedError */.Zf('the image manifest is an index as well');
    return readDescriptor(document['config'], 'the image manifest').digest;
}
function readDocument(entry, documents, what) {
    const text = documents.get(entry.digest);
    if (text === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`${what} ${entry.digest} is not in it`);
    return (0,strict_json/* parseStrictJson */.RJ)(text, what);
}
function readDescriptors(document, what) {
    const manifests = (0,strict_json/* isObject */.Gv)(document) ? document['manifests'] : undefined;
    if (!Array.isArray(manifests))
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has no list of manifests`);
    return manifests.map((item) => readDescriptor(item, what));
}
function readDescriptor(value, what) {
    const fields = (0,strict_json/* isObject */.Gv)(value) ? value : {};
    const { digest, size, mediaType } = fields;
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.Bc)(digest)) {
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has an entry without a sha256`);
    }
    if (typeof size !== 'number' || typeof mediaType !== 'string') {
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has an entry without size or media type`);
    }
    return { digest, size, mediaType, fields };
}

;// CONCATENATED MODULE: ./build/src/core/archive/validate.js








/**
 * Checks that an archive holds one image, with the expected reference, config and platform, and that it is the same image
 * whichever member an engine goes by.
 * @throws ArchiveRefusedError that names the finding
 */
function validateArchive(contents, expected = {}) {
    const { members, documents } = contents;
    const manifestText = members.get('manifest.json');
    if (manifestText === undefined) {
        const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
        throw new errors/* ArchiveRefusedError */.Zf(`it has no manifest.json${legacy}`);
    }
    const manifest = readDockerManifest(manifestText);
    const missing = [manifest.config, ...manifest.layers].find((name) => !contents.names.has(name));
    if (missing !== undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`manifest.json names "${missing}", which is not in it`);
    const imageid = (0,member_name/* digestOfName */.VF)(manifest.config);
    const configText = imageid === undefined ? undefined : documents.get(imageid);
    if (imageid === undefined || configText === undefined) {
        throw new errors/* ArchiveRefusedError */.Zf(`its config "${manifest.config}" is no image config`);
    }
    if (expected.imageid !== undefined && expected.imageid !== imageid) {
        throw new errors/* ArchiveRefusedError */.Zf(`it holds the image ${imageid}, and ${expected.imageid} is expected`);
    }
    const config = (0,image_config/* readImageConfig */.M)(Buffer.from(configText));
    if (expected.platform !== undefined && !(0,platform/* isSamePlatform */.SW)(expected.platform, config.platform)) {
        throw new errors/* ArchiveRefusedError */.Zf(`its image is for ${config.platform}, and ${expected.platform} is expected`);
    }
    const indexText = members.get('index.json');
    if (members.has('oci-layout') && indexText === undefined) {
        throw new errors/* ArchiveRefusedError */.Zf('it has an oci-layout and no index.json');
    }
    const index = indexText === undefined ? undefined : readOciIndex(indexText, documents, config.platform);
    if (index !== undefined && index.imageid !== imageid) {
        throw new errors/* ArchiveRefusedError */.Zf(`manifest.json holds the image ${imageid}, and index.json ${index.imageid}`);
    }
    const names = [...manifest.repoTags, ...(index?.names ?? []), ...readLegacyNames(members.get('repositories'))];
    const reference = requireOneReference(names, expected.references);
    const rewritten = new Map([
        [
            'manifest.json',
            JSON.stringify([
                {
                    Config: manifest.config,
                    RepoTags: reference === undefined ? null : [reference],
                    Layers: manifest.layers,
                },
            ]),
        ],
    ]);
    if (index !== undefined)
        rewritten.set('index.json', index.rewritten);
    if (members.has('oci-layout'))
        rewritten.set('oci-layout', JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    const image = {
        imageid,
        reference,
        platform: config.platform,
        labels: config.labels,
        manifestDigest: members.has('oci-layout') ? index?.digest : undefined,
        diffIds: config.diffIds,
        settings: config.settings,
    };
    return { image, members: rewritten };
}
function requireOneReference(names, allowed) {
    const wanted = allowed?.map(reference/* familiarName */.hG);
    const found = new Set();
    for (const name of names) {
        const familiar = (0,reference/* familiarName */.hG)(name);
        if (familiar === undefined) {
            throw new errors/* ArchiveRefusedError */.Zf(`"${(0,errors/* toPrintable */.f8)(name)}" in it is no reference with a tag`);
        }
        if (wanted !== undefined && !wanted.includes(familiar)) {
            throw new errors/* ArchiveRefusedError */.Zf(`it would set the tag "${familiar}", and only ${(allowed ?? []).join(', ')} may be set`);
        }
        found.add(familiar);
    }
    if (found.size > 1)
        throw new errors/* ArchiveRefusedError */.Zf(`it would set several tags: ${[...found].join(', ')}`);
    return [...found][0];
}
/** Reads the names in `repositories`, which engines read when there is no manifest.json: `{"app": {"1": "<layer>"}}`. */
function readLegacyNames(text) {
    if (text === undefined)
        return [];
    const repositories = (0,strict_json/* parseArchiveJson */.o5)(text, 'repositories');
    if (!(0,strict_json/* isObject */.Gv)(repositories))
        throw new errors/* ArchiveRefusedError */.Zf('repositories is no JSON object');
    return Object.entries(repositories).flatMap(([name, tags]) => (0,strict_json/* isObject */.Gv)(tags) ? Object.keys(tags).map((tag) => `${name}:${tag}`) : [name]);
}

;// CONCATENATED MODULE: ./build/src/core/archive/filter.js






/** Members up to this size are kept in memory: manifests and configs are far smaller. */
const maxHeldBytes = 4 << 20;
const maxDocumentBytes = 64 << 20;
const maxMembers = 20_000;
/**
 * Filters an archive piece by piece. Holds back the members by which an engine decides until all of the archive was read
 * and validated.
 * @param maxBytes how much of the archive is read at most
 */
function archiveFilter(expected, maxBytes) {
    const members = new Map();
    const documents = new Map();
    const names = new Set();
    const tar = (0,reader/* tarReader */.R)();
    let sink = {};
    let readBytes = 0;
    let documentBytes = 0;
    const keepDocument = (name, content) => {
        const digest = (0,member_name/* digestOfName */.VF)(name);
        if (digest === undefined)
            return;
        const found = (0,oci_digest/* sha256 */.sc)(content);
        if (found !== digest)
            throw new errors/* ArchiveRefusedError */.Zf(`its blob "${name}" has the content of ${found}`);
        if (content[0] !== 0x7b)
            return;
        documents.set(digest, content.toString('utf8'));
        documentBytes += content.length;
        if (documentBytes > maxDocumentBytes)
            throw new errors/* ArchiveRefusedError */.Zf('it holds too many documents');
    };
    const sinkFor = ({ name, size }) => {
        if ((0,member_name/* isIndexMember */.zB)(name)) {
            if (size > maxHeldBytes)
                throw new errors/* ArchiveRefusedError */.Zf(`its ${name} has ${size} bytes`);
            return keepMember(size, function* (content) {
                members.set(name, content.toString('utf8'));
            });
        }
        if (size > maxHeldBytes)
            return copyMember(name, size);
        return keepMember(size, function* (content) {
            keepDocument(name, content);
            yield* (0,writer/* encodeTarMember */.A1)(name, content);
        });
    };
    return {
        *pass(piece) {
            readBytes += piece.length;
            if (readBytes > maxBytes) {
                throw new errors/* ArchiveRefusedError */.Zf(`it is larger than the ${maxBytes} bytes that it may have`);
            }
            for (const part of tar.read(piece)) {
                if (part.kind === 'member') {
                    sink = checkMember(part.header, names) === 'ignored' ? {} : sinkFor(part.header);
                    if (sink.start !== undefined)
                        yield sink.start;
                }
                else if (part.kind === 'content') {
                    yield* sink.take?.(part.bytes) ?? [];
                }
                else {
                    yield* sink.end?.() ?? [];
                }
            }
        },
        finish() {
            if (readBytes === 0)
                throw (0,errors/* damagedArchiveError */.ig)('it is empty');
            tar.end();
            const validated = validateArchive({ members, documents, names }, expected);
            const written = [...validated.members].flatMap(([name, text]) => [...(0,writer/* encodeTarMember */.A1)(name, Buffer.from(text))]);
            return { image: validated.image, rest: [...written, writer/* tarEnd */.JO] };
        },
    };
}
function copyMember(name, size) {
    return {
        start: (0,writer/* encodeTarHeader */.Nj)(name, size),
        *take(bytes) {
            yield bytes;
        },
        *end() {
            yield (0,writer/* encodeTarPadding */.lZ)(size);
        },
    };
}
function keepMember(size, use) {
    const content = Buffer.alloc(size);
    let filled = 0;
    return {
        *take(bytes) {
            filled += bytes.copy(content, filled);
        },
        *end() {
            yield* use(content);
        },
    };
}
/** Checks by its header whether a member may be in an archive at all. Returns what it is. */
function checkMember({ name, type }, names) {
    const kind = (0,member_name/* classifyMember */.P9)(name);
    const printable = (0,errors/* toPrintable */.f8)(name);
    if (kind === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`it holds "${printable}", which no engine writes`);
    const isPlain = type === 'file' || (type === 'directory' && kind === 'ignored');
    if (!isPlain)
        throw new errors/* ArchiveRefusedError */.Zf(`its member "${printable}" is a ${type}`);
    if (names.has(name))
        throw new errors/* ArchiveRefusedError */.Zf(`it holds "${printable}" twice`);
    names.add(name);
    if (names.size > maxMembers)
        throw new errors/* ArchiveRefusedError */.Zf(`it has more than ${maxMembers} members`);
    return kind;
}

// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
// EXTERNAL MODULE: ./build/src/adapters/streams/write-stream.js
var write_stream = __webpack_require__(89488);
// EXTERNAL MODULE: ./build/src/adapters/archives/decompress.js
var decompress = __webpack_require__(73973);
;// CONCATENATED MODULE: ./build/src/adapters/archives/archive-packer.js







/** Packs archives into files, by `zstd -T0` and `pigz`, which use every core. Without them by Node's zlib, which uses one. */
function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, ...callbacks }) {
            const abort = new AbortController();
            const end = (0,abort_signals/* anySignal */.J)(signal, abort.signal);
            const part = `${file}.part`;
            const packing = new external_node_events_.EventEmitter();
            callbacks.onPacking?.(files.follow(part, whenPacked(packing)));
            const filter = archiveFilter(expected, Infinity);
            let sizeBytes = 0;
            async function* inspected(archive) {
                for await (const piece of archive) {
                    Array.from(filter.pass(piece));
                    sizeBytes += piece.length;
                    callbacks.onProgress?.(sizeBytes);
                    yield piece;
                }
            }
            try {
                const opened = await open(end);
                const plain = mayBeCompressed ? (0,decompress/* decompress */.m)(opened, { exec, files, signal: end }) : opened;
                await writeCompressed(exec, files, inspected(plain), { part, compression, level, signal: end });
                const { image } = filter.finish();
                callbacks.check?.(image);
                await files.rename(part, file);
                packing.emit('whole', file);
                return { image, sizeBytes, archiveBytes: await files.size(file) };
            }
            catch (error) {
                abort.abort(error);
                packing.emit('failed', error);
                await files.remove(part);
                signal?.throwIfAborted();
                throw error;
            }
        },
    };
}
/** The path of the whole file. Nobody may be waiting for it when packing fails. */
function whenPacked(packing) {
    const path = new Promise((resolve, reject) => {
        packing.once('whole', resolve).once('failed', reject);
    });
    path.catch(() => undefined);
    return path;
}
async function writeCompressed(exec, files, plain, { part, compression, level, signal }) {
    const quietly = ['-q', `-${level}`];
    if (compression === 'none') {
        await files.write(part, plain);
    }
    else if (compression === 'zstd' && (await exec.has('zstd'))) {
        const result = await exec.run('zstd', [...quietly, '-T0', '-f', '-o', part], { input: plain, signal });
        if (result.exitCode !== 0)
            throw new src_errors/* CommandError */.Qd({ command: 'zstd', ...result });
    }
    else if (compression === 'gzip' && (await exec.has('pigz'))) {
        const { stdout, done } = exec.stream('pigz', [...quietly, '-c'], { input: plain, signal });
        await files.write(part, stdout);
        const result = await done;
        if (result.exitCode !== 0)
            throw new src_errors/* CommandError */.Qd({ command: 'pigz', ...result });
    }
    else {
        await files.write(part, (0,write_stream/* pipeThrough */.W)(plain, compressor(compression, level)));
    }
}
function compressor(compression, level) {
    return compression === 'zstd'
        ? (0,external_node_zlib_.createZstdCompress)({ params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: level } })
        : (0,external_node_zlib_.createGzip)({ level });
}


/***/ }),

/***/ 73973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ decompress)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80322);
/* harmony import */ var _streams_peek_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31665);
/* harmony import */ var _streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53419);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89488);







/**
 * The largest block of zstd; larger chunks only cost memory:
 * https://www.rfc-editor.org/rfc/rfc8878#name-blocks
 */
const chunkSize = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
/**
 * Gives the tar inside an archive, which is plain, gzip or zstd by its first bytes.
 * @throws TransferError when it is damaged
 */
async function* decompress(archive, deps) {
    const { first, all } = await (0,_streams_peek_js__WEBPACK_IMPORTED_MODULE_4__/* .peek */ .s)(archive);
    try {
        yield* await chooseDecoder(first, all, deps);
    }
    catch (error) {
        throw isZlibError(error) ? (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), error) : error;
    }
}
async function chooseDecoder(first, archive, deps) {
    if (first.subarray(0, 2).equals(gzipMagic))
        return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize }));
    if (!first.subarray(0, 4).equals(zstdMagic))
        return archive;
    if (await deps.exec.has('zstd')) {
        // There can be none in a folder with a long path.
        const pair = await (0,_streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .socketPair */ .G)(deps.files).catch(() => undefined);
        if (pair !== undefined)
            return runZstd(archive, pair, deps);
    }
    return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize }));
}
/** Decompresses by the `zstd` program, which runs beside this process. */
async function* runZstd(archive, { writer, bytes }, { exec, signal }) {
    const stop = new AbortController();
    try {
        const running = exec.run('zstd', ['-d', '-q', '-c'], {
            input: archive,
            output: writer,
            signal: (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .anySignal */ .J)(signal, stop.signal),
        });
        const ended = running.finally(() => writer.destroy());
        ended.catch(() => undefined);
        yield* bytes;
        const { exitCode, stderr } = await ended;
        if (exitCode !== 0)
            throw (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)(stderr.trim());
    }
    finally {
        stop.abort();
    }
}
function isZlibError(error) {
    return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}


/***/ }),

/***/ 78112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ runtimeSettings),
/* harmony export */   M: () => (/* binding */ readImageConfig)
/* harmony export */ });
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38301);
/* harmony import */ var _strict_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58014);




/** The settings of an image that decide what a container of it runs. */
const runtimeSettings = [
    'User',
    'Env',
    'Entrypoint',
    'Cmd',
    'WorkingDir',
    'Labels',
    'ExposedPorts',
    'Volumes',
    'StopSignal',
];
/**
 * Reads the bytes of an image config: https://github.com/opencontainers/image-spec/blob/main/config.md
 * @throws ArchiveRefusedError when it is none
 */
function readImageConfig(content) {
    const config = (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArchiveJson */ .o5)(content.toString('utf8'), 'the image config');
    if (!(0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config is no JSON object');
    const text = (name) => (typeof config[name] === 'string' ? config[name] : '');
    if (text('os') === '' || text('architecture') === '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config names no platform');
    }
    const rootfs = (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config['rootfs']) ? config['rootfs'] : {};
    const diffIds = rootfs['diff_ids'] ?? [];
    if (!(0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isTextList */ .Sl)(diffIds) || !diffIds.every(_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config has layers without a sha256');
    }
    const settings = (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config['config']) ? config['config'] : {};
    const labels = (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(settings['Labels']) ? settings['Labels'] : {};
    return {
        imageid: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(content),
        platform: (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .platformName */ .$r)(text('os'), text('architecture'), text('variant')),
        labels: Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string')),
        diffIds,
        settings,
    };
}


/***/ }),

/***/ 69404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hasSameContent)
/* harmony export */ });
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78112);

/** Whether an engine's image has the layers of an archived one, and runs the same: an id tells that not in every store. */
function hasSameContent(local, config) {
    const sameLayers = JSON.stringify(local.diffIds ?? []) === JSON.stringify(config.diffIds);
    return sameLayers && _image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .runtimeSettings */ .K.every((name) => isSameSetting(local.settings?.[name], config.settings[name]));
}
/** Engines show a setting that is not there as null, '', or an empty list. */
function isSameSetting(one, other) {
    return JSON.stringify(withSortedKeys(one)) === JSON.stringify(withSortedKeys(other));
}
function withSortedKeys(value) {
    if (value === undefined || value === null || value === '')
        return null;
    if (Array.isArray(value))
        return value.length === 0 ? null : value;
    if (typeof value !== 'object')
        return value;
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.length === 0 ? null : entries;
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

/***/ 62664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e9: () => (/* binding */ findLocalImage),
  Z$: () => (/* binding */ noImageError),
  vX: () => (/* binding */ parseRequestedImage),
  gG: () => (/* binding */ selectImage)
});

// EXTERNAL MODULE: ./build/src/core/handover/record.js
var record = __webpack_require__(71908);
;// CONCATENATED MODULE: ./build/src/core/oci/nearest-names.js
/** More names would hide the one that was meant. */
const maxNames = 5;
/**
 * Finds names like `wanted`, the nearest first: names that differ only in the tag, or in a host or owner in front, come
 * before names that look alike.
 */
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
/** Levenshtein's distance, row by row. */
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

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/services/images/find-local-image.js




/**
 * Reads which image the inputs name. A name is never put together from parts, except from those of a record.
 * @returns undefined when no input names one
 * @throws UserError for a malformed reference, before anything runs.
 */
function selectImage(inputs) {
    const { image, handover, tags } = inputs;
    const [firstTag] = tags;
    if (image !== undefined)
        return parseRequestedImage(image, 'input "image"');
    if (handover !== undefined && handover.image !== '') {
        return parseRequestedImage((0,record/* recordedRef */.y)(handover), 'image of input "handover"');
    }
    return firstTag === undefined ? undefined : parseRequestedImage(firstTag, 'first line of input "tags"');
}
/** The error for inputs that name no image. */
function noImageError() {
    return new errors/* UserError */.yo('Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.');
}
/**
 * Finds the requested image in the engine, and the reference to save it under.
 * @throws UserError with the nearest local names when it is not there, and when the reference is open: an id has no
 *   name, or several ones.
 */
async function findLocalImage(requested, inputs, engine) {
    const image = await engine.inspect(requested.ref);
    if (image === undefined)
        throw await localImageNotFound(requested, engine);
    const reference = isImageId(requested.ref)
        ? referenceOfId(requested, image, inputs)
        : referenceOfName(requested, image, inputs);
    return { reference, image };
}
/**
 * Brings a reference or id into the form that the engine takes: its repository in lower case, and with a tag.
 * @param input names the input in errors: `input "image"`
 * @throws UserError for a malformed reference.
 */
function parseRequestedImage(text, input) {
    if (isImageId(text))
        return { ref: text, input };
    const ref = (0,reference/* lowerRepository */.Sl)(text);
    const { tag, digest } = (0,reference/* parseImageRef */.Q)(ref, input);
    // `docker save` of a bare repository saves all its tags: https://docs.docker.com/reference/cli/docker/image/save/
    return { ref: tag === undefined && digest === undefined ? `${ref}:latest` : ref, input };
}
/** Whether it is an image id, whole or shortened. */
function isImageId(text) {
    return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}
function referenceOfName(requested, image, inputs) {
    const { repository, tag, digest } = (0,reference/* parseImageRef */.Q)(requested.ref, requested.input);
    if (digest === undefined)
        return requested.ref;
    return tag === undefined ? requireOneName(requested, image.repoTags, inputs) : `${repository}:${tag}`;
}
function referenceOfId(requested, image, inputs) {
    const { handover, tags } = inputs;
    const candidates = handover === undefined ? tags : [(0,record/* recordedRef */.y)(handover), ...tags];
    const familiarNames = candidates.map(reference/* familiarName */.hG);
    const known = image.repoTags.find((name) => familiarNames.includes((0,reference/* familiarName */.hG)(name)));
    return known ?? requireOneName(requested, image.repoTags, inputs);
}
function requireOneName(requested, names, { localTag }) {
    const [name, ...others] = names;
    if (name !== undefined && others.length === 0)
        return name;
    if (localTag !== undefined)
        return localTag;
    const found = name === undefined ? 'no name' : `the names ${names.join(', ')}`;
    throw new errors/* UserError */.yo(`The ${requested.input} is "${requested.ref}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`);
}
async function localImageNotFound(requested, engine) {
    const names = findNearestNames(requested.ref, (await engine.tagTable()).keys());
    const there = names.length === 0 ? 'the engine holds no image at all' : `nearest names there: ${names.join(', ')}`;
    return new errors/* UserError */.yo(`The ${requested.input} is "${requested.ref}", and the engine has no such image (${there}): build it with "load: true", or give the exact name that the build applied.`);
}


/***/ }),

/***/ 59060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ packFromEngine),
/* harmony export */   e: () => (/* binding */ packFromFile)
/* harmony export */ });
/* harmony import */ var _core_archive_same_content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69404);
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98673);
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91583);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _progress_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84029);





/** The smallest share of an image's size that its archive is likely to need. */
const minArchiveShare = { zstd: 0.25, gzip: 0.25, none: 1 };
/**
 * Saves one reference out of the engine, as a compressed archive.
 * @param image what the engine had under that name when it was inspected
 * @throws UserError when the disk is too small for it, when the image could not be saved, and when the engine saved
 *   another one.
 */
async function packFromEngine(reference, image, inputs, deps) {
    const { sizeBytes } = image;
    await checkFreeDisk(reference, sizeBytes, inputs, deps);
    const open = (signal) => deps.engine.save(reference, { signal });
    // Saved by its name, since an archive that is saved by an id or a digest has no name to restore.
    const check = (saved) => {
        inputs.check?.(saved);
        checkIsInspected(saved, image, reference);
    };
    return packArchive({ open, expected: { references: [reference] } }, { ...inputs, check }, sizeBytes, deps);
}
/**
 * Another job on the machine may tag another image under the name between the look at it and the end of the save.
 * @throws UserError
 */
function checkIsInspected(saved, image, reference) {
    // `.Id` is the one digest or the other, by the engine's store; an engine that writes both anew is known by the content.
    if (saved.imageid === image.id || saved.manifestDigest === image.id || (0,_core_archive_same_content_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameContent */ .q)(image, saved))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The engine saved ${reference} as the image ${saved.imageid}, which is not the ${image.id} that it had before, since something tagged another image under that name in between: nothing of it was used; give the image a tag that no other job uses, and run this job again.`);
}
/**
 * Packs an archive that a build wrote, plain or compressed.
 * @throws UserError when it is not there, or does not name its image.
 */
async function packFromFile(path, inputs, deps) {
    if (!(await deps.files.exists(path))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
    }
    const sizeBytes = await deps.files.size(path);
    await checkFreeDisk(path, sizeBytes, inputs, deps);
    const open = () => Promise.resolve(deps.files.read(path));
    const packed = await packArchive({ open, mayBeCompressed: true, expected: {} }, inputs, sizeBytes, deps);
    if (packed.image.reference === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`);
    }
    return packed;
}
async function checkFreeDisk(what, sizeBytes, { file, compression }, { files }) {
    const neededBytes = sizeBytes * minArchiveShare[compression];
    const freeBytes = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
    if (freeBytes >= neededBytes)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The archive of ${what} (${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(sizeBytes)}) needs at least ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(neededBytes)} in the runner's temporary folder, and ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z)(freeBytes)} are free: free disk space before this step.`);
}
async function packArchive(source, { compression, level, file, check, meanwhile }, totalBytes, deps) {
    const start = deps.clock.now();
    const packed = await deps.packer
        .pack({
        ...source,
        file,
        compression,
        level,
        onProgress: (0,_progress_log_js__WEBPACK_IMPORTED_MODULE_4__/* .progressLog */ .m)('Saving', deps, totalBytes),
        signal: deps.signal,
        check,
        onPacking: meanwhile,
    })
        .catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo ? error : toSaveError(error);
    });
    return { ...packed, compression, seconds: (deps.clock.now() - start) / 1000 };
}
function toSaveError(error) {
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyError */ .fe)(error, { phase: 'save' });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
        cause: error,
    });
}


/***/ }),

/***/ 84029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ progressLog)
/* harmony export */ });
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91583);

const progressIntervalMs = 10_000;
/**
 * Logs every ten seconds how far a transfer is and how fast it goes. A short transfer logs nothing.
 * @param title `Saving`, `Uploading`
 * @param totalBytes when it is known
 * @returns to be called with the bytes so far, as often as the transfer likes
 */
function progressLog(title, { clock, log }, totalBytes) {
    const start = clock.now();
    let lastLogged = start;
    return (bytes) => {
        const now = clock.now();
        if (now - lastLogged < progressIntervalMs)
            return;
        lastLogged = now;
        const rate = (0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes / ((now - start) / 1000));
        const total = totalBytes === undefined ? '' : ` of ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(totalBytes)}`;
        log.info(`${title}: ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(bytes)}${total}, ${rate}/s`);
    };
}


/***/ })

};
