export const id = 995;
export const ids = [995];
export const modules = {

/***/ 51682:
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
// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/services/registry/copy-blob.js



const maxHeldBytes = 128 << 10;
const maxResumes = 20;
const maxFruitlessResumes = 2;
async function copyBlob({ blob, from, to, mountFrom }, limits) {
    let upload;
    if (mountFrom !== undefined) {
        upload = await to.beginUpload(blob.digest, mountFrom);
        if (upload === undefined)
            return;
    }
    if (await to.hasBlob(blob.digest))
        return;
    const content = checked(readWithResume(blob, from, limits), blob);
    if (blob.size <= maxHeldBytes) {
        const held = [];
        for await (const piece of content)
            held.push(piece);
        await to.upload(await begin(), blob, Buffer.concat(held), limits);
        return;
    }
    let sourceError;
    async function* recorded() {
        try {
            yield* content;
        }
        catch (error) {
            sourceError = error;
            throw error;
        }
    }
    try {
        await to.upload(await begin(), blob, recorded(), limits);
    }
    catch (error) {
        throw sourceError ?? error;
    }
    async function begin() {
        const begun = upload ?? (await to.beginUpload(blob.digest));
        if (begun !== undefined)
            return begun;
        throw new errors/* RegistryError */.gl(`POST blobs/uploads: the registry began no upload of ${blob.digest}`, { status: 400 });
    }
}
async function* readWithResume({ digest, size }, from, limits) {
    let offset = 0;
    let fruitless = 0;
    for (let resumes = 0;; resumes++) {
        const start = offset;
        let broken;
        try {
            const pieces = await from.readBlob(digest, offset, limits);
            if (pieces === undefined)
                throw missingBlobError(digest);
            for await (const piece of pieces) {
                offset += piece.length;
                yield piece;
            }
        }
        catch (error) {
            if (!isBrokenConnection(error) || limits.signal?.aborted === true)
                throw error;
            broken = error;
        }
        if (offset >= size)
            return;
        fruitless = offset === start ? fruitless + 1 : 0;
        if (fruitless <= maxFruitlessResumes && resumes < maxResumes)
            continue;
        throw broken ?? transferError(`the blob ${digest} ends after ${offset} bytes, and has ${size}`);
    }
}
async function* checked(content, { digest, size }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    for await (const piece of content) {
        bytes += piece.length;
        if (bytes > size)
            throw transferError(`the blob ${digest} is longer than its ${size} bytes`);
        hash.update(piece);
        yield piece;
    }
    const actual = `sha256:${hash.digest('hex')}`;
    if (bytes !== size || actual !== digest) {
        throw transferError(`the content of the blob ${digest} does not match: it has the digest ${actual}`);
    }
}
function isBrokenConnection(error) {
    return error instanceof errors/* RegistryError */.gl && error.status === undefined;
}
function transferError(reason) {
    const remedy = 'run again later; if it stays, the registry of the source has a damaged blob: push the image anew';
    return new retry_phases/* AttemptError */.cb({ class: 'transient', reason, remedy, maxRetries: 2 });
}
function missingBlobError(digest) {
    return new retry_phases/* AttemptError */.cb({
        class: 'permanent',
        reason: `blob unknown: the registry of the source does not have ${digest}, which the image consists of`,
        remedy: 'the image is damaged there: push it anew',
    });
}

// EXTERNAL MODULE: ./build/src/services/registry/queries.js
var queries = __webpack_require__(46404);
// EXTERNAL MODULE: ./build/src/services/work/for-each-concurrently.js
var for_each_concurrently = __webpack_require__(48238);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/manifest.js
var manifest = __webpack_require__(77794);
;// CONCATENATED MODULE: ./build/actions/copy-image/rules/manifest-content.js




const foreignLayerType = /\.foreign\.|\.nondistributable\./;
function listManifestContent(raw, ref) {
    const json = JSON.parse(raw);
    if ((0,read_json/* valueAt */.fK)(json, 'schemaVersion') === 1) {
        throw new errors/* UserError */.yo(`${ref} is a manifest of Docker's schema 1, which registries no longer take: push the image anew with a current client.`);
    }
    const config = (0,read_json/* valueAt */.fK)(json, 'config');
    const layers = [...(0,read_json/* listAt */.gT)(json, 'layers'), ...(0,read_json/* listAt */.gT)(json, 'blobs')];
    const foreign = layers.find((layer) => foreignLayerType.test((0,read_json/* textAt */.$6)(layer, 'mediaType') ?? ''));
    if (foreign !== undefined) {
        throw new errors/* UserError */.yo(`${ref} has the layer ${(0,read_json/* textAt */.$6)(foreign, 'digest') ?? ''} of the type "${(0,read_json/* textAt */.$6)(foreign, 'mediaType') ?? ''}", which only its owner may distribute: it is not copied, so leave this image out, or choose other "platforms".`);
    }
    const entries = (0,read_json/* listAt */.gT)(json, 'manifests');
    const blobs = [
        ...(config === undefined ? [] : [config]),
        ...layers,
        ...entries.filter((entry) => !(0,manifest/* isManifestDescriptor */.tQ)(entry)),
    ];
    return {
        manifests: entries.filter(manifest/* isManifestDescriptor */.tQ).map((entry) => requireDigest(entry, ref)),
        blobs: blobs.map((blob) => ({ digest: requireDigest(blob, ref), size: requireSize(blob, ref) })),
    };
}
function requireDigest(descriptor, ref) {
    const digest = (0,read_json/* textAt */.$6)(descriptor, 'digest') ?? '';
    if ((0,oci_digest/* isDigest */.Bc)(digest))
        return digest;
    throw new errors/* UserError */.yo(`${ref} names "${digest}", which is no sha256 digest: it cannot be copied.`);
}
function requireSize(descriptor, ref) {
    const size = (0,read_json/* valueAt */.fK)(descriptor, 'size') === 0 ? 0 : (0,read_json/* countAt */.$v)(descriptor, 'size');
    if (size !== undefined)
        return size;
    const digest = (0,read_json/* textAt */.$6)(descriptor, 'digest') ?? '';
    throw new errors/* UserError */.yo(`${ref} says no size of ${digest}: it is no valid manifest and cannot be copied.`);
}

;// CONCATENATED MODULE: ./build/actions/copy-image/copy-content.js









const maxBlobsAtOnce = 4;
const maxManifests = 2000;
const maxDepth = 8;
const maxTreeBytes = 64 << 20;
async function copyContent(image, repository, session) {
    const done = session.contentOf(repository);
    if (done.has(`all below ${image.digest}`))
        return;
    const target = await session.dst.repository(repository);
    const { manifests, blobs } = await readContentTree(image, session);
    const { parts } = session;
    const from = image.repository;
    const mountFrom = from !== undefined && (0,reference/* registryHost */.U$)(from) === (0,reference/* registryHost */.U$)(repository) ? from : undefined;
    await (0,for_each_concurrently/* forEachConcurrently */.D)(blobs, maxBlobsAtOnce, async (blob) => {
        if (done.has(blob.digest))
            return;
        await parts.run({
            title: `copy blob ${(0,oci_digest/* shortenDigest */.YI)(blob.digest)} (${(0,format/* formatBytes */.z)(blob.size)}) to ${repository}`,
            context: { phase: 'push' },
            hasGroup: false,
            ref: repository,
            work: (limits) => copyBlob({ blob, from: image.source, to: target, mountFrom }, limits),
        });
        done.add(blob.digest);
    });
    for (const manifest of manifests) {
        if (done.has(manifest.digest))
            continue;
        await putManifest(manifest, `${repository}@${manifest.digest}`, target, session);
        done.add(manifest.digest);
    }
    done.add(`all below ${image.digest}`);
}
async function copyByDigest(image, repository, session) {
    await copyContent(image, repository, session);
    await putManifest(image, `${repository}@${image.digest}`, await session.dst.repository(repository), session);
}
function putManifest(manifest, ref, target, { parts }) {
    return parts.run({
        title: `copy manifest ${ref}`,
        context: { phase: 'push' },
        hasGroup: false,
        ref,
        work: () => target.putManifest(manifest.digest, manifest),
    });
}
function readContentTree(image, session) {
    const known = session.trees.get(image.digest) ?? readTree(image, session);
    session.trees.set(image.digest, known);
    return known;
}
async function readTree(image, session) {
    const blobs = new Map();
    const manifests = new Map();
    let bytes = 0;
    const visit = async ({ raw, digest }, depth) => {
        const ref = `${image.repository ?? 'the image'}@${digest}`;
        const content = listManifestContent(raw, ref);
        for (const blob of content.blobs)
            blobs.set(blob.digest, blob);
        for (const child of content.manifests) {
            if (manifests.has(child))
                continue;
            const manifest = await readManifest(image, child, session);
            bytes += manifest.raw.length;
            if (depth >= maxDepth || manifests.size >= maxManifests || bytes > maxTreeBytes) {
                throw new errors/* UserError */.yo(`${ref} has more below it than any image has (${maxManifests} manifests in ${maxDepth} levels are copied at most): copy its parts by their digests.`);
            }
            await visit(manifest, depth + 1);
            manifests.set(child, manifest);
        }
    };
    await visit(image, 1);
    return { manifests: [...manifests.values()], blobs: [...blobs.values()] };
}
function readManifest({ source, repository = 'the image', digest: parent }, digest, { parts }) {
    const ref = `${repository}@${digest}`;
    return parts.run({
        title: `read ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref,
        work: async () => {
            const answer = await source.manifest(digest);
            if (answer.found)
                return answer;
            throw new retry_phases/* AttemptError */.cb({
                class: 'permanent',
                reason: `manifest unknown: ${ref} is not there, and the index ${parent} lists it`,
                remedy: 'push the image anew, or choose "platforms" that are there',
            });
        },
    });
}

// EXTERNAL MODULE: ./build/src/services/images/find-local-image.js
var find_local_image = __webpack_require__(80052);
;// CONCATENATED MODULE: ./build/actions/copy-image/copy-inputs.js




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
function repositoryKey(ref) {
    const { host = 'docker.io', path } = (0,reference/* parseImageRef */.Q)(ref, 'reference');
    return `${host}/${path}`;
}
function isSameRepository(one, other) {
    return repositoryKey(one) === repositoryKey(other);
}

// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var oci_platform = __webpack_require__(73692);
;// CONCATENATED MODULE: ./build/actions/copy-image/rules/image-manifest.js





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






async function queryTarget(target, source, session) {
    const { dst, phases, deps } = session;
    const repository = await dst.repository(target.ref);
    const answer = await phases
        .run({
        title: `find ${target.ref}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref: target.ref,
        work: () => repository.manifest(target.tag),
    })
        .catch((error) => {
        if (!isRefusal(error))
            throw error;
        return whenHidden(target, repository, error);
    });
    if (answer === 'hidden') {
        deps.log.info(`${target.ref} may be pushed, and this account may not see what it is now.`);
        return { digest: undefined, isDone: false };
    }
    if (!answer.found)
        return { digest: undefined, isDone: false };
    const { digest, raw } = answer;
    if (digest === source.digest)
        return { digest, isDone: true };
    const isDone = source.imageid !== undefined && readImageManifest(raw, target.ref).configDigest === source.imageid;
    return { digest, isDone };
}
async function whenHidden(target, repository, refusal) {
    if (target.isMoving)
        return 'hidden';
    const tags = await repository.tags().catch(() => undefined);
    if (tags !== undefined && !tags.includes(target.tag))
        return { found: false };
    const { reason, remedy } = refusal.failure;
    throw new errors/* UserError */.yo(`${target.ref} must not be moved, and its registry does not say whether it exists (${reason}): give the account the right to pull too, or list the tag in "moving-tags"; otherwise ${remedy}.`, { cause: refusal });
}
function isRefusal(error) {
    if (!(error instanceof retry_phases/* PhaseError */.wo))
        return false;
    const { cause } = error;
    return cause instanceof errors/* RegistryError */.gl && (cause.status === 401 || cause.status === 403);
}
async function copyToTarget(target, source, session) {
    const { dst, phases } = session;
    const repository = await dst.repository(target.ref);
    const isOwnRepository = source.repository !== undefined && isSameRepository(source.repository, target.ref);
    await phases.run({
        title: `copy ${target.ref}`,
        context: { phase: 'push' },
        ref: target.ref,
        work: async () => {
            if (!isOwnRepository)
                await copyContent(source, target.repository, session);
            await repository.putManifest(target.tag, source);
            return 'done';
        },
        checkAlreadyDone: async () => {
            try {
                const answer = await repository.manifest(target.tag);
                return answer.found && answer.digest === source.digest ? 'done' : undefined;
            }
            catch {
                return undefined;
            }
        },
    });
    await verifyTarget(target, source.digest, session);
}
async function verifyTarget({ ref, tag }, digest, { dst, phases, deps }) {
    const repository = await dst.repository(ref);
    const answer = await phases
        .run({
        title: `check ${ref}`,
        context: { phase: 'registry', justPushed: true },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref,
        work: async () => {
            const found = await repository.manifest(tag);
            if (found.found)
                return found;
            throw new retry_phases/* AttemptError */.cb({
                class: 'transient',
                reason: `manifest unknown: "${ref}" was copied and cannot be read back`,
                remedy: 'run again later; the registry or the network between was at fault',
            });
        },
    })
        .catch((error) => {
        if (!isRefusal(error))
            throw error;
        deps.log.warning(`${ref} was taken by its registry and not read back: this account may push and not pull.`);
        return { digest };
    });
    if (answer.digest === digest)
        return;
    throw new errors/* UserError */.yo(`${ref} has the digest ${answer.digest} after the copy, and not ${digest}: something else pushed it meanwhile, or its registry changes manifests.`);
}

;// CONCATENATED MODULE: ./build/actions/copy-image/rules/referrer-tags.js



const cosignSuffixes = ['.sig', '.att', '.sbom'];
function listCosignTags(digest) {
    return cosignSuffixes.map((suffix) => `${referrersTag(digest)}${suffix}`);
}
function referrersTag(digest) {
    return digest.replace(':', '-');
}
function keepsAllLayers(own, there) {
    const readLayers = (raw) => (0,read_json/* listAt */.gT)(JSON.parse(raw), 'layers').map(oci_digest/* readDigest */.rP);
    const ownLayers = readLayers(own);
    return readLayers(there).every((layer) => layer !== undefined && ownLayers.includes(layer));
}
function mergeDescriptors(...lists) {
    const found = new Map();
    for (const descriptor of lists.flat()) {
        const digest = (0,oci_digest/* readDigest */.rP)(descriptor);
        if (digest !== undefined && !found.has(digest))
            found.set(digest, descriptor);
    }
    return found;
}
function readReferrersIndex(raw) {
    return (0,read_json/* listAt */.gT)(JSON.parse(raw), 'manifests');
}
function addToReferrersIndex(there, descriptors) {
    const index = there === undefined ? {} : JSON.parse(there);
    const known = (0,read_json/* listAt */.gT)(index, 'manifests');
    const added = [...descriptors].filter(([digest]) => !known.some((entry) => (0,oci_digest/* readDigest */.rP)(entry) === digest));
    const manifests = [...known, ...added.map(([, descriptor]) => descriptor)];
    return JSON.stringify({ ...index, schemaVersion: 2, mediaType: manifest/* ociIndexType */.WN, manifests });
}

;// CONCATENATED MODULE: ./build/actions/copy-image/referrers.js






const maxSubjects = 500;
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
                const [descriptors, ...cosign] = await Promise.all([
                    queryReferrers(subject, content),
                    ...listCosignTags(subject).map(async (tag) => ({ tag, answer: await content.manifest(tag) })),
                ]);
                if (descriptors.size > 0)
                    listed.set(subject, descriptors);
                for (const { tag, answer } of cosign) {
                    if (answer.found)
                        tagged.push({ ...answer, tag });
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
        const there = await query(ref, () => content.manifest(own.tag));
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
async function queryReferrers(subject, content) {
    const [offered, fallback] = await Promise.all([content.referrers(subject), content.manifest(referrersTag(subject))]);
    return mergeDescriptors(offered ?? [], fallback.found ? readReferrersIndex(fallback.raw) : []);
}
async function copyReferrers(plan, from, session) {
    const { src, dst, phases, deps } = session;
    const source = await src.repository(from);
    const target = await dst.repository(plan.repository);
    for (const referrer of plan.tags) {
        const ref = `${plan.repository}:${referrer.tag}`;
        await phases.run({
            title: `copy ${ref}`,
            context: { phase: 'push' },
            ref,
            work: async () => {
                await copyContent({ ...referrer, source, repository: from }, plan.repository, session);
                await target.putManifest(referrer.tag, referrer);
            },
        });
    }
    const digests = new Set([...plan.listed.values()].flatMap((descriptors) => [...descriptors.keys()]));
    const missing = new Set();
    for (const digest of digests) {
        const ref = `${plan.repository}@${digest}`;
        await phases.run({
            title: `copy ${ref}`,
            context: { phase: 'push' },
            ref,
            work: async () => {
                const manifest = await source.manifest(digest);
                if (manifest.found)
                    await copyByDigest({ ...manifest, source, repository: from }, plan.repository, session);
                else
                    missing.add(digest);
            },
        });
    }
    for (const digest of missing) {
        deps.log.warning(`${from} lists the referrer ${digest} and does not have it any more: it is left out.`);
    }
    for (const [subject, descriptors] of plan.listed) {
        const there = new Map([...descriptors].filter(([digest]) => !missing.has(digest)));
        if (there.size > 0)
            await listInRegistry({ subject, descriptors: there, repository: plan.repository }, session);
    }
    return plan.tags.length + digests.size - missing.size;
}
async function listInRegistry({ repository, subject, descriptors }, { dst, phases }) {
    const content = await dst.repository(repository);
    const tag = referrersTag(subject);
    const ref = `${repository}:${tag}`;
    await phases.run({
        title: `list referrers in ${ref}`,
        context: { phase: 'registry', justPushed: true },
        ref,
        work: async () => {
            if ((await content.referrers(subject)) === undefined) {
                const there = await content.manifest(tag);
                const raw = addToReferrersIndex(there.found ? there.raw : undefined, descriptors);
                await content.putManifest(tag, { raw, mediaType: manifest/* ociIndexType */.WN });
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

;// CONCATENATED MODULE: ./build/actions/copy-image/registry-access.js


function createRegistryAccess(side, given, { dockerLogin, repository: connect, log }) {
    const logins = new Map();
    const repositories = new Map();
    const findLogin = async (host) => {
        const login = given ?? (await dockerLogin(host));
        for (const secret of login === undefined ? [] : listSecrets(login))
            log.mask(secret);
        return login;
    };
    return {
        repository(ref) {
            const { host = 'docker.io', repository } = (0,reference/* parseImageRef */.Q)(ref, 'reference');
            const key = repositoryKey(ref);
            const open = async () => {
                const login = logins.get(host) ?? findLogin(host);
                logins.set(host, login);
                return connect(repository, await login, { isTarget: side === 'dst' });
            };
            const opened = repositories.get(key) ?? open();
            repositories.set(key, opened);
            return opened;
        },
    };
}
function listSecrets(login) {
    if ('identityToken' in login)
        return [login.identityToken];
    return [login.password, Buffer.from(`${login.username}:${login.password}`).toString('base64')];
}

// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/services/images/pack-image.js
var pack_image = __webpack_require__(59060);
;// CONCATENATED MODULE: ./build/actions/copy-image/rules/engine-manifest.js
const dockerType = 'application/vnd.docker.';
const ociType = 'application/vnd.oci.image.';
function formatEngineManifest(config, layers) {
    const isOci = layers.some(({ compression }) => compression === 'zstd');
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: isOci ? `${ociType}manifest.v1+json` : `${dockerType}distribution.manifest.v2+json`,
        config: {
            mediaType: isOci ? `${ociType}config.v1+json` : `${dockerType}container.image.v1+json`,
            size: config.size,
            digest: config.digest,
        },
        layers: layers.map(({ compression, size, digest }) => ({
            mediaType: isOci ? `${ociType}layer.v1.tar+${compression}` : `${dockerType}image.rootfs.diff.tar.gzip`,
            size,
            digest,
        })),
    });
}

;// CONCATENATED MODULE: ./build/actions/copy-image/engine-image.js






async function packEngineImage(inputs, { phases, deps }) {
    const named = (0,find_local_image/* parseRequestedImage */.vX)(inputs.src, 'input "src"');
    const onlyImage = { image: named.ref, handover: undefined, tags: [], localTag: undefined };
    const { image, reference } = await (0,find_local_image/* findLocalImage */.e9)(named, onlyImage, deps.engine);
    const archive = `${deps.folder}/image.tar`;
    const packing = { compression: 'none', level: 1, file: archive };
    const packed = await deps.log.group(`save ${reference}`, () => (0,pack_image/* packFromEngine */.M)(reference, image, packing, deps));
    const { imageid } = packed.image;
    const { config, layers } = await phases.run({
        title: `prepare ${reference}`,
        context: { phase: 'save' },
        work: () => deps.unpackLayers(deps.files.read(archive), imageid, deps.folder),
    });
    await deps.files.remove(archive);
    const raw = formatEngineManifest(config, layers);
    const paths = new Map([config, ...layers].map(({ digest, path }) => [digest, path]));
    return {
        source: fileSource(paths, deps.files),
        repository: undefined,
        raw,
        digest: (0,oci_digest/* sha256 */.sc)(raw),
        mediaType: (0,manifest/* mediaTypeOf */.c0)(JSON.parse(raw)),
        entries: undefined,
        imageid,
        isCut: false,
        revision: packed.image.labels[labels/* revisionLabel */.wc] ?? '',
    };
}
function fileSource(paths, files) {
    return {
        manifest: () => Promise.resolve({ found: false }),
        readBlob(digest, offset) {
            const path = paths.get(digest);
            return Promise.resolve(path === undefined || offset > 0 ? undefined : copyPieces(files.read(path)));
        },
    };
}
async function* copyPieces(pieces) {
    for await (const piece of pieces)
        yield Buffer.from(piece);
}

;// CONCATENATED MODULE: ./build/actions/copy-image/source-image.js









async function findRegistryImage(inputs, session) {
    const { src, phases } = session;
    const { repository, tag = 'latest', digest: given } = (0,reference/* parseImageRef */.Q)(inputs.src, 'input "src"');
    const ref = given === undefined ? `${repository}:${tag}` : `${repository}@${given}`;
    const source = await src.repository(ref);
    const answer = await phases.run({
        title: `find ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref,
        work: async () => {
            const found = await source.manifest(given ?? tag);
            if (found.found)
                return found;
            throw new retry_phases/* AttemptError */.cb({
                class: 'permanent',
                reason: `manifest unknown: the registry has no ${ref}`,
                remedy: 'check name and tag of "src", and whether the step that pushes it ran',
            });
        },
    });
    const wrong = [given, inputs.digest].find((digest) => digest !== undefined && digest !== answer.digest);
    if (wrong !== undefined) {
        throw new errors/* UserError */.yo(`${ref} has the digest ${answer.digest}, and ${wrong} is expected: it was pushed again meanwhile, or by another build.`);
    }
    const { entries, configDigest, isImage } = readImageManifest(answer.raw, ref);
    const sample = entries?.find(({ platform }) => platform !== undefined)?.digest;
    const config = sample === undefined && !isImage ? undefined : await queryConfig({ ref, source, sample, configDigest }, session);
    const image = {
        source,
        repository,
        digest: answer.digest,
        mediaType: answer.mediaType,
        raw: answer.raw,
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
    const { entries: kept } = readImageManifest(cut, ref);
    return { ...image, raw: cut, digest: (0,oci_digest/* sha256 */.sc)(cut), entries: kept, isCut: true };
}
function queryConfig(question, { phases }) {
    const { ref, source, sample, configDigest } = question;
    return phases.run({
        title: `read the config of ${ref}`,
        context: { phase: 'registry' },
        timeoutMs: queries/* queryTimeoutMs */.kW,
        ref,
        work: async () => {
            const manifest = sample === undefined ? undefined : await source.manifest(sample);
            if (manifest?.found === false)
                return undefined;
            const read = manifest === undefined ? undefined : readImageManifest(manifest.raw, ref);
            const digest = read === undefined ? configDigest : read.isImage ? read.configDigest : undefined;
            const text = digest === undefined ? undefined : await source.config(digest);
            return (0,read_json/* tryParseJson */.Bl)(text ?? '');
        },
    });
}
function checkSinglePlatform(config, platforms, ref) {
    const variant = (0,read_json/* textAt */.$6)(config, 'variant') ?? '';
    const platform = (0,oci_platform/* platformName */.$r)((0,read_json/* textAt */.$6)(config, 'os') ?? '', (0,read_json/* textAt */.$6)(config, 'architecture') ?? '', variant);
    const missing = platforms.find((name) => !(0,oci_platform/* isSamePlatform */.SW)(name, platform));
    if (missing === undefined)
        return;
    throw new errors/* UserError */.yo(`${ref} has no platform "${missing}", it is an image for ${platform} alone: correct "platforms".`);
}

;// CONCATENATED MODULE: ./build/actions/copy-image/copy-image.js











async function copyImage(inputs, deps) {
    checkCopyInputs(inputs);
    const copy = new CopyRun(inputs, deps);
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
    #referrerCopies = new Map();
    constructor(inputs, deps) {
        this.#inputs = inputs;
        this.#deps = deps;
        const { timeoutMs } = inputs;
        const limits = { timeoutMs: timeoutMs / 2, deadline: deps.clock.now() + timeoutMs, policy: inputs.retry };
        const contents = new Map();
        this.#session = {
            src: createRegistryAccess('src', inputs.srcLogin, deps),
            dst: createRegistryAccess('dst', inputs.dstLogin, deps),
            phases: new retry_phases/* Phases */.Vw(limits, deps),
            parts: new retry_phases/* Phases */.Vw(limits, deps),
            contentOf(repository) {
                const key = repositoryKey(repository);
                const known = contents.get(key) ?? new Set();
                contents.set(key, known);
                return known;
            },
            trees: new Map(),
            deps,
        };
    }
    toResult() {
        const { digest = '', mediaType = '' } = this.#source ?? {};
        const { phases, parts } = this.#session;
        const partReports = parts.reports.filter(({ attemptCount, failure }) => attemptCount > 1 || failure !== undefined);
        return {
            src: this.#inputs.src,
            digest,
            mediaType,
            refs: [...this.#refs.values()],
            referrersCopied: this.#referrersCopied,
            attempts: Math.max(phases.attempts, parts.attempts),
            phases: [...phases.reports, ...partReports],
        };
    }
    async run() {
        const { log } = this.#deps;
        const source = await this.#findSource();
        this.#source = source;
        log.info(`The image is ${source.digest}${source.isCut ? ', the platforms that are wanted' : ''}.`);
        const targets = this.#listTargets(source);
        const states = await this.#queryTargets(targets, source);
        await this.#checkContent(targets, states, source);
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
    #listTargets(source) {
        const { revision } = (0,read_event/* readEventFacts */._)(this.#deps.run);
        return (0,target_refs/* readTargetRefs */.YU)(this.#inputs.dst, this.#inputs.movingTags, { revision, sourceSha: source.revision }, 'dst');
    }
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
    async #checkContent(targets, states, source) {
        const { repository } = source;
        const isCopied = targets.some(({ ref }) => states.get(ref)?.isDone === false && (repository === undefined || !isSameRepository(repository, ref)));
        if (isCopied)
            await readContentTree(source, this.#session);
    }
    async #planReferrers(targets, source) {
        const plans = new Map();
        const { repository } = source;
        if (!this.#inputs.referrers || repository === undefined)
            return plans;
        const all = new Set(targets.map((target) => target.repository));
        const others = [...all].filter((other) => !isSameRepository(other, repository));
        if (others.length === 0)
            return plans;
        const { src, dst, phases } = this.#session;
        const referrers = await findReferrers({ ...source, repository }, await src.repository(repository), phases);
        for (const other of others) {
            try {
                plans.set(other, await planReferrers(referrers, other, await dst.repository(other), phases));
            }
            catch (error) {
                if (!(error instanceof retry_phases/* PhaseError */.wo))
                    throw error;
                plans.set(other, error);
            }
        }
        return plans;
    }
    #copyReferrersOnce(plans, { repository }) {
        const copy = async () => {
            const plan = plans.get(repository);
            const from = this.#source?.repository;
            if (plan instanceof retry_phases/* PhaseError */.wo)
                throw plan;
            if (plan === undefined || from === undefined)
                return;
            this.#referrersCopied += await copyReferrers(plan, from, this.#session);
        };
        const copying = this.#referrerCopies.get(repository) ?? copy();
        this.#referrerCopies.set(repository, copying);
        return copying;
    }
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
/* harmony import */ var _src_adapters_archives_unpack_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14027);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58203);
/* harmony import */ var _src_adapters_registry_image_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14714);
/* harmony import */ var _src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83426);
/* harmony import */ var _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61589);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15291);
/* harmony import */ var _copy_image_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51682);
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
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerEngine */ .J)(exec, io.run.env),
        packer: (0,_src_adapters_archives_archive_packer_js__WEBPACK_IMPORTED_MODULE_0__/* .archivePacker */ .$)(exec, io.files),
        rateLimits: _src_adapters_registry_registry_rate_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .registryRateLimits */ .A,
        dockerLogin: (host) => (0,_src_adapters_registry_registry_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .readDockerLogin */ .M)(host, exec, io.run.env),
        repository: (repository, login, { isTarget }) => (0,_src_adapters_registry_image_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .imageRepository */ .a)(repository, login, { isTarget, signal: io.signal }),
        unpackLayers: _src_adapters_archives_unpack_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .unpackLayers */ .r,
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
/* harmony import */ var _src_core_summary_page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3120);

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







function archivePacker(exec, files) {
    return {
        async pack({ open, mayBeCompressed = false, file, compression, level, signal, ...callbacks }) {
            const abort = new AbortController();
            const end = (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_5__/* .anySignal */ .J)(signal, abort.signal);
            const part = `${file}.part`;
            const packing = new node_events__WEBPACK_IMPORTED_MODULE_0__.EventEmitter();
            callbacks.onPacking?.(files.follow(part, whenPacked(packing)));
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
        await files.write(part, (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_6__/* .pipeThrough */ .W7)(plain, compressor(compression, level)));
    }
}
function compressor(compression, level) {
    return compression === 'zstd'
        ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdCompress)({ params: { [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: level } })
        : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)({ level });
}


/***/ }),

/***/ 82056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ imageArchives),
  R: () => (/* binding */ rewriteArchive)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/archive/rewrite-image.js + 1 modules
var rewrite_image = __webpack_require__(56616);
// EXTERNAL MODULE: ./build/src/adapters/archives/decompress.js
var decompress = __webpack_require__(73973);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
;// CONCATENATED MODULE: ./build/src/adapters/archives/layer-digests.js




const skippableMagic = 0x184d2a50;
function layerDigests() {
    const tar = (0,reader/* tarReader */.R)();
    const digests = new Map();
    let name = '';
    let content = contentDigest();
    return {
        async read(piece) {
            for (const part of tar.read(piece)) {
                if (part.kind === 'member') {
                    name = part.header.name;
                    content = contentDigest();
                }
                else if (part.kind === 'content') {
                    await content.write(part.bytes);
                }
                else {
                    digests.set(name, await content.end());
                }
            }
        },
        digestOf: (member) => digests.get(member),
    };
}
function contentDigest() {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const add = (bytes) => {
        hash.update(bytes);
    };
    let start = Buffer.alloc(0);
    let decoder;
    const open = async () => {
        decoder = chooseDecoder(start, add);
        await decoder.write(start);
    };
    return {
        async write(bytes) {
            if (decoder !== undefined)
                return decoder.write(bytes);
            start = Buffer.concat([start, bytes]);
            if (start.length >= decompress/* zstdMagic */.Tj.length)
                await open();
        },
        async end() {
            if (decoder === undefined)
                await open();
            return (await decoder?.end()) === true ? `sha256:${hash.digest('hex')}` : undefined;
        },
    };
}
function chooseDecoder(start, add) {
    if (start.subarray(0, decompress/* gzipMagic */.Ez.length).equals(decompress/* gzipMagic */.Ez))
        return streamDecoder(external_node_zlib_.createGunzip, add);
    const magic = start.length < decompress/* zstdMagic */.Tj.length ? 0 : start.readUInt32LE();
    const isSkippable = (magic & 0xfffffff0) >>> 0 === skippableMagic;
    if (isSkippable || start.subarray(0, decompress/* zstdMagic */.Tj.length).equals(decompress/* zstdMagic */.Tj)) {
        return streamDecoder(external_node_zlib_.createZstdDecompress, add);
    }
    return {
        write(bytes) {
            add(bytes);
            return Promise.resolve();
        },
        end: () => Promise.resolve(true),
    };
}
function streamDecoder(create, add) {
    let isDamaged = false;
    const open = () => create()
        .on('data', add)
        .on('error', () => {
        isDamaged = true;
    });
    let stream = open();
    return {
        async write(bytes) {
            for (let left = bytes; left.length > 0 && !isDamaged;) {
                const before = stream.bytesWritten;
                await writeTo(stream, left);
                const taken = stream.bytesWritten - before;
                left = left.subarray(taken);
                if (left.length === 0)
                    return;
                if (taken === 0)
                    isDamaged = true;
                stream.destroy();
                stream = open();
            }
        },
        async end() {
            if (!isDamaged)
                await new Promise((resolve) => stream.once('close', resolve).end());
            stream.destroy();
            return !isDamaged;
        },
    };
}
function writeTo(stream, bytes) {
    return new Promise((resolve) => {
        const done = () => {
            stream.off('end', done).off('error', done);
            resolve();
        };
        stream.once('end', done).once('error', done);
        stream.write(bytes, done);
    });
}

;// CONCATENATED MODULE: ./build/src/adapters/archives/image-archives.js





const maxExpansion = 200;
const freeExpansionBytes = 64 << 20;
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
            return rewriteArchive(bounded((0,decompress/* decompress */.mF)(counted(), { exec, files, signal })), expected);
        },
    };
}
function checkLayerDigests({ layers, diffIds }, digests) {
    const wrong = diffIds.findIndex((diffId, index) => digests[index] !== diffId);
    if (wrong < 0)
        return;
    const found = digests[wrong] ?? 'damaged';
    throw new errors/* ArchiveRefusedError */.Zf(`its layer "${(0,errors/* toPrintable */.f8)(layers[wrong] ?? '')}" is ${found}, and the image config has the diff id ${diffIds[wrong] ?? ''}`);
}
function rewriteArchive(archive, { check, maxBytes, name, verifyLayers, ...expected }) {
    let picked;
    async function* rewritten() {
        const rewriter = (0,rewrite_image/* imageRewriter */.O)(expected, { maxBytes, name, prefix: `${(0,external_node_crypto_.randomUUID)()}-` });
        const digests = verifyLayers ? layerDigests() : undefined;
        for await (const piece of archive) {
            for (const bytes of rewriter.pass(piece)) {
                await digests?.read(bytes);
                yield bytes;
            }
        }
        const { image, layers, rest } = rewriter.finish();
        if (digests !== undefined) {
            for (const bytes of rest)
                await digests.read(bytes);
            checkLayerDigests(image, layers.map((layer) => digests.digestOf(layer)));
        }
        check?.(image);
        picked = image;
        yield* rest;
    }
    return { stream: rewritten(), image: () => picked };
}


/***/ }),

/***/ 14027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ unpackLayers)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38522);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(17333);
/* harmony import */ var _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(38301);
/* harmony import */ var _core_tar_reader_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(26386);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(89488);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(73973);
/* harmony import */ var _image_archives_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(82056);













const maxDocumentBytes = 8 << 20;
const unpackLayers = async (archive, imageid, folder) => {
    const { stream, image } = (0,_image_archives_js__WEBPACK_IMPORTED_MODULE_10__/* .rewriteArchive */ .R)(archive, {
        imageid,
        maxBytes: Number.MAX_SAFE_INTEGER,
        verifyLayers: false,
    });
    const tar = (0,_core_tar_reader_js__WEBPACK_IMPORTED_MODULE_8__/* .tarReader */ .R)();
    const files = new Map();
    let manifest = '';
    let name = '';
    let member;
    let document = [];
    for await (const piece of stream) {
        for (const part of tar.read(piece)) {
            if (part.kind === 'member') {
                ({ name } = part.header);
                document = [];
                if (part.header.size > maxDocumentBytes || /layer-\d+$/.test(name)) {
                    member = openMember((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, `layer-${files.size}`));
                }
            }
            else if (part.kind === 'content') {
                if (member === undefined)
                    document.push(Buffer.from(part.bytes));
                else
                    await member.write(part.bytes);
            }
            else {
                if (member !== undefined)
                    files.set(name, await member.end());
                else if (name === 'manifest.json')
                    manifest = Buffer.concat(document).toString();
                member = undefined;
            }
        }
    }
    tar.end();
    const { config } = image() ?? {};
    if (config === undefined)
        throw (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .damagedArchiveError */ .ig)('it holds no image');
    const [entry] = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_11__/* .listAt */ .gT)({ list: JSON.parse(manifest) }, 'list');
    const layers = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_11__/* .listAt */ .gT)(entry, 'Layers').map((layer) => {
        const file = files.get((0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_11__/* .textAt */ .$6)({ layer }, 'layer') ?? '');
        if (file === undefined)
            throw (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .damagedArchiveError */ .ig)('a layer is missing');
        return file;
    });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'config.json');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(path, config, { mode: 0o600 });
    return { config: { digest: imageid, size: config.length, path }, layers };
};
function openMember(path) {
    let first = Buffer.alloc(0);
    let opened;
    let written;
    const open = async () => {
        const isZstd = first.subarray(0, _decompress_js__WEBPACK_IMPORTED_MODULE_9__/* .zstdMagic */ .Tj.length).equals(_decompress_js__WEBPACK_IMPORTED_MODULE_9__/* .zstdMagic */ .Tj);
        const isGzip = first.subarray(0, _decompress_js__WEBPACK_IMPORTED_MODULE_9__/* .gzipMagic */ .Ez.length).equals(_decompress_js__WEBPACK_IMPORTED_MODULE_9__/* .gzipMagic */ .Ez);
        const into = isZstd || isGzip ? new node_stream__WEBPACK_IMPORTED_MODULE_4__.PassThrough() : (0,node_zlib__WEBPACK_IMPORTED_MODULE_6__.createGzip)();
        opened = { into, compression: isZstd ? 'zstd' : 'gzip' };
        written = writeHashed(into, path);
        written.catch(() => undefined);
        await (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_12__/* .writePiece */ .Wx)(first, into);
    };
    return {
        async write(bytes) {
            if (opened !== undefined) {
                if (!(await (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_12__/* .writePiece */ .Wx)(bytes, opened.into)))
                    await written;
                return;
            }
            first = Buffer.concat([first, bytes]);
            if (first.length >= _decompress_js__WEBPACK_IMPORTED_MODULE_9__/* .zstdMagic */ .Tj.length)
                await open();
        },
        async end() {
            if (opened === undefined)
                await open();
            opened?.into.end();
            const { digest, size } = (await written) ?? { digest: '', size: 0 };
            return { digest, size, path, compression: opened?.compression ?? 'gzip' };
        },
    };
}
async function writeHashed(from, path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_5__.pipeline)(from, async function* (pieces) {
        for await (const piece of pieces) {
            hash.update(piece);
            size += piece.length;
            yield piece;
        }
    }, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(path, { mode: 0o600 }));
    return { digest: `sha256:${hash.digest('hex')}`, size };
}


/***/ }),

/***/ 14714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ imageRepository)
/* harmony export */ });
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80322);
/* harmony import */ var _distribution_api_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26197);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52280);
/* harmony import */ var _registry_request_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67211);
/* harmony import */ var _repository_connection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35206);








const passingStatuses = [408, 425, 429];
function imageRepository(image, login, { signal, isTarget }) {
    const connection = (0,_repository_connection_js__WEBPACK_IMPORTED_MODULE_5__/* .connectToRepository */ .o)(image, () => Promise.resolve(login), { signal, isTarget });
    const { base, origin, request } = connection;
    const transferSignal = (options) => (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .anySignal */ .J)(signal, (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .callSignal */ .v)(options));
    const startUpload = async (query) => {
        const url = `${base}/blobs/uploads/${query}`;
        const answer = await request('POST', url, { redirect: 'manual' });
        await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .requireStatus */ .cu)(answer, [201, 202], 'POST', url);
        await answer.body.cancel();
        return answer;
    };
    return {
        ...(0,_distribution_api_js__WEBPACK_IMPORTED_MODULE_3__/* .distributionRepository */ .v)(connection),
        async hasBlob(digest) {
            const url = `${base}/blobs/${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .assertDigest */ .V7)(digest)}`;
            const answer = await request('HEAD', url, { accept: '*/*' });
            await answer.body.cancel();
            const { status } = answer;
            if (status >= 500 || passingStatuses.includes(status))
                await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .requireStatus */ .cu)(answer, [200], 'HEAD', url);
            return status === 200;
        },
        async readBlob(digest, offset, options = {}) {
            const url = `${base}/blobs/${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .assertDigest */ .V7)(digest)}`;
            const answer = await request('GET', url, {
                accept: '*/*',
                headers: offset === 0 ? {} : { range: `bytes=${offset}-` },
                signal: transferSignal(options),
                timeLimit: 'none',
            });
            if (answer.status === 404) {
                await answer.body.cancel();
                return undefined;
            }
            await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .requireStatus */ .cu)(answer, offset === 0 ? [200] : [200, 206], 'GET', url);
            const start = answer.status === 206 ? /^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1] : '0';
            if (start !== '0' && start !== String(offset)) {
                throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .invalidAnswerError */ .qU)(`GET ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutQuery */ .j$)(url)}: the answer is not the part from ${offset} on`);
            }
            return readPieces(answer, url, offset - Number(start));
        },
        async beginUpload(digest, from) {
            const mount = from === undefined
                ? undefined
                : `?mount=${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .assertDigest */ .V7)(digest)}&from=${encodeURIComponent(pathInRegistry(from))}`;
            const answer = mount === undefined ? await startUpload('') : await startMount(mount, startUpload);
            if (answer.status === 201)
                return undefined;
            return uploadUrl(answer, `${base}/blobs/uploads/`);
        },
        async upload(begun, { digest, size }, content, options = {}) {
            let location = begun;
            const limits = { redirect: 'manual', signal: transferSignal(options), timeLimit: 'none' };
            if (!Buffer.isBuffer(content)) {
                const answer = await request('PATCH', location, {
                    ...limits,
                    headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
                    body: content,
                });
                await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .requireStatus */ .cu)(answer, [200, 201, 202, 204], 'PATCH', location);
                await answer.body.cancel();
                location = uploadUrl(answer, location);
            }
            const url = `${location}${location.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
            const answer = await request('PUT', url, {
                ...limits,
                headers: { 'content-type': 'application/octet-stream' },
                ...(Buffer.isBuffer(content) ? { body: content } : {}),
            });
            await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .requireStatus */ .cu)(answer, [200, 201, 202, 204], 'PUT', url);
            await answer.body.cancel();
        },
        async putManifest(reference, { raw, mediaType }) {
            const url = `${base}/manifests/${reference}`;
            const headers = { 'content-type': mediaType };
            const answer = await request('PUT', url, { headers, body: Buffer.from(raw), redirect: 'manual' });
            await (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .requireStatus */ .cu)(answer, [200, 201, 202], 'PUT', url);
            await answer.body.cancel();
            const digest = answer.headers.get('docker-content-digest');
            if (digest === null || digest === (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(raw))
                return;
            throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .invalidAnswerError */ .qU)(`PUT ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutQuery */ .j$)(url)}: the registry made ${digest} of ${(0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(raw)}`);
        },
    };
    function uploadUrl(answer, from) {
        const url = URL.parse(answer.headers.get('location') ?? '', from);
        if (url === null)
            throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .invalidAnswerError */ .qU)(`POST ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutQuery */ .j$)(from)}: the answer names no place for the upload`);
        if (url.protocol === 'http:' && url.host === new URL(origin).host)
            url.protocol = new URL(origin).protocol;
        if (url.protocol === 'https:' || (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_7__/* .isLoopback */ .U9)(url.host))
            return url.href;
        throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .invalidAnswerError */ .qU)(`POST ${(0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutQuery */ .j$)(from)}: the upload goes to "${url.origin}", which is not encrypted`);
    }
}
async function startMount(mount, startUpload) {
    try {
        return await startUpload(mount);
    }
    catch (error) {
        const status = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl ? error.status : undefined;
        if (status === undefined || status >= 500 || passingStatuses.includes(status))
            throw error;
        return startUpload('');
    }
}
async function* readPieces(answer, url, skip) {
    let left = skip;
    try {
        for await (const bytes of answer.body) {
            const cut = Math.min(left, bytes.length);
            left -= cut;
            if (cut < bytes.length)
                yield Buffer.from(bytes.buffer, bytes.byteOffset + cut, bytes.length - cut);
        }
    }
    catch (error) {
        throw (0,_registry_request_js__WEBPACK_IMPORTED_MODULE_4__/* .connectionError */ .$t)('GET', url, error);
    }
}
function pathInRegistry(repository) {
    return new URL((0,_registry_address_js__WEBPACK_IMPORTED_MODULE_7__/* .repositoryUrl */ .Ek)((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(repository, 'image'))).pathname.slice('/v2/'.length);
}


/***/ }),

/***/ 69404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hasSameContent)
/* harmony export */ });
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78112);

function hasSameContent(local, config) {
    const sameLayers = JSON.stringify(local.diffIds ?? []) === JSON.stringify(config.diffIds);
    return sameLayers && _image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .runtimeSettings */ .K.every((name) => isSameSetting(local.settings?.[name], config.settings[name]));
}
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
const privilegedEvents = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);
const dependabotEvents = new Set([...pullRequestEvents, 'push', 'create', 'deployment', 'deployment_status']);
const dependabot = 'dependabot[bot]';
const noRef = { kind: 'branch', branch: undefined, tagName: undefined, prNumber: undefined };
const mergeQueuePrefix = 'gh-readonly-queue/';
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
const maxNames = 5;
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
function noImageError() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.');
}
async function findLocalImage(requested, inputs, engine) {
    const image = await engine.inspect(requested.ref);
    if (image === undefined)
        throw await localImageNotFound(requested, engine);
    const reference = isImageId(requested.ref)
        ? referenceOfId(requested, image, inputs)
        : referenceOfName(requested, image, inputs);
    return { reference, image };
}
function parseRequestedImage(text, input) {
    if (isImageId(text))
        return { ref: text, input };
    const ref = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .Sl)(text);
    const { tag, digest } = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageRef */ .Q)(ref, input);
    return { ref: tag === undefined && digest === undefined ? `${ref}:latest` : ref, input };
}
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






const minArchiveShare = { zstd: 0.25, gzip: 0.25, none: 1 };
async function packFromEngine(reference, image, inputs, deps) {
    const { sizeBytes } = image;
    await checkFreeDisk(reference, sizeBytes, inputs, deps);
    const open = (signal) => deps.engine.save(reference, { signal });
    const check = (saved) => {
        inputs.check?.(saved);
        checkIsInspected(saved, image, reference);
    };
    const packed = await packArchive({ open }, { ...inputs, check }, sizeBytes, deps);
    return { ...packed, reference: (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .familiarName */ .hG)(reference) ?? reference };
}
function checkIsInspected(saved, image, reference) {
    if (saved.imageid === image.id || (0,_core_archive_same_content_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSameContent */ .q)(image, saved))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`The engine saved ${reference} as the image ${saved.imageid}, which is not the ${image.id} that it had before, since something tagged another image under that name in between: nothing of it was used; give the image a tag that no other job uses, and run this job again.`);
}
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
