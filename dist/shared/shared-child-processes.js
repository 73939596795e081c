export const id = 214;
export const ids = [214];
export const modules = {

/***/ 70110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ dockerConfigFolder),
/* harmony export */   T: () => (/* binding */ readDockerConfig)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27406);




function dockerConfigFolder(env) {
    return env['DOCKER_CONFIG'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env['HOME'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
async function readDockerConfig(env) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dockerConfigFolder(env), 'config.json');
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch {
        return {};
    }
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`Docker's configuration "${file}" is no JSON: log in again with docker/login-action.`, {
            cause: error,
        });
    }
}


/***/ }),

/***/ 3918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ directPlugins)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(17333);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70110);





const systemFolders = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
function directPlugins(exec, env) {
    let found;
    const resolveProgram = async (program, args) => {
        if (program !== 'docker' || args[0] !== 'buildx')
            return [program, args];
        const plugin = await (found ??= findPlugin('docker-buildx', env));
        return plugin === undefined ? [program, args] : [plugin, args.slice(1)];
    };
    return {
        ...exec,
        async run(program, args, options) {
            return exec.run(...(await resolveProgram(program, args)), options);
        },
    };
}
async function findPlugin(name, env) {
    const config = await (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .readDockerConfig */ .T)(env).catch(() => ({}));
    const extra = (0,_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_4__/* .listAt */ .gT)(config, 'cliPluginsExtraDirs');
    for (const folder of [...extra.map(String), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerConfigFolder */ .P)(env), 'cli-plugins'), ...systemFolders]) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        const isThere = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false);
        if (isThere)
            return path;
    }
    return undefined;
}


/***/ }),

/***/ 46935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ childProcesses)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/runner/leftovers.js
var leftovers = __webpack_require__(87165);
// EXTERNAL MODULE: ./build/src/adapters/streams/write-stream.js
var write_stream = __webpack_require__(89488);
;// CONCATENATED MODULE: ./build/src/adapters/process/child-environment.js
const ownVariable = /^(INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)|DEBUG)$/i;
const cacheVariable = /^ACTIONS_(RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)$/;
function childEnvironment(environment, args) {
    const usesCache = args.some((arg) => /\btype=gha\b/.test(arg));
    const named = new Set(args.flatMap((arg) => arg.split(/[=,"]/)));
    const isNeeded = (name) => !ownVariable.test(name) || (usesCache && cacheVariable.test(name)) || named.has(name);
    return Object.fromEntries(Object.entries(environment).filter(([name]) => isNeeded(name)));
}

;// CONCATENATED MODULE: ./build/src/adapters/process/child-processes.js









const maxStderrChars = 1_000_000;
const maxStdoutBytes = 64 << 20;
const killAfterMs = 2_000;
function childProcesses(shield, environment = process.env) {
    return {
        async run(program, args, options = {}) {
            const { child, ended, fail } = startProgram([program, ...args], options, environment, shield);
            let stdout = [];
            let size = 0;
            child.stdout?.on('data', (chunk) => {
                if (size > maxStdoutBytes)
                    return;
                size += chunk.length;
                stdout.push(chunk);
                if (options.show === true)
                    shield.write(chunk);
                if (size <= maxStdoutBytes)
                    return;
                stdout = [];
                fail(new Error(`${program} was ended, since it printed more than ${maxStdoutBytes >> 20} MiB`));
            });
            const result = await ended;
            return { ...result, stdout: Buffer.concat(stdout).toString('utf8') };
        },
        stream(program, args, options = {}) {
            const { child, ended } = startProgram([program, ...args], options, environment, shield);
            if (child.stdout === null)
                throw new Error(`${program} has no stdout`);
            return { stdout: child.stdout, done: ended };
        },
        async has(program) {
            for (const folder of (environment['PATH'] ?? '').split(external_node_path_.delimiter)) {
                try {
                    await (0,promises_.access)((0,external_node_path_.join)(folder, program), external_node_fs_.constants.X_OK);
                    return true;
                }
                catch {
                    continue;
                }
            }
            return false;
        },
    };
}
function startProgram([program, ...args], options, environment, shield) {
    options.signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(program, args, {
        cwd: options.cwd,
        env: selectEnvironment(environment, args, options),
        stdio: [options.input === undefined ? 'ignore' : 'pipe', options.output ?? 'pipe', 'pipe'],
        detached: true,
    });
    options.output?.destroy();
    let timedOut = false;
    let killer;
    const end = () => {
        signalGroup(child, 'SIGTERM');
        killer ??= setTimeout(() => {
            signalGroup(child, 'SIGKILL');
        }, killAfterMs);
    };
    const timer = options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            end();
        }, options.timeoutMs);
    options.signal?.addEventListener('abort', end, { once: true });
    const forget = killAtExit(child);
    let stderr = '';
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let partLine = '';
    child.stderr?.on('data', (chunk) => {
        if (options.show === true)
            shield.write(chunk);
        const text = decoder.write(chunk);
        stderr = (stderr + text).slice(-maxStderrChars);
        if (options.onLine === undefined)
            return;
        const lines = (partLine + text).split('\n');
        partLine = (lines.pop() ?? '').slice(-maxStderrChars);
        for (const line of lines)
            options.onLine(line);
    });
    let failure;
    const fail = (error) => {
        failure ??= error;
        end();
    };
    if (child.stdin !== null) {
        writeInput(options.input ?? '', child.stdin).catch((error) => {
            fail(toError(error));
        });
    }
    const ended = new Promise((resolve, reject) => {
        const release = () => {
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal?.removeEventListener('abort', end);
            forget();
        };
        child.once('error', (error) => {
            release();
            reject(error.code === 'ENOENT'
                ? new errors/* UserError */.yo(`The program "${program}" is not on PATH: install it on this runner.`)
                : error);
        });
        child.once('close', (code) => {
            release();
            if (options.signal?.aborted === true)
                reject(toError(options.signal.reason));
            else if (failure !== undefined)
                reject(failure);
            else
                resolve({ exitCode: code ?? -1, stdout: '', stderr, timedOut });
        });
    });
    ended.catch(() => undefined);
    return { child, ended, fail };
}
function selectEnvironment(environment, args, { inherits = () => true, reads = '', env }) {
    const offered = childEnvironment(environment, [...args, reads]);
    const inherited = Object.entries(offered).filter(([name]) => name === leftovers/* markVariable */.Kc || inherits(name));
    return { ...Object.fromEntries(inherited), ...env };
}
const living = new Set();
function killAtExit(child) {
    if (living.size === 0)
        process.on('exit', killLiving);
    living.add(child);
    return () => {
        living.delete(child);
        if (living.size === 0)
            process.off('exit', killLiving);
    };
}
function killLiving() {
    for (const child of living)
        signalGroup(child, 'SIGKILL');
}
function writeInput(input, stdin) {
    stdin.on('error', () => undefined);
    if (typeof input !== 'string')
        return (0,write_stream/* writeStream */.G6)(input, stdin);
    stdin.end(input);
    return Promise.resolve();
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
    }
}
function toError(reason) {
    return reason instanceof Error ? reason : new Error(String(reason));
}


/***/ }),

/***/ 6644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hk: () => (/* binding */ endProcesses),
/* harmony export */   ME: () => (/* binding */ readStartTime),
/* harmony export */   z_: () => (/* binding */ findProcesses)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58500);


const pollMs = 50;
function readStartTime(pid) {
    const stat = readOf(pid, 'stat');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === '' || state === 'Z' ? undefined : fields[18];
}
function findProcesses(variable, value) {
    return listProcesses().filter((pid) => readOf(pid, 'environ').split('\0').includes(`${variable}=${value}`));
}
async function endProcesses(find, graceMs) {
    signal(find(), 'SIGTERM');
    for (let waitedMs = 0; waitedMs < graceMs && find().length > 0; waitedMs += pollMs)
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(pollMs);
    signal(find(), 'SIGKILL');
}
function signal(pids, name) {
    for (const pid of pids) {
        try {
            process.kill(pid, name);
        }
        catch {
        }
    }
}
function listProcesses() {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc')
            .filter((name) => /^\d+$/.test(name))
            .map(Number);
    }
    catch {
        return [];
    }
}
function readOf(pid, file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/${file}`, 'utf8');
    }
    catch {
        return '';
    }
}


/***/ }),

/***/ 42273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ actionsLog)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6805);
/* harmony import */ var _core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91583);
/* harmony import */ var _defuse_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11102);



const maxOwnAnnotations = 3;
const annotations = { notice: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm, warning: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e };
function actionsLog(shield, now) {
    const shown = { notice: 0, warning: 0 };
    const annotate = (kind, message, where) => {
        shield.resume();
        const { isFinding = where?.file !== undefined } = where ?? {};
        if (!isFinding)
            shown[kind] += 1;
        if (shown[kind] <= maxOwnAnnotations || isFinding)
            annotations[kind](message, toProperties(where));
        else
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq((0,_defuse_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .defuseCommands */ .p)(`${kind}: ${message}`));
    };
    return {
        info(message) {
            shield.resume();
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq((0,_defuse_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .defuseCommands */ .p)(message));
        },
        debug(message) {
            shield.resume();
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz(message);
        },
        notice(message, where) {
            annotate('notice', message, where);
        },
        warning(message, where) {
            annotate('warning', message, where);
        },
        async group(title, work) {
            shield.resume();
            const start = now();
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh(title);
            try {
                return await work();
            }
            finally {
                shield.resume();
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq((0,_core_summary_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .X)((now() - start) / 1000));
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
            }
        },
        mask(value) {
            shield.resume();
            if (value !== '')
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(value);
        },
    };
}
function toProperties({ title, file, startLine } = {}) {
    const properties = {};
    if (title !== undefined)
        properties.title = title;
    if (file !== undefined)
        properties.file = file;
    if (startLine !== undefined)
        properties.startLine = startLine;
    return properties;
}


/***/ }),

/***/ 11102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ defuseCommands)
/* harmony export */ });
const leadingSpace = /^[\s\u0085\u180e]*/;
function defuseCommands(text) {
    return text.replaceAll(/[^\r\n]+/g, defuseLine);
}
function defuseLine(line) {
    const start = leadingSpace.exec(line)?.[0].length ?? 0;
    const safe = line.startsWith('::', start) ? `${line.slice(0, start)}\u200b${line.slice(start)}` : line;
    return safe.replaceAll('##[', '##\u200b[');
}


/***/ }),

/***/ 87165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ markVariable),
/* harmony export */   _f: () => (/* binding */ stateLeftovers),
/* harmony export */   e3: () => (/* binding */ noLeftovers)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6805);
/* harmony import */ var _process_process_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6644);
/* harmony import */ var _saved_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28442);




const markVariable = 'CI_IMAGE_ACTIONS_STEP';
const noLeftovers = {
    processMark: {},
    remember: () => undefined,
    forget: () => undefined,
    end: () => undefined,
};
function stateLeftovers(env) {
    if ((env['GITHUB_STATE'] ?? '') === '')
        return noLeftovers;
    const mark = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    const main = { pid: process.pid, startTime: (0,_process_process_table_js__WEBPACK_IMPORTED_MODULE_1__/* .readStartTime */ .ME)(process.pid), mark };
    _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ(_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stateNames */ .U.main, JSON.stringify(main));
    const saved = new Map();
    const keyOf = (kind, name) => `${kind} ${name}`;
    return {
        processMark: { [markVariable]: mark },
        remember(leftover) {
            const key = keyOf(leftover.kind, leftover.name);
            const stateName = saved.get(key) ?? `${_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stateNames */ .U.leftover}${saved.size + 1}`;
            saved.set(key, stateName);
            _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ(stateName, JSON.stringify(leftover));
        },
        forget(kind, name) {
            const stateName = saved.get(keyOf(kind, name));
            if (stateName !== undefined)
                _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ(stateName, '');
        },
        end() {
            _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ(_saved_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stateNames */ .U.end, 'true');
        },
    };
}


/***/ }),

/***/ 82840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ stopCommands)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

function stopCommands(print) {
    let token;
    let atLineStart = true;
    return {
        write(chunk) {
            if (chunk.length === 0)
                return;
            if (token === undefined) {
                token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString('hex');
                print(`::stop-commands::${token}\n`);
            }
            print(chunk);
            atLineStart = chunk[chunk.length - 1] === 0x0a;
        },
        resume() {
            if (token === undefined)
                return;
            print(`${atLineStart ? '' : '\n'}::${token}::\n`);
            token = undefined;
            atLineStart = true;
        },
    };
}


/***/ }),

/***/ 27835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
    random: () => Math.random(),
};


/***/ }),

/***/ 84086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ readStart),
/* harmony export */   Pw: () => (/* binding */ TooLongError),
/* harmony export */   rU: () => (/* binding */ readAtMost)
/* harmony export */ });
class TooLongError extends Error {
    name = 'TooLongError';
}
async function readAtMost(source, maxBytes, what) {
    const { bytes, isWhole } = await readStart(source, maxBytes);
    if (!isWhole)
        throw new TooLongError(`${what} is longer than ${maxBytes} bytes`);
    return bytes;
}
async function readStart(source, maxBytes) {
    const pieces = [];
    let size = 0;
    for await (const piece of source) {
        pieces.push(Buffer.from(piece));
        size += piece.length;
        if (size > maxBytes)
            return { bytes: Buffer.concat(pieces, maxBytes), isWhole: false };
    }
    return { bytes: Buffer.concat(pieces, size), isWhole: true };
}


/***/ }),

/***/ 89488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G6: () => (/* binding */ writeStream),
/* harmony export */   W7: () => (/* binding */ pipeThrough),
/* harmony export */   Wx: () => (/* binding */ writePiece)
/* harmony export */ });
async function writeStream(source, target) {
    for await (const piece of source) {
        if (!(await writePiece(piece, target)))
            return;
    }
    target.end();
}
function writePiece(piece, target) {
    return new Promise((resolve) => {
        target.write(piece, (error) => {
            resolve(error === undefined || error === null);
        });
    });
}
async function* pipeThrough(source, transform) {
    writeStream(source, transform).catch((error) => {
        transform.destroy(error);
    });
    yield* transform;
}


/***/ }),

/***/ 52335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ cutError),
/* harmony export */   Bs: () => (/* binding */ withoutQueries),
/* harmony export */   H9: () => (/* binding */ finalErrorLine),
/* harmony export */   _8: () => (/* binding */ readMessage)
/* harmony export */ });
const maxErrorChars = 16_000;
const escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;
const frames = [
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z /,
    /^(?:##\[error\]|::error::)/,
    /^(?:Error: )?buildx (?:call |bake )?failed with: /,
];
const stepOutput = /^#\d+ \d+\.\d+ |^\d+\.\d{2,3} |^ *\d+ \| |^ > |^-{3,}$/;
const trailer = /^(?:Usage: |Options:$|(?:Run|See) 'docker |Learn more at http|More info|View build details: |Switch to a different driver|If you are using self-hosted runners|What's next:|Error: (?:Process completed with exit code|The process '))/;
const maxErrorLines = 12;
const buildxError = /^(?:#\d+ )?ERROR: |^error: failed to /;
const daemonError = /^[^"'`]*Error (?:response )?from daemon: /i;
const clientError = /^(?:Error: |FATA\[\d+\] |fatal: |error during connect: )/;
const logLine = /^time="[^"]*" level=(?:fatal|error) msg=("(?:[^"\\]|\\.)*")/;
const stackFrame = /^\s*\/?[\w./@+~-]+\.go:\d+/;
const stackHeader = /^\d+ \S+ \S*(?:buildkitd|buildctl|buildx|dockerd|docker|containerd)\b/;
function cutError(text) {
    const lines = readLines(text).filter((line) => line.trim() !== '' && !stepOutput.test(line) && !trailer.test(line));
    const start = findStart(lines);
    return bound(withoutStack(readLogLine(lines.slice(start))));
}
function readMessage(text) {
    return bound(readLines(text).filter((line) => line.trim() !== '' && !trailer.test(line)));
}
function withoutQueries(text) {
    return text.replaceAll(/(?<=https?:\/\/[^\s"?]+)\?[^\s":]*/g, '');
}
function finalErrorLine(text) {
    const lines = cutError(text);
    const last = lines.at(-1)?.trim() ?? '';
    return /^<|<\/html>$/i.test(last) ? lines.join(' ').slice(0, 1000) : last;
}
function readLines(text) {
    return text
        .replaceAll(escapes, '')
        .split(/\r?\n/)
        .map((line) => frames.reduce((rest, frame) => rest.replace(frame, ''), line.trimEnd()));
}
function findStart(lines) {
    const marked = lines.findLastIndex((line) => buildxError.test(line) || daemonError.test(line));
    if (marked !== -1)
        return beforeGitOutput(lines, marked);
    const last = Math.max(findBeginning(lines, lines.length - 1), 0);
    const marking = lines.findLastIndex((line) => logLine.test(line) || clientError.test(line));
    return marking === -1 || lines.length - marking > maxErrorLines ? last : Math.min(marking, last);
}
function beforeGitOutput(lines, marked) {
    const quoting = lines.slice(0, marked).findLastIndex((line) => line.endsWith('git stderr:'));
    const isQuoted = quoting !== -1 && !lines.slice(quoting, marked).some((line) => line.startsWith(': exit status '));
    return isQuoted && buildxError.test(lines[quoting] ?? '') ? quoting : marked;
}
function findBeginning(lines, end, depth = 4) {
    const line = lines[end] ?? '';
    const previous = lines[end - 1] ?? '';
    const opening = openingOf(line);
    if (opening !== undefined && depth > 0 && !opening.test(line)) {
        const start = lines.slice(0, end).findLastIndex((candidate) => opening.test(candidate));
        if (start !== -1)
            return findBeginning(lines, start, depth - 1);
    }
    if (line.startsWith('<') && /<!doctype|:$/i.test(previous))
        return end - 1;
    return /unexpected status from |error from registry: |(?:^|: )errors:$/.test(previous) ? end - 1 : end;
}
function openingOf(line) {
    if (/^\s*<|<\/\w+>$/i.test(line))
        return /<(?:html|!doctype|\?xml)|^(?:GET|HEAD|PUT|POST|DELETE) https?:/i;
    if (/^\s*[\]}]/.test(line))
        return /[{[]$/;
    if (/^(?:ERROR CODE: |RESPONSE \d)/.test(line))
        return /\b(?:GET|HEAD|PUT|POST|DELETE) https?:/;
    return line.startsWith(': exit status ') ? /git stderr:$|^fatal: / : undefined;
}
function readLogLine(lines) {
    const [first = '', ...rest] = lines;
    const [, quoted] = logLine.exec(first) ?? [];
    if (quoted === undefined)
        return lines;
    return [...unquote(quoted).split('\n'), ...rest].filter((line) => line.trim() !== '');
}
function unquote(text) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        return text.slice(1, -1);
    }
}
function withoutStack(lines) {
    const frame = lines.findIndex((line, index) => stackHeader.test(line) || stackFrame.test(lines[index + 1] ?? ''));
    return frame <= 0 ? lines : lines.slice(0, frame);
}
function bound(lines) {
    const text = lines.join('\n');
    if (text.length <= maxErrorChars)
        return lines;
    return `${text.slice(0, maxErrorChars / 2)}\n${text.slice(-maxErrorChars / 2)}`.split('\n');
}


/***/ }),

/***/ 67875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ writeCsvLine),
/* harmony export */   _r: () => (/* binding */ writeLine),
/* harmony export */   ci: () => (/* binding */ readCsvFields),
/* harmony export */   nT: () => (/* binding */ rawLineForm),
/* harmony export */   oJ: () => (/* binding */ exactLineForm),
/* harmony export */   r9: () => (/* binding */ csvForm),
/* harmony export */   td: () => (/* binding */ readCsvList),
/* harmony export */   zf: () => (/* binding */ lineForm)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25175);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


const csvForm = { commas: true, quotes: true };
const lineForm = { commas: false, quotes: true };
const exactLineForm = { commas: false, quotes: true, keepsSpace: true };
const rawLineForm = { commas: false, quotes: false };
const noDelimiter = '\u0000';
const options = {
    comment: '#',
    comment_no_infix: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
};
function readCsvList(input, text, form) {
    const records = parseCsv(text, {
        ...options,
        quote: form.quotes ? '"' : false,
        delimiter: form.commas ? ',' : noDelimiter,
    });
    if (records === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Input "${input}" has a value that starts with a quote which is never closed: close it.`);
    }
    return records
        .filter(([first = '']) => !/^[ \t]+#/.test(first))
        .flat()
        .map((value) => (form.keepsSpace === true ? value : value.trim()))
        .filter((value) => value.trim() !== '');
}
function readCsvFields(line) {
    const records = parseCsv(line, { relax_column_count: true, relax_quotes: true });
    return records === undefined ? line.split(',') : (records[0] ?? []);
}
function writeCsvLine(fields) {
    return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
function writeLine(value) {
    return /^\s*["#]|[\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
function parseCsv(text, parseOptions) {
    try {
        return (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, parseOptions);
    }
    catch (error) {
        if (error instanceof csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .CsvError */ .J$ && error.code === 'CSV_QUOTE_NOT_CLOSED')
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 17333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   $v: () => (/* binding */ countAt),
/* harmony export */   Bl: () => (/* binding */ tryParseJson),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Sl: () => (/* binding */ isTextList),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gT: () => (/* binding */ listAt)
/* harmony export */ });
function tryParseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function valueAt(json, ...path) {
    let value = json;
    for (const name of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
            return undefined;
        value = value[name];
    }
    return value;
}
function textAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function countAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
function listAt(json, ...path) {
    const value = valueAt(json, ...path);
    return Array.isArray(value) ? value : [];
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTextList(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}


/***/ }),

/***/ 91583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ formatSeconds),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
    const value = bytes / 1000 ** power;
    return `${power === 0 ? bytes : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[power] ?? ''}`;
}
function formatSeconds(seconds) {
    if (seconds < 99.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}


/***/ }),

/***/ 27406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qd: () => (/* binding */ CommandError),
/* harmony export */   R9: () => (/* binding */ toMessage),
/* harmony export */   gl: () => (/* binding */ RegistryError),
/* harmony export */   oW: () => (/* binding */ UploadError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* harmony import */ var _core_failures_error_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52335);

class UserError extends Error {
    name = 'UserError';
}
class CommandError extends Error {
    name = 'CommandError';
    command;
    exitCode;
    stderr;
    timedOut;
    status;
    code;
    constructor(facts) {
        const stderr = facts.stderr.slice(-20_000);
        const line = (0,_core_failures_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .finalErrorLine */ .H9)(stderr);
        const how = facts.timedOut === true ? 'ran into its time limit' : `failed with exit code ${facts.exitCode}`;
        super(`${facts.command} ${how}${line === '' ? '' : `: ${line}`}`);
        this.command = facts.command;
        this.exitCode = facts.exitCode;
        this.stderr = stderr;
        this.timedOut = facts.timedOut ?? false;
        this.status = facts.status;
        this.code = facts.code;
    }
    get finalLine() {
        return (0,_core_failures_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .finalErrorLine */ .H9)(this.stderr);
    }
}
class UploadError extends Error {
    name = 'UploadError';
    sentDigest;
    storage;
    constructor(message, sentDigest, { storage, ...options } = {}) {
        super(message, options);
        this.sentDigest = sentDigest;
        this.storage = storage;
    }
}
class RegistryError extends Error {
    name = 'RegistryError';
    status;
    code;
    retryAfterMs;
    constructor(message, { status, code, retryAfterMs, cause }) {
        super(message, { cause });
        this.status = status;
        this.code = code;
        this.retryAfterMs = retryAfterMs;
    }
}
function toMessage(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ })

};
