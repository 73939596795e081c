import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  firstLine,
  isCommitSha,
  isSameRepository
} from "./labels.js";
import {
  UserError,
  countAt,
  listAt,
  textAt,
  valueAt
} from "./error-text.js";

// src/core/events/read-event.ts
var pullRequestEvents = /* @__PURE__ */ new Set([
  "pull_request",
  "pull_request_target",
  "pull_request_review",
  "pull_request_review_comment"
]);
var privilegedEvents = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run", "issue_comment"]);
var dependabotEvents = /* @__PURE__ */ new Set([...pullRequestEvents, "push", "create", "deployment", "deployment_status"]);
var dependabot = "dependabot[bot]";
var noRef = { kind: "branch", branch: void 0, tagName: void 0, prNumber: void 0 };
var withdrawals = ["deleted", "unpublished"];
var mergeQueuePrefix = "gh-readonly-queue/";
function readEventFacts(run) {
  if (run.eventName === "workflow_run") return readWorkflowRunEvent(run);
  return pullRequestEvents.has(run.eventName) ? readPullRequestEvent(run) : readRefEvent(run);
}
function readPullRequestEvent(run) {
  const pull = valueAt(run.payload, "pull_request");
  const headRepository = textAt(pull, "head", "repo", "full_name");
  const isFork = !isSameRepository(headRepository, run.repository);
  const isPrivileged = privilegedEvents.has(run.eventName);
  return {
    eventName: run.eventName,
    kind: "pull-request",
    revision: checkSha(textAt(pull, "head", "sha"), "pull_request.head.sha"),
    mergeSha: isPrivileged ? void 0 : run.sha,
    branch: firstLine(textAt(pull, "head", "ref")),
    tagName: void 0,
    defaultBranch: textAt(run.payload, "repository", "default_branch"),
    prNumber: countAt(pull, "number") ?? failMissing("pull_request.number"),
    isFork,
    canPush: isPrivileged || !isFork && run.actor !== dependabot,
    headRepository,
    subject: firstLine(textAt(pull, "title")),
    actor: run.actor,
    missing: []
  };
}
function readRefEvent(run) {
  const releaseTag = textAt(run.payload, "release", "tag_name");
  const ref = run.ref === "" && releaseTag !== void 0 ? `refs/tags/${releaseTag}` : run.ref;
  const isDeleted = valueAt(run.payload, "deleted") === true && textAt(run.payload, "ref") === ref;
  const scheduled = run.eventName === "schedule" ? parseBranch(ref) : void 0;
  const defaultBranch = textAt(run.payload, "repository", "default_branch") ?? scheduled;
  const pull = readCommentedPullRequest(run);
  const message = textAt(run.payload, "head_commit", "message") ?? textAt(run.payload, "merge_group", "head_commit", "message");
  const named = isDeleted ? void 0 : parseRef(ref, defaultBranch);
  const missing = isDeleted ? "deleted-ref" : "ref";
  return {
    ...named ?? noRef,
    eventName: run.eventName,
    revision: checkSha(textAt(run.payload, "merge_group", "head_sha") ?? run.sha, "GITHUB_SHA"),
    mergeSha: void 0,
    defaultBranch,
    isFork: false,
    canPush: !(run.actor === dependabot && dependabotEvents.has(run.eventName)),
    headRepository: run.repository,
    subject: firstLine(message),
    actor: run.actor,
    isPreRelease: ["prerelease", "draft"].some((field) => valueAt(run.payload, "release", field) === true) || releaseTag !== void 0 && withdrawals.includes(textAt(run.payload, "action") ?? ""),
    missing: named === void 0 ? [missing] : missingOfRef(named.kind),
    ...pull
  };
}
function missingOfRef(kind) {
  return kind === "pull-request" ? ["pull-request-head"] : [];
}
function readCommentedPullRequest(run) {
  const issue = valueAt(run.payload, "issue");
  if ((valueAt(issue, "pull_request") ?? void 0) === void 0) return {};
  return {
    kind: "pull-request",
    branch: void 0,
    tagName: void 0,
    prNumber: countAt(issue, "number") ?? failMissing("issue.number"),
    subject: firstLine(textAt(issue, "title")),
    missing: ["pull-request-head"]
  };
}
function readWorkflowRunEvent(run) {
  const trigger = valueAt(run.payload, "workflow_run");
  const eventName = textAt(trigger, "event") ?? failMissing("workflow_run.event");
  const headBranch = firstLine(textAt(trigger, "head_branch"));
  const defaultBranch = textAt(run.payload, "repository", "default_branch");
  const headRepository = textAt(trigger, "head_repository", "full_name");
  const isPull = pullRequestEvents.has(eventName);
  const common = {
    eventName,
    mergeSha: void 0,
    defaultBranch,
    isFork: !isSameRepository(headRepository, run.repository),
    canPush: true,
    headRepository,
    actor: textAt(trigger, "actor", "login") ?? run.actor
  };
  if (isPull) {
    const here = valueAt(run.payload, "repository", "id");
    const pulls = listAt(trigger, "pull_requests").filter((each) => valueAt(each, "base", "repo", "id") === here);
    const [pull, ...others] = pulls;
    const prNumber = others.length === 0 ? countAt(pull, "number") : void 0;
    const headSha = eventName === "pull_request_target" ? textAt(trigger, "head_commit", "id") : textAt(trigger, "head_sha");
    return {
      ...common,
      kind: "pull-request",
      revision: checkSha(headSha, "workflow_run.head_sha"),
      branch: headBranch,
      tagName: void 0,
      prNumber,
      subject: firstLine(textAt(trigger, "display_title")),
      missing: prNumber === void 0 ? ["pull-request-number"] : []
    };
  }
  const revision = checkSha(textAt(trigger, "head_sha"), "workflow_run.head_sha");
  const subject = firstLine(textAt(trigger, "head_commit", "message"));
  const isRelease = eventName === "release";
  const read = headBranch === void 0 ? void 0 : parseRef(`refs/${isRelease ? "tags" : "heads"}/${headBranch}`, defaultBranch);
  if (read === void 0) return { ...common, ...noRef, revision, subject, missing: ["ref"] };
  const missing = read.kind === "branch" ? ["branch-or-tag"] : [];
  const facts = { ...common, ...read, revision, subject, missing };
  return isRelease ? { ...facts, isPreRelease: true, missing: ["release-state"] } : facts;
}
function parseRef(ref, defaultBranch) {
  const pull = /^refs\/pull\/([1-9]\d{0,9})\/(?:merge|head)$/.exec(ref);
  if (pull !== null) {
    return { kind: "pull-request", branch: void 0, tagName: void 0, prNumber: Number(pull[1]) };
  }
  const tagName = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
  if (tagName !== void 0) return { kind: "tag", branch: void 0, tagName, prNumber: void 0 };
  const branch = parseBranch(ref);
  if (branch === void 0) return void 0;
  const kind = branch.startsWith(mergeQueuePrefix) ? "merge-queue" : branch === defaultBranch ? "default-branch" : "branch";
  return { kind, branch, tagName: void 0, prNumber: void 0 };
}
function parseBranch(ref) {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
function checkSha(text, name) {
  if (text === void 0) return failMissing(name);
  if (!isCommitSha(text)) {
    throw new UserError(
      `The event's ${name} is "${text}", which is no full commit sha: run on an event that has a commit, or set "ref" and "sha" of compute-tag to what is built.`
    );
  }
  return text;
}
function failMissing(name) {
  throw new UserError(`The event's payload has no ${name}: check what wrote GITHUB_EVENT_PATH.`);
}

export {
  readEventFacts,
  parseRef
};
