import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  queryPushedManifest,
  queryTimeoutMs
} from "./queries.js";
import {
  compareVersions,
  parseVersionTag
} from "./tag-text.js";
import {
  layerSizes
} from "./imagetools.js";
import {
  PhaseError
} from "./phases.js";
import {
  createdLabel,
  revisionLabel,
  runLabel,
  sourceLabel,
  versionLabel
} from "./labels.js";
import {
  parseImageRef
} from "./reference.js";

// src/services/registry/query-budget.ts
var maxUnansweredMs = 16e3;
var firstPatienceMs = 1e4;
var laterPatienceMs = 5e3;
var minPatienceMs = 2e3;
var silence = ["timeout"];
var QueryBudget = class {
  #spentMs = /* @__PURE__ */ new Map();
  #isNeeded;
  /** @param isNeeded whether nothing stands in for the registry, so that one that hangs is asked once more */
  constructor({ isNeeded } = { isNeeded: false }) {
    this.#isNeeded = isNeeded;
  }
  /**
   * The patience with the registry of a reference, for the questions of one moment.
   * @param minMs what they get at least
   */
  patience(ref, minMs = 0) {
    const { host = "docker.io" } = parseImageRef(ref, "reference");
    const spentMs = () => this.#spentMs.get(host) ?? 0;
    const start = spentMs();
    const firstMs = this.#isNeeded ? maxUnansweredMs : firstPatienceMs;
    const limitMs = Math.min(start === 0 ? firstMs : laterPatienceMs, maxUnansweredMs - start);
    let ownMs = Math.max(minMs, limitMs);
    return {
      unanswered: this.#isNeeded ? silence : void 0,
      get leftMs() {
        return Math.min(firstPatienceMs, Math.max(0, ownMs));
      },
      spend: (ms) => {
        ownMs -= ms;
        this.#spentMs.set(host, spentMs() + ms);
      }
    };
  }
};

// src/services/registry/push-ref.ts
var ambiguousClasses = ["transient", "unknown", "timeout", "builder"];
async function pushRef(push, phases, deps) {
  await phases.run({
    title: `push ${push.ref}`,
    context: { phase: "push" },
    ref: push.ref,
    timeoutMs: push.timeoutMs,
    work: push.work,
    checkAlreadyDone: (failure) => pushAlreadyLanded(push, failure, phases, deps)
  });
}
async function pushAlreadyLanded({ ref, isPushed }, failure, phases, { registry, log, clock, budget }) {
  const patience = budget.patience(ref);
  if (!ambiguousClasses.includes(failure.class) || patience.leftMs === 0) return void 0;
  const limits = phases.limits(Math.min(queryTimeoutMs, patience.leftMs));
  const start = clock.now();
  try {
    const answer = await registry.manifest(ref, limits);
    if (!answer.found || !await isPushed(answer, limits)) return void 0;
  } catch {
    patience.spend(clock.now() - start);
    return void 0;
  }
  log.info(`${ref}: the registry has it although the push failed.`);
  return true;
}
async function queryPushedImage(ref, phases, { registry, budget }) {
  const patience = budget.patience(ref, minPatienceMs);
  const { digest, mediaType, raw } = await queryPushedManifest(ref, phases, registry, patience);
  return { ref, digest, mediaType, layerBytes: layerSizes(JSON.parse(raw)) };
}

// src/services/registry/push-refs.ts
async function pushRefs({ refs, requiredRegistries, unavailable, push }, report, { log }) {
  const isRequired = ({ host }) => requiredRegistries?.includes(host) ?? true;
  const failures = /* @__PURE__ */ new Map();
  for (const target of refs) {
    const { ref, repository } = target;
    const earlier = failures.get(repository);
    if (earlier !== void 0) {
      report.failed.push({ ref, reason: earlier.failure.reason });
      continue;
    }
    try {
      const unanswered = unavailable?.get(repository);
      if (unanswered !== void 0) throw unanswered;
      const image = await push(target);
      if (image !== void 0) report.pushed.push(image);
    } catch (error) {
      if (!(error instanceof PhaseError)) throw error;
      failures.set(repository, error);
      report.failed.push({ ref, reason: error.failure.reason });
      if (!isRequired(target)) {
        log.warning(`Not required, so going on without it: ${error.message}`, { isFinding: true });
      }
    }
  }
  for (const target of refs) {
    const failure = failures.get(target.repository);
    if (failure !== void 0 && isRequired(target)) throw failure;
  }
}

// src/core/tags/image-order.ts
function orderImages(own, other) {
  if (own[revisionLabel] !== void 0 && own[revisionLabel] === other[revisionLabel]) return void 0;
  const isOneSource = own[sourceLabel] === other[sourceLabel];
  const order = isOneSource ? orderVersions(own, other) ?? orderRuns(own, other) : void 0;
  return order ?? orderTimes(own, other);
}
function orderVersions(own, other) {
  const [mine, theirs] = [readVersion(own), readVersion(other)];
  if (mine === void 0 || theirs === void 0) return void 0;
  const order = theirs.isPreRelease && !mine.isPreRelease ? 1 : compareVersions(mine, theirs);
  return order === 0 ? void 0 : { order, evidence: `version ${theirs.text}` };
}
function readVersion(labels) {
  return parseVersionTag((labels[versionLabel] ?? "").replace("_", "+"));
}
function orderRuns(own, other) {
  const [mine, theirs] = [own[runLabel] ?? "", other[runLabel] ?? ""];
  if (![mine, theirs].every((id) => /^\d{1,15}$/.test(id))) return void 0;
  return { order: Number(mine) - Number(theirs) || 1, evidence: `run ${theirs}` };
}
function orderTimes(own, other) {
  const theirs = other[createdLabel] ?? "";
  const order = Date.parse(own[createdLabel] ?? "") - Date.parse(theirs);
  return Number.isNaN(order) || order === 0 ? void 0 : { order, evidence: `made at ${theirs}` };
}

export {
  minPatienceMs,
  QueryBudget,
  pushRef,
  pushAlreadyLanded,
  queryPushedImage,
  pushRefs,
  orderImages
};
