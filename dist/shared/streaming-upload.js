import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  findLocalImage,
  noImageError,
  packFromEngine,
  packFromFile,
  selectImage
} from "./find-local-image.js";
import {
  newHandoverRecord
} from "./new-record.js";
import {
  completedPhase
} from "./attempts.js";
import {
  progressLog
} from "./progress-log.js";
import {
  findRecord
} from "./find-record.js";
import {
  parseHandover
} from "./parse-record.js";
import {
  renderSummaryPage,
  reportedFailures
} from "./phases.js";
import {
  recordedImageId,
  recordedRef,
  serializeHandover
} from "./record.js";
import {
  ClassifiedError,
  settledValue
} from "./image-ids.js";
import {
  readEventFacts
} from "./read-event.js";
import {
  artifactNameOfRef,
  checkFileName,
  recordArtifactNames,
  sanitizeArtifactName,
  spareName
} from "./artifact-name.js";
import {
  HttpStatusError,
  httpRequest
} from "./proxy-agent.js";
import {
  classifyError,
  retry
} from "./dockerfile.js";
import {
  isFullSha,
  revisionLabel
} from "./labels.js";
import {
  anySignal,
  callSignal
} from "./abort-signals.js";
import {
  familiarName,
  parseImageRef,
  parseLocalTag
} from "./reference.js";
import {
  chunk,
  escapeAsCode
} from "./runner-files.js";
import {
  readAtMost,
  readStart
} from "./child-processes.js";
import {
  formatBytes,
  formatSeconds
} from "./format.js";
import {
  UploadError,
  UserError,
  textAt,
  toMessage,
  tryParseJson,
  valueAt
} from "./error-text.js";

// src/adapters/artifacts/streaming-upload.ts
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
var blockBytes = 4 << 20;
var maxPutsInFlight = 5;
var maxPutAttempts = 4;
var requestTimeoutMs = 15e3;
var putTimeoutMs = 12e4;
var putIdleMs = 3e4;
var maxAnswerBytes = 1 << 20;
var servicePath = "/twirp/github.actions.results.api.v1.ArtifactService/";
function streamingUploads(env, log) {
  return {
    async send(name, content, { retentionDays, signal, onProgress }) {
      const hash = createHash("sha256");
      const abort = new AbortController();
      const end = anySignal(signal, abort.signal);
      let sentDigest;
      try {
        const service = artifactServiceClient(env, end);
        const type = name.endsWith(".json") ? "application/json" : "application/octet-stream";
        const sending = /* @__PURE__ */ new Set();
        const memory = [];
        const ids = [];
        let sizeBytes = 0;
        let url;
        for await (const block of chunk(content, () => memory.pop() ?? Buffer.allocUnsafe(blockBytes))) {
          hash.update(block);
          url ??= await service.create(name, type, expiresAt(retentionDays, env, log), log);
          if (sending.size >= maxPutsInFlight) await Promise.race(sending);
          const id2 = Buffer.from(String(ids.length).padStart(6, "0")).toString("base64");
          ids.push(id2);
          const put = putWithRetry(url, { query: { comp: "block", blockid: id2 }, body: block }, end).then(() => {
            memory.push(block);
            sizeBytes += block.length;
            onProgress?.(sizeBytes);
            sending.delete(put);
          });
          put.catch(() => void 0);
          sending.add(put);
        }
        if (url === void 0) throw new Error("there is nothing to upload");
        await Promise.all(sending);
        const list = ids.map((id2) => `<Latest>${id2}</Latest>`).join("");
        const xml = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`);
        const headers = { "x-ms-blob-content-type": type };
        await putWithRetry(url, { query: { comp: "blocklist" }, body: xml, headers }, end);
        sentDigest = `sha256:${hash.digest("hex")}`;
        const id = await service.finalize(name, sizeBytes, sentDigest);
        return { id, name, sizeBytes, digest: sentDigest };
      } catch (error) {
        abort.abort(error);
        throw new UploadError(toMessage(error), sentDigest, { cause: error });
      }
    }
  };
}
function artifactServiceClient(env, signal) {
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: resultsUrl } = env;
  if (token === void 0 || resultsUrl === void 0) throw new Error("this step has no artifact token");
  const run = readBackendIds(token);
  const call = async (method, message) => {
    const answer = await httpRequest(new URL(`${servicePath}${method}`, resultsUrl), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ ...run, ...message }),
      signal: callSignal({ signal, timeoutMs: requestTimeoutMs }),
      idleMs: requestTimeoutMs
    });
    const body = tryParseJson((await readAtMost(answer, maxAnswerBytes, `the answer to ${method}`)).toString());
    if (answer.statusCode === 200 && valueAt(body, "ok") === true) return body;
    const status = answer.statusCode ?? 0;
    throw new HttpStatusError(`${method} answered ${status} ${textAt(body, "msg") ?? ""}`, status);
  };
  return {
    async create(name, type, expiresAt2, log) {
      const message = { name, version: 7, mime_type: type, expires_at: expiresAt2 };
      const url = new URL(textAt(await call("CreateArtifact", message), "signed_upload_url") ?? "");
      const sig = url.searchParams.get("sig") ?? "";
      for (const secret of /* @__PURE__ */ new Set([sig, encodeURIComponent(sig)])) log.mask(secret);
      return url;
    },
    async finalize(name, sizeBytes, digest) {
      const answer = await call("FinalizeArtifact", { name, size: String(sizeBytes), hash: digest });
      return Number(valueAt(answer, "artifact_id"));
    }
  };
}
function readBackendIds(token) {
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  const scope = String(claims.scp).split(" ").find((text) => text.startsWith("Actions.Results:"));
  const [, run, job] = scope?.split(":") ?? [];
  if (run === void 0 || job === void 0) throw new Error("the artifact token has no scope for results");
  return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
}
function expiresAt(retentionDays, env, log) {
  const maxDays = Number(env["GITHUB_RETENTION_DAYS"] ?? "");
  const isOver = maxDays > 0 && maxDays < retentionDays;
  if (isOver) log.warning(`The repository keeps artifacts for ${maxDays} days at most.`);
  const end = /* @__PURE__ */ new Date();
  end.setDate(end.getDate() + (isOver ? maxDays : retentionDays));
  return end.toISOString();
}
async function putWithRetry(url, { query, body, headers }, signal) {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  for (let attempt = 1; ; attempt++) {
    try {
      await putOnce(target, { query, body, headers }, signal);
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!mayPass(error) || attempt === maxPutAttempts) throw error;
    }
    await sleep(500 * 2 ** attempt, void 0, { signal });
  }
}
async function putOnce(target, { body, headers }, signal) {
  const failed = "a part could not be put";
  let status;
  try {
    const answer = await httpRequest(target, {
      method: "PUT",
      headers: { "x-ms-version": "2023-11-03", ...headers },
      body,
      signal: callSignal({ signal, timeoutMs: putTimeoutMs }),
      idleMs: putIdleMs
    });
    await readStart(answer, maxAnswerBytes);
    status = answer.statusCode ?? 0;
  } catch (error) {
    throw new Error(`${failed}: ${toMessage(error)}`, { cause: error });
  }
  if (status < 200 || status >= 300) throw new HttpStatusError(`${failed}: ${status}`, status);
}
function mayPass(error) {
  return !(error instanceof HttpStatusError) || error.status === 408 || error.status === 429 || error.status >= 500;
}

// actions/save-and-upload-image/inputs.ts
function readSaveImageInputs(inputs) {
  const handover = inputs.text("handover");
  const compression = inputs.choice("compression", ["auto", "zstd", "gzip", "none"], "auto");
  const archive = inputs.boolean("archive", false);
  const upload = inputs.choice("upload", ["image", "record"], "image");
  if (upload === "record") {
    const others = { compression: "auto", "compression-level": "1", archive: "false", "file-name": "image.tar" };
    inputs.warnWithoutEffect(others, { beside: "upload: record" });
  } else {
    if (!archive) inputs.warnWithoutEffect({ "file-name": "image.tar" }, { without: "archive" });
    if (compression === "none") inputs.warnWithoutEffect({ "compression-level": "1" }, { beside: "compression: none" });
  }
  return {
    image: inputs.text("image"),
    handover: handover === void 0 ? void 0 : parseHandover(handover, 'input "handover"'),
    tags: inputs.list("tags"),
    imageTar: inputs.text("image-tar"),
    artifactName: inputs.text("artifact-name"),
    localTag: inputs.text("local-tag"),
    upload,
    compression,
    compressionLevel: inputs.integer("compression-level", {
      min: 1,
      max: compression === "gzip" ? 9 : 19,
      fallback: 1
    }),
    archive,
    fileName: inputs.text("file-name") ?? "image.tar",
    retentionDays: inputs.integer("retention-days", { min: 1, max: 90, fallback: 1 }),
    overwrite: inputs.choice("overwrite", ["auto", "true", "false"], "auto")
  };
}

// actions/save-and-upload-image/outputs.ts
function saveImageOutputs(result) {
  const { artifact, packed, record } = result;
  return {
    uploaded: String(result.uploaded),
    "artifact-id": artifact === void 0 ? "" : String(artifact.id),
    "artifact-name": result.artifactName,
    "artifact-url": result.artifactUrl,
    "artifact-digest": artifact?.digest ?? "",
    imageid: packed?.image.imageid ?? record?.imageid ?? "",
    "size-bytes": packed === void 0 ? "" : String(packed.sizeBytes),
    "archive-bytes": packed === void 0 ? "" : String(packed.archiveBytes),
    "save-seconds": packed === void 0 ? "" : packed.seconds.toFixed(1),
    "upload-seconds": artifact === void 0 ? "" : result.uploadSeconds.toFixed(1),
    handover: record === void 0 ? "" : serializeHandover(record)
  };
}

// actions/save-and-upload-image/plan.ts
function planSave(inputs) {
  const requested = selectImage(inputs);
  if (requested === void 0 && inputs.imageTar === void 0) throw noImageError();
  const checked = checkSaveInputs(inputs);
  const artifactName = checked.artifactName ?? chooseArtifactName(inputs, requested);
  return { ...inputs, ...checked, requested, artifactName };
}
function checkSaveInputs(inputs) {
  const { artifactName: name, fileName, localTag } = inputs;
  return {
    artifactName: name === void 0 ? void 0 : sanitizeArtifactName(name, 'input "artifact-name"'),
    fileName: checkFileName(fileName),
    localTag: localTag === void 0 ? void 0 : parseLocalTag(localTag)
  };
}
function chooseArtifactName(inputs, requested) {
  const { handover, tags, localTag } = inputs;
  if (handover !== void 0 && handover.image !== "") return artifactNameOfRef(recordedRef(handover));
  const reference = [requested?.ref, ...tags, localTag].find(
    (candidate) => candidate !== void 0 && familiarName(candidate) !== void 0
  );
  return reference === void 0 ? void 0 : artifactNameOfRef(reference);
}

// actions/save-and-upload-image/rules/complete-record.ts
function recordSavedImage(reference, image, run, now) {
  const event = readEventIfKnown(run);
  const label = image.labels[revisionLabel] ?? "";
  return newHandoverRecord({
    first: parseImageRef(reference, "reference of the archive"),
    imageid: image.imageid,
    imageids: { [image.platform]: image.imageid },
    event: { headRepository: event?.headRepository, revision: isFullSha(label) ? label : event?.revision },
    sourceSha: isFullSha(run.sha) ? run.sha : void 0,
    run,
    now
  });
}
function addArchive(record, image, archive) {
  const hasImageIds = Object.keys(record.imageids).length > 0;
  return {
    ...record,
    imageid: record.imageid === "" ? image.imageid : record.imageid,
    imageids: hasImageIds ? record.imageids : { [image.platform]: image.imageid },
    archive
  };
}
function checkImageId(record, image) {
  const recorded = recordedImageId(record, image.platform);
  if (recorded === "" || recorded === image.imageid) return;
  throw new UserError(
    `The archive of ${recordedRef(record)} holds the image ${image.imageid}, and the build recorded ${recorded}, since something tagged another image under that name in between: nothing was uploaded; let nothing use that name between build and upload.`
  );
}
function isInRegistry(record) {
  return record.digest !== "" || record["pushed-refs"].length > 0;
}
function readEventIfKnown(run) {
  try {
    return readEventFacts(run);
  } catch (error) {
    if (error instanceof UserError) return void 0;
    throw error;
  }
}

// actions/save-and-upload-image/save-image.ts
async function saveImage(plan, { folder, meanwhile }, deps) {
  const { handover, requested, localTag } = plan;
  const file = `${folder}/${plan.artifactName ?? "image.tar"}`;
  const inputsWith = (defaultCompression) => ({
    compression: plan.compression === "auto" ? defaultCompression : plan.compression,
    level: plan.compressionLevel,
    file,
    meanwhile,
    check(image2) {
      if (handover !== void 0) checkImageId(handover, image2);
    }
  });
  if (plan.imageTar !== void 0) {
    const packed2 = await packFromFile(plan.imageTar, inputsWith("zstd"), deps);
    const isNamed = requested !== void 0 && familiarName(requested.ref) !== void 0;
    return { packed: packed2, reference: isNamed ? requested.ref : packed2.reference, file };
  }
  if (requested === void 0) throw noImageError();
  const [info, found] = await Promise.allSettled([deps.engine.info(), findLocalImage(requested, plan, deps.engine)]);
  const { store } = settledValue(info);
  const { image, reference } = settledValue(found);
  const inputs = inputsWith(store === "classic" ? "zstd" : "none");
  const savedAs = localTag ?? reference;
  const save = () => packFromEngine(savedAs, image, inputs, deps);
  deps.log.info(`Saving ${requested.ref}${savedAs === requested.ref ? "" : ` as ${savedAs}`}.`);
  const packed = await (localTag === void 0 ? save() : withTemporaryTag(deps.engine, image.id, localTag, save));
  return { packed, reference, file };
}
async function withTemporaryTag(engine, id, name, work) {
  const before = (await engine.inspect(name))?.id;
  await engine.tag(id, name, { temporary: { before } });
  try {
    return await work();
  } finally {
    if (before === void 0) await engine.untag(name);
    else await engine.tag(before, name);
  }
}

// actions/save-and-upload-image/streamed-upload.ts
var notUploaded = { artifact: void 0, sentDigest: void 0, attempt: void 0 };
function streamedUpload({ name, retentionDays, signal }, deps) {
  let ended = Promise.resolve(notUploaded);
  return {
    begin(content) {
      const start = deps.clock.now();
      const options = { retentionDays, onProgress: progressLog("Uploading", deps), signal };
      ended = deps.direct.send(name, content, options).then(
        (artifact) => ({
          artifact,
          sentDigest: void 0,
          attempt: { start, seconds: (deps.clock.now() - start) / 1e3 }
        }),
        (error) => {
          deps.log.debug(`"${name}" is not uploaded at once: ${toMessage(error)}`);
          return { ...notUploaded, sentDigest: error instanceof UploadError ? error.sentDigest : void 0 };
        }
      );
    },
    end: () => ended
  };
}

// actions/save-and-upload-image/upload-artifact.ts
var ArtifactUploadError = class extends ClassifiedError {
  constructor(name, failure, cause) {
    const next = `${failure.reason} - ${failure.remedy}.`;
    super(`The artifact "${name}" could not be uploaded (${failure.class}): ${next}`, failure, cause);
  }
};
var uploadPolicy = { maxAttempts: 4, waitSeconds: 3, retryOn: "transient" };
var uploadTimeoutMs = 10 * 6e4;
async function uploadArtifact(request, deps) {
  const { artifacts } = deps;
  const sentDigests = new Set(request.sentDigest === void 0 ? [] : [request.sentDigest]);
  const uploaded = await findOwnUpload(artifacts, request.name, sentDigests);
  if (uploaded !== void 0) return uploaded;
  let target = request;
  let uploads = 0;
  const actions = /* @__PURE__ */ new Set();
  let brokenOff;
  const upload = async () => {
    uploads += 1;
    try {
      return await rejectOnAbort(artifacts.upload(target), request.signal);
    } catch (error) {
      if (error instanceof UploadError && error.sentDigest !== void 0) sentDigests.add(error.sentDigest);
      if (!isNameTaken(error)) {
        brokenOff = error;
        throw error;
      }
      const taken = await findNewestNamed(artifacts, target.name);
      if (taken?.digest !== void 0 && sentDigests.has(taken.digest)) return taken;
      const isHeldByUs = taken === void 0 && uploads > 1;
      const action = isHeldByUs ? "rename" : await request.onConflict(taken);
      if (action === "refuse" || actions.has(action)) throw taken === void 0 ? brokenOff ?? error : error;
      if (action === "keep" && taken !== void 0) return taken;
      actions.add(action);
      if (action === "replace") await artifacts.remove(target.name);
      else target = await renameToSpare(request, deps);
      return upload();
    }
  };
  const outcome = await retry(
    {
      title: `upload of ${request.name}`,
      policy: uploadPolicy,
      deadline: deps.clock.now() + uploadTimeoutMs,
      signal: request.signal,
      work: upload,
      classify: classifyUpload,
      checkAlreadyDone: () => findOwnUpload(artifacts, target.name, sentDigests),
      onAttempt: request.onAttempt
    },
    deps
  );
  if (outcome.ok) return outcome.value;
  throw new ArtifactUploadError(request.name, outcome.failure, outcome.error);
}
function classifyUpload(error) {
  const storage = error instanceof UploadError ? error.storage : void 0;
  const failure = classifyError(error, { phase: "artifact", status: storage?.status });
  if (storage === void 0) return failure;
  const { host, status } = storage;
  const reason = `the storage ${host}, which keeps the content of artifacts, answered HTTP ${status}: ${readFirstLine(error)}`;
  const remedy = `let this runner's network, proxy and firewall allow PUT requests to ${host}, or run again later if they do`;
  return { ...failure, reason, remedy };
}
function readFirstLine(error) {
  return (toMessage(error).trim().split("\n")[0] ?? "").slice(0, 200).replace(/\.$/, "");
}
async function renameToSpare(request, deps) {
  const { name, spareName: spareName2, file, archive } = request;
  deps.log.warning(
    `The name "${name}" is held by an upload that broke off, and stays so for this run: uploading as "${spareName2}" instead. The outputs and the record say so.`
  );
  if (archive) return { ...request, name: spareName2 };
  const spareFile = `${file.slice(0, file.lastIndexOf("/"))}/${spareName2}`;
  await deps.files.rename(file, spareFile);
  return { ...request, name: spareName2, file: spareFile };
}
async function findOwnUpload(artifacts, name, sentDigests) {
  if (sentDigests.size === 0) return void 0;
  try {
    const found = await findNewestNamed(artifacts, name);
    return found?.digest !== void 0 && sentDigests.has(found.digest) ? found : void 0;
  } catch {
    return void 0;
  }
}
async function rejectOnAbort(work, signal) {
  if (signal === void 0) return work;
  let stop = () => void 0;
  const aborted = new Promise((_, reject) => {
    stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
async function findNewestNamed(artifacts, name) {
  const entries = (await artifacts.list()).filter((entry) => entry.name === name);
  return entries.sort((one, other) => other.id - one.id)[0];
}
function isNameTaken(error) {
  return toMessage(error).includes("(409) Conflict");
}

// actions/save-and-upload-image/upload-handover.ts
import { Readable } from "node:stream";

// actions/save-and-upload-image/decide-conflict.ts
async function decideConflict(own, taken, deps) {
  if (own.overwrite === "false") return "refuse";
  if (taken === void 0) return "rename";
  if (own.overwrite === "true") return "replace";
  const record = await readTakenRecord(own.artifactName, deps);
  const { log } = deps;
  if (record === void 0) {
    if (own.runAttempt === 1) return "refuse";
    log.info(`"${own.artifactName}" of an earlier attempt has no record; it is replaced.`);
    return "replace";
  }
  if (holdsSameImage(own, record, taken)) {
    log.info(`"${own.artifactName}" is there already with the same image; it is kept.`);
    return "keep";
  }
  if (record.run.attempt >= own.runAttempt) return "refuse";
  log.info(`"${own.artifactName}" of attempt ${record.run.attempt} is replaced.`);
  return "replace";
}
function holdsSameImage(own, record, taken) {
  const { archive } = record;
  return archive !== null && archive["artifact-digest"] === taken.digest && archive.reference === own.reference && archive.compression === own.compression && recordedImageId(record, archive.platform) === own.imageid;
}
async function readTakenRecord(artifactName, deps) {
  try {
    return await findRecord(artifactName, void 0, deps);
  } catch (error) {
    deps.log.debug(`The record of "${artifactName}" cannot be read: ${toMessage(error)}`);
    return void 0;
  }
}

// actions/save-and-upload-image/upload-handover.ts
async function uploadArchive({ plan, name, packed, file, streamed, onAttempt }, deps) {
  const ended = await streamed?.end();
  if (ended?.attempt !== void 0) onAttempt(ended.attempt);
  if (ended?.artifact !== void 0) return ended.artifact;
  const namedFile = `${file.slice(0, file.lastIndexOf("/"))}/${plan.archive ? plan.fileName : name}`;
  if (file !== namedFile) await deps.files.rename(file, namedFile);
  return uploadArtifact(
    {
      name,
      spareName: spareName(name),
      file: namedFile,
      archive: plan.archive,
      retentionDays: plan.retentionDays,
      sentDigest: ended?.sentDigest,
      signal: deps.signal,
      onProgress: progressLog("Uploading", deps, packed.archiveBytes),
      onAttempt,
      onConflict: (taken) => decideConflict(toPlannedUpload(plan, name, deps, packed), taken, deps)
    },
    deps
  );
}
async function uploadRecord(plan, name, record, deps) {
  const { retentionDays, overwrite } = plan;
  const { signal } = deps;
  const [recordName, spareRecordName] = recordArtifactNames(name);
  const text = serializeHandover(record);
  const streamed = streamedUpload({ name: recordName, retentionDays, signal }, deps);
  if (overwrite !== "false") streamed.begin(Readable.from([Buffer.from(text)]));
  const { artifact, sentDigest } = await streamed.end();
  if (artifact !== void 0) return;
  const folder = await deps.files.temporaryFolder();
  const file = `${folder}/${recordName}`;
  await deps.files.writeText(file, text);
  await uploadArtifact(
    {
      name: recordName,
      spareName: spareRecordName,
      file,
      archive: false,
      retentionDays,
      sentDigest,
      signal,
      onConflict: (taken) => decideConflict(toPlannedUpload(plan, name, deps), taken, deps)
    },
    deps
  );
  await deps.files.remove(folder);
}
function toPlannedUpload(plan, artifactName, { run }, packed) {
  return {
    artifactName,
    overwrite: plan.overwrite,
    imageid: packed?.image.imageid ?? "",
    reference: packed?.reference ?? "",
    compression: packed?.compression,
    runAttempt: run.runAttempt
  };
}

// actions/save-and-upload-image/save-and-upload-image.ts
var nothingUploaded = {
  uploaded: false,
  artifactName: "",
  artifact: void 0,
  artifactUrl: "",
  packed: void 0,
  uploadSeconds: 0,
  phases: [],
  record: void 0
};
async function saveAndUploadImage(inputs, deps) {
  const plan = planSave(inputs);
  const { handover, artifactName } = plan;
  const facts = { ...nothingUploaded, artifactName: artifactName ?? "", record: handover };
  if (plan.upload === "image" && (handover?.skipped ?? null) === null) {
    return recordOutcome(facts, uploadImage(plan, facts, deps), deps);
  }
  if (handover === void 0) {
    throw new UserError(
      `Input "upload" is "record", which needs the record: set "handover" to the build step's output.`
    );
  }
  facts.artifactName = artifactName ?? artifactNameOfRef(recordedRef(handover));
  return recordOutcome(facts, uploadRecordAlone(plan, handover, facts, deps), deps);
}
async function recordOutcome(facts, work, { log }) {
  try {
    await work;
    return { result: facts };
  } catch (failure) {
    const isReplaced = facts.record !== void 0 && isInRegistry(facts.record);
    if (!isReplaced || !(failure instanceof ArtifactUploadError)) return { result: facts, failure };
    log.warning(`${failure.message} The registry has the image, so the job goes on.`, { isFinding: true });
    return { result: facts };
  }
}
async function uploadImage(plan, facts, deps) {
  const { log, clock, run, files, signal } = deps;
  const folder = await files.temporaryFolder();
  const streamed = canStream(plan) ? streamedUpload({ name: plan.artifactName, retentionDays: plan.retentionDays, signal }, deps) : void 0;
  const saveStart = clock.now();
  const saved = await log.group("Save the image", () => saveImage(plan, { folder, meanwhile: streamed?.begin }, deps));
  const { packed, file } = saved;
  const reference = packed.reference;
  const name = plan.artifactName ?? artifactNameOfRef(saved.reference);
  const record = plan.handover ?? recordSavedImage(saved.reference, packed.image, run, clock.now());
  facts.packed = packed;
  facts.artifactName = name;
  facts.record = record;
  const savePhase = completedPhase(`save ${reference}`, saveStart, clock.now());
  facts.phases = [savePhase];
  checkImageId(record, packed.image);
  const uploadStart = clock.now();
  const attempts = [];
  facts.phases = [savePhase, { title: `upload ${name}`, attempts }];
  const onAttempt = (ended) => attempts.push(ended);
  const artifact = await log.group(
    "Upload the archive",
    () => uploadArchive({ plan, name, packed, file, streamed, onAttempt }, deps)
  );
  const uploadSeconds = (clock.now() - uploadStart) / 1e3;
  if (attempts.length === 0) attempts.push({ start: uploadStart, seconds: uploadSeconds });
  const complete = addArchive(record, packed.image, toArchiveFacts(artifact, packed, reference));
  facts.uploaded = true;
  facts.artifactName = artifact.name;
  facts.artifact = artifact;
  facts.artifactUrl = artifactUrl(run, artifact.id);
  facts.uploadSeconds = uploadSeconds;
  facts.record = complete;
  log.info(
    `Artifact "${artifact.name}" holds ${reference}: ${formatBytes(packed.sizeBytes)}, ${formatBytes(packed.archiveBytes)} as ${packed.compression}; saved in ${formatSeconds(packed.seconds)}, uploaded in ${formatSeconds(uploadSeconds)}.`
  );
  await Promise.all([files.remove(folder), uploadRecord({ ...plan, overwrite: "true" }, name, complete, deps)]);
}
function canStream(plan) {
  return !plan.archive && plan.artifactName !== void 0 && plan.overwrite !== "false";
}
async function uploadRecordAlone(plan, record, facts, deps) {
  if (record.skipped !== null) deps.log.info(`The build was skipped (${record.skipped}); its record says so.`);
  await uploadRecord(plan, facts.artifactName, record, deps);
  facts.uploaded = plan.upload === "record";
}
function toArchiveFacts(artifact, packed, reference) {
  return {
    reference,
    platform: packed.image.platform,
    "artifact-name": artifact.name,
    "artifact-id": artifact.id,
    "artifact-digest": artifact.digest ?? "",
    "size-bytes": packed.sizeBytes,
    "archive-bytes": artifact.sizeBytes,
    compression: packed.compression
  };
}
function artifactUrl(run, id) {
  return `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/artifacts/${id}`;
}

// actions/save-and-upload-image/summary.ts
function saveImageSummary(result, error) {
  const { packed, artifact, record, uploaded } = result;
  const skipped = record?.skipped ?? "";
  return renderSummaryPage({
    title: uploaded ? "Image handed over" : skipped === "" ? "Image not handed over" : "Nothing to hand over",
    failures: reportedFailures(error, "save"),
    failed: error !== void 0,
    lead: uploaded && packed !== void 0 ? `${escapeAsCode(packed.reference)} is ready for other jobs${formatHandover(result)}.` : "",
    rows: [
      ["image", packed?.reference ?? record?.image],
      ["imageid", packed?.image.imageid ?? record?.imageid],
      ["artifact", artifact?.name ?? result.artifactName],
      ["artifact digest", artifact?.digest],
      ["archive", packed === void 0 ? void 0 : formatArchive(packed)],
      ["skipped", skipped]
    ],
    phases: result.phases
  });
}
function formatHandover({ artifact, packed, uploadSeconds }) {
  if (artifact === void 0 || packed === void 0) return "";
  const size = formatBytes(packed.archiveBytes);
  return `; handed over as an artifact of **${size}** in **${formatSeconds(packed.seconds + uploadSeconds)}**`;
}
function formatArchive({ sizeBytes, archiveBytes, compression }) {
  return `${formatBytes(sizeBytes)}, uploaded as ${formatBytes(archiveBytes)} (${compression})`;
}

export {
  streamingUploads,
  readSaveImageInputs,
  saveImageOutputs,
  checkSaveInputs,
  nothingUploaded,
  saveAndUploadImage,
  saveImageSummary,
  formatHandover,
  formatArchive
};
