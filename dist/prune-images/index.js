import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  distributionApi,
  registryLogin
} from "../shared/distribution-api.js";
import {
  resolveImageNames
} from "../shared/image-names.js";
import {
  matchInTime
} from "../shared/timed-match.js";
import {
  checkTagStyle,
  sanitizeRefName
} from "../shared/tag-text.js";
import "../shared/registry-address.js";
import {
  RateLimitError,
  deleteResource,
  queryAllPages,
  queryApi,
  queryChangedPage
} from "../shared/rest-requests.js";
import {
  githubRest
} from "../shared/github-rest.js";
import "../shared/garbage-collection.js";
import "../shared/load-octokit.js";
import {
  isRecordArtifact,
  primaryName,
  recordArtifactNames,
  withoutRecordSuffix
} from "../shared/artifact-name.js";
import "../shared/proxy-agent.js";
import {
  parseManifest
} from "../shared/parse-manifest.js";
import {
  isAttestationLayer,
  isBuildCacheConfig,
  isImageConfig,
  isImageEntry,
  isManifestDescriptor,
  ociArtifactType
} from "../shared/manifest.js";
import {
  forEachConcurrently
} from "../shared/limit-concurrency.js";
import "../shared/idle-watch.js";
import {
  adviseOnRegistry,
  classifyHttpStatus,
  recognizeRegistry,
  retry,
  tryLater
} from "../shared/dockerfile.js";
import {
  createdLabel,
  isFullSha,
  readLabel,
  revisionLabel
} from "../shared/labels.js";
import "../shared/abort-signals.js";
import {
  isDigest,
  isTag,
  parseImageRef,
  readDigest,
  readPlatform,
  registryHost,
  shortenDigest,
  shortenDigests
} from "../shared/reference.js";
import {
  renderFactTable,
  renderListTable,
  runAction
} from "../shared/runner-files.js";
import {
  JsonError
} from "../shared/strict-json.js";
import {
  readEnvVariable
} from "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import {
  formatBytes
} from "../shared/format.js";
import "../shared/csv-parse.js";
import {
  RegistryError,
  UserError,
  countAt,
  isTextList,
  listAt,
  textAt,
  toMessage,
  tryParseJson,
  valueAt
} from "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// actions/prune-images/rules/package-choice.ts
var maxWildcards = 4;
var maxPatternLength = 200;
function parsePackageChoice(owner, packages, useRegex) {
  if (owner !== void 0 && !/^\w[\w-]{0,99}$/.test(owner)) {
    throw new UserError(`Input "owner" is "${owner}": use the name of a user or an organization, such as octo-org.`);
  }
  if (useRegex && packages.length === 0) {
    throw new UserError(
      'Input "use-regex" is true and "packages" is empty: put regular expressions there, one a line.'
    );
  }
  for (const text of packages) {
    if (text.length > maxPatternLength) refusePackage(text, `use at most ${maxPatternLength} characters`);
  }
  if (useRegex) return { owner: owner?.toLowerCase(), names: [], patterns: packages.map(parseExpression) };
  const isPattern = (text) => /[*?]/.test(text);
  return {
    owner: owner?.toLowerCase(),
    names: packages.filter((text) => !isPattern(text)).map(checkPackageName),
    patterns: packages.filter(isPattern).map(parseGlob)
  };
}
function parseExpression(text) {
  try {
    return { text, whole: new RegExp(`^(?:${new RegExp(text, "u").source})$`, "u"), isExpression: true };
  } catch {
    return refusePackage(text, "it is no regular expression");
  }
}
function matchesPackage({ whole, isExpression }, name) {
  const text = name.toLowerCase();
  return isExpression ? matchInTime(whole, text, 'Input "packages"') !== null : whole.test(text);
}
function parseGlob(text) {
  const parts = text.toLowerCase().match(/\*+|\?|[a-z0-9._/-]+|./gs) ?? [];
  if (parts.filter((part) => part.startsWith("*")).length > maxWildcards) {
    refusePackage(text, `use "*" at most ${maxWildcards} times`);
  }
  const source = parts.map((part) => {
    if (part === "*") return "[^/]*";
    if (part.startsWith("*")) return ".*";
    if (part === "?") return "[^/]";
    return /^[a-z0-9._/-]+$/.test(part) ? part.replaceAll(".", "\\.") : refusePackage(text, `"${part}" is neither in names of packages nor one of "*", "**" and "?"`);
  });
  return { text, whole: new RegExp(`^${source.join("")}$`), isExpression: false };
}
function checkPackageName(text) {
  const name = text.toLowerCase();
  if (name.startsWith("ghcr.io/")) refusePackage(text, 'leave host and owner out, or put it into "images"');
  const { tag, digest } = parseImageRef(`ghcr.io/owner/${name}`, 'input "packages"');
  return tag === void 0 && digest === void 0 ? name : refusePackage(text, "leave tag and digest out");
}
function refusePackage(text, why) {
  throw new UserError(`Input "packages" has "${text.slice(0, maxPatternLength)}": ${why}.`);
}
function chooseImages(lines, { owner, names, patterns }, { host, repository }) {
  const [ownOwner = "", name = ""] = repository.toLowerCase().split("/");
  const hasPackages = names.length + patterns.length > 0;
  if (owner !== void 0 && !hasPackages && lines.length > 0) {
    throw new UserError(`Input "owner" is "${owner}", and "images" have their owner in their names: use "packages".`);
  }
  const account = owner ?? ownOwner;
  const named = owner === void 0 || hasPackages ? names : [name];
  const isDefault = lines.length === 0 && owner === void 0 && !hasPackages;
  const listed = lines.length > 0 || isDefault ? resolveImageNames(lines, repository, host) : [];
  const images = [...listed, ...named.map((each) => `${host}/${account}/${each}`)];
  return { images: [...new Set(images)], host, owner: account, patterns };
}

// actions/prune-images/rules/tag-pattern.ts
var maxTagLength = 128;
var placeholders = {
  sha: /^[0-9a-f]{7,64}$/,
  n: /^[1-9]\d*$/,
  version: /^v?(?:\d+|\d+\.\d+(?:\.\d+)*(?:[-_.][0-9A-Za-z._-]+)?)$/
};
function parseTagPattern(text, what) {
  const refuse2 = (why) => {
    throw new UserError(`The ${what} has the pattern "${text}": ${why}.`);
  };
  const parts = text.replaceAll(/\*{2,}/g, "*").match(/<\w+>|[*?]|[\w.-]+|./gs) ?? refuse2("it is empty");
  if (parts.length > maxTagLength) refuse2(`it has more than ${maxTagLength} parts`);
  const unknown = parts.find((part) => !/^(?:[*?]|[\w.-]+)$/.test(part) && wordOf(part) === void 0);
  if (unknown !== void 0) {
    refuse2(`"${unknown}" is neither in tags nor one of "*", "?", "<n>", "<sha>" and "<version>"`);
  }
  if (parts.filter((part) => part === "<sha>").length > 1) refuse2('a tag holds one "<sha>"');
  return { text, startsPlain: /^[\w.-]/.test(text), parts };
}
function wordOf(part) {
  const [, name = ""] = /^<(\w+)>$/.exec(part) ?? [];
  return Object.hasOwn(placeholders, name) ? placeholders[name] : void 0;
}
function findEnds(part, tag, start) {
  if (part === "?") return start < tag.length ? [start + 1] : [];
  const word = wordOf(part);
  if (part !== "*" && word === void 0) return tag.startsWith(part, start) ? [start + part.length] : [];
  const ends = Array.from({ length: tag.length - start + 1 }, (_, index) => tag.length - index);
  return word === void 0 ? ends : ends.filter((end) => word.test(tag.slice(start, end)));
}
function matchTag({ parts }, tag) {
  if (tag.length > maxTagLength) return void 0;
  const failed = /* @__PURE__ */ new Set();
  const match = (index, start) => {
    const part = parts[index];
    if (part === void 0) return start === tag.length ? { sha: void 0 } : void 0;
    const place = index * (maxTagLength + 1) + start;
    if (failed.has(place)) return void 0;
    for (const end of findEnds(part, tag, start)) {
      const rest = match(index + 1, end);
      if (rest !== void 0) return part === "<sha>" ? { sha: tag.slice(start, end) } : rest;
    }
    failed.add(place);
    return void 0;
  };
  return match(0, 0);
}
var ageUnitsMs = { m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };
function parseAge(text, what) {
  const [, number = "", unit = ""] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const factor = ageUnitsMs[unit];
  if (factor !== void 0) return Number(number) * factor;
  throw new UserError(`The ${what} has the age "${text}": use a number and m, h, d or w, such as 24h or 7d.`);
}

// actions/prune-images/rules/prune-policy.ts
var minUntaggedAgeMs = 864e5;
var protectedPatterns = ["latest", "sha-<sha>", "sha-<sha>-*", "<version>", "*cache*"].map(
  (text) => parseTagPattern(text, "protected tags")
);
function defaultRules(prPrefix) {
  return [`${prPrefix}<n>=24h`, `${prPrefix}<n>-*=24h`, "mq-<sha>=24h", "mq-<sha>-*=24h", "*-<sha>=7d", "*-<sha>-*=7d"];
}
function parsePruneRules(lines) {
  const what = 'input "rules"';
  return lines.map((line) => {
    const [, pattern = "", age = ""] = /^([^=]*)=(.*)$/.exec(line) ?? refuse(`Input "rules" has "${line}": use pattern=age, such as pr-*=24h.`);
    return { pattern: parseTagPattern(pattern.trim(), what), ageMs: parseAge(age.trim(), what), text: line };
  });
}
function classifyTag(tag, policy, defaultBranch) {
  const excluded = policy.excluded.find((pattern) => matchTag(pattern, tag) !== void 0);
  if (excluded !== void 0) return { kind: "keep", reason: `protected by "${excluded.text}"` };
  const referrer = /^sha256-([0-9a-f]{64})(?:\..+|-.+)?$/.exec(tag);
  if (referrer !== null) return { kind: "referrer", subject: `sha256:${referrer[1] ?? ""}` };
  if (policy.pullRequest !== void 0) return classifyForPullRequest(tag, policy.prPrefix, policy.pullRequest);
  for (const rule of policy.rules) {
    const match = matchTag(rule.pattern, tag);
    if (match === void 0) continue;
    const protection = rule.pattern.startsPlain ? void 0 : findDefaultProtection(tag, defaultBranch);
    return protection === void 0 ? { kind: "candidate", rule, sha: match.sha } : { kind: "keep", reason: `protected by default: ${protection}` };
  }
  return { kind: "keep", reason: "no rule matches it" };
}
function isPullRequestTag(tag, name) {
  return tag === name || tag.startsWith(name) && /^-[0-9a-f]{7,64}(?:-.*)?$/.test(tag.slice(name.length));
}
function classifyForPullRequest(tag, prefix, number) {
  const name = `${prefix}${number}`;
  if (!isPullRequestTag(tag, name)) return { kind: "keep", reason: `not of ${name}` };
  const text = `pull request ${number}`;
  return { kind: "candidate", rule: { pattern: parseTagPattern(`${name}*`, text), ageMs: 0, text }, sha: void 0 };
}
function findDefaultProtection(tag, defaultBranch) {
  const branch = sanitizeRefName(defaultBranch ?? "");
  const branchPatterns = branch === "" ? [] : [branch, `${branch}-<sha>`, `${branch}-<sha>-*`];
  const patterns = [...branchPatterns.map((text) => parseTagPattern(text, "default branch")), ...protectedPatterns];
  return patterns.find((pattern) => matchTag(pattern, tag) !== void 0)?.text;
}
function refuse(message) {
  throw new UserError(message);
}

// actions/prune-images/inputs.ts
function readPruneInputs(inputs) {
  const prPrefix = inputs.text("pr-prefix") ?? "pr-";
  checkTagStyle({ shortShaLength: 7, maxLength: 128, prPrefix });
  const rules = inputs.lines("rules");
  const useRegex = inputs.boolean("use-regex", false);
  const packages = useRegex ? inputs.lines("packages") : inputs.list("packages");
  const number = inputs.integer("pull-request", { min: 1, max: 2 ** 31, fallback: 0 });
  return {
    images: inputs.lines("images"),
    packages: parsePackageChoice(inputs.text("owner"), packages, useRegex),
    policy: {
      rules: parsePruneRules(rules.length === 0 ? defaultRules(prPrefix) : rules),
      pullRequest: number === 0 ? void 0 : number,
      prPrefix,
      excluded: inputs.list("exclude-tags").map((text) => parseTagPattern(text, 'input "exclude-tags"')),
      keepNewest: inputs.integer("keep-n-tagged", { min: 0, max: 1e4, fallback: 0 }),
      untagged: inputs.choice("delete-untagged", ["caches", "true", "false"], "caches"),
      repair: inputs.choice("repair", ["none", "report", "delete"], "none")
    },
    api: inputs.choice("registry-api", ["auto", "github", "distribution"], "auto"),
    artifacts: inputs.boolean("artifacts", false),
    dryRun: inputs.boolean("dry-run", true),
    reportFile: inputs.text("report-file"),
    retry: {
      maxAttempts: inputs.integer("max-attempts", { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer("retry-wait-seconds", { min: 0, max: 60, fallback: 10 }),
      retryOn: "transient"
    },
    timeoutMs: inputs.integer("timeout-minutes", { min: 1, max: 360, fallback: 30 }) * 6e4
  };
}
function readPruneLogin(inputs) {
  const username = inputs.text("username");
  const password = inputs.text("password");
  if (username !== void 0 && password !== void 0) return { username, password };
  if (username === void 0 && password === void 0) return void 0;
  const [given, empty] = username === void 0 ? ["password", "username"] : ["username", "password"];
  throw new UserError(
    `Input "${given}" is set and "${empty}" is empty: set both (a secret that does not exist here is empty), or neither to use the docker login of the job.`
  );
}

// actions/prune-images/rules/prune-report.ts
function isDeleted({ action }) {
  return action === "deleted" || action === "would-delete";
}
function listRows(report) {
  return [...report.images.flatMap(({ rows }) => rows), ...report.artifacts.rows];
}
function listBroken({ images }) {
  return images.flatMap(({ broken }) => broken);
}
function sumTotals(report) {
  const count = { deleted: 0, kept: 0, failed: 0, deferred: 0 };
  for (const { action } of listRows(report)) count[action === "would-delete" ? "deleted" : action] += 1;
  const unread = [...report.images, report.artifacts].filter(({ error }) => error !== "").length;
  const bytes = report.images.reduce((sum, image) => sum + image.bytes, 0);
  return { ...count, failed: count.failed + unread, bytes };
}
function toReportRows(image, manifest, tagVerdicts, outcome) {
  const { digest, tags } = manifest;
  const keptTag = tags.find((tag) => tagVerdicts.get(tag)?.action === "keep");
  const reasonFor = (tag) => {
    const own = tagVerdicts.get(tag);
    if (own?.action === manifest.action) return own.reason;
    return keptTag === void 0 ? manifest.reason : `shares its image with "${keptTag}"`;
  };
  const names = tags.length === 0 ? [""] : tags;
  return names.map((name) => ({
    image,
    name,
    id: digest,
    action: outcome?.action ?? "kept",
    reason: outcome === void 0 || outcome.reason === "" ? reasonFor(name) : outcome.reason
  }));
}

// actions/prune-images/outputs.ts
var maxListedTags = 3e3;
function pruneOutputs({ report, reportFile }) {
  const deletedTags = listRows(report).filter((row) => row.image !== "" && row.name !== "" && isDeleted(row));
  return {
    "deleted-tags": JSON.stringify(deletedTags.slice(0, maxListedTags).map(({ image, name }) => `${image}:${name}`)),
    "deleted-count": String(report.totals.deleted),
    "kept-count": String(report.totals.kept),
    "failed-count": String(report.totals.failed),
    "bytes-reclaimed": String(report.totals.bytes),
    "broken-images": JSON.stringify(
      listBroken(report).slice(0, maxListedTags).map(({ image, name, id, kind, lost, action }) => ({
        ref: name === "" ? `${image}@${id}` : `${image}:${name}`,
        kind,
        lost,
        action
      }))
    ),
    report: reportFile,
    "dry-run": String(report["dry-run"])
  };
}

// actions/prune-images/prune-images.ts
import { join } from "node:path/posix";

// actions/prune-images/active-work.ts
var unfinishedStatuses = ["requested", "pending", "waiting", "queued", "in_progress"];
var triggerMarginMs = 3e5;
var dayMs = 864e5;
async function queryActiveWork(run, deps) {
  const commits = /* @__PURE__ */ new Map();
  const runIds = /* @__PURE__ */ new Set();
  let oldestTriggered = Infinity;
  for (const status of unfinishedStatuses) {
    for (const json of await queryRuns(run.repository, { status }, deps)) {
      const id = countAt(json, "id");
      if (id === void 0 || id === run.runId) continue;
      runIds.add(id);
      addRunCommits(json, `run ${id} (${status})`, commits);
      if (textAt(json, "event") === "workflow_run") {
        oldestTriggered = Math.min(oldestTriggered, readTime(json, "created_at") ?? 0);
      }
    }
  }
  if (oldestTriggered !== Infinity) await addTriggeringCommits(run, oldestTriggered, commits, deps);
  const what = "the open pull requests";
  const path = `/repos/${run.repository}/pulls`;
  const request = { what, path, query: { state: "open" }, permission: "pull-requests: read" };
  const pages = requirePages(await queryAllPages(request, deps), what);
  for (const pull of pages.flatMap((page) => listAt(page))) {
    const sha = textAt(pull, "head", "sha");
    if (sha !== void 0 && isFullSha(sha)) commits.set(sha, `open pull request ${countAt(pull, "number") ?? ""}`);
  }
  return { commits, runIds };
}
var runs = { what: "the workflow runs", permission: "actions: read" };
async function queryRuns(repository, query, deps) {
  const request = { ...runs, path: `/repos/${repository}/actions/runs`, query };
  const pages = requirePages(await queryAllPages(request, deps), runs.what);
  return pages.flatMap((page) => listAt(page, "workflow_runs"));
}
var maxRunsOfList = 900;
var minSpanMs = 6e4;
async function queryCompletedRuns(repository, { from, to }, deps) {
  const query = { status: "completed", created: `${formatSecond(from)}..${formatSecond(to)}` };
  const path = `/repos/${repository}/actions/runs`;
  const total = countAt(await queryApi({ ...runs, path, query: { ...query, per_page: 1 } }, deps), "total_count") ?? 0;
  if (total <= maxRunsOfList || to - from <= minSpanMs) return queryRuns(repository, query, deps);
  const middle = (from + to) / 2;
  const earlier = await queryCompletedRuns(repository, { from, to: middle }, deps);
  return [...earlier, ...await queryCompletedRuns(repository, { from: middle, to }, deps)];
}
function formatSecond(time) {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
function addRunCommits(json, user, commits) {
  for (const sha of [textAt(json, "head_sha"), textAt(json, "head_commit", "id")]) {
    if (sha !== void 0 && isFullSha(sha)) commits.set(sha, user);
  }
}
async function addTriggeringCommits(run, createdAt, commits, deps) {
  const span = { from: Math.max(createdAt - dayMs, 0), to: deps.clock.now() + triggerMarginMs };
  for (const json of await queryCompletedRuns(run.repository, span, deps)) {
    if ((readTime(json, "updated_at") ?? Infinity) < createdAt - triggerMarginMs) continue;
    addRunCommits(json, `what run ${countAt(json, "id") ?? ""} may have started`, commits);
  }
}
function readTime(json, name) {
  const time = Date.parse(textAt(json, name) ?? "");
  return Number.isNaN(time) ? void 0 : time;
}
function requirePages(pages, what) {
  if (pages !== void 0) return pages;
  throw new UserError(`GitHub's API does not show ${what} of this repository: check "github-token".`);
}

// actions/prune-images/package-versions.ts
import { dirname } from "node:path/posix";
var permission = "packages: write";
var maxReadings = 5;
async function queryAccountPath(owner, deps) {
  const account = await queryApi({ what: `the account ${owner}`, path: `/users/${owner}`, permission }, deps);
  return `/${textAt(account, "type") === "Organization" ? "orgs" : "users"}/${owner}`;
}
async function findPackage(image, deps) {
  const { path } = parseImageRef(image, "image");
  const slash = path.indexOf("/");
  if (slash === -1) throw new UserError(`The image "${image}" has no owner: use ghcr.io/<owner>/<name>.`);
  const account = await queryAccountPath(path.slice(0, slash), deps);
  const name = encodeURIComponent(path.slice(slash + 1));
  return { image, base: `${account}/packages/container/${name}/versions` };
}
async function listPackageVersions(found, deps) {
  let previous = "";
  for (let reading = 1; reading <= maxReadings; reading++) {
    const listing = await readPackageVersions(found, deps);
    if (listing === void 0) return void 0;
    const text = listing.versions.map(describeVersion).sort().join();
    if (listing.pageCount === 1 || text === previous) return listing;
    previous = text;
  }
  throw new UserError(
    `Nothing was deleted in ${found.image}: its versions changed each time they were listed: run this when fewer jobs push to it.`
  );
}
async function readPackageVersions({ image, base }, deps) {
  const what = `the versions of ${image}`;
  const pages = await queryAllPages({ what, path: base, query: { state: "active" }, permission }, deps);
  if (pages === void 0) return void 0;
  const byDigest = /* @__PURE__ */ new Map();
  for (const json of pages.flatMap((page) => listAt(page))) {
    const version = parsePackageVersion(json, base, image);
    byDigest.set(version.digest, version);
  }
  return { versions: [...byDigest.values()], pageCount: pages.length };
}
async function readNewestVersions({ image, base }, etag, deps) {
  const request = { what: `the newest versions of ${image}`, path: base, query: { state: "active" }, permission };
  const answer = await queryChangedPage(request, etag, deps);
  if (answer === void 0) return void 0;
  return { versions: listAt(answer.data).map((json) => parsePackageVersion(json, base, image)), etag: answer.etag };
}
async function isUnchanged(version, deps) {
  const { path, digest } = version;
  const json = await queryApi({ what: `the version ${digest}`, path, permission }, deps);
  if (json === void 0) return true;
  return describeVersion(parsePackageVersion(json, dirname(path), digest)) === describeVersion(version);
}
function describeVersion({ path, digest, tags }) {
  return [path, digest, ...[...tags].sort()].join(" ");
}
function parsePackageVersion(json, base, image) {
  const id = countAt(json, "id");
  const digest = textAt(json, "name") ?? "";
  const tags = valueAt(json, "metadata", "container", "tags");
  if (id === void 0 || !isDigest(digest) || !isTextList(tags) || !tags.every(isTag)) {
    throw new UserError(`A version of ${image} has no id, digest or tags: it is no container package.`);
  }
  const time = Date.parse(textAt(json, "updated_at") ?? textAt(json, "created_at") ?? "");
  return { digest, tags, time: Number.isNaN(time) ? void 0 : time, path: `${base}/${id}` };
}

// actions/prune-images/find-packages.ts
async function findPackageImages({ host, owner, patterns }, deps) {
  if (patterns.length === 0) return [];
  const what = `the packages of ${owner}`;
  const remedy = `give "github-token" a personal access token with read:packages and delete:packages, since a job's own token does not list them, or name the packages`;
  const account = await queryAccountPath(owner, deps);
  const request = { what, path: `${account}/packages`, query: { package_type: "container" }, permission: "", remedy };
  const pages = await queryAllPages(request, deps);
  if (pages === void 0) throw new UserError(`GitHub's API does not show ${what}: ${remedy}.`);
  const names = pages.flatMap((page) => listAt(page)).flatMap((json) => textAt(json, "name") ?? []);
  const images = patterns.flatMap((pattern) => {
    const matching = names.filter((name) => matchesPackage(pattern, name));
    if (matching.length === 0) {
      deps.log.warning(
        `None of the ${names.length} container packages of ${owner} is called "${pattern.text}", so nothing was looked at there: check "packages" and "owner".`
      );
    }
    return matching.map((name) => `${host}/${owner}/${name.toLowerCase()}`);
  });
  return [...new Set(images)].sort();
}

// actions/prune-images/delete-planned.ts
var SparedError = class extends UserError {
  outcome;
  constructor(outcome) {
    super(outcome.reason);
    this.outcome = outcome;
  }
};
var maxFailures = 3;
async function deletePlanned(deletions, { remove, stopBefore }) {
  const outcomes = /* @__PURE__ */ new Map();
  const partsByOwner = /* @__PURE__ */ new Map();
  for (const deletion of deletions) {
    for (const owner of deletion.after) partsByOwner.set(owner, [...partsByOwner.get(owner) ?? [], deletion]);
  }
  const isDeleted2 = (digest) => outcomes.get(digest)?.action === "deleted";
  let stopped;
  const deleteImage = async (digest) => {
    const reason = stopped === void 0 ? await stopBefore(digest) : void 0;
    if (reason !== void 0) stopped = { action: "deferred", reason };
    if (stopped === void 0) await deleteWithParts(digest);
    else outcomes.set(digest, stopped);
  };
  const deleteWithParts = async (digest) => {
    const outcome = await remove(digest);
    outcomes.set(digest, outcome);
    if (outcome.action === "deleted") {
      for (const part of partsByOwner.get(digest) ?? []) {
        if (!outcomes.has(part.digest) && part.after.every(isDeleted2)) await deleteWithParts(part.digest);
      }
    } else if (outcome.action === "deferred" && outcome.isForAll === true) {
      stopped = outcome;
    } else if (outcomes.size >= maxFailures && [...outcomes.values()].every(({ isForAll }) => isForAll === true)) {
      stopped = { action: "failed", reason: `not tried after ${maxFailures} refusals: ${outcome.reason}` };
    }
  };
  for (const { digest, after } of deletions) if (after.length === 0) await deleteImage(digest);
  for (const { digest, after } of deletions) {
    if (outcomes.has(digest)) continue;
    const owner = after.find((other) => !isDeleted2(other)) ?? "";
    const { action = "failed", reason = "" } = outcomes.get(owner) ?? {};
    outcomes.set(digest, { action, reason: `what holds it was not deleted${reason === "" ? "" : `: ${reason}`}` });
  }
  return outcomes;
}

// actions/prune-images/registry-with-retry.ts
function registryWithRetry(registry, limits, deps) {
  const callWithRetry = async (title, work) => {
    const outcome = await retry(
      { ...limits, title, work, signal: deps.signal, classify: classifyRegistryError },
      deps
    );
    if (outcome.ok) return outcome.value;
    throw outcome.error;
  };
  return {
    beforeRetriedDeletion: (look) => ({
      ...registry,
      manifest: (reference) => callWithRetry(`Read ${reference}`, () => registry.manifest(reference)),
      deleteManifest: (digest) => callWithRetry(`Delete ${digest}`, async (attempt) => {
        if (attempt > 1) await look();
        return registry.deleteManifest(digest);
      }),
      deleteTag: (tag) => callWithRetry(`Delete ${tag}`, () => registry.deleteTag(tag))
    }),
    tags: () => callWithRetry("List the tags", () => registry.tags()),
    manifest: (reference) => callWithRetry(`Read ${reference}`, () => registry.manifest(reference)),
    config: (digest) => callWithRetry(`Read ${digest}`, () => registry.config(digest)),
    deleteManifest: (digest) => callWithRetry(`Delete ${digest}`, () => registry.deleteManifest(digest)),
    deleteTag: (tag) => callWithRetry(`Delete ${tag}`, () => registry.deleteTag(tag)),
    referrers: (digest) => callWithRetry(`Read what refers to ${digest}`, () => registry.referrers(digest))
  };
}
function classifyRegistryError(error) {
  const refusal = error instanceof RegistryError ? error : void 0;
  const failure = classifyHttpStatus(refusal?.status, toMessage(error), "run the job again later");
  return { ...failure, retryAfterMs: refusal?.retryAfterMs };
}
function explainRegistryError(error, image, task) {
  const message = toMessage(error);
  if (!(error instanceof RegistryError)) return message;
  const { status, code, remedy } = error;
  const advise = (situation) => adviseOnRegistry(situation, { registry: recognizeRegistry(registryHost(image), message) });
  if (status === 401) return `${message}: ${advise("login")}, or set "username" and "password"`;
  if (status === 403) return `${message}: ${advise(task === "read" ? "denied-read" : "denied-delete")}`;
  if (status === 405 || code === "UNSUPPORTED") {
    return `${message}: this registry does not delete manifests, or deletion is switched off in it`;
  }
  const advice = remedy ?? (status === void 0 || status >= 500 ? tryLater : void 0);
  return advice === void 0 ? message : `${message}: ${advice}`;
}
function toNothingDeletedError(image, error) {
  return new UserError(`Nothing was deleted in ${image}: ${explainRegistryError(error, image, "read")}.`, {
    cause: error
  });
}

// actions/prune-images/deleters.ts
var deletionIntervalMs = 1e3;
var reservedShare = 0.1;
var deleted = { action: "deleted", reason: "" };
function findStopReason({ signal, clock }, deadline) {
  if (signal.aborted) return toMessage(signal.reason);
  return clock.now() >= deadline ? 'the time of "timeout-minutes" is over' : void 0;
}
var maxLooks = 5;
async function confirmDeletion(outcome, isThere, { clock, signal }) {
  try {
    for (let look = 1; await isThere(); look++) {
      if (signal.aborted) return outcome;
      if (look === maxLooks) {
        const reason = "the deletion was accepted, and the image is still there";
        return { action: "failed", reason, isForAll: true };
      }
      await clock.sleep(deletionIntervalMs, signal);
    }
  } catch (error) {
    if (!(error instanceof RegistryError) && !signal.aborted) throw error;
  }
  return outcome;
}
function registryRemover(registry, image, deps) {
  return async (digest, tags) => {
    try {
      await deleteWithTags(registry, digest, tags);
      const isThere = async () => (await findTagsOf(registry, digest, tags)).length > 0;
      return await confirmDeletion(deleted, isThere, deps);
    } catch (error) {
      if (error instanceof SparedError) return error.outcome;
      if (error instanceof UserError) return { action: "deferred", reason: toReason(error) };
      if (!(error instanceof RegistryError)) throw error;
      if (error.code === "GOOGLE_MANIFEST_DANGLING_PARENT_IMAGE") {
        return { action: "kept", reason: "an index that has no tag still lists it" };
      }
      if (isProtected(error)) return { action: "kept", reason: toMessage(error) };
      const isForAll = [401, 403, 405].includes(error.status ?? 0) || error.code === "UNSUPPORTED";
      return { action: "failed", reason: explainRegistryError(error, image, "delete"), isForAll };
    }
  };
}
function isProtected({ status, message }) {
  return status === 412 || status !== void 0 && status < 500 && /\bimmutab/i.test(message);
}
async function removeGhostTag(registry, image, tag) {
  try {
    if ((await registry.manifest(tag)).found) return { action: "kept", reason: "its manifest is there again" };
    await registry.deleteTag(tag);
    return (await registry.tags()).includes(tag) ? ghostTagLeft : deleted;
  } catch (error) {
    if (error instanceof UserError) return { action: "deferred", reason: toReason(error) };
    if (!(error instanceof RegistryError)) throw error;
    if ([400, 405].includes(error.status ?? 0)) return ghostTagLeft;
    return { action: "failed", reason: explainRegistryError(error, image, "delete") };
  }
}
var ghostTagLeft = {
  action: "kept",
  reason: "this registry does not delete a tag whose manifest is gone: push an image under it, and delete that"
};
async function deleteWithTags(registry, digest, tags) {
  try {
    await registry.deleteManifest(digest);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== "GOOGLE_MANIFEST_DANGLING_TAG") throw error;
    for (const tag of await findTagsOf(registry, digest, tags)) await registry.deleteTag(tag);
    await registry.deleteManifest(digest);
  }
}
async function findTagsOf(registry, digest, tags) {
  const found = [];
  for (const tag of tags) {
    const answer = await registry.manifest(tag);
    if (answer.found && answer.digest === digest) found.push(tag);
  }
  return found;
}
function apiRemover({ deadline, permission: permission3 }, deps) {
  let nextAt = 0;
  let budget;
  const restDeps = { ...deps, deadline };
  return {
    async stop(requestCount = 0) {
      if (budget === void 0 || budget.left - requestCount > budget.limit * reservedShare) return void 0;
      const { resetAt, left, limit } = budget;
      const waitMs = resetAt - deps.clock.now();
      if (resetAt >= deadline) {
        return `only ${left} of ${limit} requests are left until ${new Date(resetAt).toISOString()}, for all workflows of this repository`;
      }
      if (waitMs > 0) {
        deps.log.info(`Waiting ${Math.ceil(waitMs / 1e3)} s for GitHub's rate limit.`);
        try {
          await deps.clock.sleep(waitMs, deps.signal);
        } catch (error) {
          return toMessage(error);
        }
      }
      budget = void 0;
      return void 0;
    },
    async remove(path, what, { isThere, beforeRetry } = neverThere) {
      try {
        const waitMs = deps.signal.aborted ? 0 : nextAt - deps.clock.now();
        if (waitMs > 0) await deps.clock.sleep(waitMs);
        const { outcome, status, message, headers } = await deleteResource({ what, path, beforeRetry }, restDeps);
        nextAt = deps.clock.now() + deletionIntervalMs;
        budget = readRateBudget(headers);
        if (outcome === "deleted") return deleted;
        const isGone = outcome === "gone" && !await isThere();
        return isGone ? { action: "deleted", reason: "was gone already" } : toRefusedDeletion(status, message, permission3);
      } catch (error) {
        return error instanceof SparedError ? error.outcome : toUnfinishedDeletion(error, deps);
      }
    }
  };
}
function toUnfinishedDeletion(error, { signal }) {
  if (error instanceof RateLimitError) return { action: "deferred", reason: toReason(error), isForAll: true };
  return { action: signal.aborted ? "deferred" : "failed", reason: toReason(error) };
}
function toReason(error) {
  return toMessage(error).replace(/\.$/, "");
}
var neverThere = { isThere: () => Promise.resolve(false), beforeRetry: () => Promise.resolve() };
function toRefusedDeletion(status, message, permission3) {
  if (/last (?:tagged )?version|more than 5,?000 downloads/i.test(message)) return { action: "kept", reason: message };
  const remedy = `the job needs "permissions: ${permission3}", and this repository the role Admin in the package`;
  const isForAll = [401, 403, 404].includes(status);
  return { action: "failed", reason: isForAll ? `${message}: ${remedy}` : message, isForAll };
}
function readRateBudget(headers) {
  const number = (name) => Number(headers[`x-ratelimit-${name}`] ?? Number.NaN);
  const [left, limit, reset] = [number("remaining"), number("limit"), number("reset")];
  return left >= 0 && limit > 0 && reset > 0 ? { left, limit, resetAt: reset * 1e3 } : void 0;
}

// actions/prune-images/rules/active-commits.ts
var minShaLength = 7;
function findCommitUser(name, revision, active) {
  const user = revision === void 0 ? void 0 : active.get(revision);
  if (user !== void 0) return user;
  const prefixes = name.split(/[^0-9a-f]/).filter((part) => part.length >= minShaLength);
  if (prefixes.length === 0) return void 0;
  for (const [sha, shaUser] of active) {
    if (prefixes.some((prefix) => sha.startsWith(prefix))) return shaUser;
  }
  return void 0;
}

// actions/prune-images/rules/decide-artifacts.ts
function parseStoredArtifact(json) {
  const id = countAt(json, "id");
  const name = textAt(json, "name");
  const runId = countAt(json, "workflow_run", "id");
  if (id === void 0 || name === void 0 || runId === void 0) return void 0;
  return {
    id,
    name,
    runId,
    sizeBytes: countAt(json, "size_in_bytes") ?? 0,
    expired: valueAt(json, "expired") === true,
    headSha: textAt(json, "workflow_run", "head_sha")
  };
}
function decideArtifacts(artifacts, active, policy) {
  const names = new Set(artifacts.map(({ runId, name }) => `${runId}/${name}`));
  const handovers = artifacts.filter(
    ({ runId, name }) => isRecordArtifact(name) || recordArtifactNames(primaryName(name)).some((record) => names.has(`${runId}/${record}`))
  );
  const newestIds = /* @__PURE__ */ new Map();
  for (const { name, id } of handovers) newestIds.set(name, Math.max(newestIds.get(name) ?? 0, id));
  return new Map(
    handovers.map((artifact) => {
      const isNewest = artifact.id === newestIds.get(artifact.name);
      return [artifact, decideArtifact(artifact, isNewest, active, policy)];
    })
  );
}
function decideArtifact({ name, runId, headSha, expired }, isNewest, active, { pullRequest, prPrefix }) {
  if (active.runIds.has(runId)) return { action: "keep", reason: `of run ${runId}, which is not over` };
  const user = findCommitUser(name, headSha, active.commits);
  if (user !== void 0) return { action: "keep", reason: `in use by ${user}` };
  if (pullRequest !== void 0) {
    const tag = `${prPrefix}${pullRequest}`;
    return isOfPullRequest(primaryName(withoutRecordSuffix(name)), tag) ? { action: "delete", reason: `pull request ${pullRequest}` } : { action: "keep", reason: `not of ${tag}` };
  }
  if (expired) return { action: "delete", reason: "expired" };
  return isNewest ? { action: "keep", reason: "the newest of its name" } : { action: "delete", reason: "a newer one has its name" };
}
function isOfPullRequest(archiveName, pullRequestTag) {
  for (let dash = archiveName.indexOf("-"); dash !== -1; dash = archiveName.indexOf("-", dash + 1)) {
    if (isPullRequestTag(archiveName.slice(dash + 1), pullRequestTag)) return true;
  }
  return false;
}

// actions/prune-images/prune-artifacts.ts
var permission2 = "actions: write";
async function pruneArtifacts(request, deps) {
  const { repository, policy, dryRun, deadline } = request;
  const path = `/repos/${repository}/actions/artifacts`;
  try {
    const pages = await queryAllPages({ what: "the artifacts", path, permission: permission2 }, { ...deps, deadline }) ?? [];
    const artifacts = /* @__PURE__ */ new Map();
    for (const artifact of pages.flatMap((page) => listAt(page, "artifacts")).map(parseStoredArtifact)) {
      if (artifact !== void 0) artifacts.set(artifact.id, artifact);
    }
    const verdicts = [...decideArtifacts([...artifacts.values()], await request.queryActiveWork(), policy)];
    const ids = verdicts.filter(([, { action }]) => action === "delete").map(([artifact]) => String(artifact.id));
    const remover = apiRemover({ deadline, permission: permission2 }, deps);
    const outcomes = await deletePlanned(dryRun ? [] : ids.map((digest) => ({ digest, after: [] })), {
      remove: (id) => remover.remove(`${path}/${id}`, `artifact ${id}`),
      stopBefore: async () => findStopReason(deps, deadline) ?? remover.stop()
    });
    const rows = verdicts.map(([artifact, verdict]) => {
      const id = String(artifact.id);
      const { action = verdict.action === "keep" ? "kept" : "would-delete", reason = "" } = outcomes.get(id) ?? {};
      return { image: "", name: artifact.name, id, action, reason: reason === "" ? verdict.reason : reason };
    });
    const deletedIds = new Set(rows.filter(isDeleted).map(({ id }) => id));
    const freed = [...artifacts.values()].filter(({ id, expired }) => deletedIds.has(String(id)) && !expired);
    return { rows, bytes: freed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), error: "" };
  } catch (error) {
    const message = toMessage(error);
    return {
      rows: [],
      bytes: 0,
      error: error instanceof UserError ? message : `No artifact was deleted: ${message}.`
    };
  }
}

// actions/prune-images/rules/broken-images.ts
var ghostReason = "its manifest is gone";
function findBrokenImages(listed, graph) {
  const parts = new Set([...graph.nodes.values()].flatMap(({ children }) => children));
  return listed.flatMap((manifest) => {
    const { digest, tags } = manifest;
    if (tags.length === 0 && parts.has(digest)) return [];
    if (!graph.nodes.has(digest)) {
      const lost2 = [{ digest, platform: void 0, isImage: true }];
      return [{ ...manifest, kind: "ghost", lost: lost2, reason: ghostReason }];
    }
    const { lost, hasImage } = findLostEntries(digest, graph);
    if (lost.length === 0) return [];
    const isGhost = !hasImage && lost.some(({ isImage }) => isImage);
    const reason = isGhost ? "every image that it lists is gone" : `it lost ${lost.map(describeLoss).join(", ")}`;
    return [{ ...manifest, kind: isGhost ? "ghost" : "partial", lost, reason }];
  });
}
function findLostEntries(top, graph) {
  const lost = /* @__PURE__ */ new Map();
  let hasImage = false;
  const seen = /* @__PURE__ */ new Set();
  const remaining = [top];
  for (let digest = remaining.pop(); digest !== void 0; digest = remaining.pop()) {
    if (seen.has(digest)) continue;
    seen.add(digest);
    for (const [child, { platform, isImage }] of graph.nodes.get(digest)?.entries ?? []) {
      const node = graph.nodes.get(child);
      if (node === void 0) lost.set(child, { digest: child, platform, isImage });
      else if (node.children.length === 0) hasImage ||= isImage;
      else remaining.push(child);
    }
  }
  return { lost: [...lost.values()], hasImage };
}
function describeLoss({ platform, digest, isImage }) {
  if (!isImage) return `the attestation ${digest}`;
  return platform ?? digest;
}
function hasUnknownContent({ lost }) {
  return lost.some(({ platform, isImage }) => isImage && platform === void 0);
}
function decideGhostTags(tags, facts) {
  return tags.map((tag) => {
    const lost = [{ digest: "", platform: void 0, isImage: true }];
    const ghost = { digest: "", tags: [tag], time: void 0, kind: "ghost", lost, reason: ghostReason };
    const reason = findReasonToSpare(ghost, { revision: void 0, time: void 0 }, facts);
    return { tag, action: reason === void 0 ? "delete" : "keep", reason: reason ?? ghostReason };
  });
}
function findReasonToSpare({ kind, lost, tags }, { revision, time }, { policy, activeCommits, now }) {
  if (policy.repair !== "delete") return '"repair" only reports it';
  if (policy.pullRequest !== void 0) return "not of that pull request";
  if (kind === "partial" && !lost.some(({ isImage }) => isImage)) return "every platform can still be pulled";
  const excluded = policy.excluded.find((pattern) => tags.some((tag) => matchTag(pattern, tag) !== void 0));
  if (excluded !== void 0) return `protected by "${excluded.text}"`;
  const names = tags.length === 0 ? [""] : tags;
  const user = names.map((name) => findCommitUser(name, revision, activeCommits)).find((found) => found !== void 0);
  if (user !== void 0) return `in use by ${user}`;
  return time !== void 0 && now - time < minUntaggedAgeMs ? "younger than a day" : void 0;
}

// actions/prune-images/rules/decide-tags.ts
var minPlausibleTime = Date.parse("2013-03-20T00:00:00Z");
function latestTime(texts) {
  const times = texts.map((text) => Date.parse(text ?? "")).filter((time) => time >= minPlausibleTime);
  return times.length === 0 ? void 0 : Math.max(...times);
}
function decideTags(candidates, { activeCommits, now, keepNewest }) {
  const newest = keepNewest === 0 ? /* @__PURE__ */ new Set() : selectNewestOfEachRule(candidates, keepNewest);
  return new Map(
    candidates.map((candidate) => {
      const { tag, rule } = candidate;
      const reason = findReasonToKeep(candidate, newest.has(tag), activeCommits, now);
      if (reason !== void 0) return [tag, { action: "keep", reason }];
      return [tag, { action: "delete", reason: rule.ageMs === 0 ? rule.text : `older than "${rule.text}" says` }];
    })
  );
}
function findReasonToKeep({ tag, rule, sha, time, revision }, isNewest, activeCommits, now) {
  const user = findCommitUser(tag, revision, activeCommits);
  if (user !== void 0) return `in use by ${user}`;
  if (sha !== void 0 && revision === void 0) return `no revision label says that "${sha}" is its commit`;
  if (sha !== void 0 && revision?.startsWith(sha) !== true) return `"${sha}" is not the commit of its label`;
  if (isNewest) return `among the newest of "${rule.text}"`;
  if (rule.ageMs === 0) return void 0;
  if (time === void 0) return "its age is not known";
  return now - time < rule.ageMs ? `younger than "${rule.text}" says` : void 0;
}
function selectNewestOfEachRule(candidates, count) {
  const age = ({ time }) => -(time ?? Number.MAX_SAFE_INTEGER);
  const sorted = [...candidates].sort((one, other) => age(one) - age(other) || (one.tag < other.tag ? -1 : 1));
  const taken = /* @__PURE__ */ new Map();
  return new Set(
    sorted.filter(({ rule }) => {
      const before = taken.get(rule) ?? 0;
      taken.set(rule, before + 1);
      return before < count;
    }).map(({ tag }) => tag)
  );
}

// actions/prune-images/rules/manifest-graph.ts
function buildManifestGraph(nodes, referrerTags) {
  const referrers = /* @__PURE__ */ new Map();
  const add = (subject, digest) => {
    const known = referrers.get(subject);
    if (known === void 0) referrers.set(subject, [digest]);
    else known.push(digest);
  };
  for (const { digest, subject } of nodes.values()) if (subject !== void 0) add(subject, digest);
  for (const { subject, digest } of referrerTags) add(subject, digest);
  return { nodes, referrers };
}
function collectReachable(roots, graph) {
  const reached = /* @__PURE__ */ new Set();
  const remaining = [...roots];
  for (let digest = remaining.pop(); digest !== void 0; digest = remaining.pop()) {
    if (reached.has(digest)) continue;
    reached.add(digest);
    remaining.push(...listHeld(digest, graph));
  }
  return reached;
}
function listHeld(digest, graph) {
  return [...graph.nodes.get(digest)?.children ?? [], ...graph.referrers.get(digest) ?? []];
}
function countFreedBytes(deleted2, graph) {
  const kept = /* @__PURE__ */ new Set();
  const freed = /* @__PURE__ */ new Map();
  for (const node of graph.nodes.values()) {
    if (!deleted2.has(node.digest)) for (const { digest } of node.blobs) kept.add(digest);
    else for (const { digest, sizeBytes } of [node, ...node.blobs]) freed.set(digest, sizeBytes);
  }
  let bytes = 0;
  for (const [digest, sizeBytes] of freed) if (!kept.has(digest)) bytes += sizeBytes;
  return bytes;
}

// actions/prune-images/rules/plan-deletions.ts
function planDeletions(inputs) {
  const { listed, tagVerdicts, graph } = inputs;
  const groups = groupByTagVerdict(listed, tagVerdicts);
  const neededByTags = collectReachable(groups.kept, graph);
  const roots = new Set(groups.deleted.filter((digest) => !neededByTags.has(digest)));
  const neededByDeleted = collectReachable(roots, graph);
  const unneeded = groups.undecided.filter(({ digest }) => !neededByTags.has(digest) && !neededByDeleted.has(digest));
  const parts = new Set(
    unneeded.flatMap(({ digest }) => [...collectReachable([digest], graph)].filter((other) => other !== digest))
  );
  const listedDigests = new Set(listed.map(({ digest }) => digest));
  const attached = new Set(
    [...graph.referrers].flatMap(([subject, referrers]) => listedDigests.has(subject) ? referrers : [])
  );
  const reasons = /* @__PURE__ */ new Map();
  const keptUntagged = /* @__PURE__ */ new Set();
  for (const manifest of unneeded) {
    if (parts.has(manifest.digest)) continue;
    const reason = findReasonToDelete(manifest, attached.has(manifest.digest), inputs);
    if (reason === void 0) keptUntagged.add(manifest.digest);
    else {
      roots.add(manifest.digest);
      reasons.set(manifest.digest, reason);
    }
  }
  const kept = collectReachable([...groups.kept, ...keptUntagged], graph);
  const canGo = (digest) => !kept.has(digest) && (inputs.onlyListed !== true || listedDigests.has(digest));
  const deletions = orderDeletions(roots, canGo, graph);
  const deleted2 = new Set(deletions.map(({ digest }) => digest));
  const isPart = ({ digest, tags }) => tags.length === 0 && !reasons.has(digest) && !keptUntagged.has(digest);
  return {
    kept,
    deletions,
    verdicts: listed.filter((manifest) => !isPart(manifest)).map((manifest) => decideManifest(manifest, deleted2.has(manifest.digest), tagVerdicts, reasons))
  };
}
function groupByTagVerdict(listed, tagVerdicts) {
  const kept = [];
  const deleted2 = [];
  const undecided = [];
  for (const manifest of listed) {
    const actions = manifest.tags.flatMap((tag) => tagVerdicts.get(tag)?.action ?? []);
    if (actions.includes("keep")) kept.push(manifest.digest);
    else if (actions.includes("delete")) deleted2.push(manifest.digest);
    else undecided.push(manifest);
  }
  return { kept, deleted: deleted2, undecided };
}
function findReasonToDelete({ digest, tags, time }, isAttached, { graph, policy, repairs, now }) {
  const repair = repairs?.get(digest);
  if (repair !== void 0) return repair;
  if (policy.pullRequest !== void 0) return void 0;
  if (time !== void 0 && now - time < minUntaggedAgeMs) return void 0;
  if (tags.length > 0) return isAttached ? void 0 : "the image that it belongs to is gone";
  if (policy.untagged === "false" || time === void 0) return void 0;
  if (graph.nodes.get(digest)?.isCache === true) return "a cache that a newer one replaced";
  return policy.untagged === "true" ? "has no tag" : void 0;
}
function orderDeletions(roots, canGo, graph) {
  const going = [...roots].filter(canGo);
  const isGoing = (digest) => canGo(digest) && (graph.nodes.has(digest) || roots.has(digest));
  const held = (digest) => [...new Set(listHeld(digest, graph))].filter(isGoing);
  const order = orderByHolder(going, held);
  const position = new Map(order.map((digest, index) => [digest, index]));
  const holders = new Map(order.map((digest) => [digest, []]));
  for (const [index, digest] of order.entries()) {
    for (const part of held(digest)) if ((position.get(part) ?? 0) > index) holders.get(part)?.push(digest);
  }
  return order.map((digest) => ({ digest, after: holders.get(digest) ?? [] }));
}
function orderByHolder(roots, held) {
  const left = [];
  const seen = /* @__PURE__ */ new Set();
  const path = roots.map((digest) => ({ digest, isLeaving: false }));
  for (let step = path.pop(); step !== void 0; step = path.pop()) {
    const { digest, isLeaving } = step;
    if (isLeaving) left.push(digest);
    else if (!seen.has(digest)) {
      seen.add(digest);
      path.push(
        { digest, isLeaving: true },
        ...held(digest).toReversed().map((part) => ({ digest: part, isLeaving: false }))
      );
    }
  }
  return left.reverse();
}
function decideManifest(manifest, isDeleted2, tagVerdicts, reasons) {
  const action = isDeleted2 ? "delete" : "keep";
  const verdicts = manifest.tags.flatMap((tag) => tagVerdicts.get(tag) ?? []);
  const own = verdicts.find((verdict) => verdict.action === action)?.reason ?? reasons.get(manifest.digest);
  if (own !== void 0) return { ...manifest, action, reason: own };
  if (isDeleted2) return { ...manifest, action, reason: "belongs to a deleted image" };
  const reason = manifest.tags.length === 0 ? "has no tag" : "belongs to an image that stays";
  return { ...manifest, action, reason };
}
function findIncompleteImage(plan, listed, graph, isKnownGone = () => false) {
  const isMissing = (digest) => !graph.nodes.has(digest) && !isKnownGone(digest);
  if (![...plan.kept].some(isMissing)) return void 0;
  for (const { digest, tags } of listed) {
    if (!plan.kept.has(digest)) continue;
    const missing = [...collectReachable([digest], graph)].find(isMissing);
    if (missing !== void 0) return { digest, tags, missing };
  }
  return void 0;
}

// actions/prune-images/plan-image.ts
var maxLooks2 = 3;
async function planImage(request, reader, listed) {
  const { image, policy, now, activeCommits } = request;
  try {
    const content = await readContent(request, reader, listed);
    const { graph, gone, tagClasses } = content;
    const candidates = await reader.readCandidates(content.listed, tagClasses);
    const broken = policy.repair === "none" ? [] : findBrokenImages(content.listed, graph);
    const repairs = await chooseRepairs(broken, request, reader);
    const keepNewest = policy.pullRequest === void 0 ? policy.keepNewest : 0;
    const tagVerdicts = new Map([
      ...listProtectedTags(tagClasses),
      ...decideTags(candidates, { activeCommits, now, keepNewest }),
      ...listRepairedTags(broken, repairs)
    ]);
    const isUnknown = broken.some((each) => !repairs.has(each.digest) && hasUnknownContent(each));
    const effective = isUnknown ? { ...policy, untagged: "false" } : policy;
    const planned = { listed: content.listed, tagVerdicts, graph, policy: effective, repairs, now };
    const plan = planDeletions({ ...planned, onlyListed: listed !== void 0 });
    const incomplete = findIncompleteImage(plan, content.listed, graph, (digest) => gone.has(digest));
    const ghostVerdicts = decideGhostTags(content.ghostTags, request);
    if (incomplete === void 0) return { ...plan, ...content, tagVerdicts, broken, repairs, ghostVerdicts };
    const [tag] = incomplete.tags;
    const name = tag === void 0 ? `${image}@${incomplete.digest}` : `${image}:${tag}`;
    throw new IncompleteImageError(
      `Nothing was deleted in ${image}: "${name}" stays and needs ${incomplete.missing}, which the registry does not have: push that image again, or let "repair" list or delete what is broken.`
    );
  } catch (error) {
    throw error instanceof UserError ? error : toNothingDeletedError(image, error);
  }
}
var IncompleteImageError = class extends UserError {
};
async function readContent({ image, policy, defaultBranch, pause }, reader, versions) {
  const isRepairing = policy.repair !== "none";
  let { listed: tagged, ghostTags } = versions === void 0 ? await reader.readTaggedManifests() : { listed: versions, ghostTags: [] };
  for (let look = 2; isRepairing && ghostTags.length > 0 && look <= maxLooks2; look++) {
    await pause();
    ({ listed: tagged, ghostTags } = await reader.readTaggedManifests());
  }
  const [ghost] = ghostTags;
  if (ghost !== void 0 && !isRepairing) {
    throw new IncompleteImageError(
      `Nothing was deleted in ${image}: its tag "${ghost}" leads to no manifest: push it again, or let "repair" list or delete what is broken.`
    );
  }
  const tagClasses = new Map(
    tagged.flatMap(({ tags }) => tags.map((tag) => [tag, classifyTag(tag, policy, defaultBranch)]))
  );
  await reader.readManifests(tagged.map(({ digest }) => digest));
  const referrerTags = listReferrerTags(tagged, tagClasses);
  const untagged = versions === void 0 ? await reader.readUntaggedSubjects(referrerTags.map(({ subject }) => subject)) : [];
  const listed = [...tagged, ...untagged];
  const listMissing = () => {
    const needed = collectReachable(
      listed.map(({ digest }) => digest),
      buildManifestGraph(reader.nodes, referrerTags)
    );
    return [...needed].filter((digest) => !reader.nodes.has(digest));
  };
  let missing = isRepairing ? listMissing() : [];
  for (let look = 2; missing.length > 0 && look <= maxLooks2; look++) {
    await pause();
    await reader.readManifests(missing);
    missing = listMissing();
  }
  const graph = buildManifestGraph(reader.nodes, referrerTags);
  return { listed, referrerTags, graph, ghostTags, tagClasses, gone: new Set(missing) };
}
async function chooseRepairs(broken, { policy, activeCommits, now }, reader) {
  const repairs = /* @__PURE__ */ new Map();
  for (const each of broken) {
    const facts = await reader.readImageFacts(each.digest);
    const known = { revision: facts.revision, time: each.time ?? facts.time };
    if (findReasonToSpare(each, known, { policy, activeCommits, now }) === void 0)
      repairs.set(each.digest, each.reason);
  }
  return repairs;
}
function listReferrerTags(manifests, tagClasses) {
  return manifests.flatMap(
    ({ digest, tags }) => tags.flatMap((tag) => {
      const tagClass = tagClasses.get(tag);
      return tagClass?.kind === "referrer" ? [{ digest, subject: tagClass.subject }] : [];
    })
  );
}
function listProtectedTags(tagClasses) {
  return [...tagClasses].flatMap(
    ([tag, tagClass]) => tagClass.kind === "keep" ? [[tag, { action: "keep", reason: tagClass.reason }]] : []
  );
}
function listRepairedTags(broken, repairs) {
  return broken.flatMap(({ digest, tags }) => {
    const reason = repairs.get(digest);
    return reason === void 0 ? [] : tags.map((tag) => [tag, { action: "delete", reason }]);
  });
}

// actions/prune-images/report-image.ts
function toImageReport({ image, api }, plan, outcomes) {
  const outcomeOf = (id) => outcomes === void 0 ? { action: "would-delete", reason: "" } : outcomes.get(id) ?? { action: "failed", reason: "" };
  const listed = new Set(plan.verdicts.map(({ digest }) => digest));
  const planned = plan.deletions.map(({ digest }) => digest);
  const deleted2 = new Set(planned.filter((digest) => isDeleted(outcomeOf(digest))));
  const rows = plan.verdicts.flatMap(
    (manifest) => toReportRows(
      image,
      manifest,
      plan.tagVerdicts,
      manifest.action === "keep" ? void 0 : outcomeOf(manifest.digest)
    )
  );
  const partsLeft = planned.filter((digest) => !listed.has(digest) && !deleted2.has(digest)).map((digest) => {
    const { action, reason } = outcomeOf(digest);
    return { image, name: "", id: digest, action, reason };
  });
  const ghostRows = plan.ghostVerdicts.map((verdict) => {
    const { action, reason } = verdict.action === "keep" ? keptRow : outcomeOf(verdict.tag);
    return { image, name: verdict.tag, id: "", action, reason: reason === "" ? verdict.reason : reason };
  });
  return {
    image,
    api,
    error: "",
    bytes: countFreedBytes(deleted2, plan.graph),
    rows: [...rows, ...partsLeft, ...ghostRows],
    broken: [...listBrokenRows(plan, rows), ...ghostRows.map((row) => ({ ...row, kind: "ghost", lost: [] }))],
    parts: [...deleted2].filter((digest) => !listed.has(digest)).length
  };
}
var keptRow = { action: "kept", reason: "" };
function listBrokenRows({ broken }, rows) {
  return broken.flatMap(
    ({ digest, kind, lost, reason }) => rows.filter(({ id }) => id === digest).map((row) => ({
      ...row,
      kind,
      lost: lost.map(describeLoss),
      reason: row.reason === reason ? reason : `${reason}; ${row.reason}`
    }))
  );
}

// actions/prune-images/repository-watch.ts
var changedReason = "its tags have changed since they were listed";
var RepositoryWatch = class {
  #plan;
  #reader;
  /** What was listed before, each with its tags. */
  #known;
  #changed = /* @__PURE__ */ new Set();
  #needed = /* @__PURE__ */ new Set();
  constructor(plan, reader) {
    this.#plan = plan;
    this.#reader = reader;
    this.#known = new Set(plan.listed.map(describeListed));
  }
  /**
   * Takes in what is listed now.
   * @returns whether something is new, and the digest of what could not be read, so that it is not known what it needs
   */
  async takeIn(current) {
    const changed = current.filter((manifest) => !this.isKnown(manifest));
    if (changed.length === 0) return { isNew: false, unread: void 0 };
    await this.#reader.readManifests(changed.map(({ digest }) => digest));
    const wasListed = new Set(this.#plan.listed.map(({ digest }) => digest));
    const unread = changed.find(({ digest }) => !this.#reader.nodes.has(digest) && !wasListed.has(digest));
    if (unread !== void 0) return { isNew: true, unread: unread.digest };
    const graph = buildManifestGraph(this.#reader.nodes, this.#plan.referrerTags);
    for (const { digest } of changed) this.#changed.add(digest);
    for (const digest of collectReachable(this.#changed, graph)) this.#needed.add(digest);
    for (const manifest of changed) this.#known.add(describeListed(manifest));
    return { isNew: true, unread: void 0 };
  }
  /** Whether a manifest was listed before with these tags. */
  isKnown(manifest) {
    return this.#known.has(describeListed(manifest));
  }
  /** Says why a manifest must stay; undefined: nothing new needs it. */
  findReasonToKeep(digest) {
    if (this.#changed.has(digest)) return changedReason;
    return this.#needed.has(digest) ? "something that was pushed or tagged meanwhile needs it" : void 0;
  }
};
function describeListed({ digest, tags }) {
  return [digest, ...[...tags].sort()].join(" ");
}

// actions/prune-images/repository-access.ts
var maxPackageListAgeMs = 3e5;
var maxTagListAgeMs = 6e4;
var maxLooks3 = 5;
function accessPackage(listed, { plan, reader, registry }, deadline, deps) {
  const restDeps = { ...deps, deadline };
  const versionsByDigest = new Map(listed.versions.map((version) => [version.digest, version]));
  const watch = new RepositoryWatch(plan, reader);
  const remover = apiRemover({ deadline, permission: "packages: write" }, deps);
  const isSmall = listed.pageCount === 1;
  let listedAt = -Infinity;
  let newestEtag;
  const isListDue = () => isSmall || deps.clock.now() - listedAt >= maxPackageListAgeMs;
  const readNewest = async () => {
    const newest = await readNewestVersions(listed, newestEtag, restDeps);
    newestEtag = newest?.etag ?? newestEtag;
    const last = newest?.versions.at(-1);
    if (last !== void 0 && !watch.isKnown(last)) listedAt = -Infinity;
    return newest?.versions ?? [];
  };
  const readAll = async () => {
    const { versions = [] } = await readPackageVersions(listed, restDeps) ?? {};
    listedAt = deps.clock.now();
    return versions;
  };
  const listAgain = async () => {
    for (let look = 1; look <= maxLooks3; look++) {
      const { isNew, unread } = await watch.takeIn(isListDue() ? await readAll() : await readNewest());
      if (unread !== void 0) return `${unread} was pushed meanwhile, and the registry does not have it yet`;
      if (!isNew) return void 0;
    }
    return "its versions change each time they are listed";
  };
  const lookAgain = async (digest) => {
    const version = versionsByDigest.get(digest);
    if (version === void 0) return { action: "kept", reason: "GitHub does not list it" };
    const unknown = await listAgain();
    if (unknown !== void 0) return { action: "deferred", reason: unknown };
    const reason = watch.findReasonToKeep(digest);
    if (reason !== void 0) return { action: "kept", reason };
    if (isSmall || await isUnchanged(version, restDeps)) return void 0;
    return { action: "kept", reason: changedReason };
  };
  return {
    lookAgain,
    async remove(digest) {
      const isThere = async () => (await registry.manifest(digest)).found;
      const beforeRetry = async () => {
        throwIfSpared(await lookAgain(digest));
      };
      const path = versionsByDigest.get(digest)?.path ?? "";
      const outcome = await remover.remove(path, `${digest} of ${listed.image}`, { isThere, beforeRetry });
      return outcome.action === "deleted" ? confirmDeletion(outcome, isThere, deps) : outcome;
    },
    stop: () => remover.stop(isListDue() ? listed.pageCount : 0)
  };
}
function accessRegistry({ image, plan, reader, registry }, deps) {
  const watch = new RepositoryWatch(plan, reader);
  const knownTags = /* @__PURE__ */ new Set([...plan.listed.flatMap(({ tags }) => tags), ...plan.ghostVerdicts.map(({ tag }) => tag)]);
  let listedAt = deps.clock.now();
  const readNewTags = async () => {
    const tags = await registry.tags();
    const isDue = deps.clock.now() - listedAt >= maxTagListAgeMs;
    const { listed } = await reader.readTags(isDue ? tags : tags.filter((tag) => !knownTags.has(tag)));
    if (isDue) listedAt = deps.clock.now();
    for (const tag of tags) knownTags.add(tag);
    return listed;
  };
  const lookAgain = async (digest, tags) => {
    await watch.takeIn(await readNewTags());
    const own = await reader.readTags(tags);
    const moved = own.listed.find((manifest) => manifest.digest !== digest);
    if (moved !== void 0) await watch.takeIn([moved]);
    const reason = moved === void 0 ? watch.findReasonToKeep(digest) : changedReason;
    return reason === void 0 ? void 0 : { action: "kept", reason };
  };
  return {
    lookAgain,
    remove(digest, tags) {
      const look = async () => {
        throwIfSpared(await lookAgain(digest, tags));
      };
      return registryRemover(registry.beforeRetriedDeletion(look), image, deps)(digest, tags);
    },
    stop: () => Promise.resolve(void 0)
  };
}
function throwIfSpared(outcome) {
  if (outcome !== void 0) throw new SparedError(outcome);
}
async function findRecovery(digest, { broken, repairs }, registry) {
  if (!repairs.has(digest)) return void 0;
  for (const { digest: lost } of broken.find((each) => each.digest === digest)?.lost ?? []) {
    if ((await registry.manifest(lost)).found) return `${lost} is there again`;
  }
  return void 0;
}

// actions/prune-images/rules/manifest-node.ts
function parseManifestNode(digest, raw) {
  const manifest = parseListedManifest(digest, raw);
  const version = valueAt(manifest, "schemaVersion");
  const oldLayers = version === 1 ? listAt(manifest, "fsLayers") : [];
  const isKnown = version === 2 || oldLayers.length > 0 || textAt(manifest, "mediaType") === ociArtifactType;
  if (!isKnown) {
    throw new UserError(`The manifest ${digest} is of a form that is not read here: push that image again.`);
  }
  const entries = listAt(manifest, "manifests");
  const children = entries.filter(isManifestDescriptor);
  const config = valueAt(manifest, "config");
  const listedBlobs = entries.filter((entry) => !isManifestDescriptor(entry));
  const layers = [
    ...listAt(manifest, "layers"),
    ...listAt(manifest, "blobs"),
    ...listedBlobs,
    ...oldLayers.map((layer) => ({ digest: textAt(layer, "blobSum") }))
  ];
  const isImage = isImageConfig(config) && !layers.some(isAttestationLayer);
  const subject = valueAt(manifest, "subject");
  return {
    digest,
    sizeBytes: Buffer.byteLength(raw),
    children: children.map(requireListedDigest),
    entries: new Map(children.map((entry) => [requireListedDigest(entry), readIndexEntry(entry)])),
    subject: subject === void 0 || subject === null ? void 0 : requireListedDigest(subject),
    blobs: [...config === void 0 ? [] : [config], ...layers].map((blob) => ({
      digest: requireListedDigest(blob),
      sizeBytes: countAt(blob, "size") ?? 0
    })),
    config: isImage ? textAt(config, "digest") : void 0,
    created: textAt(manifest, "annotations", createdLabel),
    isCache: isBuildCacheConfig(config) || entries.some(isBuildCacheConfig)
  };
}
function parseListedManifest(digest, raw) {
  try {
    return parseManifest(raw);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UserError(
      `The manifest ${digest} ${error.message}, so that it is not known what it needs: push that image again, or delete it by hand.`,
      { cause: error }
    );
  }
}
function readIndexEntry(descriptor) {
  return { platform: readPlatform(valueAt(descriptor, "platform")), isImage: isImageEntry(descriptor) };
}
function requireListedDigest(descriptor) {
  const digest = readDigest(descriptor);
  if (digest !== void 0) return digest;
  const text = textAt(descriptor, "digest") ?? "";
  throw new UserError(`A manifest refers to "${text}", which is no sha256 digest: push that image again.`);
}

// actions/prune-images/repository-reader.ts
var maxConcurrentRequests = 8;
var RepositoryReader = class {
  /** By digest. */
  nodes = /* @__PURE__ */ new Map();
  #registry;
  constructor(registry) {
    this.#registry = registry;
  }
  /** Reads what all tags point to. A tag that is deleted meanwhile is left out. */
  async readTaggedManifests() {
    const { listed, ghostTags } = await this.readTags(await this.#registry.tags());
    const remaining = ghostTags.length === 0 ? [] : await this.#registry.tags();
    return { listed, ghostTags: ghostTags.filter((tag) => remaining.includes(tag)) };
  }
  /** Reads what some tags point to, sorted by tag. */
  async readTags(tags) {
    const tagsByDigest = /* @__PURE__ */ new Map();
    const ghostTags = [];
    await forEachConcurrently(tags, maxConcurrentRequests, async (tag) => {
      const answer = await this.#registry.manifest(tag);
      if (!answer.found) {
        ghostTags.push(tag);
        return;
      }
      this.#addNode(answer);
      tagsByDigest.set(answer.digest, [...tagsByDigest.get(answer.digest) ?? [], tag]);
    });
    const listed = [...tagsByDigest].map(([digest, own]) => ({ digest, tags: own.sort(), time: void 0 }));
    listed.sort((one, other) => (one.tags[0] ?? "") < (other.tags[0] ?? "") ? -1 : 1);
    return { listed, ghostTags: ghostTags.sort() };
  }
  /** Reads manifests and everything that they list. What the registry does not have gets no node. */
  async readManifests(digests) {
    const visited = /* @__PURE__ */ new Set();
    let level = digests;
    while (level.length > 0) {
      const next = /* @__PURE__ */ new Set();
      await forEachConcurrently(level, maxConcurrentRequests, async (digest) => {
        visited.add(digest);
        if (!this.nodes.has(digest)) {
          const answer = await this.#registry.manifest(digest);
          if (answer.found) this.#addNode(answer);
        }
        for (const child of this.nodes.get(digest)?.children ?? []) next.add(child);
      });
      level = [...next].filter((digest) => !visited.has(digest));
    }
  }
  /** Reads the images that referrer tags name and that have no tag themselves. */
  async readUntaggedSubjects(subjects) {
    const unread = [...new Set(subjects)].filter((digest) => !this.nodes.has(digest));
    await this.readManifests(unread);
    return unread.filter((digest) => this.nodes.has(digest)).map((digest) => ({ digest, tags: [], time: void 0 }));
  }
  /** Reads the facts of every tag that a rule matches. */
  async readCandidates(manifests, tagClasses) {
    const candidates = [];
    await forEachConcurrently(manifests, maxConcurrentRequests, async ({ digest, tags, time }) => {
      const matches = tags.flatMap((tag) => {
        const tagClass = tagClasses.get(tag);
        return tagClass?.kind === "candidate" ? [{ tag, rule: tagClass.rule, sha: tagClass.sha }] : [];
      });
      if (matches.length === 0) return;
      const facts = await this.readImageFacts(digest);
      for (const match of matches) {
        candidates.push({ ...match, time: time ?? facts.time, revision: facts.revision });
      }
    });
    return candidates;
  }
  /** Reads when an image was made, and of which commit. */
  async readImageFacts(digest) {
    const times = [];
    let revision;
    for (const node of this.#listNodes(digest, /* @__PURE__ */ new Set())) {
      times.push(node.created);
      if (node.config === void 0) continue;
      const config = tryParseJson(await this.#registry.config(node.config) ?? "");
      times.push(textAt(config, "created"), readLabel(config, createdLabel));
      revision ??= readLabel(config, revisionLabel);
    }
    return { time: latestTime(times), revision };
  }
  /** Lists a manifest and everything that it lists. */
  #listNodes(digest, seen) {
    const node = this.nodes.get(digest);
    if (node === void 0 || seen.has(digest)) return [];
    seen.add(digest);
    return [node, ...node.children.flatMap((child) => this.#listNodes(child, seen))];
  }
  #addNode(answer) {
    this.nodes.set(answer.digest, parseManifestNode(answer.digest, answer.raw));
  }
};

// actions/prune-images/prune-image.ts
var maxPlans = 3;
async function pruneImage(request, deps) {
  const { image, api, dryRun } = request;
  try {
    deps.signal.throwIfAborted();
    const planned = await planRepository(request, deps);
    if (planned === void 0) return toEmptyReport(request, "");
    const { plan } = planned;
    deps.log.info(`${image}: ${plan.tagVerdicts.size} tags read, ${plan.deletions.length} manifests to delete.`);
    if (plan.listed.length === 0 && plan.ghostVerdicts.length === 0) {
      deps.log.warning(
        `${api === "github" ? "GitHub" : "The registry"} shows nothing in ${image}, so nothing was looked at there: check "images", and the login.`
      );
    }
    if (dryRun) return toImageReport(request, plan, void 0);
    const deleter = createDeleter(planned, request, deps);
    const outcomes = new Map(await deletePlanned(plan.deletions, deleter));
    for (const [tag, outcome] of await removeGhostTags(planned, request, deps)) outcomes.set(tag, outcome);
    return toImageReport(request, plan, outcomes);
  } catch (error) {
    const message = toMessage(error);
    return toEmptyReport(
      request,
      error instanceof UserError ? message : `Nothing was decided in ${image}: ${message}.`
    );
  }
}
function toEmptyReport({ image, api }, error) {
  return { image, api, rows: [], broken: [], parts: 0, bytes: 0, error };
}
async function planRepository(request, deps) {
  const { image, api, retry: retry2 } = request;
  const restDeps = { ...deps, deadline: retry2.deadline };
  const registry = registryWithRetry(deps.registries.repository(image), retry2, deps);
  const reader = new RepositoryReader(registry);
  const pause = () => deps.clock.sleep(retry2.policy.waitSeconds * 1e3, deps.signal);
  const found = api === "github" ? await findPackage(image, restDeps) : void 0;
  for (let attempt = 1; ; attempt++) {
    const listing = found === void 0 ? void 0 : await listPackageVersions(found, restDeps);
    if (found !== void 0 && listing === void 0) {
      deps.log.warning(
        `GitHub shows no package of ${image}, so nothing was looked at there: check "images", and that "github-token" may read that package.`
      );
      return void 0;
    }
    const activeCommits = await request.queryActiveCommits();
    try {
      const now = deps.clock.now();
      const plan = await planImage({ ...request, activeCommits, now, pause }, reader, listing?.versions);
      const listed = found === void 0 || listing === void 0 ? void 0 : { ...found, ...listing };
      return { registry, reader, plan, listed };
    } catch (error) {
      if (!(error instanceof IncompleteImageError) || attempt >= maxPlans) throw error;
    }
  }
}
function createDeleter({ plan, registry, reader, listed }, { image, retry: retry2, queryActiveCommits }, deps) {
  const tagsByDigest = new Map(plan.listed.map(({ digest, tags }) => [digest, tags]));
  const planned = { image, plan, registry, reader };
  const access = listed === void 0 ? accessRegistry(planned, deps) : accessPackage(listed, planned, retry2.deadline, deps);
  const findUser = async (tags) => {
    if (deps.signal.aborted || tags.length === 0) return void 0;
    const active = await queryActiveCommits();
    return tags.map((tag) => findCommitUser(tag, void 0, active)).find((name) => name !== void 0);
  };
  return {
    async remove(digest) {
      const tags = tagsByDigest.get(digest) ?? [];
      try {
        const user = await findUser(tags);
        if (user !== void 0) return { action: "kept", reason: `in use by ${user}` };
        const recovery = await findRecovery(digest, plan, registry);
        if (recovery !== void 0) return { action: "kept", reason: recovery };
        return await access.lookAgain(digest, tags) ?? await access.remove(digest, tags);
      } catch (error) {
        return toUnfinishedDeletion(error, deps);
      }
    },
    stopBefore: async () => findStopReason(deps, retry2.deadline) ?? await access.stop()
  };
}
async function removeGhostTags({ plan, registry }, { image, retry: retry2 }, deps) {
  const outcomes = /* @__PURE__ */ new Map();
  for (const { tag, action } of plan.ghostVerdicts) {
    if (action === "keep") continue;
    const reason = findStopReason(deps, retry2.deadline);
    outcomes.set(
      tag,
      reason === void 0 ? await removeGhostTag(registry, image, tag) : { action: "deferred", reason }
    );
  }
  return outcomes;
}

// actions/prune-images/rules/registry-api.ts
function chooseRegistryApi(image, choice, ownHost) {
  const { host = "docker.io" } = parseImageRef(image, "image");
  if (choice === "distribution") return choice;
  const registry = host === ownHost ? "ghcr" : recognizeRegistry(host, "");
  if (registry === "ghcr" && host !== ownHost) {
    throw new UserError(
      `The image "${image}" is on ${host}, and the GitHub of this job has its packages on ${ownHost}: prune it in a workflow of its own GitHub, whose API alone deletes there.`
    );
  }
  if (choice === "github" && registry !== "ghcr" && registry !== "other") {
    throw new UserError(
      `Input "registry-api" is "github", and the image "${image}" is on ${host}, of which GitHub's API knows nothing: use "auto".`
    );
  }
  return choice === "github" || registry === "ghcr" ? "github" : "distribution";
}
function githubRegistryHost(serverUrl) {
  const host = /^https?:\/\/([^/]+)/.exec(serverUrl)?.[1]?.toLowerCase() ?? "github.com";
  return host === "github.com" ? "ghcr.io" : `containers.${host}`;
}

// actions/prune-images/prune-images.ts
var maxActiveWorkAgeMs = 3e5;
async function pruneImages(inputs, deps) {
  const { run, clock, files, log, signal } = deps;
  const ownHost = githubRegistryHost(run.serverUrl);
  const chosen = chooseImages(inputs.images, inputs.packages, { host: ownHost, repository: run.repository });
  for (const image of chosen.images) chooseRegistryApi(image, inputs.api, ownHost);
  const deadline = clock.now() + inputs.timeoutMs;
  const queryRecentWork = reuseActiveWork(run, { ...deps, deadline });
  const { policy, dryRun } = inputs;
  const defaultBranch = await queryDefaultBranch(run, { ...deps, deadline });
  const names = /* @__PURE__ */ new Set([...chosen.images, ...await findPackageImages(chosen, { ...deps, deadline })]);
  const reportFile = await startReport(inputs, files);
  const images = [];
  for (const image of names) {
    const request2 = {
      image,
      api: chooseRegistryApi(image, inputs.api, ownHost),
      policy,
      defaultBranch,
      dryRun,
      retry: { policy: inputs.retry, deadline },
      queryActiveCommits: async () => (await queryRecentWork()).commits
    };
    images.push(await log.group(`Prune ${image}`, () => pruneImage(request2, deps)));
  }
  const request = { repository: run.repository, policy, dryRun, deadline, queryActiveWork: queryRecentWork };
  const artifacts = inputs.artifacts ? await log.group("Prune hand-over artifacts", () => pruneArtifacts(request, deps)) : { rows: [], bytes: 0, error: "" };
  const totals = sumTotals({ images, artifacts });
  const report = {
    schema: 1,
    "dry-run": dryRun,
    created: new Date(clock.now()).toISOString(),
    images,
    artifacts,
    totals
  };
  await files.writeText(reportFile, `${JSON.stringify(report, void 0, 1)}
`);
  const result = { report, reportFile };
  if (dryRun && totals.deleted > 0) {
    log.notice(`Dry run: ${totals.deleted} would be deleted. Set "dry-run" to false to delete them.`);
  }
  if (totals.deferred > 0) {
    log.notice(`${totals.deferred} are left for the next run: ${findFirstReason(report, "deferred")}.`);
  }
  if (signal.aborted) return { result, failure: signal.reason };
  return totals.failed === 0 ? { result } : { result, failure: toPruneError(report) };
}
async function startReport({ reportFile }, files) {
  const path = reportFile ?? join(await files.temporaryFolder({ lasting: true }), "prune-report.json");
  try {
    await files.writeText(path, "");
  } catch (error) {
    const reason = toMessage(error).replace(/, \w+ '.*$/s, "");
    throw new UserError(
      `The report cannot be written to "${path}" (${reason}): set "report-file" to a file in a folder that is there and that this job may write to.`,
      { cause: error }
    );
  }
  return path;
}
function reuseActiveWork(run, deps) {
  let last;
  return async () => {
    const now = deps.clock.now();
    if (last === void 0 || now - last.at >= maxActiveWorkAgeMs) {
      last = { at: now, work: await queryActiveWork(run, deps) };
    }
    return last.work;
  };
}
async function queryDefaultBranch(run, deps) {
  const branch = textAt(run.payload, "repository", "default_branch");
  if (branch !== void 0) return branch;
  const request = { what: "the default branch", path: `/repos/${run.repository}`, permission: "contents: read" };
  return textAt(await queryApi(request, deps), "default_branch");
}
function toPruneError(report) {
  const errors = [...report.images, report.artifacts].map(({ error }) => error).filter((error) => error !== "");
  if (errors.length > 0) return new UserError([...new Set(errors)].join(" "));
  const { failed } = report.totals;
  return new UserError(`${failed} could not be deleted: ${findFirstReason(report, "failed")}. The report lists them.`);
}
function findFirstReason(report, action) {
  return listRows(report).find((row) => row.action === action)?.reason ?? "";
}

// actions/prune-images/rules/bind-login.ts
function bindLogin(login, { images, host: packagesHost, patterns }) {
  if (login === void 0) return void 0;
  const named = images.map((image) => parseImageRef(image, "image").host ?? "docker.io");
  const hosts = [.../* @__PURE__ */ new Set([...named, ...patterns.length === 0 ? [] : [packagesHost]])];
  const [host, ...others] = hosts;
  if (host !== void 0 && others.length === 0) return { host, login };
  throw new UserError(
    `The images are on ${hosts.join(", ")}, and "username" and "password" are a login for one of them: leave both empty and log in to each with docker/login-action, or prune each registry in a step of its own.`
  );
}

// actions/prune-images/summary.ts
var maxRows = 100;
var maxReasonLength = 300;
var actionOrder = ["failed", "deferred", "deleted", "would-delete", "kept"];
function pruneSummary({ report }) {
  const { totals, images, artifacts } = report;
  const dryRun = report["dry-run"];
  const rows = [...listRows(report)].sort(
    (one, other) => actionOrder.indexOf(one.action) - actionOrder.indexOf(other.action)
  );
  const broken = listBroken(report);
  const head = renderFactTable(dryRun ? "Prune images (dry run)" : "Pruned images", [
    [dryRun ? "would be deleted" : "deleted", [String(totals.deleted)]],
    ["kept", [String(totals.kept)]],
    ["image", images.length === 1 ? images.map(({ image }) => image) : []],
    ["failed", totals.failed === 0 ? [] : [String(totals.failed)]],
    ["left for the next run", totals.deferred === 0 ? [] : [String(totals.deferred)]],
    ["image bytes", [formatBytes(totals.bytes)]],
    ["artifact bytes", artifacts.rows.length === 0 ? [] : [formatBytes(artifacts.bytes)]],
    ["broken", broken.length === 0 ? [] : [String(broken.length)]],
    ["nothing found in", images.flatMap((each) => each.error === "" && each.rows.length === 0 ? [each.image] : [])],
    ["nothing decided", [...images, artifacts].flatMap(({ error }) => error === "" ? [] : [truncateReason(error)])]
  ]);
  if (rows.length === 0) return head;
  const repairs = broken.length === 0 ? "" : renderBroken(broken);
  const list = renderRows("tag or artifact", rows);
  const more = rows.length > maxRows ? `
${rows.length - maxRows} further rows are in the report.
` : "";
  return `${head}
${repairs}${list}${more}`;
}
function renderBroken(broken) {
  const list = renderRows("broken", broken);
  const more = broken.length > maxRows ? `
${broken.length - maxRows} further ones are in the report.
` : "";
  return `${list}${more}
`;
}
function renderRows(what, rows) {
  const hasImages = new Set(rows.flatMap(({ image }) => image === "" ? [] : [image])).size > 1;
  return renderListTable(
    ["", ...hasImages ? ["image"] : [], what, "why"],
    rows.slice(0, maxRows).map(({ action, image, name, id, reason }) => [
      action.replace("-", " "),
      ...hasImages ? [image] : [],
      showName({ name, id }),
      truncateReason(reason)
    ])
  );
}
function showName({ name, id }) {
  return name === "" ? `@${shortenDigest(id)}` : shortenDigests(name);
}
function truncateReason(text) {
  return text.length <= maxReasonLength ? text : `${text.slice(0, maxReasonLength)}\u2026`;
}

// actions/prune-images/main.ts
await runAction(async ({ inputs, run, log, clock, exec, files, signal }) => {
  const wanted = readPruneInputs(inputs);
  const login = readPruneLogin(inputs);
  const summarise = inputs.boolean("job-summary", true);
  const token = inputs.text("github-token") ?? "";
  for (const secret of [token, login?.password ?? ""]) log.mask(secret);
  const tokenHost = githubRegistryHost(run.serverUrl);
  const own = { host: tokenHost, repository: run.repository };
  const given = bindLogin(login, chooseImages(wanted.images, wanted.packages, own));
  const { result, failure } = await pruneImages(wanted, {
    api: githubRest(token, readEnvVariable(run.env, "GITHUB_API_URL")),
    registries: distributionApi(registryLogin({ given, token, tokenHost, actor: run.actor, env: run.env, exec })),
    run,
    log,
    clock,
    files,
    signal
  });
  return {
    outputs: pruneOutputs(result),
    summary: summarise ? pruneSummary(result) : void 0,
    failure
  };
});
