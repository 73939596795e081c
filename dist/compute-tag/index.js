import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  computeTag,
  computeTagOutputs,
  computeTagVariables,
  readComputeTagInputs,
  readSeparators
} from "../shared/compute-tag.js";
import "../shared/source-sha.js";
import "../shared/target-refs.js";
import "../shared/image-names.js";
import "../shared/timed-match.js";
import "../shared/tag-text.js";
import "../shared/find-record.js";
import {
  artifactStore
} from "../shared/artifact-store.js";
import "../shared/parse-record.js";
import "../shared/cut-zstd-frames.js";
import "../shared/read-event.js";
import "../shared/errors.js";
import "../shared/rest-requests.js";
import {
  githubRest
} from "../shared/github-rest.js";
import "../shared/load-octokit.js";
import "../shared/artifact-name.js";
import "../shared/idle-watch.js";
import "../shared/dockerfile.js";
import "../shared/labels.js";
import "../shared/abort-signals.js";
import "../shared/reference.js";
import {
  renderFactTable,
  runAction
} from "../shared/runner-files.js";
import "../shared/strict-json.js";
import {
  readEnvVariable
} from "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import "../shared/format.js";
import "../shared/csv-parse.js";
import "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// actions/compute-tag/summary.ts
function computeTagSummary(result) {
  const optional = (text) => text === void 0 ? [] : [text];
  return renderFactTable(`Image tag ${result.tag}`, [
    ["tag", [result.tag]],
    ["image", result.images],
    ["moving tags", result.movingTags],
    ["revision", [result.revision]],
    ["checked out", result.sourceSha === result.revision ? [] : [result.sourceSha]],
    ["kind", [result.kind]],
    ["pull request", optional(result.prNumber?.toString())],
    ["branch", optional(result.branch)],
    ["skipped", optional(result.skipReason)]
  ]);
}

// actions/compute-tag/main.ts
await runAction(async ({ inputs, run, log, clock, exec, files }) => {
  const tagInputs = readComputeTagInputs(inputs, run.env);
  const separators = readSeparators(inputs);
  const writesSummary = inputs.boolean("job-summary", true);
  const token = inputs.text("github-token") ?? "";
  const api = githubRest(token, readEnvVariable(run.env, "GITHUB_API_URL"));
  const artifacts = artifactStore(token);
  const { result, failure } = await computeTag(tagInputs, { run, log, clock, exec, files, api, artifacts });
  return {
    outputs: computeTagOutputs(result, separators),
    env: computeTagVariables(tagInputs, result, separators, run.env),
    summary: writesSummary ? computeTagSummary(result) : void 0,
    failure
  };
});
