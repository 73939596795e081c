export const id = 51;
export const ids = [51];
export const modules = {

/***/ 90475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readScanGateInputs)
/* harmony export */ });
/* harmony import */ var _src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13501);
/* harmony import */ var _src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71908);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _src_core_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42423);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73692);
/* harmony import */ var _rules_scanner_remedies_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41723);
/* harmony import */ var _rules_severity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83057);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27406);








/**
 * The inputs of `scan-gate/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
function readScanGateInputs(inputs) {
    const handover = inputs.text('handover');
    return {
        imageRef: imageRef(inputs.text('image-ref')),
        input: inputs.text('input'),
        handover: handover === undefined ? undefined : (0,_src_core_handover_record_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHandover */ .dl)(handover, 'input "handover"'),
        scanner: inputs.choice('scanner', ['auto', ..._rules_scanner_remedies_js__WEBPACK_IMPORTED_MODULE_5__/* .scannerNames */ .t], 'auto'),
        report: inputs.text('report'),
        severities: severityList(inputs.list('severity')),
        ignoreUnfixed: inputs.boolean('ignore-unfixed', false),
        ignoreFile: inputs.text('ignore-file'),
        revision: revision(inputs.text('revision')),
        platform: (0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .checkPlatform */ .oF)(inputs.text('platform')),
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
function imageRef(text) {
    if (text !== undefined)
        (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseImageRef */ .Q)(text, 'input "image-ref"');
    return text;
}
function severityList(words) {
    if (words.length === 0)
        return ['CRITICAL', 'HIGH'];
    const wanted = words.map((word) => {
        const severity = _rules_severity_js__WEBPACK_IMPORTED_MODULE_6__/* .severities */ .gO.find((candidate) => candidate === word.toUpperCase());
        if (severity === undefined) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`Input "severity" has "${word}": use ${(0,_src_core_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .oneOf */ .yL)(_rules_severity_js__WEBPACK_IMPORTED_MODULE_6__/* .severities */ .gO)}, several with commas between.`);
        }
        return severity;
    });
    return _rules_severity_js__WEBPACK_IMPORTED_MODULE_6__/* .severities */ .gO.filter((severity) => wanted.includes(severity));
}
function revision(text) {
    if (text === undefined || (0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`Input "revision" is "${text}": use the full sha of the commit.`);
}


/***/ }),

/***/ 91051:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archives_archived_configs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21203);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68255);
/* harmony import */ var _src_adapters_docker_imagetools_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70263);
/* harmony import */ var _src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61916);
/* harmony import */ var _src_adapters_scanners_image_scanners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85917);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90475);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69996);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93338);
/* harmony import */ var _scan_gate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(61610);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(88437);










await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_8__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const shown = { summary: true };
    const read = () => {
        shown.summary = inputs.boolean('job-summary', true);
        return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readScanGateInputs */ .G)(inputs);
    };
    const { result, failure } = await (0,_scan_gate_js__WEBPACK_IMPORTED_MODULE_7__/* .scanGate */ .F)(read, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerEngine */ .J)(exec, run.env),
        registry: (0,_src_adapters_docker_imagetools_js__WEBPACK_IMPORTED_MODULE_2__/* .imagetoolsRegistry */ .M)(exec),
        archives: (0,_src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_3__/* .imageArchives */ .T)(exec, files, signal),
        scanners: (0,_src_adapters_scanners_image_scanners_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScanners */ .X)(exec, files),
        ...{ archivedConfigs: _src_adapters_archives_archived_configs_js__WEBPACK_IMPORTED_MODULE_0__/* .archivedConfigs */ .i, run, log, clock, files, signal },
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .scanGateOutputs */ .Z)(result),
        summary: shown.summary ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .scanGateSummary */ .X)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 93338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ scanGateOutputs)
/* harmony export */ });
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


/***/ }),

/***/ 41723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ scannerRemedies),
/* harmony export */   t: () => (/* binding */ scannerNames)
/* harmony export */ });
/** What users do to have a scanner on their runner. */
const scannerRemedies = {
    trivy: 'trivy with "uses: aquasecurity/setup-trivy"',
    grype: 'grype with "uses: anchore/scan-action/download-grype" and its folder on PATH',
    'docker-scout': 'the "scout" plugin of docker with its install script, and a login to Docker Hub',
};
/** In the order in which `auto` looks for one. */
const scannerNames = Object.keys(scannerRemedies);


/***/ }),

/***/ 83057:
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

/***/ 61610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ scanGate)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var oci_labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/ignore-list.js

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
function matchesFinding({ id }, finding) {
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

// EXTERNAL MODULE: ./build/actions/scan-gate/rules/severity.js
var rules_severity = __webpack_require__(83057);
;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/report.js


/** The findings by severity, each kind in the order of the report. */
function worstFirst(findings) {
    return rules_severity/* severities */.gO.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
/** A report that must not be taken for the result of a scan. */
class ReportError extends errors/* UserError */.yo {
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/decide-gate.js



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
        const entry = inForce.find((candidate) => matchesFinding(candidate, finding));
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
    return Object.fromEntries(rules_severity/* severities */.gO.map((severity) => [severity, count(severity)]));
}
function noticesOf(findings, { ignores, today }) {
    return ignores.flatMap((entry) => {
        const isUsed = findings.some((finding) => matchesFinding(entry, finding));
        const state = isUsed ? stateOf(entry, today) : 'unused';
        return state === 'valid' ? [] : [{ entry, state }];
    });
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/annotate.js

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

// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 3 modules
var classify = __webpack_require__(62678);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/core/handover/expected-image.js
var expected_image = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/services/images/resolve-image.js
var resolve_image = __webpack_require__(87717);
// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failure = __webpack_require__(81563);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
;// CONCATENATED MODULE: ./build/actions/scan-gate/scan-end.js

/** Why there is no verdict: the gate is `error`. */
class NoVerdictError extends errors/* UserError */.yo {
    reason;
    constructor(reason, message, options) {
        super(message, options);
        this.reason = reason;
    }
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/find-image.js









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
    const { repository, tag, digest } = (0,reference/* parseImageRef */.Q)(inputs.imageRef, 'input "image-ref"');
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
        throw new NoVerdictError('no-image', message.replace(/\.?$/, '.'), { cause: error });
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
    throw new NoVerdictError('no-image', `The image "${name}" was not pushed and is not in this engine: run pull-or-download-image with the same "handover" before, or pass the archive as "input".`);
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
    const tried = await (0,retry/* retry */.L)({
        title: `Find ${image.image} in its registry`,
        policy: limits.policy,
        deadline: deps.clock.now() + limits.timeoutMs,
        signal: deps.signal,
        classify: (error) => (0,classify/* classifyError */.fe)(error, { phase: 'registry' }),
        work: () => (0,resolve_image/* resolveImage */.A)(image, Math.min(resolveMs, limits.timeoutMs), deps),
    }, deps);
    const named = image.tag === undefined ? `${image.image}@${image.digest ?? ''}` : `${image.image}:${image.tag}`;
    if (!tried.ok) {
        const message = `The image "${named}" cannot be found: ${(0,failure/* describeFailure */.Ic)(tried.failure)}`;
        throw new NoVerdictError('no-image', message, { cause: tried.error });
    }
    const { digest, config } = tried.value;
    const target = { kind: 'registry', name: `${image.image}@${digest}`, platform: image.platform };
    const { imageid, labels } = config;
    return { target, name: named, imageid, labels, expected, localId: undefined };
}

// EXTERNAL MODULE: ./build/src/services/images/revision.js
var images_revision = __webpack_require__(18400);
;// CONCATENATED MODULE: ./build/actions/scan-gate/freshness.js

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
    return (0,images_revision/* revisionMismatch */.o)(labels, expected, `The image "${name}"`);
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
    return (0,images_revision/* revisionMismatch */.o)(labels, expected, 'The image of the report');
}

// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/report-fields.js


/**
 * The list of objects under `name`; empty when it is left out.
 * @throws ReportBroken when there is something else.
 */
function listOrNone(json, name) {
    const list = (0,read_json/* valueAt */.fK)(json, name) ?? [];
    const isWhole = Array.isArray(list) && list.every((entry) => typeof entry === 'object' && entry !== null);
    if (!isWhole)
        throw new ReportError(`its "${name}" is no list of objects`);
    return list;
}
/** Digests out of values such as `sha256:…` and `ghcr.io/acme/app@sha256:…`. */
function digestsIn(values) {
    return values.flatMap((value) => (typeof value === 'string' ? (/sha256:[0-9a-f]{64}$/.exec(value) ?? []) : []));
}
/** The labels at `path`; what is no text among them is left out. */
function labelsAt(json, ...path) {
    const labels = (0,read_json/* valueAt */.fK)(json, ...path);
    if (typeof labels !== 'object' || labels === null)
        return {};
    return Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string'));
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/grype-report.js




/** Whether a report is grype's own; it names its program. */
function isGrypeReport(json) {
    return (0,read_json/* textAt */.$6)(json, 'descriptor', 'name') === 'grype';
}
/**
 * Reads `grype -o json`.
 * @throws ReportBroken
 */
function readGrypeReport(json) {
    // Grype writes an empty list when it found nothing: without one it did not get that far.
    if (!Array.isArray((0,read_json/* valueAt */.fK)(json, 'matches')))
        throw new ReportError('it has no list "matches"');
    const target = (name) => (0,read_json/* valueAt */.fK)(json, 'source', 'target', name);
    return {
        tool: 'grype',
        findings: listOrNone(json, 'matches').map(finding),
        imageids: digestsIn([
            target('imageID'),
            target('manifestDigest'),
            ...(0,read_json/* listAt */.gT)(json, 'source', 'target', 'repoDigests'),
        ]),
        labels: labelsAt(json, 'source', 'target', 'labels'),
    };
}
function finding(match) {
    const id = (0,read_json/* textAt */.$6)(match, 'vulnerability', 'id');
    if (id === undefined)
        throw new ReportError('it has a match without the id of a vulnerability');
    const fixed = (0,read_json/* listAt */.gT)(match, 'vulnerability', 'fix', 'versions').filter((version) => typeof version === 'string');
    return {
        id,
        aliases: (0,read_json/* listAt */.gT)(match, 'relatedVulnerabilities').flatMap((related) => (0,read_json/* textAt */.$6)(related, 'id') ?? []),
        package: (0,read_json/* textAt */.$6)(match, 'artifact', 'name') ?? '',
        installed: (0,read_json/* textAt */.$6)(match, 'artifact', 'version') ?? '',
        fixed: fixed.join(', '),
        fixable: (0,read_json/* textAt */.$6)(match, 'vulnerability', 'fix', 'state') === 'fixed',
        severity: (0,rules_severity/* severityOfWord */.Zx)((0,read_json/* textAt */.$6)(match, 'vulnerability', 'severity') ?? '') ?? 'UNKNOWN',
        title: (0,read_json/* textAt */.$6)(match, 'vulnerability', 'description') ?? '',
    };
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/sarif-report.js




/** Whether a report is SARIF, of whatever scanner. */
function isSarif(json) {
    return Array.isArray((0,read_json/* valueAt */.fK)(json, 'runs'));
}
/**
 * Reads SARIF 2.1.0 of any scanner. `level` is never taken for a severity: scanners put CRITICAL and HIGH under one
 * level, and some everything (pains 25). Suppressions are not looked at: grype once marked every result with one.
 * @throws ReportBroken when the tool did not finish (no results, an execution that failed), or no finding has a severity.
 */
function readSarif(json) {
    if ((0,read_json/* valueAt */.fK)(json, 'version') !== '2.1.0')
        throw new ReportError('it is of a version of SARIF other than 2.1.0');
    const runs = listOrNone(json, 'runs');
    if (runs.length === 0)
        throw new ReportError('it has no run of a scanner');
    const rated = runs.flatMap(findingsOf);
    if (rated.length > 0 && rated.every(({ severity }) => severity === undefined)) {
        throw new ReportError('none of its results has a severity ("security-severity" of the rule)');
    }
    return {
        tool: (0,read_json/* textAt */.$6)(runs[0], 'tool', 'driver', 'name') ?? 'unknown',
        findings: rated.map(({ finding, severity = 'UNKNOWN' }) => ({ ...finding, severity })),
        imageids: digestsIn(runs.flatMap((run) => [(0,read_json/* valueAt */.fK)(run, 'properties', 'imageID'), ...(0,read_json/* listAt */.gT)(run, 'properties', 'repoDigests')])),
        labels: {},
    };
}
function findingsOf(run) {
    for (const invocation of (0,read_json/* listAt */.gT)(run, 'invocations')) {
        const notes = (0,read_json/* listAt */.gT)(invocation, 'toolExecutionNotifications');
        const isFailed = notes.some((note) => (0,read_json/* textAt */.$6)(note, 'level') === 'error');
        if ((0,read_json/* valueAt */.fK)(invocation, 'executionSuccessful') === false || isFailed) {
            throw new ReportError('it says that the scanner did not succeed');
        }
    }
    if (!Array.isArray((0,read_json/* valueAt */.fK)(run, 'results')))
        throw new ReportError('it has a run without results');
    const rules = (0,read_json/* listAt */.gT)(run, 'tool', 'driver', 'rules');
    const byId = new Map(rules.map((rule) => [(0,read_json/* textAt */.$6)(rule, 'id'), rule]));
    return listOrNone(run, 'results').map((result) => {
        const index = (0,read_json/* valueAt */.fK)(result, 'ruleIndex') ?? (0,read_json/* valueAt */.fK)(result, 'rule', 'index');
        const id = (0,read_json/* textAt */.$6)(result, 'ruleId') ?? (0,read_json/* textAt */.$6)(result, 'rule', 'id');
        // By its id first: grype once wrote index 0 everywhere.
        const rule = byId.get(id) ?? (typeof index === 'number' ? rules[index] : undefined);
        const ruleId = id ?? (0,read_json/* textAt */.$6)(rule, 'id');
        if (ruleId === undefined)
            throw new ReportError('it has a result without the id of a rule');
        return ratedFinding(ruleId, rule, result);
    });
}
function ratedFinding(ruleId, rule, result) {
    const help = (0,read_json/* textAt */.$6)(rule, 'help', 'text') ?? '';
    const message = (0,read_json/* textAt */.$6)(result, 'message', 'text') ?? '';
    const line = (name) => lineOf(message, name) ?? lineOf(help, name);
    const property = (name) => (0,read_json/* textAt */.$6)(rule, 'properties', name);
    const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? advisory.exec(ruleId)?.[0] ?? ruleId;
    const fixed = property('fixed_version') ?? line('Fix(?:ed)? Version');
    const isUnfixed = fixed === '' || fixed === 'not fixed';
    const reported = /\breports (\S+) at version (\S+)/.exec(message);
    const purl = (0,read_json/* textAt */.$6)(rule, 'properties', 'purls', '0') ?? property('purl');
    return {
        finding: {
            id,
            aliases: id === ruleId ? [] : [ruleId],
            package: line('Package') ?? reported?.[1] ?? purl ?? '',
            installed: line('(?:Installed )?Version') ?? reported?.[2] ?? '',
            fixed: isUnfixed ? '' : (fixed ?? ''),
            fixable: !isUnfixed,
            title: (0,read_json/* textAt */.$6)(rule, 'shortDescription', 'text') ?? '',
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
        (0,read_json/* textAt */.$6)(result, 'properties', 'severity'),
        (0,read_json/* textAt */.$6)(rule, 'properties', 'cvssV3_severity'),
        ...(0,read_json/* listAt */.gT)(rule, 'properties', 'tags'),
        inText,
    ];
    for (const word of words) {
        const severity = typeof word === 'string' ? (0,rules_severity/* severityOfWord */.Zx)(word) : undefined;
        if (severity !== undefined)
            return severity;
    }
    const score = (0,read_json/* valueAt */.fK)(result, 'properties', 'security-severity') ?? (0,read_json/* valueAt */.fK)(rule, 'properties', 'security-severity');
    const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
    return typeof number === 'number' ? (0,rules_severity/* severityOfScore */.FL)(number) : undefined;
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/trivy-report.js




/** Whether a report is trivy's own; only that has `SchemaVersion`. */
function isTrivyReport(json) {
    return (0,read_json/* valueAt */.fK)(json, 'SchemaVersion') !== undefined;
}
/**
 * Reads `trivy image --format json`, schema 2. Lists that would be empty are left out by trivy.
 * @throws ReportBroken
 */
function readTrivyReport(json) {
    if ((0,read_json/* valueAt */.fK)(json, 'SchemaVersion') !== 2) {
        throw new ReportError('it is of a schema of trivy other than 2: use a newer trivy');
    }
    return {
        tool: 'trivy',
        findings: listOrNone(json, 'Results').flatMap((result) => listOrNone(result, 'Vulnerabilities').map(trivy_report_finding)),
        imageids: digestsIn([(0,read_json/* valueAt */.fK)(json, 'Metadata', 'ImageID'), ...(0,read_json/* listAt */.gT)(json, 'Metadata', 'RepoDigests')]),
        labels: labelsAt(json, 'Metadata', 'ImageConfig', 'config', 'Labels'),
    };
}
function trivy_report_finding(entry) {
    const id = (0,read_json/* textAt */.$6)(entry, 'VulnerabilityID');
    if (id === undefined)
        throw new ReportError('it has a vulnerability without "VulnerabilityID"');
    const text = (name) => (0,read_json/* textAt */.$6)(entry, name) ?? '';
    const fixed = text('FixedVersion');
    return {
        id,
        aliases: [],
        package: text('PkgName'),
        installed: text('InstalledVersion'),
        fixed,
        fixable: fixed !== '',
        severity: (0,rules_severity/* severityOfWord */.Zx)(text('Severity')) ?? 'UNKNOWN',
        title: text('Title'),
    };
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/read-report.js




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
        throw new ReportError("it is neither trivy's nor grype's JSON nor SARIF");
    }
    catch (error) {
        if (!(error instanceof ReportError))
            throw error;
        throw new ReportError(`The report ${where} cannot be used: ${error.message}.`, { cause: error });
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
        throw new ReportError('it is empty');
    try {
        // Some tools begin a file with a byte order mark.
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        throw new ReportError('it is no JSON, or cut off');
    }
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/scan-failure.js


const database = /trivy-db|trivy-java-db|trivy-checks|vulnerability[ -](?:db|database)|grype\/databases|\bDB error\b/i;
const mirror = "the scanner's database could not be fetched: keep it in a cache, or name a mirror (TRIVY_DB_REPOSITORY, GRYPE_DB_UPDATE_URL)";
/**
 * Decides what a scanner's failure is. Unlike the docker client, scanners may end on a line that only says that they gave
 * up, and say why in an error line before it (G4: `TOOMANYREQUESTS` of the vulnerability database).
 */
function classifyScan(error) {
    const failure = (0,classify/* classifyError */.fe)(error, { phase: 'registry' });
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
        .map((line) => (0,classify/* classifyFailure */.XE)({ phase: 'registry', finalLine: line.trim() }))
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

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/write-sarif.js


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
        properties: { tags: ['vulnerability', 'security', severity], 'security-severity': rules_severity/* scoreOf */.uw[severity] },
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

// EXTERNAL MODULE: ./build/actions/scan-gate/rules/scanner-remedies.js
var scanner_remedies = __webpack_require__(41723);
;// CONCATENATED MODULE: ./build/actions/scan-gate/run-scanner.js








/**
 * Chooses the scanner.
 * @throws NoVerdict when there is none, with what brings it.
 */
async function chooseScanner(wanted, { scanners }) {
    const candidates = wanted === 'auto' ? scanner_remedies/* scannerNames */.t : [wanted];
    for (const name of candidates)
        if (await scanners.installed(name))
            return name;
    const remedies = candidates.map((name) => scanner_remedies/* scannerRemedies */.V[name]).join('; or ');
    throw new NoVerdictError('no-scanner', `No scanner is installed on this runner (looked for ${candidates.join(', ')}): before this step install ${remedies}.`);
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
    const tried = await (0,retry/* retry */.L)({
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
        const message = `${scanner} failed, which says nothing about the image: ${(0,failure/* describeFailure */.Ic)(tried.failure)}`;
        throw new NoVerdictError('scanner-failed', message, { cause: tried.error });
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
        if (!(error instanceof ReportError))
            throw error;
        throw new NoVerdictError('bad-report', `${error.message.replace(/\.$/, '')}. That is no clean scan.`, {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/scan-gate.js












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
        const reason = deps.signal.aborted ? 'cancelled' : error instanceof NoVerdictError ? error.reason : known.reason;
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
    const counts = rules_severity/* severities */.gO
        .map((severity) => [severity, blocking.filter((finding) => finding.severity === severity).length])
        .filter(([, count]) => count > 0)
        .map(([severity, count]) => `${String(count)} ${severity}`);
    const message = `The image has findings that fail the gate (${counts.join(', ')}): update what they are in, or list them in "ignore-file" with a date.`;
    return { gate: 'fail', reason: 'findings', message };
}
function shaOf(labels) {
    const revision = labels[oci_labels/* revisionLabel */.w] ?? '';
    return (0,event_facts/* isFullSha */.Wf)(revision) ? revision : '';
}
/** Annotations name files from the workspace. */
function fromWorkspace(file, { run }) {
    return file === undefined || !(0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.relative)(run.workspace, file);
}


/***/ }),

/***/ 69996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ scanGateSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37234);
/* harmony import */ var _rules_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83057);


const shownFindings = 50;
const shownText = 200;
/** The gate, its counts and the findings that it fails on, for the step's summary page. */
function scanGateSummary(facts) {
    const { decision, gate } = facts;
    const head = (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .summaryTable */ .jb)(`Gate: ${gate}`, [
        ['reason', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.reason)],
        ['what happened', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.message.slice(0, 1000))],
        ['image', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.image)],
        ['revision', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.revision)],
        ['scanner', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.scanner)],
        ['fails on', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(facts.severities.join(', '))],
        ['ignored', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(decision === undefined ? '' : String(decision.ignored.length))],
        [
            'without a fix, left out',
            (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalCell */ .BK)(decision === undefined || decision.unfixed === 0 ? '' : String(decision.unfixed)),
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
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .listTable */ .Lc)(_rules_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO, [_rules_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO.map((severity) => String(counts[severity]))]),
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .listTable */ .Lc)(['severity', 'id', 'package', 'installed', 'fixed in', 'title'], found.map((cells) => cells.map(cut))),
        ...(more > 0 ? [`And ${String(more)} more, in the report.\n`] : []),
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .listTable */ .Lc)(['ignored', 'severity', 'package', 'until', 'reason'], ignored
            .slice(0, shownFindings)
            .map(({ finding, entry }) => [finding.id, finding.severity, finding.package, entry.expires ?? '', entry.reason].map(cut))),
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .listTable */ .Lc)(['ignore list', 'until', ''], notices.slice(0, shownFindings).map(({ entry, state }) => [entry.id, entry.expires ?? '', state])),
    ]
        .filter((part) => part !== '')
        .join('\n');
}


/***/ }),

/***/ 21203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ archivedConfigs)
});

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/json/strict-json.js
var strict_json = __webpack_require__(70074);
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
    return typeof digest === 'string' && (0,oci_digest/* isDigest */.B)(digest) ? digest : '';
}

// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/src/adapters/archives/archived-configs.js




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
    const tar = (0,reader/* tarReader */.R)();
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
                const document = (0,read_json/* tryParseJson */.Bl)(Buffer.concat(member.pieces).toString('utf8'));
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

/***/ 73973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ plainArchive)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var _core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38301);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80322);
/* harmony import */ var _streams_peek_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31665);
/* harmony import */ var _streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89488);
/* harmony import */ var _streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53419);







/** As much as zstd puts into one block: larger pieces only cost memory. */
const decodedBytes = 128 << 10;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
/**
 * The tar inside an archive, which is told by its first bytes to be plain, gzip or zstd.
 * @throws TransferBroken when it is damaged
 */
async function* plainArchive(archive, decoding) {
    const { first, all } = await (0,_streams_peek_js__WEBPACK_IMPORTED_MODULE_4__/* .peek */ .s)(archive);
    try {
        yield* await decoded(first, all, decoding);
    }
    catch (error) {
        throw isDecoderError(error) ? (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toMessage */ .R9)(error), error) : error;
    }
}
async function decoded(first, archive, decoding) {
    if (first.subarray(0, 2).equals(gzipMagic))
        return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize: decodedBytes }));
    if (!first.subarray(0, 4).equals(zstdMagic))
        return archive;
    if (await decoding.exec.has('zstd')) {
        // There is none below a path of some hundred characters.
        const pair = await (0,_streams_socket_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .socketPair */ .G)(decoding.files).catch(() => undefined);
        if (pair !== undefined)
            return byProgram(archive, pair, decoding);
    }
    return (0,_streams_write_stream_js__WEBPACK_IMPORTED_MODULE_5__/* .pipeThrough */ .W)(archive, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize: decodedBytes }));
}
/** By the `zstd` program, beside this process. */
async function* byProgram(archive, { writer, bytes }, { exec, signal }) {
    const stop = new AbortController();
    try {
        const decoding = exec.run('zstd', ['-d', '-q', '-c'], {
            input: archive,
            output: writer,
            signal: (0,_process_abort_signals_js__WEBPACK_IMPORTED_MODULE_6__/* .anySignal */ .J)(signal, stop.signal),
        });
        const ended = decoding.finally(() => writer.destroy());
        ended.catch(() => undefined);
        yield* bytes;
        const { exitCode, stderr } = await ended;
        if (exitCode !== 0)
            throw (0,_core_archive_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .damagedArchiveError */ .ig)(stderr.trim());
    }
    finally {
        stop.abort();
    }
}
function isDecoderError(error) {
    return typeof error === 'object' && error !== null && 'code' in error && /^(Z_|ZSTD_)/.test(String(error.code));
}


/***/ }),

/***/ 61916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ imageArchives)
});

// EXTERNAL MODULE: ./build/src/core/archive/filter.js + 3 modules
var filter = __webpack_require__(33955);
;// CONCATENATED MODULE: ./build/src/adapters/archives/archive-guard.js

/**
 * Puts a guard between an archive and the engine. Blobs pass as they come; the members that decide what the engine does
 * with them are held back until all of it was seen and judged. An engine that never gets them loads nothing (design
 * section 6).
 * @param archive the plain tar, decompressed
 * @param maxBytes how much of it is read at most (threat 4)
 */
function guardArchive(archive, expected, maxBytes) {
    let judged;
    async function* guarded() {
        const sieve = (0,filter/* filterArchive */.v)(expected, maxBytes);
        for await (const piece of archive)
            yield* sieve.pass(piece);
        const { image, rest } = sieve.finish();
        yield* rest;
        judged = image;
    }
    return {
        stream: guarded(),
        image() {
            if (judged === undefined)
                throw new Error('The engine stopped reading the archive.');
            return judged;
        },
    };
}

// EXTERNAL MODULE: ./build/src/adapters/archives/decompress.js
var decompress = __webpack_require__(73973);
;// CONCATENATED MODULE: ./build/src/adapters/archives/image-archives.js


/** Archives, decompressed beside this process where there is a program for it. */
function imageArchives(exec, files, signal) {
    return {
        guard: (archive, expected, maxBytes) => guardArchive((0,decompress/* plainArchive */.F)(archive, { exec, files, signal }), expected, maxBytes),
    };
}


/***/ }),

/***/ 70263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ imagetoolsRegistry)
/* harmony export */ });
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81365);
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);








/**
 * Registries as `docker buildx imagetools` reaches them: with the credentials of the user's docker login and the
 * builder's registry settings, and without an engine.
 * @param builder the builder whose settings (mirrors, plain http) apply; undefined: the current one's.
 */
function imagetoolsRegistry(exec, builder) {
    const imagetools = async (args, options) => {
        const [verb = '', ...rest] = args;
        const argv = ['buildx', 'imagetools', verb, ...(builder === undefined ? [] : ['--builder', builder]), ...rest];
        const result = await exec.run('docker', argv, options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd({ command: `docker buildx imagetools ${verb}`, ...result });
        return result.stdout;
    };
    const inspect = (ref, format, options) => imagetools(['inspect', ...format, '--', ref], options);
    /** What was read already, by `<repository>@<digest>`, under which it cannot change. */
    const known = new Map();
    const registry = {
        async manifest(ref, options = {}) {
            try {
                const raw = await inspect(ref, ['--raw'], options);
                const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(raw);
                known.set((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest), raw);
                return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .mediaTypeOf */ .c0)(readManifest(raw, ref)), raw };
            }
            catch (error) {
                if (isAbsent(error))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .s)(raw);
            const pinned = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest);
            const [manifests, images] = await Promise.all([
                platformManifests(readManifest(raw, ref), digest, async (child) => readManifest(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref)),
                inspect(pinned, ['--format', '{{json .Image}}'], options).then((text) => imagesOf(JSON.parse(text))),
            ]);
            return manifests.map((manifest) => imageConfig(manifest, images, manifests.length));
        },
        async copy(source, targets, options = {}) {
            const tags = targets.flatMap((target) => ['--tag', target]);
            await imagetools(['create', ...tags, '--', source], options);
        },
        async merge(sources, target, annotations, options = {}) {
            const flags = annotations.map((annotation) => `--annotation=${annotation}`);
            await imagetools(['create', ...flags, '--tag', target, '--', ...sources], options);
        },
    };
    return registry;
}
/**
 * 404, 401 and 403 alike: a registry that hides what the user may not see answers any of them (design, `if-tag-exists`).
 * One that knows the tag and lacks what it points to is none of these: the tag is taken (F15).
 */
function isAbsent(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry' });
    return failure.class === 'auth' || (failure.class !== 'transient' && error.finalLine.endsWith(': not found'));
}
function readManifest(raw, ref) {
    try {
        return JSON.parse(raw);
    }
    catch (error) {
        throw new Error(`The registry's answer for "${ref}" is no JSON: ${raw.slice(0, 80)}`, { cause: error });
    }
}
async function platformManifests(top, topDigest, read) {
    if (top.manifests === undefined) {
        const configDigest = checkedDigest(top.config?.digest);
        return [{ digest: topDigest, configDigest, platform: undefined, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) }];
    }
    const images = top.manifests.filter(({ platform, annotations }) => platform?.os !== 'unknown' && annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest');
    return Promise.all(images.map(async ({ digest, platform }) => {
        const manifest = await read(checkedDigest(digest));
        return {
            digest: checkedDigest(digest),
            configDigest: checkedDigest(manifest.config?.digest),
            platform: platform === undefined
                ? undefined
                : (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .platformName */ .$r)(platform.os ?? '', platform.architecture ?? '', platform.variant),
            layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(manifest),
        };
    }));
}
function checkedDigest(digest) {
    if (digest !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
/** `{{json .Image}}` is one image, or an object of images by platform. */
function imagesOf(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function platformOf(image) {
    return (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .platformName */ .$r)(image.os ?? '', image.architecture ?? '', image.variant);
}
function imageConfig(manifest, images, count) {
    const image = count === 1 ? images[0] : images.find((candidate) => platformOf(candidate) === manifest.platform);
    return {
        imageid: manifest.configDigest,
        manifestDigest: manifest.digest,
        platform: manifest.platform ?? (image === undefined ? '' : platformOf(image)),
        labels: image?.config?.Labels ?? {},
        ...(manifest.layerBytes === undefined ? {} : { layerBytes: manifest.layerBytes }),
    };
}


/***/ }),

/***/ 85917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ imageScanners)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/src/adapters/scanners/scanner-command.js
/** All that trivy knows, whatever a variable of the user's leaves out. */
const everySeverity = 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL';
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

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/adapters/scanners/image-scanners.js



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
            const report = (0,external_node_path_.join)(folder, 'report.json');
            const sarif = (0,external_node_path_.join)(folder, 'report.sarif');
            // What an earlier attempt left must not pass for the result of this one.
            for (const file of [report, sarif])
                await files.remove(file);
            const empty = await files.temporaryFolder();
            const command = scanCommand(scanner, target, { report, sarif }, options.timeoutMs);
            const result = await run(command, empty, options);
            const name = scanner === 'docker-scout' ? 'docker scout cves' : scanner;
            if (result.exitCode !== 0)
                throw new errors/* CommandError */.Qd({ command: name, ...result });
            if (scanner === 'trivy')
                await run(convertCommand({ report, sarif }), empty, options);
            const hasSarif = await files.exists(sarif);
            const own = scanner === 'docker-scout' ? sarif : report;
            if (!(await files.exists(own)))
                throw new Error(`${name} ended without an error and wrote no report`);
            return { report: own, sarif: hasSarif ? sarif : undefined };
        },
    };
}


/***/ }),

/***/ 33955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ filterArchive)
});

// EXTERNAL MODULE: ./build/src/core/oci/digest.js
var oci_digest = __webpack_require__(74835);
// EXTERNAL MODULE: ./build/src/core/archive/errors.js
var errors = __webpack_require__(38301);
// EXTERNAL MODULE: ./build/src/core/oci/platform.js
var platform = __webpack_require__(73692);
// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/json/strict-json.js
var strict_json = __webpack_require__(70074);
;// CONCATENATED MODULE: ./build/src/core/archive/docker-manifest.js



/**
 * Reads the manifest.json of `docker save`: exactly one image (row a3).
 * @throws ArchiveRefused
 */
function readDockerManifest(text) {
    const entries = (0,strict_json/* parseJson */.qF)(text, 'manifest.json');
    if (!Array.isArray(entries))
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json is no JSON list');
    if (entries.length !== 1)
        throw new errors/* ArchiveRefusedError */.Zf(`manifest.json holds ${String(entries.length)} images`);
    const entry = entries[0];
    if (!(0,strict_json/* isObject */.Gv)(entry))
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json describes no image');
    const config = entry['Config'];
    if (typeof config !== 'string' || (0,member_name/* memberKind */.RO)(config) !== 'blob') {
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json names no config inside the archive');
    }
    const layers = texts(entry['Layers'], 'Layers');
    if (layers.some((layer) => !['blob', 'layer'].includes((0,member_name/* memberKind */.RO)(layer) ?? ''))) {
        throw new errors/* ArchiveRefusedError */.Zf('manifest.json names a layer outside the archive');
    }
    return { config, repoTags: texts(entry['RepoTags'] ?? [], 'RepoTags'), layers };
}
function texts(value, name) {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
        return value;
    throw new errors/* ArchiveRefusedError */.Zf(`manifest.json has a "${name}" that is no list of texts`);
}

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
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
        throw new errors/* ArchiveRefusedError */.Zf(`index.json holds ${String(others.length + (entry === undefined ? 0 : 1))} images`);
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
        throw new errors/* ArchiveRefusedError */.Zf('index.json has a name that is no text');
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
        throw new errors/* ArchiveRefusedError */.Zf(`the image index holds ${count} manifests for ${platform} instead of one`);
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
        throw new errors/* ArchiveRefusedError */.Zf(`"${manifest.mediaType}" is no media type of an image manifest`);
    }
    const document = documentOf(manifest, documents, 'the image manifest');
    if (document['manifests'] !== undefined)
        throw new errors/* ArchiveRefusedError */.Zf('the image manifest is an index as well');
    return descriptorOf(document['config'], 'the image manifest').digest;
}
function documentOf(entry, documents, what) {
    const text = documents.get(entry.digest);
    if (text === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`${what} ${entry.digest} is not in it`);
    return (0,strict_json/* parseStrictJson */.RJ)(text, what);
}
function descriptors(document, what) {
    const manifests = (0,strict_json/* isObject */.Gv)(document) ? document['manifests'] : undefined;
    if (!Array.isArray(manifests))
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has no list of manifests`);
    return manifests.map((item) => descriptorOf(item, what));
}
function descriptorOf(value, what) {
    const fields = (0,strict_json/* isObject */.Gv)(value) ? value : {};
    const { digest, size, mediaType } = fields;
    if (typeof digest !== 'string' || !(0,oci_digest/* isDigest */.B)(digest))
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has an entry without a sha256`);
    if (typeof size !== 'number' || typeof mediaType !== 'string') {
        throw new errors/* ArchiveRefusedError */.Zf(`${what} has an entry without size or media type`);
    }
    return { digest, size, mediaType, fields };
}

;// CONCATENATED MODULE: ./build/src/core/archive/validate.js







/**
 * Decides whether an archive may reach an engine: one image, one manifest, the expected reference, config and platform
 * alone, and the same image whichever member an engine goes by (threat 3, rows a1-a9, A6).
 * @throws ArchiveRefused that names the finding.
 */
function validateArchive(contents, expected = {}) {
    const { members, documents } = contents;
    const manifestText = members.get('manifest.json');
    if (manifestText === undefined) {
        const legacy = members.has('repositories') ? ' (the format from before Docker 1.10)' : '';
        throw new errors/* ArchiveRefusedError */.Zf(`it has no manifest.json${legacy}`);
    }
    const manifest = readDockerManifest(manifestText);
    const missing = [manifest.config, ...manifest.layers].find((name) => !contents.names.has(name));
    if (missing !== undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`manifest.json names "${missing}", which is not in it`);
    const imageid = (0,member_name/* digestOfName */.VF)(manifest.config);
    const configText = imageid === undefined ? undefined : documents.get(imageid);
    if (imageid === undefined || configText === undefined) {
        throw new errors/* ArchiveRefusedError */.Zf(`its config "${manifest.config}" is no image config`);
    }
    if (expected.imageid !== undefined && expected.imageid !== imageid) {
        throw new errors/* ArchiveRefusedError */.Zf(`it holds the image ${imageid}, and ${expected.imageid} is expected`);
    }
    const config = readConfig(configText);
    if (expected.platform !== undefined && !(0,platform/* samePlatform */.my)(expected.platform, config.platform)) {
        throw new errors/* ArchiveRefusedError */.Zf(`its image is for ${config.platform}, and ${expected.platform} is expected`);
    }
    const indexText = members.get('index.json');
    if (members.has('oci-layout') && indexText === undefined) {
        throw new errors/* ArchiveRefusedError */.Zf('it has an oci-layout and no index.json');
    }
    const index = indexText === undefined ? undefined : readOciIndex(indexText, documents, config.platform);
    if (index !== undefined && index.imageid !== imageid) {
        throw new errors/* ArchiveRefusedError */.Zf(`manifest.json holds the image ${imageid}, and index.json ${index.imageid}`);
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
    expected.check?.(image);
    return { image, members: emitted };
}
function oneReference(names, allowed) {
    const wanted = allowed?.map(reference/* familiarName */.hG);
    const found = new Set();
    for (const name of names) {
        const familiar = (0,reference/* familiarName */.hG)(name);
        if (familiar === undefined)
            throw new errors/* ArchiveRefusedError */.Zf(`"${printable(name)}" in it is no reference with a tag`);
        if (wanted !== undefined && !wanted.includes(familiar)) {
            throw new errors/* ArchiveRefusedError */.Zf(`it would set the tag "${familiar}", and only ${(allowed ?? []).join(', ')} may be set`);
        }
        found.add(familiar);
    }
    if (found.size > 1)
        throw new errors/* ArchiveRefusedError */.Zf(`it would set several tags: ${[...found].join(', ')}`);
    return [...found][0];
}
/** Names in `repositories`, which engines read when there is no manifest.json: `{"app": {"1": "<layer>"}}`. */
function legacyNames(text) {
    if (text === undefined)
        return [];
    const repositories = (0,strict_json/* parseJson */.qF)(text, 'repositories');
    if (!(0,strict_json/* isObject */.Gv)(repositories))
        throw new errors/* ArchiveRefusedError */.Zf('repositories is no JSON object');
    return Object.entries(repositories).flatMap(([name, tags]) => (0,strict_json/* isObject */.Gv)(tags) ? Object.keys(tags).map((tag) => `${name}:${tag}`) : [name]);
}
function readConfig(text) {
    const config = (0,strict_json/* parseJson */.qF)(text, 'the image config');
    if (!(0,strict_json/* isObject */.Gv)(config))
        throw new errors/* ArchiveRefusedError */.Zf('the image config is no JSON object');
    const part = (name) => (typeof config[name] === 'string' ? config[name] : '');
    if (part('os') === '' || part('architecture') === '') {
        throw new errors/* ArchiveRefusedError */.Zf('the image config names no platform');
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

// EXTERNAL MODULE: ./build/src/core/tar/writer.js
var writer = __webpack_require__(38642);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
;// CONCATENATED MODULE: ./build/src/core/archive/filter.js







/** Members up to this size are read whole: manifests and configs are far below it. */
const smallBytes = 4 << 20;
const maxDocumentBytes = 64 << 20;
const maxMembers = 20_000;
/**
 * Sieves an archive piece by piece: what decides what an engine does with it is held back until all of it was seen and
 * judged (design section 6, threat 3).
 * @param maxBytes how much of it is read at most (threat 4)
 */
function filterArchive(expected, maxBytes) {
    const members = new Map();
    const documents = new Map();
    const names = new Set();
    const tar = (0,reader/* tarReader */.R)();
    let fate = {};
    let readBytes = 0;
    let documentBytes = 0;
    const keepDocument = (name, content) => {
        const digest = (0,member_name/* digestOfName */.VF)(name);
        if (digest === undefined)
            return;
        const found = (0,oci_digest/* sha256 */.s)(content);
        if (found !== digest)
            throw new errors/* ArchiveRefusedError */.Zf(`its blob "${name}" has the content of ${found}`);
        if (content[0] !== 0x7b)
            return;
        documents.set(digest, content.toString('utf8'));
        documentBytes += content.length;
        if (documentBytes > maxDocumentBytes)
            throw new errors/* ArchiveRefusedError */.Zf('it holds too many documents');
    };
    const fateOf = ({ name, size }) => {
        if ((0,member_name/* isIndexMember */.zB)(name)) {
            if (size > smallBytes)
                throw new errors/* ArchiveRefusedError */.Zf(`its ${name} has ${String(size)} bytes`);
            return whole(size, function* (content) {
                members.set(name, content.toString('utf8'));
            });
        }
        if (size > smallBytes)
            return passing(name, size);
        return whole(size, function* (content) {
            keepDocument(name, content);
            yield* tarMember(name, content);
        });
    };
    return {
        *pass(piece) {
            readBytes += piece.length;
            if (readBytes > maxBytes) {
                throw new errors/* ArchiveRefusedError */.Zf(`it is larger than the ${String(maxBytes)} bytes that it may have`);
            }
            for (const part of tar.read(piece)) {
                if (part.kind === 'member') {
                    fate = admit(part.header, names) === 'needless' ? {} : fateOf(part.header);
                    if (fate.start !== undefined)
                        yield fate.start;
                }
                else if (part.kind === 'content') {
                    yield* fate.take?.(part.bytes) ?? [];
                }
                else {
                    yield* fate.end?.() ?? [];
                }
            }
        },
        finish() {
            if (readBytes === 0)
                throw (0,errors/* damagedArchiveError */.ig)('it is empty');
            tar.end();
            const verdict = validateArchive({ members, documents, names }, expected);
            const written = [...verdict.members].flatMap(([name, text]) => [...tarMember(name, Buffer.from(text))]);
            return { image: verdict.image, rest: [...written, writer/* tarEnd */.JO] };
        },
    };
}
function passing(name, size) {
    return {
        start: (0,writer/* tarHeader */.pI)(name, size),
        *take(bytes) {
            yield bytes;
        },
        *end() {
            yield (0,writer/* tarPadding */.vr)(size);
        },
    };
}
function whole(size, use) {
    const content = Buffer.alloc(size);
    let filled = 0;
    return {
        *take(bytes) {
            filled += bytes.copy(content, filled);
        },
        *end() {
            yield* use(content);
        },
    };
}
function* tarMember(name, content) {
    yield (0,writer/* tarHeader */.pI)(name, content.length);
    yield content;
    yield (0,writer/* tarPadding */.vr)(content.length);
}
/** Decides by its header whether a member may be there at all. */
function admit({ name, type }, names) {
    const kind = (0,member_name/* memberKind */.RO)(name);
    const shown = name.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
    if (kind === undefined)
        throw new errors/* ArchiveRefusedError */.Zf(`it holds "${shown}", which no engine writes`);
    const isPlain = type === 'file' || (type === 'directory' && kind === 'needless');
    if (!isPlain)
        throw new errors/* ArchiveRefusedError */.Zf(`its member "${shown}" is a ${type}`);
    if (names.has(name))
        throw new errors/* ArchiveRefusedError */.Zf(`it holds "${shown}" twice`);
    names.add(name);
    if (names.size > maxMembers)
        throw new errors/* ArchiveRefusedError */.Zf(`it has more than ${String(maxMembers)} members`);
    return kind;
}


/***/ }),

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yf: () => (/* binding */ expectedFromRecord),
/* harmony export */   iA: () => (/* binding */ expectedFromInputs),
/* harmony export */   tu: () => (/* binding */ checkImageInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13501);




/**
 * Checks the form of the inputs that describe the image, before anything runs.
 * @throws UserError
 */
function checkImageInputs(inputs) {
    const { image, tag, digest, imageid, revision } = inputs;
    if (image !== undefined) {
        const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'input "image"');
        if (ref.tag !== undefined || ref.digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
        }
    }
    if (tag !== undefined && !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)(tag)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
    }
    for (const [name, value] of Object.entries({ digest, imageid })) {
        if (value !== undefined && !(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(value)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
        }
    }
    if (revision !== undefined && !(0,_events_event_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .isFullSha */ .Wf)(revision)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "revision" is "${revision}": use the full sha of the commit.`);
    }
    if (image === undefined && (tag !== undefined || digest !== undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.');
    }
    return inputs;
}
/**
 * The image that a record tells of, for one platform. Inputs may name facts of their own, which then have to agree.
 * @throws UserError when they do not, or when the image was not built for the platform.
 */
function expectedFromRecord(record, inputs, platform) {
    const imageid = imageidFor(record, platform);
    const facts = { image: record.image, tag: record.tag, digest: record.digest, imageid, revision: record.revision };
    for (const [name, recorded] of Object.entries(facts)) {
        const wanted = inputs[name];
        if (wanted !== undefined && recorded !== '' && wanted !== recorded) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The handover record says ${name} "${recorded}", and input "${name}" is "${wanted}": leave the input out, or pass the record of the right build.`);
        }
    }
    const known = (name) => inputs[name] ?? (facts[name] || undefined);
    return {
        image: known('image'),
        tag: known('tag'),
        digest: known('digest'),
        imageid: known('imageid'),
        revision: known('revision'),
        platform,
        inRegistry: record['pushed-refs'].some(({ ref }) => ref.startsWith(`${record.image}:`)),
        artifactName: record.archive?.['artifact-name'],
        archive: record.archive ?? undefined,
    };
}
/**
 * The image that inputs alone describe.
 * @throws UserError when they do not say which image.
 */
function expectedFromInputs(inputs, artifactName, platform) {
    const { image, tag, digest } = inputs;
    if (image === undefined || (tag === undefined && digest === undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".');
    }
    const named = tag === undefined ? undefined : `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'input "image"'))}-${tag}`;
    return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: undefined };
}
function imageidFor(record, platform) {
    const platforms = Object.keys(record.imageids);
    if (platforms.length === 0)
        return record.imageid;
    const imageid = record.imageids[platform];
    if (imageid === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The image was built for ${platforms.join(', ')}, not for ${platform}: set "platform", or add it to the build's "platforms".`);
    }
    return imageid;
}


/***/ }),

/***/ 71908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RY: () => (/* binding */ recordSuffix),
/* harmony export */   cm: () => (/* binding */ serializeHandover),
/* harmony export */   dl: () => (/* binding */ parseHandover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74835);



/** Ending of the artifact that holds the record. */
const recordSuffix = '.handover.json';
/** One line of JSON: it is a job output too. */
function serializeHandover(record) {
    return JSON.stringify(record);
}
/**
 * Reads a record, which is data from another job or run and trusted in nothing: every field is checked for its form.
 * @param where names its origin in errors: `input "handover"`
 * @throws UserError that names the field at fault.
 */
function parseHandover(text, where) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is not JSON: pass the "handover" output of the producer job unchanged.`);
    }
    const reader = new FieldReader(data, where);
    if (reader.value('schema') !== 1) {
        const found = JSON.stringify(reader.value('schema'));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} has schema ${found}, and this version reads 1: use the same version in both jobs.`);
    }
    const skipped = reader.value('skipped');
    const run = reader.child('run');
    const record = {
        schema: 1,
        image: reader.text('image', isRepository),
        tag: reader.text('tag', _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz),
        digest: reader.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        imageid: reader.text('imageid', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        imageids: reader.digests('imageids'),
        platforms: reader.texts('platforms', (value) => /^[a-z0-9]+(\/[a-z0-9.]+){1,2}$/.test(value)),
        revision: reader.text('revision', isSha),
        'source-sha': reader.text('source-sha', isSha),
        'pushed-refs': reader.children('pushed-refs').map((entry) => ({
            ref: entry.text('ref', isReference),
            digest: entry.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        })),
        archive: reader.value('archive') === null ? null : archiveFacts(reader.child('archive')),
        run: {
            id: run.count('id'),
            attempt: run.count('attempt'),
            repository: run.text('repository', isFullName),
            'head-repository': run.text('head-repository', isFullName),
            event: run.text('event', (value) => /^[a-z_]{1,40}$/.test(value)),
        },
        created: reader.text('created', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
        skipped: skipped === null ? null : reader.text('skipped', (value) => !/[\r\n]/.test(value)),
        ...(reader.value('build-seconds') === undefined ? {} : { 'build-seconds': reader.seconds('build-seconds') }),
    };
    return record;
}
function archiveFacts(reader) {
    const compression = reader.text('compression', (value) => ['zstd', 'gzip', 'none'].includes(value));
    return {
        reference: reader.text('reference', isReference),
        platform: reader.text('platform', (value) => /^[a-z0-9/.]+$/.test(value)),
        'artifact-name': reader.text('artifact-name', (value) => !/[\r\n]/.test(value)),
        'artifact-id': reader.count('artifact-id'),
        'artifact-digest': reader.text('artifact-digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B),
        'size-bytes': reader.count('size-bytes'),
        'archive-bytes': reader.count('archive-bytes'),
        compression: compression,
    };
}
const isSha = (value) => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value);
const isFullName = (value) => /^[\w.-]+\/[\w.-]+$/.test(value);
const isReference = (value) => parses(value);
const isRepository = (value) => parses(value) && !/[@]|:[^/]*$/.test(value);
function parses(value) {
    try {
        (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(value, 'reference');
        return true;
    }
    catch {
        return false;
    }
}
/** Reads fields of untrusted JSON; '' passes everywhere, since a record says so of what it does not know. */
class FieldReader {
    #fields;
    #where;
    constructor(data, where) {
        if (typeof data !== 'object' || data === null || Array.isArray(data)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is no JSON object: pass the "handover" output of the producer job unchanged.`);
        }
        this.#fields = data;
        this.#where = where;
    }
    value(name) {
        return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    }
    text(name, accept) {
        const value = this.value(name);
        if (typeof value !== 'string' || (value !== '' && !accept(value)))
            return this.#refuse(name);
        return value;
    }
    texts(name, accept) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => (typeof item === 'string' && accept(item) ? item : this.#refuse(name)));
    }
    digests(name) {
        const entries = Object.entries(this.value(name) ?? {});
        return Object.fromEntries(entries.map(([key, value]) => (typeof value === 'string' && (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .B)(value) ? [key, value] : this.#refuse(name))));
    }
    count(name) {
        const value = this.value(name);
        return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : this.#refuse(name);
    }
    seconds(name) {
        const value = this.value(name);
        return typeof value === 'number' && value >= 0 && value < 1e6 ? value : this.#refuse(name);
    }
    child(name) {
        return new FieldReader(this.value(name), `${this.#where}, field "${name}",`);
    }
    children(name) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => new FieldReader(item, `${this.#where}, field "${name}",`));
    }
    #refuse(name) {
        const value = this.value(name) === undefined ? 'nothing' : JSON.stringify(this.value(name)).slice(0, 80);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${this.#where} has ${value} as "${name}": pass the "handover" output of the producer job unchanged.`);
    }
}


/***/ }),

/***/ 81365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lW: () => (/* binding */ layersOfPlatform),
/* harmony export */   qM: () => (/* binding */ layerSizes),
/* harmony export */   uS: () => (/* binding */ formatLayers)
/* harmony export */ });
/* harmony import */ var _summary_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91583);
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);


/** Bytes of each layer as a registry keeps it, by its manifest; undefined for an index, and for what is no manifest. */
function layerSizes(manifest) {
    const layers = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
/** Those of the runner's platform, or of the only one there is. */
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
/** `72.1 MB in 3 layers` */
function formatLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(sum)} in ${String(bytes.length)} ${bytes.length === 1 ? 'layer' : 'layers'}`;
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

/***/ 87717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveImage),
/* harmony export */   q: () => (/* binding */ nameOfImage)
/* harmony export */ });
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


/**
 * Asks once what the reference is; from there on only the digest counts.
 * @throws UserError when the image is not for the platform.
 */
async function resolveImage(expected, timeoutMs, deps) {
    const options = { timeoutMs, signal: deps.signal };
    const digest = expected.digest ?? (await digestOfTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
    const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
    const config = configs.find((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(candidate.platform, expected.platform));
    if (config === undefined) {
        const platforms = configs.map(({ platform }) => platform).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The registry's ${nameOfImage(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`);
    }
    return { digest, config };
}
async function digestOfTag(ref, options, deps) {
    const answer = await deps.registry.manifest(ref, options);
    if (answer.found)
        return answer.digest;
    // Asked again for the evidence: "not there" and "may not see it" have different remedies.
    await deps.registry.configs(ref, options);
    throw new Error(`${ref} appeared in the registry just now`);
}
function nameOfImage({ image, tag, digest }) {
    return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}


/***/ }),

/***/ 18400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ checkRevision),
/* harmony export */   o: () => (/* binding */ revisionMismatch)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83536);


/**
 * Compares an image's revision label with the expected commit (P8, V2). An image without the label passes when its
 * imageid is known, which says more.
 * @returns what is wrong; undefined: nothing.
 */
function revisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w}` : `was built from revision ${found}`;
    return `${where} ${built}, and revision ${revision} is expected`;
}
/**
 * Does what the policy says about an image of another revision.
 * @throws UserError when that is not to be a mere warning.
 */
function checkRevision(labels, expected, where, deps) {
    const finding = revisionMismatch(labels, expected, where);
    if (finding === undefined)
        return;
    if (deps.onMismatch === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
    }
    deps.log.warning(`${finding}.`);
}


/***/ })

};
