export const id = 757;
export const ids = [757];
export const modules = {

/***/ 6807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ guardArchive),
  W: () => (/* binding */ readPassingArchive)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./build/src/core/archive/archive-refused.js
var archive_refused = __webpack_require__(46955);
// EXTERNAL MODULE: ./build/src/core/archive/engine-stopped.js
var engine_stopped = __webpack_require__(58440);
// EXTERNAL MODULE: ./build/src/core/platform.js
var platform = __webpack_require__(87630);
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

// EXTERNAL MODULE: ./build/src/core/archive/familiar-name.js
var familiar_name = __webpack_require__(40641);
// EXTERNAL MODULE: ./build/src/core/image-ref.js
var image_ref = __webpack_require__(69896);
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
    if (typeof digest !== 'string' || !(0,image_ref/* isDigest */.Bc)(digest))
        throw new archive_refused/* ArchiveRefused */.V(`${what} has an entry without a sha256`);
    if (typeof size !== 'number' || typeof mediaType !== 'string') {
        throw new archive_refused/* ArchiveRefused */.V(`${what} has an entry without size or media type`);
    }
    return { digest, size, mediaType, fields };
}

;// CONCATENATED MODULE: ./build/src/core/archive/judge-archive.js







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

// EXTERNAL MODULE: ./build/src/core/archive/transfer-broken.js
var transfer_broken = __webpack_require__(23927);
;// CONCATENATED MODULE: ./build/src/core/archive/tar-frame.js
const blockBytes = 512;
const largestOctalSize = 0o77777777777;
/** What ends a tar. */
const tarEnd = new Uint8Array(2 * blockBytes);
/** The ustar header of a plain file; `name` is ASCII and at most 100 characters long. */
function tarHeader(name, size) {
    const header = new Uint8Array(blockBytes);
    const text = new TextEncoder();
    const put = (offset, value) => {
        header.set(text.encode(value), offset);
    };
    put(0, name);
    put(100, '0000644\0');
    put(108, '0000000\0');
    put(116, '0000000\0');
    if (size <= largestOctalSize) {
        put(124, `${size.toString(8).padStart(11, '0')}\0`);
    }
    else {
        // Base 256, marked by the top bit: the common form for members of 8 GiB and more.
        new DataView(header.buffer).setBigUint64(128, BigInt(size));
        header[124] = 0x80;
    }
    put(136, '00000000000\0');
    put(148, '        ');
    put(156, '0');
    put(257, 'ustar\x0000');
    const sum = header.reduce((total, byte) => total + byte, 0);
    put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
    return header;
}
/** What fills a member of `size` bytes up to the next block. */
function tarPadding(size) {
    return new Uint8Array((blockBytes - (size % blockBytes)) % blockBytes);
}

;// CONCATENATED MODULE: ./build/src/adapters/archive-guard.js











/** Members up to this size are read whole: manifests and configs are far below it. */
const smallBytes = 4 << 20;
const maxDocuments = 1_000;
const maxMembers = 20_000;
const chunkBytes = 1 << 20;
/**
 * Puts a guard between an archive and the engine. Blobs pass as they come; the members that decide what the engine does
 * with them are held back until all of it was seen and judged, and then written anew. An engine that never gets them
 * loads nothing (design section 6). The tar itself is written anew too, so that the engine's parser finds exactly what
 * this one found.
 * @param archive the plain tar, decompressed
 * @param maxBytes how much of it is read at most (threat 4)
 */
function guardArchive(archive, expected, maxBytes) {
    const ending = new external_node_events_.EventEmitter();
    const image = new Promise((resolve, reject) => {
        ending.once('judged', resolve);
        ending.once('failed', reject);
    });
    image.catch(() => undefined);
    async function* guarded() {
        try {
            ending.emit('judged', yield* sift(archive, expected, maxBytes));
        }
        catch (error) {
            ending.emit('failed', error);
            throw error;
        }
        finally {
            ending.emit('failed', new engine_stopped/* EngineStopped */.m());
        }
    }
    return { stream: external_node_stream_.Readable.from(guarded(), { objectMode: false, highWaterMark: chunkBytes }), image };
}
/**
 * Tells what an archive holds while its bytes pass unchanged.
 * @returns a transform to pipe the plain tar through, and the image, known once it has ended.
 */
function readPassingArchive(expected = {}) {
    let waiting;
    const proceed = () => {
        const done = waiting;
        waiting = undefined;
        done?.();
    };
    const copy = new external_node_stream_.Readable({ read: proceed, highWaterMark: chunkBytes });
    copy.once('close', proceed);
    const tap = new external_node_stream_.Transform({
        highWaterMark: chunkBytes,
        transform(chunk, _encoding, done) {
            this.push(chunk);
            if (copy.destroyed || copy.push(chunk))
                done();
            else
                waiting = done;
        },
        flush(done) {
            copy.push(null);
            done();
        },
        destroy(error, done) {
            copy.destroy(error ?? undefined);
            done(error);
        },
    });
    const image = last(sift(copy, expected, Infinity));
    image.catch(() => undefined);
    return { tap, image };
}
async function last(parts) {
    for (;;) {
        const part = await parts.next();
        if (part.done === true)
            return part.value;
    }
}
/** Reads every member once, yields the bytes of a tar with what may pass, and judges before it yields what decides. */
async function* sift(archive, expected, maxBytes) {
    const members = new Map();
    const documents = new Map();
    const names = new Set();
    const reader = (0,tar_stream.extract)();
    const feeding = (0,promises_.pipeline)(archive, capped(maxBytes), reader);
    feeding.catch(() => undefined);
    try {
        for await (const entry of reader) {
            const { name, size } = entry.header;
            const kind = admit(entry.header, names);
            if (kind === 'needless') {
                entry.resume();
            }
            else if ((0,member_name/* isIndexMember */.zB)(name)) {
                if (size > smallBytes)
                    throw new archive_refused/* ArchiveRefused */.V(`its ${name} has ${String(size)} bytes`);
                members.set(name, (await whole(entry)).toString('utf8'));
            }
            else if (size > smallBytes) {
                yield tarHeader(name, size);
                for await (const chunk of entry)
                    yield chunk;
                yield tarPadding(size);
            }
            else {
                const content = await whole(entry);
                const document = checkedDocument(name, content);
                if (document !== undefined)
                    documents.set(document.digest, document.text);
                if (documents.size > maxDocuments)
                    throw new archive_refused/* ArchiveRefused */.V('it holds too many documents');
                yield* tarMember(name, content);
            }
        }
        await feeding;
        if (names.size === 0)
            throw new transfer_broken/* TransferBroken */.V('The archive is cut off or damaged: it is empty.');
    }
    catch (error) {
        // The reader may only know that its source closed; the feeding pipeline knows why.
        throw error instanceof archive_refused/* ArchiveRefused */.V ? error : await causeOf(feeding, error);
    }
    finally {
        reader.destroy();
        archive.destroy();
    }
    const verdict = judgeArchive({ members, documents, names }, expected);
    for (const [name, text] of verdict.members)
        yield* tarMember(name, Buffer.from(text));
    yield tarEnd;
    return verdict.image;
}
async function causeOf(feeding, seen) {
    const cause = await feeding.then(() => seen, (error) => error);
    const isTarError = cause instanceof Error && /^(Unexpected end of data|Invalid tar header|Invalid header|Header)/.test(cause.message);
    return isTarError ? new transfer_broken/* TransferBroken */.V(`The archive is cut off or damaged: ${cause.message}.`, { cause }) : cause;
}
function* tarMember(name, content) {
    yield tarHeader(name, content.length);
    yield content;
    yield tarPadding(content.length);
}
function capped(maxBytes) {
    let total = 0;
    return new external_node_stream_.Transform({
        highWaterMark: chunkBytes,
        transform(chunk, _encoding, done) {
            total += chunk.length;
            if (total > maxBytes)
                done(new archive_refused/* ArchiveRefused */.V(`it is larger than the ${String(maxBytes)} bytes that it may have`));
            else
                done(null, chunk);
        },
    });
}
/** Decides by its header whether a member may be there at all. */
function admit({ name, type }, names) {
    const kind = (0,member_name/* memberKind */.RO)(name);
    const shown = name.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
    if (kind === undefined)
        throw new archive_refused/* ArchiveRefused */.V(`it holds "${shown}", which no engine writes`);
    const isPlain = type === 'file' || type === 'contiguous-file' || (type === 'directory' && kind === 'needless');
    if (!isPlain) {
        throw new archive_refused/* ArchiveRefused */.V(`its member "${shown}" is a ${type}`);
    }
    if (names.has(name))
        throw new archive_refused/* ArchiveRefused */.V(`it holds "${shown}" twice`);
    names.add(name);
    if (names.size > maxMembers)
        throw new archive_refused/* ArchiveRefused */.V(`it has more than ${String(maxMembers)} members`);
    return kind;
}
/** A blob must be what its name says; JSON among the blobs is kept for judging. */
function checkedDocument(name, content) {
    const promised = (0,member_name/* digestOfName */.VF)(name);
    if (promised === undefined)
        return undefined;
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex')}`;
    if (digest !== promised)
        throw new archive_refused/* ArchiveRefused */.V(`its blob "${name}" has the content of ${digest}`);
    return content[0] === 0x7b ? { digest, text: content.toString('utf8') } : undefined;
}
async function whole(entry) {
    const chunks = [];
    for await (const chunk of entry)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 92951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ dockerEngine)
/* harmony export */ });
/* harmony import */ var _core_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87630);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/** The engine behind the docker client on PATH: DOCKER_HOST, the current context or the default socket. */
function dockerEngine(exec) {
    const docker = async (args, options = {}) => {
        const result = await exec.run('docker', args, options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: commandName(args), ...result });
        return result;
    };
    return {
        async info(options = {}) {
            if (!(await exec.has('docker'))) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
            }
            const [context, result] = await Promise.all([
                exec.run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], limits(options)),
                exec.run('docker', ['info', '--format', '{{json .}}'], limits(options)),
            ]);
            return engineInfo(result, context.stdout.trim());
        },
        async tagTable(options = {}) {
            const args = ['image', 'ls', '--no-trunc', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}'];
            const { stdout } = await docker(args, limits(options));
            const rows = stdout.split('\n').filter((line) => line !== '' && !line.includes('<none>'));
            return new Map(rows.map((row) => {
                const space = row.indexOf(' ');
                return [row.slice(0, space), row.slice(space + 1)];
            }));
        },
        async inspect(ref, options = {}) {
            const args = ['image', 'inspect', '--format', '{{json .}}', '--', ref];
            const result = await exec.run('docker', args, limits(options));
            if (result.exitCode === 0)
                return localImage(JSON.parse(result.stdout));
            if (/no such image|not found/i.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finalErrorLine */ .H9)(result.stderr)))
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: commandName(args), ...result });
        },
        async tag(source, target, options = {}) {
            await docker(['image', 'tag', '--', source, target], limits(options));
        },
        async untag(ref) {
            await docker(['image', 'rm', '--no-prune', '--', ref]);
        },
        async pull(ref, options = {}) {
            const platform = options.platform === undefined ? [] : ['--platform', options.platform];
            await docker(['image', 'pull', '--quiet', ...platform, '--', ref], limits(options));
        },
        async push(ref, options = {}) {
            await docker(['image', 'push', '--quiet', '--', ref], limits(options));
        },
        save(ref, options = {}) {
            const platform = options.platform === undefined ? [] : ['--platform', options.platform];
            return exec.stream('docker', ['image', 'save', ...platform, '--', ref], limits(options));
        },
        async load(archive, options = {}) {
            const { stdout } = await docker(['image', 'load'], { ...limits(options), input: archive });
            return [...stdout.matchAll(/^Loaded image(?: ID)?: (\S+)$/gm)].map(([, loaded = '']) => loaded);
        },
    };
}
/** `docker image pull`: no argument of a user. */
function commandName(args) {
    return ['docker', ...args.slice(0, 2)].join(' ');
}
function limits({ timeoutMs, signal }) {
    return { ...(timeoutMs === undefined ? {} : { timeoutMs }), ...(signal === undefined ? {} : { signal }) };
}
/** Without a daemon `docker info` still prints JSON, with the reason in `ServerErrors`; the exit code varies (F20). */
function engineInfo(result, endpoint) {
    const answer = readJson(result.stdout);
    const version = answer?.ServerVersion ?? '';
    if (version === '') {
        const silent = result.timedOut ? 'it was asked and did not answer in time' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finalErrorLine */ .H9)(result.stderr);
        const reason = answer?.ServerErrors?.[0] ?? silent;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`No Docker engine answers at ${endpoint === '' ? 'the default endpoint' : endpoint}: start Docker on this runner, or point DOCKER_HOST at an engine (${reason}).`);
    }
    const containerd = answer?.DriverStatus?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
    const local = /^(unix|npipe):/.test(endpoint);
    return {
        version,
        store: containerd ? 'containerd' : 'classic',
        platform: (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(answer?.OSType ?? 'linux', answer?.Architecture ?? ''),
        local,
        ...(local ? { dataRoot: answer?.DockerRootDir } : {}),
    };
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function localImage(answer) {
    const layers = answer.RootFS?.Layers?.length;
    return {
        id: answer.Id,
        repoTags: answer.RepoTags ?? [],
        repoDigests: answer.RepoDigests ?? [],
        labels: answer.Config?.Labels ?? {},
        platform: (0,_core_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .platformName */ .$r)(answer.Os ?? '', answer.Architecture ?? '', answer.Variant),
        sizeBytes: answer.Size ?? 0,
        ...(layers === undefined ? {} : { layers }),
    };
}


/***/ }),

/***/ 15598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ peek)
/* harmony export */ });
/** A stream's first chunk (empty when there is none), which stays in the stream for whoever reads it. */
function peek(stream) {
    return new Promise((resolve, reject) => {
        const settle = () => {
            stream.off('readable', look).off('end', look).off('error', fail).off('close', closed);
        };
        const fail = (error) => {
            settle();
            reject(error instanceof Error ? error : new Error(String(error)));
        };
        const closed = () => {
            fail(stream.errored ?? new Error('the stream was closed before its first byte'));
        };
        const look = () => {
            const chunk = stream.read();
            if (chunk === null && !stream.readableEnded)
                return;
            settle();
            // At once: a stream that was read empty would end.
            if (chunk !== null)
                stream.unshift(chunk);
            resolve(chunk ?? Buffer.alloc(0));
        };
        if (stream.errored !== null)
            reject(stream.errored);
        else if (stream.readableEnded)
            resolve(Buffer.alloc(0));
        else
            stream.on('readable', look).on('end', look).on('error', fail).on('close', closed);
    });
}


/***/ }),

/***/ 22515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ plainArchive),
/* harmony export */   T: () => (/* binding */ imageArchives)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_transfer_broken_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23927);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _archive_guard_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6807);
/* harmony import */ var _first_bytes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15598);







const chunkBytes = 1 << 20;
/** As much as zstd puts into one block: larger pieces only cost memory. */
const decodedBytes = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
/** Archives through Node's own decompressors, in this process. */
const imageArchives = {
    guard(archive, expected, maxBytes) {
        return (0,_archive_guard_js__WEBPACK_IMPORTED_MODULE_4__/* .guardArchive */ .w)(plainArchive(archive), expected, maxBytes);
    },
};
/** The tar inside an archive, which is told by its first bytes to be plain, gzip or zstd. */
function plainArchive(archive) {
    return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(plainBytes(archive), { objectMode: false, highWaterMark: chunkBytes });
}
async function* plainBytes(archive) {
    const decoder = decoderFor(await (0,_first_bytes_js__WEBPACK_IMPORTED_MODULE_5__/* .peek */ .s)(archive));
    if (decoder === undefined) {
        yield* archive;
        return;
    }
    const feeding = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(archive, decoder);
    feeding.catch(() => undefined);
    try {
        yield* decoder;
        await feeding;
    }
    catch (error) {
        if (!isDecoderError(error))
            throw error;
        throw new _core_archive_transfer_broken_js__WEBPACK_IMPORTED_MODULE_6__/* .TransferBroken */ .V(`The archive is cut off or damaged: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .toMessage */ .R9)(error)}.`, { cause: error });
    }
    finally {
        archive.destroy();
    }
}
function isDecoderError(error) {
    return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}
function decoderFor(start) {
    if (start.subarray(0, 4).equals(zstdMagic))
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress)({ chunkSize: decodedBytes });
    if (start.subarray(0, 2).equals(gzipMagic))
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createGunzip)({ chunkSize: decodedBytes });
    return undefined;
}


/***/ }),

/***/ 46955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ ArchiveRefused)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
class ArchiveRefused extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    finding;
    constructor(finding) {
        super(`The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`);
        this.finding = finding;
    }
}


/***/ }),

/***/ 58440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ EngineStopped)
/* harmony export */ });
/** The engine closed its end before the archive was read to its end: its own error says why. */
class EngineStopped extends Error {
    constructor() {
        super('The engine stopped reading the archive.');
    }
}


/***/ }),

/***/ 40641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ familiarName)
/* harmony export */ });
/* harmony import */ var _image_ref_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69896);

/**
 * The short form under which an engine keeps a reference, so that aliases of one name compare equal (row a4):
 * `docker.io/library/app:1` -> `app:1`. Undefined when it is no reference with a tag.
 */
function familiarName(reference) {
    try {
        const { host, path, repository, tag, digest } = (0,_image_ref_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(reference, 'reference');
        if (tag === undefined || digest !== undefined)
            return undefined;
        const isHub = host === undefined || host === 'docker.io' || host === 'index.docker.io';
        return `${isHub ? path.replace(/^library\//, '') : repository}:${tag}`;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 90806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ memberKind),
/* harmony export */   VF: () => (/* binding */ digestOfName),
/* harmony export */   zB: () => (/* binding */ isIndexMember)
/* harmony export */ });
/* unused harmony export indexMembers */
/** Members that decide what an engine does with an archive. */
const indexMembers = ['manifest.json', 'index.json', 'repositories', 'oci-layout'];
const blob = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
const layer = /^[a-f0-9]{64}\/layer\.tar$/;
const needless = /^(?:blobs\/?|blobs\/sha256\/?|[a-f0-9]{64}\/?|[a-f0-9]{64}\/(?:VERSION|json))$/;
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

/***/ 58014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   RJ: () => (/* binding */ parseStrictJson),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46955);

/** Field names of the documents that engines read, as they are spelled. */
const spelled = new Set([
    ...['schemaVersion', 'mediaType', 'artifactType', 'manifests', 'config', 'layers', 'subject', 'annotations'],
    ...['digest', 'size', 'urls', 'data', 'platform', 'os', 'architecture', 'variant', 'os.version', 'os.features'],
]);
const lowerCased = new Set([...spelled].map((name) => name.toLowerCase()));
/** A string, and the colon behind it when it is a key. */
const stringToken = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
/**
 * Parses a document that the engine reads too, from bytes that cannot be written anew because they are addressed by
 * digest. Go's parser takes `Digest` for `digest` and adds up duplicate keys where JavaScript keeps the last, so a
 * document could show each of them another image (row A6): it is refused unless both must read the same.
 * @throws ArchiveRefused
 */
function parseStrictJson(text, what) {
    const document = parseJson(text, what);
    if (!isObject(document))
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} is no JSON object`);
    const keysInText = [...text.matchAll(stringToken)].filter(([, colon]) => colon !== undefined).length;
    if (countKeys(document) !== keysInText)
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} has a key twice`);
    refuseOtherSpellings(document, what);
    return document;
}
/**
 * Parses JSON without minding who else reads it.
 * @throws ArchiveRefused
 */
function parseJson(text, what) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} is not JSON`);
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function countKeys(value) {
    if (typeof value !== 'object' || value === null)
        return 0;
    const own = Array.isArray(value) ? 0 : Object.keys(value).length;
    return Object.values(value).reduce((sum, child) => sum + countKeys(child), own);
}
function refuseOtherSpellings(value, what) {
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, child] of Object.entries(value)) {
        if (!Array.isArray(value) && !spelled.has(key) && !/^[\x20-\x7e]+$/.test(key)) {
            throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} has a key that is not ASCII`);
        }
        if (!Array.isArray(value) && !spelled.has(key) && lowerCased.has(key.toLowerCase())) {
            throw new _archive_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveRefused */ .V(`${what} spells the key "${key}" unusually`);
        }
        // Annotations are free text on both sides of the colon, read by their exact name.
        if (key !== 'annotations')
            refuseOtherSpellings(child, what);
    }
}


/***/ }),

/***/ 23927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ TransferBroken)
/* harmony export */ });
/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
class TransferBroken extends Error {
}


/***/ })

};
