export const id = 783;
export const ids = [783];
export const modules = {

/***/ 73973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ plainArchive)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_transfer_broken_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23927);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80322);
/* harmony import */ var _streams_peek_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31665);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89488);
/* harmony import */ var _streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53419);







/** As much as zstd puts into one block: larger pieces only cost memory. */
const decodedBytes = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
/**
 * The tar inside an archive, which is told by its first bytes to be plain, gzip or zstd.
 * @throws TransferBroken when it is damaged
 */
async function* plainArchive(archive, decoding) {
    const { first, all } = await (0,_streams_peek_js__WEBPACK_IMPORTED_MODULE_3__/* .firstBytes */ .m)(archive);
    try {
        yield* await decoded(first, all, decoding);
    }
    catch (error) {
        throw isDecoderError(error) ? (0,_core_archive_transfer_broken_js__WEBPACK_IMPORTED_MODULE_4__/* .brokenArchive */ .u)((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toMessage */ .R9)(error), error) : error;
    }
}
async function decoded(first, archive, decoding) {
    if (first.subarray(0, 2).equals(gzipMagic))
        return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .transformed */ .G)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize: decodedBytes }));
    if (!first.subarray(0, 4).equals(zstdMagic))
        return archive;
    if (await decoding.exec.has('zstd')) {
        // There is none below a path of some hundred characters.
        const pair = await (0,_streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .socketPair */ .n)(decoding.files).catch(() => undefined);
        if (pair !== undefined)
            return byProgram(archive, pair, decoding);
    }
    return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .transformed */ .G)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize: decodedBytes }));
}
/** By the `zstd` program, beside this process. */
async function* byProgram(archive, { writer, bytes }, { exec, signal }) {
    const stop = new AbortController();
    try {
        const decoding = exec.run('zstd', ['-d', '-q', '-c'], {
            input: archive,
            output: writer,
            signal: (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .firstOf */ .K)(signal, stop.signal),
        });
        const ended = decoding.finally(() => writer.destroy());
        ended.catch(() => undefined);
        yield* bytes;
        const { exitCode, stderr } = await ended;
        if (exitCode !== 0)
            throw (0,_core_archive_transfer_broken_js__WEBPACK_IMPORTED_MODULE_4__/* .brokenArchive */ .u)(stderr.trim());
    }
    finally {
        stop.abort();
    }
}
function isDecoderError(error) {
    return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}


/***/ }),

/***/ 33955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ archiveSieve)
});

// EXTERNAL MODULE: ./build/src/core/oci/sha256.js
var sha256 = __webpack_require__(59408);
// EXTERNAL MODULE: ./build/src/core/archive/archive-refused.js
var archive_refused = __webpack_require__(46955);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/json/strict-json.js
var strict_json = __webpack_require__(70074);
;// CONCATENATED MODULE: ./build/src/core/archive/docker-manifest.js



/**
 * Reads the manifest.json of `docker save`: exactly one image (row a3).
 * @throws ArchiveRefused
 */
function readDockerManifest(text) {
    const entries = (0,strict_json/* parseJson */.qF)(text, 'manifest.json');
    if (!Array.isArray(entries))
        throw new archive_refused/* ArchiveRefused */.V('manifest.json is no JSON list');
    if (entries.length !== 1)
        throw new archive_refused/* ArchiveRefused */.V(`manifest.json holds ${String(entries.length)} images`);
    const entry = entries[0];
    if (!(0,strict_json/* isObject */.Gv)(entry))
        throw new archive_refused/* ArchiveRefused */.V('manifest.json describes no image');
    const config = entry['Config'];
    if (typeof config !== 'string' || (0,member_name/* memberKind */.RO)(config) !== 'blob') {
        throw new archive_refused/* ArchiveRefused */.V('manifest.json names no config inside the archive');
    }
    const layers = texts(entry['Layers'], 'Layers');
    if (layers.some((layer) => !['blob', 'layer'].includes((0,member_name/* memberKind */.RO)(layer) ?? ''))) {
        throw new archive_refused/* ArchiveRefused */.V('manifest.json names a layer outside the archive');
    }
    return { config, repoTags: texts(entry['RepoTags'] ?? [], 'RepoTags'), layers };
}
function texts(value, name) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw new archive_refused/* ArchiveRefused */.V(`manifest.json has a "${name}" that is no list of texts`);
}

// EXTERNAL MODULE: ./build/src/core/oci/familiar-name.js
var familiar_name = __webpack_require__(99446);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/src/core/archive/oci-index.js



const manifestTypes = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const indexTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
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
    const index = (0,strict_json/* parseJson */.qF)(text, 'index.json');
    const [entry, ...others] = descriptors(index, 'index.json');
    if (entry === undefined || others.length > 0) {
        throw new archive_refused/* ArchiveRefused */.V(`index.json holds ${String(others.length + (entry === undefined ? 0 : 1))} images`);
    }
    const manifest = indexTypes.includes(entry.mediaType) ? platformManifest(entry, documents, platform) : entry;
    const annotations = (0,strict_json/* isObject */.Gv)(entry.fields['annotations']) ? entry.fields['annotations'] : {};
    const { kept, names } = nameAnnotations(annotations);
    const rewritten = {
        schemaVersion: 2,
        mediaType: indexTypes[0],
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
        throw new archive_refused/* ArchiveRefused */.V('index.json has a name that is no text');
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
    const images = descriptors(index, 'the image index').filter(({ fields }) => !isAttestation(fields));
    const [os, architecture] = platform.split('/');
    const candidates = images.filter(({ fields }) => {
        const wanted = fields['platform'];
        // Without a platform an engine looks it up in the config: it may be the one that runs.
        return !(0,strict_json/* isObject */.Gv)(wanted) || (wanted['os'] === os && wanted['architecture'] === architecture);
    });
    const [manifest, ...others] = candidates;
    if (manifest === undefined || others.length > 0) {
        const count = String(candidates.length);
        throw new archive_refused/* ArchiveRefused */.V(`the image index holds ${count} manifests for ${platform} instead of one`);
    }
    return manifest;
}
/** The form in which BuildKit puts provenance and SBOM beside an image. */
function isAttestation(fields) {
    const annotations = (0,strict_json/* isObject */.Gv)(fields['annotations']) ? fields['annotations'] : {};
    const platform = (0,strict_json/* isObject */.Gv)(fields['platform']) ? fields['platform'] : {};
    return (annotations['vnd.docker.reference.type'] === 'attestation-manifest' &&
        platform['os'] === 'unknown' &&
        platform['architecture'] === 'unknown');
}
function configOf(manifest, documents) {
    if (!manifestTypes.includes(manifest.mediaType)) {
        throw new archive_refused/* ArchiveRefused */.V(`"${manifest.mediaType}" is no media type of an image manifest`);
    }
    const document = documentOf(manifest, documents, 'the image manifest');
    if (document['manifests'] !== undefined)
        throw new archive_refused/* ArchiveRefused */.V('the image manifest is an index as well');
    return descriptorOf(document['config'], 'the image manifest').digest;
}
function documentOf(entry, documents, what) {
    const text = documents.get(entry.digest);
    if (text === undefined)
        throw new archive_refused/* ArchiveRefused */.V(`${what} ${entry.digest} is not in it`);
    return (0,strict_json/* parseStrictJson */.RJ)(text, what);
}
function descriptors(document, what) {
    const manifests = (0,strict_json/* isObject */.Gv)(document) ? document['manifests'] : undefined;
    if (!Array.isArray(manifests))
        throw new archive_refused/* ArchiveRefused */.V(`${what} has no list of manifests`);
    return manifests.map((item) => descriptorOf(item, what));
}
function descriptorOf(value, what) {
    const fields = (0,strict_json/* isObject */.Gv)(value) ? value : {};
    const { digest, size, mediaType } = fields;
    if (typeof digest !== 'string' || !(0,reference/* isDigest */.Bc)(digest))
        throw new archive_refused/* ArchiveRefused */.V(`${what} has an entry without a sha256`);
    if (typeof size !== 'number' || typeof mediaType !== 'string') {
        throw new archive_refused/* ArchiveRefused */.V(`${what} has an entry without size or media type`);
    }
    return { digest, size, mediaType, fields };
}

;// CONCATENATED MODULE: ./build/src/core/archive/validate.js







/**
 * Decides whether an archive may reach an engine: one image, one manifest, the expected reference, config and platform
 * alone, and the same image whichever member an engine goes by (threat 3, rows a1-a9, A6).
 * @throws ArchiveRefused that names the finding.
 */
function judgeArchive(contents, expected = {}) {
    const { members, documents } = contents;
    const manifestText = members.get('manifest.json');
    if (manifestText === undefined) {
        const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
        throw new archive_refused/* ArchiveRefused */.V(`it has no manifest.json${legacy}`);
    }
    const manifest = readDockerManifest(manifestText);
    const missing = [manifest.config, ...manifest.layers].find((name) => !contents.names.has(name));
    if (missing !== undefined)
        throw new archive_refused/* ArchiveRefused */.V(`manifest.json names "${missing}", which is not in it`);
    const imageid = (0,member_name/* digestOfName */.VF)(manifest.config);
    const configText = imageid === undefined ? undefined : documents.get(imageid);
    if (imageid === undefined || configText === undefined) {
        throw new archive_refused/* ArchiveRefused */.V(`its config "${manifest.config}" is no image config`);
    }
    if (expected.imageid !== undefined && expected.imageid !== imageid) {
        throw new archive_refused/* ArchiveRefused */.V(`it holds the image ${imageid}, and ${expected.imageid} is expected`);
    }
    const config = readConfig(configText);
    if (expected.platform !== undefined && !(0,platform/* samePlatform */.my)(expected.platform, config.platform)) {
        throw new archive_refused/* ArchiveRefused */.V(`its image is for ${config.platform}, and ${expected.platform} is expected`);
    }
    const indexText = members.get('index.json');
    if (members.has('oci-layout') && indexText === undefined) {
        throw new archive_refused/* ArchiveRefused */.V('it has an oci-layout and no index.json');
    }
    const index = indexText === undefined ? undefined : readOciIndex(indexText, documents, config.platform);
    if (index !== undefined && index.imageid !== imageid) {
        throw new archive_refused/* ArchiveRefused */.V(`manifest.json holds the image ${imageid}, and index.json ${index.imageid}`);
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
    const wanted = allowed?.map(familiar_name/* familiarName */.h);
    const found = new Set();
    for (const name of names) {
        const familiar = (0,familiar_name/* familiarName */.h)(name);
        if (familiar === undefined)
            throw new archive_refused/* ArchiveRefused */.V(`"${printable(name)}" in it is no reference with a tag`);
        if (wanted !== undefined && !wanted.includes(familiar)) {
            throw new archive_refused/* ArchiveRefused */.V(`it would set the tag "${familiar}", and only ${(allowed ?? []).join(', ')} may be set`);
        }
        found.add(familiar);
    }
    if (found.size > 1)
        throw new archive_refused/* ArchiveRefused */.V(`it would set several tags: ${[...found].join(', ')}`);
    return [...found][0];
}
/** Names in `repositories`, which engines read when there is no manifest.json: `{"app": {"1": "<layer>"}}`. */
function legacyNames(text) {
    if (text === undefined)
        return [];
    const repositories = (0,strict_json/* parseJson */.qF)(text, 'repositories');
    if (!(0,strict_json/* isObject */.Gv)(repositories))
        throw new archive_refused/* ArchiveRefused */.V('repositories is no JSON object');
    return Object.entries(repositories).flatMap(([name, tags]) => (0,strict_json/* isObject */.Gv)(tags) ? Object.keys(tags).map((tag) => `${name}:${tag}`) : [name]);
}
function readConfig(text) {
    const config = (0,strict_json/* parseJson */.qF)(text, 'the image config');
    if (!(0,strict_json/* isObject */.Gv)(config))
        throw new archive_refused/* ArchiveRefused */.V('the image config is no JSON object');
    const part = (name) => (typeof config[name] === 'string' ? config[name] : '');
    if (part('os') === '' || part('architecture') === '') {
        throw new archive_refused/* ArchiveRefused */.V('the image config names no platform');
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
// EXTERNAL MODULE: ./build/src/core/archive/transfer-broken.js
var transfer_broken = __webpack_require__(23927);
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
function archiveSieve(expected, maxBytes) {
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
        const found = (0,sha256/* sha256 */.s)(content);
        if (found !== digest)
            throw new archive_refused/* ArchiveRefused */.V(`its blob "${name}" has the content of ${found}`);
        if (content[0] !== 0x7b)
            return;
        documents.set(digest, content.toString('utf8'));
        documentBytes += content.length;
        if (documentBytes > maxDocumentBytes)
            throw new archive_refused/* ArchiveRefused */.V('it holds too many documents');
    };
    const fateOf = ({ name, size }) => {
        if ((0,member_name/* isIndexMember */.zB)(name)) {
            if (size > smallBytes)
                throw new archive_refused/* ArchiveRefused */.V(`its ${name} has ${String(size)} bytes`);
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
                throw new archive_refused/* ArchiveRefused */.V(`it is larger than the ${String(maxBytes)} bytes that it may have`);
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
                throw (0,transfer_broken/* brokenArchive */.u)('it is empty');
            tar.end();
            const verdict = judgeArchive({ members, documents, names }, expected);
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
        throw new archive_refused/* ArchiveRefused */.V(`it holds "${shown}", which no engine writes`);
    const isPlain = type === 'file' || (type === 'directory' && kind === 'needless');
    if (!isPlain)
        throw new archive_refused/* ArchiveRefused */.V(`its member "${shown}" is a ${type}`);
    if (names.has(name))
        throw new archive_refused/* ArchiveRefused */.V(`it holds "${shown}" twice`);
    names.add(name);
    if (names.size > maxMembers)
        throw new archive_refused/* ArchiveRefused */.V(`it has more than ${String(maxMembers)} members`);
    return kind;
}


/***/ }),

/***/ 99446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ familiarName)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);

/**
 * The short form under which an engine keeps a reference, so that aliases of one name compare equal (row a4):
 * `docker.io/library/app:1` -> `app:1`. Undefined when it is no reference with a tag.
 */
function familiarName(reference) {
    try {
        const { host, path, repository, tag, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(reference, 'reference');
        if (tag === undefined || digest !== undefined)
            return undefined;
        const isHub = host === undefined || host === 'docker.io' || host === 'index.docker.io';
        return `${isHub ? path.replace(/^library\//, '') : repository}:${tag}`;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
