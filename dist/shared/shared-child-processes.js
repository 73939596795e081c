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




/** The folder of the docker client's settings: DOCKER_CONFIG, or `.docker` in the user's home. */
function dockerConfigFolder(env) {
    return env['DOCKER_CONFIG'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env['HOME'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/**
 * Reads the docker client's configuration file; `{}` when there is none.
 * https://docs.docker.com/reference/cli/docker/#configuration-files
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
 * Copies the content into blocks. Each but the last is as large as its memory.
 * @param memory gives the memory of the next block; the reader of a block may keep it unless this gives it again
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
 * Writes a source into a target and ends the target. The target is done with each piece before the next one is read, since
 * the memory of a piece is used again. Rejects when the source fails. When the target fails, which its own `error` event
 * says, no more of the source is read.
 */
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
/** The output of a transform for a source. Fails when either fails. */
async function* pipeThrough(source, transform) {
    writeStream(source, transform).catch((error) => {
        transform.destroy(error);
    });
    yield* transform;
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
/** For secrets, whose values are kept byte by byte. */
const exactLineForm = { commas: false, quotes: true, keepsSpace: true };
/** For what buildx reads as CSV itself. */
const rawLineForm = { commas: false, quotes: false };
/** Separates nothing: a comma, and a quote behind it, belong to the line. No input holds this character. */
const noDelimiter = '\u0000';
const options = {
    comment: '#',
    comment_no_infix: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
};
/**
 * Reads the values of a list input as build-push-action does, whose reader is
 * https://github.com/docker/actions-toolkit/blob/main/src/util.ts (`getInputList`). Lines that start with `#` are
 * comments here, also indented ones.
 * @throws UserError for a quote that is not closed
 */
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
/** Reads one line: `a,"b,c"` gives `a` and `b,c`. A line whose quote is not closed has no quotes. */
function readCsvFields(line) {
    const records = parseCsv(line, { relax_column_count: true, relax_quotes: true });
    return records === undefined ? line.split(',') : (records[0] ?? []);
}
/** Writes one line as buildx reads its options: a field that holds a comma, a quote or a newline is quoted. */
function writeCsvLine(fields) {
    return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
/** Writes a value so that a list of whole lines gives it back: in quotes where it would end, or be a comment. */
function writeLine(value) {
    return /^\s*["#]|[\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
/** @returns undefined when a quote is not closed */
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

/***/ 42423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ InputReader),
/* harmony export */   y: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _csv_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67875);


/**
 * Reads the inputs of an action by type. An empty input counts as unset, which is decided here alone. A value that is not
 * allowed is a UserError that quotes it and says what is.
 */
class InputReader {
    #source;
    constructor(source) {
        this.#source = source;
    }
    /** Narrows the inputs to those of `names`: all others are unset. */
    only(names) {
        return new InputReader((name) => (names.includes(name) ? this.#source(name) : ''));
    }
    text(name) {
        const value = this.#source(name).trim();
        return value === '' ? undefined : value;
    }
    /** The value with its white space, for separators and for texts that others parse. */
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
            const limits = `${range.min} to ${range.max}`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use a whole number from ${limits}.`);
        }
        return number;
    }
    /** One value a line, with its quotes; blank lines and lines that start with `#` are left out. */
    lines(name) {
        return this.#source(name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '' && !line.startsWith('#'));
    }
    /** Values separated by newlines and, unless `form` says otherwise, by commas; quotes keep either. */
    list(name, form = _csv_js__WEBPACK_IMPORTED_MODULE_1__/* .csvForm */ .r9) {
        return (0,_csv_js__WEBPACK_IMPORTED_MODULE_1__/* .readCsvList */ .td)(name, this.text(name) ?? '', form);
    }
}
/** Joins what is allowed for a sentence: `"a", "b" or "c"`. */
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
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Sl: () => (/* binding */ isTextList),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gT: () => (/* binding */ listAt)
/* harmony export */ });
/*
 * Reads single fields of JSON from outside: nothing in it is trusted to be there or to have a type. No schemas (valibot),
 * because the documents are large, a field that nobody asks for must never be a reason to fail, and every chunk of `dist`
 * would carry the library.
 */
/** Parses a text; undefined when it is no JSON. */
function tryParseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Reads the value at `path`; undefined where a step is missing, inherited, or in something that is no object. */
function valueAt(json, ...path) {
    let value = json;
    for (const name of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
            return undefined;
        value = value[name];
    }
    return value;
}
/** Reads the text at `path`; undefined when there is none, or it is empty. */
function textAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** Reads the whole number from 1 upwards at `path`; undefined when there is none. */
function countAt(json, ...path) {
    const value = valueAt(json, ...path);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** Reads the list at `path`; empty when there is none. */
function listAt(json, ...path) {
    const value = valueAt(json, ...path);
    return Array.isArray(value) ? value : [];
}
/** Whether a value is a JSON object: neither a list nor null. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Whether a value is a list of texts. */
function isTextList(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}


/***/ }),

/***/ 63607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ escapeAsLabel),
/* harmony export */   n: () => (/* binding */ escapeAsCode)
/* harmony export */ });
/**
 * Shows text from outside as code on a summary page. Every character that Markdown or HTML could read as markup becomes
 * an entity, and no address becomes a link.
 */
function escapeAsCode(text) {
    const escaped = text.replaceAll(/[^A-Za-z0-9 ./:@+,-]|:(?=\/\/)|@(?!sha256:)|(?<=www)\./gu, toEntity);
    return `<code>${escaped}</code>`;
}
function toEntity(character) {
    return `&#${character.codePointAt(0)};`;
}
/**
 * Shows text from outside in a label of a mermaid diagram, where entities do not work: characters that end a label or
 * start a comment are replaced. The label must begin with a word of ours, since mermaid reads words such as `section` at
 * the start of a line as keywords.
 */
function escapeAsLabel(text, maxLength) {
    const plain = text
        .replaceAll(/[^A-Za-z0-9 ._/@+-]/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim();
    return plain.length <= maxLength ? plain : `${plain.slice(0, maxLength - 3)}...`;
}


/***/ }),

/***/ 91583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ formatSeconds),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Shows a size as `1.5 GB`, in powers of ten, as disks and networks count. */
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
    const value = bytes / 1000 ** power;
    return `${power === 0 ? bytes : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[power] ?? ''}`;
}
/** Shows a duration as `4.2 s`, `2 min 5 s` or `1 h 3 min`. */
function formatSeconds(seconds) {
    if (seconds < 99.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}


/***/ }),

/***/ 37234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bC: () => (/* binding */ renderListTable),
/* harmony export */   cz: () => (/* binding */ factTableLines),
/* harmony export */   zB: () => (/* binding */ renderFactTable)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63607);

/** Renders a heading and a table of facts. Values may come from outside: they are shown as code. */
function renderFactTable(title, rows) {
    return [`### ${title}`, '', ...factTableLines(rows), ''].join('\n');
}
/** Renders a table with a row for each thing, its cells as code. Empty when there is no row. */
function renderListTable(heads, rows) {
    if (rows.length === 0)
        return '';
    const lines = rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeAsCode */ .n)(cell))).join(' | ')} |`);
    return [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...lines, ''].join('\n');
}
/** The lines of a table of facts. Its first row is the head, since GitHub shows an empty head as a gap. */
function factTableLines(rows) {
    const [first, ...others] = rows
        .map(([name, values]) => [name, toValues(values)])
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) => `| ${name} | ${values.map(_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeAsCode */ .n).join('<br>')} |`);
    return first === undefined ? [] : [first, '|:--|:--|', ...others];
}
function toValues(values) {
    if (values === undefined || values === '')
        return [];
    return typeof values === 'string' ? [values] : values;
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
/** An error that the user can fix. Its message is shown alone: one sentence with the value and the next step. */
class UserError extends Error {
    name = 'UserError';
}
/** A program that failed, with the evidence that classifying needs. Calls of the engine's API fail in the same way. */
class CommandError extends Error {
    name = 'CommandError';
    /** The program and its subcommand, never the whole argv: arguments may hold secrets. */
    command;
    /** Exit code; -1 when a signal or a time limit ended it. */
    exitCode;
    /** The end of its stderr, at most 20,000 characters. */
    stderr;
    timedOut;
    /** HTTP status, where an API answered in the program's place. */
    status;
    /** Code of the system error (`ECONNREFUSED`), where the connection to that API failed. */
    code;
    constructor(facts) {
        const line = finalErrorLine(facts.stderr);
        const how = facts.timedOut === true ? 'ran into its time limit' : `failed with exit code ${facts.exitCode}`;
        super(`${facts.command} ${how}${line === '' ? '' : `: ${line}`}`);
        this.command = facts.command;
        this.exitCode = facts.exitCode;
        this.stderr = facts.stderr.slice(-20_000);
        this.timedOut = facts.timedOut ?? false;
        this.status = facts.status;
        this.code = facts.code;
    }
    /** The line that says why. */
    get finalLine() {
        return finalErrorLine(this.stderr);
    }
}
/** An upload of an artifact that failed, or whose answer got lost. A status or code is in its cause. */
class UploadError extends Error {
    name = 'UploadError';
    /** `sha256:<hex>` of what was sent. Undefined: not all of it was. */
    sentDigest;
    /** Host of the storage that refused the content, and its HTTP status. Undefined: something else failed. */
    storage;
    constructor(message, sentDigest, { storage, ...options } = {}) {
        super(message, options);
        this.sentDigest = sentDigest;
        this.storage = storage;
    }
}
/** A call of the distribution API that failed. */
class RegistryError extends Error {
    name = 'RegistryError';
    /** HTTP status. Undefined: the connection failed. An answer that must not be used counts as 400: no retry helps. */
    status;
    /** The registry's error code: `DENIED`, `NAME_UNKNOWN`. */
    code;
    /** Milliseconds that the registry asks to wait. */
    retryAfterMs;
    constructor(message, { status, code, retryAfterMs, cause }) {
        super(message, { cause });
        this.status = status;
        this.code = code;
        this.retryAfterMs = retryAfterMs;
    }
}
/** What clients print behind the reason: usage, links, advice. */
const trailer = /^Switch to a different driver|^(Run|See) 'docker |^Usage: |^Learn more at http|^View build details: /;
/** The end of a page of HTML. */
const markup = /^<\/?[a-z!]|<\/html>$/i;
/**
 * Finds the line that says why a program failed: the last one that is not empty, where docker and buildx put the reason.
 * Skips usage and links behind it. Joins a page of HTML, which a proxy may answer, to one line of at most 1000 characters.
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
/** The message of anything that was thrown. */
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
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/adapters/docker/docker-config.js
var docker_config = __webpack_require__(70110);
;// CONCATENATED MODULE: ./build/src/adapters/docker/docker-plugins.js





/**
 * Where packages put plugins for all users, in the order of the docker client:
 * https://github.com/docker/cli/blob/master/cli-plugins/manager/manager_unix.go
 */
const systemFolders = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/**
 * Runs `docker buildx …` as the plugin itself, found where the docker client finds it. This saves time, since the client
 * starts a plugin twice for each call, first for its metadata. When it is not found, the client is run. Any other program
 * is run as it is.
 * @param env of the docker client
 */
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
    // The docker client only warns of a file that it cannot read.
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/adapters/streams/write-stream.js
var write_stream = __webpack_require__(89488);
;// CONCATENATED MODULE: ./build/src/adapters/process/child-processes.js







const maxStderrChars = 1_000_000;
const killAfterMs = 3_000;
/**
 * Runs real programs. Each one leads a process group of its own, so that a time limit or a cancelled job ends it with all
 * programs that it started: by SIGTERM, and by SIGKILL three seconds later.
 * https://nodejs.org/api/child_process.html#optionsdetached
 * @param environment of every program, unless a call replaces variables
 */
function childProcesses(shield, environment = process.env) {
    return {
        async run(program, args, options = {}) {
            const { child, ended } = startProgram([program, ...args], options, environment, shield);
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
        }, killAfterMs);
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
        stderr = (stderr + text).slice(-maxStderrChars);
        if (options.onLine === undefined)
            return;
        const lines = (partLine + text).split('\n');
        partLine = lines.pop() ?? '';
        for (const line of lines)
            options.onLine(line);
    });
    let inputFailure;
    if (child.stdin !== null) {
        writeInput(options.input ?? '', child.stdin).catch((error) => {
            inputFailure = toError(error);
            signalGroup(child, 'SIGTERM');
        });
    }
    const ended = new Promise((resolve, reject) => {
        const release = () => {
            clearTimeout(timer);
            clearTimeout(killer);
            options.signal?.removeEventListener('abort', end);
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
            else if (inputFailure !== undefined)
                reject(inputFailure);
            else
                resolve({ exitCode: code ?? -1, stdout: '', stderr, timedOut });
        });
    });
    // The reader of a stream may fail before it awaits `done`: that must not be an unhandled rejection.
    ended.catch(() => undefined);
    return { child, ended };
}
/** Ignores a broken pipe: a program that ends without reading all its input is judged by its exit code. */
function writeInput(input, stdin) {
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
function toError(reason) {
    return reason instanceof Error ? reason : new Error(String(reason));
}

// EXTERNAL MODULE: ./build/src/core/summary/format.js
var format = __webpack_require__(91583);
;// CONCATENATED MODULE: ./build/src/adapters/runner/actions-log.js


/**
 * Messages about the work that become annotations. GitHub shows ten of a kind for a step, so that three leave room for
 * findings: https://docs.github.com/en/rest/checks/runs#create-a-check-run
 */
const maxOwnAnnotations = 3;
/** Named one by one, so that the bundle leaves out the rest of the library. */
const annotations = { notice: core/* notice */.lm, warning: core/* warning */.$e };
/** The step's log on a runner. Each message first switches workflow commands on again, which the shield switched off. */
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
            core/* info */.pq(defuseCommands(`${kind}: ${message}`));
    };
    return {
        info(message) {
            shield.resume();
            core/* info */.pq(defuseCommands(message));
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
/**
 * Keeps text from becoming a workflow command by a zero-width space: `::name::` at the start of a line, and the older
 * `##[name]` anywhere in it.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function defuseCommands(message) {
    return message.replaceAll(/^(\s*)::/gm, '$1\u200b::').replaceAll('##[', '##\u200b[');
}

;// CONCATENATED MODULE: ./build/src/adapters/runner/run-facts.js


/**
 * Reads the run's facts from the runner's variables and its event file:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @throws UserError when this does not run inside a workflow
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/adapters/streams/chunk.js
var chunk = __webpack_require__(59973);
;// CONCATENATED MODULE: ./build/src/adapters/runner/runner-files.js






/** As large as one read of a file is. */
const readBytes = 256 << 10;
/** As large as one write is. Handing a write to Node's thread pool costs as much time as writing 100 kB. */
const writeBytes = 1 << 20;
const pollMs = 20;
/** Files on the runner. `cleanUp` removes every temporary folder that was made and is not `lasting`. */
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
        read: (path) => followFile(path, Promise.resolve(path)),
        follow: followFile,
        async write(path, content) {
            try {
                await writeFileChunks(path, content);
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
async function writeFileChunks(path, content) {
    const file = await (0,promises_.open)(path, 'w', 0o600);
    try {
        const memory = Buffer.allocUnsafe(writeBytes);
        for await (const block of (0,chunk/* chunk */.i)(content, () => memory))
            await file.writeFile(block);
    }
    finally {
        await file.close();
    }
}
/** Reads a file to its end, over and over until `complete` says that nothing is added any more. */
async function* followFile(path, complete) {
    let whole;
    let file;
    const memory = Buffer.allocUnsafe(readBytes);
    try {
        for (;;) {
            // Taken before the read: a file that was whole by then is read to its end.
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
                whole = await Promise.race([complete, (0,external_node_timers_promises_.setTimeout)(pollMs, undefined, { ref: false })]);
        }
    }
    finally {
        await file?.close();
    }
}

;// CONCATENATED MODULE: ./build/src/adapters/runner/stop-commands.js

/**
 * Keeps a child's line `::set-env …` or `##[…]` plain text. The token that switches commands on again is 128 random bits,
 * which no child can know.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
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

/** The machine's time and randomness. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal });
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
const truncationNote = [
    '',
    '> [!NOTE]',
    '> The rest of this page is left out, since GitHub shows no page of more than 1 MiB; the log of the step has it all.',
    '',
].join('\n');
/**
 * Cuts a page to at most `maxBytes` of UTF-8, with a note at its end. It is cut between two lines, a diagram that does
 * not fit is left out whole, and `<details>` are closed, so that what is left renders as before.
 * The limit: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
function truncatePage(page, maxBytes) {
    if (utf8Bytes(page) <= maxBytes)
        return page;
    const room = maxBytes - utf8Bytes(truncationNote);
    const kept = [];
    let bytes = 0;
    let fenceStart;
    let openDetails = 0;
    for (const line of page.split('\n')) {
        const lineBytes = utf8Bytes(line) + 1;
        const opened = countOccurrences(line, '<details') - countOccurrences(line, '</details');
        const closingBytes = (openDetails + Math.max(0, opened)) * '\n</details>\n'.length;
        if (bytes + lineBytes + closingBytes > room)
            break;
        if (line.startsWith('```'))
            fenceStart = fenceStart === undefined ? kept.length : undefined;
        kept.push(line);
        bytes += lineBytes;
        openDetails += opened;
    }
    const whole = fenceStart === undefined ? kept : kept.slice(0, fenceStart);
    return [...whole, ...Array(Math.max(0, openDetails)).fill('\n</details>'), truncationNote].join('\n');
}
function utf8Bytes(text) {
    return new TextEncoder().encode(text).length;
}
function countOccurrences(line, part) {
    return line.split(part).length - 1;
}

;// CONCATENATED MODULE: ./build/src/run-action.js











/**
 * GitHub drops a summary of more than 1 MiB as a whole:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const maxSummaryBytes = 900_000;
/**
 * Runs one action: reads what it needs from the runner, writes its outputs and summary, turns an error into the step's
 * failure, cleans up, and exits. The exit is forced, since open sockets would keep Node alive after the last await.
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
    // A promise of a library that never settles leaves Node with nothing to do: it would exit without a message.
    const stuck = new Promise((_, reject) => {
        process.once('beforeExit', () => {
            reject(new Error('This step waits for something that cannot come any more: run it again, and report this.'));
        });
    });
    try {
        const inputs = new input_reader/* InputReader */.i((name) => core/* getInput */.V4(name, { trimWhitespace: false }));
        const io = {
            inputs,
            run: readRunFacts(process.env),
            log,
            clock: systemClock,
            exec: directPlugins(childProcesses(shield), process.env),
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
            await summary/* summary */.z.addRaw(truncatePage(end.summary, maxSummaryBytes)).write();
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
    await flush(process.stdout);
    process.exit();
}
/** Runners other than GitHub's may have no summary page. */
function hasSummary() {
    return (process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '';
}
function flush(stream) {
    return new Promise((resolve) => {
        stream.write('', () => {
            resolve();
        });
    });
}


/***/ })

};
