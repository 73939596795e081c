import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  checkRevision,
  formatImageRef,
  readExpectedFromInputs,
  readExpectedFromRecord,
  resolveImage
} from "./expected-image.js";
import {
  queueArtifactCalls
} from "./queue-artifact-calls.js";
import {
  completedPhase
} from "./attempts.js";
import {
  fillInName,
  fillInRefName,
  hasNamePlaceholder,
  isTargetName,
  maxSetImages,
  namePlaceholder,
  parseHandoverSet,
  prefixLog
} from "./handover-set.js";
import {
  progressLog
} from "./progress-log.js";
import {
  hasSameContent
} from "./same-content.js";
import {
  findNearestNames
} from "./nearest-names.js";
import {
  findRecord,
  listRecordArtifacts,
  maxRecords,
  readRecordText
} from "./find-record.js";
import {
  parseHandover
} from "./parse-record.js";
import {
  recordedRef
} from "./record.js";
import {
  describeFailure,
  findImageId
} from "./image-ids.js";
import {
  readEventFacts
} from "./read-event.js";
import {
  ArchiveRefusedError,
  TransferError
} from "./errors.js";
import {
  queryAllPages,
  queryApi
} from "./rest-requests.js";
import {
  isRecordArtifact,
  recordArtifactNames
} from "./artifact-name.js";
import {
  forEachConcurrently,
  maxImagesAtATime
} from "./limit-concurrency.js";
import {
  classifyError,
  retry
} from "./dockerfile.js";
import {
  isFullSha,
  isSameRepository,
  revisionLabel
} from "./labels.js";
import {
  familiarName,
  isSamePlatform,
  parseImageRef,
  parseLocalTag,
  registryHost,
  shortName
} from "./reference.js";
import {
  formatBytes
} from "./format.js";
import {
  UserError,
  countAt,
  listAt,
  textAt,
  toMessage,
  tryParseJson,
  valueAt
} from "./error-text.js";

// actions/pull-or-download-image/rules/named-records.ts
var maxListedNames = 20;
function parseHandovers(text, where) {
  return valueAt(tryParseJson(text), "images") === void 0 ? { record: parseHandover(text, where) } : { set: parseHandoverSet(text) };
}
function listNamedRecords({ record, set }) {
  if (set !== void 0)
    return Object.entries(set.images).map(([name2, ofName]) => ({ name: name2, record: ofName, isTarget: true }));
  const name = record.image === "" ? "" : shortName(parseImageRef(record.image, "image of a record"));
  return [{ name, record, isTarget: false }];
}
function parseWantedImages(names) {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return void 0;
  if (wanted.includes("all")) {
    if (wanted.length === 1) return "all";
    throw new UserError(`Input "images" is "${wanted.join(", ")}": use "all" alone, or names alone.`);
  }
  const wrong = wanted.find((name) => !isTargetName(name));
  if (wrong !== void 0) {
    throw new UserError(
      `Input "images" names "${wrong.slice(0, 80)}": use "all", or names of letters, digits, "_", "." or "-", one a line or separated by commas.`
    );
  }
  if (wanted.length <= maxSetImages) return wanted;
  throw new UserError(`Input "images" has ${wanted.length} names: one step takes at most ${maxSetImages} images.`);
}
function selectRecords(candidates, wanted, { platform, where }) {
  const records = withoutOtherPlatforms(withoutRepeated(candidates), platform);
  const names = [...new Set(records.map(({ name }) => name))];
  const missing = wanted === "all" ? [] : wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    if (records.length > 0 && records.every(({ record }) => record.skipped !== null)) return records;
    throw new UserError(
      `There is no image ${missing.map((name) => `"${name}"`).join(", ")} in the ${where}, which has ${listNames(names, missing)}: correct the name, or let the producer build what is missing.`
    );
  }
  const selected = wanted === "all" ? records : records.filter(({ name }) => wanted.includes(name));
  checkNamed(selected);
  checkUnambiguous(selected);
  checkOneRevision(selected);
  if (selected.length <= maxSetImages) return selected;
  throw new UserError(
    `The ${where} has ${selected.length} images, and one step takes at most ${maxSetImages}: name those that this job needs by "images".`
  );
}
function withoutRepeated(candidates) {
  const identify = ({ record }) => JSON.stringify([recordedRef(record), record.imageid, record.skipped]);
  const inSets = new Set(candidates.filter(({ isTarget }) => isTarget).map(identify));
  const last = new Map(candidates.map((candidate) => [identify(candidate), candidate]));
  return candidates.filter((candidate) => {
    const identity = identify(candidate);
    return candidate.isTarget || !inSets.has(identity) && last.get(identity) === candidate;
  });
}
function withoutOtherPlatforms(records, platform) {
  const identify = ({ name, record }) => JSON.stringify([name, record.image]);
  const alike = /* @__PURE__ */ new Map();
  for (const named of records) {
    const known = alike.get(identify(named));
    if (known === void 0) alike.set(identify(named), [named]);
    else known.push(named);
  }
  const chosen = new Map([...alike].map(([identity, group]) => [identity, findForPlatform(group, platform)]));
  return records.filter((named) => (chosen.get(identify(named)) ?? named) === named);
}
function findForPlatform(records, platform) {
  const own = records.filter(({ record }) => Object.hasOwn(record.imageids, platform));
  const fitting = own.length > 0 ? own : records.filter(({ record }) => findImageId(record.imageids, platform) !== void 0);
  return fitting.length === 1 ? fitting[0] : void 0;
}
function checkNamed(records) {
  const unnamed = records.find(({ name }) => !isTargetName(name));
  if (unnamed === void 0) return;
  throw new UserError(
    `A record is that of ${describeRecordedImage(unnamed.record)}, which gives no name for it here: take it by its "artifact-name" in a step of its own.`
  );
}
function checkUnambiguous(records) {
  const taken = /* @__PURE__ */ new Map();
  for (const { name, record } of records) {
    const other = taken.get(name);
    taken.set(name, record);
    if (other === void 0) continue;
    throw new UserError(
      `The name "${name}" stands for ${describeRecordedImage(other)} and for ${describeRecordedImage(record)}: take the one by its "artifact-name" in a step of its own, or build them under different names.`
    );
  }
}
function checkOneRevision(records) {
  const known = records.filter(({ record }) => record.revision !== "");
  const [first] = known;
  const other = known.find(({ record }) => record.revision !== first?.record.revision);
  if (first === void 0 || other === void 0) return;
  throw new UserError(
    `The image "${first.name}" is of revision ${first.record.revision}, and "${other.name}" of ${other.record.revision}: these are no images of one build, so run all producer jobs for one commit.`
  );
}
function describeRecordedImage(record) {
  const artifact = record.archive?.["artifact-name"];
  const name = record.image === "" ? "an image without a name" : recordedRef(record);
  return artifact === void 0 ? name : `${name} (artifact "${artifact}")`;
}
function listNames(names, missing) {
  if (names.length <= maxListedNames) return names.join(", ");
  const near = new Set(missing.flatMap((name) => findNearestNames(name, names)));
  return `${names.length}, among them ${[...near].slice(0, maxListedNames).join(", ")}`;
}

// actions/pull-or-download-image/rules/workflow-run.ts
var unprivilegedEvents = /* @__PURE__ */ new Set(["pull_request", "pull_request_review", "pull_request_review_comment"]);
var chosenCommitEvents = /* @__PURE__ */ new Set(["workflow_dispatch", "repository_dispatch", "schedule"]);
function readWorkflowRun(json, where) {
  const event = textAt(json, "event");
  const headSha = event === "pull_request_target" ? textAt(json, "head_commit", "id") : textAt(json, "head_sha");
  const id = countAt(json, "id");
  const repository = textAt(json, "repository", "full_name");
  if (id === void 0 || repository === void 0 || event === void 0 || headSha === void 0 || !isFullSha(headSha)) {
    throw new UserError(`The ${where} lacks id, repository, event or head commit: it is no workflow run.`);
  }
  return {
    id,
    repository,
    headSha,
    event,
    headRepository: textAt(json, "head_repository", "full_name"),
    path: textAt(json, "path")?.replace(/@.*$/s, "") ?? "",
    attempt: countAt(json, "run_attempt") ?? 1,
    status: textAt(json, "status") ?? "",
    conclusion: textAt(json, "conclusion")
  };
}
function checkTrust(run, job, allowForks) {
  if (isSameRepository(run.headRepository, run.repository)) return "same-repository";
  if (allowForks ?? (job.isFork && unprivilegedEvents.has(job.event))) return "fork";
  throw new UserError(
    `Run ${run.id} built the code of the fork ${run.headRepository ?? "(deleted)"}, and this job on ${job.event} has rights that a fork has not: test it in a pull_request workflow, or set "allow-forks" in a job with "permissions: { actions: read }" and no secrets.`
  );
}
function checkSameRun(one, other) {
  const facts = ["id", "repository", "headRepository", "headSha", "event", "path"];
  const different = facts.find((fact) => String(one[fact]).toLowerCase() !== String(other[fact]).toLowerCase());
  if (different !== void 0) {
    throw new UserError(
      `The event says that run ${one.id} has ${different} "${one[different]}", and the API says "${other[different]}": run this job again.`
    );
  }
}
function checkRecordOfRun(record, run) {
  const claims = [
    ["run id", String(record.run.id), String(run.id)],
    ["repository", record.run.repository, run.repository],
    ["head repository", record.run["head-repository"], run.headRepository ?? record.run["head-repository"]],
    ["event", record.run.event, run.event],
    ["revision", record.revision, chosenCommitEvents.has(run.event) ? record.revision : run.headSha]
  ];
  const different = claims.find(([, claimed, known]) => claimed.toLowerCase() !== known.toLowerCase());
  if (different !== void 0) {
    const [name, claimed, known] = different;
    throw new UserError(
      `The handover record of run ${run.id} says ${name} "${claimed}", and GitHub says "${known}": it is not that run's record, and not used: pass the "handover" output of that run's own producer job.`
    );
  }
}
function checkAllOfRun(run, trust, repository) {
  const next = 'list the names that this job expects by "images"';
  if (trust === "fork") {
    throw new UserError(
      `A fork's run says itself what its images are called, and such names are not used here: ${next}.`
    );
  }
  if (run === void 0) return;
  if (!isSameRepository(run.repository, repository)) {
    throw new UserError(
      `Run ${run.id} of ${run.repository} says itself what its images are called, and names of another repository are not used here: ${next}.`
    );
  }
  if (run.status === "completed" && run.conclusion === "success") return;
  const state = run.status === "completed" ? `ended with "${run.conclusion ?? "no conclusion"}"` : `is "${run.status}"`;
  throw new UserError(`Run ${run.id} ${state}, so that some of its images may be missing: ${next}.`);
}

// actions/pull-or-download-image/await-run.ts
var maxStartDelayMs = 12e4;
var maxListDelayMs = 15e3;
var firstWaitMs = 5e3;
var maxWaitMs = 2e4;
var permission = "actions: read";
var sharedEvents = /* @__PURE__ */ new Set(["push", "pull_request", "pull_request_target", "merge_group", "release"]);
async function awaitRun(inputs, deps) {
  const { repository } = inputs;
  if (repository !== void 0 && !isSameRepository(repository, deps.run.repository)) {
    throw new UserError(
      `Input "repository" is "${repository}" beside "workflow", whose run for this commit is one of ${deps.run.repository}: leave one of them out, or name the run by "run-id".`
    );
  }
  const facts = readEventFacts(deps.run);
  const cachedDeps = { ...deps, api: cacheByEtag(deps.api) };
  const isReady = inputs.isReady ?? ((run) => hasRecord(run, inputs.artifactName, cachedDeps));
  const start = deps.clock.now();
  let loggedState = "";
  let endedAt;
  for (let round = 0; ; round++) {
    const run = await findNewestRun(inputs.workflow, facts, cachedDeps);
    if (run !== void 0 && await isReady(run)) return run.id;
    const now = deps.clock.now();
    const waitedMs = now - start;
    if (run?.status === "completed") endedAt ??= now;
    const isListLate = endedAt !== void 0 && run?.conclusion === "success" && now - endedAt < maxListDelayMs;
    const state = run === void 0 ? "does not exist yet" : `is ${run.status.replace("_", " ")}`;
    const name = `${inputs.workflow} for ${facts.revision}`;
    if (run?.status === "completed" && !isListLate) {
      throw new UserError(
        `Run ${run.id} of ${name} ended with "${run.conclusion ?? "no conclusion"}" and without a handover record: fix what ended it, and run it again before this job.`
      );
    }
    const limitMs = run === void 0 ? Math.min(maxStartDelayMs, inputs.waitMs) : inputs.waitMs;
    const stepMs = isListLate ? firstWaitMs : Math.min(firstWaitMs * 1.5 ** round, maxWaitMs);
    const waitMs = stepMs * (0.75 + deps.clock.random() / 2);
    if (!isListLate && waitedMs + waitMs > limitMs) {
      const remedy = run === void 0 ? 'check "workflow", and that it starts on the same event' : 'raise "wait-minutes", or look why it takes so long';
      throw new UserError(`The run of ${name} ${state} after ${(waitedMs / 1e3).toFixed(0)} s: ${remedy}.`);
    }
    if (state !== loggedState) deps.log.info(`Waiting: the run of ${name} ${state}.`);
    loggedState = state;
    await deps.clock.sleep(waitMs, deps.signal);
  }
}
async function findNewestRun(workflow, facts, deps) {
  const path = `/repos/${deps.run.repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`;
  const event = sharedEvents.has(facts.eventName) ? { event: facts.eventName } : {};
  const query = { head_sha: facts.revision, ...event };
  const pages = await queryAllPages({ what: `the runs of ${workflow}`, path, query, permission }, deps);
  if (pages === void 0) {
    throw new UserError(
      `There is no workflow "${workflow}" in ${deps.run.repository}: "workflow" is the name of its file, such as build.yml.`
    );
  }
  const runs = pages.flatMap((page) => listAt(page, "workflow_runs")).filter((json) => isRunOfEvent(json, facts)).map((json) => readWorkflowRun(json, `API's list of runs of ${workflow}`)).filter(({ id, headSha }) => id !== deps.run.runId && headSha === facts.revision);
  return runs.sort((one, other) => other.id - one.id)[0];
}
function isRunOfEvent(json, facts) {
  if (facts.prNumber === void 0) return true;
  const numbers = listAt(json, "pull_requests").map((pull) => countAt(pull, "number"));
  if (numbers.length > 0) return numbers.includes(facts.prNumber);
  const sameHead = isSameRepository(textAt(json, "head_repository", "full_name"), facts.headRepository ?? "");
  return sameHead && textAt(json, "head_branch") === facts.branch;
}
async function hasRecord(run, artifactName, deps) {
  if (artifactName === void 0) return hasRecordArtifact(run, {}, deps);
  const [own, spare] = recordArtifactNames(artifactName);
  if (await hasRecordArtifact(run, { name: own }, deps)) return true;
  return run.status === "completed" && hasRecordArtifact(run, { name: spare }, deps);
}
async function hasRecordArtifact(run, filter, deps) {
  const path = `/repos/${deps.run.repository}/actions/runs/${run.id}/artifacts`;
  const pages = await queryAllPages({ what: `the artifacts of run ${run.id}`, path, query: filter, permission }, deps);
  const artifacts = (pages ?? []).flatMap((page) => listAt(page, "artifacts"));
  return artifacts.some((artifact) => isRecordArtifact(textAt(artifact, "name") ?? ""));
}
function cacheByEtag(api) {
  const answers = /* @__PURE__ */ new Map();
  return {
    async get(path, options = {}) {
      const key = JSON.stringify([path, options.query]);
      const last = answers.get(key);
      const answer = await api.get(path, { ...options, etag: last?.etag });
      if (answer.status === 304 && last !== void 0) return last;
      if (answer.status === 200 && answer.etag !== void 0) answers.set(key, answer);
      return answer;
    }
  };
}

// actions/pull-or-download-image/find-artifacts.ts
var maxArtifacts = 3;
async function completeExpected({ expected, name, from }, deps) {
  if (expected.archive !== void 0) return expected;
  const record = await findRecord(name, from, deps);
  return record === void 0 ? expected : readExpectedFromRecord(record, expected, expected.platform);
}
async function findArtifacts({ expected, name: wanted, from }, deps) {
  const named = (await deps.artifacts.list(from)).filter(({ name }) => name === wanted);
  const recorded = expected.archive;
  const { "artifact-id": id = 0, "artifact-digest": digest = "" } = recorded ?? {};
  if (id === 0) {
    const newestFirst = named.sort((one, other2) => other2.id - one.id);
    const own2 = newestFirst.filter((artifact) => hasDigest(artifact, digest));
    if (own2.length === 0 && newestFirst[0] !== void 0) throw replacedError(wanted, digest, newestFirst[0]);
    return own2.slice(0, maxArtifacts).map((artifact) => withDigest(artifact, digest));
  }
  const own = named.find((artifact) => artifact.id === id);
  const [other] = named;
  if (own === void 0 && other !== void 0) {
    throw new UserError(
      `The record names the artifact "${wanted}" with id ${id}, and ${formatRunName(from)} has it with id ${other.id}: another job uploaded under that name, so give each job a name of its own, or pass the record of the right one.`
    );
  }
  if (own === void 0) return [];
  if (!hasDigest(own, digest)) throw replacedError(wanted, digest, own);
  return [withDigest(own, digest)];
}
function hasDigest(artifact, digest) {
  return artifact.digest === void 0 || digest === "" || artifact.digest === digest;
}
function withDigest(artifact, digest) {
  return artifact.digest === void 0 && digest !== "" ? { ...artifact, digest } : artifact;
}
function replacedError(name, digest, found) {
  return new UserError(
    `The record says that the artifact "${name}" has the digest ${digest}, and the service says ${found.digest ?? ""}: it was replaced, and is not used; run the producer job again.`
  );
}
function formatRunName(from) {
  return from === void 0 ? "this run" : `run ${from.runId} of ${from.repository}`;
}
function toRecordedEntry(archive) {
  return {
    id: archive["artifact-id"],
    name: archive["artifact-name"],
    sizeBytes: archive["archive-bytes"],
    digest: archive["artifact-digest"]
  };
}

// actions/pull-or-download-image/find-producer-run.ts
async function findProducerRun(inputs, record, isPayloadEnough, deps) {
  const { run } = deps;
  const triggering = run.eventName === "workflow_run" ? valueAt(run.payload, "workflow_run") : void 0;
  const runId = inputs.runId ?? recordedRunId(record) ?? countAt(triggering, "id") ?? run.runId;
  const repository = inputs.repository ?? run.repository;
  if (record !== void 0) checkClaimedRun(record, { runId, repository });
  if (runId === run.runId && isSameRepository(repository, run.repository)) {
    return { from: void 0, facts: void 0, trust: checkOwnTrust(run, inputs.allowForks) };
  }
  const payloadRun = countAt(triggering, "id") === runId ? readWorkflowRun(triggering, "workflow_run payload") : void 0;
  const job = readConsumerJob(run);
  if (payloadRun !== void 0) checkTrust(payloadRun, job, inputs.allowForks);
  const from = { runId, repository };
  const facts = isPayloadEnough && payloadRun !== void 0 ? payloadRun : await queryRun(from, deps);
  if (payloadRun !== void 0) checkSameRun(payloadRun, facts);
  return { from, facts, trust: checkTrust(facts, job, inputs.allowForks) };
}
function checkRecordOfProducer(record, { facts }, run) {
  if (facts === void 0) checkClaimedRun(record, run);
  else checkRecordOfRun(record, facts);
}
function recordedRunId(record) {
  return record === void 0 || record.run.id === 0 ? void 0 : record.run.id;
}
function checkClaimedRun({ run }, { runId, repository }) {
  if (run.repository !== "" && !isSameRepository(run.repository, repository)) {
    throw new UserError(
      `The handover record is of the repository ${run.repository}, and ${repository} is meant: pass the record of a run there, or set "repository" to ${run.repository} if you trust what it builds.`
    );
  }
  if (run.id !== 0 && run.id !== runId) {
    throw new UserError(
      `The handover record is of run ${run.id}, and run ${runId} is meant: pass the record of that run, or leave "run-id" and "workflow" out.`
    );
  }
}
async function queryRun({ runId, repository }, deps) {
  const name = `run ${runId} of ${repository}`;
  const answer = await queryApi(
    { what: name, path: `/repos/${repository}/actions/runs/${runId}`, permission: "actions: read" },
    deps
  );
  if (answer === void 0) {
    throw new UserError(
      `There is no ${name}, or the token may not see it: check "run-id" and "repository", and give "github-token" the permission "actions: read" there.`
    );
  }
  const facts = readWorkflowRun(answer, `API's answer for ${name}`);
  if (facts.id !== runId || !isSameRepository(facts.repository, repository)) {
    throw new UserError(`The API answered ${name} with run ${facts.id} of ${facts.repository}: try again.`);
  }
  return facts;
}
function readConsumerJob(run) {
  const isPullRequest = run.eventName.startsWith("pull_request");
  return { event: run.eventName, isFork: isPullRequest && readEventFacts(run).isFork };
}
function checkOwnTrust(run, allowForks) {
  if (run.eventName !== "pull_request_target" && run.eventName !== "workflow_run") return "same-run";
  const { isFork, headRepository, revision } = readEventFacts(run);
  if (!isFork) return "same-run";
  return checkTrust(
    {
      id: run.runId,
      repository: run.repository,
      headRepository,
      headSha: revision,
      event: run.eventName,
      path: "",
      attempt: run.runAttempt,
      status: "",
      conclusion: void 0
    },
    readConsumerJob(run),
    allowForks
  );
}

// actions/pull-or-download-image/find-handover.ts
var listDelaysMs = [2e3, 4e3, 8e3];
async function findHandover(inputs, deps) {
  const { workflow, source, artifactName, handover: givenRecord } = inputs;
  const runId = workflow === void 0 ? inputs.runId : await awaitRun({ ...inputs, workflow }, deps);
  const producer = await findProducerRun({ ...inputs, runId }, givenRecord, source === "registry", deps);
  const record = givenRecord ?? (inputs.image === void 0 ? await readProducerRecord(producer) : void 0);
  if (record !== void 0) checkRecordOfProducer(record, producer, deps.run);
  return { producer, record };
  async function readProducerRecord({ from }) {
    if (source === "registry") {
      throw new UserError(
        'Nothing says which image is meant: with "source: registry" pass "handover", or "image" and "tag".'
      );
    }
    const find = () => findRecord(artifactName, from, deps);
    for (const waitMs of [0, ...listDelaysMs]) {
      if (waitMs > 0) await deps.clock.sleep(waitMs, deps.signal);
      const found = await readRecordWithRetry(find, inputs.limits, deps);
      if (found !== void 0) return found;
    }
    const run = from === void 0 ? "This run" : `Run ${from.runId} of ${from.repository}`;
    const named = artifactName === void 0 ? "" : ` named "${artifactName}.handover.json"`;
    throw new UserError(
      `${run} has no handover record${named}: let this job need the producer job, or pass "handover", or "image" and "tag".`
    );
  }
}
async function readRecordWithRetry(work, { policy, timeoutMs }, deps) {
  const outcome = await retry(
    {
      title: "Read the handover record",
      policy,
      work,
      signal: deps.signal,
      deadline: deps.clock.now() + timeoutMs,
      classify: (error) => classifyError(error, { phase: "artifact" })
    },
    deps
  );
  if (outcome.ok) return outcome.value;
  const reason = describeFailure(outcome.failure);
  throw new UserError(`The handover record cannot be read: ${reason}`, { cause: outcome.error });
}
function warnOfFork(log) {
  log.warning("This image holds a fork's code: run it in a job without secrets and write permissions.");
}

// actions/pull-or-download-image/find-records.ts
async function findRecords(inputs, platform, deps) {
  const { handover, handoverSet: set, source, workflow } = inputs;
  const wanted = inputs.images ?? "all";
  const cache = /* @__PURE__ */ new Map();
  const given = set === void 0 ? handover : checkOneRun(set);
  const runId = workflow === void 0 ? inputs.runId : await awaitRun({ ...inputs, workflow, artifactName: void 0, isReady }, deps);
  const producer = await findProducerRun({ ...inputs, runId }, given, source === "registry", deps);
  if (wanted === "all") checkAllOfRun(producer.facts, producer.trust, deps.run.repository);
  const candidates = await listCandidates(producer.from);
  for (const { record } of candidates) checkRecordOfProducer(record, producer, deps.run);
  const where = set === void 0 ? `records of ${formatRunName(producer.from)}` : "handover set";
  return { producer, records: selectRecords(candidates, wanted, { platform, where }) };
  async function listCandidates(from) {
    if (set !== void 0) return listNamedRecords({ set });
    const own = handover === void 0 ? [] : listNamedRecords({ record: handover });
    const isSkipped = handover !== void 0 && handover.skipped !== null;
    if (source === "registry") return isSkipped ? own : requireNames(own);
    const found = await listRecords(from);
    const isWanted = ({ name }) => wanted === "all" || wanted.includes(name);
    if (isSkipped && ![...own, ...found].some(isWanted)) return own;
    if (own.length + found.length > 0) return preferGiven(own, found, platform);
    const run = from === void 0 ? "This run" : `Run ${from.runId} of ${from.repository}`;
    throw new UserError(`${run} has no handover record: let this job need the producer jobs, or pass "handover".`);
  }
  async function listRecords(from) {
    for (const waitMs of from === void 0 ? [] : listDelaysMs) {
      const found = await readRecordWithRetry(() => readRecordsOfRun(from, cache, deps), inputs.limits, deps);
      if (wanted === "all" ? found.length > 0 : hasAll(wanted, found)) return found;
      await deps.clock.sleep(waitMs, deps.signal);
    }
    return readRecordWithRetry(() => readRecordsOfRun(from, cache, deps), inputs.limits, deps);
  }
  function requireNames(own) {
    if (own.length > 0 && wanted !== "all") return own;
    throw new UserError(
      'Nothing says which images there are: with "source: registry" pass a set of records by "handover".'
    );
  }
  async function isReady({
    id,
    repository,
    status
  }) {
    if (status === "completed") return true;
    if (wanted === "all") return false;
    const from = { runId: id, repository };
    const found = await readRecordWithRetry(() => readRecordsOfRun(from, cache, deps), inputs.limits, deps);
    return hasAll(wanted, found);
  }
}
function hasAll(wanted, found) {
  return wanted.every((name) => found.some((one) => one.name === name));
}
function preferGiven(given, found, platform) {
  const isGiven = ({ name, record }) => given.some(
    (own) => own.name === name && own.record.image === record.image && findImageId(own.record.imageids, platform) !== void 0
  );
  return [...given, ...found.filter((one) => one.isTarget || !isGiven(one))];
}
function checkOneRun({ images }) {
  const records = Object.entries(images);
  const [first] = records;
  const other = records.find(
    ([, { run }]) => run.id !== first?.[1].run.id || run.repository !== first[1].run.repository
  );
  if (first === void 0 || other === void 0) return first?.[1];
  const describe = ([name, { run }]) => `"${name}" of run ${run.id} of ${run.repository}`;
  throw new UserError(
    `The handover set has the image ${describe(first)} and ${describe(other)}: pass the set of one producer job unchanged.`
  );
}
async function readRecordsOfRun(from, cache, deps) {
  const entries = await listRecordArtifacts(from, deps.artifacts);
  if (entries.length > maxRecords) {
    throw new UserError(
      `There are ${entries.length} handover records in ${formatRunName(from)}, and at most ${maxRecords} are read: pass "handover".`
    );
  }
  const found = [];
  for (const entry of entries) {
    const handovers = cache.get(entry.id) ?? parseHandovers(await readRecordText(entry, from, deps), `record "${entry.name}"`);
    cache.set(entry.id, handovers);
    found.push(handovers);
  }
  return [
    ...found.filter(({ record }) => record !== void 0),
    ...found.filter(({ set }) => set !== void 0)
  ].flatMap(listNamedRecords);
}

// actions/pull-or-download-image/source-results.ts
function describeSourceFailure(source, failure) {
  return `The ${source} did not give the image: ${describeFailure(failure)}`;
}
function requireImage({ registry, artifact }) {
  if (registry?.ok === true) return registry.image;
  if (artifact?.ok === true) return artifact.image;
  const failures = [
    ...registry === void 0 ? [] : [describeSourceFailure("registry", registry.failure)],
    ...artifact === void 0 ? [] : [describeSourceFailure("artifact", artifact.failure)]
  ];
  throw new UserError(failures.join(" "));
}
function reportSources({ registry, artifact }) {
  const source = registry?.ok === true ? "registry" : artifact?.ok === true ? "artifact" : void 0;
  const failures = Object.entries({ registry, artifact }).flatMap(
    ([name, result]) => result?.ok === false ? [{ name, failure: result.failure, isOvercome: source !== void 0 }] : []
  );
  return {
    source,
    attempts: (registry?.attemptCount ?? 0) + (artifact?.attemptCount ?? 0),
    registryError: registry?.ok === false ? describeFailure(registry.failure) : "",
    artifactError: artifact?.ok === false ? describeFailure(artifact.failure) : "",
    failures
  };
}
function listPhases({ registry, artifact }) {
  return [...listSourcePhases("registry", registry), ...listSourcePhases("artifact", artifact)];
}
function listSourcePhases(source, result) {
  if (result === void 0) return [];
  const failed = result.attempts.filter(({ failure }) => failure !== void 0);
  const phases = result.ok ? result.image.phases : [];
  return [
    ...failed.length === 0 ? [] : [{ title: source, attempts: failed }],
    ...phases.map(({ title, attempts }) => ({ title: `${source} ${title}`, attempts }))
  ];
}

// actions/pull-or-download-image/tag-image.ts
function chooseNames(image, expected, trust, inputs) {
  const names = [...listOwnNames(inputs, expected, trust), ...inputs.localTags];
  if (names.length > 0 || image.temporaryName === void 0) return names;
  return [`localhost/ci-image-actions:${image.imageid.replace("sha256:", "")}`];
}
function listOwnNames(inputs, { image, tag }, trust) {
  if (image === void 0 || tag === void 0 || inputs.ownName === false) return [];
  const isRequested = inputs.image === image && inputs.tag === tag;
  return isRequested || trust === "same-run" ? [`${image}:${tag}`] : [];
}
async function tagImage(image, names, deps) {
  const { temporaryName } = image;
  try {
    for (const name of new Set(names)) {
      if (familiarName(name) !== image.engineRef) await deps.engine.tag(image.engineRef, name);
      const local = await deps.engine.inspect(name);
      if (local?.id !== image.localId) {
        throw new UserError(
          `The tag "${name}" points to ${local?.id ?? "nothing"} and not to ${image.localId}: another job on this engine sets the same tag, so give each of them one of its own.`
        );
      }
      deps.log.info(`${name} is ${image.imageid}`);
    }
  } finally {
    if (temporaryName !== void 0) await deps.engine.untag(temporaryName).catch(() => void 0);
  }
}

// actions/pull-or-download-image/load-archive.ts
import { randomUUID } from "node:crypto";

// actions/pull-or-download-image/rules/sum.ts
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// actions/pull-or-download-image/load-archive.ts
var maxPlainBytes = 100 * 2 ** 30;
var sizeTolerance = 1.05;
var sizeAllowanceBytes = 64e6;
var engineSpaceFactor = 2.2;
async function checkEngineSpace(request, files) {
  const plain = request.expected.archive?.["size-bytes"] ?? 0;
  const free = await readFreeEngineBytes(request, files);
  if (plain === 0 || free >= plain * engineSpaceFactor) return;
  const { dataRoot = "" } = request.info;
  throw new UserError(
    `The image has ${formatBytes(plain)}, and the disk of the engine (${dataRoot}) has ${formatBytes(free)} free where loading needs ${formatBytes(plain * engineSpaceFactor)}: free disk space before this step.`
  );
}
async function checkSpaceForAll({ certain, possible, atATime, info }, files) {
  const free = await readFreeEngineBytes({ info }, files);
  const needed = estimateEngineBytes(certain, 1);
  if (free >= needed) return free >= estimateEngineBytes(possible, atATime);
  const { dataRoot = "" } = info;
  throw new UserError(
    `The ${certain.length} images have ${formatBytes(sum(certain))} together, and the disk of the engine (${dataRoot}) has ${formatBytes(free)} free where loading needs ${formatBytes(needed)}: free disk space before this step, or take fewer images by "images".`
  );
}
function estimateEngineBytes(sizes, atATime) {
  const largest = [...sizes].sort((one, other) => other - one).slice(0, atATime);
  return sum(sizes) + sum(largest) * (engineSpaceFactor - 1);
}
async function readFreeEngineBytes({ info: { dataRoot } }, files) {
  if (dataRoot === void 0 || !await files.exists(dataRoot)) return Infinity;
  return files.freeBytes(dataRoot);
}
function limitArchiveBytes(expected) {
  const recorded = expected.archive?.["size-bytes"] ?? 0;
  const fromRecord = recorded > 0 ? recorded * sizeTolerance + sizeAllowanceBytes : Infinity;
  return Math.min(maxPlainBytes, fromRecord);
}
async function loadArchive(archive, request, options, deps) {
  const { expected, info, check, packedBytes } = request;
  const { engine, files } = deps;
  const freeBytes = Math.max(await readFreeEngineBytes(request, files) / engineSpaceFactor, sizeAllowanceBytes);
  const maxLayerBytes = Math.min(maxPlainBytes, freeBytes);
  const maxBytes = Math.min(limitArchiveBytes(expected), freeBytes);
  const { imageid, platform } = expected;
  const name = `localhost/ci-image-actions:${randomUUID()}`;
  const verifyLayers = info.store === "containerd";
  const wanted = { imageid, platform, check, maxBytes, maxLayerBytes, packedBytes, name, verifyLayers };
  const rewritten = deps.archives.rewrite(archive, wanted);
  try {
    await engine.load(rewritten.stream, { ...options, temporaryName: name });
    const image = rewritten.image();
    if (image === void 0) throw new Error("The engine stopped reading the archive.");
    const local = await engine.inspect(name, options);
    if (local === void 0 || !isSameImage(local, image, info.store)) {
      throw new UserError(
        `The engine holds ${local?.id ?? "nothing"} after the load, which is not the image ${image.imageid} that it was given: it was removed again; update the engine, or take the image from the registry ("source: registry").`
      );
    }
    return {
      engineRef: name,
      temporaryName: name,
      localId: local.id,
      imageid: image.imageid,
      platform: image.platform,
      labels: image.labels
    };
  } catch (error) {
    await engine.untag(name).catch(() => void 0);
    throw error;
  }
}
function isSameImage(local, image, store) {
  if (store === "classic") return local.id === image.imageid;
  return hasSameContent(local, image);
}

// actions/pull-or-download-image/try-source.ts
var ImageMissingError = class extends UserError {
};
async function trySource(request, deps) {
  const { limits, signal, title, phase, host } = request;
  const deadline = deps.clock.now() + limits.timeoutMs;
  let attemptCount = 0;
  const attempts = [];
  try {
    const outcome = await retry(
      {
        title,
        policy: limits.policy,
        deadline,
        signal,
        onAttempt: (ended) => attempts.push(ended),
        classify: (error) => error instanceof TransferError ? {
          class: "transient",
          reason: error.message.replace(/\.$/, ""),
          remedy: "run this job again; the transfer was at fault"
        } : classifyError(error, { phase: phase(), host, justPushed: true }),
        work: (attempt) => {
          attemptCount = attempt;
          const isLast = attempt === limits.policy.maxAttempts && attempt > 1;
          const share = isLast ? 1 : 2;
          return request.work(attempt, () => Math.max(1, Math.round((deadline - deps.clock.now()) / share)));
        }
      },
      deps
    );
    return outcome.ok ? { ok: true, image: outcome.value, attemptCount: outcome.attemptCount, attempts } : { ok: false, failure: outcome.failure, attemptCount: outcome.attemptCount, attempts, isMissing: false };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof UserError)) throw error;
    const failure = { class: "permanent", reason: toMessage(error), remedy: "" };
    return { ok: false, failure, attemptCount, attempts, isMissing: error instanceof ImageMissingError };
  }
}
function startStopwatch(clock) {
  const phases = [];
  let start = clock.now();
  return {
    phases,
    end(title) {
      const now = clock.now();
      phases.push(completedPhase(title, start, now));
      start = now;
    }
  };
}

// actions/pull-or-download-image/load-from-artifact.ts
function loadFromArtifact(request, deps) {
  const { name, limits } = request;
  let phase = "artifact";
  const onPhase = (now) => {
    phase = now;
  };
  const work = async (attempt, timeoutMs) => {
    phase = "artifact";
    checkPlatform(request.expected);
    const options = { timeoutMs: timeoutMs(), signal: deps.signal };
    const direct = attempt === 1 ? await openRecordedArtifact(request, options, deps) : void 0;
    if (direct !== void 0) return loadDownload(direct, request, { options, onPhase }, deps);
    const expected = await completeExpected(request, deps);
    checkPlatform(expected);
    const named = { ...request, expected, name: expected.archive?.["artifact-name"] ?? name };
    const candidates = await findArtifacts(named, deps);
    const refusals = [];
    for (const [index, artifact] of candidates.entries()) {
      try {
        const streamed = attempt === 1 && artifact.id !== request.expected.archive?.["artifact-id"];
        const stream = streamed ? await openStream(artifact, named, options, deps) : void 0;
        return await loadDownload({ artifact, stream }, named, { options, onPhase }, deps);
      } catch (error) {
        if (!(error instanceof UserError) || index === candidates.length - 1) throw addRefusals(error, refusals);
        refusals.push(toMessage(error));
        deps.log.warning(`${toMessage(error)} An older artifact "${named.name}" is tried.`);
      }
    }
    throw new ImageMissingError(
      `There is no artifact "${named.name}" in ${formatRunName(request.from)}: it was never uploaded, or its retention is over; run the producer job again, and raise its "retention-days" if that is what happened.`
    );
  };
  return trySource({ title: `Load artifact ${name}`, limits, signal: deps.signal, phase: () => phase, work }, deps);
}
function checkPlatform({ archive, platform, image }) {
  if (archive === void 0 || archive.platform === "" || isSamePlatform(archive.platform, platform)) return;
  const registry = image === void 0 ? "" : `push the image, so that this job can pull it from ${image}, or `;
  throw new ImageMissingError(
    `The artifact "${archive["artifact-name"]}" holds the image for ${archive.platform} alone, and ${platform} is wanted: ${registry}build it for ${platform} in a job with an artifact of its own, or run this job on ${archive.platform}.`
  );
}
function addRefusals(error, refusals) {
  if (!(error instanceof UserError) || refusals.length === 0) return error;
  return new UserError([...refusals, toMessage(error)].join(" "), { cause: error });
}
async function openRecordedArtifact(request, options, deps) {
  const { archive } = request.expected;
  if (archive?.["artifact-name"] !== request.name || archive["artifact-digest"] === "") return void 0;
  const artifact = toRecordedEntry(archive);
  const stream = await openStream(artifact, request, options, deps);
  return stream === void 0 ? void 0 : { artifact, stream };
}
async function openStream(artifact, request, options, deps) {
  const { from } = request;
  await checkEngineSpace(request, deps.files);
  return deps.streams.open(artifact, from?.repository ?? deps.run.repository, {
    ...options,
    onProgress: progressLog("Downloading", deps, artifact.sizeBytes)
  });
}
async function loadDownload({ artifact, stream }, request, { options, onPhase }, deps) {
  const { expected, from } = request;
  const { files, log } = deps;
  const watch = startStopwatch(deps.clock);
  const folder = stream === void 0 ? await files.temporaryFolder() : void 0;
  try {
    log.info(`Loading the artifact "${artifact.name}" (${formatBytes(artifact.sizeBytes)}) of ${formatRunName(from)}`);
    if (folder !== void 0) {
      await checkEngineSpace(request, files);
      await checkDownloadSpace(folder, artifact.sizeBytes, files);
    }
    const maxBytes = limitArchiveBytes(expected);
    const archive = stream ?? await deps.artifacts.download(artifact, folder ?? "", { ...options, from, maxBytes });
    if (stream === void 0) {
      watch.end("download");
      onPhase("load");
    }
    const check = ({ labels }) => {
      checkRevision(labels, expected, `The artifact "${artifact.name}"`, deps);
    };
    const image = await loadArchive(archive, { ...request, check, packedBytes: artifact.sizeBytes }, options, deps);
    watch.end(stream === void 0 ? "load" : "download and load");
    return { ...image, digest: void 0, phases: watch.phases, archiveBytes: artifact.sizeBytes };
  } catch (error) {
    if (stream !== void 0 && error instanceof ArchiveRefusedError) {
      throw new TransferError(`What arrived is not acceptable: ${error.finding}.`, { cause: error });
    }
    throw error;
  } finally {
    if (folder !== void 0) await files.remove(folder);
  }
}
async function checkDownloadSpace(folder, bytes, files) {
  const free = await files.freeBytes(folder);
  if (free >= bytes) return;
  throw new UserError(
    `The artifact has ${formatBytes(bytes)} and the disk of ${folder} has ${formatBytes(free)} free: make room, or give the job "permissions: actions: read", with which it needs no file.`
  );
}

// actions/pull-or-download-image/pull-from-registry.ts
var resolveTimeoutMs = 15e3;
function pullFromRegistry(expected, store, limits, deps) {
  let phase = "registry";
  const work = async (_attempt, timeoutMs) => {
    phase = "registry";
    const watch = startStopwatch(deps.clock);
    const { digest, config } = await resolveImage(expected, Math.min(resolveTimeoutMs, timeoutMs()), deps);
    if (expected.imageid !== void 0 && config.imageid !== expected.imageid) {
      throw new UserError(
        `The registry's ${formatImageRef(expected)} is the image ${config.imageid}, and ${expected.imageid} is expected: it was pushed by another build, so pass the record of that one, or push this one again.`
      );
    }
    checkRevision(config.labels, expected, `The registry's ${formatImageRef(expected)}`, deps);
    watch.end("resolve");
    phase = "pull";
    const pinned = `${expected.image}@${config.manifestDigest}`;
    deps.log.info(`Pulling ${pinned}`);
    await deps.engine.pull(pinned, { platform: expected.platform, timeoutMs: timeoutMs(), signal: deps.signal });
    const local = await deps.engine.inspect(pinned);
    const wanted = store === "classic" ? config.imageid : config.manifestDigest;
    if (local?.id !== wanted) {
      throw new UserError(
        `The engine holds ${local?.id ?? "nothing"} under ${pinned}, and ${wanted} is expected: remove that image from the engine.`
      );
    }
    watch.end("pull");
    const { imageid, labels } = config;
    const facts = { imageid, digest, labels, platform: expected.platform };
    return { engineRef: pinned, localId: local.id, ...facts, phases: watch.phases, archiveBytes: void 0 };
  };
  const request = { title: `Pull ${formatImageRef(expected)}`, limits, signal: deps.signal, phase: () => phase, work };
  return trySource({ ...request, host: registryHost(expected.image) }, deps);
}

// actions/pull-or-download-image/try-sources.ts
async function trySources(request, deps) {
  const { expected, source, limits, from } = request;
  const { artifactName } = expected;
  checkHasSource(expected, source);
  if (source === "registry" || artifactName === void 0) return { registry: await tryRegistry(request, deps) };
  const registry = source === "artifact" ? void 0 : await tryRegistry({ ...request, limits: limitAttempts(limits, 1) }, deps);
  if (registry?.ok === true) return { registry };
  if (registry !== void 0) {
    deps.log.info(`The registry did not give the image (${registry.failure.reason}): taking the artifact.`);
  }
  const artifact = await loadFromArtifact({ ...request, name: artifactName, from }, deps);
  if (artifact.ok || !artifact.isMissing || registry === void 0 || limits.policy.maxAttempts === 1) {
    return { registry, artifact };
  }
  const left = limitAttempts(limits, limits.policy.maxAttempts - 1);
  return { registry: await tryRegistry({ ...request, limits: left }, deps), artifact };
}
function checkHasSource({ image, inRegistry, artifactName }, source) {
  const canPull = source !== "artifact" && image !== void 0 && inRegistry;
  const canLoad = source !== "registry" && artifactName !== void 0;
  if (canPull || canLoad) return;
  throw new UserError(
    'There is nothing to take the image from: the producer did not push it or did not upload it, and "source" asks for that. Set "push" or "artifact: always" there, or leave "source" at auto here.'
  );
}
async function tryRegistry({ expected, info, limits }, deps) {
  const { image, inRegistry } = expected;
  return image === void 0 || !inRegistry ? void 0 : pullFromRegistry({ ...expected, image }, info.store, limits, deps);
}
function limitAttempts(limits, maxAttempts) {
  return { ...limits, policy: { ...limits.policy, maxAttempts } };
}

// actions/pull-or-download-image/obtain-image.ts
var emptyImageResult = {
  source: void 0,
  imageRef: "",
  imageid: "",
  digest: "",
  revision: "",
  platform: "",
  attempts: 0,
  registryError: "",
  artifactError: "",
  failures: [],
  phases: [],
  buildSeconds: void 0,
  archiveBytes: void 0,
  trust: "unknown",
  seconds: 0,
  skipped: ""
};
async function obtainImage(facts, request, deps) {
  const { inputs, record, producer, info, platform, registry: first } = request;
  const expected = readExpectedImage(inputs, record, platform, deps.run);
  const results = first?.ok === true ? { registry: first } : await trySources({ ...inputs, expected, info, from: producer?.from }, deps);
  const report = reportSources(results);
  facts.source = report.source;
  facts.registryError = report.registryError;
  facts.artifactError = report.artifactError;
  facts.failures = report.failures;
  if (results.artifact?.ok === true && producer !== void 0) facts.trust = producer.trust;
  if (first?.ok !== true) {
    facts.attempts += report.attempts;
    facts.phases = [...facts.phases, ...listPhases(results)];
  }
  const image = requireImage(results);
  const names = chooseNames(image, expected, facts.trust, inputs);
  await tagImage(image, names, deps);
  facts.imageRef = names[0] ?? image.engineRef;
  facts.imageid = image.imageid;
  facts.digest = image.digest ?? "";
  facts.revision = image.labels[revisionLabel] ?? "";
  facts.platform = platform;
  facts.archiveBytes = image.archiveBytes;
}
function readExpectedImage(inputs, record, platform, run) {
  if (record !== void 0) {
    const expected = readExpectedFromRecord(record, inputs, platform);
    return { ...expected, artifactName: expected.artifactName ?? inputs.artifactName };
  }
  const revision = inputs.revision ?? (inputs.workflow === void 0 ? void 0 : readEventFacts(run).revision);
  return readExpectedFromInputs({ ...inputs, revision }, inputs.artifactName, platform);
}

// actions/pull-or-download-image/obtain-named-image.ts
async function obtainNamedImage(request, deps) {
  const { name, record, inputs, producer, localTags } = request;
  const start = deps.clock.now();
  const facts = { ...emptyImageResult, trust: producer.trust, buildSeconds: record["build-seconds"] };
  let error = "";
  if (record.skipped !== null) {
    deps.log.notice(`There is no image to test: the producer skipped the build (${record.skipped}).`);
    facts.skipped = record.skipped === "" ? "no reason given" : record.skipped;
  } else {
    try {
      deps.signal.throwIfAborted();
      await obtainImage(facts, { ...request, inputs: { ...inputs, localTags } }, deps);
    } catch (thrown) {
      error = toMessage(thrown);
    }
  }
  facts.seconds = (deps.clock.now() - start) / 1e3;
  return { name, result: facts, error };
}

// actions/pull-or-download-image/report-images.ts
function reportImages(images, trust) {
  const [first] = images;
  if (first === void 0) return { ...emptyImageResult, trust };
  const results = images.map(({ result }) => result);
  const there = results.filter(({ skipped }) => skipped === "");
  const common = {
    trust,
    source: commonValue(there.map(({ source }) => source)),
    revision: commonValue(there.map(({ revision }) => revision)) ?? "",
    platform: commonValue(there.map(({ platform }) => platform)) ?? "",
    attempts: sum(results.map(({ attempts }) => attempts)),
    registryError: joinErrors(images, ({ registryError }) => registryError),
    artifactError: joinErrors(images, ({ artifactError }) => artifactError),
    failures: images.flatMap(listFailures),
    // The first word of a title is its lane in the timeline, so that the name comes last.
    phases: images.flatMap(
      ({ name, result }) => result.phases.map(({ title, attempts }) => ({ title: `${title} ${name}`, attempts }))
    ),
    buildSeconds: sumKnown(there.map(({ buildSeconds }) => buildSeconds)),
    archiveBytes: sumKnown(there.map(({ archiveBytes }) => archiveBytes)),
    skipped: there.length === 0 ? first.result.skipped : "",
    seconds: 0
  };
  if (images.length > 1) return { ...common, imageRef: "", imageid: "", digest: "" };
  const { imageRef, imageid, digest } = first.result;
  return { ...common, imageRef, imageid, digest };
}
function describeFailedImages(images) {
  const failed = images.filter(({ error }) => error !== "");
  const there = images.filter(({ error, result }) => error === "" && result.skipped === "");
  const sentences = failed.map(({ name, error }) => `${name}: ${error}`);
  const rest = there.map(({ name, result }) => `${name} as ${result.imageRef}`).join(", ");
  const end = rest === "" ? "The engine holds none of them." : `The engine holds ${rest}; no compose file was written.`;
  return [`${failed.length} of ${images.length} images could not be taken.`, ...sentences, end].join(" ");
}
function commonValue(values) {
  return new Set(values).size === 1 ? values[0] : void 0;
}
function joinErrors(images, read) {
  if (images.length === 1) return images.map(({ result }) => read(result)).join("");
  return images.flatMap(({ name, result }) => read(result) === "" ? [] : [`${name}: ${read(result)}`]).join("\n");
}
function listFailures({ name, result, error }) {
  const ofSources = result.failures.map((failed) => ({ ...failed, name: `${name}, ${failed.name}` }));
  const isExplained = error === "" || ofSources.length > 0 && result.source === void 0;
  return isExplained ? ofSources : [...ofSources, { name, failure: { class: "permanent", reason: error, remedy: "" } }];
}
function sumKnown(values) {
  const known = values.filter((value) => value !== void 0);
  return known.length === values.length && known.length > 0 ? sum(known) : void 0;
}

// actions/pull-or-download-image/rules/stack-files.ts
function parseLocalTagPattern(text) {
  if (!hasNamePlaceholder(text)) return parseLocalTag(text);
  parseLocalTag(fillInName(text, "name"));
  return text;
}
function expandLocalTags(patterns, name) {
  return patterns.map((pattern) => {
    if (!hasNamePlaceholder(pattern)) return pattern;
    try {
      return parseLocalTag(fillInRefName(pattern, name));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`Input "local-tag" has "${pattern}", and the image is "${name}": ${error.message}`, {
        cause: error
      });
    }
  });
}
function checkDistinctRefs(images) {
  const owners = /* @__PURE__ */ new Map();
  for (const image of images) {
    for (const ref of new Set(image.refs.map((written) => familiarName(written) ?? written))) {
      const owner = owners.get(ref);
      if (owner !== void 0 && (owner.imageid === "" || owner.imageid !== image.imageid)) {
        throw new UserError(
          `The images "${owner.name}" and "${image.name}" would both be ${ref} in the engine: write "${namePlaceholder}" into "local-tag", as in ${namePlaceholder}:test, or build them under different names.`
        );
      }
      owners.set(ref, image);
    }
  }
}
function formatEnvVariable(name) {
  const variable = `${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}_IMAGE`;
  return /^\d/.test(variable) ? `_${variable}` : variable;
}
function listEnvVariables(images) {
  const byVariable = /* @__PURE__ */ new Map();
  for (const image of images) {
    const variable = formatEnvVariable(image.name);
    byVariable.set(variable, [...byVariable.get(variable) ?? [], image]);
  }
  const isAmbiguous = (same) => new Set(same.map(({ ref }) => ref)).size > 1;
  const entries = [...byVariable];
  return {
    values: Object.fromEntries(
      entries.flatMap(([variable, same]) => isAmbiguous(same) ? [] : [[variable, same[0]?.ref ?? ""]])
    ),
    ambiguous: entries.flatMap(
      ([variable, same]) => isAmbiguous(same) ? [{ variable, names: same.map(({ name }) => name) }] : []
    )
  };
}
function renderComposeOverride(images) {
  const services = images.flatMap(({ name, ref }) => [
    `  ${JSON.stringify(name)}:`,
    `    image: ${JSON.stringify(checkRef(ref))}`,
    "    pull_policy: never",
    "    build: !reset null"
  ]);
  return ["services:", ...services, ""].join("\n");
}
function renderEnvFile(values) {
  return Object.entries(values).map(([variable, ref]) => `${variable}=${checkRef(ref)}
`).join("");
}
function checkRef(ref) {
  parseImageRef(ref, "name of an image in the engine");
  return ref;
}

// actions/pull-or-download-image/write-stack-files.ts
async function writeStackFiles(images, { files, log }) {
  const folder = await files.temporaryFolder({ lasting: true });
  const paths = { composeFile: `${folder}/compose.images.yml`, envFile: `${folder}/images.env` };
  await files.writeText(paths.composeFile, renderComposeOverride(images));
  const { values, ambiguous } = listEnvVariables(images);
  for (const { variable, names } of ambiguous) {
    const both = names.map((name) => `"${name}"`).join(" and ");
    log.warning(
      `The images ${both} would both be ${variable} in the env file, which has no such line then: take them in two steps by "images", or name one of them differently.`
    );
  }
  await files.writeText(paths.envFile, renderEnvFile(values));
  return paths;
}

// actions/pull-or-download-image/obtain-images.ts
async function obtainImages(facts, inputs, deps) {
  const info = await deps.engine.info();
  const start = deps.clock.now();
  const queued = { ...deps, artifacts: queueArtifactCalls(deps.artifacts) };
  const platform = inputs.platform ?? info.platform;
  const { producer, records } = await findRecords(inputs, platform, queued);
  const found = completedPhase("record", start, deps.clock.now());
  facts.phases = [found];
  facts.trust = producer.trust;
  if (producer.trust === "fork" && inputs.allowForks === true) warnOfFork(deps.log);
  const plans = chooseLocalTags(records, inputs, producer);
  const atATime = await fitToEngineDisk(readExpectedImages(plans, inputs, platform, deps), inputs, info, deps);
  const images = [];
  await forEachConcurrently(plans.entries(), atATime, async ([index, plan]) => {
    const request = { ...plan, inputs, producer, info, platform };
    images[index] = await obtainNamedImage(request, { ...queued, log: prefixLog(deps.log, plan.name) });
  });
  Object.assign(facts, reportImages(images, producer.trust));
  facts.phases = [found, ...facts.phases];
  facts.images = images;
  deps.signal.throwIfAborted();
  if (images.some(({ error }) => error !== "")) throw new UserError(describeFailedImages(images));
  const stack = images.flatMap(({ name, result }) => result.skipped === "" ? [{ name, ref: result.imageRef }] : []);
  if (stack.length > 0) Object.assign(facts, await writeStackFiles(stack, deps));
}
function chooseLocalTags(records, inputs, { trust }) {
  const plans = records.map((named) => ({
    ...named,
    localTags: named.record.skipped === null ? expandLocalTags(inputs.localTags, named.name) : []
  }));
  const taken = plans.filter(({ record }) => record.skipped === null);
  checkDistinctRefs(
    taken.map(({ name, record, localTags }) => {
      const own = trust === "same-run" && record.image !== "" && record.tag !== "" ? [recordedRef(record)] : [];
      return { name, refs: [...own, ...localTags], imageid: record.imageid };
    })
  );
  return plans;
}
function readExpectedImages(plans, inputs, platform, { run }) {
  const images = [];
  const findings = [];
  for (const { name, record } of plans) {
    if (record.skipped !== null) continue;
    try {
      const expected = readExpectedImage(inputs, record, platform, run);
      checkHasSource(expected, inputs.source);
      images.push(expected);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      findings.push(`${name}: ${error.message}`);
    }
  }
  if (findings.length > 0) throw new UserError(findings.join(" "));
  return images;
}
async function fitToEngineDisk(images, { source }, info, { files, log }) {
  if (source === "registry") return maxImagesAtATime;
  const sizesOf = (some) => some.map(({ archive }) => archive?.["size-bytes"] ?? 0);
  const sure = images.filter(({ inRegistry }) => source === "artifact" || !inRegistry);
  const sizes = { certain: sizesOf(sure), possible: sizesOf(images) };
  if (await checkSpaceForAll({ ...sizes, atATime: maxImagesAtATime, info }, files)) return maxImagesAtATime;
  log.info(
    "The disk of the engine may be too small for several archives at a time: one image is taken after the other."
  );
  return 1;
}

// actions/pull-or-download-image/pull-or-download-image.ts
async function pullOrDownloadImage(inputs, deps) {
  const start = deps.clock.now();
  const facts = { ...emptyImageResult, images: [], composeFile: "", envFile: "" };
  let failure;
  try {
    const { handoverSet } = inputs;
    if (inputs.images === void 0 && handoverSet === void 0) {
      await obtainOne(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
    } else {
      await obtainImages(facts, inputs, { ...deps, onMismatch: inputs.onMismatch });
    }
  } catch (error) {
    failure = error;
  }
  facts.seconds = (deps.clock.now() - start) / 1e3;
  return { result: facts, failure };
}
async function obtainOne(facts, inputs, deps) {
  const info = await deps.engine.info();
  const platform = inputs.platform ?? info.platform;
  const first = await tryRegistryFirst(inputs, { platform, info }, deps);
  const firstReport = reportSources({ registry: first });
  facts.attempts = firstReport.attempts;
  facts.registryError = firstReport.registryError;
  facts.phases = listPhases({ registry: first });
  const handover = first?.ok === true ? void 0 : await findProducer(facts, inputs, first, deps);
  const skipped = handover?.record?.skipped ?? void 0;
  if (skipped !== void 0) {
    deps.log.notice(`There is no image to test: the producer skipped the build (${skipped}).`);
    facts.skipped = skipped;
    return;
  }
  const { record, producer } = handover ?? {};
  await obtainImage(facts, { inputs, record, producer, info, platform, registry: first }, deps);
}
async function tryRegistryFirst(inputs, { platform, info }, deps) {
  if (inputs.workflow === void 0 || inputs.image === void 0 || inputs.source === "artifact") return void 0;
  const expected = readExpectedImage(inputs, void 0, platform, deps.run);
  return tryRegistry({ expected, info, limits: limitAttempts(inputs.limits, 1) }, deps);
}
async function findProducer(facts, inputs, registry, deps) {
  const start = deps.clock.now();
  const handover = await findHandover(inputs, deps).catch((error) => {
    if (registry?.ok !== false || !(error instanceof UserError)) throw error;
    const reason = describeSourceFailure("registry", registry.failure);
    throw new UserError(`${reason} ${error.message}`, { cause: error });
  });
  const { producer, record } = handover;
  facts.phases = [...facts.phases, completedPhase("record", start, deps.clock.now())];
  facts.buildSeconds = record?.["build-seconds"];
  if (record !== void 0) facts.trust = producer.trust;
  if (producer.trust === "fork" && inputs.allowForks === true) warnOfFork(deps.log);
  return handover;
}

export {
  parseHandovers,
  parseWantedImages,
  findRecords,
  parseLocalTagPattern,
  pullOrDownloadImage
};
