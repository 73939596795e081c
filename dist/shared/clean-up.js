export const id = 729;
export const ids = [729];
export const modules = {

/***/ 19411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ dockerBuildx)
/* harmony export */ });
/* harmony import */ var _core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67875);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);
/* harmony import */ var _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87165);



function dockerBuildx(exec, leftovers = _runner_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .noLeftovers */ .e3) {
    const buildx = async (args, options = {}) => {
        const result = await exec.run('docker', ['buildx', ...args], options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: `docker buildx ${args[0] ?? ''}`, ...result });
        return result.stdout;
    };
    const unfinished = new Set();
    return {
        async builder(name, options = {}) {
            const text = await buildx(['inspect', ...(name === undefined ? [] : ['--', name])], options);
            const [head = '', nodes = ''] = text.split(/^Nodes:$/m);
            return { name: readField(head, 'Name'), driver: readField(head, 'Driver'), nodes: readNodes(nodes) };
        },
        async version(options = {}) {
            return /\bv?(\d+\.\d+\.\d+)/.exec(await buildx(['version'], options))?.[1] ?? '';
        },
        async build(args, options) {
            const result = await exec.run('docker', ['buildx', 'build', ...args], { ...options, show: true });
            if (result.exitCode === 0)
                return;
            const found = args.includes('--call=check') ? (result.stdout.trim().split('\n', 1)[0] ?? '') : '';
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: 'docker buildx build', ...result, stderr: `${result.stderr}\n${found}` });
        },
        async bake(args, options) {
            const result = await exec.run('docker', ['buildx', 'bake', ...args], { ...options, show: true });
            if (result.exitCode !== 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: 'docker buildx bake', ...result });
        },
        describeBake(args, options) {
            return buildx(['bake', ...args], options);
        },
        async create(name, driver, node, options = {}) {
            const flags = node.daemonFlags === '' ? [] : [`--buildkitd-flags=${node.daemonFlags}`];
            const opts = node.driverOptions.map((option) => `--driver-opt=${(0,_core_inputs_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .writeCsvLine */ .Cb)([option])}`);
            const platforms = node.platforms === undefined ? [] : [`--platform=${node.platforms.join(',')}`];
            const config = node.configFile === undefined ? [] : [`--buildkitd-config=${node.configFile}`];
            const args = [`--name=${name}`, `--driver=${driver}`, ...opts, ...flags, ...platforms, ...config];
            const { endpoint } = node;
            leftovers.remember({ kind: 'builder', name, unfinished: { driver, endpoint } });
            unfinished.add(name);
            const result = await exec.run('docker', ['buildx', 'create', ...args, '--bootstrap', '--', endpoint], options);
            if (!result.timedOut) {
                unfinished.delete(name);
                leftovers.remember({ kind: 'builder', name });
            }
            if (result.exitCode !== 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CommandError */ .Qd({ command: 'docker buildx create', ...result });
        },
        async remove(name, options = {}) {
            await buildx(['rm', '--force', '--', name], options);
            if (!unfinished.has(name))
                leftovers.forget('builder', name);
        },
    };
}
function readNodes(text) {
    return text
        .split(/^(?=Name:)/m)
        .filter((node) => node.startsWith('Name:'))
        .map((node) => ({
        endpoint: readField(node, 'Endpoint'),
        driverOptions: [...readField(node, 'Driver Options').matchAll(/(?<![^\s=])([^\s=]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', value = '']) => `${key}=${value.replaceAll(/\\(.)/g, '$1')}`),
        daemonFlags: readField(node, 'BuildKit daemon flags') || readField(node, 'Flags'),
        platforms: readOwnPlatforms(node),
        files: readFiles(node),
    }));
}
function readOwnPlatforms(node) {
    const own = readField(node, 'Platforms')
        .split(', ')
        .filter((platform) => platform.endsWith('*'));
    return own.length === 0 ? undefined : own.map((platform) => platform.slice(0, -1));
}
function readFiles(node) {
    const [, ...sections] = node.split(/^File#/m);
    const files = sections.map((section) => {
        const [head = '', ...lines] = section.split('\n');
        const content = lines.filter((line) => /^\s*>/.test(line)).map((line) => line.replace(/^\s*> ?/, ''));
        return [head.replace(/:$/, ''), content.join('\n')];
    });
    return files.length === 0 ? undefined : Object.fromEntries(files);
}
function readField(text, name) {
    return new RegExp(`^${name}: +(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
}


/***/ }),

/***/ 80322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ anySignal),
/* harmony export */   v: () => (/* binding */ callSignal)
/* harmony export */ });
function callSignal({ signal, timeoutMs }) {
    return anySignal(signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));
}
function anySignal(...signals) {
    return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}


/***/ }),

/***/ 77674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUp: () => (/* binding */ cleanUp)
});

// EXTERNAL MODULE: ./build/src/adapters/docker/docker-plugins.js
var docker_plugins = __webpack_require__(3918);
// EXTERNAL MODULE: ./build/src/adapters/docker/engine.js + 4 modules
var engine = __webpack_require__(58203);
// EXTERNAL MODULE: ./build/src/adapters/process/child-processes.js + 1 modules
var child_processes = __webpack_require__(46935);
// EXTERNAL MODULE: ./build/src/adapters/runner/actions-log.js
var actions_log = __webpack_require__(42273);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/docker/buildx.js
var buildx = __webpack_require__(19411);
// EXTERNAL MODULE: ./build/src/adapters/process/process-table.js
var process_table = __webpack_require__(6644);
// EXTERNAL MODULE: ./build/src/adapters/runner/leftovers.js
var leftovers = __webpack_require__(87165);
;// CONCATENATED MODULE: ./build/src/adapters/runner/remove-leftovers.js








const mainGraceMs = 8_000;
const programGraceMs = 3_000;
const removeTimeoutMs = 30_000;
const lateMs = 3_000;
const pollMs = 250;
async function removeLeftovers({ main, hasEnded, leftovers }, deps) {
    if (main !== undefined)
        await endMainPart(main);
    const patience = { nameMs: hasEnded ? 0 : lateMs };
    const left = leftovers.filter(({ kind }) => kind !== 'file' || !hasEnded);
    await Promise.all(left.map((leftover) => remove(leftover, patience, deps)));
}
async function endMainPart({ pid, startTime, mark }) {
    const findMain = () => startTime !== undefined && (0,process_table/* readStartTime */.ME)(pid) === startTime && pid !== process.pid ? [pid] : [];
    await (0,process_table/* endProcesses */.Hk)(findMain, mainGraceMs);
    await (0,process_table/* endProcesses */.Hk)(() => (0,process_table/* findProcesses */.z_)(leftovers/* markVariable */.Kc, mark), programGraceMs);
}
async function remove(leftover, patience, deps) {
    const what = `${words[leftover.kind]} ${leftover.name}`;
    try {
        const isRemoved = await removers[leftover.kind](leftover, patience, deps);
        if (isRemoved)
            deps.log.info(`Removed ${what}, which the main part of this step left behind.`);
    }
    catch (error) {
        deps.log.info(`The main part of this step left ${what} behind, which cannot be removed: ${(0,errors/* toMessage */.R9)(error)}`);
    }
}
const words = {
    folder: 'the folder',
    file: 'the unfinished file',
    builder: 'the builder',
    'image-name': 'the name',
};
const removers = {
    folder: ({ name }, _, { env }) => {
        const isOurs = (0,external_node_path_.basename)(name).startsWith('ci-image-actions-') && (0,external_node_path_.dirname)((0,external_node_path_.resolve)(name)) === (0,external_node_path_.resolve)(env['RUNNER_TEMP'] ?? '');
        return isOurs ? removePath(name) : Promise.resolve(false);
    },
    file: ({ name }) => removePath(name),
    async builder({ name, unfinished }, _, { exec }) {
        const isRemoved = await removeBuilder(name, exec);
        if (unfinished === undefined)
            return isRemoved;
        await (0,external_node_timers_promises_.setTimeout)(lateMs);
        const { driver, endpoint } = unfinished;
        const args = [`--name=${name}`, `--driver=${driver}`, '--', endpoint];
        await exec.run('docker', ['buildx', 'create', ...args], { timeoutMs: removeTimeoutMs });
        await removeBuilder(name, exec);
        return isRemoved;
    },
    async 'image-name'({ name, before }, { nameMs }, { engine }) {
        const options = { timeoutMs: removeTimeoutMs };
        let local = await engine.inspect(name, options);
        for (let waitedMs = 0; local === undefined && waitedMs < nameMs; waitedMs += pollMs) {
            await (0,external_node_timers_promises_.setTimeout)(pollMs);
            local = await engine.inspect(name, options);
        }
        if (before !== undefined) {
            if (local?.id === before)
                return false;
            await engine.tag(before, name, options);
            return true;
        }
        if (local === undefined)
            return false;
        await engine.untag(name);
        return true;
    },
};
async function removeBuilder(name, exec) {
    try {
        await (0,buildx/* dockerBuildx */.x)(exec).remove(name, { timeoutMs: removeTimeoutMs });
        return true;
    }
    catch (error) {
        if (error instanceof errors/* CommandError */.Qd && /no builder .* found/.test(error.stderr))
            return false;
        throw error;
    }
}
async function removePath(path) {
    const wasThere = (0,external_node_fs_.existsSync)(path);
    await (0,promises_.rm)(path, { recursive: true, force: true });
    return wasThere;
}

// EXTERNAL MODULE: ./build/src/adapters/runner/stop-commands.js
var stop_commands = __webpack_require__(82840);
// EXTERNAL MODULE: ./build/src/adapters/runner/system-clock.js
var system_clock = __webpack_require__(27835);
;// CONCATENATED MODULE: ./build/src/clean-up.js








async function cleanUp(saved) {
    const { env } = process;
    const shield = (0,stop_commands/* stopCommands */.F)((chunk) => process.stdout.write(chunk));
    const log = (0,actions_log/* actionsLog */._)(shield, () => system_clock/* systemClock */.m.now());
    const exec = (0,docker_plugins/* directPlugins */.A)((0,child_processes/* childProcesses */.A)(shield), env);
    try {
        await removeLeftovers(saved, { engine: (0,engine/* dockerEngine */.J)(exec, env), exec, log, env });
    }
    catch (error) {
        log.info(`Cleaning up failed: ${(0,errors/* toMessage */.R9)(error)}`);
    }
}


/***/ }),

/***/ 74835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   V7: () => (/* binding */ assertDigest),
/* harmony export */   YI: () => (/* binding */ shortenDigest),
/* harmony export */   rP: () => (/* binding */ readDigest),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);


const digestPattern = /^sha256:[a-f0-9]{64}$/;
function sha256(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex')}`;
}
function isDigest(text) {
    return digestPattern.test(text);
}
function assertDigest(digest) {
    if (!isDigest(digest))
        throw new TypeError(`no digest: ${digest}`);
    return digest;
}
function shortenDigest(digest) {
    return digest.slice(0, 'sha256:'.length + 12);
}
function readDigest(descriptor) {
    const digest = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(descriptor, 'digest');
    return digest !== undefined && isDigest(digest) ? digest : undefined;
}


/***/ }),

/***/ 73692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   Kd: () => (/* binding */ readPlatform),
/* harmony export */   SC: () => (/* binding */ checkPlatformInput),
/* harmony export */   SW: () => (/* binding */ isSamePlatform),
/* harmony export */   aH: () => (/* binding */ isPlatform)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);


const architectures = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    armv7l: 'arm/v7',
    armv6l: 'arm/v6',
    i386: '386',
    i686: '386',
};
function platformName(os, architecture, variant = '') {
    const known = architectures[architecture] ?? architecture;
    const isPlainArm64 = known === 'arm64' && variant === 'v8';
    return [os, known, ...(variant === '' || isPlainArm64 ? [] : [variant])].join('/');
}
function readPlatform(json) {
    const [os, architecture] = [(0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'os'), (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'architecture')];
    if (os === undefined || os === 'unknown' || architecture === undefined)
        return undefined;
    return platformName(os, architecture, (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'variant'));
}
function isSamePlatform(one, other) {
    const [os, architecture, variant] = one.split('/');
    const [otherOs, otherArchitecture, otherVariant] = other.split('/');
    return (os === otherOs &&
        architecture === otherArchitecture &&
        (variant === undefined || otherVariant === undefined || variant === otherVariant));
}
function isPlatform(text) {
    return /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text);
}
function checkPlatformInput(text) {
    if (text === undefined || isPlatform(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "platform" is "${text}": use one platform, such as linux/amd64.`);
}


/***/ }),

/***/ 90490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   Q: () => (/* binding */ parseImageRef),
/* harmony export */   Sl: () => (/* binding */ lowerRepository),
/* harmony export */   U$: () => (/* binding */ registryHost),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   hG: () => (/* binding */ familiarName),
/* harmony export */   rz: () => (/* binding */ parseLocalTag)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);


const tagPattern = /^\w[\w.-]{0,127}$/;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::\d{1,5})?$/;
const hostIpv6 = /^\[[a-fA-F0-9:]+\](?::\d{1,5})?$/;
const maxRepositoryLength = 255;
function isTag(text) {
    return tagPattern.test(text);
}
function parseImageRef(text, what) {
    const refuse = (rule) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${text}", which is no image reference: ${rule}.`);
    };
    if (text === '')
        return refuse('it is empty; the job or step output that fills it was empty or was dropped');
    const at = text.indexOf('@');
    const digest = at === -1 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return refuse('behind "@" stands "sha256:" and 64 hex digits');
    const name = at === -1 ? text : text.slice(0, at);
    const colon = name.lastIndexOf(':');
    const hasTag = colon > name.lastIndexOf('/') && !name.endsWith(']');
    const tag = hasTag ? name.slice(colon + 1) : undefined;
    if (tag !== undefined && !isTag(tag)) {
        return refuse('a tag is 1 to 128 letters, digits, "_", "." or "-" and starts with a letter, digit or "_"');
    }
    const repository = hasTag ? name.slice(0, colon) : name;
    const { host, path } = splitHost(repository);
    if (host !== undefined && !hostName.test(host) && !hostIpv6.test(host)) {
        return refuse(`"${host}" is no registry host`);
    }
    if (repository.length > maxRepositoryLength) {
        return refuse(`a name is at most ${maxRepositoryLength} characters long`);
    }
    for (const part of path.split('/')) {
        if (part === '')
            return refuse('a part between slashes is empty');
        if (/[A-Z]/.test(part))
            return refuse(`"${part}" must be lower case`);
        if (!pathPart.test(part)) {
            return refuse(`"${part}" may hold a-z, 0-9 and single ".", "_", "__" or "-" between them`);
        }
    }
    return { repository, host, path, tag, digest };
}
function lowerRepository(text) {
    const [, repository = '', rest = ''] = /^(.*?)((?::[^:/@]*)?(?:@.*)?)$/s.exec(text) ?? [];
    return `${repository.toLowerCase()}${rest}`;
}
function registryHost(ref) {
    return splitHost(ref).host ?? 'docker.io';
}
function splitHost(repository) {
    const slash = repository.indexOf('/');
    const first = slash === -1 ? '' : repository.slice(0, slash);
    const isHost = /[.:A-Z]/.test(first) || first === 'localhost';
    return isHost ? { host: first, path: repository.slice(slash + 1) } : { host: undefined, path: repository };
}
function parseLocalTag(text) {
    const { repository, tag, digest } = parseImageRef(text, 'input "local-tag"');
    if (digest === undefined)
        return `${repository}:${tag ?? 'latest'}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "local-tag" is "${text}": give a name and a tag, and no digest.`);
}
function atDigest(ref, digest) {
    return `${parseImageRef(ref, 'reference').repository}@${digest}`;
}
function shortName(ref) {
    return ref.path.slice(ref.path.lastIndexOf('/') + 1);
}
function familiarName(reference) {
    try {
        const { host, path, repository, tag, digest } = parseImageRef(reference, 'reference');
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
