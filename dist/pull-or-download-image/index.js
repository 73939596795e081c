import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseHandovers,
  parseLocalTagPattern,
  parseWantedImages,
  pullOrDownloadImage
} from "../shared/named-records.js";
import {
  checkImageInputs
} from "../shared/expected-image.js";
import "../shared/queue-artifact-calls.js";
import "../shared/attempts.js";
import {
  wireArtifacts
} from "../shared/streaming-download.js";
import {
  hasNamePlaceholder,
  namePlaceholder
} from "../shared/handover-set.js";
import "../shared/progress-log.js";
import "../shared/same-content.js";
import "../shared/layer-digests.js";
import "../shared/pick-image.js";
import "../shared/image-config.js";
import {
  dockerEngine
} from "../shared/engine.js";
import "../shared/nearest-names.js";
import {
  imagetoolsRegistry
} from "../shared/imagetools.js";
import "../shared/find-record.js";
import "../shared/artifact-store.js";
import "../shared/parse-record.js";
import {
  renderSummaryPage,
  reportedFailures
} from "../shared/phases.js";
import "../shared/record.js";
import "../shared/image-ids.js";
import "../shared/cut-zstd-frames.js";
import "../shared/read-event.js";
import "../shared/errors.js";
import "../shared/rest-requests.js";
import "../shared/github-rest.js";
import "../shared/garbage-collection.js";
import "../shared/load-octokit.js";
import {
  toArtifactName
} from "../shared/artifact-name.js";
import "../shared/proxy-agent.js";
import "../shared/parse-manifest.js";
import "../shared/manifest.js";
import "../shared/limit-concurrency.js";
import "../shared/idle-watch.js";
import "../shared/dockerfile.js";
import "../shared/labels.js";
import "../shared/abort-signals.js";
import {
  lowerRepository,
  readPlatformInput,
  shortenDigest
} from "../shared/reference.js";
import {
  escapeAsCode,
  renderListTable,
  runAction
} from "../shared/runner-files.js";
import "../shared/strict-json.js";
import "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import {
  formatBytes,
  formatSeconds
} from "../shared/format.js";
import "../shared/csv-parse.js";
import {
  UserError
} from "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// actions/pull-or-download-image/inputs.ts
function readPullOrDownloadInputs(inputs) {
  const handoverText = inputs.text("handover");
  const { record: handover, set: handoverSet } = handoverText === void 0 ? {} : parseHandovers(handoverText, 'input "handover"');
  const images = parseWantedImages(inputs.list("images"));
  const name = inputs.text("image");
  const artifactName = inputs.text("artifact-name");
  const image = checkImageInputs({
    image: name === void 0 ? void 0 : lowerRepository(name),
    tag: inputs.text("tag"),
    digest: inputs.text("digest"),
    imageid: inputs.text("imageid"),
    revision: inputs.text("revision")
  });
  const wanted = { workflow: readWorkflowFile(inputs.text("workflow")), runId: readRunId(inputs) };
  if (wanted.workflow !== void 0 && wanted.runId !== void 0) {
    throw new UserError('Inputs "workflow" and "run-id" are both set: the run is found by the one or the other.');
  }
  if (wanted.workflow === void 0) inputs.warnWithoutEffect({ "wait-minutes": "0" }, { without: "workflow" });
  const localTags = inputs.list("local-tag").map(parseLocalTagPattern);
  const isSeveral = images !== void 0 || handoverSet !== void 0;
  if (isSeveral) checkNoSingleImage(inputs);
  else checkNoPattern(localTags);
  return {
    ...image,
    ...wanted,
    handover,
    handoverSet,
    images,
    artifactName: artifactName === void 0 ? void 0 : toArtifactName(artifactName),
    repository: checkRepository(inputs.text("repository")),
    allowForks: inputs.text("allow-forks") === void 0 ? void 0 : inputs.boolean("allow-forks", false),
    waitMs: inputs.integer("wait-minutes", { min: 0, max: 360, fallback: 0 }) * 6e4,
    source: inputs.choice("source", ["auto", "registry", "artifact"], "auto"),
    limits: {
      policy: {
        maxAttempts: inputs.integer("max-attempts", { min: 1, max: 10, fallback: 3 }),
        waitSeconds: inputs.integer("retry-wait-seconds", { min: 0, max: 60, fallback: 10 }),
        retryOn: "transient"
      },
      timeoutMs: inputs.integer("timeout-minutes", { min: 1, max: 360, fallback: 10 }) * 6e4
    },
    localTags,
    platform: readPlatformInput(inputs.text("platform")),
    onMismatch: inputs.choice("on-mismatch", ["fail", "warn"], "fail")
  };
}
function checkNoSingleImage(inputs) {
  const one = ["image", "tag", "digest", "imageid", "artifact-name"].find((name) => inputs.text(name) !== void 0);
  if (one === void 0) return;
  throw new UserError(
    `Input "${one}" is set beside several images, and describes one: leave it out, or take that image in a step of its own.`
  );
}
function checkNoPattern(localTags) {
  const pattern = localTags.find(hasNamePlaceholder);
  if (pattern === void 0) return;
  throw new UserError(
    `Input "local-tag" is "${pattern}", and ${namePlaceholder} stands for the name of one of several images: name them by "images", or write the name out.`
  );
}
function readRunId(inputs) {
  const id = inputs.integer("run-id", { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
  return id === 0 ? void 0 : id;
}
function checkRepository(text) {
  if (text === void 0 || /^[\w.-]+\/[\w.-]+$/.test(text)) return text;
  throw new UserError(`Input "repository" is "${text}": use owner/name.`);
}
function readWorkflowFile(text) {
  const file = text?.replace(/^\.github\/workflows\//, "");
  if (file === void 0 || /^[^/]+\.ya?ml$/.test(file)) return file;
  throw new UserError(`Input "workflow" is "${file}": use the name of the workflow's file, such as build.yml.`);
}

// actions/pull-or-download-image/summary.ts
function pullOrDownloadSummary(result, error) {
  const { skipped, archiveBytes, attempts, images } = result;
  const isSeveral = images.length > 1;
  const isMissing = images.length > 0 ? images.some(hasFailed) : result.source === void 0 && skipped === "";
  const failed = isMissing || error !== void 0;
  const ended = isMissing && result.failures.length > 0 ? [] : reportedFailures(error, "pull");
  return renderSummaryPage({
    title: isSeveral ? formatSeveralTitle(result) : formatTitle(result, failed),
    failures: [...result.failures, ...ended],
    failed,
    lead: failed ? "" : formatLead(result),
    rows: [
      ["image", result.imageRef],
      ["imageid", result.imageid],
      ["digest", result.digest],
      ["revision", result.revision],
      ["platform", result.platform],
      ["attempts", attempts === 0 ? [] : [String(attempts)]],
      ["artifact size", archiveBytes === void 0 ? [] : [formatBytes(archiveBytes)]],
      ["trust", result.trust]
    ],
    list: isSeveral ? renderListTable(["name", "image", "imageid", "source", "seconds"], images.map(imageCells)) : "",
    phases: result.phases
  });
}
function hasFailed({ error }) {
  return error !== "";
}
function formatTitle({ source, skipped }, failed) {
  if (failed) return "No image";
  return skipped === "" ? `Image from ${nameSource(source, 1)}` : "No image to test";
}
function formatSeveralTitle({ images, source, skipped }) {
  const missing = images.filter(hasFailed).length;
  if (missing > 0) return `${missing} of ${images.length} images missing`;
  if (skipped !== "") return "No images to test";
  const obtained = images.filter((image) => image.result.skipped === "").length;
  return `${obtained} ${obtained === 1 ? "image" : "images"} from ${nameSource(source, obtained)}`;
}
function nameSource(source, images) {
  if (source === void 0) return "the registry and artifacts";
  return source === "artifact" && images > 1 ? "artifacts" : `the ${source}`;
}
function imageCells({ name, result, error }) {
  const { source, skipped, imageRef, imageid, seconds } = result;
  if (error !== "") return [name, "", "", "missing", ""];
  if (skipped !== "") return [name, "", "", `skipped: ${skipped}`, ""];
  return [name, imageRef, shortenDigest(imageid), source ?? "", formatSeconds(seconds)];
}
function formatLead({ skipped, seconds, buildSeconds, source, images }) {
  if (skipped !== "") return `The producer skipped the build: ${escapeAsCode(skipped)}.`;
  const count = images.filter((image) => image.result.skipped === "").length;
  const obtained = `Obtained from ${nameSource(source, count)} in **${formatSeconds(seconds)}**`;
  if (buildSeconds === void 0) return `${obtained}.`;
  const saved = buildSeconds - seconds;
  const balance = saved > 0 ? `**${formatSeconds(saved)} saved**` : "no time saved";
  const [what, avoided] = count > 1 ? ["builds", `${count} builds`] : ["build", "1 build"];
  return `This job did not build. ${obtained}; the ${what} took **${formatSeconds(buildSeconds)}**: ${avoided} avoided, ${balance}.`;
}

// actions/pull-or-download-image/outputs.ts
function pullOrDownloadOutputs(result) {
  return {
    source: result.source ?? "",
    "image-ref": result.imageRef,
    imageid: result.imageid,
    digest: result.digest,
    revision: result.revision,
    attempts: String(result.attempts),
    "registry-error": result.registryError,
    "artifact-error": result.artifactError,
    trust: result.trust,
    seconds: result.seconds.toFixed(1),
    skipped: String(result.skipped !== ""),
    images: JSON.stringify(
      Object.fromEntries(result.images.map((image) => [image.name, describeObtainedImage(image)]))
    ),
    "compose-file": result.composeFile,
    "env-file": result.envFile
  };
}
function describeObtainedImage({ result, error }) {
  return {
    "image-ref": result.imageRef,
    imageid: result.imageid,
    digest: result.digest,
    source: result.source ?? "",
    revision: result.revision,
    platform: result.platform,
    trust: result.trust,
    attempts: result.attempts,
    "registry-error": result.registryError,
    "artifact-error": result.artifactError,
    seconds: Math.round(result.seconds * 10) / 10,
    skipped: result.skipped,
    error
  };
}

// actions/pull-or-download-image/main.ts
await runAction(async ({ inputs, exec, leftovers, ...io }) => {
  const wanted = readPullOrDownloadInputs(inputs);
  const summarise = inputs.boolean("job-summary", true);
  const { result, failure } = await pullOrDownloadImage(wanted, {
    ...io,
    ...wireArtifacts({ exec, ...io }, inputs.text("github-token") ?? ""),
    engine: dockerEngine(exec, io.run.env, leftovers),
    registry: imagetoolsRegistry(exec)
  });
  return {
    outputs: pullOrDownloadOutputs(result),
    summary: summarise && !io.signal.aborted ? pullOrDownloadSummary(result, failure) : void 0,
    failure
  };
});
