export const id = 995;
export const ids = [995];
export const modules = {

/***/ 5976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ copyImage)
});

// EXTERNAL MODULE: ./build/src/core/tags/target-refs.js
var target_refs = __webpack_require__(56657);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/services/retry/phases.js
var retry_phases = __webpack_require__(12191);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/services/images/subject.js + 1 modules
var subject = __webpack_require__(16101);
;// CONCATENATED MODULE: ./build/actions/copy-image/copy-inputs.js




/**
 * Checks what can be checked without asking anyone.
 * @throws UserError for the first input that cannot work.
 */
function checkCopyInputs(inputs) {
    if (inputs.dst.length === 0)
        throw new errors/* UserError */.yo('Input "dst" is empty: give the references that the image gets.');
    const targets = (0,target_refs/* targetRefs */.i)(inputs.dst, inputs.movingTags, { revision: '', sourceSha: '' }, 'dst');
    const local = targets.find((target) => !(0,target_refs/* hasRegistry */.q)(target));
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
    (0,subject/* namedAs */.yT)(inputs.src, 'input "src"');
    const useless = [
        ...(inputs.digest === undefined ? [] : ['digest']),
        ...(inputs.platforms.length === 0 ? [] : ['platforms']),
        ...(inputs.srcLogin === undefined ? [] : ['src-username']),
    ];
    if (useless.length > 0) {
        throw new errors/* UserError */.yo(`Input "${useless[0] ?? ''}" has no meaning with "source: engine": leave it out.`);
    }
}
/** `ghcr.io/acme/app` in the one form that two names of a repository have in common. */
function repositoryKey(ref) {
    const { host = 'docker.io', path } = (0,reference/* parseImageRef */.Q)(ref, 'reference');
    return `${host}/${path}`;
}

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var oci_platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/actions/copy-image/rules/image-manifest.js




/**
 * Reads a manifest or index of Docker's or OCI's media types.
 * @throws UserError when it names something that is no sha256 digest.
 */
function readImageManifest(raw, ref) {
    const json = parsed(raw, ref);
    const config = (0,read_json/* textAt */.$6)(json, 'config', 'digest');
    if (config !== undefined) {
        const isImage = /(container\.image|image\.config)\.v1\+json$/.test((0,read_json/* textAt */.$6)(json, 'config', 'mediaType') ?? '');
        return { entries: undefined, configDigest: checked(config, ref), isImage };
    }
    const entries = (0,read_json/* listAt */.gT)(json, 'manifests').map((entry) => {
        const os = (0,read_json/* textAt */.$6)(entry, 'platform', 'os') ?? 'unknown';
        const architecture = (0,read_json/* textAt */.$6)(entry, 'platform', 'architecture') ?? '';
        const attests = (0,read_json/* textAt */.$6)(entry, 'annotations', 'vnd.docker.reference.digest');
        return {
            digest: checked((0,read_json/* textAt */.$6)(entry, 'digest'), ref),
            platform: os === 'unknown' ? undefined : (0,oci_platform/* platformName */.$r)(os, architecture, (0,read_json/* textAt */.$6)(entry, 'platform', 'variant') ?? ''),
            attests: attests === undefined ? undefined : checked(attests, ref),
        };
    });
    return { entries, configDigest: undefined, isImage: false };
}
/**
 * The index cut down to some platforms: their manifests and the attestations of these, everything else as it was. The
 * same input always gives the same bytes, and so the same digest; nothing to leave out gives the index itself.
 * @throws UserError when a platform is not there.
 */
function reducedIndex(raw, platforms, ref) {
    const entries = readImageManifest(raw, ref).entries ?? [];
    const offered = entries.flatMap(({ platform }) => platform ?? []);
    const missing = platforms.find((wanted) => !offered.some((platform) => (0,oci_platform/* samePlatform */.my)(platform, wanted)));
    if (missing !== undefined) {
        throw new errors/* UserError */.yo(`${ref} has no platform "${missing}", only ${offered.join(', ')}: correct "platforms".`);
    }
    const kept = entries.filter(({ platform }) => platform !== undefined && platforms.some((wanted) => (0,oci_platform/* samePlatform */.my)(platform, wanted)));
    const digests = new Set(kept.map(({ digest }) => digest));
    const staying = entries.map(({ digest, attests }) => digests.has(digest) || (attests !== undefined && digests.has(attests)));
    if (staying.every(Boolean))
        return raw;
    const index = parsed(raw, ref);
    const manifests = (0,read_json/* listAt */.gT)(index, 'manifests').filter((_, position) => staying[position]);
    return JSON.stringify({ ...index, manifests });
}
function parsed(raw, ref) {
    try {
        return JSON.parse(raw);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`${ref} is no image: what the registry has under it is no JSON.`, { cause: error });
    }
}
function checked(digest, ref) {
    if (digest !== undefined && (0,oci_digest/* isDigest */.B)(digest))
        return digest;
    throw new errors/* UserError */.yo(`${ref} names "${digest ?? ''}", which is no sha256 digest: it cannot be copied.`);
}

// EXTERNAL MODULE: ./build/src/services/registry/queries.js
var queries = __webpack_require__(46404);
;// CONCATENATED MODULE: ./build/actions/copy-image/copy-target.js




/** What a registry has under a target. An image out of the engine is known by its imageid: its layers may have been compressed by another program. */
async function targetState(target, source, access, phases, { copier }) {
    const place = await access.place(target.ref);
    const answer = await phases.run({
        ...{
            title: `find ${target.ref}`,
            context: { phase: 'registry' },
            timeoutMs: queries/* queryTimeoutMs */.kW,
            ref: target.ref,
        },
        work: (limits) => copier.manifest(place, limits),
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
 * Copies the image to one target and reads it back (X2, F13-F16). An index that its repository has already moves alone: nothing
 * of it is uploaded again (X4).
 * @throws UserError when something else is there afterwards.
 */
async function copyToTarget(target, source, sides, phases, deps) {
    const place = await sides.dst.place(target.ref);
    const isThere = async (limits) => {
        const answer = await deps.copier.manifest(place, limits);
        return answer.found && answer.digest === source.digest;
    };
    const ownRepository = source.repository !== undefined && repositoryKey(source.repository) === repositoryKey(target.ref);
    const indexAlone = source.isCut || (ownRepository && source.entries !== undefined);
    await phases.run({
        ...{ title: `copy ${target.ref}`, context: { phase: 'push' }, ref: target.ref },
        work: async (limits) => {
            if (source.isCut && !ownRepository)
                await copyParts(target.repository, source, sides, limits, deps);
            await deps.copier.copy(source.place, place, indexAlone ? 'index' : 'all', limits);
            return 'done';
        },
        // The answer may be lost of a copy that was done.
        checkAlreadyDone: async () => {
            try {
                return (await isThere({ timeoutMs: queries/* queryTimeoutMs */.kW, signal: deps.signal })) ? 'done' : undefined;
            }
            catch {
                return undefined;
            }
        },
    });
    await readBack(target.ref, place, source.digest, phases, deps);
}
async function copyParts(repository, source, { src, dst }, limits, { copier }) {
    for (const { digest } of source.entries ?? []) {
        const from = await src.place(`${source.repository ?? ''}@${digest}`);
        await copier.copy(from, await dst.place(`${repository}@${digest}`), 'all', limits);
    }
}
async function readBack(ref, place, digest, phases, { copier }) {
    const answer = await phases.run({
        ...{
            title: `check ${ref}`,
            context: { phase: 'registry', justPushed: true },
            timeoutMs: queries/* queryTimeoutMs */.kW,
            ref,
        },
        work: async (limits) => {
            const found = await copier.manifest(place, limits);
            if (found.found)
                return found;
            const stderr = `manifest unknown: "${ref}" was copied and cannot be read back`;
            throw new errors/* CommandError */.Qd({ command: 'skopeo inspect', exitCode: 1, stderr });
        },
    });
    if (answer.digest === digest)
        return;
    throw new errors/* UserError */.yo(`${ref} has the digest ${answer.digest} after the copy, and not ${digest}: something else pushed it meanwhile, or its registry changes manifests.`);
}

;// CONCATENATED MODULE: ./build/actions/copy-image/rules/referrer-tags.js


/** What cosign puts behind a digest: signatures, attestations, SBOMs. */
const cosignSuffixes = ['.sig', '.att', '.sbom'];
/** The tags under which cosign keeps what belongs to a manifest: `sha256-<hex>.sig`, … */
function cosignTags(digest) {
    return cosignSuffixes.map((suffix) => `${fallbackTag(digest)}${suffix}`);
}
/** The tag whose index lists a manifest's referrers where the registry has no referrers API (OCI distribution 1.1). */
function fallbackTag(digest) {
    return digest.replace(':', '-');
}
/**
 * Whether a cosign tag may be pointed from `there` to `own`: nothing that is there would be lost. Signatures and
 * attestations are layers of one manifest, which grows.
 */
function keepsAll(own, there) {
    const layers = (raw) => (0,read_json/* listAt */.gT)(JSON.parse(raw), 'layers').map((layer) => (0,read_json/* textAt */.$6)(layer, 'digest'));
    const owned = layers(own);
    return layers(there).every((layer) => layer !== undefined && owned.includes(layer));
}
/** Descriptors that name a sha256 digest, each digest once. */
function usableDescriptors(...lists) {
    const found = new Map();
    for (const descriptor of lists.flat()) {
        const digest = (0,read_json/* textAt */.$6)(descriptor, 'digest');
        if (digest !== undefined && (0,oci_digest/* isDigest */.B)(digest) && !found.has(digest))
            found.set(digest, descriptor);
    }
    return found;
}
/** The referrers that the index under a fallback tag lists. */
function listedReferrers(raw) {
    return (0,read_json/* listAt */.gT)(JSON.parse(raw), 'manifests');
}
/** The index for a fallback tag. */
function referrersIndex(descriptors) {
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [...descriptors],
    });
}

;// CONCATENATED MODULE: ./build/actions/copy-image/index-folder.js
/** An index that exists nowhere yet, as a folder that it can be copied from (skopeo's `dir:`). */
async function indexFolder(raw, files) {
    const path = await files.temporaryFolder();
    await files.writeText(`${path}/version`, 'Directory Transport Version: 1.1\n');
    await files.writeText(`${path}/manifest.json`, raw);
    return { kind: 'folder', path };
}

;// CONCATENATED MODULE: ./build/actions/copy-image/referrers.js




/** A referrer may have referrers (a signature of an SBOM); more than this is no image's. */
const mostSubjects = 500;
/** Looks for what refers to the image, to each manifest of its index, and to these referrers themselves. */
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
            ...{ title: `find referrers of ${ref}`, context: { phase: 'registry' }, timeoutMs: queries/* queryTimeoutMs */.kW, ref },
            work: async () => {
                const [offered = [], fallback, ...cosign] = await Promise.all([
                    content.referrers(subject),
                    content.manifest(fallbackTag(subject)),
                    ...cosignTags(subject).map(async (tag) => ({ tag, answer: await content.manifest(tag) })),
                ]);
                const descriptors = usableDescriptors(offered, fallback.found ? listedReferrers(fallback.raw) : []);
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
        if (subjects.size > mostSubjects) {
            throw new errors/* UserError */.yo(`${source.repository} has more than ${String(mostSubjects)} referrers of this image: set "referrers: false" and copy those that you need by digest.`);
        }
    }
    return { tagged, listed };
}
/**
 * Compares the image's referrers with what a repository has.
 * @throws UserError when a signature tag there holds what the source does not have: it would be lost.
 */
async function planReferrers(referrers, repository, content, phases) {
    const ask = (what, work) => phases.run({
        title: `find ${what}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref: repository,
        work,
    });
    const tags = [];
    for (const own of referrers.tagged) {
        const ref = `${repository}:${own.tag}`;
        const there = await ask(ref, () => visible(() => content.manifest(own.tag), nothing));
        if (there.found && there.digest === own.digest)
            continue;
        if (there.found && !keepsAll(own.raw, there.raw)) {
            throw new errors/* UserError */.yo(`${ref} has signatures or attestations that the source does not have, and they would be lost: copy them to the source first, or set "referrers: false".`);
        }
        tags.push(own);
    }
    const listed = new Map();
    for (const [subject, descriptors] of referrers.listed) {
        const there = await ask(`referrers of ${repository}@${subject}`, () => knownReferrers(subject, content));
        const missing = [...descriptors].filter(([digest]) => !there.has(digest));
        if (missing.length > 0)
            listed.set(subject, new Map(missing));
    }
    return { repository, tags, listed };
}
const nothing = { found: false };
/** A registry that hides what the user may not see answers 401 or 403 for what is not there. */
async function visible(ask, hidden) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof errors/* RegistryError */.gl && (error.status === 401 || error.status === 403))
            return hidden;
        throw error;
    }
}
async function knownReferrers(subject, content) {
    const [offered, fallback] = await Promise.all([
        visible(() => content.referrers(subject), undefined),
        visible(() => content.manifest(fallbackTag(subject)), nothing),
    ]);
    return usableDescriptors(offered ?? [], fallback.found ? listedReferrers(fallback.raw) : []);
}
/**
 * Copies what the plan says, and makes it findable: a registry with the referrers API lists a manifest by its subject,
 * any other one needs the tag that stands in for it. Answers with how many were copied.
 */
async function copyReferrers(plan, { from, src, dst, content }, phases, deps) {
    const copy = async (digest, target) => {
        const [source, place] = [await src.place(`${from}@${digest}`), await dst.place(target)];
        await phases.run({
            ...{ title: `copy ${target}`, context: { phase: 'push' }, ref: target },
            work: (limits) => deps.copier.copy(source, place, 'all', limits),
        });
    };
    let copied = 0;
    for (const { tag, digest } of plan.tags) {
        await copy(digest, `${plan.repository}:${tag}`);
        copied += 1;
    }
    const digests = new Set([...plan.listed.values()].flatMap((descriptors) => [...descriptors.keys()]));
    for (const digest of digests) {
        await copy(digest, `${plan.repository}@${digest}`);
        copied += 1;
    }
    for (const [subject, descriptors] of plan.listed) {
        await referrers_link(subject, descriptors, { plan, dst, content }, phases, deps);
    }
    return copied;
}
async function referrers_link(subject, descriptors, { plan, dst, content }, phases, deps) {
    const ref = `${plan.repository}:${fallbackTag(subject)}`;
    const place = await dst.place(ref);
    await phases.run({
        ...{ title: `list referrers in ${ref}`, context: { phase: 'registry', justPushed: true }, ref },
        work: async (limits) => {
            if ((await content.referrers(subject)) === undefined) {
                const all = usableDescriptors([...(await knownReferrers(subject, content)).values()], [...descriptors.values()]);
                const index = await indexFolder(referrersIndex(all.values()), deps.files);
                await deps.copier.copy(index, place, 'index', limits);
            }
            const listed = await knownReferrers(subject, content);
            if ([...descriptors.keys()].every((digest) => listed.has(digest)))
                return;
            const stderr = `manifest unknown: the registry does not list the referrers that were copied to ${ref}`;
            throw new errors/* CommandError */.Qd({ command: 'skopeo copy', exitCode: 1, stderr });
        },
    });
}

;// CONCATENATED MODULE: ./build/actions/copy-image/rules/auth-file.js
/** The name that registries with identity tokens expect beside them. */
const tokenUser = '00000000-0000-0000-0000-000000000000';
/** What must not be shown of a login: also in the form that it has in an auth file. */
function secretsOf(login) {
    if ('identityToken' in login)
        return [login.identityToken];
    return [login.password, basic(login.username, login.password)];
}
/**
 * The text of an auth file (containers-auth.json(5)) for one host.
 * @param login undefined: the host is asked without credentials.
 */
function authFile(host, login) {
    return JSON.stringify({ auths: login === undefined ? {} : { [host]: entryOf(login) } });
}
function entryOf(login) {
    if (!('identityToken' in login))
        return { auth: basic(login.username, login.password) };
    return { auth: basic(tokenUser, ''), identitytoken: login.identityToken };
}
function basic(username, password) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}

;// CONCATENATED MODULE: ./build/actions/copy-image/registry-access.js


/**
 * The access of one side: its given account, or the docker login of the job. Each host gets an auth file that only this
 * user can read, so that two accounts on one host do not meet (X1, 004-4); what is secret in it is masked first.
 */
function registryAccess(side, given, { dockerLogin, files, log, folder }) {
    const logins = new Map();
    const authFiles = new Map();
    const loginFor = async (host) => {
        const login = given ?? (await dockerLogin(host));
        for (const secret of login === undefined ? [] : secretsOf(login))
            log.mask(secret);
        return login;
    };
    const access = {
        login(repository) {
            const { host = 'docker.io' } = (0,reference/* parseImageRef */.Q)(repository, 'reference');
            const known = logins.get(host) ?? loginFor(host);
            logins.set(host, known);
            return known;
        },
        async place(ref) {
            const { host = 'docker.io' } = (0,reference/* parseImageRef */.Q)(ref, 'reference');
            const write = async () => {
                const path = `${folder}/${side}-${String(authFiles.size)}.json`;
                await files.writeText(path, authFile(host, await access.login(ref)));
                return path;
            };
            const known = authFiles.get(host) ?? write();
            authFiles.set(host, known);
            return { kind: 'registry', ref, authFile: await known };
        },
    };
    return access;
}

// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/services/images/pack-image.js
var pack_image = __webpack_require__(59060);
;// CONCATENATED MODULE: ./build/actions/copy-image/source-image.js












/** Finds the image in its registry and pins its digest. */
async function registryImage(inputs, access, phases, deps) {
    const { repository, tag = 'latest', digest: given } = (0,reference/* parseImageRef */.Q)(inputs.src, 'input "src"');
    const ref = given === undefined ? `${repository}:${tag}` : `${repository}@${given}`;
    const place = await access.place(ref);
    const answer = await phases.run({
        ...{ title: `find ${ref}`, context: { phase: 'registry' }, timeoutMs: queries/* queryTimeoutMs */.kW, ref },
        work: async (limits) => {
            const found = await deps.copier.manifest(place, limits);
            // Asked again for the evidence: "not there" and "may not see it" have different remedies.
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
    const pinned = await access.place(`${repository}@${answer.digest}`);
    const { entries, isImage } = readImageManifest(answer.raw, ref);
    const sample = entries?.find(({ platform }) => platform !== undefined)?.digest ?? (isImage ? answer.digest : undefined);
    const config = sample === undefined ? undefined : await readConfig(`${repository}@${sample}`, access, phases, deps);
    const image = {
        ...{ place: pinned, repository, digest: answer.digest, mediaType: answer.mediaType, entries },
        ...{ imageid: undefined, revision: (0,read_json/* textAt */.$6)(config, 'config', 'Labels', labels/* revisionLabel */.w) ?? '', isCut: false },
    };
    if (inputs.platforms.length === 0)
        return image;
    if (entries === undefined) {
        checkPlatform(config, inputs.platforms, ref);
        return image;
    }
    const cut = reducedIndex(answer.raw, inputs.platforms, ref);
    if (cut === answer.raw)
        return image;
    // This index exists nowhere yet: it is copied from a file, its parts from the registry.
    const { entries: kept } = readImageManifest(cut, ref);
    return { ...image, place: await indexFolder(cut, deps.files), digest: (0,oci_digest/* sha256 */.s)(cut), entries: kept, isCut: true };
}
async function readConfig(ref, access, phases, deps) {
    const place = await access.place(ref);
    const text = await phases.run({
        ...{ title: `read the config of ${ref}`, context: { phase: 'registry' }, timeoutMs: queries/* queryTimeoutMs */.kW, ref },
        work: (limits) => deps.copier.config(place, limits),
    });
    return JSON.parse(text);
}
function checkPlatform(config, wanted, ref) {
    const variant = (0,read_json/* textAt */.$6)(config, 'variant') ?? '';
    const platform = (0,oci_platform/* platformName */.$r)((0,read_json/* textAt */.$6)(config, 'os') ?? '', (0,read_json/* textAt */.$6)(config, 'architecture') ?? '', variant);
    const missing = wanted.find((name) => !(0,oci_platform/* samePlatform */.my)(name, platform));
    if (missing === undefined)
        return;
    throw new errors/* UserError */.yo(`${ref} has no platform "${missing}", it is an image for ${platform} alone: correct "platforms".`);
}
/**
 * Takes the image out of the engine: what `docker save` writes becomes a manifest with compressed layers, once for all
 * targets, so that they get one digest. The config is not touched on either store, and so the imageid stays.
 */
async function engineImage(inputs, phases, deps) {
    const named = (0,subject/* namedAs */.yT)(inputs.src, 'input "src"');
    const nothingElse = { image: named.text, handover: undefined, tags: [], localTag: undefined };
    const { image, reference } = await (0,subject/* findSubject */.os)(named, nothingElse, deps.engine);
    const archive = `${deps.folder}/image.tar`;
    const path = `${deps.folder}/image`;
    const packing = { compression: 'none', level: 1, file: archive };
    const packed = await deps.log.group(`save ${reference}`, () => (0,pack_image/* packFromEngine */.M)(reference, image.sizeBytes, packing, deps));
    await phases.run({
        ...{ title: `prepare ${reference}`, context: { phase: 'save' } },
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
        ...{ place: { kind: 'folder', path }, repository: undefined, digest: (0,oci_digest/* sha256 */.s)(raw), entries: undefined },
        ...{ mediaType: (0,manifest/* mediaTypeOf */.c0)(JSON.parse(raw)), imageid: configDigest, isCut: false },
        revision: packed.image.labels[labels/* revisionLabel */.w] ?? '',
    };
}

;// CONCATENATED MODULE: ./build/actions/copy-image/copy-image.js









/**
 * Copies an image with its platforms and referrers to other references, digests unchanged and read back, or gives it
 * further tags in its own repository (X1-X4, V3). Nothing is copied unless every reference may be given; then each
 * has its turn, whatever happens to the other ones. What is there already is done, so a re-run goes on where one ended.
 * @throws UserError for inputs that cannot work, before anything is asked.
 */
async function copyImage(inputs, deps) {
    checkCopyInputs(inputs);
    await deps.copier.check();
    const phases = new retry_phases/* Phases */.Vw({ timeoutMs: inputs.timeoutMs / 2, deadline: deps.clock.now() + inputs.timeoutMs, policy: inputs.retry }, deps);
    const copy = new Copy(inputs, phases, deps);
    try {
        await copy.run();
        return { result: copy.result() };
    }
    catch (failure) {
        return { result: copy.result(), failure };
    }
}
class Copy {
    #inputs;
    #phases;
    #deps;
    #src;
    #dst;
    #refs = new Map();
    #source;
    #referrersCopied = 0;
    #referrersDone = new Map();
    constructor(inputs, phases, deps) {
        this.#inputs = inputs;
        this.#phases = phases;
        this.#deps = deps;
        this.#src = registryAccess('src', inputs.srcLogin, deps);
        this.#dst = registryAccess('dst', inputs.dstLogin, deps);
    }
    result() {
        const { digest = '', mediaType = '' } = this.#source ?? {};
        return {
            ...{ src: this.#inputs.src, digest, mediaType, refs: [...this.#refs.values()] },
            ...{ referrersCopied: this.#referrersCopied, attempts: this.#phases.attempts, phases: this.#phases.reports },
        };
    }
    async run() {
        const { log } = this.#deps;
        const source = await this.#findSource();
        this.#source = source;
        log.info(`The image is ${source.digest}${source.isCut ? ', the platforms that are wanted' : ''}.`);
        const targets = this.#targets(source);
        const states = await this.#statesOf(targets, source);
        const plans = await this.#referrerPlans(targets, source);
        for (const target of targets) {
            const state = states.get(target.ref);
            if (state === undefined)
                continue;
            await this.#orFailed(target, state, async () => {
                await this.#copyReferrersOnce(plans, target);
                if (state.isDone) {
                    log.info(`${target.ref} is that image already.`);
                    this.#refs.set(target.ref, { ref: target.ref, digest: state.digest ?? '', copied: false });
                    return;
                }
                await copyToTarget(target, source, { src: this.#src, dst: this.#dst }, this.#phases, this.#deps);
                if (state.digest !== undefined)
                    log.info(`${target.ref} was ${state.digest} before.`);
                this.#refs.set(target.ref, { ref: target.ref, digest: source.digest, copied: true });
            });
        }
        this.#failForFailed();
    }
    #findSource() {
        return this.#inputs.source === 'engine'
            ? engineImage(this.#inputs, this.#phases, this.#deps)
            : registryImage(this.#inputs, this.#src, this.#phases, this.#deps);
    }
    /** A tag that holds the sha of this run or of the image is immutable. */
    #targets(source) {
        const { revision } = (0,event_facts/* readEventFacts */._r)(this.#deps.run);
        return (0,target_refs/* targetRefs */.i)(this.#inputs.dst, this.#inputs.movingTags, { revision, sourceSha: source.revision }, 'dst');
    }
    /** @throws UserError when a tag that must not move points to something else. */
    async #statesOf(targets, source) {
        const states = new Map();
        for (const target of targets) {
            await this.#orFailed(target, undefined, async () => {
                states.set(target.ref, await targetState(target, source, this.#dst, this.#phases, this.#deps));
            });
        }
        const taken = targets.flatMap(({ ref, moving }) => {
            const state = states.get(ref);
            return moving || state?.digest === undefined || state.isDone ? [] : [`${ref} (${state.digest})`];
        });
        if (taken.length === 0)
            return states;
        throw new errors/* UserError */.yo(`${taken.join(', ')} exists already with another digest than ${source.digest}, and nothing was copied: use a new tag, or list it in "moving-tags".`);
    }
    /** What each repository lacks; none for the image's own one, whose referrers are there. */
    async #referrerPlans(targets, source) {
        const plans = new Map();
        const { repository } = source;
        if (!this.#inputs.referrers || repository === undefined)
            return plans;
        const all = new Set(targets.map((target) => target.repository));
        const others = [...all].filter((other) => repositoryKey(other) !== repositoryKey(repository));
        if (others.length === 0)
            return plans;
        const content = this.#deps.content(repository, await this.#src.login(repository));
        const referrers = await findReferrers({ ...source, repository }, content, this.#phases);
        for (const other of others) {
            try {
                const there = this.#deps.content(other, await this.#dst.login(other));
                plans.set(other, await planReferrers(referrers, other, there, this.#phases));
            }
            catch (error) {
                if (!(error instanceof retry_phases/* PhaseError */.wo))
                    throw error;
                plans.set(other, error);
            }
        }
        return plans;
    }
    /** Before the image has its tag, so that nobody sees it there without its signature; once for all tags of a repository. */
    #copyReferrersOnce(plans, { repository }) {
        const copy = async () => {
            const plan = plans.get(repository);
            const from = this.#source?.repository;
            if (plan instanceof retry_phases/* PhaseError */.wo)
                throw plan;
            if (plan === undefined || from === undefined)
                return;
            const content = this.#deps.content(repository, await this.#dst.login(repository));
            const sides = { from, src: this.#src, dst: this.#dst, content };
            this.#referrersCopied += await copyReferrers(plan, sides, this.#phases, this.#deps);
        };
        const done = this.#referrersDone.get(repository) ?? copy();
        this.#referrersDone.set(repository, done);
        return done;
    }
    /** A target's failure is its own; cancelling and faults of this program end the step. */
    async #orFailed(target, state, work) {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo) || this.#deps.signal.aborted)
                throw error;
            this.#refs.set(target.ref, {
                ...{ ref: target.ref, digest: state?.digest ?? '', copied: false, error: error.message },
            });
        }
    }
    #failForFailed() {
        const failed = [...this.#refs.values()].flatMap(({ ref, error }) => (error === undefined ? [] : [{ ref, error }]));
        if (failed.length === 0)
            return;
        const count = `${String(failed.length)} of ${String(this.#refs.size)}`;
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
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);



/**
 * The inputs of `copy-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readCopyImageInputs(inputs) {
    const movingTags = inputs.list('moving-tags');
    return {
        src: inputs.text('src') ?? '',
        dst: inputs.list('dst'),
        source: inputs.choice('source', ['registry', 'engine'], 'registry'),
        srcLogin: login(inputs, 'src'),
        dstLogin: login(inputs, 'dst'),
        digest: digest(inputs.text('digest')),
        platforms: inputs.list('platforms').map(platform),
        referrers: inputs.boolean('referrers', true),
        movingTags: movingTags.length === 0 ? undefined : movingTags.filter((tag) => tag !== 'none'),
        retry: {
            maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
            waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 3600, fallback: 10 }),
            retryOn: 'transient',
        },
        timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 30 }) * 60_000,
    };
}
/** An account is complete or not given at all. */
function login(inputs, side) {
    const username = inputs.text(`${side}-username`);
    const password = inputs.text(`${side}-password`);
    if (username !== undefined && password !== undefined)
        return { username, password };
    if (username === undefined && password === undefined)
        return undefined;
    const [given, empty] = username === undefined ? ['password', 'username'] : ['username', 'password'];
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Input "${side}-${given}" is set and "${side}-${empty}" is empty: set both (a secret that does not exist here, as on a fork's pull request, is empty), or neither to use the docker login of the job.`);
}
function digest(text) {
    if (text === undefined || (0,_src_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .B)(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Input "digest" is "${text}": use "sha256:" and 64 hex digits.`);
}
function platform(text) {
    if ((0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlatform */ .aH)(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}


/***/ }),

/***/ 50995:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38413);
/* harmony import */ var _src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26197);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68255);
/* harmony import */ var _src_adapters_runner_post_cleanup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30014);
/* harmony import */ var _src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83426);
/* harmony import */ var _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61589);
/* harmony import */ var _src_adapters_registry_skopeo_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69535);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(68451);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(19108);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(71666);
/* harmony import */ var _copy_image_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5976);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(88437);












if ((0,_src_adapters_runner_post_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .isPostStep */ .pq)())
    await (0,_src_adapters_runner_post_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .removeRememberedFolder */ .lZ)(process.env);
else
    await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_9__/* .runAction */ .C)(async ({ inputs, exec, ...io }) => {
        const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readCopyImageInputs */ .m)(inputs);
        const summarise = inputs.boolean('job-summary', true);
        const folder = await io.files.temporaryFolder();
        (0,_src_adapters_runner_post_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .rememberFolder */ .Qw)(folder);
        const { result, failure } = await (0,_copy_image_js__WEBPACK_IMPORTED_MODULE_8__/* .copyImage */ .L)(wanted, {
            ...io,
            folder,
            copier: (0,_src_adapters_registry_skopeo_js__WEBPACK_IMPORTED_MODULE_6__/* .skopeo */ ._)(exec, folder),
            engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerEngine */ .J)(exec, io.run.env),
            packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(exec, io.files),
            rateLimits: _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .registryRateLimits */ .A,
            dockerLogin: (host) => (0,_src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .dockerLogin */ .a)(host, exec, io.run.env),
            content: (repository, login) => (0,_src_adapters_registry_distribution_api_js__WEBPACK_IMPORTED_MODULE_1__/* .distributionApi */ .z)(() => Promise.resolve(login)).repository(repository),
        });
        return {
            outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_10__/* .copyImageOutputs */ .r)(result),
            summary: summarise ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_11__/* .copyImageSummary */ .d)(result) : undefined,
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
/** Every output that `copy-image/action.yml` declares. */
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
/* unused harmony export copySummary */
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3120);
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37234);


/** The page of the step: what was copied where, what was there, what failed, and where the time went. */
function copySummary({ src, digest, refs, referrersCopied, phases }) {
    const failed = refs.filter(({ error }) => error !== undefined);
    const there = refs.filter(({ copied, error }) => !copied && error === undefined);
    const isComplete = refs.length > 0 && failed.length === 0;
    return (0,_src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__/* .summaryPage */ .q)({
        title: isComplete ? 'Image copied' : 'Image copy failed',
        failed: !isComplete,
        lead: '',
        rows: [
            ['source', [src]],
            ['digest', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(digest)],
            ['copied', refs.filter(({ copied }) => copied).map(({ ref }) => ref)],
            ['there already', there.map(({ ref }) => ref)],
            ['failed', failed.map(({ ref, error }) => `${ref}: ${error ?? ''}`)],
            ['signatures and attestations', referrersCopied === 0 ? [] : [String(referrersCopied)]],
        ],
        phases,
    });
}
/** What the step's summary page shows. */
function copyImageSummary(result) {
    return copySummary(result);
}


/***/ }),

/***/ 38413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ archivePacker)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_filter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33955);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80322);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73973);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89488);







/**
 * Archives on disk. zstd and gzip run as programs of their own where there is one that uses every core (`zstd -T0`,
 * `pigz`); Node's zlib, which uses one, is what remains elsewhere.
 */
function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, expected, file, compression, level, signal, ...told }) {
            const abort = new AbortController();
            const anyEnd = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__/* .anySignal */ .J)(signal, abort.signal);
            const part = `${file}.part`;
            const ending = new node_events__WEBPACK_IMPORTED_MODULE_0__.EventEmitter();
            if (told.meanwhile !== undefined)
                told.meanwhile(files.follow(part, endOf(ending)));
            const sieve = (0,_core_archive_filter_js__WEBPACK_IMPORTED_MODULE_2__/* .filterArchive */ .v)(expected, Infinity);
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
                const plain = mayBeCompressed ? (0,_decompress_js__WEBPACK_IMPORTED_MODULE_4__/* .plainArchive */ .F)(opened, { exec, files, signal: anyEnd }) : opened;
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
function endOf(ending) {
    const end = new Promise((resolve, reject) => {
        ending.once('whole', resolve).once('failed', reject);
    });
    end.catch(() => undefined);
    return end;
}
async function writeCompressed(exec, files, plain, { part, compression, level, signal }) {
    const quietly = ['-q', `-${String(level)}`];
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

/***/ 26197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ distributionApi)
/* harmony export */ });
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77794);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52280);







const requestTimeoutMs = 30_000;
/** The specification asks registries to take manifests of 4 MiB; a config beyond 8 MiB is none. */
const maxManifestBytes = 4 << 20;
const maxConfigBytes = 8 << 20;
const maxTagPageBytes = 16 << 20;
const maxReferrerPages = 100;
const ociIndex = 'application/vnd.oci.image.index.v1+json';
/** Registries from before version 1.1 of the specification do not know the path. */
const withoutReferrers = [400, 404, 405, 501];
const manifestTypes = [
    ociIndex,
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.oci.artifact.manifest.v1+json',
].join(', ');
/**
 * Registries over the distribution API (opencontainers/distribution-spec), for what buildx and docker do not offer:
 * listing and deleting. Tokens are fetched as the registry's challenge says, and kept in memory only.
 * @param login the credentials for a host; undefined: anonymous
 */
function distributionApi(login) {
    return { repository: (image) => repositoryOf(image, login) };
}
function repositoryOf(image, login) {
    const ref = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(image, 'image');
    const base = (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryUrl */ .Ek)(ref);
    const origin = new URL(base).origin;
    const credentials = remembered(() => login(ref.host ?? 'docker.io'));
    /** By the challenge that asked for it. */
    const headers = new Map();
    let lastChallenge = '';
    const request = async (method, url, accept = 'application/json') => {
        const first = await send(method, url, { accept, authorization: headers.get(`${method} ${lastChallenge}`) });
        if (first.status !== 401)
            return first;
        const challenge = first.headers.get('www-authenticate') ?? '';
        await first.body?.cancel();
        const authorization = await authorize(challenge, await credentials());
        if (authorization === undefined)
            return first;
        lastChallenge = challenge;
        headers.set(`${method} ${challenge}`, authorization);
        return send(method, url, { accept, authorization });
    };
    const readWhole = async (method, url, limit, accept) => {
        const answer = await request(method, url, accept);
        if (answer.status === 404) {
            await answer.body?.cancel();
            return undefined;
        }
        await refuseUnless(answer, [200], method, url);
        return wholeBody(answer, limit, url);
    };
    const named = (digest) => {
        if (!(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(digest))
            throw new TypeError(`no digest: ${digest}`);
        return digest;
    };
    return {
        async tags() {
            const tags = [];
            const seen = new Set();
            let url = `${base}/tags/list?n=1000`;
            while (url !== undefined) {
                seen.add(url);
                const answer = await request('GET', url);
                // A repository that holds nothing any more is not there, says the registry.
                if (answer.status === 404)
                    return tags;
                await refuseUnless(answer, [200], 'GET', url);
                const page = parseJson(await wholeBody(answer, maxTagPageBytes, url), url);
                tags.push(...(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(page, 'tags').filter((tag) => typeof tag === 'string'));
                url = nextPage(answer.headers.get('link'), url);
                if (url !== undefined && (new URL(url).origin !== origin || seen.has(url))) {
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the list of tags does not end where it began`, 400);
                }
            }
            return [...new Set(tags)];
        },
        async manifest(reference) {
            if (!(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(reference) && !(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .B)(reference)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`The registry lists "${reference}", which is no tag`, 400);
            }
            const url = `${base}/manifests/${reference}`;
            const raw = await readWhole('GET', url, maxManifestBytes, manifestTypes);
            if (raw === undefined)
                return { found: false };
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(raw);
            if (reference.includes(':') && digest !== reference) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer has the digest ${digest}`, 400);
            }
            return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)(parseJson(raw, url)), raw: raw.toString() };
        },
        async config(digest) {
            const url = `${base}/blobs/${named(digest)}`;
            const raw = await readWhole('GET', url, maxConfigBytes);
            if (raw !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(raw) !== digest) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer has the digest ${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .s)(raw)}`, 400);
            }
            return raw?.toString();
        },
        async deleteManifest(digest) {
            const url = `${base}/manifests/${named(digest)}`;
            const answer = await request('DELETE', url);
            if (answer.status === 404) {
                await answer.body?.cancel();
                return 'gone';
            }
            await refuseUnless(answer, [200, 202, 204], 'DELETE', url);
            await answer.body?.cancel();
            return 'deleted';
        },
        async referrers(digest) {
            const found = [];
            let url = `${base}/referrers/${named(digest)}`;
            for (let page = 1; url !== undefined && page <= maxReferrerPages; page++) {
                const answer = await request('GET', url, ociIndex);
                if (withoutReferrers.includes(answer.status)) {
                    await answer.body?.cancel();
                    return undefined;
                }
                await refuseUnless(answer, [200], 'GET', url);
                const index = parseJson(await wholeBody(answer, maxManifestBytes, url), url);
                if ((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(index, 'mediaType') !== ociIndex)
                    return undefined;
                found.push(...(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(index, 'manifests'));
                url = nextPage(answer.headers.get('link'), url);
                if (url !== undefined && new URL(url).origin !== origin)
                    return found;
            }
            return found;
        },
    };
}
async function send(method, url, { accept = 'application/json', authorization, form } = {}) {
    try {
        return await fetch(url, {
            method,
            headers: { accept, ...(authorization === undefined ? {} : { authorization }) },
            ...(form === undefined ? {} : { body: form }),
            signal: AbortSignal.timeout(requestTimeoutMs),
        });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`${method} ${pathOf(url)}: ${reasonOf(error)}`, undefined, undefined, { cause: error });
    }
}
/** The Authorization header for a challenge (distribution's token specification, RFC 7617); undefined: none to be had. */
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
    if (realm.protocol !== 'https:' && !(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .isLoopback */ .U9)(realm.host)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`The registry asks for its token at "${realm.origin}", which is not encrypted`, 400);
    }
    const service = parameter('service');
    const scope = parameter('scope');
    const answer = await (credentials !== undefined && 'identityToken' in credentials
        ? refresh(realm, credentials.identityToken, service, scope)
        : send('GET', withQuery(realm, service, scope), { authorization: basic }));
    await refuseUnless(answer, [200], 'GET', realm.href);
    const told = parseJson(await wholeBody(answer, maxManifestBytes, realm.href), realm.href);
    const token = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(told, 'token') ?? (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(told, 'access_token');
    return token === undefined ? undefined : `Bearer ${token}`;
}
function withQuery(realm, service, scope) {
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    if (scope !== undefined)
        url.searchParams.set('scope', scope);
    return url.href;
}
/** An identity token buys an access token by OAuth's refresh grant. */
function refresh(realm, identityToken, service, scope) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: identityToken,
        client_id: 'ci-image-actions',
        ...(service === undefined ? {} : { service }),
        ...(scope === undefined ? {} : { scope }),
    });
    return send('POST', realm.href, { form });
}
async function refuseUnless(answer, allowed, method, url) {
    if (allowed.includes(answer.status))
        return;
    let why = '';
    try {
        const [error] = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .listAt */ .gT)(JSON.parse(await answer.text()), 'errors');
        why = [(0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(error, 'code'), (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textAt */ .$6)(error, 'message')].filter((part) => part !== undefined).join(' ');
    }
    catch {
        // A gateway's page says nothing that the status does not.
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`${method} ${pathOf(url)}: HTTP ${String(answer.status)}${why === '' ? '' : ` ${why.slice(0, 200)}`}`, answer.status, (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .retryAfterMs */ .Vs)(answer.headers.get('retry-after'), Date.now()));
}
async function wholeBody(answer, limit, url) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of answer.body ?? []) {
            const bytes = chunk;
            size += bytes.length;
            if (size > limit)
                break;
            chunks.push(bytes);
        }
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: ${reasonOf(error)}`, undefined, undefined, { cause: error });
    }
    if (size > limit) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer is longer than ${String(limit)} bytes`, 400);
    }
    return Buffer.concat(chunks);
}
function parseJson(raw, url) {
    try {
        return JSON.parse(raw.toString());
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl(`GET ${pathOf(url)}: the answer is no JSON`, 400, undefined, { cause: error });
    }
}
/** RFC 8288, as registries page: `</v2/app/tags/list?last=b&n=1000>; rel="next"`. */
function nextPage(link, from) {
    const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
    return target === undefined ? undefined : new URL(target, from).href;
}
/** Queries may hold what a log must not. */
function pathOf(url) {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
}
function reasonOf(error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error ? cause.message : String(cause);
}
function remembered(ask) {
    let answer;
    return () => (answer ??= ask());
}


/***/ }),

/***/ 52280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ repositoryUrl),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs)
/* harmony export */ });
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
/** Whether a host is this machine, where registries are reached without TLS as engines do. */
function isLoopback(host) {
    return loopback.test(host);
}
/**
 * Where the distribution API has a repository: `https://ghcr.io/v2/acme/app`. Docker Hub answers under another host than
 * its names say, and its one-part names live in `library`.
 */
function repositoryUrl({ host = 'docker.io', path }) {
    const onHub = host === 'docker.io';
    const scheme = isLoopback(host) ? 'http' : 'https';
    const name = onHub && !path.includes('/') ? `library/${path}` : path;
    return `${scheme}://${onHub ? 'registry-1.docker.io' : host}/v2/${name}`;
}
/** What a Retry-After header asks for, seconds or a date (RFC 9110), in milliseconds from `now`. */
function retryAfterMs(header, now) {
    if (header === null)
        return undefined;
    if (/^\d{1,7}$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 83426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ dockerLogin),
/* harmony export */   j: () => (/* binding */ registryLogin)
/* harmony export */ });
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70110);


/** Docker's name for the one registry whose login is not kept under its host. */
const hubKey = 'https://index.docker.io/v1/';
/** The credentials for a host: those given, else the job's docker login, else on GHCR the job's token. */
function registryLogin(sources) {
    const { given, token, actor, env, exec } = sources;
    return async (host) => {
        const known = given ?? (await dockerLogin(host, exec, env));
        if (known !== undefined || host !== 'ghcr.io' || token === '')
            return known;
        return { username: actor, password: token };
    };
}
/**
 * What `docker login` stored for a host: in the configuration file, or in the credential helper that it names, which is
 * asked over stdin as docker does. Undefined: nobody logged in there.
 */
async function dockerLogin(host, exec, env) {
    const config = await (0,_docker_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .readDockerConfig */ .T)(env);
    const key = host === 'docker.io' ? hubKey : host;
    const helper = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credHelpers', key) ?? (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(config, 'credsStore');
    const told = helper === undefined ? undefined : await askHelper(helper, key, exec);
    return told ?? storedLogin((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(config, 'auths', key));
}
async function askHelper(helper, key, exec) {
    const program = `docker-credential-${helper}`;
    if (!/^[\w.-]+$/.test(helper) || !(await exec.has(program)))
        return undefined;
    const answer = await exec.run(program, ['get'], { input: key, timeoutMs: 15_000 });
    if (answer.exitCode !== 0)
        return undefined;
    const told = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseJson */ .Bl)(answer.stdout);
    const username = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(told, 'Username');
    const secret = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(told, 'Secret');
    if (username === undefined || secret === undefined)
        return undefined;
    return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}
function storedLogin(entry) {
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

/***/ 61589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ registryRateLimits)
/* harmony export */ });
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52280);


const requestTimeoutMs = 5_000;
/** Asks without credentials: a limit by address answers 429 with its Retry-After, and so does a refused client. */
const registryRateLimits = {
    async retryAfter(ref) {
        try {
            const answer = await fetch(manifestUrl(ref), {
                method: 'HEAD',
                redirect: 'manual',
                signal: AbortSignal.timeout(requestTimeoutMs),
            });
            return (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(answer.headers.get('retry-after'), Date.now());
        }
        catch {
            return undefined;
        }
    },
};
function manifestUrl(ref) {
    const parsed = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, 'reference');
    return `${(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryUrl */ .Ek)(parsed)}/manifests/${parsed.digest ?? parsed.tag ?? 'latest'}`;
}


/***/ }),

/***/ 69535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ skopeo)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74835);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(17333);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52280);







/** The first version with --preserve-digests and --multi-arch. */
const oldest = [1, 6];
const remedy = 'ubuntu-24.04 runners have it; elsewhere install skopeo 1.6 or newer before this step';
/**
 * Image copies by skopeo. Credentials go by auth file, never as arguments; a registry on loopback is reached without TLS,
 * as engines do, and no other one.
 * @param folder for its temporary files
 */
function skopeo(exec, folder) {
    const run = async (command, args, options) => {
        const result = await exec.run('skopeo', ['--tmpdir', folder, command, ...args], options);
        if (result.exitCode === 0)
            return result.stdout;
        const stderr = readableError(result.stderr);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd({ command: `skopeo ${command}`, ...result, stderr });
    };
    const inspect = (place, flags, options) => run('inspect', [...flags, ...access(place, ''), '--', nameOf(place)], options);
    return {
        async check() {
            if (!(await exec.has('skopeo')))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The program "skopeo" is not on PATH: ${remedy}.`);
            const { stdout } = await exec.run('skopeo', ['--version']);
            const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number);
            if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1]))
                return;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The program "skopeo" is version ${String(major)}.${String(minor)}, which cannot keep digests: ${remedy}.`);
        },
        async manifest(place, options = {}) {
            let raw;
            try {
                raw = await inspect(place, ['--raw'], options);
            }
            catch (error) {
                if (isAbsent(error))
                    return { found: false };
                throw error;
            }
            return { found: true, digest: (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .s)(raw), mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_5__/* .tryParseJson */ .Bl)(raw)), raw };
        },
        config: (place, options = {}) => inspect(place, ['--raw', '--config'], options),
        async copy(from, to, what, options = {}) {
            const exact = from.kind === 'archive' ? [] : ['--preserve-digests'];
            const compressed = to.kind === 'folder' ? ['--dest-compress'] : [];
            const flags = ['--quiet', '--multi-arch', what === 'all' ? 'all' : 'index-only', ...exact, ...compressed];
            const sides = [...access(from, 'src-'), ...access(to, 'dest-')];
            await run('copy', [...flags, ...sides, '--', nameOf(from), nameOf(to)], options);
        },
    };
}
function access(place, side) {
    if (place.kind !== 'registry')
        return [];
    const { host } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(place.ref, 'reference');
    const plain = host !== undefined && (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_6__/* .isLoopback */ .U9)(host);
    return [`--${side}authfile`, place.authFile, ...(plain ? [`--${side}tls-verify=false`] : [])];
}
function nameOf(place) {
    if (place.kind === 'registry')
        return `docker://${place.ref}`;
    return `${place.kind === 'folder' ? 'dir' : 'docker-archive'}:${place.path}`;
}
/**
 * skopeo's errors as plain lines: without the frame of its logger, and without the queries of upload addresses, which
 * hold what a log must not.
 */
function readableError(stderr) {
    const lines = stderr.split('\n').map((line) => {
        const [, quoted] = /^time="[^"]*" level=fatal msg=("(?:[^"\\]|\\.)*")/.exec(line) ?? [];
        return quoted === undefined ? line : unquoted(quoted).replaceAll(/\s+/g, ' ').trim();
    });
    return lines.join('\n').replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s":]*/g, '$1');
}
function unquoted(text) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        return text.slice(1, -1);
    }
}
function isAbsent(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    if (/manifest unknown|name unknown|StatusCode: 404\b/.test(error.finalLine))
        return true;
    return (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry' }).class === 'auth';
}


/***/ }),

/***/ 30014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qw: () => (/* binding */ rememberFolder),
/* harmony export */   lZ: () => (/* binding */ removeRememberedFolder),
/* harmony export */   pq: () => (/* binding */ isPostStep)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6805);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);



const state = 'private-folder';
/** Tells the step's post part of a folder that must not outlive the step: the main part may be killed. */
function rememberFolder(path) {
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .saveState */ .LZ(state, path);
}
/** Whether this is the post part of a step whose main part noted a folder. */
function isPostStep() {
    return _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(state) !== '';
}
/** Removes the folder if the main part did not. Never fails the job. */
async function removeRememberedFolder(env) {
    const path = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getState */ .Gu(state);
    const ours = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path).startsWith('ci-image-actions-') && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path)) === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(env['RUNNER_TEMP'] ?? '');
    if (!ours)
        return;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq(`The folder ${path} could not be removed: ${String(error)}`);
    }
}


/***/ }),

/***/ 77794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uy: () => (/* binding */ listedManifests),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/** Whether a manifest lists others: by platform, or an image beside its attestations. */


function isIndex(mediaType) {
    return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}
/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
function mediaTypeOf(manifest) {
    const kind = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .valueAt */ .fK)(manifest, 'manifests') === undefined ? 'manifest' : 'index';
    return (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
}
/**
 * Digests of everything that an index lists, attestations too; of a manifest that stands alone its own one.
 * @param raw what the registry answered, which was JSON to whoever asked
 */
function listedManifests(raw, digest) {
    const manifest = JSON.parse(raw);
    const listed = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(manifest, 'manifests').flatMap((entry) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(entry, 'digest') ?? []);
    return listed.length === 0 ? [digest] : listed.filter(_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .B);
}


/***/ }),

/***/ 56657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ targetRefs),
/* harmony export */   q: () => (/* binding */ hasRegistry)
/* harmony export */ });
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const shortestSha = 7;
const fullVersion = /(^|[^\d.])\d+\.\d+\.\d+([^\d.]|$)/;
/**
 * Reads the tags, immutable ones before moving ones within a repository, repositories in the order given.
 * @param moving full references that may be re-pointed; undefined: every tag that holds neither the start of the sha nor
 * a full version.
 * @param input that the tags come from
 * @throws UserError for a malformed reference, and for a moving tag that is none of the tags.
 */
function targetRefs(tags, moving, revisions, input = 'tags') {
    const unknown = moving?.find((ref) => !tags.includes(ref));
    if (unknown !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "moving-tags" has "${unknown}", which is not among "${input}": add it there too.`);
    }
    const refs = [...new Set(tags)].map((text) => {
        const { repository, host = 'docker.io', tag = 'latest', digest } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(text, `input "${input}"`);
        if (digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "${input}" has "${text}": a tag to give cannot have a digest; leave it out.`);
        }
        const isMoving = moving === undefined ? !isImmutable(tag, revisions) : moving.includes(text);
        return { ref: `${repository}:${tag}`, repository, host, tag, moving: isMoving };
    });
    const repositories = [...new Set(refs.map(({ repository }) => repository))];
    return repositories.flatMap((repository) => {
        const own = refs.filter((ref) => ref.repository === repository);
        return [...own.filter((ref) => !ref.moving), ...own.filter((ref) => ref.moving)];
    });
}
function isImmutable(tag, { revision, sourceSha }) {
    const shas = [revision, sourceSha].filter((sha) => sha.length >= shortestSha);
    return fullVersion.test(tag) || shas.some((sha) => tag.includes(sha.slice(0, shortestSha)));
}
/** Whether a registry is meant: a name of one part without a host is one in the engine alone. */
function hasRegistry({ repository }) {
    return repository.includes('/');
}


/***/ }),

/***/ 59060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ packFromEngine),
/* harmony export */   e: () => (/* binding */ packFromFile)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59883);
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91583);




/** The smallest part of an image's size that its compressed archive is likely to need. */
const likelyShare = { zstd: 0.25, gzip: 0.25, none: 1 };
/**
 * What the engine saves under one reference, compressed.
 * @param sizeBytes of the image, as the engine says
 * @throws UserError when the disk is too small for it (F21)
 */
async function packFromEngine(reference, sizeBytes, inputs, deps) {
    await checkDisk(reference, sizeBytes, inputs, deps);
    const open = (signal) => deps.engine.save(reference, { signal });
    return pack({ open, expected: { references: [reference] } }, inputs, sizeBytes, deps);
}
/** An archive that a build wrote, plain or compressed. */
async function packFromFile(path, inputs, deps) {
    if (!(await deps.files.exists(path))) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "image-tar" is "${path}", and there is no such file: look whether the build wrote it.`);
    }
    const sizeBytes = await deps.files.size(path);
    await checkDisk(path, sizeBytes, inputs, deps);
    const open = () => Promise.resolve(deps.files.read(path));
    const packed = await pack({ open, mayBeCompressed: true, expected: {} }, inputs, sizeBytes, deps);
    if (packed.image.reference === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=…,name=…\`).`);
    }
    return packed;
}
async function checkDisk(what, sizeBytes, { file, compression }, { files }) {
    const needed = sizeBytes * likelyShare[compression];
    const free = await files.freeBytes(file.slice(0, file.lastIndexOf('/')));
    if (free >= needed)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The archive of ${what} (${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(sizeBytes)}) needs at least ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(needed)} in the runner's temporary folder, and ${(0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z)(free)} are free: free disk space before this step.`);
}
async function pack(source, inputs, totalBytes, deps) {
    const start = deps.clock.now();
    const packed = await deps.packer
        .pack({
        ...{ ...source, file: inputs.file, compression: inputs.compression, level: inputs.level },
        onProgress: (0,_progress_js__WEBPACK_IMPORTED_MODULE_3__/* .progressLog */ .m)('Saving', deps, totalBytes),
        ...(deps.signal === undefined ? {} : { signal: deps.signal }),
        ...(inputs.check === undefined ? {} : { check: inputs.check }),
        ...(inputs.meanwhile === undefined ? {} : { meanwhile: inputs.meanwhile }),
    })
        .catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo ? error : notSaved(error);
    });
    return { ...packed, compression: inputs.compression, seconds: (deps.clock.now() - start) / 1000 };
}
function notSaved(error) {
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'save' });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
        cause: error,
    });
}


/***/ }),

/***/ 16101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  os: () => (/* binding */ findSubject),
  yT: () => (/* binding */ namedAs),
  VR: () => (/* binding */ namedImage),
  Rt: () => (/* binding */ nothingNamed)
});

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
;// CONCATENATED MODULE: ./build/src/core/oci/nearest-names.js
/** More of them would hide the one that was meant. */
const shown = 5;
/**
 * Names like `wanted`, the nearest first: those that only differ in the tag, or in a host or owner in front, before
 * those that look alike.
 */
function nearestNames(wanted, names) {
    const lower = wanted.toLowerCase();
    return [...names]
        .map((name) => ({ name, related: isRelated(lower, name), edits: editDistance(lower, name) }))
        .sort((one, other) => Number(other.related) - Number(one.related) || one.edits - other.edits)
        .slice(0, shown)
        .map(({ name }) => name);
}
function isRelated(one, other) {
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

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/services/images/subject.js




/**
 * The name of the image as the inputs give it, its repository in lower case (002-3); never put together from parts of
 * anything but the handover record (002-1). Undefined when no input says anything.
 * @throws UserError for a malformed reference, before anything runs (S2, 001-7).
 */
function namedImage(inputs) {
    const { image, handover, tags } = inputs;
    const [firstTag] = tags;
    if (image !== undefined)
        return namedAs(image, 'input "image"');
    if (handover !== undefined && handover.image !== '') {
        return namedAs(`${handover.image}:${handover.tag}`, 'image of input "handover"');
    }
    return firstTag === undefined ? undefined : namedAs(firstTag, 'first line of input "tags"');
}
/** Why nothing can be saved when no input names an image, and what to look at. */
function nothingNamed() {
    return new errors/* UserError */.yo('Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.');
}
/**
 * Finds the image in the engine.
 * @throws UserError with the local names nearest to it when it is not there (S1, 002-2), or when an id has no name, or
 *   several, so that the archive could not restore one.
 */
async function findSubject(named, inputs, engine) {
    const image = await engine.inspect(named.text);
    if (image === undefined)
        throw await missing(named, engine);
    const reference = isId(named.text) ? nameOfId(named, image, inputs) : nameOfReference(named, image, inputs);
    return { reference, image };
}
/**
 * A reference or id that an input gives, in the form that the engine takes.
 * @throws UserError for a malformed reference.
 */
function namedAs(text, input) {
    if (isId(text))
        return { text, input };
    const [, repository = '', rest = ''] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/.exec(text) ?? [];
    const lower = `${repository.toLowerCase()}${rest}`;
    const { tag, digest } = (0,reference/* parseImageRef */.Q)(lower, input);
    // `docker save` of a bare repository would save every tag that it has.
    return { text: tag === undefined && digest === undefined ? `${lower}:latest` : lower, input };
}
function isId(text) {
    return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}
function nameOfReference(named, image, inputs) {
    const { repository, tag, digest } = (0,reference/* parseImageRef */.Q)(named.text, named.input);
    if (digest === undefined)
        return named.text;
    return tag === undefined ? onlyName(named, image.repoTags, inputs) : `${repository}:${tag}`;
}
function nameOfId(named, image, inputs) {
    const { handover, tags } = inputs;
    const wanted = [...(handover === undefined ? [] : [`${handover.image}:${handover.tag}`]), ...tags].map(reference/* familiarName */.hG);
    const known = image.repoTags.find((name) => wanted.includes((0,reference/* familiarName */.hG)(name)));
    return known ?? onlyName(named, image.repoTags, inputs);
}
function onlyName(named, names, { localTag }) {
    const [name, ...others] = names;
    if (name !== undefined && others.length === 0)
        return name;
    if (localTag !== undefined)
        return localTag;
    const found = name === undefined ? 'no name' : `the names ${names.join(', ')}`;
    throw new errors/* UserError */.yo(`The ${named.input} is "${named.text}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`);
}
async function missing(named, engine) {
    const names = nearestNames(named.text, (await engine.tagTable()).keys());
    const there = names.length === 0 ? 'the engine holds no image at all' : `nearest names there: ${names.join(', ')}`;
    return new errors/* UserError */.yo(`The ${named.input} is "${named.text}", and the engine has no such image (${there}): build it with "load: true", or give the exact name that the build applied.`);
}


/***/ }),

/***/ 46404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ queryConfigs),
/* harmony export */   Rg: () => (/* binding */ ambiguousClasses),
/* harmony export */   e7: () => (/* binding */ readBack),
/* harmony export */   gR: () => (/* binding */ queryImage),
/* harmony export */   ht: () => (/* binding */ pushAlreadyLanded),
/* harmony export */   kW: () => (/* binding */ queryTimeoutMs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/** A question about a manifest moves a few kilobytes. */
const queryTimeoutMs = 30_000;
/** After these the registry may have taken the push although its answer was lost (rows 48, 50). */
const ambiguousClasses = ['transient', 'unknown', 'timeout', 'builder'];
/**
 * Whether a push that failed has arrived all the same (F13); asked before it is tried again. Nothing is known when the
 * registry cannot be asked.
 * @param isIt whether what the registry has is what was pushed.
 */
async function pushAlreadyLanded(ref, failure, isIt, phases, { registry, log }) {
    if (!ambiguousClasses.includes(failure.class))
        return undefined;
    const limits = phases.limits(queryTimeoutMs);
    try {
        const answer = await registry.manifest(ref, limits);
        if (!answer.found || !(await isIt(answer, limits)))
            return undefined;
    }
    catch {
        return undefined;
    }
    log.info(`${ref}: the registry has the image although the push failed.`);
    return true;
}
/** What the registry has under a reference; undefined: nothing, or nothing that we may see. */
function queryImage(ref, phases, registry) {
    return phases.run({
        title: `find ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queryTimeoutMs,
        ref,
        work: async (limits) => {
            const answer = await registry.manifest(ref, limits);
            if (!answer.found)
                return undefined;
            const configs = await registry.configs(ref, limits);
            return { ref, digest: answer.digest, mediaType: answer.mediaType, configs };
        },
    });
}
/** One config for each platform of an image that is known to be there. */
function queryConfigs(ref, phases, registry) {
    return phases.run({
        title: `check the configs of ${ref}`,
        context: { phase: 'registry', justPushed: true },
        timeoutMs: queryTimeoutMs,
        ref,
        work: (limits) => registry.configs(ref, limits),
    });
}
/** The registry's own word on a reference that was pushed a moment ago; registries may lag behind (F14). */
function readBack(ref, phases, registry) {
    return phases.run({
        title: `check ${ref}`,
        context: { phase: 'registry', justPushed: true },
        timeoutMs: queryTimeoutMs,
        ref,
        work: async (limits) => {
            const answer = await registry.manifest(ref, limits);
            if (answer.found)
                return answer;
            const stderr = `manifest unknown: "${ref}" was pushed and cannot be read back`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CommandError */ .Qd({ command: 'docker buildx imagetools inspect', exitCode: 1, stderr });
        },
    });
}


/***/ })

};
