export const id = 293;
export const ids = [293];
export const modules = {

/***/ 50056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ checkNeeds)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/core/gate/verdict.js
const gateVerdicts = ['pass', 'fail', 'skipped', 'error'];
function isGateVerdict(value) {
    return gateVerdicts.some((verdict) => verdict === value);
}
function combineVerdicts(verdicts) {
    return ['error', 'fail', 'pass'].find((verdict) => verdicts.includes(verdict)) ?? 'skipped';
}

// EXTERNAL MODULE: ./build/src/core/inputs/input-reader.js
var input_reader = __webpack_require__(42423);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
// EXTERNAL MODULE: ./build/src/core/oci/nearest-names.js
var nearest_names = __webpack_require__(20608);
;// CONCATENATED MODULE: ./build/actions/gate/rules/judge-needs.js





const jobResults = ['success', 'failure', 'cancelled', 'skipped'];
function parseNeeds(text) {
    const advice = 'pass "${{ toJSON(needs) }}" and list the jobs in the "needs" of this one';
    if (text === undefined)
        throw new errors/* UserError */.yo(`Input "needs" is empty: ${advice}.`);
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        throw new errors/* UserError */.yo(`Input "needs" is "${text.slice(0, 80)}", which is no JSON: ${advice}.`);
    }
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
        throw new errors/* UserError */.yo(`Input "needs" is "${text.slice(0, 80)}", which is no JSON object: ${advice}.`);
    }
    const ids = Object.keys(json);
    if (ids.length === 0)
        throw new errors/* UserError */.yo(`Input "needs" has no job: ${advice}.`);
    return ids.map((id) => {
        if (!/^[A-Za-z_][\w-]{0,99}$/.test(id)) {
            throw new errors/* UserError */.yo(`Input "needs" has "${id.slice(0, 80)}", which is no id of a job: ${advice}.`);
        }
        const found = (0,read_json/* valueAt */.fK)(json, id, 'result');
        const result = jobResults.find((candidate) => candidate === found);
        if (result === undefined) {
            throw new errors/* UserError */.yo(`Job "${id}" of input "needs" has no result of ${(0,input_reader/* oneOf */.y)(jobResults)}: ${advice}.`);
        }
        return { id, result, output: readGateOutput((0,read_json/* valueAt */.fK)(json, id, 'outputs')) };
    });
}
function readGateOutput(outputs) {
    if (typeof outputs !== 'object' || outputs === null)
        return undefined;
    const entries = Object.entries(outputs);
    const found = entries.filter(([name]) => name.toLowerCase() === 'gate');
    const values = new Set(found.map(([, value]) => value));
    const [value] = values;
    return values.size > 1 ? 'several' : value;
}
function judgeNeeds(jobs, rules) {
    checkRuleJobs('allowed-failures', rules.allowedFailures, jobs, false);
    checkRuleJobs('allow-skipped', rules.allowSkipped, jobs);
    checkRuleJobs('allowed-skips', rules.allowedSkips, jobs);
    checkRuleJobs('require-gate', rules.requireGate, jobs);
    const verdicts = jobs.map((job) => judgeJob(job, rules));
    return { gate: combineVerdicts(verdicts.map(({ gate }) => gate)), jobs: verdicts };
}
function checkRuleJobs(input, names, jobs, mayBeAll = true) {
    const isKnown = (name) => (mayBeAll && name === '*') || jobs.some(({ id }) => isSameId(id, name));
    const unknown = names.find((name) => !isKnown(name));
    if (unknown === undefined)
        return;
    const ids = jobs.map(({ id }) => id);
    const [nearest = ''] = (0,nearest_names/* findNearestNames */.u)(unknown, ids);
    throw new errors/* UserError */.yo(`Input "${input}" has "${unknown.slice(0, 80)}", which is none of the needed jobs: the nearest is "${nearest}", of ${(0,input_reader/* oneOf */.y)(ids)}.`);
}
function isSameId(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function judgeJob({ id, result, output }, rules) {
    const declared = isGateVerdict(output) ? output : undefined;
    const isListed = (ids) => ids.some((each) => each === '*' || isSameId(each, id));
    const verdict = (gate, reason) => ({ id, result, declared, gate, reason });
    const maySkip = isListed(rules.allowSkipped) || isListed(rules.allowedSkips);
    const mayFail = isListed(rules.allowedFailures);
    const refuse = (gate, what, why = '') => mayFail ? verdict('pass', `${what}, which "allowed-failures" allows`) : verdict(gate, `${what}${why}`);
    const judgeSkipped = (what) => maySkip ? verdict('skipped', what) : refuse('fail', what, ', which "allow-skipped" does not allow');
    if (result === 'skipped')
        return judgeSkipped('was skipped');
    if (result === 'cancelled')
        return refuse('error', 'was cancelled');
    if (output !== undefined && declared === undefined)
        return refuse('error', 'has an unknown output "gate"');
    if (declared === 'error')
        return refuse('error', 'says error');
    if (result === 'failure')
        return refuse('fail', declared === 'fail' ? 'says fail' : 'failed');
    if (declared === 'fail')
        return refuse('fail', 'says fail');
    if (declared === 'skipped')
        return judgeSkipped('says skipped');
    if (declared === undefined && isListed(rules.requireGate))
        return refuse('error', 'has no output "gate"');
    return verdict('pass', '');
}

;// CONCATENATED MODULE: ./build/actions/gate/gate.js


function checkNeeds(read) {
    try {
        const inputs = read();
        const { gate, jobs } = judgeNeeds(parseNeeds(inputs.needs), inputs);
        const reason = jobs
            .filter((job) => job.reason !== '')
            .map((job) => `${job.id} ${job.reason}`)
            .join('; ');
        const result = { gate, reason, jobs };
        if (gate === 'pass' || gate === 'skipped')
            return { result };
        return { result, failure: new errors/* UserError */.yo(`The gate is ${gate}: ${reason}.`) };
    }
    catch (failure) {
        return { result: { gate: 'error', reason: 'bad-input', jobs: [] }, failure };
    }
}


/***/ }),

/***/ 84073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readGateInputs)
/* harmony export */ });
/* harmony import */ var _src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17333);
/* harmony import */ var _src_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);


function readGateInputs(inputs) {
    return {
        needs: inputs.text('needs'),
        allowedFailures: readJobs(inputs, 'allowed-failures'),
        allowSkipped: readJobs(inputs, 'allow-skipped'),
        allowedSkips: readJobs(inputs, 'allowed-skips'),
        requireGate: readJobs(inputs, 'require-gate'),
    };
}
function readJobs(inputs, name) {
    const text = inputs.text(name);
    if (text === undefined || !/^[[{]/.test(text))
        return inputs.list(name);
    const json = (0,_src_core_json_read_json_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseJson */ .Bl)(text);
    if (Array.isArray(json) && json.every((id) => typeof id === 'string')) {
        return json.map((id) => id.trim()).filter((id) => id !== '');
    }
    throw new _src_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input "${name}" is "${text.slice(0, 80)}", which is no JSON list of texts: use ["job", "other"].`);
}


/***/ }),

/***/ 8293:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15291);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50056);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84073);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39156);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46526);





await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)(({ inputs }) => {
    const shown = { summary: true };
    const { result, failure } = (0,_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .checkNeeds */ .Q)(() => {
        shown.summary = inputs.boolean('job-summary', true);
        return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readGateInputs */ .r)(inputs);
    });
    const summary = shown.summary ? (0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .gateSummary */ .s)(result) : undefined;
    return Promise.resolve({ outputs: (0,_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .gateOutputs */ .Q)(result), summary, failure });
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 39156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ gateOutputs)
/* harmony export */ });
function gateOutputs({ gate, reason }) {
    return { gate, reason };
}


/***/ }),

/***/ 46526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ gateSummary)
/* harmony export */ });
/* harmony import */ var _src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37234);

function gateSummary({ gate, reason, jobs }) {
    const rows = jobs.map((job) => [job.id, job.result, job.declared ?? '', job.gate, job.reason]);
    return [
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_0__/* .renderFactTable */ .zB)(`Gate: ${gate}`, [['reason', reason]]),
        (0,_src_core_summary_table_js__WEBPACK_IMPORTED_MODULE_0__/* .renderListTable */ .bC)(['job', 'result', 'its gate', 'counts as', 'why'], rows),
    ].join('\n');
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


/***/ })

};
