export const id = 708;
export const ids = [708];
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

/***/ 56934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ imageArchives)
});

// UNUSED EXPORTS: rewriteArchive

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/core/tar/writer.js
var writer = __webpack_require__(38642);
// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
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
    return [...new Map(images.map((image) => [`${image.imageid} ${image.layers.join(' ')}`, image])).values()];
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
        const candidates = readIndexCandidates((0,strict_json/* parseArchiveJson */.o5)(index.toString('utf8'), 'index.json'), members, 0);
        if (candidates.length === 0)
            throw new errors/* ArchiveRefusedError */.Zf('its index.json leads to no image that is in it');
        return candidates;
    }
    const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
    throw new errors/* ArchiveRefusedError */.Zf(`it has neither a manifest.json nor an index.json${legacy}, so it is no image archive`);
}
/** Reads the manifest.json of `docker save`: https://github.com/moby/docker-image-spec/blob/main/spec.md */
function readManifestCandidates(text) {
    const entries = (0,strict_json/* parseArchiveJson */.o5)(text, 'manifest.json');
    if (!Array.isArray(entries))
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json is no JSON list');
    if (entries.length === 0)
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json holds no image');
    return entries.map((entry) => {
        const { Config: config, Layers: layers } = (0,strict_json/* isObject */.Gv)(entry) ? entry : {};
        if (typeof config !== 'string')
            throw new errors/* ArchiveRefusedError */.Zf('manifest.json names no config inside the archive');
        if (!(0,strict_json/* isTextList */.Sl)(layers))
            throw new errors/* ArchiveRefusedError */.Zf('manifest.json has "Layers" that are no list of texts');
        return { configName: (0,member_name/* normalizeMemberName */.fl)(config), layers: layers.map(member_name/* normalizeMemberName */.fl) };
    });
}
/**
 * Follows the descriptors of an index to the manifests that are in the archive. Leaves out attestations:
 * they are no images.
 */
function readIndexCandidates(index, members, depth) {
    if (depth > maxIndexDepth)
        throw new errors/* ArchiveRefusedError */.Zf('its indexes are nested too deeply');
    const entries = (0,strict_json/* isObject */.Gv)(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
    return entries
        .filter((entry) => !(0,manifest/* isAttestation */.H3)(entry))
        .flatMap((entry) => {
        const document = readBlobDocument(entry, members);
        if (document === undefined)
            return [];
        if (document['manifests'] !== undefined)
            return readIndexCandidates(document, members, depth + 1);
        const layers = Array.isArray(document['layers']) ? document['layers'] : undefined;
        if (layers === undefined)
            return [];
        return [{ configName: readBlobName(document['config']), layers: layers.map(readBlobName) }];
    });
}
/** Reads the document that a descriptor points to. Undefined: it is not in the archive. */
function readBlobDocument(descriptor, members) {
    const name = readBlobName(descriptor);
    const content = members.document(name);
    if (content === undefined)
        return undefined;
    checkDigest(name, content);
    const document = (0,strict_json/* parseArchiveJson */.o5)(content.toString('utf8'), (0,errors/* toPrintable */.f8)(name));
    return (0,strict_json/* isObject */.Gv)(document) ? document : undefined;
}
function readBlobName(descriptor) {
    const digest = (0,strict_json/* isObject */.Gv)(descriptor) ? descriptor['digest'] : undefined;
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
function readCandidate({ configName, layers }, members) {
    const config = members.document(configName);
    if (config === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`its config "${(0,errors/* toPrintable */.f8)(configName)}" is not in it`);
    checkDigest(configName, config);
    return { ...(0,image_config/* readImageConfig */.M)(config), config, layers };
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
        const name = (0,member_name/* normalizeMemberName */.fl)(rawName);
        if (members.has(name))
            throw new errors/* ArchiveRefusedError */.Zf(`it holds "${(0,errors/* toPrintable */.f8)(name)}" twice`);
        if (members.size >= maxMembers)
            throw new errors/* ArchiveRefusedError */.Zf(`it has more than ${maxMembers} members`);
        if (linkTarget !== undefined) {
            const folder = type === 'hard link' ? '' : external_node_path_.posix.dirname(name);
            add(name, { kind: 'link', target: (0,member_name/* normalizeMemberName */.fl)(external_node_path_.posix.join(folder, linkTarget)) });
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

// EXTERNAL MODULE: ./build/src/adapters/archives/decompress.js
var decompress = __webpack_require__(73973);
;// CONCATENATED MODULE: ./build/src/adapters/archives/image-archives.js




/** A real image is compressed to a fifth at best. An archive that unpacks to far more is made to fill a disk. */
const maxExpansion = 200;
const freeExpansionBytes = 64 << 20;
/** Archives from outside: decompressed within bounds, and written anew with one image alone. */
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
            return rewriteArchive(bounded((0,decompress/* decompress */.m)(counted(), { exec, files, signal })), expected);
        },
    };
}
/**
 * Writes a plain tar anew with one image alone.
 * @param archive the plain tar
 */
function rewriteArchive(archive, { check, maxBytes, name, ...expected }) {
    let picked;
    async function* rewritten() {
        const rewriter = imageRewriter(expected, { maxBytes, name, prefix: `${(0,external_node_crypto_.randomUUID)()}-` });
        for await (const piece of archive)
            yield* rewriter.pass(piece);
        const { image, rest } = rewriter.finish();
        check?.(image);
        picked = image;
        yield* rest;
    }
    return { stream: rewritten(), image: () => picked };
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

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tu: () => (/* binding */ checkImageInputs),
/* harmony export */   wf: () => (/* binding */ readExpectedFromInputs),
/* harmony export */   yS: () => (/* binding */ readExpectedFromRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13501);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _artifact_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97851);





/**
 * Checks the form of the inputs that describe the image.
 * @throws UserError for the first malformed value
 */
function checkImageInputs(inputs) {
    const { image, tag, digest, imageid, revision } = inputs;
    if (image !== undefined) {
        const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseImageRef */ .Q)(image, 'input "image"');
        if (ref.tag !== undefined || ref.digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
        }
    }
    if (tag !== undefined && !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)(tag)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
    }
    for (const [name, value] of Object.entries({ digest, imageid })) {
        if (value !== undefined && !(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
        }
    }
    if (revision !== undefined && !(0,_events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFullSha */ .Wf)(revision)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "revision" is "${revision}": use the full sha of the commit.`);
    }
    if (image === undefined && (tag !== undefined || digest !== undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.');
    }
    return inputs;
}
/**
 * Reads the expected image, for one platform, from a record. Inputs that say the same facts have to agree with it.
 * @throws UserError when they do not, and when the image was not built for the platform
 */
function readExpectedFromRecord(record, inputs, platform) {
    const imageid = selectImageid(record, platform);
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
 * Reads the expected image from the inputs alone.
 * @throws UserError when they do not say which image
 */
function readExpectedFromInputs(inputs, artifactName, platform) {
    const { image, tag, digest } = inputs;
    if (image === undefined || (tag === undefined && digest === undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".');
    }
    const named = tag === undefined ? undefined : (0,_artifact_name_js__WEBPACK_IMPORTED_MODULE_3__/* .imageArtifactName */ .Jj)(image, tag);
    return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: undefined };
}
function selectImageid(record, platform) {
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

/***/ 87717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveImage),
/* harmony export */   k: () => (/* binding */ formatImageRef)
/* harmony export */ });
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * Resolves a reference once to a digest and to the image for the platform. A tag may move, so callers go on by the digest.
 * @throws UserError when the image is not for the platform
 */
async function resolveImage(expected, timeoutMs, deps) {
    const options = { timeoutMs, signal: deps.signal };
    const digest = expected.digest ?? (await resolveTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
    const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
    const ofPlatform = configs.filter((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePlatform */ .SW)(candidate.platform, expected.platform));
    // An index may list several images that fit one platform: the expected one comes first.
    const config = ofPlatform.find(({ imageid }) => imageid === expected.imageid) ?? ofPlatform[0];
    if (config === undefined) {
        const platforms = configs.map(({ platform }) => platform).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The registry's ${formatImageRef(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`);
    }
    return { digest, config };
}
async function resolveTag(ref, options, deps) {
    const answer = await deps.registry.manifest(ref, options);
    if (answer.found)
        return answer.digest;
    // Queried again for its error: "not there" and "may not see it" have different remedies.
    await deps.registry.configs(ref, options);
    throw new Error(`${ref} appeared in the registry just now`);
}
/** The reference for messages: by its tag where there is one. */
function formatImageRef({ image, tag, digest }) {
    return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}


/***/ }),

/***/ 18400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ checkRevision),
/* harmony export */   p: () => (/* binding */ findRevisionMismatch)
/* harmony export */ });
/* harmony import */ var _core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83536);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);


/**
 * Compares an image's revision label with the expected commit. An image without the label passes where its imageid is
 * expected too, which says more.
 * @param where names the image in the message
 * @returns what is wrong; undefined: nothing
 */
function findRevisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc}` : `was built from revision ${found}`;
    return `${where} ${built}, and revision ${revision} is expected`;
}
/**
 * Compares an image's revision label with the expected commit. What is wrong is an error, or with `warn` a warning.
 * @throws UserError
 */
function checkRevision(labels, expected, where, deps) {
    const finding = findRevisionMismatch(labels, expected, where);
    if (finding === undefined)
        return;
    if (deps.onMismatch === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
    }
    deps.log.warning(`${finding}.`);
}


/***/ })

};
