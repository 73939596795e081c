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
        registry: (0,_src_adapters_docker_imagetools_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerRegistry */ .o)(exec),
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
// EXTERNAL MODULE: ./build/src/core/oci/revision-label.js
var revision_label = __webpack_require__(28381);
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

// EXTERNAL MODULE: ./build/actions/scan-gate/rules/severity.js
var rules_severity = __webpack_require__(83057);
;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/report.js


/** The findings by severity, each kind in the order of the report. */
function worstFirst(findings) {
    return rules_severity/* severities */.gO.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
/** A report that must not be taken for the result of a scan. */
class ReportBroken extends errors/* UserError */.yo {
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
    return Object.fromEntries(rules_severity/* severities */.gO.map((severity) => [severity, count(severity)]));
}
function noticesOf(findings, { ignores, today }) {
    return ignores.flatMap((entry) => {
        const isUsed = findings.some((finding) => means(entry, finding));
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
class NoVerdict extends errors/* UserError */.yo {
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
        classify: (error) => (0,classify/* classifyError */.f)(error, { phase: 'registry' }),
        work: () => (0,resolve_image/* resolveImage */.A)(image, Math.min(resolveMs, limits.timeoutMs), deps),
    }, deps);
    const named = image.tag === undefined ? `${image.image}@${image.digest ?? ''}` : `${image.image}:${image.tag}`;
    if (!tried.ok) {
        const message = `The image "${named}" cannot be found: ${(0,failure/* describeFailure */.p)(tried.failure)}`;
        throw new NoVerdict('no-image', message, { cause: tried.error });
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

// EXTERNAL MODULE: ./build/src/core/json/untrusted-json.js
var untrusted_json = __webpack_require__(48049);
;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/report-fields.js


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

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/grype-report.js




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
        severity: (0,rules_severity/* severityOfWord */.Zx)((0,untrusted_json/* textAt */.$6)(match, 'vulnerability', 'severity') ?? '') ?? 'UNKNOWN',
        title: (0,untrusted_json/* textAt */.$6)(match, 'vulnerability', 'description') ?? '',
    };
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/sarif-report.js




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
        const severity = typeof word === 'string' ? (0,rules_severity/* severityOfWord */.Zx)(word) : undefined;
        if (severity !== undefined)
            return severity;
    }
    const score = (0,untrusted_json/* valueAt */.fK)(result, 'properties', 'security-severity') ?? (0,untrusted_json/* valueAt */.fK)(rule, 'properties', 'security-severity');
    const number = typeof score === 'string' && score.trim() !== '' ? Number(score) : score;
    return typeof number === 'number' ? (0,rules_severity/* severityOfScore */.FL)(number) : undefined;
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/trivy-report.js




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

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/scan-failure.js


const database = /trivy-db|trivy-java-db|trivy-checks|vulnerability[ -](?:db|database)|grype\/databases|\bDB error\b/i;
const mirror = "the scanner's database could not be fetched: keep it in a cache, or name a mirror (TRIVY_DB_REPOSITORY, GRYPE_DB_UPDATE_URL)";
/**
 * Decides what a scanner's failure is. Unlike the docker client, scanners may end on a line that only says that they gave
 * up, and say why in an error line before it (G4: `TOOMANYREQUESTS` of the vulnerability database).
 */
function classifyScan(error) {
    const failure = (0,classify/* classifyError */.f)(error, { phase: 'registry' });
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
        .map((line) => (0,classify/* classifyFailure */.X)({ phase: 'registry', finalLine: line.trim() }))
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
        const message = `${scanner} failed, which says nothing about the image: ${(0,failure/* describeFailure */.p)(tried.failure)}`;
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
    const counts = rules_severity/* severities */.gO
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
        ['reason', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(facts.reason)],
        ['what happened', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(facts.message.slice(0, 1000))],
        ['image', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(facts.image)],
        ['revision', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(facts.revision)],
        ['scanner', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(facts.scanner)],
        ['fails on', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(facts.severities.join(', '))],
        ['ignored', (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(decision === undefined ? '' : String(decision.ignored.length))],
        [
            'without a fix, left out',
            (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)(decision === undefined || decision.unfixed === 0 ? '' : String(decision.unfixed)),
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

// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
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
    return typeof digest === 'string' && (0,reference/* isDigest */.Bc)(digest) ? digest : '';
}

// EXTERNAL MODULE: ./build/src/core/archive/member-name.js
var member_name = __webpack_require__(90806);
// EXTERNAL MODULE: ./build/src/core/tar/reader.js
var reader = __webpack_require__(26386);
// EXTERNAL MODULE: ./build/src/core/json/untrusted-json.js
var untrusted_json = __webpack_require__(48049);
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
        const sieve = (0,filter/* archiveSieve */.F)(expected, maxBytes);
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
/* harmony export */   o: () => (/* binding */ dockerRegistry)
/* harmony export */ });
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81365);
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62678);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _core_oci_media_type_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83940);
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73692);
/* harmony import */ var _core_oci_sha256_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59408);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);







/**
 * Registries as `docker buildx imagetools` reaches them: with the credentials of the user's docker login and the
 * builder's registry settings, and without an engine.
 * @param builder the builder whose settings (mirrors, plain http) apply; undefined: the current one's.
 */
function dockerRegistry(exec, builder) {
    const imagetools = async (args, options) => {
        const [verb = '', ...rest] = args;
        const argv = ['buildx', 'imagetools', verb, ...(builder === undefined ? [] : ['--builder', builder]), ...rest];
        const result = await exec.run('docker', argv, options);
        if (result.exitCode !== 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd({ command: `docker buildx imagetools ${verb}`, ...result });
        return result.stdout;
    };
    const inspect = (ref, format, options) => imagetools(['inspect', ...format, '--', ref], options);
    /** What was read already, by `<repository>@<digest>`, under which it cannot change. */
    const known = new Map();
    const registry = {
        async manifest(ref, options = {}) {
            try {
                const raw = await inspect(ref, ['--raw'], options);
                const digest = (0,_core_oci_sha256_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .s)(raw);
                known.set((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .atDigest */ .CU)(ref, digest), raw);
                return { found: true, digest, mediaType: (0,_core_oci_media_type_js__WEBPACK_IMPORTED_MODULE_5__/* .mediaTypeOf */ .c)(readManifest(raw, ref)), raw };
            }
            catch (error) {
                if (isAbsent(error))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_sha256_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .s)(raw);
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
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .f)(error, { phase: 'registry' });
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
                : (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .platformName */ .$r)(platform.os ?? '', platform.architecture ?? '', platform.variant),
            layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(manifest),
        };
    }));
}
function checkedDigest(digest) {
    if (digest !== undefined && (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
/** `{{json .Image}}` is one image, or an object of images by platform. */
function imagesOf(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function platformOf(image) {
    return (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .platformName */ .$r)(image.os ?? '', image.architecture ?? '', image.variant);
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

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yf: () => (/* binding */ expectedFromRecord),
/* harmony export */   iA: () => (/* binding */ expectedFromInputs),
/* harmony export */   tu: () => (/* binding */ checkImageInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13501);



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
        if (value !== undefined && !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
        }
    }
    if (revision !== undefined && !(0,_events_event_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .isFullSha */ .Wf)(revision)) {
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

/***/ 81365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RJ: () => (/* binding */ readableLayers),
/* harmony export */   lW: () => (/* binding */ layersOfPlatform),
/* harmony export */   qM: () => (/* binding */ layerSizes)
/* harmony export */ });
/* harmony import */ var _summary_readable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17940);
/* harmony import */ var _json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48049);


/** Bytes of each layer as a registry keeps it, by its manifest; undefined for an index, and for what is no manifest. */
function layerSizes(manifest) {
    const layers = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
/** Those of the runner's platform, or of the only one there is. */
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
/** `72.1 MB in 3 layers` */
function readableLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_readable_js__WEBPACK_IMPORTED_MODULE_1__/* .readableBytes */ .I)(sum)} in ${String(bytes.length)} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}


/***/ }),

/***/ 83940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ mediaTypeOf),
/* harmony export */   n: () => (/* binding */ isIndex)
/* harmony export */ });
/* harmony import */ var _json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48049);

/** Whether a manifest lists others: by platform, or an image beside its attestations. */
function isIndex(mediaType) {
    return mediaType.includes('image.index') || mediaType.includes('manifest.list');
}
/** The media type of a manifest or an index. OCI lets `mediaType` be left out; then the shape tells. */
function mediaTypeOf(manifest) {
    const kind = (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'manifests') === undefined ? 'manifest' : 'index';
    return (0,_json_untrusted_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(manifest, 'mediaType') ?? `application/vnd.oci.image.${kind}.v1+json`;
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
/* harmony import */ var _core_oci_revision_label_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28381);


/**
 * Compares an image's revision label with the expected commit (P8, V2). An image without the label passes when its
 * imageid is known, which says more.
 * @returns what is wrong; undefined: nothing.
 */
function revisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_oci_revision_label_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_oci_revision_label_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .w}` : `was built from revision ${found}`;
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
