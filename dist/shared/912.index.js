export const id = 912;
export const ids = [912];
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




/** Where the docker client keeps its settings: DOCKER_CONFIG, or `.docker` in the user's home. */
function dockerConfigFolder(env) {
    return env['DOCKER_CONFIG'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env['HOME'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/**
 * The docker client's configuration file; `{}` when there is none.
 * @throws UserError when it is no JSON
 */
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

/***/ 59973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ chunk)
/* harmony export */ });
/**
 * The content in blocks, each but the last as large as the memory that it is copied to.
 * @param memory for a block; whoever gets the block has it for as long as he likes
 */
async function* chunk(content, memory) {
    let block = memory();
    let filled = 0;
    for await (const piece of content) {
        for (let at = 0; at < piece.length;) {
            const bytes = piece.copy(block, filled, at);
            at += bytes;
            filled += bytes;
            if (filled < block.length)
                continue;
            yield block;
            block = memory();
            filled = 0;
        }
    }
    if (filled > 0)
        yield block.subarray(0, filled);
}


/***/ }),

/***/ 89488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ writeStream),
/* harmony export */   W: () => (/* binding */ pipeThrough)
/* harmony export */ });
/**
 * Writes a source into a target and ends it; the target has let go of each piece before the next is asked for. Rejects
 * with what the source failed with. A target that fails says so itself, by its `error` event: then the source is ended.
 */
async function writeStream(source, target) {
    for await (const piece of source) {
        if (!(await write(piece, target)))
            return;
    }
    target.end();
}
function write(piece, target) {
    return new Promise((resolve) => {
        target.write(piece, (error) => {
            resolve(error === undefined || error === null);
        });
    });
}
/** What a transform makes of a source; fails with what either fails with. */
async function* pipeThrough(source, transform) {
    writeStream(source, transform).catch((error) => {
        transform.destroy(error);
    });
    yield* transform;
}


/***/ }),

/***/ 42423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ splitCommas),
/* harmony export */   i_: () => (/* binding */ InputReader),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

/**
 * Typed reading of inputs. Empty means unset everywhere, and only here. A value that is not allowed is a UserError
 * with the value and the ones that are.
 */
class InputReader {
    #source;
    constructor(source) {
        this.#source = source;
    }
    /** The same inputs, but only those of `names`: everything else is unset. */
    only(names) {
        return new InputReader((name) => (names.includes(name) ? this.#source(name) : ''));
    }
    text(name) {
        const value = this.#source(name).trim();
        return value === '' ? undefined : value;
    }
    /** The value with its white space, for separators and for texts that are read elsewhere. */
    verbatim(name) {
        const value = this.#source(name);
        return value === '' ? undefined : value;
    }
    choice(name, allowed, fallback) {
        const value = this.text(name);
        if (value === undefined)
            return fallback;
        const match = allowed.find((option) => option === value);
        if (match === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use ${oneOf(allowed)}.`);
        }
        return match;
    }
    boolean(name, fallback) {
        const value = this.text(name);
        if (value === undefined)
            return fallback;
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (/^(false|False|FALSE)$/.test(value))
            return false;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use true or false.`);
    }
    integer(name, range) {
        const value = this.text(name);
        if (value === undefined)
            return range.fallback;
        const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
        if (!(number >= range.min && number <= range.max)) {
            const limits = `${String(range.min)} to ${String(range.max)}`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use a whole number from ${limits}.`);
        }
        return number;
    }
    /** One value a line; blank lines and lines that start with `#` are left out. */
    lines(name) {
        return this.#source(name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '' && !line.startsWith('#'));
    }
    /** Like `lines`, and commas separate too, as build-push-action reads its short lists. A quoted field keeps its commas. */
    list(name) {
        return this.lines(name)
            .flatMap(splitCommas)
            .map((value) => value.trim())
            .filter((value) => value !== '');
    }
}
/** `a,"b,c"` -> `a`, `b,c`: one line of RFC 4180, where a doubled quote inside quotes is a quote. */
function splitCommas(line) {
    const fields = [];
    const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
    for (const [, quoted, plain] of line.matchAll(field)) {
        fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    }
    return fields;
}
/** `a`, `b` or `c` */
function oneOf(values) {
    const quoted = values.map((value) => `"${value}"`);
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}


/***/ }),

/***/ 17333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   $v: () => (/* binding */ countAt),
/* harmony export */   Bl: () => (/* binding */ tryParseJson),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gT: () => (/* binding */ listAt)
/* harmony export */ });
/*
 * Reading of JSON that came from outside: nothing in it is trusted to be there or to have a type.
 */
/** What a text says; undefined when it is no JSON. */
function tryParseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The value at `path`; undefined where a step of it is missing or is no object of its own. */
function valueAt(json, ...path) {
    let value = json;
    for (const name of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
            return undefined;
        value = value[name];
    }
    return value;
}
/** The text at `path`; undefined when there is none, or it is empty. */
function textAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** The whole number from 1 at `path`. */
function countAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** The list at `path`; empty when there is none. */
function listAt(json, ...path) {
    const value = valueAt(json, ...path);
    return Array.isArray(value) ? value : [];
}


/***/ }),

/***/ 63607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ asLabel),
/* harmony export */   q: () => (/* binding */ asCode)
/* harmony export */ });
/**
 * Text from outside as code in a summary page: neither Markdown nor HTML reads any of it as anything else, and no
 * address in it becomes a link.
 */
function asCode(text) {
    const escaped = text.replaceAll(/[^A-Za-z0-9 ./:@+,-]|:(?=\/\/)|@(?!sha256:)|(?<=www)\./gu, entity);
    return `<code>${escaped}</code>`;
}
function entity(character) {
    return `&#${String(character.codePointAt(0))};`;
}
/**
 * Text from outside as part of a label in a mermaid diagram, where entities are of no use: what could end a label or
 * start a comment is replaced. A label has to begin with a word of ours, since mermaid reads `section` and the like at
 * the start of a line as keywords.
 */
function asLabel(text, longest) {
    const plain = text
        .replaceAll(/[^A-Za-z0-9 ._/@+-]/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim();
    return plain.length <= longest ? plain : `${plain.slice(0, longest - 3)}...`;
}


/***/ }),

/***/ 91583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ formatSeconds),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** A size as people read it: `1.5 GB`, in powers of ten as disks and networks count. */
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
    const value = bytes / 1000 ** power;
    return `${power === 0 ? String(bytes) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[power] ?? ''}`;
}
/** A duration as people read it: `4.2 s`, `2 min 5 s`, `1 h 3 min`. */
function formatSeconds(seconds) {
    if (seconds < 99.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 3600)
        return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
    return `${String(Math.floor(whole / 3600))} h ${String(Math.floor((whole % 3600) / 60))} min`;
}


/***/ }),

/***/ 37234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ optionalCell),
/* harmony export */   Lc: () => (/* binding */ listTable),
/* harmony export */   jb: () => (/* binding */ summaryTable),
/* harmony export */   oW: () => (/* binding */ tableLines)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63607);

/** A table under its title, for the step's summary page. Values may come from outside and are shown as they are. */
function summaryTable(title, rows) {
    return [`### ${title}`, '', ...tableLines(rows), ''].join('\n');
}
/** A table with a row for each thing, its cells shown as they are; nothing when there is no row. */
function listTable(heads, rows) {
    if (rows.length === 0)
        return '';
    const lines = rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .asCode */ .q)(cell))).join(' | ')} |`);
    return [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...lines, ''].join('\n');
}
/** The lines of the table alone, its first row as the head: an empty head would show as a gap. */
function tableLines(rows) {
    const shown = rows.filter(([, values]) => values.length > 0);
    const [first = '', ...others] = shown.map(([name, values]) => `| ${name} | ${values.map(_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .asCode */ .q).join('<br>')} |`);
    return [first, '|:--|:--|', ...others];
}
/** The values of a row that may have none. */
function optionalCell(text) {
    return text === undefined || text === '' ? [] : [text];
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
/* unused harmony export finalErrorLine */
/** The user's to mend: shown as its message alone, one sentence with the value and the next step. */
class UserError extends Error {
    name = 'UserError';
}
/** A program that ended badly, with the evidence that classifying needs. */
class CommandError extends Error {
    name = 'CommandError';
    /** The program and its subcommand, never the whole argv: arguments may hold values that a log must not. */
    command;
    /** Exit code; -1 when a signal or a time limit ended it. */
    exitCode;
    /** The end of what it wrote on stderr, at most 20 kB. */
    stderr;
    timedOut;
    constructor(facts) {
        const line = finalErrorLine(facts.stderr);
        const how = facts.timedOut === true ? 'ran into its time limit' : `failed with exit code ${String(facts.exitCode)}`;
        super(`${facts.command} ${how}${line === '' ? '' : `: ${line}`}`);
        this.command = facts.command;
        this.exitCode = facts.exitCode;
        this.stderr = facts.stderr.slice(-20_000);
        this.timedOut = facts.timedOut ?? false;
    }
    /** The line that says why: what a failure is classified on (failures-and-threats section 1). */
    get finalLine() {
        return finalErrorLine(this.stderr);
    }
}
/** An upload of an artifact that failed, or whose answer got lost. */
class UploadError extends Error {
    name = 'UploadError';
    /** `sha256:<hex>` of what was sent; undefined when not all of it was. */
    sentDigest;
    constructor(message, sentDigest, options) {
        super(message, options);
        this.sentDigest = sentDigest;
    }
}
/** A registry that did not do what the distribution API asked it for. */
class RegistryError extends Error {
    name = 'RegistryRefusal';
    /** HTTP status; undefined when the connection failed. What no retry can mend has a status below 500. */
    status;
    /** Milliseconds that it asks to wait. */
    retryAfterMs;
    constructor(message, status, retryAfterMs, options) {
        super(message, options);
        this.status = status;
        this.retryAfterMs = retryAfterMs;
    }
}
const trailer = /^Switch to a different driver|^(Run|See) 'docker |^Usage: |^Learn more at http|^View build details: /;
const markup = /^<\/?[a-z!]|<\/html>$/i;
/**
 * The line that says why a program failed: the last one that is not empty, since buildx and docker both put the reason
 * there, never earlier. What clients print behind it (usage, links) is passed over, and an answer that is a page of
 * HTML is joined to the line that it begins on.
 */
function finalErrorLine(stderr) {
    const lines = stderr
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !trailer.test(line));
    const last = lines.at(-1) ?? '';
    if (!markup.test(last))
        return last;
    const start = lines.findLastIndex((line) => /<(html|!doctype)/i.test(line));
    return start === -1 ? last : lines.slice(start).join(' ').slice(0, 1000);
}
/** What to show of anything that was thrown. */
function toMessage(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 88437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 3 modules
var core = __webpack_require__(6805);
// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/summary.js
var summary = __webpack_require__(43327);
// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
;// CONCATENATED MODULE: ./build/src/adapters/runner/actions-log.js


/** GitHub shows ten annotations of a kind for a step; three of ours leave room for the tool's own findings. */
const shownOfAKind = 3;
/** By name: what is not named of the library is not in the bundle. */
const annotations = { notice: core/* notice */.lm, warning: core/* warning */.$e };
/** The step's log on a runner. Everything printed here first ends the shield around child output. */
function actionsLog(shield, now) {
    const shown = { notice: 0, warning: 0 };
    const annotate = (kind, message, where) => {
        shield.resume();
        const { isFinding = where?.file !== undefined, ...place } = where ?? {};
        if (!isFinding)
            shown[kind] += 1;
        if (shown[kind] <= shownOfAKind || isFinding)
            annotations[kind](message, place);
        else
            core/* info */.pq(withoutCommands(`${kind}: ${message}`));
    };
    return {
        info(message) {
            shield.resume();
            core/* info */.pq(withoutCommands(message));
        },
        debug(message) {
            shield.resume();
            core/* debug */.Yz(message);
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
            core/* startGroup */.Oh(title);
            try {
                return await work();
            }
            finally {
                shield.resume();
                core/* info */.pq((0,format/* formatSeconds */.X)((now() - start) / 1000));
                core/* endGroup */.N4();
            }
        },
        mask(value) {
            shield.resume();
            if (value !== '')
                core/* setSecret */.Pq(value);
        },
    };
}
/**
 * Text that merely shows something must not become a command: neither `::name::`, which begins a line, nor the older
 * `##[name]`, which a runner finds anywhere in it (threat 8).
 */
function withoutCommands(message) {
    return message.replaceAll(/^(\s*)::/gm, '$1\u200b::').replaceAll('##[', '##\u200b[');
}

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
// EXTERNAL MODULE: ./build/src/adapters/streams/write-stream.js
var write_stream = __webpack_require__(89488);
;// CONCATENATED MODULE: ./build/src/adapters/process/child-processes.js







const keptStderr = 1_000_000;
const graceBeforeKillMs = 3_000;
/**
 * Exec on real processes. Each program leads a process group of its own, so that a time limit or a cancelled job ends
 * it with everything that it started (B5): SIGTERM, and SIGKILL three seconds later.
 * @param environment of every program, but for what a call replaces
 */
function childProcesses(shield, environment = process.env) {
    return {
        async run(program, args, options = {}) {
            const { child, ended } = start(program, args, options, environment, shield);
            const stdout = [];
            child.stdout?.on('data', (chunk) => {
                stdout.push(chunk);
                if (options.show === true)
                    shield.write(chunk);
            });
            const result = await ended;
            return { ...result, stdout: Buffer.concat(stdout).toString('utf8') };
        },
        stream(program, args, options = {}) {
            const { child, ended } = start(program, args, options, environment, shield);
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
function start(program, args, options, environment, shield) {
    options.signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(program, [...args], {
        cwd: options.cwd,
        env: options.env === undefined ? environment : { ...environment, ...options.env },
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
        }, graceBeforeKillMs);
    };
    const timer = options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            end();
        }, options.timeoutMs);
    options.signal?.addEventListener('abort', end, { once: true });
    let stderr = '';
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let partLine = '';
    child.stderr?.on('data', (chunk) => {
        if (options.show === true)
            shield.write(chunk);
        const text = decoder.write(chunk);
        stderr = (stderr + text).slice(-keptStderr);
        if (options.onLine === undefined)
            return;
        const lines = (partLine + text).split('\n');
        partLine = lines.pop() ?? '';
        for (const line of lines)
            options.onLine(line);
    });
    let inputFailure;
    if (child.stdin !== null) {
        feed(options.input ?? '', child.stdin).catch((error) => {
            inputFailure = asError(error);
            signalGroup(child, 'SIGTERM');
        });
    }
    const ended = new Promise((resolve, reject) => {
        const settle = () => {
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal?.removeEventListener('abort', end);
        };
        child.once('error', (error) => {
            settle();
            reject(error.code === 'ENOENT'
                ? new errors/* UserError */.yo(`The program "${program}" is not on PATH: install it on this runner.`)
                : error);
        });
        child.once('close', (code) => {
            settle();
            if (options.signal?.aborted === true)
                reject(asError(options.signal.reason));
            else if (inputFailure !== undefined)
                reject(inputFailure);
            else
                resolve({ exitCode: code ?? -1, stdout: '', stderr, timedOut });
        });
    });
    // Whoever reads the stream may fail before looking at `done`.
    ended.catch(() => undefined);
    return { child, ended };
}
/** A program that ends without reading all its input is judged by its exit code, not by the broken pipe. */
function feed(input, stdin) {
    stdin.on('error', () => undefined);
    if (typeof input !== 'string')
        return (0,write_stream/* writeStream */.G)(input, stdin);
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
        // The group is gone already.
    }
}
function asError(reason) {
    return reason instanceof Error ? reason : new Error(String(reason));
}

// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/adapters/docker/docker-config.js
var docker_config = __webpack_require__(70110);
;// CONCATENATED MODULE: ./build/src/adapters/docker/docker-plugins.js





/** Where packages put plugins for all users, in the docker client's own order. */
const systemFolders = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/**
 * Starts `docker buildx …` as the plugin itself, found where the docker client would find it: the client starts it
 * twice for each call, once to ask what it is. Where it is not found the client has its turn. Everything else passes.
 * @param env of the docker client
 */
function dockerPlugins(exec, env) {
    let found;
    const direct = async (program, args) => {
        if (program !== 'docker' || args[0] !== 'buildx')
            return [program, args];
        const plugin = await (found ??= findPlugin('docker-buildx', env));
        return plugin === undefined ? [program, args] : [plugin, args.slice(1)];
    };
    return {
        ...exec,
        async run(program, args, options) {
            return exec.run(...(await direct(program, args)), options);
        },
    };
}
async function findPlugin(name, env) {
    // The client only warns of a file that it cannot read.
    const config = await (0,docker_config/* readDockerConfig */.T)(env).catch(() => ({}));
    const extra = (0,read_json/* listAt */.gT)(config, 'cliPluginsExtraDirs');
    for (const folder of [...extra.map(String), (0,external_node_path_.join)((0,docker_config/* dockerConfigFolder */.P)(env), 'cli-plugins'), ...systemFolders]) {
        const path = (0,external_node_path_.join)(folder, name);
        const isThere = await (0,promises_.access)(path, external_node_fs_.constants.X_OK).then(() => true, () => false);
        if (isThere)
            return path;
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/adapters/streams/chunk.js
var chunk = __webpack_require__(59973);
;// CONCATENATED MODULE: ./build/src/adapters/runner/runner-files.js






const chunkBytes = 256 << 10;
/** Each write is handed to a thread, which takes as long as a hundred kilobytes do. */
const blockBytes = 1 << 20;
const lookAgainMs = 20;
/** Files on the runner; `cleanUp` removes every temporary folder that was handed out. */
function runnerFiles(env) {
    const folders = [];
    return {
        readText: (path) => (0,promises_.readFile)(path, 'utf8'),
        async writeText(path, text) {
            const part = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_crypto_.randomUUID)()}.part`);
            await (0,promises_.writeFile)(part, text, { mode: 0o600 });
            await (0,promises_.rename)(part, path);
        },
        async exists(path) {
            try {
                await (0,promises_.access)(path);
                return true;
            }
            catch {
                return false;
            }
        },
        size: async (path) => (await (0,promises_.stat)(path)).size,
        remove: (path) => (0,promises_.rm)(path, { recursive: true, force: true }),
        rename: (from, to) => (0,promises_.rename)(from, to),
        async temporaryFolder({ lasting = false } = {}) {
            const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'ci-image-actions-'));
            if (!lasting)
                folders.push(folder);
            return folder;
        },
        async freeBytes(path) {
            const { bavail, bsize } = await (0,promises_.statfs)(path);
            return bavail * bsize;
        },
        read: (path) => growing(path, Promise.resolve(path)),
        follow: growing,
        async write(path, content) {
            try {
                await writeAll(path, content);
            }
            catch (error) {
                await (0,promises_.rm)(path, { force: true });
                throw error;
            }
        },
        async cleanUp() {
            for (const folder of folders)
                await (0,promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}
async function writeAll(path, content) {
    const file = await (0,promises_.open)(path, 'w', 0o600);
    try {
        const memory = Buffer.allocUnsafe(blockBytes);
        for await (const block of (0,chunk/* chunk */.i)(content, () => memory))
            await file.writeFile(block);
    }
    finally {
        await file.close();
    }
}
async function* growing(path, complete) {
    let whole;
    let file;
    const memory = Buffer.allocUnsafe(chunkBytes);
    try {
        for (;;) {
            // Known before the read: what was whole by then is read to its end.
            const last = whole;
            file ??= await (0,promises_.open)(last ?? path).catch((error) => {
                if (last !== undefined)
                    throw error;
                return undefined;
            });
            const bytes = (await file?.read(memory))?.bytesRead ?? 0;
            if (bytes > 0)
                yield memory.subarray(0, bytes);
            else if (last !== undefined)
                return;
            else
                whole = await Promise.race([complete, (0,external_node_timers_promises_.setTimeout)(lookAgainMs, undefined, { ref: false })]);
        }
    }
    finally {
        await file?.close();
    }
}

;// CONCATENATED MODULE: ./build/src/adapters/runner/run-facts.js


/**
 * Reads the run's facts from the runner's environment and its event file.
 * @throws UserError when this does not run inside a workflow.
 */
function readRunFacts(env) {
    const required = (name) => {
        const value = env[name];
        if (value === undefined || value === '') {
            throw new errors/* UserError */.yo(`The variable ${name} is not set: run this as a step of a GitHub Actions workflow.`);
        }
        return value;
    };
    const eventPath = env['GITHUB_EVENT_PATH'];
    let payload = {};
    if (eventPath !== undefined && eventPath !== '') {
        try {
            payload = JSON.parse((0,external_node_fs_.readFileSync)(eventPath, 'utf8'));
        }
        catch (error) {
            throw new errors/* UserError */.yo(`The event file "${eventPath}" cannot be read as JSON: check what wrote GITHUB_EVENT_PATH.`, {
                cause: error,
            });
        }
    }
    return {
        eventName: required('GITHUB_EVENT_NAME'),
        payload,
        ref: env['GITHUB_REF'] ?? '',
        sha: env['GITHUB_SHA'] ?? '',
        repository: required('GITHUB_REPOSITORY'),
        actor: env['GITHUB_ACTOR'] ?? '',
        runId: Number(env['GITHUB_RUN_ID'] ?? 0),
        runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? 1),
        serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
        workspace: env['GITHUB_WORKSPACE'] ?? '.',
        env,
    };
}

;// CONCATENATED MODULE: ./build/src/adapters/runner/stop-commands.js

/**
 * A child's line `::set-output …` or `##[…]` must stay text. The token that switches commands on again is 128 random
 * bits that no child can know.
 */
function stopCommands(print) {
    let token;
    let atLineStart = true;
    return {
        write(chunk) {
            if (chunk.length === 0)
                return;
            if (token === undefined) {
                token = (0,external_node_crypto_.randomBytes)(16).toString('hex');
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

;// CONCATENATED MODULE: ./build/src/adapters/runner/system-clock.js

/** The machine's time and chance. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
    random: () => Math.random(),
};

// EXTERNAL MODULE: ./build/src/core/inputs/input-reader.js
var input_reader = __webpack_require__(42423);
;// CONCATENATED MODULE: ./build/src/core/summary/truncate.js
const note = [
    '',
    '> [!NOTE]',
    '> The rest of this page is left out, since GitHub shows no page of more than 1 MiB; the log of the step has it all.',
    '',
].join('\n');
/**
 * The page, or as much of it as `limitBytes` (of UTF-8) allow: cut between two lines, a diagram left out whole, and
 * what is folded closed, so that what is left renders as before.
 */
function truncatePage(page, limitBytes) {
    if (bytesOf(page) <= limitBytes)
        return page;
    const room = limitBytes - bytesOf(note);
    const kept = [];
    let bytes = 0;
    // What a cut here would have to close.
    let fenceAt;
    let open = 0;
    for (const line of page.split('\n')) {
        const size = bytesOf(line) + 1;
        const opens = count(line, '<details') - count(line, '</details');
        const closing = (open + Math.max(0, opens)) * '\n</details>\n'.length;
        if (bytes + size + closing > room)
            break;
        if (line.startsWith('```'))
            fenceAt = fenceAt === undefined ? kept.length : undefined;
        kept.push(line);
        bytes += size;
        open += opens;
    }
    const whole = fenceAt === undefined ? kept : kept.slice(0, fenceAt);
    return [...whole, ...Array(Math.max(0, open)).fill('\n</details>'), note].join('\n');
}
function bytesOf(text) {
    return new TextEncoder().encode(text).length;
}
function count(line, part) {
    return line.split(part).length - 1;
}

;// CONCATENATED MODULE: ./build/src/run-action.js











/** Bytes. GitHub drops a summary of more than 1 MiB whole. */
const summaryLimit = 900_000;
/**
 * Runs one action: collects what it needs from the runner, writes its outputs and summary, turns an error into the
 * step's failure, cleans up, and leaves. The forced exit is for sockets that would keep Node alive after the last await.
 */
async function runAction(action) {
    const shield = stopCommands((chunk) => process.stdout.write(chunk));
    const log = actionsLog(shield, () => systemClock.now());
    const files = runnerFiles(process.env);
    const cancel = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
            cancel.abort(new errors/* UserError */.yo('The job was cancelled.'));
        });
    }
    const fail = (error) => {
        shield.resume();
        core/* setFailed */.C1((0,errors/* toMessage */.R9)(error));
        if (error instanceof Error && !(error instanceof errors/* UserError */.yo) && error.stack !== undefined)
            core/* debug */.Yz(error.stack);
    };
    // A library's promise that never settles leaves Node with nothing to do, and it would end without a word.
    const stuck = new Promise((_, reject) => {
        process.once('beforeExit', () => {
            reject(new Error('This step waits for something that cannot come any more: run it again, and report this.'));
        });
    });
    try {
        const inputs = new input_reader/* InputReader */.i_((name) => core/* getInput */.V4(name, { trimWhitespace: false }));
        const io = {
            inputs,
            run: readRunFacts(process.env),
            log,
            clock: systemClock,
            exec: dockerPlugins(childProcesses(shield), process.env),
            files,
            signal: cancel.signal,
        };
        const end = await Promise.race([action(io), stuck]);
        shield.resume();
        for (const [name, value] of Object.entries(end.outputs))
            core/* setOutput */.uH(name, value);
        for (const [name, value] of Object.entries(end.env ?? {}))
            core/* exportVariable */.dN(name, value);
        if (end.summary !== undefined && hasSummary())
            await summary/* summary */.z.addRaw(truncatePage(end.summary, summaryLimit)).write();
        if (end.failure !== undefined)
            fail(end.failure);
    }
    catch (error) {
        fail(error);
    }
    try {
        await files.cleanUp();
    }
    catch (error) {
        core/* info */.pq(`Cleaning up failed: ${(0,errors/* toMessage */.R9)(error)}`);
    }
    await flushed(process.stdout);
    process.exit();
}
/** Runners other than GitHub's may have no summary page. */
function hasSummary() {
    return (process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '';
}
function flushed(stream) {
    return new Promise((resolve) => {
        stream.write('', () => {
            resolve();
        });
    });
}


/***/ })

};
