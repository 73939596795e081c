import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  escapeTemplates,
  readCheckout
} from "./source-sha.js";
import {
  isMovingTag
} from "./target-refs.js";
import {
  findMaskedImage,
  resolveImageNames
} from "./image-names.js";
import {
  matchInTime
} from "./timed-match.js";
import {
  checkTagStyle,
  compareVersions,
  formatTag,
  parseVersionTag,
  shortenRefName,
  shortenSha
} from "./tag-text.js";
import {
  listRecordArtifacts,
  readRecord
} from "./find-record.js";
import {
  parseRef,
  readEventFacts
} from "./read-event.js";
import {
  queryApi
} from "./rest-requests.js";
import {
  imageArtifactName
} from "./artifact-name.js";
import {
  computeOciLabels,
  firstLine,
  isCommitSha,
  isFullSha,
  isSameRepository,
  runLabel
} from "./labels.js";
import {
  isTag
} from "./reference.js";
import {
  lineForm,
  readEnvVariable,
  writeLine
} from "./child-processes.js";
import {
  UserError,
  countAt,
  listAt,
  textAt,
  toMessage,
  valueAt
} from "./error-text.js";

// actions/compute-tag/bake-files.ts
import { join } from "node:path/posix";

// actions/compute-tag/rules/metadata-action/documents.ts
var levelPattern = /^(?:manifest|index|manifest-descriptor|index-descriptor)(?:\[[^\]]*\])?(?:,[a-z-]+(?:\[[^\]]*\])?)*:/;
function prefixLevels(annotations, levels) {
  const own = annotations.filter((annotation) => levelPattern.test(annotation));
  const others = annotations.filter((annotation) => !levelPattern.test(annotation));
  return [...levels.flatMap((level) => others.map((annotation) => `${level}:${annotation}`)), ...own];
}
function renderMetadataJson(metadata, levels) {
  return JSON.stringify({
    tags: metadata.tags,
    "tag-names": metadata.tagNames,
    labels: toLabelObject(metadata.labels),
    annotations: prefixLevels(metadata.annotations, levels)
  });
}
function renderBakeDefinitions(metadata, levels, target) {
  const definition = (body) => JSON.stringify(escapeTemplates({ target: { [target]: body } }), null, 2);
  const tags = { tags: metadata.tags };
  const labels = { labels: toLabelObject(metadata.labels) };
  const args = {
    args: {
      DOCKER_META_IMAGES: metadata.images.join(","),
      DOCKER_META_VERSION: metadata.version === "" ? void 0 : metadata.version
    }
  };
  return {
    "bake-file-tags": definition({ ...tags, ...args }),
    "bake-file-labels": definition(labels),
    "bake-file-annotations": definition({ annotations: prefixLevels(metadata.annotations, levels) }),
    "bake-file": definition({ ...tags, ...labels, ...args })
  };
}
function toLabelObject(labels) {
  return Object.fromEntries(
    labels.map((label) => {
      const at = label.indexOf("=");
      return [label.slice(0, at), label.slice(at + 1)];
    })
  );
}

// actions/compute-tag/bake-files.ts
async function writeBakeFiles(metadata, levels, target, files) {
  const folder = await files.temporaryFolder({ lasting: true });
  const paths = Object.entries(renderBakeDefinitions(metadata, levels, target)).map(async ([output, definition]) => {
    const path = join(folder, `${output.replace(/^bake-file/, "docker-metadata-action-bake")}.json`);
    await files.writeText(path, definition);
    return [output, path];
  });
  return Object.fromEntries(await Promise.all(paths));
}

// actions/compute-tag/check-source.ts
async function checkSource(event, { overrides, metadataAction }, deps) {
  const { run, exec, log } = deps;
  const { sha, isOther } = await readCheckout(event, run, exec);
  if (!isOther) return { sourceSha: sha, mayMove: true };
  const isGiven = overrides.ref !== void 0 || overrides.sha !== void 0 || overrides.prNumber !== void 0;
  if (event.eventName === "issue_comment" && event.kind === "pull-request" && !isGiven) {
    throw new UserError(
      `The checked-out commit ${sha} is not the head ${event.revision} of pull request #${event.prNumber ?? "?"}, which the comment is on: check out refs/pull/${event.prNumber ?? "?"}/head, or set "ref" and "sha" to what is built.`
    );
  }
  const mayMove = run.eventName === "workflow_run" || metadataAction !== void 0;
  log.warning(
    `The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it${mayMove ? "" : ", so no tag is moved"}: check out the revision before building, or set "ref" and "sha".`
  );
  return { sourceSha: sha, mayMove };
}

// actions/compute-tag/complete-event.ts
async function completeEvent(event, deps) {
  let facts = { ...event, missing: [] };
  if (event.missing.includes("pull-request-number")) {
    facts = { ...facts, prNumber: await findPullRequest(event, deps) };
  }
  if (event.missing.includes("pull-request-head") && event.prNumber !== void 0) {
    facts = { ...facts, ...await readPullRequestHead(event.prNumber, deps) };
  }
  if (event.missing.includes("branch-or-tag") && event.branch !== void 0 && await isTagOfRevision(event, event.branch, deps)) {
    facts = { ...facts, kind: "tag", branch: void 0, tagName: event.branch };
  }
  if (event.missing.includes("release-state") && event.tagName !== void 0) {
    facts = { ...facts, isPreRelease: !await isFullRelease(event.tagName, deps) };
  }
  return facts;
}
async function readPullRequestHead(number, deps) {
  const what = `pull request #${number}`;
  const path = `/repos/${deps.run.repository}/pulls/${number}`;
  const pull = await queryApi({ what, path, permission: "pull-requests: read" }, deps);
  const revision = textAt(pull, "head", "sha");
  if (revision === void 0 || !isFullSha(revision)) {
    throw new UserError(`There is no ${what} in ${deps.run.repository}: check the input "pr-number".`);
  }
  const headRepository = textAt(pull, "head", "repo", "full_name");
  return {
    revision,
    branch: firstLine(textAt(pull, "head", "ref")),
    headRepository,
    isFork: !isSameRepository(headRepository, deps.run.repository),
    subject: firstLine(textAt(pull, "title"))
  };
}
async function findPullRequest(event, deps) {
  const repository = `/repos/${deps.run.repository}`;
  const what = "the pull request of the triggering run";
  const permission = "pull-requests: read";
  const { headRepository, branch, revision } = event;
  if (headRepository !== void 0 && branch !== void 0) {
    const owner = headRepository.slice(0, headRepository.indexOf("/"));
    const query = { head: `${owner}:${branch}`, state: "all", per_page: 100 };
    const answer2 = await queryApi({ what, path: `${repository}/pulls`, query, permission }, deps);
    const pulls2 = listAt(answer2).filter(
      (pull) => isSameRepository(textAt(pull, "head", "repo", "full_name"), headRepository)
    );
    const found2 = pickPullRequest(pulls2, revision);
    if (found2 !== void 0) return found2;
  }
  const answer = await queryApi({ what, path: `${repository}/commits/${revision}/pulls`, permission }, deps);
  const pulls = listAt(answer).filter(
    (pull) => isSameRepository(textAt(pull, "base", "repo", "full_name"), deps.run.repository)
  );
  const found = pickPullRequest(pulls, revision);
  if (found !== void 0) return found;
  const numbers = pulls.map((pull) => `#${countAt(pull, "number") ?? "?"}`).join(", ");
  throw new UserError(
    `No single pull request belongs to ${revision} (${numbers === "" ? "none found" : numbers}): set the input "pr-number".`
  );
}
function pickPullRequest(pulls, revision) {
  const candidates = pulls.flatMap((pull) => {
    const number = countAt(pull, "number");
    if (number === void 0) return [];
    return [{ number, headSha: textAt(pull, "head", "sha"), isOpen: textAt(pull, "state") === "open" }];
  });
  const choices = [
    candidates.filter(({ headSha, isOpen }) => headSha === revision && isOpen),
    candidates.filter(({ headSha }) => headSha === revision),
    candidates.filter(({ isOpen }) => isOpen),
    candidates
  ];
  const [choice] = choices.filter(({ length }) => length > 0);
  return choice?.length === 1 ? choice[0]?.number : void 0;
}
async function isFullRelease(tagName, deps) {
  const path = `/repos/${deps.run.repository}/releases/tags/${encodePath(tagName)}`;
  const release = await queryApi(
    { what: "the release of the triggering run", path, permission: "contents: read" },
    deps
  );
  return ["prerelease", "draft"].every((field) => valueAt(release, field) === false);
}
function encodePath(name) {
  return name.split("/").map(encodeURIComponent).join("/");
}
async function isTagOfRevision(event, name, deps) {
  const repository = `/repos/${deps.run.repository}`;
  const query = { what: "the ref of the triggering run", permission: "contents: read" };
  const ref = await queryApi({ ...query, path: `${repository}/git/ref/tags/${encodePath(name)}` }, deps);
  let sha = textAt(ref, "object", "sha");
  if (textAt(ref, "object", "type") === "tag" && sha !== void 0) {
    const tag = await queryApi({ ...query, path: `${repository}/git/tags/${encodeURIComponent(sha)}` }, deps);
    sha = textAt(tag, "object", "sha");
  }
  return sha === event.revision;
}

// actions/compute-tag/rules/labels.ts
var labelPrefix = "io.github.ci-image-actions.";
function computeLabels(event, facts, custom) {
  const { payload, repository } = facts;
  const text = (...path) => {
    const value = textAt(payload, "repository", ...path);
    return value === void 0 ? void 0 : toOneLine(value);
  };
  const ociLabels = computeOciLabels({
    created: facts.created,
    description: text("description") ?? "",
    licenses: text("license", "spdx_id") ?? "",
    revision: event.revision,
    title: text("name") ?? repository.slice(repository.indexOf("/") + 1),
    url: text("html_url") ?? `${facts.serverUrl}/${repository}`,
    version: facts.version
  });
  return sortLabels({ ...ociLabels, ...computeOwnLabels(event), [runLabel]: String(facts.runId), ...custom });
}
function readLabels(lines, input) {
  const labels = /* @__PURE__ */ new Map();
  for (const line of lines) {
    const at = line.indexOf("=");
    const key = line.slice(0, Math.max(at, 0)).trim();
    if (key === "") throw new UserError(`Input "${input}" has "${line}": use key=value, one a line.`);
    labels.set(key, line.slice(at + 1));
  }
  return Object.fromEntries(labels);
}
function toLabelLines(labels) {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}
function computeOwnLabels(event) {
  const { prNumber, branch } = event;
  const labels = {};
  if (prNumber !== void 0) labels[`${labelPrefix}pr-number`] = String(prNumber);
  if (branch !== void 0) labels[`${labelPrefix}branch`] = toOneLine(branch);
  return labels;
}
function sortLabels(labels) {
  return Object.fromEntries(Object.entries(labels).sort(([one], [other]) => one < other ? -1 : 1));
}
function toOneLine(text) {
  return text.replaceAll(/[\r\n\u2028\u2029]+/g, " ").trim();
}

// actions/compute-tag/metadata-action.ts
async function applyMetadataAction(inputs, event, overrides, deps) {
  const { run, clock, log } = deps;
  const { computeMetadata } = await import("./metadata.js");
  const repository = await readRepository(deps);
  const text = (...path) => toOneLine(textAt(repository, ...path) ?? "");
  const now = new Date(clock.now());
  const isPull = run.eventName.includes("pull_request") || overrides.prNumber !== void 0;
  const isHeadShown = inputs.prHeadSha && isPull || isOnPullRequest(run, event);
  const sha = overrides.sha ?? (isHeadShown ? event.revision : run.sha);
  const context = {
    eventName: run.eventName,
    ref: resolveRef(run, event, overrides),
    sha,
    payload: run.payload,
    shortShaLength: inputs.shortShaLength,
    now,
    commitDate: usesCommitDate(inputs) ? await readCommitDate(sha, deps) ?? now : now
  };
  const facts = {
    context,
    revision: event.revision,
    repository: {
      name: text("name"),
      description: text("description"),
      url: text("html_url"),
      licence: text("license", "spdx_id"),
      defaultBranch: text("default_branch")
    }
  };
  return computeMetadata(inputs, facts, (message) => {
    log.warning(message);
  });
}
function isOnPullRequest(run, event) {
  return run.eventName === "issue_comment" && event.kind === "pull-request";
}
function resolveRef(run, event, overrides) {
  if (overrides.ref !== void 0) return overrides.ref;
  const isPull = run.eventName === "pull_request_target" || isOnPullRequest(run, event) || overrides.prNumber !== void 0;
  return isPull && event.prNumber !== void 0 ? `refs/pull/${event.prNumber}/merge` : run.ref;
}
async function readRepository(deps) {
  const { payload, repository, serverUrl, eventName } = deps.run;
  const known = valueAt(payload, "repository");
  if (textAt(known, "name") !== void 0) return known;
  const query = { what: "this repository", path: `/repos/${repository}`, permission: "metadata: read" };
  const answer = eventName === "schedule" ? await queryApi(query, deps) : void 0;
  const name = repository.slice(repository.indexOf("/") + 1);
  return answer ?? { name, html_url: `${serverUrl}/${repository}` };
}
function usesCommitDate(inputs) {
  return [inputs.tags, inputs.flavor, inputs.labels, inputs.annotations].some((text) => text.includes("commit_date"));
}
async function readCommitDate(sha, deps) {
  const { payload, repository } = deps.run;
  const commits = [...listAt(payload, "commits"), valueAt(payload, "head_commit")];
  const pushed = commits.find((commit) => textAt(commit, "id") === sha);
  const date = textAt(pushed, "timestamp") ?? textAt(
    await queryApi(
      { what: "the date of the commit", path: `/repos/${repository}/commits/${sha}`, permission: "contents: read" },
      deps
    ).catch((error) => {
      deps.log.debug(`The date of the commit is not known: ${toMessage(error)}`);
    }),
    "commit",
    "committer",
    "date"
  );
  return date === void 0 ? void 0 : new Date(date);
}

// actions/compute-tag/read-git-tags.ts
var gitTimeoutMs = 1e4;
async function readGitTags(event, deps) {
  const version = event.kind === "tag" ? parseVersionTag(event.tagName ?? "") : void 0;
  if (version === void 0 || version.isPreRelease) return [];
  const patterns = ["", "v", "V"].map((prefix) => `${prefix}${version.major}.*`);
  const list = await deps.exec.run("git", ["-c", "safe.directory=*", "tag", "--list", ...patterns], {
    cwd: deps.run.workspace,
    timeoutMs: gitTimeoutMs
  }).catch(() => void 0);
  return list?.stdout.split("\n").filter((name) => name !== "") ?? [];
}

// actions/compute-tag/recorded-tag.ts
var maxRecords = 20;
async function findRecordedTag(event, image, deps) {
  const { run, log } = deps;
  const runId = countAt(run.payload, "workflow_run", "id");
  if (run.eventName !== "workflow_run" || runId === void 0) return void 0;
  const from = { runId, repository: run.repository };
  const records = await readTriggeringRecords(from, deps).catch((error) => {
    log.info(`The triggering run's record is not read: ${toMessage(error)}`);
    return [];
  });
  const tags = new Set(records.filter((record) => matchesEvent(record, event, image, from)).map(({ tag: tag2 }) => tag2));
  if (tags.size > 1) {
    throw new UserError(`The triggering run recorded several tags for ${image}, ${[...tags].join(", ")}: set "tag".`);
  }
  const [tag] = tags;
  return tag;
}
async function readTriggeringRecords(from, deps) {
  const entries = await listRecordArtifacts(from, deps.artifacts);
  if (entries.length > maxRecords) throw new Error(`it has ${entries.length} of them`);
  const records = [];
  for (const entry of entries) records.push(await readRecord(entry, from, deps));
  return records;
}
function matchesEvent(record, event, image, from) {
  return record.tag !== "" && record.image === image && record.revision === event.revision && record.run.id === from.runId && isSameRepository(record.run.repository, from.repository) && (!event.isFork || endsInCommit(record.tag, event.revision));
}
function endsInCommit(tag, revision) {
  const shown = tag.slice(tag.lastIndexOf("-") + 1);
  return shown.length >= 7 && revision.startsWith(shown);
}

// actions/compute-tag/rules/moving-tags.ts
function readMovingRules(lines) {
  if (lines.length === 0) return [{ auto: true }];
  if (lines.length === 1 && lines[0] === "none") return [];
  return lines.map((line) => {
    if (line === "auto") return { auto: true };
    const [tag = "", branch, ...rest] = line.split("=").map((part) => part.trim());
    if (!isTag(tag) || tag === "none" || branch === "" || rest.length > 0) {
      throw new UserError(
        `Input "moving-tags" has "${line}": use "auto", "none" alone, a tag such as "edge", or tag=branch such as "dev=development".`
      );
    }
    return { tag, branch };
  });
}
function computeMovingTags(rules, event, immutable, maxLength) {
  const onBranch = event.kind === "default-branch" || event.kind === "branch";
  const tags = rules.flatMap((rule) => {
    if ("auto" in rule) return computeAutoTags(event, maxLength);
    const applies = rule.branch === void 0 ? event.kind === "default-branch" : onBranch && rule.branch === event.branch;
    return applies ? [rule.tag] : [];
  });
  return [...new Set(tags)].filter((tag) => tag !== immutable);
}
function computeAutoTags(event, maxLength) {
  if (event.kind === "default-branch") return ["latest"];
  if (event.kind !== "tag" || event.tagName === void 0 || event.isPreRelease === true) return [];
  const version = parseVersionTag(event.tagName);
  if (version === void 0) {
    const name = shortenRefName(event.tagName, "tags", maxLength);
    return name !== "" && isMovingTag(name, [event.revision]) ? [name] : [];
  }
  if (version.isPreRelease) return [];
  const { major, minor } = version;
  return major === "0" ? [`0.${minor}`] : [`${major}.${minor}`, major];
}
function keepLedFamilies(moving, event, gitTags) {
  const own = event.kind === "tag" ? readRelease(event.tagName ?? "") : void 0;
  if (own === void 0) return moving;
  const newer = gitTags.flatMap((name) => {
    const version = readRelease(name);
    return version !== void 0 && compareVersions(version, own) > 0 ? [version.text] : [];
  });
  return moving.filter((family) => !newer.some((version) => version.startsWith(`${family}.`)));
}
function readRelease(tagName) {
  const version = parseVersionTag(tagName);
  return version?.isPreRelease === false ? version : void 0;
}

// actions/compute-tag/rules/overrides.ts
var ownCommitEvents = /* @__PURE__ */ new Set(["push", "merge_group"]);
function readOverrides(texts) {
  const { ref, sha, prNumber } = texts;
  if (ref !== void 0 && !isFullRef(ref)) {
    throw new UserError(
      `Input "ref" is "${ref}": use refs/heads/<branch>, refs/tags/<tag> or refs/pull/<number>/merge.`
    );
  }
  if (sha !== void 0 && !isCommitSha(sha)) {
    throw new UserError(`Input "sha" is "${sha}": use the full commit sha, 40 or 64 lower-case hex digits.`);
  }
  if (prNumber !== void 0 && !/^[1-9]\d{0,9}$/.test(prNumber)) {
    throw new UserError(`Input "pr-number" is "${prNumber}": use the number of a pull request.`);
  }
  return { ref, sha, prNumber: prNumber === void 0 ? void 0 : Number(prNumber) };
}
function applyOverrides(event, overrides, eventRef) {
  const { ref, sha, prNumber } = overrides;
  let facts = event;
  if (ref !== void 0) {
    if (sha === void 0 && (ref !== eventRef || facts.missing.includes("deleted-ref"))) {
      throw new UserError(
        `Input "ref" is "${ref}" and this run is on "${eventRef}": set "sha" to the commit of that ref too.`
      );
    }
    const isPreRelease = ref === eventRef ? facts.isPreRelease : false;
    const read = parseRef(ref, facts.defaultBranch);
    const missing2 = read?.kind === "pull-request" ? facts.missing.filter((fact) => fact === "pull-request-head") : [];
    facts = { ...facts, ...read, isPreRelease, missing: missing2 };
  }
  if (prNumber !== void 0) {
    const isOwnPull = facts.kind === "pull-request" && !facts.missing.includes("pull-request-head");
    const isOwnCommit = ownCommitEvents.has(facts.eventName) && !facts.missing.includes("deleted-ref");
    const hasHead = sha !== void 0 || isOwnPull || isOwnCommit;
    const open = hasHead ? [] : ["pull-request-head"];
    facts = { ...facts, kind: "pull-request", prNumber, tagName: void 0, missing: open };
  }
  if (facts.missing.includes("deleted-ref")) {
    throw new UserError(
      `This push deleted "${eventRef}", so nothing is there to build: leave deletions out with "if: github.event.deleted != true", or set "ref" and "sha" to what is built.`
    );
  }
  if (facts.missing.includes("ref")) {
    const what = eventRef === "" || parseRef(eventRef, void 0) !== void 0 ? `event ${facts.eventName} has no ref` : `ref of this run is "${eventRef}", which is no branch, git tag or pull request`;
    throw new UserError(`The ${what}: set "ref" and "sha" to what is built.`);
  }
  if (sha === void 0) return facts;
  const missing = facts.missing.filter((fact) => fact !== "pull-request-head");
  return { ...facts, revision: sha, mergeSha: void 0, missing };
}
function isFullRef(ref) {
  const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/;
  return /^refs\/(?:heads|tags)\/[^/.]|^refs\/pull\/[1-9]\d{0,9}\/(?:merge|head)$/.test(ref) && !forbidden.test(ref);
}

// actions/compute-tag/rules/branch-pattern.ts
function matchesBranch(pattern, branch) {
  const tokens = pattern.match(/\*{2,}|[^]/gu) ?? [];
  const isWildcard = (token) => token?.startsWith("*") === true;
  const passWildcards = (places2) => {
    const all = new Set(places2);
    for (const place of all) if (isWildcard(tokens[place])) all.add(place + 1);
    return all;
  };
  let places = passWildcards(/* @__PURE__ */ new Set([0]));
  for (const character of branch) {
    const next = [...places].flatMap((place) => {
      const token = tokens[place];
      if (isWildcard(token)) return token === "*" && character === "/" ? [] : [place];
      return token === character ? [place + 1] : [];
    });
    places = passWildcards(new Set(next));
  }
  return places.has(tokens.length);
}

// actions/compute-tag/rules/skip-rules.ts
function readSkipRules(lists) {
  const lines = lists.patterns.split(/\r?\n/).map((line) => line.trim());
  const patterns = lines.filter((line) => line !== "" && !/^#(?:\s|$)/.test(line)).map(readPattern);
  return { patterns, actors: lists.actors.map((actor) => actor.toLowerCase()), forced: lists.forced };
}
function findSkipReason(rules, event) {
  const { branch, subject } = event;
  if (branch !== void 0 && rules.forced.some((pattern2) => matchesBranch(pattern2, branch))) return void 0;
  if (rules.actors.includes(event.actor.toLowerCase())) return `The actor ${event.actor} is in skip-actors.`;
  if (subject === void 0 || event.kind === "tag") return void 0;
  const pattern = rules.patterns.find((candidate) => matchInTime(candidate, subject, 'Input "skip-patterns"') !== null);
  if (pattern === void 0) return void 0;
  const what = event.kind === "pull-request" ? "title of the pull request" : "commit subject";
  return `The ${what} matches the skip pattern ${pattern.source}.`;
}
function readPattern(source) {
  try {
    return new RegExp(source, "u");
  } catch (error) {
    const reason = toMessage(error).replace(/^.*: /s, "").toLowerCase();
    throw new UserError(
      `Input "skip-patterns" has "${source}", which is no regular expression of JavaScript with the flag "u" (${reason}): ${advise(source)}.`,
      { cause: error }
    );
  }
}
function advise(source) {
  const flags = /\(\?([a-z]+)\)/i.exec(source)?.[1];
  if (flags !== void 0) return `put what "(?${flags})" is for inside of it, as in (?i:docs)`;
  const escaped = /\\([^\w\s^$\\.*+?()[\]{}|/])/.exec(source)?.[1];
  if (escaped !== void 0) return `write "${escaped}" without the backslash`;
  return "correct it";
}

// actions/compute-tag/compute-tag.ts
var vagueTriggers = /* @__PURE__ */ new Set(["workflow_run", "issue_comment"]);
async function computeTag(inputs, deps) {
  const { run, log } = deps;
  checkTagStyle(inputs.style);
  const ownSha = isCommitSha(run.sha) ? run.sha : inputs.overrides.sha ?? run.sha;
  const knownFacts = applyOverrides(readEventFacts({ ...run, sha: ownSha }), inputs.overrides, run.ref);
  const givenTag = inputs.tag === void 0 ? await lookUpRecordedTag(knownFacts, inputs, deps) : checkGivenTag(inputs.tag, inputs.style);
  const event = await completeOrWarn(knownFacts, givenTag, deps);
  const isVague = run.eventName === "workflow_run" && vagueTriggers.has(event.eventName);
  if (isVague) {
    log.warning(
      `The triggering run was started by ${event.eventName} itself, so all it tells is the default branch, and no tag is moved: pass the handover on, or set "ref" and "sha".`
    );
  }
  const shownSha = givenTag === void 0 ? chooseShaForTag(event, inputs) : event.revision;
  const tag = givenTag ?? formatTag(event, shownSha, inputs.style);
  const { sourceSha, mayMove } = await checkSource(event, inputs, deps);
  const movingRules = mayMove && !isVague ? inputs.movingTags : [];
  const metadata = inputs.metadataAction === void 0 ? await computeOwnMetadata(event, tag, { ...inputs, movingTags: movingRules }, deps) : await applyMetadataAction(inputs.metadataAction, event, inputs.overrides, deps);
  const images = resolveImageNames(metadata.images, run.repository);
  const [image = ""] = images;
  const masked = findMaskedImage(images);
  if (masked !== void 0) {
    log.notice(
      `"${masked}" holds an AWS account id. Where a login masks it, outputs with it come out empty in other jobs: pass on "tag" and "digest", or let the consumer find the record by its run.`
    );
  }
  const [, ...ownMoving] = metadata.tagNames;
  const shas = [event.revision, run.sha, sourceSha];
  const moving = inputs.metadataAction === void 0 ? ownMoving : metadata.tagNames.filter((name) => isMovingTag(name, shas));
  const levels = inputs.annotationLevels;
  const { bakeTarget } = inputs;
  const result = {
    tag,
    image,
    images,
    imageRef: `${image}:${tag}`,
    tags: metadata.tags,
    tagNames: metadata.tagNames,
    movingTags: metadata.images.length === 0 ? moving : combineReferences(metadata.images, moving),
    version: metadata.version,
    labels: metadata.labels,
    annotations: prefixLevels(metadata.annotations, levels),
    json: renderMetadataJson(metadata, levels),
    bakeFiles: bakeTarget === void 0 ? void 0 : await writeBakeFiles(metadata, levels, bakeTarget, deps.files),
    revision: event.revision,
    shortSha: shortenSha(shownSha, inputs.style),
    sourceSha,
    prNumber: event.prNumber,
    branch: event.branch,
    kind: event.kind,
    isFork: event.isFork,
    canPush: event.canPush,
    artifactName: imageArtifactName(image, tag),
    skipReason: findSkipReason(inputs.skip, event),
    event
  };
  log.info(`${result.imageRef} (${event.kind} at ${event.revision})`);
  return { result };
}
async function lookUpRecordedTag(event, inputs, deps) {
  const { ref, sha, prNumber } = inputs.overrides;
  const isPlain = ref === void 0 && sha === void 0 && prNumber === void 0 && inputs.metadataAction === void 0;
  const [image = ""] = isPlain ? resolveImageNames(inputs.images, deps.run.repository) : [];
  return isPlain ? findRecordedTag(event, image, deps) : void 0;
}
async function completeOrWarn(event, tag, deps) {
  try {
    return await completeEvent(event, deps);
  } catch (error) {
    const named = tag === void 0 ? event.missing.filter((fact) => fact !== "release-state") : [];
    const isNeeded = named.length > 0 || event.missing.includes("pull-request-head");
    if (isNeeded || !(error instanceof UserError)) throw error;
    deps.log.warning(error.message);
    return event;
  }
}
async function computeOwnMetadata(event, tag, inputs, deps) {
  const { run, clock } = deps;
  const images = resolveImageNames(inputs.images, run.repository);
  const moving = computeMovingTags(inputs.movingTags, event, tag, inputs.style.maxLength);
  const led = moving.length === 0 ? [] : keepLedFamilies(moving, event, await readGitTags(event, deps));
  if (led.length < moving.length) {
    const kept = moving.filter((name) => !led.includes(name)).join('", "');
    deps.log.info(`"${kept}" is not moved to ${tag}: a git tag of a newer version is there.`);
  }
  const tagNames = [tag, ...led];
  const facts = { ...run, version: tag, created: new Date(clock.now()).toISOString() };
  return {
    version: tag,
    images,
    tagNames,
    tags: combineReferences(images, tagNames),
    labels: toLabelLines(computeLabels(event, facts, inputs.labels)),
    annotations: toLabelLines(computeLabels(event, facts, inputs.annotations))
  };
}
function chooseShaForTag(event, inputs) {
  if (inputs.shaSource === "head" || event.kind !== "pull-request") return event.revision;
  if (event.mergeSha !== void 0) return event.mergeSha;
  throw new UserError(
    `Input "sha-source" is "merge", and on ${event.eventName} the merge commit is not known here: use "head".`
  );
}
function checkGivenTag(tag, { maxLength }) {
  if (isTag(tag) && tag.length <= maxLength) return tag;
  throw new UserError(
    `Input "tag" is "${tag}": a tag is 1 to ${maxLength} letters, digits, "_", "." or "-" and starts with a letter, digit or "_".`
  );
}
function combineReferences(images, tags) {
  return images.flatMap((image) => tags.map((tag) => `${image}:${tag}`));
}

// actions/compute-tag/inputs.ts
var shortShaVariable = "DOCKER_METADATA_SHORT_SHA_LENGTH";
function readComputeTagInputs(inputs, env) {
  const metadataAction = readMetadataActionInputs(inputs, env);
  const bakeTarget = inputs.text("bake-target");
  if (metadataAction !== void 0) {
    const beside = inputs.text("tags") === void 0 ? "flavor" : "tags";
    inputs.warnWithoutEffect({ "moving-tags": "auto" }, { beside });
  }
  return {
    images: inputs.lines("images"),
    tag: inputs.text("tag"),
    style: {
      shortShaLength: inputs.text("short-sha-length") === void 0 ? readShortShaLength(env) : inputs.integer("short-sha-length", { min: 7, max: 40, fallback: 7 }),
      maxLength: inputs.integer("max-length", { min: 32, max: 128, fallback: 128 }),
      prPrefix: (inputs.text("pr-prefix") ?? "pr-").toLowerCase()
    },
    shaSource: inputs.choice("sha-source", ["head", "merge"], "head"),
    movingTags: readMovingRules(inputs.list("moving-tags")),
    labels: metadataAction === void 0 ? readLabels(inputs.list("labels", lineForm), "labels") : {},
    annotations: metadataAction === void 0 ? readLabels(inputs.list("annotations", lineForm), "annotations") : {},
    annotationLevels: (readEnvVariable(env, "DOCKER_METADATA_ANNOTATIONS_LEVELS") ?? "manifest").split(","),
    skip: readSkipRules({
      patterns: inputs.verbatim("skip-patterns") ?? "",
      actors: inputs.list("skip-actors"),
      forced: inputs.list("force-branches")
    }),
    overrides: readOverrides({
      ref: inputs.text("ref"),
      sha: inputs.text("sha"),
      prNumber: inputs.text("pr-number")
    }),
    metadataAction,
    bakeTarget: metadataAction === void 0 ? bakeTarget : bakeTarget ?? "docker-metadata-action"
  };
}
function readSeparators(inputs) {
  return {
    tags: inputs.verbatim("sep-tags") ?? "\n",
    labels: inputs.verbatim("sep-labels") ?? "\n",
    annotations: inputs.verbatim("sep-annotations") ?? "\n"
  };
}
function readMetadataActionInputs(inputs, env) {
  const text = (name) => inputs.verbatim(name) ?? "";
  const request = {
    images: text("images"),
    tags: text("tags"),
    flavor: text("flavor"),
    labels: text("labels"),
    annotations: text("annotations"),
    prHeadSha: /true/i.test(env["DOCKER_METADATA_PR_HEAD_SHA"] ?? ""),
    shortShaLength: env[shortShaVariable] ?? ""
  };
  return request.tags.trim() === "" && request.flavor.trim() === "" ? void 0 : request;
}
function readShortShaLength(env) {
  const text = readEnvVariable(env, shortShaVariable) ?? "7";
  if (/^\d+$/.test(text)) return Math.min(Math.max(Number(text), 7), 40);
  throw new UserError(`${shortShaVariable} is not a valid number: ${text}`);
}

// actions/compute-tag/outputs.ts
var newlines = { tags: "\n", labels: "\n", annotations: "\n" };
function computeTagOutputs(result, separators = newlines) {
  return { ...tagOutputs(result, separators), ...bakeOutputs(result) };
}
function tagOutputs(result, separators = newlines) {
  return {
    tag: result.tag,
    image: result.image,
    "image-ref": result.imageRef,
    ...metadataOutputs(result, separators),
    "moving-tags": result.movingTags.join("\n"),
    sha: result.revision,
    "short-sha": result.shortSha,
    "source-sha": result.sourceSha,
    "pr-number": result.prNumber === void 0 ? "" : String(result.prNumber),
    branch: result.branch ?? "",
    kind: result.kind,
    "is-fork": String(result.isFork),
    "can-push": String(result.canPush),
    "artifact-name": result.artifactName,
    skip: String(result.skipReason !== void 0),
    "skip-reason": result.skipReason ?? ""
  };
}
function computeTagVariables(inputs, result, separators, env) {
  if (inputs.metadataAction === void 0 || !setsVariables(env)) return {};
  const outputs = Object.entries({ ...metadataOutputs(result, separators), ...bakeOutputs(result) });
  return Object.fromEntries(
    outputs.map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.replaceAll("-", "_").toUpperCase()}`, value])
  );
}
function metadataOutputs(result, separators) {
  return {
    version: result.version,
    tags: result.tags.join(separators.tags),
    "tag-names": result.tagNames.join(separators.tags),
    labels: joinLines(result.labels, separators.labels),
    annotations: joinLines(result.annotations, separators.annotations),
    json: result.json
  };
}
function joinLines(lines, separator) {
  return lines.map((line) => separator === "\n" ? writeLine(line) : line).join(separator);
}
function bakeOutputs({ bakeFiles }) {
  return {
    "bake-file-tags": bakeFiles?.["bake-file-tags"] ?? "",
    "bake-file-labels": bakeFiles?.["bake-file-labels"] ?? "",
    "bake-file-annotations": bakeFiles?.["bake-file-annotations"] ?? "",
    "bake-file": bakeFiles?.["bake-file"] ?? ""
  };
}
function setsVariables(env) {
  const text = env["DOCKER_METADATA_SET_OUTPUT_ENV"] ?? "";
  if (text === "" || /^(?:1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(?:0|f|F|false|FALSE|False)$/.test(text)) return false;
  throw new UserError(`parseBool syntax error: ${text}`);
}

export {
  computeTag,
  readComputeTagInputs,
  readSeparators,
  computeTagOutputs,
  tagOutputs,
  computeTagVariables
};
