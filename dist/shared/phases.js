import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  ClassifiedError
} from "./image-ids.js";
import {
  classifyError,
  retry
} from "./dockerfile.js";
import {
  registryHost,
  shortenDigests
} from "./reference.js";
import {
  escapeAsCode,
  escapeAsLabel,
  factTableLines
} from "./runner-files.js";
import {
  formatSeconds
} from "./format.js";
import {
  CommandError,
  UserError,
  toMessage
} from "./error-text.js";

// src/services/retry/phases.ts
var PhaseError = class extends ClassifiedError {
  constructor(title, attemptCount, failure, cause) {
    const attempts = attemptCount === 1 ? "1 attempt" : `${attemptCount} attempts`;
    const reason = failure.reason.replace(/\.$/, "");
    super(`${title} failed after ${attempts} (${failure.class}): ${reason}. Next: ${failure.remedy}.`, failure, cause);
  }
};
var AttemptError = class extends Error {
  name = "AttemptError";
  failure;
  constructor(failure) {
    super(failure.reason);
    this.failure = failure;
  }
};
var salvageTimeoutMs = 2 * 6e4;
var unansweredClasses = ["transient", "timeout", "builder", "unknown"];
var maxUnansweredWaitMs = 2e3;
var minUnansweredAttemptMs = 1e3;
var Phases = class {
  reports = [];
  #limits;
  #deps;
  constructor(limits, deps) {
    this.#limits = limits;
    this.#deps = deps;
  }
  /**
   * Retries the work of one phase and reports it. Questions to a registry get no group of their own in the log.
   * @throws PhaseError when the work failed for good; what `retry` does not retry is thrown as it is.
   */
  async run(request) {
    const { clock, log, rateLimits, signal } = this.#deps;
    const { policy, deadline } = this.#limits;
    const { title, ref } = request;
    const context = ref === void 0 ? request.context : { host: registryHost(ref), ...request.context };
    const start = clock.now();
    const attempts = [];
    let attemptStart = start;
    let unansweredSince;
    const { patience } = request;
    const outcome = await retry(
      {
        title,
        policy,
        deadline,
        signal,
        work: (attempt) => {
          attemptStart = clock.now();
          if (unansweredSince !== void 0) patience?.spend(attemptStart - unansweredSince);
          const timeoutMs = Math.min(request.timeoutMs ?? Infinity, Math.max(1, patience?.leftMs ?? Infinity));
          const work = () => request.work(this.limits(timeoutMs, request.minTimeoutMs), attempt);
          if (context.phase === "registry" || request.hasGroup === false) return work();
          return log.group(attempt === 1 ? title : `${title}, attempt ${attempt}`, work);
        },
        onAttempt: (ended) => attempts.push(ended),
        classify: (error) => {
          unansweredSince = void 0;
          if (error instanceof AttemptError) return error.failure;
          const failure = classifyError(error, { ...context, elapsedMs: clock.now() - attemptStart });
          if (patience !== void 0 && (patience.unanswered ?? unansweredClasses).includes(failure.class)) {
            unansweredSince = clock.now();
            patience.spend(unansweredSince - attemptStart);
          }
          return failure.class === "timeout" && request.timeoutMs !== void 0 ? { ...failure, remedy: "run again later; the registry, or the network, did not answer in time" } : failure;
        },
        checkAlreadyDone: request.checkAlreadyDone,
        maxWaitMs: () => patience === void 0 || unansweredSince === void 0 ? void 0 : Math.min(maxUnansweredWaitMs, patience.leftMs - minUnansweredAttemptMs),
        retryAfter: ref === void 0 ? void 0 : () => rateLimits.retryAfter(ref)
      },
      { clock, log }
    );
    const { attemptCount } = outcome;
    const report = { title, attempts, attemptCount, seconds: (clock.now() - start) / 1e3 };
    if (outcome.ok) {
      this.reports.push(report);
      return outcome.value;
    }
    this.reports.push({ ...report, failure: outcome.failure });
    throw new PhaseError(title, attemptCount, outcome.failure, outcome.error);
  }
  /** Attempts of the phase that took most; 0 before the first one. */
  get attempts() {
    return Math.max(0, ...this.reports.map((report) => report.attemptCount));
  }
  /**
   * The limits of one call.
   * @param ownTimeoutMs its own, cut to that of an attempt and to what the deadline leaves
   * @param minTimeoutMs what the deadline leaves at least
   */
  limits(ownTimeoutMs = Infinity, minTimeoutMs = 1) {
    const { timeoutMs, deadline } = this.#limits;
    const { clock, signal } = this.#deps;
    return {
      timeoutMs: Math.min(ownTimeoutMs, timeoutMs, Math.max(minTimeoutMs, deadline - clock.now())),
      ...signal === void 0 ? {} : { signal }
    };
  }
};
function toFailure(error, phase) {
  if (error instanceof ClassifiedError || error instanceof AttemptError) return error.failure;
  if (error instanceof CommandError) return classifyError(error, { phase });
  return { class: error instanceof UserError ? "permanent" : "unknown", reason: toMessage(error), remedy: "" };
}
function reportedFailures(error, phase) {
  return error === void 0 ? [] : [{ name: "", failure: toFailure(error, phase) }];
}

// src/core/summary/timeline.ts
var maxBars = 40;
var maxLabelLength = 48;
var queryLanes = ["find", "check", "record"];
function timelineLines(phases) {
  const bars = phases.flatMap(toBars).sort((one, other) => one.attempt.start - other.attempt.start);
  const [first] = bars;
  if (first === void 0) return [];
  const { start } = first.attempt;
  const totalMs = Math.max(...bars.map(({ attempt }) => attempt.start + attempt.seconds * 1e3)) - start;
  const failed = bars.filter(({ attempt }) => attempt.failure !== void 0).length;
  const title = [
    formatSeconds(totalMs / 1e3),
    `${bars.length} ${bars.length === 1 ? "step" : "steps"}`,
    ...failed === 0 ? [] : [`${failed} failed`]
  ].join(", ");
  return [
    ...chartLines(bars, start, totalMs),
    `<details><summary>Timeline as a table: ${title}</summary>`,
    "",
    "| | begins after | takes | |",
    "|---|--:|--:|---|",
    ...bars.map((bar) => timelineRow(bar, start)),
    "",
    "</details>"
  ];
}
function toBars({ title, attempts }) {
  const [, lane = "", subject = ""] = /^(\w+) ?(.*)$/s.exec(title) ?? [];
  return attempts.map((attempt, index) => ({ lane, subject, attemptNumber: index + 1, attempt }));
}
function chartLines(bars, start, totalMs) {
  const isRetry = ({ attempt, attemptNumber }) => attempt.failure !== void 0 || attemptNumber > 1;
  const visible = bars.filter((bar) => isRetry(bar) || bar.attempt.seconds * 1e3 >= totalMs / 100);
  const rank = (bar) => isRetry(bar) ? Number.MAX_VALUE : bar.attempt.seconds;
  const drawn = new Set([...visible].sort((one, other) => rank(other) - rank(one)).slice(0, maxBars));
  const shown = visible.filter((bar) => drawn.has(bar));
  if (shown.length < 2) return [];
  const lanes = [...new Set(shown.map(({ lane }) => lane))];
  const labelOf = chooseLabels(shown);
  return [
    "```mermaid",
    "gantt",
    "dateFormat HH:mm:ss.SSS",
    `axisFormat ${totalMs <= 5e3 ? "%S.%L s" : totalMs < 36e5 ? "%M:%S" : "%H:%M"}`,
    `tickInterval ${tickInterval(totalMs)}`,
    ...lanes.flatMap((lane) => [
      `section ${lane}`,
      ...shown.filter((bar) => bar.lane === lane).map((bar) => chartLine(bar, labelOf(bar), start))
    ]),
    "```",
    ""
  ];
}
function chooseLabels(bars) {
  const endOf = ({ subject }) => {
    const text = shortenDigests(subject);
    const [, name, digest] = /([^/@]*)@sha256:(\w+)$/.exec(text) ?? [];
    return name === void 0 ? text.replace(/^.*[:/](?=[^:/]*$)/s, "") : `${name} ${digest ?? ""}`;
  };
  const repositories = /* @__PURE__ */ new Map();
  for (const bar of bars) {
    const end = endOf(bar);
    repositories.set(end, (repositories.get(end) ?? /* @__PURE__ */ new Set()).add(bar.subject));
  }
  return (bar) => {
    const end = endOf(bar);
    return (repositories.get(end)?.size ?? 0) > 1 ? shortenDigests(bar.subject).replace(/^.*\//s, "") : end;
  };
}
function chartLine({ lane, attemptNumber, attempt }, subject, start) {
  const label = escapeAsLabel([lane, subject].join(" "), maxLabelLength);
  const again = attemptNumber === 1 ? "" : ` again (${attemptNumber})`;
  const tag = attempt.failure !== void 0 ? "crit, " : queryLanes.includes(lane) ? "done, " : "";
  const lengthMs = Math.max(1, Math.round(attempt.seconds * 1e3));
  return `${label}${again} ${formatSeconds(attempt.seconds)} :${tag}${timeOfDay(attempt.start - start)}, ${lengthMs}ms`;
}
function timeOfDay(milliseconds) {
  return new Date(milliseconds).toISOString().slice("1970-01-01T".length, -1);
}
function tickInterval(totalMs) {
  const intervals = [
    ...[200, 500].map((ms) => [ms, `${ms}millisecond`]),
    ...[1, 2, 5, 10, 15, 30].map((seconds) => [seconds * 1e3, `${seconds}second`]),
    ...[1, 2, 5, 10, 15, 30].map((minutes) => [minutes * 6e4, `${minutes}minute`])
  ];
  return (intervals.find(([ms]) => ms * 10 >= totalMs) ?? intervals.at(-1))?.[1] ?? "";
}
function timelineRow({ lane, subject, attemptNumber, attempt }, start) {
  const name = [lane, ...subject === "" ? [] : [escapeAsCode(subject)]].join(" ");
  const again = attemptNumber === 1 ? "" : `, attempt ${attemptNumber}`;
  const { seconds, failure } = attempt;
  const end = failure === void 0 ? "" : `failed (${failure.class}): ${escapeAsCode(failure.reason)}`;
  return `| ${name}${again} | ${formatSeconds((attempt.start - start) / 1e3)} | ${formatSeconds(seconds)} | ${end} |`;
}

// src/core/summary/page.ts
var maxAlikeAlerts = 3;
function renderSummaryPage({
  title,
  failures = [],
  failed,
  lead,
  rows,
  list = "",
  phases = []
}) {
  const table = factTableLines(rows);
  const lines = [
    `### ${title}`,
    "",
    ...listAlike(failures, failed).flatMap(alertsLines),
    ...lead === "" ? [] : [lead, ""],
    ...table.length === 0 ? [] : [...table, ""],
    ...list === "" ? [] : [list],
    ...timelineLines(phases)
  ];
  return `${lines.join("\n")}
`;
}
function listAlike(failures, failed) {
  const groups = /* @__PURE__ */ new Map();
  for (const named of failures) {
    const kind = failed && named.isOvercome !== true ? "CAUTION" : "WARNING";
    const { class: failureClass, reason, remedy } = named.failure;
    const key = JSON.stringify([kind, failureClass, remedy === "" ? reason : remedy]);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, { kind, failures: [named] });
    else group.failures.push(named);
  }
  return [...groups.values()];
}
function alertsLines({ kind, failures }) {
  const others = failures.slice(maxAlikeAlerts).map(({ name }) => escapeAsCode(name));
  const lines = failures.slice(0, maxAlikeAlerts).flatMap((failure) => alertLines(failure, kind));
  return others.length === 0 ? lines : [...lines.slice(0, -1), ">", `> **${others.length} more likewise:** ${others.join(", ")}`, ""];
}
function alertLines({ name, failure }, kind) {
  const { class: failureClass, reason, remedy } = failure;
  const subject = name === "" ? "" : `${name}: `;
  const next = remedy === "" ? [] : [">", `> **Next:** ${escapeAsCode(remedy)}`];
  return [`> [!${kind}]`, `> **${subject}${failureClass}** ${escapeAsCode(reason)}`, ...next, ""];
}

export {
  PhaseError,
  AttemptError,
  salvageTimeoutMs,
  Phases,
  toFailure,
  reportedFailures,
  renderSummaryPage
};
