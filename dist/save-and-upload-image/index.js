import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  readSaveImageInputs,
  saveAndUploadImage,
  saveImageOutputs,
  saveImageSummary,
  streamingUploads
} from "../shared/streaming-upload.js";
import {
  archivePacker
} from "../shared/find-local-image.js";
import "../shared/new-record.js";
import "../shared/attempts.js";
import "../shared/progress-log.js";
import "../shared/same-content.js";
import "../shared/pick-image.js";
import "../shared/image-config.js";
import {
  dockerEngine
} from "../shared/engine.js";
import "../shared/nearest-names.js";
import "../shared/find-record.js";
import {
  artifactStore
} from "../shared/artifact-store.js";
import "../shared/parse-record.js";
import "../shared/phases.js";
import "../shared/record.js";
import "../shared/image-ids.js";
import "../shared/cut-zstd-frames.js";
import "../shared/read-event.js";
import "../shared/errors.js";
import "../shared/load-octokit.js";
import "../shared/artifact-name.js";
import "../shared/proxy-agent.js";
import "../shared/manifest.js";
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

// actions/save-and-upload-image/main.ts
await runAction(async ({ inputs, run, log, clock, exec, files, leftovers, signal }) => {
  const wanted = readSaveImageInputs(inputs);
  const summarise = inputs.boolean("job-summary", true);
  const { result, failure } = await saveAndUploadImage(wanted, {
    engine: dockerEngine(exec, run.env, leftovers),
    packer: archivePacker(exec, files),
    artifacts: artifactStore(""),
    direct: streamingUploads(run.env, log),
    run,
    log,
    clock,
    files,
    signal
  });
  return {
    outputs: saveImageOutputs(result),
    summary: summarise ? saveImageSummary(result, failure) : void 0,
    failure
  };
});
