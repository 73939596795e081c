import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  buildOutputs,
  buildSummary,
  buildWithRetry,
  loadBaseContexts,
  readBuildInputs,
  wireBuild
} from "../shared/image-of-target.js";
import "../shared/buildx.js";
import "../shared/source-sha.js";
import "../shared/push-ref.js";
import "../shared/new-record.js";
import "../shared/queries.js";
import "../shared/target-refs.js";
import "../shared/tag-text.js";
import "../shared/registry-address.js";
import {
  wireArtifacts
} from "../shared/streaming-download.js";
import "../shared/handover-set.js";
import "../shared/layer-digests.js";
import "../shared/pick-image.js";
import "../shared/image-config.js";
import "../shared/engine.js";
import "../shared/nearest-names.js";
import "../shared/imagetools.js";
import "../shared/artifact-store.js";
import "../shared/parse-record.js";
import "../shared/phases.js";
import "../shared/record.js";
import "../shared/image-ids.js";
import "../shared/cut-zstd-frames.js";
import "../shared/read-event.js";
import "../shared/errors.js";
import "../shared/github-rest.js";
import "../shared/garbage-collection.js";
import "../shared/load-octokit.js";
import "../shared/artifact-name.js";
import "../shared/proxy-agent.js";
import "../shared/parse-manifest.js";
import "../shared/manifest.js";
import "../shared/limit-concurrency.js";
import "../shared/idle-watch.js";
import "../shared/dockerfile.js";
import "../shared/labels.js";
import "../shared/abort-signals.js";
import "../shared/reference.js";
import {
  runAction
} from "../shared/runner-files.js";
import "../shared/strict-json.js";
import "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import "../shared/format.js";
import "../shared/csv-parse.js";
import "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// actions/buildx-build-with-retry/main.ts
await runAction(async ({ inputs, exec, leftovers, ...io }) => {
  const buildInputs = readBuildInputs(inputs);
  const hasSummary = inputs.boolean("job-summary", true);
  const gitToken = inputs.text("github-token");
  const neighbours = { ...io, exec, ...wireBuild(exec, io.run.env, buildInputs.builder, leftovers) };
  const bases = loadBaseContexts({ ...neighbours, ...wireArtifacts(neighbours, gitToken ?? "") });
  const { result, failure } = await buildWithRetry(buildInputs, { ...neighbours, gitToken, bases });
  return {
    outputs: buildOutputs(result),
    summary: hasSummary ? buildSummary(result) : void 0,
    failure
  };
});
