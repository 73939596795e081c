import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  isFullSha
} from "./labels.js";

// src/services/git/source-sha.ts
var gitTimeoutMs = 1e4;
async function readSourceSha(event, run, deps) {
  const { sha, isOther } = await readCheckout(event, run, deps.exec);
  if (isOther) {
    deps.log.warning(
      `The checked-out commit ${sha} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`
    );
  }
  return sha;
}
async function readCheckout(event, run, exec) {
  const git = (...args) => exec.run("git", ["-c", "safe.directory=*", ...args], { cwd: run.workspace, timeoutMs: gitTimeoutMs }).catch(() => void 0);
  const head = (await git("rev-parse", "--verify", "--quiet", "HEAD"))?.stdout.trim() ?? "";
  if (!isFullSha(head)) return { sha: run.sha, isOther: false };
  if (head === event.revision || head === event.mergeSha) return { sha: head, isOther: false };
  const commit = (await git("cat-file", "commit", head))?.stdout ?? "";
  const parents = readParents(commit);
  return { sha: head, isOther: parents.length < 2 || !parents.includes(event.revision) };
}
function readParents(commit) {
  const [headers = ""] = commit.split("\n\n", 1);
  return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = ""]) => sha);
}

// src/core/bake/escape-templates.ts
function escapeTemplates(value) {
  if (typeof value === "string") return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(escapeTemplates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [escapeTemplate(key), escapeTemplates(item)]));
}
function unescapeTemplate(text) {
  return text.replaceAll(/([$%])\1(?=\{)/g, "$1");
}
function escapeTemplate(text) {
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}

export {
  readSourceSha,
  readCheckout,
  escapeTemplates,
  unescapeTemplate
};
