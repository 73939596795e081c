export const id = 51;
export const ids = [51];
export const modules = {

/***/ 90475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readScanGateInputs)
/* harmony export */ });
/* harmony import */ var _src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(13501);
/* harmony import */ var _src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87070);
/* harmony import */ var _src_core_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42423);
/* harmony import */ var _src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73692);
/* harmony import */ var _src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90490);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27406);
/* harmony import */ var _rules_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74012);
/* harmony import */ var _rules_severity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83057);
/* harmony import */ var _scan_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36401);









function readScanGateInputs(inputs) {
    const handover = inputs.text('handover');
    return {
        imageRef: readImageRef(inputs.text('image-ref')),
        input: inputs.text('input'),
        handover: handover === undefined ? undefined : (0,_src_core_handover_parse_record_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHandover */ .d)(handover, 'input "handover"'),
        scanner: inputs.choice('scanner', ['auto', ..._scan_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .scannerNames */ .t], 'auto'),
        report: inputs.text('report'),
        kinds: readKinds(inputs.list('scanners')),
        severities: readSeverities(inputs.list('severity')),
        ignoreUnfixed: inputs.boolean('ignore-unfixed', false),
        ignoreFile: inputs.text('ignore-file'),
        revision: readRevision(inputs.text('revision')),
        platform: (0,_src_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .checkPlatformInput */ .SC)(inputs.text('platform')),
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
function readImageRef(text) {
    if (text !== undefined)
        (0,_src_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImageRef */ .Q)(text, 'input "image-ref"');
    return text;
}
function readKinds(words) {
    if (words.length === 0)
        return _rules_report_js__WEBPACK_IMPORTED_MODULE_5__/* .defaultKinds */ .vr;
    const wanted = words.map((word) => {
        const kind = _rules_report_js__WEBPACK_IMPORTED_MODULE_5__/* .findingKinds */ .jx.find((candidate) => candidate === word.toLowerCase());
        if (kind === undefined) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "scanners" has "${word}": use ${(0,_src_core_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .y)(_rules_report_js__WEBPACK_IMPORTED_MODULE_5__/* .findingKinds */ .jx)}, several with commas between.`);
        }
        return kind;
    });
    return _rules_report_js__WEBPACK_IMPORTED_MODULE_5__/* .findingKinds */ .jx.filter((kind) => wanted.includes(kind));
}
function readSeverities(words) {
    if (words.length === 0)
        return ['CRITICAL', 'HIGH'];
    const wanted = words.map((word) => {
        const severity = _rules_severity_js__WEBPACK_IMPORTED_MODULE_6__/* .severities */ .gO.find((candidate) => candidate === word.toUpperCase());
        if (severity === undefined) {
            throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "severity" has "${word}": use ${(0,_src_core_inputs_input_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .y)(_rules_severity_js__WEBPACK_IMPORTED_MODULE_6__/* .severities */ .gO)}, several with commas between.`);
        }
        return severity;
    });
    return _rules_severity_js__WEBPACK_IMPORTED_MODULE_6__/* .severities */ .gO.filter((severity) => wanted.includes(severity));
}
function readRevision(text) {
    if (text === undefined || (0,_src_core_events_event_facts_js__WEBPACK_IMPORTED_MODULE_8__/* .isFullSha */ .Wf)(text))
        return text;
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`Input "revision" is "${text}": use the full sha of the commit.`);
}


/***/ }),

/***/ 91051:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_archives_gzipped_bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14335);
/* harmony import */ var _src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82056);
/* harmony import */ var _src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58203);
/* harmony import */ var _src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6266);
/* harmony import */ var _src_adapters_scanners_image_scanners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77592);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15291);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90475);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93338);
/* harmony import */ var _scan_gate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(42407);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(69996);










await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_5__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files, signal }) => {
    const wanted = { summary: true };
    const readInputs = () => {
        wanted.summary = inputs.boolean('job-summary', true);
        return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readScanGateInputs */ .G)(inputs);
    };
    const { result, failure } = await (0,_scan_gate_js__WEBPACK_IMPORTED_MODULE_7__/* .scanGate */ .F)(readInputs, {
        engine: (0,_src_adapters_docker_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerEngine */ .J)(exec, run.env),
        registry: (0,_src_adapters_registry_imagetools_js__WEBPACK_IMPORTED_MODULE_3__/* .imagetoolsRegistry */ .M)(exec),
        archives: (0,_src_adapters_archives_image_archives_js__WEBPACK_IMPORTED_MODULE_1__/* .imageArchives */ .T)(exec, files, signal),
        scanners: (0,_src_adapters_scanners_image_scanners_js__WEBPACK_IMPORTED_MODULE_4__/* .imageScanners */ .X)(exec, files),
        gzippedBytes: _src_adapters_archives_gzipped_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .gzippedBytes */ .f,
        run,
        log,
        clock,
        files,
        signal,
    });
    return {
        outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .scanGateOutputs */ .Z)(result),
        summary: wanted.summary ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_8__/* .scanGateSummary */ .X)(result) : undefined,
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
function scanGateOutputs(result) {
    const { gate, reason, decision, sarif, report, revision } = result;
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
        revision,
    };
}


/***/ }),

/***/ 74012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ ReportError),
/* harmony export */   Gk: () => (/* binding */ kindWords),
/* harmony export */   jx: () => (/* binding */ findingKinds),
/* harmony export */   md: () => (/* binding */ worstFirst),
/* harmony export */   vr: () => (/* binding */ defaultKinds)
/* harmony export */ });
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83057);


const kindWords = {
    vuln: ['vulnerability', 'vulnerabilities'],
    secret: ['secret', 'secrets'],
    misconfig: ['misconfiguration', 'misconfigurations'],
    license: ['license', 'licenses'],
};
const findingKinds = Object.keys(kindWords);
const defaultKinds = ['vuln'];
function worstFirst(findings) {
    return _severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .gO.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
class ReportError extends _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
}


/***/ }),

/***/ 83057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lc: () => (/* binding */ worstSeverity),
/* harmony export */   Uc: () => (/* binding */ exampleScores),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   lv: () => (/* binding */ parseSeverity),
/* harmony export */   vQ: () => (/* binding */ rateScore)
/* harmony export */ });
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
const otherWords = {
    NEGLIGIBLE: 'LOW',
    UNSPECIFIED: 'UNKNOWN',
    NONE: 'UNKNOWN',
};
function parseSeverity(word) {
    const upper = word.toUpperCase();
    return severities.find((severity) => severity === upper) ?? otherWords[upper];
}
function rateScore(score) {
    if (!(score >= 0 && score <= 10))
        return undefined;
    if (score === 0)
        return 'UNKNOWN';
    if (score >= 9)
        return 'CRITICAL';
    if (score >= 7)
        return 'HIGH';
    return score >= 4 ? 'MEDIUM' : 'LOW';
}
function worstSeverity(found) {
    return severities.find((severity) => found.includes(severity));
}
const exampleScores = {
    CRITICAL: '9.5',
    HIGH: '8.0',
    MEDIUM: '5.5',
    LOW: '2.0',
    UNKNOWN: '0.0',
};


/***/ }),

/***/ 42407:
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
const endingDays = 14;
const expiryWord = /^(?:expir\w*|exp)\b|(?:^|\s)(?:expir\w*|exp)\s*[=:]|(?:^|\s)(?:expir\w*|exp|until|valid-until)[=:\s]\s*\d/i;
const anyDate = /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/;
const lineFormat = 'use "ID", "ID expires=YYYY-MM-DD" or "ID expires=YYYY-MM-DD reason"';
function parseIgnoreList(text, file) {
    const entries = [];
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
    for (const [index, raw] of lines.entries()) {
        const content = raw.trim();
        if (content === '' || content.startsWith('#'))
            continue;
        const line = index + 1;
        const refuse = (what) => {
            throw new errors/* UserError */.yo(`Line ${line} of "${file}" ${what}: ${lineFormat}.`);
        };
        const [id = '', ...rest] = content.split(/\s+/);
        if (!/^[A-Za-z][A-Za-z0-9]*(?:[-_.:/][A-Za-z0-9]+)+$/.test(id))
            refuse(`begins with "${id}", which is no id`);
        if (entries.some((entry) => isSameVulnerability(entry.id, id)))
            refuse(`names ${id} a second time`);
        const dated = /^expires=(.*)$/.exec(rest[0] ?? '')?.[1];
        if (dated !== undefined && !isCalendarDay(dated))
            refuse(`has the date "${dated}", which is none`);
        const reason = rest.slice(dated === undefined ? 0 : 1).join(' ');
        if (expiryWord.test(reason))
            refuse('has a date that is not right behind the id, as "expires=YYYY-MM-DD" without spaces');
        if (dated === undefined && anyDate.test(reason)) {
            refuse('has a date in its reason and none behind its id, so that it would count for ever');
        }
        entries.push({ id, expires: dated, reason, line });
    }
    return entries;
}
function ignoreState({ expires }, today) {
    if (expires === undefined)
        return 'valid';
    if (expires < today)
        return 'expired';
    return daysLeft(expires, today) <= endingDays ? 'ending' : 'valid';
}
function matchesFinding({ id }, finding) {
    return [finding.id, ...finding.aliases].some((other) => isSameVulnerability(other, id));
}
function daysLeft(day, today) {
    return Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
}
function isSameVulnerability(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function isCalendarDay(text) {
    if (!/^\d{4}-\d\d-\d\d$/.test(text))
        return false;
    const time = Date.parse(text);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/annotate.js

const maxAnnotations = 7;
const maxAnnotationChars = 300;
function annotateDecision(decision, ignoreFile, today, log) {
    const warnings = [];
    for (const notice of decision.notices) {
        const message = describeNotice(notice, today);
        if (notice.state === 'unused')
            log.info(message);
        else
            warnings.push([
                message,
                { title: 'Ignore list', file: ignoreFile, startLine: notice.entry.line, isFinding: true },
            ]);
    }
    for (const { id, severity, package: name, installed, fixed, title } of decision.blocking) {
        const remedy = fixed === '' ? 'no fixed version is known' : `fixed in ${fixed}`;
        const text = shortenLine(`${name} ${installed}: ${title === '' ? id : title} (${remedy})`);
        warnings.push([text, { title: shortenLine(`${severity} ${id}`), isFinding: true }]);
    }
    for (const [message, where] of warnings.slice(0, maxAnnotations))
        log.warning(message, where);
    const left = warnings.length - maxAnnotations;
    if (left > 0)
        log.info(`${left} more of them are in the summary and in the report.`);
}
function describeNotice({ entry, state }, today) {
    const { id, expires = '' } = entry;
    if (state === 'unused')
        return `The ignore list names ${id}, which was not found: the line can go.`;
    if (state === 'expired')
        return `${id} was ignored until ${expires}, and counts again: mend it, or set a new date.`;
    return `${id} is ignored until ${expires}, ${daysLeft(expires, today)} days more, and then counts again.`;
}
function shortenLine(text) {
    const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
    return line.length > maxAnnotationChars ? `${line.slice(0, maxAnnotationChars)}…` : line;
}

// EXTERNAL MODULE: ./build/src/core/archive/same-content.js
var same_content = __webpack_require__(69404);
// EXTERNAL MODULE: ./build/src/core/failures/classify.js + 16 modules
var classify = __webpack_require__(98673);
// EXTERNAL MODULE: ./build/src/core/failures/failure.js
var failure = __webpack_require__(81563);
// EXTERNAL MODULE: ./build/src/core/handover/expected-image.js
var expected_image = __webpack_require__(7073);
// EXTERNAL MODULE: ./build/src/core/oci/reference.js
var reference = __webpack_require__(90490);
// EXTERNAL MODULE: ./build/src/services/images/resolve-image.js
var resolve_image = __webpack_require__(87717);
// EXTERNAL MODULE: ./build/src/services/retry/retry.js
var retry = __webpack_require__(86833);
;// CONCATENATED MODULE: ./build/actions/scan-gate/no-verdict.js

class NoVerdictError extends errors/* UserError */.yo {
    reason;
    constructor(reason, message, options) {
        super(message, options);
        this.reason = reason;
    }
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/find-image.js










const resolveTimeoutMs = 30_000;
const minFreeBytes = 256 * 2 ** 20;
async function findImage(inputs, deps) {
    if (inputs.input !== undefined)
        return findInArchive(inputs, inputs.input, deps);
    const info = await deps.engine.info();
    const platform = inputs.platform ?? info.platform;
    const expected = readExpectation(inputs, platform);
    if (inputs.imageRef === undefined)
        return findByRecord(inputs, info, expected, deps);
    const local = await deps.engine.inspect(inputs.imageRef);
    if (local !== undefined)
        return useLocalImage({ name: inputs.imageRef, local, info, expected }, deps);
    const { repository, tag, digest } = (0,reference/* parseImageRef */.Q)(inputs.imageRef, 'input "image-ref"');
    return findInRegistry({ image: repository, tag: tag ?? 'latest', digest, platform }, expected, inputs, deps);
}
function readExpectation(inputs, platform) {
    const { handover, revision } = inputs;
    if (handover === undefined)
        return { imageid: undefined, revision };
    const given = { image: undefined, tag: undefined, digest: undefined, imageid: undefined, revision: undefined };
    const recorded = (0,expected_image/* readExpectedFromRecord */.yS)(handover, given, platform);
    return { ...recorded, revision: revision ?? recorded.revision };
}
async function findInArchive(inputs, path, deps) {
    const what = `The archive "${path}"`;
    const { target, image } = await writePlainArchive(what, deps.files.read(path), inputs.platform, deps);
    const { imageid, labels, platform } = image;
    return { target, name: imageid, imageid, labels, expected: readExpectation(inputs, platform), localId: undefined };
}
async function writePlainArchive(what, archive, platform, deps) {
    const folder = await deps.files.temporaryFolder();
    const plain = (0,external_node_path_.join)(folder, 'image.tar');
    const maxBytes = (await deps.files.freeBytes(folder)) - minFreeBytes;
    try {
        const rewritten = deps.archives.rewrite(archive, { platform, maxBytes, verifyLayers: true });
        await deps.files.write(plain, rewritten.stream);
        const image = rewritten.image();
        if (image === undefined)
            throw new Error('it was not read to its end');
        return { target: { kind: 'archive', name: plain, platform: undefined }, image };
    }
    catch (error) {
        const message = `${what} cannot be scanned: ${(0,errors/* toMessage */.R9)(error)}`;
        throw new NoVerdictError('no-image', message.replace(/\.?$/, '.'), { cause: error });
    }
}
async function findByRecord(inputs, info, expected, deps) {
    const { image = '', tag, digest, imageid, platform = info.platform } = expected;
    const name = `${image}:${tag ?? ''}`;
    const local = await deps.engine.inspect(name);
    const found = local === undefined
        ? undefined
        : await useLocalImage({ name, local, info, expected }, deps).catch((error) => {
            if (digest === undefined || !(error instanceof NoVerdictError))
                throw error;
            return undefined;
        });
    if (found !== undefined && (found.imageid === imageid || digest === undefined))
        return found;
    if (digest !== undefined)
        return findInRegistry({ image, tag, digest, platform }, expected, inputs, deps);
    throw new NoVerdictError('no-image', `The image "${name}" was not pushed and is not in this engine: run pull-or-download-image with the same "handover" before, or pass the archive as "input".`);
}
async function useLocalImage(candidate, deps) {
    const { name, local, info, expected } = candidate;
    const recordedId = local.id === expected.digest ? expected.imageid : undefined;
    if (info.store === 'containerd' && recordedId === undefined)
        return exportLocalImage(candidate, deps);
    const target = { kind: 'engine', name, platform: undefined };
    const imageid = recordedId ?? local.id;
    return { target, name, imageid, labels: local.labels, expected, localId: local.id };
}
async function exportLocalImage({ name, local, expected }, deps) {
    const what = `The image "${name}" of this engine`;
    const exported = await deps.engine.save(name, { signal: deps.signal });
    const { target, image } = await writePlainArchive(what, exported, local.platform, deps);
    if (!(0,same_content/* hasSameContent */.q)(local, image)) {
        const message = `${what} cannot be scanned: the engine exports ${image.imageid}, which is not what it runs. Build or pull it again.`;
        throw new NoVerdictError('no-image', message);
    }
    return { target, name, imageid: image.imageid, labels: local.labels, expected, localId: local.id };
}
async function findInRegistry(image, expected, { limits }, deps) {
    const outcome = await (0,retry/* retry */.L)({
        title: `Find ${image.image} in its registry`,
        policy: limits.policy,
        deadline: deps.clock.now() + limits.timeoutMs,
        signal: deps.signal,
        classify: (error) => (0,classify/* classifyError */.fe)(error, { phase: 'registry', host: (0,reference/* registryHost */.U$)(image.image) }),
        work: () => (0,resolve_image/* resolveImage */.A)(image, Math.min(resolveTimeoutMs, limits.timeoutMs), deps),
    }, deps);
    const named = (0,resolve_image/* formatImageRef */.k)(image);
    if (!outcome.ok) {
        const message = `The image "${named}" cannot be found: ${(0,failure/* describeFailure */.Ic)(outcome.failure)}`;
        throw new NoVerdictError('no-image', message, { cause: outcome.error });
    }
    const { config } = outcome.value;
    const target = {
        kind: 'registry',
        name: `${image.image}@${config.manifestDigest}`,
        platform: image.platform,
    };
    const { imageid, labels } = config;
    return { target, name: named, imageid, labels, expected, localId: undefined };
}

// EXTERNAL MODULE: ./build/src/services/images/revision.js
var images_revision = __webpack_require__(18400);
;// CONCATENATED MODULE: ./build/actions/scan-gate/freshness.js

function findStaleRecord({ handover, revision }) {
    const recorded = handover?.revision ?? '';
    if (revision === undefined || recorded === '' || recorded === revision)
        return undefined;
    return `The handover record is of revision ${recorded}, and revision ${revision} is expected`;
}
function findStaleImage({ name, imageid, labels, expected }) {
    if (expected.imageid !== undefined && imageid !== expected.imageid) {
        return `The image "${name}" is ${imageid === '' ? 'another one' : imageid}, and the handover record says ${expected.imageid}`;
    }
    return (0,images_revision/* findRevisionMismatch */.p)(labels, expected, `The image "${name}"`);
}
function findStaleReport({ images, labels }, { handover, revision }) {
    const known = handover === undefined ? [] : [handover.imageid, handover.digest, ...Object.values(handover.imageids)];
    const wanted = known.filter((digest) => digest !== '');
    const [imageid] = wanted;
    const other = images.find((digests) => !digests.some((digest) => wanted.includes(digest)));
    if (imageid !== undefined && other !== undefined) {
        const part = images.length === 1 ? 'The report' : 'A part of the report';
        const of = other.length === 0 ? 'does not say which image it is of' : `is of ${other.join(' or ')}`;
        return `${part} ${of}, and the handover record says ${imageid}`;
    }
    const recorded = handover?.revision ?? '';
    const expected = { imageid, revision: revision ?? (recorded === '' ? undefined : recorded) };
    return (0,images_revision/* findRevisionMismatch */.p)(labels, expected, 'The image of the report');
}

// EXTERNAL MODULE: ./build/actions/scan-gate/rules/report.js
var rules_report = __webpack_require__(74012);
// EXTERNAL MODULE: ./build/actions/scan-gate/rules/severity.js
var rules_severity = __webpack_require__(83057);
;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/decide-gate.js



function decideGate(findings, rules) {
    const inForce = rules.ignores.filter((entry) => ignoreState(entry, rules.today) !== 'expired');
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
        blocking: (0,rules_report/* worstFirst */.md)(counting.filter(({ severity }) => rules.severities.includes(severity))),
        counts: countBySeverity(counting),
        ignored,
        unfixed,
        notices: collectNotices(findings, rules),
    };
}
function countBySeverity(findings) {
    const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
    return Object.fromEntries(rules_severity/* severities */.gO.map((severity) => [severity, count(severity)]));
}
function collectNotices(findings, { ignores, today }) {
    return ignores.flatMap((entry) => {
        const isUsed = findings.some((finding) => matchesFinding(entry, finding));
        const state = isUsed ? ignoreState(entry, today) : 'unused';
        return state === 'valid' ? [] : [{ entry, state }];
    });
}

// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/upload-limits.js

const maxRuns = 20;
const maxResults = 25_000;
const shownResults = 5_000;
const maxRules = 25_000;
const maxExtensions = 100;
const maxLocations = 1_000;
const maxTags = 20;
const maxGzippedBytes = 10_000_000;
async function findUploadLimits(text, gzippedBytes) {
    const found = [];
    const refuse = (what, count, max) => {
        if (count > max)
            found.push(`The SARIF has ${what.replace('#', String(count))}: code scanning refuses a file with more than ${max}.`);
    };
    const runs = (0,read_json/* listAt */.gT)(JSON.parse(text.replace(/^\uFEFF/, '')), 'runs');
    refuse('# runs', runs.length, maxRuns);
    for (const run of runs) {
        const results = (0,read_json/* listAt */.gT)(run, 'results');
        const rules = (0,read_json/* listAt */.gT)(run, 'tool', 'driver', 'rules');
        const extensions = (0,read_json/* listAt */.gT)(run, 'tool', 'extensions');
        const most = (lists) => lists.reduce((max, list) => Math.max(max, list.length), 0);
        refuse('# results in a run', results.length, maxResults);
        refuse('# rules in a run', rules.length + most(extensions.map((each) => (0,read_json/* listAt */.gT)(each, 'rules'))), maxRules);
        refuse('# extensions of a tool', extensions.length, maxExtensions);
        refuse('a result with # locations', most(results.map((result) => (0,read_json/* listAt */.gT)(result, 'locations'))), maxLocations);
        refuse('a rule with # tags', most(rules.map((rule) => (0,read_json/* listAt */.gT)(rule, 'properties', 'tags'))), maxTags);
        if (results.length > shownResults && results.length <= maxResults) {
            found.push(`The SARIF has ${results.length} results in a run: code scanning keeps the worst ${shownResults} of them.`);
        }
    }
    const categories = runs.map((run) => JSON.stringify([(0,read_json/* textAt */.$6)(run, 'tool', 'driver', 'name'), (0,read_json/* valueAt */.fK)(run, 'automationDetails', 'id')]));
    if (new Set(categories).size < categories.length) {
        found.push('The SARIF has several runs of one tool and category: code scanning refuses that, so upload them one by one.');
    }
    if (text.length > maxGzippedBytes)
        refuse('# bytes after gzip', await gzippedBytes(text), maxGzippedBytes);
    return found;
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/report-fields.js



function readObjects(json, name) {
    const list = (0,read_json/* valueAt */.fK)(json, name) ?? [];
    const isWhole = Array.isArray(list) && list.every((entry) => typeof entry === 'object' && entry !== null);
    if (!isWhole)
        throw new rules_report/* ReportError */.$g(`its "${name}" is no list of objects`);
    return list;
}
function readSeverity(id, json, ...path) {
    const word = (0,read_json/* valueAt */.fK)(json, ...path);
    const severity = typeof word === 'string' ? (0,rules_severity/* parseSeverity */.lv)(word) : undefined;
    if (severity !== undefined)
        return severity;
    const what = word === undefined ? 'no severity' : `the severity ${quote(word)}`;
    throw new rules_report/* ReportError */.$g(`${quote(id)} has ${what}, which is none of ${rules_severity/* severities */.gO.join(', ')}`);
}
function quote(value) {
    const text = JSON.stringify(value);
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
function readTexts(json, ...path) {
    return (0,read_json/* listAt */.gT)(json, ...path).filter((value) => typeof value === 'string');
}
function endOfLifeRemark(name) {
    return `The distribution "${name.trim()}" is past its end of support: vulnerabilities of today are not reported for it`;
}
function findDigests(values) {
    return values.flatMap((value) => (typeof value === 'string' ? (/sha256:[0-9a-f]{64}$/.exec(value) ?? []) : []));
}
function readImageLabels(json, ...path) {
    const labels = (0,read_json/* valueAt */.fK)(json, ...path);
    if (typeof labels !== 'object' || labels === null)
        return {};
    return Object.fromEntries(Object.entries(labels).filter((entry) => typeof entry[1] === 'string'));
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/grype-report.js



function isGrypeReport(json) {
    return (0,read_json/* textAt */.$6)(json, 'descriptor', 'name') === 'grype';
}
function readGrypeReport(json) {
    if (!Array.isArray((0,read_json/* valueAt */.fK)(json, 'matches')))
        throw new rules_report/* ReportError */.$g('it has no list "matches"');
    if ((0,read_json/* textAt */.$6)(json, 'source', 'type') === undefined)
        throw new rules_report/* ReportError */.$g('it does not say of what it is ("source")');
    const target = (name) => (0,read_json/* valueAt */.fK)(json, 'source', 'target', name);
    return {
        tool: 'grype',
        findings: readObjects(json, 'matches').map(readMatch),
        notAsked: [],
        images: [
            findDigests([target('imageID'), target('manifestDigest'), ...(0,read_json/* listAt */.gT)(json, 'source', 'target', 'repoDigests')]),
        ],
        labels: readImageLabels(json, 'source', 'target', 'labels'),
        remarks: findRemarks(json),
    };
}
function findRemarks(json) {
    const remarks = [];
    const alerts = (0,read_json/* listAt */.gT)(json, 'alertsByPackage').flatMap((entry) => (0,read_json/* listAt */.gT)(entry, 'alerts'));
    const ended = alerts.filter((alert) => (0,read_json/* textAt */.$6)(alert, 'type') === 'distro-eol');
    const names = ended.map((alert) => [(0,read_json/* textAt */.$6)(alert, 'metadata', 'name'), (0,read_json/* textAt */.$6)(alert, 'metadata', 'version')].join(' '));
    for (const name of new Set(names))
        remarks.push(endOfLifeRemark(name));
    const ignored = (0,read_json/* listAt */.gT)(json, 'ignoredMatches').length;
    if (ignored > 0)
        remarks.push(`Settings of grype left out ${ignored} findings (its ignore rules, or VEX)`);
    return remarks;
}
function readMatch(match) {
    const id = (0,read_json/* textAt */.$6)(match, 'vulnerability', 'id');
    if (id === undefined)
        throw new rules_report/* ReportError */.$g('it has a match without the id of a vulnerability');
    const fixed = readTexts(match, 'vulnerability', 'fix', 'versions');
    return {
        kind: 'vuln',
        id,
        aliases: (0,read_json/* listAt */.gT)(match, 'relatedVulnerabilities').flatMap((related) => (0,read_json/* textAt */.$6)(related, 'id') ?? []),
        package: (0,read_json/* textAt */.$6)(match, 'artifact', 'name') ?? '',
        installed: (0,read_json/* textAt */.$6)(match, 'artifact', 'version') ?? '',
        fixed: fixed.join(', '),
        fixable: (0,read_json/* textAt */.$6)(match, 'vulnerability', 'fix', 'state') === 'fixed',
        severity: readSeverity(id, match, 'vulnerability', 'severity'),
        title: (0,read_json/* textAt */.$6)(match, 'vulnerability', 'description') ?? '',
    };
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/sarif-rules.js


function findRules(run, result) {
    const rules = componentRules(run, (0,read_json/* valueAt */.fK)(result, 'rule', 'toolComponent'));
    const index = (0,read_json/* valueAt */.fK)(result, 'ruleIndex') ?? (0,read_json/* valueAt */.fK)(result, 'rule', 'index');
    const indexed = typeof index === 'number' ? rules[index] : undefined;
    const id = (0,read_json/* textAt */.$6)(result, 'ruleId') ?? (0,read_json/* textAt */.$6)(result, 'rule', 'id') ?? (0,read_json/* textAt */.$6)(indexed, 'id');
    if (id === undefined)
        throw new rules_report/* ReportError */.$g('it has a result without the id of a rule');
    if ((0,read_json/* textAt */.$6)(indexed, 'id') === id)
        return { id, rules: [indexed] };
    const named = rulesById(rules).get(id);
    if (named !== undefined)
        return { id, rules: named };
    return { id, rules: indexed === undefined ? [] : [indexed] };
}
function componentRules(run, component) {
    const driver = (0,read_json/* listAt */.gT)(run, 'tool', 'driver', 'rules');
    if (component === undefined)
        return driver;
    const extensions = (0,read_json/* listAt */.gT)(run, 'tool', 'extensions');
    const index = (0,read_json/* valueAt */.fK)(component, 'index');
    const name = (0,read_json/* textAt */.$6)(component, 'name');
    if (typeof index === 'number')
        return (0,read_json/* listAt */.gT)(extensions[index], 'rules');
    if (name === undefined || name === (0,read_json/* textAt */.$6)(run, 'tool', 'driver', 'name'))
        return driver;
    return (0,read_json/* listAt */.gT)(extensions.find((extension) => (0,read_json/* textAt */.$6)(extension, 'name') === name), 'rules');
}
const knownLists = new WeakMap();
function rulesById(rules) {
    const known = knownLists.get(rules);
    if (known !== undefined)
        return known;
    const byId = new Map();
    for (const rule of rules) {
        const id = (0,read_json/* textAt */.$6)(rule, 'id') ?? '';
        const same = byId.get(id);
        if (same === undefined)
            byId.set(id, [rule]);
        else
            same.push(rule);
    }
    knownLists.set(rules, byId);
    return byId;
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/sarif-result.js





function readResult(kind, run, result) {
    const { id: ruleId, rules } = findRules(run, result);
    const [rule] = rules;
    const help = (0,read_json/* textAt */.$6)(rule, 'help', 'text') ?? '';
    const message = (0,read_json/* textAt */.$6)(result, 'message', 'text') ?? '';
    const line = (name) => findLines(message, name)[0] ?? findLines(help, name)[0];
    const severities = (rules.length === 0 ? [undefined] : rules).map((each) => findSeverity(ruleId, each, result));
    const severity = (0,rules_severity/* worstSeverity */.Lc)(severities) ?? 'UNKNOWN';
    const title = (0,read_json/* textAt */.$6)(rule, 'shortDescription', 'text') ?? '';
    if (kind !== 'vuln') {
        const id = kind === 'license' ? (/^License (.+)$/m.exec(help)?.[1] ?? ruleId) : ruleId;
        const place = line('PkgName') ?? line('Artifact') ?? '';
        const rest = { installed: '', fixed: '', fixable: true, severity, title };
        return { kind, id, aliases: id === ruleId ? [] : [ruleId], package: place, ...rest };
    }
    const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? advisory.exec(ruleId)?.[0] ?? ruleId;
    const fixed = (0,read_json/* textAt */.$6)(rule, 'properties', 'fixed_version') ?? line('Fix(?:ed)? Version');
    const isUnfixed = fixed === '' || fixed === 'not fixed';
    const reported = /\breports (\S+) at version (\S+)/.exec(message);
    const purl = (0,read_json/* textAt */.$6)(rule, 'properties', 'purls', '0') ?? (0,read_json/* textAt */.$6)(rule, 'properties', 'purl');
    return {
        kind,
        id,
        aliases: id === ruleId ? [] : [ruleId],
        package: line('Package') ?? reported?.[1] ?? purl ?? '',
        installed: line('(?:Installed )?Version') ?? reported?.[2] ?? '',
        fixed: isUnfixed ? '' : (fixed ?? ''),
        fixable: !isUnfixed,
        severity,
        title,
    };
}
const advisory = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?=-|$)/;
function findLines(text, name) {
    return [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]*:[ \\t]*(.*)$`, 'gm'))].map((match) => (match[1] ?? '').trim());
}
function findSeverity(ruleId, rule, result) {
    const own = (0,read_json/* valueAt */.fK)(result, 'properties', 'severity') ?? undefined;
    if (own !== undefined)
        return readSeverity(ruleId, result, 'properties', 'severity');
    const inMessage = findLines((0,read_json/* textAt */.$6)(result, 'message', 'text') ?? '', 'Severity');
    if (inMessage.length > 0)
        return worstOf(ruleId, inMessage);
    const inHelp = findLines((0,read_json/* textAt */.$6)(rule, 'help', 'text') ?? '', 'Severity').slice(0, 1);
    if (inHelp.length > 0)
        return worstOf(ruleId, inHelp);
    const scout = (0,read_json/* valueAt */.fK)(rule, 'properties', 'cvssV3_severity') ?? undefined;
    if (scout !== undefined)
        return readSeverity(ruleId, rule, 'properties', 'cvssV3_severity');
    const tags = readTexts(rule, 'properties', 'tags').flatMap((tag) => (0,rules_severity/* parseSeverity */.lv)(tag) ?? []);
    const score = (0,read_json/* valueAt */.fK)(result, 'properties', 'security-severity') ?? (0,read_json/* valueAt */.fK)(rule, 'properties', 'security-severity');
    const rated = score === undefined || score === null ? [] : [readScore(ruleId, score)];
    const worst = (0,rules_severity/* worstSeverity */.Lc)([...tags, ...rated]);
    if (worst !== undefined)
        return worst;
    throw new rules_report/* ReportError */.$g(`its result ${quote(ruleId)} has no severity ("security-severity" of the rule)`);
}
function worstOf(ruleId, [first, ...more]) {
    const said = readSeverity(ruleId, { first }, 'first');
    return (0,rules_severity/* worstSeverity */.Lc)([said, ...more.flatMap((word) => (0,rules_severity/* parseSeverity */.lv)(word) ?? [])]) ?? said;
}
function readScore(ruleId, score) {
    const text = typeof score === 'number' ? String(score) : score;
    const rated = typeof text === 'string' && /^\d{1,2}(?:\.\d+)?$/.test(text) ? (0,rules_severity/* rateScore */.vQ)(Number(text)) : undefined;
    if (rated !== undefined)
        return rated;
    throw new rules_report/* ReportError */.$g(`its result ${quote(ruleId)} has the score ${quote(score)}, which is no number from 0 to 10`);
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/sarif-report.js





function isSarif(json) {
    return Array.isArray((0,read_json/* valueAt */.fK)(json, 'runs'));
}
function readSarif(json, kinds) {
    if ((0,read_json/* valueAt */.fK)(json, 'version') !== '2.1.0')
        throw new rules_report/* ReportError */.$g('it is of a version of SARIF other than 2.1.0');
    const runs = readObjects(json, 'runs');
    if (runs.length === 0)
        throw new rules_report/* ReportError */.$g('it has no run of a scanner');
    if ((0,read_json/* valueAt */.fK)(json, 'inlineExternalProperties') !== undefined)
        throw new rules_report/* ReportError */.$g('it has results outside its runs');
    for (const run of runs)
        checkRun(run);
    const results = runs.flatMap((run) => readObjects(run, 'results').map((result) => ({ run, result })));
    const found = results.map(({ run, result }) => {
        const kind = findKind(run, result);
        const isAsked = kind === undefined || kinds.includes(kind);
        return { kind: kind ?? 'vuln', finding: isAsked ? readResult(kind ?? 'vuln', run, result) : undefined };
    });
    return {
        tool: [...new Set(runs.map(toolOf))].join(', '),
        findings: found.flatMap(({ finding }) => finding ?? []),
        notAsked: found.flatMap(({ kind, finding }) => (finding === undefined ? [kind] : [])),
        images: runs.map((run) => findDigests([(0,read_json/* valueAt */.fK)(run, 'properties', 'imageID'), ...(0,read_json/* listAt */.gT)(run, 'properties', 'repoDigests')])),
        labels: {},
        remarks: sarif_report_findRemarks(runs, results.length, kinds),
    };
}
function toolOf(run) {
    return (0,read_json/* textAt */.$6)(run, 'tool', 'driver', 'name') ?? 'unknown';
}
function checkRun(run) {
    for (const invocation of readObjects(run, 'invocations')) {
        const notes = ['toolExecutionNotifications', 'toolConfigurationNotifications'].flatMap((name) => readObjects(invocation, name));
        const isFailed = (0,read_json/* valueAt */.fK)(invocation, 'executionSuccessful') !== true ||
            ((0,read_json/* valueAt */.fK)(invocation, 'exitCode') ?? 0) !== 0 ||
            ['exitSignalName', 'exitSignalNumber', 'processStartFailureMessage'].some((name) => ((0,read_json/* valueAt */.fK)(invocation, name) ?? undefined) !== undefined) ||
            notes.some((note) => (0,read_json/* textAt */.$6)(note, 'level') === 'error' || ((0,read_json/* valueAt */.fK)(note, 'exception') ?? undefined) !== undefined);
        if (isFailed)
            throw new rules_report/* ReportError */.$g('it says that the scanner did not succeed');
    }
    if (!Array.isArray((0,read_json/* valueAt */.fK)(run, 'results')))
        throw new rules_report/* ReportError */.$g('it has a run without results');
    if ((0,read_json/* valueAt */.fK)(run, 'externalPropertyFileReferences', 'results') !== undefined) {
        throw new rules_report/* ReportError */.$g('it has results in other files');
    }
}
const kindTags = {
    vulnerability: 'vuln',
    secret: 'secret',
    misconfiguration: 'misconfig',
    license: 'license',
};
function findKind(run, result) {
    if (!isTrivy(run))
        return undefined;
    const kinds = findRules(run, result).rules.map((rule) => (0,read_json/* textAt */.$6)(rule, 'properties', 'tags', '0') ?? '');
    const [first, ...others] = new Set(kinds);
    return first === undefined || others.length > 0 ? undefined : kindTags[first];
}
function isTrivy(run) {
    return /^trivy$/i.test(toolOf(run));
}
function sarif_report_findRemarks(runs, results, kinds) {
    const remarks = [];
    if (results > 0 && kinds.join() !== 'vuln' && !runs.every(isTrivy)) {
        remarks.push('The report does not say which results are of what "scanners" names: every one counts');
    }
    if (runs.some((run) => /^grype$/i.test(toolOf(run)) && (0,read_json/* listAt */.gT)(run, 'results').length > 0)) {
        remarks.push('SARIF of grype says "low" of what is of unknown or negligible severity too: its JSON tells them apart');
    }
    return remarks;
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/trivy-report.js



function isTrivyReport(json) {
    return (0,read_json/* valueAt */.fK)(json, 'SchemaVersion') !== undefined;
}
const lists = {
    vuln: { name: 'Vulnerabilities', read: readVulnerability },
    secret: { name: 'Secrets', read: readSecret },
    misconfig: { name: 'Misconfigurations', read: readMisconfiguration },
    license: { name: 'Licenses', read: readLicense },
};
function readTrivyReport(json, kinds) {
    if ((0,read_json/* valueAt */.fK)(json, 'SchemaVersion') !== 2) {
        throw new rules_report/* ReportError */.$g('it is of a schema of trivy other than 2: use a newer trivy');
    }
    const results = readObjects(json, 'Results');
    const isNamed = (0,read_json/* textAt */.$6)(json, 'ArtifactName') !== undefined && (0,read_json/* textAt */.$6)(json, 'ArtifactType') !== undefined;
    if (results.length === 0 && !isNamed)
        throw new rules_report/* ReportError */.$g('it has no results, and does not say of what it is');
    const entriesOf = (kind) => results.flatMap((result) => readObjects(result, lists[kind].name)
        .filter((entry) => kind !== 'misconfig' || isFailed(entry))
        .map((entry) => [entry, result]));
    return {
        tool: 'trivy',
        findings: kinds.flatMap((kind) => entriesOf(kind).map(([entry, result]) => lists[kind].read(entry, result))),
        notAsked: rules_report/* findingKinds */.jx.filter((kind) => !kinds.includes(kind)).flatMap((kind) => entriesOf(kind).map(() => kind)),
        images: [findDigests([(0,read_json/* valueAt */.fK)(json, 'Metadata', 'ImageID'), ...(0,read_json/* listAt */.gT)(json, 'Metadata', 'RepoDigests')])],
        labels: readImageLabels(json, 'Metadata', 'ImageConfig', 'config', 'Labels'),
        remarks: trivy_report_findRemarks(json, results, kinds),
    };
}
function isFailed(entry) {
    const status = (0,read_json/* valueAt */.fK)(entry, 'Status');
    return status !== 'PASS' && status !== 'EXCEPTION';
}
function trivy_report_findRemarks(json, results, kinds) {
    const remarks = [];
    const classes = results.map((result) => (0,read_json/* textAt */.$6)(result, 'Class') ?? '');
    const hasSystem = classes.includes('os-pkgs');
    if (kinds.includes('vuln') &&
        !hasSystem &&
        results.every((result) => (0,read_json/* valueAt */.fK)(result, 'Vulnerabilities') === undefined)) {
        const what = classes.includes('lang-pkgs')
            ? 'no packages of a distribution, only those of programming languages'
            : 'no packages at all';
        remarks.push(`The report of trivy covers ${what}: no distribution was known, or vulnerabilities were not looked for`);
    }
    if ((0,read_json/* valueAt */.fK)(json, 'Metadata', 'OS', 'EOSL') === true) {
        const name = [(0,read_json/* textAt */.$6)(json, 'Metadata', 'OS', 'Family'), (0,read_json/* textAt */.$6)(json, 'Metadata', 'OS', 'Name')];
        remarks.push(endOfLifeRemark(name.join(' ')));
    }
    const suppressed = results.flatMap((result) => (0,read_json/* listAt */.gT)(result, 'ExperimentalModifiedFindings')).length;
    if (suppressed > 0)
        remarks.push(`Settings of trivy left out ${suppressed} findings (its ignore file, or VEX)`);
    return remarks;
}
function readVulnerability(entry) {
    const id = readId('vulnerability', entry, 'VulnerabilityID');
    const fixed = (0,read_json/* textAt */.$6)(entry, 'FixedVersion') ?? '';
    return {
        kind: 'vuln',
        id,
        aliases: readTexts(entry, 'VendorIDs'),
        package: (0,read_json/* textAt */.$6)(entry, 'PkgName') ?? '',
        installed: (0,read_json/* textAt */.$6)(entry, 'InstalledVersion') ?? '',
        fixed,
        fixable: fixed !== '',
        severity: readSeverity(id, entry, 'Severity'),
        title: (0,read_json/* textAt */.$6)(entry, 'Title') ?? '',
    };
}
function readSecret(entry, result) {
    const id = readId('secret', entry, 'RuleID');
    return { ...unversioned('secret', id, entry), package: (0,read_json/* textAt */.$6)(result, 'Target') ?? '' };
}
function readMisconfiguration(entry, result) {
    const id = readId('misconfiguration', entry, 'ID', 'AVDID');
    const aliases = [(0,read_json/* textAt */.$6)(entry, 'AVDID') ?? id].filter((alias) => alias !== id);
    return { ...unversioned('misconfig', id, entry), aliases, package: (0,read_json/* textAt */.$6)(result, 'Target') ?? '' };
}
function readLicense(entry) {
    const id = readId('license', entry, 'Name');
    const name = (0,read_json/* textAt */.$6)(entry, 'PkgName') ?? '';
    return {
        ...unversioned('license', id, entry),
        aliases: [`${name}:${id}`],
        package: name === '' ? ((0,read_json/* textAt */.$6)(entry, 'FilePath') ?? '') : name,
        title: `License of the class "${(0,read_json/* textAt */.$6)(entry, 'Category') ?? 'unknown'}"`,
    };
}
function unversioned(kind, id, entry) {
    const title = (0,read_json/* textAt */.$6)(entry, 'Title') ?? '';
    const severity = readSeverity(id, entry, 'Severity');
    return { kind, id, aliases: [], package: '', installed: '', fixed: '', fixable: true, severity, title };
}
function readId(what, entry, ...names) {
    const id = names.map((name) => (0,read_json/* textAt */.$6)(entry, name)).find((found) => found !== undefined);
    if (id === undefined)
        throw new rules_report/* ReportError */.$g(`it has a ${what} without "${names.join('" or "')}"`);
    return id;
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/read-report.js




function readReport(text, where, kinds = rules_report/* defaultKinds */.vr) {
    try {
        const report = readKnownReport(parseReportJson(text), kinds);
        const others = kinds.filter((kind) => kind !== 'vuln');
        if (others.length > 0 && /^(?:grype|docker scout)$/i.test(report.tool)) {
            throw new rules_report/* ReportError */.$g(`${report.tool} finds vulnerabilities alone, and "scanners" asks for ${others.join(', ')}`);
        }
        const counted = rules_report/* findingKinds */.jx
            .map((kind) => [kind, report.notAsked.filter((other) => other === kind).length])
            .filter(([, count]) => count > 0)
            .map(([kind, count]) => `${count} ${rules_report/* kindWords */.Gk[kind][count === 1 ? 0 : 1]} (${kind})`);
        if (counted.length === 0)
            return report;
        const remark = `The report has ${counted.join(', ')}, which do not count, since "scanners" does not name them`;
        return { ...report, remarks: [...report.remarks, remark] };
    }
    catch (error) {
        if (!(error instanceof rules_report/* ReportError */.$g))
            throw error;
        throw new rules_report/* ReportError */.$g(`The report ${where} cannot be used: ${error.message}.`, { cause: error });
    }
}
function readKnownReport(json, kinds) {
    if (isTrivyReport(json))
        return readTrivyReport(json, kinds);
    if (isGrypeReport(json))
        return readGrypeReport(json);
    if (isSarif(json))
        return readSarif(json, kinds);
    throw new rules_report/* ReportError */.$g("it is neither trivy's nor grype's JSON nor SARIF (which Docker Scout writes with --format sarif)");
}
function isSarifText(text) {
    try {
        return isSarif(parseReportJson(text));
    }
    catch {
        return false;
    }
}
function parseReportJson(text) {
    if (text.trim() === '')
        throw new rules_report/* ReportError */.$g('it is empty');
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        throw new rules_report/* ReportError */.$g('it is no JSON, or cut off');
    }
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/rules/scan-failure.js


const databasePattern = /trivy-db|trivy-java-db|trivy-checks|vulnerability[ -](?:db|database)|grype\/databases|\bDB error\b/i;
const databaseRemedy = "the scanner's database could not be fetched: keep it in a cache, or name a mirror (TRIVY_DB_REPOSITORY, GRYPE_DB_UPDATE_URL)";
function classifyScanError(error) {
    const failure = (0,classify/* classifyError */.fe)(error, { phase: 'registry' });
    if (!(error instanceof errors/* CommandError */.Qd) || error.timedOut)
        return failure;
    const known = failure.class === 'unknown' ? classifyEarlierLine(error.stderr) : undefined;
    const { class: name, ...rest } = known ?? failure;
    return { ...rest, class: name, remedy: databasePattern.test(error.stderr) ? databaseRemedy : rest.remedy };
}
function classifyEarlierLine(stderr) {
    const lines = stderr.split('\n').filter((line) => /\b(ERROR|FATAL|WARN)\b/.test(line));
    return lines
        .reverse()
        .map((line) => (0,classify/* classifyFailure */.XE)({ phase: 'registry', text: line.trim() }))
        .find((failure) => failure.class !== 'unknown');
}
function readRetryAfter(reason) {
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
const helpWords = {
    vuln: 'Vulnerability',
    secret: 'Secret',
    misconfig: 'Misconfiguration',
    license: 'License',
};
function writeSarif({ tool, findings }) {
    const rules = [...new Map([...(0,rules_report/* worstFirst */.md)(findings)].reverse().map((finding) => [finding.id, finding])).values()];
    const indexes = new Map(rules.map(({ id }, index) => [id, index]));
    return JSON.stringify({
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: tool, rules: rules.map(sarifRule) } },
                results: findings.map((finding) => sarifResult(finding, indexes.get(finding.id) ?? 0)),
                columnKind: 'utf16CodeUnits',
            },
        ],
    }, undefined, 2);
}
function sarifRule({ kind, id, severity, title }) {
    const text = title === '' ? id : title;
    return {
        id,
        shortDescription: { text },
        fullDescription: { text },
        help: { text: `${helpWords[kind]} ${id}\nSeverity: ${severity}` },
        defaultConfiguration: { level: levels[severity] },
        properties: { tags: [rules_report/* kindWords */.Gk[kind][0], 'security', severity], 'security-severity': rules_severity/* exampleScores */.Uc[severity] },
    };
}
function sarifResult(finding, ruleIndex) {
    const { id, severity, installed, fixed, fixable } = finding;
    const oneLine = (text) => text.replaceAll(/\s+/g, ' ');
    const lines = [
        `${finding.kind === 'vuln' ? 'Package' : 'Artifact'}: ${oneLine(finding.package)}`,
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

// EXTERNAL MODULE: ./build/actions/scan-gate/scan-inputs.js
var scan_inputs = __webpack_require__(36401);
;// CONCATENATED MODULE: ./build/actions/scan-gate/run-scanner.js








async function chooseScanner({ scanner: wanted, kinds }, { scanners }) {
    const candidates = (wanted === 'auto' ? scan_inputs/* scannerNames */.t : [wanted]).filter((name) => canFind(name, kinds));
    for (const name of candidates)
        if (await scanners.installed(name))
            return name;
    const remedies = candidates.map((name) => scan_inputs/* scannerRemedies */.V[name]).join('; or ');
    throw new NoVerdictError('no-scanner', `No scanner is installed on this runner (looked for ${candidates.join(', ')}): before this step install ${remedies}.`);
}
function canFind(scanner, kinds) {
    return scanner === 'trivy' || kinds.every((kind) => kind === 'vuln');
}
async function runScanner(scanner, target, { limits, kinds }, deps) {
    const { clock, signal, files, scanners } = deps;
    const { policy, timeoutMs } = limits;
    const deadline = clock.now() + timeoutMs;
    const folder = await files.temporaryFolder({ lasting: true });
    const outcome = await (0,retry/* retry */.L)({
        title: `Scan with ${scanner}`,
        policy,
        deadline,
        signal,
        classify: classifyScanError,
        retryAfter: ({ reason }) => {
            const asked = readRetryAfter(reason);
            return Promise.resolve(asked === undefined ? undefined : Math.max(asked, policy.waitSeconds * 1000));
        },
        work: (attempt) => {
            const isLast = attempt > 1 && attempt === policy.maxAttempts;
            const limit = Math.max(1, Math.round((deadline - clock.now()) / (isLast ? 1 : 2)));
            const options = { timeoutMs: limit, signal, kinds };
            const work = () => scanners.scan(scanner, target, folder, options);
            return deps.log.group(`Scanning ${target.name} with ${scanner}`, work);
        },
    }, deps);
    if (!outcome.ok) {
        const message = `${scanner} failed, which says nothing about the image: ${(0,failure/* describeFailure */.Ic)(outcome.failure)}`;
        throw new NoVerdictError('scanner-failed', message, { cause: outcome.error });
    }
    const { report, sarif } = outcome.value;
    return readScanFiles({ report, sarif, ownSarif: `${folder}/report.sarif` }, kinds, deps);
}
async function readGivenReport(report, { kinds }, deps) {
    const ownSarif = `${await deps.files.temporaryFolder({ lasting: true })}/report.sarif`;
    return readScanFiles({ report, sarif: undefined, ownSarif }, kinds, deps);
}
const maxReportBytes = 256 << 20;
async function readScanFiles({ report, sarif, ownSarif }, kinds, { files }) {
    try {
        const bytes = await files.size(report);
        if (bytes > maxReportBytes)
            throw new rules_report/* ReportError */.$g(`The report "${report}" has ${bytes} bytes, over ${maxReportBytes}`);
        const text = await files.readText(report);
        const content = readReport(text, `"${report}"`, kinds);
        if (isSarifText(text))
            return { content, report, sarif: report };
        if (sarif !== undefined && isSarifText(await files.readText(sarif)))
            return { content, report, sarif };
        await files.writeText(ownSarif, writeSarif(content));
        return { content, report, sarif: ownSarif };
    }
    catch (error) {
        if (!(error instanceof rules_report/* ReportError */.$g))
            throw error;
        throw new NoVerdictError('bad-report', `${error.message.replace(/\.$/, '')}. That is no clean scan.`, {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./build/actions/scan-gate/scan-gate.js













const maxIgnoreBytes = 1 << 20;
const emptyResult = {
    gate: 'error',
    reason: 'bad-input',
    message: '',
    decision: undefined,
    severities: [],
    remarks: [],
    sarif: '',
    report: '',
    revision: '',
    image: '',
    scanner: '',
};
async function scanGate(readInputs, deps) {
    let known = emptyResult;
    let mayFail = true;
    const record = (facts) => {
        known = { ...known, ...facts };
    };
    let failure;
    try {
        const inputs = readInputs();
        record({ severities: inputs.severities });
        const ignores = await checkInputs(inputs, deps);
        mayFail = inputs.fail;
        record({ reason: 'failed' });
        await runGate(inputs, ignores, record, deps);
        if (known.gate === 'fail')
            failure = new errors/* UserError */.yo(known.message);
    }
    catch (error) {
        const reason = deps.signal.aborted ? 'cancelled' : error instanceof NoVerdictError ? error.reason : known.reason;
        record({ gate: 'error', reason, message: (0,errors/* toMessage */.R9)(error) });
        failure = error;
    }
    if (failure === undefined || mayFail || deps.signal.aborted)
        return { result: known, failure };
    deps.log.warning(`The gate is ${known.gate}, and "fail" is false. ${known.message}`);
    return { result: known };
}
async function checkInputs(inputs, { files }) {
    const { imageRef, input, handover, report, sarifFile, ignoreFile, scanner, kinds } = inputs;
    if (report === undefined && scanner !== 'auto' && !canFind(scanner, kinds)) {
        throw new errors/* UserError */.yo(`Input "scanners" asks for ${kinds.join(', ')}, and ${scanner} finds vulnerabilities alone: use trivy, or leave out all but vuln.`);
    }
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
    if (ignoreFile === undefined)
        return [];
    if ((await files.size(ignoreFile)) > maxIgnoreBytes) {
        throw new errors/* UserError */.yo(`Input "ignore-file" is "${ignoreFile}", which has over ${maxIgnoreBytes} bytes: pass a list of ids.`);
    }
    return parseIgnoreList(await files.readText(ignoreFile), ignoreFile);
}
async function runGate(inputs, ignores, record, deps) {
    const { handover, severities: gated, ignoreUnfixed } = inputs;
    const skipped = handover?.skipped ?? null;
    if (skipped !== null) {
        deps.log.notice(`There is no image to scan: the producer skipped the build (${skipped}).`);
        record({ gate: 'skipped', reason: 'producer-skipped' });
        return;
    }
    if (recordStale(findStaleRecord(inputs), inputs, record, deps))
        return;
    const scan = await (inputs.report === undefined
        ? scanImage(inputs, record, deps)
        : useGivenReport(inputs, inputs.report, record, deps));
    if (scan === undefined)
        return;
    const sarif = inputs.sarifFile ?? scan.sarif;
    if (sarif !== scan.sarif)
        await deps.files.writeText(sarif, await deps.files.readText(scan.sarif));
    const remarks = scan.content.remarks.map((remark) => `${shortenLine(remark)}.`);
    for (const remark of remarks)
        deps.log.notice(remark);
    const limits = await findUploadLimits(await deps.files.readText(sarif), deps.gzippedBytes);
    for (const limit of limits)
        deps.log.warning(limit);
    record({ remarks: [...remarks, ...limits] });
    const today = new Date(deps.clock.now()).toISOString().slice(0, 10);
    const decision = decideGate(scan.content.findings, { severities: gated, ignoreUnfixed, ignores, today });
    record({ decision, sarif, report: scan.report, ...decideVerdict(decision) });
    annotateDecision(decision, relativeToWorkspace(inputs.ignoreFile, deps), today, deps.log);
}
async function scanImage(inputs, record, deps) {
    const scanner = await chooseScanner(inputs, deps);
    record({ reason: 'no-image' });
    const image = await findImage(inputs, deps);
    record({ image: image.name, scanner, revision: labelledRevision(image.labels), reason: 'failed' });
    if (recordStale(findStaleImage(image), inputs, record, deps))
        return undefined;
    const scan = await runScanner(scanner, image.target, inputs, deps);
    if (image.localId !== undefined) {
        const now = await deps.engine.inspect(image.name);
        const moved = now?.id === image.localId ? undefined : `"${image.name}" was pointed at another image during the scan`;
        if (recordStale(moved, inputs, record, deps))
            return undefined;
    }
    return scan;
}
async function useGivenReport(inputs, path, record, deps) {
    const scan = await readGivenReport(path, inputs, deps);
    const { content } = scan;
    record({ image: inputs.handover?.image ?? '', scanner: content.tool, revision: labelledRevision(content.labels) });
    return recordStale(findStaleReport(content, inputs), inputs, record, deps) ? undefined : scan;
}
function recordStale(finding, inputs, record, deps) {
    if (finding === undefined)
        return false;
    if (inputs.onMismatch === 'warn') {
        deps.log.warning(`${finding}.`);
        return false;
    }
    const advice = 'build it for this commit and pass that build\'s record, or set "on-mismatch" to warn';
    record({ gate: 'fail', reason: 'stale', message: `${finding}: ${advice}.` });
    return true;
}
function decideVerdict({ blocking }) {
    if (blocking.length === 0)
        return { gate: 'pass', reason: 'clean', message: '' };
    const counts = rules_severity/* severities */.gO
        .map((severity) => [severity, blocking.filter((finding) => finding.severity === severity).length])
        .filter(([, count]) => count > 0)
        .map(([severity, count]) => `${count} ${severity}`);
    const message = `The image has findings that fail the gate (${counts.join(', ')}): update what they are in, or list them in "ignore-file" with a date.`;
    return { gate: 'fail', reason: 'findings', message };
}
function labelledRevision(labels) {
    const revision = labels[oci_labels/* revisionLabel */.wc] ?? '';
    return (0,event_facts/* isFullSha */.Wf)(revision) ? revision : '';
}
function relativeToWorkspace(file, { run }) {
    return file === undefined || !(0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.relative)(run.workspace, file);
}


/***/ }),

/***/ 36401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ scannerRemedies),
/* harmony export */   t: () => (/* binding */ scannerNames)
/* harmony export */ });
const scannerRemedies = {
    trivy: 'trivy with "uses: aquasecurity/setup-trivy"',
    grype: 'grype with "uses: anchore/scan-action/download-grype" and its folder on PATH',
    'docker-scout': 'the "scout" plugin of docker with its install script, and a login to Docker Hub',
};
const scannerNames = Object.keys(scannerRemedies);


/***/ }),

/***/ 69996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ scanGateSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37234);
/* harmony import */ var _rules_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83057);


const maxListedFindings = 50;
const maxCellChars = 200;
function scanGateSummary(facts) {
    const { decision, gate } = facts;
    const head = (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .renderFactTable */ .zB)(`Gate: ${gate}`, [
        ['reason', facts.reason],
        ['what happened', facts.message.slice(0, 1000)],
        ['image', facts.image],
        ['revision', facts.revision],
        ['scanner', facts.scanner],
        ['fails on', facts.severities.join(', ')],
        ['ignored', decision === undefined ? '' : String(decision.ignored.length)],
        ['without a fix, left out', decision === undefined || decision.unfixed === 0 ? '' : String(decision.unfixed)],
        ['to know', facts.remarks],
    ]);
    if (decision === undefined)
        return head;
    const { blocking, ignored, notices, counts } = decision;
    const shorten = (text) => (text.length > maxCellChars ? `${text.slice(0, maxCellChars)}…` : text);
    const rows = blocking
        .slice(0, maxListedFindings)
        .map(({ severity, id, package: name, installed, fixed, title }) => [severity, id, name, installed, fixed, title]);
    const more = blocking.length - rows.length;
    return [
        head,
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .renderListTable */ .bC)(_rules_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO, [_rules_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO.map((severity) => String(counts[severity]))]),
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .renderListTable */ .bC)(['severity', 'id', 'package', 'installed', 'fixed in', 'title'], rows.map((cells) => cells.map(shorten))),
        ...(more > 0 ? [`And ${more} more, in the report.\n`] : []),
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .renderListTable */ .bC)(['ignored', 'severity', 'package', 'until', 'reason'], ignored
            .slice(0, maxListedFindings)
            .map(({ finding, entry }) => [finding.id, finding.severity, finding.package, entry.expires ?? '', entry.reason].map(shorten))),
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_1__/* .renderListTable */ .bC)(['ignore list', 'until', ''], notices.slice(0, maxListedFindings).map(({ entry, state }) => [entry.id, entry.expires ?? '', state])),
    ]
        .filter((part) => part !== '')
        .join('\n');
}


/***/ }),

/***/ 14335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ gzippedBytes)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);


async function gzippedBytes(text) {
    return (await (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gzip)(text)).length;
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

/***/ 6266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ imagetoolsRegistry)
/* harmony export */ });
/* harmony import */ var _core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98673);
/* harmony import */ var _core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81365);
/* harmony import */ var _core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77794);
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73692);
/* harmony import */ var _core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90490);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);







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
    const setTags = async (tags, sources, options) => {
        const flags = tags.flatMap((tag) => ['--tag', tag]);
        await imagetools(['create', ...flags, '--', ...sources], options);
    };
    const known = new Map();
    return {
        async manifest(ref, options = {}) {
            try {
                const raw = await inspect(ref, ['--raw'], options);
                const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw);
                known.set((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, digest), raw);
                return { found: true, digest, mediaType: (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypeOf */ .c0)(parseRawManifest(raw, ref)), raw };
            }
            catch (error) {
                if (isNotFound(error, ref))
                    return { found: false };
                throw error;
            }
        },
        async configs(ref, options = {}) {
            const raw = known.get(ref) ?? (await inspect(ref, ['--raw'], options));
            const digest = (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(raw);
            const top = parseRawManifest(raw, ref);
            const readImages = async (of) => listImages(JSON.parse(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, of), ['--format', '{{json .Image}}'], options)));
            const manifests = readPlatformManifests(top, digest, async (child) => parseRawManifest(await inspect((0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(ref, child), ['--raw'], options), ref));
            const [found, images] = await Promise.all([manifests, hasPlainEntries(top) ? readImages(digest) : []]);
            return Promise.all(found.map(async (manifest) => {
                const image = found.length === 1 ? images[0] : images.find((each) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(each) === manifest.platform);
                const isCertain = found.filter(({ platform }) => platform === manifest.platform).length === 1;
                const own = isCertain && image !== undefined ? image : (await readImages(manifest.digest))[0];
                return toImageConfig(manifest, own);
            }));
        },
        async copy(source, targets, options = {}) {
            const others = targets.filter((target) => repositoryOf(target) !== repositoryOf(source));
            const digest = source.slice(source.indexOf('@') + 1);
            for (const repository of new Set(others.map(repositoryOf))) {
                await setTags([(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(repository, digest)], [source], options);
            }
            for (const target of others)
                await setTags([target], [(0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(target, digest)], options);
            const own = targets.filter((target) => !others.includes(target));
            if (own.length > 0)
                await setTags(own, [source], options);
        },
        async merge(sources, target, annotations, options = {}) {
            const flags = annotations.map((annotation) => `--annotation=${annotation}`);
            if (sources.every((source) => repositoryOf(source) === repositoryOf(target))) {
                await imagetools(['create', ...flags, '--tag', target, '--', ...sources], options);
                return;
            }
            const printed = await imagetools(['create', ...flags, '--dry-run', '--', ...sources], options);
            const index = (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .atDigest */ .CU)(target, (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(printed.replace(/\n$/, '')));
            await imagetools(['create', ...flags, '--tag', index, '--', ...sources], options);
            await setTags([target], [index], options);
        },
    };
}
function repositoryOf(ref) {
    return (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseImageRef */ .Q)(ref, 'reference').repository;
}
function isNotFound(error, ref) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .CommandError */ .Qd) || error.timedOut)
        return false;
    const failure = (0,_core_failures_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyError */ .fe)(error, { phase: 'registry', host: (0,_core_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .registryHost */ .U$)(ref) });
    return failure.class === 'auth' || (failure.class !== 'transient' && error.finalLine.endsWith(': not found'));
}
function parseRawManifest(raw, ref) {
    try {
        return JSON.parse(raw);
    }
    catch (error) {
        throw new Error(`The registry's answer for "${ref}" is no JSON: ${raw.slice(0, 80)}`, { cause: error });
    }
}
const maxDepth = 3;
function hasPlainEntries({ manifests = [] }) {
    return !manifests.some(({ mediaType }) => (0,_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isIndex */ .nw)(mediaType ?? ''));
}
async function readPlatformManifests(top, topDigest, read, depth = 1) {
    if (top.manifests === undefined) {
        const configDigest = requireAnsweredDigest(top.config?.digest);
        return [
            { digest: topDigest, configDigest, platform: undefined, osVersion: undefined, layerBytes: (0,_core_oci_layer_sizes_js__WEBPACK_IMPORTED_MODULE_6__/* .layerSizes */ .qM)(top) },
        ];
    }
    const images = top.manifests.filter(_core_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isImageEntry */ .AA);
    const found = images.map(async (entry) => {
        const digest = requireAnsweredDigest(entry.digest);
        const manifest = await read(digest);
        if (manifest.manifests !== undefined && depth < maxDepth) {
            return readPlatformManifests(manifest, digest, read, depth + 1);
        }
        const [only] = await readPlatformManifests({ ...manifest, manifests: undefined }, digest, read);
        const own = { platform: (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(entry.platform), osVersion: entry.platform?.['os.version'] };
        return only === undefined ? [] : [{ ...only, ...own }];
    });
    return (await Promise.all(found)).flat();
}
function requireAnsweredDigest(digest) {
    if (digest !== undefined && (0,_core_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return digest;
    throw new Error(`The registry answered a manifest with the digest "${digest ?? ''}", which is none.`);
}
function listImages(answer) {
    const object = (answer ?? {});
    return typeof object.architecture === 'string' ? [object] : Object.values(object);
}
function toImageConfig(manifest, image) {
    return {
        imageid: manifest.configDigest,
        manifestDigest: manifest.digest,
        platform: manifest.platform ?? (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlatform */ .Kd)(image) ?? '',
        osVersion: image?.['os.version'] ?? manifest.osVersion,
        labels: image?.config?.Labels ?? {},
        layerBytes: manifest.layerBytes,
    };
}


/***/ }),

/***/ 77592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ imageScanners)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/adapters/scanners/scanner-command.js
const allSeverities = 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL';
function scanCommand(scanner, target, files, { timeoutMs, kinds }) {
    const platform = target.platform === undefined ? [] : ['--platform', target.platform];
    switch (scanner) {
        case 'trivy': {
            const looked = ['--scanners', kinds.join(','), '--severity', allSeverities];
            const options = ['--format', 'json', '--output', files.report, ...looked];
            const complete = ['--ignore-unfixed=false', '--exit-code', '0', '--exit-on-eol', '0', '--no-progress'];
            const limit = ['--timeout', `${Math.max(1, Math.ceil(timeoutMs / 1000))}s`];
            const source = { registry: 'remote', engine: 'docker', archive: '' }[target.kind];
            const image = source === '' ? ['--input', target.name] : ['--image-src', source, ...platform, '--', target.name];
            return { program: 'trivy', args: ['image', ...options, ...complete, ...limit, ...image], env: {} };
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
function convertCommand(files) {
    const options = ['--format', 'sarif', '--output', files.sarif, '--severity', allSeverities, '--exit-code', '0'];
    return { program: 'trivy', args: ['convert', ...options, '--', files.report], env: {} };
}

;// CONCATENATED MODULE: ./build/src/adapters/scanners/scanner-environment.js
const names = new Set([
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'LANG',
    'LANGUAGE',
    'TZ',
    'TERM',
    'TMPDIR',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'GOMAXPROCS',
    'GOMEMLIMIT',
    'DOCKER_CONFIG',
    'DOCKER_HOST',
    'DOCKER_CONTEXT',
    'DOCKER_CERT_PATH',
    'DOCKER_TLS',
    'DOCKER_TLS_VERIFY',
    'DOCKER_API_VERSION',
    'GNUPGHOME',
    'PASSWORD_STORE_DIR',
]);
const prefixes = ['TRIVY_', 'GRYPE_', 'SYFT_', 'DOCKER_SCOUT_', 'LC_', 'XDG_'];
function isScannerVariable(name) {
    const isProxy = /^(?:https?|all|no)_proxy$/.test(name);
    return isProxy || names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

;// CONCATENATED MODULE: ./build/src/adapters/scanners/image-scanners.js




function imageScanners(exec, files) {
    const run = (command, cwd, options) => exec.run(command.program, command.args, {
        ...options,
        cwd,
        inherits: isScannerVariable,
        env: command.env,
        show: true,
    });
    return {
        async installed(scanner) {
            if (scanner !== 'docker-scout')
                return exec.has(scanner);
            if (!(await exec.has('docker')))
                return false;
            return (await exec.run('docker', ['scout', 'version'], { inherits: isScannerVariable })).exitCode === 0;
        },
        async scan(scanner, target, folder, { kinds, ...options }) {
            const report = (0,external_node_path_.join)(folder, 'report.json');
            const sarif = (0,external_node_path_.join)(folder, 'report.sarif');
            for (const file of [report, sarif])
                await files.remove(file);
            const empty = await files.temporaryFolder();
            const command = scanCommand(scanner, target, { report, sarif }, { timeoutMs: options.timeoutMs, kinds });
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

/***/ 97851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ primaryName),
/* harmony export */   Jj: () => (/* binding */ imageArtifactName),
/* harmony export */   L2: () => (/* binding */ spareName),
/* harmony export */   Ug: () => (/* binding */ isRecordArtifact),
/* harmony export */   _P: () => (/* binding */ artifactNameOfRef),
/* harmony export */   el: () => (/* binding */ recordArtifactNames),
/* harmony export */   n_: () => (/* binding */ sanitizeArtifactName),
/* harmony export */   wi: () => (/* binding */ checkFileName),
/* harmony export */   xy: () => (/* binding */ toArtifactName),
/* harmony export */   zQ: () => (/* binding */ withoutRecordSuffix)
/* harmony export */ });
/* unused harmony export recordSuffix */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90490);


const recordSuffix = '.handover.json';
const spareSuffix = '.again';
const maxNameBytes = 255 - recordSuffix.length - spareSuffix.length;
function imageArtifactName(image, tag) {
    return `${(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .shortName */ .EU)((0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(image, 'image'))}-${tag}`;
}
function artifactNameOfRef(reference) {
    const { repository, tag } = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageRef */ .Q)(reference, 'image');
    return sanitizeArtifactName(imageArtifactName(repository, tag ?? 'latest'), 'name made of image and tag');
}
function spareName(name) {
    return `${name}${spareSuffix}`;
}
function primaryName(name) {
    return name.endsWith(spareSuffix) ? name.slice(0, -spareSuffix.length) : name;
}
function recordArtifactNames(name) {
    const primary = primaryName(name);
    return [`${primary}${recordSuffix}`, `${spareName(primary)}${recordSuffix}`];
}
function isRecordArtifact(name) {
    return name.endsWith(recordSuffix);
}
function withoutRecordSuffix(name) {
    return isRecordArtifact(name) ? name.slice(0, -recordSuffix.length) : name;
}
function toArtifactName(text) {
    return text.replaceAll(/[":<>|*?\r\n\\/]/g, '-');
}
function sanitizeArtifactName(text, what) {
    const name = toArtifactName(text);
    const refuse = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${what} is "${name}", ${why}: set "artifact-name" to another name.`);
    };
    if (name === '' || name === '.' || name === '..')
        return refuse('which is no name');
    if (/\.zip$/i.test(name))
        return refuse('and clients unpack what ends in ".zip"');
    if (isRecordArtifact(name))
        return refuse(`and "${recordSuffix}" is the ending of handover records`);
    if (name.endsWith(spareSuffix))
        return refuse(`and "${spareSuffix}" is the ending of a name that is fallen back to`);
    if (Buffer.byteLength(name) > maxNameBytes)
        return refuse(`which is longer than ${maxNameBytes} bytes`);
    return name;
}
function checkFileName(text) {
    if (/[":<>|*?\r\n\\/]/.test(text) || text === '.' || text === '..' || Buffer.byteLength(text) > 255) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "file-name" is "${text}": use a plain file name such as "image.tar".`);
    }
    return text;
}


/***/ }),

/***/ 7073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tu: () => (/* binding */ checkImageInputs),
/* harmony export */   wf: () => (/* binding */ readExpectedFromInputs),
/* harmony export */   yS: () => (/* binding */ readExpectedFromRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13501);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90490);
/* harmony import */ var _artifact_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97851);





function checkImageInputs(inputs) {
    const { image, tag, digest, imageid, revision } = inputs;
    if (image !== undefined) {
        const ref = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseImageRef */ .Q)(image, 'input "image"');
        if (ref.tag !== undefined || ref.digest !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
        }
    }
    if (tag !== undefined && !(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)(tag)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
    }
    for (const [name, value] of Object.entries({ digest, imageid })) {
        if (value !== undefined && !(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
        }
    }
    if (revision !== undefined && !(0,_events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFullSha */ .Wf)(revision)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "revision" is "${revision}": use the full sha of the commit.`);
    }
    if (image === undefined && (tag !== undefined || digest !== undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.');
    }
    return inputs;
}
function readExpectedFromRecord(record, inputs, platform) {
    const imageid = selectImageid(record, platform);
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
function readExpectedFromInputs(inputs, artifactName, platform) {
    const { image, tag, digest } = inputs;
    if (image === undefined || (tag === undefined && digest === undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".');
    }
    const named = tag === undefined ? undefined : (0,_artifact_name_js__WEBPACK_IMPORTED_MODULE_3__/* .imageArtifactName */ .Jj)(image, tag);
    return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: undefined };
}
function selectImageid(record, platform) {
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

/***/ 87070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ parseHandover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13501);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74835);
/* harmony import */ var _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73692);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90490);





const nextStep = 'pass the "handover" output of the producer job unchanged';
function parseHandover(text, where) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is not JSON: ${nextStep}.`);
    }
    const fields = new RecordFields(data, where);
    if (fields.value('images') !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is a set of several images, and one is meant here: pass the record of one, such as toJSON(fromJSON(needs.build.outputs.handover).images.NAME).`);
    }
    if (fields.value('schema') !== 1) {
        const found = JSON.stringify(fields.value('schema'));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} has schema ${found}, and this version reads 1: use the same version in both jobs.`);
    }
    const run = fields.child('run');
    return {
        schema: 1,
        image: fields.text('image', isRepository),
        tag: fields.text('tag', _oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTag */ .dz),
        digest: fields.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageid: fields.text('imageid', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        imageids: fields.digests('imageids'),
        platforms: fields.texts('platforms', _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlatform */ .aH),
        revision: fields.text('revision', _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFullSha */ .Wf),
        'source-sha': fields.text('source-sha', _events_event_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .isFullSha */ .Wf),
        'pushed-refs': fields.children('pushed-refs').map((entry) => ({
            ref: entry.text('ref', isReference),
            digest: entry.text('digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        })),
        archive: fields.value('archive') === null ? null : readArchiveFacts(fields.child('archive')),
        run: {
            id: run.count('id'),
            attempt: run.count('attempt'),
            repository: run.text('repository', isRepositoryName),
            'head-repository': run.text('head-repository', isRepositoryName),
            event: run.text('event', (value) => /^[a-z_]{1,40}$/.test(value)),
        },
        created: fields.text('created', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
        skipped: fields.value('skipped') === null ? null : fields.text('skipped', isOneLine),
        ...(fields.value('build-seconds') === undefined ? {} : { 'build-seconds': fields.seconds('build-seconds') }),
    };
}
function readArchiveFacts(fields) {
    const compression = fields.text('compression', (value) => ['zstd', 'gzip', 'none'].includes(value));
    return {
        reference: fields.text('reference', isReference),
        platform: fields.text('platform', _oci_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlatform */ .aH),
        'artifact-name': fields.text('artifact-name', isOneLine),
        'artifact-id': fields.count('artifact-id'),
        'artifact-digest': fields.text('artifact-digest', _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc),
        'size-bytes': fields.count('size-bytes'),
        'archive-bytes': fields.count('archive-bytes'),
        compression: compression,
    };
}
function isRepositoryName(value) {
    return /^[\w.-]+\/[\w.-]+$/.test(value);
}
function isOneLine(value) {
    return !/[\r\n]/.test(value);
}
function isReference(value) {
    return tryParseRef(value) !== undefined;
}
function isRepository(value) {
    const ref = tryParseRef(value);
    return ref !== undefined && ref.tag === undefined && ref.digest === undefined;
}
function tryParseRef(value) {
    try {
        return (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseImageRef */ .Q)(value, 'reference');
    }
    catch {
        return undefined;
    }
}
class RecordFields {
    #fields;
    #where;
    constructor(data, where) {
        if (typeof data !== 'object' || data === null || Array.isArray(data)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${where} is no JSON object: ${nextStep}.`);
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
        return Object.fromEntries(entries.map(([key, value]) => (typeof value === 'string' && (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value) ? [key, value] : this.#refuse(name))));
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
        return new RecordFields(this.value(name), `${this.#where}, field "${name}",`);
    }
    children(name) {
        const value = this.value(name);
        if (!Array.isArray(value))
            return this.#refuse(name);
        return value.map((item) => new RecordFields(item, `${this.#where}, field "${name}",`));
    }
    #refuse(name) {
        const value = this.value(name) === undefined ? 'nothing' : JSON.stringify(this.value(name)).slice(0, 80);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The ${this.#where} has ${value} as "${name}": ${nextStep}.`);
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
/* harmony import */ var _json_read_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17333);
/* harmony import */ var _summary_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91583);


function layerSizes(manifest) {
    const layers = (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(manifest, 'layers');
    if (!Array.isArray(layers))
        return undefined;
    const sizes = layers.map((layer) => (0,_json_read_json_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(layer, 'size'));
    return sizes.every((size) => typeof size === 'number') ? sizes : undefined;
}
function layersOfPlatform(configs, platform) {
    const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : undefined);
    return own?.layerBytes;
}
function formatLayers(bytes) {
    const sum = bytes.reduce((total, size) => total + size, 0);
    return `${(0,_summary_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(sum)} in ${bytes.length} ${bytes.length === 1 ? 'layer' : 'layers'}`;
}


/***/ }),

/***/ 87717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveImage),
/* harmony export */   k: () => (/* binding */ formatImageRef)
/* harmony export */ });
/* harmony import */ var _core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27406);


async function resolveImage(expected, timeoutMs, deps) {
    const options = { timeoutMs, signal: deps.signal };
    const digest = expected.digest ?? (await resolveTag(`${expected.image}:${expected.tag ?? ''}`, options, deps));
    const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
    const ofPlatform = configs.filter((candidate) => (0,_core_oci_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .isSamePlatform */ .SW)(candidate.platform, expected.platform));
    const config = ofPlatform.find(({ imageid }) => imageid === expected.imageid) ?? ofPlatform[0];
    if (config === undefined) {
        const platforms = configs.map(({ platform }) => platform).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The registry's ${formatImageRef(expected)} is for ${platforms}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`);
    }
    return { digest, config };
}
async function resolveTag(ref, options, deps) {
    const answer = await deps.registry.manifest(ref, options);
    if (answer.found)
        return answer.digest;
    await deps.registry.configs(ref, options);
    throw new Error(`${ref} appeared in the registry just now`);
}
function formatImageRef({ image, tag, digest }) {
    return tag === undefined ? `${image}@${digest ?? ''}` : `${image}:${tag}`;
}


/***/ }),

/***/ 18400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ checkRevision),
/* harmony export */   p: () => (/* binding */ findRevisionMismatch)
/* harmony export */ });
/* harmony import */ var _core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83536);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);


function findRevisionMismatch(labels, { revision, imageid }, where) {
    const found = labels[_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc] ?? '';
    if (revision === undefined || found === revision || (found === '' && imageid !== undefined))
        return undefined;
    const built = found === '' ? `has no label ${_core_oci_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .revisionLabel */ .wc}` : `was built from revision ${found}`;
    return `${where} ${built}, and revision ${revision} is expected`;
}
function checkRevision(labels, expected, where, deps) {
    const finding = findRevisionMismatch(labels, expected, where);
    if (finding === undefined)
        return;
    if (deps.onMismatch === 'fail') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${finding}: build it again for this commit, or set "on-mismatch" to warn.`);
    }
    deps.log.warning(`${finding}.`);
}


/***/ })

};
