export const id = 567;
export const ids = [567];
export const modules = {

/***/ 58349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ findProxy),
/* harmony export */   P: () => (/* binding */ proxyPasswords)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);

const variablesOf = { 'https:': ['https_proxy', 'HTTPS_PROXY'], 'http:': ['http_proxy', 'HTTP_PROXY'] };
function findProxy({ protocol, hostname, port }, env) {
    const isSecure = protocol === 'https:';
    const name = firstSet(variablesOf[isSecure ? 'https:' : 'http:'], env);
    if (name === undefined)
        return undefined;
    const host = hostname.toLowerCase();
    if (isThisMachine(host))
        return undefined;
    const withPort = `${host}:${port === '' ? (isSecure ? 443 : 80) : port}`;
    const exceptions = env[firstSet(['no_proxy', 'NO_PROXY'], env) ?? '']?.toLowerCase().split(/[\s,]+/) ?? [];
    const isException = exceptions.some((entry) => {
        if (entry === '')
            return false;
        if (entry === '*')
            return true;
        const suffix = entry.replace(/^\*?\./, '');
        return [host, withPort].some((target) => target === suffix || target.endsWith(`.${suffix}`));
    });
    return isException ? undefined : parseProxy(name, env[name] ?? '');
}
function proxyPasswords(env) {
    const urls = Object.values(variablesOf)
        .flat()
        .map((name) => parseProxyUrl(env[name] ?? ''));
    const found = urls.flatMap((url) => (url === null ? [] : [url.password, decode(url.password)]));
    return [...new Set(found)].filter((password) => password !== '');
}
function firstSet(names, env) {
    return names.find((name) => (env[name] ?? '').trim() !== '');
}
function isThisMachine(host) {
    return host === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]';
}
function parseProxyUrl(value) {
    const trimmed = value.trim();
    return URL.parse(trimmed.includes('://') ? trimmed : `http://${trimmed}`);
}
function parseProxy(variable, value) {
    const url = parseProxyUrl(value);
    if (url === null || url.hostname === '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The variable ${variable} is not the URL of a proxy: write it as "http://proxy.example:3128".`);
    }
    const { protocol, username, password, hostname, port } = url;
    if (protocol !== 'http:' && protocol !== 'https:') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The variable ${variable} names a proxy that speaks "${protocol}": give one that is reached by http:// or https://.`);
    }
    const login = `${decode(username)}:${decode(password)}`;
    return {
        protocol,
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port),
        authorization: login === ':' ? undefined : `Basic ${Buffer.from(login).toString('base64')}`,
    };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 28442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ stateNames),
/* harmony export */   r: () => (/* binding */ readSavedState)
/* harmony export */ });
const stateNames = { main: 'main-process', end: 'main-ended', leftover: 'leftover-' };
function readSavedState(env) {
    const state = Object.entries(env).flatMap(([variable, value = '']) => variable.startsWith('STATE_') && value !== '' ? [[variable.slice('STATE_'.length), value]] : []);
    const main = new Map(state).get(stateNames.main);
    return {
        main: main === undefined ? undefined : JSON.parse(main),
        hasEnded: new Map(state).has(stateNames.end),
        leftovers: state
            .filter(([name]) => name.startsWith(stateNames.leftover))
            .map(([, value]) => JSON.parse(value)),
    };
}


/***/ }),

/***/ 59973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ chunk)
/* harmony export */ });
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

/***/ 42423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ InputReader),
/* harmony export */   y: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _csv_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67875);


class InputReader {
    #source;
    constructor(source) {
        this.#source = source;
    }
    only(names) {
        return new InputReader((name) => (names.includes(name) ? this.#source(name) : ''));
    }
    text(name) {
        const value = this.#source(name).trim();
        return value === '' ? undefined : value;
    }
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
    lines(name) {
        return this.#source(name)
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '' && !line.startsWith('#'));
    }
    list(name, form = _csv_js__WEBPACK_IMPORTED_MODULE_1__/* .csvForm */ .r9) {
        return (0,_csv_js__WEBPACK_IMPORTED_MODULE_1__/* .readCsvList */ .td)(name, this.text(name) ?? '', form);
    }
}
function oneOf(values) {
    const quoted = values.map((value) => `"${value}"`);
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}


/***/ }),

/***/ 63607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ escapeAsLabel),
/* harmony export */   n: () => (/* binding */ escapeAsCode)
/* harmony export */ });
function escapeAsCode(text) {
    const escaped = text.replaceAll(/[^A-Za-z0-9 ./:@+,-]|:(?=\/\/)|@(?!sha256:)|(?<=www)\./gu, toEntity);
    return `<code>${escaped}</code>`;
}
function toEntity(character) {
    return `&#${character.codePointAt(0)};`;
}
function escapeAsLabel(text, maxLength) {
    const plain = text
        .replaceAll(/[^A-Za-z0-9 ._/@+-]/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim();
    return plain.length <= maxLength ? plain : `${plain.slice(0, maxLength - 3)}...`;
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

function renderFactTable(title, rows) {
    return [`### ${title}`, '', ...factTableLines(rows), ''].join('\n');
}
function renderListTable(heads, rows) {
    if (rows.length === 0)
        return '';
    const lines = rows.map((cells) => `| ${cells.map((cell) => (cell === '' ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeAsCode */ .n)(cell))).join(' | ')} |`);
    return [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...lines, ''].join('\n');
}
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

/***/ 15291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 3 modules
var core = __webpack_require__(6805);
// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(70857);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(79896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: ./build/src/adapters/docker/docker-plugins.js
var docker_plugins = __webpack_require__(3918);
// EXTERNAL MODULE: ./build/src/adapters/http/find-proxy.js
var find_proxy = __webpack_require__(58349);
// EXTERNAL MODULE: ./build/src/adapters/process/child-processes.js + 1 modules
var child_processes = __webpack_require__(46935);
// EXTERNAL MODULE: ./build/src/adapters/runner/actions-log.js
var actions_log = __webpack_require__(42273);
// EXTERNAL MODULE: ./build/src/adapters/runner/leftovers.js
var runner_leftovers = __webpack_require__(87165);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/adapters/runner/run-facts.js


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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/adapters/streams/bounded-read.js
var bounded_read = __webpack_require__(84086);
// EXTERNAL MODULE: ./build/src/adapters/streams/chunk.js
var chunk = __webpack_require__(59973);
;// CONCATENATED MODULE: ./build/src/adapters/runner/runner-files.js









const readBytes = 256 << 10;
const writeBytes = 1 << 20;
const pollMs = 20;
const maxTextBytes = 256 << 20;
function runnerFiles(env, leftovers = runner_leftovers/* noLeftovers */.e3) {
    const folders = [];
    const unfinished = (path) => {
        leftovers.remember({ kind: 'file', name: path });
        return () => {
            leftovers.forget('file', path);
        };
    };
    return {
        readText: async (path) => (await (0,bounded_read/* readAtMost */.rU)((0,external_node_fs_.createReadStream)(path, { highWaterMark: writeBytes }), maxTextBytes, `"${path}"`)).toString(),
        async writeText(path, text) {
            const part = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_crypto_.randomUUID)()}.part`);
            const isOwn = folders.some((folder) => (0,external_node_path_.dirname)(path) === folder.path);
            const finished = isOwn ? undefined : unfinished(part);
            await (0,promises_.writeFile)(part, text, { mode: 0o600 });
            await (0,promises_.rename)(part, path);
            finished?.();
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
            const path = (0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), `ci-image-actions-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
            leftovers.remember({ kind: 'folder', name: path });
            await (0,promises_.mkdir)(path, { mode: 0o700 });
            folders.push({ path, lasting });
            return path;
        },
        async freeBytes(path) {
            const { bavail, bsize } = await (0,promises_.statfs)(path);
            return bavail * bsize;
        },
        read: (path) => followFile(path, Promise.resolve(path)),
        follow: followFile,
        unfinished,
        async write(path, content) {
            try {
                await writeFileChunks(path, content);
            }
            catch (error) {
                await (0,promises_.rm)(path, { force: true });
                throw error;
            }
        },
        async cleanUp(all = false) {
            for (const { path, lasting } of folders) {
                if (all || !lasting)
                    await (0,promises_.rm)(path, { recursive: true, force: true });
                leftovers.forget('folder', path);
            }
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
async function* followFile(path, complete) {
    let whole;
    let file;
    const memory = Buffer.allocUnsafe(readBytes);
    try {
        for (;;) {
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

// EXTERNAL MODULE: ./build/src/adapters/runner/stop-commands.js
var stop_commands = __webpack_require__(82840);
// EXTERNAL MODULE: ./build/src/adapters/runner/system-clock.js
var system_clock = __webpack_require__(27835);
// EXTERNAL MODULE: ./build/src/core/inputs/input-reader.js
var input_reader = __webpack_require__(42423);
;// CONCATENATED MODULE: ./build/src/core/summary/truncate.js
const truncationNote = [
    '',
    '> [!NOTE]',
    '> The rest of this page is left out, since GitHub shows no page of more than 1 MiB; the log of the step has it all.',
    '',
].join('\n');
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













const maxSummaryBytes = 900_000;
const cancelLimitMs = 7_000;
async function runAction(action) {
    const shield = (0,stop_commands/* stopCommands */.F)((chunk) => process.stdout.write(chunk));
    const log = (0,actions_log/* actionsLog */._)(shield, () => system_clock/* systemClock */.m.now());
    for (const password of (0,find_proxy/* proxyPasswords */.P)(process.env))
        log.mask(password);
    const leftovers = (0,runner_leftovers/* stateLeftovers */._f)(process.env);
    const files = runnerFiles(process.env, leftovers);
    const cancel = new AbortController();
    const fail = (error) => {
        shield.resume();
        core/* setFailed */.C1((0,errors/* toMessage */.R9)(error));
        if (error instanceof Error && !(error instanceof errors/* UserError */.yo) && error.stack !== undefined)
            core/* debug */.Yz(error.stack);
    };
    const ended = new Promise((_, reject) => {
        process.once('beforeExit', () => {
            reject(new Error('This step waits for something that cannot come any more: run it again, and report this.'));
        });
        process.on('uncaughtException', reject);
        for (const signal of ['SIGINT', 'SIGTERM']) {
            process.on(signal, () => {
                const reason = new errors/* UserError */.yo('The job was cancelled.');
                cancel.abort(reason);
                setTimeout(reject, cancelLimitMs, reason);
            });
        }
    });
    ended.catch(() => undefined);
    try {
        const inputs = new input_reader/* InputReader */.i((name) => core/* getInput */.V4(name, { trimWhitespace: false }));
        const io = {
            inputs,
            run: readRunFacts(process.env),
            log,
            clock: system_clock/* systemClock */.m,
            exec: (0,docker_plugins/* directPlugins */.A)((0,child_processes/* childProcesses */.A)(shield, { ...process.env, ...leftovers.processMark }), process.env),
            files,
            leftovers,
            signal: cancel.signal,
        };
        const end = await Promise.race([action(io), ended]);
        shield.resume();
        for (const [name, value] of Object.entries(end.outputs))
            core/* setOutput */.uH(name, value);
        for (const [name, value] of Object.entries(end.env ?? {}))
            core/* exportVariable */.dN(name, value);
        if (end.summary !== undefined && hasSummary())
            await summary.addRaw(truncatePage(end.summary, maxSummaryBytes)).write();
        if (end.failure !== undefined)
            fail(end.failure);
    }
    catch (error) {
        fail(error);
    }
    try {
        await files.cleanUp(cancel.signal.aborted);
        if (!cancel.signal.aborted)
            leftovers.end();
    }
    catch (error) {
        log.info(`Cleaning up failed: ${(0,errors/* toMessage */.R9)(error)}`);
    }
    await flush(process.stdout);
    process.exit();
}
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
