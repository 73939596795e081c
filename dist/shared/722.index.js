export const id = 722;
export const ids = [722];
export const modules = {

/***/ 73973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ plainArchive)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80322);
/* harmony import */ var _streams_peek_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31665);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89488);
/* harmony import */ var _streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53419);







/** As much as zstd puts into one block: larger pieces only cost memory. */
const decodedBytes = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
/**
 * The tar inside an archive, which is told by its first bytes to be plain, gzip or zstd.
 * @throws TransferBroken when it is damaged
 */
async function* plainArchive(archive, decoding) {
    const { first, all } = await (0,_streams_peek_js__WEBPACK_IMPORTED_MODULE_4__/* .peek */ .s)(archive);
    try {
        yield* await decoded(first, all, decoding);
    }
    catch (error) {
        throw isDecoderError(error) ? (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), error) : error;
    }
}
async function decoded(first, archive, decoding) {
    if (first.subarray(0, 2).equals(gzipMagic))
        return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize: decodedBytes }));
    if (!first.subarray(0, 4).equals(zstdMagic))
        return archive;
    if (await decoding.exec.has('zstd')) {
        // There is none below a path of some hundred characters.
        const pair = await (0,_streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .socketPair */ .G)(decoding.files).catch(() => undefined);
        if (pair !== undefined)
            return byProgram(archive, pair, decoding);
    }
    return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize: decodedBytes }));
}
/** By the `zstd` program, beside this process. */
async function* byProgram(archive, { writer, bytes }, { exec, signal }) {
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
function isDecoderError(error) {
    return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}


/***/ }),

/***/ 33955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ filterArchive)
});

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
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
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json is no JSON list');
    if (entries.length !== 1)
        throw new errors/* ArchiveRefusedError */.Zf(`manifest.json holds ${String(entries.length)} images`);
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
        throw new errors/* ArchiveRefusedError */.Zf(`index.json holds ${String(others.length + (entry === undefined ? 0 : 1))} images`);
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
        throw new errors/* ArchiveRefusedError */.Zf(`the image index holds ${count} manifests for ${platform} instead of one`);
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
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.B)(digest))
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
    if (expected.platform !== undefined && !(0,platform/* samePlatform */.my)(expected.platform, config.platform)) {
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
    const repositories = (0,strict_json/* parseJson */.qF)(text, 'repositories');
    if (!(0,strict_json/* isObject */.Gv)(repositories))
        throw new errors/* ArchiveRefusedError */.Zf('repositories is no JSON object');
    return Object.entries(repositories).flatMap(([name, tags]) => (0,strict_json/* isObject */.Gv)(tags) ? Object.keys(tags).map((tag) => `${name}:${tag}`) : [name]);
}
function readConfig(text) {
    const config = (0,strict_json/* parseJson */.qF)(text, 'the image config');
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
        const found = (0,oci_digest/* sha256 */.s)(content);
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
                throw new errors/* ArchiveRefusedError */.Zf(`its ${name} has ${String(size)} bytes`);
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
                throw new errors/* ArchiveRefusedError */.Zf(`it is larger than the ${String(maxBytes)} bytes that it may have`);
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
        throw new errors/* ArchiveRefusedError */.Zf(`it has more than ${String(maxMembers)} members`);
    return kind;
}


/***/ }),

/***/ 3120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ summaryPage)
});

// EXTERNAL MODULE: ./build/src/core/summary/table.js
var summary_table = __webpack_require__(37234);
// EXTERNAL MODULE: ./build/src/core/summary/escape.js
var summary_escape = __webpack_require__(63607);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
;// CONCATENATED MODULE: ./build/src/core/summary/timeline.js


/** More bars than this make no picture; the table below it has them all. */
const mostBars = 40;
const longestLabel = 48;
/** Lanes of what is only asked: drawn in grey. */
const questions = ['find', 'check', 'record'];
/**
 * The phases of a step as a mermaid gantt, a bar for each try, and below it the same as a table to fold out: nothing
 * where nothing was timed. Failed tries are red, and the gaps behind them are the waits (B17, 004-11).
 */
function timelineLines(phases) {
    const bars = phases.flatMap(barsOf).sort((one, other) => one.of.start - other.of.start);
    const [first] = bars;
    if (first === undefined)
        return [];
    const total = Math.max(...bars.map(({ of }) => of.start + of.seconds * 1000)) - first.of.start;
    const failed = bars.filter(({ of }) => of.failure !== undefined).length;
    const title = [
        (0,format/* formatSeconds */.X)(total / 1000),
        `${String(bars.length)} ${bars.length === 1 ? 'step' : 'steps'}`,
        ...(failed === 0 ? [] : [`${String(failed)} failed`]),
    ].join(', ');
    return [
        ...chart(bars, first.of.start, total),
        `<details><summary>Timeline as a table: ${title}</summary>`,
        '',
        '| | begins after | takes | |',
        '|---|--:|--:|---|',
        ...bars.map((bar) => tableRow(bar, first.of.start)),
        '',
        '</details>',
    ];
}
function barsOf({ title, attempts: tries }) {
    const [, lane = '', subject = ''] = /^(\w+) ?(.*)$/s.exec(title) ?? [];
    return tries.map((of, index) => ({ lane, subject, attempt: index + 1, of }));
}
/** Times of the day from midnight on: mermaid then shows what was written, whatever the reader's time zone. */
function chart(bars, start, total) {
    // What takes no hundredth of the whole is no more than a stroke; but a try that follows a failed one is never left out.
    const shown = bars
        .filter(({ of, attempt }) => of.failure !== undefined || attempt > 1 || of.seconds * 1000 >= total / 100)
        .slice(0, mostBars);
    if (shown.length < 2)
        return [];
    const lanes = [...new Set(shown.map(({ lane }) => lane))];
    return [
        '```mermaid',
        'gantt',
        'dateFormat HH:mm:ss.SSS',
        `axisFormat ${total <= 5_000 ? '%S.%L s' : total < 3_600_000 ? '%M:%S' : '%H:%M'}`,
        `tickInterval ${tickInterval(total)}`,
        ...lanes.flatMap((lane) => [
            `section ${lane}`,
            ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, start)),
        ]),
        '```',
        '',
    ];
}
function chartLine({ lane, subject, attempt, of }, start) {
    // Of a reference the end tells most, and it may hold no colon.
    const last = subject.replace(/^.*[:/](?=[^:/]*$)/s, '');
    const label = (0,summary_escape/* asLabel */.P)([lane, last].join(' '), longestLabel);
    const again = attempt === 1 ? '' : ` again (${String(attempt)})`;
    const tag = of.failure !== undefined ? 'crit, ' : questions.includes(lane) ? 'done, ' : '';
    return `${label}${again} ${(0,format/* formatSeconds */.X)(of.seconds)} :${tag}${timeOfDay(of.start - start)}, ${String(Math.max(1, Math.round(of.seconds * 1000)))}ms`;
}
function timeOfDay(milliseconds) {
    return new Date(milliseconds).toISOString().slice('1970-01-01T'.length, -1);
}
/** At most about ten ticks. */
function tickInterval(total) {
    const steps = [
        ...[200, 500].map((ms) => [ms, `${String(ms)}millisecond`]),
        ...[1, 2, 5, 10, 15, 30].map((seconds) => [seconds * 1000, `${String(seconds)}second`]),
        ...[1, 2, 5, 10, 15, 30].map((minutes) => [minutes * 60_000, `${String(minutes)}minute`]),
    ];
    return (steps.find(([length]) => length * 10 >= total) ?? steps.at(-1))?.[1] ?? '';
}
function tableRow({ lane, subject, attempt, of }, start) {
    const name = [lane, ...(subject === '' ? [] : [(0,summary_escape/* asCode */.q)(subject)])].join(' ');
    const again = attempt === 1 ? '' : `, attempt ${String(attempt)}`;
    const end = of.failure === undefined ? '' : `failed (${of.failure.class}): ${(0,summary_escape/* asCode */.q)(of.failure.reason)}`;
    return `| ${name}${again} | ${(0,format/* formatSeconds */.X)((of.start - start) / 1000)} | ${(0,format/* formatSeconds */.X)(of.seconds)} | ${end} |`;
}

;// CONCATENATED MODULE: ./build/src/core/summary/page.js



/** The page: what went wrong and what to do next come first, then what came out, then where the time went. */
function summaryPage({ title, failures = [], failed, lead, rows, phases = [] }) {
    const timeline = timelineLines(phases);
    const table = rows.some(([, values]) => values.length > 0) ? [...(0,summary_table/* tableLines */.oW)(rows), ''] : [];
    const alerts = failures.flatMap((failure) => alertLines(failure, failed ? 'CAUTION' : 'WARNING'));
    const lines = [`### ${title}`, '', ...alerts, ...(lead === '' ? [] : [lead, '']), ...table, ...timeline];
    return `${lines.join('\n')}\n`;
}
/** Class, reason and next step as one of GitHub's alerts; elsewhere it is a quotation. */
function alertLines({ name, failure }, kind) {
    const { class: failureClass, reason, remedy } = failure;
    const subject = name === '' ? '' : `${name}: `;
    const next = remedy === '' ? [] : ['>', `> **Next:** ${(0,summary_escape/* asCode */.q)(remedy)}`];
    return [`> [!${kind}]`, `> **${subject}${failureClass}** ${(0,summary_escape/* asCode */.q)(reason)}`, ...next, ''];
}


/***/ }),

/***/ 59883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ progressLog)
/* harmony export */ });
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91583);

const quietMs = 10_000;
/**
 * Says every ten seconds how far a long transfer is and how fast it goes; a short one says nothing.
 * @param title `Saving`, `Uploading`
 * @param totalBytes when it is known
 */
function progressLog(title, { clock, log }, totalBytes) {
    const start = clock.now();
    let saidAt = start;
    return (bytes) => {
        const now = clock.now();
        if (now - saidAt < quietMs)
            return;
        saidAt = now;
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
/* harmony export */   w2: () => (/* binding */ toFailure),
/* harmony export */   wo: () => (/* binding */ PhaseError)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81563);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86833);




/** A phase that failed for good. */
class PhaseError extends _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP {
    constructor(title, attempts, failure, cause) {
        const times = attempts === 1 ? '1 attempt' : `${String(attempts)} attempts`;
        const next = `Next: ${failure.remedy}.`;
        super(`${title} failed after ${times} (${failure.class}): ${failure.reason}. ${next}`, failure, cause);
    }
}
/**
 * What keeping a built image, and learning which one it is, may take after the deadline: a push that used up all the time
 * must not cost the image too, since the artifact is to stand in for that push.
 */
const salvageTimeoutMs = 2 * 60_000;
/** Runs the phases of one build under one deadline and keeps their reports. */
class Phases {
    reports = [];
    #limits;
    #deps;
    constructor(limits, deps) {
        this.#limits = limits;
        this.#deps = deps;
    }
    /** @throws PhaseFailed when the work failed for good; other errors are not the work's. */
    async run(request) {
        const { clock, log, rateLimits, signal } = this.#deps;
        const { title, checkAlreadyDone: settle, ref } = request;
        const start = clock.now();
        const attempts = [];
        let attemptStart = start;
        const tried = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)({
            title,
            policy: this.#limits.policy,
            deadline: this.#limits.deadline,
            ...(signal === undefined ? {} : { signal }),
            work: (attempt) => {
                attemptStart = clock.now();
                const work = () => request.work(this.limits(request.timeoutMs, request.minTimeoutMs), attempt);
                if (request.context.phase === 'registry')
                    return work();
                return log.group(attempt === 1 ? title : `${title}, attempt ${String(attempt)}`, work);
            },
            onAttempt: (ended) => attempts.push(ended),
            classify: (error) => {
                const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { ...request.context, elapsedMs: clock.now() - attemptStart });
                // No input raises a limit of its own.
                const silent = failure.class === 'timeout' && request.timeoutMs !== undefined;
                return silent
                    ? { ...failure, remedy: 'run again later; the registry, or the network, did not answer in time' }
                    : failure;
            },
            ...(settle === undefined ? {} : { checkAlreadyDone: settle }),
            ...(ref === undefined ? {} : { retryAfter: () => rateLimits.retryAfter(ref) }),
        }, { clock, log });
        const report = { title, attempts, attemptCount: tried.attemptCount, seconds: (clock.now() - start) / 1000 };
        if (tried.ok) {
            this.reports.push(report);
            return tried.value;
        }
        this.reports.push({ ...report, failure: tried.failure });
        throw new PhaseError(title, tried.attemptCount, tried.failure, tried.error);
    }
    /** The most tries that a phase took. */
    get attempts() {
        return Math.max(0, ...this.reports.map((report) => report.attemptCount));
    }
    /** Limits of one call: its own, cut to what the deadline leaves, which counts as `leastMs` at least. */
    limits(ownMs = Infinity, leastMs = 1) {
        const { timeoutMs, deadline } = this.#limits;
        const { clock, signal } = this.#deps;
        return {
            timeoutMs: Math.min(ownMs, timeoutMs, Math.max(leastMs, deadline - clock.now())),
            ...(signal === undefined ? {} : { signal }),
        };
    }
}
/** What is reported of anything that ended a build. */
function toFailure(error) {
    if (error instanceof _core_failures_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ClassifiedError */ .IP)
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
