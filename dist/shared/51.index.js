export const id = 51;
export const ids = [51];
export const modules = {

/***/ 91051:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archived_configs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59159);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98840);
/* harmony import */ var _src_adapters_docker_registry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85346);
/* harmony import */ var _src_adapters_image_archives_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23905);
/* harmony import */ var _src_adapters_image_scanners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73083);
/* harmony import */ var _src_contracts_scan_gate_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65196);
/* harmony import */ var _src_flows_scan_gate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30783);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99756);








await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_7__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const shown = { summary: true };
    const read = () => {
        shown.summary = inputs.boolean('job-summary', true);
        return (0,_src_contracts_scan_gate_js__WEBPACK_IMPORTED_MODULE_5__/* .readScanGateInputs */ .G9)(inputs);
    };
    const { result, failure } = await (0,_src_flows_scan_gate_js__WEBPACK_IMPORTED_MODULE_6__/* .scanGate */ .F)(read, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerEngine */ .J)(exec, run.env),
        registry: (0,_src_adapters_docker_registry_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerRegistry */ .o)(exec),
        archives: (0,_src_adapters_image_archives_js__WEBPACK_IMPORTED_MODULE_3__/* .imageArchives */ .T)(exec, files, signal),
        scanners: (0,_src_adapters_image_scanners_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScanners */ .X)(exec, files),
        ...{ archivedConfigs: _src_adapters_archived_configs_js__WEBPACK_IMPORTED_MODULE_0__/* .archivedConfigs */ .i, run, log, clock, files, signal },
    });
    return {
        outputs: (0,_src_contracts_scan_gate_js__WEBPACK_IMPORTED_MODULE_5__/* .scanGateOutputs */ .Zz)(result),
        summary: shown.summary ? (0,_src_contracts_scan_gate_js__WEBPACK_IMPORTED_MODULE_5__/* .scanGateSummary */ .Xh)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 59159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ archivedConfigs)
});

// EXTERNAL MODULE: ./build/src/core/image-ref.js
var image_ref = __webpack_require__(69896);
// EXTERNAL MODULE: ./build/src/core/platform.js
var platform = __webpack_require__(87630);
// EXTERNAL MODULE: ./build/src/core/archive/strict-json.js
var strict_json = __webpack_require__(58014);
;// CONCATENATED MODULE: ./build/src/core/archive/config-digests.js



/**
 * Config digests by platform of what the engine of this machine archives: it follows index.json through nested indexes
 * to each manifest that is there. Attestations have no platform and are left out, as are manifests whose content the
 * engine does not have.
 * @param documents the archive's JSON blobs by digest
 */
function configDigests(index, documents) {
    const manifests = (0,strict_json/* isObject */.Gv)(index) && Array.isArray(index['manifests']) ? index['manifests'] : [];
    return Object.assign({}, ...manifests.map((entry) => digestsOf(documents.get(digestOf(entry)), documents)));
}
function digestsOf(document, documents) {
    if (!(0,strict_json/* isObject */.Gv)(document))
        return {};
    if (document['manifests'] !== undefined)
        return configDigests(document, documents);
    const digest = digestOf(document['config']);
    const config = documents.get(digest);
    if (!(0,strict_json/* isObject */.Gv)(config))
        return {};
    const { os, architecture, variant } = config;
    if (typeof os !== 'string' || typeof architecture !== 'string' || os === 'unknown')
        return {};
    return { [(0,platform/* platformName */.$r)(os, architecture, typeof variant === 'string' ? variant : '')]: digest };
}
function digestOf(entry) {
    const digest = (0,strict_json/* isObject */.Gv)(entry) ? entry['digest'] : undefined;
    return typeof digest === 'string' && (0,image_ref/* isDigest */.Bc)(digest) ? digest : '';
}

// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/archive/tar-reader.js
var tar_reader = __webpack_require__(94079);
// EXTERNAL MODULE: ./build/src/core/untrusted-json.js
var untrusted_json = __webpack_require__(93114);
;// CONCATENATED MODULE: ./build/src/adapters/archived-configs.js




/** Manifests and configs are far below it. */
const maxDocumentBytes = 4 << 20;
/**
 * Reads the config digests, by platform, of an archive that the engine of this machine writes. Nothing is judged here:
 * archives from elsewhere go through the guard.
 */
async function archivedConfigs(archive) {
    const documents = new Map();
    let index;
    let member;
    const tar = (0,tar_reader/* tarReader */.R)();
    for await (const piece of archive) {
        for (const part of tar.read(piece)) {
            if (part.kind === 'member') {
                const { name, size } = part.header;
                const isDocument = size <= maxDocumentBytes && ((0,member_name/* digestOfName */.VF)(name) !== undefined || name === 'index.json');
                member = isDocument ? { name, pieces: [] } : undefined;
            }
            else if (part.kind === 'content') {
                member?.pieces.push(Buffer.from(part.bytes));
            }
            else if (member !== undefined) {
                // Small layers are blobs too, and no JSON.
                const document = (0,untrusted_json/* parsedJson */.U4)(Buffer.concat(member.pieces).toString('utf8'));
                const digest = (0,member_name/* digestOfName */.VF)(member.name);
                if (digest === undefined)
                    index = document;
                else
                    documents.set(digest, document);
            }
        }
    }
    tar.end();
    return configDigests(index, documents);
}


/***/ }),

/***/ 73083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ imageScanners)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_scan_scanner_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82973);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);



/**
 * Scanners on PATH. They run in an empty folder, so that no settings file of the checked-out commit (`.trivyignore`,
 * `trivy.yaml`, `.grype.yaml`) decides what they report.
 */
function imageScanners(exec, files) {
    const run = (command, cwd, options) => exec.run(command.program, command.args, { ...options, cwd, env: command.env, show: true });
    return {
        async installed(scanner) {
            if (scanner !== 'docker-scout')
                return exec.has(scanner);
            if (!(await exec.has('docker')))
                return false;
            return (await exec.run('docker', ['scout', 'version'])).exitCode === 0;
        },
        async scan(scanner, target, folder, options) {
            const report = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'report.json');
            const sarif = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'report.sarif');
            // What an earlier attempt left must not pass for the result of this one.
            for (const file of [report, sarif])
                await files.remove(file);
            const empty = await files.temporaryFolder();
            const command = (0,_core_scan_scanner_command_js__WEBPACK_IMPORTED_MODULE_1__/* .scanCommand */ .xs)(scanner, target, { report, sarif }, options.timeoutMs);
            const result = await run(command, empty, options);
            const name = scanner === 'docker-scout' ? 'docker scout cves' : scanner;
            if (result.exitCode !== 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CommandError */ .Qd({ command: name, ...result });
            if (scanner === 'trivy')
                await run((0,_core_scan_scanner_command_js__WEBPACK_IMPORTED_MODULE_1__/* .convertCommand */ .lm)({ report, sarif }), empty, options);
            const hasSarif = await files.exists(sarif);
            const own = scanner === 'docker-scout' ? sarif : report;
            if (!(await files.exists(own)))
                throw new Error(`${name} ended without an error and wrote no report`);
            return { report: own, sarif: hasSarif ? sarif : undefined };
        },
    };
}


/***/ }),

/***/ 65196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G9: () => (/* binding */ readScanGateInputs),
  Zz: () => (/* binding */ scanGateOutputs),
  Xh: () => (/* binding */ scanGateSummary)
});

// EXTERNAL MODULE: ./build/src/core/event-facts.js
var event_facts = __webpack_require__(28619);
// EXTERNAL MODULE: ./build/src/core/handover-record.js
var handover_record = __webpack_require__(22738);
// EXTERNAL MODULE: ./build/src/core/image-ref.js
var image_ref = __webpack_require__(69896);
// EXTERNAL MODULE: ./build/src/core/inputs.js
var inputs = __webpack_require__(42856);
// EXTERNAL MODULE: ./build/src/core/platform.js
var platform = __webpack_require__(87630);
// EXTERNAL MODULE: ./build/src/core/summary-table.js
var summary_table = __webpack_require__(79332);
// EXTERNAL MODULE: ./build/src/core/scan/severity.js
var scan_severity = __webpack_require__(91256);
;// CONCATENATED MODULE: ./build/src/core/scan/scan-summary.js


const shownFindings = 50;
const shownText = 200;
/** The gate, its counts and the findings that it fails on, for the step's summary page. */
function scanSummary(facts) {
    const { decision, gate } = facts;
    const head = (0,summary_table/* summaryTable */.jb)(`Gate: ${gate}`, [
        ['reason', (0,summary_table/* known */.eO)(facts.reason)],
        ['what happened', (0,summary_table/* known */.eO)(facts.message.slice(0, 1000))],
        ['image', (0,summary_table/* known */.eO)(facts.image)],
        ['revision', (0,summary_table/* known */.eO)(facts.revision)],
        ['scanner', (0,summary_table/* known */.eO)(facts.scanner)],
        ['fails on', (0,summary_table/* known */.eO)(facts.severities.join(', '))],
        ['ignored', (0,summary_table/* known */.eO)(decision === undefined ? '' : String(decision.ignored.length))],
        [
            'without a fix, left out',
            (0,summary_table/* known */.eO)(decision === undefined || decision.unfixed === 0 ? '' : String(decision.unfixed)),
        ],
    ]);
    if (decision === undefined)
        return head;
    const { blocking, ignored, notices, counts } = decision;
    const cut = (text) => (text.length > shownText ? `${text.slice(0, shownText)}…` : text);
    const found = blocking
        .slice(0, shownFindings)
        .map(({ severity, id, package: name, installed, fixed, title }) => [severity, id, name, installed, fixed, title]);
    const more = blocking.length - found.length;
    return [
        head,
        (0,summary_table/* listTable */.Lc)(scan_severity/* severities */.gO, [scan_severity/* severities */.gO.map((severity) => String(counts[severity]))]),
        (0,summary_table/* listTable */.Lc)(['severity', 'id', 'package', 'installed', 'fixed in', 'title'], found.map((cells) => cells.map(cut))),
        ...(more > 0 ? [`And ${String(more)} more, in the report.\n`] : []),
        (0,summary_table/* listTable */.Lc)(['ignored', 'severity', 'package', 'until', 'reason'], ignored
            .slice(0, shownFindings)
            .map(({ finding, entry }) => [finding.id, finding.severity, finding.package, entry.expires ?? '', entry.reason].map(cut))),
        (0,summary_table/* listTable */.Lc)(['ignore list', 'until', ''], notices.slice(0, shownFindings).map(({ entry, state }) => [entry.id, entry.expires ?? '', state])),
    ]
        .filter((part) => part !== '')
        .join('\n');
}

// EXTERNAL MODULE: ./build/src/core/scan/scanner-command.js
var scanner_command = __webpack_require__(82973);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/contracts/scan-gate.js









/**
 * The inputs of `scan-gate/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readScanGateInputs(inputs) {
    const handover = inputs.text('handover');
    return {
        imageRef: imageRef(inputs.text('image-ref')),
        input: inputs.text('input'),
        handover: handover === undefined ? undefined : (0,handover_record/* parseHandover */.dl)(handover, 'input "handover"'),
        scanner: inputs.choice('scanner', ['auto', ...scanner_command/* scannerNames */.tN], 'auto'),
        report: inputs.text('report'),
        severities: severityList(inputs.list('severity')),
        ignoreUnfixed: inputs.boolean('ignore-unfixed', false),
        ignoreFile: inputs.text('ignore-file'),
        revision: revision(inputs.text('revision')),
        platform: (0,platform/* checkPlatform */.oF)(inputs.text('platform')),
        onMismatch: inputs.choice('on-mismatch', ['fail', 'warn'], 'fail'),
        sarifFile: inputs.text('sarif-file'),
        fail: inputs.boolean('fail', true),
        limits: {
            policy: {
                maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
                waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
                retryOn: 'transient',
            },
            timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 15 }) * 60_000,
        },
    };
}
/** Every output that `scan-gate/action.yml` declares: words of ours, numbers, paths and a commit, nothing of a report. */
function scanGateOutputs(result) {
    const { gate, reason, decision, sarif, report, revision: found } = result;
    const count = (severity) => (decision === undefined ? '' : String(decision.counts[severity]));
    return {
        gate,
        reason,
        'critical-count': count('CRITICAL'),
        'high-count': count('HIGH'),
        'medium-count': count('MEDIUM'),
        'low-count': count('LOW'),
        'unknown-count': count('UNKNOWN'),
        'ignored-count': decision === undefined ? '' : String(decision.ignored.length),
        sarif,
        report,
        revision: found,
    };
}
/** Markdown for the step's summary page. */
function scanGateSummary(result) {
    return scanSummary(result);
}
function imageRef(text) {
    if (text !== undefined)
        (0,image_ref/* parseImageRef */.Q)(text, 'input "image-ref"');
    return text;
}
function severityList(words) {
    if (words.length === 0)
        return ['CRITICAL', 'HIGH'];
    const wanted = words.map((word) => {
        const severity = scan_severity/* severities */.gO.find((candidate) => candidate === word.toUpperCase());
        if (severity === undefined) {
            throw new errors/* UserError */.yo(`Input "severity" has "${word}": use ${(0,inputs/* oneOf */.yL)(scan_severity/* severities */.gO)}, several with commas between.`);
        }
        return severity;
    });
    return scan_severity/* severities */.gO.filter((severity) => wanted.includes(severity));
}
function revision(text) {
    if (text === undefined || (0,event_facts/* isFullSha */.Wf)(text))
        return text;
    throw new errors/* UserError */.yo(`Input "revision" is "${text}": use the full sha of the commit.`);
}


/***/ }),

/***/ 82973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VU: () => (/* binding */ scannerRemedies),
/* harmony export */   lm: () => (/* binding */ convertCommand),
/* harmony export */   tN: () => (/* binding */ scannerNames),
/* harmony export */   xs: () => (/* binding */ scanCommand)
/* harmony export */ });
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91256);

const scannerNames = ['trivy', 'grype', 'docker-scout'];
/** What users do to have a scanner on their runner. */
const scannerRemedies = {
    trivy: 'trivy with "uses: aquasecurity/setup-trivy"',
    grype: 'grype with "uses: anchore/scan-action/download-grype" and its folder on PATH',
    'docker-scout': 'the "scout" plugin of docker with its install script, and a login to Docker Hub',
};
const everySeverity = [..._severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO].reverse().join(',');
/**
 * The command line of one scan that leaves nothing out and whose exit code means failure alone, whatever the user's
 * variables say: the gate is ours. References stand behind `--`.
 * @param files where its own report and its SARIF go; trivy writes the one, Docker Scout the other, grype both
 */
function scanCommand(scanner, target, files, timeoutMs) {
    const platform = target.platform === undefined ? [] : ['--platform', target.platform];
    switch (scanner) {
        case 'trivy': {
            const options = ['--format', 'json', '--output', files.report, '--scanners', 'vuln', '--severity', everySeverity];
            const whole = ['--ignore-unfixed=false', '--exit-code', '0', '--no-progress'];
            // Its own limit is five minutes.
            const limit = ['--timeout', `${String(Math.max(1, Math.ceil(timeoutMs / 1000)))}s`];
            const source = { registry: 'remote', engine: 'docker', archive: '' }[target.kind];
            const image = source === '' ? ['--input', target.name] : ['--image-src', source, ...platform, '--', target.name];
            return { program: 'trivy', args: ['image', ...options, ...whole, ...limit, ...image], env: {} };
        }
        case 'grype': {
            const scheme = { registry: 'registry', engine: 'docker', archive: 'docker-archive' }[target.kind];
            const outputs = ['--output', `json=${files.report}`, '--output', `sarif=${files.sarif}`];
            return {
                program: 'grype',
                args: [...outputs, ...platform, '--', `${scheme}:${target.name}`],
                env: { GRYPE_FAIL_ON_SEVERITY: '', GRYPE_ONLY_FIXED: 'false', GRYPE_ONLY_NOTFIXED: 'false' },
            };
        }
        case 'docker-scout': {
            const scheme = { registry: 'registry', engine: 'local', archive: 'archive' }[target.kind];
            const options = ['--format', 'sarif', '--output', files.sarif, ...platform];
            return { program: 'docker', args: ['scout', 'cves', ...options, '--', `${scheme}://${target.name}`], env: {} };
        }
    }
}
/** Turns a report of trivy into SARIF, without a second scan. */
function convertCommand(files) {
    const options = ['--format', 'sarif', '--output', files.sarif, '--severity', everySeverity, '--exit-code', '0'];
    return { program: 'trivy', args: ['convert', ...options, '--', files.report], env: {} };
}


/***/ }),

/***/ 91256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FL: () => (/* binding */ severityOfScore),
/* harmony export */   Zx: () => (/* binding */ severityOfWord),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   uw: () => (/* binding */ scoreOf)
/* harmony export */ });
/** How bad a finding is, in the words of trivy; worst first. */
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
/** Words of the scanners that are none of these: grype's `negligible`, Docker Scout's `unspecified`. */
const otherWords = {
    NEGLIGIBLE: 'LOW',
    UNSPECIFIED: 'UNKNOWN',
    NONE: 'UNKNOWN',
};
/** The severity that a scanner's word means, in any case; undefined: it is no such word. */
function severityOfWord(word) {
    const upper = word.toUpperCase();
    return severities.find((severity) => severity === upper) ?? otherWords[upper];
}
/** The severity of a CVSS score from 0 to 10, by the thresholds that GitHub uses for `security-severity`. */
function severityOfScore(score) {
    if (!(score > 0 && score <= 10))
        return 'UNKNOWN';
    if (score >= 9)
        return 'CRITICAL';
    if (score >= 7)
        return 'HIGH';
    return score >= 4 ? 'MEDIUM' : 'LOW';
}
/** A score that `severityOfScore` takes for this severity. */
const scoreOf = {
    CRITICAL: '9.5',
    HIGH: '8.0',
    MEDIUM: '5.5',
    LOW: '2.0',
    UNKNOWN: '0.0',
};


/***/ }),

/***/ 30783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ scanGate)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/event-facts.js
var event_facts = __webpack_require__(28619);
// EXTERNAL MODULE: ./build/src/core/revision-label.js
var revision_label = __webpack_require__(53315);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/core/scan/ignore-list.js

const dayMs = 86_400_000;
const warnedDays = 14;
const grammar = 'use "ID", "ID expires=YYYY-MM-DD" or "ID expires=YYYY-MM-DD reason"';
/**
 * Reads an ignore list: a line for each vulnerability, `ID [expires=YYYY-MM-DD] [reason]`; `#` starts a comment line.
 * @param file names it in errors
 * @throws UserError for the first line that is no such line: an ignore that is read as something else hides findings.
 */
function parseIgnoreList(text, file) {
    const entries = [];
    for (const [index, raw] of text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .entries()) {
        const content = raw.trim();
        if (content === '' || content.startsWith('#'))
            continue;
        const line = index + 1;
        const refuse = (what) => {
            throw new errors/* UserError */.yo(`Line ${String(line)} of "${file}" ${what}: ${grammar}.`);
        };
        const [id = '', ...rest] = content.split(/\s+/);
        if (!/^[A-Za-z][A-Za-z0-9]*(?:[-_.:/][A-Za-z0-9]+)+$/.test(id))
            refuse(`begins with "${id}", which is no id`);
        if (entries.some((entry) => sameId(entry.id, id)))
            refuse(`names ${id} a second time`);
        const dated = /^expires=(.*)$/.exec(rest[0] ?? '')?.[1];
        if (dated !== undefined && !isDay(dated))
            refuse(`has the date "${dated}", which is none`);
        const reason = rest.slice(dated === undefined ? 0 : 1).join(' ');
        if (/(^|\s)(expires[=:]|exp:)/i.test(reason))
            refuse('has a date that is not right behind the id');
        entries.push({ id, expires: dated, reason, line });
    }
    return entries;
}
/** @param today `YYYY-MM-DD` in UTC */
function stateOf({ expires }, today) {
    if (expires === undefined)
        return 'valid';
    if (expires < today)
        return 'expired';
    return daysLeft(expires, today) <= warnedDays ? 'ending' : 'valid';
}
/** Whether an entry means this finding, by its id or another one of the same vulnerability. */
function means({ id }, finding) {
    return [finding.id, ...finding.aliases].some((other) => sameId(other, id));
}
/** Days from `today` to a day, both `YYYY-MM-DD`; negative when it is past. */
function daysLeft(day, today) {
    return Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
}
function sameId(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function isDay(text) {
    if (!/^\d{4}-\d\d-\d\d$/.test(text))
        return false;
    const time = Date.parse(text);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

// EXTERNAL MODULE: ./build/src/core/scan/severity.js
var scan_severity = __webpack_require__(91256);
;// CONCATENATED MODULE: ./build/src/core/scan/report.js


/** The findings by severity, each kind in the order of the report. */
function worstFirst(findings) {
    return scan_severity/* severities */.gO.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
/** A report that must not be taken for the result of a scan. */
class ReportBroken extends errors/* UserError */.yo {
}

;// CONCATENATED MODULE: ./build/src/core/scan/decide-gate.js



/**
 * Decides which findings fail the gate: exactly those of the chosen severities (G1, G2) that are neither ignored by an
 * entry that has not expired nor, when asked for, without a fix (G3).
 */
function decideGate(findings, rules) {
    const inForce = rules.ignores.filter((entry) => stateOf(entry, rules.today) !== 'expired');
    const ignored = [];
    const counting = [];
    let unfixed = 0;
    for (const finding of findings) {
        const entry = inForce.find((candidate) => means(candidate, finding));
        if (entry !== undefined)
            ignored.push({ finding, entry });
        else if (rules.ignoreUnfixed && !finding.fixable)
            unfixed += 1;
        else
            counting.push(finding);
    }
    return {
        blocking: worstFirst(counting.filter(({ severity }) => rules.severities.includes(severity))),
        counts: countBySeverity(counting),
        ignored,
        unfixed,
        notices: noticesOf(findings, rules),
    };
}
/** How many findings there are of each severity, those without any included. */
function countBySeverity(findings) {
    const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
    return Object.fromEntries(scan_severity/* severities */.gO.map((severity) => [severity, count(severity)]));
}
function noticesOf(findings, { ignores, today }) {
    return ignores.flatMap((entry) => {
        const isUsed = findings.some((finding) => means(entry, finding));
        const state = isUsed ? stateOf(entry, today) : 'unused';
        return state === 'valid' ? [] : [{ entry, state }];
    });
}

;// CONCATENATED MODULE: ./build/src/flows/scan/annotate.js

/** A step shows ten annotations of a kind; three of them are for what we have to say ourselves. */
const shownOfAKind = 7;
const shownText = 300;
/**
 * Marks what needs a person: entries of the ignore list that expire or have expired, in the file itself, and the
 * findings that fail the gate, worst first.
 * @param ignoreFile path from the workspace
 */
function annotate(decision, ignoreFile, today, log) {
    const warnings = [];
    for (const notice of decision.notices) {
        const where = { title: 'Ignore list', ...(ignoreFile === undefined ? {} : { file: ignoreFile }), isFinding: true };
        const message = messageOf(notice, today);
        if (notice.state === 'unused')
            log.info(message);
        else
            warnings.push([message, { ...where, startLine: notice.entry.line }]);
    }
    for (const { id, severity, package: name, installed, fixed, title } of decision.blocking) {
        const remedy = fixed === '' ? 'no fixed version is known' : `fixed in ${fixed}`;
        const text = shown(`${name} ${installed}: ${title === '' ? id : title} (${remedy})`);
        warnings.push([text, { title: shown(`${severity} ${id}`), isFinding: true }]);
    }
    for (const [message, where] of warnings.slice(0, shownOfAKind))
        log.warning(message, where);
    const left = warnings.length - shownOfAKind;
    if (left > 0)
        log.info(`${String(left)} more of them are in the summary and in the report.`);
}
function messageOf({ entry, state }, today) {
    const { id, expires = '' } = entry;
    if (state === 'unused')
        return `The ignore list names ${id}, which was not found: the line can go.`;
    if (state === 'expired')
        return `${id} was ignored until ${expires}, and counts again: mend it, or set a new date.`;
    return `${id} is ignored until ${expires}, ${String(daysLeft(expires, today))} days more, and then counts again.`;
}
/** One line of foreign text, without characters that a terminal would act on. */
function shown(text) {
    const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
    return line.length > shownText ? `${line.slice(0, shownText)}…` : line;
}

// EXTERNAL MODULE: ./build/src/core/failure-class.js + 3 modules
var failure_class = __webpack_require__(90569);
// EXTERNAL MODULE: ./build/src/core/image-ref.js
var image_ref = __webpack_require__(69896);
// EXTERNAL MODULE: ./build/src/core/obtain/expected-image.js
var expected_image = __webpack_require__(97695);
// EXTERNAL MODULE: ./build/src/flows/obtain/registry-source.js
var registry_source = __webpack_require__(91178);
// EXTERNAL MODULE: ./build/src/flows/obtain/source-attempt.js
var source_attempt = __webpack_require__(47560);
// EXTERNAL MODULE: ./build/src/flows/retry.js
var retry = __webpack_require__(83077);
;// CONCATENATED MODULE: ./build/src/flows/scan/scan-end.js

/** Why there is no verdict: the gate is `error`. */
class NoVerdict extends errors/* UserError */.yo {
    reason;
    constructor(reason, message, options) {
        super(message, options);
        this.reason = reason;
    }
}

;// CONCATENATED MODULE: ./build/src/flows/scan/find-image.js









/** Longest time to ask a registry what a reference is. */
const resolveMs = 30_000;
/** Left free on the disk beside a plain archive. */
const spareBytes = 256 * 2 ** 20;
/**
 * Finds the image: an archive; else a reference in this engine, or in a registry when the engine has none; else the
 * image of a record, in this engine when it is that very image, and by digest in the registry.
 * @throws NoVerdict
 */
async function findImage(inputs, deps) {
    if (inputs.input !== undefined)
        return fromArchive(inputs, inputs.input, deps);
    const info = await deps.engine.info();
    const platform = inputs.platform ?? info.platform;
    const expected = expectation(inputs, platform);
    if (inputs.imageRef === undefined)
        return ofRecord(inputs, info, expected, deps);
    const local = await deps.engine.inspect(inputs.imageRef);
    if (local !== undefined)
        return inEngine(inputs.imageRef, local, info, expected, deps);
    const { repository, tag, digest } = (0,image_ref/* parseImageRef */.Q)(inputs.imageRef, 'input "image-ref"');
    return inRegistry({ image: repository, tag: tag ?? 'latest', digest, platform }, expected, inputs, deps);
}
function expectation(inputs, platform) {
    const { handover, revision } = inputs;
    if (handover === undefined)
        return { imageid: undefined, revision };
    const nothing = { image: undefined, tag: undefined, digest: undefined, imageid: undefined, revision: undefined };
    const recorded = (0,expected_image/* expectedFromRecord */.Yf)(handover, nothing, platform);
    return { ...recorded, revision: revision ?? recorded.revision };
}
/**
 * Archives may be compressed, and scanners read plain ones only. What is scanned is the copy that was judged, which holds
 * one image and nothing else.
 */
async function fromArchive(inputs, path, deps) {
    const folder = await deps.files.temporaryFolder();
    const plain = (0,external_node_path_.join)(folder, 'image.tar');
    const maxBytes = (await deps.files.freeBytes(folder)) - spareBytes;
    try {
        const guarded = deps.archives.guard(deps.files.read(path), {}, maxBytes);
        await deps.files.write(plain, guarded.stream);
        const { imageid, labels, platform, reference } = guarded.image();
        const target = { kind: 'archive', name: plain, platform: undefined };
        const name = reference ?? imageid;
        return { target, name, imageid, labels, expected: expectation(inputs, platform), localId: undefined };
    }
    catch (error) {
        const message = `The archive "${path}" cannot be scanned: ${(0,errors/* toMessage */.R9)(error)}`;
        throw new NoVerdict('no-image', message.replace(/\.?$/, '.'), { cause: error });
    }
}
async function ofRecord(inputs, info, expected, deps) {
    const { image = '', tag, digest, imageid, platform = info.platform } = expected;
    const name = `${image}:${tag ?? ''}`;
    const local = await deps.engine.inspect(name);
    const found = local === undefined ? undefined : await inEngine(name, local, info, expected, deps);
    if (found !== undefined && (found.imageid === imageid || digest === undefined))
        return found;
    if (digest !== undefined)
        return inRegistry({ image, tag, digest, platform }, expected, inputs, deps);
    throw new NoVerdict('no-image', `The image "${name}" was not pushed and is not in this engine: run pull-or-download-image with the same "handover" before, or pass the archive as "input".`);
}
async function inEngine(name, local, info, expected, deps) {
    const target = { kind: 'engine', name, platform: undefined };
    const imageid = await configOf(name, local, info, expected, deps);
    return { target, name, imageid, labels: local.labels, expected, localId: local.id };
}
/** The containerd store knows an image by the digest of its manifest or index: its archive tells the config. */
async function configOf(name, local, { store }, { imageid, digest }, deps) {
    if (store === 'classic')
        return local.id;
    if (imageid === undefined)
        return '';
    if (local.id === digest)
        return imageid;
    const configs = await deps.archivedConfigs(await deps.engine.save(name, { signal: deps.signal }));
    return configs[local.platform] ?? '';
}
async function inRegistry(image, expected, { limits }, deps) {
    const tried = await (0,retry/* tryWork */.p)({
        title: `Find ${image.image} in its registry`,
        policy: limits.policy,
        deadline: deps.clock.now() + limits.timeoutMs,
        signal: deps.signal,
        classify: (error) => (0,failure_class/* classifyError */.f)(error, { phase: 'registry' }),
        work: () => (0,registry_source/* resolveImage */.A)(image, Math.min(resolveMs, limits.timeoutMs), deps),
    }, deps);
    const named = image.tag === undefined ? `${image.image}@${image.digest ?? ''}` : `${image.image}:${image.tag}`;
    if (!tried.ok) {
        const message = `The image "${named}" cannot be found: ${(0,source_attempt/* describeFailure */.Ic)(tried.failure)}`;
        throw new NoVerdict('no-image', message, { cause: tried.error });
    }
    const { digest, config } = tried.value;
    const target = { kind: 'registry', name: `${image.image}@${digest}`, platform: image.platform };
    const { imageid, labels } = config;
    return { target, name: named, imageid, labels, expected, localId: undefined };
}

// EXTERNAL MODULE: ./build/src/flows/obtain/revision.js
var obtain_revision = __webpack_require__(75288);
;// CONCATENATED MODULE: ./build/src/flows/scan/freshness.js

/** Whether the record is of the commit that is asked for. */
function staleRecord({ handover, revision }) {
    const recorded = handover?.revision ?? '';
    if (revision === undefined || recorded === '' || recorded === revision)
        return undefined;
    return `The handover record is of revision ${recorded}, and revision ${revision} is expected`;
}
/**
 * Whether the image is the one that the gate is about (000-10): the record's own, built from the expected commit.
 * @returns what is wrong; undefined: nothing.
 */
function staleImage({ name, imageid, labels, expected }) {
    if (expected.imageid !== undefined && imageid !== expected.imageid) {
        return `The image "${name}" is ${imageid === '' ? 'another one' : imageid}, and the handover record says ${expected.imageid}`;
    }
    return (0,obtain_revision/* revisionMismatch */.o)(labels, expected, `The image "${name}"`);
}
/** The same of a report that is there already, by what it says of its image. */
function staleReport({ imageids, labels }, { handover, revision }) {
    const known = handover === undefined ? [] : [handover.imageid, handover.digest, ...Object.values(handover.imageids)];
    const wanted = known.filter((digest) => digest !== '');
    const [imageid] = wanted;
    if (imageid !== undefined && !imageids.some((digest) => wanted.includes(digest))) {
        const of = imageids.length === 0 ? 'does not say which image it is of' : `is of ${imageids.join(' or ')}`;
        return `The report ${of}, and the handover record says ${imageid}`;
    }
    const recorded = handover?.revision ?? '';
    const expected = { imageid, revision: revision ?? (recorded === '' ? undefined : recorded) };
    return (0,obtain_revision/* revisionMismatch */.o)(labels, expected, 'The image of the report');
}

// EXTERNAL MODULE: ./build/src/core/untrusted-json.js
var untrusted_json = __webpack_require__(93114);
;// CONCATENATED MODULE: ./build/src/core/scan/report-fields.js


/**
 * The list of objects under `name`; empty when it is left out.
 * @throws ReportBroken when there is something else.
 */
function listOrNone(json, name) {
    const list = (0,untrusted_json/* valueAt */.fK)(json, name) ?? [];
    const isWhole = Array.isArray(list) && list.every((entry) => typeof entry === 'object' && entry !== null);
    if (!isWhole)
        throw new ReportBroken(`its "${name}" is no list of objects`);
    return list;
}
/** Digests out of values such as `sha256:…` and `ghcr.io/acme/app@sha256:…`. */
function digestsIn(values) {
    return values.flatMap((value) => (typeof value === 'string' ? (/sha256:[0-9a-f]{64}$/.exec(value) ?? []) : []));
}
/** The labels at `path`; what is no text among them is left out. */
function labelsAt(json, ...path) {
    const labels = (0,untrusted_json/* valueAt */.fK)(json, ...path);
    if (typeof labels !== 'object' || labels === null)
        return {};
    return Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string'));
}

;// CONCATENATED MODULE: ./build/src/core/scan/grype-report.js




/** Whether a report is grype's own; it names its program. */
function isGrypeReport(json) {
    return (0,untrusted_json/* textAt */.$6)(json, 'descriptor', 'name') === 'grype';
}
/**
 * Reads `grype -o json`.
 * @throws ReportBroken
 */
function readGrypeReport(json) {
    // Grype writes an empty list when it found nothing: without one it did not get that far.
    if (!Array.isArray((0,untrusted_json/* valueAt */.fK)(json, 'matches')))
        throw new ReportBroken('it has no list "matches"');
    const target = (name) => (0,untrusted_json/* valueAt */.fK)(json, 'source', 'target', name);
    return {
        tool: 'grype',
        findings: listOrNone(json, 'matches').map(finding),
        imageids: digestsIn([
            target('imageID'),
            target('manifestDigest'),
            ...(0,untrusted_json/* listAt */.gT)(json, 'source', 'target', 'repoDigests'),
        ]),
        labels: labelsAt(json, 'source', 'target', 'labels'),
    };
}
function finding(match) {
    const id = (0,untrusted_json/* textAt */.$6)(match, 'vulnerability', 'id');
    if (id === undefined)
        throw new ReportBroken('it has a match without the id of a vulnerability');
    const fixed = (0,untrusted_json/* listAt */.gT)(match, 'vulnerability', 'fix', 'versions').filter((version) => typeof version === 'string');
    return {
        id,
        aliases: (0,untrusted_json/* listAt */.gT)(match, 'relatedVulnerabilities').flatMap((related) => (0,untrusted_json/* textAt */.$6)(related, 'id') ?? []),
        package: (0,untrusted_json/* textAt */.$6)(match, 'artifact', 'name') ?? '',
        installed: (0,untrusted_json/* textAt */.$6)(match, 'artifact', 'version') ?? '',
        fixed: fixed.join(', '),
        fixable: (0,untrusted_json/* textAt */.$6)(match, 'vulnerability', 'fix', 'state') === 'fixed',
        severity: (0,scan_severity/* severityOfWord */.Zx)((0,untrusted_json/* textAt */.$6)(match, 'vulnerability', 'severity') ?? '') ?? 'UNKNOWN',
        title: (0,untrusted_json/* textAt */.$6)(match, 'vulnerability', 'description') ?? '',
    };
}

;// CONCATENATED MODULE: ./build/src/core/scan/sarif-report.js




/** Whether a report is SARIF, of whatever scanner. */
function isSarif(json) {
    return Array.isArray((0,untrusted_json/* valueAt */.fK)(json, 'runs'));
}
/**
 * Reads SARIF 2.1.0 of any scanner. `level` is never taken for a severity: scanners put CRITICAL and HIGH under one
 * level, and some everything (pains 25). Suppressions are not looked at: grype once marked every result with one.
 * @throws ReportBroken when the tool did not finish (no results, an execution that failed), or no finding has a severity.
 */
function readSarif(json) {
    if ((0,untrusted_json/* valueAt */.fK)(json, 'version') !== '2.1.0')
        throw new ReportBroken('it is of a version of SARIF other than 2.1.0');
    const runs = listOrNone(json, 'runs');
    if (runs.length === 0)
        throw new ReportBroken('it has no run of a scanner');
    const rated = runs.flatMap(findingsOf);
    if (rated.length > 0 && rated.every(({ severity }) => severity === undefined)) {
        throw new ReportBroken('none of its results has a severity ("security-severity" of the rule)');
    }
    return {
        tool: (0,untrusted_json/* textAt */.$6)(runs[0], 'tool', 'driver', 'name') ?? 'unknown',
        findings: rated.map(({ finding, severity = 'UNKNOWN' }) => ({ ...finding, severity })),
        imageids: digestsIn(runs.flatMap((run) => [(0,untrusted_json/* valueAt */.fK)(run, 'properties', 'imageID'), ...(0,untrusted_json/* listAt */.gT)(run, 'properties', 'repoDigests')])),
        labels: {},
    };
}
function findingsOf(run) {
    for (const invocation of (0,untrusted_json/* listAt */.gT)(run, 'invocations')) {
        const notes = (0,untrusted_json/* listAt */.gT)(invocation, 'toolExecutionNotifications');
        const isFailed = notes.some((note) => (0,untrusted_json/* textAt */.$6)(note, 'level') === 'error');
        if ((0,untrusted_json/* valueAt */.fK)(invocation, 'executionSuccessful') === false || isFailed) {
            throw new ReportBroken('it says that the scanner did not succeed');
        }
    }
    if (!Array.isArray((0,untrusted_json/* valueAt */.fK)(run, 'results')))
        throw new ReportBroken('it has a run without results');
    const rules = (0,untrusted_json/* listAt */.gT)(run, 'tool', 'driver', 'rules');
    const byId = new Map(rules.map((rule) => [(0,untrusted_json/* textAt */.$6)(rule, 'id'), rule]));
    return listOrNone(run, 'results').map((result) => {
        const index = (0,untrusted_json/* valueAt */.fK)(result, 'ruleIndex') ?? (0,untrusted_json/* valueAt */.fK)(result, 'rule', 'index');
        const id = (0,untrusted_json/* textAt */.$6)(result, 'ruleId') ?? (0,untrusted_json/* textAt */.$6)(result, 'rule', 'id');
        // By its id first: grype once wrote index 0 everywhere.
        const rule = byId.get(id) ?? (typeof index === 'number' ? rules[index] : undefined);
        const ruleId = id ?? (0,untrusted_json/* textAt */.$6)(rule, 'id');
        if (ruleId === undefined)
            throw new ReportBroken('it has a result without the id of a rule');
        return ratedFinding(ruleId, rule, result);
    });
}
function ratedFinding(ruleId, rule, result) {
    const help = (0,untrusted_json/* textAt */.$6)(rule, 'help', 'text') ?? '';
    const message = (0,untrusted_json/* textAt */.$6)(result, 'message', 'text') ?? '';
    const line = (name) => lineOf(message, name) ?? lineOf(help, name);
    const property = (name) => (0,untrusted_json/* textAt */.$6)(rule, 'properties', name);
    const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? advisory.exec(ruleId)?.[0] ?? ruleId;
    const fixed = property('fixed_version') ?? line('Fix(?:ed)? Version');
    const isUnfixed = fixed === '' || fixed === 'not fixed';
    const reported = /\breports (\S+) at version (\S+)/.exec(message);
    const purl = (0,untrusted_json/* textAt */.$6)(rule, 'properties', 'purls', '0') ?? property('purl');
    return {
        finding: {
            id,
            aliases: id === ruleId ? [] : [ruleId],
            package: line('Package') ?? reported?.[1] ?? purl ?? '',
            installed: line('(?:Installed )?Version') ?? reported?.[2] ?? '',
            fixed: isUnfixed ? '' : (fixed ?? ''),
            fixable: !isUnfixed,
            title: (0,untrusted_json/* textAt */.$6)(rule, 'shortDescription', 'text') ?? '',
        },
        severity: severityOf(rule, result, lineOf(help, 'Severity') ?? lineOf(message, 'Severity')),
    };
}
const advisory = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?=-|$)/;
/** The rest of the first line that begins with `name: `. */
function lineOf(text, name) {
    return new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
}
/**
 * The scanner's own word before the score: that one is the CVSS score of some source, which need not be what the scanner
 * goes by (a distribution rates a flaw of 9.8 as low, for instance).
 */
function severityOf(rule, result, inText) {
    const words = [
        (0,untrusted_json/* textAt */.$6)(result, 'properties', 'severity'),
        (0,untrusted_json/* textAt */.$6)(rule, 'properties', 'cvssV3_severity'),
        ...(0,untrusted_json/* listAt */.gT)(rule, 'properties', 'tags'),
        inText,
    ];
    for (const word of words) {
        const severity = typeof word === 'string' ? (0,scan_severity/* severityOfWord */.Zx)(word) : undefined;
        if (severity !== undefined)
            return severity;
    }
    const score = (0,untrusted_json/* valueAt */.fK)(result, 'properties', 'security-severity') ?? (0,untrusted_json/* valueAt */.fK)(rule, 'properties', 'security-severity');
    const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
    return typeof number === 'number' ? (0,scan_severity/* severityOfScore */.FL)(number) : undefined;
}

;// CONCATENATED MODULE: ./build/src/core/scan/trivy-report.js




/** Whether a report is trivy's own; only that has `SchemaVersion`. */
function isTrivyReport(json) {
    return (0,untrusted_json/* valueAt */.fK)(json, 'SchemaVersion') !== undefined;
}
/**
 * Reads `trivy image --format json`, schema 2. Lists that would be empty are left out by trivy.
 * @throws ReportBroken
 */
function readTrivyReport(json) {
    if ((0,untrusted_json/* valueAt */.fK)(json, 'SchemaVersion') !== 2) {
        throw new ReportBroken('it is of a schema of trivy other than 2: use a newer trivy');
    }
    return {
        tool: 'trivy',
        findings: listOrNone(json, 'Results').flatMap((result) => listOrNone(result, 'Vulnerabilities').map(trivy_report_finding)),
        imageids: digestsIn([(0,untrusted_json/* valueAt */.fK)(json, 'Metadata', 'ImageID'), ...(0,untrusted_json/* listAt */.gT)(json, 'Metadata', 'RepoDigests')]),
        labels: labelsAt(json, 'Metadata', 'ImageConfig', 'config', 'Labels'),
    };
}
function trivy_report_finding(entry) {
    const id = (0,untrusted_json/* textAt */.$6)(entry, 'VulnerabilityID');
    if (id === undefined)
        throw new ReportBroken('it has a vulnerability without "VulnerabilityID"');
    const text = (name) => (0,untrusted_json/* textAt */.$6)(entry, name) ?? '';
    const fixed = text('FixedVersion');
    return {
        id,
        aliases: [],
        package: text('PkgName'),
        installed: text('InstalledVersion'),
        fixed,
        fixable: fixed !== '',
        severity: (0,scan_severity/* severityOfWord */.Zx)(text('Severity')) ?? 'UNKNOWN',
        title: text('Title'),
    };
}

;// CONCATENATED MODULE: ./build/src/core/scan/read-report.js




/**
 * Reads a scanner's report, in whichever format it is: JSON of trivy or grype, or SARIF. What is not whole is refused: a
 * scan that failed must never look like one that found nothing (G4).
 * @param where names the report in errors
 * @throws ReportBroken
 */
function readReport(text, where) {
    try {
        const json = parse(text);
        if (isTrivyReport(json))
            return readTrivyReport(json);
        if (isGrypeReport(json))
            return readGrypeReport(json);
        if (isSarif(json))
            return readSarif(json);
        throw new ReportBroken("it is neither trivy's nor grype's JSON nor SARIF");
    }
    catch (error) {
        if (!(error instanceof ReportBroken))
            throw error;
        throw new ReportBroken(`The report ${where} cannot be used: ${error.message}.`, { cause: error });
    }
}
/** Whether `text` is SARIF, well-formed at least. */
function isSarifText(text) {
    try {
        return isSarif(parse(text));
    }
    catch {
        return false;
    }
}
function parse(text) {
    if (text.trim() === '')
        throw new ReportBroken('it is empty');
    try {
        // Some tools begin a file with a byte order mark.
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        throw new ReportBroken('it is no JSON, or cut off');
    }
}

;// CONCATENATED MODULE: ./build/src/core/scan/scan-failure.js


const database = /trivy-db|trivy-java-db|trivy-checks|vulnerability[ -](?:db|database)|grype\/databases|\bDB error\b/i;
const mirror = "the scanner's database could not be fetched: keep it in a cache, or name a mirror (TRIVY_DB_REPOSITORY, GRYPE_DB_UPDATE_URL)";
/**
 * Decides what a scanner's failure is. Unlike the docker client, scanners may end on a line that only says that they gave
 * up, and say why in an error line before it (G4: `TOOMANYREQUESTS` of the vulnerability database).
 */
function classifyScan(error) {
    const failure = (0,failure_class/* classifyError */.f)(error, { phase: 'registry' });
    if (!(error instanceof errors/* CommandError */.Qd) || error.timedOut)
        return failure;
    const known = failure.class === 'unknown' ? classifyEarlierLine(error.stderr) : undefined;
    const { class: name, ...rest } = known ?? failure;
    return { ...rest, class: name, remedy: database.test(error.stderr) ? mirror : rest.remedy };
}
function classifyEarlierLine(stderr) {
    const lines = stderr.split('\n').filter((line) => /\b(ERROR|FATAL|WARN)\b/.test(line));
    return lines
        .reverse()
        .map((line) => (0,failure_class/* classifyFailure */.X)({ phase: 'registry', finalLine: line.trim() }))
        .find((failure) => failure.class !== 'unknown');
}
/**
 * Milliseconds that the service of a scanner's database asks to wait, as trivy prints it (`retry-after: 488.668µs`);
 * undefined: it does not say.
 */
function retryAfterOf(reason) {
    const [, number, unit = ''] = /retry-after: ([\d.]+)(ns|µs|us|ms|s|m)\b/.exec(reason) ?? [];
    if (number === undefined)
        return undefined;
    const milliseconds = { ms: 1, s: 1000, m: 60_000 };
    return Math.ceil(Number(number) * (milliseconds[unit] ?? 0.001));
}

// EXTERNAL MODULE: ./build/src/core/scan/scanner-command.js
var scanner_command = __webpack_require__(82973);
;// CONCATENATED MODULE: ./build/src/core/scan/write-sarif.js


const levels = {
    CRITICAL: 'error',
    HIGH: 'error',
    MEDIUM: 'warning',
    LOW: 'note',
    UNKNOWN: 'note',
};
/** Writes every finding of a report as SARIF 2.1.0, for code scanning: used where the scanner itself wrote none. */
function writeSarif({ tool, findings }) {
    // A vulnerability that is rated differently for two packages has one rule, by its worst; each result has its own.
    const rules = [...new Map([...worstFirst(findings)].reverse().map((finding) => [finding.id, finding])).values()];
    const indexes = new Map(rules.map(({ id }, index) => [id, index]));
    return JSON.stringify({
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: tool, rules: rules.map(ruleOf) } },
                results: findings.map((finding) => resultOf(finding, indexes.get(finding.id) ?? 0)),
                columnKind: 'utf16CodeUnits',
            },
        ],
    }, undefined, 2);
}
function ruleOf({ id, severity, title }) {
    const text = title === '' ? id : title;
    return {
        id,
        shortDescription: { text },
        fullDescription: { text },
        help: { text: `Vulnerability ${id}\nSeverity: ${severity}` },
        defaultConfiguration: { level: levels[severity] },
        properties: { tags: ['vulnerability', 'security', severity], 'security-severity': scan_severity/* scoreOf */.uw[severity] },
    };
}
function resultOf(finding, ruleIndex) {
    const { id, severity, installed, fixed, fixable } = finding;
    const oneLine = (text) => text.replaceAll(/\s+/g, ' ');
    const lines = [
        `Package: ${oneLine(finding.package)}`,
        `Installed Version: ${oneLine(installed)}`,
        ...(fixable && fixed === '' ? [] : [`Fixed Version: ${oneLine(fixed)}`]),
    ];
    return {
        ruleId: id,
        ruleIndex,
        level: levels[severity],
        message: { text: lines.join('\n') },
        properties: { severity },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: finding.package.replaceAll(/[^\w.@-]/g, '-') || 'image' },
                    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
                },
            },
        ],
    };
}

;// CONCATENATED MODULE: ./build/src/flows/scan/run-scanner.js








/**
 * Chooses the scanner.
 * @throws NoVerdict when there is none, with what brings it.
 */
async function chooseScanner(wanted, { scanners }) {
    const candidates = wanted === 'auto' ? scanner_command/* scannerNames */.tN : [wanted];
    for (const name of candidates)
        if (await scanners.installed(name))
            return name;
    const remedies = candidates.map((name) => scanner_command/* scannerRemedies */.VU[name]).join('; or ');
    throw new NoVerdict('no-scanner', `No scanner is installed on this runner (looked for ${candidates.join(', ')}): before this step install ${remedies}.`);
}
/**
 * Scans once; only a failure that can pass is tried again, such as a rate limit on the scanner's database (G4).
 * @throws NoVerdict
 */
async function runScanner(scanner, target, { limits }, deps) {
    const { clock, signal, files, scanners } = deps;
    const { policy, timeoutMs } = limits;
    const deadline = clock.now() + timeoutMs;
    const folder = await files.temporaryFolder({ lasting: true });
    const tried = await (0,retry/* tryWork */.p)({
        ...{ title: `Scan with ${scanner}`, policy, deadline, signal, classify: classifyScan },
        // The service of the databases counts by the second; our own wait stands where it asks for less.
        retryAfter: ({ reason }) => {
            const asked = retryAfterOf(reason);
            return Promise.resolve(asked === undefined ? undefined : Math.max(asked, policy.waitSeconds * 1000));
        },
        work: (attempt) => {
            const isLast = attempt > 1 && attempt === policy.maxAttempts;
            const limit = Math.max(1, Math.round((deadline - clock.now()) / (isLast ? 1 : 2)));
            const work = () => scanners.scan(scanner, target, folder, { timeoutMs: limit, signal });
            return deps.log.group(`Scanning ${target.name} with ${scanner}`, work);
        },
    }, deps);
    if (!tried.ok) {
        const message = `${scanner} failed, which says nothing about the image: ${(0,source_attempt/* describeFailure */.Ic)(tried.failure)}`;
        throw new NoVerdict('scanner-failed', message, { cause: tried.error });
    }
    const { report, sarif } = tried.value;
    return readScan(report, sarif, `${folder}/report.sarif`, deps);
}
/** A report that is there already: nothing is run. */
async function takeReport(path, deps) {
    return readScan(path, undefined, `${await deps.files.temporaryFolder({ lasting: true })}/report.sarif`, deps);
}
async function readScan(report, sarif, ownSarif, { files }) {
    try {
        const text = await files.readText(report);
        const content = readReport(text, `"${report}"`);
        if (isSarifText(text))
            return { content, report, sarif: report };
        if (sarif !== undefined && isSarifText(await files.readText(sarif)))
            return { content, report, sarif };
        await files.writeText(ownSarif, writeSarif(content));
        return { content, report, sarif: ownSarif };
    }
    catch (error) {
        if (!(error instanceof ReportBroken))
            throw error;
        throw new NoVerdict('bad-report', `${error.message.replace(/\.$/, '')}. That is no clean scan.`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/src/flows/scan-gate.js












const nothing = {
    ...{ gate: 'error', reason: 'bad-input', message: '', decision: undefined, severities: [] },
    ...{ sarif: '', report: '', revision: '', image: '', scanner: '' },
};
/**
 * Scans an image once and says whether it passes (G1-G5): an image of another commit is stale and fails, and what could
 * not be scanned, or read, is an error and never clean. The gate is an output however this ends.
 * @param read gives the inputs; a wrong one is an error of the gate too
 */
async function scanGate(read, deps) {
    // What it says when it ends here.
    let known = nothing;
    let mayFail = true;
    const note = (facts) => {
        known = { ...known, ...facts };
    };
    let failure;
    try {
        const inputs = read();
        note({ severities: inputs.severities });
        const ignores = await prepare(inputs, deps);
        mayFail = inputs.fail;
        note({ reason: 'failed' });
        await judge(inputs, ignores, note, deps);
        if (known.gate === 'fail')
            failure = new errors/* UserError */.yo(known.message);
    }
    catch (error) {
        const reason = deps.signal.aborted ? 'cancelled' : error instanceof NoVerdict ? error.reason : known.reason;
        note({ gate: 'error', reason, message: (0,errors/* toMessage */.R9)(error) });
        failure = error;
    }
    if (failure === undefined || mayFail || deps.signal.aborted)
        return { result: known, failure };
    deps.log.warning(`The gate is ${known.gate}, and "fail" is false. ${known.message}`);
    return { result: known };
}
/** Everything that can be wrong before anything is done. */
async function prepare(inputs, { files }) {
    const { imageRef, input, handover, report, sarifFile, ignoreFile } = inputs;
    if (report !== undefined && (imageRef !== undefined || input !== undefined)) {
        throw new errors/* UserError */.yo('Input "report" is set beside "image-ref" or "input": with a report nothing is scanned. Leave one of them out.');
    }
    if (imageRef !== undefined && input !== undefined) {
        throw new errors/* UserError */.yo('Inputs "image-ref" and "input" are both set: only one image is scanned. Leave one of them out.');
    }
    if ([imageRef, input, handover, report].every((value) => value === undefined)) {
        throw new errors/* UserError */.yo('Nothing says what is scanned: pass "image-ref", "input", "handover" or "report"; the job or step output that fills it was empty or was dropped.');
    }
    for (const [name, path] of Object.entries({ input, report, 'ignore-file': ignoreFile })) {
        if (path !== undefined && !(await files.exists(path))) {
            throw new errors/* UserError */.yo(`Input "${name}" is "${path}", and there is no such file: check the path from the workspace.`);
        }
    }
    if (sarifFile !== undefined && !(await files.exists((0,external_node_path_.dirname)(sarifFile)))) {
        throw new errors/* UserError */.yo(`Input "sarif-file" is "${sarifFile}", and its folder is not there: create it first.`);
    }
    return ignoreFile === undefined ? [] : parseIgnoreList(await files.readText(ignoreFile), ignoreFile);
}
async function judge(inputs, ignores, note, deps) {
    const { handover, severities: gated, ignoreUnfixed } = inputs;
    const skipped = handover?.skipped ?? null;
    if (skipped !== null) {
        deps.log.notice(`There is no image to scan: the producer skipped the build (${skipped}).`);
        note({ gate: 'skipped', reason: 'producer-skipped' });
        return;
    }
    if (isRefused(staleRecord(inputs), inputs, note, deps))
        return;
    const scan = await (inputs.report === undefined
        ? scanImage(inputs, note, deps)
        : oldReport(inputs, inputs.report, note, deps));
    if (scan === undefined)
        return;
    const sarif = inputs.sarifFile ?? scan.sarif;
    if (sarif !== scan.sarif)
        await deps.files.writeText(sarif, await deps.files.readText(scan.sarif));
    const today = new Date(deps.clock.now()).toISOString().slice(0, 10);
    const decision = decideGate(scan.content.findings, { severities: gated, ignoreUnfixed, ignores, today });
    note({ decision, sarif, report: scan.report, ...verdictOn(decision) });
    annotate(decision, fromWorkspace(inputs.ignoreFile, deps), today, deps.log);
}
async function scanImage(inputs, note, deps) {
    const scanner = await chooseScanner(inputs.scanner, deps);
    note({ reason: 'no-image' });
    const image = await findImage(inputs, deps);
    note({ image: image.name, scanner, revision: shaOf(image.labels), reason: 'failed' });
    if (isRefused(staleImage(image), inputs, note, deps))
        return undefined;
    const scan = await runScanner(scanner, image.target, inputs, deps);
    if (image.localId !== undefined) {
        const now = await deps.engine.inspect(image.target.name);
        const moved = now?.id === image.localId ? undefined : `"${image.name}" was pointed at another image during the scan`;
        if (isRefused(moved, inputs, note, deps))
            return undefined;
    }
    return scan;
}
async function oldReport(inputs, path, note, deps) {
    const scan = await takeReport(path, deps);
    const { content } = scan;
    note({ image: inputs.handover?.image ?? '', scanner: content.tool, revision: shaOf(content.labels) });
    return isRefused(staleReport(content, inputs), inputs, note, deps) ? undefined : scan;
}
/** What is stale fails without a look at its findings: they are another image's. */
function isRefused(finding, inputs, note, deps) {
    if (finding === undefined)
        return false;
    if (inputs.onMismatch === 'warn') {
        deps.log.warning(`${finding}.`);
        return false;
    }
    const advice = 'build it for this commit and pass that build\'s record, or set "on-mismatch" to warn';
    note({ gate: 'fail', reason: 'stale', message: `${finding}: ${advice}.` });
    return true;
}
function verdictOn({ blocking }) {
    if (blocking.length === 0)
        return { gate: 'pass', reason: 'clean', message: '' };
    const counts = scan_severity/* severities */.gO
        .map((severity) => [severity, blocking.filter((finding) => finding.severity === severity).length])
        .filter(([, count]) => count > 0)
        .map(([severity, count]) => `${String(count)} ${severity}`);
    const message = `The image has findings that fail the gate (${counts.join(', ')}): update what they are in, or list them in "ignore-file" with a date.`;
    return { gate: 'fail', reason: 'findings', message };
}
function shaOf(labels) {
    const revision = labels[revision_label/* revisionLabel */.w] ?? '';
    return (0,event_facts/* isFullSha */.Wf)(revision) ? revision : '';
}
/** Annotations name files from the workspace. */
function fromWorkspace(file, { run }) {
    return file === undefined || !(0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.relative)(run.workspace, file);
}


/***/ })

};
