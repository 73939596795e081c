import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  findNearestNames
} from "../shared/nearest-names.js";
import {
  oneOf,
  renderFactTable,
  renderListTable,
  runAction
} from "../shared/runner-files.js";
import {
  findFoldedKey,
  parseStrictJson
} from "../shared/strict-json.js";
import "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import "../shared/format.js";
import "../shared/csv-parse.js";
import {
  UserError,
  isObject,
  toMessage,
  tryParseJson,
  valueAt
} from "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// src/core/gate/verdict.ts
var gateVerdicts = ["pass", "fail", "skipped", "error"];
function isGateVerdict(value) {
  return gateVerdicts.some((verdict) => verdict === value);
}
function combineVerdicts(verdicts) {
  return ["error", "fail", "pass"].find((verdict) => verdicts.includes(verdict)) ?? "skipped";
}

// actions/gate/rules/judge-needs.ts
var jobResults = ["success", "failure", "cancelled", "skipped"];
function parseNeeds(text) {
  const advice = 'pass "${{ toJSON(needs) }}" and list the jobs in the "needs" of this one';
  if (text === void 0) throw new UserError(`Input "needs" is empty: ${advice}.`);
  let json;
  try {
    json = parseStrictJson(text);
  } catch (error) {
    throw new UserError(`Input "needs" is "${text.slice(0, 80)}", which ${toMessage(error)}: ${advice}.`, {
      cause: error
    });
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new UserError(`Input "needs" is "${text.slice(0, 80)}", which is no JSON object: ${advice}.`);
  }
  const ids = Object.keys(json);
  if (ids.length === 0) throw new UserError(`Input "needs" has no job: ${advice}.`);
  return ids.map((id) => {
    if (!/^[A-Za-z_][\w-]{0,99}$/.test(id)) {
      throw new UserError(`Input "needs" has "${id.slice(0, 80)}", which is no id of a job: ${advice}.`);
    }
    const job = valueAt(json, id);
    const found = valueAt(job, "result");
    const result = jobResults.find((candidate) => candidate === found);
    if (result === void 0) {
      throw new UserError(`Job "${id}" of input "needs" has no result of ${oneOf(jobResults)}: ${advice}.`);
    }
    const outputs = valueAt(job, "outputs") ?? {};
    const isWhole = isObject(job) && isObject(outputs) && findFoldedKey(job, ["result", "outputs"]) === void 0;
    if (!isWhole) throw new UserError(`Job "${id}" of input "needs" is of another form than the context: ${advice}.`);
    return { id, result, output: readGateOutput(outputs) };
  });
}
function readGateOutput(outputs) {
  const found = Object.entries(outputs).filter(([name]) => name.toLowerCase() === "gate");
  const values = new Set(found.map(([, value2]) => value2));
  const [value] = values;
  return values.size > 1 ? "several" : value;
}
function judgeNeeds(jobs, rules) {
  checkRuleJobs("allowed-failures", rules.allowedFailures, jobs, false);
  checkRuleJobs("allow-skipped", rules.allowSkipped, jobs);
  checkRuleJobs("allowed-skips", rules.allowedSkips, jobs);
  checkRuleJobs("require-gate", rules.requireGate, jobs);
  const verdicts = jobs.map((job) => judgeJob(job, rules));
  return { gate: combineVerdicts(verdicts.map(({ gate }) => gate)), jobs: verdicts };
}
function checkRuleJobs(input, names, jobs, mayBeAll = true) {
  const isKnown = (name) => mayBeAll && name === "*" || jobs.some(({ id }) => isSameId(id, name));
  const unknown = names.find((name) => !isKnown(name));
  if (unknown === void 0) return;
  const ids = jobs.map(({ id }) => id);
  const [nearest = ""] = findNearestNames(unknown, ids);
  throw new UserError(
    `Input "${input}" has "${unknown.slice(0, 80)}", which is none of the needed jobs: the nearest is "${nearest}", of ${oneOf(ids)}.`
  );
}
function isSameId(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}
function judgeJob({ id, result, output }, rules) {
  const declared = isGateVerdict(output) ? output : void 0;
  const isListed = (ids) => ids.some((each) => each === "*" || isSameId(each, id));
  const verdict = (gate, reason) => ({ id, result, declared, gate, reason });
  const maySkip = isListed(rules.allowSkipped) || isListed(rules.allowedSkips);
  const mayFail = isListed(rules.allowedFailures);
  const refuse = (gate, what, why = "") => mayFail ? verdict("pass", `${what}, which "allowed-failures" allows`) : verdict(gate, `${what}${why}`);
  const judgeSkipped = (what) => maySkip ? verdict("skipped", what) : refuse("fail", what, ', which "allow-skipped" does not allow');
  if (result === "skipped") return judgeSkipped("was skipped");
  if (result === "cancelled") return refuse("error", "was cancelled");
  if (output !== void 0 && declared === void 0) return refuse("error", 'has an unknown output "gate"');
  if (declared === "error") return refuse("error", "says error");
  if (result === "failure") return refuse("fail", declared === "fail" ? "says fail" : "failed");
  if (declared === "fail") return refuse("fail", "says fail");
  if (declared === "skipped") return judgeSkipped("says skipped");
  if (declared === void 0 && isListed(rules.requireGate)) return refuse("error", 'has no output "gate"');
  return verdict("pass", "");
}

// actions/gate/gate.ts
function checkNeeds(read) {
  try {
    const inputs = read();
    const { gate, jobs } = judgeNeeds(parseNeeds(inputs.needs), inputs);
    const reason = jobs.filter((job) => job.reason !== "").map((job) => `${job.id} ${job.reason}`).join("; ");
    const result = { gate, reason, jobs };
    if (gate === "pass" || gate === "skipped") return { result };
    return { result, failure: new UserError(`The gate is ${gate}: ${reason}.`) };
  } catch (failure) {
    return { result: { gate: "error", reason: "bad-input", jobs: [] }, failure };
  }
}

// actions/gate/inputs.ts
function readGateInputs(inputs) {
  return {
    needs: inputs.text("needs"),
    allowedFailures: readJobs(inputs, "allowed-failures"),
    allowSkipped: readJobs(inputs, "allow-skipped"),
    allowedSkips: readJobs(inputs, "allowed-skips"),
    requireGate: readJobs(inputs, "require-gate")
  };
}
function readJobs(inputs, name) {
  const text = inputs.text(name);
  if (text === void 0 || !/^[[{]/.test(text)) return inputs.list(name);
  const json = tryParseJson(text);
  if (Array.isArray(json) && json.every((id) => typeof id === "string")) {
    return json.map((id) => id.trim()).filter((id) => id !== "");
  }
  throw new UserError(
    `Input "${name}" is "${text.slice(0, 80)}", which is no JSON list of texts: use ["job", "other"].`
  );
}

// actions/gate/outputs.ts
function gateOutputs({ gate, reason }) {
  return { gate, reason };
}

// actions/gate/summary.ts
function gateSummary({ gate, reason, jobs }, failure) {
  const whatHappened = jobs.length > 0 || failure === void 0 ? "" : toMessage(failure);
  const rows = jobs.map((job) => [job.id, job.result, job.declared ?? "", job.gate, job.reason]);
  return [
    renderFactTable(`Gate: ${gate}`, [
      ["reason", reason],
      ["what happened", whatHappened]
    ]),
    renderListTable(["job", "result", "its gate", "counts as", "why"], rows)
  ].join("\n");
}

// actions/gate/main.ts
await runAction(({ inputs }) => {
  const shown = { summary: true };
  const { result, failure } = checkNeeds(() => {
    shown.summary = inputs.boolean("job-summary", true);
    return readGateInputs(inputs);
  });
  const summary = shown.summary ? gateSummary(result, failure) : void 0;
  return Promise.resolve({ outputs: gateOutputs(result), summary, failure });
});
