export const id = 933;
export const ids = [933];
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
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/archive/strict-json.js
var strict_json = __webpack_require__(58014);
;// CONCATENATED MODULE: ./build/src/core/archive/docker-manifest.js



/**
 * Reads the manifest.json of `docker save`: exactly one image (row a3).
 * @throws ArchiveRefused
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
    if (typeof config !== 'string' || (0,member_name/* memberKind */.RO)(config) !== 'blob') {
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json names no config inside the archive');
    }
    const layers = texts(entry['Layers'], 'Layers');
    if (layers.some((layer) => !['blob', 'layer'].includes((0,member_name/* memberKind */.RO)(layer) ?? ''))) {
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json names a layer outside the archive');
    }
    return { config, repoTags: texts(entry['RepoTags'] ?? [], 'RepoTags'), layers };
}
function texts(value, name) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw new errors/* ArchiveRefusedError */.Zf(`manifest.json has a "${name}" that is no list of texts`);
}

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
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
 * @throws ArchiveRefused
 */
function readOciIndex(text, documents, platform) {
    const index = (0,strict_json/* parseArchiveJson */.o5)(text, 'index.json');
    const [entry, ...others] = descriptors(index, 'index.json');
    if (entry === undefined || others.length > 0) {
        throw new errors/* ArchiveRefusedError */.Zf(`index.json holds ${others.length + (entry === undefined ? 0 : 1)} images`);
    }
    const manifest = (0,oci_manifest/* isIndex */.nw)(entry.mediaType) ? platformManifest(entry, documents, platform) : entry;
    const annotations = (0,strict_json/* isObject */.Gv)(entry.fields['annotations']) ? entry.fields['annotations'] : {};
    const { kept, names } = nameAnnotations(annotations);
    const rewritten = {
        schemaVersion: 2,
        mediaType: oci_manifest/* ociIndexType */.WN,
        manifests: [{ mediaType: entry.mediaType, digest: entry.digest, size: entry.size, annotations: kept }],
    };
    return {
        digest: entry.digest,
        imageid: configOf(manifest, documents),
        names,
        rewritten: JSON.stringify(rewritten),
    };
}
/** Engines name an image by the first annotation, or, without it, by the second taken as a whole reference. */
function nameAnnotations(annotations) {
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
function platformManifest(entry, documents, platform) {
    const index = documentOf(entry, documents, 'the image index');
    const [os, architecture] = platform.split('/');
    // Attestations have the platform unknown/unknown, which is never the one that is looked for.
    const candidates = descriptors(index, 'the image index').filter(({ fields }) => {
        const wanted = fields['platform'];
        // Without a platform an engine looks it up in the config: it may be the one that runs.
        return !(0,strict_json/* isObject */.Gv)(wanted) || (wanted['os'] === os && wanted['architecture'] === architecture);
    });
    const [manifest, ...others] = candidates;
    if (manifest === undefined || others.length > 0) {
        const count = String(candidates.length);
        throw new errors/* ArchiveRefusedError */.Zf(`the image index holds ${count} manifests for ${platform} instead of one`);
    }
    return manifest;
}
function configOf(manifest, documents) {
    if (!manifestTypes.includes(manifest.mediaType)) {
        throw new errors/* ArchiveRefusedError */.Zf(`"${manifest.mediaType}" is no media type of an image manifest`);
    }
    const document = documentOf(manifest, documents, 'the image manifest');
    if (document['manifests'] !== undefined)
        throw new errors/* ArchiveRefusedError */.Zf('the image manifest is an index as well');
    return descriptorOf(document['config'], 'the image manifest').digest;
}
function documentOf(entry, documents, what) {
    const text = documents.get(entry.digest);
    if (text === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`${what} ${entry.digest} is not in it`);
    return (0,strict_json/* parseStrictJson */.RJ)(text, what);
}
function descriptors(document, what) {
    const manifests = (0,strict_json/* isObject */.Gv)(document) ? document['manifests'] : undefined;
    if (!Array.isArray(manifests))
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has no list of manifests`);
    return manifests.map((item) => descriptorOf(item, what));
}
function descriptorOf(value, what) {
    const fields = (0,strict_json/* isObject */.Gv)(value) ? value : {};
    const { digest, size, mediaType } = fields;
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.Bc)(digest))
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has an entry without a sha256`);
    if (typeof size !== 'number' || typeof mediaType !== 'string') {
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has an entry without size or media type`);
    }
    return { digest, size, mediaType, fields };
}

;// CONCATENATED MODULE: ./build/src/core/archive/validate.js







/**
 * Decides whether an archive may reach an engine: one image, one manifest, the expected reference, config and platform
 * alone, and the same image whichever member an engine goes by (threat 3, rows a1-a9, A6).
 * @throws ArchiveRefused that names the finding.
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
    const config = readConfig(configText);
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
    const names = [...manifest.repoTags, ...(index?.names ?? []), ...legacyNames(members.get('repositories'))];
    const reference = oneReference(names, expected.references);
    const emitted = new Map([
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
        emitted.set('index.json', index.rewritten);
    if (members.has('oci-layout'))
        emitted.set('oci-layout', JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    const image = {
        imageid,
        reference,
        platform: config.platform,
        labels: config.labels,
        manifestDigest: members.has('oci-layout') ? index?.digest : undefined,
    };
    expected.check?.(image);
    return { image, members: emitted };
}
function oneReference(names, allowed) {
    const wanted = allowed?.map(reference/* familiarName */.hG);
    const found = new Set();
    for (const name of names) {
        const familiar = (0,reference/* familiarName */.hG)(name);
        if (familiar === undefined)
            throw new errors/* ArchiveRefusedError */.Zf(`"${printable(name)}" in it is no reference with a tag`);
        if (wanted !== undefined && !wanted.includes(familiar)) {
            throw new errors/* ArchiveRefusedError */.Zf(`it would set the tag "${familiar}", and only ${(allowed ?? []).join(', ')} may be set`);
        }
        found.add(familiar);
    }
    if (found.size > 1)
        throw new errors/* ArchiveRefusedError */.Zf(`it would set several tags: ${[...found].join(', ')}`);
    return [...found][0];
}
/** Names in `repositories`, which engines read when there is no manifest.json: `{"app": {"1": "<layer>"}}`. */
function legacyNames(text) {
    if (text === undefined)
        return [];
    const repositories = (0,strict_json/* parseArchiveJson */.o5)(text, 'repositories');
    if (!(0,strict_json/* isObject */.Gv)(repositories))
        throw new errors/* ArchiveRefusedError */.Zf('repositories is no JSON object');
    return Object.entries(repositories).flatMap(([name, tags]) => (0,strict_json/* isObject */.Gv)(tags) ? Object.keys(tags).map((tag) => `${name}:${tag}`) : [name]);
}
function readConfig(text) {
    const config = (0,strict_json/* parseArchiveJson */.o5)(text, 'the image config');
    if (!(0,strict_json/* isObject */.Gv)(config))
        throw new errors/* ArchiveRefusedError */.Zf('the image config is no JSON object');
    const part = (name) => (typeof config[name] === 'string' ? config[name] : '');
    if (part('os') === '' || part('architecture') === '') {
        throw new errors/* ArchiveRefusedError */.Zf('the image config names no platform');
    }
    const settings = (0,strict_json/* isObject */.Gv)(config['config']) ? config['config'] : {};
    const labels = (0,strict_json/* isObject */.Gv)(settings['Labels']) ? settings['Labels'] : {};
    return {
        platform: (0,platform/* platformName */.$r)(part('os'), part('architecture'), part('variant')),
        labels: Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string')),
    };
}
function printable(text) {
    return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}

// EXTERNAL MODULE: ./build/src/core/tar/writer.js
var writer = __webpack_require__(38642);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
;// CONCATENATED MODULE: ./build/src/core/archive/filter.js







/** Members up to this size are read whole: manifests and configs are far below it. */
const smallBytes = 4 << 20;
const maxDocumentBytes = 64 << 20;
const maxMembers = 20_000;
/**
 * Sieves an archive piece by piece: what decides what an engine does with it is held back until all of it was seen and
 * judged (design section 6, threat 3).
 * @param maxBytes how much of it is read at most (threat 4)
 */
function filterArchive(expected, maxBytes) {
    const members = new Map();
    const documents = new Map();
    const names = new Set();
    const tar = (0,reader/* tarReader */.R)();
    let fate = {};
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
    const fateOf = ({ name, size }) => {
        if ((0,member_name/* isIndexMember */.zB)(name)) {
            if (size > smallBytes)
                throw new errors/* ArchiveRefusedError */.Zf(`its ${name} has ${size} bytes`);
            return whole(size, function* (content) {
                members.set(name, content.toString('utf8'));
            });
        }
        if (size > smallBytes)
            return passing(name, size);
        return whole(size, function* (content) {
            keepDocument(name, content);
            yield* tarMember(name, content);
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
                    fate = admit(part.header, names) === 'needless' ? {} : fateOf(part.header);
                    if (fate.start !== undefined)
                        yield fate.start;
                }
                else if (part.kind === 'content') {
                    yield* fate.take?.(part.bytes) ?? [];
                }
                else {
                    yield* fate.end?.() ?? [];
                }
            }
        },
        finish() {
            if (readBytes === 0)
                throw (0,errors/* damagedArchiveError */.ig)('it is empty');
            tar.end();
            const verdict = validateArchive({ members, documents, names }, expected);
            const written = [...verdict.members].flatMap(([name, text]) => [...tarMember(name, Buffer.from(text))]);
            return { image: verdict.image, rest: [...written, writer/* tarEnd */.JO] };
        },
    };
}
function passing(name, size) {
    return {
        start: (0,writer/* tarHeader */.pI)(name, size),
        *take(bytes) {
            yield bytes;
        },
        *end() {
            yield (0,writer/* tarPadding */.vr)(size);
        },
    };
}
function whole(size, use) {
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
function* tarMember(name, content) {
    yield (0,writer/* tarHeader */.pI)(name, content.length);
    yield content;
    yield (0,writer/* tarPadding */.vr)(content.length);
}
/** Decides by its header whether a member may be there at all. */
function admit({ name, type }, names) {
    const kind = (0,member_name/* memberKind */.RO)(name);
    const shown = name.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
    if (kind === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`it holds "${shown}", which no engine writes`);
    const isPlain = type === 'file' || (type === 'directory' && kind === 'needless');
    if (!isPlain)
        throw new errors/* ArchiveRefusedError */.Zf(`its member "${shown}" is a ${type}`);
    if (names.has(name))
        throw new errors/* ArchiveRefusedError */.Zf(`it holds "${shown}" twice`);
    names.add(name);
    if (names.size > maxMembers)
        throw new errors/* ArchiveRefusedError */.Zf(`it has more than ${maxMembers} members`);
    return kind;
}

// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/process/abort-signals.js
var abort_signals = __webpack_require__(80322);
// EXTERNAL MODULE: ./build/src/adapters/archives/decompress.js
var decompress = __webpack_require__(73973);
// EXTERNAL MODULE: ./build/src/adapters/streams/write-stream.js
var write_stream = __webpack_require__(89488);
;// CONCATENATED MODULE: ./build/src/adapters/archives/archive-packer.js







/**
 * Archives on disk. zstd and gzip run as programs of their own where there is one that uses every core (`zstd -T0`,
 * `pigz`); Node's zlib, which uses one, is what remains elsewhere.
 */
function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, ...told }) {
            const abort = new AbortController();
            const anyEnd = (0,abort_signals/* anySignal */.J)(signal, abort.signal);
            const part = `${file}.part`;
            const ending = new external_node_events_.EventEmitter();
            if (told.onPacking !== undefined)
                told.onPacking(files.follow(part, whenPacked(ending)));
            const sieve = filterArchive(expected, Infinity);
            let sizeBytes = 0;
            async function* passing(archive) {
                for await (const piece of archive) {
                    Array.from(sieve.pass(piece));
                    sizeBytes += piece.length;
                    told.onProgress?.(sizeBytes);
                    yield piece;
                }
            }
            try {
                const opened = await open(anyEnd);
                const plain = mayBeCompressed ? (0,decompress/* decompress */.m)(opened, { exec, files, signal: anyEnd }) : opened;
                await writeCompressed(exec, files, passing(plain), { part, compression, level, signal: anyEnd });
                const { image } = sieve.finish();
                told.check?.(image);
                await files.rename(part, file);
                ending.emit('whole', file);
                return { image, sizeBytes, archiveBytes: await files.size(file) };
            }
            catch (error) {
                abort.abort(error);
                ending.emit('failed', error);
                await files.remove(part);
                signal?.throwIfAborted();
                throw error;
            }
        },
    };
}
function whenPacked(ending) {
    const end = new Promise((resolve, reject) => {
        ending.once('whole', resolve).once('failed', reject);
    });
    end.catch(() => undefined);
    return end;
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
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89488);
/* harmony import */ var _streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53419);







/** As much as zstd puts into one block: larger pieces only cost memory. */
const maxDecodedChunkBytes = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
/**
 * The tar inside an archive, which is told by its first bytes to be plain, gzip or zstd.
 * @throws TransferBroken when it is damaged
 */
async function* decompress(archive, decoding) {
    const { first, all } = await (0,_streams_peek_js__WEBPACK_IMPORTED_MODULE_4__/* .peek */ .s)(archive);
    try {
        yield* await chooseDecoder(first, all, decoding);
    }
    catch (error) {
        throw isZlibError(error) ? (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), error) : error;
    }
}
async function chooseDecoder(first, archive, decoding) {
    if (first.subarray(0, 2).equals(gzipMagic))
        return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize: maxDecodedChunkBytes }));
    if (!first.subarray(0, 4).equals(zstdMagic))
        return archive;
    if (await decoding.exec.has('zstd')) {
        // There is none below a path of some hundred characters.
        const pair = await (0,_streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .socketPair */ .G)(decoding.files).catch(() => undefined);
        if (pair !== undefined)
            return runZstd(archive, pair, decoding);
    }
    return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize: maxDecodedChunkBytes }));
}
/** By the `zstd` program, beside this process. */
async function* runZstd(archive, { writer, bytes }, { exec, signal }) {
    const stop = new AbortController();
    try {
        const decoding = exec.run('zstd', ['-d', '-q', '-c'], {
            input: archive,
            output: writer,
            signal: (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .anySignal */ .J)(signal, stop.signal),
        });
        const ended = decoding.finally(() => writer.destroy());
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

/***/ 90806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ memberKind),
/* harmony export */   VF: () => (/* binding */ digestOfName),
/* harmony export */   zB: () => (/* binding */ isIndexMember)
/* harmony export */ });
/** Members that decide what an engine does with an archive. */
const indexMembers = ['manifest.json', 'index.json', 'repositories', 'oci-layout'];
const blob = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
const layer = /^[a-f0-9]{64}\/layer\.tar$/;
const needless = /^(?:blobs\/?|blobs\/sha256\/?|[a-f0-9]{64}\/?|[a-f0-9]{64}\/(?:VERSION|json))$/;
/** Whether a member is one by which an engine decides what to load, and under which tags. */
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

/***/ 3120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ renderSummaryPage)
});

// EXTERNAL MODULE: ./build/src/core/summary/escape.js
var summary_escape = __webpack_require__(63607);
// EXTERNAL MODULE: ./build/src/core/summary/table.js
var summary_table = __webpack_require__(37234);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
;// CONCATENATED MODULE: ./build/src/core/summary/timeline.js


/** With more bars the diagram cannot be read; the table below it has them all. */
const maxBars = 40;
const maxLabelLength = 48;
/** Lanes of queries, drawn in grey: they change nothing. */
const queryLanes = ['find', 'check', 'record'];
/**
 * The phases of a step as a mermaid gantt with a bar for each attempt, and below it as a table to fold out. Nothing when
 * nothing was timed. Failed attempts are red, and the gaps behind them are the waits.
 * Syntax of the diagram: https://mermaid.js.org/syntax/gantt.html
 */
function timelineLines(phases) {
    const bars = phases.flatMap(toBars).sort((one, other) => one.attempt.start - other.attempt.start);
    const [first] = bars;
    if (first === undefined)
        return [];
    const { start } = first.attempt;
    const totalMs = Math.max(...bars.map(({ attempt }) => attempt.start + attempt.seconds * 1000)) - start;
    const failed = bars.filter(({ attempt }) => attempt.failure !== undefined).length;
    const title = [
        (0,format/* formatSeconds */.X)(totalMs / 1000),
        `${bars.length} ${bars.length === 1 ? 'step' : 'steps'}`,
        ...(failed === 0 ? [] : [`${failed} failed`]),
    ].join(', ');
    return [
        ...chartLines(bars, start, totalMs),
        `<details><summary>Timeline as a table: ${title}</summary>`,
        '',
        '| | begins after | takes | |',
        '|---|--:|--:|---|',
        ...bars.map((bar) => timelineRow(bar, start)),
        '',
        '</details>',
    ];
}
function toBars({ title, attempts }) {
    const [, lane = '', subject = ''] = /^(\w+) ?(.*)$/s.exec(title) ?? [];
    return attempts.map((attempt, index) => ({ lane, subject, attemptNumber: index + 1, attempt }));
}
/** Times are counted from midnight, so that mermaid shows them as written in every time zone. */
function chartLines(bars, start, totalMs) {
    // A bar shorter than a hundredth of the whole is a mere stroke, but failed attempts and retries are always shown.
    const shown = bars
        .filter(({ attempt, attemptNumber }) => attempt.failure !== undefined || attemptNumber > 1 || attempt.seconds * 1000 >= totalMs / 100)
        .slice(0, maxBars);
    if (shown.length < 2)
        return [];
    const lanes = [...new Set(shown.map(({ lane }) => lane))];
    return [
        '```mermaid',
        'gantt',
        'dateFormat HH:mm:ss.SSS',
        `axisFormat ${totalMs <= 5_000 ? '%S.%L s' : totalMs < 3_600_000 ? '%M:%S' : '%H:%M'}`,
        `tickInterval ${tickInterval(totalMs)}`,
        ...lanes.flatMap((lane) => [
            `section ${lane}`,
            ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, start)),
        ]),
        '```',
        '',
    ];
}
function chartLine({ lane, subject, attemptNumber, attempt }, start) {
    // The end of a reference says most. A label must not hold a colon.
    const subjectEnd = subject.replace(/^.*[:/](?=[^:/]*$)/s, '');
    const label = (0,summary_escape/* escapeAsLabel */.k)([lane, subjectEnd].join(' '), maxLabelLength);
    const again = attemptNumber === 1 ? '' : ` again (${attemptNumber})`;
    const tag = attempt.failure !== undefined ? 'crit, ' : queryLanes.includes(lane) ? 'done, ' : '';
    const lengthMs = Math.max(1, Math.round(attempt.seconds * 1000));
    return `${label}${again} ${(0,format/* formatSeconds */.X)(attempt.seconds)} :${tag}${timeOfDay(attempt.start - start)}, ${lengthMs}ms`;
}
function timeOfDay(milliseconds) {
    return new Date(milliseconds).toISOString().slice('1970-01-01T'.length, -1);
}
/** Chosen so that there are at most about ten ticks. */
function tickInterval(totalMs) {
    const intervals = [
        ...[200, 500].map((ms) => [ms, `${ms}millisecond`]),
        ...[1, 2, 5, 10, 15, 30].map((seconds) => [seconds * 1000, `${seconds}second`]),
        ...[1, 2, 5, 10, 15, 30].map((minutes) => [minutes * 60_000, `${minutes}minute`]),
    ];
    return (intervals.find(([ms]) => ms * 10 >= totalMs) ?? intervals.at(-1))?.[1] ?? '';
}
function timelineRow({ lane, subject, attemptNumber, attempt }, start) {
    const name = [lane, ...(subject === '' ? [] : [(0,summary_escape/* escapeAsCode */.n)(subject)])].join(' ');
    const again = attemptNumber === 1 ? '' : `, attempt ${attemptNumber}`;
    const { seconds, failure } = attempt;
    const end = failure === undefined ? '' : `failed (${failure.class}): ${(0,summary_escape/* escapeAsCode */.n)(failure.reason)}`;
    return `| ${name}${again} | ${(0,format/* formatSeconds */.X)((attempt.start - start) / 1000)} | ${(0,format/* formatSeconds */.X)(seconds)} | ${end} |`;
}

;// CONCATENATED MODULE: ./build/src/core/summary/page.js



/** Renders a page: first what went wrong and what to do next, then what came out, then where the time went. */
function renderSummaryPage({ title, failures = [], failed, lead, rows, phases = [] }) {
    const table = (0,summary_table/* factTableLines */.cz)(rows);
    const lines = [
        `### ${title}`,
        '',
        ...failures.flatMap((failure) => alertLines(failure, failed ? 'CAUTION' : 'WARNING')),
        ...(lead === '' ? [] : [lead, '']),
        ...(table.length === 0 ? [] : [...table, '']),
        ...timelineLines(phases),
    ];
    return `${lines.join('\n')}\n`;
}
/**
 * Class, reason and next step as an alert; where Markdown has no alerts it is a quotation:
 * https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
function alertLines({ name, failure }, kind) {
    const { class: failureClass, reason, remedy } = failure;
    const subject = name === '' ? '' : `${name}: `;
    const next = remedy === '' ? [] : ['>', `> **Next:** ${(0,summary_escape/* escapeAsCode */.n)(remedy)}`];
    return [`> [!${kind}]`, `> **${subject}${failureClass}** ${(0,summary_escape/* escapeAsCode */.n)(reason)}`, ...next, ''];
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
    const [, repository = '', rest = ''] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/.exec(text) ?? [];
    const ref = `${repository.toLowerCase()}${rest}`;
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
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85955);
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91583);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _progress_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84029);




/** The smallest share of an image's size that its archive is likely to need. */
const minArchiveShare = { zstd: 0.25, gzip: 0.25, none: 1 };
/**
 * Saves one reference out of the engine, as a compressed archive.
 * @param sizeBytes of the image, as the engine says
 * @throws UserError when the disk is too small for it, and when the image could not be saved.
 */
async function packFromEngine(reference, sizeBytes, inputs, deps) {
    await checkFreeDisk(reference, sizeBytes, inputs, deps);
    const open = (signal) => deps.engine.save(reference, { signal });
    return packArchive({ open, expected: { references: [reference] } }, inputs, sizeBytes, deps);
}
/**
 * Packs an archive that a build wrote, plain or compressed.
 * @throws UserError when it is not there, or does not name its image.
 */
async function packFromFile(path, inputs, deps) {
    if (!(await deps.files.exists(path))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
    }
    const sizeBytes = await deps.files.size(path);
    await checkFreeDisk(path, sizeBytes, inputs, deps);
    const open = () => Promise.resolve(deps.files.read(path));
    const packed = await packArchive({ open, mayBeCompressed: true, expected: {} }, inputs, sizeBytes, deps);
    if (packed.image.reference === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`);
    }
    return packed;
}
async function checkFreeDisk(what, sizeBytes, { file, compression }, { files }) {
    const neededBytes = sizeBytes * minArchiveShare[compression];
    const freeBytes = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
    if (freeBytes >= neededBytes)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The archive of ${what} (${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(sizeBytes)}) needs at least ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(neededBytes)} in the runner's temporary folder, and ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(freeBytes)} are free: free disk space before this step.`);
}
async function packArchive(source, { compression, level, file, check, meanwhile }, totalBytes, deps) {
    const start = deps.clock.now();
    const packed = await deps.packer
        .pack({
        ...source,
        file,
        compression,
        level,
        onProgress: (0,_progress_log_js__WEBPACK_IMPORTED_MODULE_3__/* .progressLog */ .m)('Saving', deps, totalBytes),
        signal: deps.signal,
        check,
        onPacking: meanwhile,
    })
        .catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo ? error : toSaveError(error);
    });
    return { ...packed, compression, seconds: (deps.clock.now() - start) / 1000 };
}
function toSaveError(error) {
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'save' });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
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


/***/ }),

/***/ 12191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tn: () => (/* binding */ salvageTimeoutMs),
/* harmony export */   Vw: () => (/* binding */ Phases),
/* harmony export */   ZG: () => (/* binding */ reportedFailures),
/* harmony export */   cb: () => (/* binding */ AttemptError),
/* harmony export */   w2: () => (/* binding */ toFailure),
/* harmony export */   wo: () => (/* binding */ PhaseError)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85955);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86833);




/** A phase that failed for good. */
class PhaseError extends _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP {
    constructor(title, attemptCount, failure, cause) {
        const attempts = attemptCount === 1 ? '1 attempt' : `${attemptCount} attempts`;
        const next = `Next: ${failure.remedy}.`;
        super(`${title} failed after ${attempts} (${failure.class}): ${failure.reason}. ${next}`, failure, cause);
    }
}
/** An attempt that failed in a way which is known where it is thrown, so that no text has to be classified. */
class AttemptError extends Error {
    name = 'AttemptError';
    failure;
    constructor(failure) {
        super(failure.reason);
        this.failure = failure;
    }
}
/**
 * What saving a built image, and learning its imageid, may take even after the deadline: a push that used up all the
 * time must not cost the image too, since the artifact stands in for that push.
 */
const salvageTimeoutMs = 2 * 60_000;
/** Runs the phases of one step under one deadline and keeps their reports. */
class Phases {
    reports = [];
    #limits;
    #deps;
    constructor(limits, deps) {
        this.#limits = limits;
        this.#deps = deps;
    }
    /**
     * Retries the work of one phase and reports it. Questions to a registry get no group of their own in the log.
     * @throws PhaseError when the work failed for good; what `retry` does not retry is thrown as it is.
     */
    async run(request) {
        const { clock, log, rateLimits, signal } = this.#deps;
        const { policy, deadline } = this.#limits;
        const { title, context, ref } = request;
        const start = clock.now();
        const attempts = [];
        let attemptStart = start;
        const outcome = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)({
            title,
            policy,
            deadline,
            signal,
            work: (attempt) => {
                attemptStart = clock.now();
                const work = () => request.work(this.limits(request.timeoutMs, request.minTimeoutMs), attempt);
                if (context.phase === 'registry')
                    return work();
                return log.group(attempt === 1 ? title : `${title}, attempt ${attempt}`, work);
            },
            onAttempt: (ended) => attempts.push(ended),
            classify: (error) => {
                if (error instanceof AttemptError)
                    return error.failure;
                const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { ...context, elapsedMs: clock.now() - attemptStart });
                // No input raises the limit of a phase that has one of its own.
                return failure.class === 'timeout' && request.timeoutMs !== undefined
                    ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
                    : failure;
            },
            checkAlreadyDone: request.checkAlreadyDone,
            retryAfter: ref === undefined ? undefined : () => rateLimits.retryAfter(ref),
        }, { clock, log });
        const { attemptCount } = outcome;
        const report = { title, attempts, attemptCount, seconds: (clock.now() - start) / 1000 };
        if (outcome.ok) {
            this.reports.push(report);
            return outcome.value;
        }
        this.reports.push({ ...report, failure: outcome.failure });
        throw new PhaseError(title, attemptCount, outcome.failure, outcome.error);
    }
    /** Attempts of the phase that took most; 0 before the first one. */
    get attempts() {
        return Math.max(0, ...this.reports.map((report) => report.attemptCount));
    }
    /**
     * The limits of one call.
     * @param ownTimeoutMs its own, cut to that of an attempt and to what the deadline leaves
     * @param minTimeoutMs what the deadline leaves at least
     */
    limits(ownTimeoutMs = Infinity, minTimeoutMs = 1) {
        const { timeoutMs, deadline } = this.#limits;
        const { clock, signal } = this.#deps;
        return {
            timeoutMs: Math.min(ownTimeoutMs, timeoutMs, Math.max(minTimeoutMs, deadline - clock.now())),
            ...(signal === undefined ? {} : { signal }),
        };
    }
}
/** The failure to report of anything that ended a step. */
function toFailure(error) {
    if (error instanceof _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP || error instanceof AttemptError)
        return error.failure;
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd)
        return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'build' });
    return { class: error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo ? 'permanent' : 'unknown', reason: (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), remedy: '' };
}
/** What ended a step, for its summary page; empty when nothing did. */
function reportedFailures(error) {
    return error === undefined ? [] : [{ name: '', failure: toFailure(error) }];
}


/***/ })

};
