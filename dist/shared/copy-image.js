export const id = 995;
export const ids = [995];
export const modules = {

/***/ 72630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ copyImage)
});

// EXTERNAL MODULE: ./build/src/core/events/read-event.js
var read_event = __webpack_require__(43718);
// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var retry_phases = __webpack_require__(12191);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/services/images/find-local-image.js
var find_local_image = __webpack_require__(80052);
;// CONCATENATED MODULE: ./build/actions/copy-image/copy-inputs.js




/**
 * Checks what needs no query.
 * @throws UserError for the first input that cannot work
 */
function checkCopyInputs(inputs) {
    if (inputs.dst.length === 0)
        throw new errors/* UserError */.yo('Input "dst" is empty: give the references that the image gets.');
    const targets = (0,target_refs/* readTargetRefs */.YU)(inputs.dst, inputs.movingTags, { revision: '', sourceSha: '' }, 'dst');
    const local = targets.find((target) => !(0,target_refs/* hasRegistry */.qY)(target));
    if (local !== undefined) {
        throw new errors/* UserError */.yo(`Input "dst" has "${local.ref}", which names no registry: write it as host/name:tag.`);
    }
    const [{ host } = { host: '' }] = targets;
    const other = targets.find((target) => target.host !== host);
    if (inputs.dstLogin !== undefined && other !== undefined) {
        throw new errors/* UserError */.yo(`Input "dst" names the registries "${host}" and "${other.host}", and "dst-username" is an account of one: use a step for each registry.`);
    }
    if (inputs.source === 'registry') {
        const src = (0,reference/* parseImageRef */.Q)(inputs.src, 'input "src"');
        if (!src.repository.includes('/')) {
            throw new errors/* UserError */.yo(`Input "src" is "${inputs.src}", which names no registry: write it as host/name:tag, or set "source: engine".`);
        }
        return;
    }
    (0,find_local_image/* parseRequestedImage */.vX)(inputs.src, 'input "src"');
    const unusedInputs = [
        ...(inputs.digest === undefined ? [] : ['digest']),
        ...(inputs.platforms.length === 0 ? [] : ['platforms']),
        ...(inputs.srcLogin === undefined ? [] : ['src-username']),
    ];
    if (unusedInputs.length > 0) {
        throw new errors/* UserError */.yo(`Input "${unusedInputs[0] ?? ''}" has no meaning with "source: engine": leave it out.`);
    }
}
/** Names a repository in one form, so that two names of it compare equal: `ghcr.io/acme/app`. */
function repositoryKey(ref) {
    const { host = 'docker.io', path } = (0,reference/* parseImageRef */.Q)(ref, 'reference');
    return `${host}/${path}`;
}

// EXTERNAL MODULE: ./build/src/services/registry/queries.js
var queries = __webpack_require__(46404);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var oci_platform = __webpack_require__(73692);
;// CONCATENATED MODULE: ./build/actions/copy-image/rules/image-manifest.js





/**
 * Reads a manifest or index of Docker's or OCI's media types.
 * @throws UserError when it is no JSON, or names something that is no sha256 digest
 */
function readImageManifest(raw, ref) {
    const json = parseRegistryJson(raw, ref);
    const config = (0,read_json/* textAt */.$6)(json, 'config', 'digest');
    if (config !== undefined) {
        const isImage = (0,manifest/* isImageConfig */._m)((0,read_json/* valueAt */.fK)(json, 'config'));
        return { entries: undefined, configDigest: requireSha256(config, ref), isImage };
    }
    const entries = (0,read_json/* listAt */.gT)(json, 'manifests').map((entry) => {
        const attests = (0,manifest/* attestedManifest */.gf)(entry);
        return {
            digest: requireSha256((0,read_json/* textAt */.$6)(entry, 'digest'), ref),
            platform: (0,oci_platform/* readPlatform */.Kd)((0,read_json/* valueAt */.fK)(entry, 'platform')),
            attests: attests === undefined ? undefined : requireSha256(attests, ref),
        };
    });
    return { entries, configDigest: undefined, isImage: false };
}
/**
 * Cuts an index down to some platforms: their manifests and the attestations of these, everything else as it was. The
 * same input always gives the same bytes, and so the same digest. With nothing to leave out it returns the index
 * itself.
 * @throws UserError when a platform is not there
 */
function selectPlatforms(raw, platforms, ref) {
    const entries = readImageManifest(raw, ref).entries ?? [];
    const offered = entries.flatMap(({ platform }) => platform ?? []);
    const missing = platforms.find((wanted) => !offered.some((platform) => (0,oci_platform/* isSamePlatform */.SW)(platform, wanted)));
    if (missing !== undefined) {
        throw new errors/* UserError */.yo(`${ref} has no platform "${missing}", only ${offered.join(', ')}: correct "platforms".`);
    }
    const kept = entries.filter(({ platform }) => platform !== undefined && platforms.some((wanted) => (0,oci_platform/* isSamePlatform */.SW)(platform, wanted)));
    const digests = new Set(kept.map(({ digest }) => digest));
    const staying = entries.map(({ digest, attests }) => digests.has(digest) || (attests !== undefined && digests.has(attests)));
    if (staying.every(Boolean))
        return raw;
    const index = parseRegistryJson(raw, ref);
    const manifests = (0,read_json/* listAt */.gT)(index, 'manifests').filter((_, position) => staying[position]);
    return JSON.stringify({ ...index, manifests });
}
function parseRegistryJson(raw, ref) {
    try {
        return JSON.parse(raw);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`${ref} is no image: what the registry has under it is no JSON.`, { cause: error });
    }
}
function requireSha256(digest, ref) {
    if (digest !== undefined && (0,oci_digest/* isDigest */.Bc)(digest))
        return digest;
    throw new errors/* UserError */.yo(`${ref} names "${digest ?? ''}", which is no sha256 digest: it cannot be copied.`);
}

;// CONCATENATED MODULE: ./build/actions/copy-image/copy-target.js





/**
 * Queries what a registry has under a target. An image from the engine is compared by its imageid, since another
 * program may have compressed its layers.
 */
async function queryTarget(target, source, session) {
    const { dst, phases, deps } = session;
    const place = await dst.place(target.ref);
    const answer = await phases.run({
        title: `find ${target.ref}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref: target.ref,
        work: (limits) => deps.copier.manifest(place, limits),
    });
    if (!answer.found)
        return { digest: undefined, isDone: false };
    const { digest, raw } = answer;
    if (digest === source.digest)
        return { digest, isDone: true };
    const isDone = source.imageid !== undefined && readImageManifest(raw, target.ref).configDigest === source.imageid;
    return { digest, isDone };
}
/**
 * Copies the image to one target and reads it back. Where the repository has everything that an index lists, only the
 * index is sent.
 * @throws UserError when something else is there afterwards
 */
async function copyToTarget(target, source, session) {
    const { dst, phases, deps } = session;
    const place = await dst.place(target.ref);
    const isCopied = async (limits) => {
        const answer = await deps.copier.manifest(place, limits);
        return answer.found && answer.digest === source.digest;
    };
    const isOwnRepository = source.repository !== undefined && repositoryKey(source.repository) === repositoryKey(target.ref);
    const isIndexAlone = source.isCut || (isOwnRepository && source.entries !== undefined);
    await phases.run({
        title: `copy ${target.ref}`,
        context: { phase: 'push' },
        ref: target.ref,
        work: async (limits) => {
            if (source.isCut && !isOwnRepository)
                await copyManifests(target.repository, source, session, limits);
            await deps.copier.copy(source.place, place, isIndexAlone ? 'index' : 'all', limits);
            return 'done';
        },
        checkAlreadyDone: async () => {
            try {
                return (await isCopied({ timeoutMs: queries/* queryTimeoutMs */.kW, signal: deps.signal })) ? 'done' : undefined;
            }
            catch {
                return undefined;
            }
        },
    });
    await verifyTarget(target.ref, source.digest, session);
}
/** Copies each manifest of an index that exists nowhere yet. */
async function copyManifests(repository, source, { src, dst, deps }, limits) {
    for (const { digest } of source.entries ?? []) {
        const from = await src.place(`${source.repository ?? ''}@${digest}`);
        await deps.copier.copy(from, await dst.place(`${repository}@${digest}`), 'all', limits);
    }
}
async function verifyTarget(ref, digest, { dst, phases, deps }) {
    const place = await dst.place(ref);
    const answer = await phases.run({
        title: `check ${ref}`,
        context: { phase: 'registry', justPushed: true },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref,
        work: async (limits) => {
            const found = await deps.copier.manifest(place, limits);
            if (found.found)
                return found;
            throw new retry_phases/* AttemptError */.cb({
                class: 'transient',
                reason: `manifest unknown: "${ref}" was copied and cannot be read back`,
                remedy: 'run again later; the registry or the network between was at fault',
            });
        },
    });
    if (answer.digest === digest)
        return;
    throw new errors/* UserError */.yo(`${ref} has the digest ${answer.digest} after the copy, and not ${digest}: something else pushed it meanwhile, or its registry changes manifests.`);
}

;// CONCATENATED MODULE: ./build/actions/copy-image/rules/referrer-tags.js



/** What cosign appends to a digest for signatures, attestations and SBOMs. */
const cosignSuffixes = ['.sig', '.att', '.sbom'];
/**
 * Lists the tags under which cosign keeps what belongs to a manifest, such as `sha256-<hex>.sig`:
 * https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
function listCosignTags(digest) {
    return cosignSuffixes.map((suffix) => `${referrersTag(digest)}${suffix}`);
}
/**
 * The tag whose index lists a manifest's referrers where the registry has no referrers API:
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema
 */
function referrersTag(digest) {
    return digest.replace(':', '-');
}
/**
 * Whether a cosign tag may move from the manifest `there` to `own` without losing anything: signatures and attestations
 * are layers of one manifest, which grows.
 */
function keepsAllLayers(own, there) {
    const readLayers = (raw) => (0,read_json/* listAt */.gT)(JSON.parse(raw), 'layers').map(oci_digest/* readDigest */.rP);
    const ownLayers = readLayers(own);
    return readLayers(there).every((layer) => layer !== undefined && ownLayers.includes(layer));
}
/** Merges lists of descriptors by digest. What has no sha256 digest is left out. */
function mergeDescriptors(...lists) {
    const found = new Map();
    for (const descriptor of lists.flat()) {
        const digest = (0,oci_digest/* readDigest */.rP)(descriptor);
        if (digest !== undefined && !found.has(digest))
            found.set(digest, descriptor);
    }
    return found;
}
/** Reads the descriptors in the index under a referrers tag. */
function readReferrersIndex(raw) {
    return (0,read_json/* listAt */.gT)(JSON.parse(raw), 'manifests');
}
/** Formats the index for a referrers tag. */
function formatReferrersIndex(descriptors) {
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: manifest/* ociIndexType */.WN,
        manifests: [...descriptors],
    });
}

// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/services/images/pack-image.js
var pack_image = __webpack_require__(59060);
;// CONCATENATED MODULE: ./build/actions/copy-image/source-image.js











/** Finds the image in its registry and pins its digest. */
async function findRegistryImage(inputs, session) {
    const { src, phases, deps } = session;
    const { repository, tag = 'latest', digest: given } = (0,reference/* parseImageRef */.Q)(inputs.src, 'input "src"');
    const ref = given === undefined ? `${repository}:${tag}` : `${repository}@${given}`;
    const place = await src.place(ref);
    const answer = await phases.run({
        title: `find ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref,
        work: async (limits) => {
            const found = await deps.copier.manifest(place, limits);
            // Fails with the registry's own error: "not there" and "may not see it" have different remedies.
            if (!found.found)
                await deps.copier.config(place, limits);
            return found;
        },
    });
    if (!answer.found)
        throw new errors/* UserError */.yo(`${ref} appeared in its registry just now: run this step again.`);
    const wrong = [given, inputs.digest].find((digest) => digest !== undefined && digest !== answer.digest);
    if (wrong !== undefined) {
        throw new errors/* UserError */.yo(`${ref} has the digest ${answer.digest}, and ${wrong} is expected: it was pushed again meanwhile, or by another build.`);
    }
    const pinned = await src.place(`${repository}@${answer.digest}`);
    const { entries, isImage } = readImageManifest(answer.raw, ref);
    const sample = entries?.find(({ platform }) => platform !== undefined)?.digest ?? (isImage ? answer.digest : undefined);
    const config = sample === undefined ? undefined : await queryConfig(`${repository}@${sample}`, session);
    const image = {
        place: pinned,
        repository,
        digest: answer.digest,
        mediaType: answer.mediaType,
        entries,
        imageid: undefined,
        revision: (0,labels/* readLabel */.V8)(config, labels/* revisionLabel */.wc) ?? '',
        isCut: false,
    };
    if (inputs.platforms.length === 0)
        return image;
    if (entries === undefined) {
        checkSinglePlatform(config, inputs.platforms, ref);
        return image;
    }
    const cut = selectPlatforms(answer.raw, inputs.platforms, ref);
    if (cut === answer.raw)
        return image;
    // This index exists nowhere yet: it is copied from a file, its manifests from the registry.
    const { entries: kept } = readImageManifest(cut, ref);
    return { ...image, place: await writeIndexFolder(cut, deps.files), digest: (0,oci_digest/* sha256 */.sc)(cut), entries: kept, isCut: true };
}
async function queryConfig(ref, { src, phases, deps }) {
    const place = await src.place(ref);
    const text = await phases.run({
        title: `read the config of ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref,
        work: (limits) => deps.copier.config(place, limits),
    });
    return JSON.parse(text);
}
function checkSinglePlatform(config, platforms, ref) {
    const variant = (0,read_json/* textAt */.$6)(config, 'variant') ?? '';
    const platform = (0,oci_platform/* platformName */.$r)((0,read_json/* textAt */.$6)(config, 'os') ?? '', (0,read_json/* textAt */.$6)(config, 'architecture') ?? '', variant);
    const missing = platforms.find((name) => !(0,oci_platform/* isSamePlatform */.SW)(name, platform));
    if (missing === undefined)
        return;
    throw new errors/* UserError */.yo(`${ref} has no platform "${missing}", it is an image for ${platform} alone: correct "platforms".`);
}
/**
 * Takes the image out of the engine. What `docker save` writes is made a manifest with compressed layers once, so that
 * all targets get the same digest. The config stays as it is, in either image store, and so does the imageid.
 */
async function packEngineImage(inputs, { phases, deps }) {
    const named = (0,find_local_image/* parseRequestedImage */.vX)(inputs.src, 'input "src"');
    const onlyImage = { image: named.ref, handover: undefined, tags: [], localTag: undefined };
    const { image, reference } = await (0,find_local_image/* findLocalImage */.e9)(named, onlyImage, deps.engine);
    const archive = `${deps.folder}/image.tar`;
    const path = `${deps.folder}/image`;
    const packing = { compression: 'none', level: 1, file: archive };
    const packed = await deps.log.group(`save ${reference}`, () => (0,pack_image/* packFromEngine */.M)(reference, image, packing, deps));
    await phases.run({
        title: `prepare ${reference}`,
        context: { phase: 'save' },
        work: async (limits) => {
            await deps.files.remove(path);
            await deps.copier.copy({ kind: 'archive', path: archive }, { kind: 'folder', path }, 'all', limits);
        },
    });
    await deps.files.remove(archive);
    const raw = await deps.files.readText(`${path}/manifest.json`);
    const { configDigest } = readImageManifest(raw, reference);
    if (configDigest !== packed.image.imageid) {
        throw new errors/* UserError */.yo(`The engine's ${reference} is the image ${packed.image.imageid}, and became ${configDigest ?? 'an index'} on its way: update skopeo.`);
    }
    return {
        place: { kind: 'folder', path },
        repository: undefined,
        digest: (0,oci_digest/* sha256 */.sc)(raw),
        entries: undefined,
        mediaType: (0,manifest/* mediaTypeOf */.c0)(JSON.parse(raw)),
        imageid: configDigest,
        isCut: false,
        revision: packed.image.labels[labels/* revisionLabel */.wc] ?? '',
    };
}
/**
 * Writes an index that exists nowhere yet as a folder that it can be copied from: skopeo's `dir:` transport,
 * https://github.com/containers/image/blob/main/docs/containers-transports.5.md
 */
async function writeIndexFolder(raw, files) {
    const path = await files.temporaryFolder();
    await files.writeText(`${path}/version`, 'Directory Transport Version: 1.1\n');
    await files.writeText(`${path}/manifest.json`, raw);
    return { kind: 'folder', path };
}

;// CONCATENATED MODULE: ./build/actions/copy-image/referrers.js





/** A referrer may have referrers, such as the signature of an SBOM. No image has more than this. */
const maxSubjects = 500;
/** Finds what refers to the image, to each manifest of its index, and to these referrers themselves. */
async function findReferrers(source, content, phases) {
    const tagged = [];
    const listed = new Map();
    const subjects = new Set([
        ...(source.isCut ? [] : [source.digest]),
        ...(source.entries ?? []).map(({ digest }) => digest),
    ]);
    for (const subject of subjects) {
        const ref = `${source.repository}@${subject}`;
        await phases.run({
            title: `find referrers of ${ref}`,
            context: { phase: 'registry' },
            timeoutMs: queries/* queryTimeoutMs */.kW,
            ref,
            work: async () => {
                const [offered = [], fallback, ...cosign] = await Promise.all([
                    content.referrers(subject),
                    content.manifest(referrersTag(subject)),
                    ...listCosignTags(subject).map(async (tag) => ({ tag, answer: await content.manifest(tag) })),
                ]);
                const descriptors = mergeDescriptors(offered, fallback.found ? readReferrersIndex(fallback.raw) : []);
                if (descriptors.size > 0)
                    listed.set(subject, descriptors);
                for (const { tag, answer } of cosign) {
                    if (answer.found)
                        tagged.push({ tag, digest: answer.digest, raw: answer.raw });
                }
                for (const digest of descriptors.keys())
                    subjects.add(digest);
            },
        });
        if (subjects.size > maxSubjects) {
            throw new errors/* UserError */.yo(`${source.repository} has more than ${maxSubjects} referrers of this image: set "referrers: false" and copy those that you need by digest.`);
        }
    }
    return { tagged, listed };
}
/**
 * Compares the image's referrers with what a repository has.
 * @throws UserError when a signature's tag there holds what the source does not have: that would be lost
 */
async function planReferrers(referrers, repository, content, phases) {
    const query = (what, work) => phases.run({
        title: `find ${what}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref: repository,
        work,
    });
    const tags = [];
    for (const own of referrers.tagged) {
        const ref = `${repository}:${own.tag}`;
        const there = await query(ref, () => unlessHidden(() => content.manifest(own.tag), notFound));
        if (there.found && there.digest === own.digest)
            continue;
        if (there.found && !keepsAllLayers(own.raw, there.raw)) {
            throw new errors/* UserError */.yo(`${ref} has signatures or attestations that the source does not have, and they would be lost: copy them to the source first, or set "referrers: false".`);
        }
        tags.push(own);
    }
    const listed = new Map();
    for (const [subject, descriptors] of referrers.listed) {
        const there = await query(`referrers of ${repository}@${subject}`, () => queryReferrers(subject, content));
        const missing = [...descriptors].filter(([digest]) => !there.has(digest));
        if (missing.length > 0)
            listed.set(subject, new Map(missing));
    }
    return { repository, tags, listed };
}
const notFound = { found: false };
/** A registry that hides what the user may not see answers 401 or 403 also for what is not there. */
async function unlessHidden(ask, hidden) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.gl && (error.status === 401 || error.status === 403))
            return hidden;
        throw error;
    }
}
async function queryReferrers(subject, content) {
    const [offered, fallback] = await Promise.all([
        unlessHidden(() => content.referrers(subject), undefined),
        unlessHidden(() => content.manifest(referrersTag(subject)), notFound),
    ]);
    return mergeDescriptors(offered ?? [], fallback.found ? readReferrersIndex(fallback.raw) : []);
}
/**
 * Copies what the plan says and makes it findable: a registry with the referrers API lists a manifest by its subject,
 * any other one needs the tag in its place.
 * @returns how many were copied
 */
async function copyReferrers({ plan, from, content }, session) {
    const { src, dst, phases, deps } = session;
    const copy = async (digest, target) => {
        const [source, place] = [await src.place(`${from}@${digest}`), await dst.place(target)];
        await phases.run({
            title: `copy ${target}`,
            context: { phase: 'push' },
            ref: target,
            work: (limits) => deps.copier.copy(source, place, 'all', limits),
        });
    };
    for (const { tag, digest } of plan.tags)
        await copy(digest, `${plan.repository}:${tag}`);
    const digests = new Set([...plan.listed.values()].flatMap((descriptors) => [...descriptors.keys()]));
    for (const digest of digests)
        await copy(digest, `${plan.repository}@${digest}`);
    for (const [subject, descriptors] of plan.listed) {
        const ref = `${plan.repository}:${referrersTag(subject)}`;
        await listInRegistry({ ref, subject, descriptors, content }, session);
    }
    return plan.tags.length + digests.size;
}
async function listInRegistry({ ref, subject, descriptors, content }, { dst, phases, deps }) {
    const place = await dst.place(ref);
    await phases.run({
        title: `list referrers in ${ref}`,
        context: { phase: 'registry', justPushed: true },
        ref,
        work: async (limits) => {
            if ((await content.referrers(subject)) === undefined) {
                const known = await queryReferrers(subject, content);
                const all = mergeDescriptors([...known.values()], [...descriptors.values()]);
                const index = await writeIndexFolder(formatReferrersIndex(all.values()), deps.files);
                await deps.copier.copy(index, place, 'listing', limits);
            }
            const listed = await queryReferrers(subject, content);
            if ([...descriptors.keys()].every((digest) => listed.has(digest)))
                return;
            throw new retry_phases/* AttemptError */.cb({
                class: 'transient',
                reason: `manifest unknown: the registry does not list the referrers that were copied to ${ref}`,
                remedy: 'run again later; the registry or the network between was at fault',
            });
        },
    });
}

;// CONCATENATED MODULE: ./build/actions/copy-image/rules/auth-file.js
/** The user name that registries expect beside an identity token. */
const identityTokenUser = '00000000-0000-0000-0000-000000000000';
/** Lists what the log must not show of a login, also in the form of an auth file. */
function listSecrets(login) {
    if ('identityToken' in login)
        return [login.identityToken];
    return [login.password, encodeBasicAuth(login.username, login.password)];
}
/**
 * Formats an auth file for one host:
 * https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
 * @param login undefined: requests to the host have no credentials
 */
function formatAuthFile(host, login) {
    return JSON.stringify({ auths: login === undefined ? {} : { [host]: toAuthEntry(login) } });
}
function toAuthEntry(login) {
    if (!('identityToken' in login))
        return { auth: encodeBasicAuth(login.username, login.password) };
    return { auth: encodeBasicAuth(identityTokenUser, ''), identitytoken: login.identityToken };
}
function encodeBasicAuth(username, password) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}

;// CONCATENATED MODULE: ./build/actions/copy-image/registry-access.js


/**
 * Creates the access of one side: with its given account, or the docker login of the job. Each host gets an auth file
 * of its own that only this user can read, so that both sides can have an account on one host. Its secrets are masked
 * first.
 */
function createRegistryAccess(side, given, { dockerLogin, files, log, folder }) {
    const logins = new Map();
    const authFiles = new Map();
    const findLogin = async (host) => {
        const login = given ?? (await dockerLogin(host));
        for (const secret of login === undefined ? [] : listSecrets(login))
            log.mask(secret);
        return login;
    };
    const access = {
        login(repository) {
            const { host = 'docker.io' } = (0,reference/* parseImageRef */.Q)(repository, 'reference');
            const login = logins.get(host) ?? findLogin(host);
            logins.set(host, login);
            return login;
        },
        async place(ref) {
            const { host = 'docker.io' } = (0,reference/* parseImageRef */.Q)(ref, 'reference');
            const writeAuthFile = async () => {
                const path = `${folder}/${side}-${authFiles.size}.json`;
                await files.writeText(path, formatAuthFile(host, await access.login(ref)));
                return path;
            };
            const authFile = authFiles.get(host) ?? writeAuthFile();
            authFiles.set(host, authFile);
            return { kind: 'registry', ref, authFile: await authFile };
        },
    };
    return access;
}

;// CONCATENATED MODULE: ./build/actions/copy-image/copy-image.js









/**
 * Copies an image with its platforms and referrers to other references, digests unchanged and read back, or gives it
 * further tags in its own repository. Nothing is copied unless every reference may be given; then a failure of one does
 * not stop the others. What is there already is not copied again, so a re-run continues where a run ended.
 * @throws UserError for inputs that cannot work, before anything is queried
 */
async function copyImage(inputs, deps) {
    checkCopyInputs(inputs);
    await deps.copier.check();
    const phases = new retry_phases/* Phases */.Vw({ timeoutMs: inputs.timeoutMs / 2, deadline: deps.clock.now() + inputs.timeoutMs, policy: inputs.retry }, deps);
    const copy = new CopyRun(inputs, phases, deps);
    try {
        await copy.run();
        return { result: copy.toResult() };
    }
    catch (failure) {
        return { result: copy.toResult(), failure };
    }
}
class CopyRun {
    #inputs;
    #session;
    #deps;
    #refs = new Map();
    #source;
    #referrersCopied = 0;
    /** By repository. */
    #referrerCopies = new Map();
    constructor(inputs, phases, deps) {
        this.#inputs = inputs;
        this.#deps = deps;
        this.#session = {
            src: createRegistryAccess('src', inputs.srcLogin, deps),
            dst: createRegistryAccess('dst', inputs.dstLogin, deps),
            phases,
            deps,
        };
    }
    toResult() {
        const { digest = '', mediaType = '' } = this.#source ?? {};
        const { phases } = this.#session;
        return {
            src: this.#inputs.src,
            digest,
            mediaType,
            refs: [...this.#refs.values()],
            referrersCopied: this.#referrersCopied,
            attempts: phases.attempts,
            phases: phases.reports,
        };
    }
    async run() {
        const { log } = this.#deps;
        const source = await this.#findSource();
        this.#source = source;
        log.info(`The image is ${source.digest}${source.isCut ? ', the platforms that are wanted' : ''}.`);
        const targets = this.#listTargets(source);
        const states = await this.#queryTargets(targets, source);
        const plans = await this.#planReferrers(targets, source);
        for (const target of targets) {
            const state = states.get(target.ref);
            if (state === undefined)
                continue;
            await this.#recordFailure(target, state, async () => {
                await this.#copyReferrersOnce(plans, target);
                if (state.isDone) {
                    log.info(`${target.ref} is that image already.`);
                    this.#refs.set(target.ref, { ref: target.ref, digest: state.digest ?? '', copied: false });
                    return;
                }
                await copyToTarget(target, source, this.#session);
                if (state.digest !== undefined)
                    log.info(`${target.ref} was ${state.digest} before.`);
                this.#refs.set(target.ref, { ref: target.ref, digest: source.digest, copied: true });
            });
        }
        this.#throwIfAnyFailed();
    }
    #findSource() {
        return this.#inputs.source === 'engine'
            ? packEngineImage(this.#inputs, this.#session)
            : findRegistryImage(this.#inputs, this.#session);
    }
    /** A tag that holds the sha of this run, or of the image, is immutable. */
    #listTargets(source) {
        const { revision } = (0,read_event/* readEventFacts */._)(this.#deps.run);
        return (0,target_refs/* readTargetRefs */.YU)(this.#inputs.dst, this.#inputs.movingTags, { revision, sourceSha: source.revision }, 'dst');
    }
    /** @throws UserError when a tag that must not move points to something else. */
    async #queryTargets(targets, source) {
        const states = new Map();
        for (const target of targets) {
            await this.#recordFailure(target, undefined, async () => {
                states.set(target.ref, await queryTarget(target, source, this.#session));
            });
        }
        const taken = targets.flatMap(({ ref, isMoving: moving }) => {
            const state = states.get(ref);
            return moving || state?.digest === undefined || state.isDone ? [] : [`${ref} (${state.digest})`];
        });
        if (taken.length === 0)
            return states;
        throw new errors/* UserError */.yo(`${taken.join(', ')} exists already with another digest than ${source.digest}, and nothing was copied: use a new tag, or list it in "moving-tags".`);
    }
    /** Plans what each repository lacks. The image's own one has its referrers. */
    async #planReferrers(targets, source) {
        const plans = new Map();
        const { repository } = source;
        if (!this.#inputs.referrers || repository === undefined)
            return plans;
        const all = new Set(targets.map((target) => target.repository));
        const others = [...all].filter((other) => repositoryKey(other) !== repositoryKey(repository));
        if (others.length === 0)
            return plans;
        const { src, dst, phases } = this.#session;
        const content = this.#deps.content(repository, await src.login(repository));
        const referrers = await findReferrers({ ...source, repository }, content, phases);
        for (const other of others) {
            try {
                const existing = this.#deps.content(other, await dst.login(other));
                plans.set(other, await planReferrers(referrers, other, existing, phases));
            }
            catch (error) {
                if (!(error instanceof retry_phases/* PhaseError */.wo))
                    throw error;
                plans.set(other, error);
            }
        }
        return plans;
    }
    /**
     * Runs before the image gets its tag, so that nobody finds it without its signature; once for all tags of a
     * repository.
     */
    #copyReferrersOnce(plans, { repository }) {
        const copy = async () => {
            const plan = plans.get(repository);
            const from = this.#source?.repository;
            if (plan instanceof retry_phases/* PhaseError */.wo)
                throw plan;
            if (plan === undefined || from === undefined)
                return;
            const content = this.#deps.content(repository, await this.#session.dst.login(repository));
            this.#referrersCopied += await copyReferrers({ plan, from, content }, this.#session);
        };
        const copying = this.#referrerCopies.get(repository) ?? copy();
        this.#referrerCopies.set(repository, copying);
        return copying;
    }
    /** Records a target's failure instead of throwing it. A cancelled job and faults of this program end the step. */
    async #recordFailure(target, state, work) {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo) || this.#deps.signal.aborted)
                throw error;
            this.#refs.set(target.ref, {
                ref: target.ref,
                digest: state?.digest ?? '',
                copied: false,
                error: error.message,
            });
        }
    }
    #throwIfAnyFailed() {
        const failed = [...this.#refs.values()].flatMap(({ ref, error }) => (error === undefined ? [] : [{ ref, error }]));
        if (failed.length === 0)
            return;
        const count = `${failed.length} of ${this.#refs.size}`;
        throw new errors/* UserError */.yo(`${count} references were not given: ${failed.map(({ ref, error }) => `${ref}: ${error}`).join(' ')}`);
    }
}


/***/ }),

/***/ 68451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ readCopyImageInputs)
/* harmony export */ });
/* harmony import */ var _src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73692);
/* harmony import */ var _src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56657);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);




/**
 * Reads the inputs of `copy-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readCopyImageInputs(inputs) {
    return {
        src: inputs.text('src') ?? '',
        dst: inputs.list('dst'),
        source: inputs.choice('source', ['registry', 'engine'], 'registry'),
        srcLogin: readSideLogin(inputs, 'src'),
        dstLogin: readSideLogin(inputs, 'dst'),
        digest: checkDigestInput(inputs.text('digest')),
        platforms: inputs.list('platforms').map(checkPlatformsEntry),
        referrers: inputs.boolean('referrers', true),
        movingTags: (0,_src_core_tags_target_refs_js__WEBPACK_IMPORTED_MODULE_2__/* .readMovingTags */ .Q_)(inputs.list('moving-tags')),
        retry: {
            maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
            waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 3600, fallback: 10 }),
            retryOn: 'transient',
        },
        timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 30 }) * 60_000,
    };
}
/** @throws UserError when only half of an account is given */
function readSideLogin(inputs, side) {
    const username = inputs.text(`${side}-username`);
    const password = inputs.text(`${side}-password`);
    if (username !== undefined && password !== undefined)
        return { username, password };
    if (username === undefined && password === undefined)
        return undefined;
    const [given, empty] = username === undefined ? ['password', 'username'] : ['username', 'password'];
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "${side}-${given}" is set and "${side}-${empty}" is empty: set both (a secret that does not exist here, as on a fork's pull request, is empty), or neither to use the docker login of the job.`);
}
function checkDigestInput(text) {
    if (text === undefined || (0,_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "digest" is "${text}": use "sha256:" and 64 hex digits.`);
}
function checkPlatformsEntry(text) {
    if ((0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlatform */ .aH)(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}


/***/ }),

/***/ 50995:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38413);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58203);
/* harmony import */ var _src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61083);
/* harmony import */ var _src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83426);
/* harmony import */ var _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61589);
/* harmony import */ var _src_adapters_registry_skopeo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69535);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15291);
/* harmony import */ var _copy_image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72630);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(68451);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(71666);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(19108);











await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_6__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .readCopyImageInputs */ .m)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const folder = await io.files.temporaryFolder();
    const { result, failure } = await (0,_copy_image_js__WEBPACK_IMPORTED_MODULE_7__/* .copyImage */ .L)(wanted, {
        ...io,
        folder,
        copier: (0,_src_adapters_registry_skopeo_js__WEBPACK_IMPORTED_MODULE_5__/* .skopeoCopier */ .s)(exec, folder),
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerEngine */ .J)(exec, io.run.env),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(exec, io.files),
        rateLimits: _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .registryRateLimits */ .A,
        dockerLogin: (host) => (0,_src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .readDockerLogin */ .M)(host, exec, io.run.env),
        content: (repository, login) => (0,_src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_2__/* .distributionApi */ .z)(() => Promise.resolve(login)).repository(repository),
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .copyImageOutputs */ .r)(result),
        summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .copyImageSummary */ .d)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 71666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ copyImageOutputs)
/* harmony export */ });
/** Writes every output that `copy-image/action.yml` declares. */
function copyImageOutputs(result) {
    return {
        digest: result.digest,
        'copied-refs': JSON.stringify(result.refs),
        'referrers-copied': String(result.referrersCopied),
        'media-type': result.mediaType,
        attempts: String(result.attempts),
    };
}


/***/ }),

/***/ 19108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ copyImageSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80739);

/** Renders the step's summary page: what was copied, what was there already, what failed, and where the time went. */
function copyImageSummary({ src, digest, refs, referrersCopied, phases }) {
    const failed = refs.filter(({ error }) => error !== undefined);
    const there = refs.filter(({ copied, error }) => !copied && error === undefined);
    const isComplete = refs.length > 0 && failed.length === 0;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__/* .renderSummaryPage */ .E)({
        title: isComplete ? 'Image copied' : 'Image copy failed',
        failed: !isComplete,
        lead: '',
        rows: [
            ['source', [src]],
            ['digest', digest],
            ['copied', refs.filter(({ copied }) => copied).map(({ ref }) => ref)],
            ['there already', there.map(({ ref }) => ref)],
            ['failed', failed.map(({ ref, error }) => `${ref}: ${error ?? ''}`)],
            ['signatures and attestations', referrersCopied === 0 ? [] : [String(referrersCopied)]],
        ],
        phases,
    });
}


/***/ }),

/***/ 38413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ archivePacker)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_rewrite_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56616);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80322);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89488);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73973);







/** Packs archives into files, by `zstd -T0` and `pigz`, which use every core. Without them by Node's zlib, which uses one. */
function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, file, compression, level, signal, ...callbacks }) {
            const abort = new AbortController();
            const end = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__/* .anySignal */ .J)(signal, abort.signal);
            const part = `${file}.part`;
            const packing = new node_events__WEBPACK_IMPORTED_MODULE_0__.EventEmitter();
            callbacks.onPacking?.(files.follow(part, whenPacked(packing)));
            // Only says what image the archive holds: consumers write it anew, whoever sends it to them.
            const reader = (0,_core_archive_rewrite_image_js__WEBPACK_IMPORTED_MODULE_2__/* .imageRewriter */ .O)({}, { maxBytes: Infinity, prefix: '' });
            let sizeBytes = 0;
            async function* inspected(archive) {
                for await (const piece of archive) {
                    Array.from(reader.pass(piece));
                    sizeBytes += piece.length;
                    callbacks.onProgress?.(sizeBytes);
                    yield piece;
                }
            }
            try {
                const opened = await open(end);
                const plain = mayBeCompressed ? (0,_decompress_js__WEBPACK_IMPORTED_MODULE_4__/* .decompress */ .mF)(opened, { exec, files, signal: end }) : opened;
                await writeCompressed(exec, files, inspected(plain), { part, compression, level, signal: end });
                const { image } = reader.finish();
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd({ command: 'zstd', ...result });
    }
    else if (compression === 'gzip' && (await exec.has('pigz'))) {
        const { stdout, done } = exec.stream('pigz', [...quietly, '-c'], { input: plain, signal });
        await files.write(part, stdout);
        const result = await done;
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd({ command: 'pigz', ...result });
    }
    else {
        await files.write(part, (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__/* .pipeThrough */ .W)(plain, compressor(compression, level)));
    }
}
function compressor(compression, level) {
    return compression === 'zstd'
        ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdCompress)({ params: { [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level } })
        : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)({ level });
}


/***/ }),

/***/ 61083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ distributionApi)
});

// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var oci_reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/adapters/registry/registry-address.js
var registry_address = __webpack_require__(52280);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/adapters/registry/registry-request.js



const requestTimeoutMs = 30_000;
/**
 * Sends one request to a registry, or to its token service.
 * @throws RegistryError without a status when the connection fails
 */
async function sendToRegistry(method, url, { accept = 'application/json', authorization, form } = {}) {
    const headers = new Headers({ accept });
    if (authorization !== undefined)
        headers.set('authorization', authorization);
    try {
        return await fetch(url, {
            method,
            headers,
            body: form ?? null,
            signal: AbortSignal.timeout(requestTimeoutMs),
        });
    }
    catch (error) {
        throw connectionError(method, url, error);
    }
}
/**
 * Checks the status of an answer.
 * @throws RegistryError with the status, the registry's first error code and message, and the wait that it asks for
 */
async function requireStatus(answer, accepted, method, url) {
    const { status } = answer;
    if (accepted.includes(status))
        return;
    const { code, message } = await readFirstError(answer);
    const why = [code, message].filter((part) => part !== undefined).join(' ');
    throw new errors/* RegistryError */.gl(`${method} ${withoutQuery(url)}: HTTP ${status}${why === '' ? '' : ` ${why.slice(0, 200)}`}`, {
        status,
        code,
        retryAfterMs: (0,registry_address/* parseRetryAfter */.mu)(answer.headers.get('retry-after'), Date.now()),
    });
}
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
async function readFirstError(answer) {
    try {
        const [error] = (0,read_json/* listAt */.gT)(JSON.parse(await answer.text()), 'errors');
        return { code: (0,read_json/* textAt */.$6)(error, 'code'), message: (0,read_json/* textAt */.$6)(error, 'message') };
    }
    catch {
        // A gateway's page says nothing that the status does not.
        return {};
    }
}
/**
 * Reads the whole body of an answer.
 * @throws RegistryError when it is longer than `maxBytes`, or the connection fails
 */
async function readBody(answer, maxBytes, url) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of answer.body ?? []) {
            const bytes = chunk;
            size += bytes.length;
            if (size > maxBytes)
                break;
            chunks.push(bytes);
        }
    }
    catch (error) {
        throw connectionError('GET', url, error);
    }
    if (size > maxBytes)
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is longer than ${maxBytes} bytes`);
    return Buffer.concat(chunks);
}
/** @throws RegistryError when the body is no JSON */
function parseJsonBody(body, url) {
    try {
        return JSON.parse(body.toString());
    }
    catch (error) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no JSON`, error);
    }
}
/** The error for an answer that must not be used. It counts as 400, since another request brings the same answer. */
function invalidAnswerError(message, cause) {
    return new errors/* RegistryError */.gl(message, { status: 400, cause });
}
/** Host and path of a URL: its query may hold secrets. */
function withoutQuery(url) {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
}
/** `fetch` itself says only "fetch failed": the reason and its code are in the cause. */
function connectionError(method, url, error) {
    const reason = (0,read_json/* valueAt */.fK)(error, 'cause') ?? error;
    const message = (0,read_json/* textAt */.$6)(reason, 'message') ?? (0,errors/* toMessage */.R9)(error);
    const code = (0,read_json/* textAt */.$6)(reason, 'code');
    return new errors/* RegistryError */.gl(`${method} ${withoutQuery(url)}: ${message}`, { code, cause: error });
}

;// CONCATENATED MODULE: ./build/src/adapters/registry/registry-token.js



const maxTokenBytes = 4 << 20;
/**
 * Makes the Authorization header that a registry's challenge asks for: Basic (RFC 7617), or a token from the service that
 * the challenge names (https://distribution.github.io/distribution/spec/auth/token/).
 * @returns undefined when there is none to be had
 * @throws RegistryError when the token service refuses, or is not encrypted
 */
async function authorize(challenge, credentials) {
    const basic = credentials !== undefined && 'username' in credentials
        ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`
        : undefined;
    if (/^basic\b/i.test(challenge))
        return basic;
    const parameter = (name) => new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(challenge)?.[1];
    const realm = URL.parse(parameter('realm') ?? '');
    if (!/^bearer\b/i.test(challenge) || realm === null)
        return undefined;
    if (realm.protocol !== 'https:' && !(0,registry_address/* isLoopback */.U9)(realm.host)) {
        throw invalidAnswerError(`The registry asks for its token at "${realm.origin}", which is not encrypted`);
    }
    const scope = { service: parameter('service'), scope: parameter('scope') };
    const answer = await (credentials !== undefined && 'identityToken' in credentials
        ? refreshToken(realm, credentials.identityToken, scope)
        : sendToRegistry('GET', tokenUrl(realm, scope), { authorization: basic }));
    await requireStatus(answer, [200], 'GET', realm.href);
    const body = parseJsonBody(await readBody(answer, maxTokenBytes, realm.href), realm.href);
    const token = (0,read_json/* textAt */.$6)(body, 'token') ?? (0,read_json/* textAt */.$6)(body, 'access_token');
    return token === undefined ? undefined : `Bearer ${token}`;
}
function tokenUrl(realm, { service, scope }) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    if (scope !== undefined)
        url.searchParams.set('scope', scope);
    return url.href;
}
/** Exchanges an identity token by OAuth's refresh grant: https://distribution.github.io/distribution/spec/auth/oauth/ */
function refreshToken(realm, identityToken, { service, scope }) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: identityToken,
        client_id: 'ci-image-actions',
    });
    if (service !== undefined)
        form.set('service', service);
    if (scope !== undefined)
        form.set('scope', scope);
    return sendToRegistry('POST', realm.href, { form });
}

;// CONCATENATED MODULE: ./build/src/adapters/registry/distribution-api.js







/**
 * The largest manifest that is read. Registries should take manifests of 4 MiB:
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests
 */
const maxManifestBytes = 4 << 20;
const maxConfigBytes = 8 << 20;
const maxTagPageBytes = 16 << 20;
const maxReferrerPages = 100;
/** Registries from before version 1.1 of the specification do not know the path of the referrers API. */
const noReferrersStatuses = [400, 404, 405, 501];
/**
 * Registries over the distribution API, for what buildx and docker do not offer: listing and deleting.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 * @param login the credentials for a host; undefined: anonymous
 */
function distributionApi(login) {
    return { repository: (image) => distributionRepository(image, login) };
}
function distributionRepository(image, login) {
    const ref = (0,oci_reference/* parseImageRef */.Q)(image, 'image');
    const base = (0,registry_address/* repositoryUrl */.Ek)(ref);
    const origin = new URL(base).origin;
    const request = authorizedRequests(once(() => login(ref.host ?? 'docker.io')));
    const readWhole = async (url, maxBytes, accept) => {
        const answer = await request('GET', url, accept);
        if (answer.status === 404) {
            await answer.body?.cancel();
            return undefined;
        }
        await requireStatus(answer, [200], 'GET', url);
        return readBody(answer, maxBytes, url);
    };
    return {
        async tags() {
            const tags = [];
            const seen = new Set();
            let url = `${base}/tags/list?n=1000`;
            while (url !== undefined) {
                seen.add(url);
                const answer = await request('GET', url);
                // Registries answer this for a repository whose last tag was deleted.
                if (answer.status === 404)
                    return tags;
                await requireStatus(answer, [200], 'GET', url);
                const page = parseJsonBody(await readBody(answer, maxTagPageBytes, url), url);
                tags.push(...(0,read_json/* listAt */.gT)(page, 'tags').filter((tag) => typeof tag === 'string'));
                url = nextPageUrl(answer.headers.get('link'), url);
                if (url !== undefined && (new URL(url).origin !== origin || seen.has(url))) {
                    throw invalidAnswerError(`GET ${withoutQuery(url)}: the list of tags does not end where it began`);
                }
            }
            return [...new Set(tags)];
        },
        async manifest(reference) {
            if (!(0,oci_reference/* isTag */.dz)(reference) && !(0,oci_digest/* isDigest */.Bc)(reference)) {
                throw invalidAnswerError(`The registry lists "${reference}", which is no tag`);
            }
            const url = `${base}/manifests/${reference}`;
            const raw = await readWhole(url, maxManifestBytes, manifest/* manifestTypes */.Fm.join(', '));
            if (raw === undefined)
                return { found: false };
            const digest = (0,oci_digest/* sha256 */.sc)(raw);
            if ((0,oci_digest/* isDigest */.Bc)(reference) && digest !== reference) {
                throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer has the digest ${digest}`);
            }
            return { found: true, digest, mediaType: (0,manifest/* mediaTypeOf */.c0)(parseJsonBody(raw, url)), raw: raw.toString() };
        },
        async config(digest) {
            const url = `${base}/blobs/${assertDigest(digest)}`;
            const raw = await readWhole(url, maxConfigBytes);
            if (raw !== undefined && (0,oci_digest/* sha256 */.sc)(raw) !== digest) {
                throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer has the digest ${(0,oci_digest/* sha256 */.sc)(raw)}`);
            }
            return raw?.toString();
        },
        async deleteManifest(digest) {
            const url = `${base}/manifests/${assertDigest(digest)}`;
            const answer = await request('DELETE', url);
            if (answer.status === 404) {
                await answer.body?.cancel();
                return 'gone';
            }
            await requireStatus(answer, [200, 202, 204], 'DELETE', url);
            await answer.body?.cancel();
            return 'deleted';
        },
        async deleteTag(tag) {
            if (!(0,oci_reference/* isTag */.dz)(tag))
                throw new TypeError(`no tag: ${tag}`);
            const url = `${base}/manifests/${tag}`;
            const answer = await request('DELETE', url);
            await requireStatus(answer, [200, 202, 204, 404], 'DELETE', url);
            await answer.body?.cancel();
        },
        async referrers(digest) {
            const found = [];
            let url = `${base}/referrers/${assertDigest(digest)}`;
            for (let page = 1; url !== undefined && page <= maxReferrerPages; page++) {
                const answer = await request('GET', url, manifest/* ociIndexType */.WN);
                if (noReferrersStatuses.includes(answer.status)) {
                    await answer.body?.cancel();
                    return undefined;
                }
                await requireStatus(answer, [200], 'GET', url);
                const index = parseJsonBody(await readBody(answer, maxManifestBytes, url), url);
                if ((0,read_json/* textAt */.$6)(index, 'mediaType') !== manifest/* ociIndexType */.WN)
                    return undefined;
                found.push(...(0,read_json/* listAt */.gT)(index, 'manifests'));
                url = nextPageUrl(answer.headers.get('link'), url);
                if (url !== undefined && new URL(url).origin !== origin)
                    return found;
            }
            return found;
        },
    };
}
/** Sends requests with the authorization that the registry asks for, which is kept in memory only. */
function authorizedRequests(credentials) {
    /** Authorization headers by method and challenge: a challenge names the scope that the method needs. */
    const authorizations = new Map();
    let lastChallenge = '';
    return async (method, url, accept) => {
        const known = authorizations.get(`${method} ${lastChallenge}`);
        const first = await sendToRegistry(method, url, { accept, authorization: known });
        if (first.status !== 401)
            return first;
        const challenge = first.headers.get('www-authenticate') ?? '';
        await first.body?.cancel();
        const authorization = await authorize(challenge, await credentials());
        if (authorization === undefined)
            return first;
        lastChallenge = challenge;
        authorizations.set(`${method} ${challenge}`, authorization);
        return sendToRegistry(method, url, { accept, authorization });
    };
}
function assertDigest(digest) {
    if (!(0,oci_digest/* isDigest */.Bc)(digest))
        throw new TypeError(`no digest: ${digest}`);
    return digest;
}
/**
 * The next page by the Link header (RFC 8288), as registries write it: `</v2/app/tags/list?last=b&n=1000>; rel="next"`.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags
 */
function nextPageUrl(link, from) {
    const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
    return target === undefined ? undefined : new URL(target, from).href;
}
function once(work) {
    let result;
    return () => (result ??= work());
}


/***/ }),

/***/ 83426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readDockerLogin),
/* harmony export */   j: () => (/* binding */ registryLogin)
/* harmony export */ });
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70110);


/**
 * The key of Docker Hub's login, the only one that is not kept under its host:
 * https://docs.docker.com/reference/cli/docker/login/
 */
const dockerHubKey = 'https://index.docker.io/v1/';
const helperTimeoutMs = 15_000;
/** Finds the credentials for a host: those that the inputs give for it, else the job's docker login, else the job's token for GHCR. */
function registryLogin(sources) {
    const { given, token, actor, env, exec } = sources;
    return async (host) => {
        const known = given?.host === host ? given.login : await readDockerLogin(host, exec, env);
        if (known !== undefined || host !== 'ghcr.io' || token === '')
            return known;
        return { username: actor, password: token };
    };
}
/**
 * Reads what `docker login` stored for a host: in the configuration file, or in the credential helper that the file names.
 * @returns undefined when nobody logged in there
 */
async function readDockerLogin(host, exec, env) {
    const config = await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .readDockerConfig */ .T)(env);
    const key = host === 'docker.io' ? dockerHubKey : host;
    const helper = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credHelpers', key) ?? (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credsStore');
    const fromHelper = helper === undefined ? undefined : await runCredentialHelper(helper, key, exec);
    return fromHelper ?? decodeStoredLogin((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(config, 'auths', key));
}
/** https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
async function runCredentialHelper(helper, key, exec) {
    const program = `docker-credential-${helper}`;
    if (!/^[\w.-]+$/.test(helper) || !(await exec.has(program)))
        return undefined;
    const answer = await exec.run(program, ['get'], { input: key, timeoutMs: helperTimeoutMs });
    if (answer.exitCode !== 0)
        return undefined;
    const stored = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseJson */ .Bl)(answer.stdout);
    const username = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(stored, 'Username');
    const secret = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(stored, 'Secret');
    if (username === undefined || secret === undefined)
        return undefined;
    // The user name that helpers give beside an identity token.
    return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}
function decodeStoredLogin(entry) {
    const identityToken = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'identitytoken');
    if (identityToken !== undefined)
        return { identityToken };
    const [username, password] = Buffer.from((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'auth') ?? '', 'base64')
        .toString()
        .split(/:(.*)/s);
    if (username === undefined || username === '' || password === undefined)
        return undefined;
    return { username, password };
}


/***/ }),

/***/ 69535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ skopeoCopier)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98673);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17333);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52280);







/** The first version with --preserve-digests and --multi-arch: https://github.com/containers/skopeo/releases */
const minVersion = [1, 6];
const remedy = 'ubuntu-24.04 runners have it; elsewhere install skopeo 1.6 or newer before this step';
/**
 * Copies images with skopeo. Credentials are passed as auth files, never as arguments. Only registries on loopback are
 * reached without TLS, as engines do. https://github.com/containers/skopeo/blob/main/docs/skopeo-copy.1.md
 * @param folder for its temporary files
 */
function skopeoCopier(exec, folder) {
    const run = async (command, args, options) => {
        const result = await exec.run('skopeo', ['--tmpdir', folder, command, ...args], options);
        if (result.exitCode === 0)
            return result.stdout;
        const stderr = readableError(result.stderr);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd({ command: `skopeo ${command}`, ...result, stderr });
    };
    const inspect = (place, flags, options) => run('inspect', [...flags, ...accessFlags(place, ''), '--', transportName(place)], options);
    return {
        async check() {
            if (!(await exec.has('skopeo')))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The program "skopeo" is not on PATH: ${remedy}.`);
            const { stdout } = await exec.run('skopeo', ['--version']);
            const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number);
            if (major > minVersion[0] || (major === minVersion[0] && minor >= minVersion[1]))
                return;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The program "skopeo" is version ${major}.${minor}, which cannot keep digests: ${remedy}.`);
        },
        async manifest(place, options = {}) {
            let raw;
            try {
                raw = await inspect(place, ['--raw'], options);
            }
            catch (error) {
                if (isMissingManifest(error))
                    return { found: false };
                throw error;
            }
            return { found: true, digest: (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw), mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .tryParseJson */ .Bl)(raw)), raw };
        },
        config: (place, options = {}) => inspect(place, ['--raw', '--config'], options),
        async copy(from, to, what, options = {}) {
            // skopeo before 1.14 knows no `artifactType` of a descriptor: it leaves that out where it may, and else fails.
            const exact = from.kind === 'archive' || what === 'listing' ? [] : ['--preserve-digests'];
            const compressed = to.kind === 'folder' ? ['--dest-compress'] : [];
            const flags = ['--quiet', '--multi-arch', what === 'all' ? 'all' : 'index-only', ...exact, ...compressed];
            const sides = [...accessFlags(from, 'src-'), ...accessFlags(to, 'dest-')];
            await run('copy', [...flags, ...sides, '--', transportName(from), transportName(to)], options);
        },
    };
}
/** Credentials and TLS of one side of a call. */
function accessFlags(place, side) {
    if (place.kind !== 'registry')
        return [];
    const { host } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImageRef */ .Q)(place.ref, 'reference');
    const plain = host !== undefined && (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(host);
    return [`--${side}authfile`, place.authFile, ...(plain ? [`--${side}tls-verify=false`] : [])];
}
/** The name with skopeo's transport: https://github.com/containers/image/blob/main/docs/containers-transports.5.md */
function transportName(place) {
    if (place.kind === 'registry')
        return `docker://${place.ref}`;
    return `${place.kind === 'folder' ? 'dir' : 'docker-archive'}:${place.path}`;
}
/**
 * Makes plain lines of skopeo's errors: without the frame of its logger, and without the queries of upload URLs, which may
 * hold secrets.
 */
function readableError(stderr) {
    const lines = stderr.split('\n').map((line) => {
        const [, quoted] = /^time="[^"]*" level=fatal msg=("(?:[^"\\]|\\.)*")/.exec(line) ?? [];
        return quoted === undefined ? line : unquoteGoString(quoted).replaceAll(/\s+/g, ' ').trim();
    });
    return lines.join('\n').replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s":]*/g, '$1');
}
function unquoteGoString(text) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        return text.slice(1, -1);
    }
}
/** Whether there is nothing that the user may see: 404, 401 or 403. */
function isMissingManifest(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    if (/manifest unknown|name unknown|StatusCode: 404\b/.test(error.finalLine))
        return true;
    return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry' }).class === 'auth';
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

/***/ 43718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readEventFacts),
/* harmony export */   r: () => (/* binding */ parseRef)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _event_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13501);



const pullRequestEvents = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Events whose token and secrets are the repository's own, whoever caused them. */
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
/**
 * Events for which Dependabot gets a read-only token and none of the Actions secrets:
 * https://docs.github.com/en/code-security/dependabot/working-with-dependabot/troubleshooting-dependabot-on-github-actions
 */
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
/** What a run without a ref is taken for: it moves nothing. */
const noRef = { kind: 'branch', branch: undefined, tagName: undefined, prNumber: undefined };
/** Start of the branches that GitHub makes for a merge queue. */
const mergeQueuePrefix = 'gh-readonly-queue/';
/**
 * Reads from the event of a run what its image is built from.
 * @throws UserError when the payload lacks what its event always has
 */
function readEventFacts(run) {
    if (run.eventName === 'workflow_run')
        return readWorkflowRunEvent(run);
    return pullRequestEvents.has(run.eventName) ? readPullRequestEvent(run) : readRefEvent(run);
}
function readPullRequestEvent(run) {
    const pull = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'pull_request');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'repo', 'full_name');
    const isFork = !(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(headRepository, run.repository);
    const isPrivileged = privilegedEvents.has(run.eventName);
    return {
        eventName: run.eventName,
        kind: 'pull-request',
        revision: checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha'), 'pull_request.head.sha'),
        mergeSha: isPrivileged ? undefined : run.sha,
        branch: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'ref')),
        tagName: undefined,
        defaultBranch: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch'),
        prNumber: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') ?? failMissing('pull_request.number'),
        isFork,
        canPush: isPrivileged || (!isFork && run.actor !== dependabot),
        headRepository,
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'title')),
        actor: run.actor,
        missing: [],
    };
}
function readRefEvent(run) {
    const releaseTag = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'release', 'tag_name');
    const ref = run.ref === '' && releaseTag !== undefined ? `refs/tags/${releaseTag}` : run.ref;
    // A schedule runs on the default branch alone, and its payload does not always name that.
    const scheduled = run.eventName === 'schedule' ? parseBranch(ref) : undefined;
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch') ?? scheduled;
    const pull = readCommentedPullRequest(run);
    const message = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'head_commit', 'message') ?? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_commit', 'message');
    return {
        ...(ref === '' ? noRef : parseRef(ref, defaultBranch)),
        eventName: run.eventName,
        revision: checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'merge_group', 'head_sha') ?? run.sha, 'GITHUB_SHA'),
        mergeSha: undefined,
        defaultBranch,
        isFork: false,
        canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
        headRepository: run.repository,
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)(message),
        actor: run.actor,
        isPreRelease: ['prerelease', 'draft'].some((field) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'release', field) === true),
        missing: ref === '' ? ['ref'] : [],
        ...pull,
    };
}
/**
 * Reads which pull request a comment is on. Its run is on the default branch, which is not what it is about; the payload
 * does not tell the head.
 */
function readCommentedPullRequest(run) {
    const issue = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'issue');
    if ((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(issue, 'pull_request') === undefined)
        return {};
    return {
        kind: 'pull-request',
        branch: undefined,
        tagName: undefined,
        prNumber: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(issue, 'number') ?? failMissing('issue.number'),
        subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(issue, 'title')),
        missing: ['pull-request-head'],
    };
}
/**
 * Reads the event of the triggering run. Its payload differs from the event's own: `pull_requests` is always empty for a
 * fork (https://github.com/orgs/community/discussions/25220), `head_branch` is the bare name of a branch or of a git tag,
 * and under `pull_request_target` `head_sha` is the base.
 */
function readWorkflowRunEvent(run) {
    const trigger = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'workflow_run');
    const eventName = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'event') ?? failMissing('workflow_run.event');
    const headBranch = (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_branch'));
    const defaultBranch = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run.payload, 'repository', 'default_branch');
    const headRepository = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_repository', 'full_name');
    const isPull = pullRequestEvents.has(eventName);
    const common = {
        eventName,
        mergeSha: undefined,
        defaultBranch,
        isFork: !(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameRepository */ .ve)(headRepository, run.repository),
        canPush: true,
        headRepository,
        actor: (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'actor', 'login') ?? run.actor,
    };
    if (isPull) {
        // A run in a fork lists the parent's pull requests from the same branch too.
        const here = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(run.payload, 'repository', 'id');
        const pulls = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(trigger, 'pull_requests').filter((each) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(each, 'base', 'repo', 'id') === here);
        const [pull, ...others] = pulls;
        const prNumber = others.length === 0 ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countAt */ .$v)(pull, 'number') : undefined;
        const headSha = eventName === 'pull_request_target' ? (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'id') : (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha');
        return {
            ...common,
            kind: 'pull-request',
            revision: checkSha(headSha, 'workflow_run.head_sha'),
            branch: headBranch,
            tagName: undefined,
            prNumber,
            subject: (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'display_title')),
            missing: prNumber === undefined ? ['pull-request-number'] : [],
        };
    }
    const revision = checkSha((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_sha'), 'workflow_run.head_sha');
    const subject = (0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .firstLine */ .TM)((0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(trigger, 'head_commit', 'message'));
    const ref = `refs/${eventName === 'release' ? 'tags' : 'heads'}/${headBranch ?? failMissing('workflow_run.head_branch')}`;
    const read = parseRef(ref, defaultBranch);
    const missing = read.kind === 'branch' ? ['branch-or-tag'] : [];
    return { ...common, ...read, revision, subject, missing };
}
/**
 * Reads what a full ref stands for.
 * @throws UserError for a ref that is no branch, git tag or pull request
 */
function parseRef(ref, defaultBranch) {
    const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
    if (pull !== null) {
        return { kind: 'pull-request', branch: undefined, tagName: undefined, prNumber: Number(pull[1]) };
    }
    const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
    if (tagName !== undefined)
        return { kind: 'tag', branch: undefined, tagName, prNumber: undefined };
    const branch = parseBranch(ref);
    if (branch === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ref of this run is "${ref}": set the input "ref" to refs/heads/<branch> or refs/tags/<tag>.`);
    }
    const kind = branch.startsWith(mergeQueuePrefix)
        ? 'merge-queue'
        : branch === defaultBranch
            ? 'default-branch'
            : 'branch';
    return { kind, branch, tagName: undefined, prNumber: undefined };
}
function parseBranch(ref) {
    return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
function checkSha(text, name) {
    if (text === undefined)
        return failMissing(name);
    if (!(0,_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isFullSha */ .Wf)(text))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's ${name} is "${text}", which is no full commit sha.`);
    return text;
}
function failMissing(name) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}


/***/ }),

/***/ 20608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ findNearestNames)
/* harmony export */ });
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


/***/ }),

/***/ 80052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z$: () => (/* binding */ noImageError),
/* harmony export */   e9: () => (/* binding */ findLocalImage),
/* harmony export */   gG: () => (/* binding */ selectImage),
/* harmony export */   vX: () => (/* binding */ parseRequestedImage)
/* harmony export */ });
/* harmony import */ var _core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71908);
/* harmony import */ var _core_oci_nearest_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20608);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);




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
        return parseRequestedImage((0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedRef */ .y)(handover), 'image of input "handover"');
    }
    return firstTag === undefined ? undefined : parseRequestedImage(firstTag, 'first line of input "tags"');
}
/** The error for inputs that name no image. */
function noImageError() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.');
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
    const ref = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .Sl)(text);
    const { tag, digest } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, input);
    // `docker save` of a bare repository saves all its tags: https://docs.docker.com/reference/cli/docker/image/save/
    return { ref: tag === undefined && digest === undefined ? `${ref}:latest` : ref, input };
}
/** Whether it is an image id, whole or shortened. */
function isImageId(text) {
    return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}
function referenceOfName(requested, image, inputs) {
    const { repository, tag, digest } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(requested.ref, requested.input);
    if (digest === undefined)
        return requested.ref;
    return tag === undefined ? requireOneName(requested, image.repoTags, inputs) : `${repository}:${tag}`;
}
function referenceOfId(requested, image, inputs) {
    const { handover, tags } = inputs;
    const candidates = handover === undefined ? tags : [(0,_core_handover_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedRef */ .y)(handover), ...tags];
    const familiarNames = candidates.map(_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG);
    const known = image.repoTags.find((name) => familiarNames.includes((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .familiarName */ .hG)(name)));
    return known ?? requireOneName(requested, image.repoTags, inputs);
}
function requireOneName(requested, names, { localTag }) {
    const [name, ...others] = names;
    if (name !== undefined && others.length === 0)
        return name;
    if (localTag !== undefined)
        return localTag;
    const found = name === undefined ? 'no name' : `the names ${names.join(', ')}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The ${requested.input} is "${requested.ref}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`);
}
async function localImageNotFound(requested, engine) {
    const names = (0,_core_oci_nearest_names_js__WEBPACK_IMPORTED_MODULE_3__/* .findNearestNames */ .u)(requested.ref, (await engine.tagTable()).keys());
    const there = names.length === 0 ? 'the engine holds no image at all' : `nearest names there: ${names.join(', ')}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The ${requested.input} is "${requested.ref}", and the engine has no such image (${there}): build it with "load: true", or give the exact name that the build applied.`);
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
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91583);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _progress_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84029);






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
    const packed = await packArchive({ open }, { ...inputs, check }, sizeBytes, deps);
    return { ...packed, reference: (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .familiarName */ .hG)(reference) ?? reference };
}
/**
 * Another job on the machine may tag another image under the name between the look at it and the end of the save.
 * @throws UserError
 */
function checkIsInspected(saved, image, reference) {
    // `.Id` is the digest of the config in one of the engine's stores alone.
    if (saved.imageid === image.id || (0,_core_archive_same_content_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameContent */ .q)(image, saved))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The engine saved ${reference} as the image ${saved.imageid}, which is not the ${image.id} that it had before, since something tagged another image under that name in between: nothing of it was used; give the image a tag that no other job uses, and run this job again.`);
}
/**
 * Packs an archive that a build wrote, plain or compressed.
 * @throws UserError when it is not there, or does not name its image.
 */
async function packFromFile(path, inputs, deps) {
    if (!(await deps.files.exists(path))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
    }
    const sizeBytes = await deps.files.size(path);
    await checkFreeDisk(path, sizeBytes, inputs, deps);
    const open = () => Promise.resolve(deps.files.read(path));
    const packed = await packArchive({ open, mayBeCompressed: true }, inputs, sizeBytes, deps);
    const reference = packed.image.names.map(_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .familiarName */ .hG).find((name) => name !== undefined);
    if (reference === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`);
    }
    return { ...packed, reference };
}
async function checkFreeDisk(what, sizeBytes, { file, compression }, { files }) {
    const neededBytes = sizeBytes * minArchiveShare[compression];
    const freeBytes = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
    if (freeBytes >= neededBytes)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The archive of ${what} (${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(sizeBytes)}) needs at least ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(neededBytes)} in the runner's temporary folder, and ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(freeBytes)} are free: free disk space before this step.`);
}
async function packArchive(source, { compression, level, file, check, meanwhile }, totalBytes, deps) {
    const start = deps.clock.now();
    const packed = await deps.packer
        .pack({
        ...source,
        file,
        compression,
        level,
        onProgress: (0,_progress_log_js__WEBPACK_IMPORTED_MODULE_5__/* .progressLog */ .m)('Saving', deps, totalBytes),
        signal: deps.signal,
        check,
        onPacking: meanwhile,
    })
        .catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo ? error : toSaveError(error);
    });
    return { ...packed, compression, seconds: (deps.clock.now() - start) / 1000 };
}
function toSaveError(error) {
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyError */ .fe)(error, { phase: 'save' });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
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
