import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  checkSaveInputs,
  formatArchive,
  formatHandover,
  nothingUploaded,
  readSaveImageInputs,
  saveAndUploadImage,
  saveImageOutputs,
  streamingUploads
} from "../shared/streaming-upload.js";
import {
  buildLead,
  buildOutputs,
  buildRows,
  buildWithRetry,
  buildsFromFiles,
  decidePush,
  findBuilder,
  imageFailures,
  imagesLead,
  joinFailures,
  listImageNames,
  loadBaseContexts,
  nameArtifacts,
  notPushedRow,
  nothingBuilt,
  planLimits,
  readBuildInputs,
  serializeImages,
  serializeUsableImages,
  wireBuild
} from "../shared/image-of-target.js";
import "../shared/buildx.js";
import {
  computeTag,
  readComputeTagInputs,
  tagOutputs
} from "../shared/compute-tag.js";
import "../shared/source-sha.js";
import {
  archivePacker
} from "../shared/find-local-image.js";
import "../shared/push-ref.js";
import {
  newHandoverRecord
} from "../shared/new-record.js";
import "../shared/queries.js";
import {
  readTargetRefs
} from "../shared/target-refs.js";
import "../shared/image-names.js";
import "../shared/timed-match.js";
import "../shared/tag-text.js";
import "../shared/registry-address.js";
import {
  queueArtifactCalls
} from "../shared/queue-artifact-calls.js";
import "../shared/attempts.js";
import {
  wireArtifacts
} from "../shared/streaming-download.js";
import {
  fillInName,
  fillInRefName,
  hasNamePlaceholder,
  namePlaceholder,
  prefixLog
} from "../shared/handover-set.js";
import "../shared/progress-log.js";
import "../shared/same-content.js";
import "../shared/layer-digests.js";
import "../shared/pick-image.js";
import "../shared/image-config.js";
import "../shared/engine.js";
import "../shared/nearest-names.js";
import "../shared/imagetools.js";
import "../shared/find-record.js";
import "../shared/artifact-store.js";
import "../shared/parse-record.js";
import {
  renderSummaryPage,
  reportedFailures
} from "../shared/phases.js";
import {
  serializeHandover
} from "../shared/record.js";
import "../shared/image-ids.js";
import "../shared/cut-zstd-frames.js";
import "../shared/read-event.js";
import "../shared/errors.js";
import "../shared/rest-requests.js";
import "../shared/github-rest.js";
import "../shared/garbage-collection.js";
import "../shared/load-octokit.js";
import "../shared/artifact-name.js";
import "../shared/proxy-agent.js";
import "../shared/parse-manifest.js";
import "../shared/manifest.js";
import {
  forEachConcurrently,
  maxImagesAtATime
} from "../shared/limit-concurrency.js";
import "../shared/idle-watch.js";
import "../shared/dockerfile.js";
import "../shared/labels.js";
import "../shared/abort-signals.js";
import {
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
  formatBytes
} from "../shared/format.js";
import "../shared/csv-parse.js";
import {
  UserError,
  toMessage
} from "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// actions/producer/inputs.ts
var tagInputs = [
  "images",
  "tag",
  "moving-tags",
  "short-sha-length",
  "max-length",
  "pr-prefix",
  "skip-patterns",
  "skip-actors",
  "force-branches",
  "labels",
  "annotations"
];
var buildInputs = [
  "files",
  "targets",
  "set",
  "vars",
  "keep-file-tags",
  "allow",
  "context",
  "file",
  "target",
  "platforms",
  "build-args",
  "build-contexts",
  "secrets",
  "secret-envs",
  "secret-files",
  "ssh",
  "cache-from",
  "cache-to",
  "registry-cache",
  "pull-request-cache",
  "no-cache",
  "pull",
  "layer-compression",
  "provenance",
  "sbom",
  "builder",
  "fresh-builder",
  "push",
  "if-tag-exists",
  "max-attempts",
  "retry-wait-seconds",
  "timeout-minutes",
  "total-timeout-minutes"
];
var saveInputs = ["artifact-name", "local-tag", "compression", "retention-days", "archive", "file-name"];
function readProducerInputs(inputs, env) {
  return {
    tag: readComputeTagInputs(inputs.only(tagInputs), env),
    build: readBuildInputs(inputs.only([...buildInputs, "local-tag"])),
    save: readSaveImageInputs(inputs.only(saveInputs)),
    artifact: inputs.choice("artifact", ["auto", "always", "never"], "auto"),
    requirePush: inputs.choice("require-push", ["auto", "true", "false"], "auto")
  };
}

// actions/producer/outputs.ts
function producerOutputs(result) {
  const outputs = {
    ...saveImageOutputs(result.save),
    ...buildOutputs(result.build),
    ...tagOutputs(result.tag),
    registry: result.registry
  };
  const { images, handover } = result;
  if (images === void 0) {
    const record = handover === void 0 ? "" : serializeHandover(handover);
    return { ...outputs, "artifact-name": result.save.artifactName || result.tag.artifactName, handover: record };
  }
  const made = images.map(toImageOutput);
  return {
    ...outputs,
    "artifact-name": result.save.artifactName,
    "image-ref": result.build.imageRef,
    images: serializeImages(made),
    handover: serializeUsableImages(made)
  };
}
function toImageOutput({ name, aliases, handover, result, save, failure }) {
  const error = failure === void 0 ? "" : toMessage(failure);
  return { name, aliases, record: handover, pushed: result.pushed, artifactName: save.artifactName, error };
}

// actions/producer/rules/producer-decisions.ts
var statesByWeight = ["failed", "not-reached", "degraded", "skipped", "pushed"];
function joinRegistryStates(states) {
  return statesByWeight.find((state) => states.includes(state)) ?? "not-reached";
}
var passingClasses = ["transient", "rate-limit", "timeout"];
function isReleased(kind) {
  return kind === "default-branch" || kind === "tag";
}
function needsArtifact(policy, kind, registry) {
  if (policy !== "auto") return policy === "always";
  return !isReleased(kind) || registry !== "pushed";
}
function mightNeedArtifact(policy, requirePush, kind, pushes) {
  if (!pushes) return needsArtifact(policy, kind, "skipped");
  return needsArtifact(policy, kind, mayDegrade(requirePush, kind, "transient") ? "degraded" : "pushed");
}
function mayDegrade(requirePush, kind, failed) {
  const isRequired = requirePush === "auto" ? isReleased(kind) : requirePush === "true";
  return !isRequired && passingClasses.includes(failed);
}

// actions/producer/hand-over.ts
async function handOver(image, deps) {
  const { inputs, kind, build, failure, handover } = image;
  const registry = registryState(build, failure);
  const beforeSave = { save: nothingUploaded, registry, handover };
  if (inputs.artifact === "never" || failure !== void 0 && !canReplacePush(image)) {
    return { result: beforeSave, failure };
  }
  const upload = needsArtifact(inputs.artifact, kind, registry) ? "image" : "record";
  const saved = await saveAndUploadImage({ ...image.save, handover, upload }, deps);
  const result = { ...beforeSave, save: saved.result, handover: saved.result.record ?? handover };
  if (failure === void 0 || saved.failure !== void 0 || !saved.result.uploaded) {
    return { result, failure: failure ?? saved.failure };
  }
  deps.log.warning(
    `The push failed and the artifact "${saved.result.artifactName}" stands in for it, so the job goes on: ${toMessage(failure)}`,
    { isFinding: true }
  );
  return { result: { ...result, registry: "degraded" } };
}
function registryState(build, failure) {
  if (build.pushed) return "pushed";
  if (failure === void 0) return "skipped";
  return build.buildSeconds === void 0 ? "not-reached" : "failed";
}
function canReplacePush({ inputs, kind, build }) {
  if (build.buildSeconds === void 0 || build.failure === void 0) return false;
  return mayDegrade(inputs.requirePush, kind, build.failure.class);
}

// actions/producer/hand-over-images.ts
async function handOverImages({ inputs, tag, images, imageTar }, deps) {
  const handedOver = /* @__PURE__ */ new Map();
  const artifactNames = nameArtifacts(
    images.flatMap(({ name, result: { handover: record } }) => record === void 0 ? [] : [{ name, record }])
  );
  const artifacts = queueArtifactCalls(deps.artifacts);
  const tarOf = (name) => imageTar === void 0 ? void 0 : fillInName(imageTar, name);
  const atATime = await chooseAtATime(images, tarOf, deps.files);
  await forEachConcurrently(images, atATime, async (image) => {
    const { name, aliases, result: build, failure } = image;
    const { handover } = build;
    if (handover === void 0) return;
    const save2 = { ...saveInputsOfImage(inputs.save, name), imageTar: tarOf(name) };
    const artifactName = save2.artifactName ?? artifactNames.get(name);
    const built = { inputs, kind: tag.kind, build, failure, handover, save: { ...save2, artifactName } };
    const own = images.length === 1 ? deps : { ...deps, artifacts, log: prefixLog(deps.log, name) };
    try {
      deps.signal?.throwIfAborted();
      const end = await handOver(built, own);
      handedOver.set(image, { name, aliases, result: build, ...end.result, failure: end.failure });
    } catch (error) {
      const state = { save: nothingUploaded, registry: registryState(build, failure), handover };
      handedOver.set(image, { name, aliases, result: build, ...state, failure: failure ?? error });
    }
  });
  const produced = images.flatMap((image) => handedOver.get(image) ?? []);
  const [only, ...others] = produced;
  const uploaded = produced.length > 0 && produced.every(({ save: save2 }) => save2.uploaded);
  const save = only !== void 0 && others.length === 0 ? only.save : { ...nothingUploaded, uploaded };
  const registry = joinRegistryStates(produced.map((image) => image.registry));
  return { result: { save, registry, handover: void 0, images: produced }, failure: joinFailures(produced) };
}
async function chooseAtATime(images, tarOf, files) {
  if (images.length < 2) return 1;
  const sizes = await Promise.all(
    images.map(async ({ name, result: { sizeBytes = 0 } }) => {
      const tar = tarOf(name);
      return tar !== void 0 && await files.exists(tar) ? files.size(tar) : sizeBytes;
    })
  );
  const largest = sizes.sort((one, other) => other - one).slice(0, maxImagesAtATime);
  const neededBytes = largest.reduce((sum, bytes) => sum + bytes, 0);
  return await files.freeBytes(await files.temporaryFolder()) >= neededBytes ? maxImagesAtATime : 1;
}
function saveInputsOfImage(save, name) {
  const { artifactName, localTag } = save;
  if (artifactName !== void 0 && !hasNamePlaceholder(artifactName)) {
    throw new UserError(
      `Input "artifact-name" is "${artifactName}", and each image of "files" has an artifact of its own: put ${namePlaceholder} where the target's name belongs.`
    );
  }
  return {
    ...save,
    artifactName: artifactName === void 0 ? void 0 : fillInName(artifactName, name),
    localTag: localTag === void 0 ? void 0 : fillInRefName(localTag, name)
  };
}

// actions/producer/producer.ts
async function produce(inputs, deps) {
  checkSaveInputs(buildsFromFiles(inputs.build) ? saveInputsOfImage(inputs.save, "name") : inputs.save);
  const { result: tag } = await computeTag(inputs.tag, deps);
  if (tag.skipReason !== void 0) return uploadSkipRecord(inputs, tag, tag.skipReason, deps);
  const { built, imageTar } = await buildForHandover(inputs, tag, deps);
  const { result: build, failure } = built;
  if (build.images !== void 0) {
    const several = await handOverImages({ inputs, tag, images: build.images, imageTar }, deps);
    return {
      result: { tag, build, ...several.result },
      failure: several.failure ?? (build.images.length === 0 ? failure : void 0)
    };
  }
  const handover = build.handover ?? recordWithoutImage(tag, void 0, deps);
  const save = toSaveInputs(inputs, tag, imageTar);
  const end = await handOver({ inputs, kind: tag.kind, build, failure, handover, save }, deps);
  return { result: { tag, build, ...end.result }, failure: end.failure };
}
async function buildForHandover(inputs, tag, deps) {
  try {
    const { builder, imageTar } = await planArchive(inputs, tag, deps);
    const built = await buildWithRetry(
      {
        ...inputs.build,
        imageTar,
        tags: tag.tags,
        movingTags: tag.movingTags,
        labels: tag.labels,
        annotations: Object.keys(inputs.tag.annotations).length === 0 ? [] : tag.annotations
      },
      { ...deps, sourceSha: tag.sourceSha, builder }
    );
    return { built, imageTar };
  } catch (failure) {
    const images = buildsFromFiles(inputs.build) ? [] : void 0;
    const result = { ...nothingBuilt, imageRef: tag.imageRef, handover: void 0, images };
    return { built: { result, failure }, imageTar: void 0 };
  }
}
async function planArchive(inputs, tag, deps) {
  const refs = readTargetRefs(tag.tags, tag.movingTags, tag);
  const { push } = decidePush(inputs.build, refs, tag.event);
  if (!mightNeedArtifact(inputs.artifact, inputs.requirePush, tag.kind, push)) return {};
  const builder = await findBuilder(inputs.build.builder, deps, planLimits(inputs.build, deps));
  if (builder.driver === "docker") return { builder };
  const file = buildsFromFiles(inputs.build) ? namePlaceholder : "image";
  return { builder, imageTar: `${await deps.files.temporaryFolder()}/${file}.tar` };
}
function toSaveInputs({ save }, tag, imageTar) {
  return { ...save, imageTar, artifactName: save.artifactName ?? tag.artifactName };
}
async function uploadSkipRecord(inputs, tag, reason, deps) {
  deps.log.notice(`The build is skipped: ${reason}`);
  const handover = recordWithoutImage(tag, reason, deps);
  const build = { ...nothingBuilt, imageRef: tag.imageRef, pushSkippedReason: reason, handover };
  const result = { tag, build, save: nothingUploaded, registry: "skipped", handover };
  if (inputs.artifact === "never") return { result };
  const given = { ...toSaveInputs(inputs, tag, void 0), artifactName: skippedArtifactName(inputs, tag) };
  const { result: save, failure } = await saveAndUploadImage({ ...given, handover, upload: "record" }, deps);
  return { result: { ...result, save }, failure };
}
function skippedArtifactName({ save, build }, { artifactName }) {
  return buildsFromFiles(build) ? artifactName : save.artifactName ?? artifactName;
}
function recordWithoutImage({ image, tag, event, sourceSha }, skipped, { run, clock }) {
  return newHandoverRecord({
    first: { repository: image, tag },
    imageids: {},
    event,
    sourceSha,
    run,
    now: clock.now(),
    skipped
  });
}

// actions/producer/summary.ts
function producerSummary(result, error) {
  if (result.images !== void 0 && result.images.length > 0)
    return renderProducedImages(result, result.images, error);
  const { tag, build, save, registry } = result;
  const { packed, artifact } = save;
  const { pushSkippedReason } = build;
  const failed = error !== void 0;
  const moved = tag.movingTags.filter((moving) => build.pushedRefs.some(({ ref }) => ref === moving));
  return renderSummaryPage({
    title: failed ? "Image build failed" : successTitle(result),
    failures: reportedFailures(error ?? (registry === "degraded" ? build.failure : void 0), "build"),
    failed,
    lead: failed ? "" : successLead(result),
    rows: [
      ["image", tag.imageRef],
      ["moving tags", moved],
      ["revision", tag.revision],
      ...buildRows({ ...build, pushSkippedReason: "" }),
      ["registry", pushSkippedReason === "" ? registry : `${registry}: ${pushSkippedReason}`],
      ["artifact", artifact?.name],
      ["archive", packed === void 0 ? void 0 : formatArchive(packed)]
    ],
    phases: [...build.phases, ...save.phases]
  });
}
function renderProducedImages({ tag, build, save }, images, error) {
  const phases = images.length === 1 ? save.phases : images.flatMap((image) => image.save.phases);
  const archiveOf = ({ save: { artifact, packed } }) => artifact === void 0 || packed === void 0 ? "" : `${artifact.name}, ${formatBytes(packed.archiveBytes)}`;
  return renderSummaryPage({
    title: error !== void 0 ? "Image builds failed" : build.reused ? "Images reused" : "Images built once",
    failures: [...imageFailures(images), ...overcomeFailures(images)],
    failed: true,
    lead: `${imagesLead(images, build)}${degradedText(images)}`,
    rows: [["tag", tag.tag], ["revision", tag.revision], notPushedRow(images)],
    list: renderListTable(
      ["target", "image", "digest", "imageid", "registry", "artifact"],
      images.map((image) => {
        const { result, registry, handover } = image;
        const state = result.reused ? `${registry}, reused` : registry;
        const digests = [handover.digest, handover.imageid].map(shortenDigest);
        return [listImageNames(image).join(", "), result.imageRef, ...digests, state, archiveOf(image)];
      })
    ),
    phases: [...build.phases, ...phases]
  });
}
function overcomeFailures(images) {
  return images.flatMap(
    ({ name, registry, result: { failure } }) => registry === "degraded" && failure !== void 0 ? [{ name, failure, isOvercome: true }] : []
  );
}
function degradedText(images) {
  const degraded = images.filter(({ registry }) => registry === "degraded").length;
  if (degraded === 0) return "";
  const rest = degraded === 1 ? "was not pushed, and its artifact stands in for it" : "were not pushed, and their artifacts stand in for them";
  return ` **${degraded}** ${rest}.`;
}
function successTitle({ build, handover }) {
  if ((handover?.skipped ?? null) !== null) return "Image build skipped";
  return build.reused ? "Image reused" : "Image built once";
}
function successLead({ build, save, handover }) {
  const skipped = handover?.skipped ?? null;
  if (skipped !== null) return `Nothing was built: ${escapeAsCode(skipped)}.`;
  return `${buildLead(build)}${formatHandover(save)}.`;
}

// actions/producer/main.ts
await runAction(async ({ inputs, leftovers, ...io }) => {
  const wanted = readProducerInputs(inputs, io.run.env);
  const token = inputs.text("github-token") ?? "";
  const summarise = inputs.boolean("job-summary", true);
  const neighbours = {
    ...io,
    ...wireBuild(io.exec, io.run.env, wanted.build.builder, leftovers),
    ...wireArtifacts(io, token)
  };
  const { result, failure } = await produce(wanted, {
    ...neighbours,
    gitToken: inputs.text("github-token"),
    bases: loadBaseContexts(neighbours),
    packer: archivePacker(io.exec, io.files),
    direct: streamingUploads(io.run.env, io.log)
  });
  return {
    outputs: producerOutputs(result),
    summary: summarise ? producerSummary(result, failure) : void 0,
    failure
  };
});
