export const id = 254;
export const ids = [254];
export const modules = {

/***/ 73973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ez: () => (/* binding */ gzipMagic),
/* harmony export */   Tj: () => (/* binding */ zstdMagic),
/* harmony export */   mF: () => (/* binding */ decompress)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80322);
/* harmony import */ var _streams_peek_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31665);
/* harmony import */ var _streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53419);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89488);







const chunkSize = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
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
    if (first.subarray(0, gzipMagic.length).equals(gzipMagic))
        return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W7)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize }));
    if (!first.subarray(0, zstdMagic.length).equals(zstdMagic))
        return archive;
    if (await deps.exec.has('zstd')) {
        const pair = await (0,_streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .socketPair */ .G)(deps.files).catch(() => undefined);
        if (pair !== undefined)
            return runZstd(archive, pair, deps);
    }
    return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W7)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize }));
}
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
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17333);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38301);
/* harmony import */ var _strict_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58014);





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
const configKeys = ['architecture', 'os', 'os.version', 'os.features', 'variant', 'config', 'rootfs'];
const rootfsKeys = ['type', 'diff_ids'];
const settingKeys = [...runtimeSettings, 'Healthcheck', 'OnBuild', 'Shell', 'StopTimeout', 'ArgsEscaped'];
function readImageConfig(content) {
    const json = content.toString('utf8');
    const config = (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArchiveJson */ .o5)(json, 'the image config');
    if (!(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(config))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config is no JSON object');
    (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .rejectDuplicateKeys */ .lx)(json, config, 'the image config');
    (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .rejectFoldedKeys */ .Oy)(config, configKeys, 'the image config');
    const text = (name) => (typeof config[name] === 'string' ? config[name] : '');
    if (text('os') === '' || text('architecture') === '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config names no platform');
    }
    const platform = (0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .platformName */ .$r)(text('os'), text('architecture'), text('variant'));
    if (!(0,_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlatform */ .aH)(platform)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf(`the image config is for "${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toPrintable */ .f8)(platform)}", which is no platform`);
    }
    const rootfs = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(config['rootfs']) ? config['rootfs'] : {};
    (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .rejectFoldedKeys */ .Oy)(rootfs, rootfsKeys, 'the image config');
    const diffIds = rootfs['diff_ids'] ?? [];
    if (!(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isTextList */ .Sl)(diffIds) || !diffIds.every(_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveRefusedError */ .Zf('the image config has layers without a sha256');
    }
    const settings = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(config['config']) ? config['config'] : {};
    (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .rejectFoldedKeys */ .Oy)(settings, settingKeys, 'the image config');
    const labels = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(settings['Labels']) ? settings['Labels'] : {};
    return {
        imageid: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(content),
        platform,
        labels: Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string')),
        diffIds,
        settings,
    };
}


/***/ }),

/***/ 90806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ digestOfName),
/* harmony export */   f: () => (/* binding */ normalizeMemberName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const blobPattern = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
function digestOfName(name) {
    const match = blobPattern.exec(name);
    const hex = match?.[1] ?? match?.[2];
    return hex === undefined ? undefined : `sha256:${hex}`;
}
function normalizeMemberName(name) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix
        .normalize(name)
        .replace(/^(?:\.\/|\/)+/, '')
        .replace(/\/$/, '');
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
// EXTERNAL MODULE: ./build/src/core/archive/strict-json.js
var strict_json = __webpack_require__(58014);
;// CONCATENATED MODULE: ./build/src/core/archive/pick-image.js








const maxIndexDepth = 4;
const maxImages = 1000;
const maxShown = 5;
function pickImage(members, expected) {
    const candidates = mergeNames(readCandidates(members), ({ configName, layers }) => [configName, layers]);
    if (candidates.length > maxImages)
        throw new errors/* ArchiveRefusedError */.Zf(`it lists more than ${maxImages} images`);
    const configs = new Map();
    const listed = candidates.map(({ configName, layers, names }) => {
        const config = configs.get(configName) ?? readConfigMember(configName, members);
        configs.set(configName, config);
        return { ...config, layers, names };
    });
    const named = listed.filter(({ imageid }) => expected.imageid === undefined || expected.imageid === imageid);
    if (named.length === 0) {
        const found = listIds(listed);
        throw new errors/* ArchiveRefusedError */.Zf(`it holds the image ${found}, and ${expected.imageid ?? 'another one'} is expected`);
    }
    const images = mergeNames(named, ({ imageid, layers }) => [imageid, layers]);
    const fitting = images.map(({ config, layers, names, read }) => ({ ...read(), config, layers, names }));
    const { platform } = expected;
    const ofPlatform = fitting.filter((image) => platform === undefined || (0,oci_platform/* isSamePlatform */.SW)(platform, image.platform));
    const [image, ...others] = ofPlatform;
    if (image === undefined) {
        const found = [...new Set(fitting.map((candidate) => candidate.platform))].slice(0, maxShown).join(', ');
        throw new errors/* ArchiveRefusedError */.Zf(`its image is for ${found}, and ${platform ?? 'another platform'} is expected`);
    }
    if (others.length > 0) {
        throw new errors/* ArchiveRefusedError */.Zf(`it holds ${ofPlatform.length} images (${listIds(ofPlatform)}), and nothing says which one is meant`);
    }
    checkLayers(image, members);
    return image;
}
function mergeNames(listed, identify) {
    const merged = new Map();
    for (const one of listed) {
        const key = JSON.stringify(identify(one));
        const same = merged.get(key) ?? { one, names: [] };
        same.names.push(...one.names);
        merged.set(key, same);
    }
    return [...merged.values()].map(({ one, names }) => ({ ...one, names }));
}
function listIds(images) {
    return [...new Set(images.map(({ imageid }) => imageid))].slice(0, maxShown).join(', ');
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
        const document = (0,strict_json/* parseArchiveJson */.o5)(index.toString('utf8'), 'index.json');
        const candidates = readIndexCandidates(document, { members, seen: new Set() });
        if (candidates.length === 0)
            throw new errors/* ArchiveRefusedError */.Zf('its index.json leads to no image that is in it');
        return candidates;
    }
    const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
    throw new errors/* ArchiveRefusedError */.Zf(`it has neither a manifest.json nor an index.json${legacy}, so it is no image archive`);
}
function readManifestCandidates(text) {
    const entries = (0,strict_json/* parseArchiveJson */.o5)(text, 'manifest.json');
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
function readIndexCandidates(index, within, depth = 0) {
    if (depth > maxIndexDepth)
        throw new errors/* ArchiveRefusedError */.Zf('its indexes are nested too deeply');
    const { members, seen } = within;
    const entries = (0,read_json/* isObject */.Gv)(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
    return entries
        .filter((entry) => !(0,manifest/* isAttestation */.H3)(entry))
        .flatMap((entry) => {
        const name = readBlobName(entry);
        const document = seen.has(name) ? undefined : readBlobDocument(name, members);
        seen.add(name);
        if (document === undefined)
            return [];
        const names = readNameAnnotation(entry);
        if (document['manifests'] !== undefined) {
            const nested = readIndexCandidates(document, within, depth + 1);
            return nested.map((candidate) => ({ ...candidate, names: [...names, ...candidate.names] }));
        }
        const layers = Array.isArray(document['layers']) ? document['layers'] : undefined;
        if (layers === undefined)
            return [];
        return [{ configName: readBlobName(document['config']), layers: layers.map(readBlobName), names }];
    });
}
function readNameAnnotation(entry) {
    const annotations = (0,read_json/* isObject */.Gv)(entry) && (0,read_json/* isObject */.Gv)(entry['annotations']) ? entry['annotations'] : {};
    const name = annotations['io.containerd.image.name'] ?? annotations['org.opencontainers.image.ref.name'];
    return typeof name === 'string' ? [name] : [];
}
function readBlobDocument(name, members) {
    const content = members.document(name);
    if (content === undefined)
        return undefined;
    checkDigest(name, content);
    const document = (0,strict_json/* parseArchiveJson */.o5)(content.toString('utf8'), (0,errors/* toPrintable */.f8)(name));
    return (0,read_json/* isObject */.Gv)(document) ? document : undefined;
}
function readBlobName(descriptor) {
    const digest = (0,read_json/* isObject */.Gv)(descriptor) ? descriptor['digest'] : undefined;
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.Bc)(digest)) {
        throw new errors/* ArchiveRefusedError */.Zf('one of its manifests has an entry without a sha256');
    }
    return `blobs/sha256/${digest.slice('sha256:'.length)}`;
}
function checkDigest(name, content) {
    const promised = /^blobs\/sha256\/([a-f0-9]{64})$/.exec(name)?.[1];
    const found = (0,oci_digest/* sha256 */.sc)(content);
    if (promised !== undefined && found !== `sha256:${promised}`) {
        throw new errors/* ArchiveRefusedError */.Zf(`its blob "${name}" has the content of ${found}`);
    }
}
function readConfigMember(name, members) {
    const config = members.document(name);
    if (config === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`its config "${(0,errors/* toPrintable */.f8)(name)}" is not in it`);
    checkDigest(name, config);
    let archived;
    return { imageid: (0,oci_digest/* sha256 */.sc)(config), config, read: () => (archived ??= (0,image_config/* readImageConfig */.M)(config)) };
}

;// CONCATENATED MODULE: ./build/src/core/archive/rewrite-image.js






const maxHeldBytes = 4 << 20;
const maxHeldTotalBytes = 64 << 20;
const maxMembers = 20_000;
const maxLinkDepth = 8;
const manifestMember = 'manifest.json';
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
        if (size > maxHeldBytes) {
            if (isTable(name))
                throw new errors/* ArchiveRefusedError */.Zf(`its ${name} has ${size} bytes`);
            return passMember(passOn(name), size);
        }
        return holdMember(size, function* (content) {
            if (!isTable(name) && !mayBeJson(content) && content.length > 0) {
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
            return { image, layers, rest };
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
function isTable(name) {
    return name === manifestMember || name === 'index.json';
}
function mayBeJson(content) {
    return /^\s*[[{]/.test(content.toString('latin1', 0, 16));
}


/***/ }),

/***/ 58014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oy: () => (/* binding */ rejectFoldedKeys),
/* harmony export */   lx: () => (/* binding */ rejectDuplicateKeys),
/* harmony export */   o5: () => (/* binding */ parseArchiveJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38301);

const maxDepth = 100;
const stringPattern = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
function rejectDuplicateKeys(text, document, what) {
    const keysInText = [...text.matchAll(stringPattern)].filter(([, colon]) => colon !== undefined).length;
    if (countKeys(document) !== keysInText)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} has a key twice`);
}
function rejectFoldedKeys(object, names, what) {
    const folded = new Set(names.map(foldKey));
    const other = Object.keys(object).find((key) => !names.includes(key) && folded.has(foldKey(key)));
    if (other !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} spells the key "${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toPrintable */ .f8)(other)}" unusually`);
}
function foldKey(key) {
    return key.toLowerCase().replaceAll('\u017f', 's').replaceAll('\u212a', 'k');
}
function parseArchiveJson(text, what) {
    if (measureDepth(text) > maxDepth)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} is nested deeper than ${maxDepth}`);
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefusedError */ .Zf(`${what} is not JSON`);
    }
}
function measureDepth(text) {
    let depth = 0;
    let deepest = 0;
    let inString = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (inString) {
            if (character === '\\')
                at++;
            else if (character === '"')
                inString = false;
        }
        else if (character === '"')
            inString = true;
        else if (character === '{' || character === '[')
            deepest = Math.max(deepest, ++depth);
        else if (character === '}' || character === ']')
            depth--;
    }
    return deepest;
}
function countKeys(value) {
    if (typeof value !== 'object' || value === null)
        return 0;
    const own = Array.isArray(value) ? 0 : Object.keys(value).length;
    return Object.values(value).reduce((sum, child) => sum + countKeys(child), own);
}


/***/ }),

/***/ 81563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ ClassifiedError),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   jW: () => (/* binding */ settledValue)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

class ClassifiedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    failure;
    constructor(message, failure, cause) {
        super(message, { cause });
        this.failure = failure;
    }
}
function describeFailure({ class: name, reason, remedy }) {
    return remedy === '' ? reason : `${reason} (${name}): ${remedy}.`;
}
function settledValue(settled) {
    if (settled.status === 'rejected')
        throw settled.reason;
    return settled.value;
}


/***/ }),

/***/ 77794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ isImageEntry),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Uy: () => (/* binding */ listedManifests),
/* harmony export */   WN: () => (/* binding */ ociIndexType),
/* harmony export */   _7: () => (/* binding */ isAttestationLayer),
/* harmony export */   _m: () => (/* binding */ isImageConfig),
/* harmony export */   aY: () => (/* binding */ isDockerManifestList),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   gf: () => (/* binding */ attestedManifest),
/* harmony export */   jj: () => (/* binding */ isBuildCacheConfig),
/* harmony export */   nw: () => (/* binding */ isIndex),
/* harmony export */   tQ: () => (/* binding */ isManifestDescriptor)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);


const ociIndexType = 'application/vnd.oci.image.index.v1+json';
const dockerManifestListType = 'application/vnd.docker.distribution.manifest.list.v2+json';
const manifestTypes = [
    ociIndexType,
    'application/vnd.oci.image.manifest.v1+json',
    dockerManifestListType,
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.artifact.manifest.v1+json',
];
const imageConfigTypes = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
];
const anyManifestType = /\.(?:index|manifest)\.v\d\+json$|\.distribution\.manifest\./;
function mediaTypeOf(manifest) {
    const kind = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(manifest, 'manifests') === undefined ? 'manifest' : 'index';
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}
function isIndex(mediaType) {
    return mediaType === ociIndexType || isDockerManifestList(mediaType);
}
function isDockerManifestList(mediaType) {
    return mediaType === dockerManifestListType;
}
function listedManifests(raw, digest) {
    const entries = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(JSON.parse(raw), 'manifests').filter((entry) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'digest') !== undefined);
    return entries.length === 0 ? [digest] : entries.flatMap((entry) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .readDigest */ .rP)(entry) ?? []);
}
function isManifestDescriptor(descriptor) {
    const mediaType = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType');
    return mediaType === undefined || anyManifestType.test(mediaType);
}
function isAttestation(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'annotations', 'vnd.docker.reference.type') === 'attestation-manifest';
}
function attestedManifest(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'annotations', 'vnd.docker.reference.digest');
}
function isImageEntry(descriptor) {
    return !isAttestation(descriptor) && (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'platform', 'os') !== 'unknown';
}
function isAttestationLayer(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType') === 'application/vnd.in-toto+json';
}
function isImageConfig(descriptor) {
    return imageConfigTypes.includes((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType') ?? '');
}
function isBuildCacheConfig(descriptor) {
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'mediaType') === 'application/vnd.buildkit.cacheconfig.v0';
}


/***/ })

};
