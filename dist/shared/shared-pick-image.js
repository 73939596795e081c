export const id = 55;
export const ids = [55];
export const modules = {

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
/* harmony export */   Kf: () => (/* binding */ runtimeSettings),
/* harmony export */   MP: () => (/* binding */ readImageConfig),
/* harmony export */   o5: () => (/* binding */ parseArchiveJson)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17333);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38301);




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
    const config = parseArchiveJson(content.toString('utf8'), 'the image config');
    if (!(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config is no JSON object');
    const text = (name) => (typeof config[name] === 'string' ? config[name] : '');
    if (text('os') === '' || text('architecture') === '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config names no platform');
    }
    const rootfs = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config['rootfs']) ? config['rootfs'] : {};
    const diffIds = rootfs['diff_ids'] ?? [];
    if (!(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isTextList */ .Sl)(diffIds) || !diffIds.every(_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config has layers without a sha256');
    }
    const settings = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config['config']) ? config['config'] : {};
    const labels = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(settings['Labels']) ? settings['Labels'] : {};
    return {
        imageid: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(content),
        platform: (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .platformName */ .$r)(text('os'), text('architecture'), text('variant')),
        labels: Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string')),
        diffIds,
        settings,
    };
}
/**
 * Parses JSON of an archive, whatever another parser may find in it.
 * @param what names the document in errors
 * @throws ArchiveRefusedError
 */
function parseArchiveJson(text, what) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf(`${what} is not JSON`);
    }
}


/***/ }),

/***/ 56616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ imageRewriter)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/core/tar/writer.js
var writer = __webpack_require__(38642);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var oci_platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/archive/image-config.js
var image_config = __webpack_require__(78112);
;// CONCATENATED MODULE: ./build/src/core/archive/pick-image.js







/** No tool nests indexes deeper than this. */
const maxIndexDepth = 4;
/**
 * Picks the expected image out of an archive, by the archive's own table of contents: `manifest.json` (docker save,
 * podman, crane, kaniko, jib), else `index.json` (an OCI image layout). Several entries of one image count as one,
 * whatever names they give it.
 * @throws ArchiveRefusedError when no image fits, or more than one
 */
function pickImage(members, expected) {
    const candidates = removeDuplicates(readCandidates(members).map((candidate) => readCandidate(candidate, members)));
    const fitting = candidates.filter(({ imageid }) => expected.imageid === undefined || expected.imageid === imageid);
    if (fitting.length === 0) {
        const found = candidates.map(({ imageid }) => imageid).join(', ');
        throw new errors/* ArchiveRefusedError */.Zf(`it holds the image ${found}, and ${expected.imageid ?? 'another one'} is expected`);
    }
    const { platform } = expected;
    const ofPlatform = fitting.filter((image) => platform === undefined || (0,oci_platform/* isSamePlatform */.SW)(platform, image.platform));
    const [image, ...others] = ofPlatform;
    if (image === undefined) {
        const found = fitting.map((candidate) => candidate.platform).join(', ');
        throw new errors/* ArchiveRefusedError */.Zf(`its image is for ${found}, and ${platform ?? 'another platform'} is expected`);
    }
    if (others.length > 0) {
        const found = ofPlatform.map(({ imageid }) => imageid).join(', ');
        throw new errors/* ArchiveRefusedError */.Zf(`it holds ${ofPlatform.length} images (${found}), and nothing says which one is meant`);
    }
    checkLayers(image, members);
    return image;
}
function removeDuplicates(images) {
    const byContent = new Map();
    for (const image of images) {
        const key = `${image.imageid} ${image.layers.join(' ')}`;
        byContent.set(key, { ...image, names: [...(byContent.get(key)?.names ?? []), ...image.names] });
    }
    return [...byContent.values()];
}
function checkLayers({ layers, diffIds }, members) {
    const missing = layers.find((name) => !members.has(name));
    if (missing !== undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`its layer "${(0,errors/* toPrintable */.f8)(missing)}" is not in it`);
    if (layers.length !== diffIds.length) {
        throw new errors/* ArchiveRefusedError */.Zf(`it names ${layers.length} layers, and the image config ${diffIds.length}`);
    }
}
function readCandidates(members) {
    const manifest = members.document('manifest.json');
    if (manifest !== undefined)
        return readManifestCandidates(manifest.toString('utf8'));
    const index = members.document('index.json');
    if (index !== undefined) {
        const candidates = readIndexCandidates((0,image_config/* parseArchiveJson */.o5)(index.toString('utf8'), 'index.json'), members, 0);
        if (candidates.length === 0)
            throw new errors/* ArchiveRefusedError */.Zf('its index.json leads to no image that is in it');
        return candidates;
    }
    const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
    throw new errors/* ArchiveRefusedError */.Zf(`it has neither a manifest.json nor an index.json${legacy}, so it is no image archive`);
}
/** Reads the manifest.json of `docker save`: https://github.com/moby/docker-image-spec/blob/main/spec.md */
function readManifestCandidates(text) {
    const entries = (0,image_config/* parseArchiveJson */.o5)(text, 'manifest.json');
    if (!Array.isArray(entries))
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json is no JSON list');
    if (entries.length === 0)
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json holds no image');
    return entries.map((entry) => {
        const { Config: config, Layers: layers, RepoTags: names } = (0,read_json/* isObject */.Gv)(entry) ? entry : {};
        if (typeof config !== 'string')
            throw new errors/* ArchiveRefusedError */.Zf('manifest.json names no config inside the archive');
        if (!(0,read_json/* isTextList */.Sl)(layers))
            throw new errors/* ArchiveRefusedError */.Zf('manifest.json has "Layers" that are no list of texts');
        return {
            configName: (0,member_name/* normalizeMemberName */.f)(config),
            layers: layers.map(member_name/* normalizeMemberName */.f),
            names: (0,read_json/* isTextList */.Sl)(names) ? names : [],
        };
    });
}
/**
 * Follows the descriptors of an index to the manifests that are in the archive. Leaves out attestations:
 * they are no images.
 */
function readIndexCandidates(index, members, depth) {
    if (depth > maxIndexDepth)
        throw new errors/* ArchiveRefusedError */.Zf('its indexes are nested too deeply');
    const entries = (0,read_json/* isObject */.Gv)(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
    return entries
        .filter((entry) => !(0,manifest/* isAttestation */.H3)(entry))
        .flatMap((entry) => {
        const document = readBlobDocument(entry, members);
        if (document === undefined)
            return [];
        const names = readNameAnnotation(entry);
        if (document['manifests'] !== undefined) {
            const nested = readIndexCandidates(document, members, depth + 1);
            return nested.map((candidate) => ({ ...candidate, names: [...names, ...candidate.names] }));
        }
        const layers = Array.isArray(document['layers']) ? document['layers'] : undefined;
        if (layers === undefined)
            return [];
        return [{ configName: readBlobName(document['config']), layers: layers.map(readBlobName), names }];
    });
}
/** Reads how BuildKit and containerd name an image in an index. */
function readNameAnnotation(entry) {
    const annotations = (0,read_json/* isObject */.Gv)(entry) && (0,read_json/* isObject */.Gv)(entry['annotations']) ? entry['annotations'] : {};
    const name = annotations['io.containerd.image.name'] ?? annotations['org.opencontainers.image.ref.name'];
    return typeof name === 'string' ? [name] : [];
}
/** Reads the document that a descriptor points to. Undefined: it is not in the archive. */
function readBlobDocument(descriptor, members) {
    const name = readBlobName(descriptor);
    const content = members.document(name);
    if (content === undefined)
        return undefined;
    checkDigest(name, content);
    const document = (0,image_config/* parseArchiveJson */.o5)(content.toString('utf8'), (0,errors/* toPrintable */.f8)(name));
    return (0,read_json/* isObject */.Gv)(document) ? document : undefined;
}
function readBlobName(descriptor) {
    const digest = (0,read_json/* isObject */.Gv)(descriptor) ? descriptor['digest'] : undefined;
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.Bc)(digest)) {
        throw new errors/* ArchiveRefusedError */.Zf('one of its manifests has an entry without a sha256');
    }
    return `blobs/sha256/${digest.slice('sha256:'.length)}`;
}
/** Checks that a member which is named after a digest has the content of that digest. */
function checkDigest(name, content) {
    const promised = /^blobs\/sha256\/([a-f0-9]{64})$/.exec(name)?.[1];
    const found = (0,oci_digest/* sha256 */.sc)(content);
    if (promised !== undefined && found !== `sha256:${promised}`) {
        throw new errors/* ArchiveRefusedError */.Zf(`its blob "${name}" has the content of ${found}`);
    }
}
function readCandidate({ configName, layers, names }, members) {
    const config = members.document(configName);
    if (config === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`its config "${(0,errors/* toPrintable */.f8)(configName)}" is not in it`);
    checkDigest(configName, config);
    return { ...(0,image_config/* readImageConfig */.MP)(config), config, layers, names };
}

;// CONCATENATED MODULE: ./build/src/core/archive/rewrite-image.js






/** Members up to this size may be documents: manifests and configs are far smaller. */
const maxHeldBytes = 4 << 20;
const maxHeldTotalBytes = 64 << 20;
const maxMembers = 20_000;
const maxLinkDepth = 8;
const manifestMember = 'manifest.json';
/**
 * Writes an archive anew with one image: its config, its layers, and at the end a `manifest.json` made here, with one
 * entry. Leaves out everything else by which an engine could decide (an index, names, other images, other platforms), so
 * that no engine can find another image there. Passes large members on as they come, before it is known which ones are
 * layers: a member without an entry means nothing.
 * @param options.maxBytes how much of the plain archive is read at most
 * @param options.prefix begins the names of the members. It has to differ for each load: containerd goes on with what a
 *   load that broke off has left under the same name.
 * @param options.name that the image gets in the new archive; undefined: none
 */
function imageRewriter(expected, { maxBytes, prefix, name, }) {
    const configMember = `${prefix}config.json`;
    const members = new Map();
    const tar = (0,reader/* tarReader */.R)();
    let readBytes = 0;
    let heldBytes = 0;
    let passedCount = 0;
    let sink = discard;
    const add = (name, member) => {
        members.set(name, member);
    };
    const passOn = (name) => {
        const as = `${prefix}layer-${passedCount++}`;
        add(name, { kind: 'passed', as });
        return as;
    };
    const sinkFor = ({ name: rawName, size, type, linkTarget }) => {
        const name = (0,member_name/* normalizeMemberName */.f)(rawName);
        if (members.has(name))
            throw new errors/* ArchiveRefusedError */.Zf(`it holds "${(0,errors/* toPrintable */.f8)(name)}" twice`);
        if (members.size >= maxMembers)
            throw new errors/* ArchiveRefusedError */.Zf(`it has more than ${maxMembers} members`);
        if (linkTarget !== undefined) {
            const folder = type === 'hard link' ? '' : external_node_path_.posix.dirname(name);
            add(name, { kind: 'link', target: (0,member_name/* normalizeMemberName */.f)(external_node_path_.posix.join(folder, linkTarget)) });
            return discard;
        }
        if (type !== 'file')
            return discard;
        if (size > maxHeldBytes)
            return passMember(passOn(name), size);
        return holdMember(size, function* (content) {
            if (!mayBeJson(content) && content.length > 0) {
                yield* (0,writer/* encodeTarMember */.A1)(passOn(name), content);
                return;
            }
            heldBytes += content.length;
            if (heldBytes > maxHeldTotalBytes)
                throw new errors/* ArchiveRefusedError */.Zf('it holds too many documents');
            add(name, { kind: 'held', content });
        });
    };
    const followLinks = (name) => {
        let member = members.get(name);
        for (let depth = 0; member?.kind === 'link' && depth < maxLinkDepth; depth++)
            member = members.get(member.target);
        return member?.kind === 'link' ? undefined : member;
    };
    return {
        *pass(piece) {
            readBytes += piece.length;
            if (readBytes > maxBytes) {
                throw new errors/* ArchiveRefusedError */.Zf(`it is larger than the ${maxBytes} bytes that it may have`);
            }
            for (const part of tar.read(piece)) {
                if (part.kind === 'member') {
                    sink = sinkFor(part.header);
                    yield* sink.start();
                }
                else if (part.kind === 'content') {
                    yield* sink.take(part.bytes);
                }
                else {
                    yield* sink.end();
                }
            }
        },
        finish() {
            if (readBytes === 0)
                throw (0,errors/* damagedArchiveError */.ig)('it is empty');
            tar.end();
            const image = pickImage({
                has: (name) => followLinks(name) !== undefined,
                document(name) {
                    const member = followLinks(name);
                    return member?.kind === 'held' ? member.content : undefined;
                },
            }, expected);
            const rest = [...(0,writer/* encodeTarMember */.A1)(configMember, image.config)];
            const layers = image.layers.map((name) => {
                const member = followLinks(name);
                if (member?.kind === 'passed')
                    return member.as;
                const as = passOn(name);
                rest.push(...(0,writer/* encodeTarMember */.A1)(as, member?.content ?? Buffer.alloc(0)));
                return as;
            });
            const manifest = JSON.stringify([
                { Config: configMember, RepoTags: name === undefined ? null : [name], Layers: layers },
            ]);
            rest.push(...(0,writer/* encodeTarMember */.A1)(manifestMember, Buffer.from(manifest)), writer/* tarEnd */.JO);
            return { image, rest };
        },
    };
}
const discard = { start: () => [], take: () => [], end: () => [] };
function passMember(as, size) {
    return { start: () => [(0,writer/* encodeTarHeader */.Nj)(as, size)], take: (bytes) => [bytes], end: () => [(0,writer/* encodeTarPadding */.lZ)(size)] };
}
function holdMember(size, use) {
    const content = Buffer.alloc(size);
    let filled = 0;
    return {
        start: () => [],
        take(bytes) {
            filled += bytes.copy(content, filled);
            return [];
        },
        end: () => use(content),
    };
}
/** Whether a member may be JSON: a layer begins with the name of a file or with the magic bytes of a compression. */
function mayBeJson(content) {
    return /^\s*[[{]/.test(content.toString('latin1', 0, 16));
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
    return sameLayers && _image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .runtimeSettings */ .Kf.every((name) => isSameSetting(local.settings?.[name], config.settings[name]));
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
